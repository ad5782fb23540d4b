//! Databases, through ADBC: connecting to them, asking them, and what can go wrong.
//!
//! The one place that knows ADBC and the crates of Arrow that it comes with.
//! What a database answers leaves this folder as a frame; what it refuses, as a
//! [`Fault`] in which no secret stands.

mod answer;
mod connecting;
mod driver;
mod fault;
mod keep;
mod question;
mod remote;
mod secrets;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use adbc_core::error::Error;
use adbc_core::{CancelHandle, Connection as _, Statement as _};
use adbc_driver_manager::ManagedConnection;
use polars::prelude::DataFrame;

pub(super) use answer::Answer;
use answer::{Piece, Pieces, Whole};
use connecting::{as_of_now, connect_again};
pub(super) use fault::{Fault, FaultKind};
pub(super) use keep::Keeper;
use keep::Kept;
pub use keep::{KeepError, Keeping};
pub(super) use remote::{Answered, Remote};
use secrets::Secrets;

use super::plan::Dialect;
use crate::diag::Place;
use crate::manifest::{Asked, Asking, Database, DatabaseTable, FETCHED, Manifest};
use crate::reading::Reading;

/// How long a query may go on that was told to end.
const ENDING: Duration = Duration::from_secs(5);

/// How often the tables of a database are asked for, where the connection to it is cut.
const RUNS: u32 = 2;

/// What the databases of a run answered, by the names of the sources.
pub(super) struct Answers(BTreeMap<String, Result<Table, Fault>>);

/// What a table came to.
pub(super) enum Table {
    /// All of its rows.
    Fetched(Answer),
    /// It stays where it is, and can be asked.
    Remote(Box<Remote>),
}

/// Which table is large enough to stay in its database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Staying<'a> {
    /// The name of the source.
    pub(super) source: &'a str,
    /// With how many rows it is fetched all the same, where the project says it.
    pub(super) most_rows: Option<u64>,
}

/// Who answers questions, and how many bytes an answer may have.
struct Answering<'a> {
    /// Whether the answers that were kept do.
    is_offline: bool,
    /// Keeps what databases answer.
    keeper: &'a Keeper,
    reading: &'a Reading,
    most_bytes: u64,
}

impl Answers {
    /// Asks the databases of a project for all that is read of them.
    ///
    /// All tables of one are read over one connection, so that they are of one
    /// time. Where that is cut, none of them counts and all are asked for anew.
    ///
    /// `staying` is the source whose rows are put together in the database, if there is one.
    pub(super) fn of(manifest: &Manifest, staying: Option<Staying<'_>>, keeper: &Keeper) -> Self {
        let sources = &manifest.sources;
        let answering = Answering {
            is_offline: manifest.asking == Asking::Offline,
            keeper,
            reading: &manifest.reading,
            most_bytes: manifest.limits.unpacked,
        };
        let mut by_database: BTreeMap<&str, Vec<Wanted<'_>>> = BTreeMap::new();
        for (source, table) in sources.iter().filter_map(|(name, source)| Some((name, source.table()?))) {
            let stays = staying.filter(|staying| staying.source == source);
            let (most_rows, place) = (stays.map(|staying| staying.most_rows), &sources[source].place);
            let most_rows = most_rows.map(|own| own.unwrap_or_else(|| most_fetched(&table.database)));
            let wanted = Wanted { source, table, place, most_rows };
            by_database.entry(&table.database.name).or_default().push(wanted);
        }
        let answers = by_database.into_values().flat_map(|mut wanted| {
            // The table that stays keeps the connection.
            wanted.sort_by_key(|wanted| wanted.most_rows.is_some());
            of_one(&wanted, &answering)
        });
        Self(answers.collect())
    }

    /// The answer to what a source asked for; nothing the second time.
    pub(super) fn take(&mut self, source: &str) -> Option<Result<Table, Fault>> {
        self.0.remove(source)
    }
}

/// How many rows are fetched of a database where the project does not say it: all of a file, which is here already.
fn most_fetched(database: &Database) -> u64 {
    match Dialect::of_driver(&database.driver) {
        Some(Dialect::PostgreSql | Dialect::Spark) => FETCHED,
        Some(Dialect::Sqlite) | None => u64::MAX,
    }
}

/// What a table came to, by the name of its source.
type OfSource = (String, Result<Table, Fault>);

/// What a source wants of a database.
struct Wanted<'a> {
    source: &'a str,
    table: &'a DatabaseTable,
    /// Where the project names it.
    place: &'a Place,
    /// With how many rows it is fetched, where it may stay otherwise.
    most_rows: Option<u64>,
}

/// What a database answers to each of some sources.
fn of_one(wanted: &[Wanted<'_>], answering: &Answering<'_>) -> Vec<OfSource> {
    let all = |fault: &Fault| wanted.iter().map(|it| (it.source.to_owned(), Err(fault.clone()))).collect();
    let Some(Wanted { table: DatabaseTable { database, .. }, .. }) = wanted.first() else {
        return Vec::new();
    };
    let mut cut = None;
    for _ in 0..RUNS {
        let connection = match Connection::open(Arc::clone(database), answering) {
            Ok(connection) => connection,
            Err(fault) => return all(&fault),
        };
        match of_connection(connection, wanted) {
            Ok(answers) => return answers,
            Err(fault) => cut = Some(fault),
        }
    }
    cut.map_or_else(Vec::new, |fault| all(&fault))
}

/// What a database answers over one connection, unless that is cut.
fn of_connection(mut connection: Connection, wanted: &[Wanted<'_>]) -> Result<Vec<OfSource>, Fault> {
    let mut answers = Vec::new();
    for Wanted { source, table, place, most_rows } in wanted {
        let dialect = Dialect::of_driver(&table.database.driver);
        if let Some((most_rows, dialect)) = most_rows.zip(dialect) {
            match staying(connection, &table.asked, most_rows, (dialect, (*place).clone())) {
                Ok(answer) => answers.push(((*source).to_owned(), Ok(answer))),
                Err(fault) if fault.kind == FaultKind::Unreachable => return Err(fault),
                Err(fault) => answers.push(((*source).to_owned(), Err(fault))),
            }
            // It is the last one.
            break;
        }
        let answer = connection.all(&table.asked);
        if let Err(fault) = &answer
            && fault.kind == FaultKind::Unreachable
        {
            return Err(fault.clone());
        }
        answers.push(((*source).to_owned(), answer.map(Table::Fetched)));
    }
    Ok(answers)
}

/// A table that stays in its database, unless it has few rows.
fn staying(
    mut connection: Connection,
    asked: &Asked,
    most_rows: u64,
    about: (Dialect, Place),
) -> Result<Table, Fault> {
    let query = question::of(asked)?;
    let counted = connection.answer(&format!("SELECT COUNT(*) AS n FROM ({query}) AS t"))?;
    let counted = counted.frame.column("n").and_then(|column| column.get(0)).ok();
    let rows = counted.and_then(|count| count.extract::<u64>());
    let rows = rows.ok_or_else(|| Fault::new(FaultKind::Query, "it does not say how many rows there are"))?;
    if rows <= most_rows {
        return connection.all(asked).map(Table::Fetched);
    }
    let query = match about.0 {
        Dialect::Sqlite => connection.in_whole_columns(&query)?,
        Dialect::PostgreSql | Dialect::Spark => query,
    };
    let columns = connection.answer(&format!("SELECT * FROM ({query}) AS t LIMIT 1"))?.frame;
    let decimals = match about.0 {
        Dialect::PostgreSql => connection.decimals(&query, &columns)?,
        Dialect::Spark | Dialect::Sqlite => BTreeSet::new(),
    };
    Ok(Table::Remote(Box::new(Remote::new(connection, (query, rows), about, (&columns, decimals)))))
}

/// A connection to a database, which only reads, or what was kept of earlier ones.
struct Connection {
    database: Arc<Database>,
    end: End,
    /// How many bytes an answer may have.
    most_bytes: u64,
}

/// Who answers at the other end of a connection.
enum End {
    /// The database.
    Live(Box<Live>),
    /// The answers that were kept.
    Kept(Kept),
}

/// A database that is connected to.
struct Live {
    secrets: Secrets,
    open: ManagedConnection,
    /// Keeps what it answers, where that is asked for.
    keeper: Keeper,
    /// Why nothing can be asked any more, if so.
    lost: Option<Fault>,
}

impl Connection {
    /// Connects to a database, unless its kept answers are to be used; one that does not answer is tried again.
    fn open(database: Arc<Database>, answering: &Answering<'_>) -> Result<Self, Fault> {
        let end = if answering.is_offline {
            End::Kept(Kept::open(&database, answering.reading)?)
        } else {
            let secrets = Secrets::find(&database)?;
            let open = connect_again(&database, &secrets)?;
            answering.keeper.begin(&database)?;
            End::Live(Box::new(Live { secrets, open, keeper: answering.keeper.clone(), lost: None }))
        };
        Ok(Self { database, end, most_bytes: answering.most_bytes })
    }

    /// Asks for all of a table or query.
    fn all(&mut self, asked: &Asked) -> Result<Answer, Fault> {
        let query = question::of(asked)?;
        match Dialect::of_driver(&self.database.driver) {
            Some(Dialect::Sqlite) => {
                let query = self.in_whole_columns(&query)?;
                self.answer(&query)
            }
            Some(Dialect::PostgreSql | Dialect::Spark) | None => self.answer(&query),
        }
    }

    /// The query for the same rows, with texts in columns that hold binary numbers beside texts.
    ///
    /// Each cell of SQLite has a type of its own. Beside texts its driver writes binary numbers with six
    /// digits, and SQLite itself with all that they have.
    fn in_whole_columns(&mut self, query: &str) -> Result<String, Fault> {
        let columns = self.answer(&format!("SELECT * FROM ({query}) AS t LIMIT 1"))?;
        let name = |column: &str| Dialect::Sqlite.name(column);
        let columns: Vec<String> = columns.frame.get_column_names().iter().map(|it| name(it)).collect();
        let mixed = columns.iter().zip(0_usize..).map(|(column, index)| {
            format!("COUNT(CASE typeof({column}) WHEN 'text' THEN 1 END) > 0 AND COUNT(CASE typeof({column}) WHEN 'real' THEN 1 END) > 0 AS m{index}")
        });
        let mixed = mixed.collect::<Vec<String>>().join(", ");
        let mixed = self.answer(&format!("SELECT {mixed} FROM ({query}) AS t"))?;
        let is_mixed = |index: usize| {
            let cell = mixed.frame.column(&format!("m{index}")).and_then(|column| column.get(0)).ok();
            cell.and_then(|cell| cell.extract::<i64>()) == Some(1)
        };
        let terms = columns.iter().zip(0_usize..).map(|(column, index)| {
            if is_mixed(index) { format!("CAST({column} AS TEXT) AS {column}") } else { column.clone() }
        });
        Ok(format!("SELECT {} FROM ({query}) AS t", terms.collect::<Vec<String>>().join(", ")))
    }

    /// The columns that PostgreSQL holds as decimals, which its driver gives as texts.
    fn decimals(&mut self, query: &str, columns: &DataFrame) -> Result<BTreeSet<String>, Fault> {
        let texts = columns.schema().iter().filter(|(_, dtype)| dtype.is_string());
        let texts: Vec<String> = texts.map(|(name, _)| name.to_string()).collect();
        if texts.is_empty() {
            return Ok(BTreeSet::new());
        }
        let named = texts.iter().zip(0_usize..).map(|(name, index)| {
            format!("CAST(pg_typeof({}) AS TEXT) AS c{index}", Dialect::PostgreSql.name(name))
        });
        let named = named.collect::<Vec<String>>().join(", ");
        let types = self.answer(&format!("SELECT {named} FROM ({query}) AS t LIMIT 1"))?.frame;
        let is_decimal = |index: usize| {
            let cell = types.column(&format!("c{index}")).and_then(|column| column.get(0)).ok();
            cell.is_some_and(|cell| cell.get_str() == Some("numeric"))
        };
        let decimals = texts.into_iter().zip(0..).filter(|(_, index)| is_decimal(*index));
        Ok(decimals.map(|(name, _)| name).collect())
    }

    /// Asks a question that only reads.
    fn answer(&mut self, query: &str) -> Result<Answer, Fault> {
        let mut whole = Whole::default();
        let bytes = self.each(query, &mut |rows| whole.add(rows))?;
        whole.finish(bytes)
    }

    /// Asks a question, and gives its rows as they come; how many bytes they had.
    fn each(&mut self, query: &str, give: Give<'_>) -> Result<u64, Fault> {
        match &mut self.end {
            End::Live(live) => live.each(query, (&self.database, self.most_bytes), give),
            End::Kept(kept) => kept.each(query, self.most_bytes, give),
        }
    }
}

impl Live {
    fn each(
        &mut self,
        query: &str,
        (database, most_bytes): (&Database, u64),
        give: Give<'_>,
    ) -> Result<u64, Fault> {
        if let Some(fault) = &self.lost {
            return Err(fault.clone());
        }
        let pieces = Pieces::new(most_bytes, self.keeper.answer(database)?);
        let answer = fetch(self.open.clone(), query.to_owned(), (database.time_limit, pieces), give);
        let answer = answer.map_err(|Failure { fault, is_lost }| {
            let fault = self.secrets.hidden(fault);
            if is_lost {
                self.lost = Some(fault.clone());
            } else if self.open.rollback().is_ok() {
                // What else is asked for is answered all the same, so that all faults are found in one run.
                as_of_now(&mut self.open);
            }
            fault
        })?;
        let bytes = answer.bytes();
        if let Some(answer) = answer.kept() {
            self.keeper.keep(database, query, answer)?;
        }
        Ok(bytes)
    }
}

/// A query without an answer.
struct Failure {
    fault: Fault,
    /// Whether the driver may still be at work on the connection, which nobody else may then touch.
    is_lost: bool,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { fault: error.into(), is_lost: false }
    }
}

/// Takes in some rows.
type Give<'a> = &'a mut dyn FnMut(DataFrame) -> Result<(), Fault>;

/// Runs a query to its end, or until it takes too long or sends too much.
fn fetch(
    mut connection: ManagedConnection,
    query: String,
    (most_time, mut answer): (Duration, Pieces),
    give: Give<'_>,
) -> Result<Pieces, Failure> {
    let begin = Instant::now();
    let mut statement = connection.new_statement()?;
    let cancel = statement.get_cancel_handle();
    let (sender, receiver) = mpsc::sync_channel(2);
    let worker = thread::spawn(move || {
        let mut run = || -> Result<(), Fault> {
            statement.set_sql_query(&query)?;
            let reader = statement.execute()?;
            let _ = sender.send(Ok(Piece::Columns(reader.schema())));
            for batch in reader {
                if sender.send(Ok(Piece::Rows(batch?))).is_err() {
                    return Ok(());
                }
            }
            Ok(())
        };
        // Whoever waited may be gone.
        let _ = sender.send(run().map(|()| Piece::End));
    });
    let fault = loop {
        match receiver.recv_timeout(most_time.saturating_sub(begin.elapsed())) {
            Ok(Ok(Piece::End)) => {
                let _ = worker.join();
                return Ok(answer);
            }
            Ok(Ok(piece)) => {
                let rows = answer.read(piece);
                if let Err(fault) = rows.and_then(|rows| rows.map_or(Ok(()), &mut *give)) {
                    break fault;
                }
            }
            Ok(Err(fault)) => {
                let _ = worker.join();
                return Err(Failure { fault, is_lost: false });
            }
            Err(RecvTimeoutError::Disconnected) => {
                let fault = Fault::new(FaultKind::Unreachable, "its driver broke off");
                return Err(Failure { fault, is_lost: true });
            }
            Err(RecvTimeoutError::Timeout) => {
                let message = format!("it takes longer than {} seconds", most_time.as_secs());
                break Fault::new(FaultKind::TooLong, message);
            }
        }
    };
    Err(Failure { fault, is_lost: !has_ended(cancel, &receiver) })
}

/// Tells a query to end, and waits a little for it; whether it has.
fn has_ended(cancel: Box<dyn CancelHandle>, receiver: &Receiver<Result<Piece, Fault>>) -> bool {
    // A driver may take long to tell it, too.
    thread::spawn(move || cancel.try_cancel());
    let begin = Instant::now();
    loop {
        match receiver.recv_timeout(ENDING.saturating_sub(begin.elapsed())) {
            Ok(Ok(Piece::End) | Err(_)) | Err(RecvTimeoutError::Disconnected) => return true,
            Ok(Ok(_)) => {}
            Err(RecvTimeoutError::Timeout) => return false,
        }
    }
}
