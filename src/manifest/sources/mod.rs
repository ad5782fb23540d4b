//! The settings of sources: which files, of which format, read how.

mod files;
mod formats;
pub(super) mod limits;
mod shape;

pub use files::SourceFile;
pub(super) use files::resolve;
pub use formats::{Encoding, HeaderRows, IatiForm, IatiPart, Packed, SheetForm, SourceFormat, TextForm};
pub use limits::Limits;
pub use shape::{Condition, Constant, Factor, Shape, Wide, WideColumns};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::keys::{Entry, Keys};
use super::{Report, periods};
use crate::diag::{Findings, Place};
use crate::model::{NumberForm, PeriodForms};

/// Where data come from: a file, or several that hold rows of one kind.
#[derive(Debug, Clone)]
pub struct Source {
    /// The files, in the order in which the project or the pattern names them.
    pub files: Vec<SourceFile>,
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

/// Reads the sources of a project.
///
/// `folders` are those that files may lie in.
pub(super) fn read(
    (root, folders): (&Path, &[PathBuf]),
    report: Option<&Report>,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    let forms = report.map(|report| report.period_forms);
    for (name, _, entry) in keys.entries() {
        let found = files::Finder { root, folders };
        let source = if entry.is_table() {
            let Some(table) = entry.table(&format!("sources.{name}"), findings) else { continue };
            let source = read_one(&found, forms, &table, findings);
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
    Some(Source {
        files,
        format: None,
        text: TextForm::default(),
        sheet: SheetForm::default(),
        records: Vec::new(),
        iati: IatiForm::default(),
        null_words: Vec::new(),
        shape: Shape::default(),
        numbers: NumberForm::default(),
        period_forms,
        place: entry.place(),
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
        files: finder.find(&path, findings)?,
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
