//! From the text of a cell to a typed value, with a finding where it is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::{Date, format_description::well_known::Iso8601};

use super::Placed;
use super::table::Origin;
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::quoted;
use crate::model::{Decimal, Language, Localised, MissingReason, Period, Value};

/// A table with all its cells as text.
pub(super) struct TextTable {
    /// The row number of each row.
    pub(super) rows: Vec<usize>,
    /// The cells by column.
    pub(super) columns: BTreeMap<String, Vec<Option<String>>>,
    /// Where the table comes from.
    pub(super) origin: Arc<Origin>,
}

impl TextTable {
    /// The texts of a column, each once.
    pub(super) fn texts(&self, column: &str) -> BTreeSet<&str> {
        self.columns.get(column).into_iter().flatten().filter_map(Option::as_deref).collect()
    }

    /// The rows, one after the other.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }
}

/// Where a row was read: cheap enough to keep with every row.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    origin: Arc<Origin>,
    row: usize,
}

impl Spot {
    /// A row of a table.
    pub(super) fn new(origin: Arc<Origin>, row: usize) -> Self {
        Self { origin, row }
    }

    /// The file, or the table where it is made by SQL.
    pub(super) fn file(&self) -> &str {
        self.origin.file(self.row)
    }

    /// The name that a column of the table has in the file.
    pub(super) fn column<'c>(&'c self, column: &'c str) -> &'c str {
        self.origin.names.get(column).map_or(column, String::as_str)
    }

    /// The number of the row.
    pub(super) fn row(&self) -> usize {
        Origin::number(self.row)
    }

    /// The place of a cell, with its line.
    pub(super) fn cell(&self, field: &str) -> Place {
        self.origin.place(self.row, field)
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a TextTable,
    index: usize,
}

impl<'a> Row<'a> {
    /// What was read from the row, with its place.
    pub(super) fn placed<T>(&self, row: T) -> Placed<T> {
        let spot = Spot { origin: Arc::clone(&self.table.origin), row: self.table.rows[self.index] };
        Placed { row, spot }
    }

    /// The place of a cell, with its line.
    pub(super) fn cell_place(&self, field: &str) -> Place {
        self.table.origin.place(self.table.rows[self.index], field)
    }

    /// The text of a cell; none where it is empty or the table has no such column.
    pub(super) fn text(&self, field: &str) -> Option<&'a str> {
        self.table.columns.get(field)?.get(self.index)?.as_deref()
    }

    /// The text of a cell that must be filled.
    pub(super) fn required(&self, field: &str, findings: &mut Findings) -> Option<&'a str> {
        let text = self.text(field);
        if text.is_none() {
            findings.report(empty_finding(self.cell_place(field), field));
        }
        text
    }

    /// A number.
    pub(super) fn decimal(&self, field: &str, findings: &mut Findings) -> Option<Decimal> {
        let text = self.text(field)?;
        let number = parse_decimal(text);
        if number.is_none() {
            findings.report(number_finding(self.cell_place(field), field, text));
        }
        number
    }

    /// A whole number from 0.
    pub(super) fn whole(&self, field: &str, findings: &mut Findings) -> Option<u32> {
        let text = self.text(field)?;
        let number = text.parse().ok();
        if number.is_none() {
            findings.report(whole_finding(self.cell_place(field), text));
        }
        number
    }

    /// A word that must be one of several.
    pub(super) fn word<T: Copy>(
        &self,
        field: &str,
        known: &[T],
        key: impl Fn(T) -> &'static str,
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.text(field)?;
        let found = known.iter().copied().find(|word| key(*word) == text);
        if found.is_none() {
            let words = known.iter().map(|word| key(*word));
            // Nothing can be done with a word that is not understood, so that no setting may lower this.
            findings.fatal(word_finding(self.cell_place(field), text, words));
        }
        found
    }

    /// A text given once or per language, if any is there.
    pub(super) fn localised(&self, field: &str) -> Option<Localised> {
        let texts: BTreeMap<Language, String> = Language::ALL
            .into_iter()
            .filter_map(|language| Some((language, self.text(&format!("{field}_{language}"))?.to_owned())))
            .collect();
        let any = self.text(field).map(ToOwned::to_owned);
        (any.is_some() || !texts.is_empty()).then(|| Localised::per_language(any, texts))
    }

    /// The period of the row, from `period` or from `period_start` and `period_end`.
    pub(super) fn period(&self, findings: &mut Findings) -> Option<Period> {
        let (field, text) = match (self.text("period"), self.text("period_start"), self.text("period_end")) {
            (Some(period), _, _) => ("period", period.to_owned()),
            (None, Some(start), Some(end)) => ("period_start", format!("{start}/{end}")),
            (None, Some(_), None) | (None, None, Some(_)) => {
                let empty = if self.text("period_end").is_none() { "period_end" } else { "period_start" };
                findings.report(empty_finding(self.cell_place(empty), empty));
                return None;
            }
            (None, None, None) => return None,
        };
        let period = Period::parse(&text).ok();
        if period.is_none() {
            findings.report(period_finding(self.cell_place(field), &text));
        }
        period
    }

    /// A date.
    pub(super) fn date(&self, field: &str, findings: &mut Findings) -> Option<Date> {
        let text = self.text(field)?;
        let date = Date::parse(text, &Iso8601::DATE).ok();
        if date.is_none() {
            findings.report(date_finding(self.cell_place(field), text));
        }
        date
    }

    /// The value of the row, or why there is none; nothing where the cell cannot be read.
    ///
    /// Where words stand for the values, it is the number of the word.
    pub(super) fn value(
        &self,
        words: Option<&[(String, Decimal)]>,
        findings: &mut Findings,
    ) -> Option<Value> {
        let reason = match self.text("missing_reason") {
            Some(_) => {
                Some(self.word("missing_reason", &MissingReason::ALL, MissingReason::key, findings)?)
            }
            None => None,
        };
        match (self.text("value"), reason) {
            (Some(_), Some(_)) => {
                findings.report(contradiction(self.cell_place("missing_reason")));
                None
            }
            (Some(text), None) => match words {
                None => self.decimal("value", findings).map(Value::Present),
                Some(words) => {
                    let found = words.iter().find(|(word, _)| word == text);
                    if found.is_none() {
                        let known = words.iter().map(|(word, _)| word.as_str());
                        findings.report(word_finding(self.cell_place("value"), text, known));
                    }
                    found.map(|(_, number)| Value::Present(*number))
                }
            },
            (None, Some(reason)) => Some(Value::Missing(reason)),
            (None, None) => Some(Value::Missing(MissingReason::NotReported)),
        }
    }
}

/// A number as data write it: a decimal point, no grouping marks, an exponent if need be.
pub(super) fn parse_decimal(text: &str) -> Option<Decimal> {
    let begins = text.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if !begins || text.contains('_') {
        return None;
    }
    if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok() } else { text.parse().ok() }
}

/// The finding that a cell which must be filled is empty.
pub(super) fn empty_finding(place: Place, field: &str) -> Finding {
    let message = format!("`{field}` is empty");
    Finding::new(Code::CellEmpty, place, message).help("fill the cell, or remove the row")
}

/// The finding that a cell holds no number.
pub(super) fn number_finding(place: Place, field: &str, text: &str) -> Finding {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.matches('.').count() < 2 {
        let message = format!("`{text}` has more digits than can be kept exactly");
        let help = "write fewer digits, or use a larger unit, such as millions";
        return Finding::new(Code::NumberInvalid, place, message).value(text).help(help);
    }
    let may_be_missing = matches!(field, "value" | "numerator" | "denominator");
    let help = if may_be_missing && !text.contains(|c: char| c.is_ascii_digit()) {
        format!(
            "leave the cell empty, or list `{text}` under `null` of the source as a word for an empty cell"
        )
    } else {
        "write a number with a decimal point and no grouping marks, such as 1250.5".to_owned()
    };
    Finding::new(Code::NumberInvalid, place, format!("`{text}` is not a number")).value(text).help(help)
}

/// The finding that a cell holds no whole number.
pub(super) fn whole_finding(place: Place, text: &str) -> Finding {
    let message = format!("`{text}` is not a whole number");
    Finding::new(Code::NumberInvalid, place, message)
        .value(text)
        .help("write a number from 0 without decimals, such as 2")
}

/// The finding that a cell holds no period.
pub(super) fn period_finding(place: Place, text: &str) -> Finding {
    if ends_before_it_begins(text) {
        let message = format!("the period `{text}` ends before it begins");
        let help = "write the first day before the last";
        return Finding::new(Code::PeriodInvalid, place, message).value(text).help(help);
    }
    let help = "write a period such as 2025, 2025-Q3, 2025-07, 2024-2025 or 2025-01-01/2025-12-31";
    Finding::new(Code::PeriodInvalid, place, format!("`{text}` is not a period")).value(text).help(help)
}

fn ends_before_it_begins(text: &str) -> bool {
    let swapped = text.split_once('/').map(|(start, end)| format!("{end}/{start}"));
    swapped.is_some_and(|swapped| Period::parse(&swapped).is_ok())
}

/// The finding that a cell holds no date.
pub(super) fn date_finding(place: Place, text: &str) -> Finding {
    let help = "write it as year, month and day, such as 2026-04-15";
    Finding::new(Code::PeriodInvalid, place, format!("`{text}` is not a date")).value(text).help(help)
}

/// The finding that a cell holds a word that is not allowed.
pub(super) fn word_finding<'w>(
    place: Place,
    text: &str,
    known: impl Iterator<Item = &'w str> + Clone,
) -> Finding {
    let message = format!("`{text}` is not one of {}", quoted(known.clone()));
    Finding::new(Code::WordInvalid, place, message).value(text).suggest(text, known)
}

/// The finding that a row has both a value and a reason for its absence.
pub(super) fn contradiction(place: Place) -> Finding {
    let message = "the row has a value and a reason why it is missing";
    Finding::new(Code::ValueContradicted, place, message).help("remove one of the two")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_exactly_as_written() {
        let decimal = |text: &str| parse_decimal(text).map(|number: Decimal| number.to_string());
        assert_eq!(decimal("-0.10").as_deref(), Some("-0.10"));
        assert_eq!(decimal("1.5e3").as_deref(), Some("1500"));
        assert_eq!(decimal("92.99000000000001").as_deref(), Some("92.99000000000001"));
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for text in ["", "NaN", "inf", "1,5", "1 000", "1_000", "12a", "٣", "0x10", "--1"] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }
}
