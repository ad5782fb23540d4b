//! Reads the Markdown files of a language and their front matter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{Keys, Manifest, TomlText, parse};
use crate::model::{AreaId, Decimal, Language};

/// The line before and after the front matter.
const FENCE: &str = "+++";

/// Where in the report a section stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Before the chapters of the areas.
    Before,
    /// In the chapter of an area.
    Area(AreaId),
    /// After the chapters of the areas.
    After,
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
    /// The title.
    pub(super) title: String,
    /// The place among the sections of the same position.
    pub(super) order: Option<Decimal>,
    /// Where in the report it stands.
    pub(super) position: Position,
}

/// Reads the sections of a language, in order.
pub(super) fn read(manifest: &Manifest, language: Language, findings: &mut Findings) -> Vec<Source> {
    let folder = format!("narrative/{language}");
    let Ok(entries) = fs::read_dir(manifest.root.join(&folder)) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"))
        .collect();
    names.sort();
    let mut sources: Vec<Source> = Vec::new();
    for name in names {
        let file = format!("{folder}/{name}");
        let Some(source) = read_file(&manifest.root, &file, findings) else { continue };
        if let Some(first) = sources.iter().find(|other| other.id == source.id) {
            let message = format!("the section `{}` is there twice", source.id);
            let finding = Finding::new(Code::FrontMatter, Place::file(file), message);
            findings.report(finding.related(Place::file(first.file.clone()), "the other one"));
            continue;
        }
        sources.push(source);
    }
    sources.sort_by(|a, b| (a.order.is_none(), a.order, &a.file).cmp(&(b.order.is_none(), b.order, &b.file)));
    sources
}

fn read_file(root: &Path, file: &str, findings: &mut Findings) -> Option<Source> {
    let path = root.join(file);
    let inside = path.canonicalize().ok().zip(root.canonicalize().ok());
    if !inside.is_some_and(|(path, root)| path.starts_with(root)) {
        let message = format!("`{file}` leads out of the project");
        findings.report(Finding::new(Code::PathOutside, Place::file(file), message));
        return None;
    }
    match fs::read_to_string(&path) {
        Ok(text) => parse_file(file.to_owned(), text, findings),
        Err(error) => {
            let message = format!("cannot read the section ({error})");
            findings.report(Finding::new(Code::FileUnreadable, Place::file(file), message));
            None
        }
    }
}

/// The template and front matter of a file.
pub(super) fn parse_file(file: String, text: String, findings: &mut Findings) -> Option<Source> {
    let fenced = text.strip_prefix(FENCE).and_then(|rest| {
        let end = rest.find(&format!("\n{FENCE}"))?;
        Some((FENCE.len(), FENCE.len() + end + 1))
    });
    let Some((start, end)) = fenced else {
        let help =
            "begin the file with a line `+++`, then `id = \"…\"` and `title = \"…\"`, then a line `+++`";
        let finding = Finding::new(Code::FrontMatter, Place::file(file), "the section has no front matter");
        findings.report(finding.help(help));
        return None;
    };
    if let Some(index) = text.find(super::shield::is_reserved) {
        let place = Place::span(file, &text, index..index + 1);
        let message = "the template has a private-use character, which no font can print";
        findings.report(Finding::new(Code::MarkdownUnsupported, place, message));
        return None;
    }
    let body = end + FENCE.len();
    let body = text[body..].find('\n').map_or(text.len(), |newline| body + newline + 1);
    let toml = TomlText { file: &file, source: &text, offset: start };
    let (id, title, order, position) = front_matter(toml, &text[start..end], findings)?;
    Some(Source { file, text, body, id, title, order, position })
}

type FrontMatter = (String, String, Option<Decimal>, Position);

fn front_matter(text: TomlText<'_>, toml: &str, findings: &mut Findings) -> Option<FrontMatter> {
    let table = parse(text, toml, findings).ok()?;
    let keys = Keys::root(text, &table);
    let id = keys.require("id", findings).and_then(|entry| entry.text(findings));
    let title = keys.require("title", findings).and_then(|entry| entry.text(findings));
    let order = keys.get("order").and_then(|entry| entry.decimal(findings));
    let area = keys.get("area").and_then(|entry| entry.text(findings));
    let place = keys.get("place");
    let named = place.and_then(|entry| match entry.as_str() {
        Some("before") => Some(Position::Before),
        Some("after") => Some(Position::After),
        Some(_) | None => {
            entry.wrong("`\"before\"` or `\"after\"`", findings);
            None
        }
    });
    keys.finish(findings);
    let position = area.map(|area| Position::Area(AreaId::new(area))).or(named).unwrap_or(Position::Before);
    Some((id?, title?, order, position))
}

/// Reports sections that one language has and another lacks.
pub(super) fn compare(sources: &BTreeMap<Language, Vec<Source>>, findings: &mut Findings) {
    let all: BTreeSet<(&str, &str)> =
        sources.values().flatten().map(|source| (source.id.as_str(), source.file.as_str())).collect();
    for (language, own) in sources {
        let mut missing = BTreeMap::new();
        for (id, file) in &all {
            if !own.iter().any(|source| source.id == *id) {
                missing.entry(*id).or_insert(*file);
            }
        }
        for (id, file) in missing {
            let message = format!("the section `{id}` is missing in the language `{language}`");
            let help = format!("translate it to `narrative/{language}/`");
            findings.report(Finding::new(Code::SectionMissing, Place::file(file), message).help(help));
        }
    }
}
