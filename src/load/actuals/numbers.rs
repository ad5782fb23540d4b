//! Numbers of rows as decimals, exactly as they are written.

use polars::prelude::{
    BooleanChunked, Column, DataType, Expr, Field, Int128Chunked, IntoColumn, IntoSeries, NewChunkedArray,
    PolarsError, Series, StringChunked, col,
};

use super::super::cell::number_finding;
use super::super::table::Origin;
use super::{SCALE, decimal};
use crate::diag::{Code, Finding, Place};
use crate::model::{NotANumber, NumberForm};

/// The most decimal places of a binary number that are tried before its text is written out.
const PLACES: u32 = 9;

/// Whole numbers below it, and their tenths and hundredths, are told apart by binary numbers.
const SAFE: f64 = 1e15;

/// A column of numbers as decimals; what is none of the form, or blank, is empty.
pub(super) fn number(column: &str, form: &NumberForm) -> Expr {
    let form = form.clone();
    col(column).map(
        move |column| decimals(column.as_materialized_series(), &form).map(IntoColumn::into_column),
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

fn decimals(series: &Series, form: &NumberForm) -> Result<Series, PolarsError> {
    let dtype = series.dtype();
    if *dtype == DataType::Float64 {
        return of_floats(series);
    }
    if dtype.is_integer() {
        return series.cast(&decimal());
    }
    if *dtype == DataType::String {
        return of_texts(series, form);
    }
    trimmed(series)?.into_series().cast(&decimal())
}

/// Texts of numbers of a form.
///
/// Plain numbers are read all at once, and only texts that this cannot read one by one.
fn of_texts(series: &Series, form: &NumberForm) -> Result<Series, PolarsError> {
    let is_plain = *form == NumberForm::default();
    if is_plain {
        let numbers = series.cast(&decimal())?;
        if numbers.null_count() == series.null_count() {
            return Ok(numbers);
        }
    }
    let plain = |text: &str| match form.parse(text) {
        Ok(number) => Some(number.to_string()),
        // Digits beyond those that are kept are rounded off, which is said.
        Err(NotANumber::TooManyDigits) if is_plain => Some(text.to_owned()),
        Err(_) => None,
    };
    let read: StringChunked = trimmed(series)?.iter().map(|text| text.and_then(plain)).collect();
    read.with_name(series.name().clone()).into_series().cast(&decimal())
}

/// The finding on a text that is no number of the form of its table.
pub(super) fn finding(origin: &Origin, place: Place, text: &str) -> Finding {
    // A number that could be read is one that is too large to be added to others.
    let fault = origin.numbers.parse(text).err().unwrap_or(NotANumber::OutOfRange);
    number_finding(place, text, fault, origin)
}

/// The finding that numbers of a column have more decimals than are kept, of which one stands at a place.
pub(super) fn rounded(count: u64, place: Place) -> Finding {
    let message = match count {
        1 => format!("the number has more than {SCALE} decimals, and further ones are rounded off"),
        _ => format!(
            "{count} numbers have more than {SCALE} decimals, of which this is the first, and further ones are rounded off"
        ),
    };
    Finding::new(Code::NumberRounded, place, message).help("write fewer decimals, or use a smaller unit")
}

/// Whether a number has more decimals than are kept, by the text or the number that it is written as.
pub(super) fn is_finer(column: &str, form: &NumberForm) -> Expr {
    let form = form.clone();
    let is_finer = move |text: &str| {
        // The shortest of them has a mark and a digit more than decimals that are kept, or an exponent.
        let may_be = text.len() > SCALE + 1 || text.contains(['e', 'E']);
        may_be
            && match form.parse(text) {
                Ok(number) => number.normalize().scale() as usize > SCALE,
                Err(fault) => fault == NotANumber::TooManyDigits,
            }
    };
    col(column).map(
        move |column: Column| {
            let series = column.as_materialized_series();
            let finer: BooleanChunked = if *series.dtype() == DataType::String {
                series.str()?.iter().map(|text| text.is_some_and(|text| is_finer(text.trim()))).collect()
            } else if *series.dtype() == DataType::Float64 {
                // Fractions so small have an exponent in their texts.
                let tiny =
                    |number: f64| number != 0.0 && number.abs() < 1.0 && is_finer(&format!("{number:e}"));
                series.f64()?.iter().map(|number| number.is_some_and(tiny)).collect()
            } else if *series.dtype() == DataType::Float32 {
                let tiny =
                    |number: f32| number != 0.0 && number.abs() < 1.0 && is_finer(&format!("{number:e}"));
                series.f32()?.iter().map(|number| number.is_some_and(tiny)).collect()
            } else if let DataType::Decimal(_, scale) = series.dtype() {
                let beyond = u32::try_from(scale.saturating_sub(SCALE)).unwrap_or(u32::MAX);
                // No decimal has so many places that the unit could not be kept.
                let unit = 10_i128.checked_pow(beyond).unwrap_or(i128::MAX);
                let numbers = series.decimal()?.physical();
                numbers.iter().map(|number| number.is_some_and(|number| number % unit != 0)).collect()
            } else {
                std::iter::repeat_n(false, series.len()).collect()
            };
            Ok(finer.with_name(series.name().clone()).into_column())
        },
        |_, field| Ok(Field::new(field.name().clone(), DataType::Boolean)),
    )
}

/// The texts of a column without space around them.
pub(super) fn trimmed(series: &Series) -> Result<StringChunked, PolarsError> {
    let texts = series.cast(&DataType::String)?;
    let texts = texts.str()?;
    // A whole binary number is written with a decimal that nobody gives.
    let end = if series.dtype().is_float() { ".0" } else { "" };
    let trimmed = texts.iter().map(|text| {
        let text = text.map(|text| text.strip_suffix(end).unwrap_or(text).trim());
        text.filter(|text| !text.is_empty())
    });
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
    use polars::prelude::{IntoLazy, NamedFrom, df};
    use proptest::prelude::{prop_assert_eq, prop_assume, proptest};

    use super::*;

    fn texts(numbers: &[f64]) -> Vec<Option<String>> {
        let series = Series::new("x".into(), numbers);
        let decimals = decimals(&series, &NumberForm::default())
            .expect("numbers")
            .cast(&DataType::String)
            .expect("texts");
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

    /// A number as it is read; none where it is none.
    fn read_one(text: &str, form: &NumberForm) -> Option<String> {
        let frame = df!("value" => [text]).expect("one column");
        let read = frame.lazy().select([number("value", form)]).collect().expect("numbers are read");
        let texts = read.column("value").and_then(|column| column.cast(&DataType::String)).expect("a number");
        texts.str().expect("a text").get(0).map(ToOwned::to_owned)
    }

    #[test]
    fn numbers_are_read_by_their_form() {
        let plain = NumberForm::default();
        let comma = NumberForm::new(',', &['.']).expect("marks of numbers");
        let eighteen = |text: &str| Some(text.to_owned());
        assert_eq!(read_one("1250.5", &plain), eighteen("1250.500000000000000000"));
        assert_eq!(read_one("1.250,5", &comma), eighteen("1250.500000000000000000"));
        assert_eq!(read_one("1.250", &comma), eighteen("1250.000000000000000000"));
        assert_eq!(read_one("\u{2212}٣", &plain), eighteen("-3.000000000000000000"));
        for (text, form) in [("1,5", &plain), ("1250.5", &comma), ("NaN", &plain), ("1e999", &plain)] {
            assert_eq!(read_one(text, form), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_numbers_are_read_at_once_as_they_are_one_by_one(text in "[+-]{0,2}[0-9 _]{0,6}[.,]?[0-9]{0,6}([eE][+-]?[0-9]{0,2})?") {
            let form = NumberForm::default();
            // Digits beyond those that are kept are rounded off, which is a finding of its own.
            prop_assume!(form.parse(&text) != Err(NotANumber::TooManyDigits));
            let one_by_one = form.parse(&text).ok().and_then(|number| read_one(&number.to_string(), &form));
            prop_assert_eq!(read_one(&text, &form), one_by_one, "{}", text);
        }
    }
}
