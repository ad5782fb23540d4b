//! From the text of a cell to a typed value, with a finding where it is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::{Date, format_description::well_known::Iso8601};

use super::Placed;
use super::source::unkept_product;
use super::table::Origin;
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::quoted;
use crate::model::{
    Decimal, Language, Localised, MissingReason, NotANumber, NotAPeriod, NumberForm, Period, PeriodForms,
    Value,
};

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
        self.origin.column(self.row, column)
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
        let number = self.numbers().parse(text);
        number
            .map_err(|fault| {
                findings.report(number_finding(self.cell_place(field), text, fault, &self.table.origin));
            })
            .ok()
    }

    /// How numbers of the table are written.
    pub(super) fn numbers(&self) -> &'a NumberForm {
        &self.table.origin.numbers
    }

    /// How periods of the table are written.
    pub(super) fn periods(&self) -> PeriodForms {
        self.table.origin.periods
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
            (None, Some(start), Some(end)) => ("period_start", span(start, end)),
            (None, Some(_), None) | (None, None, Some(_)) => {
                let empty = if self.text("period_end").is_none() { "period_end" } else { "period_start" };
                findings.report(empty_finding(self.cell_place(empty), empty));
                return None;
            }
            (None, None, None) => return None,
        };
        self.parse_period(field, &text, findings)
    }

    /// The period that a text of a cell means.
    pub(super) fn parse_period(&self, field: &str, text: &str, findings: &mut Findings) -> Option<Period> {
        let period = self.periods().parse(text);
        period.map_err(|error| findings.report(period_finding(self.cell_place(field), &error))).ok()
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

/// From one period to another, in words that cannot be taken for a fiscal year.
fn span(start: &str, end: &str) -> String {
    if start.chars().count() == YEAR as usize {
        format!("{start} to {end}")
    } else {
        format!("{start}/{end}")
    }
}

/// The characters of a year. Two years with a slash between them can be a fiscal year, and days cannot.
pub(super) const YEAR: u32 = 4;

/// The finding that a cell which must be filled is empty.
pub(super) fn empty_finding(place: Place, field: &str) -> Finding {
    let message = format!("`{field}` is empty");
    Finding::new(Code::CellEmpty, place, message).help("fill the cell, or remove the row")
}

/// The finding that a cell holds no number.
pub(super) fn number_finding(place: Place, text: &str, fault: NotANumber, origin: &Origin) -> Finding {
    let form = &origin.numbers;
    // A cell may be written like that, too; of the result of a query it is not known what was multiplied.
    let is_scaled = |factor| origin.files.as_ref().is_none_or(|files| files.multiply_by(factor));
    let product = unkept_product(text, form).filter(|(_, factor)| is_scaled(*factor));
    if let Some((number, factor)) = product {
        let message = format!("`{}` × {factor} has more digits than can be kept exactly", shortened(number));
        let help =
            "write fewer digits, or multiply the numbers in the file and remove the column from `scale`";
        return Finding::new(Code::NumberInvalid, place, message).value(text).help(help);
    }
    let message = format!("`{}` {fault}", shortened(text));
    let help = match fault {
        NotANumber::NotFinite | NotANumber::MissingWord => format!(
            "leave the cell empty, or list `{}` under `null` of the source as a word for an empty cell",
            shortened(text)
        ),
        NotANumber::NoDigits => format!(
            "write a number such as {}, or list `{}` under `null` of the source as a word for an empty cell",
            form.example(),
            shortened(text)
        ),
        NotANumber::Unexpected(_) | NotANumber::UndeclaredMark(_) | NotANumber::WrongGroups => {
            format!(
                "write a number such as {}, or declare how the source writes them by `decimal` and `thousands`",
                form.example()
            )
        }
        NotANumber::Brackets => "write a minus sign, or declare brackets = true under the source".to_owned(),
        NotANumber::Percent => {
            "write the number alone, or declare what the sign means: percent = \"points\" or \"share\""
                .to_owned()
        }
        NotANumber::Empty | NotANumber::MixedDigits | NotANumber::OutOfRange | NotANumber::TooManyDigits => {
            fault.help().to_owned()
        }
    };
    Finding::new(Code::NumberInvalid, place, message).value(text).help(help)
}

/// The longest text that is quoted, in characters.
const LONGEST: usize = 80;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The finding that a cell holds no whole number.
pub(super) fn whole_finding(place: Place, text: &str) -> Finding {
    let message = format!("`{text}` is not a whole number");
    Finding::new(Code::NumberInvalid, place, message)
        .value(text)
        .help("write a number from 0 without decimals, such as 2")
}

/// The finding that a cell holds no period.
pub(super) fn period_finding(place: Place, error: &NotAPeriod) -> Finding {
    Finding::new(Code::PeriodInvalid, place, error.to_string()).value(&error.text).help(error.fault.help())
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

/// The finding that rows name something that its table does not have: `what` it is, and `named` by how many rows.
pub(super) fn unknown_finding<'k>(
    (place, what): (Place, &str),
    (text, named): (&str, u64),
    known: impl Iterator<Item = &'k str>,
    help: &str,
) -> Finding {
    let more = match named {
        1 => String::new(),
        _ => format!(" ({named} rows name it, of which this is the first)"),
    };
    let message = format!("there is no {what} `{text}`{more}");
    let finding = Finding::new(Code::ReferenceUnknown, place, message).value(text).suggest(text, known);
    if finding.help.is_some() { finding } else { finding.help(help) }
}

/// The finding that a row has both a value and a reason for its absence.
pub(super) fn contradiction(place: Place) -> Finding {
    let message = "the row has a value and a reason why it is missing";
    Finding::new(Code::ValueContradicted, place, message).help("remove one of the two")
}
