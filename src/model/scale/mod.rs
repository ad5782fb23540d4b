//! Rating scales: bands over achievement, contiguous, so that every value has exactly one.

mod built_in;
mod spans;

use rust_decimal::Decimal;

use super::Localised;
use super::keyed::keyed;

pub use built_in::StandardBand;
pub use spans::{BandSpan, ScaleError};

/// A rating scale (`method.md` 4.7).
///
/// The bands are ordered from worst to best and cover every value once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    id: String,
    bands: Vec<Band>,
}

/// A band of a rating scale, from its lower edge to the next band's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// What it is called.
    pub name: BandName,
    /// Its lower edge, as a share (1 is the target); the worst band has none.
    pub lower: Option<Edge>,
    /// What it says about the result, to compare ratings of different scales.
    pub tone: Tone,
    /// Symbol, so that colour never carries the rating alone.
    pub symbol: String,
    /// Colour `#rrggbb`, at least 4.5:1 on white.
    pub colour: String,
}

/// The name of a band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandName {
    /// A band of a built-in scale, whose words the program knows in every language.
    Standard(StandardBand),
    /// A band of a scale of the project.
    Own {
        /// The key written in templates and results.
        key: String,
        /// The words printed.
        label: Localised,
    },
}

impl BandName {
    /// The key written in templates and results.
    pub fn key(&self) -> &str {
        match self {
            Self::Standard(band) => band.key(),
            Self::Own { key, .. } => key,
        }
    }
}

/// Where a band begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The value, as a share.
    pub at: Decimal,
    /// Whether the value itself belongs to the band above the edge, and not to the one below.
    pub inclusive: bool,
}

impl Edge {
    /// An edge that belongs to the band above it.
    pub fn from(at: Decimal) -> Self {
        Self { at, inclusive: true }
    }

    /// An edge that belongs to the band below it.
    pub fn above(at: Decimal) -> Self {
        Self { at, inclusive: false }
    }

    /// Whether a value lies above the edge, or on it where the edge belongs to the band above.
    fn is_passed_by(self, value: Decimal) -> bool {
        value > self.at || (self.inclusive && value == self.at)
    }
}

keyed!(
    /// What a band says about a result, whatever the scale.
    Tone {
        /// As promised, or better.
        Good = "good",
        /// Part of what was promised.
        Fair = "fair",
        /// Too little of it.
        Poor = "poor",
    }
);

impl Tone {
    /// The usual tone of a band by its place among `count` bands that are listed from best to worst.
    pub fn of_place(index: usize, count: usize) -> Self {
        match index {
            0 => Self::Good,
            _ if index + 1 == count => Self::Poor,
            _ => Self::Fair,
        }
    }

    /// The symbol and the colour of a band that names none.
    pub fn usual_mark(self) -> (&'static str, &'static str) {
        match self {
            Self::Good => ("▲", "#0b6e4f"),
            Self::Fair => ("■", "#8a6100"),
            Self::Poor => ("▼", "#7a2048"),
        }
    }
}

/// The contrast of a colour `#rrggbb` on white, as accessibility guidelines define it; none for another text.
pub fn contrast_on_white(colour: &str) -> Option<Decimal> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |range| u8::from_str_radix(digits.get(range)?, 16).ok().map(linear);
    let (red, green, blue) = (channel(0..2)?, channel(2..4)?, channel(4..6)?);
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Decimal::try_from(1.05 / (luminance + 0.05)).ok()
}

/// The light of a channel, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// A band by its place in a scale: 0 is the worst.
///
/// It has a meaning only together with its scale, which also gives its key and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BandRank(usize);

impl Scale {
    /// The id of the scale.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The bands, from worst to best.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The places of the bands, from worst to best.
    pub fn ranks(&self) -> impl DoubleEndedIterator<Item = BandRank> + use<> {
        (0..self.bands.len()).map(BandRank)
    }

    /// The band of an achievement, taken unrounded.
    pub fn rate(&self, achievement: Decimal) -> BandRank {
        let holds = |band: &Band| band.lower.is_none_or(|edge| edge.is_passed_by(achievement));
        // The worst band has no lower edge and holds the rest.
        self.bands.iter().rposition(holds).map_or(self.worst(), BandRank)
    }

    /// The place of the band with that many worse ones.
    pub fn rank(&self, index: usize) -> Option<BandRank> {
        (index < self.bands.len()).then_some(BandRank(index))
    }

    /// The worst band.
    pub fn worst(&self) -> BandRank {
        BandRank(0)
    }

    /// The best band.
    pub fn best(&self) -> BandRank {
        BandRank(self.bands.len() - 1)
    }

    /// The best band that is not of met targets alone.
    pub fn best_below_met(&self) -> BandRank {
        // The worst band has no lower edge, and so is none of met targets.
        self.bands.iter().rposition(|band| !band.is_met()).map_or(self.worst(), BandRank)
    }

    /// The band at a place of this scale; the worst one for a place of another scale.
    pub fn band(&self, rank: BandRank) -> &Band {
        self.bands.get(rank.0).unwrap_or(&self.bands[0])
    }

    /// The place of the band with the given key.
    pub fn find(&self, key: &str) -> Option<BandRank> {
        self.bands.iter().position(|band| band.name.key() == key).map(BandRank)
    }

    /// The edges between bands, rising.
    pub fn edges(&self) -> impl DoubleEndedIterator<Item = Edge> + '_ {
        self.bands.iter().filter_map(|band| band.lower)
    }

    /// The same bands with other edges, each belonging to the side that it belongs to here.
    ///
    /// # Errors
    /// Edges that do not rise, or of another number than the scale has.
    pub fn with_edges(&self, edges: &[Decimal]) -> Result<Self, ScaleError> {
        if edges.len() + 1 != self.bands.len() {
            return Err(ScaleError::Count { found: edges.len(), expected: self.bands.len() - 1 });
        }
        if let Some(pair) = edges.windows(2).find(|pair| pair[0] >= pair[1]) {
            return Err(ScaleError::Order(pair[1]));
        }
        let mut bands = self.bands.clone();
        for (band, at) in bands.iter_mut().skip(1).zip(edges) {
            band.lower = band.lower.map(|edge| Edge { at: *at, ..edge });
        }
        Ok(Self { id: self.id.clone(), bands })
    }
}

impl Band {
    /// Whether every achievement of the band reaches the target.
    pub fn is_met(&self) -> bool {
        self.lower.is_some_and(|edge| edge.at >= Decimal::ONE)
    }
}
