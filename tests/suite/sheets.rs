//! Workbooks as the program reads them: the same figures as from CSV, and little memory whatever a file says.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Cursor, Seek, Write};
use std::path::Path;
use std::process::Command;

use bilan::diag::Findings;
use bilan::pipeline::{self, Computed, Options};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::capped::{self, Ended};
use crate::project::{Project, REPORT};
use crate::shared::{project, shared};

/// Writes the parts of a workbook: the sheets by name, their rows, and what else there is.
fn write(target: impl Write + Seek, sheets: &[(String, String)], more: &[(&str, &str)]) {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, name: &str, part: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{kind}/{name}\" Target=\"{part}\"/>")
    };
    let mut book = format!("<workbook xmlns:r=\"{kind}\"><sheets>");
    let mut relations = relation("strings", "sharedStrings", "sharedStrings.xml");
    let mut archive = ZipWriter::new(target);
    let mut part = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("writable");
    };
    for ((name, rows), number) in sheets.iter().zip(1..) {
        let path = format!("worksheets/sheet{number}.xml");
        relations.push_str(&relation(&format!("s{number}"), "worksheet", &path));
        write!(book, "<sheet name=\"{name}\" r:id=\"s{number}\"/>").expect("a text");
        part(&format!("xl/{path}"), &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    }
    let root = relation("book", "officeDocument", "xl/workbook.xml");
    part("_rels/.rels", &format!("<Relationships>{root}</Relationships>"));
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
    part("xl/workbook.xml", &format!("{book}</sheets></workbook>"));
    for (name, text) in more {
        part(name, text);
    }
    archive.finish().expect("writable");
}

/// A workbook of rows that are written like CSV without quotes.
///
/// A line `# Name` begins a sheet, `Data` where there is none; `#N/A` and the like are errors, `=` begins a
/// formula whose result is not stored, and what is a number is one.
pub(crate) fn workbook(text: &str) -> Vec<u8> {
    let mut sheets = vec![("Data".to_owned(), String::new())];
    let mut number = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            sheets.retain(|(_, rows)| !rows.is_empty());
            sheets.push((name.to_owned(), String::new()));
            number = 0;
            continue;
        }
        number += 1;
        let (_, rows) = sheets.last_mut().expect("there is always one");
        write!(rows, "<row r=\"{number}\">").expect("a text");
        for (cell, column) in line.split(',').zip('A'..='Z') {
            let at = format!("<c r=\"{column}{number}\"");
            let cell = match cell {
                "" => continue,
                error if error.starts_with('#') => format!("{at} t=\"e\"><v>{error}</v></c>"),
                formula if formula.starts_with('=') => format!("{at}><f>{}</f></c>", &formula[1..]),
                number if number.parse::<f64>().is_ok() => format!("{at}><v>{number}</v></c>"),
                text => format!("{at} t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            rows.push_str(&cell);
        }
        rows.push_str("</row>");
    }
    let mut target = Cursor::new(Vec::new());
    write(&mut target, &sheets, &[]);
    target.into_inner()
}

fn compute(folder: &Path) -> Computed {
    let mut findings = Findings::new();
    let computed = pipeline::compute(folder, &Options::default(), &mut findings);
    computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().take(20).collect::<Vec<_>>()))
}

/// What every indicator has in every period, as text.
fn figures(computed: &Computed) -> Vec<String> {
    let of = |result: &bilan::assess::IndicatorResult| {
        let periods = result.periods.iter().map(|(period, figures)| {
            let units: Vec<String> = figures
                .units
                .iter()
                .map(|(unit, it)| format!("{unit:?}: {:?} {:?} {:?}", it.actual, it.target, it.rating))
                .collect();
            format!("{period}: {:?} {:?} {units:?}", figures.corporate.actual, figures.corporate.change)
        });
        format!("{} {:?}", result.indicator.id, periods.collect::<Vec<_>>())
    };
    let mut figures: Vec<String> = computed.assessment.all_indicators().map(of).collect();
    figures.sort();
    figures
}

/// Six workbooks with 26,811 rows, against the CSV file that a script makes of them.
#[test]
fn workbooks_give_the_figures_that_their_csv_copy_gives() {
    let Some(data) = shared("data/06_unhcr_iati_results") else { return };
    let from_csv = project("unhcr-2016-2024");
    let python = std::env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xlsx_rows.py");
    let books: Vec<_> =
        (2016..=2021).map(|year| data.join(format!("unhcr_{year}/iati_result.xlsx"))).collect();
    let run = Command::new(python).arg(script).arg(from_csv.path().join("earlier.csv")).args(&books).output();
    let Ok(run) = run else {
        crate::shared::pass_over("Python is not installed");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let from_books = project("unhcr-2016-2024");
    let file = from_books.path().join("bilan.toml");
    let settings = fs::read_to_string(&file).expect("the project file");
    let listed: Vec<String> = books
        .iter()
        .map(|book| format!("\"{}\"", book.canonicalize().expect("it is there").display()))
        .collect();
    let changed =
        settings.replace("earlier = \"earlier.csv\"", &format!("earlier = [{}]", listed.join(", ")));
    assert_ne!(changed, settings);
    fs::write(&file, changed).expect("writable");
    let (csv, books) = (compute(from_csv.path()), compute(from_books.path()));
    assert_eq!(csv.assessment.counts.read, books.assessment.counts.read);
    let (csv, books) = (figures(&csv), figures(&books));
    assert_eq!(csv.len(), 821);
    for (csv, book) in csv.iter().zip(&books) {
        assert_eq!(csv, book);
    }
    assert_eq!(csv.len(), books.len());
}

#[test]
fn a_workbook_that_is_compressed_as_a_whole_is_read() {
    let book = workbook("indicator,period,value\n1.1,2025,12.5\n");
    let packed = zstd::stream::encode_all(book.as_slice(), 0).expect("memory can be read");
    let project = Project::new("id,area,title\n1.1,1,People\n", "")
        .with_file("bilan.toml", &format!("{REPORT}actuals = \"book.xlsx.zst\"\n"));
    fs::write(project.path().join("book.xlsx.zst"), packed).expect("writable");
    let figures = figures(&project.compute());
    assert!(figures[0].contains("Present(12.5)"), "{figures:?}");
}

/// Every workbook among the public data is read, or refused with a finding that says why.
#[test]
fn every_workbook_at_hand_is_read_or_refused() {
    let Some(data) = shared("data") else { return };
    let mut folders = vec![data];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            if path.is_dir() {
                folders.push(path);
            } else if ["xlsx", "xlsm", "xlsb", "xls", "ods"].contains(&ending.as_str()) {
                found += 1;
                let folder = tempfile::tempdir().expect("a temporary folder");
                let name = format!("book.{ending}");
                fs::copy(&path, folder.path().join(&name)).expect("readable");
                check(&folder, &name).finds("error[");
            }
        }
    }
    assert!(found >= 30, "{found}");
}

/// How `bilan check` ends on a project whose areas are a workbook.
#[track_caller]
fn check(folder: &TempDir, book: &str) -> Ended {
    let settings = format!(
        "[report]\nid = \"a\"\norganisation = \"A\"\ntitle = \"A\"\nperiod = \"2025\"\nlanguages = [\"en\"]\n\
         date = \"2026-01-31\"\n[sources]\nareas = \"{book}\"\n"
    );
    fs::write(folder.path().join("bilan.toml"), settings).expect("writable");
    capped::check(folder.path(), capped::WORKBOOK, &[])
}

/// Checks what is found of a file that is made for an attack.
#[track_caller]
fn attack(name: &str, make: impl FnOnce(File), expected: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    make(File::create(&path).expect("writable"));
    assert!(fs::metadata(&path).expect("it was made").len() < 4 << 20, "an attack is small");
    check(&folder, name).finds(expected);
}

fn one_sheet(rows: &str, more: &[(&str, &str)]) -> impl FnOnce(File) {
    move |file| write(file, &[("Data".to_owned(), rows.to_owned())], more)
}

#[test]
fn a_sheet_with_two_cells_at_its_ends_costs_nothing() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>\
                <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let expected =
        "error[source-header]: column XFD has no name and 1 filled cell, the first at `Data!XFD1048576`\n";
    attack("sparse.xlsx", one_sheet(rows, &[]), expected);
}

/// Half a megabyte that cannot be compressed, so that an attack is not known by its ratio.
fn noise() -> String {
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:08x}", state >> 32)
    };
    (0..125_000).map(|_| next()).collect()
}

/// Texts of 360 megabytes that fit into a megabyte.
#[test]
fn texts_that_unpack_to_too_much_are_refused() {
    let item = format!("<si><t>{}</t></si>", "a".repeat(30_000));
    let strings = format!("<sst uniqueCount=\"18446744073709551615\">{}</sst>", item.repeat(12_000));
    let noise = noise();
    let parts = [("xl/sharedStrings.xml", strings.as_str()), ("noise", &noise)];
    let expected = "error[limit-exceeded]: the texts of the workbook have more than 268435456 bytes\n";
    attack("texts.xlsx", one_sheet("", &parts), expected);
}

/// One text that every cell of a large sheet uses.
#[test]
fn a_text_that_is_used_again_and_again_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000_000));
    let rows: String =
        (1..=2_000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let expected = "error[limit-exceeded]: the sheet has more than 268435456 bytes of text\n";
    attack("again.xlsx", one_sheet(&rows, &[("xl/sharedStrings.xml", &strings)]), expected);
}

/// A sheet of blanks, a text without an end, and elements within each other.
#[test]
fn sheets_that_unpack_to_much_are_refused_or_read_in_little_memory() {
    attack("blank.xlsx", one_sheet(&"<row/>".repeat(4_000_000), &[]), "error[");
    let text = format!("<row><c><v>{}</v></c></row>", "1".repeat(200_000_000));
    let expected = "error[limit-exceeded]: a text is longer than 1048576 bytes\n";
    attack("long.xlsx", one_sheet(&text, &[("noise", &noise())]), expected);
    let expected =
        "error[limit-exceeded]: `xl/worksheets/sheet1.xml` has more than 256 elements within each other\n";
    attack("deep.xlsx", one_sheet(&"<row>".repeat(1_000_000), &[]), expected);
}

/// Entities that would become a gigabyte.
#[test]
fn entities_of_a_workbook_are_refused() {
    let doctype = "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let strings = format!("{doctype}<sst><si><t>&b;</t></si></sst>");
    let expected =
        "error[source-format]: `xl/sharedStrings.xml` declares a document type, which no workbook has\n";
    attack("entities.xlsx", one_sheet("", &[("xl/sharedStrings.xml", &strings)]), expected);
}

/// A row and a cell of the Open Document Format that stand for a thousand million.
#[test]
fn rows_that_stand_for_too_many_are_refused() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let content = format!(
        "<office:document-content><table:table table:name=\"D\"><table:table-row>{cell}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1000000000\">{cell}</table:table-row></table:table>\
         </office:document-content>"
    );
    let make = |file| {
        let mut archive = ZipWriter::new(file);
        archive.start_file("content.xml", SimpleFileOptions::default()).expect("a part");
        archive.write_all(content.as_bytes()).expect("writable");
        archive.finish().expect("writable");
    };
    attack("rows.ods", make, "error[limit-exceeded]: the sheet has more than 20000000 cells\n");
}
