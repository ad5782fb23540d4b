//! The figures of the annex on data quality: numbers of findings and of indicators.

use super::{Quote, Quoter};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Decimal, IndicatorId};

impl Quoter<'_> {
    /// A number of findings, of an indicator or of the report.
    pub fn findings(self, indicator: Option<&IndicatorId>, count: usize) -> Quote {
        let subject = indicator.cloned().map_or(Subject::Report, Subject::Indicator);
        let fact = Fact { subject, figure: FactKind::Findings, period: None, unit: None };
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// A number of indicators.
    pub fn indicators(self, count: usize) -> Quote {
        let period = Some(self.assessment.reporting);
        let fact = Fact { subject: Subject::Report, figure: FactKind::Count, period, unit: None };
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }
}
