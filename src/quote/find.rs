//! Finds a figure by its id, whether or not a text prints it.

use super::{Amount, Quote, Quoter, Spot};
use crate::assess::{AreaResult, Funds, IndicatorPeriod, Rating};
use crate::document::FactKind;
use crate::model::{AreaId, FundClass, FundSource, Period};

/// What stands in an id for all of a kind.
const ALL: &str = "*";

impl Quoter<'_> {
    /// The figure with an id, such as `2.1@2025/ETH#achievement`; none where the results have no such figure.
    ///
    /// Figures that only a table or a note forms are found where they are printed, and not here.
    pub fn find(self, id: &str) -> Option<Quote> {
        let (head, _) = id.split_once('#')?;
        if let Some(rest) = head.strip_prefix("resources:") {
            return self.found_money(rest, id);
        }
        let quotes = match head.strip_prefix("area:") {
            Some(area) => self.of_some_area(area),
            None => match head.strip_prefix("overall@") {
                Some(period) => self.of_whole_report(self.period_named(period)?),
                None => self.of_named_indicator(head),
            },
        };
        quotes.into_iter().find(|quote| quote.fact.to_string() == id)
    }

    fn period_named(self, text: &str) -> Option<Period> {
        self.assessment.periods.iter().copied().find(|period| period.to_string() == text)
    }

    /// The figures of the indicator, period and unit that the head of an id names.
    ///
    /// Ids of indicators may themselves hold what divides the parts of an id.
    fn of_named_indicator(self, head: &str) -> Vec<Quote> {
        let mut quotes = Vec::new();
        for result in self.assessment.all_indicators() {
            let rest =
                head.strip_prefix(result.indicator.id.as_str()).and_then(|rest| rest.strip_prefix('@'));
            let Some(rest) = rest else { continue };
            for (period, figures) in &result.periods {
                let Some(unit) = rest.strip_prefix(period.to_string().as_str()) else { continue };
                let named = unit.strip_prefix('/');
                let unit = figures.units.keys().find(|code| Some(code.as_str()) == named);
                if rest.len() == period.to_string().len() || unit.is_some() {
                    quotes.extend(self.of_spot(Spot { result, period: *period, unit }));
                }
            }
        }
        quotes
    }

    fn of_spot(self, spot: Spot<'_>) -> Vec<Quote> {
        let units = |detail, count: fn(&IndicatorPeriod) -> Option<usize>| self.units(spot, detail, count);
        vec![
            self.actual(spot, None),
            self.baseline(spot, None),
            self.target(spot, None),
            self.achievement(spot, None),
            self.rating(spot),
            self.change(spot, None),
            self.increment(spot, None),
            self.share_met(spot, None),
            self.records_reporting(spot),
            self.records_due(spot),
            units("reporting", |figures| Some(figures.unit_coverage.reporting)),
            units("due", |figures| Some(figures.unit_coverage.due)),
            units("met", |figures| figures.unit_share.map(|share| share.met)),
            units("with-target", |figures| figures.unit_share.map(|share| share.with_target)),
            self.outlook(spot.result),
        ]
    }

    fn of_some_area(self, head: &str) -> Vec<Quote> {
        let mut quotes = Vec::new();
        for area in self.assessment.all_areas() {
            let rest = head.strip_prefix(area.area.id.as_str()).and_then(|rest| rest.strip_prefix('@'));
            let Some(period) = rest.and_then(|rest| self.period_named(rest)) else { continue };
            quotes.extend([
                self.area_achievement(area, period, None),
                self.area_rating(area, period),
                self.area_coverage(area, period, None),
                self.area_bound(area, period, FactKind::BoundLow, None),
                self.area_bound(area, period, FactKind::BoundHigh, None),
                self.met(Some(area), period),
            ]);
            quotes.extend(self.counts(Some(area), period));
        }
        quotes
    }

    fn of_whole_report(self, period: Period) -> Vec<Quote> {
        let mut quotes = vec![
            self.overall_achievement(period, None),
            self.overall_rating(period),
            self.overall_coverage(period, None),
            self.overall_low(period, None),
            self.overall_high(period, None),
            self.met(None, period),
            self.unrated(period),
        ];
        quotes.extend(self.counts(None, period));
        quotes
    }

    /// The number of indicators with each rating, and of all of them.
    fn counts(self, area: Option<&AreaResult>, period: Period) -> Vec<Quote> {
        let ratings = Rating::all(&self.assessment.scale).map(Some);
        ratings.chain([None]).map(|rating| self.count(area, rating, period)).collect()
    }

    /// An amount of resources: `3,assessed,*@2025`.
    fn found_money(self, head: &str, id: &str) -> Option<Quote> {
        let (parts, period) = head.rsplit_once('@')?;
        let period = self.period_named(period)?;
        let mut parts = parts.rsplitn(3, ',');
        let (class, source, area) = (parts.next()?, parts.next()?, parts.next()?);
        let area: Option<AreaId> = (area != ALL).then(|| AreaId::new(area));
        let funds = Funds {
            area: area.as_ref(),
            source: FundSource::ALL.into_iter().find(|known| known.key() == source),
            class: FundClass::ALL.iter().copied().find(|known| known.key() == class),
        };
        let amounts = [Amount::OriginalBudget, Amount::Budget, Amount::Expenditure, Amount::Utilization];
        let quotes = amounts.map(|amount| self.money(funds, period, amount, self.money_style()));
        quotes.into_iter().find(|quote| quote.fact.to_string() == id)
    }
}
