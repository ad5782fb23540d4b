//! The arguments of the program, as the user types them.

use std::path::{Path, PathBuf};

use bilan::manifest::{Asking, DocumentKind, Format};
use bilan::model::Language;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use time::{Date, format_description::well_known::Iso8601};

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
    /// Say that translations follow their originals as these are now.
    Confirm(ConfirmArgs),
    /// Say how a figure was computed, and from which rows.
    Explain(ExplainArgs),
    /// Say what changed between two drafts: figures with their causes, and texts.
    Diff(DiffArgs),
    /// Keep the figures that a body has cleared, so that none of them moves unnoticed.
    Freeze(FreezeArgs),
    /// Let frozen figures move again, and keep the reason.
    Thaw(ThawArgs),
    /// Check the files of a build against their record, and build them again to compare.
    Verify(VerifyArgs),
    /// Say where a figure or claim of a report is printed, and where it comes from.
    Trace(TraceArgs),
}

/// Where the data of databases come from, for the commands that read data.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct DataArgs {
    /// Connect to no database: use the answers that the last build kept (`keep` in `[databases.x]`).
    #[arg(long)]
    pub(super) offline: bool,
}

impl DataArgs {
    /// How databases are asked.
    pub(super) fn asking(self) -> Asking {
        if self.offline { Asking::Offline } else { Asking::Live }
    }
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
    /// Print how many words each section of each edition has.
    #[arg(long)]
    pub(super) words: bool,
    /// Write calls of functions in the place of numbers typed by hand that are figures.
    #[arg(long, conflicts_with = "words")]
    pub(super) fix: bool,
    /// Write all findings to this file, as CSV.
    #[arg(long, value_name = "FILE", conflicts_with = "words")]
    pub(super) findings: Option<PathBuf>,
    #[command(flatten)]
    pub(super) data: DataArgs,
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
    /// Make only these formats: pdf, docx [default: those of the project].
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = format())]
    pub(super) formats: Vec<Format>,
    /// The kind of document to make: annual-report, governing-body [default: that of the project].
    #[arg(long, value_name = "KIND", value_parser = kind())]
    pub(super) kind: Option<DocumentKind>,
    /// Make only this section, as a document of a governing body.
    #[arg(long, value_name = "ID")]
    pub(super) section: Option<String>,
    /// Mark in Word files what changed since an earlier draft: a Word file, or a folder with one for each edition.
    #[arg(long = "track-changes-from", value_name = "OLD")]
    pub(super) earlier: Option<PathBuf>,
    /// The output folder [default: the one that the project names].
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// The arguments of `confirm`.
#[derive(Debug, clap::Args)]
pub(super) struct ConfirmArgs {
    /// The project folder.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
    /// Confirm only this language; may be repeated [default: all translations].
    #[arg(long = "language", value_name = "LANGUAGE", value_parser = language())]
    pub(super) languages: Vec<Language>,
    /// Confirm only this section [default: all of them].
    #[arg(long, value_name = "ID")]
    pub(super) section: Option<String>,
}

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "bilan explain [OPTIONS] [DIR] <FIGURE>",
    after_help = "Figures: 2.1, 2.1@2024 (of a period), 2.1@2024/ETH (of a reporting unit), 2.1@2024#achievement, area:2, area:2@2024, overall."
)]
pub(super) struct ExplainArgs {
    /// The project folder [default: .], and the figure.
    #[arg(value_name = "DIR> <FIGURE", num_args = 1..=2, required = true)]
    words: Vec<String>,
    /// The language of the explanation [default: the first one of the project].
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(super) language: Option<Language>,
    /// Print the explanation as JSON, with all rows.
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// The arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Drafts: a project folder, the output folder of a build, its `results.json`, or a revision of git (`bilan diff HEAD~3 .`).
Exit codes: 0 no difference, 1 differences, 2 wrong use, a project with errors or a failure of the machine.")]
pub(super) struct DiffArgs {
    /// The old draft.
    #[arg(value_name = "OLD")]
    pub(super) old: String,
    /// The new draft.
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    /// The language of titles, and the one edition whose text is compared [default: all, titles in the first].
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(super) language: Option<Language>,
    /// Print the differences as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Write the new draft with the changes marked, as a PDF.
    #[arg(long, value_name = "FILE")]
    pub(super) pdf: Option<PathBuf>,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl ExplainArgs {
    /// The project folder, where it is named.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.words.split_last().and_then(|(_, rest)| rest.first()).map(Path::new)
    }

    /// The figure.
    pub(super) fn figure(&self) -> &str {
        self.words.last().map(String::as_str).unwrap_or_default()
    }
}

/// The arguments of `freeze`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Figures: 2.1@2025#achievement, or many at once: 2.1, 2.1@2025, \"2.*\", \"*#rating\", area:2."
)]
pub(super) struct FreezeArgs {
    /// The project folder.
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// The figures [default: all that the editions print].
    #[arg(value_name = "FIGURE")]
    pub(super) figures: Vec<String>,
    /// Who cleared them.
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The symbol of the document by which they were cleared.
    #[arg(long, value_name = "SYMBOL")]
    pub(super) authority: Option<String>,
    /// The day on which they were cleared, such as 2026-04-15.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<Date>,
    /// Print what is frozen and what was thawed, and change nothing.
    #[arg(long, conflicts_with_all = ["figures", "by", "authority", "on"])]
    pub(super) list: bool,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

/// The arguments of `thaw`.
#[derive(Debug, clap::Args)]
pub(super) struct ThawArgs {
    /// The project folder.
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// The figures, as `freeze` takes them.
    #[arg(value_name = "FIGURE", required = true)]
    pub(super) figures: Vec<String>,
    /// Why they may move again.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(super) reason: String,
    /// The day of the decision, such as 2026-04-20.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<Date>,
}

/// The arguments of `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    /// The output folder, with the files and their record.
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
    /// The project folder [default: the current one, or the one that holds the output folder].
    #[arg(long, value_name = "DIR")]
    pub(super) project: Option<PathBuf>,
    /// The earlier drafts that the build had, if it had any.
    #[arg(long = "track-changes-from", value_name = "OLD")]
    pub(super) earlier: Option<PathBuf>,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

fn day(text: &str) -> Result<Date, &'static str> {
    Date::parse(text, &Iso8601::DATE).map_err(|_error| "write it as year, month and day, such as 2026-04-15")
}

fn reason(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() { Err("say why the figures may move again") } else { Ok(text.to_owned()) }
}

/// The arguments of `trace`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code 1 also where a file behind the figure has changed since the report was made."
)]
pub(super) struct TraceArgs {
    /// The output folder of a report, or its `trace.json`.
    #[arg(value_name = "REPORT")]
    pub(super) report: PathBuf,
    /// The figure or claim: its id, such as `2.1@2025#actual` or "exceeded, 2.1", or as it is printed, such as
    /// "41.2%".
    #[arg(value_name = "FIGURE")]
    pub(super) figure: String,
    /// The project folder, to see whether its files have changed [default: the one that holds the report].
    #[arg(long, value_name = "DIR")]
    pub(super) project: Option<PathBuf>,
    /// The language of the rules [default: en, or the first edition].
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(super) language: Option<Language>,
    /// Print the figures as JSON, as they stand in the file.
    #[arg(long)]
    pub(super) json: bool,
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

/// Reads the word for a format; other words are answered with the list of formats.
fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::key))
        .try_map(|key| Format::from_key(&key).ok_or("not a format that bilan writes"))
}

/// Reads the word for a kind of document; other words are answered with the list of kinds.
fn kind() -> impl TypedValueParser<Value = DocumentKind> {
    PossibleValuesParser::new(DocumentKind::ALL.iter().map(|kind| kind.key())).try_map(|key| {
        DocumentKind::ALL.iter().copied().find(|kind| kind.key() == key).ok_or("not a kind of document")
    })
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
