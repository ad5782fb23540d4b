//! Dates and periods.

use time::{Date, Month};

use super::Wording;
use crate::model::{Language, Period};

/// The months in one language: in full, and short for the cells of a table.
struct Months {
    full: [&'static str; 12],
    short: [&'static str; 12],
}

const ENGLISH: Months = Months {
    full: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
const FRENCH: Months = Months {
    full: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    short: [
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc.",
    ],
};
const SPANISH: Months = Months {
    full: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    short: ["ene.", "feb.", "mar.", "abr.", "mayo", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."],
};
/// In the genitive, as a date takes them.
const RUSSIAN: Months = Months {
    full: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    short: [
        "янв.",
        "февр.",
        "марта",
        "апр.",
        "мая",
        "июня",
        "июля",
        "авг.",
        "сент.",
        "окт.",
        "нояб.",
        "дек.",
    ],
};
/// By both names, as the United Nations write them.
const ARABIC: Months = Months {
    full: [
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ],
    short: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيه",
        "يوليه",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
};

impl Months {
    fn of(&self, month: Month) -> &'static str {
        self.full[usize::from(u8::from(month)) - 1]
    }

    fn short_of(&self, month: Month) -> &'static str {
        self.short[usize::from(u8::from(month)) - 1]
    }
}

/// A letter without width, at which no line breaks.
const JOINER: char = '\u{2060}';

impl Wording {
    /// The names of the months in a language, in full and short, each name of its own where a month has two.
    pub fn month_names(language: Language) -> impl Iterator<Item = &'static str> {
        let months = match language {
            Language::English => Some(&ENGLISH),
            Language::French => Some(&FRENCH),
            Language::Spanish => Some(&SPANISH),
            Language::Russian => Some(&RUSSIAN),
            Language::Arabic => Some(&ARABIC),
            Language::Chinese => None,
        };
        let names = months.into_iter().flat_map(|months| months.full.iter().chain(&months.short));
        names.flat_map(|name| name.split('/')).map(|name| name.trim_end_matches('.'))
    }

    /// A date: "15 April 2026", "1er avril 2026", "15 апреля 2026 года", "2026年4月15日".
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::English => format!("{day} {} {year}", ENGLISH.of(month)),
            Language::French => format!("{}\u{a0}{} {year}", french_day(day), FRENCH.of(month)),
            Language::Spanish => format!("{day}\u{a0}de {} de {year}", SPANISH.of(month)),
            Language::Russian => format!("{day}\u{a0}{} {year}\u{a0}года", RUSSIAN.of(month)),
            Language::Chinese => format!("{year}年{}月{day}日", u8::from(month)),
            Language::Arabic => format!("{day} {} {year}", ARABIC.of(month)),
        }
    }

    /// A date for the cells of a table: "15 Apr 2026", "2026年4月15日".
    pub fn date_short(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.language() {
            Language::English => format!("{day} {} {year}", ENGLISH.short_of(month)),
            Language::French => format!("{}\u{a0}{} {year}", french_day(day), FRENCH.short_of(month)),
            Language::Spanish => format!("{day}\u{a0}{} {year}", SPANISH.short_of(month)),
            Language::Russian => format!("{day} {} {year}", RUSSIAN.short_of(month)),
            Language::Chinese => self.date(date),
            Language::Arabic => format!("{day} {} {year}", ARABIC.short_of(month)),
        }
    }

    /// The days of a meeting: "23–25 November 2020", "23-25 novembre 2020", "2020年11月23日至25日".
    pub fn days(self, first: Date, last: Date) -> String {
        if first == last {
            return self.date(first);
        }
        if (first.year(), first.month()) != (last.year(), last.month()) {
            return self.span(first, last);
        }
        let (year, month, from, to) = (first.year(), first.month(), first.day(), last.day());
        match self.language() {
            Language::English => format!("{from}–{to} {} {year}", ENGLISH.of(month)),
            Language::French => format!("{}-{to}\u{a0}{} {year}", french_day(from), FRENCH.of(month)),
            Language::Spanish => format!("{from} a {to}\u{a0}de {} de {year}", SPANISH.of(month)),
            Language::Russian => format!("{from}–{to}\u{a0}{} {year}\u{a0}года", RUSSIAN.of(month)),
            Language::Chinese => format!("{year}年{}月{from}日至{to}日", u8::from(month)),
            Language::Arabic => format!("من {from} إلى {to} {} {year}", ARABIC.of(month)),
        }
    }

    /// A period: "2025", "2024–2025", "2025年". In tables and on axes the short form fits better.
    pub fn period(self, period: Period) -> String {
        let short = self.period_short(period);
        let is_years = short.chars().all(|c| c.is_ascii_digit() || c == '—');
        if self.language() == Language::Chinese && is_years { format!("{short}年") } else { short }
    }

    /// A period without words: "2025", "2024–2025" or "2024—2025", "2025 Q3".
    pub fn period_short(self, period: Period) -> String {
        let text = period.to_string();
        match (text.split_once('/'), text.split_once('-')) {
            (Some(_), _) => self.span(period.start(), period.end()),
            (None, Some((year, rest))) if rest.len() == 4 => format!("{year}{}{rest}", self.dash()),
            (None, Some((year, rest))) if rest.starts_with(['Q', 'S']) => format!("{year} {rest}"),
            (None, _) => text,
        }
    }

    /// Numbers that name things, from the first to the last: "2–8", "2-8"; one alone where they are the same.
    ///
    /// No line breaks beside the dash.
    pub fn range(self, first: usize, last: usize) -> String {
        if first == last {
            first.to_string()
        } else {
            format!("{first}{JOINER}{}{JOINER}{last}", self.dash())
        }
    }

    /// What stands between the ends of a range of years, or of numbers that name things.
    fn dash(self) -> &'static str {
        match self.language() {
            Language::English | Language::Russian => "–",
            Language::French | Language::Spanish | Language::Arabic => "-",
            Language::Chinese => "—",
        }
    }

    fn span(self, start: Date, end: Date) -> String {
        let (start, end) = (self.date(start), self.date(end));
        match self.language() {
            Language::English | Language::Russian => format!("{start} – {end}"),
            Language::French => format!("du {start} au {end}"),
            Language::Spanish => format!("del {start} al {end}"),
            Language::Chinese => format!("{start}至{end}"),
            Language::Arabic => format!("من {start} إلى {end}"),
        }
    }
}

/// The first of a month is an ordinal.
fn french_day(day: u8) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodForms;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a literal of this test")
    }

    #[test]
    fn dates_and_periods_are_written_as_each_language_does() {
        let (english, chinese) = (Wording::new(Language::English), Wording::new(Language::Chinese));
        let date = Date::from_calendar_date(2025, Month::April, 15).expect("a literal of this test");
        assert_eq!(english.date(date), "15 April 2025");
        assert_eq!(chinese.date(date), "2025年4月15日");
        assert_eq!(english.date_short(date), "15 Apr 2025");
        assert_eq!(chinese.date_short(date), "2025年4月15日");
        let all = Language::ALL.map(|language| Wording::new(language).date(date));
        assert_eq!(
            all,
            [
                "15 April 2025",
                "15\u{a0}avril 2025",
                "15\u{a0}de abril de 2025",
                "15\u{a0}апреля 2025\u{a0}года",
                "2025年4月15日",
                "15 نيسان/أبريل 2025",
            ]
        );
        let (first, last) = (date.replace_day(1).expect("a day"), date.replace_day(3).expect("a day"));
        let all = Language::ALL.map(|language| Wording::new(language).days(first, last));
        assert_eq!(
            all,
            [
                "1–3 April 2025",
                "1er-3\u{a0}avril 2025",
                "1 a 3\u{a0}de abril de 2025",
                "1–3\u{a0}апреля 2025\u{a0}года",
                "2025年4月1日至3日",
                "من 1 إلى 3 نيسان/أبريل 2025",
            ]
        );
        assert_eq!(chinese.period(period("2025")), "2025年");
        assert_eq!(chinese.period(period("2025-Q3")), "2025 Q3");
        assert_eq!(english.period(period("2024-2025")), "2024–2025");
        assert_eq!(chinese.period(period("2024-2025")), "2024—2025年");
        assert_eq!(english.period(period("2023-04-01/2024-03-31")), "1 April 2023 – 31 March 2024");
    }

    #[test]
    fn a_range_has_the_mark_of_its_language() {
        let all = Language::ALL.map(|language| Wording::new(language).range(2, 18));
        let unbroken = ["2–18", "2-18", "2-18", "2–18", "2—18", "2-18"];
        assert_eq!(all.each_ref().map(|range| range.replace(JOINER, "")), unbroken);
        assert!(all.iter().all(|range| range.matches(JOINER).count() == 2), "{all:?}");
        assert_eq!(Wording::new(Language::English).range(7, 7), "7");
    }

    #[test]
    fn every_month_that_is_printed_can_be_read() {
        let months = (1..=12).map(|number| Month::try_from(number).expect("a month"));
        for month in months {
            for language in [&ENGLISH, &FRENCH, &SPANISH, &RUSSIAN, &ARABIC] {
                for name in [language.of(month), language.short_of(month)] {
                    let read = PeriodForms::default().parse(&format!("{name} 2025"));
                    let expected = period(&format!("2025-{:02}", u8::from(month)));
                    assert_eq!(read, Ok(expected), "{name}");
                }
            }
        }
    }
}
