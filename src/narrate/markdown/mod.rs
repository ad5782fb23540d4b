//! From rendered Markdown to the pieces of a section.

mod names;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::section::{Position, Source};
use super::shield::{self, Part};
use super::slots::Slot;
use super::template::Rendered;
use super::text::{ends_in_latin, figures, push_text, take_caption};
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
    let parser = Parser::new_ext(&rendered.markdown, options).into_offset_iter();
    let (events, ranges): (Vec<Event<'_>>, Vec<Range<usize>>) = parser.unzip();
    let mut reader = Reader {
        language,
        source,
        rendered,
        footnotes: BTreeMap::new(),
        tables: 0,
        at: 0..0,
        name: None,
        findings,
    };
    reader.collect_footnotes(&events, &ranges);
    reader.check_footnotes();
    let mut events = Events { all: &events, ranges: &ranges, next: 0 };
    let mut prose = Prose {
        id: format!("section-{}", source.id),
        file: source.file.clone(),
        title: source.title.clone(),
        title_figures: Vec::new(),
        position: source.position.clone(),
        status: source.status,
        is_built_in: source.is_built_in,
        claims: super::claims::asserted(&rendered.slots, source),
        pieces: Vec::new(),
        sections: Vec::new(),
    };
    reader.sections(&mut events, &mut prose);
    prose
}

/// Events that are read one after the other.
struct Events<'a, 'm> {
    all: &'a [Event<'m>],
    ranges: &'a [Range<usize>],
    next: usize,
}

impl Events<'_, '_> {
    /// Where in the rendered text the event that was read last stands.
    fn at(&self) -> Range<usize> {
        self.ranges.get(self.next.saturating_sub(1)).cloned().unwrap_or_default()
    }
}

impl<'a, 'm> Iterator for Events<'a, 'm> {
    type Item = &'a Event<'m>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.all.get(self.next);
        self.next += 1;
        event
    }
}

struct Reader<'a> {
    language: Language,
    source: &'a Source,
    rendered: &'a Rendered,
    footnotes: BTreeMap<String, Vec<Inline>>,
    tables: usize,
    /// Where in the rendered text the reader is.
    at: Range<usize>,
    /// The slot of the name that ends the paragraph that is read.
    name: Option<usize>,
    findings: &'a mut Findings,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the events of the parser are another library's")]
impl Reader<'_> {
    fn unsupported(&mut self, what: &str) {
        let message = format!("{what} cannot stand in a report");
        let help =
            "use paragraphs, headings from `##`, lists, quotations, tables, footnotes, bold and italics";
        self.findings.report(Finding::new(Code::MarkdownUnsupported, self.place(), message).help(help));
    }

    fn misplaced(&mut self, rule: &str, help: &str) {
        let finding = Finding::new(Code::MarkdownUnsupported, self.place(), rule);
        self.findings.report(finding.help(help));
    }

    /// The place in the file, if what stands there also stands in the template, and only once.
    fn place(&self) -> Place {
        let file = self.source.file.clone();
        let rendered = self.rendered.markdown.get(self.at.clone()).unwrap_or_default();
        // What a function printed stands otherwise in the template.
        let written = rendered.split(shield::is_reserved).map(str::trim).find(|part| !part.is_empty());
        let written = written.unwrap_or_default();
        let first_line = written.lines().next().unwrap_or_default();
        match self.only(written).or_else(|| self.only(first_line)) {
            Some(range) => Place::span(file, &self.source.text, range),
            None => Place::file(file),
        }
    }

    /// Where in the file a text stands, if it does so once.
    fn only(&self, text: &str) -> Option<Range<usize>> {
        let body = &self.source.text[self.source.body..];
        let mut found = body.match_indices(text).map(|(index, _)| self.source.body + index);
        let start = found.next().filter(|_| !text.is_empty())?;
        found.next().is_none().then(|| start..start + text.len())
    }

    /// Reports references to footnotes that are not there, which the parser takes for text.
    fn check_footnotes(&mut self) {
        let text = &self.rendered.markdown;
        for (start, _) in text.match_indices("[^").filter(|(start, _)| !text[..*start].ends_with('\\')) {
            let Some(length) = text[start..].find(']') else { continue };
            let name = &text[start + 2..start + length];
            if self.footnotes.contains_key(name) || name.contains(char::is_whitespace) {
                continue;
            }
            self.at = start..start + length + 1;
            let message = format!("the footnote `{name}` is not defined");
            let finding = Finding::new(Code::MarkdownUnsupported, self.place(), message);
            self.findings
                .report(finding.help(format!("add a line `[^{name}]: …` at the end of the section")));
        }
    }

    /// Footnotes are defined at the end of a section and used before: they are read first.
    fn collect_footnotes(&mut self, events: &[Event<'_>], ranges: &[Range<usize>]) {
        let mut index = 0;
        while let Some(event) = events.get(index) {
            index += 1;
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let mut inside = Events { all: events, ranges, next: index };
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
                let at = events.at();
                let inlines = self.inlines(events, TagEnd::Heading(level));
                close_sections(&mut path, root, level);
                let deepest = path.last().map_or(HeadingLevel::H1, |(level, _)| *level);
                if level as usize != deepest as usize + 1 {
                    self.at = at;
                    let rule = "a heading stands at most one level below the heading before it";
                    self.misplaced(
                        rule,
                        "begin with `##`, which is one level below the title of the section",
                    );
                }
                let number = path.last().map_or(root.sections.len(), |(_, parent)| parent.sections.len());
                let parent = path.last().map_or(&root.id, |(_, parent)| &parent.id);
                let section = Prose {
                    id: format!("{parent}-{}", number + 1),
                    file: root.file.clone(),
                    title: Inline::words(&inlines),
                    title_figures: figures(&inlines),
                    position: Position::Before,
                    status: root.status,
                    is_built_in: root.is_built_in,
                    claims: Vec::new(),
                    pieces: Vec::new(),
                    sections: Vec::new(),
                };
                path.push((level, section));
                continue;
            }
            let mut pieces = self.piece(event, events);
            let before = &mut path.last_mut().map_or(&mut *root, |(_, section)| section).pieces;
            if let [Piece::Block(Block::Table(table))] = pieces.as_mut_slice()
                && let Some((caption, figures)) = take_caption(before)
            {
                table.set_caption(caption, figures);
            }
            before.extend(pieces);
        }
        close_sections(&mut path, root, HeadingLevel::H1);
    }

    /// A top-level block, or the place of a chart or table.
    fn piece(&mut self, event: &Event<'_>, events: &mut Events<'_, '_>) -> Vec<Piece> {
        if let Event::Start(Tag::Paragraph) = event
            && let Some(Event::Text(text)) = events.all.get(events.next)
            && let Some(Event::End(TagEnd::Paragraph)) = events.all.get(events.next + 1)
            && let Some(piece) = self.placed(text)
        {
            events.next += 2;
            return vec![piece];
        }
        if let Event::Start(Tag::Paragraph) = event
            && let Some((slot, mark)) = self.name_at_end(events)
        {
            return self.named(events, slot, &mark).into_iter().collect();
        }
        self.block(event, events).into_iter().map(Piece::Block).collect()
    }

    fn placed(&self, text: &str) -> Option<Piece> {
        match self.rendered.slots.get(shield::slot_of(text)?)? {
            Slot::Chart(chart) => Some(Piece::Chart(chart)),
            Slot::Table(table) => Some(Piece::Table(table)),
            Slot::Action => Some(Piece::Action(self.action_place())),
            Slot::Figure(_) | Slot::Reference(_) | Slot::Name(_) | Slot::Claim(_) => None,
        }
    }

    /// The blocks up to the end of what holds them.
    fn blocks(&mut self, events: &mut Events<'_, '_>, end: TagEnd) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = events.next() {
            match event {
                Event::End(found) if *found == end => break,
                // The text of a tight list item stands without a paragraph around it.
                event if is_inline(event) => {
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
        self.at = events.at();
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
                Event::Start(Tag::Item) => {
                    let blocks = self.blocks(events, TagEnd::Item);
                    items.push(ListItem { marker: None, blocks });
                }
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
        let shares = shares(&header, &rows);
        let columns = alignments.iter().zip(shares).map(|(alignment, width)| Column {
            align: match alignment {
                pulldown_cmark::Alignment::Right => Align::End,
                pulldown_cmark::Alignment::Center => Align::Centre,
                pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Align::Start,
            },
            width,
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
            if !is_inline(event) {
                events.next -= 1;
                break;
            }
            self.inline(event, events, &mut inlines);
        }
        inlines
    }

    fn inline(&mut self, event: &Event<'_>, events: &mut Events<'_, '_>, inlines: &mut Vec<Inline>) {
        self.at = events.at();
        match event {
            Event::Text(text) => self.text(text, inlines),
            // Chinese sets no space where a line of the source ends, unless it ends with a Latin word.
            Event::SoftBreak if self.language.has_spaces() || ends_in_latin(inlines) => {
                inlines.push(Inline::text(" "));
            }
            Event::SoftBreak => {}
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
                let href = shield::flatten(dest_url, &self.rendered.slots);
                let inlines_within = self.inlines(events, TagEnd::Link);
                inlines.push(Inline::Link { href, inlines: inlines_within });
            }
            Event::FootnoteReference(name) => match self.footnotes.get(name.as_ref()) {
                Some(note) => inlines.push(Inline::Footnote { inlines: note.clone() }),
                None => self.unsupported("a footnote within a footnote"),
            },
            Event::Code(_) => self.unsupported("code"),
            Event::InlineHtml(tag) if tag.starts_with("</") => {}
            Event::InlineHtml(_) | Event::Html(_) => self.unsupported("HTML"),
            Event::Start(Tag::Image { .. }) => self.unsupported("an image"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, inlines: &mut Vec<Inline>) {
        for part in shield::parts(text) {
            match part {
                Part::Text(text) => push_text(inlines, text),
                Part::Slot(index) => match self.rendered.slots.get(index) {
                    Some(Slot::Figure(quote)) => inlines.push(quote.inline()),
                    Some(Slot::Claim(claimed)) => {
                        // Its words may have figures among them.
                        let mut words = Vec::new();
                        self.text(&claimed.text, &mut words);
                        inlines.push(Inline::Claim { claim: claimed.asserted, inlines: words, at: 0 });
                    }
                    Some(Slot::Reference(target)) => {
                        inlines.push(Inline::Reference { target, text: String::new() });
                    }
                    Some(Slot::Name(_)) if self.name == Some(index) => {}
                    Some(Slot::Name(mark)) => self.misplaced_name(&mark),
                    Some(Slot::Action) => {
                        let rule = "what `action()` asks for stands alone in its paragraph";
                        self.misplaced(rule, "put an empty line before and after it, outside of lists");
                    }
                    Some(Slot::Chart(_) | Slot::Table(_)) => {
                        let rule = "a chart or table stands alone in its paragraph";
                        self.misplaced(
                            rule,
                            "put an empty line before and after it; name it in a text with `ref(…)`",
                        );
                    }
                    None => {}
                },
            }
        }
    }
}

/// Puts away the sections that a heading of the given level ends.
fn close_sections(path: &mut Vec<(HeadingLevel, Prose)>, root: &mut Prose, level: HeadingLevel) {
    while path.last().is_some_and(|(open, _)| *open >= level) {
        let Some((_, section)) = path.pop() else { return };
        path.last_mut().map_or(&mut *root, |(_, parent)| parent).sections.push(section);
    }
}

/// Whether an event is part of a line of text, so that it may stand in a list item without a paragraph.
#[expect(clippy::wildcard_enum_match_arm, reason = "the events of the parser are another library's")]
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_) => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
        }
        _ => false,
    }
}
/// The widest column of a table takes so many times the room of the narrowest at most.
const WIDEST: u8 = 3;

/// The shares of columns in a line, by how much their cells say.
fn shares(header: &[Cell], rows: &[Row]) -> Vec<u8> {
    let letters = |cell: &Cell| Inline::words(&cell.inlines).chars().count();
    let said = |index: usize| -> usize {
        let cells = rows.iter().filter_map(|row| row.cells.get(index));
        cells.map(letters).sum::<usize>().max(1)
    };
    let said: Vec<usize> = (0..header.len()).map(said).collect();
    let least = said.iter().copied().min().unwrap_or(1);
    let share =
        |said: &usize| (1..=WIDEST).rev().find(|times| *said >= least * usize::from(*times)).unwrap_or(1);
    said.iter().map(share).collect()
}
