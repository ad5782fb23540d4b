//! The words around numbers, by language.
//!
//! A pattern is a row of words as the text has them. Endings in round brackets
//! stand for each of them: `cit(y|ies)`, `note(|s)`; no other word may be taken
//! for one, as `noted` and `notable` would be. `*` at the end of a word stands
//! for whatever follows, and words in angle brackets must be there and do not
//! belong to the number.

mod arabic;
mod chinese;
mod english;
mod french;
mod russian;
mod spanish;

use std::collections::HashMap;

use super::token::{Token, fold, tokens};
use crate::model::Language;
use crate::proof::lists::ByLanguage;
use crate::wording::Wording;

/// The words of a language.
pub(super) struct Words {
    /// Number words up to 999 and how much they are.
    pub(super) cardinals: &'static [(&'static str, u32)],
    /// Words that multiply what stands before them.
    pub(super) scales: &'static [(&'static str, u64)],
    /// Words that may stand within a number word.
    pub(super) joiners: &'static [&'static str],
    /// Parts of a whole, as numerator and denominator.
    pub(super) fractions: &'static [(&'static str, (u32, u32))],
    /// What stands between a part and its whole: "three out of eight".
    pub(super) out_of: &'static [&'static str],
    /// Words before a number that counts a part of what was counted last.
    pub(super) partitive: &'static [&'static str],
    /// Factors, as numerator and denominator.
    pub(super) factors: &'static [(&'static str, (u32, u32))],
    /// Phrases with a number word that say no number.
    pub(super) idioms: &'static [&'static str],
    /// Signs and words of percentages, behind a number.
    pub(super) percent: &'static [&'static str],
    /// Words of percentage points, behind a number.
    pub(super) points: &'static [&'static str],
    /// Words before a number that is rounded.
    pub(super) about: &'static [&'static str],
    /// Words before a number that is not quite reached.
    pub(super) below: &'static [&'static str],
    /// Words before a number that is passed.
    pub(super) above: &'static [&'static str],
    /// Words before a scale that make it vague.
    pub(super) vague: &'static [&'static str],
    /// Forms of the months that dates of the program do not have.
    pub(super) months: &'static [&'static str],
    /// Measures of time.
    pub(super) time: &'static [&'static str],
    /// Words before an age.
    pub(super) age_before: &'static [&'static str],
    /// Words behind an age.
    pub(super) age_after: &'static [&'static str],
    /// Words before a number that names something.
    pub(super) named: &'static [&'static str],
    /// Words behind a number that names something.
    pub(super) named_after: &'static [&'static str],
    /// Ordinals of units, which make the tens beside them one.
    pub(super) ordinals: &'static [&'static str],
    /// Words of a street, behind the number of a house.
    pub(super) streets: &'static [&'static str],
    /// Words of a difference between two values.
    pub(super) difference: &'static [&'static str],
    /// Words between numbers that name things, or between the ends of a range.
    pub(super) links: &'static [&'static str],
    /// What a report counts beside what its indicators count.
    pub(super) counted: &'static [&'static str],
    /// What indicators are called.
    pub(super) indicators: &'static [&'static str],
    /// What reporting units are called.
    pub(super) countries: &'static [&'static str],
    /// Words of money.
    pub(super) money: &'static [&'static str],
    /// Words of a target.
    pub(super) target: &'static [&'static str],
    /// Words of a baseline.
    pub(super) baseline: &'static [&'static str],
    /// Words of an achievement.
    pub(super) achievement: &'static [&'static str],
    /// Words of the period before.
    pub(super) previous: &'static [&'static str],
    /// Words that say nothing of what a title is about.
    pub(super) empty: &'static [&'static str],
}

/// A word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    word: String,
    is_prefix: bool,
}

/// A row of words to look for.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// The parts that belong to the number.
    inside: std::ops::Range<usize>,
}

/// Patterns by their first word.
#[derive(Debug, Default)]
pub(super) struct Patterns<T> {
    by_word: HashMap<String, Vec<(Pattern, T)>>,
    by_prefix: Vec<(Pattern, T)>,
}

/// What a phrase with a number word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    /// A part of a whole.
    Fraction(u32, u32),
    /// A factor.
    Factor(u32, u32),
    /// No number.
    Idiom,
}

/// The words of a language, ready to look for.
pub(super) struct Lexicon {
    pub(super) language: Language,
    pub(super) cardinals: Patterns<u32>,
    pub(super) scales: Patterns<u64>,
    pub(super) joiners: Patterns<()>,
    pub(super) sayings: Patterns<Saying>,
    pub(super) out_of: Patterns<()>,
    pub(super) partitive: Patterns<()>,
    pub(super) percent: Patterns<()>,
    pub(super) points: Patterns<()>,
    pub(super) about: Patterns<()>,
    pub(super) below: Patterns<()>,
    pub(super) above: Patterns<()>,
    pub(super) vague: Patterns<()>,
    pub(super) months: Patterns<()>,
    pub(super) time: Patterns<()>,
    pub(super) age_before: Patterns<()>,
    pub(super) age_after: Patterns<()>,
    pub(super) named: Patterns<()>,
    pub(super) named_after: Patterns<()>,
    pub(super) ordinals: Patterns<()>,
    pub(super) streets: Patterns<()>,
    pub(super) difference: Patterns<()>,
    pub(super) links: Patterns<()>,
    pub(super) counted: Patterns<()>,
    pub(super) indicators: Patterns<()>,
    pub(super) countries: Patterns<()>,
    pub(super) money: Patterns<()>,
    pub(super) target: Patterns<()>,
    pub(super) baseline: Patterns<()>,
    pub(super) achievement: Patterns<()>,
    pub(super) previous: Patterns<()>,
    pub(super) empty: Patterns<()>,
}

/// The words of a language.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static ALL: ByLanguage<Lexicon> = ByLanguage::new(Lexicon::of);
    ALL.of(language)
}

impl Lexicon {
    fn of(language: Language) -> Self {
        let words = match language {
            Language::English => &english::WORDS,
            Language::French => &french::WORDS,
            Language::Spanish => &spanish::WORDS,
            Language::Russian => &russian::WORDS,
            Language::Chinese => &chinese::WORDS,
            Language::Arabic => &arabic::WORDS,
        };
        let set = |list: &[&str]| Patterns::new(language, list.iter().map(|text| (*text, ())));
        let fractions = words.fractions.iter().map(|(text, (n, d))| (*text, Saying::Fraction(*n, *d)));
        let factors = words.factors.iter().map(|(text, (n, d))| (*text, Saying::Factor(*n, *d)));
        let idioms = words.idioms.iter().map(|text| (*text, Saying::Idiom));
        Self {
            language,
            cardinals: Patterns::new(language, words.cardinals.iter().copied()),
            scales: Patterns::new(language, words.scales.iter().copied()),
            sayings: Patterns::new(language, fractions.chain(factors).chain(idioms)),
            joiners: set(words.joiners),
            out_of: set(words.out_of),
            partitive: set(words.partitive),
            percent: set(words.percent),
            points: set(words.points),
            about: set(words.about),
            below: set(words.below),
            above: set(words.above),
            vague: set(words.vague),
            months: Patterns::new(
                language,
                Wording::month_names(language).chain(words.months.iter().copied()).map(|text| (text, ())),
            ),
            time: set(words.time),
            age_before: set(words.age_before),
            age_after: set(words.age_after),
            named: set(words.named),
            named_after: set(words.named_after),
            ordinals: set(words.ordinals),
            streets: set(words.streets),
            difference: set(words.difference),
            links: set(words.links),
            counted: set(words.counted),
            indicators: set(words.indicators),
            countries: set(words.countries),
            money: set(words.money),
            target: set(words.target),
            baseline: set(words.baseline),
            achievement: set(words.achievement),
            previous: set(words.previous),
            empty: set(words.empty),
        }
    }
}

impl Pattern {
    fn new(language: Language, text: &str) -> Self {
        let (mut parts, mut outside) = (Vec::new(), false);
        let mut inside: Option<std::ops::Range<usize>> = None;
        for (index, piece) in text.split(['<', '>']).enumerate() {
            let folded = fold(piece);
            for token in tokens(language, piece) {
                let rest = &folded[token.range.end..];
                let word = folded[token.range.clone()].to_owned();
                if word == "*" {
                    continue;
                }
                parts.push(Part { word, is_prefix: rest.starts_with('*') });
                outside = index % 2 == 1;
                if !outside {
                    let start = inside.as_ref().map_or(parts.len() - 1, |range| range.start);
                    inside = Some(start..parts.len());
                }
            }
        }
        let all = 0..parts.len();
        Self { parts, inside: if outside { inside.unwrap_or(all) } else { inside.unwrap_or(0..0) } }
    }

    fn matches(&self, text: &[&str], language: Language) -> bool {
        text.len() >= self.parts.len()
            && self.parts.iter().zip(text).all(|(part, word)| {
                forms(word, language)
                    .any(|form| if part.is_prefix { form.starts_with(&part.word) } else { form == part.word })
            })
    }
}

impl<T: Copy> Patterns<T> {
    fn new<'a>(language: Language, list: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut all = Self { by_word: HashMap::new(), by_prefix: Vec::new() };
        let spelled = list
            .into_iter()
            .flat_map(|(text, meaning)| spelled(text).into_iter().map(move |text| (text, meaning)));
        for (text, meaning) in spelled {
            let pattern = Pattern::new(language, &text);
            let first = pattern.parts.first().expect("a pattern has a word").clone();
            if first.is_prefix {
                all.by_prefix.push((pattern, meaning));
            } else {
                all.by_word.entry(first.word).or_default().push((pattern, meaning));
            }
        }
        all
    }

    /// The longest pattern that begins with the first of the words: what it says, how many words it has, and
    /// which of them belong to the number.
    pub(super) fn at(&self, words: &[&str], language: Language) -> Option<Found<T>> {
        let first = words.first()?;
        let known = forms(first, language).filter_map(|form| self.by_word.get(form)).flatten();
        let fitting = known.chain(&self.by_prefix).filter(|(pattern, _)| pattern.matches(words, language));
        let (pattern, meaning) = fitting.max_by_key(|(pattern, _)| pattern.parts.len())?;
        Some(Found { meaning: *meaning, length: pattern.parts.len(), inside: pattern.inside.clone() })
    }
}

/// A pattern with each of the endings that its brackets hold.
fn spelled(text: &str) -> Vec<String> {
    let Some((stem, rest)) = text.split_once('(') else { return vec![text.to_owned()] };
    let (endings, rest) = rest.split_once(')').expect("a bracket in our own lists is closed");
    let rests = spelled(rest);
    endings
        .split('|')
        .flat_map(|ending| rests.iter().map(move |rest| format!("{stem}{ending}{rest}")))
        .collect()
}

/// A pattern that was found.
#[derive(Debug, Clone)]
pub(super) struct Found<T> {
    /// What it says.
    pub(super) meaning: T,
    /// How many words it has.
    pub(super) length: usize,
    /// Those that belong to the number.
    pub(super) inside: std::ops::Range<usize>,
}

/// A word with and without what Arabic writes before words without a space.
fn forms(word: &str, language: Language) -> impl Iterator<Item = &str> {
    const PREFIXES: [&str; 9] = ["و", "ال", "وال", "ب", "بال", "ل", "لل", "ف", "وب"];
    let prefixes: &[&str] = if language == Language::Arabic { &PREFIXES } else { &[] };
    let bare = prefixes.iter().filter_map(move |prefix| word.strip_prefix(prefix));
    std::iter::once(word).chain(bare.filter(|bare| bare.chars().count() >= 2))
}

/// The folded words of tokens.
pub(super) fn words<'a>(folded: &'a str, tokens: &[Token]) -> Vec<&'a str> {
    tokens.iter().map(|token| &folded[token.range.clone()]).collect()
}
