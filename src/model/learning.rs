//! Evidence for results, and the lessons drawn from them.

use time::Date;

use super::keyed::keyed;
use super::{AreaId, IndicatorId, Localised};

/// What a piece of evidence or a lesson is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// An area as a whole.
    Area(AreaId),
    /// One indicator.
    Indicator(IndicatorId),
}

/// A document or data set that supports what a report says.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Its id.
    pub id: String,
    /// What it supports.
    pub topic: Topic,
    /// What kind of evidence it is.
    pub kind: EvidenceKind,
    /// Its title.
    pub title: Localised,
    /// The symbol of the document, or a link to it.
    pub reference: Option<String>,
    /// How much weight it can bear.
    pub strength: Strength,
    /// When it was issued.
    pub date: Option<Date>,
}

/// What was learnt, and what follows from it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Its id.
    pub id: String,
    /// What it was learnt from.
    pub topic: Topic,
    /// Whether it is a lesson or a practice to be followed.
    pub kind: LessonKind,
    /// What was learnt.
    pub text: Localised,
    /// What will be done with it.
    pub follow_up: Option<Localised>,
}

keyed!(
    /// A kind of evidence.
    EvidenceKind {
        /// An evaluation.
        Evaluation = "evaluation",
        /// An audit.
        Audit = "audit",
        /// A survey.
        Survey = "survey",
        /// Records that are kept for administration.
        Administrative = "administrative",
        /// A study.
        Study = "study",
        /// What persons concerned have said.
        Testimony = "testimony",
    }
);

keyed!(
    /// How much weight a piece of evidence can bear.
    Strength {
        /// It would stand up to a reader who doubts it.
        Strong = "strong",
        /// It stands with reservations.
        Moderate = "moderate",
        /// It is an indication only.
        Limited = "limited",
    }
);

keyed!(
    /// A kind of lesson.
    LessonKind {
        /// What would be done differently.
        Lesson = "lesson",
        /// What worked and can be taken up elsewhere.
        GoodPractice = "good_practice",
    }
);
