//! Tables that say where in the document something stands: made when all else is.

use super::{documents, glossary, numbering, registers, walk};
use crate::diag::Findings;
use crate::document::{Block, Section, Table};
use crate::narrate::TableKey;
use crate::quote::Quoter;

/// What stands in the place of a table until it is made.
pub(super) fn place(key: &TableKey) -> Block {
    let empty = Table::new(key.id(), String::new(), Vec::new(), Vec::new());
    Block::Table(empty.expect("a table without rows has none that does not fit"))
}

/// Makes the tables in their places; the names of those that have nothing to show are returned.
pub(super) fn fill(quoter: Quoter<'_>, sections: &mut [Section], findings: &mut Findings) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    walk::section_blocks_mut(sections, &mut |blocks| {
        places.extend(blocks.iter().filter_map(placeholder).map(ToOwned::to_owned));
    });
    // What one table says must not be read for another.
    let made: Vec<(String, Option<Block>)> = places
        .into_iter()
        .map(|id| {
            let block = if id.starts_with(&TableKey::Mandates.id()) {
                registers::mandates(quoter, sections, findings)
            } else if id.starts_with(&TableKey::Glossary.id()) {
                glossary::table(quoter, sections)
            } else {
                documents::table(quoter.words, sections)
            };
            (id, block)
        })
        .collect();
    let mut empty = Vec::new();
    for (id, block) in made {
        if block.is_none() {
            empty.push(numbering::named(&id));
        }
        put(sections, &id, block);
    }
    empty
}

/// Puts a table into its place; one that has nothing to show leaves none.
fn put(sections: &mut [Section], id: &str, mut made: Option<Block>) {
    walk::section_blocks_mut(sections, &mut |blocks| {
        let Some(index) = blocks.iter().position(|block| placeholder(block) == Some(id)) else { return };
        if let Some(Block::Table(table)) = made.take() {
            blocks[index] = Block::Table(table.with_id(id.to_owned()));
        } else {
            blocks.remove(index);
        }
    });
}

fn placeholder(block: &Block) -> Option<&str> {
    let Block::Table(table) = block else { return None };
    table.header().is_empty().then(|| table.id())
}
