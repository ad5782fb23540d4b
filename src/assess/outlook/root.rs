//! Roots of exact decimals.

use crate::model::Decimal;

/// The positive n-th root of a positive number, to the last digits that a decimal keeps.
///
/// Newton's iteration, from above: each step falls until only rounding is left.
/// None for a number that is not positive, for n = 0, and where a step overflows.
pub(super) fn root(number: Decimal, n: u32) -> Option<Decimal> {
    if number <= Decimal::ZERO || n == 0 {
        return None;
    }
    if number < Decimal::ONE {
        // Powers of small numbers lose digits after the point; those of large ones do not.
        return Decimal::ONE.checked_div(root(Decimal::ONE.checked_div(number)?, n)?);
    }
    let (count, less) = (Decimal::from(n), Decimal::from(n - 1));
    // Bernoulli: (1 + y/n)^n is never below 1 + y.
    let mut guess = Decimal::ONE.checked_add(number.checked_sub(Decimal::ONE)?.checked_div(count)?)?;
    loop {
        // A power too large for a decimal leaves nothing of the quotient.
        let rest = power(guess, n - 1).and_then(|power| number.checked_div(power)).unwrap_or(Decimal::ZERO);
        let next = guess.checked_mul(less)?.checked_add(rest)?.checked_div(count)?;
        if next >= guess {
            return Some(guess);
        }
        guess = next;
    }
}

/// A whole power; none where it is too large.
pub(super) fn power(base: Decimal, exponent: u32) -> Option<Decimal> {
    (0..exponent).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[track_caller]
    fn is_root(number: Decimal, n: u32, expected: Decimal) {
        let found = root(number, n).expect("there is a root");
        assert!((found - expected).abs() < dec!(1e-25), "{found} is not {expected}");
    }

    #[test]
    fn roots_are_right_to_25_digits() {
        is_root(dec!(2), 2, dec!(1.4142135623730950488016887242));
        is_root(dec!(2), 12, dec!(1.0594630943592952645618252949));
        is_root(dec!(1024), 10, dec!(2));
        is_root(dec!(0.5), 2, dec!(0.7071067811865475244008443621));
        is_root(dec!(7), 1, dec!(7));
        is_root(dec!(1), 30, dec!(1));
    }

    #[test]
    fn numbers_far_from_one_have_roots_too() {
        is_root(dec!(1_000_000_000_000_000_000_000_000_000), 9, dec!(1000));
        is_root(dec!(0.000000000000000000000000001), 9, dec!(0.001));
    }

    #[test]
    fn what_is_not_positive_has_no_root() {
        assert_eq!(root(dec!(0), 2), None);
        assert_eq!(root(dec!(-8), 3), None);
        assert_eq!(root(dec!(8), 0), None);
    }
}
