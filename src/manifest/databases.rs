//! The databases of a project: by which driver, at which address, opened by which secrets.
//!
//! A secret never stands in the project file: it names where the secret is found, and the address and
//! the options have a place for it, such as `{password}`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::keep::{self, Keep};
use super::keys::{Entry, Keys, quoted};
use super::sources::resolve;
use crate::diag::{Code, Finding, Findings, Place};

/// How long a query may take where the project says nothing, in seconds.
const TIME_LIMIT: u64 = 600;

/// Words in the name of an option that say that it holds a secret.
const SECRET_WORDS: [&str; 11] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "token",
    "secret",
    "credential",
    "private_key",
    "api_key",
    "access_key",
    "authorization",
];

/// A database that sources are read from through ADBC.
#[derive(Debug, Clone)]
pub struct Database {
    /// The name that the project gives it.
    pub name: String,
    /// The driver: the name by which it is installed, or the path of its library.
    pub driver: String,
    /// Where it is; none where the options say so.
    pub address: Option<Address>,
    /// Options of the driver, with places for secrets.
    pub options: BTreeMap<String, String>,
    /// Where the secrets are found, by the names of their places.
    pub secrets: BTreeMap<String, Secret>,
    /// How long a query may take.
    pub time_limit: Duration,
    /// Where its answers are kept; none where they are not.
    pub keep: Option<Keep>,
    /// Where the project names it.
    pub place: Place,
    /// Where the project names the driver.
    pub driver_place: Place,
}

/// Where a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// As the driver wants it, with places for secrets.
    Text(String),
    /// In a file of SQLite, which lies where files of data may lie.
    File(PathBuf),
    /// In a file that is not there, which only a run that asks no database can do without.
    Absent {
        /// What is wrong.
        message: String,
        /// Where the project names it.
        place: Place,
    },
}

/// Where a secret is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secret {
    /// In a variable of the environment.
    Environment(String),
    /// In a file outside the project, whose first line it is.
    File(PathBuf),
}

/// What of a database a source is.
#[derive(Debug, Clone)]
pub struct DatabaseTable {
    /// The database.
    pub database: Arc<Database>,
    /// What is read of it.
    pub asked: Asked,
}

/// What is read of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A table or view, with its schema before it where it has one: `results.actuals`.
    Table(String),
    /// The result of a query in the language of the database.
    Query(String),
}

impl DatabaseTable {
    /// How it is called in messages and traces: the database with the table, if it is one.
    pub fn shown(&self, source: &str) -> String {
        match &self.asked {
            Asked::Table(table) => format!("{}:{table}", self.database.name),
            Asked::Query(_) => format!("{}:({source})", self.database.name),
        }
    }
}

/// The databases of a project, by name; none where one has a fault.
pub(super) type Databases = BTreeMap<String, Option<Arc<Database>>>;

/// Reads the databases of a project.
pub(super) fn read(
    (root, folders): (&Path, &[PathBuf]),
    keys: Option<Keys<'_, '_>>,
    findings: &mut Findings,
) -> Databases {
    let mut databases = Databases::new();
    let Some(keys) = keys else { return databases };
    let mut found = findings.apart();
    for (name, _, entry) in keys.entries() {
        let Some(table) = entry.table(&format!("databases.{name}"), &mut found) else { continue };
        let database = read_one((root, folders), name, &table, &mut found);
        table.finish(&mut found);
        databases.insert(name.to_owned(), database.map(Arc::new));
    }
    // A secret may stand in any line here, also behind a key that nobody knows.
    let hide = |finding: &mut Finding| finding.place.excerpt = None;
    findings.take_in_sorted(vec![found], |found| found.iter_mut().for_each(hide));
    databases
}

fn read_one(
    (root, folders): (&Path, &[PathBuf]),
    name: &str,
    keys: &Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Database> {
    let driver_entry = keys.require("driver", findings);
    let driver = driver_entry.as_ref().and_then(|entry| driver_of(entry, (root, folders), findings));
    let is_file = driver.as_ref().is_some_and(|driver| has_files(driver));
    let table = keys.table("secrets", findings);
    let named: BTreeSet<&str> = table.iter().flat_map(Keys::entries).map(|(name, ..)| name).collect();
    let secrets = table.map(|table| read_secrets(root, &table, findings)).unwrap_or_default();
    let address = keys.get("address").map(|entry| {
        if is_file {
            let shown = entry.text(findings)?;
            if let Err(error) = root.join(&shown).metadata()
                && error.kind() == ErrorKind::NotFound
            {
                let place = Place { excerpt: None, ..entry.place() };
                return Some(Address::Absent { message: format!("cannot read `{shown}` ({error})"), place });
            }
            return resolve((root, folders), &shown, &entry.place(), findings).map(Address::File);
        }
        templated(&entry, &named, plain_password, findings).map(Address::Text)
    });
    if is_file && address.is_none() {
        let message = "the database lacks an `address`, the path of its file";
        findings.report(Finding::new(Code::MissingKey, keys.place(), message));
    }
    let options = keys.table("options", findings).map(|table| {
        let mut options = BTreeMap::new();
        for (key, _, entry) in table.entries() {
            let is_secret = SECRET_WORDS.iter().any(|word| key.to_lowercase().contains(word));
            let has_plain = |text: &str| is_secret && places(text).is_empty();
            if key == "uri" {
                entry.wrong("it under `address`", findings);
                continue;
            }
            let text = templated(&entry, &named, has_plain, findings);
            options.extend(text.map(|text| (key.to_owned(), text)));
        }
        options
    });
    let limit = keys.get("time_limit").and_then(|entry| match entry.wholes().as_deref() {
        Some([seconds]) if *seconds > 0 => Some(*seconds),
        _ => {
            entry.wrong("a whole number of seconds above 0", findings);
            None
        }
    });
    let keep = keys.get("keep").map(|entry| keep::read(root, &entry, findings));
    Some(Database {
        name: name.to_owned(),
        driver: driver?,
        // An address that was refused or is missing has its finding.
        address: match address {
            Some(address) => Some(address?),
            None if is_file => return None,
            None => None,
        },
        options: options.unwrap_or_default(),
        secrets,
        time_limit: Duration::from_secs(limit.unwrap_or(TIME_LIMIT)),
        keep: keep.flatten(),
        place: keys.place(),
        driver_place: driver_entry?.place(),
    })
}

/// The driver: a name, or the path of a library that the project does not bring along.
///
/// A library is a program, which a project from somebody else must not start.
fn driver_of(
    entry: &Entry<'_, '_>,
    (root, folders): (&Path, &[PathBuf]),
    findings: &mut Findings,
) -> Option<String> {
    let driver = entry.text(findings)?;
    let is_name = driver.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let path = Path::new(&driver);
    let own = [root].into_iter().chain(folders.iter().map(PathBuf::as_path));
    let own: Vec<PathBuf> = own.filter_map(|folder| folder.canonicalize().ok()).collect();
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if is_name || (path.is_absolute() && !own.iter().any(|folder| real.starts_with(folder))) {
        return Some(driver);
    }
    entry.wrong("the name of a driver, or the whole path of one outside the project", findings);
    None
}

fn read_secrets(root: &Path, keys: &Keys<'_, '_>, findings: &mut Findings) -> BTreeMap<String, Secret> {
    let mut secrets = BTreeMap::new();
    for (name, _, entry) in keys.entries() {
        if !entry.is_table() {
            let message = "a secret does not stand in the project file";
            let finding = Finding::new(Code::SecretExposed, hidden(entry.place()), message);
            let help = format!(
                "say where it is found: `{name} = {{ env = \"VARIABLE\" }}` or `{{ file = \"~/…\" }}`"
            );
            findings.report(finding.help(help));
            continue;
        }
        let Some(table) = entry.table(&format!("secrets.{name}"), findings) else { continue };
        let variable = table.get("env").and_then(|entry| entry.text(findings));
        let file = table.get("file").and_then(|entry| Some((entry.text(findings)?, entry.place())));
        table.finish(findings);
        let secret = match (variable, file) {
            (Some(variable), None) => Some(Secret::Environment(variable)),
            (None, Some((path, place))) => outside(root, &path, place, findings).map(Secret::File),
            (Some(_), Some(_)) | (None, None) => {
                entry.wrong("either `env` or `file`", findings);
                None
            }
        };
        secrets.extend(secret.map(|secret| (name.to_owned(), secret)));
    }
    secrets
}

/// The path of a file of a secret, which must not lie in the project.
fn outside(root: &Path, path: &str, place: Place, findings: &mut Findings) -> Option<PathBuf> {
    let home = std::env::home_dir();
    let path = match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => root.join(path),
    };
    // A file that is not there yet has a folder that can be looked at all the same.
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    let lies_within = |root: PathBuf| folder.as_ref().is_some_and(|folder| folder.starts_with(root));
    if root.canonicalize().is_ok_and(lies_within) {
        let message = "the file of a secret lies in the project";
        let finding = Finding::new(Code::SecretExposed, place, message);
        findings
            .report(finding.help("keep it in a folder of your own, where no copy of the project takes it"));
        return None;
    }
    Some(path)
}

/// A text with places for secrets, each of which the project has.
fn templated(
    entry: &Entry<'_, '_>,
    secrets: &BTreeSet<&str>,
    has_plain_secret: impl Fn(&str) -> bool,
    findings: &mut Findings,
) -> Option<String> {
    let text = entry.text(findings)?;
    if has_plain_secret(&text) {
        let message = "a secret stands in the project file";
        let finding = Finding::new(Code::SecretExposed, hidden(entry.place()), message);
        let help = "write `{password}` in its place, and under `secrets` where it is found: `secrets = { password = { env = \"VARIABLE\" } }`";
        findings.report(finding.help(help));
        return None;
    }
    if !places(&text).is_empty() && text.contains(char::is_whitespace) && !text.contains("://") {
        // A secret could end its part of such an address and begin another one.
        entry.wrong("an address of the form `…://…`, in which places for secrets may stand", findings);
        return None;
    }
    for name in places(&text) {
        if !secrets.contains(name) {
            let message = format!("there is no secret `{name}`");
            let finding = Finding::new(Code::MissingKey, entry.place(), message);
            let known = quoted(secrets.iter().copied());
            let help = if secrets.is_empty() {
                format!("add `secrets = {{ {name} = {{ env = \"VARIABLE\" }} }}`")
            } else {
                format!("known here: {known}")
            };
            findings.report(finding.help(help));
            return None;
        }
    }
    Some(text)
}

/// The place of a text that is not to be shown.
fn hidden(place: Place) -> Place {
    Place { excerpt: None, ..place }
}

/// Whether the databases of a driver are files.
fn has_files(driver: &str) -> bool {
    Path::new(driver).file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().contains("sqlite"))
}

/// Whether an address has a password that is no place for one: `//user:password@host` or `password=…`.
fn plain_password(address: &str) -> bool {
    let user = address.split_once("//").and_then(|(_, rest)| {
        let authority = rest.split(['/', '?']).next().unwrap_or(rest);
        authority.rsplit_once('@').map(|(user, _)| user)
    });
    let of_user = user.and_then(|user| user.split_once(':')).map(|(_, password)| password);
    let lower = address.to_lowercase();
    let named = SECRET_WORDS.iter().flat_map(|word| {
        let assigned = format!("{word}=");
        lower.match_indices(&assigned).map(|(at, found)| at + found.len()).collect::<Vec<_>>()
    });
    let named = named.filter_map(|begin| address.get(begin..));
    of_user.into_iter().chain(named).any(|password| !password.is_empty() && !password.starts_with('{'))
}

/// The names of the places for secrets in a text: `{password}`.
pub fn places(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        names.push(name);
        rest = behind;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_seen() {
        assert!(plain_password("postgresql://reader:swordfish@db.example.org/results"));
        assert!(plain_password("host=db.example.org password=swordfish"));
        assert!(plain_password("sc://spark.example.org:443/;token=swordfish"));
        for address in [
            "postgresql://reader:{password}@db.example.org/results",
            "postgresql://reader@db.example.org:5432/results",
            "sc://spark.example.org:443/;token={token}",
            "results.sqlite",
        ] {
            assert!(!plain_password(address), "{address}");
        }
    }

    #[test]
    fn places_of_secrets_are_found() {
        assert_eq!(places("postgresql://{user}:{password}@host/a"), ["user", "password"]);
        assert!(places("postgresql://host/a").is_empty());
    }
}
