//! Reads a file of text once from end to end before it is parsed: how many rows
//! it has, and what parsers would pass over in silence.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::thread;

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
/// A large file is read in as many stretches at once as the machine has processors.
///
/// # Errors
/// It cannot be read.
pub(super) fn inspect(
    path: &Path,
    dialect: Dialect,
    expected: Expected,
    longest: u64,
) -> io::Result<Structure> {
    let size = File::open(path)?.metadata()?.len();
    let processors = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let count = processors.min(size / LARGE);
    // Rows at the end that are no data may lie in several stretches.
    let is_whole = count < 2 || expected.footer > 0;
    let whole = 0..size;
    let stretches = if is_whole { vec![whole] } else { stretches(path, (size, count), dialect)? };
    inspect_at_once(path, &stretches, (dialect, expected), longest)
}

/// Reads stretches of a file, each of which begins with a row.
fn inspect_at_once(
    path: &Path,
    stretches: &[Range<u64>],
    (dialect, expected): (Dialect, Expected),
    longest: u64,
) -> io::Result<Structure> {
    let found = at_once(stretches, |bytes| {
        let expected = if bytes.start == 0 { expected } else { Expected { first: 1, ..expected } };
        let inspection = Inspection::new(dialect, expected, bytes.start);
        inspection.inspect(&mut stretch(path, bytes)?, longest)
    })?;
    let mut whole = Structure::default();
    for inspected in found {
        whole.append(inspected.found);
        if inspected.is_cut {
            break;
        }
    }
    Ok(whole)
}

/// The least size of a stretch, in bytes: the rows of a header lie in the first one.
const LARGE: u64 = 4 << 20;

/// How much of a file is read at a time, in bytes.
const PIECE: usize = 1 << 20;

/// A stretch of a file.
fn stretch(path: &Path, bytes: &Range<u64>) -> io::Result<impl BufRead + use<>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(bytes.start))?;
    Ok(BufReader::with_capacity(PIECE, file.take(bytes.end - bytes.start)))
}

/// Does work for each stretch, at once; a single one needs no thread of its own.
fn at_once<T: Send>(
    stretches: &[Range<u64>],
    work: impl Fn(&Range<u64>) -> io::Result<T> + Sync,
) -> io::Result<Vec<T>> {
    if let [only] = stretches {
        return Ok(vec![work(only)?]);
    }
    let failed = |_| io::Error::other("a thread failed");
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = stretches.iter().map(|bytes| scope.spawn(move || work(bytes))).collect();
        threads.into_iter().map(|thread| thread.join().map_err(failed)?).collect()
    })
}

/// A file in about so many stretches of about one size, each of which begins with a row.
///
/// A line end is that of a row where an even number of quotation marks stand before it.
fn stretches(path: &Path, (size, count): (u64, u64), dialect: Dialect) -> io::Result<Vec<Range<u64>>> {
    let even: Vec<Range<u64>> = (0..count).map(|at| size * at / count..size * (at + 1) / count).collect();
    let marks = at_once(&even, |bytes| {
        let (mut reader, mut marks) = (stretch(path, bytes)?, 0);
        loop {
            let piece = reader.fill_buf()?;
            if piece.is_empty() {
                return Ok(marks);
            }
            marks += memchr::memchr_iter(dialect.quote, piece).count();
            let length = piece.len();
            reader.consume(length);
        }
    })?;
    let (mut begins, mut before) = (vec![0], 0);
    for (bytes, marks) in even.iter().zip(marks) {
        before += marks;
        let begin = next_row(&mut stretch(path, &(bytes.end..size))?, before % 2 == 1, dialect)?;
        begins.push(bytes.end + begin);
    }
    Ok(begins.windows(2).map(|ends| ends[0]..ends[1]).filter(|bytes| bytes.start < bytes.end).collect())
}

/// How many bytes lie before the first row that begins in what a reader reads; all of them where none does.
fn next_row(reader: &mut impl BufRead, mut within_marks: bool, dialect: Dialect) -> io::Result<u64> {
    let mut before = 0;
    loop {
        let piece = reader.fill_buf()?;
        if piece.is_empty() {
            return Ok(before);
        }
        for at in memchr::memchr2_iter(dialect.quote, b'\n', piece) {
            if piece[at] == dialect.quote {
                within_marks = !within_marks;
            } else if !within_marks {
                return Ok(before + at as u64 + 1);
            }
        }
        let length = piece.len();
        before += length as u64;
        reader.consume(length);
    }
}

/// Whether a row that begins so has a cell that is not at its end.
fn is_open(record: &[u8], dialect: Dialect) -> bool {
    memchr::memchr_iter(dialect.quote, record).count() % 2 == 1
}

/// What is known of the rows that were read so far.
struct Inspection {
    dialect: Dialect,
    expected: Expected,
    found: Structure,
    /// Rows of which it is known whether they are data only when as many follow as there are at the end.
    waiting: VecDeque<(u64, bool)>,
    /// At which byte of the file the present row begins.
    begin: u64,
    /// Whether a fault was met after which nothing is read.
    is_cut: bool,
}

impl Inspection {
    fn new(dialect: Dialect, expected: Expected, begin: u64) -> Self {
        let (found, waiting) = (Structure::default(), VecDeque::new());
        Self { dialect, expected, found, waiting, begin, is_cut: false }
    }

    /// Reads rows to the end of a reader.
    fn inspect(mut self, reader: &mut impl BufRead, longest: u64) -> io::Result<Self> {
        // A row that does not lie in one piece in the buffer is put together here.
        let mut record = Vec::new();
        loop {
            let piece = reader.fill_buf()?;
            if piece.is_empty() {
                if !record.is_empty() {
                    self.last(&record, longest);
                }
                return Ok(self);
            }
            let end = memchr::memchr(b'\n', piece).map_or(piece.len(), |end| end + 1);
            let (line, ends) = (&piece[..end], piece[end - 1] == b'\n');
            if ends && record.is_empty() && memchr::memchr(self.dialect.quote, line).is_none() {
                self.row(line, longest);
            } else {
                record.extend_from_slice(line);
                if record.len() as u64 > longest + 1 {
                    self.cut(self.found.rows + 1, FaultKind::TooLong);
                } else if ends && !is_open(&record, self.dialect) {
                    self.row(&record, longest);
                    record.clear();
                }
            }
            if self.is_cut {
                return Ok(self);
            }
            reader.consume(end);
        }
    }

    /// Looks at a row with its line end.
    fn row(&mut self, record: &[u8], longest: u64) {
        let row = self.found.rows + 1;
        if record.len() as u64 > longest + 1 {
            return self.cut(row, FaultKind::TooLong);
        }
        self.found.rows = row;
        if let Err(error) = std::str::from_utf8(record) {
            let offset = self.begin + error.valid_up_to() as u64;
            return self.cut(row, FaultKind::NotUtf8 { offset });
        }
        self.begin += record.len() as u64;
        if row < self.expected.first {
            return;
        }
        if memchr::memchr(0, record).is_some() {
            self.found.report(row, FaultKind::Nul);
        }
        let counted = cells(record, self.dialect);
        self.waiting.push_back((row, counted == Ok(0)));
        if self.waiting.len() > self.expected.footer
            && let Some((row, is_empty)) = self.waiting.pop_front()
        {
            self.found.take(row, is_empty);
        }
        match counted {
            Ok(0) => {}
            Ok(cells) if cells == self.expected.columns => {}
            Ok(cells) => self.found.report(row, FaultKind::Cells(cells)),
            Err(Stray) => self.found.report(row, FaultKind::Stray),
        }
    }

    /// Looks at what is left at the end of the file.
    fn last(&mut self, record: &[u8], longest: u64) {
        if is_open(record, self.dialect) && std::str::from_utf8(record).is_ok() {
            self.found.rows += 1;
            self.cut(self.found.rows, FaultKind::Open);
        } else {
            self.row(record, longest);
        }
    }

    /// Reports a fault after which nothing is read.
    fn cut(&mut self, row: u64, kind: FaultKind) {
        self.found.report(row, kind);
        self.is_cut = true;
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
    /// Takes in the rows that follow.
    fn append(&mut self, later: Self) {
        let before = self.rows;
        self.rows += later.rows;
        self.empty += later.empty;
        if let Some((first, last)) = later.filled {
            let first = self.filled.map_or(first + before, |(first, _)| first);
            self.filled = Some((first, last + before));
        }
        let faults = later.faults.into_iter().map(|fault| Fault { row: fault.row + before, ..fault });
        self.faults.extend(faults.take(NAMED.saturating_sub(self.faults.len())));
        self.faulty += later.faulty;
    }

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
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;

    fn of_text(mut text: &[u8], dialect: Dialect, expected: Expected) -> Structure {
        let inspection = Inspection::new(dialect, expected, 0);
        inspection.inspect(&mut text, 30).expect("memory can be read").found
    }

    fn of(text: &[u8]) -> Structure {
        let dialect = Dialect { delimiter: b',', quote: b'"' };
        let expected = Expected { first: 2, columns: 2, footer: 0 };
        of_text(text, dialect, expected)
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
            let text = b"id,note\n\n1,a\n\n2,b\n\nTotal,2\n";
            let found = of_text(text, dialect, Expected { first: 2, columns: 2, footer });
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
    proptest! {
        #[test]
        fn a_file_in_several_stretches_is_what_it_is_in_one(
            text in "([a,\"\n]|\r\n|é|\u{0}){0,60}",
            (foreign, count, first) in (proptest::option::of(0_usize..60), 2_u64..6, 1_u64..3),
        ) {
            let mut bytes = text.into_bytes();
            if let Some(byte) = foreign.and_then(|at| bytes.get_mut(at)) {
                *byte = 0xE9;
            }
            let file = tempfile::NamedTempFile::new().expect("a temporary file");
            std::fs::write(file.path(), &bytes).expect("writable");
            let about = (Dialect { delimiter: b',', quote: b'"' }, Expected { first, columns: 2, footer: 0 });
            let size = bytes.len() as u64;
            let several = stretches(file.path(), (size, count), about.0).expect("readable");
            let found = |stretches: &[Range<u64>]| {
                inspect_at_once(file.path(), stretches, about, 30).expect("readable")
            };
            let whole = 0..size;
            prop_assert_eq!(found(&several), found(&[whole]));
        }
    }
}
