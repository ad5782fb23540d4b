//! Compares a number in a text with the figures it may be.

use std::ops::Range;

use super::context::Context;
use super::exempt::Defined;
use super::figure::{Figure, Index, Kind};
use super::lexicon::{Lexicon, Patterns};
use super::literal::{Form, Hedge, Literal, Measure, Weight};
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
const TELLING: usize = 3;
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
        let is_factor = literal.measure == Measure::Factor && cues.is_placed;
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
        figure.period == period && is_kind
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
            over(figure) <= Decimal::TWO || over(figure) * Decimal::from(4) <= figure.value.abs()
        };
        match nearest.filter(|figure| near(figure) && (is_apart || !literal.is_time)) {
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

    /// Whether a number can be a figure by its unit.
    pub(super) fn fits(&self, literal: &Literal, figure: &Figure) -> bool {
        let kinds = match literal.measure {
            Measure::Plain => figure.measure == Measure::Plain,
            Measure::Percent | Measure::Fraction => figure.measure == Measure::Percent,
            Measure::Points => figure.measure == Measure::Points,
            Measure::Factor => figure.measure == Measure::Factor,
        };
        kinds && (literal.measure != Measure::Plain || self.fits_words(literal, figure))
    }

    /// Whether the words behind a number are those of what the figure counts.
    fn fits_words(&self, literal: &Literal, figure: &Figure) -> bool {
        let end = literal.tokens.end;
        let (countries, indicators) =
            (self.has(&self.lexicon.countries, end), self.has(&self.lexicon.indicators, end));
        match figure.kind {
            Kind::Units | Kind::Indicators if literal.decimals > 0 => false,
            Kind::Units => {
                !indicators
                    && !self.is_unit_of(end, figure)
                    && !literal.is_time
                    && literal.scale == Decimal::ONE
            }
            Kind::Indicators => {
                !countries && !self.is_unit(end) && !literal.is_time && literal.scale == Decimal::ONE
            }
            Kind::Money => !countries && !indicators && !literal.is_time && !self.is_unit_not_money(end),
            Kind::Actual
            | Kind::Target
            | Kind::Baseline
            | Kind::Change
            | Kind::Difference
            | Kind::Achievement
            | Kind::Share
            | Kind::Factor => {
                let is_time_unit = figure
                    .unit
                    .iter()
                    .any(|word| self.lexicon.time.at(&[word.as_str()], self.lexicon.language).is_some());
                let other =
                    (self.is_unit(end) || self.looks_like_unit(end, figure)) && !self.is_unit_of(end, figure);
                !countries && !indicators && !other && (!literal.is_time || is_time_unit)
            }
        }
    }

    /// Whether words before a number say that it counts a part of what was counted last.
    fn is_part(&self, start: usize) -> bool {
        (1..=4.min(start)).any(|length| {
            let found = self.lexicon.partitive.at(&self.words[start - length..start], self.lexicon.language);
            found.is_some_and(|found| found.length == length)
        })
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn has<T: Copy>(&self, patterns: &Patterns<T>, at: usize) -> bool {
        self.words.get(at..).is_some_and(|rest| patterns.at(rest, self.lexicon.language).is_some())
    }

    /// Whether the word there is one of a unit of measure.
    fn is_unit(&self, at: usize) -> bool {
        self.defined.units.contains(self.word(at))
    }

    fn is_unit_not_money(&self, at: usize) -> bool {
        self.is_unit(at) && !self.has(&self.lexicon.money, at)
    }

    fn is_unit_of(&self, at: usize, figure: &Figure) -> bool {
        let word = self.word(at);
        let is_money = figure
            .unit
            .iter()
            .any(|unit| self.lexicon.money.at(&[unit.as_str()], self.lexicon.language).is_some());
        figure.unit.iter().any(|unit| unit == word) || (is_money && self.has(&self.lexicon.money, at))
    }

    /// Whether a short word ends as the unit does: `MWh` beside `GWh`.
    fn looks_like_unit(&self, at: usize, figure: &Figure) -> bool {
        let word = self.word(at);
        if matches!(word, "吉" | "兆" | "太") {
            return figure.unit.first().is_some_and(|unit| unit != word);
        }
        let tail = |text: &str| text.get(1..).filter(|tail| tail.len() >= 2).map(ToOwned::to_owned);
        word.len() <= 4
            && word.is_ascii()
            && figure.unit.iter().any(|unit| {
                unit.len() <= 4
                    && unit.is_ascii()
                    && unit != word
                    && tail(unit).is_some()
                    && tail(unit) == tail(word)
            })
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
        let is_dated = years_near(self.reading, &before, &behind);
        let year = years.into_iter().find(|_| is_dated);
        let compares = !at(before.start..behind.end, &self.lexicon.difference).is_empty();
        let is_placed = kind.is_some() || is_previous || is_dated;
        Cues { kind, period: previous.or(year), compares, is_placed }
    }

    /// The words of the clause before and behind a number.
    fn clause(&self, literal: &Literal) -> (Range<usize>, Range<usize>) {
        let stops = |index: usize| {
            let token = &self.reading.tokens[index];
            !self.sentence.contains(&token.range.start)
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

/// Whether a year stands in the clause of a number.
fn years_near(reading: &Reading, before: &Range<usize>, behind: &Range<usize>) -> bool {
    let is_year = |index: usize| match reading.tokens[index].kind {
        TokenKind::Digits(number) => number.digits == 4 && number.decimals == 0 && !number.is_grouped,
        TokenKind::Word | TokenKind::Printed | TokenKind::Mark(_) => false,
    };
    before.clone().chain(behind.clone()).any(is_year)
}

/// Whether the same digits stand in both, whatever they count.
fn shows_same(literal: &Literal, figure: &Figure) -> bool {
    if literal.significant() < 2 || literal.measure == Measure::Factor || figure.kind == Kind::Factor {
        return false;
    }
    let own = literal.value / literal.scale;
    Literal { value: own, step: literal.step / literal.scale, ..literal.clone() }
        .agrees(figure.value / figure.scale)
}

/// Whether a number is so near to a figure, or so like it, that it must be meant for it.
fn is_near(literal: &Literal, figure: &Figure, wide: i64) -> bool {
    let (own, other) = (literal.value.abs(), figure.value.abs());
    if own.is_zero() || other.is_zero() {
        return false;
    }
    let near = match literal.measure {
        Measure::Percent => (own - other).abs() <= Decimal::from(if wide > 50 { 15 } else { 10 }),
        Measure::Points => (own - other).abs() <= Decimal::TWO,
        Measure::Fraction => {
            (own - other).abs() <= Decimal::from(if literal.hedge == Hedge::Above { 0 } else { 12 })
        }
        Measure::Factor => true,
        Measure::Plain => {
            let share = Decimal::new(wide, 2);
            own >= other * share && other >= own * share
        }
    };
    near || (literal.form == Form::Digits && literal.measure != Measure::Factor && is_alike(literal, figure))
}

/// Whether the digits are those of the figure in another order, with another one, or with other zeros.
fn is_alike(literal: &Literal, figure: &Figure) -> bool {
    let digits =
        |value: Decimal| value.normalize().mantissa().abs().to_string().trim_end_matches('0').to_owned();
    let own = digits(literal.value);
    let printed = figure.value / figure.scale;
    let other = digits(printed.round_dp(literal.decimals));
    if own.len() < TELLING || other.len() < TELLING {
        return false;
    }
    let sorted = |text: &str| {
        let mut all: Vec<char> = text.chars().collect();
        all.sort_unstable();
        all
    };
    own == other
        || sorted(&own) == sorted(&other)
        || (own.len() == other.len() && own.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1)
}
