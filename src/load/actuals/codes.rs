//! Texts of keys as codes: a column of small whole numbers beside a list of its different texts.
//!
//! Ids, codes of units, periods and dimensions are few, and their rows are many.
//! A text is trimmed and compared once for each run of rows that repeat it, and
//! all that follows works on numbers of 32 bits.

use std::collections::HashMap;

use polars::prelude::{
    CategoricalPhysical, Categories, ChunkedBuilder, Column, DataFrame, DataType, Expr, Field, IdxCa,
    IntoColumn, IntoSeries, NamedFrom, PlSmallStr, PolarsError, PrimitiveChunkedBuilder, Series,
    StringChunked, UInt32Type, col, lit,
};

/// A kind of column of codes with a list of texts of its own.
pub(super) fn new_type() -> DataType {
    DataType::from_categories(Categories::random(PlSmallStr::EMPTY, CategoricalPhysical::U32))
}

/// A column as codes of its texts without space around them; a blank cell is none.
pub(super) fn coded(texts: Expr, column: &str) -> Expr {
    let dtype = new_type();
    let made = dtype.clone();
    texts
        .map(
            move |column| encode(column.as_materialized_series(), &made).map(IntoColumn::into_column),
            move |_, field| Ok(Field::new(field.name().clone(), dtype.clone())),
        )
        .alias(column)
}

fn encode(series: &Series, dtype: &DataType) -> Result<Series, PolarsError> {
    let codes = if series.dtype().is_integer() && *series.dtype() != DataType::UInt64 {
        of_integers(series, dtype)?
    } else {
        of_texts(series, dtype)?
    };
    Series::from_cats_and_dtype(&codes, dtype, true)
}

/// How many texts are remembered.
const MET: usize = 256;

/// Where a text is remembered: any place would do, and different ones for texts that differ in few letters.
fn slot(text: &str) -> usize {
    let mixed =
        text.bytes().rev().take(8).fold(text.len() as u64, |mixed, byte| (mixed << 7) ^ u64::from(byte));
    let mixed = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::from((mixed >> 56) as u8)
}

fn of_texts(series: &Series, dtype: &DataType) -> Result<Series, PolarsError> {
    let mapping = dtype.cat_mapping()?;
    let texts = series.cast(&DataType::String)?;
    let texts = texts.str()?;
    let mut codes = PrimitiveChunkedBuilder::<UInt32Type>::new(series.name().clone(), series.len());
    // Most texts are one of the few that were met last, and are found again without the list of all.
    let mut met: [Option<(&str, Option<u32>)>; MET] = [None; MET];
    for text in texts.iter() {
        let Some(text) = text else {
            codes.append_null();
            continue;
        };
        let slot = &mut met[slot(text)];
        let code = match slot {
            Some((known, code)) if *known == text => *code,
            _ => {
                let trimmed = text.trim();
                let code = if trimmed.is_empty() { None } else { Some(mapping.insert_cat(trimmed)?) };
                *slot = Some((text, code));
                code
            }
        };
        codes.append_option(code);
    }
    Ok(codes.finish().into_series())
}

fn of_integers(series: &Series, dtype: &DataType) -> Result<Series, PolarsError> {
    let mapping = dtype.cat_mapping()?;
    let numbers = series.cast(&DataType::Int64)?;
    let mut known: HashMap<i64, u32> = HashMap::new();
    let mut last: Option<(i64, u32)> = None;
    let mut codes = PrimitiveChunkedBuilder::<UInt32Type>::new(series.name().clone(), series.len());
    for number in numbers.i64()?.iter() {
        let Some(number) = number else {
            codes.append_null();
            continue;
        };
        let code = match last.filter(|(before, _)| *before == number) {
            Some((_, code)) => code,
            None => match known.get(&number) {
                Some(code) => *code,
                None => mapping.insert_cat(&number.to_string())?,
            },
        };
        known.entry(number).or_insert(code);
        last = Some((number, code));
        codes.append_value(code);
    }
    Ok(codes.finish().into_series())
}

/// The codes of a column of [`coded`] texts.
pub(super) fn codes(frame: &DataFrame, column: &str) -> Result<IdxCa, PolarsError> {
    let series = frame.column(column)?.as_materialized_series();
    Ok(series.to_physical_repr().u32()?.clone())
}

/// All texts of a column, at the place of their codes, with some that no row has.
pub(super) fn known(frame: &DataFrame, column: &str) -> Result<Vec<String>, PolarsError> {
    let dtype = frame.column(column)?.dtype().clone();
    let mapping = dtype.cat_mapping()?;
    let count = u32::try_from(mapping.num_cats_upper_bound()).unwrap_or(u32::MAX);
    Ok((0..count).map(|code| mapping.cat_to_str(code).unwrap_or_default().to_owned()).collect())
}

/// For each row what a table says of its code.
pub(super) fn looked_up(codes: &IdxCa, table: &Series) -> Result<Column, PolarsError> {
    Ok(table.take(codes)?.into_column())
}

/// The rows whose text in a column is one of some.
pub(super) fn having(
    frame: DataFrame,
    column: &str,
    is_one: impl Fn(&str) -> bool,
) -> Result<DataFrame, PolarsError> {
    let kept = known(&frame, column)?.iter().map(|text| is_one(text)).collect();
    filtered(frame, column, kept)
}

/// The rows whose code in a column is one of those that are kept.
pub(super) fn filtered(frame: DataFrame, column: &str, kept: Vec<bool>) -> Result<DataFrame, PolarsError> {
    let codes = codes(&frame, column)?;
    if codes.null_count() == 0 && kept.iter().all(|kept| *kept) {
        return Ok(frame);
    }
    let mask = looked_up(&codes, &Series::new(column.into(), kept))?;
    if mask.bool()?.all() { Ok(frame) } else { frame.filter(mask.bool()?) }
}

/// A column of a small frame as texts, whatever it is made of.
pub(super) fn texts(frame: &DataFrame, column: &str) -> Result<StringChunked, PolarsError> {
    Ok(frame.column(column)?.as_materialized_series().cast(&DataType::String)?.str()?.clone())
}

/// The text of a row in a column of texts, if it has one.
pub(super) fn text_at<'f>(
    frame: &'f DataFrame,
    column: &str,
    index: usize,
) -> Result<Option<&'f str>, PolarsError> {
    Ok(frame.column(column)?.str()?.get(index))
}

/// A column of texts, for joins with tables of texts.
pub(super) fn as_text(column: &str) -> Expr {
    col(column).cast(DataType::String)
}

/// Whether a text is one of several, however many.
pub(super) fn is_one_of<'a>(text: Expr, of: impl Iterator<Item = &'a str>) -> Expr {
    let of: Vec<&str> = of.collect();
    text.is_in(lit(Series::new(PlSmallStr::EMPTY, of)).implode(true), false)
}
