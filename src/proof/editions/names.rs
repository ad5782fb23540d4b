//! How differences between editions are said.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::Fact;
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
    own.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    theirs.iter().for_each(|name| *counts.entry(name).or_default() -= 1);
    let list = |is_it: fn(i64) -> bool| {
        let names = counts.iter().filter(|(_, count)| is_it(**count));
        let name = |(name, count): (&&str, &i64)| match count.abs() {
            1 => format!("`{name}`"),
            times => format!("`{name}` {times} times"),
        };
        names.map(name).collect::<Vec<_>>().join(", ")
    };
    let (missing, added) = (list(|count| count < 0), list(|count| count > 0));
    match (missing.is_empty(), added.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("without {missing}")),
        (true, false) => Some(format!("{added} in addition")),
        (false, false) => Some(format!("{added} in the place of {missing}")),
    }
}

/// A figure as findings name it: what it is of, and when and where it is so.
pub(super) fn in_full(fact: &Fact) -> String {
    let value = |value: &dyn Fn() -> serde_json::Result<Value>| value().map(|value| words(&value)).ok();
    let kind = value(&|| serde_json::to_value(fact.figure)).unwrap_or_default();
    let subject = value(&|| serde_json::to_value(&fact.subject)).unwrap_or_default();
    let period = fact.period.map(|period| format!(" in {period}")).unwrap_or_default();
    let unit = fact.unit.as_ref().map(|unit| format!(" of {unit}")).unwrap_or_default();
    format!("{kind} of {subject}{unit}{period}")
}

/// What a value of JSON says, without its marks.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('-', " "),
        Value::Object(fields) => {
            let told = fields.iter().filter(|(_, value)| !value.is_null());
            let told = told.map(|(key, value)| match value {
                // An id is no word: it stays as it is.
                Value::String(id) => format!("{key} {id}"),
                other => format!("{key} {}", words(other)),
            });
            told.collect::<Vec<_>>().join(" ").trim().to_owned()
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{FactKind, Subject};
    use crate::model::{AreaId, IndicatorId, Period};

    #[test]
    fn figures_have_names() {
        let period = Period::parse("2025").ok();
        let of = |subject, figure| Fact { subject, figure, period, unit: None };
        let actual = of(Subject::Indicator(IndicatorId::new("1-2")), FactKind::Actual);
        assert_eq!(in_full(&actual), "actual of indicator 1-2 in 2025");
        let goal = of(Subject::Goal { goal: Some(9), area: Some(AreaId::new("1")) }, FactKind::ShareMet);
        assert_eq!(in_full(&goal), "share met of goal area 1 goal 9 in 2025");
        assert_eq!(in_full(&of(Subject::Report, FactKind::Count)), "count of report in 2025");
    }

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
