//! What was planned and spent, by area, period and source of funds; never part of achievement.

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
#[derive(Debug, Default)]
pub struct Resources {
    /// The currency, if the data name it.
    pub currency: Option<String>,
    lines: Vec<ResourceLine>,
}

impl Resources {
    /// The resources of a report.
    pub fn new(lines: &[ResourceLine], currency: Option<&str>) -> Self {
        Self { currency: currency.map(ToOwned::to_owned), lines: lines.to_vec() }
    }

    /// The lines, as the data give them.
    pub fn lines(&self) -> &[ResourceLine] {
        &self.lines
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
    ///
    /// A sum with a missing part is missing: the rest alone would pass for the whole.
    pub fn sum(&self, area: Option<&AreaId>, source: Option<FundSource>, period: Period) -> Money {
        let lines = || {
            self.lines.iter().filter(|line| {
                let of_area = area.is_none_or(|area| line.area == *area);
                let of_source = source.is_none_or(|source| line.source == source);
                of_area && of_source && line.period == period
            })
        };
        Money {
            budget: total(lines().map(ResourceLine::budget_in_force)),
            expenditure: total(lines().map(|line| line.expenditure)),
        }
    }
}
