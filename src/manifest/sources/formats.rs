//! The formats of sources and how each is laid out.

use crate::diag::Findings;
use crate::manifest::keys::{Entry, Keys};

/// What a file of data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceFormat {
    /// Text in columns: CSV, or TSV where the columns are separated by tabs.
    Csv,
    /// As [`SourceFormat::Csv`], separated by tabs.
    Tsv,
    /// A workbook of Excel or of the Open Document Format.
    Sheet,
    /// Apache Parquet.
    Parquet,
    /// An Arrow file.
    Arrow,
    /// A JSON list of records.
    Json,
    /// One JSON record per line.
    Ndjson,
    /// Activities of the International Aid Transparency Initiative.
    Iati,
    /// Observations of SDMX in CSV.
    SdmxCsv,
}

impl SourceFormat {
    /// All formats.
    pub const ALL: [Self; 9] = [
        Self::Csv,
        Self::Tsv,
        Self::Sheet,
        Self::Parquet,
        Self::Arrow,
        Self::Json,
        Self::Ndjson,
        Self::Iati,
        Self::SdmxCsv,
    ];

    /// The word of project files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Sheet => "sheet",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Iati => "iati",
            Self::SdmxCsv => "sdmx-csv",
        }
    }

    /// What the name of a file says that it is; whatever says nothing is read as CSV.
    pub fn of_name(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let name = Packed::of_name(&name)
            .map_or(name.as_str(), |packed| name.strip_suffix(packed.ending()).unwrap_or(&name));
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "tsv" | "tab" => Self::Tsv,
            "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Self::Sheet,
            "parquet" | "pq" => Self::Parquet,
            "arrow" | "ipc" | "feather" => Self::Arrow,
            "json" => Self::Json,
            "ndjson" | "jsonl" => Self::Ndjson,
            "xml" => Self::Iati,
            _ => Self::Csv,
        }
    }
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// By gzip.
    Gzip,
    /// By Zstandard.
    Zstd,
}

impl Packed {
    /// What the name of a file says of its compression.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Gzip, Self::Zstd]
            .into_iter()
            .find(|packed| name.to_ascii_lowercase().ends_with(packed.ending()))
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Zstd => ".zst",
        }
    }
}

/// The rows that name the columns, from 1: one, or several that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderRows {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

impl Default for HeaderRows {
    fn default() -> Self {
        Self { first: 1, last: 1 }
    }
}

/// How files of text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextForm {
    /// What stands between columns; as the format has it where nothing is said.
    pub delimiter: Option<u8>,
    /// What stands around cells; a quotation mark where nothing is said.
    pub quote: Option<u8>,
    /// The encoding; that of the byte-order mark, or UTF-8, where nothing is said.
    pub encoding: Option<Encoding>,
    /// The rows that name the columns.
    pub header: HeaderRows,
    /// How many rows at the end are no data.
    pub footer: u32,
}

/// How sheets are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetForm {
    /// The name of the sheet; the only one that there is where nothing is said.
    pub sheet: Option<String>,
    /// The cells that hold the table, such as `B3:H40`; all that are filled where nothing is said.
    pub range: Option<String>,
    /// The rows that name the columns, counted in the sheet.
    pub header: Option<HeaderRows>,
    /// How many rows at the end are no data.
    pub footer: u32,
}

/// The part of IATI activities that a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IatiPart {
    /// Indicators with their results.
    Indicators,
    /// Baselines.
    Baselines,
    /// Targets of periods.
    Targets,
    /// Actual values of periods.
    Actuals,
    /// Results, as areas.
    Areas,
    /// The countries and regions of the activities, as units.
    Units,
    /// The activities themselves, as programmes.
    Programmes,
}

impl IatiPart {
    /// All parts.
    pub const ALL: [Self; 7] = [
        Self::Indicators,
        Self::Baselines,
        Self::Targets,
        Self::Actuals,
        Self::Areas,
        Self::Units,
        Self::Programmes,
    ];

    /// The word of project files, which is the name of the table that the part fills.
    pub fn key(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Baselines => "baselines",
            Self::Targets => "targets",
            Self::Actuals => "actuals",
            Self::Areas => "areas",
            Self::Units => "units",
            Self::Programmes => "programmes",
        }
    }
}

/// How IATI activities are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IatiForm {
    /// The part that the source is; where nothing is said, the one that it is called like.
    pub part: Option<IatiPart>,
    /// The vocabulary whose codes are the ids of indicators.
    pub vocabulary: Option<String>,
    /// Whether baselines and targets of places and groups are kept, for SQL.
    pub disaggregated: bool,
}

impl IatiForm {
    /// The form of a source of a name, which says its part where nothing else does.
    pub(super) fn called(self, name: &str) -> Self {
        let by_name = || IatiPart::ALL.into_iter().find(|part| part.key() == name);
        Self { part: self.part.or_else(by_name), ..self }
    }
}

/// An encoding of text, by its name in the WHATWG standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static str);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self("utf-8");
    /// UTF-16, the lower byte first.
    pub const UTF_16LE: Self = Self("utf-16le");
    /// UTF-16, the higher byte first.
    pub const UTF_16BE: Self = Self("utf-16be");
    /// The encodings that can be declared.
    pub const ALL: [Self; 24] = [
        Self::UTF_8,
        Self::UTF_16LE,
        Self::UTF_16BE,
        Self("gbk"),
        Self("gb18030"),
        Self("big5"),
        Self("shift_jis"),
        Self("euc-jp"),
        Self("euc-kr"),
        Self("koi8-r"),
        Self("iso-8859-2"),
        Self("iso-8859-5"),
        Self("iso-8859-6"),
        Self("iso-8859-15"),
        Self("windows-1250"),
        Self("windows-1251"),
        Self("windows-1252"),
        Self("windows-1253"),
        Self("windows-1254"),
        Self("windows-1255"),
        Self("windows-1256"),
        Self("windows-1257"),
        Self("windows-1258"),
        Self("windows-874"),
    ];

    /// The name.
    pub fn key(self) -> &'static str {
        self.0
    }
}

/// Reads the format that a project gives to a source.
pub(super) fn format(keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<SourceFormat> {
    keys.word("format", &SourceFormat::ALL, SourceFormat::key, findings)
}

/// Reads how files of text are laid out.
pub(super) fn text(keys: &Keys<'_, '_>, findings: &mut Findings) -> TextForm {
    TextForm {
        delimiter: keys.get("delimiter").and_then(|entry| mark(&entry, findings)),
        quote: keys.get("quote").and_then(|entry| mark(&entry, findings)),
        encoding: keys.word("encoding", &Encoding::ALL, Encoding::key, findings),
        header: header(keys, findings).unwrap_or_default(),
        footer: footer(keys, findings),
    }
}

/// Reads how sheets are laid out.
pub(super) fn sheet(keys: &Keys<'_, '_>, findings: &mut Findings) -> SheetForm {
    SheetForm {
        sheet: keys.get("sheet").and_then(|entry| entry.text(findings)),
        range: keys.get("range").and_then(|entry| entry.text(findings)),
        header: header(keys, findings),
        footer: footer(keys, findings),
    }
}

/// Reads where the records of a file of JSON are: a path of keys, or a list of keys where one holds a point.
pub(super) fn records(keys: &Keys<'_, '_>, findings: &mut Findings) -> Vec<String> {
    let Some(entry) = keys.get("records") else { return Vec::new() };
    let found: Vec<String> = match entry.as_str() {
        Some(path) => path.split('.').map(ToOwned::to_owned).collect(),
        None => entry.texts(findings).into_iter().flatten().map(|(key, _)| key).collect(),
    };
    if found.iter().any(String::is_empty) {
        entry.wrong("the keys that lead to the list of records, such as \"data.items\"", findings);
    }
    found
}

/// Reads how IATI activities are read.
pub(super) fn iati(keys: &Keys<'_, '_>, findings: &mut Findings) -> IatiForm {
    let disaggregated = keys.get("disaggregated").and_then(|entry| entry.boolean(findings));
    IatiForm {
        part: keys.word("part", &IatiPart::ALL, IatiPart::key, findings),
        vocabulary: keys.get("vocabulary").and_then(|entry| entry.text(findings)),
        disaggregated: disaggregated.unwrap_or_default(),
    }
}

/// A single mark of ASCII; `\\t` and the word `tab` stand for a tab.
fn mark(entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<u8> {
    match entry.as_str().map(str::as_bytes) {
        Some([mark]) if mark.is_ascii() && !mark.is_ascii_alphanumeric() && !b"\r\n".contains(mark) => {
            Some(*mark)
        }
        Some(b"tab" | b"\\t") => Some(b'\t'),
        _ => {
            entry.wrong("one mark, such as `;`, or `tab`", findings);
            None
        }
    }
}

/// One row or the first and the last of several.
fn header(keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<HeaderRows> {
    let entry = keys.get("header")?;
    let rows = rows(&entry);
    let rows = rows.as_deref().and_then(|rows| match rows {
        [row] => Some(HeaderRows { first: *row, last: *row }),
        [first, last] => Some(HeaderRows { first: *first, last: *last }),
        _ => None,
    });
    let sound = rows.filter(|rows| rows.first >= 1 && rows.first <= rows.last && rows.last - rows.first < 10);
    if sound.is_none() {
        entry.wrong(
            "the number of a row, such as 3, or of the first and the last one, such as [3, 4]",
            findings,
        );
    }
    sound
}

fn rows(entry: &Entry<'_, '_>) -> Option<Vec<u32>> {
    entry.wholes()?.into_iter().map(|row| u32::try_from(row).ok()).collect()
}

fn footer(keys: &Keys<'_, '_>, findings: &mut Findings) -> u32 {
    let Some(entry) = keys.get("footer") else { return 0 };
    if let Some([rows]) = rows(&entry).as_deref() {
        return *rows;
    }
    entry.wrong("how many rows at the end are no data, such as 2", findings);
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_says_what_it_is() {
        for (name, format) in [
            ("actuals.csv", SourceFormat::Csv),
            ("Actuals.TSV.GZ", SourceFormat::Tsv),
            ("2025/report.xlsx", SourceFormat::Sheet),
            ("a.parquet", SourceFormat::Parquet),
            ("a.jsonl.zst", SourceFormat::Ndjson),
            ("activities.xml", SourceFormat::Iati),
            ("no-ending", SourceFormat::Csv),
        ] {
            assert_eq!(SourceFormat::of_name(name), format, "{name}");
        }
        assert_eq!(Packed::of_name("a.csv.gz"), Some(Packed::Gzip));
        assert_eq!(Packed::of_name("a.csv"), None);
    }
}
