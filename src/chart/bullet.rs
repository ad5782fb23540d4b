//! What the achievements of an area show: one bar per indicator.

use super::draw::{BulletChart, BulletRow, Mark};
use super::{Plan, alternative, colour, data, position};
use crate::assess::{Achievement, AreaResult};
use crate::model::Decimal;
use crate::quote::Quoter;
use crate::wording::{Label, Phrase, TrendText};

pub(super) fn chart(quoter: Quoter<'_>, area: &AreaResult) -> Option<Plan<BulletChart>> {
    let words = quoter.words;
    let language = words.language();
    let (mut rows, mut shares, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    let mut sentences = vec![words.phrase(Phrase::AltBullet, &[])];
    for result in quoter.assessment.indicators_of(&area.area.id) {
        let spot = quoter.now(result);
        let achievement = quoter.achievement(spot, None);
        let rating = quoter.rating(spot);
        figures.extend(achievement.number.map(|_| achievement.shown()));
        figures.push(rating.shown());
        let mark = rating.mark?;
        let id = result.indicator.id.as_str();
        let title = result.indicator.title.get(language).unwrap_or(id);
        let places = [
            ("id", id),
            ("title", title),
            ("achievement", achievement.text.as_str()),
            ("rating", mark.label.as_str()),
        ];
        let phrase = if achievement.number.is_some() { Phrase::AltBar } else { Phrase::AltBarNone };
        sentences.push(words.phrase(phrase, &places));
        shares.push(achievement.number);
        let value = achievement.number.and_then(position);
        let achieved = spot.measured().map(|measured| measured.achievement);
        let is_judged = matches!(achieved, Some(Achievement::Qualitative(_)));
        rows.push(BulletRow {
            label: format!("{id} {title}"),
            achievement: value.map(|value| Mark { value, text: achievement.text }),
            judged: is_judged.then(|| words.label(TrendText::Judged).to_owned()),
            symbol: mark.symbol,
            rating: mark.label,
            colour: colour(&mark.colour),
        });
    }
    // Empty rows alone would say no more than the table does.
    if rows.iter().all(|row| row.achievement.is_none()) {
        return None;
    }
    let title = area.area.title.get(language).unwrap_or(area.area.id.as_str());
    let period = words.period(quoter.assessment.reporting);
    let caption = words.phrase(Phrase::BulletCaption, &[("area", title), ("period", &period)]);
    let chart =
        BulletChart { axis: axis(quoter, &rows), rows, limit: words.label(Label::BarLimit).to_owned() };
    let data = data::bullet(words, &chart, &shares);
    let results = quoter.assessment.indicators_of(&area.area.id);
    let notes = results.filter_map(|result| quoter.own_bands(result)).collect();
    let (alt, shown) = (alternative(words, sentences), figures.clone());
    Some(Plan { chart, caption, alt, notes, shown, told: figures, data })
}

/// The axis names every half, as far as the bars reach.
fn axis(quoter: Quoter<'_>, rows: &[BulletRow]) -> Vec<Mark> {
    let values = || rows.iter().filter_map(|row| row.achievement.as_ref().map(|mark| mark.value));
    let negative = values().any(|value| value < 0.0);
    let beyond = values().any(|value| value > 1.25);
    let halves = [(-1, negative), (0, true), (1, true), (2, true), (3, beyond)];
    let tick = |half: i64| {
        let share = Decimal::new(half * 5, 1);
        Some(Mark { value: position(share)?, text: quoter.words.percent(share, 0) })
    };
    halves.into_iter().filter(|(_, shown)| *shown).filter_map(|(half, _)| tick(half)).collect()
}
