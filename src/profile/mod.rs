//! Profiles: the forms that houses give their documents, as data.
//!
//! A profile names a theme and says how an edition numbers its headings,
//! paragraphs and lists. The built-in ones are the files of
//! `templates/profiles`, whose README lists their keys.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::{NumberStyle, Scheme};
use crate::model::Language;

/// The form of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The theme that draws it.
    pub theme: String,
    /// Whether the paragraphs of the body are numbered through the document.
    pub numbered_paragraphs: bool,
    schemes: BTreeMap<Language, Scheme>,
}

/// The built-in profiles with their keys, as project files name them.
const BUILT_IN: &[(&str, &str)] = &[("annual", include_str!("../../templates/profiles/annual.toml"))];

impl Profile {
    /// The built-in profile with the given key.
    pub fn built_in(key: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == key)?;
        Some(Self::parse(text).expect("a test parses each built-in profile"))
    }

    /// The profile of an annual report.
    pub fn annual() -> Self {
        Self::built_in("annual").expect("it is one of the built-in profiles")
    }

    /// How an edition is numbered.
    pub fn scheme(&self, language: Language) -> &Scheme {
        self.schemes.get(&language).expect("a profile is parsed with a scheme for each language")
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// What is not a profile, with its place in the text.
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let default = file.numbering.default;
        let scheme = |language: Language| {
            let own = file.numbering.languages.get(language.code());
            Scheme {
                headings: own.and_then(|own| own.headings.clone()).unwrap_or(default.headings.clone()),
                annex: own.and_then(|own| own.annex.clone()).unwrap_or(default.annex.clone()),
                paragraph: own.and_then(|own| own.paragraph.clone()).unwrap_or(default.paragraph.clone()),
                items: own.and_then(|own| own.items.clone()).unwrap_or(default.items.clone()),
            }
        };
        let schemes = Language::ALL.map(|language| (language, scheme(language))).into();
        Ok(Self { theme: file.theme, numbered_paragraphs: file.numbered_paragraphs, schemes })
    }
}

/// A file of a profile.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    theme: String,
    numbered_paragraphs: bool,
    numbering: Numbering,
}

/// Numbering, with what a language does in another way.
#[derive(Deserialize)]
struct Numbering {
    default: Scheme,
    #[serde(flatten)]
    languages: BTreeMap<String, Changes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    headings: Option<Vec<NumberStyle>>,
    annex: Option<NumberStyle>,
    paragraph: Option<NumberStyle>,
    items: Option<Vec<NumberStyle>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_can_be_read() {
        for (key, text) in BUILT_IN {
            assert!(Profile::parse(text).is_ok(), "{key}: {:?}", Profile::parse(text).err());
        }
    }

    #[test]
    fn an_annual_report_is_numbered_as_its_language_does() {
        let annual = Profile::annual();
        let (english, chinese) = (annual.scheme(Language::English), annual.scheme(Language::Chinese));
        assert_eq!(english.heading(&[2]).as_deref(), Some("2"));
        assert_eq!(english.heading(&[2, 3]).as_deref(), Some("2.3"));
        assert_eq!(english.heading(&[2, 3, 1]), None);
        assert_eq!(english.annex(3), "Annex C");
        assert_eq!(chinese.heading(&[21]).as_deref(), Some("二十一、"));
        assert_eq!(chinese.heading(&[2, 3]).as_deref(), Some("（三）"));
        assert_eq!(chinese.heading(&[2, 3, 4]).as_deref(), Some("4."));
        assert_eq!(chinese.annex(1), "附件一");
    }
}
