//! Mandates of governing bodies, and who does what.

use super::{Decimal, Localised};

/// What a governing body asked for.
#[derive(Debug, Clone)]
pub struct Mandate {
    /// The symbol of the decision or resolution.
    pub symbol: String,
    /// The paragraph, as written there.
    pub paragraph: Option<String>,
    /// What is asked for.
    pub text: Localised,
    /// The part of the report that answers it; none where nothing does.
    pub answered_by: Option<String>,
}

/// What an actor answers for.
#[derive(Debug, Clone)]
pub struct Role {
    /// Who it is: member states, the secretariat, donors.
    pub actor: Localised,
    /// What is theirs to do.
    pub role: Localised,
    /// Its place among the roles.
    pub order: Option<Decimal>,
}
