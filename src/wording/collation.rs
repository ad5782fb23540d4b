//! The order of words in a language, by the rules of CLDR.

use icu::collator::options::CollatorOptions;
use icu::collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu::locale::locale;

use super::Wording;
use crate::model::Language;

impl Wording {
    /// Puts things into the order of their words: by sound in Chinese, by letters elsewhere,
    /// in Arabic without the article.
    pub fn sort<T>(self, things: &mut [T], text: impl Fn(&T) -> &str) {
        let collator = collator(self.language);
        things.sort_by(|a, b| collator.compare(self.key(text(a)), self.key(text(b))));
    }

    /// What a word is sorted by.
    fn key(self, word: &str) -> &str {
        match self.language {
            Language::Arabic => word.strip_prefix("ال").unwrap_or(word),
            Language::English
            | Language::French
            | Language::Spanish
            | Language::Russian
            | Language::Chinese => word,
        }
    }
}

fn collator(language: Language) -> CollatorBorrowed<'static> {
    let locale = match language {
        Language::English => locale!("en"),
        Language::French => locale!("fr"),
        Language::Spanish => locale!("es"),
        Language::Russian => locale!("ru"),
        Language::Chinese => locale!("zh"),
        Language::Arabic => locale!("ar"),
    };
    Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default())
        .expect("the rules of all six languages are compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_their_language() {
        let sorted = |language, mut words: Vec<&'static str>| {
            Wording::new(language).sort(&mut words, |word| word);
            words
        };
        assert_eq!(
            sorted(Language::French, vec!["zone", "évaluation", "effet"]),
            ["effet", "évaluation", "zone"]
        );
        assert_eq!(sorted(Language::Spanish, vec!["oasis", "ñandú", "nulo"]), ["nulo", "ñandú", "oasis"]);
        assert_eq!(
            sorted(Language::Russian, vec!["яма", "ёлка", "жук", "ель"]),
            ["ёлка", "ель", "жук", "яма"]
        );
        // By sound: chengguo, mubiao, zhibiao.
        assert_eq!(sorted(Language::Chinese, vec!["指标", "目标", "成果"]), ["成果", "目标", "指标"]);
        assert_eq!(sorted(Language::Arabic, vec!["الهدف", "أساس", "الحصيلة"]), ["أساس", "الحصيلة", "الهدف"]);
    }
}
