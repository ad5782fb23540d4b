//! How far a target was achieved, or why that cannot be said (`method.md` 4.2, 4.3).

use super::formulas;
use crate::model::{BandRank, Decimal, Direction, Method, MissingReason, TargetValue, Value};

/// What a formula needs.
#[derive(Debug, Clone, Copy)]
pub struct Inputs {
    /// The method.
    pub method: Method,
    /// The direction that is declared to be better.
    pub direction: Option<Direction>,
    /// The baseline.
    pub baseline: Value,
    /// The actual value.
    pub actual: Value,
    /// The target.
    pub target: Value<TargetValue>,
    /// The tolerance of `maintain` and `range`.
    pub tolerance: Option<Decimal>,
    /// The standard deviation of the peers, for `distance`.
    pub peers: Option<Decimal>,
}

/// How far a target was achieved, or why that cannot be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Achievement {
    /// A share: 1 is the target. Neither capped nor floored nor rounded.
    Computed {
        /// The share.
        ratio: Decimal,
        /// What a reader should know about it.
        note: Option<Note>,
    },
    /// A judgement: a band of the rating scale, and no share.
    Qualitative(BandRank),
    /// Standard deviations of the peers between the target and the value; not rated.
    Distance(Decimal),
    /// There is no actual value.
    NoData(MissingReason),
    /// There is no target.
    NoTarget,
    /// The method needs a baseline and there is none.
    NoBaseline,
    /// Nothing was due yet.
    NotDue,
    /// The values are there and no formula applies to them.
    NotComputable(Impossible),
}

/// Something to know about a computed achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The target equals the baseline, and it was kept.
    FlatTarget,
}

/// Why values make no achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impossible {
    /// The target equals the baseline, and the value fell short of both.
    FlatTarget,
    /// The target is zero and something was achieved: an unplanned result.
    ZeroTarget,
    /// The ceiling is zero and was exceeded.
    ZeroCeiling,
    /// The method cannot take negative values.
    NegativeValue,
    /// The target lies on the wrong side of the baseline.
    TargetAgainstDirection,
    /// The denominators of a ratio add up to zero.
    ZeroDenominator,
    /// The values of the units stand for themselves and cannot be put together.
    NotAggregated,
    /// No reporting unit has all that the comparison needs.
    NotMatched,
    /// What was expected by now is the baseline itself.
    AtBaseline,
    /// The range was held at the baseline and is left.
    RangeLost,
    /// Lower is better, and there is nothing left to divide by.
    ZeroActual,
    /// The method asks for a tolerance above zero.
    NoTolerance,
    /// The target is a range where the method asks for a value, or the other way round.
    TargetForm,
    /// There are not two different values of peers to compare with.
    NoPeers,
    /// The numbers are too large.
    Overflow,
}

impl Impossible {
    /// The reason as written in results.
    pub fn key(self) -> &'static str {
        match self {
            Self::FlatTarget => "flat_target",
            Self::ZeroTarget => "zero_target",
            Self::ZeroCeiling => "zero_ceiling",
            Self::NegativeValue => "negative_value",
            Self::TargetAgainstDirection => "target_against_direction",
            Self::ZeroDenominator => "zero_denominator",
            Self::NotAggregated => "not_aggregated",
            Self::NotMatched => "not_matched",
            Self::AtBaseline => "at_baseline",
            Self::RangeLost => "range_lost",
            Self::ZeroActual => "zero_actual",
            Self::NoTolerance => "no_tolerance",
            Self::TargetForm => "target_form",
            Self::NoPeers => "no_peers",
            Self::Overflow => "overflow",
        }
    }
}

/// Shares beyond it are a mistake in the data, and later sums of them might overflow.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

impl Achievement {
    pub(super) fn computed(ratio: Option<Decimal>) -> Self {
        let ratio = ratio.filter(|ratio| ratio.abs() <= LARGEST);
        ratio.map_or(Self::NotComputable(Impossible::Overflow), |ratio| Self::Computed { ratio, note: None })
    }

    /// The share, if it was computed.
    pub fn ratio(self) -> Option<Decimal> {
        match self {
            Self::Computed { ratio, .. } => Some(ratio),
            Self::Qualitative(_)
            | Self::Distance(_)
            | Self::NoData(_)
            | Self::NoTarget
            | Self::NoBaseline
            | Self::NotDue
            | Self::NotComputable(_) => None,
        }
    }

    /// Whether the target was met or bettered, as far as a share can say it.
    pub fn is_met(self) -> bool {
        match self {
            Self::Computed { ratio, .. } => ratio >= Decimal::ONE,
            // Nothing of what is to be low is left, whatever the target.
            Self::NotComputable(impossible) => impossible == Impossible::ZeroActual,
            Self::Qualitative(_)
            | Self::Distance(_)
            | Self::NoData(_)
            | Self::NoTarget
            | Self::NoBaseline
            | Self::NotDue => false,
        }
    }

    /// The status as written in results.
    pub fn status(self) -> &'static str {
        match self {
            Self::Computed { .. } => "computed",
            Self::Qualitative(_) => "qualitative",
            Self::Distance(_) => "distance",
            Self::NoData(_) => "no_data",
            Self::NoTarget => "no_target",
            Self::NoBaseline => "no_baseline",
            Self::NotDue => "not_due",
            Self::NotComputable(_) => "not_computable",
        }
    }

    /// Whether a share was due, so that its absence is a gap.
    pub fn is_due(self) -> bool {
        match self {
            Self::NotDue | Self::Qualitative(_) | Self::Distance(_) => false,
            Self::NoData(reason) => reason.was_due(),
            Self::Computed { .. } | Self::NoTarget | Self::NoBaseline | Self::NotComputable(_) => true,
        }
    }
}

/// What an indicator has, from which its method follows where none is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Whether it has a baseline.
    pub baseline: bool,
    /// Whether its target is a range.
    pub range: bool,
    /// The direction that is declared to be better.
    pub direction: Option<Direction>,
}

/// The method of an indicator that declares none (`method.md` 4.2, last paragraph).
///
/// A range without a baseline is a matter of being within it.
pub fn default_method(given: Given) -> Method {
    match given {
        Given { range: true, baseline: true, .. } => Method::Range,
        Given { range: true, baseline: false, .. } => Method::Threshold,
        Given { baseline: true, .. } => Method::Progress,
        Given { direction: Some(Direction::Decrease), .. } => Method::Ceiling,
        Given { direction: Some(Direction::Increase) | None, .. } => Method::Ratio,
    }
}

/// The achievement of a target.
pub fn achieve(inputs: Inputs) -> Achievement {
    let not_due = inputs.target == Value::Missing(MissingReason::NotDue);
    if inputs.actual == Value::Missing(MissingReason::NotDue) || not_due {
        return Achievement::NotDue;
    }
    let actual = match inputs.actual {
        Value::Present(actual) => actual,
        Value::Missing(reason) => return Achievement::NoData(reason),
    };
    let target = match inputs.target {
        Value::Present(target) => target,
        Value::Missing(_) => return Achievement::NoTarget,
    };
    match (inputs.method, target) {
        (Method::Range, TargetValue::Range { .. }) => match (inputs.baseline, inputs.tolerance) {
            (Value::Present(baseline), tolerance) => formulas::range(target, baseline, actual, tolerance),
            // Without a baseline only the tolerance says how far off a value is.
            (Value::Missing(_), Some(tolerance)) => formulas::near(target, actual, Some(tolerance)),
            (Value::Missing(_), None) => Achievement::NoBaseline,
        },
        (Method::Threshold, _) => formulas::threshold(actual, target, inputs),
        (Method::Range, TargetValue::Point(_)) | (_, TargetValue::Range { .. }) => {
            Achievement::NotComputable(Impossible::TargetForm)
        }
        (method, TargetValue::Point(target)) => achieve_point(method, actual, target, inputs),
    }
}

/// The achievement of a target that is one value.
fn achieve_point(method: Method, actual: Decimal, target: Decimal, inputs: Inputs) -> Achievement {
    match method {
        Method::Ratio | Method::Milestone => formulas::ratio(actual, target),
        Method::InverseRatio => formulas::inverse_ratio(actual, target),
        Method::Ceiling => formulas::ceiling(actual, target),
        Method::Maintain => formulas::maintain(actual, target, inputs.tolerance),
        Method::Binary => formulas::met_or_not(actual == target),
        Method::Distance => formulas::distance(actual, target, inputs.peers),
        Method::Progress | Method::Ordinal => match inputs.baseline {
            Value::Present(baseline) => formulas::progress(baseline, actual, target, inputs.direction),
            Value::Missing(_) => Achievement::NoBaseline,
        },
        // A judgement has no target, and the others are treated where targets are ranges.
        Method::Qualitative | Method::Range | Method::Threshold => {
            Achievement::NotComputable(Impossible::TargetForm)
        }
    }
}
