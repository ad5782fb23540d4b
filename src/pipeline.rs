//! The order of the stages: from a project folder to the bytes of its report.

use std::path::{Path, PathBuf};

use time::Date;

use crate::diag::{Findings, Reported};
use crate::model::Language;

/// What a run may differ in from what the project says.
#[derive(Debug, Default)]
pub struct Options {
    /// The editions to make; all of the project if empty.
    pub languages: Vec<Language>,
    /// The date of the report where the project has none.
    pub fallback_date: Option<Date>,
}

/// What is going on, for a display of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading and checking the data.
    Reading,
    /// Writing the text and drawing the charts of an edition.
    Composing(Language),
    /// Typesetting an edition.
    Typesetting(Language),
}

/// A file of the report.
#[derive(Debug)]
pub struct OutputFile {
    /// Its name in the output folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its number of pages, if it has pages.
    pub pages: Option<usize>,
}

/// A report that was made and not yet written.
#[derive(Debug)]
pub struct Built {
    /// The files.
    pub files: Vec<OutputFile>,
    /// The output folder that the project asks for, relative to the current one.
    pub output: PathBuf,
}

/// Checks a project: everything but the output.
///
/// # Errors
/// At least one error, all of them reported.
pub fn check(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<(), Reported> {
    let _ = (root, options, progress);
    findings.check()
}

/// Makes the report of a project.
///
/// # Errors
/// At least one error, all of them reported.
pub fn build(
    root: &Path,
    options: &Options,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<Built, Reported> {
    let _ = (root, options, progress);
    findings.check()?;
    Ok(Built { files: Vec::new(), output: PathBuf::from("output") })
}
