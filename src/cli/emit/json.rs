//! Prints findings and results for programs: one object of JSON per line.

use std::io;
use std::path::PathBuf;

use bilan::diag::{About, Code, Finding, Findings, Level, Place};
use bilan::diff::Differences;
use bilan::explain::Explanation;
use bilan::pipeline::OutputFile;
use bilan::record::Verification;
use serde::Serialize;

use super::Found;

/// A finding on one level, so that programs need not know how the library nests it.
#[derive(Serialize)]
struct Line<'a> {
    code: Code,
    level: Level,
    message: &'a str,
    #[serde(flatten)]
    place: Spot<'a>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a About>,
    related: Option<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Spot<'a>,
}

#[derive(Serialize)]
struct Spot<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    row: Option<usize>,
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

#[derive(Serialize)]
struct Built {
    built: Vec<Written>,
}

#[derive(Serialize)]
struct Written {
    file: String,
    pages: Option<usize>,
}

/// All findings, however many there are of a code.
///
/// # Errors
/// Something cannot be put as JSON.
pub(super) fn findings(findings: &Findings) -> io::Result<String> {
    findings.iter().map(|finding| object(&line(finding))).collect()
}

/// The files that were written.
///
/// # Errors
/// As [`findings`].
pub(super) fn built(paths: &[PathBuf], files: &[OutputFile]) -> io::Result<String> {
    let written = paths
        .iter()
        .zip(files)
        .map(|(path, file)| Written { file: path.display().to_string(), pages: file.pages });
    object(&Built { built: written.collect() })
}

/// How a figure was computed.
///
/// # Errors
/// As [`findings`].
pub(super) fn explanation(explanation: &Explanation) -> io::Result<String> {
    let mut text = serde_json::to_string_pretty(explanation)?;
    text.push('\n');
    Ok(text)
}

/// The differences of two drafts as an object.
pub(super) fn differences(differences: &Differences) -> io::Result<String> {
    object(differences)
}

/// What became of a build.
///
/// # Errors
/// As [`findings`].
pub(super) fn verification(verification: &Verification) -> io::Result<String> {
    object(verification)
}

fn object(value: &impl Serialize) -> io::Result<String> {
    let mut text = serde_json::to_string(value)?;
    text.push('\n');
    Ok(text)
}

fn line(finding: &Finding) -> Line<'_> {
    let related = finding.related.as_ref();
    Line {
        code: finding.code,
        level: finding.level,
        message: &finding.message,
        place: spot(&finding.place),
        help: finding.help.as_deref(),
        about: finding.about.as_ref(),
        related: related.map(|(place, message)| Related { message, place: spot(place) }),
    }
}

fn spot(place: &Place) -> Spot<'_> {
    Spot {
        file: &place.file,
        line: place.line,
        column: place.column.or_else(|| drawn_column(place)),
        row: place.row,
        field: place.field.as_deref(),
        key: place.key.as_deref(),
    }
}

/// The column of a cell of data, which only its excerpt knows.
///
/// A mark of nothing at the start of the line stands for the row as a whole.
fn drawn_column(place: &Place) -> Option<usize> {
    let excerpt = place.excerpt.as_ref().filter(|excerpt| excerpt.mark != (0..0))?;
    Some(excerpt.text.get(..excerpt.mark.start)?.chars().count() + 1)
}

/// Figures of a trace, and then claims, as they stand in the file.
pub(super) fn traced(found: &Found<'_>) -> io::Result<String> {
    let figures = found.figures.iter().map(serde_json::to_value);
    let claims = found.claims.iter().map(serde_json::to_value);
    let all: Vec<serde_json::Value> = figures.chain(claims).collect::<Result<_, _>>()?;
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}
