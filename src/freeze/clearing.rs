//! Freezing and thawing figures: what is to stand in `frozen.toml`, which the caller writes.

use std::collections::BTreeMap;

use time::Date;

use super::{Inputs, clearance, matches, printed};
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::Document;
use crate::manifest::{Act, Clearance, Frozen, Manifest, ThawedFigure};
use crate::model::Language;

/// Figures that are to be frozen.
#[derive(Debug)]
pub struct Freezing {
    /// What is frozen then.
    pub frozen: Frozen,
    /// The figures that were not frozen before, as printed, by their ids.
    pub added: BTreeMap<String, String>,
    /// How many of those asked for were frozen already.
    pub already: usize,
}

/// Figures that are to be thawed.
#[derive(Debug)]
pub struct Thawing {
    /// What is frozen then.
    pub frozen: Frozen,
    /// The ids of the figures that were thawed.
    pub thawed: Vec<String>,
}

/// Freezes figures that the editions of a project print; all of them where no pattern is given.
///
/// # Errors
/// A pattern names no figure.
pub fn freeze(
    inputs: Inputs<'_>,
    documents: &BTreeMap<Language, Document>,
    patterns: &[String],
    act: Act,
    findings: &mut Findings,
) -> Result<Freezing, Reported> {
    let manifest = inputs.manifest;
    let mut figures = printed(manifest, documents);
    let ids: Vec<&str> = figures.keys().map(String::as_str).collect();
    known(patterns, &ids, "the report prints no figure", findings)?;
    let is_meant = |id: &str| patterns.is_empty() || patterns.iter().any(|it| matches(it, id));
    figures.retain(|id, _| is_meant(id));
    let asked = figures.len();
    for (id, _, _) in manifest.frozen.figures() {
        figures.remove(id);
    }
    let mut frozen = manifest.frozen.clone();
    if !figures.is_empty() {
        frozen.clearances.push(clearance(&figures, act, inputs));
    }
    let added = figures.iter().map(|(id, printed)| (id.clone(), printed.text.to_owned())).collect();
    Ok(Freezing { frozen, already: asked - figures.len(), added })
}

/// Thaws figures and keeps the reason. The figures themselves are not computed.
///
/// # Errors
/// A pattern names no frozen figure.
pub fn thaw(
    manifest: &Manifest,
    patterns: &[String],
    (reason, on): (&str, Option<Date>),
    findings: &mut Findings,
) -> Result<Thawing, Reported> {
    let ids: Vec<&str> = manifest.frozen.figures().map(|(id, _, _)| id).collect();
    known(patterns, &ids, "there is no frozen figure", findings)?;
    let is_meant = |id: &str| patterns.iter().any(|pattern| matches(pattern, id));
    let mut frozen = Frozen { clearances: Vec::new(), thawed: manifest.frozen.thawed.clone() };
    let mut thawed = Vec::new();
    for clearance in &manifest.frozen.clearances {
        let mut figures = clearance.figures.clone();
        for (id, figure) in &clearance.figures {
            if !is_meant(id) {
                continue;
            }
            figures.remove(id);
            thawed.push(id.clone());
            frozen.thawed.push(ThawedFigure {
                figure: id.clone(),
                printed: figure.printed.clone(),
                value: figure.value.clone(),
                act: clearance.act.clone(),
                reason: reason.to_owned(),
                thawed_on: on,
            });
        }
        if !figures.is_empty() {
            frozen.clearances.push(Clearance { figures, ..clearance.clone() });
        }
    }
    Ok(Thawing { frozen, thawed })
}

/// Reports the patterns that name none of the known figures.
fn known(patterns: &[String], ids: &[&str], none: &str, findings: &mut Findings) -> Result<(), Reported> {
    let mut reported = None;
    for pattern in patterns {
        if ids.iter().any(|id| matches(pattern, id)) {
            continue;
        }
        let message = format!("{none} `{pattern}`");
        let finding = Finding::new(Code::FigureUnknown, Place::file("command line"), message);
        let finding = finding.suggest(pattern, ids.iter().copied());
        let help = "figures are written like `2.1@2025#achievement`, `2.1`, `2.*` or `area:2`";
        reported = Some(findings.fatal(if finding.help.is_some() { finding } else { finding.help(help) }));
    }
    reported.map_or(Ok(()), Err)
}
