//! The settings of sources: which files, of which format, read how; or which table of which database.

mod files;
mod formats;
pub(super) mod limits;
mod shape;

pub use files::SourceFile;
pub(super) use files::resolve;
pub use formats::{Encoding, HeaderRows, IatiForm, IatiPart, Packed, SheetForm, SourceFormat, TextForm};
pub use limits::{FETCHED, Limits};
pub use shape::{Condition, Constant, Factor, Shape, Wide, WideColumns};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::databases::{Asked, DatabaseTable, Databases};
use super::keys::{Entry, Keys, quoted};
use super::{Report, periods};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{NumberForm, PeriodForms};

/// Where the rows of a source are.
#[derive(Debug, Clone)]
pub enum Stored {
    /// In files, in the order in which the project or the pattern names them.
    Files(Vec<SourceFile>),
    /// In a database.
    Database(DatabaseTable),
}

/// Where data come from: a file, or several that hold rows of one kind, or a table of a database.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where its rows are.
    pub stored: Stored,
    /// What they are, unless each says it by its name.
    pub format: Option<SourceFormat>,
    /// How files of text are read.
    pub text: TextForm,
    /// How sheets are read.
    pub sheet: SheetForm,
    /// The keys that lead to the list of records in a file of JSON; none where it is the file itself.
    pub records: Vec<String>,
    /// How IATI activities are read.
    pub iati: IatiForm,
    /// Words that stand for an empty cell.
    pub null_words: Vec<String>,
    /// What is done to its rows.
    pub shape: Shape,
    /// How it writes numbers.
    pub numbers: NumberForm,
    /// How it writes periods.
    pub period_forms: PeriodForms,
    /// Where the project names it.
    pub place: Place,
}

impl Source {
    /// Its files; none where its rows are in a database.
    pub fn files(&self) -> &[SourceFile] {
        match &self.stored {
            Stored::Files(files) => files,
            Stored::Database(_) => &[],
        }
    }

    /// Its table in a database; none where its rows are in files.
    pub fn table(&self) -> Option<&DatabaseTable> {
        match &self.stored {
            Stored::Files(_) => None,
            Stored::Database(table) => Some(table),
        }
    }
}

/// What sources are read from.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// The project folder.
    pub(super) root: &'a Path,
    /// The folders that files may lie in.
    pub(super) folders: &'a [PathBuf],
    /// The databases, by name.
    pub(super) databases: &'a Databases,
}

/// Reads the sources of a project.
pub(super) fn read(
    places: Places<'_>,
    report: Option<&Report>,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    let forms = report.map(|report| report.period_forms);
    for (name, _, entry) in keys.entries() {
        let found = files::Finder { root: places.root, folders: places.folders };
        let source = if entry.is_table() {
            let Some(table) = entry.table(&format!("sources.{name}"), findings) else { continue };
            let source = match table.get("database") {
                Some(database) => of_database((&database, places.databases), forms, &table, findings),
                None => read_one(&found, forms, &table, findings),
            };
            table.finish(findings);
            source
        } else {
            plain(&found, forms.unwrap_or_default(), &entry, findings)
        };
        sources.extend(source.map(|source| {
            let iati = source.iati.called(name);
            (name.to_owned(), Source { iati, ..source })
        }));
    }
    sources
}

/// A source of which the project gives only the path.
fn plain(
    finder: &files::Finder<'_>,
    period_forms: PeriodForms,
    entry: &Entry<'_, '_>,
    findings: &mut Findings,
) -> Option<Source> {
    let files = finder.find(entry, findings)?;
    Some(Source::of(Stored::Files(files), period_forms, entry.place()))
}

impl Source {
    /// A source of which the project says nothing but where its rows are.
    pub(crate) fn of(stored: Stored, period_forms: PeriodForms, place: Place) -> Self {
        Self {
            stored,
            format: None,
            text: TextForm::default(),
            sheet: SheetForm::default(),
            records: Vec::new(),
            iati: IatiForm::default(),
            null_words: Vec::new(),
            shape: Shape::default(),
            numbers: NumberForm::default(),
            period_forms,
            place,
        }
    }
}

/// A source whose rows are in a database: what says how files are read has no meaning for it.
fn of_database(
    (entry, databases): (&Entry<'_, '_>, &Databases),
    forms: Option<PeriodForms>,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Source> {
    let (table, query) = (keys.get("table"), keys.get("query"));
    let place = table.as_ref().or(query.as_ref()).map_or_else(|| keys.place(), Entry::place);
    let table = table.and_then(|entry| entry.text(findings)).map(Asked::Table);
    let query = query.and_then(|entry| entry.text(findings)).map(Asked::Query);
    let null_words = keys.get("null").and_then(|entry| entry.texts(findings)).unwrap_or_default();
    let period_forms = periods::read(keys, forms, findings);
    let shape = shape::read(keys, findings);
    let numbers = shape::numbers(keys, findings);
    let asked = match (table, query) {
        (Some(asked), None) | (None, Some(asked)) => Some(asked),
        (Some(_), Some(_)) | (None, None) => {
            let message = "a source of a database has either a `table` or a `query`";
            findings.report(Finding::new(Code::MissingKey, keys.place(), message));
            None
        }
    };
    let name = entry.text(findings)?;
    let Some(database) = databases.get(&name) else {
        let message = format!("there is no database `{name}`");
        let finding = Finding::new(Code::MissingKey, entry.place(), message);
        let known = databases.keys().map(String::as_str);
        let finding = finding.suggest(&name, known.clone());
        let help = if databases.is_empty() {
            format!("add `[databases.{name}]` with its `driver` and its `address`")
        } else {
            format!("known here: {}", quoted(known))
        };
        findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
        return None;
    };
    // A database with a fault has its finding.
    let database = Arc::clone(database.as_ref()?);
    let stored = Stored::Database(DatabaseTable { database, asked: asked? });
    Some(Source {
        null_words: null_words.into_iter().map(|(word, _)| word).collect(),
        shape,
        numbers,
        ..Source::of(stored, period_forms, place)
    })
}

fn read_one(
    finder: &files::Finder<'_>,
    forms: Option<PeriodForms>,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Source> {
    let path = keys.require("path", findings);
    let null_words = keys.get("null").and_then(|entry| entry.texts(findings)).unwrap_or_default();
    let period_forms = periods::read(keys, forms, findings);
    let format = formats::format(keys, findings);
    let text = formats::text(keys, findings);
    let sheet = formats::sheet(keys, findings);
    let records = formats::records(keys, findings);
    let iati = formats::iati(keys, findings);
    let shape = shape::read(keys, findings);
    let numbers = shape::numbers(keys, findings);
    let path = path?;
    Some(Source {
        stored: Stored::Files(finder.find(&path, findings)?),
        format,
        text,
        sheet,
        records,
        iati,
        null_words: null_words.into_iter().map(|(word, _)| word).collect(),
        shape,
        numbers,
        period_forms,
        place: path.place(),
    })
}
