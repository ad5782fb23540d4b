//! How fixed texts are declared: each in every language.
//!
//! The English stands with the declaration, and each other language in a file
//! of its own in `languages`. A text without a version in one of them does not
//! compile.

use crate::model::Language;

/// A fixed text.
pub trait Text: Copy {
    /// The text in a language.
    fn text(self, language: Language) -> &'static str;
}

/// A fixed text in the language `L`.
pub(super) trait In<L> {
    /// The text.
    fn text_in(self) -> &'static str;
}

/// Declares texts with their English.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $english:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the English text of each variant says what it is")]
        pub enum $name {
            $($variant,)+
        }

        impl $name {
            /// All of them with their names, for the tests of translations.
            #[cfg(test)]
            pub(super) const ALL: &[(&str, Self)] = &[$((stringify!($variant), Self::$variant),)+];
        }

        impl $crate::wording::Text for $name {
            fn text(self, language: $crate::model::Language) -> &'static str {
                use $crate::model::Language;
                use $crate::wording::languages::{Arabic, Chinese, French, Russian, Spanish};
                use $crate::wording::texts::In;
                match language {
                    Language::English => match self {
                        $(Self::$variant => $english,)+
                    },
                    Language::French => In::<French>::text_in(self),
                    Language::Spanish => In::<Spanish>::text_in(self),
                    Language::Russian => In::<Russian>::text_in(self),
                    Language::Chinese => In::<Chinese>::text_in(self),
                    Language::Arabic => In::<Arabic>::text_in(self),
                }
            }
        }
    };
}

/// Gives texts in another language.
macro_rules! words {
    ($language:ident: $name:ident { $($variant:ident: $text:literal;)+ }) => {
        impl $crate::wording::texts::In<$language> for $name {
            fn text_in(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

pub(super) use {texts, words};
