//! Tables that are read cell by cell: what readers of sheets, JSON and IATI fill.

use polars::prelude::{
    DataFrame, IntoColumn, IntoLazy, LazyFrame, NamedFrom, PlSmallStr, PolarsError, Series,
    StringChunkedBuilder,
};

use super::rows::{FileRow, ROW, join};
use crate::load::Extent;

/// A table of texts while it is being filled, row by row.
pub(in crate::load) struct Cells {
    columns: Vec<Column>,
    rows: Vec<u64>,
    file: usize,
}

struct Column {
    name: String,
    cells: StringChunkedBuilder,
    filled: usize,
}

impl Cells {
    /// An empty table of a file, with the columns that are known from the start.
    pub(in crate::load) fn new<'c>(file: usize, columns: impl IntoIterator<Item = &'c str>) -> Self {
        let mut cells = Self { columns: Vec::new(), rows: Vec::new(), file };
        for column in columns {
            cells.column(column);
        }
        cells
    }

    /// The place of a column, which is added where it is new; earlier rows are empty in it.
    pub(in crate::load) fn column(&mut self, name: &str) -> usize {
        let known = self.columns.iter().position(|column| column.name == name);
        known.unwrap_or_else(|| {
            let cells = StringChunkedBuilder::new(PlSmallStr::from_str(name), 0);
            self.columns.push(Column { name: name.to_owned(), cells, filled: 0 });
            self.columns.len() - 1
        })
    }

    /// Begins a row, by its number in the file.
    pub(in crate::load) fn row(&mut self, number: u64) {
        self.rows.push(join(self.file, number));
    }

    /// Fills a cell of the row that was begun last; a cell that is filled twice keeps its first text.
    pub(in crate::load) fn set(&mut self, column: usize, text: &str) {
        let Some(column) = self.columns.get_mut(column) else { return };
        if column.filled < self.rows.len() {
            column.fill_to(self.rows.len() - 1);
            column.cells.append_value(text);
            column.filled += 1;
        }
    }

    /// How many rows were begun.
    pub(in crate::load) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Where the rows that were begun stand; readers begin them in the order of their numbers.
    pub(in crate::load) fn extent(&self) -> Extent {
        let number = |row: &u64| FileRow::of(usize::try_from(*row).ok()?).row.try_into().ok();
        match (self.rows.first().and_then(number), self.rows.last().and_then(number)) {
            (Some(first), Some(last)) => Extent::Rows(first, last),
            (_, _) => Extent::Empty,
        }
    }

    /// The names of the columns.
    pub(in crate::load) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    /// The table as a frame, with [`ROW`] before its columns.
    ///
    /// # Errors
    /// Two columns of one name, which [`Cells::column`] does not allow.
    pub(in crate::load) fn finish(self) -> Result<LazyFrame, PolarsError> {
        let height = self.rows.len();
        let mut columns = vec![Series::new(ROW.into(), self.rows).into_column()];
        for mut column in self.columns {
            column.fill_to(height);
            columns.push(column.cells.finish().into_column());
        }
        Ok(DataFrame::new(height, columns)?.lazy())
    }
}

impl Column {
    fn fill_to(&mut self, height: usize) {
        while self.filled < height {
            self.cells.append_null();
            self.filled += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_comes_late_is_empty_before() {
        let mut cells = Cells::new(1, ["a"]);
        cells.row(2);
        cells.set(0, "x");
        cells.row(5);
        let late = cells.column("b");
        cells.set(late, "y");
        cells.set(late, "z");
        assert_eq!(cells.extent(), Extent::Rows(2, 5));
        assert_eq!((cells.height(), cells.names()), (2, vec!["a".to_owned(), "b".to_owned()]));
        let frame = cells.finish().and_then(LazyFrame::collect).expect("two columns");
        let texts = |name: &str| -> Vec<Option<String>> {
            let column = frame.column(name).expect("the column");
            column.str().expect("texts").iter().map(|text| text.map(ToOwned::to_owned)).collect()
        };
        assert_eq!(texts("a"), [Some("x".to_owned()), None]);
        assert_eq!(texts("b"), [None, Some("y".to_owned())]);
        let rows = frame.column(ROW).expect("the rows").u64().expect("numbers").to_vec_null_aware();
        assert_eq!(rows.left(), Some(vec![join(1, 2), join(1, 5)]));
    }
}
