//! The registers in the report: where each stands, unless the narrative places it elsewhere.

mod follow_up;
mod learning;
mod mandates;
mod measurement;
mod programmes;
mod restatement;

pub(super) use mandates::{answers, mandates};

use super::parts::{paragraph, section};
use super::{Composer, annex};
use crate::assess::AreaResult;
use crate::document::{Block, Section};
use crate::narrate::{Narrative, RegisterKey, TableKey};
use crate::quote::Quoter;
use crate::restate::Comparison;
use crate::wording::{RegisterLabel, RestateText};

/// A register as a table; none if it is empty.
pub(super) fn table(quoter: Quoter<'_>, published: &[Comparison<'_>], key: &RegisterKey) -> Option<Block> {
    match key {
        RegisterKey::Programmes => programmes::programmes(quoter),
        RegisterKey::Evidence(Some(area)) => learning::evidence_of(quoter, area),
        RegisterKey::Evidence(None) => learning::evidence(quoter),
        RegisterKey::Lessons(Some(area)) => learning::lessons_of(quoter, area),
        RegisterKey::Lessons(None) => learning::lessons(quoter),
        RegisterKey::Recommendations => follow_up::counted_recommendations(quoter),
        RegisterKey::Gaps => follow_up::gaps(quoter),
        RegisterKey::Measurement => measurement::measurement(quoter),
        RegisterKey::Roles => follow_up::roles(quoter),
        RegisterKey::Restatement => restatement::restatement(quoter, published),
    }
}

impl Composer<'_> {
    /// A register in its built-in place; none where it is empty or the narrative places it.
    fn unplaced(&mut self, key: RegisterKey, narrative: &Narrative) -> Option<Block> {
        let key = TableKey::Register(key);
        if narrative.places_table(&key) { None } else { self.table(&key) }
    }

    /// Evidence and lessons of an area, at the end of its chapter.
    pub(super) fn learning(&mut self, area: &AreaResult, narrative: &Narrative) -> Option<Section> {
        let id = &area.area.id;
        let evidence = self.unplaced(RegisterKey::Evidence(Some(id.clone())), narrative);
        let lessons = TableKey::Register(RegisterKey::Lessons(Some(id.clone())));
        let lessons =
            if narrative.places_table(&lessons) { None } else { learning::lesson_box(self.quoter, id) };
        let title = match (&evidence, &lessons) {
            (None, None) => return None,
            (Some(_), None) => RegisterLabel::Evidence,
            (None, Some(_)) => RegisterLabel::Lessons,
            (Some(_), Some(_)) => RegisterLabel::EvidenceAndLessons,
        };
        let blocks = evidence.into_iter().chain(lessons).collect();
        Some(section(&format!("learning-{id}"), self.quoter.words.label(title), blocks))
    }

    /// The chapter on country programmes.
    pub(super) fn programmes(&mut self, narrative: &Narrative) -> Option<Section> {
        let table = self.unplaced(RegisterKey::Programmes, narrative)?;
        let text = self.quoter.words.label(RegisterLabel::ProgrammesText);
        Some(self.register("programmes", RegisterLabel::ProgrammesTitle, vec![paragraph(text), table]))
    }

    /// The chapter on the follow-up to recommendations.
    pub(super) fn recommendations(&mut self, narrative: &Narrative) -> Option<Section> {
        if narrative.places_table(&TableKey::Register(RegisterKey::Recommendations)) {
            return None;
        }
        // The chapter begins with the counts, which elsewhere stand below the table.
        let table = follow_up::recommendations(self.quoter, Vec::new())?;
        let mut blocks = follow_up::summary(self.quoter);
        blocks.push(table);
        Some(self.register("recommendations", RegisterLabel::RecommendationsTitle, blocks))
    }

    /// The chapter on roles and responsibilities.
    pub(super) fn roles(&mut self, narrative: &Narrative) -> Option<Section> {
        let table = self.unplaced(RegisterKey::Roles, narrative)?;
        Some(self.register("roles", RegisterLabel::RolesTitle, vec![table]))
    }

    /// The register of gaps, within the chapter on coverage.
    pub(super) fn gaps(&mut self, narrative: &Narrative) -> Option<Section> {
        let table = self.unplaced(RegisterKey::Gaps, narrative)?;
        Some(self.register("gaps", RegisterLabel::GapsTitle, vec![table]))
    }

    /// The annexes of registers, but for that of the mandates, which needs all other sections.
    pub(super) fn register_annexes(&mut self, narrative: &Narrative) -> Vec<Section> {
        let evidence = self.unplaced(RegisterKey::Evidence(None), narrative).map(|table| vec![table]);
        let cost = self.unplaced(RegisterKey::Measurement, narrative);
        let cost = cost.map(|table| vec![measurement::summary(self.quoter), table]);
        let restated = self.unplaced(RegisterKey::Restatement, narrative);
        let restated = restated.map(|table| vec![restatement::summary(self.quoter, &self.published), table]);
        let words = self.quoter.words;
        let annexes = [
            ("annex-evidence", words.label(RegisterLabel::EvidenceTitle), evidence),
            ("annex-measurement", words.label(RegisterLabel::MeasurementTitle), cost),
            ("annex-restatement", words.label(RestateText::Title), restated),
        ];
        annexes.into_iter().filter_map(|(id, title, blocks)| Some(annex::annex(id, title, blocks?))).collect()
    }

    fn register(&self, id: &str, title: RegisterLabel, blocks: Vec<Block>) -> Section {
        section(id, self.quoter.words.label(title), blocks)
    }
}
