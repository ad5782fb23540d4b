//! Notes on what a value rests on: values carried forward, totals formed from parts, levels that differ.

use super::chapters::fill;
use super::parts::{cell, numbers, row, table, wide};
use super::tables::indicator_name;
use crate::assess::{Basis, Records};
use crate::document::{Block, Inline};
use crate::load::Carried;
use crate::model::{Aggregation, Decimal, UnitCode};
use crate::quote::{Quoter, Spot};
use crate::wording::{BasisText, Label};

/// What a reader must know about the records behind a value.
pub(super) fn notes(quoter: Quoter<'_>, spot: Spot<'_>) -> Vec<Vec<Inline>> {
    let Some(measured) = spot.measured() else { return Vec::new() };
    let basis = &measured.basis;
    let notes = [
        carried(quoter, spot, basis),
        derived(quoter, spot, basis),
        gap(quoter, spot, basis),
        target_gap(quoter, spot, basis),
        fall(quoter, spot, basis),
        unlike(quoter, spot, basis),
    ];
    notes.into_iter().flatten().collect()
}

fn id(spot: Spot<'_>) -> Inline {
    Inline::text(spot.result.indicator.id.as_str())
}

fn note(quoter: Quoter<'_>, text: BasisText, places: &[(&str, Inline)]) -> Vec<Inline> {
    fill(quoter.words, quoter.words.label(text), places)
}

fn carried(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    let Carried { records, sum, oldest, newest } = basis.carried.as_ref()?;
    let period = ("period", Inline::text(quoter.words.period(*oldest)));
    if basis.latest_available().is_some() {
        let text = if oldest == newest { BasisText::LatestNote } else { BasisText::LatestSinceNote };
        return Some(note(quoter, text, &[("id", id(spot)), period]));
    }
    let mut places = vec![
        ("id", id(spot)),
        period,
        ("reporting", quoter.records_reporting(spot).inline()),
        ("due", quoter.records_due(spot).inline()),
    ];
    let adds_up = sum.is_some() && spot.result.indicator.over_units == Aggregation::Sum;
    let text = if adds_up {
        places.push(("sum", quoter.carried(spot, None).inline()));
        if oldest == newest { BasisText::CarriedNote } else { BasisText::CarriedSinceNote }
    } else {
        places.push(("n", quoter.records(spot, "carried", |_| *records).inline()));
        BasisText::CarriedRecordsNote
    };
    Some(note(quoter, text, &places))
}

fn derived(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    let records = Some(basis.derived).filter(|derived| *derived > 0)?;
    let places = [("id", id(spot)), ("n", quoter.records(spot, "derived", |_| records).inline())];
    Some(note(quoter, BasisText::DerivedNote, &places))
}

fn gap(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    basis.gap?;
    let (units, gap) = (quoter.units_total(spot).inline(), quoter.units_gap(spot).inline());
    Some(note(quoter, BasisText::GapNote, &[("id", id(spot)), ("units", units), ("gap", gap)]))
}

fn target_gap(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    basis.target_gap?;
    let (units, gap) = (quoter.targets_total(spot).inline(), quoter.targets_gap(spot).inline());
    Some(note(quoter, BasisText::TargetGapNote, &[("id", id(spot)), ("units", units), ("gap", gap)]))
}

fn fall(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    let fall = basis.fall.as_ref()?;
    let names: Vec<String> = fall.units.iter().map(|unit| quoter.unit_name(unit)).collect();
    let units = match names.as_slice() {
        [] => String::new(),
        names => quoter.words.phrase(BasisText::InUnits, &[("units", &quoter.words.list(names))]),
    };
    let n = quoter.records(spot, "fallen", |_| fall.records).inline();
    Some(note(quoter, BasisText::FallNote, &[("id", id(spot)), ("n", n), ("units", Inline::text(units))]))
}

/// That a change on the period before is partly one of what has a value.
fn unlike(quoter: Quoter<'_>, spot: Spot<'_>, basis: &Basis) -> Option<Vec<Inline>> {
    let unlike = basis.unlike.as_ref()?;
    let named = |text, units: &[UnitCode]| {
        let names: Vec<String> = units.iter().map(|unit| quoter.unit_name(unit)).collect();
        let units = quoter.words.list(&names);
        Inline::text(if names.is_empty() {
            String::new()
        } else {
            quoter.words.phrase(text, &[("units", &units)])
        })
    };
    let places = [
        ("id", id(spot)),
        ("period", Inline::text(quoter.words.period(unlike.period))),
        ("before", quoter.records(spot, "with-value-before", |_| unlike.before).inline()),
        ("now", quoter.records(spot, "with-value-now", |_| unlike.now).inline()),
        ("gone", named(BasisText::GoneFrom, &unlike.gone)),
        ("joined", named(BasisText::JoinedFrom, &unlike.joined)),
    ];
    Some(note(quoter, BasisText::UnlikeNote, &places))
}

/// Indicators for which not every record reported, where units have several; the worst first.
pub(super) fn records(quoter: Quoter<'_>) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![
        wide(label(Label::Indicator)),
        numbers(label(Label::Reporting)),
        numbers(label(Label::Due)),
        numbers(label(Label::Coverage)),
    ];
    let mut incomplete: Vec<(Decimal, Spot<'_>)> = Vec::new();
    for result in &quoter.assessment.indicators {
        let spot = quoter.now(result);
        let Some(figures) = spot.figures() else { continue };
        let Records { reporting, due } = figures.corporate.basis.records;
        let several = due > figures.unit_coverage.due as u64;
        let share = Decimal::from(reporting).checked_div(Decimal::from(due));
        incomplete.extend(share.filter(|_| several && reporting < due).map(|share| (share, spot)));
    }
    incomplete.sort_by_key(|(share, _)| *share);
    let rows = incomplete.into_iter().map(|(share, spot)| {
        row(vec![
            cell(indicator_name(quoter, spot.result)),
            quoter.records_reporting(spot).inline().into(),
            quoter.records_due(spot).inline().into(),
            quoter.record_coverage(spot, share).inline().into(),
        ])
    });
    let period = quoter.words.period(quoter.assessment.reporting);
    let caption = quoter.words.phrase(BasisText::RecordsCaption, &[("period", &period)]);
    table("table-records-reporting".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// How the values of units make one, where that is not plain to see.
pub(super) fn way(quoter: Quoter<'_>, way: Aggregation) -> Option<&'static str> {
    let text = match way {
        Aggregation::WeightedMean => BasisText::MethodWeightedMean,
        Aggregation::CountDistinct => BasisText::MethodCountDistinct,
        Aggregation::Sum
        | Aggregation::Latest
        | Aggregation::Max
        | Aggregation::Min
        | Aggregation::Mean
        | Aggregation::RatioOfSums
        | Aggregation::None => return None,
    };
    Some(quoter.words.label(text))
}
