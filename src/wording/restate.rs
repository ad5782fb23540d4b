//! The words of figures that were published before and are restated.

use super::Wording;
use super::texts::texts;
use crate::model::RestatementCause;

texts! {
    /// A word or phrase about restated figures.
    RestateText {
        Title: "Restatement of published figures";
        Summary: "Figures of earlier documents that were compared with what the data give today: {compared}. Still as published: {agreeing}; restated here: {restated}. A figure is as published if today’s value, rounded to the decimals that were printed, is the printed one.";
        Caption: "Published figures that are restated";
        Figure: "Figure";
        AsPublished: "As published";
        Today: "Today";
        Difference: "Difference";
        CauseAndReason: "What the difference is due to";
        Data: "data";
        Target: "target";
        Method: "definition or method";
        Rounding: "rounding";
        Framework: "results framework";
        Error: "error in the publication";
        Declared: "{cause}, as declared";
        Unexplained: "not explained";
        PointsNote: "Differences of percentages are in percentage points.";
        BridgeNote: "The part due to data is that of today’s value at the target as published, and the part due to the target is what today’s target adds to it.";
    }
}

impl Wording {
    /// The words of a computed part of a restatement.
    pub fn restatement_part(self, cause: RestatementCause) -> String {
        self.label(match cause {
            RestatementCause::Data => RestateText::Data,
            RestatementCause::Target => RestateText::Target,
            RestatementCause::Method => RestateText::Method,
            RestatementCause::Rounding => RestateText::Rounding,
            RestatementCause::Framework => RestateText::Framework,
            RestatementCause::Error => RestateText::Error,
        })
        .to_owned()
    }

    /// The words of a cause that was declared and not computed.
    pub fn declared_restatement(self, cause: RestatementCause) -> String {
        self.phrase(RestateText::Declared, &[("cause", &self.restatement_part(cause))])
    }
}
