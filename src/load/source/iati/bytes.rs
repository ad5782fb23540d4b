//! The bytes of a file as the parser of XML gets them: counted in lines, none that
//! XML forbids, and not more for one tag or text than the limits allow.
//!
//! The parser keeps a tag, a comment or a text in memory until it ends; the limit
//! is what keeps one that never ends from filling it.

use std::io::{self, BufRead, Read};

/// How many bytes are read at a time.
const CHUNK: usize = 1 << 16;

/// Why no more bytes are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// What was begun is longer than may be.
    TooLong,
    /// A control character, which XML forbids.
    Control(u8),
}

/// A reader of the bytes of a file.
#[derive(Debug)]
pub(super) struct Bytes<R> {
    inner: R,
    buffer: Vec<u8>,
    /// The bytes of the buffer that are not taken yet.
    start: usize,
    end: usize,
    /// Up to here they are sound.
    sound: usize,
    line: u64,
    taken: u64,
    most: u64,
    refusal: Option<Refusal>,
}

impl<R: Read> Bytes<R> {
    /// The bytes of a reader, at most so many for one tag or text.
    pub(super) fn new(inner: R, most: u64) -> Self {
        let buffer = vec![0; CHUNK];
        Self { inner, buffer, start: 0, end: 0, sound: 0, line: 1, taken: 0, most, refusal: None }
    }

    /// Begins the next tag or text, and says on which line.
    pub(super) fn begin(&mut self) -> u64 {
        self.taken = 0;
        self.line
    }

    /// The line that was come to, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Why no more bytes were given, if that is so.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    fn refuse(&mut self, refusal: Refusal) -> io::Error {
        self.refusal = Some(refusal);
        io::Error::other("refused")
    }

    fn refill(&mut self) -> io::Result<()> {
        self.start = 0;
        self.end = self.inner.read(&mut self.buffer)?;
        let read = &self.buffer[..self.end];
        self.sound = read.iter().position(|byte| is_forbidden(*byte)).unwrap_or(self.end);
        Ok(())
    }
}

/// Whether a byte is a control character that XML 1.0 forbids.
fn is_forbidden(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

impl<R: Read> BufRead for Bytes<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.taken > self.most {
            return Err(self.refuse(Refusal::TooLong));
        }
        if self.start == self.end {
            self.refill()?;
        }
        if self.start == self.sound && self.sound < self.end {
            return Err(self.refuse(Refusal::Control(self.buffer[self.sound])));
        }
        let allowed =
            usize::try_from(self.most - self.taken).map_or(usize::MAX, |most| most.saturating_add(1));
        Ok(&self.buffer[self.start..self.sound.min(self.start.saturating_add(allowed))])
    }

    fn consume(&mut self, amount: usize) {
        let taken = &self.buffer[self.start..self.start + amount];
        self.line += memchr::memchr_iter(b'\n', taken).count() as u64;
        self.taken += amount as u64;
        self.start += amount;
    }
}

impl<R: Read> Read for Bytes<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let given = self.fill_buf()?;
        let amount = given.len().min(target.len());
        target[..amount].copy_from_slice(&given[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_a_control_character_is_met_on_its_line() {
        let mut bytes = Bytes::new(&b"a\nb\0c"[..], 100);
        let mut read = Vec::new();
        assert!(bytes.read_to_end(&mut read).is_err());
        assert_eq!((read.as_slice(), bytes.line()), (&b"a\nb"[..], 2));
        assert_eq!(bytes.refusal(), Some(Refusal::Control(0)));
    }

    #[test]
    fn a_text_may_be_as_long_as_the_limit_and_no_longer() {
        let of = |text: &[u8]| {
            let mut bytes = Bytes::new(text, 4);
            bytes.read_to_end(&mut Vec::new()).map_err(|_broken| bytes.refusal())
        };
        assert_eq!(of(b"abcd"), Ok(4));
        assert_eq!(of(b"abcde"), Err(Some(Refusal::TooLong)));
    }
}
