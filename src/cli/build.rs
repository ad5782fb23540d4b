//! The command `bilan build`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::diag::Findings;
use bilan::manifest::Asking;
use bilan::pipeline::{self, EarlierDrafts, Options};
use bilan::render::Earlier;
use bilan::{manifest, write};

use super::args::BuildArgs;
use super::emit::Printer;
use super::progress::Progress;
use super::{Failure, Outcome, list, options, today};

/// Makes the report of a project and writes it into the output folder.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn build(args: &BuildArgs, printer: Printer) -> Result<Outcome, Failure> {
    let mut options = options(&args.languages, args.data)?;
    if options.asking == Asking::Live {
        options.asking = Asking::Keeping { on: today() };
    }
    options.formats.clone_from(&args.formats);
    options.kind = args.kind;
    options.section.clone_from(&args.section);
    if let Some(path) = &args.earlier {
        options.earlier = earlier(path)?;
    }
    let asked = asked_folder(args, &options)?;
    // Typesetting takes long: a folder that cannot be written to is better known before.
    if let Some(folder) = &asked {
        write::prepare(folder)?;
    }
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let built = pipeline::build(&args.folder, &options, &mut findings, &mut |step| progress.show(step));
    progress.clear();
    let Ok(built) = built else {
        let listed = asked.map(|folder| list::beside(&folder, &findings)).transpose()?.flatten();
        printer.listed(&findings, listed.as_deref())?;
        return Ok(Outcome::Errors);
    };
    let folder = args.output.as_ref().unwrap_or(&built.output);
    let listed = list::beside(folder, &findings)?;
    printer.listed(&findings, listed.as_deref())?;
    let paths = write::write(folder, &built.files)?;
    printer.fetched(&built.reading)?;
    printer.built(&paths, &built.files)?;
    for kept in built.kept {
        let line = format!("{}: {} answers kept in {}", kept.database(), kept.count(), kept.shown());
        kept.place()?;
        printer.say(&line)?;
    }
    Ok(Outcome::Done)
}

/// The earlier drafts that a path leads to.
pub(super) fn earlier(path: &Path) -> Result<EarlierDrafts, Failure> {
    let failed = |source| Failure::Folder { folder: path.to_owned(), source };
    let draft = |path: &Path| {
        let bytes = fs::read(path).map_err(failed)?;
        Ok(Earlier { name: path.display().to_string(), bytes })
    };
    if !path.is_dir() {
        return draft(path).map(EarlierDrafts::One);
    }
    let mut drafts = BTreeMap::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "docx")
            && let Some(name) = path.file_name()
        {
            drafts.insert(name.to_string_lossy().into_owned(), draft(&path)?);
        }
    }
    Ok(EarlierDrafts::Folder { name: path.display().to_string(), drafts })
}

/// The output folder that the command or else the project asks for.
///
/// There may be none where the project file has errors; the build then ends with them.
fn asked_folder(args: &BuildArgs, options: &Options) -> Result<Option<PathBuf>, Failure> {
    let manifest = manifest::read(&args.folder, options.fallback_date, &mut Findings::new()).ok();
    let Some(folder) = args.output.clone() else { return Ok(manifest.map(|manifest| manifest.output)) };
    match manifest.as_ref().and_then(|manifest| manifest.keeps_in(&folder)) {
        Some(kept) => Err(Failure::Kept { kept: kept.to_owned(), folder }),
        None => Ok(Some(folder)),
    }
}
