//! What was planned and spent, by area, period and source of funds; never part of achievement.

use crate::model::{AreaId, Decimal, FundSource, Period, ResourceLine};

/// Planned and spent amounts, in plain units of the currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money {
    /// The budget in force: the revised one where there is one.
    pub budget: Option<Decimal>,
    /// What was spent.
    pub expenditure: Option<Decimal>,
    /// Budget and expenditure of the lines that have both.
    both: Option<(Decimal, Decimal)>,
}

impl Money {
    /// Expenditure over budget, a share, over the lines that have both.
    pub fn utilisation(self) -> Option<Decimal> {
        let (budget, expenditure) = self.both?;
        expenditure.checked_div(budget)
    }

    fn add(&mut self, line: &ResourceLine) {
        let sum = |known: Option<Decimal>, more: Option<Decimal>| match (known, more) {
            (Some(known), Some(more)) => known.checked_add(more),
            (known, more) => known.or(more),
        };
        self.budget = sum(self.budget, line.budget_in_force());
        self.expenditure = sum(self.expenditure, line.expenditure);
        if let Some((budget, expenditure)) = line.budget_in_force().zip(line.expenditure) {
            let (budgets, expenditures) = self.both.unwrap_or_default();
            self.both = budgets.checked_add(budget).zip(expenditures.checked_add(expenditure));
        }
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
}
