//! Periods in Chinese: 2020年, 2020年上半年, 2020年第三季度, 2020年7月, 2020年1-6月.

use time::{Date, Month};

use super::names::chinese_number;
use super::{Period, parse_year};

/// The period of a folded text that has the sign of the year.
///
/// What is written for fiscal years (年度) is not read here.
pub(super) fn parse(text: &str) -> Option<Period> {
    let text: String = text.chars().filter(|c| *c != ' ').map(|c| if c == '至' { '-' } else { c }).collect();
    within_year(&text).or_else(|| {
        let (first, last) = text.split_once('-')?;
        Period::new(edge(first)?.start, edge(last)?.end)
    })
}

fn within_year(text: &str) -> Option<Period> {
    let (year, rest) = text.split_once('年')?;
    let year = parse_year(year)?;
    match rest {
        "" => Period::year(year),
        "上半年" => Period::months(year, 1, 6),
        "下半年" => Period::months(year, 7, 6),
        _ => quarter(year, rest).or_else(|| months(year, rest)),
    }
}

/// A period or a day, from which or up to which a longer one reaches.
fn edge(text: &str) -> Option<Period> {
    within_year(text).or_else(|| {
        let (year, rest) = text.split_once('年')?;
        let (month, day) = rest.strip_suffix('日')?.split_once('月')?;
        let month = Month::try_from(chinese_number(month)?).ok()?;
        let day = Date::from_calendar_date(parse_year(year)?, month, day.parse().ok()?).ok()?;
        Period::new(day, day)
    })
}

fn quarter(year: i32, text: &str) -> Option<Period> {
    let number = text.strip_suffix("季度")?;
    let number = chinese_number(number.strip_prefix('第').unwrap_or(number))?;
    (1..=4).contains(&number).then(|| Period::months(year, number * 3 - 2, 3))?
}

fn months(year: i32, text: &str) -> Option<Period> {
    let text = text.strip_suffix('月')?;
    let Some((first, last)) = text.split_once('-') else {
        return Period::months(year, chinese_number(text)?, 1);
    };
    let first = chinese_number(first.strip_suffix('月').unwrap_or(first))?;
    Period::new(Period::months(year, first, 1)?.start, Period::months(year, chinese_number(last)?, 1)?.end)
}
