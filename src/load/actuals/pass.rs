//! The one pass over the rows: each is read, typed, and judged by itself.
//!
//! What can be said of a row alone is said here, while the source is being read:
//! its keys become codes, its numbers decimals, and a row that breaks a rule is
//! put aside with its texts. What is left is small enough to be put together.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use polars::prelude::{
    Column, DataFrame, DataType, Engine, Expr, IntoLazy, LazyFrame, NULL, PlanCallback, PolarsError,
    StringChunked, col, concat_str, len, lit, when,
};

use super::super::cell::YEAR;
use super::super::source::ROW;
use super::super::table::{LazyTable, row_numbers, text};
use super::codes::{coded, is_one_of, new_type};
use super::numbers::{is_finer, number, trimmed, whole};
use super::store::Store;
use super::{DIMENSION, Framework, clean, decimal, judgement, rows, states, text_name};
use crate::model::IndicatorId;

/// Whether a row breaks a rule.
const BROKEN: &str = "broken";

/// From how many rows on a table is read piece by piece.
pub(super) const STREAMED: u64 = 200_000;

/// Columns of texts that rows are told apart by.
const KEYS: [&str; 4] = ["unit_code", "project", "missing_reason", "item"];

/// Columns of texts that say more of a row.
const NOTES: [&str; 4] = ["as_of", states::COLUMN, "checked_by", "checked_on"];

/// Columns of numbers.
pub(super) const NUMBERS: [&str; 4] = ["value", "numerator", "denominator", "weight"];

/// Columns of numbers that screens quote as they are written.
const QUOTED: [&str; 3] = ["value", "numerator", "denominator"];

/// The rows of a table.
pub(super) struct Rows {
    /// Those that can be read, with the columns that the table has.
    pub(super) sound: Store,
    /// Those that break a rule, with their texts.
    pub(super) broken: DataFrame,
    /// How many they are in all.
    pub(super) read: u64,
    /// How many of those that can be read belong to each indicator and period, and the first of them.
    pub(super) census: DataFrame,
    /// For each column of numbers how many have more decimals than are kept, and the first of them.
    pub(super) rounded: Rounded,
}

/// Which columns the rows of a table have, and which of them are kept.
pub(super) struct Shape {
    columns: Vec<String>,
    /// The columns that say which part of a total a row is about.
    pub(super) dimensions: Vec<String>,
    /// The type of columns of codes that the table does not have, the same in all parts of its rows.
    missing: DataType,
}

impl Shape {
    /// The shape of a table.
    pub(super) fn of(table: &LazyTable) -> Self {
        let dimensions = table.columns.iter().filter(|column| column.starts_with(DIMENSION));
        let dimensions = dimensions.cloned().collect();
        Self { columns: table.columns.clone(), dimensions, missing: new_type() }
    }

    /// Whether the table has a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// The names of the dimensions.
    pub(super) fn dimensions(&self) -> Vec<&str> {
        self.dimensions.iter().map(String::as_str).collect()
    }

    fn keys(&self) -> Vec<&str> {
        let keys = ["indicator", "period"].into_iter().chain(KEYS).chain(NOTES);
        keys.chain(self.dimensions.iter().map(String::as_str)).collect()
    }

    /// The columns of a table that has all it may have.
    fn all(&self, reasons: bool) -> Vec<(String, DataType)> {
        let codes = self.keys().into_iter().map(|key| (key.to_owned(), self.missing.clone()));
        let numbers = NUMBERS.iter().map(|column| ((*column).to_owned(), decimal()));
        let quoted = QUOTED.iter().map(|column| (text_name(column), DataType::String));
        let more = [("revision".to_owned(), DataType::UInt32), ("worded".to_owned(), DataType::Boolean)];
        let comments =
            judgement::columns().map(|(column, _)| column).filter(|column| reasons && self.has(column));
        let comments = comments.map(|column| (column, DataType::String));
        codes.chain(numbers).chain(quoted).chain(more).chain(comments).collect()
    }
}

/// The columns that the rest needs, typed, and next to the numbers what they are made of.
pub(super) fn typed(
    table: LazyTable,
    shape: &Shape,
    framework: &Framework<'_>,
) -> Result<LazyFrame, PolarsError> {
    let period = match (shape.has("period"), shape.has("period_start") && shape.has("period_end")) {
        (true, false) => col("period"),
        (false, true) => span(),
        (true, true) => text("period").fill_null(span()),
        (false, false) => super::null_text("period"),
    };
    let mut columns = vec![col(ROW), coded(col("indicator"), "indicator"), coded(period, "period")];
    let keys = shape.keys().into_iter().skip(2).filter(|key| shape.has(key));
    columns.extend(keys.map(|key| coded(col(key), key)));
    // A word is looked up as it is written, without space around it.
    let worded = !framework.words.is_empty();
    for column in NUMBERS.into_iter().filter(|column| shape.has(column)) {
        columns.push(if worded { text(column) } else { col(column) }.alias(text_name(column)));
        columns.push(number(column, &table.origin.numbers));
        columns.push(is_finer(column, &table.origin.numbers).alias(finer_name(column)));
    }
    if shape.has("revision") {
        columns.push(col("revision").alias(text_name("revision")));
        columns.push(whole("revision"));
    }
    if framework.judged().next().is_some() {
        let is_judged = is_one_of(text("indicator"), framework.judged().map(IndicatorId::as_str));
        let comments = judgement::columns().map(|(column, _)| column).filter(|column| shape.has(column));
        columns.extend(comments.map(|column| {
            when(is_judged.clone()).then(text(&column)).otherwise(lit(NULL)).alias(column.as_str())
        }));
    }
    let frame = table.frame.select(columns);
    let frame = if worded { judgement::with_numbers(frame, framework.words)? } else { frame };
    Ok(frame.with_column(clean::breaks_a_rule(shape).alias(BROKEN)))
}

fn span() -> Expr {
    let (start, end) = (|| text("period_start"), || text("period_end"));
    let is_year = start().str().len_chars().eq(lit(YEAR));
    let years = concat_str([start(), end()], " to ", false);
    when(is_year).then(years).otherwise(concat_str([start(), end()], "/", false))
}

/// Name of the column that says whether a number has more decimals than are kept.
fn finer_name(column: &str) -> String {
    format!("{column}_finer")
}

/// For each column of numbers how many have more decimals than are kept, and the first of them.
type Rounded = BTreeMap<&'static str, (u64, usize)>;

/// Counts the numbers of some rows that have more decimals than are kept, and drops what says so.
fn without_finer(frame: &DataFrame, rounded: &mut Rounded) -> Result<DataFrame, PolarsError> {
    let mut names = Vec::new();
    for column in NUMBERS {
        let name = finer_name(column);
        let Ok(finer) = frame.column(&name) else { continue };
        let finer = finer.bool()?;
        if finer.any() {
            let read = frame.column(column)?.is_not_null();
            let rows = row_numbers(&frame.filter(&(finer & &read))?)?;
            if let Some(first) = rows.iter().min() {
                let (count, known) = rounded.entry(column).or_insert((0, *first));
                *count += rows.len() as u64;
                *known = (*known).min(*first);
            }
        }
        names.push(name);
    }
    Ok(frame.drop_many(names))
}

/// Reads a table, of which about so many rows are known to be there.
pub(super) fn read(table: LazyTable, shape: &Shape, framework: &Framework<'_>) -> Result<Rows, PolarsError> {
    let (expected, held) = (table.rows.unwrap_or_default(), table.held);
    let streamed = expected >= STREAMED.min(held);
    let frame = typed(table, shape, framework)?;
    if !streamed {
        let frame = frame.collect()?;
        let store = Store::new(rows(&frame), u64::MAX);
        return split(&frame, store, (shape, framework));
    }
    let nothing = frame.clone().limit(0);
    let parts = Arc::new(Mutex::new(Parts::new(Store::new(expected, held))));
    let filled = Arc::clone(&parts);
    let take = move |batch: DataFrame| {
        let mut parts =
            filled.lock().map_err(|_poisoned| PolarsError::ComputeError("a thread failed".into()))?;
        parts.add(&batch)?;
        Ok(false)
    };
    frame.sink_batches(PlanCallback::new(take), true, None)?.collect_with_engine(Engine::Streaming)?;
    let mut parts = parts.lock().map_err(|_poisoned| PolarsError::ComputeError("a thread failed".into()))?;
    let all = std::mem::replace(&mut *parts, Parts::new(Store::whole()));
    if all.read == 0 {
        return split(&nothing.collect()?, Store::whole(), (shape, framework));
    }
    all.finished(shape, framework)
}

/// How many rows belong to each indicator and period, and the first of them.
fn census(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let counted = [len().cast(DataType::UInt64).alias("rows"), col(ROW).min()];
    collect(rows.clone().lazy().group_by(["indicator", "period"].map(col)).agg(counted), rows)
}

/// Several counts as one.
fn summed(counts: DataFrame) -> Result<DataFrame, PolarsError> {
    counts
        .lazy()
        .group_by(["indicator", "period"].map(col))
        .agg([col("rows").sum(), col(ROW).min()])
        .collect()
}

/// What was read so far.
struct Parts {
    sound: Store,
    broken: Option<DataFrame>,
    census: Option<DataFrame>,
    read: u64,
    rounded: Rounded,
}

impl Parts {
    fn new(sound: Store) -> Self {
        Self { sound, broken: None, census: None, read: 0, rounded: Rounded::new() }
    }

    fn add(&mut self, batch: &DataFrame) -> Result<(), PolarsError> {
        self.read += rows(batch);
        let (sound, broken) = parted(&without_finer(batch, &mut self.rounded)?)?;
        stack(&mut self.census, census(&sound)?)?;
        self.sound.add(sound)?;
        stack(&mut self.broken, broken)
    }

    fn finished(mut self, shape: &Shape, framework: &Framework<'_>) -> Result<Rows, PolarsError> {
        self.sound.finish()?;
        Ok(Rows {
            sound: self.sound,
            broken: complete(self.broken.unwrap_or_default(), shape, framework)?,
            read: self.read,
            census: summed(self.census.unwrap_or_default())?,
            rounded: self.rounded,
        })
    }
}

/// Puts further rows below those that are there; no rows change nothing.
pub(super) fn stack(all: &mut Option<DataFrame>, more: DataFrame) -> Result<(), PolarsError> {
    match all {
        Some(_) if more.height() == 0 => Ok(()),
        Some(all) => all.vstack_mut(&more).map(|_| ()),
        None => {
            *all = Some(more);
            Ok(())
        }
    }
}

/// Tells the rows that break a rule from the others, which need their texts no longer.
fn parted(frame: &DataFrame) -> Result<(DataFrame, DataFrame), PolarsError> {
    let broken = frame.column(BROKEN)?.bool()?;
    let sound = if broken.any() { frame.filter(&!broken)? } else { frame.clone() };
    let texts = [BROKEN.to_owned(), text_name("weight"), text_name("revision")];
    let sound = sound.drop_many(texts);
    Ok((sound, frame.filter(broken)?.drop(BROKEN)?))
}

/// The rows of a frame that was read in one piece.
pub(super) fn split(
    frame: &DataFrame,
    store: Store,
    (shape, framework): (&Shape, &Framework<'_>),
) -> Result<Rows, PolarsError> {
    let mut parts = Parts::new(store);
    parts.add(frame)?;
    parts.finished(shape, framework)
}

/// The rows in one piece, with all columns that a table may have.
pub(super) fn complete(
    mut frame: DataFrame,
    shape: &Shape,
    framework: &Framework<'_>,
) -> Result<DataFrame, PolarsError> {
    frame.rechunk_mut();
    let height = frame.height();
    for (column, dtype) in shape.all(framework.judged().next().is_some()) {
        if frame.column(&column).is_err() {
            let nothing = if dtype == DataType::Boolean {
                Column::new_scalar(column.as_str().into(), false.into(), height)
            } else {
                Column::full_null(column.as_str().into(), height, &dtype)
            };
            frame.with_column(nothing)?;
        }
    }
    Ok(frame)
}

/// The texts of a column as they are written, without space around them.
pub(super) fn written(frame: &DataFrame, column: &str) -> Result<StringChunked, PolarsError> {
    trimmed(frame.column(column)?.as_materialized_series())
}

/// Runs a query over a frame, by the engine that suits its size.
pub(super) fn collect(query: LazyFrame, over: &DataFrame) -> Result<DataFrame, PolarsError> {
    if rows(over) < STREAMED {
        return query.collect();
    }
    Ok(query.collect_with_engine(Engine::Streaming)?.unwrap_single())
}
