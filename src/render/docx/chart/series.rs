//! The series of a chart, with the labels of their values.

use super::axes::{CATEGORIES, MOST, VALUES};
use super::paint::{self, Face};
use super::workbook::{self, FIRST};
use super::{Style, directed, number, value};
use crate::document::{ChartData, ChartKind, Series};
use crate::render::docx::xml::Xml;

/// How the lines of a chart differ, besides their colours: dash, width, sign and its size.
const LOOKS: &[Look] = &[
    Look { dash: None, width: "22225", sign: "circle", size: "6", is_hollow: false },
    Look { dash: Some("dash"), width: "12700", sign: "diamond", size: "7", is_hollow: true },
    Look { dash: Some("sysDot"), width: "12700", sign: "square", size: "6", is_hollow: true },
    Look { dash: None, width: "12700", sign: "triangle", size: "7", is_hollow: true },
];

struct Look {
    dash: Option<&'static str>,
    width: &'static str,
    sign: &'static str,
    size: &'static str,
    is_hollow: bool,
}

/// The most categories whose values are all printed.
const MOST_LABELS: usize = 8;

/// Lines with signs at their values.
pub(super) fn lines(xml: &mut Xml, data: &ChartData, style: Style<'_>) {
    xml.element("c:lineChart", &[], |xml| {
        value(xml, "c:grouping", "standard");
        value(xml, "c:varyColors", "0");
        for (index, series) in data.series.iter().enumerate() {
            let look = &LOOKS[index % LOOKS.len()];
            let colour = paint::colour(&series.colour);
            xml.element("c:ser", &[], |xml| {
                name(xml, (index, series), style);
                xml.element("c:spPr", &[], |xml| paint::line(xml, look.width, &colour, look.dash));
                sign(xml, look, &colour);
                line_labels(xml, data, index, style);
                cells(xml, data, index, style);
                value(xml, "c:smooth", "0");
            });
        }
        value(xml, "c:marker", "1");
        axes(xml);
    });
}

/// Bars from the side where reading begins.
pub(super) fn bars(xml: &mut Xml, data: &ChartData, style: Style<'_>) {
    let is_stacked = data.kind == ChartKind::StackedBars;
    xml.element("c:barChart", &[], |xml| {
        value(xml, "c:barDir", "bar");
        value(xml, "c:grouping", if is_stacked { "stacked" } else { "clustered" });
        value(xml, "c:varyColors", "0");
        for (index, series) in data.series.iter().enumerate() {
            xml.element("c:ser", &[], |xml| {
                name(xml, (index, series), style);
                bar(xml, &paint::colour(&series.colour), is_stacked);
                value(xml, "c:invertIfNegative", "0");
                points(xml, series);
                if is_stacked {
                    part_labels(xml, data, series, style);
                } else {
                    bar_labels(xml, data, series, style);
                }
                cells(xml, data, index, style);
            });
        }
        value(xml, "c:gapWidth", if is_stacked { "60" } else { "110" });
        if is_stacked {
            value(xml, "c:overlap", "100");
        }
        axes(xml);
    });
}

fn axes(xml: &mut Xml) {
    value(xml, "c:axId", CATEGORIES);
    value(xml, "c:axId", VALUES);
}

fn name(xml: &mut Xml, (index, series): (usize, &Series), style: Style<'_>) {
    let number = index.to_string();
    value(xml, "c:idx", &number);
    value(xml, "c:order", &number);
    xml.element("c:tx", &[], |xml| {
        xml.element("c:strRef", &[], |xml| {
            xml.text("c:f", &[], &workbook::cell(FIRST, index));
            xml.element("c:strCache", &[], |xml| {
                value(xml, "c:ptCount", "1");
                point(xml, 0, &directed(&series.name, style.is_rtl));
            });
        });
    });
}

fn sign(xml: &mut Xml, look: &Look, colour: &str) {
    xml.element("c:marker", &[], |xml| {
        value(xml, "c:symbol", look.sign);
        value(xml, "c:size", look.size);
        xml.element("c:spPr", &[], |xml| {
            paint::fill(xml, if look.is_hollow { paint::PAPER } else { colour });
            paint::line(xml, "12700", colour, None);
        });
    });
}

/// A bar; a line of paper keeps the parts of one apart.
fn bar(xml: &mut Xml, colour: &str, is_stacked: bool) {
    xml.element("c:spPr", &[], |xml| {
        paint::fill(xml, colour);
        if is_stacked {
            paint::line(xml, "9525", paint::PAPER, None);
        } else {
            paint::no_line(xml);
        }
    });
}

/// The bars that have a colour of their own.
fn points(xml: &mut Xml, series: &Series) {
    for (index, colour) in series.colours.iter().enumerate() {
        xml.element("c:dPt", &[], |xml| {
            value(xml, "c:idx", &index.to_string());
            value(xml, "c:invertIfNegative", "0");
            value(xml, "c:bubble3D", "0");
            bar(xml, &paint::colour(colour), false);
        });
    }
}

/// Names and values, as the workbook has them.
fn cells(xml: &mut Xml, data: &ChartData, index: usize, style: Style<'_>) {
    xml.element("c:cat", &[], |xml| {
        xml.element("c:strRef", &[], |xml| {
            xml.text("c:f", &[], &workbook::categories(data));
            xml.element("c:strCache", &[], |xml| {
                value(xml, "c:ptCount", &data.categories.len().to_string());
                for (at, name) in data.categories.iter().enumerate() {
                    point(xml, at, &directed(name, style.is_rtl));
                }
            });
        });
    });
    xml.element("c:val", &[], |xml| {
        xml.element("c:numRef", &[], |xml| {
            xml.text("c:f", &[], &workbook::values(data, index));
            xml.element("c:numCache", &[], |xml| {
                xml.text("c:formatCode", &[], &number::label(data, style));
                value(xml, "c:ptCount", &data.categories.len().to_string());
                // What is missing has no point: a point of 0 would be a value.
                for (at, number) in data.series[index].values.iter().enumerate() {
                    if let Some(number) = number {
                        point(xml, at, &number.to_string());
                    }
                }
            });
        });
    });
}

fn point(xml: &mut Xml, index: usize, text: &str) {
    xml.element("c:pt", &[("idx", &index.to_string())], |xml| xml.text("c:v", &[], text));
}

/// A label of one value, where it does not stand as the others do.
struct Label<'a> {
    index: usize,
    position: &'a str,
    face: Face<'a>,
}

impl Label<'_> {
    fn write(&self, xml: &mut Xml, format: &str, style: Style<'_>) {
        xml.element("c:dLbl", &[], |xml| {
            value(xml, "c:idx", &self.index.to_string());
            look(xml, format, self.face, style);
            value(xml, "c:dLblPos", self.position);
            shown(xml, true);
        });
    }
}

fn look(xml: &mut Xml, format: &str, face: Face<'_>, style: Style<'_>) {
    xml.leaf("c:numFmt", &[("formatCode", format), ("sourceLinked", "0")]);
    xml.element("c:spPr", &[], |xml| {
        paint::no_fill(xml);
        paint::no_line(xml);
    });
    paint::text(xml, "c:txPr", face, style);
}

/// Which parts of a label are printed: the value alone, or nothing.
fn shown(xml: &mut Xml, has_value: bool) {
    value(xml, "c:showLegendKey", "0");
    value(xml, "c:showVal", if has_value { "1" } else { "0" });
    for name in ["c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"] {
        value(xml, name, "0");
    }
}

/// The value that a line ends with; of the first series all, where there is room.
///
/// A label stands on the side of its value that is turned away from the nearest other.
fn line_labels(xml: &mut Xml, data: &ChartData, index: usize, style: Style<'_>) {
    let series = &data.series[index];
    let colour = paint::colour(&series.colour);
    let last = series.values.iter().rposition(Option::is_some);
    let all = index == 0 && data.categories.len() <= MOST_LABELS;
    xml.element("c:dLbls", &[], |xml| {
        for (at, number) in series.values.iter().enumerate() {
            let Some(number) = number.filter(|_| all || Some(at) == last) else { continue };
            let is_below = nearest(data, (index, at), number).is_some_and(|nearest| nearest.is_higher);
            let position = if is_below { "b" } else { "t" };
            Label { index: at, position, face: paint::number(paint::readable(&colour)) }.write(
                xml,
                &number::label(data, style),
                style,
            );
        }
        shown(xml, false);
    });
}

/// A value of another series.
struct Near {
    distance: f64,
    is_higher: bool,
}

/// The nearest value of another series in the same place.
fn nearest(data: &ChartData, (index, at): (usize, usize), number: f64) -> Option<Near> {
    let others = data.series.iter().enumerate().filter(|(other, _)| *other != index);
    let near = |(other, series): (usize, &Series)| {
        let value = series.values.get(at).copied().flatten()?;
        // Of two that are equal the first keeps its label above.
        let is_higher = value > number || (value >= number && other < index);
        Some(Near { distance: (value - number).abs(), is_higher })
    };
    others.filter_map(near).min_by(|one, other| one.distance.total_cmp(&other.distance))
}

/// The value beside each bar; within a bar that is cut.
fn bar_labels(xml: &mut Xml, data: &ChartData, series: &Series, style: Style<'_>) {
    let format = number::label(data, style);
    xml.element("c:dLbls", &[], |xml| {
        for (index, number) in series.values.iter().enumerate() {
            if data.is_share && number.is_some_and(|number| number > MOST) {
                let own = series.colours.get(index).unwrap_or(&series.colour);
                let face = paint::number(paint::text_on(&paint::colour(own)));
                Label { index, position: "inEnd", face }.write(xml, &format, style);
            }
        }
        look(xml, &format, paint::number(paint::INK), style);
        value(xml, "c:dLblPos", "outEnd");
        shown(xml, true);
    });
}

/// The value within each part of a bar, but for parts that are nothing.
fn part_labels(xml: &mut Xml, data: &ChartData, series: &Series, style: Style<'_>) {
    xml.element("c:dLbls", &[], |xml| {
        let face = paint::number(paint::text_on(&paint::colour(&series.colour)));
        look(xml, &number::part_label(data, style), face, style);
        value(xml, "c:dLblPos", "ctr");
        shown(xml, true);
    });
}
