//! What field offices and public data write for a period.

use super::tokens::{Mark, Part, Token, alike, folded, tokens, untied};
use super::{FiscalYear, Period, chinese};
use time::{Date, Month};

/// How a source writes its periods.
///
/// The rules stand in `docs/project.md`; what a text may mean in two ways is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeriodForms {
    fiscal: Option<FiscalYear>,
}

/// A text that is not a period, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` {fault}")]
pub struct NotAPeriod {
    /// The text, cut where it is long.
    pub text: String,
    /// What is wrong with it.
    pub fault: PeriodFault,
}

/// Why a text is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeriodFault {
    /// It has no form that is known.
    #[error("is not a period")]
    Unknown,
    /// It counts what a year does not have, such as a fifth quarter.
    #[error("names a part that no year has")]
    NoSuchPart,
    /// It is a week.
    #[error("is a week, and months and years are not made of weeks")]
    Week,
    /// Its last day lies before its first.
    #[error("ends before it begins")]
    Backwards,
    /// It is a fiscal year, and nothing says when fiscal years begin.
    #[error("is a fiscal year, and nothing says in which month fiscal years begin")]
    FiscalYearUndeclared,
    /// It is called a fiscal year and has other years than the declared one.
    #[error("does not name two years that a fiscal year lies in")]
    FiscalYearDiffers,
    /// It is a month or two years.
    #[error("can be a month or a pair of years")]
    MonthOrYears,
}

impl PeriodFault {
    /// What the writer of the data can do.
    pub fn help(self) -> &'static str {
        match self {
            Self::Unknown => {
                "write a period such as 2025, 2025-Q3, 2025-07, 2024-2025 or 2025-01-01/2025-12-31"
            }
            Self::NoSuchPart => "a year has 2 halves, 4 quarters and 12 months",
            Self::Week => "report by month, or write the days, such as 2025-03-03/2025-03-30",
            Self::Backwards => "write the first day before the last",
            Self::FiscalYearUndeclared => {
                "declare the month, such as fiscal-year-starts = \"07\" in `[report]` or in the source; \
                 two calendar years are written 2017-2018"
            }
            Self::FiscalYearDiffers => {
                "write the fiscal year by one number, such as FY2024, or by the two years that it lies in, \
                 and look at `fiscal-year-starts`"
            }
            Self::MonthOrYears => {
                "write the month as 2010M11, a fiscal year as FY 2010/11, and calendar years as 2009-2012"
            }
        }
    }
}

/// The longest text that an error quotes, in characters.
const QUOTED: usize = 80;

impl PeriodForms {
    /// The forms of a source whose fiscal year is declared.
    pub fn with_fiscal_year(fiscal: FiscalYear) -> Self {
        Self { fiscal: Some(fiscal) }
    }

    /// The declared fiscal year.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        self.fiscal
    }

    /// The period that a text means.
    ///
    /// # Errors
    /// A text that means none, or could mean two.
    pub fn parse(self, text: &str) -> Result<Period, NotAPeriod> {
        let read = folded(text).map_or(Err(PeriodFault::Unknown), |folded| self.read(&folded));
        read.map_err(|fault| NotAPeriod { text: text.trim().chars().take(QUOTED).collect(), fault })
    }

    fn read(self, folded: &str) -> Result<Period, PeriodFault> {
        if let Some(name) = folded.strip_suffix("年度") {
            return self.fiscal_name(&tokens(name).ok_or(PeriodFault::Unknown)?);
        }
        // One sign behind two years says no more than that they are years.
        let one_sign = folded.strip_suffix('年').filter(|text| !text.contains('年'));
        if one_sign.is_none() && folded.contains('年') {
            return chinese::parse(folded).ok_or(PeriodFault::Unknown);
        }
        let tokens = tokens(one_sign.unwrap_or(folded)).ok_or(PeriodFault::Unknown)?;
        if tokens.contains(&Token::Part(Part::Week)) {
            return Err(PeriodFault::Week);
        }
        match self.years(&tokens).or_else(|| self.single(&tokens)) {
            Some(read) => read,
            None => self.span(&tokens).unwrap_or(Err(PeriodFault::Unknown)),
        }
    }

    /// A pair of years, or a year and a month that might be one; none of other texts.
    fn years(self, tokens: &[Token]) -> Option<Result<Period, PeriodFault>> {
        let (first, mark, last) = match *tokens {
            [Token::Year(first), Token::Mark(mark), Token::Year(last)] => {
                let undeclared = mark == Mark::Slash && self.fiscal.is_none();
                return Some(match last {
                    _ if mark == Mark::To || last != first + 1 => calendar_years(first, last),
                    _ if undeclared => Err(PeriodFault::FiscalYearUndeclared),
                    _ => self.consecutive(first),
                });
            }
            [Token::Year(first), Token::Mark(mark), Token::Two(last)] => (first, mark, last),
            _ => return None,
        };
        let follows = (first + 1) % 100 == i32::from(last);
        let spans = self.fiscal.is_some_and(FiscalYear::spans_two_years);
        let is_later = i32::from(last) > first % 100;
        let is_month = (1..=12).contains(&last);
        let month = || Period::months(first, last, 1).ok_or(PeriodFault::Unknown);
        Some(match mark {
            Mark::To => return None,
            Mark::Hyphen if is_month && follows && spans => Err(PeriodFault::MonthOrYears),
            Mark::Hyphen if is_month => month(),
            Mark::Slash if is_month && follows && spans => self.consecutive(first),
            Mark::Slash if is_month && is_later => Err(PeriodFault::MonthOrYears),
            Mark::Slash if is_month => month(),
            Mark::Hyphen | Mark::Slash if follows && self.fiscal.is_none() => {
                Err(PeriodFault::FiscalYearUndeclared)
            }
            Mark::Hyphen | Mark::Slash if follows => self.consecutive(first),
            Mark::Hyphen | Mark::Slash if is_later => {
                calendar_years(first, first - first % 100 + i32::from(last))
            }
            Mark::Hyphen | Mark::Slash => Err(PeriodFault::Backwards),
        })
    }

    /// A year and the next one: the fiscal year that lies in both, or two calendar years where none does.
    fn consecutive(self, first: i32) -> Result<Period, PeriodFault> {
        match self.fiscal.filter(|fiscal| fiscal.spans_two_years()) {
            Some(fiscal) => fiscal.beginning_in(first).ok_or(PeriodFault::Unknown),
            None => calendar_years(first, first + 1),
        }
    }

    /// A year, or a part of one that is named by itself; none of other texts.
    fn single(self, tokens: &[Token]) -> Option<Result<Period, PeriodFault>> {
        let month = |year, month| part_of_year(year, Part::Month, month);
        Some(match untied(tokens).as_slice() {
            [Token::Year(year)] => Period::year(*year).ok_or(PeriodFault::Unknown),
            [Token::Year(year), Token::Part(part), Token::One(number) | Token::Two(number)]
            | [Token::Part(part), Token::One(number) | Token::Two(number), Token::Year(year)]
            | [
                Token::Part(part),
                Token::One(number) | Token::Two(number),
                Token::Mark(Mark::Hyphen | Mark::Slash),
                Token::Year(year),
            ]
            | [Token::One(number), Token::Part(part), Token::Year(year)] => {
                part_of_year(*year, *part, *number)
            }
            [Token::Month(number), Token::Year(year)] | [Token::Year(year), Token::Month(number)] => {
                month(*year, *number)
            }
            [Token::Month(first), Token::Mark(mark), Token::Month(last), Token::Year(year)] => {
                months_of_year(*year, (*first, *mark, *last))
            }
            [Token::Year(year), Token::Mark(Mark::Hyphen | Mark::Slash), Token::One(number)]
            | [
                Token::One(number) | Token::Two(number),
                Token::Mark(Mark::Hyphen | Mark::Slash),
                Token::Year(year),
            ] => month(*year, *number),
            // What has two fiscal years goes from one to the other.
            tokens if tokens.iter().filter(|token| **token == Token::Fiscal).count() > 1 => return None,
            [Token::Fiscal, name @ .., Token::Part(part), Token::One(number)]
            | [Token::Part(part), Token::One(number), Token::Fiscal, name @ ..] => {
                self.fiscal_name(name).and_then(|year| part_of(year.start, *part, *number))
            }
            [name @ .., Token::Part(part), Token::One(number)]
            | [Token::Part(part), Token::One(number), name @ ..]
                if is_pair_of_years(name) =>
            {
                self.fiscal_name(name).and_then(|year| part_of(year.start, *part, *number))
            }
            [Token::Fiscal, name @ ..] => self.fiscal_name(name),
            [name @ Token::Year(_), Token::Fiscal] => self.fiscal_name(&[*name]),
            _ => return None,
        })
    }

    /// The fiscal year of a number, or of the two years that it lies in.
    fn fiscal_name(self, name: &[Token]) -> Result<Period, PeriodFault> {
        let (first, last) = match *name {
            [Token::Year(year)] => (year, None),
            [Token::Two(year)] => (of_a_century(year), None),
            [Token::Year(first), Token::Mark(Mark::Hyphen | Mark::Slash), Token::Year(last)] => {
                (first, Some(last))
            }
            [Token::Year(first), Token::Mark(Mark::Hyphen | Mark::Slash), Token::Two(last)] => {
                (first, Some(after(first, last)))
            }
            [Token::Two(first), Token::Mark(Mark::Hyphen | Mark::Slash), Token::Two(last)] => {
                let first = of_a_century(first);
                (first, Some(after(first, last)))
            }
            _ => return Err(PeriodFault::Unknown),
        };
        let fiscal = self.fiscal.ok_or(PeriodFault::FiscalYearUndeclared)?;
        let year = match last {
            None => fiscal.numbered(first),
            Some(last) if fiscal.spans_two_years() && last == first + 1 => fiscal.beginning_in(first),
            Some(_) => return Err(PeriodFault::FiscalYearDiffers),
        };
        year.ok_or(PeriodFault::Unknown)
    }

    /// From one period or day to another one of the same form; none of other texts.
    fn span(self, tokens: &[Token]) -> Option<Result<Period, PeriodFault>> {
        let marks = (1..tokens.len()).filter(|index| matches!(tokens[*index], Token::Mark(_)));
        let (first, last) = marks
            .map(|index| (&tokens[..index], &tokens[index + 1..]))
            .find(|(first, last)| alike(first, last) && self.edge(first).is_some())?;
        Some(self.edge(first)?.and_then(|first| {
            let last = self.edge(last).unwrap_or(Err(PeriodFault::Unknown))?;
            Period::new(first.start, last.end).ok_or(PeriodFault::Backwards)
        }))
    }

    /// A period or a day, from which or up to which a longer one reaches.
    fn edge(self, tokens: &[Token]) -> Option<Result<Period, PeriodFault>> {
        match *tokens {
            [Token::Year(_), Token::Mark(_), Token::Two(_)] => self.years(tokens),
            [
                Token::Year(year),
                Token::Mark(Mark::Hyphen),
                Token::Two(month),
                Token::Mark(Mark::Hyphen),
                Token::Two(day),
            ] => {
                let month = Month::try_from(month).ok();
                let day = month.and_then(|month| Date::from_calendar_date(year, month, day).ok());
                Some(day.and_then(|day| Period::new(day, day)).ok_or(PeriodFault::NoSuchPart))
            }
            _ => self.single(tokens),
        }
    }
}

fn is_pair_of_years(tokens: &[Token]) -> bool {
    let [Token::Year(_), mark, Token::Year(_) | Token::Two(_)] = tokens else { return false };
    matches!(mark, Token::Mark(Mark::Hyphen | Mark::Slash))
}

fn calendar_years(first: i32, last: i32) -> Result<Period, PeriodFault> {
    let (start, end) = (Period::year(first), Period::year(last));
    let (start, end) = (start.ok_or(PeriodFault::Unknown)?, end.ok_or(PeriodFault::Unknown)?);
    Period::new(start.start, end.end).ok_or(PeriodFault::Backwards)
}

fn part_of_year(year: i32, part: Part, number: u8) -> Result<Period, PeriodFault> {
    let year = Period::year(year).ok_or(PeriodFault::Unknown)?;
    part_of(year.start, part, number)
}

/// The part with the given number of the year that begins on a day.
fn part_of(first_day: Date, part: Part, number: u8) -> Result<Period, PeriodFault> {
    let (parts, months) = match part {
        Part::Year => (1, 12),
        Part::Half => (2, 6),
        Part::Quarter => (4, 3),
        Part::Month => (12, 1),
        Part::Week => return Err(PeriodFault::Week),
    };
    if !(1..=parts).contains(&number) {
        return Err(PeriodFault::NoSuchPart);
    }
    let months_before = i32::from(number - 1) * months;
    let start = super::shift_months(first_day, months_before).ok_or(PeriodFault::Unknown)?;
    Period::months(start.year(), u8::from(start.month()), months).ok_or(PeriodFault::Unknown)
}

/// Months of one year, or one month by its two names, as Arabic writes them.
fn months_of_year(year: i32, (first, mark, last): (u8, Mark, u8)) -> Result<Period, PeriodFault> {
    // "July/August" is as often the two months as either of them.
    if mark == Mark::Slash && first != last {
        return Err(PeriodFault::Unknown);
    }
    let start = part_of_year(year, Part::Month, first)?.start;
    Period::new(start, part_of_year(year, Part::Month, last)?.end).ok_or(PeriodFault::Backwards)
}

/// The year that two digits behind "FY" stand for: from 1970 to 2069.
fn of_a_century(year: u8) -> i32 {
    i32::from(year) + if year < 70 { 2000 } else { 1900 }
}

/// The first year after another one that ends with the given two digits.
fn after(year: i32, digits: u8) -> i32 {
    year + 1 + (i32::from(digits) - year - 1).rem_euclid(100)
}
