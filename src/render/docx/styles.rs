//! The styles: what an editor finds in the list of styles of Word.

use super::WORD_NAMESPACE;
use super::numbering::Numbering;
use super::tongue::{LABELS, TEXT, Tongue};
use super::xml::Xml;
use crate::fonts::Families;

/// The colour of headings and strong rules.
pub(super) const DEEP: &str = "0B3954";
/// The colour of links.
const LINK: &str = "0A5C93";
/// The colour of captions, notes and running heads.
const MUTED: &str = "53626E";
/// The colour of thin rules.
pub(super) const RULE: &str = "C3CED6";
/// The ground of boxes and group rows.
pub(super) const TINT: &str = "EEF3F7";

/// What the styles of an edition depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct House {
    /// The language.
    pub(super) tongue: Tongue,
    /// Whether it is a paper of a governing body, in black and on running pages, and not a book of chapters.
    pub(super) is_paper: bool,
    /// Whether the paragraph that asks for a decision is set in bold.
    pub(super) bold_action: bool,
}

/// A style of paragraphs.
#[derive(Debug, Clone, Copy)]
struct Style {
    id: &'static str,
    name: &'static str,
    based: &'static str,
    next: &'static str,
    /// Whether the letters are those of labels.
    label: bool,
    /// Size in half-points; inherited if 0.
    size: usize,
    bold: bool,
    colour: &'static str,
    /// Space before and after, in twentieths of a point.
    space: Option<(usize, usize)>,
    /// Lines are this far apart, in 240ths of a line; inherited if 0.
    line: usize,
    keep_next: bool,
    /// The level in the outline, from 1; none if 0.
    outline: usize,
    /// Left indent and how far the first line hangs out, in twentieths of a point.
    indent: Option<(usize, usize)>,
    /// Alignment, where it is not that of the base.
    align: &'static str,
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    based: "Normal",
    next: "",
    label: false,
    size: 0,
    bold: false,
    colour: "",
    space: None,
    line: 0,
    keep_next: false,
    outline: 0,
    indent: None,
    align: "",
};

const LABEL: Style = Style { label: true, align: "start", ..PLAIN };
const HEADING: Style = Style { next: "BodyText", bold: true, colour: DEEP, keep_next: true, ..LABEL };
const TABLE: Style = Style { size: 17, space: Some((30, 30)), line: 228, ..LABEL };
const DENSE: Style = Style { size: 15, ..TABLE };

/// How the ids of styles begin that are not for editors to choose.
const UNLISTED: &[&str] =
    &["TOC", "TableOfFigures", "Contents", "Dense", "Card", "Gap", "Cover", "Masthead", "Footnote"];

const STYLES: &[Style] = &[
    Style { id: "BodyText", name: "Body Text", space: Some((0, 140)), ..PLAIN },
    Style { id: "NumberedParagraph", name: "Numbered Paragraph", space: Some((0, 160)), ..PLAIN },
    Style { id: "ActionParagraph", name: "Action Paragraph", based: "NumberedParagraph", ..PLAIN },
    Style {
        id: "Title",
        name: "Title",
        next: "Subtitle",
        size: 56,
        space: Some((0, 240)),
        line: 260,
        ..HEADING
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        next: "BodyText",
        size: 30,
        colour: MUTED,
        space: Some((0, 240)),
        ..LABEL
    },
    Style { id: "CoverLine", name: "Cover Line", size: 24, colour: MUTED, space: Some((0, 120)), ..LABEL },
    Style { id: "Notice", name: "Notice", size: 18, space: Some((240, 240)), ..LABEL },
    Style { id: "Heading1", name: "heading 1", size: 44, space: Some((0, 300)), outline: 1, ..HEADING },
    Style { id: "Heading2", name: "heading 2", size: 30, space: Some((360, 140)), outline: 2, ..HEADING },
    Style { id: "Heading3", name: "heading 3", size: 24, space: Some((280, 120)), outline: 3, ..HEADING },
    Style { id: "Heading4", name: "heading 4", size: 21, space: Some((240, 100)), outline: 4, ..HEADING },
    Style {
        id: "Status",
        name: "Status",
        size: 16,
        colour: MUTED,
        space: Some((0, 140)),
        keep_next: true,
        ..LABEL
    },
    Style { id: "ContentsHeading", name: "TOC Heading", size: 36, space: Some((360, 240)), ..HEADING },
    Style { id: "TOC1", name: "toc 1", size: 20, bold: true, space: Some((160, 40)), ..LABEL },
    Style { id: "TOC2", name: "toc 2", size: 18, space: Some((20, 20)), indent: Some((425, 0)), ..LABEL },
    Style { id: "TOC3", name: "toc 3", size: 18, space: Some((20, 20)), indent: Some((850, 0)), ..LABEL },
    Style { id: "TableOfFigures", name: "table of figures", size: 18, space: Some((20, 20)), ..LABEL },
    Style { id: "ListParagraph", name: "List Paragraph", space: Some((0, 90)), ..PLAIN },
    Style { id: "ListBullet", name: "List Bullet", based: "ListParagraph", ..PLAIN },
    Style { id: "ListNumber", name: "List Number", based: "ListParagraph", ..PLAIN },
    Style {
        id: "Quote",
        name: "Quote",
        colour: DEEP,
        space: Some((60, 160)),
        indent: Some((425, 0)),
        ..PLAIN
    },
    Style { id: "BoxTitle", name: "Box Title", next: "BoxText", size: 20, space: Some((60, 100)), ..HEADING },
    Style { id: "BoxText", name: "Box Text", space: Some((0, 120)), ..PLAIN },
    Style { id: "Caption", name: "caption", size: 17, colour: MUTED, space: Some((200, 100)), ..LABEL },
    // Whole lines: programs crop a drawing where lines stand closer.
    Style {
        id: "FigurePlace",
        name: "Figure Place",
        keep_next: true,
        space: Some((200, 0)),
        line: 240,
        ..LABEL
    },
    Style { id: "TableText", name: "Table Text", ..TABLE },
    Style {
        id: "TableHead",
        name: "Table Head",
        based: "TableText",
        bold: true,
        colour: DEEP,
        keep_next: true,
        ..TABLE
    },
    Style { id: "TableGroup", name: "Table Group", based: "TableText", bold: true, keep_next: true, ..TABLE },
    Style { id: "TableTotal", name: "Table Total", based: "TableText", bold: true, ..TABLE },
    Style { id: "DenseText", name: "Table Text Dense", based: "TableText", ..DENSE },
    Style {
        id: "DenseHead",
        name: "Table Head Dense",
        based: "TableHead",
        bold: true,
        colour: DEEP,
        keep_next: true,
        ..DENSE
    },
    Style {
        id: "DenseGroup",
        name: "Table Group Dense",
        based: "TableGroup",
        bold: true,
        keep_next: true,
        ..DENSE
    },
    Style { id: "DenseTotal", name: "Table Total Dense", based: "TableTotal", bold: true, ..DENSE },
    Style { id: "TableNote", name: "Table Note", size: 16, colour: MUTED, space: Some((60, 40)), ..LABEL },
    Style { id: "Gap", name: "Gap", size: 8, space: Some((0, 80)), line: 240, ..LABEL },
    Style { id: "CardTitle", name: "Card Title", size: 17, bold: true, space: Some((80, 60)), ..LABEL },
    Style {
        id: "CardValue",
        name: "Card Value",
        size: 42,
        bold: true,
        colour: DEEP,
        space: Some((60, 60)),
        ..LABEL
    },
    Style { id: "CardLine", name: "Card Line", size: 16, colour: MUTED, space: Some((0, 50)), ..LABEL },
    Style { id: "FootnoteText", name: "footnote text", size: 16, space: Some((0, 30)), line: 250, ..PLAIN },
    Style { id: "Header", name: "header", size: 15, colour: MUTED, space: Some((0, 0)), ..LABEL },
    Style { id: "Footer", name: "footer", size: 15, colour: MUTED, space: Some((0, 0)), ..LABEL },
    Style { id: "MastheadName", name: "Masthead Name", size: 26, bold: true, space: Some((0, 60)), ..LABEL },
    Style {
        id: "MastheadSymbol",
        name: "Masthead Symbol",
        size: 22,
        bold: true,
        space: Some((0, 60)),
        ..LABEL
    },
    Style {
        id: "MastheadOrgan",
        name: "Masthead Organ",
        size: 22,
        bold: true,
        space: Some((120, 20)),
        ..LABEL
    },
    Style { id: "MastheadSession", name: "Masthead Session", size: 22, space: Some((120, 20)), ..LABEL },
    Style { id: "MastheadLine", name: "Masthead Line", size: 19, space: Some((0, 20)), ..LABEL },
    Style {
        id: "MastheadPurpose",
        name: "Masthead Purpose",
        size: 21,
        bold: true,
        space: Some((160, 120)),
        ..LABEL
    },
    Style { id: "MastheadItem", name: "Masthead Item", size: 20, space: Some((200, 160)), ..LABEL },
    Style {
        id: "SummaryLabel",
        name: "Summary Label",
        next: "BoxText",
        size: 19,
        bold: true,
        space: Some((80, 30)),
        keep_next: true,
        ..LABEL
    },
    Style { id: "Closing", name: "Closing", space: Some((200, 100)), ..PLAIN },
];

impl House {
    /// What the style is in this house, where that differs.
    fn adapt(self, style: Style) -> Style {
        let mut style = style;
        if self.is_paper {
            // A paper is black, and its headings are hardly larger than its text.
            style.colour = if style.colour == DEEP { "" } else { style.colour };
            let (size, space) = match style.id {
                "Title" => (32, Some((240, 200))),
                "Subtitle" => {
                    style.colour = "";
                    (24, style.space)
                }
                "Heading1" => (26, Some((360, 180))),
                "Heading2" => (23, Some((280, 140))),
                "Heading3" | "Heading4" => (21, Some((220, 120))),
                "ContentsHeading" => (24, Some((240, 160))),
                _ => (style.size, style.space),
            };
            (style.size, style.space) = (size, space);
        }
        match style.id {
            "ActionParagraph" => style.bold = self.bold_action,
            // The title of a report stands in the upper third of its cover.
            "Title" if !self.is_paper => style.space = Some((2600, 240)),
            _ => {}
        }
        style
    }

    /// Size of a style, in half points.
    pub(super) fn size(self, id: &str) -> usize {
        STYLES.iter().find(|style| style.id == id).map_or(0, |style| self.adapt(*style).size)
    }

    /// Size of Arabic letters, which Amiri draws smaller than others at the same size.
    fn complex(size: usize) -> usize {
        (size * 6).div_ceil(5)
    }

    /// The size of letters of each kind; in an Arabic edition all are those of Amiri.
    fn sizes(self, xml: &mut Xml, size: usize) {
        let complex = Self::complex(size);
        let simple = if self.tongue.is_from_the_right() { complex } else { size };
        xml.value("w:sz", &simple.to_string());
        xml.value("w:szCs", &complex.to_string());
    }
}

/// The part of the package that defines the styles.
pub(super) fn write(house: House, numbering: &Numbering<'_>) -> Vec<u8> {
    Xml::part("w:styles", &[("xmlns:w", WORD_NAMESPACE)], |xml| {
        defaults(xml, house);
        xml.element(
            "w:style",
            &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
            |xml| {
                xml.value("w:name", "Normal");
                xml.leaf("w:qFormat", &[]);
                xml.element("w:pPr", &[], |xml| {
                    paper(xml, house.tongue, if house.tongue.is_chinese() { "both" } else { "start" });
                });
            },
        );
        for style in STYLES {
            paragraph_style(xml, house.adapt(*style), house, numbering);
        }
        letter_styles(xml, house);
        table_styles(xml, house);
    })
}

/// The properties that every paragraph has by its language.
fn paper(xml: &mut Xml, tongue: Tongue, align: &str) {
    if tongue.is_from_the_right() {
        xml.leaf("w:bidi", &[]);
    }
    xml.value("w:jc", align);
}

fn defaults(xml: &mut Xml, house: House) {
    let tongue = house.tongue;
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                fonts(xml, house.tongue.families(TEXT));
                house.sizes(xml, 21);
                let Tongue { latin, han, arabic, .. } = tongue;
                xml.leaf("w:lang", &[("w:val", latin), ("w:eastAsia", han), ("w:bidi", arabic)]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                // Chinese and Arabic faces bring more room; Arabic narrowed would stand in uneven lines.
                let line = if tongue.is_chinese() {
                    "276"
                } else if tongue.is_from_the_right() {
                    "240"
                } else {
                    "254"
                };
                let spacing = [("w:after", "0"), ("w:line", line), ("w:lineRule", "auto")];
                xml.leaf("w:spacing", &spacing);
            });
        });
    });
}

/// The fonts of all scripts.
pub(super) fn fonts(xml: &mut Xml, families: Families) {
    let Families { latin, han, arabic } = families;
    xml.leaf("w:rFonts", &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", han), ("w:cs", arabic)]);
}

fn paragraph_style(xml: &mut Xml, style: Style, house: House, numbering: &Numbering<'_>) {
    xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)], |xml| {
        xml.value("w:name", style.name);
        xml.value("w:basedOn", style.based);
        if !style.next.is_empty() {
            xml.value("w:next", style.next);
        }
        if !UNLISTED.iter().any(|start| style.id.starts_with(start)) {
            xml.leaf("w:qFormat", &[]);
        }
        xml.element("w:pPr", &[], |xml| paragraph_properties(xml, style, house, numbering));
        xml.element("w:rPr", &[], |xml| {
            if style.label {
                fonts(xml, house.tongue.families(LABELS));
            }
            if style.bold {
                xml.leaf("w:b", &[]);
                xml.leaf("w:bCs", &[]);
            }
            if !style.colour.is_empty() {
                xml.value("w:color", style.colour);
            }
            if style.size > 0 {
                house.sizes(xml, style.size);
            }
        });
    });
}

fn paragraph_properties(xml: &mut Xml, style: Style, house: House, numbering: &Numbering<'_>) {
    if style.keep_next {
        xml.leaf("w:keepNext", &[]);
    }
    // A row that may break over pages does so only between the paragraphs of its cells.
    if style.keep_next || style.id.starts_with("Table") || style.id.starts_with("Dense") {
        xml.leaf("w:keepLines", &[]);
    }
    if style.id == "Heading1" && !house.is_paper {
        xml.leaf("w:pageBreakBefore", &[]);
    }
    let count = match style.id {
        "NumberedParagraph" => Some((Numbering::PARAGRAPHS, 0)),
        _ if (1..=numbering.numbered_headings()).contains(&style.outline) => {
            Some((Numbering::HEADINGS, style.outline - 1))
        }
        _ => None,
    };
    if let Some((number, level)) = count {
        xml.element("w:numPr", &[], |xml| {
            xml.value("w:ilvl", &level.to_string());
            xml.value("w:numId", &number.to_string());
        });
    }
    if style.id == "Quote" {
        let side = if house.tongue.is_from_the_right() { "w:right" } else { "w:left" };
        xml.element("w:pBdr", &[], |xml| {
            let border = [("w:val", "single"), ("w:sz", "16"), ("w:space", "10"), ("w:color", "F2A541")];
            xml.leaf(side, &border);
        });
    }
    if style.id.starts_with("TOC") || style.id == "TableOfFigures" {
        let right = super::page::TEXT_WIDTH.to_string();
        let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", right.as_str())];
        xml.element("w:tabs", &[], |xml| xml.leaf("w:tab", &tab));
    }
    if matches!(style.id, "Header" | "Footer") {
        let right = super::page::TEXT_WIDTH.to_string();
        xml.element("w:tabs", &[], |xml| xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", &right)]));
    }
    if let Some((before, after)) = style.space {
        let line = if house.tongue.is_from_the_right() { style.line.max(240) } else { style.line };
        let (before, after, line) = (before.to_string(), after.to_string(), line.to_string());
        let mut spacing = vec![("w:before", before.as_str()), ("w:after", &after)];
        if style.line > 0 {
            spacing.extend([("w:line", line.as_str()), ("w:lineRule", "auto")]);
        }
        xml.leaf("w:spacing", &spacing);
    }
    if let Some((left, hanging)) = style.indent {
        let (left, hanging) = (left.to_string(), hanging.to_string());
        xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    }
    if !style.align.is_empty() {
        xml.value("w:jc", style.align);
    }
    if style.outline > 0 {
        xml.value("w:outlineLvl", &(style.outline - 1).to_string());
    }
}

/// Styles of letters within a paragraph.
fn letter_styles(xml: &mut Xml, house: House) {
    let style = |xml: &mut Xml, id: &str, name: &str, content: &dyn Fn(&mut Xml)| {
        xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.value("w:name", name);
            xml.element("w:rPr", &[], content);
        });
    };
    style(xml, "FootnoteReference", "footnote reference", &|xml| xml.value("w:vertAlign", "superscript"));
    let colour = if house.is_paper { "auto" } else { LINK };
    style(xml, "CrossReference", "Cross-reference", &|xml| xml.value("w:color", colour));
    style(xml, "Hyperlink", "Hyperlink", &|xml| {
        xml.value("w:color", LINK);
        xml.value("w:u", "single");
    });
    style(xml, "CaptionNumber", "Caption Number", &|xml| {
        xml.leaf("w:b", &[]);
        xml.leaf("w:bCs", &[]);
    });
}

/// The style of tables: horizontal rules only.
fn table_styles(xml: &mut Xml, house: House) {
    let firm = if house.is_paper { "auto" } else { DEEP };
    let attributes = [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", "Normal Table");
        xml.element("w:tblPr", &[], |xml| {
            xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            margins(xml, 0, 0);
        });
    });
    xml.element("w:style", &[("w:type", "table"), ("w:styleId", "ReportTable")], |xml| {
        xml.value("w:name", "Report Table");
        xml.value("w:basedOn", "TableNormal");
        xml.leaf("w:qFormat", &[]);
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for (side, size, colour) in
                    [("w:top", "8", firm), ("w:bottom", "8", firm), ("w:insideH", "4", RULE)]
                {
                    let border = [("w:val", "single"), ("w:sz", size), ("w:space", "0"), ("w:color", colour)];
                    xml.leaf(side, &border);
                }
            });
            margins(xml, 30, 80);
        });
    });
}

/// Room between the edges of a cell and its text.
pub(super) fn margins(xml: &mut Xml, upright: usize, across: usize) {
    let (upright, across) = (upright.to_string(), across.to_string());
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in
            [("w:top", &upright), ("w:left", &across), ("w:bottom", &upright), ("w:right", &across)]
        {
            xml.leaf(side, &[("w:w", width), ("w:type", "dxa")]);
        }
    });
}
