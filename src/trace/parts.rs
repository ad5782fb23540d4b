//! What a figure is made of: the figures that enter its formula.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not named is taken from the data or counted in them"
)]

use super::Tracer;
use crate::assess::{Formed, Funds, Measured, Reference};
use crate::document::{Fact, FactKind as K, Subject};
use crate::model::{AreaId, CorporateAchievement, Decimal, IndicatorId, Period, UnitCode};
use crate::quote::{Spot, restatement};

/// A figure of an indicator.
pub(super) fn of_indicator(id: &IndicatorId, figure: K, period: Period, unit: Option<&UnitCode>) -> Fact {
    Fact { unit: unit.cloned(), ..Fact::new(Subject::Indicator(id.clone()), figure, Some(period)) }
}

/// Whether the achievement compares only the units that have both a value and a target.
fn compares_matched(spot: Spot<'_>) -> bool {
    spot.unit.is_none() && spot.figures().is_some_and(|figures| figures.matched.is_some())
}

/// The baseline of a comparison with what was due, where that of the achievement is formed from its units.
pub(super) fn own_baseline(spot: Spot<'_>) -> Option<Decimal> {
    let measured = spot.measured()?;
    measured.schedule?.baseline.filter(|own| measured.baseline != Some(*own))
}

/// Some units of the corporate level, with their figures.
pub(super) fn units_of(spot: Spot<'_>, which: fn(&Formed) -> &Vec<UnitCode>) -> Vec<(&UnitCode, &Measured)> {
    let Some(figures) = spot.figures().filter(|_| spot.unit.is_none()) else { return Vec::new() };
    which(&figures.formed).iter().filter_map(|code| figures.units.get_key_value(code)).collect()
}

impl Tracer<'_> {
    /// The figures that a figure is made of; none where it is taken from the data.
    pub(super) fn parts(self, fact: &Fact) -> Vec<Fact> {
        if fact.figure == K::Restatement {
            return self.of_restatement(fact);
        }
        match &fact.subject {
            Subject::Indicator(id) => self.of_spot(id, fact),
            Subject::Part { indicator, .. } if fact.figure == K::Share => {
                let whole = fact.period.map(|it| of_indicator(indicator, K::Actual, it, fact.unit.as_ref()));
                whole.into_iter().chain([Fact { figure: K::Actual, ..fact.clone() }]).collect()
            }
            Subject::Area(_) | Subject::Report => self.of_roll_up(fact),
            Subject::Result(_) | Subject::Actors { .. } | Subject::Goal { .. } => {
                let ids = self.members(fact);
                let period = self.quoter.assessment.reporting;
                ids.into_iter().map(|id| of_indicator(id, K::Achievement, period, None)).collect()
            }
            Subject::Resources { .. } => Self::of_funds(fact),
            Subject::Measurement => self.of_measurement(fact),
            Subject::Part { .. }
            | Subject::Assumptions(_)
            | Subject::Reallocation(_)
            | Subject::Recommendations(_) => Vec::new(),
        }
    }

    /// The indicator of a figure at its period and level.
    pub(super) fn spot<'f>(&'f self, id: &IndicatorId, fact: &'f Fact) -> Option<Spot<'f>> {
        let assessment = self.quoter.assessment;
        let result = assessment.indicator(id)?;
        Some(Spot { result, period: fact.period.unwrap_or(assessment.reporting), unit: fact.unit.as_ref() })
    }

    fn of_spot(self, id: &IndicatorId, fact: &Fact) -> Vec<Fact> {
        let Some(spot) = self.spot(id, fact) else { return Vec::new() };
        let same = |figure: K| of_indicator(id, figure, spot.period, spot.unit);
        let measured = spot.measured();
        let given = |figure: K, is_given: bool| is_given.then(|| same(figure));
        let target = given(K::Target, measured.is_some_and(|it| it.target.is_some()));
        let baseline = given(K::Baseline, measured.is_some_and(|it| it.baseline.is_some()));
        let values = || [Some(same(K::Actual)), target.clone(), baseline.clone()].into_iter().flatten();
        match fact.figure {
            K::Achievement if Self::is_by_units(spot) => Self::units(spot, K::Achievement),
            K::Achievement | K::OtherRating if compares_matched(spot) => {
                let both = [K::MatchedActual, K::MatchedTarget].map(|figure| Some(same(figure)));
                both.into_iter().chain([baseline]).flatten().collect()
            }
            K::Achievement | K::OtherRating => values().collect(),
            K::Target if self.is_of_units(id, fact) => {
                Self::of_codes(spot, K::Target, units_of(spot, |it| &it.target))
            }
            K::Baseline if self.is_of_units(id, fact) => {
                Self::of_codes(spot, K::Baseline, units_of(spot, |it| &it.baseline))
            }
            K::Start => self.start(spot),
            K::OriginalAchievement => [Some(same(K::Actual)), Some(same(K::OriginalTarget)), baseline]
                .into_iter()
                .flatten()
                .collect(),
            K::ShareOfDue => {
                let baseline = baseline.filter(|_| own_baseline(spot).is_none());
                [Some(same(K::Actual)), Some(same(K::Due)), baseline].into_iter().flatten().collect()
            }
            K::Due => {
                let schedule = measured.and_then(|measured| measured.schedule);
                let is_line = schedule.is_some_and(|it| it.reference == Reference::Line);
                if is_line { baseline.into_iter().chain(target).collect() } else { Vec::new() }
            }
            K::Rating => vec![same(K::Achievement)],
            K::Change | K::Increment => {
                let before = spot.result.periods.range(..spot.period).next_back().map(|(period, _)| *period);
                let before = before.map(|period| of_indicator(id, K::Actual, period, spot.unit));
                [same(K::Actual)].into_iter().chain(before).collect()
            }
            K::Outlook | K::Expected => self.of_outlook(id),
            K::ShareMet | K::UnitName => {
                let whole = Spot { unit: None, ..spot };
                Self::units(whole, K::Achievement)
            }
            K::CostShare => {
                let all = Fact::new(Subject::Measurement, K::Cost, fact.period);
                vec![same(K::Cost), all]
            }
            K::UnitsGap => vec![same(K::Actual), same(K::UnitsTotal)],
            K::TargetsGap => vec![same(K::Target), same(K::TargetsTotal)],
            K::UnitsTotal => Self::units(spot, K::Actual),
            K::TargetsTotal => Self::units(spot, K::Target),
            K::MatchedActual => Self::of_codes(spot, K::Actual, units_of(spot, |it| &it.compared)),
            K::MatchedTarget => Self::of_codes(spot, K::Target, units_of(spot, |it| &it.compared)),
            K::Share => vec![same(K::Actual)],
            // What is taken from the data, or counted in them.
            _ => Vec::new(),
        }
    }

    /// Whether the units make the achievement of the corporate level.
    pub(super) fn is_by_units(spot: Spot<'_>) -> bool {
        let by_units = spot.result.indicator.corporate != CorporateAchievement::Aggregate;
        by_units && spot.unit.is_none() && spot.figures().is_some_and(|figures| figures.unit_share.is_some())
    }

    /// A figure of each unit.
    fn units(spot: Spot<'_>, figure: K) -> Vec<Fact> {
        let units = spot.figures().into_iter().flat_map(|figures| &figures.units);
        let known = units.filter(|(_, unit)| match figure {
            K::Target => unit.target.is_some(),
            K::Achievement => unit.achievement.ratio().is_some(),
            _ => unit.actual.present().is_some(),
        });
        let id = &spot.result.indicator.id;
        known.map(|(code, _)| of_indicator(id, figure, spot.period, Some(code))).collect()
    }

    /// A figure of some units.
    fn of_codes(spot: Spot<'_>, figure: K, units: Vec<(&UnitCode, &Measured)>) -> Vec<Fact> {
        let id = &spot.result.indicator.id;
        units.into_iter().map(|(code, _)| of_indicator(id, figure, spot.period, Some(code))).collect()
    }

    /// Whether a target or baseline of the corporate level is formed from those of its units.
    pub(super) fn is_of_units(self, id: &IndicatorId, fact: &Fact) -> bool {
        let which: fn(&Formed) -> &Vec<UnitCode> = match fact.figure {
            K::Target => |formed| &formed.target,
            K::Baseline => |formed| &formed.baseline,
            _ => return false,
        };
        self.spot(id, fact).is_some_and(|spot| !units_of(spot, which).is_empty())
    }

    fn has_baseline(self, id: &IndicatorId) -> bool {
        self.origins.baselines.iter().any(|row| row.row.indicator == *id && row.row.unit.is_none())
    }

    /// Where the way of an outlook starts: at the baseline of the units, or else at the first value.
    fn start(self, spot: Spot<'_>) -> Vec<Fact> {
        let id = &spot.result.indicator.id;
        if self.has_baseline(id) {
            return Vec::new();
        }
        let outlook = self.quoter.assessment.outlooks.get(id);
        let period = outlook.and_then(|outlook| outlook.baseline?.period);
        let has_value = |period: &Period| spot.result.periods.contains_key(period);
        let first = period.filter(has_value).map(|period| of_indicator(id, K::Actual, period, None));
        vec![first.unwrap_or_else(|| of_indicator(id, K::Baseline, spot.period, None))]
    }

    /// What a difference on a published figure compares.
    fn of_restatement(self, fact: &Fact) -> Vec<Fact> {
        let Some(published) = self.published(fact).map(|row| &row.row) else { return Vec::new() };
        let Some(today) = self.quoter.find(&published.figure).map(|quote| quote.fact) else {
            return Vec::new();
        };
        let before = restatement(&today, "published", &published.called());
        if before == *fact { Vec::new() } else { vec![today, before] }
    }

    fn of_outlook(self, id: &IndicatorId) -> Vec<Fact> {
        let assessment = self.quoter.assessment;
        let Some(outlook) = assessment.outlooks.get(id) else { return Vec::new() };
        let start = outlook.baseline.map(|_| of_indicator(id, K::Start, assessment.reporting, None));
        let latest = outlook.latest.map(|point| of_indicator(id, K::Actual, point.period, None));
        let target = outlook.target.map(|point| of_indicator(id, K::Target, point.period, None));
        [start, latest, target].into_iter().flatten().collect()
    }

    fn of_roll_up(self, fact: &Fact) -> Vec<Fact> {
        let assessment = self.quoter.assessment;
        let Some(period) = fact.period else { return Vec::new() };
        if let Some("areas-computed" | "areas-due") = fact.detail.as_deref() {
            let of_area = |id: &AreaId| Fact::new(Subject::Area(id.clone()), K::Achievement, Some(period));
            return assessment.areas.iter().map(|area| of_area(&area.area.id)).collect();
        }
        let kind = match fact.figure {
            K::Achievement | K::Coverage | K::BoundLow | K::BoundHigh | K::MetCount => K::Achievement,
            K::Rating => return vec![Fact { figure: K::Achievement, detail: None, ..fact.clone() }],
            K::Count => K::Rating,
            // Limits and weights are set, rows and findings are counted in the data.
            _ => return Vec::new(),
        };
        if fact.subject == Subject::Report && kind == K::Achievement && fact.figure != K::MetCount {
            let of_area = |id: &AreaId| Fact::new(Subject::Area(id.clone()), fact.figure, Some(period));
            return assessment.areas.iter().map(|area| of_area(&area.area.id)).collect();
        }
        self.members(fact).into_iter().map(|id| of_indicator(id, kind, period, None)).collect()
    }

    fn of_funds(fact: &Fact) -> Vec<Fact> {
        let same = |figure: K| Fact { figure, detail: None, ..fact.clone() };
        let whole = |figure: K| {
            let (area, source, class) = match &fact.subject {
                Subject::Resources { area, source: Some(_), class } => (area.clone(), None, *class),
                Subject::Resources { class, .. } => (None, None, *class),
                _ => (None, None, Funds::OPERATING.class),
            };
            Fact { subject: Subject::Resources { area, source, class }, ..same(figure) }
        };
        match fact.figure {
            K::Utilization => vec![same(K::Expenditure), same(K::Budget)],
            K::ShareOfBudget => vec![same(K::Budget), whole(K::Budget)],
            K::ShareOfExpenditure => vec![same(K::Expenditure), whole(K::Expenditure)],
            K::ShareGiven => vec![same(K::OriginalBudget)],
            _ => Vec::new(),
        }
    }

    fn of_measurement(self, fact: &Fact) -> Vec<Fact> {
        let assessment = self.quoter.assessment;
        let cost = Fact { figure: K::Cost, ..fact.clone() };
        match fact.figure {
            K::CostShare => {
                let Funds { class, .. } = Funds::OPERATING;
                let subject = Subject::Resources { area: None, source: None, class };
                vec![cost, Fact::new(subject, K::Expenditure, fact.period)]
            }
            K::Share => vec![cost],
            _ => {
                let by_cost = assessment.by_cost();
                let of = |id| of_indicator(id, K::Cost, assessment.reporting, None);
                by_cost.into_iter().map(|result| of(&result.indicator.id)).collect()
            }
        }
    }
}
