//! What becomes of a row of data on its way into a figure.

use serde::{Serialize, Serializer};

use super::MissingReason;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowFate {
    /// It entered the figure.
    Used,
    /// It has no value, for this reason.
    Missing(MissingReason),
    /// A later revision took its place.
    Superseded,
    /// It repeats another row.
    Duplicate,
    /// It is a part of a total that another row gives.
    Part,
    /// The corporate level reported a value of its own.
    BesideCorporate,
    /// It is the latest value of its record, of an earlier period.
    Carried,
    /// Its record has a later value in the period, and the latest counts.
    Earlier,
    /// The indicator or its area is not in force in the period.
    NotInForce,
    /// It cannot be read.
    Unusable,
}

impl RowFate {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Missing(reason) => reason.key(),
            Self::Superseded => "superseded",
            Self::Duplicate => "duplicate",
            Self::Part => "part",
            Self::BesideCorporate => "beside_corporate",
            Self::Carried => "carried",
            Self::Earlier => "earlier",
            Self::NotInForce => "not_in_force",
            Self::Unusable => "unusable",
        }
    }
}

impl Serialize for RowFate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
