//! The secrets of a database: found where the project says, filled in, and kept out of every message.

use std::collections::BTreeMap;
use std::env::VarError;
use std::io::Read;

use super::{Fault, FaultKind};
use crate::manifest::{Database, Secret, places};

/// What stands in a message in place of a secret.
const HIDDEN: &str = "***";

/// How much of the file of a secret is read, in bytes.
const LONGEST: u64 = 64 << 10;

/// The secrets of a database, by the names of their places.
pub(super) struct Secrets(BTreeMap<String, String>);

impl Secrets {
    /// Finds the secrets of a database.
    pub(super) fn find(database: &Database) -> Result<Self, Fault> {
        let found = database.secrets.iter().map(|(name, secret)| Ok((name.clone(), read(name, secret)?)));
        found.collect::<Result<_, _>>().map(Self)
    }

    /// A text with the secrets in their places.
    ///
    /// In an address they are written as addresses are, so that no character of them ends it.
    pub(super) fn filled(&self, text: &str) -> String {
        let is_address = text.contains("://");
        let mut filled = text.to_owned();
        for name in places(text) {
            let Some(secret) = self.0.get(name) else { continue };
            let written = if is_address { percent_encoded(secret) } else { secret.clone() };
            filled = filled.replace(&format!("{{{name}}}"), &written);
        }
        filled
    }

    /// A fault without the secrets.
    pub(super) fn hidden(&self, fault: Fault) -> Fault {
        let mut message = fault.message;
        let mut secrets: Vec<&String> = self.0.values().filter(|secret| !secret.is_empty()).collect();
        // One that begins like another would leave the rest of that one.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        for secret in secrets {
            message = message.replace(&percent_encoded(secret), HIDDEN).replace(secret, HIDDEN);
        }
        Fault { message, ..fault }
    }
}

fn read(name: &str, secret: &Secret) -> Result<String, Fault> {
    match secret {
        Secret::Environment(variable) => {
            #[expect(clippy::disallowed_methods, reason = "a secret is kept there and enters no content")]
            let found = std::env::var(variable);
            found.map_err(|error| {
                let reason = match error {
                    VarError::NotPresent => "is not set",
                    VarError::NotUnicode(_) => "holds no text",
                };
                let message = format!("the secret `{name}` is not there: the variable `{variable}` {reason}");
                Fault::new(FaultKind::Secret, message)
            })
        }
        Secret::File(path) => {
            // The path may tell more of a machine than a message should.
            let missing = |error: std::io::Error| {
                let message = format!("the file of the secret `{name}` cannot be read ({})", error.kind());
                Fault::new(FaultKind::Secret, message)
            };
            let mut text = String::new();
            let file = std::fs::File::open(path).map_err(missing)?;
            file.take(LONGEST).read_to_string(&mut text).map_err(missing)?;
            Ok(text.lines().next().unwrap_or_default().to_owned())
        }
    }
}

/// A path with every character that would end it in an address written as its bytes.
pub(super) fn in_path(path: &str) -> String {
    path.split('/').map(percent_encoded).collect::<Vec<_>>().join("/")
}

/// A text with every character that has a meaning in an address written as its bytes.
fn percent_encoded(text: &str) -> String {
    let encoded = text.bytes().map(|byte| {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets([("password".to_owned(), "sword:fish@1".to_owned())].into())
    }

    #[test]
    fn a_secret_is_written_as_an_address_wants_it() {
        let filled = |text| secrets().filled(text);
        assert_eq!(filled("postgresql://a:{password}@host/b"), "postgresql://a:sword%3Afish%401@host/b");
        assert_eq!(filled("{password}"), "sword:fish@1");
        assert_eq!(filled("{other}"), "{other}");
    }

    #[test]
    fn no_message_has_a_secret() {
        let fault = Fault::new(FaultKind::Refused, "no: sword:fish@1, sword%3Afish%401");
        assert_eq!(secrets().hidden(fault).message, "no: ***, ***");
    }
}
