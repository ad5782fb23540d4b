//! The columns that each table may have.

use crate::manifest::TableName;

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It must be there.
    Required,
    /// It may be there.
    Optional,
    /// It must be there, once or per language.
    RequiredText,
    /// It may be there, once or per language.
    OptionalText,
}

use Need::{Optional, OptionalText, Required, RequiredText};

/// The columns of a table, as `docs/project.md` lists them.
#[expect(clippy::too_many_lines, reason = "a plain table")]
pub(super) fn columns_of(table: TableName) -> &'static [(&'static str, Need)] {
    match table {
        TableName::Areas => &[
            ("id", Required),
            ("order", Optional),
            ("title", RequiredText),
            ("level", Optional),
            ("weight", Optional),
            ("min_coverage", Optional),
            ("from", Optional),
            ("until", Optional),
        ],
        TableName::Indicators => &[
            ("id", Required),
            ("area", Required),
            ("title", RequiredText),
            ("order", Optional),
            ("unit", OptionalText),
            ("kind", Optional),
            ("direction", Optional),
            ("method", Optional),
            ("agg_time", Optional),
            ("agg_units", Optional),
            ("max_age", Optional),
            ("achievement", Optional),
            ("tolerance", Optional),
            ("ordinal", Optional),
            ("thresholds", Optional),
            ("weight", Optional),
            ("decimals", Optional),
            ("min", Optional),
            ("max", Optional),
            ("outlook", Optional),
            ("natural_limit", Optional),
            ("responsibility", Optional),
            ("actor_level", Optional),
            ("from", Optional),
            ("until", Optional),
            ("definition", OptionalText),
            ("source", OptionalText),
            ("result", Optional),
            ("owner", OptionalText),
            ("who", OptionalText),
            ("what", OptionalText),
            ("stage", Optional),
            ("change_type", Optional),
            ("contributors", OptionalText),
            ("attribution", OptionalText),
            ("lag_years", Optional),
            ("external_factors", OptionalText),
            ("frequency", OptionalText),
            ("limitations", OptionalText),
            ("framework_applied", Optional),
            ("tags", OptionalText),
            ("measurement_cost", Optional),
        ],
        TableName::Ordinals => {
            &[("scale", Required), ("key", Required), ("position", Required), ("title", RequiredText)]
        }
        TableName::Steps => &[
            ("indicator", Required),
            ("unit_code", Optional),
            ("title", RequiredText),
            ("weight", Optional),
            ("due", Optional),
            ("done_on", Optional),
        ],
        TableName::Units => &[("code", Required), ("title", RequiredText)],
        TableName::Categories => &[("dimension", Required), ("value", Optional), ("title", RequiredText)],
        TableName::Baselines => &[
            ("indicator", Required),
            ("period", Optional),
            ("unit_code", Optional),
            ("value", Optional),
            ("missing_reason", Optional),
        ],
        TableName::Targets => &[
            ("indicator", Required),
            ("period", Required),
            ("unit_code", Optional),
            ("value", Optional),
            ("missing_reason", Optional),
            ("low", Optional),
            ("high", Optional),
            ("milestone", Optional),
            ("version", Optional),
            ("valid_from", Optional),
            ("authority", Optional),
            ("reason", OptionalText),
        ],
        TableName::Actuals => &[
            ("indicator", Required),
            ("period", Required),
            ("unit_code", Optional),
            ("project", Optional),
            ("value", Optional),
            ("numerator", Optional),
            ("denominator", Optional),
            ("weight", Optional),
            ("item", Optional),
            ("missing_reason", Optional),
            ("revision", Optional),
            ("as_of", Optional),
            ("qa_status", Optional),
            ("checked_by", Optional),
            ("checked_on", Optional),
            ("comment", OptionalText),
        ],
        TableName::Resources => &[
            ("area", Required),
            ("period", Required),
            ("source", Required),
            ("budget", Optional),
            ("revised_budget", Optional),
            ("expenditure", Optional),
            ("currency", Optional),
            ("class", Optional),
        ],
        TableName::Reallocations => &[
            ("period", Required),
            ("from_area", Required),
            ("to_area", Required),
            ("amount", Required),
            ("authority", Optional),
            ("reason", OptionalText),
        ],
        TableName::Results => &[
            ("id", Required),
            ("title", RequiredText),
            ("level", Required),
            ("area", Optional),
            ("parents", Optional),
        ],
        TableName::Assumptions => &[
            ("id", Required),
            ("result", Optional),
            ("area", Optional),
            ("text", RequiredText),
            ("status", Required),
            ("note", OptionalText),
        ],
        TableName::Sdg => &[
            ("indicator", Required),
            ("target", Required),
            ("primary", Optional),
            ("contribution", OptionalText),
        ],
        TableName::Programmes => &[
            ("code", Required),
            ("title", RequiredText),
            ("unit_code", Required),
            ("start", Optional),
            ("end", Optional),
        ],
        TableName::ProgrammeResults => {
            &[("programme", Required), ("indicator", Required), ("contribution", OptionalText)]
        }
        TableName::Evidence => &[
            ("id", Required),
            ("indicator", Optional),
            ("area", Optional),
            ("type", Required),
            ("title", RequiredText),
            ("reference", Optional),
            ("strength", Required),
            ("date", Optional),
        ],
        TableName::Lessons => &[
            ("id", Required),
            ("area", Optional),
            ("indicator", Optional),
            ("kind", Optional),
            ("text", RequiredText),
            ("use", OptionalText),
        ],
        TableName::Recommendations => &[
            ("id", Required),
            ("source", Optional),
            ("text", RequiredText),
            ("response", Optional),
            ("status", Required),
            ("due", Optional),
            ("done_on", Optional),
            ("owner", OptionalText),
            ("action", OptionalText),
        ],
        TableName::Mandates => &[
            ("symbol", Required),
            ("paragraph", Optional),
            ("text", RequiredText),
            ("answered_by", Optional),
        ],
        TableName::Gaps => &[
            ("indicator", Required),
            ("unit_code", Optional),
            ("period", Optional),
            ("reason", RequiredText),
            ("owner", OptionalText),
            ("due", Optional),
            ("action", OptionalText),
        ],
        TableName::Roles => &[("actor", RequiredText), ("role", RequiredText), ("order", Optional)],
        TableName::Glossary => &[
            ("id", Required),
            ("term", RequiredText),
            ("forms", OptionalText),
            ("avoid", OptionalText),
            ("definition", RequiredText),
            ("case", Optional),
        ],
        TableName::Crosswalk => &[
            ("from", Optional),
            ("to", Optional),
            ("period", Required),
            ("relation", Required),
            ("comparable", Optional),
            ("note", OptionalText),
        ],
        TableName::Published => &[
            ("figure", Required),
            ("indicator", Optional),
            ("area", Optional),
            ("period", Optional),
            ("unit_code", Optional),
            ("value", Required),
            ("document", Optional),
            ("date", Optional),
            ("restated_as", Optional),
            ("cause", Optional),
            ("reason", OptionalText),
        ],
    }
}

/// Columns that may be absent and that tell rows apart where they are there.
pub(super) const TELL_APART: &[&str] = &[
    "unit_code",
    "period",
    "period_start",
    "period_end",
    "project",
    "item",
    "revision",
    "version",
    "milestone",
    "class",
    "paragraph",
];

/// Columns that may be absent and that hold what is reported: misspelt, they would be read as missing values.
pub(super) const HOLD_VALUES: &[&str] = &["value", "numerator", "denominator", "missing_reason"];

/// Whether a column name belongs to a declared column.
pub(super) fn belongs(name: &str, declared: &str, need: Need) -> bool {
    match need {
        Required | Optional => name == declared,
        RequiredText | OptionalText => {
            name == declared
                || name.strip_prefix(declared).is_some_and(|rest| {
                    rest.strip_prefix('_')
                        .is_some_and(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()))
                })
        }
    }
}
