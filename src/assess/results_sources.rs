//! The files of data in `results.json`.

use serde::Serialize;

use crate::load::{Scaled, SourceRecord};

/// A file, and what the project does to its rows.
#[derive(Serialize)]
pub(super) struct SourceEntry<'a> {
    path: &'a str,
    blake3: &'a str,
    rows: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    scaled: &'a [Scaled],
}

impl<'a> SourceEntry<'a> {
    /// A file as it was read.
    pub(super) fn new(record: &'a SourceRecord) -> Self {
        Self {
            path: &record.path,
            blake3: &record.blake3,
            rows: record.rows,
            left_out: Some(record.left_out).filter(|rows| *rows > 0),
            scaled: &record.scaled,
        }
    }
}
