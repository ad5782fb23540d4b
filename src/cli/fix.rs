//! `bilan check --fix`: writes the edits that settle findings into the files of a project.

use std::fs;
use std::path::Path;

use bilan::diag::Findings;
use bilan::pipeline::{self, Options, OutputFile};
use bilan::write;

use super::Failure;
use super::emit::Printer;

/// Writes the edits, into all files or none, and says how many there were.
///
/// # Errors
/// A file cannot be read or written. A project with errors is left as it is: the check names them.
pub(super) fn fix(folder: &Path, options: &Options, printer: Printer) -> Result<(), Failure> {
    let Ok(edits) = pipeline::edits(folder, options, &mut Findings::new()) else { return Ok(()) };
    let mut files = Vec::with_capacity(edits.len());
    for (name, edits) in &edits {
        let path = folder.join(name);
        let failed = |source| Failure::Edit { path: path.display().to_string(), source };
        let text = fs::read_to_string(&path).map_err(failed)?;
        let bytes = pipeline::apply(&text, edits).into_bytes();
        files.push(OutputFile { name: name.clone(), bytes, pages: None });
    }
    write::write(folder, &files)?;
    for (name, edits) in &edits {
        let count = edits.len();
        let numbers = if count == 1 { "number" } else { "numbers" };
        printer.say(&format!("{name}: {count} {numbers} replaced by calls"))?;
    }
    if edits.is_empty() {
        printer.say("no number to replace")?;
    }
    Ok(())
}
