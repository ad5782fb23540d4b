//! Finds the driver of a database among those that are installed.

use std::path::{Path, PathBuf};

use adbc_core::LOAD_FLAG_DEFAULT;
use adbc_core::options::AdbcVersion;
use adbc_driver_manager::ManagedDriver;

use super::{Fault, FaultKind};
use crate::manifest::Database;

/// The variable that names the folders of drivers, as for all programs that use ADBC.
const FOLDERS: &str = "ADBC_DRIVER_PATH";

/// Loads the driver of a database: a library by its path, or by the name under which it is installed.
///
/// A name is looked for in the folders of `ADBC_DRIVER_PATH`, where a package of
/// Python has its library in a folder of its own; then where the driver
/// manager of ADBC looks.
pub(super) fn load(database: &Database) -> Result<ManagedDriver, Fault> {
    let name = database.driver.as_str();
    let loaded = match library(name) {
        Some(path) => ManagedDriver::load_dynamic_from_filename(path, None, AdbcVersion::V110),
        None => ManagedDriver::load_from_name(name, None, AdbcVersion::V110, LOAD_FLAG_DEFAULT, None),
    };
    loaded.map_err(|error| Fault::new(FaultKind::Driver, error.message))
}

/// The library of a driver, if it lies in one of the folders.
fn library(name: &str) -> Option<PathBuf> {
    if Path::new(name).is_absolute() {
        return Some(PathBuf::from(name));
    }
    let folders = std::env::var_os(FOLDERS)?;
    std::env::split_paths(&folders).find_map(|folder| within(&folder, name))
}

fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let [begin, end] = [std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX];
    let (package, library) = (format!("adbc_driver_{name}"), format!("{begin}adbc_driver_{name}{end}"));
    let found = [folder.join(&library), folder.join(package).join(&library)];
    found.into_iter().find(|path| path.is_file())
}
