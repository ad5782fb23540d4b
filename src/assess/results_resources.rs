//! The resources in `results.json`: lines, sums and moves of budgets.

use serde::Serialize;
use serde_json::value::RawValue;

use super::results::number;
use super::{Assessment, Funds};
use crate::model::{AreaId, Decimal, FundClass, FundSource, Period, Reallocation, ResourceLine};

/// Resources of an area from a source of funds.
#[derive(Serialize)]
pub(super) struct LineEntry<'a> {
    area: &'a AreaId,
    period: Period,
    source: FundSource,
    class: FundClass,
    original_budget: Option<Box<RawValue>>,
    budget: Option<Box<RawValue>>,
    expenditure: Option<Box<RawValue>>,
}

/// Resources over all areas or sources.
#[derive(Serialize)]
pub(super) struct SumEntry<'a> {
    area: Option<&'a AreaId>,
    period: Period,
    source: Option<FundSource>,
    class: FundClass,
    original_budget: Option<Box<RawValue>>,
    budget: Option<Box<RawValue>>,
    expenditure: Option<Box<RawValue>>,
    utilization: Option<Box<RawValue>>,
    /// Of an area among the areas, of a source among the sources.
    share_of_budget: Option<Box<RawValue>>,
    share_of_expenditure: Option<Box<RawValue>>,
}

/// A move of budget; its number is its place in the list.
#[derive(Serialize)]
pub(super) struct MoveEntry<'a> {
    period: Period,
    from_area: Option<&'a AreaId>,
    to_area: Option<&'a AreaId>,
    amount: Option<Box<RawValue>>,
    authority: Option<&'a str>,
}

/// The lines, as the data give them.
pub(super) fn lines(assessment: &Assessment) -> Vec<LineEntry<'_>> {
    assessment.resources.lines().iter().map(line).collect()
}

fn line(line: &ResourceLine) -> LineEntry<'_> {
    LineEntry {
        area: &line.area,
        period: line.period,
        source: line.source,
        class: line.class,
        original_budget: number(line.budget),
        budget: number(line.budget_in_force()),
        expenditure: number(line.expenditure),
    }
}

/// The sums by area, by source and over all, of each class and period that has any.
pub(super) fn sums(assessment: &Assessment) -> Vec<SumEntry<'_>> {
    let resources = &assessment.resources;
    let mut periods: Vec<Period> = resources.lines().iter().map(|line| line.period).collect();
    periods.sort_unstable();
    periods.dedup();
    let mut sums = Vec::new();
    for period in periods {
        for whole in [Funds::OPERATING, Funds::CAPITAL] {
            let areas = assessment.all_areas().map(|area| whole.of(&area.area.id));
            let sources = FundSource::ALL.into_iter().map(|source| whole.from(source));
            let parts = areas.chain(sources).chain([whole]);
            sums.extend(
                parts
                    .filter(|part| resources.any(*part, period))
                    .filter_map(|part| sum(assessment, part, whole, period)),
            );
        }
    }
    sums
}

fn sum<'a>(
    assessment: &'a Assessment,
    part: Funds<'a>,
    whole: Funds<'a>,
    period: Period,
) -> Option<SumEntry<'a>> {
    let (money, all) = (assessment.resources.sum(part, period), assessment.resources.sum(whole, period));
    let share = |part: Option<Decimal>, all| part?.checked_div(all?);
    Some(SumEntry {
        area: part.area,
        period,
        source: part.source,
        class: part.class?,
        original_budget: number(money.original),
        budget: number(money.budget),
        expenditure: number(money.expenditure),
        utilization: number(money.utilization()),
        share_of_budget: number(share(money.budget, all.budget)),
        share_of_expenditure: number(share(money.expenditure, all.expenditure)),
    })
}

/// The moves of budgets, in the order of the data.
pub(super) fn moves(assessment: &Assessment) -> Vec<MoveEntry<'_>> {
    assessment.resources.reallocations.iter().map(moved).collect()
}

fn moved(entry: &Reallocation) -> MoveEntry<'_> {
    MoveEntry {
        period: entry.period,
        from_area: entry.from.as_ref(),
        to_area: entry.to.as_ref(),
        amount: number(Some(entry.amount)),
        authority: entry.authority.as_deref(),
    }
}
