//! Word: a document as an Office Open XML package (ECMA-376, transitional).
//!
//! Input: a document and the fonts, which tell how wide columns must be.
//! Output: the bytes of a `.docx`. Numbers of headings, paragraphs, lists and
//! captions, references and contents are real numbering and fields that carry
//! the text of the document, so that an editor can go on working and nothing
//! differs when the file is opened. The same document gives the same bytes.

mod blocks;
pub(super) mod changes;
mod chart;
mod columns;
mod contents;
mod drawing;
mod fields;
mod figures;
mod footnotes;
mod masthead;
mod numbering;
mod package;
mod page;
mod runs;
mod script;
mod settings;
mod styles;
mod tables;
mod tongue;
mod widths;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use self::drawing::Drawings;
use self::fields::Target;
use self::footnotes::Footnotes;
use self::numbering::{Count, Mark, Numbering};
use self::package::{Package, Relation, Relations};
use self::styles::House;
use self::tongue::Tongue;
use self::xml::Xml;
use super::Picture;
use crate::document::{Align, Document, MastheadForm, Role, Section};
use crate::fonts::FontLibrary;

const WORD_NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS_NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The prefixes of the parts that hold text.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", WORD_NAMESPACE),
    ("xmlns:r", RELATIONS_NAMESPACE),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
];

pub(super) use self::drawing::placed;

/// Writes a document as a Word file, with a picture of each chart that is [`placed`] in it.
pub(super) fn word(document: &Document, fonts: &FontLibrary, pictures: BTreeMap<&str, Picture>) -> Vec<u8> {
    let drawings = Drawings::new(placed(document), pictures);
    Writer::new(document, fonts, drawings).write()
}

/// Which part is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Notes,
}

/// Writes one document.
struct Writer<'a> {
    document: &'a Document,
    fonts: &'a FontLibrary,
    house: House,
    /// What is being written.
    out: Xml,
    place: Place,
    notes: Footnotes,
    package: Package,
    relations: Relations,
    note_relations: Relations,
    numbering: Numbering<'a>,
    targets: BTreeMap<&'a str, Target<'a>>,
    /// The printed figures that something leads to, by number.
    marked: BTreeSet<usize>,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// The last number of each series of captions.
    captions: BTreeMap<&'static str, usize>,
    drawings: Drawings<'a>,
    /// The room for text at this place, in twentieths of a point.
    width: usize,
    /// How far text is indented at this place, in twentieths of a point.
    indent: usize,
    /// How many numbered lists, and how many others, there are around this place.
    lists: (usize, usize),
    /// The style of paragraphs at this place.
    prose: &'static str,
    /// Whether this place is a cell of a table of data.
    in_cell: bool,
}

/// Which count a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Membership {
    /// That of its style, if the style has one.
    OfStyle,
    /// None, whatever its style says.
    Without,
    /// This one.
    Of(Count),
}

impl Membership {
    /// The count that gives a number, where it is not that of the style.
    fn of(mark: &Mark, style: usize) -> Self {
        match mark {
            Mark::Counted(count) if count.number == style => Self::OfStyle,
            Mark::Counted(count) => Self::Of(*count),
            Mark::None | Mark::Written(_) => Self::Without,
        }
    }
}

/// How a paragraph is laid out, beside what its style says.
#[derive(Debug, Clone, Copy)]
struct Layout<'l> {
    style: &'l str,
    count: Membership,
    indent: usize,
    /// How much narrower its lines are: at both sides if it is centred, at their end if not.
    narrow: usize,
    align: Option<Align>,
    keep_next: bool,
    page_break: bool,
    /// Whether the paragraph runs from the left also where the language does not.
    from_the_left: bool,
}

impl<'l> Layout<'l> {
    fn new(style: &'l str) -> Self {
        Self {
            style,
            count: Membership::OfStyle,
            indent: 0,
            narrow: 0,
            align: None,
            keep_next: false,
            page_break: false,
            from_the_left: false,
        }
    }
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, fonts: &'a FontLibrary, drawings: Drawings<'a>) -> Self {
        let form = document.masthead.as_ref().map(|masthead| masthead.form);
        let house = House {
            tongue: Tongue::new(document.language),
            is_paper: form.is_some(),
            bold_action: matches!(form, Some(MastheadForm::OfficePaper | MastheadForm::OfficeSummary)),
        };
        Self {
            document,
            fonts,
            house,
            out: Xml::default(),
            place: Place::Body,
            notes: Footnotes::default(),
            package: Package::default(),
            relations: Relations::default(),
            note_relations: Relations::default(),
            numbering: Numbering::new(&document.numbering),
            targets: fields::targets(document),
            marked: figures::marked(document),
            bookmarks: 0,
            captions: BTreeMap::new(),
            drawings,
            width: page::TEXT_WIDTH,
            indent: 0,
            lists: (0, 0),
            prose: "BodyText",
            in_cell: false,
        }
    }

    /// Writes all parts, the text first, because it decides what the others hold.
    fn write(mut self) -> Vec<u8> {
        self.out.open("w:document", NAMESPACES);
        self.out.open("w:body", &[]);
        self.text();
        page::section(&mut self);
        self.out.close("w:body");
        self.out.close("w:document");
        let text = std::mem::take(&mut self.out).finish();
        let (document, tongue) = (self.document, self.house.tongue);
        let mut package = self.package;
        for (relation, file, bytes) in [
            (Relation::Styles, "styles.xml", styles::write(self.house, &self.numbering)),
            (Relation::Numbering, "numbering.xml", self.numbering.write(tongue)),
            (Relation::Settings, "settings.xml", settings::settings(tongue)),
            (Relation::Fonts, "fontTable.xml", settings::fonts()),
            (Relation::Footnotes, "footnotes.xml", self.notes.write()),
        ] {
            self.relations.add(relation, file);
            package.add(relation, &format!("word/{file}"), bytes);
        }
        let mut top = Relations::default();
        for (relation, path, bytes) in [
            (Relation::Document, "word/document.xml", text),
            (Relation::Core, "docProps/core.xml", settings::core(document, tongue)),
            (Relation::Extended, "docProps/app.xml", settings::extended(document)),
        ] {
            top.add(relation, path);
            package.add(relation, path, bytes);
        }
        package.relate("", &top);
        package.relate("word/document.xml", &self.relations);
        package.relate("word/footnotes.xml", &self.note_relations);
        package.zip()
    }

    fn text(&mut self) {
        let document = self.document;
        match &document.masthead {
            Some(masthead) => masthead::masthead(self, masthead),
            None => masthead::cover(self),
        }
        let is_listed = contents::listings(self);
        let annexes = document.sections.iter().position(|section| section.role == Role::Annex);
        let (body, rest) = document.sections.split_at(annexes.unwrap_or(document.sections.len()));
        for (index, section) in body.iter().enumerate() {
            // The contents of a paper have their page to themselves.
            let is_fresh = self.house.is_paper && is_listed && index == 0;
            self.section(section, 0, is_fresh);
        }
        if let Some(masthead) = &document.masthead {
            masthead::closing(self, masthead);
        }
        // An annex begins a page of its own, also where chapters do not.
        for section in rest {
            self.section(section, 0, self.house.is_paper);
        }
    }

    fn section(&mut self, section: &'a Section, depth: usize, is_fresh: bool) {
        let style = format!("Heading{}", (depth + 1).min(4));
        let mark = self.numbering.heading(depth, section.role, section.number.as_deref());
        let mut layout = Layout::new(&style);
        layout.page_break = is_fresh;
        layout.count = Membership::of(&mark, Numbering::HEADINGS);
        let is_annex = self.house.is_paper && depth == 0 && section.role == Role::Annex;
        self.paragraph(&layout, |writer| {
            if let Mark::Written(number) = &mark {
                // "Annex" stands above the title.
                let space = if is_annex {
                    "\n"
                } else if numbering::runs_in(number) {
                    ""
                } else {
                    " "
                };
                runs::text(writer, &format!("{number}{space}"), runs::Format::default());
            }
            fields::bookmarked(writer, &section.id, |writer| {
                runs::text(writer, &section.title, runs::Format::default());
            });
        });
        if let Some(status) = &section.status {
            self.paragraph(&Layout::new("Status"), |writer| {
                runs::text(writer, status, runs::Format::default());
            });
        }
        blocks::blocks(self, &section.blocks);
        section.sections.iter().for_each(|section| self.section(section, depth + 1, false));
    }

    /// Writes a paragraph.
    fn paragraph(&mut self, layout: &Layout<'_>, content: impl FnOnce(&mut Self)) {
        self.out.open("w:p", &[]);
        self.properties(layout);
        content(self);
        self.out.close("w:p");
    }

    fn properties(&mut self, layout: &Layout<'_>) {
        let from_the_right = self.house.tongue.is_from_the_right();
        self.out.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", layout.style);
            if layout.keep_next {
                xml.leaf("w:keepNext", &[]);
            }
            if layout.page_break {
                xml.leaf("w:pageBreakBefore", &[]);
            }
            let count = match layout.count {
                Membership::OfStyle => None,
                Membership::Without => Some(Count { number: 0, level: 0 }),
                Membership::Of(count) => Some(count),
            };
            if let Some(Count { number, level }) = count {
                xml.element("w:numPr", &[], |xml| {
                    xml.value("w:ilvl", &level.to_string());
                    xml.value("w:numId", &number.to_string());
                });
            }
            if from_the_right {
                let runs: &[(&str, &str)] = if layout.from_the_left { &[("w:val", "0")] } else { &[] };
                xml.leaf("w:bidi", runs);
            }
            let count = count.filter(|count| count.number > 0);
            if layout.indent > 0 && count.is_none_or(|count| layout.indent != numbering::indent(count.level))
            {
                let hanging = if count.is_some() { numbering::STEP.to_string() } else { "0".to_owned() };
                xml.leaf("w:ind", &[("w:left", &layout.indent.to_string()), ("w:hanging", &hanging)]);
            }
            if layout.narrow > 0 {
                let start = if layout.align == Some(Align::Centre) { layout.narrow / 2 } else { 0 };
                let (start, end) = (start.to_string(), (layout.narrow - start).to_string());
                xml.leaf("w:ind", &[("w:left", &start), ("w:right", &end)]);
            }
            if let Some(align) = layout.align {
                xml.value("w:jc", tables::align(align));
            }
        });
    }

    /// Where the part that is being written leads to.
    fn relations(&mut self) -> &mut Relations {
        match self.place {
            Place::Body => &mut self.relations,
            Place::Notes => &mut self.note_relations,
        }
    }

    /// The number of a new bookmark.
    fn next_bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }
}
