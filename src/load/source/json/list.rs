//! The list of records in a file of JSON, record by record: the file is never held in memory.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::record::Kind;

/// How many keys are proposed at most.
const MOST_KEYS: usize = 20;

/// Why the list cannot be read.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The file is no JSON, or ends too early.
    Syntax(serde_json::Error),
    /// The file cannot be read.
    Io(io::Error),
    /// A record is longer than may be.
    TooLong,
    /// There is something else than a list after the given number of keys.
    NoList {
        /// How many of the keys lead to it.
        at: usize,
        /// What it is.
        found: &'static str,
        /// The keys by which the path could go on.
        keys: Vec<String>,
    },
    /// A key of the path is there twice.
    Twice(String),
    /// The receiver wants no more.
    Stopped,
    /// There is more after the first value of the file: records one after the other.
    MoreValues,
}

/// Gives the records of the list that a path of keys leads to, one after the other, to a receiver.
///
/// The receiver is given the text of each and says whether it wants more. A
/// record may have `longest` bytes.
///
/// # Errors
/// There is no such list, or not to its end.
pub(super) fn records(
    reader: impl Read,
    path: &[String],
    longest: u64,
    receive: &mut dyn FnMut(&str) -> bool,
) -> Result<(), Trouble> {
    let budget = Budget::default();
    budget.0.set(Some(longest));
    let mut parser = serde_json::Deserializer::from_reader(Metered { reader, budget: budget.clone() });
    let mut trouble = None;
    let seed = Seek { path, at: 0, budget: &budget, longest, receive, trouble: &mut trouble };
    let read = seed.deserialize(&mut parser);
    let mut end = || {
        budget.0.set(None);
        parser.end()
    };
    match (read, trouble) {
        (_, Some(found @ Trouble::NoList { at: 0, .. })) => {
            Err(if end().is_err() { Trouble::MoreValues } else { found })
        }
        (_, Some(found)) => Err(found),
        (Err(error), None) => Err(of_error(error)),
        (Ok(()), None) => end().map_err(of_error),
    }
}

fn of_error(error: serde_json::Error) -> Trouble {
    if !error.is_io() {
        return Trouble::Syntax(error);
    }
    let error = io::Error::from(error);
    if error.kind() == io::ErrorKind::QuotaExceeded { Trouble::TooLong } else { Trouble::Io(error) }
}

/// How many bytes may still be read; none where it does not matter.
#[derive(Debug, Clone, Default)]
struct Budget(Rc<Cell<Option<u64>>>);

/// A reader that ends with an error once more was read than may be.
struct Metered<R> {
    reader: R,
    budget: Budget,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        if let Some(left) = self.budget.0.get() {
            let left = left.checked_sub(read as u64).ok_or(io::ErrorKind::QuotaExceeded)?;
            self.budget.0.set(Some(left));
        }
        Ok(read)
    }
}

/// Follows the path to the list and reads it.
struct Seek<'a> {
    path: &'a [String],
    /// How many keys of the path were followed.
    at: usize,
    budget: &'a Budget,
    longest: u64,
    receive: &'a mut dyn FnMut(&str) -> bool,
    trouble: &'a mut Option<Trouble>,
}

impl Seek<'_> {
    /// Ends the reading with a trouble that says more than an error of the parser.
    fn fail<E: serde::de::Error>(self, trouble: Trouble) -> E {
        *self.trouble = Some(trouble);
        E::custom("stopped")
    }

    fn no_list(self, found: Kind) {
        let trouble = Trouble::NoList { at: self.at, found: found.name(), keys: Vec::new() };
        *self.trouble = Some(trouble);
    }
}

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.at < self.path.len() {
            let trouble = Trouble::NoList { at: self.at, found: Kind::List.name(), keys: Vec::new() };
            return Err(self.fail(trouble));
        }
        loop {
            self.budget.0.set(Some(self.longest));
            let Some(record) = list.next_element::<Box<RawValue>>()? else { break };
            if !(self.receive)(record.get()) {
                return Err(self.fail(Trouble::Stopped));
            }
        }
        self.budget.0.set(None);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some(wanted) = self.path.get(self.at) else {
            let mut keys = Vec::new();
            while let Some(key) = map.next_key::<String>()? {
                self.budget.0.set(None);
                let found = map.next_value_seed(Look)?;
                self.budget.0.set(Some(self.longest));
                if found == Kind::List && keys.len() < MOST_KEYS {
                    keys.push(key);
                }
            }
            *self.trouble = Some(Trouble::NoList { at: self.at, found: Kind::Object.name(), keys });
            return Ok(());
        };
        let mut keys = Vec::new();
        let mut is_found = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == *wanted {
                if is_found {
                    return Err(self.fail(Trouble::Twice(key)));
                }
                is_found = true;
                let (at, receive, trouble) = (self.at + 1, &mut *self.receive, &mut *self.trouble);
                let Self { path, budget, longest, .. } = self;
                map.next_value_seed(Seek { path, at, budget, longest, receive, trouble })?;
                if self.trouble.is_some() {
                    return Err(A::Error::custom("stopped"));
                }
            } else {
                self.budget.0.set(None);
                map.next_value::<IgnoredAny>()?;
                if keys.len() < MOST_KEYS {
                    keys.push(key);
                }
            }
            self.budget.0.set(Some(self.longest));
        }
        if is_found {
            return Ok(());
        }
        let trouble = Trouble::NoList { at: self.at, found: Kind::Object.name(), keys };
        Err(self.fail(trouble))
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.no_list(Kind::Text);
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.no_list(Kind::Truth);
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.no_list(Kind::Null);
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.no_list(Kind::Number);
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.no_list(Kind::Number);
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.no_list(Kind::Number);
        Ok(())
    }
}

/// Passes over a value and says what it is.
struct Look;

impl<'de> DeserializeSeed<'de> for Look {
    type Value = Kind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Kind, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Kind, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Kind::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Kind::Object)
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Kind, E> {
        Ok(Kind::Text)
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Kind, E> {
        Ok(Kind::Truth)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Kind, E> {
        Ok(Kind::Number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, proptest};

    use super::*;

    /// Texts that are nearly JSON.
    fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
        let part = proptest::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"", "\\", "1", "-0.5e9", "null", "true", " ",
            "\n", "\u{feff}", "\\u12", "é", "\u{0}",
        ]);
        let text = proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat().into_bytes());
        let noise = proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40);
        proptest::prop_oneof![4 => text, 1 => noise]
    }

    fn taken(text: &str, path: &[&str], longest: u64) -> Result<Vec<String>, Trouble> {
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let mut found = Vec::new();
        records(text.as_bytes(), &path, longest, &mut |record| {
            found.push(record.to_owned());
            found.len() < 3
        })?;
        Ok(found)
    }

    #[test]
    fn records_are_found_at_the_end_of_a_path() {
        let text = r#"{"n": [0], "a": {"b": [{"x": 1.50}, 2]}, "z": {}}"#;
        assert_eq!(
            taken(text, &["a", "b"], 100).ok(),
            Some(vec![r#"{"x": 1.50}"#.to_owned(), "2".to_owned()])
        );
        assert!(
            matches!(taken(text, &["a"], 100), Err(Trouble::NoList { at: 1, keys, .. }) if keys == ["b"])
        );
        assert!(
            matches!(taken(text, &["a", "c"], 100), Err(Trouble::NoList { at: 1, keys, .. }) if keys == ["b"])
        );
        assert!(matches!(taken(text, &["n", "b"], 100), Err(Trouble::NoList { at: 1, found: "a list", .. })));
        assert!(matches!(taken("{} {}", &[], 100), Err(Trouble::MoreValues)));
        assert!(
            matches!(taken(r#"{"a": [], "a": []}"#, &["a"], 100), Err(Trouble::Twice(key)) if key == "a")
        );
        assert!(matches!(taken("[1, 2, 3, 4]", &[], 100), Err(Trouble::Stopped)));
        assert!(matches!(taken(r#"["0123456789"]"#, &[], 10), Err(Trouble::TooLong)));
        assert!(matches!(taken("[1] x", &[], 10), Err(Trouble::Syntax(_))));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in nearly_json()) {
            let path = [Vec::new(), vec!["a".to_owned()]];
            let limits = crate::manifest::Limits::default();
            for path in path {
                let mut found = super::super::record::Records::new(0, &limits);
                let mut number = 0;
                let read = records(text.as_slice(), &path, 1000, &mut |record| {
                    number += 1;
                    found.add(number, record).is_ok()
                });
                drop(read);
                assert!(found.finish().finish().is_ok());
            }
        }
    }
}
