//! Profiles: the forms that houses give their documents, as data.
//!
//! A profile names a theme, says how an edition numbers its headings,
//! paragraphs and lists and where its note marks stand, and gives the words of
//! the house. The built-in ones are the files of `templates/profiles`, whose
//! README lists their keys; a project may bring its own.

mod words;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::{MastheadForm, NumberStyle, Scheme};
use crate::model::Language;

pub use words::Words;

/// The form of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The theme that draws it.
    pub theme: String,
    /// The form of its head; a report has a cover instead.
    pub masthead: Option<MastheadForm>,
    /// Whether the paragraphs of the body are numbered through the document.
    pub numbered_paragraphs: bool,
    /// Most words of a document of the house.
    pub word_limit: Option<usize>,
    schemes: [Scheme; 6],
    notes: [NoteMark; 6],
    words: [Words; 6],
}

/// Where the mark of a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteMark {
    /// After the punctuation.
    After,
    /// Before it.
    Before,
}

/// The built-in profiles with their keys, as project files name them.
const BUILT_IN: &[(&str, &str)] = &[
    ("annual", include_str!("../../templates/profiles/annual.toml")),
    ("un", include_str!("../../templates/profiles/un.toml")),
    ("office", include_str!("../../templates/profiles/office.toml")),
    ("office-summary", include_str!("../../templates/profiles/office-summary.toml")),
    ("board", include_str!("../../templates/profiles/board.toml")),
];

/// The built-in profiles by their keys, and the words that they share.
pub fn built_in_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.iter().copied().chain([("words", words::SHARED_TEXT)])
}

impl Profile {
    /// The keys of the built-in profiles of documents of governing bodies.
    pub const KEYS: [&str; 4] = ["un", "office", "office-summary", "board"];

    /// The built-in profile with the given key.
    ///
    /// # Panics
    /// Never: a test parses each of them.
    pub fn built_in(key: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == key)?;
        Some(Self::parse(text).expect("a test parses each built-in profile"))
    }

    /// The profile of an annual report.
    ///
    /// # Panics
    /// Never: it is one of the built-in profiles.
    pub fn annual() -> Self {
        Self::built_in("annual").expect("it is one of the built-in profiles")
    }

    /// How an edition is numbered.
    pub fn scheme(&self, language: Language) -> &Scheme {
        &self.schemes[language.index()]
    }

    /// Where the marks of notes stand in an edition.
    pub fn note_mark(&self, language: Language) -> NoteMark {
        self.notes[language.index()]
    }

    /// The words of the house in a language.
    pub fn words(&self, language: Language) -> &Words {
        &self.words[language.index()]
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// What is not a profile, with its place in the text where it has one.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let File { theme, masthead, numbered_paragraphs, word_limit, numbering, notes, words } =
            toml::from_str(text)?;
        let default = numbering.default;
        let scheme = |language: Language| {
            let own = numbering.languages.get(language.code());
            Scheme {
                headings: own.and_then(|own| own.headings.clone()).unwrap_or(default.headings.clone()),
                annex: own.and_then(|own| own.annex.clone()).unwrap_or(default.annex.clone()),
                paragraph: own.and_then(|own| own.paragraph.clone()).unwrap_or(default.paragraph.clone()),
                items: own.and_then(|own| own.items.clone()).unwrap_or(default.items.clone()),
            }
        };
        let mark =
            |language: Language| notes.languages.get(language.code()).copied().unwrap_or(notes.default);
        Ok(Self {
            theme,
            masthead,
            numbered_paragraphs,
            word_limit,
            schemes: Language::ALL.map(scheme),
            notes: Language::ALL.map(mark),
            words: words::read(&words)?,
        })
    }
}

/// A file of a profile.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    theme: String,
    masthead: Option<MastheadForm>,
    numbered_paragraphs: bool,
    word_limit: Option<usize>,
    numbering: Numbering,
    notes: Notes,
    /// The words that the house does not share with the others.
    #[serde(default)]
    words: toml::Table,
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

/// The place of note marks, with what a language does in another way.
#[derive(Deserialize)]
struct Notes {
    default: NoteMark,
    #[serde(flatten)]
    languages: BTreeMap<String, NoteMark>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_can_be_read() {
        for (key, text) in BUILT_IN {
            assert!(Profile::parse(text).is_ok(), "{key}: {:?}", Profile::parse(text).err());
        }
        let papers = BUILT_IN.iter().map(|(key, _)| *key).filter(|key| *key != "annual");
        assert_eq!(papers.collect::<Vec<_>>(), Profile::KEYS);
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

    #[test]
    fn subparagraphs_and_notes_stand_as_each_language_has_them() {
        let un = Profile::built_in("un").expect("it is built in");
        let item = |language| un.scheme(language).item(&[2, 3]).expect("two levels");
        assert_eq!(Language::ALL.map(item), ["(iii)", "iii)", "iii)", "iii)", "(iii)", "‘3’"]);
        let first = |language| un.scheme(language).item(&[2]).expect("a level");
        assert_eq!(Language::ALL.map(first), ["(b)", "b)", "b)", "б)", "(b)", "(ب)"]);
        let before = Language::ALL.map(|language| un.note_mark(language) == NoteMark::Before);
        assert_eq!(before, [false, true, true, true, false, true]);
        let heading = |language| un.scheme(language).heading(&[2]).expect("a level");
        assert_eq!(Language::ALL.map(heading), ["II.", "II.", "II.", "II.", "二.", "ثانيا -"]);
    }
}
