//! What a chart shows, as data: for formats that draw charts themselves.

use serde::Serialize;

/// The data of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartData {
    /// How the values are shown.
    pub kind: ChartKind,
    /// The names along the axis of categories, in reading order.
    pub categories: Vec<String>,
    /// The series, in the order of their legend.
    pub series: Vec<Series>,
    /// What the values are counted in, where the axis says so.
    pub unit: Option<String>,
    /// Whether the values are shares, so that 1 is 100 per cent.
    pub is_share: bool,
    /// How many decimals a printed value has.
    pub decimals: u8,
    /// What follows a printed value: a percent sign, with the space before it that the language sets.
    pub suffix: String,
}

/// How the values of a chart are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Values over time, joined by lines.
    Lines,
    /// A bar for each category.
    Bars,
    /// A bar for each category, made of one part for each series.
    StackedBars,
}

/// A series of values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its colour, `#rrggbb`.
    pub colour: String,
    /// One value for each category; none where there is none, which is drawn as a gap.
    pub values: Vec<Option<f64>>,
    /// A colour for each category, where they differ, `#rrggbb`; otherwise empty.
    pub colours: Vec<String>,
}
