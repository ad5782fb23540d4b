//! The annex on changes of the framework, and the marks of earlier values in the annex of all years.

use std::collections::BTreeSet;

use super::annex;
use super::parts::{cell, group, paragraph, row, table, wide, words};
use super::tables::indicator_name;
use crate::assess::{AreaResult, IndicatorResult, Stage};
use crate::document::{Cell, Inline, Row, Section};
use crate::model::{FrameworkChange, IndicatorId, Period};
use crate::quote::Quoter;
use crate::wording::CrosswalkText;

/// What stands where a change has no indicator at one end, or no note.
const NONE: &str = "–";

/// The annex on changes of the framework; none if there was none by the reporting period.
pub(super) fn changes(quoter: Quoter<'_>) -> Option<Section> {
    let words_of = quoter.words;
    let label = |text| words_of.label(text);
    let reporting = quoter.assessment.reporting;
    let columns = vec![
        words(label(CrosswalkText::From)),
        wide(label(CrosswalkText::Earlier)),
        wide(label(CrosswalkText::Later)),
        words(label(CrosswalkText::RelationHeading)),
        words(label(CrosswalkText::ComparableHeading)),
        wide(label(CrosswalkText::NoteHeading)),
    ];
    let due = quoter.assessment.crosswalk.iter().filter(|change| change.period <= reporting);
    let rows: Vec<Row> = due.map(|change| change_row(quoter, change)).collect();
    let caption = label(CrosswalkText::Caption).to_owned();
    let changes = table("table-crosswalk".to_owned(), caption, columns, rows, Vec::new())?;
    let blocks = vec![paragraph(label(CrosswalkText::Intro)), changes];
    Some(annex::annex("annex-crosswalk", label(CrosswalkText::Title), blocks))
}

fn change_row(quoter: Quoter<'_>, change: &FrameworkChange) -> Row {
    let words_of = quoter.words;
    let name = |id: &Option<IndicatorId>| {
        let result = id.as_ref().and_then(|id| quoter.assessment.indicator(id));
        cell(result.map_or_else(|| NONE.to_owned(), |result| indicator_name(quoter, result)))
    };
    let comparable = match (&change.from, &change.to, change.comparable) {
        (None, _, _) | (_, None, _) => NONE,
        (Some(_), Some(_), true) => words_of.label(CrosswalkText::Comparable),
        (Some(_), Some(_), false) => words_of.label(CrosswalkText::NotComparable),
    };
    let note = change.note.as_ref().and_then(|note| note.get(words_of.language()));
    row(vec![
        cell(words_of.period_short(change.period)),
        name(&change.from),
        name(&change.to),
        cell(words_of.relation(change.relation)),
        cell(comparable),
        cell(note.unwrap_or(NONE)),
    ])
}

/// The rows of an area in the annex of all years, with what its marks mean.
pub(super) struct Years<'a> {
    quoter: Quoter<'a>,
    /// The cells of an indicator in a period, after the one that names the period.
    cells: &'a dyn Fn(&IndicatorResult, Period) -> Vec<Cell>,
    rows: Vec<Row>,
    notes: Vec<Vec<Inline>>,
    printed: BTreeSet<IndicatorId>,
}

impl<'a> Years<'a> {
    /// The rows and notes of an area: its indicators with those that they continue, then those that ended.
    pub(super) fn of_area(
        quoter: Quoter<'a>,
        area: &AreaResult,
        cells: &'a dyn Fn(&IndicatorResult, Period) -> Vec<Cell>,
    ) -> (Vec<Row>, Vec<Vec<Inline>>) {
        let mut years = Self { quoter, cells, rows: Vec::new(), notes: Vec::new(), printed: BTreeSet::new() };
        let assessment = quoter.assessment;
        for result in assessment.indicators_of(&area.area.id) {
            for (change, earlier) in assessment.ancestors(result) {
                years.earlier(earlier, change);
            }
            years.current(result);
        }
        let continued = |result: &&IndicatorResult| {
            let id = Some(&result.indicator.id);
            assessment.crosswalk.iter().any(|change| change.from.as_ref() == id && change.to.is_some())
        };
        let ended = assessment.not_in_force.indicators.iter();
        let ended =
            ended.filter(|result| result.indicator.area == area.area.id && !result.periods.is_empty());
        for result in ended.filter(|result| !continued(result)) {
            years.ended(result);
        }
        (years.rows, years.notes)
    }

    fn note(&mut self, text: String) {
        let note = vec![Inline::text(text)];
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn period_rows(&mut self, result: &IndicatorResult, mark: impl Fn(Period, String) -> String) {
        for period in result.periods.keys() {
            let name = self.quoter.words.period_short(*period);
            let mut cells = vec![cell(mark(*period, name))];
            cells.extend((self.cells)(result, *period));
            self.rows.push(row(cells));
        }
    }

    /// An indicator of the framework of the reporting period.
    fn current(&mut self, result: &IndicatorResult) {
        let words = self.quoter.words;
        self.rows.push(group(indicator_name(self.quoter, result)));
        let stages = self.quoter.assessment.course(result);
        let own: Vec<&Stage<'_>> =
            stages.iter().filter(|stage| stage.result.indicator.id == result.indicator.id).collect();
        let redefined: BTreeSet<Period> =
            own.iter().rev().skip(1).flat_map(|stage| stage.periods.iter().copied()).collect();
        if !redefined.is_empty() {
            let places = [("id", result.indicator.id.as_str())];
            self.note(words.phrase(CrosswalkText::AnnexRedefined, &places));
        }
        self.period_rows(result, |period, name| {
            if redefined.contains(&period) {
                words.phrase(CrosswalkText::RedefinedMark, &[("period", &name)])
            } else {
                name
            }
        });
    }

    /// An indicator of an earlier framework that goes on; where it goes on in several, it is printed once.
    fn earlier(&mut self, result: &IndicatorResult, change: &FrameworkChange) {
        let words = self.quoter.words;
        let text = if change.comparable { CrosswalkText::AnnexContinued } else { CrosswalkText::AnnexBroken };
        let earlier = result.indicator.id.as_str();
        if let Some(later) = &change.to {
            self.note(words.phrase(text, &[("earlier", earlier), ("id", later.as_str())]));
        }
        if self.printed.insert(result.indicator.id.clone()) {
            self.marked(result, CrosswalkText::EarlierMark);
        }
    }

    /// An indicator of an earlier framework that does not go on.
    fn ended(&mut self, result: &IndicatorResult) {
        let words = self.quoter.words;
        self.note(words.label(CrosswalkText::AnnexEnded).to_owned());
        self.marked(result, CrosswalkText::EndedMark);
    }

    fn marked(&mut self, result: &IndicatorResult, mark: CrosswalkText) {
        let name = indicator_name(self.quoter, result);
        self.rows.push(group(self.quoter.words.phrase(mark, &[("name", &name)])));
        self.period_rows(result, |_, name| name);
    }
}
