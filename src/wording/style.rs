//! How languages and houses write numbers: one table, over what ICU knows of the language.
//!
//! Where a row has no mark of its own, that of ICU stands; the other marks are
//! those of the house in that language (`documents.md` 5.5).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal as Digits;
use icu::decimal::options::GroupingStrategy;
use icu::locale::{Locale, locale};
use icu::plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules};

use crate::model::{House, Language};

/// No-break space.
const SPACE: &str = "\u{a0}";

/// How a house writes numbers in a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct NumberStyle {
    language: Language,
    house: House,
    /// Between groups of three digits.
    group: Option<&'static str>,
    /// Least number of digits of a whole number that is grouped.
    grouped_from: usize,
    /// Between a number and its percent sign.
    pub(super) before_percent: &'static str,
}

const fn style(
    language: Language,
    house: House,
    group: Option<&'static str>,
    grouped_from: usize,
    before_percent: &'static str,
) -> NumberStyle {
    NumberStyle { language, house, group, grouped_from, before_percent }
}

/// The table, a row for each language and house.
const STYLES: &[NumberStyle] = &[
    style(Language::English, House::UnitedNations, None, 4, ""),
    style(Language::English, House::Fao, Some(SPACE), 4, ""),
    style(Language::French, House::UnitedNations, Some(SPACE), 4, SPACE),
    style(Language::French, House::Fao, Some(SPACE), 4, SPACE),
    style(Language::Spanish, House::UnitedNations, Some(SPACE), 4, SPACE),
    style(Language::Spanish, House::Fao, Some(SPACE), 4, SPACE),
    style(Language::Russian, House::UnitedNations, None, 5, SPACE),
    style(Language::Russian, House::Fao, None, 5, SPACE),
    style(Language::Chinese, House::UnitedNations, None, 4, ""),
    style(Language::Chinese, House::Fao, Some(SPACE), 5, ""),
    style(Language::Arabic, House::UnitedNations, None, 4, ""),
    style(Language::Arabic, House::Fao, None, 4, ""),
];

impl NumberStyle {
    /// The style of a house in a language.
    pub(super) fn of(language: Language, house: House) -> Self {
        let row = STYLES.iter().find(|style| style.language == language && style.house == house);
        *row.expect("a test asks for every language and house")
    }

    /// Groups the digits of a number written with a point, without a sign.
    pub(super) fn group(self, digits: &str) -> String {
        let whole = digits.split('.').next().map_or(0, str::len);
        let strategy =
            if whole >= self.grouped_from { GroupingStrategy::Always } else { GroupingStrategy::Never };
        let Ok(number) = digits.parse::<Digits>() else {
            // Digits and a point always parse; without grouping the number would still be right.
            return digits.to_owned();
        };
        let known = &icu(self.language);
        let formatter = if strategy == GroupingStrategy::Always { &known.grouped } else { &known.plain };
        let text = formatter.format_to_string(&number);
        match (self.group, known.group_mark) {
            // ICU leaves four digits together where a language usually does; the house does not.
            (Some(own), Some(mark)) if whole == 4 && self.grouped_from == 4 && !text.contains(mark) => {
                format!("{}{own}{}", &text[..1], &text[1..])
            }
            (Some(own), Some(mark)) => text.replace(mark, own),
            (Some(_) | None, _) => text,
        }
    }
}

/// Numbers as printed, whose digits stand in line with others.
impl NumberStyle {
    fn group_mark(self) -> Option<char> {
        self.group.and_then(|mark| mark.chars().next()).or(icu(self.language).group_mark)
    }

    /// Whether some number in a text has its digits grouped.
    pub(super) fn is_grouped(self, text: &str) -> bool {
        let Some(mark) = self.group_mark() else { return false };
        let letters: Vec<char> = text.chars().collect();
        let is_group =
            |part: &[char]| part[0].is_ascii_digit() && part[1] == mark && part[2].is_ascii_digit();
        letters.windows(3).any(is_group)
    }

    /// A text with the digits of its whole numbers of four digits grouped.
    pub(super) fn grouped(self, text: &str) -> String {
        let Some(mark) = self.group_mark() else { return text.to_owned() };
        let marks = [Some(mark), icu(self.language).decimal_mark];
        let (mut grouped, mut rest) = (String::with_capacity(text.len() + 2), text);
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            grouped.push_str(before);
            let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            let (digits, after) = from.split_at(end);
            // Decimals, and groups of a longer number, stay as they are.
            let mut back = grouped.chars().rev();
            let goes_on = marks.contains(&back.next()) && back.next().is_some_and(|c| c.is_ascii_digit());
            if digits.len() == 4 && !goes_on {
                grouped.push_str(&digits[..1]);
                grouped.push(mark);
                grouped.push_str(&digits[1..]);
            } else {
                grouped.push_str(digits);
            }
            rest = after;
        }
        grouped + rest
    }
}

/// What ICU knows of a language.
struct Known {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    group_mark: Option<char>,
    decimal_mark: Option<char>,
    plurals: PluralRules,
}

fn icu(language: Language) -> &'static Known {
    static KNOWN: LazyLock<BTreeMap<Language, Known>> =
        LazyLock::new(|| Language::ALL.map(|language| (language, known(language))).into());
    KNOWN.get(&language).expect("all languages are in it")
}

fn known(language: Language) -> Known {
    let locale: Locale = match language {
        Language::English => locale!("en"),
        Language::French => locale!("fr"),
        Language::Spanish => locale!("es"),
        Language::Russian => locale!("ru"),
        Language::Chinese => locale!("zh"),
        Language::Arabic => locale!("ar-u-nu-latn"),
    };
    let formatter = |strategy: GroupingStrategy| {
        DecimalFormatter::try_new(locale.clone().into(), strategy.into())
            .expect("the number formats of the six languages are compiled in")
    };
    let (grouped, plain) = (formatter(GroupingStrategy::Always), formatter(GroupingStrategy::Never));
    let mark = |digits: &str| {
        let text = grouped.format_to_string(&digits.parse::<Digits>().ok()?);
        text.chars().find(|c| !c.is_ascii_digit())
    };
    let (group_mark, decimal_mark) = (mark("1000000"), mark("0.5"));
    let plurals = PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into())
        .expect("the plural rules of the six languages are compiled in");
    Known { grouped, plain, group_mark, decimal_mark, plurals }
}

/// The plural category of a number as it is printed; `other` where no number is printed.
pub(super) fn plural_category(language: Language, printed: &str) -> &'static str {
    let known = icu(language);
    let digits: String = printed
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            mark if Some(mark) == known.decimal_mark => Some('.'),
            _ => None,
        })
        .collect();
    let Ok(number) = digits.parse::<Digits>() else { return "other" };
    match known.plurals.category_for(PluralOperands::from(&number)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_house_writes_every_language() {
        let write = |digits: &str| {
            let row = |house| {
                Language::ALL.map(|language| NumberStyle::of(language, house).group(digits)).join(" | ")
            };
            House::ALL.map(row)
        };
        assert_eq!(
            write("1234567.5"),
            [
                "1,234,567.5 | 1\u{a0}234\u{a0}567,5 | 1\u{a0}234\u{a0}567,5 | 1\u{a0}234\u{a0}567,5 | 1,234,567.5 | 1,234,567.5",
                "1\u{a0}234\u{a0}567.5 | 1\u{a0}234\u{a0}567,5 | 1\u{a0}234\u{a0}567,5 | 1\u{a0}234\u{a0}567,5 | 1\u{a0}234\u{a0}567.5 | 1,234,567.5",
            ]
        );
        assert_eq!(
            write("4300"),
            [
                "4,300 | 4\u{a0}300 | 4\u{a0}300 | 4300 | 4,300 | 4,300",
                "4\u{a0}300 | 4\u{a0}300 | 4\u{a0}300 | 4300 | 4300 | 4,300",
            ]
        );
        assert_eq!(write("12")[0], "12 | 12 | 12 | 12 | 12 | 12");
    }

    #[test]
    fn plural_categories_are_those_of_unicode() {
        let of =
            |language| ["0", "1", "2", "3", "5", "11", "21", "100"].map(|n| plural_category(language, n));
        assert_eq!(
            of(Language::English),
            ["other", "one", "other", "other", "other", "other", "other", "other"]
        );
        assert_eq!(
            of(Language::French),
            ["one", "one", "other", "other", "other", "other", "other", "other"]
        );
        assert_eq!(of(Language::Russian), ["many", "one", "few", "few", "many", "many", "one", "many"]);
        assert_eq!(of(Language::Chinese), ["other"; 8]);
        assert_eq!(of(Language::Arabic), ["zero", "one", "two", "few", "few", "many", "many", "other"]);
        assert_eq!(plural_category(Language::Russian, "1\u{a0}201"), "one");
        assert_eq!(plural_category(Language::Russian, "1,5"), "other");
        assert_eq!(plural_category(Language::English, "1.0"), "other");
        assert_eq!(plural_category(Language::English, "–"), "other");
    }
}
