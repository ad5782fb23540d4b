//! From rendered Markdown to the pieces of a section.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::section::{Position, Source};
use super::shield::{self, Part};
use super::slots::{Slot, Slots};
use super::template::Rendered;
use super::{Piece, Prose};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Align, Block, Cell, Column, Inline, ListItem, Row, RowKind, Table};
use crate::model::Language;

/// Reads the Markdown of a section.
pub(super) fn read(
    language: Language,
    source: &Source,
    rendered: &Rendered,
    findings: &mut Findings,
) -> Prose {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events: Vec<Event<'_>> = Parser::new_ext(&rendered.markdown, options).collect();
    let mut reader =
        Reader { language, source, slots: &rendered.slots, footnotes: BTreeMap::new(), tables: 0, findings };
    reader.collect_footnotes(&events);
    let mut events = Events { events: &events, next: 0 };
    let mut prose = Prose {
        id: format!("section-{}", source.id),
        title: source.title.clone(),
        position: source.position.clone(),
        pieces: Vec::new(),
        sections: Vec::new(),
    };
    reader.sections(&mut events, &mut prose);
    prose
}

/// Events that are read one after the other.
struct Events<'a, 'm> {
    events: &'a [Event<'m>],
    next: usize,
}

impl<'a, 'm> Iterator for Events<'a, 'm> {
    type Item = &'a Event<'m>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.events.get(self.next);
        self.next += 1;
        event
    }
}

struct Reader<'a> {
    language: Language,
    source: &'a Source,
    slots: &'a Slots,
    footnotes: BTreeMap<String, Vec<Inline>>,
    tables: usize,
    findings: &'a mut Findings,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the events of the parser are another library's")]
impl Reader<'_> {
    fn unsupported(&mut self, what: &str) {
        let message = format!("{what} cannot stand in a report");
        let help =
            "use paragraphs, headings from `##`, lists, quotations, tables, footnotes, bold and italics";
        let place = Place::file(self.source.file.clone());
        self.findings.report(Finding::new(Code::MarkdownUnsupported, place, message).help(help));
    }

    /// Footnotes are defined at the end of a section and used before: they are read first.
    fn collect_footnotes(&mut self, events: &[Event<'_>]) {
        let mut index = 0;
        while let Some(event) = events.get(index) {
            index += 1;
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let mut inside = Events { events, next: index };
            let blocks = self.blocks(&mut inside, TagEnd::FootnoteDefinition);
            let mut inlines = Vec::new();
            for block in blocks {
                if let Block::Paragraph { inlines: text } = block {
                    inlines.extend(text);
                } else {
                    self.unsupported("a footnote of more than paragraphs");
                }
            }
            self.footnotes.insert(name.to_string(), inlines);
            index = inside.next;
        }
    }

    /// Sorts top-level blocks into the subsections that their headings open.
    fn sections(&mut self, events: &mut Events<'_, '_>, root: &mut Prose) {
        let mut path: Vec<(HeadingLevel, Prose)> = Vec::new();
        while let Some(event) = events.next() {
            if let Event::Start(Tag::Heading { level, .. }) = event {
                let level = *level;
                let inlines = self.inlines(events, TagEnd::Heading(level));
                close_sections(&mut path, root, level);
                let deepest = path.last().map_or(HeadingLevel::H1, |(level, _)| *level);
                if level as usize != deepest as usize + 1 {
                    self.unsupported("a heading that is not one level below the heading before it");
                }
                let number = path.last().map_or(root.sections.len(), |(_, parent)| parent.sections.len());
                let parent = path.last().map_or(&root.id, |(_, parent)| &parent.id);
                let section = Prose {
                    id: format!("{parent}-{}", number + 1),
                    title: plain(&inlines),
                    position: Position::Before,
                    pieces: Vec::new(),
                    sections: Vec::new(),
                };
                path.push((level, section));
                continue;
            }
            let mut pieces = self.piece(event, events);
            let before = &mut path.last_mut().map_or(&mut *root, |(_, section)| section).pieces;
            if let [Piece::Block(Block::Table(table))] = pieces.as_mut_slice()
                && let Some(caption) = take_caption(before)
            {
                table.set_caption(caption);
            }
            before.extend(pieces);
        }
        close_sections(&mut path, root, HeadingLevel::H1);
    }

    /// A top-level block, or the place of a chart or table.
    fn piece(&mut self, event: &Event<'_>, events: &mut Events<'_, '_>) -> Vec<Piece> {
        if let Event::Start(Tag::Paragraph) = event
            && let Some(Event::Text(text)) = events.events.get(events.next)
            && let Some(Event::End(TagEnd::Paragraph)) = events.events.get(events.next + 1)
            && let Some(piece) = self.placed(text)
        {
            events.next += 2;
            return vec![piece];
        }
        self.block(event, events).into_iter().map(Piece::Block).collect()
    }

    fn placed(&self, text: &str) -> Option<Piece> {
        match self.slots.get(shield::slot_of(text)?)? {
            Slot::Chart(chart) => Some(Piece::Chart(chart)),
            Slot::Table(table) => Some(Piece::Table(table)),
            Slot::Figure(_) | Slot::Reference(_) => None,
        }
    }

    /// The blocks up to the end of what holds them.
    fn blocks(&mut self, events: &mut Events<'_, '_>, end: TagEnd) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = events.next() {
            match event {
                Event::End(found) if *found == end => break,
                // The text of a tight list item stands without a paragraph around it.
                Event::Text(_) | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => {
                    events.next -= 1;
                    let inlines = self.loose_inlines(events);
                    blocks.push(Block::Paragraph { inlines });
                }
                event => blocks.extend(self.block(event, events)),
            }
        }
        blocks
    }

    fn block(&mut self, event: &Event<'_>, events: &mut Events<'_, '_>) -> Option<Block> {
        match event {
            Event::Start(Tag::Paragraph) => {
                Some(Block::Paragraph { inlines: self.inlines(events, TagEnd::Paragraph) })
            }
            Event::Start(Tag::List(first)) => {
                let ordered = first.is_some();
                Some(Block::List { ordered, items: self.items(events, ordered) })
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                Some(Block::Quote { blocks: self.blocks(events, TagEnd::BlockQuote(*kind)) })
            }
            Event::Start(Tag::Table(alignments)) => self.table(events, alignments).map(Block::Table),
            Event::Start(Tag::FootnoteDefinition(_)) => {
                // Read beforehand; what stands in it is passed over.
                self.blocks(events, TagEnd::FootnoteDefinition);
                None
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.unsupported("a block of code");
                None
            }
            Event::Start(Tag::HtmlBlock) | Event::Html(_) => {
                self.unsupported("HTML");
                None
            }
            Event::Rule => {
                self.unsupported("a rule");
                None
            }
            Event::Start(Tag::Heading { .. }) => {
                self.unsupported("a heading inside another block");
                None
            }
            _ => None,
        }
    }

    fn items(&mut self, events: &mut Events<'_, '_>, ordered: bool) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(ListItem { blocks: self.blocks(events, TagEnd::Item) }),
                Event::End(TagEnd::List(found)) if *found == ordered => break,
                _ => {}
            }
        }
        items
    }

    fn table(
        &mut self,
        events: &mut Events<'_, '_>,
        alignments: &[pulldown_cmark::Alignment],
    ) -> Option<Table> {
        let (mut header, mut rows, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    cells.push(Cell { inlines: self.inlines(events, TagEnd::TableCell) });
                }
                Event::End(TagEnd::TableHead) => header = std::mem::take(&mut cells),
                Event::End(TagEnd::TableRow) => {
                    rows.push(Row { kind: RowKind::Data, cells: std::mem::take(&mut cells) });
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let columns = alignments.iter().map(|alignment| Column {
            align: match alignment {
                pulldown_cmark::Alignment::Right => Align::End,
                pulldown_cmark::Alignment::Center => Align::Centre,
                pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Align::Start,
            },
            width: 1,
        });
        self.tables += 1;
        let id = format!("table-{}-{}", self.source.id, self.tables);
        let columns = columns.zip(header).collect();
        let table = Table::new(id, String::new(), columns, rows);
        if table.is_err() {
            self.unsupported("a table with rows of different length");
        }
        table.ok()
    }

    /// The inlines up to the end of what holds them.
    fn inlines(&mut self, events: &mut Events<'_, '_>, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(event) = events.next() {
            if matches!(event, Event::End(found) if *found == end) {
                break;
            }
            self.inline(event, events, &mut inlines);
        }
        inlines
    }

    /// The inlines up to the next event that is none, which is left unread.
    fn loose_inlines(&mut self, events: &mut Events<'_, '_>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(event) = events.next() {
            let is_inline = matches!(
                event,
                Event::Text(_)
                    | Event::SoftBreak
                    | Event::HardBreak
                    | Event::Code(_)
                    | Event::FootnoteReference(_)
                    | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            );
            if !is_inline {
                events.next -= 1;
                break;
            }
            self.inline(event, events, &mut inlines);
        }
        inlines
    }

    fn inline(&mut self, event: &Event<'_>, events: &mut Events<'_, '_>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => self.text(text, inlines),
            Event::SoftBreak => match self.language {
                Language::English => inlines.push(Inline::text(" ")),
                // Chinese sets no space where a line of the source ends.
                Language::Chinese => {}
            },
            Event::HardBreak => inlines.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                let inlines_within = self.inlines(events, TagEnd::Strong);
                inlines.push(Inline::Strong { inlines: inlines_within });
            }
            Event::Start(Tag::Emphasis) => {
                let inlines_within = self.inlines(events, TagEnd::Emphasis);
                inlines.push(Inline::Emphasis { inlines: inlines_within });
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href = shield::flatten(dest_url, self.slots);
                let inlines_within = self.inlines(events, TagEnd::Link);
                inlines.push(Inline::Link { href, inlines: inlines_within });
            }
            Event::FootnoteReference(name) => match self.footnotes.get(name.as_ref()) {
                Some(note) => inlines.push(Inline::Footnote { inlines: note.clone() }),
                None => self.unsupported(&format!("the footnote `{name}`, which is not defined,")),
            },
            Event::Code(_) => self.unsupported("code"),
            Event::InlineHtml(_) | Event::Html(_) => self.unsupported("HTML"),
            Event::Start(Tag::Image { .. }) => self.unsupported("an image"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, inlines: &mut Vec<Inline>) {
        for part in shield::parts(text) {
            match part {
                Part::Text(text) => push_text(inlines, text),
                Part::Slot(index) => match self.slots.get(index) {
                    Some(Slot::Figure(quote)) => inlines.push(quote.inline()),
                    Some(Slot::Reference(target)) => {
                        inlines.push(Inline::Reference { target, text: String::new() });
                    }
                    Some(Slot::Chart(_) | Slot::Table(_)) => {
                        self.unsupported("a chart or table that is not alone in its paragraph");
                    }
                    None => {}
                },
            }
        }
    }
}

/// Joins text to the text before it, so that a sentence is one piece.
fn push_text(inlines: &mut Vec<Inline>, text: String) {
    if let Some(Inline::Text { text: before }) = inlines.last_mut() {
        before.push_str(&text);
    } else {
        inlines.push(Inline::Text { text });
    }
}

/// Puts away the sections that a heading of the given level ends.
fn close_sections(path: &mut Vec<(HeadingLevel, Prose)>, root: &mut Prose, level: HeadingLevel) {
    while path.last().is_some_and(|(open, _)| *open >= level) {
        let Some((_, section)) = path.pop() else { return };
        path.last_mut().map_or(&mut *root, |(_, parent)| parent).sections.push(section);
    }
}

/// What a paragraph that captions a table begins with.
const CAPTION: &str = ": ";

/// Takes away the paragraph at the end if it is a caption, and returns its words.
fn take_caption(pieces: &mut Vec<Piece>) -> Option<String> {
    let Some(Piece::Block(Block::Paragraph { inlines })) = pieces.last() else { return None };
    let caption = plain(inlines).strip_prefix(CAPTION)?.to_owned();
    pieces.pop();
    Some(caption)
}

/// The words of inlines, without their marks.
fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Text { text } | Inline::Figure { text, .. } | Inline::Reference { text, .. } => text.clone(),
        Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
            plain(inlines)
        }
        Inline::Rating { mark, .. } => mark.label.clone(),
        Inline::Footnote { .. } => String::new(),
        Inline::Break => " ".to_owned(),
    });
    words.collect()
}
