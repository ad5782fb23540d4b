//! The numbers that a file declares in its front matter.

use super::recognise::Reading;
use crate::diag::{Code, Finding, Findings};
use crate::narrate::{DeclaredLiteral, Manuscript};

/// The declarations of a file, and which of them its text uses.
pub(super) struct Declared<'a> {
    all: Vec<(&'a DeclaredLiteral, bool)>,
}

impl<'a> Declared<'a> {
    pub(super) fn new(manuscript: &'a Manuscript) -> Self {
        Self { all: manuscript.literals.iter().map(|declared| (declared, false)).collect() }
    }

    /// Takes out the numbers that are declared, and marks those cut off by declaration.
    pub(super) fn apply(&mut self, text: &str, reading: &mut Reading) {
        if self.all.is_empty() || reading.literals.is_empty() {
            return;
        }
        // A line may end anywhere within what is declared.
        let text = text.replace('\n', " ");
        for (declared, is_used) in &mut self.all {
            let places: Vec<_> =
                text.match_indices(&declared.text).map(|(at, it)| at..at + it.len()).collect();
            if places.is_empty() {
                continue;
            }
            let covers = |range: &std::ops::Range<usize>| {
                places.iter().any(|place| {
                    (place.start <= range.start && range.end <= place.end)
                        || (range.start <= place.start && place.end <= range.end)
                })
            };
            let found = reading.literals.iter().any(|literal| covers(&literal.range));
            *is_used |= found;
            if declared.is_truncated {
                let own = reading.literals.iter_mut().filter(|literal| covers(&literal.range));
                own.for_each(|literal| literal.is_truncated = true);
            } else {
                reading.literals.retain(|literal| !covers(&literal.range));
            }
        }
    }

    /// Reports the declarations that no number uses.
    pub(super) fn report(&self, manuscript: &Manuscript, findings: &mut Findings) {
        for (declared, _) in self.all.iter().filter(|(_, is_used)| !is_used) {
            let message =
                format!("no number of `{}` needs the declaration of `{}`", manuscript.file, declared.text);
            let finding = Finding::new(Code::LiteralUnused, declared.place.clone(), message);
            findings.report(finding.help("remove it, or correct its text"));
        }
    }
}
