//! Drafts that are compared: a project as it would be built, or the results of a build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Differences, FigureChange, NotResults, RowChange, Side};
use crate::assess;
use crate::compose;
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::Document;
use crate::load::{self, RowQuery, TracedRow};
use crate::model::{Grid, IndicatorId, Language, Period, UnitCode};
use crate::pipeline::{Computed, Options, checked_documents, compute, fonts, theme};
use crate::render::{self, Rendered};
use crate::trace::TraceFile;
use crate::wording::Wording;

/// A draft of a report.
#[derive(Debug)]
pub struct Draft {
    side: Side,
    /// What it was computed from; a draft known by its results only has neither this nor documents.
    project: Option<Computed>,
    /// No findings, at the levels and with the waivers of its project.
    judged: Findings,
    documents: BTreeMap<Language, Document>,
}

impl Draft {
    /// The same with the pages of its build, by the text of its `trace.json`.
    #[must_use]
    pub fn on_pages(mut self, json: &str) -> Self {
        if let Some(trace) = TraceFile::read(json) {
            self.side = self.side.on_pages(&trace);
        }
        self
    }

    /// A draft by the text of its `results.json`.
    ///
    /// # Errors
    /// The text is not that of a `results.json` with printed figures.
    pub fn of_results(json: &str) -> Result<Self, NotResults> {
        Ok(Self {
            side: Side::new(json, &BTreeMap::new())?,
            project: None,
            judged: Findings::new(),
            documents: BTreeMap::new(),
        })
    }
}

/// A project as a draft.
///
/// # Errors
/// At least one error, all of them reported.
///
/// # Panics
/// Never: the results are read as they were written.
pub fn draft(root: &Path, options: &Options, findings: &mut Findings) -> Result<Draft, Reported> {
    let computed = compute(root, options, findings)?;
    let fonts = fonts(&computed.manifest, findings)?;
    let documents = checked_documents(&computed, options, &fonts, findings, &mut |_| {})?;
    let (grid, id) = (Grid::of(computed.manifest.report.period), &computed.manifest.report.id);
    let printed = compose::printed_figures(&documents);
    let results =
        assess::results_json_with(id, grid, &computed.sources, &computed.assessment, Some(&printed));
    let side = Side::new(&results, &documents).expect("the program reads what it writes");
    Ok(Draft { side, project: Some(computed), judged: findings.apart(), documents })
}

/// Compares two drafts, in the words of a language or of the first edition of the new one.
///
/// Where the rows behind figures cannot be read again in one of them, none are compared, and `findings` say why.
pub fn compare(
    old: &Draft,
    new: &Draft,
    language: Option<Language>,
    findings: &mut Findings,
) -> (Differences, Wording) {
    let project = new.project.as_ref().or(old.project.as_ref());
    let first = project.and_then(|computed| computed.manifest.report.languages.first());
    let language = language.or(first.copied()).unwrap_or(Language::English);
    let words = Wording::new(language);
    let words = project.map_or(words, |computed| words.in_house(computed.manifest.report.house));
    let mut differences = super::compare(&old.side, &new.side, words);
    if old.project.is_some() && new.project.is_some() {
        let mut moved: Vec<(&mut FigureChange, Spot)> = differences
            .figures
            .iter_mut()
            .filter_map(|change| {
                let spot = Spot::of(change)?;
                Some((change, spot))
            })
            .collect();
        let spots: Vec<&Spot> = moved.iter().map(|(_, spot)| spot).collect();
        let (before, now) = (rows_of(old, &spots, findings), rows_of(new, &spots, findings));
        // Beside rows that could not be read, all others would be new or gone.
        if let Ok((before, now)) = before.and_then(|before| Ok((before, now?))) {
            for (((change, _), before), now) in moved.iter_mut().zip(before).zip(now) {
                change.rows = changed(&before, &now);
            }
        }
    }
    (differences, words)
}

/// Whose actual value moved.
struct Spot {
    indicator: IndicatorId,
    period: Period,
    unit: Option<UnitCode>,
}

impl Spot {
    fn of(change: &FigureChange) -> Option<Self> {
        let (indicator, period, unit) = change.moved_actual()?;
        let period = Period::parse(period).ok()?;
        Some(Self { indicator: IndicatorId::new(indicator), period, unit: unit.map(UnitCode::new) })
    }

    fn query(&self) -> RowQuery<'_> {
        RowQuery { indicator: &self.indicator, period: self.period, unit: self.unit.as_ref() }
    }
}

/// The rows of data of a draft behind each of some figures.
fn rows_of(draft: &Draft, spots: &[&Spot], findings: &mut Findings) -> Result<Vec<Vec<TracedRow>>, Reported> {
    let Some(project) = draft.project.as_ref().filter(|_| !spots.is_empty()) else { return Ok(Vec::new()) };
    let queries: Vec<RowQuery<'_>> = spots.iter().map(|spot| spot.query()).collect();
    let mut apart = draft.judged.apart();
    let rows = load::trace(&project.manifest, &queries, &mut apart);
    // What does not stand in the way was reported when the draft was computed.
    if rows.is_err() {
        findings.take_in(apart);
    }
    rows
}

/// What a row is about, and its place among those that are about the same.
type RowKey = ((String, Vec<String>), usize);

/// The rows of data that moved an actual value.
fn changed(old: &[TracedRow], new: &[TracedRow]) -> Vec<RowChange> {
    let (before, now) = (keyed(old), keyed(new));
    let all: BTreeSet<&RowKey> = before.keys().chain(now.keys()).collect();
    let row = |key: &RowKey| {
        let ((file, about), _) = key;
        let (was, is) = (before.get(key), now.get(key));
        let written = |it: Option<&(Option<usize>, String)>| it.map(|(_, written)| written.clone());
        let (file, about) = (file.clone(), about.clone());
        Some(RowChange { file, row: is.or(was)?.0, about, old: written(was), new: written(is) })
    };
    let differs =
        all.into_iter().filter(|key| before.get(key).map(|it| &it.1) != now.get(key).map(|it| &it.1));
    differs.filter_map(row).collect()
}

/// Rows with their places in their files.
fn keyed(rows: &[TracedRow]) -> BTreeMap<RowKey, (Option<usize>, String)> {
    let mut keyed = BTreeMap::new();
    let mut seen: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
    for row in rows {
        let about = [row.unit.clone(), row.project.clone(), Some(row.period.clone())];
        let about = about.into_iter().flatten().chain(row.apart.iter().cloned());
        let key = (row.file.clone(), about.collect::<Vec<_>>());
        let nth = seen.entry(key.clone()).or_default();
        keyed.insert((key, *nth), (row.row, row.written()));
        *nth += 1;
    }
    keyed
}

/// The new draft with its changes marked, as a PDF in the language of the words.
///
/// # Errors
/// A draft without this edition, or a document that cannot be typeset; all reasons are reported.
pub fn marked(
    old: &Draft,
    new: &Draft,
    differences: &Differences,
    words: Wording,
    findings: &mut Findings,
) -> Result<Rendered, Reported> {
    let language = words.language();
    let both = old.documents.get(&language).zip(new.documents.get(&language));
    let Some(((before, now), project)) = both.zip(new.project.as_ref()) else {
        let message = format!(
            "changes can only be marked where both drafts are projects with an edition in `{language}`"
        );
        let finding = Finding::new(Code::InvalidValue, Place::file(crate::manifest::FILE), message);
        return Err(
            findings.fatal(finding.help("compare two projects, and name an edition with `--language`"))
        );
    };
    let fonts = fonts(&project.manifest, findings)?;
    let document = super::marked(before, now, differences, words);
    render::check_glyphs(&document, &fonts, findings);
    findings.check()?;
    render::render(&document, theme(&project.manifest), &fonts, findings)
}
