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
        let (fact, edition) = (&self.today.fact, self.edition());
        match (&self.published.row.value, self.form) {
            (PublishedValue::Number(number), Some(form)) => {
                quoter.published(fact, &edition, number.number, form)
            }
            (PublishedValue::Word(word), _) => {
                quoter.published_word(fact, &edition, word, quoter.word_of(&self.today, word))
            }
            (PublishedValue::Number(_), None) | (PublishedValue::Missing, _) => {
                let none = quoter.words.label(crate::wording::Label::NotAvailable).to_owned();
                quoter.published_word(fact, &edition, "missing", none)
            }
        }
    }

    /// What the document is called by in the ids of figures.
    pub fn edition(&self) -> String {
        let Published { edition, date, .. } = &self.published.row;
        let date = date.map(|date| date.to_string());
        edition.clone().or(date).unwrap_or_default()
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
    let base = Comparison {
        published,
        today: today.clone(),
        form: None,
        agrees: false,
        difference: None,
        bridge: Vec::new(),
    };
    match &published.row.value {
        PublishedValue::Missing => {
            Some(Comparison { agrees: today.number.is_none() && today.key.is_none(), ..base })
        }
        PublishedValue::Word(word) => Some(Comparison { agrees: today.key.as_ref() == Some(word), ..base }),
        // A word stands for the value of today, which `check` reports.
        PublishedValue::Number(_) if today.key.is_some() => None,
        PublishedValue::Number(number) => {
            let form = form(quoter, &today.fact, *number);
            let now = today.number.and_then(|now| form.printed(now));
            let difference = now.and_then(|now| now.checked_sub(number.number));
            let agrees = difference.is_some_and(|difference| difference.is_zero());
            let difference = difference.filter(|_| !agrees);
            let comparison = Comparison {
                today: quoter.as_published(today.clone(), form),
                form: Some(form),
                agrees,
                difference,
                ..base
            };
            let bridge = bridge::bridge(quoter, &comparison, rows);
            Some(Comparison { bridge, ..comparison })
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

/// Reports published figures that cannot be compared, and those that differ without a reason.
pub fn check(quoter: Quoter<'_>, findings: &mut Findings) {
    for published in &quoter.assessment.registers.published {
        let row = &published.row;
        let Some(today) = quoter.find(&row.figure) else {
            let message = format!("there is no figure `{}` to compare with", row.figure);
            let finding = Finding::new(Code::ReferenceUnknown, published.cell("figure"), message);
            let help = "name it as `2.1@2024#actual`, or by `indicator` or `area`, `period` and `unit_code`";
            findings.report(finding.help(help));
            continue;
        };
        if let Some((message, help)) = misfit(quoter, &row.value, &today) {
            let finding = Finding::new(Code::ValueContradicted, published.cell("value"), message);
            findings.report(finding.help(help));
        }
    }
    for comparison in compare(quoter).iter().filter(|comparison| !comparison.agrees) {
        let Comparison { published, today, .. } = comparison;
        if published.row.reason.is_some() {
            continue;
        }
        let (figure, then) = (&published.row.figure, comparison.as_published(quoter).text);
        let edition = published.row.edition.as_ref().map_or_else(String::new, |it| format!(" in {it}"));
        let message = format!("`{figure}` was published as {then}{edition} and is {} today", today.text);
        let finding = Finding::new(Code::RestatedWithoutReason, published.cell("value"), message);
        let help = "say in `reason` why it is another one, or correct what is wrong";
        findings.report(finding.help(help));
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
