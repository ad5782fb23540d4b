//! Printed figures and their lines in the annex on where figures come from: bookmarks, and links both ways.

use std::collections::BTreeSet;

use super::Writer;
use super::runs::{self, Format};
use crate::document::{Block, Document, Fact, Inline, Section};

/// The numbers of the printed figures that something leads to: lines of the annex, and places that these name.
pub(super) fn marked(document: &Document) -> BTreeSet<usize> {
    let mut marked: BTreeSet<usize> = document.lines.values().copied().collect();
    if !marked.is_empty() {
        sections(&document.sections, &mut marked);
    }
    marked
}

fn sections(sections: &[Section], marked: &mut BTreeSet<usize>) {
    for section in sections {
        for block in &section.blocks {
            // The places stand in the cells of the annex.
            let Block::Table(table) = block else { continue };
            for inline in table.rows().iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.inlines) {
                if let Inline::Reference { target, .. } = inline {
                    marked.extend(number(target));
                }
            }
        }
        self::sections(&section.sections, marked);
    }
}

/// The number of the printed figure that a reference leads to.
fn number(target: &str) -> Option<usize> {
    target.strip_prefix(Inline::AT)?.parse().ok()
}

fn bookmark(at: usize) -> String {
    format!("_at_{at}")
}

/// Writes a figure: with a bookmark where something leads to it, and as a link where it has a line.
pub(super) fn traced<'a>(
    writer: &mut Writer<'a>,
    fact: &Fact,
    at: usize,
    format: Format<'_>,
    content: impl FnOnce(&mut Writer<'a>, Format<'_>),
) {
    let is_marked = at > 0 && writer.marked.contains(&at);
    let mark = is_marked.then(|| writer.next_bookmark().to_string());
    if let Some(mark) = &mark {
        writer.out.leaf("w:bookmarkStart", &[("w:id", mark), ("w:name", &bookmark(at))]);
    }
    let line = if format.linked || writer.document.lines.is_empty() {
        None
    } else {
        writer.document.lines.get(&fact.to_string()).copied().filter(|line| *line != at)
    };
    match line {
        Some(line) => link(writer, line, |writer| content(writer, Format { linked: true, ..format })),
        None => content(writer, format),
    }
    if let Some(mark) = &mark {
        writer.out.leaf("w:bookmarkEnd", &[("w:id", mark)]);
    }
}

/// Writes the name of a place where a figure is printed, as a link to it.
pub(super) fn place(writer: &mut Writer<'_>, target: &str, words: &str, format: Format<'_>) {
    let format = Format { style: Some("CrossReference"), ..format };
    match number(target) {
        Some(at) => link(writer, at, |writer| runs::text(writer, words, format)),
        None => runs::text(writer, words, format),
    }
}

fn link<'a>(writer: &mut Writer<'a>, at: usize, content: impl FnOnce(&mut Writer<'a>)) {
    writer.out.open("w:hyperlink", &[("w:anchor", &bookmark(at)), ("w:history", "1")]);
    content(writer);
    writer.out.close("w:hyperlink");
}
