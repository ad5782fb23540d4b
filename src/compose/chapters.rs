//! The chapters of the annual report, in order.

use std::collections::BTreeSet;

use super::parts::section;
use super::{
    CHART_BESIDE, CHART_WIDE, Composer, actors, annex, chain, outlook, overall, quality, sources, tables,
};
use crate::assess::{AreaResult, RollUp};
use crate::document::{Block, Card, Inline, Role, Section};
use crate::model::IndicatorId;
use crate::narrate::{ChartKey, Narrative, Piece, Position, Prose, TableKey};
use crate::wording::{Label, Phrase, PhrasePart, Wording};

/// The id of the section that explains how to read the report.
const HOW_TO_READ: &str = "section-how-to-read";
/// The id of the section that opens a report, before the key results.
const FOREWORD: &str = "section-foreword";

impl Composer<'_> {
    /// All sections of the report.
    pub(super) fn report(&mut self, narrative: &Narrative) -> Vec<Section> {
        let mut sections = self.opening(narrative);
        let areas: Vec<&AreaResult> = self.quoter.assessment.areas.iter().collect();
        for area in areas {
            sections.push(self.chapter(area, narrative));
        }
        // What the registers say across areas comes first; the texts draw their conclusions from it.
        sections.extend(self.programmes(narrative).map(numbered));
        sections.extend(self.goals(narrative).map(numbered));
        sections.extend(outlook::chapter(self.quoter).map(numbered));
        sections.extend(self.resources().map(numbered));
        sections.extend(self.recommendations(narrative).map(numbered));
        sections.extend(self.roles(narrative).map(numbered));
        for prose in at(narrative, &Position::After) {
            sections.push(numbered(self.prose(prose)));
        }
        let mut coverage = annex::coverage(self.quoter);
        coverage.sections.extend(self.gaps(narrative));
        sections.push(numbered(coverage));
        for prose in at(narrative, &Position::Annex) {
            sections.push(self.annex_prose(prose));
        }
        sections.extend(annex::annexes(self.quoter));
        let mut quality = quality::annex(self.quoter, self.background.quality, self.manifest);
        quality.sections.push(sources::sources(self.quoter, self.background.sources, self.manifest));
        sections.push(quality);
        sections.extend(self.register_annexes(narrative));
        sections
    }

    /// Foreword, key results, how to read, and whatever else comes before the chapters.
    fn opening(&mut self, narrative: &Narrative) -> Vec<Section> {
        let mut sections = Vec::new();
        let before = || at(narrative, &Position::Before);
        for prose in before().filter(|prose| prose.id == FOREWORD) {
            sections.push(self.prose(prose));
        }
        sections.push(self.at_a_glance(narrative));
        for prose in before().filter(|prose| prose.id == HOW_TO_READ) {
            sections.push(self.prose(prose));
        }
        sections.extend(self.results_framework(narrative));
        for prose in before().filter(|prose| prose.id != FOREWORD && prose.id != HOW_TO_READ) {
            sections.push(self.prose(prose));
        }
        sections
    }

    fn at_a_glance(&mut self, narrative: &Narrative) -> Section {
        let words = self.quoter.words;
        let period = self.quoter.assessment.reporting;
        let met = self.quoter.met(None, period);
        let all = self.quoter.count(None, None, period);
        let in_period = words.period(period);
        let places = [("period", in_period.as_str())];
        let text = words.phrase(Phrase::OverallCounts, &places);
        let mut inlines = fill(words, &text, &[("met", met.inline()), ("total", all.inline())]);
        let without = self.quoter.unrated(period);
        if without.number.is_some_and(|number| !number.is_zero()) {
            inlines.push(Inline::text(words.label(Label::SentenceSpace)));
            inlines.extend(fill(
                words,
                &words.phrase(Phrase::OverallGaps, &[]),
                &[("without", without.inline())],
            ));
        }
        let mut blocks: Vec<Block> = overall::headline(self.quoter).into_iter().collect();
        blocks.extend([Block::Paragraph { inlines }, Block::Cards { cards: self.cards() }]);
        // A chart stands once in a report: where the narrative places it, it is not repeated here.
        if !narrative.places_chart(&ChartKey::Overview) {
            blocks.extend(self.figure(&ChartKey::Overview, CHART_WIDE));
        }
        blocks.extend(self.table(&TableKey::Areas));
        blocks.extend(self.table(&TableKey::Distribution));
        section("at-a-glance", words.label(Label::AtAGlance), blocks)
    }

    fn cards(&self) -> Vec<Card> {
        let quoter = self.quoter;
        let period = quoter.assessment.reporting;
        let card = |area: &AreaResult| {
            let coverage = quoter.area_coverage(area, period, Some(0));
            let met = quoter.met(Some(area), period);
            let all = quoter.count(Some(area), None, period);
            let counts = quoter.words.phrase(Phrase::CardCounts, &[]);
            let covered = quoter.words.phrase(Phrase::CardCoverage, &[]);
            Card {
                title: tables::area_name(quoter, area),
                target: Some(chapter_id(area)),
                value: vec![quoter.area_achievement(area, period, None).inline()],
                rating: quoter.area_mark(area, period),
                rated: quoter.area_rating(area, period).shown(),
                lines: vec![
                    fill(quoter.words, &counts, &[("met", met.inline()), ("total", all.inline())]),
                    fill(quoter.words, &covered, &[("coverage", coverage.inline())]),
                ],
            }
        };
        quoter.assessment.areas.iter().map(card).collect()
    }

    /// The chapter of an area: its results in table and charts, then the narrative.
    fn chapter(&mut self, area: &AreaResult, narrative: &Narrative) -> Section {
        let own: Vec<&Prose> = narrative.of_area(&area.area.id).collect();
        let bullet = ChartKey::Bullet(area.area.id.clone());
        let mut blocks = vec![self.headline(area)];
        blocks.extend(self.table(&TableKey::Indicators(area.area.id.clone())));
        let stepping =
            self.quoter.assessment.indicators_of(&area.area.id).filter(|result| !result.steps.is_empty());
        let steps: Vec<TableKey> =
            stepping.map(|result| TableKey::Steps(result.indicator.id.clone())).collect();
        for key in steps {
            if !own.iter().any(|prose| prose.places_table(&key)) {
                blocks.extend(self.table(&key));
            }
        }
        // A chart that the narrative places stands there.
        if !own.iter().any(|prose| prose.places_chart(&bullet)) {
            blocks.extend(self.figure(&bullet, CHART_WIDE));
        }
        blocks.extend(self.trends(area, &placed_trends(&own)));
        blocks.extend(chain::context(self.quoter, area));
        let mut chapter = section(&chapter_id(area), &tables::area_name(self.quoter, area), blocks);
        chapter.sections = own.iter().map(|prose| self.prose(prose)).collect();
        chapter.sections.extend(self.learning(area, narrative));
        chapter.sections.extend(actors::section(self.quoter, area));
        numbered(chapter)
    }

    /// The trends that the narrative does not place, side by side.
    fn trends(&mut self, area: &AreaResult, placed: &BTreeSet<IndicatorId>) -> Vec<Block> {
        let assessment = self.quoter.assessment;
        let ids = assessment.indicators_of(&area.area.id).map(|result| &result.indicator.id);
        let rest = ids.filter(|id| !placed.contains(*id)).map(|id| ChartKey::Trend(id.clone()));
        rest.filter_map(|key| self.figure(&key, CHART_BESIDE)).collect()
    }

    /// The box with the achievement of an area.
    fn headline(&self, area: &AreaResult) -> Block {
        let quoter = self.quoter;
        let words = quoter.words;
        let period = quoter.assessment.reporting;
        let rating = quoter.area_rating(area, period).drawn();
        let achievement = quoter.area_achievement(area, period, None);
        let mut first = Vec::new();
        if achievement.number.is_some() {
            first.push(Inline::Strong { inlines: vec![achievement.inline()] });
            first.push(Inline::text("  "));
        }
        first.push(rating);
        let mut blocks = vec![Block::Paragraph { inlines: first }];
        blocks.extend(self.headline_text(area));
        blocks.extend(overall::distribution(quoter, Some(area)));
        let [headline, open, close] =
            [Label::Headline, Label::Open, Label::Close].map(|label| words.label(label));
        let title = format!("{headline}{open}{}{close}", words.within(words.level(area.area.level)));
        Block::Callout { title, blocks }
    }

    fn headline_text(&self, area: &AreaResult) -> Vec<Block> {
        let quoter = self.quoter;
        let words = quoter.words;
        let period = quoter.assessment.reporting;
        let Some(roll_up) = area.periods.get(&period) else { return Vec::new() };
        let rolled =
            |detail, count: fn(&RollUp) -> usize| quoter.rolled(Some(area), period, detail, count).inline();
        let places = [
            ("computed", rolled("computed", |roll_up| roll_up.computed)),
            ("due", rolled("due", |roll_up| roll_up.due)),
            ("floor", quoter.floor().inline()),
            ("cap", quoter.cap().inline()),
            ("min", quoter.min_coverage(Some(area)).inline()),
        ];
        let mut inlines = Vec::new();
        if roll_up.computed > 0 {
            inlines.extend(fill(words, words.label(Phrase::HeadlineText), &places));
        }
        if roll_up.headline().is_none() && roll_up.coverage.is_some() {
            if !inlines.is_empty() {
                inlines.push(Inline::text(words.label(Label::SentenceSpace)));
            }
            inlines.extend(fill(words, words.label(Phrase::Withheld), &places));
        }
        let mut blocks = Vec::new();
        if !inlines.is_empty() {
            blocks.push(Block::Paragraph { inlines });
        }
        // With nothing computed the bounds are floor and cap, which says nothing.
        if roll_up.computed > 0 && roll_up.bounds.is_some_and(|(low, high)| low != high) {
            let bound = |figure| quoter.area_bound(area, period, figure, None).inline();
            let low = bound(crate::document::FactKind::BoundLow);
            let high = bound(crate::document::FactKind::BoundHigh);
            let bounds: Vec<(&str, Inline)> =
                places.into_iter().chain([("low", low), ("high", high)]).collect();
            blocks.push(Block::Paragraph {
                inlines: fill(words, words.label(Phrase::HeadlineBounds), &bounds),
            });
        }
        blocks
    }
}

/// The id of the chapter of an area.
pub(super) fn chapter_id(area: &AreaResult) -> String {
    format!("chapter-{}", area.area.id)
}

/// Marks a section to be numbered; the number itself is given at the end.
pub(super) fn numbered(section: Section) -> Section {
    Section { number: Some(String::new()), role: Role::Chapter, ..section }
}

fn at<'a>(narrative: &'a Narrative, position: &'a Position) -> impl Iterator<Item = &'a Prose> {
    narrative.sections.iter().filter(move |prose| prose.position == *position)
}

/// Fills the places of a phrase with figures that keep their identity.
pub(super) fn fill(words: Wording, text: &str, places: &[(&str, Inline)]) -> Vec<Inline> {
    let inline = |name: &str| places.iter().find(|(place, _)| *place == name).map(|(_, inline)| inline);
    // What is not a number has one form only, that of `other`.
    let printed = |name: &str| inline(name).map(|inline| inline.printed().unwrap_or_default().to_owned());
    let part = |part: PhrasePart| match part {
        PhrasePart::Text(text) => Some(Inline::text(text)),
        PhrasePart::Place(name) => inline(&name).cloned(),
    };
    let mut inlines: Vec<Inline> = Vec::new();
    for inline in words.parts(text, printed).into_iter().filter_map(part) {
        match (inlines.last_mut(), inline) {
            // Texts side by side are one text.
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, inline) => inlines.push(inline),
        }
    }
    inlines
}

fn placed_trends(sections: &[&Prose]) -> BTreeSet<IndicatorId> {
    let mut placed = BTreeSet::new();
    let mut open: Vec<&Prose> = sections.to_vec();
    while let Some(prose) = open.pop() {
        for piece in &prose.pieces {
            if let Piece::Chart(ChartKey::Trend(id)) = piece {
                placed.insert(id.clone());
            }
        }
        open.extend(&prose.sections);
    }
    placed
}
