//! Terms of a glossary.

use super::{Language, Localised};

/// What stands between several variants in a cell.
const BETWEEN: char = ';';

/// A term with its meaning, and the words that are not to be used for it.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id, the same in every language.
    pub id: String,
    /// The term itself.
    pub term: Localised,
    /// Inflected and short forms that count as the term, separated by semicolons.
    pub forms: Option<Localised>,
    /// Variants that are not to be used, separated by semicolons.
    pub avoid: Option<Localised>,
    /// What it means.
    pub definition: Localised,
    /// Whether capital letters make another word of it.
    pub is_case_sensitive: bool,
}

impl Term {
    /// The term and its other forms in a language.
    pub fn forms(&self, language: Language) -> impl Iterator<Item = &str> {
        self.term.get(language).into_iter().chain(variants(self.forms.as_ref(), language))
    }

    /// The variants that are not to be used in a language.
    pub fn avoided(&self, language: Language) -> impl Iterator<Item = &str> {
        variants(self.avoid.as_ref(), language)
    }
}

fn variants(text: Option<&Localised>, language: Language) -> impl Iterator<Item = &str> {
    let text = text.and_then(|text| text.get(language)).unwrap_or_default();
    text.split(BETWEEN).map(str::trim).filter(|variant| !variant.is_empty())
}
