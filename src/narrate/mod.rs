//! Turns the narrative of a project into blocks of one language edition.
//!
//! Input: the assessment and the Markdown templates. Output: [`Narrative`].
//! Templates reach figures only through functions (`functions.rs`), and what a
//! function prints can never be read as Markdown: it is carried through the
//! Markdown parser as private-use characters and becomes text or an
//! [`crate::document::Inline::Figure`] only afterwards. Charts and tables are
//! named here and made by `compose`.

mod branches;
mod built_in;
mod claims;
mod declared;
mod desk;
mod functions;
mod manuscript;
mod markdown;
mod money;
mod name;
mod outline;
mod register;
mod section;
mod shield;
mod slots;
mod syntax;
mod template;
mod text;
mod translation;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assess::Assessment;
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::{Block, Inline, Shown};
use crate::manifest::{DocumentKind, Manifest, quoted};
use crate::model::{AreaId, Language, symbols};

pub use branches::{Asked, Branch};
pub use built_in::texts as built_in_texts;
pub use claims::Assertion;
pub use declared::{Declared, Rounding};
pub use manuscript::{ClaimWords, FigureCall, Manuscript, PRINTED, Passage, PassageKind};
pub use name::ParagraphName;
pub use register::RegisterKey;
pub use section::{Position, Status};
pub use slots::{ChartKey, TableKey};
pub use translation::{Confirmed, confirm};

/// The narrative of one edition.
#[derive(Debug, Default)]
pub struct Narrative {
    /// The sections, in the order of the project.
    pub sections: Vec<Prose>,
    /// The files it is written in, for checks that read the text as written.
    pub manuscripts: Vec<Manuscript>,
    /// The misprinted symbols that were reported with their places.
    pub misprints: BTreeSet<String>,
}

/// A section of the narrative.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The id, the same in every language.
    pub id: String,
    /// The file that it is written in.
    pub file: String,
    /// The title.
    pub title: String,
    /// The figures that the title prints.
    pub title_figures: Vec<Shown>,
    /// Where in the report it stands.
    pub position: Position,
    /// How far its text has come, where it says so.
    pub status: Option<Status>,
    /// Whether it comes with the program and not from the project.
    pub is_built_in: bool,
    /// What its claims assert, those of subsections too, in the order of the file.
    pub claims: Vec<Assertion>,
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
    /// A paragraph with a name.
    Named(NamedParagraph),
    /// The place of the paragraph by which the organ is asked to act.
    Action(Place),
    /// The place of a chart.
    Chart(ChartKey),
    /// The place of a table.
    Table(TableKey),
}

/// A paragraph that others can refer to.
#[derive(Debug, Clone)]
pub struct NamedParagraph {
    /// Its name.
    pub name: ParagraphName,
    /// Where the name stands.
    pub place: Place,
    /// Its text.
    pub inlines: Vec<Inline>,
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
    let sources = findings.at_once(&manifest.report.languages, |language, findings| {
        (*language, section::read(manifest, *language, findings))
    });
    let mut sources = BTreeMap::from_iter(sources);
    section::compare(&sources, findings);
    translation::compare(manifest, &sources, findings);
    let asked = languages.iter().map(|language| (*language, sources.remove(language).unwrap_or_default()));
    let narratives = findings.at_once(asked, |(language, own), findings| {
        (language, edition(manifest, assessment, language, own, findings))
    });
    let narratives = BTreeMap::from_iter(narratives);
    if manifest.report.kind == DocumentKind::GoverningBody {
        outline::compare(&narratives, findings);
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
    let paragraphs = sources.iter().flat_map(template::paragraph_names).collect();
    let edition = template::Edition { manifest, assessment, language, paragraphs: &paragraphs };
    let mut narrative = Narrative::default();
    for source in sources {
        narrative.manuscripts.push(manuscript::read(&source));
        check_symbols(&source, &mut narrative.misprints, findings);
        let Some(rendered) = template::render(edition, &source, findings) else { continue };
        narrative.sections.push(markdown::read(language, &source, &rendered, findings));
    }
    let mut names = BTreeMap::new();
    narrative.sections.iter().for_each(|section| check_names(section, &mut names, findings));
    narrative
}

/// Reports misprinted symbols where the text has them.
fn check_symbols(source: &section::Source, misprints: &mut BTreeSet<String>, findings: &mut Findings) {
    for cited in symbols(&source.text) {
        let Some(right) = cited.misprint_of else { continue };
        let misprint = &source.text[cited.range.clone()];
        let place = Place::span(source.file.clone(), &source.text, cited.range.clone());
        misprints.insert(misprint.to_owned());
        let finding =
            Finding::new(Code::SymbolMisprint, place, format!("no document has the symbol `{misprint}`"));
        findings.report(finding.help(format!("did you mean `{right}`?")));
    }
}

/// Reports names that two paragraphs have.
fn check_names<'a>(
    section: &'a Prose,
    names: &mut BTreeMap<&'a ParagraphName, &'a Place>,
    findings: &mut Findings,
) {
    for piece in &section.pieces {
        let Piece::Named(paragraph) = piece else { continue };
        if let Some(first) = names.get(&paragraph.name) {
            let message = format!("two paragraphs have the name `{}`", paragraph.name.as_str());
            let finding = Finding::new(Code::ParagraphName, paragraph.place.clone(), message);
            let finding = finding.related((*first).clone(), "the other paragraph");
            findings.report(finding.help("give every paragraph a name of its own"));
        } else {
            names.insert(&paragraph.name, &paragraph.place);
        }
    }
    section.sections.iter().for_each(|section| check_names(section, names, findings));
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
