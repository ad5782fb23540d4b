//! Causal verbs with the organisation as their subject, for results that it shares with others.
//!
//! The second source paper asks for accountability by kind of responsibility
//! (paragraph 25): where it is shared, the organisation contributes.

use std::collections::HashSet;
use std::ops::Range;

use super::declared::Declarations;
use super::lists::{self, ByLanguage, lines};
use super::near::{Edition, Subject, nearest};
use super::pattern::{Hit, Pattern, Patterns, Token, tokens};
use crate::diag::{About, Code, Finding, Findings};
use crate::model::{Language, Responsibility};
use crate::narrate::{Manuscript, PassageKind};

/// How many tokens may stand between the organisation and its verb.
const REACH: usize = 9;

/// The words of a language.
#[derive(Debug, Default)]
struct Words {
    /// Names of the organisation, and of what is its own doing.
    subjects: Patterns,
    /// Verbs that say that something was caused.
    verbs: Patterns,
    /// Phrases that say both.
    phrases: Patterns,
    /// Words after which another subject acts.
    stops: HashSet<String>,
    /// Words by which nothing is said to be caused.
    not: HashSet<String>,
    /// What to say instead.
    instead: String,
}

impl Words {
    fn new(file: &str) -> Self {
        let mut words = Self::default();
        let (mut subjects, mut verbs, mut phrases) = (Vec::new(), Vec::new(), Vec::new());
        for (heading, line) in lines(file) {
            match heading {
                "subjects" => subjects.push(Pattern::new(line)),
                "verbs" => verbs.push(Pattern::new(line)),
                "phrases" => phrases.push(Pattern::new(line)),
                "stops" => words.stops.extend(lists::words(line)),
                "not" => words.not.extend(lists::words(line)),
                _ => line.clone_into(&mut words.instead),
            }
        }
        words.subjects = Patterns::new(subjects);
        words.verbs = Patterns::new(verbs);
        words.phrases = Patterns::new(phrases);
        words
    }

    /// Where the organisation is said to have caused something.
    fn caused(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let subjects = self.subjects.hits(tokens);
        let is_not = |range: Range<usize>| tokens[range].iter().any(|token| self.not.contains(&token.text));
        let by_verb = self.verbs.hits(tokens).into_iter().filter_map(|Hit { tokens: verb, .. }| {
            let own = subjects.iter().rev().find(|subject| subject.tokens.end <= verb.start)?;
            let between = own.tokens.end..verb.start;
            let turns = tokens[between.clone()]
                .iter()
                .any(|token| token.ends_clause() || self.stops.contains(&token.text));
            let lead = own.tokens.start.saturating_sub(2)..verb.start;
            let fits = between.len() <= REACH && !turns && !is_not(lead);
            fits.then_some(own.tokens.start..verb.end)
        });
        let by_phrase = self.phrases.hits(tokens).into_iter().filter_map(|Hit { tokens: phrase, .. }| {
            let lead = phrase.start.saturating_sub(3)..phrase.end;
            (!is_not(lead)).then_some(phrase)
        });
        let mut caused: Vec<Range<usize>> = by_verb.collect();
        let new: Vec<Range<usize>> =
            by_phrase.filter(|phrase| !caused.iter().any(|verb| verb.contains(&phrase.start))).collect();
        caused.extend(new);
        caused
    }
}

/// The words of a language, read once.
fn words(language: Language) -> &'static Words {
    static ALL: ByLanguage<Words> = ByLanguage::new(|language| {
        Words::new(match language {
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

/// Reports sentences of a file by which the organisation caused a result that is shared.
pub(super) fn check(edition: &Edition<'_>, manuscript: &Manuscript, findings: &mut Findings) {
    let words = words(edition.language);
    let mut declared = Declarations::new(&manuscript.causal);
    for passage in manuscript.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let tokens = tokens(&passage.text);
        for caused in words.caused(&tokens) {
            let about = nearest(passage, &tokens, &caused, edition);
            let Some(Subject::Indicator(id)) = about else { continue };
            let shared = edition.assessment.indicator(&id).and_then(|result| result.indicator.responsibility);
            if shared != Some(Responsibility::Shared) {
                continue;
            }
            let range = tokens[caused.start].range.start..tokens[caused.end - 1].range.end;
            if declared.covering(passage, &range).is_some() {
                continue;
            }
            let said = passage.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("“{said}” claims the result of `{id}`, for which others answer too");
            let help = format!(
                "say what was contributed (“{}”), or declare it under `causal` with a reason",
                words.instead
            );
            let finding = Finding::new(Code::CausalVerb, manuscript.place(passage, range), message);
            findings.report(finding.help(help).about(About::indicator(&id)));
        }
    }
    declared.report_unused(findings);
}

#[cfg(test)]
mod tests;
