//! The figures that notes explain others with: original targets, what was due by now, limits of the method.

use super::{PERCENT_DECIMALS, Quote, Quoter, Spot};
use crate::assess::{AreaResult, IndicatorResult, Matched, Measured, Schedule};
use crate::document::{Fact, FactKind, Subject};
use crate::model::{Decimal, TargetValue};

impl Quoter<'_> {
    /// The target before its revision.
    pub fn original_target(self, spot: Spot<'_>) -> Quote {
        let revised = spot.measured().and_then(|measured| measured.revised.as_ref());
        match revised.map(|revised| revised.original) {
            Some(TargetValue::Range { low, high }) => Quote {
                text: self.target_text(spot.result, TargetValue::Range { low, high }, None),
                fact: spot.fact(FactKind::OriginalTarget),
                number: None,
                key: Some(format!("{low}..{high}")),
                mark: None,
            },
            Some(TargetValue::Point(value)) => self.value(spot, FactKind::OriginalTarget, Some(value), None),
            None => self.value(spot, FactKind::OriginalTarget, None, None),
        }
    }

    /// The achievement of the target before its revision.
    pub fn original_achievement(self, spot: Spot<'_>) -> Quote {
        let revised = spot.measured().and_then(|measured| measured.revised.as_ref());
        let share = revised.and_then(|revised| revised.achievement.ratio());
        self.share(spot.fact(FactKind::OriginalAchievement), share, None, &self.assessment.scale)
    }

    /// What the units with both a value and a target come to.
    pub fn matched_actual(self, spot: Spot<'_>) -> Quote {
        self.matched(spot, FactKind::MatchedActual, |matched| matched.actual)
    }

    /// What the targets of the units with both a value and a target come to.
    pub fn matched_target(self, spot: Spot<'_>) -> Quote {
        self.matched(spot, FactKind::MatchedTarget, |matched| matched.target)
    }

    fn matched(self, spot: Spot<'_>, figure: FactKind, value: impl Fn(Matched) -> Decimal) -> Quote {
        let matched = spot.figures().and_then(|figures| figures.matched);
        self.value(spot, figure, matched.map(value), None)
    }

    /// What was to be reached by now on the way to a later target.
    pub fn due(self, spot: Spot<'_>) -> Quote {
        self.value(spot, FactKind::Due, scheduled(spot).map(|schedule| schedule.expected), None)
    }

    /// The way gone over the way that should have been gone.
    pub fn share_of_due(self, spot: Spot<'_>) -> Quote {
        let share = scheduled(spot).and_then(|schedule| schedule.ratio());
        self.share(spot.fact(FactKind::ShareOfDue), share, None, &spot.result.scale)
    }

    /// The years without a value that an outlook passes over.
    pub fn passed_over(self, result: &IndicatorResult, years: u32) -> Quote {
        let fact = self.now(result).fact(FactKind::PassedOver);
        self.number(fact, Some(Decimal::from(years)), |years| self.words.number(years, 0))
    }

    /// The weight of a step of an indicator, by its place among them, from 1.
    pub fn step_weight(self, result: &IndicatorResult, number: usize, weight: Decimal) -> Quote {
        let subject = Subject::Indicator(result.indicator.id.clone());
        let fact = Fact::new(subject, FactKind::Weight, None).of(&format!("step-{number}"));
        self.number(fact, Some(weight), |weight| self.words.exact(weight))
    }

    /// The least that an achievement counts as in a roll-up.
    pub fn floor(self) -> Quote {
        self.limit(Subject::Report, FactKind::Floor, self.assessment.roll_up.floor)
    }

    /// The most that an achievement counts as in a roll-up.
    pub fn cap(self) -> Quote {
        self.limit(Subject::Report, FactKind::Cap, self.assessment.roll_up.cap)
    }

    /// The least coverage with which a headline is given, of an area or of all.
    pub fn min_coverage(self, area: Option<&AreaResult>) -> Quote {
        let own = area.and_then(|area| Some((area, area.area.min_coverage?)));
        match own {
            Some((area, least)) => {
                self.limit(Subject::Area(area.area.id.clone()), FactKind::MinCoverage, least)
            }
            None => self.limit(Subject::Report, FactKind::MinCoverage, self.assessment.roll_up.min_coverage),
        }
    }

    /// The most that an area may give of its budget to others.
    pub fn reallocation_limit(self, limit: Decimal) -> Quote {
        self.limit(Subject::Report, FactKind::ReallocationLimit, limit)
    }

    fn limit(self, subject: Subject, figure: FactKind, share: Decimal) -> Quote {
        let fact = Fact::new(subject, figure, None);
        self.number(fact, Some(share), |share| self.words.exact_percent(share))
    }

    /// The whole of the cost of measurement, beside the shares of the indicators in it.
    pub fn whole_cost(self) -> Quote {
        let whole = self.assessment.measurement().and_then(|measurement| measurement.cost);
        let fact = Fact::new(Subject::Measurement, FactKind::Share, Some(self.assessment.reporting));
        self.number(fact, whole.map(|_| Decimal::ONE), |share| self.words.percent(share, PERCENT_DECIMALS))
    }

    /// The whole of an amount of resources, beside the shares of its parts.
    pub fn whole_of_funds(self, of: FactKind) -> Quote {
        let subject = Subject::Resources { area: None, source: None, class: None };
        let fact = Fact::new(subject, of, Some(self.assessment.reporting)).of("whole");
        self.number(fact, Some(Decimal::ONE), |share| self.words.percent(share, PERCENT_DECIMALS))
    }
}

fn scheduled(spot: Spot<'_>) -> Option<Schedule> {
    spot.measured().and_then(|measured: &Measured| measured.schedule)
}
