//! Claims about a group: all, none, most, at least so many.

use super::group::indicators;
use super::reading::measured;
use super::{About, Among, Judge, Kind, Outcome, Scope, Station, Truth};
use crate::assess::Achievement;

impl<'a> Judge<'_, 'a> {
    /// Whether as many members of the group pass as the kind says.
    pub(super) fn count(self) -> Outcome {
        let Some(members) = self.members() else {
            return Outcome::open("the group of the claim has no members".to_owned());
        };
        let due = members.into_iter().filter(|member| is_due(*member));
        let judged: Vec<(Station<'a>, Outcome)> =
            due.map(|member| (member, self.once(self.claim.did, member))).collect();
        let of = |truth| judged.iter().filter(move |(_, outcome)| outcome.truth == truth);
        let (passed, failed, open) =
            (of(Truth::Holds).count(), of(Truth::Fails).count(), of(Truth::Open).count());
        let unknown = if self.claim.scope == Scope::Reporting { 0 } else { open };
        let whole = passed + failed + unknown;
        if whole == 0 {
            return Outcome::open("no member of the group has a value".to_owned());
        }
        // What is unknown may have passed or failed: a claim holds if it does either way.
        let (low, high) = (passed, passed + unknown);
        let kind = self.claim.kind;
        let holds_with = |count: usize| {
            if kind == Kind::All {
                count == whole
            } else if kind == Kind::None {
                count == 0
            } else if kind == Kind::Some {
                count >= self.claim.least
            } else {
                2 * count > whole
            }
        };
        let truth = match (holds_with(low), holds_with(high)) {
            (true, true) => Truth::Holds,
            (false, false) => Truth::Fails,
            (true, false) | (false, true) => Truth::Open,
        };
        let against = if self.claim.kind == Kind::None { Truth::Holds } else { Truth::Fails };
        let against = if truth == Truth::Open { Truth::Open } else { against };
        let telling: Vec<&str> = of(against).take(5).map(|(_, outcome)| outcome.said.as_str()).collect();
        let mut said = format!("{passed} of {whole} pass `{}`", self.claim.did.key());
        if unknown > 0 {
            said = format!("{said} and {unknown} are unknown");
        }
        if !telling.is_empty() {
            said = format!("{said}: {}", telling.join("; "));
        }
        Outcome { truth, said, facts: judged.into_iter().flat_map(|(_, outcome)| outcome.facts).collect() }
    }

    /// The members of the group: units of the indicator, or indicators.
    pub(super) fn members(self) -> Option<Vec<Station<'a>>> {
        let Station { about, period } = self.claim.station;
        let of = |about| Station { about, period };
        let named = if let Among::TheseUnits(units) = &self.claim.among { Some(units) } else { None };
        match (&self.claim.among, about) {
            (Among::Units | Among::TheseUnits(_), About::Indicator(result, _)) => {
                let units = result.periods.get(&period)?.units.keys();
                let units = units.filter(|unit| named.is_none_or(|named| named.contains(*unit)));
                Some(units.map(|unit| of(About::Indicator(result, Some(unit)))).collect())
            }
            (among @ (Among::Area | Among::Level | Among::Report | Among::TheseIndicators(_)), about) => {
                let group = indicators(among, about, self.quoter.assessment).into_iter();
                Some(group.map(|result| of(About::Indicator(result, None))).collect())
            }
            (Among::Units | Among::TheseUnits(_), About::Area(_) | About::Report)
            | (Among::Periods | Among::Areas | Among::TheseAreas(_), _) => None,
        }
    }
}

/// Whether a member belongs to the group in the period: not if nothing was due of it.
fn is_due(member: Station<'_>) -> bool {
    measured(member).is_some_and(|measured| {
        matches!(measured.achievement, Achievement::Qualitative(_)) || measured.achievement.is_due()
    })
}
