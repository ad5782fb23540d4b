//! Which figure a finding is about, as data: what waivers match and annexes list.

use serde::Serialize;

/// The figure that a finding is about; what is absent is not specific.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct About {
    /// The id of the indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The code of the reporting unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The period of the report, as periods are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

impl About {
    /// An indicator as a whole.
    pub fn indicator(id: &(impl ToString + ?Sized)) -> Self {
        Self { indicator: Some(id.to_string()), ..Self::default() }
    }

    /// The unit, if there is one.
    #[must_use]
    pub fn unit(self, code: Option<impl ToString>) -> Self {
        Self { unit: code.map(|code| code.to_string()), ..self }
    }

    /// The period.
    #[must_use]
    pub fn period(self, period: &(impl ToString + ?Sized)) -> Self {
        Self { period: Some(period.to_string()), ..self }
    }

    /// Whether this leaves open or equals each part of the other.
    pub(super) fn covers(&self, other: Option<&Self>) -> bool {
        let part = |own: Option<&String>, other: Option<&String>| own.is_none() || own == other;
        part(self.indicator.as_ref(), other.and_then(|other| other.indicator.as_ref()))
            && part(self.unit.as_ref(), other.and_then(|other| other.unit.as_ref()))
            && part(self.period.as_ref(), other.and_then(|other| other.period.as_ref()))
    }
}
