//! The trend of one indicator: actual values against the path to the target.
//!
//! Drawn 80 mm wide. The series are named where they end instead of in a
//! legend; values are printed where they do not touch anything. A period for
//! which no value came in breaks the line and says so: a gap is never bridged.

mod axes;
mod band;
mod breaks;
mod frame;
mod labels;
mod series;

use super::paint::paint;
use super::scene::Scene;
use super::{Mark, Style};
use frame::Frame;

/// The course of an indicator over the reporting periods.
#[derive(Debug, Clone)]
pub struct TrendChart {
    /// What the values count, printed above the axis.
    pub unit: String,
    /// The names of the periods, in order.
    pub periods: Vec<String>,
    /// Whether an actual value is due in each period; one in which none is lacks nothing.
    pub due: Vec<bool>,
    /// The actual value of each period.
    pub actual: Vec<Option<Mark>>,
    /// The target of each period that has one.
    pub target: Vec<Option<Mark>>,
    /// The ends of each target that is a range; the target then stands in its middle.
    pub band: Vec<Option<(f64, f64)>>,
    /// The periods with which the framework changed, so that no line leads to them.
    pub breaks: Vec<usize>,
    /// The baseline, drawn in a place of its own before the first period.
    pub baseline: Option<Mark>,
    /// What stands under the baseline, such as its year.
    pub baseline_label: String,
    /// The ticks of the value axis; [`super::tick_values`] proposes their values.
    pub ticks: Vec<Mark>,
    /// What the series are called.
    pub names: SeriesNames,
}

/// What the series of a trend are called in the language of the edition.
#[derive(Debug, Clone)]
pub struct SeriesNames {
    /// Actual values.
    pub actual: String,
    /// Targets.
    pub target: String,
    /// A period whose value is due and missing.
    pub no_data: String,
    /// A change of the framework.
    pub framework_changed: String,
}

impl TrendChart {
    /// Returns every text that may be printed.
    pub fn texts(&self) -> Vec<&str> {
        let own = [axes::MISSING, &self.unit, &self.baseline_label];
        let SeriesNames { actual, target, no_data, framework_changed } = &self.names;
        let series = [actual, target, no_data, framework_changed];
        let known = self.actual.iter().chain(&self.target).flatten();
        let marks = known.chain(&self.baseline).chain(&self.ticks);
        let words = series.into_iter().chain(&self.periods);
        let words = words.chain(marks.map(|mark| &mark.text));
        own.into_iter().chain(words.map(String::as_str)).collect()
    }

    /// Returns the lowest and the highest value, from which ticks are computed.
    pub fn extent(&self) -> Option<(f64, f64)> {
        let known = self.actual.iter().chain(&self.target).flatten();
        let values = known.chain(&self.baseline).map(|mark| (mark.value, mark.value));
        values
            .chain(self.band.iter().copied().flatten())
            .reduce(|(low, high), (least, most)| (low.min(least), high.max(most)))
    }

    /// Whether a period lacks a value that is due.
    fn is_missing(&self, period: usize) -> bool {
        self.due.get(period) == Some(&true) && self.actual.get(period).is_none_or(Option::is_none)
    }
}

/// Draws the trend of an indicator as an SVG 80 mm wide.
pub fn trend(chart: &TrendChart, style: &Style<'_>) -> String {
    let frame = Frame::new(chart, style);
    let mut scene = Scene::new(style, frame.size);
    axes::draw(&mut scene, style, chart, &frame);
    breaks::draw(&mut scene, chart, &frame);
    series::draw(&mut scene, chart, &frame);
    labels::draw(&mut scene, style, chart, &frame);
    paint(scene)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PLAIN, mark, printed};
    use super::*;

    const ACTUAL_LINE: &str = "<polyline fill=\"none\" opacity=\"1\" stroke=\"#0B5C7A\"";

    fn chart(actual: [Option<i32>; 4], due: usize) -> TrendChart {
        TrendChart {
            unit: "people".to_owned(),
            periods: ["2021", "2022", "2023", "2024"].map(str::to_owned).to_vec(),
            due: (0..4).map(|period| period < due).collect(),
            actual: actual.into_iter().map(mark).collect(),
            target: vec![None, None, None, mark(90)],
            band: Vec::new(),
            breaks: Vec::new(),
            baseline: None,
            baseline_label: String::new(),
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
    fn a_gap_breaks_the_line_and_is_said_in_words() {
        let svg = trend(&chart([Some(10), Some(20), None, Some(40)], 4), &PLAIN);
        assert_eq!(svg.matches(ACTUAL_LINE).count(), 1);
        assert!(svg.contains("\nno data\n"));
        let whole = trend(&chart([Some(10), Some(20), Some(30), Some(40)], 4), &PLAIN);
        assert!(!whole.contains("no data"));
    }

    #[test]
    fn the_words_under_the_last_period_stay_on_the_chart() {
        let mut chart = chart([Some(10), None, None, None], 4);
        chart.target.clear();
        chart.names.no_data = "no data at all".to_owned();
        // 14 letters of 3.5 points, half of them beyond the middle of the last period.
        let frame = Frame::new(&chart, &PLAIN);
        let last = frame.periods.last().expect("four periods");
        assert!(last + 14.0 * 3.5 / 2.0 < frame::WIDTH + 0.1, "{last}");
    }

    #[test]
    fn a_period_that_is_not_due_lacks_nothing() {
        let svg = trend(&chart([Some(10), Some(20), None, None], 2), &PLAIN);
        assert!(!svg.contains("no data"));
    }

    #[test]
    fn axis_periods_series_and_values_are_printed() {
        let svg = trend(&chart([Some(10), Some(20), Some(30), Some(40)], 4), &PLAIN);
        assert_eq!(
            printed(&svg),
            [
                "people", "0", "50", "100", "2021", "2022", "2023", "2024", "40", "actual", "90", "target",
                "10", "20", "30",
            ]
        );
    }

    #[test]
    fn a_change_of_the_framework_breaks_both_lines_and_is_said_in_words() {
        let mut broken = chart([Some(10), Some(20), Some(30), Some(40)], 4);
        broken.target = [50, 60, 70, 80].into_iter().map(mark).collect();
        let whole = trend(&broken, &PLAIN);
        broken.breaks = vec![2];
        let svg = trend(&broken, &PLAIN);
        assert_eq!((whole.matches(ACTUAL_LINE).count(), svg.matches(ACTUAL_LINE).count()), (1, 2));
        assert!(svg.contains("\nframework changed\n"));
        assert!(!whole.contains("framework changed"));
        // The targets of the second and the third year lie on one line only where it is whole.
        let rule = f64::midpoint(x_of(&svg, "2022"), x_of(&svg, "2023"));
        let crosses = |svg: &str| {
            lines(svg).iter().any(|(from, to)| from.0 < rule && rule < to.0 && (from.1 - to.1).abs() > 0.1)
        };
        assert!(crosses(&whole) && !crosses(&svg));
    }

    /// Where a name of a period stands.
    fn x_of(svg: &str, name: &str) -> f64 {
        let before = svg.split(&format!("\n{name}\n")).next().expect("it is printed");
        let place = before.rsplit_once(" x=\"").expect("a text has a place").1;
        place.split_once('"').expect("in quotes").0.parse().expect("a number")
    }

    /// The pieces of all lines.
    fn lines(svg: &str) -> Vec<((f64, f64), (f64, f64))> {
        let points = svg.split("<polyline").filter_map(|part| part.split_once("points=\""));
        let mut pieces = Vec::new();
        for (_, points) in points {
            let points = points.split('"').next().expect("in quotes").split_whitespace();
            let points: Vec<(f64, f64)> = points
                .filter_map(|point| point.split_once(','))
                .map(|(x, y)| (x.parse().expect("a number"), y.parse().expect("a number")))
                .collect();
            pieces.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
        }
        pieces
    }

    #[test]
    fn everything_printed_is_among_the_texts() {
        let mut chart = chart([Some(10), None, Some(30), Some(40)], 4);
        chart.breaks = vec![1, 2];
        chart.baseline = mark(5);
        chart.baseline_label = "2015".to_owned();
        let texts = chart.texts();
        for text in printed(&trend(&chart, &PLAIN)) {
            assert!(texts.contains(&text), "{text} is printed");
        }
    }

    #[test]
    fn a_chart_without_values_or_periods_is_still_drawn() {
        let mut chart = chart([None; 4], 4);
        chart.target.clear();
        assert!(trend(&chart, &PLAIN).contains("no data"));
        chart.periods.clear();
        assert!(!trend(&chart, &PLAIN).contains("NaN"));
    }
}
