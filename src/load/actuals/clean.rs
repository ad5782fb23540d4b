//! Sets aside the rows that cannot be used, counts them and says why.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, NULL, NamedFrom, PolarsError, Series,
    SortMultipleOptions, UniqueKeepStrategy, col, len, lit, when,
};

use super::super::cell::{contradiction, empty_finding, period_finding, whole_finding, word_finding};
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::group::{LEAF, columns};
use super::judgement;
use super::numbers;
use super::states::{self, COLUMN};
use super::{Framework, KEY, RowCounts, rows, text_name};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{Grid, MissingReason, Period, State};

/// A rule that a row must keep: rows where it is true are reported and set aside.
struct Rule {
    broken: Expr,
    /// The column that is at fault.
    column: &'static str,
    /// The column whose text the finding quotes.
    quoted: String,
    /// Says what is wrong with the text in the column.
    finding: fn(&Origin, Place, &str, &str) -> Finding,
}

fn rules() -> Vec<Rule> {
    let number = |column: &'static str| Rule {
        broken: col(text_name(column)).is_not_null().and(col(column).is_null()),
        column,
        quoted: text_name(column),
        finding: |origin, place, _, text| numbers::finding(origin, place, text),
    };
    let empty = |column: &'static str| Rule {
        broken: col(column).is_null(),
        column,
        quoted: column.to_owned(),
        finding: |_, place, column, _| empty_finding(place, column),
    };
    let numbers = || col("value").is_not_null().or(col("numerator").is_not_null());
    let has_value = || numbers().or(col("item").is_not_null());
    let mut rules = vec![empty("indicator"), empty("period")];
    rules.extend(["value", "numerator", "denominator", "weight"].map(number));
    rules.push(Rule {
        broken: col("weight").lt(lit(0)),
        finding: |_, place, _, text| negative_weight(place, text),
        ..number("weight")
    });
    rules.push(Rule { finding: |_, place, _, text| whole_finding(place, text), ..number("revision") });
    rules.push(Rule {
        broken: col("missing_reason").is_not_null().and(reason_is_known().not()),
        column: "missing_reason",
        quoted: "missing_reason".to_owned(),
        finding: |_, place, _, text| {
            word_finding(place, text, MissingReason::ALL.into_iter().map(MissingReason::key))
        },
    });
    rules.push(Rule {
        broken: col(COLUMN).is_not_null().and(states::is_known().not()),
        column: COLUMN,
        quoted: COLUMN.to_owned(),
        finding: |_, place, _, text| word_finding(place, text, State::ALL.into_iter().map(State::key)),
    });
    let half = |missing: &'static str, given: &str| Rule {
        broken: col(text_name(given)).is_not_null().and(col(text_name(missing)).is_null()),
        ..empty(missing)
    };
    rules.extend([half("denominator", "numerator"), half("numerator", "denominator")]);
    rules.push(Rule {
        broken: col("missing_reason").is_not_null().and(has_value()),
        column: "missing_reason",
        quoted: "missing_reason".to_owned(),
        finding: |_, place, _, _| contradiction(place),
    });
    rules
}

fn negative_weight(place: Place, text: &str) -> Finding {
    Finding::new(Code::WeightInvalid, place, format!("the weight {text} is negative"))
        .help("give a weight of 0 or more")
}

fn reason_is_known() -> Expr {
    let known = MissingReason::ALL.map(|reason| col("missing_reason").eq(lit(reason.key())));
    known.into_iter().reduce(Expr::or).unwrap_or_else(|| lit(false))
}

/// The rows that can be read and belong to an indicator of the framework.
pub(super) fn usable(
    frame: DataFrame,
    origin: &Origin,
    framework: &Framework<'_>,
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<DataFrame, PolarsError> {
    let frame = judgement::of_known_words(frame, origin, framework.words, findings)?;
    let rules = rules();
    let any_broken = rules.iter().map(|rule| rule.broken.clone()).reduce(Expr::or);
    let any_broken = any_broken.unwrap_or_else(|| lit(false)).fill_null(lit(false));
    let broken = frame.clone().lazy().filter(any_broken.clone()).collect()?;
    for rule in &rules {
        let rows = broken.clone().lazy().filter(rule.broken.clone()).collect()?;
        let texts = rows.column(&rule.quoted)?.cast(&DataType::String)?;
        for (row, text) in row_numbers(&rows)?.into_iter().zip(texts.str()?.iter()) {
            let place = origin.place(row, rule.column);
            findings.report((rule.finding)(origin, place, rule.column, text.unwrap_or_default()));
        }
    }
    let frame = frame.lazy().filter(any_broken.not()).collect()?;
    let frame = of_known_indicators(frame, origin, framework, findings)?;
    counts.unusable = counts.read - rows(&frame);
    Ok(frame)
}

fn of_known_indicators(
    frame: DataFrame,
    origin: &Origin,
    framework: &Framework<'_>,
    findings: &mut Findings,
) -> Result<DataFrame, PolarsError> {
    let known = framework.indicators.iter().map(|indicator| indicator.row.id.as_str());
    let known: BTreeSet<&str> = known.collect();
    let used = frame
        .clone()
        .lazy()
        .group_by([col("indicator")])
        .agg([len().alias("rows"), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let counted = used.column("rows")?.cast(&DataType::UInt64)?;
    let ids = used.column("indicator")?.str()?.iter();
    let mut unknown = false;
    for ((id, row), count) in ids.zip(row_numbers(&used)?).zip(counted.u64()?.iter()) {
        let (Some(id), Some(count)) = (id, count) else { continue };
        unknown |= !known.contains(id);
        if !framework.ids.contains(id) {
            let more = match count {
                1 => String::new(),
                _ => format!(" ({count} rows name it, of which this is the first)"),
            };
            let message = format!("there is no indicator `{id}`{more}");
            let finding = Finding::new(Code::ReferenceUnknown, origin.place(row, "indicator"), message);
            let finding = finding.suggest(id, known.iter().copied());
            let help = "correct the id, or add it to the table `indicators`";
            findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
        }
    }
    if !unknown {
        return Ok(frame);
    }
    let known = DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), known.into_iter().collect::<Vec<_>>()).into(),
    ])?;
    frame.lazy().semi_join(known.lazy(), col("indicator"), col("indicator")).collect()
}

/// The rows of the latest revision of each key.
///
/// `parts` are the columns that tell rows of a key apart: dimensions and items.
pub(super) fn latest_revision(
    frame: DataFrame,
    parts: &[&str],
    counts: &mut RowCounts,
) -> Result<DataFrame, PolarsError> {
    if frame.column("revision")?.null_count() == frame.height() {
        return Ok(frame);
    }
    let before = rows(&frame);
    let revision = || col("revision").fill_null(lit(0_u32));
    let latest = revision().max().over(columns(&KEY, parts))?;
    let frame = frame.lazy().filter(revision().eq(latest)).collect()?;
    counts.superseded = before - rows(&frame);
    Ok(frame)
}

/// One row per key.
///
/// Rows that repeat a key with the same value count once. Rows that repeat it
/// with another value leave the key without one, waiting for a check.
pub(super) fn without_duplicates(
    frame: DataFrame,
    parts: &[&str],
    origin: &Origin,
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<DataFrame, PolarsError> {
    let content = ["value", "numerator", "denominator", "weight"];
    let key = || columns(&KEY, parts);
    let repeated = frame
        .clone()
        .lazy()
        .group_by(key())
        .agg([len().alias("rows"), col(ROW).min(), col(ROW).max().alias("last")])
        .filter(col("rows").gt(lit(1)))
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    if repeated.height() == 0 {
        return Ok(frame);
    }
    let lasts = repeated.column("last")?.cast(&DataType::UInt64)?;
    for (first, last) in row_numbers(&repeated)?.into_iter().zip(lasts.u64()?.iter().flatten()) {
        let Ok(last) = usize::try_from(last) else { continue };
        let message = "a row before has the same indicator, period, unit and project";
        let finding = Finding::new(Code::DuplicateKey, origin.place(last, "indicator"), message);
        let help = "remove one, tell them apart by `project`, or number them by `revision`";
        findings.report(finding.related(origin.place(first, "indicator"), "the other row").help(help));
    }
    let before = rows(&frame);
    let mut differs = lit(false);
    for column in content {
        differs = differs.or(col(column).n_unique().over(key())?.gt(lit(1)));
    }
    let names: Vec<&str> = KEY.iter().chain(parts).copied().collect();
    let frame = frame
        .lazy()
        .with_columns(without_value(&differs))
        .unique_stable(Some(polars::prelude::by_name(names, true, false)), UniqueKeepStrategy::First)
        .collect()?;
    counts.duplicate = before - rows(&frame);
    Ok(frame)
}

/// The rows of periods that the report compares, with their period as steps from the reporting period.
pub(super) fn in_grid(
    frame: DataFrame,
    origin: &Origin,
    grid: Grid,
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<DataFrame, PolarsError> {
    let written = frame
        .clone()
        .lazy()
        .group_by([col("period")])
        .agg([len().alias("rows"), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let counted = written.column("rows")?.cast(&DataType::UInt64)?;
    let texts = written.column("period")?.str()?.iter();
    let mut found: BTreeMap<&str, (Period, Period, i32)> = BTreeMap::new();
    for ((text, row), count) in texts.zip(row_numbers(&written)?).zip(counted.u64()?.iter()) {
        let (Some(text), Some(count)) = (text, count) else { continue };
        let period = match origin.periods.parse(text) {
            Ok(period) => period,
            Err(error) => {
                findings.report(period_finding(origin.place(row, "period"), &error));
                counts.unusable += count;
                continue;
            }
        };
        let cell = grid.cell(period).filter(|cell| *cell <= grid.reporting());
        if let Some((cell, steps)) = cell.and_then(|cell| Some((cell, grid.steps_to(cell)?))) {
            found.insert(text, (period, cell, steps));
        } else {
            counts.outside += count;
            findings.report(outside(count, period, grid, origin.place(row, "period")));
        }
    }
    let key = period_key(&found)?;
    frame.lazy().join(key.lazy(), [col("period")], [col("period")], JoinArgs::new(JoinType::Inner)).collect()
}

fn outside(count: u64, period: Period, grid: Grid, place: Place) -> Finding {
    let reporting = grid.reporting();
    let left_out = match count {
        1 => format!("the row for {period} is left out"),
        _ => format!("{count} rows for {period} are left out, of which this is the first"),
    };
    let message = format!("{left_out}: the report compares periods like {reporting}");
    let help = format!("report periods like {reporting}, or parts of them");
    Finding::new(Code::PeriodOutside, place, message).help(help)
}

/// For each written period its cell, its first and last day, and whether it is the whole cell.
fn period_key(found: &BTreeMap<&str, (Period, Period, i32)>) -> Result<DataFrame, PolarsError> {
    let cells: Vec<i32> = found.values().map(|(_, _, steps)| *steps).collect();
    let day = |date: time::Date| date.to_julian_day();
    let starts: Vec<i32> = found.values().map(|(period, ..)| day(period.start())).collect();
    let ends: Vec<i32> = found.values().map(|(period, ..)| day(period.end())).collect();
    let whole: Vec<bool> = found.values().map(|(period, cell, _)| period == cell).collect();
    DataFrame::new_infer_height(vec![
        Series::new("period".into(), found.keys().copied().collect::<Vec<_>>()).into(),
        Series::new("cell".into(), cells).into(),
        Series::new("start".into(), starts).into(),
        Series::new("end".into(), ends).into(),
        Series::new("whole".into(), whole).into(),
    ])
}

/// Rows of one record whose periods do not overlap.
///
/// A year and its quarters would count twice. Which of them counts cannot be
/// known, so that all rows of such a record are left without a value.
pub(super) fn without_overlaps(
    frame: DataFrame,
    dimensions: &[&str],
    origin: &Origin,
    findings: &mut Findings,
) -> Result<DataFrame, PolarsError> {
    if frame.column("whole")?.bool()?.all() {
        return Ok(frame);
    }
    let record = [&LEAF[..], dimensions].concat();
    let by = [&record[..], &["start", "end"]].concat();
    let key = || columns(&LEAF, dimensions);
    let sorted = frame.lazy().sort(by, SortMultipleOptions::default().with_maintain_order(true));
    let before = col("end").shift(lit(1)).over(key())?;
    // An item that is named twice is one item, so that nothing would count twice.
    let overlaps =
        col("start").lt_eq(before).fill_null(lit(false)).and(col("counts").not()).alias("overlaps");
    let frame = sorted.with_column(overlaps).collect()?;
    let overlapping = frame.clone().lazy().filter(col("overlaps")).collect()?;
    for row in row_numbers(&overlapping)? {
        let message = "the period overlaps that of another row of the same record";
        let help = "report either the whole period or its parts";
        findings.report(Finding::new(Code::DuplicateKey, origin.place(row, "period"), message).help(help));
    }
    let doubtful = col("overlaps").any(true).over(key())?;
    frame.lazy().with_columns(without_value(&doubtful)).collect()
}

/// Empties the numbers of the rows for which a condition holds, and says that they wait for a check.
pub(super) fn without_value(doubtful: &Expr) -> Vec<Expr> {
    let emptied = ["value", "numerator", "denominator"]
        .map(|column| when(doubtful.clone()).then(lit(NULL)).otherwise(col(column)).alias(column));
    let reason = when(doubtful.clone())
        .then(lit(MissingReason::PendingQa.key()))
        .otherwise(col("missing_reason"))
        .alias("missing_reason");
    emptied.into_iter().chain([reason]).collect()
}

/// The largest sum that decimals of 18 places in 128 bits can hold.
const LARGEST_SUM: f64 = 1.7e20;

/// Reports indicators whose values are so large that their sum might not be exact.
pub(super) fn check_sums(
    frame: &DataFrame,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    let largest = ["value", "numerator", "denominator", "weight"].map(|column| {
        let number = || col(column).cast(DataType::Float64);
        polars::lazy::dsl::max_horizontal([number().max(), -number().min()])
    });
    let [value, numerator, denominator, weight] = largest;
    let (value, weight) = (value?, weight?);
    let weighted = value.clone() * weight.clone();
    let largest = polars::lazy::dsl::max_horizontal([value, numerator?, denominator?, weight, weighted])?;
    let too_large = frame
        .clone()
        .lazy()
        .group_by([col("indicator")])
        .agg([(largest * len().cast(DataType::Float64)).alias("most"), col(ROW).min()])
        .filter(col("most").gt(lit(LARGEST_SUM)))
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let ids = too_large.column("indicator")?.str()?.iter();
    for (id, row) in ids.zip(row_numbers(&too_large)?) {
        let message = format!("the values of `{}` are too large to be added exactly", id.unwrap_or_default());
        let finding = Finding::new(Code::SumOverflow, origin.place(row, "value"), message);
        findings.fatal(finding.help("report the indicator in a larger unit, such as millions"));
    }
    Ok(())
}
