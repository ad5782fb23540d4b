//! Any workbook is read or refused with findings.
//!
//! The first byte says what the rest is: a file, or one part of a workbook whose
//! other parts are sound, because bytes that change at random hardly ever make an
//! archive that can be unpacked.
#![no_main]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use bilan_fuzz_whole::Project;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The projects: the whole sheet, and a part of it under several header rows.
static PROJECTS: LazyLock<[Project; 2]> = LazyLock::new(|| {
    let form = ", range = \"B2:F40\", header = [2, 3], footer = 1";
    ["", form].map(|form| {
        Project::new("data.xlsx", &format!("actuals = {{ path = \"data.xlsx\", sheet = \"Data\"{form} }}\n"))
    })
});

/// The parts of a sound workbook.
const XLSX: [(&str, &str); 6] = [
    ("xl/worksheets/sheet1.xml", include_str!("../parts/sheet1.xml")),
    ("xl/sharedStrings.xml", include_str!("../parts/sharedStrings.xml")),
    ("xl/styles.xml", include_str!("../parts/styles.xml")),
    ("xl/workbook.xml", include_str!("../parts/workbook.xml")),
    ("xl/_rels/workbook.xml.rels", include_str!("../parts/workbook.xml.rels")),
    ("_rels/.rels", include_str!("../parts/rels.xml")),
];

/// Those of a binary one, the first of which is no part of it until an input gives it.
const XLSB: [(&str, &[u8]); 6] = [
    ("xl/worksheets/sheet1.bin", b""),
    ("xl/sharedStrings.bin", b"\x13\x11\0\x06\0\0\0s\0h\0a\0r\0e\0d\0"),
    ("xl/styles.bin", b""),
    (
        "xl/workbook.bin",
        b"\x83\x01\0\x8F\x01\0\x9C\x01\x20\0\0\0\0\x01\0\0\0\x04\0\0\0r\0I\0d\x001\0\x04\0\0\0D\0a\0t\0a\0\x90\x01\0\x84\x01\0",
    ),
    ("xl/_rels/workbook.bin.rels", include_str!("../parts/workbook.bin.rels").as_bytes()),
    ("_rels/.rels", include_str!("../parts/rels.bin.xml").as_bytes()),
];

/// An archive of parts, one of them replaced.
fn archive(parts: &[(&str, &[u8])], replaced: usize, by: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (index, (name, bytes)) in parts.iter().enumerate() {
        archive.start_file(*name, stored).expect("a part");
        archive.write_all(if index == replaced { by } else { bytes }).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let project = &PROJECTS[usize::from(choice >> 7)];
    let xlsx = XLSX.map(|(name, text)| (name, text.as_bytes()));
    let kind = usize::from(choice & 0xF);
    match kind {
        0..=5 => project.load(&archive(&xlsx, kind, bytes)),
        6..=9 => project.load(&archive(&XLSB, kind - 6, bytes)),
        10..=12 => project.load(&archive(&[("content.xml", b"")], 0, bytes)),
        _ => project.load(bytes),
    }
});
