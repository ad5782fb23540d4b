//! Superlatives: among periods, units, indicators or areas.

use super::reading::{Reading, measured, name_of};
use super::{About, Among, Judge, Kind, Measure, Outcome, Scope, Station};
use crate::model::Direction;

impl<'a> Judge<'_, 'a> {
    /// Whether no other of the group comes up to it, but for the places and ties that the claim allows.
    pub(super) fn extreme(self) -> Outcome {
        let station = self.claim.station;
        let own = match self.read(station) {
            Ok(own) => own,
            Err(gap) => return Outcome::open(gap),
        };
        let Some(others) = self.others() else {
            return Outcome::open("the group of the claim has no members".to_owned());
        };
        let Some(towards) = self.towards() else {
            let name = name_of(station.about);
            return Outcome::open(format!("nobody says whether more is better for {name}"));
        };
        let mut ahead: Vec<(Station<'a>, Reading)> = Vec::new();
        let mut level: Vec<(Station<'a>, Reading)> = Vec::new();
        let mut facts = vec![own.fact.clone()];
        for other in others {
            match self.read(other) {
                Ok(reading) => {
                    facts.push(reading.fact.clone());
                    let goes_before = match towards {
                        Direction::Increase => reading.number > own.number,
                        Direction::Decrease => reading.number < own.number,
                    };
                    if goes_before {
                        ahead.push((other, reading));
                    } else if reading.number == own.number {
                        level.push((other, reading));
                    }
                }
                Err(gap) if self.claim.scope == Scope::Due && self.was_due(other) => {
                    return Outcome::open(gap);
                }
                Err(_) => {}
            }
        }
        if facts.len() < 2 {
            return Outcome::open("there is nothing to compare with".to_owned());
        }
        let rank = self.claim.rank;
        let fits = ahead.len() < rank.top && (rank.tie || ahead.len() + level.len() < rank.top);
        let beside = if ahead.len() < rank.top { level } else { ahead };
        let told: Vec<String> =
            beside.iter().take(3).map(|(other, reading)| shown(*other, reading)).collect();
        let said = format!("{} stands beside {}", shown(station, &own), told.join(", "));
        Outcome::of(fits, if fits { shown(station, &own) } else { said }, facts)
    }

    /// The end of the order that the claim speaks of.
    fn towards(self) -> Option<Direction> {
        let better = || self.direction(self.claim.station);
        let kind = self.claim.kind;
        if kind == Kind::Lowest {
            Some(Direction::Decrease)
        } else if kind == Kind::Best {
            better()
        } else if kind == Kind::Worst {
            better().map(|direction| match direction {
                Direction::Increase => Direction::Decrease,
                Direction::Decrease => Direction::Increase,
            })
        } else {
            Some(Direction::Increase)
        }
    }

    /// Whether a value was due, so that its absence is a gap.
    fn was_due(self, other: Station<'a>) -> bool {
        match other.about {
            About::Indicator(..) => measured(other).is_some_and(|measured| match self.claim.measure {
                Measure::Value => match measured.actual {
                    crate::model::Value::Present(_) => true,
                    crate::model::Value::Missing(reason) => reason.was_due(),
                },
                Measure::Achievement | Measure::Budget | Measure::Expenditure => {
                    measured.achievement.is_due()
                }
            }),
            About::Area(_) | About::Report => true,
        }
    }

    /// The others of the group; none where the claim speaks of no group that there could be.
    fn others(self) -> Option<Vec<Station<'a>>> {
        let station = self.claim.station;
        let period = station.period;
        let at = |about| Station { about, period };
        let is_own = |other: &Station<'a>| match (other.about, station.about) {
            (About::Indicator(a, unit), About::Indicator(b, own)) => {
                a.indicator.id == b.indicator.id && unit == own && other.period == period
            }
            (About::Area(a), About::Area(b)) => a.area.id == b.area.id && other.period == period,
            (About::Report, About::Report) => other.period == period,
            (About::Indicator(..) | About::Area(_) | About::Report, _) => false,
        };
        let group: Vec<Station<'a>> = match (&self.claim.among, station.about) {
            (Among::Periods, _) => {
                let known = self.quoter.assessment.periods.iter().filter(|other| **other <= period);
                known.map(|period| station.at(*period)).collect()
            }
            (Among::Areas | Among::Level | Among::TheseAreas(_), About::Area(own)) => {
                let areas = self.quoter.assessment.areas.iter().filter(|area| {
                    if let Among::TheseAreas(ids) = &self.claim.among {
                        ids.contains(&area.area.id)
                    } else {
                        self.claim.among != Among::Level || area.area.level == own.area.level
                    }
                });
                areas.map(|area| at(About::Area(area))).collect()
            }
            (Among::Areas | Among::TheseAreas(_), About::Indicator(..) | About::Report) => return None,
            (
                Among::Units
                | Among::TheseUnits(_)
                | Among::Area
                | Among::Level
                | Among::Report
                | Among::TheseIndicators(_),
                _,
            ) => self.members()?,
        };
        Some(group.into_iter().filter(|other| !is_own(other)).collect())
    }
}

fn shown(station: Station<'_>, reading: &Reading) -> String {
    format!("{} in {} with {}", name_of(station.about), station.period, reading.text)
}
