//! Groups rows over time into leaves, and leaves into units.

use std::collections::BTreeMap;

use polars::prelude::{
    AnyValue, DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, NULL, NamedFrom,
    PolarsError, Series, col, len, lit, when,
};
use time::Date;

use super::super::Placed;
use super::parts::{Cell, Parts};
use crate::model::{Aggregation, Decimal, Indicator, IndicatorId, MissingReason, Period, UnitCode};

/// A row, or several of one record in one period of the report.
const LEAF: [&str; 4] = ["indicator", "cell", "unit_code", "project"];

/// What was reported per indicator and period, by unit.
type Cells = BTreeMap<(IndicatorId, Period), BTreeMap<Option<UnitCode>, Cell>>;

/// The numbers of a row.
const NUMBERS: [&str; 3] = ["value", "numerator", "denominator"];

/// The rank of the reason why a row has no value; none where it has one.
pub(super) fn reason_rank() -> Expr {
    let known = MissingReason::ALL.into_iter().zip(0_u32..);
    let unexplained = lit(0_u32);
    let rank = known.fold(unexplained, |otherwise, (reason, rank)| {
        when(col("missing_reason").eq(lit(reason.key()))).then(lit(rank)).otherwise(otherwise)
    });
    when(has_value()).then(lit(NULL)).otherwise(rank).cast(DataType::UInt32)
}

/// Whether a row has a value, or a numerator with its denominator.
pub(super) fn has_value() -> Expr {
    col("value").is_not_null().or(has_pair())
}

fn has_pair() -> Expr {
    col("numerator").is_not_null().and(col("denominator").is_not_null())
}

/// Aggregates rows that were cleaned, with their period as a number into `periods`.
pub(super) fn cells(
    frame: DataFrame,
    indicators: &[Placed<Indicator>],
    periods: &[Period],
) -> Result<Cells, PolarsError> {
    let whole = frame.column("whole")?.bool()?.all();
    let rows = frame.lazy().with_columns([reason_rank().alias("reason"), lit(1_u32).alias("rows")]);
    let rows = rows.with_column(has_value().cast(DataType::UInt32).alias("rows_present"));
    let leaves = if whole { rows } else { over_time(rows, indicators)? };
    collect(&over_units(leaves).collect()?, periods)
}

/// One leaf per record and period, by the indicator's way of aggregating over time.
///
/// Of two latest values of the same day the larger one counts, so that the
/// order of rows never matters.
fn over_time(rows: LazyFrame, indicators: &[Placed<Indicator>]) -> Result<LazyFrame, PolarsError> {
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("reason").min(),
        col("end").filter(has_value()).max().alias("end"),
    ];
    for column in NUMBERS {
        let number = || col(column);
        let latest = latest(number(), has_value());
        aggregates.extend([
            number().drop_nulls().len().alias(format!("{column}_count")),
            number().sum().alias(format!("{column}_sum")),
            number().min().alias(format!("{column}_min")),
            number().max().alias(format!("{column}_max")),
            latest.alias(format!("{column}_latest")),
        ]);
    }
    let leaves = rows.group_by(LEAF.map(col)).agg(aggregates).join(
        ways(indicators)?.lazy(),
        [col("indicator")],
        [col("indicator")],
        JoinArgs::new(JoinType::Left),
    );
    let chosen = NUMBERS.map(|column| chosen(column).alias(column));
    let reason = when(col("rows_present").gt(lit(0))).then(lit(NULL)).otherwise(col("reason"));
    let kept = ["rows", "rows_present", "end"].map(col);
    let columns = LEAF.map(col).into_iter().chain(chosen).chain(kept);
    Ok(leaves.select(columns.chain([reason.alias("reason")]).collect::<Vec<Expr>>()))
}

/// The number of the latest day among those that count; the larger one of two.
fn latest(number: Expr, counts: Expr) -> Expr {
    let last_day = col("end").filter(counts.clone()).max();
    number.filter(counts.and(col("end").eq(last_day))).max()
}

/// The number of a leaf: the aggregate that its indicator asks for, if there is any number.
fn chosen(column: &str) -> Expr {
    let aggregate = |name: &str| col(format!("{column}_{name}"));
    let way = |way: Aggregation| col("way").eq(lit(way.key()));
    // A group without any number has no mean; dividing by its count would be an error.
    let count = when(aggregate("count").gt(lit(0))).then(aggregate("count")).otherwise(lit(NULL));
    let mean = aggregate("sum") / count.cast(DataType::Decimal(38, 0));
    // Sums of values make no ratio, and of pairs only sums and the latest belong together.
    let adds_up = if column == "value" {
        way(Aggregation::Sum)
    } else {
        way(Aggregation::Sum).or(way(Aggregation::RatioOfSums))
    };
    let of_values = |way: Expr| if column == "value" { way } else { lit(false) };
    let value = when(aggregate("count").eq(lit(1)).or(adds_up))
        .then(aggregate("sum"))
        .when(of_values(way(Aggregation::Max)))
        .then(aggregate("max"))
        .when(of_values(way(Aggregation::Min)))
        .then(aggregate("min"))
        .when(of_values(way(Aggregation::Mean)))
        .then(mean)
        .when(way(Aggregation::Latest))
        .then(aggregate("latest"))
        .otherwise(lit(NULL))
        .cast(super::decimal());
    when(aggregate("count").gt(lit(0))).then(value).otherwise(lit(NULL))
}

/// How each indicator is aggregated over time.
fn ways(indicators: &[Placed<Indicator>]) -> Result<DataFrame, PolarsError> {
    let ids: Vec<&str> = indicators.iter().map(|indicator| indicator.row.id.as_str()).collect();
    let ways: Vec<&str> = indicators.iter().map(|indicator| indicator.row.over_time.key()).collect();
    DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), ids).into(),
        Series::new("way".into(), ways).into(),
    ])
}

/// One row per indicator, period and unit, with all the parts that any aggregation over units needs.
fn over_units(leaves: LazyFrame) -> LazyFrame {
    let value = || col("value");
    let pair = |column: &str| col(column).filter(has_pair());
    leaves.group_by(["indicator", "cell", "unit_code"].map(col)).agg([
        col("rows").sum(),
        col("rows_present").sum(),
        col("reason").min(),
        len().alias("leaves"),
        has_value().sum().alias("leaves_present"),
        value().drop_nulls().len().alias("count"),
        value().sum().alias("sum"),
        value().min().alias("min"),
        value().max().alias("max"),
        latest(value(), value().is_not_null()).alias("latest"),
        col("end").filter(value().is_not_null()).max().alias("end"),
        has_pair().sum().alias("pairs"),
        has_pair().and(value().is_not_null()).sum().alias("both"),
        col("rows_present").gt(lit(0)).and(has_value().not()).sum().alias("unaggregated"),
        pair("numerator").sum(),
        pair("denominator").sum(),
    ])
}

fn collect(frame: &DataFrame, periods: &[Period]) -> Result<Cells, PolarsError> {
    let mut cells = Cells::new();
    for index in 0..frame.height() {
        let row = GroupRow { frame, index };
        let indicator = row.text("indicator")?.map(IndicatorId::new);
        let period = row.count("cell")?.and_then(|cell| periods.get(usize::try_from(cell).ok()?).copied());
        let (Some(indicator), Some(period)) = (indicator, period) else { continue };
        let unit = row.text("unit_code")?.map(UnitCode::new);
        cells.entry((indicator, period)).or_default().insert(unit, row.cell()?);
    }
    Ok(cells)
}

/// A row of the grouped frame.
struct GroupRow<'a> {
    frame: &'a DataFrame,
    index: usize,
}

impl GroupRow<'_> {
    fn get(&self, column: &str) -> Result<AnyValue<'_>, PolarsError> {
        self.frame.column(column)?.get(self.index)
    }

    fn text(&self, column: &str) -> Result<Option<String>, PolarsError> {
        Ok(self.get(column)?.get_str().map(ToOwned::to_owned))
    }

    fn count(&self, column: &str) -> Result<Option<u64>, PolarsError> {
        Ok(self.get(column)?.extract::<u64>())
    }

    fn number(&self, column: &str) -> Result<Option<Decimal>, PolarsError> {
        let AnyValue::Decimal(mantissa, _, scale) = self.get(column)? else { return Ok(None) };
        Ok(narrow(mantissa, scale))
    }

    fn cell(&self) -> Result<Cell, PolarsError> {
        let uncounted = || PolarsError::NoData("a group has no count".into());
        let counted = |column| self.count(column)?.ok_or_else(uncounted);
        let (count, pairs) = (counted("count")?, counted("pairs")?);
        let end = self.get("end")?.extract::<i32>().and_then(|day| Date::from_julian_day(day).ok());
        let reason = self.count("reason")?.and_then(|rank| usize::try_from(rank).ok());
        let parts = Parts {
            count,
            sum: if count > 0 { self.number("sum")? } else { None },
            min: self.number("min")?,
            max: self.number("max")?,
            latest: end.zip(self.number("latest")?),
            pairs,
            unaggregated: counted("unaggregated")?,
            both: counted("both")?,
            numerator: if pairs > 0 { self.number("numerator")? } else { None },
            denominator: if pairs > 0 { self.number("denominator")? } else { None },
        };
        Ok(Cell {
            parts,
            rows: counted("rows")?,
            rows_present: counted("rows_present")?,
            records: counted("leaves")?,
            records_present: counted("leaves_present")?,
            reason: reason.and_then(|rank| MissingReason::ALL.get(rank).copied()),
        })
    }
}

/// A 128-bit decimal as one of 96 bits, rounded to fewer places where it is too long.
fn narrow(mantissa: i128, scale: usize) -> Option<Decimal> {
    let (mut mantissa, mut scale) = (mantissa, u32::try_from(scale).ok()?);
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    loop {
        match Decimal::try_from_i128_with_scale(mantissa, scale) {
            Ok(number) => return Some(number),
            Err(_) if scale == 0 => return None,
            Err(_) => {
                mantissa = (mantissa + 5 * mantissa.signum()) / 10;
                scale -= 1;
            }
        }
    }
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
    }
}
