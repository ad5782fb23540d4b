//! The results framework: areas, indicators and the names of units.

use std::collections::BTreeMap;

use super::actuals::DIMENSION;
use super::cell::{Row, TextTable, empty_finding};
use super::chain;
use super::crosswalk::in_force;
use super::words::Vocabulary;
use super::{CategoryName, Placed};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{
    ActorLevel, Aggregation, Area, AreaId, CorporateAchievement, Decimal, Direction, Indicator, IndicatorId,
    Kind, Level, Localised, MeasureUnit, Method, OutlookMethod, Responsibility, UnitCode,
};

/// The unit that stands for percentage points.
const PERCENT: [&str; 2] = ["%", "％"];

/// Reads the areas.
pub(super) fn areas(table: &TextTable, findings: &mut Findings) -> Vec<Placed<Area>> {
    let mut seen = BTreeMap::new();
    let mut areas = Vec::new();
    for row in table.rows() {
        let Some(id) = row.required("id", findings) else { continue };
        if is_repeated("area", id, row, &mut seen, findings) {
            continue;
        }
        let Some(title) = title(row, findings) else { continue };
        let area = Area {
            id: AreaId::new(id),
            order: row.decimal("order", findings),
            title,
            level: row.word("level", &Level::ALL, Level::key, findings).unwrap_or(Level::Outcome),
            weight: weight(row, findings),
            min_coverage: min_coverage(row, findings),
            in_force: in_force(row, findings),
        };
        areas.push(row.placed(area));
    }
    areas
}

/// Reads the indicators and fills in the defaults that follow from their own columns.
pub(super) fn indicators(
    table: &TextTable,
    words: &Vocabulary<'_>,
    findings: &mut Findings,
) -> Vec<Placed<Indicator>> {
    let mut seen = BTreeMap::new();
    let mut indicators = Vec::new();
    for row in table.rows() {
        let (id, area) = (row.required("id", findings), row.required("area", findings));
        let (Some(id), Some(area)) = (id, area) else { continue };
        if is_repeated("indicator", id, row, &mut seen, findings) {
            continue;
        }
        let Some(title) = title(row, findings) else { continue };
        let mut indicator = indicator(row, id, area, title, findings);
        let ordinal = row.text("ordinal");
        if ordinal.is_some() && indicator.method.is_none() {
            indicator.method = Some(Method::Ordinal);
        }
        indicator.words = words.of(indicator.method, ordinal, |field| row.cell_place(field), findings);
        indicators.push(row.placed(indicator));
    }
    indicators
}

fn indicator(row: Row<'_>, id: &str, area: &str, title: Localised, findings: &mut Findings) -> Indicator {
    let unit = measure_unit(row);
    let percent = unit == MeasureUnit::Percent;
    let kind = row.word("kind", Kind::ALL, Kind::key, findings);
    let method = row.word("method", Method::ALL, Method::key, findings);
    let direction = row.word("direction", Direction::ALL, Direction::key, findings);
    let worded = row.text("ordinal").is_some()
        || matches!(method, Some(Method::Ordinal | Method::Binary | Method::Qualitative | Method::Milestone));
    let kind = kind.unwrap_or(if percent || worded { Kind::Stock } else { Kind::Flow });
    let over_time = row.word("agg_time", Aggregation::ALL, Aggregation::key, findings);
    let over_units = row.word("agg_units", Aggregation::ALL, Aggregation::key, findings);
    // Items are counted over time and over units or not at all, so that one axis says it for both.
    let counts = [over_time, over_units].contains(&Some(Aggregation::CountDistinct));
    let counted = counts.then_some(Aggregation::CountDistinct);
    let (over_time, over_units) = (over_time.or(counted), over_units.or(counted));
    let decimals = row.whole("decimals", findings).and_then(|number| u8::try_from(number.min(9)).ok());
    Indicator {
        id: IndicatorId::new(id),
        area: AreaId::new(area),
        order: row.decimal("order", findings),
        title,
        unit,
        kind,
        direction: direction.or(method.and_then(Method::direction)),
        method,
        over_time: over_time.unwrap_or(match (kind, percent) {
            (Kind::Flow, false) => Aggregation::Sum,
            (Kind::Flow, true) => Aggregation::RatioOfSums,
            (Kind::Stock | Kind::Cumulative, _) => Aggregation::Latest,
        }),
        over_units: over_units.unwrap_or(match (worded, percent) {
            (true, _) => Aggregation::None,
            (false, true) => Aggregation::RatioOfSums,
            (false, false) => Aggregation::Sum,
        }),
        max_age: row.whole("max_age", findings),
        corporate: row
            .word("achievement", CorporateAchievement::ALL, CorporateAchievement::key, findings)
            .unwrap_or(CorporateAchievement::Aggregate),
        tolerance: tolerance(row, findings),
        words: None,
        thresholds: thresholds(row, findings),
        outlook: row.word("outlook", OutlookMethod::ALL, OutlookMethod::key, findings),
        natural_limit: row.decimal("natural_limit", findings),
        weight: weight(row, findings),
        min: row.decimal("min", findings),
        max: row.decimal("max", findings),
        decimals: decimals.unwrap_or(u8::from(percent)),
        responsibility: row.word("responsibility", Responsibility::ALL, Responsibility::key, findings),
        actor_level: row.word("actor_level", ActorLevel::ALL, ActorLevel::key, findings),
        in_force: in_force(row, findings),
        definition: row.localised("definition"),
        source: row.localised("source"),
        profile: chain::profile(row, findings),
        measurement_cost: measurement_cost(row, findings),
    }
}

fn measure_unit(row: Row<'_>) -> MeasureUnit {
    let plain = row.text("unit");
    let localised = row.localised("unit");
    let percent = |text: Option<&str>| text.is_some_and(|text| PERCENT.contains(&text));
    let everywhere = localised.as_ref().is_some_and(|unit| {
        crate::model::Language::ALL.into_iter().any(|language| percent(unit.get(language)))
    });
    if percent(plain) || everywhere { MeasureUnit::Percent } else { MeasureUnit::Named(localised) }
}

/// Reads the names of dimensions and of their values.
pub(super) fn categories(table: &TextTable, findings: &mut Findings) -> Vec<Placed<CategoryName>> {
    let mut seen = BTreeMap::new();
    let mut names = Vec::new();
    for row in table.rows() {
        let Some(dimension) = row.required("dimension", findings) else { continue };
        let dimension = dimension.strip_prefix(DIMENSION).unwrap_or(dimension);
        let value = row.text("value");
        if let Some(first) = seen.get(&(dimension, value)) {
            let what = value.map_or_else(String::new, |value| format!(" of `{value}`"));
            let message = format!("the name{what} in the dimension `{dimension}` is given twice");
            let finding = Finding::new(Code::DuplicateKey, row.cell_place("dimension"), message);
            findings.report(finding.related(Place::clone(first), "first given here"));
            continue;
        }
        seen.insert((dimension, value), row.cell_place("dimension"));
        if let Some(title) = title(row, findings) {
            let (dimension, value) = (dimension.to_owned(), value.map(ToOwned::to_owned));
            names.push(row.placed(CategoryName { dimension, value, title }));
        }
    }
    names
}

/// Reads the names of the units.
pub(super) fn units(table: &TextTable, findings: &mut Findings) -> BTreeMap<UnitCode, Placed<Localised>> {
    let mut seen = BTreeMap::new();
    let mut units = BTreeMap::new();
    for row in table.rows() {
        let Some(code) = row.required("code", findings) else { continue };
        if is_repeated("unit", code, row, &mut seen, findings) {
            continue;
        }
        if let Some(title) = title(row, findings) {
            units.insert(UnitCode::new(code), row.placed(title));
        }
    }
    units
}

/// The title of a row, which must be there.
pub(super) fn title(row: Row<'_>, findings: &mut Findings) -> Option<Localised> {
    let title = row.localised("title");
    if title.is_none() {
        findings.report(empty_finding(row.cell_place("title"), "title"));
    }
    title
}

/// The tolerance around a target, above zero.
fn tolerance(row: Row<'_>, findings: &mut Findings) -> Option<Decimal> {
    let tolerance = row.decimal("tolerance", findings)?;
    if tolerance <= Decimal::ZERO {
        let message = format!("the tolerance {tolerance} leaves no room");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("tolerance"), message);
        findings.report(finding.help("give a number above 0, in the unit of the indicator"));
        return None;
    }
    Some(tolerance)
}

/// The edges of the rating scale for an indicator, written in per cent and rising: `50;75;100`.
fn thresholds(row: Row<'_>, findings: &mut Findings) -> Option<Vec<Decimal>> {
    let text = row.text("thresholds")?;
    let edges: Option<Vec<Decimal>> = text
        .split(';')
        .map(|edge| row.numbers().parse(edge).ok().map(|percent| percent / Decimal::ONE_HUNDRED))
        .collect();
    if edges.is_none() {
        let message = format!("`{text}` is no list of numbers");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("thresholds"), message);
        findings.report(finding.help("write the edges in per cent from low to high, such as `0;50;75;100`"));
    }
    edges
}

/// The weight of a row; 1 where none is given.
pub(super) fn weight(row: Row<'_>, findings: &mut Findings) -> Decimal {
    let weight = row.decimal("weight", findings).unwrap_or(Decimal::ONE);
    if weight.is_sign_negative() || weight > LARGEST_WEIGHT {
        let message = if weight.is_sign_negative() { "is negative" } else { "is too large" };
        let message = format!("the weight {weight} {message}");
        let finding = Finding::new(Code::WeightInvalid, row.cell_place("weight"), message);
        findings.fatal(finding.help("give a weight of 0 or more"));
        return Decimal::ONE;
    }
    weight
}

/// Weights above it are mistakes, and sums of them might overflow.
const LARGEST_WEIGHT: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// What it costs to measure an indicator.
fn measurement_cost(row: Row<'_>, findings: &mut Findings) -> Option<Decimal> {
    let cost = row.decimal("measurement_cost", findings)?;
    if cost.is_sign_negative() && !cost.is_zero() {
        let message = format!("the cost of measurement {cost} is negative");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("measurement_cost"), message);
        findings.report(finding.help("give what was spent, or leave the cell empty where it is not known"));
        return None;
    }
    Some(cost)
}

/// A minimum coverage, which is a share.
fn min_coverage(row: Row<'_>, findings: &mut Findings) -> Option<Decimal> {
    let share = row.decimal("min_coverage", findings)?;
    if share < Decimal::ZERO || share > Decimal::ONE {
        let message = format!("the minimum coverage {share} is no share");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("min_coverage"), message);
        findings.report(finding.help("write a share from 0 to 1, such as 0.5 for 50 %"));
        return None;
    }
    Some(share)
}

/// Whether an earlier row has the same id; a finding if so.
pub(super) fn is_repeated<'a>(
    what: &str,
    id: &'a str,
    row: Row<'a>,
    seen: &mut BTreeMap<&'a str, Place>,
    findings: &mut Findings,
) -> bool {
    let field = if what == "unit" { "code" } else { "id" };
    if let Some(first) = seen.get(id) {
        let message = format!("the {what} `{id}` is defined twice");
        let finding = Finding::new(Code::DuplicateKey, row.cell_place(field), message);
        let help = format!("remove one of the rows, or give it another {field}");
        findings.report(finding.related(first.clone(), "first defined here").help(help));
        return true;
    }
    seen.insert(id, row.cell_place(field));
    false
}
