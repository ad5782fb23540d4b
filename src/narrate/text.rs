//! Small work on the inlines of a text: joining, trimming, reading as words.

use super::Piece;
use crate::document::{Block, Inline, Shown};

/// Whether the text so far ends with a Latin letter or a digit.
pub(super) fn ends_in_latin(inlines: &[Inline]) -> bool {
    Inline::words(inlines).chars().next_back().is_some_and(|last| last.is_ascii_alphanumeric())
}

/// Joins text to the text before it, so that a sentence is one piece.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: String) {
    if let Some(Inline::Text { text: before }) = inlines.last_mut() {
        before.push_str(&text);
    } else {
        inlines.push(Inline::Text { text });
    }
}

/// What a paragraph that captions a table begins with.
const CAPTION: &str = ": ";

/// Takes away the paragraph at the end if it is a caption, and returns its words.
pub(super) fn take_caption(pieces: &mut Vec<Piece>) -> Option<(String, Vec<Shown>)> {
    let Some(Piece::Block(Block::Paragraph { inlines })) = pieces.last() else { return None };
    let caption = Inline::words(inlines).strip_prefix(CAPTION)?.to_owned();
    let figures = figures(inlines);
    pieces.pop();
    Some((caption, figures))
}

/// The figures among inlines.
pub(super) fn figures(inlines: &[Inline]) -> Vec<Shown> {
    let mut found = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Figure { text, fact, exact, at } => {
                let (text, fact, exact) = (text.clone(), fact.clone(), exact.clone());
                found.push(Shown { text, fact, exact, at: *at });
            }
            Inline::Rating { mark, fact, exact, at } => {
                let (text, fact, exact) = (mark.label.clone(), fact.clone(), exact.clone());
                found.push(Shown { text, fact, exact, at: *at });
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Claim { inlines, .. }
            | Inline::Change { inlines, .. }
            | Inline::Link { inlines, .. } => {
                found.extend(figures(inlines));
            }
            Inline::Text { .. }
            | Inline::Reference { .. }
            | Inline::Footnote { .. }
            | Inline::Mark { .. }
            | Inline::Break => {}
        }
    }
    found
}

/// Takes away the space at the end.
pub(super) fn trim_end(inlines: &mut Vec<Inline>) {
    while let Some(Inline::Text { text }) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        inlines.pop();
    }
}
