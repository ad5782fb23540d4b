//! How many words a text has, as the rules of Unicode and dictionaries divide it.

use std::sync::LazyLock;

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::Wording;

/// Chinese sets no space between words: a dictionary divides it.
static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

impl Wording {
    /// The number of words of a text; a number is a word, a mark of punctuation is none.
    pub fn count_words(self, text: &str) -> usize {
        SEGMENTER.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn words_are_counted_in_every_script() {
        let count = |language, text| Wording::new(language).count_words(text);
        assert_eq!(count(Language::English, "The Committee may wish to take note, too."), 8);
        // A number with its marks is one word, a compound is as many as it has parts.
        assert_eq!(count(Language::English, "Results-based work: 1,234.5 million."), 5);
        assert_eq!(count(Language::French, "L’organisation voudra peut-être prendre note."), 6);
        assert_eq!(count(Language::Spanish, "El Comité tal vez desee tomar nota."), 7);
        assert_eq!(count(Language::Russian, "Комитет, возможно, пожелает принять к сведению."), 6);
        // 委员 会 似 宜 注意到 本文 件 所 载 的 信息: the dictionary is near, not perfect.
        assert_eq!(count(Language::Chinese, "委员会似宜注意到本文件所载的信息。"), 11);
        assert_eq!(count(Language::Arabic, "لعل اللجنة تود أن تحيط علما."), 6);
        assert_eq!(count(Language::English, " … — "), 0);
    }
}
