//! Carries text through the Markdown parser untouched.
//!
//! What a template prints is data, and Markdown must not read it as markup.
//! Characters that could be markup are moved into a private-use range before
//! the Markdown is parsed and moved back afterwards. The numbers of slots stand
//! between two marks of the same range.

use std::io::{self, Write};

use super::slots::Slots;

/// Where ASCII characters are moved to.
const SHIFT: u32 = 0xE100;
/// Before the number of a slot.
const OPEN: char = '\u{E001}';
/// After the number of a slot.
const CLOSE: char = '\u{E002}';

/// Whether a character is kept for shielding and may not occur in a template.
pub(super) fn is_reserved(character: char) -> bool {
    ('\u{E000}'..='\u{E1FF}').contains(&character)
}

/// Writes printed text so that no character of it is markup; the escape function of the templates.
pub(super) fn escape(text: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut shielded = String::with_capacity(text.len());
    for character in text.chars() {
        let code = u32::from(character);
        if is_reserved(character) && character != OPEN && character != CLOSE {
            // No font has it, so that the check of characters names it later.
            shielded.push('\u{FFFD}');
        } else if code < 0x80 && !character.is_ascii_alphanumeric() && character != ' ' {
            shielded.extend(char::from_u32(SHIFT + code));
        } else {
            shielded.push(character);
        }
    }
    output.write_all(shielded.as_bytes())
}

/// The text that stands for a slot in the rendered template.
pub(super) fn token(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// The number of the slot that a text stands for, if it is nothing else.
pub(super) fn slot_of(text: &str) -> Option<usize> {
    text.strip_prefix(OPEN)?.strip_suffix(CLOSE)?.parse().ok()
}

/// A part of shielded text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Plain text, no longer shielded.
    Text(String),
    /// The number of a slot.
    Slot(usize),
}

/// The parts of a text that came through the Markdown parser.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(OPEN) {
        let after = &rest[start + OPEN.len_utf8()..];
        let Some(end) = after.find(CLOSE) else { break };
        push_text(&mut parts, &rest[..start]);
        if let Ok(index) = after[..end].parse() {
            parts.push(Part::Slot(index));
        }
        rest = &after[end + CLOSE.len_utf8()..];
    }
    push_text(&mut parts, rest);
    parts
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if !text.is_empty() {
        parts.push(Part::Text(unshield(text)));
    }
}

fn unshield(text: &str) -> String {
    let original = |character: char| {
        let code = u32::from(character);
        (SHIFT..SHIFT + 0x80).contains(&code).then(|| char::from_u32(code - SHIFT)).flatten()
    };
    text.chars().map(|character| original(character).unwrap_or(character)).collect()
}

/// Plain text with the slots replaced by what they print.
pub(super) fn flatten(text: &str, slots: &Slots) -> String {
    let printed = parts(text).into_iter().map(|part| match part {
        Part::Text(text) => text,
        Part::Slot(index) => match slots.get(index) {
            Some(super::slots::Slot::Figure(quote)) => quote.text,
            Some(super::slots::Slot::Claim(claimed)) => flatten(&claimed.text, slots),
            Some(
                super::slots::Slot::Chart(_)
                | super::slots::Slot::Table(_)
                | super::slots::Slot::Reference(_)
                | super::slots::Slot::Name(_)
                | super::slots::Slot::Action,
            )
            | None => String::new(),
        },
    });
    printed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shield(text: &str) -> String {
        let mut bytes = Vec::new();
        escape(text, &mut bytes).expect("writing to memory cannot fail");
        String::from_utf8(bytes).expect("the input was text")
    }

    #[test]
    fn markup_in_data_comes_back_as_it_was() {
        let data = "**#read(\"/etc/passwd\")** [x](y) `z` <b> 1. *a*\n- b";
        let shielded = shield(data);
        assert!(!shielded.contains(['*', '#', '[', '`', '<', '\n']));
        assert_eq!(parts(&shielded), [Part::Text(data.to_owned())]);
    }

    #[test]
    fn slots_are_found_between_text() {
        let text = format!("a {} b", token(7));
        let expected = [Part::Text("a ".into()), Part::Slot(7), Part::Text(" b".into())];
        assert_eq!(parts(&text), expected);
        assert_eq!(slot_of(&token(12)), Some(12));
        assert_eq!(slot_of("12"), None);
    }
}
