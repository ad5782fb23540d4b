//! CSV, TSV, JSON and lines of JSON. No text of a data set holds a mark that these formats would have to escape.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::super::rows::Row;
use super::File;
use super::columns::{Cell, Column, columns};

/// Texts with a mark between them.
struct Separated {
    to: BufWriter<fs::File>,
    columns: &'static [Column],
    mark: &'static str,
}

/// Begins a file of CSV.
pub(super) fn csv(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    separated(path, plain, ",")
}

/// Begins a file of TSV.
pub(super) fn tsv(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    separated(path, plain, "\t")
}

fn separated(path: &Path, plain: bool, mark: &'static str) -> io::Result<Box<dyn File>> {
    let mut to = BufWriter::with_capacity(1 << 20, fs::File::create(path)?);
    let columns = columns(plain);
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    writeln!(to, "{}", names.join(mark))?;
    Ok(Box::new(Separated { to, columns, mark }))
}

impl File for Separated {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for (index, column) in self.columns.iter().enumerate() {
            if index > 0 {
                self.to.write_all(self.mark.as_bytes())?;
            }
            match column.of(row) {
                Cell::Empty => {}
                Cell::Text(text) => self.to.write_all(text.as_bytes())?,
                Cell::Number(number) => write!(self.to, "{number}")?,
            }
        }
        self.to.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

/// Records of JSON, with something before, between and after them.
struct Records {
    to: BufWriter<fs::File>,
    columns: &'static [Column],
    /// What goes before the next record.
    before: &'static str,
    between: &'static str,
    end: &'static str,
}

/// Begins an array of JSON.
pub(super) fn json(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    records(path, plain, ["[\n", ",\n", "\n]\n"])
}

/// Begins lines of JSON.
pub(super) fn ndjson(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    records(path, plain, ["", "\n", "\n"])
}

fn records(path: &Path, plain: bool, [before, between, end]: [&'static str; 3]) -> io::Result<Box<dyn File>> {
    let to = BufWriter::with_capacity(1 << 20, fs::File::create(path)?);
    Ok(Box::new(Records { to, columns: columns(plain), before, between, end }))
}

impl File for Records {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        write!(self.to, "{}{{", std::mem::replace(&mut self.before, self.between))?;
        let mut comma = "";
        for column in self.columns {
            let name = column.name;
            match column.of(row) {
                Cell::Empty => continue,
                Cell::Text(text) => write!(self.to, "{comma}\"{name}\":\"{text}\"")?,
                Cell::Number(number) => write!(self.to, "{comma}\"{name}\":{number}")?,
            }
            comma = ",";
        }
        self.to.write_all(b"}")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.write_all(self.end.as_bytes())?;
        self.to.flush()
    }
}
