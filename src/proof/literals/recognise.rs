//! Finds the numbers that are written in a passage, and says what each is.

use std::ops::Range;

use super::exempt::{Class, Defined, Looker};
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
    let symbols: Vec<Range<usize>> = symbols(text).into_iter().map(|cited| cited.range).collect();
    let words = words(&folded, &tokens);
    let lexicon = lexicon(language);
    let looker = Looker { lexicon, text, tokens: &tokens, words: &words, defined, is_heading };
    let mut reader = Reader { looker, literals: Vec::new(), exempt: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        let start = tokens[at].range.start;
        if let Some(symbol) = symbols.iter().find(|symbol| symbol.contains(&start)) {
            let end = symbol.end;
            reader.exempt.push((symbol.clone(), Class::Symbol));
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
        let link = lexicon.out_of.at(words.get(at + over.length..)?, lexicon.language)?;
        let behind = at + over.length + link.length;
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
                let is_teen = language == Language::Arabic && own == 10 && (2..10).contains(&last);
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
        if any_scale && self.looker.ends(&self.lexicon().vague, at) && value % 1_000 == 0 && value < 2_000 {
            return self.pass(at..end, Class::Vague);
        }
        let (measure, after) = self.measure(end);
        let is_small = value <= 12 || self.looker.is_time(end);
        let weight = if is_small && measure == Measure::Plain { Weight::Small } else { Weight::Quantity };
        if self.looker.is_defined(Decimal::from(value), end) {
            return self.pass(at..end, Class::Definition);
        }
        if self.looker.is_age(at, end) {
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
        if self.looker.is_age(at, end) {
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
mod tests {
    use super::*;

    /// The numbers of a text as written, with their values and signs of percentages.
    fn literals(language: Language, text: &str) -> String {
        let reading = read(language, text, &Defined::default(), false);
        let shown = reading.literals.iter().map(|literal| {
            let sign = match literal.measure {
                Measure::Plain => "",
                Measure::Percent => "%",
                Measure::Points => "pp",
                Measure::Fraction => "~%",
                Measure::Factor => "x",
            };
            let small = if literal.weight == Weight::Small { "?" } else { "" };
            format!("{}{sign}{small}", literal.value.round_dp(1).normalize())
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn classes(language: Language, text: &str, expected: &[Class]) {
        let reading = read(language, text, &Defined::default(), false);
        let found: Vec<Class> = reading.exempt.iter().map(|(_, class)| *class).collect();
        assert_eq!((found.as_slice(), reading.literals.as_slice()), (expected, &[][..]), "{text}");
    }

    #[test]
    fn t56_years_paragraphs_symbols_goals_and_sessions_are_exempt() {
        use Class::{Age, Code, Date, Idiom, List, Name, Symbol, Time, Vague, Year};
        let english = |text, expected: &[Class]| classes(Language::English, text, expected);
        english("The 2030 Agenda", &[Year]);
        english("GB.338/PFA/1 and A/RES/70/1, paragraph 54", &[Symbol, Symbol, Name]);
        english("SDG 9, Goals 7, 12 and 13, target 9.2", &[Name; 5]);
        english("paragraphs 20 to 26, table 3, section 2.1", &[Name; 4]);
        english("on 16 February 2006 and 23–25 November 2020", &[Date, Year, Date, Date, Year]);
        english("at 14:30, in 2006–07", &[Time, Time, Year, Year]);
        english("young people aged 15 to 24, or 18 years old", &[Age, Age, Age]);
        english("the 28th session, ISO 9001, CO2, COVID-19", &[Code, Name, Code, Code]);
        english("(1) half-year reports, in the second half of the year", &[List, Idiom, Idiom]);
        english("a few thousand plants, hundreds of thousands", &[Vague]);
        let chinese = |text, expected: &[Class]| classes(Language::Chinese, text, expected);
        chinese("2030年议程，2006年2月16日", &[Year, Year, Date, Date]);
        chinese("具体目标9.2，目标9和目标11", &[Name, Name, Name]);
        chinese("第54段，指标2.8，表3", &[Name, Name, Name]);
        classes(Language::French, "le 16 février 2006, cible 9.2, paragraphe 3", &[Date, Year, Name, Name]);
        classes(
            Language::Spanish,
            "el 16 de febrero de 2006, meta 9.2, párrs. 3 a 5",
            &[Date, Year, Name, Name, Name],
        );
        classes(Language::Russian, "16 февраля 2006 года, задача 9.2", &[Date, Year, Name]);
        classes(Language::Arabic, "16 شباط/فبراير 2006، الغاية 9.2", &[Date, Year, Name]);
    }

    #[test]
    fn quantities_are_read_in_every_language() {
        let cases: [(Language, &str, &str); 27] = [
            (
                Language::English,
                "1.2 million people, 53.5 per cent, 3 percentage points",
                "1200000 53.5% 3pp",
            ),
            (Language::English, "twenty-eight countries and two hundred and five firms", "28 205"),
            (Language::English, "a third of them, two thirds, three quarters", "33.3~% 66.7~% 75~%"),
            (Language::English, "one in twelve, three out of eight, one in six months", "8.3~% 37.5~% 6?"),
            (Language::Chinese, "超过十八万，三十项", "180000 30"),
            (Language::English, "doubled, halved, twice as many", "2x 0.5x 2x"),
            (Language::English, "two reasons and ten days", "2? 10?"),
            (Language::English, "US$ 40 million, $5, −3.2 per cent", "40000000 5 -3.2%"),
            (Language::English, "two million jobs", "2000000"),
            (Language::French, "1,2 million, 53,5 %, 3 points de pourcentage", "1200000 53.5% 3pp"),
            (Language::French, "quatre-vingt-dix-sept, soixante et onze, deux cent cinq", "97 71 205"),
            (Language::French, "les trois quarts, un tiers, a doublé", "75~% 33.3~% 2x"),
            (Language::Spanish, "1,2 millones, 3000 millones, 53,5 por ciento", "1200000 3000000000 53.5%"),
            (Language::Spanish, "treinta y cinco, doscientos veintiún", "35 221"),
            (Language::Spanish, "dos tercios, las tres cuartas partes, se duplicó", "66.7~% 75~% 2x"),
            (Language::Russian, "1,2 млн, 53,5 процента, 3 процентных пункта", "1200000 53.5% 3pp"),
            (Language::Russian, "двадцать восемь, двести пять", "28 205"),
            (Language::Russian, "две трети, три четверти, вдвое", "66.7~% 75~% 2x"),
            (Language::Chinese, "120万人，3.5亿美元，53.5%，3个百分点", "1200000 350000000 53.5% 3pp"),
            (Language::Chinese, "百分之八十二，三分之二，七成半", "82% 66.7~% 75~%"),
            (Language::Chinese, "四百三十一个机构，翻了一番，三项措施", "431 2x 3?"),
            (Language::Chinese, "统一、万一、十分、一成不变、成为", ""),
            (Language::Arabic, "١٫٢ مليون، 53.5 في المائة", "1200000 53.5%"),
            (Language::Arabic, "١٢٣٤ شخصا", "1234"),
            (Language::Arabic, "ثلثي البلدان، ربع المنشآت", "66.7~% 25~%"),
            (Language::Arabic, "خمسة وعشرون بلدا", "25"),
            (Language::Arabic, "ثمانية عشر بلدا", "18"),
        ];
        for (language, text, expected) in cases {
            assert_eq!(literals(language, text), expected, "{text}");
        }
    }
}
