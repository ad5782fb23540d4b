//! Value axes: round tick values, and positions of values between them.

/// The most ticks that an axis shows, its own line included.
const MOST_TICKS: f64 = 4.0;

/// Returns at most four round values (1, 2 or 5 times a power of ten) that
/// enclose the range from `min` to `max`.
///
/// Zero is included unless it lies so far off that the movement within the
/// range would be flattened: farther away than three times the range. Returns zero
/// and one for a range that is only zero, or that is not finite.
pub fn tick_values(min: f64, max: f64) -> Vec<f64> {
    let (low, high) = with_zero(min.min(max), min.max(max));
    if !low.is_finite() || !high.is_finite() || low >= high {
        return vec![0.0, 1.0];
    }
    let mut step = Step::below(high - low);
    while step.ticks(low, high) > MOST_TICKS {
        step = step.next();
    }
    step.values(low, high)
}

fn with_zero(low: f64, high: f64) -> (f64, f64) {
    let reach = 3.0 * (high - low);
    let flat = low >= high;
    if low > 0.0 && (flat || low <= reach) {
        (0.0, high)
    } else if high < 0.0 && (flat || -high <= reach) {
        (low, 0.0)
    } else {
        (low, high)
    }
}

/// A step of 1, 2 or 5 times a power of ten.
///
/// The power is kept as a factor and a divisor, one of which is 1, because
/// `3.0 / 10.0` is the double nearest to 0.3 and `3.0 * 0.1` is not.
#[derive(Clone, Copy)]
struct Step {
    digit: f64,
    factor: f64,
    divisor: f64,
}

impl Step {
    /// Returns a power of ten that is well below the range.
    fn below(range: f64) -> Step {
        let mut step = Step { digit: 1.0, factor: 1.0, divisor: 1.0 };
        while step.size() * 10.0 < range {
            step.factor *= 10.0;
        }
        while step.size() * 10.0 > range {
            step.divisor *= 10.0;
        }
        step
    }

    fn size(self) -> f64 {
        self.digit * self.factor / self.divisor
    }

    fn next(self) -> Step {
        if self.digit < 2.0 {
            Step { digit: 2.0, ..self }
        } else if self.digit < 5.0 {
            Step { digit: 5.0, ..self }
        } else if self.divisor > 1.0 {
            Step { digit: 1.0, divisor: self.divisor / 10.0, ..self }
        } else {
            Step { digit: 1.0, factor: self.factor * 10.0, ..self }
        }
    }

    fn ticks(self, low: f64, high: f64) -> f64 {
        (high / self.size()).ceil() - (low / self.size()).floor() + 1.0
    }

    fn values(self, low: f64, high: f64) -> Vec<f64> {
        let last = (high / self.size()).ceil();
        let mut index = (low / self.size()).floor();
        let mut values = Vec::new();
        while index <= last {
            // Adding zero turns a negative zero into a plain one.
            values.push(index * self.digit * self.factor / self.divisor + 0.0);
            index += 1.0;
        }
        values
    }
}

/// A straight mapping from values to positions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// Maps the range of `values` to the positions from `start` to `end`.
    pub(super) fn over(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Scale {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = match (low < high, low.is_finite()) {
            (true, _) => (low, high),
            (false, true) => (low - 1.0, low + 1.0),
            (false, false) => (0.0, 1.0),
        };
        Scale { low, high, start, end }
    }

    /// Returns the position of a value.
    pub(super) fn at(self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.start + share * (self.end - self.start)
    }

    /// Returns the lowest value of the range.
    pub(super) fn low(self) -> f64 {
        self.low
    }
}

/// Returns a count as a number to calculate with.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_range() {
        assert_eq!(tick_values(12.0, 87.0), [0.0, 50.0, 100.0]);
        assert_eq!(tick_values(0.0, 3.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(tick_values(2505.0, 15000.0), [0.0, 5000.0, 10000.0, 15000.0]);
    }

    #[test]
    fn ticks_of_small_ranges_carry_no_noise() {
        assert_eq!(tick_values(0.0, 0.29), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(tick_values(0.0, 0.0011), [0.0, 0.0005, 0.001, 0.0015]);
    }

    #[test]
    fn zero_is_left_out_when_it_would_flatten_the_movement() {
        assert_eq!(tick_values(62.0, 64.5), [62.0, 63.0, 64.0, 65.0]);
        assert_eq!(tick_values(-64.5, -62.0), [-65.0, -64.0, -63.0, -62.0]);
    }

    #[test]
    fn negative_values_have_zero_among_their_ticks() {
        assert_eq!(tick_values(-20.0, 80.0), [-50.0, 0.0, 50.0, 100.0]);
        assert_eq!(tick_values(-12.0, -3.0), [-15.0, -10.0, -5.0, 0.0]);
    }

    #[test]
    fn a_single_value_is_measured_from_zero() {
        assert_eq!(tick_values(5.0, 5.0), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(tick_values(-5.0, -5.0), [-6.0, -4.0, -2.0, 0.0]);
    }

    #[test]
    fn nothing_but_zero_gets_a_unit_axis() {
        assert_eq!(tick_values(0.0, 0.0), [0.0, 1.0]);
        assert_eq!(tick_values(f64::NAN, f64::NAN), [0.0, 1.0]);
        assert_eq!(tick_values(0.0, f64::INFINITY), [0.0, 1.0]);
    }

    #[test]
    fn a_flat_range_maps_to_the_middle() {
        let scale = Scale::over([7.0, 7.0].into_iter(), 100.0, 0.0);
        assert_eq!(scale.at(7.0).to_string(), "50");
    }
}
