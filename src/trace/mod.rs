//! Traces every printed figure to its data: what it is, how it is arrived at, from which rows.
//!
//! Input: composed documents, the assessment they quote, and the rows of data with
//! what became of each, read in one pass for all figures. Output: [`Line`]s, one for
//! each figure; the annex that prints those of the running text, to which the figures
//! lead; and `trace.json`, which lists every figure and every claim with every place.
//! Nothing is computed again: formulas are written down with the numbers of the assessment.

mod annex;
mod claims;
mod file;
mod formula;
mod keys;
mod members;
mod name;
mod numbers;
mod parts;
mod rows;
mod runs;
mod sources;
mod values;

use std::collections::BTreeMap;

use crate::document::{Document, Exact, Fact, PlaceKind, Subject};
use crate::load::{Origins, SourceRecord, TracedRows};
use crate::manifest::Manifest;
use crate::model::State;
use crate::quote::Quoter;

pub use claims::{Support, TracedClaim};
pub use file::{
    Edition, EditionPages, FigureSource, LineText, Occurrence, Pages, Reason, SourceFile, TraceFile,
    TracedFigure, json,
};
use file::{bare, page};
pub use sources::{Grounds, Lack, Source};

/// The name of the file beside the report.
pub const FILE: &str = "trace.json";

/// The id of the annex.
pub const ANNEX: &str = "annex-trace";

/// What figures are traced by.
#[derive(Debug, Clone, Copy)]
pub struct Tracer<'a> {
    /// The figures, in the language of an edition.
    pub quoter: Quoter<'a>,
    /// The rows of actual values behind each indicator and period.
    pub rows: &'a TracedRows,
    /// The rows of registers and series.
    pub origins: &'a Origins,
    /// The files that were read.
    pub sources: &'a [SourceRecord],
    /// The project file.
    pub manifest: &'a Manifest,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The figure.
    pub fact: Fact,
    /// What it is about, such as the title of an indicator.
    pub subject: String,
    /// Which figure of it: kind, unit, period.
    pub name: String,
    /// What stands behind the print.
    pub exact: Exact,
    /// The rule in words.
    pub rule: String,
    /// The rule with its numbers.
    pub formula: String,
    /// The figures that it is made of.
    pub from: Vec<Fact>,
    /// The rows of data that it rests on, or why there are none.
    pub grounds: Grounds,
    /// How far these were checked, where the data say so.
    pub state: Option<State>,
}

impl Line {
    /// The rows of data that the figure rests on.
    pub fn sources(&self) -> &[Source] {
        match &self.grounds {
            Grounds::Rows(sources) => sources,
            Grounds::None(_) => &[],
        }
    }
}

impl Tracer<'_> {
    /// The line of a figure.
    pub fn line(self, fact: &Fact, exact: &Exact) -> Line {
        let (rule, formula) = self.formula(fact, exact);
        let formula = self.in_one_run(formula);
        let (subject, name) = self.name(fact);
        let (from, grounds) = (self.parts(fact), self.grounds(fact, exact));
        let (fact, exact, state) = (fact.clone(), exact.clone(), self.state(fact));
        Line { fact, subject, name, exact, rule, formula, from, grounds, state }
    }

    /// A formula that runs from the left, also in a language that runs from the right.
    fn in_one_run(self, formula: String) -> String {
        if self.quoter.words.language().is_rtl() { runs::from_the_left(&formula) } else { formula }
    }

    /// The lines of all figures that a document prints.
    pub fn lines(self, document: &Document) -> BTreeMap<Fact, Line> {
        let mut lines = BTreeMap::new();
        for printed in document.printed() {
            if !lines.contains_key(printed.fact) {
                lines.insert(printed.fact.clone(), self.line(printed.fact, printed.exact));
            }
        }
        lines
    }

    /// Traces a document: counts its figures, and adds the annex where it is asked for.
    pub fn trace(self, document: &mut Document, annex: bool, findings: &mut crate::diag::Findings) {
        document.count_printed();
        if annex && let Some(section) = self.annex(document) {
            crate::compose::add_annex(document, section, self.quoter.words, findings);
            document.count_printed();
            document.lines = annex_lines(document);
        }
    }

    /// The lowest state of the values behind a figure.
    fn state(self, fact: &Fact) -> Option<State> {
        let assessment = self.quoter.assessment;
        let states = assessment.states.as_ref()?;
        let period = fact.period?;
        match &fact.subject {
            Subject::Indicator(id) | Subject::Part { indicator: id, .. } => {
                states.of(id, period, fact.unit.as_ref())
            }
            Subject::Area(id) => states.of_area(id, period, assessment),
            Subject::Report | Subject::Result(_) | Subject::Actors { .. } | Subject::Goal { .. } => {
                let from = self.parts(fact);
                from.iter().filter(|part| *part != fact).filter_map(|part| self.state(part)).min()
            }
            Subject::Assumptions(_)
            | Subject::Resources { .. }
            | Subject::Reallocation(_)
            | Subject::Recommendations(_)
            | Subject::Measurement => None,
        }
    }
}

/// The lines of the annex: by the id of the figure, its number among the printed ones.
fn annex_lines(document: &Document) -> BTreeMap<String, usize> {
    let printed = document.printed();
    let in_annex = printed.iter().filter(|printed| is_in_annex(printed.section));
    let mut lines: BTreeMap<String, usize> =
        in_annex.map(|printed| (printed.fact.to_string(), printed.at)).collect();
    for printed in &printed {
        let achievement = annex::achievement_of(printed.fact);
        let line = achievement.and_then(|achievement| lines.get(&achievement.to_string()).copied());
        if let Some(line) = line {
            lines.entry(printed.fact.to_string()).or_insert(line);
        }
    }
    lines
}

/// Whether a section is the annex or a part of it.
fn is_in_annex(section: Option<&str>) -> bool {
    section.is_some_and(|section| section.starts_with(ANNEX))
}

/// Whether a figure has a line in the annex: those that a reader meets in reading.
fn is_listed(place: PlaceKind, section: Option<&str>) -> bool {
    place.is_read() && !is_in_annex(section)
}

/// The annex on where figures come from as a document of its own: the rest has been looked at before.
pub fn annex_alone(document: &Document) -> Option<Document> {
    let annex = document.sections.iter().find(|section| section.id == ANNEX)?;
    let mut alone = document.clone();
    alone.sections = vec![annex.clone()];
    alone.labels.clear();
    alone.charts.clear();
    for text in [&mut alone.title, &mut alone.organisation, &mut alone.period, &mut alone.date] {
        text.clear();
    }
    (alone.masthead, alone.subtitle, alone.notice) = (None, None, None);
    Some(alone)
}
