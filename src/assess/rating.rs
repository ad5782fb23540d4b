//! From achievement to rating.

use super::{Achievement, Impossible};
use crate::model::{BandRank, Decimal, Scale};

/// A rating: a band of the scale, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// A band of the rating scale.
    Band(BandRank),
    /// No rating.
    Unrated(Unrated),
}

/// Why something has no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unrated {
    /// There is no actual value.
    NoData,
    /// There is no target.
    NoTarget,
    /// There is no baseline.
    NoBaseline,
    /// Nothing was due yet.
    NotDue,
    /// No formula applies.
    NotComputable,
    /// It is compared with its peers, and with no target.
    Compared,
    /// Too little of an area was computed.
    InsufficientData,
}

impl Unrated {
    /// All reasons, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::NoData,
        Self::NoTarget,
        Self::NoBaseline,
        Self::NotDue,
        Self::NotComputable,
        Self::Compared,
        Self::InsufficientData,
    ];

    /// The reason as written in templates and results.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoData => "no-data",
            Self::NoTarget => "no-target",
            Self::NoBaseline => "no-baseline",
            Self::NotDue => "not-due",
            Self::NotComputable => "not-computable",
            Self::Compared => "compared",
            Self::InsufficientData => "insufficient-data",
        }
    }
}

impl Rating {
    /// The rating as written in templates and results.
    pub fn key(self, scale: &Scale) -> &str {
        match self {
            Self::Band(rank) => scale.band(rank).name.key(),
            Self::Unrated(reason) => reason.key(),
        }
    }

    /// All ratings of a scale, from best to none.
    pub fn all(scale: &Scale) -> impl Iterator<Item = Self> + use<> {
        let bands = scale.ranks().rev().map(Self::Band);
        bands.chain(Unrated::ALL.into_iter().map(Self::Unrated))
    }
}

/// The rating of an achievement, from its unrounded value.
///
/// A value that fell short of a target equal to its baseline, or left a range
/// that its baseline held, is below the baseline; one that exceeded a ceiling of
/// zero has met nothing; one that is zero where lower is better has met all
/// (`method.md` 4.3).
pub fn rate(achievement: Achievement, scale: &Scale) -> Rating {
    match achievement {
        Achievement::Computed { ratio, .. } => Rating::Band(scale.rate(ratio)),
        Achievement::Qualitative(rank) => Rating::Band(rank),
        Achievement::Distance(_) => Rating::Unrated(Unrated::Compared),
        Achievement::NotComputable(Impossible::FlatTarget | Impossible::RangeLost) => {
            Rating::Band(scale.worst())
        }
        Achievement::NotComputable(Impossible::ZeroActual) => Rating::Band(scale.best()),
        Achievement::NotComputable(Impossible::ZeroCeiling) => Rating::Band(scale.rate(Decimal::ZERO)),
        Achievement::NotComputable(
            Impossible::ZeroTarget
            | Impossible::NegativeValue
            | Impossible::TargetAgainstDirection
            | Impossible::ZeroDenominator
            | Impossible::NotAggregated
            | Impossible::NotMatched
            | Impossible::AtBaseline
            | Impossible::NoTolerance
            | Impossible::TargetForm
            | Impossible::NoPeers
            | Impossible::Overflow,
        ) => Rating::Unrated(Unrated::NotComputable),
        Achievement::NoData(_) => Rating::Unrated(Unrated::NoData),
        Achievement::NoTarget => Rating::Unrated(Unrated::NoTarget),
        Achievement::NoBaseline => Rating::Unrated(Unrated::NoBaseline),
        Achievement::NotDue => Rating::Unrated(Unrated::NotDue),
    }
}
