//! Rows that are too many to be held at once: what waits in files comes to the same.

use std::fs;

use bilan::assess::results_json;
use bilan::model::{Grid, Period};

use crate::project::Project;

const INDICATORS: &str = "id,area,title,agg_time,agg_units,kind,max_age,from\n\
    1.1,1,People,sum,sum,flow,,\n\
    1.2,1,Jobs so far,,,cumulative,2,\n\
    1.3,1,Score,mean,mean,stock,,\n\
    1.4,1,Schools,latest,sum,stock,1,\n\
    1.5,1,Clinics,sum,sum,flow,,2025\n";

const HEADER: &str = "indicator,period,unit_code,project,value,revision,by_sex,missing_reason\n";

/// Rows of every kind: revised, given twice, of parts, carried forward, of unknown indicators, unreadable.
fn actuals() -> String {
    let mut rows = HEADER.to_owned();
    for (place, unit) in ["A", "B", "C", "D"].into_iter().enumerate() {
        for year in 2022..=2025 {
            let value = 1_000 + 317 * place + 41 * (year - 2_000);
            rows.push_str(&format!("1.1,{year},{unit},P,{value},1,F,\n1.1,{year},{unit},P,{value},2,F,\n"));
            rows.push_str(&format!("1.1,{year},{unit},P,{},1,M,\n", value + place));
            rows.push_str(&format!("1.2,{year},{unit},,{},,,\n", value * 3));
            rows.push_str(&format!(
                "1.3,{year}-Q1,{unit},,{},,,\n1.3,{year}-Q3,{unit},,9.25,,,\n",
                value % 7
            ));
            rows.push_str(&format!("1.5,{year},{unit},,{},,,\n", value * 2));
        }
        // The same numbers under two projects, and a copy of the year before.
        for project in ["X", "Y"] {
            rows.push_str(&format!("1.3,2025,{unit},{project},{}.123,,,\n", 70_000 + place));
            rows.push_str(&format!("1.5,2025,{unit},{project},{}.125,,,\n", 71_000 + place));
        }
        rows.push_str(&format!("1.4,2024,{unit},,55{place}123,,,\n"));
    }
    rows.push_str("1.4,2025,A,,550123,,,\n1.4,2025,B,,,,,not_due\n1.4,2023,C,,1,,,\n");
    rows.push_str("1.1,2025,A,P,twelve,,F,\n9.9,2025,A,,1,,,\n1.2,2025,A,,1,,,\n1.1,2031,A,,5,,,\n");
    rows
}

#[test]
fn rows_that_wait_in_files_come_to_the_same() {
    let computed = |settings: &str| {
        let levels = "\n[findings]\n\"number-invalid\" = \"warning\"\n\"duplicate-key\" = \"warning\"\n\"reference-unknown\" = \"warning\"\n\"cumulative-fell\" = \"warning\"\n\"disaggregation-mismatch\" = \"warning\"\n";
        let project = Project::new(INDICATORS, &actuals()).with_settings(&format!("{levels}{settings}"));
        let (computed, found) = project.compute_lowering(None);
        let found: Vec<String> = found.iter().map(|finding| format!("{finding:?}")).collect();
        let period = Period::year(2025).expect("a year");
        (results_json("small", Grid::of(period), &[], &computed.assessment), found)
    };
    let (results, found) = computed("");
    let (of_files, found_in_files) = computed("\n[limits]\nheld = 6\n");
    assert_eq!(results, of_files);
    assert_eq!(found, found_in_files);
    let has = |word: &str| found.iter().any(|finding| finding.contains(word));
    assert!(
        has("all numbers of the project") && has("twelve") && has("there is no indicator `9.9`"),
        "{found:#?}"
    );
}

/// So many rows that they are several parts in memory; the tables have no units.
fn many() -> (String, String) {
    let header = "indicator,period,project,value,revision,by_sex,missing_reason\n";
    let (mut first, mut second) = (header.to_owned(), header.to_owned());
    for project in 0..32_500 {
        for year in 2022..=2025 {
            let value = 70_000 + project * 7 + year;
            first.push_str(&format!(
                "1.1,{year},P{project},{value},1,,\n1.5,{year},P{project},{},,,\n",
                value * 2
            ));
        }
    }
    for project in ["A", "B"] {
        // Two projects with the same numbers, a double key in each file, and a total that parts make.
        second.push_str(&format!("1.3,2025,{project},80123.5,,,\n1.5,2025,{project},90123,,,\n"));
        second.push_str(&format!("1.2,2025-Q1,{project},10,,F,\n1.2,2025-Q1,{project},12,,M,\n"));
    }
    first.push_str("1.1,2025,P7,1,1,,\n1.1,2025,P9,twelve,1,,\n");
    second
        .push_str("1.3,2024,A,80000.5,,,\n1.3,2024,A,80000.5,,,\n1.2,2024,A,,,,not_due\n1.2,2024,B,50,,,\n");
    (first, second)
}

#[test]
fn several_parts_in_memory_and_in_files_come_to_the_same() {
    let (first, second) = many();
    let computed = |held: u64| {
        let project =
            Project::new(INDICATORS, "").with_file("first.csv", &first).with_file("second.csv", &second);
        let file = project.path().join("bilan.toml");
        let manifest = fs::read_to_string(&file).expect("the project has it");
        let manifest = manifest.replace("\"actuals.csv\"", "[\"first.csv\", \"second.csv\"]");
        fs::write(&file, manifest).expect("a temporary folder can be written");
        let levels = "\n[findings]\n\"number-invalid\" = \"warning\"\n\"duplicate-key\" = \"warning\"\n\"cumulative-fell\" = \"warning\"\n";
        let project = project.with_settings(&format!("{levels}\n[limits]\nheld = {held}\n"));
        let (computed, found) = project.compute_lowering(None);
        let found: Vec<String> = found
            .iter()
            .map(|it| format!("{}:{:?} {}", it.place.file, it.place.row, it.code.key()))
            .collect();
        let period = Period::year(2025).expect("a year");
        (results_json("many", Grid::of(period), &[], &computed.assessment), found)
    };
    let in_memory = computed(6_000_000);
    assert_eq!(in_memory, computed(100_000));
    let found = [
        "first.csv:Some(260003) number-invalid",
        "first.csv:Some(3) outside-framework",
        "first.csv:Some(5) outside-framework",
        "first.csv:Some(7) outside-framework",
        "first.csv:Some(260002) duplicate-key",
        "second.csv:Some(11) duplicate-key",
        "second.csv:Some(6) reported-twice",
        "indicators.csv:Some(5) indicator-without-data",
    ];
    assert_eq!(in_memory.1, found);
}
