//! Why a figure changed: what of that which it is computed from is another.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::id::{FigureId, Subject};
use super::results::{Entry, Results, inner, text, written};

/// What made a figure another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseKind {
    /// Actual values, or other rows of data.
    Data,
    /// The baseline.
    Baseline,
    /// The target.
    Target,
    /// How it is computed: a method, an aggregation, a weight, a scale.
    Method,
    /// What is measured: an indicator or area is new, gone, moved or has another number.
    Framework,
    /// The decimals with which it is printed.
    Rounding,
    /// The words with which it is printed.
    Words,
    /// Nothing that the results hold.
    Unknown,
}

/// A cause, with what exactly is another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cause {
    /// What kind of cause.
    pub kind: CauseKind,
    /// What is another, as it is written in data, settings and results (`weight 1 → 2`).
    pub details: Vec<String>,
}

/// An indicator or unit that moved a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mover {
    /// Its id, or the code of the unit.
    pub id: String,
    /// Its achievement before; of a unit, its actual value. None where there was none.
    pub old: Option<String>,
    /// The same now.
    pub new: Option<String>,
}

/// The causes of a change, and what moved it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    causes: BTreeMap<CauseKind, BTreeSet<String>>,
    pub(super) movers: Vec<Mover>,
}

/// Fields of a definition that decide how rows make an actual value.
const AGGREGATION: &[&str] = &["kind", "agg_time", "agg_units", "max_age", "unit"];
/// Fields of a definition that decide how an achievement is computed and rated.
const ACHIEVEMENT: &[&str] =
    &["method", "direction", "corporate", "tolerance", "thresholds", "outlook", "natural_limit"];
/// Fields of the figures that say what data there were.
const DATA: &[&str] = &["actual", "observations", "basis", "breakdowns"];
/// Fields of an entry of which a roll-up is made.
const ROLLED: &[&str] = &["achievement", "rating", "status", "method"];

impl Found {
    /// The causes, the commonest kind first; one that says it does not know where there is none.
    pub(super) fn causes(&self) -> Vec<Cause> {
        let cause = |(kind, details): (&CauseKind, &BTreeSet<String>)| Cause {
            kind: *kind,
            details: details.iter().cloned().collect(),
        };
        self.causes.iter().map(cause).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.causes.is_empty()
    }

    pub(super) fn add(&mut self, kind: CauseKind, detail: Option<String>) {
        self.causes.entry(kind).or_default().extend(detail);
    }

    fn take(&mut self, other: Self) {
        for (kind, details) in other.causes {
            self.causes.entry(kind).or_default().extend(details);
        }
    }
}

/// Two results that are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) old: &'a Results,
    pub(super) new: &'a Results,
}

impl Pair<'_> {
    /// Why a figure changed.
    pub(super) fn found(self, id: FigureId<'_>) -> Found {
        match id.subject {
            Subject::Indicator(indicator) | Subject::Part { indicator, .. } => self.indicator(indicator, id),
            Subject::Area(area) => {
                let mut found = self.roll_up(id, |entry| text(entry, "area").as_deref() == Some(area));
                self.area(area, &mut found);
                found
            }
            Subject::Overall => self.overall(id),
            Subject::Result(result) => {
                self.roll_up(id, |entry| text(entry, "result").as_deref() == Some(result))
            }
            Subject::Actors(level, stage) => self.roll_up(id, |entry| {
                let is = |field: &str, wanted: &str| {
                    if wanted == "*" { true } else { text(entry, field).as_deref() == Some(wanted) }
                };
                is("actor_level", level) && is("stage", stage)
            }),
            Subject::Goal(_, "*") => self.roll_up(id, |_| true),
            Subject::Goal(_, area) => self.roll_up(id, |entry| text(entry, "area").as_deref() == Some(area)),
            Subject::Other(_) => self.files(None),
        }
    }

    /// Why a figure of an indicator changed.
    fn indicator(self, indicator: &str, id: FigureId<'_>) -> Found {
        let mut found = Found::default();
        let definitions = (self.old.definitions.get(indicator), self.new.definitions.get(indicator));
        let (Some(old), Some(new)) = definitions else {
            found.add(CauseKind::Framework, None);
            return found;
        };
        // A figure without a period is one of the reporting period.
        let period = id.period.unwrap_or(&self.new.period);
        let entries = |unit| {
            let of = |results: &'_ Results| results.indicator(indicator, period, unit).cloned_entry();
            (of(self.old), of(self.new))
        };
        let (before, now) = entries(id.unit);
        let uses = Uses::of(id.kind);
        if uses.weight {
            settings(&mut found, old, new, &["weight"]);
        }
        if uses.aggregation {
            settings(&mut found, old, new, AGGREGATION);
        }
        if uses.method {
            settings(&mut found, old, new, ACHIEVEMENT);
            settings(&mut found, &self.old.method, &self.new.method, &["scale", "milestones"]);
        }
        Self::inputs(&mut found, uses, &before, &now);
        if id.unit.is_none() {
            self.units(&mut found, uses, indicator, period);
        }
        if uses.history && found.is_empty() {
            self.history(&mut found, indicator);
        }
        found
    }

    /// What went into the figures of an indicator, at one level.
    fn inputs(found: &mut Found, uses: Uses, before: &Entry, now: &Entry) {
        let differs = |field: &&&str| written(before, field) != written(now, field);
        let reaggregated = found.causes.contains_key(&CauseKind::Method) && uses.aggregation;
        // A new way of adding up the same rows is no change of data.
        let recounted = written(before, "observations") != written(now, "observations");
        if uses.data && DATA.iter().any(|field| differs(&field)) && (!reaggregated || recounted) {
            let detail = differs(&&"actual").then(|| change("actual", before, now, "actual"));
            found.add(CauseKind::Data, detail);
        }
        let uses_baseline = [before, now].iter().any(|entry| {
            let method = text(entry, "method").unwrap_or_default();
            matches!(method.as_str(), "progress" | "ordinal" | "range") || entry.contains_key("schedule")
        });
        if (uses.baseline_itself || (uses.baseline && uses_baseline)) && differs(&&"baseline") {
            found.add(CauseKind::Baseline, Some(change("baseline", before, now, "baseline")));
        }
        let is_retargeted = ["target", "target_range"].iter().any(|field| differs(&field));
        let moved = inner(before, "schedule", "target_period") != inner(now, "schedule", "target_period");
        if uses.target && (is_retargeted || moved) {
            let field = if differs(&&"target_range") { "target_range" } else { "target" };
            found.add(CauseKind::Target, Some(change("target", before, now, field)));
            let version = |entry| inner(entry, "original", "revised_from");
            let authority = inner(now, "original", "authority");
            if version(before) != version(now)
                && let Some(since) = version(now)
            {
                let by = authority.map_or_else(String::new, |authority| format!(", {authority}"));
                found.add(CauseKind::Target, Some(format!("new version from {since}{by}")));
            }
        }
        if uses.method && differs(&&"method") && !found.causes.contains_key(&CauseKind::Method) {
            found.add(CauseKind::Method, Some(change("method", before, now, "method")));
        }
    }

    /// The units that moved a corporate figure.
    fn units(self, found: &mut Found, uses: Uses, indicator: &str, period: &str) {
        let (before, now) = (self.old.units(indicator, period), self.new.units(indicator, period));
        let alone = found.is_empty();
        for unit in before.keys().chain(now.keys()).copied().collect::<BTreeSet<_>>() {
            let of = |entries: &BTreeMap<&str, &'_ Entry>| entries.get(unit).copied().cloned();
            let (old, new) = (of(&before).unwrap_or_default(), of(&now).unwrap_or_default());
            let (old, new) = (&old, &new);
            let mut of_unit = Found::default();
            Self::inputs(&mut of_unit, uses, old, new);
            if of_unit.is_empty() {
                continue;
            }
            let shown = |entry: &Entry| written(entry, "actual").map(ToOwned::to_owned);
            if of_unit.causes.contains_key(&CauseKind::Data) {
                found.movers.push(Mover { id: unit.to_owned(), old: shown(old), new: shown(new) });
            }
            if alone {
                found.take(Found {
                    causes: of_unit.causes.into_keys().map(|kind| (kind, BTreeSet::new())).collect(),
                    movers: Vec::new(),
                });
            }
        }
    }

    /// Data of other periods.
    fn history(self, found: &mut Found, indicator: &str) {
        let of = |results: &Results, field: &str| -> Vec<Option<String>> {
            results.course(indicator).map(|entry| written(entry, field).map(ToOwned::to_owned)).collect()
        };
        for (field, kind) in
            [("actual", CauseKind::Data), ("target", CauseKind::Target), ("baseline", CauseKind::Baseline)]
        {
            if of(self.old, field) != of(self.new, field) {
                found.add(kind, Some("another period".to_owned()));
            }
        }
    }

    /// Why a roll-up of some indicators changed, and which of them moved it.
    fn roll_up(self, id: FigureId<'_>, is_member: impl Fn(&Entry) -> bool) -> Found {
        let mut found = Found::default();
        let period = id.period.unwrap_or(&self.new.period);
        let members = |results: &Results| -> BTreeSet<String> {
            let own = results.definitions.iter().filter(|(_, entry)| is_member(entry));
            own.map(|(id, _)| id.clone()).collect()
        };
        let (before, now) = (members(self.old), members(self.new));
        for member in before.union(&now) {
            let of = |results: &Results, is_in: bool| {
                if is_in { results.indicator(member, period, None).cloned_entry() } else { Entry::new() }
            };
            let (old, new) = (of(self.old, before.contains(member)), of(self.new, now.contains(member)));
            let weight = |results: &Results| {
                results
                    .definitions
                    .get(member)
                    .and_then(|entry| written(entry, "weight"))
                    .map(ToOwned::to_owned)
            };
            let reweighted = weight(self.old) != weight(self.new);
            let moved = match id.kind {
                // What lies beyond the cap or below the floor counts as these.
                "achievement" | "bound-low" | "bound-high" | "coverage" => {
                    self.old.counted(&old) != self.new.counted(&new)
                        || written(&old, "status") != written(&new, "status")
                }
                _ => ROLLED.iter().any(|field| written(&old, field) != written(&new, field)),
            };
            if before.contains(member) != now.contains(member) {
                found.add(CauseKind::Framework, Some(member.clone()));
            } else if reweighted {
                let change = format!(
                    "weight of {member} {} → {}",
                    or_dash(weight(self.old)),
                    or_dash(weight(self.new))
                );
                found.add(CauseKind::Method, Some(change));
            }
            if moved && before.contains(member) == now.contains(member) {
                let own = FigureId { subject: Subject::Indicator(member), kind: "rating", unit: None, ..id };
                found.take(self.indicator(member, own));
            }
            if moved || reweighted {
                let shown = |entry: &Entry| {
                    written(entry, "achievement").map(ToOwned::to_owned).or_else(|| text(entry, "rating"))
                };
                found.movers.push(Mover { id: member.clone(), old: shown(&old), new: shown(&new) });
            }
        }
        let fields = ["scale", "cap", "floor", "min_coverage"];
        settings(&mut found, &self.old.method, &self.new.method, &fields);
        found
    }

    fn area(self, area: &str, found: &mut Found) {
        match (self.old.areas.get(area), self.new.areas.get(area)) {
            (Some(old), Some(new)) => settings(found, old, new, &["min_coverage"]),
            (Some(_), None) | (None, Some(_)) => found.add(CauseKind::Framework, None),
            (None, None) => {}
        }
    }

    fn overall(self, id: FigureId<'_>) -> Found {
        if matches!(id.kind, "rows" | "findings" | "records" | "record-coverage") {
            return self.files(id.detail);
        }
        let mut found = self.roll_up(id, |_| true);
        settings(&mut found, &self.old.method, &self.new.method, &["mean_of"]);
        for (area, new) in &self.new.areas {
            match self.old.areas.get(area) {
                Some(old) => settings(&mut found, old, new, &["weight"]),
                None => found.add(CauseKind::Framework, Some(area.clone())),
            }
        }
        found
    }

    /// Figures that are read as they are: the files that changed, or the one that the figure is of.
    fn files(self, of: Option<&str>) -> Found {
        let mut found = Found::default();
        let hashes = |results: &Results| -> BTreeMap<String, String> {
            results.sources.iter().map(|source| (source.path.clone(), source.blake3.clone())).collect()
        };
        let (before, now) = (hashes(self.old), hashes(self.new));
        let paths: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let only = of.filter(|of| paths.iter().any(|path| path == of));
        for path in paths.into_iter().filter(|path| only.is_none_or(|only| *path == only)) {
            if before.get(path) != now.get(path) {
                found.add(CauseKind::Data, Some(path.clone()));
            }
        }
        found
    }
}

/// What enters the figures of a kind.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one input whether it enters")]
struct Uses {
    data: bool,
    baseline: bool,
    baseline_itself: bool,
    target: bool,
    method: bool,
    aggregation: bool,
    weight: bool,
    history: bool,
}

impl Uses {
    fn of(kind: &str) -> Self {
        let none = Self::default();
        match kind {
            "actual" | "carried" | "records" | "record-coverage" | "units-total" | "units-gap" | "share" => {
                Self { data: true, aggregation: true, ..none }
            }
            "change" | "increment" => Self { data: true, aggregation: true, history: true, ..none },
            "baseline" | "start" => Self { baseline_itself: true, history: true, ..none },
            "target" | "targets-total" | "targets-gap" => Self { target: true, history: true, ..none },
            "weight" => Self { weight: true, ..none },
            "expected" => Self { baseline_itself: true, target: true, method: true, history: true, ..none },
            _ => Self {
                data: true,
                baseline: true,
                target: true,
                method: true,
                aggregation: true,
                history: true,
                ..none
            },
        }
    }
}

trait Cloned {
    fn cloned_entry(self) -> Entry;
}

impl Cloned for Option<&Entry> {
    /// An entry that is not there has no field.
    fn cloned_entry(self) -> Entry {
        self.cloned().unwrap_or_default()
    }
}

/// Settings that are others.
fn settings(found: &mut Found, old: &Entry, new: &Entry, fields: &[&str]) {
    for field in fields {
        if written(old, field) != written(new, field) {
            found.add(CauseKind::Method, Some(change(field, old, new, field)));
        }
    }
}

/// What a field was and is.
fn change(name: &str, old: &Entry, new: &Entry, field: &str) -> String {
    let shown = |entry| or_dash(written(entry, field).map(|value| value.trim_matches('"').to_owned()));
    let (old, new) = (shown(old), shown(new));
    let long = |text: &str| text.contains(['{', '[']);
    if long(&old) || long(&new) { name.to_owned() } else { format!("{name} {old} → {new}") }
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}
