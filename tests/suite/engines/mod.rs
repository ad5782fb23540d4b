//! Databases for tests: started on this machine for the run, filled with the data of a project, and stopped after it.

pub(crate) mod postgresql;
pub(crate) mod spark;
pub(crate) mod sqlite;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shared::pass_over;

/// The tables of a generated data set.
const TABLES: [&str; 7] = ["areas", "indicators", "units", "categories", "baselines", "targets", "actuals"];

/// Columns of numbers, in tables of values.
const NUMBERS: [&str; 4] = ["value", "numerator", "denominator", "weight"];

/// The folder of the drivers, if the driver of a database is in it.
///
/// It is the one that `BILAN_DRIVERS` names; users name theirs by `ADBC_DRIVER_PATH`.
pub(crate) fn drivers(name: &str) -> Option<PathBuf> {
    let folder = env::var_os("BILAN_DRIVERS").map(PathBuf::from);
    let found = folder.filter(|folder| folder.join(format!("adbc_driver_{name}")).is_dir());
    if found.is_none() {
        pass_over(&format!("`BILAN_DRIVERS` names no folder with the driver of {name}"));
    }
    found
}

/// The path of the library of a driver.
pub(crate) fn library(name: &str) -> Option<String> {
    let (begin, end) = (env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    let path = drivers(name)?.join(format!("adbc_driver_{name}/{begin}adbc_driver_{name}{end}"));
    Some(path.to_str().expect("a path in Unicode").to_owned())
}

/// A column of a table: its name, and whether it holds numbers or whole numbers.
struct Column {
    name: String,
    kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Whole,
}

/// The columns of a file of comma-separated values, with the types that a database would have for them.
fn columns(file: &Path) -> Vec<Column> {
    let text = fs::read_to_string(file).expect("readable");
    let header = text.lines().next().expect("a header").trim_start_matches('\u{feff}').to_owned();
    let of_values =
        ["actuals", "targets", "baselines"].iter().any(|name| file.ends_with(format!("{name}.csv")));
    let kind = |name: &str| match name {
        "revision" => Kind::Whole,
        name if of_values && NUMBERS.contains(&name) => Kind::Number,
        _ => Kind::Text,
    };
    header.split(',').map(|name| Column { name: name.to_owned(), kind: kind(name) }).collect()
}

/// A project that reads the tables of a database.
///
/// `database` is what stands in `[databases.copy]`; the rest is taken from the project of the files.
pub(crate) fn project(data: &Path, name: &str, database: &str) -> PathBuf {
    let of_files = fs::read_to_string(data.join("csv/bilan.toml")).expect("the project of the files");
    let (report, _) = of_files.split_once("[sources]").expect("sources");
    let sources: String = TABLES
        .iter()
        .map(|table| format!("{table} = {{ database = \"copy\", table = \"{table}\" }}\n"))
        .collect();
    let text = format!("{report}[databases.copy]\n{database}\n[sources]\n{sources}");
    let folder = data.join(name);
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join("bilan.toml"), text).expect("writable");
    folder
}

/// Replaces a text in the project file, which must have it.
#[track_caller]
pub(crate) fn change(project: &Path, from: &str, to: &str) {
    let file = project.join("bilan.toml");
    let text = fs::read_to_string(&file).expect("readable");
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replacen(from, to, 1)).expect("writable");
}

/// Lets the rows of actual values be put together in the database, however few they are.
#[track_caller]
pub(crate) fn there(project: &Path) {
    change(project, "[sources]", "[limits]\nfetched = 0\n\n[sources]");
}

/// The files of a data set.
fn files(data: &Path) -> impl Iterator<Item = (&'static str, PathBuf)> {
    TABLES.into_iter().map(move |table| (table, data.join("data").join(format!("{table}.csv"))))
}

/// The interpreter of Python that tests use.
fn python() -> OsString {
    env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into())
}
