//! Reads the text of a report as an editor does, before it is put together.
//!
//! Input: the narratives with their manuscripts, and the assessment. Output:
//! findings, and the edits that would settle some of them; no check changes
//! what a document prints. Each check has a file or folder of its own; the
//! words that it knows are data beside it.

mod claims;
mod declared;
mod editions;
mod literals;
mod near;
mod pattern;
mod terms;
mod verbs;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::assess::Assessment;
use crate::diag::Findings;
use crate::manifest::Manifest;
use crate::model::Language;
use crate::narrate::Narrative;
use crate::quote::Quoter;
use crate::wording::Wording;

use near::Edition;

/// A change of a file that would settle a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, as the project names it.
    pub file: String,
    /// What is replaced, in bytes of the file after its byte order mark.
    pub range: Range<usize>,
    /// What it is replaced with.
    pub text: String,
}

/// A text with the edits of its file made; everything else stays as it is, byte for byte.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let (mark, rest) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.range.start);
    let (mut edited, mut at) = (mark.to_owned(), 0);
    for edit in sorted.into_iter().filter(|edit| edit.range.end <= rest.len()) {
        // Two findings may want the same place; the first is served.
        if edit.range.start >= at {
            edited.push_str(&rest[at..edit.range.start]);
            edited.push_str(&edit.text);
            at = edit.range.end;
        }
    }
    edited.push_str(&rest[at..]);
    edited
}

/// Compares the numbers typed by hand in an edition with its figures, and returns the edits that would settle findings.
pub fn typed(narrative: &Narrative, quoter: Quoter<'_>, findings: &mut Findings) -> Vec<Edit> {
    literals::check(&narrative.manuscripts, quoter, findings)
}

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
        let edition = Edition::new(*language, assessment);
        for manuscript in narrative.manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
            claims::check(&edition, manuscript, findings);
            verbs::check(&edition, manuscript, findings);
        }
    }
    terms::check(manifest, &assessment.registers.glossary, narratives, findings);
    editions::compare(manifest, assessment, narratives, findings);
    for (language, narrative) in narratives {
        let words = Wording::new(*language).in_house(manifest.report.house);
        typed(narrative, Quoter::new(assessment, words), findings);
    }
}
