//! The contents and the lists of tables and figures: fields that Word can make anew, with their entries as text.
//!
//! The pages are not known before Word has laid them out: the entries have no
//! page numbers until the editor updates the fields, and Word then adds them
//! with the tabs that the styles hold.

use super::fields;
use super::runs::{self, Format};
use super::{Layout, Writer, numbering};
use crate::document::{Block, Section};

/// How many levels of headings the contents list.
const DEPTH: usize = 2;
/// A paper with more entries than this has contents; a report always has.
const LONG: usize = 12;
/// More tables or figures than this are listed, where the document has a word for the list.
const MANY: usize = 10;

/// A line of a list: where it leads, its style and its text.
struct Entry<'a> {
    target: &'a str,
    style: &'static str,
    text: String,
}

/// Writes the contents, and the lists of tables and figures where there are many; whether there were any.
pub(super) fn listings(writer: &mut Writer<'_>) -> bool {
    let document = writer.document;
    let mut headings = Vec::new();
    collect(&document.sections, 1, &mut headings);
    let has_contents = !writer.house.is_paper || headings.len() > LONG;
    let mut is_listed = false;
    if let Some(title) = document.labels.get("contents").filter(|_| has_contents && !headings.is_empty()) {
        writer.out.open("w:sdt", &[]);
        writer.out.element("w:sdtPr", &[], |xml| {
            xml.element("w:docPartObj", &[], |xml| {
                xml.value("w:docPartGallery", "Table of Contents");
                xml.leaf("w:docPartUnique", &[]);
            });
        });
        writer.out.open("w:sdtContent", &[]);
        is_listed = true;
        listing(
            writer,
            title,
            writer.house.is_paper,
            &format!("TOC \\o \"1-{DEPTH}\" \\h \\z \\u"),
            &headings,
        );
        writer.out.close("w:sdtContent");
        writer.out.close("w:sdt");
    }
    for (word, series) in [("tables", "Table"), ("figures", "Figure")] {
        let Some(title) = document.labels.get(word) else { continue };
        let mut entries = Vec::new();
        captions(&document.sections, series, &mut entries);
        if entries.len() > MANY {
            let page_break = writer.house.is_paper && !is_listed;
            is_listed = true;
            listing(writer, title, page_break, &format!("TOC \\h \\z \\c \"{series}\""), &entries);
        }
    }
    is_listed
}

fn listing(writer: &mut Writer<'_>, title: &str, page_break: bool, instruction: &str, entries: &[Entry<'_>]) {
    let heading = Layout { page_break, ..Layout::new("ContentsHeading") };
    writer.paragraph(&heading, |writer| runs::text(writer, title, Format::default()));
    for (index, entry) in entries.iter().enumerate() {
        writer.paragraph(&Layout::new(entry.style), |writer| {
            if index == 0 {
                fields::begin(&mut writer.out, instruction);
            }
            fields::linked(writer, entry.target, &entry.text);
            if index + 1 == entries.len() {
                fields::end(&mut writer.out);
            }
        });
    }
}

fn collect<'a>(sections: &'a [Section], depth: usize, entries: &mut Vec<Entry<'a>>) {
    for section in sections {
        let number = section.number.as_deref().unwrap_or_default();
        let space = if number.is_empty() || numbering::runs_in(number) { "" } else { " " };
        let style = if depth == 1 { "TOC1" } else { "TOC2" };
        entries.push(Entry { target: &section.id, style, text: format!("{number}{space}{}", section.title) });
        if depth < DEPTH {
            collect(&section.sections, depth + 1, entries);
        }
    }
}

fn captions<'a>(sections: &'a [Section], series: &str, entries: &mut Vec<Entry<'a>>) {
    for section in sections {
        captions_of(&section.blocks, series, entries);
        captions(&section.sections, series, entries);
    }
}

fn captions_of<'a>(blocks: &'a [Block], series: &str, entries: &mut Vec<Entry<'a>>) {
    for block in blocks {
        let (target, number, caption) = match block {
            Block::Table(table) if series == "Table" => (table.id(), table.number(), table.caption()),
            Block::Figure(figure) if series == "Figure" => {
                (figure.id.as_str(), figure.number.as_str(), figure.caption.as_str())
            }
            Block::Quote { blocks } | Block::Callout { blocks, .. } => {
                captions_of(blocks, series, entries);
                continue;
            }
            Block::List { items, .. } => {
                for item in items {
                    captions_of(&item.blocks, series, entries);
                }
                continue;
            }
            Block::Table(_)
            | Block::Figure(_)
            | Block::Paragraph { .. }
            | Block::Numbered(_)
            | Block::Cards { .. } => continue,
        };
        entries.push(Entry { target, style: "TableOfFigures", text: format!("{number}\u{2002}{caption}") });
    }
}
