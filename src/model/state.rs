//! How far a value was checked.

use serde::Serialize;

/// How far a value was checked, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it was reported.
    Draft,
    /// Somebody looked at it.
    Checked,
    /// It was compared with its evidence.
    Verified,
    /// An auditor confirmed it.
    Audited,
}

impl State {
    /// All states, rising.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Checked, Self::Verified, Self::Audited];

    /// The state as written in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checked => "checked",
            Self::Verified => "verified",
            Self::Audited => "audited",
        }
    }
}
