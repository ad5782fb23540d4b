//! What a file of data may cost at most.

use crate::diag::Findings;
use crate::manifest::keys::Keys;

/// What a file of data may cost at most; beyond it, it is refused with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that a compressed file, or all parts of a workbook together, may unpack to.
    pub unpacked: u64,
    /// How many times its own size a compressed file may unpack to.
    pub ratio: u64,
    /// Bytes of one cell.
    pub cell: u64,
    /// Bytes of text that are held in memory of a file that is read cell by cell.
    pub texts: u64,
    /// Cells of a table that is read cell by cell: its filled rows times its columns.
    pub cells: u64,
    /// Columns of a table.
    pub columns: u64,
    /// How deep elements of XML and values of JSON may lie within each other.
    pub depth: u64,
    /// Rows of actual values that are held in memory at once; of more, most wait in temporary files.
    pub held: u64,
    /// Rows of actual values that are fetched of a database all the same; of more, most are put together there.
    ///
    /// None where the project leaves it to the engine ([`FETCHED`]).
    pub fetched: Option<u64>,
}

/// How many rows of a server are fetched where the project does not say it.
pub const FETCHED: u64 = 100_000;

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked: 4 << 30,
            ratio: 1_000,
            cell: 1 << 20,
            texts: 256 << 20,
            cells: 20_000_000,
            columns: 16_384,
            depth: 256,
            held: 6_000_000,
            fetched: None,
        }
    }
}

/// Reads the limits of a project.
pub(in crate::manifest) fn read(keys: Option<Keys<'_, '_>>, findings: &mut Findings) -> Limits {
    let mut limits = Limits::default();
    let Some(keys) = keys else { return limits };
    let settings: [(&str, &mut u64); 8] = [
        ("unpacked", &mut limits.unpacked),
        ("ratio", &mut limits.ratio),
        ("cell", &mut limits.cell),
        ("texts", &mut limits.texts),
        ("cells", &mut limits.cells),
        ("columns", &mut limits.columns),
        ("depth", &mut limits.depth),
        ("held", &mut limits.held),
    ];
    for (key, limit) in settings {
        let Some(entry) = keys.get(key) else { continue };
        match entry.wholes().as_deref() {
            Some([number]) if *number > 0 => *limit = *number,
            _ => entry.wrong("a whole number above 0", findings),
        }
    }
    if let Some(entry) = keys.get("fetched") {
        match entry.wholes().as_deref() {
            Some([number]) => limits.fetched = Some(*number),
            _ => entry.wrong("a whole number", findings),
        }
    }
    keys.finish(findings);
    limits
}
