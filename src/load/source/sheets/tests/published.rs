//! Workbooks that UNHCR publishes, against the same rows in CSV and the counts of an independent script.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::super::lines::{Dialect, split_record};
use super::read_file;
use crate::manifest::{Limits, SheetForm};

/// A folder of the shared data; with `CI=true` it must be there.
#[expect(clippy::print_stderr, reason = "a test that compares nothing must say so")]
fn shared(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = env::var_os("BILAN_SHARED").map_or_else(beside, PathBuf::from).join(path);
    if found.exists() {
        return Some(found);
    }
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "there are no shared data");
    eprintln!("passed over: there are no shared data at `{}`", found.display());
    None
}

/// The records of a CSV file, in which cells may hold line ends.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record) = (Vec::new(), String::new());
    for line in text.trim_start_matches('\u{feff}').lines() {
        if !record.is_empty() {
            record.push('\n');
        }
        record.push_str(line);
        if record.matches('"').count() % 2 == 0 {
            let cells = split_record(&record, Dialect { delimiter: b',', quote: b'"' });
            records.push(cells.into_iter().map(|(cell, _)| cell).collect());
            record.clear();
        }
    }
    records
}

/// Every cell of the results of 2022 to 2024.
#[test]
fn workbooks_give_what_the_csv_file_gives() {
    let Some(folder) = shared("data/06_unhcr_iati_results") else { return };
    let text = fs::read_to_string(folder.join("results_2022-2024.csv")).expect("readable");
    let mut records = records(&text).into_iter();
    let header = records.next().expect("a header");
    let mut years: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for mut record in records {
        let year = record.remove(0);
        years.entry(year).or_default().push(record);
    }
    let counts: Vec<(&str, usize)> = years.iter().map(|(year, rows)| (year.as_str(), rows.len())).collect();
    assert_eq!(counts, [("2022", 2_036), ("2023", 2_385), ("2024", 4_814)]);
    for (year, expected) in &years {
        let path = folder.join(format!("unhcr_{year}/iati_result.xlsx"));
        let sheet = read_file(&path, SheetForm::default(), &Limits::default()).sound();
        assert_eq!(sheet.columns, header[1..]);
        for ((number, cells), expected) in sheet.rows.iter().zip(expected) {
            // Whatever made the CSV file took the text `None` of a population group for nothing.
            let is_empty = |cell: &str| cell == "-" || cell == "None";
            let cells: Vec<&str> = cells.iter().map(|cell| if is_empty(cell) { "" } else { cell }).collect();
            assert_eq!(&cells, expected, "row {number} of {year}");
        }
        assert_eq!(sheet.rows.len(), expected.len());
    }
}

/// Rows and columns of the thirty workbooks, as a script counts them that reads the parts by itself.
#[test]
fn every_workbook_has_its_rows_and_columns() {
    let Some(folder) = shared("data/06_unhcr_iati_results") else { return };
    let expected = [
        (2016, 107, 101, 4_979),
        (2017, 106, 100, 4_574),
        (2018, 105, 99, 3_987),
        (2019, 115, 110, 3_966),
        (2020, 128, 120, 4_484),
        (2021, 133, 125, 4_821),
        (2022, 131, 123, 2_036),
        (2023, 134, 173, 2_385),
        (2024, 126, 167, 4_814),
        (2025, 124, 241, 2_980),
    ];
    for (year, activities, budgets, results) in expected {
        let (wide, long) = if year < 2022 { (45, 32) } else { (38, 33) };
        for (name, rows, columns) in
            [("activity", activities, wide), ("budget", budgets, 8), ("result", results, long)]
        {
            let path = folder.join(format!("unhcr_{year}/iati_{name}.xlsx"));
            let sheet = read_file(&path, SheetForm::default(), &Limits::default()).sound();
            assert_eq!((sheet.rows.len(), sheet.columns.len()), (rows, columns), "{}", path.display());
        }
    }
}
