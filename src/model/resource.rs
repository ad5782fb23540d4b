//! Resources: money planned and spent, beside achievement and never inside it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::keyed::keyed;
use super::{AreaId, Localised, Period};

/// What was planned and spent for an area in a period from one source of funds.
#[derive(Debug, Clone)]
pub struct ResourceLine {
    /// The area.
    pub area: AreaId,
    /// The period.
    pub period: Period,
    /// Where the money comes from.
    pub source: FundSource,
    /// What it is for.
    pub class: FundClass,
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

/// A move of budget between areas.
#[derive(Debug, Clone)]
pub struct Reallocation {
    /// The period of the budget.
    pub period: Period,
    /// The area that gives; none where the money is new.
    pub from: Option<AreaId>,
    /// The area that receives; none where the money is given up.
    pub to: Option<AreaId>,
    /// How much, in plain units of the currency; above 0.
    pub amount: Decimal,
    /// The document by which it was decided.
    pub authority: Option<String>,
    /// Why.
    pub reason: Option<Localised>,
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

keyed!(
    /// What money is for.
    FundClass {
        /// Running the programme of the period.
        Operating = "operating",
        /// Investment in assets that outlast the period: no cost of the period's outcomes.
        Capital = "capital",
    }
);

keyed!(
    /// A unit in which amounts of money are printed.
    MoneyUnit {
        /// Plain units of the currency.
        One = "one",
        /// Thousands.
        Thousand = "thousand",
        /// Millions.
        Million = "million",
    }
);

impl MoneyUnit {
    /// How many plain units it stands for.
    pub fn size(self) -> Decimal {
        match self {
            Self::One => Decimal::ONE,
            Self::Thousand => Decimal::ONE_THOUSAND,
            Self::Million => Decimal::from(1_000_000),
        }
    }

    /// The decimals that amounts in it usually have.
    pub fn usual_decimals(self) -> u8 {
        match self {
            Self::One | Self::Thousand => 0,
            Self::Million => 1,
        }
    }
}

keyed!(
    /// What becomes of percentages that do not add up to 100 when rounded (`method.md` 4.9, T52).
    ShareRule {
        /// Those with the largest remainders are rounded up until they add up.
        LargestRemainder = "largest-remainder",
        /// Each is rounded for itself, and a note says that they do not add up.
        Rounded = "rounded",
    }
);
