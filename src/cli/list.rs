//! The file that lists all findings of a run.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bilan::diag::Findings;
use bilan::pipeline::OutputFile;
use bilan::write::{self, WriteError};

use super::Failure;

/// The name of the list in an output folder.
pub(super) const FILE: &str = "findings.csv";

/// Writes all findings of a run to a file.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write(path: &Path, findings: &Findings) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let file = OutputFile { name, bytes: findings.csv().into_bytes(), pages: None };
    write::write(folder.unwrap_or(Path::new(".")), &[file])?;
    Ok(())
}

/// Writes all findings of a build into its output folder, if they are too many for the terminal.
///
/// The report that is there already stays as it is. A list of an earlier build
/// is removed where there is nothing to list: it would be taken for one of this.
///
/// # Errors
/// The file cannot be written or removed.
pub(super) fn beside(folder: &Path, findings: &Findings) -> Result<Option<PathBuf>, Failure> {
    let path = folder.join(FILE);
    if findings.are_too_many() {
        write(&path, findings)?;
        return Ok(Some(path));
    }
    match fs::remove_file(&path) {
        Ok(()) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WriteError::File { path, source }.into()),
    }
}
