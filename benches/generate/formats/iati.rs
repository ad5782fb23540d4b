//! Activities of IATI 2.03: one for each project, with an indicator for each that it reports on.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::super::rows::Row;
use super::File;

struct Iati {
    to: BufWriter<fs::File>,
    /// The rows of the activity that is not written yet.
    rows: Vec<Row>,
}

/// Begins a file.
///
/// # Panics
/// A data set that is not plain: IATI has no revisions, weights or items.
pub(super) fn create(path: &Path, plain: bool) -> io::Result<Box<dyn File>> {
    assert!(plain, "IATI cannot say all of a full data set");
    let mut to = BufWriter::with_capacity(1 << 20, fs::File::create(path)?);
    to.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n")?;
    Ok(Box::new(Iati { to, rows: Vec::new() }))
}

impl Iati {
    fn activity(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        let Some(first) = rows.first() else { return Ok(()) };
        writeln!(
            self.to,
            "<iati-activity xml:lang=\"en\">\n<iati-identifier>{0}</iati-identifier>\n\
             <title><narrative>Project {0}</narrative></title>\n<recipient-country code=\"{1}\"/>",
            first.project, first.unit
        )?;
        for rows in rows.chunk_by(|one, other| one.of == other.of) {
            self.result(rows)?;
        }
        writeln!(self.to, "</iati-activity>")
    }

    /// The rows of one indicator.
    fn result(&mut self, rows: &[Row]) -> io::Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        writeln!(
            self.to,
            "<result type=\"1\">\n<title><narrative>{0}</narrative></title>\n\
             <indicator measure=\"1\">\n<title><narrative>{0}</narrative></title>\n\
             <reference vocabulary=\"99\" code=\"{0}\"/>",
            first.indicator
        )?;
        for rows in rows.chunk_by(|one, other| (one.year, one.half) == (other.year, other.half)) {
            self.period(rows)?;
        }
        writeln!(self.to, "</indicator>\n</result>")
    }

    fn period(&mut self, rows: &[Row]) -> io::Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let (start, end) = match first.half {
            None => ("01-01", "12-31"),
            Some(1) => ("01-01", "06-30"),
            Some(_) => ("07-01", "12-31"),
        };
        writeln!(
            self.to,
            "<period>\n<period-start iso-date=\"{0}-{start}\"/>\n<period-end iso-date=\"{0}-{end}\"/>",
            first.year
        )?;
        for row in rows {
            let value = row.value.map(|value| format!(" value=\"{value}\"")).unwrap_or_default();
            match row.sex {
                Some(sex) => {
                    writeln!(
                        self.to,
                        "<actual{value}>\n<dimension name=\"sex\" value=\"{sex}\"/>\n</actual>"
                    )?;
                }
                None => writeln!(self.to, "<actual{value}/>")?,
            }
        }
        writeln!(self.to, "</period>")
    }
}

impl File for Iati {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        if self.rows.last().is_some_and(|last| (&last.project, &last.unit) != (&row.project, &row.unit)) {
            self.activity()?;
        }
        self.rows.push(row.clone());
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.activity()?;
        writeln!(self.to, "</iati-activities>")?;
        self.to.flush()
    }
}
