//! The results chain: what is to follow from what, and on which assumptions.

use super::keyed::keyed;
use super::{AreaId, IndicatorId, Level, Localised, ResultId, SdgLink, SdgRole};

/// A result that the organisation works towards.
#[derive(Debug, Clone)]
pub struct ChainResult {
    /// Its id.
    pub id: ResultId,
    /// Its title.
    pub title: Localised,
    /// Its level, one of [`Level::CHAIN`].
    pub level: Level,
    /// The area it belongs to.
    pub area: Option<AreaId>,
    /// The results to which it leads.
    pub parents: Vec<ResultId>,
}

/// A condition outside the control of the organisation on which results depend.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// Its id.
    pub id: String,
    /// The result that depends on it.
    pub result: Option<ResultId>,
    /// The area whose results depend on it.
    pub area: Option<AreaId>,
    /// What is assumed.
    pub text: Localised,
    /// Whether it holds.
    pub state: AssumptionState,
    /// What happened.
    pub note: Option<Localised>,
}

keyed!(
    /// Whether an assumption holds.
    AssumptionState {
        /// It held.
        Held = "held",
        /// It may not hold.
        AtRisk = "at_risk",
        /// It did not hold.
        Broken = "broken",
    }
);

/// The results framework beside its indicators: results, assumptions and links to the SDGs.
#[derive(Debug, Clone, Default)]
pub struct ResultsChain {
    /// The results, from impact to output and by id.
    pub results: Vec<ChainResult>,
    /// The assumptions, by id.
    pub assumptions: Vec<Assumption>,
    /// The links of indicators to targets of the SDGs, by target, primary ones first.
    pub sdg: Vec<SdgLink>,
}

impl ResultsChain {
    /// The result with the given id.
    pub fn result(&self, id: &ResultId) -> Option<&ChainResult> {
        self.results.iter().find(|result| result.id == *id)
    }

    /// The assumptions of an area and of its results.
    pub fn assumptions_of<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = &'a Assumption> {
        self.assumptions.iter().filter(move |assumption| self.concerns(assumption, area))
    }

    /// The assumptions that belong to no area.
    pub fn assumptions_of_none(&self) -> impl Iterator<Item = &Assumption> {
        self.assumptions.iter().filter(|assumption| self.areas(assumption).next().is_none())
    }

    fn concerns(&self, assumption: &Assumption, area: &AreaId) -> bool {
        self.areas(assumption).any(|own| own == area)
    }

    fn areas<'a>(&'a self, assumption: &'a Assumption) -> impl Iterator<Item = &'a AreaId> {
        let result = assumption.result.as_ref().and_then(|id| self.result(id));
        assumption.area.iter().chain(result.and_then(|result| result.area.as_ref()))
    }

    /// The link of an indicator under which it is counted.
    pub fn primary(&self, indicator: &IndicatorId) -> Option<&SdgLink> {
        self.sdg.iter().find(|link| link.role == SdgRole::Primary && link.indicator == *indicator)
    }
}
