//! Shares of a whole that add up in print (`method.md` 4.9, T52).

use super::Wording;
use super::number::round;
use crate::model::{Decimal, ShareRule};

/// Shares of a whole, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// The percentages, in the order of the parts.
    pub texts: Vec<String>,
    /// How what is printed fits together.
    pub fit: ShareFit,
}

/// How printed shares fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareFit {
    /// Each is rounded for itself, and they add up to 100.
    Rounded,
    /// Some differ from their rounding in the last digit, so that all add up to 100.
    Adjusted,
    /// They do not add up to 100.
    Apart,
}

impl Wording {
    /// The parts of a whole as percentages; none where no share can be formed.
    ///
    /// Parts below zero have no largest remainder, so that they are rounded each for itself.
    pub fn shares(self, parts: &[Decimal], rule: ShareRule, decimals: u8) -> Option<Shares> {
        if parts.is_empty() {
            return None;
        }
        let whole = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
        if whole <= Decimal::ZERO {
            return None;
        }
        let shares = parts.iter().map(|part| part.checked_div(whole)).collect::<Option<Vec<_>>>()?;
        let shares = shares.iter().map(|share| share.checked_mul(Decimal::ONE_HUNDRED));
        let percentages = shares.collect::<Option<Vec<_>>>()?;
        let negative = percentages.iter().any(Decimal::is_sign_negative);
        let rounded: Vec<Decimal> =
            percentages.iter().map(|percentage| round(*percentage, decimals)).collect();
        let printed = match rule {
            ShareRule::LargestRemainder if !negative => apportion(&percentages, decimals),
            ShareRule::LargestRemainder | ShareRule::Rounded => rounded.clone(),
        };
        let sum = printed.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
        let fit = match sum == Some(Decimal::ONE_HUNDRED) {
            true if printed == rounded => ShareFit::Rounded,
            true => ShareFit::Adjusted,
            false => ShareFit::Apart,
        };
        let texts = printed.iter().map(|percentage| self.percentage(*percentage, decimals)).collect();
        Some(Shares { texts, fit })
    }
}

/// Percentages of the given number of decimals that add up to 100.
///
/// All are rounded down first; what is missing goes to the largest remainders,
/// of equal ones to the first.
fn apportion(percentages: &[Decimal], decimals: u8) -> Vec<Decimal> {
    let step = Decimal::new(1, u32::from(decimals));
    let mut printed: Vec<Decimal> =
        percentages.iter().map(|percentage| percentage.trunc_with_scale(u32::from(decimals))).collect();
    let mut by_remainder: Vec<usize> = (0..percentages.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(percentages[*index] - printed[*index]));
    let mut missing = Decimal::ONE_HUNDRED - printed.iter().sum::<Decimal>();
    for index in by_remainder {
        if missing < step {
            break;
        }
        printed[index] += step;
        missing -= step;
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use rust_decimal::dec;

    const WORDS: Wording = Wording::new(Language::English);

    #[track_caller]
    fn printed(parts: &[Decimal], rule: ShareRule, decimals: u8) -> (Vec<String>, ShareFit) {
        let shares = WORDS.shares(parts, rule, decimals).expect("the parts have a sum");
        (shares.texts, shares.fit)
    }

    #[test]
    fn t52_shares_add_up_by_the_largest_remainder_or_say_that_they_do_not() {
        let thirds = [dec!(1), dec!(1), dec!(1)];
        let (texts, fit) = printed(&thirds, ShareRule::LargestRemainder, 0);
        assert_eq!(
            (texts, fit),
            (vec!["34%".to_owned(), "33%".to_owned(), "33%".to_owned()], ShareFit::Adjusted)
        );
        let (texts, fit) = printed(&thirds, ShareRule::Rounded, 0);
        assert_eq!(
            (texts, fit),
            (vec!["33%".to_owned(), "33%".to_owned(), "33%".to_owned()], ShareFit::Apart)
        );
    }

    #[test]
    fn the_largest_remainder_is_rounded_up_first_and_not_the_largest_part() {
        // 61.4, 25.9, 12.7 per cent: 61 + 25 + 12 lacks 2, which go to 0.9 and 0.7.
        let (texts, fit) = printed(&[dec!(614), dec!(259), dec!(127)], ShareRule::LargestRemainder, 0);
        assert_eq!(
            (texts, fit),
            (vec!["61%".to_owned(), "26%".to_owned(), "13%".to_owned()], ShareFit::Rounded)
        );
        // 16.67 six times, at one decimal: four of them are rounded up.
        let (texts, _) = printed(&[dec!(1); 6], ShareRule::LargestRemainder, 1);
        assert_eq!(texts, ["16.7%", "16.7%", "16.7%", "16.7%", "16.6%", "16.6%"]);
    }

    #[test]
    fn percentages_too_large_to_be_added_are_said_to_be_apart() {
        // Of a whole of 1 each is 5e28 per cent, and the largest number is 7.9e28.
        let large = dec!(500000000000000000000000000);
        let (texts, fit) = printed(&[large, large, -large, dec!(1) - large], ShareRule::LargestRemainder, 0);
        assert_eq!((texts.len(), fit), (4, ShareFit::Apart));
        assert_eq!(texts[0], "50,000,000,000,000,000,000,000,000,000%");
    }

    #[test]
    fn a_part_below_zero_is_printed_as_it_is_and_a_whole_of_zero_has_no_shares() {
        let (texts, fit) = printed(&[dec!(110), dec!(-10)], ShareRule::LargestRemainder, 0);
        assert_eq!((texts, fit), (vec!["110%".to_owned(), "\u{2212}10%".to_owned()], ShareFit::Rounded));
        let (texts, fit) = printed(&[dec!(607), dec!(607), dec!(-214)], ShareRule::LargestRemainder, 0);
        assert_eq!((texts.join(" "), fit), ("61% 61% \u{2212}21%".to_owned(), ShareFit::Apart));
        assert_eq!(WORDS.shares(&[dec!(0), dec!(0)], ShareRule::LargestRemainder, 0), None);
        assert_eq!(WORDS.shares(&[], ShareRule::LargestRemainder, 0), None);
    }
}
