//! Checks of the crosswalk against the framework, and of what is not in force.

use std::collections::{BTreeMap, BTreeSet};

use super::framework::{natural, unknown};
use crate::diag::{Code, Finding, Findings, Place};
use crate::load::{Loaded, Placed};
use crate::manifest::quoted;
use crate::model::{AreaId, FrameworkChange, InForce, Indicator, IndicatorId, Relation};

type Change = Placed<FrameworkChange>;

/// Reports rows of the crosswalk that contradict the framework or each other.
pub(super) fn crosswalk(loaded: &Loaded, findings: &mut Findings) {
    let indicators: BTreeMap<&IndicatorId, &Indicator> =
        loaded.indicators.iter().map(|indicator| (&indicator.row.id, &indicator.row)).collect();
    for change in &loaded.crosswalk {
        references(change, &indicators, findings);
        periods(change, &indicators, findings);
        comparability(change, &indicators, findings);
    }
    repeated(&loaded.crosswalk, findings);
    circles(&loaded.crosswalk, findings);
}

/// Reports resources of areas that are not in force in their period, and leaves them out.
pub(super) fn resources(loaded: &mut Loaded, findings: &mut Findings) {
    let areas: BTreeMap<&AreaId, InForce> =
        loaded.areas.iter().map(|area| (&area.row.id, area.row.in_force)).collect();
    loaded.resources.retain(|line| {
        let in_force = areas.get(&line.row.area).is_none_or(|area| area.holds(line.row.period));
        if !in_force {
            let (area, period) = (&line.row.area, line.row.period);
            let message = format!(
                "the resources of area `{area}` for {period} are left out: the area is not in force then"
            );
            let help = "give them to the area of that time, or correct `from` and `until`";
            findings.report(Finding::new(Code::OutsideFramework, line.cell("area"), message).help(help));
        }
        in_force
    });
}

/// The changes by period, then by the ids that they lead from and to, as people count.
pub(super) fn in_order(changes: Vec<Change>) -> Vec<FrameworkChange> {
    let id = |id: &Option<IndicatorId>| id.as_ref().map(|id| natural(id.as_str()));
    let mut changes: Vec<FrameworkChange> = changes.into_iter().map(|change| change.row).collect();
    changes.sort_by_cached_key(|change| (change.period, id(&change.from), id(&change.to)));
    changes
}

fn contradicted(place: Place, message: String, help: &str) -> Finding {
    Finding::new(Code::CrosswalkContradicted, place, message).help(help)
}

fn references(change: &Change, indicators: &BTreeMap<&IndicatorId, &Indicator>, findings: &mut Findings) {
    let known: BTreeSet<&str> = indicators.keys().map(|id| id.as_str()).collect();
    for (column, id) in [("from", &change.row.from), ("to", &change.row.to)] {
        if let Some(finding) =
            id.as_ref().and_then(|id| unknown("indicator", id.as_str(), &known, change.cell(column)))
        {
            findings.report(finding);
        }
    }
}

/// Reports a change that does not lie where the one indicator ends and the other begins.
fn periods(change: &Change, indicators: &BTreeMap<&IndicatorId, &Indicator>, findings: &mut Findings) {
    let row = &change.row;
    let period = row.period;
    let of = |id: &Option<IndicatorId>| id.as_ref().and_then(|id| indicators.get(id).copied());
    if row.is_in_place() {
        let message = match of(&row.from) {
            _ if row.relation != Relation::Redefined => {
                format!("the relation `{}` needs two indicators", row.relation.key())
            }
            Some(indicator) if !indicator.in_force.holds(period) => {
                format!("`{}` is redefined for {period} and is not in force then", indicator.id)
            }
            Some(_) | None => return,
        };
        let help = "name two indicators, or write `redefined` for a change within one";
        findings.report(contradicted(change.cell("relation"), message, help));
        return;
    }
    let last = of(&row.from).filter(|from| {
        from.in_force.until().is_none_or(|until| until.end().next_day() != Some(period.start()))
    });
    if let Some(from) = last {
        let until =
            from.in_force.until().map_or_else(|| "without end".to_owned(), |until| format!("until {until}"));
        let message = format!("`{}` is in force {until}, and the framework changes with {period}", from.id);
        let help = "let `until` of the earlier indicator be the period before the change";
        findings.report(contradicted(change.cell("period"), message, help));
    }
    let first = of(&row.to).filter(|to| to.in_force.from().is_none_or(|from| from.start() != period.start()));
    if let Some(to) = first {
        let from =
            to.in_force.from().map_or_else(|| "from the beginning".to_owned(), |from| format!("from {from}"));
        let message = format!("`{}` is in force {from}, and the framework changes with {period}", to.id);
        let help = "let `from` of the later indicator be the period of the change";
        findings.report(contradicted(change.cell("period"), message, help));
    }
}

/// Reports what cannot be compared and is said to be, and the other way round.
fn comparability(change: &Change, indicators: &BTreeMap<&IndicatorId, &Indicator>, findings: &mut Findings) {
    let row = &change.row;
    let unit = |id: &Option<IndicatorId>| id.as_ref().and_then(|id| indicators.get(id)).map(|it| &it.unit);
    let (message, help) = match (row.relation, row.comparable) {
        (Relation::Same, false) => ("what is `same` can be compared", "write `redefined` if it cannot"),
        (Relation::Merged | Relation::Split, true) => {
            ("a whole cannot be compared with its parts", "write `no`")
        }
        (Relation::Discontinued | Relation::New, true) => {
            ("there is nothing to compare with", "write `no`, or leave the cell empty")
        }
        (Relation::Same | Relation::Redefined, true) if unit(&row.from) != unit(&row.to) => (
            "the indicators are counted in different units, and their values cannot be compared",
            "give both the same unit, or write `redefined` and `no`",
        ),
        (Relation::Same, true)
        | (Relation::Redefined, _)
        | (Relation::Merged | Relation::Split | Relation::Discontinued | Relation::New, false) => return,
    };
    findings.report(contradicted(change.cell("comparable"), message.to_owned(), help));
}

/// Whether an indicator of the change can have no other change at that end.
fn is_exclusive(relation: Relation) -> bool {
    match relation {
        Relation::Same | Relation::Redefined | Relation::Discontinued | Relation::New => true,
        Relation::Merged | Relation::Split => false,
    }
}

/// Reports indicators that go on twice, or continue two others, where only one can be.
fn repeated(changes: &[Change], findings: &mut Findings) {
    for (index, change) in changes.iter().enumerate() {
        let (row, before) = (&change.row, &changes[..index]);
        let same_kind = |other: &&Change| other.row.is_in_place() == row.is_in_place();
        let again = before.iter().filter(same_kind).find(|other| {
            let other = &other.row;
            (&other.from, &other.to, other.period) == (&row.from, &row.to, row.period)
        });
        if let Some(first) = again {
            let finding =
                Finding::new(Code::DuplicateKey, change.cell("period"), "the change is given twice");
            findings.report(
                finding.related(first.cell("period"), "the other row").help("remove one of the rows"),
            );
            continue;
        }
        if row.is_in_place() {
            continue;
        }
        let excludes = |other: &&Change| is_exclusive(other.row.relation) || is_exclusive(row.relation);
        let continues = |other: &&&Change| row.to.is_some() && other.row.to == row.to;
        let goes_on = |other: &&&Change| row.from.is_some() && other.row.from == row.from;
        let rivals: Vec<&Change> = before.iter().filter(same_kind).filter(excludes).collect();
        let to = row.to.as_ref().zip(rivals.iter().find(continues));
        let from = row.from.as_ref().zip(rivals.iter().find(goes_on));
        let clash = to.map(|(id, first)| (id, *first, "to", "continues two others"));
        let clash = clash.or_else(|| from.map(|(id, first)| (id, *first, "from", "goes on twice")));
        if let Some((id, first, column, what)) = clash {
            let relations = BTreeSet::from([first.row.relation.key(), row.relation.key()]);
            let message = format!("`{id}` {what} ({})", quoted(relations));
            let help = "write `merged` for several that become one, `split` for one that becomes several";
            let finding = contradicted(change.cell(column), message, help);
            findings.report(finding.related(first.cell(column), "the other row"));
        }
    }
}

/// Reports indicators that go on, through others, in themselves.
fn circles(changes: &[Change], findings: &mut Findings) {
    let edge = |change: &Change| {
        let (from, to) = (change.row.from.clone()?, change.row.to.clone()?);
        (from != to).then_some((from, to))
    };
    let mut later: BTreeMap<IndicatorId, BTreeSet<IndicatorId>> = BTreeMap::new();
    for change in changes {
        let Some((from, to)) = edge(change) else { continue };
        if leads(&later, &to, &from) {
            let message = format!("`{to}` goes on in `{from}`, and here the other way round");
            let help = "let every change lead from an earlier indicator to a later one";
            findings.report(contradicted(change.cell("to"), message, help));
        } else {
            later.entry(from).or_default().insert(to);
        }
    }
}

/// Whether one indicator goes on in another; the graph has no circle.
fn leads(later: &BTreeMap<IndicatorId, BTreeSet<IndicatorId>>, from: &IndicatorId, to: &IndicatorId) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if seen.insert(id) {
            open.extend(later.get(id).into_iter().flatten());
        }
    }
    false
}
