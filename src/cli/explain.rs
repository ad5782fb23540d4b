//! The command `bilan explain`.

use std::path::Path;

use bilan::diag::Findings;
use bilan::pipeline;

use super::args::ExplainArgs;
use super::emit::Printer;
use super::{Failure, Outcome, options, trace};

/// Explains a figure of a project and prints the explanation.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn explain(args: &ExplainArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(args.language.as_slice(), args.data)?;
    let mut findings = Findings::new();
    let folder = args.folder().unwrap_or(Path::new("."));
    let explained = pipeline::explain(folder, &options, args.figure(), &mut findings);
    let Ok(explained) = explained else {
        printer.findings(&findings)?;
        return Ok(Outcome::Errors);
    };
    printer.explanation(&explained, args.json)?;
    if let Some(file) = trace::beside(&explained.output).filter(|_| !args.json && printer.is_chatty()) {
        // Without a kind all figures of the spot are asked for.
        let prefix = format!("{}#", explained.explanation.figure);
        let asked = args.figure().split_once('#').map(|(_, kind)| format!("{prefix}{kind}"));
        let is_asked =
            |id: &str| asked.as_deref().map_or_else(|| id.starts_with(&prefix), |asked| id == asked);
        let found: Vec<_> = file.figures.iter().filter(|figure| is_asked(&figure.id)).collect();
        printer.places(&file, &found)?;
    }
    Ok(Outcome::Done)
}
