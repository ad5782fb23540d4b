//! Finds the line of a CSV file that a finding is about, to draw it.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use crate::diag::{Code, Excerpt, Finding, Place};

/// The longest line that is drawn, in characters; cells further right are cut off.
const LONGEST: usize = 160;

/// Where the rows of a file begin, read when the first of them is drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct RowStarts(OnceLock<Vec<RowStart>>);

/// Where a row begins.
#[derive(Debug, Clone, Copy)]
struct RowStart {
    /// In bytes of the file.
    offset: u64,
    /// The line, from 1.
    line: usize,
}

impl RowStarts {
    /// Adds to the place of a cell the line that it stands on, if the file still has it.
    pub(super) fn draw(&self, place: Place, path: &Path, columns: &[String]) -> Place {
        let found = place.row.and_then(|row| self.record(path, row));
        let Some((line, text)) = found else { return place };
        let cell = place
            .field
            .as_ref()
            .and_then(|field| columns.iter().position(|column| column == field))
            .and_then(|index| split_record(&text).into_iter().nth(index));
        let mark = cell.map_or(0..0, |(_, range)| range);
        place.with_excerpt(line, shorten(text, mark))
    }

    /// The first line of a row and its number in the file; the header is row 1.
    fn record(&self, path: &Path, row: usize) -> Option<(usize, String)> {
        let starts = self.0.get_or_init(|| row_starts(path).unwrap_or_default());
        let RowStart { offset, line } = *starts.get(row.checked_sub(1)?)?;
        let mut reader = BufReader::new(File::open(path).ok()?);
        reader.seek(SeekFrom::Start(offset)).ok()?;
        let mut bytes = Vec::new();
        reader.read_until(b'\n', &mut bytes).ok()?;
        Some((line, String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
    }
}

/// Where the rows of a file begin: cells in quotes may hold line ends, so rows are not lines.
fn row_starts(path: &Path) -> Option<Vec<RowStart>> {
    let mut reader = BufReader::new(File::open(path).ok()?);
    let (mut offset, mut number, mut quoted) = (0, 0, false);
    let (mut starts, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line).ok()?;
        if length == 0 {
            return Some(starts);
        }
        number += 1;
        if !quoted {
            starts.push(RowStart { offset, line: number });
        }
        quoted = line.iter().fold(quoted, |quoted, byte| quoted ^ (*byte == b'"'));
        offset += length as u64;
    }
}

fn shorten(text: String, mark: Range<usize>) -> Excerpt {
    let limit = text.char_indices().nth(LONGEST).map_or(text.len(), |(index, _)| index);
    if limit == text.len() || mark.end > limit {
        return Excerpt { text, mark };
    }
    Excerpt { text: format!("{}…", &text[..limit]), mark }
}

/// Why a file cannot be read as CSV, with the line.
pub(super) struct Fault {
    line: usize,
    excerpt: Excerpt,
    message: String,
    help: &'static str,
}

impl Fault {
    /// The finding for a file, by the name that the project gives it.
    pub(super) fn finding(self, shown: &str) -> Finding {
        let place = Place::file(shown).with_excerpt(self.line, self.excerpt);
        Finding::new(Code::SourceFormat, place, self.message).help(self.help)
    }
}

/// The first fault of a file whose header has the given number of columns.
pub(super) fn fault(path: &Path, columns: usize) -> Option<Fault> {
    let mut reader = BufReader::new(File::open(path).ok()?);
    let (mut number, mut start, mut quoted) = (0, 1, false);
    let (mut line, mut record) = (Vec::new(), String::new());
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line).ok()? == 0 {
            break;
        }
        number += 1;
        let text = match std::str::from_utf8(&line) {
            Ok(text) => text.trim_end_matches(['\r', '\n']),
            Err(error) => return Some(not_utf8(number, &line, error.valid_up_to())),
        };
        if !quoted {
            start = number;
            record.clear();
        }
        record.push_str(text);
        quoted ^= text.matches('"').count() % 2 == 1;
        if quoted {
            continue;
        }
        let cells = split_record(&record);
        if cells.len() > columns {
            let mark = if start == number { cells[columns].1.start..record.len() } else { 0..0 };
            let message = format!("the row has {} cells and the header {columns}", cells.len());
            let help = "put a cell that holds a comma into quotation marks";
            return Some(Fault { line: start, excerpt: shorten(record, mark), message, help });
        }
    }
    quoted.then(|| {
        let mark = record.find('"').map_or(0..0, |index| index..index + 1);
        let message = "a quotation mark is opened and never closed".to_owned();
        let help = "close the cell with a second quotation mark; one within a cell is written twice";
        Fault { line: start, excerpt: shorten(record, mark), message, help }
    })
}

fn not_utf8(line: usize, bytes: &[u8], valid: usize) -> Fault {
    let text = String::from_utf8_lossy(bytes).trim_end_matches(['\r', '\n']).to_owned();
    // The valid part is the same in the text, and one character stands for what follows it.
    let mark = valid..valid + char::REPLACEMENT_CHARACTER.len_utf8();
    let message = "the file is not in UTF-8".to_owned();
    Fault { line, excerpt: shorten(text, mark), message, help: super::source::FORMAT_HELP }
}

/// The cells of a line of CSV with their ranges in it.
pub(super) fn split_record(line: &str) -> Vec<(String, Range<usize>)> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (index, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                cells.push((unquote(&line[start..index]), start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    cells.push((unquote(&line[start..]), start..line.len()));
    cells
}

fn unquote(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_quotes_keep_their_commas() {
        let cells = split_record("a,\"b, \"\"c\"\"\",");
        let expected = [("a".into(), 0..1), ("b, \"c\"".into(), 2..12), (String::new(), 13..13)];
        assert_eq!(cells, expected);
    }
}
