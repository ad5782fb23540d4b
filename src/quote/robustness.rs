//! Ratings under other published methods.

use super::Quoter;
use crate::assess::robustness::{PanelRow, Published};
use crate::document::{Exact, Fact, FactKind, Inline, RatingMark, Subject};
use crate::model::Tone;

impl Quoter<'_> {
    /// What a rating of an indicator says, whatever the scale; by a published method, or else by the report's own.
    pub fn tone(self, row: &PanelRow, method: Option<Published>, tone: Tone) -> Inline {
        let (symbol, colour) = tone.usual_mark();
        let label = self.words.tone(tone).to_owned();
        let subject = Subject::Indicator(row.indicator.clone());
        let fact = Fact::new(subject, FactKind::OtherRating, Some(self.assessment.reporting));
        let fact = fact.of(method.map_or("own", Published::key));
        let mark = RatingMark { symbol: symbol.to_owned(), label, colour: colour.to_owned() };
        Inline::Rating { mark, fact, exact: Exact::Word(tone.key().to_owned()), at: 0 }
    }
}
