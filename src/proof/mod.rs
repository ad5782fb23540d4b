//! Reads the text of a report as an editor does, before it is put together.
//!
//! Input: the narratives with their manuscripts, and the assessment. Output:
//! findings, and the edits that would settle some of them; no check changes
//! what a document prints. Each check has a file or folder of its own; the
//! words that it knows are data beside it.

mod claims;
mod declared;
mod editions;
mod lists;
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

use literals::Numbers;
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
    literals::check(&narrative.manuscripts, &mut Numbers::new(quoter, false), findings)
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
    let glossary = &assessment.registers.glossary;
    let compares = editions::compares(manifest, narratives);
    let editions = findings.at_once(narratives, |(language, narrative), findings| {
        let edition = Edition::new(*language, assessment);
        for manuscript in narrative.manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
            claims::check(&edition, manuscript, findings);
            verbs::check(&edition, manuscript, findings);
        }
        let uses = terms::uses(*language, glossary, narrative, findings);
        let words = Wording::new(*language).in_house(manifest.report.house);
        let mut numbers = Numbers::new(Quoter::new(assessment, words), compares);
        literals::check(&narrative.manuscripts, &mut numbers, findings);
        let sides = if compares { editions::sides(*language, narrative, &numbers) } else { Vec::new() };
        ((*language, uses), (*language, sides))
    });
    let (uses, sides): (BTreeMap<_, _>, BTreeMap<_, _>) = editions.into_iter().unzip();
    let Some(original) = manifest.original() else { return };
    terms::compare(original, glossary, &uses, findings);
    editions::compare(manifest, original, &sides, findings);
}
