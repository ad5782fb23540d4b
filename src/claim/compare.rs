//! Claims that a figure lies above or below a number or another figure.

use super::reading::{Reading, has_matched_baseline, matched, measured, name_of};
use super::{About, Bound, Judge, Kind, Measure, Outcome, Station};
use crate::model::Decimal;
use crate::quote::Spot;

impl<'a> Judge<'_, 'a> {
    /// Whether the figure lies on the side of the bound that the kind names.
    pub(super) fn compare(self, kind: Kind, station: Station<'a>) -> Outcome {
        let Some(bound) = self.claim.bound else {
            return Outcome::open("the claim says nothing to compare with".to_owned());
        };
        let own = match bound {
            Bound::Target => self.read_matched(station),
            Bound::Baseline if has_matched_baseline(station) => self.read_matched(station),
            Bound::Baseline | Bound::Number(_) | Bound::Other(_) => self.read(station),
        };
        let (own, (bound, named)) = match own.and_then(|own| Ok((own, self.bound(station, bound)?))) {
            Ok(both) => both,
            Err(gap) => return Outcome::open(gap),
        };
        let (own_number, bound_number) = (own.number, bound.number);
        let holds = if kind == Kind::Below {
            own_number < bound_number
        } else if kind == Kind::AtLeast {
            own_number >= bound_number
        } else if kind == Kind::AtMost {
            own_number <= bound_number
        } else {
            own_number > bound_number
        };
        let (printed, printed_bound) = self.pair(station.about, &own, &bound);
        let name = name_of(station.about);
        let said = format!("{name} is {printed} in {}, and {named} {printed_bound}", station.period);
        Outcome::of(holds, said, vec![own.fact, bound.fact])
    }

    /// What the figure is compared with, and what that is called.
    fn bound(self, station: Station<'a>, bound: Bound<'a>) -> Result<(Reading, String), String> {
        match bound {
            Bound::Number(number) => {
                let own = self.read(station)?;
                // Achievements are shares, and printed as percentages.
                let is_share = !matches!(
                    (station.about, self.claim.measure),
                    (About::Indicator(..), Measure::Value) | (_, Measure::Budget | Measure::Expenditure)
                );
                let exact = if is_share { number / Decimal::ONE_HUNDRED } else { number };
                let reading = Reading { number: exact, text: number.to_string(), fact: own.fact };
                Ok((reading, "the bound".to_owned()))
            }
            Bound::Baseline => Ok((self.baseline(station)?, "the baseline".to_owned())),
            Bound::Target => Ok((self.target(station)?, "the target".to_owned())),
            Bound::Other(other) => {
                let named = format!("{} in {}", name_of(other.about), other.period);
                Ok((self.read(other)?, named))
            }
        }
    }

    fn target(self, station: Station<'a>) -> Result<Reading, String> {
        let none = || format!("{} has no target in {}", name_of(station.about), station.period);
        let About::Indicator(result, unit) = station.about else { return Err(none()) };
        let measured = measured(station).ok_or_else(none)?;
        if let Some(matched) = matched(station) {
            let quote = self.quoter.matched_target(Spot { result, period: station.period, unit });
            return Ok(Reading { number: matched.target, text: quote.text, fact: quote.fact });
        }
        let number = measured.target.and_then(crate::model::TargetValue::point).ok_or_else(none)?;
        let quote = self.quoter.target(Spot { result, period: station.period, unit }, None);
        Ok(Reading { number, text: quote.text, fact: quote.fact })
    }
}
