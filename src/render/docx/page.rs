//! The page: its size, what stands at its head and foot, and the mark of drafts.

use super::package::Relation;
use super::tongue::{LABELS, Tongue};
use super::xml::Xml;
use super::{Writer, fields, runs};

/// The width of the text, in twentieths of a point: A4 without its margins.
pub(super) const TEXT_WIDTH: usize = 11906 - 2 * SIDE;
/// The margins at both sides.
const SIDE: usize = 1588;

/// Heads and feet in the order in which they are numbered: which page, what, and the part.
const FURNITURE: [(&str, Relation, &str); 4] = [
    ("default", Relation::Header, "header1.xml"),
    ("first", Relation::Header, "header2.xml"),
    ("default", Relation::Footer, "footer1.xml"),
    ("first", Relation::Footer, "footer2.xml"),
];

/// Writes heads and feet as parts, and the properties of the only section.
pub(super) fn section(writer: &mut Writer<'_>) {
    let mut references = Vec::new();
    for (page, relation, file) in FURNITURE {
        let bytes = furniture(writer, relation == Relation::Header, page == "first");
        writer.package.add(relation, &format!("word/{file}"), bytes);
        let id = writer.relations.add(relation, file);
        references.push((
            if relation == Relation::Header { "w:headerReference" } else { "w:footerReference" },
            page,
            id,
        ));
    }
    let side = SIDE.to_string();
    let tongue = writer.house.tongue;
    writer.out.element("w:sectPr", &[], |xml| {
        for (name, page, id) in &references {
            xml.leaf(name, &[("w:type", page), ("r:id", id)]);
        }
        xml.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", "1701"),
                ("w:right", side.as_str()),
                ("w:bottom", "1531"),
                ("w:left", &side),
                ("w:header", "794"),
                ("w:footer", "737"),
                ("w:gutter", "0"),
            ],
        );
        xml.leaf("w:cols", &[("w:space", "708")]);
        xml.leaf("w:titlePg", &[]);
        if tongue.is_from_the_right() {
            xml.leaf("w:bidi", &[]);
        }
    });
}

/// The head or foot of the first page, or of the others.
fn furniture(writer: &mut Writer<'_>, is_header: bool, is_first: bool) -> Vec<u8> {
    let document = writer.document;
    let masthead = document.masthead.as_ref();
    let body = std::mem::take(&mut writer.out);
    let (root, style) = if is_header { ("w:hdr", "Header") } else { ("w:ftr", "Footer") };
    writer.out.open(root, super::NAMESPACES);
    writer.paragraph(&super::Layout::new(style), |writer| {
        match (is_header, is_first) {
            (true, true) => {}
            (true, false) => {
                let text = masthead.map_or(document.title.as_str(), |masthead| masthead.symbol.as_str());
                runs::text(writer, text, runs::Format::default());
            }
            (false, true) => {
                let note = masthead.and_then(|masthead| masthead.paper_note.as_deref());
                runs::text(writer, note.unwrap_or_default(), runs::Format::default());
            }
            (false, false) => {
                runs::text(writer, &document.organisation, runs::Format::default());
                runs::tab(writer);
                fields::field(writer, "PAGE", |writer| runs::text(writer, "2", runs::Format::default()));
            }
        }
        if is_header && let Some(words) = document.labels.get("watermark") {
            watermark(&mut writer.out, words, is_first, writer.house.tongue);
        }
    });
    writer.out.close(root);
    let content = std::mem::replace(&mut writer.out, body);
    content.finish()
}

/// Words across the page, behind the text.
///
/// Word draws such marks as a shape of its older graphics, and knows them by the name of the shape.
fn watermark(xml: &mut Xml, words: &str, is_first: bool, tongue: Tongue) {
    let name = if is_first { "PowerPlusWaterMarkObject1" } else { "PowerPlusWaterMarkObject2" };
    let id = if is_first { "_x0000_s2049" } else { "_x0000_s2050" };
    // The shape is as long as the words ask for, within the diagonal of the page.
    let length = (words.chars().count() * 26).clamp(260, 560);
    let style = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{length}pt;height:44pt;rotation:315;\
         z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
         mso-position-vertical:center;mso-position-vertical-relative:margin"
    );
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.leaf("w:noProof", &[]));
        xml.element("w:pict", &[], |xml| {
            shape_type(xml);
            let shape = [
                ("id", name),
                ("o:spid", id),
                ("type", "#_x0000_t136"),
                ("alt", words),
                ("style", &style),
                ("o:allowincell", "f"),
                ("fillcolor", "#e0603f"),
                ("stroked", "f"),
            ];
            xml.element("v:shape", &shape, |xml| {
                xml.leaf("v:fill", &[("opacity", ".25")]);
                let font = format!("font-family:\"{}\";font-size:1pt", tongue.families(LABELS).latin);
                xml.leaf("v:textpath", &[("style", &font), ("string", words)]);
            });
        });
    });
}

/// Words as a shape, as Word defines them once in each part.
fn shape_type(xml: &mut Xml) {
    let kind = [
        ("id", "_x0000_t136"),
        ("coordsize", "21600,21600"),
        ("o:spt", "136"),
        ("adj", "10800"),
        ("path", "m@7,l@8,m@5,21600l@6,21600e"),
    ];
    xml.element("v:shapetype", &kind, |xml| {
        xml.element("v:formulas", &[], |xml| {
            for formula in [
                "sum #0 0 10800",
                "prod #0 2 1",
                "sum 21600 0 @1",
                "sum 0 0 @2",
                "sum 21600 0 @3",
                "if @0 @3 0",
                "if @0 21600 @1",
                "if @0 0 @2",
                "if @0 @4 21600",
                "mid @5 @6",
                "mid @8 @5",
                "mid @7 @8",
                "mid @6 @7",
                "sum @6 0 @5",
            ] {
                xml.leaf("v:f", &[("eqn", formula)]);
            }
        });
        let path = [
            ("textpathok", "t"),
            ("o:connecttype", "custom"),
            ("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"),
            ("o:connectangles", "270,180,90,0"),
        ];
        xml.leaf("v:path", &path);
        xml.leaf("v:textpath", &[("on", "t"), ("fitshape", "t")]);
    });
}
