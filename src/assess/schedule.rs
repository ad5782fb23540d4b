//! Where an indicator should be on its way to a later target (`method.md` 4.3, interim years).

use time::Date;

use crate::model::{Decimal, Period};

/// A comparison with what was to be reached by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// The value expected by then.
    pub expected: Decimal,
    /// The way gone over the way that should have been gone; none on the day of the baseline.
    pub ratio: Option<Decimal>,
    /// What says what is expected.
    pub reference: Reference,
}

/// What a schedule is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The straight line from baseline to target.
    Line,
    /// The milestone set for this period.
    Milestone(Period),
    /// The steps that were due.
    Steps,
}

/// Compares an actual value with the straight line from baseline to target.
///
/// Time is counted in years where all three days fall on the same day of the
/// year, and in days otherwise. None if the target is not after the baseline.
pub fn schedule(
    baseline: (Decimal, Date),
    target: (Decimal, Date),
    actual: (Decimal, Date),
) -> Option<Schedule> {
    let ((b, b_day), (t, t_day), (a, day)) = (baseline, target, actual);
    let (gone, whole) = spans(b_day, day, t_day)?;
    let expected = t.checked_sub(b)?.checked_mul(gone)?.checked_div(whole)?.checked_add(b)?;
    let ratio = a.checked_sub(b)?.checked_div(expected.checked_sub(b)?);
    Some(Schedule { expected, ratio, reference: Reference::Line })
}

/// The time gone and the whole time, in years or days.
pub(crate) fn spans(from: Date, now: Date, until: Date) -> Option<(Decimal, Decimal)> {
    let day_of_year = |date: Date| (date.month(), date.day());
    let yearly = day_of_year(from) == day_of_year(now) && day_of_year(now) == day_of_year(until);
    let position = |date: Date| if yearly { date.year() } else { date.to_julian_day() };
    let (gone, whole) = (position(now) - position(from), position(until) - position(from));
    (gone >= 0 && whole > 0).then(|| (Decimal::from(gone), Decimal::from(whole)))
}
