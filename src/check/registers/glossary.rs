//! Whether the glossary contradicts itself.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings};
use crate::load::Placed;
use crate::model::{Language, Term};

/// Reports variants to avoid that are forms of a term of the same language.
pub(super) fn contradictions(glossary: &[Placed<Term>], languages: &[Language], findings: &mut Findings) {
    for language in languages {
        let mut forms: BTreeMap<String, &Placed<Term>> = BTreeMap::new();
        for term in glossary {
            for form in term.row.forms(*language) {
                forms.entry(folded(&term.row, form)).or_insert(term);
            }
        }
        for term in glossary {
            for variant in term.row.avoided(*language) {
                let Some(other) = forms.get(&folded(&term.row, variant)) else { continue };
                let message =
                    format!("`{variant}` is to be avoided, and is a form of the term `{}`", other.row.id);
                let place = term.cell(&format!("avoid_{language}"));
                let finding = Finding::new(Code::ValueContradicted, place, message);
                let finding = finding.related(other.cell(&format!("term_{language}")), "the term");
                findings.report(finding.help("remove it from one of the two"));
            }
        }
    }
}

fn folded(term: &Term, word: &str) -> String {
    if term.is_case_sensitive { word.to_owned() } else { word.to_lowercase() }
}
