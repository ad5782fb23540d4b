//! Reads the Markdown files of a language and their front matter.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use super::declared::{self, Declared};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{Entry, Keys, Manifest, TomlText, parse};
use crate::model::{AreaId, Decimal, Language};
use crate::reading::Reading;

/// The line before and after the front matter.
const FENCE: &str = "+++";
/// How many digits of the digest of a text stand for it in front matter.
pub(super) const DIGEST_DIGITS: usize = 16;

/// Where in the report a section stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Before the chapters of the areas.
    Before,
    /// In the chapter of an area.
    Area(AreaId),
    /// After the chapters of the areas.
    After,
    /// In the abstract at the head of a document of a governing body.
    Summary,
    /// Among the annexes.
    Annex,
}

/// How far the text of a section has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is written.
    Drafted,
    /// It was read by those who know the matter.
    Reviewed,
    /// It may go out.
    Cleared,
}

impl Status {
    /// All of them, in their order.
    pub const ALL: &[Self] = &[Self::Drafted, Self::Reviewed, Self::Cleared];

    /// The word of front matter.
    pub fn key(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Reviewed => "reviewed",
            Self::Cleared => "cleared",
        }
    }
}

/// A template of a section.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// The file, as the project names it.
    pub(super) file: String,
    /// The whole text of the file.
    pub(super) text: String,
    /// Where the template begins in it, in bytes.
    pub(super) body: usize,
    /// The id.
    pub(super) id: String,
    /// Where the id is written.
    pub(super) id_place: Place,
    /// The title.
    pub(super) title: String,
    /// Where the title is written in the file, in bytes.
    pub(super) title_range: Range<usize>,
    /// What the section says of the text that it translates.
    pub(super) translates: Option<Translates>,
    /// The place among the sections of the same position.
    pub(super) order: Option<Decimal>,
    /// Where in the report it stands.
    pub(super) position: Position,
    /// Where that is written, or else the beginning of the file.
    pub(super) position_place: Place,
    /// How far its text has come.
    pub(super) status: Option<Status>,
    /// The numbers that its text may have though no function prints them.
    pub(super) literals: Vec<Declared>,
    /// Whether it comes with the program.
    pub(super) is_built_in: bool,
    /// The sentences whose causal verbs are declared to be right.
    pub(super) causal: Vec<Declared>,
    /// The words that assert something and are declared to need no check.
    pub(super) unchecked: Vec<Declared>,
}

/// The text that a section is a translation of.
#[derive(Debug, Clone)]
pub(super) struct Translates {
    /// The first digits of the digest of that text.
    pub(super) digest: String,
    /// Where it is written in the file, in bytes.
    pub(super) range: Range<usize>,
}

/// Reads the sections of a language, in order.
pub(super) fn read(manifest: &Manifest, language: Language, findings: &mut Findings) -> Vec<Source> {
    let folder = format!("narrative/{language}");
    let names = Reading::names(&manifest.root.join(&folder)).into_iter();
    let names = names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
    let mut sources: Vec<Source> = Vec::new();
    for name in names {
        let file = format!("{folder}/{name}");
        let Some(source) = read_file(manifest, &file, findings) else { continue };
        if let Some(first) = sources.iter().find(|other| other.id == source.id) {
            let message = format!("two sections have the id `{}`", source.id);
            let finding = Finding::new(Code::FrontMatter, source.id_place.clone(), message);
            let finding = finding.related(first.id_place.clone(), "the other section");
            findings.report(finding.help("give every section an id of its own"));
            continue;
        }
        sources.push(source);
    }
    sources.sort_by(|a, b| (a.order.is_none(), a.order, &a.file).cmp(&(b.order.is_none(), b.order, &b.file)));
    sources
}

fn read_file(manifest: &Manifest, file: &str, findings: &mut Findings) -> Option<Source> {
    let root = &manifest.root;
    let path = root.join(file);
    let inside = path.canonicalize().ok().zip(root.canonicalize().ok());
    if !inside.is_some_and(|(path, root)| path.starts_with(root)) {
        let message = format!("`{file}` leads out of the project");
        let finding = Finding::new(Code::PathOutside, Place::file(file), message);
        findings.report(finding.help("put the file itself into the project"));
        return None;
    }
    match manifest.reading.text(file, &path) {
        Ok(text) => parse_file(file.to_owned(), text, findings),
        Err(error) => {
            let message = format!("cannot read the section ({error})");
            let finding = Finding::new(Code::FileUnreadable, Place::file(file), message);
            let is_text = error.kind() != ErrorKind::InvalidData;
            findings.report(if is_text { finding } else { finding.help("save the file in UTF-8") });
            None
        }
    }
}

/// The template and front matter of a file.
pub(super) fn parse_file(file: String, text: String, findings: &mut Findings) -> Option<Source> {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let (start, end) = fenced(&file, &text, findings)?;
    if let Some(index) = text.find(super::shield::is_reserved) {
        let place = Place::span(file, &text, index..index + 1);
        let message = "the text has a private-use character, which means something else in every font";
        let finding = Finding::new(Code::MarkdownUnsupported, place, message);
        findings.report(finding.help("remove it, or write what it stands for"));
        return None;
    }
    let body = end + FENCE.len();
    let body = text[body..].find('\n').map_or(text.len(), |newline| body + newline + 1);
    let toml = TomlText { file: &file, source: &text, offset: start };
    let FrontMatter {
        id,
        id_place,
        title,
        title_range,
        translates,
        order,
        position,
        position_place,
        status,
        causal,
        unchecked,
        literals,
    } = front_matter(toml, &text[start..end], findings)?;
    Some(Source {
        file,
        text,
        body,
        id,
        id_place,
        title,
        title_range,
        translates,
        order,
        position,
        position_place,
        status,
        literals,
        is_built_in: false,
        causal,
        unchecked,
    })
}

/// Where the front matter begins and ends in a file, in bytes.
fn fenced(file: &str, text: &str, findings: &mut Findings) -> Option<(usize, usize)> {
    let fenced = text.strip_prefix(FENCE).map(|rest| rest.find(&format!("\n{FENCE}")));
    let (place, message, help) = match fenced {
        Some(Some(end)) => return Some((FENCE.len(), FENCE.len() + end + 1)),
        Some(None) => {
            let place = Place::span(file, text, 0..FENCE.len());
            (place, "the front matter has no end", "close it with a line `+++`")
        }
        None => (
            Place::file(file),
            "the section has no front matter",
            "begin the file with a line `+++`, then `id = \"…\"` and `title = \"…\"`, then a line `+++`",
        ),
    };
    findings.report(Finding::new(Code::FrontMatter, place, message).help(help));
    None
}

/// What front matter says, with its places.
struct FrontMatter {
    id: String,
    id_place: Place,
    title: String,
    title_range: Range<usize>,
    translates: Option<Translates>,
    order: Option<Decimal>,
    position: Position,
    position_place: Place,
    status: Option<Status>,
    causal: Vec<Declared>,
    unchecked: Vec<Declared>,
    literals: Vec<Declared>,
}

fn front_matter(text: TomlText<'_>, toml: &str, findings: &mut Findings) -> Option<FrontMatter> {
    let table = parse(text, toml, Code::FrontMatter, findings).ok()?;
    let keys = Keys::root(text, &table);
    let id_entry = keys.require("id", findings);
    let id = id_entry.and_then(|entry| entry.text(findings));
    let title_entry = keys.require("title", findings);
    let title = title_entry.and_then(|entry| entry.text(findings));
    let translates = keys.get("translates").and_then(|entry| translates(entry, findings));
    let order = keys.get("order").and_then(|entry| entry.decimal(findings));
    let area_entry = keys.get("area");
    let area = area_entry.and_then(|entry| entry.text(findings));
    let place = keys.get("place");
    let named = place.and_then(|entry| match entry.as_str() {
        Some("before") => Some(Position::Before),
        Some("after") => Some(Position::After),
        Some("summary") => Some(Position::Summary),
        Some("annex") => Some(Position::Annex),
        Some(_) | None => {
            entry.wrong("`\"before\"`, `\"after\"`, `\"summary\"` or `\"annex\"`", findings);
            None
        }
    });
    let status = keys.word("status", Status::ALL, Status::key, findings);
    let causal = declared::read(&keys, "causal", findings);
    let unchecked = declared::read(&keys, "unchecked-claims", findings);
    let literals = declared::read(&keys, declared::LITERALS, findings);
    let file_place = keys.place();
    keys.finish(findings);
    let position = area.map(|area| Position::Area(AreaId::new(area))).or(named).unwrap_or(Position::Before);
    let position_place = area_entry.map_or(file_place, |entry| entry.place());
    let id_place = id_entry?.place();
    let title_range = title_entry?.range();
    Some(FrontMatter {
        id: id?,
        id_place,
        title: title?,
        title_range,
        translates,
        order,
        position,
        position_place,
        status,
        causal,
        unchecked,
        literals,
    })
}

/// The digest that a translation names.
fn translates(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Translates> {
    let digest = entry.text(findings)?;
    if digest.len() != DIGEST_DIGITS || !digest.bytes().all(|b| b.is_ascii_hexdigit()) {
        let message = format!("`{digest}` is no digest of a text");
        let finding = Finding::new(Code::InvalidValue, entry.place(), message);
        findings.report(finding.help("let `bilan confirm` write it"));
        return None;
    }
    Some(Translates { digest: digest.to_ascii_lowercase(), range: entry.range() })
}

/// Reports sections that one language has and another lacks.
pub(super) fn compare(sources: &BTreeMap<Language, Vec<Source>>, findings: &mut Findings) {
    let mut all: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in sources.values().flatten() {
        all.entry(&source.id).or_insert(source);
    }
    for (language, own) in sources {
        for (id, other) in all.iter().filter(|(id, _)| !own.iter().any(|source| source.id == **id)) {
            let message = format!("the section `{id}` is missing in the language `{language}`");
            let help =
                format!("translate `{}` into a file in `narrative/{language}`, or remove it", other.file);
            findings.report(Finding::new(Code::SectionMissing, other.id_place.clone(), message).help(help));
        }
    }
}
