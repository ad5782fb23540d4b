//! Numbers that are no quantities, by class (`method.md` T56), and other looks around a number.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicon::{Lexicon, Patterns};
use super::literal::Hedge;
use super::number::Number;
use super::token::{Token, TokenKind, is_han};
use crate::model::{Decimal, Language};

/// Why a number is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It belongs to the symbol of a document.
    Symbol,
    /// It is a year.
    Year,
    /// It is a day or a month.
    Date,
    /// It is a time of day.
    Time,
    /// It is an age.
    Age,
    /// It names a paragraph, a goal, an indicator, a session or the like.
    Name,
    /// It belongs to the name of something, a version, a telephone number.
    Code,
    /// It is the number of a heading or of an item of a list.
    List,
    /// It belongs to the title or definition of an indicator.
    Definition,
    /// It is a manner of speaking.
    Idiom,
    /// It says nothing exact: a few thousand.
    Vague,
}

/// The numbers in titles, units and definitions of indicators, with the word behind each.
#[derive(Debug, Default)]
pub(super) struct Defined {
    /// Values with the beginning of the next word.
    pub(super) numbers: BTreeSet<(Decimal, String)>,
    /// The words of units of measure.
    pub(super) units: BTreeSet<String>,
}

/// The beginning of the word at a place, which most of its forms have in common; with what a Chinese counter counts.
pub(super) fn stem(words: &[&str], at: usize) -> String {
    let word = words.get(at).copied().unwrap_or_default();
    if COUNTERS.contains(&word) {
        return words[at..].iter().take(2).copied().collect();
    }
    let most = if word.chars().next().is_some_and(is_han) { 1 } else { 4 };
    word.chars().take(most).collect()
}

/// Characters that count things in Chinese, as they stand behind numbers.
const COUNTERS: [&str; 33] = [
    "个", "人", "家", "项", "名", "次", "件", "份", "所", "座", "台", "种", "条", "笔", "户", "位", "批",
    "起", "吨", "元", "千", "吉", "兆", "倍", "处", "场", "套", "美", "欧", "公", "万", "亿", "国",
];

/// What 成 begins when it is not tenths.
const NOT_TENTHS: [&str; 14] =
    ["为", "果", "员", "本", "立", "功", "绩", "长", "效", "就", "套", "熟", "分", "不"];

/// No age is greater.
pub(super) const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);

/// Words behind a number that is rounded.
const ROUNDED: [&str; 5] = ["environ", "aproximadamente", "approximately", "примерно", "تقريبا"];

/// Looks around the tokens of a passage.
#[derive(Clone, Copy)]
pub(super) struct Looker<'a> {
    pub(super) lexicon: &'static Lexicon,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [&'a str],
    pub(super) defined: &'a Defined,
    pub(super) is_heading: bool,
}

impl<'a> Looker<'a> {
    fn language(&self) -> Language {
        self.lexicon.language
    }

    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn has<T: Copy>(&self, patterns: &Patterns<T>, at: usize) -> bool {
        self.words.get(at..).is_some_and(|rest| patterns.at(rest, self.language()).is_some())
    }

    /// Whether a pattern ends before a token.
    pub(super) fn ends<T: Copy>(&self, patterns: &Patterns<T>, at: usize) -> bool {
        (1..=4.min(at)).any(|length| {
            let found = patterns.at(&self.words[at - length..at], self.language());
            found.is_some_and(|found| found.length == length)
        })
    }

    fn has_space_before(&self, at: usize) -> bool {
        at == 0 || !self.touch(at - 1, at)
    }

    /// Whether two tokens touch.
    fn touch(&self, at: usize, next: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(next)) {
            (Some(left), Some(right)) => left.range.end == right.range.start,
            _ => false,
        }
    }

    fn number(&self, at: usize) -> Option<Number> {
        match self.tokens.get(at)?.kind {
            TokenKind::Digits(number) => Some(number),
            TokenKind::Word | TokenKind::Printed | TokenKind::Mark(_) => None,
        }
    }

    /// The end of a range that begins at a number: the token behind its second number.
    fn range_end(&self, at: usize) -> usize {
        let is_link = self.has(&self.lexicon.links, at + 1);
        if is_link && self.number(at + 2).is_some() { at + 3 } else { at + 1 }
    }

    /// Whether a sign of money stands there.
    pub(super) fn is_money_sign(&self, at: usize) -> bool {
        matches!(self.word(at), "$" | "€" | "£" | "usd" | "eur" | "chf")
    }

    /// Whether a minus stands before a number.
    pub(super) fn is_negative(&self, at: usize) -> bool {
        if at == 0 || !self.touch(at - 1, at) {
            return false;
        }
        match self.tokens[at - 1].kind {
            TokenKind::Mark('\u{2212}') => true,
            TokenKind::Mark('-') => {
                let start = self.tokens[at - 1].range.start;
                self.text[..start].chars().next_back().is_none_or(char::is_whitespace)
            }
            TokenKind::Mark(_) | TokenKind::Word | TokenKind::Digits(_) | TokenKind::Printed => false,
        }
    }

    /// The class of a number in digits that is no quantity, given the last such number before it.
    pub(super) fn class(
        &self,
        at: usize,
        number: Number,
        before: Option<(Range<usize>, Class)>,
    ) -> Option<Class> {
        let value = number.value;
        if self.is_name(at, number) {
            return Some(Class::Name);
        }
        if self.is_part_of_code(at, number) {
            return Some(Class::Code);
        }
        if self.is_clock(at) {
            return Some(Class::Time);
        }
        if self.is_date(at, number) {
            return Some(Class::Date);
        }
        if value <= OLDEST && self.is_age(at, at + 1) {
            return Some(Class::Age);
        }
        if self.is_list(at, number) {
            return Some(Class::List);
        }
        if self.is_defined(value, at + 1) {
            return Some(Class::Definition);
        }
        if let Some(class) = before.and_then(|before| self.goes_on(at, number, before)) {
            return Some(class);
        }
        self.is_year(at, number).then_some(Class::Year)
    }

    /// A number that goes on an enumeration or a range: "paragraphs 20 to 26", "2006-07".
    fn goes_on(&self, at: usize, number: Number, before: (Range<usize>, Class)) -> Option<Class> {
        let (range, class) = before;
        let first = self.tokens[..at].iter().rposition(|token| token.range.end == range.end)?;
        let between = first + 1..at;
        let dash = |word: &str| matches!(word, "-" | "–" | "—" | "/");
        match class {
            Class::Name | Class::Age | Class::Date => {
                let found = self.lexicon.links.at(&self.words[between.clone()], self.language())?;
                let is_long = number.digits > 2 && class == Class::Name && number.is_grouped;
                let is_over = is_long || class == Class::Age && number.value > OLDEST;
                (found.length == between.len() && !is_over && !self.is_counted(at + 1)).then_some(class)
            }
            Class::Year => {
                (between.len() == 1 && dash(self.word(first + 1)) && number.digits == 2).then_some(class)
            }
            Class::Symbol
            | Class::Time
            | Class::Code
            | Class::List
            | Class::Definition
            | Class::Idiom
            | Class::Vague => None,
        }
    }

    /// Letters, slashes and signs that touch a number make it part of a name.
    fn is_part_of_code(&self, at: usize, number: Number) -> bool {
        let range = &self.tokens[at].range;
        let before = self.text[..range.start].chars().next_back();
        let after = self.text[range.end..].chars().next();
        let foreign = |c: char| c.is_alphabetic() && !is_han(c) && !matches!(c, '\u{600}'..='\u{6ff}');
        if matches!(before, Some('/' | '#' | '_' | '.' | '@'))
            || matches!(after, Some('/' | '_' | 'º' | 'ª' | '°'))
        {
            return true;
        }
        let is_plus_behind_letter = before == Some('+')
            && self.text[..range.start - 1].chars().next_back().is_some_and(char::is_alphanumeric);
        if before.is_some_and(foreign) || is_plus_behind_letter {
            return true;
        }
        if after.is_some_and(foreign) && !self.defined.units.contains(self.word(at + 1)) {
            return true;
        }
        // A hyphen joins to words: COVID-19, B-12; a dash between numbers does not.
        if before == Some('-') && at >= 2 && self.touch(at - 2, at - 1) {
            let joins = self.tokens[at - 2].kind == TokenKind::Word;
            if joins && self.word(at - 2).is_ascii()
                || joins && self.language() != Language::Chinese && self.language() != Language::Arabic
            {
                return true;
            }
        }
        let dotted = |mark: usize, next: usize| {
            self.word(mark) == "." && self.touch(mark, next) && self.number(next).is_some()
        };
        dotted(at + 1, at + 2) && self.touch(at, at + 1) || self.is_after_capitals(at, number)
    }

    /// A name in capitals before a number makes one name of both: ISO 9001.
    fn is_after_capitals(&self, at: usize, number: Number) -> bool {
        if at == 0 || number.decimals > 0 || number.is_grouped {
            return false;
        }
        let range = self.tokens[at - 1].range.clone();
        let word = &self.text[range];
        let is_money = self.is_money_sign(at - 1) || matches!(word, "US" | "USD" | "CHF" | "EUR" | "GBP");
        word.len() >= 2 && !is_money && word.bytes().all(|b| b.is_ascii_uppercase())
    }

    fn is_clock(&self, at: usize) -> bool {
        let colon = |mark: usize, number: usize, left: usize, right: usize| {
            self.word(mark) == ":" && self.number(number).is_some() && self.touch(left, right)
        };
        let half_day = match (self.word(at + 1), self.word(at + 2), self.word(at + 3)) {
            ("am" | "pm", _, _) | ("a" | "p", ".", "m") => true,
            (_, _, _) => false,
        };
        half_day || (at >= 2 && colon(at - 1, at - 2, at - 1, at)) || colon(at + 1, at + 2, at, at + 1)
    }

    fn is_date(&self, at: usize, number: Number) -> bool {
        if number.decimals > 0 || number.value > Decimal::from(31) || number.value < Decimal::ONE {
            return false;
        }
        let is_day_behind = |at: usize| match self.language() {
            Language::Chinese => matches!(self.word(at), "月" | "日"),
            Language::English
            | Language::French
            | Language::Spanish
            | Language::Russian
            | Language::Arabic => {
                let skipped = usize::from(matches!(self.word(at), "de" | "of" | "من"));
                self.has(&self.lexicon.months, at + skipped)
            }
        };
        let is_month_before = self.language() != Language::Chinese
            && at > 0
            && self.ends(&self.lexicon.months, at)
            && !self.is_counted(at + 1);
        is_day_behind(at + 1) || is_day_behind(self.range_end(at)) || is_month_before
    }

    /// Whether a number from one token to before another is an age.
    pub(super) fn is_age(&self, at: usize, end: usize) -> bool {
        if self.ends(&self.lexicon.age_before, at) {
            return true;
        }
        let after = |end: usize| {
            let rest = self.words.get(end..)?;
            self.lexicon.age_after.at(rest, self.language()).map(|found| found.length)
        };
        let is_plain = |length: usize| length > 1 || self.language() == Language::Chinese;
        if after(end).is_some_and(is_plain) {
            return true;
        }
        let range = if end == at + 1 { self.range_end(at) } else { end };
        range > end && after(range).is_some()
    }

    /// The number of a heading, or one in brackets of its own that counts items off.
    fn is_list(&self, at: usize, number: Number) -> bool {
        if self.is_heading && at == 0 {
            // One with a point numbers a heading within another.
            return number.digits <= 2 && !number.is_grouped && !self.is_counted(at + 1);
        }
        let Some(own) = self.item(at) else { return false };
        let is_first = at == 1
            || matches!(
                self.tokens[at - 2].kind,
                TokenKind::Mark('.' | '!' | '?' | ';' | ':' | '。' | '！' | '？' | '；' | '：' | '؟' | '؛')
            );
        // In "must (1) ask, (2) wait" the next one tells.
        let next_to = |other: Decimal| (own - other).abs() == Decimal::ONE;
        is_first || (0..self.tokens.len()).filter_map(|other| self.item(other)).any(next_to)
    }

    /// The number of an item of a list, in brackets of its own: one or two digits.
    fn item(&self, at: usize) -> Option<Decimal> {
        let number = self.number(at).filter(|number| number.decimals == 0 && number.digits <= 2)?;
        let opens = at > 0 && matches!(self.word(at - 1), "(" | "（");
        (opens && matches!(self.word(at + 1), ")" | "）")).then_some(number.value)
    }

    /// Whether titles and definitions have the same number with the same word behind it.
    pub(super) fn is_defined(&self, value: Decimal, end: usize) -> bool {
        let next = stem(self.words, end);
        !next.is_empty() && self.defined.numbers.contains(&(value.normalize(), next))
    }

    fn is_name(&self, at: usize, number: Number) -> bool {
        // An ordinal, whatever it counts off.
        if at > 0 && self.word(at - 1) == "第" {
            return true;
        }
        let is_shortened = at > 0 && self.word(at - 1) == "." && !self.has_space_before(at - 1);
        let is_named =
            self.ends(&self.lexicon.named, at) || is_shortened && self.ends(&self.lexicon.named, at - 1);
        let comma = usize::from(self.word(at + 1) == ",");
        // A house number: "17, rue de Lausanne".
        let is_house =
            number.digits <= 3 && !number.is_grouped && self.has(&self.lexicon.streets, at + 1 + comma);
        let behind = is_house || self.has(&self.lexicon.named_after, at + 1);
        if !is_named && !behind {
            return false;
        }
        let is_target = self.ends(&self.lexicon.target, at) || self.ends(&self.lexicon.indicators, at);
        let is_dotted = number.decimals > 0 && number.digits <= 2;
        let is_counted = self.is_counted(at + 1);
        let is_short = number.digits <= 2 && !number.is_grouped;
        // A target of a goal has a goal before its point; a target of an indicator is counted in something.
        let is_goal = is_dotted && number.value < Decimal::from(18);
        if is_target {
            is_goal || (is_short && !is_counted)
        } else {
            is_dotted || (!number.is_grouped && (behind || !is_counted))
        }
    }

    fn is_year(&self, at: usize, number: Number) -> bool {
        let whole = number.decimals == 0 && number.digits == 4 && !number.is_grouped;
        let within = number.value >= Decimal::from(1900) && number.value <= Decimal::from(2100);
        whole && within && !self.is_counted(at + 1)
    }

    /// Whether the word there is one that numbers count: a unit of measure, a counter, countries.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let word = self.word(at);
        match self.language() {
            Language::Chinese => COUNTERS.contains(&word),
            Language::English
            | Language::French
            | Language::Spanish
            | Language::Russian
            | Language::Arabic => self.defined.units.contains(word) || self.has(&self.lexicon.counted, at),
        }
    }

    /// Where an ordinal ends whose tens are the number word of some tokens: "thirty-first".
    pub(super) fn ordinal(&self, at: usize, end: usize) -> Option<usize> {
        let ordinals = &self.lexicon.ordinals;
        if self.language() == Language::Arabic {
            return (at > 0 && self.has(ordinals, at - 1)).then_some(end);
        }
        let joint = self.words.get(end..).and_then(|rest| self.lexicon.joiners.at(rest, self.language()));
        let behind = end + joint.map_or(0, |found| found.length);
        let found = self.words.get(behind..).and_then(|rest| ordinals.at(rest, self.language()))?;
        Some(behind + found.length)
    }

    /// Whether a measure of time stands there.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let skipped = usize::from(self.word(at) == "-");
        self.has(&self.lexicon.time, at + skipped)
            || (self.language() != Language::Chinese && self.has(&self.lexicon.time, at + 1) && {
                // An adjective may stand between, and nothing shorter: ten working days, not "703 in years".
                self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
                    && self.word(at).chars().count() >= 4
            })
    }

    /// Whether a Chinese numeral goes on something that makes it no number: 第, 几, 每.
    pub(super) fn is_rough(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), "第" | "几" | "数" | "其" | "每" | "初" | "之" | "周" | "唯")
    }

    /// How many characters tenths take behind a Chinese numeral, and the percentage they add.
    pub(super) fn tenths(&self, at: usize) -> Option<(usize, Decimal)> {
        if self.word(at) != "成" || NOT_TENTHS.contains(&self.word(at + 1)) {
            return None;
        }
        Some(if self.word(at + 1) == "半" { (2, Decimal::from(5)) } else { (1, Decimal::ZERO) })
    }

    /// Whether a Chinese number is followed by what says that there is more: 8700多家, 六成多.
    fn is_and_more(&self, end: usize) -> bool {
        matches!(self.word(end), "多" | "余") && !matches!(self.word(end + 1), "于" | "额")
    }

    /// What the words around a number say of its exactness.
    pub(super) fn hedge(&self, at: usize, end: usize) -> Hedge {
        let lexicon = self.lexicon;
        let behind = |patterns: &[&str]| patterns.contains(&self.word(end));
        let pair = |first, second| self.word(end) == first && self.word(end + 1) == second;
        if self.ends(&lexicon.below, at) {
            Hedge::Below
        } else if self.ends(&lexicon.above, at) || pair("以", "上") || self.is_and_more(end) {
            Hedge::Above
        } else if self.ends(&lexicon.about, at) || pair("左", "右") || behind(&ROUNDED) {
            Hedge::About
        } else {
            Hedge::None
        }
    }
}
