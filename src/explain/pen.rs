//! Numbers as formulas write them: cut where they are long, and never said to be equal where they were cut.

use std::cell::Cell;

use crate::model::Decimal;
use crate::wording::Wording;

/// The most decimals of a number in a formula.
const DECIMALS: u32 = 6;

/// The sign of what is cut.
const ABOUT: &str = "≈";

/// Writes the numbers of one formula, and remembers whether digits of any of them were cut.
#[derive(Debug)]
pub struct Pen {
    words: Wording,
    has_cut: Cell<bool>,
}

impl Pen {
    /// A pen for one formula.
    pub fn new(words: Wording) -> Self {
        Self { words, has_cut: Cell::new(false) }
    }

    /// A number on the left of an equation, the end of which says whether digits were cut.
    pub fn number(&self, number: Decimal) -> String {
        let short = cut(number);
        if short != number {
            self.has_cut.set(true);
        }
        self.words.exact(short)
    }

    /// The end of an equation.
    pub fn equals(&self, result: Decimal) -> String {
        let is_cut = cut(result) != result;
        let sign = if is_cut || self.has_cut.get() { ABOUT } else { "=" };
        let decimals = u8::try_from(DECIMALS).unwrap_or(u8::MAX);
        let result = if is_cut { self.words.number(result, decimals) } else { self.words.exact(result) };
        format!("{sign} {result}")
    }

    /// A number that no end of an equation follows, with the sign where its digits are cut.
    pub fn alone(&self, number: Decimal) -> String {
        signed(number, |number| self.words.exact(number))
    }

    /// Numbers that are compared: cut only where that leaves them on their sides of each other.
    pub fn compared<const N: usize>(&self, numbers: [Decimal; N]) -> [String; N] {
        self.written(numbers, keeps_order(&numbers))
    }

    /// Two numbers whose distance is compared with a third one: cut only where that leaves all on their sides.
    pub fn compared_distance(&self, [a, b, limit]: [Decimal; 3]) -> [String; 3] {
        let side = |[a, b, limit]: [Decimal; 3]| (a.cmp(&b), (a - b).abs().cmp(&limit));
        let numbers = [a, b, limit];
        self.written(numbers, side(numbers) == side(numbers.map(cut)))
    }

    /// Numbers as they are, or with the sign where they may be cut.
    fn written<const N: usize>(&self, numbers: [Decimal; N], may_be_cut: bool) -> [String; N] {
        numbers.map(|number| if may_be_cut { self.alone(number) } else { self.words.exact(number) })
    }

    /// Shares that are compared, as percentages.
    pub fn compared_shares(&self, shares: &[Decimal]) -> Vec<String> {
        let percent = |share: Decimal| self.words.exact_percent(share);
        let is_kept = keeps_order(shares);
        let written = |share: &Decimal| if is_kept { signed(*share, percent) } else { percent(*share) };
        shares.iter().map(written).collect()
    }
}

/// A number with the decimals that a formula writes.
fn cut(number: Decimal) -> Decimal {
    number.round_dp(DECIMALS).normalize()
}

/// A number that stands alone, with the sign where it is cut.
fn signed(number: Decimal, written: impl Fn(Decimal) -> String) -> String {
    let short = cut(number);
    if short == number { written(short) } else { format!("{ABOUT} {}", written(short)) }
}

/// Whether numbers lie on the same sides of each other when they are cut.
fn keeps_order(numbers: &[Decimal]) -> bool {
    let keeps = |(a, b): (&Decimal, &Decimal)| a.cmp(b) == cut(*a).cmp(&cut(*b));
    numbers.iter().enumerate().all(|(index, a)| numbers[index + 1..].iter().all(|b| keeps((a, b))))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::model::Language;

    fn pen() -> Pen {
        Pen::new(Wording::from(Language::English))
    }

    #[test]
    fn an_equation_has_the_sign_as_soon_as_one_number_is_cut() {
        let exact = pen();
        assert_eq!(
            (exact.number(dec!(1.250000)).as_str(), exact.equals(dec!(0.5)).as_str()),
            ("1.25", "= 0.5")
        );
        let of_cut = pen();
        assert_eq!(of_cut.number(dec!(0.1234567)), "0.123457");
        assert_eq!(of_cut.equals(dec!(2)), "≈ 2");
        assert_eq!(pen().equals(dec!(0.12345649)), "≈ 0.123456");
        assert_eq!(pen().equals(dec!(1.0000001)), "≈ 1.000000");
    }

    #[test]
    fn a_number_alone_has_the_sign_where_it_is_cut() {
        assert_eq!(
            (pen().alone(dec!(2.5)), pen().alone(dec!(2.12345678))),
            ("2.5".into(), "≈ 2.123457".into())
        );
    }

    #[test]
    fn numbers_that_are_compared_stay_on_their_sides() {
        assert_eq!(pen().compared([dec!(9.12345678), dec!(10)]), ["≈ 9.123457", "10"]);
        assert_eq!(pen().compared([dec!(9.99999999), dec!(10)]), ["9.99999999", "10"]);
        let within = |a, b, limit| pen().compared_distance([a, b, limit]);
        assert_eq!(within(dec!(2.12345678), dec!(2), dec!(0.5)), ["≈ 2.123457", "2", "0.5"]);
        assert_eq!(within(dec!(2.50000004), dec!(2), dec!(0.5)), ["2.50000004", "2", "0.5"]);
        assert_eq!(pen().compared_shares(&[dec!(0.49999999), dec!(0.5)]), ["49.999999%", "50%"]);
        assert_eq!(pen().compared_shares(&[dec!(0.34375), dec!(0.5)]), ["34.375%", "50%"]);
        assert_eq!(pen().compared_shares(&[dec!(0.1234567), dec!(0.5)]), ["≈ 12.3457%", "50%"]);
    }
}
