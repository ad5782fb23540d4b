//! Files that are no workbooks, or that would cost more than they are worth.

use super::books::{Book, archive, compound, ods, record, rows, wide_record, wide_text, xls, xlsb, xlsx};
use super::{read, read_with};
use crate::manifest::{Limits, SheetForm};

#[track_caller]
fn refused(name: &str, bytes: &[u8], why: &str) {
    assert_eq!(read(name, bytes).refused(), why, "{name}");
}

#[track_caller]
fn refused_within(limits: Limits, name: &str, bytes: &[u8], why: &str) {
    let found = read_with(name, bytes, SheetForm::default(), limits);
    assert_eq!(found.refused(), format!("limit-exceeded: {why}"), "{name}");
}

#[test]
fn what_is_no_workbook_is_called_by_its_name() {
    for (name, bytes, why) in [
        ("a.xlsx", &b"<!DOCTYPE html><html>"[..], "this is not an XLSX file (it looks like HTML)"),
        ("a.xls", b"\n<table border=1><tr>", "this is not an XLS file (it looks like HTML)"),
        ("a.xls", b"<?xml version=\"1.0\"?><Workbook>", "this is not an XLS file (it looks like XML)"),
        ("a.ods", b"id;value\n1;2\n", "this is not an ODS file (it looks like CSV)"),
        ("a.xlsx", b"", "this is not an XLSX file (it is empty)"),
        ("a.xlsx", b"%PDF-1.7", "this is not an XLSX file (it is a PDF)"),
        ("a.xlsb", b"\x00\x01\x02", "this is not an XLSB file (it is no text either)"),
    ] {
        refused(name, bytes, &format!("source-format: {why}"));
    }
    let other = archive(&[("word/document.xml", b"<a/>")]);
    refused("a.xlsx", &other, "source-format: this is not an XLSX file (it is another archive)");
    let docx = archive(&[("_rels/.rels", b"<Relationships/>")]);
    let why = "source-format: the archive does not say which part is the workbook";
    refused("a.xlsx", &docx, why);
}

#[test]
fn encrypted_workbooks_are_called_so() {
    let why = "source-format: the workbook is protected by a password";
    refused("a.xlsx", &compound("EncryptedPackage", b"secret"), why);
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    refused("a.ods", &archive(&[("content.xml", b"secret"), ("META-INF/manifest.xml", manifest)]), why);
}

/// Every beginning of a file, and the file with each byte changed.
#[test]
fn damaged_workbooks_are_refused_or_read_but_never_panic() {
    let table = rows(&[&["id", "value"], &["1", "2"]]);
    let text = "<table:table table:name=\"D\"><table:table-row><table:table-cell office:value-type=\"float\" \
        office:value=\"1\"/></table:table-row></table:table>";
    let number = [&[0; 6][..], &1.5_f64.to_le_bytes()].concat();
    let cells = [wide_record(0, &[0; 4]), wide_record(6, &[vec![0; 8], wide_text("a")].concat())];
    for (name, bytes) in [
        ("a.xlsx", xlsx(&table)),
        ("a.ods", ods("", text)),
        ("a.xls", xls(&[record(0x0203, &number)])),
        ("a.xlsb", xlsb(&cells, &[])),
    ] {
        for end in (0..bytes.len()).step_by(17) {
            read(name, &bytes[..end]);
        }
        for index in (0..bytes.len()).step_by(7) {
            let mut changed = bytes.clone();
            changed[index] ^= 0xFF;
            read(name, &changed);
        }
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_says() {
    let bomb = vec![b' '; 40 << 20];
    let bytes = archive(&[("_rels/.rels", b"<a/>"), ("xl/media/image1.png", &bomb)]);
    let most = bytes.len() as u64 * 100;
    let limits = Limits { ratio: 100, ..Limits::default() };
    refused_within(limits, "a.xlsx", &bytes, &format!("the workbook unpacks to more than {most} bytes"));
    let limits = Limits { unpacked: 30 << 20, ..Limits::default() };
    refused_within(limits, "a.xlsx", &bytes, "the workbook unpacks to more than 31457280 bytes");
}

/// The directory says that a part of a megabyte has ten bytes.
#[test]
fn a_bomb_that_lies_is_refused_while_it_is_unpacked() {
    let text = format!("<a>{}</a>", " ".repeat(1 << 20));
    let mut bytes = archive(&[("_rels/.rels", text.as_bytes())]);
    let size = u32::try_from(text.len()).expect("small").to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == size).collect();
    assert_eq!(places.len(), 2, "the sizes of the part and of its entry");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let found = read("a.xlsx", &bytes);
    assert!(found.refused().starts_with("source-format: "), "{found:?}");
}

#[test]
fn a_sparse_sheet_costs_as_much_as_its_cells() {
    let head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
    let far = format!("{head}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let why = "source-header: column XFD has no name and 1 filled cell, the first at `Data!XFD1048576`";
    refused("a.xlsx", &xlsx(&far), why);
    let far = format!("{head}<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
    let sheet = read("a.xlsx", &xlsx(&far)).sound();
    assert_eq!((sheet.numbers(), sheet.cells()), (vec![1_048_576], vec![vec!["1"]]));
    let beyond = format!("{head}<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>");
    let why = "the sheet has more than 16384 columns, with a cell at `XFE2`";
    refused_within(Limits::default(), "a.xlsx", &xlsx(&beyond), why);
}

#[test]
fn cells_texts_and_depth_have_their_limits() {
    let limits = Limits { cells: 5, ..Limits::default() };
    let table = rows(&[&["a", "b"], &["1", "2"], &["1", ""], &["1", "2"]]);
    refused_within(limits, "a.xlsx", &xlsx(&table), "the sheet has more than 5 cells");
    let text = "x".repeat(100);
    let limits = Limits { cell: 99, ..Limits::default() };
    refused_within(limits, "a.xlsx", &xlsx(&rows(&[&["a"], &[&text]])), "a text is longer than 99 bytes");
    // A text that cells share counts as often as it is used.
    let shared = Book::new().strings(&format!("<si><t>{text}</t></si>"));
    let cells: String =
        (1..=20).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let shared = shared.sheet("Data", &cells).bytes();
    let limits = Limits { texts: 1_000, ..Limits::default() };
    refused_within(limits, "a.xlsx", &shared, "the sheet has more than 1000 bytes of text");
    let many = Book::new().strings(&"<si><t/></si>".repeat(300)).sheet("Data", "").bytes();
    refused_within(limits, "a.xlsx", &many, "the texts of the workbook have more than 1000 bytes");
    let deep = format!("<row>{}{}</row>", "<c>".repeat(300), "</c>".repeat(300));
    let why = "`xl/worksheets/sheet1.xml` has more than 256 elements within each other";
    refused_within(Limits::default(), "a.xlsx", &xlsx(&deep), why);
}

/// A text without an end must not be read whole before it is refused.
#[test]
fn a_text_without_an_end_is_refused_while_it_is_unpacked() {
    let long = format!("<row><c><v>{}", "1".repeat(3 << 20));
    refused_within(Limits::default(), "a.xlsx", &xlsx(&long), "a text is longer than 1048576 bytes");
}

#[test]
fn document_types_and_entities_are_refused() {
    let part = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData/></worksheet>";
    let bytes = Book::new().part("name=\"Data\"", part).bytes();
    let why = "source-format: `xl/worksheets/sheet1.xml` declares a document type, which no workbook has";
    refused("a.xlsx", &bytes, why);
    let cell = "<row><c t=\"str\"><v>&b;</v></c></row>";
    let why = "source-format: `xl/worksheets/sheet1.xml` has an entity `&b;` that XML does not know";
    refused("a.xlsx", &xlsx(cell), why);
}

#[test]
fn the_paths_of_an_archive_lead_nowhere() {
    let kind = "http://x/officeDocument";
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{kind}\" Target=\"../../../etc/passwd\"/></Relationships>"
    );
    let bytes = archive(&[("_rels/.rels", root.as_bytes()), ("../../outside", b"x")]);
    refused("a.xlsx", &bytes, "source-format: the workbook has no part `etc/_rels/passwd.rels`");
}

#[test]
fn cells_out_of_order_are_no_table() {
    let row = |row: u32| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>");
    refused("a.xlsx", &xlsx(&(row(3) + &row(2))), "source-format: row 2 comes after row 3");
    let twice = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>";
    refused("a.xlsx", &xlsx(twice), "source-format: the cells of row 1 are not in order at `A1`");
    let lost = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>";
    refused("a.xlsx", &xlsx(lost), "source-format: `A1` has the text number `7`, which the workbook lacks");
}

/// A table of sectors in which the directory, or the stream, follows itself.
#[test]
fn chains_of_sectors_that_never_end_are_refused() {
    let sound = xls(&[record(0x0203, &[&[0; 6][..], &1.5_f64.to_le_bytes()].concat())]);
    for (sector, next) in [(1, 1_u32), (2, 2), (9, 2)] {
        let mut bytes = sound.clone();
        let at = 512 + 4 * sector;
        bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
        refused("a.xls", &bytes, "source-format: the workbook is damaged (its sectors lead nowhere)");
    }
    // A stream of four gigabytes, and a table of sectors that is its own first sector again and again.
    let mut long = sound.clone();
    long[512 + 512 + 128 + 120..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
    refused("a.xls", &long, "source-format: the workbook is damaged (its sectors lead nowhere)");
    let mut again = sound;
    (0..109).for_each(|index| again[76 + 4 * index..][..4].copy_from_slice(&[0; 4]));
    refused("a.xls", &again, "source-format: the workbook is damaged (its sectors lead nowhere)");
}

/// Records that say how much is to come, so that a reader takes memory for it.
#[test]
fn records_that_promise_too_much_are_refused() {
    let dimensions = [0_u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
    let dimensions = [&dimensions[..], &[0, 0, 0xFF, 0xFF, 0, 0]].concat();
    let why = "the sheets have more than 20000000 cells from the first to the last";
    refused_within(Limits::default(), "a.xls", &xls(&[record(0x0200, &dimensions)]), why);
    let corner = |row: u16, column: u16| {
        let head: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
        record(0x0203, &[&head[..], &1_f64.to_le_bytes()].concat())
    };
    let limits = Limits { cells: 1_000_000, ..Limits::default() };
    let why = "the sheets have more than 1000000 cells from the first to the last";
    refused_within(limits, "a.xls", &xls(&[corner(0, 0), corner(65_535, 255)]), why);
    // A text that says it is longer than its record.
    let text = [&[0; 8][..], &u32::MAX.to_le_bytes(), b"ab"].concat();
    let cells = [wide_record(0, &[0; 4]), wide_record(6, &text)];
    let why = "source-format: `xl/worksheets/sheet1.bin` has a record that is not what it should be";
    refused("a.xlsb", &xlsb(&cells, &[]), why);
}

#[test]
fn rows_of_open_document_that_stand_for_too_many_are_refused() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"";
    let table = |row: &str| format!("<table:table table:name=\"D\">{row}</table:table>");
    let head = format!("<table:table-row>{cell}/></table:table-row>");
    let rows = format!(
        "{head}<table:table-row table:number-rows-repeated=\"1000000000\">{cell}/></table:table-row>"
    );
    let limits = Limits { cells: 1_000, ..Limits::default() };
    refused_within(limits, "a.ods", &ods("", &table(&rows)), "the sheet has more than 1000 cells");
    let columns =
        format!("<table:table-row>{cell} table:number-columns-repeated=\"4000000000\"/></table:table-row>");
    let why = "the sheet has more than 16384 columns, with a cell at `XFE1`";
    refused_within(Limits::default(), "a.ods", &ods("", &table(&columns)), why);
}
