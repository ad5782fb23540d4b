//! Where data sets are kept for later runs.

use std::path::{Path, PathBuf};

/// The folder that `$BILAN_BENCH_DATA` names, or one within the target directory.
pub(crate) fn folder() -> PathBuf {
    let within_target = || Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-data");
    std::env::var_os("BILAN_BENCH_DATA").map_or_else(within_target, PathBuf::from)
}
