//! The registers that a template can place as tables.

use crate::model::AreaId;

/// A register as a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterKey {
    /// The country programmes.
    Programmes,
    /// The evidence, of an area or of all.
    Evidence(Option<AreaId>),
    /// The lessons, of an area or of all.
    Lessons(Option<AreaId>),
    /// The recommendations.
    Recommendations,
    /// The gaps in the data.
    Gaps,
    /// The cost of measurement.
    Measurement,
    /// Who does what.
    Roles,
    /// Published figures that are restated.
    Restatement,
}

impl RegisterKey {
    /// The words that name a register in templates.
    pub(super) const KINDS: [&'static str; 8] = [
        "programmes",
        "evidence",
        "lessons",
        "recommendations",
        "gaps",
        "measurement",
        "roles",
        "restatement",
    ];

    /// The register of the whole report with the given name.
    pub(super) fn from_kind(kind: &str) -> Option<Self> {
        Some(match kind {
            "programmes" => Self::Programmes,
            "evidence" => Self::Evidence(None),
            "lessons" => Self::Lessons(None),
            "recommendations" => Self::Recommendations,
            "gaps" => Self::Gaps,
            "measurement" => Self::Measurement,
            "roles" => Self::Roles,
            "restatement" => Self::Restatement,
            _ => return None,
        })
    }

    /// The area that it is limited to, if it can be.
    pub(super) fn area_mut(&mut self) -> Option<&mut Option<AreaId>> {
        match self {
            Self::Evidence(area) | Self::Lessons(area) => Some(area),
            Self::Programmes
            | Self::Recommendations
            | Self::Gaps
            | Self::Measurement
            | Self::Roles
            | Self::Restatement => None,
        }
    }

    /// The id of the table in the document.
    pub fn id(&self) -> String {
        match self {
            Self::Programmes => "table-programmes".to_owned(),
            Self::Evidence(area) => with_area("table-evidence", area.as_ref()),
            Self::Lessons(area) => with_area("table-lessons", area.as_ref()),
            Self::Recommendations => "table-recommendations".to_owned(),
            Self::Gaps => "table-gaps-registered".to_owned(),
            Self::Measurement => "table-measurement".to_owned(),
            Self::Roles => "table-roles".to_owned(),
            Self::Restatement => "table-restatement".to_owned(),
        }
    }
}

fn with_area(id: &str, area: Option<&AreaId>) -> String {
    area.map_or_else(|| id.to_owned(), |area| format!("{id}-{area}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_register() {
        for kind in RegisterKey::KINDS {
            assert!(RegisterKey::from_kind(kind).is_some(), "{kind}");
        }
    }
}
