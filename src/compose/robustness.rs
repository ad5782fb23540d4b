//! The annex that rates every indicator under other published methods.

use super::chapters::fill;
use super::parts::{cell, group, paragraph, row, table, wide, words};
use super::tables::{area_name, indicator_name};
use crate::assess::robustness::PanelRow;
use crate::document::{Block, Cell, Inline};
use crate::quote::Quoter;
use crate::wording::{RobustnessLabel, RobustnessPhrase};

/// What the annex holds; nothing where no method applies.
pub(super) fn blocks(quoter: Quoter<'_>) -> Vec<Block> {
    if quoter.assessment.robustness.rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![paragraph(quoter.words.label(RobustnessLabel::Intro)), summary(quoter)];
    blocks.extend(methods(quoter));
    blocks.push(paragraph(quoter.words.label(RobustnessLabel::FlipNote)));
    blocks.extend(ratings(quoter));
    blocks
}

/// How many ratings hold under every method.
fn summary(quoter: Quoter<'_>) -> Block {
    let rows = &quoter.assessment.robustness.rows;
    let robust = rows.iter().filter(|row| row.is_robust()).count();
    let count = |which, count| quoter.indicators(which, count).inline();
    let places = [
        ("total", count("rated", rows.len())),
        ("robust", count("robust", robust)),
        ("flipping", count("flipping", rows.len() - robust)),
    ];
    Block::Paragraph {
        inlines: fill(quoter.words, &quoter.words.phrase(RobustnessPhrase::Summary, &[]), &places),
    }
}

/// Every indicator with what each method says of it, one table per area.
fn ratings(quoter: Quoter<'_>) -> Vec<Block> {
    let words_of = quoter.words;
    let panel = &quoter.assessment.robustness;
    let mut blocks = Vec::new();
    for area in &quoter.assessment.areas {
        let methods = panel.methods.iter().map(|method| wide(words_of.published(*method)));
        let columns =
            std::iter::once(wide(words_of.label(RobustnessLabel::InReport))).chain(methods).collect();
        let mut rows = Vec::new();
        for panel_row in &panel.rows {
            let result = quoter.assessment.indicator(&panel_row.indicator);
            let Some(result) = result.filter(|result| result.indicator.area == area.area.id) else {
                continue;
            };
            rows.push(group(indicator_name(quoter, result)));
            rows.push(row(ratings_of(quoter, panel_row)));
        }
        let (area_name, period) = (area_name(quoter, area), words_of.period(quoter.assessment.reporting));
        let places = [("area", area_name.as_str()), ("period", period.as_str())];
        let caption = words_of.phrase(RobustnessPhrase::Caption, &places);
        blocks.extend(table(
            format!("table-robustness-{}", area.area.id),
            caption,
            columns,
            rows,
            Vec::new(),
        ));
    }
    blocks
}

/// The rating of the report, and that of each method; an empty cell where it does not apply.
fn ratings_of(quoter: Quoter<'_>, panel_row: &PanelRow) -> Vec<Cell> {
    let own = std::iter::once(quoter.tone(panel_row, None, panel_row.own).into());
    let others = quoter.assessment.robustness.methods.iter().map(|method| {
        let Some(rating) = panel_row.ratings.get(method) else { return Cell::default() };
        let mut inlines = vec![quoter.tone(panel_row, Some(*method), rating.tone)];
        if rating.tone != panel_row.own {
            let flip = quoter.words.label(RobustnessLabel::Flip);
            inlines.push(Inline::Strong { inlines: vec![Inline::text(format!("\u{a0}{flip}"))] });
        }
        Cell { inlines }
    });
    own.chain(others).collect()
}

/// What each method does.
fn methods(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let columns =
        vec![words(words_of.label(RobustnessLabel::Method)), wide(words_of.label(RobustnessLabel::Rule))];
    let rows =
        quoter.assessment.robustness.methods.iter().map(|method| {
            row(vec![cell(words_of.published(*method)), cell(words_of.published_rule(*method))])
        });
    let caption = words_of.phrase(RobustnessPhrase::MethodsCaption, &[]);
    table("table-robustness-methods".to_owned(), caption, columns, rows.collect(), Vec::new())
}
