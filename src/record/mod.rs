//! The record of a build, `build.json`: what a report was made from, how, and what came out.
//!
//! [`verify()`] compares it with what there is and what is made anew. It holds no clock and no path of the machine, so that the same project
//! gives the same bytes anywhere.

mod verify;

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::fonts::FontLibrary;
use crate::manifest::{DocumentKind, Format, Manifest};
use crate::model::Language;
use crate::reading::FileMark;
use crate::{narrate, profile, render};

pub use verify::{FileVerdict, FirstDifference, Present, Verdict, Verification, verify};

/// The name of the record among the files of a report.
pub const FILE: &str = "build.json";

/// The version of the layout.
const SCHEMA: &str = "bilan-build/1";

/// How a report was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    schema: String,
    /// What it was made by.
    pub program: Program,
    /// The id of the report.
    pub report: String,
    /// What was asked for.
    pub settings: Settings,
    /// The files of the project and whatever else was read.
    pub inputs: Vec<Entry>,
    /// What the program brings with it: themes, profiles, texts, fonts.
    pub templates: Vec<Entry>,
    /// The files that came out, without the record itself.
    pub outputs: Vec<Entry>,
}

/// The program that made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Program {
    /// This one.
    pub fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// What was asked for, by the project and by the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The date of the report.
    pub date: String,
    /// The kind of document.
    pub kind: String,
    /// The one section that was made; the whole where there is none.
    pub section: Option<String>,
    /// The editions.
    pub languages: Vec<String>,
    /// The formats of each edition.
    pub formats: Vec<String>,
    /// The earlier drafts whose changes are marked in Word files.
    pub track_changes_from: Vec<String>,
    /// Whether databases were not connected to: what they had answered before was used.
    #[serde(default)]
    pub offline: bool,
}

/// A file with its size and hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name: in the project, in the output folder, or among the templates.
    pub file: String,
    /// Its size and hash.
    #[serde(flatten)]
    pub mark: FileMark,
}

/// Why a record cannot be used.
#[derive(Debug, Error)]
pub enum RecordError {
    /// It cannot be read.
    #[error("it cannot be read ({source})")]
    Unreadable {
        /// What the machine says.
        source: std::io::Error,
    },
    /// It is not a record.
    #[error("it is not a record of a build ({source})")]
    Malformed {
        /// What is wrong with it.
        #[from]
        source: serde_json::Error,
    },
    /// It names a file of another folder.
    #[error("it names the file `{file}`, which does not lie in its folder")]
    Outside {
        /// The name.
        file: String,
    },
    /// It is the record of another version of the program, laid out in another way.
    #[error("its layout is `{schema}`, and this program reads `{SCHEMA}`")]
    Schema {
        /// The layout that it names.
        schema: String,
    },
    /// It asks for something that this program cannot make.
    #[error("it names the {what} `{word}`, which this program does not know")]
    Unknown {
        /// What it is.
        what: &'static str,
        /// The word.
        word: String,
    },
}

/// What the names of earlier drafts begin with among the inputs.
pub const EARLIER: &str = "earlier/";

/// The record of a build that is done.
pub fn of(
    manifest: &Manifest,
    (languages, formats): (&[Language], &[Format]),
    earlier: &[(&str, &[u8])],
    outputs: impl IntoIterator<Item = (String, FileMark)>,
) -> Record {
    let settings = Settings {
        date: manifest.report.date.to_string(),
        kind: manifest.wanted.kind.key().to_owned(),
        section: manifest.wanted.section.clone(),
        languages: languages.iter().map(ToString::to_string).collect(),
        formats: formats.iter().map(|format| format.key().to_owned()).collect(),
        track_changes_from: earlier.iter().map(|(name, _)| (*name).to_owned()).collect(),
        offline: !manifest.reading.kept().is_empty(),
    };
    let mut inputs = manifest.reading.files();
    inputs.extend(earlier.iter().map(|(name, bytes)| (format!("{EARLIER}{name}"), FileMark::of(bytes))));
    Record::new(&manifest.report.id, settings, inputs, templates(), entries(outputs))
}

/// What the program brings with it.
pub fn templates() -> Vec<Entry> {
    let mut files: Vec<(String, FileMark)> = Vec::new();
    let mut add = |name: String, bytes: &[u8]| files.push((name, FileMark::of(bytes)));
    for (file, text) in render::built_in_texts() {
        add(format!("themes/{file}"), text.as_bytes());
    }
    for (name, text) in profile::built_in_texts() {
        add(format!("profiles/{name}.toml"), text.as_bytes());
    }
    for language in Language::ALL {
        for (name, text) in narrate::built_in_texts(language) {
            add(format!("narrative/{language}/{name}"), text.as_bytes());
        }
    }
    for (index, bytes) in FontLibrary::embedded().iter().enumerate() {
        add(format!("fonts/{}", index + 1), bytes);
    }
    entries(files)
}

/// The entries of a list of files.
pub fn entries(files: impl IntoIterator<Item = (String, FileMark)>) -> Vec<Entry> {
    files.into_iter().map(|(file, mark)| Entry { file, mark }).collect()
}

impl Record {
    /// The record of a build by this program.
    pub fn new(
        report: &str,
        settings: Settings,
        inputs: BTreeMap<String, FileMark>,
        templates: Vec<Entry>,
        outputs: Vec<Entry>,
    ) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            program: Program::this(),
            report: report.to_owned(),
            settings,
            inputs: entries(inputs),
            templates,
            outputs,
        }
    }

    /// Reads a record.
    ///
    /// # Errors
    /// The text is not a record, one of another layout, or one whose files lie elsewhere.
    pub fn parse(text: &[u8]) -> Result<Self, RecordError> {
        #[derive(Deserialize)]
        struct Layout {
            schema: String,
        }
        let Layout { schema } = serde_json::from_slice(text)?;
        if schema != SCHEMA {
            return Err(RecordError::Schema { schema });
        }
        let record: Self = serde_json::from_slice(text)?;
        let leaves = |file: &str| {
            let mut parts = Path::new(file).components().peekable();
            parts.peek().is_none() || !parts.all(|part| matches!(part, Component::Normal(_)))
        };
        match record.outputs.iter().find(|entry| leaves(&entry.file)) {
            Some(entry) => Err(RecordError::Outside { file: entry.file.clone() }),
            None => Ok(record),
        }
    }

    /// The text of the record.
    ///
    /// # Panics
    /// Never: every key is a text.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("every key is a text");
        text.push('\n');
        text
    }
}

impl Settings {
    /// The editions.
    ///
    /// # Errors
    /// A language that this program does not know.
    pub fn languages(&self) -> Result<Vec<Language>, RecordError> {
        known("language", &self.languages, Language::from_code)
    }

    /// The formats.
    ///
    /// # Errors
    /// A format that this program does not know.
    pub fn formats(&self) -> Result<Vec<Format>, RecordError> {
        known("format", &self.formats, Format::from_key)
    }

    /// The kind of document.
    ///
    /// # Errors
    /// A kind that this program does not know.
    pub fn kind(&self) -> Result<DocumentKind, RecordError> {
        let of = |key: &str| DocumentKind::ALL.iter().copied().find(|kind| kind.key() == key);
        of(&self.kind).ok_or_else(|| unknown("kind of document", &self.kind))
    }
}

fn known<T>(
    what: &'static str,
    words: &[String],
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, RecordError> {
    words.iter().map(|word| read(word).ok_or_else(|| unknown(what, word))).collect()
}

fn unknown(what: &'static str, word: &str) -> RecordError {
    RecordError::Unknown { what, word: word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let settings = Settings {
            date: "2026-04-15".to_owned(),
            kind: "annual-report".to_owned(),
            section: None,
            languages: vec!["en".to_owned()],
            formats: vec!["pdf".to_owned()],
            track_changes_from: Vec::new(),
            offline: false,
        };
        Record::new("small", settings, BTreeMap::new(), Vec::new(), Vec::new())
    }

    #[test]
    fn a_record_reads_as_it_was_written() {
        let record = record();
        assert_eq!(Record::parse(record.text().as_bytes()).expect("a record"), record);
        assert_eq!(record.settings.languages().expect("known"), [Language::English]);
        assert_eq!(record.settings.kind().expect("known"), DocumentKind::AnnualReport);
    }

    #[test]
    fn a_record_of_another_layout_is_named_as_such() {
        let later = record().text().replace("bilan-build/1", "bilan-build/9");
        let error = Record::parse(later.as_bytes()).expect_err("another layout");
        assert_eq!(
            error.to_string(),
            "its layout is `bilan-build/9`, and this program reads `bilan-build/1`"
        );
        assert!(matches!(Record::parse(b"{}"), Err(RecordError::Malformed { .. })));
    }

    #[test]
    fn a_record_names_files_of_its_own_folder_only() {
        let named = |file: &str| {
            let outputs = vec![Entry { file: file.to_owned(), mark: FileMark::of(b"") }];
            Record::parse(Record { outputs, ..record() }.text().as_bytes())
        };
        assert!(named("data/a.csv").is_ok());
        for file in ["../a.pdf", "a/../../b.pdf", "/etc/passwd", "./a.pdf", ""] {
            let error = named(file).expect_err("it lies elsewhere");
            assert!(matches!(error, RecordError::Outside { .. }), "{file}: {error}");
        }
    }
}
