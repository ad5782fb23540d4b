//! A small project in a temporary folder, and its figures.

use std::fs;
use std::path::Path;

use bilan::diag::{Finding, Findings};
use bilan::pipeline::{self, Computed, Options};
use tempfile::TempDir;

/// A project of one area and the given tables.
pub(crate) struct Project {
    folder: TempDir,
}

const MANIFEST: &str = r#"
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
actuals = "actuals.csv"
"#;

impl Project {
    /// A project with one area `1`, the given indicators and actual values.
    pub(crate) fn new(indicators: &str, actuals: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        project.write("bilan.toml", MANIFEST);
        project.write("areas.csv", "id,title\n1,One area\n");
        project.write("indicators.csv", indicators);
        project.write("actuals.csv", actuals);
        project
    }

    /// Adds a table of its own name.
    pub(crate) fn with(self, table: &str, csv: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &format!("{manifest}{table} = \"{table}.csv\"\n"));
        self.write(&format!("{table}.csv"), csv);
        self
    }

    /// Adds settings to the project file.
    pub(crate) fn with_settings(self, toml: &str) -> Self {
        let manifest = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written above");
        self.write("bilan.toml", &format!("{manifest}{toml}"));
        self
    }

    /// Adds a file, also in a folder that is not there yet.
    pub(crate) fn with_file(self, name: &str, text: &str) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the project"))
            .expect("a temporary folder can be written");
        self.write(name, text);
        self
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a temporary folder can be written");
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The figures with what was found on the way; findings of the given code are lowered to warnings.
    #[track_caller]
    pub(crate) fn compute_lowering(self, code: Option<&str>) -> (Computed, Vec<Finding>) {
        let lowered = code.map(|code| format!("\n[findings]\n{code} = \"warning\"\n"));
        let project = self.with_settings(&lowered.unwrap_or_default());
        let mut findings = Findings::new();
        let computed = pipeline::compute(project.path(), &Options::default(), &mut findings);
        let found: Vec<Finding> = findings.iter().cloned().collect();
        (computed.unwrap_or_else(|_| panic!("{found:#?}")), found)
    }

    /// The figures; findings that stop the computation fail the test.
    #[track_caller]
    pub(crate) fn compute(&self) -> Computed {
        let mut findings = Findings::new();
        let computed = pipeline::compute(self.path(), &Options::default(), &mut findings);
        computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()))
    }
}
