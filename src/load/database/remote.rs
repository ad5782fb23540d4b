//! A table that stays in its database: what is made of its rows is asked for, and not they.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use polars::prelude::{DataFrame, DataType};

use super::answer::Whole;
use super::{Connection, Fault, FaultKind};
use crate::diag::{Finding, Place};
use crate::load::plan::Dialect;
use crate::manifest::Database;

/// A table of a database that can be asked.
pub(in crate::load) struct Remote {
    connection: Mutex<Connection>,
    /// The query for all of its rows.
    pub(in crate::load) query: String,
    /// The language of its engine.
    pub(in crate::load) dialect: Dialect,
    /// Its columns with their types, as the engine tells them.
    pub(in crate::load) columns: Vec<(String, DataType)>,
    /// Those of them that hold decimals and come as texts.
    pub(in crate::load) decimals: BTreeSet<String>,
    /// How many rows it has.
    pub(in crate::load) rows: u64,
    database: Arc<Database>,
    /// Where the project names the source.
    place: Place,
    answered: Mutex<Answered>,
}

/// What came as answers.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Answered {
    pub(in crate::load) rows: u64,
    pub(in crate::load) bytes: u64,
    /// The digests of the answers, in their order.
    pub(in crate::load) digests: String,
    /// Why all rows were fetched, where they were.
    pub(in crate::load) reason: Option<String>,
    /// Whether the connection was cut.
    pub(in crate::load) is_cut: bool,
}

impl Remote {
    pub(super) fn new(
        connection: Connection,
        (query, rows): (String, u64),
        (dialect, place): (Dialect, Place),
        (columns, decimals): (&DataFrame, BTreeSet<String>),
    ) -> Self {
        let database = Arc::clone(&connection.database);
        let columns = columns.schema().iter().map(|(name, dtype)| (name.to_string(), dtype.clone()));
        Self {
            connection: Mutex::new(connection),
            query,
            dialect,
            columns: columns.collect(),
            decimals,
            rows,
            database,
            place,
            answered: Mutex::default(),
        }
    }

    /// Asks a question of the engine.
    ///
    /// # Errors
    /// What the database refuses, or a connection that is cut.
    pub(in crate::load) fn ask(&self, question: &str) -> Result<DataFrame, Fault> {
        let mut whole = Whole::default();
        let bytes = self.each(question, &mut |rows| whole.add(rows))?;
        Ok(whole.finish(bytes)?.frame)
    }

    /// Asks a question of the engine, and gives the rows of the answer as they come; how many bytes they had.
    ///
    /// # Errors
    /// What the database refuses, or a connection that is cut.
    pub(in crate::load) fn each(
        &self,
        question: &str,
        give: &mut dyn FnMut(DataFrame) -> Result<(), Fault>,
    ) -> Result<u64, Fault> {
        let mut rows = 0;
        let asked = self.connection().each(question, &mut |frame| {
            rows += frame.height() as u64;
            give(frame)
        });
        let mut answered = self.answered();
        answered.is_cut |= asked.as_ref().is_err_and(|fault| fault.kind == FaultKind::Unreachable);
        let bytes = asked?;
        answered.rows += rows;
        answered.bytes += bytes;
        Ok(bytes)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The finding that it cannot be read.
    pub(in crate::load) fn finding(&self, fault: &Fault) -> Finding {
        fault.finding(&self.database, &self.place)
    }

    /// Keeps why all of its rows are fetched.
    pub(in crate::load) fn fetch_all(&self, reason: String) {
        self.answered().reason = Some(reason);
    }

    /// Keeps the digest of an answer.
    pub(in crate::load) fn keep(&self, digest: &str) {
        self.answered().digests.push_str(digest);
    }

    /// What came so far.
    pub(in crate::load) fn answers(&self) -> Answered {
        self.answered().clone()
    }

    fn answered(&self) -> MutexGuard<'_, Answered> {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The connection holds secrets.
        f.debug_struct("Remote").field("query", &self.query).field("rows", &self.rows).finish_non_exhaustive()
    }
}
