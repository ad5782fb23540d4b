//! The contribution to the Sustainable Development Goals: the matrix of areas and goals, and the targets.

use std::collections::BTreeSet;

use super::Composer;
use super::chapters::fill;
use super::parts::{cell, group, numbers, row, section, table, total, wide, words};
use super::tables::{achievement_cell, area_name, indicator_name, scale_notes};
use crate::assess::IndicatorResult;
use crate::document::{Align, Block, Cell, Column, Inline, Row, Section};
use crate::model::{AreaId, SdgLink, SdgRole};
use crate::narrate::{Narrative, TableKey};
use crate::quote::{Group, Quoter};
use crate::wording::{Label, SdgLabel, SdgPhrase};

/// The id of the chapter.
const CHAPTER: &str = "sdg-contribution";

impl Composer<'_> {
    /// The chapter on the goals, without what the narrative places; none if nothing is left.
    pub(super) fn goals(&mut self, narrative: &Narrative) -> Option<Section> {
        let mut blocks = Vec::new();
        for key in [TableKey::Sdg, TableKey::SdgTargets] {
            if !narrative.places_table(&key) {
                blocks.extend(self.table(&key));
            }
        }
        if blocks.is_empty() {
            return None;
        }
        blocks.insert(0, opening(self.quoter));
        Some(section(CHAPTER, self.quoter.words.label(SdgLabel::Title), blocks))
    }
}

/// How many indicators are linked to a target, and how they are counted.
fn opening(quoter: Quoter<'_>) -> Block {
    let total = quoter.count(None, None, quoter.assessment.reporting).inline();
    let linked = quoter.tally(Group::Goal(None, None)).all.inline();
    let text = quoter.words.phrase(SdgPhrase::Intro, &[]);
    Block::Paragraph { inlines: fill(quoter.words, &text, &[("total", total), ("linked", linked)]) }
}

/// The indicators of each area by goal.
pub(super) fn matrix(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let goals: BTreeSet<u8> = quoter.assessment.chain.sdg.iter().map(|link| link.target.goal()).collect();
    if goals.is_empty() {
        return None;
    }
    let mut columns = vec![wide(words_of.label(Label::Area))];
    columns.extend(goals.iter().map(|goal| {
        let name = words_of.count(u64::from(*goal));
        (Column { align: Align::Centre, width: 0 }, cell(name))
    }));
    columns.push(numbers(words_of.label(Label::Total)));
    let cells = |area: Option<&AreaId>, name: String| {
        let mut cells = vec![cell(name)];
        cells.extend(goals.iter().map(|goal| counts(quoter, *goal, area)));
        cells.push(quoter.tally(Group::Goal(None, area)).all.inline().into());
        cells
    };
    let mut rows: Vec<Row> = quoter
        .assessment
        .areas
        .iter()
        .filter(|area| is_linked(quoter, &area.area.id))
        .map(|area| row(cells(Some(&area.area.id), format!("{} {}", area.area.id, area_name(quoter, area)))))
        .collect();
    rows.push(total(cells(None, words_of.label(Label::Total).to_owned())));
    let names = goals
        .iter()
        .filter_map(|goal| Some(format!("{} {}", words_of.count(u64::from(*goal)), words_of.goal(*goal)?)));
    let names = names.collect::<Vec<_>>().join(words_of.label(Label::Semicolon));
    let note = words_of.phrase(SdgPhrase::GoalsNote, &[("names", &names)]);
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(SdgPhrase::MatrixCaption, &[("period", &period)]);
    table(TableKey::Sdg.id(), caption, columns, rows, vec![vec![Inline::text(note)]])
}

fn is_linked(quoter: Quoter<'_>, area: &AreaId) -> bool {
    let links = &quoter.assessment.chain.sdg;
    quoter
        .assessment
        .indicators_of(area)
        .any(|result| links.iter().any(|link| link.indicator == result.indicator.id))
}

/// The indicators counted under a goal and, in brackets, those only shown there.
fn counts(quoter: Quoter<'_>, goal: u8, area: Option<&AreaId>) -> Cell {
    let zero = |quote: &crate::quote::Quote| quote.number.is_none_or(|number| number.is_zero());
    let primary = quoter.tally(Group::Goal(Some(goal), area)).all;
    let secondary = quoter.secondary(goal, area);
    let mut inlines = Vec::new();
    if !zero(&primary) {
        inlines.push(primary.inline());
    }
    if !zero(&secondary) {
        if !inlines.is_empty() {
            inlines.push(Inline::text(quoter.words.label(Label::SentenceSpace)));
        }
        let text = quoter.words.phrase(SdgPhrase::Secondary, &[]);
        inlines.extend(fill(quoter.words, &text, &[("n", secondary.inline())]));
    }
    if inlines.is_empty() { cell("–") } else { Cell { inlines } }
}

/// The targets with their indicators, by goal; each achievement stands once, where the indicator is counted.
pub(super) fn targets(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let share = |label: &str, width| (Column { align: Align::Start, width }, cell(label));
    let columns = vec![
        words(words_of.label(SdgLabel::Target)),
        share(words_of.label(Label::Indicator), 3),
        share(words_of.label(SdgLabel::Contribution), 2),
        numbers(words_of.label(Label::Achievement)),
        words(words_of.label(Label::Rating)),
    ];
    let mut rows = Vec::new();
    let mut goal = None;
    for link in &quoter.assessment.chain.sdg {
        let Some(result) = quoter.assessment.indicator(&link.indicator) else { continue };
        if goal != Some(link.target.goal()) {
            goal = Some(link.target.goal());
            rows.push(group(goal_name(quoter, link.target.goal())));
        }
        rows.push(linked(quoter, link, result));
    }
    let key = words_of.phrase(
        SdgPhrase::KeyNote,
        &[("primary", mark(SdgRole::Primary)), ("secondary", mark(SdgRole::Secondary))],
    );
    let rated = quoter.assessment.chain.sdg.iter().filter(|link| link.role == SdgRole::Primary);
    let rated = rated.filter_map(|link| quoter.assessment.indicator(&link.indicator));
    let notes = [vec![Inline::text(key)]].into_iter().chain(scale_notes(quoter, rated)).collect();
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(SdgPhrase::TargetsCaption, &[("period", &period)]);
    table(TableKey::SdgTargets.id(), caption, columns, rows, notes)
}

fn goal_name(quoter: Quoter<'_>, goal: u8) -> String {
    let n = quoter.words.count(u64::from(goal));
    let name = quoter.words.goal(goal).unwrap_or_default();
    quoter.words.phrase(SdgPhrase::GoalNamed, &[("n", &n), ("name", name)])
}

fn linked(quoter: Quoter<'_>, link: &SdgLink, result: &IndicatorResult) -> Row {
    let language = quoter.words.language();
    let contribution = link.contribution.as_ref().and_then(|text| text.get(language)).unwrap_or("–");
    let spot = quoter.now(result);
    let (achievement, rating) = match link.role {
        SdgRole::Primary => (achievement_cell(quoter, spot), quoter.rating(spot).drawn().into()),
        SdgRole::Secondary => (cell("–"), cell(counted_under(quoter, result))),
    };
    row(vec![
        cell(format!("{} {}", mark(link.role), target_id(quoter, link))),
        cell(indicator_name(quoter, result)),
        cell(contribution),
        achievement,
        rating,
    ])
}

fn counted_under(quoter: Quoter<'_>, result: &IndicatorResult) -> String {
    let primary = quoter.assessment.chain.primary(&result.indicator.id);
    primary.map_or_else(
        || "–".to_owned(),
        |link| quoter.words.phrase(SdgPhrase::CountedUnder, &[("target", &target_id(quoter, link))]),
    )
}

/// The id of a target, such as 9.b: the letter stands behind the number also in a line from the right.
fn target_id(quoter: Quoter<'_>, link: &SdgLink) -> String {
    quoter.words.isolated(link.target.to_string())
}

fn mark(role: SdgRole) -> &'static str {
    match role {
        SdgRole::Primary => "●",
        SdgRole::Secondary => "○",
    }
}
