//! Finds running totals that fall because values are missing (`method.md` 4.5, T25).

use std::collections::BTreeMap;

use crate::diag::{About, Code, Finding, Findings};
use crate::load::{Loaded, Lost, Placed};
use crate::manifest::quoted;
use crate::model::{Decimal, Indicator, IndicatorId, Period, UnitCode};

/// Records whose missing values make a running total fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// How many they are.
    pub records: u64,
    /// The units that they belong to; empty at the corporate level.
    pub units: Vec<UnitCode>,
}

/// Warns of running totals that fall by no more than what is missing.
pub(super) fn falls(loaded: &Loaded, findings: &mut Findings) -> BTreeMap<(IndicatorId, Period), Fall> {
    let mut falls = BTreeMap::new();
    let indicators: BTreeMap<&IndicatorId, &Indicator> =
        loaded.indicators.iter().map(|indicator| (&indicator.row.id, &indicator.row)).collect();
    for ((id, period), units) in &loaded.actuals.lost {
        let found = indicators.get(id).and_then(|it| fallen(loaded, it, *period, units));
        let Some(Fallen { before, now, lost }) = found else { continue };
        let records: u64 = lost.iter().map(|(_, lost)| lost.row.records).sum();
        let units: Vec<UnitCode> = lost.iter().filter_map(|(unit, _)| (*unit).clone()).collect();
        let (what, have) = if records == 1 { ("record", "has") } else { ("records", "have") };
        let of_units = match units.as_slice() {
            [] => String::new(),
            [unit] => format!(", in the unit `{unit}`"),
            units => format!(", in the units {}", quoted(units.iter().map(UnitCode::as_str))),
        };
        let message = format!(
            "the running total `{id}` falls from {} to {} in {period} because {records} {what} that had a value {have} none{of_units}",
            before.normalize(),
            now.normalize()
        );
        let help = "report the values, or let `max_age` carry the last ones forward";
        let mut places = lost.iter().map(|(_, lost)| lost.cell("value"));
        if let Some(first) = places.next() {
            let finding = Finding::new(Code::FallByMissingUnit, first, message).help(help);
            findings.report(finding.about(About::indicator(id).period(period)));
        }
        falls.insert((id.clone(), *period), Fall { records, units });
    }
    falls
}

/// A fall with what is missing.
struct Fallen<'a> {
    before: Decimal,
    now: Decimal,
    lost: Vec<(&'a Option<UnitCode>, &'a Placed<Lost>)>,
}

/// The fall of a running total, if what is missing explains it.
fn fallen<'a>(
    loaded: &Loaded,
    indicator: &Indicator,
    period: Period,
    units: &'a BTreeMap<Option<UnitCode>, Placed<Lost>>,
) -> Option<Fallen<'a>> {
    let previous = loaded.grid.steps_to(period).and_then(|steps| loaded.grid.step(steps - 1))?;
    let cells = |period| loaded.actuals.cells.get(&(indicator.id.clone(), period));
    let value = |period| cells(period)?.corporate()?.parts.value(indicator.over_units, &indicator.unit).ok();
    let (before, now) = (value(previous)?, value(period)?);
    // Where the corporate level reported itself, its units did not make the total.
    let own = cells(previous)?.by_unit.contains_key(&None);
    let lost: Vec<_> = units.iter().filter(|(unit, _)| own == unit.is_none()).collect();
    let mut with_lost = now;
    for (_, lost) in &lost {
        with_lost = with_lost.checked_add(lost.row.sum?)?;
    }
    (now < before && with_lost >= before).then_some(Fallen { before, now, lost })
}
