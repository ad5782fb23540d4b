//! The bands of rating scales: those of the report, and those of an indicator of its own.

use super::Quoter;
use crate::assess::IndicatorResult;
use crate::model::Scale;
use crate::wording::{Label, Phrase};

impl Quoter<'_> {
    /// The achievements that belong to a band of a scale, counted from the worst.
    pub fn band_range(self, scale: &Scale, band: usize) -> String {
        let words = self.words;
        let edge = |index: usize| {
            let edge = scale.bands().get(index)?.lower?;
            Some((words.exact_percent(edge.at), edge.inclusive))
        };
        let from = |(low, inclusive): (String, bool)| {
            let phrase = if inclusive { Phrase::BandFrom } else { Phrase::BandAbove };
            words.phrase(phrase, &[("low", &low)])
        };
        let to = |(high, exclusive): (String, bool)| {
            let phrase = if exclusive { Phrase::BandBelow } else { Phrase::BandTo };
            words.phrase(phrase, &[("high", &high)])
        };
        match (edge(band), edge(band + 1)) {
            (Some((low, true)), Some((high, true))) => {
                words.phrase(Phrase::BandBetween, &[("low", &low), ("high", &high)])
            }
            (Some(low), Some(high)) => {
                words.phrase(Phrase::BandSpan, &[("from", &from(low)), ("to", &to(high))])
            }
            (Some(low), None) => from(low),
            (None, Some(high)) => to(high),
            (None, None) => words.phrase(Phrase::BandAny, &[]),
        }
    }

    /// A note on the bands of an indicator that are not those of the report, the best first; none if all are.
    pub fn own_bands(self, result: &IndicatorResult) -> Option<String> {
        let (own, usual) = (&result.scale, &self.assessment.scale);
        let ranges = (0..own.bands().len()).rev().filter_map(|band| {
            let range = self.band_range(own, band);
            let differs = range != self.band_range(usual, band);
            let name = self.words.band(&own.bands()[band]);
            differs.then(|| self.words.phrase(Phrase::OwnBand, &[("rating", name), ("range", &range)]))
        });
        let ranges: Vec<String> = ranges.collect();
        let bands = ranges.join(self.words.label(Label::Semicolon));
        let places = [("id", result.indicator.id.as_str()), ("bands", &bands)];
        (!ranges.is_empty()).then(|| self.words.phrase(Phrase::OwnBandsNote, &places))
    }
}
