//! The files that the figures were computed from, within the annex on data quality.

use std::cmp::Ordering;

use super::parts::{cell, numbers, paragraph, row, section, table, wide, words};
use crate::document::{Block, Section};
use crate::load::SourceRecord;
use crate::manifest::Manifest;
use crate::quote::Quoter;
use crate::wording::{Label, Phrase, QualityLabel, QualityPhrase};

/// The section.
pub(super) fn sources(quoter: Quoter<'_>, sources: &[SourceRecord], manifest: &Manifest) -> Section {
    let tables = files(quoter, sources).into_iter().chain(left_out(quoter, sources));
    let blocks = kept(quoter, manifest).into_iter().chain(tables);
    section("annex-sources", quoter.words.label(Label::SourcesTitle), blocks.collect())
}

/// Which databases were not asked, and from when their data are.
fn kept(quoter: Quoter<'_>, manifest: &Manifest) -> Vec<Block> {
    let paragraph = |(database, asked_on): (String, time::Date)| {
        let days = (manifest.report.date - asked_on).whole_days();
        let phrase = match days.cmp(&0) {
            Ordering::Greater => QualityPhrase::KeptBefore,
            Ordering::Equal => QualityPhrase::KeptOn,
            Ordering::Less => QualityPhrase::KeptAfter,
        };
        // It is no figure of the data, and the same figures are printed whether or not it is.
        let (date, days) = (quoter.words.date(asked_on), quoter.words.count(days.unsigned_abs()));
        let places = [("database", database.as_str()), ("date", &date), ("n", &days)];
        paragraph(quoter.words.phrase(phrase, &places))
    };
    manifest.reading.kept().into_iter().map(paragraph).collect()
}

/// The files with their rows and hashes.
fn files(quoter: Quoter<'_>, sources: &[SourceRecord]) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![wide(label(Label::File)), numbers(label(Label::Rows)), words(label(Label::Hash))];
    let rows = sources.iter().map(|source| {
        let hash: String = source.blake3.chars().take(16).collect();
        let count = quoter.rows(&source.identity(sources), source.rows);
        row(vec![cell(file_name(source)), count.inline().into(), cell(hash)])
    });
    let caption = quoter.words.phrase(Phrase::SourcesCaption, &[]);
    table("table-sources".to_owned(), caption, columns, rows.collect(), Vec::new())
}

/// The rows that a source leaves out before any of its rows becomes part of a table, by reason.
fn left_out(quoter: Quoter<'_>, sources: &[SourceRecord]) -> Option<Block> {
    let label = |label: QualityLabel| quoter.words.label(label);
    let columns = vec![
        wide(quoter.words.label(Label::File)),
        wide(quoter.words.label(Label::Reason)),
        numbers(label(QualityLabel::LeftOutRows)),
    ];
    let reasons = |source: &SourceRecord| {
        [
            (QualityLabel::LeftOutCondition, "left-out", source.left_out),
            (QualityLabel::LeftOutGroups, "of-groups", source.of_groups),
        ]
    };
    let rows = sources.iter().flat_map(|source| {
        reasons(source).into_iter().filter(|(.., count)| *count > 0).map(move |(reason, which, count)| {
            let count = quoter.rows(&format!("{}:{which}", source.identity(sources)), count);
            row(vec![cell(file_name(source)), cell(label(reason)), count.inline().into()])
        })
    });
    let caption = quoter.words.phrase(QualityPhrase::LeftOutCaption, &[]);
    table("table-left-out".to_owned(), caption, columns, rows.collect(), Vec::new())
}

fn file_name(source: &SourceRecord) -> &str {
    source.path.rsplit('/').next().unwrap_or(&source.path)
}
