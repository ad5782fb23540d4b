//! Outlooks by compound annual growth: with a target, and without one.

use rust_decimal::dec;

use super::root::{power, root};
use super::verdict::{Band, Figures, Refusal, Verdict};
use super::{History, Point, score, whole_years};
use crate::model::{Decimal, Direction};

/// Growth a year so far and to the target.
struct Growth {
    observed: Decimal,
    required: Decimal,
    ratio: Decimal,
}

/// Growth seen over growth needed: R = d · sgn · CAGR seen / |CAGR needed|.
///
/// The growth needed counts by its size alone, as the publisher has it: where a
/// target lies on the wrong side of its baseline, R still says whether the
/// values go in the declared direction.
pub(super) fn with_target(history: &History<'_>) -> Result<Verdict, Refusal> {
    // A target that is reached is achieved, whatever the growth.
    if history.is_achieved()? {
        let figures = growth(history).ok().map(|growth| growth.figures(score::HIGHEST));
        return Ok(Verdict { band: Band::Achieved, figures, gap: gap(history) });
    }
    let growth = growth(history)?;
    let ratio = growth.ratio;
    let band = if ratio >= dec!(0.95) {
        Band::OnTrack
    } else if ratio >= dec!(0.6) {
        Band::AccelerationNeeded
    } else if ratio >= dec!(0) {
        Band::Limited
    } else {
        Band::Deteriorating
    };
    let score = score::with_target(ratio).ok_or(Refusal::Overflow)?;
    Ok(Verdict { band, figures: Some(growth.figures(score)), gap: gap(history) })
}

impl Growth {
    fn figures(self, score: Decimal) -> Figures {
        let Self { observed, required, ratio } = self;
        Figures::Growth { observed, required, ratio, score }
    }
}

fn growth(history: &History<'_>) -> Result<Growth, Refusal> {
    let (start, latest) = history.ends()?;
    let target = history.target()?;
    if target.value.is_zero() {
        return Err(Refusal::ZeroTarget);
    }
    let observed = rate(start, latest)?;
    let required = rate(start, target)?;
    if required.is_zero() {
        return Err(Refusal::FlatTarget);
    }
    let directed = directed(observed, start, history.direction()?);
    let ratio = directed.checked_div(required.abs()).ok_or(Refusal::Overflow)?;
    Ok(Growth { observed, required, ratio })
}

/// Growth without a target, by the bands of Statistics Canada: 1.5 %, 0.5 % and 0.
///
/// A natural limit C lowers the two upper edges, the more the nearer the baseline is to it.
pub(super) fn trend(history: &History<'_>) -> Result<Verdict, Refusal> {
    let trend = Trend::new(history)?;
    let direction = history.direction()?;
    let room = room(trend.start.value, history.natural_limit, direction)?;
    let edge = |edge: Decimal| edge.checked_mul(room).ok_or(Refusal::Overflow);
    let band = if trend.directed >= edge(dec!(0.015))? {
        Band::OnTrack
    } else if trend.directed >= edge(dec!(0.005))? {
        Band::AccelerationNeeded
    } else if trend.directed >= dec!(0) {
        Band::Limited
    } else {
        Band::Deteriorating
    };
    let score = score::without_target(trend.directed, room).ok_or(Refusal::Overflow)?;
    Ok(trend.verdict(band, room, Some(score), history))
}

/// Growth without a target, by the bands of Eurostat: ±1 % and ±0.1 %.
pub(super) fn trend_eurostat(history: &History<'_>) -> Result<Verdict, Refusal> {
    let trend = Trend::new(history)?;
    let band = if trend.directed >= dec!(0.01) {
        Band::SignificantProgress
    } else if trend.directed >= dec!(0.001) {
        Band::ModerateProgress
    } else if trend.directed >= dec!(-0.001) {
        Band::NoChange
    } else if trend.directed >= dec!(-0.01) {
        Band::ModerateDecline
    } else {
        Band::SignificantDecline
    };
    Ok(trend.verdict(band, Decimal::ONE, None, history))
}

/// Growth a year so far, and the same in the better direction.
struct Trend {
    start: Point,
    observed: Decimal,
    directed: Decimal,
}

impl Trend {
    fn new(history: &History<'_>) -> Result<Self, Refusal> {
        let (start, latest) = history.ends()?;
        let observed = rate(start, latest)?;
        Ok(Self { start, observed, directed: directed(observed, start, history.direction()?) })
    }

    fn verdict(self, band: Band, room: Decimal, score: Option<Decimal>, history: &History<'_>) -> Verdict {
        let figures = Figures::Trend { observed: self.observed, directed: self.directed, room, score };
        Verdict { band, figures: Some(figures), gap: gap(history) }
    }
}

/// The growth rate in the better direction; a negative value that grows goes down.
fn directed(rate: Decimal, start: Point, direction: Direction) -> Decimal {
    let up = direction == Direction::Increase;
    if up == start.value.is_sign_positive() { rate } else { -rate }
}

/// Compound growth a year: (to / from)^(1 / years) − 1.
fn rate(from: Point, to: Point) -> Result<Decimal, Refusal> {
    if from.value.is_zero() {
        return Err(Refusal::ZeroBase);
    }
    if to.value.is_zero() {
        return Err(Refusal::ZeroValue);
    }
    if from.value.is_sign_negative() != to.value.is_sign_negative() {
        return Err(Refusal::SignChange);
    }
    let years = whole_years(from.period.end(), to.period.end()).ok_or(Refusal::UnevenYears)?;
    let factor = to.value.checked_div(from.value).ok_or(Refusal::Overflow)?;
    Ok(root(factor, years).ok_or(Refusal::Overflow)? - Decimal::ONE)
}

/// What a natural limit leaves of growth: C = 1 − (baseline / limit)^4.44.
///
/// The source gives it for indicators that are to increase, and so it is used for these alone.
fn room(start: Decimal, limit: Option<Decimal>, direction: Direction) -> Result<Decimal, Refusal> {
    let Some(limit) = limit.filter(|_| direction == Direction::Increase) else { return Ok(Decimal::ONE) };
    if start >= limit {
        return Err(Refusal::AtLimit);
    }
    if start.is_sign_negative() {
        return Ok(Decimal::ONE);
    }
    let share = start.checked_div(limit).ok_or(Refusal::Overflow)?;
    // 4.44 is 111/25.
    let used = root(share, 25).and_then(|root| power(root, 111)).ok_or(Refusal::Overflow)?;
    Ok(Decimal::ONE - used)
}

/// Years between the ends without a value; the growth passes over them (T50).
fn gap(history: &History<'_>) -> u32 {
    let Ok((start, latest)) = history.ends() else { return 0 };
    let Some(years) = whole_years(start.period.end(), latest.period.end()) else { return 0 };
    let between =
        |point: &&Point| start.period.end() < point.period.end() && point.period.end() < latest.period.end();
    let known = u32::try_from(history.values.iter().filter(between).count()).unwrap_or(u32::MAX);
    years.saturating_sub(1).saturating_sub(known)
}
