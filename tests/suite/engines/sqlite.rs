//! Data sets in a file of SQLite.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Column, Kind, columns, files, python};

/// Reads files into a database, each as a table, with the statements that make them.
const COPY: &str = "
import csv, sqlite3, sys
database, *tables = sys.argv[1:]
connection = sqlite3.connect(database)
for name, file, made in zip(tables[::3], tables[1::3], tables[2::3]):
    connection.execute(made)
    rows = csv.reader(open(file, encoding='utf-8', newline=''))
    count = len(next(rows))
    rows = ([cell or None for cell in row] for row in rows)
    connection.executemany('insert into %s values (%s)' % (name, ', '.join('?' * count)), rows)
connection.commit()
";

/// A database with the tables of a data set.
pub(crate) fn copy(data: &Path) -> PathBuf {
    filled(data, |column| column.kind)
}

/// The same with texts in all columns, as they stand in the files.
pub(crate) fn copy_as_texts(data: &Path) -> PathBuf {
    filled(data, |_| Kind::Text)
}

fn filled(data: &Path, kind: fn(&Column) -> Kind) -> PathBuf {
    let database = data.join("data/copy.sqlite");
    let mut command = Command::new(python());
    command.args(["-c", COPY]).arg(&database);
    for (table, file) in files(data) {
        command.arg(table).arg(&file).arg(made(table, &file, kind));
    }
    let done = command.output().expect("Python is there");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    database
}

fn made(table: &str, file: &Path, kind: fn(&Column) -> Kind) -> String {
    let mut made = format!("create table {table} (");
    for (index, column) in columns(file).iter().enumerate() {
        let kind = match kind(column) {
            Kind::Text => "text",
            Kind::Number => "numeric",
            Kind::Whole => "integer",
        };
        let comma = if index == 0 { "" } else { ", " };
        write!(made, "{comma}\"{}\" {kind}", column.name).expect("memory");
    }
    made + ")"
}
