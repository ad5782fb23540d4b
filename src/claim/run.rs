//! Claims about several periods: in a row, since a period, always, for the first time.

use super::reading::measured;
use super::{About, Judge, Kind, Measure, Outcome, Run, Truth};
use crate::model::Period;

impl Judge<'_, '_> {
    /// Whether the kind holds in all the periods that the run asks for, and in no other that it excludes.
    pub(super) fn run(self, kind: Kind, run: Run) -> Outcome {
        let station = self.claim.station;
        let last = station.period;
        let known: Vec<Period> =
            self.quoter.assessment.periods.iter().copied().filter(|period| *period <= last).collect();
        match run {
            Run::Once => self.once(kind, station),
            Run::Times { times, exactly } => self.in_a_row(kind, times, exactly),
            Run::From(first) => {
                self.each(kind, &known.into_iter().filter(|period| *period >= first).collect::<Vec<_>>())
            }
            Run::Always => {
                let mut due: Vec<Period> =
                    known.into_iter().filter(|period| self.is_asked(kind, *period)).collect();
                if due.len() < 2 {
                    return Outcome::open("it can be asked of one period at most".to_owned());
                }
                due.sort_unstable();
                self.each(kind, &due)
            }
            Run::First => {
                let now = self.once(kind, station);
                if !now.holds() {
                    return now;
                }
                let earlier =
                    known.into_iter().filter(|period| *period < last && self.is_asked(kind, *period));
                let before: Vec<Outcome> =
                    earlier.map(|period| self.once(kind, station.at(period))).collect();
                if before.is_empty() && !self.begins(kind, last) {
                    return Outcome::open(format!("nothing is known from before {last}"));
                }
                let open = before.iter().find(|outcome| outcome.truth == Truth::Open);
                match (before.iter().find(|outcome| outcome.holds()), open) {
                    (Some(held), _) => {
                        Outcome::of(false, format!("it was so before: {}", held.said), held.facts.clone())
                    }
                    (None, Some(open)) => open.clone(),
                    (None, None) => now,
                }
            }
        }
    }

    /// The last so many periods, each right after the one before.
    fn in_a_row(self, kind: Kind, times: usize, exactly: bool) -> Outcome {
        let station = self.claim.station;
        let mut periods = vec![station.period];
        while periods.len() < times {
            let Some(before) = periods.last().and_then(|period| self.before(*period)) else {
                let known = periods.len();
                return Outcome::open(format!("{times} periods in a row are claimed, and {known} are known"));
            };
            periods.push(before);
        }
        let outcome = self.each(kind, &periods);
        let first = periods.last().copied().unwrap_or(station.period);
        if !exactly || !outcome.holds() {
            return outcome;
        }
        let before = self.before(first).filter(|period| self.is_asked(kind, *period));
        if before.is_none() && !self.begins(kind, first) {
            return Outcome::open(format!("nothing is known of the period before {first}"));
        }
        match before.map(|period| self.once(kind, station.at(period))) {
            Some(before) if before.holds() => {
                Outcome::of(false, format!("it was so for longer: {}", before.said), before.facts)
            }
            Some(before) if before.truth == Truth::Open => before,
            Some(_) | None => outcome,
        }
    }

    /// Whether the kind holds in each of some periods; what is said of those in which it does not.
    fn each(self, kind: Kind, periods: &[Period]) -> Outcome {
        let station = self.claim.station;
        let outcomes: Vec<Outcome> =
            periods.iter().map(|period| self.once(kind, station.at(*period))).collect();
        let truth = [Truth::Fails, Truth::Open].into_iter();
        let worst = truth.into_iter().find(|truth| outcomes.iter().any(|outcome| outcome.truth == *truth));
        let worst = worst.unwrap_or(if outcomes.is_empty() { Truth::Open } else { Truth::Holds });
        let telling = outcomes.iter().filter(|outcome| outcome.truth == worst);
        let said: Vec<&str> = telling.map(|outcome| outcome.said.as_str()).collect();
        let facts = outcomes.iter().flat_map(|outcome| outcome.facts.clone()).collect();
        Outcome { truth: worst, said: said.join("; "), facts }
    }

    /// Whether the kind can be asked of a period: something was due, and changes have something before them.
    fn is_asked(self, kind: Kind, period: Period) -> bool {
        let begins = || {
            let measured = measured(self.claim.station.at(period));
            let continues = measured.is_some_and(|measured| measured.change.is_some());
            let of_value = continues && self.claim.measure == Measure::Value;
            of_value || self.before(period).is_some_and(|before| self.is_there(before))
        };
        self.is_there(period) && (!kind.is_change() || begins())
    }

    /// Whether a period is known to be the first that the kind can be asked of.
    ///
    /// The indicator comes into force with it, or for changes with the one before, and continues no other.
    fn begins(self, kind: Kind, period: Period) -> bool {
        let About::Indicator(result, _) = self.claim.station.about else { return false };
        let first = if kind.is_change() { self.before(period) } else { Some(period) };
        let continues = |first| measured(self.claim.station.at(first)).is_some_and(|it| it.change.is_some());
        let from = result.indicator.in_force.from();
        first.is_some_and(|first| from.is_some_and(|from| from.start() == first.start()) && !continues(first))
    }

    /// Whether anything of the subject was due in a period.
    fn is_there(self, period: Period) -> bool {
        let station = self.claim.station.at(period);
        match station.about {
            About::Indicator(..) => measured(station)
                .is_some_and(|measured| measured.actual.present().is_some() || measured.achievement.is_due()),
            About::Area(area) => area.periods.contains_key(&period),
            About::Report => true,
        }
    }
}
