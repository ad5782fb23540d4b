//! Claims about a change: against the period before, the baseline or another period.

use super::reading::{Reading, has_matched_baseline, measured, name_of};
use super::{About, Exactness, Judge, Kind, Measure, Outcome, Since, Station};
use crate::model::{Decimal, Direction, Period};
use crate::quote::Spot;

/// What `nearly` leaves of a factor: 1.8 is nearly 2 (`method.md` 4.9, T57).
const NEARLY: Decimal = Decimal::from_parts(9, 0, 0, false, 1);

/// How far a value may have moved, as a share of the earlier one, and be nearly unchanged.
const STILL: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

impl<'a> Judge<'_, 'a> {
    /// Whether the value changed as the kind says.
    pub(super) fn change(self, kind: Kind, station: Station<'a>) -> Outcome {
        let over_matched = self.claim.since == Since::Baseline && has_matched_baseline(station);
        let now = if over_matched { self.read_matched(station) } else { self.read(station) };
        let (now, before) = match now.and_then(|now| Ok((self.earlier(station, &now)?, now))) {
            Ok((before, now)) => (now, before),
            Err(gap) => return Outcome::open(gap),
        };
        let (printed, printed_before) = self.pair(station.about, &now, &before);
        let when = match self.claim.since {
            Since::Previous => "the period before".to_owned(),
            Since::Baseline => "the baseline".to_owned(),
            Since::Period(period) => period.to_string(),
        };
        let name = name_of(station.about);
        let mut said =
            format!("{name} is {printed} in {}, and was {printed_before} in {when}", station.period);
        if self.claim.since == Since::Baseline {
            said = format!("{name} is {printed} in {}, and the baseline is {printed_before}", station.period);
        }
        let facts = vec![now.fact.clone(), before.fact.clone()];
        let (now, before) = (now.number, before.number);
        let holds = if kind == Kind::Rose {
            now > before
        } else if kind == Kind::Fell {
            now < before
        } else if matches!(kind, Kind::Improved | Kind::Worsened) {
            let Some(direction) = self.direction(station) else {
                return Outcome::open(format!("nobody says whether more is better for {name}"));
            };
            let towards = if kind == Kind::Improved { direction } else { opposite(direction) };
            match towards {
                Direction::Increase => now > before,
                Direction::Decrease => now < before,
            }
        } else if kind == Kind::Unchanged {
            match self.claim.exactness {
                Exactness::Exact => now == before,
                Exactness::Nearly => (now - before).abs() <= before.abs() * STILL,
            }
        } else if kind == Kind::Halved {
            return self.factor(kind, (before, now), &said, facts);
        } else {
            return self.factor(kind, (now, before), &said, facts);
        };
        Outcome::of(holds, said, facts)
    }

    /// Whether one number is so many times another.
    fn factor(
        self,
        kind: Kind,
        (of, over): (Decimal, Decimal),
        said: &str,
        facts: Vec<crate::document::Fact>,
    ) -> Outcome {
        let factor = Some(over).filter(|over| *over > Decimal::ZERO && of >= Decimal::ZERO);
        let Some(factor) = factor.and_then(|over| of.checked_div(over)) else {
            return Outcome::open(format!("{said}; a change from or below zero has no factor"));
        };
        let (least, below) = if kind == Kind::Multiplied {
            (self.claim.factor.unwrap_or(Decimal::ONE), None)
        } else if kind == Kind::Tripled {
            (Decimal::from(3), Some(Decimal::from(4)))
        } else {
            (Decimal::TWO, Some(Decimal::from(3)))
        };
        let printed = factor.round_dp(2).normalize();
        let holds = match self.claim.exactness {
            Exactness::Exact => factor >= least && below.is_none_or(|below| factor < below),
            Exactness::Nearly => factor >= least * NEARLY && factor <= least,
        };
        Outcome::of(holds, format!("{said}, a factor of {printed}"), facts)
    }

    /// The figure that the change is measured from.
    fn earlier(self, station: Station<'a>, now: &Reading) -> Result<Reading, String> {
        match self.claim.since {
            Since::Period(period) => self.read(station.at(period)),
            Since::Baseline => self.baseline(station),
            Since::Previous => {
                let own = (station.about, self.claim.measure);
                let (About::Indicator(result, unit), Measure::Value) = own else {
                    let before = self.before(station.period);
                    let none = || format!("there are no figures for the period before {}", station.period);
                    return self.read(station.at(before.ok_or_else(none)?));
                };
                // The change knows of frameworks that changed: what continues what, and what cannot be compared.
                let change = measured(station).and_then(|measured| measured.change);
                let Some(number) = change.and_then(|change| now.number.checked_sub(change)) else {
                    let before = self.before(station.period).map(|period| self.read(station.at(period)));
                    return Err(match before {
                        Some(Ok(_)) => format!(
                            "the values of {} before and in {} cannot be compared",
                            name_of(station.about),
                            station.period
                        ),
                        Some(Err(gap)) => gap,
                        None => format!("there are no figures for the period before {}", station.period),
                    });
                };
                let text = self.quoter.value_text(result, number, None);
                let fact = self.quoter.change(Spot { result, period: station.period, unit }, None).fact;
                Ok(Reading { number, text, fact })
            }
        }
    }

    /// The baseline.
    pub(super) fn baseline(self, station: Station<'a>) -> Result<Reading, String> {
        let none = || format!("{} has no baseline", name_of(station.about));
        let (About::Indicator(result, unit), Measure::Value) = (station.about, self.claim.measure) else {
            return Err(none());
        };
        let number = measured(station).and_then(|measured| measured.baseline).ok_or_else(none)?;
        let quote = self.quoter.baseline(Spot { result, period: station.period, unit }, None);
        Ok(Reading { number, text: quote.text, fact: quote.fact })
    }

    /// The period just before, if the report compares it.
    pub(super) fn before(self, period: Period) -> Option<Period> {
        let day = period.start().previous_day()?;
        self.quoter.assessment.periods.iter().copied().find(|other| other.end() == day)
    }
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Increase => Direction::Decrease,
        Direction::Decrease => Direction::Increase,
    }
}
