//! Country programmes, and what each contributes to global results.

use time::Date;

use super::{IndicatorId, Localised, ProgrammeCode, UnitCode};

/// A programme of a country under the outcomes of the organisation.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its code.
    pub code: ProgrammeCode,
    /// Its title.
    pub title: Localised,
    /// The country, as a reporting unit.
    pub unit: UnitCode,
    /// Its first day, if the data say so.
    pub start: Option<Date>,
    /// Its last day, if the data say so.
    pub end: Option<Date>,
}

/// An indicator that a programme contributes to.
#[derive(Debug, Clone)]
pub struct ProgrammeResult {
    /// The programme.
    pub programme: ProgrammeCode,
    /// The indicator of the organisation as a whole.
    pub indicator: IndicatorId,
    /// What the programme does for it.
    pub contribution: Option<Localised>,
}
