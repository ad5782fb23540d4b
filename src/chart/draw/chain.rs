//! The results chain: a box for each result, in columns from output to impact, joined by arrows.
//!
//! Drawn 160 mm wide. The level stands in words over its column, so that
//! nothing depends on colour.

use super::Style;
use super::layers::{self, Layout, Node};
use super::paint::paint;
use super::palette::{ACCENT, AXIS, INK, MUTED, TARGET, TRACK};
use super::scale::number;
use super::scene::{Anchor, Point, Scene, Stroke};
use super::text::{Face, longest_piece, wrap, wrap_evenly};

/// Results in columns, and what leads to what.
#[derive(Debug, Clone)]
pub struct ChainChart {
    /// The columns, in the order in which results follow from each other.
    pub columns: Vec<ChainColumn>,
    /// What leads to what, always to a later column.
    pub links: Vec<ChainLink>,
}

/// A column of a [`ChainChart`].
#[derive(Debug, Clone)]
pub struct ChainColumn {
    /// The level of its results.
    pub title: String,
    /// Its results, from the top.
    pub boxes: Vec<ChainBox>,
}

/// A result of a [`ChainChart`].
#[derive(Debug, Clone)]
pub struct ChainBox {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A line below the title.
    pub note: String,
}

/// A link of a [`ChainChart`], each end by its column and its index in the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainLink {
    /// What leads.
    pub from: (usize, usize),
    /// Where it leads.
    pub to: (usize, usize),
}

impl ChainChart {
    /// Returns every text that may be printed.
    pub fn texts(&self) -> Vec<&str> {
        let boxes = self.columns.iter().flat_map(|column| &column.boxes);
        let texts = boxes.flat_map(|result| [result.id.as_str(), &result.title, &result.note]);
        self.columns.iter().map(|column| column.title.as_str()).chain(texts).collect()
    }
}

/// Width of the chart: 160 mm.
const WIDTH: f64 = 453.6;
/// Room for arrows between two columns, and the least of it, where words are longer than a box is wide.
const BETWEEN: (f64, f64) = (28.0, 20.0);
/// Widest box: with few columns the arrows get what is left.
const WIDEST: f64 = 132.0;
/// Air within a box, at the sides and above and below.
const AIR: Point = (6.0, 5.0);
/// Width of the bar at the side of a box.
const BAR: f64 = 2.0;
/// What a box needs beside the text at its sides.
const EDGES: f64 = 2.0 * AIR.0 + BAR;
/// Air between two boxes of a column.
const GAP: f64 = 8.0;
/// Height of the names of the levels, without their lines.
const HEADER: f64 = 10.0;
/// The most lines of the name of a level.
const MOST_NAME_LINES: usize = 2;
/// Length and half the width of an arrow head.
const HEAD: Point = (4.5, 2.4);
/// What fits onto a page of A4 below its head, with the caption.
const TALLEST: f64 = 600.0;
/// The most lines of a title.
const MOST_LINES: usize = 7;
/// The pieces that a curve is made of.
const PIECES: u32 = 14;

const LEVEL: Face = Face::bold(8.0, ACCENT);
const ID: Face = Face::bold(7.0, TARGET);
const TITLE: Face = Face::regular(7.5, INK);
const NOTE: Face = Face::regular(6.5, MUTED);

/// A box with its text in lines.
struct Set<'a> {
    result: &'a ChainBox,
    title: Vec<String>,
    note: Vec<String>,
}

impl Set<'_> {
    fn height(&self) -> f64 {
        let id = ID.leading();
        let title = TITLE.leading() * number(self.title.len());
        let note = if self.note.is_empty() { 0.0 } else { NOTE.leading() * number(self.note.len()) + 2.0 };
        id + title + note + 2.0 * AIR.1
    }
}

/// Draws a results chain as an SVG 160 mm wide; none if it would be higher than a page.
pub fn chain(chart: &ChainChart, style: &Style<'_>) -> Option<String> {
    let columns = number(chart.columns.len().max(1));
    let wide = |between: f64| ((WIDTH - between * (columns - 1.0)) / columns).min(WIDEST);
    let boxes = chart.columns.iter().flat_map(|column| &column.boxes);
    let longest = boxes.map(|result| longest_piece(style, &result.title, TITLE)).fold(0.0, f64::max);
    let width = (longest + EDGES).clamp(wide(BETWEEN.0), wide(BETWEEN.1));
    let between = if columns > 1.0 { (WIDTH - width * columns) / (columns - 1.0) } else { 0.0 };
    let sets: Vec<Vec<Set<'_>>> = chart
        .columns
        .iter()
        .map(|column| column.boxes.iter().map(|result| set(result, style, width)).collect())
        .collect();
    let heights: Vec<Vec<f64>> = sets.iter().map(|column| column.iter().map(Set::height).collect()).collect();
    let links: Vec<(Node, Node)> = chart.links.iter().map(|link| (link.from, link.to)).collect();
    let layout = layers::layout(&heights, &links, GAP);
    if layout.height > TALLEST {
        return None;
    }
    let left = |column: usize| number(column) * (width + between);
    let mut index = 0;
    // Columns of one level, side by side, have one name.
    let names: Vec<(Vec<String>, f64, f64)> = chart
        .columns
        .chunk_by(|one, next| one.title == next.title)
        .map(|columns| {
            let (start, end) = (left(index), left(index + columns.len() - 1) + width);
            index += columns.len();
            (wrap(style, &columns[0].title, LEVEL, end - start, MOST_NAME_LINES), start, end)
        })
        .collect();
    let lines = names.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
    let header = HEADER + LEVEL.leading() * number(lines);
    let mut scene = Scene::new(style, (WIDTH, header + layout.height + 1.0));
    for (name, start, end) in names {
        // Names of fewer lines stand on the rule.
        let above = LEVEL.leading() * number(lines - name.len());
        scene.lines(&name, (start, LEVEL.size + above), Anchor::Start, LEVEL);
        scene.line(vec![(start, header - 8.0), (end, header - 8.0)], Stroke::new(0.7, AXIS));
    }
    arrows(&mut scene, chart, &Place { layout: &layout, top: header, left: &left, width });
    for (index, column) in sets.iter().enumerate() {
        for (set, middle) in column.iter().zip(&layout.middles[index]) {
            draw_box(&mut scene, set, (left(index), header + middle), width);
        }
    }
    Some(paint(scene))
}

fn set<'a>(result: &'a ChainBox, style: &Style<'_>, width: f64) -> Set<'a> {
    let room = width - EDGES;
    let title = wrap_evenly(style, &result.title, TITLE, room, MOST_LINES);
    let note = if result.note.is_empty() { Vec::new() } else { wrap(style, &result.note, NOTE, room, 2) };
    Set { result, title, note }
}

/// Where boxes stand.
struct Place<'p> {
    layout: &'p Layout,
    top: f64,
    left: &'p dyn Fn(usize) -> f64,
    width: f64,
}

/// Draws the lines below the boxes, then the heads.
fn arrows(scene: &mut Scene<'_>, chart: &ChainChart, place: &Place<'_>) {
    let Place { layout, top, left, width } = place;
    let stroke = Stroke::new(0.9, AXIS);
    for (link, route) in chart.links.iter().zip(&layout.routes) {
        let mut points = Vec::new();
        for (step, pair) in route.windows(2).enumerate() {
            let column = link.from.0 + step;
            let last = column + 1 == link.to.0;
            let end = left(column + 1) - if last { HEAD.0 - 0.5 } else { 0.0 };
            points.extend(curve((left(column) + width, top + pair[0]), (end, top + pair[1])));
        }
        scene.line(points, stroke);
    }
    for (link, route) in chart.links.iter().zip(&layout.routes) {
        let Some(y) = route.last().map(|y| top + y) else { continue };
        let x = left(link.to.0);
        scene.area(vec![(x - HEAD.0, y - HEAD.1), (x, y), (x - HEAD.0, y + HEAD.1)], TARGET);
    }
}

/// A line that leaves and arrives level: a cubic curve of Bézier.
fn curve(from: Point, to: Point) -> Vec<Point> {
    let at = |piece: u32| {
        let t = f64::from(piece) / f64::from(PIECES);
        let s = 1.0 - t;
        let middle = f64::midpoint(from.0, to.0);
        let x = s * s * s * from.0 + 3.0 * s * t * middle + t * t * t * to.0;
        let y = s * s * (s + 3.0 * t) * from.1 + t * t * (t + 3.0 * s) * to.1;
        (x, y)
    };
    (0..=PIECES).map(at).collect()
}

fn draw_box(scene: &mut Scene<'_>, set: &Set<'_>, (left, middle): Point, width: f64) {
    let half = set.height() / 2.0;
    scene.rect((left, middle - half), (left + width, middle + half), TRACK);
    scene.rect((left, middle - half), (left + BAR, middle + half), ACCENT);
    let x = left + BAR + AIR.0;
    let mut y = middle - half + AIR.1 + ID.size * 0.9;
    scene.text(&set.result.id, (x, y), Anchor::Start, ID);
    y += ID.leading() + 0.5;
    scene.lines(&set.title, (x, y), Anchor::Start, TITLE);
    y += TITLE.leading() * number(set.title.len()) + 1.0;
    scene.lines(&set.note, (x, y), Anchor::Start, NOTE);
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PLAIN, printed};
    use super::*;

    fn result(id: &str, note: &str) -> ChainBox {
        ChainBox { id: id.to_owned(), title: format!("Result {id}"), note: note.to_owned() }
    }

    #[test]
    fn every_result_is_a_box_with_its_words_and_every_link_an_arrow() {
        let column = |title: &str, boxes| ChainColumn { title: title.to_owned(), boxes };
        let chart = ChainChart {
            columns: vec![
                column("Output", vec![result("P1", "1 of 2 met"), result("P2", "")]),
                column("Impact", vec![result("I1", "")]),
            ],
            links: vec![ChainLink { from: (0, 0), to: (1, 0) }, ChainLink { from: (0, 1), to: (1, 0) }],
        };
        let svg = chain(&chart, &PLAIN).expect("it fits onto a page");
        assert_eq!(
            printed(&svg),
            ["Output", "Impact", "P1", "Result P1", "1 of 2 met", "P2", "Result P2", "I1", "Result I1"]
        );
        assert_eq!(svg.matches("<polyline").count(), 4, "two lines of columns and two links");
        // Two heads, and the ground and the bar of three boxes.
        assert_eq!(svg.matches("<polygon").count(), 8);
        let texts = chart.texts();
        assert!(printed(&svg).iter().all(|text| texts.contains(text)));
    }

    #[test]
    fn a_chain_higher_than_a_page_is_not_drawn() {
        let boxes = |count: usize| {
            let boxes = (0..count).map(|index| result(&format!("P{index}"), "")).collect();
            let column = ChainColumn { title: "Output".to_owned(), boxes };
            chain(&ChainChart { columns: vec![column], links: Vec::new() }, &PLAIN)
        };
        // A box is 28.27 points high, and 8 points lie between two.
        assert!(boxes(16).is_some());
        assert!(boxes(17).is_none());
    }

    #[test]
    fn a_curve_begins_and_ends_where_it_should() {
        let points = curve((0.0, 10.0), (20.0, 30.0));
        assert_eq!(
            points.first().map(|(x, y)| (x.to_string(), y.to_string())),
            Some(("0".into(), "10".into()))
        );
        assert_eq!(
            points.last().map(|(x, y)| (x.to_string(), y.to_string())),
            Some(("20".into(), "30".into()))
        );
    }
}
