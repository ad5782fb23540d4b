//! What somebody has to do: recommendations, gaps in the data, roles.

use time::Date;

use crate::compose::chapters::fill;
use crate::compose::parts::{cell, paragraph, row, share, table, words};
use crate::compose::tables::indicator_name;
use crate::document::{Block, Cell, Inline, Row};
use crate::model::{FollowUp, Gap, Localised, Recommendation, RecommendationStatus};
use crate::narrate::RegisterKey;
use crate::quote::Quoter;
use crate::wording::{Label, RegisterLabel, RegisterPhrase};

/// What stands where a row says nothing.
const NOTHING: &str = "–";

/// The number of recommendations by status, and what it means that one is overdue.
pub(super) fn summary(quoter: Quoter<'_>) -> Vec<Block> {
    let date = quoter.words.date(quoter.assessment.registers.date);
    let meaning = quoter.words.phrase(RegisterPhrase::OverdueText, &[("date", &date)]);
    vec![Block::Paragraph { inlines: counts(quoter) }, paragraph(meaning)]
}

/// The recommendations, with their number by status below.
pub(super) fn counted_recommendations(quoter: Quoter<'_>) -> Option<Block> {
    recommendations(quoter, vec![counts(quoter)])
}

/// The recommendations.
pub(super) fn recommendations(quoter: Quoter<'_>, notes: Vec<Vec<Inline>>) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![
        share(label(RegisterLabel::Recommendation), 5),
        share(label(RegisterLabel::Action), 5),
        words(label(RegisterLabel::DueDate)),
        share(label(RegisterLabel::ResponseAndStatus), 2),
    ];
    let rows: Vec<Row> = quoter
        .assessment
        .registers
        .recommendations
        .iter()
        .map(|placed| {
            let recommendation = &placed.row;
            row(vec![
                recommended(quoter, recommendation),
                action(quoter, recommendation.action.as_ref(), recommendation.owner.as_ref()),
                cell(date(quoter, recommendation.due)),
                response_and_status(quoter, recommendation),
            ])
        })
        .collect();
    let caption = label(RegisterLabel::RecommendationsCaption).to_owned();
    table(RegisterKey::Recommendations.id(), caption, columns, rows, notes)
}

/// The number of recommendations by status.
fn counts(quoter: Quoter<'_>) -> Vec<Inline> {
    let date = quoter.words.date(quoter.assessment.registers.date);
    let text = quoter.words.phrase(RegisterPhrase::FollowUpCounts, &[("date", &date)]);
    let count = |group| quoter.recommendations(group).inline();
    let of = |status| count(FollowUp::Status(status));
    let places = [
        ("all", count(FollowUp::All)),
        ("open", of(RecommendationStatus::Open)),
        ("in_progress", of(RecommendationStatus::InProgress)),
        ("implemented", of(RecommendationStatus::Implemented)),
        ("closed", of(RecommendationStatus::Closed)),
        ("overdue", count(FollowUp::Overdue)),
    ];
    fill(quoter.words, &text, &places)
}

/// A recommendation with its id and the document that makes it.
fn recommended(quoter: Quoter<'_>, recommendation: &Recommendation) -> Cell {
    let words = quoter.words;
    let text = recommendation.text.get(words.language()).unwrap_or_default();
    let source = recommendation.source.as_ref().map_or_else(String::new, |source| {
        format!("{}{source}{}", words.label(Label::Open), words.label(Label::Close))
    });
    let id = Inline::Strong { inlines: vec![Inline::text(&recommendation.id)] };
    Cell { inlines: vec![id, Inline::text(format!(" {text}{source}"))] }
}

/// What was answered and, below it, how far the work is.
fn response_and_status(quoter: Quoter<'_>, recommendation: &Recommendation) -> Cell {
    let response = Inline::text(quoter.words.response(recommendation.response));
    let status = status(quoter, recommendation).inlines;
    Cell { inlines: [response, Inline::Break].into_iter().chain(status).collect() }
}

/// The status; one that is overdue says so, and one that was carried out says when.
fn status(quoter: Quoter<'_>, recommendation: &Recommendation) -> Cell {
    let words = quoter.words;
    let status = words.recommendation_status(recommendation.status);
    if recommendation.is_overdue(quoter.assessment.registers.date) {
        let overdue = vec![Inline::text(words.label(RegisterLabel::Overdue))];
        let between = Inline::text(format!("{status}{}", words.label(Label::Semicolon)));
        return Cell { inlines: vec![between, Inline::Strong { inlines: overdue }] };
    }
    match recommendation.done_on {
        Some(done) => {
            let places = [("status", status), ("date", &words.date_short(done))];
            cell(words.phrase(RegisterPhrase::DoneOn, &places))
        }
        None => cell(status),
    }
}

/// What is done, and below it by whom.
fn action(quoter: Quoter<'_>, action: Option<&Localised>, owner: Option<&Localised>) -> Cell {
    let words = quoter.words;
    let action = action.and_then(|action| action.get(words.language()));
    let owner = owner.and_then(|owner| owner.get(words.language()));
    let owner = owner.map(|owner| words.phrase(RegisterPhrase::OwnedBy, &[("owner", owner)]));
    let inlines = match (action, owner) {
        (None, None) => vec![Inline::text(NOTHING)],
        (Some(action), None) => vec![Inline::text(action)],
        (None, Some(owner)) => vec![Inline::text(owner)],
        (Some(action), Some(owner)) => vec![Inline::text(action), Inline::Break, Inline::text(owner)],
    };
    Cell { inlines }
}

/// The registered gaps in the data.
pub(super) fn gaps(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns = vec![
        share(label(RegisterLabel::Missing), 3),
        share(words_of.label(Label::Reason), 4),
        share(label(RegisterLabel::Action), 4),
        words(label(RegisterLabel::DueDate)),
    ];
    let gaps = quoter.assessment.registers.gaps.iter().flatten();
    let rows = gaps.map(|placed| {
        let gap = &placed.row;
        row(vec![
            cell(missing(quoter, gap)),
            cell(gap.reason.get(words_of.language()).unwrap_or_default()),
            action(quoter, gap.action.as_ref(), gap.owner.as_ref()),
            cell(date(quoter, gap.due)),
        ])
    });
    let caption = label(RegisterLabel::GapsCaption).to_owned();
    table(RegisterKey::Gaps.id(), caption, columns, rows.collect(), Vec::new())
}

/// The indicator of a gap, with its unit and period.
fn missing(quoter: Quoter<'_>, gap: &Gap) -> String {
    let words = quoter.words;
    let indicator = quoter
        .assessment
        .indicator(&gap.indicator)
        .map_or_else(|| gap.indicator.as_str().to_owned(), |result| indicator_name(quoter, result));
    let period = words.period(gap.period);
    match &gap.unit {
        Some(unit) => {
            let unit = quoter.unit_name(unit);
            let places = [("indicator", indicator.as_str()), ("unit", &unit), ("period", &period)];
            words.phrase(RegisterPhrase::GapUnit, &places)
        }
        None => words.phrase(RegisterPhrase::GapPeriod, &[("indicator", &indicator), ("period", &period)]),
    }
}

/// Who answers for what.
pub(super) fn roles(quoter: Quoter<'_>) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![share(label(RegisterLabel::Actor), 1), share(label(RegisterLabel::Role), 3)];
    let text = |text: &Localised| text.get(quoter.words.language()).unwrap_or_default().to_owned();
    let rows = quoter.assessment.registers.roles.iter().map(|placed| {
        let actor = Inline::Strong { inlines: vec![Inline::text(text(&placed.row.actor))] };
        row(vec![actor.into(), cell(text(&placed.row.role))])
    });
    let caption = label(RegisterLabel::RolesCaption).to_owned();
    table(RegisterKey::Roles.id(), caption, columns, rows.collect(), Vec::new())
}

fn date(quoter: Quoter<'_>, date: Option<Date>) -> String {
    date.map_or_else(|| NOTHING.to_owned(), |date| quoter.words.date_short(date))
}
