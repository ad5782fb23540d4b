//! The command `bilan trace`: where a printed figure or claim stands, and where it comes from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::diag::{Code, Finding, Findings, Place};
use bilan::manifest;
use bilan::trace::{self, TraceFile, TracedFigure};

use super::args::TraceArgs;
use super::emit::{Found, Origin, Printer};
use super::{Failure, Outcome};

/// Prints where a figure of a report stands, and where it comes from.
///
/// # Errors
/// A failure of the machine.
pub(super) fn trace(args: &TraceArgs, printer: Printer) -> Result<Outcome, Failure> {
    let mut findings = Findings::new();
    let Some(file) = read(&args.report, &mut findings) else {
        printer.findings(&findings)?;
        return Ok(Outcome::Errors);
    };
    let found = Found { figures: file.find(&args.figure), claims: file.find_claims(&args.figure) };
    if found.is_empty() {
        findings.report(unknown(&file, &args.figure));
        printer.findings(&findings)?;
        return Ok(Outcome::Errors);
    }
    let project = args.project.clone().or_else(|| project_of(&args.report));
    let origins = origins(&file, &found.figures, project.as_deref());
    printer.traced(&file, &found, &origins, args)?;
    let changed = origins.iter().any(|(_, origin)| *origin == Origin::Changed);
    Ok(if changed { Outcome::Errors } else { Outcome::Done })
}

/// The trace in a folder, or the file itself.
fn read(report: &Path, findings: &mut Findings) -> Option<TraceFile> {
    let path = if report.is_dir() { report.join(trace::FILE) } else { report.to_owned() };
    let place = Place::file(path.display().to_string());
    let help = "name the output folder of a report, or its `trace.json`";
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("cannot read the trace of a report ({error})");
            findings.report(Finding::new(Code::FileUnreadable, place, message).help(help));
            return None;
        }
    };
    let file = TraceFile::read(&text);
    if file.is_none() {
        let finding = Finding::new(Code::FileUnreadable, place, "this is no trace of a report");
        findings.report(finding.help(help));
    }
    file
}

/// The trace beside a report that was made, where there is one.
pub(super) fn beside(output: &Path) -> Option<TraceFile> {
    TraceFile::read(&fs::read_to_string(output.join(trace::FILE)).ok()?)
}

/// The finding that a report has no such figure, with the nearest ones.
fn unknown(file: &TraceFile, figure: &str) -> Finding {
    let message = format!("the report prints no figure and no claim `{figure}`");
    let finding = Finding::new(Code::FigureUnknown, Place::file("command line"), message);
    let claims = file.claims.iter().map(|claim| claim.id.as_str());
    let ids = file.figures.iter().map(|figure| figure.id.as_str()).chain(claims);
    let texts: BTreeSet<&str> =
        file.figures.iter().flat_map(|figure| &figure.printed).map(|place| place.text.as_str()).collect();
    let finding = match latest_actual(file, figure) {
        Some(actual) => finding.help(format!("did you mean `{actual}`?")),
        None => finding.suggest(figure, ids.chain(texts)),
    };
    let help = "name a figure by its id, such as `2.1@2025#actual`, a claim by what it asserts, such as \
                `exceeded, 2.1`, or either as it is printed";
    if finding.help.is_some() { finding } else { finding.help(help) }
}

/// The last actual value of an indicator that a text is the id of.
fn latest_actual<'t>(file: &'t TraceFile, indicator: &str) -> Option<&'t str> {
    let ids = file.figures.iter().map(|figure| figure.id.as_str());
    let of_whole = |id: &&str| {
        let period = id.strip_prefix(indicator).and_then(|rest| rest.strip_prefix('@'));
        let period = period.and_then(|rest| rest.strip_suffix("#actual"));
        period.is_some_and(|period| !period.contains('/'))
    };
    ids.filter(of_whole).max()
}

/// The nearest folder above a report that holds a project, or the current one if it does.
pub(super) fn project_of(report: &Path) -> Option<PathBuf> {
    let report = report.canonicalize().ok()?;
    let is_project = |folder: &&Path| folder.join(manifest::FILE).is_file();
    let above = report.ancestors().find(is_project).map(Path::to_owned);
    above.or_else(|| Some(PathBuf::from(".")).filter(|folder| is_project(&folder.as_path())))
}

/// The files behind figures, each with whether it is as it was.
fn origins(file: &TraceFile, figures: &[&TracedFigure], project: Option<&Path>) -> Vec<(String, Origin)> {
    let sources = figures.iter().flat_map(|figure| &figure.sources);
    let names: BTreeSet<&String> =
        sources.flat_map(|source| std::iter::once(&source.file).chain(&source.made_from)).collect();
    let state = |name: &String| {
        let record = file.sources.iter().find(|record| bilan::load::is_within(name, &record.file))?;
        if record.in_database {
            return Some((name.clone(), Origin::InDatabase));
        }
        let now = project.and_then(|project| bilan::load::hash(&project.join(&record.file)).ok());
        Some((
            name.clone(),
            match now {
                None => Origin::NotFound,
                Some(hash) if hash == record.blake3 => Origin::Unchanged,
                Some(_) => Origin::Changed,
            },
        ))
    };
    names.into_iter().filter_map(state).collect()
}
