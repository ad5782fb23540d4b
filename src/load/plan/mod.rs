//! A small plan of what an engine does with the rows of a table, written as one query.
//!
//! Its steps hold expressions of polars. The stages of this folder's neighbours
//! make these for rows in memory; where the same ones are put into a plan, an
//! engine does with rows what they do. What an engine has no words for is an
//! error that is found before anything is asked ([`Unknown`]).
//!
//! In an engine numbers are whole multiples of 10⁻⁶ in 64 bits, so that every
//! sum is exact in whatever order it is made.

mod dialect;
mod sql;
#[cfg(test)]
mod tests;
mod windows;

use polars::prelude::Expr;

pub(super) use dialect::{Dialect, UNITS};
pub(super) use sql::{Unknown, sql};

/// What a column of a plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// Whether something is so.
    Flag,
    /// A whole number.
    Whole,
    /// A number that is whole in units of 10⁻⁶.
    Number,
    /// A sum of such numbers: a text that says it, with as many digits as it takes.
    Sum,
    /// A binary number, for comparisons that no figure comes of.
    Float,
    /// A text.
    Text,
}

/// A column of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Type,
}

impl Column {
    pub(super) fn new(name: impl Into<String>, kind: Type) -> Self {
        Self { name: name.into(), kind }
    }
}

/// A small table that stands in the query itself.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Item>>,
}

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    None,
    Flag(bool),
    Whole(i64),
    Text(String),
}

/// A step from one table to the next.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Columns beside those that are there, or in place of them, by their names.
    With(Vec<Expr>),
    /// The rows in an order, those `of` the same group together: what goes over such rows need not sort them again.
    InOrder { of: Vec<&'static str>, by: Vec<String> },
    /// Only the rows for which it holds.
    Keep(Expr),
    /// Beside each row the rows of a list that have the same keys; each row of it where there are no keys.
    Beside(List, Vec<&'static str>),
    /// One row for all that have the same keys, with what is made of them.
    Group(Vec<String>, Vec<Expr>),
    /// These columns only.
    Only(Vec<String>),
}

/// A table of an engine, and what is done with its rows.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The query for its rows.
    pub(super) of: String,
    /// The columns of that.
    pub(super) columns: Vec<Column>,
    pub(super) steps: Vec<Step>,
}

impl Plan {
    /// A further step.
    #[must_use]
    pub(super) fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}
