//! What was planned and spent, by area, period and source of funds; never part of achievement.

use std::collections::BTreeMap;

use crate::model::{AreaId, Decimal, FundSource, Period, ResourceLine};

/// Planned and spent amounts, in plain units of the currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money {
    /// The budget in force: the revised one where there is one.
    pub budget: Option<Decimal>,
    /// What was spent.
    pub expenditure: Option<Decimal>,
}

impl Money {
    /// Expenditure over budget, a share.
    pub fn utilisation(self) -> Option<Decimal> {
        self.expenditure?.checked_div(self.budget?)
    }

    fn add(&mut self, line: &ResourceLine) {
        let sum = |known: Option<Decimal>, more: Option<Decimal>| match (known, more) {
            (Some(known), Some(more)) => known.checked_add(more),
            (known, more) => known.or(more),
        };
        self.budget = sum(self.budget, line.budget_in_force());
        self.expenditure = sum(self.expenditure, line.expenditure);
    }
}

/// The resources of a report.
#[derive(Debug, Default)]
pub struct Resources {
    /// The currency, if the data name it.
    pub currency: Option<String>,
    lines: Vec<ResourceLine>,
}

impl Resources {
    /// The resources of the periods that a report compares.
    pub fn new(lines: &[ResourceLine], currency: Option<&str>, periods: &[Period]) -> Self {
        let lines = lines.iter().filter(|line| periods.contains(&line.period)).cloned().collect();
        Self { currency: currency.map(ToOwned::to_owned), lines }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The sources of funds that occur, in printing order.
    pub fn sources(&self) -> Vec<FundSource> {
        let occurs = |source: &FundSource| self.lines.iter().any(|line| line.source == *source);
        FundSource::ALL.into_iter().filter(occurs).collect()
    }

    /// The sum over an area (or all) and a source (or all) in a period.
    pub fn sum(&self, area: Option<&AreaId>, source: Option<FundSource>, period: Period) -> Money {
        let mut money = Money::default();
        for line in &self.lines {
            let of_area = area.is_none_or(|area| line.area == *area);
            let of_source = source.is_none_or(|source| line.source == source);
            if of_area && of_source && line.period == period {
                money.add(line);
            }
        }
        money
    }

    /// The sums of an area by period.
    pub fn by_period(&self, area: &AreaId) -> BTreeMap<Period, Money> {
        let periods: Vec<Period> = self.lines.iter().map(|line| line.period).collect();
        periods.into_iter().map(|period| (period, self.sum(Some(area), None, period))).collect()
    }
}
