//! Opens the sources: each becomes a lazy frame that knows the file of each row.
//!
//! There is one reader per format. A reader gives a [`Part`]: the rows of one
//! file, its columns, and how many rows there are. What the formats have in
//! common is done here: a source of several files is their union, whatever the
//! order of their columns, and each row keeps its file and number in [`ROW`].
//!
//! Columns of formats without types (CSV, sheets, JSON, IATI) are text, so that
//! nothing is guessed and codes such as `001` stay as they are; those of Parquet
//! and Arrow keep their types.

mod cells;
mod columnar;
mod decode;
mod inspect;
mod lines;
mod rows;
mod text;

use std::io;
use std::path::Path;
use std::sync::Arc;

use polars::prelude::{Expr, LazyFrame, NULL, PolarsError, UnionArgs, col, concat_lf_diagonal, lit, when};

use super::SourceRecord;
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{Limits, Manifest, Source, SourceFile, SourceFormat};
use crate::reading::Reading;

pub(super) use rows::{FileRow, Files, ROW, RowFile};

/// A source that is ready to be read.
pub(super) struct OpenSource {
    /// Its name.
    pub(super) name: String,
    /// Its files, for the results.
    pub(super) records: Vec<SourceRecord>,
    /// Its rows, with [`ROW`] before them.
    pub(super) frame: LazyFrame,
    /// The names of its columns.
    pub(super) columns: Vec<String>,
    /// The number of its first file.
    file: usize,
}

impl OpenSource {
    /// How it is called in messages: its file, or its name where it has several.
    pub(super) fn shown(&self) -> &str {
        match self.records.as_slice() {
            [record] => &record.path,
            _ => &self.name,
        }
    }

    /// A number of a row that stands for the header of its first file.
    pub(super) fn header(&self) -> usize {
        usize::try_from(rows::join(self.file, 1)).expect("numbers of rows fit a word of 64 bits")
    }
}

/// The sources of a project.
pub(super) struct Sources {
    /// Each of them, by name.
    pub(super) all: Vec<OpenSource>,
    /// The files of all of them, which the numbers of rows refer to.
    pub(super) files: Arc<Files>,
}

/// The rows of one file.
struct Part {
    /// Its rows, with [`ROW`] before them.
    frame: LazyFrame,
    /// The names of its columns, in order.
    columns: Vec<String>,
    /// Rows of data.
    rows: u64,
    /// How its lines are drawn; none where it has no lines.
    lines: Option<lines::Lines>,
    /// What of the file was read, such as a sheet; none where it is the whole.
    within: Option<String>,
}

/// What a reader of a format is given.
struct Opening<'a> {
    /// The settings of the source.
    source: &'a Source,
    /// The file.
    file: &'a SourceFile,
    /// The number of the file in [`ROW`].
    number: usize,
    /// What the file may cost.
    limits: &'a Limits,
}

impl Opening<'_> {
    /// The place of the file as a whole.
    fn place(&self) -> Place {
        Place::file(self.file.shown.clone())
    }

    /// The finding that the file cannot be read by the machine.
    fn unreadable(&self, error: &io::Error) -> Finding {
        let message = format!("cannot read `{}` ({error})", self.file.shown);
        Finding::new(Code::FileUnreadable, self.source.place.clone(), message)
    }

    /// A finding that the file is not what it should be.
    fn malformed(&self, message: impl Into<String>) -> Finding {
        Finding::new(Code::SourceFormat, self.place(), message)
    }
}

/// Opens every source of a project.
pub(super) fn open(manifest: &Manifest, findings: &mut Findings) -> Sources {
    let mut files = Files::default();
    let mut all = Vec::new();
    for (name, source) in &manifest.sources {
        let first = files.0.len();
        let opened = open_one((name, source), (&manifest.reading, &manifest.limits), &mut files, findings);
        all.extend(opened.map(|opened| OpenSource { file: first, ..opened }));
    }
    Sources { all, files: Arc::new(files) }
}

fn open_one(
    (name, source): (&str, &Source),
    (reading, limits): (&Reading, &Limits),
    files: &mut Files,
    findings: &mut Findings,
) -> Option<OpenSource> {
    let mut parts = Vec::new();
    let mut records = Vec::new();
    let mut sound = true;
    for file in &source.files {
        let opening = Opening { source, file, number: files.0.len(), limits };
        let part = open_part(&opening, findings);
        let hash = reading.source(&file.shown, &file.path);
        let hash = hash.map_err(|error| findings.report(opening.unreadable(&error)));
        let (Some(part), Ok(blake3)) = (part, hash) else {
            sound = false;
            continue;
        };
        let shown = match &part.within {
            Some(within) => format!("{}#{within}", file.shown),
            None => file.shown.clone(),
        };
        let (rows, path) = (part.rows, file.shown.clone());
        records.push(SourceRecord { name: name.to_owned(), path, blake3, rows });
        files.0.push(RowFile { shown, lines: part.lines });
        parts.push((part.frame, part.columns));
    }
    if !sound {
        return None;
    }
    let (frame, columns) = match together(parts) {
        Ok(together) => together,
        Err(error) => {
            findings.report(
                Finding::new(Code::SourceFormat, source.place.clone(), first_line(&error.to_string()))
                    .help("give the files of a source columns of one type each"),
            );
            return None;
        }
    };
    let frame = without_null_words(frame, &columns, &source.null_words);
    Some(OpenSource { name: name.to_owned(), records, frame, columns, file: 0 })
}

fn open_part(opening: &Opening<'_>, findings: &mut Findings) -> Option<Part> {
    let format = opening.source.format.unwrap_or_else(|| SourceFormat::of_name(&opening.file.shown));
    match format {
        SourceFormat::Csv | SourceFormat::SdmxCsv => text::open(opening, b',', findings),
        SourceFormat::Tsv => text::open(opening, b'\t', findings),
        SourceFormat::Parquet | SourceFormat::Arrow => columnar::open(opening, format, findings),
        SourceFormat::Sheet | SourceFormat::Json | SourceFormat::Ndjson | SourceFormat::Iati => {
            findings.report(opening.malformed("files of this format cannot be read yet"));
            None
        }
    }
}

/// The union of the files of a source: a column that a file lacks is empty in its rows.
fn together(mut parts: Vec<(LazyFrame, Vec<String>)>) -> Result<(LazyFrame, Vec<String>), PolarsError> {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return Ok(only);
    }
    let mut columns: Vec<String> = Vec::new();
    for column in parts.iter().flat_map(|(_, columns)| columns) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    let frames: Vec<LazyFrame> = parts.into_iter().map(|(frame, _)| frame).collect();
    let union = UnionArgs { to_supertypes: true, maintain_order: true, ..UnionArgs::default() };
    Ok((concat_lf_diagonal(frames, union)?, columns))
}

/// The rows with no text where a word stands for an empty cell.
fn without_null_words(frame: LazyFrame, columns: &[String], words: &[String]) -> LazyFrame {
    if words.is_empty() {
        return frame;
    }
    let emptied = columns.iter().map(|column| {
        let cell = col(column.as_str());
        let is_word = words.iter().map(|word| cell.clone().cast(polars::prelude::DataType::String).eq(lit(word.as_str())));
        let is_word = is_word.reduce(Expr::or).unwrap_or_else(|| lit(false));
        when(is_word).then(lit(NULL)).otherwise(cell).alias(column.as_str())
    });
    frame.with_columns(emptied.collect::<Vec<Expr>>())
}

/// The first line of a message of another library.
pub(super) fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

/// The BLAKE3 hash of the bytes of a file, in hexadecimal.
///
/// # Errors
/// A file that cannot be read.
pub fn hash(path: &Path) -> io::Result<String> {
    crate::reading::digest::of_reader(std::fs::File::open(path)?)
}
