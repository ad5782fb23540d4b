//! Puts a report together: order, chapters, tables, numbering, references.
//!
//! Input: the assessment, quoted in one language, the narrative and a drawer of
//! charts. Output: [`Document`], complete, so that no renderer decides anything
//! about content. Figures are quoted, never formatted here.

mod actors;
mod annex;
mod basis;
mod breakdown;
mod chain;
mod chapters;
mod crosswalk;
mod documents;
mod excerpt;
mod glossary;
mod grouping;
mod late;
mod masthead;
mod note_marks;
mod numbering;
mod outlook;
mod overall;
mod paper;
mod parts;
mod printed;
mod profile;
mod quality;
mod registers;
mod resources;
mod robustness;
mod sdg;
mod sources;
mod status;
mod table_notes;
mod tables;
mod walk;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::Drawer;
use crate::diag::{Code, Finding, Findings, Place, Summary};
use crate::document::{Block, DateParts, Document, Figure, Inline, Section};
use crate::load::SourceRecord;
use crate::manifest::{DocumentKind, Manifest, Paper, Purpose, Report};
use crate::narrate::{ChartKey, Narrative, Piece, Prose, TableKey};
use crate::profile::Profile;
use crate::quote::{Quoter, Spot};
use crate::restate::{self, Comparison};
use crate::wording::{Label, Wording};

pub use printed::printed_figures;
pub use words::{SectionWords, WordCount, words};

/// Width of a chart between paragraphs, in per cent of the text width.
const CHART_IN_TEXT: u8 = 64;
/// Width of a chart beside another.
const CHART_BESIDE: u8 = 49;
/// Width of a chart that takes the whole line.
const CHART_WIDE: u8 = 100;

/// What a report says of its own making.
#[derive(Debug, Clone, Copy)]
pub struct Background<'a> {
    /// The files that the figures were computed from.
    pub sources: &'a [SourceRecord],
    /// What the checks of data found.
    pub quality: &'a Summary,
}

/// What a reader must know about the figures of an indicator, as it stands below the tables.
///
/// Each note begins with the id of the indicator.
pub fn notes(quoter: Quoter<'_>, spot: Spot<'_>) -> Vec<Vec<Inline>> {
    match spot.unit {
        None => tables::notes(quoter, spot),
        Some(_) => basis::notes(quoter, spot),
    }
}

/// Composes the report, or the document of a governing body, of one edition.
pub fn compose(
    manifest: &Manifest,
    drawer: Drawer<'_>,
    narrative: &Narrative,
    background: Background<'_>,
    findings: &mut Findings,
) -> Document {
    let mut composer = Composer {
        quoter: drawer.quoter,
        drawer,
        manifest,
        background,
        published: restate::compare(drawer.quoter),
        charts: BTreeMap::new(),
        ids: BTreeSet::new(),
        empty: Vec::new(),
    };
    let (quoter, words) = (drawer.quoter, drawer.quoter.words);
    let paper = manifest.paper.as_ref().filter(|_| manifest.report.kind == DocumentKind::GoverningBody);
    let annual = Profile::annual();
    let profile = paper.map_or(&annual, |paper| &paper.profile);
    let mut document = frame(&manifest.report, profile, words);
    document.labels.extend(quality::watermark(quoter, manifest.report.states.as_ref()));
    match paper {
        None => document.sections = composer.report(narrative),
        Some(paper) => composer.paper(paper, narrative, &mut document, findings),
    }
    if !narrative.places_table(&TableKey::Glossary) {
        document.sections.extend(glossary::annex(quoter, &document.sections));
    }
    // The mandates themselves are no citations of the text: their annex comes after.
    composer.empty.extend(late::fill(quoter, &mut document.sections, findings));
    if !narrative.places_table(&TableKey::Mandates) {
        document.sections.extend(registers::answers(quoter, &document.sections, findings));
    }
    composer.report_empty(findings);
    document.charts = composer.charts;
    note_marks::place(&mut document, profile.note_mark(words.language()), words.language());
    table_notes::letter(&mut document, words.language());
    grouping::align(&mut document, words);
    numbering::number(&mut document, words, findings);
    documents::check(&document, &narrative.misprints, findings);
    let mut limit = profile.word_limit;
    if let (Some(id), Some(paper)) = (&manifest.wanted.section, &manifest.paper) {
        document = excerpt::excerpt(document, (id, paper), &manifest.report, words, findings);
        note_marks::place(&mut document, paper.profile.note_mark(words.language()), words.language());
        numbering::number(&mut document, words, findings);
        limit = paper.profile.word_limit;
    }
    if let Some(paper) = manifest.paper.as_ref().filter(|_| document.masthead.is_some()) {
        let house = paper.profile.words(words.language());
        for key in ["tables", "figures"] {
            document.labels.insert(key, house.get(key).to_owned());
        }
        status::mark(&mut document, narrative, house);
    }
    if let Some(limit) = limit {
        self::words::check(&document, words, limit, findings);
    }
    document
}

/// Adds an annex that was made of a finished document, and numbers it.
pub fn add_annex(document: &mut Document, mut annex: Section, words: Wording, findings: &mut Findings) {
    grouping::align_section(&mut annex, words);
    document.sections.push(annex);
    numbering::number(document, words, findings);
}

/// A document without its sections.
fn frame(report: &Report, profile: &Profile, words: Wording) -> Document {
    let language = words.language();
    let text = |text: &crate::model::Localised| text.get(language).unwrap_or_default().to_owned();
    Document {
        language: language.code(),
        labels: BTreeMap::from([("contents", words.label(Label::Contents).to_owned())]),
        id: report.id.clone(),
        title: text(&report.title),
        subtitle: report.subtitle.as_ref().map(text),
        organisation: text(&report.organisation),
        period: words.period(report.period),
        date: words.date(report.date),
        date_parts: DateParts {
            year: report.date.year(),
            month: u8::from(report.date.month()),
            day: report.date.day(),
        },
        notice: report.notice.as_ref().map(text),
        masthead: None,
        numbering: profile.scheme(language).clone(),
        sections: Vec::new(),
        lines: BTreeMap::new(),
        charts: BTreeMap::new(),
    }
}

/// Composes one edition.
struct Composer<'a> {
    quoter: Quoter<'a>,
    drawer: Drawer<'a>,
    manifest: &'a Manifest,
    background: Background<'a>,
    /// The published figures against those of today.
    published: Vec<Comparison<'a>>,
    charts: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    /// Charts and tables that a text places and that have nothing to show.
    empty: Vec<String>,
}

impl Composer<'_> {
    /// Fills a document of a governing body.
    fn paper(
        &mut self,
        paper: &Paper,
        narrative: &Narrative,
        document: &mut Document,
        findings: &mut Findings,
    ) {
        let words = self.quoter.words;
        let is_needed = paper.purpose != Purpose::Information;
        let asks = paper::check_action(narrative, is_needed, words.language(), findings);
        let body = self.body(narrative, &masthead::request(paper, words));
        document.masthead = masthead::masthead(paper, &self.manifest.report, words, body.summary, asks);
        document.sections = body.sections;
    }

    /// Reports the charts and tables that have nothing to show.
    fn report_empty(&self, findings: &mut Findings) {
        for name in &self.empty {
            let message = format!("the text places {name}, which has nothing to show");
            let place = Place::file(format!("edition {}", self.quoter.words.language()));
            let help =
                "remove it from the text, or guard it with `{% if … is present %}`; a trend needs two values";
            findings.report(Finding::new(Code::FigureUnknown, place, message).help(help));
        }
    }

    /// A chart as a figure, drawn once; none if it has nothing to show.
    fn figure(&mut self, key: &ChartKey, width: u8) -> Option<Block> {
        let drawn = match key {
            ChartKey::Trend(indicator) => self.drawer.trend(indicator),
            ChartKey::Bullet(area) => self.drawer.bullet(area),
            ChartKey::Overview => self.drawer.overview(),
            ChartKey::Chain => self.drawer.chain(),
        }?;
        let id = self.unused_id(&key.id());
        let path = format!("charts/{}.svg", file_name(&id));
        self.charts.insert(path.clone(), drawn.svg);
        Some(Block::Figure(Figure {
            id,
            number: String::new(),
            caption: drawn.caption,
            alt: drawn.alt,
            path,
            width,
            shown: drawn.shown,
            told: drawn.told,
            data: drawn.data.map(Box::new),
            notes: drawn.notes.into_iter().map(|note| vec![Inline::text(note)]).collect(),
        }))
    }

    /// An id that no figure or table has yet: the same one may be placed again.
    fn unused_id(&mut self, id: &str) -> String {
        let mut unused = id.to_owned();
        let mut count = 1;
        while !self.ids.insert(unused.clone()) {
            count += 1;
            unused = format!("{id}-again-{count}");
        }
        unused
    }

    /// The tables that a text places by one key: one for each breakdown, otherwise one at most.
    fn tables(&mut self, key: &TableKey) -> Vec<Block> {
        let TableKey::Breakdown(indicator) = key else { return self.table(key).into_iter().collect() };
        let result = self.quoter.assessment.indicator(indicator);
        let tables = result.map(|result| breakdown::breakdowns(self.quoter, result)).unwrap_or_default();
        tables.into_iter().map(|table| self.with_unused_id(table)).collect()
    }

    fn table(&mut self, key: &TableKey) -> Option<Block> {
        self.fill_table(key).map(|table| self.with_unused_id(table))
    }

    fn with_unused_id(&mut self, block: Block) -> Block {
        match block {
            Block::Table(table) => {
                let id = self.unused_id(table.id());
                Block::Table(table.with_id(id))
            }
            other @ (Block::Paragraph { .. }
            | Block::Numbered(_)
            | Block::List { .. }
            | Block::Quote { .. }
            | Block::Callout { .. }
            | Block::Cards { .. }
            | Block::Figure(_)) => other,
        }
    }

    fn fill_table(&self, key: &TableKey) -> Option<Block> {
        match key {
            TableKey::Indicators(area) => {
                self.quoter.assessment.area(area).and_then(|area| tables::indicators(self.quoter, area))
            }
            TableKey::Units(indicator) => self
                .quoter
                .assessment
                .indicator(indicator)
                .and_then(|result| tables::units(self.quoter, result)),
            TableKey::Steps(indicator) => self
                .quoter
                .assessment
                .indicator(indicator)
                .and_then(|result| tables::steps(self.quoter, result)),
            TableKey::Areas => tables::areas(self.quoter),
            TableKey::Outlook => outlook::table_of(self.quoter),
            TableKey::Distribution => overall::distribution_table(self.quoter),
            TableKey::Resources => resources::by_area(self.quoter),
            TableKey::FundSources => resources::by_source(self.quoter),
            TableKey::AreaFunds => resources::by_area_and_source(self.quoter),
            TableKey::Capital => resources::capital(self.quoter),
            TableKey::Reallocations => resources::reallocations(self.quoter),
            TableKey::Bands => tables::bands(self.quoter),
            TableKey::Results => chain::results(self.quoter),
            TableKey::Actors => actors::matrix(self.quoter),
            TableKey::Sdg => sdg::matrix(self.quoter),
            TableKey::SdgTargets => sdg::targets(self.quoter),
            TableKey::Register(key) => registers::table(self.quoter, &self.published, key),
            // They are made when the sections stand.
            TableKey::Documents | TableKey::Mandates | TableKey::Glossary => Some(late::place(key)),
            TableKey::Breakdown(_) => None,
        }
    }

    /// A section of the narrative, with its charts and tables in their places.
    fn prose(&mut self, prose: &Prose) -> Section {
        let blocks = self.pieces(&prose.pieces);
        let sections = prose.sections.iter().map(|section| self.prose(section)).collect();
        let title_figures = prose.title_figures.clone();
        Section { title_figures, sections, ..parts::section(&prose.id, &prose.title, blocks) }
    }

    fn pieces(&mut self, pieces: &[Piece]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Block(block) => blocks.push(block.clone()),
                Piece::Named(paragraph) => {
                    blocks.push(Block::Paragraph { inlines: paragraph.inlines.clone() });
                }
                // Only the body of a document of a governing body asks someone to act.
                Piece::Action(_) => {}
                Piece::Chart(key) => {
                    let width = match key {
                        ChartKey::Trend(_) => CHART_IN_TEXT,
                        ChartKey::Bullet(_) | ChartKey::Overview | ChartKey::Chain => CHART_WIDE,
                    };
                    match self.figure(key, width) {
                        Some(figure) => blocks.push(figure),
                        None if chain::is_too_large(self.quoter, key) => {}
                        None => self.empty.push(numbering::named(&key.id())),
                    }
                }
                Piece::Table(key) => match self.tables(key) {
                    tables if tables.is_empty() => self.empty.push(numbering::named(&key.id())),
                    tables => blocks.extend(tables),
                },
            }
        }
        blocks
    }
}

/// A name that is safe in a path: other characters become their code.
fn file_name(id: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    id.chars().map(|c| if safe(c) { c.to_string() } else { format!("_{:x}_", u32::from(c)) }).collect()
}
