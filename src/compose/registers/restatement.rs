//! Figures that were published before and are restated.

use crate::compose::chapters::fill;
use crate::compose::parts::{cell, numbers, row, share, table};
use crate::compose::tables::{area_name, indicator_name};
use crate::document::{Block, Cell, FactKind, Inline, Subject};
use crate::narrate::RegisterKey;
use crate::quote::{Quote, Quoter};
use crate::restate::{Comparison, PartOrigin};
use crate::wording::{Label, OverallText, RegisterPhrase, RestateText};

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

/// How many published figures agree, and how many do not.
pub(super) fn summary(quoter: Quoter<'_>, compared: &[Comparison<'_>]) -> Block {
    let agreeing = compared.iter().filter(|comparison| comparison.agrees).count();
    let count = |which: &str, count| quoter.published_figures(which, count).inline();
    let places = [
        ("compared", count("compared", compared.len())),
        ("agreeing", count("agreeing", agreeing)),
        ("restated", count("restated", compared.len() - agreeing)),
    ];
    Block::Paragraph { inlines: fill(quoter.words, quoter.words.label(RestateText::Summary), &places) }
}

/// The figures that are restated; none where every published figure agrees.
pub(super) fn restatement(quoter: Quoter<'_>, compared: &[Comparison<'_>]) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![
        share(label(RestateText::Figure), 4),
        numbers(label(RestateText::AsPublished)),
        numbers(label(RestateText::Today)),
        numbers(label(RestateText::Difference)),
        share(label(RestateText::CauseAndReason), 5),
    ];
    let restated: Vec<&Comparison<'_>> = compared.iter().filter(|comparison| !comparison.agrees).collect();
    let rows = restated.iter().map(|comparison| {
        row(vec![
            named(quoter, comparison),
            comparison.as_published(quoter).inline().into(),
            comparison.today.clone().inline().into(),
            difference(quoter, comparison).map_or_else(|| cell(NOTHING), |quote| quote.inline().into()),
            explained(quoter, comparison),
        ])
    });
    let mut notes = Vec::new();
    if restated.iter().any(|comparison| comparison.form.is_some_and(|form| form.percent)) {
        notes.push(vec![Inline::text(label(RestateText::PointsNote))]);
    }
    let parts = || restated.iter().flat_map(|comparison| &comparison.bridge);
    if parts().any(|part| part.origin == PartOrigin::Computed) {
        notes.push(vec![Inline::text(label(RestateText::BridgeNote))]);
    }
    let caption = label(RestateText::Caption).to_owned();
    table(RegisterKey::Restatement.id(), caption, columns, rows.collect(), notes)
}

/// What the figure is, and below it where it was published.
fn named(quoter: Quoter<'_>, comparison: &Comparison<'_>) -> Cell {
    let words = quoter.words;
    let fact = &comparison.today.fact;
    let subject = match &fact.subject {
        Subject::Indicator(id) => quoter.assessment.indicator(id).map(|it| indicator_name(quoter, it)),
        Subject::Area(id) => {
            quoter.assessment.area(id).map(|area| format!("{id} {}", area_name(quoter, area)))
        }
        Subject::Report => Some(words.label(OverallText::Total).to_owned()),
        Subject::Result(_)
        | Subject::Actors { .. }
        | Subject::Goal { .. }
        | Subject::Assumptions(_)
        | Subject::Part { .. }
        | Subject::Resources { .. }
        | Subject::Reallocation(_)
        | Subject::Recommendations(_)
        | Subject::Measurement => None,
    };
    // What has no name of its own is called by its id.
    let text = match (subject, kind(quoter, fact.figure)) {
        (Some(subject), Some(kind)) => {
            let period = fact.period.map_or_else(String::new, |period| words.period(period));
            let unit = fact.unit.as_ref().map(|unit| quoter.unit_name(unit));
            let places = [("indicator", subject.as_str()), ("period", period.as_str())];
            let spot = match &unit {
                Some(unit) => words.phrase(RegisterPhrase::GapUnit, &[places[0], places[1], ("unit", unit)]),
                None => words.phrase(RegisterPhrase::GapPeriod, &places),
            };
            format!("{kind}{}{spot}", words.label(Label::Colon))
        }
        (_, _) => fact.to_string(),
    };
    let mut inlines = vec![Inline::text(text)];
    let published = &comparison.published.row;
    let date = published.date.map(|date| words.date(date));
    let origin: Vec<String> = published.document.clone().into_iter().chain(date).collect();
    if !origin.is_empty() {
        let origin = origin.join(words.label(Label::Enumeration));
        inlines.extend([Inline::Break, Inline::text(origin)]);
    }
    Cell { inlines }
}

/// The name of a kind of figure, where tables have one.
fn kind(quoter: Quoter<'_>, figure: FactKind) -> Option<&'static str> {
    let named = [
        (FactKind::Actual, Label::Actual),
        (FactKind::Baseline, Label::Baseline),
        (FactKind::Target, Label::Target),
        (FactKind::Achievement, Label::Achievement),
        (FactKind::Rating, Label::Rating),
        (FactKind::Coverage, Label::Coverage),
        (FactKind::ShareMet, Label::UnitsMet),
        (FactKind::Budget, Label::Budget),
        (FactKind::Expenditure, Label::Expenditure),
        (FactKind::Utilization, Label::Utilization),
    ];
    named.into_iter().find(|(kind, _)| *kind == figure).map(|(_, label)| quoter.words.label(label))
}

fn difference(quoter: Quoter<'_>, comparison: &Comparison<'_>) -> Option<Quote> {
    let (amount, form) = comparison.difference.zip(comparison.form)?;
    let what = ("difference", comparison.document());
    Some(quoter.restated_by(&comparison.today.fact, (what.0, &what.1), amount, form))
}

/// The parts of the difference, and below them the reason.
fn explained(quoter: Quoter<'_>, comparison: &Comparison<'_>) -> Cell {
    let words = quoter.words;
    let (published, document) = (&comparison.published.row, comparison.document());
    let mut lines: Vec<Vec<Inline>> = Vec::new();
    for part in &comparison.bridge {
        let Some(form) = comparison.form else { continue };
        let (text, key) = match (part.cause, part.origin) {
            (Some(cause), PartOrigin::Computed) => (words.restatement_part(cause), cause.key()),
            (Some(cause), PartOrigin::Declared) => (words.declared_restatement(cause), "declared"),
            (None, _) => (words.label(RestateText::Unexplained).to_owned(), "unexplained"),
        };
        let fact = &comparison.today.fact;
        let amount = quoter.restated_by(fact, (key, &document), part.amount, form);
        lines.push(vec![Inline::text(format!("{text}{}", words.label(Label::Colon))), amount.inline()]);
    }
    if let (true, Some(cause)) = (comparison.bridge.is_empty(), published.cause) {
        lines.push(vec![Inline::text(words.declared_restatement(cause))]);
    }
    let reason = published.reason.as_ref().and_then(|reason| reason.get(words.language()));
    lines.extend(reason.map(|reason| vec![Inline::text(reason)]));
    if lines.is_empty() {
        return cell(NOTHING);
    }
    Cell { inlines: lines.join(&Inline::Break) }
}
