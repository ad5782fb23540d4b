//! The numbers that are typed by hand in two editions of a text.
//!
//! A number is compared by what it says, however its language writes it. Numbers
//! that may be a manner of speaking, and those that are exempt from the literal
//! check, answer one of the other edition; what is left of them says something only
//! as one against one of the same sort, because a language may have a word of its
//! own for them (`both`, `biennial`).

use super::names::said;
use crate::proof::literals::Typed;

/// What two editions do not both say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unlike {
    /// What differs.
    pub(super) what: String,
    /// The first number that the edition alone has, as written.
    pub(super) own: Option<String>,
    /// The first number that only the original has.
    pub(super) original: Option<String>,
}

/// What differs between the numbers of an edition and those of the original.
pub(super) fn unlike(own: &[Typed], theirs: &[Typed]) -> Option<Unlike> {
    let (mut own, mut theirs): (Vec<&Typed>, Vec<&Typed>) = (own.iter().collect(), theirs.iter().collect());
    // What is sure is answered first, so that it does not lose its answer to a manner of speaking.
    for sure in [2, 1, 0] {
        own.retain(|number| {
            let answers = |other: &&Typed| {
                usize::from(number.is_sure) + usize::from(other.is_sure) == sure && number.says(other)
            };
            let found = theirs.iter().position(answers);
            found.map(|found| theirs.remove(found)).is_none()
        });
    }
    let is_pair = matches!((own.as_slice(), theirs.as_slice()), ([own], [theirs]) if own.is_like(theirs));
    if !is_pair {
        own.retain(|number| number.is_sure);
        theirs.retain(|number| number.is_sure);
    }
    let list = |numbers: &[&Typed]| {
        numbers.iter().map(|number| format!("`{}`", number.written)).collect::<Vec<_>>().join(", ")
    };
    let first = |numbers: &[&Typed]| numbers.first().map(|number| number.written.clone());
    let what = said(&list(&theirs), &list(&own))?;
    Some(Unlike { what, own: first(&own), original: first(&theirs) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::proof::literals::numbers_of;

    /// What differs between a text and its English original.
    fn against(language: Language, own: &str, english: &str) -> Option<String> {
        let (own, english) = (numbers_of(language, own), numbers_of(Language::English, english));
        unlike(&own, &english).map(|unlike| unlike.what)
    }

    #[test]
    fn a_number_is_compared_by_what_it_says() {
        for (language, own, english) in [
            (Language::French, "1,2 million de personnes", "1.2 million people"),
            (Language::Spanish, "1.234,5 toneladas", "1,234.5 tonnes"),
            (Language::Russian, "сорок восемь часов", "48 hours"),
            (Language::Chinese, "120万人，百分之八十二", "1.2 million people, 82 per cent"),
            (Language::Arabic, "٤٨ ساعة", "48 hours"),
            (Language::Arabic, "ثمانية عشر بلدا", "eighteen countries"),
            (Language::French, "les trois quarts, réduit de moitié", "75 per cent, halved"),
            (Language::French, "en 2024 et le 3 mars 2025", "in 2024 and on 3 March 2025"),
        ] {
            assert_eq!(against(language, own, english), None, "{own}");
        }
    }

    #[test]
    fn another_number_is_a_difference() {
        for (language, own, english, expected) in [
            (Language::French, "48 heures", "40 hours", "`48` in the place of `40`"),
            (Language::Arabic, "٤٨ ساعة", "40 hours", "`٤٨` in the place of `40`"),
            (Language::Chinese, "12万人", "1.2 million people", "`12万` in the place of `1.2 million`"),
            (Language::Spanish, "ni una cifra", "48 hours", "without `48`"),
            (Language::French, "48 heures", "two days", "`48` in the place of `two`"),
            (Language::French, "82 pour cent", "82 people", "`82 pour cent` in the place of `82`"),
            (Language::Russian, "две причины", "three reasons", "`две` in the place of `three`"),
            (Language::French, "en 2023", "in 2024", "`2023` in the place of `2024`"),
        ] {
            assert_eq!(against(language, own, english).as_deref(), Some(expected), "{own}");
        }
    }

    #[test]
    fn what_may_be_a_manner_of_speaking_says_nothing_alone() {
        for (language, own, english) in [
            (Language::Arabic, "في الحالتين", "in the two cases"),
            (Language::Chinese, "自下一个两年期起", "from the next biennium, one of these three"),
            (Language::French, "les deux", "both"),
            (Language::Spanish, "en 2024 y después", "in the year after the first two"),
        ] {
            assert_eq!(against(language, own, english), None, "{own}");
        }
    }
}
