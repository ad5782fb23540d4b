//! The settings on value states: how far values must be checked, and what becomes of those that are not.

use super::keys::{Entry, Keys, quoted};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::State;

/// How far the values of a report must be checked.
#[derive(Debug, Clone)]
pub struct StateRule {
    /// The least state.
    pub required: State,
    /// What becomes of a report with values below it.
    pub below: BelowState,
    /// Where the project asks for it.
    pub place: Place,
}

/// What becomes of a report with values below the required state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BelowState {
    /// It is not made.
    Refuse,
    /// Every page is marked as a draft.
    Watermark,
    /// They are listed in the annex.
    List,
}

impl BelowState {
    const ALL: [Self; 3] = [Self::Refuse, Self::Watermark, Self::List];

    /// The word written in project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Watermark => "watermark",
            Self::List => "list",
        }
    }
}

/// Reads the keys `required-state` and `below-state` of `[report]`.
pub(super) fn read(keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<StateRule> {
    let (required, below) = (keys.get("required-state"), keys.get("below-state"));
    let state =
        required.and_then(|entry| word(entry, &State::ALL.map(|state| (state.key(), state)), findings));
    let word_below =
        below.map(|entry| word(entry, &BelowState::ALL.map(|below| (below.key(), below)), findings));
    if let (None, Some(entry)) = (required, below) {
        let message = "`below-state` says what becomes of values below a state that is not given";
        let finding = Finding::new(Code::InvalidValue, entry.place(), message);
        findings.report(finding.help("add `required-state`, such as required-state = \"verified\""));
    }
    let below = word_below.unwrap_or(Some(BelowState::Refuse));
    Some(StateRule { required: state?, below: below?, place: required?.place() })
}

/// One of several words.
fn word<T: Copy>(entry: Entry<'_, '_>, known: &[(&str, T)], findings: &mut Findings) -> Option<T> {
    let text = entry.text(findings)?;
    let found = known.iter().find(|(key, _)| *key == text);
    if found.is_none() {
        entry.wrong(&format!("one of {}", quoted(known.iter().map(|(key, _)| *key))), findings);
    }
    found.map(|(_, word)| *word)
}
