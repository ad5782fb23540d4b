//! The command `bilan explain`.

use std::path::Path;

use bilan::diag::Findings;
use bilan::pipeline;

use super::args::ExplainArgs;
use super::emit::Printer;
use super::{Failure, Outcome, options};

/// Explains a figure of a project and prints the explanation.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn explain(args: &ExplainArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(args.language.as_slice())?;
    let mut findings = Findings::new();
    let folder = args.folder().unwrap_or(Path::new("."));
    let explained = pipeline::explain(folder, &options, args.figure(), &mut findings);
    let Ok(explained) = explained else {
        printer.findings(&findings)?;
        return Ok(Outcome::Errors);
    };
    printer.explanation(&explained, args.json)?;
    Ok(Outcome::Done)
}
