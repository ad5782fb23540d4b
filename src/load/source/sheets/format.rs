//! Numbers and dates of workbooks as exact text.

use time::{Date, Duration, Month};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The last day that can be written with four digits of a year, as Excel counts.
const LAST: f64 = 2_958_465.0;

/// What the number format of a cell says that its number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// A number, however it is shown.
    #[default]
    Plain,
    /// A day, or a day with a time.
    Date,
    /// A time, or a day with a time.
    Time,
    /// A span of time, which can be longer than a day.
    Span,
    /// A whole number filled with zeros to so many digits: a code.
    Code(u8),
}

impl NumberFormat {
    /// The format that Excel gives an identifier by itself.
    pub(super) fn built_in(id: u64) -> Self {
        match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57..=58 => Self::Date,
            18..=22 | 32..=35 | 45 | 47 | 55..=56 => Self::Time,
            46 => Self::Span,
            _ => Self::Plain,
        }
    }

    /// The format of a format code, by its first section.
    pub(super) fn of_code(code: &str) -> Self {
        if code.len() > 1 && code.bytes().all(|byte| byte == b'0') {
            return u8::try_from(code.len()).map_or(Self::Plain, Self::Code);
        }
        let (mut date, mut time) = (false, false);
        let mut marks = code.chars();
        while let Some(mark) = marks.next() {
            match mark {
                // What follows is shown as it is, or not at all.
                '\\' | '_' | '*' => {
                    marks.next();
                }
                '"' => {
                    marks.by_ref().find(|mark| *mark == '"');
                }
                '[' => {
                    let inside: String = marks.by_ref().take_while(|mark| *mark != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    let is_span = |unit| !inside.is_empty() && inside.chars().all(|mark| mark == unit);
                    if ['h', 'm', 's'].into_iter().any(is_span) {
                        return Self::Span;
                    }
                }
                ';' => break,
                'h' | 'H' | 's' | 'S' => time = true,
                'y' | 'Y' | 'd' | 'D' | 'm' | 'M' => date = true,
                _ => {}
            }
        }
        match (date, time) {
            (_, true) => Self::Time,
            (true, false) => Self::Date,
            (false, false) => Self::Plain,
        }
    }
}

/// A number under its format; `since_1904`, where days are counted from 1904.
///
/// None where it is no finite number.
pub(super) fn number(value: f64, format: NumberFormat, since_1904: bool) -> Option<String> {
    let text = plain(value)?;
    Some(match format {
        NumberFormat::Plain => text,
        NumberFormat::Date => date(value, false, since_1904).unwrap_or(text),
        NumberFormat::Time => date(value, true, since_1904).unwrap_or(text),
        NumberFormat::Span => span(value).unwrap_or(text),
        NumberFormat::Code(width) => coded(text, width),
    })
}

/// A number as it is written in a part of XML.
///
/// Programs write doubles with up to 17 digits, of which the last ones say nothing: the shortest text
/// that is the same double is what was entered. Whole numbers are kept as they are written.
pub(super) fn written(text: &str, format: NumberFormat, since_1904: bool) -> Option<String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole && matches!(format, NumberFormat::Plain | NumberFormat::Code(_)) {
        let digits = digits.trim_start_matches('0');
        let sign = if text.starts_with('-') && !digits.is_empty() { "-" } else { "" };
        let digits = if digits.is_empty() { "0" } else { digits };
        let text = format!("{sign}{digits}");
        return Some(if let NumberFormat::Code(width) = format { coded(text, width) } else { text });
    }
    // Rust also reads `inf` and `NaN`, which `number` refuses.
    number(text.parse().ok()?, format, since_1904)
}

/// The shortest decimal that is read back as the same double, without an exponent.
fn plain(value: f64) -> Option<String> {
    value.is_finite().then(|| if value == 0.0 { "0".to_owned() } else { value.to_string() })
}

fn coded(text: String, width: u8) -> String {
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole { format!("{text:0>width$}", width = usize::from(width)) } else { text }
}

/// A day, a time, or both, in ISO 8601; none where the number is no day.
fn date(value: f64, has_time: bool, since_1904: bool) -> Option<String> {
    if !(0.0..=LAST).contains(&value) {
        return None;
    }
    let (mut day, mut time) = split(value);
    // Half a millisecond before midnight is midnight.
    if time == DAY {
        (day, time) = (day + 1, 0);
    }
    if day == 0 && has_time && !since_1904 {
        return Some(clock(time));
    }
    let epoch = |year, month, day| Date::from_calendar_date(year, month, day).ok();
    let epoch = match day {
        _ if since_1904 => epoch(1904, Month::January, 1),
        1..=59 => epoch(1899, Month::December, 31),
        // Excel counts 29 February 1900, which there was not.
        61.. => epoch(1899, Month::December, 30),
        _ => None,
    }?;
    let date = epoch.checked_add(Duration::days(day))?;
    let (year, month, day) = date.to_calendar_date();
    if year > 9_999 {
        return None;
    }
    let date = format!("{year:04}-{:02}-{day:02}", u8::from(month));
    Some(if time == 0 { date } else { format!("{date}T{}", clock(time)) })
}

/// A span of time as hours, minutes and seconds.
fn span(value: f64) -> Option<String> {
    (0.0..=LAST).contains(&value).then(|| {
        let (day, time) = split(value);
        clock(day * DAY + time)
    })
}

/// Days and the milliseconds after them.
#[expect(clippy::cast_possible_truncation, reason = "the caller has checked the range")]
fn split(value: f64) -> (i64, i64) {
    let day = value.floor();
    (day as i64, ((value - day) * 86_400_000.0).round() as i64)
}

fn clock(milliseconds: i64) -> String {
    let (seconds, rest) = (milliseconds / 1_000, milliseconds % 1_000);
    let text = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { text } else { format!("{text}.{rest:03}") }
}

/// A day of ISO 8601 without the midnight that some programs add to it.
pub(super) fn iso_date(text: &str) -> &str {
    match text.split_once('T') {
        Some((day, time)) if !time.is_empty() && time.bytes().all(|byte| b"0:.Z".contains(&byte)) => day,
        _ => text,
    }
}

/// A span of ISO 8601 such as `PT12H30M00S` as hours, minutes and seconds; none where it is another form.
pub(super) fn iso_span(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds
        .split_once(['.', ','])
        .map_or(seconds, |(whole, part)| if part.bytes().all(|byte| byte == b'0') { whole } else { seconds });
    let all_digits = [hours, minutes].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    all_digits.then(|| format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}").replace(',', "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_their_shortest_exact_text() {
        for (text, expected) in [
            ("12.0", "12"),
            ("0.1", "0.1"),
            ("1.1000000000000001", "1.1"),
            ("0.84999999999999998", "0.85"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("1E21", "1000000000000000000000"),
            ("1e-7", "0.0000001"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("007", "7"),
            ("-12", "-12"),
            // More digits than a double has: not one of them is changed.
            ("12345678901234567891", "12345678901234567891"),
        ] {
            assert_eq!(written(text, NumberFormat::Plain, false).as_deref(), Some(expected), "{text}");
        }
        for text in ["NaN", "inf", "1e999", "", "-", "1,5"] {
            assert_eq!(written(text, NumberFormat::Plain, false), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_as_the_workbook_counts_them() {
        let days = [
            (1.0, "1900-01-01", "1904-01-02"),
            (59.0, "1900-02-28", "1904-02-29"),
            (61.0, "1900-03-01", "1904-03-02"),
            (45_717.0, "2025-03-01", "2029-03-02"),
            (45_717.5, "2025-03-01T12:00:00", "2029-03-02T12:00:00"),
            (45_717.999_999_999, "2025-03-02", "2029-03-03"),
        ];
        for (value, since_1900, since_1904) in days {
            assert_eq!(number(value, NumberFormat::Date, false).as_deref(), Some(since_1900));
            assert_eq!(number(value, NumberFormat::Date, true).as_deref(), Some(since_1904));
        }
        // 29 February 1900 and what lies before the first day or beyond the year 9999 stay numbers.
        for (value, text) in [(60.0, "60"), (0.0, "0"), (-1.0, "-1"), (1e9, "1000000000")] {
            assert_eq!(number(value, NumberFormat::Date, false).as_deref(), Some(text));
        }
        assert_eq!(number(0.0, NumberFormat::Date, true).as_deref(), Some("1904-01-01"));
        assert_eq!(number(0.75, NumberFormat::Time, false).as_deref(), Some("18:00:00"));
        assert_eq!(number(1.5, NumberFormat::Span, false).as_deref(), Some("36:00:00"));
    }

    #[test]
    fn codes_filled_with_zeros_are_read_as_they_are_shown() {
        assert_eq!(written("7", NumberFormat::Code(3), false).as_deref(), Some("007"));
        assert_eq!(written("7.5", NumberFormat::Code(3), false).as_deref(), Some("7.5"));
        assert_eq!(written("-7", NumberFormat::Code(3), false).as_deref(), Some("-7"));
        assert_eq!(number(1234.0, NumberFormat::Code(3), false).as_deref(), Some("1234"));
    }

    #[test]
    fn format_codes_say_what_a_number_is() {
        use NumberFormat::{Code, Date, Plain, Span, Time};
        for (code, expected) in [
            ("General", Plain),
            ("0", Plain),
            ("0000", Code(4)),
            ("0.00%", Plain),
            ("#,##0\\ [$€-407]", Plain),
            ("[Red]0", Plain),
            ("0\"days\"", Plain),
            ("#,##0*y", Plain),
            ("yyyy\\-mm\\-dd", Date),
            ("[$-409]d\\-mmm\\-yy;@", Date),
            ("dd/mm/yyyy hh:mm", Time),
            ("h:mm AM/PM", Time),
            ("[h]:mm:ss", Span),
            ("0;[Red]d", Plain),
        ] {
            assert_eq!(NumberFormat::of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn days_and_spans_of_iso_8601_are_shortened() {
        assert_eq!(iso_date("2025-03-01T00:00:00Z"), "2025-03-01");
        assert_eq!(iso_date("2025-03-01T10:00:00"), "2025-03-01T10:00:00");
        assert_eq!(iso_span("PT12H30M00S").as_deref(), Some("12:30:00"));
        assert_eq!(iso_span("PT1H2M3.000S").as_deref(), Some("01:02:03"));
        assert_eq!(iso_span("P1D"), None);
    }
}
