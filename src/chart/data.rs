//! What charts show, as data: the values that are drawn, with the words and colours of the drawing.

use super::draw::{ACCENT, ACCENT_LIGHT, BulletChart, Mark, OverviewChart, Rgb, TARGET, TrendChart};
use super::position;
use crate::document::{ChartData, ChartKind, Series};
use crate::model::Decimal;
use crate::wording::{Label, Wording};

/// How the values of a trend are printed.
#[derive(Debug, Clone)]
pub(super) struct Print {
    /// How many decimals a value has.
    pub(super) decimals: u8,
    /// Whether they are percentages.
    pub(super) is_percent: bool,
    /// When the baseline was measured, if that is known.
    pub(super) baseline: Option<String>,
}

/// What stands on the axis where it is broken.
const BROKEN: &str = "//";

/// The most decimals with which an achievement is printed.
const MOST_DECIMALS: u8 = 4;

/// The actual values and targets of the periods, and the baseline before them.
pub(super) fn trend(words: Wording, chart: &TrendChart, print: &Print) -> ChartData {
    let slots = slots(chart);
    let spread = |values: &dyn Fn(usize) -> Option<f64>| {
        let value = |slot: &Slot| match slot {
            Slot::Period(period) => values(*period),
            Slot::Baseline | Slot::Break => None,
        };
        slots.iter().map(value).collect::<Vec<_>>()
    };
    let at =
        |marks: &[Option<Mark>], period: usize| marks.get(period)?.as_ref().map(|mark: &Mark| mark.value);
    let end = |period: usize| chart.band.get(period).copied().flatten();
    let names = &chart.names;
    let mut series = vec![plain(&names.actual, ACCENT, spread(&|period| at(&chart.actual, period)))];
    if chart.band.iter().any(Option::is_some) {
        // The middle of a range, where the drawing writes its text, is no value of anything.
        let low = spread(&|period| end(period).map(|(low, _)| low));
        let high = spread(&|period| end(period).map(|(_, high)| high));
        series.push(plain(&format!("{} (≥)", names.target), TARGET, low));
        series.push(plain(&format!("{} (≤)", names.target), TARGET, high));
    } else {
        series.push(plain(&names.target, TARGET, spread(&|period| at(&chart.target, period))));
    }
    let baseline = slots.iter().map(|slot| match slot {
        Slot::Baseline => chart.baseline.as_ref().map(|mark| mark.value),
        Slot::Period(_) | Slot::Break => None,
    });
    series.push(plain(words.label(Label::Baseline), ACCENT_LIGHT, baseline.collect()));
    series.retain(|series| series.values.iter().any(Option::is_some));
    let name = |slot: &Slot| match slot {
        // The legend says that it is the baseline.
        Slot::Baseline => print.baseline.clone().unwrap_or_else(|| chart.baseline_label.clone()),
        Slot::Period(period) => chart.periods[*period].clone(),
        Slot::Break => BROKEN.to_owned(),
    };
    ChartData {
        kind: ChartKind::Lines,
        categories: slots.iter().map(name).collect(),
        series,
        unit: Some(chart.unit.clone()).filter(|unit| !unit.is_empty()),
        is_share: false,
        decimals: print.decimals,
        suffix: if print.is_percent { percent_sign(words) } else { String::new() },
    }
}

/// A place on the axis of a trend.
enum Slot {
    /// The place of the baseline.
    Baseline,
    /// The period of a number.
    Period(usize),
    /// An empty place, over which no line leads, where the framework changed.
    Break,
}

fn slots(chart: &TrendChart) -> Vec<Slot> {
    let mut slots: Vec<Slot> = chart.baseline.iter().map(|_| Slot::Baseline).collect();
    for period in 0..chart.periods.len() {
        slots.extend(chart.breaks.contains(&period).then_some(Slot::Break));
        slots.push(Slot::Period(period));
    }
    slots
}

/// The achievement of each indicator, with its rating in words below its name.
///
/// None if a printed achievement is no number of a few decimals: one that lies
/// just below an edge of the scale is printed as such.
pub(super) fn bullet(words: Wording, chart: &BulletChart, shares: &[Option<Decimal>]) -> Option<ChartData> {
    let mut most = 0;
    for (row, share) in chart.rows.iter().zip(shares) {
        let Some((mark, share)) = row.achievement.as_ref().zip(*share) else { continue };
        let prints = |decimals: &u8| words.percent(share, *decimals) == mark.text;
        most = (0..=MOST_DECIMALS).find(prints)?.max(most);
    }
    let series = Series {
        name: words.label(Label::Achievement).to_owned(),
        colour: ACCENT.hex(),
        values: shares.iter().map(|share| share.and_then(position)).collect(),
        colours: chart.rows.iter().map(|row| row.colour.hex()).collect(),
    };
    let name = |row: &super::draw::BulletRow| format!("{}\n{} {}", row.label, row.symbol, row.rating);
    Some(ChartData {
        kind: ChartKind::Bars,
        categories: chart.rows.iter().map(name).collect(),
        series: vec![series],
        unit: Some(words.label(Label::Achievement).to_owned()),
        is_share: true,
        decimals: most,
        suffix: percent_sign(words),
    })
}

/// The number of indicators of each area with each rating.
pub(super) fn overview(chart: &OverviewChart) -> ChartData {
    let series = chart.bands.iter().enumerate().map(|(band, key)| {
        let counts = chart.rows.iter().map(|row| row.counts.get(band));
        let values = counts.map(|count| count.and_then(|count| position(Decimal::from(count.count))));
        plain(&format!("{} {}", key.symbol, key.label), key.colour, values.collect())
    });
    ChartData {
        kind: ChartKind::StackedBars,
        categories: chart.rows.iter().map(|row| row.label.clone()).collect(),
        series: series.collect(),
        unit: Some(chart.total.clone()).filter(|unit| !unit.is_empty()),
        is_share: false,
        decimals: 0,
        suffix: String::new(),
    }
}

fn plain(name: &str, colour: Rgb, values: Vec<Option<f64>>) -> Series {
    Series { name: name.to_owned(), colour: colour.hex(), values, colours: Vec::new() }
}

/// What the language writes after a number that is a percentage.
fn percent_sign(words: Wording) -> String {
    let isolates = |letter: char| ('\u{2066}'..='\u{2069}').contains(&letter);
    words.percent(Decimal::ZERO, 0).replace(isolates, "").trim_start_matches('0').to_owned()
}
