//! What Word must know of a language: its tags, its direction, its fonts.

use crate::fonts::{Families, SANS, SERIF};

/// The language of an edition as Word sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue {
    /// The code of the edition.
    code: &'static str,
    /// The tag of text in Latin, Greek or Cyrillic letters.
    pub(super) latin: &'static str,
    /// The tag of text in Chinese characters.
    pub(super) han: &'static str,
    /// The tag of text that is written from right to left.
    pub(super) arabic: &'static str,
}

/// Codes with the tag that Word knows the language by.
const TAGS: &[(&str, &str)] =
    &[("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES"), ("ru", "ru-RU"), ("zh", "zh-CN"), ("ar", "ar-SA")];

/// Languages written from right to left.
const FROM_THE_RIGHT: &[&str] = &["ar", "fa", "he", "ur"];

impl Tongue {
    /// The language with the given BCP 47 code.
    pub(super) fn new(code: &'static str) -> Self {
        let primary = primary(code);
        let known = TAGS.iter().find(|(known, _)| *known == primary).map(|(_, tag)| *tag);
        let tag = if code == primary { known.unwrap_or(code) } else { code };
        let mut tongue = Self { code, latin: "en-GB", han: "zh-CN", arabic: "ar-SA" };
        if tongue.is_from_the_right() {
            tongue.arabic = tag;
        } else if tongue.is_chinese() {
            tongue.han = tag;
        } else {
            tongue.latin = tag;
        }
        tongue
    }

    /// Whether lines run from right to left.
    pub(super) fn is_from_the_right(self) -> bool {
        FROM_THE_RIGHT.contains(&primary(self.code))
    }

    /// Whether the text is in Chinese characters.
    pub(super) fn is_chinese(self) -> bool {
        primary(self.code) == "zh"
    }

    /// Whether the text is in French.
    pub(super) fn is_french(self) -> bool {
        primary(self.code) == "fr"
    }

    /// The families of an edition: Arabic brings its own Latin letters and digits, as the themes set it.
    pub(super) fn families(self, families: Families) -> Families {
        if self.is_from_the_right() { Families { latin: families.arabic, ..families } } else { families }
    }

    /// The tag of the edition itself.
    pub(super) fn tag(self) -> &'static str {
        if self.is_from_the_right() {
            self.arabic
        } else if self.is_chinese() {
            self.han
        } else {
            self.latin
        }
    }
}

fn primary(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

/// The families of running text and of labels.
pub(super) const TEXT: Families = SERIF;
/// The families of headings, labels and tables.
pub(super) const LABELS: Families = SANS;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_gets_the_tag_of_its_script() {
        let tags = |code| {
            let tongue = Tongue::new(code);
            (tongue.latin, tongue.han, tongue.arabic, tongue.tag())
        };
        assert_eq!(tags("fr"), ("fr-FR", "zh-CN", "ar-SA", "fr-FR"));
        assert_eq!(tags("zh"), ("en-GB", "zh-CN", "ar-SA", "zh-CN"));
        assert_eq!(tags("ar"), ("en-GB", "zh-CN", "ar-SA", "ar-SA"));
        assert_eq!(tags("fr-CH"), ("fr-CH", "zh-CN", "ar-SA", "fr-CH"));
    }
}
