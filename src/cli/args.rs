//! The arguments of the program, as the user types them.

use std::path::PathBuf;

use bilan::model::Language;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};

/// Makes annual results reports whose every printed number agrees with the data.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 fine, 1 the project has errors, 2 wrong use or a failure of the machine."
)]
pub(super) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// How findings are printed.
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Human)]
    pub(super) message_format: MessageFormat,
    /// Print nothing but findings.
    #[arg(long, global = true)]
    pub(super) quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small working project to start from.
    New(NewArgs),
    /// Check the data and the texts of a project, and write nothing.
    Check(CheckArgs),
    /// Make the report of a project.
    Build(BuildArgs),
}

/// The arguments of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// The folder of the new project; it must be empty or not exist yet.
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The project folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
}

/// The arguments of `build`.
#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// The project folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
    /// Make only this edition; may be repeated [default: all of the project].
    #[arg(long = "language", value_name = "LANGUAGE", value_parser = language())]
    pub(super) languages: Vec<Language>,
    /// The output folder [default: the one that the project names].
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Drawn on standard error, for people.
    Human,
    /// One object per line on standard output, for programs.
    Json,
}

/// Reads the code of a language; other words are answered with the list of codes.
fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .try_map(|code| Language::from_code(&code).ok_or("not a language that bilan writes"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        Args::command().debug_assert();
    }
}
