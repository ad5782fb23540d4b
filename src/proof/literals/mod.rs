//! The literal check: numbers typed by hand against the computed figures (`method.md` 4.9, T53 to T58).
//!
//! [`recognise`] finds the numbers of a passage and exempts by class those that
//! are no quantities, [`context`] says what their sentence is about, [`figure`]
//! makes the figures of that, and [`judge`] compares. A number that is a figure
//! is a finding with the call to write instead, one that is not the figure it
//! must mean is an error, and one that is no figure must be declared in the
//! front matter of its file.

mod context;
mod declared;
mod exempt;
mod figure;
mod judge;
mod lexicon;
mod literal;
mod number;
mod numeral;
mod recognise;
mod slot;
mod token;
mod typed;

use super::Edit;
use crate::diag::{Code, Finding, Findings};
use crate::narrate::{Manuscript, PassageKind};
use crate::quote::Quoter;

use context::{Names, sentences};
use declared::Declared;
use figure::{Figure, Index};
use judge::{Judge, Verdict};
use lexicon::lexicon;
use literal::{Form, Hedge, Literal, Measure};
use recognise::Reading;

#[cfg(test)]
pub(super) use typed::numbers_of;
pub(super) use typed::{Numbers, Typed};

/// Most figures that a finding names.
const NAMED: usize = 4;

/// Compares the numbers in the text of an edition with its figures.
pub(super) fn check(manuscripts: &[Manuscript], quoter: Quoter<'_>, findings: &mut Findings) -> Vec<Edit> {
    let names = Names::new(quoter);
    let index = Index::new(quoter);
    let mut edits = Vec::new();
    for manuscript in manuscripts.iter().filter(|manuscript| !manuscript.is_built_in) {
        let mut declared = Declared::new(manuscript);
        let (names, index) = (&names, &index);
        let mut section = Section { manuscript, quoter, names, index, edits: &mut edits, is_claims: false };
        section.check(&mut declared, findings);
        let claims = Manuscript { passages: manuscript.claimed.clone(), ..manuscript.clone() };
        let mut section =
            Section { manuscript: &claims, quoter, names, index, edits: &mut edits, is_claims: true };
        section.check(&mut declared, findings);
        declared.report(manuscript, findings);
    }
    edits
}

/// A file and what its numbers are compared with.
struct Section<'a> {
    manuscript: &'a Manuscript,
    quoter: Quoter<'a>,
    names: &'a Names<'a>,
    index: &'a Index<'a>,
    edits: &'a mut Vec<Edit>,
    /// Whether its passages are the words of claims.
    is_claims: bool,
}

impl Section<'_> {
    fn check(&mut self, declared: &mut Declared<'_>, findings: &mut Findings) {
        let language = self.quoter.words.language();
        for (at, passage) in self.manuscript.passages.iter().enumerate() {
            let is_heading = passage.kind == PassageKind::Heading;
            let mut reading = recognise::read(language, &passage.text, &self.names.defined, is_heading);
            declared.apply(&passage.text, &mut reading);
            // The claim itself is judged by its words: only digits can say more than it does.
            reading.literals.retain(|literal| !self.is_claims || literal.form == Form::Digits);
            if !reading.literals.is_empty() {
                self.passage(at, &reading, findings);
            }
        }
    }

    fn passage(&mut self, at: usize, reading: &Reading, findings: &mut Findings) {
        let passage = &self.manuscript.passages[at];
        let lexicon = lexicon(self.quoter.words.language());
        let words = lexicon::words(&reading.folded, &reading.tokens);
        for sentence in sentences(&passage.text, &reading.tokens) {
            let within = |literal: &&Literal| sentence.contains(&literal.range.start);
            let literals: Vec<&Literal> = reading.literals.iter().filter(within).collect();
            if literals.is_empty() {
                continue;
            }
            let context = self.names.context(self.manuscript, at, reading, &sentence);
            let judge = Judge {
                index: self.index,
                lexicon,
                defined: &self.names.defined,
                reading,
                words: &words,
                sentence: &sentence,
                context: &context,
            };
            for literal in literals {
                let verdict = judge.judge(literal);
                self.report(at, literal, &verdict, findings);
            }
        }
    }

    fn report(&mut self, at: usize, literal: &Literal, verdict: &Verdict, findings: &mut Findings) {
        let passage = &self.manuscript.passages[at];
        let text = &passage.text[literal.range.clone()];
        let place = || self.manuscript.place(passage, literal.range.clone());
        let finding = match verdict {
            Verdict::Silent => return,
            Verdict::Agrees(figures) => {
                let message = format!("`{text}` is typed by hand and is {}", list(figures));
                let calls: Vec<String> =
                    figures.iter().take(NAMED).map(|figure| format!("`{}`", figure.call(literal))).collect();
                let edit = self.edit(at, literal, figures);
                let how = if edit.is_some() { ", or run `bilan check --fix`" } else { "" };
                self.edits.extend(edit);
                Finding::new(Code::LiteralComputed, place(), message)
                    .help(format!("write {}{how}", calls.join(" or ")))
            }
            Verdict::Contradicts(figure) => {
                let message = format!("`{text}` contradicts {}, which is {}", figure.what, figure.printed);
                let help = if figure.is_printed() {
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
    fn edit(&self, at: usize, literal: &Literal, figures: &[Figure]) -> Option<Edit> {
        let [figure] = figures else { return None };
        let is_exact = literal.form == Form::Digits && literal.hedge == Hedge::None && !literal.is_truncated;
        let is_same = figure.scale == literal.scale || figure.kind == figure::Kind::Money;
        if self.is_claims || !is_exact || !is_same || figure.kind == figure::Kind::Change {
            return None;
        }
        let passage = &self.manuscript.passages[at];
        let written = if literal.measure == Measure::Percent { &literal.range } else { &literal.bare };
        let range = passage.in_file(written.clone());
        // A number that marks of Markdown run through cannot be replaced as it stands.
        let is_whole = self.manuscript.text.get(range.clone()) == passage.text.get(written.clone());
        is_whole.then(|| Edit { file: self.manuscript.file.clone(), range, text: figure.call(literal) })
    }
}

/// Figures with what they are.
fn list(figures: &[Figure]) -> String {
    let mut named: Vec<String> =
        figures.iter().take(NAMED).map(|figure| format!("{}, {}", figure.what, figure.printed)).collect();
    if figures.len() > NAMED {
        named.push(format!("{} more", figures.len() - NAMED));
    }
    named.join("; or ")
}
