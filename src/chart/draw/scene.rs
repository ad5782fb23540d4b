//! The scene: what a chart draws, in points, before any backend sees it.

use super::bidi::{self, Piece};
use super::palette::{PAPER, Rgb};
use super::text::{Face, Script, runs};
use super::{Direction, Style, Weight};

/// A point of the page, from the upper left, in points.
pub(super) type Point = (f64, f64);

/// A list of shapes in painting order.
pub(super) struct Scene<'a> {
    style: &'a Style<'a>,
    size: Point,
    shapes: Vec<Shape>,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A line through points.
    Line {
        /// The points in order.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled polygon.
    Area {
        /// Its corners in order.
        points: Vec<Point>,
        /// Its colour.
        colour: Rgb,
    },
    /// A filled circle.
    Disc {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// Its colour.
        colour: Rgb,
    },
    /// A run of text in one script.
    Text {
        /// Where it is anchored, on the baseline.
        at: Point,
        /// Which end of the text is there.
        anchor: Anchor,
        /// The letters.
        text: String,
        /// The font families, first choice first.
        families: String,
        /// Font size in points.
        size: f64,
        /// Regular or bold.
        weight: Weight,
        /// Colour of the letters.
        colour: Rgb,
    },
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// Width in points.
    pub(super) width: f64,
    /// Colour.
    pub(super) colour: Rgb,
}

impl Stroke {
    /// A stroke of a width and a colour.
    pub(super) const fn new(width: f64, colour: Rgb) -> Stroke {
        Stroke { width, colour }
    }
}

/// Which part of a text is at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Where reading begins.
    Start,
    /// The middle.
    Middle,
    /// Where reading ends.
    End,
}

impl<'a> Scene<'a> {
    /// An empty scene of a width and a height.
    pub(super) fn new(style: &'a Style<'a>, size: Point) -> Scene<'a> {
        Scene { style, size, shapes: Vec::new() }
    }

    /// Returns width and height.
    pub(super) fn size(&self) -> Point {
        self.size
    }

    /// Returns the width of a text.
    pub(super) fn width(&self, text: &str, face: Face) -> f64 {
        self.style.width(text, face)
    }

    /// Returns the width of the widest of several lines.
    pub(super) fn widest(&self, lines: &[String], face: Face) -> f64 {
        lines.iter().map(|line| self.width(line, face)).fold(0.0, f64::max)
    }

    /// Returns the shapes as they are painted: mirrored if the language is.
    pub(super) fn into_shapes(self) -> Vec<Shape> {
        match self.style.direction {
            Direction::Ltr => self.shapes,
            Direction::Rtl => {
                let width = self.size.0;
                self.shapes.into_iter().map(|shape| shape.mirrored(width)).collect()
            }
        }
    }

    /// Draws a line through points.
    pub(super) fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.shapes.push(Shape::Line { points, stroke });
        }
    }

    /// Draws a line through points in dashes of `dash` points and gaps of `gap`.
    pub(super) fn dashed(&mut self, points: &[Point], stroke: Stroke, (dash, gap): (f64, f64)) {
        for dash in dashes(points, dash, gap) {
            self.line(dash, stroke);
        }
    }

    /// Fills a polygon.
    pub(super) fn area(&mut self, points: Vec<Point>, colour: Rgb) {
        self.shapes.push(Shape::Area { points, colour });
    }

    /// Fills a rectangle between two opposite corners.
    pub(super) fn rect(&mut self, (x0, y0): Point, (x1, y1): Point, colour: Rgb) {
        self.area(vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour);
    }

    /// Fills a circle.
    pub(super) fn disc(&mut self, centre: Point, radius: f64, colour: Rgb) {
        self.shapes.push(Shape::Disc { centre, radius, colour });
    }

    /// Draws a circle that hides what is under it.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, stroke: Stroke) {
        self.disc(centre, radius + stroke.width / 2.0, stroke.colour);
        self.disc(centre, radius - stroke.width / 2.0, PAPER);
    }

    /// Draws a diamond that hides what is under it.
    pub(super) fn diamond(&mut self, centre: Point, radius: f64, stroke: Stroke) {
        self.area(diamond(centre, radius + stroke.width * 0.7), stroke.colour);
        self.area(diamond(centre, radius - stroke.width * 0.7), PAPER);
    }

    /// Sets a text on a baseline, one element per script and direction.
    pub(super) fn text(&mut self, text: &str, at: Point, anchor: Anchor, face: Face) {
        let pieces = match self.style.direction {
            Direction::Ltr => {
                let text = text.replace(|c| bidi::is_control(c) || bidi::is_vowel_sign(c), "");
                vec![Piece { text, is_turned: false }]
            }
            Direction::Rtl => bidi::pieces(text),
        };
        if let [piece] = &pieces[..]
            && let [(script, only)] = runs(&piece.text)[..]
        {
            self.run((script, only), at, anchor, face);
            return;
        }
        let widths: Vec<f64> = pieces.iter().map(|piece| self.runs_width(&piece.text, face)).collect();
        let width = widths.iter().sum::<f64>();
        let mut x = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2.0,
            Anchor::End => at.0 - width,
        };
        for (piece, width) in pieces.iter().zip(widths) {
            // Against the direction of the line, the runs of a piece begin at its far end.
            let (start, step, anchor) =
                if piece.is_turned { (x + width, -1.0, Anchor::End) } else { (x, 1.0, Anchor::Start) };
            self.runs(&piece.text, ((start, at.1), step), anchor, face);
            x += width;
        }
    }

    fn runs_width(&self, text: &str, face: Face) -> f64 {
        runs(text).into_iter().map(|(_, run)| self.style.width(run, face)).sum()
    }

    /// Sets the runs of a piece one after the other, in steps along the line or against it.
    fn runs(&mut self, text: &str, ((mut x, y), step): (Point, f64), anchor: Anchor, face: Face) {
        for (script, run) in runs(text) {
            // Space before a run moves it; space after it is lost with it.
            let space = &run[..run.len() - run.trim_start().len()];
            let start = x + step * self.style.width(space, face);
            if !run.trim().is_empty() {
                self.run((script, run), (start, y), anchor, face);
            }
            x += step * self.style.width(run, face);
        }
    }

    /// Sets lines of text under each other, the first on the given baseline.
    pub(super) fn lines(&mut self, lines: &[String], at: Point, anchor: Anchor, face: Face) {
        let mut y = at.1;
        for line in lines {
            self.text(line, (at.0, y), anchor, face);
            y += face.leading();
        }
    }

    fn run(&mut self, (script, text): (Script, &str), at: Point, anchor: Anchor, face: Face) {
        self.shapes.push(Shape::Text {
            at,
            anchor,
            text: text.trim().to_owned(),
            families: self.style.families(script),
            size: face.size,
            weight: face.weight,
            colour: face.colour,
        });
    }
}

impl Shape {
    fn mirrored(self, width: f64) -> Shape {
        let flip = |(x, y): Point| (width - x, y);
        let all = |points: Vec<Point>| points.into_iter().map(flip).collect();
        match self {
            Shape::Line { points, stroke } => Shape::Line { points: all(points), stroke },
            Shape::Area { points, colour } => Shape::Area { points: all(points), colour },
            Shape::Disc { centre, radius, colour } => Shape::Disc { centre: flip(centre), radius, colour },
            Shape::Text { at, anchor, text, families, size, weight, colour } => {
                Shape::Text { at: flip(at), anchor: anchor.opposite(), text, families, size, weight, colour }
            }
        }
    }
}

impl Anchor {
    fn opposite(self) -> Anchor {
        match self {
            Anchor::Start => Anchor::End,
            Anchor::Middle => Anchor::Middle,
            Anchor::End => Anchor::Start,
        }
    }
}

fn diamond((x, y): Point, radius: f64) -> Vec<Point> {
    vec![(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
}

/// Cuts a line into dashes.
///
/// The dashes of plotters are computed with `hypot`, which differs between
/// machines in its last digit; a square root does not.
fn dashes(points: &[Point], dash: f64, gap: f64) -> Vec<Vec<Point>> {
    let mut dashes = Vec::new();
    let mut offset = 0.0;
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let length = ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).sqrt();
        if length <= 0.0 {
            continue;
        }
        let along = |at: f64| (x0 + (x1 - x0) * at / length, y0 + (y1 - y0) * at / length);
        let mut start = -offset;
        while start < length {
            let (from, to) = (start.max(0.0), (start + dash).min(length));
            if from < to {
                dashes.push(vec![along(from), along(to)]);
            }
            start += dash + gap;
        }
        // The next piece goes on where this one stopped within its pattern.
        offset = length - (start - dash - gap);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_go_on_round_a_corner() {
        assert_eq!(
            dashes(&[(0.0, 0.0), (8.0, 0.0), (8.0, 5.0)], 3.0, 2.0),
            [vec![(0.0, 0.0), (3.0, 0.0)], vec![(5.0, 0.0), (8.0, 0.0)], vec![(8.0, 2.0), (8.0, 5.0)],]
        );
    }

    #[test]
    fn a_line_without_length_has_no_dashes() {
        assert_eq!(dashes(&[(1.0, 1.0), (1.0, 1.0)], 3.0, 2.0), Vec::<Vec<Point>>::new());
    }

    #[test]
    fn mixed_scripts_are_set_as_runs_side_by_side() {
        let measure =
            |text: &str, _: f64, _: Weight| 10.0 * super::super::scale::number(text.chars().count());
        let fonts = super::super::Fonts { latin: "L", han: "H", arabic: "A" };
        let style = Style { fonts, direction: Direction::Ltr, measure: &measure };
        let mut scene = Scene::new(&style, (100.0, 20.0));
        scene.text("增长5%", (100.0, 10.0), Anchor::End, Face::regular(8.0, PAPER));
        let placed: Vec<_> = scene
            .into_shapes()
            .into_iter()
            .filter_map(|shape| match shape {
                Shape::Text { at, text, families, .. } => Some((at.0, text, families)),
                Shape::Line { .. } | Shape::Area { .. } | Shape::Disc { .. } => None,
            })
            .collect();
        assert_eq!(
            placed,
            [(60.0, "增长".to_owned(), "H, L".to_owned()), (80.0, "5%".to_owned(), "L, H".to_owned()),]
        );
    }
}
