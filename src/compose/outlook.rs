//! The chapter on outlooks: whether the targets that lie ahead will be reached.

use std::collections::{BTreeMap, BTreeSet};

use super::chapters::fill;
use super::parts::{cell, numbers, paragraph, row, section, table, wide, words};
use super::tables::indicator_name;
use crate::assess::IndicatorResult;
use crate::assess::outlook::{Band, Outlook, Refusal};
use crate::document::{Block, Cell, Inline, Row, Section};
use crate::model::{Method, Period};
use crate::narrate::TableKey;
use crate::quote::{Quote, Quoter};
use crate::wording::{Label, OutlookLabel, OutlookPhrase};

/// The chapter; none where nothing can be said.
pub(super) fn chapter(quoter: Quoter<'_>) -> Option<Section> {
    let shown = shown(quoter);
    let outlooks = table_of(quoter)?;
    let mut blocks = vec![summary(quoter, &shown)];
    let methods: BTreeSet<_> = shown.iter().map(|(_, outlook)| outlook.method).collect();
    blocks.extend(methods.into_iter().map(|method| paragraph(quoter.words.outlook_method(method))));
    blocks.push(outlooks);
    blocks.extend(due(quoter));
    blocks.extend(untargeted(quoter));
    Some(section("outlook", quoter.words.label(OutlookLabel::Title), blocks))
}

/// The indicators that have an outlook, or should have one: those of which no later target asks for one are left out.
fn shown(quoter: Quoter<'_>) -> Vec<(&IndicatorResult, &Outlook)> {
    let assessment = quoter.assessment;
    let results = assessment.areas.iter().flat_map(|area| assessment.indicators_of(&area.area.id));
    results
        .filter_map(|result| Some((result, quoter.outlook_of(result)?)))
        .filter(|(_, outlook)| !matches!(outlook.verdict, Err(Refusal::NoTarget | Refusal::TargetDue)))
        .collect()
}

/// Baseline, latest value, target and outlook of each indicator; none where nothing can be said.
pub(super) fn table_of(quoter: Quoter<'_>) -> Option<Block> {
    let shown = shown(quoter);
    if shown.iter().all(|(_, outlook)| outlook.verdict.is_err()) {
        return None;
    }
    let words_of = quoter.words;
    let columns = vec![
        wide(words_of.label(Label::Indicator)),
        numbers(words_of.label(Label::Baseline)),
        numbers(words_of.label(OutlookLabel::Latest)),
        numbers(words_of.label(OutlookLabel::Expected)),
        numbers(words_of.label(Label::Target)),
        words(words_of.label(OutlookLabel::Outlook)),
    ];
    let rows: Vec<Row> = shown.iter().map(|(result, outlook)| line(quoter, result, outlook)).collect();
    let notes = shown.iter().filter_map(|(result, outlook)| gap(quoter, result, outlook)).collect();
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(OutlookPhrase::Caption, &[("period", &period)]);
    table(TableKey::Outlook.id(), caption, columns, rows, notes)
}

fn line(quoter: Quoter<'_>, result: &IndicatorResult, outlook: &Outlook) -> Row {
    let of = |point: Option<crate::assess::outlook::Point>| point.map(|point| point.period);
    let baseline = quoter.starting_value(result);
    row(vec![
        cell(indicator_name(quoter, result)),
        dated(quoter, baseline, outlook.baseline.and_then(|start| start.period)),
        dated(quoter, quoter.latest(result), of(outlook.latest)),
        dated(quoter, quoter.expected(result), None),
        dated(quoter, quoter.last_target(result), of(outlook.target)),
        quoter.outlook(result).drawn().into(),
    ])
}

/// A value and, below it, its period; a dash where there is no value.
fn dated(quoter: Quoter<'_>, quote: Quote, period: Option<Period>) -> Cell {
    if quote.number.is_none() {
        return cell("–");
    }
    let mut inlines = vec![quote.inline()];
    if let Some(period) = period {
        inlines.push(Inline::Break);
        inlines.push(Inline::text(quoter.words.period_short(period)));
    }
    Cell { inlines }
}

/// What growth passes over.
fn gap(quoter: Quoter<'_>, result: &IndicatorResult, outlook: &Outlook) -> Option<Vec<Inline>> {
    let gap = outlook.verdict.as_ref().ok().map(|verdict| verdict.gap).filter(|gap| *gap > 0)?;
    let id = Inline::text(result.indicator.id.as_str());
    let places = [("id", id), ("n", quoter.passed_over(result, gap).inline())];
    Some(fill(quoter.words, quoter.words.label(OutlookPhrase::Gap), &places))
}

/// How many indicators have which outlook.
fn summary(quoter: Quoter<'_>, shown: &[(&IndicatorResult, &Outlook)]) -> Block {
    let words_of = quoter.words;
    let mut counts: BTreeMap<Option<Band>, usize> = BTreeMap::new();
    for (_, outlook) in shown {
        *counts.entry(outlook.verdict.as_ref().ok().map(|verdict| verdict.band)).or_default() += 1;
    }
    // What has no outlook comes last.
    let (refused, judged): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(band, _)| band.is_none());
    let mut listed = Vec::new();
    for (band, count) in judged.into_iter().chain(refused) {
        if !listed.is_empty() {
            listed.push(Inline::text(words_of.label(Label::Enumeration)));
        }
        let which = format!("outlook-{}", band.map_or("refused", Band::key));
        let text = match band {
            Some(band) => {
                let outlook = words_of.outlook(band);
                words_of.phrase(OutlookPhrase::Count, &[("outlook", outlook)])
            }
            None => words_of.phrase(OutlookPhrase::Refused, &[]),
        };
        listed.extend(fill(quoter.words, &text, &[("n", quoter.indicators(&which, count).inline())]));
    }
    let text = words_of.phrase(OutlookPhrase::Summary, &[]);
    let (before, after) = text.split_once("{counts}").unwrap_or((&text, ""));
    let mut inlines =
        fill(quoter.words, before, &[("total", quoter.indicators("with-outlook", shown.len()).inline())]);
    inlines.extend(listed);
    inlines.push(Inline::text(after));
    Block::Paragraph { inlines }
}

/// How many targets are due by now.
fn due(quoter: Quoter<'_>) -> Option<Block> {
    let is_due = |outlook: &&Outlook| outlook.verdict == Err(Refusal::TargetDue);
    let count = quoter.assessment.outlooks.values().filter(is_due).count();
    let text = quoter.words.phrase(OutlookPhrase::Due, &[]);
    let inlines = fill(quoter.words, &text, &[("n", quoter.indicators("target-due", count).inline())]);
    (count > 0).then_some(Block::Paragraph { inlines })
}

/// How many indicators have no target of the organisation at all, and why.
fn untargeted(quoter: Quoter<'_>) -> Option<Block> {
    let words = quoter.words;
    let mut ids: BTreeMap<Untargeted, Vec<String>> = BTreeMap::new();
    let results =
        quoter.assessment.areas.iter().flat_map(|area| quoter.assessment.indicators_of(&area.area.id));
    let has_none = |result: &&IndicatorResult| {
        quoter.outlook_of(result).is_some_and(|outlook| outlook.verdict == Err(Refusal::NoTarget))
    };
    for result in results.filter(has_none) {
        ids.entry(Untargeted::of(quoter, result)).or_default().push(result.indicator.id.to_string());
    }
    let count: usize = ids.values().map(Vec::len).sum();
    let reason = |(reason, ids): (&Untargeted, &Vec<String>)| {
        let reason = words.label(reason.label());
        let ids = ids.join(words.label(Label::Enumeration));
        words.phrase(OutlookPhrase::UntargetedReason, &[("reason", reason), ("ids", &ids)])
    };
    let reasons = ids.iter().map(reason).collect::<Vec<_>>().join(words.label(Label::Semicolon));
    let places =
        [("n", quoter.indicators("no-target-set", count).inline()), ("reasons", Inline::text(reasons))];
    let inlines = fill(words, words.label(OutlookPhrase::Untargeted), &places);
    (count > 0).then_some(Block::Paragraph { inlines })
}

/// Why an indicator has no target of the organisation, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Untargeted {
    /// The targets are those of the reporting units.
    OfUnits,
    /// It is judged.
    Judged,
    /// Its steps are counted.
    Steps,
    /// None is set.
    NoneSet,
}

impl Untargeted {
    fn of(quoter: Quoter<'_>, result: &IndicatorResult) -> Self {
        let Some(figures) = quoter.now(result).figures() else { return Self::NoneSet };
        match figures.corporate.method {
            _ if figures.units.values().any(|unit| unit.target.is_some()) => Self::OfUnits,
            Method::Qualitative => Self::Judged,
            Method::Milestone => Self::Steps,
            Method::Ratio
            | Method::Progress
            | Method::InverseRatio
            | Method::Ceiling
            | Method::Maintain
            | Method::Range
            | Method::Ordinal
            | Method::Binary
            | Method::Threshold
            | Method::Distance => Self::NoneSet,
        }
    }

    fn label(self) -> OutlookLabel {
        match self {
            Self::OfUnits => OutlookLabel::TargetsOfUnits,
            Self::Judged => OutlookLabel::Judged,
            Self::Steps => OutlookLabel::StepsCounted,
            Self::NoneSet => OutlookLabel::NoneSet,
        }
    }
}
