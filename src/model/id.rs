//! Identifiers: text as the user wrote it, one type per kind so that they cannot be mixed up.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the identifier as written.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(
    /// Id of an indicator, such as `2.1`.
    IndicatorId
);
identifier!(
    /// Id of an outcome area, such as `2`.
    AreaId
);
identifier!(
    /// Id of a result of the results chain, such as `O2.1`.
    ResultId
);
identifier!(
    /// Code of a country programme.
    ProgrammeCode
);
identifier!(
    /// Code of a reporting unit: a country, project or operation.
    UnitCode
);
