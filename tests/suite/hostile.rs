//! Files that mean harm, or that went wrong badly: each costs little memory and gives a finding that says what to do.
//!
//! The program runs with a cap on its memory ([`capped`](crate::capped)), which it
//! would exceed if it held what these files make of themselves.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use polars::prelude::{
    Column, DataFrame, IntoColumn, IpcCompression, IpcWriter, NamedFrom, ParquetWriter, SerWriter, Series,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::capped;

/// A project of one indicator whose actual values are a hostile file.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new(actuals: &str, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let manifest = "[report]\nid = \"small\"\norganisation = \"Specimen\"\ntitle = \"Small report\"\n\
            period = \"2025\"\nlanguages = [\"en\"]\ndate = \"2026-01-31\"\n\n[sources]\nareas = \"areas.csv\"\n\
            indicators = \"indicators.csv\"\n";
        project.file("bilan.toml", format!("{manifest}actuals = {actuals}\n"));
        project.file("areas.csv", "id,title\n1,One area\n");
        project.file("indicators.csv", "id,area,title\n1.1,1,People\n");
        project.file(name, bytes);
        project
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(name), bytes).expect("writable");
    }

    /// How the program ends with little memory, and its findings.
    #[track_caller]
    fn run(&self) -> (Option<i32>, Vec<Value>) {
        let ended = capped::check(self.folder.path(), capped::HOSTILE, &["--message-format", "json"]);
        let found = ended.stdout.lines().map(|line| serde_json::from_str(line).expect("a finding"));
        (ended.code, found.collect())
    }

    /// The code, the row and the message of the only finding.
    #[track_caller]
    fn finding(&self) -> (String, Option<u64>, String) {
        let (_, found) = self.run();
        let [finding] = found.as_slice() else { panic!("{found:#?}") };
        let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
        assert!(finding["help"].is_string(), "{finding}");
        (text("code"), finding["row"].as_u64(), text("message"))
    }
}

/// Checks the only finding about a file of text.
#[track_caller]
fn check(name: &str, bytes: impl AsRef<[u8]>, code: &str, row: Option<u64>, message: &str) {
    let found = Project::new(&format!("\"{name}\""), name, bytes).finding();
    assert_eq!(found, (code.to_owned(), row, message.to_owned()));
}

const HEADER: &str = "indicator,period,value\n";

#[test]
fn text_that_is_none_is_refused() {
    let text = |rows: &[u8]| [HEADER.as_bytes(), rows].concat();
    check("a.csv", text(b"1.1,2025,4\x00\n"), "source-format", Some(2), "the row holds a NUL byte");
    check("a.csv", b"", "source-header", None, "the file is empty");
    check("a.csv", text(b"1.1,2025,\xE9\n"), "source-format", None, "the file is not in UTF-8 (byte 32)");
    let open = "a quotation mark is opened and never closed";
    check("a.csv", text(b"1.1,2025,\"4\n1.1,2024,5\n"), "source-format", None, open);
    let html = "this is not a table of text (it looks like HTML or XML)";
    check("a.csv", b"<!DOCTYPE html><html></html>", "source-format", None, html);
    check(
        "a.csv",
        b"PK\x03\x04\x00\x00",
        "source-format",
        None,
        "this is not a table of text (it looks like a workbook, or another ZIP archive)",
    );
    check("a.csv", b"\x00\x01\x02,\x00\n\x00", "source-format", None, "the file is not a text");
    check(
        "a.csv",
        b"indicator,period,value,value\n",
        "source-header",
        None,
        "the column name `value` appears twice",
    );
    check("a.csv", b"indicator,period,,value\n", "source-header", None, "column 3 has no name");
    check(
        "a.csv",
        b"indicator,period,value,_row\n",
        "source-header",
        None,
        "the column name `_row` stands for the numbers of rows and cannot be used",
    );
}

#[test]
fn a_field_of_fifty_megabytes_is_refused() {
    let mut text = format!("{HEADER}1.1,2025,");
    text.push_str(&"7".repeat(50 << 20));
    check("a.csv", &text, "limit-exceeded", Some(2), "the row is longer than 1048576 bytes");
    let quoted = format!("{HEADER}1.1,2025,\"{}", "7\n".repeat(20 << 20));
    check("a.csv", quoted, "limit-exceeded", Some(2), "the row is longer than 1048576 bytes");
    let line = format!("{{\"indicator\": \"{}", "7".repeat(50 << 20));
    check("a.ndjson", &line, "limit-exceeded", Some(1), "the record is longer than 1048576 bytes");
    check(
        "a.json",
        format!("[{line}\"}}]"),
        "limit-exceeded",
        Some(1),
        "the record is longer than 1048576 bytes",
    );
}

#[test]
fn what_unpacks_to_far_more_is_refused() {
    let zeros = vec![b'0'; 200 << 20];
    let packed = zstd::stream::encode_all(zeros.as_slice(), 0).expect("memory can be read");
    let most = packed.len() * 1000;
    check("a.csv.zst", &packed, "limit-exceeded", None, &format!("it unpacks to more than {most} bytes"));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, &zeros).expect("memory can be written");
    let gzip = gzip.finish().expect("memory can be written");
    let project = Project::new("\"a.json.gz\"", "a.json.gz", &gzip);
    let manifest = fs::read_to_string(project.folder.path().join("bilan.toml")).expect("written before");
    project.file("bilan.toml", manifest + "\n[limits]\nunpacked = 1000000\n");
    let found = project.finding();
    assert_eq!(
        (found.0.as_str(), found.2.as_str()),
        ("limit-exceeded", "it unpacks to more than 1000000 bytes")
    );
    for damaged in [b"no gzip".as_slice(), &gzip[..gzip.len() / 2]] {
        let project = Project::new("\"a.csv.gz\"", "a.csv.gz", damaged);
        let (code, _, message) = project.finding();
        assert_eq!(code, "source-format");
        assert!(message.starts_with("the file cannot be unpacked ("), "{message}");
    }
}

#[test]
fn json_that_is_deep_or_wide_is_refused() {
    let deep = "{\"a\":".repeat(200_000) + "1" + &"}".repeat(200_000);
    let refused = "the record is longer than 1048576 bytes";
    check("a.json", format!("[{deep}]"), "limit-exceeded", Some(1), refused);
    let deep = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
    let refused = "the objects of the record lie more than 256 deep within each other";
    check("a.json", format!("[{deep}]"), "limit-exceeded", Some(1), refused);
    check("a.ndjson", deep, "limit-exceeded", Some(1), refused);
    let brackets = "[".repeat(5_000_000);
    check("a.json", &brackets, "limit-exceeded", Some(1), "the record is longer than 1048576 bytes");
    let keys = (0..20_000).fold(String::new(), |mut text, key| {
        let _ = writeln!(text, "{{\"k{key}\": 1}}");
        text
    });
    let refused = "the records have so different keys that more than 20000000 cells are empty";
    check("a.ndjson", keys, "limit-exceeded", Some(4473), refused);
}

/// Checks the only finding about a file of activities.
#[track_caller]
fn check_activities(name: &str, bytes: impl AsRef<[u8]>, code: &str, message: &str) {
    let found = Project::new(&format!("{{ path = \"{name}\", part = \"actuals\" }}"), name, bytes).finding();
    assert_eq!((found.0.as_str(), found.2.as_str()), (code, message));
}

#[test]
fn activities_that_mean_harm_are_refused() {
    const BEGIN: &str =
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>X</iati-identifier>";
    // A thousand million laughs, one of them again and again, and a file of the machine.
    let laughs = (1..10).fold("<!ENTITY l0 \"lol\">".to_owned(), |text, level| {
        format!("{text}<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))
    });
    let again = format!("<!ENTITY l9 \"{}\">", "lol".repeat(100_000));
    for entities in [laughs, again, "<!ENTITY l9 SYSTEM \"file:///etc/passwd\">".to_owned()] {
        let text = format!("<!DOCTYPE x [{entities}]>{BEGIN}<title><narrative>{}", "&l9;".repeat(10_000));
        let refused = "the file has a DOCTYPE, which could make it read other files or grow without end";
        check_activities("a.xml", text, "source-format", refused);
    }
    let deep = format!("{BEGIN}{}", "<a>".repeat(200_000));
    let refused = "elements lie in each other more than 256 deep";
    check_activities("a.xml", deep, "limit-exceeded", refused);
    let long = "a tag, a comment or a text is longer than 1048576 bytes";
    let text = "x".repeat(50 << 20);
    for long_one in
        [format!("<title><narrative>{text}"), format!("<a b=\"{text}\"/>"), format!("<!--{text}-->")]
    {
        check_activities("a.xml", format!("{BEGIN}{long_one}"), "limit-exceeded", long);
    }
    let packed = zstd::stream::encode_all([BEGIN.as_bytes(), &vec![b' '; 400 << 20]].concat().as_slice(), 0);
    let packed = packed.expect("memory can be read");
    let refused = format!("it unpacks to more than {} bytes", packed.len() * 1000);
    check_activities("a.xml.zst", packed, "limit-exceeded", &refused);
}

/// A table as field offices send it.
fn table() -> DataFrame {
    let rows = 300;
    let texts = |name: &str, of: &dyn Fn(usize) -> String| {
        Series::new(name.into(), (0..rows).map(of).collect::<Vec<String>>()).into_column()
    };
    let columns: Vec<Column> = vec![
        texts("indicator", &|_| "1.1".to_owned()),
        texts("unit_code", &|row| format!("U{:03}", row % 40)),
        texts("project", &|row| format!("project {row}")),
        Series::new("period".into(), vec![2025_i64; rows]).into_column(),
        Series::new("value".into(), (0_u32..300).map(|row| f64::from(row) / 10.0).collect::<Vec<f64>>())
            .into_column(),
    ];
    DataFrame::new(rows, columns).expect("columns of one length")
}

/// Every change of one byte of a file, at places spread over it, is read or refused.
#[track_caller]
fn with_wrong_bytes(name: &str, sound: &[u8]) {
    let project = Project::new(&format!("\"{name}\""), name, sound);
    assert_eq!(project.run(), (Some(0), Vec::new()));
    for index in 0..40 {
        // More of them in the directory at the end, which says what to expect of the rest.
        let far = sound.len() * index / 40;
        let place = if index % 2 == 0 { far } else { sound.len() - 1 - far / 4 };
        let mut bytes = sound.to_vec();
        bytes[place] = [!bytes[place], 0xFF, 0, bytes[place] ^ 0x80][index % 4];
        project.file(name, &bytes);
        let (code, found) = project.run();
        let is_error = |finding: &Value| finding["level"] == "error";
        assert_eq!(code == Some(1), found.iter().any(is_error), "byte {place}");
    }
}

#[test]
fn damaged_parquet_is_refused_and_never_a_panic() {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut table()).expect("memory can be written");
    with_wrong_bytes("a.parquet", &bytes);
    let cut = &bytes[..bytes.len() / 2];
    check("a.parquet", cut, "source-format", None, "the end of the Parquet file is missing");
    let html = "this is not a Parquet file (it looks like HTML or XML)";
    check("a.parquet", b"<html></html>", "source-format", None, html);
    check("a.parquet", b"", "source-format", None, "this is not a Parquet file (it is empty)");
}

#[test]
fn damaged_arrow_is_refused_and_never_a_panic() {
    for compression in [None, Some(IpcCompression::LZ4)] {
        let mut bytes = Vec::new();
        let mut writer = IpcWriter::new(&mut bytes).with_compression(compression);
        writer.finish(&mut table()).expect("memory can be written");
        with_wrong_bytes("a.arrow", &bytes);
        check(
            "a.arrow",
            &bytes[..bytes.len() / 2],
            "source-format",
            None,
            "the end of the Arrow file is missing",
        );
    }
}

#[test]
fn a_parquet_file_of_nothing_does_not_fill_the_memory() {
    // A hundred million equal cells take a few kilobytes.
    let rows = 100_000_000;
    let value = Column::new_scalar("value".into(), polars::prelude::Scalar::from(7_i32), rows);
    let mut frame = DataFrame::new(rows, vec![value]).expect("one column");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).expect("memory can be written");
    let refused = format!("the file of {} bytes says that it holds 100000000 cells", bytes.len());
    assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    check("a.parquet", bytes, "limit-exceeded", None, &refused);
}

/// An Arrow file of one column, compressed as usual, by Zstandard.
fn arrow(column: Column) -> Vec<u8> {
    let mut frame = DataFrame::new(column.len(), vec![column]).expect("one column");
    let mut bytes = Vec::new();
    let mut writer = IpcWriter::new(&mut bytes).with_compression(Some(IpcCompression::default()));
    writer.finish(&mut frame).expect("memory can be written");
    bytes
}

#[test]
fn an_arrow_file_of_nothing_does_not_fill_the_memory() {
    let rows = 100_000_000;
    let bytes = arrow(Column::new_scalar("value".into(), polars::prelude::Scalar::from(7_i32), rows));
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let refused = format!("the file of {} bytes says that it holds 100000000 cells", bytes.len());
    check("a.arrow", bytes, "limit-exceeded", None, &refused);
    // A single text can be as large.
    let text = "7".repeat(400 << 20);
    let bytes = arrow(Series::new("value".into(), [text]).into_column());
    let project = Project::new("\"a.arrow\"", "a.arrow", &bytes);
    let (code, row, message) = project.finding();
    let refused = format!("the file of {} bytes says that it unpacks to 4194", bytes.len());
    assert_eq!(
        (code.as_str(), row, message.starts_with(&refused)),
        ("limit-exceeded", None, true),
        "{message}"
    );
}

#[test]
fn an_arrow_file_has_as_many_columns_as_the_project_allows() {
    let mut bytes = Vec::new();
    IpcWriter::new(&mut bytes).finish(&mut table()).expect("memory can be written");
    let project = Project::new("\"a.arrow\"\n\n[limits]\ncolumns = 4", "a.arrow", &bytes);
    let (code, _, message) = project.finding();
    assert_eq!((code.as_str(), message.as_str()), ("limit-exceeded", "the file has 5 columns, more than 4"));
}

#[test]
fn findings_beyond_the_first_twenty_are_in_a_file() {
    let rows = (0..30).fold(HEADER.to_owned(), |mut text, row| {
        let _ = writeln!(text, "1.1,2025,=x{row}");
        text
    });
    let project = Project::new("\"a.csv\"", "a.csv", rows);
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        let output =
            command.args(args).current_dir(project.folder.path()).output().expect("the program starts");
        String::from_utf8(output.stderr).expect("the program prints UTF-8")
    };
    let read = |path: &str| fs::read_to_string(project.folder.path().join(path)).expect("the list is there");
    let stderr = run(&["check"]);
    assert!(
        stderr.ends_with(
            "\nand 10 more of `number-invalid`\n`bilan check --findings FILE` lists them all\n30 errors\n"
        ),
        "{stderr}"
    );
    let stderr = run(&["check", "--findings", "found.csv"]);
    assert!(
        stderr.ends_with("\nand 10 more of `number-invalid`\nall are listed in `found.csv`\n30 errors\n"),
        "{stderr}"
    );
    let list = read("found.csv");
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!((lines.len(), lines[0]), (31, "level,code,file,sheet,row,column,value,message,help"));
    let last = "error,number-invalid,a.csv,,31,value,'=x29,`=x29` is not a number: `x` has no place there,";
    assert!(lines[30].starts_with(last), "{}", lines[30]);
    // A build that makes no report says what is wrong beside the last one.
    let stderr = run(&["build", "--output", "out"]);
    assert!(stderr.contains("all are listed in `out/findings.csv`"), "{stderr}");
    assert_eq!(read("out/findings.csv"), list);
    project.file("a.csv", format!("{HEADER}1.1,2025,x\n"));
    run(&["build", "--output", "out"]);
    assert!(!project.folder.path().join("out/findings.csv").exists());
}
