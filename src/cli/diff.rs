//! The command `bilan diff`.

use std::fs;
use std::path::Path;

use bilan::diag::Findings;
use bilan::diff::drafts::{self, Draft};
use bilan::pipeline::{Options, OutputFile};
use bilan::{manifest, trace, write};
use tempfile::TempDir;

use super::args::DiffArgs;
use super::emit::Printer;
use super::revision::{self, Export};
use super::{Failure, Outcome, options};

/// The file of a build that holds its figures.
const RESULTS: &str = "results.json";

/// Compares two drafts and prints in what they differ.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn diff(args: &DiffArgs, printer: Printer) -> Result<Outcome, Failure> {
    let options = options(args.language.as_slice(), args.data)?;
    // The project that a revision is of is the other draft, or the present folder.
    let present =
        [&args.new, &args.old].into_iter().map(Path::new).find(|path| path.join(manifest::FILE).exists());
    let present = present.unwrap_or(Path::new("."));
    let old = draft(&args.old, present, &options, printer)?;
    let new = draft(&args.new, present, &options, printer)?;
    let (Some((old, _kept)), Some((new, _too))) = (old, new) else { return Ok(Outcome::Undone) };
    let mut findings = Findings::new();
    let (differences, words) = drafts::compare(&old, &new, args.language, &mut findings);
    if findings.iter().next().is_some() {
        printer.findings(&findings)?;
    }
    if let Some(path) = &args.pdf {
        let mut findings = Findings::new();
        let rendered = drafts::marked(&old, &new, &differences, words, &mut findings);
        printer.findings(&findings)?;
        let Ok(rendered) = rendered else { return Ok(Outcome::Undone) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Some(name) = path.file_name() else {
            return Err(Failure::Draft {
                name: path.display().to_string(),
                why: "it names no file".to_owned(),
            });
        };
        let name = name.to_string_lossy().into_owned();
        write::prepare(folder)?;
        write::write(folder, &[OutputFile { name, bytes: rendered.bytes, pages: rendered.pages }])?;
    }
    printer.differences(&differences, words, args.json)?;
    Ok(if differences.is_empty() { Outcome::Done } else { Outcome::Different })
}

/// The draft that an argument names; none where the project has errors, which were printed.
///
/// A revision lies in a folder that must be kept until its rows were read.
fn draft(
    name: &str,
    present: &Path,
    options: &Options,
    printer: Printer,
) -> Result<Option<(Draft, Option<TempDir>)>, Failure> {
    let path = Path::new(name);
    if path.is_file() {
        return Ok(Some((results(path)?, None)));
    }
    if path.join(manifest::FILE).exists() {
        return Ok(project(path, options, printer)?.map(|draft| (draft, None)));
    }
    if path.join(RESULTS).exists() {
        return Ok(Some((results(&path.join(RESULTS))?, None)));
    }
    if path.is_dir() {
        let why = format!("the folder has neither `{}` nor `{RESULTS}`", manifest::FILE);
        return Err(Failure::Draft { name: name.to_owned(), why });
    }
    let Export { folder, project: root } = revision::export(name, present)?;
    Ok(project(&root, options, printer)?.map(|draft| (draft, Some(folder))))
}

fn project(root: &Path, options: &Options, printer: Printer) -> Result<Option<Draft>, Failure> {
    let mut findings = Findings::new();
    let draft = drafts::draft(root, options, &mut findings);
    if draft.is_err() {
        printer.findings(&findings)?;
    }
    Ok(draft.ok())
}

fn results(path: &Path) -> Result<Draft, Failure> {
    let name = path.display().to_string();
    let json = fs::read_to_string(path)
        .map_err(|source| Failure::Draft { name: name.clone(), why: source.to_string() })?;
    let draft = Draft::of_results(&json).map_err(|why| Failure::Draft { name, why: why.to_string() })?;
    // A draft without a trace beside it has no pages, and the comparison says so.
    Ok(match fs::read_to_string(path.with_file_name(trace::FILE)) {
        Ok(traced) => draft.on_pages(&traced),
        Err(_) => draft,
    })
}
