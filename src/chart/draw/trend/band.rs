//! Targets that are ranges: a band between two dashed lines.

use super::TrendChart;
use super::frame::Frame;
use crate::chart::draw::palette::TRACK;
use crate::chart::draw::scene::{Point, Scene, Stroke};

/// A stretch of periods whose targets are ranges.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The lower ends.
    pub(super) low: Vec<Point>,
    /// The upper ends.
    pub(super) high: Vec<Point>,
}

impl Piece {
    /// Fills the band and draws its ends; that of a single period reaches back to the axis.
    pub(super) fn draw(&self, scene: &mut Scene<'_>, stroke: Stroke, dash: (f64, f64)) {
        let back = self.high.iter().rev();
        scene.area(self.low.iter().chain(back).copied().collect(), TRACK);
        scene.dashed(&self.low, stroke, dash);
        scene.dashed(&self.high, stroke, dash);
    }
}

/// Returns the bands, parted where a period has none and where the framework changed.
pub(super) fn pieces(chart: &TrendChart, frame: &Frame) -> Vec<Piece> {
    let mut pieces = vec![Piece::default()];
    for (period, (band, x)) in chart.band.iter().zip(&frame.periods).enumerate() {
        if chart.breaks.contains(&period) {
            pieces.push(Piece::default());
        }
        match (band, pieces.last_mut()) {
            (Some((low, high)), Some(piece)) => {
                piece.low.push((*x, frame.scale.at(*low)));
                piece.high.push((*x, frame.scale.at(*high)));
            }
            (Some(_), None) | (None, _) => pieces.push(Piece::default()),
        }
    }
    pieces.retain(|piece| !piece.low.is_empty());
    for piece in &mut pieces {
        if let ([low], [high]) = (&piece.low[..], &piece.high[..]) {
            let (low, high) = (*low, *high);
            piece.low.insert(0, (frame.plot.left, low.1));
            piece.high.insert(0, (frame.plot.left, high.1));
        }
    }
    pieces
}

/// Returns the ends of the bands in each period.
pub(super) fn ends(pieces: &[Piece], frame: &Frame) -> Vec<Point> {
    let ends = pieces.iter().flat_map(|piece| piece.low.iter().chain(&piece.high));
    ends.filter(|(x, _)| *x > frame.plot.left).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::{SeriesNames, TrendChart, trend};
    use crate::chart::draw::Mark;
    use crate::chart::draw::tests::{PLAIN, mark, printed};

    /// The dark halves of diamonds: two for the ends of each range, one beside the name of the series.
    fn diamonds(svg: &str) -> usize {
        let polygons = svg.split("<polygon").skip(1).filter_map(|part| part.split_once('>'));
        polygons.filter(|(head, _)| head.contains("#4A525A")).count()
    }

    fn ranged(periods: usize) -> TrendChart {
        TrendChart {
            unit: String::new(),
            periods: ["2024", "2025"].into_iter().take(periods).map(str::to_owned).collect(),
            due: vec![true; periods],
            actual: [mark(30), mark(45)].into_iter().take(periods).collect(),
            target: vec![Some(Mark { value: 50.0, text: "40–60".to_owned() }); periods],
            band: vec![Some((40.0, 60.0)); periods],
            breaks: Vec::new(),
            baseline: mark(20),
            baseline_label: "baseline".to_owned(),
            ticks: [0, 50, 100].into_iter().filter_map(mark).collect(),
            names: SeriesNames {
                actual: "actual".to_owned(),
                target: "target".to_owned(),
                no_data: "no data".to_owned(),
                framework_changed: "framework changed".to_owned(),
            },
        }
    }

    #[test]
    fn a_range_is_a_band_with_its_ends_marked_and_its_text_beside_it() {
        let svg = trend(&ranged(2), &PLAIN);
        assert_eq!(diamonds(&svg), 5);
        assert!(printed(&svg).contains(&"40–60"));
    }

    #[test]
    fn the_band_of_a_single_period_reaches_back_to_the_axis() {
        let svg = trend(&ranged(1), &PLAIN);
        assert_eq!(diamonds(&svg), 3);
    }
}
