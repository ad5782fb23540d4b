//! One section of a finished document as a document of a governing body.

use std::collections::BTreeSet;

use super::masthead::{self, ACTION};
use super::{chapters, parts, walk};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Document, Inline, NumberedParagraph, Role, Section};
use crate::manifest::{self, Paper, Report};
use crate::wording::Wording;

/// The section that the run asks for with the head of its house and a paragraph that asks the organ to act.
///
/// Paragraphs directly in its sections are numbered where the house does so.
/// What the section refers to and does not hold is named with the title of the
/// whole. The numbers of the excerpt are given by whoever numbers it next.
pub(super) fn excerpt(
    mut whole: Document,
    (id, paper): (&str, &Paper),
    report: &Report,
    words: Wording,
    findings: &mut Findings,
) -> Document {
    let Some(section) = find(&whole.sections, id) else {
        unknown(&whole.sections, id, findings);
        return whole;
    };
    let mut section = chapters::numbered(section.clone());
    let inside = ids(&section);
    let title = whole.title.clone();
    walk::section_blocks_mut(std::slice::from_mut(&mut section), &mut |blocks| {
        for block in blocks.iter_mut() {
            unlink_cards(block, &inside);
        }
        walk::lines_mut(blocks, &mut |line| name_outside(line, &inside, &title));
    });
    let mut asks = has_action(&section);
    let house = paper.profile.words(words.language());
    let mut sections = vec![section];
    if !asks {
        let request = Block::Numbered(NumberedParagraph {
            id: ACTION.to_owned(),
            number: 0,
            marker: String::new(),
            inlines: vec![Inline::text(masthead::request(paper, words))],
            is_action: true,
        });
        let action = parts::section("action-required", house.get("action-heading"), vec![request]);
        sections.push(chapters::numbered(action));
        asks = true;
    }
    if paper.profile.numbered_paragraphs {
        let mut count = 0;
        for section in &mut sections {
            number_paragraphs(section, &mut count);
        }
    }
    let subtitle = std::mem::replace(&mut whole.title, sections[0].title.clone());
    let summary = whole.masthead.take().map_or_else(Vec::new, |masthead| {
        masthead
            .summary
            .into_iter()
            .filter(|field| field.label.is_none())
            .flat_map(|field| field.blocks)
            .collect()
    });
    whole.charts.retain(|path, _| has_chart(&sections, path));
    Document {
        id: format!("{}-{id}", whole.id),
        subtitle: Some(subtitle),
        masthead: masthead::masthead(paper, report, words, summary, asks),
        numbering: paper.profile.scheme(words.language()).clone(),
        sections,
        ..whole
    }
}

/// A section by its id, as the project or the document writes it.
fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Section> {
    let named = |section: &&Section| {
        section.id == id
            || ["section-", "chapter-"].iter().any(|kind| section.id.strip_prefix(kind) == Some(id))
    };
    let here = sections.iter().find(named);
    here.or_else(|| sections.iter().find_map(|section| find(&section.sections, id)))
}

fn unknown(sections: &[Section], id: &str, findings: &mut Findings) {
    let message = format!("there is no section `{id}`");
    let finding = Finding::new(Code::ReferenceUnknown, Place::file(manifest::FILE), message);
    let known: Vec<&str> = sections.iter().map(|section| short(&section.id)).collect();
    let finding = finding.suggest(id, known.iter().copied());
    let list = format!("the sections are {}", manifest::quoted(known));
    findings.report(if finding.help.is_some() { finding } else { finding.help(list) });
}

/// The id of a section as a user writes it.
fn short(id: &str) -> &str {
    id.strip_prefix("section-").unwrap_or(id)
}

/// The ids of a section and of all that stands in it.
fn ids(section: &Section) -> BTreeSet<String> {
    let mut ids = BTreeSet::from([section.id.clone()]);
    let mut blocks: Vec<&Block> = section.blocks.iter().collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Table(table) => drop(ids.insert(table.id().to_owned())),
            Block::Figure(figure) => drop(ids.insert(figure.id.clone())),
            Block::Numbered(paragraph) => drop(ids.insert(paragraph.id.clone())),
            Block::Quote { blocks: inner } | Block::Callout { blocks: inner, .. } => blocks.extend(inner),
            Block::List { items, .. } => blocks.extend(items.iter().flat_map(|item| &item.blocks)),
            Block::Paragraph { .. } | Block::Cards { .. } => {}
        }
    }
    section.sections.iter().for_each(|section| ids.extend(self::ids(section)));
    ids
}

/// Names what is outside, such as “Figure 3 (Annual Results Report 2025)”.
fn name_outside(line: &mut [Inline], inside: &BTreeSet<String>, title: &str) {
    for inline in line {
        match inline {
            Inline::Reference { target, text } if !inside.contains(target) && target != ACTION => {
                *inline = Inline::text(format!("{text} ({title})"));
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Claim { inlines, .. }
            | Inline::Change { inlines, .. }
            | Inline::Link { inlines, .. }
            | Inline::Footnote { inlines } => name_outside(inlines, inside, title),
            Inline::Reference { .. }
            | Inline::Text { .. }
            | Inline::Figure { .. }
            | Inline::Rating { .. }
            | Inline::Mark { .. }
            | Inline::Break => {}
        }
    }
}

fn unlink_cards(block: &mut Block, inside: &BTreeSet<String>) {
    if let Block::Cards { cards } = block {
        for card in cards {
            card.target.take_if(|target| !inside.contains(target));
        }
    }
}

fn has_action(section: &Section) -> bool {
    let here = |block: &Block| matches!(block, Block::Numbered(paragraph) if paragraph.is_action);
    section.blocks.iter().any(here) || section.sections.iter().any(has_action)
}

fn has_chart(sections: &[Section], path: &str) -> bool {
    let here = |block: &Block| matches!(block, Block::Figure(figure) if figure.path == path);
    sections.iter().any(|section| section.blocks.iter().any(here) || has_chart(&section.sections, path))
}

/// Numbers the paragraphs that stand directly in a section of the body.
fn number_paragraphs(section: &mut Section, count: &mut usize) {
    if section.role == Role::Annex {
        return;
    }
    for block in &mut section.blocks {
        let paragraph = match block {
            Block::Paragraph { inlines } => NumberedParagraph {
                id: format!("par-{}", *count + 1),
                number: 0,
                marker: String::new(),
                inlines: std::mem::take(inlines),
                is_action: false,
            },
            Block::Numbered(paragraph) => paragraph.clone(),
            Block::List { .. }
            | Block::Quote { .. }
            | Block::Callout { .. }
            | Block::Cards { .. }
            | Block::Table(_)
            | Block::Figure(_) => continue,
        };
        *count += 1;
        *block = Block::Numbered(NumberedParagraph { number: *count, ..paragraph });
    }
    section.sections.iter_mut().for_each(|section| number_paragraphs(section, count));
}
