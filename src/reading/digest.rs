//! Digests of files and texts: the one place that knows how they are made.

use std::io::{self, Read};

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
    }
}
