//! Where the answers of a database are kept: a folder of the project that is for nothing else.

use std::path::{Component, Path, PathBuf};

use super::Manifest;
use super::databases::Databases;
use super::keys::Entry;
use crate::diag::{Code, Finding, Findings, Place};
use crate::reading::Reading;

/// The folder in which the answers of a database are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep {
    /// Where it lies, or will.
    pub folder: PathBuf,
    /// Its path as the project writes it.
    pub shown: String,
    /// Where the project names it.
    pub place: Place,
}

/// The name of the list of answers in their folder.
pub const ANSWERS: &str = "answers.json";

/// How the names of files with answers end; before it stands the digest of what they hold.
pub const ANSWER: &str = ".arrows";

/// Whether a file of that name holds an answer.
pub fn is_answer(name: &str) -> bool {
    name.strip_suffix(ANSWER).is_some_and(is_digest)
}

/// Whether a text is a digest as it is written.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Reads where answers are kept: in a folder of the project, in which there is nothing else.
pub(super) fn read(root: &Path, entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<Keep> {
    let (shown, place) = (entry.text(findings)?, entry.place());
    let folder = root.join(&shown);
    let mut parts = Path::new(&shown).components();
    let is_within = parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !is_within || !lies_in(root, &folder) {
        let message = format!("`{shown}` leads out of the project");
        let finding = Finding::new(Code::PathOutside, place, message);
        findings.report(finding.help("name a folder of the project, such as `kept/results`"));
        return None;
    }
    let refused = |message: String, findings: &mut Findings| {
        let finding = Finding::new(Code::InvalidValue, place.clone(), message);
        findings.report(finding.help("name a folder of its own, such as `kept/results`"));
        None
    };
    let mut around = folder.ancestors().take_while(|part| *part != root);
    if around.any(|part| part.exists() && !part.is_dir()) {
        return refused(format!("answers cannot be kept in `{shown}`: it is not a folder"), findings);
    }
    // What begins with a dot is of systems, of git, or of a run that was killed.
    let is_own = |name: &&String| is_answer(name) || *name == ANSWERS || name.starts_with('.');
    let names = Reading::names(&folder);
    if let Some(other) = names.iter().find(|name| !is_own(name)) {
        let message = format!("answers cannot be kept in `{shown}`: there is `{other}`, which is none");
        return refused(message, findings);
    }
    Some(Keep { folder, shown, place })
}

/// Whether a folder lies in another one, or will, wherever links lead.
fn lies_in(root: &Path, folder: &Path) -> bool {
    let existing = folder.ancestors().find_map(|part| part.canonicalize().ok());
    root.canonicalize().is_ok_and(|root| existing.is_some_and(|existing| existing.starts_with(root)))
}

impl Manifest {
    /// The folder of answers that a folder is, lies in or holds.
    pub fn keeps_in(&self, folder: &Path) -> Option<&str> {
        let shown = self.kept.iter().find(|keep| overlap(&keep.folder, folder));
        shown.map(|keep| keep.shown.as_str())
    }
}

/// Holds that every folder of answers is that of one database, and not that of the output.
pub(super) fn apart(databases: &Databases, output: &Path, findings: &mut Findings) -> Vec<Keep> {
    let kept: Vec<Keep> = databases.values().flatten().filter_map(|it| it.keep.clone()).collect();
    let report = |keep: &Keep, message: String, findings: &mut Findings| {
        let place = Place { excerpt: None, ..keep.place.clone() };
        let finding = Finding::new(Code::InvalidValue, place, message);
        findings.report(finding.help("give each database a folder of its own"));
    };
    for (index, keep) in kept.iter().enumerate() {
        if kept[..index].iter().any(|other| overlap(&keep.folder, &other.folder)) {
            let message = format!("the answers of another database are kept in `{}`, too", keep.shown);
            report(keep, message, findings);
        }
        if overlap(&keep.folder, output) {
            let message =
                format!("the report is written into `{}`, where answers are to be kept", keep.shown);
            report(keep, message, findings);
        }
    }
    kept
}

/// Whether a folder is another one or lies in it, or the other in it, wherever links lead.
fn overlap(one: &Path, other: &Path) -> bool {
    let (one, other) = (whole(one), whole(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// The whole path of a folder, with the links of what exists of it followed.
fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    match real {
        Some((part, real)) => path.strip_prefix(part).map_or_else(|_| path.clone(), |rest| real.join(rest)),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_with_answers_are_known_by_their_names() {
        let digest = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert!(is_answer(&format!("{digest}.arrows")));
        for other in ["a.arrows", digest, &format!("../{digest}.arrows"), &format!("{digest}.arrow")] {
            assert!(!is_answer(other), "{other}");
        }
    }
}
