//! What a database answers, as a frame.

use std::io::Cursor;

use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{Schema, SchemaRef};
use polars::prelude::{DataFrame, IpcReader, SerReader};

use super::keep::Writing;
use super::{Fault, FaultKind};
use crate::load::source::caught;

/// What a database answered.
pub(in crate::load) struct Answer {
    /// The rows.
    pub(in crate::load) frame: DataFrame,
    /// How many bytes they had on their way, as Arrow writes them.
    pub(in crate::load) bytes: u64,
}

/// A piece of an answer.
pub(super) enum Piece {
    /// The columns, before any row.
    Columns(SchemaRef),
    /// Some rows.
    Rows(RecordBatch),
    /// The end, without which an answer is not whole.
    End,
}

/// The pieces of an answer, read one after the other.
pub(super) struct Pieces {
    columns: Option<SchemaRef>,
    bytes: u64,
    /// How many bytes there may be.
    most: u64,
    /// Where they are kept, if they are.
    keep: Option<Writing>,
}

impl Pieces {
    pub(super) fn new(most: u64, keep: Option<Writing>) -> Self {
        Self { columns: None, bytes: 0, most, keep }
    }

    /// The rows of a piece; the first one has none.
    pub(super) fn read(&mut self, piece: Piece) -> Result<Option<DataFrame>, Fault> {
        let more = match piece {
            Piece::Columns(columns) => {
                // What a driver notes of its own types is of no use to a reader that does not know them.
                let fields = columns
                    .fields()
                    .iter()
                    .map(|field| field.as_ref().clone().with_metadata(arrow_schema::Metadata::default()));
                let columns = SchemaRef::new(Schema::new(fields.collect::<Vec<_>>()));
                self.columns = Some(SchemaRef::clone(&columns));
                self.keep.as_mut().map_or(Ok(()), |keep| keep.columns(&columns))?;
                written(&RecordBatch::new_empty(columns))?
            }
            Piece::Rows(rows) => {
                let columns = self.columns.clone().unwrap_or_else(|| rows.schema());
                let rows = RecordBatch::try_new(columns, rows.columns().to_vec()).map_err(unreadable)?;
                self.keep.as_mut().map_or(Ok(()), |keep| keep.rows(&rows))?;
                written(&rows)?
            }
            Piece::End => return Ok(None),
        };
        self.bytes += more.len() as u64;
        if self.bytes > self.most {
            let message = format!("the answer has more than {} bytes", self.most);
            return Err(Fault::new(FaultKind::TooLarge, message));
        }
        // Of columns that it does not know the reader makes a panic.
        caught(|| IpcReader::new(Cursor::new(more)).finish()).map(Some).map_err(unreadable)
    }

    /// How many bytes came.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What was written of them to be kept, if it was.
    pub(super) fn kept(self) -> Option<Writing> {
        self.keep
    }
}

/// Pieces put together.
#[derive(Default)]
pub(super) struct Whole(Option<DataFrame>);

impl Whole {
    /// Takes in the rows of a piece.
    pub(super) fn add(&mut self, more: DataFrame) -> Result<(), Fault> {
        match &mut self.0 {
            None => self.0 = Some(more),
            Some(frame) => {
                frame.vstack_mut(&more).map_err(unreadable)?;
            }
        }
        Ok(())
    }

    /// All of the answer.
    pub(super) fn finish(self, bytes: u64) -> Result<Answer, Fault> {
        let mut frame = self.0.ok_or_else(|| Fault::new(FaultKind::Unreachable, "it broke off"))?;
        frame.rechunk_mut();
        Ok(Answer { frame, bytes })
    }
}

/// Rows as Arrow writes them, which polars reads: two libraries share no types, and no unsafe code makes them.
fn written(rows: &RecordBatch) -> Result<Vec<u8>, Fault> {
    let mut writer = FileWriter::try_new(Vec::new(), &rows.schema()).map_err(unreadable)?;
    writer.write(rows).map_err(unreadable)?;
    writer.into_inner().map_err(unreadable)
}

fn unreadable(error: impl std::fmt::Display) -> Fault {
    Fault::new(FaultKind::Query, format!("what it sends cannot be read: {error}"))
}
