//! Claims about targets, ratings and outlooks.

use super::reading::{gap, matched, measured, name_of};
use super::{About, Judge, Outcome, Station};
use crate::assess::outlook::Band;
use crate::assess::{Achievement, Rating, Unrated};
use crate::model::{Direction, Method, Scale, TargetValue};
use crate::quote::{Quote, Spot};

impl<'a> Judge<'_, 'a> {
    /// Whether the target was reached, or with `wanted` false that it was missed.
    pub(super) fn met(self, station: Station<'a>, wanted: bool) -> Outcome {
        let (rating, quote) = self.rating(station);
        let is_met = match rating {
            Rating::Unrated(reason) => return Outcome::open(unrated(station, reason)),
            Rating::Band(rank) => match measured(station) {
                Some(measured) => {
                    if let Achievement::Qualitative(rank) = measured.achievement {
                        self.scale(station).band(rank).is_met()
                    } else {
                        measured.achievement.is_met()
                    }
                }
                None => self.scale(station).band(rank).is_met(),
            },
        };
        let mut said = format!("{} is {} in {}", name_of(station.about), quote.text, station.period);
        let mut facts = vec![quote.fact];
        if let Some((actual, target)) = self.against_target(station) {
            said = format!("{said}: {} against a target of {}", actual.text, target.text);
            facts.extend([actual.fact, target.fact]);
        }
        Outcome::of(is_met == wanted, said, facts)
    }

    /// Whether the value is strictly better than the target.
    pub(super) fn exceeded(self, station: Station<'a>) -> Outcome {
        let name = name_of(station.about);
        let About::Indicator(result, unit) = station.about else {
            return Outcome::open(format!("{name} has no target of its own that could be exceeded"));
        };
        let Some(measured) = measured(station) else { return Outcome::open(gap(station)) };
        let keeps = matches!(
            measured.method,
            Method::Maintain | Method::Range | Method::Binary | Method::Qualitative | Method::Distance
        );
        if keeps || matches!(measured.target, Some(TargetValue::Range { .. })) {
            let method = measured.method.key();
            return Outcome::open(format!(
                "by its method (`{method}`) {name} can meet its target, not exceed it"
            ));
        }
        let matched = matched(station);
        let (actual, target) = match (matched, measured.target) {
            // The totals are of more units than those that have both.
            (Some(matched), _) => (Some(matched.actual), matched.target),
            (None, Some(TargetValue::Point(target))) => (measured.actual.present(), target),
            (None, Some(TargetValue::Range { .. }) | None) => {
                return Outcome::open(format!("{name} has no target in {}", station.period));
            }
        };
        let Some(actual) = actual else { return Outcome::open(gap(station)) };
        let text = |value| self.quoter.value_text(result, value, None);
        let (mut printed, mut printed_target) = (text(actual), text(target));
        if printed == printed_target && actual != target {
            let fine = |value| self.quoter.value_text(result, value, Some(9));
            (printed, printed_target) = (fine(actual), fine(target));
        }
        let better = match result.direction(station.period) {
            Direction::Increase => actual > target,
            Direction::Decrease => actual < target,
        };
        let said = format!("{name} in {} is {printed}, the target {printed_target}", station.period);
        let spot = Spot { result, period: station.period, unit };
        let (actual, target) = self.actual_and_target(spot, matched.is_some());
        let facts = vec![actual.fact, target.fact];
        Outcome::of(better, said, facts)
    }

    /// Whether it has one of the ratings that the claim names.
    pub(super) fn rated(self, station: Station<'a>) -> Outcome {
        let (rating, quote) = self.rating(station);
        let said = format!("{} is {} in {}", name_of(station.about), quote.text, station.period);
        Outcome::of(self.claim.ratings.contains(&rating), said, vec![quote.fact])
    }

    /// Whether the outlook says that the target will be reached, or with `wanted` false that it will not.
    pub(super) fn outlook(self, wanted: bool) -> Outcome {
        let name = name_of(self.claim.station.about);
        let About::Indicator(result, None) = self.claim.station.about else {
            return Outcome::open(format!("there is no outlook of {name}"));
        };
        let quote = self.quoter.outlook(result);
        let band = match self.quoter.outlook_of(result).map(|outlook| &outlook.verdict) {
            Some(Ok(verdict)) => verdict.band,
            Some(Err(refusal)) => {
                return Outcome::open(format!("{name} has no outlook (`{}`)", refusal.key()));
            }
            None => return Outcome::open(format!("there is no outlook of {name}")),
        };
        let said = format!("the outlook of {name} is “{}”", quote.text);
        Outcome::of(towards_target(band) == Some(wanted), said, vec![quote.fact])
    }

    /// The rating of a subject.
    fn rating(self, station: Station<'a>) -> (Rating, Quote) {
        let Station { about, period } = station;
        match about {
            About::Indicator(result, unit) => {
                let missing = Rating::Unrated(Unrated::NoData);
                let rating = measured(station).map_or(missing, |measured| measured.rating);
                (rating, self.quoter.rating(Spot { result, period, unit }))
            }
            About::Area(area) => {
                let rating = area.periods.get(&period).map(|roll_up| roll_up.rating);
                let missing = Rating::Unrated(Unrated::InsufficientData);
                (rating.unwrap_or(missing), self.quoter.area_rating(area, period))
            }
            About::Report => {
                let rating = self.quoter.overall(period).map(|overall| overall.roll_up.rating);
                let missing = Rating::Unrated(Unrated::InsufficientData);
                (rating.unwrap_or(missing), self.quoter.overall_rating(period))
            }
        }
    }

    fn scale(self, station: Station<'a>) -> &'a Scale {
        match station.about {
            About::Indicator(result, _) => &result.scale,
            About::Area(_) | About::Report => &self.quoter.assessment.scale,
        }
    }

    /// Actual and target as printed, where an indicator has both.
    fn against_target(self, station: Station<'a>) -> Option<(Quote, Quote)> {
        let About::Indicator(result, unit) = station.about else { return None };
        let measured = measured(station)?;
        measured.target?;
        measured.actual.present()?;
        let spot = Spot { result, period: station.period, unit };
        Some(self.actual_and_target(spot, matched(station).is_some()))
    }

    /// Actual and target as printed: over the units that have both, or of all.
    fn actual_and_target(self, spot: Spot<'a>, of_matched: bool) -> (Quote, Quote) {
        if of_matched {
            return (self.quoter.matched_actual(spot), self.quoter.matched_target(spot));
        }
        (self.quoter.actual(spot, None), self.quoter.target(spot, None))
    }
}

/// Whether a band says that a target will be reached; none where it says neither.
fn towards_target(band: Band) -> Option<bool> {
    match band {
        Band::Achieved | Band::OnTrack | Band::SmallShortfall => Some(true),
        Band::Limited
        | Band::Deteriorating
        | Band::LargeShortfall
        | Band::WrongDirection
        | Band::OffTrack
        | Band::Reversing => Some(false),
        // Between the two, or trends without a target.
        Band::AccelerationNeeded
        | Band::Delayed
        | Band::SignificantProgress
        | Band::ModerateProgress
        | Band::NoChange
        | Band::ModerateDecline
        | Band::SignificantDecline => None,
    }
}

/// Why a subject has no rating.
fn unrated(station: Station<'_>, reason: Unrated) -> String {
    match reason {
        Unrated::NoData => gap(station),
        Unrated::NoTarget
        | Unrated::NoBaseline
        | Unrated::NotDue
        | Unrated::NotComputable
        | Unrated::Compared
        | Unrated::InsufficientData => {
            let name = name_of(station.about);
            format!("{name} has no rating in {} (`{}`)", station.period, reason.key())
        }
    }
}
