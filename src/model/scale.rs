//! Rating scales: bands over achievement, contiguous and half-open.

use rust_decimal::{Decimal, dec};
use serde::Serialize;

/// A rating scale (`method.md` 4.7).
///
/// The bands are ordered from worst to best and cover every value once.
#[derive(Debug, Clone)]
pub struct Scale {
    id: &'static str,
    bands: Vec<Band>,
}

/// A band of a rating scale, from its lower edge (inclusive) to the next band's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Its key.
    pub key: BandKey,
    /// Its lower edge, as a share (1 is the target); the worst band has none.
    pub lower: Option<Decimal>,
    /// Symbol, so that colour never carries the rating alone.
    pub symbol: &'static str,
    /// Colour `#rrggbb`, at least 4.5:1 on white.
    pub colour: &'static str,
}

/// The rating that a band stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BandKey {
    /// Further from the target than the baseline.
    Regressed,
    /// Less than half the way.
    NotMet,
    /// Half the way or more.
    PartlyMet,
    /// Three quarters of the way or more.
    LargelyMet,
    /// The target or better.
    Met,
}

impl BandKey {
    /// All keys, from best to worst.
    pub const ALL: [Self; 5] = [Self::Met, Self::LargelyMet, Self::PartlyMet, Self::NotMet, Self::Regressed];

    /// The key as written in templates and results.
    pub fn key(self) -> &'static str {
        match self {
            Self::Regressed => "regressed",
            Self::NotMet => "not-met",
            Self::PartlyMet => "partly-met",
            Self::LargelyMet => "largely-met",
            Self::Met => "met",
        }
    }
}

/// Why a list of bands is no scale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScaleError {
    /// There is no band.
    #[error("a scale needs at least one band")]
    Empty,
    /// The worst band has a lower edge, or another has none.
    #[error("the worst band, and only it, reaches down without an edge")]
    OpenEnd,
    /// The edges do not rise from band to band.
    #[error("the edges must rise from band to band, {0} does not")]
    Order(Decimal),
}

impl Scale {
    /// A scale of the given bands, from worst to best.
    ///
    /// # Errors
    /// Bands that do not give every value exactly one rating.
    pub fn new(id: &'static str, bands: Vec<Band>) -> Result<Self, ScaleError> {
        let Some((worst, rest)) = bands.split_first() else { return Err(ScaleError::Empty) };
        if worst.lower.is_some() || rest.iter().any(|band| band.lower.is_none()) {
            return Err(ScaleError::OpenEnd);
        }
        let edges: Vec<Decimal> = rest.iter().filter_map(|band| band.lower).collect();
        if let Some(pair) = edges.windows(2).find(|pair| pair[0] >= pair[1]) {
            return Err(ScaleError::Order(pair[1]));
        }
        Ok(Self { id, bands })
    }

    /// The default scale of five bands.
    pub fn rbm5() -> Self {
        let band = |key, lower, symbol, colour| Band { key, lower, symbol, colour };
        let bands = vec![
            band(BandKey::Regressed, None, "▼", "#7a2048"),
            band(BandKey::NotMet, Some(dec!(0)), "◆", "#b3400f"),
            band(BandKey::PartlyMet, Some(dec!(0.5)), "■", "#8a6100"),
            band(BandKey::LargelyMet, Some(dec!(0.75)), "●", "#2a6f97"),
            band(BandKey::Met, Some(dec!(1)), "▲", "#0b6e4f"),
        ];
        Self { id: "rbm5", bands }
    }

    /// The built-in scale with the given id.
    pub fn built_in(id: &str) -> Option<Self> {
        (id == "rbm5").then(Self::rbm5)
    }

    /// The ids of the built-in scales.
    pub const BUILT_IN: [&'static str; 1] = ["rbm5"];

    /// The id of the scale.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The bands, from worst to best.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The band of an achievement, taken unrounded.
    pub fn rate(&self, achievement: Decimal) -> &Band {
        let above = |band: &&Band| band.lower.is_none_or(|lower| achievement >= lower);
        self.bands.iter().rev().find(above).unwrap_or(&self.bands[0])
    }

    /// The band with the given key.
    pub fn band(&self, key: BandKey) -> Option<&Band> {
        self.bands.iter().find(|band| band.key == key)
    }

    /// The edges between bands, rising.
    pub fn edges(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.bands.iter().filter_map(|band| band.lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_on_an_edge_belongs_to_the_better_band() {
        let scale = Scale::rbm5();
        let key = |value| scale.rate(value).key;
        assert_eq!(key(dec!(1)), BandKey::Met);
        assert_eq!(key(dec!(0.9999999)), BandKey::LargelyMet);
        assert_eq!(key(dec!(0.75)), BandKey::LargelyMet);
        assert_eq!(key(dec!(0.5)), BandKey::PartlyMet);
        assert_eq!(key(dec!(0)), BandKey::NotMet);
        assert_eq!(key(dec!(-0.0000001)), BandKey::Regressed);
    }

    #[test]
    fn bands_that_overlap_or_leave_the_bottom_open_are_refused() {
        let band = |key, lower| Band { key, lower, symbol: "●", colour: "#000000" };
        let bottom = band(BandKey::NotMet, None);
        let half = band(BandKey::PartlyMet, Some(dec!(0.5)));
        assert_eq!(Scale::new("s", vec![]).err(), Some(ScaleError::Empty));
        assert_eq!(Scale::new("s", vec![half]).err(), Some(ScaleError::OpenEnd));
        let doubled = Scale::new("s", vec![bottom, half, half]);
        assert_eq!(doubled.err(), Some(ScaleError::Order(dec!(0.5))));
        assert!(Scale::new("s", vec![bottom, half]).is_ok());
    }
}
