//! Tables that say where in the document something stands: made when all else is.

use std::collections::BTreeMap;

use super::parts::{share, table, words};
use super::{numbering, registers, walk};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Cell, Document, Inline, Role, Section, Table};
use crate::model::symbols;
use crate::narrate::TableKey;
use crate::quote::Quoter;
use crate::wording::{PaperLabel, Wording};

/// What stands in the place of a table until it is made.
pub(super) fn place(key: &TableKey) -> Block {
    let empty = Table::new(key.id(), String::new(), Vec::new(), Vec::new());
    Block::Table(empty.expect("a table without rows has none that does not fit"))
}

/// Makes the tables in their places; the names of those that have nothing to show are returned.
pub(super) fn fill(quoter: Quoter<'_>, sections: &mut [Section], findings: &mut Findings) -> Vec<String> {
    let mut places = Vec::new();
    walk::section_blocks_mut(sections, &mut |blocks| {
        places.extend(blocks.iter().filter_map(placeholder).map(ToOwned::to_owned));
    });
    let mut made = BTreeMap::new();
    for id in &places {
        let is = |key: TableKey| id.starts_with(&key.id());
        let block = if is(TableKey::Mandates) {
            registers::mandates(quoter, sections, findings)
        } else {
            documents(quoter.words, sections)
        };
        made.insert(id.clone(), block);
    }
    walk::section_blocks_mut(sections, &mut |blocks| {
        let filled = std::mem::take(blocks).into_iter().filter_map(|block| {
            let Some(id) = placeholder(&block).map(ToOwned::to_owned) else { return Some(block) };
            match made.remove(&id).flatten()? {
                Block::Table(table) => Some(Block::Table(table.with_id(id))),
                other => Some(other),
            }
        });
        *blocks = filled.collect();
    });
    let mut stand = Vec::new();
    walk::section_blocks_mut(sections, &mut |blocks| {
        stand.extend(blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.id().to_owned()),
            _ => None,
        }));
    });
    places.retain(|id| !stand.contains(id));
    places.iter().map(|id| numbering::named(id)).collect()
}

fn placeholder(block: &Block) -> Option<&str> {
    match block {
        Block::Table(table) if table.header().is_empty() => Some(table.id()),
        _ => None,
    }
}

/// The documents that the text cites, each with where it does.
fn documents(words_of: Wording, sections: &[Section]) -> Option<Block> {
    let mut cited = BTreeMap::new();
    sections.iter().for_each(|section| citations(section, &mut cited));
    let is_numbered = cited.values().flatten().all(|target| target.starts_with("par-"));
    let place = if is_numbered { PaperLabel::Paragraphs } else { PaperLabel::CitedIn };
    let columns = vec![words(words_of.label(PaperLabel::Document)), share(words_of.label(place), 1)];
    let rows = cited.into_iter().map(|(Symbol { text, .. }, targets)| {
        super::parts::row(vec![Cell::text(text), references(words_of, targets)])
    });
    let caption = words_of.label(PaperLabel::Documents).to_owned();
    table(TableKey::Documents.id(), caption, columns, rows.collect(), Vec::new())
}

/// References one after the other.
fn references(words: Wording, targets: Vec<String>) -> Cell {
    let mut inlines = Vec::new();
    for target in targets {
        if !inlines.is_empty() {
            inlines.push(Inline::text(words.label(PaperLabel::Comma)));
        }
        inlines.push(Inline::Reference { target, text: String::new() });
    }
    Cell { inlines }
}

/// A symbol, ordered by its words and by its numbers as numbers.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Symbol {
    order: Vec<(String, Option<u32>)>,
    text: String,
}

impl Symbol {
    fn new(text: String) -> Self {
        let part = |part: &str| {
            let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
            (part[..digits].to_owned(), part[digits..].parse().ok())
        };
        Self { order: text.split(['/', '-']).map(part).collect(), text }
    }
}

/// What cites each document: numbered paragraphs, and sections where there are none.
fn citations(section: &Section, cited: &mut BTreeMap<Symbol, Vec<String>>) {
    let mut target = &section.id;
    for block in &section.blocks {
        if let (Block::Numbered(paragraph), Role::Chapter) = (block, section.role) {
            target = &paragraph.id;
        }
        walk::lines(std::slice::from_ref(block), &mut |line| {
            walk::texts(line, &mut |text| {
                for symbol in symbols(text) {
                    let printed = symbol.misprint_of.unwrap_or_else(|| text[symbol.range].to_owned());
                    let targets = cited.entry(Symbol::new(printed)).or_default();
                    if !targets.contains(target) {
                        targets.push(target.clone());
                    }
                }
            });
        });
    }
    section.sections.iter().for_each(|section| citations(section, cited));
}

/// Reports misprinted symbols that stand in no file of the narrative, such as those of data and summaries.
pub(super) fn check_symbols(
    document: &Document,
    reported: &std::collections::BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut check = |what: &str, blocks: &[Block]| {
        walk::lines(blocks, &mut |line| {
            walk::texts(line, &mut |text| {
                for symbol in symbols(text) {
                    let (misprint, Some(right)) = (&text[symbol.range], symbol.misprint_of) else { continue };
                    if reported.contains(misprint) {
                        continue;
                    }
                    let place = Place::file(format!("edition {}, {what}", document.language));
                    let message = format!("no document has the symbol `{misprint}`");
                    let finding = Finding::new(Code::SymbolMisprint, place, message);
                    findings.report(finding.help(format!("did you mean `{right}`?")));
                }
            });
        });
    };
    for field in document.masthead.iter().flat_map(|masthead| &masthead.summary) {
        check("summary", &field.blocks);
    }
    let mut open: Vec<&Section> = document.sections.iter().collect();
    while let Some(section) = open.pop() {
        check(&format!("section «{}»", section.title), &section.blocks);
        open.extend(&section.sections);
    }
}
