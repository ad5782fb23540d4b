//! Workbooks of Excel before 2007 (XLS), read by calamine.

mod records;

use std::cell::Cell;
use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, XlsxError};

use super::area::{Area, At};
use super::format::{NumberFormat, number};
use super::table::{Content, Table};
use super::{Refused, Sheet, Workbook};
use crate::manifest::{HeaderRows, Limits};

/// The first bytes of a compound file, as XLS files and encrypted workbooks are.
pub(super) const COMPOUND: [u8; 8] = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An XLS file.
pub(super) struct Xls {
    inner: calamine::Xls<Cursor<Vec<u8>>>,
    sheets: Vec<Sheet>,
}

impl Xls {
    /// Reads an XLS file.
    ///
    /// # Errors
    /// It is encrypted, damaged or too large.
    pub(super) fn open(path: &Path, limits: &Limits) -> Result<Self, Refused> {
        if std::fs::metadata(path)?.len() > limits.texts {
            return Err(Refused::limit(format!("the file has more than {} bytes", limits.texts), "texts"));
        }
        let bytes = std::fs::read(path)?;
        records::check_xls(&bytes, limits)?;
        guarded(|| {
            if let Err(XlsxError::Password) = calamine::Xlsx::new(Cursor::new(bytes.as_slice())) {
                return Err(password());
            }
            let inner = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| {
                if matches!(error, calamine::XlsError::Password) { password() } else { damaged(&error) }
            })?;
            let sheets = sheets(inner.sheets_metadata());
            Ok(Self { inner, sheets })
        })
    }
}

impl Workbook for Xls {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn merged(&mut self, sheet: usize, rows: HeaderRows, most: u64) -> Result<Vec<Area>, Refused> {
        let merged = self.inner.merge_cells_by_sheet_name(&self.sheets[sheet].name);
        let areas = merged.map_err(|error| damaged(&error))?.into_iter().map(area);
        let areas: Vec<Area> =
            areas.filter(|area| (rows.first..=rows.last).contains(area.rows.start())).collect();
        if areas.len() as u64 > most {
            let message = format!("more than {most} cells of the header are merged");
            return Err(Refused::limit(message, "columns"));
        }
        Ok(areas)
    }

    fn read(&mut self, sheet: usize, table: &mut Table) -> Result<(), Refused> {
        let since_1904 = self.inner.has_1904_epoch();
        guarded(|| {
            let range = self.inner.worksheet_range(&self.sheets[sheet].name);
            let range = range.map_err(|error| damaged(&error))?;
            let Some((top, left)) = range.start() else { return Ok(()) };
            for (row, column, value) in range.used_cells() {
                let at = at(row + top as usize, column + left as usize)?;
                give(at, value, since_1904, table)?;
            }
            Ok(())
        })
    }
}

fn sheets(metadata: &[calamine::Sheet]) -> Vec<Sheet> {
    let with_cells = metadata.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells
        .map(|sheet| Sheet { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
        .collect()
}

fn area(found: Dimensions) -> Area {
    let ((top, left), (bottom, right)) = (found.start, found.end);
    let one = |index: u32| index.saturating_add(1);
    Area { rows: one(top)..=one(bottom), columns: one(left)..=one(right) }
}

/// The cell at indices from 0.
fn at(row: usize, column: usize) -> Result<At, Refused> {
    let one =
        |index: usize| u32::try_from(index).ok().filter(|index| *index < 1 << 30).map(|index| index + 1);
    match (one(row), one(column)) {
        (Some(row), Some(column)) => Ok(At { row, column }),
        _ => Err(Refused::format("a cell lies beyond the last row or column")),
    }
}

fn give(at: At, value: &Data, since_1904: bool, table: &mut Table) -> Result<(), Refused> {
    let text = match value {
        Data::Empty => return Ok(()),
        Data::Error(error) => return table.cell(at, Content::Error(&error.to_string())),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            return table.cell(at, Content::Text(text));
        }
        Data::Int(whole) => Some(whole.to_string()),
        Data::Float(value) => number(*value, NumberFormat::Plain, since_1904),
        Data::Bool(truth) => Some(truth.to_string()),
        Data::DateTime(value) => {
            let format = if value.is_duration() { NumberFormat::Span } else { NumberFormat::Time };
            number(value.as_f64(), format, since_1904)
        }
    };
    // What is no finite number has no text in these formats.
    table.cell(at, text.as_deref().map_or(Content::Error("#NUM!"), Content::Text))
}

fn password() -> Refused {
    Refused::format("the workbook is protected by a password")
}

fn damaged(error: &dyn std::error::Error) -> Refused {
    Refused::format(format!("the workbook is damaged ({error})"))
}

thread_local! {
    /// Whether a panic in this thread is expected and says nothing.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs the library so that a panic of it on a malformed file is a finding and not the end of the program.
fn guarded<T>(read: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
    QUIET.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    QUIET.set(false);
    result.unwrap_or_else(|_| {
        Err(Refused::format("the workbook is damaged (a record is not what it should be)"))
    })
}
