//! The parts of a section, one for each heading, and the units in them.

use crate::document::{Block, Fact, Inline, ListItem, Shown, Table};
use crate::narrate::{PRINTED, PassageKind, Piece, Prose};
use crate::proof::literals::{Numbers, Typed};

/// What stands between two headings.
pub(super) struct Part<'a> {
    /// How deep the heading before it is; 0 for what stands before the first one.
    pub(super) depth: usize,
    /// The heading itself, if there is one, and what follows it.
    pub(super) units: Vec<Unit<'a>>,
}

/// A heading, paragraph, item of a list, table or chart.
pub(super) struct Unit<'a> {
    /// What it is.
    pub(super) kind: UnitKind,
    /// The figures that it prints.
    pub(super) facts: Vec<&'a Fact>,
    /// The ids that it refers to.
    pub(super) references: Vec<String>,
    /// How many footnotes it has.
    pub(super) notes: usize,
    /// The numbers that are typed in it.
    pub(super) numbers: Vec<Typed>,
    /// Its words, those of each cell and note apart; what is printed from data is a [`PRINTED`].
    texts: Vec<String>,
    /// How many cells of a table hold anything, and whether it has a caption.
    cells: (usize, bool),
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A heading.
    Heading,
    /// A paragraph of the text.
    Paragraph,
    /// A paragraph of a quotation that is set apart.
    Quoted,
    /// A paragraph of an item of a list.
    Item {
        /// How many lists hold it.
        depth: usize,
        /// Whether the list is numbered.
        is_ordered: bool,
    },
    /// A table that the text writes out.
    Written {
        /// Its rows below the header.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A chart or table that bilan makes, by its id.
    Placed(String),
    /// The paragraph that asks the organ to act.
    Action,
}

impl UnitKind {
    /// The id of a chart or table that bilan makes.
    pub(super) fn placed(&self) -> Option<String> {
        if let Self::Placed(id) = self { Some(id.clone()) } else { None }
    }

    /// The rows and columns of a table that is written out.
    pub(super) fn size(&self) -> Option<(usize, usize)> {
        if let Self::Written { rows, columns } = self { Some((*rows, *columns)) } else { None }
    }
}

impl<'a> Part<'a> {
    /// All parts as one, without their headings.
    pub(super) fn text_of(parts: &[Self]) -> Self {
        let units = parts.iter().flat_map(|part| &part.units);
        let units = units.filter(|unit| unit.kind != UnitKind::Heading).map(Unit::again).collect();
        Self { depth: 0, units }
    }

    /// All units as one.
    pub(super) fn together(&self) -> Unit<'a> {
        let mut all = Unit::new(UnitKind::Paragraph);
        for unit in &self.units {
            all.facts.extend(&unit.facts);
            all.references.extend(unit.references.iter().cloned());
            all.notes += unit.notes;
            all.numbers.extend(unit.numbers.iter().cloned());
        }
        all
    }
}

impl<'a> Unit<'a> {
    fn new(kind: UnitKind) -> Self {
        let (facts, references, numbers) = (Vec::new(), Vec::new(), Vec::new());
        Self { kind, facts, references, notes: 0, numbers, texts: Vec::new(), cells: (0, false) }
    }

    fn of(kind: UnitKind, inlines: &'a [Inline]) -> Self {
        let mut unit = Self::new(kind);
        unit.read_text(inlines);
        unit
    }

    fn again(&self) -> Self {
        Self {
            kind: self.kind.clone(),
            facts: self.facts.clone(),
            references: self.references.clone(),
            numbers: self.numbers.clone(),
            texts: Vec::new(),
            ..*self
        }
    }

    /// The passages of a manuscript that it was written in.
    pub(super) fn passages(&self) -> impl Iterator<Item = PassageKind> + use<> {
        let (cells, has_caption) = self.cells;
        let (first, count) = match self.kind {
            UnitKind::Heading => (PassageKind::Heading, 1),
            UnitKind::Written { .. } => (PassageKind::Cell, cells),
            UnitKind::Paragraph
            | UnitKind::Quoted
            | UnitKind::Item { .. }
            | UnitKind::Placed(_)
            | UnitKind::Action => (PassageKind::Paragraph, 1),
        };
        let caption = has_caption.then_some(PassageKind::Paragraph);
        caption.into_iter().chain(std::iter::repeat_n(first, count))
    }

    /// Reads a text of its own: a paragraph, a cell, a note.
    fn read_text(&mut self, inlines: &'a [Inline]) {
        let mut text = String::new();
        self.read(inlines, &mut text);
        self.texts.push(text);
    }

    fn read(&mut self, inlines: &'a [Inline], words: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Figure { fact, .. } | Inline::Rating { fact, .. } => {
                    self.facts.push(fact);
                    words.push(PRINTED);
                }
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Claim { inlines, .. }
                | Inline::Link { inlines, .. }
                | Inline::Change { inlines, .. } => {
                    self.read(inlines, words);
                }
                Inline::Reference { target, .. } => {
                    self.references.push(target.clone());
                    words.push(PRINTED);
                }
                Inline::Footnote { inlines } => {
                    self.notes += 1;
                    self.read_text(inlines);
                }
                Inline::Text { text } => words.push_str(text),
                Inline::Break => words.push(' '),
                Inline::Mark { .. } => {}
            }
        }
    }
}

/// The parts of a section, in order; the first is what stands before the first heading.
pub(super) fn parts<'a>(prose: &'a Prose, numbers: &Numbers<'_>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    collect(prose, 0, &mut parts);
    for unit in parts.iter_mut().flat_map(|part: &mut Part<'a>| &mut part.units) {
        let is_heading = unit.kind == UnitKind::Heading;
        unit.numbers = unit.texts.iter().flat_map(|text| numbers.of(text, is_heading)).collect();
    }
    parts
}

/// The words of a heading or caption, with a [`PRINTED`] for each of its figures.
fn typed(words: &str, figures: &[Shown]) -> String {
    let mut typed = words.to_owned();
    for Shown { text, .. } in figures {
        typed = typed.replacen(text, &PRINTED.to_string(), 1);
    }
    typed
}

fn collect<'a>(prose: &'a Prose, depth: usize, parts: &mut Vec<Part<'a>>) {
    let mut units = Vec::new();
    if depth > 0 {
        let mut heading = Unit::new(UnitKind::Heading);
        heading.texts.push(typed(&prose.title, &prose.title_figures));
        units.push(heading);
    }
    for piece in &prose.pieces {
        match piece {
            Piece::Block(block) => read_block(block, &UnitKind::Paragraph, &mut units),
            Piece::Named(paragraph) => units.push(Unit::of(UnitKind::Paragraph, &paragraph.inlines)),
            Piece::Action(_) => units.push(Unit::new(UnitKind::Action)),
            Piece::Chart(key) => units.push(Unit::new(UnitKind::Placed(key.id()))),
            Piece::Table(key) => units.push(Unit::new(UnitKind::Placed(key.id()))),
        }
    }
    parts.push(Part { depth, units });
    for section in &prose.sections {
        collect(section, depth + 1, parts);
    }
}

/// Reads a block whose paragraphs are of the given kind.
fn read_block<'a>(block: &'a Block, kind: &UnitKind, units: &mut Vec<Unit<'a>>) {
    match block {
        Block::Paragraph { inlines } => units.push(Unit::of(kind.clone(), inlines)),
        Block::Numbered(paragraph) => units.push(Unit::of(kind.clone(), &paragraph.inlines)),
        Block::List { ordered, items } => {
            let depth = if let UnitKind::Item { depth, .. } = kind { depth + 1 } else { 1 };
            let kind = UnitKind::Item { depth, is_ordered: *ordered };
            let blocks = items.iter().flat_map(|ListItem { blocks, .. }| blocks);
            blocks.for_each(|block| read_block(block, &kind, units));
        }
        Block::Quote { blocks } | Block::Callout { blocks, .. } => {
            for block in blocks {
                read_block(block, &UnitKind::Quoted, units);
            }
        }
        Block::Table(table) => units.push(read_table(table)),
        Block::Figure(figure) => units.push(Unit::new(UnitKind::Placed(figure.id.clone()))),
        // The text of a project has no cards.
        Block::Cards { .. } => {}
    }
}

fn read_table(table: &Table) -> Unit<'_> {
    let mut unit = Unit::new(UnitKind::Written { rows: table.rows().len(), columns: table.columns().len() });
    let cells = table.header().iter().chain(table.rows().iter().flat_map(|row| &row.cells));
    let mut filled = 0;
    for cell in cells {
        filled += usize::from(!cell.inlines.is_empty());
        unit.read_text(&cell.inlines);
    }
    unit.texts.push(typed(table.caption(), table.caption_figures()));
    unit.cells = (filled, !table.caption().is_empty());
    unit
}
