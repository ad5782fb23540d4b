//! Answers of databases that are kept, and used later in the place of the databases.
//!
//! An answer is a stream of Arrow, named by the digest of what it holds; a list
//! says which answers which question, known by the digest of its text. No
//! address, option or secret is in either. The list is replaced in one step,
//! after the answers that it names are there, so that whenever a run ends there
//! is a whole set: the earlier one or the new one.

mod keeper;
mod kept;

use std::path::PathBuf;

use arrow_schema::DataType;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub(in crate::load) use keeper::Keeper;
pub use keeper::Keeping;
pub(super) use keeper::Writing;
pub(super) use kept::Kept;

/// The version of the layout of a list.
const SCHEMA: &str = "bilan-answers/1";

/// The list of the answers of a database.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    schema: String,
    /// The name that the project gives the database.
    database: String,
    /// By what it was asked.
    driver: String,
    /// When it was asked.
    asked_on: String,
    /// Its answers, in the order of the digests of their questions.
    answers: Vec<Answered>,
}

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    /// The digest of the question.
    query: String,
    /// The digest of the answer, by which its file is named.
    blake3: String,
    /// How many rows it has.
    rows: u64,
    /// How many bytes its file has.
    bytes: u64,
}

/// Whether what a column holds takes no more room than its bytes say: no text or list stands for many cells.
#[expect(clippy::wildcard_enum_match_arm, reason = "a type that is not known is not believed")]
fn is_plain(dtype: &DataType) -> bool {
    match dtype {
        DataType::Null
        | DataType::Boolean
        | DataType::Timestamp(..)
        | DataType::Date32
        | DataType::Date64
        | DataType::Time32(_)
        | DataType::Time64(_)
        | DataType::Duration(_)
        | DataType::Interval(_)
        | DataType::Binary
        | DataType::FixedSizeBinary(_)
        | DataType::LargeBinary
        | DataType::Utf8
        | DataType::LargeUtf8 => true,
        DataType::List(of) | DataType::LargeList(of) | DataType::Map(of, _) => is_plain(of.data_type()),
        DataType::Struct(of) => of.iter().all(|of| is_plain(of.data_type())),
        other => other.is_numeric(),
    }
}

/// Why answers could not be kept.
#[derive(Debug, Error)]
#[error("cannot keep answers in `{}` ({source})", folder.display())]
pub struct KeepError {
    /// Where they were to be kept.
    pub folder: PathBuf,
    /// What the machine says.
    pub source: std::io::Error,
}
