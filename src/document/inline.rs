//! Inlines: what stands in a line of text.

use serde::Serialize;

use super::{Asserted, Exact, Fact};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Strong importance.
    Strong {
        /// What is marked.
        inlines: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// What is marked.
        inlines: Vec<Inline>,
    },
    /// A figure printed from data; it keeps its identity.
    Figure {
        /// The figure as printed.
        text: String,
        /// Which figure it is.
        fact: Fact,
        /// What stands behind the print.
        #[serde(skip)]
        exact: Exact,
        /// Its number among all printed figures, for links to it; 0 before they are counted.
        at: usize,
    },
    /// A rating printed with its symbol.
    Rating {
        /// Symbol, words and colour.
        mark: super::RatingMark,
        /// Which figure it is.
        fact: Fact,
        /// What stands behind the print.
        #[serde(skip)]
        exact: Exact,
        /// Its number among all printed figures, for links to it; 0 before they are counted.
        at: usize,
    },
    /// Words that the figures support.
    Claim {
        /// What they assert.
        #[serde(skip)]
        claim: Asserted,
        /// The words.
        inlines: Vec<Inline>,
        /// Its number among all printed figures and claims, by which its page is found; 0 before they are counted.
        at: usize,
    },
    /// A link to a place outside the document.
    Link {
        /// The address.
        href: String,
        /// What is linked.
        inlines: Vec<Inline>,
    },
    /// A reference to a section, table or figure of the document.
    Reference {
        /// The id referred to.
        target: String,
        /// The words printed ("Figure 3").
        text: String,
    },
    /// A footnote, at the place of its mark.
    Footnote {
        /// The note.
        inlines: Vec<Inline>,
    },
    /// The raised mark of a note that stands below a table.
    Mark {
        /// The letter or figure of the note.
        text: String,
    },
    /// A forced line break.
    Break,
    /// What changed since an earlier draft, in a document that shows its changes.
    Change {
        /// What became of it.
        change: ChangeKind,
        /// What is marked.
        inlines: Vec<Inline>,
    },
}

/// What became of a piece of text since an earlier draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new.
    Inserted,
    /// It is gone, and shown only to say so.
    Deleted,
    /// It stood elsewhere.
    Moved,
    /// It is a figure with another print; the earlier one stands before it, as deleted.
    Restated,
}

impl Inline {
    /// How the labels of printed figures begin; their number follows.
    pub const AT: &str = "at-";

    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// The words of inlines, without their marks and notes.
    pub fn words(inlines: &[Self]) -> String {
        let words = inlines.iter().map(|inline| match inline {
            Self::Text { text } | Self::Figure { text, .. } | Self::Reference { text, .. } => text.clone(),
            Self::Strong { inlines }
            | Self::Emphasis { inlines }
            | Self::Claim { inlines, .. }
            | Self::Link { inlines, .. }
            | Self::Change { inlines, .. } => Self::words(inlines),
            Self::Rating { mark, .. } => mark.label.clone(),
            Self::Footnote { .. } | Self::Mark { .. } => String::new(),
            Self::Break => " ".to_owned(),
        });
        words.collect()
    }

    /// What is printed, where it is a text or a figure; a mark or a group prints more than a text.
    pub fn printed(&self) -> Option<&str> {
        match self {
            Self::Text { text } | Self::Figure { text, .. } => Some(text),
            Self::Strong { .. }
            | Self::Emphasis { .. }
            | Self::Claim { .. }
            | Self::Rating { .. }
            | Self::Link { .. }
            | Self::Reference { .. }
            | Self::Footnote { .. }
            | Self::Mark { .. }
            | Self::Break
            | Self::Change { .. } => None,
        }
    }
}
