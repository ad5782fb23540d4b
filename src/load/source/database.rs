//! Tables of databases: what is read of one, as the rows of a source.

use std::collections::BTreeMap;
use std::io::Write;

use polars::prelude::{
    CsvWriter, DataFrame, DataType, Expr, Field, IdxSize, IntoLazy, PolarsError, Schema, SerWriter,
    SortMultipleOptions, StringChunked, col,
};

use super::shape::Reshaped;
use super::{Files, Opening, Part, ROW, RowFile, caught, columnar, rows};
use crate::diag::{Code, Finding, Findings};
use crate::load::Extent;
use crate::load::database::{Answer, Fault, Remote};
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

/// The columns of a table that stays in its database, without a row.
pub(super) fn staying(remote: &Remote) -> Part {
    let kept = remote.columns.iter().filter(|(name, dtype)| columnar::cell(name, dtype).is_some());
    let fields = kept.clone().map(|(name, dtype)| Field::new(name.as_str().into(), dtype.clone()));
    let number = Field::new(ROW.into(), DataType::UInt64);
    let frame = DataFrame::empty_with_schema(&std::iter::once(number).chain(fields).collect::<Schema>());
    let columns = kept.map(|(name, _)| name.clone()).collect();
    // Its rows have no numbers.
    let extent = if remote.rows == 0 { Extent::Empty } else { Extent::Records };
    Part { frame: frame.lazy(), columns, rows: remote.rows, extent, lines: None, within: None }
}

/// Rows that were fetched of a table that stays in its database.
pub(in crate::load) struct NamedRows {
    /// The rows in their order.
    pub(in crate::load) frame: DataFrame,
    /// What their numbers refer to.
    pub(in crate::load) files: Files,
    /// The number that stands for the first group.
    pub(in crate::load) groups: usize,
}

/// Numbers rows that are told apart by some columns, and after them groups of rows.
pub(in crate::load) fn named_rows(
    rows: DataFrame,
    (keys, groups): (&[String], Vec<String>),
    shown: &str,
) -> Result<NamedRows, PolarsError> {
    let schema = rows.schema().as_ref().clone();
    let kept: Vec<(String, Expr)> = schema
        .iter()
        .filter_map(|(name, dtype)| Some((name.to_string(), columnar::cell(name, dtype)?)))
        .collect();
    let columns: Vec<String> = kept.iter().map(|(name, _)| name.clone()).collect();
    let frame =
        rows.lazy().select(kept.into_iter().map(|(_, cell)| cell).collect::<Vec<Expr>>()).collect()?;
    let frame = in_order(frame, &columns)?;
    let texts: Vec<(&String, StringChunked)> = keys
        .iter()
        .map(|key| {
            let texts = frame.column(key)?.as_materialized_series().cast(&DataType::String)?;
            Ok((key, texts.str()?.clone()))
        })
        .collect::<Result<_, PolarsError>>()?;
    let named = |index: usize| -> String {
        let told =
            texts.iter().filter_map(|(key, texts)| Some(format!("{key} {}", texts.get(index)?.trim())));
        told.collect::<Vec<String>>().join(", ")
    };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let apart = |index: usize| {
        let name = named(index);
        let count = known.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name} (number {count} of these)") }
    };
    let names = (0..frame.height()).map(apart).chain(groups).collect();
    let first = usize::try_from(rows::join(0, frame.height() as u64 + 1));
    let first = first.map_err(|error| PolarsError::ComputeError(error.to_string().into()))?;
    let frame =
        frame.lazy().with_row_index(ROW, Some(1 as IdxSize)).with_column(rows::numbered(0)).collect()?;
    let file =
        RowFile { shown: shown.to_owned(), lines: None, reshaped: Reshaped::default(), keys: Some(names) };
    Ok(NamedRows { frame, files: Files(vec![file]), groups: first })
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
