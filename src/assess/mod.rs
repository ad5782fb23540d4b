//! Computes what was achieved: per indicator, period and unit, per area and over all.
//!
//! Input: [`Checked`]. Output: [`Assessment`]. The stage is pure and total: it
//! reads no file, formats nothing and cannot fail half way, because whatever
//! cannot be computed is a value of its own ([`Achievement`]). The rules and
//! their sources are listed in `METHOD.md` beside this file.

mod achievement;
mod area;
mod basis;
mod breakdown;
mod crosswalk;
mod formulas;
mod indicator;
pub mod outlook;
mod overall;
mod rating;
mod registers;
mod resources;
mod results;
mod results_method;
mod results_resources;
mod results_sources;
pub mod robustness;
mod rollup;
mod schedule;
mod states;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::load::{Registers, RowCounts, Step};
use crate::manifest::{MethodSettings, MilestoneRule, ResourceSettings};
use crate::model::{
    Area, AreaId, Categories, FrameworkChange, Indicator, IndicatorId, Localised, Period, ResultsChain,
    Scale, UnitCode,
};

pub use achievement::{Achievement, Given, Impossible, Inputs, Note, achieve, default_method};
pub use basis::{Basis, Records, Unlike};
pub use breakdown::Breakdown;
pub use crosswalk::{NotInForce, Stage};
pub use indicator::{
    Formed, IndicatorPeriod, Matched, Measured, RevisedTarget, UnitCoverage, UnitMean, UnitShare,
};
pub use outlook::Outlook;
pub use overall::{Overall, OverallPeriod};
pub use rating::{Rating, Unrated, rate};
pub use registers::Measurement;
pub use resources::{Funds, Money, Resources, share};
pub use results::{results_json, results_json_with};
pub use results_method::PrintedFigure;
pub use robustness::Panel;
pub use rollup::{Entry, RollUp, RollUpSettings, roll_up};
pub(crate) use schedule::spans;
pub use schedule::{Reference, Schedule, schedule};
pub use states::{FigureStates, States};

/// Everything that was computed.
#[derive(Debug)]
pub struct Assessment {
    /// The periods compared, rising; the last is the reporting period.
    pub periods: Vec<Period>,
    /// The reporting period.
    pub reporting: Period,
    /// The period before it, if anything was reported for it.
    pub previous: Option<Period>,
    /// The rating scale.
    pub scale: Scale,
    /// How achievements were rolled up.
    pub roll_up: RollUpSettings,
    /// Which milestone a period is compared with.
    pub milestones: MilestoneRule,
    /// The areas of the reporting period, in reading order.
    pub areas: Vec<AreaResult>,
    /// All areas in one figure.
    pub overall: Overall,
    /// The indicators of the reporting period, in reading order.
    pub indicators: Vec<IndicatorResult>,
    /// The areas and indicators that are not in force in the reporting period.
    pub not_in_force: NotInForce,
    /// How indicators of earlier frameworks go on in later ones, by period.
    pub crosswalk: Vec<FrameworkChange>,
    /// The outlook of each indicator as of the reporting period.
    pub outlooks: BTreeMap<IndicatorId, Outlook>,
    /// The ratings under other published methods, in reading order.
    pub robustness: Panel,
    /// The names of the units.
    pub units: BTreeMap<UnitCode, Localised>,
    /// The names of dimensions and of their values.
    pub categories: Categories,
    /// What was planned and spent.
    pub resources: Resources,
    /// The results chain.
    pub chain: ResultsChain,
    /// Programmes, evidence, lessons and whatever else is kept as a list.
    pub registers: Registers,
    /// What became of the rows of actual values.
    pub counts: RowCounts,
    /// How far the values were checked, where the data say so.
    pub states: Option<States>,
}

/// An area with its roll-ups.
#[derive(Debug)]
pub struct AreaResult {
    /// The area.
    pub area: Area,
    /// Its roll-up in each period.
    pub periods: BTreeMap<Period, RollUp>,
}

/// An indicator with its figures.
#[derive(Debug)]
pub struct IndicatorResult {
    /// The indicator.
    pub indicator: Indicator,
    /// The scale by which it is rated: that of the report, or with its own edges.
    pub scale: Scale,
    /// The steps that make its achievement, where it counts steps.
    pub steps: Vec<Step>,
    /// Its figures in each period.
    pub periods: BTreeMap<Period, IndicatorPeriod>,
}

/// Assesses checked data.
pub fn assess(settings: &MethodSettings, resources: ResourceSettings, checked: &Checked) -> Assessment {
    let periods = checked.periods();
    let reporting = checked.grid().reporting();
    let previous = checked.grid().step(-1).filter(|period| periods.contains(period));
    let mut indicators: Vec<IndicatorResult> = checked
        .indicators()
        .iter()
        .map(|indicator| {
            // That the edges fit the scale was checked.
            let own = indicator.thresholds.as_ref().and_then(|edges| settings.scale.with_edges(edges).ok());
            let scale = own.as_ref().unwrap_or(&settings.scale);
            indicator::assess(indicator, checked, &periods, scale)
        })
        .collect();
    crosswalk::bridge(&mut indicators, checked.crosswalk(), checked.grid());
    let roll_up = RollUpSettings::of(settings);
    let areas: Vec<AreaResult> = checked
        .areas()
        .iter()
        .map(|area| area::assess(area, &indicators, &periods, roll_up, &settings.scale))
        .collect();
    let overall = overall::assess(settings, &areas, &indicators, &periods);
    let (areas, other_areas) = areas.into_iter().partition(|area| is_reported(area, &indicators, reporting));
    let (indicators, other_indicators): (Vec<IndicatorResult>, Vec<IndicatorResult>) =
        indicators.into_iter().partition(|it: &IndicatorResult| it.indicator.in_force.holds(reporting));
    let outlooks = indicators
        .iter()
        .map(|result| (result.indicator.id.clone(), outlook::of(result, checked, settings.outlook)))
        .collect();
    let robustness = robustness::panel(&indicators, reporting, checked.crosswalk());
    Assessment {
        reporting,
        previous,
        scale: settings.scale.clone(),
        roll_up,
        milestones: settings.milestones,
        areas,
        robustness,
        overall,
        indicators,
        not_in_force: NotInForce { areas: other_areas, indicators: other_indicators },
        crosswalk: checked.crosswalk().to_vec(),
        outlooks,
        units: checked.units().clone(),
        categories: checked.categories().clone(),
        resources: Resources::new(resources, checked),
        chain: checked.chain().clone(),
        registers: checked.registers().clone(),
        counts: checked.counts().clone(),
        states: checked.states().map(States::new),
        periods,
    }
}

/// Whether an area has a place in a report on a period: not if all its indicators belong to other ones.
fn is_reported(area: &AreaResult, indicators: &[IndicatorResult], period: Period) -> bool {
    let own = || indicators.iter().filter(|it| it.indicator.area == area.area.id);
    let any = own().any(|it| it.indicator.in_force.holds(period));
    area.area.in_force.holds(period) && (any || own().next().is_none())
}

impl Assessment {
    /// All areas: those of the reporting period, then the others.
    pub fn all_areas(&self) -> impl Iterator<Item = &AreaResult> {
        self.areas.iter().chain(&self.not_in_force.areas)
    }

    /// All indicators: those of the reporting period, then the others.
    pub fn all_indicators(&self) -> impl Iterator<Item = &IndicatorResult> {
        self.indicators.iter().chain(&self.not_in_force.indicators)
    }

    /// The result of an area, in force or not.
    pub fn area(&self, id: &AreaId) -> Option<&AreaResult> {
        self.all_areas().find(|area| area.area.id == *id)
    }

    /// The result of an indicator, in force or not.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&IndicatorResult> {
        self.all_indicators().find(|indicator| indicator.indicator.id == *id)
    }

    /// The indicators of an area in the reporting period, in reading order.
    pub fn indicators_of<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = &'a IndicatorResult> {
        self.indicators.iter().filter(move |indicator| indicator.indicator.area == *area)
    }
}
