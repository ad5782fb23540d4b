//! Native charts: the data of a chart as a part of `DrawingML` with its workbook.
//!
//! A chart is written twice, as cells of a workbook, which Word opens when a
//! reader edits the data, and as what Word drew from them last, which is what
//! is seen until then; both come from the same values. What is drawn looks like
//! the charts of the other formats: the same colours, gaps left open, no title
//! but the unit (the caption of the document is the title), one faint line per
//! step of an axis.
//!
//! Order of elements: ECMA-376 part 1, 21.2; `order.rs` holds it against every part.

mod axes;
mod frame;
mod number;
#[cfg(test)]
mod order;
mod paint;
mod series;
#[cfg(test)]
mod tests;
mod workbook;

use super::xml::Xml;
use crate::document::{ChartData, ChartKind};
use frame::Frame;

/// The relation by which a chart leads to its workbook; its type is `package`.
pub(super) const WORKBOOK: &str = "rId1";

/// A native chart.
pub(super) struct ChartPart {
    /// The part of the chart, `word/charts/chartN.xml`.
    pub(super) xml: Vec<u8>,
    /// The workbook with its data, which the part leads to by [`WORKBOOK`].
    pub(super) workbook: Vec<u8>,
    /// Its width, and the height at which it reads well, in English Metric Units.
    pub(super) size: (u32, u32),
}

/// How a chart is written: in which language, in which direction.
#[derive(Debug, Clone, Copy)]
struct Style<'a> {
    /// The tag of the language.
    language: &'a str,
    /// Whether the chart is read from the right.
    is_rtl: bool,
}

/// What puts a text into a line from the right, and what ends that.
const FROM_THE_RIGHT: (char, char) = ('\u{202B}', '\u{202C}');

/// The name of the language that charts are written in.
pub(super) const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a chart, from its data, the tag and the direction of the language, and the width
/// of its place in English Metric Units.
pub(super) fn part(data: &ChartData, (language, is_rtl): (&str, bool), width: u32) -> ChartPart {
    let style = Style { language, is_rtl };
    let frame = Frame::new(data, width);
    let data = &frame.fitted(data);
    let namespaces = [("xmlns:c", CHART), ("xmlns:a", DRAWING), ("xmlns:r", RELATIONS)];
    let xml = Xml::part("c:chartSpace", &namespaces, |xml| {
        value(xml, "c:date1904", "0");
        value(xml, "c:lang", language);
        value(xml, "c:roundedCorners", "0");
        xml.element("c:chart", &[], |xml| chart(xml, data, &frame, style));
        xml.element("c:spPr", &[], |xml| {
            paint::no_fill(xml);
            paint::no_line(xml);
        });
        paint::text(xml, "c:txPr", paint::LABEL, style);
        xml.element("c:externalData", &[("r:id", WORKBOOK)], |xml| value(xml, "c:autoUpdate", "0"));
    });
    ChartPart { xml, workbook: workbook::workbook(data, style), size: frame.size() }
}

fn chart(xml: &mut Xml, data: &ChartData, frame: &Frame, style: Style<'_>) {
    // The title of the chart is its unit: titles of axes would be broken after every word.
    if let Some(unit) = &data.unit {
        xml.element("c:title", &[], |xml| {
            xml.element("c:tx", &[], |xml| paint::title(xml, unit, paint::SMALL, style));
            frame.unit(xml, unit, style);
            value(xml, "c:overlay", "0");
        });
    }
    value(xml, "c:autoTitleDeleted", if data.unit.is_some() { "0" } else { "1" });
    xml.element("c:plotArea", &[], |xml| {
        frame.plot(xml, style);
        match data.kind {
            ChartKind::Lines => series::lines(xml, data, style),
            ChartKind::Bars | ChartKind::StackedBars => series::bars(xml, data, style),
        }
        axes::categories(xml, data, style);
        axes::values(xml, data, style);
    });
    if frame.has_legend() {
        legend(xml, frame, style);
    }
    value(xml, "c:plotVisOnly", "1");
    value(xml, "c:dispBlanksAs", "gap");
}

fn legend(xml: &mut Xml, frame: &Frame, style: Style<'_>) {
    xml.element("c:legend", &[], |xml| {
        value(xml, "c:legendPos", "b");
        frame.legend(xml);
        value(xml, "c:overlay", "0");
        paint::text(xml, "c:txPr", paint::LABEL, style);
    });
}

/// A text as it stands in a cell and in the chart: each line runs in the direction of the language.
///
/// Programs that know no direction of labels would otherwise set a name with
/// numbers or Latin words in it as a line from the left.
fn directed(text: &str, is_rtl: bool) -> String {
    if !is_rtl {
        return text.to_owned();
    }
    let (begin, end) = FROM_THE_RIGHT;
    let lines: Vec<String> = text.split('\n').map(|line| format!("{begin}{line}{end}")).collect();
    lines.join("\n")
}

/// An element that only has a value.
fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.leaf(name, &[("val", value)]);
}
