//! How differences between editions are said.

use std::collections::BTreeMap;

use crate::model::Language;

/// The two editions that are compared.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// The edition.
    pub(super) own: Language,
    /// The original.
    pub(super) original: Language,
}

impl Names {
    /// How many of something are in each.
    pub(super) fn counted(self, what: &str, own: usize, theirs: usize) -> String {
        format!("the number of {what} is {own} in `{}` and {theirs} in `{}`", self.own, self.original)
    }

    /// That something is not the same, with what differs.
    pub(super) fn not_the_same(self, what: &str, difference: &str) -> String {
        format!("the {what} in `{}` are not those in `{}`: {difference}", self.own, self.original)
    }

    /// What is so in the one and not in the other.
    pub(super) fn said(self, what: &str) -> String {
        format!("{what} in `{}` than in `{}`", self.own, self.original)
    }
}

/// What is in one list and not in the other, each as often as it is; none if they hold the same.
pub(super) fn difference(own: &[String], theirs: &[String]) -> Option<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (names, step) in [(own, 1), (theirs, -1)] {
        for name in names {
            *counts.entry(name).or_default() += step;
        }
    }
    let list = |is_it: fn(i64) -> bool| {
        let names = counts.iter().filter(|(_, count)| is_it(**count));
        let name = |(name, count): (&&str, &i64)| match count.abs() {
            1 => format!("`{name}`"),
            times => format!("`{name}` {times} times"),
        };
        names.map(name).collect::<Vec<_>>().join(", ")
    };
    said(&list(|count| count < 0), &list(|count| count > 0))
}

/// What is missing and what is added, in words; none if both are empty.
pub(super) fn said(missing: &str, added: &str) -> Option<String> {
    match (missing.is_empty(), added.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("without {missing}")),
        (true, false) => Some(format!("{added} in addition")),
        (false, false) => Some(format!("{added} in the place of {missing}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_compared_with_their_repetitions() {
        let list = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        let said = |own, theirs| difference(&list(own), &list(theirs));
        assert_eq!(said("a b a", "a a b"), None);
        assert_eq!(said("a", "a a b a").as_deref(), Some("without `a` 2 times, `b`"));
        assert_eq!(said("a c", "a").as_deref(), Some("`c` in addition"));
        assert_eq!(said("c", "a").as_deref(), Some("`c` in the place of `a`"));
    }
}
