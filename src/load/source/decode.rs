//! Turns files of text into UTF-8 before they are parsed: compressed ones,
//! those in other encodings, and those with the line ends of old Macintoshes.
//!
//! What is made lies in a temporary file, so that its size costs no memory, and
//! never grows beyond the limits of the project.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::manifest::{Encoding, Limits, Packed};

/// How many bytes are handled at a time.
const CHUNK: usize = 1 << 16;

/// A file whose text is in UTF-8.
#[derive(Debug)]
pub(super) struct PlainFile {
    path: PathBuf,
    /// Removes the temporary file when the last user is gone.
    _temporary: Option<TempPath>,
}

impl PlainFile {
    /// A file that is as it should be.
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), _temporary: None }
    }

    fn temporary(path: TempPath) -> Self {
        Self { path: path.to_path_buf(), _temporary: Some(path) }
    }

    /// The text from its beginning, without a byte-order mark.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn reader(&self) -> io::Result<BufReader<File>> {
        let mut reader = BufReader::with_capacity(CHUNK, File::open(&self.path)?);
        if reader.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
            reader.consume(3);
        }
        Ok(reader)
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Why a file cannot be turned into UTF-8.
#[derive(Debug, thiserror::Error)]
pub(super) enum DecodeError {
    /// It cannot be read, or the temporary file not written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It unpacks to more than may be.
    #[error("it unpacks to more than {0} bytes")]
    TooLarge(u64),
    /// It is not in the encoding, from a byte on.
    #[error("it is not in the encoding `{0}` at byte {1}")]
    NotEncoded(&'static str, u64),
}

/// Unpacks a compressed file, within the limits.
///
/// # Errors
/// A file that is not compressed so, is damaged, or unpacks to too much.
pub(super) fn unpack(path: &Path, packed: Packed, limits: &Limits) -> Result<PlainFile, DecodeError> {
    let file = File::open(path)?;
    let most = limits.unpacked.min(file.metadata()?.len().saturating_mul(limits.ratio).max(CHUNK as u64));
    let reader: Box<dyn Read> = match packed {
        Packed::Gzip => Box::new(flate2::read::MultiGzDecoder::new(BufReader::new(file))),
        Packed::Zstd => Box::new(zstd::stream::read::Decoder::new(file)?),
    };
    let mut made = tempfile::NamedTempFile::new()?;
    let copied = io::copy(&mut reader.take(most + 1), &mut made)?;
    if copied > most {
        return Err(DecodeError::TooLarge(most));
    }
    made.flush()?;
    Ok(PlainFile::temporary(made.into_temp_path()))
}

/// The encoding of a label as files declare it, such as `latin1`.
pub(super) fn of_label(label: &str) -> Option<Encoding> {
    let name = encoding_rs::Encoding::for_label(label.as_bytes())?.name().to_ascii_lowercase();
    Encoding::ALL.into_iter().find(|encoding| encoding.key() == name)
}

/// Turns a file in another encoding into UTF-8, without its byte-order mark.
///
/// # Errors
/// A byte that the encoding does not have: nothing is replaced in silence.
pub(super) fn decode(path: &Path, encoding: Encoding) -> Result<PlainFile, DecodeError> {
    let known = encoding_rs::Encoding::for_label(encoding.key().as_bytes());
    let mut decoder = known.unwrap_or(encoding_rs::UTF_8).new_decoder_with_bom_removal();
    let mut reader = File::open(path)?;
    let mut made = BufWriter::new(tempfile::NamedTempFile::new()?);
    let (mut bytes, mut text) = (vec![0; CHUNK], vec![0; 4 * CHUNK]);
    let mut offset = 0;
    loop {
        let read = reader.read(&mut bytes)?;
        let mut rest = &bytes[..read];
        loop {
            let (result, taken, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut text, read == 0);
            made.write_all(&text[..written])?;
            offset += taken as u64;
            rest = &rest[taken..];
            match result {
                encoding_rs::DecoderResult::InputEmpty => break,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(length, after) => {
                    let wrong = u64::from(length) + u64::from(after);
                    return Err(DecodeError::NotEncoded(encoding.key(), offset.saturating_sub(wrong)));
                }
            }
        }
        if read == 0 {
            let made = made.into_inner().map_err(io::IntoInnerError::into_error)?;
            return Ok(PlainFile::temporary(made.into_temp_path()));
        }
    }
}

/// Ends the lines of a file with LF where they end with CR alone.
///
/// # Errors
/// The file cannot be read, or the temporary file not written.
pub(super) fn with_line_feeds(path: &Path) -> Result<PlainFile, DecodeError> {
    let mut reader = File::open(path)?;
    let mut made = BufWriter::new(tempfile::NamedTempFile::new()?);
    let mut bytes = vec![0; CHUNK];
    loop {
        let read = reader.read(&mut bytes)?;
        if read == 0 {
            let made = made.into_inner().map_err(io::IntoInnerError::into_error)?;
            return Ok(PlainFile::temporary(made.into_temp_path()));
        }
        for byte in &mut bytes[..read] {
            if *byte == b'\r' {
                *byte = b'\n';
            }
        }
        made.write_all(&bytes[..read])?;
    }
}
