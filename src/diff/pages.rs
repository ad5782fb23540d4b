//! The pages of a draft that was typeset, by its `trace.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::results::Results;
use crate::trace::{TraceFile, TracedFigure};

/// The pages on which each figure is printed, by id and edition.
#[derive(Debug, Default)]
pub(super) struct Pages(BTreeMap<String, BTreeMap<String, Vec<usize>>>);

impl Pages {
    /// The pages of a trace; those of figures with another value are of another build, and left out.
    pub(super) fn of(trace: &TraceFile, results: &Results) -> Self {
        let is_own = |figure: &&TracedFigure| {
            results.figures.get(&figure.id).is_some_and(|own| own.exact == figure.exact)
        };
        let pages = |figure: &TracedFigure| {
            let mut pages: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
            for place in &figure.printed {
                pages.entry(place.edition.clone()).or_default().extend(place.page);
            }
            pages.retain(|_, pages| !pages.is_empty());
            pages.into_iter().map(|(edition, pages)| (edition, pages.into_iter().collect())).collect()
        };
        let figures = trace.figures.iter().filter(is_own);
        let mut known = Self(figures.map(|figure| (figure.id.clone(), pages(figure))).collect());
        known.0.retain(|_, pages| !pages.is_empty());
        known
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pages of a figure, by edition.
    pub(super) fn get(&self, id: &str) -> BTreeMap<String, Vec<usize>> {
        self.0.get(id).cloned().unwrap_or_default()
    }
}
