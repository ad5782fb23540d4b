//! Compares a number in a text with the figures it may be.

use std::ops::Range;

use super::context::Context;
use super::exempt::Defined;
use super::figure::{Figure, Index, Kind};
use super::fit::{is_alike, is_near, shows_same};
use super::lexicon::{Lexicon, Patterns};
use super::literal::{Literal, Measure, Weight};
use super::recognise::Reading;
use super::token::TokenKind;
use crate::model::{Decimal, Period};

/// What a comparison came to.
#[derive(Debug)]
pub(super) enum Verdict<'f> {
    /// There is nothing to say.
    Silent,
    /// The number is one figure, or one of several.
    Agrees(Vec<&'f Figure>),
    /// The number is not the figure that it must mean.
    Contradicts(&'f Figure),
    /// The number is no figure.
    Unknown,
}

/// How many words around a number tell which figure it is.
const REACH: usize = 9;
/// How many words around a number tell which period it is of.
const CLOSE: usize = 4;
/// Digits that make an agreement by chance with a figure of the section unlikely.
pub(super) const TELLING: usize = 3;
/// Digits that make an agreement by chance with any figure unlikely.
const UNIQUE: usize = 4;

/// What the numbers of a sentence are compared with.
pub(super) struct Judge<'a, 'f> {
    pub(super) index: &'a Index<'f>,
    pub(super) lexicon: &'static Lexicon,
    pub(super) defined: &'a Defined,
    pub(super) reading: &'a Reading,
    pub(super) words: &'a [&'a str],
    pub(super) sentence: &'a Range<usize>,
    pub(super) context: &'a Context,
    /// The figures of what the sentence is about.
    own: Vec<&'f Figure>,
    /// Those of what its passage is about.
    beside: Vec<&'f Figure>,
}

/// What the words around a number say it is.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub(super) kind: Option<Kind>,
    pub(super) period: Option<Period>,
    /// Whether it is how far two values are from each other.
    pub(super) compares: bool,
    /// Whether they name what it is compared with, or of when it is.
    is_placed: bool,
}

impl<'a, 'f> Judge<'a, 'f> {
    /// What the numbers of a sentence are compared with: the words of a reading, and what it is about.
    pub(super) fn new(
        (index, lexicon, defined): (&'a Index<'f>, &'static Lexicon, &'a Defined),
        (reading, words, sentence): (&'a Reading, &'a [&'a str], &'a Range<usize>),
        context: &'a Context,
    ) -> Self {
        let (own, beside) = (Vec::new(), Vec::new());
        let mut judge = Self { index, lexicon, defined, reading, words, sentence, context, own, beside };
        let periods = judge.periods();
        judge.own = index.of(&context.sentence, &periods);
        judge.beside = index.of(&context.passage, &periods);
        judge
    }

    /// The verdict on a number.
    pub(super) fn judge(&self, literal: &Literal) -> Verdict<'f> {
        let cues = self.cues(literal);
        let (own, beside) = (self.usable(&self.own, &cues), self.usable(&self.beside, &cues));
        let (own, beside) = (own.as_slice(), beside.as_slice());
        if literal.weight == Weight::Small {
            return self.small(literal, &cues, own);
        }
        let mut tiers = vec![own];
        // A manner of speaking is near to some figure of any passage.
        let is_saying = matches!(literal.measure, Measure::Fraction | Measure::Factor);
        let is_telling = own.is_empty() || literal.significant() >= TELLING;
        if cues.kind.is_some() || (is_telling && !is_saying) {
            tiers.push(beside);
        }
        for tier in tiers {
            let told = tier.iter().copied().filter(|figure| !is_saying || self.is_told(figure, &cues));
            let agreeing: Vec<&Figure> = told.filter(|figure| self.is(literal, figure)).collect();
            if agreeing.is_empty() {
                continue;
            }
            let other = self.other_by_cue(literal, &cues, tier, &agreeing);
            if let Some(figure) = other.or_else(|| self.misplaced(literal, &cues, tier, &agreeing)) {
                return Verdict::Contradicts(figure);
            }
            return self.agreed(literal, &cues, &agreeing);
        }
        let tier = match (is_saying, self.context.by_calls) {
            (true, false) => &[],
            _ if own.is_empty() => beside,
            _ => own,
        };
        if let Some(figure) = self.meant(literal, &cues, tier) {
            return Verdict::Contradicts(figure);
        }
        self.elsewhere(literal, &cues)
    }

    /// Figures without the differences that no words ask for.
    fn usable(&self, figures: &[&'f Figure], cues: &Cues) -> Vec<&'f Figure> {
        let (reporting, previous) =
            (self.index.quoter.assessment.reporting, self.index.quoter.assessment.previous);
        let periods = self.periods();
        let is_asked = |figure: &&Figure| {
            let is_named = |since| Some(since) == previous || periods.contains(&since);
            let is_difference = figure.kind == Kind::Difference;
            let is_own = figure.kind != Kind::Change || figure.period == reporting;
            let is_asked = !is_difference || figure.since.is_none_or(is_named);
            is_asked && (cues.compares || (is_own && !is_difference))
        };
        figures.iter().copied().filter(is_asked).collect()
    }

    /// A number that no figure of its passage agrees with or comes near to.
    fn elsewhere(&self, literal: &Literal, cues: &Cues) -> Verdict<'f> {
        let is_plain = matches!(literal.measure, Measure::Plain | Measure::Percent | Measure::Points);
        if is_plain && self.context.sentence.is_empty() && literal.significant() >= TELLING {
            let section = self.index.of(&self.context.section, &self.periods());
            let recent = |figure: &&Figure| self.is(literal, figure) && self.is_recent(figure, cues);
            let agreeing: Vec<&Figure> = section.into_iter().filter(recent).collect();
            if !agreeing.is_empty() {
                return self.agreed(literal, cues, &agreeing);
            }
        }
        if is_plain && literal.significant() >= UNIQUE {
            let near = self.index.near(literal).iter().copied();
            let agreeing: Vec<&Figure> = near.filter(|figure| self.is(literal, figure)).collect();
            if !agreeing.is_empty() {
                return self.agreed(literal, cues, &agreeing);
            }
        }
        let hinted = self.hinted(literal, cues);
        if hinted.is_empty() { Verdict::Unknown } else { self.agreed(literal, cues, &hinted) }
    }

    /// The figures that agree among those of the indicators whose titles the sentence comes near to; of a part of
    /// the countries, those that met their targets.
    fn hinted(&self, literal: &Literal, cues: &Cues) -> Vec<&'f Figure> {
        let is_saying = matches!(literal.measure, Measure::Fraction | Measure::Factor);
        let of_countries = (literal.tokens.end..literal.tokens.end + CLOSE)
            .any(|at| literal.measure == Measure::Fraction && self.has(&self.lexicon.countries, at));
        let shares = self.beside.iter().copied().filter(|it| of_countries && it.function == "share_met");
        let hinted = self.usable(&self.index.of(&self.context.hinted, &self.periods()), cues);
        let is_it = |figure: &&Figure| {
            let is_told = if is_saying { self.is_told(figure, cues) } else { literal.significant() > 1 };
            is_told && self.is_recent(figure, cues) && self.is(literal, figure)
        };
        // "Has doubled since 2020" is said of what the passage is about.
        let mut sentence = (0..self.words.len()).filter(|at| self.is_in_sentence(*at));
        let is_factor = literal.measure == Measure::Factor
            && sentence.any(|at| is_year(self.reading, at) || self.has(&self.lexicon.previous, at));
        let factors = self.beside.iter().copied().filter(|it| is_factor && it.kind == Kind::Factor);
        hinted.into_iter().chain(shares).chain(factors).filter(is_it).collect()
    }

    /// Whether a manner of speaking may be the figure: one of this period unless words say otherwise.
    fn is_told(&self, figure: &Figure, cues: &Cues) -> bool {
        let period = cues.period.unwrap_or(self.index.quoter.assessment.reporting);
        let is_now = matches!(figure.kind, Kind::Actual | Kind::Achievement | Kind::Share | Kind::Factor);
        let is_kind = match cues.kind {
            Some(Kind::Achievement) => matches!(figure.kind, Kind::Achievement | Kind::Factor),
            kind => is_now || kind == Some(figure.kind),
        };
        // What is a percentage itself is only with words of it told as one of its target.
        let is_of_percent = |other: &&Figure| {
            other.kind == Kind::Actual && other.measure == Measure::Percent && other.is_of_same(figure)
        };
        let is_derived =
            figure.kind == Kind::Achievement && cues.kind.is_none() && self.own.iter().any(is_of_percent);
        figure.period == period && is_kind && !is_derived
    }

    fn is_recent(&self, figure: &Figure, cues: &Cues) -> bool {
        let assessment = self.index.quoter.assessment;
        figure.period == assessment.reporting
            || Some(figure.period) == assessment.previous
            || Some(figure.period) == cues.period
    }

    /// The periods whose years stand in the sentence.
    fn periods(&self) -> Vec<Period> {
        let years = self.reading.tokens.iter().filter(|token| self.sentence.contains(&token.range.start));
        let years = years.filter_map(|token| match token.kind {
            TokenKind::Digits(number) => i32::try_from(number.value).ok().and_then(Period::year),
            TokenKind::Word | TokenKind::Printed | TokenKind::Mark(_) => None,
        });
        years.filter(|year| self.index.quoter.assessment.periods.contains(year)).collect()
    }

    /// A number that may be a manner of speaking: it is one of the figures, or nothing is said but near a figure.
    fn small(&self, literal: &Literal, cues: &Cues, own: &[&'f Figure]) -> Verdict<'f> {
        let end = literal.tokens.end;
        if literal.value <= Decimal::ONE || !self.context.by_calls {
            return Verdict::Silent;
        }
        let is_printed =
            |at: usize| self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Printed);
        // "Six of the 24".
        let is_word =
            |at: usize| self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        let is_apart = cues.compares && cues.is_placed;
        let counts = is_apart
            || self.is_part(literal.tokens.start)
            || self.has(&self.lexicon.counted, end)
            || self.is_unit(end)
            || is_printed(end + 1)
            || (is_word(end) && is_word(end + 1) && is_printed(end + 2));
        if !counts && !literal.is_time {
            return Verdict::Silent;
        }
        let fitting: Vec<&Figure> = own.iter().copied().filter(|figure| self.fits(literal, figure)).collect();
        let agreeing: Vec<&Figure> = fitting.iter().copied().filter(|it| self.is(literal, it)).collect();
        if !agreeing.is_empty() {
            return match self.misplaced(literal, cues, own, &agreeing) {
                Some(figure) => Verdict::Contradicts(figure),
                None => self.agreed(literal, cues, &agreeing),
            };
        }
        let reporting = self.index.quoter.assessment.reporting;
        let now = fitting.into_iter().filter(|figure| figure.period == reporting);
        let now = now.filter(|figure| !is_apart || figure.kind == Kind::Difference);
        let over = |figure: &Figure| (figure.value.abs() - literal.value).abs();
        let nearest = now.min_by_key(|figure| over(figure));
        let near = |figure: &Figure| {
            over(figure) <= Decimal::from(3) || over(figure) * Decimal::from(4) <= figure.value.abs()
        };
        match nearest
            .filter(|figure| !figure.value.is_zero() && near(figure) && (is_apart || !literal.is_time))
        {
            Some(figure) => Verdict::Contradicts(figure),
            None => Verdict::Silent,
        }
    }

    /// Figures that agree, without those that the words around the number speak against.
    fn agreed(&self, literal: &Literal, cues: &Cues, agreeing: &[&'f Figure]) -> Verdict<'f> {
        if literal.is_truncated || matches!(literal.measure, Measure::Fraction | Measure::Factor) {
            return Verdict::Silent;
        }
        let narrow = |all: Vec<&'f Figure>, is_it: &dyn Fn(&Figure) -> bool| {
            let left: Vec<&Figure> = all.iter().copied().filter(|it| is_it(it)).collect();
            if left.is_empty() { all } else { left }
        };
        let mut all: Vec<&Figure> = agreeing.iter().copied().filter(|figure| figure.is_printed()).collect();
        if all.is_empty() {
            return Verdict::Silent;
        }
        if let Some(kind) = cues.kind {
            all = narrow(all, &|figure| figure.kind == kind);
        }
        let period = cues.period.unwrap_or(self.index.quoter.assessment.reporting);
        all = narrow(all, &|figure| figure.period == period);
        if cues.kind.is_none() {
            // The value itself is meant before what is derived from it.
            all = narrow(all, &|figure| matches!(figure.kind, Kind::Actual));
        }
        all.dedup_by(|a, b| a.what == b.what);
        Verdict::Agrees(all)
    }

    /// The figure of the kind that the words name, where the number agrees with others only.
    fn other_by_cue(
        &self,
        literal: &Literal,
        cues: &Cues,
        tier: &[&'f Figure],
        agreeing: &[&Figure],
    ) -> Option<&'f Figure> {
        let kind = cues.kind.filter(|kind| matches!(kind, Kind::Target | Kind::Baseline))?;
        if agreeing.iter().any(|figure| figure.kind == kind || figure.kind == Kind::Difference) {
            return None;
        }
        let period = cues.period.unwrap_or(self.index.quoter.assessment.reporting);
        tier.iter()
            .copied()
            .find(|figure| figure.kind == kind && figure.period == period && self.fits(literal, figure))
    }

    /// The figure that a number must mean though it does not agree.
    fn meant(&self, literal: &Literal, cues: &Cues, tier: &[&'f Figure]) -> Option<&'f Figure> {
        let is_printed = |figure: &&Figure| {
            figure.is_printed() || literal.measure == Measure::Factor || figure.kind == Kind::Difference
        };
        let same = tier.iter().copied().filter(|it| is_printed(it)).find(|figure| {
            // The number itself is right and its unit is not.
            !self.fits(literal, figure) && shows_same(literal, figure)
        });
        let fitting: Vec<&Figure> =
            tier.iter().copied().filter(is_printed).filter(|figure| self.fits(literal, figure)).collect();
        let period = cues.period.unwrap_or(self.index.quoter.assessment.reporting);
        let by_cue = cues.kind.and_then(|kind| {
            let mut of = fitting.iter().filter(|figure| figure.kind == kind);
            of.clone().find(|figure| figure.period == period).or_else(|| of.next())
        });
        let wide = if self.context.by_calls { 60 } else { 40 };
        let nearest = fitting.iter().filter(|figure| is_near(literal, figure, wide));
        let nearest = nearest.min_by_key(|figure| {
            let is_other = figure.period != period;
            // Digits in another order are those of the figure before any other that is nearer.
            (
                !is_alike(literal, figure),
                (figure.value - literal.value).abs() * if is_other { Decimal::TWO } else { Decimal::ONE },
            )
        });
        let apart = fitting.iter().filter(|figure| figure.kind == Kind::Difference);
        let apart = apart.filter(|figure| is_near(literal, figure, wide));
        let apart = apart.min_by_key(|figure| (figure.value.abs() - literal.value.abs()).abs());
        apart.or(by_cue).or(nearest).copied().or(same)
    }

    /// Whether the number is the figure.
    fn is(&self, literal: &Literal, figure: &Figure) -> bool {
        if !self.fits(literal, figure) {
            return false;
        }
        let is_apart = matches!(figure.kind, Kind::Change | Kind::Difference);
        let value = if literal.measure == Measure::Points || is_apart {
            if literal.value.is_sign_negative() { figure.value } else { figure.value.abs() }
        } else {
            figure.value
        };
        let bare = figure.scale > Decimal::ONE
            && literal.scale == Decimal::ONE
            && (self.is_unit_printed(literal) || self.is_printed_before(literal, figure));
        literal.agrees(value) || (bare && literal.agrees(value / figure.scale))
    }

    /// Whether a function prints the unit behind the number.
    fn is_unit_printed(&self, literal: &Literal) -> bool {
        self.reading.tokens.get(literal.tokens.end).is_some_and(|token| token.kind == TokenKind::Printed)
    }

    /// Whether the sentence has printed the same indicator before the number, whose unit then needs no word.
    fn is_printed_before(&self, literal: &Literal, figure: &Figure) -> bool {
        let id = figure.arguments.first().map(|id| id.trim_matches('"'));
        let before =
            self.context.calls.iter().filter(|call| call.at.is_some_and(|at| at < literal.range.start));
        before.into_iter().any(|call| id.is_some() && call.argument("id") == id)
    }

    fn is_in_sentence(&self, at: usize) -> bool {
        self.sentence.contains(&self.reading.tokens[at].range.start)
    }

    /// What the words of the clause around a number say it is.
    fn cues(&self, literal: &Literal) -> Cues {
        let (before, behind) = self.clause(literal);
        let language = self.lexicon.language;
        let kinds = [
            (&self.lexicon.achievement, Kind::Achievement),
            (&self.lexicon.target, Kind::Target),
            (&self.lexicon.baseline, Kind::Baseline),
        ];
        let at = |range: Range<usize>, patterns: &Patterns<()>| {
            range
                .filter(|index| patterns.at(&self.words[*index..], language).is_some())
                .collect::<Vec<usize>>()
        };
        let mut kind: Option<(usize, Kind)> = None;
        for (patterns, of) in kinds {
            let left = at(before.clone(), patterns).into_iter().map(|index| literal.tokens.start - index);
            let close = literal.tokens.end..behind.end.min(literal.tokens.end + 4);
            let right = at(close, patterns).into_iter().map(|index| index + 1 - literal.tokens.end + 1);
            let nearest = left.chain(right).min();
            if let Some(distance) = nearest
                && kind.is_none_or(|(known, _)| distance < known)
            {
                kind = Some((distance, of));
            }
        }
        let is_share = matches!(literal.measure, Measure::Plain | Measure::Percent | Measure::Fraction);
        let kind = kind.filter(|_| is_share).map(|(_, kind)| kind);
        // Achievements are percentages: words of them before a number of things say nothing of it.
        let kind = kind.filter(|kind| *kind != Kind::Achievement || literal.measure != Measure::Plain);
        let years = self.periods();
        // What was a year before is said right beside the number; farther off it is said of another.
        let near = before.end.saturating_sub(CLOSE).max(before.start)..(behind.start + CLOSE).min(behind.end);
        let is_previous = !at(near, &self.lexicon.previous).is_empty();
        let previous = is_previous.then_some(self.index.quoter.assessment.previous).flatten();
        let is_dated = before.clone().chain(behind.clone()).any(|at| is_year(self.reading, at));
        let year = years.into_iter().find(|_| is_dated);
        let compares = !at(before.start..behind.end, &self.lexicon.difference).is_empty();
        let is_placed = kind.is_some() || is_previous || is_dated;
        Cues { kind, period: previous.or(year), compares, is_placed }
    }

    /// The words of the clause before and behind a number.
    fn clause(&self, literal: &Literal) -> (Range<usize>, Range<usize>) {
        let stops = |index: usize| {
            let token = &self.reading.tokens[index];
            !self.is_in_sentence(index)
                || matches!(
                    token.kind,
                    TokenKind::Printed
                        | TokenKind::Mark(',' | ';' | '，' | '；' | '،' | '؛' | ':' | '：' | '、')
                )
        };
        let mut start = literal.tokens.start;
        while start > 0 && literal.tokens.start - start < REACH && !stops(start - 1) {
            start -= 1;
        }
        let mut end = literal.tokens.end;
        while end < self.words.len() && end - literal.tokens.end < REACH && !stops(end) {
            end += 1;
        }
        (start..literal.tokens.start, literal.tokens.end..end)
    }
}

/// Whether a token is a year.
fn is_year(reading: &Reading, at: usize) -> bool {
    match reading.tokens[at].kind {
        TokenKind::Digits(number) => number.digits == 4 && number.decimals == 0 && !number.is_grouped,
        TokenKind::Word | TokenKind::Printed | TokenKind::Mark(_) => false,
    }
}
