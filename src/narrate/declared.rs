//! Words that front matter declares to be right, with the reason.

use crate::diag::{Findings, Place};
use crate::manifest::Keys;

/// Words that are right although a check would point at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The words, as the text has them.
    pub text: String,
    /// Why they are right.
    pub reason: String,
    /// Where they are declared.
    pub place: Place,
}

/// The declarations under a key of front matter.
pub(super) fn read(keys: &Keys<'_, '_>, key: &'static str, findings: &mut Findings) -> Vec<Declared> {
    let tables = keys.get(key).and_then(|entry| entry.tables(key, findings)).unwrap_or_default();
    let read = tables.into_iter().filter_map(|table| {
        let text = table.require("text", findings);
        let text = text.and_then(|entry| Some((entry.text(findings)?, entry.place())));
        let reason = table.require("reason", findings).and_then(|entry| entry.text(findings));
        table.finish(findings);
        let (text, place) = text?;
        Some(Declared { text, reason: reason?, place })
    });
    read.collect()
}
