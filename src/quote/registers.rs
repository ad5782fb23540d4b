//! The figures of registers: follow-up of recommendations and cost of measurement.

use super::{Quote, Quoter};
use crate::assess::IndicatorResult;
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Decimal, FollowUp, Period};

/// Decimals of the share of measurement in expenditure, which is small.
const SHARE_DECIMALS: u8 = 2;

impl Quoter<'_> {
    /// The number of recommendations of a group on the date of the report.
    pub fn recommendations(self, group: FollowUp) -> Quote {
        let count = Decimal::from(self.assessment.follow_up(group));
        let fact = of(Subject::Recommendations(group), FactKind::Count, None);
        self.number(fact, Some(count), |count| self.words.number(count, 0))
    }

    /// The number of indicators whose cost of measurement is recorded.
    pub fn indicators_with_cost(self) -> Quote {
        let count = self.assessment.measurement().map(|measurement| Decimal::from(measurement.indicators));
        self.number(self.of_measurement(FactKind::Count), count, |count| self.words.number(count, 0))
    }

    /// The cost of measurement, in plain units of the currency.
    pub fn measurement_cost(self) -> Quote {
        let cost = self.assessment.measurement().and_then(|measurement| measurement.cost);
        self.number(self.of_measurement(FactKind::Cost), cost, |cost| self.words.number(cost, 0))
    }

    /// The cost of measurement as a share of the operating expenditure.
    pub fn measurement_share(self) -> Quote {
        let share = self.assessment.measurement().and_then(|measurement| measurement.share);
        let fact = self.of_measurement(FactKind::CostShare);
        self.number(fact, share, |share| self.words.percent(share, SHARE_DECIMALS))
    }

    /// What it costs to measure an indicator.
    pub fn indicator_cost(self, result: &IndicatorResult) -> Quote {
        let cost = result.indicator.measurement_cost;
        self.number(self.of_indicator(result, FactKind::Cost), cost, |cost| self.words.number(cost, 0))
    }

    /// The share of an indicator in the cost of measurement.
    pub fn indicator_cost_share(self, result: &IndicatorResult) -> Quote {
        let share = self.assessment.cost_share(result);
        let fact = self.of_indicator(result, FactKind::CostShare);
        self.number(fact, share, |share| self.words.percent(share, super::PERCENT_DECIMALS))
    }

    fn of_measurement(self, figure: FactKind) -> Fact {
        of(Subject::Measurement, figure, Some(self.assessment.reporting))
    }

    fn of_indicator(self, result: &IndicatorResult, figure: FactKind) -> Fact {
        of(Subject::Indicator(result.indicator.id.clone()), figure, Some(self.assessment.reporting))
    }
}

fn of(subject: Subject, figure: FactKind, period: Option<Period>) -> Fact {
    Fact::new(subject, figure, period)
}
