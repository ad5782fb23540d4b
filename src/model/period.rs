//! Reporting periods, and the grid of equal periods that a report compares.

use std::fmt;

use serde::{Serialize, Serializer};
use time::{Date, Month, format_description::well_known::Iso8601};

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: Date,
    end: Date,
}

/// A text that is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a period")]
pub struct ParsePeriodError(pub String);

impl Period {
    /// A period before all others, to begin a search from.
    pub const EARLIEST: Self = Self { start: Date::MIN, end: Date::MIN };

    /// The period from one day to another; none if they are in the wrong order.
    pub fn new(start: Date, end: Date) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// The period written in one of the accepted forms (`docs/project.md`).
    ///
    /// # Errors
    /// Any other text.
    pub fn parse(text: &str) -> Result<Self, ParsePeriodError> {
        Self::parse_forms(text.trim()).ok_or_else(|| ParsePeriodError(text.to_owned()))
    }

    fn parse_forms(text: &str) -> Option<Self> {
        if let Some((start, end)) = text.split_once('/') {
            return Self::new(parse_date(start)?, parse_date(end)?);
        }
        match text.split_once('-') {
            None => Self::year(parse_year(text)?),
            Some((year, rest)) => {
                let year = parse_year(year)?;
                match rest.as_bytes() {
                    [b'Q', quarter @ b'1'..=b'4'] => Self::months(year, (quarter - b'1') * 3 + 1, 3),
                    [b'S', half @ b'1'..=b'2'] => Self::months(year, (half - b'1') * 6 + 1, 6),
                    [_, _] => Self::months(year, parse_digits(rest)?, 1),
                    [_, _, _, _] => Self::new(Self::year(year)?.start, Self::year(parse_year(rest)?)?.end),
                    _ => None,
                }
            }
        }
    }

    fn months(year: i32, first: u8, count: i32) -> Option<Self> {
        let first = Month::try_from(first).ok()?;
        let start = Date::from_calendar_date(year, first, 1).ok()?;
        Some(Self { start, end: shift_months(start, count)?.previous_day()? })
    }

    /// The first day.
    pub fn start(self) -> Date {
        self.start
    }

    /// The last day.
    pub fn end(self) -> Date {
        self.end
    }

    /// Whether the other period lies within this one.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same days of the year before; none where that year has no such first day.
    pub fn year_before(self) -> Option<Self> {
        let after = shift_months(self.end.next_day()?, -12)?;
        Self::new(shift_months(self.start, -12)?, after.previous_day()?)
    }

    /// The number of whole calendar months, if the period is made of such.
    fn whole_months(self) -> Option<i32> {
        let after = self.end.next_day()?;
        (self.start.day() == after.day()).then(|| month_index(after) - month_index(self.start))
    }
}

/// Months since the year 0.
fn month_index(date: Date) -> i32 {
    date.year() * 12 + i32::from(u8::from(date.month())) - 1
}

/// The same day of the month, some months later; none if that month has no such day.
fn shift_months(date: Date, months: i32) -> Option<Date> {
    let index = month_index(date).checked_add(months)?;
    let month = u8::try_from(index.rem_euclid(12) + 1).ok()?;
    Date::from_calendar_date(index.div_euclid(12), Month::try_from(month).ok()?, date.day()).ok()
}

fn parse_year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn parse_digits(text: &str) -> Option<u8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn parse_date(text: &str) -> Option<Date> {
    Date::parse(text.trim(), &Iso8601::DATE).ok()
}

/// The shortest accepted form; [`Period::parse`] reads it back.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.start.year();
        let month = u8::from(self.start.month());
        let first_day = self.start.day() == 1;
        match self.whole_months().filter(|_| first_day) {
            Some(12) if month == 1 => write!(f, "{year:04}"),
            Some(months) if month == 1 && months % 12 == 0 => {
                write!(f, "{year:04}-{:04}", self.end.year())
            }
            Some(6) if month % 6 == 1 => write!(f, "{year:04}-S{}", month / 6 + 1),
            Some(3) if month % 3 == 1 => write!(f, "{year:04}-Q{}", month / 3 + 1),
            Some(1) => write!(f, "{year:04}-{month:02}"),
            Some(_) | None => write!(f, "{}/{}", self.start, self.end),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Periods of one length, side by side: those that a report compares.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    anchor: Period,
    months: Option<i32>,
}

impl Grid {
    /// The grid that the reporting period belongs to.
    pub fn of(reporting: Period) -> Self {
        Self { anchor: reporting, months: reporting.whole_months() }
    }

    /// The reporting period.
    pub fn reporting(self) -> Period {
        self.anchor
    }

    /// The period of the grid that holds the given one.
    ///
    /// None if the given period lies across two, or if the reporting period is
    /// not made of whole months and the given one lies outside it.
    pub fn cell(self, period: Period) -> Option<Period> {
        let Some(months) = self.months else {
            return self.anchor.contains(period).then_some(self.anchor);
        };
        let mut steps = (month_index(period.start) - month_index(self.anchor.start)).div_euclid(months);
        let mut cell = self.step(steps)?;
        if period.start < cell.start {
            steps -= 1;
            cell = self.step(steps)?;
        }
        cell.contains(period).then_some(cell)
    }

    /// The last period of the grid within a longer one, if the two end on the same day.
    pub fn last_within(self, longer: Period) -> Option<Period> {
        let last = self.cell(Period { start: longer.end, end: longer.end })?;
        (last.end == longer.end && longer.contains(last)).then_some(last)
    }

    /// How many steps after the reporting period a period of the grid lies.
    pub fn steps_to(self, cell: Period) -> Option<i32> {
        if cell == self.anchor {
            return Some(0);
        }
        let steps = (month_index(cell.start) - month_index(self.anchor.start)).div_euclid(self.months?);
        (self.step(steps) == Some(cell)).then_some(steps)
    }

    /// The period that lies the given number of steps after the reporting period.
    pub fn step(self, steps: i32) -> Option<Period> {
        if steps == 0 {
            return Some(self.anchor);
        }
        let months = self.months?;
        let start = shift_months(self.anchor.start, steps.checked_mul(months)?)?;
        Some(Period { start, end: shift_months(start, months)?.previous_day()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a literal of this test")
    }

    #[test]
    fn every_written_form_reads_as_its_days() {
        let days = |text| {
            let period = period(text);
            (period.start().to_string(), period.end().to_string())
        };
        let pair = |start: &str, end: &str| (start.to_owned(), end.to_owned());
        assert_eq!(days("2025"), pair("2025-01-01", "2025-12-31"));
        assert_eq!(days("2024-02"), pair("2024-02-01", "2024-02-29"));
        assert_eq!(days("2025-Q3"), pair("2025-07-01", "2025-09-30"));
        assert_eq!(days("2025-S2"), pair("2025-07-01", "2025-12-31"));
        assert_eq!(days("2024-2025"), pair("2024-01-01", "2025-12-31"));
        assert_eq!(days("2023-04-01/2024-03-31"), pair("2023-04-01", "2024-03-31"));
    }

    #[test]
    fn texts_that_are_no_period_are_refused() {
        for text in ["", "25", "2025-13", "2025-Q5", "2025-2024", "2025-12-31/2025-01-01", "+025"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_prints_in_the_form_that_reads_back() {
        for text in ["2025", "2024-02", "2025-Q3", "2025-S2", "2018-2021", "2023-04-01/2024-03-31"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn shorter_periods_fall_into_their_cell_and_longer_ones_into_none() {
        let grid = Grid::of(period("2025"));
        assert_eq!(grid.cell(period("2025-Q1")), Some(period("2025")));
        assert_eq!(grid.cell(period("2021-12")), Some(period("2021")));
        assert_eq!(grid.cell(period("2024-2025")), None);
        assert_eq!(grid.cell(period("2024-12-01/2025-01-31")), None);
        assert_eq!(grid.step(-1), Some(period("2024")));
        assert_eq!(grid.steps_to(period("2022")), Some(-3));
        assert_eq!(grid.steps_to(period("2024-Q1")), None);
    }

    #[test]
    fn a_year_ends_with_its_last_half_or_quarter() {
        let last = |reporting, longer| Grid::of(period(reporting)).last_within(period(longer));
        assert_eq!(last("2025-S1", "2025"), Some(period("2025-S2")));
        assert_eq!(last("2025-Q2", "2027"), Some(period("2027-Q4")));
        assert_eq!(last("2025-Q2", "2025-S1"), Some(period("2025-Q2")));
        assert_eq!(last("2025", "2024-2025"), Some(period("2025")));
        assert_eq!(last("2025", "2025"), Some(period("2025")));
        assert_eq!(last("2025", "2025-S2"), None);
        assert_eq!(last("2025-S2", "2024-04-01/2025-03-31"), None);
    }

    #[test]
    fn steps_too_far_for_a_date_lead_nowhere() {
        let decade = Grid::of(period("2020-2029"));
        assert_eq!(decade.step(17_895_697), None);
        assert_eq!(decade.step(i32::MAX), None);
    }

    #[test]
    fn a_fiscal_year_has_its_own_grid() {
        let grid = Grid::of(period("2023-04-01/2024-03-31"));
        assert_eq!(grid.cell(period("2023-02")), grid.step(-1));
        assert_eq!(grid.cell(period("2024")), None);
    }
}
