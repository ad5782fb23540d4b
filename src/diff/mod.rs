//! Compares two drafts of a report: figures with their causes, and texts paragraph by paragraph.
//!
//! Input: two [`Side`]s, each of the results of a project and, where there are
//! any, its documents. Output: [`Differences`]. The comparison is pure, and
//! depends neither on the order of rows nor on that of figures. [`marked`] shows
//! the changes in a document. [`drafts`] makes the sides of projects, by a run of
//! each.

mod cause;
mod changes;
pub mod drafts;
mod figures;
mod id;
mod list;
mod mark;
mod pages;
mod passages;
mod results;
mod text;
mod title;

use std::collections::BTreeMap;

use serde::Serialize;

pub use cause::{Cause, CauseKind, Mover};
pub use changes::{cause, causes, movers, pages, place, places, renumbered, short, without_pages};
pub use figures::{Counts, Fate, FigureChange, FrameworkChange, Nature, RowChange, Standing};
pub use list::{beside, counts, fate};
pub use mark::marked;
pub use passages::{Part, Passage, Place};
pub use results::NotResults;
pub use text::{EditionChanges, Renumbered, Span, SpanKind, TextChange, TextKind};

use crate::document::Document;
use crate::model::Language;
use crate::trace::TraceFile;
use crate::wording::Wording;
use pages::Pages;
use results::Results;

/// The version of the layout of a comparison in JSON.
const SCHEMA: &str = "bilan-diff/1";

/// A draft.
#[derive(Debug)]
pub struct Side {
    results: Results,
    passages: BTreeMap<Language, Vec<Passage>>,
    pages: Pages,
}

impl Side {
    /// A draft by its results, with the documents of its editions if they are known.
    ///
    /// # Errors
    /// The text is not that of a `results.json` with printed figures.
    pub fn new(results: &str, documents: &BTreeMap<Language, Document>) -> Result<Self, NotResults> {
        let passages = documents.iter().map(|(language, document)| (*language, passages::passages(document)));
        Ok(Self { results: Results::read(results)?, passages: passages.collect(), pages: Pages::default() })
    }

    /// The same with the pages of a build, by its trace.
    #[must_use]
    pub fn on_pages(mut self, trace: &TraceFile) -> Self {
        self.pages = Pages::of(trace, &self.results);
        self
    }

    /// Where each figure stands.
    fn places(&self) -> BTreeMap<&str, figures::Places<'_>> {
        let mut all: BTreeMap<&str, figures::Places<'_>> = BTreeMap::new();
        for (language, passages) in &self.passages {
            for (id, places) in passages::figures(passages) {
                let own = all.entry(id).or_default().entry(*language).or_default();
                own.extend(places.into_iter().map(|(_, place)| place));
                own.dedup();
            }
        }
        all
    }
}

/// What two drafts differ in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differences {
    schema: &'static str,
    /// How many figures changed, and how many did not.
    pub counts: Counts,
    /// The figures that changed, by their ids.
    pub figures: Vec<FigureChange>,
    /// What is measured now and was not, or was and is not, or elsewhere.
    pub framework: Vec<FrameworkChange>,
    /// What changed in the text of the editions that both drafts have.
    pub texts: BTreeMap<Language, EditionChanges>,
    /// Editions that only the old draft has.
    pub editions_gone: Vec<Language>,
    /// Editions that only the new draft has.
    pub editions_new: Vec<Language>,
    /// The drafts of which no pages are known.
    pub without_pages: Vec<Which>,
}

/// One of the two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The earlier one.
    Old,
    /// The new one.
    New,
}

impl Differences {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        let Counts {
            old: _,
            new: _,
            equal: _,
            changed,
            print_only,
            added,
            gone,
            newly_printed,
            no_longer_printed,
        } = self.counts;
        changed + print_only + added + gone + newly_printed + no_longer_printed == 0
            && self.framework.is_empty()
            && self.texts.values().all(|text| text.changes.is_empty() && text.renumbered.is_empty())
            && self.editions_gone.is_empty()
            && self.editions_new.is_empty()
    }
}

/// Compares two drafts; titles are in the language of the words.
pub fn compare(old: &Side, new: &Side, words: Wording) -> Differences {
    let (counts, figures) = figures::compare(old, new, words);
    let texts = new.passages.iter().filter_map(|(language, now)| {
        let before = old.passages.get(language)?;
        Some((*language, text::compare(before, now)))
    });
    // A draft that is known by its results only has no edition to miss.
    let only = |side: &Side, other: &Side| -> Vec<Language> {
        let own = side.passages.keys().filter(|language| !other.passages.contains_key(language));
        if other.passages.is_empty() { Vec::new() } else { own.copied().collect() }
    };
    let without =
        [(Which::Old, old), (Which::New, new)].into_iter().filter(|(_, side)| side.pages.is_empty());
    Differences {
        schema: SCHEMA,
        counts,
        figures,
        framework: figures::framework(&old.results, &new.results, words.language()),
        texts: texts.collect(),
        editions_gone: only(old, new),
        editions_new: only(new, old),
        without_pages: without.map(|(which, _)| which).collect(),
    }
}
