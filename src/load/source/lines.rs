//! The lines of a file of text: where each row begins, and the line that a finding draws.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::decode::PlainFile;
use crate::diag::{Excerpt, Place};

/// The longest line that is drawn, in characters; cells further right are cut off.
const LONGEST: usize = 160;

/// The longest piece of a line that is read to be drawn, in bytes.
const LONGEST_BYTES: u64 = 1 << 16;

/// Of how many rows the place of one is kept.
const STEP: usize = 256;

/// How the cells of a row are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct Dialect {
    /// What stands between cells.
    pub(in crate::load) delimiter: u8,
    /// What stands around cells that hold a delimiter.
    pub(in crate::load) quote: u8,
}

/// The lines of a file of text.
#[derive(Debug)]
pub(in crate::load) struct Lines {
    path: PathBuf,
    columns: Vec<String>,
    dialect: Dialect,
    starts: OnceLock<Vec<RowStart>>,
    /// The text that was made of the file, if it had to be made.
    _plain: Option<PlainFile>,
}

/// Where a row begins.
#[derive(Debug, Clone, Copy)]
struct RowStart {
    /// In bytes of the file.
    offset: u64,
    /// The line, from 1.
    line: usize,
}

impl Lines {
    /// The lines of a file with the given columns; they are read when one is drawn.
    ///
    /// The path is that of the text, which may be what the file was decoded to.
    pub(in crate::load) fn new(path: PathBuf, columns: Vec<String>, dialect: Dialect) -> Self {
        Self { path, columns, dialect, starts: OnceLock::new(), _plain: None }
    }

    /// The lines, with the text that was made to hold them.
    pub(super) fn keeping(self, plain: PlainFile) -> Self {
        Self { _plain: Some(plain), ..self }
    }

    /// Adds to the place of a cell the line that it stands on, if the file still has it.
    pub(in crate::load) fn draw(&self, place: Place) -> Place {
        let found = place.row.and_then(|row| self.record(row));
        let Some((line, text)) = found else { return place };
        let cell = place
            .field
            .as_ref()
            .and_then(|field| self.columns.iter().position(|column| column == field))
            .and_then(|index| split_record(&text, self.dialect).into_iter().nth(index));
        let mark = cell.map_or(0..0, |(_, range)| range);
        place.with_excerpt(line, shorten(text, mark))
    }

    /// The first line of a row and its number in the file; the first row of the file is row 1.
    fn record(&self, row: usize) -> Option<(usize, String)> {
        let starts = self.starts.get_or_init(|| row_starts(&self.path, self.dialect).unwrap_or_default());
        let index = row.checked_sub(1)?;
        let RowStart { offset, mut line } = *starts.get(index / STEP)?;
        let mut reader = BufReader::new(File::open(&self.path).ok()?);
        reader.seek(SeekFrom::Start(offset)).ok()?;
        let mut bytes = Vec::new();
        for _ in 0..index % STEP {
            let mut quoted = false;
            loop {
                let (length, toggles) = skip_line(&mut reader, self.dialect.quote).ok()?;
                line += 1;
                quoted ^= toggles;
                if length == 0 {
                    return None;
                }
                if !quoted {
                    break;
                }
            }
        }
        std::io::Read::take(&mut reader, LONGEST_BYTES).read_until(b'\n', &mut bytes).ok()?;
        (!bytes.is_empty())
            .then(|| (line, String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
    }
}

/// Passes over a line: how many bytes it has, and whether it opens or closes a quotation.
fn skip_line(reader: &mut impl BufRead, quote: u8) -> std::io::Result<(u64, bool)> {
    let (mut length, mut toggles) = (0, false);
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok((length, toggles));
        }
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.map_or(buffer.len(), |end| end + 1)];
        toggles ^= memchr::memchr_iter(quote, part).count() % 2 == 1;
        let read = part.len();
        length += read as u64;
        reader.consume(read);
        if end.is_some() {
            return Ok((length, toggles));
        }
    }
}

/// Where every so many rows of a file begin: cells in quotes may hold line ends, so rows are not lines.
fn row_starts(path: &Path, dialect: Dialect) -> Option<Vec<RowStart>> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(path).ok()?);
    let (mut offset, mut line, mut quoted, mut row) = (0, 1, false, 0);
    let mut starts = Vec::new();
    loop {
        if !quoted {
            if row % STEP == 0 {
                starts.push(RowStart { offset, line });
            }
            row += 1;
        }
        let (length, toggles) = skip_line(&mut reader, dialect.quote).ok()?;
        if length == 0 {
            return Some(starts);
        }
        quoted ^= toggles;
        line += 1;
        offset += length;
    }
}

/// A line that is short enough to be drawn; what is marked is kept.
fn shorten(text: String, mark: Range<usize>) -> Excerpt {
    let limit = text.char_indices().nth(LONGEST).map_or(text.len(), |(index, _)| index);
    if limit == text.len() || (mark.end > limit && text.len() < 4 * LONGEST) {
        return Excerpt { text, mark };
    }
    let mark = if mark.end > limit { 0..0 } else { mark };
    Excerpt { text: format!("{}…", &text[..limit]), mark }
}

/// The cells of a line with their ranges in it.
pub(in crate::load) fn split_record(line: &str, dialect: Dialect) -> Vec<(String, Range<usize>)> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (index, byte) in line.bytes().enumerate() {
        if byte == dialect.quote {
            quoted = !quoted;
        } else if byte == dialect.delimiter && !quoted {
            cells.push((unquote(&line[start..index], dialect.quote), start..index));
            start = index + 1;
        }
    }
    cells.push((unquote(&line[start..], dialect.quote), start..line.len()));
    cells
}

fn unquote(cell: &str, quote: u8) -> String {
    let quote = char::from(quote);
    match cell.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
        Some(inner) => inner.replace(&format!("{quote}{quote}"), &quote.to_string()),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: Dialect = Dialect { delimiter: b',', quote: b'"' };

    #[test]
    fn cells_in_quotes_keep_their_commas() {
        let cells = split_record("a,\"b, \"\"c\"\"\",", CSV);
        let expected = [("a".into(), 0..1), ("b, \"c\"".into(), 2..12), (String::new(), 13..13)];
        assert_eq!(cells, expected);
    }

    #[test]
    fn a_row_far_down_is_drawn_with_its_line() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        // Row 3 has a cell of two lines, so that every row after it stands one line further down.
        let mut text = "id,note\n1,a\n2,\"b\nc\"\n".to_owned();
        (3..1000).for_each(|id| text.push_str(&format!("{id},d\n")));
        std::fs::write(file.path(), text).expect("writable");
        let lines = Lines::new(file.path().to_owned(), vec!["id".into(), "note".into()], CSV);
        let place = lines.draw(Place::cell("a.csv", 700, "note"));
        assert_eq!((place.line, place.excerpt.map(|excerpt| excerpt.text)), (Some(701), Some("699,d".to_owned())));
        assert_eq!(lines.draw(Place::cell("a.csv", 5000, "note")).line, None);
    }
}
