//! The figures of an indicator, explained.

use super::formula::{self, Settings};
use super::{Explanation, Input, Pen, Step};
use crate::assess::{Achievement, IndicatorPeriod, Measured, Note, Reference, UnitMean, UnitShare};
use crate::document::Inline;
use crate::load::{QueryRecord, TracedRow};
use crate::model::{Aggregation, CorporateAchievement, Decimal, Method, Period, RowFate, TargetValue, Value};
use crate::quote::{Quote, Quoter, Spot};
use crate::wording::{ExplainLabel as L, ExplainPhrase as P, Label, Wording};

pub(super) fn explain(
    quoter: Quoter<'_>,
    spot: Spot<'_>,
    rows: Vec<TracedRow>,
    queries: &[QueryRecord],
) -> Explanation {
    let words = quoter.words;
    let indicator = &spot.result.indicator;
    let unit = spot.unit.map(|unit| quoter.unit_name(unit));
    let name = indicator.title.get(words.language()).unwrap_or(indicator.id.as_str());
    let period = words.period(spot.period);
    let title = match &unit {
        Some(unit) => words.phrase(P::TitleOfUnit, &[("title", name), ("unit", unit), ("period", &period)]),
        None => words.phrase(P::Title, &[("title", name), ("period", &period)]),
    };
    let mut explained = Explanation {
        figure: figure(spot),
        title,
        answer: String::new(),
        steps: Vec::new(),
        inputs: Vec::new(),
        members: Vec::new(),
        notes: Vec::new(),
        rows,
    };
    let (Some(figures), Some(measured)) = (spot.figures(), spot.measured()) else {
        explained.answer = words.phrase(P::NoFigures, &[("period", &period)]);
        return explained;
    };
    explained.answer = answer(quoter, spot, measured);
    explained.inputs = inputs(quoter, spot, measured);
    let by_units = spot.unit.is_none() && figures.unit_share.is_some();
    let read = explained.rows.iter().map(|row| (row.fate, row.own, 1));
    explained.steps = over_time(quoter, spot, read).into_iter().collect();
    explained.steps.extend(steps(quoter, spot, figures, by_units));
    explained.notes = notes(quoter, spot, measured);
    let mut rows = explained.rows.iter();
    let of_query = rows.find(|row| queries.iter().any(|query| query.shown == row.file));
    explained.notes.extend(of_query.map(|row| words.phrase(P::NoteQuery, &[("file", &row.file)])));
    explained
}

/// The figure as it is named on the command line.
fn figure(spot: Spot<'_>) -> String {
    let unit = spot.unit.map_or_else(String::new, |unit| format!("/{unit}"));
    format!("{}@{}{unit}", spot.result.indicator.id, spot.period)
}

/// What came out, in a sentence.
fn answer(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> String {
    let words = quoter.words;
    let rating = quoter.rating(spot).text;
    let (actual, target) = (quoter.actual(spot, None).text, quoter.target(spot, None).text);
    let achievement = quoter.achievement(spot, None).text;
    let places = [
        ("actual", actual.as_str()),
        ("target", &target),
        ("achievement", &achievement),
        ("rating", &rating),
    ];
    let phrase = match measured.achievement {
        // The units make it, and there may be no value of the whole.
        Achievement::Computed { .. } if measured.target.is_none() => P::AnswerOfUnits,
        Achievement::Computed { .. } => P::Answer,
        Achievement::Qualitative(_) => P::AnswerJudged,
        Achievement::Distance(_) => P::AnswerDistance,
        Achievement::NoData(reason) => {
            return words.phrase(P::AnswerNoData, &[("reason", words.missing(reason))]);
        }
        Achievement::NotComputable(impossible) => {
            let reason = words.impossible(impossible);
            return words.phrase(P::AnswerNotComputable, &[("reason", reason), ("actual", &actual)]);
        }
        Achievement::NoTarget => P::AnswerNoTarget,
        Achievement::NoBaseline => P::AnswerNoBaseline,
        Achievement::NotDue => P::AnswerNotDue,
    };
    words.phrase(phrase, &places)
}

fn inputs(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Vec<Input> {
    let words = quoter.words;
    let input = |name: String, quote: Quote, origin: Option<String>| Input {
        name,
        exact: quote.number.map(|number| number.normalize().to_string()),
        printed: quote.text,
        origin,
    };
    let label = |label| words.label(label).to_owned();
    let mut inputs = Vec::new();
    if measured.baseline.is_some() {
        let origin = measured.baseline_period.map(|period| words.period(period));
        inputs.push(input(label(Label::Baseline), quoter.baseline(spot, None), origin));
    }
    if measured.target.is_some() {
        let origin = measured.target_period.unwrap_or(spot.period);
        inputs.push(input(label(Label::Target), quoter.target(spot, None), Some(words.period(origin))));
    }
    let rows = words.phrase(P::FromRows, &[("n", &words.count(measured.observations))]);
    inputs.push(input(label(Label::Actual), quoter.actual(spot, None), Some(rows)));
    if let Some(revised) = &measured.revised {
        let exact = revised.original.point().map(|value| value.normalize().to_string());
        let printed = quoter.target_text(spot.result, revised.original, None);
        let name = label(Label::OriginalTarget);
        inputs.push(Input { name, printed, exact, origin: revised.authority.clone() });
    }
    if let Some(schedule) = measured.schedule {
        let printed = quoter.value_text(spot.result, schedule.expected, None);
        let exact = Some(schedule.expected.normalize().to_string());
        let origin = words.label(match schedule.reference {
            Reference::Line => L::ByLine,
            Reference::Milestone(_) => L::ByMilestone,
            Reference::Steps => L::BySteps,
        });
        let name = words.label(L::ExpectedByNow).to_owned();
        inputs.push(Input { name, printed, exact, origin: Some(origin.to_owned()) });
    }
    if measured.method == Method::Milestone {
        inputs.extend(counted_steps(quoter, spot));
    }
    inputs
}

/// The steps of an indicator with their weights, and when each was done or is due.
fn counted_steps(quoter: Quoter<'_>, spot: Spot<'_>) -> Vec<Input> {
    let words = quoter.words;
    let of_level = |step: &&crate::load::Step| spot.unit.is_none() || step.unit.as_ref() == spot.unit;
    let input = |step: &crate::load::Step| {
        let done = step.done_on.filter(|date| *date <= spot.period.end());
        let origin = match (done, step.due) {
            (Some(date), _) => Some(words.phrase(P::StepDone, &[("date", &words.date(date))])),
            (None, Some(date)) => Some(words.phrase(P::StepDue, &[("date", &words.date(date))])),
            (None, None) => None,
        };
        Input {
            name: step.title.get(words.language()).unwrap_or_default().to_owned(),
            printed: words.exact(step.weight),
            exact: Some(step.weight.normalize().to_string()),
            origin,
        }
    };
    spot.result.steps.iter().filter(of_level).map(input).collect()
}

/// The formulas, one below the other.
fn steps(quoter: Quoter<'_>, spot: Spot<'_>, figures: &IndicatorPeriod, by_units: bool) -> Vec<Step> {
    let words = quoter.words;
    let Some(measured) = spot.measured() else { return Vec::new() };
    let mut steps = Vec::new();
    if spot.unit.is_none() && !figures.units.is_empty() && measured.actual.present().is_some() {
        steps.extend(aggregation(quoter, spot, figures));
    }
    steps.extend(achievement(quoter, spot, by_units));
    steps.extend(scheduled(words, measured, spot));
    steps
}

/// The comparison with what was due by now on the way to a later target.
pub(super) fn scheduled(words: Wording, measured: &Measured, spot: Spot<'_>) -> Option<Step> {
    let schedule = measured.schedule?;
    let compared = Measured {
        baseline: schedule.baseline,
        target: Some(TargetValue::Point(schedule.expected)),
        achievement: schedule.achievement,
        method: schedule.method,
        ..measured.clone()
    };
    let numbers = match super::formula_of(words, &compared, spot) {
        Some(step) => step.numbers,
        None => formula::why_none(words, schedule.achievement)?.to_owned(),
    };
    Some(Step { rule: words.phrase(P::RuleSchedule, &[]), numbers })
}

/// The formula of the achievement, of the units where they make it.
pub(super) fn achievement(quoter: Quoter<'_>, spot: Spot<'_>, by_units: bool) -> Option<Step> {
    let words = quoter.words;
    let indicator = &spot.result.indicator;
    let (figures, measured) = (spot.figures()?, spot.measured()?);
    let settings = Settings { tolerance: indicator.tolerance, direction: spot.result.direction(spot.period) };
    match (indicator.corporate, figures.unit_share) {
        (CorporateAchievement::Share, Some(share)) if by_units => {
            let numbers = match share.share() {
                Some(result) => divided(words, Decimal::from(share.met), share.computed, result),
                None => formula::why_none(words, measured.achievement)?.to_owned(),
            };
            Some(Step { rule: words.phrase(P::RuleShare, &[]), numbers })
        }
        (CorporateAchievement::Mean, Some(UnitShare { .. })) if by_units => {
            let mean = UnitMean::of(&figures.units);
            let numbers = match mean.mean() {
                Some(result) => divided(words, mean.sum, mean.units, result),
                None => formula::why_none(words, measured.achievement)?.to_owned(),
            };
            Some(Step { rule: words.phrase(P::RuleMean, &[]), numbers })
        }
        (CorporateAchievement::Aggregate | CorporateAchievement::Share | CorporateAchievement::Mean, _) => {
            // Where not every unit has both, the formula has the numbers that were compared.
            let compared = figures.matched.filter(|_| spot.unit.is_none()).map(|matched| Measured {
                baseline: matched.baseline.or(measured.baseline),
                target: Some(TargetValue::Point(matched.target)),
                actual: Value::Present(matched.actual),
                ..measured.clone()
            });
            formula::step(words, compared.as_ref().unwrap_or(measured), settings)
        }
    }
}

/// A sum over a number of units.
fn divided(words: Wording, sum: Decimal, units: usize, result: Decimal) -> String {
    let pen = Pen::new(words);
    format!("{} ÷ {} {}", pen.number(sum), pen.number(Decimal::from(units)), pen.equals(result))
}

/// How the units make the value of the whole.
pub(super) fn aggregation(quoter: Quoter<'_>, spot: Spot<'_>, figures: &IndicatorPeriod) -> Option<Step> {
    let words = quoter.words;
    let coverage = figures.unit_coverage;
    let rule = match spot.result.indicator.over_units {
        Aggregation::Sum => L::UnitsSum,
        Aggregation::Latest => L::UnitsLatest,
        Aggregation::Max => L::UnitsMax,
        Aggregation::Min => L::UnitsMin,
        Aggregation::Mean => L::UnitsMean,
        Aggregation::RatioOfSums => L::UnitsRatio,
        Aggregation::WeightedMean => L::UnitsWeighted,
        Aggregation::CountDistinct => L::UnitsDistinct,
        Aggregation::None => return None,
    };
    let (reporting, due) = (words.count(coverage.reporting as u64), words.count(coverage.due as u64));
    let numbers = words.phrase(P::UnitsReported, &[("reporting", &reporting), ("due", &due)]);
    Some(Step { rule: words.label(rule).to_owned(), numbers })
}

fn notes(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Vec<String> {
    let words = quoter.words;
    let mut notes = Vec::new();
    if let Achievement::Computed { note: Some(Note::FlatTarget), .. } = measured.achievement {
        notes.push(words.phrase(P::NoteFlat, &[]));
    }
    // The notes that the tables of the report print as well.
    notes.extend(crate::compose::notes(quoter, spot).iter().map(|note| Inline::words(note)));
    let computed = measured.achievement.ratio().is_some();
    if computed && measured.method != Method::Milestone {
        notes.push(words.phrase(P::NoteUnrounded, &[]));
    }
    if spot.result.indicator.thresholds.is_some() {
        notes.push(words.phrase(P::NoteThresholds, &[]));
    }
    notes
}

/// How the rows of shorter periods make the value of the period, where there are any.
pub(super) fn over_time(
    quoter: Quoter<'_>,
    spot: Spot<'_>,
    rows: impl IntoIterator<Item = (RowFate, Option<Period>, u64)>,
) -> Option<Step> {
    let used = rows.into_iter().filter(|(fate, ..)| matches!(fate, RowFate::Used | RowFate::Earlier));
    let parts = used.filter(|(_, own, _)| own.is_some_and(|period| period != spot.period));
    let parts: u64 = parts.map(|(.., rows)| rows).sum();
    let rule = match spot.result.indicator.over_time {
        Aggregation::Sum => L::TimeSum,
        Aggregation::Latest => L::TimeLatest,
        Aggregation::Max => L::TimeMax,
        Aggregation::Min => L::TimeMin,
        Aggregation::Mean => L::TimeMean,
        Aggregation::RatioOfSums => L::TimeRatio,
        Aggregation::WeightedMean => L::TimeWeighted,
        Aggregation::CountDistinct => L::TimeDistinct,
        Aggregation::None => return None,
    };
    let numbers = quoter.words.phrase(P::PartsOfPeriod, &[("n", &quoter.words.count(parts))]);
    (parts > 0).then(|| Step { rule: quoter.words.label(rule).to_owned(), numbers })
}
