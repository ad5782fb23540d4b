//! What stands at the head and at the foot of a document of a governing body.

use serde::{Deserialize, Serialize};

use super::{Block, Inline};

/// The head of a document of a governing body.
#[derive(Debug, Clone, Serialize)]
pub struct Masthead {
    /// Which form it has; the theme draws it.
    pub form: MastheadForm,
    /// The symbol of the document ("IOISE/EC.21/4"), or both where two organs share it.
    pub symbol: String,
    /// "Distr.: General".
    pub distribution: Option<String>,
    /// "Original: English".
    pub original: Option<String>,
    /// The organs that the document is submitted to; more than one share a document.
    pub organs: Vec<Organ>,
    /// What the organ is asked to do, in the words of its house ("FOR DECISION").
    pub purpose: Option<String>,
    /// Who submits it ("Report of the Director General").
    pub submitted_by: Option<String>,
    /// The boxed abstract, or the fields of a boxed summary.
    pub summary: Vec<SummaryField>,
    /// What the house says of printing and paper.
    pub paper_note: Option<String>,
    /// Lines after the last paragraph: place and date, the point for decision.
    pub closing: Vec<Vec<Inline>>,
}

impl Masthead {
    /// What it says before its summary.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let organs = self.organs.iter().flat_map(|organ| {
            [Some(&organ.name), organ.session.as_ref(), organ.meeting.as_ref(), organ.item.as_ref()]
        });
        let own = [
            Some(&self.symbol),
            self.distribution.as_ref(),
            self.original.as_ref(),
            self.purpose.as_ref(),
            self.submitted_by.as_ref(),
            self.paper_note.as_ref(),
        ];
        own.into_iter().chain(organs).flatten().map(String::as_str)
    }
}

/// The form of a masthead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MastheadForm {
    /// Organisation and symbol over a rule; distribution, date and original language at the side.
    UnitedNations,
    /// Office and symbol, then the body with its session, the committee, the purpose and the item.
    OfficePaper,
    /// The body with its session, section and date, then a boxed summary of named fields.
    OfficeSummary,
    /// A plain head: organisation, body, item, title.
    Board,
}

/// An organ that a document is submitted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organ {
    /// Its name.
    pub name: String,
    /// Its session ("Forty-eighth session").
    pub session: Option<String>,
    /// Where and when it meets ("Vienna, 23–25 November 2020").
    pub meeting: Option<String>,
    /// The item of its agenda ("Item 3 of the provisional agenda").
    pub item: Option<String>,
}

/// A field of a boxed summary; an abstract is one without a name.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryField {
    /// The name of the field.
    pub label: Option<String>,
    /// What it holds.
    pub blocks: Vec<Block>,
}
