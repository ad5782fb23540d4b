//! Public data that tests compare with. They lie beside the project and are no part of it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folder of the data as the test projects write it.
const WRITTEN: &str = "../../../../shared";

/// A path of the shared data: in the folder that `BILAN_SHARED` names, or in `shared` beside the project.
///
/// Where it is absent, the test has nothing to compare with and says so. With
/// `CI=true` the data must be there.
#[expect(clippy::print_stderr, reason = "a test that compares nothing must say so")]
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "no shared data at `{}`", found.display());
    eprintln!("skipped: no shared data at `{}`", found.display());
    None
}

fn root() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    env::var_os("BILAN_SHARED").map_or_else(beside, PathBuf::from)
}

/// A copy of a test project that reads the shared data from where they are.
pub(crate) fn project(name: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects").join(name), folder.path());
    let file = folder.path().join("bilan.toml");
    let text = fs::read_to_string(&file).expect("a project has a project file");
    let data = root().canonicalize().expect("the data are there");
    let data = data.to_str().expect("a path in Unicode").replace('\\', "/");
    fs::write(&file, text.replace(WRITTEN, &data)).expect("writable");
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the project is there") {
        let entry = entry.expect("readable");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            fs::create_dir_all(&to).expect("writable");
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("writable");
        }
    }
}
