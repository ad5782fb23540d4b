//! The fonts of a project, and what is wrong with them.

use std::path::Path;

use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::fonts::{FontError, FontLibrary};
use crate::manifest::Manifest;

/// The fonts of a project.
pub(crate) fn fonts(manifest: &Manifest, findings: &mut Findings) -> Result<FontLibrary, Reported> {
    let root = manifest.root.canonicalize().unwrap_or_else(|_| manifest.root.clone());
    let mut seen = |path: &Path, bytes: &[u8]| {
        // A font of the machine is known by its name: where it lies differs from machine to machine.
        let machine = || path.file_name().map(|name| format!("system-fonts/{}", name.display()));
        let own = path.strip_prefix(&root).ok().map(|path| path.display().to_string().replace('\\', "/"));
        manifest.reading.given(&own.or_else(machine).unwrap_or_default(), bytes);
    };
    FontLibrary::read(&manifest.theme.fonts, manifest.theme.system_fonts, &mut seen).map_err(|error| {
        let (path, message, help) = match &error {
            FontError::Unreadable { path, source } => {
                (path, format!("cannot read the fonts here ({source})"), "make it readable")
            }
            FontError::NotAFont { path } => {
                (path, "the file is not a font".to_owned(), "remove the file, or put a font in its place")
            }
            FontError::NoFont { path } => (
                path,
                "the folder has no TrueType or OpenType font".to_owned(),
                "put fonts into it, or remove it from `fonts` in `[theme]`",
            ),
        };
        let shown = path.strip_prefix(&root).unwrap_or(path).display().to_string();
        findings.fatal(Finding::new(Code::FileUnreadable, Place::file(shown), message).help(help))
    })
}
