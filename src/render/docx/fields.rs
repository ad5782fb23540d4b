//! Fields and bookmarks: what Word can compute anew, and already has its text.

use std::collections::{BTreeMap, BTreeSet};

use super::Writer;
use super::numbering::{Mark, Numbering};
use super::runs::{self, Format};
use super::xml::Xml;
use crate::document::{Block, Document, Section};

/// The longest name of a bookmark that Word takes.
const LONGEST: usize = 40;

/// What a reference may lead to.
pub(super) struct Target<'a> {
    /// The name of its bookmark.
    pub(super) bookmark: String,
    kind: Kind<'a>,
}

enum Kind<'a> {
    /// A heading, with its number if Word counts it.
    Section {
        number: Option<&'a str>,
        title: &'a str,
    },
    Caption {
        number: &'a str,
    },
    /// A paragraph, with its number if Word counts it.
    Paragraph {
        marker: Option<&'a str>,
    },
}

/// The targets of a document, by id.
pub(super) fn targets(document: &Document) -> BTreeMap<&str, Target<'_>> {
    let numbering = Numbering::new(&document.numbering);
    let mut walk = Walk { targets: BTreeMap::new(), names: BTreeSet::new(), numbering };
    if let Some(masthead) = &document.masthead {
        masthead.summary.iter().for_each(|field| walk.blocks(&field.blocks));
    }
    walk.sections(&document.sections, 0);
    walk.targets
}

struct Walk<'a> {
    targets: BTreeMap<&'a str, Target<'a>>,
    names: BTreeSet<String>,
    /// Counts as the text will be counted, in the same order.
    numbering: Numbering<'a>,
}

impl<'a> Walk<'a> {
    fn sections(&mut self, sections: &'a [Section], depth: usize) {
        for section in sections {
            let (number, title) = (section.number.as_deref(), section.title.as_str());
            let mark = self.numbering.heading(depth, section.role, number);
            let number = number.filter(|_| matches!(mark, Mark::Counted(_)));
            self.add(&section.id, Kind::Section { number, title });
            self.blocks(&section.blocks);
            self.sections(&section.sections, depth + 1);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Numbered(paragraph) => {
                    let mark = self.numbering.paragraph(paragraph.number, &paragraph.marker);
                    let marker = matches!(mark, Mark::Counted(_)).then_some(paragraph.marker.as_str());
                    self.add(&paragraph.id, Kind::Paragraph { marker });
                }
                Block::Table(table) => self.add(table.id(), Kind::Caption { number: table.number() }),
                Block::Figure(figure) => self.add(&figure.id, Kind::Caption { number: &figure.number }),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                Block::Quote { blocks } | Block::Callout { blocks, .. } => self.blocks(blocks),
                Block::Paragraph { .. } | Block::Cards { .. } => {}
            }
        }
    }

    fn add(&mut self, id: &'a str, kind: Kind<'a>) {
        let bookmark = self.name(id);
        self.targets.insert(id, Target { bookmark, kind });
    }

    /// A name for a bookmark, which holds only letters, digits and underscores, and no other one has.
    ///
    /// Names that begin with an underscore are hidden in the lists of Word.
    fn name(&mut self, id: &str) -> String {
        let letters = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
        let name: String = "_".chars().chain(letters).take(LONGEST - 4).collect();
        let mut unused = name.clone();
        let mut count = 1;
        // Names of bookmarks do not tell capitals apart.
        while !self.names.insert(unused.to_lowercase()) {
            count += 1;
            unused = format!("{name}_{count}");
        }
        unused
    }
}

/// Writes a field with the text that it has now.
pub(super) fn field<'a>(writer: &mut Writer<'a>, instruction: &str, result: impl FnOnce(&mut Writer<'a>)) {
    begin(&mut writer.out, instruction);
    result(writer);
    end(&mut writer.out);
}

/// The beginning of a field.
pub(super) fn begin(xml: &mut Xml, instruction: &str) {
    begin_in(xml, instruction, None);
}

/// The end of a field.
pub(super) fn end(xml: &mut Xml) {
    mark(xml, "end", None);
}

/// Writes a field all in one style of letters: programs set its text as they do its first run.
fn styled<'a>(
    writer: &mut Writer<'a>,
    instruction: &str,
    style: Option<&str>,
    result: impl FnOnce(&mut Writer<'a>),
) {
    begin_in(&mut writer.out, instruction, style);
    result(writer);
    mark(&mut writer.out, "end", style);
}

fn begin_in(xml: &mut Xml, instruction: &str, style: Option<&str>) {
    mark(xml, "begin", style);
    run(xml, style, |xml| {
        xml.text("w:instrText", &[("xml:space", "preserve")], &format!(" {instruction} "));
    });
    mark(xml, "separate", style);
}

fn mark(xml: &mut Xml, kind: &str, style: Option<&str>) {
    run(xml, style, |xml| xml.leaf("w:fldChar", &[("w:fldCharType", kind)]));
}

fn run(xml: &mut Xml, style: Option<&str>, content: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", style));
        }
        content(xml);
    });
}

/// Writes something with a bookmark round it.
pub(super) fn bookmarked<'a>(writer: &mut Writer<'a>, id: &str, content: impl FnOnce(&mut Writer<'a>)) {
    let name = writer.targets.get(id).map(|target| target.bookmark.clone());
    let Some(name) = name else { return content(writer) };
    let number = writer.next_bookmark().to_string();
    writer.out.leaf("w:bookmarkStart", &[("w:id", &number), ("w:name", &name)]);
    content(writer);
    writer.out.leaf("w:bookmarkEnd", &[("w:id", &number)]);
}

/// Writes a reference: the numbers and titles in its words as fields, the rest as text.
pub(super) fn reference(writer: &mut Writer<'_>, target: &str, words: &str, format: Format<'_>) {
    let format = Format { style: Some("CrossReference"), ..format };
    let Some(found) = writer.targets.get(target) else { return runs::text(writer, words, format) };
    let bookmark = found.bookmark.clone();
    let parts = match found.kind {
        Kind::Section { number, title } => vec![counted(number), (title, "")],
        Kind::Caption { number } => vec![(number, "")],
        Kind::Paragraph { marker } => vec![counted(marker)],
    };
    let parts: Vec<_> = parts.into_iter().map(|(part, switch)| (part.to_owned(), switch)).collect();
    let mut rest = words;
    for (part, switch) in &parts {
        let Some((before, after)) = split(rest, part) else { continue };
        runs::text(writer, before, format);
        let instruction = format!("REF {bookmark} {switch}\\h \\* MERGEFORMAT");
        styled(writer, &instruction, format.style, |writer| runs::text(writer, part, format));
        rest = after;
    }
    if rest.len() < words.len() {
        return runs::text(writer, rest, format);
    }
    link(writer, &bookmark, words, format);
}

/// Writes words that lead to a place in the document.
pub(super) fn linked(writer: &mut Writer<'_>, target: &str, words: &str) {
    match writer.targets.get(target).map(|target| target.bookmark.clone()) {
        Some(bookmark) => link(writer, &bookmark, words, Format::default()),
        None => runs::text(writer, words, Format::default()),
    }
}

fn link(writer: &mut Writer<'_>, bookmark: &str, words: &str, format: Format<'_>) {
    writer.out.open("w:hyperlink", &[("w:anchor", bookmark), ("w:history", "1")]);
    runs::text(writer, words, format);
    writer.out.close("w:hyperlink");
}

/// A number as words refer to it, with the switch by which Word prints it so.
///
/// Word leaves out the full stop after a number that it refers to. Other signs around it are left out by
/// Word if asked, and by `LibreOffice` not, so that no field is made for such a number.
fn counted(number: Option<&str>) -> (&str, &'static str) {
    let number = number.unwrap_or_default();
    let bare = number.trim_matches(|c: char| !c.is_alphanumeric());
    if bare == number.trim_end_matches('.') { (bare, "\\r ") } else { ("", "") }
}

/// What stands before and after a part of a text, which must not be a part of a word.
fn split<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    if part.is_empty() {
        return None;
    }
    let glued = |edge: Option<char>, other: Option<char>| {
        edge.is_some_and(|c| c.is_ascii_alphanumeric()) && other.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    text.match_indices(part).find_map(|(index, _)| {
        let (before, after) = (&text[..index], &text[index + part.len()..]);
        let inside = glued(part.chars().next(), before.chars().next_back())
            || glued(part.chars().next_back(), after.chars().next());
        (!inside).then_some((before, after))
    })
}

/// Writes the number of a table or figure: its digits are counted by Word, the rest is text.
pub(super) fn caption_number(writer: &mut Writer<'_>, id: &str, series: &'static str, number: &str) {
    let format = Format { style: Some("CaptionNumber"), ..Format::default() };
    let digits = number.split(|c: char| !c.is_ascii_digit()).rfind(|digits| !digits.is_empty());
    let parts = digits.and_then(|digits| {
        let (before, after) = number.rsplit_once(digits)?;
        Some((before, digits, after, digits.parse::<usize>().ok()?))
    });
    bookmarked(writer, id, |writer| {
        let Some((before, digits, after, value)) = parts else { return runs::text(writer, number, format) };
        let last = writer.captions.insert(series, value);
        let restart =
            if last.unwrap_or_default() + 1 == value { String::new() } else { format!(" \\r {value}") };
        runs::text(writer, before, format);
        let instruction = format!("SEQ {series} \\* ARABIC{restart}");
        styled(writer, &instruction, format.style, |writer| runs::text(writer, digits, format));
        runs::text(writer, after, format);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_a_field_has_the_style_of_its_text() {
        let mut xml = Xml::default();
        begin_in(&mut xml, "SEQ Table", Some("CaptionNumber"));
        mark(&mut xml, "end", Some("CaptionNumber"));
        let written = String::from_utf8(xml.finish()).expect("XML is UTF-8");
        assert_eq!(written.matches("<w:r>").count(), 4);
        assert_eq!(written.matches("<w:rStyle w:val=\"CaptionNumber\"/>").count(), 4);
    }

    #[test]
    fn a_number_within_a_word_is_not_the_number_referred_to() {
        assert_eq!(split("paragraph 2", "2"), Some(("paragraph ", "")));
        assert_eq!(split("CHAPITRE I", "I"), Some(("CHAPITRE ", "")));
        assert_eq!(split("table 12", "2"), None);
        assert_eq!(split("第2段", "2"), Some(("第", "段")));
        assert_eq!(split("text", ""), None);
    }

    #[test]
    fn words_refer_to_a_number_without_the_signs_around_it() {
        assert_eq!(counted(Some("12.")), ("12", "\\r "));
        assert_eq!(counted(Some("I.1")), ("I.1", "\\r "));
        // What programs print for these cannot be foreseen.
        assert_eq!(counted(Some("12 -")), ("", ""));
        assert_eq!(counted(Some("二、")), ("", ""));
        assert_eq!(counted(None), ("", "\\r "));
    }
}
