//! Digests of files and texts: the one place that knows how they are made.

use std::io::{self, Read, Write};

/// The BLAKE3 digest of a text, in hexadecimal.
pub(crate) fn of_text(text: &str) -> String {
    of_bytes(text.as_bytes())
}

/// The BLAKE3 digest of bytes, in hexadecimal.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The BLAKE3 digest of what is read, in hexadecimal.
///
/// # Errors
/// It cannot be read.
pub(crate) fn of_reader(reader: impl Read) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(reader)?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// The digest of what is written bit by bit, with the number of its bytes.
#[derive(Debug, Default)]
pub(crate) struct Written {
    hasher: blake3::Hasher,
    bytes: u64,
}

impl Written {
    /// How many bytes were written, and their digest in hexadecimal.
    pub(crate) fn finish(self) -> (u64, String) {
        (self.bytes, self.hasher.finalize().to_hex().to_string())
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_digest_of_its_bytes() {
        // The digest of no bytes at all, as the authors of BLAKE3 publish it.
        let empty = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert_eq!(of_text(""), empty);
        assert_eq!(of_reader(io::empty()).ok().as_deref(), Some(empty));
        assert_ne!(of_text("a"), of_text("b"));
        let mut written = Written::default();
        written.write_all(b"a").and_then(|()| written.write_all(b"b")).expect("memory");
        assert_eq!(written.finish(), (2, of_text("ab")));
    }
}
