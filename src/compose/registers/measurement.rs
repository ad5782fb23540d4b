//! What it costs to measure the indicators.

use crate::compose::chapters::fill;
use crate::compose::parts::{cell, numbers, row, table, total, wide, words};
use crate::compose::tables::indicator_name;
use crate::document::{Block, Inline};
use crate::model::MoneyUnit;
use crate::narrate::RegisterKey;
use crate::quote::Quoter;
use crate::wording::{Label, RegisterLabel, RegisterPhrase};

/// What stands where there is no number.
const NOTHING: &str = "–";

/// The cost of measurement as a whole, and how to read the table below.
pub(super) fn summary(quoter: Quoter<'_>) -> Block {
    let words = quoter.words;
    let unit = quoter.assessment.resources.currency.as_ref();
    let unit = unit.map_or_else(String::new, |code| {
        let currency = words.money_unit(Some(code), MoneyUnit::One);
        words.phrase(RegisterPhrase::OfCurrency, &[("currency", &currency)])
    });
    let text = words.phrase(RegisterPhrase::MeasurementText, &[("currency", &unit)]);
    let all = quoter.count(None, None, quoter.assessment.reporting).inline();
    let places = [
        ("n", quoter.indicators_with_cost().inline()),
        ("total", all),
        ("cost", quoter.measurement_cost().inline()),
    ];
    let mut inlines = fill(quoter.words, &text, &places);
    let share = quoter.measurement_share();
    let between = || Inline::text(words.label(Label::SentenceSpace));
    if share.number.is_some() {
        let period = words.period(quoter.assessment.reporting);
        let text = words.phrase(RegisterPhrase::MeasurementOfSpent, &[("period", &period)]);
        inlines.push(between());
        inlines.extend(fill(quoter.words, &text, &[("share", share.inline())]));
    }
    inlines.push(between());
    inlines.push(Inline::text(words.phrase(RegisterPhrase::MeasurementMeaning, &[])));
    Block::Paragraph { inlines }
}

/// The indicators by their cost of measurement, the dearest first.
pub(super) fn measurement(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let columns = vec![
        wide(words_of.label(Label::Indicator)),
        numbers(words_of.label(RegisterLabel::MeasurementCost)),
        numbers(words_of.label(RegisterLabel::MeasurementShare)),
        numbers(words_of.label(Label::Observations)),
        words(words_of.label(Label::Rating)),
    ];
    let results = quoter.assessment.by_cost();
    let mut rows: Vec<_> = results
        .into_iter()
        .map(|result| {
            let spot = quoter.now(result);
            let observations = spot.measured().map(|measured| measured.observations);
            row(vec![
                cell(indicator_name(quoter, result)),
                quoter.indicator_cost(result).inline().into(),
                quoter.indicator_cost_share(result).inline().into(),
                observations.map_or_else(
                    || cell(NOTHING),
                    |rows| quoter.rows_of(spot, "observed", rows).inline().into(),
                ),
                quoter.rating(spot).drawn().into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.push(total(vec![
        cell(words_of.label(Label::Total)),
        quoter.measurement_cost().inline().into(),
        quoter.whole_cost().inline().into(),
        cell(NOTHING),
        cell(NOTHING),
    ]));
    let period = words_of.period(quoter.assessment.reporting);
    let places = [("period", period.as_str()), ("currency", &currency(quoter))];
    let caption = words_of.phrase(RegisterPhrase::MeasurementCaption, &places);
    table(RegisterKey::Measurement.id(), caption, columns, rows, Vec::new())
}

/// The currency of the resources, in which the cost is given, in brackets; empty where they name none.
fn currency(quoter: Quoter<'_>) -> String {
    let words = quoter.words;
    let currency = quoter.assessment.resources.currency.as_ref();
    currency.map_or_else(String::new, |code| {
        let currency = words.money_unit(Some(code), MoneyUnit::One);
        format!("{}{currency}{}", words.label(Label::Open), words.label(Label::Close))
    })
}
