//! The command `bilan build`.

use std::path::PathBuf;

use bilan::diag::Findings;
use bilan::pipeline::{self, Options};
use bilan::{manifest, write};

use super::args::BuildArgs;
use super::emit::Printer;
use super::progress::Progress;
use super::{Failure, Outcome, options};

/// Makes the report of a project and writes it into the output folder.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn build(args: &BuildArgs, printer: Printer) -> Result<Outcome, Failure> {
    let mut options = options(&args.languages)?;
    options.formats.clone_from(&args.formats);
    // Typesetting takes long: a folder that cannot be written to is better known before.
    if let Some(folder) = args.output.clone().or_else(|| asked_folder(args, &options)) {
        write::prepare(&folder)?;
    }
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let built = pipeline::build(&args.folder, &options, &mut findings, &mut |step| progress.show(step));
    progress.clear();
    printer.findings(&findings)?;
    let Ok(built) = built else { return Ok(Outcome::Errors) };
    let folder = args.output.as_ref().unwrap_or(&built.output);
    let paths = write::write(folder, &built.files)?;
    printer.built(&paths, &built.files)?;
    Ok(Outcome::Done)
}

/// The output folder that the project asks for.
///
/// There is none where the project file has errors; the build then ends with them.
fn asked_folder(args: &BuildArgs, options: &Options) -> Option<PathBuf> {
    let mut findings = Findings::new();
    let manifest = manifest::read(&args.folder, options.fallback_date, &mut findings).ok()?;
    Some(manifest.output)
}
