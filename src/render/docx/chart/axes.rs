//! The axes of a chart.

use super::{Style, number, paint, value};
use crate::document::{ChartData, ChartKind};
use crate::render::docx::xml::Xml;

/// The numbers by which the axes know each other.
pub(super) const CATEGORIES: &str = "111111111";
pub(super) const VALUES: &str = "222222222";

/// The share at which bars are cut, and that at which bars of falls are.
pub(super) const MOST: f64 = 1.5;
const LEAST: f64 = -0.5;
/// From one step of an axis of shares to the next.
const STEP: &str = "0.5";
/// The line of an axis, and those of its steps.
const LINE: &str = "9525";

/// The axis of categories: below lines; beside bars, from the top to the bottom.
pub(super) fn categories(xml: &mut Xml, data: &ChartData, style: Style<'_>) {
    let is_lines = data.kind == ChartKind::Lines;
    let (position, is_reversed) = match (is_lines, style.is_rtl) {
        (true, is_rtl) => ("b", is_rtl),
        (false, true) => ("r", true),
        (false, false) => ("l", true),
    };
    xml.element("c:catAx", &[], |xml| {
        value(xml, "c:axId", CATEGORIES);
        xml.element("c:scaling", &[], |xml| orientation(xml, is_reversed));
        value(xml, "c:delete", "0");
        value(xml, "c:axPos", position);
        xml.leaf("c:numFmt", &[("formatCode", "General"), ("sourceLinked", "0")]);
        // Names stay at the edge, also beside bars that fall below zero.
        marks(xml, "low");
        xml.element("c:spPr", &[], |xml| paint::line(xml, LINE, paint::AXIS, None));
        paint::text(xml, "c:txPr", paint::LABEL, style);
        value(xml, "c:crossAx", VALUES);
        value(xml, "c:crosses", "autoZero");
        value(xml, "c:auto", "0");
        value(xml, "c:lblAlgn", "ctr");
        value(xml, "c:lblOffset", "100");
        // Left to itself, Word leaves out names where it thinks them too close.
        value(xml, "c:tickLblSkip", "1");
        value(xml, "c:noMultiLvlLbl", "1");
    });
}

/// The axis of values: at the side where reading begins; over bars.
///
/// Bars that carry the numbers of their parts need none.
pub(super) fn values(xml: &mut Xml, data: &ChartData, style: Style<'_>) {
    let is_lines = data.kind == ChartKind::Lines;
    let is_counted = data.kind == ChartKind::StackedBars;
    let position = match (is_lines, style.is_rtl) {
        (false, _) => "t",
        (true, true) => "r",
        (true, false) => "l",
    };
    xml.element("c:valAx", &[], |xml| {
        value(xml, "c:axId", VALUES);
        scaling(xml, data, style.is_rtl && !is_lines);
        value(xml, "c:delete", "0");
        value(xml, "c:axPos", position);
        if !is_counted {
            xml.element("c:majorGridlines", &[], |xml| {
                xml.element("c:spPr", &[], |xml| paint::line(xml, LINE, paint::FAINT, None));
            });
        }
        xml.leaf("c:numFmt", &[("formatCode", &number::axis(data, style)), ("sourceLinked", "0")]);
        marks(xml, if is_counted { "none" } else { "nextTo" });
        xml.element("c:spPr", &[], paint::no_line);
        paint::text(xml, "c:txPr", paint::SMALL, style);
        value(xml, "c:crossAx", CATEGORIES);
        value(xml, "c:crosses", "autoZero");
        value(xml, "c:crossBetween", "between");
        match data.kind {
            ChartKind::Bars if data.is_share => value(xml, "c:majorUnit", STEP),
            ChartKind::Lines | ChartKind::Bars | ChartKind::StackedBars => {}
        }
    });
}

fn scaling(xml: &mut Xml, data: &ChartData, is_reversed: bool) {
    let mut values = data.series.iter().flat_map(|series| series.values.iter().copied().flatten());
    xml.element("c:scaling", &[], |xml| {
        orientation(xml, is_reversed);
        match data.kind {
            // The schema has the end before the beginning.
            ChartKind::Bars if data.is_share => {
                let least = if values.any(|value| value < 0.0) { LEAST } else { 0.0 };
                value(xml, "c:max", &MOST.to_string());
                value(xml, "c:min", &least.to_string());
            }
            ChartKind::Bars | ChartKind::StackedBars => value(xml, "c:min", "0"),
            ChartKind::Lines => {}
        }
    });
}

fn orientation(xml: &mut Xml, is_reversed: bool) {
    value(xml, "c:orientation", if is_reversed { "maxMin" } else { "minMax" });
}

fn marks(xml: &mut Xml, labels: &str) {
    value(xml, "c:majorTickMark", "none");
    value(xml, "c:minorTickMark", "none");
    value(xml, "c:tickLblPos", labels);
}
