//! How fixed texts are declared: each in every language.
//!
//! A text without a version in one of the languages does not compile.

use crate::model::Language;

/// A fixed text.
pub trait Text: Copy {
    /// The text in a language.
    fn text(self, language: Language) -> &'static str;
}

macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $en:literal, $zh:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the English text of each variant says what it is")]
        pub enum $name {
            $($variant,)+
        }

        impl $crate::wording::Text for $name {
            fn text(self, language: $crate::model::Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$variant, $crate::model::Language::English) => $en,
                        (Self::$variant, $crate::model::Language::Chinese) => $zh,
                    )+
                }
            }
        }
    };
}

pub(super) use texts;
