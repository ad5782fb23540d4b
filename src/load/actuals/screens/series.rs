//! Values that do not fit the others of their record: running totals that fall, jumps, copies.

use std::collections::BTreeMap;

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, MaintainOrderJoin, NamedFrom,
    PolarsError, Series, col, len, lit,
};

use super::super::super::source::ROW;
use super::super::super::table::row_numbers;
use super::super::keys;
use super::super::pass::collect;
use super::super::pass::written;
use super::{RECORD, Reporter, Suspect, digits, having, in_file_order, in_order_of_time, same_record};
use crate::diag::Code;
use crate::model::Period;

/// A jump is a change by at least this factor: values also change while a thousand of them is taken for one.
const JUMP: f64 = 500.0;

/// The fewest digits with which it is no chance that all of a unit repeats the year before.
const TELLING: usize = 3;

/// The fewest digits with which it is no chance that one record among others does.
const TELLING_RECORD: usize = 5;

/// Reports values that do not fit their record.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    falls(rows, reporter)?;
    jumps(rows, reporter)?;
    copies(rows, reporter)
}

/// Running totals that fall (`method.md` T26).
fn falls(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let before = |column: &str| col(column).shift(lit(1));
    if !rows.column("cumulative")?.bool()?.any() {
        return Ok(());
    }
    let totals = rows.clone().lazy().filter(col("cumulative").and(col("value").is_not_null()));
    let fallen = in_order_of_time(totals)
        .with_columns([
            before(ROW).alias("before_row"),
            before("value_text").alias("before_text"),
            same_record().and(col("value").lt(before("value"))).alias("fallen"),
        ])
        .filter(col("fallen"));
    let fallen = in_file_order(fallen)?;
    let (rows_before, texts) = (numbers(&fallen, "before_row")?, written(&fallen, "before_text")?);
    for ((suspect, row), before) in reporter.suspects(&fallen)?.iter().zip(rows_before).zip(texts.iter()) {
        let message = format!(
            "the running total {} falls from `{}` to `{}`",
            suspect.of(),
            before.unwrap_or_default(),
            suspect.written()
        );
        let help = "correct one of the two, or declare the indicator a `stock` if it can fall";
        reporter.report_beside(Code::CumulativeFell, suspect, message, (row, "the value before", help));
    }
    Ok(())
}

/// Values that are a thousand times another, or a thousandth of it.
fn jumps(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let size = || col("number").abs();
    let counted = size().gt(lit(0.0)).and(size().is_finite());
    let counted = rows.clone().lazy().filter(counted);
    let wide = counted
        .clone()
        .group_by(RECORD.map(col))
        .agg([size().min().alias("least"), size().max().alias("most")])
        .filter(col("most").gt_eq(col("least") * lit(JUMP)));
    let wide = collect(wide, rows)?;
    if wide.height() == 0 {
        return Ok(());
    }
    let candidates = in_order_of_time(having(counted, wide.lazy(), &RECORD));
    let candidates = reporter.suspects(&candidates.collect()?)?;
    let mut jumps: Vec<(&Suspect, Jump<'_>)> = Vec::new();
    for record in candidates.chunk_by(|a, b| key(a) == key(b)) {
        let mut record: Vec<&Suspect> = record.iter().collect();
        record.sort_by_key(|suspect| suspect.own);
        jumps.extend(jumps_of(&record));
    }
    jumps.sort_by_key(|(suspect, _)| suspect.row);
    for (suspect, jump) in jumps {
        let help = "check the unit of measure, or waive the finding if the value is right";
        let (from, row) = match jump {
            Jump::FromBefore(before) => (format!("the value before, `{}`", before.written()), before.row),
            Jump::FromMedian(nearest) => {
                (format!("what the record usually has, such as `{}`", nearest.written()), nearest.row)
            }
        };
        let message = format!(
            "the value `{}` of {} lies a factor of about 1,000 or more away from {from}",
            suspect.written(),
            suspect.of()
        );
        reporter.report_beside(Code::UnitJump, suspect, message, (row, "the other value", help));
    }
    Ok(())
}

/// What a value jumps away from.
#[derive(Debug, Clone, Copy)]
enum Jump<'a> {
    /// The value before it.
    FromBefore(&'a Suspect),
    /// The median of the record, near which the given value lies.
    FromMedian(&'a Suspect),
}

fn key(suspect: &Suspect) -> (&str, Option<&str>, Option<&str>) {
    (&suspect.indicator, suspect.unit.as_deref(), suspect.project.as_deref())
}

fn is_jump(one: f64, other: f64) -> bool {
    let (one, other) = (one.abs(), other.abs());
    one >= other * JUMP || other >= one * JUMP
}

/// The jumps of a record: outliers against its median, else the later of two neighbours.
///
/// An outlier is named once, and not again by the return to the usual values after it.
fn jumps_of<'a>(record: &[&'a Suspect]) -> Vec<(&'a Suspect, Jump<'a>)> {
    let mut sorted = record.to_vec();
    sorted.sort_by(|a, b| a.number.abs().total_cmp(&b.number.abs()));
    let middle = sorted.get(sorted.len() / 2).copied().filter(|_| sorted.len() >= 3);
    let from_middle = |suspect: &Suspect| middle.filter(|middle| is_jump(suspect.number, middle.number));
    let mut jumps = Vec::new();
    let mut usual: Option<&Suspect> = None;
    for suspect in record {
        let before = usual.filter(|before| is_jump(suspect.number, before.number));
        let jump = from_middle(suspect).map(Jump::FromMedian).or(before.map(Jump::FromBefore));
        jumps.extend(jump.map(|jump| (*suspect, jump)));
        // Without a median either of two values may be the wrong one, and the later one goes on.
        if from_middle(suspect).is_none() {
            usual = Some(suspect);
        }
    }
    jumps
}

/// What a unit reports for an indicator and a period of the report that repeats the year before.
///
/// Equal small numbers happen, and among many records some equal large ones: a
/// record is told where all its numbers are those of the year before and have
/// digits enough, or where it is all that the unit reports. Running totals may
/// stand still, what is only met or not may stay so, and 100 % and the ends of a range are where values come to rest.
fn copies(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let repeated = in_file_order(repeated(rows)?)?;
    if repeated.height() == 0 {
        return Ok(());
    }
    let repeated = with_counts(rows, repeated)?;
    let before = numbers(&repeated, "before_row")?;
    let (of_record, of_unit) = (numbers(&repeated, "of_record")?, numbers(&repeated, "of_unit")?);
    let suspects = reporter.suspects(&repeated)?;
    let mut records: BTreeMap<_, Copied<'_>> = BTreeMap::new();
    let mut units: BTreeMap<_, usize> = BTreeMap::new();
    for (index, suspect) in suspects.iter().enumerate() {
        *units.entry((&suspect.indicator, &suspect.unit, suspect.cell)).or_default() += 1;
        let key = (&suspect.indicator, &suspect.unit, &suspect.project, suspect.cell);
        let (before, of_record, of_unit) = (before[index], of_record[index], of_unit[index]);
        let copied = Copied { suspect, before, of_record, of_unit, rows: 0, digits: 0 };
        let record = records.entry(key).or_insert(copied);
        record.rows += 1;
        record.digits += told(suspect);
    }
    let mut copied: Vec<Copied<'_>> = records.into_values().collect();
    copied.sort_by_key(|copied| copied.suspect.row);
    for copied in copied {
        let suspect = copied.suspect;
        let unit = (suspect.indicator.clone(), suspect.unit.clone(), suspect.cell);
        let elsewhere = reporter.elsewhere.of_unit(&unit);
        let repeated =
            units.get(&(&suspect.indicator, &suspect.unit, suspect.cell)).copied().unwrap_or_default();
        let of_unit = copied.of_unit + elsewhere.rows;
        let is_all = repeated + elsewhere.repeated == of_unit;
        let enough = copied.digits >= if is_all { TELLING } else { TELLING_RECORD };
        if enough && copied.rows == copied.of_record {
            let others = if copied.rows > 1 { ", like all of the record," } else { "" };
            let message = format!(
                "the value `{}` of {}{others} is that of the year before",
                suspect.written(),
                suspect.of()
            );
            let help = "report the value of this year, or waive the finding if nothing has changed";
            let other = (copied.before, "the year before", help);
            reporter.report_beside(Code::CopiedValue, suspect, message, other);
        }
    }
    Ok(())
}

/// The rows of a record in a period of the report that repeat those of the year before.
#[derive(Debug, Clone, Copy)]
struct Copied<'a> {
    /// The first of them.
    suspect: &'a Suspect,
    /// The row that it repeats.
    before: usize,
    /// How many rows the record has in the period.
    of_record: usize,
    /// How many rows the unit has in the period for the indicator.
    of_unit: usize,
    /// How many rows repeat those of the year before.
    rows: usize,
    /// How many digits these have together.
    digits: usize,
}

/// The digits by which a row can be told from chance.
fn told(suspect: &Suspect) -> usize {
    match (&suspect.value, &suspect.pair) {
        (Some(value), _) => digits(value),
        (None, Some((part, whole))) if part != whole && digits(part) > 0 => digits(whole),
        (None, Some(_) | None) => 0,
    }
}

/// The rows that a copy may be among.
fn copied_kinds(rows: &DataFrame) -> LazyFrame {
    rows.clone().lazy().filter(col("cumulative").not().and(col("measured")))
}

/// The numbers of a row.
const HELD: [&str; 3] = ["value", "numerator", "denominator"];

/// The rows with the numbers of the same days of the year before.
///
/// Only rows that share their numbers with another one of their record are compared.
fn repeated(rows: &DataFrame) -> Result<LazyFrame, PolarsError> {
    let columns = |names: &[&str]| names.iter().map(|name| col(*name)).collect::<Vec<Expr>>();
    let alike = rows.filter(&keys::repeated(rows, &[&RECORD[..], &HELD[..]].concat())?)?;
    let keys = [&RECORD[..], &["start", "end"]].concat();
    let before_keys = [&RECORD[..], &["start_before", "end_before"]].concat();
    let mut earlier = columns(&[&keys[..], &HELD[..]].concat());
    earlier.push(col(ROW).alias("before_row"));
    let same = HELD.map(|column| col(column).eq_missing(col(format!("{column}_right"))));
    let same = same.into_iter().reduce(Expr::and).unwrap_or_else(|| lit(false));
    let at_rest = |limit: Expr| col("value").cast(DataType::Float64).eq(limit).fill_null(lit(false));
    let limits = ["min", "max"].map(|limit| at_rest(col(limit).cast(DataType::Float64)));
    let rests = limits.into_iter().fold(col("percent").and(at_rest(lit(100.0))), Expr::or);
    let all = copied_kinds(&alike);
    let join = || JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Inner) };
    let span = || columns(&["start", "end"]);
    Ok(all
        .clone()
        .filter(rests.not())
        .join(years_before(&alike)?.lazy(), span(), span(), join())
        .join(all.select(earlier), columns(&before_keys), columns(&keys), join())
        .filter(same))
}

/// Beside rows how many rows their record and their unit have in the period.
fn with_counts(rows: &DataFrame, repeated: DataFrame) -> Result<DataFrame, PolarsError> {
    let unit = ["indicator", "unit_code", "cell"];
    let of_units = having(copied_kinds(rows), repeated.clone().lazy(), &unit);
    let record = [&RECORD[..], &["cell"]].concat();
    let counted = |names: &[&str], name: &str| {
        let keys: Vec<Expr> = names.iter().map(|name| col(*name)).collect();
        of_units.clone().group_by(keys).agg([len().cast(DataType::UInt64).alias(name)])
    };
    let columns = |names: &[&str]| names.iter().map(|name| col(*name)).collect::<Vec<Expr>>();
    let left = || JoinArgs {
        nulls_equal: true,
        maintain_order: MaintainOrderJoin::Left,
        ..JoinArgs::new(JoinType::Left)
    };
    repeated
        .lazy()
        .join(counted(&record, "of_record"), columns(&record), columns(&record), left())
        .join(counted(&unit, "of_unit"), columns(&unit), columns(&unit), left())
        .collect()
}

/// For each period of a row the same days of the year before.
fn years_before(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let (starts, ends) = (rows.column("start")?.i32()?, rows.column("end")?.i32()?);
    let spans: BTreeMap<(i32, i32), (i32, i32)> = starts
        .iter()
        .zip(ends.iter())
        .filter_map(|(start, end)| {
            let day = |day: i32| time::Date::from_julian_day(day).ok();
            let before = Period::new(day(start?)?, day(end?)?)?.year_before()?;
            Some(((start?, end?), (before.start().to_julian_day(), before.end().to_julian_day())))
        })
        .collect();
    let series = |name: &str, days: Vec<i32>| Series::new(name.into(), days).into();
    DataFrame::new_infer_height(vec![
        series("start", spans.keys().map(|own| own.0).collect()),
        series("end", spans.keys().map(|own| own.1).collect()),
        series("start_before", spans.values().map(|before| before.0).collect()),
        series("end_before", spans.values().map(|before| before.1).collect()),
    ])
}

/// A column of row numbers.
fn numbers(frame: &DataFrame, column: &str) -> Result<Vec<usize>, PolarsError> {
    row_numbers(&frame.clone().lazy().select([col(column).alias(ROW)]).collect()?)
}
