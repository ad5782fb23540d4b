//! One data set in several formats: whatever the format, the figures are the same.

use std::fs;
use std::path::Path;

use bilan::assess::results_json;
use bilan::diag::Findings;
use bilan::model::Grid;
use bilan::pipeline::{self, Computed, Options};
use serde_json::Value;
use tempfile::TempDir;

use crate::generate::DataSet;

/// The formats that can say all of a data set.
const FULL: [&str; 6] = ["csv", "tsv", "json", "ndjson", "parquet", "xlsx"];

/// The formats that can say a plain one: IATI knows no value outside an activity, and no weights, items,
/// reasons or revisions.
const PLAIN: [&str; 7] = ["csv", "tsv", "json", "ndjson", "parquet", "xlsx", "iati"];

/// A data set of so many rows in a folder of its own.
pub(crate) fn generated(rows: u64, plain: bool, formats: &[&str]) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let set = DataSet { rows, seed: 1, plain };
    let data = set.within(folder.path(), formats).expect("a temporary folder can be written");
    (folder, data)
}

/// The results of a project, without the names and hashes of its sources.
#[track_caller]
pub(crate) fn results(project: &Path) -> Value {
    let mut findings = Findings::new();
    let computed = pipeline::compute(project, &Options::default(), &mut findings)
        .unwrap_or_else(|_| panic!("{}: {:#?}", project.display(), findings.iter().collect::<Vec<_>>()));
    results_of(&computed)
}

/// The same of one whose figures were computed.
pub(crate) fn results_of(computed: &Computed) -> Value {
    let grid = Grid::of(computed.manifest.report.period);
    let text = results_json("generated", grid, &computed.sources, &computed.assessment);
    let mut results: Value = serde_json::from_str(&text).expect("it is JSON");
    results.as_object_mut().expect("an object").remove("sources");
    results
}

#[track_caller]
fn same(data: &Path, formats: &[&str]) -> Value {
    let first = results(&data.join(formats[0]));
    for format in &formats[1..] {
        assert_eq!(results(&data.join(format)), first, "{format}");
    }
    first
}

#[test]
fn copies_of_a_data_set_give_the_same_results() {
    let (_folder, data) = generated(3_000, false, &FULL);
    let results = same(&data, &FULL);
    // Nothing is compared with itself for want of figures.
    assert_eq!(results["rows"]["read"], 3_000);
}

#[test]
fn copies_of_a_plain_data_set_give_the_same_results() {
    let (_folder, data) = generated(3_000, true, &PLAIN);
    assert_eq!(same(&data, &PLAIN)["rows"]["read"], 3_000);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let formats = ["csv", "tsv", "json", "ndjson", "parquet", "xlsx", "iati"];
    let (_first, one) = generated(500, true, &formats);
    let (_second, other) = generated(500, true, &formats);
    let mut names: Vec<_> = fs::read_dir(one.join("data")).expect("it is there").flatten().collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    assert_eq!(names.len(), 6 + formats.len());
    for file in names {
        let twin = other.join("data").join(file.file_name());
        assert_eq!(
            fs::read(file.path()).expect("readable"),
            fs::read(&twin).expect("readable"),
            "{}",
            twin.display()
        );
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let set = DataSet { rows: 500, seed: 2, plain: true };
    let third = set.within(folder.path(), &["csv"]).expect("writable");
    let csv = |data: &Path| fs::read_to_string(data.join("data/actuals.csv")).expect("readable");
    assert_eq!(csv(&third).lines().count(), 501);
    assert_ne!(csv(&one), csv(&third));
}
