//! Which file a row was read from: one number says the file and the row in it.
//!
//! The number is the column [`ROW`] of every frame, so that a row keeps its
//! place through SQL, through sorting and through the union of files.

use polars::prelude::{DataType, Expr, col, lit};

use super::lines::Lines;
use crate::diag::Place;

/// The column that numbers the rows.
pub(in crate::load) const ROW: &str = "_row";

/// Bits of the number of a row; those above say the file.
const ROW_BITS: u32 = 40;

/// The rows of a file as a column, from the number of each row in it; the header is row 1.
pub(in crate::load) fn numbered(file: usize) -> Expr {
    (col(ROW).cast(DataType::UInt64) + lit((file as u64) << ROW_BITS)).alias(ROW)
}

/// The number of a row of a file.
pub(in crate::load) fn join(file: usize, row: u64) -> u64 {
    (file as u64) << ROW_BITS | row
}

/// A row of a file, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct FileRow {
    /// The file, as its place in [`Files`].
    pub(in crate::load) file: usize,
    /// The row in it; the header is row 1.
    pub(in crate::load) row: usize,
}

impl FileRow {
    /// Takes the number of a row apart.
    pub(in crate::load) fn of(number: usize) -> Self {
        Self { file: number >> ROW_BITS, row: number & ((1 << ROW_BITS) - 1) }
    }
}

/// The files of a project that rows are read from, in the order in which they were opened.
#[derive(Debug, Default)]
pub(in crate::load) struct Files(pub(in crate::load) Vec<RowFile>);

impl Files {
    /// The place of a cell; where the file has no column of that name, of the row.
    pub(in crate::load) fn place(&self, number: usize, column: Option<&str>) -> Option<Place> {
        let FileRow { file, row } = FileRow::of(number);
        let file = self.0.get(file)?;
        let place = match column {
            Some(column) => Place::cell(file.shown.clone(), row, column),
            None => Place::row(file.shown.clone(), row),
        };
        Some(match &file.lines {
            Some(lines) => lines.draw(place),
            None => place,
        })
    }

    /// The file of a row, by the name that the project gives it.
    pub(in crate::load) fn shown(&self, number: usize) -> Option<&str> {
        self.0.get(FileRow::of(number).file).map(|file| file.shown.as_str())
    }
}

/// A file that rows are read from.
#[derive(Debug)]
pub(in crate::load) struct RowFile {
    /// The path as the project writes it, with the sheet of a workbook.
    pub(in crate::load) shown: String,
    /// How its lines are drawn in findings; none where it has no lines.
    pub(in crate::load) lines: Option<Lines>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_file() {
        let number = usize::try_from(join(3, 50_000_000)).expect("64 bits");
        assert_eq!(FileRow::of(number), FileRow { file: 3, row: 50_000_000 });
        assert_eq!(FileRow::of(7), FileRow { file: 0, row: 7 });
    }
}
