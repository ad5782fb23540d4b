//! Databases, through ADBC: connecting to them, asking them, and what can go wrong.
//!
//! The one place that knows ADBC and the crates of Arrow that it comes with.
//! What a database answers leaves this folder as a frame; what it refuses, as a
//! [`Fault`] in which no secret stands.

mod answer;
mod driver;
mod fault;
mod question;
mod secrets;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use adbc_core::options::{OptionConnection, OptionDatabase, OptionValue};
use adbc_core::{Connection as _, Database as _, Driver as _, Optionable as _, Statement as _};
use adbc_driver_manager::ManagedConnection;

pub(super) use answer::Answer;
pub(super) use fault::{Fault, FaultKind};
use secrets::Secrets;

use crate::manifest::{Address, Asked, Database, DatabaseTable, Source};

/// How long a database may take to let a user in.
const CONNECTING: Duration = Duration::from_secs(30);

/// How often it is tried to connect to a database that does not answer.
const TRIES: u32 = 3;

/// How long is waited before the second try; before the third it is twice as long.
const PAUSE: Duration = Duration::from_millis(500);

/// How long a query may go on that was told to end.
const ENDING: Duration = Duration::from_secs(5);

/// How often the tables of a database are asked for, where the connection to it is cut.
const RUNS: u32 = 2;

/// What the databases of a run answered, by the names of the sources.
pub(super) struct Answers(BTreeMap<String, Result<Answer, Fault>>);

impl Answers {
    /// Asks the databases of a project for all that is read of them.
    ///
    /// All tables of one are read over one connection, so that they are of one
    /// time. Where that is cut, none of them counts and all are asked for anew.
    pub(super) fn of(sources: &BTreeMap<String, Source>) -> Self {
        let mut by_database: BTreeMap<&str, Vec<Wanted<'_>>> = BTreeMap::new();
        for (source, table) in sources.iter().filter_map(|(name, source)| Some((name, source.table()?))) {
            by_database.entry(&table.database.name).or_default().push(Wanted { source, table });
        }
        let answers = by_database.into_values().flat_map(|wanted| of_one(&wanted)).collect();
        Self(answers)
    }

    /// The answer to what a source asked for; nothing the second time.
    pub(super) fn take(&mut self, source: &str) -> Option<Result<Answer, Fault>> {
        self.0.remove(source)
    }
}

/// What a source wants of a database.
struct Wanted<'a> {
    source: &'a str,
    table: &'a DatabaseTable,
}

/// What a database answers to each of some sources.
fn of_one(wanted: &[Wanted<'_>]) -> Vec<(String, Result<Answer, Fault>)> {
    let all = |fault: &Fault| wanted.iter().map(|it| (it.source.to_owned(), Err(fault.clone()))).collect();
    let Some(Wanted { table: DatabaseTable { database, .. }, .. }) = wanted.first() else {
        return Vec::new();
    };
    let mut cut = None;
    for _ in 0..RUNS {
        let mut connection = match Connection::open(Arc::clone(database)) {
            Ok(connection) => connection,
            Err(fault) => return all(&fault),
        };
        let mut answers = Vec::new();
        for Wanted { source, table } in wanted {
            let answer = connection.all(&table.asked);
            if let Err(fault) = &answer
                && fault.kind == FaultKind::Unreachable
            {
                cut = Some(fault.clone());
                break;
            }
            answers.push(((*source).to_owned(), answer));
        }
        if answers.len() == wanted.len() {
            return answers;
        }
    }
    cut.map_or_else(Vec::new, |fault| all(&fault))
}

/// A connection to a database, which only reads.
struct Connection {
    database: Arc<Database>,
    secrets: Secrets,
    open: ManagedConnection,
}

impl Connection {
    /// Connects to a database; one that does not answer is tried again.
    fn open(database: Arc<Database>) -> Result<Self, Fault> {
        let secrets = Secrets::find(&database)?;
        let open = connect_again(&database, &secrets)?;
        Ok(Self { database, secrets, open })
    }

    /// Asks for all of a table or query.
    fn all(&mut self, asked: &Asked) -> Result<Answer, Fault> {
        let query = question::of(asked)?;
        let answer = fetch(self.open.clone(), query, self.database.time_limit);
        // What else is asked for is answered all the same, so that all faults are found in one run.
        if answer.is_err() && self.open.rollback().is_ok() {
            as_of_now(&mut self.open);
        }
        answer.map_err(|fault| self.secrets.hidden(fault))
    }
}

/// Connects, and tries again where nobody answers.
fn connect_again(database: &Arc<Database>, secrets: &Secrets) -> Result<ManagedConnection, Fault> {
    let mut pause = PAUSE;
    for _ in 1..TRIES {
        match connect(database, secrets) {
            Err(fault) if fault.kind == FaultKind::Unreachable => thread::sleep(pause),
            connected => return connected,
        }
        pause *= 2;
    }
    connect(database, secrets)
}

/// Connects once, in a thread of its own: a driver may wait longer than anybody else would.
fn connect(database: &Arc<Database>, secrets: &Secrets) -> Result<ManagedConnection, Fault> {
    let filled = |text: &String| secrets.filled(text);
    let address = database.address.as_ref().map(|address| match address {
        Address::Text(text) => filled(text),
        // Nothing is written into it, not even where it is not there.
        Address::File(path) => format!("file:{}?mode=ro", secrets::in_path(&path.to_string_lossy())),
    });
    let address = address.map(|address| (OptionDatabase::Uri, OptionValue::String(address)));
    let options = database.options.iter();
    let options =
        options.map(|(key, text)| (OptionDatabase::Other(key.clone()), OptionValue::String(filled(text))));
    let options: Vec<_> = address.into_iter().chain(options).collect();
    let (sender, receiver) = mpsc::channel();
    let own = Arc::clone(database);
    thread::spawn(move || {
        let connected = driver::load(&own).and_then(|mut driver| {
            let database = driver.new_database_with_opts(options)?;
            let mut connection = database.new_connection()?;
            as_of_now(&mut connection);
            Ok(connection)
        });
        // Whoever waited may be gone.
        let _ = sender.send(connected);
    });
    let connected = receiver
        .recv_timeout(CONNECTING.min(database.time_limit))
        .unwrap_or_else(|_| Err(Fault::new(FaultKind::Unreachable, "it does not answer")));
    connected.map_err(|fault| secrets.hidden(fault))
}

/// Lets all that is read be of one time, where the database can do so, and nothing be written.
fn as_of_now(connection: &mut ManagedConnection) {
    // A driver without transactions says so, and reads what is there.
    let begun = connection.set_option(OptionConnection::AutoCommit, OptionValue::String("false".to_owned()));
    let Ok(mut statement) = connection.new_statement() else { return };
    let first = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    if begun.is_ok() && statement.set_sql_query(first).and_then(|()| statement.execute_update()).is_err() {
        // A database that does not know the words begins anew: it would answer nothing more in a failed transaction.
        let _ = connection.rollback();
    }
}

/// Runs a query to its end, or until it takes too long.
fn fetch(mut connection: ManagedConnection, query: String, limit: Duration) -> Result<Answer, Fault> {
    let begin = Instant::now();
    let mut statement = connection.new_statement()?;
    let cancel = statement.get_cancel_handle();
    let (sender, receiver) = mpsc::sync_channel(2);
    thread::spawn(move || {
        let mut run = || -> Result<(), Fault> {
            statement.set_sql_query(&query)?;
            let reader = statement.execute()?;
            let _ = sender.send(Ok(answer::Piece::Columns(reader.schema())));
            for batch in reader {
                if sender.send(Ok(answer::Piece::Rows(batch?))).is_err() {
                    return Ok(());
                }
            }
            Ok(())
        };
        if let Err(fault) = run() {
            let _ = sender.send(Err(fault));
        }
    });
    let mut answer = answer::Pieces::default();
    loop {
        let left = limit.saturating_sub(begin.elapsed());
        match receiver.recv_timeout(left) {
            Ok(piece) => answer.add(piece?)?,
            Err(RecvTimeoutError::Disconnected) => return answer.finish(),
            Err(RecvTimeoutError::Timeout) => {
                // Whether it ends or not, it is not waited for: the thread ends with the program.
                if cancel.try_cancel().is_ok() {
                    let _ = receiver.recv_timeout(ENDING);
                }
                let message = format!("it takes longer than {} seconds", limit.as_secs());
                return Err(Fault::new(FaultKind::TooLong, message));
            }
        }
    }
}
