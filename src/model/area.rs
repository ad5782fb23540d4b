//! Outcome areas.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{AreaId, InForce, Localised};

/// An outcome area: a group of indicators with a common headline.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its place among the areas.
    pub order: Option<Decimal>,
    /// Its title.
    pub title: Localised,
    /// Its level in the results framework.
    pub level: Level,
    /// Its weight among the areas.
    pub weight: Decimal,
    /// Its own minimum coverage, where it differs from the project's.
    pub min_coverage: Option<Decimal>,
    /// The periods for which it belongs to the framework.
    pub in_force: InForce,
}

/// Level of a results framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Long-term conditions that the organisation contributes to.
    Impact,
    /// Changes in those whom the organisation works with.
    Outcome,
    /// What the organisation delivers.
    Output,
    /// Effectiveness in managing the portfolio.
    Management,
    /// Effectiveness and efficiency of the organisation itself.
    Organisation,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 5] =
        [Self::Impact, Self::Outcome, Self::Output, Self::Management, Self::Organisation];

    /// The levels of a results chain, from what is aimed at to what is delivered.
    pub const CHAIN: [Self; 3] = [Self::Impact, Self::Outcome, Self::Output];

    /// The level as written in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Outcome => "outcome",
            Self::Output => "output",
            Self::Management => "management",
            Self::Organisation => "organisation",
        }
    }
}
