//! Whether an indicator is on track to its target (`method.md` 4.8).
//!
//! Pure functions over exact decimals. Each method refuses where it has no right
//! to speak; a refusal is a value of its own and never a band.

mod cagr;
mod history;
mod linear;
mod results;
mod root;
mod schedule;
mod score;
mod verdict;

use time::Date;

use crate::model::{Decimal, Direction, OutlookMethod, Period};

pub(super) use history::{is_way, of, towards};
pub(super) use results::OutlookEntry;
pub use verdict::{Band, Figures, Refusal, Verdict};

/// A value and the period that it was measured in, or is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The value.
    pub value: Decimal,
    /// The period.
    pub period: Period,
}

/// A baseline, with or without its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The value.
    pub value: Decimal,
    /// When it was measured, if the data say so.
    pub period: Option<Period>,
}

/// What an outlook is judged by.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// The direction that is declared to be better.
    pub direction: Option<Direction>,
    /// The largest value there can be, such as 100 %.
    pub natural_limit: Option<Decimal>,
    /// The baseline.
    pub baseline: Option<Start>,
    /// The values, in the order of their periods.
    pub values: &'a [Point],
    /// The last target on record.
    pub target: Option<Point>,
    /// What was set for the period of the latest value, on the way to the target.
    pub milestone: Option<Decimal>,
}

/// What can be said about reaching a target, and what it was judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The method.
    pub method: OutlookMethod,
    /// Where the way begins.
    pub baseline: Option<Start>,
    /// The latest value.
    pub latest: Option<Point>,
    /// The last target on record.
    pub target: Option<Point>,
    /// What the schedule expects of the latest value.
    pub expected: Option<Decimal>,
    /// The outlook, or why there is none.
    pub verdict: Result<Verdict, Refusal>,
}

/// Judges an outlook by a method.
pub fn outlook(method: OutlookMethod, history: &History<'_>) -> Outlook {
    let verdict = match method {
        OutlookMethod::Schedule | OutlookMethod::CagrRatio | OutlookMethod::Linear5 => {
            history.is_open().and_then(|()| judge(method, history))
        }
        OutlookMethod::CagrTrend | OutlookMethod::CagrTrendEurostat => judge(method, history),
    };
    let baseline = match method {
        OutlookMethod::Schedule | OutlookMethod::Linear5 => history.baseline,
        OutlookMethod::CagrRatio | OutlookMethod::CagrTrend | OutlookMethod::CagrTrendEurostat => {
            history.start()
        }
    };
    Outlook {
        method,
        baseline,
        latest: history.latest(),
        target: history.target,
        expected: history.is_open().and_then(|()| schedule::expected(history)).ok(),
        verdict,
    }
}

/// Judges a history by a method, also where its target is due.
pub(super) fn judge(method: OutlookMethod, history: &History<'_>) -> Result<Verdict, Refusal> {
    let verdict = match method {
        OutlookMethod::Schedule => schedule::judge(history),
        OutlookMethod::CagrRatio => cagr::with_target(history),
        OutlookMethod::CagrTrend => cagr::trend(history),
        OutlookMethod::CagrTrendEurostat => cagr::trend_eurostat(history),
        OutlookMethod::Linear5 => linear::judge(history),
    }?;
    let fits = verdict.figures.is_none_or(Figures::fit_percentages);
    if fits { Ok(verdict) } else { Err(Refusal::Overflow) }
}

impl History<'_> {
    fn latest(&self) -> Option<Point> {
        self.values.last().copied()
    }

    /// The baseline, or without one the first value.
    fn start(&self) -> Option<Start> {
        let first = self.values.first().map(|point| Start { value: point.value, period: Some(point.period) });
        self.baseline.or(first)
    }

    /// Baseline and latest value, which must be the later one of two.
    fn ends(&self) -> Result<(Point, Point), Refusal> {
        let latest = self.latest().ok_or(Refusal::NoData)?;
        let start = self.start().ok_or(Refusal::NoBaseline)?;
        let period = start.period.ok_or(Refusal::UndatedBaseline)?;
        let start = Point { value: start.value, period };
        if start.period.end() < latest.period.end() {
            Ok((start, latest))
        } else {
            Err(Refusal::InsufficientHistory)
        }
    }

    /// Refuses a target that is set for the time of the latest value, or for an earlier one.
    fn is_open(&self) -> Result<(), Refusal> {
        let target = self.target()?;
        let latest = self.latest().ok_or(Refusal::NoData)?;
        if latest.period.end() < target.period.end() { Ok(()) } else { Err(Refusal::TargetDue) }
    }

    fn target(&self) -> Result<Point, Refusal> {
        self.target.ok_or(Refusal::NoTarget)
    }

    /// The declared direction, or that from the baseline to the target.
    fn direction(&self) -> Result<Direction, Refusal> {
        let between = || Direction::between(self.start()?.value, self.target?.value);
        self.direction.or_else(between).ok_or(Refusal::NoDirection)
    }

    /// Whether the latest value has reached the target already (T43).
    fn is_achieved(&self) -> Result<bool, Refusal> {
        let (latest, target) = (self.latest().ok_or(Refusal::NoData)?, self.target()?);
        Ok(match self.direction()? {
            Direction::Increase => latest.value >= target.value,
            Direction::Decrease => latest.value <= target.value,
        })
    }
}

/// The whole years from one day to another; none where they fall on different days of the year.
fn whole_years(from: Date, until: Date) -> Option<u32> {
    let next = |date: Date| date.next_day().map(|day| (day.month(), day.day()));
    // The last day of February differs from year to year; the day after it does not.
    let same_day = next(from)? == next(until)?;
    let year = |date: Date| date.next_day().map(Date::year);
    same_day.then(|| u32::try_from(year(until)? - year(from)?).ok())?
}
