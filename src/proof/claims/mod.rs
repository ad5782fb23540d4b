//! Words that assert what could be checked, and stand near a figure without a claim.

mod lexicon;

use std::ops::Range;

use super::near::{Subject, is_asked, nearest, sentence};
use super::pattern::{Hit, Token, tokens};
use super::report_unused;
use crate::assess::Assessment;
use crate::claim::Kind;
use crate::diag::{Code, Finding, Findings};
use crate::model::Language;
use crate::narrate::{FigureCall, Manuscript, Passage, PassageKind};
use lexicon::{Asserted, Lexicon, lexicon};

/// How many tokens before an assertion a word may stand that makes it none.
const REACH: usize = 5;

/// Suggests the claims that a file of the narrative could make.
pub(super) fn check(
    language: Language,
    manuscript: &Manuscript,
    assessment: &Assessment,
    findings: &mut Findings,
) {
    let lexicon = lexicon(language);
    let mut used = vec![false; manuscript.unchecked.len()];
    for passage in manuscript.passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        let tokens = tokens(&passage.text);
        for (asserted, words) in assertions(lexicon, &tokens) {
            let Some(about) = nearest(passage, &tokens, &words, (assessment, language)) else { continue };
            // A count of those that met their targets says it in figures.
            if is_counted(passage, &tokens, &words) && asserted.is_of_target() {
                continue;
            }
            // Figures that stand among the words stay outside of the claim.
            let words = told(&tokens, words);
            let range = tokens[words.start].range.start..tokens[words.end - 1].range.end;
            let file = passage.in_file(range.clone());
            if is_asked(manuscript, file.start, &about, assessment) {
                continue;
            }
            let declared = manuscript.unchecked.iter().position(|it| holds(passage, &it.text, &range));
            if let Some(declared) = declared {
                used[declared] = true;
                continue;
            }
            findings.report(unchecked(manuscript, passage, (asserted, &about), range));
        }
        for call in passage.calls.iter().filter(|call| call.function == "claim") {
            findings_of_claim(lexicon, manuscript, call, findings);
        }
    }
    report_unused(&manuscript.unchecked, &used, findings);
}

/// What a text asserts, and with which of its tokens.
fn assertions<'l>(lexicon: &'l Lexicon, tokens: &[Token]) -> Vec<(&'l Asserted, Range<usize>)> {
    let hits = lexicon.patterns.hits(tokens).into_iter();
    let asserted = hits.filter_map(|Hit { pattern, tokens: words }| {
        let asserted = lexicon.asserted[pattern].as_ref()?;
        let before =
            tokens[..words.start].iter().rev().take_while(|token| !token.ends_sentence()).take(REACH);
        let is_said = !before.into_iter().any(|token| lexicon.not_after.contains(&token.text));
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

/// Whether declared words cover a range of a passage.
fn holds(passage: &Passage, declared: &str, range: &Range<usize>) -> bool {
    let mut found = passage.text.match_indices(declared);
    found.any(|(start, words)| start <= range.start && range.end <= start + words.len())
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
fn findings_of_claim(lexicon: &Lexicon, manuscript: &Manuscript, call: &FigureCall, findings: &mut Findings) {
    let (Some(kind), Some(text)) = (call.argument("kind").and_then(Kind::from_key), call.argument("text"))
    else {
        return;
    };
    for (asserted, words) in assertions(lexicon, &tokens(text)) {
        if covers(kind, call, asserted) {
            continue;
        }
        let tokens = tokens(text);
        let said = &text[tokens[words.start].range.start..tokens[words.end - 1].range.end];
        let checked = kind.key();
        let message =
            format!("the words “{said}” assert `{}`, and the claim checks `{checked}`", asserted.kind);
        let place = crate::diag::Place::span(manuscript.file.clone(), &manuscript.text, call.tag.clone());
        let finding = Finding::new(Code::ClaimUnchecked, place, message);
        findings.report(finding.help("let the claim check what its words say"));
    }
}

/// Whether a claim checks what words assert; directions may be told as better or worse.
fn covers(kind: Kind, call: &FigureCall, asserted: &Asserted) -> bool {
    let has = |name: &str| call.arguments.contains_key(name);
    let Some(said) = Kind::from_key(&asserted.kind) else {
        // `run` and `first` are no kinds: they ask for periods.
        return match asserted.kind.as_str() {
            "first" => has("first"),
            _ => has("times") || has("from") || has("always"),
        };
    };
    let alike: &[&[Kind]] = &[
        &[Kind::Met, Kind::Exceeded, Kind::All, Kind::Most, Kind::Some, Kind::Rated],
        &[Kind::Missed, Kind::None, Kind::Below, Kind::Rated],
        &[
            Kind::Rose,
            Kind::Improved,
            Kind::Worsened,
            Kind::Doubled,
            Kind::Tripled,
            Kind::Multiplied,
            Kind::All,
        ],
        &[Kind::Fell, Kind::Improved, Kind::Worsened, Kind::Halved, Kind::All],
        &[Kind::Highest, Kind::Best, Kind::Worst],
        &[Kind::Lowest, Kind::Best, Kind::Worst],
        &[Kind::Above, Kind::AtLeast, Kind::Exceeded],
        &[Kind::Below, Kind::AtMost, Kind::Missed],
    ];
    said == kind
        || alike.iter().any(|group| group.first() == Some(&said) && group.contains(&kind))
        || matches!(
            (said, kind),
            (Kind::Exceeded, Kind::Above) | (Kind::Improved | Kind::Worsened, Kind::Rose | Kind::Fell)
        )
        || kind.is_count() && call.argument("did") == Some(said.key())
}

#[cfg(test)]
mod tests;
