//! Prints findings and results: the only place that writes to the terminal.
//!
//! For people, findings go to standard error and results to standard output.
//! For programs, both go to standard output, one object of JSON per line.

mod differences;
mod draw;
mod explanation;
mod json;
mod trace;
mod verdict;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use bilan::diag::Findings;
use bilan::diff::Differences;
use bilan::pipeline::{Explained, OutputFile};
use bilan::reading::{Reading, Transfer};
use bilan::record::Verification;
use bilan::trace::{TraceFile, TracedFigure};
use bilan::wording::Wording;

use super::Failure;
use super::args::{MessageFormat, TraceArgs};
use differences::Sheet;
use draw::Pen;

pub(super) use trace::{Found, Origin};

/// Prints in the way that the user asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printer {
    format: MessageFormat,
    quiet: bool,
}

impl Printer {
    /// A printer for what the arguments ask for.
    pub(super) fn new(format: MessageFormat, quiet: bool) -> Self {
        Self { format, quiet }
    }

    /// Whether people want to read more than the findings.
    pub(super) fn is_chatty(self) -> bool {
        match self.format {
            MessageFormat::Human => !self.quiet,
            MessageFormat::Json => false,
        }
    }

    /// Prints all findings and how many they are.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn findings(self, findings: &Findings) -> Result<(), Failure> {
        self.listed(findings, None)
    }

    /// Prints findings of which there is a list in a file.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn listed(self, findings: &Findings, list: Option<&Path>) -> Result<(), Failure> {
        match self.format {
            MessageFormat::Human => print(io::stderr().lock(), &draw::findings(findings, list, pen())),
            MessageFormat::Json => print(io::stdout().lock(), &json::findings(findings)?),
        }
    }

    /// Prints how much was fetched from databases, or that their kept answers were used.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn fetched(self, reading: &Reading) -> Result<(), Failure> {
        let kept = reading.kept();
        let done = if kept.is_empty() { "fetched" } else { "kept" };
        let line = |it: &Transfer| {
            let rows = if it.rows == 1 { "row" } else { "rows" };
            let fetched = format!("{}: {} {rows}, {} bytes {done}", it.name, it.rows, it.bytes);
            match (it.of, &it.reason) {
                (Some(_), Some(reason)) => format!("{fetched}; none could be put together there ({reason})"),
                (Some(of), None) => format!("{fetched} of {of}, which were put together there"),
                (None, _) => fetched,
            }
        };
        for transfer in reading.transfers() {
            self.say(&line(&transfer))?;
        }
        for (database, asked_on) in kept {
            self.say(&format!("{database}: not connected to; this is what it answered on {asked_on}"))?;
        }
        Ok(())
    }

    /// Prints the files that were written.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn built(self, paths: &[PathBuf], files: &[OutputFile]) -> Result<(), Failure> {
        match self.format {
            MessageFormat::Json => print(io::stdout().lock(), &json::built(paths, files)?),
            MessageFormat::Human => {
                let lines = paths.iter().zip(files).map(|(path, file)| written(path, file));
                self.say(&lines.collect::<Vec<_>>().join("\n"))
            }
        }
    }

    /// Prints how a figure was computed.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn explanation(self, explained: &Explained, as_json: bool) -> Result<(), Failure> {
        let text = match (self.format, as_json) {
            (MessageFormat::Json, _) | (_, true) => json::explanation(&explained.explanation)?,
            (MessageFormat::Human, false) => explanation::text(&explained.explanation, explained.words),
        };
        print(io::stdout().lock(), &text)
    }

    /// Prints in what two drafts differ.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn differences(
        self,
        found: &Differences,
        words: Wording,
        as_json: bool,
    ) -> Result<(), Failure> {
        let text = match (self.format, as_json) {
            (MessageFormat::Json, _) | (_, true) => json::differences(found)?,
            (MessageFormat::Human, false) if self.quiet => return Ok(()),
            (MessageFormat::Human, false) => differences::text(found, words, sheet()),
        };
        print(io::stdout().lock(), &text)
    }

    /// Prints what became of a build; what does not hold is printed also where no more is wanted.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn verification(self, verification: &Verification) -> Result<(), Failure> {
        match self.format {
            MessageFormat::Json => print(io::stdout().lock(), &json::verification(verification)?),
            MessageFormat::Human if verification.holds() => self.say(&verdict::text(verification)),
            MessageFormat::Human => print(io::stdout().lock(), &format!("{}\n", verdict::text(verification))),
        }
    }

    /// Prints where figures stand and where they come from.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn traced(
        self,
        file: &TraceFile,
        found: &Found<'_>,
        origins: &[(String, Origin)],
        args: &TraceArgs,
    ) -> Result<(), Failure> {
        let edition = args.language.map_or("en", bilan::model::Language::code);
        let text = match (self.format, args.json) {
            (MessageFormat::Json, _) | (_, true) => json::traced(found)?,
            (MessageFormat::Human, false) => trace::text(file, found, origins, edition),
        };
        print(io::stdout().lock(), &text)
    }

    /// Prints where figures are printed in the report that was made last.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn places(self, file: &TraceFile, figures: &[&TracedFigure]) -> Result<(), Failure> {
        let mut text = String::new();
        for figure in figures {
            text.extend(["\n", &figure.id, &trace::places(file, figure)]);
        }
        if self.quiet { Ok(()) } else { print(io::stdout().lock(), &text) }
    }

    /// Prints a text for people, if they want to read more than the findings.
    ///
    /// # Errors
    /// The terminal or file behind the output fails.
    pub(super) fn say(self, text: &str) -> Result<(), Failure> {
        if self.is_chatty() { print(io::stdout().lock(), &format!("{text}\n")) } else { Ok(()) }
    }
}

/// How many findings are not shown because the project says so, to stand after a summary.
pub(super) fn passed_over(findings: &Findings) -> String {
    let waived = findings.waived().count();
    let counts = [(waived, "waived"), (findings.allowed(), "allowed")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    if counts.is_empty() { String::new() } else { format!("; {} by the project", counts.join(" and ")) }
}

/// Prints why a command could not do its work.
pub(crate) fn failure(failure: &Failure) {
    let printed = match failure {
        Failure::Usage { source } => source.print(),
        Failure::Date { .. }
        | Failure::Occupied { .. }
        | Failure::Folder { .. }
        | Failure::Edit { .. }
        | Failure::Draft { .. }
        | Failure::Record { .. }
        | Failure::Outside { .. }
        | Failure::Kept { .. }
        | Failure::Write { .. }
        | Failure::Keep { .. }
        | Failure::Print { .. } => {
            let text = draw::failure(&failure.to_string(), failure.help(), pen());
            io::stderr().lock().write_all(text.as_bytes())
        }
    };
    // Where even standard error is gone, only the exit code is left to tell.
    printed.ok();
}

/// Writes a text at once; a reader that has gone away is no failure.
fn print(mut to: impl Write, text: &str) -> Result<(), Failure> {
    let written = to.write_all(text.as_bytes()).and_then(|()| to.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// The width of lines where nothing says how wide the terminal is.
const WIDTH: usize = 100;
/// The narrowest lines.
const NARROWEST: usize = 40;

/// How what goes to standard output is drawn.
fn sheet() -> Sheet {
    let (terminal, unwanted) = (io::stdout().is_terminal(), no_colour());
    let columns = env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let width = columns.map_or(WIDTH, |columns: usize| columns.max(NARROWEST));
    Sheet { width, coloured: terminal && !unwanted }
}

/// Colours are for terminals, and only if the user did not switch them off (<https://no-color.org>).
fn pen() -> Pen {
    if io::stderr().is_terminal() && !no_colour() { Pen::Coloured } else { Pen::Plain }
}

fn no_colour() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn written(path: &Path, file: &OutputFile) -> String {
    match file.pages {
        None => path.display().to_string(),
        Some(1) => format!("{}, 1 page", path.display()),
        Some(pages) => format!("{}, {pages} pages", path.display()),
    }
}
