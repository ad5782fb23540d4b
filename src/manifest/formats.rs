//! The formats that a report is made in.

use super::keys::{Entry, quoted};
use crate::diag::{Code, Finding, Findings};

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF, as it is printed and read.
    Pdf,
    /// Word, as editors work on it.
    Docx,
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// The word in project files, which is the extension of the files as well.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// The format with the given word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }
}

/// Reads the list of formats; PDF alone where there is none.
pub(super) fn read(entry: Option<Entry<'_, '_>>, findings: &mut Findings) -> Vec<Format> {
    let Some(entry) = entry else { return vec![Format::Pdf] };
    let Some(words) = entry.texts(findings) else { return Vec::new() };
    if words.is_empty() {
        entry.wrong("at least one format", findings);
    }
    let mut formats = Vec::new();
    for (word, place) in words {
        match Format::from_key(&word) {
            Some(format) if formats.contains(&format) => {
                let message = format!("the format `{word}` is named twice");
                let finding = Finding::new(Code::InvalidValue, place, message);
                findings.report(finding.help("remove one of the two"));
            }
            Some(format) => formats.push(format),
            None => {
                let message = format!("`{word}` is not a format that bilan writes");
                let help = format!("use one of {}", quoted(Format::ALL.map(Format::key)));
                findings.report(Finding::new(Code::InvalidValue, place, message).help(help));
            }
        }
    }
    formats
}
