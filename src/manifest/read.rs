//! From the text of `bilan.toml` to a [`Manifest`].

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use time::{Date, format_description::well_known::Iso8601};

use super::keep::Keep;
use super::keys::{Entry, Keys, TomlText, parse, quoted};
use super::{
    Asking, DocumentKind, Manifest, Report, Source, SourceColumn, TableName, TableOrigin, TableSettings,
    ThemeSettings, Wanted, frozen, paper, states, waivers,
};
use super::{databases, formats, keep, method, periods, resources, sources};
use crate::diag::{Code, Finding, Findings, Level, LevelSetting, Place, Reported};
use crate::model::{House, Language, Localised, PeriodForms};
use crate::reading::Reading;

/// The name of the project file.
pub const FILE: &str = "bilan.toml";

/// The themes that are built in.
const THEMES: [&str; 1] = ["annual"];

/// Reads and checks the project file of a folder.
///
/// `fallback_date` is the date of the report where the project file has none.
///
/// # Errors
/// A project file that is not there or has errors, all of them reported.
pub fn read(root: &Path, fallback_date: Option<Date>, findings: &mut Findings) -> Result<Manifest, Reported> {
    let path = root.join(FILE);
    let reading = Reading::default();
    let source = reading.text(FILE, &path).map_err(|error| {
        let message = format!("cannot read the project file ({error})");
        let place = Place::file(path.display().to_string());
        let help = if error.kind() == ErrorKind::InvalidData {
            "save the file in UTF-8"
        } else {
            "name a folder that holds a `bilan.toml`, or make one with `bilan new`"
        };
        findings.fatal(Finding::new(Code::FileUnreadable, place, message).help(help))
    })?;
    let text = TomlText { file: FILE, source: &source, offset: 0 };
    let table = parse(text, &source, Code::ManifestSyntax, findings)?;
    let keys = Keys::root(text, &table);
    let manifest = read_keys((root, reading), keys, fallback_date, findings);
    findings.check()?;
    // Whatever is missing here was reported, so that the check above has stopped already.
    manifest.ok_or_else(|| {
        let message = "the project file cannot be used without what `[findings]` allows it to lack";
        let finding = Finding::new(Code::InvalidValue, Place::file(FILE), message);
        findings.fatal(finding.help("remove the codes of its faults from `[findings]` to see them"))
    })
}

fn read_keys(
    (root, reading): (&Path, Reading),
    keys: Keys<'_, '_>,
    fallback_date: Option<Date>,
    findings: &mut Findings,
) -> Option<Manifest> {
    let levels = read_levels(keys.table("findings", findings), findings);
    findings.set_levels(levels.clone());
    let report_keys = keys.require("report", findings).and_then(|entry| entry.table("report", findings));
    let mut folders = vec![root.to_owned()];
    let report = report_keys.and_then(|table| {
        folders.extend(read_data_folders(root, &table, findings));
        read_report(table, fallback_date, findings)
    });
    let languages = report.as_ref().map(|report| report.languages.as_slice()).unwrap_or_default();
    let paper_keys = keys.get("document").and_then(|entry| entry.table("document", findings));
    let paper = paper_keys.map(|keys| {
        let paper = paper::read((root, &reading), &keys, languages, findings);
        keys.finish(findings);
        paper
    });
    if paper.is_none() && report.as_ref().is_some_and(|report| report.kind == DocumentKind::GoverningBody) {
        findings.report(without_symbol(&keys));
    }
    let waivers = keys.get("waivers").map(|entry| waivers::read(entry, languages, findings));
    let (waivers, reasons) = waivers.unwrap_or_default().into_iter().unzip();
    findings.set_waivers(waivers);
    let method = method::read(&keys, languages, findings);
    let sources = keys.require("sources", findings).and_then(|entry| entry.table("sources", findings));
    let databases = databases::read((root, &folders), keys.table("databases", findings), findings);
    let places = sources::Places { root, folders: &folders, databases: &databases };
    let sources = sources.map(|table| sources::read(places, report.as_ref(), &table, findings));
    let limits = sources::limits::read(keys.table("limits", findings), findings);
    let resources = resources::read(keys.table("resources", findings), findings);
    let tables = keys.table("tables", findings);
    let tables = tables.map(|table| read_tables(table, sources.as_ref(), findings)).unwrap_or_default();
    let frozen = frozen::read(root, &reading, findings);
    let theme = read_theme(root, keys.table("theme", findings), findings);
    let trace_annex = read_trace(keys.table("trace", findings), findings);
    let (output, kept) = read_output(keys.table("output", findings), &databases, findings);
    keys.finish(findings);
    let (report, sources) = (report?, sources?);
    let wanted = Wanted { kind: report.kind, section: None };
    Some(Manifest {
        root: root.to_owned(),
        report,
        paper: paper.flatten(),
        wanted,
        asking: Asking::default(),
        method,
        resources,
        sources,
        limits,
        tables,
        levels,
        waivers: reasons,
        frozen,
        theme,
        trace_annex,
        output,
        kept,
        reading,
    })
}

/// The finding about a document of a governing body that nothing is said of.
fn without_symbol(keys: &Keys<'_, '_>) -> Finding {
    let finding = Finding::new(Code::MissingKey, keys.place(), "`bilan.toml` lacks the table `[document]`");
    finding.help("a document of a governing body has a symbol: `[document]`, `symbol = \"…\"`")
}

/// Whether an annex says where the figures come from.
fn read_trace(keys: Option<Keys<'_, '_>>, findings: &mut Findings) -> Option<bool> {
    let keys = keys?;
    let annex = keys.get("annex").and_then(|entry| entry.boolean(findings));
    keys.finish(findings);
    annex
}

fn read_report(keys: Keys<'_, '_>, fallback_date: Option<Date>, findings: &mut Findings) -> Option<Report> {
    let id = keys.require("id", findings).and_then(|entry| read_id(entry, findings));
    let kind = keys.word("kind", DocumentKind::ALL, DocumentKind::key, findings);
    let languages = keys.require("languages", findings).and_then(|entry| read_languages(entry, findings));
    let wanted = languages.clone().unwrap_or_default();
    let required = |key, findings: &mut Findings| {
        keys.require(key, findings).and_then(|entry| read_localised(entry, key, &wanted, findings))
    };
    let formats = formats::read(keys.get("formats"), findings);
    let organisation = required("organisation", findings);
    let title = required("title", findings);
    let optional = |key, findings: &mut Findings| {
        keys.get(key).and_then(|entry| read_localised(entry, key, &wanted, findings))
    };
    let subtitle = optional("subtitle", findings);
    let notice = optional("notice", findings);
    let period_forms = periods::read(&keys, Some(PeriodForms::default()), findings);
    let period = periods::read_period(&keys, period_forms, findings);
    let date = match (keys.get("date"), fallback_date) {
        (Some(entry), _) => read_date(entry, findings),
        (None, Some(date)) => Some(date),
        (None, None) => {
            let help =
                "write the date of the report, such as date = \"2026-04-15\", or set SOURCE_DATE_EPOCH";
            let finding = Finding::new(Code::MissingKey, keys.place(), "`[report]` lacks the key `date`");
            findings.report(finding.help(help));
            None
        }
    };
    let house = keys.get("house").map_or(Some(House::default()), |entry| read_house(entry, findings));
    let states = states::read(&keys, findings);
    keys.finish(findings);
    Some(Report {
        id: id?,
        kind: kind.unwrap_or(DocumentKind::AnnualReport),
        organisation: organisation?,
        title: title?,
        subtitle,
        notice,
        period: period?,
        period_forms,
        languages: languages?,
        formats,
        date: date?,
        house: house?,
        states,
    })
}

/// An id that can name a file on every system.
fn read_id(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    let id = entry.text(findings)?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.chars().all(allowed) && !id.starts_with('.') {
        return Some(id);
    }
    entry.wrong("an id of the letters a to z, digits, `-`, `_` and `.`", findings);
    None
}

fn read_house(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<House> {
    let key = entry.text(findings)?;
    let house = House::ALL.into_iter().find(|house| house.key() == key);
    if house.is_none() {
        entry.wrong(&format!("one of {}", quoted(House::ALL.map(House::key))), findings);
    }
    house
}

/// One language by its code.
pub(super) fn read_language(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Language> {
    let language = Language::from_code(&entry.text(findings)?);
    if language.is_none() {
        entry.wrong(&format!("one of {}", quoted(Language::ALL.map(Language::code))), findings);
    }
    language
}

fn read_languages(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Vec<Language>> {
    let mut languages = Vec::new();
    for (code, place) in entry.texts(findings)? {
        match Language::from_code(&code) {
            Some(language) if languages.contains(&language) => {
                let message = format!("the language `{code}` is named twice");
                findings
                    .report(Finding::new(Code::InvalidValue, place, message).help("remove one of the two"));
            }
            Some(language) => languages.push(language),
            None => {
                let known = quoted(Language::ALL.map(Language::code));
                let message = format!("`{code}` is not a language that bilan writes");
                let finding = Finding::new(Code::InvalidValue, place, message);
                findings.report(finding.help(format!("use one of {known}")));
            }
        }
    }
    if languages.is_empty() {
        entry.wrong("at least one language", findings);
        return None;
    }
    Some(languages)
}

pub(super) fn read_localised(
    entry: Entry<'_, '_>,
    key: &str,
    wanted: &[Language],
    findings: &mut Findings,
) -> Option<Localised> {
    if !entry.is_table() {
        return entry.text(findings).map(Localised::same);
    }
    let table = entry.table(key, findings)?;
    let mut texts = BTreeMap::new();
    for language in Language::ALL {
        let found = table.get(language.code());
        if let Some(text) = found.and_then(|entry| entry.text(findings)) {
            texts.insert(language, text);
        } else if wanted.contains(&language) && found.is_none() {
            let message = format!("`{key}` has no text in the language `{language}`");
            let finding = Finding::new(Code::TitleMissing, entry.place(), message);
            findings.report(finding.help(format!("add `{language} = \"…\"`")));
        }
    }
    table.finish(findings);
    Some(Localised::per_language(None, texts))
}

pub(super) fn read_date(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Date> {
    let date = Date::parse(&entry.text(findings)?, &Iso8601::DATE).ok();
    if date.is_none() {
        entry.wrong("a date, such as `2026-04-15`", findings);
    }
    date
}

/// The finding that a setting names something that bilan does not have.
pub(super) fn unknown_name(what: &str, name: &str, known: &[&str], place: Place) -> Finding {
    let message = format!("there is no {what} `{name}`");
    let finding = Finding::new(Code::InvalidValue, place, message).suggest(name, known.iter().copied());
    let list = format!("use {}", quoted(known.iter().copied()));
    if finding.help.is_some() { finding } else { finding.help(list) }
}

fn read_data_folders(root: &Path, keys: &Keys<'_, '_>, findings: &mut Findings) -> Vec<PathBuf> {
    let folders = keys.get("data-folders").and_then(|entry| entry.texts(findings)).unwrap_or_default();
    folders.into_iter().map(|(folder, _)| root.join(folder)).collect()
}

fn read_tables(
    keys: Keys<'_, '_>,
    sources: Option<&BTreeMap<String, Source>>,
    findings: &mut Findings,
) -> BTreeMap<TableName, TableSettings> {
    let mut tables = BTreeMap::new();
    for name in TableName::ALL {
        let Some(table) = keys.table(name.key(), findings) else { continue };
        let mut place = table.place();
        let query = table.get("sql");
        let source = table.get("source");
        let columns_entry = table.get("columns");
        if let (Some(_), Some(entry)) = (query, columns_entry) {
            let message = format!("the table `{}` has `columns` beside `sql`", name.key());
            let finding = Finding::new(Code::InvalidValue, entry.place(), message);
            findings.report(finding.help("name the columns in the query, with `AS`"));
        }
        let columns = columns_entry
            .and_then(|entry| entry.table("columns", findings))
            .map(|columns| read_columns(&columns, findings));
        let origin = match (query, source) {
            (Some(entry), None) => {
                place = entry.place();
                entry.text(findings).map(|query| TableOrigin::Sql { query })
            }
            (None, Some(entry)) => known_source(entry, sources, findings)
                .map(|source| TableOrigin::Columns { source, columns: columns.unwrap_or_default() }),
            (Some(_), Some(_)) => {
                let message = format!("the table `{}` has both `source` and `sql`", name.key());
                let finding = Finding::new(Code::InvalidValue, place.clone(), message);
                findings.report(finding.help("remove one of the two"));
                None
            }
            (None, None) => {
                let message = format!("the table `{}` has neither `source` nor `sql`", name.key());
                let finding = Finding::new(Code::InvalidValue, place.clone(), message);
                findings.report(finding.help("name the source that the table is read from"));
                None
            }
        };
        table.finish(findings);
        if let Some(origin) = origin {
            tables.insert(name, TableSettings { origin, place });
        }
    }
    keys.finish(findings);
    tables
}

fn known_source(
    entry: Entry<'_, '_>,
    sources: Option<&BTreeMap<String, Source>>,
    findings: &mut Findings,
) -> Option<String> {
    let source = entry.text(findings)?;
    let sources = sources?;
    if !sources.contains_key(&source) {
        let message = format!("there is no source `{source}`");
        let finding = Finding::new(Code::InvalidValue, entry.place(), message);
        findings.report(finding.suggest(&source, sources.keys().map(String::as_str)));
        return None;
    }
    Some(source)
}

/// Column names: `title.en = "x"` names the column `title_en`.
fn read_columns(keys: &Keys<'_, '_>, findings: &mut Findings) -> BTreeMap<String, SourceColumn> {
    let mut columns = BTreeMap::new();
    let mut read = |column: String, key_place: Place, entry: Entry<'_, '_>, findings: &mut Findings| {
        if let Some(name) = entry.text(findings) {
            columns.insert(column, SourceColumn { name, name_place: entry.place(), key_place });
        }
    };
    for (name, place, entry) in keys.entries() {
        if !entry.is_table() {
            read(name.to_owned(), place, entry, findings);
        } else if let Some(table) = entry.table(name, findings) {
            for (language, place, entry) in table.entries() {
                read(format!("{name}_{language}"), place, entry, findings);
            }
        }
    }
    columns
}

fn read_levels(keys: Option<Keys<'_, '_>>, findings: &mut Findings) -> BTreeMap<Code, LevelSetting> {
    let mut levels = BTreeMap::new();
    let Some(keys) = keys else { return levels };
    for (key, place, entry) in keys.entries() {
        let Some(code) = Code::from_key(key) else {
            let message = format!("there is no finding with the code `{key}`");
            let finding = Finding::new(Code::UnknownKey, place, message);
            findings.report(finding.suggest(key, Code::ALL.iter().map(|code| code.key())));
            continue;
        };
        let level = match entry.as_str() {
            Some("error") => LevelSetting::At(Level::Error),
            Some("warning") => LevelSetting::At(Level::Warning),
            Some("allow") => LevelSetting::Allow,
            Some(_) | None => {
                entry.wrong("`\"error\"`, `\"warning\"` or `\"allow\"`", findings);
                continue;
            }
        };
        if code.is_of_lost_table() && level != LevelSetting::At(Level::Error) {
            let message = format!("`{code}` is always an error: the report would be made without a table");
            let finding = Finding::new(Code::InvalidValue, entry.place(), message);
            findings.report(
                finding.help("remove it from `[findings]`, and what is not to be read from `[sources]`"),
            );
            continue;
        }
        levels.insert(code, level);
    }
    levels
}

fn read_theme(root: &Path, keys: Option<Keys<'_, '_>>, findings: &mut Findings) -> ThemeSettings {
    let mut theme = ThemeSettings { name: THEMES[0].to_owned(), fonts: Vec::new(), system_fonts: false };
    let Some(keys) = keys else { return theme };
    if let Some(entry) = keys.get("name")
        && let Some(name) = entry.text(findings)
    {
        if THEMES.contains(&name.as_str()) {
            theme.name = name;
        } else {
            findings.report(unknown_name("theme", &name, &THEMES, entry.place()));
        }
    }
    let fonts = keys.get("fonts").and_then(|entry| entry.texts(findings)).unwrap_or_default();
    theme.fonts = fonts
        .iter()
        .filter_map(|(folder, place)| sources::resolve((root, &[root.to_owned()]), folder, place, findings))
        .collect();
    theme.system_fonts =
        keys.get("system-fonts").and_then(|entry| entry.boolean(findings)).unwrap_or(theme.system_fonts);
    keys.finish(findings);
    theme
}

fn read_output(
    keys: Option<Keys<'_, '_>>,
    databases: &databases::Databases,
    findings: &mut Findings,
) -> (PathBuf, Vec<Keep>) {
    let directory = keys.and_then(|keys| {
        let directory = keys.get("directory").and_then(|entry| entry.text(findings));
        keys.finish(findings);
        directory
    });
    let output = directory.map_or_else(|| PathBuf::from("output"), PathBuf::from);
    let kept = keep::apart(databases, &output, findings);
    (output, kept)
}
