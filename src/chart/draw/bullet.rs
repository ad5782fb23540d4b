//! Achievement by indicator: a bar on a track that ends at the target.
//!
//! Drawn 160 mm wide. All bars share one axis; one that leaves it is cut,
//! broken visibly and ended with an arrow, and its value is printed in full.

use super::paint::paint;
use super::palette::{AXIS, FAINT, INK, MUTED, PAPER, Rgb, TARGET, TRACK};
use super::scale::{Scale, number};
use super::scene::{Anchor, Scene, Stroke};
use super::text::{Face, wrap_evenly};
use super::{Mark, Style};

/// Achievement of several indicators, one under the other.
#[derive(Debug, Clone)]
pub struct BulletChart {
    /// The indicators, in order.
    pub rows: Vec<BulletRow>,
    /// The shares of the target that the axis names.
    pub axis: Vec<Mark>,
    /// What the line at a share of one is called.
    pub limit: String,
}

/// One indicator of a [`BulletChart`].
#[derive(Debug, Clone)]
pub struct BulletRow {
    /// The name of the indicator.
    pub label: String,
    /// The share of the target that was achieved; below zero for a fall behind
    /// the baseline, nothing where it cannot be told.
    pub achievement: Option<Mark>,
    /// How the rating came about where it is no share of the target.
    pub judged: Option<String>,
    /// The symbol of the rating.
    pub symbol: String,
    /// The rating in words; for a row without achievement, why there is none.
    pub rating: String,
    /// The colour of the rating.
    pub colour: Rgb,
}

impl BulletChart {
    /// Returns every text that may be printed.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.limit.as_str()];
        texts.extend(self.axis.iter().map(|mark| mark.text.as_str()));
        for row in &self.rows {
            texts.extend([row.label.as_str(), &row.symbol, &row.rating]);
            texts.extend(row.achievement.iter().map(|mark| mark.text.as_str()));
            texts.extend(row.judged.as_deref());
        }
        texts
    }
}

/// Width of the chart: 160 mm.
const WIDTH: f64 = 453.6;
/// Widest line of an indicator's name.
const LABEL_WIDTH: f64 = 192.0;
/// Where the axis begins and ends.
const PLOT: (f64, f64) = (204.0, 338.0);
/// Where the middle of the rating's symbol stands.
const SYMBOL_MIDDLE: f64 = 384.0;
/// Where the words of the rating begin.
const RATING_LEFT: f64 = 391.0;
/// The share at which bars are cut.
const MOST: f64 = 1.5;
/// The share at which bars of falls are cut.
const LEAST: f64 = -0.5;
/// Height of a bar.
const BAR: f64 = 7.0;
/// Least height of a row, and the air above and below its text.
const ROW: (f64, f64) = (12.0, 6.0);
/// Distance between a bar and its value.
const GAP: f64 = 4.0;

const LABEL: Face = Face::regular(8.0, INK);
const VALUE: Face = Face::bold(8.0, INK);
const RATING: Face = Face::regular(7.5, INK);
const NO_RATING: Face = Face::regular(7.5, MUTED);
const SMALL: Face = Face::regular(7.0, MUTED);
const LIMIT: Face = Face::bold(7.0, TARGET);

/// A row with its place.
struct Placed<'a> {
    row: &'a BulletRow,
    label: Vec<String>,
    rating: Vec<String>,
    top: f64,
    bottom: f64,
}

impl Placed<'_> {
    fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    /// Sets lines of text centred on the middle of the row.
    fn write(&self, scene: &mut Scene<'_>, lines: &[String], x: f64, face: Face) {
        let rise = face.leading() * (number(lines.len()) - 1.0) / 2.0;
        let at = (x, self.middle() - rise + face.drop());
        scene.lines(lines, at, Anchor::Start, face);
    }
}

/// Draws the achievement of several indicators as an SVG 160 mm wide.
pub fn bullet(chart: &BulletChart, style: &Style<'_>) -> String {
    let header = header_height(chart);
    let rows = placed(chart, style, header);
    let bottom = rows.last().map_or(header, |row| row.bottom);
    let mut scene = Scene::new(style, (WIDTH, bottom + 1.0));
    let scale = scale(chart);
    axis(&mut scene, chart, scale, (header, bottom));
    for row in &rows {
        draw_row(&mut scene, row, scale);
    }
    limit(&mut scene, chart, scale, (header, bottom));
    paint(scene)
}

fn header_height(chart: &BulletChart) -> f64 {
    let limit = if chart.limit.is_empty() { 0.0 } else { LIMIT.leading() };
    limit + SMALL.leading() + 3.0
}

fn placed<'a>(chart: &'a BulletChart, style: &Style<'_>, header: f64) -> Vec<Placed<'a>> {
    let mut top = header;
    let place = |row: &'a BulletRow| {
        let label = wrap_evenly(style, &row.label, LABEL, LABEL_WIDTH, 3);
        let rating = wrap_evenly(style, &row.rating, RATING, WIDTH - RATING_LEFT, 3);
        let text = LABEL.leading() * number(label.len());
        let words = RATING.leading() * number(rating.len());
        let bottom = top + text.max(words).max(ROW.0) + ROW.1;
        let placed = Placed { row, label, rating, top, bottom };
        top = bottom;
        placed
    };
    chart.rows.iter().map(place).collect()
}

/// Returns the axis, which goes below zero only if a bar does.
fn scale(chart: &BulletChart) -> Scale {
    let mut shares = chart.rows.iter().filter_map(|row| row.achievement.as_ref());
    let least = if shares.any(|mark| mark.value < 0.0) { LEAST } else { 0.0 };
    Scale::over([least, MOST].into_iter(), PLOT.0, PLOT.1)
}

fn axis(scene: &mut Scene<'_>, chart: &BulletChart, scale: Scale, (top, bottom): (f64, f64)) {
    for mark in &chart.axis {
        if mark.value < scale.low() || mark.value > MOST {
            continue;
        }
        let x = scale.at(mark.value);
        scene.text(&mark.text, (x, top - 4.0), Anchor::Middle, SMALL);
        scene.line(vec![(x, top), (x, bottom)], Stroke::new(0.5, FAINT));
    }
    let zero = scale.at(0.0);
    scene.line(vec![(zero, top), (zero, bottom)], Stroke::new(0.7, AXIS));
}

/// Draws the line that a bar has to reach, over all bars.
fn limit(scene: &mut Scene<'_>, chart: &BulletChart, scale: Scale, (top, bottom): (f64, f64)) {
    let x = scale.at(1.0);
    let line = top - 4.0 - SMALL.leading();
    scene.text(&chart.limit, (x, line), Anchor::Middle, LIMIT);
    scene.line(vec![(x, top - 1.0), (x, bottom)], Stroke::new(1.0, TARGET));
}

fn draw_row(scene: &mut Scene<'_>, placed: &Placed<'_>, scale: Scale) {
    let row = placed.row;
    scene.line(vec![(0.0, placed.top), (WIDTH, placed.top)], Stroke::new(0.5, FAINT));
    placed.write(scene, &placed.label, 0.0, LABEL);
    let symbol = Face::regular(8.0, row.colour);
    let at = (SYMBOL_MIDDLE, placed.middle() + symbol.drop());
    scene.text(&row.symbol, at, Anchor::Middle, symbol);
    let face = if let Some(mark) = &row.achievement {
        achievement(scene, placed, mark, scale);
        RATING
    } else if let Some(judged) = &row.judged {
        let middle = (f64::midpoint(scale.at(0.0), scale.at(1.0)), placed.middle() + SMALL.drop());
        scene.text(judged, middle, Anchor::Middle, SMALL);
        RATING
    } else {
        no_data(scene, placed.middle(), scale);
        NO_RATING
    };
    placed.write(scene, &placed.rating, RATING_LEFT, face);
}

/// Draws an empty track: dashes say that there is nothing to compare.
fn no_data(scene: &mut Scene<'_>, y: f64, scale: Scale) {
    let line = [(scale.at(0.0) + 3.0, y), (scale.at(1.0) - 3.0, y)];
    scene.dashed(&line, Stroke::new(0.9, AXIS), (3.0, 2.6));
}

fn achievement(scene: &mut Scene<'_>, placed: &Placed<'_>, mark: &Mark, scale: Scale) {
    let y = placed.middle();
    let (top, bottom) = (y - BAR / 2.0, y + BAR / 2.0);
    let zero = scale.at(0.0);
    scene.rect((zero, top), (scale.at(1.0), bottom), TRACK);
    let end = scale.at(mark.value.clamp(scale.low(), MOST));
    // A bar of nothing keeps a sliver, so that zero differs from no data.
    let end = if (end - zero).abs() < 1.0 { zero + 1.0 } else { end };
    scene.rect((zero.min(end), top), (zero.max(end), bottom), placed.row.colour);
    if mark.value > MOST {
        cut(scene, (end, y), 1.0, placed.row.colour);
    } else if mark.value < LEAST {
        cut(scene, (end, y), -1.0, placed.row.colour);
    }
    let arrow = if mark.value > MOST { BAR / 2.0 + 1.5 } else { 0.0 };
    // A fall is labelled on the other side of zero, clear of the names.
    let x = clear_of_limit(end.max(zero) + arrow + GAP, scene.width(&mark.text, VALUE), scale);
    scene.text(&mark.text, (x, y + VALUE.drop()), Anchor::Start, VALUE);
}

/// Moves a value that would stand on the line of the limit behind it.
fn clear_of_limit(x: f64, width: f64, scale: Scale) -> f64 {
    let limit = scale.at(1.0);
    if x < limit + GAP && x + width > limit - 2.0 { limit + GAP } else { x }
}

/// Ends a bar with an arrow and breaks it just before.
fn cut(scene: &mut Scene<'_>, (x, y): (f64, f64), direction: f64, colour: Rgb) {
    let half = BAR / 2.0;
    let tip = x + direction * (half + 1.0);
    scene.area(vec![(x, y - half - 1.5), (tip, y), (x, y + half + 1.5)], colour);
    for back in [5.0, 8.0] {
        let x = x - direction * back;
        let line = vec![(x + 1.4, y - half - 0.5), (x - 1.4, y + half + 0.5)];
        scene.line(line, Stroke::new(1.1, PAPER));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PLAIN, mark, printed};
    use super::*;

    fn row(achievement: Option<Mark>) -> BulletChart {
        let row = BulletRow {
            label: "Enterprises".to_owned(),
            achievement,
            judged: None,
            symbol: "▲".to_owned(),
            rating: "Met".to_owned(),
            colour: Rgb(0x1B, 0x7F, 0x5C),
        };
        BulletChart {
            rows: vec![row],
            axis: [0, 1].into_iter().filter_map(mark).collect(),
            limit: "Target".to_owned(),
        }
    }

    #[test]
    fn a_bar_that_leaves_the_axis_is_cut_and_its_value_printed_in_full() {
        let svg = bullet(&row(mark(4)), &PLAIN);
        assert_eq!(printed(&svg), ["0", "1", "Enterprises", "▲", "4", "Met", "Target"]);
        // The bar ends with the axis, 338 points from the left; its middle is
        // 20.64 points of header and 9 points of row from the top.
        assert!(svg.contains("points=\"2040,261 3380,261 3380,331 2040,331 \""));
    }

    #[test]
    fn no_data_is_dashes_and_words_and_no_bar() {
        let svg = bullet(&row(None), &PLAIN);
        assert!(!svg.contains("<polygon"));
        assert!(svg.contains("\nMet\n"));
    }

    #[test]
    fn a_judgement_is_words_in_the_place_of_a_bar() {
        let mut chart = row(None);
        chart.rows[0].judged = Some("by judgement".to_owned());
        let svg = bullet(&chart, &PLAIN);
        assert_eq!(printed(&svg), ["0", "1", "Enterprises", "▲", "by judgement", "Met", "Target"]);
    }

    #[test]
    fn a_value_on_the_line_of_the_limit_moves_behind_it() {
        let scale = Scale::over([0.0, 1.5].into_iter(), 0.0, 150.0);
        assert_eq!(clear_of_limit(90.0, 20.0, scale).to_string(), "104");
        assert_eq!(clear_of_limit(60.0, 20.0, scale).to_string(), "60");
        assert_eq!(clear_of_limit(112.0, 20.0, scale).to_string(), "112");
    }
}
