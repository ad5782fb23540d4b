//! Tables: rectangular by construction, always with a header row.

use serde::Serialize;

use super::{Inline, Shown};

/// A table with its caption.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    id: String,
    number: String,
    caption: String,
    #[serde(skip)]
    caption_figures: Vec<Shown>,
    columns: Vec<Column>,
    header: Vec<Cell>,
    rows: Vec<Row>,
    notes: Vec<Vec<Inline>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Column {
    /// How its cells are aligned.
    pub align: Align,
    /// Its share of the width that the columns of width 0 leave; 0 takes what the content needs.
    pub width: u8,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Where the line of text begins.
    Start,
    /// Where it ends: for numbers.
    End,
    /// Centred.
    Centre,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// One cell per column; a group row has one cell for all.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A row of data.
    Data,
    /// A heading over the rows that follow, one cell wide as the table.
    Group,
    /// A total.
    Total,
    /// A line about the rows above it, one cell wide as the table.
    Remark,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    /// Its text.
    pub inlines: Vec<Inline>,
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { inlines: vec![Inline::text(text)] }
    }
}

impl From<Inline> for Cell {
    fn from(inline: Inline) -> Self {
        Self { inlines: vec![inline] }
    }
}

/// A row that does not fit the columns of its table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row} has {found} cells, the table has {expected} columns")]
pub struct RaggedRow {
    /// Index of the row; the header is row 0.
    pub row: usize,
    /// Cells in the row.
    pub found: usize,
    /// Columns of the table.
    pub expected: usize,
}

impl Table {
    /// A table of the given columns and rows.
    ///
    /// # Errors
    /// A row whose cells do not fit the columns.
    pub fn new(
        id: String,
        caption: String,
        columns: Vec<(Column, Cell)>,
        rows: Vec<Row>,
    ) -> Result<Self, RaggedRow> {
        let (columns, header): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        for (index, row) in rows.iter().enumerate() {
            let expected = match row.kind {
                RowKind::Data | RowKind::Total => columns.len(),
                RowKind::Group | RowKind::Remark => 1,
            };
            if row.cells.len() != expected {
                return Err(RaggedRow { row: index + 1, found: row.cells.len(), expected });
            }
        }
        let (number, caption_figures, notes) = (String::new(), Vec::new(), Vec::new());
        Ok(Self { id, number, caption, caption_figures, columns, header, rows, notes })
    }

    /// Adds a line below the table.
    #[must_use]
    pub fn with_note(mut self, note: Vec<Inline>) -> Self {
        self.notes.push(note);
        self
    }

    /// Whether it is looked up and not read, so that it is set with the least room.
    pub fn is_looked_up(&self) -> bool {
        self.id.starts_with("table-annex-trace-")
    }

    /// The same table under another id.
    #[must_use]
    pub fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }

    /// Sets the caption, with the figures that it prints.
    pub(crate) fn set_caption(&mut self, caption: String, figures: Vec<Shown>) {
        self.caption = caption;
        self.caption_figures = figures;
    }

    /// Sets the number as printed ("Table 2", "表 2"); compose does so in reading order.
    pub(crate) fn set_number(&mut self, number: String) {
        self.number = number;
    }

    /// All cells in reading order, to fill in references and marks.
    pub(crate) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.header.iter_mut().chain(self.rows.iter_mut().flat_map(|row| &mut row.cells))
    }

    /// The cells of each row in reading order, the header first.
    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut [Cell]> {
        let rows = self.rows.iter_mut().map(|row| row.cells.as_mut_slice());
        std::iter::once(self.header.as_mut_slice()).chain(rows)
    }

    /// The lines below the table, to fill in references.
    pub(crate) fn notes_mut(&mut self) -> &mut Vec<Vec<Inline>> {
        &mut self.notes
    }

    /// Identifier, unique in the document; the target of references.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The number as printed ("Table 2"); empty before the document is numbered.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The caption.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// The figures that the caption prints.
    pub fn caption_figures(&self) -> &[Shown] {
        &self.caption_figures
    }

    /// The figures that the caption prints, to count them.
    pub(crate) fn caption_figures_mut(&mut self) -> &mut Vec<Shown> {
        &mut self.caption_figures
    }

    /// The header cells, one per column.
    pub fn header(&self) -> &[Cell] {
        &self.header
    }

    /// The rows below the header.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The lines below the table.
    pub fn notes(&self) -> &[Vec<Inline>] {
        &self.notes
    }
}
