//! Which figure the place of a number asks for, where the number is another figure of its subject.
//!
//! A number without words of another period is of the reporting period, one
//! without words of a target or a baseline is an actual value, and a sentence
//! says each figure once. What a call in the sentence prints already is not asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::figure::{Figure, Kind};
use super::judge::{Cues, Judge};
use super::lexicon::Patterns;
use super::literal::Literal;
use super::token::TokenKind;
use crate::model::Period;
use crate::narrate::FigureCall;

/// Words that may stand between a number and the words of the year before that it is of.
const JOINS: [&str; 22] = [
    "in", "of", "the", "had", "been", "was", "en", "la", "le", "el", "au", "del", "de", "в", "за", "был",
    "في", "كان", "为", "的", "是", "达",
];

impl<'f> Judge<'_, 'f> {
    /// The figure in whose place another one of the sentence stands.
    pub(super) fn misplaced(
        &self,
        literal: &Literal,
        cues: &Cues,
        tier: &[&'f Figure],
        agreeing: &[&'f Figure],
    ) -> Option<&'f Figure> {
        let other_period = self.of_other_period(literal, cues, tier, agreeing);
        other_period
            .or_else(|| self.of_other_kind(literal, cues, tier, agreeing))
            .or_else(|| self.said_already(literal, tier, agreeing))
    }

    /// A value of an earlier period without words that say so, or this one's where they do.
    fn of_other_period(
        &self,
        literal: &Literal,
        cues: &Cues,
        tier: &[&'f Figure],
        agreeing: &[&'f Figure],
    ) -> Option<&'f Figure> {
        let assessment = self.index.quoter.assessment;
        let agreeing = Self::of_kind(cues, agreeing);
        let is_change = agreeing.iter().all(|figure| matches!(figure.kind, Kind::Change | Kind::Difference));
        let asked = match assessment.previous {
            Some(previous) if !is_change && self.is_right_beside_previous(literal) => previous,
            _ => assessment.reporting,
        };
        let is_told = |figure: &&Figure| figure.period == asked || self.tells_period(literal, figure);
        if agreeing.iter().any(is_told) {
            return None;
        }
        agreeing.iter().find_map(|other| {
            tier.iter().copied().find(|figure| {
                figure.period == asked
                    && figure.is_same_of_other_period(other)
                    && self.fits(literal, figure)
                    && !self.is_called(figure)
            })
        })
    }

    /// The figures of the kind that words name; without words, those that need none.
    fn of_kind(cues: &Cues, agreeing: &[&'f Figure]) -> Vec<&'f Figure> {
        let is_asked = |figure: &&&Figure| match cues.kind {
            Some(kind) => figure.kind == kind,
            None => !is_planned(figure),
        };
        let asked: Vec<&Figure> = agreeing.iter().filter(is_asked).copied().collect();
        if asked.is_empty() { agreeing.to_vec() } else { asked }
    }

    /// A target or baseline without words of one, where the actual value is nowhere in the sentence.
    fn of_other_kind(
        &self,
        literal: &Literal,
        cues: &Cues,
        tier: &[&'f Figure],
        agreeing: &[&'f Figure],
    ) -> Option<&'f Figure> {
        let lexicon = self.lexicon;
        if cues.kind.is_some()
            || !self.context.by_calls
            || !agreeing.iter().all(|figure| is_planned(figure))
            || self.says(literal, |words| self.is_in(&lexicon.target, words))
            || self.says(literal, |words| self.is_in(&lexicon.baseline, words))
            || self.says(literal, |words| self.years_in(words).next().is_some())
        {
            return None;
        }
        agreeing.iter().find_map(|other| {
            tier.iter().copied().find(|figure| {
                figure.kind == Kind::Actual
                    && figure.period == other.period
                    && figure.is_of_same(other)
                    && self.fits(literal, figure)
                    && !self.is_called(figure)
            })
        })
    }

    /// A figure that the sentence prints elsewhere, where another of its kind is nowhere in it.
    fn said_already(
        &self,
        literal: &Literal,
        tier: &[&'f Figure],
        agreeing: &[&'f Figure],
    ) -> Option<&'f Figure> {
        // Without anything missing the bounds of an area are its achievement.
        let called: Vec<&Figure> = agreeing.iter().filter(|it| self.is_called(it)).copied().collect();
        if !agreeing.iter().all(|figure| called.iter().any(|other| figure.is_of_same(other))) {
            return None;
        }
        let left = tier.iter().copied().filter(|figure| {
            !self.is_called(figure)
                && self.fits(literal, figure)
                && called.iter().any(|other| figure.is_same_of_other_subject(other))
        });
        left.min_by_key(|figure| (figure.value - literal.value).abs())
    }

    /// Whether a call of the sentence prints a figure.
    fn is_called(&self, figure: &Figure) -> bool {
        let assessment = self.index.quoter.assessment;
        self.context.calls.iter().any(|call| {
            let period = match call.argument("period") {
                None => Some(assessment.reporting),
                Some("previous") => assessment.previous,
                Some(name) => assessment.periods.iter().copied().find(|period| period.to_string() == name),
            };
            period == Some(figure.period) && figure.is_printed_by(call)
        })
    }

    /// Whether words of the sentence say that a number is of the period of a figure.
    fn tells_period(&self, literal: &Literal, figure: &Figure) -> bool {
        let is_previous = Some(figure.period) == self.index.quoter.assessment.previous;
        // A change is on the period before, whatever period it is of.
        let is_changed = matches!(figure.kind, Kind::Change | Kind::Factor | Kind::Difference);
        self.says(literal, |words| {
            (is_previous && !is_changed && self.is_in(&self.lexicon.previous, words))
                || self.years_in(words).any(|year| year == figure.period)
        })
    }

    /// Whether something is said in the clause of a number, or in one that has no number of its own.
    fn says(&self, literal: &Literal, is_said: impl Fn(&Range<usize>) -> bool) -> bool {
        let own = self.around(literal.tokens.clone(), |kind| *kind == TokenKind::Printed || is_comma(kind));
        if is_said(&own) {
            return true;
        }
        let tokens = &self.reading.tokens;
        let sentence = (0..tokens.len()).filter(|at| self.sentence.contains(&tokens[*at].range.start));
        let mut clauses: Vec<Range<usize>> = Vec::new();
        for at in sentence {
            match clauses.last_mut() {
                Some(last) if !is_comma(&tokens[at].kind) => last.end = at + 1,
                _ => clauses.push(at..at + 1),
            }
        }
        let has_number = |clause: &Range<usize>| {
            clause.clone().any(|at| tokens[at].kind == TokenKind::Printed)
                || self.reading.literals.iter().any(|other| clause.contains(&other.tokens.start))
        };
        clauses.iter().any(|clause| !has_number(clause) && is_said(clause))
    }

    /// The tokens around some others, up to one that ends a clause.
    fn around(&self, tokens: Range<usize>, ends: impl Fn(&TokenKind) -> bool) -> Range<usize> {
        let all = &self.reading.tokens;
        let stops = |at: usize| ends(&all[at].kind) || !self.sentence.contains(&all[at].range.start);
        let (mut start, mut end) = (tokens.start, tokens.end);
        while start > 0 && !stops(start - 1) {
            start -= 1;
        }
        while end < all.len() && !stops(end) {
            end += 1;
        }
        start..end
    }

    fn is_in(&self, patterns: &Patterns<()>, words: &Range<usize>) -> bool {
        let mut starts = words.clone();
        starts.any(|at| patterns.at(&self.words[at..], self.lexicon.language).is_some())
    }

    fn years_in(&self, words: &Range<usize>) -> impl Iterator<Item = Period> {
        let years = self.reading.tokens[words.clone()].iter().filter_map(|token| match token.kind {
            TokenKind::Digits(number) if number.digits == 4 && number.decimals == 0 && !number.is_grouped => {
                i32::try_from(number.value).ok().and_then(Period::year)
            }
            TokenKind::Digits(_) | TokenKind::Word | TokenKind::Printed | TokenKind::Mark(_) => None,
        });
        years.collect::<Vec<_>>().into_iter()
    }

    /// Whether words of the period before stand right before or behind a number.
    fn is_right_beside_previous(&self, literal: &Literal) -> bool {
        let language = self.lexicon.language;
        let previous = |at: usize| {
            let words = self.words.get(at..)?;
            self.lexicon.previous.at(words, language).map(|found| at + found.length)
        };
        let joins = |range: Range<usize>| {
            range.len() <= 3 && self.words[range].iter().all(|word| JOINS.contains(word))
        };
        let before = (literal.tokens.start.saturating_sub(8)..literal.tokens.start)
            .filter_map(previous)
            .any(|end| end <= literal.tokens.start && joins(end..literal.tokens.start));
        let end = literal.tokens.end;
        let behind = (end..self.words.len().min(end + 4)).any(|at| previous(at).is_some() && joins(end..at));
        before || behind
    }
}

impl Figure {
    /// Whether a call names the figure, of whatever period.
    fn is_printed_by(&self, call: &FigureCall) -> bool {
        let is_unit = self.kind != Kind::Money;
        let own = self.keys();
        let is_own = |key: &str| !matches!(key, "period" | "decimals") && (key != "unit" || is_unit);
        let called = call.arguments.iter().filter(|(key, _)| is_own(key));
        let called: BTreeMap<&str, &str> =
            called.map(|(key, value)| (key.as_str(), value.as_deref().unwrap_or_default())).collect();
        self.function == call.function && own == called
    }

    /// Whether the figure is another one in its period only.
    fn is_same_of_other_period(&self, other: &Self) -> bool {
        self.function == other.function && self.keys() == other.keys() && self.period != other.period
    }

    /// Whether the figure is the same of another indicator, area or source.
    fn is_same_of_other_subject(&self, other: &Self) -> bool {
        self.function == other.function && self.period == other.period && self.keys() != other.keys()
    }

    /// Whether the figure is of the same indicator and unit.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        self.keys() == other.keys()
    }

    /// The arguments of its call that name what it is of: the first is its id, one that is no text is empty.
    fn keys(&self) -> BTreeMap<&str, &str> {
        let named = self.arguments.iter().map(|argument| match argument.split_once(" = ") {
            Some((key, value)) => {
                (key, value.strip_prefix('"').map_or("", |value| value.trim_end_matches('"')))
            }
            None => ("id", argument.trim_matches('"')),
        });
        named.filter(|(key, _)| *key != "period").collect()
    }
}

/// Whether a figure is one that words say to be none of what came about.
fn is_planned(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Target | Kind::Baseline)
}

/// Whether a sign ends a clause.
fn is_comma(kind: &TokenKind) -> bool {
    matches!(kind, TokenKind::Mark(',' | ';' | '，' | '；' | '،' | '؛' | ':' | '：'))
}
