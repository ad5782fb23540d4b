//! Workbooks of Excel and `OpenDocument`, a sheet as a table.
//!
//! XLSX, XLSB and ODS are read here, cell by cell as they are unpacked, so that neither a sparse sheet
//! nor an archive that unpacks to gigabytes costs memory; XLS is read by calamine. Whatever the
//! format, a reader gives its cells to a [`Table`], which knows header, area and footer, and the
//! table becomes columns of text.

mod area;
mod format;
mod ods;
mod package;
mod table;
#[cfg(test)]
mod tests;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::decode::{self, DecodeError, PlainFile};
use super::{Opening, Part};
use crate::diag::{Code, Finding, Findings};
use crate::manifest::{HeaderRows, Limits, Packed};
use area::Area;
use table::Table;

/// What to do about a file that is no workbook.
const FORMAT_HELP: &str = "save it as a workbook (XLSX or ODS) from the program that made it, or say what it is by `format` under its source";

/// Opens a sheet of a workbook.
pub(super) fn open(opening: &Opening<'_>, findings: &mut Findings) -> Option<Part> {
    let form = &opening.source.sheet;
    let area = match form.range.as_deref().map(Area::parse) {
        None => Area::whole(),
        Some(Some(area)) => area,
        Some(None) => {
            let range = form.range.as_deref().unwrap_or_default();
            let message = format!("`{range}` is no range of cells");
            let finding = Finding::new(Code::InvalidValue, opening.source.place.clone(), message);
            findings
                .report(finding.help("write it as spreadsheets do, such as `B3:H40`, or `B:H` for all rows"));
            return None;
        }
    };
    match read(opening, area) {
        Ok((sheet, table)) => table.finish(opening, sheet, findings),
        Err(failure) => {
            findings.report(failure.finding(opening));
            None
        }
    }
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sheet {
    /// Its name.
    name: String,
    /// Whether the program that made the workbook hides it.
    hidden: bool,
}

/// Why no table comes of a workbook.
#[derive(Debug)]
enum Failure {
    /// The file is not what it should be.
    Refused(Refused),
    /// The sheet that is meant is not there, or it is not said which one is meant.
    Sheet(Vec<Sheet>),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// What a reader of a format gives.
trait Workbook {
    /// The sheets, in their order.
    fn sheets(&self) -> Vec<Sheet>;

    /// The areas of merged cells that begin in given rows of a sheet, at most so many.
    fn merged(&mut self, sheet: usize, rows: HeaderRows, most: u64) -> Result<Vec<Area>, Refused>;

    /// Gives the cells of a sheet to a table, row by row.
    fn read(&mut self, sheet: usize, table: &mut Table) -> Result<(), Refused>;
}

fn read(opening: &Opening<'_>, area: Area) -> Result<(String, Table), Failure> {
    let file = unpacked(opening)?;
    let mut workbook = workbook(file.path(), opening)?;
    let sheets = workbook.sheets();
    let form = &opening.source.sheet;
    let found = match &form.sheet {
        Some(name) => sheets.iter().position(|sheet| sheet.name == *name),
        None => (sheets.len() == 1).then_some(0),
    };
    let Some(found) = found else { return Err(Failure::Sheet(sheets)) };
    // Which header cells are merged is written after the rows: only several header rows are worth a second look.
    let several = form.header.filter(|header| header.first < header.last);
    let merged = match several {
        Some(header) => workbook.merged(found, header, opening.limits.columns)?,
        None => Vec::new(),
    };
    let mut table = Table::new(opening, area, merged);
    workbook.read(found, &mut table)?;
    table.end()?;
    Ok((sheets[found].name.clone(), table))
}

/// The file itself, or what it unpacks to where it is compressed as a whole.
fn unpacked(opening: &Opening<'_>) -> Result<PlainFile, Refused> {
    let Some(packed) = Packed::of_name(&opening.file.shown) else {
        return Ok(PlainFile::of(&opening.file.path));
    };
    decode::unpack(&opening.file.path, packed, opening.limits).map_err(|error| match error {
        DecodeError::Io(error) => Refused::from(error),
        error @ (DecodeError::TooLarge(_) | DecodeError::NotEncoded(..)) => {
            Refused::limit(error.to_string(), "unpacked` or `ratio")
        }
    })
}

fn workbook(path: &Path, opening: &Opening<'_>) -> Result<Box<dyn Workbook>, Refused> {
    let mut begin = Vec::new();
    File::open(path)?.take(4096).read_to_end(&mut begin)?;
    let limits: &Limits = opening.limits;
    if begin.starts_with(b"PK\x03\x04") {
        let package = package::Package::open(path, limits)?;
        return if package.has("content.xml") {
            Ok(Box::new(ods::Ods::open(package)?))
        } else if package.has("xl/workbook.bin") {
            Ok(Box::new(xlsb::Xlsb::open(package, limits)?))
        } else if package.has("_rels/.rels") {
            Ok(Box::new(xlsx::Xlsx::open(package, limits)?))
        } else {
            Err(Refused::format(format!("this is not {} (it is another archive)", called(opening))))
        };
    }
    if begin.starts_with(&xls::COMPOUND) {
        return Ok(Box::new(xls::Xls::open(path, limits)?));
    }
    let message = format!("this is not {} ({})", called(opening), looks_like(&begin));
    Err(Refused::format(message))
}

/// What a file should be by its name.
fn called(opening: &Opening<'_>) -> String {
    let name = opening.file.shown.to_ascii_lowercase();
    let ending = name.trim_end_matches(".gz").trim_end_matches(".zst").rsplit('.').next().unwrap_or_default();
    match ending {
        "xlsx" | "xlsm" | "xlsb" | "xls" => format!("an {} file", ending.to_ascii_uppercase()),
        "ods" => "an ODS file".to_owned(),
        _ => "a workbook".to_owned(),
    }
}

/// What the first bytes of a file that is no workbook are.
fn looks_like(begin: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(begin);
    let text = text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    if begin.is_empty() {
        "it is empty"
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") || text.contains("<table") {
        "it looks like HTML"
    } else if text.starts_with('<') {
        "it looks like XML"
    } else if begin.starts_with(b"%PDF") {
        "it is a PDF"
    } else if begin.starts_with(b"PK") {
        "it is an archive without parts"
    } else if begin.contains(&0) {
        "it is no text either"
    } else if [',', ';', '\t'].iter().any(|mark| text.contains(*mark)) {
        "it looks like CSV"
    } else {
        "it looks like a text"
    }
}

impl Failure {
    fn finding(self, opening: &Opening<'_>) -> Finding {
        match self {
            Self::Refused(refused) => refused.finding(opening),
            Self::Sheet(sheets) => sheet_finding(&sheets, opening),
        }
    }
}

fn sheet_finding(sheets: &[Sheet], opening: &Opening<'_>) -> Finding {
    let file = &opening.file.shown;
    let place = opening.source.place.clone();
    let listed: Vec<String> = sheets
        .iter()
        .take(20)
        .map(|sheet| format!("`{}`{}", sheet.name, if sheet.hidden { " (hidden)" } else { "" }))
        .collect();
    let more = if sheets.len() > 20 { format!(" and {} more", sheets.len() - 20) } else { String::new() };
    let listed = listed.join(", ") + &more;
    match &opening.source.sheet.sheet {
        Some(name) => {
            let message = format!("`{file}` has no sheet `{name}`");
            Finding::new(Code::SheetUnknown, place, message).help(format!("its sheets are {listed}"))
        }
        None if sheets.is_empty() => {
            Finding::new(Code::SheetUnknown, place, format!("`{file}` has no sheets")).help(FORMAT_HELP)
        }
        None => {
            let message = format!("`{file}` has {} sheets, and none of them is named", sheets.len());
            let help = format!("say which one is meant by `sheet` under its source: {listed}");
            Finding::new(Code::SheetUnknown, place, message).help(help)
        }
    }
}

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
struct Refused {
    message: String,
    cause: Cause,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// It is not what it should be.
    Format,
    /// It goes beyond a limit, which has this setting.
    Limit(&'static str),
    /// The machine cannot read it.
    Machine,
}

impl Refused {
    fn format(message: impl Into<String>) -> Self {
        Self { message: message.into(), cause: Cause::Format }
    }

    fn limit(message: impl Into<String>, setting: &'static str) -> Self {
        Self { message: message.into(), cause: Cause::Limit(setting) }
    }

    /// The same, as readers hand it on.
    fn as_io(&self) -> io::Error {
        io::Error::other(self.clone())
    }

    /// What a reader handed on.
    fn of_io(error: &io::Error) -> Self {
        let own = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>());
        let is_damaged = matches!(
            error.kind(),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
        );
        own.cloned().unwrap_or_else(|| {
            if is_damaged {
                Self::format(format!("the archive is damaged ({error})"))
            } else {
                Self { message: error.to_string(), cause: Cause::Machine }
            }
        })
    }

    fn finding(&self, opening: &Opening<'_>) -> Finding {
        match self.cause {
            Cause::Format => opening.malformed(&self.message).help(FORMAT_HELP),
            Cause::Limit(setting) => {
                let help = format!("raise `{setting}` in `[limits]` if the file is meant to be so");
                Finding::new(Code::LimitExceeded, opening.place(), &self.message).help(help)
            }
            Cause::Machine => opening.unreadable(&io::Error::other(self.message.clone())),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::of_io(&error)
    }
}
