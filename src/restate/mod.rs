//! Figures that were published before, compared with what the data give today.
//!
//! Input: the register of published figures and the assessment, quoted.
//! Output: a [`Comparison`] of each, and findings where a figure is another
//! one and nothing says why. A figure agrees if today's value, rounded to the
//! decimals that were published, is the published one (`method.md` 4.9, T53).

mod bridge;

use crate::diag::{Code, Finding, Findings};
use crate::document::{Fact, FactKind};
use crate::load::Placed;
use crate::model::{Decimal, Published, PublishedNumber, PublishedValue};
use crate::quote::{PublishedForm, Quote, Quoter};

pub use bridge::{Part, PartOrigin};

/// A published figure and what it is today.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What was published.
    pub published: &'a Placed<Published>,
    /// The figure today, printed as it was then.
    pub today: Quote,
    /// How it was printed, if as a number.
    pub form: Option<PublishedForm>,
    /// Whether it is still the same.
    pub agrees: bool,
    /// Today less what was published, in the unit of the print; none where one of them is no number.
    pub difference: Option<Decimal>,
    /// What the difference is made of.
    pub bridge: Vec<Part>,
}

impl Comparison<'_> {
    /// What was published, as a figure of its own.
    pub fn as_published(&self, quoter: Quoter<'_>) -> Quote {
        let (fact, document) = (&self.today.fact, self.document());
        match (&self.published.row.value, self.form) {
            (PublishedValue::Number(number), Some(form)) => {
                quoter.published(fact, &document, number.number, form)
            }
            (PublishedValue::Word(word), _) => {
                quoter.published_word(fact, &document, word, quoter.word_of(&self.today, word))
            }
            (PublishedValue::Number(_), None) | (PublishedValue::Missing, _) => {
                let none = quoter.words.label(crate::wording::Label::NotAvailable).to_owned();
                quoter.published_word(fact, &document, "missing", none)
            }
        }
    }

    /// What the document is called by in the ids of figures.
    pub fn document(&self) -> String {
        self.published.row.called()
    }
}

/// Compares all published figures, in the order of their table; those that no figure answers are left out.
pub fn compare(quoter: Quoter<'_>) -> Vec<Comparison<'_>> {
    let rows: Vec<Row<'_>> = rows(quoter);
    let compared = rows.iter().filter_map(|row| compared(quoter, row, &rows));
    compared.collect()
}

/// A published figure with the figure of today.
struct Row<'a> {
    published: &'a Placed<Published>,
    today: Quote,
}

fn rows(quoter: Quoter<'_>) -> Vec<Row<'_>> {
    let published = quoter.assessment.registers.published.iter();
    published
        .filter_map(|published| Some(Row { published, today: quoter.find(&published.row.figure)? }))
        .collect()
}

fn compared<'a>(quoter: Quoter<'_>, row: &Row<'a>, rows: &[Row<'a>]) -> Option<Comparison<'a>> {
    let Row { published, today } = row;
    let value = &published.row.value;
    // A word stands for the value of today, which `check` reports.
    if matches!(value, PublishedValue::Number(_)) && today.key.is_some() {
        return None;
    }
    let base = Comparison {
        published,
        today: today.clone(),
        form: None,
        agrees: agrees(quoter, today, value),
        difference: None,
        bridge: Vec::new(),
    };
    let PublishedValue::Number(number) = value else { return Some(base) };
    let form = form(quoter, &today.fact, *number);
    let now = today.number.and_then(|now| form.printed(now));
    let difference = now.and_then(|now| now.checked_sub(number.number));
    let comparison = Comparison {
        today: quoter.as_published(today.clone(), form),
        form: Some(form),
        difference: difference.filter(|difference| !difference.is_zero()),
        ..base
    };
    let bridge = bridge::bridge(quoter, &comparison, rows);
    Some(Comparison { bridge, ..comparison })
}

/// Whether the figure of today is what was printed, as far as that goes.
fn agrees(quoter: Quoter<'_>, today: &Quote, printed: &PublishedValue) -> bool {
    match printed {
        PublishedValue::Missing => today.number.is_none() && today.key.is_none(),
        PublishedValue::Word(word) => today.key.as_ref() == Some(word),
        PublishedValue::Number(number) => {
            let now = today.number.and_then(|now| form(quoter, &today.fact, *number).printed(now));
            today.key.is_none() && now == Some(number.number)
        }
    }
}

/// How a published number of a figure is to be read.
fn form(quoter: Quoter<'_>, fact: &Fact, number: PublishedNumber) -> PublishedForm {
    let share = is_share(fact.figure) && !quoter.counts_deviations(fact);
    PublishedForm { share, percent: share || number.percent, unit: number.unit, decimals: number.decimals }
}

/// Whether a figure is a share of one, printed in per cent.
fn is_share(figure: FactKind) -> bool {
    matches!(
        figure,
        FactKind::Achievement
            | FactKind::Coverage
            | FactKind::BoundLow
            | FactKind::BoundHigh
            | FactKind::ShareMet
            | FactKind::Utilization
    )
}

/// Reports published figures that cannot be compared, those that differ and whose reason is missing or
/// spoke of another value, and reasons where nothing differs.
pub fn check(quoter: Quoter<'_>, findings: &mut Findings) {
    let rows = rows(quoter);
    let mut found = rows.iter().peekable();
    for published in &quoter.assessment.registers.published {
        let row = &published.row;
        // Rows are in the order of their table, without those that no figure answers.
        let Some(Row { today, .. }) = found.next_if(|row| std::ptr::eq(row.published, published)) else {
            let message = format!("there is no figure `{}` to compare with", row.figure);
            let finding = Finding::new(Code::ReferenceUnknown, published.cell("figure"), message);
            let help = "name it as `2.1@2024#actual`, or by `indicator` or `area`, `period` and `unit_code`";
            findings.report(finding.help(help));
            continue;
        };
        let values = [("value", Some(&row.value)), ("restated_as", row.restated_as.as_ref())];
        for (column, value) in values {
            let Some((message, help)) = value.and_then(|value| misfit(quoter, value, today)) else {
                continue;
            };
            let finding = Finding::new(Code::ValueContradicted, published.cell(column), message);
            findings.report(finding.help(help));
        }
    }
    for row in &rows {
        let Some(comparison) = compared(quoter, row, &rows) else { continue };
        if let Some(finding) = unexplained(quoter, &comparison, &row.today) {
            findings.report(finding);
        }
    }
}

/// What is wrong with the reason of a published figure.
fn unexplained(quoter: Quoter<'_>, comparison: &Comparison<'_>, today: &Quote) -> Option<Finding> {
    let published = comparison.published;
    let Published { figure, restated_as, reason, document, .. } = &published.row;
    let then = comparison.as_published(quoter).text;
    let document = document.as_ref().map_or_else(String::new, |it| format!(" in {it}"));
    let said = if reason.is_some() { "reason" } else { "restated_as" };
    let find = |column, message, help| {
        Finding::new(Code::RestatedWithoutReason, published.cell(column), message).help(help)
    };
    match (comparison.agrees, reason, restated_as) {
        (true, None, None) => None,
        (true, _, _) => Some(find(
            said,
            format!("`{figure}` is what was published{document}, {then}: `{said}` explains nothing"),
            "remove it, or name the figure that it is about",
        )),
        (false, None, _) => Some(find(
            "value",
            format!("`{figure}` was published as {then}{document} and is {} today", comparison.today.text),
            "say in `reason` why it is another one, or correct what is wrong",
        )),
        (false, Some(_), None) => None,
        (false, Some(_), Some(restated)) if agrees(quoter, today, restated) => None,
        (false, Some(_), Some(restated)) => {
            let (now, restated) = as_restated(quoter, today, restated);
            let message = format!(
                "`{figure}` was published as {then}{document} and restated as {restated}, and is {now} today"
            );
            let help = "write the value of today, and a `reason` that covers it, or correct what is wrong";
            Some(find("restated_as", message, help))
        }
    }
}

/// The figure of today and a value that was printed for it, both as the latter was.
fn as_restated(quoter: Quoter<'_>, today: &Quote, printed: &PublishedValue) -> (String, String) {
    match printed {
        PublishedValue::Number(number) if today.key.is_none() => {
            let form = form(quoter, &today.fact, *number);
            let text = quoter.published(&today.fact, "", number.number, form).text;
            (quoter.as_published(today.clone(), form).text, text)
        }
        PublishedValue::Number(number) => (today.text.clone(), number.number.to_string()),
        PublishedValue::Word(word) => (today.text.clone(), quoter.word_of(today, word)),
        PublishedValue::Missing => {
            (today.text.clone(), quoter.words.label(crate::wording::Label::NotAvailable).to_owned())
        }
    }
}

/// Why a published value cannot be one of its figure.
fn misfit(quoter: Quoter<'_>, value: &PublishedValue, today: &Quote) -> Option<(String, &'static str)> {
    let id = today.fact.to_string();
    match (value, &today.key, today.number) {
        (PublishedValue::Number(_), Some(word), _) => Some((
            format!("the value of `{id}` is a word, such as `{word}`, and no number"),
            "write the word",
        )),
        (PublishedValue::Word(word), None, Some(_)) => Some((
            format!("the value of `{id}` is a number, and not `{word}`"),
            "write the number as printed",
        )),
        (PublishedValue::Number(number), None, _) => {
            let is_percentage = is_share(today.fact.figure) || quoter.counts_percentages(&today.fact);
            let message = format!("`{id}` is no percentage");
            (number.percent && !is_percentage).then_some((message, "write it without the `%`"))
        }
        (PublishedValue::Word(_) | PublishedValue::Missing, _, _) => None,
    }
}
