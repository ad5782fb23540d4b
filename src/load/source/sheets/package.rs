//! The archive that a workbook is: parts of XML, unpacked no further than the limits allow.
//!
//! Nothing is written to the disk, so that the paths of an archive lead nowhere. What the directory
//! of the archive says of sizes is checked first, and a part that unpacks to more than it says is
//! refused while it is unpacked.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::Refused;
use super::xml::Xml;
use crate::manifest::Limits;

/// What a small file may unpack to whatever its size, in bytes.
const FLOOR: u64 = 1 << 20;

/// Room for the marks of XML around a text, in bytes.
const MARKUP: u64 = 1 << 16;

/// The archive of a workbook.
pub(super) struct Package {
    archive: ZipArchive<BufReader<File>>,
    limits: Limits,
}

impl Package {
    /// Opens an archive, unless it says itself that it unpacks to too much.
    ///
    /// # Errors
    /// The file cannot be read, is no archive, or unpacks to too much.
    pub(super) fn open(path: &Path, limits: &Limits) -> Result<Self, Refused> {
        let file = File::open(path)?;
        let by_ratio = file.metadata()?.len().saturating_mul(limits.ratio).max(FLOOR);
        let (most, setting) =
            if by_ratio < limits.unpacked { (by_ratio, "ratio") } else { (limits.unpacked, "unpacked") };
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(&error))?;
        let mut said = 0_u64;
        for index in 0..archive.len() {
            said = said.saturating_add(archive.by_index_raw(index).map_err(|error| damaged(&error))?.size());
        }
        if said > most {
            return Err(Refused::limit(format!("the workbook unpacks to more than {most} bytes"), setting));
        }
        if archive.has_duplicate_names() {
            return Err(Refused::format("the archive has two parts of one name"));
        }
        Ok(Self { archive, limits: *limits })
    }

    /// Whether the archive has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Opens a part of XML.
    ///
    /// # Errors
    /// There is no such part, or it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Xml<PartReader<'_>>, Refused> {
        let index = self.index(name);
        let index = index.ok_or_else(|| Refused::format(format!("the workbook has no part `{name}`")))?;
        let part = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        let guard = Guard { left: part.size(), part, longest: Some(self.limits.cell), run: 0 };
        Ok(Xml::new(BufReader::with_capacity(1 << 15, guard), name, &self.limits))
    }

    /// Opens a part of records.
    ///
    /// # Errors
    /// There is no such part, or it cannot be unpacked.
    pub(super) fn records(&mut self, name: &str) -> Result<BufReader<Guard<'_>>, Refused> {
        let index = self.index(name);
        let index = index.ok_or_else(|| Refused::format(format!("the workbook has no part `{name}`")))?;
        let part = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        let guard = Guard { left: part.size(), part, longest: None, run: 0 };
        Ok(BufReader::with_capacity(1 << 15, guard))
    }

    /// The place of a part; names differ in case between the programs that write them.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let names = self.archive.file_names_raw();
            names
                .zip(0..)
                .find(|(known, _)| known.eq_ignore_ascii_case(name.as_bytes()))
                .map(|(_, index)| index)
        })
    }
}

/// The text of a part as it is unpacked.
pub(super) type PartReader<'a> = BufReader<Guard<'a>>;

/// A part that stops where the limits are reached.
pub(super) struct Guard<'a> {
    part: ZipFile<'a, BufReader<File>>,
    /// Bytes that the directory of the archive says are left.
    left: u64,
    /// How long a text may be, where the part is XML, so that none fills the memory.
    longest: Option<u64>,
    /// How many bytes have passed since the last mark of XML.
    run: u64,
}

impl Read for Guard<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let bytes = &buffer[..read];
        let lies = || Refused::format("a part unpacks to more than the archive says").as_io();
        self.left = self.left.checked_sub(read as u64).ok_or_else(lies)?;
        let Some(longest) = self.longest else { return Ok(read) };
        let first = memchr::memchr(b'<', bytes).unwrap_or(read);
        if self.run + first as u64 > longest.saturating_add(MARKUP) {
            return Err(Refused::limit(format!("a text is longer than {longest} bytes"), "cell").as_io());
        }
        self.run = match memchr::memrchr(b'<', bytes) {
            Some(last) => (read - last) as u64,
            None => self.run + read as u64,
        };
        Ok(read)
    }
}

fn damaged(error: &ZipError) -> Refused {
    if let ZipError::UnsupportedArchive(what) = error {
        return Refused::format(format!("the archive cannot be unpacked ({what})"));
    }
    Refused::format(format!("the archive is damaged ({error})"))
}
