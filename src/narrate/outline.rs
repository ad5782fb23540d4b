//! The paragraphs of an edition that carry numbers, which must be the same in all editions.

use std::collections::BTreeMap;

use super::name::ACTION;
use super::{Narrative, Piece, Position, Prose};
use crate::diag::{Code, Finding, Findings, Place};
use crate::document::Block;
use crate::model::Language;

/// Reports sections whose numbered paragraphs are others than in the first edition.
pub(super) fn compare(narratives: &BTreeMap<Language, Narrative>, findings: &mut Findings) {
    let mut editions = narratives.iter();
    let Some((first, original)) = editions.next() else { return };
    for (language, narrative) in editions {
        compare_order((*first, original), (*language, narrative), findings);
        for prose in &narrative.sections {
            let Some(other) = original.sections.iter().find(|other| other.id == prose.id) else { continue };
            compare_section((*first, other), (*language, prose), findings);
        }
    }
}

/// Reports the first section that stands elsewhere than in the other edition.
fn compare_order(first: (Language, &Narrative), other: (Language, &Narrative), findings: &mut Findings) {
    let shared = |of: &'_ Narrative, with: &Narrative| -> Vec<(String, Position, String)> {
        let is_shared = |prose: &&Prose| with.sections.iter().any(|other| other.id == prose.id);
        let own = of.sections.iter().filter(|prose| !prose.is_built_in).filter(is_shared);
        own.map(|prose| (prose.id.clone(), prose.position.clone(), prose.file.clone())).collect()
    };
    let (own, theirs) = (shared(other.1, first.1), shared(first.1, other.1));
    let moved = own.iter().zip(&theirs).find(|(own, theirs)| (&own.0, &own.1) != (&theirs.0, &theirs.1));
    let Some(((_, _, file), (_, _, original))) = moved else { return };
    let message = format!("the section stands elsewhere in `{}` than in `{}`", other.0, first.0);
    let finding = Finding::new(Code::ParagraphsDiffer, Place::file(file.clone()), message);
    let finding = finding.related(Place::file(original.clone()), "what stands there");
    findings.report(finding.help("give the sections of every edition the same `order` and `place`"));
}

fn compare_section(first: (Language, &Prose), other: (Language, &Prose), findings: &mut Findings) {
    let is_numbered = |prose: &Prose| !matches!(prose.position, Position::Summary | Position::Annex);
    if first.1.is_built_in || !is_numbered(first.1) || !is_numbered(other.1) {
        return;
    }
    let [own, theirs] = [other.1, first.1].map(|prose| {
        let mut outline = Vec::new();
        collect(prose, &mut outline);
        outline
    });
    let (language, original) = (other.0, first.0);
    let differs = own.iter().zip(&theirs).position(|(own, theirs)| own != theirs);
    let message = match differs {
        _ if own.len() != theirs.len() => format!(
            "the numbered paragraphs of the section are {} in `{language}` and {} in `{original}`",
            own.len(),
            theirs.len()
        ),
        Some(index) => {
            let name =
                |name: Option<&str>| name.map_or("no name".to_owned(), |name| format!("the name `{name}`"));
            format!(
                "paragraph {} of the section has {} in `{language}` and {} in `{original}`",
                index + 1,
                name(own[index]),
                name(theirs[index])
            )
        }
        None => return,
    };
    let finding = Finding::new(Code::ParagraphsDiffer, Place::file(other.1.file.clone()), message);
    let finding = finding.related(Place::file(first.1.file.clone()), "the other edition");
    findings
        .report(finding.help("a paragraph is cited by its number: give every edition the same paragraphs"));
}

/// The names of the numbered paragraphs of a section, in order; none where one has no name.
fn collect<'a>(prose: &'a Prose, outline: &mut Vec<Option<&'a str>>) {
    for piece in &prose.pieces {
        match piece {
            Piece::Block(Block::Paragraph { .. }) => outline.push(None),
            Piece::Named(paragraph) => outline.push(Some(paragraph.name.as_str())),
            Piece::Action(_) => outline.push(Some(ACTION)),
            Piece::Block(_) | Piece::Chart(_) | Piece::Table(_) => {}
        }
    }
    prose.sections.iter().for_each(|section| collect(section, outline));
}
