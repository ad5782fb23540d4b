//! The axes of a trend: at most a few faint lines, and the names of the periods.

use super::TrendChart;
use super::frame::{Frame, NAME_GAP, PERIOD, SMALL, tick_lines};
use crate::chart::draw::Style;
use crate::chart::draw::palette::{AXIS, FAINT};
use crate::chart::draw::scale::number;
use crate::chart::draw::scene::{Anchor, Scene, Stroke};

/// The sign that stands on the axis where a value is missing.
pub(super) const MISSING: &str = "–";

/// Draws the axes and what is written along them.
pub(super) fn draw(scene: &mut Scene<'_>, style: &Style<'_>, chart: &TrendChart, frame: &Frame) {
    scene.lines(&frame.unit, (0.0, SMALL.size), Anchor::Start, SMALL);
    ticks(scene, style, chart, frame);
    period_names(scene, frame);
    baseline_name(scene, frame);
    missing(scene, chart, frame);
}

fn ticks(scene: &mut Scene<'_>, style: &Style<'_>, chart: &TrendChart, frame: &Frame) {
    let plot = frame.plot;
    for tick in &chart.ticks {
        let y = frame.scale.at(tick.value);
        // Only zero gets a firm line: a firm line elsewhere would pass for zero.
        let is_zero = tick.value.abs() < f64::EPSILON;
        let stroke = if is_zero { Stroke::new(0.7, AXIS) } else { Stroke::new(0.5, FAINT) };
        scene.line(vec![(plot.left, y), (plot.right, y)], stroke);
        let lines = tick_lines(style, tick);
        let first = y + SMALL.drop() - SMALL.leading() * number(lines.len() - 1) / 2.0;
        scene.lines(&lines, (plot.left - 4.0, first), Anchor::End, SMALL);
    }
}

fn period_names(scene: &mut Scene<'_>, frame: &Frame) {
    let places: Vec<(f64, f64)> = frame
        .period_names
        .iter()
        .zip(&frame.periods)
        .map(|(name, x)| (*x, scene.widest(name, PERIOD)))
        .collect();
    let stride = stride(&places);
    for (index, (name, (x, _))) in frame.period_names.iter().zip(&places).enumerate() {
        if (places.len() - 1 - index).is_multiple_of(stride) {
            scene.lines(name, (*x, frame.period_line()), Anchor::Middle, PERIOD);
        }
    }
}

/// Returns of how many names only one is printed so that none touch, counted
/// from the last, which is the period of the report.
fn stride(places: &[(f64, f64)]) -> usize {
    let touches = |stride: usize| {
        let shown: Vec<_> = places.iter().rev().step_by(stride).collect();
        shown.windows(2).any(|pair| {
            let ((later, wide), (earlier, wider)) = (*pair[0], *pair[1]);
            later - earlier < f64::midpoint(wide, wider) + NAME_GAP
        })
    };
    (1..places.len()).find(|stride| !touches(*stride)).unwrap_or(places.len().max(1))
}

/// Names the baseline: under it, or as near as the first period and the edge allow.
fn baseline_name(scene: &mut Scene<'_>, frame: &Frame) {
    let Some(x) = frame.baseline else { return };
    let half = scene.widest(&frame.baseline_label, SMALL) / 2.0;
    let x = x.min(frame.baseline_label_right - half).max(half);
    scene.lines(&frame.baseline_label, (x, frame.period_line()), Anchor::Middle, SMALL);
}

fn missing(scene: &mut Scene<'_>, chart: &TrendChart, frame: &Frame) {
    let word = &chart.names.no_data;
    let mut any = false;
    for (period, x) in frame.periods.iter().enumerate() {
        if !chart.is_missing(period) {
            continue;
        }
        any = true;
        scene.text(MISSING, (*x, frame.plot.bottom - 3.0), Anchor::Middle, PERIOD);
        if frame.words_fit {
            scene.text(word, (*x, frame.word_line()), Anchor::Middle, SMALL);
        }
    }
    if any && !frame.words_fit {
        let x = frame.plot.left;
        scene.text(MISSING, (x, frame.note_line()), Anchor::Start, PERIOD);
        scene.text(word, (x + 6.5, frame.note_line()), Anchor::Start, SMALL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_printed_where_all_have_room() {
        assert_eq!(stride(&[(0.0, 16.0), (20.0, 16.0), (40.0, 16.0)]), 1);
    }

    #[test]
    fn names_are_thinned_until_none_touch() {
        assert_eq!(stride(&[(0.0, 16.0), (10.0, 16.0), (20.0, 16.0), (30.0, 16.0)]), 2);
        assert_eq!(stride(&[(0.0, 16.0), (5.0, 16.0)]), 2);
        assert_eq!(stride(&[]), 1);
    }
}
