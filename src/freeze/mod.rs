//! Figures that were cleared and may no longer move.
//!
//! Input: what the project file keeps as frozen, the assessment and the
//! documents of a run. Output: a finding for each frozen figure whose value or
//! print is another one now, with the cause as far as it can be told. [`freeze()`] and
//! [`thaw`] say what is to stand in the file of frozen figures, which the caller writes and
//! `manifest` reads.

mod behind;
mod clearing;
mod pick;

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Document, Exact, Fact};
use crate::load::SourceRecord;
use crate::manifest::{Clearance, FROZEN, FrozenFigure, Manifest};
use crate::model::Language;
use crate::quote::Quoter;
use crate::wording::Wording;

pub use behind::Inputs;
pub use clearing::{Freezing, Thawing, freeze, thaw};
use pick::{clearance, matches, printed};

/// Most inputs that a finding names.
const MOST: usize = 3;

/// A figure as a run has it.
struct Now<'a> {
    text: String,
    exact: &'a Exact,
    fact: &'a Fact,
}

/// Reports the frozen figures that moved or are gone.
pub fn check(
    manifest: &Manifest,
    assessment: &Assessment,
    sources: &[SourceRecord],
    documents: &BTreeMap<Language, Document>,
    findings: &mut Findings,
) {
    if manifest.frozen.figures().next().is_none() {
        return;
    }
    let inputs = Inputs { manifest, assessment, sources };
    let first = manifest.report.languages.first().copied().unwrap_or(Language::English);
    let quoter = Quoter::new(assessment, Wording::new(first).in_house(manifest.report.house));
    let printed = printed(manifest, documents);
    // What is kept is the print of the first edition; another one prints in its own way.
    let mut prints: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for printed in documents.get(&first).map(Document::printed).unwrap_or_default() {
        prints.entry(printed.fact.to_string()).or_default().push(printed.text);
    }
    // A run for some editions or one section prints a part of the figures.
    let is_whole = manifest.wanted.section.is_none()
        && manifest.report.languages.iter().all(|language| documents.contains_key(language));
    for (id, frozen, clearance) in manifest.frozen.figures() {
        let quote = if printed.contains_key(id) { None } else { quoter.find(id) };
        let exact = quote.as_ref().map(crate::quote::Quote::exact);
        let now = match (printed.get(id), &quote, &exact) {
            (Some(printed), _, _) => {
                Some(Now { text: printed.text.to_owned(), exact: printed.exact, fact: printed.fact })
            }
            (None, Some(quote), Some(exact)) => {
                Some(Now { text: quote.text.clone(), exact, fact: &quote.fact })
            }
            (None, _, _) => None,
        };
        let message = match &now {
            Some(now) if now.exact.to_string() == frozen.value => {
                match reprinted(prints.get(id), &frozen.printed) {
                    Some(text) => reprint(id, frozen, text),
                    None => continue,
                }
            }
            Some(now) => moved(id, frozen, now, &inputs.cause(clearance, now.fact)),
            None if is_whole => format!(
                "the frozen figure `{id}`, {}, is gone: the report computes no such figure any more",
                both(&frozen.printed, &frozen.value)
            ),
            None => continue,
        };
        let place = frozen.place.clone().unwrap_or_else(|| Place::file(FROZEN));
        findings.report(Finding::new(Code::FrozenFigureMoved, place, message).help(help(id, clearance)));
    }
}

fn moved(id: &str, frozen: &FrozenFigure, now: &Now<'_>, cause: &str) -> String {
    let then = both(&frozen.printed, &frozen.value);
    match now.exact {
        Exact::Missing => format!("the frozen figure `{id}`, {then}, can no longer be computed: {cause}"),
        Exact::Number(_) | Exact::Word(_) => {
            let exact = now.exact.to_string();
            if frozen.printed == now.text {
                let (then, printed) = (&frozen.value, &now.text);
                return format!(
                    "the frozen figure `{id}`, still printed as {printed}, moved in full from {then} to {exact}: {cause}"
                );
            }
            format!("the frozen figure `{id}` moved from {then} to {}: {cause}", both(&now.text, &exact))
        }
    }
}

/// How an edition prints a figure, where no print of it is the one that was cleared.
fn reprinted<'a>(prints: Option<&Vec<&'a str>>, cleared: &str) -> Option<&'a str> {
    let prints = prints?;
    if prints.contains(&cleared) { None } else { prints.first().copied() }
}

fn reprint(id: &str, frozen: &FrozenFigure, text: &str) -> String {
    format!(
        "the frozen figure `{id}` was cleared as {} and is printed as {text}: its value is the same, \
         its decimals, its unit or its words are others",
        both(&frozen.printed, &frozen.value)
    )
}

/// A figure as printed, with all its digits where these say more.
fn both(printed: &str, value: &str) -> String {
    let digits: String = printed.chars().filter(|letter| *letter != ',').collect();
    if printed == value || digits == value {
        printed.to_owned()
    } else {
        format!("{printed} (in full {value})")
    }
}

fn help(id: &str, clearance: &Clearance) -> String {
    let by = clearance.act.by.as_deref().or(clearance.act.authority.as_deref());
    let again = by.map_or_else(String::new, |by| format!(" by {by}"));
    format!(
        "put back what changed; or have the new figure cleared{again}: \
         `bilan thaw PROJECT \"{id}\" --reason \"…\"`, then `bilan freeze PROJECT \"{id}\"`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_given_in_full_where_its_print_is_shorter() {
        assert_eq!(both("98.2%", "0.98191"), "98.2% (in full 0.98191)");
        assert_eq!(both("171,834", "171834"), "171,834");
        assert_eq!(both("met", "met"), "met");
    }
}
