//! The words of a glossary, found in texts of a language.
//!
//! A term counts in each of its declared forms and in the regular inflections
//! that `stem.rs` describes; longer words win over those that they contain, so
//! that “target” is not found in “target in force” where both are terms.

mod stem;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Language, Term};
use words::{Word, follows, words};

/// The fewest characters of a word in a script without spaces: shorter ones are parts of too many others.
const SHORTEST: usize = 2;

/// What to look for in the texts of one language.
#[derive(Debug)]
pub struct Vocabulary {
    language: Language,
    patterns: Vec<Pattern>,
    /// The patterns by the stem of their first word.
    by_stem: HashMap<String, Vec<usize>>,
}

/// A form of a term, or a variant of it that is not to be used.
#[derive(Debug)]
struct Pattern {
    term: usize,
    text: String,
    words: Vec<Pieces>,
    is_preferred: bool,
    is_case_sensitive: bool,
}

/// A word of a pattern.
#[derive(Debug)]
struct Pieces {
    stem: String,
    written: String,
}

/// A place where a text uses a term, or a variant of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Which of the terms, by its place among them.
    pub term: usize,
    /// Whether the text uses a form of the term, and not a variant to be avoided.
    pub is_preferred: bool,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

impl Vocabulary {
    /// The words of the given terms in a language.
    pub fn new<'a>(language: Language, terms: impl IntoIterator<Item = &'a Term>) -> Self {
        let mut vocabulary = Self { language, patterns: Vec::new(), by_stem: HashMap::new() };
        for (index, term) in terms.into_iter().enumerate() {
            for form in term.forms(language) {
                vocabulary.add(index, term, form, true);
            }
            for variant in term.avoided(language) {
                vocabulary.add(index, term, variant, false);
            }
        }
        vocabulary
    }

    fn add(&mut self, index: usize, term: &Term, text: &str, is_preferred: bool) {
        let pieces = |word: Word<'_>| Pieces {
            stem: stem::of_pattern(self.language, word.text),
            written: word.text.to_owned(),
        };
        let pattern = Pattern {
            term: index,
            text: if term.is_case_sensitive { text.to_owned() } else { text.to_ascii_lowercase() },
            words: words(text).map(pieces).collect(),
            is_preferred,
            is_case_sensitive: term.is_case_sensitive,
        };
        let Some(first) = pattern.words.first() else { return };
        self.by_stem.entry(first.stem.clone()).or_default().push(self.patterns.len());
        self.patterns.push(pattern);
    }

    /// Where a text uses the words, in order.
    pub fn find(&self, text: &str) -> Vec<Use> {
        let mut found =
            if self.language.has_spaces() { self.find_words(text) } else { self.find_parts(text) };
        found.sort_by_key(|found| {
            (found.range.start, usize::MAX - found.range.end, !found.is_preferred, found.term)
        });
        outermost(found)
    }

    /// Finds words in a text that sets spaces between them.
    fn find_words(&self, text: &str) -> Vec<Use> {
        let words: Vec<Word<'_>> = words(text).collect();
        let mut found = Vec::new();
        for (index, word) in words.iter().enumerate() {
            stem::each(self.language, word.text, &mut |stem| {
                for pattern in self.by_stem.get(stem).into_iter().flatten() {
                    let pattern = &self.patterns[*pattern];
                    if let Some(end) = self.matches(pattern, text, &words[index..]) {
                        found.push(pattern.used(word.start..end));
                    }
                }
            });
        }
        found
    }

    /// Where the words end that match a pattern; none if they do not.
    fn matches(&self, pattern: &Pattern, text: &str, words: &[Word<'_>]) -> Option<usize> {
        let words = words.get(..pattern.words.len())?;
        let together = words.windows(2).all(|pair| follows(text, &pair[0], &pair[1]));
        let same = |(pieces, word): (&Pieces, &Word<'_>)| {
            let mut is_same = false;
            stem::each(self.language, word.text, &mut |stem| is_same |= stem == pieces.stem);
            is_same && (!pattern.is_case_sensitive || has_same_case(pieces, word.text))
        };
        let last = words.last()?;
        (together && pattern.words.iter().zip(words).all(same)).then(|| last.start + last.text.len())
    }

    /// Finds words in a text that sets none apart.
    fn find_parts(&self, text: &str) -> Vec<Use> {
        let folded = text.to_ascii_lowercase();
        let mut found = Vec::new();
        for pattern in self.patterns.iter().filter(|pattern| pattern.text.chars().count() >= SHORTEST) {
            let within = if pattern.is_case_sensitive { text } else { &folded };
            let places = within.match_indices(&pattern.text);
            found.extend(places.map(|(start, part)| pattern.used(start..start + part.len())));
        }
        found
    }
}

impl Pattern {
    fn used(&self, range: Range<usize>) -> Use {
        Use { term: self.term, is_preferred: self.is_preferred, range }
    }
}

/// Whether capital letters stand in a word where they stand in the pattern, as far as its stem goes.
fn has_same_case(pieces: &Pieces, word: &str) -> bool {
    let length = pieces.stem.chars().count();
    pieces.written.chars().zip(word.chars()).take(length).all(|(own, other)| own == other)
}

/// Takes away what lies within something longer, and repetitions of the same words.
fn outermost(sorted: Vec<Use>) -> Vec<Use> {
    let mut kept: Vec<Use> = Vec::new();
    for found in sorted {
        // They begin in order, and none that is kept ends before the one before it.
        let is_held = kept.last().is_some_and(|other| {
            // Two terms may have the same form, and then the text uses both.
            let is_shared = other.range == found.range && found.is_preferred && other.term != found.term;
            other.range.end >= found.range.end && !is_shared
        });
        if !is_held {
            kept.push(found);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
