//! Which cells of a sheet are its table.

use super::books::{Book, ods, rows, xlsx};
use super::{Read, read, read_with};
use crate::manifest::{HeaderRows, Limits, SheetForm};

/// Title, a blank row, two header rows of which the first is merged, data, a blank row, a note and a source.
fn report() -> Vec<u8> {
    let table = rows(&[
        &["Results of 2025"],
        &[],
        &["Country", "2024", "", "2025", ""],
        &["", "target", "actual", "target", "actual"],
        &["Kenya", "10", "9", "12", "11"],
        &[],
        &["Norway", "20", "", "22", "21"],
        &["Source: field offices"],
        &["Made on 1 March"],
    ]);
    let part = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{table}</sheetData><mergeCells><mergeCell ref=\"A1:E1\"/>\
         <mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/><mergeCell ref=\"D3:E3\"/></mergeCells></worksheet>"
    );
    Book::new().part("name=\"Data\"", &part).bytes()
}

fn of(bytes: &[u8], form: SheetForm) -> Read {
    read_with("a.xlsx", bytes, form, Limits::default())
}

#[test]
fn headers_of_several_rows_are_joined_over_merged_cells() {
    let form =
        SheetForm { header: Some(HeaderRows { first: 3, last: 4 }), footer: 2, ..SheetForm::default() };
    let sheet = of(&report(), form).sound();
    assert_eq!(sheet.columns, ["Country", "2024 target", "2024 actual", "2025 target", "2025 actual"]);
    assert_eq!(sheet.cells(), [["Kenya", "10", "9", "12", "11"], ["Norway", "20", "-", "22", "21"]]);
    // Blank rows are no rows, and the others keep their numbers.
    assert_eq!(sheet.numbers(), [5, 7]);
}

#[test]
fn a_range_leaves_out_what_stands_around_the_table() {
    let range = |range: &str, header: u32| SheetForm {
        range: Some(range.to_owned()),
        header: Some(HeaderRows { first: header, last: header }),
        ..SheetForm::default()
    };
    let sheet = of(&report(), range("D4:E7", 4)).sound();
    assert_eq!(
        (sheet.columns.join(" "), sheet.cells()),
        ("target actual".to_owned(), vec![vec!["12", "11"], vec!["22", "21"]])
    );
    assert_eq!(of(&report(), range("D:E", 4)).sound().rows.len(), 2);
    assert_eq!(of(&report(), range("D9:B2", 4)).refused(), "invalid-value: `D9:B2` is no range of cells");
    let outside = of(&report(), range("H1:J9", 4));
    assert_eq!(outside.refused(), "source-header: row 4 of the sheet `Data` names no columns");
}

#[test]
fn without_a_header_row_the_first_filled_row_names_the_columns() {
    let found = of(&report(), SheetForm::default());
    assert!(found.table.is_none());
    let first = "source-header: column B has no name and 4 filled cells, the first at `Data!B3`";
    assert_eq!((found.found.len(), found.found[0].as_str()), (4, first));
    assert!(
        found.help[0].starts_with("the names of the columns are looked for in row 1"),
        "{:?}",
        found.help
    );
}

#[test]
fn names_are_on_one_line_and_columns_of_nothing_are_none() {
    let table = rows(&[&["id", "", "Target\n 2025"], &["1", "", "5"]]);
    let sheet = read("a.xlsx", &xlsx(&table)).sound();
    assert_eq!((sheet.columns.join("|"), sheet.cells()), ("id|Target 2025".to_owned(), vec![vec!["1", "5"]]));
}

#[test]
fn a_name_that_comes_twice_is_found_where_it_comes_again() {
    let found = read("a.xlsx", &xlsx(&rows(&[&["id", "value", "value"], &["1", "2", "3"]])));
    let expected = "source-header: the column name `value` appears twice, again at `Data!C1`";
    assert_eq!(found.refused(), expected);
}

#[test]
fn a_sheet_is_read_by_its_name() {
    let table = rows(&[&["id"], &["1"]]);
    let part = format!("<worksheet><sheetData>{table}</sheetData></worksheet>");
    let book =
        Book::new().sheet("Data", &table).part("name=\"Old &amp; gone\" state=\"hidden\"", &part).bytes();
    let found = of(&book, SheetForm::default());
    assert_eq!(found.refused(), "sheet-unknown: `a.xlsx` has 2 sheets, and none of them is named");
    let help = "say which one is meant by `sheet` under its source: `Data`, `Old & gone` (hidden)";
    assert_eq!(found.help, [help]);
    let named = |name: &str| of(&book, SheetForm { sheet: Some(name.to_owned()), ..SheetForm::default() });
    assert_eq!(named("Old & gone").sound().name, "Old & gone");
    let found = named("data");
    assert_eq!(found.refused(), "sheet-unknown: `a.xlsx` has no sheet `data`");
    assert_eq!(found.help, ["its sheets are `Data`, `Old & gone` (hidden)"]);
}

#[test]
fn an_empty_sheet_is_named() {
    let found = read("a.xlsx", &xlsx(""));
    assert_eq!(found.refused(), "source-header: the sheet `Data` has no filled cells");
    let sheet = read("a.xlsx", &xlsx(&rows(&[&["id", "value"]]))).sound();
    assert_eq!((sheet.columns.len(), sheet.rows.len()), (2, 0));
}

/// Rows and cells that stand for several, merged cells, hidden sheets and groups of rows.
#[test]
fn tables_of_open_document_are_laid_out_alike() {
    let text = |text: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" {more}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let blank = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let row = |cells: &str| format!("<table:table-row>{cells}{blank}</table:table-row>");
    let covered = "<table:covered-table-cell/>";
    let head = text("Country", "table:number-rows-spanned=\"2\"")
        + &text("2024", "table:number-columns-spanned=\"2\"")
        + covered;
    let below = covered.to_owned() + &text("target", "") + &text("actual", "");
    let rows = [
        format!("<table:table-header-rows>{}{}</table:table-header-rows>", row(&head), row(&below)),
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>".to_owned(),
        format!(
            "<table:table-row table:number-rows-repeated=\"2\">{}{}</table:table-row>",
            text("Kenya", ""),
            text("9", "table:number-columns-repeated=\"2\"")
        ),
        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row>"
            .to_owned(),
    ];
    let styles =
        "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>";
    let tables = format!(
        "<table:table table:name=\"Notes\" table:style-name=\"h\"/><table:table table:name=\"Data\">{}</table:table>",
        rows.concat()
    );
    let form = SheetForm {
        sheet: Some("Data".to_owned()),
        header: Some(HeaderRows { first: 1, last: 2 }),
        ..SheetForm::default()
    };
    let bytes = ods(styles, &tables);
    let sheet = read_with("a.ods", &bytes, form, Limits::default()).sound();
    assert_eq!(sheet.columns, ["Country", "2024 target", "2024 actual"]);
    assert_eq!((sheet.cells(), sheet.numbers()), (vec![vec!["Kenya", "9", "9"]; 2], vec![6, 7]));
    assert!(read("a.ods", &bytes).help[0].contains("`Notes` (hidden), `Data`"));
}
