//! What the trend of an indicator shows: actual values and targets over the periods.

use super::draw::{Mark, SeriesNames, TrendChart, tick_values};
use super::{Plan, position};
use crate::assess::IndicatorResult;
use crate::model::{CorporateAchievement, Decimal, MeasureUnit};
use crate::quote::{Quoter, Spot};
use crate::wording::{Label, Phrase};

pub(super) fn chart(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Plan<TrendChart>> {
    let series =
        if shows_share(result) { share_series(quoter, result) } else { value_series(quoter, result) };
    // One value is no trend; the table has it.
    if series.points.iter().filter(|point| point.actual.is_some()).count() < 2 {
        return None;
    }
    let words = quoter.words;
    let mut chart = TrendChart {
        unit: series.unit.clone(),
        periods: series.points.iter().map(|point| point.period.clone()).collect(),
        due: series.points.len(),
        actual: series.points.iter().map(|point| point.actual.clone()).collect(),
        target: series.points.iter().map(|point| point.target.clone()).collect(),
        baseline: series.baseline.clone(),
        baseline_label: series.baseline_label.clone(),
        ticks: Vec::new(),
        names: SeriesNames {
            actual: words.label(series.name).to_owned(),
            target: words.label(Label::SeriesTarget).to_owned(),
            no_data: words.label(Label::NoData).to_owned(),
        },
    };
    let (low, high) = chart.extent()?;
    chart.ticks = series.ticks(quoter, low, high);
    let id = result.indicator.id.as_str();
    let title = result.indicator.title.get(words.language()).unwrap_or(id);
    let caption = words.phrase(Phrase::TrendCaption, &[("id", id), ("title", title)]);
    Some(Plan { alt: alt(quoter, title, &series), chart, caption })
}

/// Whether there is no corporate value over time, only the share of units that met their targets.
fn shows_share(result: &IndicatorResult) -> bool {
    let no_value = result.periods.values().all(|figures| figures.corporate.actual.present().is_none());
    no_value && result.indicator.corporate == CorporateAchievement::Share
}

/// What is drawn, with its numbers as printed.
struct Series {
    unit: String,
    measure: MeasureUnit,
    points: Vec<Point>,
    baseline: Option<Mark>,
    baseline_label: String,
    /// What the line of actual values is called.
    name: Label,
}

struct Point {
    period: String,
    actual: Option<Mark>,
    target: Option<Mark>,
}

impl Series {
    /// The ticks of the axis, all with the decimals that the finest of them needs.
    fn ticks(&self, quoter: Quoter<'_>, low: f64, high: f64) -> Vec<Mark> {
        let exact = |value| Some((value, Decimal::try_from(value).ok()?.round_dp(6).normalize()));
        let ticks: Vec<(f64, Decimal)> = tick_values(low, high).into_iter().filter_map(exact).collect();
        let decimals = ticks.iter().filter_map(|(_, exact)| u8::try_from(exact.scale()).ok()).max();
        let decimals = decimals.unwrap_or_default();
        let print = |exact| quoter.words.value(exact, &self.measure, decimals);
        ticks.into_iter().map(|(value, exact)| Mark { value, text: print(exact) }).collect()
    }
}

fn value_series(quoter: Quoter<'_>, result: &IndicatorResult) -> Series {
    let mark = |value: Option<Decimal>, text: String| Some(Mark { value: position(value?)?, text });
    let points = result.periods.keys().map(|period| {
        let spot = Spot { result, period: *period, unit: None };
        let (actual, target) = (quoter.actual(spot, None), quoter.target(spot, None));
        Point {
            period: quoter.words.period_short(*period),
            actual: mark(actual.number, actual.text),
            target: mark(target.number, target.text),
        }
    });
    let unit = match &result.indicator.unit {
        MeasureUnit::Percent => String::new(),
        MeasureUnit::Named(_) => quoter.measure_unit(&result.indicator.unit).to_owned(),
    };
    let (baseline, baseline_label) = baseline(quoter, result);
    Series {
        unit,
        measure: result.indicator.unit.clone(),
        points: points.collect(),
        baseline,
        baseline_label,
        name: Label::SeriesActual,
    }
}

/// The baseline with its label; none where it was measured after the series begins.
fn baseline(quoter: Quoter<'_>, result: &IndicatorResult) -> (Option<Mark>, String) {
    let words = quoter.words;
    let quote = quoter.baseline(quoter.now(result), None);
    let measured = quoter.now(result).measured().and_then(|measured| measured.baseline_period);
    let first = result.periods.keys().next();
    let late = measured.zip(first).is_some_and(|(measured, first)| measured >= *first);
    let value = quote.number.filter(|_| !late).and_then(position);
    let label = measured.map_or_else(
        || words.label(Label::Baseline).to_owned(),
        |period| words.phrase(Phrase::BaselineOf, &[("period", &words.period_short(period))]),
    );
    (value.map(|value| Mark { value, text: quote.text }), label)
}

/// The share of units that met their target, in the periods for which it can be said.
fn share_series(quoter: Quoter<'_>, result: &IndicatorResult) -> Series {
    let points = result.periods.keys().filter_map(|period| {
        let share = quoter.share_met(Spot { result, period: *period, unit: None }, None);
        let value = position(share.number? * Decimal::ONE_HUNDRED)?;
        let actual = Some(Mark { value, text: share.text });
        Some(Point { period: quoter.words.period_short(*period), actual, target: None })
    });
    Series {
        unit: quoter.words.label(Label::UnitsMet).to_owned(),
        measure: MeasureUnit::Percent,
        points: points.collect(),
        baseline: None,
        baseline_label: String::new(),
        name: Label::SeriesUnitsMet,
    }
}

fn alt(quoter: Quoter<'_>, title: &str, series: &Series) -> String {
    let words = quoter.words;
    let unit = if series.unit.is_empty() { "%" } else { &series.unit };
    let mut sentences = vec![words.phrase(Phrase::AltTrendStart, &[("title", title), ("unit", unit)])];
    if let Some(baseline) = &series.baseline {
        sentences.push(words.phrase(Phrase::AltBaseline, &[("baseline", &baseline.text)]));
    }
    for point in &series.points {
        let no_data = || words.label(Label::NoData).to_owned();
        let actual = point.actual.as_ref().map_or_else(no_data, |mark| mark.text.clone());
        let places = [("period", point.period.as_str()), ("actual", &actual)];
        sentences.push(match &point.target {
            Some(target) => {
                let places = [places[0], places[1], ("target", target.text.as_str())];
                words.phrase(Phrase::AltTrendPoint, &places)
            }
            None => words.phrase(Phrase::AltTrendActual, &places),
        });
    }
    words.sentences(&sentences)
}
