//! Numbers of rows as decimals, exactly as they are written.

use polars::prelude::{
    BooleanChunked, Column, DataType, Expr, Field, Int128Chunked, IntoColumn, IntoSeries, NewChunkedArray,
    PolarsError, Series, StringChunked, col,
};

use super::{SCALE, decimal};

/// The most decimal places of a binary number that are tried before its text is written out.
const PLACES: u32 = 9;

/// Whole numbers below it, and their tenths and hundredths, are told apart by binary numbers.
const SAFE: f64 = 1e15;

/// A column of numbers as decimals; what is none, or blank, is empty.
pub(super) fn number(column: &str) -> Expr {
    col(column).map(
        |column| decimals(column.as_materialized_series()).map(IntoColumn::into_column),
        |_, field| Ok(Field::new(field.name().clone(), decimal())),
    )
}

/// A column of whole numbers from 0; what is none, or blank, is empty.
pub(super) fn whole(column: &str) -> Expr {
    col(column).map(
        |column| {
            let series = column.as_materialized_series();
            let numbers =
                if series.dtype().is_integer() { series.clone() } else { trimmed(series)?.into_series() };
            Ok(numbers.cast(&DataType::UInt32)?.into_column())
        },
        |_, field| Ok(Field::new(field.name().clone(), DataType::UInt32)),
    )
}

/// Whether a cell has anything in it but space.
pub(super) fn filled(column: &str) -> Expr {
    col(column).map(
        |column| Ok(is_filled(&column)?.into_column()),
        |_, field| Ok(Field::new(field.name().clone(), DataType::Boolean)),
    )
}

fn is_filled(column: &Column) -> Result<BooleanChunked, PolarsError> {
    if *column.dtype() != DataType::String {
        return Ok(column.is_not_null());
    }
    let texts = column.as_materialized_series();
    let filled = texts.str()?.iter().map(|text| text.is_some_and(|text| !text.trim().is_empty()));
    Ok(BooleanChunked::from_iter_values(column.name().clone(), filled))
}

fn decimals(series: &Series) -> Result<Series, PolarsError> {
    let dtype = series.dtype();
    if *dtype == DataType::Float64 {
        return of_floats(series);
    }
    let is_text = *dtype == DataType::String;
    if is_text || dtype.is_integer() {
        let numbers = series.cast(&decimal())?;
        // What could not be read may only have space around it.
        if !is_text || numbers.null_count() == series.null_count() {
            return Ok(numbers);
        }
    }
    trimmed(series)?.into_series().cast(&decimal())
}

/// The texts of a column without space around them.
pub(super) fn trimmed(series: &Series) -> Result<StringChunked, PolarsError> {
    let texts = series.cast(&DataType::String)?;
    let texts = texts.str()?;
    let trimmed = texts.iter().map(|text| text.map(str::trim).filter(|text| !text.is_empty()));
    Ok(trimmed.collect::<StringChunked>().with_name(series.name().clone()))
}

/// Binary numbers as the decimals that their shortest texts are.
fn of_floats(series: &Series) -> Result<Series, PolarsError> {
    let numbers = series.f64()?;
    let mut left = false;
    let units: Vec<Option<i128>> = numbers
        .iter()
        .map(|number| {
            let unit = units(number?);
            left |= unit.is_none();
            unit
        })
        .collect();
    let units = if left {
        // Long fractions, and what is no number, as their texts are.
        let known = Int128Chunked::from_slice_options(series.name().clone(), &units);
        let known = known.into_decimal_unchecked(38, SCALE).into_series();
        let rest = trimmed(series)?.into_series().cast(&decimal())?;
        return known.zip_with(&known.is_not_null(), &rest);
    } else {
        Int128Chunked::from_slice_options(series.name().clone(), &units)
    };
    Ok(units.into_decimal_unchecked(38, SCALE).into_series())
}

/// A number of few digits in units of the last decimal place that is kept.
///
/// A decimal of at most 15 digits that rounds to the number is the only one, and so its shortest text.
#[expect(clippy::cast_possible_truncation, reason = "whole and below 10 to the power of 15")]
#[expect(clippy::float_cmp, reason = "the same number is looked for, not a near one")]
fn units(number: f64) -> Option<i128> {
    let mut factor = 1.0;
    for places in 0..=PLACES {
        let scaled = (number * factor).round();
        if scaled.abs() >= SAFE || scaled.is_nan() {
            return None;
        }
        if scaled / factor == number {
            return Some(i128::from(scaled as i64) * 10_i128.pow(SCALE as u32 - places));
        }
        factor *= 10.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use polars::prelude::NamedFrom;

    use super::*;

    fn texts(numbers: &[f64]) -> Vec<Option<String>> {
        let series = Series::new("x".into(), numbers);
        let decimals = decimals(&series).expect("numbers").cast(&DataType::String).expect("texts");
        decimals
            .str()
            .expect("texts")
            .iter()
            .map(|text| text.map(|text| text.trim_end_matches('0').to_owned()))
            .collect()
    }

    #[test]
    fn binary_numbers_are_read_as_their_shortest_texts() {
        let numbers = [0.1, 134.956, -2.5, 123_456_789.0, 0.1 + 0.2, 1e-7, 5e-12];
        let expected =
            ["0.1", "134.956", "-2.5", "123456789.", "0.30000000000000004", "0.0000001", "0.000000000005"];
        assert_eq!(texts(&numbers), expected.map(|text| Some(text.to_owned())));
    }

    #[test]
    fn what_is_no_finite_number_is_none() {
        assert_eq!(texts(&[f64::NAN, f64::INFINITY, 1e300]), [None, None, None]);
    }
}
