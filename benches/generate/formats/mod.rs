//! The formats in which actual values are written.

mod columns;
mod iati;
mod parquet;
mod text;
mod xlsx;

use std::io;
use std::path::Path;

use super::rows::Row;

/// A format of actual values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Format {
    name: &'static str,
    /// The name of the file.
    file: &'static str,
    /// What the project says of the source beside its path.
    settings: &'static str,
    create: fn(&Path, bool) -> io::Result<Box<dyn File>>,
}

/// A file of actual values while it is being written.
pub(super) trait File {
    /// Adds a row.
    ///
    /// # Errors
    /// A file that cannot be written.
    fn row(&mut self, row: &Row) -> io::Result<()>;

    /// Writes what is left.
    ///
    /// # Errors
    /// A file that cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

const FORMATS: [Format; 7] = [
    Format { name: "csv", file: "actuals.csv", settings: "", create: text::csv },
    Format { name: "tsv", file: "actuals.tsv", settings: "", create: text::tsv },
    Format { name: "json", file: "actuals.json", settings: "", create: text::json },
    Format { name: "ndjson", file: "actuals.ndjson", settings: "", create: text::ndjson },
    Format { name: "parquet", file: "actuals.parquet", settings: "", create: parquet::create },
    Format { name: "xlsx", file: "actuals.xlsx", settings: "", create: xlsx::create },
    Format { name: "iati", file: "actuals.xml", settings: ", part = \"actuals\"", create: iati::create },
];

impl Format {
    /// The format of a name.
    ///
    /// # Panics
    /// A format that there is not.
    pub(super) fn named(name: &str) -> Self {
        let found = FORMATS.into_iter().find(|format| format.name == name);
        found.expect("a format that there is")
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        self.name
    }

    /// Begins the file in the folder of the data.
    pub(super) fn create(self, data: &Path, plain: bool) -> io::Result<Box<dyn File>> {
        (self.create)(&data.join(self.file), plain)
    }

    /// The line of a project that makes the file the source of actual values.
    pub(super) fn source(self) -> String {
        format!("actuals = {{ path = \"../data/{}\"{} }}\n", self.file, self.settings)
    }
}
