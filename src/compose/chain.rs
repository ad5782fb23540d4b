//! The results framework in a report: the chapter, the table of results, the boxes of assumptions.

use super::chapters::fill;
use super::parts::{cell, group, row, section, table, wide, words};
use super::tables::{achievement_cell, scale_notes};
use super::{CHART_WIDE, Composer};
use crate::assess::{AreaResult, IndicatorResult};
use crate::document::{Block, Inline, Row, Section};
use crate::model::{Assumption, AssumptionState, ChainResult, Level};
use crate::narrate::{ChartKey, Narrative, TableKey};
use crate::quote::{Group, Quoter};
use crate::wording::{ChainLabel, ChainPhrase, Label};

/// The id of the chapter.
const CHAPTER: &str = "results-framework";

impl Composer<'_> {
    /// The chapter on the results framework, without what the narrative places; none if nothing is left.
    pub(super) fn results_framework(&mut self, narrative: &Narrative) -> Option<Section> {
        let quoter = self.quoter;
        let mut blocks = Vec::new();
        if !narrative.places_chart(&ChartKey::Chain) {
            blocks.extend(self.figure(&ChartKey::Chain, CHART_WIDE));
        }
        for key in [TableKey::Results, TableKey::Actors] {
            if !narrative.places_table(&key) {
                blocks.extend(self.table(&key));
            }
        }
        let loose: Vec<&Assumption> = quoter.assessment.chain.assumptions_of_none().collect();
        blocks.extend(assumption_box(quoter, &loose));
        if blocks.is_empty() {
            return None;
        }
        let opening = opening(quoter).into_iter().chain(blocks).collect();
        Some(section(CHAPTER, quoter.words.label(ChainLabel::FrameworkTitle), opening))
    }
}

/// Whether a diagram has too much to show, so that the table of results stands in its place.
pub(super) fn is_too_large(quoter: Quoter<'_>, key: &ChartKey) -> bool {
    *key == ChartKey::Chain && !quoter.assessment.chain.results.is_empty()
}

/// How many results there are, and how many assumptions hold.
fn opening(quoter: Quoter<'_>) -> Option<Block> {
    let words = quoter.words;
    let chain = &quoter.assessment.chain;
    let mut inlines = Vec::new();
    if !chain.results.is_empty() {
        let text = words.phrase(ChainPhrase::Intro, &[]);
        inlines.extend(fill(quoter.words, &text, &[("results", quoter.results().inline())]));
    }
    if !chain.assumptions.is_empty() {
        if !inlines.is_empty() {
            inlines.push(Inline::text(words.label(Label::SentenceSpace)));
        }
        let [held, risk, broken] = [AssumptionState::Held, AssumptionState::AtRisk, AssumptionState::Broken]
            .map(|state| quoter.assumptions(state).inline());
        let text = words.phrase(ChainPhrase::AssumptionCounts, &[]);
        inlines.extend(fill(quoter.words, &text, &[("held", held), ("risk", risk), ("broken", broken)]));
    }
    (!inlines.is_empty()).then_some(Block::Paragraph { inlines })
}

/// The box with the assumptions of an area and of its results; none if it has none.
pub(super) fn context(quoter: Quoter<'_>, area: &AreaResult) -> Option<Block> {
    let assumptions: Vec<&Assumption> = quoter.assessment.chain.assumptions_of(&area.area.id).collect();
    assumption_box(quoter, &assumptions)
}

fn assumption_box(quoter: Quoter<'_>, assumptions: &[&Assumption]) -> Option<Block> {
    if assumptions.is_empty() {
        return None;
    }
    let title = quoter.words.label(ChainLabel::ContextTitle).to_owned();
    let blocks = assumptions.iter().map(|assumption| entry(quoter, assumption)).collect();
    Some(Block::Callout { title, blocks })
}

/// An assumption: its state by symbol and words, what is assumed, and what happened.
fn entry(quoter: Quoter<'_>, assumption: &Assumption) -> Block {
    let words = quoter.words;
    let language = words.language();
    let state = format!(
        "{} {}{}",
        symbol(assumption.state),
        words.assumption(assumption.state),
        words.label(Label::Colon)
    );
    let text = assumption.text.get(language).unwrap_or(assumption.id.as_str()).to_owned();
    let note = assumption.note.as_ref().and_then(|note| note.get(language)).map(ToOwned::to_owned);
    let text = words.sentences(&std::iter::once(text).chain(note).collect::<Vec<_>>());
    Block::Paragraph {
        inlines: vec![Inline::Strong { inlines: vec![Inline::text(state)] }, Inline::text(text)],
    }
}

fn symbol(state: AssumptionState) -> &'static str {
    match state {
        AssumptionState::Held => "●",
        AssumptionState::AtRisk => "◐",
        AssumptionState::Broken => "○",
    }
}

/// The results from impact to output, each with its indicators.
pub(super) fn results(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let columns = vec![
        wide(words_of.label(Label::Indicator)),
        words(words_of.label(ChainLabel::Level)),
        super::parts::numbers(words_of.label(Label::Achievement)),
        words(words_of.label(Label::Rating)),
    ];
    let (mut rows, mut notes) = (Vec::<Row>::new(), Vec::new());
    for result in &quoter.assessment.chain.results {
        rows.push(group(heading(quoter, result)));
        let members = quoter.members(Group::Result(&result.id));
        if members.is_empty() {
            let none = words_of.label(ChainLabel::NoIndicator);
            rows.push(row(vec![cell(none), cell("–"), cell("–"), cell("–")]));
        }
        notes.extend(scale_notes(quoter, members.iter().copied()));
        rows.extend(members.into_iter().map(|member| indicator_row(quoter, member, result.level)));
    }
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(ChainPhrase::ResultsCaption, &[("period", &period)]);
    table(TableKey::Results.id(), caption, columns, rows, notes)
}

fn indicator_row(quoter: Quoter<'_>, result: &IndicatorResult, level: Level) -> Row {
    let spot = quoter.now(result);
    // The unit of measurement stands with the values, in the chapters.
    let title = result.indicator.title.get(quoter.words.language()).unwrap_or_default();
    row(vec![
        cell(format!("{} {title}", result.indicator.id)),
        cell(quoter.words.level(level)),
        achievement_cell(quoter, spot),
        quoter.rating(spot).drawn().into(),
    ])
}

/// Level, id and title of a result, and where it leads.
fn heading(quoter: Quoter<'_>, result: &ChainResult) -> String {
    let words = quoter.words;
    let title = result.title.get(words.language()).unwrap_or_default();
    let heading = format!("{} {title}", result.id);
    let known = |id: &&crate::model::ResultId| quoter.assessment.chain.result(id).is_some();
    let parents: Vec<&str> =
        result.parents.iter().filter(known).map(crate::model::ResultId::as_str).collect();
    if parents.is_empty() {
        return heading;
    }
    let parents = parents.join(words.label(Label::Enumeration));
    let (open, close) = (words.label(Label::Open), words.label(Label::Close));
    format!("{heading}{open}{} {parents}{close}", words.label(ChainLabel::LeadsTo))
}
