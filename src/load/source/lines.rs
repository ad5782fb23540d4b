//! The lines of a file of text: where each row begins, and the line that a finding draws.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

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

/// What the rows of a file of text are.
#[derive(Debug, Clone, Copy)]
enum Layout {
    /// Cells; one in quotes may hold line ends.
    Cells(Dialect),
    /// Records of JSON, one on each line.
    Records,
    /// Elements of XML, by the line on which each begins; their cells are attributes.
    Markup,
}

impl Layout {
    /// The mark between two of which a line end is part of a cell.
    fn quote(self) -> Option<u8> {
        match self {
            Self::Cells(dialect) => Some(dialect.quote),
            Self::Records | Self::Markup => None,
        }
    }
}

/// The lines of a file of text.
#[derive(Debug)]
pub(in crate::load) struct Lines {
    path: PathBuf,
    columns: Vec<String>,
    layout: Layout,
    starts: OnceLock<Vec<RowStart>>,
    /// Where the file was read last: rows are mostly drawn in their order.
    cursor: Mutex<Option<Cursor>>,
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

/// A file while it is read.
#[derive(Debug)]
struct Cursor {
    reader: BufReader<File>,
    /// The row that comes next, from 0.
    index: usize,
    /// Its line, from 1.
    line: usize,
}

impl Cursor {
    /// Passes over a row; whether there was one.
    fn skip(&mut self, quote: Option<u8>) -> Option<()> {
        let mut quoted = false;
        loop {
            let (length, toggles) = skip_line(&mut self.reader, quote).ok()?;
            if length == 0 {
                return None;
            }
            self.line += 1;
            quoted ^= toggles;
            if !quoted {
                self.index += 1;
                return Some(());
            }
        }
    }
}

impl Lines {
    /// The lines of a file with the given columns; they are read when one is drawn.
    ///
    /// The path is that of the text, which may be what the file was decoded to.
    pub(in crate::load) fn new(path: PathBuf, columns: Vec<String>, dialect: Dialect) -> Self {
        Self::laid_out(path, columns, Layout::Cells(dialect))
    }

    /// The lines of a file with a record of JSON on each.
    pub(super) fn of_records(path: PathBuf) -> Self {
        Self::laid_out(path, Vec::new(), Layout::Records)
    }

    fn laid_out(path: PathBuf, columns: Vec<String>, layout: Layout) -> Self {
        Self { path, columns, layout, starts: OnceLock::new(), cursor: Mutex::default(), _plain: None }
    }

    /// The lines under other names of their columns.
    pub(super) fn renamed(self, columns: Vec<String>) -> Self {
        Self { columns, ..self }
    }

    /// The lines of a file of XML, where a row is the line on which its element begins.
    pub(super) fn of_markup(path: PathBuf) -> Self {
        Self::laid_out(path, Vec::new(), Layout::Markup)
    }

    /// The lines, with the text that was made to hold them.
    pub(super) fn keeping(self, plain: PlainFile) -> Self {
        Self { _plain: Some(plain), ..self }
    }

    /// Adds to the place of a cell the line that it stands on, if the file still has it.
    pub(in crate::load) fn draw(&self, place: Place) -> Place {
        let found = place.row.and_then(|row| self.record(row));
        let Some((line, text)) = found else { return place };
        let mark = place.field.as_deref().and_then(|field| self.cell(&text, field)).unwrap_or(0..0);
        place.with_excerpt(line, shorten(text, mark))
    }

    /// Where a line has the cell of a column.
    fn cell(&self, line: &str, field: &str) -> Option<Range<usize>> {
        match self.layout {
            Layout::Cells(dialect) => {
                let index = self.columns.iter().position(|column| column == field)?;
                split_record(line, dialect).into_iter().nth(index).map(|(_, range)| range)
            }
            Layout::Records => value_of(line, field),
            Layout::Markup => attribute(line, field),
        }
    }

    /// The first line of a row and its number in the file; the first row of the file is row 1.
    fn record(&self, row: usize) -> Option<(usize, String)> {
        let quote = self.layout.quote();
        let wanted = row.checked_sub(1)?;
        let mut held = self.cursor.lock().ok()?;
        let near = held.take().filter(|cursor| cursor.index <= wanted && wanted - cursor.index < STEP);
        let mut cursor = match near {
            Some(cursor) => cursor,
            None => self.seek(wanted / STEP)?,
        };
        while cursor.index < wanted {
            cursor.skip(quote)?;
        }
        let line = cursor.line;
        let mut bytes = Vec::new();
        std::io::Read::take(&mut cursor.reader, LONGEST_BYTES).read_until(b'\n', &mut bytes).ok()?;
        let quotes = quote.map_or(0, |quote| memchr::memchr_iter(quote, &bytes).count());
        if bytes.ends_with(b"\n") && quotes.is_multiple_of(2) {
            *held = Some(Cursor { index: wanted + 1, line: line + 1, ..cursor });
        }
        (!bytes.is_empty())
            .then(|| (line, String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// The file from one of the rows on of which the place is kept.
    fn seek(&self, step: usize) -> Option<Cursor> {
        let starts = || row_starts(&self.path, self.layout.quote()).unwrap_or_default();
        let RowStart { offset, line } = *self.starts.get_or_init(starts).get(step)?;
        let mut reader = BufReader::new(File::open(&self.path).ok()?);
        reader.seek(SeekFrom::Start(offset)).ok()?;
        Some(Cursor { reader, index: step * STEP, line })
    }
}

/// The value of a key in a record of JSON, as a range of its line; keys within each other are joined by a point.
fn value_of(line: &str, column: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for key in column.split('.') {
        let key = serde_json::to_string(key).ok()?;
        start += line.get(start..)?.find(&key)? + key.len();
    }
    let rest = line.get(start..)?;
    start += rest.len() - rest.trim_start_matches([' ', '\t', ':']).len();
    let value = line.get(start..)?;
    let text = value.strip_prefix('"').map(|inner| {
        let mut escaped = false;
        let end = inner.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        end.map_or(value.len(), |end| end + 2)
    });
    let end = text.unwrap_or_else(|| value.find([',', '}', ']']).unwrap_or(value.len()));
    Some(start..start + end)
}

/// Passes over a line: how many bytes it has, and whether it opens or closes a quotation.
fn skip_line(reader: &mut impl BufRead, quote: Option<u8>) -> std::io::Result<(u64, bool)> {
    let (mut length, mut toggles) = (0, false);
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok((length, toggles));
        }
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.map_or(buffer.len(), |end| end + 1)];
        toggles ^= quote.is_some_and(|quote| memchr::memchr_iter(quote, part).count() % 2 == 1);
        let read = part.len();
        length += read as u64;
        reader.consume(read);
        if end.is_some() {
            return Ok((length, toggles));
        }
    }
}

/// Where every so many rows of a file begin: cells in quotes may hold line ends, so rows are not lines.
fn row_starts(path: &Path, quote: Option<u8>) -> Option<Vec<RowStart>> {
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
        let (length, toggles) = skip_line(&mut reader, quote).ok()?;
        if length == 0 {
            return Some(starts);
        }
        quoted ^= toggles;
        line += 1;
        offset += length;
    }
}

/// Where a line of XML has the value of an attribute, if it has only one of that name.
fn attribute(line: &str, name: &str) -> Option<Range<usize>> {
    let begin = format!(" {name}=\"");
    let (start, _) = line.match_indices(&begin).next().filter(|_| line.matches(&begin).count() == 1)?;
    let start = start + begin.len();
    line[start..].find('"').map(|length| start..start + length)
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
    fn the_only_attribute_of_a_name_is_marked() {
        let of = |line: &str| attribute(line, "value").map(|range| line[range].to_owned());
        assert_eq!(of("<actual value=\"1,000\" year=\"2025\">").as_deref(), Some("1,000"));
        assert_eq!(of("<a value=\"1\"/><b value=\"2\"/>"), None);
        assert_eq!(of("<a minvalue=\"1\"/><b value=\"2"), None);
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
        assert_eq!(
            (place.line, place.excerpt.map(|excerpt| excerpt.text)),
            (Some(701), Some("699,d".to_owned()))
        );
        assert_eq!(lines.draw(Place::cell("a.csv", 5000, "note")).line, None);
    }

    #[test]
    fn rows_are_drawn_in_any_order() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        let text: String = (1..=600).map(|id| format!("{id},a\n")).collect();
        std::fs::write(file.path(), text).expect("writable");
        let lines = Lines::new(file.path().to_owned(), vec!["id".into(), "note".into()], CSV);
        for row in [1, 2, 4, 300, 299, 600, 7] {
            let place = lines.draw(Place::row("a.csv", row));
            let text = place.excerpt.map(|excerpt| excerpt.text);
            assert_eq!((place.line, text), (Some(row), Some(format!("{row},a"))));
        }
        assert_eq!(lines.draw(Place::row("a.csv", 601)).line, None);
    }

    #[test]
    fn the_value_of_a_key_is_marked_in_a_record_of_json() {
        let line = r#"{"a": {"b": "x, \"y\""}, "value":1.50}"#;
        let marked = |column| value_of(line, column).map(|range| &line[range]);
        assert_eq!(marked("a.b"), Some(r#""x, \"y\"""#));
        assert_eq!(marked("value"), Some("1.50"));
        assert_eq!(marked("c"), None);
    }
}
