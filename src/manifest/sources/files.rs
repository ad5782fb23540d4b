//! The files of a source: by path, by a list of paths, or by a pattern.

use std::path::{Path, PathBuf};

use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::keys::Entry;

/// A file of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The path as the project writes it; of a pattern, as the project would write it.
    pub shown: String,
}

/// Finds the files of a project.
pub(super) struct Finder<'a> {
    /// The project folder.
    pub(super) root: &'a Path,
    /// The folders that files may lie in.
    pub(super) folders: &'a [PathBuf],
}

impl Finder<'_> {
    /// The files that a setting names; none where one of them cannot be used, which is reported.
    pub(super) fn find(&self, entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<Vec<SourceFile>> {
        let named = match entry.as_str() {
            Some(_) => vec![(entry.text(findings)?, entry.place())],
            None => entry.texts(findings)?,
        };
        if named.is_empty() {
            entry.wrong("at least one path", findings);
            return None;
        }
        let found = named.into_iter().map(|(shown, place)| {
            if self.is_pattern(&shown) {
                self.by_pattern(&shown, &place, findings)
            } else {
                let path = resolve((self.root, self.folders), &shown, &place, findings)?;
                Some(vec![SourceFile { path, shown }])
            }
        });
        let found: Vec<Option<Vec<SourceFile>>> = found.collect();
        Some(found.into_iter().collect::<Option<Vec<_>>>()?.concat())
    }

    /// Whether a path is a pattern; a file that is really called so is none.
    fn is_pattern(&self, path: &str) -> bool {
        path.contains(['*', '?', '[']) && !self.root.join(path).exists()
    }

    /// The files that a pattern matches, by name, without hidden ones and the lock files of spreadsheets.
    fn by_pattern(&self, pattern: &str, place: &Place, findings: &mut Findings) -> Option<Vec<SourceFile>> {
        let refused = |message: String, help: &str, findings: &mut Findings| {
            findings.report(Finding::new(Code::FileUnreadable, place.clone(), message).help(help));
            None
        };
        let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
        let root = glob::Pattern::escape(&self.root.to_string_lossy());
        let paths = match glob::glob_with(&format!("{root}/{pattern}"), options) {
            Ok(paths) => paths,
            Err(error) => {
                let help = "in a pattern `*` stands for any name, `**` for any folders and `?` for one character";
                return refused(format!("`{pattern}` is not a pattern ({})", error.msg), help, findings);
            }
        };
        let mut files = Vec::new();
        let mut sound = true;
        for path in paths {
            let path = match path {
                Ok(path) => path,
                Err(error) => {
                    let message = format!("cannot read `{}` ({})", error.path().display(), error.error());
                    return refused(message, "let the program read the folder, or write a narrower pattern", findings);
                }
            };
            let is_lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
            if is_lock || !path.is_file() {
                continue;
            }
            let shown = path.strip_prefix(self.root).unwrap_or(&path).to_string_lossy().into_owned();
            match resolve((self.root, self.folders), &shown, place, findings) {
                Some(path) => files.push(SourceFile { path, shown }),
                None => sound = false,
            }
        }
        if files.is_empty() && sound {
            let message = format!("no file matches `{pattern}`");
            return refused(message, "patterns are relative to the project folder", findings);
        }
        sound.then_some(files)
    }
}

/// The file or folder that a path of the project leads to, which must lie in one of the folders.
///
/// Symbolic links are followed first, so that they cannot lead out either.
pub(in crate::manifest) fn resolve(
    (root, folders): (&Path, &[PathBuf]),
    shown: &str,
    place: &Place,
    findings: &mut Findings,
) -> Option<PathBuf> {
    let path = match root.join(shown).canonicalize() {
        Ok(path) => path,
        Err(error) => {
            let message = format!("cannot read `{shown}` ({error})");
            let help = "paths are relative to the project folder";
            findings.report(Finding::new(Code::FileUnreadable, place.clone(), message).help(help));
            return None;
        }
    };
    let inside =
        folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| path.starts_with(folder));
    if !inside {
        let message = format!("`{shown}` leads out of the project");
        let help = "move the file into the project, or name its folder under `data-folders` in `[report]`";
        findings.report(Finding::new(Code::PathOutside, place.clone(), message).help(help));
        return None;
    }
    Some(path)
}
