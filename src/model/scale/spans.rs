//! From bands as a project writes them, each with one or two ends, to a scale without gap or overlap.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Band, Edge, Scale};

/// A band with the ends that the project gives it.
#[derive(Debug, Clone)]
pub struct BandSpan {
    /// The band; its lower edge is the one given.
    pub band: Band,
    /// Where the band ends and the next one begins, where that is given.
    pub upper: Option<Edge>,
}

/// Why a list of bands is no scale. Values are printed in per cent, as scales are written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScaleError {
    /// There is no band.
    #[error("a scale needs at least one band")]
    Empty,
    /// Some values have no band.
    #[error("gap {0}")]
    Gap(String),
    /// Some values have two bands.
    #[error("overlap {0}")]
    Overlap(String),
    /// Two bands have the same key.
    #[error("two bands have the key `{0}`")]
    Key(String),
    /// The edges do not rise from band to band.
    #[error("the edges must rise from band to band, {} does not", percent(*.0))]
    Order(Decimal),
    /// There are more or fewer edges than the scale has.
    #[error("{found} edges were given, and the scale has {expected}")]
    Count {
        /// Edges given.
        found: usize,
        /// Edges of the scale.
        expected: usize,
    },
}

fn percent(share: Decimal) -> Decimal {
    (share * Decimal::ONE_HUNDRED).normalize()
}

impl Scale {
    /// A scale of bands in any order.
    ///
    /// # Errors
    /// Everything that keeps the bands from giving every value exactly one rating.
    pub fn from_spans(id: &str, mut spans: Vec<BandSpan>) -> Result<Self, Vec<ScaleError>> {
        spans.sort_by_key(|span| span.band.lower.map(|edge| (edge.at, !edge.inclusive)));
        let Some(first) = spans.first() else { return Err(vec![ScaleError::Empty]) };
        let mut errors = Vec::new();
        if let Some(edge) = first.band.lower {
            let open = if edge.inclusive { ')' } else { ']' };
            errors.push(ScaleError::Gap(format!("(−∞,{}{open}", percent(edge.at))));
        }
        for pair in spans.windows(2) {
            errors.extend(between(&pair[0], &pair[1]));
        }
        if let Some(edge) = spans.last().and_then(|last| last.upper) {
            let open = if edge.inclusive { '[' } else { '(' };
            errors.push(ScaleError::Gap(format!("{open}{},+∞)", percent(edge.at))));
        }
        for (index, span) in spans.iter().enumerate() {
            let key = span.band.name.key();
            if spans[..index].iter().any(|earlier| earlier.band.name.key() == key) {
                errors.push(ScaleError::Key(key.to_owned()));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self { id: id.to_owned(), bands: spans.into_iter().map(|span| span.band).collect() })
    }
}

/// What is wrong between a band and the next one; a band without an upper end reaches up to it.
fn between(low: &BandSpan, high: &BandSpan) -> Option<ScaleError> {
    let Some(begin) = high.band.lower else {
        return Some(ScaleError::Overlap("of two bands without a lower edge".to_owned()));
    };
    if low.band.lower == Some(begin) {
        return Some(ScaleError::Order(begin.at));
    }
    let end = low.upper?;
    let (from, to) = (percent(end.at), percent(begin.at));
    // An edge that belongs to the band above it closes the interval of values there.
    let gap = |open: char, close: char| ScaleError::Gap(format!("{open}{from},{to}{close}"));
    match end.at.cmp(&begin.at) {
        Ordering::Less => {
            Some(gap(if end.inclusive { '[' } else { '(' }, if begin.inclusive { ')' } else { ']' }))
        }
        Ordering::Greater => {
            let (open, close) =
                (if begin.inclusive { '[' } else { '(' }, if end.inclusive { ')' } else { ']' });
            Some(ScaleError::Overlap(format!("{open}{to},{from}{close}")))
        }
        Ordering::Equal => match (end.inclusive, begin.inclusive) {
            (true, true) | (false, false) => None,
            (true, false) => Some(gap('[', ']')),
            (false, true) => Some(ScaleError::Overlap(format!("[{from},{to}]"))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BandName, Tone};
    use super::*;
    use crate::model::Localised;
    use rust_decimal::dec;

    fn span(key: &str, lower: Option<Edge>, upper: Option<Edge>) -> BandSpan {
        let name = BandName::Own { key: key.to_owned(), label: Localised::same(key) };
        let (symbol, colour) = ("●".to_owned(), "#000000".to_owned());
        BandSpan { band: Band { name, lower, tone: Tone::Fair, symbol, colour }, upper }
    }

    fn faults(spans: Vec<BandSpan>) -> Vec<String> {
        let errors = Scale::from_spans("own", spans).err().unwrap_or_default();
        errors.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn t40_bands_that_leave_a_gap_are_refused_with_the_gap() {
        let bands = vec![
            span("low", None, Some(Edge::above(dec!(0.5)))),
            span("high", Some(Edge::from(dec!(0.51))), None),
        ];
        assert_eq!(faults(bands), ["gap (50,51)"]);
        let closed = vec![
            span("low", Some(Edge::from(dec!(0))), Some(Edge::above(dec!(0.5)))),
            span("high", Some(Edge::from(dec!(0.51))), Some(Edge::above(dec!(0.8)))),
        ];
        assert_eq!(faults(closed), ["gap (−∞,0)", "gap (50,51)", "gap (80,+∞)"]);
    }

    #[test]
    fn bands_that_overlap_or_share_an_edge_twice_or_not_at_all_are_refused() {
        let two = |upper, lower| vec![span("low", None, Some(upper)), span("high", Some(lower), None)];
        assert_eq!(faults(two(Edge::from(dec!(0.6)), Edge::from(dec!(0.5)))), ["overlap [50,60)"]);
        assert_eq!(faults(two(Edge::above(dec!(0.5)), Edge::from(dec!(0.5)))), ["overlap [50,50]"]);
        assert_eq!(faults(two(Edge::from(dec!(0.5)), Edge::above(dec!(0.5)))), ["gap [50,50]"]);
        assert_eq!(faults(two(Edge::from(dec!(0.5)), Edge::from(dec!(0.5)))), [""; 0]);
        assert_eq!(faults(vec![]), ["a scale needs at least one band"]);
        let open = vec![span("a", None, None), span("a", None, None)];
        assert_eq!(faults(open), ["overlap of two bands without a lower edge", "two bands have the key `a`"]);
    }

    #[test]
    fn two_bands_that_begin_at_one_edge_are_refused_and_one_value_may_be_a_band() {
        let edge = dec!(0.5);
        let twice = vec![
            span("low", None, None),
            span("a", Some(Edge::from(edge)), None),
            span("b", Some(Edge::from(edge)), None),
        ];
        assert_eq!(faults(twice), ["the edges must rise from band to band, 50 does not"]);
        let bands = vec![
            span("high", Some(Edge::above(edge)), None),
            span("half", Some(Edge::from(edge)), Some(Edge::above(edge))),
            span("low", None, Some(Edge::from(edge))),
        ];
        let scale = Scale::from_spans("own", bands).expect("it covers everything");
        let values = [dec!(0.4999), dec!(0.5), dec!(0.5001)];
        assert_eq!(values.map(|value| key(&scale, value)), ["low", "half", "high"]);
    }

    #[test]
    fn bands_may_come_in_any_order() {
        let bands = vec![span("high", Some(Edge::from(dec!(0.5))), None), span("low", None, None)];
        let scale = Scale::from_spans("own", bands).expect("it covers everything");
        assert_eq!(scale.find("low"), Some(scale.rate(dec!(0.49))));
        assert_eq!(scale.find("high"), Some(scale.rate(dec!(0.5))));
    }

    fn key(scale: &Scale, value: Decimal) -> &str {
        scale.band(scale.rate(value)).name.key()
    }

    #[test]
    fn a_value_on_an_edge_belongs_to_the_better_band() {
        let scale = Scale::rbm5();
        assert_eq!(key(&scale, dec!(1)), "met");
        assert_eq!(key(&scale, dec!(0.9999999)), "largely-met");
        assert_eq!(key(&scale, dec!(0.75)), "largely-met");
        assert_eq!(key(&scale, dec!(0.5)), "partly-met");
        assert_eq!(key(&scale, dec!(0)), "not-met");
        assert_eq!(key(&scale, dec!(-0.0000001)), "regressed");
    }

    #[test]
    fn t38_undp2014_has_no_hole_below_its_target() {
        let scale = Scale::undp2014();
        assert_eq!(key(&scale, dec!(0.995)), "amber");
        assert_eq!(key(&scale, dec!(1)), "green");
        assert_eq!(key(&scale, dec!(0.4999)), "red");
    }

    #[test]
    fn t39_gf_legacy_keeps_its_best_grade_for_more_than_the_target() {
        let scale = Scale::gf_legacy();
        let grades = [dec!(1.0001), dec!(1), dec!(0.9), dec!(0.8999), dec!(0.6), dec!(0.3), dec!(0.2999)];
        assert_eq!(grades.map(|value| key(&scale, value)), ["a1", "a2", "a2", "b1", "b1", "b2", "c"]);
    }

    #[test]
    fn tola15_and_rsr_draw_their_edges_where_their_publishers_do() {
        let tola = Scale::tola15();
        let margins = [dec!(1.1501), dec!(1.15), dec!(0.85), dec!(0.8499)];
        assert_eq!(margins.map(|value| key(&tola, value)), ["over", "on", "on", "under"]);
        let rsr = Scale::rsr();
        let classes = [dec!(0.85), dec!(0.8499), dec!(0.4901), dec!(0.49)];
        assert_eq!(classes.map(|value| key(&rsr, value)), ["high", "medium", "medium", "low"]);
    }

    #[test]
    fn bands_of_the_built_in_scales_are_told_apart_by_symbol_and_readable_in_colour() {
        for scale in Scale::BUILT_IN.map(|id| Scale::built_in(id).expect("it is built in")) {
            let symbols: std::collections::BTreeSet<&str> =
                scale.bands().iter().map(|band| band.symbol.as_str()).collect();
            assert_eq!(symbols.len(), scale.bands().len(), "{}", scale.id());
            for band in scale.bands() {
                let contrast = super::super::contrast_on_white(&band.colour).expect("a colour");
                assert!(contrast >= dec!(4.5), "{} of {}: {contrast}", band.colour, scale.id());
            }
        }
        // Published examples: black, and the lightest grey that passes.
        let contrast = |colour| super::super::contrast_on_white(colour).map(|it| it.round_dp(2));
        assert_eq!(contrast("#000000"), Some(dec!(21)));
        assert_eq!(contrast("#767676"), Some(dec!(4.54)));
    }

    #[test]
    fn an_indicator_may_have_its_own_edges() {
        let scale = Scale::undp2014().with_edges(&[dec!(0.4), dec!(0.9)]).expect("two edges that rise");
        assert_eq!(
            [dec!(0.9), dec!(0.4), dec!(0.39)].map(|value| key(&scale, value)),
            ["green", "amber", "red"]
        );
        let few = Scale::undp2014().with_edges(&[dec!(0.4)]);
        assert_eq!(few.err(), Some(ScaleError::Count { found: 1, expected: 2 }));
        let falling = Scale::undp2014().with_edges(&[dec!(0.9), dec!(0.4)]);
        assert_eq!(falling.err(), Some(ScaleError::Order(dec!(0.4))));
        let equal = Scale::undp2014().with_edges(&[dec!(0.9), dec!(0.9)]);
        assert_eq!(equal.err(), Some(ScaleError::Order(dec!(0.9))));
    }

    #[test]
    fn the_usual_tone_of_a_band_is_good_first_and_poor_last() {
        assert_eq!([0, 1, 2].map(|index| Tone::of_place(index, 3)), [Tone::Good, Tone::Fair, Tone::Poor]);
    }
}
