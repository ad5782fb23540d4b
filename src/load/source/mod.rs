//! Opens the sources: each becomes a lazy frame that knows the file of each row.
//!
//! There is one reader per format, and one of tables of databases. A reader gives
//! a [`Part`]: the rows of one
//! file or table, its columns, and how many rows there are. What the formats have in
//! common is done here: a source of several files is their union, whatever the
//! order of their columns, and each row keeps its file and number in [`ROW`].
//!
//! Columns of formats without types (CSV, sheets, JSON, IATI) are text, so that
//! nothing is guessed and codes such as `001` stay as they are; those of Parquet
//! and Arrow keep their types.

mod arrow;
mod caught;
mod cells;
mod columnar;
mod database;
mod decode;
mod iati;
mod inspect;
mod json;
mod lines;
mod plain;
mod rows;
mod sdmx;
mod shape;
mod sheets;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::{
    DataType, Expr, LazyFrame, NULL, PolarsError, UnionArgs, col, concat_lf_diagonal, lit, when,
};

use super::database::{Answered, Answers, Fault, Keeper, Remote, Staying, Table};
use super::{Extent, SourceRecord};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{DatabaseTable, Limits, Manifest, Source, SourceFile, SourceFormat, Stored};
use crate::model::{NumberForm, PeriodForms};
use crate::reading::{FileMark, Reading, Transfer};

pub(super) use caught::caught;
pub(super) use database::named_rows;
pub(super) use rows::{FileRow, Files, ROW, RowFile, after, numbered};
pub(super) use shape::unkept_product;
use shape::{Long, Reshaped};

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
    /// How many rows its files have, each counted once for each wide column that becomes a row.
    pub(super) rows: u64,
    /// How it writes numbers.
    pub(super) numbers: NumberForm,
    /// How it writes periods.
    pub(super) periods: PeriodForms,
    /// Where its rows are, if they stay in a database and none of them is here.
    pub(super) remote: Option<Arc<Remote>>,
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
    /// Where they stand.
    extent: Extent,
    /// How its lines are drawn; none where it has no lines.
    lines: Option<lines::Lines>,
    /// What of the file was read, such as a sheet; none where it is the whole.
    within: Option<String>,
}

impl Part {
    /// How the file is called of which these are rows, with the sheet of a workbook.
    fn shown(&self, file: &SourceFile) -> String {
        let within = self.within.as_ref().map(|within| format!("#{within}"));
        file.shown.clone() + &within.unwrap_or_default()
    }
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
///
/// The rows of one of them may stay in their database.
pub(super) fn open(manifest: &Manifest, staying: Option<&str>, findings: &mut Findings) -> Sources {
    open_and_keep(manifest, staying, &Keeper::default(), findings)
}

/// Opens every source of a project, and keeps what databases answer.
pub(super) fn open_and_keep(
    manifest: &Manifest,
    staying: Option<&str>,
    keeper: &Keeper,
    findings: &mut Findings,
) -> Sources {
    let staying = staying.map(|source| Staying { source, most_rows: manifest.limits.fetched });
    let answers = Answers::of(manifest, staying, keeper);
    let (mut files, mut answers) = (Files::default(), answers);
    let mut all = Vec::new();
    for (name, source) in &manifest.sources {
        let about = (&manifest.reading, &manifest.limits);
        all.extend(open_one((name, source), about, (&mut files, answers.take(name)), findings));
    }
    Sources { all, files: Arc::new(files) }
}

fn open_one(
    (name, source): (&str, &Source),
    (reading, limits): (&Reading, &Limits),
    (files, mut answer): (&mut Files, Option<Result<Table, Fault>>),
    findings: &mut Findings,
) -> Option<OpenSource> {
    let (mut parts, mut records) = (Vec::new(), Vec::new());
    let (mut sound, mut used) = (true, BTreeSet::new());
    let (first, mut made, mut remote) = (files.0.len(), 0_u64, None);
    let named: &[SourceFile] = match &source.stored {
        Stored::Files(files) => files,
        // A table is no file; what it is called stands where a file has its path.
        Stored::Database(table) => &[SourceFile { path: PathBuf::new(), shown: table.shown(name) }],
    };
    for file in named {
        let opening = Opening { source, file, number: files.0.len(), limits };
        if opening.number >= rows::MOST_FILES {
            let message = format!("the project has more than {} files of data", rows::MOST_FILES);
            findings.report(Finding::new(Code::LimitExceeded, source.place.clone(), message));
            return None;
        }
        let mut of_groups = 0;
        let opened = match &source.stored {
            Stored::Files(_) => of_file(&opening, &mut of_groups, reading, findings),
            Stored::Database(table) => match answer.take()? {
                Ok(Table::Remote(table)) => {
                    let part = database::staying(&table);
                    remote = Some(Arc::from(table));
                    // Its digest is that of the answers that it will give.
                    Some((part, String::new()))
                }
                Ok(Table::Fetched(answer)) => of_table(table, &opening, (Ok(answer), reading), findings),
                Err(fault) => of_table(table, &opening, (Err(fault), reading), findings),
            },
        };
        let shaped = opened.and_then(|(part, blake3)| {
            let (part, long) = shape::long(part, &opening, &mut used, findings)?;
            Some((part, long, blake3))
        });
        let Some((part, long, blake3)) = shaped else {
            sound = false;
            continue;
        };
        let shown = part.shown(file);
        made = made.saturating_add(part.rows.saturating_mul(long.as_ref().map_or(1, Long::count)));
        let reshaped = Reshaped::of(source, long);
        records.push(SourceRecord {
            name: name.to_owned(),
            path: file.shown.clone(),
            shown: shown.clone(),
            blake3,
            rows: part.rows,
            extent: part.extent,
            left_out: 0,
            of_groups,
            scaled: reshaped.scaled.clone(),
            in_database: source.table().is_some(),
        });
        files.0.push(RowFile { shown, lines: part.lines, reshaped, keys: None });
        parts.push((part.frame, part.columns));
    }
    if !sound {
        return None;
    }
    shape::unused(source.shape.wide.as_ref(), name, &used, findings);
    let opened = Opened { records, rows: made, remote, first };
    opened.together((name, source), parts, findings)
}

/// The files of a source, or its table, that were opened.
struct Opened {
    records: Vec<SourceRecord>,
    /// How many rows they have, each counted once for each wide column that becomes a row.
    rows: u64,
    remote: Option<Arc<Remote>>,
    /// The number of the first file.
    first: usize,
}

impl Opened {
    /// The source that they make.
    fn together(
        self,
        (name, source): (&str, &Source),
        parts: Vec<(LazyFrame, Vec<String>)>,
        findings: &mut Findings,
    ) -> Option<OpenSource> {
        let Self { mut records, rows, remote, first } = self;
        let together = of_files(source, parts).map_err(|finding| findings.report(*finding));
        let (frame, columns) = together.ok()?;
        let shaped = shape::shape((name, source), frame, columns, findings)?;
        for (file, left_out) in shaped.left_out {
            if let Some(record) = file.checked_sub(first).and_then(|index| records.get_mut(index)) {
                record.left_out = left_out;
            }
        }
        Some(OpenSource {
            name: name.to_owned(),
            records,
            frame: shaped.frame,
            columns: shaped.columns,
            rows,
            numbers: source.numbers.clone(),
            periods: source.period_forms,
            remote,
            file: first,
        })
    }
}

/// Whether the connection to a table that stays in its database was cut.
pub(super) fn are_cut(sources: &Sources) -> bool {
    sources.all.iter().filter_map(|source| source.remote.as_ref()).any(|remote| remote.answers().is_cut)
}

/// Keeps what the tables came to that stay in their databases: what was fetched of them, and the digest of that.
pub(super) fn answered(sources: &mut Sources, reading: &Reading) {
    for source in &mut sources.all {
        let Some(remote) = &source.remote else { continue };
        let Answered { rows, bytes, digests, reason, is_cut: _ } = remote.answers();
        let mark = FileMark { bytes, ..FileMark::of(digests.as_bytes()) };
        for record in &mut source.records {
            record.blake3.clone_from(&mark.blake3);
            let transfer = Transfer {
                name: record.shown.clone(),
                rows,
                bytes,
                of: Some(remote.rows),
                reason: reason.clone(),
            };
            reading.fetched(transfer, mark.clone());
        }
    }
}

/// Opens a file, with its hash; all that is wrong with it is said.
fn of_file(
    opening: &Opening<'_>,
    of_groups: &mut u64,
    reading: &Reading,
    findings: &mut Findings,
) -> Option<(Part, String)> {
    let part = open_part(opening, of_groups, findings);
    let hash = reading.source(&opening.file.shown, &opening.file.path);
    let hash = hash.map_err(|error| findings.report(opening.unreadable(&error)));
    part.zip(hash.ok())
}

/// Fetches a table of a database, with the hash of its rows.
fn of_table(
    table: &DatabaseTable,
    opening: &Opening<'_>,
    (answer, reading): (Result<super::database::Answer, Fault>, &Reading),
    findings: &mut Findings,
) -> Option<(Part, String)> {
    let database::Fetched { part, mark, bytes } = database::open(table, opening, answer, findings)?;
    let (name, blake3) = (opening.file.shown.clone(), mark.blake3.clone());
    reading.fetched(Transfer { name, rows: part.rows, bytes, of: None, reason: None }, mark);
    Some((part, blake3))
}

/// Opens a file, and counts its rows of places and groups that its table has no column for.
fn open_part(opening: &Opening<'_>, of_groups: &mut u64, findings: &mut Findings) -> Option<Part> {
    let format = opening.source.format.unwrap_or_else(|| SourceFormat::of_name(&opening.file.shown));
    let has_numbers = matches!(format, SourceFormat::Sheet | SourceFormat::Json | SourceFormat::Ndjson);
    if has_numbers && has_form(opening, findings) {
        return None;
    }
    match format {
        SourceFormat::Csv => text::open(opening, &|_| b',', findings),
        SourceFormat::SdmxCsv => sdmx::open(opening, findings),
        SourceFormat::Tsv => text::open(opening, &|_| b'\t', findings),
        SourceFormat::Parquet | SourceFormat::Arrow => columnar::open(opening, format, findings),
        SourceFormat::Json | SourceFormat::Ndjson => json::open(opening, format, findings),
        SourceFormat::Iati => iati::open(opening, of_groups, findings),
        SourceFormat::Sheet => sheets::open(opening, findings),
    }
}

/// Whether a source whose rows have numbers of their own declares a form of numbers, which is then reported.
///
/// Such a number has a decimal point, which the form might take for a mark of thousands.
fn has_form(opening: &Opening<'_>, findings: &mut Findings) -> bool {
    let has_form = opening.source.numbers != NumberForm::default();
    if has_form {
        let message = "this format has numbers of its own, which cannot be told from texts in another form";
        let finding = Finding::new(Code::InvalidValue, opening.source.place.clone(), message);
        let help =
            "remove `decimal`, `thousands` and the like from the source, and correct texts where they stand";
        findings.report(finding.help(help));
    }
    has_form
}

/// The rows of the files of a source, with the same row only once and nothing where a word stands for nothing.
fn of_files(
    source: &Source,
    mut parts: Vec<(LazyFrame, Vec<String>)>,
) -> Result<(LazyFrame, Vec<String>), Box<Finding>> {
    if let Some(column) = columnar::beside_texts(source, &mut parts) {
        return Err(Box::new(columnar::own_numbers(source, &column)));
    }
    let made = together(parts).and_then(|(frame, columns)| {
        let frame = iati::once(source, frame)?;
        Ok((without_null_words(frame, &columns, &source.null_words)?, columns))
    });
    made.map_err(|error| {
        let error = error.to_string();
        let finding = Finding::new(Code::SourceFormat, source.place.clone(), first_line(&error));
        Box::new(finding.help("give the files of a source columns of one type each"))
    })
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
fn without_null_words(
    mut frame: LazyFrame,
    columns: &[String],
    words: &[String],
) -> Result<LazyFrame, PolarsError> {
    if words.is_empty() {
        return Ok(frame);
    }
    let schema = caught(|| frame.collect_schema())?;
    let emptied = columns.iter().map(|column| {
        let cell = col(column.as_str());
        let text = cell.clone().cast(DataType::String);
        // A whole binary number is written with a decimal that nobody gives.
        let is_binary = schema.get(column).is_some_and(DataType::is_float);
        let text = if is_binary { text.str().replace(lit(r"\.0$"), lit(""), false) } else { text };
        let is_word = words.iter().map(|word| text.clone().eq(lit(word.as_str())));
        let is_word = is_word.reduce(Expr::or).unwrap_or_else(|| lit(false));
        when(is_word).then(lit(NULL)).otherwise(cell).alias(column.as_str())
    });
    Ok(frame.with_columns(emptied.collect::<Vec<Expr>>()))
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
