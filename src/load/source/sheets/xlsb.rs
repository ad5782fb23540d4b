//! Workbooks of Excel as archives of records (XLSB).

use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use super::area::{Area, At};
use super::format::{NumberFormat, number};
use super::package::Package;
use super::table::{Content, Table};
use super::xlsx::cells::Strings;
use super::xlsx::{few, of_kind, relations};
use super::{Refused, Sheet, Workbook};
use crate::manifest::{HeaderRows, Limits};

/// A workbook.
pub(super) struct Xlsb {
    package: Package,
    limits: Limits,
    sheets: Vec<Sheet>,
    /// The part of each sheet.
    parts: Vec<String>,
    strings: Strings,
    /// The number format of each style.
    formats: Vec<NumberFormat>,
    since_1904: bool,
}

impl Xlsb {
    /// Reads what a workbook says of its sheets, their texts and number formats.
    ///
    /// # Errors
    /// A part is missing, damaged or too large.
    pub(super) fn open(mut package: Package, limits: &Limits) -> Result<Self, Refused> {
        let main = of_kind(&relations(&mut package, "")?, "officeDocument");
        let main =
            main.ok_or_else(|| Refused::format("the archive does not say which part is the workbook"))?;
        let relations = relations(&mut package, &main)?;
        let mut strings = Strings::default();
        if let Some(part) = of_kind(&relations, "sharedStrings").filter(|part| package.has(part)) {
            each(&mut package, &part, limits, |kind, record| {
                if kind == 0x0013 {
                    strings.push(&record.after(1)?.text()?, limits)?;
                }
                Ok(())
            })?;
        }
        let mut formats = Vec::new();
        if let Some(part) = of_kind(&relations, "styles").filter(|part| package.has(part)) {
            formats = self::formats(&mut package, &part, limits)?;
        }
        let (mut sheets, mut parts, mut since_1904) = (Vec::new(), Vec::new(), false);
        each(&mut package, &main, limits, |kind, record| {
            match kind {
                0x0099 => since_1904 = record.long(0)? & 1 == 1,
                0x009C => {
                    let hidden = record.long(0)? != 0;
                    let relation = record.after(8)?.text()?;
                    let name = record.after(12 + 2 * relation.encode_utf16().count())?.text()?;
                    let part = relations.get(&relation).filter(|(kind, _)| kind == "worksheet");
                    if let Some((_, part)) = part {
                        sheets.push(Sheet { name, hidden });
                        parts.push(part.clone());
                        few(parts.len(), "sheets")?;
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self { package, limits: *limits, sheets, parts, strings, formats, since_1904 })
    }
}

/// The number format of each style of cells.
fn formats(package: &mut Package, part: &str, limits: &Limits) -> Result<Vec<NumberFormat>, Refused> {
    let (mut own, mut formats, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    each(package, part, limits, |kind, record| {
        match kind {
            0x002C => {
                own.insert(u64::from(record.short(0)?), NumberFormat::of_code(&record.after(2)?.text()?));
                few(own.len(), "number formats")?;
            }
            0x0269 => in_cells = true,
            0x026A => in_cells = false,
            0x002F if in_cells => {
                let id = u64::from(record.short(2)?);
                formats.push(own.get(&id).copied().unwrap_or_else(|| NumberFormat::built_in(id)));
                few(formats.len(), "styles")?;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

impl Workbook for Xlsb {
    fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    fn merged(&mut self, sheet: usize, rows: HeaderRows, most: u64) -> Result<Vec<Area>, Refused> {
        let mut areas = Vec::new();
        each(&mut self.package, &self.parts[sheet], &self.limits, |kind, record| {
            if kind == 0x00B0 {
                let (first, last) =
                    (at(record.long(0)?, record.long(8)?)?, at(record.long(4)?, record.long(12)?)?);
                let area = Area { rows: first.row..=last.row, columns: first.column..=last.column };
                areas.extend(Some(area).filter(|area| (rows.first..=rows.last).contains(area.rows.start())));
                if areas.len() as u64 > most {
                    let message = format!("more than {most} cells of the header are merged");
                    return Err(Refused::limit(message, "columns"));
                }
            }
            Ok(())
        })?;
        Ok(areas)
    }

    fn read(&mut self, sheet: usize, table: &mut Table) -> Result<(), Refused> {
        let Self { package, limits, parts, strings, formats, since_1904, .. } = self;
        let (mut row, mut within) = (0, false);
        each(package, &parts[sheet], limits, |kind, record| {
            match kind {
                0x0091 => within = true,
                0x0092 => within = false,
                0x0000 if within => row = record.long(0)?,
                0x0002..=0x000B if within => {
                    let at = at(row, record.long(0)?)?;
                    let style = record.long(4)? as usize & 0x00FF_FFFF;
                    let format = formats.get(style).copied().unwrap_or_default();
                    give(at, (kind, record.after(8)?), strings, (format, *since_1904), table)?;
                }
                _ => {}
            }
            Ok(())
        })
    }
}

/// Gives a cell to a table, by the kind of its record and its value.
fn give(
    at: At,
    (kind, value): (u16, Record<'_>),
    strings: &Strings,
    (format, since_1904): (NumberFormat, bool),
    table: &mut Table,
) -> Result<(), Refused> {
    let found = match kind {
        0x0002 => short_number(value.long(0)?),
        0x0003 | 0x000B => return table.cell(at, Content::Error(error(value.byte(0)?))),
        0x0004 | 0x000A => {
            let truth = value.byte(0)? != 0;
            return table.cell(at, Content::Text(if truth { "true" } else { "false" }));
        }
        0x0006 | 0x0008 => return table.cell(at, Content::Text(&value.text()?)),
        0x0007 => {
            let index = value.long(0)?;
            let text = strings.get(index as usize).ok_or_else(|| {
                Refused::format(format!("`{at}` has the text number `{index}`, which the workbook lacks"))
            })?;
            return table.cell(at, Content::Text(text));
        }
        _ => value.real(0)?,
    };
    // What is no finite number has no text in these files.
    match number(found, format, since_1904) {
        Some(text) => table.cell(at, Content::Text(&text)),
        None => table.cell(at, Content::Error("#NUM!")),
    }
}

/// A number in the form of four bytes: a whole number or the upper half of a double, whole or in hundredths.
fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// How Excel shows an error.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
}

/// The cell at indices from 0.
fn at(row: u32, column: u32) -> Result<At, Refused> {
    if row.max(column) >= 1 << 30 {
        return Err(Refused::format("a cell lies beyond the last row or column"));
    }
    Ok(At { row: row + 1, column: column + 1 })
}

/// Shows each record of a part.
fn each(
    package: &mut Package,
    part: &str,
    limits: &Limits,
    mut show: impl FnMut(u16, Record<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let mut reader = package.records(part)?;
    let mut data = Vec::new();
    while let Some(kind) = begin(&mut reader)? {
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = one(&mut reader)?;
            length |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        // Texts have two bytes for a character here.
        if length > limits.cell.saturating_mul(2).saturating_add(64) {
            return Err(Refused::limit(format!("`{part}` has a record of {length} bytes"), "cell"));
        }
        data.clear();
        let read = reader.by_ref().take(length).read_to_end(&mut data)?;
        if read as u64 != length {
            return Err(Refused::format(format!("`{part}` ends in the middle of a record")));
        }
        show(kind, Record { data: &data, part })?;
    }
    Ok(())
}

/// The kind of the next record; none at the end.
fn begin(reader: &mut impl BufRead) -> Result<Option<u16>, Refused> {
    if reader.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let first = one(reader)?;
    let second = if first & 0x80 == 0 { 0 } else { one(reader)? };
    Ok(Some(u16::from(first & 0x7F) | (u16::from(second & 0x7F) << 7)))
}

fn one(reader: &mut impl Read) -> Result<u8, Refused> {
    let mut byte = [0];
    reader.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// What a record holds, from some byte on.
#[derive(Clone, Copy)]
struct Record<'a> {
    data: &'a [u8],
    part: &'a str,
}

impl Record<'_> {
    fn broken(&self) -> Refused {
        Refused::format(format!("`{}` has a record that is not what it should be", self.part))
    }

    fn after(self, bytes: usize) -> Result<Self, Refused> {
        let data = self.data.get(bytes..).ok_or_else(|| self.broken())?;
        Ok(Self { data, ..self })
    }

    fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Refused> {
        let found = self.data.get(at..).and_then(|data| data.first_chunk());
        found.copied().ok_or_else(|| self.broken())
    }

    fn byte(&self, at: usize) -> Result<u8, Refused> {
        self.array(at).map(u8::from_le_bytes)
    }

    fn short(&self, at: usize) -> Result<u16, Refused> {
        self.array(at).map(u16::from_le_bytes)
    }

    fn long(&self, at: usize) -> Result<u32, Refused> {
        self.array(at).map(u32::from_le_bytes)
    }

    fn real(&self, at: usize) -> Result<f64, Refused> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// A text with its length before it.
    fn text(&self) -> Result<String, Refused> {
        let length = (self.long(0)? as usize).checked_mul(2);
        let bytes = length.and_then(|length| self.data.get(4..4 + length)).ok_or_else(|| self.broken())?;
        let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().ok_or_else(|| self.broken())
    }
}
