//! Figures of two drafts: which have another value or another print, and why.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;

use super::cause::{Cause, CauseKind, Found, Mover, Pair};
use super::id::{FigureId, Subject};
use super::pages::Pages;
use super::passages::Place;
use super::results::{Figure, Results};
use super::{Side, title};
use crate::model::Language;
use crate::wording::Wording;

/// How a figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Its value and its print.
    Value,
    /// Its value, which rounds to the same print.
    ValueOnly,
    /// Its print, of the same value.
    PrintOnly,
    /// There was no such figure.
    New,
    /// There is no such figure any more.
    Gone,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// Which figure it is.
    pub id: String,
    /// Its id before, where the framework has another one now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_id: Option<String>,
    /// What it is, in the language asked for.
    pub title: String,
    /// How it changed.
    pub nature: Nature,
    /// What it was.
    pub old: Option<Standing>,
    /// What it is.
    pub new: Option<Standing>,
    /// The new value less the old one, where both are numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
    /// Why.
    pub causes: Vec<Cause>,
    /// The indicators or units that moved it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub movers: Vec<Mover>,
    /// The rows of data that are others, of an actual value of a project.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowChange>,
}

/// A row of data that is another, new or gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RowChange {
    /// The file.
    pub file: String,
    /// The row; the header is row 1. Of a row that is gone, where it was. None where it stays in a database.
    pub row: Option<usize>,
    /// The unit, project and period, as far as the row has them.
    pub about: Vec<String>,
    /// The value as written before.
    pub old: Option<String>,
    /// The value as written now.
    pub new: Option<String>,
}

impl std::fmt::Display for RowChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let about = self.about.join(", ");
        let row = self.row.map_or_else(|| "a row".to_owned(), |row| format!("row {row}"));
        write!(f, "{}, {row} ({about}): {} → {}", self.file, shown(&self.old), shown(&self.new))
    }
}

impl FigureChange {
    /// The indicator, period and unit of an actual value that other data moved.
    pub fn moved_actual(&self) -> Option<(&str, &str, Option<&str>)> {
        let id = FigureId::parse(&self.id)?;
        let Subject::Indicator(indicator) = id.subject else { return None };
        let is_moved = id.kind == "actual" && self.causes.iter().any(|it| it.kind == CauseKind::Data);
        is_moved.then_some((indicator, id.period?, id.unit))
    }
}

/// A figure in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// With all its digits.
    pub exact: String,
    /// As printed in each edition: what the other draft does not print first.
    pub printed: BTreeMap<String, Vec<String>>,
    /// Where it stands, by edition; empty where the draft is known by its results only.
    pub places: BTreeMap<&'static str, Vec<Place>>,
    /// The pages of the PDF on which it stands, by edition; empty where they are not known.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<String, Vec<usize>>,
}

impl Standing {
    /// As printed in a language; in another one where that has none, and in full where it is not printed.
    pub fn print(&self, language: Language) -> &str {
        let own = self.printed.get(language.code()).or_else(|| self.printed.values().next());
        own.and_then(|texts| texts.first()).unwrap_or(&self.exact)
    }

    /// The pages in a language, or else in the first edition that has any.
    pub fn pages(&self, language: Language) -> &[usize] {
        let own = self.pages.get(language.code()).or_else(|| self.pages.values().next());
        own.map(Vec::as_slice).unwrap_or_default()
    }

    /// The places in a language, or else in the first edition that has any.
    pub fn places(&self, language: Language) -> &[Place] {
        let own = self.places.get(language.code()).or_else(|| self.places.values().next());
        own.map(Vec::as_slice).unwrap_or_default()
    }
}

/// How many figures there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Figures of the old draft.
    pub old: usize,
    /// Figures of the new draft.
    pub new: usize,
    /// Figures with the same value and the same print in both.
    pub equal: usize,
    /// Figures with another value.
    pub changed: usize,
    /// Figures of which only the print is another.
    pub print_only: usize,
    /// Figures that are new.
    pub added: usize,
    /// Figures that are gone.
    pub gone: usize,
    /// Figures of the same value that only the new draft prints.
    pub newly_printed: usize,
    /// Figures of the same value that only the old draft prints.
    pub no_longer_printed: usize,
}

/// A change of what is measured.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FrameworkChange {
    /// The area or indicator: `area:2`, `2.1`.
    pub id: String,
    /// What became of it.
    pub fate: Fate,
    /// Its id or area before, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its title.
    pub title: String,
}

/// What became of an area or indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It belongs to another area.
    Moved,
    /// It goes on under another id.
    Renumbered,
}

/// The figures that changed, and how many did not.
pub(super) fn compare(old: &Side, new: &Side, words: Wording) -> (Counts, Vec<FigureChange>) {
    let pair = Pair { old: &old.results, new: &new.results };
    let renamed = renamed(&old.results, &new.results);
    let (before, now) = (old.places(), new.places());
    let mut counts =
        Counts { old: old.results.figures.len(), new: new.results.figures.len(), ..Counts::default() };
    let mut changes = Vec::new();
    let earlier: BTreeMap<&str, &str> =
        renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
    let ids = new.results.figures.keys().map(String::as_str);
    let gone = old.results.figures.keys().map(String::as_str).filter(|id| !renamed.contains_key(*id));
    for id in ids.chain(gone).collect::<BTreeSet<_>>() {
        let old_id = earlier.get(id).copied();
        let was = old.results.figures.get(old_id.unwrap_or(id));
        let is = new.results.figures.get(id);
        let parsed = FigureId::parse(id).expect("ids were read when the results were");
        let Some((nature, found)) = judge(pair, parsed, (was, is), old_id.is_some(), &mut counts) else {
            continue;
        };
        let number = |figure: Option<&Figure>| figure?.exact.parse::<Decimal>().ok();
        let difference = number(is).zip(number(was)).and_then(|(is, was)| is.checked_sub(was));
        changes.push(FigureChange {
            id: id.to_owned(),
            old_id: old_id.map(ToOwned::to_owned),
            title: title::of(pair, parsed, words),
            nature,
            old: was.map(|figure| standing(figure, is, (&before, &old.pages))),
            new: is.map(|figure| standing(figure, was, (&now, &new.pages))),
            difference: difference.filter(|it| !it.is_zero()).map(|it| it.normalize().to_string()),
            causes: found.causes(),
            movers: found.movers,
            rows: Vec::new(),
        });
    }
    (counts, changes)
}

/// How a figure changed and why; none where it did not.
fn judge(
    pair: Pair<'_>,
    id: FigureId<'_>,
    (was, is): (Option<&Figure>, Option<&Figure>),
    renamed: bool,
    counts: &mut Counts,
) -> Option<(Nature, Found)> {
    let (nature, count) = match (was, is) {
        (Some(was), Some(is)) if was.exact == is.exact && !reprinted(was, is) => {
            counts.equal += 1;
            return None;
        }
        (Some(was), Some(is)) if was.exact == is.exact => {
            counts.print_only += 1;
            let mut found = Found::default();
            found.add(print_cause(was, is), None);
            return Some((Nature::PrintOnly, found));
        }
        (Some(was), Some(is)) if reprinted(was, is) => (Nature::Value, &mut counts.changed),
        (Some(_), Some(_)) => (Nature::ValueOnly, &mut counts.changed),
        (None, Some(_)) => (Nature::New, &mut counts.added),
        (Some(_), None) => (Nature::Gone, &mut counts.gone),
        (None, None) => return None,
    };
    let mut found = pair.found(id);
    if renamed {
        found.add(CauseKind::Framework, None);
    }
    if found.is_empty() {
        match nature {
            // Nothing of it is another: the text prints it, or prints it no more.
            Nature::New => {
                counts.newly_printed += 1;
                return None;
            }
            Nature::Gone => {
                counts.no_longer_printed += 1;
                return None;
            }
            Nature::Value | Nature::ValueOnly | Nature::PrintOnly => found.add(CauseKind::Unknown, None),
        }
    }
    *count += 1;
    Some((nature, found))
}

/// Whether an edition prints a figure as it did not before, and no more as it did.
///
/// A text may take up or leave out one of several ways of printing the same figure.
fn reprinted(was: &Figure, is: &Figure) -> bool {
    was.printed.iter().any(|(language, before)| {
        let Some(now) = is.printed.get(language) else { return false };
        let has_other = |some: &[String], others: &[String]| some.iter().any(|text| !others.contains(text));
        has_other(before, now) && has_other(now, before)
    })
}

/// Whether the digits or the words of a print are others.
fn print_cause(was: &Figure, is: &Figure) -> CauseKind {
    let digits = |figure: &Figure| -> Vec<String> {
        let texts = figure.printed.values().flatten();
        texts.map(|text| text.chars().filter(|c| c.is_numeric()).collect()).collect()
    };
    if digits(was) == digits(is) { CauseKind::Words } else { CauseKind::Rounding }
}

fn standing(
    figure: &Figure,
    other: Option<&Figure>,
    (places, pages): (&BTreeMap<&str, Places<'_>>, &Pages),
) -> Standing {
    let mut printed = figure.printed.clone();
    for (language, texts) in &mut printed {
        let others = other.and_then(|other| other.printed.get(language));
        // What the other draft does not print is what changed.
        texts.sort_by_key(|text| others.is_some_and(|others| others.contains(text)));
    }
    let own = places.get(figure.id.as_str()).cloned().unwrap_or_default();
    let own =
        own.into_iter().map(|(language, places)| (language.code(), places.into_iter().cloned().collect()));
    let pages = pages.get(&figure.id);
    Standing { exact: figure.exact.clone(), printed, places: own.collect(), pages }
}

/// The places of a figure in each edition, in reading order.
pub(super) type Places<'a> = BTreeMap<Language, Vec<&'a Place>>;

/// The ids of figures of indicators that the crosswalk gave another id, old to new.
fn renamed(old: &Results, new: &Results) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    for (from, to) in renumbered(old, new) {
        for id in old.figures.keys().filter(|id| !new.figures.contains_key(*id)) {
            let is_own = FigureId::parse(id).is_some_and(|it| it.subject.indicator() == Some(from));
            let Some(rest) = id.strip_prefix(from).filter(|_| is_own) else { continue };
            let later = format!("{to}{rest}");
            if new.figures.contains_key(&later) && !old.figures.contains_key(&later) {
                renamed.insert(id.clone(), later);
            }
        }
    }
    renamed
}

/// Indicators with another id by the crosswalk: those that one draft alone has.
fn renumbered<'a>(old: &'a Results, new: &'a Results) -> Vec<(&'a str, &'a str)> {
    let pair = |crossing: &'a super::results::Crossing| {
        let (from, to) = (crossing.from.as_deref()?, crossing.to.as_deref()?);
        let is_new = old.definitions.contains_key(from) && !old.definitions.contains_key(to);
        (from != to && is_new && new.definitions.contains_key(to)).then_some((from, to))
    };
    new.crosswalk.iter().filter_map(pair).collect()
}

/// What is measured now and was not, or was and is not, or elsewhere.
pub(super) fn framework(old: &Results, new: &Results, language: Language) -> Vec<FrameworkChange> {
    let renumbered = renumbered(old, new);
    let mut changes = Vec::new();
    let mut change = |id: String, fate, from: Option<&str>, entry| {
        let title = Results::title(entry, language).unwrap_or_default();
        changes.push(FrameworkChange { id, fate, from: from.map(ToOwned::to_owned), title });
    };
    for (id, entry) in new.areas.iter().filter(|(id, _)| !old.areas.contains_key(*id)) {
        change(format!("area:{id}"), Fate::New, None, entry);
    }
    for (id, entry) in old.areas.iter().filter(|(id, _)| !new.areas.contains_key(*id)) {
        change(format!("area:{id}"), Fate::Gone, None, entry);
    }
    for (id, entry) in &new.definitions {
        let area = |entry| super::results::text(entry, "area");
        match (old.definitions.get(id), renumbered.iter().find(|(_, to)| to == id)) {
            (Some(before), _) if area(before) != area(entry) => {
                change(id.clone(), Fate::Moved, area(before).as_deref(), entry);
            }
            (Some(_), _) => {}
            (None, Some((from, _))) => change(id.clone(), Fate::Renumbered, Some(from), entry),
            (None, None) => change(id.clone(), Fate::New, None, entry),
        }
    }
    for (id, entry) in old.definitions.iter().filter(|(id, _)| !new.definitions.contains_key(*id)) {
        if !renumbered.iter().any(|(from, _)| from == id) {
            change(id.clone(), Fate::Gone, None, entry);
        }
    }
    changes
}
