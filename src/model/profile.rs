//! What an indicator says about results, actors and measurement beside what is computed.

use rust_decimal::Decimal;

use super::keyed::keyed;
use super::{Localised, ResultId};

/// The part of an indicator that explains its figures and enters none of them.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The result of the results chain that it verifies.
    pub result: Option<ResultId>,
    /// Who in the organisation answers for the value.
    pub owner: Option<Localised>,
    /// Who changed.
    pub who: Option<Localised>,
    /// What changed.
    pub what: Option<Localised>,
    /// How far the change has come with those who change.
    pub stage: Option<Stage>,
    /// What kind of change it is.
    pub change_type: Option<ChangeType>,
    /// Who else brought the result about.
    pub contributors: Option<Localised>,
    /// How far the result can be traced to the organisation.
    pub attribution: Option<Localised>,
    /// How many years pass before the work shows in the value.
    pub lag_years: Option<Decimal>,
    /// What else moves the value.
    pub external_factors: Option<Localised>,
    /// How often it is measured.
    pub frequency: Option<Localised>,
    /// What the value cannot say.
    pub limitations: Option<Localised>,
    /// When in their life the projects took up the indicator.
    pub framework_applied: Option<FrameworkApplied>,
    /// Marks that group indicators across areas.
    pub tags: Option<Localised>,
}

keyed!(
    /// A stage on the way from first contact to a changed system.
    Stage {
        /// They were reached.
        Reached = "reached",
        /// They took part or responded.
        Reaction = "reaction",
        /// They know or can do more.
        Capacity = "capacity",
        /// They act differently.
        Practice = "practice",
        /// Many act differently, and the conditions for all have changed.
        System = "system",
    }
);

keyed!(
    /// A kind of change.
    ChangeType {
        /// How business is done.
        Practice = "practice",
        /// Policies and standards.
        Policy = "policy",
        /// Technology.
        Technology = "technology",
        /// Investment.
        Investment = "investment",
        /// How decisions are made.
        Governance = "governance",
    }
);

keyed!(
    /// When in their life the projects took up an indicator.
    FrameworkApplied {
        /// When they were designed.
        Design = "design",
        /// Later, to projects that were running.
        Retrofit = "retrofit",
        /// The framework does not apply to them.
        None = "none",
    }
);
