//! Rows that wait to be put together: those of an indicator in one part, in memory or in temporary files.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::Range;

use polars::prelude::{
    Column, DataFrame, DataType, IdxCa, IdxSize, IntoColumn, IpcReader, IpcWriter, PlSmallStr, PolarsError,
    Schema, SerReader, SerWriter, Series,
};

use super::codes;
use super::pass::stack;

/// About how many rows a part has: so few that what is made of them stays near the processor.
const AT_ONCE: u64 = 250_000;

/// How many times the rows of a part are needed to put them together.
const TIMES: u64 = 4;

/// The most parts, of which each may have a file that is open.
const MOST_PARTS: u64 = 64;

/// How many rows wait in all before they are written.
const WAITING: usize = 1_000_000;

/// Rows in parts.
pub(super) struct Store {
    parts: Vec<Part>,
    /// From how many rows on those of a part are written to its file; none where they stay in memory.
    written_from: Option<usize>,
    /// The types of the columns, for what is written as plain numbers.
    schema: Option<Schema>,
    /// How many parts may be put together at a time.
    at_a_time: usize,
}

#[derive(Default)]
struct Part {
    /// Rows in memory, each piece without the columns that are empty in it.
    pieces: Vec<DataFrame>,
    /// How many rows they are.
    waiting: usize,
    file: Option<File>,
    /// Where in the file each piece is that was written.
    written: Vec<Range<u64>>,
}

impl Store {
    /// Room for about so many rows, of which so many may be held at once.
    pub(super) fn new(rows: u64, held: u64) -> Self {
        let in_files = rows > held;
        let of_part = if in_files { AT_ONCE.min(held / TIMES).max(1) } else { AT_ONCE };
        let least = if in_files { 2 } else { 1 };
        let parts: Vec<Part> =
            (0..rows.div_ceil(of_part).clamp(least, MOST_PARTS)).map(|_| Part::default()).collect();
        let written_from = in_files.then_some(WAITING / parts.len());
        let at_a_time = held / TIMES / rows.div_ceil(parts.len() as u64).max(1);
        let at_a_time = if in_files { usize::try_from(at_a_time).unwrap_or(usize::MAX) } else { usize::MAX };
        Self { parts, written_from, schema: None, at_a_time: at_a_time.max(1) }
    }

    /// All rows in one part.
    pub(super) fn whole() -> Self {
        Self { parts: vec![Part::default()], written_from: None, schema: None, at_a_time: 1 }
    }

    /// Takes in some rows, each into the part of its indicator.
    pub(super) fn add(&mut self, rows: DataFrame) -> Result<(), PolarsError> {
        let schema = self.schema.get_or_insert_with(|| rows.schema().as_ref().clone());
        let rows = if self.written_from.is_some() { plain(&rows)? } else { rows };
        let owners = codes::codes(&rows, "indicator")?;
        let count = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let mut places: Vec<Vec<IdxSize>> = vec![Vec::new(); self.parts.len()];
        for (owner, place) in owners.iter().zip(0..) {
            // A row that can be read has an indicator.
            let Some(owner) = owner else { continue };
            places[(owner % count) as usize].push(place);
        }
        for (part, places) in self.parts.iter_mut().zip(places).filter(|(_, places)| !places.is_empty()) {
            if places.len() == rows.height() {
                part.add(&rows)?;
            } else {
                part.add(&rows.take(&IdxCa::from_vec(PlSmallStr::EMPTY, places))?)?;
            }
            if self.written_from.is_some_and(|rows| part.waiting >= rows) {
                part.write(schema)?;
            }
        }
        Ok(())
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The parts, as many at a time as may be put together at once.
    pub(super) fn shares(&self) -> impl Iterator<Item = Range<usize>> {
        let (len, most) = (self.len(), self.at_a_time.min(self.len()).max(1));
        (0..len).step_by(most).map(move |begin| begin..(begin + most).min(len))
    }

    /// Ends the writing.
    pub(super) fn finish(&mut self) -> Result<(), PolarsError> {
        match &self.schema {
            Some(schema) if self.written_from.is_some() => {
                self.parts.iter_mut().try_for_each(|part| part.write(schema))
            }
            _ => Ok(()),
        }
    }

    /// The rows of a part; none where it has none.
    pub(super) fn rows(&self, part: usize) -> Result<Option<DataFrame>, PolarsError> {
        let (Some(part), Some(schema)) = (self.parts.get(part), &self.schema) else { return Ok(None) };
        let pieces = part.pieces.iter().cloned().map(Ok).chain(part.read());
        let mut all: Option<DataFrame> = None;
        for piece in pieces {
            stack(&mut all, with_columns(&piece?, schema)?)?;
        }
        Ok(all)
    }
}

impl Part {
    fn add(&mut self, rows: &DataFrame) -> Result<(), PolarsError> {
        self.waiting += rows.height();
        self.pieces.push(without_empty(rows)?);
        Ok(())
    }

    fn write(&mut self, schema: &Schema) -> Result<(), PolarsError> {
        if std::mem::take(&mut self.waiting) == 0 {
            return Ok(());
        }
        let pieces: Vec<DataFrame> = self.pieces.drain(..).collect();
        let filled =
            |name: &PlSmallStr| pieces.iter().find_map(|piece| Some(piece.column(name).ok()?.dtype()));
        let columns = schema.iter_names().filter_map(|name| Some((name.clone(), filled(name)?.clone())));
        let columns: Schema = columns.collect();
        let mut all: Option<DataFrame> = None;
        for piece in &pieces {
            stack(&mut all, with_columns(piece, &columns)?)?;
        }
        let Some(mut all) = all else { return Ok(()) };
        // It has no name, so that nothing is left of it when the program ends.
        let file =
            if let Some(file) = &mut self.file { file } else { self.file.insert(tempfile::tempfile()?) };
        all.rechunk_mut();
        let begin = file.stream_position()?;
        IpcWriter::new(&mut *file).finish(&mut all)?;
        self.written.push(begin..file.stream_position()?);
        Ok(())
    }

    /// The pieces that were written.
    fn read(&self) -> impl Iterator<Item = Result<DataFrame, PolarsError>> {
        self.written.iter().map(move |piece| {
            let mut file =
                self.file.as_ref().ok_or_else(|| PolarsError::NoData("no file was written".into()))?;
            file.seek(SeekFrom::Start(piece.start))?;
            let mut bytes = Vec::new();
            file.take(piece.end - piece.start).read_to_end(&mut bytes)?;
            IpcReader::new(Cursor::new(bytes)).finish()
        })
    }
}

/// The rows without the columns that have no value: most indicators need only some of the columns.
fn without_empty(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let filled = rows.columns().iter().filter(|column| column.null_count() < column.len());
    DataFrame::new(rows.height(), filled.cloned().collect())
}

/// The rows with all columns, and with codes for plain numbers.
fn with_columns(rows: &DataFrame, schema: &Schema) -> Result<DataFrame, PolarsError> {
    let columns = schema.iter().map(|(name, dtype)| match rows.column(name) {
        Ok(codes) if matches!(dtype, DataType::Categorical(..)) && codes.dtype() != dtype => {
            let codes = codes.as_materialized_series();
            Ok(Series::from_cats_and_dtype(codes, dtype, true)?.into_column())
        }
        Ok(column) => Ok(column.clone()),
        Err(_absent) => Ok(Column::full_null(name.clone(), rows.height(), dtype)),
    });
    DataFrame::new(rows.height(), columns.collect::<Result<_, PolarsError>>()?)
}

/// The rows with plain numbers for codes.
fn plain(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let columns = rows.columns().iter().map(|column| {
        if matches!(column.dtype(), DataType::Categorical(..)) {
            column.as_materialized_series().to_physical_repr().into_owned().into_column()
        } else {
            column.clone()
        }
    });
    DataFrame::new(rows.height(), columns.collect())
}
