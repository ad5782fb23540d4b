//! Rows of one record whose periods overlap: they would count twice.

use std::collections::BTreeMap;

use polars::prelude::{BooleanChunked, DataFrame, IntoColumn, IntoLazy, NamedFrom, PolarsError, Series, col};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::breakdown;
use super::clean::without_value;
use super::group::{LEAF, has_value};
use super::keys::{self, Numbered};
use crate::diag::{Code, Finding, Findings};

/// The columns by which it is told which totals parts make, besides those of the parts.
const FORMING: [&str; 14] = [
    "indicator",
    "unit_code",
    "project",
    "start",
    "end",
    "value",
    "numerator",
    "denominator",
    "missing_reason",
    "counts",
    "adds_up",
    "cell",
    "whole",
    ROW,
];

/// A period that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    /// The number of its record.
    record: u32,
    start: i32,
    end: i32,
    /// The place of its row, or of the first part that makes it.
    place: usize,
    /// Whether the parts of a total make it.
    formed: bool,
}

/// The rows, without a value where the periods of their record overlap.
///
/// A year and its quarters would count twice. Which of them counts cannot be
/// known, so that all rows of such a record are left without a value. A total
/// that is formed from its parts counts as one that was reported; a row without
/// a value counts nothing, and an item that is named twice is one item.
pub(super) fn without_overlaps(
    frame: DataFrame,
    dimensions: &[&str],
    origin: &Origin,
    findings: &mut Findings,
) -> Result<DataFrame, PolarsError> {
    if frame.column("whole")?.bool()?.all() {
        return Ok(frame);
    }
    // Most records have one period only, which overlaps nothing.
    let several = of_several_periods(&frame)?;
    let of_several = frame.filter(&several)?;
    let found = overlaps(&of_several, dimensions)?;
    if found.pairs.is_empty() {
        return Ok(frame);
    }
    report(&of_several, found.pairs, origin, findings)?;
    let mut doubtful = found.doubtful.into_iter();
    let doubtful = several.iter().map(|several| several == Some(true) && doubtful.next() == Some(true));
    without_values(frame, doubtful.collect())
}

/// What overlaps among some rows.
struct Overlaps {
    /// Which rows are therefore left without a value.
    doubtful: Vec<bool>,
    /// The periods, each with the one that it overlaps.
    pairs: Vec<(Span, Span)>,
}

/// Which rows are of records with several periods within a period of the report.
fn of_several_periods(frame: &DataFrame) -> Result<BooleanChunked, PolarsError> {
    let records = keys::seeming(frame, &LEAF)?;
    let (starts, ends) = (frame.column("start")?.i32()?, frame.column("end")?.i32()?);
    let mut first = vec![None; records.count];
    let mut several = vec![false; records.count];
    for (span, record) in starts.iter().zip(ends.iter()).zip(&records.of) {
        let first = first[*record as usize].get_or_insert(span);
        several[*record as usize] |= *first != span;
    }
    Ok(records.of.iter().map(|record| several[*record as usize]).collect())
}

/// Finds the periods that overlap.
fn overlaps(frame: &DataFrame, dimensions: &[&str]) -> Result<Overlaps, PolarsError> {
    let is_part = breakdown::is_part(frame, dimensions)?;
    let counts = frame.clone().lazy().select([has_value().and(col("counts").not()).alias("counts")]);
    let counts = counts.collect()?;
    let counts = counts.column("counts")?.bool()?;
    let records = keys::numbered(frame, &LEAF)?;
    let mut totals = spans(frame, &records, &(counts & &!&is_part))?;
    let mut found = Overlaps { doubtful: vec![false; frame.height()], pairs: Vec::new() };
    if is_part.any() {
        let parts = keys::numbered(frame, &[&LEAF, dimensions].concat())?;
        found.add(&parts, overlapping(spans(frame, &parts, &(counts & &is_part))?));
        // Parts that overlap each other make no total any more.
        let left = without_values(frame.clone(), found.doubtful.clone())?;
        totals.extend(formed(&left, &records, &is_part, dimensions)?);
    }
    found.add(&records, overlapping(totals));
    Ok(found)
}

impl Overlaps {
    /// Takes in the periods of some records that overlap.
    fn add(&mut self, records: &Numbered, pairs: Vec<(Span, Span)>) {
        let mut doubtful = vec![false; records.count];
        for (span, _) in &pairs {
            doubtful[span.record as usize] = true;
        }
        for (row, record) in self.doubtful.iter_mut().zip(&records.of) {
            *row |= doubtful[*record as usize];
        }
        self.pairs.extend(pairs);
    }
}

/// The periods of some rows, of records that have several rows.
fn spans(frame: &DataFrame, records: &Numbered, of: &BooleanChunked) -> Result<Vec<Span>, PolarsError> {
    let sizes = records.sizes();
    let (starts, ends) = (frame.column("start")?.i32()?, frame.column("end")?.i32()?);
    let days = starts.iter().zip(ends.iter()).zip(&records.of).zip(of.iter()).zip(0_usize..);
    Ok(days
        .filter(|(((_, record), of), _)| *of == Some(true) && sizes[**record as usize] > 1)
        .filter_map(|((((start, end), record), _), place)| {
            Some(Span { record: *record, start: start?, end: end?, place, formed: false })
        })
        .collect())
}

/// The periods of totals that parts make.
fn formed(
    frame: &DataFrame,
    records: &Numbered,
    is_part: &BooleanChunked,
    dimensions: &[&str],
) -> Result<Vec<Span>, PolarsError> {
    let rows = frame.select(FORMING.iter().chain(dimensions).copied())?;
    let formed = breakdown::formed(&rows.filter(is_part)?, &rows.filter(&!is_part)?, dimensions)?;
    let places: BTreeMap<usize, usize> = row_numbers(frame)?.into_iter().zip(0..).collect();
    let (starts, ends) = (formed.column("start")?.i32()?, formed.column("end")?.i32()?);
    let first = row_numbers(&formed)?;
    let spans = starts.iter().zip(ends.iter()).zip(first).filter_map(|((start, end), row)| {
        let place = *places.get(&row)?;
        Some(Span { record: records.of[place], start: start?, end: end?, place, formed: true })
    });
    Ok(spans.collect())
}

/// The periods that overlap another one of their record, each with the one that it overlaps.
fn overlapping(mut spans: Vec<Span>) -> Vec<(Span, Span)> {
    spans.sort_unstable();
    let mut pairs = Vec::new();
    let mut longest: Option<Span> = None;
    for span in spans {
        let before = longest.filter(|before| before.record == span.record);
        pairs.extend(before.filter(|before| span.start <= before.end).map(|before| (span, before)));
        longest = before.filter(|before| before.end >= span.end).or(Some(span));
    }
    pairs
}

/// The rows, without a value where they are doubtful.
fn without_values(mut frame: DataFrame, doubtful: Vec<bool>) -> Result<DataFrame, PolarsError> {
    if !doubtful.contains(&true) {
        return Ok(frame);
    }
    frame.with_column(Series::new("doubtful".into(), doubtful).into_column())?;
    let frame = frame.lazy().with_columns(without_value(&col("doubtful"))).collect()?;
    frame.drop("doubtful")
}

/// Reports the later row of each pair beside the other one, and a total that parts make beside one that is there.
fn report(
    frame: &DataFrame,
    pairs: Vec<(Span, Span)>,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    if pairs.is_empty() {
        return Ok(());
    }
    let rows = row_numbers(frame)?;
    let at = |span: Span| (span.formed, rows[span.place]);
    let mut pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (at(a).max(at(b)), at(a).min(at(b)))).collect();
    pairs.sort_unstable_by_key(|((_, row), (_, other))| (*row, *other));
    // A total that parts make is named once, however many rows lie in its period.
    pairs.dedup_by_key(|((formed, row), (_, other))| (*row, if *formed { 0 } else { *other }));
    for ((formed, row), (other_formed, other)) in pairs {
        let (message, help) = if formed {
            (
                "the breakdown that begins here makes a total whose period overlaps that of another row of the same record",
                "report the totals of a record and their breakdowns for the same periods",
            )
        } else {
            (
                "the period overlaps that of another row of the same record",
                "report either the whole period or its parts",
            )
        };
        let label = if other_formed { "the other breakdown begins here" } else { "the other row" };
        let finding = Finding::new(Code::DuplicateKey, origin.place(row, "period"), message);
        findings.report(finding.related(origin.place(other, "period"), label).help(help));
    }
    Ok(())
}
