//! Placing labels: clear of lines, of each other and of the edge.

use super::scene::Point;

/// An upright box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// Left edge.
    pub(super) left: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Lower edge.
    pub(super) bottom: f64,
}

impl Bounds {
    /// A box of a size round a centre.
    pub(super) fn around((x, y): Point, (width, height): Point) -> Bounds {
        Bounds {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    /// Returns the centre.
    pub(super) fn centre(self) -> Point {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    fn overlaps(self, other: Bounds) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(self, other: Bounds) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// Whether a straight line passes through the box (Liang and Barsky 1984).
    fn crossed_by(self, (x0, y0): Point, (x1, y1): Point) -> bool {
        let (dx, dy) = (x1 - x0, y1 - y0);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let edges =
            [(-dx, x0 - self.left), (dx, self.right - x0), (-dy, y0 - self.top), (dy, self.bottom - y0)];
        for (step, room) in edges {
            if step < 0.0 {
                enter = enter.max(room / step);
            } else if step > 0.0 {
                leave = leave.min(room / step);
            } else if room <= 0.0 {
                return false;
            }
        }
        enter < leave
    }
}

/// The part of a chart in which labels look for a place.
pub(super) struct Ground {
    edge: Bounds,
    taken: Vec<Bounds>,
    lines: Vec<(Point, Point)>,
}

impl Ground {
    /// An empty ground within an edge.
    pub(super) fn new(edge: Bounds) -> Ground {
        Ground { edge, taken: Vec::new(), lines: Vec::new() }
    }

    /// Takes a place that no label may cover.
    pub(super) fn take(&mut self, place: Bounds) {
        self.taken.push(place);
    }

    /// Adds a line that labels should not touch.
    pub(super) fn add_line(&mut self, points: &[Point]) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Takes the first of the places that is wholly clear, if one is.
    pub(super) fn take_clear(&mut self, places: &[Bounds]) -> Option<Bounds> {
        let clear = places.iter().copied().find(|place| self.trouble(*place) == 0)?;
        self.take(clear);
        Some(clear)
    }

    /// Takes the least bad of the places, for a label that must be printed.
    pub(super) fn take_best(&mut self, places: &[Bounds]) -> Option<Bounds> {
        let best = places.iter().copied().min_by_key(|place| self.trouble(*place))?;
        self.take(best);
        Some(best)
    }

    /// Returns how bad a place is: text over text is worse than text over a line.
    fn trouble(&self, place: Bounds) -> usize {
        let outside = usize::from(!self.edge.holds(place));
        let covered = self.taken.iter().filter(|other| place.overlaps(**other)).count();
        let crossed = self.lines.iter().filter(|(a, b)| place.crossed_by(*a, *b)).count();
        outside * 20 + covered * 10 + crossed
    }
}

/// The height that a label wants and where it wants its middle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// The wanted middle.
    pub(super) middle: f64,
    /// The height.
    pub(super) height: f64,
}

/// Moves two labels apart until they do not touch, each by half, and keeps
/// both between `top` and `bottom`. On a tie the first goes above.
pub(super) fn nudge_apart(first: Wish, second: Wish, (top, bottom): (f64, f64)) -> (f64, f64) {
    if first.middle > second.middle {
        let (second, first) = nudge_apart(second, first, (top, bottom));
        return (first, second);
    }
    let need = f64::midpoint(first.height, second.height);
    let shift = (need - (second.middle - first.middle)).max(0.0) / 2.0;
    let upper = (first.middle - shift).max(top + first.height / 2.0);
    let lower = (second.middle + shift).max(upper + need);
    let lower = lower.min(bottom - second.height / 2.0);
    (upper.min(lower - need), lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGE: (f64, f64) = (0.0, 100.0);

    fn wish(middle: f64) -> Wish {
        Wish { middle, height: 20.0 }
    }

    #[test]
    fn labels_that_do_not_touch_stay() {
        assert_eq!(nudge_apart(wish(20.0), wish(40.0), EDGE), (20.0, 40.0));
    }

    #[test]
    fn labels_that_touch_move_by_half_each() {
        assert_eq!(nudge_apart(wish(50.0), wish(58.0), EDGE), (44.0, 64.0));
        assert_eq!(nudge_apart(wish(58.0), wish(50.0), EDGE), (64.0, 44.0));
    }

    #[test]
    fn on_a_tie_the_first_goes_above() {
        assert_eq!(nudge_apart(wish(50.0), wish(50.0), EDGE), (40.0, 60.0));
    }

    #[test]
    fn labels_stay_within_the_edge() {
        assert_eq!(nudge_apart(wish(4.0), wish(6.0), EDGE), (10.0, 30.0));
        assert_eq!(nudge_apart(wish(97.0), wish(99.0), EDGE), (70.0, 90.0));
    }

    #[test]
    fn a_label_takes_the_first_place_clear_of_lines_and_labels() {
        let mut ground = Ground::new(Bounds { left: 0.0, top: 0.0, right: 50.0, bottom: 50.0 });
        ground.add_line(&[(0.0, 0.0), (50.0, 50.0)]);
        let on_line = Bounds::around((25.0, 25.0), (10.0, 10.0));
        let outside = Bounds::around((48.0, 10.0), (10.0, 10.0));
        let free = Bounds::around((40.0, 10.0), (10.0, 10.0));
        assert_eq!(ground.take_clear(&[on_line, outside, free]), Some(free));
        assert_eq!(ground.take_clear(&[free]), None);
        assert_eq!(ground.take_best(&[free, on_line]), Some(on_line));
    }
}
