//! The command line: arguments, environment and terminal.
//!
//! Everything that depends on who started the program is read here and handed
//! to the library as data. The library itself has no arguments, no environment
//! and no terminal.

mod args;
mod build;
mod check;
mod confirm;
mod diff;
mod emit;
mod explain;
mod fix;
mod freeze;
mod list;
mod new;
mod progress;
mod revision;
mod trace;
mod verify;

use std::env::{self, VarError};
use std::io;
use std::path::PathBuf;

use bilan::load::KeepError;
use bilan::model::Language;
use bilan::pipeline::Options;
use bilan::record::RecordError;
use bilan::write::WriteError;
use clap::Parser;
use thiserror::Error;
use time::{Date, OffsetDateTime};

use args::{Args, Command, DataArgs};
use emit::Printer;

pub(crate) use emit::failure;

/// The variable that gives the date of a report whose project has none, in seconds since 1970.
///
/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
const DATE_VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// No finding of level error.
    Done,
    /// At least one finding of level error.
    Errors,
    /// Two drafts that differ.
    Different,
    /// Drafts that cannot be compared, because a project has errors.
    Undone,
}

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// The arguments are not those of any command.
    #[error(transparent)]
    Usage {
        /// What the parser of arguments says.
        source: clap::Error,
    },
    /// The variable for the date does not hold one.
    #[error("`{DATE_VARIABLE}` is not a number of seconds since 1970 (found `{value}`)")]
    Date {
        /// What the variable holds.
        value: String,
    },
    /// A new project would mix with what is in the folder.
    #[error("cannot make a project in `{}`: {found}", folder.display())]
    Occupied {
        /// The folder.
        folder: PathBuf,
        /// What is in the way.
        found: &'static str,
    },
    /// A folder cannot be looked into.
    #[error("cannot read the folder `{}` ({source})", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the machine says.
        source: io::Error,
    },
    /// A text that is to be edited cannot be read.
    #[error("cannot edit `{path}` ({source})")]
    Edit {
        /// The file.
        path: String,
        /// What the machine says.
        source: io::Error,
    },
    /// A draft cannot be compared.
    #[error("cannot compare `{name}`: {why}")]
    Draft {
        /// The draft, as the user names it.
        name: String,
        /// Why.
        why: String,
    },
    /// A folder has no record of a build that can be used.
    #[error("cannot use `{}`: {source}", path.display())]
    Record {
        /// The record.
        path: PathBuf,
        /// What is wrong with it.
        source: RecordError,
    },
    /// A report lies outside any project.
    #[error("no project holds `{}`", folder.display())]
    Outside {
        /// The output folder.
        folder: PathBuf,
    },
    /// The report is to be written where answers of databases are kept.
    #[error("cannot write the report into `{}`: the answers of a database are kept in `{kept}`", folder.display())]
    Kept {
        /// The output folder.
        folder: PathBuf,
        /// The folder of answers, as the project writes it.
        kept: String,
    },
    /// Files cannot be written.
    #[error(transparent)]
    Write {
        /// Which, and why.
        #[from]
        source: WriteError,
    },
    /// The report is written, and what databases answered cannot be kept.
    #[error(transparent)]
    Keep {
        /// Where, and why.
        #[from]
        source: KeepError,
    },
    /// Standard output or standard error cannot be written to.
    #[error("cannot print ({source})")]
    Print {
        /// What the machine says.
        #[from]
        source: io::Error,
    },
}

impl Failure {
    /// What to do about it, where there is something to say.
    fn help(&self) -> Option<&'static str> {
        match self {
            Self::Date { .. } => Some("unset the variable, or set it to a whole number such as 1776211200"),
            Self::Occupied { .. } => Some("name a folder that does not exist yet"),
            Self::Draft { .. } => Some(
                "name a project folder, the output folder of a build, its `results.json`, or a revision of git",
            ),
            Self::Record { .. } => Some("build the report again, which writes a record of it"),
            Self::Outside { .. } => Some("name the folder of the project with `--project`"),
            Self::Kept { .. } => Some("name a folder apart from it with `--output`"),
            Self::Keep { .. } => Some("the report is written; the answers kept before are as they were"),
            Self::Usage { .. }
            | Self::Folder { .. }
            | Self::Edit { .. }
            | Self::Write { .. }
            | Self::Print { .. } => None,
        }
    }
}

/// Runs the command that the arguments name.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(asked) if !asked.use_stderr() => {
            asked.print()?;
            return Ok(Outcome::Done);
        }
        Err(source) => return Err(Failure::Usage { source }),
    };
    let printer = Printer::new(args.message_format, args.quiet);
    match args.command {
        Command::New(args) => new::new(&args, printer),
        Command::Check(args) => check::check(&args, printer),
        Command::Build(args) => build::build(&args, printer),
        Command::Confirm(args) => confirm::confirm(&args, printer),
        Command::Diff(args) => diff::diff(&args, printer),
        Command::Explain(args) => explain::explain(&args, printer),
        Command::Freeze(args) => freeze::freeze(&args, printer),
        Command::Thaw(args) => freeze::thaw(&args, printer),
        Command::Verify(args) => verify::verify(&args, printer),
        Command::Trace(args) => trace::trace(&args, printer),
    }
}

/// What a run may differ in from what the project says.
fn options(languages: &[Language], data: DataArgs) -> Result<Options, Failure> {
    Ok(Options {
        languages: languages.to_vec(),
        fallback_date: fallback_date()?,
        asking: data.asking(),
        ..Options::default()
    })
}

/// The present day, in UTC: that on which databases are asked, whatever the date of the report.
fn today() -> Date {
    OffsetDateTime::now_utc().date()
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn fallback_date() -> Result<Option<Date>, Failure> {
    let value = match env::var(DATE_VARIABLE) {
        Ok(value) => value,
        Err(VarError::NotPresent) => return Ok(None),
        Err(VarError::NotUnicode(value)) => value.to_string_lossy().into_owned(),
    };
    parse_date(&value).map(Some).ok_or(Failure::Date { value })
}

fn parse_date(seconds: &str) -> Option<Date> {
    let seconds = seconds.parse().ok()?;
    Some(OffsetDateTime::from_unix_timestamp(seconds).ok()?.date())
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn seconds_since_1970_are_a_date_in_utc() {
        assert_eq!(parse_date("0"), Some(date!(1970 - 01 - 01)));
        assert_eq!(parse_date("1776211199"), Some(date!(2026 - 04 - 14)));
        assert_eq!(parse_date("1776211200"), Some(date!(2026 - 04 - 15)));
    }

    #[test]
    fn anything_else_is_no_date() {
        for wrong in ["", "now", "2026-04-15", "1.5", "99999999999999999999"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
