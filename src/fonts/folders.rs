//! Finds the font files in folders.

use std::env;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The font files in a folder and the folders in it, in the order of their paths.
///
/// A link to a file is followed, a link to a folder is not: it could lead in circles.
pub(super) fn font_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else if is_font(&entry.path()) {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    extension.is_some_and(|extension| ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension == *known))
}

/// The folders in which systems keep their fonts, whether they are there or not.
pub(super) fn system_folders() -> Vec<PathBuf> {
    let shared = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    let own = [".fonts", ".local/share/fonts", "Library/Fonts", "AppData\\Local\\Microsoft\\Windows\\Fonts"];
    let home = env::home_dir();
    let own = own.iter().filter_map(|folder| Some(home.as_ref()?.join(folder)));
    shared.iter().map(PathBuf::from).chain(own).collect()
}
