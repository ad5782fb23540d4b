//! A workbook of Excel with one sheet, its numbers as numbers and its codes as texts.

use std::io;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::super::rows::Row;
use super::File;
use super::columns::{Cell, Column, columns};

struct Xlsx {
    book: Workbook,
    path: PathBuf,
    columns: &'static [Column],
    /// The row that was written last.
    last: u32,
}

/// Begins a workbook.
pub(super) fn create(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    let mut xlsx = Xlsx { book: Workbook::new(), path: path.to_owned(), columns: columns(plain), last: 0 };
    xlsx.begin().map_err(io::Error::other)?;
    Ok(Box::new(xlsx))
}

impl Xlsx {
    fn begin(&mut self) -> Result<(), XlsxError> {
        // A workbook says when it was made; the same seed is to give the same bytes.
        let made = ExcelDateTime::from_ymd(2026, 1, 31)?;
        self.book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = self.book.add_worksheet();
        for (index, column) in (0..).zip(self.columns) {
            sheet.write_string(0, index, column.name)?;
        }
        Ok(())
    }

    fn write(&mut self, row: &Row) -> Result<(), XlsxError> {
        self.last += 1;
        let sheet = self.book.worksheet_from_index(0)?;
        for (index, column) in (0..).zip(self.columns) {
            match column.of(row) {
                Cell::Empty => {}
                Cell::Text(text) => drop(sheet.write_string(self.last, index, text)?),
                Cell::Number(number) => drop(sheet.write_number(self.last, index, number.to_float())?),
            }
        }
        Ok(())
    }
}

impl File for Xlsx {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.write(row).map_err(io::Error::other)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.book.save(&self.path).map_err(io::Error::other)
    }
}
