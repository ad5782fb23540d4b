//! Opens the data files: each becomes a lazy frame whose columns are all text.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use polars::prelude::{
    IntoLazy, LazyCsvReader, LazyFileListReader, LazyFrame, NullValues, PlRefPath, PolarsError, RowIndex, len,
};

use super::SourceRecord;
use super::excerpt;
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{Manifest, Source};
use crate::reading::Reading;

/// The column that numbers the rows; the header is row 1.
pub(super) const ROW: &str = "_row";

/// Files up to this size are read at once, in bytes; tables of a framework are smaller, data of units may not be.
const SMALL: u64 = 4 << 20;

/// What to do about a file that is not the CSV that it should be.
pub(super) const FORMAT_HELP: &str = "save the file as CSV in UTF-8, comma-separated, with one header row";

/// A data file that is ready to be read.
pub(super) struct OpenSource {
    /// Its record for the results.
    pub(super) record: SourceRecord,
    /// Its settings.
    pub(super) settings: Source,
    /// Its rows, all columns text, with [`ROW`] before them.
    pub(super) frame: LazyFrame,
    /// The names of its columns.
    pub(super) columns: Vec<String>,
}

/// Opens every source of a project.
pub(super) fn open(manifest: &Manifest, findings: &mut Findings) -> Vec<OpenSource> {
    let opened =
        manifest.sources.iter().map(|(name, source)| open_csv(name, source, &manifest.reading, findings));
    opened.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn open_csv(name: &str, source: &Source, reading: &Reading, findings: &mut Findings) -> Option<OpenSource> {
    let unreadable = |error: io::Error| {
        let message = format!("cannot read `{}` ({error})", source.shown);
        Finding::new(Code::FileUnreadable, source.place.clone(), message)
    };
    let header = match read_header(&source.path) {
        Ok(header) => header,
        Err(error) => {
            findings.report(unreadable(error));
            return None;
        }
    };
    if let Some(message) = foreign(&header) {
        let finding = Finding::new(Code::SourceFormat, Place::file(source.shown.clone()), message);
        findings.report(finding.help(FORMAT_HELP));
        return None;
    }
    let columns = check_header(source, &String::from_utf8_lossy(&header), findings)?;
    let blake3 = match reading.source(&source.shown, &source.path) {
        Ok(hash) => hash,
        Err(error) => {
            findings.report(unreadable(error));
            return None;
        }
    };
    let counted = scan(source).and_then(|frame| counted(frame, fs::metadata(&source.path)?.len()));
    match counted {
        Ok((rows, frame)) => {
            let record = SourceRecord { name: name.to_owned(), path: source.shown.clone(), blake3, rows };
            Some(OpenSource { record, settings: source.clone(), frame, columns })
        }
        Err(error) => {
            let fault = excerpt::fault(&source.path, columns.len());
            let finding = fault.map(|fault| fault.finding(&source.shown));
            findings.report(finding.unwrap_or_else(|| format_finding(source, &error)));
            None
        }
    }
}

/// The file as a frame of text columns; nothing is read yet.
fn scan(source: &Source) -> Result<LazyFrame, PolarsError> {
    let path = PlRefPath::try_from_path(&source.path)?;
    let words: Vec<_> = source.null_words.iter().map(|word| word.as_str().into()).collect();
    LazyCsvReader::new(path)
        .with_infer_schema_length(Some(0))
        .with_null_values((!words.is_empty()).then_some(NullValues::AllColumns(words)))
        .with_row_index(Some(RowIndex { name: ROW.into(), offset: 2 }))
        .with_raise_if_empty(false)
        .with_glob(false)
        .finish()
}

/// The rows of a file and their number; a small file is read here and now, and not once for each use.
fn counted(frame: LazyFrame, size: u64) -> Result<(u64, LazyFrame), PolarsError> {
    if size > SMALL {
        return Ok((count_rows(frame.clone())?, frame));
    }
    let rows = frame.collect()?;
    Ok((rows.height() as u64, rows.lazy()))
}

fn count_rows(frame: LazyFrame) -> Result<u64, PolarsError> {
    let counted = frame.select([len()]).collect()?;
    let count = counted.columns().first().map(|column| column.get(0)).transpose()?;
    count
        .and_then(|count| count.extract::<u64>())
        .ok_or_else(|| PolarsError::NoData("the rows cannot be counted".into()))
}

fn format_finding(source: &Source, error: &PolarsError) -> Finding {
    let message = format!("cannot read `{}` as CSV ({})", source.shown, first_line(&error.to_string()));
    Finding::new(Code::SourceFormat, Place::file(source.shown.clone()), message).help(FORMAT_HELP)
}

/// The first line of a message of another library.
pub(super) fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

fn read_header(path: &Path) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    // A header longer than this is no header; the limit keeps a file without line ends from being read whole.
    BufReader::new(File::open(path)?).take(1 << 20).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// What a header shows that no CSV in UTF-8 has.
fn foreign(header: &[u8]) -> Option<&'static str> {
    let is_utf16 = header.starts_with(&[0xFF, 0xFE]) || header.starts_with(&[0xFE, 0xFF]);
    if is_utf16 || header.contains(&0) {
        return Some(if is_utf16 { "the file is in UTF-16" } else { "the file is not a text" });
    }
    if header.contains(&b',') {
        return None;
    }
    let separated = |by: u8| header.contains(&by);
    match (separated(b';'), separated(b'\t')) {
        (true, _) => Some("the columns are separated by semicolons and not by commas"),
        (false, true) => Some("the columns are separated by tabs and not by commas"),
        (false, false) => None,
    }
}

/// The column names of a header, if each is there and different from the others.
fn check_header(source: &Source, header: &str, findings: &mut Findings) -> Option<Vec<String>> {
    let header = header.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    let names = excerpt::split_record(header);
    if header.trim().is_empty() {
        let help = "write the names of the columns in the first row, and the data below them";
        let place = Place::file(source.shown.clone());
        findings
            .report(Finding::new(Code::SourceHeader, place, "the file begins with an empty row").help(help));
        return None;
    }
    let mut sound = true;
    for (index, (name, range)) in names.iter().enumerate() {
        let place = Place::span(source.shown.clone(), header, range.clone());
        let message = if name.trim().is_empty() {
            format!("column {} has no name", index + 1)
        } else if names[..index].iter().any(|(earlier, _)| earlier == name) {
            format!("the column name `{name}` appears twice")
        } else {
            continue;
        };
        sound = false;
        let help = "give every column a name of its own in the first row";
        findings.report(Finding::new(Code::SourceHeader, place, message).help(help));
    }
    sound.then(|| names.into_iter().map(|(name, _)| name).collect())
}

/// The BLAKE3 hash of the bytes of a file, in hexadecimal.
///
/// # Errors
/// A file that cannot be read.
pub fn hash(path: &Path) -> io::Result<String> {
    crate::reading::digest::of_reader(File::open(path)?)
}
