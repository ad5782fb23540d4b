//! The figures of resources.

use super::{PERCENT_DECIMALS, Quote, Quoter};
use crate::assess::{Funds, share};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{AreaId, Decimal, FundSource, MoneyUnit, Period, Reallocation};
use crate::wording::ShareFit;

/// An amount of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// The budget as first approved.
    OriginalBudget,
    /// The budget in force.
    Budget,
    /// What was spent.
    Expenditure,
    /// Expenditure as a share of the budget in force.
    Utilization,
}

/// How amounts of money are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyStyle {
    /// The unit.
    pub unit: MoneyUnit,
    /// The decimals in that unit.
    pub decimals: u8,
}

impl MoneyStyle {
    /// In a unit, with the decimals that are usual for it where none are asked for.
    pub fn new(unit: MoneyUnit, decimals: Option<u8>) -> Self {
        Self { unit, decimals: decimals.unwrap_or_else(|| unit.usual_decimals()) }
    }
}

/// A column of shares of one whole.
#[derive(Debug)]
pub struct ShareColumn {
    /// The shares, in the order of the parts.
    pub quotes: Vec<Quote>,
    /// How they fit together as printed; none where there are no shares.
    pub fit: Option<ShareFit>,
}

impl<'a> Quoter<'a> {
    /// How the tables of the report print amounts.
    pub fn money_style(self) -> MoneyStyle {
        let settings = self.assessment.resources.settings;
        MoneyStyle { unit: settings.unit, decimals: settings.decimals }
    }

    /// An amount of resources.
    pub fn money(self, funds: Funds<'_>, period: Period, amount: Amount, style: MoneyStyle) -> Quote {
        let money = self.assessment.resources.sum(funds, period);
        let print = |amount| self.words.amount(amount, style.unit, style.decimals);
        let fact = |figure| of_funds(funds, figure, period);
        match amount {
            Amount::OriginalBudget => self.number(fact(FactKind::OriginalBudget), money.original, print),
            Amount::Budget => self.number(fact(FactKind::Budget), money.budget, print),
            Amount::Expenditure => self.number(fact(FactKind::Expenditure), money.expenditure, print),
            Amount::Utilization => self.number(fact(FactKind::Utilization), money.utilization(), |share| {
                self.words.percent(share, PERCENT_DECIMALS)
            }),
        }
    }

    /// The shares of parts in the sum of an amount over all of them.
    ///
    /// A part without the amount leaves all without a share: the whole is not known.
    pub fn shares(self, parts: &[Funds<'_>], period: Period, of: FactKind, decimals: u8) -> ShareColumn {
        let resources = &self.assessment.resources;
        let amount = |funds: &Funds<'_>| {
            let money = resources.sum(*funds, period);
            if of == FactKind::ShareOfBudget { money.budget } else { money.expenditure }
        };
        let amounts: Option<Vec<Decimal>> = parts.iter().map(amount).collect();
        let rule = resources.settings.shares;
        let printed = amounts.as_ref().and_then(|amounts| self.words.shares(amounts, rule, decimals));
        let whole = amounts.iter().flatten().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
        let quotes = parts.iter().enumerate().map(|(index, funds)| {
            let part = amounts.as_ref().and_then(|amounts| amounts.get(index));
            let share = part.zip(whole).and_then(|(part, whole)| share(*part, whole));
            let text = printed.as_ref().and_then(|shares| shares.texts.get(index)).cloned();
            self.number(of_funds(*funds, of, period), share, |share| {
                text.clone().unwrap_or_else(|| self.words.percent(share, decimals))
            })
        });
        ShareColumn { quotes: quotes.collect(), fit: printed.as_ref().map(|shares| shares.fit) }
    }

    /// The share of an area among the areas, or of a source among the sources; within an area where both are given.
    ///
    /// It is the one printed in the table where all of them stand. Without an area or a source there is none.
    pub fn share_of(
        self,
        funds: Funds<'_>,
        period: Period,
        of: FactKind,
        decimals: Option<u8>,
    ) -> Option<Quote> {
        let parts = match (funds.area, funds.source) {
            (_, Some(_)) => self.parts_by_source(Funds { source: None, ..funds }, period),
            (Some(_), None) => self.parts_by_area(Funds { area: None, ..funds }, period),
            (None, None) => return None,
        };
        let column = self.shares(&parts, period, of, decimals.unwrap_or(PERCENT_DECIMALS));
        let printed = parts.iter().zip(column.quotes).find(|(part, _)| **part == funds);
        let missing = || self.number(of_funds(funds, of, period), None, |_| String::new());
        Some(printed.map_or_else(missing, |(_, quote)| quote))
    }

    /// The areas that have such resources, in reading order.
    pub fn parts_by_area<'f>(self, funds: Funds<'f>, period: Period) -> Vec<Funds<'f>>
    where
        'a: 'f,
    {
        let areas = self.assessment.all_areas().map(|area| funds.of(&area.area.id));
        areas.filter(|funds| self.assessment.resources.any(*funds, period)).collect()
    }

    /// The sources of such resources, in printing order.
    pub fn parts_by_source(self, funds: Funds<'_>, period: Period) -> Vec<Funds<'_>> {
        let sources: Vec<FundSource> = self.assessment.resources.sources(funds, period);
        sources.into_iter().map(|source| funds.from(source)).collect()
    }

    /// The amount of a move of budget; its number is its place in the data, from 1.
    pub fn reallocated(self, number: usize, entry: &Reallocation, style: MoneyStyle) -> Quote {
        let subject = Subject::Reallocation(number);
        let fact = Fact::new(subject, FactKind::Amount, Some(entry.period));
        self.number(fact, Some(entry.amount), |amount| self.words.amount(amount, style.unit, style.decimals))
    }

    /// What an area gave to others as a share of its original budget.
    pub fn given(self, area: &AreaId, period: Period) -> Quote {
        let funds = Funds { area: Some(area), source: None, class: None };
        let share = self.assessment.resources.given(area, period);
        self.number(of_funds(funds, FactKind::ShareGiven, period), share, |share| {
            self.words.percent(share, PERCENT_DECIMALS)
        })
    }
}

fn of_funds(funds: Funds<'_>, figure: FactKind, period: Period) -> Fact {
    let subject = Subject::Resources { area: funds.area.cloned(), source: funds.source, class: funds.class };
    Fact::new(subject, figure, Some(period))
}
