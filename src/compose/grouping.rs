//! Numbers that stand below each other: their groups of digits stand in line.

use super::walk;
use crate::document::{Align, Block, Cell, Document, Inline, Section, Table};
use crate::wording::Wording;

/// Groups the digits of short numbers in columns where longer ones are grouped.
///
/// Some languages leave four digits together in a text, where nothing stands below them.
pub(super) fn align(document: &mut Document, words: Wording) {
    walk::blocks_mut(document, &mut |blocks| in_blocks(blocks, words));
}

/// The same in a section.
pub(super) fn align_section(section: &mut Section, words: Wording) {
    walk::section_blocks_mut(std::slice::from_mut(section), &mut |blocks| in_blocks(blocks, words));
}

fn in_blocks(blocks: &mut [Block], words: Wording) {
    for block in blocks {
        match block {
            Block::Table(table) => in_table(table, words),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => in_blocks(blocks, words),
            Block::List { items, .. } => {
                for item in items {
                    in_blocks(&mut item.blocks, words);
                }
            }
            Block::Paragraph { .. } | Block::Numbered(_) | Block::Cards { .. } | Block::Figure(_) => {}
        }
    }
}

fn in_table(table: &mut Table, words: Wording) {
    let numbers: Vec<bool> = table.columns().iter().map(|column| column.align == Align::End).collect();
    for (column, _) in numbers.iter().enumerate().filter(|(_, is_number)| **is_number) {
        let mut texts: Vec<&mut String> = {
            let cells = table.lines_mut().filter_map(|line| line.get_mut(column));
            cells.flat_map(figures).collect()
        };
        let is_grouped = texts.iter().any(|text| words.is_grouped(text));
        for text in texts.iter_mut().filter(|_| is_grouped) {
            **text = words.grouped(text);
        }
    }
}

/// The figures of a cell, as printed.
fn figures(cell: &mut Cell) -> impl Iterator<Item = &mut String> {
    cell.inlines.iter_mut().filter_map(|inline| match inline {
        Inline::Figure { text, .. } => Some(text),
        Inline::Text { .. }
        | Inline::Strong { .. }
        | Inline::Emphasis { .. }
        | Inline::Claim { .. }
        | Inline::Rating { .. }
        | Inline::Link { .. }
        | Inline::Reference { .. }
        | Inline::Footnote { .. }
        | Inline::Mark { .. }
        | Inline::Change { .. }
        | Inline::Break => None,
    })
}
