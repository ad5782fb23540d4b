//! Finds the numbers that are written in a passage, and says what each is.

use std::ops::Range;

use super::exempt::{Class, Defined, Looker, OLDEST};
use super::lexicon::{Lexicon, Saying, lexicon, words};
use super::literal::{Form, Hedge, Literal, Measure, Weight};
use super::number::Number;
use super::numeral::numeral;
use super::token::{Token, TokenKind, fold, tokens};
use crate::model::{Decimal, Language, symbols};

/// A passage with what is numbers in it.
#[derive(Debug)]
pub(super) struct Reading {
    /// The text in small letters.
    pub(super) folded: String,
    /// Its words, numbers and marks.
    pub(super) tokens: Vec<Token>,
    /// The numbers that may be quantities.
    pub(super) literals: Vec<Literal>,
    /// The numbers that are none, with their class.
    pub(super) exempt: Vec<(Range<usize>, Class)>,
}

/// Reads a passage.
pub(super) fn read(language: Language, text: &str, defined: &Defined, is_heading: bool) -> Reading {
    let folded = fold(text);
    let tokens = tokens(language, text);
    let symbols = symbols(text).into_iter().map(|cited| (cited.range, Class::Symbol));
    let named: Vec<(Range<usize>, Class)> =
        symbols.chain(phones(text).into_iter().map(|phone| (phone, Class::Code))).collect();
    let words = words(&folded, &tokens);
    let lexicon = lexicon(language);
    let looker = Looker { lexicon, text, tokens: &tokens, words: &words, defined, is_heading };
    let mut reader = Reader { looker, literals: Vec::new(), exempt: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        let start = tokens[at].range.start;
        if let Some((name, class)) = named.iter().find(|(name, _)| name.contains(&start)) {
            let end = name.end;
            reader.exempt.push((name.clone(), *class));
            while at < tokens.len() && tokens[at].range.start < end {
                at += 1;
            }
            continue;
        }
        at = reader.step(at).max(at + 1);
    }
    let Reader { literals, exempt, .. } = reader;
    Reading { folded, tokens, literals, exempt }
}

/// The telephone numbers of a text: a plus and eight to fifteen digits, not set in groups of three alone.
fn phones(text: &str) -> Vec<Range<usize>> {
    let is_inside = |c: char| c.is_ascii_digit() || " -.()\u{a0}\u{202f}".contains(c);
    let starts = text.match_indices('+').map(|(at, _)| at);
    let found = starts.filter_map(|start| {
        let rest = &text[start + 1..];
        let all = &rest[..rest.find(|c| !is_inside(c)).unwrap_or(rest.len())];
        let all = all.trim_end_matches(|c: char| !c.is_ascii_digit());
        let groups: Vec<&str> =
            all.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let is_number = groups.iter().skip(1).all(|group| group.len() == 3) && groups.len() > 1;
        ((8..=15).contains(&digits) && !is_number).then(|| start..start + 1 + all.len())
    });
    found.collect()
}

struct Reader<'a> {
    looker: Looker<'a>,
    literals: Vec<Literal>,
    exempt: Vec<(Range<usize>, Class)>,
}

/// A number before its surroundings were looked at.
struct Found {
    tokens: Range<usize>,
    value: Decimal,
    decimals: u32,
    scale: Decimal,
    form: Form,
}

impl Reader<'_> {
    fn lexicon(&self) -> &'static Lexicon {
        self.looker.lexicon
    }

    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let all = self.looker.tokens;
        all[tokens.start].range.start..all[tokens.end - 1].range.end
    }

    fn pass(&mut self, tokens: Range<usize>, class: Class) -> usize {
        self.exempt.push((self.bytes(tokens.clone()), class));
        tokens.end
    }

    /// Reads what begins at a token, and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let language = self.lexicon().language;
        let rest = &self.looker.words[at..];
        if let Some(found) = self.lexicon().sayings.at(rest, language) {
            let inside = at + found.inside.start..at + found.inside.end;
            let (numerator, denominator, measure) = match found.meaning {
                Saying::Idiom => return self.pass(at..at + found.length, Class::Idiom),
                Saying::Fraction(numerator, denominator) => (numerator, denominator, Measure::Fraction),
                Saying::Factor(numerator, denominator) => (numerator, denominator, Measure::Factor),
            };
            return self.say(inside, Decimal::from(numerator), Decimal::from(denominator), measure);
        }
        if let Some((over, under, end)) = self.one_in(at) {
            return self.say(at..end, over, under, Measure::Fraction);
        }
        match &self.looker.tokens[at].kind {
            TokenKind::Digits(number) => self.digits(at, *number),
            TokenKind::Word if language == Language::Chinese => self.characters(at),
            TokenKind::Word => self.cardinal(at),
            TokenKind::Printed | TokenKind::Mark(_) => at + 1,
        }
    }

    /// "One in twelve", "three out of eight": how many, of how many, and where to go on.
    fn one_in(&self, at: usize) -> Option<(Decimal, Decimal, usize)> {
        let (lexicon, words) = (self.lexicon(), self.looker.words);
        let number = |at: usize| lexicon.cardinals.at(words.get(at..)?, lexicon.language);
        let over = number(at)?;
        let link = |at: usize| Some(at + lexicon.out_of.at(words.get(at..)?, lexicon.language)?.length);
        let next = at + over.length;
        // French names what is counted first: "une entreprise sur cinq".
        let is_far = lexicon.language == Language::French && over.meaning == 1;
        let tokens = self.looker.tokens.get(next..)?.iter().take(if is_far { 4 } else { 0 });
        let between = tokens.take_while(|token| token.kind == TokenKind::Word).count();
        let behind = (next..=next + between).find_map(link)?;
        let under = number(behind)?;
        let end = behind + under.length;
        // "Two in three months" and "five in twenty-one" are none.
        let goes_on = number(end).is_some() || words.get(end) == Some(&"-") || self.looker.is_time(end);
        (over.meaning < under.meaning && !goes_on)
            .then(|| (Decimal::from(over.meaning), Decimal::from(under.meaning), end))
    }

    /// A part of a whole, or a factor.
    fn say(&mut self, tokens: Range<usize>, over: Decimal, under: Decimal, measure: Measure) -> usize {
        let value = over / under;
        let value = if measure == Measure::Fraction { value * Decimal::ONE_HUNDRED } else { value };
        let found =
            Found { tokens: tokens.clone(), value, decimals: 0, scale: Decimal::ONE, form: Form::Words };
        self.keep(&found, tokens.end, measure, Weight::Quantity);
        tokens.end
    }

    /// A number in digits.
    fn digits(&mut self, at: usize, number: Number) -> usize {
        let (scale, end) = self.scale(at + 1);
        let (measure, after) = self.measure(end);
        if measure == Measure::Plain && scale == Decimal::ONE {
            let before = self.exempt.last().map(|(range, class)| (range.clone(), *class));
            if let Some(class) = self.looker.class(at, number, before) {
                return self.pass(at..at + 1, class);
            }
        }
        let Some(value) = number.value.checked_mul(scale) else { return at + 1 };
        let (first, value) = if self.looker.is_negative(at) { (at - 1, -value) } else { (at, value) };
        let found = Found { tokens: first..end, value, decimals: number.decimals, scale, form: Form::Digits };
        self.keep(&found, after, measure, Weight::Quantity);
        after
    }

    /// A number in words of a language with spaces.
    fn cardinal(&mut self, at: usize) -> usize {
        let language = self.lexicon().language;
        let (mut hundreds, mut last, mut end) = (0_u64, u64::MAX, at);
        let (mut total, mut any_scale) = (0_u64, false);
        loop {
            let rest = &self.looker.words[end..];
            if let Some(found) = self.lexicon().cardinals.at(rest, language) {
                let own = u64::from(found.meaning);
                let is_behind = language == Language::Arabic && rest[0].starts_with('و');
                let is_teen = language == Language::Arabic && !is_behind && own == 10 && last < 10;
                if is_teen || is_behind && last < 10 && (20..100).contains(&own) {
                    // Arabic says the units before the tens.
                    hundreds += own;
                } else if own == 100 && (1..20).contains(&hundreds) {
                    hundreds *= 100;
                } else if own < last && (own < 10 || !(10..100).contains(&last) || self.adds(last, own)) {
                    hundreds += own;
                } else {
                    break;
                }
                (last, end) = (own, end + found.length);
            } else if let Some(found) = (end > at).then(|| self.lexicon().scales.at(rest, language)).flatten()
            {
                total += hundreds * found.meaning;
                (hundreds, last, end, any_scale) = (0, 1_000, end + found.length, true);
            } else {
                break;
            }
            end = self.joined(end, last);
        }
        let value = total + hundreds;
        if end == at || value <= 1 {
            return self.vague_scale(at).max(end).max(at + 1);
        }
        let found = Found {
            tokens: at..end,
            value: Decimal::from(value),
            decimals: 0,
            scale: Decimal::ONE,
            form: Form::Words,
        };
        if let Some(end) = self.looker.ordinal(at, end).filter(|_| (20..100).contains(&value)) {
            return self.pass(at..end, Class::Name);
        }
        if any_scale && self.looker.ends(&self.lexicon().vague, at) && value % 1_000 == 0 && value < 2_000 {
            return self.pass(at..end, Class::Vague);
        }
        let (measure, after) = self.measure(end);
        let is_small = value <= 12 || self.looker.is_time(end);
        let weight = if is_small && measure == Measure::Plain { Weight::Small } else { Weight::Quantity };
        if self.looker.is_defined(Decimal::from(value), end) {
            return self.pass(at..end, Class::Definition);
        }
        if found.value <= OLDEST && self.looker.is_age(at, end) {
            return self.pass(at..end, Class::Age);
        }
        self.keep(&found, after, measure, weight);
        after
    }

    /// French sixty and eighty go on to nineteen; Arabic has the tens behind the units.
    fn adds(&self, last: u64, own: u64) -> bool {
        match self.lexicon().language {
            Language::French => matches!((last, own), (60 | 80 | 20, 1..20) | (10, 7..10)),
            Language::English | Language::Spanish | Language::Russian => {
                (20..100).contains(&last) && own < 10
            }
            Language::Chinese | Language::Arabic => own < 10,
        }
    }

    /// Where a number word goes on behind a word that joins its parts; the same place where it does not.
    fn joined(&self, end: usize, last: u64) -> usize {
        let language = self.lexicon().language;
        let Some(rest) = self.looker.words.get(end..) else { return end };
        let Some(found) = self.lexicon().joiners.at(rest, language) else { return end };
        let is_hyphen = rest.first() == Some(&"-");
        let goes_on = rest
            .get(found.length..)
            .and_then(|rest| self.lexicon().cardinals.at(rest, language))
            .is_some_and(|next| u64::from(next.meaning) < last);
        let fits = match language {
            Language::English => is_hyphen || last >= 100,
            Language::French | Language::Spanish => is_hyphen || last >= 20,
            Language::Russian | Language::Chinese | Language::Arabic => true,
        };
        if goes_on && fits { end + found.length } else { end }
    }

    /// Thousands without a number before them say nothing exact.
    fn vague_scale(&mut self, at: usize) -> usize {
        let rest = &self.looker.words[at..];
        match self.lexicon().scales.at(rest, self.lexicon().language) {
            Some(found) => self.pass(at..at + found.length, Class::Vague),
            None => at,
        }
    }

    /// A number in Chinese characters.
    fn characters(&mut self, at: usize) -> usize {
        let words = self.looker.words;
        if words[at..].starts_with(&["百", "分", "之"])
            && let Some((value, decimals, length)) = self.after_part(at + 3)
        {
            let tokens = at..at + 3 + length;
            let end = tokens.end;
            let found = Found { tokens, value, decimals, scale: Decimal::ONE, form: Form::Words };
            self.keep(&found, end, Measure::Percent, Weight::Quantity);
            return end;
        }
        let Some(found) = numeral(&words[at..]) else { return at + 1 };
        let end = at + found.length;
        if found.is_row || self.looker.is_rough(at) {
            return self.pass(at..end, Class::Vague);
        }
        if words[end..].starts_with(&["分", "之"])
            && let Some((over, _, length)) = self.after_part(end + 2)
            && !found.value.is_zero()
        {
            return self.say(at..end + 2 + length, over, found.value, Measure::Fraction);
        }
        let tenths = self.looker.tenths(end).filter(|_| found.value < Decimal::TEN);
        if let Some((length, more)) = tenths {
            let value = found.value * Decimal::TEN + more;
            return self.say(at..end + length, value, Decimal::ONE_HUNDRED, Measure::Fraction);
        }
        self.character_count(at, found.value, end)
    }

    /// A number of something in Chinese characters.
    fn character_count(&mut self, at: usize, value: Decimal, end: usize) -> usize {
        let is_time = self.looker.is_time(end);
        let (measure, after) = self.measure(end);
        let counts = measure != Measure::Plain || self.looker.is_counted(end);
        let is_small = value <= Decimal::from(12) || is_time;
        // Nothing is said by so large a number but how many there are.
        let is_large = value > Decimal::from(10_000) && end - at > 2;
        if value <= Decimal::ONE
            || !(counts || is_time || is_large)
            || self.looker.ends(&self.lexicon().named, at)
        {
            return self.pass(at..end, Class::Idiom);
        }
        if self.looker.is_defined(value, end) {
            return self.pass(at..end, Class::Definition);
        }
        if value <= OLDEST && self.looker.is_age(at, end) {
            return self.pass(at..end, Class::Age);
        }
        let found = Found { tokens: at..end, value, decimals: 0, scale: Decimal::ONE, form: Form::Words };
        let weight = if is_small && measure == Measure::Plain { Weight::Small } else { Weight::Quantity };
        self.keep(&found, after, measure, weight);
        after
    }

    /// The number behind 分之: its value, decimals and length.
    fn after_part(&self, at: usize) -> Option<(Decimal, u32, usize)> {
        match &self.looker.tokens.get(at)?.kind {
            TokenKind::Digits(number) => Some((number.value, number.decimals, 1)),
            TokenKind::Word => numeral(&self.looker.words[at..]).map(|it| (it.value, 0, it.length)),
            TokenKind::Printed | TokenKind::Mark(_) => None,
        }
    }

    /// What a number is multiplied by, and where to go on.
    fn scale(&self, end: usize) -> (Decimal, usize) {
        let language = self.lexicon().language;
        let (mut scale, mut end) = (Decimal::ONE, end);
        while let Some(found) =
            self.looker.words.get(end..).and_then(|rest| self.lexicon().scales.at(rest, language))
        {
            let Some(next) = scale.checked_mul(Decimal::from(found.meaning)) else { break };
            (scale, end) = (next, end + found.length);
        }
        (scale, end)
    }

    /// The kind of a number, by what stands behind it, and where to go on.
    fn measure(&self, end: usize) -> (Measure, usize) {
        let language = self.lexicon().language;
        let Some(rest) = self.looker.words.get(end..) else { return (Measure::Plain, end) };
        if let Some(found) = self.lexicon().points.at(rest, language) {
            return (Measure::Points, end + found.length);
        }
        match self.lexicon().percent.at(rest, language) {
            Some(found) => (Measure::Percent, end + found.length),
            None => (Measure::Plain, end),
        }
    }

    fn keep(&mut self, found: &Found, end: usize, measure: Measure, weight: Weight) {
        let at = found.tokens.start;
        let looker = &self.looker;
        let starts = if at > 0 && looker.is_money_sign(at - 1) { at - 1 } else { at };
        let hedge = looker.hedge(starts, end);
        let written = found.scale * Decimal::new(1, found.decimals);
        let rounds = hedge != Hedge::None && found.decimals == 0 && found.scale == Decimal::ONE;
        let is_saying = matches!(measure, Measure::Fraction | Measure::Factor);
        let step = if rounds && !is_saying { roundness(found.value) } else { written };
        self.literals.push(Literal {
            range: self.bytes(at..end),
            bare: self.bytes(found.tokens.clone()),
            tokens: at..end,
            value: found.value,
            step,
            decimals: found.decimals,
            scale: found.scale,
            measure,
            form: found.form,
            weight,
            hedge,
            is_time: looker.is_time(end),
            is_truncated: false,
        });
    }
}

/// The place of the last digit of a whole number that is not zero, its first one at most.
fn roundness(value: Decimal) -> Decimal {
    let (mut step, mut rest) = (Decimal::ONE, value.abs());
    while rest >= Decimal::TEN && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

#[cfg(test)]
mod tests;
