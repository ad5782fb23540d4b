//! The command `bilan check`.

use bilan::diag::Findings;
use bilan::pipeline;

use super::args::CheckArgs;
use super::emit::{self, Printer};
use super::progress::Progress;
use super::{Failure, Outcome, options};

/// Checks a project and prints what was found.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn check(args: &CheckArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(&[])?;
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let checked = pipeline::check(&args.folder, &options, &mut findings, &mut |step| progress.show(step));
    progress.clear();
    printer.findings(&findings)?;
    if checked.is_err() {
        return Ok(Outcome::Errors);
    }
    if findings.iter().next().is_none() {
        printer.say(&format!("no findings{}", emit::passed_over(&findings)))?;
    }
    Ok(Outcome::Done)
}
