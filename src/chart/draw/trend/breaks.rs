//! Where the framework changed: a dashed rule between two periods, with its words above.

use super::TrendChart;
use super::frame::{Frame, SMALL, WIDTH};
use crate::chart::draw::palette::MUTED;
use crate::chart::draw::place::Ground;
use crate::chart::draw::scene::{Anchor, Scene, Stroke};

/// How a rule is drawn; unlike the target line it is upright and fine.
const RULE: Stroke = Stroke::new(0.7, MUTED);
const DASH: (f64, f64) = (2.0, 2.0);
/// Least distance between the words of two rules.
const WORD_GAP: f64 = 6.0;

/// Draws the rules, and the words over each that has room for them.
pub(super) fn draw(scene: &mut Scene<'_>, chart: &TrendChart, frame: &Frame) {
    let word = &chart.names.framework_changed;
    let half = scene.width(word, SMALL) / 2.0;
    let mut free = f64::NEG_INFINITY;
    for x in &frame.breaks {
        scene.dashed(&[(*x, frame.break_top), (*x, frame.plot.bottom)], RULE, DASH);
        let middle = x.min(WIDTH - half).max(half);
        if middle - half >= free {
            scene.text(word, (middle, frame.break_top - 2.0), Anchor::Middle, SMALL);
            free = middle + half + WORD_GAP;
        }
    }
}

/// Keeps labels off the rules.
pub(super) fn occupy(ground: &mut Ground, frame: &Frame) {
    for x in &frame.breaks {
        ground.add_line(&[(*x, frame.break_top), (*x, frame.plot.bottom)]);
    }
}
