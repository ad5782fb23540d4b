//! Dates and periods.

use time::{Date, Month};

use super::Wording;
use crate::model::{Language, Period};

/// Letters of an abbreviated month.
const ABBREVIATED: usize = 3;

impl Wording {
    /// A date: "15 April 2026", "2026年4月15日".
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::English => format!("{day} {} {year}", english_month(month)),
            Language::Chinese => format!("{year}年{}月{day}日", u8::from(month)),
        }
    }

    /// A date for the cells of a table: "15 Apr 2026", "2026年4月15日".
    pub fn date_short(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::English => {
                let month: String = english_month(month).chars().take(ABBREVIATED).collect();
                format!("{day} {month} {year}")
            }
            Language::Chinese => self.date(date),
        }
    }

    /// A period: "2025", "2024–2025", "2025年". In tables and on axes the short form fits better.
    pub fn period(self, period: Period) -> String {
        let short = self.period_short(period);
        match self.language() {
            Language::English => short,
            Language::Chinese if short.chars().all(|c| c.is_ascii_digit() || c == '—') => {
                format!("{short}年")
            }
            Language::Chinese => short,
        }
    }

    /// A period without words: "2025", "2024–2025" or "2024—2025", "2025 Q3".
    pub fn period_short(self, period: Period) -> String {
        let text = period.to_string();
        match (text.split_once('/'), text.split_once('-')) {
            (Some(_), _) => self.span(period),
            (None, Some((year, rest))) if rest.len() == 4 => format!(
                "{year}{}{rest}",
                match self.language() {
                    Language::English => "–",
                    Language::Chinese => "—",
                }
            ),
            (None, Some((year, rest))) if rest.starts_with(['Q', 'S']) => format!("{year} {rest}"),
            (None, _) => text,
        }
    }

    fn span(self, period: Period) -> String {
        let (start, end) = (self.date(period.start()), self.date(period.end()));
        match self.language() {
            Language::English => format!("{start} – {end}"),
            Language::Chinese => format!("{start}至{end}"),
        }
    }
}

fn english_month(month: Month) -> &'static str {
    match month {
        Month::January => "January",
        Month::February => "February",
        Month::March => "March",
        Month::April => "April",
        Month::May => "May",
        Month::June => "June",
        Month::July => "July",
        Month::August => "August",
        Month::September => "September",
        Month::October => "October",
        Month::November => "November",
        Month::December => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_periods_are_written_as_each_language_does() {
        let (english, chinese) = (Wording::new(Language::English), Wording::new(Language::Chinese));
        let date = Date::from_calendar_date(2025, Month::April, 15).expect("a literal of this test");
        assert_eq!(english.date(date), "15 April 2025");
        assert_eq!(chinese.date(date), "2025年4月15日");
        assert_eq!(english.date_short(date), "15 Apr 2025");
        assert_eq!(chinese.date_short(date), "2025年4月15日");
        let period = |text| Period::parse(text).expect("a literal of this test");
        assert_eq!(chinese.period(period("2025")), "2025年");
        assert_eq!(chinese.period(period("2025-Q3")), "2025 Q3");
        assert_eq!(english.period(period("2024-2025")), "2024–2025");
        assert_eq!(chinese.period(period("2024-2025")), "2024—2025年");
        assert_eq!(english.period(period("2023-04-01/2024-03-31")), "1 April 2023 – 31 March 2024");
    }
}
