//! The figures that a document prints, with the places where they stand.

use super::{Block, Document, Exact, Fact, Inline, Section};

/// A figure where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The id of the section; none at the head of the document.
    pub section: Option<&'a str>,
    /// The id of the numbered paragraph, table or chart.
    pub block: Option<&'a str>,
    /// The figure as printed.
    pub text: &'a str,
    /// Which figure it is.
    pub fact: &'a Fact,
    /// What stands behind the print.
    pub exact: &'a Exact,
}

impl Document {
    /// The figures in reading order; a figure that is printed twice is there twice.
    pub fn printed(&self) -> Vec<Printed<'_>> {
        let mut walk = Walk { section: None, block: None, printed: Vec::new() };
        let fields = self.masthead.iter().flat_map(|masthead| &masthead.summary);
        fields.for_each(|field| walk.blocks(&field.blocks));
        walk.sections(&self.sections);
        walk.printed
    }
}

struct Walk<'a> {
    section: Option<&'a str>,
    block: Option<&'a str>,
    printed: Vec<Printed<'a>>,
}

impl<'a> Walk<'a> {
    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.section = Some(&section.id);
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
                    let cells = table.header().iter().chain(table.rows().iter().flat_map(|row| &row.cells));
                    cells.for_each(|cell| walk.line(&cell.inlines));
                    table.notes().iter().for_each(|note| walk.line(note));
                }),
                Block::Figure(figure) => {
                    self.within(&figure.id, |walk| figure.notes.iter().for_each(|note| walk.line(note)));
                }
                Block::Cards { cards } => {
                    let lines = cards.iter().flat_map(|card| std::iter::once(&card.value).chain(&card.lines));
                    lines.for_each(|line| self.line(line));
                }
            }
        }
    }

    fn within(&mut self, id: &'a str, inside: impl FnOnce(&mut Self)) {
        let outer = self.block.replace(id);
        inside(self);
        self.block = outer;
    }

    fn line(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            let (text, fact, exact) = match inline {
                Inline::Figure { text, fact, exact } => (text, fact, exact),
                Inline::Rating { mark, fact, exact } => (&mark.label, fact, exact),
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Change { inlines, .. }
                | Inline::Link { inlines, .. }
                | Inline::Footnote { inlines } => {
                    self.line(inlines);
                    continue;
                }
                Inline::Text { .. } | Inline::Reference { .. } | Inline::Mark { .. } | Inline::Break => {
                    continue;
                }
            };
            self.printed.push(Printed { section: self.section, block: self.block, text, fact, exact });
        }
    }
}
