//! Small parts of a document.

use crate::document::{Align, Block, Cell, Column, Inline, Role, Row, RowKind, Section, Table};

/// A section without number or subsections.
pub(super) fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        role: Role::Chapter,
        number: None,
        title: title.to_owned(),
        title_figures: Vec::new(),
        status: None,
        blocks,
        sections: Vec::new(),
    }
}

/// A paragraph of plain text.
pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { inlines: vec![Inline::text(text)] }
}

/// The column that takes the width that the others leave.
pub(super) fn wide(title: &str) -> (Column, Cell) {
    (Column { align: Align::Start, width: 1 }, Cell::text(title))
}

/// A column that takes so many shares of the width that columns without a share leave.
pub(super) fn share(title: &str, shares: u8) -> (Column, Cell) {
    (Column { align: Align::Start, width: shares }, Cell::text(title))
}

/// A column of words that is as wide as they are.
pub(super) fn words(title: &str) -> (Column, Cell) {
    (Column { align: Align::Start, width: 0 }, Cell::text(title))
}

/// A column of numbers.
pub(super) fn numbers(title: &str) -> (Column, Cell) {
    (Column { align: Align::End, width: 0 }, Cell::text(title))
}

/// A column of numbers under a heading of two lines, where it has several words.
pub(super) fn stacked(title: &str) -> (Column, Cell) {
    let (column, heading) = numbers(title);
    let Some((first, last)) = title.rsplit_once(' ') else { return (column, heading) };
    (column, Cell { inlines: vec![Inline::text(first), Inline::Break, Inline::text(last)] })
}

/// A row of data.
pub(super) fn row(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Data, cells }
}

/// A row that heads those after it.
pub(super) fn group(text: impl Into<String>) -> Row {
    Row { kind: RowKind::Group, cells: vec![Cell::text(text)] }
}

/// A row of totals.
pub(super) fn total(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Total, cells }
}

/// A table with notes below; none if it has no rows.
pub(super) fn table(
    id: String,
    caption: String,
    columns: Vec<(Column, Cell)>,
    rows: Vec<Row>,
    notes: Vec<Vec<Inline>>,
) -> Option<Block> {
    if rows.is_empty() {
        return None;
    }
    let table = Table::new(id, caption, columns, rows).expect("every row is made for the columns beside it");
    Some(Block::Table(notes.into_iter().fold(table, Table::with_note)))
}

/// A cell of plain text.
pub(super) fn cell(text: impl Into<String>) -> Cell {
    Cell::text(text)
}
