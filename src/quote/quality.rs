//! The figures of the annex on data quality: numbers of findings and of indicators.

use super::{Quote, Quoter};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Decimal, IndicatorId};

impl Quoter<'_> {
    /// A number of findings, of an indicator or of the report; the detail says which.
    pub fn findings(self, indicator: Option<&IndicatorId>, detail: &str, count: usize) -> Quote {
        let subject = indicator.cloned().map_or(Subject::Report, Subject::Indicator);
        let fact = Fact::new(subject, FactKind::Findings, None).of(detail);
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// A number of units or periods with findings, of an indicator or of the report; the detail says which.
    pub fn found_in(self, indicator: Option<&IndicatorId>, detail: &str, count: usize) -> Quote {
        let subject = indicator.cloned().map_or(Subject::Report, Subject::Indicator);
        let fact = Fact::new(subject, FactKind::Count, None).of(detail);
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// A number of indicators; the detail says which.
    pub fn indicators(self, detail: &str, count: usize) -> Quote {
        let period = Some(self.assessment.reporting);
        let fact = Fact::new(Subject::Report, FactKind::Count, period).of(detail);
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }
}
