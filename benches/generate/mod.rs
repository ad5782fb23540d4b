//! Data sets of any size, made from a seed: the same seed gives the same bytes on every machine.
//!
//! A data set is a folder with the tables of a small framework, the actual
//! values once in each format that is asked for, and one project for each of
//! these formats, in a folder of its name. The values have no faults, so that
//! the projects can be checked and built; what they have is what a pass over
//! them must cope with: every aggregation, periods shorter than the reporting
//! period, several projects of a unit, parts of totals, revisions, and values
//! that are missing.

mod formats;
mod framework;
pub(crate) mod random;
mod rows;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use formats::Format;
use rows::Row;

/// What goes before the names of data sets; to be raised when their bytes change.
const VERSION: u32 = 1;

/// What decides a data set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DataSet {
    /// Rows of actual values.
    pub(crate) rows: u64,
    /// From what they are made.
    pub(crate) seed: u64,
    /// Only what every format can say, IATI included: values of projects, with their units and parts.
    pub(crate) plain: bool,
}

impl DataSet {
    /// Writes the data set into a folder beneath the given one, where it is not there yet, and gives that folder.
    ///
    /// A folder is there whole or not at all, so that a run that was ended leaves none that is wrong.
    ///
    /// # Errors
    /// A folder that cannot be written.
    ///
    /// # Panics
    /// A format that there is not.
    pub(crate) fn within(self, cache: &Path, formats: &[&str]) -> io::Result<PathBuf> {
        let kind = if self.plain { "plain" } else { "full" };
        let name = format!("v{VERSION}-{kind}-{}-{}-{}", self.seed, self.rows, formats.join("-"));
        let folder = cache.join(name);
        if !folder.exists() {
            fs::create_dir_all(cache)?;
            let new = tempfile::tempdir_in(cache)?;
            self.write(new.path(), formats)?;
            fs::rename(new.keep(), &folder)?;
        }
        Ok(folder)
    }

    fn write(self, folder: &Path, formats: &[&str]) -> io::Result<()> {
        let formats: Vec<Format> = formats.iter().map(|name| Format::named(name)).collect();
        let data = folder.join("data");
        fs::create_dir(&data)?;
        let mut files = Vec::new();
        for format in &formats {
            files.push(format.create(&data, self.plain)?);
        }
        let indicators = framework::indicators(self.plain);
        let mut tallies = vec![framework::Tally::default(); indicators.len()];
        rows::each(self, &indicators, &mut |row: &Row| {
            tallies[row.of].add(row);
            files.iter_mut().try_for_each(|file| file.row(row))
        })?;
        for file in files {
            file.finish()?;
        }
        framework::write(&data, &indicators, &tallies)?;
        for format in formats {
            let project = folder.join(format.name());
            fs::create_dir(&project)?;
            fs::write(project.join("bilan.toml"), manifest(format))?;
        }
        Ok(())
    }
}

/// The project that reads the actual values from a file of one format.
fn manifest(format: Format) -> String {
    let table = |name: &str| format!("{name} = \"../data/{name}.csv\"\n");
    let tables: String = framework::TABLES.iter().map(|name| table(name)).collect();
    format!(
        "[report]\nid = \"generated\"\norganisation = \"Specimen\"\ntitle = \"Generated results\"\n\
         period = \"{}\"\nlanguages = [\"en\"]\ndate = \"2026-01-31\"\ndata-folders = [\"../data\"]\n\n\
         [sources]\n{tables}{}",
        rows::LAST,
        format.source(),
    )
}
