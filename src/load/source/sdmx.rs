//! Observations of SDMX in CSV, versions 1.0 and 2.0.
//!
//! The columns that every such file has get the names that the tables of a
//! report have: `TIME_PERIOD` is `period`, `OBS_VALUE` is `value`, and what
//! `OBS_STATUS` says of a missing value is `missing_reason`. Dimensions and
//! attributes keep their ids, without the labels that may stand after them.

use polars::prelude::{DataType, Expr, LazyFrame, NULL, PolarsError, col, lit, when};

use super::{Opening, Part, ROW, first_line, text};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::quoted;
use crate::model::MissingReason;

/// What the list of codes `CL_OBS_STATUS` calls a missing value, and why it is missing.
///
/// The other codes are about values that are there.
const MISSING: [(&str, MissingReason); 5] = [
    // Holiday or weekend: none was due.
    ("H", MissingReason::NotDue),
    // Data exist but were not collected.
    ("L", MissingReason::NotCollected),
    // Data cannot exist.
    ("M", MissingReason::NotApplicable),
    // Missing without a reason.
    ("O", MissingReason::NotReported),
    // Suppressed.
    ("Q", MissingReason::Suppressed),
];

/// What stands for a number that is missing on purpose.
const NO_NUMBER: [&str; 3] = ["NaN", "nan", "#N/A"];

/// A code, alone or with its label.
const LABELLED: &str = r"^[A-Za-z0-9_@$\-]+(: .*)?$";

/// Opens a file of observations.
pub(super) fn open(opening: &Opening<'_>, findings: &mut Findings) -> Option<Part> {
    let part = text::open(opening, &delimiter, findings)?;
    let ids: Vec<&str> = part.columns.iter().map(|column| id(column)).collect();
    let first = ids.first().map_or("", |first| first.split('[').next().unwrap_or(first));
    if !matches!(first, "DATAFLOW" | "STRUCTURE") {
        let message = format!("this is not SDMX-CSV (its first column is `{first}`)");
        let help =
            "the first column of SDMX-CSV is `DATAFLOW` or `STRUCTURE`; correct `format` of the source";
        findings.report(opening.malformed(message).help(help));
        return None;
    }
    let names: Vec<String> = ids.iter().map(|id| name(id).to_owned()).collect();
    if let Some(message) = taken(&names) {
        findings
            .report(Finding::new(Code::SourceHeader, opening.place(), message).help("rename one of them"));
        return None;
    }
    let columns: Vec<&str> = part.columns.iter().map(String::as_str).collect();
    let made = observations(part.frame.clone(), &columns, &names)
        .and_then(|frame| Ok((actions(&frame, &names)?, frame)));
    let (actions, frame) =
        made.map_err(|error| findings.report(opening.malformed(first_line(&error.to_string())))).ok()?;
    let lines = part.lines.map(|lines| lines.renamed(names.clone()));
    let sound = actions.is_empty();
    for (row, action) in actions {
        let place = Place::cell(opening.file.shown.clone(), row, "ACTION");
        let place = lines.as_ref().map_or(place.clone(), |lines| lines.draw(place));
        findings.report(of_action(place, &action));
    }
    let mut columns = names;
    if columns.iter().any(|column| column == "OBS_STATUS") {
        columns.push("missing_reason".to_owned());
    }
    sound.then_some(Part { frame, columns, lines, ..part })
}

/// Why the names of the columns cannot be used, if they cannot.
fn taken(names: &[String]) -> Option<String> {
    let twice = names.iter().enumerate().find(|(index, name)| names[..*index].contains(name));
    if let Some((_, twice)) = twice {
        return Some(format!(
            "two columns are called `{twice}` once `TIME_PERIOD` and `OBS_VALUE` have their names in bilan"
        ));
    }
    let has = |column: &str| names.iter().any(|name| name == column);
    let is_made = has("OBS_STATUS") && has("missing_reason");
    is_made.then(|| "`missing_reason` is made of `OBS_STATUS`, and there is a column of that name".to_owned())
}

/// What separates the columns: the mark after the name of the first one, as the standard has it.
fn delimiter(header: &str) -> u8 {
    let header = header.trim_start_matches('"');
    let rest =
        header.strip_prefix("STRUCTURE").or_else(|| header.strip_prefix("DATAFLOW")).unwrap_or_default();
    let rest = rest.strip_prefix('[').and_then(|rest| Some(rest.split_once(']')?.1)).unwrap_or(rest);
    let mark = rest.trim_start_matches('"').bytes().next();
    mark.filter(|mark| b";\t|".contains(mark)).unwrap_or(b',')
}

/// The id of a column without its label.
fn id(column: &str) -> &str {
    column.split_once(": ").map_or(column, |(id, _)| id)
}

/// The name of a column by its id.
fn name(id: &str) -> &str {
    match id {
        "TIME_PERIOD" => "period",
        "OBS_VALUE" => "value",
        other => other,
    }
}

/// The rows under their names, with codes for coded cells, and with the reason why a value is missing.
fn observations(frame: LazyFrame, columns: &[&str], names: &[String]) -> Result<LazyFrame, PolarsError> {
    let coded = coded(&frame, columns)?;
    let cells = columns.iter().zip(names).map(|(column, name)| {
        let cell = || col(*column);
        let cell =
            if coded.contains(column) { cell().str().replace(lit(": .*$"), lit(""), false) } else { cell() };
        if name == "value" { without_no_number(cell) } else { cell }.alias(name.as_str())
    });
    let frame = frame.select(std::iter::once(col(ROW)).chain(cells).collect::<Vec<Expr>>());
    let has_status = names.iter().any(|name| name == "OBS_STATUS");
    Ok(if has_status { frame.with_column(missing_reason()) } else { frame })
}

/// The columns in which cells are codes with labels.
///
/// A label may follow a code only where the header has one, too; whether it
/// does in a column is seen in its cells, because texts have no labels.
fn coded<'c>(frame: &LazyFrame, columns: &[&'c str]) -> Result<Vec<&'c str>, PolarsError> {
    let named: Vec<&str> = columns.iter().copied().filter(|column| id(column) != *column).collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let matches = |column: &str| {
        let fits = col(column).str().contains(lit(LABELLED), true).all(true);
        let labelled = col(column).str().contains_literal(lit(": ")).any(true);
        fits.and(labelled).alias(column)
    };
    let found =
        frame.clone().select(named.iter().map(|column| matches(column)).collect::<Vec<_>>()).collect()?;
    let mut coded = Vec::new();
    for column in named {
        if found.column(column)?.bool()?.get(0) == Some(true) {
            coded.push(column);
        }
    }
    Ok(coded)
}

fn without_no_number(cell: Expr) -> Expr {
    let is_none = NO_NUMBER.into_iter().map(|word| cell.clone().eq(lit(word))).reduce(Expr::or);
    when(is_none.unwrap_or_else(|| lit(false))).then(lit(NULL)).otherwise(cell).cast(DataType::String)
}

fn missing_reason() -> Expr {
    let status = || col("OBS_STATUS").str().strip_chars(lit(NULL));
    let none = lit(NULL).cast(DataType::String);
    let reason = MISSING.into_iter().fold(none, |otherwise, (code, reason)| {
        when(status().eq(lit(code))).then(lit(reason.key())).otherwise(otherwise)
    });
    reason.alias("missing_reason")
}

/// The rows that are not for adding data, with their action.
fn actions(frame: &LazyFrame, names: &[String]) -> Result<Vec<(usize, String)>, PolarsError> {
    if !names.iter().any(|name| name == "ACTION") {
        return Ok(Vec::new());
    }
    let action = || col("ACTION").str().strip_chars(lit(NULL));
    let adds = ["I", "A", "M", "R", ""].into_iter().map(|known| action().eq(lit(known))).reduce(Expr::or);
    let adds = adds.unwrap_or_else(|| lit(true)).fill_null(lit(true));
    let other = frame.clone().filter(adds.not()).select([col(ROW), action().alias("ACTION")]).collect()?;
    let texts = other.column("ACTION")?.str()?.iter().map(|text| text.unwrap_or_default().to_owned());
    let rows = other.column(ROW)?.u64()?.iter().flatten().filter_map(|row| usize::try_from(row).ok());
    Ok(rows.map(|row| super::FileRow::of(row).row).zip(texts.collect::<Vec<_>>()).collect())
}

fn of_action(place: Place, action: &str) -> Finding {
    if action == "D" {
        let help = "a report is made of data as they stand: ask the database for them, not for what changed";
        return Finding::new(Code::SourceFormat, place, "the row says that data are to be deleted")
            .help(help);
    }
    let message = format!("`{action}` is not one of {}", quoted(["I", "A", "M", "R", "D"]));
    Finding::new(Code::WordInvalid, place, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_after_the_first_name_separates_the_columns() {
        for (header, mark) in [
            ("DATAFLOW,FREQ", b','),
            ("DATAFLOW;FREQ", b';'),
            ("STRUCTURE[;],STRUCTURE_ID", b','),
            ("STRUCTURE[,];STRUCTURE_ID", b';'),
            ("\"STRUCTURE\";STRUCTURE_ID", b';'),
            ("indicator;value", b','),
        ] {
            assert_eq!(delimiter(header), mark, "{header}");
        }
    }
}
