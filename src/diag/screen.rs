//! The checks of data whose findings a project can waive and whose results a report lists.

use super::Code;

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A check of data, each the same as the [`Code`] of its findings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Screen {
            $($(#[$doc])* $name,)+
        }

        impl Screen {
            /// All checks, in the order in which reports list them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code of its findings.
            pub fn code(self) -> Code {
                match self {
                    $(Self::$name => Code::$name,)+
                }
            }
        }
    };
}

screens! {
    /// Percentages below 0 or above 100.
    ImpossiblePercentage,
    /// Values outside the declared range.
    ValueOutOfRange,
    /// Fractions among percentages.
    MixedPercentScale,
    /// Running totals that fall.
    CumulativeFell,
    /// Values that repeat those of the year before.
    CopiedValue,
    /// Jumps by a factor of a thousand.
    UnitJump,
    /// Values measured before their period.
    ValueTooOld,
    /// The same numbers under two names.
    ReportedTwice,
    /// Actual values that equal their targets too often.
    ActualEqualsTarget,
    /// Totals that differ from the sum of their parts.
    DisaggregationMismatch,
    /// Corporate values that differ from what the units come to.
    CorporateDiffers,
    /// Corporate targets that differ from the sum of those of the units.
    TargetsDiffer,
    /// Running totals that fall because values are missing.
    FallByMissingUnit,
    /// Targets on the wrong side of their baseline.
    TargetAgainstDirection,
    /// Aggregations that make no sense.
    AggregationForbidden,
    /// Indicators without a row for the reporting period.
    IndicatorWithoutData,
}

impl Screen {
    /// The check that findings of a code come from.
    pub fn of(code: Code) -> Option<Self> {
        Self::ALL.iter().copied().find(|screen| screen.code() == code)
    }
}
