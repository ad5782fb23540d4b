//! The words that assert something, from a file of each language.
//!
//! A heading names what the lines below it assert: a kind of claim with
//! arguments, `run` or `first` for words about several periods, `except` for
//! words that look like assertions and are none, `not-after` for words that make
//! none of what follows them in their clause, and `not-just-after` for those that
//! do so directly before.

use std::collections::HashSet;

use crate::claim::Kind;
use crate::model::Language;
use crate::proof::lists::{ByLanguage, lines, words};
use crate::proof::pattern::{Pattern, Patterns};

/// What words assert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asserted {
    /// The kind of claim, `run` or `first`.
    pub(super) kind: String,
    /// Its other arguments as a call has them, each after a comma.
    pub(super) arguments: String,
}

impl Asserted {
    /// One of its other arguments.
    pub(super) fn argument(&self, name: &str) -> Option<&str> {
        let given = self.arguments.split(',').filter_map(|argument| argument.split_once('='));
        given
            .map(|(key, value)| (key.trim(), value.trim()))
            .find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Whether a target is said to be met, missed or exceeded.
    pub(super) fn is_of_target(&self) -> bool {
        let of_target = [Kind::Met, Kind::Missed, Kind::Exceeded];
        Kind::from_key(&self.kind).is_some_and(|kind| of_target.contains(&kind))
    }
}

/// The words of a language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// All patterns.
    pub(super) patterns: Patterns,
    /// What each of them asserts; none for what looks like an assertion and is none.
    pub(super) asserted: Vec<Option<Asserted>>,
    /// The words after which nothing is asserted in their clause.
    pub(super) not_after: HashSet<String>,
    /// The words directly after which nothing is asserted.
    pub(super) not_just_after: HashSet<String>,
}

impl Lexicon {
    fn new(file: &str) -> Self {
        let mut lexicon = Self::default();
        let mut patterns = Vec::new();
        for (heading, line) in lines(file) {
            match heading {
                "not-after" => lexicon.not_after.extend(words(line)),
                "not-just-after" => lexicon.not_just_after.extend(words(line)),
                heading => {
                    let (kind, arguments) = heading.split_once(',').unwrap_or((heading, ""));
                    let arguments =
                        if arguments.is_empty() { String::new() } else { format!(",{arguments}") };
                    let asserted = Asserted { kind: kind.to_owned(), arguments };
                    patterns.push(Pattern::new(line));
                    lexicon.asserted.push((kind != "except").then_some(asserted));
                }
            }
        }
        lexicon.patterns = Patterns::new(patterns);
        lexicon
    }
}

/// The words of a language, read once.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static ALL: ByLanguage<Lexicon> = ByLanguage::new(|language| {
        Lexicon::new(match language {
            Language::English => include_str!("en.txt"),
            Language::French => include_str!("fr.txt"),
            Language::Spanish => include_str!("es.txt"),
            Language::Russian => include_str!("ru.txt"),
            Language::Chinese => include_str!("zh.txt"),
            Language::Arabic => include_str!("ar.txt"),
        })
    });
    ALL.of(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_language_asserts_something_that_can_be_claimed() {
        for language in Language::ALL {
            let lexicon = lexicon(language);
            assert!(lexicon.asserted.len() > 15, "{language}");
            for asserted in lexicon.asserted.iter().flatten() {
                let known = Kind::from_key(&asserted.kind).is_some();
                assert!(
                    known || ["run", "first"].contains(&asserted.kind.as_str()),
                    "{language} {asserted:?}"
                );
            }
        }
    }
}
