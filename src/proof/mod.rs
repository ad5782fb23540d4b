//! Reads the text of a report as an editor does, before it is put together.
//!
//! Input: the narratives with their manuscripts. Output: findings, and nothing
//! else. Each check has a file or folder of its own.

mod editions;
mod terms;

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::diag::Findings;
use crate::manifest::Manifest;
use crate::model::Language;
use crate::narrate::Narrative;

/// Reports what is wrong with the texts of the editions.
///
/// Editions are compared with the original, and only where it is among them.
pub fn proof(
    manifest: &Manifest,
    assessment: &Assessment,
    narratives: &BTreeMap<Language, Narrative>,
    findings: &mut Findings,
) {
    terms::check(manifest, &assessment.registers.glossary, narratives, findings);
    editions::compare(manifest, narratives, findings);
}
