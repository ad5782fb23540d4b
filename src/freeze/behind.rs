//! What a figure is computed from, kept with it, so that the cause can be named when it moves.

use std::collections::{BTreeMap, BTreeSet};

use super::MOST;
use crate::assess::{Assessment, IndicatorResult};
use crate::document::{Fact, FactKind, Subject};
use crate::load::SourceRecord;
use crate::manifest::{Clearance, FILE, Manifest, MilestoneRule};
use crate::model::{Decimal, Period, TargetValue, UnitCode};
use crate::quote::Spot;

/// What stands for a value that is not there.
const MISSING: &str = "missing";

/// What a figure of an indicator is computed from, besides the rows of data.
#[derive(Clone, Copy)]
enum Basis {
    /// Nothing besides.
    Data,
    /// Actual values, of its period and the one before.
    Actuals,
    /// The actual value with target, baseline and method.
    Target,
}

impl Basis {
    fn of(figure: FactKind) -> Self {
        let on_target = [
            FactKind::Achievement,
            FactKind::Rating,
            FactKind::OtherRating,
            FactKind::Outlook,
            FactKind::Expected,
            FactKind::ShareMet,
            FactKind::UnitName,
        ];
        let on_actuals = [FactKind::Change, FactKind::Increment, FactKind::Share];
        if on_target.contains(&figure) {
            Self::Target
        } else if on_actuals.contains(&figure) {
            Self::Actuals
        } else {
            Self::Data
        }
    }
}

/// What the figures of a run are computed from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The project.
    pub manifest: &'a Manifest,
    /// What was computed.
    pub assessment: &'a Assessment,
    /// The files.
    pub sources: &'a [SourceRecord],
}

impl Inputs<'_> {
    /// The values that a figure is computed from, by their ids.
    pub fn of(&self, fact: &Fact) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        let indicators = self.assessment.all_indicators();
        match (&fact.subject, fact.period) {
            (Subject::Indicator(id) | Subject::Part { indicator: id, .. }, Some(period)) => {
                let before = self.assessment.periods.iter().copied().filter(|other| *other < period).max();
                let (unit, basis) = (fact.unit.as_ref(), Basis::of(fact.figure));
                for result in indicators.filter(|result| result.indicator.id == *id) {
                    match basis {
                        Basis::Data => {}
                        Basis::Target => of_spot(result, period, unit, &mut values),
                        Basis::Actuals => {
                            for period in before.into_iter().chain([period]) {
                                of_actual(result, period, unit, &mut values);
                            }
                        }
                    }
                }
            }
            (Subject::Area(area), Some(period)) => {
                indicators
                    .filter(|result| result.indicator.area == *area)
                    .for_each(|result| of_member(result, period, &mut values));
            }
            (Subject::Report, Some(period)) => {
                indicators.for_each(|result| of_member(result, period, &mut values));
            }
            (
                Subject::Indicator(_)
                | Subject::Part { .. }
                | Subject::Area(_)
                | Subject::Report
                | Subject::Result(_)
                | Subject::Actors { .. }
                | Subject::Goal { .. }
                | Subject::Assumptions(_)
                | Subject::Resources { .. }
                | Subject::Reallocation(_)
                | Subject::Recommendations(_)
                | Subject::Measurement,
                _,
            ) => {}
        }
        // A figure is no cause of itself.
        values.remove(&fact.to_string());
        values
    }

    /// The settings by which figures are computed.
    pub fn settings(&self) -> BTreeMap<String, String> {
        let method = &self.manifest.method;
        let edges = method.scale.bands().iter().map(|band| match band.lower {
            Some(edge) => format!("{} from {}", band.name.key(), edge.at.normalize()),
            None => band.name.key().to_owned(),
        });
        let milestones = match method.milestones {
            MilestoneRule::Period => "period",
            MilestoneRule::Next => "opsys",
        };
        [
            ("scale", edges.collect::<Vec<_>>().join(", ")),
            ("cap", method.cap.normalize().to_string()),
            ("floor", method.floor.normalize().to_string()),
            ("min-coverage", method.min_coverage.normalize().to_string()),
            ("overall", method.overall.key().to_owned()),
            ("milestones", milestones.to_owned()),
            ("outlook", method.outlook.key().to_owned()),
            ("period", self.manifest.report.period.to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The hashes of the files, and of the project file, which says how tables are made of them.
    pub fn hashes(&self) -> BTreeMap<String, String> {
        let sources = self.sources.iter().map(|source| (source.path.clone(), source.blake3.clone()));
        let project = self.manifest.reading.files().remove(FILE).map(|mark| (FILE.to_owned(), mark.blake3));
        sources.chain(project).collect()
    }

    /// Why a figure is no longer what was cleared, as far as it can be told.
    pub(super) fn cause(&self, clearance: &Clearance, fact: &Fact) -> String {
        let mut changed = changes(clearance, &self.of(fact), &fact.to_string());
        let settings = self.settings();
        changed.extend(clearance.settings.iter().filter_map(|(name, then)| {
            let now = settings.get(name).filter(|now| *now != then)?;
            Some(format!("the setting `{name}` changed from {then} to {now}"))
        }));
        let rest = changed.len().saturating_sub(MOST);
        changed.truncate(MOST);
        if rest > 0 {
            changed.push(format!("{rest} more of what it is computed from changed"));
        }
        let hashes = self.hashes();
        let files = clearance.sources.iter().filter(|(path, hash)| hashes.get(*path) != Some(*hash));
        let files: Vec<String> = files.map(|(path, _)| format!("`{path}`")).collect();
        let data: Vec<&String> = files.iter().filter(|path| **path != format!("`{FILE}`")).collect();
        match (changed.is_empty(), data.is_empty(), files.is_empty()) {
            (false, true, _) => changed.join("; "),
            (false, false, _) => {
                format!("{} (files that changed since: {})", changed.join("; "), list(&data))
            }
            (true, false, _) => format!("files that changed since: {}", list(&data)),
            (true, true, false) => format!("no data changed, but `{FILE}` did"),
            (true, true, true) if clearance.sources.is_empty() => {
                "what it was computed from was not kept with it".to_owned()
            }
            (true, true, true) => format!(
                "neither data nor settings changed, so that the program computes it otherwise than {} did",
                clearance.program.as_deref().unwrap_or("the one of then")
            ),
        }
    }
}

/// The values that a figure was computed from and that are others now.
fn changes(clearance: &Clearance, now: &BTreeMap<String, String>, own: &str) -> Vec<String> {
    let then = &clearance.behind;
    let heads: BTreeSet<&str> = then.keys().map(|id| head(id)).collect();
    // What was kept for other figures of the clearance says nothing of one that it kept nothing for.
    let value = |values: &BTreeMap<String, String>, id: &str| {
        values.get(id).cloned().unwrap_or_else(|| usual(id).to_owned())
    };
    let changed: Vec<&str> = now
        .keys()
        .map(String::as_str)
        .filter(|id| *id != own && heads.contains(head(id)) && value(then, id) != value(now, id))
        .collect();
    // An achievement that follows what it is computed from is no cause of its own.
    let follows = |id: &str| {
        let beside = |other: &&&str| **other != id && head(other) == head(id);
        id.ends_with("#achievement") && changed.iter().any(|other| beside(&other))
    };
    changed
        .iter()
        .filter(|id| !follows(id))
        .map(|id| format!("`{id}` changed from {} to {}", value(then, id), value(now, id)))
        .collect()
}

/// What an id is about: what stands before the kind of figure.
fn head(id: &str) -> &str {
    id.split_once('#').map_or(id, |(head, _)| head)
}

/// The value that is not written down.
pub(super) fn usual(id: &str) -> &'static str {
    if id.ends_with("#weight") { "1" } else { MISSING }
}

fn list(files: &[&String]) -> String {
    files.iter().map(|file| file.as_str()).collect::<Vec<_>>().join(", ")
}

/// What an indicator brings to a roll-up: its value, target, baseline, achievement, method and weight.
fn of_member(result: &IndicatorResult, period: Period, values: &mut BTreeMap<String, String>) {
    let Some(measured) = (Spot { result, period, unit: None }).measured() else { return };
    of_spot(result, period, None, values);
    let subject = Subject::Indicator(result.indicator.id.clone());
    let achievement = Fact::new(subject, FactKind::Achievement, Some(period)).to_string();
    let weight = format!("{}#weight", result.indicator.id);
    let entries = [
        (achievement, number(measured.achievement.ratio())),
        (weight, result.indicator.weight.normalize().to_string()),
    ];
    values.extend(entries);
}

fn of_actual(
    result: &IndicatorResult,
    period: Period,
    unit: Option<&UnitCode>,
    values: &mut BTreeMap<String, String>,
) {
    let Some(measured) = (Spot { result, period, unit }).measured() else { return };
    let subject = Subject::Indicator(result.indicator.id.clone());
    let fact = Fact { unit: unit.cloned(), ..Fact::new(subject, FactKind::Actual, Some(period)) };
    values.insert(fact.to_string(), number(measured.actual.present()));
}

fn of_spot(
    result: &IndicatorResult,
    period: Period,
    unit: Option<&UnitCode>,
    values: &mut BTreeMap<String, String>,
) {
    let spot = Spot { result, period, unit };
    let Some(measured) = spot.measured() else { return };
    let target = match measured.target {
        Some(TargetValue::Point(value)) => number(Some(value)),
        Some(TargetValue::Range { low, high }) => format!("{low}..{high}"),
        None => number(None),
    };
    let of = |figure| {
        let subject = Subject::Indicator(result.indicator.id.clone());
        let fact = Fact { unit: unit.cloned(), ..Fact::new(subject, figure, Some(period)) };
        fact.to_string()
    };
    let entries = [
        (of(FactKind::Actual), number(measured.actual.present())),
        (of(FactKind::Target), target),
        (of(FactKind::Baseline), number(measured.baseline)),
        (format!("{}#method", result.indicator.id), measured.method.key().to_owned()),
    ];
    values.extend(entries);
}

fn number(value: Option<Decimal>) -> String {
    value.map_or_else(|| MISSING.to_owned(), |value| value.normalize().to_string())
}
