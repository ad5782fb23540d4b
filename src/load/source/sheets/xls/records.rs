//! The records of XLS files, looked over before the library reads them: it takes memory for as many
//! cells as a record says, and a record can say anything.

use super::super::Refused;
use crate::manifest::Limits;

/// The bytes of a sector number that is none.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// Checks that the sheets of an XLS file are no larger than they may be.
///
/// # Errors
/// The file is no compound file, or a sheet has too many cells.
pub(super) fn check_xls(file: &[u8], limits: &Limits) -> Result<(), Refused> {
    let damaged = || Refused::format("the workbook is damaged (its sectors lead nowhere)");
    // A compound file without this stream is something else, such as a workbook with a password.
    let stream = Compound::open(file).and_then(|compound| compound.workbook()).ok_or_else(damaged)?;
    let mut starts = Vec::new();
    for (kind, data) in Records(&stream) {
        match kind {
            // Where a sheet begins.
            0x0085 => starts.extend(number(data, 0)),
            0x000A => break,
            _ => {}
        }
    }
    let mut cells = 0_u64;
    for start in starts {
        let sheet = stream.get(start as usize..).unwrap_or_default();
        cells = cells.saturating_add(extent(sheet));
        if cells > limits.cells {
            let message =
                format!("the sheets have more than {} cells from the first to the last", limits.cells);
            return Err(Refused::limit(message, "cells"));
        }
    }
    Ok(())
}

/// The cells of a sheet, filled or not: as many as it says, or as there are from the first to the last.
fn extent(sheet: &[u8]) -> u64 {
    let (mut said, mut depth) = (0, 0_u32);
    let mut seen: Option<[u64; 4]> = None;
    let mut see = |row: u16, left: u16, right: u16| {
        let (row, left, right) = (u64::from(row), u64::from(left), u64::from(right));
        let [top, bottom, first, last] = seen.unwrap_or([row, row, left, right]);
        seen = Some([top.min(row), bottom.max(row), first.min(left), last.max(right)]);
    };
    for (kind, data) in Records(sheet) {
        match kind {
            // Sheets begin with a record that charts in them begin with, too.
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            0x0200 => said = dimensions(data).unwrap_or_default().max(said),
            0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x027E | 0x00FD | 0x0006 => {
                if let (Some(row), Some(column)) = (short(data, 0), short(data, 2)) {
                    see(row, column, column);
                }
            }
            // Several numbers of a row.
            0x00BD => {
                let last = data.len().checked_sub(2).and_then(|end| short(data, end));
                if let (Some(row), Some(first), Some(last)) = (short(data, 0), short(data, 2), last) {
                    see(row, first.min(last), first.max(last));
                }
            }
            _ => {}
        }
    }
    let seen = seen.map_or(0, |[top, bottom, first, last]| (bottom - top + 1) * (last - first + 1));
    seen.max(said)
}

/// The cells that a sheet says it has.
fn dimensions(data: &[u8]) -> Option<u64> {
    let wide = data.len() >= 14;
    let (top, bottom) = if wide {
        (number(data, 0)?, number(data, 4)?)
    } else {
        (u32::from(short(data, 0)?), u32::from(short(data, 2)?))
    };
    let at = if wide { 8 } else { 4 };
    let (left, right) = (short(data, at)?, short(data, at + 2)?);
    let (rows, columns) = (bottom.checked_sub(top), right.checked_sub(left));
    // A library that subtracts without looking takes the difference for a huge number.
    Some(rows.map_or(u64::MAX, |rows| u64::from(rows).saturating_mul(columns.map_or(u64::MAX, u64::from))))
}

/// The records of an XLS stream; what continues a record comes as one of its own.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, short(self.0, 2)?);
        let (data, rest) = self.0.get(4..)?.split_at_checked(usize::from(length))?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// A compound file: streams in chains of sectors.
struct Compound<'a> {
    file: &'a [u8],
    sector: usize,
    /// The sector that follows each one.
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(file: &'a [u8]) -> Option<Self> {
        let sector = if short(file, 30)? == 12 { 4096 } else { 512 };
        let mut compound = Self { file, sector, next: Vec::new() };
        let mut tables: Vec<u32> = (0..109).filter_map(|index| number(file, 76 + 4 * index)).collect();
        let (mut more, mut seen) = (number(file, 68)?, 0);
        while more < LAST_SECTOR && seen <= file.len() / sector {
            let list = compound.sector(more)?;
            tables.extend((0..sector / 4 - 1).filter_map(|index| number(list, 4 * index)));
            more = number(list, sector - 4)?;
            seen += 1;
        }
        for table in tables.into_iter().filter(|table| *table < LAST_SECTOR) {
            let list = compound.sector(table).unwrap_or_default();
            compound.next.extend((0..list.len() / 4).filter_map(|index| number(list, 4 * index)));
            // A table that names its own sectors again and again has more entries than there are sectors.
            if compound.next.len() > file.len() / sector + sector {
                return None;
            }
        }
        Some(compound)
    }

    fn sector(&self, index: u32) -> Option<&'a [u8]> {
        let start = (index as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.file.len());
        self.file.get(start..end)
    }

    /// The bytes of a chain that begins at a sector; none where it leads back into itself.
    fn chain(&self, mut index: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        while index < LAST_SECTOR {
            let Some(sector) = self.sector(index) else { break };
            bytes.extend_from_slice(sector);
            if bytes.len() > self.file.len() {
                return None;
            }
            index = self.next.get(index as usize).copied().unwrap_or(LAST_SECTOR);
        }
        Some(bytes)
    }

    /// A length of the file, unless it is more than the file has.
    fn length(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let high = if self.sector == 4096 { number(bytes, at + 4)? } else { 0 };
        let length = number(bytes, at)? as usize;
        (high == 0 && length <= self.file.len()).then_some(length)
    }

    /// The stream that holds the workbook, empty where there is none; none where the file is damaged.
    fn workbook(&self) -> Option<Vec<u8>> {
        let directory = self.chain(number(self.file, 48)?)?;
        let small = self.chain(number(self.file, 60)?)?;
        self.length(&directory, 120)?;
        let root = self.chain(number(&directory, 116)?)?;
        if (number(self.file, 64)? as usize).saturating_mul(self.sector) > self.file.len() {
            return None;
        }
        let entry = |name: &str| directory.as_chunks::<128>().0.iter().find(|entry| is_called(*entry, name));
        let Some(entry) = entry("workbook").or_else(|| entry("book")) else { return Some(Vec::new()) };
        let (start, length) = (number(entry, 116)?, self.length(entry, 120)?);
        let mut stream = if length < 4096 {
            let (mut bytes, mut index) = (Vec::new(), start);
            while index < LAST_SECTOR && bytes.len() < 4096 {
                let at = index as usize * 64;
                bytes.extend_from_slice(root.get(at..at + 64)?);
                index = number(&small, 4 * index as usize)?;
            }
            bytes
        } else {
            self.chain(start)?
        };
        stream.truncate(length);
        Some(stream)
    }
}

/// Whether an entry of a directory has a name, whatever its case.
fn is_called(entry: &[u8], name: &str) -> bool {
    let units = entry.get(..64).unwrap_or_default().as_chunks::<2>().0.iter();
    let units = units.map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0);
    char::decode_utf16(units).map(|unit| unit.unwrap_or_default().to_ascii_lowercase()).eq(name.chars())
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}
