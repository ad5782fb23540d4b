//! The annex on data quality: what the screens found, what was explained, how far values were checked.

use std::collections::BTreeSet;

use super::chapters::fill;
use super::parts::{cell, group, numbers, paragraph, row, section, table, wide, words};
use super::tables::indicator_name;
use crate::assess::FigureStates;
use crate::diag::{Screen, Summary, Tally, WaivedTally};
use crate::document::{Align, Block, Cell, Column, Inline, Role, Row, Section};
use crate::manifest::{BelowState, Manifest, StateRule};
use crate::model::{IndicatorId, Localised, Period, State, UnitCode};
use crate::quote::{Quoter, Spot};
use crate::wording::{Label, QualityLabel, QualityPhrase, Wording};

/// The most names that a cell lists; more are counted.
const NAMED: usize = 3;

/// The annex.
pub(super) fn annex(quoter: Quoter<'_>, quality: &Summary, manifest: &Manifest) -> Section {
    let mut blocks = vec![paragraph(quoter.words.phrase(QualityPhrase::Introduction, &[]))];
    blocks.extend(screens(quoter, quality));
    blocks.extend(open(quoter, quality));
    blocks.extend(waived(quoter, quality, &manifest.waivers));
    blocks.extend(states(quoter, manifest.report.states.as_ref()));
    Section {
        role: Role::Annex,
        number: Some(String::new()),
        ..section("annex-quality", quoter.words.label(QualityLabel::Title), blocks)
    }
}

/// The words that mark every page of an edition, under the key by which themes know them.
pub(super) fn watermark(quoter: Quoter<'_>, rule: Option<&StateRule>) -> Option<(&'static str, String)> {
    let rule = rule.filter(|rule| rule.below == BelowState::Watermark)?;
    quoter.assessment.states.as_ref()?.below(rule.required, quoter.assessment).next()?;
    Some(("watermark", quoter.words.draft_mark(rule.required)?.to_owned()))
}

/// How many findings each screen has.
fn screens(quoter: Quoter<'_>, quality: &Summary) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let count = |screen: Screen, which: &str, count: usize| {
        let which = format!("{}-{which}", key(screen));
        Cell::from(quoter.findings(None, &which, count).inline())
    };
    let has_unlisted = !quality.unlisted.is_empty();
    let mut columns = vec![
        wide(label(QualityLabel::Screens)),
        numbers(label(QualityLabel::Standing)),
        numbers(label(QualityLabel::Waived)),
    ];
    columns.extend(has_unlisted.then(|| numbers(label(QualityLabel::Unlisted))));
    let rows = Screen::ALL.iter().map(|screen| {
        let unlisted = quality.unlisted.get(screen).copied();
        let mut cells = vec![
            cell(name(quoter.words, *screen)),
            count(*screen, "standing", quality.open_of(*screen)),
            count(*screen, "waived", quality.waived_of(*screen)),
        ];
        cells
            .extend(has_unlisted.then(|| {
                unlisted.map_or_else(|| cell("–"), |unlisted| count(*screen, "unlisted", unlisted))
            }));
        row(cells)
    });
    let caption = quoter.words.phrase(QualityPhrase::ScreensCaption, &[]);
    table("table-screens".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// The findings that stand, by screen and indicator.
fn open(quoter: Quoter<'_>, quality: &Summary) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let (_, indicator) = wide(quoter.words.label(Label::Indicator));
    let columns = vec![
        (Column { align: Align::Start, width: 2 }, indicator),
        numbers(label(QualityLabel::Findings)),
        wide(label(QualityLabel::Units)),
        words(label(QualityLabel::Periods)),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut of = None;
    for ((screen, indicator), tally) in in_order(quoter, quality) {
        if of.replace(screen) != Some(screen) {
            let [open, close] = [Label::Open, Label::Close].map(|label| quoter.words.label(label));
            let done = label(treatment(screen));
            rows.push(group(format!("{}{open}{done}{close}", name(quoter.words, screen))));
        }
        let id = indicator.map(IndicatorId::new);
        rows.push(row(vec![
            cell(id.as_ref().map_or_else(|| "–".to_owned(), |id| named(quoter, id))),
            quoter.findings(id.as_ref(), key(screen), tally.count).inline().into(),
            unit_names(quoter, id.as_ref(), key(screen), &tally.units),
            period_names(quoter, id.as_ref(), key(screen), &tally.periods),
        ]));
    }
    let caption = quoter.words.phrase(QualityPhrase::OpenCaption, &[]);
    table("table-findings".to_owned(), caption, columns, rows, Vec::new())
}

/// The findings by screen, and within it in the order of the indicators in the report.
fn in_order<'a>(quoter: Quoter<'_>, quality: &'a Summary) -> Vec<((Screen, Option<&'a str>), &'a Tally)> {
    let place = |id: Option<&str>| {
        let mut indicators = quoter.assessment.all_indicators();
        indicators.position(|result| Some(result.indicator.id.as_str()) == id)
    };
    let open = quality.open.iter();
    let mut open: Vec<_> = open.map(|((screen, id), tally)| ((*screen, id.as_deref()), tally)).collect();
    open.sort_by_key(|((screen, id), _)| (*screen, place(*id), *id));
    open
}

/// The findings that were waived, with the reasons.
fn waived(quoter: Quoter<'_>, quality: &Summary, reasons: &[Localised]) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let columns = vec![
        wide(quoter.words.label(Label::Indicator)),
        numbers(label(QualityLabel::Findings)),
        words(label(QualityLabel::Units)),
        words(label(QualityLabel::Periods)),
        wide(label(QualityLabel::Reason)),
    ];
    let mut waived: Vec<&WaivedTally> = quality.waived.iter().collect();
    waived.sort_by_key(|waived| waived.screen);
    let mut rows: Vec<Row> = Vec::new();
    let mut of = None;
    for WaivedTally { waiver, screen, indicators, tally } in waived {
        if of.replace(screen) != Some(screen) {
            rows.push(group(name(quoter.words, *screen)));
        }
        let ids: Vec<IndicatorId> = indicators.iter().map(IndicatorId::new).collect();
        let names: Vec<String> = ids.iter().map(|id| named(quoter, id)).collect();
        let lone = ids.first().filter(|_| ids.len() == 1);
        let which = format!("{}-waiver-{}", key(*screen), waiver + 1);
        rows.push(row(vec![
            cell(if names.is_empty() { "–".to_owned() } else { quoter.words.list(&names) }),
            quoter.findings(lone, &which, tally.count).inline().into(),
            unit_names(quoter, lone, &which, &tally.units),
            period_names(quoter, lone, &which, &tally.periods),
            cell(reasons.get(*waiver).and_then(|reason| reason.get(quoter.words.language())).unwrap_or("–")),
        ]));
    }
    let caption = quoter.words.phrase(QualityPhrase::WaivedCaption, &[]);
    table("table-waivers".to_owned(), caption, columns, rows, Vec::new())
}

/// How far the values were checked, where the data say so.
fn states(quoter: Quoter<'_>, rule: Option<&StateRule>) -> Vec<Block> {
    let Some(states) = &quoter.assessment.states else { return Vec::new() };
    let words_of = quoter.words;
    let mut sentences = vec![words_of.phrase(QualityPhrase::StatesText, &[])];
    let below = rule.map(|rule| {
        let state = [("state", words_of.state(rule.required))];
        sentences.push(words_of.phrase(QualityPhrase::RequiredText, &state));
        let figures: Vec<_> = states.below(rule.required, quoter.assessment).collect();
        if figures.is_empty() {
            sentences.push(words_of.phrase(QualityPhrase::AllReached, &[]));
        }
        (rule.required, figures)
    });
    let mut blocks = vec![paragraph(words_of.sentences(&sentences))];
    blocks.extend(state_counts(quoter, &states.in_period(quoter.assessment.reporting).collect::<Vec<_>>()));
    blocks.extend(below.and_then(|(required, figures)| low_figures(quoter, required, &figures)));
    blocks
}

/// Rows and indicators of the reporting period by state.
fn state_counts(quoter: Quoter<'_>, figures: &[&FigureStates]) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let columns = vec![
        wide(label(QualityLabel::State)),
        numbers(label(QualityLabel::RowsOf)),
        numbers(label(QualityLabel::LowestOf)),
    ];
    if figures.is_empty() {
        return None;
    }
    let rows = State::ALL.into_iter().rev().map(|state| {
        let lowest = figures.iter().filter(|figure| figure.lowest() == Some(state)).count();
        row(vec![
            cell(quoter.words.state(state)),
            quoter.rows(state.key(), figures.iter().map(|figure| figure.rows(state)).sum()).inline().into(),
            quoter.indicators(state.key(), lowest).inline().into(),
        ])
    });
    let period = quoter.words.period(quoter.assessment.reporting);
    let caption = quoter.words.phrase(QualityPhrase::StatesCaption, &[("period", &period)]);
    table("table-states".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// The figures that rest on values below the required state.
fn low_figures(
    quoter: Quoter<'_>,
    required: State,
    figures: &[(&IndicatorId, Period, &FigureStates)],
) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let mut columns = vec![
        wide(quoter.words.label(Label::Indicator)),
        words(quoter.words.label(Label::Period)),
        words(label(QualityLabel::State)),
    ];
    columns.extend(State::ALL.map(|state| numbers(quoter.words.state(state))));
    columns.push(wide(label(QualityLabel::CheckedBy)));
    let rows = figures.iter().filter_map(|(id, period, figure)| {
        let result = quoter.assessment.indicator(id)?;
        let spot = Spot { result, period: *period, unit: None };
        let mut cells = vec![
            cell(indicator_name(quoter, result)),
            cell(quoter.words.period_short(*period)),
            cell(figure.lowest().map_or("–", |state| quoter.words.state(state))),
        ];
        cells.extend(
            State::ALL
                .map(|state| Cell::from(quoter.rows_of(spot, state.key(), figure.rows(state)).inline())),
        );
        cells.push(checkers(quoter, spot, figure));
        Some(row(cells))
    });
    let state = [("state", quoter.words.state(required))];
    let caption = quoter.words.phrase(QualityPhrase::BelowCaption, &state);
    table("table-low-states".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// Who checked the values behind a figure, and when last.
fn checkers(quoter: Quoter<'_>, spot: Spot<'_>, figure: &FigureStates) -> Cell {
    let words = quoter.words;
    let named = figure.checks.iter().take(NAMED).map(|check| {
        // An initial stays with the name that it belongs to.
        let by = check.by.replace(". ", ".\u{a0}");
        match check.on {
            Some(day) => words.phrase(QualityPhrase::OnDate, &[("by", &by), ("date", &words.date(day))]),
            None => by,
        }
    });
    let names = named.collect::<Vec<_>>().join(words.label(Label::Semicolon));
    match figure.checks.len().saturating_sub(NAMED) {
        _ if names.is_empty() => cell("–"),
        0 => cell(names),
        others => {
            let others = quoter.units(spot, "other-checks", |_| Some(others)).inline();
            let places = [("names", Inline::text(names)), ("n", others)];
            Cell { inlines: fill(words, words.label(QualityPhrase::AndOthers), &places) }
        }
    }
}

/// An indicator by id and title, or by the id that the data give where there is none.
fn named(quoter: Quoter<'_>, id: &IndicatorId) -> String {
    let result = quoter.assessment.indicator(id);
    result.map_or_else(|| id.to_string(), |result| indicator_name(quoter, result))
}

fn unit_names(
    quoter: Quoter<'_>,
    indicator: Option<&IndicatorId>,
    which: &str,
    codes: &BTreeSet<String>,
) -> Cell {
    if codes.is_empty() {
        return cell("–");
    }
    if codes.len() > NAMED {
        let count = quoter.found_in(indicator, &format!("{which}-units"), codes.len()).inline();
        let text = quoter.words.label(QualityPhrase::CountUnits);
        return Cell { inlines: fill(quoter.words, text, &[("n", count)]) };
    }
    let names: Vec<String> = codes.iter().map(|code| quoter.unit_name(&UnitCode::new(code))).collect();
    cell(quoter.words.list(&names))
}

fn period_names(
    quoter: Quoter<'_>,
    indicator: Option<&IndicatorId>,
    which: &str,
    periods: &BTreeSet<String>,
) -> Cell {
    let words = quoter.words;
    let read = periods.iter().filter_map(|period| Period::parse(period).ok());
    let names: Vec<String> = read.map(|period| words.period_short(period)).collect();
    match names.len() {
        0 => cell("–"),
        count if count > NAMED => {
            let count = quoter.found_in(indicator, &format!("{which}-periods"), count).inline();
            Cell { inlines: fill(words, words.label(QualityPhrase::CountPeriods), &[("n", count)]) }
        }
        _ => cell(words.list(&names)),
    }
}

/// What was done about the values that a screen points at.
fn treatment(screen: Screen) -> QualityLabel {
    match screen {
        Screen::ImpossiblePercentage
        | Screen::ValueOutOfRange
        | Screen::MixedPercentScale
        | Screen::CumulativeFell
        | Screen::CopiedValue
        | Screen::UnitJump
        | Screen::ValueTooOld
        | Screen::ReportedTwice
        | Screen::ActualEqualsTarget
        | Screen::FallByMissingUnit => QualityLabel::UsedAsReported,
        Screen::DisaggregationMismatch => QualityLabel::TotalKept,
        Screen::CorporateDiffers | Screen::TargetsDiffer => QualityLabel::CorporateKept,
        Screen::TargetAgainstDirection => QualityLabel::NotComputed,
        Screen::AggregationForbidden => QualityLabel::AsDeclared,
        Screen::IndicatorWithoutData => QualityLabel::ShownAsMissing,
    }
}

fn name(words: Wording, screen: Screen) -> &'static str {
    words.label(match screen {
        Screen::ImpossiblePercentage => QualityLabel::ImpossiblePercentage,
        Screen::ValueOutOfRange => QualityLabel::ValueOutOfRange,
        Screen::MixedPercentScale => QualityLabel::MixedPercentScale,
        Screen::CumulativeFell => QualityLabel::CumulativeFell,
        Screen::CopiedValue => QualityLabel::CopiedValue,
        Screen::UnitJump => QualityLabel::UnitJump,
        Screen::ValueTooOld => QualityLabel::ValueTooOld,
        Screen::ReportedTwice => QualityLabel::ReportedTwice,
        Screen::ActualEqualsTarget => QualityLabel::ActualEqualsTarget,
        Screen::DisaggregationMismatch => QualityLabel::DisaggregationMismatch,
        Screen::CorporateDiffers => QualityLabel::CorporateDiffers,
        Screen::TargetsDiffer => QualityLabel::TargetsDiffer,
        Screen::FallByMissingUnit => QualityLabel::FallByMissingUnit,
        Screen::TargetAgainstDirection => QualityLabel::TargetAgainstDirection,
        Screen::AggregationForbidden => QualityLabel::AggregationForbidden,
        Screen::IndicatorWithoutData => QualityLabel::IndicatorWithoutData,
    })
}

/// The word of a screen in the ids of figures.
fn key(screen: Screen) -> &'static str {
    screen.code().key()
}
