//! Where the parts of a chart stand: its size, the area of the plot, the legend.
//!
//! Word would give the names of indicators a third of the width at most and
//! hide every other one, and set the unit on its side; so plot, unit and legend
//! have places of their own, and names are broken into lines beside the plot.

use super::{Style, value};
use crate::document::{ChartData, ChartKind};
use crate::render::docx::xml::Xml;

/// English Metric Units in a millimetre.
const EMU: f64 = 36_000.0;
/// Height of the plot of lines, in millimetres.
const LINES: f64 = 46.0;
/// Where bars begin, as a share of the width.
const BARS: f64 = 0.5;
/// Room beside the names of bars, in millimetres.
const BESIDE: f64 = 4.0;
/// Room where bars end, in millimetres.
const END: f64 = 10.0;
/// Room above lines, and above bars, besides that for the unit; over bars there may be an axis.
const HEAD: f64 = 4.0;
const AXIS: f64 = 4.0;
/// The share of the width at which the unit is broken into lines.
const UNIT: f64 = 0.7;
/// Room below lines, besides that for the names of the periods.
const FOOT: f64 = 2.8;
/// Room beside lines, where reading ends.
const SIDE: f64 = 3.0;
/// Width of a letter, in millimetres; a Chinese character is twice as wide.
const LETTER: f64 = 1.7;
/// Height of a line of text, in millimetres.
const LINE: f64 = 4.1;
/// What the key of an entry and the air around it take, in letters.
const KEY: usize = 10;

/// The measures of a chart.
pub(super) struct Frame {
    kind: ChartKind,
    width: f64,
    height: f64,
    /// Where the plot begins, from the edge where reading begins.
    start: f64,
    /// The room above the plot.
    head: f64,
    /// The room below it, without the legend.
    foot: f64,
    /// The height of the legend; 0 if there is none.
    legend: f64,
}

impl Frame {
    /// Lays out a chart of a width in English Metric Units.
    pub(super) fn new(data: &ChartData, width: u32) -> Self {
        let width = f64::from(width) / EMU;
        let is_lines = data.kind == ChartKind::Lines;
        let entries = data.series.iter().map(|series| letters(&series.name) + KEY);
        let rows = lines(entries.sum(), width);
        let legend = if is_lines || data.series.len() > 1 { rows * (LINE + 0.8) + 2.0 } else { 0.0 };
        let unit = data.unit.as_deref().map_or(0.0, |unit| lines(letters(unit), UNIT * width));
        let axis = if data.kind == ChartKind::Bars { AXIS } else { 0.0 };
        let head = HEAD + axis + unit * LINE;
        let (plot, foot, start) = if is_lines {
            let start = steps(data) * LETTER + 5.0;
            let room = (width - start - SIDE) / number(data.categories.len().max(1));
            let tallest = data.categories.iter().map(|name| wrapped(name, room)).fold(2.0, f64::max);
            (LINES, FOOT + tallest * LINE, start)
        } else {
            let start = BARS * width;
            let room = start - BESIDE;
            let name = |name: &String| name.lines().map(|line| wrapped(line, room)).sum::<f64>();
            let tallest = data.categories.iter().map(name).fold(1.0, f64::max);
            let row = (tallest * LINE).max(5.5) + 2.5;
            (row * number(data.categories.len()), 3.0, start)
        };
        Self { kind: data.kind, width, height: head + plot + foot + legend, start, head, foot, legend }
    }

    /// The data with the names of bars broken into the lines that they have room for.
    ///
    /// Some programs cut a longer name off at the edge of the chart.
    pub(super) fn fitted(&self, data: &ChartData) -> ChartData {
        let broken = |name: &String| match self.kind {
            ChartKind::Lines => name.clone(),
            ChartKind::Bars | ChartKind::StackedBars => {
                let lines = name.lines().flat_map(|line| rows(line, self.start - BESIDE));
                lines.collect::<Vec<_>>().join("\n")
            }
        };
        ChartData { categories: data.categories.iter().map(broken).collect(), ..data.clone() }
    }

    /// Width and height in English Metric Units.
    pub(super) fn size(&self) -> (u32, u32) {
        (emu(self.width), emu(self.height))
    }

    /// Whether there is more than one thing to be told apart.
    pub(super) fn has_legend(&self) -> bool {
        self.legend > 0.0
    }

    /// Writes where the plot stands.
    pub(super) fn plot(&self, xml: &mut Xml, style: Style<'_>) {
        let side = if self.kind == ChartKind::Lines { SIDE } else { END };
        let left = if style.is_rtl { side } else { self.start };
        let height = self.height - self.legend - self.foot - self.head;
        self.place(xml, Some("inner"), (left, self.head), Some((self.width - side - self.start, height)));
    }

    /// Writes where the unit stands: over the axis of lines, or where bars begin.
    pub(super) fn unit(&self, xml: &mut Xml, unit: &str, style: Style<'_>) {
        let start = if self.kind == ChartKind::Lines { 1.0 } else { self.start };
        let width = (number(letters(unit)) * LETTER).min(UNIT * self.width);
        let left = if style.is_rtl { (self.width - start - width).max(0.0) } else { start };
        self.place(xml, None, (left, 0.5), None);
    }

    /// Writes where the legend stands.
    pub(super) fn legend(&self, xml: &mut Xml) {
        self.place(xml, None, (2.0, self.height - self.legend), Some((self.width - 4.0, self.legend)));
    }

    fn place(&self, xml: &mut Xml, target: Option<&str>, (x, y): (f64, f64), size: Option<(f64, f64)>) {
        xml.element("c:layout", &[], |xml| {
            xml.element("c:manualLayout", &[], |xml| {
                if let Some(target) = target {
                    value(xml, "c:layoutTarget", target);
                }
                value(xml, "c:xMode", "edge");
                value(xml, "c:yMode", "edge");
                value(xml, "c:x", &share(x / self.width));
                value(xml, "c:y", &share(y / self.height));
                if let Some((width, height)) = size {
                    value(xml, "c:w", &share(width / self.width));
                    value(xml, "c:h", &share(height / self.height));
                }
            });
        });
    }
}

/// How many lines of a width a text of so many letters takes.
fn lines(letters: usize, width: f64) -> f64 {
    (number(letters) * LETTER / width).ceil().max(1.0)
}

/// How many lines of a width a text takes that is broken between its words.
fn wrapped(text: &str, width: f64) -> f64 {
    let (mut rows, mut line) = (1.0, 0);
    for word in text.split_whitespace().map(letters) {
        let longer = if line == 0 { word } else { line + 1 + word };
        if line > 0 && number(longer) * LETTER > width {
            (rows, line) = (rows + 1.0, word);
        } else {
            line = longer;
        }
        // A word that is too long for a line is broken.
        rows += lines(line, width) - 1.0;
    }
    rows
}

/// The lines of a width that a text takes which is broken between its words.
fn rows(text: &str, width: f64) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match rows.last_mut() {
            Some(row) if number(letters(row) + 1 + letters(word)) * LETTER <= width => {
                row.extend([" ", word]);
            }
            Some(_) | None => rows.push(word.to_owned()),
        }
    }
    rows
}

/// How much room the steps of an axis take, in letters: that of the largest value, and of its separators.
fn steps(data: &ChartData) -> f64 {
    let values = data.series.iter().flat_map(|series| series.values.iter().copied().flatten());
    let digits = values.map(|value| format!("{value:.0}").len()).max().unwrap_or(1);
    number(digits + digits / 3 + letters(&data.suffix) + 1)
}

/// How much room a text takes, in letters.
fn letters(text: &str) -> usize {
    text.chars().map(|letter| if ('\u{2E80}'..'\u{FB00}').contains(&letter) { 2 } else { 1 }).sum()
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

fn share(share: f64) -> String {
    format!("{share:.4}")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size of some hundred millimetres, never below 0"
)]
fn emu(millimetres: f64) -> u32 {
    (millimetres * EMU).round() as u32
}
