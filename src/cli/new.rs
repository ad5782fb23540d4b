//! The command `bilan new`: a small working project to start from.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bilan::manifest;
use bilan::pipeline::OutputFile;
use bilan::write;

use super::args::NewArgs;
use super::emit::Printer;
use super::{Failure, Outcome};

/// The files of a new project, by their path in it.
const STARTER: [(&str, &str); 7] = [
    (manifest::FILE, include_str!("../../templates/starter/bilan.toml")),
    ("data/areas.csv", include_str!("../../templates/starter/data/areas.csv")),
    ("data/indicators.csv", include_str!("../../templates/starter/data/indicators.csv")),
    ("data/targets.csv", include_str!("../../templates/starter/data/targets.csv")),
    ("data/actuals.csv", include_str!("../../templates/starter/data/actuals.csv")),
    ("narrative/en/overview.md", include_str!("../../templates/starter/narrative/en/overview.md")),
    ("narrative/en/area-1.md", include_str!("../../templates/starter/narrative/en/area-1.md")),
];

/// Writes a new project into a folder that is empty or does not exist yet.
///
/// # Errors
/// A folder that is not empty, or a failure of the machine.
pub(super) fn new(args: &NewArgs, printer: Printer) -> Result<Outcome, Failure> {
    let folder = &args.folder;
    if let Some(found) = occupied(folder)? {
        return Err(Failure::Occupied { folder: folder.clone(), found });
    }
    let files = STARTER.map(|(path, text)| OutputFile {
        name: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
        pages: None,
    });
    write::write(folder, &files)?;
    printer.say(&next_steps(folder))?;
    Ok(Outcome::Done)
}

/// What in a folder is in the way of a new project.
fn occupied(folder: &Path) -> Result<Option<&'static str>, Failure> {
    let failure = |source| Failure::Folder { folder: folder.to_owned(), source };
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(Some("it is not a folder")),
        Err(error) => return Err(failure(error)),
    };
    let project = folder.join(manifest::FILE);
    if project.try_exists().map_err(failure)? {
        return Ok(Some("it already holds a `bilan.toml`"));
    }
    Ok(entries.next().map(|_| "it is not empty"))
}

fn next_steps(folder: &Path) -> String {
    let project = folder.join(manifest::FILE);
    let commands = ["check", "build"].map(|command| format!("bilan {command} {}", shell_word(folder)));
    let width = commands[0].chars().count();
    format!(
        "made a report project in {}\n\n  \
         {:width$}  checks the data and the texts\n  \
         {:width$}  makes the report\n\n\
         next, read {} and put your own rows into {}",
        folder.display(),
        commands[0],
        commands[1],
        project.display(),
        data_folder(folder).display(),
    )
}

fn data_folder(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// A path as it must be typed, in quotes if it has spaces.
fn shell_word(path: &Path) -> String {
    let word = path.display().to_string();
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word }
}
