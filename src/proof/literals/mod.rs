//! The literal check: numbers typed by hand against the computed figures (`method.md` 4.9, T53 to T58).
//!
//! [`recognise`] finds the numbers of a passage and exempts by class those that
//! are no quantities, [`context`] says what their sentence is about, [`figure`]
//! makes the figures of that, and [`judge`] compares. A number that is a figure
//! is a finding with the call to write instead, one that is not the figure it
//! must mean is an error, and one that is no figure must be declared in the
//! front matter of its file.

mod context;
mod exempt;
mod figure;
mod fit;
mod judge;
mod lexicon;
mod literal;
mod make;
mod number;
mod numeral;
mod recognise;
mod slot;
mod token;
mod typed;

use super::Edit;
use super::declared::Declarations;
use crate::diag::{Code, Finding, Findings};
use crate::narrate::{Manuscript, Passage, PassageKind, Rounding};
use crate::quote::Quoter;

use context::{Names, sentences};
use figure::{Figure, Figures, Index};
use judge::{Judge, Verdict};
use lexicon::lexicon;
use literal::{Form, Hedge, Literal, Measure};
use recognise::Reading;
use typed::Known;

#[cfg(test)]
pub(super) use typed::numbers_of;
pub(super) use typed::{Numbers, Typed};

/// Most figures that a finding names.
const NAMED: usize = 4;

/// Compares the numbers in the text of an edition with its figures.
pub(super) fn check(
    manuscripts: &[Manuscript],
    numbers: &mut Numbers<'_>,
    findings: &mut Findings,
) -> Vec<Edit> {
    let Numbers { quoter, names, known } = numbers;
    let figures = Figures::new(*quoter);
    let index = Index::new(&figures);
    let mut edits = Vec::new();
    for manuscript in manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
        let section = Section { manuscript, quoter: *quoter, names, index: &index };
        section.check(known, &mut edits, findings);
    }
    edits
}

/// A file and what its numbers are compared with.
struct Section<'a> {
    manuscript: &'a Manuscript,
    quoter: Quoter<'a>,
    names: &'a Names<'a>,
    index: &'a Index<'a>,
}

/// Words of a file that are read together.
#[derive(Clone, Copy)]
struct Part<'a> {
    passage: &'a Passage,
    /// Which passage of the file it is; none for its title and the words of claims.
    at: Option<usize>,
    /// Whether a claim prints it.
    is_claim: bool,
}

impl<'a> Section<'a> {
    fn check(&self, known: &mut Option<Known>, edits: &mut Vec<Edit>, findings: &mut Findings) {
        let mut declared = Declarations::new(&self.manuscript.literals);
        let title = self.manuscript.title_passage();
        let apart = |passage, is_claim| Part { passage, at: None, is_claim };
        let passages = self.manuscript.passages.iter().enumerate();
        let passages = passages.map(|(at, passage)| Part { passage, at: Some(at), is_claim: false });
        let claims = self.manuscript.claimed.iter().map(|passage| apart(passage, true));
        for part in std::iter::once(apart(&title, false)).chain(passages).chain(claims) {
            let reading = self.read(part, &mut declared, known);
            if !reading.literals.is_empty() {
                self.judge(part, &reading, edits, findings);
            }
        }
        declared.report_unused(findings);
    }

    /// The numbers of some words, without those that are declared.
    fn read(&self, part: Part<'_>, declared: &mut Declarations<'_>, known: &mut Option<Known>) -> Reading {
        let Part { passage, is_claim, .. } = part;
        let is_heading = passage.kind == PassageKind::Heading;
        let language = self.quoter.words.language();
        let mut reading = recognise::read(language, &passage.text, &self.names.defined, is_heading);
        if let Some(known) = known {
            known.keep(language, (&passage.text, is_heading), &reading);
        }
        reading.literals.retain_mut(|literal| {
            // What a claim says of parts and factors is judged by what it checks.
            if is_claim && matches!(literal.measure, Measure::Fraction | Measure::Factor) {
                return false;
            }
            match declared.covering(passage, &literal.bare).map(|it| it.rounding) {
                Some(Rounding::Nearest) => false,
                Some(Rounding::Down) => {
                    literal.is_truncated = true;
                    true
                }
                None => true,
            }
        });
        reading
    }

    fn judge(&self, part: Part<'_>, reading: &Reading, edits: &mut Vec<Edit>, findings: &mut Findings) {
        let lexicon = lexicon(self.quoter.words.language());
        let words = lexicon::words(&reading.folded, &reading.tokens);
        for sentence in sentences(&part.passage.text, &reading.tokens) {
            let within = |literal: &&Literal| sentence.contains(&literal.range.start);
            let mut literals = reading.literals.iter().filter(within).peekable();
            if literals.peek().is_none() {
                continue;
            }
            let beside = self.beside(part);
            let context =
                self.names.context(&self.manuscript.position, (part.passage, &beside), reading, &sentence);
            let judge = Judge::new(
                (self.index, lexicon, &self.names.defined),
                (reading, &words, &sentence),
                &context,
            );
            for literal in literals {
                let verdict = judge.judge(literal);
                self.report(part, literal, &verdict, (edits, findings));
            }
        }
    }

    /// The passages that a part is about besides itself: what is placed before and behind it; below a
    /// heading, the text.
    fn beside(&self, part: Part<'_>) -> Vec<&'a Passage> {
        let passages = &self.manuscript.passages;
        let behind = match (part.at, part.is_claim) {
            (Some(at), _) => at + 1,
            (None, false) => 0,
            (None, true) => return Vec::new(),
        };
        if part.passage.kind == PassageKind::Heading {
            let below = passages.get(behind).filter(|below| below.kind != PassageKind::Heading);
            return below.into_iter().collect();
        }
        let beside = [part.at.and_then(|at| at.checked_sub(1)), Some(behind)];
        let beside = beside.into_iter().flatten().filter_map(|at| passages.get(at));
        beside.filter(|passage| context::is_placed(passage)).collect()
    }

    fn report(
        &self,
        part: Part<'_>,
        literal: &Literal,
        verdict: &Verdict<'_>,
        (edits, findings): (&mut Vec<Edit>, &mut Findings),
    ) {
        let passage = part.passage;
        let text = &passage.text[literal.range.clone()];
        // No function runs in a title.
        let is_title = part.at.is_none() && !part.is_claim;
        let place = || self.manuscript.place(passage, literal.range.clone());
        let finding = match verdict {
            Verdict::Silent => return,
            Verdict::Agrees(figures) => {
                let message = format!("`{text}` is typed by hand and is {}", list(figures));
                let calls: Vec<String> =
                    figures.iter().take(NAMED).map(|figure| format!("`{}`", figure.call(literal))).collect();
                let edit = self.edit(part, literal, figures);
                let how = if edit.is_some() { ", or run `bilan check --fix`" } else { "" };
                edits.extend(edit);
                let help = if is_title {
                    "leave it to the text, where a function prints it".to_owned()
                } else {
                    format!("write {}{how}", calls.join(" or "))
                };
                Finding::new(Code::LiteralComputed, place(), message).help(help)
            }
            Verdict::Contradicts(figure) => {
                let message = format!("`{text}` contradicts {}, which is {}", figure.what, figure.printed);
                let help = if is_title {
                    "correct it, or declare it in the front matter if it is another number".to_owned()
                } else if figure.is_printed() {
                    format!(
                        "write `{}`, or declare the number in the front matter if it is another one",
                        figure.call(literal)
                    )
                } else {
                    "correct the word, or declare it in the front matter if it is about something else"
                        .to_owned()
                };
                Finding::new(Code::LiteralContradicted, place(), message).help(help)
            }
            Verdict::Unknown => {
                let message = format!("`{text}` is no figure of this report");
                let help = format!(
                    "print a figure, or declare it in the front matter: `literals = [{{ text = \"{text}\", reason = \"…\" }}]`"
                );
                Finding::new(Code::LiteralUnknown, place(), message).help(help.replace('\n', " "))
            }
        };
        findings.report(finding);
    }

    /// The change that writes a call in the place of a number, where it prints the same number.
    fn edit(&self, part: Part<'_>, literal: &Literal, figures: &[&Figure]) -> Option<Edit> {
        let [figure] = figures else { return None };
        let is_exact = literal.form == Form::Digits && literal.hedge == Hedge::None && !literal.is_truncated;
        let is_same = figure.scale == literal.scale || figure.kind == figure::Kind::Money;
        // No template runs in a title, and a claim is a call already.
        let is_text = part.at.is_some();
        if !is_text || !is_exact || !is_same || figure.kind == figure::Kind::Change {
            return None;
        }
        let passage = part.passage;
        let written = if literal.measure == Measure::Percent { &literal.range } else { &literal.bare };
        let range = passage.in_file(written.clone());
        // A number that marks of Markdown run through cannot be replaced as it stands.
        let is_whole = self.manuscript.text.get(range.clone()) == passage.text.get(written.clone());
        is_whole.then(|| Edit { file: self.manuscript.file.clone(), range, text: figure.call(literal) })
    }
}

/// Figures with what they are.
fn list(figures: &[&Figure]) -> String {
    let mut named: Vec<String> =
        figures.iter().take(NAMED).map(|figure| format!("{}, {}", figure.what, figure.printed)).collect();
    if figures.len() > NAMED {
        named.push(format!("{} more", figures.len() - NAMED));
    }
    named.join("; or ")
}
