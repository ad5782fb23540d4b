//! Gaps in the data that somebody answers for.

use time::Date;

use super::{IndicatorId, Localised, Period, UnitCode};

/// A value that is missing, with what is done about it.
#[derive(Debug, Clone)]
pub struct Gap {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit whose value is missing; none for the indicator as a whole.
    pub unit: Option<UnitCode>,
    /// The period whose value is missing.
    pub period: Period,
    /// Why it is missing.
    pub reason: Localised,
    /// Who closes the gap.
    pub owner: Option<Localised>,
    /// When it is to be closed.
    pub due: Option<Date>,
    /// What is done to close it.
    pub action: Option<Localised>,
}
