//! Evidence and lessons, of one area and of all.

use time::Date;

use crate::assess::AreaResult;
use crate::compose::parts::{cell, group, row, share, table, words};
use crate::compose::tables::area_name;
use crate::document::{Block, Cell, Column, Inline, ListItem, Row};
use crate::model::{AreaId, Evidence, Lesson, LessonKind, Topic};
use crate::narrate::RegisterKey;
use crate::quote::Quoter;
use crate::wording::{Label, RegisterLabel, RegisterPhrase};

/// What stands where a row says nothing.
const NOTHING: &str = "–";

/// The evidence for an area, as a short table.
pub(super) fn evidence_of(quoter: Quoter<'_>, area: &AreaId) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![
        share(label(RegisterLabel::Evidence), 4),
        words(label(RegisterLabel::Kind)),
        share(label(RegisterLabel::Reference), 2),
        words(label(RegisterLabel::Strength)),
    ];
    let rows = of_area(quoter, area).map(|evidence| {
        row(vec![
            cell(title(quoter, evidence)),
            cell(quoter.words.evidence_kind(evidence.kind)),
            reference(evidence),
            cell(quoter.words.strength(evidence.strength)),
        ])
    });
    let caption = caption_of(quoter, area, RegisterPhrase::EvidenceOf);
    table(RegisterKey::Evidence(Some(area.clone())).id(), caption, columns, rows.collect(), Vec::new())
}

/// All evidence, area by area.
pub(super) fn evidence(quoter: Quoter<'_>) -> Option<Block> {
    let words_of = quoter.words;
    let label = |label| words_of.label(label);
    let columns: Vec<(Column, Cell)> = vec![
        share(label(RegisterLabel::Evidence), 4),
        words(label(RegisterLabel::Supports)),
        share(label(RegisterLabel::Reference), 3),
        words(label(RegisterLabel::Date)),
        words(label(RegisterLabel::Strength)),
    ];
    let rows = by_area(quoter, |area| {
        let rows = of_area(quoter, area).map(|evidence| {
            row(vec![
                described(quoter, evidence),
                cell(supports(quoter, &evidence.topic)),
                reference(evidence),
                cell(date(quoter, evidence.date)),
                cell(words_of.strength(evidence.strength)),
            ])
        });
        rows.collect()
    });
    let note = vec![Inline::text(label(RegisterLabel::StrengthNote))];
    let caption = label(RegisterLabel::EvidenceCaption).to_owned();
    table(RegisterKey::Evidence(None).id(), caption, columns, rows, vec![note])
}

/// The lessons of an area as a table.
pub(super) fn lessons_of(quoter: Quoter<'_>, area: &AreaId) -> Option<Block> {
    let rows = drawn_from(quoter, area).map(|lesson| lesson_row(quoter, lesson)).collect();
    let caption = caption_of(quoter, area, RegisterPhrase::LessonsOf);
    table(RegisterKey::Lessons(Some(area.clone())).id(), caption, lesson_columns(quoter), rows, Vec::new())
}

/// All lessons, area by area.
pub(super) fn lessons(quoter: Quoter<'_>) -> Option<Block> {
    let rows =
        by_area(quoter, |area| drawn_from(quoter, area).map(|lesson| lesson_row(quoter, lesson)).collect());
    let caption = quoter.words.label(RegisterLabel::LessonsCaption).to_owned();
    table(RegisterKey::Lessons(None).id(), caption, lesson_columns(quoter), rows, Vec::new())
}

/// The lessons of an area as a box.
pub(super) fn lesson_box(quoter: Quoter<'_>, area: &AreaId) -> Option<Block> {
    let items: Vec<ListItem> = drawn_from(quoter, area)
        .map(|lesson| {
            let mut inlines = lesson_text(quoter, lesson);
            if let Some(follow_up) = follow_up(quoter, lesson) {
                let text = quoter.words.phrase(RegisterPhrase::WhatFollows, &[("text", follow_up)]);
                inlines.extend([Inline::Break, Inline::text(text)]);
            }
            ListItem { marker: None, blocks: vec![Block::Paragraph { inlines }] }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let title = quoter.words.label(RegisterLabel::Lessons).to_owned();
    Some(Block::Callout { title, blocks: vec![Block::List { ordered: false, items }] })
}

fn lesson_columns(quoter: Quoter<'_>) -> Vec<(Column, Cell)> {
    let label = |label| quoter.words.label(label);
    vec![share(label(RegisterLabel::Lesson), 1), share(label(RegisterLabel::LessonsUse), 1)]
}

fn lesson_row(quoter: Quoter<'_>, lesson: &Lesson) -> Row {
    let text = Cell { inlines: lesson_text(quoter, lesson) };
    row(vec![text, cell(follow_up(quoter, lesson).unwrap_or(NOTHING))])
}

/// What was learnt; a practice to be followed is marked as one, the others are lessons by their heading.
fn lesson_text(quoter: Quoter<'_>, lesson: &Lesson) -> Vec<Inline> {
    let text = lesson.text.get(quoter.words.language()).unwrap_or_default();
    match lesson.kind {
        LessonKind::Lesson => vec![Inline::text(text)],
        LessonKind::GoodPractice => {
            let kind = quoter.words.lesson_kind(lesson.kind);
            let colon = quoter.words.label(Label::Colon);
            let marked = Inline::Strong { inlines: vec![Inline::text(format!("{kind}{colon}"))] };
            vec![marked, Inline::text(text)]
        }
    }
}

fn follow_up<'a>(quoter: Quoter<'_>, lesson: &'a Lesson) -> Option<&'a str> {
    lesson.follow_up.as_ref().and_then(|text| text.get(quoter.words.language()))
}

/// The evidence of an area, that of its indicators included.
fn of_area<'a>(quoter: Quoter<'a>, area: &'a AreaId) -> impl Iterator<Item = &'a Evidence> {
    let assessment = quoter.assessment;
    let rows = assessment.registers.evidence.iter().map(|placed| &placed.row);
    rows.filter(move |evidence| assessment.area_of(&evidence.topic) == Some(area))
}

/// The lessons of an area, those of its indicators included.
fn drawn_from<'a>(quoter: Quoter<'a>, area: &'a AreaId) -> impl Iterator<Item = &'a Lesson> {
    let assessment = quoter.assessment;
    let rows = assessment.registers.lessons.iter().map(|placed| &placed.row);
    rows.filter(move |lesson| assessment.area_of(&lesson.topic) == Some(area))
}

/// The rows of every area that has some, below its name.
fn by_area(quoter: Quoter<'_>, rows: impl Fn(&AreaId) -> Vec<Row>) -> Vec<Row> {
    let of = |area: &AreaResult| {
        let rows = rows(&area.area.id);
        let heading = format!("{} {}", area.area.id, area_name(quoter, area));
        (!rows.is_empty()).then(|| std::iter::once(group(heading)).chain(rows).collect::<Vec<_>>())
    };
    quoter.assessment.areas.iter().filter_map(of).flatten().collect()
}

fn caption_of(quoter: Quoter<'_>, area: &AreaId, phrase: RegisterPhrase) -> String {
    // An area that the assessment does not know is named by its id, and never left out.
    let known = quoter.assessment.area(area).map(|area| area_name(quoter, area));
    let area = known.unwrap_or_else(|| area.to_string());
    quoter.words.phrase(phrase, &[("area", &area)])
}

/// The id, title and kind of a piece of evidence.
fn described(quoter: Quoter<'_>, evidence: &Evidence) -> Cell {
    let words = quoter.words;
    let id = Inline::Strong { inlines: vec![Inline::text(&evidence.id)] };
    let [open, close] = [Label::Open, Label::Close].map(|label| words.label(label));
    let kind = words.evidence_kind(evidence.kind);
    Cell { inlines: vec![id, Inline::text(format!(" {}{open}{kind}{close}", title(quoter, evidence)))] }
}

fn title(quoter: Quoter<'_>, evidence: &Evidence) -> String {
    evidence.title.get(quoter.words.language()).unwrap_or_default().to_owned()
}

/// The symbol of a document; an address on the web can be followed.
fn reference(evidence: &Evidence) -> Cell {
    let Some(reference) = &evidence.reference else { return cell(NOTHING) };
    let text = Inline::text(reference);
    if reference.starts_with("https://") || reference.starts_with("http://") {
        Inline::Link { href: reference.clone(), inlines: vec![text] }.into()
    } else {
        text.into()
    }
}

fn supports(quoter: Quoter<'_>, topic: &Topic) -> String {
    match topic {
        Topic::Area(_) => quoter.words.label(RegisterLabel::WholeArea).to_owned(),
        Topic::Indicator(indicator) => indicator.as_str().to_owned(),
    }
}

fn date(quoter: Quoter<'_>, date: Option<Date>) -> String {
    date.map_or_else(|| NOTHING.to_owned(), |date| quoter.words.date_short(date))
}
