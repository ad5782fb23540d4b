//! Activities of the International Aid Transparency Initiative, versions 2.0x.
//!
//! An activity nests results, indicators, periods and values; a source is one part
//! of that, such as the actual values, as a table. The file is read element by
//! element ([`pull`]), so that its size costs no memory beyond the rows.

mod activities;
mod bytes;
mod elements;
mod plain;
mod pull;
mod recipients;
mod rows;

use std::fs::File;

use polars::prelude::{LazyFrame, PolarsError, UniqueKeepStrategy, col};

use self::activities::{Outcome, Passed};
use self::pull::Stop;
use super::lines::Lines;
use super::{Opening, Part, ROW, first_line};
use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Extent;
use crate::manifest::{IatiPart, Source, SourceFile, SourceFormat};

/// Opens a file of activities, and counts its targets and baselines of places and groups that are left out.
pub(super) fn open(opening: &Opening<'_>, of_groups: &mut u64, findings: &mut Findings) -> Option<Part> {
    let form = &opening.source.iati;
    let Some(part) = form.part else {
        let message = "a source of IATI activities lacks the key `part`";
        let parts: Vec<String> = IatiPart::ALL.into_iter().map(|part| format!("`{}`", part.key())).collect();
        let help = format!("say which table it makes: {}", parts.join(", "));
        findings.report(Finding::new(Code::MissingKey, opening.source.place.clone(), message).help(help));
        return None;
    };
    let plain = plain::open(opening, findings)?;
    let file = File::open(plain.path()).map_err(|error| findings.report(opening.unreadable(&error))).ok()?;
    let lines = Lines::of_markup(plain.path().to_owned()).keeping(plain);
    let place = |line: u64| {
        let row = usize::try_from(line).unwrap_or(usize::MAX);
        Place { row: None, ..lines.draw(Place::row(opening.file.shown.clone(), row)) }
    };
    let outcome = match activities::read(file, (part, form), opening.number, opening.limits) {
        Ok(outcome) => outcome,
        Err(Stop { code, line, message, help }) => {
            findings.report(Finding::new(code, place(line), message).help(help));
            return None;
        }
    };
    report(opening, part, &outcome, &place, findings);
    *of_groups = outcome.disaggregated.count;
    let (columns, rows) = (outcome.rows.columns(), outcome.rows.height() as u64);
    let frame = outcome.rows.finish();
    let frame =
        frame.map_err(|error| findings.report(opening.malformed(first_line(&error.to_string())))).ok()?;
    // The numbers of its rows are lines, of which one may make several rows.
    let extent = if rows == 0 { Extent::Empty } else { Extent::Records };
    Some(Part { frame, columns, rows, extent, lines: Some(lines), within: None })
}

/// The rows of several files, those of a framework that the files repeat of each other once.
///
/// # Errors
/// Columns that are not there.
pub(super) fn once(source: &Source, mut frame: LazyFrame) -> Result<LazyFrame, PolarsError> {
    let is_iati = |file: &SourceFile| {
        source.format.unwrap_or_else(|| SourceFormat::of_name(&file.shown)) == SourceFormat::Iati
    };
    let repeats = source.iati.part.is_some_and(rows::repeats);
    if !repeats || source.files().len() < 2 || !source.files().iter().all(is_iati) {
        return Ok(frame);
    }
    let schema = frame.collect_schema()?;
    // As within a file, the activity that says something is no part of what it says.
    let said = schema.iter_names().filter(|name| !matches!(name.as_str(), ROW | rows::PROJECT));
    let said = said.map(|name| col(name.clone())).collect();
    Ok(frame.unique_stable_generic(Some(said), UniqueKeepStrategy::First))
}

/// Reports the elements that make no row.
fn report(
    opening: &Opening<'_>,
    part: IatiPart,
    outcome: &Outcome,
    place: &impl Fn(u64) -> Place,
    findings: &mut Findings,
) {
    let Passed { first, count } = &outcome.faults;
    for (line, message) in first {
        let help = "correct the file, or have it corrected by whoever publishes it";
        findings.report(Finding::new(Code::SourceFormat, place(*line), message.clone()).help(help));
    }
    let unnamed = count - first.len() as u64;
    if unnamed > 0 {
        findings.report(opening.malformed(format!("{unnamed} more elements cannot be understood")));
    }
    let Passed { first, count } = &outcome.disaggregated;
    if let Some((line, _)) = first.first() {
        let table = part.key();
        let lines: Vec<String> = first.iter().map(|(line, _)| line.to_string()).collect();
        let more = if *count > first.len() as u64 { " and more" } else { "" };
        let message = format!(
            "{count} of the {table} are of a place or group, for which the table has no column, and are left out (lines {}{more})",
            lines.join(", "),
        );
        let help = "say `disaggregated = true` to keep them, and choose among them by SQL";
        findings.report(Finding::new(Code::ColumnUnknown, place(*line), message).help(help));
    }
}

#[cfg(test)]
mod tests;
