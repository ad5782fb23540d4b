//! Reads a file of text once from end to end before it is parsed: how many rows
//! it has, and what parsers would pass over in silence.

use std::io::{self, BufRead};

use super::lines::{Dialect, split_record};

/// How many rows with a fault are named.
const NAMED: usize = 20;

/// What a file of text is like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    /// All its rows, those of the header among them.
    pub(super) rows: u64,
    /// Rows below the header all of whose cells are empty, which are no data.
    pub(super) empty: u64,
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
    /// It is longer than may be, in bytes. Nothing after it is read.
    TooLong,
}

/// Reads a file of text.
///
/// `columns` is the number of cells that each row after the header must have;
/// `first` is the first of those rows, from 1; `longest`, how many bytes a row may have.
///
/// # Errors
/// It cannot be read.
pub(super) fn inspect(
    reader: &mut impl BufRead,
    dialect: Dialect,
    (first, columns): (u64, usize),
    longest: u64,
) -> io::Result<Structure> {
    let mut found = Structure::default();
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
            match cells(&record, dialect) {
                0 => found.empty += 1,
                cells if cells == columns => {}
                cells => found.report(row, FaultKind::Cells(cells)),
            }
        }
        record.clear();
        begin = offset;
    }
}

/// How many cells a row has; 0 where all of them are empty.
fn cells(record: &[u8], dialect: Dialect) -> usize {
    if record.iter().all(|byte| b"\r\n".contains(byte) || *byte == dialect.delimiter) {
        return 0;
    }
    if memchr::memchr(dialect.quote, record).is_none() {
        return memchr::memchr_iter(dialect.delimiter, record).count() + 1;
    }
    split_record(&String::from_utf8_lossy(record), dialect).len()
}

impl Structure {
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
        inspect(&mut &text[..], dialect, (2, 2), 30).expect("memory can be read")
    }

    fn faults(text: &[u8]) -> Vec<Fault> {
        of(text).faults
    }

    #[test]
    fn sound_rows_have_no_fault() {
        let found = of(b"id,note\n1,a\r\n2,\"b\n,c\"\n\n,\r\n3,\"\"\"\"");
        assert_eq!(found, Structure { rows: 6, empty: 2, faults: Vec::new(), faulty: 0 });
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
    fn a_row_without_an_end_is_not_read_whole() {
        let text = [b"id,note\n1,".as_slice(), &[b'a'; 100]].concat();
        assert_eq!(faults(&text), [Fault { row: 2, kind: FaultKind::TooLong }]);
        // The longest row that is allowed, its line end not counted.
        let text = [b"id,note\n1,".as_slice(), &[b'a'; 28], b"\n"].concat();
        assert_eq!(faults(&text), []);
    }
}
