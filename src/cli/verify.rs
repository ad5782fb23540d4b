//! The command `bilan verify`.

use std::collections::BTreeMap;
use std::fs;

use bilan::diag::Findings;
use bilan::pipeline::EarlierDrafts;
use bilan::record::{self, Record, RecordError};

use super::args::VerifyArgs;
use super::build::earlier;
use super::emit::Printer;
use super::progress::Progress;
use super::{Failure, Outcome};

/// Compares the files of a folder with their record and with a new build.
///
/// # Errors
/// Wrong use, or a failure of the machine.
pub(super) fn verify(args: &VerifyArgs, printer: Printer) -> Result<Outcome, Failure> {
    let path = args.folder.join(record::FILE);
    let failed = |source| Failure::Record { path: path.clone(), source };
    let text = fs::read(&path).map_err(|source| failed(RecordError::Unreadable { source }))?;
    let record = Record::parse(&text).map_err(failed)?;
    let mut present = BTreeMap::new();
    for entry in &record.outputs {
        // A file that cannot be read is not there.
        if let Ok(bytes) = fs::read(args.folder.join(&entry.file)) {
            present.insert(entry.file.clone(), bytes);
        }
    }
    let earlier = args.earlier.as_deref().map_or(Ok(EarlierDrafts::None), earlier)?;
    let mut findings = Findings::new();
    let mut progress = Progress::new(printer);
    let verification =
        bilan::verify::verify(&args.project, (&record, &present), earlier, &mut findings, &mut |step| {
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
