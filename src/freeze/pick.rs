//! Which figures are meant, and the clearance that keeps them.

use std::collections::BTreeMap;

use super::Inputs;
use super::behind::usual;
use crate::document::{Document, Printed};
use crate::manifest::{Act, Clearance, FrozenFigure, Manifest};
use crate::model::Language;

/// What may follow the head of an id, so that `area:2` is not `area:21`.
const DIVIDERS: [char; 5] = ['@', '/', '#', ':', '['];

/// Whether an id is one of those that a pattern names.
///
/// A pattern is an id, the beginning of one up to a divider, such as `2.1`,
/// `2.1@2025` or `area:2`, or either with `*` for any letters.
pub(super) fn matches(pattern: &str, id: &str) -> bool {
    let parts: Vec<&str> = pattern.split('*').collect();
    let Some((first, rest)) = parts.split_first() else { return false };
    let Some(mut open) = id.strip_prefix(first) else { return false };
    for (index, part) in rest.iter().enumerate() {
        if index + 1 == rest.len() {
            // The last part ends the id, or what stands before a divider.
            return open.match_indices(part).any(|(at, _)| is_end(&open[at + part.len()..]));
        }
        let Some(at) = open.find(part) else { return false };
        open = &open[at + part.len()..];
    }
    is_end(open)
}

fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(DIVIDERS)
}

/// The figures that the editions print, by their ids: each as it is printed first, in the first edition that does.
pub(super) fn printed<'d>(
    manifest: &Manifest,
    documents: &'d BTreeMap<Language, Document>,
) -> BTreeMap<String, Printed<'d>> {
    let mut figures = BTreeMap::new();
    for document in manifest.report.languages.iter().filter_map(|language| documents.get(language)) {
        for printed in document.printed() {
            figures.entry(printed.fact.to_string()).or_insert(printed);
        }
    }
    figures
}

/// A clearance of figures, with what they were computed from.
pub(super) fn clearance(figures: &BTreeMap<String, Printed<'_>>, act: Act, inputs: Inputs<'_>) -> Clearance {
    let frozen = |printed: &Printed<'_>| FrozenFigure {
        printed: printed.text.to_owned(),
        value: printed.exact.to_string(),
        place: None,
    };
    let mut behind: BTreeMap<String, String> = BTreeMap::new();
    for printed in figures.values() {
        behind.extend(inputs.of(printed.fact));
    }
    behind.retain(|id, value| value != usual(id));
    Clearance {
        act,
        program: Some(format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))),
        figures: figures.iter().map(|(id, printed)| (id.clone(), frozen(printed))).collect(),
        behind,
        settings: inputs.settings(),
        sources: inputs.hashes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_ids_up_to_a_divider() {
        let id = "2.1@2025/ETH#achievement";
        for pattern in ["2.1", "2.1@2025", "2.1@2025/ETH", id, "2.*", "*#achievement", "*/ETH", "2.1*#*"] {
            assert!(matches(pattern, id), "{pattern}");
        }
        for pattern in ["2", "2.", "2.1@202", "2.11", "1.*", "*#achieve", "ETH", "area:2"] {
            assert!(!matches(pattern, id), "{pattern}");
        }
        assert!(matches("area:2", "area:2@2025#count:met"));
        assert!(!matches("area:2", "area:21@2025#count:met"));
        assert!(matches("area:2@2025#count", "area:2@2025#count:met"));
    }
}
