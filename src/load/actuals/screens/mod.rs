//! Screens of the reported values: rows that can be read and are hard to believe.
//!
//! A screen reports and changes nothing: it sees the rows as they enter the
//! figures and returns none. What polars can say of all rows narrows them to
//! candidates; what takes judgement is said of those alone, in plain code.
//! Ratios and medians are floating-point numbers here, because no figure comes of them.

mod age;
mod elsewhere;
mod range;
mod scale;
mod series;
mod twice;

pub(super) use elsewhere::{Elsewhere, Known, Repeated};
pub(super) use twice::{Prints, Projects, Runs, bare, projects};

use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, NamedFrom,
    PolarsError, Series, SortMultipleOptions, col, lit,
};
use time::Date;

use super::super::Placed;
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::{self, texts};
use super::pass::{collect, written};
use super::ways;
use crate::diag::{About, Code, Finding, Findings};
use crate::model::{Decimal, Grid, Indicator, Kind, MeasureUnit, Method, Period};

/// What makes a record: rows of one record follow each other in time.
const RECORD: [&str; 3] = ["indicator", "unit_code", "project"];

/// Reports what the screens find.
pub(super) struct Reporter<'a, 'f> {
    /// Where the rows come from.
    pub(super) origin: &'a Origin,
    /// The periods of the report.
    pub(super) grid: Grid,
    /// What is known of rows that are not among those that are screened.
    pub(super) elsewhere: &'a Elsewhere,
    /// Where findings go.
    pub(super) findings: &'f mut Findings,
}

/// A row that a screen looks at.
#[derive(Debug, Clone)]
struct Suspect {
    row: usize,
    indicator: String,
    unit: Option<String>,
    project: Option<String>,
    /// The period of the report that the row counts in.
    cell: Period,
    /// The period of the row itself.
    own: Option<Period>,
    /// The value as written; none where the row has a numerator and a denominator.
    value: Option<String>,
    /// Numerator and denominator as written.
    pair: Option<(String, String)>,
    /// The value as a number.
    number: f64,
}

/// Looks at all rows with a value, and returns the prints of their projects.
pub(super) fn screen(
    frame: &DataFrame,
    about: (&BooleanChunked, &[Placed<Indicator>]),
    reporter: &mut Reporter<'_, '_>,
) -> Result<Runs, PolarsError> {
    let rows = prepared(frame, about)?;
    if rows.height() == 0 {
        return Ok(Runs::new());
    }
    range::screen(&rows, reporter)?;
    scale::screen(&rows, reporter)?;
    series::screen(&rows, reporter)?;
    age::screen(&rows, reporter)?;
    twice::units(&rows, reporter)?;
    twice::prints(&rows)
}

/// The rows of some projects that their prints are made of.
pub(super) fn of_projects(
    frame: &DataFrame,
    about: (&BooleanChunked, &[Placed<Indicator>]),
    projects: &Projects,
) -> Result<DataFrame, PolarsError> {
    projects.rows(&prepared(frame, about)?)
}

/// Of some rows those with a value, with what is declared of their indicator.
///
/// Rows whose value is a word are no matter of numbers and left out.
fn prepared(
    frame: &DataFrame,
    (of, indicators): (&BooleanChunked, &[Placed<Indicator>]),
) -> Result<DataFrame, PolarsError> {
    let seen = frame.select(SEEN)?;
    let is_there = |column: &str| Ok::<_, PolarsError>(seen.column(column)?.is_not_null());
    let has_pair = is_there("numerator")? & is_there("denominator")?;
    let has_value = is_there("value")? | has_pair | seen.column("counted")?.bool()?.clone();
    let kept = of & &has_value & !seen.column("worded")?.bool()?.clone();
    let seen = if kept.all() { seen } else { seen.filter(&kept)? };
    let seen = with_declared(seen, indicators)?;
    let float = |column: &str| col(column).cast(DataType::Float64);
    let factor = polars::prelude::when(col("percent")).then(lit(100.0)).otherwise(lit(1.0));
    let number = if seen.column("numerator")?.null_count() == seen.height() {
        float("value")
    } else {
        float("value").fill_null(float("numerator") / float("denominator") * factor)
    };
    collect(seen.clone().lazy().with_column(number.alias("number")), &seen)
}

/// The columns that screens look at.
const SEEN: [&str; 18] = [
    ROW,
    "indicator",
    "unit_code",
    "project",
    "cell",
    "start",
    "end",
    "value",
    "numerator",
    "denominator",
    "value_text",
    "numerator_text",
    "denominator_text",
    "as_of",
    "max_age",
    "worded",
    "counts",
    "counted",
];

/// Beside each row what the screens need to know of its indicator.
fn with_declared(mut rows: DataFrame, indicators: &[Placed<Indicator>]) -> Result<DataFrame, PolarsError> {
    let found = ways::by_code(&rows, indicators)?;
    let flags = |name: &str, flag: fn(&Indicator) -> bool| ways::flags(name, &found, flag);
    let limits = |name: &str, limit: fn(&Indicator) -> Option<Decimal>| {
        let limits = found.iter().map(|indicator| indicator.and_then(limit).map(|limit| limit.to_string()));
        Series::new(name.into(), limits.collect::<Vec<Option<String>>>()).cast(&super::decimal())
    };
    let tables = [
        flags("cumulative", |it| it.kind == Kind::Cumulative),
        flags("measured", |it| it.method.is_none_or(Method::is_measured)),
        flags("percent", |it| it.unit == MeasureUnit::Percent),
        limits("min", |it| it.min)?,
        limits("max", |it| it.max)?,
    ];
    let codes = codes::codes(&rows, "indicator")?;
    for table in tables {
        let column = if table.null_count() == table.len() {
            Column::full_null(table.name().clone(), rows.height(), table.dtype())
        } else {
            codes::looked_up(&codes, &table)?
        };
        rows.with_column(column)?;
    }
    Ok(rows)
}

/// Whether a row belongs to the same record as the one before it.
fn same_record() -> Expr {
    let same = RECORD.map(|column| col(column).eq_missing(col(column).shift(lit(1))));
    same.into_iter().reduce(Expr::and).unwrap_or_else(|| lit(false)).fill_null(lit(false))
}

/// The rows in the order of their records and of time.
fn in_order_of_time(rows: LazyFrame) -> LazyFrame {
    let by = RECORD.map(|column| col(column).to_physical()).into_iter().chain(["start", "end"].map(col));
    rows.sort_by_exprs(by.collect::<Vec<Expr>>(), SortMultipleOptions::default())
}

/// The rows whose keys another frame has, with none as a key like any other.
fn having(rows: LazyFrame, others: LazyFrame, keys: &[&str]) -> LazyFrame {
    let keys: Vec<Expr> = keys.iter().map(|key| col(*key)).collect();
    let join = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Semi) };
    rows.join(others, keys.clone(), keys, join)
}

/// The rows of a frame, in the order of the file.
fn in_file_order(frame: LazyFrame) -> Result<DataFrame, PolarsError> {
    frame.sort([ROW], SortMultipleOptions::default()).collect()
}

impl Reporter<'_, '_> {
    /// The rows of a frame made by [`prepared`].
    fn suspects(&self, frame: &DataFrame) -> Result<Vec<Suspect>, PolarsError> {
        let text = |column: &str| texts(frame, column);
        let [indicators, units, projects] = RECORD.map(text);
        let (indicators, units, projects) = (indicators?, units?, projects?);
        let [values, numerators, denominators] =
            ["value_text", "numerator_text", "denominator_text"].map(|column| written(frame, column));
        let (values, numerators, denominators) = (values?, numerators?, denominators?);
        let (cells, numbers) = (frame.column("cell")?.i32()?, frame.column("number")?.f64()?);
        let (starts, ends) = (frame.column("start")?.i32()?, frame.column("end")?.i32()?);
        let named = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        let mut suspects = Vec::new();
        for (index, row) in row_numbers(frame)?.into_iter().enumerate() {
            let cell = cells.get(index).and_then(|steps| self.grid.step(steps));
            let (Some(indicator), Some(cell)) = (indicators.get(index), cell) else { continue };
            let day = |day: Option<i32>| Date::from_julian_day(day?).ok();
            let own = day(starts.get(index)).zip(day(ends.get(index)));
            let pair = numerators.get(index).zip(denominators.get(index));
            suspects.push(Suspect {
                row,
                indicator: indicator.to_owned(),
                unit: named(units.get(index)),
                project: named(projects.get(index)),
                cell,
                own: own.and_then(|(start, end)| Period::new(start, end)),
                value: values.get(index).map(ToOwned::to_owned),
                pair: pair.map(|(numerator, denominator)| (numerator.to_owned(), denominator.to_owned())),
                number: numbers.get(index).unwrap_or(f64::NAN),
            });
        }
        Ok(suspects)
    }

    /// Reports a row.
    fn report(&mut self, code: Code, suspect: &Suspect, message: String, help: &str) {
        let finding = self.finding(code, suspect, message);
        self.findings.report(finding.help(help));
    }

    /// Reports a row beside another one that it contradicts.
    fn report_beside(&mut self, code: Code, suspect: &Suspect, message: String, other: (usize, &str, &str)) {
        let (row, label, help) = other;
        let finding = self.finding(code, suspect, message);
        let place = self.origin.place(row, suspect.column());
        self.findings.report(finding.related(place, label).help(help));
    }

    fn finding(&self, code: Code, suspect: &Suspect, message: String) -> Finding {
        let place = self.origin.place(suspect.row, suspect.column());
        let about = About::indicator(&suspect.indicator).unit(suspect.unit.as_ref()).period(&suspect.cell);
        Finding::new(code, place, message).about(about)
    }
}

impl Suspect {
    /// The column that holds its value.
    fn column(&self) -> &'static str {
        if self.value.is_some() { "value" } else { "numerator" }
    }

    /// The value as written.
    fn written(&self) -> String {
        match (&self.value, &self.pair) {
            (Some(value), _) => value.clone(),
            (None, Some((numerator, denominator))) => format!("{numerator}/{denominator}"),
            (None, None) => String::new(),
        }
    }

    /// The number by which it can be told apart from others.
    fn telling(&self) -> &str {
        let pair = self.pair.as_ref().map(|(numerator, _)| numerator);
        self.value.as_ref().or(pair).map_or("", String::as_str)
    }

    /// What it belongs to, in words.
    fn of(&self) -> String {
        let unit = self.unit.as_ref().map_or_else(String::new, |unit| format!(" in the unit `{unit}`"));
        let period = self.own.unwrap_or(self.cell);
        format!("`{}`{unit} for {period}", self.indicator)
    }
}

/// The digits of a number as written, without zeros that only fill it: a measure of how much chance
/// it would take to meet the same number twice.
fn digits(text: &str) -> usize {
    let text = text.split(['e', 'E']).next().unwrap_or(text);
    let text = if text.contains('.') { text.trim_end_matches('0') } else { text };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_only_fill_do_not_count() {
        let counts = ["0", "12", "120", "0.050", "34.5", "12.0", "-1250.25", "1.5e3"].map(digits);
        assert_eq!(counts, [0, 2, 3, 1, 3, 2, 6, 2]);
    }
}
