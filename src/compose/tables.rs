//! The tables of a report.

use super::chapters::fill;
use super::parts::{cell, numbers, row, table, wide, words};
use super::{basis, overall};
use crate::assess::{Achievement, AreaResult, IndicatorPeriod, IndicatorResult, Measured, Reference};
use crate::document::{Block, Cell, Exact, Fact, FactKind, Inline, Row, Subject};
use crate::model::CorporateAchievement;
use crate::narrate::TableKey;
use crate::quote::{Quote, Quoter, Spot};
use crate::wording::{Label, Phrase, Wording};

/// What stands for a value that a method does not use.
const NO_PART: &str = "–";

/// The id and title of an indicator, with its unit.
pub(super) fn indicator_name(quoter: Quoter<'_>, result: &IndicatorResult) -> String {
    let indicator = &result.indicator;
    let title = indicator.title.get(quoter.words.language()).unwrap_or_default();
    let unit = quoter.measure_unit(&indicator.unit);
    let (open, close) = (quoter.words.label(Label::Open), quoter.words.label(Label::Close));
    if unit.is_empty() || unit == "%" {
        format!("{} {title}", indicator.id)
    } else {
        format!("{} {title}{open}{unit}{close}", indicator.id)
    }
}

/// The title of an area.
pub(super) fn area_name(quoter: Quoter<'_>, area: &AreaResult) -> String {
    area.area.title.get(quoter.words.language()).unwrap_or(area.area.id.as_str()).to_owned()
}

/// The id and title of an area.
pub(super) fn numbered_name(quoter: Quoter<'_>, area: &AreaResult) -> String {
    format!("{} {}", area.area.id, area_name(quoter, area))
}

/// Baseline, target, actual, achievement and rating at one spot.
pub(super) fn figures(quoter: Quoter<'_>, spot: Spot<'_>) -> Vec<Cell> {
    let achievement = spot.measured().map(|measured| measured.achievement);
    let has_result = match achievement {
        Some(Achievement::Computed { .. } | Achievement::Distance(_) | Achievement::Qualitative(_)) => true,
        Some(
            Achievement::NoData(_)
            | Achievement::NoTarget
            | Achievement::NoBaseline
            | Achievement::NotDue
            | Achievement::NotComputable(_),
        )
        | None => false,
    };
    let input = |quote: Quote| match (quote.number, &quote.key) {
        // The achievement came about without it: it is not missing, it has no part in it.
        (None, None) if has_result => cell(NO_PART),
        _ => quote.inline().into(),
    };
    vec![
        input(quoter.baseline(spot, None)),
        input(quoter.target(spot, None)),
        input(quoter.actual(spot, None)),
        achievement_cell(quoter, spot),
        quoter.rating(spot).drawn().into(),
    ]
}

/// The achievement at one spot; a judgement has none, so that it is not missing.
pub(super) fn achievement_cell(quoter: Quoter<'_>, spot: Spot<'_>) -> Cell {
    match spot.measured().map(|measured| measured.achievement) {
        Some(Achievement::Qualitative(_)) => cell(NO_PART),
        Some(_) | None => quoter.achievement(spot, None).inline().into(),
    }
}

/// Notes on indicators that are rated by bands of their own.
pub(super) fn scale_notes<'a>(
    quoter: Quoter<'_>,
    results: impl IntoIterator<Item = &'a IndicatorResult>,
) -> Vec<Vec<Inline>> {
    let notes = results.into_iter().filter_map(|result| quoter.own_bands(result));
    notes.map(|note| vec![Inline::text(note)]).collect()
}

/// The columns of [`figures`].
pub(super) fn figure_columns(quoter: Quoter<'_>) -> Vec<(crate::document::Column, Cell)> {
    let label = |label| quoter.words.label(label);
    let mut columns = [Label::Baseline, Label::Target, Label::Actual, Label::Achievement]
        .map(|heading| numbers(label(heading)))
        .to_vec();
    columns.push(words(label(Label::Rating)));
    columns
}

/// The indicators of an area.
pub(super) fn indicators(quoter: Quoter<'_>, area: &AreaResult) -> Option<Block> {
    let words_of = quoter.words;
    let results: Vec<&IndicatorResult> = quoter.assessment.indicators_of(&area.area.id).collect();
    let mut columns = vec![wide(words_of.label(Label::Indicator))];
    columns.extend(figure_columns(quoter));
    let rows: Vec<Row> = results
        .iter()
        .map(|result| {
            let mut cells = vec![cell(indicator_name(quoter, result))];
            cells.extend(figures(quoter, quoter.now(result)));
            row(cells)
        })
        .collect();
    let notes = results.iter().flat_map(|result| {
        let own_bands = scale_notes(quoter, [*result]);
        own_bands.into_iter().chain(notes(quoter, quoter.now(result)))
    });
    let notes = notes.collect();
    let period = words_of.period(quoter.assessment.reporting);
    let places = [("area", area_name(quoter, area)), ("period", period)];
    let caption =
        words_of.phrase(Phrase::IndicatorsCaption, &places.each_ref().map(|(n, v)| (*n, v.as_str())));
    table(TableKey::Indicators(area.area.id.clone()).id(), caption, columns, rows, notes)
}

/// What a reader must know about the figures of an indicator.
pub(super) fn notes(quoter: Quoter<'_>, spot: Spot<'_>) -> Vec<Vec<Inline>> {
    let Some(figures) = spot.figures() else { return Vec::new() };
    let measured = &figures.corporate;
    let mut notes = Vec::new();
    notes.extend(units_note(quoter, spot));
    notes.extend(revision_note(quoter, spot, measured));
    notes.extend(interim_note(quoter, spot, measured));
    notes.extend(milestone_note(quoter, spot, measured));
    notes.extend(rationale_note(quoter, spot, measured));
    notes.extend(reason_note(quoter, spot, measured));
    notes.extend(basis::notes(quoter, spot));
    notes
}

/// A note whose figures keep their identity; it begins with the id of the indicator.
fn note(quoter: Quoter<'_>, spot: Spot<'_>, text: Phrase, places: &[(&str, Inline)]) -> Vec<Inline> {
    let id = ("id", Inline::text(spot.result.indicator.id.as_str()));
    let places: Vec<(&str, Inline)> = std::iter::once(id).chain(places.iter().cloned()).collect();
    fill(quoter.words, quoter.words.label(text), &places)
}

fn units_note(quoter: Quoter<'_>, spot: Spot<'_>) -> Option<Vec<Inline>> {
    let figures = spot.figures()?;
    let units =
        |detail, count: fn(&IndicatorPeriod) -> Option<usize>| quoter.units(spot, detail, count).inline();
    if figures.matched.is_some() {
        let places = [
            ("n", units("matched", |figures| figures.matched.map(|matched| matched.units))),
            ("actual", quoter.matched_actual(spot).inline()),
            ("target", quoter.matched_target(spot).inline()),
        ];
        return Some(note(quoter, spot, Phrase::MatchedNote, &places));
    }
    figures.corporate.achievement.ratio()?;
    let share = figures.unit_share?;
    let places = [
        ("met", units("met", |figures| figures.unit_share.map(|share| share.met))),
        ("computed", units("comparable", |figures| figures.unit_share.map(|share| share.computed))),
        ("with_target", units("with-target", |figures| figures.unit_share.map(|share| share.with_target))),
    ];
    let text = match spot.result.indicator.corporate {
        CorporateAchievement::Share if share.computed < share.with_target => Phrase::ShareOfComparableNote,
        CorporateAchievement::Share => Phrase::ShareNote,
        CorporateAchievement::Mean => Phrase::MeanNote,
        CorporateAchievement::Aggregate => return None,
    };
    Some(note(quoter, spot, text, &places))
}

fn revision_note(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Option<Vec<Inline>> {
    let words = quoter.words;
    let revised = measured.revised.as_ref()?;
    let authority = revised
        .authority
        .as_ref()
        .map_or_else(String::new, |authority| words.phrase(Phrase::ByAuthority, &[("authority", authority)]));
    let places = [
        ("original", quoter.original_target(spot).inline()),
        ("target", quoter.target(spot, None).inline()),
        ("authority", Inline::text(authority)),
        ("achievement", quoter.original_achievement(spot).inline()),
    ];
    Some(note(quoter, spot, Phrase::RevisedNote, &places))
}

fn interim_note(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Option<Vec<Inline>> {
    let period = ("period", Inline::text(quoter.words.period(measured.target_period?)));
    Some(match measured.schedule.filter(|schedule| schedule.reference == Reference::Line) {
        Some(_) => {
            let places = [period, ("expected", quoter.due(spot).inline())];
            note(quoter, spot, Phrase::InterimNote, &places)
        }
        None => note(quoter, spot, Phrase::LaterTargetNote, &[period]),
    })
}

/// The milestone or the steps that were due by now.
fn milestone_note(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Option<Vec<Inline>> {
    let schedule = measured.schedule?;
    let expected = ("expected", quoter.due(spot).inline());
    match schedule.reference {
        Reference::Line => None,
        Reference::Milestone(period) => {
            let period = ("period", Inline::text(quoter.words.period(period)));
            Some(match schedule.ratio() {
                Some(_) => {
                    let places = [period, expected, ("share", quoter.share_of_due(spot).inline())];
                    note(quoter, spot, Phrase::MilestoneNote, &places)
                }
                None => note(quoter, spot, Phrase::MilestoneMissedNote, &[period, expected]),
            })
        }
        Reference::Steps => {
            let (done, all) = (quoter.actual(spot, None).inline(), quoter.target(spot, None).inline());
            Some(note(quoter, spot, Phrase::StepsNote, &[("done", done), ("all", all), expected]))
        }
    }
}

/// Why an indicator was judged as it was.
fn rationale_note(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Option<Vec<Inline>> {
    let rationale = measured.rationale.as_ref()?.get(quoter.words.language())?;
    Some(note(quoter, spot, Phrase::RationaleNote, &[("rationale", Inline::text(rationale))]))
}

fn reason_note(quoter: Quoter<'_>, spot: Spot<'_>, measured: &Measured) -> Option<Vec<Inline>> {
    let reason = reason(quoter, measured)?;
    Some(note(quoter, spot, Phrase::NoAchievementNote, &[("reason", Inline::text(reason))]))
}

/// Why there is no achievement, where the rating alone does not say it.
pub(super) fn reason(quoter: Quoter<'_>, measured: &Measured) -> Option<String> {
    let words = quoter.words;
    match measured.achievement {
        Achievement::NoData(reason) => {
            let (no_data, colon) = (words.label(Label::NoData), words.label(Label::Colon));
            Some(format!("{no_data}{colon}{}", words.missing(reason)))
        }
        Achievement::NotComputable(impossible) => Some(words.impossible(impossible).to_owned()),
        Achievement::Computed { .. }
        | Achievement::Qualitative(_)
        | Achievement::Distance(_)
        | Achievement::NoTarget
        | Achievement::NoBaseline
        | Achievement::NotDue => None,
    }
}

/// The units of an indicator.
pub(super) fn units(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Block> {
    let words_of = quoter.words;
    let period = quoter.assessment.reporting;
    let mut columns = vec![wide(words_of.label(Label::Country))];
    columns.extend(figure_columns(quoter));
    let units = result.periods.get(&period).map(|figures| figures.units.keys());
    let rows: Vec<Row> = units
        .into_iter()
        .flatten()
        .map(|unit| {
            let mut cells = vec![cell(quoter.unit_name(unit))];
            cells.extend(figures(quoter, Spot { result, period, unit: Some(unit) }));
            row(cells)
        })
        .collect();
    let title = result.indicator.title.get(words_of.language()).unwrap_or_default();
    let period = words_of.period(period);
    let places = [("id", result.indicator.id.as_str()), ("title", title), ("period", &period)];
    let caption = words_of.phrase(Phrase::UnitsCaption, &places);
    let notes = scale_notes(quoter, [result]);
    table(TableKey::Units(result.indicator.id.clone()).id(), caption, columns, rows, notes)
}

/// The steps of an indicator that counts them.
pub(super) fn steps(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns = vec![
        wide(label(Label::Step)),
        numbers(label(Label::Weight)),
        words(label(Label::DueOn)),
        words(label(Label::DoneOn)),
    ];
    let date =
        |date: Option<time::Date>| cell(date.map_or_else(|| NO_PART.to_owned(), |date| words_of.date(date)));
    let rows = result.steps.iter().zip(1..).map(|(step, number)| {
        let title = step.title.get(words_of.language()).unwrap_or_default();
        let unit = step.unit.as_ref().map(|unit| quoter.unit_name(unit));
        let title =
            unit.map_or_else(|| title.to_owned(), |unit| format!("{unit}{}{title}", label(Label::Colon)));
        let weight = quoter.step_weight(result, number, step.weight).inline();
        row(vec![cell(title), weight.into(), date(step.due), date(step.done_on)])
    });
    let id = result.indicator.id.as_str();
    let title = result.indicator.title.get(words_of.language()).unwrap_or_default();
    let caption = words_of.phrase(Phrase::StepsCaption, &[("id", id), ("title", title)]);
    table(TableKey::Steps(result.indicator.id.clone()).id(), caption, columns, rows.collect(), Vec::new())
}

/// The achievement of all areas.
pub(super) fn areas(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let period = quoter.assessment.reporting;
    let label = |label| words_of.label(label);
    let columns = vec![
        wide(label(Label::Area)),
        numbers(label(Label::Indicators)),
        numbers(label(Label::Achievement)),
        words(label(Label::Rating)),
        numbers(label(Label::Coverage)),
        numbers(label(Label::Bounds)),
    ];
    let areas = quoter.assessment.areas.iter().map(|area| {
        row(vec![
            cell(numbered_name(quoter, area)),
            quoter.count(Some(area), None, period).inline().into(),
            quoter.area_achievement(area, period, None).inline().into(),
            quoter.area_rating(area, period).drawn().into(),
            quoter.area_coverage(area, period, Some(0)).inline().into(),
            bounds(quoter, area),
        ])
    });
    let caption = words_of.phrase(Phrase::AreasCaption, &[("period", &words_of.period(period))]);
    let rows = areas.chain(overall::total_row(quoter)).collect();
    table(TableKey::Areas.id(), caption, columns, rows, overall::weights_note(quoter))
}

fn bounds(quoter: Quoter<'_>, area: &AreaResult) -> Cell {
    let period = quoter.assessment.reporting;
    let bound = |figure| quoter.area_bound(area, period, figure, None);
    let range = quoter.words.label(Phrase::RangeOf);
    between(
        quoter.words,
        range,
        bound(crate::document::FactKind::BoundLow),
        bound(crate::document::FactKind::BoundHigh),
    )
}

/// The bounds of a roll-up, from low to high.
pub(super) fn between(words: Wording, range: &str, low: Quote, high: Quote) -> Cell {
    if low.number.is_none() {
        return low.inline().into();
    }
    if low.number == high.number {
        return low.inline().into();
    }
    Cell { inlines: fill(words, range, &[("low", low.inline()), ("high", high.inline())]) }
}

/// The rating bands.
pub(super) fn bands(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns = vec![words(label(Label::Rating)), wide(label(Label::Range))];
    let scale = &quoter.assessment.scale;
    let rows = scale.ranks().enumerate().collect::<Vec<_>>().into_iter().rev().map(|(index, rank)| {
        let mark = quoter.mark(crate::assess::Rating::Band(rank));
        let key = crate::assess::Rating::Band(rank).key(scale);
        let fact = Fact::new(Subject::Report, FactKind::Rating, None).of(key);
        row(vec![
            Inline::Rating { mark, fact, exact: Exact::Word(key.to_owned()), at: 0 }.into(),
            cell(quoter.band_range(scale, index)),
        ])
    });
    let caption = label(Label::BandsTitle).to_owned();
    table(TableKey::Bands.id(), caption, columns, rows.collect(), Vec::new())
}
