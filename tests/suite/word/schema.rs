//! What Word requires of the parts of a file, as far as it can be said of each part by itself.
//!
//! The orders of elements are those of the schema of ECMA-376 part 4 (transitional), `wml.xsd`; Word calls a file
//! damaged that does not keep them.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element with what is in it.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

impl Node {
    /// Reads a part; a part that is not well formed fails the test.
    pub(crate) fn parse(part: &str, text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}")) {
                Event::Start(start) => open.push(Self::named(&start)),
                Event::Empty(start) => top(&mut open).children.push(Self::named(&start)),
                Event::End(_) => {
                    let done = open.pop().expect("the reader pairs the ends");
                    top(&mut open).children.push(done);
                }
                Event::Text(text) => top(&mut open).text.push_str(&text),
                Event::GeneralRef(name) => {
                    let letter = match &*name {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("{part}: the entity {other}"),
                    };
                    top(&mut open).text.push(letter);
                }
                Event::Eof => break,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::CData(_) => {}
            }
        }
        let mut root = open.pop().expect("the document");
        assert!(open.is_empty() && root.children.len() == 1, "{part}: more or less than one element");
        root.children.pop().expect("one element")
    }

    fn named(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|found| {
            let found = found.expect("well-formed attributes");
            let value = found.normalized_value(XmlVersion::Implicit1_0).expect("no entity of its own");
            (found.key.as_ref().to_owned(), value.into_owned())
        });
        let attributes = attributes.collect();
        let name = start.name().as_ref().to_owned();
        Self { name, attributes, ..Self::default() }
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that must be there.
    #[track_caller]
    pub(crate) fn need(&self, name: &str) -> &str {
        self.get(name).unwrap_or_else(|| panic!("<{}> has no {name}", self.name))
    }

    /// The element and all within it, in the order of the text.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        self.children.iter().for_each(|child| found.extend(child.all()));
        found
    }

    /// All elements of a name.
    pub(crate) fn named_all<'n>(&'n self, name: &str) -> Vec<&'n Self> {
        self.all().into_iter().filter(|node| node.name == name).collect()
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }
}

fn top(open: &mut [Node]) -> &mut Node {
    open.last_mut().expect("the document stays open")
}

/// The children that an element may have, in the order that they must have.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "dstrike",
            "outline",
            "shadow",
            "emboss",
            "imprint",
            "noProof",
            "snapToGrid",
            "vanish",
            "webHidden",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "effect",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "rtl",
            "cs",
            "em",
            "lang",
            "eastAsianLayout",
            "specVanish",
            "oMath",
            "rPrChange",
        ],
    ),
    (
        "w:tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "bidiVisual",
            "tblStyleRowBandSize",
            "tblStyleColBandSize",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
            "tblPrChange",
        ],
    ),
    (
        "w:tcPr",
        &[
            "cnfStyle",
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
            "hideMark",
            "cellIns",
            "cellDel",
            "cellMerge",
            "tcPrChange",
        ],
    ),
    (
        "w:trPr",
        &[
            "cnfStyle",
            "divId",
            "gridBefore",
            "gridAfter",
            "wBefore",
            "wAfter",
            "cantSplit",
            "trHeight",
            "tblHeader",
            "tblCellSpacing",
            "jc",
            "hidden",
            "ins",
            "del",
            "trPrChange",
        ],
    ),
    ("w:tblBorders", &["top", "left", "start", "bottom", "right", "end", "insideH", "insideV"]),
    (
        "w:tcBorders",
        &["top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "tl2br", "tr2bl"],
    ),
    ("w:tblCellMar", &["top", "left", "start", "bottom", "right", "end"]),
    ("w:pBdr", &["top", "left", "bottom", "right", "between", "bar"]),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:tr", &["tblPrEx", "trPr", "tc"]),
    (
        "w:sectPr",
        &[
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
            "pgNumType",
            "cols",
            "formProt",
            "vAlign",
            "noEndnote",
            "titlePg",
            "textDirection",
            "bidi",
            "rtlGutter",
            "docGrid",
            "printerSettings",
            "sectPrChange",
        ],
    ),
    ("w:numbering", &["numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"]),
    ("w:abstractNum", &["nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"]),
    (
        "w:lvl",
        &[
            "start",
            "numFmt",
            "lvlRestart",
            "pStyle",
            "isLgl",
            "suff",
            "lvlText",
            "lvlPicBulletId",
            "legacy",
            "lvlJc",
            "pPr",
            "rPr",
        ],
    ),
    ("w:num", &["abstractNumId", "lvlOverride"]),
    ("w:numPr", &["ilvl", "numId", "numberingChange", "ins"]),
    ("w:styles", &["docDefaults", "latentStyles", "style"]),
    (
        "w:style",
        &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "autoRedefine",
            "hidden",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "locked",
            "personal",
            "personalCompose",
            "personalReply",
            "rsid",
            "pPr",
            "rPr",
            "tblPr",
            "trPr",
            "tcPr",
            "tblStylePr",
        ],
    ),
    (
        "w:settings",
        &[
            "writeProtection",
            "view",
            "zoom",
            "removePersonalInformation",
            "mirrorMargins",
            "trackRevisions",
            "defaultTabStop",
            "autoHyphenation",
            "evenAndOddHeaders",
            "characterSpacingControl",
            "footnotePr",
            "endnotePr",
            "compat",
            "docVars",
            "rsids",
            "themeFontLang",
            "clrSchemeMapping",
            "decimalSymbol",
            "listSeparator",
        ],
    ),
    ("w:font", &["altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"]),
    ("w:sdt", &["sdtPr", "sdtEndPr", "sdtContent"]),
    ("wp:inline", &["extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"]),
    ("pic:pic", &["nvPicPr", "blipFill", "spPr"]),
];

/// Elements that come first in theirs, if they come at all.
const FIRST: &[(&str, &str)] = &[("w:p", "w:pPr"), ("w:r", "w:rPr"), ("w:tc", "w:tcPr")];

/// What breaks the orders of elements, one line for each place.
pub(crate) fn faults(root: &Node) -> Vec<String> {
    let mut found = Vec::new();
    for node in root.all() {
        if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == node.name) {
            let mut last = 0;
            for child in &node.children {
                let local = child.name.split(':').next_back().unwrap_or_default();
                match order.iter().position(|known| *known == local) {
                    None => found.push(format!("<{}> may not hold <{}>", node.name, child.name)),
                    Some(at) if at < last => {
                        found.push(format!("<{}> has <{}> too late", node.name, child.name));
                    }
                    Some(at) => last = at,
                }
            }
        }
        for (name, first) in FIRST.iter().filter(|(name, _)| *name == node.name) {
            if node.children.iter().skip(1).any(|child| child.name == *first) {
                found.push(format!("<{name}> has <{first}> not at its beginning"));
            }
        }
        if node.name == "w:tc" && node.children.last().is_none_or(|last| last.name != "w:p") {
            found.push("<w:tc> does not end with a paragraph".to_owned());
        }
        if node.name == "w:tbl" {
            found.extend(ragged(node));
        }
    }
    found
}

/// Rows that do not fill the columns of their table.
fn ragged(table: &Node) -> Vec<String> {
    let columns = table.child("w:tblGrid").map_or(0, |grid| grid.children.len());
    let rows = table.children.iter().filter(|child| child.name == "w:tr");
    let cells = |row: &Node| -> usize {
        let spans = row.children.iter().filter(|child| child.name == "w:tc").map(|cell| {
            let span = cell.child("w:tcPr").and_then(|properties| properties.child("w:gridSpan"));
            span.map_or(1, |span| span.need("w:val").parse().expect("a number"))
        });
        spans.sum()
    };
    let wrong = rows.map(cells).filter(|cells| *cells != columns);
    wrong.map(|cells| format!("a row of {cells} in a table of {columns} columns")).collect()
}

#[test]
fn the_orders_see_what_breaks_them() {
    let faults = |text: &str| faults(&Node::parse("part", text));
    assert_eq!(faults("<w:pPr><w:pStyle/><w:keepNext/><w:jc/></w:pPr>"), [""; 0]);
    assert_eq!(faults("<w:pPr><w:jc/><w:bidi/></w:pPr>"), ["<w:pPr> has <w:bidi> too late"]);
    assert_eq!(faults("<w:rPr><w:align/></w:rPr>"), ["<w:rPr> may not hold <w:align>"]);
    assert_eq!(faults("<w:p><w:r/><w:pPr/></w:p>"), ["<w:p> has <w:pPr> not at its beginning"]);
    assert_eq!(faults("<w:tc><w:p/><w:tbl/></w:tc>"), ["<w:tc> does not end with a paragraph"]);
    let table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    assert_eq!(faults(table), ["a row of 1 in a table of 2 columns"]);
}
