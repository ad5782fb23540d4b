//! The command `bilan check`.

use std::fmt::Write;

use bilan::diag::Findings;
use bilan::pipeline::{self, Lengths};

use super::args::CheckArgs;
use super::emit::{self, Printer};
use super::progress::Progress;
use super::{Failure, Outcome, fix, list, options};

/// Checks a project and prints what was found.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn check(args: &CheckArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(&[], args.data)?;
    if args.words {
        return words(args, printer);
    }
    if args.fix {
        fix::fix(&args.folder, &options, printer)?;
    }
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let checked = pipeline::check(&args.folder, &options, &mut findings, &mut |step| progress.show(step));
    progress.clear();
    if let Some(path) = &args.findings {
        list::write(path, &findings)?;
    }
    printer.listed(&findings, args.findings.as_deref())?;
    let Ok(reading) = checked else { return Ok(Outcome::Errors) };
    printer.fetched(&reading)?;
    if findings.iter().next().is_none() {
        printer.say(&format!("no findings{}", emit::passed_over(&findings)))?;
    }
    Ok(Outcome::Done)
}

/// Prints how many words the sections of each edition have.
fn words(args: &CheckArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(&[], args.data)?;
    let mut findings = Findings::new();
    let lengths = pipeline::lengths(&args.folder, &options, &mut findings);
    printer.findings(&findings)?;
    let Ok(Lengths { editions, limit }) = lengths else { return Ok(Outcome::Errors) };
    let mut text = String::new();
    for (language, count) in &editions {
        let _ = writeln!(text, "{language}");
        for section in &count.sections {
            let _ = writeln!(text, "{:>8}  {}", section.words, section.title);
        }
        let most = limit.map_or(String::new(), |limit| format!(", at most {limit}"));
        let _ = writeln!(
            text,
            "{:>8}  in all with {} of the abstract{most}; {} more in tables and {} in annexes",
            count.total, count.summary, count.tables, count.annexes
        );
    }
    printer.say(text.trim_end())?;
    Ok(Outcome::Done)
}
