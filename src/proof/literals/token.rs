//! Words, numbers and marks of a passage, with their places.

use std::ops::Range;

use super::number::{Number, number};
use crate::model::Language;
use crate::narrate::PRINTED;

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// A word; in Chinese a character.
    Word,
    /// A number in digits.
    Digits(Number),
    /// A figure that a function prints.
    Printed,
    /// Any other sign.
    Mark(char),
}

/// A text in small letters with every character in its place.
pub(super) fn fold(text: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|small| small.len_utf8() == c.len_utf8() && lower.next().is_none()).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

/// Whether Chinese writes with it.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// The tokens of a text.
pub(super) fn tokens(language: Language, text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        let (length, kind) = if let Some((number, length)) = number(language, &text[at..]) {
            (length, Some(TokenKind::Digits(number)))
        } else if is_han(c) {
            (c.len_utf8(), Some(TokenKind::Word))
        } else if is_letter(c) {
            let rest = text[at..].find(|c| !is_letter(c) || is_han(c));
            (rest.unwrap_or(text.len() - at), Some(TokenKind::Word))
        } else if c == PRINTED {
            (c.len_utf8(), Some(TokenKind::Printed))
        } else if c.is_whitespace() || is_silent(c) {
            (c.len_utf8(), None)
        } else {
            (end - at, Some(TokenKind::Mark(c)))
        };
        if let Some(kind) = kind {
            all.push(Token { range: at..at + length, kind });
        }
        at += length;
    }
    all
}

/// Letters, and the marks over and under those of Arabic.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{300}'..='\u{36f}')
}

/// Signs that are not seen, and apostrophes, which end a word without being one.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{ad}')
}
