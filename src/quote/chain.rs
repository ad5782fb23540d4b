//! Numbers of the results framework: indicators by result, actors and goals, assumptions by state.

use super::{Quote, Quoter};
use crate::assess::IndicatorResult;
use crate::document::{Fact, FactKind, Subject};
use crate::model::{ActorLevel, AreaId, AssumptionState, Decimal, ResultId, SdgRole, Stage};

/// Indicators that are counted together.
#[derive(Debug, Clone, Copy)]
pub enum Group<'a> {
    /// Those of a result.
    Result(&'a ResultId),
    /// Those with an actor level and a stage, of a given one or of any.
    Actors(Option<ActorLevel>, Option<Stage>),
    /// Those counted under a goal and in an area, of a given one or of any.
    Goal(Option<u8>, Option<&'a AreaId>),
}

/// How many indicators a group has, and how many of them met their target.
#[derive(Debug, Clone)]
pub struct Tally {
    /// All of them.
    pub all: Quote,
    /// Those that met their target in the reporting period.
    pub met: Quote,
}

impl Group<'_> {
    fn subject(self) -> Subject {
        match self {
            Self::Result(id) => Subject::Result(id.clone()),
            Self::Actors(level, stage) => Subject::Actors { level, stage },
            Self::Goal(goal, area) => Subject::Goal { goal, area: area.cloned() },
        }
    }
}

impl<'a> Quoter<'a> {
    /// The indicators of a group, in reading order.
    pub fn members(self, group: Group<'_>) -> Vec<&'a IndicatorResult> {
        let all = &self.assessment.indicators;
        all.iter().filter(|result| self.belongs(result, group)).collect()
    }

    fn belongs(self, result: &IndicatorResult, group: Group<'_>) -> bool {
        let indicator = &result.indicator;
        match group {
            Group::Result(id) => indicator.profile.result.as_ref() == Some(id),
            Group::Actors(level, stage) => {
                let (own_level, own_stage) = (indicator.actor_level, indicator.profile.stage);
                own_level.is_some_and(|own| level.is_none_or(|level| own == level))
                    && own_stage.is_some_and(|own| stage.is_none_or(|stage| own == stage))
            }
            Group::Goal(goal, area) => {
                let primary = self.assessment.chain.primary(&indicator.id);
                primary.is_some_and(|link| goal.is_none_or(|goal| link.target.goal() == goal))
                    && area.is_none_or(|area| indicator.area == *area)
            }
        }
    }

    /// The numbers of a group.
    pub fn tally(self, group: Group<'_>) -> Tally {
        let members = self.members(group);
        let met = members.iter().filter(|result| {
            let measured = self.now(result).measured();
            measured.is_some_and(|measured| measured.achievement.is_met())
        });
        Tally {
            met: self.counted(group.subject(), FactKind::MetCount, met.count()),
            all: self.counted(group.subject(), FactKind::Count, members.len()),
        }
    }

    /// The number of indicators shown under a goal and counted under another, in an area or in any.
    pub fn secondary(self, goal: u8, area: Option<&AreaId>) -> Quote {
        let shown = self.assessment.indicators.iter().filter(|result| {
            let id = &result.indicator.id;
            let links = &self.assessment.chain.sdg;
            let here = links.iter().any(|link| {
                link.indicator == *id && link.role == SdgRole::Secondary && link.target.goal() == goal
            });
            // What is counted under another target of the goal is there already.
            let counted = self.assessment.chain.primary(id).is_some_and(|link| link.target.goal() == goal);
            here && !counted && area.is_none_or(|area| result.indicator.area == *area)
        });
        let subject = Subject::Goal { goal: Some(goal), area: area.cloned() };
        self.counted(subject, FactKind::SecondaryCount, shown.count())
    }

    /// The number of indicators without an actor level or a stage.
    pub fn without_actors(self) -> Quote {
        let all = self.assessment.indicators.len();
        let placed = self.members(Group::Actors(None, None)).len();
        self.counted(Subject::Actors { level: None, stage: None }, FactKind::SecondaryCount, all - placed)
    }

    /// The number of results of the results chain.
    pub fn results(self) -> Quote {
        self.counted(Subject::Report, FactKind::ResultCount, self.assessment.chain.results.len())
    }

    /// The number of assumptions in a state.
    pub fn assumptions(self, state: AssumptionState) -> Quote {
        let assumptions = &self.assessment.chain.assumptions;
        let count = assumptions.iter().filter(|assumption| assumption.state == state).count();
        self.counted(Subject::Assumptions(state), FactKind::Count, count)
    }

    /// The years that pass before the work shows in an indicator, with the decimals that the data give.
    pub fn lag(self, result: &IndicatorResult) -> Option<Quote> {
        let years = result.indicator.profile.lag_years?.normalize();
        let subject = Subject::Indicator(result.indicator.id.clone());
        let fact = Fact::new(subject, FactKind::Lag, None);
        let decimals = u8::try_from(years.scale()).unwrap_or(u8::MAX);
        Some(self.number(fact, Some(years), |years| self.words.number(years, decimals)))
    }

    fn counted(self, subject: Subject, figure: FactKind, count: usize) -> Quote {
        let fact = Fact::new(subject, figure, Some(self.assessment.reporting));
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }
}
