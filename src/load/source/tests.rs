//! Typed columns, and what SQL over the sources keeps of them.

use std::fs::{self, File};

use polars::prelude::{ParquetWriter, df};
use tempfile::TempDir;

use super::Sources;
use crate::diag::{Code, Findings};
use crate::load::cell::TextTable;
use crate::load::table::Tables;
use crate::manifest::{self, Manifest, TableName};

const REPORT: &str = r#"
[report]
id = "small"
organisation = "Specimen"
title = "Small report"
period = "2025"
languages = ["en"]
date = "2026-01-31"

[sources]
data = "data.parquet"

[tables.actuals]
"#;

/// A project with a Parquet file of an indicator, a code, a year and a value.
fn project(table: &str) -> (TempDir, Manifest) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join(manifest::FILE), format!("{REPORT}{table}\n")).expect("writable");
    let mut frame = df!(
        "indicator" => ["1.1", "1.1", "1.1"],
        "code" => ["001", "NO", "ETH"],
        "year" => [2023_i32, 2024, 2025],
        "value" => [4.25, 10.5, f64::NAN],
    )
    .expect("columns of one length");
    let file = File::create(folder.path().join("data.parquet")).expect("writable");
    ParquetWriter::new(file).finish(&mut frame).expect("it can be written");
    let manifest = manifest::read(folder.path(), None, &mut Findings::new()).expect("no error");
    (folder, manifest)
}

fn read(manifest: &Manifest, sources: &Sources, findings: &mut Findings) -> TextTable {
    let tables = Tables::new(manifest, sources);
    tables.read(TableName::Actuals, findings).unwrap_or_else(|_| panic!("{:?}", findings.iter().next()))
}

#[test]
fn columns_of_parquet_keep_their_types_in_sql() {
    let (_folder, manifest) = project(
        "sql = \"SELECT _row, indicator, code AS unit_code, year AS period, value * 2 AS value FROM data \
         WHERE year >= 2024 AND value > 5\"",
    );
    let mut findings = Findings::new();
    let sources = super::open(&manifest, None, &mut findings);
    let table = read(&manifest, &sources, &mut findings);
    let texts = |column: &str| table.columns[column].iter().flatten().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(texts("unit_code"), ["NO", "ETH"]);
    assert_eq!(texts("period"), ["2024", "2025"]);
    // In SQL a NaN is larger than any number.
    assert_eq!(texts("value"), ["21.0", "NaN"]);
    let rows: Vec<String> = table
        .rows()
        .map(|row| row.cell_place("value").row.map_or_else(String::new, |row| row.to_string()))
        .collect();
    assert_eq!(rows, ["2", "3"]);
}

/// How many rows a table says that it has.
fn rows(manifest: &Manifest) -> Option<u64> {
    let mut findings = Findings::new();
    let sources = super::open(manifest, None, &mut findings);
    let tables = Tables::new(manifest, &sources);
    tables.require(TableName::Actuals, &mut findings).unwrap_or_else(|_| panic!("{findings:?}")).rows
}

#[test]
fn rows_are_counted_as_they_are_made_of_wide_columns() {
    let named = "source = \"data\"\ncolumns = { indicator = \"indicator\", period = \"period\" }";
    let (folder, manifest) = project(&named.replace("\"period\" }", "\"year\" }"));
    assert_eq!(rows(&manifest), Some(3));
    let wide = "data = { path = \"data.parquet\", wide = { columns = [\"year\", \"value\"] } }";
    let text = format!("{REPORT}{named}\n").replace("data = \"data.parquet\"", wide);
    fs::write(folder.path().join(manifest::FILE), text).expect("writable");
    let manifest = manifest::read(folder.path(), None, &mut Findings::new()).expect("no error");
    assert_eq!(rows(&manifest), Some(6));
}

#[test]
fn a_number_that_parquet_says_is_none_is_found() {
    let (_folder, manifest) = project(
        "source = \"data\"\ncolumns = { indicator = \"indicator\", period = \"year\", value = \"value\" }",
    );
    let mut findings = Findings::new();
    let sources = super::open(&manifest, None, &mut findings);
    let table = read(&manifest, &sources, &mut findings);
    let numbers: Vec<String> = table
        .rows()
        .filter_map(|row| row.decimal("value", &mut findings))
        .map(|number| number.to_string())
        .collect();
    assert_eq!(numbers, ["4.25", "10.5"]);
    let found: Vec<(Code, Option<usize>)> =
        findings.iter().map(|finding| (finding.code, finding.place.row)).collect();
    assert_eq!(found, [(Code::NumberInvalid, Some(3))]);
}
