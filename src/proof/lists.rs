//! Lists of words by language, which the checks of the text keep beside themselves.
//!
//! In a file of words a line that begins with `=` is a heading and says what the
//! lines below it are; `%` begins a comment.

use std::sync::OnceLock;

use crate::model::Language;

/// What is made of the words of each language, once and when it is asked for.
pub(super) struct ByLanguage<T> {
    make: fn(Language) -> T,
    made: [OnceLock<T>; Language::ALL.len()],
}

impl<T> ByLanguage<T> {
    /// Nothing made yet.
    pub(super) const fn new(make: fn(Language) -> T) -> Self {
        Self { make, made: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// What is made of the words of a language.
    pub(super) fn of(&self, language: Language) -> &T {
        let place = Language::ALL.iter().position(|it| *it == language).expect("all languages are among all");
        self.made[place].get_or_init(|| (self.make)(language))
    }
}

/// The lines of a file of words, each behind the heading that it stands under; before the first one it is empty.
pub(super) fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut heading = "";
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('%'));
    lines.filter_map(move |line| match line.strip_prefix('=') {
        Some(name) => {
            heading = name.trim();
            None
        }
        None => Some((heading, line)),
    })
}

/// The single words of a line, as texts are looked through for them.
pub(super) fn words(line: &str) -> impl Iterator<Item = String> {
    line.split_whitespace().map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_under_their_headings_and_comments_under_none() {
        let file = "% A file.\nfirst\n= names \n  one two\n\n% or\nThree\n=verbs\nmade\n";
        let expected = [("", "first"), ("names", "one two"), ("names", "Three"), ("verbs", "made")];
        assert_eq!(lines(file).collect::<Vec<_>>(), expected);
        assert_eq!(words("No  Not Ни").collect::<Vec<_>>(), ["no", "not", "ни"]);
    }

    #[test]
    fn each_language_has_its_own() {
        static CODES: ByLanguage<String> = ByLanguage::new(|language| language.code().to_owned());
        for language in [Language::Arabic, Language::English, Language::Arabic] {
            assert_eq!(CODES.of(language), language.code());
        }
    }
}
