//! Recommendations of evaluations, audits and inspections, and their follow-up.

use serde::Serialize;
use time::Date;

use super::Localised;
use super::keyed::keyed;

/// A recommendation made to the organisation.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// Its id.
    pub id: String,
    /// The symbol of the document that makes it.
    pub source: Option<String>,
    /// What is recommended.
    pub text: Localised,
    /// Whether it was accepted; none where no response was given.
    pub response: Option<Response>,
    /// How far its follow-up has come.
    pub status: RecommendationStatus,
    /// When it is to be carried out.
    pub due: Option<Date>,
    /// When it was carried out.
    pub done_on: Option<Date>,
    /// Who carries it out.
    pub owner: Option<Localised>,
    /// What is done about it.
    pub action: Option<Localised>,
}

keyed!(
    /// The response of management to a recommendation.
    Response {
        /// It will be carried out as it stands.
        Accepted = "accepted",
        /// A part of it will be carried out.
        PartlyAccepted = "partly_accepted",
        /// It will not be carried out.
        NotAccepted = "not_accepted",
    }
);

keyed!(
    /// How far the follow-up of a recommendation has come.
    RecommendationStatus {
        /// Nothing was done yet.
        Open = "open",
        /// Work has begun.
        InProgress = "in_progress",
        /// It was carried out.
        Implemented = "implemented",
        /// It was closed for another reason, such as a change of circumstances.
        Closed = "closed",
    }
);

impl RecommendationStatus {
    /// Whether something is left to do.
    pub fn is_pending(self) -> bool {
        match self {
            Self::Open | Self::InProgress => true,
            Self::Implemented | Self::Closed => false,
        }
    }
}

/// A group of recommendations that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUp {
    /// All of them.
    All,
    /// Those of one status.
    Status(RecommendationStatus),
    /// Those whose date has passed.
    Overdue,
}

impl FollowUp {
    /// The word in the ids of figures.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Status(status) => status.key(),
            Self::Overdue => "overdue",
        }
    }
}

impl Recommendation {
    /// Whether it was to be carried out before the given day and was not.
    ///
    /// What was not accepted is not to be carried out, whatever its date.
    pub fn is_overdue(&self, on: Date) -> bool {
        let to_be_done = self.status.is_pending() && self.response != Some(Response::NotAccepted);
        to_be_done && self.due.is_some_and(|due| due < on)
    }

    /// Whether it belongs to a group on the given day.
    pub fn belongs_to(&self, group: FollowUp, on: Date) -> bool {
        match group {
            FollowUp::All => true,
            FollowUp::Status(status) => self.status == status,
            FollowUp::Overdue => self.is_overdue(on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recommendation(status: RecommendationStatus, due: Option<Date>) -> Recommendation {
        Recommendation {
            id: "R1".to_owned(),
            source: None,
            text: Localised::same("Do it."),
            response: Some(Response::Accepted),
            status,
            due,
            done_on: None,
            owner: None,
            action: None,
        }
    }

    #[test]
    fn a_recommendation_is_overdue_from_the_day_after_its_date_until_it_is_done() {
        let due = time::macros::date!(2026 - 03 - 31);
        let next = time::macros::date!(2026 - 04 - 01);
        let overdue = |status, due, on| recommendation(status, due).is_overdue(on);
        assert!(!overdue(RecommendationStatus::Open, Some(due), due));
        assert!(overdue(RecommendationStatus::Open, Some(due), next));
        assert!(overdue(RecommendationStatus::InProgress, Some(due), next));
        assert!(!overdue(RecommendationStatus::Implemented, Some(due), next));
        assert!(!overdue(RecommendationStatus::Closed, Some(due), next));
        assert!(!overdue(RecommendationStatus::Open, None, next));
    }

    #[test]
    fn a_recommendation_that_was_not_accepted_is_never_overdue() {
        let due = Some(time::macros::date!(2020 - 01 - 01));
        let mut refused = recommendation(RecommendationStatus::Open, due);
        refused.response = Some(Response::NotAccepted);
        assert!(!refused.is_overdue(time::macros::date!(2026 - 04 - 15)));
        refused.response = Some(Response::PartlyAccepted);
        assert!(refused.is_overdue(time::macros::date!(2026 - 04 - 15)));
    }
}
