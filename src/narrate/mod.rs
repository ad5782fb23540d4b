//! Turns the narrative of a project into blocks of one language edition.
//!
//! Input: the assessment and the Markdown templates. Output: [`Narrative`].
//! Templates reach figures only through functions (`functions.rs`), and what a
//! function prints can never be read as Markdown: it is carried through the
//! Markdown parser as private-use characters and becomes text or an
//! [`crate::document::Inline::Figure`] only afterwards. Charts and tables are
//! named here and made by `compose`.

mod built_in;
mod desk;
mod functions;
mod markdown;
mod money;
mod register;
mod section;
mod shield;
mod slots;
mod template;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assess::Assessment;
use crate::diag::{Code, Finding, Findings, Reported};
use crate::document::Block;
use crate::manifest::{Manifest, quoted};
use crate::model::{AreaId, Language};

pub use register::RegisterKey;
pub use section::Position;
pub use slots::{ChartKey, TableKey};

/// The narrative of one edition.
#[derive(Debug)]
pub struct Narrative {
    /// The sections, in the order of the project.
    pub sections: Vec<Prose>,
}

/// A section of the narrative.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The id, the same in every language.
    pub id: String,
    /// The title.
    pub title: String,
    /// Where in the report it stands.
    pub position: Position,
    /// What stands before the first subsection.
    pub pieces: Vec<Piece>,
    /// The subsections.
    pub sections: Vec<Prose>,
}

/// A piece of a section: a block, or the place of something that `compose` makes.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A block of text.
    Block(Block),
    /// The place of a chart.
    Chart(ChartKey),
    /// The place of a table.
    Table(TableKey),
}

/// Writes the narratives of the given languages.
///
/// # Errors
/// Templates that cannot be used, with every fault reported.
pub fn narrate(
    manifest: &Manifest,
    assessment: &Arc<Assessment>,
    languages: &[Language],
    findings: &mut Findings,
) -> Result<BTreeMap<Language, Narrative>, Reported> {
    let mut sources = BTreeMap::new();
    for language in &manifest.report.languages {
        sources.insert(*language, section::read(manifest, *language, findings));
    }
    section::compare(&sources, findings);
    let mut narratives = BTreeMap::new();
    for language in languages {
        let own = sources.remove(language).unwrap_or_default();
        narratives.insert(*language, edition(manifest, assessment, *language, own, findings));
    }
    findings.check()?;
    Ok(narratives)
}

fn edition(
    manifest: &Manifest,
    assessment: &Arc<Assessment>,
    language: Language,
    mut sources: Vec<section::Source>,
    findings: &mut Findings,
) -> Narrative {
    built_in::add(language, &mut sources);
    check_areas(assessment, &sources, findings);
    let mut sections = Vec::new();
    for source in sources {
        let Some(rendered) = template::render(manifest, assessment, language, &source, findings) else {
            continue;
        };
        sections.push(markdown::read(language, &source, &rendered, findings));
    }
    Narrative { sections }
}

fn check_areas(assessment: &Assessment, sources: &[section::Source], findings: &mut Findings) {
    for source in sources {
        let Position::Area(area) = &source.position else { continue };
        if assessment.not_in_force.areas.iter().any(|known| known.area.id == *area) {
            let period = assessment.reporting;
            let message = format!("the area `{area}` is not in force in {period} and has no chapter");
            let finding = Finding::new(Code::FrontMatter, source.position_place.clone(), message);
            findings.report(finding.help("give the section a `place` instead of the area, or remove it"));
        } else if assessment.area(area).is_none() {
            let message = format!("there is no area `{area}`");
            let finding = Finding::new(Code::ReferenceUnknown, source.position_place.clone(), message);
            let known = assessment.areas.iter().map(|area| area.area.id.as_str());
            let finding = finding.suggest(area.as_str(), known.clone());
            let list = format!("known areas: {}", quoted(known));
            findings.report(if finding.help.is_some() { finding } else { finding.help(list) });
        }
    }
}

impl Prose {
    /// Whether the section or one below it places a chart.
    pub fn places_chart(&self, key: &ChartKey) -> bool {
        self.places(&|piece| matches!(piece, Piece::Chart(chart) if chart == key))
    }

    /// Whether the section or one below it places a table.
    pub fn places_table(&self, key: &TableKey) -> bool {
        self.places(&|piece| matches!(piece, Piece::Table(table) if table == key))
    }

    fn places(&self, is_it: &dyn Fn(&Piece) -> bool) -> bool {
        self.pieces.iter().any(is_it) || self.sections.iter().any(|section| section.places(is_it))
    }
}

impl Narrative {
    /// Whether the text places a chart.
    pub fn places_chart(&self, key: &ChartKey) -> bool {
        self.sections.iter().any(|section| section.places_chart(key))
    }

    /// Whether the text places a table.
    pub fn places_table(&self, key: &TableKey) -> bool {
        self.sections.iter().any(|section| section.places_table(key))
    }

    /// The sections of an area.
    pub fn of_area<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = &'a Prose> {
        self.sections.iter().filter(move |prose| prose.position == Position::Area(area.clone()))
    }
}
