//! Checks that the data of a project fit together.
//!
//! Input: [`Loaded`]. Output: [`Checked`], which only this module can make:
//! areas and indicators in reading order, every reference resolved, one
//! baseline and one target in force per indicator, unit and period. What a
//! figure is worth is not judged here.

mod aggregation;
mod chain;
mod crosswalk;
mod falls;
mod framework;
mod levels;
mod lookup;
mod methods;
mod percent;
mod registers;
mod resources;
mod screens;
mod states;
mod steps;
mod titles;

use std::collections::BTreeMap;

use crate::diag::{Finding, Findings, Reported};
use crate::load::{
    Cells, LevelGap, Loaded, Placed, Rationales, Registers, RowCounts, SourceRecord, States, Step, Target,
};
use crate::manifest::{Manifest, MilestoneRule};
use crate::model::{
    Area, Categories, Category, FrameworkChange, Grid, Indicator, IndicatorId, Localised, Period,
    Reallocation, ResourceLine, ResultsChain, UnitCode,
};

pub use falls::Fall;
pub use lookup::{BaselineInForce, TargetInForce};

use lookup::{Baselines, Targets};
use steps::Steps;

/// Data that fit together.
#[derive(Debug)]
pub struct Checked {
    grid: Grid,
    areas: Vec<Area>,
    indicators: Vec<Indicator>,
    crosswalk: Vec<FrameworkChange>,
    units: BTreeMap<UnitCode, Localised>,
    baselines: Baselines,
    targets: Targets,
    resources: Vec<ResourceLine>,
    reallocations: Vec<Reallocation>,
    currency: Option<String>,
    chain: ResultsChain,
    registers: Registers,
    cells: BTreeMap<(IndicatorId, Period), Cells>,
    breakdowns: BTreeMap<(IndicatorId, Period), BTreeMap<Category, Cells>>,
    categories: Categories,
    falls: BTreeMap<(IndicatorId, Period), Fall>,
    rationales: Rationales,
    steps: Steps,
    milestones: MilestoneRule,
    counts: RowCounts,
    states: Option<States>,
    low_states: Vec<Finding>,
    sources: Vec<SourceRecord>,
}

/// Checks the data of a project.
///
/// # Errors
/// Data that do not fit together, with every fault reported.
pub fn check(manifest: &Manifest, mut loaded: Loaded, findings: &mut Findings) -> Result<Checked, Reported> {
    framework::references(&loaded, findings);
    framework::weights(&loaded, findings);
    methods::methods(&loaded, findings);
    framework::thresholds(&loaded, &manifest.method.scale, findings);
    framework::aggregations(&loaded, findings);
    aggregation::declared(&loaded, findings);
    levels::actuals(&loaded, findings);
    let falls = falls::falls(&loaded, findings);
    framework::data(&loaded, findings);
    crosswalk::crosswalk(&loaded, findings);
    crosswalk::resources(&mut loaded, findings);
    titles::titles(manifest, &loaded, findings);
    chain::chain(&loaded, &mut titles::Titles { languages: &manifest.report.languages, findings });
    let baselines = Baselines::new(&loaded.baselines, findings);
    let targets = Targets::new(&loaded.targets, findings);
    lookup::directions(&loaded, &baselines, &targets, findings);
    levels::targets(&loaded, &targets, findings);
    resources::duplicates(&loaded.resources, findings);
    resources::reallocations(&loaded, manifest.resources.reallocation_limit, findings);
    framework::ranges(&loaded, findings);
    percent::scales(&loaded, findings);
    screens::equal_targets(&loaded, &targets, findings);
    let low_states = states::too_low(manifest, &loaded, findings);
    registers::check(manifest, &loaded, findings);
    findings.check()?;
    let mut categories = Categories::default();
    for name in loaded.categories {
        categories.name(&name.row.dimension, name.row.value.as_deref(), name.row.title);
    }
    let areas = framework::in_order(loaded.areas, |area| (area.order, area.id.as_str().to_owned()));
    let indicators = framework::in_order(loaded.indicators, |indicator| {
        (indicator.order, indicator.id.as_str().to_owned())
    });
    let crosswalk = crosswalk::in_order(loaded.crosswalk);
    Ok(Checked {
        grid: loaded.grid,
        areas,
        indicators,
        crosswalk,
        units: loaded.units.into_iter().map(|(code, title)| (code, title.row)).collect(),
        baselines,
        targets,
        resources: resources::first_lines(loaded.resources),
        reallocations: loaded.reallocations.into_iter().flatten().map(|entry| entry.row).collect(),
        currency: loaded.currency,
        chain: chain::ordered(loaded.chain),
        registers: registers::in_order(loaded.registers),
        cells: loaded.actuals.cells,
        rationales: loaded.actuals.rationales,
        steps: Steps::new(loaded.steps),
        milestones: manifest.method.milestones,
        breakdowns: loaded.actuals.breakdowns,
        categories,
        falls,
        counts: loaded.actuals.counts,
        states: loaded.actuals.states,
        low_states,
        sources: loaded.sources,
    })
}

impl Checked {
    /// The grid of periods that the report compares.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// The areas, in reading order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The indicators, in reading order.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// How indicators of earlier frameworks go on in later ones, by period.
    pub fn crosswalk(&self) -> &[FrameworkChange] {
        &self.crosswalk
    }

    /// The names of the units.
    pub fn units(&self) -> &BTreeMap<UnitCode, Localised> {
        &self.units
    }

    /// The resources.
    pub fn resources(&self) -> &[ResourceLine] {
        &self.resources
    }

    /// The moves of budgets between areas, in the order of the table.
    pub fn reallocations(&self) -> &[Reallocation] {
        &self.reallocations
    }

    /// The currency of the resources.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// The results chain.
    pub fn chain(&self) -> &ResultsChain {
        &self.chain
    }

    /// The registers, the roles in their order.
    pub fn registers(&self) -> &Registers {
        &self.registers
    }

    /// What became of the rows of actual values.
    pub fn counts(&self) -> &RowCounts {
        &self.counts
    }

    /// How far the values were checked, where the data say so.
    pub fn states(&self) -> Option<&States> {
        self.states.as_ref()
    }

    /// The findings for which a report is not to be made, though its figures can be computed.
    pub fn low_states(&self) -> &[Finding] {
        &self.low_states
    }

    /// The files that were read.
    pub fn sources(&self) -> &[SourceRecord] {
        &self.sources
    }

    /// The periods for which anything was reported, and the reporting period.
    pub fn periods(&self) -> Vec<Period> {
        let reported = self.cells.keys().map(|(_, period)| *period);
        let reporting = self.grid.reporting();
        let mut periods: Vec<Period> =
            reported.chain([reporting]).filter(|period| period.start() <= reporting.start()).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// What was reported for an indicator in a period.
    pub fn cells(&self, indicator: &IndicatorId, period: Period) -> Option<&Cells> {
        self.cells.get(&(indicator.clone(), period))
    }

    /// What was reported for the parts of a total in a period.
    pub fn breakdown(&self, indicator: &IndicatorId, period: Period) -> Option<&BTreeMap<Category, Cells>> {
        self.breakdowns.get(&(indicator.clone(), period))
    }

    /// The names of dimensions and of their values.
    pub fn categories(&self) -> &Categories {
        &self.categories
    }

    /// The fall of a running total in a period that missing values cause, if there is one.
    pub fn fall(&self, indicator: &IndicatorId, period: Period) -> Option<&Fall> {
        self.falls.get(&(indicator.clone(), period))
    }

    /// The difference between the corporate target for a period and those of the units, if there is one.
    pub fn target_gap(&self, indicator: &Indicator, period: Period) -> Option<LevelGap> {
        levels::target_gap(indicator, &self.targets, period)
    }

    /// The baseline that counts for a period.
    pub fn baseline(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<BaselineInForce> {
        self.baselines.in_force(indicator, unit, period)
    }

    /// The target in force for a period.
    pub fn target(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<TargetInForce<'_>> {
        self.targets.in_force(indicator, unit, period)
    }

    /// The next target after a period.
    pub fn next_target(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<TargetInForce<'_>> {
        self.targets.next(indicator, unit, period)
    }

    /// The milestone that a period is compared with.
    pub fn milestone(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<&Target> {
        self.targets.milestone(indicator, unit, period, self.milestones)
    }

    /// The steps of an indicator: those of a unit, or those of the corporate level.
    ///
    /// Where the corporate level has none of its own, they are the steps of all units.
    pub fn steps(&self, indicator: &IndicatorId, unit: Option<&UnitCode>) -> Vec<&Step> {
        self.steps.of(indicator, unit)
    }

    /// Why an indicator was judged as it was.
    pub fn rationale(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<&Localised> {
        self.rationales.get(&(indicator.clone(), period, unit.cloned()))
    }

    /// The units that have steps of their own for an indicator.
    pub fn units_with_steps(&self, indicator: &IndicatorId) -> Vec<&UnitCode> {
        self.steps.units(indicator)
    }

    /// The corporate target that lies furthest ahead, as it stands at the end of a period.
    pub fn last_target(&self, indicator: &IndicatorId, period: Period) -> Option<TargetInForce<'_>> {
        self.targets.last(indicator, period)
    }

    /// The units that have a target of their own for an indicator in a period.
    pub fn units_with_target(&self, indicator: &IndicatorId, period: Period) -> Vec<&UnitCode> {
        self.targets.units(indicator, period)
    }
}
