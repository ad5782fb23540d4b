//! Where an indicator should be on its way to a later target (`method.md` 4.3, interim years).

use time::Date;

use super::achievement::{Achievement, Impossible};
use crate::model::{Decimal, Method, Period};

/// A comparison with what was to be reached by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// The value expected by then.
    pub expected: Decimal,
    /// The way gone over the way that should have been gone, or why that cannot be said.
    pub achievement: Achievement,
    /// What says what is expected.
    pub reference: Reference,
    /// The method of the comparison.
    pub method: Method,
    /// The baseline of the comparison: that of its level, also where the target is compared by those of the units.
    pub baseline: Option<Decimal>,
}

impl Schedule {
    /// The way gone over the way that should have been gone, if that can be said.
    pub fn ratio(&self) -> Option<Decimal> {
        self.achievement.ratio()
    }
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
    let (gone, due) = (a.checked_sub(b)?, expected.checked_sub(b)?);
    let achievement = if due.is_zero() {
        Achievement::NotComputable(Impossible::AtBaseline)
    } else {
        Achievement::computed(gone.checked_div(due))
    };
    // The way to a point of the line is the way from the baseline, whatever the method of the target.
    let (reference, method, baseline) = (Reference::Line, Method::Progress, Some(b));
    Some(Schedule { expected, achievement, reference, method, baseline })
}

/// The time gone and the whole time, in years or days.
pub(crate) fn spans(from: Date, now: Date, until: Date) -> Option<(Decimal, Decimal)> {
    let day_of_year = |date: Date| (date.month(), date.day());
    let yearly = day_of_year(from) == day_of_year(now) && day_of_year(now) == day_of_year(until);
    let position = |date: Date| if yearly { date.year() } else { date.to_julian_day() };
    let (gone, whole) = (position(now) - position(from), position(until) - position(from));
    (gone >= 0 && whole > 0).then(|| (Decimal::from(gone), Decimal::from(whole)))
}
