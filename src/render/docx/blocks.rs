//! Blocks: paragraphs, lists, quotations, boxes, and the order of figures.

use super::numbering::{Count, Mark, Numbering, STEP};
use super::runs::{self, Format};
use super::{Layout, Membership, Writer, drawing, fields, tables};
use crate::document::{Block, Inline, ListItem, NumberedParagraph};

/// Writes blocks one below the other; figures that fit in one line stand side by side.
pub(super) fn blocks<'a>(writer: &mut Writer<'a>, blocks: &'a [Block]) {
    let mut rest = blocks;
    while let Some((first, others)) = rest.split_first() {
        let beside = drawing::beside(rest);
        if beside.len() > 1 {
            tables::side_by_side(writer, &beside);
            rest = &rest[beside.len()..];
        } else {
            block(writer, first);
            rest = others;
        }
    }
}

fn block<'a>(writer: &mut Writer<'a>, block: &'a Block) {
    match block {
        Block::Paragraph { inlines } => paragraph(writer, inlines),
        Block::Numbered(paragraph) => numbered(writer, paragraph),
        Block::List { ordered, items } => list(writer, *ordered, items),
        Block::Quote { blocks } => {
            let outer = std::mem::replace(&mut writer.prose, "Quote");
            self::blocks(writer, blocks);
            writer.prose = outer;
        }
        Block::Callout { title, blocks } => tables::callout(writer, title, blocks),
        Block::Cards { cards } => tables::cards(writer, cards),
        Block::Table(table) => tables::table(writer, table),
        Block::Figure(figure) => drawing::captioned(writer, figure),
    }
}

/// Writes a paragraph in the style of its place.
fn paragraph(writer: &mut Writer<'_>, inlines: &[Inline]) {
    if inlines.is_empty() {
        return;
    }
    let layout = Layout { indent: writer.indent, ..Layout::new(writer.prose) };
    writer.paragraph(&layout, |writer| runs::inlines(writer, inlines, Format::default()));
}

fn numbered(writer: &mut Writer<'_>, paragraph: &NumberedParagraph) {
    let style = if paragraph.is_action { "ActionParagraph" } else { "NumberedParagraph" };
    let mark = writer.numbering.paragraph(paragraph.number, &paragraph.marker);
    let mut layout = Layout::new(style);
    layout.count = Membership::of(&mark, Numbering::PARAGRAPHS);
    writer.paragraph(&layout, |writer| {
        if let Mark::Written(number) = &mark {
            runs::text(writer, number, Format::default());
            runs::tab(writer);
        }
        fields::bookmarked(writer, &paragraph.id, |writer| {
            runs::inlines(writer, &paragraph.inlines, Format::default());
        });
    });
}

fn list<'a>(writer: &mut Writer<'a>, ordered: bool, items: &'a [ListItem]) {
    let (outer_lists, outer_indent, outer_prose) = (writer.lists, writer.indent, writer.prose);
    let (numbered, others) = outer_lists;
    let first = items.first().and_then(|item| item.marker.as_deref());
    let count = if ordered { writer.numbering.list(numbered, first) } else { Numbering::bullets(others) };
    writer.lists = if ordered { (numbered + 1, others) } else { (numbered, others + 1) };
    writer.indent += STEP;
    writer.prose = "ListParagraph";
    for item in items {
        self::item(writer, item, count, if ordered { "ListNumber" } else { "ListBullet" });
    }
    (writer.lists, writer.indent, writer.prose) = (outer_lists, outer_indent, outer_prose);
}

/// Writes an item: its first paragraph carries the mark, whatever follows stands below it.
fn item<'a>(writer: &mut Writer<'a>, item: &'a ListItem, count: Count, style: &str) {
    let layout = Layout { count: Membership::Of(count), indent: writer.indent, ..Layout::new(style) };
    let (lead, rest): (&[Inline], &[Block]) = match item.blocks.split_first() {
        Some((Block::Paragraph { inlines }, rest)) => (inlines, rest),
        _ => (&[], &item.blocks),
    };
    writer.paragraph(&layout, |writer| runs::inlines(writer, lead, Format::default()));
    blocks(writer, rest);
}
