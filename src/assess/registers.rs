//! What is computed from the registers: follow-up by status, and the cost of measurement.

use serde::Serialize;
use serde_json::value::RawValue;

use super::resources::share as share_of;
use super::results::number;
use super::{Assessment, Funds, IndicatorResult};
use crate::model::{AreaId, Decimal, FollowUp, IndicatorId, RecommendationStatus, Topic};

/// What measuring the indicators costs in a reporting period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measurement {
    /// Number of indicators whose cost is recorded.
    pub indicators: usize,
    /// The sum of their costs, in the currency of the resources; none where it is too large.
    pub cost: Option<Decimal>,
    /// That sum over all expenditure of the period; none where the expenditure is not known.
    pub share: Option<Decimal>,
}

impl Assessment {
    /// The number of recommendations of a group on the date of the report.
    pub fn follow_up(&self, group: FollowUp) -> usize {
        let registers = &self.registers;
        registers.recommendations.iter().filter(|row| row.row.belongs_to(group, registers.date)).count()
    }

    /// The area that a piece of evidence or a lesson belongs to.
    pub fn area_of<'a>(&'a self, topic: &'a Topic) -> Option<&'a AreaId> {
        match topic {
            Topic::Area(area) => Some(area),
            Topic::Indicator(indicator) => self.indicator(indicator).map(|result| &result.indicator.area),
        }
    }

    /// What measurement costs; none where no cost is recorded.
    pub fn measurement(&self) -> Option<Measurement> {
        let costs: Vec<Decimal> = self.measured().map(|(_, cost)| cost).collect();
        if costs.is_empty() {
            return None;
        }
        let cost = costs.iter().try_fold(Decimal::ZERO, |sum, cost| sum.checked_add(*cost));
        let expenditure = self.resources.sum(Funds::OPERATING, self.reporting).expenditure;
        let share = cost.zip(expenditure).and_then(|(cost, all)| share_of(cost, all));
        Some(Measurement { indicators: costs.len(), cost, share })
    }

    /// The share of an indicator in the cost of measurement.
    pub fn cost_share(&self, result: &IndicatorResult) -> Option<Decimal> {
        share_of(result.indicator.measurement_cost?, self.measurement()?.cost?)
    }

    /// The indicators whose cost of measurement is recorded, the dearest first.
    pub fn by_cost(&self) -> Vec<&IndicatorResult> {
        let mut measured: Vec<(&IndicatorResult, Decimal)> = self.measured().collect();
        measured.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
        measured.into_iter().map(|(result, _)| result).collect()
    }

    fn measured(&self) -> impl Iterator<Item = (&IndicatorResult, Decimal)> {
        let indicators = self.indicators.iter();
        indicators.filter_map(|result| Some((result, result.indicator.measurement_cost?)))
    }
}

/// The follow-up of recommendations in the results.
#[derive(Serialize)]
pub(super) struct FollowUpEntry {
    all: usize,
    open: usize,
    in_progress: usize,
    implemented: usize,
    closed: usize,
    overdue: usize,
}

/// The cost of measurement in the results.
#[derive(Serialize)]
pub(super) struct MeasurementEntry<'a> {
    indicators_with_cost: usize,
    cost: Option<Box<RawValue>>,
    share_of_expenditure: Option<Box<RawValue>>,
    indicators: Vec<CostEntry<'a>>,
}

#[derive(Serialize)]
struct CostEntry<'a> {
    id: &'a IndicatorId,
    cost: Option<Box<RawValue>>,
    share: Option<Box<RawValue>>,
}

/// The follow-up of recommendations; none where there are no recommendations.
pub(super) fn follow_up(assessment: &Assessment) -> Option<FollowUpEntry> {
    if assessment.registers.recommendations.is_empty() {
        return None;
    }
    let of = |status| assessment.follow_up(FollowUp::Status(status));
    Some(FollowUpEntry {
        all: assessment.follow_up(FollowUp::All),
        open: of(RecommendationStatus::Open),
        in_progress: of(RecommendationStatus::InProgress),
        implemented: of(RecommendationStatus::Implemented),
        closed: of(RecommendationStatus::Closed),
        overdue: assessment.follow_up(FollowUp::Overdue),
    })
}

/// The cost of measurement; none where no cost is recorded.
pub(super) fn measurement(assessment: &Assessment) -> Option<MeasurementEntry<'_>> {
    let measurement = assessment.measurement()?;
    let indicators = assessment.by_cost().into_iter().map(|result| CostEntry {
        id: &result.indicator.id,
        cost: number(result.indicator.measurement_cost),
        share: number(assessment.cost_share(result)),
    });
    Some(MeasurementEntry {
        indicators_with_cost: measurement.indicators,
        cost: number(measurement.cost),
        share_of_expenditure: number(measurement.share),
        indicators: indicators.collect(),
    })
}
