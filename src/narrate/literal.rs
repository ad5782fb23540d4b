//! The numbers that front matter declares: `literals = [{ text = "40 hours", reason = "…" }]`.

use crate::diag::{Findings, Place};
use crate::manifest::Keys;

/// A number that a text may have though no function prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredLiteral {
    /// The number with its words, as in the text.
    pub text: String,
    /// Why it is right.
    pub reason: String,
    /// Whether it is a figure that was cut off and not rounded.
    pub is_truncated: bool,
    /// Where it is declared.
    pub place: Place,
}

/// How a declared number was rounded.
#[derive(Clone, Copy)]
enum Rounding {
    Nearest,
    Down,
}

impl Rounding {
    const ALL: &[Self] = &[Self::Nearest, Self::Down];

    fn key(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Down => "down",
        }
    }
}

/// Reads the declared numbers; one with a fault is reported and left out.
pub(super) fn read(keys: &Keys<'_, '_>, findings: &mut Findings) -> Vec<DeclaredLiteral> {
    let Some(entry) = keys.get("literals") else { return Vec::new() };
    let mut all = Vec::new();
    for keys in entry.tables("literals", findings).unwrap_or_default() {
        let text = keys.require("text", findings);
        let place = text.map(|entry| entry.place());
        let text = text.and_then(|entry| entry.text(findings));
        let reason = keys.require("reason", findings).and_then(|entry| entry.text(findings));
        let rounding = keys.word("rounding", Rounding::ALL, Rounding::key, findings);
        keys.finish(findings);
        if let (Some(text), Some(reason), Some(place)) = (text, reason, place) {
            let is_truncated = matches!(rounding, Some(Rounding::Down));
            all.push(DeclaredLiteral { text, reason, is_truncated, place });
        }
    }
    all
}
