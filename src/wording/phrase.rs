//! Phrases with places, in the notation that translators know from `MessageFormat` of ICU.
//!
//! `{name}` is a place; `{name, plural, one {# row} other {# rows}}` chooses a
//! form by the number that the place holds, and `#` is that number as printed.
//! Only whole numbers stand in such a place, so that what is printed says which
//! form to take.

use super::style::plural_category;
use crate::model::Language;

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhrasePart {
    /// Text as it stands.
    Text(String),
    /// The name of a place.
    Place(String),
}

/// Fills the places of a phrase; a place that is not named stays as it is.
pub(super) fn fill(language: Language, phrase: &str, places: &[(&str, &str)]) -> String {
    let printed = |name: &str| places.iter().find(|(place, _)| *place == name).map(|(_, text)| *text);
    let parts = parts(language, phrase, &|name| printed(name).map(ToOwned::to_owned));
    let text = |part: PhrasePart| match part {
        PhrasePart::Text(text) => text,
        PhrasePart::Place(name) => printed(&name).unwrap_or_default().to_owned(),
    };
    parts.into_iter().map(text).collect()
}

/// The parts of a phrase, plural forms chosen; places that print nothing stay text.
pub(super) fn parts(
    language: Language,
    phrase: &str,
    printed: &dyn Fn(&str) -> Option<String>,
) -> Vec<PhrasePart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((inside, next)) = balanced(after) else {
            text.push('{');
            rest = after;
            continue;
        };
        rest = next;
        let mut fields = inside.splitn(3, ',');
        let name = fields.next().unwrap_or(inside).trim();
        let forms = fields.nth(1);
        let Some(number) = printed(name) else {
            text.extend(["{", inside, "}"]);
            continue;
        };
        parts.push(PhrasePart::Text(std::mem::take(&mut text)));
        match forms {
            None => parts.push(PhrasePart::Place(name.to_owned())),
            Some(forms) => {
                let form = chosen(forms, plural_category(language, &number));
                let form = form.replace('#', &format!("{{{name}}}"));
                parts.extend(self::parts(language, &form, printed));
            }
        }
    }
    text.push_str(rest);
    parts.push(PhrasePart::Text(text));
    parts.retain(|part| !matches!(part, PhrasePart::Text(text) if text.is_empty()));
    parts
}

/// What stands up to the brace that closes, and what comes after it.
fn balanced(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], &text[at + 1..]));
        }
    }
    None
}

/// The form of a category; that of `other` where the language needs no form of its own.
fn chosen<'a>(forms: &'a str, category: &str) -> &'a str {
    let mut found = None;
    let mut rest = forms;
    while let Some((name, after)) = rest.split_once('{') {
        let Some((form, next)) = balanced(after) else { break };
        match name.trim() {
            name if name == category => return form,
            "other" => found = Some(form),
            _ => {}
        }
        rest = next;
    }
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_stay() {
        let fill = |phrase| fill(Language::English, phrase, &[("n", "3"), ("id", "1.1")]);
        assert_eq!(fill("{id}: {n} of {total}"), "1.1: 3 of {total}");
        assert_eq!(fill("a { b"), "a { b");
        assert_eq!(fill("{m, plural, one {x} other {y}} {n}"), "{m, plural, one {x} other {y}} 3");
    }

    #[test]
    fn a_form_is_chosen_by_the_number_as_the_language_does() {
        let english = "{n, plural, one {# row was} other {# rows were}} read.";
        let fill_in = |language, phrase, n| fill(language, phrase, &[("n", n)]);
        assert_eq!(fill_in(Language::English, english, "1"), "1 row was read.");
        assert_eq!(fill_in(Language::English, english, "1,201"), "1,201 rows were read.");
        let russian =
            "{n, plural, one {Прочитана # строка} few {Прочитано # строки} other {Прочитано # строк}}.";
        assert_eq!(fill_in(Language::Russian, russian, "21"), "Прочитана 21 строка.");
        assert_eq!(fill_in(Language::Russian, russian, "3"), "Прочитано 3 строки.");
        assert_eq!(fill_in(Language::Russian, russian, "12"), "Прочитано 12 строк.");
        assert_eq!(fill_in(Language::Chinese, "{n, plural, other {#行}}", "1"), "1行");
    }

    #[test]
    fn a_form_may_have_places_of_its_own() {
        let phrase = "{n, plural, one {# of {total}} other {all # of {total}}}";
        assert_eq!(fill(Language::English, phrase, &[("n", "2"), ("total", "4")]), "all 2 of 4");
    }
}
