//! What a run reads: the one place where the library opens the files of a project.
//!
//! Every file that goes into a report is read through a [`Reading`], which
//! keeps its size and hash. What it lists at the end is what the report was
//! made from, because there is no other way in: `tests/suite/tidy.rs` names
//! the few files of the program that may open a file themselves, and why.

pub(crate) mod digest;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use time::Date;

/// The size and hash of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// Its size.
    pub bytes: u64,
    /// BLAKE3 hash of its bytes, in hexadecimal.
    pub blake3: String,
}

impl FileMark {
    /// The mark of a file that holds the given bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, blake3: digest::of_bytes(bytes) }
    }
}

/// What was fetched from a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// The table, or the query by its source.
    pub name: String,
    /// How many rows came.
    pub rows: u64,
    /// How many bytes they had.
    pub bytes: u64,
    /// How many rows the table has that stayed in the database, where what came was made of them there.
    pub of: Option<u64>,
    /// Why all of its rows came all the same, where they did.
    pub reason: Option<String>,
}

/// The files that a run has read, by the names that the project gives them.
///
/// Clones share one list.
#[derive(Debug, Clone, Default)]
pub struct Reading(Arc<Mutex<Read>>);

/// What was read.
#[derive(Debug, Default)]
struct Read {
    files: BTreeMap<String, FileMark>,
    transfers: Vec<Transfer>,
    kept: BTreeMap<String, Date>,
}

impl Reading {
    /// Reads a text file.
    ///
    /// # Errors
    /// The file cannot be read, or is not in UTF-8 ([`io::ErrorKind::InvalidData`]).
    pub fn text(&self, name: &str, path: &Path) -> io::Result<String> {
        let bytes = fs::read(path)?;
        self.given(name, &bytes);
        // In the words of the standard library, which reads such files alike.
        let foreign = |_| io::Error::new(io::ErrorKind::InvalidData, "stream did not contain valid UTF-8");
        String::from_utf8(bytes).map_err(foreign)
    }

    /// Hashes a file that another library is going to read, and returns the hash in hexadecimal.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn source(&self, name: &str, path: &Path) -> io::Result<String> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        let mark = FileMark { bytes, blake3: digest::of_reader(file)? };
        let hash = mark.blake3.clone();
        self.keep(name, mark);
        Ok(hash)
    }

    /// Keeps the mark of what was fetched from a database, and what came.
    ///
    /// What is fetched again, and is the same, is told once.
    pub fn fetched(&self, transfer: Transfer, mark: FileMark) {
        self.keep(&transfer.name, mark);
        let transfers = &mut self.read().transfers;
        if !transfers.contains(&transfer) {
            transfers.push(transfer);
        }
    }

    /// The tables that stayed in their databases.
    pub fn stayed(&self) -> BTreeSet<String> {
        let transfers = &self.read().transfers;
        transfers.iter().filter(|it| it.of.is_some()).map(|it| it.name.clone()).collect()
    }

    /// What was fetched from databases, in the order in which it was.
    pub fn transfers(&self) -> Vec<Transfer> {
        self.read().transfers.clone()
    }

    /// Keeps that a database was not asked, but what it answered on that day was used.
    pub fn kept_of(&self, database: &str, asked_on: Date) {
        self.read().kept.insert(database.to_owned(), asked_on);
    }

    /// The databases that were not asked, with the day on which they answered what was used.
    pub fn kept(&self) -> BTreeMap<String, Date> {
        self.read().kept.clone()
    }

    /// Keeps the mark of a file that was read elsewhere.
    pub fn given(&self, name: &str, bytes: &[u8]) {
        self.keep(name, FileMark::of(bytes));
    }

    /// The names of the files in a folder, rising; none where there is no such folder.
    ///
    /// Which files there are is no input of its own: each that counts is read.
    pub fn names(folder: &Path) -> Vec<String> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// The files that were read, by their names.
    pub fn files(&self) -> BTreeMap<String, FileMark> {
        self.read().files.clone()
    }

    /// A run that panicked has left the lists whole: they only ever grow.
    fn read(&self) -> MutexGuard<'_, Read> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A second file of the same name, or one that changed meanwhile, is listed beside the first.
    fn keep(&self, name: &str, mark: FileMark) {
        let files = &mut self.read().files;
        let mut free = name.to_owned();
        let mut count = 1;
        while files.get(&free).is_some_and(|known| *known != mark) {
            count += 1;
            free = format!("{name} ({count})");
        }
        files.insert(free, mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_read_is_listed_with_its_size_and_hash() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, "abc").expect("writable");
        let reading = Reading::default();
        assert_eq!(reading.text("texts/a.txt", &path).expect("readable"), "abc");
        // The hash of the three letters, as the BLAKE3 paper's test program prints it.
        let hash = "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";
        assert_eq!(reading.source("a", &path).expect("readable"), hash);
        let mark = FileMark { bytes: 3, blake3: hash.to_owned() };
        assert_eq!(
            reading.files(),
            [("a".to_owned(), mark.clone()), ("texts/a.txt".to_owned(), mark)].into()
        );
    }

    #[test]
    fn another_file_of_the_same_name_is_listed_beside_the_first() {
        let reading = Reading::default();
        for bytes in ["1", "2", "1", "2"] {
            reading.given("font.ttf", bytes.as_bytes());
        }
        assert_eq!(reading.files().keys().collect::<Vec<_>>(), ["font.ttf", "font.ttf (2)"]);
    }
}
