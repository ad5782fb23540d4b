//! Indicators: what is measured, and how it is to be computed.

use super::keyed::keyed;
use super::{AreaId, InForce, IndicatorId, Localised, OutlookMethod, Profile};
use rust_decimal::Decimal;

/// An indicator of the results framework, with every default filled in that
/// follows from its own columns.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// The area it belongs to.
    pub area: AreaId,
    /// Its place in the area.
    pub order: Option<Decimal>,
    /// Its title.
    pub title: Localised,
    /// What it is counted in.
    pub unit: MeasureUnit,
    /// Whether it is a flow, a stock or a running total.
    pub kind: Kind,
    /// The direction that counts as better, where it is declared.
    pub direction: Option<Direction>,
    /// The method of computing achievement, where it is declared.
    pub method: Option<Method>,
    /// How values of shorter periods make the value of the reporting period.
    pub over_time: Aggregation,
    /// How values of units make the corporate value.
    pub over_units: Aggregation,
    /// For how many periods a value may stand in for a missing later one; none where nothing is carried forward.
    pub max_age: Option<u32>,
    /// How the corporate achievement is formed where the targets live at the units.
    pub corporate: CorporateAchievement,
    /// How far from its target a value may lie and still be kept or partly count, where a method asks for it.
    pub tolerance: Option<Decimal>,
    /// The words that stand for its values, where it is not counted in numbers.
    pub words: Option<Words>,
    /// The edges of the rating scale for this indicator, rising, where they differ from the report's.
    pub thresholds: Option<Vec<Decimal>>,
    /// How its outlook is judged, where it differs from the report's way.
    pub outlook: Option<OutlookMethod>,
    /// The largest value there can be, such as 100 %.
    pub natural_limit: Option<Decimal>,
    /// Its weight in the roll-up of its area.
    pub weight: Decimal,
    /// The smallest value that it can have, where one is declared.
    pub min: Option<Decimal>,
    /// The largest value that it can have, where one is declared.
    pub max: Option<Decimal>,
    /// Decimals with which its values are printed.
    pub decimals: u8,
    /// Who answers for the result.
    pub responsibility: Option<Responsibility>,
    /// Who it is that changes.
    pub actor_level: Option<ActorLevel>,
    /// The periods for which it belongs to the framework, no longer than its area does.
    pub in_force: InForce,
    /// What exactly is counted.
    pub definition: Option<Localised>,
    /// Where the values come from.
    pub source: Option<Localised>,
    /// What it says about results, actors and measurement beside what is computed.
    pub profile: Profile,
    /// What it costs to measure it in a reporting period, in the currency of the resources.
    pub measurement_cost: Option<Decimal>,
}

/// The words by which values of an indicator are given and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// The positions of an ordinal scale of the project.
    Ordinal(Vec<Position>),
    /// `yes` is 1 and `no` is 0.
    YesNo,
    /// The keys of the bands of the rating scale, from 0 for the worst.
    Ratings(Vec<String>),
}

/// A position of an ordinal scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The word in data.
    pub key: String,
    /// Its place in the order.
    pub position: Decimal,
    /// What is printed.
    pub title: Localised,
}

impl Words {
    /// The words of yes-or-no values.
    pub const YES_NO: [(&'static str, Decimal); 2] = [("yes", Decimal::ONE), ("no", Decimal::ZERO)];

    /// Every word with the number that stands for it.
    pub fn numbers(&self) -> Vec<(&str, Decimal)> {
        match self {
            Self::Ordinal(positions) => {
                positions.iter().map(|position| (position.key.as_str(), position.position)).collect()
            }
            Self::YesNo => Self::YES_NO.to_vec(),
            Self::Ratings(keys) => {
                let ranks = (0_u32..).map(Decimal::from);
                keys.iter().map(String::as_str).zip(ranks).collect()
            }
        }
    }
}

/// What an indicator is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureUnit {
    /// Percentage points: 53 stands for 53 per cent.
    Percent,
    /// Anything else, by name; absent where the title says it all.
    Named(Option<Localised>),
}

impl Indicator {
    /// For how many periods a value is carried forward.
    ///
    /// What is counted afresh in each period cannot stand for another one, and
    /// items are only known in the period in which they were named.
    pub fn carried_for(&self) -> Option<u32> {
        let carries = self.kind != Kind::Flow && self.over_units != Aggregation::CountDistinct;
        self.max_age.filter(|age| carries && *age > 0)
    }

    /// Whether values of its units, or of parts of a total, add up.
    pub fn adds_up(&self) -> bool {
        self.over_units == Aggregation::Sum && self.unit != MeasureUnit::Percent
    }
}

keyed!(
    /// Whether values add up over time.
    Kind {
        /// Counted afresh in each period.
        Flow = "flow",
        /// A state at a point in time.
        Stock = "stock",
        /// A running total since the start.
        Cumulative = "cumulative",
    }
);

keyed!(
    /// The direction that counts as better.
    Direction {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
);

impl Direction {
    /// The direction from one value towards another; none where they are equal.
    pub fn between(from: Decimal, to: Decimal) -> Option<Self> {
        match from.cmp(&to) {
            std::cmp::Ordering::Less => Some(Self::Increase),
            std::cmp::Ordering::Greater => Some(Self::Decrease),
            std::cmp::Ordering::Equal => None,
        }
    }
}

keyed!(
    /// A method of computing achievement (`method.md` 4.2).
    Method {
        /// Actual over target.
        Ratio = "ratio",
        /// Share of the way from baseline to target, in either direction.
        Progress = "progress",
        /// Target over actual, for agencies that divide so where lower is better.
        InverseRatio = "inverse_ratio",
        /// Keep below the target.
        Ceiling = "ceiling",
        /// Keep at the target, give or take a tolerance.
        Maintain = "maintain",
        /// Come into a range, by the distance from it.
        Range = "range",
        /// Share of the way between the positions of an ordinal scale.
        Ordinal = "ordinal",
        /// Weighted share of the steps that are done.
        Milestone = "milestone",
        /// Yes or no.
        Binary = "binary",
        /// Met or not met: at least, at most, or within.
        Threshold = "threshold",
        /// A judgement with its reason, and no share.
        Qualitative = "qualitative",
        /// How many standard deviations of its peers a value lies from the target.
        Distance = "distance",
    }
);

impl Method {
    /// The direction that is better wherever the method is used.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::Ratio => Some(Direction::Increase),
            Self::Ceiling | Self::InverseRatio => Some(Direction::Decrease),
            Self::Progress
            | Self::Maintain
            | Self::Range
            | Self::Ordinal
            | Self::Milestone
            | Self::Binary
            | Self::Threshold
            | Self::Qualitative
            | Self::Distance => None,
        }
    }

    /// Whether it takes a measurement, which hardly ever comes out the same twice; not so words,
    /// positions, and what is only met or not.
    pub fn is_measured(self) -> bool {
        match self {
            Self::Ratio
            | Self::Progress
            | Self::InverseRatio
            | Self::Ceiling
            | Self::Maintain
            | Self::Range
            | Self::Distance => true,
            Self::Ordinal | Self::Milestone | Self::Binary | Self::Threshold | Self::Qualitative => false,
        }
    }
}

keyed!(
    /// A way to make one value of several (`method.md` 4.5).
    Aggregation {
        /// Their sum.
        Sum = "sum",
        /// The last one.
        Latest = "latest",
        /// The largest.
        Max = "max",
        /// The smallest.
        Min = "min",
        /// Their mean.
        Mean = "mean",
        /// Sum of numerators over sum of denominators.
        RatioOfSums = "ratio_of_sums",
        /// Their mean, each weighted by its own weight.
        WeightedMean = "weighted_mean",
        /// The number of different items that are named.
        CountDistinct = "count_distinct",
        /// There is none: the values stand for themselves.
        None = "none",
    }
);

keyed!(
    /// How the corporate achievement is formed where the targets live at the units.
    CorporateAchievement {
        /// The method applied to the aggregates.
        Aggregate = "aggregate",
        /// The mean of the units' achievements.
        Mean = "mean",
        /// The share of units that met their target.
        Share = "share",
    }
);

keyed!(
    /// Who answers for a result.
    Responsibility {
        /// The organisation alone.
        Full = "full",
        /// The organisation with others.
        Shared = "shared",
    }
);

keyed!(
    /// Who changes.
    ActorLevel {
        /// Persons and firms.
        Micro = "micro",
        /// Institutions.
        Meso = "meso",
        /// Policy makers and global actors.
        Macro = "macro",
    }
);
