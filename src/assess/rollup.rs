//! The roll-up of several achievements into one (`method.md` 4.6).

use std::collections::BTreeMap;

use super::{Achievement, Measured, Rating, Unrated};
use crate::manifest::MethodSettings;
use crate::model::{Decimal, Method, Scale};

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

impl RollUpSettings {
    /// The settings of a project.
    pub fn of(settings: &MethodSettings) -> Self {
        Self { cap: settings.cap, floor: settings.floor, min_coverage: settings.min_coverage }
    }
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
    /// Whether it is rated by judgement, so that it can have no share.
    pub judged: bool,
}

impl Entry {
    /// The achievement of a figure, with a weight.
    pub(super) fn of(measured: &Measured, weight: Decimal) -> Self {
        let (achievement, rating) = (measured.achievement, measured.rating);
        Self { weight, achievement, rating, judged: measured.method == Method::Qualitative }
    }
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
    /// Entries with an achievement or a judgement.
    pub assessed: usize,
    /// Entries of which an achievement or a judgement was due.
    pub assessable: usize,
    /// Entries that met their target, whatever the scale calls it.
    pub met: usize,
    /// Whether no entry with a rating fell short of its target; without that nothing is met.
    pub all_met: bool,
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

    /// The number of entries with a rating: 0 where the rating does not occur.
    pub fn count(&self, rating: Rating) -> usize {
        self.counts.get(&rating).map_or(0, |count| *count)
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
    let numeric = || entries.iter().filter(|entry| !entry.judged);
    let due: Vec<(Decimal, Known)> = numeric()
        .filter(|entry| entry.achievement.is_due())
        .map(|entry| (entry.weight, Known::of(entry, settings)))
        .collect();
    let weight = |counts: &dyn Fn(Known) -> bool| -> Decimal {
        due.iter().filter(|(_, known)| counts(*known)).map(|(weight, _)| *weight).sum()
    };
    let share = |(weight, known): &(Decimal, Known)| known.share().map(|share| *weight * share);
    let points: Decimal = due.iter().filter_map(share).sum();
    let weight_due = weight(&|_| true);
    let weight_computed = weight(&|known| known.share().is_some());
    let achievement = points.checked_div(weight_computed);
    let coverage = weight_computed.checked_div(weight_due);
    let (met, failed) = (weight(&|known| known == Known::Met), weight(&|known| known == Known::Failed));
    let unknown = weight(&|known| known == Known::Nothing);
    let low = points + met * settings.cap + (failed + unknown) * settings.floor;
    let high = points + (met + unknown) * settings.cap + failed * settings.floor;
    let bounds = low.checked_div(weight_due).zip(high.checked_div(weight_due));
    let short = |entry: &Entry| entry.achievement.is_due() && !is_met(entry, scale);
    let rated = |entry: &Entry| matches!(entry.rating, Rating::Band(_));
    let all_met = !numeric().any(|entry| rated(entry) && short(entry));
    let judged = || entries.iter().filter(|entry| entry.judged);
    let computed = due.iter().filter(|(_, known)| known.share().is_some()).count();
    RollUp {
        achievement,
        rating: rating(achievement, coverage, all_met, settings.min_coverage, scale),
        coverage,
        bounds,
        computed,
        due: due.len(),
        assessed: computed + judged().filter(|entry| rated(entry)).count(),
        assessable: due.len() + judged().filter(|entry| was_due(entry.achievement)).count(),
        met: entries.iter().filter(|entry| is_met(entry, scale)).count(),
        all_met,
        counts,
    }
}

/// What is known of an entry that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Its share, between floor and cap.
    Share(Decimal),
    /// It was met, though no share can be given.
    Met,
    /// It was missed, though no share can be given.
    Failed,
    /// Nothing.
    Nothing,
}

impl Known {
    fn of(entry: &Entry, settings: RollUpSettings) -> Self {
        match (entry.achievement.ratio(), entry.rating) {
            (Some(ratio), _) => Self::Share(ratio.clamp(settings.floor, settings.cap)),
            (None, Rating::Band(_)) if entry.achievement.is_met() => Self::Met,
            (None, Rating::Band(_)) => Self::Failed,
            (None, Rating::Unrated(_)) => Self::Nothing,
        }
    }

    fn share(self) -> Option<Decimal> {
        match self {
            Self::Share(share) => Some(share),
            Self::Met | Self::Failed | Self::Nothing => None,
        }
    }
}

/// Whether an entry met its target, or was judged to be in a band of met targets.
fn is_met(entry: &Entry, scale: &Scale) -> bool {
    let judged = match entry.achievement {
        Achievement::Qualitative(rank) => scale.band(rank).is_met(),
        Achievement::Computed { .. }
        | Achievement::Distance(_)
        | Achievement::NoData(_)
        | Achievement::NoTarget
        | Achievement::NoBaseline
        | Achievement::NotDue
        | Achievement::NotComputable(_) => false,
    };
    judged || entry.achievement.is_met()
}

/// Whether a judgement was due.
fn was_due(achievement: Achievement) -> bool {
    matches!(achievement, Achievement::Qualitative(_)) || achievement.is_due()
}

/// The rating of a roll-up: none below the minimum coverage, and met only if all is.
pub(super) fn rating(
    achievement: Option<Decimal>,
    coverage: Option<Decimal>,
    all_met: bool,
    min_coverage: Decimal,
    scale: &Scale,
) -> Rating {
    let (achievement, coverage) = match (achievement, coverage) {
        (Some(achievement), Some(coverage)) => (achievement, coverage),
        (_, None) => return Rating::Unrated(Unrated::NotDue),
        (None, Some(_)) => return Rating::Unrated(Unrated::InsufficientData),
    };
    if coverage < min_coverage {
        return Rating::Unrated(Unrated::InsufficientData);
    }
    let rank = scale.rate(achievement);
    if scale.band(rank).is_met() && !all_met {
        return Rating::Band(scale.best_below_met());
    }
    Rating::Band(rank)
}
