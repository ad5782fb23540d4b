//! The formulas of achievement (`method.md` 4.2, 4.3): pure functions over exact decimals.

use crate::model::{Decimal, Direction, Method, MissingReason, Value};

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
    pub target: Value,
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
            Self::Overflow => "overflow",
        }
    }
}

/// Shares beyond it are a mistake in the data, and later sums of them might overflow.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

impl Achievement {
    fn computed(ratio: Option<Decimal>) -> Self {
        let ratio = ratio.filter(|ratio| ratio.abs() <= LARGEST);
        ratio.map_or(Self::NotComputable(Impossible::Overflow), |ratio| Self::Computed { ratio, note: None })
    }

    /// The share, if it was computed.
    pub fn ratio(self) -> Option<Decimal> {
        match self {
            Self::Computed { ratio, .. } => Some(ratio),
            Self::NoData(_) | Self::NoTarget | Self::NoBaseline | Self::NotDue | Self::NotComputable(_) => {
                None
            }
        }
    }

    /// Whether the target was met or bettered.
    pub fn is_met(self) -> bool {
        self.ratio().is_some_and(|ratio| ratio >= Decimal::ONE)
    }

    /// The status as written in results.
    pub fn status(self) -> &'static str {
        match self {
            Self::Computed { .. } => "computed",
            Self::NoData(_) => "no_data",
            Self::NoTarget => "no_target",
            Self::NoBaseline => "no_baseline",
            Self::NotDue => "not_due",
            Self::NotComputable(_) => "not_computable",
        }
    }

    /// Whether something was due, so that its absence is a gap.
    pub fn is_due(self) -> bool {
        match self {
            Self::NotDue => false,
            Self::NoData(reason) => reason.was_due(),
            Self::Computed { .. } | Self::NoTarget | Self::NoBaseline | Self::NotComputable(_) => true,
        }
    }
}

/// The method of an indicator that declares none (`method.md` 4.2, last paragraph).
pub fn default_method(has_baseline: bool, direction: Option<Direction>) -> Method {
    match (has_baseline, direction) {
        (true, _) => Method::Progress,
        (false, Some(Direction::Decrease)) => Method::Ceiling,
        (false, Some(Direction::Increase) | None) => Method::Ratio,
    }
}

/// The achievement of a target.
pub fn achieve(inputs: Inputs) -> Achievement {
    let not_due = Value::Missing(MissingReason::NotDue);
    if inputs.actual == not_due || inputs.target == not_due {
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
    match inputs.method {
        Method::Ratio => ratio(actual, target),
        Method::Ceiling => ceiling(actual, target),
        Method::Progress => match inputs.baseline {
            Value::Present(baseline) => progress(baseline, actual, target, inputs.direction),
            Value::Missing(_) => Achievement::NoBaseline,
        },
    }
}

/// A = a / t.
fn ratio(actual: Decimal, target: Decimal) -> Achievement {
    if actual < Decimal::ZERO || target < Decimal::ZERO {
        return Achievement::NotComputable(Impossible::NegativeValue);
    }
    match (target.is_zero(), actual.is_zero()) {
        (true, true) => Achievement::NotDue,
        (true, false) => Achievement::NotComputable(Impossible::ZeroTarget),
        (false, _) => Achievement::computed(actual.checked_div(target)),
    }
}

/// A = 1 + (t − a) / t.
fn ceiling(actual: Decimal, target: Decimal) -> Achievement {
    if actual < Decimal::ZERO || target < Decimal::ZERO {
        return Achievement::NotComputable(Impossible::NegativeValue);
    }
    match (target.is_zero(), actual.is_zero()) {
        (true, true) => Achievement::computed(Some(Decimal::ONE)),
        (true, false) => Achievement::NotComputable(Impossible::ZeroCeiling),
        (false, _) => {
            let below = target.checked_sub(actual).and_then(|below| below.checked_div(target));
            Achievement::computed(below.and_then(|below| Decimal::ONE.checked_add(below)))
        }
    }
}

/// A = (a − b) / (t − b).
fn progress(baseline: Decimal, actual: Decimal, target: Decimal, declared: Option<Direction>) -> Achievement {
    let Some(direction) = Direction::between(baseline, target) else {
        return flat(actual, target, declared);
    };
    if declared.is_some_and(|declared| declared != direction) {
        return Achievement::NotComputable(Impossible::TargetAgainstDirection);
    }
    let way = target.checked_sub(baseline);
    let gone = actual.checked_sub(baseline);
    Achievement::computed(gone.zip(way).and_then(|(gone, way)| gone.checked_div(way)))
}

/// The target equals the baseline: kept or bettered it is met, otherwise no share can be given.
fn flat(actual: Decimal, target: Decimal, declared: Option<Direction>) -> Achievement {
    let kept =
        actual == target || declared.is_some_and(|better| Direction::between(target, actual) == Some(better));
    if kept {
        Achievement::Computed { ratio: Decimal::ONE, note: Some(Note::FlatTarget) }
    } else {
        Achievement::NotComputable(Impossible::FlatTarget)
    }
}
