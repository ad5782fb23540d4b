//! The figures that a document prints, with the places where they stand.

use serde::Serialize;

use super::{Asserted, Block, Document, Exact, Fact, Inline, Section};

/// A figure within a text or a picture that has no inlines: a heading, a caption, a card, a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The figure as printed.
    pub text: String,
    /// Which figure it is.
    pub fact: Fact,
    /// What stands behind the print.
    #[serde(skip)]
    pub exact: Exact,
    /// Its number among all printed figures, for links to it; 0 before they are counted.
    pub at: usize,
}

/// What a figure is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// Running text: paragraphs, lists, boxes, the abstract.
    Text,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A note below a table or a chart.
    Note,
    /// A card.
    Card,
    /// The caption of a table.
    Caption,
    /// The picture of a chart.
    Chart,
    /// The text alternative of a chart.
    Alternative,
    /// A footnote.
    Footnote,
}

impl PlaceKind {
    /// Its word in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Heading => "heading",
            Self::Cell => "cell",
            Self::Note => "note",
            Self::Card => "card",
            Self::Caption => "caption",
            Self::Chart => "chart",
            Self::Alternative => "alternative",
            Self::Footnote => "footnote",
        }
    }

    /// Whether a reader meets the figure in reading, and not in a table or a picture.
    pub fn is_read(self) -> bool {
        match self {
            Self::Text | Self::Heading | Self::Note | Self::Card | Self::Caption | Self::Footnote => true,
            Self::Cell | Self::Chart | Self::Alternative => false,
        }
    }

    /// Whether a place in it can be linked: the theme draws its figures one by one.
    pub fn has_links(self) -> bool {
        match self {
            Self::Text | Self::Cell | Self::Note | Self::Card | Self::Footnote => true,
            Self::Heading | Self::Caption | Self::Chart | Self::Alternative => false,
        }
    }
}

/// A figure where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The id of the section; none at the head of the document.
    pub section: Option<&'a str>,
    /// The id of the numbered paragraph, table or chart.
    pub block: Option<&'a str>,
    /// What it is printed in.
    pub place: PlaceKind,
    /// The figure as printed.
    pub text: &'a str,
    /// Which figure it is.
    pub fact: &'a Fact,
    /// What stands behind the print.
    pub exact: &'a Exact,
    /// Its number among all printed figures; 0 before they are counted.
    pub at: usize,
}

/// A claim where it is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said<'a> {
    /// The id of the section; none at the head of the document.
    pub section: Option<&'a str>,
    /// The id of the numbered paragraph or table.
    pub block: Option<&'a str>,
    /// What it is printed in.
    pub place: PlaceKind,
    /// What it asserts.
    pub claim: &'a Asserted,
    /// Its words.
    pub inlines: &'a [Inline],
    /// Its number among all printed figures and claims; 0 before they are counted.
    pub at: usize,
}

impl Document {
    /// The figures in reading order; a figure that is printed twice is there twice.
    pub fn printed(&self) -> Vec<Printed<'_>> {
        self.walk().printed
    }

    /// The claims in reading order, but those in headings and captions.
    pub fn claims(&self) -> Vec<Said<'_>> {
        self.walk().claims
    }

    fn walk(&self) -> Walk<'_> {
        let (printed, claims) = (Vec::new(), Vec::new());
        let mut walk = Walk { section: None, block: None, place: PlaceKind::Text, printed, claims };
        let fields = self.masthead.iter().flat_map(|masthead| &masthead.summary);
        fields.for_each(|field| walk.blocks(&field.blocks));
        walk.sections(&self.sections);
        walk.section = None;
        let closing = self.masthead.iter().flat_map(|masthead| &masthead.closing);
        closing.for_each(|line| walk.line(line));
        walk
    }

    /// Gives every printed figure and claim its number, from 1 on in reading order.
    pub fn count_printed(&mut self) {
        let mut count = 0;
        let mut next = |at: &mut usize| {
            count += 1;
            *at = count;
        };
        if let Some(masthead) = &mut self.masthead {
            masthead.summary.iter_mut().for_each(|field| count_blocks(&mut field.blocks, &mut next));
        }
        count_sections(&mut self.sections, &mut next);
        if let Some(masthead) = &mut self.masthead {
            masthead.closing.iter_mut().for_each(|line| count_line(line, &mut next));
        }
    }
}

struct Walk<'a> {
    section: Option<&'a str>,
    block: Option<&'a str>,
    place: PlaceKind,
    printed: Vec<Printed<'a>>,
    claims: Vec<Said<'a>>,
}

impl<'a> Walk<'a> {
    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.section = Some(&section.id);
            self.shown(PlaceKind::Heading, &section.title_figures);
            self.blocks(&section.blocks);
            self.sections(&section.sections);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => self.line(inlines),
                Block::Numbered(paragraph) => {
                    self.within(&paragraph.id, |walk| walk.line(&paragraph.inlines));
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                Block::Quote { blocks } | Block::Callout { blocks, .. } => self.blocks(blocks),
                Block::Table(table) => self.within(table.id(), |walk| {
                    walk.shown(PlaceKind::Caption, table.caption_figures());
                    let cells = table.header().iter().chain(table.rows().iter().flat_map(|row| &row.cells));
                    cells.for_each(|cell| walk.line_in(PlaceKind::Cell, &cell.inlines));
                    table.notes().iter().for_each(|note| walk.line_in(PlaceKind::Note, note));
                }),
                Block::Figure(figure) => self.within(&figure.id, |walk| {
                    walk.shown(PlaceKind::Chart, &figure.shown);
                    walk.shown(PlaceKind::Alternative, &figure.told);
                    figure.notes.iter().for_each(|note| walk.line_in(PlaceKind::Note, note));
                }),
                Block::Cards { cards } => {
                    for card in cards {
                        self.line_in(PlaceKind::Card, &card.value);
                        self.shown(PlaceKind::Card, std::slice::from_ref(&card.rated));
                        card.lines.iter().for_each(|line| self.line_in(PlaceKind::Card, line));
                    }
                }
            }
        }
    }

    fn within(&mut self, id: &'a str, inside: impl FnOnce(&mut Self)) {
        let outer = self.block.replace(id);
        inside(self);
        self.block = outer;
    }

    fn line_in(&mut self, place: PlaceKind, inlines: &'a [Inline]) {
        let outer = std::mem::replace(&mut self.place, place);
        self.line(inlines);
        self.place = outer;
    }

    fn line(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Figure { text, fact, exact, at } => self.push(text, fact, exact, *at),
                Inline::Rating { mark, fact, exact, at } => self.push(&mark.label, fact, exact, *at),
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Change { inlines, .. }
                | Inline::Link { inlines, .. } => {
                    self.line(inlines);
                }
                Inline::Claim { claim, inlines, at } => {
                    let Self { section, block, place, .. } = *self;
                    self.claims.push(Said { section, block, place, claim, inlines, at: *at });
                    self.line(inlines);
                }
                Inline::Footnote { inlines } => self.line_in(PlaceKind::Footnote, inlines),
                Inline::Text { .. } | Inline::Reference { .. } | Inline::Mark { .. } | Inline::Break => {}
            }
        }
    }

    fn shown(&mut self, place: PlaceKind, figures: &'a [Shown]) {
        let outer = std::mem::replace(&mut self.place, place);
        for shown in figures {
            self.push(&shown.text, &shown.fact, &shown.exact, shown.at);
        }
        self.place = outer;
    }

    fn push(&mut self, text: &'a str, fact: &'a Fact, exact: &'a Exact, at: usize) {
        let Self { section, block, place, .. } = *self;
        self.printed.push(Printed { section, block, place, text, fact, exact, at });
    }
}

/// Gives the next number.
type Next<'n> = &'n mut dyn FnMut(&mut usize);

fn count_sections(sections: &mut [Section], next: Next<'_>) {
    for section in sections {
        section.title_figures.iter_mut().for_each(|shown| next(&mut shown.at));
        count_blocks(&mut section.blocks, next);
        count_sections(&mut section.sections, next);
    }
}

fn count_blocks(blocks: &mut [Block], next: Next<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => count_line(inlines, next),
            Block::Numbered(paragraph) => count_line(&mut paragraph.inlines, next),
            Block::List { items, .. } => {
                for item in items {
                    count_blocks(&mut item.blocks, next);
                }
            }
            Block::Quote { blocks } | Block::Callout { blocks, .. } => count_blocks(blocks, next),
            Block::Table(table) => {
                table.caption_figures_mut().iter_mut().for_each(|shown| next(&mut shown.at));
                table.cells_mut().for_each(|cell| count_line(&mut cell.inlines, next));
                table.notes_mut().iter_mut().for_each(|note| count_line(note, next));
            }
            Block::Figure(figure) => {
                figure.shown.iter_mut().for_each(|shown| next(&mut shown.at));
                figure.told.iter_mut().for_each(|shown| next(&mut shown.at));
                figure.notes.iter_mut().for_each(|note| count_line(note, next));
            }
            Block::Cards { cards } => {
                for card in cards {
                    count_line(&mut card.value, next);
                    next(&mut card.rated.at);
                    card.lines.iter_mut().for_each(|line| count_line(line, next));
                }
            }
        }
    }
}

fn count_line(inlines: &mut [Inline], next: Next<'_>) {
    for inline in inlines {
        match inline {
            Inline::Figure { at, .. } | Inline::Rating { at, .. } => next(at),
            Inline::Claim { inlines, at, .. } => {
                next(at);
                count_line(inlines, next);
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Change { inlines, .. }
            | Inline::Link { inlines, .. }
            | Inline::Footnote { inlines } => count_line(inlines, next),
            Inline::Text { .. } | Inline::Reference { .. } | Inline::Mark { .. } | Inline::Break => {}
        }
    }
}
