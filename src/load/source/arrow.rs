//! What an Arrow file says that it holds, without unpacking it.
//!
//! The directory at its end names its blocks, each block the buffers that it is
//! made of, and a compressed buffer begins with the bytes that it unpacks to.
//! The reader of Arrow makes room for all of these before it looks at what is
//! there, so that they are added up here, as is nowhere done by that library.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::columnar::Declared;

/// The end of a file: the length of its directory, and what Arrow files end with.
const TAIL: u64 = 4 + 6;

/// The bytes of a block in the directory: where it stands, the length of what it says of itself and of its body.
const BLOCK: usize = 24;

/// The bytes of a buffer in a block: where it stands in the body, and its length.
const BUFFER: usize = 16;

/// What a block begins with, unless it is of the oldest kind.
const CONTINUATION: [u8; 4] = [0xFF; 4];

/// The kinds of blocks.
const DICTIONARY: u8 = 2;
const RECORDS: u8 = 3;

/// What a file says that it holds; none where it contradicts itself or cannot be read.
pub(super) fn declared(path: &Path) -> Option<Declared> {
    let mut file = File::open(path).ok()?;
    let size = file.metadata().ok()?.len();
    let length = u64::from(u32_of(&read(&mut file, size.checked_sub(TAIL)?, 4)?, 0)?);
    let begin = size.checked_sub(TAIL)?.checked_sub(length)?;
    let directory = read(&mut file, begin, length)?;
    let footer = Table::root(&directory)?;
    let columns = footer.table(1)?.vector(1, 4)?.len() as u64 / 4;
    let mut blocks = Blocks { file, size, unread: size, rows: 0, bytes: 0 };
    for (vector, kind) in [(2, DICTIONARY), (3, RECORDS)] {
        for block in footer.vector(vector, BLOCK)?.chunks_exact(BLOCK) {
            blocks.add(block, kind)?;
        }
    }
    Some(Declared { rows: blocks.rows, columns, bytes: blocks.bytes })
}

/// The blocks of a file that were looked at.
struct Blocks {
    file: File,
    size: u64,
    /// How much blocks may still say of themselves, so that many do not stand in one place.
    unread: u64,
    rows: u64,
    /// What their buffers unpack to.
    bytes: u64,
}

impl Blocks {
    fn add(&mut self, block: &[u8], kind: u8) -> Option<()> {
        let offset = whole(block, 0)?;
        let body = offset.checked_add(u64::from(u32_of(block, 8)?))?;
        let (mut begin, mut length) = (offset.checked_add(4)?, read(&mut self.file, offset, 4)?);
        if length == CONTINUATION {
            (begin, length) = (begin.checked_add(4)?, read(&mut self.file, begin, 4)?);
        }
        let length = u64::from(u32_of(&length, 0)?);
        self.unread = self.unread.checked_sub(length)?;
        let message = read(&mut self.file, begin, length)?;
        let message = Table::root(&message)?;
        if message.byte(1) != Some(kind) {
            return None;
        }
        let mut batch = message.table(2)?;
        if kind == DICTIONARY {
            batch = batch.table(1)?;
        } else {
            self.rows =
                self.rows.saturating_add(batch.field(0).map_or(Some(0), |at| whole(batch.bytes, at))?);
        }
        let is_compressed = batch.field(3).is_some();
        for buffer in batch.vector(2, BUFFER)?.chunks_exact(BUFFER) {
            let (offset, length) = (whole(buffer, 0)?, whole(buffer, 8)?);
            self.bytes = self.bytes.saturating_add(self.unpacked((body, offset, length), is_compressed)?);
        }
        Some(())
    }

    /// What a buffer unpacks to; none where it does not lie in the file.
    fn unpacked(&mut self, (body, offset, length): (u64, u64, u64), is_compressed: bool) -> Option<u64> {
        let begin = body.checked_add(offset)?;
        if length == 0 {
            return Some(0);
        }
        if begin.checked_add(length)? > self.size {
            return None;
        }
        if !is_compressed {
            return Some(length);
        }
        let begins = read(&mut self.file, begin, 8)?;
        let is_plain = begins == [0xFF; 8];
        if is_plain { length.checked_sub(8) } else { whole(&begins, 0) }
    }
}

/// Some bytes of a file; none where it does not have as many.
fn read(file: &mut File, begin: u64, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(begin)).ok()?;
    file.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length).then_some(bytes)
}

/// A table of a flat buffer: its fields have numbers, and each says how far away it stands.
#[derive(Clone, Copy)]
struct Table<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Table<'b> {
    fn root(bytes: &'b [u8]) -> Option<Self> {
        Some(Self { bytes, at: u32_of(bytes, 0)? as usize })
    }

    /// Where a field stands, if it is there.
    fn field(&self, number: usize) -> Option<usize> {
        let fields = i64::try_from(self.at).ok()? - i64::from(u32_of(self.bytes, self.at)?.cast_signed());
        let fields = usize::try_from(fields).ok()?;
        let slot = 4 + 2 * number;
        if slot + 2 > usize::from(u16_of(self.bytes, fields)?) {
            return None;
        }
        let away = u16_of(self.bytes, fields.checked_add(slot)?)?;
        if away == 0 { None } else { self.at.checked_add(usize::from(away)) }
    }

    fn byte(&self, number: usize) -> Option<u8> {
        self.bytes.get(self.field(number)?).copied()
    }

    fn table(&self, number: usize) -> Option<Self> {
        let at = self.field(number)?;
        Some(Self { bytes: self.bytes, at: at.checked_add(u32_of(self.bytes, at)? as usize)? })
    }

    /// The bytes of a list of things of a size; nothing where the list is not there, none where it is cut.
    fn vector(&self, number: usize, size: usize) -> Option<&'b [u8]> {
        let Some(at) = self.field(number) else { return Some(&[]) };
        let at = at.checked_add(u32_of(self.bytes, at)? as usize)?;
        let length = (u32_of(self.bytes, at)? as usize).checked_mul(size)?;
        let begin = at.checked_add(4)?;
        self.bytes.get(begin..begin.checked_add(length)?)
    }
}

/// Some bytes of a number.
fn bytes_of<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn u16_of(bytes: &[u8], at: usize) -> Option<u16> {
    bytes_of(bytes, at).map(u16::from_le_bytes)
}

fn u32_of(bytes: &[u8], at: usize) -> Option<u32> {
    bytes_of(bytes, at).map(u32::from_le_bytes)
}

/// A number that is written with a sign and has none.
fn whole(bytes: &[u8], at: usize) -> Option<u64> {
    bytes_of(bytes, at).map(i64::from_le_bytes).and_then(|number| u64::try_from(number).ok())
}
