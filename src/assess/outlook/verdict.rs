//! What an outlook can say, and why it says nothing.

use crate::model::{Decimal, Tone};

/// An outlook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The band.
    pub band: Band,
    /// The numbers behind it; none where a target was reached whose growth cannot be computed.
    pub figures: Option<Figures>,
    /// Years between the ends of the growth that have no value (T50).
    pub gap: u32,
}

/// The numbers behind an outlook, all unrounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// By schedule.
    Schedule {
        /// The value expected by now.
        expected: Decimal,
        /// The way gone over the way that should have been gone.
        ratio: Decimal,
    },
    /// By growth, with a target.
    Growth {
        /// Growth a year so far; 0.01 is 1 %.
        observed: Decimal,
        /// Growth a year from the baseline that reaches the target.
        required: Decimal,
        /// Growth seen in the better direction over growth needed.
        ratio: Decimal,
        /// The score of Statistics Canada, from −5 to 5.
        score: Decimal,
    },
    /// By growth, without a target.
    Trend {
        /// Growth a year so far; 0.01 is 1 %.
        observed: Decimal,
        /// The same, positive where it goes in the better direction.
        directed: Decimal,
        /// What a natural limit leaves of the edges of the bands; 1 without a limit.
        room: Decimal,
        /// The score of Statistics Canada, from −5 to 5; none by the bands of Eurostat.
        score: Option<Decimal>,
    },
    /// By the mean of the last five yearly changes.
    Linear {
        /// The mean change a year.
        change: Decimal,
        /// The value in the year of the target if the mean goes on.
        projected: Decimal,
        /// What would be missing then, over what is missing now.
        shortfall: Decimal,
        /// The change a year that is needed over the mean change; none where the mean is zero.
        acceleration: Option<Decimal>,
    },
}

impl Figures {
    /// Whether all that is printed as a percentage can be one.
    pub(super) fn fit_percentages(self) -> bool {
        let shares = match self {
            Self::Schedule { expected: _, ratio } => [ratio, ratio, ratio],
            Self::Growth { observed, required, ratio, score: _ } => [observed, required, ratio],
            Self::Trend { observed, directed, room, score: _ } => [observed, directed, room],
            Self::Linear { change: _, projected: _, shortfall, acceleration } => {
                [shortfall, shortfall, acceleration.unwrap_or(shortfall)]
            }
        };
        shares.iter().all(|share| share.checked_mul(Decimal::ONE_HUNDRED).is_some())
    }
}

macro_rules! bands {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $tone:ident, $symbol:literal;)+) => {
        /// A band of an outlook, named as the method that it comes from names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Band {
            $($(#[$doc])* $variant,)+
        }

        impl Band {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The band as written in templates and results.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            /// Whether it is good news.
            pub fn tone(self) -> Tone {
                match self {
                    $(Self::$variant => Tone::$tone,)+
                }
            }

            /// Symbol, so that colour never carries the outlook alone.
            pub fn symbol(self) -> &'static str {
                match self {
                    $(Self::$variant => $symbol,)+
                }
            }
        }
    };
}

bands! {
    /// The target is reached already.
    Achieved = "achieved", Good, "★";
    /// By schedule, ratio of growth or linear: the target will be reached, or nearly so.
    OnTrack = "on-track", Good, "↑";
    /// By growth: towards the target, and too slowly.
    AccelerationNeeded = "acceleration-needed", Fair, "↗";
    /// By growth: hardly towards the target, or not at all.
    Limited = "limited", Poor, "→";
    /// By growth: away from the target.
    Deteriorating = "deteriorating", Poor, "↓";
    /// By growth, Eurostat: at least 1 % a year.
    SignificantProgress = "significant-progress", Good, "↑";
    /// By growth, Eurostat: at least 0.1 % a year.
    ModerateProgress = "moderate-progress", Fair, "↗";
    /// By growth, Eurostat: less than 0.1 % a year either way.
    NoChange = "no-change", Poor, "→";
    /// By growth, Eurostat: down to −1 % a year.
    ModerateDecline = "moderate-decline", Poor, "↘";
    /// By growth, Eurostat: below −1 % a year.
    SignificantDecline = "significant-decline", Poor, "↓";
    /// Linear, the second symbol: the target will be missed by at most a fifth of the way.
    SmallShortfall = "on-track-small-shortfall", Fair, "↗";
    /// Linear: the right direction, and more than a fifth of the way will be missing.
    LargeShortfall = "large-shortfall", Poor, "→";
    /// Linear: the wrong direction.
    WrongDirection = "wrong-direction", Poor, "↓";
    /// By schedule: at least 60 % of what should be done.
    Delayed = "delayed", Fair, "↗";
    /// By schedule: less than 60 % of what should be done.
    OffTrack = "off-track", Poor, "→";
    /// By schedule: further from the target than the baseline.
    Reversing = "reversing", Poor, "↓";
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)+) => {
        /// Why a method has no right to speak.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Refusal {
            $($(#[$doc])* $variant,)+
        }

        impl Refusal {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The reason as written in templates and results.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }
        }
    };
}

refusals! {
    /// There is no value.
    NoData = "no_data",
    /// There is no target.
    NoTarget = "no_target",
    /// The target is a range, to which no single way leads.
    RangeTarget = "range_target",
    /// The method of the indicator does not measure a way to its target.
    NoWay = "no_way",
    /// The target is set for the period of the latest value: its achievement is the answer.
    TargetDue = "target_due",
    /// There is no baseline.
    NoBaseline = "no_baseline",
    /// Nobody says when the baseline was measured.
    UndatedBaseline = "undated_baseline",
    /// Nobody says which direction is better.
    NoDirection = "no_direction",
    /// There are too few values, or they are not of successive years.
    InsufficientHistory = "insufficient_history",
    /// Growth from zero has no rate.
    ZeroBase = "zero_base",
    /// Growth to zero has no rate that could go on.
    ZeroValue = "zero_value",
    /// Growth to a target of zero has no rate that could be kept.
    ZeroTarget = "zero_target",
    /// Growth across zero has no rate.
    SignChange = "sign_change",
    /// The target equals the baseline.
    FlatTarget = "flat_target",
    /// The target lies on the wrong side of the baseline.
    TargetAgainstDirection = "target_against_direction",
    /// The baseline lies at its natural limit already, or beyond.
    AtLimit = "at_limit",
    /// The dates are not a whole number of years apart.
    UnevenYears = "uneven_years",
    /// The numbers are too large.
    Overflow = "overflow",
}
