//! Data coverage, and the annexes.

use super::basis;
use super::chapters::fill;
use super::crosswalk;
use super::parts::{cell, numbers, row, section, table, wide, words};
use super::profile;
use super::robustness;
use super::tables::{self, figure_columns, figures, indicator_name};
use crate::assess::{Achievement, IndicatorPeriod, IndicatorResult, Rating};
use crate::document::{Block, Inline, Role, Row, Section};
use crate::model::{CorporateAchievement, Decimal, Method, MissingReason};
use crate::quote::{Quoter, Spot};
use crate::wording::{CrosswalkText, Label, Phrase, RobustnessLabel};

/// The chapter on data coverage and gaps.
pub(super) fn coverage(quoter: Quoter<'_>) -> Section {
    let words = quoter.words;
    let mut blocks = vec![row_counts(quoter)];
    blocks.extend(missing_reasons(quoter));
    let min = [("min", quoter.min_coverage(None).inline())];
    blocks.push(Block::Paragraph { inlines: fill(words, words.label(Phrase::CoverageMeaning), &min) });
    blocks.extend(gaps(quoter));
    blocks.extend(units_reporting(quoter));
    blocks.extend(basis::records(quoter));
    blocks.extend(revised_targets(quoter));
    section("coverage", words.label(Label::CoverageTitle), blocks)
}

/// What became of the rows, without what did not occur.
fn row_counts(quoter: Quoter<'_>) -> Block {
    let counts = &quoter.assessment.counts;
    let words = quoter.words;
    let parts = [
        (words.label(Phrase::RowsRead), "read", counts.read),
        (words.label(Phrase::RowsUsed), "used", counts.used),
        (words.label(Phrase::RowsSuperseded), "superseded", counts.superseded),
        (words.label(Phrase::RowsMissing), "missing", counts.missing_in_all()),
        (words.label(Phrase::RowsDuplicate), "duplicate", counts.duplicate),
        (words.label(Phrase::RowsOutside), "outside", counts.outside),
        (words.label(CrosswalkText::RowsOutside), "outside-framework", counts.outside_framework),
        (words.label(Phrase::RowsUnusable), "unusable", counts.unusable),
    ];
    let mut inlines = Vec::new();
    for (text, which, count) in parts.into_iter().filter(|(_, which, count)| *count > 0 || *which == "read") {
        if !inlines.is_empty() {
            inlines.push(Inline::text(words.label(Label::SentenceSpace)));
        }
        inlines.extend(fill(quoter.words, text, &[("n", quoter.rows(which, count).inline())]));
    }
    Block::Paragraph { inlines }
}

/// Indicators of which something was due and cannot be said, and why.
///
/// What is rated without a share, such as a value of zero where lower is better, is no gap.
fn gaps(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns =
        vec![wide(label(Label::Indicator)), words(label(Label::Rating)), words(label(Label::Reason))];
    let rows: Vec<Row> = quoter
        .assessment
        .indicators
        .iter()
        .filter_map(|result| {
            let spot = quoter.now(result);
            let measured = spot.measured()?;
            if matches!(measured.rating, Rating::Band(_)) {
                return None;
            }
            let reason = match measured.achievement {
                Achievement::Computed { .. }
                | Achievement::Qualitative(_)
                | Achievement::Distance(_)
                | Achievement::NotDue => return None,
                Achievement::NoData(MissingReason::NotDue | MissingReason::NotApplicable) => return None,
                Achievement::NoData(reason) => words_of.missing(reason),
                Achievement::NoTarget => label(Label::NoTargetReason),
                Achievement::NoBaseline => label(Label::NoBaselineReason),
                Achievement::NotComputable(impossible) => words_of.impossible(impossible),
            };
            Some(row(vec![
                cell(indicator_name(quoter, result)),
                quoter.rating(spot).drawn().into(),
                cell(reason),
            ]))
        })
        .collect();
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(Phrase::GapsCaption, &[("period", &period)]);
    table("table-gaps".to_owned(), caption, columns, rows, Vec::new())
}

/// Indicators for which not every unit reported, the worst first.
fn units_reporting(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns = vec![
        wide(label(Label::Indicator)),
        numbers(label(Label::Reporting)),
        numbers(label(Label::Due)),
        numbers(label(Label::Coverage)),
    ];
    let mut incomplete: Vec<(Decimal, &IndicatorResult)> = quoter
        .assessment
        .indicators
        .iter()
        .filter_map(|result| {
            let units = quoter.now(result).figures()?.unit_coverage;
            let share = Decimal::from(units.reporting).checked_div(Decimal::from(units.due))?;
            (units.reporting < units.due).then_some((share, result))
        })
        .collect();
    incomplete.sort_by_key(|(share, _)| *share);
    let rows = incomplete.into_iter().map(|(share, result)| {
        let spot = quoter.now(result);
        row(vec![
            cell(indicator_name(quoter, result)),
            quoter.units(spot, "reporting", |figures| Some(figures.unit_coverage.reporting)).inline().into(),
            quoter.units(spot, "due", |figures| Some(figures.unit_coverage.due)).inline().into(),
            quoter.unit_coverage(spot, share).inline().into(),
        ])
    });
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(Phrase::CoverageCaption, &[("period", &period)]);
    table("table-units-reporting".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// How many rows have no value, by reason.
fn missing_reasons(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let counts = &quoter.assessment.counts.missing;
    let mut inlines = Vec::new();
    for (reason, count) in
        MissingReason::ALL.into_iter().filter_map(|reason| Some((reason, counts.get(&reason)?)))
    {
        let lead = if inlines.is_empty() { Label::MissingReasons } else { Label::Enumeration };
        inlines.push(Inline::text(label(lead)));
        let text = words_of.phrase(Phrase::ReasonCount, &[("reason", words_of.missing(reason))]);
        inlines.extend(fill(words_of, &text, &[("n", quoter.rows(reason.key(), *count).inline())]));
    }
    if inlines.is_empty() {
        return None;
    }
    inlines.push(Inline::text(label(Label::FullStop)));
    Some(Block::Paragraph { inlines })
}

/// Targets of the reporting period that were revised.
fn revised_targets(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns = vec![
        wide(label(Label::Indicator)),
        numbers(label(Label::OriginalTarget)),
        numbers(label(Label::RevisedTarget)),
        words(label(Label::Authority)),
        wide(label(Label::Reason)),
    ];
    let rows: Vec<Row> = quoter
        .assessment
        .indicators
        .iter()
        .filter_map(|result| {
            let spot = quoter.now(result);
            let revised = spot.measured()?.revised.as_ref()?;
            let dash = || "–".to_owned();
            let reason = revised.reason.as_ref().and_then(|reason| reason.get(words_of.language()));
            Some(row(vec![
                cell(indicator_name(quoter, result)),
                quoter.original_target(spot).inline().into(),
                quoter.target(spot, None).inline().into(),
                cell(revised.authority.clone().unwrap_or_else(dash)),
                cell(reason.map_or_else(dash, ToOwned::to_owned)),
            ]))
        })
        .collect();
    let period = words_of.period(quoter.assessment.reporting);
    let caption = words_of.phrase(Phrase::RevisedCaption, &[("period", &period)]);
    table("table-revised-targets".to_owned(), caption, columns, rows, Vec::new())
}

/// The annexes.
pub(super) fn annexes(quoter: Quoter<'_>) -> Vec<Section> {
    let label = |label| quoter.words.label(label);
    let mut annexes = vec![annex("annex-indicators", label(Label::AnnexTitle), all_years(quoter))];
    annexes.extend(crosswalk::changes(quoter));
    annexes.push(annex("annex-definitions", label(Label::Definitions), definitions(quoter)));
    let robustness = robustness::blocks(quoter);
    if !robustness.is_empty() {
        let title = quoter.words.label(RobustnessLabel::Title);
        annexes.push(annex("annex-robustness", title, robustness));
    }
    annexes
}

/// An annex, to be numbered.
pub(super) fn annex(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { role: Role::Annex, number: Some(String::new()), ..section(id, title, blocks) }
}

/// Every indicator in every period, one table per area.
fn all_years(quoter: Quoter<'_>) -> Vec<Block> {
    let words_of = quoter.words;
    let mut blocks = Vec::new();
    for area in &quoter.assessment.areas {
        let mut columns = vec![wide(words_of.label(Label::Period))];
        columns.extend(figure_columns(quoter));
        columns.push(numbers(words_of.label(Label::Observations)));
        let (rows, notes) = crosswalk::Years::of_area(quoter, area, &|result, period| {
            let spot = Spot { result, period, unit: None };
            let observations = spot.measured().map(|measured| measured.observations);
            let mut cells = figures(quoter, spot);
            cells.push(
                observations
                    .map_or_else(|| cell("–"), |rows| quoter.rows_of(spot, "observed", rows).inline().into()),
            );
            cells
        });
        let results = quoter.assessment.indicators_of(&area.area.id);
        let notes = notes.into_iter().chain(tables::scale_notes(quoter, results)).collect();
        let places = [("area", tables::area_name(quoter, area))];
        let caption = words_of.phrase(Phrase::AnnexCaption, &[("area", &places[0].1)]);
        blocks.extend(table(format!("table-annex-{}", area.area.id), caption, columns, rows, notes));
    }
    blocks
}

/// What each indicator counts, where it comes from and how its achievement is computed.
fn definitions(quoter: Quoter<'_>) -> Vec<Block> {
    let words_of = quoter.words;
    let language = words_of.language();
    let label = |label| words_of.label(label);
    let mut blocks = Vec::new();
    for area in &quoter.assessment.areas {
        let columns = vec![
            (
                crate::document::Column { align: crate::document::Align::Start, width: 3 },
                cell(label(Label::Indicator)),
            ),
            (
                crate::document::Column { align: crate::document::Align::Start, width: 4 },
                cell(label(Label::Noted)),
            ),
            (
                crate::document::Column { align: crate::document::Align::Start, width: 3 },
                cell(label(Label::MethodLabel)),
            ),
        ];
        let rows = quoter.assessment.indicators_of(&area.area.id).map(|result| {
            let indicator = &result.indicator;
            let text = |text: &Option<crate::model::Localised>| {
                text.as_ref().and_then(|text| text.get(language)).map(ToOwned::to_owned)
            };
            let source = text(&indicator.source).map(|source| {
                format!(
                    "{}{}{source}{}",
                    label(Label::SourceNote),
                    label(Label::Colon),
                    label(Label::FullStop)
                )
            });
            let parts: Vec<String> = text(&indicator.definition).into_iter().chain(source).collect();
            let definition = if parts.is_empty() { "–".to_owned() } else { words_of.sentences(&parts) };
            let method = method(quoter, result);
            let responsibility = indicator.responsibility.map(|it| words_of.responsibility(it));
            let actors = indicator.actor_level.map(|level| words_of.actor_level(level));
            let way = basis::way(quoter, indicator.over_units);
            let parts = [method, Some(words_of.kind(indicator.kind)), way, responsibility, actors];
            let method = parts.into_iter().flatten().collect::<Vec<_>>().join(label(Label::Semicolon));
            row(vec![
                cell(indicator_name(quoter, result)),
                profile::definition(quoter, indicator, definition),
                profile::method(quoter, indicator, method),
            ])
        });
        let caption = tables::area_name(quoter, area);
        let id = format!("table-definitions-{}", area.area.id);
        let own = quoter.assessment.indicators_of(&area.area.id).map(|result| &result.indicator);
        let notes = profile::retrofit_note(quoter, own);
        blocks.extend(table(id, caption, columns, rows.collect(), notes));
    }
    blocks
}

/// How the corporate achievement of an indicator is computed, in the latest period that tells.
///
/// What is measured every second year has no target to compare with in the year between.
fn method(quoter: Quoter<'_>, result: &IndicatorResult) -> Option<&'static str> {
    let periods = result.periods.range(..=quoter.assessment.reporting).rev();
    periods.map(|(_, figures)| figures).find_map(|figures| method_of(quoter, result, figures))
}

fn method_of(
    quoter: Quoter<'_>,
    result: &IndicatorResult,
    figures: &IndicatorPeriod,
) -> Option<&'static str> {
    let by_units = figures.unit_share.is_some() && figures.corporate.target.is_none();
    match result.indicator.corporate {
        CorporateAchievement::Share if by_units => Some(quoter.words.label(Label::MethodShare)),
        CorporateAchievement::Mean if by_units => Some(quoter.words.label(Label::MethodMean)),
        CorporateAchievement::Share | CorporateAchievement::Mean | CorporateAchievement::Aggregate => {
            let method = figures.corporate.method;
            let tells = figures.corporate.target.is_some() || method == Method::Qualitative;
            tells.then(|| quoter.words.method(method))
        }
    }
}
