//! Rows of one record whose periods overlap: they would count twice.

use polars::prelude::{BooleanChunked, DataFrame, IntoColumn, IntoLazy, NamedFrom, PolarsError, Series, col};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::breakdown;
use super::clean::without_value;
use super::group::{LEAF, has_value};
use super::keys::{self, Numbered};
use super::pass::collect;
use crate::diag::{Code, Finding, Findings};

/// The column that says where in the whole frame a row stands.
const PLACE: &str = "place";

/// The columns by which it is told which totals parts make, besides those of the parts.
const FORMING: [&str; 12] = [
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
    if !several.any() || resolved(frame.filter(&several)?, dimensions)?.1.is_empty() {
        return Ok(frame);
    }
    let (frame, pairs) = resolved(frame, dimensions)?;
    report(&frame, pairs, origin, findings)?;
    Ok(frame)
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

/// The rows, without a value where periods overlap, and the periods that do.
fn resolved(frame: DataFrame, dimensions: &[&str]) -> Result<(DataFrame, Vec<(Span, Span)>), PolarsError> {
    let is_part = breakdown::is_part(&frame, dimensions)?;
    let counts = frame.clone().lazy().select([has_value().and(col("counts").not()).alias("counts")]);
    let counts = counts.collect()?;
    let counts = counts.column("counts")?.bool()?;
    let records = keys::numbered(&frame, &LEAF)?;
    let mut totals = spans(&frame, &records, &(counts & &!&is_part))?;
    let (mut frame, mut pairs) = (frame, Vec::new());
    if is_part.any() {
        let parts = keys::numbered(&frame, &[&LEAF, dimensions].concat())?;
        pairs = overlapping(spans(&frame, &parts, &(counts & &is_part))?);
        frame = without_values(frame, &parts, &pairs)?;
        // Parts that overlap each other make no total any more.
        totals.extend(formed(&frame, &records, &is_part, dimensions)?);
    }
    let of_totals = overlapping(totals);
    frame = without_values(frame, &records, &of_totals)?;
    pairs.extend(of_totals);
    Ok((frame, pairs))
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
    let mut placed = frame.select(FORMING.iter().chain(dimensions).copied())?;
    let places: Vec<u64> = (0..frame.height() as u64).collect();
    placed.with_column(Series::new(PLACE.into(), places).into_column())?;
    let (parts, totals) = (placed.filter(is_part)?, placed.filter(&!is_part)?);
    let formed = breakdown::formed(parts.clone().lazy(), totals.lazy(), (dimensions, PLACE));
    let formed = collect(formed, &parts)?;
    let (starts, ends) = (formed.column("start")?.i32()?, formed.column("end")?.i32()?);
    let places = formed.column(PLACE)?.u64()?;
    let spans = starts.iter().zip(ends.iter()).zip(places.iter()).filter_map(|((start, end), place)| {
        let place = usize::try_from(place?).ok()?;
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

/// The rows, without a value where periods of their record overlap.
fn without_values(
    mut frame: DataFrame,
    records: &Numbered,
    pairs: &[(Span, Span)],
) -> Result<DataFrame, PolarsError> {
    if pairs.is_empty() {
        return Ok(frame);
    }
    let mut of_records = vec![false; records.count];
    for (span, _) in pairs {
        of_records[span.record as usize] = true;
    }
    let doubtful: Vec<bool> = records.of.iter().map(|record| of_records[*record as usize]).collect();
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
