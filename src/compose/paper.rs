//! The body of a document of a governing body: numbered paragraphs, the abstract, annexes.

use super::chapters::numbered;
use super::masthead::ACTION;
use super::{Composer, annex, parts};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Inline, NumberedParagraph, Section};
use crate::model::Language;
use crate::narrate::{Narrative, Piece, Position, Prose};

/// What the narrative gives to a document of a governing body.
pub(super) struct Body {
    /// The abstract; empty where there is none.
    pub(super) summary: Vec<Block>,
    /// The sections and the annexes.
    pub(super) sections: Vec<Section>,
}

impl Composer<'_> {
    /// The body of a document whose action paragraph reads as given.
    ///
    /// The sections of the project stand in its order; those that come with
    /// the program belong to reports.
    pub(super) fn body(&mut self, narrative: &Narrative, request: &str) -> Body {
        let mut paragraphs = Paragraphs { request, count: 0 };
        let own = || narrative.sections.iter().filter(|prose| !prose.is_built_in);
        let mut sections = Vec::new();
        for wanted in [Stand::Before, Stand::Area, Stand::After] {
            for prose in own().filter(|prose| stand(&prose.position) == wanted) {
                sections.push(numbered(self.numbered_prose(prose, &mut paragraphs)));
            }
        }
        for prose in own().filter(|prose| prose.position == Position::Annex) {
            sections.push(self.annex_prose(prose));
        }
        let summary = own().filter(|prose| prose.position == Position::Summary);
        Body { summary: summary.flat_map(|prose| self.summary_blocks(prose)).collect(), sections }
    }

    /// A section whose paragraphs are numbered.
    fn numbered_prose(&mut self, prose: &Prose, paragraphs: &mut Paragraphs<'_>) -> Section {
        let mut blocks = Vec::new();
        for piece in &prose.pieces {
            match piece {
                Piece::Block(Block::Paragraph { inlines }) => {
                    blocks.push(paragraphs.next(None, inlines.clone()));
                }
                Piece::Named(paragraph) => {
                    blocks.push(paragraphs.next(Some(paragraph.name.id()), paragraph.inlines.clone()));
                }
                Piece::Action(_) => blocks.push(paragraphs.action()),
                Piece::Block(_) | Piece::Chart(_) | Piece::Table(_) => {
                    blocks.extend(self.pieces(std::slice::from_ref(piece)));
                }
            }
        }
        let sections = prose.sections.iter().map(|section| self.numbered_prose(section, paragraphs));
        let sections = sections.collect();
        let title_figures = prose.title_figures.clone();
        Section { title_figures, sections, ..parts::section(&prose.id, &prose.title, blocks) }
    }

    /// An annex of the narrative; its paragraphs carry no numbers.
    pub(super) fn annex_prose(&mut self, prose: &Prose) -> Section {
        let Section { id, title, blocks, sections, .. } = self.prose(prose);
        Section { sections, ..annex::annex(&id, &title, blocks) }
    }

    /// The blocks of an abstract; headings in it are no sections of the document.
    fn summary_blocks(&mut self, prose: &Prose) -> Vec<Block> {
        let mut blocks = self.pieces(&prose.pieces);
        for section in &prose.sections {
            let title = Inline::Strong { inlines: vec![Inline::text(&section.title)] };
            blocks.push(Block::Paragraph { inlines: vec![title] });
            blocks.extend(self.summary_blocks(section));
        }
        blocks
    }
}

/// Makes numbered paragraphs; their numbers are printed when all stand.
struct Paragraphs<'a> {
    request: &'a str,
    count: usize,
}

impl Paragraphs<'_> {
    fn next(&mut self, id: Option<String>, inlines: Vec<Inline>) -> Block {
        self.count += 1;
        Block::Numbered(NumberedParagraph {
            id: id.unwrap_or_else(|| format!("par-{}", self.count)),
            number: self.count,
            marker: String::new(),
            inlines,
            is_action: false,
        })
    }

    fn action(&mut self) -> Block {
        self.count += 1;
        Block::Numbered(NumberedParagraph {
            id: ACTION.to_owned(),
            number: self.count,
            marker: String::new(),
            inlines: vec![Inline::text(self.request)],
            is_action: true,
        })
    }
}

/// Where in a document a section stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Before,
    Area,
    After,
    Apart,
}

fn stand(position: &Position) -> Stand {
    match position {
        Position::Before => Stand::Before,
        Position::Area(_) => Stand::Area,
        Position::After => Stand::After,
        Position::Summary | Position::Annex => Stand::Apart,
    }
}

/// Checks that a document asks its organ to act once, and where it must; whether it asks.
pub(super) fn check_action(
    narrative: &Narrative,
    is_needed: bool,
    language: Language,
    findings: &mut Findings,
) -> bool {
    let (mut body, mut apart) = (Vec::new(), Vec::new());
    for prose in &narrative.sections {
        let is_apart = stand(&prose.position) == Stand::Apart;
        actions(prose, if is_apart { &mut apart } else { &mut body });
    }
    for place in &apart {
        let message = "an abstract and an annex ask nobody to act";
        let finding = Finding::new(Code::ActionMissing, (*place).clone(), message);
        findings.report(finding.help("move `{{ action() }}` into a section of the body"));
    }
    if let [first, rest @ ..] = &body[..] {
        for place in rest {
            let message = "a document asks its organ to act in one paragraph only";
            let finding = Finding::new(Code::ActionRepeated, (*place).clone(), message);
            let finding = finding.related((*first).clone(), "it does so here");
            findings
                .report(finding.help("refer to that paragraph with `{{ ref(\"paragraph\", \"action\") }}`"));
        }
    } else if is_needed && apart.is_empty() {
        let message = "the document is for decision or debate, and nothing in it asks the organ to act";
        let finding = Finding::new(Code::ActionMissing, Place::file(format!("edition {language}")), message);
        let help =
            "put `{{ action() }}` alone into a paragraph, or set `purpose = \"information\"` in `[document]`";
        findings.report(finding.help(help));
    }
    !body.is_empty()
}

fn actions<'a>(prose: &'a Prose, places: &mut Vec<&'a Place>) {
    for piece in &prose.pieces {
        if let Piece::Action(place) = piece {
            places.push(place);
        }
    }
    prose.sections.iter().for_each(|section| actions(section, places));
}
