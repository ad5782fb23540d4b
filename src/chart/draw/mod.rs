//! Drawing: from charts whose words are ready to the text of an SVG.
//!
//! A chart arrives as positions (`f64`) and strings. Drawing formats no number,
//! rounds no value, chooses no word and reads no file; the width of a text
//! comes from the caller, who knows the fonts. Each chart lays itself out as a
//! scene in points, and `paint` hands the scene to plotters.
//!
//! What a caller can rely on:
//! - the same chart and style give the same bytes;
//! - text stays text, and no text element mixes scripts, because a renderer
//!   that falls back to a second font within one element may drop letters;
//! - nothing is told by colour alone;
//! - every string that may be printed is in the chart's `texts`, except the
//!   ellipsis that ends a text which is too long for its place.

mod bidi;
mod bullet;
mod chain;
mod layers;
mod overview;
mod paint;
mod palette;
mod place;
mod scale;
mod scene;
mod text;
mod trend;

pub use bullet::{BulletChart, BulletRow, bullet};
pub use chain::{ChainBox, ChainChart, ChainColumn, ChainLink, chain};
pub use overview::{BandKey, Count, OverviewChart, OverviewRow, overview};
pub use palette::Rgb;
pub(super) use palette::{ACCENT, ACCENT_LIGHT, TARGET};
pub use scale::tick_values;
pub use trend::{SeriesNames, TrendChart, trend};

use text::Script;

/// A position on a value axis with the text that is printed for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where the mark sits on the axis.
    pub value: f64,
    /// The value as printed.
    pub text: String,
}

/// What every chart of one language edition has in common.
pub struct Style<'a> {
    /// The font families by script.
    pub fonts: Fonts<'a>,
    /// The direction in which the language is read.
    pub direction: Direction,
    /// The width of a text in points, from the text, the font size and the weight.
    pub measure: &'a dyn Fn(&str, f64, Weight) -> f64,
}

/// The font families by script, as the reader of the SVG knows them.
#[derive(Debug, Clone, Copy)]
pub struct Fonts<'a> {
    /// Latin, Greek and Cyrillic letters, digits and ordinary punctuation.
    pub latin: &'a str,
    /// Chinese characters and punctuation, and geometric symbols.
    pub han: &'a str,
    /// Arabic letters and punctuation.
    pub arabic: &'a str,
}

/// The direction in which a language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left: the whole chart is mirrored, time included.
    Rtl,
}

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The weight of running text.
    Regular,
    /// The weight of the few values that carry the message.
    Bold,
}

impl Style<'_> {
    fn width(&self, text: &str, face: text::Face) -> f64 {
        (self.measure)(text, face.size, face.weight)
    }

    /// Returns the font list for a run of one script, its own font first.
    fn families(&self, script: Script) -> String {
        let Fonts { latin, han, arabic } = self.fonts;
        match script {
            Script::Latin => format!("{latin}, {han}"),
            Script::Han => format!("{han}, {latin}"),
            Script::Arabic => format!("{arabic}, {latin}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A style for tests, in which every letter is half an em wide.
    pub(super) const PLAIN: Style<'static> = Style {
        fonts: Fonts { latin: "Sans", han: "Han", arabic: "Arabic" },
        direction: Direction::Ltr,
        measure: &|text, size, _| scale::number(text.chars().count()) * size / 2.0,
    };

    /// Returns a value and its text, or nothing for a gap.
    pub(super) fn mark(value: impl Into<Option<i32>>) -> Option<Mark> {
        value.into().map(|value| Mark { value: f64::from(value), text: value.to_string() })
    }

    /// Returns what an SVG prints, in painting order.
    pub(super) fn printed(svg: &str) -> Vec<&str> {
        let texts = svg.split("</text>").filter_map(|part| part.split_once("<text"));
        texts.filter_map(|(_, text)| text.split_once('>')).map(|(_, text)| text.trim()).collect()
    }
}
