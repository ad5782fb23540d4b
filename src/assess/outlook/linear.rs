//! The outlook by the last five yearly changes (German Sustainable Development Strategy).

use rust_decimal::dec;

use super::verdict::{Band, Figures, Refusal, Verdict};
use super::{History, Point, whole_years};
use crate::model::Decimal;

/// The yearly changes that the mean is taken of.
const CHANGES: u32 = 5;

/// Carries the mean of the last five yearly changes on to the year of the target.
pub(super) fn judge(history: &History<'_>) -> Result<Verdict, Refusal> {
    let (latest, target) = (history.latest().ok_or(Refusal::NoData)?, history.target()?);
    let years = whole_years(latest.period.end(), target.period.end()).ok_or(Refusal::UnevenYears)?;
    // Nothing is left to be carried on.
    if years == 0 {
        return Err(Refusal::TargetDue);
    }
    if history.is_achieved()? {
        return Ok(Verdict { band: Band::Achieved, figures: None, gap: 0 });
    }
    let first = first_of_six(history, latest)?;
    let figures = figures(first, latest.value, target.value, years).ok_or(Refusal::Overflow)?;
    Ok(Verdict { band: figures.0, figures: Some(figures.1), gap: 0 })
}

/// The value five years before the latest, if there is one for every year between.
fn first_of_six(history: &History<'_>, latest: Point) -> Result<Decimal, Refusal> {
    // A baseline is a value too.
    let baseline =
        history.baseline.and_then(|start| Some(Point { value: start.value, period: start.period? }));
    let points = || history.values.iter().rev().copied().chain(baseline);
    let years_before = |years: u32| {
        let then = |point: &Point| whole_years(point.period.end(), latest.period.end()) == Some(years);
        points().find(then).ok_or(Refusal::InsufficientHistory)
    };
    for years in 1..CHANGES {
        years_before(years)?;
    }
    years_before(CHANGES).map(|point| point.value)
}

fn figures(first: Decimal, latest: Decimal, target: Decimal, years: u32) -> Option<(Band, Figures)> {
    // The sum of the changes is the way from the first value to the last.
    let change = latest.checked_sub(first)?.checked_div(Decimal::from(CHANGES))?;
    let years = Decimal::from(years);
    let projected = change.checked_mul(years)?.checked_add(latest)?;
    let missing = target.checked_sub(latest)?;
    let shortfall = target.checked_sub(projected)?.checked_div(missing)?;
    let acceleration = missing.checked_div(years)?.checked_div(change);
    let band = if shortfall > dec!(1) {
        Band::WrongDirection
    } else if shortfall > dec!(0.2) {
        Band::LargeShortfall
    } else if shortfall >= dec!(0.05) {
        Band::SmallShortfall
    } else {
        Band::OnTrack
    };
    Some((band, Figures::Linear { change, projected, shortfall, acceleration }))
}
