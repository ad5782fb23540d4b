//! The table of contents: a field that Word can make anew, with its entries as text.

use super::fields;
use super::runs::{self, Format};
use super::{Layout, Writer, numbering};
use crate::document::Section;

/// How many levels of headings the contents list.
const DEPTH: usize = 2;

/// Writes the contents under their heading.
///
/// The pages are not known before Word has laid them out: the entries have no page numbers until the
/// editor updates the field, and Word then adds them with the tabs that the styles hold.
pub(super) fn contents(writer: &mut Writer<'_>, title: &str) {
    let mut entries = Vec::new();
    collect(&writer.document.sections, 1, &mut entries);
    let Some((last, _)) = entries.last().copied() else { return };
    writer.out.open("w:sdt", &[]);
    writer.out.element("w:sdtPr", &[], |xml| {
        xml.element("w:docPartObj", &[], |xml| {
            xml.value("w:docPartGallery", "Table of Contents");
            xml.leaf("w:docPartUnique", &[]);
        });
    });
    writer.out.open("w:sdtContent", &[]);
    writer.paragraph(&Layout::new("ContentsHeading"), |writer| runs::text(writer, title, Format::default()));
    for (index, (section, depth)) in entries.into_iter().enumerate() {
        let style = format!("TOC{depth}");
        writer.paragraph(&Layout::new(&style), |writer| {
            if index == 0 {
                fields::begin(&mut writer.out, &format!("TOC \\o \"1-{DEPTH}\" \\h \\z \\u"));
            }
            entry(writer, section);
            if std::ptr::eq(section, last) {
                fields::end(&mut writer.out);
            }
        });
    }
    writer.out.close("w:sdtContent");
    writer.out.close("w:sdt");
}

fn collect<'a>(sections: &'a [Section], depth: usize, entries: &mut Vec<(&'a Section, usize)>) {
    for section in sections {
        entries.push((section, depth));
        if depth < DEPTH {
            collect(&section.sections, depth + 1, entries);
        }
    }
}

fn entry(writer: &mut Writer<'_>, section: &Section) {
    let Some(target) = writer.targets.get(section.id.as_str()) else { return };
    let bookmark = target.bookmark.clone();
    writer.out.open("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", "1")]);
    if let Some(number) = &section.number {
        let space = if numbering::runs_in(number) { "" } else { " " };
        runs::text(writer, &format!("{number}{space}"), Format::default());
    }
    runs::text(writer, &section.title, Format::default());
    writer.out.close("w:hyperlink");
}
