//! From grouped frames to what was reported, by indicator, period, part and unit.

use std::collections::BTreeMap;

use polars::prelude::{AnyValue, DataFrame, IntoLazy, PolarsError};
use time::Date;

use super::super::source::ROW;
use super::cells::{Carried, Cell, Cells, Lost};
use super::codes::{as_text, text_at};
use super::parts::Parts;
use crate::model::{Category, Decimal, Grid, IndicatorId, MissingReason, Period, UnitCode};

/// What was reported for an indicator in a period, by part of its total.
pub(super) type ByPart = BTreeMap<(IndicatorId, Period), BTreeMap<Category, Cells>>;

/// Reads grouped rows and the numbers of different items.
pub(super) fn collect(
    units: &DataFrame,
    distinct: Option<&DataFrame>,
    dimensions: &[&str],
    grid: Grid,
) -> Result<ByPart, PolarsError> {
    let mut reported = ByPart::new();
    let units = &with_texts(units, dimensions)?;
    let distinct = distinct.map(|distinct| with_texts(distinct, dimensions)).transpose()?;
    for row in rows(units, grid) {
        let Some(key) = row.key()? else { continue };
        let part = reported.entry(key).or_default().entry(row.category(dimensions)?).or_default();
        part.by_unit.insert(row.unit()?, row.cell()?);
    }
    for row in distinct.iter().flat_map(|distinct| rows(distinct, grid)) {
        let (Some(key), Some(items)) = (row.key()?, row.count("items")?) else { continue };
        let part = reported.get_mut(&key).and_then(|parts| parts.get_mut(&row.category(dimensions).ok()?));
        let Some(part) = part else { continue };
        if row.frame.column("own")?.bool()?.get(row.index) == Some(true) {
            if let Some(cell) = part.by_unit.get_mut(&row.unit()?) {
                cell.parts.items = Some(items);
            }
        } else {
            part.distinct = Some(items);
        }
    }
    Ok(reported)
}

/// Reads the records that a running total lost, with their first row.
#[expect(clippy::type_complexity, reason = "one row per key, taken apart by the caller at once")]
pub(super) fn lost(
    frame: &DataFrame,
    grid: Grid,
) -> Result<Vec<((IndicatorId, Period), Option<UnitCode>, Lost, usize)>, PolarsError> {
    let mut found = Vec::new();
    for row in rows(&with_texts(frame, &[])?, grid) {
        let (Some(key), Some(records)) = (row.key()?, row.count("records")?) else { continue };
        let lost = Lost { records, sum: row.number("value")? };
        found.push((key, row.unit()?, lost, row.first_row()?));
    }
    Ok(found)
}

/// A grouped frame with texts for the codes of its keys.
fn with_texts(frame: &DataFrame, dimensions: &[&str]) -> Result<DataFrame, PolarsError> {
    let keys = ["indicator", "unit_code"].iter().chain(dimensions);
    frame.clone().lazy().with_columns(keys.map(|key| as_text(key)).collect::<Vec<_>>()).collect()
}

fn rows(frame: &DataFrame, grid: Grid) -> impl Iterator<Item = GroupRow<'_>> {
    (0..frame.height()).map(move |index| GroupRow { frame, index, grid })
}

/// A row of a grouped frame.
struct GroupRow<'a> {
    frame: &'a DataFrame,
    index: usize,
    grid: Grid,
}

impl GroupRow<'_> {
    fn get(&self, column: &str) -> Result<AnyValue<'_>, PolarsError> {
        self.frame.column(column)?.get(self.index)
    }

    fn text(&self, column: &str) -> Result<Option<&str>, PolarsError> {
        text_at(self.frame, column, self.index)
    }

    fn count(&self, column: &str) -> Result<Option<u64>, PolarsError> {
        Ok(self.get(column)?.extract::<u64>())
    }

    fn number(&self, column: &str) -> Result<Option<Decimal>, PolarsError> {
        Ok(decimal(&self.get(column)?))
    }

    fn key(&self) -> Result<Option<(IndicatorId, Period)>, PolarsError> {
        let indicator = self.text("indicator")?.map(IndicatorId::new);
        Ok(indicator.zip(self.period("cell")?))
    }

    fn period(&self, column: &str) -> Result<Option<Period>, PolarsError> {
        Ok(self.get(column)?.extract::<i32>().and_then(|steps| self.grid.step(steps)))
    }

    fn unit(&self) -> Result<Option<UnitCode>, PolarsError> {
        Ok(self.text("unit_code")?.map(UnitCode::new))
    }

    fn category(&self, dimensions: &[&str]) -> Result<Category, PolarsError> {
        let mut values = Vec::new();
        for dimension in dimensions {
            let name = dimension.strip_prefix(super::DIMENSION).unwrap_or(dimension);
            values.extend(self.text(dimension)?.map(|value| (name.to_owned(), value.to_owned())));
        }
        Ok(Category::new(values))
    }

    /// The number of the row of the file that the group begins with; 0 where rows have none.
    fn first_row(&self) -> Result<usize, PolarsError> {
        let row = self.count(ROW)?.and_then(|row| usize::try_from(row).ok());
        Ok(row.unwrap_or(super::super::table::UNNUMBERED))
    }

    fn cell(&self) -> Result<Cell, PolarsError> {
        let uncounted = || PolarsError::NoData("a group has no count".into());
        let counted = |column| self.count(column)?.ok_or_else(uncounted);
        let reason = self.count("reason")?.and_then(|rank| usize::try_from(rank).ok());
        Ok(Cell {
            parts: self.parts()?,
            rows: counted("rows")?,
            rows_present: counted("rows_present")?,
            records_due: counted("leaves_due")?,
            records_present: counted("leaves_present")?,
            reason: reason.and_then(|rank| MissingReason::ALL.get(rank).copied()),
            carried: self.carried()?,
            derived: counted("derived")?,
            first_row: self.first_row()?,
        })
    }

    fn parts(&self) -> Result<Parts, PolarsError> {
        let uncounted = || PolarsError::NoData("a group has no count".into());
        let counted = |column| self.count(column)?.ok_or_else(uncounted);
        let (count, pairs, weighted) = (counted("count")?, counted("pairs")?, counted("weighted")?);
        let end = self.get("end")?.extract::<i32>().and_then(|day| Date::from_julian_day(day).ok());
        // The sum of nothing is 0 to polars, and no number here.
        let sum_of = |count: u64, column| if count > 0 { self.number(column) } else { Ok(None) };
        Ok(Parts {
            count,
            sum: sum_of(count, "sum")?,
            min: self.number("min")?,
            max: self.number("max")?,
            latest: end.zip(self.number("latest")?),
            unaggregated: counted("unaggregated")?,
            pairs,
            both: counted("both")?,
            numerator: sum_of(pairs, "numerator")?,
            denominator: sum_of(pairs, "denominator")?,
            weighted,
            weighted_sum: sum_of(weighted, "weighted_sum")?,
            weights: sum_of(weighted, "weights")?,
            items: None,
        })
    }

    fn carried(&self) -> Result<Option<Carried>, PolarsError> {
        let records = self.count("carried")?.filter(|records| *records > 0);
        let (oldest, newest) = (self.period("carried_from")?, self.period("carried_to")?);
        let sum = match self.count("carried_values")? {
            Some(values) if Some(values) == records => self.number("carried_sum")?,
            Some(_) | None => None,
        };
        let span = records.zip(oldest.zip(newest));
        Ok(span.map(|(records, (oldest, newest))| Carried { records, sum, oldest, newest }))
    }
}

/// The number of a cell of decimals, if it has one.
pub(super) fn decimal(value: &AnyValue<'_>) -> Option<Decimal> {
    let AnyValue::Decimal(mantissa, _, scale) = value else { return None };
    narrow(*mantissa, *scale)
}

/// A 128-bit decimal as one of 96 bits, rounded to fewer places where it is too long.
fn narrow(mantissa: i128, scale: usize) -> Option<Decimal> {
    let (mut mantissa, mut scale) = (mantissa, u32::try_from(scale).ok()?);
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    // Rounded once, to the most places that can be kept: digit by digit, 0.45 would become 0.5 and 1.
    (0..=scale).find_map(|places| {
        let unit = 10_i128.checked_pow(places)?;
        let is_half = (mantissa % unit).unsigned_abs() * 2 >= unit.unsigned_abs();
        let away = if places > 0 && is_half { mantissa.signum() } else { 0 };
        Decimal::try_from_i128_with_scale(mantissa / unit + away, scale - places).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn long_decimals_lose_only_what_cannot_be_kept() {
        assert_eq!(narrow(1_500_000_000_000_000_000, 18), Some(dec!(1.5)));
        assert_eq!(narrow(0, 18), Some(Decimal::ZERO));
        let long = narrow(123_456_789_012_345_678_901_234_567_890_123_456, 18);
        assert_eq!(long, Some(dec!(123456789012345678.90123456789)));
        // What is lost is rounded, half away from zero.
        for (sign, expected) in
            [(1, dec!(123456789012345678.9012345679)), (-1, dec!(-123456789012345678.9012345679))]
        {
            assert_eq!(narrow(sign * 123_456_789_012_345_678_901_234_567_895_000_000, 18), Some(expected));
        }
        // Rounded once: of two digits too many, 45 are less than a half.
        let once = narrow(1_234_567_890_123_456_789_012_345_678_945, 18);
        assert_eq!(once, Some(dec!(1234567890123.4567890123456789)));
    }
}
