//! The units of the rows, against the table of units.

use std::collections::BTreeMap;

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsError, col, len};

use super::super::cell::unknown_finding;
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::Framework;
use super::codes::texts;
use crate::diag::Findings;

/// The units that rows name: how many rows, and the first of them.
#[derive(Default)]
pub(super) struct Used(BTreeMap<String, (u64, usize)>);

impl Used {
    /// Counts the units of some rows.
    pub(super) fn add(&mut self, frame: &DataFrame) -> Result<(), PolarsError> {
        let used = frame.clone().lazy().filter(col("unit_code").is_not_null());
        let counted = [len().cast(DataType::UInt64).alias("rows"), col(ROW).min()];
        let used = used.group_by([col("unit_code")]).agg(counted).collect()?;
        let (codes, counts) = (texts(&used, "unit_code")?, used.column("rows")?.u64()?);
        for ((code, row), count) in codes.iter().zip(row_numbers(&used)?).zip(counts.iter()) {
            let (Some(code), Some(count)) = (code, count) else { continue };
            self.count(code.to_owned(), (count, row));
        }
        Ok(())
    }

    fn count(&mut self, code: String, (count, row): (u64, usize)) {
        let (rows, first) = self.0.entry(code).or_insert((0, row));
        *rows += count;
        *first = row.min(*first);
    }

    /// Takes in the units of other rows.
    pub(super) fn take_in(&mut self, other: Self) {
        for (code, counted) in other.0 {
            self.count(code, counted);
        }
    }

    /// Reports each unit that is not in the table of units.
    ///
    /// Without a table every code is as good as any other.
    pub(super) fn report(self, origin: &Origin, framework: &Framework<'_>, findings: &mut Findings) {
        let Some(known) = framework.units.filter(|known| !known.is_empty()) else { return };
        let mut unknown: Vec<_> = self.0.into_iter().filter(|(code, _)| !known.contains(code)).collect();
        unknown.sort_by_key(|(_, (_, first))| *first);
        for (code, (count, row)) in unknown {
            let help = "correct the code, or add it to the table `units`";
            let place = (origin.place(row, "unit_code"), "unit");
            findings.report(unknown_finding(place, (&code, count), known.iter().map(String::as_str), help));
        }
    }
}
