//! How many words a document has, and whether its house allows so many.

use super::walk;
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Document, Inline, Role, Section};
use crate::wording::Wording;

/// The words of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// The abstract or the boxed summary.
    pub summary: usize,
    /// The sections of the body, in order.
    pub sections: Vec<SectionWords>,
    /// What counts against the limit of a house: abstract and body without tables.
    pub total: usize,
    /// Tables, figures and cards with their captions and notes, wherever they stand.
    pub tables: usize,
    /// The annexes without their tables.
    pub annexes: usize,
}

/// The words of a section of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionWords {
    /// The id of the section.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its words with headings, lists and footnotes, without tables.
    pub words: usize,
}

/// The words of a document: headings, running text, lists and footnotes; tables and annexes apart.
pub fn words(document: &Document, wording: Wording) -> WordCount {
    let mut counter = Counter { wording, tables: 0 };
    let masthead = document.masthead.iter().flat_map(|masthead| &masthead.summary);
    let summary = masthead.map(|field| {
        let label = field.label.as_deref().map_or(0, |label| counter.wording.count_words(label));
        label + counter.blocks(&field.blocks)
    });
    let summary: usize = summary.sum();
    let (mut sections, mut annexes) = (Vec::new(), 0);
    for section in &document.sections {
        let words = counter.section(section);
        match section.role {
            Role::Chapter => {
                let (id, title) = (section.id.clone(), section.title.clone());
                sections.push(SectionWords { id, title, words });
            }
            Role::Annex => annexes += words,
        }
    }
    let total = summary + sections.iter().map(|section| section.words).sum::<usize>();
    WordCount { summary, sections, total, tables: counter.tables, annexes }
}

/// Reports a document that is longer than its house allows.
pub(super) fn check(document: &Document, wording: Wording, limit: usize, findings: &mut Findings) {
    let total = words(document, wording).total;
    if total <= limit {
        return;
    }
    let message = format!("the document has {total} words, its house allows {limit}");
    let place = Place::file(format!("edition {}", document.language));
    let help = "shorten it, or move parts of it to annexes, which do not count";
    findings.report(Finding::new(Code::DocumentTooLong, place, message).help(help));
}

struct Counter {
    wording: Wording,
    /// The words of tables so far.
    tables: usize,
}

impl Counter {
    fn section(&mut self, section: &Section) -> usize {
        let own = self.wording.count_words(&section.title) + self.blocks(&section.blocks);
        own + section.sections.iter().map(|section| self.section(section)).sum::<usize>()
    }

    fn blocks(&mut self, blocks: &[Block]) -> usize {
        blocks.iter().map(|block| self.block(block)).sum()
    }

    fn block(&mut self, block: &Block) -> usize {
        match block {
            Block::Paragraph { inlines } => self.line(inlines),
            Block::Numbered(paragraph) => self.line(&paragraph.inlines),
            Block::List { items, .. } => items.iter().map(|item| self.blocks(&item.blocks)).sum(),
            Block::Quote { blocks } => self.blocks(blocks),
            Block::Callout { title, blocks } => self.wording.count_words(title) + self.blocks(blocks),
            Block::Table(table) => self.apart(table.caption(), block),
            Block::Figure(figure) => self.apart(&figure.caption, block),
            Block::Cards { cards } => {
                for card in cards {
                    self.tables += self.wording.count_words(&card.title) + self.line(&card.value);
                }
                self.apart("", block)
            }
        }
    }

    /// Counts what stands apart from the running text.
    fn apart(&mut self, caption: &str, block: &Block) -> usize {
        let mut words = self.wording.count_words(caption);
        walk::lines(std::slice::from_ref(block), &mut |line| words += self.line(line));
        self.tables += words;
        0
    }

    /// The words of a line, its footnotes included.
    fn line(&self, inlines: &[Inline]) -> usize {
        let (mut text, mut notes) = (String::new(), 0);
        self.collect(inlines, &mut text, &mut notes);
        self.wording.count_words(&text) + notes
    }

    fn collect(&self, inlines: &[Inline], text: &mut String, notes: &mut usize) {
        for inline in inlines {
            match inline {
                Inline::Text { text: own }
                | Inline::Figure { text: own, .. }
                | Inline::Reference { text: own, .. } => text.push_str(own),
                Inline::Rating { mark, .. } => text.push_str(&mark.label),
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Claim { inlines, .. }
                | Inline::Link { inlines, .. }
                | Inline::Change { inlines, .. } => {
                    self.collect(inlines, text, notes);
                }
                Inline::Footnote { inlines } => *notes += self.line(inlines),
                Inline::Mark { .. } => {}
                Inline::Break => text.push(' '),
            }
        }
    }
}
