//! A small project of which one file is what a target makes up.

use std::fs;
use std::sync::Mutex;

use bilan::diag::Findings;
use bilan::load;
use bilan::manifest::{self, Manifest};
use bilan::reading::Reading;
use tempfile::TempDir;

const REPORT: &str = r#"
[report]
id = "small"
organisation = "Specimen"
title = "Small report"
period = "2025"
languages = ["en"]
date = "2026-01-31"

[sources]
areas = "areas.csv"
indicators = "indicators.csv"
"#;

/// A project whose data are loaded again for each input.
pub struct Project {
    folder: TempDir,
    file: &'static str,
    manifest: Mutex<Manifest>,
}

impl Project {
    /// A project with one file to make up, and the sources that are read from it.
    ///
    /// # Panics
    /// A project that cannot be read.
    pub fn new(file: &'static str, sources: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the project");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("the folder can be written");
        };
        write("bilan.toml", &format!("{REPORT}{sources}"));
        write("areas.csv", "id,title\n1,One area\n");
        write("indicators.csv", "id,area,title\n1.1,1,People\n1.2,1,Firms\n");
        write(file, "");
        let mut findings = Findings::new();
        let Ok(manifest) = manifest::read(folder.path(), None, &mut findings) else {
            panic!("{:#?}", findings.iter().collect::<Vec<_>>())
        };
        Self { folder, file, manifest: Mutex::new(manifest) }
    }

    /// Loads the data with other bytes in the file.
    ///
    /// # Panics
    /// Data that are refused without a finding, or a finding without words.
    pub fn load(&self, bytes: &[u8]) {
        fs::write(self.folder.path().join(self.file), bytes).expect("the folder can be written");
        let mut manifest = self.manifest.lock().expect("no input panicked before");
        // Else it would list every input.
        manifest.reading = Reading::default();
        let mut findings = Findings::new();
        let loaded = load::load(&manifest, &mut findings);
        assert!(loaded.is_ok() || findings.errors() > 0, "a refusal says why");
        assert!(findings.iter().all(|finding| !finding.message.is_empty()), "a finding says what it is");
    }
}
