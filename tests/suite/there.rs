//! Rows that are put together in a database: whatever is wrong with them, figures, counts and findings are
//! those of a run that reads them all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::diag::Findings;
use bilan::load::{self, RowQuery, Traced, TracedRow};
use bilan::manifest::{self, Manifest};
use bilan::model::{IndicatorId, Period, UnitCode};
use bilan::pipeline::{self, Options};
use serde_json::Value;
use tempfile::TempDir;

use crate::copies::results_of;
use crate::engines::{self, postgresql, spark, sqlite, there};
use crate::generate::random::Random;

/// Indicators of every kind, in areas of their own.
const INDICATORS: &str = "id,area,title,unit,kind,agg_time,agg_units,max_age,min,max,from,until
1.1,1,People trained,people,flow,sum,sum,,,,,
1.2,1,Firms in the network,firms,stock,latest,sum,2,,,,
1.3,1,Hectares in all,ha,cumulative,latest,sum,,,,,
1.4,1,Hectares carried,ha,cumulative,latest,sum,1,,,,
1.5,1,Days to register,days,stock,mean,mean,,,,,
1.6,1,Largest load,kW,stock,max,max,,,9000,,
1.7,1,Smallest reserve,days,stock,min,min,,,,,
2.1,2,Share of firms,%,stock,ratio_of_sums,ratio_of_sums,1,,,,
2.2,2,Share of users,%,stock,latest,weighted_mean,,,,,
2.3,2,Sectors reached,sectors,flow,count_distinct,count_distinct,,,,,
2.4,2,Score of laws,points,stock,latest,mean,,,,,
2.5,2,Loans of another time,loans,flow,sum,sum,,,,2021,2023
2.6,2,Latest of all,points,stock,latest,latest,,,,,
2.7,2,Weighted days,days,stock,weighted_mean,weighted_mean,,,,,
2.8,2,No sum,points,stock,latest,none,,,,,
2.9,2,Weighted mean of means,days,stock,mean,weighted_mean,,,,,
";

const IDS: [&str; 16] = [
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8",
    "2.9",
];

const HEADER: &str = "indicator,period,unit_code,project,value,numerator,denominator,weight,item,by_sex,by_age,missing_reason,revision,as_of,qa_status,checked_by,checked_on";

/// The project of the files of a data set in a folder, and its rows.
fn troubled(seed: u64, rows: u64, wrong: Wrong) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    fs::create_dir_all(&data).expect("writable");
    fs::create_dir_all(folder.path().join("csv")).expect("writable");
    let write = |name: &str, text: &str| fs::write(data.join(name), text).expect("writable");
    write("areas.csv", "id,title\n1,One\n2,Two\n");
    write("indicators.csv", INDICATORS);
    write("units.csv", "code,title\nAA,A\nBB,B\nCC,C\nA-A,A again\n");
    write("categories.csv", "dimension,value,title\nage,,Age\nsex,,Sex\nsex,F,Women\nsex,M,Men\n");
    write("baselines.csv", "indicator,unit_code,period,value\n1.1,,2020,100\n");
    write("targets.csv", "indicator,unit_code,period,value\n1.1,,2025,1000\n1.2,,2025,800\n2.1,,2025,50\n");
    let mut random = Random::of(seed, 0);
    let mut text = format!("{HEADER}\n");
    let mut written = 0;
    while written < rows {
        let group = record(&mut random, wrong, written);
        for row in group {
            writeln!(text, "{row}").expect("memory");
            written += 1;
        }
    }
    write("actuals.csv", &text);
    let project = "[report]\nid = \"troubled\"\norganisation = \"Specimen\"\ntitle = \"Troubled results\"\nperiod = \"2025\"\nlanguages = [\"en\"]\ndate = \"2026-01-31\"\ndata-folders = [\"../data\"]\n\n";
    // Figures are made in spite of what is wrong.
    let lowered = [
        "corporate-differs",
        "cumulative-fell",
        "disaggregation-mismatch",
        "duplicate-key",
        "impossible-percentage",
        "mixed-percent-scale",
        "number-invalid",
        "reported-twice",
        "unit-jump",
        "value-contradicted",
        "value-out-of-range",
        "value-too-old",
        "weight-missing",
        "word-invalid",
    ];
    let lowered: String = lowered.iter().map(|code| format!("{code} = \"warning\"\n")).collect();
    let project = format!("{project}[findings]\n{lowered}\n[sources]\n");
    let sources: String = ["areas", "indicators", "units", "categories", "baselines", "targets", "actuals"]
        .iter()
        .map(|name| format!("{name} = \"../data/{name}.csv\"\n"))
        .collect();
    fs::write(folder.path().join("csv/bilan.toml"), format!("{project}{sources}")).expect("writable");
    let path = folder.path().to_path_buf();
    (folder, path)
}

fn one<'a>(random: &mut Random, of: &[&'a str]) -> &'a str {
    let count = i64::try_from(of.len()).expect("a few");
    of[usize::try_from(random.below(count)).expect("an index")]
}

/// What is wrong with rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// Values are missing and revised, as they always are.
    Nothing,
    /// Values are hard to believe, or do not fit each other.
    Values,
    /// Rows cannot be read, too.
    Everything,
}

impl Wrong {
    /// What is wrong with the rows of a data set: there are figures only where nothing is.
    fn of(seed: u64) -> Self {
        [Self::Nothing, Self::Values, Self::Everything][usize::try_from(seed % 3).expect("below 3")]
    }
}

/// A row under way.
#[derive(Clone, Default)]
struct Row<'a> {
    indicator: &'a str,
    period: String,
    unit: &'a str,
    project: &'a str,
    value: String,
    numerator: String,
    denominator: String,
    weight: String,
    item: String,
    sex: &'a str,
    age: &'a str,
    reason: &'a str,
    revision: &'a str,
    as_of: &'a str,
    state: &'a str,
    by: &'a str,
    on: &'a str,
}

impl Row<'_> {
    fn text(&self) -> String {
        [
            self.indicator,
            &self.period,
            self.unit,
            self.project,
            &self.value,
            &self.numerator,
            &self.denominator,
            &self.weight,
            &self.item,
            self.sex,
            self.age,
            self.reason,
            self.revision,
            self.as_of,
            self.state,
            self.by,
            self.on,
        ]
        .join(",")
    }
}

/// The rows of a record in some periods, with what is wrong with a few of them.
fn record(random: &mut Random, wrong: Wrong, number: u64) -> Vec<String> {
    let indicator = one(random, &IDS);
    let twin = if random.happens(20) { "A-A" } else { "AA" };
    let unit = one(random, &["AA", "BB", "CC", "", twin]);
    let project = match random.below(60) {
        // Whose records are drawn twice.
        0 if wrong != Wrong::Nothing => String::new(),
        chance if wrong != Wrong::Nothing => format!("P{chance}"),
        _ => format!("P{number}"),
    };
    let project = project.as_str();
    let base = random.between(20, 3_000);
    let halves = random.happens(25);
    let mut rows = Vec::new();
    let mut reached = base;
    for year in 2020..=2025 {
        if random.happens(25) {
            continue;
        }
        let periods: Vec<String> =
            if halves { vec![format!("{year}-S1"), format!("{year}-S2")] } else { vec![year.to_string()] };
        for period in periods {
            reached += random.between(0, base / 5 + 2);
            let row = Row { indicator, period, unit, project, ..Row::default() };
            let row = Row {
                revision: one(random, &["", "", "", "1", "2"]),
                state: one(random, &["", "", "draft", "checked"]),
                ..row
            };
            rows.extend(measured(row, reached, random));
        }
    }
    // What is written once may be written twice, and with another revision.
    let again: Vec<Row<'_>> = rows.iter().filter(|_| random.happens(3)).cloned().collect();
    rows.extend(again.into_iter().map(|row| {
        let revision = one(random, &[row.revision, "3", "2"]);
        Row { revision: if wrong == Wrong::Nothing { "3" } else { revision }, ..row }
    }));
    for row in &mut rows {
        trouble(row, random, wrong);
    }
    rows.iter().map(Row::text).collect()
}

/// A row, or several, with numbers as the indicator wants them.
fn measured<'a>(row: Row<'a>, reached: i64, random: &mut Random) -> Vec<Row<'a>> {
    let percent = |random: &mut Random| format!("{}.{}", random.between(15, 95), random.between(1, 10));
    match row.indicator {
        "2.1" => {
            let denominator = reached + random.between(1, 50);
            let numerator = denominator * random.between(20, 90) / 100;
            let (numerator, denominator) = (numerator.to_string(), denominator.to_string());
            vec![Row { numerator, denominator, ..row }]
        }
        "2.2" => vec![Row { value: percent(random), weight: reached.to_string(), ..row }],
        "2.4" => vec![Row { value: percent(random), ..row }],
        "2.7" | "2.9" => {
            let value = format!("{}.25", random.between(20, 90));
            vec![Row { value, weight: random.between(1, 500).to_string(), ..row }]
        }
        "2.3" => {
            let (first, many) = (random.below(6), random.between(1, 4));
            (first..first + many).map(|item| Row { item: format!("S{item}"), ..row.clone() }).collect()
        }
        "1.1" if random.happens(40) => {
            let women = reached * random.between(30, 70) / 100;
            let part = |value: i64, sex: &'a str| Row { value: value.to_string(), sex, ..row.clone() };
            let mut rows = vec![part(women, "F"), part(reached - women, "M")];
            if random.happens(80) {
                // Some totals are not what their parts add up to.
                rows.push(part(reached + if random.happens(10) { 7 } else { 0 }, ""));
            }
            if random.happens(20) {
                rows.push(Row { age: "young", ..part(reached, "") });
            }
            rows
        }
        _ => vec![Row { value: format!("{reached}.{}", random.between(1, 10)), ..row }],
    }
}

/// Makes a row wrong, or strange, in a few cases.
fn trouble(row: &mut Row<'_>, random: &mut Random, wrong: Wrong) {
    if random.happens(8) {
        row.value.clear();
        row.numerator.clear();
        row.denominator.clear();
        row.item.clear();
        row.reason = one(random, &["", "not_collected", "not_applicable", "not_due", "suppressed"]);
        return;
    }
    if wrong == Wrong::Nothing || !random.happens(2) {
        return;
    }
    match random.below(if wrong == Wrong::Everything { 20 } else { 12 }) {
        0 => row.value = random.between(1, 9).to_string(),
        1 => row.value = (random.between(100, 900) * 10_000).to_string(),
        2 => one(random, &["2019", "2026", "2024-Q1", "2024-S1"]).clone_into(&mut row.period),
        3 => row.weight.clear(),
        4 => "S99".clone_into(&mut row.item),
        5 => row.sex = "F",
        6 => row.as_of = one(random, &["2019-01-01", "2024-06-30", "2025-01-01"]),
        7 => {
            row.by = "Auditor";
            row.on = one(random, &["2025-03-01", "2025-04-01", ""]);
        }
        8 => "0".clone_into(&mut row.value),
        9 => "0.5".clone_into(&mut row.value),
        10 => "0".clone_into(&mut row.denominator),
        11 => {
            let written = ["123.1234567", "0.7333333333333", "99.99999999999"];
            one(random, &written).clone_into(&mut row.value);
        }
        12 => one(random, &["n/a", "12;5", "--", "12345678901234"]).clone_into(&mut row.value),
        13 => one(random, &["soon", "2024-13", ""]).clone_into(&mut row.period),
        14 => row.indicator = one(random, &["9.9", ""]),
        15 => row.reason = one(random, &["because", "not_due"]),
        16 => row.state = "perhaps",
        17 => row.unit = one(random, &["ZZ", " AA ", "\u{a0}BB"]),
        18 => row.on = one(random, &["2025-02-30", "20250301"]),
        _ => "7".clone_into(&mut row.numerator),
    }
}

/// What comes of a project.
struct Outcome {
    /// What was found, without the numbers of rows, which a database has not.
    findings: Vec<String>,
    /// The results, where no finding stands in their way.
    results: Option<Value>,
    /// Whether rows stayed in their database, which had words for all that it was asked.
    stayed: bool,
}

fn outcome(project: &Path) -> Outcome {
    let mut findings = Findings::new();
    let computed = pipeline::compute(project, &Options::default(), &mut findings);
    let text = |finding: &bilan::diag::Finding| {
        let message = finding.message.split(" (row").next().unwrap_or_default().to_owned();
        format!("{} {message} {:?}", finding.code, finding.about)
    };
    let mut texts: Vec<String> = findings.iter().map(text).collect();
    texts.sort();
    let transfers = computed.as_ref().map(|it| it.manifest.reading.transfers()).unwrap_or_default();
    let stayed = transfers.iter().any(|it| it.of.is_some() && it.reason.is_none());
    Outcome { findings: texts, results: computed.as_ref().ok().map(results_of), stayed }
}

/// Whether the rows are put together in the database.
fn is_there(project: &Path) -> bool {
    fs::read_to_string(project.join("bilan.toml")).expect("readable").contains("fetched = 0")
}

#[track_caller]
fn compare(data: &Path, project: &Path, (seed, wrong): (u64, Wrong)) {
    let (files, database) = (data.join("csv"), project);
    let (expected, found) = (outcome(&files), outcome(database));
    let (mut missing, mut more) = (expected.findings.clone(), found.findings.clone());
    missing.retain(|it| more.iter().position(|other| other == it).map(|place| more.remove(place)).is_none());
    assert!(missing.is_empty() && more.is_empty(), "seed {seed}\nmissing: {missing:#?}\nmore: {more:#?}");
    let has_figures = expected.results.is_some() || wrong != Wrong::Nothing;
    assert!(has_figures, "seed {seed} has no figures: {:#?}", expected.findings);
    let (Some(expected), Some(results)) = (&expected.results, &found.results) else {
        assert_eq!(expected.results.is_some(), found.results.is_some(), "seed {seed}");
        return;
    };
    assert_eq!(found.stayed, is_there(database), "seed {seed}");
    let found = results;
    for (key, value) in expected.as_object().expect("an object") {
        let all = [&found[key], value].map(|it| it.as_array().cloned().unwrap_or_else(|| vec![it.clone()]));
        for (found, expected) in all[0].iter().zip(&all[1]) {
            assert_eq!(found, expected, "seed {seed}: {key}");
        }
        assert_eq!(all[0].len(), all[1].len(), "seed {seed}: {key}");
    }
    let (expected, found) = (grouped(&files), grouped(database));
    for (about, expected) in &expected {
        assert_eq!(found.get(about), Some(expected), "seed {seed}: {about:?}");
    }
    assert_eq!(found.len(), expected.len(), "seed {seed}");
    for (found, expected) in rows(database).into_iter().zip(rows(&files)) {
        assert_eq!(found, expected, "seed {seed}");
    }
}

/// How many rows of each unit and period became what, by the indicator and period of figures.
pub(crate) fn grouped(project: &Path) -> BTreeMap<(String, String), BTreeMap<[String; 3], u64>> {
    let (manifest, mut findings) = read(project);
    let loaded = load::load(&manifest, true, &mut findings);
    let mut loaded = loaded.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let traced = loaded.take_traced();
    let traced = traced.unwrap_or_else(|| load::trace_all(&manifest, &[], &mut findings).expect("readable"));
    let mut grouped: BTreeMap<_, BTreeMap<_, u64>> = BTreeMap::new();
    // Later periods have no figures.
    for ((indicator, period), rows) in
        traced.iter().filter(|((_, period), _)| *period <= loaded.grid.reporting())
    {
        let groups = grouped.entry((indicator.to_string(), period.to_string())).or_default();
        for row in rows {
            let written = match row {
                Traced::Row(row) => &row.period,
                Traced::Alike(group) => &group.period,
            };
            let unit = row.unit().unwrap_or_default().to_owned();
            *groups.entry([unit, written.clone(), row.fate().key().to_owned()]).or_default() += row.rows();
        }
    }
    grouped
}

/// The rows behind the figures of some indicators, of all units and of one, without their numbers.
fn rows(project: &Path) -> Vec<(String, Vec<[String; 5]>)> {
    let (manifest, mut findings) = read(project);
    let unit = UnitCode::new("AA");
    let indicators = ["1.1", "1.2", "2.1", "2.6"].map(IndicatorId::new);
    let periods = ["2022", "2025"].map(|year| Period::parse(year).expect("a year"));
    let mut queries = Vec::new();
    for indicator in &indicators {
        for period in periods {
            queries.extend([None, Some(&unit)].map(|unit| RowQuery { indicator, period, unit }));
        }
    }
    let rows = load::trace(&manifest, &queries, &mut findings).expect("readable");
    let named = |(rows, query): (Vec<TracedRow>, &RowQuery<'_>)| {
        let row = |row: TracedRow| {
            let (written, fate) = (row.written(), row.fate.key().to_owned());
            [row.unit.unwrap_or_default(), row.project.unwrap_or_default(), row.period, written, fate]
        };
        let mut rows: Vec<[String; 5]> = rows.into_iter().map(row).collect();
        rows.sort();
        (format!("{query:?}"), rows)
    };
    rows.into_iter().zip(&queries).map(named).collect()
}

fn read(project: &Path) -> (Manifest, Findings) {
    let mut findings = Findings::new();
    let manifest = manifest::read(project, None, &mut findings).expect("a project");
    (manifest, findings)
}

#[test]
fn whatever_is_wrong_with_rows_is_found_and_counted_alike() {
    let Some(driver) = engines::library("sqlite") else { return };
    for seed in 0..30 {
        let (_folder, data) = troubled(seed, 250, Wrong::of(seed));
        let database = sqlite::copy(&data);
        let settings = format!("driver = \"{driver}\"\naddress = \"{}\"\n", database.display());
        let project = engines::project(&data, "sqlite", &settings);
        // Also where all rows are fetched, of columns that hold texts beside numbers.
        if seed % 10 == 7 {
            compare(&data, &project, (seed, Wrong::of(seed)));
        }
        there(&project);
        compare(&data, &project, (seed, Wrong::of(seed)));
    }
}

#[test]
fn postgresql_finds_and_counts_alike() {
    let Some(server) = postgresql::server() else { return };
    for seed in 0..8 {
        let name = format!("troubled{seed}");
        let Some(settings) = server.settings(&name) else { return };
        let wrong = if seed % 2 == 0 { Wrong::Nothing } else { Wrong::Values };
        let (_folder, data) = troubled(100 + seed, 250, wrong);
        server.copy(&name, &data);
        let project = engines::project(&data, "postgresql", &settings);
        there(&project);
        compare(&data, &project, (seed, wrong));
    }
}

/// Numbers as people and programs write them.
const WRITTEN: [&str; 10] = [
    ".73",
    "-.5",
    "0.7333333333333",
    "73.",
    "8e1",
    "7e-1",
    "0.00000004",
    "99.99999999999",
    "1234567890.5",
    "+5",
];

/// Lets a few values of a data set be written in other ways.
fn written_otherwise(data: &Path, seed: u64) {
    let file = data.join("data/actuals.csv");
    let text = fs::read_to_string(&file).expect("readable");
    let mut random = Random::of(seed, 1);
    let mut rows: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    for row in rows.iter_mut().skip(1) {
        let mut cells: Vec<&str> = row.split(',').collect();
        if !cells[4].is_empty() && random.happens(2) {
            cells[4] = one(&mut random, &WRITTEN);
            *row = cells.join(",");
        }
    }
    fs::write(file, rows.join("\n")).expect("writable");
}

#[test]
fn numbers_in_texts_are_found_and_counted_alike() {
    let Some(driver) = engines::library("sqlite") else { return };
    let Some(server) = postgresql::server() else { return };
    for seed in 0..12 {
        let (_folder, data) = troubled(200 + seed, 250, Wrong::Values);
        written_otherwise(&data, seed);
        let project = if seed % 2 == 0 {
            let database = sqlite::copy_as_texts(&data);
            let settings = format!("driver = \"{driver}\"\naddress = \"{}\"\n", database.display());
            engines::project(&data, "sqlite", &settings)
        } else {
            let name = format!("written{seed}");
            let Some(settings) = server.settings(&name) else { return };
            server.copy_as_texts(&name, &data);
            engines::project(&data, "postgresql", &settings)
        };
        there(&project);
        compare(&data, &project, (seed, Wrong::Values));
    }
}

#[test]
fn numbers_in_texts_of_spark_are_found_and_counted_alike() {
    let Some(settings) = spark::server().and_then(spark::Server::settings) else { return };
    let (_folder, data) = troubled(300, 250, Wrong::Values);
    written_otherwise(&data, 0);
    let text = fs::read_to_string(data.join("data/actuals.csv")).expect("readable");
    let cell = |cell: &str| if cell.is_empty() { "NULL".to_owned() } else { format!("'{cell}'") };
    let row = |row: &str| format!("({})", row.split(',').map(cell).collect::<Vec<_>>().join(", "));
    let rows: Vec<String> = text.lines().skip(1).map(row).collect();
    let texts: Vec<String> =
        HEADER.split(',').map(|name| format!("CAST({name} AS STRING) AS {name}")).collect();
    let (rows, texts) = (rows.join(", "), texts.join(", "));
    let query = format!("SELECT {texts} FROM (VALUES {rows}) AS t({HEADER})");
    let project = fs::read_to_string(data.join("csv/bilan.toml")).expect("readable");
    let source = format!("actuals = {{ database = \"copy\", query = \"{query}\" }}");
    let project = project.replace("actuals = \"../data/actuals.csv\"", &source);
    let project = project.replacen("[sources]", &format!("[databases.copy]\n{settings}\n[sources]"), 1);
    fs::create_dir(data.join("spark")).expect("writable");
    fs::write(data.join("spark/bilan.toml"), project).expect("writable");
    there(&data.join("spark"));
    compare(&data, &data.join("spark"), (300, Wrong::Values));
}

#[test]
fn many_projects_alike_are_named_to_the_engine() {
    let Some(driver) = engines::library("sqlite") else { return };
    let (_folder, data) = troubled(0, 10, Wrong::Nothing);
    let mut rows = format!("{HEADER}\n");
    for project in 0..1_500 {
        // Some with more digits than the engine reads.
        let fraction = if project % 2 == 0 { "5" } else { "512345678" };
        let whole = 10_000 + project % 700;
        writeln!(rows, "1.2,2025,AA,P{project},{whole}.{fraction},,,,,,,,,,,,").expect("memory");
    }
    fs::write(data.join("data/actuals.csv"), rows).expect("writable");
    let database = sqlite::copy(&data);
    let settings = format!("driver = \"{driver}\"\naddress = \"{}\"\n", database.display());
    let project = engines::project(&data, "sqlite", &settings);
    there(&project);
    compare(&data, &project, (0, Wrong::Nothing));
    assert!(outcome(&project).findings.iter().any(|finding| finding.starts_with("reported-twice")));
}

#[test]
fn rows_that_change_before_they_are_traced_are_an_error() {
    let (_folder, data) = troubled(0, 50, Wrong::Nothing);
    let (manifest, mut findings) = read(&data.join("csv"));
    let loaded = load::load(&manifest, true, &mut findings).expect("there are figures");
    assert!(load::trace_all(&manifest, &loaded.sources, &mut findings).is_ok());
    let actuals = data.join("data/actuals.csv");
    let text = fs::read_to_string(&actuals).expect("readable");
    fs::write(&actuals, format!("{text}1.2,2025,AA,P77777,4,,,,,,,,,,,,\n")).expect("writable");
    assert!(load::trace_all(&manifest, &loaded.sources, &mut findings).is_err());
    let message = "`../data/actuals.csv` was changed while the report was made";
    assert!(findings.iter().any(|finding| finding.message == message), "{findings:#?}");
}

#[test]
fn values_that_are_carried_further_than_groups_can_say_are_traced_by_their_rows() {
    let Some(driver) = engines::library("sqlite") else { return };
    let indicators = INDICATORS.replace("firms,stock,latest,sum,2,", "firms,stock,latest,sum,100,");
    assert_ne!(indicators, INDICATORS);
    // The record of the project that has a row twice is fetched.
    let row = |period: u16, project: &str| format!("1.2,{period},AA,{project},5,,,,,,,,,,,,\n");
    for first in [1962, 1963] {
        let (_folder, data) = troubled(0, 10, Wrong::Nothing);
        fs::write(data.join("data/indicators.csv"), &indicators).expect("writable");
        let rows = [row(first, "P1"), row(first, "P1"), row(first, "P2"), row(2025, "P3")].concat();
        fs::write(data.join("data/actuals.csv"), format!("{HEADER}\n{rows}")).expect("writable");
        let database = sqlite::copy(&data);
        let settings = format!("driver = \"{driver}\"\naddress = \"{}\"\n", database.display());
        let project = engines::project(&data, "sqlite", &settings);
        there(&project);
        compare(&data, &project, (u64::from(first), Wrong::Nothing));
    }
}
