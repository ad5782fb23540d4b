//! The command `bilan verify`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::diag::Findings;
use bilan::manifest;
use bilan::pipeline::{self, EarlierDrafts, Options};
use bilan::record::{self, Present, Record, RecordError};

use super::args::VerifyArgs;
use super::build::earlier;
use super::emit::Printer;
use super::progress::Progress;
use super::trace::project_of;
use super::{Failure, Outcome, list};

/// Compares the files of a folder with their record and with a new build.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn verify(args: &VerifyArgs, printer: Printer) -> Result<Outcome, Failure> {
    let path = args.folder.join(record::FILE);
    let failed = |source| Failure::Record { path: path.clone(), source };
    let text = fs::read(&path).map_err(|source| failed(RecordError::Unreadable { source }))?;
    let record = Record::parse(&text).map_err(failed)?;
    let present = present(&args.folder, &record)?;
    let here = Some(PathBuf::from(".")).filter(|folder| folder.join(manifest::FILE).is_file());
    let project = args.project.clone().or(here).or_else(|| project_of(&args.folder));
    let project = project.ok_or_else(|| Failure::Outside { folder: args.folder.clone() })?;
    let earlier = args.earlier.as_deref().map_or(Ok(EarlierDrafts::None), earlier)?;
    let given = Options { earlier, asking: args.data.asking(), ..Options::default() };
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let verification = pipeline::verify(&project, (&record, &present), given, &mut findings, &mut |step| {
        progress.show(step);
    });
    progress.clear();
    let verification = verification.map_err(failed)?;
    // What a build says of the project is of interest only where it fails.
    if !verification.rebuilt {
        printer.findings(&findings)?;
    }
    printer.verification(&verification)?;
    Ok(if verification.holds() { Outcome::Done } else { Outcome::Errors })
}

/// The files of a record, and those beside them; what lies in other folders is not of the build.
fn present(folder: &Path, record: &Record) -> Result<Present, Failure> {
    let mut present = Present::default();
    let mut folders = BTreeSet::from([Path::new("")]);
    for entry in &record.outputs {
        folders.extend(Path::new(&entry.file).parent());
        // A file that cannot be read is not there.
        if let Ok(bytes) = fs::read(folder.join(&entry.file)) {
            present.recorded.insert(entry.file.clone(), bytes);
        }
    }
    for inner in folders.into_iter().filter(|inner| folder.join(inner).is_dir()) {
        let path = folder.join(inner);
        let failed = |source| Failure::Folder { folder: path.clone(), source };
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = inner.join(entry.file_name()).display().to_string();
            // Hidden files are those of the system, of git, or of a run that was stopped.
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            let is_own = name == record::FILE
                || name == list::FILE
                || record.outputs.iter().any(|output| output.file == name);
            if !is_hidden && !is_own && !entry.path().is_dir() {
                present.beside.insert(name);
            }
        }
    }
    Ok(present)
}
