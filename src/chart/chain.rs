//! What the diagram of the results chain shows: results by level, with how many of their indicators were met.

use std::collections::{BTreeMap, BTreeSet};

use super::draw::{ChainBox, ChainChart, ChainColumn, ChainLink};
use super::{Plan, alternative};
use crate::document::Shown;
use crate::model::{ChainResult, Language, Level, ResultId};
use crate::quote::{Group, Quoter};
use crate::wording::{ChainPhrase, Label};

/// The most results that a reader can follow; more stand in the table only.
const MOST_BOXES: usize = 25;
/// The most columns with room for words.
const MOST_COLUMNS: usize = 5;

/// A column: its level, counted from output, and how many results of the level still follow.
type Column = (usize, std::cmp::Reverse<usize>);

pub(super) fn chart(quoter: Quoter<'_>) -> Option<Plan<ChainChart>> {
    let words = quoter.words;
    let results = &quoter.assessment.chain.results;
    if results.is_empty() || results.len() > MOST_BOXES {
        return None;
    }
    let by_id: BTreeMap<&ResultId, &ChainResult> =
        results.iter().map(|result| (&result.id, result)).collect();
    let mut columns: BTreeMap<Column, Vec<&ChainResult>> = BTreeMap::new();
    for result in results {
        let level = Level::CHAIN.iter().rev().position(|level| *level == result.level)?;
        let column = (level, std::cmp::Reverse(following(result, &by_id)));
        columns.entry(column).or_default().push(result);
    }
    if columns.len() > MOST_COLUMNS {
        return None;
    }
    let columns: Vec<Vec<&ChainResult>> = columns.into_values().collect();
    let chart = ChainChart {
        columns: columns.iter().map(|column| draw_column(quoter, column)).collect(),
        links: links(&columns),
    };
    let period = words.period(quoter.assessment.reporting);
    let caption = words.phrase(ChainPhrase::ChainCaption, &[("period", &period)]);
    let alt = alternative(words, sentences(quoter, results, &by_id));
    let shown = results.iter().flat_map(|result| counted(quoter, result)).collect();
    Some(Plan { chart, caption, alt, notes: Vec::new(), shown, told: Vec::new(), data: None })
}

/// How many indicators a box counts, and how many of them are met.
fn counted(quoter: Quoter<'_>, result: &ChainResult) -> Vec<Shown> {
    let tally = quoter.tally(Group::Result(&result.id));
    let any = tally.all.number.is_some_and(|all| !all.is_zero());
    if any { vec![tally.met.shown(), tally.all.shown()] } else { Vec::new() }
}

/// How many results of the same level follow from a result, one after the other.
fn following(result: &ChainResult, by_id: &BTreeMap<&ResultId, &ChainResult>) -> usize {
    let parents = result.parents.iter().filter_map(|parent| by_id.get(parent));
    let beside = parents.filter(|parent| parent.level == result.level);
    beside.map(|parent| 1 + following(parent, by_id)).max().map_or(0, |most| most)
}

fn draw_column(quoter: Quoter<'_>, column: &[&ChainResult]) -> ChainColumn {
    let level = column.first().map_or("", |result| quoter.words.level(result.level));
    let boxes = column.iter().map(|result| {
        let tally = quoter.tally(Group::Result(&result.id));
        let counted = tally.all.number.is_some_and(|all| !all.is_zero());
        let places = [("met", tally.met.text.as_str()), ("all", tally.all.text.as_str())];
        ChainBox {
            id: result.id.as_str().to_owned(),
            title: title(result, quoter.words.language()).to_owned(),
            note: if counted { quoter.words.phrase(ChainPhrase::BoxCounts, &places) } else { String::new() },
        }
    });
    ChainColumn { title: level.to_owned(), boxes: boxes.collect() }
}

fn title(result: &ChainResult, language: Language) -> &str {
    result.title.get(language).unwrap_or(result.id.as_str())
}

/// Each link once, and only those that lead on.
fn links(columns: &[Vec<&ChainResult>]) -> Vec<ChainLink> {
    let places: BTreeMap<&ResultId, (usize, usize)> = columns
        .iter()
        .enumerate()
        .flat_map(|(column, results)| {
            results.iter().enumerate().map(move |(index, result)| (&result.id, (column, index)))
        })
        .collect();
    let mut links = Vec::new();
    let mut seen = BTreeSet::new();
    for result in columns.iter().flatten() {
        for (from, to) in result.parents.iter().filter_map(|id| places.get(&result.id).zip(places.get(id))) {
            if from.0 < to.0 && seen.insert((from, to)) {
                links.push(ChainLink { from: *from, to: *to });
            }
        }
    }
    links
}

fn sentences(
    quoter: Quoter<'_>,
    results: &[ChainResult],
    by_id: &BTreeMap<&ResultId, &ChainResult>,
) -> Vec<String> {
    let words = quoter.words;
    let mut sentences = vec![words.phrase(ChainPhrase::AltChain, &[])];
    for result in results {
        let parents = result.parents.iter().filter(|parent| by_id.contains_key(parent));
        let parents: Vec<String> = parents.map(ToString::to_string).collect();
        let parents = parents.join(words.label(Label::Enumeration));
        let places = [
            ("level", words.level(result.level)),
            ("id", result.id.as_str()),
            ("title", title(result, words.language())),
            ("parents", &parents),
        ];
        let phrase = if parents.is_empty() { ChainPhrase::AltLast } else { ChainPhrase::AltResult };
        sentences.push(words.phrase(phrase, &places));
    }
    sentences
}
