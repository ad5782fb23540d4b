//! The settings of sources: which files, of which format, read how.

mod files;
mod formats;
pub(super) mod limits;

pub(super) use files::resolve;
pub use files::SourceFile;
pub use formats::{Encoding, HeaderRows, IatiPart, Packed, SheetForm, SourceFormat, TextForm};
pub use limits::Limits;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::keys::{Entry, Keys};
use crate::diag::{Findings, Place};

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
    /// Words that stand for an empty cell.
    pub null_words: Vec<String>,
    /// Where the project names it.
    pub place: Place,
}

/// Reads the sources of a project.
///
/// `folders` are those that files may lie in.
pub(super) fn read(
    root: &Path,
    folders: &[PathBuf],
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for (name, _, entry) in keys.entries() {
        let found = files::Finder { root, folders };
        let source = if entry.is_table() {
            let Some(table) = entry.table(&format!("sources.{name}"), findings) else { continue };
            let source = read_one(&found, &table, findings);
            table.finish(findings);
            source
        } else {
            plain(&found, &entry, findings)
        };
        sources.extend(source.map(|source| (name.to_owned(), source)));
    }
    sources
}

/// A source of which the project gives only the path.
fn plain(finder: &files::Finder<'_>, entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<Source> {
    let files = finder.find(entry, findings)?;
    Some(Source {
        files,
        format: None,
        text: TextForm::default(),
        sheet: SheetForm::default(),
        null_words: Vec::new(),
        place: entry.place(),
    })
}

fn read_one(
    finder: &files::Finder<'_>,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Source> {
    let path = keys.require("path", findings);
    let null_words = keys.get("null").and_then(|entry| entry.texts(findings)).unwrap_or_default();
    let format = formats::format(keys, findings);
    let text = formats::text(keys, findings);
    let sheet = formats::sheet(keys, findings);
    let path = path?;
    Some(Source {
        files: finder.find(&path, findings)?,
        format,
        text,
        sheet,
        null_words: null_words.into_iter().map(|(word, _)| word).collect(),
        place: path.place(),
    })
}
