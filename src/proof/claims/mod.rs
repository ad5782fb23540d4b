//! Words that assert what could be checked, and stand near a figure without a claim.

mod covers;
mod lexicon;

use std::ops::Range;

use super::declared::Declarations;
use super::near::{self, Edition, Subject, is_asked, nearest, sentence};
use super::pattern::{Hit, Token, tokens};
use crate::claim::Kind;
use crate::diag::{Code, Finding, Findings};
use crate::narrate::{Asked, ClaimWords, Manuscript, Passage, PassageKind};
use lexicon::{Asserted, Lexicon, lexicon};

/// How many tokens before an assertion a word may stand that makes it none.
const REACH: usize = 5;

/// Suggests the claims that a file of the narrative could make.
pub(super) fn check(edition: &Edition<'_>, manuscript: &Manuscript, findings: &mut Findings) {
    let (lexicon, assessment) = (lexicon(edition.language), edition.assessment);
    let mut declared = Declarations::new(&manuscript.unchecked);
    let title = manuscript.title_passage();
    // The title stands before all passages, and each heading before those below it.
    let titled = std::iter::once((0, &title));
    for (below, passage) in titled.chain(manuscript.passages.iter().enumerate().map(|(at, it)| (at + 1, it)))
    {
        let tokens = tokens(&passage.text);
        for (asserted, words) in assertions(lexicon, &tokens) {
            let about = nearest(passage, &tokens, &words, edition);
            let about = match passage.kind {
                PassageKind::Heading => about.or_else(|| near::below(manuscript, below, assessment)),
                PassageKind::Paragraph | PassageKind::Cell | PassageKind::Footnote => about,
            };
            let Some(about) = about else { continue };
            // A count of those that met their targets says it in figures.
            if is_counted(passage, &tokens, &words) && asserted.is_of_target() {
                continue;
            }
            // Figures that stand among the words stay outside of the claim.
            let words = told(&tokens, words);
            let range = tokens[words.start].range.start..tokens[words.end - 1].range.end;
            let file = passage.in_file(range.clone());
            let settles = |asked: &Asked| covers::asked(asked, asserted);
            if is_asked(manuscript, file.start, (&about, &settles), assessment) {
                continue;
            }
            if declared.covering(passage, &range).is_none() {
                findings.report(unchecked(manuscript, passage, (asserted, &about), range));
            }
        }
    }
    for claim in &manuscript.claims {
        findings_of_claim(lexicon, manuscript, claim, findings);
    }
    declared.report_unused(findings);
}

/// What a text asserts, and with which of its tokens.
fn assertions<'l>(lexicon: &'l Lexicon, tokens: &[Token]) -> Vec<(&'l Asserted, Range<usize>)> {
    let hits = lexicon.patterns.hits(tokens).into_iter();
    let asserted = hits.filter_map(|Hit { pattern, tokens: words }| {
        let asserted = lexicon.asserted[pattern].as_ref()?;
        let mut before = tokens[..words.start].iter().rev();
        let last = tokens[..words.start].last();
        let is_said = !last.is_some_and(|token| lexicon.not_just_after.contains(&token.text))
            && !before
                .by_ref()
                .take_while(|token| !token.ends_clause())
                .take(REACH)
                .any(|token| lexicon.not_after.contains(&token.text));
        is_said.then_some((asserted, words))
    });
    asserted.collect()
}

/// Whether the sentence of some words prints how many met their targets, or who did best.
fn is_counted(passage: &Passage, tokens: &[Token], words: &Range<usize>) -> bool {
    const COUNTS: &[&str] =
        &["count", "units_met", "units_with_target", "share_met", "best_unit", "worst_unit"];
    let sentence = sentence(tokens, words.start);
    let from = tokens.get(sentence.start).map_or(0, |token| token.range.start);
    let to = tokens.get(sentence.end).map_or(passage.text.len(), |token| token.range.start);
    let printed = passage.calls.iter().filter(|call| call.at.is_some_and(|at| (from..=to).contains(&at)));
    printed.into_iter().any(|call| COUNTS.contains(&call.function.as_str()))
}

/// The first words up to a printed figure.
fn told(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let start = words.clone().find(|index| tokens[*index].text != "#").unwrap_or(words.start);
    let end = (start..words.end).find(|index| tokens[*index].text == "#").unwrap_or(words.end);
    start..end.max(start + 1)
}

fn unchecked(
    manuscript: &Manuscript,
    passage: &Passage,
    (asserted, about): (&Asserted, &Subject),
    range: Range<usize>,
) -> Finding {
    let words = passage.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let (of, id) = match about {
        Subject::Indicator(id) => (format!("`{id}`"), format!(", \"{id}\"")),
        Subject::Area(id) => (format!("the area `{id}`"), format!(", area = \"{id}\"")),
        Subject::Report => ("the report".to_owned(), String::new()),
    };
    let call =
        format!("{{{{ claim(\"{}\"{id}{}, text = \"{words}\") }}}}", asserted.kind, asserted.arguments);
    let message = format!("“{words}” asserts of {of} what nothing checks");
    let place = manuscript.place(passage, range);
    let finding = Finding::new(Code::ClaimUnchecked, place, message);
    finding.help(format!("write it as a claim, such as `{call}`"))
}

/// Reports a claim whose words say something else than what it checks.
fn findings_of_claim(
    lexicon: &Lexicon,
    manuscript: &Manuscript,
    claim: &ClaimWords,
    findings: &mut Findings,
) {
    let ClaimWords { call, text } = claim;
    let Some(kind) = call.argument("kind").and_then(Kind::from_key) else { return };
    let tokens = tokens(text);
    for (asserted, words) in assertions(lexicon, &tokens) {
        if covers::claim(kind, call, asserted) {
            continue;
        }
        let words = told(&tokens, words);
        let said = &text[tokens[words.start].range.start..tokens[words.end - 1].range.end];
        let checked = kind.key();
        let (of, arguments) = (&asserted.kind, &asserted.arguments);
        let message =
            format!("the words “{said}” assert `{of}{arguments}`, and the claim checks `{checked}`");
        let place = crate::diag::Place::span(manuscript.file.clone(), &manuscript.text, call.tag.clone());
        let finding = Finding::new(Code::ClaimUnchecked, place, message);
        findings.report(finding.help("let the claim check what its words say, all of it"));
    }
}

#[cfg(test)]
mod tests;
