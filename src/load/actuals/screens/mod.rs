//! Screens of the reported values: rows that can be read and are hard to believe.
//!
//! A screen reports and changes nothing: it sees the rows as they enter the
//! figures and returns none. What polars can say of all rows narrows them to
//! candidates; what takes judgement is said of those alone, in plain code.
//! Ratios and medians are floating-point numbers here, because no figure comes of them.

mod age;
mod range;
mod scale;
mod series;
mod twice;

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, NamedFrom, PolarsError, Series,
    SortMultipleOptions, col, lit,
};
use time::Date;

use super::super::Placed;
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::{as_text, texts};
use super::group;
use super::pass::written;
use crate::diag::{About, Code, Finding, Findings};
use crate::model::{Grid, Indicator, MeasureUnit, Period};

/// What makes a record: rows of one record follow each other in time.
const RECORD: [&str; 3] = ["indicator", "unit_code", "project"];

/// Reports what the screens find.
pub(super) struct Reporter<'a, 'f> {
    /// Where the rows come from.
    pub(super) origin: &'a Origin,
    /// The periods of the report.
    pub(super) grid: Grid,
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

/// Looks at all rows with a value.
pub(super) fn screen(
    frame: &DataFrame,
    indicators: &[Placed<Indicator>],
    reporter: &mut Reporter<'_, '_>,
) -> Result<(), PolarsError> {
    let rows = prepared(frame, indicators)?;
    range::screen(&rows, reporter)?;
    scale::screen(&rows, reporter)?;
    series::screen(&rows, reporter)?;
    age::screen(&rows, reporter)?;
    twice::screen(&rows, reporter)
}

/// The rows with a value, with what is declared of their indicator, in the order of their records and of time.
///
/// Rows whose value is a word are no matter of numbers and left out.
/// Rows at the corporate level and without a project have an empty text there, so that it can be compared.
fn prepared(frame: &DataFrame, indicators: &[Placed<Indicator>]) -> Result<DataFrame, PolarsError> {
    let blank = |column: &str| as_text(column).fill_null(lit("")).alias(column);
    let float = |column: &str| col(column).cast(DataType::Float64);
    let factor = polars::prelude::when(col("percent")).then(lit(100.0)).otherwise(lit(1.0));
    let number = float("value").fill_null(float("numerator") / float("denominator") * factor);
    frame
        .clone()
        .lazy()
        .filter(group::has_value().and(col("worded").not()))
        .with_columns([as_text("indicator"), blank("unit_code"), blank("project")])
        .join(
            declared(indicators)?.lazy(),
            [col("indicator")],
            [col("indicator")],
            JoinArgs::new(JoinType::Left),
        )
        .with_column(number.alias("number"))
        .sort([&RECORD[..], &["start", "end"]].concat(), SortMultipleOptions::default())
        .collect()
}

/// What the screens need to know of each indicator.
fn declared(indicators: &[Placed<Indicator>]) -> Result<DataFrame, PolarsError> {
    let rows = || indicators.iter().map(|indicator| &indicator.row);
    let limit = |name: &str, limit: fn(&Indicator) -> Option<crate::model::Decimal>| {
        let texts: Vec<Option<String>> =
            rows().map(|row| limit(row).map(|limit| limit.to_string())).collect();
        Series::new(name.into(), texts).cast(&super::decimal())
    };
    let ids: Vec<&str> = rows().map(|row| row.id.as_str()).collect();
    let kinds: Vec<&str> = rows().map(|row| row.kind.key()).collect();
    let measured: Vec<bool> =
        rows().map(|row| row.method.is_none_or(crate::model::Method::is_measured)).collect();
    let percent: Vec<bool> = rows().map(|row| row.unit == MeasureUnit::Percent).collect();
    DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), ids).into(),
        Series::new("kind".into(), kinds).into(),
        Series::new("measured".into(), measured).into(),
        Series::new("percent".into(), percent).into(),
        limit("min", |row| row.min)?.into(),
        limit("max", |row| row.max)?.into(),
    ])
}

/// Whether a row belongs to the same record as the one before it.
fn same_record() -> Expr {
    let same = RECORD.map(|column| col(column).eq(col(column).shift(lit(1))));
    same.into_iter().reduce(Expr::and).unwrap_or_else(|| lit(false)).fill_null(lit(false))
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
