//! Reads a file of text once from end to end before it is parsed: how many rows
//! it has, and what parsers would pass over in silence.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::lines::Dialect;

/// How many rows with a fault are named; a file with more of them is not the file that was meant.
const NAMED: usize = 100_000;

/// What a file of text is like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    /// All its rows, those of the header among them.
    pub(super) rows: u64,
    /// Rows between the header and the rows at the end all of whose cells are empty, which are no data.
    pub(super) empty: u64,
    /// The first and the last row with data; none where there is none.
    pub(super) filled: Option<(u64, u64)>,
    /// The first rows with a fault, in order.
    pub(super) faults: Vec<Fault>,
    /// How many rows have one.
    pub(super) faulty: u64,
}

/// A fault of a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The row, from 1.
    pub(super) row: u64,
    /// What is wrong with it.
    pub(super) kind: FaultKind,
}

/// What is wrong with a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// It is not in UTF-8, from a byte of the file on. Nothing after it is read.
    NotUtf8 { offset: u64 },
    /// It holds a NUL byte.
    Nul,
    /// It has another number of cells than the header.
    Cells(usize),
    /// A quotation mark is never closed. It is the last row.
    Open,
    /// A quotation mark stands where it neither begins nor ends a cell, so that it cannot be known
    /// where cells end.
    Stray,
    /// It is longer than may be, in bytes. Nothing after it is read.
    TooLong,
}

/// What a file should have below its header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    /// The first row of data, from 1.
    pub(super) first: u64,
    /// How many cells each row has.
    pub(super) columns: usize,
    /// How many rows at the end are no data.
    pub(super) footer: usize,
}

/// Reads a file of text, no row of which may be longer than `longest` bytes.
///
/// # Errors
/// It cannot be read.
pub(super) fn inspect(
    reader: &mut impl BufRead,
    dialect: Dialect,
    Expected { first, columns, footer }: Expected,
    longest: u64,
) -> io::Result<Structure> {
    let mut found = Structure::default();
    // Whether a row is data is known only when as many follow as there are at the end.
    let mut waiting = VecDeque::new();
    let (mut record, mut offset, mut begin) = (Vec::new(), 0_u64, 0);
    loop {
        let mut limited = io::Read::take(&mut *reader, longest + 2 - record.len() as u64);
        let read = limited.read_until(b'\n', &mut record)?;
        offset += read as u64;
        let row = found.rows + 1;
        if record.len() as u64 > longest + 1 {
            found.report(row, FaultKind::TooLong);
            return Ok(found);
        }
        let is_open = memchr::memchr_iter(dialect.quote, &record).count() % 2 == 1;
        if read == 0 && record.is_empty() {
            return Ok(found);
        }
        if is_open && read > 0 {
            continue;
        }
        found.rows = row;
        if let Err(error) = std::str::from_utf8(&record) {
            let offset = begin + error.valid_up_to() as u64;
            found.report(row, FaultKind::NotUtf8 { offset });
            return Ok(found);
        }
        if is_open {
            found.report(row, FaultKind::Open);
            return Ok(found);
        }
        if row >= first {
            if memchr::memchr(0, &record).is_some() {
                found.report(row, FaultKind::Nul);
            }
            let counted = cells(&record, dialect);
            waiting.push_back((row, counted == Ok(0)));
            if waiting.len() > footer
                && let Some((row, is_empty)) = waiting.pop_front()
            {
                found.take(row, is_empty);
            }
            match counted {
                Ok(0) => {}
                Ok(cells) if cells == columns => {}
                Ok(cells) => found.report(row, FaultKind::Cells(cells)),
                Err(Stray) => found.report(row, FaultKind::Stray),
            }
        }
        record.clear();
        begin = offset;
    }
}

/// A quotation mark that neither begins nor ends a cell.
#[derive(Debug, PartialEq, Eq)]
struct Stray;

/// How many cells a row has; 0 where all of them are empty.
///
/// Parsers differ on quotation marks within cells that do not begin with one.
/// Such a row is sound only where it does not matter: where they neither
/// surround what separates cells nor a line end.
fn cells(record: &[u8], Dialect { delimiter, quote }: Dialect) -> Result<usize, Stray> {
    let end = record.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
    let record = &record[..end];
    if record.iter().all(|byte| *byte == delimiter) {
        return Ok(0);
    }
    if memchr::memchr(quote, record).is_none() {
        return Ok(memchr::memchr_iter(delimiter, record).count() + 1);
    }
    let (mut count, mut rest) = (0, record);
    loop {
        count += 1;
        let end = if rest.first() == Some(&quote) {
            quoted_end(rest, quote)?
        } else {
            plain_end(rest, delimiter, quote)?
        };
        match rest.get(end) {
            None => return Ok(count),
            Some(byte) if *byte == delimiter => rest = &rest[end + 1..],
            Some(_) => return Err(Stray),
        }
    }
}

/// Where a cell ends that begins with a quotation mark; a mark within is written twice.
fn quoted_end(cell: &[u8], quote: u8) -> Result<usize, Stray> {
    let mut from = 1;
    loop {
        let close = from + memchr::memchr(quote, &cell[from..]).ok_or(Stray)?;
        if cell.get(close + 1) != Some(&quote) {
            return Ok(close + 1);
        }
        from = close + 2;
    }
}

/// Where a cell ends that does not begin with a quotation mark.
fn plain_end(cell: &[u8], delimiter: u8, quote: u8) -> Result<usize, Stray> {
    let end = memchr::memchr(delimiter, cell).unwrap_or(cell.len());
    let is_stray = memchr::memchr_iter(quote, &cell[..end]).count() % 2 == 1;
    if is_stray || memchr::memchr(b'\n', &cell[..end]).is_some() { Err(Stray) } else { Ok(end) }
}

impl Structure {
    /// Takes a row of data, or an empty one among them.
    fn take(&mut self, row: u64, is_empty: bool) {
        if is_empty {
            self.empty += 1;
        } else {
            self.filled = Some((self.filled.map_or(row, |(first, _)| first), row));
        }
    }

    fn report(&mut self, row: u64, kind: FaultKind) {
        self.faulty += 1;
        if self.faults.len() < NAMED {
            self.faults.push(Fault { row, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &[u8]) -> Structure {
        let dialect = Dialect { delimiter: b',', quote: b'"' };
        let expected = Expected { first: 2, columns: 2, footer: 0 };
        inspect(&mut &text[..], dialect, expected, 30).expect("memory can be read")
    }

    fn faults(text: &[u8]) -> Vec<Fault> {
        of(text).faults
    }

    #[test]
    fn sound_rows_have_no_fault() {
        let found = of(b"id,note\n1,a\r\n2,\"b\n,c\"\n\n,\r\n3,\"\"\"\"");
        let filled = Some((2, 6));
        assert_eq!(found, Structure { rows: 6, empty: 2, filled, faults: Vec::new(), faulty: 0 });
    }

    #[test]
    fn rows_at_the_end_are_no_data_whether_empty_or_not() {
        let dialect = Dialect { delimiter: b',', quote: b'"' };
        let with = |footer: usize| {
            let mut text = &b"id,note\n\n1,a\n\n2,b\n\nTotal,2\n"[..];
            let expected = Expected { first: 2, columns: 2, footer };
            let found = inspect(&mut text, dialect, expected, 30).expect("memory can be read");
            (found.empty, found.filled)
        };
        assert_eq!(with(0), (3, Some((3, 7))));
        assert_eq!(with(1), (3, Some((3, 5))));
        assert_eq!(with(2), (2, Some((3, 5))));
        assert_eq!(with(3), (2, Some((3, 3))));
        assert_eq!(with(9), (0, None));
    }

    #[test]
    fn rows_that_differ_from_the_header_are_named() {
        let row = |row, cells| Fault { row, kind: FaultKind::Cells(cells) };
        assert_eq!(faults(b"id,note\n1\n2,b\n3,c,d\n"), [row(2, 1), row(4, 3)]);
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(faults(b"id,note\n1,a\0\n"), [Fault { row: 2, kind: FaultKind::Nul }]);
        let kind = FaultKind::NotUtf8 { offset: 11 };
        assert_eq!(faults(b"id,note\n1,a\xE9\n"), [Fault { row: 2, kind }]);
        assert_eq!(faults(b"id,note\n1,\"a\n2,b\n"), [Fault { row: 2, kind: FaultKind::Open }]);
    }

    #[test]
    fn a_quotation_mark_within_a_cell_is_named_where_it_matters() {
        let stray =
            |text: &[u8]| matches!(faults(text).as_slice(), [Fault { row: 2, kind: FaultKind::Stray }]);
        assert!(stray(b"id,note\n1,5\" pipe\n2,6\" pipe\n"));
        assert!(stray(b"id,note\n1,a \"b,c\" d\n"));
        assert!(stray(b"id,note\n1,\"a\" b\n"));
        assert!(stray(b"id,note\n1, \"a,b\"\n"));
        assert_eq!(faults(b"id,note\n1,the \"best\" plan\n"), []);
    }

    #[test]
    fn a_row_without_an_end_is_not_read_whole() {
        let text = [b"id,note\n1,".as_slice(), &[b'a'; 100]].concat();
        assert_eq!(faults(&text), [Fault { row: 2, kind: FaultKind::TooLong }]);
        // The longest row that is allowed, its line end not counted.
        let text = [b"id,note\n1,".as_slice(), &[b'a'; 28], b"\n"].concat();
        assert_eq!(faults(&text), []);
    }
}
