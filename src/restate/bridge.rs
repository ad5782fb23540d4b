//! What a restatement is made of: as much of it as can be computed, and what was declared for the rest.

use super::{Comparison, Row};
use crate::assess::{Inputs, achieve};
use crate::document::{FactKind, Subject};
use crate::model::{Decimal, MissingReason, Published, PublishedValue, RestatementCause, TargetValue, Value};
use crate::quote::{Quoter, Spot};

/// A part of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is due to; none where nothing says so.
    pub cause: Option<RestatementCause>,
    /// How that is known.
    pub origin: PartOrigin,
    /// How much of the difference it is, in the unit of the print.
    pub amount: Decimal,
}

/// How the cause of a part is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOrigin {
    /// It was computed.
    Computed,
    /// The project declares it.
    Declared,
}

/// The parts of the difference of a published figure; none where it agrees.
///
/// An achievement is computed again with the actual value and target as they
/// were published: first today's value takes the place of the published one,
/// then today's target. What is left was declared, or nothing explains it.
pub(super) fn bridge(quoter: Quoter<'_>, comparison: &Comparison<'_>, rows: &[Row<'_>]) -> Vec<Part> {
    let Some(difference) = comparison.difference else { return Vec::new() };
    let (mut parts, published) = computed(quoter, comparison, rows).unwrap_or_default();
    let explained = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount));
    let rest = explained.and_then(|explained| difference.checked_sub(explained)).unwrap_or(difference);
    parts.retain(|part| !part.amount.is_zero());
    if !rest.is_zero() {
        // Where the formula gives the published number, only the rounding of the parts is left.
        let is_rounding = published.is_some() && published == published_number(comparison);
        let part = if is_rounding {
            Part { cause: Some(RestatementCause::Rounding), origin: PartOrigin::Computed, amount: rest }
        } else {
            Part { cause: comparison.published.row.cause, origin: PartOrigin::Declared, amount: rest }
        };
        parts.push(part);
    }
    parts
}

fn published_number(comparison: &Comparison<'_>) -> Option<Decimal> {
    match &comparison.published.row.value {
        PublishedValue::Number(number) => Some(number.number),
        PublishedValue::Word(_) | PublishedValue::Missing => None,
    }
}

/// The parts due to the actual value and to the target, where the formula can tell them, and what it
/// gives for the values as they were published, in the unit of the print.
fn computed(
    quoter: Quoter<'_>,
    comparison: &Comparison<'_>,
    rows: &[Row<'_>],
) -> Option<(Vec<Part>, Option<Decimal>)> {
    let (fact, form) = (&comparison.today.fact, comparison.form?);
    let (Subject::Indicator(id), FactKind::Achievement) = (&fact.subject, fact.figure) else { return None };
    let result = quoter.assessment.indicator(id)?;
    let spot = Spot { result, period: fact.period?, unit: fact.unit.as_ref() };
    let measured = spot.measured()?;
    let (actual, target) = (measured.actual.present()?, measured.target?);
    let with = |actual, target| {
        let none = Value::Missing(MissingReason::NotReported);
        let inputs = Inputs {
            method: measured.method,
            direction: result.indicator.direction,
            baseline: measured.baseline.map_or(none, Value::Present),
            actual: Value::Present(actual),
            target: Value::Present(target),
            tolerance: result.indicator.tolerance,
            peers: None,
        };
        achieve(inputs).ratio()
    };
    // What is not computed from the value and target alone, such as steps or units, cannot be taken apart.
    let today = measured.achievement.ratio()?;
    if with(actual, target) != Some(today) {
        return None;
    }
    let beside = |figure| published_beside(&comparison.published.row, fact, figure, rows);
    let revised = measured.revised.as_ref().filter(|revised| {
        let since = revised.valid_from.zip(comparison.published.row.date);
        since.is_some_and(|(valid_from, published)| valid_from > published)
    });
    let then_target = beside(FactKind::Target).map(TargetValue::Point);
    let then_target = then_target.or(revised.map(|revised| revised.original));
    let then_actual = beside(FactKind::Actual);
    if then_target.is_none() && then_actual.is_none() {
        return None;
    }
    let first = with(then_actual.unwrap_or(actual), then_target.unwrap_or(target))?;
    let second = with(actual, then_target.unwrap_or(target))?;
    let part = |cause, from: Decimal, to: Decimal| {
        let amount = form.printed(to.checked_sub(from)?)?;
        Some(Part { cause: Some(cause), origin: PartOrigin::Computed, amount })
    };
    let data = part(RestatementCause::Data, first, second)?;
    let target = part(RestatementCause::Target, second, today)?;
    Some((vec![data, target], form.printed(first)))
}

/// The number that the same document gave for another figure of the same indicator, period and unit.
fn published_beside(
    row: &Published,
    fact: &crate::document::Fact,
    figure: FactKind,
    rows: &[Row<'_>],
) -> Option<Decimal> {
    let same = |other: &&Row<'_>| {
        let (published, of) = (&other.published.row, &other.today.fact);
        published.document == row.document
            && published.date == row.date
            && of.figure == figure
            && (&of.subject, of.period, &of.unit) == (&fact.subject, fact.period, &fact.unit)
    };
    match &rows.iter().find(same)?.published.row.value {
        PublishedValue::Number(number) => number.number.checked_mul(number.unit.size()),
        PublishedValue::Word(_) | PublishedValue::Missing => None,
    }
}
