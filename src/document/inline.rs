//! Inlines: what stands in a line of text.

use serde::Serialize;

use crate::model::{
    ActorLevel, AreaId, AssumptionState, FollowUp, FundClass, FundSource, IndicatorId, Period, ResultId,
    Stage, UnitCode,
};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Strong importance.
    Strong {
        /// What is marked.
        inlines: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// What is marked.
        inlines: Vec<Inline>,
    },
    /// A figure printed from data; it keeps its identity.
    Figure {
        /// The figure as printed.
        text: String,
        /// Which figure it is.
        fact: Fact,
    },
    /// A rating printed with its symbol.
    Rating {
        /// Symbol, words and colour.
        mark: super::RatingMark,
        /// Which figure it is.
        fact: Fact,
    },
    /// A link to a place outside the document.
    Link {
        /// The address.
        href: String,
        /// What is linked.
        inlines: Vec<Inline>,
    },
    /// A reference to a section, table or figure of the document.
    Reference {
        /// The id referred to.
        target: String,
        /// The words printed ("Figure 3").
        text: String,
    },
    /// A footnote, at the place of its mark.
    Footnote {
        /// The note.
        inlines: Vec<Inline>,
    },
    /// The raised mark of a note that stands below a table.
    Mark {
        /// The letter or figure of the note.
        text: String,
    },
    /// A forced line break.
    Break,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// What is printed, where it is a text or a figure; a mark or a group prints more than a text.
    pub fn printed(&self) -> Option<&str> {
        match self {
            Self::Text { text } | Self::Figure { text, .. } => Some(text),
            Self::Strong { .. }
            | Self::Emphasis { .. }
            | Self::Rating { .. }
            | Self::Link { .. }
            | Self::Reference { .. }
            | Self::Footnote { .. }
            | Self::Mark { .. }
            | Self::Break => None,
        }
    }
}

/// The identity of a printed figure: enough to find it again in the results.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fact {
    /// What the figure is about.
    pub subject: Subject,
    /// Which figure of the subject it is.
    pub figure: FactKind,
    /// The period, where the figure has one.
    pub period: Option<Period>,
    /// The reporting unit; absent at the corporate level.
    pub unit: Option<UnitCode>,
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// Which figure of its subject a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Actual value.
    Actual,
    /// Baseline.
    Baseline,
    /// Target.
    Target,
    /// Achievement.
    Achievement,
    /// Rating.
    Rating,
    /// Outlook: whether a target of a later year will be reached.
    Outlook,
    /// The value that the schedule expects.
    Expected,
    /// Rating under another published method.
    OtherRating,
    /// Change on the previous period.
    Change,
    /// Coverage: the share of what was due that has a value.
    Coverage,
    /// Lower bound of a roll-up.
    BoundLow,
    /// Upper bound of a roll-up.
    BoundHigh,
    /// A weight in a roll-up.
    Weight,
    /// A number of indicators, units or recommendations.
    Count,
    /// A number of indicators that met their target.
    MetCount,
    /// A number of indicators that are shown beside those counted.
    SecondaryCount,
    /// A number of results of the results chain.
    ResultCount,
    /// Years that pass before the work shows in a value.
    Lag,
    /// The share of units that met their target.
    ShareMet,
    /// The name of a unit chosen by its achievement.
    UnitName,
    /// Budget as first approved.
    OriginalBudget,
    /// Budget in force.
    Budget,
    /// Expenditure.
    Expenditure,
    /// Expenditure as a share of the budget in force.
    Utilization,
    /// The share of a part in the budgets in force of all parts.
    ShareOfBudget,
    /// The share of a part in the expenditure of all parts.
    ShareOfExpenditure,
    /// An amount of budget that was moved.
    Amount,
    /// What an area gave to others as a share of its original budget.
    ShareGiven,
    /// A number of rows of data.
    Rows,
    /// A number of findings about the data.
    Findings,
    /// Cost of measurement.
    Cost,
    /// Cost of measurement of an indicator as a share of that of all, or of all as a share of expenditure.
    CostShare,
    /// What a running total grew by since the period before.
    Increment,
    /// A number of records.
    Records,
    /// The share of records with a value.
    RecordCoverage,
    /// What was carried forward from periods before, as a part of the actual value.
    Carried,
    /// What the units come to, where the corporate level reports another value.
    UnitsTotal,
    /// The difference between the two.
    UnitsGap,
    /// The sum of the targets of the units, where the corporate target is another one.
    TargetsTotal,
    /// The difference between the two.
    TargetsGap,
    /// A part as a share of its total.
    Share,
}
