//! What can go wrong with a database, in the words of bilan.

use adbc_core::error::{Error, Status};
use arrow_schema::ArrowError;

use crate::diag::{Code, Finding, Place};
use crate::manifest::{Address, Database};

/// Something that went wrong with a database; no secret stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Fault {
    /// Of which kind it is.
    pub(in crate::load) kind: FaultKind,
    /// What the driver or the database says.
    pub(in crate::load) message: String,
}

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum FaultKind {
    /// A secret is not where the project says.
    Secret,
    /// The driver is not there or cannot be loaded.
    Driver,
    /// Its file is not there.
    Absent,
    /// Nobody answers, or the connection was cut.
    Unreachable,
    /// The user is not let in, or not at what is asked for.
    Refused,
    /// What is asked for is not there, or the query cannot be run.
    Query,
    /// The query takes longer than it may.
    TooLong,
    /// The answer is larger than it may be.
    TooLarge,
    /// Its answers cannot be kept.
    Unkept,
    /// It is not connected to, and its answers are not kept.
    NotKept,
    /// It is not connected to, and no answers of it are kept yet.
    NothingKept,
    /// It is not connected to, and this answer is not among those that are kept.
    AnswerMissing,
    /// A file that was kept is not what it was.
    Damaged,
}

impl Fault {
    pub(in crate::load) fn new(kind: FaultKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// The finding that a source of a database cannot be read.
    pub(in crate::load) fn finding(&self, database: &Database, source: &Place) -> Finding {
        let Self { kind, message } = self;
        let name = &database.name;
        let reason = one_line(message);
        let (code, place, message, help) = match kind {
            FaultKind::Secret => (
                Code::SecretMissing,
                &database.place,
                reason,
                "set it for the run of the program; no secret is written into the project".to_owned(),
            ),
            FaultKind::Driver => (
                Code::DriverMissing,
                &database.driver_place,
                format!("the driver `{}` cannot be loaded ({reason})", database.driver),
                format!(
                    "install it, such as by `pip install adbc-driver-{}`, and let the variable `ADBC_DRIVER_PATH` name the folder that it lies in",
                    database.driver
                ),
            ),
            FaultKind::Unreachable => (
                Code::DatabaseUnreachable,
                &database.place,
                format!("the database `{name}` does not answer ({reason})"),
                "look whether it runs and whether `address` is right, and run the program again".to_owned(),
            ),
            FaultKind::Refused => (
                Code::DatabaseRefused,
                &database.place,
                format!("the database `{name}` does not let the user in ({reason})"),
                "correct `address`, the user in it or the secret, or ask for the right to read".to_owned(),
            ),
            FaultKind::Query => (
                Code::QueryFailed,
                source,
                format!("the database `{name}` cannot answer ({reason})"),
                "correct `table` or `query` of the source".to_owned(),
            ),
            FaultKind::TooLong => (
                Code::QueryTooLong,
                source,
                format!("the database `{name}` does not come to an end ({reason})"),
                "raise `time_limit` of the database, or ask for less".to_owned(),
            ),
            FaultKind::TooLarge => (
                Code::LimitExceeded,
                source,
                format!("the database `{name}` sends too much ({reason})"),
                "ask for less, or raise `unpacked` in `[limits]` if so much is meant to come".to_owned(),
            ),
            FaultKind::Absent
            | FaultKind::Unkept
            | FaultKind::NotKept
            | FaultKind::NothingKept
            | FaultKind::AnswerMissing
            | FaultKind::Damaged => return self.of_files(database, source),
        };
        Finding::new(code, place.clone(), message).help(help)
    }

    /// The finding on files of the project: the database itself, or answers that are to be kept or were.
    fn of_files(&self, database: &Database, source: &Place) -> Finding {
        let reason = one_line(&self.message);
        let keep = database.keep.as_ref();
        let (place, shown) = keep.map_or((&database.place, ""), |it| (&it.place, it.shown.as_str()));
        #[expect(clippy::wildcard_enum_match_arm, reason = "the others have their findings")]
        let (code, place, message, help) = match self.kind {
            FaultKind::Absent => {
                let place = match &database.address {
                    Some(Address::Absent { place, .. }) => place,
                    Some(Address::Text(_) | Address::File(_)) | None => &database.place,
                };
                (Code::FileUnreadable, place, reason, "paths are relative to the project folder")
            }
            FaultKind::Unkept => {
                let message = format!("the answers cannot be kept in `{shown}` ({reason})");
                (
                    Code::AnswersUnkept,
                    place,
                    message,
                    "let the program write there, or remove `keep` of the database",
                )
            }
            FaultKind::NotKept => {
                let help = "name a folder by `keep`, such as `keep = \"kept/results\"`, and run `bilan build` once without `--offline`";
                (Code::KeepMissing, &database.place, reason, help)
            }
            FaultKind::NothingKept => {
                (Code::AnswerMissing, place, reason, "run `bilan build` once without `--offline`")
            }
            FaultKind::AnswerMissing => {
                let help = "run `bilan build` once without `--offline`: the query, the table, the indicators or the program have changed since, or this asks for more than a build does";
                (Code::AnswerMissing, source, reason, help)
            }
            _ => (
                Code::AnswerDamaged,
                place,
                reason,
                "run `bilan build` once without `--offline`, or bring back what was kept",
            ),
        };
        Finding::new(code, place.clone(), message).help(help)
    }
}

/// How many characters of what a driver says are told: it may quote a query of any length.
const MOST_TOLD: usize = 300;

/// The lines of a message as one, cut where it is long.
fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST_TOLD) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self { kind: kind(&error), message: error.message }
    }
}

impl From<ArrowError> for Fault {
    /// Rows that stop coming, of which Arrow passes on nothing but words.
    fn from(error: ArrowError) -> Self {
        let message = error.to_string();
        Self { kind: kind_by_words(&message).unwrap_or(FaultKind::Query), message }
    }
}

/// Of which kind an error is, by its state in the standard of SQL, and else by its words and its status.
fn kind(error: &Error) -> FaultKind {
    let state: String = error.sqlstate.iter().map(|c| char::from(c.cast_unsigned())).collect();
    match (state.get(..2), state.as_str()) {
        (Some("28"), _) | (_, "42501") => return FaultKind::Refused,
        (_, "57014") => return FaultKind::TooLong,
        // What was read conflicts with what the server had to do: it may be asked again.
        (Some("40"), _) => return FaultKind::Unreachable,
        // The server shuts down, or somebody ended the connection.
        (Some("08" | "57"), _) => return FaultKind::Unreachable,
        (Some("42"), _) => return FaultKind::Query,
        _ => {}
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "the states of another library")]
    kind_by_words(&error.message).unwrap_or(match error.status {
        Status::Unauthenticated | Status::Unauthorized => FaultKind::Refused,
        Status::Timeout | Status::Cancelled => FaultKind::TooLong,
        Status::IO => FaultKind::Unreachable,
        _ => FaultKind::Query,
    })
}

/// Words of drivers and databases that say of which kind an error is.
///
/// The first that fit count: those of what is refused stand behind words on the connection.
const WORDS: [(&str, FaultKind); 18] = [
    ("no pg_hba.conf entry", FaultKind::Refused),
    ("no password supplied", FaultKind::Refused),
    ("canceling statement due to conflict", FaultKind::Unreachable),
    ("does not exist", FaultKind::Query),
    ("authentication failed", FaultKind::Refused),
    ("unauthenticated", FaultKind::Refused),
    ("permission denied", FaultKind::Refused),
    ("canceling statement due to", FaultKind::TooLong),
    ("could not connect", FaultKind::Unreachable),
    ("connection refused", FaultKind::Unreachable),
    ("connection reset", FaultKind::Unreachable),
    ("closed the connection", FaultKind::Unreachable),
    ("connection to server", FaultKind::Unreachable),
    ("no connection to the server", FaultKind::Unreachable),
    ("terminating connection", FaultKind::Unreachable),
    ("could not translate host name", FaultKind::Unreachable),
    ("unavailable", FaultKind::Unreachable),
    ("timeout expired", FaultKind::Unreachable),
];

/// Of which kind an error is by its words, where they say so.
fn kind_by_words(message: &str) -> Option<FaultKind> {
    let message = message.to_lowercase();
    WORDS.into_iter().find(|(words, _)| message.contains(words)).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_one_line_and_cut() {
        assert_eq!(one_line("no such\n  table"), "no such table");
        let cut = one_line(&"é ".repeat(400));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (301, true));
    }
}
