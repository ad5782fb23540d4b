//! The text of a document in one line of passages: titles, paragraphs, rows, notes, each with its place.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align;
use crate::document::{Block, Document, Inline, Masthead, Row, RowKind, Section};

/// Begins the key of a figure.
const FIGURE: char = '\u{1}';
/// The key of the line between two cells.
pub(super) const LINE: &str = "\u{3}";
/// Begins the key of a reference.
const REFERENCE: char = '\u{2}';

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The section with its number, as printed; absent at the head of the document.
    pub section: Option<String>,
    /// The table or chart, as its number is printed ("Table 3").
    pub block: Option<String>,
    /// The number of the paragraph, where paragraphs are numbered.
    pub paragraph: Option<usize>,
    /// Which paragraph of its section it is, where they are not.
    pub nth: Option<usize>,
    /// What the passage is.
    pub part: Part,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The title of the document or of a section.
    Title,
    /// A paragraph, also of a list or a quotation.
    Paragraph,
    /// The title of a box.
    Box,
    /// A card.
    Card,
    /// A caption.
    Caption,
    /// A row of a table.
    Row,
    /// A note below a table or chart.
    Note,
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub(super) place: Place,
    /// Its number or label, which is not a part of the text.
    pub(super) label: Option<String>,
    /// Its words.
    pub(super) tokens: Vec<Token>,
}

/// A word, a mark or a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// As printed.
    pub(super) text: String,
    /// What it is compared by: a figure by its identity, a reference by where it leads.
    pub(super) key: String,
}

impl Token {
    /// The id of the figure that it is.
    pub(super) fn figure(&self) -> Option<&str> {
        self.key.strip_prefix(FIGURE)
    }
}

impl Passage {
    /// What it is compared by.
    pub(super) fn key(&self) -> String {
        let words = self.tokens.iter().map(|token| token.key.as_str());
        std::iter::once(self.place.part.key()).chain(words).collect()
    }

    /// Its words and figures, to compare them; spaces and marks are in every text.
    pub(super) fn words(&self) -> Vec<String> {
        let says = |token: &&Token| token.key.contains(|c: char| c.is_alphanumeric());
        self.tokens.iter().filter(says).map(|token| token.key.clone()).collect()
    }

    /// Its text as printed.
    pub(super) fn text(&self) -> String {
        self.tokens.iter().map(|token| token.text.as_str()).collect()
    }

    /// Whether it says anything beside figures.
    pub(super) fn has_words(&self) -> bool {
        let is_word = |token: &Token| token.figure().is_none() && token.text.contains(char::is_alphabetic);
        self.tokens.iter().any(is_word)
    }
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Self::Title => "title\n",
            Self::Paragraph => "paragraph\n",
            Self::Box => "box\n",
            Self::Card => "card\n",
            Self::Caption => "caption\n",
            Self::Row => "row\n",
            Self::Note => "note\n",
        }
    }
}

/// The passages of a document, in reading order.
pub(super) fn passages(document: &Document) -> Vec<Passage> {
    let place = Place { section: None, block: None, paragraph: None, nth: None, part: Part::Title };
    let mut walk = Walk { place, nth: 0, passages: Vec::new() };
    walk.words(Part::Title, None, &document.title);
    let head = [document.subtitle.as_ref(), document.notice.as_ref()];
    head.into_iter().flatten().for_each(|text| walk.words(Part::Title, None, text));
    if let Some(masthead) = &document.masthead {
        walk.masthead(masthead);
    }
    walk.sections(&document.sections);
    for line in document.masthead.iter().flat_map(|masthead| &masthead.closing) {
        walk.line(Part::Note, None, line);
    }
    walk.passages
}

/// The places at which each figure stands, by its id, with its prints.
pub(super) fn figures(passages: &[Passage]) -> BTreeMap<&str, Vec<(&str, &Place)>> {
    let mut figures: BTreeMap<&str, Vec<(&str, &Place)>> = BTreeMap::new();
    for passage in passages {
        for token in &passage.tokens {
            if let Some(id) = token.figure() {
                figures.entry(id).or_default().push((&token.text, &passage.place));
            }
        }
    }
    figures
}

struct Walk {
    place: Place,
    /// Paragraphs without a number in the section so far.
    nth: usize,
    passages: Vec<Passage>,
}

impl Walk {
    fn masthead(&mut self, masthead: &Masthead) {
        masthead.lines().for_each(|text| self.words(Part::Title, None, text));
        for field in &masthead.summary {
            field.label.iter().for_each(|label| self.words(Part::Box, None, label));
            self.blocks(&field.blocks);
        }
    }

    fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            let title = match &section.number {
                // Full-width punctuation brings its own space.
                Some(number) if number.ends_with(['、', '）', '．', '。', '：']) => {
                    format!("{number}{}", section.title)
                }
                Some(number) => format!("{number} {}", section.title),
                None => section.title.clone(),
            };
            self.place =
                Place { section: Some(title), block: None, paragraph: None, nth: None, part: Part::Title };
            self.nth = 0;
            self.words(Part::Title, section.number.clone(), &section.title);
            self.blocks(&section.blocks);
            self.sections(&section.sections);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => self.paragraph(inlines),
                Block::Numbered(paragraph) => {
                    self.place.paragraph = Some(paragraph.number);
                    self.place.nth = None;
                    self.line(Part::Paragraph, Some(paragraph.marker.clone()), &paragraph.inlines);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Callout { title, blocks } => {
                    self.words(Part::Box, None, title);
                    self.blocks(blocks);
                }
                Block::Table(table) => self.within(table.number(), |walk| {
                    walk.words(Part::Caption, Some(table.number().to_owned()), table.caption());
                    let header = Row { kind: RowKind::Data, cells: table.header().to_vec() };
                    std::iter::once(&header).chain(table.rows()).for_each(|row| walk.row(row));
                    table.notes().iter().for_each(|note| walk.line(Part::Note, None, note));
                }),
                Block::Figure(figure) => self.within(&figure.number, |walk| {
                    walk.words(Part::Caption, Some(figure.number.clone()), &figure.caption);
                    figure.notes.iter().for_each(|note| walk.line(Part::Note, None, note));
                }),
                Block::Cards { cards } => {
                    for card in cards {
                        self.words(Part::Card, None, &card.title);
                        let lines = std::iter::once(&card.value).chain(&card.lines);
                        lines.for_each(|line| self.line(Part::Card, None, line));
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        if self.place.paragraph.is_none() {
            self.nth += 1;
            self.place.nth = Some(self.nth);
        }
        self.line(Part::Paragraph, None, inlines);
    }

    fn within(&mut self, number: &str, inside: impl FnOnce(&mut Self)) {
        let outer = self.place.clone();
        self.place.block = Some(number.to_owned());
        (self.place.paragraph, self.place.nth) = (None, None);
        inside(self);
        self.place = outer;
    }

    fn row(&mut self, row: &Row) {
        let mut words = Vec::new();
        for (index, cell) in row.cells.iter().enumerate() {
            if index > 0 {
                words.push(Token { text: " | ".to_owned(), key: LINE.to_owned() });
            }
            tokens(&cell.inlines, &mut words);
        }
        self.push(Part::Row, None, words);
    }

    fn words(&mut self, part: Part, label: Option<String>, text: &str) {
        self.line(part, label, &[Inline::text(text)]);
    }

    fn line(&mut self, part: Part, label: Option<String>, inlines: &[Inline]) {
        let mut words = Vec::new();
        tokens(inlines, &mut words);
        self.push(part, label, words);
    }

    fn push(&mut self, part: Part, label: Option<String>, tokens: Vec<Token>) {
        let place = Place { part, ..self.place.clone() };
        self.passages.push(Passage { place, label, tokens });
    }
}

/// The words of some inlines.
pub(super) fn tokens(inlines: &[Inline], words: &mut Vec<Token>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => words.extend(plain(text)),
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Claim { inlines, .. }
            | Inline::Link { inlines, .. }
            | Inline::Footnote { inlines }
            | Inline::Change { inlines, .. } => tokens(inlines, words),
            Inline::Figure { .. }
            | Inline::Rating { .. }
            | Inline::Reference { .. }
            | Inline::Mark { .. }
            | Inline::Break => words.extend(atom(inline)),
        }
    }
}

/// The words of a text.
pub(super) fn plain(text: &str) -> impl Iterator<Item = Token> {
    align::tokens(text).into_iter().map(|text| Token { key: text.clone(), text })
}

/// The one token of an inline that is no text and no group.
pub(super) fn atom(inline: &Inline) -> Option<Token> {
    let (text, key) = match inline {
        Inline::Figure { text, fact, .. } => (text.clone(), format!("{FIGURE}{fact}")),
        Inline::Rating { mark, fact, .. } => (mark.label.clone(), format!("{FIGURE}{fact}")),
        Inline::Reference { target, text } => (text.clone(), format!("{REFERENCE}{target}")),
        // The letters of notes follow from their order.
        Inline::Mark { .. } => return None,
        Inline::Break => (" ".to_owned(), " ".to_owned()),
        Inline::Text { .. }
        | Inline::Strong { .. }
        | Inline::Emphasis { .. }
        | Inline::Claim { .. }
        | Inline::Link { .. }
        | Inline::Footnote { .. }
        | Inline::Change { .. } => return None,
    };
    Some(Token { text, key })
}
