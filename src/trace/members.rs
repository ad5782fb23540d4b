//! Which indicators a number counts.

use super::Tracer;
use crate::assess::outlook::Refusal;
use crate::assess::{Achievement, IndicatorResult, Measured};
use crate::document::{Fact, FactKind as K, Subject};
use crate::model::{AreaId, IndicatorId, Period, SdgLink, SdgRole, State};
use crate::quote::Group;

impl<'a> Tracer<'a> {
    /// The indicators that a figure counts or is a mean of, in reading order.
    pub(super) fn members(self, fact: &Fact) -> Vec<&'a IndicatorId> {
        let assessment = self.quoter.assessment;
        let period = fact.period.unwrap_or(assessment.reporting);
        let group = match &fact.subject {
            Subject::Result(id) => Some(Group::Result(id)),
            Subject::Actors { level, stage } => Some(Group::Actors(*level, *stage)),
            Subject::Goal { goal, area } => Some(Group::Goal(*goal, area.as_ref())),
            Subject::Area(_)
            | Subject::Report
            | Subject::Indicator(_)
            | Subject::Part { .. }
            | Subject::Assumptions(_)
            | Subject::Resources { .. }
            | Subject::Reallocation(_)
            | Subject::Recommendations(_)
            | Subject::Measurement => None,
        };
        let grouped: Option<Vec<&IndicatorResult>> = match &fact.subject {
            Subject::Goal { goal: Some(goal), area } if fact.figure == K::SecondaryCount => {
                Some(self.secondary(*goal, area.as_ref()))
            }
            Subject::Goal { .. }
            | Subject::Result(_)
            | Subject::Actors { .. }
            | Subject::Area(_)
            | Subject::Report
            | Subject::Indicator(_)
            | Subject::Part { .. }
            | Subject::Assumptions(_)
            | Subject::Resources { .. }
            | Subject::Reallocation(_)
            | Subject::Recommendations(_)
            | Subject::Measurement => group.map(|group| self.quoter.members(group)),
        };
        let all: Vec<&IndicatorResult> = match (&grouped, &fact.subject) {
            (Some(members), _) => members.clone(),
            (None, Subject::Area(id)) => {
                assessment.all_indicators().filter(|result| result.indicator.area == *id).collect()
            }
            (None, _) => assessment.all_indicators().collect(),
        };
        let held = all.into_iter().filter(|result| self.counts(result, period, fact));
        let mut held: Vec<(usize, &IndicatorId)> =
            held.map(|result| (self.area_place(result), &result.indicator.id)).collect();
        // Within an area they are in order already.
        held.sort_by_key(|(area, _)| *area);
        held.into_iter().map(|(_, id)| id).collect()
    }

    /// The place of the area of an indicator among all of them.
    fn area_place(self, result: &IndicatorResult) -> usize {
        let place = self.quoter.assessment.all_areas().position(|area| area.area.id == result.indicator.area);
        place.unwrap_or(usize::MAX)
    }

    /// The indicators that are shown under a goal and counted under another one.
    fn secondary(self, goal: u8, area: Option<&AreaId>) -> Vec<&'a IndicatorResult> {
        let chain = &self.quoter.assessment.chain;
        let is_here = |result: &&IndicatorResult| {
            let id = &result.indicator.id;
            let shown = |link: &SdgLink| {
                link.indicator == *id && link.role == SdgRole::Secondary && link.target.goal() == goal
            };
            chain.sdg.iter().any(shown)
                && chain.primary(id).is_none_or(|link| link.target.goal() != goal)
                && area.is_none_or(|area| result.indicator.area == *area)
        };
        self.quoter.assessment.indicators.iter().filter(is_here).collect()
    }

    /// Whether a number counts an indicator.
    fn counts(self, result: &IndicatorResult, period: Period, fact: &Fact) -> bool {
        let Some(measured) = result.periods.get(&period).map(|figures| &figures.corporate) else {
            return false;
        };
        if fact.figure == K::MetCount {
            return measured.achievement.is_met();
        }
        match &fact.detail {
            Some(detail) if fact.figure == K::Count => self.has(result, measured, detail, period),
            Some(_) | None => true,
        }
    }

    /// Whether an indicator is one of those that a detail names.
    fn has(self, result: &IndicatorResult, measured: &Measured, detail: &str, period: Period) -> bool {
        let assessment = self.quoter.assessment;
        let (id, rating) = (&result.indicator.id, measured.rating);
        let outlook = || assessment.outlooks.get(id).map(|outlook| &outlook.verdict);
        let panel = || assessment.robustness.rows.iter().find(|row| row.indicator == *id);
        let computed = measured.achievement.ratio().is_some();
        let judged = matches!(measured.achievement, Achievement::Qualitative(_));
        match detail {
            "all" => true,
            "unrated" => matches!(rating, crate::assess::Rating::Unrated(_)),
            "computed" => computed,
            "due" => measured.achievement.is_due(),
            "assessed" => computed || judged,
            "assessable" => judged || measured.achievement.is_due(),
            "with-outlook" => outlook()
                .is_some_and(|verdict| !matches!(verdict, Err(Refusal::NoTarget | Refusal::TargetDue))),
            "target-due" => outlook().is_some_and(|verdict| *verdict == Err(Refusal::TargetDue)),
            "no-target-set" => outlook().is_some_and(|verdict| *verdict == Err(Refusal::NoTarget)),
            "rated" => panel().is_some(),
            "robust" => panel().is_some_and(crate::assess::robustness::PanelRow::is_robust),
            "flipping" => panel().is_some_and(|row| !row.is_robust()),
            _ => {
                let state = State::ALL.into_iter().find(|state| state.key() == detail);
                let lowest = || assessment.states.as_ref().and_then(|states| states.of(id, period, None));
                let band = detail.strip_prefix("outlook-");
                let of_band = |key: &str| match outlook() {
                    Some(Ok(verdict)) => verdict.band.key() == key,
                    Some(Err(Refusal::NoTarget | Refusal::TargetDue)) | None => false,
                    Some(Err(_)) => key == "refused",
                };
                rating.key(&assessment.scale) == detail
                    || band.is_some_and(of_band)
                    || (state.is_some() && lowest() == state)
            }
        }
    }
}
