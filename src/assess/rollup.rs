//! The roll-up of several achievements into one (`method.md` 4.6).

use std::collections::BTreeMap;

use super::{Achievement, Rating, Unrated};
use crate::model::{Decimal, Scale};

/// How achievements are rolled up.
#[derive(Debug, Clone, Copy)]
pub struct RollUpSettings {
    /// Achievements above it count as it.
    pub cap: Decimal,
    /// Achievements below it count as it.
    pub floor: Decimal,
    /// The least coverage with which there is a headline figure.
    pub min_coverage: Decimal,
}

/// One achievement of a roll-up.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its weight.
    pub weight: Decimal,
    /// The achievement.
    pub achievement: Achievement,
    /// Its rating, by the scale of the indicator.
    pub rating: Rating,
}

/// A rolled-up achievement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollUp {
    /// The weighted mean of what was computed; a share, unrounded.
    pub achievement: Option<Decimal>,
    /// Its rating.
    pub rating: Rating,
    /// Weight computed over weight due; none where nothing was due.
    pub coverage: Option<Decimal>,
    /// What the achievement would be if everything missing were at the floor, and at the cap.
    pub bounds: Option<(Decimal, Decimal)>,
    /// Entries with an achievement.
    pub computed: usize,
    /// Entries that were due.
    pub due: usize,
    /// Entries that met their target, whatever the scale calls it.
    pub met: usize,
    /// Number of entries by rating.
    pub counts: BTreeMap<Rating, usize>,
}

impl RollUp {
    /// The achievement, if coverage allows it to be a headline.
    pub fn headline(&self) -> Option<Decimal> {
        match self.rating {
            Rating::Band(_) => self.achievement,
            Rating::Unrated(_) => None,
        }
    }

    /// The number of entries.
    pub fn entries(&self) -> usize {
        self.counts.values().sum()
    }
}

/// Rolls up achievements.
///
/// A roll-up can only be met if every computed entry is met; otherwise the best
/// it can be is the band below.
pub fn roll_up(entries: &[Entry], settings: RollUpSettings, scale: &Scale) -> RollUp {
    let mut counts = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.rating).or_insert(0) += 1;
    }
    let due: Vec<&Entry> = entries.iter().filter(|entry| entry.achievement.is_due()).collect();
    let clipped = |entry: &&&Entry| {
        entry.achievement.ratio().map(|ratio| (entry.weight, ratio.clamp(settings.floor, settings.cap)))
    };
    let computed: Vec<(Decimal, Decimal)> = due.iter().filter_map(|entry| clipped(&entry)).collect();
    let weight_due: Decimal = due.iter().map(|entry| entry.weight).sum();
    let weight_computed: Decimal = computed.iter().map(|(weight, _)| *weight).sum();
    let points: Decimal = computed.iter().map(|(weight, ratio)| *weight * *ratio).sum();
    let weight_missing = weight_due - weight_computed;
    let achievement = points.checked_div(weight_computed);
    let coverage = weight_computed.checked_div(weight_due);
    // Some achievements cannot be given as a share and are known to be bad all the same.
    let failed =
        |entry: &&&Entry| matches!(entry.rating, Rating::Band(_)) && entry.achievement.ratio().is_none();
    let weight_failed: Decimal = due.iter().filter(failed).map(|entry| entry.weight).sum();
    let low = points + weight_missing * settings.floor;
    let high = points + (weight_missing - weight_failed) * settings.cap + weight_failed * settings.floor;
    let bounds = low.checked_div(weight_due).zip(high.checked_div(weight_due));
    let ratios = || due.iter().filter_map(|entry| entry.achievement.ratio());
    let all_met = ratios().all(|ratio| ratio >= Decimal::ONE) && !due.iter().any(|entry| failed(&entry));
    let rating = rating(achievement, coverage, all_met, settings, scale);
    let met = entries.iter().filter(|entry| entry.achievement.is_met()).count();
    RollUp { achievement, rating, coverage, bounds, computed: computed.len(), due: due.len(), met, counts }
}

fn rating(
    achievement: Option<Decimal>,
    coverage: Option<Decimal>,
    all_met: bool,
    settings: RollUpSettings,
    scale: &Scale,
) -> Rating {
    let (achievement, coverage) = match (achievement, coverage) {
        (Some(achievement), Some(coverage)) => (achievement, coverage),
        (_, None) => return Rating::Unrated(Unrated::NotDue),
        (None, Some(_)) => return Rating::Unrated(Unrated::InsufficientData),
    };
    if coverage < settings.min_coverage {
        return Rating::Unrated(Unrated::InsufficientData);
    }
    let rank = scale.rate(achievement);
    if scale.band(rank).is_met() && !all_met {
        return Rating::Band(scale.best_below_met());
    }
    Rating::Band(rank)
}
