//! What registers refer to, and rows that are given twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::framework::known;
use crate::diag::{Code, Finding, Findings};
use crate::load::{Loaded, Placed, Registers};
use crate::model::{Topic, UnitCode};

/// Reports rows that name an area, indicator, unit or programme that is not there.
pub(super) fn references(loaded: &Loaded, findings: &mut Findings) {
    let registers = &loaded.registers;
    let areas: BTreeSet<&str> = loaded.areas.iter().map(|area| area.row.id.as_str()).collect();
    let indicators: BTreeSet<&str> = loaded.indicators.iter().map(|row| row.row.id.as_str()).collect();
    let programmes: BTreeSet<&str> = registers.programmes.iter().map(|row| row.row.code.as_str()).collect();
    for row in &registers.programmes {
        known_unit(&row.row.unit, loaded, row, findings);
    }
    for row in &registers.programme_results {
        known("programme", row.row.programme.as_str(), &programmes, row, findings);
        known("indicator", row.row.indicator.as_str(), &indicators, row, findings);
    }
    for row in &registers.evidence {
        match &row.row.topic {
            Topic::Area(area) => known("area", area.as_str(), &areas, row, findings),
            Topic::Indicator(id) => known("indicator", id.as_str(), &indicators, row, findings),
        }
    }
    for row in &registers.lessons {
        match &row.row.topic {
            Topic::Area(area) => known("area", area.as_str(), &areas, row, findings),
            Topic::Indicator(id) => known("indicator", id.as_str(), &indicators, row, findings),
        }
    }
    for row in registers.gaps.iter().flatten() {
        known("indicator", row.row.indicator.as_str(), &indicators, row, findings);
        if let Some(unit) = &row.row.unit {
            known_unit(unit, loaded, row, findings);
        }
    }
}

/// Reports a unit that is not in the table of units; without a table every code is as good as any other.
fn known_unit<T>(unit: &UnitCode, loaded: &Loaded, row: &Placed<T>, findings: &mut Findings) {
    if loaded.units.is_empty() || loaded.units.contains_key(unit) {
        return;
    }
    let message = format!("there is no unit `{unit}`");
    let finding = Finding::new(Code::ReferenceUnknown, row.cell("unit_code"), message);
    let finding = finding.suggest(unit.as_str(), loaded.units.keys().map(UnitCode::as_str));
    let help = "correct the code, or add it to the table `units`";
    findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
}

/// Reports rows that repeat the key of another.
pub(super) fn repeated(registers: &Registers, findings: &mut Findings) {
    let Registers { programmes, programme_results, evidence, lessons, recommendations, .. } = registers;
    once(programmes, "code", findings, |row| (row.code.clone(), format!("the programme `{}`", row.code)));
    once(programme_results, "indicator", findings, |row| {
        let what = format!("the contribution of `{}` to `{}`", row.programme, row.indicator);
        ((row.programme.clone(), row.indicator.clone()), what)
    });
    once(evidence, "id", findings, |row| (row.id.clone(), format!("the evidence `{}`", row.id)));
    once(lessons, "id", findings, |row| (row.id.clone(), format!("the lesson `{}`", row.id)));
    once(recommendations, "id", findings, |row| (row.id.clone(), format!("the recommendation `{}`", row.id)));
    once(&registers.mandates, "symbol", findings, |row| {
        let paragraph = row.paragraph.as_ref().map_or_else(String::new, |it| format!(", paragraph {it},"));
        let key = (row.symbol.clone(), row.paragraph.clone(), row.answered_by.clone());
        (key, format!("the mandate `{}`{paragraph}", row.symbol))
    });
    once(&registers.glossary, "id", findings, |row| (row.id.clone(), format!("the term `{}`", row.id)));
    once(&registers.published, "figure", findings, |row| {
        let document = row.document.as_ref().map_or_else(String::new, |it| format!(" in {it}"));
        (
            (row.figure.clone(), row.document.clone(), row.date),
            format!("`{}` as published{document}", row.figure),
        )
    });
    once(registers.gaps.as_deref().unwrap_or_default(), "indicator", findings, |row| {
        let unit = row.unit.as_ref().map_or_else(String::new, |unit| format!(" in the unit `{unit}`"));
        let what = format!("the gap of `{}`{unit} for {}", row.indicator, row.period);
        ((row.indicator.clone(), row.unit.clone(), row.period), what)
    });
}

fn once<T, K: Ord>(
    rows: &[Placed<T>],
    column: &str,
    findings: &mut Findings,
    key: impl Fn(&T) -> (K, String),
) {
    let mut seen: BTreeMap<K, &Placed<T>> = BTreeMap::new();
    for row in rows {
        let (key, what) = key(&row.row);
        if let Some(first) = seen.get(&key) {
            let finding =
                Finding::new(Code::DuplicateKey, row.cell(column), format!("{what} is given twice"));
            let finding = finding.related(first.cell(column), "the other row");
            findings.report(finding.help("remove one of the rows"));
        } else {
            seen.insert(key, row);
        }
    }
}

/// Reports programmes that end before they begin.
pub(super) fn durations(registers: &Registers, findings: &mut Findings) {
    for programme in &registers.programmes {
        let (Some(start), Some(end)) = (programme.row.start, programme.row.end) else { continue };
        if end < start {
            let message = format!("the programme `{}` ends before it begins", programme.row.code);
            let finding = Finding::new(Code::PeriodInvalid, programme.cell("end"), message);
            findings.report(finding.help("correct `start` or `end`"));
        }
    }
}
