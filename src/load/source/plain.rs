//! Texts as they are parsed: unpacked, in UTF-8, and what could not be known beforehand is said.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::Opening;
use super::decode::{self, DecodeError, PlainFile};
use crate::diag::{Code, Finding, Findings};
use crate::manifest::{Encoding, Packed};

/// Files longer than this are not looked at to their end where a few bytes tell what they are.
const BEGIN: u64 = 1 << 20;

/// The text of a file; a finding where there is none.
pub(super) fn plain(opening: &Opening<'_>, findings: &mut Findings) -> Option<PlainFile> {
    match decoded(opening) {
        Ok((plain, None)) => Some(plain),
        Ok((plain, Some(encoding))) => {
            let message = format!("the file begins like text in `{0}` and is read as that", encoding.key());
            let help = format!("say so: `encoding = \"{}\"` under its source", encoding.key());
            findings.report(Finding::new(Code::EncodingAssumed, opening.place(), message).help(help));
            Some(plain)
        }
        Err(error) => {
            findings.report(refused(opening, &error));
            None
        }
    }
}

/// The finding that a file has no text that could be read.
pub(super) fn refused(opening: &Opening<'_>, error: &DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => match Packed::of_name(&opening.file.shown) {
            Some(packed) if is_of_the_packing(error) => {
                let message = format!("the file cannot be unpacked ({error})");
                let name = match packed {
                    Packed::Gzip => "gzip",
                    Packed::Zstd => "Zstandard",
                };
                let help =
                    format!("its name says that it is compressed by {name}: write it anew, or rename it");
                opening.malformed(message).help(help)
            }
            Some(_) | None => opening.unreadable(error),
        },
        DecodeError::TooLarge(_) => {
            let finding = Finding::new(Code::LimitExceeded, opening.place(), format!("{error}"));
            finding.help("raise `unpacked` or `ratio` in `[limits]` if the file is meant to be so large")
        }
        DecodeError::NotEncoded(..) => {
            opening.malformed(format!("{error}")).help("correct `encoding` of the source")
        }
    }
}

/// Whether an error is that of damaged contents, and not of a disk or of rights.
fn is_of_the_packing(error: &io::Error) -> bool {
    error.raw_os_error().is_none()
}

fn decoded(opening: &Opening<'_>) -> Result<(PlainFile, Option<Encoding>), DecodeError> {
    let unpacked = match Packed::of_name(&opening.file.shown) {
        Some(packed) => decode::unpack(&opening.file.path, packed, opening.limits)?,
        None => PlainFile::of(&opening.file.path),
    };
    let declared = opening.source.text.encoding;
    let found = byte_order(&begin(unpacked.path(), 4)?);
    let encoding = declared.or(found).unwrap_or(Encoding::UTF_8);
    if encoding == Encoding::UTF_8 {
        return Ok((unpacked, None));
    }
    let plain = decode::decode(unpacked.path(), encoding)?;
    Ok((plain, declared.is_none().then_some(encoding)))
}

/// The first bytes of a file.
///
/// # Errors
/// It cannot be read.
pub(super) fn begin(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most.min(BEGIN)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The encoding that the byte-order mark of a file says.
fn byte_order(begin: &[u8]) -> Option<Encoding> {
    let of = |name| Encoding::ALL.into_iter().find(|encoding| encoding.key() == name);
    match begin {
        [0xFF, 0xFE, ..] => of("utf-16le"),
        [0xFE, 0xFF, ..] => of("utf-16be"),
        _ => None,
    }
}

/// What the first bytes of a file look like, where it is not what it should be.
pub(super) fn looks_like(begin: &[u8]) -> Option<&'static str> {
    let text = begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begin).trim_ascii_start();
    match text {
        [] => Some("it is empty"),
        [b'<', ..] => Some("it looks like HTML or XML"),
        [b'P', b'K', 3, 4, ..] => Some("it looks like a workbook, or another ZIP archive"),
        [0x1F, 0x8B, ..] => Some("it looks like a file compressed by gzip"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some("it looks like a file compressed by Zstandard"),
        [b'P', b'A', b'R', b'1', ..] => Some("it looks like Parquet"),
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] => Some("it looks like Arrow"),
        [b'%', b'P', b'D', b'F', ..] => Some("it looks like PDF"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("it looks like a workbook of Excel from before 2007"),
        [b'{', rest @ ..] if rest.trim_ascii_start().starts_with(b"\"") => Some("it looks like JSON"),
        [b'[', rest @ ..] if rest.trim_ascii_start().starts_with(b"{") => Some("it looks like JSON"),
        _ => None,
    }
}
