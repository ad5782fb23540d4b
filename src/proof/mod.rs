//! Reads the text of a report as an editor does, against the figures.
//!
//! Input: the manuscripts of the editions and the assessment. Output: findings,
//! and nothing else: no check changes what a document prints. Each check has a
//! file or folder of its own; the words that it knows are data beside it.

mod claims;
mod near;
mod pattern;
mod verbs;

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::diag::{Code, Finding, Findings};
use crate::model::Language;
use crate::narrate::{Declared, Narrative};

/// Checks the texts of the editions.
pub fn proof(assessment: &Assessment, narratives: &BTreeMap<Language, Narrative>, findings: &mut Findings) {
    for (language, narrative) in narratives {
        for manuscript in narrative.manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
            claims::check(*language, manuscript, assessment, findings);
            verbs::check(*language, manuscript, assessment, findings);
        }
    }
}

/// Reports declarations that cover nothing.
fn report_unused(declared: &[Declared], used: &[bool], findings: &mut Findings) {
    for (declared, _) in declared.iter().zip(used).filter(|(_, used)| !**used) {
        let message = format!("nothing is found that “{}” would declare to be right", declared.text);
        let finding = Finding::new(Code::WaiverUnused, declared.place.clone(), message);
        findings.report(finding.help("remove it, or write the words as the text has them"));
    }
}
