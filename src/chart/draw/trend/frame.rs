//! The frame of a trend: where the axes, the periods and the labels go.

use super::TrendChart;
use super::labels::Tag;
use super::series::Series;
use crate::chart::draw::palette::{INK, MUTED};
use crate::chart::draw::place::Bounds;
use crate::chart::draw::scale::{Scale, number};
use crate::chart::draw::scene::Point;
use crate::chart::draw::text::{Face, longest_piece, wrap, wrap_evenly};
use crate::chart::draw::{Mark, Style};

/// Width of the chart: 80 mm.
pub(super) const WIDTH: f64 = 226.8;
/// Height between the lowest and the highest tick.
const PLOT_HEIGHT: f64 = 84.0;
/// Room above the highest tick for the label of a value on it.
const HEADROOM: f64 = 12.0;
/// How far a label may reach over the axis, towards its ticks.
const OVERHANG: f64 = 2.0;
/// Room between the axis and the first period, and the last period and the end.
const INSET: f64 = 11.0;
/// Room between the end of the lines and their names.
const TAG_GAP: f64 = 9.0;
/// How much farther the baseline stands off than a period does.
const BASELINE_STEP: f64 = 1.25;

/// Widest line of a tick in words.
const TICK_WIDTH: f64 = 68.0;
/// Least distance between the names of two periods.
pub(super) const NAME_GAP: f64 = 4.0;
/// Least distance between the name of the baseline and that of the first period.
const LABEL_GAP: f64 = 6.0;

/// The face of ticks, the baseline and the unit.
pub(super) const SMALL: Face = Face::regular(7.0, MUTED);
/// The face of period names.
pub(super) const PERIOD: Face = Face::regular(7.0, INK);

/// Where everything goes.
pub(super) struct Frame {
    /// Width and height of the chart.
    pub(super) size: Point,
    /// The unit in lines.
    pub(super) unit: Vec<String>,
    /// The area between the axes.
    pub(super) plot: Bounds,
    /// Where the value labels may go.
    pub(super) ground: Bounds,
    /// Where the baseline stands.
    pub(super) baseline: Option<f64>,
    /// Where the periods stand.
    pub(super) periods: Vec<f64>,
    /// The names of the periods, in lines.
    pub(super) period_names: Vec<Vec<String>>,
    /// What stands under the baseline, in lines.
    pub(super) baseline_label: Vec<String>,
    /// How far the lines under the baseline may reach.
    pub(super) baseline_label_right: f64,
    /// Whether the words for no data fit under each period that lacks them.
    pub(super) words_fit: bool,
    /// Where the framework changed.
    pub(super) breaks: Vec<f64>,
    /// Where the rules begin that mark it.
    pub(super) break_top: f64,
    /// Where values stand.
    pub(super) scale: Scale,
    /// Where the names of series begin that run to the last period.
    pub(super) tags_left: f64,
}

impl Frame {
    /// Lays out a chart.
    pub(super) fn new(chart: &TrendChart, style: &Style<'_>) -> Frame {
        let unit = wrap(style, &chart.unit, SMALL, WIDTH, 2);
        let break_words = if chart.breaks.is_empty() { 0.0 } else { SMALL.leading() };
        let header = SMALL.leading() * number(unit.len()) + break_words;
        let plot = Bounds {
            left: left_gutter(chart, style),
            top: header + HEADROOM,
            right: WIDTH - right_gutter(chart, style),
            bottom: header + HEADROOM + PLOT_HEIGHT,
        };
        let (baseline, periods) = columns(chart, style, plot);
        let period_names = period_names(chart, style, &periods);
        let first = (periods.first().copied(), period_names.first());
        let baseline_label_right = label_right(style, first, plot);
        let baseline_label = match baseline {
            Some(x) => baseline_lines(chart, style, (x, baseline_label_right)),
            None => Vec::new(),
        };
        let words_fit = style.width(&chart.names.no_data, SMALL) + NAME_GAP <= step(&periods);
        let between =
            |later: &usize| Some(f64::midpoint(*periods.get(later.checked_sub(1)?)?, *periods.get(*later)?));
        let breaks = chart.breaks.iter().filter_map(between).collect();
        let mut frame = Frame {
            size: (WIDTH, 0.0),
            unit,
            plot,
            ground: Bounds { left: plot.left - OVERHANG, top: header, right: WIDTH, bottom: plot.bottom },
            baseline,
            periods,
            period_names,
            baseline_label,
            baseline_label_right,
            words_fit,
            breaks,
            break_top: header,
            scale: Scale::over(values(chart), plot.bottom, plot.top),
            tags_left: plot.right - INSET + TAG_GAP,
        };
        frame.size.1 = plot.bottom + frame.footer(chart);
        frame
    }

    /// Returns where a value of a period stands.
    pub(super) fn point(&self, x: f64, mark: &Mark) -> Point {
        (x, self.scale.at(mark.value))
    }

    /// Returns the baseline of the period names.
    pub(super) fn period_line(&self) -> f64 {
        self.plot.bottom + 11.0
    }

    /// Returns the baseline of the words under a period without data.
    pub(super) fn word_line(&self) -> f64 {
        self.period_line() + SMALL.leading() * self.name_lines()
    }

    /// Returns the baseline of the note that explains the dash.
    pub(super) fn note_line(&self) -> f64 {
        let lines = self.name_lines().max(number(self.baseline_label.len()));
        self.period_line() + SMALL.leading() * lines + 3.0
    }

    fn name_lines(&self) -> f64 {
        number(self.period_names.iter().map(Vec::len).max().unwrap_or(1))
    }

    /// Returns the height under the lowest tick.
    fn footer(&self, chart: &TrendChart) -> f64 {
        let missing = (0..chart.periods.len()).any(|period| chart.is_missing(period));
        let names = self.word_line() - SMALL.leading();
        let label = number(self.baseline_label.len()) - 1.0;
        let label = self.period_line() + SMALL.leading() * label;
        let last = match (missing, self.words_fit) {
            (true, false) => self.note_line(),
            (true, true) => self.word_line().max(label),
            (false, _) => names.max(label),
        };
        last + 3.0 - self.plot.bottom
    }
}

fn values(chart: &TrendChart) -> impl Iterator<Item = f64> {
    let ticks = chart.ticks.iter().map(|tick| tick.value);
    let extent = chart.extent().into_iter().flat_map(|(low, high)| [low, high]);
    ticks.chain(extent)
}

fn left_gutter(chart: &TrendChart, style: &Style<'_>) -> f64 {
    let lines = chart.ticks.iter().flat_map(|tick| tick_lines(style, tick));
    lines.map(|line| style.width(&line, SMALL)).fold(0.0, f64::max) + 4.0
}

/// A tick in lines.
pub(super) fn tick_lines(style: &Style<'_>, tick: &Mark) -> Vec<String> {
    wrap_evenly(style, &tick.text, SMALL, TICK_WIDTH, 2)
}

fn right_gutter(chart: &TrendChart, style: &Style<'_>) -> f64 {
    let last = chart.periods.last();
    let named = last.map_or(0.0, |last| style.width(last, PERIOD) / 2.0);
    // Under a period without a value stands that there is none.
    let is_missing = last.is_some_and(|_| chart.is_missing(chart.periods.len() - 1));
    let missing = if is_missing { style.width(&chart.names.no_data, SMALL) / 2.0 } else { 0.0 };
    let half_label = named.max(missing);
    Series::ALL
        .into_iter()
        .filter(|series| series.reaches_end(chart))
        .filter_map(|series| Tag::new(series, chart, style))
        .map(|tag| tag.size.0 + TAG_GAP)
        .fold(half_label, f64::max)
        - INSET
}

/// Returns where the baseline and the periods stand.
fn columns(chart: &TrendChart, style: &Style<'_>, plot: Bounds) -> (Option<f64>, Vec<f64>) {
    let (left, right) = (plot.left + INSET, plot.right - INSET);
    let steps = number(chart.periods.len().saturating_sub(1));
    let lead = match chart.baseline {
        Some(_) => {
            let even = BASELINE_STEP * (right - left) / (BASELINE_STEP + steps);
            even.max(label_room(chart, style))
        }
        None => 0.0,
    };
    let first = left + lead;
    let periods = match chart.periods.len() {
        0 => Vec::new(),
        1 if chart.baseline.is_none() => vec![f64::midpoint(left, right)],
        1 => vec![right],
        count => (0..count).map(|index| first + (right - first) * number(index) / steps).collect(),
    };
    (chart.baseline.as_ref().map(|_| left), periods)
}

/// Returns how far the first period must stand off for the label of the baseline.
fn label_room(chart: &TrendChart, style: &Style<'_>) -> f64 {
    let label = longest_piece(style, &chart.baseline_label, SMALL);
    let first = chart.periods.first().map_or(0.0, |first| longest_piece(style, first, PERIOD));
    f64::midpoint(label, first) + LABEL_GAP
}

/// Breaks the names of the periods where they would touch and breaking helps.
fn period_names(chart: &TrendChart, style: &Style<'_>, periods: &[f64]) -> Vec<Vec<String>> {
    let room = step(periods) - NAME_GAP;
    let names = || chart.periods.iter();
    let fit = names().all(|name| style.width(name, PERIOD) <= room);
    let break_well = names().all(|name| longest_piece(style, name, PERIOD) <= room);
    let most = if !fit && break_well { 3 } else { 1 };
    let width = if most == 1 { WIDTH } else { room };
    names().map(|name| wrap_evenly(style, name, PERIOD, width, most)).collect()
}

/// Returns the distance from one period to the next.
fn step(periods: &[f64]) -> f64 {
    periods.windows(2).map(|pair| pair[1] - pair[0]).fold(WIDTH, f64::min)
}

/// Returns where the name of the first period leaves off room for the baseline's.
fn label_right(style: &Style<'_>, (first, name): (Option<f64>, Option<&Vec<String>>), plot: Bounds) -> f64 {
    let lines = name.into_iter().flatten();
    let width = lines.map(|line| style.width(line, PERIOD)).fold(0.0, f64::max);
    first.map_or(plot.right, |x| x - width / 2.0 - LABEL_GAP)
}

/// Breaks the label of the baseline so that it can stand centred under it.
fn baseline_lines(chart: &TrendChart, style: &Style<'_>, (x, right): (f64, f64)) -> Vec<String> {
    let centred = 2.0 * x.min(right - x);
    let least = longest_piece(style, &chart.baseline_label, SMALL);
    let width = centred.max(least).min(right);
    wrap_evenly(style, &chart.baseline_label, SMALL, width, 3)
}
