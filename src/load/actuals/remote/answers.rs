//! The answers of an engine, as the frames that rows in memory come to.

use std::num::ParseIntError;

use polars::prelude::{
    Column as Values, DataFrame, DataType, Int128Chunked, IntoColumn, IntoSeries, NewChunkedArray,
    PolarsError, Series,
};

use super::super::super::database::{Fault, FaultKind, Remote};
use super::super::super::plan::{Column, Plan, Type, UNITS, Unknown, sql};
use super::super::super::source::first_line;
use super::super::{SCALE, pass};
use crate::reading::digest;

/// Why an engine did not put rows together.
#[derive(Debug)]
pub(in crate::load) enum Stopped {
    /// It has no words for what is asked.
    Unknown(String),
    /// It refused, or is gone.
    Fault(Fault),
    /// What it sent is not what was asked for.
    Answer(PolarsError),
}

impl From<Unknown> for Stopped {
    fn from(Unknown(what): Unknown) -> Self {
        Self::Unknown(what)
    }
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<PolarsError> for Stopped {
    fn from(error: PolarsError) -> Self {
        Self::Answer(error)
    }
}

/// Asks an engine for what a plan makes, with numbers as decimals.
pub(super) fn ask(remote: &Remote, plan: &Plan) -> Result<DataFrame, Stopped> {
    let mut all: Option<DataFrame> = None;
    each(remote, plan, &mut |frame| pass::stack(&mut all, frame))?;
    all.ok_or_else(|| Stopped::Answer(PolarsError::NoData("an answer has no columns".into())))
}

/// What a unit of an engine is in units of the last decimal place of values.
#[expect(clippy::cast_possible_truncation, reason = "a number of decimal places")]
const STEP: i128 = 10_i128.pow(SCALE as u32) / UNITS as i128;

/// How many rows of an answer are taken at a time.
const AT_ONCE: usize = 10_000;

/// Asks an engine for what a plan makes, and gives some rows of it at a time.
pub(super) fn each(
    remote: &Remote,
    plan: &Plan,
    give: &mut dyn FnMut(DataFrame) -> Result<(), PolarsError>,
) -> Result<(), Stopped> {
    let (query, columns) = sql(plan, remote.dialect)?;
    let (mut mark, mut failed) = (0_u128, None);
    let asked = remote.each(&query, &mut |frame| {
        for begin in (0..frame.height().max(1)).step_by(AT_ONCE) {
            let part = frame.slice(i64::try_from(begin).unwrap_or(i64::MAX), AT_ONCE);
            let given = typed(&part, &columns).and_then(|part| {
                mark = mark.wrapping_add(mark_of(&part)?);
                give(part)
            });
            if let Err(error) = given {
                let fault = Fault::new(FaultKind::Query, first_line(&error.to_string()));
                failed = Some(error);
                return Err(fault);
            }
        }
        Ok(())
    });
    match (asked, failed) {
        (_, Some(error)) => return Err(Stopped::Answer(error)),
        (asked, None) => {
            asked?;
        }
    }
    remote.keep(&format!("{mark:032x}"));
    Ok(())
}

/// A number that rows have in common with the same rows in any order.
fn mark_of(frame: &DataFrame) -> Result<u128, PolarsError> {
    let texts: Vec<Series> = frame
        .columns()
        .iter()
        .map(|column| column.as_materialized_series().cast(&DataType::String))
        .collect::<Result<_, PolarsError>>()?;
    let cells: Vec<_> = texts.iter().map(|texts| texts.str()).collect::<Result<_, PolarsError>>()?;
    let row = |index: usize| -> Result<u128, PolarsError> {
        let cells: String = cells.iter().map(|cells| format!("{:?},", cells.get(index))).collect();
        // Half of the digest, which is hexadecimal, tells enough.
        let mut digest = digest::of_bytes(cells.as_bytes());
        digest.truncate(32);
        u128::from_str_radix(&digest, 16)
            .map_err(|error| PolarsError::ComputeError(format!("`{digest}`: {error}").into()))
    };
    (0..frame.height()).try_fold(0_u128, |mark, index| Ok(mark.wrapping_add(row(index)?)))
}

/// The columns of an answer as what they hold.
fn typed(frame: &DataFrame, columns: &[Column]) -> Result<DataFrame, PolarsError> {
    let columns = columns.iter().map(|column| column_of(frame, column));
    DataFrame::new(frame.height(), columns.collect::<Result<_, PolarsError>>()?)
}

fn column_of(frame: &DataFrame, column: &Column) -> Result<Values, PolarsError> {
    let values = frame.column(&column.name)?.as_materialized_series();
    Ok(match column.kind {
        Type::Flag if *values.dtype() == DataType::Boolean => values.clone(),
        Type::Flag => values.strict_cast(&DataType::Int64)?.cast(&DataType::Boolean)?,
        Type::Whole => values.strict_cast(&DataType::Int64)?,
        Type::Float => values.strict_cast(&DataType::Float64)?,
        Type::Text => values.cast(&DataType::String)?,
        Type::Number => {
            let units = values.strict_cast(&DataType::Int64)?;
            decimals(&column.name, units.i64()?.iter().map(|units| units.map(i128::from)))
        }
        Type::Sum => {
            let texts = values.cast(&DataType::String)?;
            let sums = texts.str()?.iter().map(|text| text.map(sum).transpose());
            decimals(&column.name, sums.collect::<Result<Vec<_>, PolarsError>>()?.into_iter())
        }
    }
    .into_column())
}

/// A sum as it is written: its units, or its whole and what is beyond it.
fn sum(text: &str) -> Result<i128, PolarsError> {
    let unread = |error: ParseIntError| PolarsError::ComputeError(format!("`{text}`: {error}").into());
    let read = |text: &str| text.parse::<i128>().map_err(unread);
    match text.split_once(' ') {
        None => read(text),
        Some((whole, rest)) => Ok(read(whole)? * i128::from(UNITS) + read(rest)?),
    }
}

fn decimals(name: &str, units: impl Iterator<Item = Option<i128>>) -> Series {
    let scaled: Vec<Option<i128>> = units.map(|units| units.and_then(|it| it.checked_mul(STEP))).collect();
    let scaled = Int128Chunked::from_slice_options(name.into(), &scaled);
    scaled.into_decimal_unchecked(38, SCALE).into_series()
}
