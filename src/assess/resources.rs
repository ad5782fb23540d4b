//! What was planned and spent, by area, period and source of funds; never part of achievement.

use crate::manifest::ResourceSettings;
use crate::model::{AreaId, Decimal, FundClass, FundSource, Period, Reallocation, ResourceLine};

/// Planned and spent amounts, in plain units of the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// The budget as first approved.
    pub original: Option<Decimal>,
    /// The budget in force: the revised one where there is one.
    pub budget: Option<Decimal>,
    /// What was spent.
    pub expenditure: Option<Decimal>,
}

impl Money {
    /// Expenditure over the budget in force, a share; none without a budget above 0.
    pub fn utilization(self) -> Option<Decimal> {
        share(self.expenditure?, self.budget?)
    }
}

/// A part over a whole above 0; none where it is too large to be printed in per cent.
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let positive = whole > Decimal::ZERO;
    let share = part.checked_div(whole).filter(|_| positive);
    share.filter(|share| share.checked_mul(Decimal::ONE_HUNDRED).is_some())
}

/// Which resources a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Funds<'a> {
    /// The area; none over all areas.
    pub area: Option<&'a AreaId>,
    /// Where the money comes from; none over all sources.
    pub source: Option<FundSource>,
    /// What it is for; none over both classes.
    pub class: Option<FundClass>,
}

impl<'a> Funds<'a> {
    /// All operating resources: capital is no cost of the period's outcomes, and must be asked for.
    pub const OPERATING: Self = Self { area: None, source: None, class: Some(FundClass::Operating) };
    /// All capital resources.
    pub const CAPITAL: Self = Self { area: None, source: None, class: Some(FundClass::Capital) };

    /// Those of them that belong to an area.
    #[must_use]
    pub fn of(self, area: &'a AreaId) -> Self {
        Self { area: Some(area), ..self }
    }

    /// Those of them that come from a source.
    #[must_use]
    pub fn from(self, source: FundSource) -> Self {
        Self { source: Some(source), ..self }
    }

    fn holds(self, line: &ResourceLine) -> bool {
        self.area.is_none_or(|area| line.area == *area)
            && self.source.is_none_or(|source| line.source == source)
            && self.class.is_none_or(|class| line.class == class)
    }
}

/// The sum of amounts; none if there is none, or if one of them is missing.
fn total(amounts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut total: Option<Decimal> = None;
    for amount in amounts {
        total = Some(match total {
            None => amount?,
            Some(total) => total.checked_add(amount?)?,
        });
    }
    total
}

/// The resources of a report.
#[derive(Debug)]
pub struct Resources {
    /// The currency, if the data name it.
    pub currency: Option<String>,
    /// How they are checked and printed.
    pub settings: ResourceSettings,
    /// The moves of budgets between areas, in the order of the data.
    pub reallocations: Vec<Reallocation>,
    lines: Vec<ResourceLine>,
}

impl Resources {
    /// The resources of checked data.
    pub(super) fn new(settings: ResourceSettings, checked: &crate::check::Checked) -> Self {
        Self {
            currency: checked.currency().map(ToOwned::to_owned),
            settings,
            reallocations: checked.reallocations().to_vec(),
            lines: checked.resources().to_vec(),
        }
    }

    /// The lines, as the data give them.
    pub fn lines(&self) -> &[ResourceLine] {
        &self.lines
    }

    fn held<'a>(&'a self, funds: Funds<'a>, period: Period) -> impl Iterator<Item = &'a ResourceLine> {
        self.lines.iter().filter(move |line| line.period == period && funds.holds(line))
    }

    /// Whether there are any such resources in a period.
    pub fn any(&self, funds: Funds<'_>, period: Period) -> bool {
        self.held(funds, period).next().is_some()
    }

    /// Whether the budget of any of them was revised.
    pub fn is_revised(&self, funds: Funds<'_>, period: Period) -> bool {
        self.held(funds, period).any(|line| line.revised_budget.is_some())
    }

    /// The sources that such resources come from, in printing order.
    pub fn sources(&self, funds: Funds<'_>, period: Period) -> Vec<FundSource> {
        FundSource::ALL.into_iter().filter(|source| self.any(funds.from(*source), period)).collect()
    }

    /// The sum of such resources in a period.
    ///
    /// A sum with a missing part is missing: the rest alone would pass for the whole.
    pub fn sum(&self, funds: Funds<'_>, period: Period) -> Money {
        let lines = || self.held(funds, period);
        Money {
            original: total(lines().map(|line| line.budget)),
            budget: total(lines().map(ResourceLine::budget_in_force)),
            expenditure: total(lines().map(|line| line.expenditure)),
        }
    }

    fn gifts<'a>(&'a self, area: &AreaId, period: Period) -> impl Iterator<Item = &'a Reallocation> {
        self.reallocations.iter().filter(move |entry| {
            entry.period == period && entry.from.as_ref() == Some(area) && entry.to.is_some()
        })
    }

    /// Whether an area gave anything to other areas.
    pub fn has_given(&self, area: &AreaId, period: Period) -> bool {
        self.gifts(area, period).next().is_some()
    }

    /// What an area gave to other areas, over its original budget of both classes; a share, none if it gave nothing.
    pub fn given(&self, area: &AreaId, period: Period) -> Option<Decimal> {
        let given = total(self.gifts(area, period).map(|entry| Some(entry.amount)));
        let all = Funds { area: Some(area), source: None, class: None };
        share(given?, self.sum(all, period).original?)
    }
}
