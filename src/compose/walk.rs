//! Ways through the texts of a document.

use crate::document::{Block, Document, Inline, Section};

/// Calls for every line of text of blocks, in reading order: paragraphs, items, cells, notes.
pub(super) fn lines<'a>(blocks: &'a [Block], call: &mut dyn FnMut(&'a [Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => call(inlines),
            Block::Numbered(paragraph) => call(&paragraph.inlines),
            Block::List { items, .. } => items.iter().for_each(|item| lines(&item.blocks, call)),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => lines(blocks, call),
            Block::Table(table) => {
                let cells = table.header().iter().chain(table.rows().iter().flat_map(|row| &row.cells));
                cells.for_each(|cell| call(&cell.inlines));
                table.notes().iter().for_each(|note| call(note));
            }
            Block::Figure(figure) => figure.notes.iter().for_each(|note| call(note)),
            Block::Cards { cards } => cards.iter().flat_map(|card| &card.lines).for_each(|line| call(line)),
        }
    }
}

/// Calls for every line of text of blocks, to change it.
pub(super) fn lines_mut(blocks: &mut [Block], call: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => call(inlines),
            Block::Numbered(paragraph) => call(&mut paragraph.inlines),
            Block::List { items, .. } => items.iter_mut().for_each(|item| lines_mut(&mut item.blocks, call)),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => lines_mut(blocks, call),
            Block::Table(table) => {
                table.cells_mut().for_each(|cell| call(&mut cell.inlines));
                table.notes_mut().iter_mut().for_each(&mut *call);
            }
            Block::Figure(figure) => figure.notes.iter_mut().for_each(&mut *call),
            Block::Cards { cards } => cards.iter_mut().flat_map(|card| &mut card.lines).for_each(&mut *call),
        }
    }
}

/// Calls for the blocks of every section, and for those of the abstract, to change them.
pub(super) fn blocks_mut(document: &mut Document, call: &mut dyn FnMut(&mut Vec<Block>)) {
    let fields = document.masthead.iter_mut().flat_map(|masthead| &mut masthead.summary);
    fields.for_each(|field| call(&mut field.blocks));
    section_blocks_mut(&mut document.sections, call);
}

/// Calls for the blocks of every section, to change them.
pub(super) fn section_blocks_mut(sections: &mut [Section], call: &mut dyn FnMut(&mut Vec<Block>)) {
    for section in sections {
        call(&mut section.blocks);
        section_blocks_mut(&mut section.sections, call);
    }
}

/// Calls for every text of inlines that was written and not computed, notes included.
pub(super) fn texts<'a>(inlines: &'a [Inline], call: &mut dyn FnMut(&'a str)) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => call(text),
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Claim { inlines, .. }
            | Inline::Change { inlines, .. }
            | Inline::Link { inlines, .. }
            | Inline::Footnote { inlines } => texts(inlines, call),
            Inline::Figure { .. }
            | Inline::Rating { .. }
            | Inline::Reference { .. }
            | Inline::Mark { .. }
            | Inline::Break => {}
        }
    }
}
