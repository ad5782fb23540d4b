//! How far the sections of a document of a governing body have come, and its mark as a draft.

use std::collections::BTreeMap;

use crate::document::{Document, Section};
use crate::narrate::{Narrative, Position, Prose, Status};
use crate::profile::Words;

/// The label by which themes know the words across every page.
const WATERMARK: &str = "watermark";

/// Marks a document as a draft where the text of one of its sections is not cleared.
///
/// Sections of a draft say how far they have come; those of a final document say nothing.
pub(super) fn mark(document: &mut Document, narrative: &Narrative, house: &Words) {
    let abstracts = narrative.sections.iter().filter(|prose| {
        let masthead = document.masthead.as_ref();
        let is_printed = masthead.is_some_and(|it| it.summary.iter().any(|field| field.label.is_none()));
        is_printed && prose.position == Position::Summary
    });
    let mut found: Vec<Status> = abstracts.filter_map(|prose| prose.status).collect();
    let by_id: BTreeMap<&str, Status> = narrative
        .sections
        .iter()
        .filter_map(|prose: &Prose| Some((prose.id.as_str(), prose.status?)))
        .collect();
    statuses(&document.sections, &by_id, &mut found);
    if found.iter().all(|status| *status == Status::Cleared) {
        return;
    }
    document.labels.entry(WATERMARK).or_insert_with(|| house.get("draft").to_owned());
    print(&mut document.sections, &by_id, house);
}

fn statuses(sections: &[Section], by_id: &BTreeMap<&str, Status>, found: &mut Vec<Status>) {
    for section in sections {
        found.extend(by_id.get(section.id.as_str()));
        statuses(&section.sections, by_id, found);
    }
}

fn print(sections: &mut [Section], by_id: &BTreeMap<&str, Status>, house: &Words) {
    for section in sections {
        let status = by_id.get(section.id.as_str());
        section.status = status.map(|status| house.get(&format!("status.{}", status.key())).to_owned());
        print(&mut section.sections, by_id, house);
    }
}
