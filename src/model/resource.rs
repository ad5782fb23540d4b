//! Resources: money planned and spent, beside achievement and never inside it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{AreaId, Period};

/// What was planned and spent for an area in a period from one source of funds.
#[derive(Debug, Clone)]
pub struct ResourceLine {
    /// The area.
    pub area: AreaId,
    /// The period.
    pub period: Period,
    /// Where the money comes from.
    pub source: FundSource,
    /// The budget as first approved.
    pub budget: Option<Decimal>,
    /// The budget as revised, which is then the one in force.
    pub revised_budget: Option<Decimal>,
    /// What was spent.
    pub expenditure: Option<Decimal>,
}

impl ResourceLine {
    /// The budget in force: the revised one where there is one.
    pub fn budget_in_force(&self) -> Option<Decimal> {
        self.revised_budget.or(self.budget)
    }
}

/// A source of funds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FundSource {
    /// Assessed contributions: the regular budget.
    Assessed,
    /// Voluntary contributions: extra-budgetary funds.
    Voluntary,
    /// Any other.
    Other,
}

impl FundSource {
    /// All sources, in the order in which they are printed.
    pub const ALL: [Self; 3] = [Self::Assessed, Self::Voluntary, Self::Other];

    /// The source as written in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Assessed => "assessed",
            Self::Voluntary => "voluntary",
            Self::Other => "other",
        }
    }
}
