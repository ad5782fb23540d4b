//! Keeps the answers of a run: beside the earlier ones until the run has done its work, then in their place.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::Schema;
use tempfile::TempDir;
use time::Date;

use super::super::{Fault, FaultKind};
use super::{Answered, KeepError, List, SCHEMA, is_plain};
use crate::manifest::{ANSWER, ANSWERS, Asking, Database, Keep, is_answer};
use crate::reading::digest::{self, Written};

/// How the names of folders begin in which answers wait for the end of their run.
const WAITING: &str = ".bilan-";

/// The file in such a folder that is locked as long as its run goes on.
const LOCK: &str = "lock";

/// Keeps the answers of the databases of a run; clones keep for the same run.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Keeper(Option<Arc<Run>>);

#[derive(Debug)]
struct Run {
    on: Date,
    /// By the names of the databases.
    databases: Mutex<BTreeMap<String, Keeping>>,
}

impl Run {
    /// A run that panicked has left the list whole.
    fn databases(&self) -> MutexGuard<'_, BTreeMap<String, Keeping>> {
        self.databases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keeper {
    /// Keeps answers if that is asked for.
    pub(in crate::load) fn of(asking: Asking) -> Self {
        match asking {
            Asking::Keeping { on } => Self(Some(Arc::new(Run { on, databases: Mutex::default() }))),
            Asking::Live | Asking::Offline => Self(None),
        }
    }

    /// Begins to keep the answers of a database over a connection; those over an earlier one count no more.
    pub(in crate::load::database) fn begin(&self, database: &Database) -> Result<(), Fault> {
        let (Some(run), Some(keep)) = (&self.0, &database.keep) else { return Ok(()) };
        let mut databases = run.databases();
        databases.remove(&database.name);
        let keeping = Keeping::begin(database, keep, run.on).map_err(unkept)?;
        databases.insert(database.name.clone(), keeping);
        Ok(())
    }

    /// Where the next answer of a database is written, if it is kept.
    pub(in crate::load::database) fn answer(&self, database: &Database) -> Result<Option<Writing>, Fault> {
        let Some(run) = &self.0 else { return Ok(None) };
        let mut databases = run.databases();
        let Some(keeping) = databases.get_mut(&database.name) else { return Ok(None) };
        keeping.next().map(Some).map_err(unkept)
    }

    /// Keeps an answer that is whole.
    pub(in crate::load::database) fn keep(
        &self,
        database: &Database,
        query: &str,
        answer: Writing,
    ) -> Result<(), Fault> {
        let Some(run) = &self.0 else { return Ok(()) };
        let (path, bytes, blake3, rows) = answer.finish()?;
        let answered = Answered { query: digest::of_text(query), blake3, rows, bytes };
        if let Some(keeping) = run.databases().get_mut(&database.name) {
            keeping.answers.insert(answered.query.clone(), (path, answered));
        }
        Ok(())
    }

    /// The answers of a run that was sound, to be put in the place of the earlier ones.
    pub(in crate::load) fn finish(&self) -> Vec<Keeping> {
        let kept = self.0.as_ref().map(|run| std::mem::take(&mut *run.databases()));
        kept.unwrap_or_default().into_values().collect()
    }
}

/// The answers of a database that wait beside the earlier ones.
///
/// Where they are not put in their place, nothing is left of them.
#[derive(Debug)]
pub struct Keeping {
    database: String,
    driver: String,
    on: Date,
    folder: PathBuf,
    shown: String,
    /// The folders that were made for them, outermost first.
    made: Vec<PathBuf>,
    waiting: Option<TempDir>,
    /// Locked until the end of the run.
    lock: Option<File>,
    begun: usize,
    /// The answers with their files, by the digests of their questions.
    answers: BTreeMap<String, (PathBuf, Answered)>,
}

impl Keeping {
    fn begin(database: &Database, keep: &Keep, on: Date) -> io::Result<Self> {
        let driver = Path::new(&database.driver).file_name().map(|name| name.to_string_lossy().into_owned());
        let missing = keep.folder.ancestors().take_while(|part| !part.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        let mut keeping = Self {
            database: database.name.clone(),
            // The path of a library says where it lies on this machine.
            driver: driver.unwrap_or_default(),
            on,
            folder: keep.folder.clone(),
            shown: keep.shown.clone(),
            made,
            waiting: None,
            lock: None,
            begun: 0,
            answers: BTreeMap::new(),
        };
        fs::create_dir_all(&keeping.folder)?;
        are_others_at_work(&keeping.folder, None);
        let waiting = tempfile::Builder::new().prefix(WAITING).tempdir_in(&keeping.folder)?;
        let lock = File::create_new(waiting.path().join(LOCK))?;
        // Where files cannot be locked, folders of runs that were killed stay.
        let _ = lock.try_lock();
        (keeping.waiting, keeping.lock) = (Some(waiting), Some(lock));
        Ok(keeping)
    }

    fn next(&mut self) -> io::Result<Writing> {
        let waiting = self.waiting.as_ref().ok_or(io::ErrorKind::NotFound)?;
        self.begun += 1;
        let path = waiting.path().join(self.begun.to_string());
        let file = BufWriter::new(File::create_new(&path)?);
        Ok(Writing {
            path,
            marked: Some(Marked { file, written: Written::default() }),
            stream: None,
            rows: 0,
        })
    }

    /// The name of the database.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The folder of the answers, as the project writes it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// How many answers there are.
    pub fn count(&self) -> usize {
        self.answers.len()
    }

    /// Puts the answers in the place of the earlier ones.
    ///
    /// # Errors
    /// A file cannot be written or renamed; the earlier answers are then as they were.
    pub fn place(mut self) -> Result<(), KeepError> {
        self.move_in().map_err(|source| KeepError { folder: PathBuf::from(&self.shown), source })
    }

    fn move_in(&mut self) -> io::Result<()> {
        let waiting = self.waiting.as_ref().ok_or(io::ErrorKind::NotFound)?;
        for (path, answered) in self.answers.values() {
            // Two questions may have the same answer, and an earlier run may have had it.
            fs::rename(path, self.folder.join(format!("{}{ANSWER}", answered.blake3)))?;
        }
        let list = List {
            schema: SCHEMA.to_owned(),
            database: self.database.clone(),
            driver: self.driver.clone(),
            asked_on: self.on.to_string(),
            answers: self.answers.values().map(|(_, answered)| answered.clone()).collect(),
        };
        let new = waiting.path().join(ANSWERS);
        let mut file = File::create_new(&new)?;
        serde_json::to_writer_pretty(&mut file, &list)?;
        file.write_all(b"\n")?;
        // A rename must not overtake what it renames.
        file.sync_all()?;
        fs::rename(new, self.folder.join(ANSWERS))?;
        // What another run has moved in is not yet in a list.
        if !are_others_at_work(&self.folder, waiting.path().file_name()) {
            remove_others(&self.folder, &list.answers);
        }
        Ok(())
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        // Some systems do not remove a file that is open.
        drop(self.lock.take());
        drop(self.waiting.take());
        for folder in self.made.iter().rev() {
            // One with answers in it stays.
            fs::remove_dir(folder).ok();
        }
    }
}

/// Removes the folders of runs that were killed; whether there are others, whose runs go on.
fn are_others_at_work(folder: &Path, own: Option<&OsStr>) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let mut others = false;
    for entry in entries.flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        if Some(name.as_os_str()) == own || !name.to_string_lossy().starts_with(WAITING) {
            continue;
        }
        // One without a lock was made this very moment.
        match File::open(path.join(LOCK)).map(|lock| lock.try_lock()) {
            Ok(Ok(())) => {
                fs::remove_dir_all(&path).ok();
            }
            Ok(Err(TryLockError::WouldBlock | TryLockError::Error(_))) | Err(_) => others = true,
        }
    }
    others
}

/// Removes the answers that a list does not name; one that cannot be removed harms nobody.
fn remove_others(folder: &Path, answers: &[Answered]) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_named = answers.iter().any(|it| name.strip_suffix(ANSWER) == Some(it.blake3.as_str()));
        if is_answer(&name) && !is_named {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// An answer that is being written.
pub(in crate::load::database) struct Writing {
    path: PathBuf,
    /// Where it is written, until its columns are known.
    marked: Option<Marked>,
    stream: Option<StreamWriter<Marked>>,
    rows: u64,
}

impl Writing {
    /// Writes the columns, before any row.
    pub(in crate::load::database) fn columns(&mut self, columns: &Schema) -> Result<(), Fault> {
        if let Some(odd) = columns.fields().iter().find(|field| !is_plain(field.data_type())) {
            return Err(unkept(format!("the column `{}` is of a type that is not kept", odd.name())));
        }
        let Some(marked) = self.marked.take() else { return Ok(()) };
        self.stream = Some(StreamWriter::try_new(marked, columns).map_err(unkept)?);
        Ok(())
    }

    /// Writes some rows.
    pub(in crate::load::database) fn rows(&mut self, rows: &RecordBatch) -> Result<(), Fault> {
        self.rows += rows.num_rows() as u64;
        self.stream.as_mut().map_or(Ok(()), |stream| stream.write(rows)).map_err(unkept)
    }

    /// The file, with the bytes and the digest of what it holds, and the number of rows.
    fn finish(self) -> Result<(PathBuf, u64, String, u64), Fault> {
        let stream = self.stream.ok_or_else(|| unkept("it broke off"))?;
        // The end of the stream is written, too.
        let Marked { file, written } = stream.into_inner().map_err(unkept)?;
        let file = file.into_inner().map_err(unkept)?;
        file.sync_all().map_err(unkept)?;
        let (bytes, blake3) = written.finish();
        Ok((self.path, bytes, blake3, self.rows))
    }
}

/// A file whose digest is known when it was written.
struct Marked {
    file: BufWriter<File>,
    written: Written,
}

impl Write for Marked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.written.write_all(&bytes[..count])?;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn unkept(error: impl std::fmt::Display) -> Fault {
    Fault::new(FaultKind::Unkept, error.to_string())
}
