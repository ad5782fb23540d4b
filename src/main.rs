//! The program `bilan`: the command line over the library of the same name.

mod cli;

use std::process::ExitCode;

use cli::Outcome;

/// Exit code of a run that found errors in the project.
const FINDINGS: u8 = 1;

/// Exit code of a run that was asked wrongly or that the machine failed.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    match cli::run() {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        // As of `diff`: 1 is a difference, 2 is trouble.
        Ok(Outcome::Errors | Outcome::Different) => ExitCode::from(FINDINGS),
        Ok(Outcome::Undone) => ExitCode::from(FAILURE),
        Err(failure) => {
            cli::failure(&failure);
            ExitCode::from(FAILURE)
        }
    }
}
