//! A value that is there, or the reason why it is not.

use std::fmt;

use rust_decimal::Decimal;
use serde::Serialize;

/// A value from the data, or why there is none (`method.md` 4.1, rule 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<T = Decimal> {
    /// The value.
    Present(T),
    /// There is no value.
    Missing(MissingReason),
}

impl<T> Value<T> {
    /// The value, if there is one.
    pub fn present(self) -> Option<T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Missing(_) => None,
        }
    }
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetValue {
    /// A value.
    Point(Decimal),
    /// Any value from the one to the other, both included.
    Range {
        /// The least.
        low: Decimal,
        /// The most.
        high: Decimal,
    },
}

impl TargetValue {
    /// The value, where it is one.
    pub fn point(self) -> Option<Decimal> {
        match self {
            Self::Point(value) => Some(value),
            Self::Range { .. } => None,
        }
    }

    /// How far a value lies outside; 0 where it is reached.
    pub fn distance(self, value: Decimal) -> Option<Decimal> {
        let (low, high) = match self {
            Self::Point(point) => (point, point),
            Self::Range { low, high } => (low, high),
        };
        Some(low.checked_sub(value)?.max(value.checked_sub(high)?).max(Decimal::ZERO))
    }
}

/// Why a value is missing, from the reason that explains least to the one that explains most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingReason {
    /// It was expected and did not arrive; also an empty cell without a reason.
    NotReported,
    /// Nobody collected it.
    NotCollected,
    /// It has arrived and waits for its check.
    PendingQa,
    /// It is withheld, for example to protect persons.
    Suppressed,
    /// It has no meaning for this unit.
    NotApplicable,
    /// The value is not due in this period.
    NotDue,
}

impl MissingReason {
    /// All reasons, in their order.
    pub const ALL: [Self; 6] = [
        Self::NotReported,
        Self::NotCollected,
        Self::PendingQa,
        Self::Suppressed,
        Self::NotApplicable,
        Self::NotDue,
    ];

    /// The reason as written in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::NotCollected => "not_collected",
            Self::NotReported => "not_reported",
            Self::Suppressed => "suppressed",
            Self::NotApplicable => "not_applicable",
            Self::PendingQa => "pending_qa",
        }
    }

    /// The reason written with the given key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }

    /// Whether a value was due at all: one that was not is no gap.
    pub fn was_due(self) -> bool {
        match self {
            Self::NotDue | Self::NotApplicable => false,
            Self::NotCollected | Self::NotReported | Self::Suppressed | Self::PendingQa => true,
        }
    }
}

impl fmt::Display for MissingReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
