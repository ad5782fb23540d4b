//! Sets aside the rows that cannot be used, counts them and says why.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    BooleanChunked, DataFrame, DataType, Expr, IntoColumn, IntoLazy, NULL, NamedFrom, PolarsError, Series,
    SortMultipleOptions, UniqueKeepStrategy, col, len, lit, when,
};

use super::super::cell::{
    contradiction, empty_finding, period_finding, unknown_finding, whole_finding, word_finding,
};
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::{self, texts};
use super::group::{self, columns};
use super::in_force::{self, Outside};
use super::judgement;
use super::keys;
use super::numbers::{self, filled};
use super::pass::{NUMBERS, Rows, Shape, written};
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

/// The rules that the rows of a table must keep, by the columns that it has.
#[expect(clippy::too_many_lines, reason = "a plain list of rules")]
fn rules(shape: &Shape) -> Vec<Rule> {
    let number = |column: &'static str| Rule {
        broken: filled(&text_name(column)).and(col(column).is_null()),
        column,
        quoted: text_name(column),
        finding: |origin, place, _, text| numbers::finding(origin, place, text),
    };
    let key = |column: &'static str, broken: Expr, finding: fn(&Origin, Place, &str, &str) -> Finding| Rule {
        broken,
        column,
        quoted: column.to_owned(),
        finding,
    };
    let empty = |column: &'static str, broken: Expr| {
        key(column, broken, |_, place, column, _| empty_finding(place, column))
    };
    let is_known = |column: &str, keys: &[&'static str]| {
        let known = keys.iter().map(|key| col(column).eq(lit(*key)));
        known.reduce(Expr::or).unwrap_or_else(|| lit(false))
    };
    let has_text = |column: &str| if shape.has(column) { filled(&text_name(column)) } else { lit(false) };
    let mut rules =
        vec![empty("indicator", col("indicator").is_null()), empty("period", col("period").is_null())];
    rules.extend(NUMBERS.into_iter().filter(|column| shape.has(column)).map(number));
    if shape.has("weight") {
        rules.push(Rule {
            broken: col("weight").lt(lit(0)),
            finding: |_, place, _, text| negative_weight(place, text),
            ..number("weight")
        });
    }
    if shape.has("revision") {
        rules.push(Rule { finding: |_, place, _, text| whole_finding(place, text), ..number("revision") });
    }
    let reasons: Vec<&str> = MissingReason::ALL.iter().map(|reason| reason.key()).collect();
    if shape.has("missing_reason") {
        let unknown = is_known("missing_reason", &reasons).not();
        rules.push(key(
            "missing_reason",
            col("missing_reason").is_not_null().and(unknown),
            |_, place, _, text| {
                word_finding(place, text, MissingReason::ALL.iter().map(|reason| reason.key()))
            },
        ));
    }
    let states: Vec<&str> = State::ALL.iter().map(|state| state.key()).collect();
    if shape.has(COLUMN) {
        let unknown = is_known(COLUMN, &states).not();
        rules.push(key(COLUMN, col(COLUMN).is_not_null().and(unknown), |_, place, _, text| {
            word_finding(place, text, State::ALL.iter().map(|state| state.key()))
        }));
    }
    for (missing, given) in [("denominator", "numerator"), ("numerator", "denominator")] {
        if shape.has(given) {
            rules.push(empty(missing, has_text(given).and(has_text(missing).not())));
        }
    }
    let values = ["value", "numerator", "item"].into_iter().filter(|column| shape.has(column));
    let has_value = values.map(|column| col(column).is_not_null()).reduce(Expr::or);
    if let (Some(has_value), true) = (has_value, shape.has("missing_reason")) {
        let both = col("missing_reason").is_not_null().and(has_value);
        rules.push(key("missing_reason", both, |_, place, _, _| contradiction(place)));
    }
    rules
}

/// Whether a row breaks a rule.
pub(super) fn breaks_a_rule(shape: &Shape) -> Expr {
    let any = rules(shape).into_iter().map(|rule| rule.broken).reduce(Expr::or);
    any.unwrap_or_else(|| lit(false)).fill_null(lit(false))
}

fn negative_weight(place: Place, text: &str) -> Finding {
    Finding::new(Code::WeightInvalid, place, format!("the weight {text} is negative"))
        .help("give a weight of 0 or more")
}

/// A period with its cell, and the cell as steps from the reporting period.
type Dated = (Period, Period, i32);

/// Which rows that can be read count: those of known indicators, in periods that the report compares.
pub(super) struct Admission {
    /// Whether the indicator of each code is known.
    indicators: Vec<bool>,
    /// The period of each code, with its cell, and the cell as steps from the reporting period.
    periods: Vec<Option<Dated>>,
    /// The indicators and periods that are not in force.
    outside: Outside,
}

/// Says which rows count, and of the others why they do not.
///
/// Beside it, how many rows belong to each indicator and period that counts, with its days.
pub(super) fn admission(
    rows: &Rows,
    (shape, origin): (&Shape, &Origin),
    (framework, grid): (&Framework<'_>, Grid),
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<(Admission, DataFrame), PolarsError> {
    if rows.broken.height() > 0 {
        let broken = judgement::of_known_words(rows.broken.clone(), origin, framework.words, findings)?;
        for rule in rules(shape) {
            let rows = broken.clone().lazy().filter(rule.broken.clone()).collect()?;
            if rows.height() == 0 {
                continue;
            }
            let texts = written(&rows, &rule.quoted)?;
            for (row, text) in row_numbers(&rows)?.into_iter().zip(texts.iter()) {
                let place = origin.place(row, rule.column);
                findings.report((rule.finding)(origin, place, rule.column, text.unwrap_or_default()));
            }
        }
    }
    let indicators = known_indicators(&rows.census, origin, framework, findings)?;
    let census = codes::filtered(rows.census.clone(), "indicator", indicators.clone())?;
    let usable: u64 = census.column("rows")?.u64()?.iter().flatten().sum();
    counts.unusable = rows.read - usable;
    let periods = periods(&census, origin, grid, findings, counts)?;
    let census = with_days(of_periods(census, &periods)?, &periods)?;
    let outside = in_force::outside(&census, origin, (framework, grid), findings, counts)?;
    Ok((Admission { indicators, periods, outside }, census))
}

/// The rows of periods that count.
fn of_periods(frame: DataFrame, periods: &[Option<Dated>]) -> Result<DataFrame, PolarsError> {
    codes::filtered(frame, "period", periods.iter().map(Option::is_some).collect())
}

impl Admission {
    /// The rows that count, with the days of their periods.
    pub(super) fn of(&self, frame: DataFrame) -> Result<DataFrame, PolarsError> {
        let frame = codes::filtered(frame, "indicator", self.indicators.clone())?;
        with_days(of_periods(frame, &self.periods)?, &self.periods)
    }

    /// Of these rows those of indicators that are in force in their period.
    pub(super) fn in_force(&self, frame: DataFrame) -> Result<DataFrame, PolarsError> {
        self.outside.without(frame)
    }
}

fn known_indicators(
    census: &DataFrame,
    origin: &Origin,
    framework: &Framework<'_>,
    findings: &mut Findings,
) -> Result<Vec<bool>, PolarsError> {
    let known = framework.indicators.iter().map(|indicator| indicator.row.id.as_str());
    let known: BTreeSet<&str> = known.collect();
    let used = counted_by(census, "indicator")?;
    let counted = used.column("rows")?.u64()?;
    let ids = texts(&used, "indicator")?;
    for ((id, row), count) in ids.iter().zip(row_numbers(&used)?).zip(counted.iter()) {
        let (Some(id), Some(count)) = (id, count) else { continue };
        if !framework.ids.contains(id) {
            let help = "correct the id, or add it to the table `indicators`";
            let place = (origin.place(row, "indicator"), "indicator");
            findings.report(unknown_finding(place, (id, count), known.iter().copied(), help));
        }
    }
    Ok(codes::known(census, "indicator")?.iter().map(|id| known.contains(id.as_str())).collect())
}

/// How many rows have each text of a column, and the first of them, by that.
fn counted_by(census: &DataFrame, column: &str) -> Result<DataFrame, PolarsError> {
    census
        .clone()
        .lazy()
        .group_by([col(column)])
        .agg([col("rows").sum(), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()
}

/// Whether another row has the same key.
const REPEATED: &str = "repeated";

/// Marks the rows that have their key in common with another.
///
/// `parts` are the columns that tell rows of a key apart: dimensions and items.
pub(super) fn with_repeated(mut frame: DataFrame, parts: &[&str]) -> Result<DataFrame, PolarsError> {
    let key: Vec<&str> = KEY.iter().chain(parts).copied().collect();
    let repeated = keys::repeated(&frame, &key)?;
    frame.with_column(repeated.with_name(REPEATED.into()).into_column())?;
    Ok(frame)
}

/// The name of the column that says where in the whole frame a row stands.
const PLACE: &str = "place";

/// The rows that have their key in common with another, with their places.
fn repeated(frame: &DataFrame, more: &[&str]) -> Result<DataFrame, PolarsError> {
    let mask = frame.column(REPEATED)?.bool()?;
    let kept: Vec<&str> = KEY.iter().chain(more).copied().chain([ROW]).collect();
    let mut rows = frame.select(kept)?.filter(mask)?;
    let places = mask.iter().zip(0_u32..).filter(|(repeated, _)| *repeated == Some(true));
    let places: Vec<u32> = places.map(|(_, place)| place).collect();
    rows.with_column(Series::new(PLACE.into(), places).into_column())?;
    Ok(rows)
}

/// A mark for each row of a frame, set at some places.
fn at_places(frame: &DataFrame, places: &DataFrame) -> Result<Vec<bool>, PolarsError> {
    let mut marks = vec![false; frame.height()];
    for place in places.column(PLACE)?.u32()?.iter().flatten() {
        marks[place as usize] = true;
    }
    Ok(marks)
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
    let several = repeated(&frame, &[parts, &["revision"]].concat())?;
    let revision = || col("revision").fill_null(lit(0_u32));
    let latest = revision().max().over(columns(&KEY, parts))?;
    let earlier = several.lazy().filter(revision().lt(latest)).select([col(PLACE)]).collect()?;
    counts.superseded += rows(&earlier);
    if earlier.height() == 0 {
        return Ok(frame);
    }
    let latest = at_places(&frame, &earlier)?.into_iter().map(|earlier| !earlier).collect();
    frame.filter(&latest)
}

/// Columns of texts by which rows of one key and value are told apart after their reasons and states.
const TOLD: [&str; 6] =
    ["as_of", "checked_by", "checked_on", "value_text", "numerator_text", "denominator_text"];

/// One row per key.
///
/// Rows that repeat a key with the same value count once: of them the one whose
/// missing value is explained least, and then the one that was checked least,
/// whatever their order. Rows that repeat it with another value leave the key
/// without one, waiting for a check.
pub(super) fn without_duplicates(
    frame: &DataFrame,
    parts: &[&str],
    origin: &Origin,
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<DataFrame, PolarsError> {
    let key = || columns(&KEY, parts);
    let comments = judgement::columns().map(|(column, _)| column);
    let comments: Vec<String> = comments.filter(|column| frame.column(column).is_ok()).collect();
    let told: Vec<&str> = TOLD.into_iter().chain(comments.iter().map(String::as_str)).collect();
    let several = repeated(frame, &[parts, &NUMBERS, &["missing_reason", COLUMN], &told].concat())?;
    let frame = frame.drop(REPEATED)?;
    let twice = several
        .clone()
        .lazy()
        .group_by(key())
        .agg([len().alias("rows"), col(ROW).min(), col(ROW).max().alias("last")])
        .filter(col("rows").gt(lit(1)))
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    if twice.height() == 0 {
        return Ok(frame);
    }
    let lasts = twice.column("last")?.cast(&DataType::UInt64)?;
    for (first, last) in row_numbers(&twice)?.into_iter().zip(lasts.u64()?.iter().flatten()) {
        let Ok(last) = usize::try_from(last) else { continue };
        let message = "a row before has the same indicator, period, unit and project";
        let finding = Finding::new(Code::DuplicateKey, origin.place(last, "indicator"), message);
        let help = "remove one, tell them apart by `project`, or number them by `revision`";
        findings.report(finding.related(origin.place(first, "indicator"), "the other row").help(help));
    }
    let mut differs = lit(false);
    for column in NUMBERS {
        differs = differs.or(col(column).n_unique().over(key())?.gt(lit(1)));
    }
    let names: Vec<&str> = KEY.iter().chain(parts).copied().collect();
    let told = told.into_iter().map(codes::as_text).chain([col(ROW)]);
    let order: Vec<Expr> = [group::rank_of_reason(), states::rank()].into_iter().chain(told).collect();
    let judged = several.lazy().with_column(differs.alias("differs"));
    let judged = judged.sort_by_exprs(order, SortMultipleOptions::default()).collect()?;
    let one = polars::prelude::by_name(names, true, false);
    let one = judged.clone().lazy().unique_stable(Some(one), UniqueKeepStrategy::First).collect()?;
    let doubtful = at_places(&frame, &one.clone().lazy().filter(col("differs")).collect()?)?;
    let (all, one) = (at_places(&frame, &judged)?, at_places(&frame, &one)?);
    let kept: BooleanChunked = all.into_iter().zip(one).map(|(several, one)| one || !several).collect();
    counts.duplicate += (frame.height() - kept.num_trues()) as u64;
    let mut frame = frame;
    frame.with_column(Series::new("doubtful".into(), doubtful).into_column())?;
    let frame = frame.filter(&kept)?.lazy().with_columns(without_value(&col("doubtful"))).collect()?;
    frame.drop("doubtful")
}

/// The periods that the report compares, by their codes.
fn periods(
    census: &DataFrame,
    origin: &Origin,
    grid: Grid,
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<Vec<Option<Dated>>, PolarsError> {
    let by_text = counted_by(census, "period")?;
    let counted = by_text.column("rows")?.u64()?;
    let written = texts(&by_text, "period")?;
    let mut found: BTreeMap<&str, (Period, Period, i32)> = BTreeMap::new();
    for ((text, row), count) in written.iter().zip(row_numbers(&by_text)?).zip(counted.iter()) {
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
    Ok(codes::known(census, "period")?.iter().map(|text| found.get(text.as_str()).copied()).collect())
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

/// Beside each row the cell of its period, its first and last day, and whether it is the whole cell.
fn with_days(
    mut frame: DataFrame,
    found: &[Option<(Period, Period, i32)>],
) -> Result<DataFrame, PolarsError> {
    let codes = codes::codes(&frame, "period")?;
    let days = |day: fn(&(Period, Period, i32)) -> i32| -> Vec<Option<i32>> {
        found.iter().map(|found| found.as_ref().map(day)).collect()
    };
    let whole: Vec<Option<bool>> =
        found.iter().map(|found| found.map(|(period, cell, _)| period == cell)).collect();
    for table in [
        Series::new("cell".into(), days(|(_, _, steps)| *steps)),
        Series::new("start".into(), days(|(period, ..)| period.start().to_julian_day())),
        Series::new("end".into(), days(|(period, ..)| period.end().to_julian_day())),
        Series::new("whole".into(), whole),
    ] {
        frame.with_column(codes::looked_up(&codes, &table)?)?;
    }
    Ok(frame)
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
