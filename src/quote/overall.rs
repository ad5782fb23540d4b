//! The figures of the report as a whole.

use super::{PERCENT_DECIMALS, Quote, Quoter};
use crate::assess::{AreaResult, OverallPeriod, Rating, RollUp, Unrated};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Decimal, Period};

impl<'a> Quoter<'a> {
    /// The overall figure of a period.
    pub fn overall(self, period: Period) -> Option<&'a OverallPeriod> {
        self.assessment.overall.periods.get(&period)
    }

    fn overall_roll_up(self, period: Period) -> Option<&'a RollUp> {
        self.overall(period).map(|overall| &overall.roll_up)
    }

    /// The overall achievement; none where coverage does not allow one.
    pub fn overall_achievement(self, period: Period, decimals: Option<u8>) -> Quote {
        let share = self.overall_roll_up(period).and_then(RollUp::headline);
        self.share(of_report(FactKind::Achievement, period), share, decimals, &self.assessment.scale)
    }

    /// The overall rating.
    pub fn overall_rating(self, period: Period) -> Quote {
        let missing = Rating::Unrated(Unrated::InsufficientData);
        let rating = self.overall_roll_up(period).map_or(missing, |roll_up| roll_up.rating);
        self.rated(of_report(FactKind::Rating, period), rating)
    }

    /// The overall coverage; decimals are added where rounding would reach the minimum.
    pub fn overall_coverage(self, period: Period, decimals: Option<u8>) -> Quote {
        let share = self.overall_roll_up(period).and_then(|roll_up| roll_up.coverage);
        let minimum = self.assessment.roll_up.min_coverage;
        self.number(of_report(FactKind::Coverage, period), share, |share| {
            self.words.percent_below(share, minimum, decimals.unwrap_or(PERCENT_DECIMALS))
        })
    }

    /// What the overall achievement would be if everything missing were at the floor.
    pub fn overall_low(self, period: Period, decimals: Option<u8>) -> Quote {
        let bound = self.overall_roll_up(period).and_then(|roll_up| roll_up.bounds).map(|(low, _)| low);
        self.bound(of_report(FactKind::BoundLow, period), bound, decimals)
    }

    /// What the overall achievement would be if everything missing were at the cap.
    pub fn overall_high(self, period: Period, decimals: Option<u8>) -> Quote {
        let bound = self.overall_roll_up(period).and_then(|roll_up| roll_up.bounds).map(|(_, high)| high);
        self.bound(of_report(FactKind::BoundHigh, period), bound, decimals)
    }

    fn bound(self, fact: Fact, bound: Option<Decimal>, decimals: Option<u8>) -> Quote {
        self.number(fact, bound, |share| self.words.percent(share, decimals.unwrap_or(PERCENT_DECIMALS)))
    }

    /// The number of areas with a headline figure.
    pub fn areas_computed(self, period: Period) -> Quote {
        self.of_whole(period, "areas-computed", |overall| overall.areas_computed)
    }

    /// The number of areas in which anything was due.
    pub fn areas_due(self, period: Period) -> Quote {
        self.of_whole(period, "areas-due", |overall| overall.areas_due)
    }

    /// A number of indicators of the roll-up of an area, or of the whole; the detail says which.
    pub fn rolled(
        self,
        area: Option<&AreaResult>,
        period: Period,
        detail: &str,
        count: impl Fn(&RollUp) -> usize,
    ) -> Quote {
        let (subject, roll_up) = match area {
            Some(area) => (Subject::Area(area.area.id.clone()), Self::roll_up(area, period)),
            None => (Subject::Report, self.overall_roll_up(period)),
        };
        let fact = Fact::new(subject, FactKind::Count, Some(period)).of(detail);
        self.number(fact, roll_up.map(count).map(Decimal::from), |count| self.words.number(count, 0))
    }

    /// The weight of an area among the areas, as it was given.
    pub fn area_weight(self, area: &AreaResult) -> Quote {
        let weight = area.area.weight.normalize();
        let decimals = u8::try_from(weight.scale()).unwrap_or(u8::MAX);
        let subject = Subject::Area(area.area.id.clone());
        let fact = Fact::new(subject, FactKind::Weight, None);
        self.number(fact, Some(weight), |weight| self.words.number(weight, decimals))
    }

    fn of_whole(self, period: Period, detail: &str, count: impl Fn(&OverallPeriod) -> usize) -> Quote {
        let count = self.overall(period).map(count).map(Decimal::from);
        self.number(of_report(FactKind::Count, period).of(detail), count, |count| self.words.number(count, 0))
    }
}

fn of_report(figure: FactKind, period: Period) -> Fact {
    Fact::new(Subject::Report, figure, Some(period))
}
