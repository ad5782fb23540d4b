//! Reads the text of a report as an editor does, before it is put together.
//!
//! Input: the narratives with their manuscripts, and the assessment. Output:
//! findings, and nothing else: no check changes what a document prints. Each
//! check has a file or folder of its own; the words that it knows are data
//! beside it.

mod claims;
mod editions;
mod near;
mod pattern;
mod terms;
mod verbs;

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::diag::{Code, Finding, Findings};
use crate::manifest::Manifest;
use crate::model::Language;
use crate::narrate::{Declared, Narrative};

/// Reports what is wrong with the texts of the editions.
///
/// Editions are compared with the original, and only where it is among them.
pub fn proof(
    manifest: &Manifest,
    assessment: &Assessment,
    narratives: &BTreeMap<Language, Narrative>,
    findings: &mut Findings,
) {
    for (language, narrative) in narratives {
        for manuscript in narrative.manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
            claims::check(*language, manuscript, assessment, findings);
            verbs::check(*language, manuscript, assessment, findings);
        }
    }
    terms::check(manifest, &assessment.registers.glossary, narratives, findings);
    editions::compare(manifest, narratives, findings);
}

/// Reports declarations that cover nothing.
fn report_unused(declared: &[Declared], used: &[bool], findings: &mut Findings) {
    for (declared, _) in declared.iter().zip(used).filter(|(_, used)| !**used) {
        let message = format!("nothing is found that “{}” would declare to be right", declared.text);
        let finding = Finding::new(Code::WaiverUnused, declared.place.clone(), message);
        findings.report(finding.help("remove it, or write the words as the text has them"));
    }
}
