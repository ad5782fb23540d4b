//! The list of changes at the end of a document that shows them.

use super::Differences;
use super::changes;
use super::figures::{FigureChange, Nature, Standing};
use super::text::{EditionChanges, Span, SpanKind, TextChange, TextKind};
use crate::document::{
    Align, Block, Cell, ChangeKind, Column, Inline, RaggedRow, Role, Row, RowKind, Section, Table,
};
use crate::model::Decimal;
use crate::wording::{DiffLabel as D, DiffPhrase as P, Label, Wording};

/// Places that are named of a figure.
const MOST_PLACES: usize = 6;
/// Decimals of what is printed in full: more is in the JSON.
const MOST_DECIMALS: u32 = 6;
/// Characters of unchanged text beside a change.
const BESIDE: usize = 40;

/// The section with the list.
pub(super) fn section(differences: &Differences, words: Wording) -> Section {
    let paragraph = |text: String| Block::Paragraph { inlines: vec![Inline::text(text)] };
    let mut blocks = vec![paragraph(words.label(D::Legend).to_owned())];
    if differences.is_empty() {
        blocks.push(paragraph(words.label(D::NoChanges).to_owned()));
    }
    blocks.push(paragraph(counts(differences, words)));
    let of = |print_only: bool| -> Vec<&FigureChange> {
        let figures = differences.figures.iter();
        figures.filter(|it| (it.nature == Nature::PrintOnly) == print_only).collect()
    };
    for (id, caption, figures) in
        [("changes-figures", D::Figures, of(false)), ("changes-prints", D::PrintOnly, of(true))]
    {
        if !figures.is_empty() {
            blocks.extend(figure_table(id, words.label(caption), &figures, words).ok().map(Block::Table));
        }
    }
    if let Some(edition) = differences.texts.get(&words.language()) {
        blocks.extend(edition.renumbered.iter().map(|run| paragraph(changes::renumbered(run, words))));
        if !edition.changes.is_empty() {
            blocks.extend(text_table(edition, words).ok().map(Block::Table));
        }
    }
    Section {
        id: "changes".to_owned(),
        role: Role::Annex,
        number: None,
        title: words.label(D::Title).to_owned(),
        title_figures: Vec::new(),
        status: None,
        blocks,
        sections: Vec::new(),
    }
}

/// How many figures changed, in a sentence.
pub fn counts(differences: &Differences, words: Wording) -> String {
    let it = differences.counts;
    let count = |count: usize| words.count(count as u64);
    words.phrase(
        P::Counts,
        &[
            ("new", &count(it.new)),
            ("equal", &count(it.equal)),
            ("changed", &count(it.changed)),
            ("print", &count(it.print_only)),
            ("added", &count(it.added)),
            ("gone", &count(it.gone)),
            ("newly", &count(it.newly_printed)),
            ("no_longer", &count(it.no_longer_printed)),
        ],
    )
}

fn column(title: &str, align: Align, width: u8) -> (Column, Cell) {
    (Column { align, width }, Cell::text(title))
}

fn figure_table(
    id: &str,
    caption: &str,
    figures: &[&FigureChange],
    words: Wording,
) -> Result<Table, RaggedRow> {
    let columns = vec![
        column(words.label(D::Figure), Align::Start, 4),
        column(words.label(D::Before), Align::End, 0),
        column(words.label(D::Now), Align::End, 0),
        column(words.label(D::Difference), Align::End, 0),
        column(words.label(D::Cause), Align::Start, 4),
        column(words.label(D::Place), Align::Start, 3),
    ];
    let row = |it: &&FigureChange| Row { kind: RowKind::Data, cells: figure_cells(it, words) };
    Table::new(id.to_owned(), caption.to_owned(), columns, figures.iter().map(row).collect())
}

fn figure_cells(it: &FigureChange, words: Wording) -> Vec<Cell> {
    let side = |side: Option<&Standing>| {
        let Some(side) = side else { return Cell::text("–") };
        let print = Inline::text(side.print(words.language()));
        let full = side.exact.parse::<Decimal>().ok().map(|exact| words.exact(exact.round_dp(MOST_DECIMALS)));
        match full.filter(|full| full != side.print(words.language())) {
            Some(full) => Cell { inlines: vec![print, Inline::Break, Inline::text(full)] },
            None => print.into(),
        }
    };
    let difference = it.difference.as_ref().and_then(|text| text.parse::<Decimal>().ok());
    let causes = changes::causes(&it.causes, words);
    let why = [Some(causes), changes::movers(&it.movers, words)];
    let why: Vec<String> = why.into_iter().flatten().collect();
    let stands = it.new.as_ref().or(it.old.as_ref()).map(|side| side.places(words.language()));
    let places = changes::places(stands.unwrap_or_default(), MOST_PLACES, words);
    let enumeration = words.label(Label::Enumeration);
    vec![
        Cell {
            inlines: vec![
                Inline::text(&it.title),
                Inline::Break,
                Inline::text(words.isolated(it.id.clone())),
            ],
        },
        side(it.old.as_ref()),
        side(it.new.as_ref()),
        Cell::text(difference.map(|it| words.exact(it.round_dp(MOST_DECIMALS))).unwrap_or_default()),
        Cell::text(why.join(words.label(Label::Semicolon))),
        Cell::text(places.join(enumeration)),
    ]
}

fn text_table(edition: &EditionChanges, words: Wording) -> Result<Table, RaggedRow> {
    let columns = vec![
        column(words.label(D::Place), Align::Start, 2),
        column(words.label(D::WhatBecame), Align::Start, 0),
        column(words.label(D::Text), Align::Start, 6),
    ];
    let row = |it: &TextChange| {
        let place = it.new.as_ref().or(it.old.as_ref()).map(|place| changes::place(place, words));
        let cells = vec![
            Cell::text(place.unwrap_or_default()),
            Cell::text(fate(it.kind, words)),
            Cell { inlines: it.spans.iter().enumerate().flat_map(|(at, span)| shown(span, at)).collect() },
        ];
        Row { kind: RowKind::Data, cells }
    };
    let rows = edition.changes.iter().map(row).collect();
    Table::new("changes-texts".to_owned(), words.label(D::Texts).to_owned(), columns, rows)
}

/// The word for what became of a passage.
pub fn fate(kind: TextKind, words: Wording) -> &'static str {
    words.label(match kind {
        TextKind::Added => D::New,
        TextKind::Removed => D::Gone,
        TextKind::Changed => D::Changed,
        TextKind::Moved => D::Moved,
    })
}

/// Some words of a passage; what did not change is cut to what stands beside a change.
fn shown(span: &Span, at: usize) -> Vec<Inline> {
    let marked = |change, text: &str| Inline::Change { change, inlines: vec![Inline::text(text)] };
    match span.kind {
        SpanKind::Added => vec![marked(ChangeKind::Inserted, &span.text)],
        SpanKind::Removed => vec![marked(ChangeKind::Deleted, &span.text)],
        SpanKind::Figure => {
            let old = span.old.as_deref().unwrap_or_default();
            let (old, new) = (marked(ChangeKind::Deleted, old), marked(ChangeKind::Restated, &span.text));
            vec![old, Inline::text("\u{a0}"), new]
        }
        SpanKind::Same => vec![Inline::text(beside(&span.text, at == 0))],
    }
}

/// The ends of a text that stand beside changes.
pub fn beside(text: &str, is_first: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (start, end) = (letters.len().min(BESIDE), letters.len().saturating_sub(BESIDE));
    let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
    if is_first && letters.len() > BESIDE {
        format!("…{}", part(end..letters.len()))
    } else if letters.len() > 2 * BESIDE {
        format!("{}…{}", part(0..start), part(end..letters.len()))
    } else {
        text.to_owned()
    }
}
