//! Says how a figure was computed, in words that a member of a governing body follows.
//!
//! Input: the assessment, quoted in one language, and the rows of data that
//! belong to the figure. Output: [`Explanation`], plain data for the terminal,
//! for programs and later for an annex. Nothing is computed again: the formula
//! is written down with the numbers that the assessment used.

mod area;
mod formula;
mod indicator;
mod pen;
mod reference;

pub use pen::Pen;
pub use reference::{Figure, find};

use serde::Serialize;

use crate::assess::{Achievement, AreaResult, Measured};
use crate::load::{QueryRecord, TracedRow};
use crate::model::{Decimal, Period, RowFate};
use crate::quote::{Quoter, Spot};
use crate::wording::Wording;

/// How a figure was computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What the figure is called on the command line.
    pub figure: String,
    /// What it is about.
    pub title: String,
    /// The answer in one or two sentences.
    pub answer: String,
    /// How it was computed.
    pub steps: Vec<Step>,
    /// The numbers that went in.
    pub inputs: Vec<Input>,
    /// The parts of a roll-up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// The rules that were applied, and what else a reader should know.
    pub notes: Vec<String>,
    /// The rows of data behind the actual value.
    pub rows: Vec<TracedRow>,
}

/// A formula, in words and with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// In words.
    pub rule: String,
    /// With the numbers.
    pub numbers: String,
}

/// A number that went into a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Input {
    /// What it is.
    pub name: String,
    /// The number as printed in the report.
    pub printed: String,
    /// The number with all its digits, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// When it was set or measured, or where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// A part of a roll-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The id of the indicator or area.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: String,
    /// Its achievement as printed.
    pub achievement: String,
    /// What it counts as between floor and cap; none where it has no share.
    pub counted: Option<String>,
    /// Its rating.
    pub rating: String,
}

/// Explains a figure.
///
/// `queries` are those that make tables.
pub fn explain(
    quoter: Quoter<'_>,
    figure: Figure<'_>,
    rows: Vec<TracedRow>,
    queries: &[QueryRecord],
) -> Explanation {
    match figure {
        Figure::Indicator { result, period, unit } => {
            indicator::explain(quoter, Spot { result, period, unit }, rows, queries)
        }
        Figure::Overall { period } => area::explain_overall(quoter, period),
        Figure::Area { result, period } => area::explain(quoter, result, period),
    }
}

/// The formula of the achievement of an indicator, where it was computed by one.
pub fn achievement(quoter: Quoter<'_>, spot: Spot<'_>) -> Option<Step> {
    let by_units = spot.unit.is_none() && spot.figures()?.unit_share.is_some();
    indicator::achievement(quoter, spot, by_units)
}

/// How the reporting units make the value of an indicator.
pub fn of_units(quoter: Quoter<'_>, spot: Spot<'_>) -> Option<Step> {
    indicator::aggregation(quoter, spot, spot.figures()?)
}

/// How rows for parts of the period make its value, where there are any.
///
/// `rows` are what became of some, the period that they write, and how many they are.
pub fn over_time(
    quoter: Quoter<'_>,
    spot: Spot<'_>,
    rows: impl IntoIterator<Item = (RowFate, Option<Period>, u64)>,
) -> Option<Step> {
    indicator::over_time(quoter, spot, rows)
}

/// The comparison of an indicator with what was due by now.
pub fn scheduled(quoter: Quoter<'_>, spot: Spot<'_>) -> Option<Step> {
    indicator::scheduled(quoter.words, spot.measured()?, spot)
}

/// The formula of the roll-up of an area.
pub fn of_area(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> Option<Step> {
    area::step(quoter, area, period)
}

/// The points of the achievements of an area and their weight, as the roll-up has them.
pub fn points(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> (Decimal, Decimal) {
    area::sums(quoter, area, period)
}

/// The formula of the overall figure.
pub fn of_overall(quoter: Quoter<'_>, period: Period) -> Option<Step> {
    area::overall_step(quoter, period)
}

/// Why there is no share of a target, in words; none where there is one, or where no value is there to compare.
pub fn why_none(words: Wording, achievement: Achievement) -> Option<&'static str> {
    formula::why_none(words, achievement)
}

/// The formula of a measurement with other values than those of its spot, such as an original target.
pub fn formula_of(words: Wording, measured: &Measured, spot: Spot<'_>) -> Option<Step> {
    let indicator = &spot.result.indicator;
    let direction = spot.result.direction(spot.period);
    formula::step(words, measured, formula::Settings { tolerance: indicator.tolerance, direction })
}
