//! Files of text in columns: CSV and its relatives.
//!
//! The whole file is looked at once before it is parsed ([`super::inspect`]),
//! because the parser passes in silence over rows that are too short, and over
//! those that are too long as soon as not every column is asked for.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use polars::prelude::{
    Expr, IdxSize, IntoLazy, LazyCsvReader, LazyFileListReader, LazyFrame, PlRefPath, PolarsError, RowIndex,
    col,
};

use super::decode::{self, DecodeError, PlainFile};
use super::inspect::{Expected, Fault, FaultKind, Structure, inspect};
use super::lines::{Dialect, Lines, split_record};
use super::{Opening, Part, ROW, first_line, plain, rows};
use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Extent;
use crate::manifest::HeaderRows;

/// Files up to this size are read at once, in bytes; tables of a framework are smaller, data of units may not be.
const SMALL: u64 = 4 << 20;

/// A header longer than this is no header, in bytes.
const LONGEST_HEADER: u64 = 1 << 20;

/// What to do about a file that is not the text that it should be.
const FORMAT_HELP: &str = "save the file as CSV in UTF-8, or say under `[sources]` what it is by `format`, `encoding` and `delimiter`";

/// Opens a file of text, by the mark that separates its columns, which its header may say.
pub(super) fn open(
    opening: &Opening<'_>,
    delimiter: &dyn Fn(&str) -> u8,
    findings: &mut Findings,
) -> Option<Part> {
    let form = opening.source.text;
    let plain = lines_of(opening, findings)?;
    let header = match header_rows(plain.path(), form.header) {
        Ok(rows) => rows,
        Err(error) => {
            findings.report(opening.unreadable(&error));
            return None;
        }
    };
    let usual = || delimiter(header.last().map_or("", String::as_str));
    let dialect =
        Dialect { delimiter: form.delimiter.unwrap_or_else(usual), quote: form.quote.unwrap_or(b'"') };
    let begin = plain::begin(plain.path(), LONGEST_HEADER);
    let begin = begin.map_err(|error| findings.report(opening.unreadable(&error))).ok()?;
    if begin.is_empty() {
        let help = "write the names of the columns in the first row, and the data below them";
        findings.report(Finding::new(Code::SourceHeader, opening.place(), "the file is empty").help(help));
        return None;
    }
    if let Some((message, help)) = foreign(&header, &begin, dialect) {
        findings.report(opening.malformed(message).help(help));
        return None;
    }
    let columns = check_header(opening, &header, dialect, findings)?;
    let structure = structure(opening, plain.path(), dialect, columns.len());
    let structure = structure.map_err(|error| findings.report(opening.unreadable(&error))).ok()?;
    let lines = Lines::new(plain.path().to_owned(), columns.clone(), dialect);
    let may_go_on = report(opening, &structure, (columns.len(), dialect), &lines, findings);
    let last = form.header.last;
    let below = structure.rows.saturating_sub(u64::from(last)).saturating_sub(u64::from(form.footer));
    let rows = below.saturating_sub(structure.empty);
    let frame = may_go_on.then(|| scan(&plain, dialect, last, &columns))?;
    let frame = frame.map(|frame| {
        if form.footer > 0 { frame.slice(0, IdxSize::try_from(below).unwrap_or(IdxSize::MAX)) } else { frame }
    });
    let frame = frame.map(|frame| if structure.empty > 0 { without_empty(frame, &columns) } else { frame });
    let frame = frame.and_then(|frame| numbered(frame, &plain, opening));
    let frame = frame.map_err(|error| {
        findings.report(opening.malformed(first_line(&error.to_string())).help(FORMAT_HELP));
    });
    // The text must be there as long as somebody may draw a line of it.
    let lines = lines.keeping(plain);
    let extent = structure.filled.map_or(Extent::Empty, |(first, last)| Extent::Rows(first, last));
    Some(Part { frame: frame.ok()?, columns, rows, extent, lines: Some(lines), within: None })
}

/// The text of a file with line feeds, also where its lines end as on old Macintoshes.
fn lines_of(opening: &Opening<'_>, findings: &mut Findings) -> Option<PlainFile> {
    let plain = plain::plain(opening, findings)?;
    let ended = plain::begin(plain.path(), LONGEST_HEADER).map_err(DecodeError::from).and_then(|begin| {
        let is_old = begin.contains(&b'\r') && !begin.contains(&b'\n');
        if is_old { decode::with_line_feeds(plain.path()) } else { Ok(plain) }
    });
    ended.map_err(|error| findings.report(plain::refused(opening, &error))).ok()
}

/// The rows of the header, as they are; bytes that are no UTF-8 are replaced.
fn header_rows(path: &Path, header: HeaderRows) -> io::Result<Vec<String>> {
    let mut reader = BufReader::new(File::open(path)?.take(LONGEST_HEADER));
    let mut rows = Vec::new();
    for row in 1..=header.last {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        if row >= header.first {
            let text = String::from_utf8_lossy(&line);
            let text = if row == 1 { text.trim_start_matches('\u{feff}') } else { &text };
            rows.push(text.trim_end_matches(['\r', '\n']).to_owned());
        }
    }
    Ok(rows)
}

/// What a header shows that no text in these columns has, and what to do.
fn foreign(header: &[String], begin: &[u8], dialect: Dialect) -> Option<(String, String)> {
    let header = header.concat();
    if let Some(likeness) = plain::looks_like(begin).filter(|_| !begin.trim_ascii().is_empty()) {
        return Some((format!("this is not a table of text ({likeness})"), FORMAT_HELP.to_owned()));
    }
    if header.contains('\0') {
        return Some(("the file is not a text".to_owned(), FORMAT_HELP.to_owned()));
    }
    if header.contains(char::from(dialect.delimiter)) {
        return None;
    }
    let wanted = mark(dialect.delimiter);
    let found = [b';', b'\t', b',', b'|'].into_iter().find(|mark| header.contains(char::from(*mark)))?;
    let setting = if found == b'\t' { "tab".to_owned() } else { char::from(found).to_string() };
    let message = format!("the columns are separated by {} and not by {wanted}", mark(found));
    Some((message, format!("say so: `delimiter = \"{setting}\"` under its source")))
}

fn mark(mark: u8) -> String {
    match mark {
        b',' => "commas".to_owned(),
        b';' => "semicolons".to_owned(),
        b'\t' => "tabs".to_owned(),
        other => format!("`{}`", char::from(other)),
    }
}

/// The column names of a header, if each is there and different from the others.
///
/// Where several rows make the header, the names of a column in them are joined by a space.
fn check_header(
    opening: &Opening<'_>,
    header: &[String],
    dialect: Dialect,
    findings: &mut Findings,
) -> Option<Vec<String>> {
    let last = header.last().map(String::as_str).unwrap_or_default();
    if last.trim().is_empty() {
        let help = "write the names of the columns in the first row, and the data below them, or say by `header` in which row they stand";
        let message = if opening.source.text.header == HeaderRows::default() {
            "the file begins with an empty row".to_owned()
        } else {
            format!("row {} is empty and names no columns", opening.source.text.header.last)
        };
        findings.report(Finding::new(Code::SourceHeader, opening.place(), message).help(help));
        return None;
    }
    let cells: Vec<Vec<(String, std::ops::Range<usize>)>> =
        header.iter().map(|row| split_record(row, dialect)).collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or_default();
    let names: Vec<String> = (0..count)
        .map(|index| {
            let parts = cells.iter().filter_map(|row| row.get(index)).map(|(name, _)| name.trim());
            parts.filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(" ")
        })
        .collect();
    let mut sound = true;
    for (index, name) in names.iter().enumerate() {
        let range = cells.last().and_then(|row| row.get(index)).map_or(0..0, |(_, range)| range.clone());
        let mut place = Place::span(opening.file.shown.clone(), last, range);
        place.line = usize::try_from(opening.source.text.header.last).ok();
        let message = if name.is_empty() {
            format!("column {} has no name", index + 1)
        } else if names[..index].contains(name) {
            format!("the column name `{name}` appears twice")
        } else if name == ROW {
            format!("the column name `{ROW}` stands for the numbers of rows and cannot be used")
        } else {
            continue;
        };
        sound = false;
        let help = "give every column a name of its own in the first row";
        findings.report(Finding::new(Code::SourceHeader, place, message).help(help));
    }
    sound.then_some(names)
}

fn structure(opening: &Opening<'_>, path: &Path, dialect: Dialect, columns: usize) -> io::Result<Structure> {
    let form = &opening.source.text;
    let first = u64::from(form.header.last) + 1;
    let expected = Expected { first, columns, footer: form.footer as usize };
    inspect(path, dialect, expected, opening.limits.cell)
}

/// Reports the faults of a file; whether it can be read all the same.
fn report(
    opening: &Opening<'_>,
    structure: &Structure,
    (columns, dialect): (usize, Dialect),
    lines: &Lines,
    findings: &mut Findings,
) -> bool {
    let mut readable = true;
    // Rows at the end that are no data may have any number of cells.
    let last = structure.rows.saturating_sub(u64::from(opening.source.text.footer));
    let is_data = |fault: &&Fault| fault.row <= last || !matches!(fault.kind, FaultKind::Cells(_));
    for Fault { row, kind } in structure.faults.iter().filter(is_data) {
        let place = Place::row(opening.file.shown.clone(), usize::try_from(*row).unwrap_or(usize::MAX));
        let place = lines.draw(place);
        let finding = match kind {
            FaultKind::Cells(cells) => {
                let cell = if *cells == 1 { "cell" } else { "cells" };
                let message = format!("the row has {cells} {cell} and the header {columns}");
                let help = if *cells > columns {
                    format!("put a cell that holds {} into quotation marks", a_mark(dialect.delimiter))
                } else {
                    format!("write {} for each empty cell at the end, too", a_mark(dialect.delimiter))
                };
                Finding::new(Code::RowRagged, beyond(place, columns, dialect), message).help(help)
            }
            FaultKind::Nul => {
                readable = false;
                let help = "save the file anew from the program that made it";
                Finding::new(Code::SourceFormat, place, "the row holds a NUL byte").help(help)
            }
            FaultKind::NotUtf8 { offset } => {
                readable = false;
                let message = format!("the file is not in UTF-8 (byte {offset})");
                let help =
                    "save it in UTF-8, or say what it is by `encoding`, such as \"gbk\" or \"windows-1252\"";
                let place = at_replacement(place);
                Finding::new(Code::SourceFormat, place, message).help(help)
            }
            FaultKind::Open => {
                readable = false;
                let message = "a quotation mark is opened and never closed";
                let help = "close the cell with a second quotation mark; one within a cell is written twice";
                Finding::new(Code::SourceFormat, at_quote(place, dialect.quote), message).help(help)
            }
            FaultKind::Stray => {
                readable = false;
                let message = "a quotation mark stands within a cell that does not begin and end with one";
                let help = "put the whole cell into quotation marks, and write those within it twice";
                Finding::new(Code::SourceFormat, at_quote(place, dialect.quote), message).help(help)
            }
            FaultKind::TooLong => {
                readable = false;
                let message = format!("the row is longer than {} bytes", opening.limits.cell);
                let help = "close the quotation mark that makes one row of many, or raise `cell` in `[limits]` if the row is meant to be so long";
                Finding::new(Code::LimitExceeded, place, message).help(help)
            }
        };
        findings.report(finding);
    }
    let unnamed = structure.faulty - structure.faults.len() as u64;
    if let Ok(unnamed @ 1..) = usize::try_from(unnamed) {
        findings.report_more(Finding::new(Code::RowRagged, opening.place(), "the row is ragged"), unnamed);
    }
    readable
}

fn a_mark(mark: u8) -> String {
    match mark {
        b',' => "a comma".to_owned(),
        b';' => "a semicolon".to_owned(),
        b'\t' => "a tab".to_owned(),
        other => format!("`{}`", char::from(other)),
    }
}

/// The place with the cells marked that the header has no name for.
fn beyond(mut place: Place, columns: usize, dialect: Dialect) -> Place {
    if let Some(excerpt) = &mut place.excerpt {
        let end = excerpt.text.trim_end_matches('…').len();
        let first =
            split_record(&excerpt.text, dialect).into_iter().nth(columns).map(|(_, range)| range.start);
        excerpt.mark = first.map_or(end..end, |first| first.min(end)..end);
    }
    with_column(place)
}

fn at_quote(mut place: Place, quote: u8) -> Place {
    if let Some(excerpt) = &mut place.excerpt {
        excerpt.mark = excerpt.text.find(char::from(quote)).map_or(0..0, |index| index..index + 1);
    }
    with_column(place)
}

fn at_replacement(mut place: Place) -> Place {
    if let Some(excerpt) = &mut place.excerpt {
        let mark = excerpt.text.find(char::REPLACEMENT_CHARACTER);
        excerpt.mark = mark.map_or(0..0, |index| index..index + char::REPLACEMENT_CHARACTER.len_utf8());
    }
    with_column(place)
}

/// The place by its line rather than by its row: what is wrong is how the line is written.
fn with_column(mut place: Place) -> Place {
    place.row = None;
    place
}

/// The file as a frame of text columns; nothing is read yet.
fn scan(
    plain: &PlainFile,
    dialect: Dialect,
    header: u32,
    columns: &[String],
) -> Result<LazyFrame, PolarsError> {
    let path = PlRefPath::try_from_path(plain.path())?;
    let schema = columns.iter().map(|name| (name.as_str().into(), polars::prelude::DataType::String));
    LazyCsvReader::new(path)
        .with_separator(dialect.delimiter)
        .with_quote_char(Some(dialect.quote))
        .with_skip_rows(header as usize - 1)
        .with_schema(Some(std::sync::Arc::new(schema.collect())))
        .with_row_index(Some(RowIndex { name: ROW.into(), offset: header + 1 }))
        .with_raise_if_empty(false)
        .with_truncate_ragged_lines(true)
        .with_glob(false)
        .finish()
}

/// The rows that have a cell.
fn without_empty(frame: LazyFrame, columns: &[String]) -> LazyFrame {
    let mut filled: Vec<Expr> = columns.iter().map(|column| col(column.as_str()).is_not_null()).collect();
    // Two and two, because a chain as long as there may be columns would be too deep for the stack.
    while filled.len() > 1 {
        let pairs = filled.chunks(2).map(|pair| pair.iter().cloned().reduce(Expr::or));
        filled = pairs.flatten().collect();
    }
    filled.pop().map_or(frame.clone(), |filled| frame.filter(filled))
}

/// The rows with their file; a small file is read here and now, and not once for each use.
fn numbered(frame: LazyFrame, plain: &PlainFile, opening: &Opening<'_>) -> Result<LazyFrame, PolarsError> {
    let frame = frame.with_column(rows::numbered(opening.number));
    if fs::metadata(plain.path())?.len() > SMALL { Ok(frame) } else { Ok(frame.collect()?.lazy()) }
}
