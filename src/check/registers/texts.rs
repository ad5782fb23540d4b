//! The texts of registers, in every language of the report.

use crate::check::titles::Titles;
use crate::diag::Findings;
use crate::load::{Placed, Registers};
use crate::manifest::Manifest;
use crate::model::Localised;

/// Reports texts that are missing in a language.
pub(super) fn texts(manifest: &Manifest, registers: &Registers, findings: &mut Findings) {
    let mut titles = Titles { languages: &manifest.report.languages, findings };
    for row in &registers.programmes {
        required(&mut titles, row, "title", &row.row.title, || format!("the programme `{}`", row.row.code));
    }
    for row in &registers.programme_results {
        let what = || format!("the result `{}` of the programme `{}`", row.row.indicator, row.row.programme);
        optional(&mut titles, row, "contribution", row.row.contribution.as_ref(), what);
    }
    for row in &registers.evidence {
        required(&mut titles, row, "title", &row.row.title, || format!("the evidence `{}`", row.row.id));
    }
    for row in &registers.lessons {
        let what = || format!("the lesson `{}`", row.row.id);
        required(&mut titles, row, "text", &row.row.text, what);
        optional(&mut titles, row, "use", row.row.follow_up.as_ref(), what);
    }
    for row in &registers.recommendations {
        let what = || format!("the recommendation `{}`", row.row.id);
        required(&mut titles, row, "text", &row.row.text, what);
        optional(&mut titles, row, "owner", row.row.owner.as_ref(), what);
        optional(&mut titles, row, "action", row.row.action.as_ref(), what);
    }
    for row in &registers.mandates {
        required(&mut titles, row, "text", &row.row.text, || format!("the mandate `{}`", row.row.symbol));
    }
    for row in registers.gaps.iter().flatten() {
        let what = || format!("the gap of `{}`", row.row.indicator);
        required(&mut titles, row, "reason", &row.row.reason, what);
        optional(&mut titles, row, "owner", row.row.owner.as_ref(), what);
        optional(&mut titles, row, "action", row.row.action.as_ref(), what);
    }
    for row in &registers.published {
        let what = || format!("the published figure `{}`", row.row.figure);
        optional(&mut titles, row, "reason", row.row.reason.as_ref(), what);
    }
    for row in &registers.roles {
        required(&mut titles, row, "actor", &row.row.actor, || "the row".to_owned());
        required(&mut titles, row, "role", &row.row.role, || "the row".to_owned());
    }
    for row in &registers.glossary {
        let what = || format!("the term `{}`", row.row.id);
        required(&mut titles, row, "term", &row.row.term, what);
        required(&mut titles, row, "definition", &row.row.definition, what);
    }
}

fn required<T>(
    titles: &mut Titles<'_>,
    row: &Placed<T>,
    column: &str,
    text: &Localised,
    what: impl Fn() -> String,
) {
    titles.check(column, text, row, || format!("{} has no `{column}`", what()));
}

fn optional<T>(
    titles: &mut Titles<'_>,
    row: &Placed<T>,
    column: &str,
    text: Option<&Localised>,
    what: impl Fn() -> String,
) {
    if let Some(text) = text {
        required(titles, row, column, text, what);
    }
}
