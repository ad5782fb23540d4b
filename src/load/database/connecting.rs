//! Connecting to a database, and letting all that is read of it be of one time.

use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use adbc_core::options::{OptionConnection, OptionDatabase, OptionValue};
use adbc_core::{Connection as _, Database as _, Driver as _, Optionable as _, Statement as _};
use adbc_driver_manager::ManagedConnection;

use super::secrets::{self, Secrets};
use super::{Fault, FaultKind, driver};
use crate::manifest::{Address, Database};

/// How long a database may take to let a user in.
const CONNECTING: Duration = Duration::from_secs(30);

/// How often it is tried to connect to a database that does not answer.
const TRIES: u32 = 3;

/// How long is waited before the second try; before the third it is twice as long.
const PAUSE: Duration = Duration::from_millis(500);

/// Connects, and tries again where nobody answers.
pub(super) fn connect_again(database: &Arc<Database>, secrets: &Secrets) -> Result<ManagedConnection, Fault> {
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
    let address = match &database.address {
        Some(Address::Text(text)) => Some(filled(text)),
        // Nothing is written into it, not even where it is not there.
        Some(Address::File(path)) => {
            Some(format!("file:{}?mode=ro", secrets::in_path(&path.to_string_lossy())))
        }
        Some(Address::Absent { message, .. }) => return Err(Fault::new(FaultKind::Absent, message)),
        None => None,
    };
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
        .recv_timeout(CONNECTING)
        .unwrap_or_else(|_| Err(Fault::new(FaultKind::Unreachable, "it does not answer")));
    connected.map_err(|fault| {
        // Nothing was asked yet: a database or a user that is not there is a matter of the address.
        let kind = if fault.kind == FaultKind::Query { FaultKind::Refused } else { fault.kind };
        secrets.hidden(Fault { kind, ..fault })
    })
}

/// Lets all that is read be of one time, where the database can do so, and nothing be written.
pub(super) fn as_of_now(connection: &mut ManagedConnection) {
    // A driver without transactions says so, and reads what is there.
    let begun = connection.set_option(OptionConnection::AutoCommit, OptionValue::String("false".to_owned()));
    let Ok(mut statement) = connection.new_statement() else { return };
    let first = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    if begun.is_ok() && statement.set_sql_query(first).and_then(|()| statement.execute_update()).is_err() {
        // A database that does not know the words begins anew: it would answer nothing more in a failed transaction.
        let _ = connection.rollback();
    }
}
