//! The claims of a report: what its words assert of the figures, and where they are printed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Edition, Occurrence, TraceFile, bare, page};
use crate::document::{Asserted, Inline, PlaceKind};

/// A claim that the figures of a report support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracedClaim {
    /// The claim as a template makes it, without its words.
    pub id: String,
    /// What it asserts.
    pub kind: String,
    /// What it is about: the id of an indicator, `area:` with that of an area, or `overall`.
    pub about: String,
    /// Its other arguments.
    pub arguments: BTreeMap<String, String>,
    /// The figures that it rests on.
    pub rests_on: Vec<Support>,
    /// Where its words are printed.
    pub printed: Vec<Occurrence>,
}

/// A figure that a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Its id.
    pub figure: String,
    /// Its value with all its digits; none for one that only a table forms.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub exact: Option<String>,
}

/// The claims of all editions, each once.
pub(super) fn claims(editions: &[Edition<'_>]) -> Vec<TracedClaim> {
    let mut claims: BTreeMap<&Asserted, TracedClaim> = BTreeMap::new();
    for edition in editions {
        for said in edition.document.claims() {
            let entry = claims.entry(said.claim).or_insert_with(|| claim(said.claim, edition));
            entry.printed.push(Occurrence {
                edition: edition.language.code().to_owned(),
                text: Inline::words(said.inlines),
                place: PlaceKind::key(said.place).to_owned(),
                section: said.section.map(ToOwned::to_owned),
                block: said.block.map(ToOwned::to_owned),
                page: page(edition.pages, said.place, said.at, [said.block, said.section]),
            });
        }
    }
    claims.into_values().collect()
}

/// What a claim says in every language.
fn claim(asserted: &Asserted, edition: &Edition<'_>) -> TracedClaim {
    let Asserted { kind, id, arguments, facts } = asserted;
    let area = arguments.iter().find(|(name, _)| name == "area").map(|(_, area)| format!("area:{area}"));
    let support = |figure: String| {
        let exact = edition.tracer.quoter.find(&figure).map(|quote| quote.exact().to_string());
        Support { figure, exact }
    };
    TracedClaim {
        id: asserted.to_string(),
        kind: kind.clone(),
        about: id.clone().or(area).unwrap_or_else(|| "overall".to_owned()),
        arguments: arguments.iter().filter(|(name, _)| name != "area").cloned().collect(),
        rests_on: facts.iter().map(|fact| support(fact.to_string())).collect(),
        printed: Vec::new(),
    }
}

impl TraceFile {
    /// The claims that a text names: by what they assert (`exceeded, 2.1`), or by their words as printed.
    pub fn find_claims(&self, text: &str) -> Vec<&TracedClaim> {
        let wanted = bare(text);
        let is_it = |claim: &&TracedClaim| {
            let inside = claim.id.strip_prefix("claim(").and_then(|rest| rest.strip_suffix(')'));
            claim.id == wanted
                || inside == Some(&wanted)
                || claim.printed.iter().any(|place| bare(&place.text) == wanted)
        };
        self.claims.iter().filter(is_it).collect()
    }

    /// The claims that rest on a figure.
    pub fn claims_on<'f>(&'f self, figure: &'f str) -> impl Iterator<Item = &'f TracedClaim> {
        self.claims.iter().filter(move |claim| claim.rests_on.iter().any(|support| support.figure == figure))
    }
}
