//! The series of a trend: lines and markers.

use super::TrendChart;
use super::band;
use super::frame::Frame;
use crate::chart::draw::Mark;
use crate::chart::draw::palette::{ACCENT, ACCENT_LIGHT, FAINT, Rgb, TARGET};
use crate::chart::draw::scene::{Point, Scene, Stroke};

/// Radius of a marker that a line passes through.
pub(super) const MARKER: f64 = 2.1;

const ACTUAL_LINE: Stroke = Stroke::new(1.5, ACCENT);
const BASELINE_LINE: Stroke = Stroke::new(1.0, ACCENT_LIGHT);
const TARGET_LINE: Stroke = Stroke::new(0.9, TARGET);
const LEVEL_LINE: Stroke = Stroke::new(0.7, TARGET);
const DASH: (f64, f64) = (3.2, 2.2);
const DOT: (f64, f64) = (0.8, 2.4);

/// A series of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    /// What was achieved.
    Actual,
    /// What was to be achieved.
    Target,
}

impl Series {
    /// Both, the more important one first.
    pub(super) const ALL: [Series; 2] = [Series::Actual, Series::Target];

    /// Returns the values by period.
    pub(super) fn marks(self, chart: &TrendChart) -> &[Option<Mark>] {
        let marks = match self {
            Series::Actual => &chart.actual,
            Series::Target => &chart.target,
        };
        &marks[..marks.len().min(chart.periods.len())]
    }

    /// Returns the last period with a value, and the value.
    pub(super) fn last(self, chart: &TrendChart) -> Option<(usize, &Mark)> {
        let marks = self.marks(chart).iter().enumerate().rev();
        marks.into_iter().find_map(|(period, mark)| Some((period, mark.as_ref()?)))
    }

    /// Whether the series has a value in the last of several periods, so that
    /// its name can stand beside the plot.
    pub(super) fn reaches_end(self, chart: &TrendChart) -> bool {
        let has_course = chart.periods.len() > 1 || chart.baseline.is_some();
        has_course && self.last(chart).is_some_and(|(last, _)| last + 1 == chart.periods.len())
    }

    /// Returns the colour of the series and its labels.
    pub(super) fn colour(self) -> Rgb {
        match self {
            Series::Actual => ACCENT,
            Series::Target => TARGET,
        }
    }

    /// Draws one marker.
    pub(super) fn mark(self, scene: &mut Scene<'_>, at: Point, radius: f64) {
        match self {
            Series::Actual => scene.disc(at, radius, ACCENT),
            Series::Target => scene.diamond(at, radius * 1.4, Stroke::new(0.8, TARGET)),
        }
    }

    /// Returns the points of the values that are known.
    pub(super) fn points(self, chart: &TrendChart, frame: &Frame) -> Vec<Point> {
        let marks = self.marks(chart).iter().zip(&frame.periods);
        marks.filter_map(|(mark, x)| Some(frame.point(*x, mark.as_ref()?))).collect()
    }
}

/// A part of a series between two changes of the framework.
pub(super) struct Piece {
    /// Where it begins: at the axis, or at the change.
    pub(super) left: f64,
    /// The points of the values that are known.
    pub(super) points: Vec<Point>,
}

/// Returns the parts of the target line that have a value.
pub(super) fn target_pieces(chart: &TrendChart, frame: &Frame) -> Vec<Piece> {
    let mut pieces = vec![Piece { left: frame.plot.left, points: Vec::new() }];
    let marks = Series::Target.marks(chart).iter().zip(&frame.periods);
    for (period, (mark, x)) in marks.enumerate() {
        let change = chart.breaks.iter().position(|change| *change == period);
        if let Some(left) = change.and_then(|change| frame.breaks.get(change)) {
            pieces.push(Piece { left: *left, points: Vec::new() });
        }
        if let (Some(mark), Some(piece)) = (mark, pieces.last_mut()) {
            piece.points.push(frame.point(*x, mark));
        }
    }
    pieces.retain(|piece| !piece.points.is_empty());
    pieces
}

/// Returns the lines of the actual values, one for each stretch without a gap or a change.
pub(super) fn stretches(chart: &TrendChart, frame: &Frame) -> Vec<Vec<Point>> {
    let mut stretches = vec![Vec::new()];
    for (period, (mark, x)) in Series::Actual.marks(chart).iter().zip(&frame.periods).enumerate() {
        if chart.breaks.contains(&period) {
            stretches.push(Vec::new());
        }
        match (mark, stretches.last_mut()) {
            (Some(mark), Some(stretch)) => stretch.push(frame.point(*x, mark)),
            (Some(_), None) | (None, _) => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// Returns the step from the baseline to the first period, if both are known.
pub(super) fn first_step(chart: &TrendChart, frame: &Frame) -> Vec<Point> {
    let first = chart.actual.first().and_then(Option::as_ref).zip(frame.periods.first());
    match (baseline_point(chart, frame), first) {
        (Some(baseline), Some((mark, x))) => vec![baseline, frame.point(*x, mark)],
        (Some(_), None) | (None, _) => Vec::new(),
    }
}

/// Returns where the baseline stands.
pub(super) fn baseline_point(chart: &TrendChart, frame: &Frame) -> Option<Point> {
    let (mark, x) = chart.baseline.as_ref().zip(frame.baseline)?;
    Some(frame.point(x, mark))
}

/// Draws lines and markers.
pub(super) fn draw(scene: &mut Scene<'_>, chart: &TrendChart, frame: &Frame) {
    let bands = band::pieces(chart, frame);
    for piece in &bands {
        piece.draw(scene, TARGET_LINE, DASH);
    }
    let targets =
        if bands.is_empty() { Series::Target.points(chart, frame) } else { band::ends(&bands, frame) };
    if bands.is_empty() {
        for piece in target_pieces(chart, frame) {
            draw_target(scene, &piece);
        }
    }
    scene.line(first_step(chart, frame), BASELINE_LINE);
    for stretch in stretches(chart, frame) {
        scene.line(stretch, ACTUAL_LINE);
    }
    if let Some(at) = baseline_point(chart, frame) {
        scene.ring(at, MARKER - 0.3, Stroke::new(1.0, ACCENT));
    }
    // Actual values lie on top: a value on its target shows both markers.
    for at in targets {
        Series::Target.mark(scene, at, MARKER);
    }
    for at in Series::Actual.points(chart, frame) {
        Series::Actual.mark(scene, at, MARKER);
    }
}

/// Joins the targets; a single one is drawn as the level to be reached.
fn draw_target(scene: &mut Scene<'_>, piece: &Piece) {
    match piece.points[..] {
        [(x, y)] => {
            scene.line(vec![(piece.left, y), (x, y)], Stroke::new(0.7, FAINT));
            scene.dashed(&[(piece.left, y), (x, y)], LEVEL_LINE, DOT);
        }
        [] | [_, _, ..] => scene.dashed(&piece.points, TARGET_LINE, DASH),
    }
}
