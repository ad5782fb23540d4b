//! Facts: which figure of the results a printed figure is, and what stands behind the print.

use std::fmt;

use serde::Serialize;

use crate::model::{
    ActorLevel, AreaId, AssumptionState, Decimal, FollowUp, FundClass, FundSource, IndicatorId, Period,
    ResultId, Stage, UnitCode,
};

/// What stands behind a printed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exact {
    /// A number with all its digits; shares are shares and no percentages.
    Number(Decimal),
    /// A word that is the same in every language, such as the key of a rating.
    Word(String),
    /// There is no value.
    Missing,
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{}", number.normalize()),
            Self::Word(word) => f.write_str(word),
            Self::Missing => f.write_str("missing"),
        }
    }
}

/// The identity of a printed figure: enough to find it again in the results.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// What the figure is about.
    pub subject: Subject,
    /// Which figure of the subject it is.
    pub figure: FactKind,
    /// Which of several figures of that kind it is, such as the rating that is counted.
    pub detail: Option<String>,
    /// The period, where the figure has one.
    pub period: Option<Period>,
    /// The reporting unit; absent at the corporate level.
    pub unit: Option<UnitCode>,
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// An indicator.
    Indicator(IndicatorId),
    /// An outcome area.
    Area(AreaId),
    /// The indicators of a result of the results chain.
    Result(ResultId),
    /// The indicators of actors at a level and a stage; of all where there is none.
    Actors {
        /// The level of the actors.
        level: Option<ActorLevel>,
        /// The stage of change.
        stage: Option<Stage>,
    },
    /// The indicators linked to a goal, in an area; of all where there is none.
    Goal {
        /// The goal, 1 to 17.
        goal: Option<u8>,
        /// The area.
        area: Option<AreaId>,
    },
    /// The assumptions in a state.
    Assumptions(AssumptionState),
    /// A part of the total of an indicator.
    Part {
        /// The indicator.
        indicator: IndicatorId,
        /// The values of its dimensions (`age=15-24,sex=F`); none is what is not broken down.
        part: Option<String>,
    },
    /// Planned and spent money.
    Resources {
        /// The area; absent over all areas.
        area: Option<AreaId>,
        /// The source of funds; absent over all sources.
        source: Option<FundSource>,
        /// What the money is for; absent over both classes.
        class: Option<FundClass>,
    },
    /// A move of budget between areas: its place among them in the results, from 1.
    Reallocation(usize),
    /// The report as a whole.
    Report,
    /// A group of recommendations.
    Recommendations(FollowUp),
    /// The measurement of all indicators.
    Measurement,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)+) => {
        /// Which figure of its subject a figure is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FactKind {
            $($(#[$doc])* $variant,)+
        }

        impl FactKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the id of a figure.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}

kinds! {
    /// Actual value.
    Actual = "actual",
    /// Baseline.
    Baseline = "baseline",
    /// Where the way of an outlook begins: the baseline, or the first value.
    Start = "start",
    /// Target.
    Target = "target",
    /// Achievement.
    Achievement = "achievement",
    /// Rating.
    Rating = "rating",
    /// Outlook: whether a target of a later year will be reached.
    Outlook = "outlook",
    /// The value that the schedule expects.
    Expected = "expected",
    /// Rating under another published method.
    OtherRating = "other-rating",
    /// Change on the previous period.
    Change = "change",
    /// Coverage: the share of what was due that has a value.
    Coverage = "coverage",
    /// Lower bound of a roll-up.
    BoundLow = "bound-low",
    /// Upper bound of a roll-up.
    BoundHigh = "bound-high",
    /// A weight in a roll-up.
    Weight = "weight",
    /// A number of indicators, units or recommendations.
    Count = "count",
    /// A number of indicators that met their target.
    MetCount = "met-count",
    /// A number of indicators that are shown beside those counted.
    SecondaryCount = "secondary-count",
    /// A number of results of the results chain.
    ResultCount = "result-count",
    /// Years that pass before the work shows in a value.
    Lag = "lag",
    /// The share of units that met their target.
    ShareMet = "share-met",
    /// The name of a unit chosen by its achievement.
    UnitName = "unit-name",
    /// Budget as first approved.
    OriginalBudget = "original-budget",
    /// Budget in force.
    Budget = "budget",
    /// Expenditure.
    Expenditure = "expenditure",
    /// Expenditure as a share of the budget in force.
    Utilization = "utilization",
    /// The share of a part in the budgets in force of all parts.
    ShareOfBudget = "share-of-budget",
    /// The share of a part in the expenditure of all parts.
    ShareOfExpenditure = "share-of-expenditure",
    /// An amount of budget that was moved.
    Amount = "amount",
    /// What an area gave to others as a share of its original budget.
    ShareGiven = "share-given",
    /// A number of rows of data.
    Rows = "rows",
    /// A number of findings about the data.
    Findings = "findings",
    /// Cost of measurement.
    Cost = "cost",
    /// Cost of measurement of an indicator as a share of that of all, or of all as a share of expenditure.
    CostShare = "cost-share",
    /// What a running total grew by since the period before.
    Increment = "increment",
    /// A number of records.
    Records = "records",
    /// The share of records with a value.
    RecordCoverage = "record-coverage",
    /// What was carried forward from periods before, as a part of the actual value.
    Carried = "carried",
    /// What the units come to, where the corporate level reports another value.
    UnitsTotal = "units-total",
    /// The difference between the two.
    UnitsGap = "units-gap",
    /// The sum of the targets of the units, where the corporate target is another one.
    TargetsTotal = "targets-total",
    /// The difference between the two.
    TargetsGap = "targets-gap",
    /// A part as a share of its total.
    Share = "share",
    /// What was published for a figure before, or how far it is from what the figure is now.
    Restatement = "restatement",
    /// The target before its revision.
    OriginalTarget = "original-target",
    /// The achievement of the target before its revision.
    OriginalAchievement = "original-achievement",
    /// What the units with both a value and a target come to.
    MatchedActual = "matched-actual",
    /// What their targets come to.
    MatchedTarget = "matched-target",
    /// What was to be reached by now on the way to a later target.
    Due = "due",
    /// The way gone over the way that should have been gone.
    ShareOfDue = "share-of-due",
    /// Years without a value that an outlook passes over.
    PassedOver = "passed-over",
    /// The least that an achievement counts as in a roll-up.
    Floor = "floor",
    /// The most that an achievement counts as in a roll-up.
    Cap = "cap",
    /// The least coverage with which a headline is given.
    MinCoverage = "min-coverage",
    /// The most that an area may give of its budget to others.
    ReallocationLimit = "reallocation-limit",
}

impl Fact {
    /// A figure at the corporate level, the only one of its kind there.
    pub fn new(subject: Subject, figure: FactKind, period: Option<Period>) -> Self {
        Self { subject, figure, detail: None, period, unit: None }
    }

    /// The same, as one of several figures of its kind.
    #[must_use]
    pub fn of(self, detail: &str) -> Self {
        Self { detail: Some(detail.to_owned()), ..self }
    }
}

/// The id of a figure: `2.1@2025/ETH#achievement`, `area:2@2025#count:met`, `overall@2025#coverage`.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.subject)?;
        if let Some(period) = self.period {
            write!(f, "@{period}")?;
        }
        if let Some(unit) = &self.unit {
            write!(f, "/{unit}")?;
        }
        write!(f, "#{}", self.figure.key())?;
        match &self.detail {
            Some(detail) => write!(f, ":{detail}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |word: Option<&str>| word.unwrap_or("*").to_owned();
        match self {
            Self::Indicator(id) => write!(f, "{id}"),
            Self::Area(id) => write!(f, "area:{id}"),
            Self::Result(id) => write!(f, "result:{id}"),
            Self::Actors { level, stage } => {
                let (level, stage) = (all(level.map(ActorLevel::key)), all(stage.map(Stage::key)));
                write!(f, "actors:{level},{stage}")
            }
            Self::Goal { goal, area } => {
                let goal = goal.map(|goal| goal.to_string());
                let (goal, area) = (all(goal.as_deref()), all(area.as_ref().map(AreaId::as_str)));
                write!(f, "goal:{goal},{area}")
            }
            Self::Assumptions(state) => write!(f, "assumptions:{}", state.key()),
            Self::Part { indicator, part } => {
                write!(f, "{indicator}[{}]", part.as_deref().unwrap_or_default())
            }
            Self::Resources { area, source, class } => {
                let area = all(area.as_ref().map(AreaId::as_str));
                let (source, class) = (all(source.map(FundSource::key)), all(class.map(FundClass::key)));
                write!(f, "resources:{area},{source},{class}")
            }
            Self::Reallocation(number) => write!(f, "reallocation:{number}"),
            Self::Report => f.write_str("overall"),
            Self::Recommendations(group) => write!(f, "recommendations:{}", group.key()),
            Self::Measurement => f.write_str("measurement"),
        }
    }
}

/// As its id.
impl Serialize for Fact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_name_subject_period_unit_figure_and_detail() {
        let year = Period::parse("2025").ok();
        let of_unit = Fact {
            unit: Some(UnitCode::new("ETH")),
            ..Fact::new(Subject::Indicator(IndicatorId::new("2.1")), FactKind::Achievement, year)
        };
        assert_eq!(of_unit.to_string(), "2.1@2025/ETH#achievement");
        let count = Fact::new(Subject::Area(AreaId::new("2")), FactKind::Count, year).of("met");
        assert_eq!(count.to_string(), "area:2@2025#count:met");
        let funds = Subject::Resources {
            area: Some(AreaId::new("3")),
            source: Some(FundSource::Assessed),
            class: None,
        };
        assert_eq!(
            Fact::new(funds, FactKind::Budget, year).to_string(),
            "resources:3,assessed,*@2025#budget"
        );
        let part = Subject::Part { indicator: IndicatorId::new("2.1"), part: Some("sex=F".to_owned()) };
        assert_eq!(Fact::new(part, FactKind::Share, year).to_string(), "2.1[sex=F]@2025#share");
    }
}
