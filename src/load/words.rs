//! Words that stand for values: positions of ordinal scales, yes and no, ratings by judgement.

use std::collections::BTreeMap;

use super::Placed;
use super::cell::{TextTable, empty_finding};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{Decimal, Indicator, IndicatorId, Method, Position, Scale, Words};

/// The ordinal scales of a project.
pub(super) type Ordinals = BTreeMap<String, Vec<Position>>;

/// The words of each indicator that has any, with their numbers.
pub(super) type IndicatorWords = BTreeMap<IndicatorId, Vec<(String, Decimal)>>;

/// Where indicators take their words from.
pub(super) struct Vocabulary<'a> {
    /// The ordinal scales of the project.
    pub(super) ordinals: Ordinals,
    /// The rating scale, whose bands are the words of a judgement.
    pub(super) scale: &'a Scale,
}

/// Reads the ordinal scales.
pub(super) fn ordinals(table: &TextTable, findings: &mut Findings) -> Ordinals {
    let mut scales = Ordinals::new();
    for row in table.rows() {
        let (scale, key) = (row.required("scale", findings), row.required("key", findings));
        let position = row.required("position", findings).and_then(|_| row.decimal("position", findings));
        let title = row.localised("title");
        if title.is_none() {
            findings.report(empty_finding(row.cell_place("title"), "title"));
        }
        let (Some(scale), Some(key), Some(position), Some(title)) = (scale, key, position, title) else {
            continue;
        };
        let positions = scales.entry(scale.to_owned()).or_default();
        if positions.iter().any(|earlier| earlier.key == key || earlier.position == position) {
            let message = format!("the scale `{scale}` has the key `{key}` or its position twice");
            let finding = Finding::new(Code::DuplicateKey, row.cell_place("key"), message);
            findings.report(finding.help("give every word of a scale a position of its own"));
            continue;
        }
        positions.push(Position { key: key.to_owned(), position, title });
    }
    for positions in scales.values_mut() {
        positions.sort_by_key(|position| position.position);
    }
    scales
}

impl Vocabulary<'_> {
    /// The words of an indicator by its method and its ordinal scale.
    pub(super) fn of(
        &self,
        method: Option<Method>,
        ordinal: Option<&str>,
        place: impl Fn(&str) -> Place,
        findings: &mut Findings,
    ) -> Option<Words> {
        match (method, ordinal) {
            (Some(Method::Binary), None) => Some(Words::YesNo),
            (Some(Method::Qualitative), None) => {
                let keys = self.scale.bands().iter().map(|band| band.name.key().to_owned());
                Some(Words::Ratings(keys.collect()))
            }
            (Some(Method::Ordinal), None) => {
                let message = "the method `ordinal` needs an ordinal scale";
                let finding = Finding::new(Code::MethodIncomplete, place("method"), message);
                findings.fatal(finding.help("name the scale in the column `ordinal`"));
                None
            }
            (_, None) => None,
            (_, Some(scale)) => {
                let positions = self.ordinals.get(scale);
                if positions.is_none() {
                    let message = format!("there is no ordinal scale `{scale}`");
                    let finding = Finding::new(Code::ReferenceUnknown, place("ordinal"), message);
                    let finding = finding.suggest(scale, self.ordinals.keys().map(String::as_str));
                    let help = "correct the name, or define the scale in the table `ordinals`";
                    findings.fatal(if finding.help.is_some() { finding } else { finding.help(help) });
                }
                positions.cloned().map(Words::Ordinal)
            }
        }
    }
}

/// The words of each indicator that has any.
pub(super) fn of_indicators(indicators: &[Placed<Indicator>]) -> IndicatorWords {
    let with_words = indicators.iter().filter_map(|indicator| {
        let words = indicator.row.words.as_ref()?.numbers();
        let words = words.into_iter().map(|(word, number)| (word.to_owned(), number));
        Some((indicator.row.id.clone(), words.collect()))
    });
    with_words.collect()
}
