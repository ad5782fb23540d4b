//! Workbooks made part by part, read as a project reads them.

mod books;
mod hostile;
mod layout;
mod published;
mod values;

use std::path::Path;

use polars::prelude::LazyFrame;

use super::super::Opening;
use super::super::rows::{FileRow, ROW};
use super::open;
use crate::diag::{Finding, Findings, Place};
use crate::manifest::{Limits, SheetForm, Source, SourceFile, Stored};
use crate::model::PeriodForms;

/// What was read of a workbook.
#[derive(Debug)]
struct Read {
    /// The sheet, the columns, and the rows with their numbers; none where the file was refused.
    table: Option<Sheet>,
    /// What was found, each as its code and message.
    found: Vec<String>,
    /// What to do about it.
    help: Vec<String>,
}

#[derive(Debug)]
struct Sheet {
    name: String,
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Read {
    /// The table of a workbook without a fault.
    #[track_caller]
    fn sound(self) -> Sheet {
        assert_eq!(self.found, Vec::<String>::new());
        self.table.expect("a table without findings")
    }

    /// The only finding of a workbook that was refused.
    #[track_caller]
    fn refused(&self) -> &str {
        assert!(self.table.is_none(), "{self:?}");
        let [found] = &self.found[..] else { panic!("{self:?}") };
        found
    }
}

impl Sheet {
    /// The cells, without the numbers of the rows; an empty cell is `-`.
    fn cells(&self) -> Vec<Vec<&str>> {
        self.rows.iter().map(|(_, cells)| cells.iter().map(String::as_str).collect()).collect()
    }

    fn numbers(&self) -> Vec<usize> {
        self.rows.iter().map(|(number, _)| *number).collect()
    }
}

/// Reads the bytes of a file.
fn read(name: &str, bytes: &[u8]) -> Read {
    read_with(name, bytes, SheetForm::default(), Limits::default())
}

fn read_with(name: &str, bytes: &[u8], form: SheetForm, limits: Limits) -> Read {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("writable");
    read_file(&path, form, &limits)
}

fn read_file(path: &Path, form: SheetForm, limits: &Limits) -> Read {
    let shown = path.file_name().expect("a file").to_string_lossy().into_owned();
    let file = SourceFile { path: path.to_owned(), shown };
    let stored = Stored::Files(vec![file.clone()]);
    let source =
        Source { sheet: form, ..Source::of(stored, PeriodForms::default(), Place::file("bilan.toml")) };
    let mut findings = Findings::new();
    let opening = Opening { source: &source, file: &file, number: 3, limits };
    let part = open(&opening, &mut findings);
    let table = part.map(|part| {
        let sheet = sheet(part.within.expect("a sheet"), part.columns, part.frame);
        assert_eq!(sheet.rows.len() as u64, part.rows);
        sheet
    });
    let text = |finding: &Finding| format!("{}: {}", finding.code, finding.message);
    let found = findings.iter().map(text).collect();
    let help = findings.iter().filter_map(|finding| finding.help.clone()).collect();
    Read { table, found, help }
}

fn sheet(name: String, columns: Vec<String>, frame: LazyFrame) -> Sheet {
    let frame = frame.collect().expect("texts");
    let numbers = frame.column(ROW).expect("numbers").u64().expect("whole numbers").iter();
    let numbers = numbers.map(|number| {
        let row = FileRow::of(usize::try_from(number.expect("a number")).expect("64 bits"));
        assert_eq!(row.file, 3);
        row.row
    });
    let texts: Vec<Vec<String>> = columns
        .iter()
        .map(|column| {
            let cells = frame.column(column).expect("the column").str().expect("texts").iter();
            cells.map(|cell| cell.unwrap_or("-").to_owned()).collect()
        })
        .collect();
    let rows = numbers
        .enumerate()
        .map(|(row, number)| (number, texts.iter().map(|column| column[row].clone()).collect()));
    let rows = rows.collect();
    Sheet { name, columns, rows }
}
