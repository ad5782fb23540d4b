//! `results.json` as a comparison reads it: entries as they are written, compared field by field.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::id::FigureId;
use crate::model::Language;

/// The layout that is read.
const SCHEMA: &str = "bilan-results/1";

/// An entry: its fields as they are written.
pub(super) type Entry = BTreeMap<String, Box<RawValue>>;

/// The results of a project.
#[derive(Debug)]
pub(super) struct Results {
    pub(super) period: String,
    pub(super) sources: Vec<Source>,
    pub(super) method: Entry,
    /// The definitions of areas and indicators, by id.
    pub(super) areas: BTreeMap<String, Entry>,
    pub(super) definitions: BTreeMap<String, Entry>,
    /// The figures of indicators, by id, period and unit.
    entries: BTreeMap<(String, String, Option<String>), Entry>,
    pub(super) crosswalk: Vec<Crossing>,
    pub(super) figures: BTreeMap<String, Figure>,
}

/// The file as it is written.
#[derive(Deserialize)]
struct File {
    schema: String,
    report: Report,
    sources: Vec<Source>,
    #[serde(default)]
    method: Entry,
    #[serde(default)]
    framework: Framework,
    indicators: Vec<Entry>,
    #[serde(default)]
    crosswalk: Vec<Crossing>,
    figures: Option<Vec<Figure>>,
}

/// What the results are of.
#[derive(Debug, Deserialize)]
struct Report {
    period: String,
}

/// A file of data.
#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) path: String,
    pub(super) blake3: String,
}

/// What is measured.
#[derive(Debug, Default, Deserialize)]
struct Framework {
    areas: Vec<Entry>,
    indicators: Vec<Entry>,
}

/// How an indicator went on when the framework changed.
#[derive(Debug, Deserialize)]
pub(super) struct Crossing {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// A figure that the report prints.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Figure {
    pub(super) id: String,
    pub(super) exact: String,
    pub(super) printed: BTreeMap<String, Vec<String>>,
}

/// Why a text is no `results.json`.
#[derive(Debug, thiserror::Error)]
pub enum NotResults {
    /// It is no JSON, or lacks what results have.
    #[error("it is not the `results.json` of a build ({0})")]
    Json(#[from] serde_json::Error),
    /// It is written by another version.
    #[error("its layout is `{0}`, and not `{SCHEMA}`")]
    Schema(String),
    /// It was written before results held the printed figures.
    #[error("it does not hold the figures that the report prints")]
    Figures,
    /// It holds a figure whose id cannot be read.
    #[error("`{0}` among its figures is no id of a figure")]
    Id(String),
}

impl Results {
    /// Reads `results.json`.
    pub(super) fn read(json: &str) -> Result<Self, NotResults> {
        let file: File = serde_json::from_str(json)?;
        if file.schema != SCHEMA {
            return Err(NotResults::Schema(file.schema));
        }
        let figures = file.figures.ok_or(NotResults::Figures)?;
        if let Some(figure) = figures.iter().find(|figure| FigureId::parse(&figure.id).is_none()) {
            return Err(NotResults::Id(figure.id.clone()));
        }
        let by_id = |entries: Vec<Entry>| -> BTreeMap<String, Entry> {
            entries.into_iter().filter_map(|entry| Some((text(&entry, "id")?, entry))).collect()
        };
        let keyed = |entry: Entry| {
            let key = (text(&entry, "id")?, text(&entry, "period")?, text(&entry, "unit_code"));
            Some((key, entry))
        };
        Ok(Self {
            period: file.report.period,
            sources: file.sources,
            method: file.method,
            areas: by_id(file.framework.areas),
            definitions: by_id(file.framework.indicators),
            entries: file.indicators.into_iter().filter_map(keyed).collect(),
            crosswalk: file.crosswalk,
            figures: figures.into_iter().map(|figure| (figure.id.clone(), figure)).collect(),
        })
    }

    /// The figures of an indicator in a period, at the corporate level or of a unit.
    pub(super) fn indicator(&self, id: &str, period: &str, unit: Option<&str>) -> Option<&Entry> {
        self.entries.get(&(id.to_owned(), period.to_owned(), unit.map(ToOwned::to_owned)))
    }

    /// The figures of the units of an indicator in a period, by their codes.
    pub(super) fn units(&self, id: &str, period: &str) -> BTreeMap<&str, &Entry> {
        let first = (id.to_owned(), period.to_owned(), None);
        let own = self.entries.range(first..).take_while(|((of, at, _), _)| of == id && at == period);
        own.filter_map(|((_, _, unit), entry)| Some((unit.as_deref()?, entry))).collect()
    }

    /// The figures of an indicator at the corporate level, in all periods.
    pub(super) fn course(&self, id: &str) -> impl Iterator<Item = &Entry> {
        let first = (id.to_owned(), String::new(), None);
        let own = self.entries.range(first..).take_while(move |((of, ..), _)| of == id);
        own.filter(|((_, _, unit), _)| unit.is_none()).map(|(_, entry)| entry)
    }

    /// What an achievement counts as in a roll-up: between floor and cap.
    pub(super) fn counted(&self, entry: &Entry) -> Option<Decimal> {
        let share: Decimal = written(entry, "achievement")?.parse().ok()?;
        let limit = |field: &str| written(&self.method, field)?.parse().ok();
        let share = limit("floor").map_or(share, |floor| share.max(floor));
        Some(limit("cap").map_or(share, |cap| share.min(cap)))
    }

    /// The title of an indicator or area in a language.
    pub(super) fn title(entry: &Entry, language: Language) -> Option<String> {
        let titles: BTreeMap<String, String> = serde_json::from_str(entry.get("title")?.get()).ok()?;
        titles.get(language.code()).or_else(|| titles.values().next()).cloned()
    }
}

/// A field that holds a text.
pub(super) fn text(entry: &Entry, field: &str) -> Option<String> {
    serde_json::from_str(entry.get(field)?.get()).ok()
}

/// A field as it is written; none where it is null or not there.
pub(super) fn written<'e>(entry: &'e Entry, field: &str) -> Option<&'e str> {
    entry.get(field).map(|value| value.get()).filter(|value| *value != "null")
}

/// A field within a field, as it is written.
pub(super) fn inner(entry: &Entry, field: &str, name: &str) -> Option<String> {
    let entry: Entry = serde_json::from_str(written(entry, field)?).ok()?;
    written(&entry, name).map(|value| value.trim_matches('"').to_owned())
}
