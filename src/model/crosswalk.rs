//! The crosswalk: how indicators of an earlier framework go on in a later one.

use super::keyed::keyed;
use super::{IndicatorId, Localised, Period};

/// A change of the framework between two periods.
#[derive(Debug, Clone)]
pub struct FrameworkChange {
    /// The indicator of the earlier framework; none where the later one is new.
    pub from: Option<IndicatorId>,
    /// The indicator of the later framework; none where the earlier one is discontinued.
    pub to: Option<IndicatorId>,
    /// The first period of the later framework.
    pub period: Period,
    /// What became of the indicator.
    pub relation: Relation,
    /// Whether values before and after the change can be compared.
    pub comparable: bool,
    /// What a reader should know about it.
    pub note: Option<Localised>,
}

keyed!(
    /// What became of an indicator when the framework changed.
    Relation {
        /// It goes on under another id or title.
        Same = "same",
        /// It goes on with another definition or method of measurement.
        Redefined = "redefined",
        /// It goes on together with others in one indicator.
        Merged = "merged",
        /// It goes on in several indicators.
        Split = "split",
        /// It does not go on.
        Discontinued = "discontinued",
        /// It has no earlier indicator.
        New = "new",
    }
);

impl FrameworkChange {
    /// Whether an indicator was redefined without another id.
    pub fn is_in_place(&self) -> bool {
        self.from.is_some() && self.from == self.to
    }
}
