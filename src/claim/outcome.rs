//! What became of a claim.

use crate::document::Fact;

/// Whether the figures support a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// They do.
    Holds,
    /// They say otherwise.
    Fails,
    /// Something is missing, so that nothing supports it.
    Open,
}

/// What became of a claim, and the figures that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it holds.
    pub truth: Truth,
    /// The figures as printed, or what is missing.
    pub said: String,
    /// The figures.
    pub facts: Vec<Fact>,
}

impl Outcome {
    /// What the figures say.
    pub(super) fn of(holds: bool, said: String, facts: Vec<Fact>) -> Self {
        Self { truth: if holds { Truth::Holds } else { Truth::Fails }, said, facts }
    }

    /// Nothing can be said.
    pub(super) fn open(said: String) -> Self {
        Self { truth: Truth::Open, said, facts: Vec::new() }
    }

    /// Whether the claim may be made.
    pub fn holds(&self) -> bool {
        self.truth == Truth::Holds
    }
}
