//! Which file a row was read from: one number says the file, the row in it, and the column of a wide table.
//!
//! The number is the column [`ROW`] of every frame, so that a row keeps its
//! place through SQL, through sorting and through the union of files.

use polars::prelude::{DataType, Expr, col, lit};

use super::lines::Lines;
use super::shape::Reshaped;
use crate::diag::Place;
use crate::model::Decimal;

/// The column that numbers the rows.
pub(in crate::load) const ROW: &str = "_row";

/// Bits of the number that say the column of a wide table; they are the lowest.
const COLUMN_BITS: u32 = 12;

/// Bits that say the row in its file; those above them say the file.
const ROW_BITS: u32 = 32;

/// The most columns of a file that can become rows.
pub(super) const MOST_COLUMNS: usize = (1 << COLUMN_BITS) - 1;

/// The most files of a project.
pub(super) const MOST_FILES: usize = 1 << (u64::BITS - COLUMN_BITS - ROW_BITS);

/// The rows of a file as a column, from the number of each row in it; the header is row 1.
pub(in crate::load) fn numbered(file: usize) -> Expr {
    (col(ROW).cast(DataType::UInt64) * lit(1_u64 << COLUMN_BITS) + lit(join(file, 0))).alias(ROW)
}

/// The number of a row of a file.
pub(in crate::load) fn join(file: usize, row: u64) -> u64 {
    ((file as u64) << ROW_BITS | row) << COLUMN_BITS
}

/// The file of each row, as its place in [`Files`].
pub(super) fn files() -> Expr {
    col(ROW) / lit(join(1, 0))
}

/// The number of the row that a column of a wide table becomes, counted from 1.
pub(super) fn of_column(row: u64, column: usize) -> u64 {
    row | column as u64
}

/// A row of a file, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct FileRow {
    /// The file, as its place in [`Files`].
    pub(in crate::load) file: usize,
    /// The row in it; the header is row 1.
    pub(in crate::load) row: usize,
    /// Which of the columns of a wide table it was, from 1; 0 in other tables.
    pub(in crate::load) column: usize,
}

impl FileRow {
    /// Takes the number of a row apart.
    pub(in crate::load) fn of(number: usize) -> Self {
        let row = number >> COLUMN_BITS;
        Self {
            file: row >> ROW_BITS,
            row: row & ((1 << ROW_BITS) - 1),
            column: number & ((1 << COLUMN_BITS) - 1),
        }
    }
}

/// The number that stands for the how manieth row after one, which is of the same file.
pub(in crate::load) fn after(number: usize, rows: usize) -> u64 {
    (number + (rows << COLUMN_BITS)) as u64
}

/// The files of a project that rows are read from, in the order in which they were opened.
#[derive(Debug, Default)]
pub(in crate::load) struct Files(pub(in crate::load) Vec<RowFile>);

impl Files {
    /// The place of a cell; where the file has no column of that name, of the row.
    ///
    /// Where the column is not known, it is the column that a row of a wide table was.
    pub(in crate::load) fn place(&self, number: usize, column: Option<&str>) -> Option<Place> {
        let file = self.file(number)?;
        let row = FileRow::of(number).row;
        if let Some(keys) = &file.keys {
            let field = column.and_then(|column| file.column(number, column)).map(ToOwned::to_owned);
            let key = row.checked_sub(1).and_then(|row| keys.get(row)).cloned();
            return Some(Place { field, key, ..Place::file(file.shown.clone()) });
        }
        let found = column.map_or_else(|| file.wide_column(number), |column| file.column(number, column));
        let place = match found {
            Some(column) => Place::cell(file.shown.clone(), row, column),
            None => Place::row(file.shown.clone(), row),
        };
        Some(match &file.lines {
            Some(lines) => lines.draw(place),
            None => place,
        })
    }

    /// The file of a row.
    pub(in crate::load) fn file(&self, number: usize) -> Option<&RowFile> {
        self.0.get(FileRow::of(number).file)
    }

    /// Whether the project multiplies numbers of any of them by a factor.
    pub(in crate::load) fn multiply_by(&self, factor: Decimal) -> bool {
        self.0.iter().flat_map(|file| &file.reshaped.scaled).any(|scaled| scaled.factor == factor)
    }
}

/// A file that rows are read from.
#[derive(Debug)]
pub(in crate::load) struct RowFile {
    /// The path as the project writes it, with the sheet of a workbook.
    pub(in crate::load) shown: String,
    /// How its lines are drawn in findings; none where it has no lines.
    pub(in crate::load) lines: Option<Lines>,
    /// How its rows were shaped.
    pub(in crate::load) reshaped: Reshaped,
    /// What each of its rows is about, where they have no numbers.
    pub(in crate::load) keys: Option<Vec<String>>,
}

impl RowFile {
    /// The column of the file that a cell of a row was read from; none where the project made the cell.
    pub(in crate::load) fn column<'c>(&'c self, number: usize, column: &'c str) -> Option<&'c str> {
        self.reshaped.column(FileRow::of(number).column, column)
    }

    /// The column of a wide table that a row was.
    fn wide_column(&self, number: usize) -> Option<&str> {
        self.reshaped.wide_column(FileRow::of(number).column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_file() {
        let number = usize::try_from(join(3, 50_000_000)).expect("64 bits");
        assert_eq!(FileRow::of(number), FileRow { file: 3, row: 50_000_000, column: 0 });
        let number = usize::try_from(of_column(join(MOST_FILES - 1, 7), MOST_COLUMNS)).expect("64 bits");
        assert_eq!(FileRow::of(number), FileRow { file: MOST_FILES - 1, row: 7, column: MOST_COLUMNS });
    }
}
