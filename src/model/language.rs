//! Languages of editions, and texts given per language.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// A language that reports can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// All languages, in the order in which they are listed to users.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 code, as written in project files and file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
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
