//! What a run may differ in from what the project says.

use std::collections::BTreeMap;
use std::path::Path;

use time::Date;

use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::manifest::{self, Asking, DocumentKind, Format, Manifest};
use crate::model::Language;
use crate::render::Earlier;

/// What a run may differ in from what the project says.
#[derive(Debug, Default)]
pub struct Options {
    /// The editions to make; all of the project if empty.
    pub languages: Vec<Language>,
    /// The formats to make; those of the project if empty.
    pub formats: Vec<Format>,
    /// The date of the report where the project has none.
    pub fallback_date: Option<Date>,
    /// How databases are asked.
    pub asking: Asking,
    /// The kind of document to make; that of the project if there is none.
    pub kind: Option<DocumentKind>,
    /// The one section to make, as a document of a governing body.
    pub section: Option<String>,
    /// The drafts whose changes since are marked in Word files.
    pub earlier: EarlierDrafts,
}

/// Earlier drafts of the Word files.
#[derive(Debug, Default)]
pub enum EarlierDrafts {
    /// There are none.
    #[default]
    None,
    /// One, for the one edition that is made.
    One(Earlier),
    /// One for each edition, by the name of its file.
    Folder {
        /// The folder.
        name: String,
        /// The drafts.
        drafts: BTreeMap<String, Earlier>,
    },
}

impl EarlierDrafts {
    /// The drafts by the names of their files, without the folders that they lie in.
    ///
    /// They are known by these names in the record of a build.
    pub fn named(&self) -> Vec<(&str, &[u8])> {
        match self {
            Self::None => Vec::new(),
            Self::One(earlier) => {
                let name = Path::new(&earlier.name).file_name().and_then(|name| name.to_str());
                vec![(name.unwrap_or("draft.docx"), &earlier.bytes)]
            }
            Self::Folder { drafts, .. } => {
                drafts.iter().map(|(name, earlier)| (name.as_str(), earlier.bytes.as_slice())).collect()
            }
        }
    }
}

/// What is going on, for a display of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading and checking the data.
    Reading,
    /// Writing the texts and drawing the charts of the editions.
    Composing,
    /// Typesetting an edition.
    Typesetting(Language),
}

/// What a run asks for in the place of what the project says.
pub(super) fn want(
    manifest: &mut Manifest,
    options: &Options,
    findings: &mut Findings,
) -> Result<(), Reported> {
    manifest.asking = options.asking;
    if let Some(kind) = options.kind {
        manifest.wanted.kind = kind;
    }
    if options.section.is_some() {
        manifest.wanted.kind = DocumentKind::GoverningBody;
        manifest.wanted.section.clone_from(&options.section);
    }
    let place = || Place::file(manifest::FILE);
    let (message, help) = match (manifest.report.kind, manifest.wanted.kind) {
        (DocumentKind::AnnualReport, DocumentKind::GoverningBody) if manifest.paper.is_none() => {
            ("the project says nothing of documents of governing bodies", "add `[document]` with a symbol")
        }
        (DocumentKind::AnnualReport, DocumentKind::GoverningBody) if manifest.wanted.section.is_none() => (
            "an annual report as a whole is no document of a governing body",
            "name a section with `--section`",
        ),
        (DocumentKind::GoverningBody, DocumentKind::AnnualReport) => {
            ("the project has no annual report", "leave out `--kind`")
        }
        (DocumentKind::AnnualReport, _) | (DocumentKind::GoverningBody, DocumentKind::GoverningBody) => {
            return Ok(());
        }
    };
    Err(findings.fatal(Finding::new(Code::InvalidValue, place(), message).help(help)))
}

/// Whether what is made has an annex on where its figures come from: a paper only where it asks for one.
pub(super) fn has_trace_annex(manifest: &Manifest) -> bool {
    let usual = manifest.wanted.kind == DocumentKind::AnnualReport;
    manifest.trace_annex.unwrap_or(usual)
}

/// The theme of what is made.
pub(crate) fn theme(manifest: &Manifest) -> &str {
    match (&manifest.paper, manifest.wanted.kind) {
        (Some(paper), DocumentKind::GoverningBody) => &paper.profile.theme,
        (Some(_) | None, _) => &manifest.theme.name,
    }
}

/// The editions to make.
pub(super) fn languages(
    manifest: &Manifest,
    options: &Options,
    findings: &mut Findings,
) -> Result<Vec<Language>, Reported> {
    let known = &manifest.report.languages;
    if let Some(language) = options.languages.iter().find(|language| !known.contains(language)) {
        let message = format!("the project has no edition in the language `{language}`");
        let help = "name it under `languages` in `[report]`";
        let finding = Finding::new(Code::InvalidValue, Place::file(manifest::FILE), message);
        return Err(findings.fatal(finding.help(help)));
    }
    Ok(if options.languages.is_empty() { known.clone() } else { options.languages.clone() })
}
