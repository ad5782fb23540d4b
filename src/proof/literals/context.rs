//! What the words around a number are about: the indicators and areas that calls and titles name.

use std::collections::BTreeSet;
use std::ops::Range;

use super::exempt::{Defined, stem};
use super::figure::{Subject, title};
use super::lexicon::{Lexicon, lexicon, words};
use super::recognise::{Reading, read};
use super::token::{Token, TokenKind, fold, is_han, tokens};
use crate::model::{AreaId, Decimal, IndicatorId, Language, MeasureUnit, UnitCode};
use crate::narrate::{FigureCall, PRINTED, Passage, Position};
use crate::quote::Quoter;

/// What all passages of an edition are compared with.
pub(super) struct Names<'a> {
    quoter: Quoter<'a>,
    /// The beginnings of the words of each title.
    titles: Vec<(IndicatorId, BTreeSet<String>)>,
    /// The names of reporting units, in small letters.
    units: Vec<(UnitCode, String)>,
    /// The numbers and units of titles and definitions.
    pub(super) defined: Defined,
}

/// What a sentence is about.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// What calls in the sentence name, or else its words.
    pub(super) sentence: Vec<Subject>,
    /// What calls in the passage name, and charts and tables beside it.
    pub(super) passage: Vec<Subject>,
    /// What the section is about.
    pub(super) section: Vec<Subject>,
    /// Indicators whose titles its words come near to, not near enough to be what it must mean.
    pub(super) hinted: Vec<Subject>,
    /// Whether calls name what the sentence is about.
    pub(super) by_calls: bool,
    /// Whether calls or words name reporting units.
    pub(super) units_named: bool,
    /// The calls whose figures the sentence prints.
    pub(super) calls: Vec<FigureCall>,
}

impl<'a> Names<'a> {
    pub(super) fn new(quoter: Quoter<'a>) -> Self {
        let language = quoter.words.language();
        let lexicon = lexicon(language);
        // Short words of units stand between others everywhere.
        let least = if language == Language::Chinese { 1 } else { 2 };
        let (mut titles, mut defined) = (Vec::new(), Defined::default());
        for result in quoter.assessment.all_indicators() {
            let text = title(result, quoter);
            titles.push((result.indicator.id.clone(), stems(lexicon, text)));
            define(language, text, &mut defined);
            let definition = result.indicator.definition.as_ref().and_then(|it| it.get(language));
            define(language, definition.unwrap_or_default(), &mut defined);
            if let MeasureUnit::Named(Some(name)) = &result.indicator.unit {
                let name = name.get(language).unwrap_or_default();
                define(language, name, &mut defined);
                let folded = fold(name);
                let own = tokens(language, name).into_iter().filter(|token| token.kind == TokenKind::Word);
                defined.units.extend(own.map(|token| folded[token.range].to_owned()).filter(|word| {
                    word.chars().count() > least
                        && lexicon.empty.at(&[word.as_str()], language).is_none()
                        && lexicon.scales.at(&[word.as_str()], language).is_none()
                }));
            }
        }
        let units = quoter.assessment.units.iter();
        let units =
            units.filter_map(|(code, name)| Some((code.clone(), fold(name.get(language)?)))).collect();
        Self { quoter, titles, units, defined }
    }

    /// What a sentence of a passage is about.
    pub(super) fn context(
        &self,
        position: &Position,
        (passage, beside): (&Passage, &[&Passage]),
        reading: &Reading,
        sentence: &Range<usize>,
    ) -> Context {
        let own = passage.in_file(sentence.clone());
        let is_own = |call: &&FigureCall| own.start <= call.tag.start && call.tag.start < own.end;
        let mut context = Context::default();
        let (named, others): (Vec<&FigureCall>, Vec<&FigureCall>) = passage.calls.iter().partition(is_own);
        for call in &named {
            add(&mut context.sentence, subject(call));
        }
        let is_printed = |call: &&FigureCall| call.at.is_some_and(|at| sentence.contains(&at));
        context.calls = passage.calls.iter().filter(is_printed).cloned().collect();
        context.by_calls = !context.sentence.is_empty();
        let indicators: Vec<IndicatorId> = context.sentence.iter().filter_map(indicator).collect();
        self.add_units(&named, &reading.folded[sentence.clone()], &indicators, &mut context);
        let text = &reading.folded[sentence.clone()];
        let stems = stems(lexicon(self.quoter.words.language()), text);
        for id in self.titled(&stems, if context.by_calls { 85 } else { 60 }) {
            add(&mut context.sentence, Some(Subject::Indicator(id)));
        }
        for call in &others {
            add(&mut context.passage, subject(call));
        }
        for call in beside.iter().flat_map(|passage| &passage.calls) {
            add(&mut context.passage, subject(call));
        }
        context.hinted = self.titled(&stems, 35).into_iter().map(Subject::Indicator).collect();
        if let Position::Area(area) = position {
            let of = self.quoter.assessment.indicators_of(area);
            context.section.extend(of.map(|result| Subject::Indicator(result.indicator.id.clone())));
            context.section.push(Subject::Area(area.clone()));
        }
        context
    }

    /// The reporting units that calls or the words of a sentence name.
    fn add_units(&self, calls: &[&FigureCall], text: &str, of: &[IndicatorId], context: &mut Context) {
        let by_call = calls.iter().filter_map(|call| call.argument("unit")).map(UnitCode::new);
        let by_name = self.units.iter().filter(|(_, name)| !name.is_empty() && text.contains(name.as_str()));
        let units: BTreeSet<UnitCode> = by_call.chain(by_name.map(|(code, _)| code.clone())).collect();
        context.units_named = !units.is_empty();
        for unit in units {
            for id in of {
                add(&mut context.sentence, Some(Subject::Unit(id.clone(), unit.clone())));
            }
        }
    }

    /// The indicators whose titles the words of a sentence come near to.
    ///
    /// At least so many hundredths of a title must be there, and of the titles that do the best.
    fn titled(&self, own: &BTreeSet<String>, least: usize) -> Vec<IndicatorId> {
        let scored = self.titles.iter().filter_map(|(id, title)| {
            let common = title.intersection(own).count();
            (common >= 2 && common * 100 >= title.len() * least).then(|| (common * 100 / title.len(), id))
        });
        let scored: Vec<(usize, &IndicatorId)> = scored.collect();
        let best = scored.iter().map(|(score, _)| *score).max();
        scored.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, id)| id.clone()).collect()
    }
}

/// The parts of a text that tell what it is about: beginnings of words, in Chinese pairs of characters.
fn stems(lexicon: &Lexicon, text: &str) -> BTreeSet<String> {
    let (language, folded) = (lexicon.language, fold(text));
    if language == Language::Chinese {
        let characters: Vec<char> = folded.chars().collect();
        let pairs = characters.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
        return pairs.map(|pair| pair.iter().collect()).collect();
    }
    let words = tokens(language, text).into_iter().filter(|token| token.kind == TokenKind::Word);
    let words = words
        .map(|token| &folded[token.range])
        .filter(|word| word.chars().count() >= 4 && lexicon.empty.at(&[word], language).is_none());
    words.map(|word| word.chars().take(6).collect()).collect()
}

/// Remembers the numbers of a title or definition with the word behind each.
fn define(language: Language, text: &str, defined: &mut Defined) {
    let reading = read(language, text, &Defined::default(), false);
    let words = words(&reading.folded, &reading.tokens);
    for literal in &reading.literals {
        let number: Decimal = literal.value.normalize();
        defined.numbers.insert((number, stem(&words, literal.tokens.end)));
    }
}

fn add(all: &mut Vec<Subject>, subject: Option<Subject>) {
    if let Some(subject) = subject.filter(|subject| !all.contains(subject)) {
        all.push(subject);
    }
}

fn indicator(subject: &Subject) -> Option<IndicatorId> {
    match subject {
        Subject::Indicator(id) => Some(id.clone()),
        Subject::Unit(..) | Subject::Area(_) | Subject::Report => None,
    }
}

/// Whether a passage only places a chart or a table.
pub(super) fn is_placed(passage: &Passage) -> bool {
    let is_place = |call: &FigureCall| matches!(call.function.as_str(), "chart" | "table");
    passage.calls.first().is_some_and(is_place) && passage.text.trim().chars().count() == 1
}

/// What a call is about.
fn subject(call: &FigureCall) -> Option<Subject> {
    let id = call.argument("id");
    match call.function.as_str() {
        "chart" | "table" | "ref" => match call.argument("kind")? {
            "trend" | "units" | "steps" | "breakdown" => Some(Subject::Indicator(IndicatorId::new(id?))),
            "bullet" | "indicators" => Some(Subject::Area(AreaId::new(id?))),
            _ => None,
        },
        "count" | "budget" | "expenditure" | "utilization" | "share_of_budget" | "share_of_expenditure" => {
            Some(id.map_or(Subject::Report, |id| Subject::Area(AreaId::new(id))))
        }
        name if name.starts_with("overall_") => Some(Subject::Report),
        name if name.starts_with("area_") => Some(Subject::Area(AreaId::new(id?))),
        "unit_title" | "action" => None,
        _ => Some(Subject::Indicator(IndicatorId::new(id?))),
    }
}

/// The sentences of a passage, in bytes.
pub(super) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let (mut all, mut start) = (Vec::new(), 0);
    for token in tokens {
        let ends = match token.kind {
            TokenKind::Mark('。' | '！' | '？' | '؟' | '!' | '?') => true,
            TokenKind::Mark('.') => {
                let mut behind = text[token.range.end..].chars();
                let (next, second) = (behind.next(), behind.next());
                // Branches of a condition follow each other without a space.
                let is_branch = next.is_some_and(char::is_uppercase)
                    && second.is_some_and(|c| c.is_lowercase() || c.is_whitespace());
                is_branch
                    || next.is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | '»' | ')' | PRINTED))
            }
            TokenKind::Mark(_) | TokenKind::Word | TokenKind::Digits(_) | TokenKind::Printed => false,
        };
        if ends {
            all.push(start..token.range.end);
            start = token.range.end;
        }
    }
    if start < text.len() {
        all.push(start..text.len());
    }
    all
}
