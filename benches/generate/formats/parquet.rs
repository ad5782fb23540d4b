//! Parquet with typed columns, written in pieces so that any number of rows fits into memory.

use std::fs;
use std::io;
use std::path::Path;

use polars::frame::DataFrame;
use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{
    DataType, Field, IntoColumn, NamedFrom, ParquetWriter, PolarsError, Schema, Series, StringChunkedBuilder,
};

use super::super::rows::{Number, Row};
use super::File;
use super::columns::{Cell, Column, Type, columns};

/// Rows of a piece.
const PIECE: usize = 250_000;

struct Parquet {
    to: BatchedWriter<fs::File>,
    pieces: Vec<Piece>,
    height: usize,
}

/// The cells of one column that are not written yet.
struct Piece {
    column: Column,
    cells: Cells,
}

enum Cells {
    Texts(StringChunkedBuilder),
    Wholes(Vec<Option<i64>>),
    Floats(Vec<Option<f64>>),
}

/// Begins a file.
pub(super) fn create(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    let dtype = |column: &Column| match column.dtype {
        Type::Text => DataType::String,
        Type::Whole => DataType::Int64,
        Type::Float => DataType::Float64,
    };
    let columns = columns(plain);
    let schema: Schema = columns.iter().map(|column| Field::new(column.name.into(), dtype(column))).collect();
    let to = ParquetWriter::new(fs::File::create(path)?).batched(&schema).map_err(io::Error::other)?;
    let pieces = columns.iter().map(|column| Piece { column: *column, cells: Cells::empty(*column) });
    Ok(Box::new(Parquet { to, pieces: pieces.collect(), height: 0 }))
}

impl Cells {
    fn empty(column: Column) -> Self {
        match column.dtype {
            Type::Text => Self::Texts(StringChunkedBuilder::new(column.name.into(), PIECE)),
            Type::Whole => Self::Wholes(Vec::with_capacity(PIECE)),
            Type::Float => Self::Floats(Vec::with_capacity(PIECE)),
        }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        let number = |cell: &Cell<'_>| match cell {
            Cell::Number(number) => Some(*number),
            Cell::Empty | Cell::Text(_) => None,
        };
        match self {
            Self::Texts(texts) => match cell {
                Cell::Text(text) => texts.append_value(text.as_ref()),
                Cell::Empty | Cell::Number(_) => texts.append_null(),
            },
            Self::Wholes(wholes) => wholes.push(number(cell).map(|number| number.digits)),
            Self::Floats(floats) => floats.push(number(cell).map(Number::to_float)),
        }
    }
}

impl Parquet {
    fn write(&mut self) -> Result<(), PolarsError> {
        let column = |piece: &mut Piece| {
            let Column { name, .. } = piece.column;
            match std::mem::replace(&mut piece.cells, Cells::empty(piece.column)) {
                Cells::Texts(texts) => texts.finish().into_column(),
                Cells::Wholes(wholes) => Series::new(name.into(), wholes).into_column(),
                Cells::Floats(floats) => Series::new(name.into(), floats).into_column(),
            }
        };
        let frame = DataFrame::new(self.height, self.pieces.iter_mut().map(column).collect())?;
        self.height = 0;
        self.to.write_batch(&frame)
    }
}

impl File for Parquet {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for piece in &mut self.pieces {
            piece.cells.push(&piece.column.of(row));
        }
        self.height += 1;
        if self.height == PIECE { self.write().map_err(io::Error::other) } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.write().and_then(|()| self.to.finish()).map(drop).map_err(io::Error::other)
    }
}
