//! A document with its changes marked: what is new, gone, moved, and figures that are others.

use std::collections::{BTreeMap, VecDeque};

use super::passages::{self, Passage, Token};
use super::text::{Passed, follow};
use super::{Differences, list};
use crate::align::{self, Fate};
use crate::document::{Block, ChangeKind, Document, Inline, Section};
use crate::wording::Wording;

/// The new draft of an edition with its changes marked, and a list of them at the end.
///
/// Words that are gone stand before those that came in their place, and a
/// paragraph that is gone stands where it was. Titles and captions, which hold
/// no marks themselves, have them in a line below.
pub fn marked(old: &Document, new: &Document, differences: &Differences, words: Wording) -> Document {
    let (before, now) = (passages::passages(old), passages::passages(new));
    let mut marker = Marker::new(&before, &now);
    let mut document = new.clone();
    marker.document(&mut document);
    document.sections.push(list::section(differences, words));
    document
}

/// Walks a document in the order of its passages.
struct Marker<'a> {
    before: &'a [Passage],
    now: &'a [Passage],
    /// Of each new passage, the old one and whether that stood elsewhere.
    origins: BTreeMap<usize, (usize, bool)>,
    /// Old passages that are gone, each with the number of new ones before it.
    gone: VecDeque<(usize, usize)>,
    /// The passage that comes next.
    at: usize,
}

impl<'a> Marker<'a> {
    fn new(before: &'a [Passage], now: &'a [Passage]) -> Self {
        let (mut origins, mut gone, mut passed_by) = (BTreeMap::new(), VecDeque::new(), 0);
        for passed in follow(before, now) {
            match passed {
                Passed::Kept { old, new } => drop(origins.insert(new, (old, false))),
                Passed::Moved { old, new } => drop(origins.insert(new, (old, true))),
                Passed::Added { .. } => {}
                Passed::Gone { old } => {
                    gone.push_back((passed_by, old));
                    continue;
                }
            }
            passed_by += 1;
        }
        Self { before, now, origins, gone, at: 0 }
    }

    /// Goes over the passages in the order in which they are listed.
    fn document(&mut self, document: &mut Document) {
        self.at += 1 + usize::from(document.subtitle.is_some()) + usize::from(document.notice.is_some());
        if let Some(masthead) = &mut document.masthead {
            self.at += masthead.lines().count();
            for field in &mut masthead.summary {
                self.at += usize::from(field.label.is_some());
                self.blocks(&mut field.blocks);
            }
        }
        self.sections(&mut document.sections);
        for line in document.masthead.iter_mut().flat_map(|masthead| &mut masthead.closing) {
            self.line(line);
        }
    }

    fn sections(&mut self, sections: &mut [Section]) {
        for section in sections {
            let title = self.words();
            let mut blocks = Vec::new();
            blocks.extend(title.map(|inlines| Block::Paragraph { inlines }));
            blocks.extend(self.gone());
            for mut block in std::mem::take(&mut section.blocks) {
                self.block(&mut block);
                blocks.push(block);
                blocks.extend(self.gone());
            }
            section.blocks = blocks;
            self.sections(&mut section.sections);
        }
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph { inlines } => self.line(inlines),
            Block::Numbered(paragraph) => self.line(&mut paragraph.inlines),
            Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
            Block::Quote { blocks } => self.blocks(blocks),
            Block::Callout { blocks, .. } => {
                let title = self.words();
                self.blocks(blocks);
                if let Some(inlines) = title {
                    blocks.insert(0, Block::Paragraph { inlines });
                }
            }
            Block::Table(table) => {
                let caption = self.words();
                for row in table.lines_mut() {
                    self.row(row);
                }
                table.notes_mut().iter_mut().for_each(|note| self.line(note));
                table.notes_mut().extend(caption);
            }
            Block::Figure(figure) => {
                let caption = self.words();
                figure.notes.iter_mut().for_each(|note| self.line(note));
                figure.notes.extend(caption);
            }
            Block::Cards { cards } => {
                for card in cards {
                    self.at += 1;
                    self.line(&mut card.value);
                    card.lines.iter_mut().for_each(|line| self.line(line));
                }
            }
        }
    }

    /// The old passages that are gone before the next one, as paragraphs.
    fn gone(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((_, old)) = self.gone.pop_front_if(|(passed_by, _)| *passed_by <= self.at) {
            let passage = &self.before[old];
            if !passage.has_words() {
                continue;
            }
            let label = passage.label.as_ref().map_or_else(String::new, |label| format!("{label} "));
            let text = format!("{label}{}", passage.text());
            blocks.push(Block::Paragraph {
                inlines: vec![change(ChangeKind::Deleted, vec![Inline::text(text)])],
            });
        }
        blocks
    }

    /// The marks of a title or caption that has other words.
    fn words(&mut self) -> Option<Vec<Inline>> {
        let passage = &self.now[self.at];
        let (old, _) = self.origins.get(&self.at).copied().unzip();
        self.at += 1;
        let before = &self.before[old?];
        if before.key() == passage.key() {
            return None;
        }
        let mut line = Line::new(&before.tokens, &passage.tokens);
        let text = Inline::text(passage.text());
        Some(line.whole(vec![text]))
    }

    fn line(&mut self, inlines: &mut Vec<Inline>) {
        let (mut line, is_moved) = self.next();
        let marked = line.whole(std::mem::take(inlines));
        *inlines = if is_moved { vec![change(ChangeKind::Moved, marked)] } else { marked };
    }

    fn row(&mut self, cells: &mut [crate::document::Cell]) {
        let (mut line, is_moved) = self.next();
        let last = cells.len().saturating_sub(1);
        for (index, cell) in cells.iter_mut().enumerate() {
            let inlines = std::mem::take(&mut cell.inlines);
            let marked = if index == last { line.whole(inlines) } else { line.cell(inlines) };
            cell.inlines = if is_moved { vec![change(ChangeKind::Moved, marked)] } else { marked };
        }
    }

    fn next(&mut self) -> (Line<'a>, bool) {
        let passage = &self.now[self.at];
        let origin = self.origins.get(&self.at).copied();
        self.at += 1;
        let before: &[Token] = origin.map_or(&[], |(old, _)| &self.before[old].tokens);
        (Line::new(before, &passage.tokens), origin.is_some_and(|(_, is_moved)| is_moved))
    }
}

/// A passage that is marked, word by word.
struct Line<'a> {
    before: &'a [Token],
    fates: VecDeque<Fate>,
}

/// What became of the word that comes next.
enum Word<'a> {
    Kept(&'a Token),
    Added,
}

impl<'a> Line<'a> {
    fn new(before: &'a [Token], now: &[Token]) -> Self {
        let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
        Self { before, fates: align::word_fates(&keys(before), &keys(now)).into() }
    }

    /// Marks what is left of the passage.
    fn whole(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut marked = self.inlines(inlines);
        self.gone(&mut marked);
        marked
    }

    /// Marks a cell, up to the line after it.
    fn cell(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut marked = self.whole(inlines);
        self.word(&mut marked);
        marked
    }

    /// Shows the words that are gone before the next one.
    fn gone(&mut self, marked: &mut Vec<Inline>) {
        let mut text = String::new();
        while let Some(Fate::Gone { old }) = self.fates.front() {
            let token = &self.before[*old];
            text.push_str(if token.key == passages::LINE { " " } else { &token.text });
            self.fates.pop_front();
        }
        if !text.is_empty() {
            marked.push(change(ChangeKind::Deleted, vec![Inline::text(text)]));
        }
    }

    /// What became of the next word, after showing those that are gone before it.
    fn word(&mut self, marked: &mut Vec<Inline>) -> Word<'a> {
        self.gone(marked);
        match self.fates.pop_front() {
            Some(Fate::Kept { old, .. }) => Word::Kept(&self.before[old]),
            Some(Fate::Added { .. } | Fate::Gone { .. }) | None => Word::Added,
        }
    }

    fn inlines(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut marked = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.text(&text, &mut marked),
                Inline::Strong { inlines } => {
                    let inlines = self.inlines(inlines);
                    marked.push(Inline::Strong { inlines });
                }
                Inline::Emphasis { inlines } => {
                    let inlines = self.inlines(inlines);
                    marked.push(Inline::Emphasis { inlines });
                }
                Inline::Claim { claim, inlines, at } => {
                    let inlines = self.inlines(inlines);
                    marked.push(Inline::Claim { claim, inlines, at });
                }
                Inline::Link { href, inlines } => {
                    let inlines = self.inlines(inlines);
                    marked.push(Inline::Link { href, inlines });
                }
                Inline::Footnote { inlines } => {
                    let inlines = self.inlines(inlines);
                    marked.push(Inline::Footnote { inlines });
                }
                Inline::Change { change: kind, inlines } => {
                    let inlines = self.inlines(inlines);
                    marked.push(change(kind, inlines));
                }
                Inline::Figure { .. } | Inline::Rating { .. } | Inline::Reference { .. } | Inline::Break => {
                    self.atom(inline, &mut marked);
                }
                Inline::Mark { .. } => marked.push(inline),
            }
        }
        marked
    }

    fn text(&mut self, text: &str, marked: &mut Vec<Inline>) {
        for token in passages::plain(text) {
            let is_new = matches!(self.word(marked), Word::Added);
            match marked.last_mut() {
                Some(Inline::Text { text }) if !is_new => text.push_str(&token.text),
                Some(Inline::Change { change: ChangeKind::Inserted, inlines }) if is_new => {
                    match inlines.last_mut() {
                        Some(Inline::Text { text }) => text.push_str(&token.text),
                        Some(_) | None => inlines.push(Inline::text(token.text)),
                    }
                }
                Some(_) | None if is_new => {
                    marked.push(change(ChangeKind::Inserted, vec![Inline::text(token.text)]));
                }
                Some(_) | None => marked.push(Inline::text(token.text)),
            }
        }
    }

    fn atom(&mut self, inline: Inline, marked: &mut Vec<Inline>) {
        let Some(token) = passages::atom(&inline) else { return marked.push(inline) };
        match self.word(marked) {
            Word::Kept(before) if token.figure().is_some() && before.text != token.text => {
                marked.push(change(ChangeKind::Deleted, vec![Inline::text(&before.text)]));
                // Without a space a reader could take two figures for one.
                marked.push(Inline::text("\u{a0}"));
                marked.push(change(ChangeKind::Restated, vec![inline]));
            }
            Word::Kept(_) => marked.push(inline),
            Word::Added => marked.push(change(ChangeKind::Inserted, vec![inline])),
        }
    }
}

fn change(change: ChangeKind, inlines: Vec<Inline>) -> Inline {
    Inline::Change { change, inlines }
}
