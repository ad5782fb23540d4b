//! The figures of outlooks.

use super::{Quote, Quoter, Spot};
use crate::assess::IndicatorResult;
use crate::assess::outlook::{Band, Outlook, Point};
use crate::document::{FactKind, RatingMark};
use crate::wording::Label;

/// The colour of what has no band.
const GREY: &str = "#5c6670";

impl<'a> Quoter<'a> {
    /// The outlook of an indicator as it was judged.
    pub fn outlook_of(self, result: &IndicatorResult) -> Option<&'a Outlook> {
        self.assessment.outlooks.get(&result.indicator.id)
    }

    /// The outlook of an indicator; where it was refused, the mark says why.
    pub fn outlook(self, result: &IndicatorResult) -> Quote {
        let fact = self.now(result).fact(FactKind::Outlook);
        let not_available = self.words.label(Label::NotAvailable).to_owned();
        let (text, key, mark) = match self.outlook_of(result).map(|outlook| &outlook.verdict) {
            Some(Ok(verdict)) => {
                let mark = self.outlook_mark(verdict.band);
                (mark.label.clone(), Some(verdict.band.key().to_owned()), Some(mark))
            }
            Some(Err(refusal)) => {
                let label = self.words.no_outlook(*refusal).to_owned();
                let mark = RatingMark { symbol: "–".to_owned(), label, colour: GREY.to_owned() };
                (not_available, None, Some(mark))
            }
            None => (not_available, None, None),
        };
        Quote { text, fact, number: None, key, mark }
    }

    /// How an outlook is drawn.
    pub fn outlook_mark(self, band: Band) -> RatingMark {
        let (_, colour) = band.tone().usual_mark();
        let label = self.words.outlook(band).to_owned();
        RatingMark { symbol: band.symbol().to_owned(), label, colour: colour.to_owned() }
    }

    /// The target that lies furthest ahead.
    pub fn last_target(self, result: &IndicatorResult) -> Quote {
        let target = self.outlook_of(result).and_then(|outlook| outlook.target);
        self.dated(result, FactKind::Target, target)
    }

    /// Where the way begins: the baseline, or what an outlook takes for it.
    pub fn starting_value(self, result: &IndicatorResult) -> Quote {
        let start = self.outlook_of(result).and_then(|outlook| outlook.baseline);
        self.value(self.now(result), FactKind::Start, start.map(|start| start.value), None)
    }

    /// The latest value, which may be of an earlier period than the report's.
    pub fn latest(self, result: &IndicatorResult) -> Quote {
        let latest = self.outlook_of(result).and_then(|outlook| outlook.latest);
        self.dated(result, FactKind::Actual, latest)
    }

    /// What the schedule expects by the period of the latest value.
    pub fn expected(self, result: &IndicatorResult) -> Quote {
        let expected = self
            .outlook_of(result)
            .and_then(|outlook| Some(Point { value: outlook.expected?, period: outlook.latest?.period }));
        self.dated(result, FactKind::Expected, expected)
    }

    fn dated(self, result: &IndicatorResult, figure: FactKind, point: Option<Point>) -> Quote {
        let period = point.map_or(self.assessment.reporting, |point| point.period);
        let spot = Spot { result, period, unit: None };
        self.value(spot, figure, point.map(|point| point.value), None)
    }
}
