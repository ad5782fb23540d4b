//! The formulas of achievement (`method.md` 4.2, 4.3): pure functions over exact decimals.
//!
//! b is the baseline, a the actual value, t the target.

use super::achievement::{Achievement, Impossible, Inputs, Note};
use crate::model::{Decimal, Direction, TargetValue, Value};

/// A = a / t.
pub(super) fn ratio(actual: Decimal, target: Decimal) -> Achievement {
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
pub(super) fn ceiling(actual: Decimal, target: Decimal) -> Achievement {
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
pub(super) fn progress(
    baseline: Decimal,
    actual: Decimal,
    target: Decimal,
    declared: Option<Direction>,
) -> Achievement {
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

/// A = t / a, where lower is better.
pub(super) fn inverse_ratio(actual: Decimal, target: Decimal) -> Achievement {
    if actual < Decimal::ZERO || target < Decimal::ZERO {
        return Achievement::NotComputable(Impossible::NegativeValue);
    }
    match (actual.is_zero(), target.is_zero()) {
        (true, true) => Achievement::computed(Some(Decimal::ONE)),
        (true, false) => Achievement::NotComputable(Impossible::ZeroActual),
        (false, _) => Achievement::computed(target.checked_div(actual)),
    }
}

/// A = 1 within the tolerance of t, else max(0, 1 − (|a − t| − tol) / tol).
pub(super) fn maintain(actual: Decimal, target: Decimal, tolerance: Option<Decimal>) -> Achievement {
    let Some(tolerance) = tolerance.filter(|tolerance| *tolerance > Decimal::ZERO) else {
        return Achievement::NotComputable(Impossible::NoTolerance);
    };
    let Some(off) = actual.checked_sub(target).map(|difference| difference.abs()) else {
        return Achievement::NotComputable(Impossible::Overflow);
    };
    if off <= tolerance {
        return Achievement::computed(Some(Decimal::ONE));
    }
    let beyond = off.checked_sub(tolerance).and_then(|beyond| beyond.checked_div(tolerance));
    let left = beyond.and_then(|beyond| Decimal::ONE.checked_sub(beyond));
    Achievement::computed(left.map(|left| left.max(Decimal::ZERO)))
}

/// A = 1 − d(a) / d(b), where d is the distance from the range.
///
/// Where the baseline lies in the range already, it is to be held: a value
/// outside is judged by the tolerance, or cannot be given as a share.
pub(super) fn range(
    target: TargetValue,
    baseline: Decimal,
    actual: Decimal,
    tolerance: Option<Decimal>,
) -> Achievement {
    let (Some(before), Some(now)) = (target.distance(baseline), target.distance(actual)) else {
        return Achievement::NotComputable(Impossible::Overflow);
    };
    match (before.is_zero(), now.is_zero()) {
        (true, true) => Achievement::computed(Some(Decimal::ONE)),
        (true, false) if tolerance.is_none() => Achievement::NotComputable(Impossible::RangeLost),
        (true, false) => near(target, actual, tolerance),
        (false, _) => {
            let share = now.checked_div(before);
            Achievement::computed(share.and_then(|share| Decimal::ONE.checked_sub(share)))
        }
    }
}

/// A = 1 − d(a) / tol, where d is the distance from the target.
pub(super) fn near(target: TargetValue, actual: Decimal, tolerance: Option<Decimal>) -> Achievement {
    let Some(tolerance) = tolerance.filter(|tolerance| *tolerance > Decimal::ZERO) else {
        return Achievement::NotComputable(Impossible::NoTolerance);
    };
    let share = target.distance(actual).and_then(|off| off.checked_div(tolerance));
    Achievement::computed(share.and_then(|share| Decimal::ONE.checked_sub(share)))
}

/// A = 1 where the value is at least, at most, or within the target, by the direction; else 0.
pub(super) fn threshold(actual: Decimal, target: TargetValue, inputs: Inputs) -> Achievement {
    met_or_not(match target {
        TargetValue::Range { low, high } => low <= actual && actual <= high,
        TargetValue::Point(target) => {
            let between = match inputs.baseline {
                Value::Present(baseline) => Direction::between(baseline, target),
                Value::Missing(_) => None,
            };
            match inputs.direction.or(between) {
                Some(Direction::Decrease) => actual <= target,
                Some(Direction::Increase) | None => actual >= target,
            }
        }
    })
}

/// A = 1 or 0.
pub(super) fn met_or_not(met: bool) -> Achievement {
    Achievement::computed(Some(if met { Decimal::ONE } else { Decimal::ZERO }))
}

/// (a − t) / σ of the peers.
pub(super) fn distance(actual: Decimal, target: Decimal, peers: Option<Decimal>) -> Achievement {
    let Some(deviation) = peers.filter(|deviation| !deviation.is_zero()) else {
        return Achievement::NotComputable(Impossible::NoPeers);
    };
    let deviations = actual.checked_sub(target).and_then(|off| off.checked_div(deviation));
    deviations.map_or(Achievement::NotComputable(Impossible::Overflow), Achievement::Distance)
}

/// The standard deviation of a group of peers, taken as the whole of the group.
///
/// None for fewer than two.
pub(super) fn deviation(values: &[Decimal]) -> Option<Decimal> {
    use rust_decimal::MathematicalOps;
    let count = Decimal::from(values.len());
    if values.len() < 2 {
        return None;
    }
    let add = |sum: Decimal, value: Decimal| sum.checked_add(value);
    let mean = values.iter().copied().try_fold(Decimal::ZERO, add)?.checked_div(count)?;
    let square = |value: &Decimal| {
        let off = value.checked_sub(mean)?;
        off.checked_mul(off)
    };
    let squares =
        values.iter().map(square).try_fold(Decimal::ZERO, |sum, square| sum.checked_add(square?))?;
    squares.checked_div(count)?.sqrt()
}
