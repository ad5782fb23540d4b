//! The results chain: results, assumptions, links to the SDGs, and the profile of indicators.

use std::collections::BTreeMap;

use super::Placed;
use super::cell::{Row, TextTable, empty_finding};
use super::framework::{is_repeated, title};
use super::table::Tables;
use crate::diag::{Code, Finding, Findings, Reported};
use crate::manifest::TableName;
use crate::model::{
    AreaId, Assumption, AssumptionState, ChainResult, ChangeType, Decimal, FrameworkApplied, IndicatorId,
    Level, ParseTargetError, Profile, ResultId, SdgLink, SdgRole, SdgTarget, Stage,
};

/// What separates ids within a cell.
const SEPARATORS: [char; 2] = [';', '；'];

/// The results chain as it was read.
#[derive(Debug, Default)]
pub struct LoadedChain {
    /// The results.
    pub results: Vec<Placed<ChainResult>>,
    /// The assumptions.
    pub assumptions: Vec<Placed<Assumption>>,
    /// The links of indicators to targets of the SDGs.
    pub sdg: Vec<Placed<SdgLink>>,
}

/// Reads the tables of the results chain that the project has.
pub(super) fn chain(tables: &Tables<'_>, findings: &mut Findings) -> Result<LoadedChain, Reported> {
    let found = tables.read_optional(TableName::Results, findings)?;
    let results = found.map(|table| results(&table, findings)).unwrap_or_default();
    let found = tables.read_optional(TableName::Assumptions, findings)?;
    let assumptions = found.map(|table| assumptions(&table, findings)).unwrap_or_default();
    let found = tables.read_optional(TableName::Sdg, findings)?;
    let sdg = found.map(|table| sdg(&table, findings)).unwrap_or_default();
    Ok(LoadedChain { results, assumptions, sdg })
}

fn results(table: &TextTable, findings: &mut Findings) -> Vec<Placed<ChainResult>> {
    let mut seen = BTreeMap::new();
    let mut results = Vec::new();
    for row in table.rows() {
        let (id, level) = (row.required("id", findings), row.required("level", findings));
        let level = level.and_then(|_| row.word("level", &Level::CHAIN, Level::key, findings));
        let title = title(row, findings);
        let Some(id) = id else { continue };
        if is_repeated("result", id, row, &mut seen, findings) {
            continue;
        }
        let (Some(level), Some(title)) = (level, title) else { continue };
        let result = ChainResult {
            id: ResultId::new(id),
            title,
            level,
            area: row.text("area").map(AreaId::new),
            parents: list(row, "parents").map(ResultId::new).collect(),
        };
        results.push(row.placed(result));
    }
    results
}

fn assumptions(table: &TextTable, findings: &mut Findings) -> Vec<Placed<Assumption>> {
    let mut seen = BTreeMap::new();
    let mut assumptions = Vec::new();
    for row in table.rows() {
        let (id, status) = (row.required("id", findings), row.required("status", findings));
        let state =
            status.and_then(|_| row.word("status", AssumptionState::ALL, AssumptionState::key, findings));
        let text = row.localised("text");
        if text.is_none() {
            findings.report(empty_finding(row.cell_place("text"), "text"));
        }
        let (result, area) = (row.text("result").map(ResultId::new), row.text("area").map(AreaId::new));
        if result.is_none() && area.is_none() {
            let finding = empty_finding(row.cell_place("result"), "result");
            findings.report(finding.help("name the result or the area that depends on the assumption"));
        }
        let Some(id) = id else { continue };
        if is_repeated("assumption", id, row, &mut seen, findings) {
            continue;
        }
        let (Some(state), Some(text)) = (state, text) else { continue };
        let assumption =
            Assumption { id: id.to_owned(), result, area, text, state, note: row.localised("note") };
        assumptions.push(row.placed(assumption));
    }
    assumptions
}

fn sdg(table: &TextTable, findings: &mut Findings) -> Vec<Placed<SdgLink>> {
    let mut links = Vec::new();
    for row in table.rows() {
        let indicator = row.required("indicator", findings);
        let target = row.required("target", findings).and_then(|text| target(row, text, findings));
        let role = match row.text("primary") {
            Some(_) => row.word("primary", SdgRole::ALL, SdgRole::key, findings),
            None => Some(SdgRole::Secondary),
        };
        let (Some(indicator), Some(target), Some(role)) = (indicator, target, role) else { continue };
        let contribution = row.localised("contribution");
        let link = SdgLink { indicator: IndicatorId::new(indicator), target, role, contribution };
        links.push(row.placed(link));
    }
    links
}

/// A target; a finding that no setting lowers where it is none, because it can be put nowhere.
fn target(row: Row<'_>, text: &str, findings: &mut Findings) -> Option<SdgTarget> {
    let error = match SdgTarget::parse(text) {
        Ok(target) => return Some(target),
        Err(error) => error,
    };
    let help = match &error {
        ParseTargetError::Goal(_) => "the goals are numbered from 1 to 17",
        ParseTargetError::Form(_) => "write the goal, a point and a number or letter, such as 9.2 or 17.a",
    };
    let finding = Finding::new(Code::SdgTargetInvalid, row.cell_place("target"), error.to_string());
    findings.fatal(finding.help(help));
    None
}

/// Reads what an indicator says beside what is computed.
pub(super) fn profile(row: Row<'_>, findings: &mut Findings) -> Profile {
    Profile {
        result: row.text("result").map(ResultId::new),
        owner: row.localised("owner"),
        who: row.localised("who"),
        what: row.localised("what"),
        stage: row.word("stage", Stage::ALL, Stage::key, findings),
        change_type: row.word("change_type", ChangeType::ALL, ChangeType::key, findings),
        contributors: row.localised("contributors"),
        attribution: row.localised("attribution"),
        lag_years: lag(row, findings),
        external_factors: row.localised("external_factors"),
        frequency: row.localised("frequency"),
        limitations: row.localised("limitations"),
        framework_applied: row.word(
            "framework_applied",
            FrameworkApplied::ALL,
            FrameworkApplied::key,
            findings,
        ),
        tags: row.localised("tags"),
    }
}

/// A time in years, which does not run backwards.
fn lag(row: Row<'_>, findings: &mut Findings) -> Option<Decimal> {
    let years = row.decimal("lag_years", findings)?;
    if years.is_sign_negative() && !years.is_zero() {
        let message = format!("the time lag {years} is negative");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("lag_years"), message);
        findings.report(finding.help("give the years from the work to its effect, such as 2 or 0.5"));
        return None;
    }
    Some(years)
}

/// The parts of a cell that lists several.
fn list<'a>(row: Row<'a>, column: &str) -> impl Iterator<Item = &'a str> {
    let parts = row.text(column).unwrap_or_default().split(SEPARATORS);
    parts.map(str::trim).filter(|part| !part.is_empty())
}
