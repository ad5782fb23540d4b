//! The settings on value states: how far values must be checked, and what becomes of those that are not.

use super::keys::{Keys, quoted};
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
    let below = keys.get("below-state");
    let below_word = below.and_then(|entry| {
        let word = entry.text(findings)?;
        let known = BelowState::ALL.into_iter().find(|below| below.key() == word);
        if known.is_none() {
            entry.wrong(&quoted(BelowState::ALL.map(BelowState::key)), findings);
        }
        known
    });
    let Some(required) = keys.get("required-state") else {
        if let Some(entry) = below {
            let message = "`below-state` says what becomes of values below a state that is not given";
            let finding = Finding::new(Code::InvalidValue, entry.place(), message);
            findings.report(finding.help("add `required-state`, such as required-state = \"verified\""));
        }
        return None;
    };
    let state = State::from_key(&required.text(findings)?);
    if state.is_none() {
        required.wrong(&quoted(State::ALL.map(State::key)), findings);
    }
    Some(StateRule {
        required: state?,
        below: below_word.unwrap_or(BelowState::Refuse),
        place: required.place(),
    })
}
