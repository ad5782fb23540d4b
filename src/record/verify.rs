//! The proof of a build: the same inputs give the same files, byte by byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Serialize, Serializer};

use super::{EARLIER, Entry, FILE, Program, Record, entries, templates};
use crate::reading::{FileMark, Reading};
use crate::render;

/// What the names of fonts of the machine begin with.
const MACHINE: &str = "system-fonts/";

/// What became of a file since a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is the same, byte by byte.
    Same,
    /// It is another file than that of the record.
    Changed {
        /// Where the two differ first, if both can be seen.
        at: Option<FirstDifference>,
    },
    /// It is the file of the record, and the project now gives another one.
    RebuiltOtherwise {
        /// Where the two differ first.
        at: Option<FirstDifference>,
    },
    /// It is the file of the record; whether the project still gives it cannot be said.
    NotRebuilt,
    /// It is not there.
    Missing,
    /// It is there and not in the record.
    New,
}

/// Where two files differ first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstDifference {
    /// A line, from 1.
    Line(usize),
    /// A part of a Word file.
    Part(String),
    /// A byte, from 1.
    Byte(usize),
}

impl std::fmt::Display for FirstDifference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Part(part) => write!(f, "part {part}"),
            Self::Byte(byte) => write!(f, "byte {byte}"),
        }
    }
}

/// As it is printed.
impl Serialize for FirstDifference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A file with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileVerdict {
    /// Its name.
    pub file: String,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The program that made it, where it is another version than this one.
    pub made_by: Option<String>,
    /// The templates of the program that are no longer those of the build.
    pub templates: Vec<FileVerdict>,
    /// The inputs.
    pub inputs: Vec<FileVerdict>,
    /// The files.
    pub outputs: Vec<FileVerdict>,
    /// Whether the project could be built again.
    pub rebuilt: bool,
}

impl Verification {
    /// Whether the project gives the files of the folder, and these are the ones of the record.
    pub fn holds(&self) -> bool {
        let same = |files: &[FileVerdict]| files.iter().all(|file| file.verdict == Verdict::Same);
        self.rebuilt && same(&self.inputs) && same(&self.outputs)
    }
}

/// The files of a build as they are found.
#[derive(Debug, Default)]
pub struct Present {
    /// Those that the record names and that can be read, by their names.
    pub recorded: BTreeMap<String, Vec<u8>>,
    /// The names of the others beside them, without the record itself.
    pub beside: BTreeSet<String>,
}

/// Compares the files of a folder with their record, and with the files that the project gives now.
///
/// There are none of these where it cannot be built any more. The earlier drafts are named, with
/// their bytes.
pub fn verify(
    root: &Path,
    (record, present): (&Record, &Present),
    rebuilt: Option<&BTreeMap<&str, &[u8]>>,
    earlier: &[(&str, &[u8])],
) -> Verification {
    let now = |name: &str| rebuilt.and_then(|files| files.get(name)).copied();
    let again = now(FILE).and_then(|bytes| Record::parse(bytes).ok());
    let inputs = match &again {
        Some(again) => compare(&record.inputs, &again.inputs),
        None => compare(&record.inputs, &found(root, record, earlier)),
    };
    let mut outputs: Vec<FileVerdict> = record
        .outputs
        .iter()
        .map(|entry| {
            let (there, again) = (present.recorded.get(&entry.file), now(&entry.file));
            let verdict = output(&entry.mark, there.map(Vec::as_slice), again, rebuilt.is_some());
            FileVerdict { file: entry.file.clone(), verdict }
        })
        .collect();
    let known: BTreeSet<&str> = record.outputs.iter().map(|entry| entry.file.as_str()).collect();
    let mut others: BTreeSet<&str> = rebuilt.into_iter().flat_map(BTreeMap::keys).copied().collect();
    others.extend(present.beside.iter().map(String::as_str));
    let new = others.into_iter().filter(|name| !known.contains(name) && *name != FILE);
    outputs.extend(new.map(|name| FileVerdict { file: name.to_owned(), verdict: Verdict::New }));
    Verification {
        made_by: (record.program != Program::this())
            .then(|| format!("{} {}", record.program.name, record.program.version)),
        templates: differing(compare(&record.templates, &templates())),
        inputs,
        outputs,
        rebuilt: rebuilt.is_some(),
    }
}

/// The files of a project by the names of a record, where the project cannot be built any more.
fn found(root: &Path, record: &Record, earlier: &[(&str, &[u8])]) -> Vec<Entry> {
    let reading = Reading::default();
    for entry in record.inputs.iter().filter(|entry| !entry.file.starts_with(EARLIER)) {
        if entry.file.starts_with(MACHINE) {
            // A font of the machine is looked for by a build only.
            continue;
        }
        // What cannot be read is not in the list, and so is missing.
        let _ = reading.source(&entry.file, &root.join(&entry.file));
    }
    for (name, bytes) in earlier {
        reading.given(&format!("{EARLIER}{name}"), bytes);
    }
    entries(reading.files())
}

fn output(mark: &FileMark, there: Option<&[u8]>, again: Option<&[u8]>, rebuilt: bool) -> Verdict {
    let Some(there) = there else { return Verdict::Missing };
    let recorded = FileMark::of(there) == *mark;
    match again {
        Some(again) if recorded && again == there => Verdict::Same,
        Some(again) if recorded => Verdict::RebuiltOtherwise { at: Some(first_difference(there, again)) },
        Some(again) => {
            let at = (again != there).then(|| first_difference(there, again));
            Verdict::Changed { at }
        }
        None if !recorded => Verdict::Changed { at: None },
        None if rebuilt => Verdict::RebuiltOtherwise { at: None },
        None => Verdict::NotRebuilt,
    }
}

/// What became of the files of one list in another; those that only the second has come last.
fn compare(then: &[Entry], now: &[Entry]) -> Vec<FileVerdict> {
    let of = |entries: &'_ [Entry], name: &str| {
        entries.iter().find(|entry| entry.file == name).map(|entry| entry.mark.clone())
    };
    let verdict = |entry: &Entry| match of(now, &entry.file) {
        None => Verdict::Missing,
        Some(mark) if mark == entry.mark => Verdict::Same,
        Some(_) => Verdict::Changed { at: None },
    };
    let old = then.iter().map(|entry| FileVerdict { file: entry.file.clone(), verdict: verdict(entry) });
    let new = now.iter().filter(|entry| of(then, &entry.file).is_none());
    old.chain(new.map(|entry| FileVerdict { file: entry.file.clone(), verdict: Verdict::New })).collect()
}

fn differing(verdicts: Vec<FileVerdict>) -> Vec<FileVerdict> {
    verdicts.into_iter().filter(|file| file.verdict != Verdict::Same).collect()
}

/// Where two files differ first, as a reader of such files finds it.
fn first_difference(one: &[u8], other: &[u8]) -> FirstDifference {
    if let Some(part) = render::first_part_that_differs(one, other) {
        return FirstDifference::Part(part);
    }
    let byte = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    match std::str::from_utf8(one) {
        Ok(_) => FirstDifference::Line(one[..byte].split(|byte| *byte == b'\n').count()),
        Err(_) => FirstDifference::Byte(byte + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_compared_with_its_record_and_with_what_is_made_anew() {
        let mark = FileMark::of(b"one\ntwo\n");
        let (same, other): (&[u8], &[u8]) = (b"one\ntwo\n", b"one\nten\n");
        let line = |line| Some(FirstDifference::Line(line));
        assert_eq!(output(&mark, Some(same), Some(same), true), Verdict::Same);
        assert_eq!(output(&mark, Some(other), Some(same), true), Verdict::Changed { at: line(2) });
        assert_eq!(output(&mark, Some(same), Some(other), true), Verdict::RebuiltOtherwise { at: line(2) });
        // The record itself was changed: the file is what the project gives.
        assert_eq!(output(&mark, Some(other), Some(other), true), Verdict::Changed { at: None });
        assert_eq!(output(&mark, None, Some(same), true), Verdict::Missing);
        assert_eq!(output(&mark, Some(same), None, true), Verdict::RebuiltOtherwise { at: None });
        assert_eq!(output(&mark, Some(same), None, false), Verdict::NotRebuilt);
        assert_eq!(output(&mark, Some(other), None, false), Verdict::Changed { at: None });
    }

    #[test]
    fn files_that_are_no_text_differ_in_a_byte() {
        assert_eq!(first_difference(b"\xff\n12", b"\xff\n13"), FirstDifference::Byte(4));
        assert_eq!(first_difference(b"a\nb", b"a\nb\nc"), FirstDifference::Line(2));
    }

    #[test]
    fn whatever_is_in_one_list_only_is_missing_or_new() {
        let entry = |file: &str, bytes: &[u8]| Entry { file: file.to_owned(), mark: FileMark::of(bytes) };
        let then = [entry("a", b"1"), entry("b", b"1"), entry("c", b"1")];
        let now = [entry("a", b"1"), entry("b", b"2"), entry("d", b"1")];
        let verdicts: Vec<_> = compare(&then, &now).into_iter().map(|file| file.verdict).collect();
        assert_eq!(verdicts, [Verdict::Same, Verdict::Changed { at: None }, Verdict::Missing, Verdict::New]);
    }
}
