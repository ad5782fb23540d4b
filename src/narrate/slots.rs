//! What the functions of a template printed, kept until the Markdown is read.

use std::sync::Mutex;

use super::claims::Claimed;
use super::name::NameMark;
use super::register::RegisterKey;
use crate::model::{AreaId, IndicatorId};
use crate::quote::Quote;

/// What stands at a place of the rendered text.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// A figure.
    Figure(Quote),
    /// A chart, alone in its paragraph.
    Chart(ChartKey),
    /// A table, alone in its paragraph.
    Table(TableKey),
    /// A reference to a chart, table or paragraph.
    Reference(String),
    /// The name of the paragraph that ends here.
    Name(NameMark),
    /// The paragraph by which the organ is asked to act.
    Action,
    /// Words that the figures must support.
    Claim(Claimed),
}

/// A chart that a template can place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartKey {
    /// The values of an indicator over the years.
    Trend(IndicatorId),
    /// The achievements of the indicators of an area.
    Bullet(AreaId),
    /// The ratings of all areas.
    Overview,
    /// The results chain.
    Chain,
}

/// A table that a template can place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKey {
    /// The indicators of an area.
    Indicators(AreaId),
    /// The units of an indicator.
    Units(IndicatorId),
    /// The steps of an indicator that counts them.
    Steps(IndicatorId),
    /// The parts of the total of an indicator.
    Breakdown(IndicatorId),
    /// The achievement of all areas.
    Areas,
    /// The number of indicators with each rating, by area.
    Distribution,
    /// The resources of all areas.
    Resources,
    /// The outlooks of all indicators.
    Outlook,
    /// The resources by source of funds.
    FundSources,
    /// The resources by area and source of funds.
    AreaFunds,
    /// The capital resources.
    Capital,
    /// The moves of budgets between areas.
    Reallocations,
    /// The rating bands.
    Bands,
    /// The results with their indicators.
    Results,
    /// The indicators by actor and stage of change.
    Actors,
    /// The indicators by area and goal.
    Sdg,
    /// The targets of the goals with their indicators.
    SdgTargets,
    /// The documents that the text cites.
    Documents,
    /// The mandates and what answers them.
    Mandates,
    /// The terms that the text uses, with their meanings.
    Glossary,
    /// A register.
    Register(RegisterKey),
}

impl ChartKey {
    /// The id of the figure in the document.
    pub fn id(&self) -> String {
        match self {
            Self::Trend(indicator) => format!("figure-trend-{indicator}"),
            Self::Bullet(area) => format!("figure-bullet-{area}"),
            Self::Overview => "figure-overview".to_owned(),
            Self::Chain => "figure-chain".to_owned(),
        }
    }
}

impl TableKey {
    /// The id of the table in the document.
    pub fn id(&self) -> String {
        match self {
            Self::Indicators(area) => format!("table-indicators-{area}"),
            Self::Units(indicator) => format!("table-units-{indicator}"),
            Self::Steps(indicator) => format!("table-steps-{indicator}"),
            Self::Breakdown(indicator) => format!("table-breakdown-{indicator}"),
            Self::Areas => "table-areas".to_owned(),
            Self::Distribution => "table-distribution".to_owned(),
            Self::Resources => "table-resources".to_owned(),
            Self::Outlook => "table-outlook".to_owned(),
            Self::FundSources => "table-sources-of-funds".to_owned(),
            Self::AreaFunds => "table-area-funds".to_owned(),
            Self::Capital => "table-capital".to_owned(),
            Self::Reallocations => "table-reallocations".to_owned(),
            Self::Bands => "table-bands".to_owned(),
            Self::Results => "table-results".to_owned(),
            Self::Actors => "table-actors".to_owned(),
            Self::Sdg => "table-sdg".to_owned(),
            Self::SdgTargets => "table-sdg-targets".to_owned(),
            Self::Documents => "table-documents".to_owned(),
            Self::Mandates => "table-mandates".to_owned(),
            Self::Glossary => "table-glossary".to_owned(),
            Self::Register(key) => key.id(),
        }
    }
}

/// The slots of a template, filled while it runs.
#[derive(Debug, Default)]
pub(super) struct Slots(Mutex<Vec<Slot>>);

impl Slots {
    /// Keeps what was printed and returns its number.
    pub(super) fn keep(&self, slot: Slot) -> usize {
        let mut slots = self.lock();
        slots.push(slot);
        slots.len() - 1
    }

    /// What was printed under a number.
    pub(super) fn get(&self, index: usize) -> Option<Slot> {
        self.lock().get(index).cloned()
    }

    /// The claims, in the order in which they were made.
    pub(super) fn claims(&self) -> Vec<Claimed> {
        let slots = self.lock();
        let claims = slots.iter().filter_map(|slot| match slot {
            Slot::Claim(claimed) => Some(claimed.clone()),
            Slot::Figure(_)
            | Slot::Chart(_)
            | Slot::Table(_)
            | Slot::Reference(_)
            | Slot::Name(_)
            | Slot::Action => None,
        });
        claims.collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Slot>> {
        // A template function that panicked has left the list whole: it only ever grows.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
