//! Any project file is read or refused with findings.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use bilan::diag::Findings;
use bilan::manifest;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder for the project"));

fuzz_target!(|text: &str| {
    let folder = FOLDER.path();
    fs::write(folder.join("bilan.toml"), text).expect("the project file can be written");
    let mut findings = Findings::new();
    let read = manifest::read(folder, None, &mut findings);
    assert!(read.is_ok() || findings.errors() > 0, "a refusal says why");
});
