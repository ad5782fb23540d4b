//! Footnotes: the notes of a document, in a part of their own.

use super::runs::{self, Format};
use super::xml::Xml;
use super::{Layout, NAMESPACES, Place, Writer};
use crate::document::Inline;

/// The notes written so far.
#[derive(Default)]
pub(super) struct Footnotes {
    xml: Xml,
    count: usize,
}

/// A letter of no width that runs from right to left.
const RIGHT_TO_LEFT_MARK: &str = "\u{200F}";

/// Writes a note, and the mark in the text.
pub(super) fn footnote(writer: &mut Writer<'_>, inlines: &[Inline]) {
    if writer.place == Place::Notes {
        // A note has no notes of its own.
        runs::text(writer, " (", Format::default());
        runs::inlines(writer, inlines, Format::default());
        return runs::text(writer, ")", Format::default());
    }
    writer.notes.count += 1;
    let id = writer.notes.count.to_string();
    let from_the_right = writer.house.tongue.is_from_the_right();
    if from_the_right {
        // After a number or Latin letters the mark would run on from left to right.
        runs::text(writer, RIGHT_TO_LEFT_MARK, Format::default());
    }
    writer.out.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            xml.value("w:rStyle", "FootnoteReference");
            if from_the_right {
                xml.leaf("w:rtl", &[]);
            }
        });
        xml.leaf("w:footnoteReference", &[("w:id", &id)]);
    });
    let notes = std::mem::take(&mut writer.notes.xml);
    let text = std::mem::replace(&mut writer.out, notes);
    writer.place = Place::Notes;
    writer.out.open("w:footnote", &[("w:id", &id)]);
    writer.paragraph(&Layout::new("FootnoteText"), |writer| {
        writer.out.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
            xml.leaf("w:footnoteRef", &[]);
        });
        runs::text(writer, " ", Format::default());
        runs::inlines(writer, inlines, Format::default());
    });
    writer.out.close("w:footnote");
    writer.place = Place::Body;
    writer.notes.xml = std::mem::replace(&mut writer.out, text);
}

impl Footnotes {
    /// The part of the package: the two separators, then the notes.
    pub(super) fn write(self) -> Vec<u8> {
        let mut xml = Xml::default();
        xml.open("w:footnotes", NAMESPACES);
        for (id, kind, mark) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            xml.element("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                xml.element("w:p", &[], |xml| xml.element("w:r", &[], |xml| xml.leaf(mark, &[])));
            });
        }
        xml.append(self.xml);
        xml.close("w:footnotes");
        xml.finish()
    }
}
