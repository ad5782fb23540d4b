//! Words that front matter declares to be right, with the reason.

use std::ops::Range;

use super::manuscript::PRINTED;
use crate::diag::{Findings, Place};
use crate::manifest::Keys;

/// The key of the numbers that are declared; they alone may say how they were rounded.
pub(super) const LITERALS: &str = "literals";

/// Words that are right although a check would point at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The words, as the text has them.
    pub text: String,
    /// Why they are right.
    pub reason: String,
    /// How a number among them was rounded.
    pub rounding: Rounding,
    /// Where they are declared.
    pub place: Place,
}

/// How a declared number was rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest.
    #[default]
    Nearest,
    /// Towards zero: its other digits were cut off.
    Down,
}

impl Rounding {
    const ALL: &[Self] = &[Self::Nearest, Self::Down];

    fn key(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Down => "down",
        }
    }
}

/// The declarations under a key of front matter; one with a fault is reported and left out.
pub(super) fn read(keys: &Keys<'_, '_>, key: &'static str, findings: &mut Findings) -> Vec<Declared> {
    let tables = keys.get(key).and_then(|entry| entry.tables(key, findings)).unwrap_or_default();
    let read = tables.into_iter().filter_map(|table| {
        let text = table.require("text", findings);
        let text = text.and_then(|entry| Some((entry.text(findings)?, entry.place())));
        let reason = table.require("reason", findings).and_then(|entry| entry.text(findings));
        let is_number = key == LITERALS;
        let rounding =
            is_number.then(|| table.word("rounding", Rounding::ALL, Rounding::key, findings)).flatten();
        table.finish(findings);
        let (text, place) = text?;
        Some(Declared { text, reason: reason?, rounding: rounding.unwrap_or_default(), place })
    });
    read.collect()
}

impl Declared {
    /// Whether the words stand in the text of a passage and hold a range of it.
    ///
    /// They stand only where no word or number goes on before or behind them. A line may end wherever they
    /// have a space, and a tag among them stands for a [`PRINTED`].
    pub fn covers(&self, text: &str, range: &Range<usize>) -> bool {
        // Nothing that begins behind the range can hold it.
        let starts = text[..range.end].char_indices().map(|(at, _)| at).filter(|at| *at <= range.start);
        starts.into_iter().any(|start| {
            let end = end(&self.text, &text[start..]).map(|length| start + length);
            end.is_some_and(|end| range.end <= end && is_border(text, start) && is_border(text, end))
        })
    }
}

/// How long what stands at the beginning of a text is, if it is the declared words.
fn end(declared: &str, text: &str) -> Option<usize> {
    let (mut left, mut rest, mut last) = (declared.trim(), text, ' ');
    while let Some(c) = left.chars().next() {
        if let Some(tag) = left.strip_prefix("{{") {
            rest = rest.strip_prefix(PRINTED)?;
            left = tag.split_once("}}").map_or("", |(_, behind)| behind);
        } else if c.is_whitespace() {
            let behind = rest.trim_start();
            if behind.len() == rest.len() {
                return None;
            }
            (left, rest) = (left.trim_start(), behind);
        } else {
            // Chinese has no space where its lines end.
            let here = if is_han(c) && is_han(last) { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
            (left, rest) = (&left[c.len_utf8()..], here.strip_prefix(c)?);
        }
        last = c;
    }
    Some(text.len() - rest.len())
}

/// Whether neither a word nor a number runs over a place of a text.
fn is_border(text: &str, at: usize) -> bool {
    let (mut before, mut behind) = (text[..at].chars().rev(), text[at..].chars());
    let (Some(left), Some(right)) = (before.next(), behind.next()) else { return true };
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let joins = |c: char| ".,'’٬٫\u{a0}\u{202f}\u{2009}".contains(c);
    let number = |c: Option<char>| c.is_some_and(char::is_numeric);
    // A digit beside a word of another script ends it: 120万, but 5G and 3rd are one.
    let is_word = is_letter(left) && is_letter(right);
    let is_number = (left.is_numeric() && joins(right) && number(behind.next()))
        || (joins(left) && right.is_numeric() && number(before.next()));
    !is_word && !is_number
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn covers(declared: &str, text: &str, part: &str) -> bool {
        let start = text.find(part).expect("it is there");
        let declared = Declared {
            text: declared.to_owned(),
            reason: "a test".to_owned(),
            rounding: Rounding::Nearest,
            place: Place::file("a.md"),
        };
        declared.covers(text, &(start..start + part.len()))
    }

    #[test]
    fn declared_words_stand_whole_and_hold_what_they_cover() {
        assert!(covers("82 per cent", "In all, 82 per cent came.", "82 per cent"));
        assert!(!covers("82 per cent", "In all, 182 per cent came.", "182 per cent"));
        assert!(covers("5", "5 and 15,000", "5"));
        for text in ["15 came", "5,000 came", "1.5 came", "0,5 came", "5\u{a0}000 came"] {
            let number = text.split(' ').next().expect("a number");
            assert!(!covers("5", text, number), "{text}");
        }
        assert!(covers("5", "5, and 6", "5"));
        assert!(covers("the 5 came", "Then the 5 came.", "5"));
        assert!(!covers("he 5 came", "Then the 5 came.", "5"));
        assert!(covers("120万", "共120万人", "120万"));
        assert!(!covers("120", "共120万人", "120万"));
    }

    #[test]
    fn a_line_may_end_in_declared_words_and_a_figure_stand_among_them() {
        assert!(covers("40 hours a week", "has 40\nhours a\n week", "40\nhours"));
        assert!(covers("半数以上的国家", "有半数\n以上的国家", "半数"));
        let declared = "from {{ actual(\"2.1\") }} to 40";
        assert!(covers(declared, "rose from \u{FFFC} to\n40.", "40"));
        assert!(!covers(declared, "rose from 30 to 40.", "40"));
    }
}
