//! The labels of a trend: series by name, and values where they fit.

use super::frame::{Frame, SMALL};
use super::series::{self, MARKER, Series};
use super::{TrendChart, band, breaks};
use crate::chart::draw::palette::{AXIS, INK};
use crate::chart::draw::place::{Bounds, Ground, Wish, nudge_apart};
use crate::chart::draw::scale::number;
use crate::chart::draw::scene::{Anchor, Point, Scene, Stroke};
use crate::chart::draw::text::{Face, wrap, wrap_evenly};
use crate::chart::draw::{Mark, Style};

/// The face of a value that a series ends with.
const END_VALUE: Face = Face::bold(8.0, INK);
/// The face of the name of a series.
const NAME: Face = Face::regular(7.0, INK);
/// The face of other values.
const VALUE: Face = Face::regular(7.0, INK);
/// Widest line of a series name.
const NAME_WIDTH: f64 = 52.0;
/// Widest line of a value in words.
const VALUE_WIDTH: f64 = 68.0;
/// Room that the symbol takes before the name.
const SYMBOL: f64 = 7.0;
/// Distance between a marker and its label.
const GAP: f64 = MARKER + 1.8;
/// A label moved farther than this is tied to its marker by a line.
const TIE: f64 = 3.0;

/// The last value of a series with its name.
pub(super) struct Tag {
    /// Width and height.
    pub(super) size: Point,
    series: Series,
    period: usize,
    mark: Mark,
    value: Vec<String>,
    name: Vec<String>,
}

impl Tag {
    /// Makes the tag of a series that has a value.
    pub(super) fn new(series: Series, chart: &TrendChart, style: &Style<'_>) -> Option<Tag> {
        let (period, mark) = series.last(chart)?;
        let name = match series {
            Series::Actual => &chart.names.actual,
            Series::Target => &chart.names.target,
        };
        let name = wrap(style, name, NAME, NAME_WIDTH, 3);
        // Words that stand at the axis are not said again: they would take the room of the lines.
        let is_said = !mark.text.contains(|c: char| c.is_ascii_digit())
            && chart.ticks.iter().any(|tick| tick.text == mark.text);
        let value =
            if is_said { Vec::new() } else { wrap_evenly(style, &mark.text, END_VALUE, VALUE_WIDTH, 3) };
        let widest =
            |lines: &[String], face| lines.iter().map(|line| style.width(line, face)).fold(0.0, f64::max);
        let width = (widest(&name, NAME) + SYMBOL).max(widest(&value, END_VALUE));
        let height = END_VALUE.leading() * number(value.len()) + NAME.leading() * number(name.len());
        Some(Tag { size: (width, height), series, period, mark: mark.clone(), value, name })
    }

    /// Wishes that the value stands level with its marker.
    fn wish(&self, at: Point) -> Wish {
        let first = if self.value.is_empty() { NAME } else { END_VALUE };
        let value_middle = first.leading() * number(self.value.len().max(1)) / 2.0;
        Wish { middle: at.1 + self.size.1 / 2.0 - value_middle, height: self.size.1 }
    }

    fn draw(&self, scene: &mut Scene<'_>, place: Bounds) {
        let colour = self.series.colour();
        let value = Face { colour, ..END_VALUE };
        let name = Face { colour, ..NAME };
        scene.lines(&self.value, (place.left, place.top + END_VALUE.size), Anchor::Start, value);
        let line = place.top + END_VALUE.leading() * number(self.value.len()) + NAME.size;
        self.series.mark(scene, (place.left + 2.3, line - NAME.drop()), 1.7);
        scene.lines(&self.name, (place.left + SYMBOL, line), Anchor::Start, name);
    }
}

/// Draws the labels, the most important ones first.
pub(super) fn draw(scene: &mut Scene<'_>, style: &Style<'_>, chart: &TrendChart, frame: &Frame) {
    let mut ground = occupied(chart, frame);
    let tags: Vec<Tag> =
        Series::ALL.into_iter().filter_map(|series| Tag::new(series, chart, style)).collect();
    let (beside, within): (Vec<&Tag>, Vec<&Tag>) = tags.iter().partition(|tag| tag.series.reaches_end(chart));
    tags_beside(scene, &mut ground, &beside, frame);
    tags_within(scene, &mut ground, &within, frame);
    baseline_value(scene, &mut ground, chart, frame);
    actual_values(scene, &mut ground, chart, frame);
}

/// Returns the ground with the lines and markers on it.
fn occupied(chart: &TrendChart, frame: &Frame) -> Ground {
    let mut ground = Ground::new(frame.ground);
    let bands = band::pieces(chart, frame);
    let target =
        if bands.is_empty() { Series::Target.points(chart, frame) } else { band::ends(&bands, frame) };
    for piece in &bands {
        ground.add_line(&piece.low);
        ground.add_line(&piece.high);
    }
    for piece in series::target_pieces(chart, frame).iter().filter(|_| bands.is_empty()) {
        match piece.points[..] {
            [(x, y)] => ground.add_line(&[(piece.left, y), (x, y)]),
            [] | [_, _, ..] => ground.add_line(&piece.points),
        }
    }
    breaks::occupy(&mut ground, frame);
    ground.add_line(&[(frame.plot.left, frame.plot.bottom), (frame.plot.right, frame.plot.bottom)]);
    if chart.ticks.iter().any(|tick| tick.value < 0.0) {
        let zero = frame.scale.at(0.0);
        ground.add_line(&[(frame.plot.left, zero), (frame.plot.right, zero)]);
    }
    ground.add_line(&series::first_step(chart, frame));
    for stretch in series::stretches(chart, frame) {
        ground.add_line(&stretch);
    }
    let markers = Series::Actual.points(chart, frame).into_iter().chain(target);
    for marker in markers.chain(series::baseline_point(chart, frame)) {
        ground.take(Bounds::around(marker, (2.0 * MARKER + 2.0, 2.0 * MARKER + 2.0)));
    }
    for (period, x) in frame.periods.iter().enumerate() {
        if chart.is_missing(period) {
            ground.take(Bounds::around((*x, frame.plot.bottom - 4.0), (6.0, 8.0)));
        }
    }
    ground
}

/// Names the series that run to the last period, in the column beside it.
fn tags_beside(scene: &mut Scene<'_>, ground: &mut Ground, tags: &[&Tag], frame: &Frame) {
    let edge = (frame.ground.top, frame.plot.bottom);
    let at = |tag: &Tag| frame.point(frame.periods[tag.period], &tag.mark);
    let wish = |tag: &Tag| tag.wish(at(tag));
    let middles = match tags {
        [] => Vec::new(),
        [first, second, ..] => {
            let (first, second) = nudge_apart(wish(first), wish(second), edge);
            vec![first, second]
        }
        [only] => {
            let half = only.size.1 / 2.0;
            vec![wish(only).middle.min(edge.1 - half).max(edge.0 + half)]
        }
    };
    for (tag, middle) in tags.iter().zip(middles) {
        let centre = (frame.tags_left + tag.size.0 / 2.0, middle);
        let place = Bounds::around(centre, tag.size);
        ground.take(place);
        tie(scene, at(tag), (place.left, middle + at(tag).1 - wish(tag).middle));
        tag.draw(scene, place);
    }
}

/// Ties a label that had to move to its marker.
fn tie(scene: &mut Scene<'_>, marker: Point, label: Point) {
    if (label.1 - marker.1).abs() > TIE {
        let start = (marker.0 + MARKER + 0.6, marker.1);
        scene.line(vec![start, (label.0 - 1.5, label.1)], Stroke::new(0.5, AXIS));
    }
}

/// Names the series that end earlier, near their last value.
fn tags_within(scene: &mut Scene<'_>, ground: &mut Ground, tags: &[&Tag], frame: &Frame) {
    for tag in tags {
        let at = frame.point(frame.periods[tag.period], &tag.mark);
        let mut places =
            vec![Bounds::around((at.0 + GAP + 1.5 + tag.size.0 / 2.0, tag.wish(at).middle), tag.size)];
        places.extend(places_round(at, tag.size));
        if let Some(place) = ground.take_best(&places) {
            tag.draw(scene, place);
        }
    }
}

fn baseline_value(scene: &mut Scene<'_>, ground: &mut Ground, chart: &TrendChart, frame: &Frame) {
    let Some((mark, at)) = chart.baseline.as_ref().zip(series::baseline_point(chart, frame)) else {
        return;
    };
    if mark.text.is_empty() {
        return;
    }
    if let Some(place) = ground.take_best(&value_places(scene, at, &mark.text)) {
        write_value(scene, &mark.text, place);
    }
}

/// Prints the actual values that have room, and in any case the value with
/// which the course begins, unless the baseline is that.
fn actual_values(scene: &mut Scene<'_>, ground: &mut Ground, chart: &TrendChart, frame: &Frame) {
    let known: Vec<(&Mark, f64)> = Series::Actual
        .marks(chart)
        .iter()
        .zip(&frame.periods)
        .filter_map(|(mark, x)| Some((mark.as_ref()?, *x)))
        .collect();
    // The last value is printed with the name of the series.
    let Some((_, others)) = known.split_last() else {
        return;
    };
    let others = others.iter().filter(|(mark, _)| !mark.text.is_empty());
    for (index, (mark, x)) in others.enumerate() {
        let places = value_places(scene, frame.point(*x, mark), &mark.text);
        let place = if index == 0 && chart.baseline.is_none() {
            ground.take_best(&places)
        } else {
            ground.take_clear(&places)
        };
        if let Some(place) = place {
            write_value(scene, &mark.text, place);
        }
    }
}

fn write_value(scene: &mut Scene<'_>, text: &str, place: Bounds) {
    let (x, y) = place.centre();
    scene.text(text, (x, y + VALUE.drop()), Anchor::Middle, VALUE);
}

fn value_places(scene: &Scene<'_>, at: Point, text: &str) -> Vec<Bounds> {
    // A little air at both sides keeps neighbouring values apart.
    places_round(at, (scene.width(text, VALUE) + 3.0, SMALL.size)).collect()
}

/// Returns places round a marker, in the order in which they read best.
fn places_round((x, y): Point, (width, height): Point) -> impl Iterator<Item = Bounds> {
    let (side, up) = (width / 2.0, GAP + height / 2.0);
    let middles = [
        (0.0, -up),
        (0.0, up),
        (-side * 0.6, -up),
        (side * 0.6, up),
        (side * 0.6, -up),
        (-side * 0.6, up),
        (side + GAP, 0.0),
        (-side - GAP, 0.0),
        (-side, -up - 3.0),
        (side, up + 3.0),
        (side, -up - 3.0),
        (-side, up + 3.0),
        (0.0, -up - 6.0),
        (side * 0.6, -up - 9.0),
    ];
    middles.into_iter().map(move |(dx, dy)| Bounds::around((x + dx, y + dy), (width, height)))
}
