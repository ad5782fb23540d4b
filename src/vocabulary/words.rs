//! The words of a text, with what may stand between those that belong together.

/// A word with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Where it begins, in bytes of the text.
    pub(super) start: usize,
    /// The word as written.
    pub(super) text: &'a str,
}

/// The words of a text: letters and digits; apostrophes and hyphens part them.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        rest = start + length;
        Some(Word { start, text: &text[start..rest] })
    })
}

/// Whether nothing but a space, a line break, a hyphen or an apostrophe stands between two words.
pub(super) fn follows(text: &str, first: &Word<'_>, next: &Word<'_>) -> bool {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’');
    text[first.start + first.text.len()..next.start].chars().all(joins)
}
