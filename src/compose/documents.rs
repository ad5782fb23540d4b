//! The documents that a text cites by their symbols, and symbols that no document has.

use std::collections::{BTreeMap, BTreeSet};

use super::chapters::fill;
use super::{parts, walk};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Cell, Document, Inline, Role, Section};
use crate::model::symbols;
use crate::narrate::TableKey;
use crate::wording::{PaperLabel, PaperPhrase, Wording};

/// The documents that the text cites, each with where it does.
pub(super) fn table(words: Wording, sections: &[Section]) -> Option<Block> {
    let mut cited = BTreeMap::new();
    for section in sections {
        citations(section, &mut cited);
    }
    let is_numbered = cited.values().flatten().all(Target::is_numbered);
    let place = if is_numbered { PaperLabel::Paragraphs } else { PaperLabel::CitedIn };
    let columns = vec![parts::words(words.label(PaperLabel::Document)), parts::share(words.label(place), 1)];
    let rows = cited.into_iter().map(|(Symbol { text, .. }, targets)| {
        parts::row(vec![Cell::text(text), references(words, targets, is_numbered)])
    });
    let caption = words.label(PaperLabel::Documents).to_owned();
    parts::table(TableKey::Documents.id(), caption, columns, rows.collect(), Vec::new())
}

/// References one after the other, those to paragraphs by their mere numbers if all are.
fn references(words: Wording, targets: Vec<Target>, is_numbered: bool) -> Cell {
    let mut inlines = Vec::new();
    for target in targets {
        if !inlines.is_empty() {
            inlines.push(Inline::text(words.label(PaperLabel::Comma)));
        }
        let named = target.is_numbered() && !is_numbered;
        let (Target::Paragraph(id) | Target::Section(id)) = target;
        let reference = Inline::Reference { target: id, text: String::new() };
        if named {
            inlines.extend(fill(words, words.label(PaperPhrase::Paragraph), &[("n", reference)]));
        } else {
            inlines.push(reference);
        }
    }
    Cell { inlines }
}

/// What cites a document, by its id.
#[derive(Clone, PartialEq, Eq)]
enum Target {
    Paragraph(String),
    Section(String),
}

impl Target {
    fn is_numbered(&self) -> bool {
        matches!(self, Self::Paragraph(_))
    }
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

/// What cites each document: numbered paragraphs with what follows them, and sections where there are none.
fn citations(section: &Section, cited: &mut BTreeMap<Symbol, Vec<Target>>) {
    let mut target = Target::Section(section.id.clone());
    for block in &section.blocks {
        if let (Block::Numbered(paragraph), Role::Chapter) = (block, section.role) {
            target = Target::Paragraph(paragraph.id.clone());
        }
        walk::lines(std::slice::from_ref(block), &mut |line| {
            walk::texts(line, &mut |text| {
                for symbol in symbols(text) {
                    let printed = symbol.misprint_of.unwrap_or_else(|| text[symbol.range].to_owned());
                    let targets = cited.entry(Symbol::new(printed)).or_default();
                    if !targets.contains(&target) {
                        targets.push(target.clone());
                    }
                }
            });
        });
    }
    for section in &section.sections {
        citations(section, cited);
    }
}

/// Reports misprinted symbols that stand in no file of the narrative, such as those of data and summaries.
pub(super) fn check(document: &Document, reported: &BTreeSet<String>, findings: &mut Findings) {
    let mut check = |part: &str, blocks: &[Block]| {
        walk::lines(blocks, &mut |line| {
            walk::texts(line, &mut |text| {
                for symbol in symbols(text) {
                    let (misprint, Some(right)) = (&text[symbol.range], symbol.misprint_of) else { continue };
                    if reported.contains(misprint) {
                        continue;
                    }
                    let place = Place::file(format!("edition {}, {part}", document.language));
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
    let mut open: Vec<&Section> = document.sections.iter().rev().collect();
    while let Some(section) = open.pop() {
        check(&format!("section «{}»", section.title), &section.blocks);
        open.extend(section.sections.iter().rev());
    }
}
