//! The command `bilan confirm`.

use bilan::diag::Findings;
use bilan::{pipeline, write};

use super::args::{ConfirmArgs, DataArgs};
use super::emit::Printer;
use super::{Failure, Outcome, options};

/// Writes into translations which text of their originals they follow.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn confirm(args: &ConfirmArgs, printer: Printer) -> Result<Outcome, Failure> {
    // No data are read.
    let options = options(&args.languages, DataArgs { offline: false })?;
    let mut findings = Findings::new();
    let files = pipeline::confirm(&args.folder, &options, args.section.as_deref(), &mut findings);
    printer.findings(&findings)?;
    let Ok(files) = files else { return Ok(Outcome::Errors) };
    let paths = write::write(&args.folder, &files)?;
    printer.built(&paths, &files)?;
    if files.is_empty() {
        printer.say("all of them were confirmed already")?;
    }
    Ok(Outcome::Done)
}
