//! Draws an explanation for people: text in columns, without colours.

use bilan::explain::{Explanation, Member};
use bilan::load::TracedRow;
use bilan::wording::{ExplainLabel, Wording};

/// Rows of data that are shown; programs get all of them.
const MOST_ROWS: usize = 20;

/// The explanation as text.
pub(super) fn text(explained: &Explanation, words: Wording) -> String {
    let mut out = format!("{} ({})\n\n{}\n", explained.title, explained.figure, explained.answer);
    let mut part = |heading: ExplainLabel, lines: Vec<String>| {
        if !lines.is_empty() {
            out.extend(["\n", words.label(heading), "\n"]);
            for line in lines {
                out.extend(["  ", line.trim_end(), "\n"]);
            }
        }
    };
    let steps = explained.steps.iter().flat_map(|step| [step.rule.clone(), format!("    {}", step.numbers)]);
    part(ExplainLabel::HowComputed, steps.collect());
    let inputs = explained.inputs.iter().map(|input| {
        vec![input.name.clone(), input.printed.clone(), input.origin.clone().unwrap_or_default()]
    });
    part(ExplainLabel::WhatWentIn, columns(&inputs.collect::<Vec<_>>(), &[1]));
    part(ExplainLabel::Members, members(&explained.members, words));
    part(ExplainLabel::Notes, explained.notes.iter().map(|note| format!("- {note}")).collect());
    part(ExplainLabel::RowsOfData, rows(&explained.rows, words));
    out
}

fn members(members: &[Member], words: Wording) -> Vec<String> {
    if members.is_empty() {
        return Vec::new();
    }
    let heading = vec![
        String::new(),
        words.label(ExplainLabel::Weight).to_owned(),
        words.label(bilan::wording::Label::Achievement).to_owned(),
        words.label(ExplainLabel::CountsAs).to_owned(),
        words.label(bilan::wording::Label::Rating).to_owned(),
        String::new(),
    ];
    let lines = members.iter().map(|member| {
        let counted = member.counted.clone().unwrap_or_else(|| "–".to_owned());
        let (weight, achievement) = (member.weight.clone(), member.achievement.clone());
        vec![member.id.clone(), weight, achievement, counted, member.rating.clone(), member.title.clone()]
    });
    columns(&std::iter::once(heading).chain(lines).collect::<Vec<_>>(), &[1, 2, 3])
}

fn rows(rows: &[TracedRow], words: Wording) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let label = |label| words.label(label).to_owned();
    let heading = vec![
        label(ExplainLabel::File),
        label(ExplainLabel::Row),
        label(ExplainLabel::Unit),
        label(ExplainLabel::Project),
        label(ExplainLabel::Period),
        label(ExplainLabel::Value),
        label(ExplainLabel::Fate),
    ];
    let lines = rows.iter().take(MOST_ROWS).map(|row| {
        vec![
            row.file.clone(),
            row.row.map_or_else(|| row.apart.join(", "), |row| row.to_string()),
            row.unit.clone().unwrap_or_default(),
            row.project.clone().unwrap_or_default(),
            row.period.clone(),
            match row.factors().as_str() {
                "" => row.written(),
                factors => format!("{} ({factors})", row.written()),
            },
            words.row_fate(row.fate),
        ]
    });
    let mut lines = columns(&std::iter::once(heading).chain(lines).collect::<Vec<_>>(), &[1, 5]);
    if rows.len() > MOST_ROWS {
        let more = words.count((rows.len() - MOST_ROWS) as u64);
        lines.push(words.phrase(bilan::wording::ExplainPhrase::MoreRows, &[("n", &more)]));
    }
    lines
}

/// Lines of cells in columns; those named are numbers and end at the right.
pub(super) fn columns(lines: &[Vec<String>], numbers: &[usize]) -> Vec<String> {
    let count = lines.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| wide(cell)).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let line = |cells: &Vec<String>| {
        let cells = cells.iter().zip(&widths).enumerate().map(|(index, (cell, width))| {
            let space = " ".repeat(width - wide(cell));
            if numbers.contains(&index) { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    lines.iter().map(line).collect()
}

/// The columns of a terminal that a text takes: characters of East Asian scripts take two.
pub(super) fn wide(text: &str) -> usize {
    let double = |c: char| {
        matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x2_0000..=0x3_fffd)
    };
    text.chars().map(|c| if double(c) { 2 } else { 1 }).sum()
}
