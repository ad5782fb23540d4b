//! Ratings under other published methods.

use super::Quoter;
use crate::assess::robustness::PanelRow;
use crate::document::{Fact, FactKind, Inline, RatingMark, Subject};
use crate::model::Tone;

impl Quoter<'_> {
    /// What a rating of an indicator says, whatever the scale.
    pub fn tone(self, row: &PanelRow, tone: Tone) -> Inline {
        let (symbol, colour) = tone.usual_mark();
        let label = self.words.tone(tone).to_owned();
        let fact = Fact {
            subject: Subject::Indicator(row.indicator.clone()),
            figure: FactKind::OtherRating,
            period: Some(self.assessment.reporting),
            unit: None,
        };
        let mark = RatingMark { symbol: symbol.to_owned(), label, colour: colour.to_owned() };
        Inline::Rating { mark, fact }
    }
}
