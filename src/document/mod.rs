//! The document: what every renderer gets, and all that it gets.
//!
//! A document is a resolved tree of sections and blocks in one language.
//! Every number in it is already text, every cross-reference already has its
//! words, every chart is already drawn. A renderer lays it out and does no
//! arithmetic, no rounding and no formatting.
//!
//! The types serialise to the JSON that the typesetting themes read
//! (`templates/themes/README.md` describes it).

mod asserted;
mod block;
mod chart;
mod fact;
mod inline;
mod masthead;
mod numbering;
mod printed;
mod table;

pub use asserted::Asserted;
pub use block::{Block, Card, Figure, ListItem, NumberedParagraph, RatingMark};
pub use chart::{ChartData, ChartKind, Series};
pub use fact::{Exact, Fact, FactKind, Subject};
pub use inline::{ChangeKind, Inline};
pub use masthead::{Masthead, MastheadForm, Organ, SummaryField};
pub use numbering::{NumberFormat, NumberStyle, Scheme};
pub use printed::{PlaceKind, Printed, Said, Shown};
pub use table::{Align, Cell, Column, RaggedRow, Row, RowKind, Table};

use std::collections::BTreeMap;

use serde::Serialize;

/// A complete document in one language edition.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// BCP 47 language code of the edition.
    pub language: &'static str,
    /// Words that the theme prints itself, by key.
    pub labels: BTreeMap<&'static str, String>,
    /// The report id, a stable identifier across builds.
    pub id: String,
    /// Title on the cover and in the metadata.
    pub title: String,
    /// Second line of the title.
    pub subtitle: Option<String>,
    /// The organisation that reports.
    pub organisation: String,
    /// The reporting period as printed.
    pub period: String,
    /// The date of the report as printed.
    pub date: String,
    /// The date of the report for the metadata.
    pub date_parts: DateParts,
    /// A statement printed on the cover, such as that the data are a specimen.
    pub notice: Option<String>,
    /// The head of a document of a governing body; a report has a cover instead.
    pub masthead: Option<Masthead>,
    /// How headings, paragraphs and lists are numbered.
    pub numbering: Scheme,
    /// The top-level sections, in reading order.
    pub sections: Vec<Section>,
    /// The lines of the annex on the origin of figures: by the id of a figure, its number where it stands there.
    pub lines: BTreeMap<String, usize>,
    /// Charts by path; the blocks name them by that path.
    #[serde(skip)]
    pub charts: BTreeMap<String, String>,
}

/// A calendar date in numbers.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DateParts {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// What part a top-level section plays, so that a theme can set it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A chapter of the body, or a section inside one.
    Chapter,
    /// An annex.
    Annex,
}

/// A section with its heading; nesting gives the heading level, so none can be skipped.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Identifier, unique in the document; the target of links.
    pub id: String,
    /// What part it plays.
    pub role: Role,
    /// The number as printed before the title ("2.1", "二、"), if numbered.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The figures that the title prints.
    #[serde(skip)]
    pub title_figures: Vec<Shown>,
    /// How far the text has come, as printed below the title of a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The blocks before the first subsection.
    pub blocks: Vec<Block>,
    /// The subsections.
    pub sections: Vec<Section>,
}
