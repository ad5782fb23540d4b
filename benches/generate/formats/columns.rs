//! The columns of the table of actual values.

use std::borrow::Cow;

use super::super::rows::{Number, Row};

/// A column of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) dtype: Type,
    cell: fn(&Row) -> Cell<'_>,
}

/// What a column holds, in formats that have types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Float,
}

/// A cell of the table.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(Number),
}

impl Column {
    /// The cell of a row.
    pub(super) fn of(self, row: &Row) -> Cell<'_> {
        (self.cell)(row)
    }
}

const ALL: [Column; 12] = [
    Column { name: "indicator", dtype: Type::Text, cell: |row| text(&row.indicator) },
    Column { name: "period", dtype: Type::Text, cell: |row| Cell::Text(Cow::Owned(row.period())) },
    Column { name: "unit_code", dtype: Type::Text, cell: |row| text(&row.unit) },
    Column { name: "project", dtype: Type::Text, cell: |row| text(&row.project) },
    Column { name: "value", dtype: Type::Float, cell: |row| number(row.value) },
    Column { name: "by_sex", dtype: Type::Text, cell: |row| text(row.sex.unwrap_or_default()) },
    // The following ones are those of data sets that are not plain.
    Column { name: "numerator", dtype: Type::Whole, cell: |row| number(row.numerator) },
    Column { name: "denominator", dtype: Type::Whole, cell: |row| number(row.denominator) },
    Column { name: "weight", dtype: Type::Whole, cell: |row| number(row.weight) },
    Column { name: "item", dtype: Type::Text, cell: |row| text(row.item.as_deref().unwrap_or_default()) },
    Column { name: "missing_reason", dtype: Type::Text, cell: |row| text(row.missing.unwrap_or_default()) },
    Column {
        name: "revision",
        dtype: Type::Whole,
        cell: |row| Cell::Number(Number { digits: row.revision, places: 0 }),
    },
];

/// The columns of a data set.
pub(super) fn columns(plain: bool) -> &'static [Column] {
    if plain { &ALL[..6] } else { &ALL }
}

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
}

fn number(number: Option<Number>) -> Cell<'static> {
    number.map_or(Cell::Empty, Cell::Number)
}
