//! The names of the languages, as they stand in a line such as “Original: English”.

use super::Wording;
use super::texts::texts;
use crate::model::Language;

texts! {
    /// The name of a language.
    LanguageName {
        English: "English";
        French: "French";
        Spanish: "Spanish";
        Russian: "Russian";
        Chinese: "Chinese";
        Arabic: "Arabic";
    }
}

impl Wording {
    /// The name of a language.
    pub fn language_name(self, language: Language) -> &'static str {
        self.label(match language {
            Language::English => LanguageName::English,
            Language::French => LanguageName::French,
            Language::Spanish => LanguageName::Spanish,
            Language::Russian => LanguageName::Russian,
            Language::Chinese => LanguageName::Chinese,
            Language::Arabic => LanguageName::Arabic,
        })
    }
}
