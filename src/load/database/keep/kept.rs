//! Answers from those that were kept, in the place of a database.
//!
//! What lies in a project may come from anybody: a file is used only if it has
//! the size and the digest that the list says, it is read by a reader that
//! makes room for no more than what is there, and whatever it says of itself
//! beyond that is an error.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::PathBuf;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_schema::ArrowError;
use polars::prelude::PolarsError;
use time::{Date, format_description::well_known::Iso8601};

use super::super::answer::{Piece, Pieces};
use super::super::{Fault, FaultKind, Give};
use super::{Answered, List, SCHEMA, is_plain};
use crate::load::source::caught;
use crate::manifest::{ANSWER, ANSWERS, Database, is_digest};
use crate::reading::{Reading, digest};

/// How many bytes a list has at most.
const LONGEST_LIST: u64 = 16 << 20;

/// How many cells are believed of an answer of any size; beyond that each takes a bit.
const FEW_CELLS: u64 = 10_000_000;

/// The answers of a database that were kept.
pub(in crate::load::database) struct Kept {
    folder: PathBuf,
    /// The folder as the project writes it.
    shown: String,
    asked_on: Date,
    /// By the digests of their questions.
    answers: BTreeMap<String, Answered>,
    reading: Reading,
}

impl Kept {
    /// Opens the answers of a database.
    pub(in crate::load::database) fn open(database: &Database, reading: &Reading) -> Result<Self, Fault> {
        let name = &database.name;
        let Some(keep) = &database.keep else {
            let message = format!("the answers of the database `{name}` are not kept");
            return Err(Fault::new(FaultKind::NotKept, message));
        };
        let (folder, shown) = (keep.folder.clone(), keep.shown.clone());
        let (path, shown_list) = (folder.join(ANSWERS), format!("{shown}/{ANSWERS}"));
        let damaged = |reason: String| damaged(&shown_list, &reason);
        let found = fs::metadata(&path).map_err(|_error| {
            let message = format!("no answers of the database `{name}` are kept in `{shown}` yet");
            Fault::new(FaultKind::NothingKept, message)
        })?;
        if !found.is_file() || found.len() > LONGEST_LIST {
            return Err(damaged("it is no list of answers".to_owned()));
        }
        let text = reading.text(&shown_list, &path).map_err(|error| damaged(error.to_string()))?;
        let list: List = serde_json::from_str(&text).map_err(|error| damaged(error.to_string()))?;
        if list.schema != SCHEMA {
            let reason = format!("its layout is `{}`, and this program reads `{SCHEMA}`", list.schema);
            return Err(damaged(reason));
        }
        if list.database != *name {
            let message = format!("the answers in `{shown}` are those of the database `{}`", list.database);
            return Err(Fault::new(FaultKind::NothingKept, message));
        }
        let asked_on = Date::parse(&list.asked_on, &Iso8601::DATE)
            .map_err(|_error| damaged(format!("`{}` is not a date", list.asked_on)))?;
        if let Some(odd) = list.answers.iter().find(|it| !is_digest(&it.blake3)) {
            return Err(damaged(format!("`{}` is not a digest", odd.blake3)));
        }
        reading.kept_of(name, asked_on);
        let answers = list.answers.into_iter().map(|answered| (answered.query.clone(), answered)).collect();
        Ok(Self { folder, shown, asked_on, answers, reading: reading.clone() })
    }

    /// The answer to a question, as it came when it was asked; how many bytes it had.
    pub(in crate::load::database) fn each(
        &self,
        query: &str,
        most_bytes: u64,
        give: Give<'_>,
    ) -> Result<u64, Fault> {
        let Some(answered) = self.answers.get(&digest::of_text(query)) else {
            let message = format!(
                "one of the answers that this takes is not among those of {} in `{}`",
                self.asked_on, self.shown
            );
            return Err(Fault::new(FaultKind::AnswerMissing, message));
        };
        let file = format!("{}{ANSWER}", answered.blake3);
        let (path, shown) = (self.folder.join(&file), format!("{}/{file}", self.shown));
        let damaged = |reason: &str| damaged(&shown, reason);
        let size = fs::metadata(&path).map_err(|error| damaged(&error.to_string()))?;
        if !size.is_file() || size.len() != answered.bytes {
            return Err(damaged("it has not the size that it had"));
        }
        if answered.bytes > most_bytes {
            let message = format!("`{shown}` has more than {most_bytes} bytes");
            return Err(Fault::new(FaultKind::TooLarge, message));
        }
        let hash = self.reading.source(&shown, &path).map_err(|error| damaged(&error.to_string()))?;
        if hash != answered.blake3 {
            return Err(damaged("it is not what was kept"));
        }
        let opened = File::open(&path).map_err(|error| damaged(&error.to_string()))?;
        let mut stream =
            caught(|| StreamReader::try_new(BufReader::new(opened), None).map_err(|error| told(&error)))
                .map_err(|error| damaged(&error.to_string()))?;
        if !stream.schema().fields().iter().all(|field| is_plain(field.data_type())) {
            return Err(damaged("a column has a type that no answer has that was kept"));
        }
        let mut pieces = Pieces::new(most_bytes, None);
        let (mut rows, columns) = (0_u64, stream.schema().fields().len() as u64);
        let mut piece = Piece::Columns(stream.schema());
        loop {
            let more = pieces.read(piece).map_err(|fault| {
                if fault.kind == FaultKind::TooLarge { fault } else { damaged(&fault.message) }
            })?;
            if let Some(more) = more {
                give(more)?;
            }
            let batch: Option<RecordBatch> =
                caught(|| stream.next().transpose().map_err(|error| told(&error)))
                    .map_err(|error| damaged(&error.to_string()))?;
            let Some(batch) = batch else { break };
            rows = rows.saturating_add(batch.num_rows() as u64);
            let most = FEW_CELLS.max(answered.bytes.saturating_mul(8));
            if rows > answered.rows || rows.saturating_mul(columns) > most {
                return Err(damaged("it has more rows than it can have"));
            }
            piece = Piece::Rows(batch);
        }
        if rows != answered.rows {
            return Err(damaged("rows are missing"));
        }
        Ok(pieces.bytes())
    }
}

/// An error of the reader of Arrow, of which some are panics.
fn told(error: &ArrowError) -> PolarsError {
    PolarsError::ComputeError(error.to_string().into())
}

fn damaged(file: &str, reason: &str) -> Fault {
    Fault::new(FaultKind::Damaged, format!("`{file}` is damaged ({reason})"))
}
