//! The declarations of a file, and which of them a check has used.

use std::ops::Range;

use crate::diag::{Code, Finding, Findings};
use crate::narrate::{Declared, Passage};

/// The declarations under one key of front matter.
pub(super) struct Declarations<'a> {
    all: &'a [Declared],
    used: Vec<bool>,
}

impl<'a> Declarations<'a> {
    /// None of them used yet.
    pub(super) fn new(all: &'a [Declared]) -> Self {
        Self { all, used: vec![false; all.len()] }
    }

    /// The first declaration that covers a range of a passage; all that do are used.
    pub(super) fn covering(&mut self, passage: &Passage, range: &Range<usize>) -> Option<&'a Declared> {
        let mut first = None;
        for (declared, used) in self.all.iter().zip(&mut self.used) {
            if declared.covers(&passage.text, range) {
                *used = true;
                first = first.or(Some(declared));
            }
        }
        first
    }

    /// Reports the declarations that cover nothing.
    pub(super) fn report_unused(&self, findings: &mut Findings) {
        for (declared, _) in self.all.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let message = format!("nothing is found that “{}” would declare to be right", declared.text);
            let finding = Finding::new(Code::DeclarationUnused, declared.place.clone(), message);
            findings.report(finding.help("remove it, or write the words as the text has them"));
        }
    }
}
