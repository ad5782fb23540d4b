//! The commands `bilan freeze` and `bilan thaw`.

use std::fmt::Write;
use std::path::Path;

use bilan::diag::Findings;
use bilan::freeze::{self, Freezing, Inputs, Thawing};
use bilan::manifest::{self, Act, FROZEN, Frozen};
use bilan::pipeline::{self, Computed, OutputFile};
use bilan::write;

use super::args::{FreezeArgs, ThawArgs};
use super::emit::Printer;
use super::{Failure, Outcome, fallback_date, options};

/// Freezes figures of a project.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn freeze(args: &FreezeArgs, printer: Printer) -> Result<Outcome, Failure> {
    if args.list {
        return list(&args.folder, printer);
    }
    let mut findings = Findings::new();
    let act = Act { by: args.by.clone(), authority: args.authority.clone(), on: args.on };
    let composed = pipeline::compose_all(&args.folder, &options(&[], args.data)?, &mut findings);
    let made = composed.and_then(|(computed, documents)| {
        let Computed { manifest, assessment, sources, .. } = &computed;
        let inputs = Inputs { manifest, assessment, sources };
        freeze::freeze(inputs, &documents, &args.figures, act, &mut findings)
    });
    printer.findings(&findings)?;
    let Ok(Freezing { frozen, added, already }) = made else { return Ok(Outcome::Errors) };
    if !added.is_empty() {
        keep(&args.folder, &frozen)?;
    }
    let before = if already > 0 { format!("; {already} were frozen before") } else { String::new() };
    printer.say(&format!("{} figures frozen{before}", added.len()))?;
    Ok(Outcome::Done)
}

/// Thaws figures of a project.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn thaw(args: &ThawArgs, printer: Printer) -> Result<Outcome, Failure> {
    let mut findings = Findings::new();
    let reason = (args.reason.as_str(), args.on);
    let manifest = manifest::read(&args.folder, fallback_date()?, &mut findings);
    let made = manifest.and_then(|manifest| freeze::thaw(&manifest, &args.figures, reason, &mut findings));
    printer.findings(&findings)?;
    let Ok(Thawing { frozen, thawed }) = made else { return Ok(Outcome::Errors) };
    keep(&args.folder, &frozen)?;
    printer.say(&format!("{} figures thawed", thawed.len()))?;
    Ok(Outcome::Done)
}

fn keep(folder: &Path, frozen: &Frozen) -> Result<(), Failure> {
    let bytes = frozen.text().into_bytes();
    write::write(folder, &[OutputFile { name: FROZEN.to_owned(), bytes, pages: None }])?;
    Ok(())
}

/// Prints what is frozen, act by act, and what was thawed.
fn list(folder: &Path, printer: Printer) -> Result<Outcome, Failure> {
    let mut findings = Findings::new();
    let manifest = manifest::read(folder, fallback_date()?, &mut findings);
    printer.findings(&findings)?;
    let Ok(manifest) = manifest else { return Ok(Outcome::Errors) };
    let mut text = String::new();
    for clearance in &manifest.frozen.clearances {
        let _ = writeln!(text, "cleared{}", of(&clearance.act));
        for (id, figure) in &clearance.figures {
            let _ = writeln!(text, "  {id}  {}", figure.printed);
        }
    }
    for thawed in &manifest.frozen.thawed {
        let on = thawed.thawed_on.map_or_else(String::new, |day| format!(" on {day}"));
        let _ = writeln!(text, "thawed{on}: {}  {}", thawed.figure, thawed.printed);
        let _ = writeln!(text, "  cleared{}", of(&thawed.act));
        let _ = writeln!(text, "  {}", thawed.reason);
    }
    printer.say(if text.is_empty() { "nothing is frozen" } else { text.trim_end() })?;
    Ok(Outcome::Done)
}

fn of(act: &Act) -> String {
    let by = act.by.as_ref().map(|by| format!(" by {by}"));
    let on = act.on.map(|day| format!(" on {day}"));
    let authority = act.authority.as_ref().map(|symbol| format!(" ({symbol})"));
    [by, on, authority].into_iter().flatten().collect()
}
