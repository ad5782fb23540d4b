//! Writes files into a folder: all of them or none.
//!
//! The files are first written in full beside their targets, in a folder of
//! the same file system, and then renamed into place one by one. Until the last
//! one is in place the files that they replace are kept, so that a run that
//! fails leaves the folder as it was.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use thiserror::Error;

use crate::pipeline::OutputFile;

/// How the names of the folders begin in which files wait for their turn.
const STAGING: &str = ".bilan-";

/// The age at which a staging folder cannot belong to a run that still goes on.
const ABANDONED: Duration = Duration::from_hours(24);

/// Why files were not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Something other than a folder is where a folder has to be.
    #[error("cannot write into `{}`: it is not a folder", path.display())]
    NotAFolder {
        /// What is not a folder.
        path: PathBuf,
    },
    /// A folder cannot be made or written to.
    #[error("cannot write into the folder `{}` ({source})", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the machine says.
        source: io::Error,
    },
    /// A file cannot be written or replaced.
    #[error("cannot write `{}` ({source})", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the machine says.
        source: io::Error,
    },
    /// Some files are replaced, and the old ones cannot be put back.
    #[error("cannot put back `{}` ({source}); the earlier files are kept in `{}`", path.display(), kept.display())]
    PutBack {
        /// The file that is not as it was.
        path: PathBuf,
        /// The folder with the earlier files.
        kept: PathBuf,
        /// What the machine says.
        source: io::Error,
    },
}

/// Finds out whether files can be written into a folder, and changes nothing.
///
/// A folder that does not exist is made by [`write()`] only, so that a run that
/// ends before has left no empty folder.
///
/// # Errors
/// The folder cannot be made or written to.
pub fn prepare(folder: &Path) -> Result<(), WriteError> {
    let existing = existing_part(folder);
    if !existing.is_dir() {
        return Err(WriteError::NotAFolder { path: existing.to_owned() });
    }
    // Only an attempt takes everything into account: rights, read-only disks, quotas.
    match tempfile::tempfile_in(existing) {
        Ok(_) => Ok(()),
        Err(source) => Err(WriteError::Folder { path: folder.to_owned(), source }),
    }
}

/// Writes files into a folder, which is made if it does not exist.
///
/// Returns their paths.
///
/// # Errors
/// A folder or file cannot be written; then none is.
pub fn write(folder: &Path, files: &[OutputFile]) -> Result<Vec<PathBuf>, WriteError> {
    let mut made = MadeFolders::default();
    let written = stage_and_place(folder, files, &mut made);
    if written.is_err() {
        made.remove();
    }
    written
}

fn stage_and_place(
    folder: &Path,
    files: &[OutputFile],
    made: &mut MadeFolders,
) -> Result<Vec<PathBuf>, WriteError> {
    made.make(folder)?;
    let staging = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(folder)
        .map_err(|source| WriteError::Folder { path: folder.to_owned(), source })?;
    let mut placements = Vec::with_capacity(files.len());
    for (index, file) in files.iter().enumerate() {
        let target = folder.join(&file.name);
        made.make(target.parent().unwrap_or(folder))?;
        placements.push(stage(&staging, index, target, &file.bytes)?);
    }
    if let Err(failure) = place(&placements) {
        return Err(failure.explain(staging));
    }
    remove_abandoned(folder, &staging);
    Ok(placements.into_iter().map(|placement| placement.target).collect())
}

/// A file that is to replace another.
#[derive(Debug)]
struct Placement {
    /// The new file.
    new: PathBuf,
    /// The earlier file under a second name, if there was one.
    old: Option<PathBuf>,
    /// The name that the new file is to have.
    target: PathBuf,
}

/// Writes a file beside its target and keeps hold of the file that it is to replace.
fn stage(staging: &TempDir, index: usize, target: PathBuf, bytes: &[u8]) -> Result<Placement, WriteError> {
    let new = staging.path().join(format!("{index}.new"));
    let old = staging.path().join(format!("{index}.old"));
    match write_through(&new, bytes).and_then(|()| keep(&target, &old)) {
        Ok(exists) => Ok(Placement { new, old: exists.then_some(old), target }),
        Err(source) => Err(WriteError::File { path: target, source }),
    }
}

/// Writes a file and waits until the disk has it: a rename must not overtake its contents.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file a second name, and says whether there is such a file.
///
/// The first name stays, so that there is a good file under it at every moment.
/// File systems without second names get a copy.
fn keep(target: &Path, old: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(target) {
        Ok(found) if found.is_dir() => return Err(io::Error::from(ErrorKind::IsADirectory)),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    fs::hard_link(target, old).or_else(|_| fs::copy(target, old).map(|_| ()))?;
    Ok(true)
}

/// What went wrong while files were renamed.
#[derive(Debug)]
enum PlaceFailure {
    /// A file could not be put into place; all are as before.
    Undone { path: PathBuf, source: io::Error },
    /// A file that was replaced could not be put back.
    Mixed { path: PathBuf, source: io::Error },
}

impl PlaceFailure {
    /// The error for the user; earlier files that are still needed are kept.
    fn explain(self, staging: TempDir) -> WriteError {
        match self {
            Self::Undone { path, source } => WriteError::File { path, source },
            Self::Mixed { path, source } => WriteError::PutBack { path, kept: staging.keep(), source },
        }
    }
}

/// Renames all files into place, or none.
fn place(placements: &[Placement]) -> Result<(), PlaceFailure> {
    for (index, placement) in placements.iter().enumerate() {
        if let Err(source) = fs::rename(&placement.new, &placement.target) {
            put_back(&placements[..index])?;
            return Err(PlaceFailure::Undone { path: placement.target.clone(), source });
        }
    }
    Ok(())
}

fn put_back(placements: &[Placement]) -> Result<(), PlaceFailure> {
    for placement in placements {
        let target = &placement.target;
        let undone = match &placement.old {
            Some(old) => fs::rename(old, target),
            None => fs::remove_file(target),
        };
        undone.map_err(|source| PlaceFailure::Mixed { path: target.clone(), source })?;
    }
    Ok(())
}

/// The folders that a run has made, outermost first.
#[derive(Debug, Default)]
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes a folder and those around it, if they do not exist.
    fn make(&mut self, folder: &Path) -> Result<(), WriteError> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|part| !exists(part)).collect();
        for part in missing.into_iter().rev() {
            fs::create_dir(part).map_err(|source| WriteError::Folder { path: part.to_owned(), source })?;
            self.0.push(part.to_owned());
        }
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        Err(WriteError::NotAFolder { path: folder.to_owned() })
    }

    /// Removes them again, except where others have put something meanwhile.
    fn remove(&self) {
        for folder in self.0.iter().rev() {
            fs::remove_dir(folder).ok();
        }
    }
}

/// The part of a path that exists; the current folder if none does.
fn existing_part(path: &Path) -> &Path {
    let existing = path.ancestors().find(|part| exists(part)).unwrap_or(Path::new(""));
    if existing.as_os_str().is_empty() { Path::new(".") } else { existing }
}

/// Whether there is something under a path; the empty one is the current folder.
fn exists(path: &Path) -> bool {
    path.as_os_str().is_empty() || fs::symlink_metadata(path).is_ok()
}

/// Removes the staging folders of runs that were killed.
///
/// Ages are taken against a folder of the same disk and not against the clock
/// of this machine, which may differ from that of a file server. A folder that
/// cannot be removed harms nobody, so failures are passed over.
fn remove_abandoned(folder: &Path, staging: &TempDir) {
    let Ok(now) = staging.path().metadata().and_then(|own| own.modified()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(STAGING);
        let Ok(found) = entry.metadata() else { continue };
        let age = found.modified().ok().and_then(|changed| now.duration_since(changed).ok());
        if ours && found.is_dir() && age.is_some_and(|age| age > ABANDONED) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn file(name: &str, text: &str) -> OutputFile {
        OutputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec(), pages: None }
    }

    /// All that is in a folder: the text of its files, nothing for the folders in it.
    fn contents(folder: &Path) -> BTreeMap<String, Option<String>> {
        let entries = fs::read_dir(folder).expect("the folder is there").flatten();
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        entries
            .map(|entry| (name(&entry.path()).unwrap_or_default(), fs::read_to_string(entry.path()).ok()))
            .collect()
    }

    fn only<const N: usize>(files: [(&str, Option<&str>); N]) -> BTreeMap<String, Option<String>> {
        files.into_iter().map(|(name, text)| (name.to_owned(), text.map(ToOwned::to_owned))).collect()
    }

    #[test]
    fn new_files_replace_old_ones_and_leave_others_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.pdf"), "old").expect("writable");
        fs::write(folder.path().join("mine.txt"), "kept").expect("writable");
        let paths = write(folder.path(), &[file("a.pdf", "new"), file("b.pdf", "b")]).expect("written");
        assert_eq!(paths, [folder.path().join("a.pdf"), folder.path().join("b.pdf")]);
        let expected = only([("a.pdf", Some("new")), ("b.pdf", Some("b")), ("mine.txt", Some("kept"))]);
        assert_eq!(contents(folder.path()), expected);
    }

    #[test]
    fn folders_are_made_where_they_are_missing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().join("made/here");
        write(&output, &[file("data/a.csv", "a")]).expect("written");
        assert_eq!(contents(&output), only([("data", None)]));
        assert_eq!(contents(&output.join("data")), only([("a.csv", Some("a"))]));
    }

    #[test]
    fn a_target_that_is_a_folder_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.pdf"), "old").expect("writable");
        fs::create_dir(folder.path().join("b.pdf")).expect("writable");
        let files = [file("a.pdf", "new"), file("b.pdf", "new"), file("c/c.pdf", "new")];
        let error = write(folder.path(), &files).expect_err("a folder is in the way");
        let path = folder.path().join("b.pdf");
        assert_eq!(error.to_string(), format!("cannot write `{}` (is a directory)", path.display()));
        assert_eq!(contents(folder.path()), only([("a.pdf", Some("old")), ("b.pdf", None)]));
    }

    #[test]
    fn a_failure_removes_the_folders_that_were_made() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = [file("sub/a.pdf", "a"), file("sub/a.pdf/b.pdf", "b"), file("sub", "c")];
        assert!(write(&folder.path().join("out"), &files).is_err());
        assert_eq!(contents(folder.path()), only([]));
    }

    #[test]
    fn a_rename_that_fails_half_way_puts_the_earlier_files_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let staging = tempfile::tempdir_in(folder.path()).expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.pdf"), "old").expect("writable");
        let staged = |index, name: &str| stage(&staging, index, path(name), b"new").expect("staged");
        let placements = [staged(0, "a.pdf"), staged(1, "b.pdf"), staged(2, "c.pdf")];
        fs::remove_file(&placements[2].new).expect("it was staged");
        let failure = place(&placements).expect_err("the last file is gone");
        assert!(matches!(failure, PlaceFailure::Undone { path: failed, .. } if failed == path("c.pdf")));
        staging.close().expect("removable");
        assert_eq!(contents(folder.path()), only([("a.pdf", Some("old"))]));
    }

    #[test]
    fn earlier_files_that_cannot_be_put_back_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let staging = tempfile::tempdir_in(folder.path()).expect("a temporary folder");
        let failure = PlaceFailure::Mixed { path: "a.pdf".into(), source: ErrorKind::StorageFull.into() };
        let kept = staging.path().to_owned();
        let error = failure.explain(staging);
        assert!(kept.is_dir());
        assert!(error.to_string().ends_with(&format!("kept in `{}`", kept.display())));
    }

    #[test]
    fn staging_folders_are_removed_once_they_are_a_day_old() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let now = fs::metadata(folder.path()).and_then(|own| own.modified()).expect("files have ages");
        for (name, hours) in [(".bilan-old", 30), (".bilan-running", 2), ("other-old", 30)] {
            let path = folder.path().join(name);
            fs::create_dir(&path).expect("writable");
            let changed = now - Duration::from_hours(hours);
            File::open(&path).and_then(|opened| opened.set_modified(changed)).expect("ours");
        }
        write(folder.path(), &[file("a.pdf", "a")]).expect("written");
        let expected = only([(".bilan-running", None), ("a.pdf", Some("a")), ("other-old", None)]);
        assert_eq!(contents(folder.path()), expected);
    }

    #[test]
    fn preparing_changes_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        prepare(&folder.path().join("not/yet/there")).expect("it can be made");
        assert_eq!(contents(folder.path()), only([]));
        fs::write(folder.path().join("file"), "").expect("writable");
        let error = prepare(&folder.path().join("file/out")).expect_err("a file is in the way");
        assert!(matches!(error, WriteError::NotAFolder { path } if path == folder.path().join("file")));
    }
}
