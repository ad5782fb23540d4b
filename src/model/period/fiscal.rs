//! Years that begin in another month than January.

use time::{Date, Month};

use super::{Period, shift_months};

/// The year by which an organisation keeps its books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalYear {
    first: Month,
    named: NamedBy,
}

/// The calendar year that gives a fiscal year its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NamedBy {
    /// The one in which it begins.
    Start,
    /// The one in which it ends.
    #[default]
    End,
}

impl NamedBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Start, Self::End];

    /// The word written in project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

impl FiscalYear {
    /// The fiscal years that begin with the given month.
    pub fn new(first: Month, named: NamedBy) -> Self {
        Self { first, named }
    }

    /// The month with which it begins.
    pub fn first_month(self) -> Month {
        self.first
    }

    /// The calendar year that gives it its number.
    pub fn named_by(self) -> NamedBy {
        self.named
    }

    /// Whether it begins in one calendar year and ends in the next.
    pub fn spans_two_years(self) -> bool {
        self.first != Month::January
    }

    /// The fiscal year with the given number.
    pub fn numbered(self, year: i32) -> Option<Period> {
        let begins_before = self.spans_two_years() && self.named == NamedBy::End;
        self.beginning_in(if begins_before { year.checked_sub(1)? } else { year })
    }

    /// The fiscal year that begins in the given calendar year.
    pub fn beginning_in(self, year: i32) -> Option<Period> {
        let start = Date::from_calendar_date(year, self.first, 1).ok()?;
        Period::new(start, shift_months(start, 12)?.previous_day()?)
    }
}
