//! The proof of a build as a run: the record says what to make again.

use std::collections::BTreeMap;
use std::path::Path;

use time::{Date, format_description::well_known::Iso8601};

use super::{Options, Step, build};
use crate::diag::Findings;
use crate::manifest::Asking;
use crate::record::{self, Present, Record, RecordError, Settings, Verification};

/// Compares the files of a folder with their record, and with what the project gives now.
///
/// The record says what to make; `given`, what it cannot: the earlier drafts, and that databases are not to be asked
/// where they were.
/// A project that can no longer be built leaves the reasons in `findings`.
///
/// # Errors
/// A record that asks for something that this program does not know.
pub fn verify(
    root: &Path,
    (record, present): (&Record, &Present),
    given: Options,
    findings: &mut Findings,
    progress: &mut dyn FnMut(Step),
) -> Result<Verification, RecordError> {
    let options = options(&record.settings, given)?;
    let rebuilt = build(root, &options, findings, progress).ok();
    let files = rebuilt.as_ref().map(|built| -> BTreeMap<&str, &[u8]> {
        built.files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect()
    });
    Ok(record::verify(root, (record, present), files.as_ref(), &options.earlier.named()))
}

/// The options that make what a record is of.
fn options(settings: &Settings, given: Options) -> Result<Options, RecordError> {
    let date = Date::parse(&settings.date, &Iso8601::DATE)
        .map_err(|_error| RecordError::Unknown { what: "date", word: settings.date.clone() })?;
    Ok(Options {
        languages: settings.languages()?,
        formats: settings.formats()?,
        fallback_date: Some(date),
        kind: Some(settings.kind()?),
        section: settings.section.clone(),
        asking: if settings.offline { Asking::Offline } else { given.asking },
        ..given
    })
}
