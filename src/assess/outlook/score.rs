//! The score of Statistics Canada, from −5 to 5, by lines between the edges of the bands.
//!
//! The coefficients have the four decimals that the publisher computes with, so
//! that its scores come out to the last digit.

use rust_decimal::dec;

use crate::model::Decimal;

const LOWEST: Decimal = dec!(-5);
/// The best score; also that of a target that is reached.
pub(super) const HIGHEST: Decimal = dec!(5);

/// The score of growth seen over growth needed: 0 at the edge of 60 %.
pub(super) fn with_target(ratio: Decimal) -> Option<Decimal> {
    if ratio >= dec!(0.6) {
        line(ratio, dec!(7.1429), dec!(-4.2857))
    } else {
        line(ratio, dec!(4.1667), dec!(-2.5))
    }
}

/// The score of yearly growth in the better direction: 0 at 0.5 % a year.
///
/// The room that a natural limit leaves scales growth, and not decline.
pub(super) fn without_target(growth: Decimal, room: Decimal) -> Option<Decimal> {
    if growth < Decimal::ZERO {
        return line(growth, dec!(125), dec!(-2.5));
    }
    let growth = growth.checked_div(room)?;
    if growth < dec!(0.005) {
        line(growth, dec!(500), dec!(-2.5))
    } else if growth < dec!(0.015) {
        line(growth, dec!(250), dec!(-1.25))
    } else {
        line(growth, dec!(500), dec!(-5))
    }
}

fn line(at: Decimal, slope: Decimal, intercept: Decimal) -> Option<Decimal> {
    Some(at.checked_mul(slope)?.checked_add(intercept)?.clamp(LOWEST, HIGHEST))
}
