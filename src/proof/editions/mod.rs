//! The editions of a report say the same: figures, numbers typed by hand, claims, tables, notes,
//! references, structure.
//!
//! What is compared is the narrative with its templates run, so that only what
//! is printed counts; what bilan adds is the same in every edition. The first
//! edition is the original, and each other is compared with it, section by
//! section. Where both have the same headings, it is part by part; where a part
//! has the same blocks in the same order, it is paragraph by paragraph.

mod names;
mod numbers;
mod parts;

use std::collections::BTreeMap;

use super::literals::Numbers;
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{DocumentKind, Manifest};
use crate::model::Language;
use crate::narrate::{Manuscript, Narrative, PassageKind, Position, Prose};
use names::{Names, difference};
use numbers::{Unlike, unlike};
use parts::{Part, Unit, UnitKind, parts};

/// Whether there is an original to compare another edition with.
pub(super) fn compares(manifest: &Manifest, narratives: &BTreeMap<Language, Narrative>) -> bool {
    narratives.len() > 1 && manifest.original().is_some_and(|original| narratives.contains_key(&original))
}

/// Reports what an edition has and the original lacks, and the other way round.
pub(super) fn compare(
    manifest: &Manifest,
    original: Language,
    editions: &BTreeMap<Language, Vec<Side<'_>>>,
    findings: &mut Findings,
) {
    let Some(originals) = editions.get(&original) else { return };
    for (_, sides) in editions.iter().filter(|(language, _)| **language != original) {
        for own in sides.iter().filter(|side| !side.prose.is_built_in) {
            let Some(original) = originals.iter().find(|other| other.prose.id == own.prose.id) else {
                continue;
            };
            Pair { kind: manifest.report.kind, own, original }.compare(findings);
        }
    }
}

/// The sections of an edition.
pub(super) fn sides<'a>(
    language: Language,
    narrative: &'a Narrative,
    numbers: &Numbers<'_>,
) -> Vec<Side<'a>> {
    let sections = narrative.sections.iter();
    let side = |prose: &'a Prose| {
        let mut manuscripts = narrative.manuscripts.iter();
        let manuscript = manuscripts.find(|manuscript| manuscript.file == prose.file);
        Side { language, prose, manuscript, parts: parts(prose, numbers) }
    };
    sections.map(side).collect()
}

/// A section in one edition.
pub(super) struct Side<'a> {
    language: Language,
    prose: &'a Prose,
    manuscript: Option<&'a Manuscript>,
    parts: Vec<Part<'a>>,
}

impl Side<'_> {
    /// The place of a unit of the section, of words in it where they are given and can be found, or of the
    /// section where nothing can be told.
    fn place(&self, unit: Option<usize>, words: Option<&str>) -> Place {
        let Some(manuscript) = self.manuscript else { return Place::file(self.prose.file.clone()) };
        let title = || Place::span(manuscript.file.clone(), &manuscript.text, manuscript.title.clone());
        let passages = manuscript.passages.iter().filter(|passage| passage.kind != PassageKind::Footnote);
        let passages: Vec<_> = passages.collect();
        // Branches that are not printed are passages too: then nothing is known of the places.
        let units: Vec<PassageKind> =
            self.parts.iter().flat_map(|part| &part.units).flat_map(Unit::passages).collect();
        if !passages.iter().map(|passage| passage.kind).eq(units.iter().copied()) {
            return title();
        }
        let before = unit.map(|unit| {
            let units = self.parts.iter().flat_map(|part| &part.units).take(unit);
            units.map(|unit| unit.passages().count()).sum::<usize>()
        });
        let Some(passage) = before.and_then(|before| passages.get(before)) else { return title() };
        let found = words.and_then(|words| Some((passage.text.find(words)?, words.len())));
        if let Some((start, length)) = found {
            return manuscript.place(passage, start..start + length);
        }
        let end = passage.text.find(char::is_whitespace).unwrap_or(passage.text.len());
        manuscript.place(passage, 0..end)
    }
}

impl Side<'_> {
    /// The first claim that the other edition does not make as often, or the title where it makes all.
    fn place_of_claim(&self, own: &[String], other: &[String]) -> Place {
        let Some(manuscript) = self.manuscript else { return Place::file(self.prose.file.clone()) };
        let mut left = other.to_vec();
        let added = own.iter().position(|name| match left.iter().position(|known| known == name) {
            Some(known) => {
                left.swap_remove(known);
                false
            }
            None => true,
        });
        let claim = added.and_then(|index| self.prose.claims.get(index));
        let range = claim.map_or(manuscript.title.clone(), |claim| claim.place.clone());
        Place::span(manuscript.file.clone(), &manuscript.text, range)
    }
}

/// A section in two editions.
struct Pair<'a> {
    kind: DocumentKind,
    own: &'a Side<'a>,
    original: &'a Side<'a>,
}

/// What differs, with the words of each edition that say it, where these are known.
struct Differs {
    what: String,
    own: Option<String>,
    original: Option<String>,
}

impl From<String> for Differs {
    fn from(what: String) -> Self {
        Self { what, own: None, original: None }
    }
}

/// Where in a pair of sections a difference is: the units from the beginning of the section.
#[derive(Clone, Copy)]
struct At {
    own: Option<usize>,
    original: Option<usize>,
}

impl At {
    /// Where it cannot be told.
    const UNKNOWN: Self = Self { own: None, original: None };
}

impl Pair<'_> {
    fn compare(&self, findings: &mut Findings) {
        let (own, theirs) = (&self.own.parts, &self.original.parts);
        let names = Names { own: self.own.language, original: self.original.language };
        self.claims(names, findings);
        let mut report = |differs: Differs, at: At| {
            let place = self.own.place(at.own, differs.own.as_deref());
            let finding = Finding::new(Code::EditionsDiffer, place, differs.what);
            let related = self.original.place(at.original, differs.original.as_deref());
            let finding = finding.related(related, format!("in `{}`", self.original.language));
            findings.report(finding.help("every edition says the same: correct the one that is wrong"));
        };
        // In a document of a governing body the numbers of paragraphs depend on it, and an error says so.
        let is_numbered = self.kind == DocumentKind::GoverningBody;
        if !is_numbered && self.own.prose.position != self.original.prose.position {
            let [own, theirs] = [self.own, self.original].map(|side| position(&side.prose.position));
            let Names { own: language, original } = names;
            let what = format!("the section stands {own} in `{language}` and {theirs} in `{original}`");
            report(what.into(), At::UNKNOWN);
        }
        let depths = |parts: &[Part<'_>]| -> Vec<usize> { parts.iter().map(|part| part.depth).collect() };
        if depths(own) == depths(theirs) {
            let (mut from, mut into) = (0, 0);
            for (own, theirs) in own.iter().zip(theirs) {
                self.part(own, theirs, Some((into, from)), &mut report);
                into += own.units.len();
                from += theirs.units.len();
            }
        } else {
            let count = |parts: &[Part<'_>]| parts.len() - 1;
            let headings = match (count(own), count(theirs)) {
                (own, theirs) if own != theirs => names.counted("headings", own, theirs),
                _ => names.said("the headings have other levels"),
            };
            report(headings.into(), At::UNKNOWN);
            self.part(&Part::text_of(own), &Part::text_of(theirs), None, &mut report);
        }
    }

    /// Compares what the claims assert; the words differ by language, and their order too.
    fn claims(&self, names: Names, findings: &mut Findings) {
        let asserted =
            |side: &Side<'_>| side.prose.claims.iter().map(|claim| claim.asserts.clone()).collect::<Vec<_>>();
        let (own, theirs) = (asserted(self.own), asserted(self.original));
        let Some(what) = difference(&own, &theirs) else { return };
        let place = self.own.place_of_claim(&own, &theirs);
        let finding = Finding::new(Code::EditionsDiffer, place, names.not_the_same("claims", &what));
        let related = self.original.place_of_claim(&theirs, &own);
        let finding = finding.related(related, format!("in `{}`", self.original.language));
        findings.report(finding.help("every edition says the same: let each assert what the others do"));
    }

    /// Compares a part with that of the original; where each begins is given, if they are parts.
    fn part(
        &self,
        own: &Part<'_>,
        theirs: &Part<'_>,
        starts: Option<(usize, usize)>,
        report: &mut dyn FnMut(Differs, At),
    ) {
        let names = Names { own: self.own.language, original: self.original.language };
        let within = |index: usize| {
            let at = |(into, from): (usize, usize)| At {
                own: (!own.units.is_empty()).then(|| into + index.min(own.units.len() - 1)),
                original: (!theirs.units.is_empty()).then(|| from + index.min(theirs.units.len() - 1)),
            };
            starts.map_or(At::UNKNOWN, at)
        };
        let kinds = |part: &Part<'_>| part.units.iter().map(|unit| unit.kind.clone()).collect::<Vec<_>>();
        let (own_kinds, their_kinds) = (kinds(own), kinds(theirs));
        if own_kinds == their_kinds {
            for (index, (own, theirs)) in own.units.iter().zip(&theirs.units).enumerate() {
                contents(names, own, theirs, &mut |differs| report(differs, within(index)));
            }
            return;
        }
        let differs = own_kinds.iter().zip(&their_kinds).take_while(|(own, theirs)| own == theirs).count();
        let at = within(differs);
        self.structure(names, &own_kinds, &their_kinds, &mut |what| report(what.into(), at));
        let (own, theirs) = (own.together(), theirs.together());
        contents(names, &own, &theirs, &mut |differs| report(differs, at));
    }

    /// Compares how many blocks of each kind there are, and which charts and tables.
    fn structure(&self, names: Names, own: &[UnitKind], theirs: &[UnitKind], report: &mut dyn FnMut(String)) {
        let mut is_told = false;
        for (name, is_it) in COUNTED {
            let [own, theirs] = [own, theirs].map(|kinds| kinds.iter().filter(|kind| is_it(kind)).count());
            if own == theirs {
                continue;
            }
            is_told = true;
            if *name != PARAGRAPHS || !self.paragraphs_are_reported() {
                report(names.counted(name, own, theirs));
            }
        }
        let placed = |kinds: &[UnitKind]| kinds.iter().filter_map(UnitKind::placed).collect::<Vec<_>>();
        let (own_placed, their_placed) = (placed(own), placed(theirs));
        if let Some(what) = difference(&own_placed, &their_placed) {
            report(names.not_the_same("charts and tables", &what));
        } else if own_placed != their_placed {
            report(names.said("the charts and tables stand in another order"));
        } else if !is_told {
            report(shapes(names, own, theirs));
        }
    }

    /// Whether another finding says that the section has more or fewer paragraphs.
    fn paragraphs_are_reported(&self) -> bool {
        let is_numbered = |prose: &Prose| !matches!(prose.position, Position::Summary | Position::Annex);
        let paragraphs = |side: &Side<'_>| {
            let units = side.parts.iter().flat_map(|part| &part.units);
            units.filter(|unit| unit.kind == UnitKind::Paragraph).count()
        };
        self.kind == DocumentKind::GoverningBody
            && is_numbered(self.own.prose)
            && is_numbered(self.original.prose)
            && paragraphs(self.own) != paragraphs(self.original)
    }
}

/// How paragraphs are called.
const PARAGRAPHS: &str = "paragraphs";

/// Something that is counted: how it is called, and what it is.
type Counted = (&'static str, fn(&UnitKind) -> bool);

/// What is counted in a part.
const COUNTED: &[Counted] = &[
    (PARAGRAPHS, |kind| *kind == UnitKind::Paragraph),
    ("items of lists", |kind| matches!(kind, UnitKind::Item { .. })),
    ("paragraphs of quotations", |kind| *kind == UnitKind::Quoted),
    ("tables", |kind| matches!(kind, UnitKind::Written { .. })),
    ("paragraphs that ask for action", |kind| *kind == UnitKind::Action),
];

/// What differs where all counts are the same: the size of a table, or the order of what is there.
fn shapes(names: Names, own: &[UnitKind], theirs: &[UnitKind]) -> String {
    let tables = |kinds: &[UnitKind]| kinds.iter().filter_map(UnitKind::size).collect::<Vec<_>>();
    let (own, theirs) = (tables(own), tables(theirs));
    match own.iter().zip(&theirs).find(|(own, theirs)| own != theirs) {
        Some((own, theirs)) => format!(
            "the table has {} rows and {} columns in `{}`, and {} and {} in `{}`",
            own.0, own.1, names.own, theirs.0, theirs.1, names.original
        ),
        None => names.said("paragraphs, lists, tables and charts stand in another order"),
    }
}

/// Compares what two units print.
fn contents(names: Names, own: &Unit<'_>, theirs: &Unit<'_>, report: &mut dyn FnMut(Differs)) {
    let facts = |unit: &Unit<'_>| unit.facts.iter().map(ToString::to_string).collect::<Vec<_>>();
    if let Some(what) = difference(&facts(own), &facts(theirs)) {
        report(names.not_the_same("figures", &what).into());
    }
    if let Some(Unlike { what, own, original }) = unlike(&own.numbers, &theirs.numbers) {
        let what = names.not_the_same("numbers", &what);
        report(Differs { what, own, original });
    }
    if let Some(what) = difference(&own.references, &theirs.references) {
        report(names.not_the_same("references", &what).into());
    }
    if own.notes != theirs.notes {
        report(names.counted("footnotes", own.notes, theirs.notes).into());
    }
}

fn position(position: &Position) -> String {
    match position {
        Position::Before => "before the chapters".to_owned(),
        Position::After => "after the chapters".to_owned(),
        Position::Area(area) => format!("in the chapter of the area `{area}`"),
        Position::Summary => "in the summary".to_owned(),
        Position::Annex => "among the annexes".to_owned(),
    }
}
