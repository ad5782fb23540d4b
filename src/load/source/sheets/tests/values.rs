//! What the cells of workbooks are as text.

use super::books::{Book, ods, record, rows, wide_record, wide_text, xls, xlsb, xlsx};
use super::read;

const HEAD: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>value</t></is></c></row>";

/// The text of a cell `A2` by its attributes and what is in it.
#[track_caller]
fn value(book: Book, cell: &str) -> String {
    let bytes = book.sheet("Data", &format!("{HEAD}<row r=\"2\"><c r=\"A2\" {cell}</c></row>")).bytes();
    let sheet = read("a.xlsx", &bytes).sound();
    let [(2, cells)] = &sheet.rows[..] else { panic!("{sheet:?}") };
    cells[0].clone()
}

#[test]
fn numbers_dates_truths_and_texts_are_kept_apart() {
    for (cell, expected) in [
        ("><v>12.0</v>", "12"),
        (" t=\"n\"><v>0.84999999999999998</v>", "0.85"),
        ("><v>1E21</v>", "1000000000000000000000"),
        // A percentage is the number that it is, and a code what is shown.
        (" s=\"2\"><v>0.85</v>", "0.85"),
        (" s=\"3\"><v>7</v>", "007"),
        (" s=\"1\"><v>45717</v>", "2025-03-01"),
        (" s=\"1\"><v>45717.5</v>", "2025-03-01T12:00:00"),
        (" s=\"4\"><v>0.75</v>", "18:00:00"),
        (" s=\"5\"><v>1.5</v>", "36:00:00"),
        (" t=\"d\"><v>2025-03-01T00:00:00Z</v>", "2025-03-01"),
        (" t=\"b\"><v>1</v>", "true"),
        (" t=\"b\"><v>0</v>", "false"),
        (" t=\"inlineStr\"><is><t>007</t></is>", "007"),
        (" t=\"inlineStr\"><is><r><t>a </t></r><r><t>b</t></r><rPh><t>no</t></rPh></is>", "a b"),
        (" t=\"s\"><v>1</v>", "NO &amp; _x000D_"),
        (" t=\"str\"><f>A1&amp;\"\"</f><v>R&amp;D</v>", "R&D"),
        ("><f>1+1</f><v>2</v>", "2"),
        // A number that is none is seen by whoever needs one.
        ("><v>1,5</v>", "1,5"),
        ("><v>NaN</v>", "NaN"),
    ] {
        let book = Book::new().strings("<si><t>x</t></si><si><t>NO &amp;amp; _x005F_x000D_</t></si>");
        assert_eq!(value(book, cell), expected, "{cell}");
    }
}

#[test]
fn days_of_workbooks_that_count_from_1904_are_the_same_days() {
    let book = Book::new().properties("<workbookPr date1904=\"1\"/><workbookPr/>");
    assert_eq!(value(book, " s=\"1\"><v>44255</v>"), "2025-03-01");
}

#[test]
fn errors_are_named_and_their_cells_empty() {
    let mut rows = String::from(HEAD);
    for row in 2..=30 {
        rows.push_str(&format!(
            "<row r=\"{row}\"><c r=\"A{row}\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
        ));
    }
    let found = read("a.xlsx", &xlsx(&rows));
    assert_eq!(found.found.len(), 21);
    assert_eq!(found.found[0], "cell-error: `Data!A2` holds the error #DIV/0! and is read as empty");
    assert_eq!(found.found[20], "cell-error: 9 more cells hold errors and are read as empty");
    let sheet = found.table.expect("the other cells can be used");
    assert_eq!((sheet.rows.len(), sheet.cells()[28][0]), (29, "-"));
}

#[test]
fn formulas_without_a_result_are_named() {
    let mut rows = String::from(HEAD);
    for row in 2..=30 {
        rows.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\"><f>B{row}</f><v></v></c></row>"));
    }
    let found = read("a.xlsx", &xlsx(&rows));
    let expected = "formula-unvalued: 29 cells have formulas without a stored result and are read as empty";
    assert_eq!(found.found, [expected]);
    assert!(found.help[0].ends_with("`Data!A20`, `Data!A21` and others"), "{:?}", found.help);
    // An empty text is a result.
    assert_eq!(value_or_none("<c r=\"A2\" t=\"str\"><f>\"\"</f><v></v></c>"), None);
}

fn value_or_none(cell: &str) -> Option<String> {
    let sheet = read("a.xlsx", &xlsx(&format!("{HEAD}<row r=\"2\">{cell}</row>"))).sound();
    sheet.rows.first().map(|(_, cells)| cells[0].clone())
}

/// The same table in the four formats.
#[test]
#[expect(clippy::too_many_lines, reason = "four small files, written out")]
fn every_format_gives_the_same_table() {
    let expected = [["001", "0.1"], ["NO", "12"], ["é", "-"]];
    let table = rows(&[&["code", "value"], &["", "0.1"], &["NO", "12.0"], &["é", ""]]);
    let table =
        table.replace("<row r=\"2\">", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>001</t></is></c>");
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>shown</text:p></table:table-cell>"
        )
    };
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let tables = [
        row(&(text("code") + &text("value"))),
        row(&(text("001") + &number("0.1"))),
        row(&(text("NO") + &number("12"))),
        row(&text("é")),
    ];
    let tables = format!("<table:table table:name=\"Data\">{}</table:table>", tables.concat());
    let label = |row: u16, column: u16, text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(units.len() / 2).expect("short");
        let head: Vec<u8> = [row, column, 0, length].into_iter().flat_map(u16::to_le_bytes).collect();
        record(0x0204, &[&head[..], &[1], &units].concat())
    };
    let real = |row: u16, column: u16, value: f64| {
        let head: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
        record(0x0203, &[&head[..], &value.to_le_bytes()].concat())
    };
    let old = [
        label(0, 0, "code"),
        label(0, 1, "value"),
        label(1, 0, "001"),
        real(1, 1, 0.1),
        label(2, 0, "NO"),
        real(2, 1, 12.0),
        label(3, 0, "é"),
    ];
    let row = |row: u32| wide_record(0, &row.to_le_bytes());
    let head = |column: u32| [column.to_le_bytes(), [0; 4]].concat();
    let label = |column, text: &str| wide_record(6, &[head(column), wide_text(text)].concat());
    let real = |column, value: f64| wide_record(5, &[head(column), value.to_le_bytes().to_vec()].concat());
    let binary = [
        row(0),
        label(0, "code"),
        label(1, "value"),
        row(1),
        label(0, "001"),
        real(1, 0.1),
        row(2),
        label(0, "NO"),
        real(1, 12.0),
        row(3),
        label(0, "é"),
    ];
    for (name, bytes) in [
        ("a.xlsx", xlsx(&table)),
        ("a.ods", ods("", &tables)),
        ("a.xls", xls(&old)),
        ("a.xlsb", xlsb(&binary, &[])),
        // What a file is, is seen in it.
        ("a.xls", xlsx(&table)),
    ] {
        let sheet = read(name, &bytes).sound();
        assert_eq!(
            (sheet.name.as_str(), &sheet.columns[..]),
            ("Data", &["code".to_owned(), "value".to_owned()][..])
        );
        assert_eq!(
            (sheet.cells(), sheet.numbers()),
            (expected.map(|row| row.to_vec()).to_vec(), vec![2, 3, 4]),
            "{name}"
        );
    }
}

/// Numbers in the short form, days, truths, shared texts, and the results of formulas.
#[test]
fn cells_of_binary_workbooks_are_what_they_are_elsewhere() {
    let cell = |kind: u16, style: u8, value: &[u8]| {
        wide_record(kind, &[&[0; 4][..], &[style, 0, 0, 0], value].concat())
    };
    let short = |number: u32, style| cell(2, style, &number.to_le_bytes());
    let cells = [
        cell(6, 0, &wide_text("value")),
        // 12 as a whole number, 0.85 as 85 hundredths, and 1.5 as the upper half of a double.
        short((12 << 2) | 2, 0),
        short((85 << 2) | 3, 0),
        short(0x3FF8_0000, 0),
        short((45_717 << 2) | 2, 1),
        cell(4, 0, &[1]),
        cell(7, 0, &[0; 4]),
        cell(8, 0, &[wide_text("R&D"), vec![0; 10]].concat()),
        cell(9, 0, &[&0.1_f64.to_le_bytes()[..], &[0; 10]].concat()),
        cell(10, 0, &[0; 11]),
        cell(11, 0, &[&[7_u8][..], &[0; 10]].concat()),
        cell(3, 0, &[0x2A]),
    ];
    let rows: Vec<Vec<u8>> = (0_u32..)
        .zip(&cells)
        .map(|(row, cell)| [wide_record(0, &row.to_le_bytes()), cell.clone()].concat())
        .collect();
    let found = read("a.xlsb", &xlsb(&rows, &[]));
    let expected = [
        "cell-error: `Data!A11` holds the error #DIV/0! and is read as empty",
        "cell-error: `Data!A12` holds the error #N/A and is read as empty",
    ];
    assert_eq!(found.found, expected);
    let cells = found.table.expect("the others can be used");
    let cells: Vec<&str> = cells.cells().into_iter().flatten().collect();
    assert_eq!(cells, ["12", "0.85", "1.5", "2025-03-01", "true", "shared", "R&D", "0.1", "false", "-", "-"]);
}

#[test]
fn cells_of_open_document_say_what_they_are() {
    let styles = "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\" \
        number:min-integer-digits=\"3\"/></number:number-style><style:style style:name=\"c\" style:data-style-name=\"N1\"/>";
    for (cell, expected) in [
        ("office:value-type=\"percentage\" office:value=\"0.85\"><text:p>85%</text:p>", "0.85"),
        ("office:value-type=\"float\" office:value=\"7\" table:style-name=\"c\"><text:p>007</text:p>", "007"),
        ("office:value-type=\"date\" office:date-value=\"2025-03-01\"><text:p>1.3.25</text:p>", "2025-03-01"),
        ("office:value-type=\"date\" office:date-value=\"2025-03-01T10:00:00\">", "2025-03-01T10:00:00"),
        ("office:value-type=\"time\" office:time-value=\"PT26H30M00S\">", "26:30:00"),
        ("office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p>", "true"),
        (
            "office:value-type=\"string\"><office:annotation><text:p>no</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/>\
          <text:span>b</text:span></text:p><text:p>c</text:p>",
            "a  b\nc",
        ),
    ] {
        let table = format!(
            "<table:table table:name=\"Data\"><table:table-row><table:table-cell office:value-type=\"string\">\
             <text:p>value</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell {cell}\
             </table:table-cell></table:table-row></table:table>"
        );
        assert_eq!(read("a.ods", &ods(styles, &table)).sound().cells(), [[expected]], "{cell}");
    }
    let table = "<table:table table:name=\"Data\"><table:table-row><table:table-cell office:value-type=\"string\">\
        <text:p>value</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell \
        table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\">\
        <text:p>#DIV/0!</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell \
        table:formula=\"of:=1\"/></table:table-row></table:table>";
    let found = read("a.ods", &ods("", table)).found;
    let expected = [
        "cell-error: `Data!A2` holds the error #DIV/0! and is read as empty",
        "formula-unvalued: a cell has a formula without a stored result and is read as empty",
    ];
    assert_eq!(found, expected);
}
