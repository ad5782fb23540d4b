//! The roll-up of an area, explained.

use super::reference::OVERALL;
use super::{Explanation, Input, Member, Pen, Step};
use crate::assess::AreaResult;
use crate::document::FactKind;
use crate::manifest::OverallMean;
use crate::model::{Decimal, Period};
use crate::quote::{Quoter, Spot};
use crate::wording::{ExplainLabel as L, ExplainPhrase as P, Label};

pub(super) fn explain(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> Explanation {
    let words = quoter.words;
    let name = area.area.title.get(words.language()).unwrap_or(area.area.id.as_str());
    let printed = words.period(period);
    let mut explained = Explanation {
        figure: format!("area:{}@{period}", area.area.id),
        title: words.phrase(P::Title, &[("title", name), ("period", &printed)]),
        answer: words.phrase(P::NoFigures, &[("period", &printed)]),
        steps: Vec::new(),
        inputs: Vec::new(),
        members: members(quoter, area, period),
        notes: Vec::new(),
        rows: Vec::new(),
    };
    if !area.periods.contains_key(&period) {
        return explained;
    }
    let rating = quoter.area_rating(area, period).text;
    let coverage = quoter.area_coverage(area, period, None);
    let achievement = quoter.area_achievement(area, period, None);
    let places =
        [("achievement", achievement.text.as_str()), ("rating", &rating), ("coverage", &coverage.text)];
    explained.answer = if achievement.number.is_some() {
        words.phrase(P::AnswerArea, &places)
    } else {
        words.phrase(P::AnswerAreaWithheld, &places)
    };
    explained.steps.extend(step(quoter, area, period));
    let [low, high] = [FactKind::BoundLow, FactKind::BoundHigh]
        .map(|bound| quoter.area_bound(area, period, bound, None).text);
    let input =
        |name: &str, printed: String| Input { name: name.to_owned(), printed, exact: None, origin: None };
    explained.inputs = vec![
        input(words.label(Label::Coverage), coverage.text.clone()),
        input(words.label(L::BoundLow), low),
        input(words.label(L::BoundHigh), high),
    ];
    explained.notes.push(words.phrase(P::NoteMetOnly, &[]));
    explained
}

/// The formula of the roll-up of an area.
pub(super) fn step(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> Option<Step> {
    let (words, settings) = (quoter.words, quoter.assessment.roll_up);
    let share = area.periods.get(&period)?.achievement?;
    let (floor, cap) = (words.exact_percent(settings.floor), words.exact_percent(settings.cap));
    let (points, weight) = sums(quoter, area, period);
    let pen = Pen::new(words);
    let numbers = format!("{} ÷ {} {}", pen.number(points), pen.number(weight), pen.equals(share));
    Some(Step { rule: words.phrase(P::RuleRollUp, &[("floor", &floor), ("cap", &cap)]), numbers })
}

/// The formula of the overall figure.
pub(super) fn overall_step(quoter: Quoter<'_>, period: Period) -> Option<Step> {
    let rule = match quoter.assessment.overall.mean {
        OverallMean::Areas => P::RuleOverallAreas,
        OverallMean::Indicators => P::RuleOverallIndicators,
    };
    let share = quoter.overall(period)?.roll_up.achievement?;
    let numbers = Pen::new(quoter.words).equals(share);
    Some(Step { rule: quoter.words.phrase(rule, &[]), numbers })
}

/// Explains the overall figure.
pub(super) fn explain_overall(quoter: Quoter<'_>, period: Period) -> Explanation {
    let words = quoter.words;
    let printed = words.period(period);
    let mut explained = Explanation {
        figure: format!("{OVERALL}@{period}"),
        title: words.phrase(P::Title, &[("title", words.label(L::Whole)), ("period", &printed)]),
        answer: words.phrase(P::NoFigures, &[("period", &printed)]),
        steps: Vec::new(),
        inputs: Vec::new(),
        members: Vec::new(),
        notes: Vec::new(),
        rows: Vec::new(),
    };
    if quoter.overall(period).is_none() {
        return explained;
    }
    let rating = quoter.overall_rating(period).text;
    let coverage = quoter.overall_coverage(period, None).text;
    let achievement = quoter.overall_achievement(period, None);
    let places = [("achievement", achievement.text.as_str()), ("rating", &rating), ("coverage", &coverage)];
    let phrase = if achievement.number.is_some() { P::AnswerOverall } else { P::AnswerAreaWithheld };
    explained.answer = words.phrase(phrase, &places);
    explained.steps.extend(overall_step(quoter, period));
    let input =
        |name: &str, printed: String| Input { name: name.to_owned(), printed, exact: None, origin: None };
    explained.inputs = vec![
        input(words.label(Label::Coverage), coverage.clone()),
        input(words.label(L::BoundLow), quoter.overall_low(period, None).text),
        input(words.label(L::BoundHigh), quoter.overall_high(period, None).text),
    ];
    explained.members =
        quoter.assessment.areas.iter().map(|area| area_member(quoter, area, period)).collect();
    explained.notes.push(words.phrase(P::NoteMetOnly, &[]));
    explained
}

fn area_member(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> Member {
    let achievement = quoter.area_achievement(area, period, None);
    Member {
        id: format!("area:{}", area.area.id),
        title: area.area.title.get(quoter.words.language()).unwrap_or_default().to_owned(),
        weight: quoter.area_weight(area).text,
        counted: achievement.number.map(|_| achievement.text.clone()),
        achievement: achievement.text,
        rating: quoter.area_rating(area, period).text,
    }
}

/// The sum of weighted shares and the sum of their weights, as the roll-up has them.
pub(super) fn sums(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> (Decimal, Decimal) {
    let settings = quoter.assessment.roll_up;
    let of_area = quoter.assessment.indicators_of(&area.area.id);
    let shares = of_area.filter_map(|result| {
        let ratio = result.periods.get(&period)?.corporate.achievement.ratio()?;
        Some((result.indicator.weight, ratio.clamp(settings.floor, settings.cap)))
    });
    shares.fold((Decimal::ZERO, Decimal::ZERO), |(points, total), (weight, share)| {
        (points + weight * share, total + weight)
    })
}

fn members(quoter: Quoter<'_>, area: &AreaResult, period: Period) -> Vec<Member> {
    let words = quoter.words;
    let settings = quoter.assessment.roll_up;
    let member = |result: &crate::assess::IndicatorResult| {
        let spot = Spot { result, period, unit: None };
        let ratio = spot.measured().and_then(|measured| measured.achievement.ratio());
        Member {
            id: result.indicator.id.to_string(),
            title: result.indicator.title.get(words.language()).unwrap_or_default().to_owned(),
            weight: words.exact(result.indicator.weight),
            achievement: quoter.achievement(spot, None).text,
            counted: ratio.map(|ratio| words.percent(ratio.clamp(settings.floor, settings.cap), 1)),
            rating: quoter.rating(spot).text,
        }
    };
    quoter.assessment.indicators_of(&area.area.id).map(member).collect()
}
