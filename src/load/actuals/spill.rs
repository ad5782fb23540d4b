//! Rows that are too many to be held: they wait in temporary files, those of an indicator in one file.

use std::fs::File;
use std::io::{Cursor, Read, Seek, Write};

use polars::prelude::{
    BooleanChunked, DataFrame, DataType, IntoColumn, IpcReader, IpcWriter, PolarsError, Schema, SerReader,
    SerWriter, Series,
};

use super::codes;

/// What part of the rows that may be held a file is meant to have: more is needed to put them together.
const SHARE: u64 = 3;

/// The most files that are open at a time.
const MOST_FILES: u64 = 64;

/// From how many rows of a file on they are written.
const BUFFERED: usize = 50_000;

/// Rows in temporary files.
pub(super) struct Spill {
    files: Vec<SpillFile>,
    /// The types of the columns, for what is written as plain numbers.
    schema: Option<Schema>,
}

#[derive(Default)]
struct SpillFile {
    waiting: DataFrame,
    file: Option<File>,
    /// How long each piece is that was written, in bytes.
    pieces: Vec<usize>,
}

impl Spill {
    /// Room for about so many rows, of which so many may be held at once.
    pub(super) fn new(rows: u64, held: u64) -> Self {
        let files = 0..rows.div_ceil((held / SHARE).max(1)).clamp(2, MOST_FILES);
        Self { files: files.map(|_| SpillFile::default()).collect(), schema: None }
    }

    /// Takes in some rows, each into the file of its indicator.
    pub(super) fn add(&mut self, rows: &DataFrame) -> Result<(), PolarsError> {
        if self.schema.is_none() {
            self.schema = Some(rows.schema().as_ref().clone());
        }
        let owners = codes::codes(rows, "indicator")?;
        let plain = plain(rows)?;
        let count = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        for (number, file) in (0_u32..).zip(&mut self.files) {
            let own: BooleanChunked =
                owners.iter().map(|owner| owner.is_some_and(|owner| owner % count == number)).collect();
            if own.any() {
                file.add(&plain.filter(&own)?)?;
            }
        }
        Ok(())
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Ends the writing.
    pub(super) fn finish(&mut self) -> Result<(), PolarsError> {
        self.files.iter_mut().try_for_each(SpillFile::write)
    }

    /// The rows of a file.
    pub(super) fn read(&self, number: usize) -> Result<Option<DataFrame>, PolarsError> {
        let (Some(file), Some(schema)) = (self.files.get(number), &self.schema) else { return Ok(None) };
        let Some(mut rows) = file.read()? else { return Ok(None) };
        for (name, dtype) in schema.iter().filter(|(_, dtype)| matches!(dtype, DataType::Categorical(..))) {
            let codes = rows.column(name)?.as_materialized_series().clone();
            rows.with_column(Series::from_cats_and_dtype(&codes, dtype, true)?.into_column())?;
        }
        Ok(Some(rows))
    }
}

impl SpillFile {
    fn add(&mut self, rows: &DataFrame) -> Result<(), PolarsError> {
        if self.waiting.width() == 0 {
            self.waiting = rows.clone();
        } else {
            self.waiting.vstack_mut(rows)?;
        }
        if self.waiting.height() >= BUFFERED { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), PolarsError> {
        let mut rows = std::mem::take(&mut self.waiting);
        if rows.height() == 0 {
            return Ok(());
        }
        rows.rechunk_mut();
        let mut bytes = Vec::new();
        IpcWriter::new(&mut bytes).finish(&mut rows)?;
        // It has no name, so that nothing is left of it when the program ends.
        let file =
            if let Some(file) = &mut self.file { file } else { self.file.insert(tempfile::tempfile()?) };
        file.write_all(&bytes)?;
        self.pieces.push(bytes.len());
        Ok(())
    }

    fn read(&self) -> Result<Option<DataFrame>, PolarsError> {
        let Some(mut file) = self.file.as_ref() else { return Ok(None) };
        file.rewind()?;
        let mut all: Option<DataFrame> = None;
        for piece in &self.pieces {
            let mut bytes = vec![0; *piece];
            file.read_exact(&mut bytes)?;
            let rows = IpcReader::new(Cursor::new(bytes)).finish()?;
            match &mut all {
                Some(all) => {
                    all.vstack_mut(&rows)?;
                }
                None => all = Some(rows),
            }
        }
        if let Some(all) = &mut all {
            all.rechunk_mut();
        }
        Ok(all)
    }
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
