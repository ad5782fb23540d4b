//! Blocks: what stands one below the other in a section.

use serde::Serialize;

use super::{ChartData, Inline, Shown, Table};

/// A block of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph of running text.
    Paragraph {
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A numbered paragraph of the body.
    Numbered(NumberedParagraph),
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A quotation, set apart.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A box with a title, such as the headline of a chapter.
    Callout {
        /// The title of the box.
        title: String,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// A row of cards, each with one large value.
    Cards {
        /// The cards, in reading order.
        cards: Vec<Card>,
    },
    /// A table with its caption.
    Table(Table),
    /// A figure with its caption.
    Figure(Figure),
}

/// A paragraph that is cited by its number, which is the same in every edition.
#[derive(Debug, Clone, Serialize)]
pub struct NumberedParagraph {
    /// Identifier, unique in the document; the target of references.
    pub id: String,
    /// Its number, counted through the document from 1.
    pub number: usize,
    /// The number as printed before the text ("12.").
    pub marker: String,
    /// Its text.
    pub inlines: Vec<Inline>,
    /// Whether the organ is asked here to act.
    pub is_action: bool,
}

/// An item of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListItem {
    /// The number as printed before the item ("(a)", "1."); none in a list that is not numbered.
    pub marker: Option<String>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// One large value with its rating and a line below.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// What the value is about.
    pub title: String,
    /// The section that the card leads to.
    pub target: Option<String>,
    /// The value.
    pub value: Vec<Inline>,
    /// Its rating.
    pub rating: RatingMark,
    /// Which figure the rating is.
    pub rated: Shown,
    /// Lines below the value.
    pub lines: Vec<Vec<Inline>>,
}

/// A rating as it is drawn: never by colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingMark {
    /// The symbol, one character.
    pub symbol: String,
    /// The words.
    pub label: String,
    /// The colour of the symbol, `#rrggbb`, at least 4.5:1 on white.
    pub colour: String,
}

/// A chart with its caption.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Identifier, unique in the document; the target of references.
    pub id: String,
    /// The number as printed ("Figure 3", "图 3").
    pub number: String,
    /// The caption.
    pub caption: String,
    /// The text alternative, for readers who cannot see the chart.
    pub alt: String,
    /// Path of the chart among the charts of the document.
    pub path: String,
    /// Width as a share of the text width, in per cent.
    pub width: u8,
    /// The figures that the picture prints.
    #[serde(skip)]
    pub shown: Vec<Shown>,
    /// The figures that the text alternative names.
    #[serde(skip)]
    pub told: Vec<Shown>,
    /// What the chart shows, for formats that draw it themselves; none for a diagram.
    pub data: Option<Box<ChartData>>,
    /// Lines below the figure: source, notes.
    pub notes: Vec<Vec<Inline>>,
}
