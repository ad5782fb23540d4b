//! What the overview shows: how many indicators of each area have which rating.

use super::draw::{BandKey, Count, OverviewChart, OverviewRow};
use super::{Plan, alternative, colour, data};
use crate::assess::{AreaResult, Rating, RollUp};
use crate::quote::Quoter;
use crate::wording::{Label, Phrase};

pub(super) fn chart<'a>(quoter: Quoter<'a>) -> Option<Plan<OverviewChart>> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    // Without a roll-up nothing of an area was in force, which is not a count of 0.
    let rolled = |area: &'a AreaResult| Some((area, area.periods.get(&period)?));
    let areas: Vec<(&AreaResult, &RollUp)> = quoter.assessment.areas.iter().filter_map(rolled).collect();
    let occurs = |rating: &Rating| quoter.count(None, Some(*rating), period).text != words.count(0);
    let is_band = |rating: &Rating| matches!(rating, Rating::Band(_));
    let ratings: Vec<Rating> =
        Rating::all(&quoter.assessment.scale).filter(|rating| is_band(rating) || occurs(rating)).collect();
    let mut sentences = vec![words.phrase(Phrase::AltOverview, &[])];
    let (mut rows, mut shown, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for (area, roll_up) in areas {
        let counts: Vec<Count> = ratings
            .iter()
            .map(|rating| {
                let count = roll_up.count(*rating);
                Count { count, text: words.count(count as u64) }
            })
            .collect();
        let label = area.area.title.get(words.language()).unwrap_or(area.area.id.as_str()).to_owned();
        let named: Vec<String> = ratings
            .iter()
            .zip(&counts)
            .filter(|(_, count)| count.count > 0)
            .map(|(rating, count)| {
                words.phrase(Phrase::AltCount, &[("n", &count.text), ("rating", &quoter.mark(*rating).label)])
            })
            .collect();
        let quotes = ratings.iter().map(|rating| quoter.count(Some(area), Some(*rating), period));
        told.extend(quotes.filter(|count| count.number.is_some_and(|n| !n.is_zero())).map(|it| it.shown()));
        let total = quoter.count(Some(area), None, period);
        shown.push(total.shown());
        let places = [("area", label.as_str()), ("counts", &words.list(&named))];
        sentences.push(words.phrase(Phrase::AltOverviewRow, &places));
        rows.push(OverviewRow { label, counts, total: total.text });
    }
    if rows.is_empty() {
        return None;
    }
    let bands = ratings.iter().map(|rating| {
        let mark = quoter.mark(*rating);
        BandKey { symbol: mark.symbol, colour: colour(&mark.colour), label: mark.label }
    });
    let chart =
        OverviewChart { rows, bands: bands.collect(), total: words.label(Label::TotalIndicators).to_owned() };
    let caption = words.phrase(Phrase::OverviewCaption, &[("period", &words.period(period))]);
    let data = Some(data::overview(&chart));
    // Tiles are counted by the eye; bars carry their numbers.
    shown.extend(told.iter().cloned());
    let alt = alternative(words, sentences);
    Some(Plan { chart, caption, alt, notes: Vec::new(), shown, told, data })
}
