//! Figures: charts in the text, with what they show in words.

use std::collections::BTreeMap;

use super::chart;
use super::package::{Relation, Relations};
use super::runs::{self, Format};
use super::{Layout, Writer, fields, tables};
use crate::document::{Align, Block, ChartData, Document, Figure, Section};
use crate::render::Picture;

/// A twentieth of a point in the unit of drawings.
const UNIT: usize = 635;
/// The name of the extension by which a picture is also given as SVG.
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// The charts of a document, and which of them are in the package already.
pub(super) struct Drawings<'a> {
    charts: BTreeMap<&'a str, &'a str>,
    pictures: BTreeMap<&'a str, Picture>,
    count: usize,
}

impl<'a> Drawings<'a> {
    pub(super) fn new(charts: BTreeMap<&'a str, &'a str>, pictures: BTreeMap<&'a str, Picture>) -> Self {
        Self { charts, pictures, count: 0 }
    }
}

/// The charts that the figures of a document show, by path.
pub(in crate::render) fn placed(document: &Document) -> BTreeMap<&str, &str> {
    let mut paths = Vec::new();
    if let Some(masthead) = &document.masthead {
        masthead.summary.iter().for_each(|field| in_blocks(&field.blocks, &mut paths));
    }
    in_sections(&document.sections, &mut paths);
    let chart = |path: &'_ str| document.charts.get_key_value(path);
    paths.into_iter().filter_map(chart).map(|(path, svg)| (path.as_str(), svg.as_str())).collect()
}

fn in_sections<'a>(sections: &'a [Section], paths: &mut Vec<&'a str>) {
    for section in sections {
        in_blocks(&section.blocks, paths);
        in_sections(&section.sections, paths);
    }
}

fn in_blocks<'a>(blocks: &'a [Block], paths: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => paths.push(&figure.path),
            Block::Quote { blocks } | Block::Callout { blocks, .. } => in_blocks(blocks, paths),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(&item.blocks, paths)),
            Block::Paragraph { .. } | Block::Numbered(_) | Block::Cards { .. } | Block::Table(_) => {}
        }
    }
}

/// The figures at the beginning of blocks that fit in one line.
pub(super) fn beside(blocks: &[Block]) -> Vec<&Figure> {
    let mut room = 100;
    let mut figures = Vec::new();
    for block in blocks {
        let Block::Figure(figure) = block else { break };
        if figure.width > room {
            break;
        }
        room -= figure.width;
        figures.push(figure);
    }
    figures
}

/// Writes a figure as wide as it asks for, with its caption and notes below.
pub(super) fn captioned(writer: &mut Writer<'_>, figure: &Figure) {
    let room = writer.width.saturating_sub(writer.indent);
    written(writer, figure, room * usize::from(figure.width) / 100);
}

/// Writes a figure as wide as its place, with its caption and notes below.
pub(super) fn filling(writer: &mut Writer<'_>, figure: &Figure) {
    let room = writer.width;
    written(writer, figure, room);
}

fn written(writer: &mut Writer<'_>, figure: &Figure, width: usize) {
    let indent = writer.indent;
    // Charts know their direction; within a line from the right, programs turn their numbers round.
    let from_the_left = figure.data.is_some() && writer.house.tongue.is_from_the_right();
    let align = if from_the_left { Align::End } else { Align::Start };
    let layout = Layout { indent, align: Some(align), from_the_left, ..Layout::new("FigurePlace") };
    writer.paragraph(&layout, |writer| self::figure(writer, figure, width));
    let caption = Layout { keep_next: !figure.notes.is_empty(), indent, ..Layout::new("Caption") };
    writer.paragraph(&caption, |writer| {
        if !figure.number.is_empty() {
            fields::caption_number(writer, &figure.id, "Figure", &figure.number);
            runs::text(writer, "\u{2002}", Format::default());
        }
        runs::text(writer, &figure.caption, Format::default());
    });
    tables::notes(writer, &figure.notes);
}

/// Writes the drawing of a figure: the one place where a chart enters the text.
fn figure(writer: &mut Writer<'_>, figure: &Figure, width: usize) {
    match &figure.data {
        Some(data) => native(writer, figure, data, width),
        None => picture(writer, figure, width),
    }
}

/// Writes a chart that Word draws itself, from data that can be edited.
fn native(writer: &mut Writer<'_>, figure: &Figure, data: &ChartData, width: usize) {
    let tongue = writer.house.tongue;
    let place = u32::try_from(width * UNIT).unwrap_or(u32::MAX);
    let part = chart::part(data, (tongue.tag(), tongue.is_from_the_right()), place);
    writer.drawings.count += 1;
    let id = writer.drawings.count.to_string();
    let (path, workbook) = (format!("charts/chart{id}.xml"), format!("embeddings/chart{id}.xlsx"));
    let mut relations = Relations::default();
    let led = relations.add(Relation::Workbook, &format!("../{workbook}"));
    debug_assert_eq!(led, chart::WORKBOOK, "the first relation of the chart");
    writer.package.add(Relation::Chart, &format!("word/{path}"), part.xml);
    writer.package.add(Relation::Workbook, &format!("word/{workbook}"), part.workbook);
    writer.package.relate(&format!("word/{path}"), &relations);
    let relation = writer.relations.add(Relation::Chart, &path);
    let (wide, high) = (part.size.0.to_string(), part.size.1.to_string());
    let name = format!("chart{id}");
    writer.out.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            let apart = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
            xml.element("wp:inline", &apart, |xml| {
                xml.leaf("wp:extent", &[("cx", &wide), ("cy", &high)]);
                xml.leaf("wp:docPr", &[("id", &id), ("name", &name), ("descr", &figure.alt)]);
                xml.leaf("wp:cNvGraphicFramePr", &[]);
                xml.element("a:graphic", &[], |xml| {
                    xml.element("a:graphicData", &[("uri", chart::CHART)], |xml| {
                        xml.leaf("c:chart", &[("xmlns:c", chart::CHART), ("r:id", &relation)]);
                    });
                });
            });
        });
    });
}

/// Writes a chart as a picture: SVG, and PNG for programs that do not know SVG.
fn picture(writer: &mut Writer<'_>, figure: &Figure, width: usize) {
    let path = figure.path.as_str();
    let (Some(svg), Some(picture)) = (writer.drawings.charts.get(path), writer.drawings.pictures.get(path))
    else {
        return;
    };
    let height = scaled(width, picture);
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".svg").to_owned();
    let files =
        [(format!("media/{name}.png"), &picture.png[..]), (format!("media/{name}.svg"), svg.as_bytes())];
    let mut ids = Vec::new();
    for (file, bytes) in files {
        // The same chart may be shown twice.
        if !writer.package.has(&format!("word/{file}")) {
            writer.package.add(Relation::Image, &format!("word/{file}"), bytes.to_vec());
        }
        ids.push(writer.relations.add(Relation::Image, &file));
    }
    writer.drawings.count += 1;
    let id = writer.drawings.count.to_string();
    let (wide, high) = ((width * UNIT).to_string(), (height * UNIT).to_string());
    let name = format!("{name}.svg");
    writer.out.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            let apart = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
            xml.element("wp:inline", &apart, |xml| {
                xml.leaf("wp:extent", &[("cx", &wide), ("cy", &high)]);
                xml.leaf("wp:docPr", &[("id", &id), ("name", &name), ("descr", &figure.alt)]);
                let graphic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
                xml.element("a:graphic", &[], |xml| {
                    xml.element("a:graphicData", &[("uri", graphic)], |xml| {
                        xml.element("pic:pic", &[], |xml| {
                            xml.element("pic:nvPicPr", &[], |xml| {
                                xml.leaf(
                                    "pic:cNvPr",
                                    &[("id", &id), ("name", &name), ("descr", &figure.alt)],
                                );
                                xml.leaf("pic:cNvPicPr", &[]);
                            });
                            xml.element("pic:blipFill", &[], |xml| {
                                xml.element("a:blip", &[("r:embed", &ids[0])], |xml| {
                                    svg_extension(xml, &ids[1]);
                                });
                                xml.element("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
                            });
                            xml.element("pic:spPr", &[], |xml| {
                                xml.element("a:xfrm", &[], |xml| {
                                    xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
                                    xml.leaf("a:ext", &[("cx", &wide), ("cy", &high)]);
                                });
                                xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                                    xml.leaf("a:avLst", &[]);
                                });
                            });
                        });
                    });
                });
            });
        });
    });
}

fn svg_extension(xml: &mut super::xml::Xml, id: &str) {
    xml.element("a:extLst", &[], |xml| {
        xml.element("a:ext", &[("uri", SVG_EXTENSION)], |xml| {
            let namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
            xml.leaf("asvg:svgBlip", &[("xmlns:asvg", namespace), ("r:embed", id)]);
        });
    });
}

/// The height of a picture of the given width.
fn scaled(width: usize, picture: &Picture) -> usize {
    (width * picture.height).div_ceil(picture.width.max(1))
}
