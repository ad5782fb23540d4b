//! Patterns of words, and where they stand in a text.
//!
//! A text is a row of tokens: words in small letters, single Chinese characters,
//! marks of punctuation, and the places of printed figures. A pattern is written
//! with `(a|b c)` for one of several, `[a|b]` for one of several or none, `{3}`
//! for up to three tokens of the same clause, `#` for a printed figure, and `*`
//! at an end of a word for any letters.

use std::collections::HashMap;
use std::ops::Range;

use crate::narrate::PRINTED;

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In small letters; `#` for a printed figure.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// Marks that end a sentence.
const ENDS: &[&str] = &[".", "!", "?", ";", "。", "！", "？", "；", "؟", "؛"];

/// Marks that end a clause.
const PAUSES: &[&str] = &[",", ":", "，", "：", "،", "—", "–", "(", ")", "（", "）"];

impl Token {
    /// Whether a sentence ends here.
    pub(super) fn ends_sentence(&self) -> bool {
        ENDS.contains(&self.text.as_str())
    }

    /// Whether a clause ends here.
    pub(super) fn ends_clause(&self) -> bool {
        self.ends_sentence() || PAUSES.contains(&self.text.as_str())
    }
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut word: Option<usize> = None;
    for (index, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let joins = character.is_alphanumeric() && !is_han(character) || character == '*';
        if joins {
            word.get_or_insert(index);
            continue;
        }
        if let Some(start) = word.take() {
            // Apostrophes join what is one word: `Organization's`.
            tokens.push(Token { text: text[start..index].to_lowercase(), range: start..index });
        }
        if character.is_whitespace() || index == text.len() {
            continue;
        }
        let shown = if character == PRINTED { "#".to_owned() } else { character.to_string() };
        tokens.push(Token { text: shown, range: index..index + character.len_utf8() });
    }
    tokens
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// A word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    open_start: bool,
    open_end: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        let open_start = text.starts_with('*');
        let open_end = text.len() > 1 && text.ends_with('*');
        Self { text: text.trim_matches('*').to_owned(), open_start, open_end }
    }

    fn fits(&self, token: &str) -> bool {
        match (self.open_start, self.open_end) {
            (false, false) => token == self.text,
            (false, true) => token.starts_with(&self.text),
            (true, false) => token.ends_with(&self.text),
            (true, true) => token.contains(&self.text),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// One of several rows of words.
    One(Vec<Vec<Word>>),
    /// One of several rows of words, or none.
    Maybe(Vec<Vec<Word>>),
    /// Up to so many tokens of a clause.
    Gap(usize),
}

/// A pattern of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Part>);

impl Pattern {
    /// Reads a pattern; what is between brackets has no brackets within.
    pub(super) fn new(written: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = written.trim();
        while let Some(first) = rest.chars().next() {
            let close = match first {
                '(' => ')',
                '[' => ']',
                '{' => '}',
                _ => {
                    let end = rest.find(['(', '[', '{']).unwrap_or(rest.len());
                    let words = row(&rest[..end]);
                    if !words.is_empty() {
                        parts.push(Part::One(vec![words]));
                    }
                    rest = &rest[end..];
                    continue;
                }
            };
            let end = rest.find(close).unwrap_or(rest.len() - 1);
            let inside = &rest[1..end];
            let several = || inside.split('|').map(row).collect();
            parts.push(match first {
                '(' => Part::One(several()),
                '[' => Part::Maybe(several()),
                _ => Part::Gap(inside.trim().parse().expect("a gap in our own lists is a number")),
            });
            rest = rest[end..].get(close.len_utf8()..).unwrap_or_default();
        }
        Self(parts)
    }

    /// Where in the tokens a match that begins at a place ends.
    fn end(&self, tokens: &[Token], start: usize) -> Option<usize> {
        follow(&self.0, tokens, start)
    }

    /// The whole words that a match can begin with; none where it can begin with others.
    fn openings(&self) -> Option<Vec<&str>> {
        let Some(Part::One(rows)) = self.0.first() else { return None };
        let whole = |row: &Vec<Word>| row.first().is_some_and(|word| !word.open_start && !word.open_end);
        rows.iter()
            .all(whole)
            .then(|| rows.iter().filter_map(|row| row.first()).map(|word| word.text.as_str()).collect())
    }
}

fn row(text: &str) -> Vec<Word> {
    tokens(text).iter().map(|token| Word::new(&token.text)).collect()
}

fn follow(parts: &[Part], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let through = |rows: &[Vec<Word>]| {
        rows.iter().find_map(|row| {
            let end = at + row.len();
            let found = tokens.get(at..end)?;
            let fits = row.iter().zip(found).all(|(word, token)| word.fits(&token.text));
            fits.then(|| follow(rest, tokens, end)).flatten()
        })
    };
    match part {
        Part::One(rows) => through(rows),
        Part::Maybe(rows) => through(rows).or_else(|| follow(rest, tokens, at)),
        Part::Gap(most) => {
            let clause = tokens.get(at..)?.iter().take(*most).take_while(|token| !token.ends_clause());
            (at..=at + clause.count()).find_map(|next| follow(rest, tokens, next))
        }
    }
}

/// A pattern that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which pattern it is.
    pub(super) pattern: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// Patterns that are looked for together.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    /// The patterns by the words that they begin with.
    by_opening: HashMap<String, Vec<usize>>,
    /// Those that can begin with any word.
    others: Vec<usize>,
}

impl Patterns {
    /// Indexes patterns.
    pub(super) fn new(all: Vec<Pattern>) -> Self {
        let mut patterns = Self::default();
        for (index, pattern) in all.iter().enumerate() {
            match pattern.openings() {
                Some(words) => {
                    for word in words {
                        patterns.by_opening.entry(word.to_owned()).or_default().push(index);
                    }
                }
                None => patterns.others.push(index),
            }
        }
        patterns.all = all;
        patterns
    }

    /// The matches in a row of tokens, the longest where several begin at one place; none within another.
    pub(super) fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut start = 0;
        while let Some(token) = tokens.get(start) {
            let indexed = self.by_opening.get(&token.text).into_iter().flatten();
            let found = indexed.chain(&self.others).filter_map(|index| {
                let end = self.all[*index].end(tokens, start)?;
                (end > start).then_some(Hit { pattern: *index, tokens: start..end })
            });
            // Of equally long ones the first of the list.
            let longest = found.fold(None, |best: Option<Hit>, hit| match best {
                Some(best) if best.tokens.end >= hit.tokens.end => Some(best),
                Some(_) | None => Some(hit),
            });
            start = longest.as_ref().map_or(start + 1, |hit| hit.tokens.end);
            hits.extend(longest);
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let hits = Patterns::new(vec![Pattern::new(pattern)]).hits(&tokens);
        let words = |hit: &Hit| {
            text[tokens[hit.tokens.start].range.start..tokens[hit.tokens.end - 1].range.end].to_owned()
        };
        hits.iter().map(words).collect()
    }

    #[test]
    fn alternatives_options_and_gaps_are_followed() {
        let pattern = "(exceeded|went beyond) [its|their] {1} target";
        assert_eq!(found(pattern, "It Exceeded its yearly target."), ["Exceeded its yearly target"]);
        assert_eq!(found(pattern, "They went beyond target"), ["went beyond target"]);
        assert_eq!(found(pattern, "It exceeded. The target was low."), Vec::<String>::new());
        assert_eq!(found(pattern, "exceeded its very old target"), Vec::<String>::new());
    }

    #[test]
    fn chinese_is_read_by_characters_and_other_words_by_their_ends() {
        assert_eq!(found("(超过|高于)[了]{4}目标", "完成人数超过了全年的目标值"), ["超过了全年的目标"]);
        assert_eq!(found("превы* {2} цел*", "показатель превысил свою цель"), ["превысил свою цель"]);
        assert_eq!(found("*تجاوز* الهدف", "وقد وتجاوزت الهدف"), ["وتجاوزت الهدف"]);
        assert_eq!(found("rose to #", "It rose to \u{FFFC} people"), ["rose to \u{FFFC}"]);
    }
}
