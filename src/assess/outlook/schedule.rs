//! The outlook by schedule: what should be done by now.

use rust_decimal::dec;

use super::verdict::{Band, Figures, Refusal, Verdict};
use super::{History, Point};
use crate::assess::schedule as straight_line;
use crate::model::{Decimal, Direction};

/// Compares the way gone with the way that should have been gone.
pub(super) fn judge(history: &History<'_>) -> Result<Verdict, Refusal> {
    let target = history.target()?;
    let (start, latest) = ends(history)?;
    let expected = expected(history)?;
    if history.is_achieved()? {
        return Ok(Verdict { band: Band::Achieved, figures: None, gap: 0 });
    }
    let direction = history.direction()?;
    for due in [target.value, expected] {
        match Direction::between(start.value, due) {
            Some(towards) if towards == direction => {}
            Some(_) => return Err(Refusal::TargetAgainstDirection),
            None => return Err(Refusal::FlatTarget),
        }
    }
    let way = |to: Decimal| to.checked_sub(start.value);
    let ratio = way(latest.value).zip(way(expected)).and_then(|(gone, due)| gone.checked_div(due));
    let ratio = ratio.ok_or(Refusal::Overflow)?;
    let band = if ratio >= dec!(0.95) {
        Band::OnTrack
    } else if ratio >= dec!(0.6) {
        Band::Delayed
    } else if ratio >= dec!(0) {
        Band::OffTrack
    } else {
        Band::Reversing
    };
    Ok(Verdict { band, figures: Some(Figures::Schedule { expected, ratio }), gap: 0 })
}

/// What should be reached by the time of the latest value: a milestone, or else the straight line.
pub(super) fn expected(history: &History<'_>) -> Result<Decimal, Refusal> {
    let (start, latest) = ends(history)?;
    let target = history.target()?;
    if let Some(milestone) = history.milestone {
        return Ok(milestone);
    }
    let dated = |point: Point| (point.value, point.period.end());
    let line = straight_line(dated(start), dated(target), dated(latest));
    line.map(|line| line.expected).ok_or(Refusal::Overflow)
}

/// A declared baseline and a later value; a schedule begins nowhere else.
fn ends(history: &History<'_>) -> Result<(Point, Point), Refusal> {
    history.baseline.ok_or(Refusal::NoBaseline)?;
    history.ends()
}
