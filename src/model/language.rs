//! Languages of editions, and texts given per language.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// A language that reports can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Russian.
    Russian,
    /// Chinese, in simplified characters.
    Chinese,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All languages, in the order in which they are listed to users.
    pub const ALL: [Self; 6] =
        [Self::English, Self::French, Self::Spanish, Self::Russian, Self::Chinese, Self::Arabic];

    /// The BCP 47 code, as written in project files and file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Russian => "ru",
            Self::Chinese => "zh",
            Self::Arabic => "ar",
        }
    }

    /// Its place in [`Language::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::English => 0,
            Self::French => 1,
            Self::Spanish => 2,
            Self::Russian => 3,
            Self::Chinese => 4,
            Self::Arabic => 5,
        }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }

    /// Whether it sets spaces between words and sentences.
    pub fn has_spaces(self) -> bool {
        self != Self::Chinese
    }

    /// The language with the given code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A house whose manner of writing numbers is followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum House {
    /// The United Nations and most of its agencies.
    #[default]
    UnitedNations,
    /// The Food and Agriculture Organization, which sets spaces between groups of digits in every language.
    Fao,
}

impl House {
    /// All houses.
    pub const ALL: [Self; 2] = [Self::UnitedNations, Self::Fao];

    /// The key of the house in project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::UnitedNations => "un",
            Self::Fao => "fao",
        }
    }
}

/// A text given once for all languages, or per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised {
    any: Option<String>,
    per_language: BTreeMap<Language, String>,
}

impl Localised {
    /// The same text in every language.
    pub fn same(text: impl Into<String>) -> Self {
        Self { any: Some(text.into()), per_language: BTreeMap::new() }
    }

    /// A text per language, with an optional one for the languages not named.
    pub fn per_language(any: Option<String>, per_language: BTreeMap<Language, String>) -> Self {
        Self { any, per_language }
    }

    /// The text in the given language, if there is one.
    pub fn get(&self, language: Language) -> Option<&str> {
        self.per_language.get(&language).or(self.any.as_ref()).map(String::as_str)
    }
}
