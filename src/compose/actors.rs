//! Who changed and what: a table for each area, and the matrix of actors and stages.

use super::parts::{self, cell, numbers, row, table, total, words};
use super::tables::area_name;
use crate::assess::{AreaResult, IndicatorResult};
use crate::document::{Align, Block, Cell, Column, Inline, Row, Section};
use crate::model::{ActorLevel, Indicator, Localised, Profile, Stage};
use crate::narrate::TableKey;
use crate::quote::{Group, Quoter};
use crate::wording::{ChainLabel, ChainPhrase, Label};

/// The section of a chapter that says who and what changed; none for an area whose data do not say so.
pub(super) fn section(quoter: Quoter<'_>, area: &AreaResult) -> Option<Section> {
    let title = quoter.words.label(ChainLabel::ChangeTitle);
    let table = changes(quoter, area)?;
    Some(parts::section(&format!("changes-{}", area.area.id), title, vec![table]))
}

/// Who and what changed, by indicator; none for an area whose data do not say so.
fn changes(quoter: Quoter<'_>, area: &AreaResult) -> Option<Block> {
    let words_of = quoter.words;
    let results: Vec<&IndicatorResult> = quoter
        .assessment
        .indicators_of(&area.area.id)
        .filter(|result| is_told(&result.indicator.profile))
        .collect();
    let share = |label: &str, width| (Column { align: Align::Start, width }, Cell::text(label));
    let columns = vec![
        share(words_of.label(Label::Indicator), 4),
        share(words_of.label(ChainLabel::Who), 3),
        share(words_of.label(ChainLabel::What), 4),
        words(words_of.label(ChainLabel::Stage)),
        share(words_of.label(ChainLabel::Role), 5),
    ];
    let rows: Vec<Row> = results.iter().map(|result| change(quoter, &result.indicator)).collect();
    let mut notes: Vec<Vec<Inline>> =
        results.iter().filter_map(|result| attribution(quoter, result)).collect();
    if results.iter().any(|result| result.indicator.responsibility.is_some()) {
        notes.insert(0, vec![Inline::text(words_of.phrase(ChainPhrase::RoleNote, &[]))]);
    }
    let caption = words_of.phrase(ChainPhrase::ChangeCaption, &[("area", &area_name(quoter, area))]);
    table(format!("table-changes-{}", area.area.id), caption, columns, rows, notes)
}

/// Whether the data say who or what changed, or how far the figure can be traced to the organisation.
pub(super) fn is_told(profile: &Profile) -> bool {
    let Profile { who, what, stage, change_type, attribution, lag_years, external_factors, .. } = profile;
    [who, what, attribution, external_factors].iter().any(|text| text.is_some())
        || stage.is_some()
        || change_type.is_some()
        || lag_years.is_some()
}

fn change(quoter: Quoter<'_>, indicator: &Indicator) -> Row {
    let words_of = quoter.words;
    let profile = &indicator.profile;
    let title = indicator.title.get(words_of.language()).unwrap_or_default();
    row(vec![
        cell(format!("{} {title}", indicator.id)),
        two_lines(
            text(quoter, profile.who.as_ref()),
            indicator.actor_level.map(|level| class(quoter, words_of.actor(level))),
        ),
        two_lines(
            text(quoter, profile.what.as_ref()),
            profile.change_type.map(|kind| class(quoter, words_of.change_type(kind))),
        ),
        cell(profile.stage.map_or("–", |stage| words_of.stage(stage))),
        cell(role(quoter, indicator)),
    ])
}

/// What the organisation may say that it did, and with whom.
fn role(quoter: Quoter<'_>, indicator: &Indicator) -> String {
    let role = indicator.responsibility.map(|responsibility| quoter.words.role(responsibility));
    match (role, text(quoter, indicator.profile.contributors.as_ref())) {
        (Some(role), Some(contributors)) => {
            quoter.words.phrase(ChainPhrase::With, &[("role", role), ("contributors", contributors)])
        }
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => "–".to_owned(),
    }
}

fn text<'a>(quoter: Quoter<'_>, text: Option<&'a Localised>) -> Option<&'a str> {
    text.and_then(|text| text.get(quoter.words.language()))
}

/// The class that a change belongs to, as it stands below the words of the data.
fn class(quoter: Quoter<'_>, class: &str) -> String {
    quoter.words.phrase(ChainPhrase::Class, &[("class", class)])
}

/// A text and, below it, a class.
fn two_lines(text: Option<&str>, class: Option<String>) -> Cell {
    match (text, class) {
        (Some(text), Some(class)) => {
            Cell { inlines: vec![Inline::text(text), Inline::Break, Inline::text(class)] }
        }
        (Some(only), None) => cell(only),
        (None, Some(only)) => cell(only),
        (None, None) => cell("–"),
    }
}

/// Attribution, time lag and external factors of an indicator, which a number alone does not tell.
fn attribution(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<Vec<Inline>> {
    let words_of = quoter.words;
    let profile = &result.indicator.profile;
    let mut parts: Vec<(ChainLabel, Inline)> = Vec::new();
    let told = |text: &Option<Localised>| self::text(quoter, text.as_ref()).map(Inline::text);
    parts.extend(told(&profile.attribution).map(|text| (ChainLabel::Attribution, text)));
    parts.extend(quoter.lag(result).map(|lag| (ChainLabel::Lag, lag.inline())));
    parts.extend(told(&profile.external_factors).map(|text| (ChainLabel::External, text)));
    if parts.is_empty() {
        return None;
    }
    let colon = words_of.label(Label::Colon);
    let mut note = Vec::new();
    for (label, text) in parts {
        let lead = if note.is_empty() {
            format!("{}{colon}", result.indicator.id)
        } else {
            words_of.label(Label::Semicolon).to_owned()
        };
        note.extend([Inline::text(format!("{lead}{}{colon}", words_of.label(label))), text]);
    }
    note.push(Inline::text(words_of.label(Label::FullStop)));
    Some(note)
}

/// How many indicators each level of actors has at each stage, and how many of them were met.
pub(super) fn matrix(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    if quoter.members(Group::Actors(None, None)).is_empty() {
        return None;
    }
    let mut columns =
        vec![(Column { align: Align::Start, width: 1 }, Cell::text(words_of.label(ChainLabel::Actors)))];
    columns.extend(Stage::ALL.iter().map(|stage| numbers(words_of.stage(*stage))));
    columns.push(numbers(words_of.label(Label::Total)));
    let cells = |level: Option<ActorLevel>, name: &str| {
        let stages = Stage::ALL.iter().copied().map(Some).chain([None]);
        let counts = stages.map(|stage| met_of_all(quoter, Group::Actors(level, stage)));
        std::iter::once(cell(name)).chain(counts).collect()
    };
    let mut rows: Vec<Row> =
        ActorLevel::ALL.iter().map(|level| row(cells(Some(*level), words_of.actor_level(*level)))).collect();
    rows.push(total(cells(None, words_of.label(Label::Total))));
    let without = quoter.without_actors();
    let mut notes = Vec::new();
    if without.number.is_some_and(|number| !number.is_zero()) {
        let text = words_of.phrase(ChainPhrase::ActorsNote, &[]);
        notes.push(super::chapters::fill(quoter.words, &text, &[("n", without.inline())]));
    }
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(ChainPhrase::ActorsCaption, &[("period", &period)]);
    table(TableKey::Actors.id(), caption, columns, rows, notes)
}

fn met_of_all(quoter: Quoter<'_>, group: Group<'_>) -> Cell {
    let tally = quoter.tally(group);
    if tally.all.number.is_none_or(|all| all.is_zero()) {
        return cell("–");
    }
    let text = quoter.words.phrase(ChainPhrase::MetOf, &[]);
    Cell {
        inlines: super::chapters::fill(
            quoter.words,
            &text,
            &[("met", tally.met.inline()), ("all", tally.all.inline())],
        ),
    }
}
