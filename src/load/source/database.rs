//! Tables of databases: what is read of one, as the rows of a source.

use std::io::Write;

use polars::prelude::{
    CsvWriter, DataFrame, DataType, Expr, IdxSize, IntoLazy, PolarsError, SerWriter, SortMultipleOptions, col,
};

use super::{Opening, Part, ROW, caught, columnar, rows};
use crate::diag::{Code, Finding, Findings};
use crate::load::Extent;
use crate::load::database::{Answer, Fault};
use crate::manifest::DatabaseTable;
use crate::reading::FileMark;
use crate::reading::digest::Written;

/// What was read of a database.
pub(super) struct Fetched {
    /// The rows.
    pub(super) part: Part,
    /// Their digest, which does not depend on the order in which the database gave them.
    pub(super) mark: FileMark,
    /// How many bytes came.
    pub(super) bytes: u64,
}

/// Makes rows of what a database answered.
///
/// A database has no order of rows. They are put into that of their columns, so
/// that the same rows have the same numbers whenever and wherever they are read.
pub(super) fn open(
    table: &DatabaseTable,
    opening: &Opening<'_>,
    answer: Result<Answer, Fault>,
    findings: &mut Findings,
) -> Option<Fetched> {
    // Decimals of some databases come as texts.
    if super::has_form(opening, findings) {
        return None;
    }
    let answer = match answer {
        Ok(answer) => answer,
        Err(fault) => {
            findings.report(fault.finding(&table.database, &opening.source.place));
            return None;
        }
    };
    match caught(|| fetched(answer, opening, findings)) {
        Ok(fetched) => fetched,
        Err(error) => {
            let message =
                format!("what the database sends is no table ({})", super::first_line(&error.to_string()));
            findings.report(opening.malformed(message));
            None
        }
    }
}

fn fetched(
    answer: Answer,
    opening: &Opening<'_>,
    findings: &mut Findings,
) -> Result<Option<Fetched>, PolarsError> {
    let (schema, bytes) = (answer.frame.schema().as_ref().clone(), answer.bytes);
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    for (name, dtype) in schema.iter() {
        if name == ROW {
            let message =
                format!("the column name `{ROW}` stands for the numbers of rows and cannot be used");
            let finding = Finding::new(Code::SourceHeader, opening.place(), message);
            findings.report(finding.help("give the column another name by a `query`"));
            return Ok(None);
        }
        match columnar::cell(name, dtype) {
            Some(cell) => {
                columns.push(name.to_string());
                cells.push(cell);
            }
            None => findings.report(columnar::not_kept(opening, name, dtype)),
        }
    }
    let frame = answer.frame.lazy().select(cells).collect()?;
    let frame = in_order(frame, &columns)?;
    let mark = mark(&frame)?;
    let count = frame.height() as u64;
    let numbered = frame.lazy().with_row_index(ROW, Some(1 as IdxSize));
    let numbered = numbered.with_column(rows::numbered(opening.number)).collect()?;
    let extent = if count == 0 { Extent::Empty } else { Extent::Rows(1, count) };
    let part = Part { frame: numbered.lazy(), columns, rows: count, extent, lines: None, within: None };
    Ok(Some(Fetched { part, mark, bytes }))
}

/// The rows in the order of their columns, as texts are ordered.
fn in_order(frame: DataFrame, columns: &[String]) -> Result<DataFrame, PolarsError> {
    if columns.is_empty() {
        return Ok(frame);
    }
    let by: Vec<Expr> = columns.iter().map(|column| col(column.as_str()).cast(DataType::String)).collect();
    frame.lazy().sort_by_exprs(by, SortMultipleOptions::default()).collect()
}

/// The digest of rows in their order, as a file of text would hold them.
fn mark(frame: &DataFrame) -> Result<FileMark, PolarsError> {
    let mut written = Written::default();
    CsvWriter::new(&mut written).finish(&mut frame.clone())?;
    written.flush()?;
    let (bytes, blake3) = written.finish();
    Ok(FileMark { bytes, blake3 })
}
