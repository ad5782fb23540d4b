//! Reporting periods, the forms in which they are written, and the grid of equal ones that a report compares.

mod chinese;
mod fiscal;
mod forms;
mod grid;
mod names;
#[cfg(test)]
mod tests;
mod tokens;

use std::fmt;

use serde::{Serialize, Serializer};
use time::{Date, Month, format_description::well_known::Iso8601};

pub use fiscal::{FiscalYear, NamedBy};
pub use forms::{NotAPeriod, PeriodFault, PeriodForms};
pub use grid::Grid;

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

    /// The period written in one of the plain forms, in which bilan writes them itself.
    ///
    /// [`PeriodForms`] reads what others write.
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

/// A day as year, month and day; ISO 8601 has days of weeks and of years too.
fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let is_day = text.split('-').map(str::len).eq([4, 2, 2]);
    is_day.then(|| Date::parse(text, &Iso8601::DATE).ok())?
}

/// The shortest plain form; [`Period::parse`] reads it back.
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
