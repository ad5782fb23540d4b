//! The text of a file of XML in UTF-8: unpacked, and decoded from the encoding that it declares.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::super::Opening;
use super::super::decode::{self, DecodeError, PlainFile};
use crate::diag::{Code, Finding, Findings};
use crate::manifest::{Encoding, Packed};

/// A declaration of XML is shorter than this, in bytes.
const LONGEST_DECLARATION: u64 = 1 << 10;

/// What the first bytes of a file say of its encoding.
#[derive(Debug, PartialEq, Eq)]
enum Declared {
    /// Nothing: it is in UTF-8.
    Nothing,
    /// This.
    Known(Encoding),
    /// Something that nobody here can read.
    Unknown(String),
}

/// The file in UTF-8; none where it cannot be read so, which is reported.
pub(super) fn open(opening: &Opening<'_>, findings: &mut Findings) -> Option<PlainFile> {
    let mut refused = |error| findings.report(refuse(opening, error));
    let unpacked = match Packed::of_name(&opening.file.shown) {
        Some(packed) => {
            decode::unpack(&opening.file.path, packed, opening.limits).map_err(&mut refused).ok()?
        }
        None => PlainFile::of(&opening.file.path),
    };
    let encoding = match opening.source.text.encoding {
        Some(encoding) => encoding,
        None => match declared(&begin(unpacked.path()).map_err(|error| refused(error.into())).ok()?) {
            Declared::Nothing => Encoding::UTF_8,
            Declared::Known(encoding) => encoding,
            Declared::Unknown(label) => {
                let message = format!("the file declares the encoding `{label}`, which cannot be read");
                findings.report(opening.malformed(message).help(HELP));
                return None;
            }
        },
    };
    if encoding == Encoding::UTF_8 {
        return Some(unpacked);
    }
    decode::decode(unpacked.path(), encoding).map_err(refused).ok()
}

/// What to do about a wrong encoding.
const HELP: &str = "say under its source what it is by `encoding`, such as \"utf-8\" or \"windows-1252\"";

fn refuse(opening: &Opening<'_>, error: DecodeError) -> Finding {
    match error {
        DecodeError::Io(error) => opening.unreadable(&error),
        DecodeError::TooLarge(_) => {
            let help = "raise `unpacked` or `ratio` in `[limits]` if the file is meant to be so large";
            Finding::new(Code::LimitExceeded, opening.place(), error.to_string()).help(help)
        }
        DecodeError::NotEncoded(..) => opening.malformed(error.to_string()).help(HELP),
    }
}

/// The first bytes of a file.
fn begin(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST_DECLARATION).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The encoding that a file begins by declaring.
fn declared(begin: &[u8]) -> Declared {
    let known = |name| Declared::Known(name);
    match begin {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => return known(Encoding::UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => return known(Encoding::UTF_16BE),
        _ => {}
    }
    let text = String::from_utf8_lossy(begin);
    let text = text.trim_start_matches('\u{feff}');
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let label = declaration.and_then(|(declaration, _)| {
        let rest = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split_once(quote).map(|(label, _)| label.trim())
    });
    let Some(label) = label else { return Declared::Nothing };
    // What could be read so far is no text of two bytes a character, whatever it says.
    match decode::of_label(label) {
        Some(Encoding::UTF_8) => Declared::Nothing,
        Some(encoding) if encoding != Encoding::UTF_16LE && encoding != Encoding::UTF_16BE => known(encoding),
        _ => Declared::Unknown(label.chars().take(60).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_says_the_encoding() {
        let of = |text: &[u8]| match declared(text) {
            Declared::Nothing => "nothing".to_owned(),
            Declared::Known(encoding) => encoding.key().to_owned(),
            Declared::Unknown(label) => format!("unknown: {label}"),
        };
        assert_eq!(of(b"<iati-activities encoding='gbk'>"), "nothing");
        assert_eq!(of(b"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>"), "nothing");
        assert_eq!(of(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"), "windows-1252");
        assert_eq!(of(b"<?xml version='1.0' encoding = 'GB2312' ?>"), "gbk");
        assert_eq!(of(b"<\0?\0x\0"), "utf-16le");
        assert_eq!(of(b"<?xml version='1.0' encoding='UTF-16'?>"), "unknown: UTF-16");
        assert_eq!(of(b"<?xml version='1.0' encoding='klingon'?>"), "unknown: klingon");
    }
}
