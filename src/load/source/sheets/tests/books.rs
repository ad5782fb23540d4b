//! Workbooks made of their parts: archives of XML and of records, and compound files.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of parts.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// An XLSX file of its sheets, each given by its name, its state and its rows.
pub(super) struct Book {
    sheets: Vec<(String, String)>,
    properties: String,
    strings: String,
    styles: String,
}

impl Book {
    pub(super) fn new() -> Self {
        // Style 1 is a day, 2 a percentage, 3 a code of three digits, 4 a time, 5 a span.
        let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
            <numFmt numFmtId=\"165\" formatCode=\"000\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
            <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/>\
            <xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>";
        Self {
            sheets: Vec::new(),
            properties: String::new(),
            strings: "<sst/>".to_owned(),
            styles: styles.to_owned(),
        }
    }

    /// Adds a sheet by what stands in its `sheetData`, and after it.
    pub(super) fn sheet(self, name: &str, rows: &str) -> Self {
        self.part(
            &format!("name=\"{name}\""),
            &format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        )
    }

    /// Adds a sheet by its attributes and its whole part.
    pub(super) fn part(mut self, attributes: &str, part: &str) -> Self {
        self.sheets.push((attributes.to_owned(), part.to_owned()));
        self
    }

    pub(super) fn strings(mut self, items: &str) -> Self {
        self.strings = format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"99999999999999\">{items}</sst>");
        self
    }

    pub(super) fn properties(mut self, properties: &str) -> Self {
        self.properties = properties.to_owned();
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let root = format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{KIND}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let mut relations = format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{KIND}/styles\" Target=\"styles.xml\"/>\
             <Relationship Id=\"b\" Type=\"{KIND}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        );
        let mut workbook = format!("<workbook xmlns:r=\"{KIND}\">{}<sheets>", self.properties);
        let mut parts = Vec::new();
        for ((attributes, part), number) in self.sheets.iter().zip(1..) {
            let name = format!("worksheets/sheet{number}.xml");
            relations.push_str(&format!(
                "<Relationship Id=\"s{number}\" Type=\"{KIND}/worksheet\" Target=\"{name}\"/>"
            ));
            workbook.push_str(&format!("<sheet {attributes} sheetId=\"{number}\" r:id=\"s{number}\"/>"));
            parts.push((format!("xl/{name}"), part.clone()));
        }
        parts.push(("_rels/.rels".to_owned(), root));
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations + "</Relationships>"));
        parts.push(("xl/workbook.xml".to_owned(), workbook + "</sheets></workbook>"));
        parts.push(("xl/sharedStrings.xml".to_owned(), self.strings.clone()));
        parts.push(("xl/styles.xml".to_owned(), self.styles.clone()));
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        archive(&parts)
    }
}

/// Rows of texts, numbers where they look like such, from the first cell on.
pub(super) fn rows(table: &[&[&str]]) -> String {
    let mut out = String::new();
    for (cells, row) in table.iter().zip(1..) {
        out.push_str(&format!("<row r=\"{row}\">"));
        for (cell, column) in cells.iter().zip(b'A'..) {
            let at = format!("{}{row}", char::from(column));
            match cell.parse::<f64>() {
                Ok(_) => out.push_str(&format!("<c r=\"{at}\"><v>{cell}</v></c>")),
                Err(_) if cell.is_empty() => {}
                Err(_) => out.push_str(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")),
            }
        }
        out.push_str("</row>");
    }
    out
}

/// An XLSX file of one sheet `Data`.
pub(super) fn xlsx(rows: &str) -> Vec<u8> {
    Book::new().sheet("Data", rows).bytes()
}

/// An ODS file by its styles and its tables.
pub(super) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

/// A record of an XLS stream.
pub(super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// An XLS file of one sheet `Data` by the records of its cells.
pub(super) fn xls(cells: &[Vec<u8>]) -> Vec<u8> {
    let begin =
        |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let sheet = |start: usize| {
        let start = u32::try_from(start).expect("near").to_le_bytes();
        record(0x0085, &[&start[..], &[0, 0, 4, 0], b"Data"].concat())
    };
    let globals = |start| [begin(5), sheet(start), record(0x000A, &[])].concat();
    let mut stream = globals(globals(0).len());
    stream.extend([begin(0x10), cells.concat(), record(0x000A, &[])].concat());
    compound("Workbook", &stream)
}

/// A compound file of one stream.
pub(super) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = stream.to_vec();
    // Shorter streams lie in sectors of another size.
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).expect("a small file");
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.extend([0; 16]);
    for short in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        header.extend(short.to_le_bytes());
    }
    header.extend([0; 10]);
    // One sector of the table of sectors, the directory in sector 1, no small streams.
    for number in [1_u32, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(number.to_le_bytes());
    }
    header.resize(512, 0xFF);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, END];
    table.extend((0..sectors).map(|index| if index + 1 == sectors { END } else { index + 3 }));
    table.resize(128, 0xFFFF_FFFF);
    let entry = |name: &str, kind: u8, start: u32, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = u16::try_from(entry.len() + 2).expect("a short name");
        entry.resize(64, 0);
        entry.extend(named.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([0xFF; 12]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    };
    let mut directory = [entry("Root Entry", 5, END, 0), entry(name, 2, 2, stream.len())].concat();
    directory.resize(512, 0);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, table, directory, stream].concat()
}

/// A record of an XLSB part.
pub(super) fn wide_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = if kind < 0x80 {
        vec![u8::try_from(kind).expect("one byte")]
    } else {
        let low = u8::try_from(kind & 0x7F).expect("7 bits") | 0x80;
        vec![low, u8::try_from(kind >> 7).expect("7 bits")]
    };
    let length = data.len();
    out.push(u8::try_from(length & 0x7F).expect("7 bits") | if length > 0x7F { 0x80 } else { 0 });
    if length > 0x7F {
        out.push(u8::try_from(length >> 7).expect("a short record"));
    }
    [out, data.to_vec()].concat()
}

/// A text of an XLSB part.
pub(super) fn wide_text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(units.len() / 2).expect("short").to_le_bytes()[..], &units].concat()
}

/// An XLSB file of one sheet `Data` by the records of its rows, and what follows them; style 1 is a day.
pub(super) fn xlsb(cells: &[Vec<u8>], more: &[u8]) -> Vec<u8> {
    let bundle =
        [&0_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &wide_text("rId1"), &wide_text("Data")].concat();
    let workbook = [
        wide_record(0x0083, &[]),
        wide_record(0x0099, &[0; 12]),
        wide_record(0x008F, &[]),
        wide_record(0x009C, &bundle),
        wide_record(0x0090, &[]),
        wide_record(0x0084, &[]),
    ]
    .concat();
    let sheet = [
        wide_record(0x0081, &[]),
        wide_record(0x0094, &[0; 16]),
        wide_record(0x0091, &[]),
        cells.concat(),
        wide_record(0x0092, &[]),
        more.to_vec(),
        wide_record(0x0082, &[]),
    ]
    .concat();
    let one = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>")
    };
    let all = |relations: &str| format!("<Relationships>{relations}</Relationships>");
    let parts = [
        one(1, "worksheet", "worksheets/sheet1.bin"),
        one(2, "sharedStrings", "sharedStrings.bin"),
        one(3, "styles", "styles.bin"),
    ];
    let strings = wide_record(0x0013, &[&[0][..], &wide_text("shared")].concat());
    let style = |format: u16| wide_record(0x002F, &[&[0; 2][..], &format.to_le_bytes(), &[0; 12]].concat());
    let styles = [wide_record(0x0269, &[]), style(0), style(14), wide_record(0x026A, &[])].concat();
    archive(&[
        ("_rels/.rels", all(&one(1, "officeDocument", "xl/workbook.bin")).as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", all(&parts.concat()).as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
        ("xl/sharedStrings.bin", &strings),
        ("xl/styles.bin", &styles),
    ])
}
