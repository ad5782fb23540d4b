//! Sources of every format: one set of data, the same figures; and what each format says of its own faults.

use std::fs;

use bilan::assess::results_json;
use bilan::diag::{Code, Finding, Findings};
use bilan::model::Grid;
use bilan::pipeline::{self, Options};
use polars::prelude::{
    AnyValue, CategoricalPhysical, Categories, Column, DataFrame, DataType, IntoColumn, IpcWriter, NamedFrom,
    ParquetWriter, SerWriter, Series, TimeUnit, TimeZone,
};
use tempfile::TempDir;

use crate::project::REPORT;
use crate::shared::shared;

const INDICATORS: &str =
    "id,area,title,kind,agg_units,agg_time\n001,1,People,flow,sum,sum\n002,1,Rate,stock,mean,latest\n";

const TARGETS: &str = "indicator,period,value\n001,2025,5000000\n002,2025,0.5\n";

/// What the tests write in every format: codes, a country that is no word for no, exact and missing numbers.
const HEADER: [&str; 7] =
    ["indicator", "unit_code", "project", "period", "value", "missing_reason", "by_sex"];
const ROWS: [[&str; 7]; 7] = [
    ["001", "NO", "P1", "2025", "1234567.25", "", ""],
    ["001", "007", "P1", "2025", "0.1", "", ""],
    ["001", "北京", "a, \"b\"", "2025", "0.2", "", ""],
    ["001", "KEN", "P1", "2025", "", "suppressed", ""],
    ["001", "KEN", "P1", "2024", "0.00000015", "", ""],
    ["002", "NO", "", "2025", "0.25", "", ""],
    ["002", "007", "", "2025", "0.75", "", "女"],
];

/// A project with the given files and a source for the actual values.
struct Project {
    folder: TempDir,
}

impl Project {
    /// A project whose actual values are what the settings say.
    fn new(actuals: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        project
            .file("bilan.toml", format!("{REPORT}targets = \"targets.csv\"\nactuals = {actuals}\n"))
            .file("areas.csv", "id,title\n1,One area\n")
            .file("indicators.csv", INDICATORS)
            .file("targets.csv", TARGETS)
    }

    fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.folder.path().join(name), bytes).expect("writable");
        self
    }

    fn settings(self, toml: &str) -> Self {
        let text = fs::read_to_string(self.folder.path().join("bilan.toml")).expect("written before");
        self.file("bilan.toml", text + toml)
    }

    /// What was found, and the figures without the names and hashes of their sources, if there are any.
    fn run(&self) -> (Vec<Finding>, Option<String>) {
        let mut findings = Findings::new();
        let computed = pipeline::compute(self.folder.path(), &Options::default(), &mut findings);
        let results = computed.ok().map(|computed| {
            let grid = Grid::of(computed.manifest.report.period);
            results_json("small", grid, &[], &computed.assessment)
        });
        (findings.iter().cloned().collect(), results)
    }

    /// The figures of a project in which nothing is found.
    #[track_caller]
    fn results(&self) -> String {
        let (found, results) = self.run();
        assert_eq!(found, []);
        results.expect("nothing was found")
    }

    /// What was found: codes, rows, columns and messages.
    fn found(&self) -> Vec<(Code, Option<usize>, Option<String>, String)> {
        let found = self.run().0.into_iter();
        found.map(|finding| (finding.code, finding.place.row, finding.place.field, finding.message)).collect()
    }
}

/// The rows as text in columns.
fn text(delimiter: char, end: &str) -> String {
    let quoted = |cell: &str| {
        let is_plain = !cell.contains([delimiter, '"']);
        if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let line = |cells: &[&str; 7]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        cells.join(&delimiter.to_string()) + end
    };
    std::iter::once(&HEADER).chain(&ROWS).map(line).collect()
}

/// The rows as records of JSON; empty cells are left out or `null`, and numbers are numbers.
fn records() -> Vec<String> {
    let record = |(index, cells): (usize, &[&str; 7])| {
        let members = HEADER.iter().zip(cells).filter_map(|(name, cell)| {
            let value = match (*name, *cell) {
                (_, "") if index % 2 == 0 => return None,
                (_, "") => "null".to_owned(),
                ("value" | "period", number) => number.to_owned(),
                (_, text) => serde_json::to_string(text).expect("a text"),
            };
            Some(format!("\"{name}\": {value}"))
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
    };
    ROWS.iter().enumerate().map(record).collect()
}

/// The rows in typed columns: the value a number, the period a whole one, the rest texts and categories.
fn frame() -> DataFrame {
    let cells = |index: usize| ROWS.iter().map(move |row| Some(row[index]).filter(|cell| !cell.is_empty()));
    let texts = |index: usize| Series::new(HEADER[index].into(), cells(index).collect::<Vec<_>>());
    let values: Vec<Option<f64>> =
        cells(4).map(|cell| cell.map(|cell| cell.parse().expect("a number"))).collect();
    let periods: Vec<Option<i16>> =
        cells(3).map(|cell| cell.map(|cell| cell.parse().expect("a year"))).collect();
    let categories =
        DataType::from_categories(Categories::new("sex".into(), "".into(), CategoricalPhysical::U8));
    let columns: Vec<Column> = vec![
        texts(0).into_column(),
        texts(1).into_column(),
        texts(2).into_column(),
        Series::new(HEADER[3].into(), periods).into_column(),
        Series::new(HEADER[4].into(), values).into_column(),
        texts(5).into_column(),
        texts(6).cast(&categories).expect("categories").into_column(),
    ];
    DataFrame::new(ROWS.len(), columns).expect("columns of one length")
}

fn parquet(frame: &DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame.clone()).expect("memory can be written");
    bytes
}

fn arrow(frame: &DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    IpcWriter::new(&mut bytes).finish(&mut frame.clone()).expect("memory can be written");
    bytes
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, bytes).expect("memory can be written");
    packed.finish().expect("memory can be written")
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::stream::encode_all(bytes, 0).expect("memory can be read")
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

#[test]
fn every_format_gives_the_same_figures() {
    let csv = text(',', "\n");
    let expected = Project::new("\"a.csv\"").file("a.csv", &csv).results();
    assert!(expected.contains("1234567.55"), "{expected}");
    let list = format!("[{}]", records().join(",\n  "));
    let formats: Vec<(&str, Vec<u8>)> = vec![
        ("\"a.csv\"", format!("\u{feff}{}", text(',', "\r\n")).into()),
        ("\"a.csv\"", text(',', "\r").into()),
        ("\"a.tsv\"", text('\t', "\n").into()),
        ("{ path = \"a.csv\", delimiter = \";\", encoding = \"utf-16le\" }", utf_16(&text(';', "\n"))),
        ("{ path = \"a.csv\", encoding = \"gbk\" }", gbk(&csv)),
        ("\"a.csv.gz\"", gzip(csv.as_bytes())),
        ("\"a.csv.zst\"", zstandard(csv.as_bytes())),
        ("\"a.parquet\"", parquet(&frame())),
        ("\"a.arrow\"", arrow(&frame())),
        ("\"a.json\"", list.clone().into()),
        ("{ path = \"a.json\", encoding = \"utf-16le\" }", utf_16(&list)),
        (
            "{ path = \"a.json\", records = \"data.items\" }",
            format!("{{\"n\": 7, \"data\": {{\"items\": {list}}}}}").into(),
        ),
        ("\"a.json.gz\"", gzip(format!("\u{feff}{list}").as_bytes())),
        ("\"a.ndjson\"", records().join("\n").into()),
        ("\"a.jsonl.zst\"", zstandard((records().join("\r\n\r\n") + "\n").as_bytes())),
    ];
    for (settings, bytes) in formats {
        let name = settings.split('"').nth(1).expect("a path");
        let results = Project::new(settings).file(name, bytes).results();
        assert_eq!(results, expected, "{settings}");
    }
}

#[test]
fn every_format_has_targets_and_codes_as_text_has() {
    let expected = Project::new("\"a.csv\"").file("a.csv", text(',', "\n")).results();
    let targets = |values: Column| {
        let indicators = Series::new("indicator".into(), ["001", "002"]).into_column();
        // A whole number that became a binary one because of an empty cell elsewhere.
        let periods = Series::new("period".into(), [2025.0, 2025.0]).into_column();
        parquet(&DataFrame::new(2, vec![indicators, periods, values]).expect("columns of one length"))
    };
    let decimals = Series::new("value".into(), ["5000000", "0.50"]).cast(&DataType::Decimal(12, 2));
    let binary = Series::new("value".into(), [5_000_000.0, 0.5]);
    for values in [decimals.expect("decimals"), binary] {
        let project = Project::new("\"a.csv\"").file("a.csv", text(',', "\n"));
        let project = project.file("t.parquet", targets(values.into_column()));
        let toml = fs::read_to_string(project.folder.path().join("bilan.toml")).expect("written before");
        let project = project.file("bilan.toml", toml.replace("targets.csv", "t.parquet"));
        assert_eq!(project.results(), expected);
    }
}

#[test]
fn what_no_table_can_hold_is_named_and_left_out() {
    let mut frame = frame();
    let lists: Vec<Series> = (0..7).map(|row| Series::new("".into(), [row])).collect();
    let bytes = vec![AnyValue::Binary(b"x"); 7];
    frame.with_column(Series::new("tags".into(), lists).into_column()).expect("a column of the same length");
    frame.with_column(Series::new("blob".into(), bytes).into_column()).expect("a column of the same length");
    let expected = Project::new("\"a.csv\"").file("a.csv", text(',', "\n")).results();
    for (name, bytes) in [("a.parquet", parquet(&frame)), ("a.arrow", arrow(&frame))] {
        let (found, results) = Project::new(&format!("\"{name}\"")).file(name, bytes).run();
        assert!(found.iter().all(|finding| finding.code == Code::ColumnLeftOut));
        let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the column `tags` holds lists or records and is left out",
                "the column `blob` holds bytes and is left out"
            ]
        );
        assert_eq!(results.as_ref(), Some(&expected));
    }
    let json = r#"[{"indicator": "001", "period": 2025, "value": 5, "tags": ["a"]}, {"indicator": "002", "period": 2025}]"#;
    let found = Project::new("\"a.json\"").file("a.json", json).found();
    let message = "the column `tags` holds lists and is left out".to_owned();
    assert_eq!(found, [(Code::ColumnLeftOut, Some(1), Some("tags".to_owned()), message)]);
}

/// The texts that typed cells become, as words that are not among those allowed.
fn texts_of(column: Series) -> Vec<String> {
    let height = column.len();
    let same = |name: &str, text: &str| Series::new(name.into(), vec![text; height]).into_column();
    let columns = vec![
        same("indicator", "001"),
        same("period", "2025"),
        column.with_name("missing_reason".into()).into_column(),
    ];
    let frame = DataFrame::new(height, columns).expect("columns of one length");
    let settings = "{ path = \"a.parquet\" }";
    let found = Project::new(settings).file("a.parquet", parquet(&frame)).run().0.into_iter();
    found.map(|finding| finding.value.expect("the text of the cell")).collect()
}

#[test]
fn typed_cells_have_the_shortest_text_that_says_the_same() {
    let floats = Series::new("".into(), [0.1, 7.0, 1e21, -0.5, 12_345.678]);
    assert_eq!(texts_of(floats), ["0.1", "7", "1e+21", "-0.5", "12345.678"]);
    assert_eq!(texts_of(Series::new("".into(), [0.1_f32])), ["0.1"]);
    assert_eq!(texts_of(Series::new("".into(), [true, false])), ["true", "false"]);
    assert_eq!(texts_of(Series::new("".into(), [u64::MAX])), ["18446744073709551615"]);
    let decimals = Series::new("".into(), ["1.50"]).cast(&DataType::Decimal(5, 2)).expect("decimals");
    assert_eq!(texts_of(decimals), ["1.50"]);
    let days = Series::new("".into(), [20_453]).cast(&DataType::Date).expect("days");
    assert_eq!(texts_of(days), ["2025-12-31"]);
    let milliseconds = Series::new("".into(), [1_767_139_200_000_i64, 1_767_139_200_000 + 3_600_500]);
    let points =
        |zone| milliseconds.cast(&DataType::Datetime(TimeUnit::Milliseconds, zone)).expect("points in time");
    assert_eq!(texts_of(points(None)), ["2025-12-31", "2025-12-31T01:00:00.500"]);
    let found = texts_of(points(Some(TimeZone::UTC)));
    assert_eq!(found, ["2025-12-31T00:00:00+00:00", "2025-12-31T01:00:00.500+00:00"]);
}

#[test]
fn numbers_that_are_none_are_named_with_their_row() {
    let mut frame = frame();
    let values = [f64::NAN, 0.1, f64::INFINITY, 0.5, f64::NEG_INFINITY, 0.25, 0.75];
    frame
        .with_column(Series::new("value".into(), values).into_column())
        .expect("a column of the same length");
    let found = Project::new("\"a.parquet\"").file("a.parquet", parquet(&frame)).found();
    let named: Vec<_> = found
        .iter()
        .map(|(code, row, column, message)| (*code, *row, column.as_deref(), message.as_str()))
        .collect();
    let named_in = |row, message| (Code::NumberInvalid, Some(row), Some("value"), message);
    assert_eq!(
        named[..3],
        [
            named_in(1, "`NaN` is no finite number"),
            named_in(3, "`inf` is no finite number"),
            named_in(5, "`-inf` is no finite number"),
        ]
    );
}

#[test]
fn a_number_that_stands_for_none_is_none_in_a_column_of_numbers_too() {
    let texts = |name: &str, texts: [&str; 3]| Series::new(name.into(), texts).into_column();
    let values = Series::new("value".into(), [12.0, -999.0, 0.5]).into_column();
    let keys = [texts("indicator", ["001", "001", "002"]), texts("unit_code", ["A", "B", "A"])];
    let columns = keys.into_iter().chain([texts("period", ["2025"; 3]), values]);
    let frame = DataFrame::new(3, columns.collect()).expect("columns of one length");
    let typed = "{ path = \"a.parquet\", null = [\"-999\"] }";
    let typed = Project::new(typed).file("a.parquet", parquet(&frame)).results();
    let empty = "indicator,unit_code,period,value\n001,A,2025,12\n001,B,2025,\n002,A,2025,0.5\n";
    assert_eq!(typed, Project::new("\"a.csv\"").file("a.csv", empty).results());
}

#[test]
fn a_text_far_down_in_a_column_of_numbers_is_named_with_its_row() {
    let rows: String = (1..=300).map(|row| format!("001,U{row},2025,{row}\n")).collect();
    let rows = rows.replace("001,U201,2025,201\n", "001,U201,2025,n/a\n");
    let found =
        Project::new("\"a.csv\"").file("a.csv", format!("indicator,unit_code,period,value\n{rows}")).found();
    let expected = (
        Code::NumberInvalid,
        Some(202),
        Some("value".to_owned()),
        "`n/a` says that there is no number".to_owned(),
    );
    assert!(found.contains(&expected), "{found:?}");
}

#[test]
fn a_header_without_rows_is_a_table_of_nothing() {
    let found = Project::new("\"a.csv\"").file("a.csv", "indicator,period,value\n").run();
    assert!(found.0.iter().all(|finding| finding.code == Code::IndicatorWithoutData), "{:?}", found.0);
    assert!(found.1.is_some());
}

#[test]
fn text_in_utf_16_is_read_and_text_of_windows_by_declaration() {
    let csv = text(',', "\n");
    let expected = Project::new("\"a.csv\"").file("a.csv", &csv).results();
    let (found, results) = Project::new("\"a.csv\"").file("a.csv", utf_16(&csv)).run();
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::EncodingAssumed]);
    assert_eq!(results, Some(expected));
    let areas = encoding_rs::WINDOWS_1252.encode("id,title\n1,Compétences\n").0.into_owned();
    let of = |settings: &str| {
        let project = Project::new("\"a.csv\"").file("a.csv", &csv).file("areas.csv", &areas);
        let toml = fs::read_to_string(project.folder.path().join("bilan.toml")).expect("written before");
        project.file("bilan.toml", toml.replace("\"areas.csv\"", settings)).run()
    };
    let (found, results) = of("{ path = \"areas.csv\", encoding = \"windows-1252\" }");
    assert_eq!(found, []);
    assert!(results.is_some_and(|results| results.contains("Compétences")));
    let (found, _) = of("\"areas.csv\"");
    let named: Vec<_> = found.iter().map(|finding| (finding.place.line, finding.message.as_str())).collect();
    assert_eq!(named, [(Some(2), "the file is not in UTF-8 (byte 15)")]);
    let (found, _) = of("{ path = \"areas.csv\", encoding = \"utf-16le\" }");
    assert_eq!(found[0].code, Code::SourceFormat);
}

#[test]
fn rows_at_the_end_that_are_no_data_may_have_any_cells() {
    let csv = text(',', "\n");
    let expected = Project::new("\"a.csv\"").file("a.csv", &csv).results();
    let titled = format!("Results by office\n\n{csv}Source: field offices\nMarch, 2026\n");
    let settings = "{ path = \"a.csv\", header = 3, footer = 2 }";
    assert_eq!(Project::new(settings).file("a.csv", titled).results(), expected);
}

const SDMX_1: &str = "\
DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS
A:B(1.0),001,NO,2025,1234567.25,A
A:B(1.0),001,007,2025,0.3,E
A:B(1.0),001,KEN,2025,NaN,Q
A:B(1.0),001,ETH,2025,,M
A:B(1.0),002,NO,2025,0.25,
";

/// The same with labels, in version 2.0, separated by semicolons.
const SDMX_2: &str = "\
STRUCTURE[,];STRUCTURE_ID;ACTION;INDICATOR: Indicator;REF_AREA: Area;TIME_PERIOD: Time;OBS_VALUE: Value;OBS_STATUS: Status
dataflow;A:B(1.0): Flow;I;001: People;NO: Norway: north;2025;1234567.25;A: Normal
dataflow;A:B(1.0): Flow;A;001: People;007: Seventh;2025;0.3;E: Estimated
dataflow;A:B(1.0): Flow;R;001: People;KEN;2025;;Q: Suppressed
dataflow;A:B(1.0): Flow;M;001: People;ETH: Ethiopia;2025;;M: Cannot exist
dataflow;A:B(1.0): Flow;;002: Rate;NO: Norway: north;2025;0.25;
";

const SDMX_TABLE: &str = "\n[tables.actuals]\nsource = \"actuals\"\ncolumns = { indicator = \"INDICATOR\", unit_code = \"REF_AREA\", period = \"period\", value = \"value\", missing_reason = \"missing_reason\" }\n";

fn sdmx(text: &str) -> Project {
    let settings = "{ path = \"a.csv\", format = \"sdmx-csv\" }";
    Project::new(settings).settings(SDMX_TABLE).file("a.csv", text)
}

#[test]
fn sdmx_observations_are_actual_values() {
    let csv = "\
indicator,unit_code,period,value,missing_reason
001,NO,2025,1234567.25,
001,007,2025,0.3,
001,KEN,2025,,suppressed
001,ETH,2025,,not_applicable
002,NO,2025,0.25,
";
    let expected = Project::new("\"a.csv\"").file("a.csv", csv).results();
    assert_eq!(sdmx(SDMX_1).results(), expected);
    assert_eq!(sdmx(SDMX_2).results(), expected);
}

#[test]
fn sdmx_rows_that_delete_are_named() {
    let text = SDMX_2.replace(";R;", ";D;").replace(";M;", ";X;");
    let found = sdmx(&text).found();
    let action = || Some("ACTION".to_owned());
    assert_eq!(
        found,
        [
            (Code::SourceFormat, Some(4), action(), "the row says that data are to be deleted".to_owned()),
            (Code::WordInvalid, Some(5), action(), "`X` is not one of `I`, `A`, `M`, `R`, `D`".to_owned()),
        ]
    );
    let found = sdmx("indicator,period,value\n001,2025,1\n").found();
    let message = "this is not SDMX-CSV (its first column is `indicator`)";
    assert_eq!(found, [(Code::SourceFormat, None, None, message.to_owned())]);
}

#[test]
fn names_of_sdmx_columns_that_are_taken_are_found() {
    let found = |header: &str| {
        let text = format!("DATAFLOW,{header}\nX:Y(1.0),001,NO,2025,1,A,\n");
        sdmx(&text).found().into_iter().map(|(code, _, _, message)| (code, message)).collect::<Vec<_>>()
    };
    let twice =
        "two columns are called `period` once `TIME_PERIOD` and `OBS_VALUE` have their names in bilan";
    let found_twice = found("INDICATOR,period,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE");
    assert_eq!(found_twice, [(Code::SourceHeader, twice.to_owned())]);
    let made = "`missing_reason` is made of `OBS_STATUS`, and there is a column of that name";
    let found_made = found("INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,missing_reason");
    assert_eq!(found_made, [(Code::SourceHeader, made.to_owned())]);
}

#[test]
fn wrong_json_names_its_line() {
    let place = |name: &str, text: &str| {
        let (found, _) = Project::new(&format!("\"{name}\"")).file(name, text).run();
        let first = found.into_iter().next().expect("a finding");
        (first.place.line, first.place.column, first.message)
    };
    let expected = (Some(2), Some(32), "this is not JSON (expected value)".to_owned());
    assert_eq!(place("a.json", "[\n {\"indicator\": \"001\", \"value\": x}]"), expected);
    assert_eq!(place("a.ndjson", "\n {\"indicator\": \"001\", \"value\": x}"), expected);
    let (line, _, message) = place("a.json", "[{\"indicator\": \"001\"}, ");
    assert_eq!((line, message.as_str()), (Some(1), "this is not JSON (EOF while parsing a value)"));
}

#[test]
fn a_column_that_is_here_a_list_and_there_a_value_is_refused() {
    let json = r#"[{"indicator": "001", "period": 2025, "value": 5}, {"indicator": "001", "period": 2024, "value": [5, 6]}]"#;
    let found = Project::new("\"a.json\"").file("a.json", json).found();
    let message = "`value` is a list here and a plain value in other records".to_owned();
    assert_eq!(found, [(Code::SourceFormat, Some(2), Some("value".to_owned()), message)]);
}

/// Canada's framework: 85 files with 107 different columns, as one source.
#[test]
fn canada_is_one_source_of_many_files() {
    let Some(data) = shared("data/04_canada_cif/data") else { return };
    let project = |value: &str| {
        let table = format!(
            "\n[tables.actuals]\nsql = \"\"\"SELECT '001' AS indicator, '2025' AS period, \
             \"Geographic location\" AS unit_code, {value} AS value, _row FROM actuals \
             WHERE \"Tenure\" = 'Owner' AND \"Geography\" = 'Canada (provinces only)' AND \"Year\" = '2018' \
             AND \"Select housing-vulnerable populations\" IS NULL\"\"\"\n"
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        for entry in fs::read_dir(&data).expect("readable") {
            let path = entry.expect("readable").path();
            fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("writable");
        }
        // The folder becomes that of the project, so that the pattern finds the files in it.
        let project = Project { folder };
        project
            .file(
                "bilan.toml",
                format!("{REPORT}targets = \"targets.csv\"\nactuals = \"indicator_*.csv\"\n{table}"),
            )
            .file("areas.csv", "id,title\n1,One area\n")
            .file("indicators.csv", INDICATORS)
            .file("targets.csv", TARGETS)
    };
    let values = project("\"Value\"");
    let mut findings = Findings::new();
    let computed = pipeline::compute(values.folder.path(), &Options::default(), &mut findings);
    let computed = computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let files: Vec<_> = computed.sources.iter().filter(|source| source.name == "actuals").collect();
    assert_eq!((files.len(), files.iter().map(|file| file.rows).sum::<u64>()), (85, 212_565));
    // 6.1 + 3.6 + 5.9 + 7.2 + 4.2 + 3.5 + 5.8, of the only file with that column.
    let results = results_json("small", Grid::of(computed.manifest.report.period), &[], &computed.assessment);
    assert!(results.contains("36.3"), "{results}");
    let (found, _) = project("\"Geography\"").run();
    let places: Vec<_> = found.iter().filter(|finding| finding.code == Code::NumberInvalid).collect();
    assert_eq!(places.len(), 7);
    let place = &places[0].place;
    assert_eq!((place.file.as_str(), place.row), ("indicator_11-2-1.csv", Some(2)));
}

/// A project whose actual values are one indicator and period in Parquet, with a column of values.
fn with_values(settings: &str, values: Series) -> Project {
    let height = values.len();
    let texts = |name: &str, text: &str| Series::new(name.into(), vec![text; height]).into_column();
    let units: Vec<String> = (0..height).map(|row| format!("U{row}")).collect();
    let units = Series::new("unit_code".into(), units).into_column();
    let columns = vec![
        texts("indicator", "001"),
        texts("period", "2025"),
        units,
        values.with_name("value".into()).into_column(),
    ];
    let frame = DataFrame::new(height, columns).expect("columns of one length");
    let indicators = INDICATORS.lines().take(2).collect::<Vec<_>>().join("\n");
    let targets = TARGETS.lines().take(2).collect::<Vec<_>>().join("\n");
    let project = Project::new(settings).file("indicators.csv", indicators).file("targets.csv", targets);
    project.file("a.parquet", parquet(&frame))
}

const COMMA: &str = "{ path = \"a.parquet\", decimal = \",\", thousands = \".\" }";

#[test]
fn texts_of_categories_are_numbers_of_the_declared_form() {
    let texts = || Series::new("value".into(), ["1.234", "0,5"]);
    let expected = with_values(COMMA, texts()).results();
    let categories =
        DataType::from_categories(Categories::new("value".into(), "".into(), CategoricalPhysical::U8));
    let of_categories = texts().cast(&categories).expect("categories");
    assert_eq!(with_values(COMMA, of_categories).results(), expected);
    assert!(expected.contains("1234.5"), "{expected}");
}

#[test]
fn numbers_of_a_type_never_become_texts_of_another_form() {
    let message = |column: &str| {
        let message = format!(
            "the column `{column}` has numbers of its own, which cannot be told from texts in another form"
        );
        vec![(Code::InvalidValue, message)]
    };
    let found = |project: Project| -> Vec<(Code, String)> {
        project.found().into_iter().map(|(code, _, _, message)| (code, message)).collect()
    };
    let floats = || Series::new("value".into(), [1.234_f64]);
    // What is read as a number is one.
    assert_eq!(found(with_values(COMMA, floats())), []);
    let table = |settings: &str| {
        format!("\n[sources.actuals]\npath = \"a.parquet\"\ndecimal = \",\"\nthousands = \".\"\n{settings}")
    };
    let project = |settings: &str, values: Series| {
        let project = with_values("X", values);
        let text = fs::read_to_string(project.folder.path().join("bilan.toml")).expect("written before");
        let text = text.replace("actuals = X\n", "") + &table(settings);
        project.file("bilan.toml", text)
    };
    // Multiplied, 1.234 would be the text 12.34, which is 1234 with points for thousands.
    assert_eq!(found(project("scale = { value = 10 }\n", floats())), message("value"));
    let wide = "wide = { columns = [\"value\"], names = \"what\", values = \"value_of\" }\n";
    assert_eq!(found(project(wide, floats())), message("value"));
    // Beside a file of texts the numbers of another would become texts, too.
    let beside_texts = |values: Series| {
        let other = with_values("X", Series::new("value".into(), ["1,5"]));
        let other = fs::read(other.folder.path().join("a.parquet")).expect("written before");
        let both = project("", values).file("b.parquet", other);
        let text = fs::read_to_string(both.folder.path().join("bilan.toml")).expect("written before");
        let files = "path = [\"a.parquet\", \"b.parquet\"]";
        found(both.file("bilan.toml", text.replace("path = \"a.parquet\"", files)))
    };
    assert_eq!(beside_texts(floats()), message("value"));
    // A column of nothing but gaps has no numbers, whatever type it was written as.
    let gaps = beside_texts(Series::new("value".into(), [None::<f64>]));
    assert!(gaps.iter().all(|(code, _)| *code != Code::InvalidValue), "{gaps:?}");
}

#[test]
fn decimals_of_a_type_that_are_rounded_off_are_said() {
    let fine = Series::new("value".into(), ["0.12345678901234567891", "0.50000000000000000000"]);
    let fine = fine.cast(&DataType::Decimal(38, 20)).expect("decimals");
    let tiny = Series::new("value".into(), [1.5e-20_f32, 0.1]);
    for values in [fine, tiny] {
        let found = with_values("\"a.parquet\"", values).found();
        let message = "the number has more than 18 decimals, and further ones are rounded off".to_owned();
        assert_eq!(found, [(Code::NumberRounded, Some(1), Some("value".to_owned()), message)]);
    }
}
