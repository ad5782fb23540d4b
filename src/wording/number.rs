//! Numbers, percentages and money.

use rust_decimal::RoundingStrategy;

use super::Wording;
use super::style::NumberStyle;
use crate::model::{Decimal, Edge, MeasureUnit, Scale};

/// The sign of negative numbers in print; the hyphen of data files is not one.
const MINUS: char = '\u{2212}';

/// Begins a piece of text that runs from left to right, whatever stands around it.
const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
/// Ends such a piece.
const POP_ISOLATE: char = '\u{2069}';

/// Most decimals that the display guard adds.
const MOST_DECIMALS: u8 = 2;

/// Rounds half away from zero.
pub fn round(value: Decimal, decimals: u8) -> Decimal {
    value.round_dp_with_strategy(u32::from(decimals), RoundingStrategy::MidpointAwayFromZero)
}

impl Wording {
    /// A number with grouping marks and the given number of decimals.
    pub fn number(self, value: Decimal, decimals: u8) -> String {
        let rounded = round(value, decimals);
        let digits = format!("{:.*}", usize::from(decimals), rounded.abs());
        let grouped = self.number_style().group(&digits);
        if rounded.is_sign_negative() && !rounded.is_zero() {
            self.isolated(format!("{MINUS}{grouped}"))
        } else {
            grouped
        }
    }

    /// A number with its sign, also where it is positive.
    pub fn signed(self, value: Decimal, decimals: u8) -> String {
        let text = self.number(value, decimals);
        if round(value, decimals) > Decimal::ZERO { self.isolated(format!("+{text}")) } else { text }
    }

    /// Whether a number as printed has its digits grouped.
    pub fn is_grouped(self, printed: &str) -> bool {
        self.number_style().is_grouped(printed)
    }

    /// A number as printed, its digits grouped also where the language leaves four together in a text.
    pub fn grouped(self, printed: &str) -> String {
        self.number_style().grouped(printed)
    }

    /// Numbers that stand below each other: if one is grouped, all are.
    pub fn in_column(self, printed: Vec<String>) -> Vec<String> {
        if printed.iter().any(|text| self.is_grouped(text)) {
            printed.iter().map(|text| self.grouped(text)).collect()
        } else {
            printed
        }
    }

    /// A whole number.
    pub fn count(self, value: u64) -> String {
        self.number(Decimal::from(value), 0)
    }

    /// A value of an indicator in its unit.
    pub fn value(self, value: Decimal, unit: &MeasureUnit, decimals: u8) -> String {
        match unit {
            MeasureUnit::Percent => self.with_percent_sign(&self.number(value, decimals)),
            MeasureUnit::Named(_) => self.number(value, decimals),
        }
    }

    /// A share as a percentage.
    pub fn percent(self, share: Decimal, decimals: u8) -> String {
        self.with_percent_sign(&self.number(share * Decimal::ONE_HUNDRED, decimals))
    }

    /// A number with as many decimals as it has.
    pub fn exact(self, value: Decimal) -> String {
        let value = value.normalize();
        self.number(value, u8::try_from(value.scale()).unwrap_or(u8::MAX))
    }

    /// A share as a percentage with as many decimals as it has.
    pub fn exact_percent(self, share: Decimal) -> String {
        let decimals = (share * Decimal::ONE_HUNDRED).normalize().scale();
        self.percent(share, u8::try_from(decimals).unwrap_or(u8::MAX))
    }

    /// A percentage that has been rounded already.
    pub(super) fn percentage(self, percentage: Decimal, decimals: u8) -> String {
        self.with_percent_sign(&self.number(percentage, decimals))
    }

    /// A share as a percentage that is not rounded up to a limit that it lies below.
    pub fn percent_below(self, share: Decimal, limit: Decimal, decimals: u8) -> String {
        let rounds_up = |decimals: &u8| {
            let printed = round(share * Decimal::ONE_HUNDRED, *decimals) / Decimal::ONE_HUNDRED;
            share < limit && printed >= limit
        };
        let enough = (decimals..=MOST_DECIMALS.max(decimals)).find(|decimals| !rounds_up(decimals));
        self.percent(share, enough.unwrap_or(MOST_DECIMALS))
    }

    /// An achievement as a percentage that never contradicts its band (`method.md` 4.4, T19).
    ///
    /// Where rounding would move the printed value across an edge of the scale,
    /// decimals are added; where that does not help, the edge itself is named.
    pub fn achievement(self, share: Decimal, decimals: u8, scale: &Scale) -> String {
        let band = scale.rate(share);
        for decimals in decimals..=MOST_DECIMALS.max(decimals) {
            let printed = round(share * Decimal::ONE_HUNDRED, decimals) / Decimal::ONE_HUNDRED;
            if scale.rate(printed) == band {
                return self.percent(share, decimals);
            }
        }
        // Rounding moved the value to an edge: it lies just below it, or just above one that it does not include.
        let printed = round(share * Decimal::ONE_HUNDRED, MOST_DECIMALS.max(decimals)) / Decimal::ONE_HUNDRED;
        let named = |sign: &str, edge: Edge| self.isolated(format!("{sign} {}", self.exact_percent(edge.at)));
        let edge = if printed > share {
            scale.edges().find(|edge| edge.at > share).map(|edge| named("<", edge))
        } else {
            scale.edges().rfind(|edge| edge.at < share).map(|edge| named(">", edge))
        };
        edge.unwrap_or_else(|| self.percent(share, MOST_DECIMALS))
    }

    fn with_percent_sign(self, number: &str) -> String {
        // After Arabic letters a percent sign would go to the other side of its number.
        let inside = number.trim_matches([LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE]);
        self.isolated(format!("{inside}{}%", self.number_style().before_percent))
    }

    fn number_style(self) -> NumberStyle {
        NumberStyle::of(self.language(), self.house)
    }

    /// A number with signs, kept from left to right in a line that runs from right to left.
    pub fn isolated(self, text: String) -> String {
        if self.language().is_rtl() { format!("{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}") } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BandSpan, Language};
    use rust_decimal::dec;

    const ENGLISH: Wording = Wording::new(Language::English);
    const CHINESE: Wording = Wording::new(Language::Chinese);

    #[test]
    fn numbers_are_grouped_and_rounded_half_away_from_zero() {
        assert_eq!(ENGLISH.number(dec!(1234567.5), 0), "1,234,568");
        assert_eq!(ENGLISH.number(dec!(-0.125), 2), "\u{2212}0.13");
        assert_eq!(ENGLISH.number(dec!(-0.001), 2), "0.00");
        assert_eq!(ENGLISH.number(-rust_decimal::Decimal::ZERO, 0), "0");
        assert_eq!(ENGLISH.number(dec!(2.5), 2), "2.50");
        assert_eq!(CHINESE.number(dec!(1234567.5), 1), "1,234,567.5");
        assert_eq!(ENGLISH.signed(dec!(3), 0), "+3");
        assert_eq!(ENGLISH.signed(dec!(0.2), 0), "0");
    }

    #[test]
    fn four_digits_are_grouped_below_numbers_that_are() {
        let russian = Wording::new(Language::Russian);
        let column = |numbers: &[&str]| russian.in_column(numbers.iter().map(|&it| it.to_owned()).collect());
        assert_eq!(column(&["2550", "13\u{a0}200"]), ["2\u{a0}550", "13\u{a0}200"]);
        assert_eq!(column(&["2550", "8100,1234"]), ["2550", "8100,1234"]);
        let parts = ["\u{2212}8100,1234", "1234567", "950", "1200–11\u{a0}000"];
        let grouped = ["\u{2212}8\u{a0}100,1234", "1234567", "950", "1\u{a0}200–11\u{a0}000"];
        assert_eq!(column(&parts), grouped);
        assert_eq!(russian.number(dec!(2550), 0), "2550");
        assert_eq!(ENGLISH.grouped("2,550 of 2550.1250"), "2,550 of 2,550.1250");
    }

    #[test]
    fn settings_and_edges_of_a_project_print_with_all_their_digits() {
        assert_eq!(ENGLISH.exact_percent(dec!(0.5)), "50%");
        assert_eq!(ENGLISH.exact_percent(dec!(0.60)), "60%");
        assert_eq!(ENGLISH.exact_percent(dec!(1.155)), "115.5%");
        assert_eq!(CHINESE.exact_percent(dec!(0.0125)), "1.25%");
        assert_eq!(ENGLISH.exact_percent(dec!(-0.5)), "\u{2212}50%");
        assert_eq!(ENGLISH.exact(dec!(1200.50)), "1,200.5");
        assert_eq!(ENGLISH.exact(dec!(1E+3)), "1,000");
    }

    #[test]
    fn an_achievement_in_a_scale_of_one_band_is_never_moved_across_an_edge() {
        let band = Scale::rbm5().bands()[0].clone();
        let scale = Scale::from_spans("one", vec![BandSpan { band, upper: None }])
            .expect("one band holds every value");
        assert_eq!(scale.edges().count(), 0);
        assert_eq!(ENGLISH.achievement(dec!(0.9996), 0, &scale), "100%");
        assert_eq!(ENGLISH.achievement(dec!(-3.14159), 1, &scale), "\u{2212}314.2%");
        assert_eq!(scale.rate(dec!(-7)), scale.best());
        assert_eq!((scale.worst(), scale.best_below_met()), (scale.best(), scale.best()));
    }

    #[test]
    fn t19_a_printed_achievement_never_contradicts_its_band() {
        let scale = Scale::rbm5();
        assert_eq!(ENGLISH.achievement(dec!(0.9996), 0, &scale), "99.96%");
        assert_eq!(ENGLISH.achievement(dec!(0.9996), 1, &scale), "99.96%");
        assert_eq!(ENGLISH.achievement(dec!(0.99999), 0, &scale), "< 100%");
        assert_eq!(ENGLISH.achievement(dec!(0.825), 1, &scale), "82.5%");
        assert_eq!(ENGLISH.achievement(dec!(1), 0, &scale), "100%");
        assert_eq!(ENGLISH.percent_below(dec!(0.499), dec!(0.5), 0), "49.9%");
        assert_eq!(ENGLISH.percent_below(dec!(0.5), dec!(0.5), 0), "50%");
        let edges = [dec!(0), dec!(0.15), dec!(0.5), dec!(1)];
        let fifteen = scale.with_edges(&edges).expect("four edges that rise");
        assert_eq!(ENGLISH.achievement(dec!(0.146), 0, &fifteen), "14.6%");
        assert_eq!(ENGLISH.achievement(dec!(1.000001), 1, &Scale::gf_legacy()), "> 100%");
        assert_eq!(ENGLISH.achievement(dec!(1), 1, &Scale::gf_legacy()), "100.0%");
    }
}
