//! What the trend of an indicator shows: actual values and targets over the periods.

use super::data::{self, Print};
use super::draw::{Mark, SeriesNames, TrendChart, tick_values};
use super::{Plan, position};
use crate::assess::{Achievement, IndicatorResult, Measured, Reference, Stage};
use crate::document::{Exact, Shown};
use crate::model::{CorporateAchievement, Decimal, MeasureUnit, MissingReason, TargetValue};
use crate::quote::{PERCENT_DECIMALS, Quote, Quoter, Spot};
use crate::wording::{CrosswalkText, Label, Phrase, TrendText};

pub(super) fn chart(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Plan<TrendChart>> {
    let stages = comparable_in_kind(quoter.assessment.course(result), result);
    let series = if shows_share(result) {
        share_series(quoter, &stages)
    } else {
        value_series(quoter, result, &stages)
    };
    // One value is no trend; the table has it.
    if series.points.iter().filter(|point| point.actual.is_some()).count() < 2 {
        return None;
    }
    let words = quoter.words;
    let mut chart = TrendChart {
        unit: series.unit.clone(),
        periods: series.points.iter().map(|point| point.period.clone()).collect(),
        due: series.points.iter().map(|point| point.is_due).collect(),
        actual: series.points.iter().map(|point| point.actual.clone()).collect(),
        target: series.points.iter().map(|point| point.target.clone()).collect(),
        band: series.points.iter().map(|point| point.band).collect(),
        breaks: series.breaks(&stages),
        baseline: series.baseline.clone(),
        baseline_label: series.baseline_label.clone(),
        ticks: Vec::new(),
        names: SeriesNames {
            actual: words.label(series.name).to_owned(),
            target: series.goal(quoter).to_owned(),
            no_data: words.label(Label::NoData).to_owned(),
            framework_changed: words.label(CrosswalkText::Break).to_owned(),
        },
    };
    let (low, high) = chart.extent()?;
    let word_ticks = word_ticks(quoter, result);
    // An axis of words is more than numbers.
    let data = word_ticks.is_none().then(|| data::trend(words, &chart, &series.print(result)));
    chart.ticks = match word_ticks {
        Some(ticks) => {
            // The axis names every word; beside the markers it would stand twice.
            let last = chart.actual.iter().rposition(Option::is_some);
            let marks = chart.actual.iter_mut().enumerate();
            let others = marks.filter_map(|(index, mark)| mark.as_mut().filter(|_| Some(index) != last));
            others.chain(&mut chart.baseline).for_each(|mark| mark.text.clear());
            ticks
        }
        None => series.ticks(quoter, low, high),
    };
    let id = result.indicator.id.as_str();
    let title = result.indicator.title.get(words.language()).unwrap_or(id);
    let caption = words.phrase(Phrase::TrendCaption, &[("id", id), ("title", title)]);
    let alt = alt(quoter, title, &series, &stages);
    let (notes, figures) = (notes(quoter, &stages), series.figures());
    Some(Plan { alt, chart, caption, notes, shown: figures.clone(), told: figures, data })
}

/// The ticks of values that are given in words: all of them, from the lowest.
fn word_ticks(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Vec<Mark>> {
    let words = result.indicator.words.as_ref().filter(|_| !shows_share(result))?;
    let mut numbers: Vec<Decimal> = words.numbers().into_iter().map(|(_, number)| number).collect();
    numbers.sort_unstable();
    let tick = |number: Decimal| {
        Some(Mark { value: position(number)?, text: quoter.value_text(result, number, None) })
    };
    Some(numbers.into_iter().filter_map(tick).collect())
}

/// Whether there is no corporate value over time, only the share of units that met their targets.
fn shows_share(result: &IndicatorResult) -> bool {
    let no_value = result.periods.values().all(|figures| figures.corporate.actual.present().is_none());
    no_value && result.indicator.corporate == CorporateAchievement::Share
}

/// The stages that can stand on one axis with the last: counted in the same unit, or all shares of units.
fn comparable_in_kind<'a>(mut stages: Vec<Stage<'a>>, result: &IndicatorResult) -> Vec<Stage<'a>> {
    let fits = |stage: &Stage<'_>| {
        let same_unit = shows_share(result) || stage.result.indicator.unit == result.indicator.unit;
        shows_share(stage.result) == shows_share(result) && same_unit
    };
    let others = stages.iter().rev().take_while(|stage| fits(stage)).count();
    stages.split_off(stages.len() - others)
}

/// What is drawn, with its numbers as printed.
struct Series {
    unit: String,
    measure: MeasureUnit,
    points: Vec<Point>,
    baseline: Option<Mark>,
    baseline_label: String,
    /// The period in which the baseline was measured.
    baseline_period: Option<String>,
    /// What the line of actual values is called.
    name: Label,
    /// Whether milestones on the way to a later target stand in the place of targets.
    milestones: bool,
    /// The figure that stands behind the baseline.
    start: Option<Shown>,
}

struct Point {
    /// The number of the stage that the period belongs to.
    stage: usize,
    period: String,
    /// Whether a value is due.
    is_due: bool,
    actual: Option<Mark>,
    target: Option<Mark>,
    /// The ends of a target that is a range.
    band: Option<(f64, f64)>,
    /// The figures that stand behind its texts.
    figures: Vec<Shown>,
}

impl Series {
    /// The figures that stand behind its texts.
    fn figures(&self) -> Vec<Shown> {
        let start = self.start.iter().filter(|_| self.baseline.is_some());
        start.chain(self.points.iter().flat_map(|point| &point.figures)).cloned().collect()
    }

    /// What the line of targets is called.
    fn goal(&self, quoter: Quoter<'_>) -> &str {
        if self.milestones {
            quoter.words.label(TrendText::Milestone)
        } else {
            quoter.words.label(Label::SeriesTarget)
        }
    }

    /// How its values are printed.
    fn print(&self, result: &IndicatorResult) -> Print {
        let decimals = if shows_share(result) { PERCENT_DECIMALS } else { result.indicator.decimals };
        let is_percent = self.measure == MeasureUnit::Percent;
        Print { decimals, is_percent, baseline: self.baseline_period.clone() }
    }

    /// The points to which no line leads, because the framework changed before them.
    fn breaks(&self, stages: &[Stage<'_>]) -> Vec<usize> {
        let pairs = self.points.windows(2).zip(1..);
        let broken = |from: &Point, to: &Point| {
            stages.iter().take(to.stage + 1).skip(from.stage + 1).any(Stage::is_broken)
        };
        pairs.filter(|(pair, _)| broken(&pair[0], &pair[1])).map(|(_, later)| later).collect()
    }

    /// The ticks of the axis, all with the decimals that the finest of them needs.
    fn ticks(&self, quoter: Quoter<'_>, low: f64, high: f64) -> Vec<Mark> {
        let exact = |value| Some((value, Decimal::try_from(value).ok()?.round_dp(6).normalize()));
        let ticks: Vec<(f64, Decimal)> = tick_values(low, high).into_iter().filter_map(exact).collect();
        let decimals = ticks.iter().filter_map(|(_, exact)| u8::try_from(exact.scale()).ok()).max();
        let decimals = decimals.unwrap_or_default();
        let print = |(_, exact): &(f64, Decimal)| quoter.words.value(*exact, &self.measure, decimals);
        let texts = quoter.words.in_column(ticks.iter().map(print).collect());
        ticks.into_iter().zip(texts).map(|((value, _), text)| Mark { value, text }).collect()
    }
}

/// The periods of several stages, each with the number of its stage.
fn spots<'a>(stages: &'a [Stage<'a>]) -> impl Iterator<Item = (usize, Spot<'a>)> {
    stages.iter().enumerate().flat_map(|(number, stage)| {
        let result = stage.result;
        stage.periods.iter().map(move |period| (number, Spot { result, period: *period, unit: None }))
    })
}

fn value_series(quoter: Quoter<'_>, result: &IndicatorResult, stages: &[Stage<'_>]) -> Series {
    let mark = |value: Option<Decimal>, text: String| Some(Mark { value: position(value?)?, text });
    let milestones = spots(stages).any(|(_, spot)| milestone(spot).is_some());
    let points = spots(stages).map(|(stage, spot)| {
        let (actual, target) = (quoter.actual(spot, None), quoter.target(spot, None));
        let band = spot.measured().and_then(|measured| band(measured.target?)).filter(|_| !milestones);
        let known = |quote: &Quote| quote.exact() != Exact::Missing;
        let goal = if milestones { milestone(spot).map(|_| quoter.due(spot)) } else { Some(target.clone()) };
        let figures = [Some(actual.clone()), goal].into_iter().flatten().filter(known);
        let figures = figures.map(|quote| quote.shown()).collect();
        let target = match (milestones, band) {
            (true, _) => milestone(spot)
                .and_then(|expected| mark(Some(expected), quoter.value_text(spot.result, expected, None))),
            (false, Some((low, high))) => Some(Mark { value: f64::midpoint(low, high), text: target.text }),
            (false, None) => mark(target.number, target.text),
        };
        let actual = mark(actual.number, actual.text);
        Point {
            stage,
            period: quoter.words.period_short(spot.period),
            is_due: is_due(spot),
            actual,
            target,
            band,
            figures,
        }
    });
    let unit = match &result.indicator.unit {
        MeasureUnit::Percent => String::new(),
        MeasureUnit::Named(_) => quoter.measure_unit(&result.indicator.unit).to_owned(),
    };
    let start = start(quoter, result, stages);
    let (baseline, baseline_label, baseline_period) = baseline(quoter, result, stages);
    Series {
        unit,
        measure: result.indicator.unit.clone(),
        points: points.collect(),
        baseline,
        baseline_label,
        baseline_period,
        name: Label::SeriesActual,
        milestones,
        start: Some(start.shown()),
    }
}

/// Whether a value is due in a period.
fn is_due(spot: Spot<'_>) -> bool {
    let not_due = |measured: &Measured| {
        matches!(measured.achievement, Achievement::NotDue | Achievement::NoData(MissingReason::NotDue))
    };
    !spot.measured().is_some_and(not_due)
}

/// The milestone that is set for a period itself.
fn milestone(spot: Spot<'_>) -> Option<Decimal> {
    let schedule = spot.measured()?.schedule?;
    (schedule.reference == Reference::Milestone(spot.period)).then_some(schedule.expected)
}

/// The ends of a range.
fn band(target: TargetValue) -> Option<(f64, f64)> {
    match target {
        TargetValue::Range { low, high } => position(low).zip(position(high)),
        TargetValue::Point(_) => None,
    }
}

/// The baseline with its label and its period; none where it was measured after the series begins.
///
/// Over a change of the framework it is that of the first stage.
fn baseline(
    quoter: Quoter<'_>,
    result: &IndicatorResult,
    stages: &[Stage<'_>],
) -> (Option<Mark>, String, Option<String>) {
    let words = quoter.words;
    let first = spots(stages).next().map(|(_, spot)| spot);
    let spot = baseline_spot(quoter, result, stages);
    let quote = start(quoter, result, stages);
    let measured = spot.measured().and_then(|measured| measured.baseline_period);
    let late = measured.zip(first).is_some_and(|(measured, first)| measured >= first.period);
    let value = quote.number.filter(|_| !late).and_then(position);
    let period = measured.map(|period| words.period_short(period));
    let label = period.as_ref().map_or_else(
        || words.label(Label::Baseline).to_owned(),
        |period| words.phrase(Phrase::BaselineOf, &[("period", period)]),
    );
    (value.map(|value| Mark { value, text: quote.text }), label, period)
}

/// The figure of the baseline.
fn start(quoter: Quoter<'_>, result: &IndicatorResult, stages: &[Stage<'_>]) -> Quote {
    quoter.baseline(baseline_spot(quoter, result, stages), None)
}

fn baseline_spot<'a>(quoter: Quoter<'a>, result: &'a IndicatorResult, stages: &'a [Stage<'a>]) -> Spot<'a> {
    let first = spots(stages).next().map(|(_, spot)| spot);
    first.filter(|_| stages.len() > 1).unwrap_or(quoter.now(result))
}

/// The share of units that met their target, in the periods for which it can be said.
fn share_series(quoter: Quoter<'_>, stages: &[Stage<'_>]) -> Series {
    let points = spots(stages).filter_map(|(stage, spot)| {
        let share = quoter.share_met(spot, None);
        let value = position(share.number? * Decimal::ONE_HUNDRED)?;
        let figures = vec![share.shown()];
        let actual = Some(Mark { value, text: share.text });
        let period = quoter.words.period_short(spot.period);
        Some(Point { stage, period, is_due: is_due(spot), actual, target: None, band: None, figures })
    });
    Series {
        unit: quoter.words.label(Label::UnitsMet).to_owned(),
        measure: MeasureUnit::Percent,
        points: points.collect(),
        baseline: None,
        baseline_label: String::new(),
        baseline_period: None,
        name: Label::SeriesUnitsMet,
        milestones: false,
        start: None,
    }
}

/// Which values are those of an earlier indicator or definition.
fn notes(quoter: Quoter<'_>, stages: &[Stage<'_>]) -> Vec<String> {
    let words = quoter.words;
    let Some((now, earlier)) = stages.split_last() else { return Vec::new() };
    let note = |stage: &Stage<'_>| {
        let period = words.period(*stage.periods.last()?);
        let indicator = &stage.result.indicator;
        let id = indicator.id.as_str();
        let title = indicator.title.get(words.language()).unwrap_or(id);
        let places = [("period", period.as_str()), ("id", id), ("title", title)];
        let is_other = indicator.id != now.result.indicator.id;
        let note = if is_other { CrosswalkText::ChartEarlier } else { CrosswalkText::ChartRedefined };
        Some(words.phrase(note, &places))
    };
    earlier.iter().filter_map(note).collect()
}

fn alt(quoter: Quoter<'_>, title: &str, series: &Series, stages: &[Stage<'_>]) -> String {
    let words = quoter.words;
    let unit = match series.measure {
        MeasureUnit::Percent if series.unit.is_empty() => "%",
        MeasureUnit::Percent | MeasureUnit::Named(_) => &series.unit,
    };
    let start = if unit.is_empty() {
        words.phrase(TrendText::AltPlain, &[("title", title)])
    } else {
        words.phrase(Phrase::AltTrendStart, &[("title", title), ("unit", unit)])
    };
    let mut sentences = vec![start];
    if let Some(baseline) = &series.baseline {
        sentences.push(words.phrase(Phrase::AltBaseline, &[("baseline", &baseline.text)]));
    }
    sentences.extend(notes(quoter, stages));
    let breaks = series.breaks(stages);
    for (index, point) in series.points.iter().enumerate() {
        if breaks.contains(&index) {
            sentences.push(words.phrase(CrosswalkText::AltBreak, &[("period", &point.period)]));
        }
        let missing = if point.is_due { Label::NoData } else { Label::NotDue };
        let no_data = || words.label(missing).to_owned();
        let actual = point.actual.as_ref().map_or_else(no_data, |mark| mark.text.clone());
        let places = [("period", point.period.as_str()), ("actual", &actual)];
        sentences.push(match &point.target {
            Some(target) => {
                let places = [places[0], places[1], ("target", target.text.as_str())];
                if series.milestones {
                    words.phrase(TrendText::AltMilestone, &places)
                } else {
                    words.phrase(Phrase::AltTrendPoint, &places)
                }
            }
            None => words.phrase(Phrase::AltTrendActual, &places),
        });
    }
    words.sentences(&sentences)
}
