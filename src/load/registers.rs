//! The registers of a report: programmes, evidence, lessons, recommendations, mandates, gaps, roles, terms.

use time::{Date, format_description::well_known::Iso8601};

use super::Placed;
use super::cell::{Row, TextTable, empty_finding};
use super::table::Tables;
use crate::diag::{Code, Finding, Findings, Reported};
use crate::manifest::{Manifest, TableName};
use crate::model::{
    AreaId, Evidence, EvidenceKind, Gap, IndicatorId, Lesson, LessonKind, Localised, Mandate, Period,
    Programme, ProgrammeCode, ProgrammeResult, Published, PublishedValue, Recommendation,
    RecommendationStatus, Response, RestatementCause, Role, Strength, Term, Topic, UnitCode,
};

/// The registers of a report, each in the order of its table; empty where the project has none.
#[derive(Debug, Clone)]
pub struct Registers {
    /// The date of the report, on which follow-up is judged.
    pub date: Date,
    /// The country programmes.
    pub programmes: Vec<Placed<Programme>>,
    /// What they contribute to.
    pub programme_results: Vec<Placed<ProgrammeResult>>,
    /// The evidence.
    pub evidence: Vec<Placed<Evidence>>,
    /// The lessons.
    pub lessons: Vec<Placed<Lesson>>,
    /// The recommendations.
    pub recommendations: Vec<Placed<Recommendation>>,
    /// The mandates.
    pub mandates: Vec<Placed<Mandate>>,
    /// The gaps; none where the project keeps no register of them.
    pub gaps: Option<Vec<Placed<Gap>>>,
    /// Who does what.
    pub roles: Vec<Placed<Role>>,
    /// The terms of the glossary.
    pub glossary: Vec<Placed<Term>>,
    /// Figures as they were published before.
    pub published: Vec<Placed<Published>>,
}

/// Reads the registers that a project has.
///
/// # Errors
/// A table that cannot be read.
pub(super) fn read(
    tables: &Tables<'_>,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Result<Registers, Reported> {
    let reporting = manifest.report.period;
    let gaps = tables.read_optional(TableName::Gaps, findings)?;
    Ok(Registers {
        date: manifest.report.date,
        programmes: rows(tables, TableName::Programmes, programme, findings)?,
        programme_results: rows(tables, TableName::ProgrammeResults, programme_result, findings)?,
        evidence: rows(tables, TableName::Evidence, evidence, findings)?,
        lessons: rows(tables, TableName::Lessons, lesson, findings)?,
        recommendations: rows(tables, TableName::Recommendations, recommendation, findings)?,
        mandates: rows(tables, TableName::Mandates, mandate, findings)?,
        gaps: gaps.map(|table| collect(&table, |row, findings| gap(row, reporting, findings), findings)),
        roles: rows(tables, TableName::Roles, role, findings)?,
        glossary: rows(tables, TableName::Glossary, term, findings)?,
        published: rows(tables, TableName::Published, published, findings)?,
    })
}

/// The rows of a table that can be used; none where the project has no such table.
fn rows<T>(
    tables: &Tables<'_>,
    name: TableName,
    read: impl Fn(Row<'_>, &mut Findings) -> Option<T>,
    findings: &mut Findings,
) -> Result<Vec<Placed<T>>, Reported> {
    let table = tables.read_optional(name, findings)?;
    Ok(table.map(|table| collect(&table, read, findings)).unwrap_or_default())
}

fn collect<T>(
    table: &TextTable,
    read: impl Fn(Row<'_>, &mut Findings) -> Option<T>,
    findings: &mut Findings,
) -> Vec<Placed<T>> {
    table.rows().filter_map(|row| Some(row.placed(read(row, findings)?))).collect()
}

fn programme(row: Row<'_>, findings: &mut Findings) -> Option<Programme> {
    let (code, unit) = (row.required("code", findings), row.required("unit_code", findings));
    let title = required_text(row, "title", findings);
    let start = day(row, "start", Period::start, findings);
    let end = day(row, "end", Period::end, findings);
    Some(Programme { code: ProgrammeCode::new(code?), title: title?, unit: UnitCode::new(unit?), start, end })
}

fn programme_result(row: Row<'_>, findings: &mut Findings) -> Option<ProgrammeResult> {
    let (programme, indicator) = (row.required("programme", findings), row.required("indicator", findings));
    Some(ProgrammeResult {
        programme: ProgrammeCode::new(programme?),
        indicator: IndicatorId::new(indicator?),
        contribution: row.localised("contribution"),
    })
}

fn evidence(row: Row<'_>, findings: &mut Findings) -> Option<Evidence> {
    let id = row.required("id", findings);
    let topic = topic(row, findings);
    let kind = required_word(row, "type", EvidenceKind::ALL, EvidenceKind::key, findings);
    let strength = required_word(row, "strength", Strength::ALL, Strength::key, findings);
    let title = required_text(row, "title", findings);
    let date = row.date("date", findings);
    Some(Evidence {
        id: id?.to_owned(),
        topic: topic?,
        kind: kind?,
        title: title?,
        reference: row.text("reference").map(ToOwned::to_owned),
        strength: strength?,
        date,
    })
}

fn lesson(row: Row<'_>, findings: &mut Findings) -> Option<Lesson> {
    let id = row.required("id", findings);
    let topic = topic(row, findings);
    let kind = row.word("kind", LessonKind::ALL, LessonKind::key, findings);
    let text = required_text(row, "text", findings);
    Some(Lesson {
        id: id?.to_owned(),
        topic: topic?,
        kind: kind.unwrap_or(LessonKind::Lesson),
        text: text?,
        follow_up: row.localised("use"),
    })
}

fn recommendation(row: Row<'_>, findings: &mut Findings) -> Option<Recommendation> {
    let id = row.required("id", findings);
    let text = required_text(row, "text", findings);
    let response = row.word("response", Response::ALL, Response::key, findings);
    let (known, key) = (RecommendationStatus::ALL, RecommendationStatus::key);
    let status = required_word(row, "status", known, key, findings);
    let (due, done_on) = (row.date("due", findings), row.date("done_on", findings));
    Some(Recommendation {
        id: id?.to_owned(),
        source: row.text("source").map(ToOwned::to_owned),
        text: text?,
        response,
        status: status?,
        due,
        done_on,
        owner: row.localised("owner"),
        action: row.localised("action"),
    })
}

fn mandate(row: Row<'_>, findings: &mut Findings) -> Option<Mandate> {
    let symbol = row.required("symbol", findings);
    let text = required_text(row, "text", findings);
    Some(Mandate {
        symbol: symbol?.to_owned(),
        paragraph: row.text("paragraph").map(ToOwned::to_owned),
        text: text?,
        answered_by: row.text("answered_by").map(ToOwned::to_owned),
    })
}

/// A gap without a period is one of the reporting period; one whose period cannot be read is none.
fn gap(row: Row<'_>, reporting: Period, findings: &mut Findings) -> Option<Gap> {
    let indicator = row.required("indicator", findings);
    let given = ["period", "period_start", "period_end"].iter().any(|field| row.text(field).is_some());
    let period = if given { row.period(findings) } else { Some(reporting) };
    let reason = required_text(row, "reason", findings);
    let due = row.date("due", findings);
    Some(Gap {
        indicator: IndicatorId::new(indicator?),
        unit: row.text("unit_code").map(UnitCode::new),
        period: period?,
        reason: reason?,
        owner: row.localised("owner"),
        due,
        action: row.localised("action"),
    })
}

fn role(row: Row<'_>, findings: &mut Findings) -> Option<Role> {
    let (actor, role) = (required_text(row, "actor", findings), required_text(row, "role", findings));
    let order = row.decimal("order", findings);
    Some(Role { actor: actor?, role: role?, order })
}

fn term(row: Row<'_>, findings: &mut Findings) -> Option<Term> {
    let id = row.required("id", findings);
    let (term, definition) =
        (required_text(row, "term", findings), required_text(row, "definition", findings));
    let is_case_sensitive = row.word("case", &[true, false], |yes| if yes { "yes" } else { "no" }, findings);
    Some(Term {
        id: id?.to_owned(),
        term: term?,
        forms: row.localised("forms"),
        avoid: row.localised("avoid"),
        definition: definition?,
        is_case_sensitive: is_case_sensitive.unwrap_or(false),
    })
}

/// A figure by its id, or by what makes it up.
fn published(row: Row<'_>, findings: &mut Findings) -> Option<Published> {
    let figure = row.required("figure", findings);
    let printed = |column: &str, text: &str, findings: &mut Findings| {
        let value = PublishedValue::parse(text);
        if value.is_none() {
            let message = format!("`{text}` is no value as it is printed");
            let finding = Finding::new(Code::NumberInvalid, row.cell_place(column), message);
            let help =
                "write it as in English, such as `171,834`, `98.2%`, `42.7 million`, `largely-met` or `n/a`";
            findings.report(finding.help(help));
        }
        value
    };
    let text = row.required("value", findings);
    let value = text.and_then(|text| printed("value", text, findings));
    let restated_as = row.text("restated_as").and_then(|text| printed("restated_as", text, findings));
    let cause = row.word("cause", RestatementCause::ALL, RestatementCause::key, findings);
    let date = row.date("date", findings);
    Some(Published {
        figure: figure_id(row, figure?, findings)?,
        value: value?,
        document: row.text("document").map(ToOwned::to_owned),
        date,
        restated_as,
        cause,
        reason: row.localised("reason"),
    })
}

/// The id of a figure: as it is written, or of its kind and what it is about.
fn figure_id(row: Row<'_>, figure: &str, findings: &mut Findings) -> Option<String> {
    if figure.contains('#') {
        return Some(figure.to_owned());
    }
    row.required("period", findings)?;
    let period = row.period(findings)?;
    let unit = row.text("unit_code").map_or_else(String::new, |unit| format!("/{unit}"));
    let subject = match (row.text("indicator"), row.text("area")) {
        (None, None) => "overall".to_owned(),
        _ => match topic(row, findings)? {
            Topic::Indicator(id) => id.to_string(),
            Topic::Area(id) => format!("area:{id}"),
        },
    };
    Some(format!("{subject}@{period}{unit}#{figure}"))
}

/// The area or indicator that a row is about: exactly one of them.
fn topic(row: Row<'_>, findings: &mut Findings) -> Option<Topic> {
    match (row.text("indicator"), row.text("area")) {
        (Some(indicator), None) => Some(Topic::Indicator(IndicatorId::new(indicator))),
        (None, Some(area)) => Some(Topic::Area(AreaId::new(area))),
        (Some(_), Some(_)) => {
            let message = "the row names an indicator and an area";
            let finding = Finding::new(Code::ValueContradicted, row.cell_place("area"), message);
            findings.report(finding.help("remove one of the two: an indicator belongs to its area"));
            None
        }
        (None, None) => {
            let message = "the row names neither an area nor an indicator";
            let finding = Finding::new(Code::CellEmpty, row.cell_place("area"), message);
            findings.report(finding.help("fill `area` or `indicator`"));
            None
        }
    }
}

fn required_text(row: Row<'_>, field: &str, findings: &mut Findings) -> Option<Localised> {
    let text = row.localised(field);
    if text.is_none() {
        findings.report(empty_finding(row.cell_place(field), field));
    }
    text
}

fn required_word<T: Copy>(
    row: Row<'_>,
    field: &str,
    known: &[T],
    key: impl Fn(T) -> &'static str,
    findings: &mut Findings,
) -> Option<T> {
    row.required(field, findings)?;
    row.word(field, known, key, findings)
}

/// A day, or the first or last day of a period.
fn day(row: Row<'_>, field: &str, edge: fn(Period) -> Date, findings: &mut Findings) -> Option<Date> {
    let text = row.text(field)?;
    let day = row.periods().parse(text).map(edge).or_else(|_| Date::parse(text, &Iso8601::DATE)).ok();
    if day.is_none() {
        let message = format!("`{text}` is neither a date nor a period");
        let finding = Finding::new(Code::PeriodInvalid, row.cell_place(field), message);
        findings.report(finding.help("write it as 2026-04-15, 2026-04 or 2026"));
    }
    day
}
