//! The report as one figure, and how the ratings are distributed.

use super::chapters::fill;
use super::parts::{cell, numbers, paragraph, row, table, total, wide};
use super::tables::{area_name, between, numbered_name};
use crate::assess::{AreaResult, OverallPeriod, Rating, RollUp};
use crate::document::{Block, Cell, Inline, Row};
use crate::manifest::OverallMean;
use crate::narrate::TableKey;
use crate::quote::Quoter;
use crate::wording::{Label, OverallText, Phrase};

/// The box with the overall achievement, its coverage, bounds and distribution.
pub(super) fn headline(quoter: Quoter<'_>) -> Option<Block> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let overall = quoter.overall(period)?;
    let achievement = quoter.overall_achievement(period, None);
    let mut first = Vec::new();
    if achievement.number.is_some() {
        first.push(Inline::Strong { inlines: vec![achievement.inline()] });
        first.push(Inline::text("  "));
    }
    first.push(quoter.overall_rating(period).drawn());
    let mut blocks = vec![Block::Paragraph { inlines: first }];
    blocks.extend(explained(quoter, overall));
    blocks.extend(distribution(quoter, None));
    Some(Block::Callout { title: words.label(OverallText::Title).to_owned(), blocks })
}

/// What the overall figure is the mean of, or why there is none, and its bounds.
fn explained(quoter: Quoter<'_>, overall: &OverallPeriod) -> Vec<Block> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let roll_up = &overall.roll_up;
    if roll_up.coverage.is_none() {
        let judged = roll_up.assessable > 0;
        let why = if judged { OverallText::JudgedAlone } else { OverallText::NothingDue };
        return vec![paragraph(words.label(why))];
    }
    let (text, computed, due) = match quoter.assessment.overall.mean {
        OverallMean::Areas => {
            (OverallText::MeanOfAreas, quoter.areas_computed(period), quoter.areas_due(period))
        }
        OverallMean::Indicators => (
            OverallText::MeanOfIndicators,
            quoter.rolled(None, period, "computed", |roll_up| roll_up.computed),
            quoter.rolled(None, period, "due", |roll_up| roll_up.due),
        ),
    };
    let coverage = quoter.overall_coverage(period, Some(0));
    let limits = [
        ("floor", quoter.floor().inline()),
        ("cap", quoter.cap().inline()),
        ("min", quoter.min_coverage(None).inline()),
    ];
    let counted = [("computed", computed.inline()), ("due", due.inline()), ("coverage", coverage.inline())];
    let places: Vec<(&str, Inline)> = limits.iter().cloned().chain(counted).collect();
    let mut inlines = fill(words, words.label(text), &places);
    if roll_up.headline().is_none() {
        inlines.push(Inline::text(words.label(Label::SentenceSpace)));
        inlines.extend(fill(words, words.label(OverallText::Withheld), &limits));
    }
    let mut blocks = vec![Block::Paragraph { inlines }];
    if roll_up.computed > 0 && roll_up.bounds.is_some_and(|(low, high)| low != high) {
        let (low, high) = (quoter.overall_low(period, None), quoter.overall_high(period, None));
        let bounds = [("low", low.inline()), ("high", high.inline())];
        let places: Vec<(&str, Inline)> = limits.into_iter().chain(bounds).collect();
        blocks.push(Block::Paragraph { inlines: fill(words, words.label(OverallText::Bounds), &places) });
    }
    blocks
}

/// The ratings that occur, from best to none.
fn ratings(quoter: Quoter<'_>, area: Option<&AreaResult>) -> Vec<Rating> {
    let period = quoter.assessment.reporting;
    let occurs = |rating: &Rating| {
        quoter.count(area, Some(*rating), period).number.is_some_and(|count| !count.is_zero())
    };
    Rating::all(&quoter.assessment.scale).filter(occurs).collect()
}

/// How many indicators have each rating, in a line (`method.md` 4.6).
pub(super) fn distribution(quoter: Quoter<'_>, area: Option<&AreaResult>) -> Option<Block> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let all = quoter.count(area, None, period);
    all.number.filter(|count| !count.is_zero())?;
    let text = words.phrase(OverallText::Distribution, &[]);
    let mut inlines = fill(quoter.words, &text, &[("total", all.inline())]);
    for (index, rating) in ratings(quoter, area).into_iter().enumerate() {
        if index > 0 {
            inlines.push(Inline::text(words.label(Label::Enumeration)));
        }
        let text = words.phrase(Phrase::AltCount, &[("rating", &quoter.mark(rating).label)]);
        let count = quoter.count(area, Some(rating), period);
        inlines.extend(fill(quoter.words, &text, &[("n", count.inline())]));
    }
    inlines.push(Inline::text(words.label(Label::FullStop)));
    inlines.extend(judged(quoter, area));
    Some(Block::Paragraph { inlines })
}

/// How many indicators were assessed, where some of them are rated by judgement (`method.md` 4.6, T36).
fn judged(quoter: Quoter<'_>, area: Option<&AreaResult>) -> Vec<Inline> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let count = |which, count: fn(&RollUp) -> usize| quoter.rolled(area, period, which, count);
    let (assessable, due) =
        (count("assessable", |roll_up| roll_up.assessable), count("due", |roll_up| roll_up.due));
    if assessable.number == due.number {
        return Vec::new();
    }
    let assessed = count("assessed", |roll_up| roll_up.assessed).inline();
    let numeric = count("computed", |roll_up| roll_up.computed).inline();
    let places = [("assessed", assessed), ("assessable", assessable.inline()), ("numeric", numeric)];
    let mut inlines = vec![Inline::text(words.label(Label::SentenceSpace))];
    inlines.extend(fill(quoter.words, &words.phrase(OverallText::Assessed, &[]), &places));
    inlines
}

/// The number of indicators with each rating, by area and in all; none where one area is the whole report.
pub(super) fn distribution_table(quoter: Quoter<'_>) -> Option<Block> {
    let words = quoter.words;
    let period = quoter.assessment.reporting;
    let ratings = ratings(quoter, None);
    let mut columns = vec![wide(words.label(Label::Area))];
    columns.extend(ratings.iter().map(|rating| numbers(&quoter.mark(*rating).label)));
    columns.push(numbers(words.label(Label::Total)));
    let counts = |name: &str, area: Option<&AreaResult>| -> Vec<Cell> {
        let each = ratings.iter().map(|rating| quoter.count(area, Some(*rating), period));
        let all = quoter.count(area, None, period);
        let counted = each.chain([all]).map(|count| Cell::from(count.inline()));
        [cell(name)].into_iter().chain(counted).collect()
    };
    let areas = quoter.assessment.areas.iter();
    let mut rows: Vec<Row> =
        areas.map(|area| row(counts(&numbered_name(quoter, area), Some(area)))).collect();
    if ratings.is_empty() || rows.len() < 2 {
        return None;
    }
    rows.push(total(counts(words.label(Label::Total), None)));
    let caption = words.phrase(OverallText::DistributionCaption, &[("period", &words.period(period))]);
    table(TableKey::Distribution.id(), caption, columns, rows, Vec::new())
}

/// The last row of the table of areas; none where one area is the whole report.
pub(super) fn total_row(quoter: Quoter<'_>) -> Option<Row> {
    let period = quoter.assessment.reporting;
    if quoter.assessment.areas.len() < 2 {
        return None;
    }
    Some(total(vec![
        cell(quoter.words.label(OverallText::Total)),
        quoter.count(None, None, period).inline().into(),
        quoter.overall_achievement(period, None).inline().into(),
        quoter.overall_rating(period).drawn().into(),
        quoter.overall_coverage(period, Some(0)).inline().into(),
        between(
            quoter.words,
            quoter.words.label(Phrase::RangeOf),
            quoter.overall_low(period, None),
            quoter.overall_high(period, None),
        ),
    ]))
}

/// The weights of the areas, where they are not all the same.
pub(super) fn weights_note(quoter: Quoter<'_>) -> Vec<Vec<Inline>> {
    let words = quoter.words;
    let areas = &quoter.assessment.areas;
    let same = areas.windows(2).all(|pair| pair[0].area.weight == pair[1].area.weight);
    let text = match quoter.assessment.overall.mean {
        OverallMean::Areas => OverallText::Weights,
        OverallMean::Indicators => OverallText::WeightsOfIndicators,
    };
    if same && quoter.assessment.overall.mean == OverallMean::Areas {
        return Vec::new();
    }
    let mut weights = Vec::new();
    for (index, area) in areas.iter().enumerate() {
        if index > 0 {
            weights.push(Inline::text(words.label(Label::Semicolon)));
        }
        let text = words.phrase(OverallText::WeightOf, &[("area", &area_name(quoter, area))]);
        weights.extend(fill(quoter.words, &text, &[("weight", quoter.area_weight(area).inline())]));
    }
    let (before, after) = words.label(text).split_once("{weights}").unwrap_or((words.label(text), ""));
    let mut note = vec![Inline::text(before)];
    note.extend(weights);
    note.push(Inline::text(after));
    vec![note]
}
