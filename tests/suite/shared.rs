//! What tests need from outside: public data beside the project, and other programs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The folder of the data as the test projects write it.
const WRITTEN: &str = "../../../../shared";

/// A path of the shared data: in the folder that `BILAN_SHARED` names, or in `shared` beside the project.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join(path);
    if found.exists() {
        return Some(found);
    }
    pass_over(&format!("there are no shared data at `{}`", found.display()));
    None
}

/// Says that a test passes over what it cannot compare here; with `CI=true` it fails instead.
#[expect(clippy::print_stderr, reason = "a test that compares nothing must say so")]
pub(crate) fn pass_over(why: &str) {
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "{why}");
    eprintln!("passed over: {why}");
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
