//! One record of JSON as a row: objects within it become columns whose names are joined by points.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::super::cells::Cells;
use crate::manifest::Limits;

/// Records while they fill a table.
pub(super) struct Records<'a> {
    limits: &'a Limits,
    cells: Cells,
    paths: HashMap<String, Path>,
    /// The paths in the order in which they were met.
    order: Vec<String>,
    /// Columns with a value.
    columns: u64,
    /// Cells that are filled.
    filled: u64,
}

/// What is known of a path of keys.
#[derive(Debug, Default)]
struct Path {
    /// Its column, once a record has a value for it.
    column: Option<usize>,
    /// The record that had it last, counted from 1.
    last: u64,
    /// The first record with a list there, by its number, and how many have one.
    lists: Option<(u64, u64)>,
}

/// What is wrong with a record.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is no JSON.
    Syntax(serde_json::Error),
    /// It is no object, but what is said here.
    NoObject(&'static str),
    /// A key is there twice.
    Twice(String),
    /// Its objects lie too deep within each other.
    Depth,
    /// There are too many different keys.
    Columns,
    /// There are too many empty cells.
    Empty,
}

impl Fault {
    /// Whether nothing after the record is worth reading.
    pub(super) fn is_final(&self) -> bool {
        match self {
            Self::Columns | Self::Empty => true,
            Self::Syntax(_) | Self::NoObject(_) | Self::Twice(_) | Self::Depth => false,
        }
    }
}

/// A column that was read as lists.
#[derive(Debug)]
pub(super) struct Lists {
    /// The name of the column.
    pub(super) column: String,
    /// The number of the first record with a list.
    pub(super) first: u64,
    /// How many records have one.
    pub(super) count: u64,
    /// Whether other records have a plain value there.
    pub(super) is_mixed: bool,
}

impl<'a> Records<'a> {
    /// No records yet.
    pub(super) fn new(file: usize, limits: &'a Limits) -> Self {
        Self {
            limits,
            cells: Cells::new(file, []),
            paths: HashMap::new(),
            order: Vec::new(),
            columns: 0,
            filled: 0,
        }
    }

    /// Adds a record, by its number in the file.
    ///
    /// # Errors
    /// It cannot be used as a row.
    pub(super) fn add(&mut self, number: u64, record: &str) -> Result<(), Fault> {
        let found = kind(record.trim_ascii_start());
        if found != Kind::Object {
            return Err(Fault::NoObject(found.name()));
        }
        self.cells.row(number);
        let counted = self.cells.height() as u64;
        // Objects wait for their turn in a list of their own: no depth of a file is a depth of calls.
        let mut waiting = Vec::new();
        push(&mut waiting, members(record)?, "", 1);
        while let Some(Waiting { path, depth, raw }) = waiting.pop() {
            self.meet(&path, counted)?;
            match kind(raw) {
                Kind::Object if depth >= self.limits.depth => return Err(Fault::Depth),
                Kind::Object => push(&mut waiting, members(raw)?, &path, depth + 1),
                Kind::List => {
                    let met = self.paths.entry(path).or_default();
                    let (_, count) = met.lists.get_or_insert((number, 0));
                    *count += 1;
                }
                Kind::Null => {}
                Kind::Text => {
                    let text: String = serde_json::from_str(raw).map_err(Fault::Syntax)?;
                    self.fill(&path, &text);
                }
                Kind::Number | Kind::Truth => self.fill(&path, raw),
            }
        }
        let cells = counted.saturating_mul(self.columns);
        if cells.saturating_sub(self.filled) > self.limits.cells { Err(Fault::Empty) } else { Ok(()) }
    }

    /// Notes that a record has a path.
    fn meet(&mut self, path: &str, record: u64) -> Result<(), Fault> {
        if let Some(met) = self.paths.get_mut(path) {
            if met.last == record {
                return Err(Fault::Twice(path.to_owned()));
            }
            met.last = record;
            return Ok(());
        }
        if self.paths.len() as u64 >= self.limits.columns {
            return Err(Fault::Columns);
        }
        self.order.push(path.to_owned());
        self.paths.insert(path.to_owned(), Path { last: record, ..Path::default() });
        Ok(())
    }

    fn fill(&mut self, path: &str, text: &str) {
        let Some(met) = self.paths.get_mut(path) else { return };
        let column = *met.column.get_or_insert_with(|| {
            self.columns += 1;
            self.cells.column(path)
        });
        self.cells.set(column, text);
        self.filled += 1;
    }

    /// The columns in which records have lists.
    pub(super) fn lists(&self) -> Vec<Lists> {
        let found = self.order.iter().filter_map(|path| {
            let met = self.paths.get(path)?;
            let (first, count) = met.lists?;
            Some(Lists { column: path.clone(), first, count, is_mixed: met.column.is_some() })
        });
        found.collect()
    }

    /// The table of all records. A key without any value has a column, too, unless it held objects or lists.
    pub(super) fn finish(mut self) -> Cells {
        for path in &self.order {
            let begin = format!("{path}.");
            let is_plain =
                self.paths.get(path).is_some_and(|met| met.column.is_none() && met.lists.is_none());
            let is_object = || self.order.iter().any(|other| other.starts_with(&begin));
            if is_plain && !is_object() {
                self.cells.column(path);
            }
        }
        self.cells
    }
}

/// A value of a record that is still to be read.
struct Waiting<'r> {
    path: String,
    depth: u64,
    raw: &'r str,
}

fn push<'r>(waiting: &mut Vec<Waiting<'r>>, members: Vec<(String, &'r str)>, path: &str, depth: u64) {
    for (key, raw) in members.into_iter().rev() {
        let path = if path.is_empty() { key } else { format!("{path}.{key}") };
        waiting.push(Waiting { path, depth, raw });
    }
}

/// What a value is, by its first character; it is known to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Text,
    Number,
    Truth,
    Null,
}

impl Kind {
    /// The kind in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Truth => "`true` or `false`",
            Self::Null => "`null`",
        }
    }
}

/// What a value is.
pub(super) fn kind(raw: &str) -> Kind {
    match raw.as_bytes().first() {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::List,
        Some(b'"') => Kind::Text,
        Some(b't' | b'f') => Kind::Truth,
        Some(b'n') => Kind::Null,
        _ => Kind::Number,
    }
}

/// The keys and values of an object.
fn members(object: &str) -> Result<Vec<(String, &str)>, Fault> {
    let mut parser = serde_json::Deserializer::from_str(object);
    parser.deserialize_map(Members).map_err(Fault::Syntax)
}

struct Members;

impl<'r> Visitor<'r> for Members {
    type Value = Vec<(String, &'r str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, &'r RawValue>()? {
            members.push((key, value.get()));
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::LazyFrame;

    use super::*;

    const LIMITS: Limits = Limits {
        unpacked: 1,
        ratio: 1,
        cell: 100,
        cells: 20,
        columns: 5,
        depth: 3,
        texts: 100,
        held: 1,
        fetched: None,
    };

    fn add(records: &mut Records<'_>, texts: &[&str]) -> Vec<Fault> {
        let added = texts.iter().zip(1..).filter_map(|(text, number)| records.add(number, text).err());
        added.collect()
    }

    /// The faults, as far as they have a name.
    fn faults(texts: &[&str]) -> Vec<String> {
        let faults = add(&mut Records::new(0, &LIMITS), texts);
        faults.iter().map(|fault| format!("{fault:?}").chars().take_while(|c| *c != ' ').collect()).collect()
    }

    #[test]
    fn values_are_kept_as_written() {
        let mut records = Records::new(0, &LIMITS);
        let record = r#"{"a": 0.10, "b": {"c": 12345678901234567890.5, "d": "001"}, "e": true}"#;
        assert!(add(&mut records, &[record, r#"{"e": null, "a": 1E3}"#]).is_empty());
        let frame = records.finish().finish().and_then(LazyFrame::collect).expect("a table");
        let texts = |name: &str| -> Vec<Option<String>> {
            let column = frame.column(name).expect("the column");
            column.str().expect("texts").iter().map(|text| text.map(ToOwned::to_owned)).collect()
        };
        assert_eq!(texts("a"), [Some("0.10".to_owned()), Some("1E3".to_owned())]);
        assert_eq!(texts("b.c"), [Some("12345678901234567890.5".to_owned()), None]);
        assert_eq!(texts("b.d"), [Some("001".to_owned()), None]);
        assert_eq!(texts("e"), [Some("true".to_owned()), None]);
    }

    #[test]
    fn a_key_that_is_there_twice_is_a_fault() {
        assert_eq!(faults(&[r#"{"a": 1, "a": 1}"#]), ["Twice(\"a\")"]);
        assert_eq!(faults(&[r#"{"a": null, "a": 1}"#]), ["Twice(\"a\")"]);
        assert_eq!(faults(&[r#"{"a": {"b": 1}, "a": {"c": 1}}"#]), ["Twice(\"a\")"]);
        assert_eq!(faults(&[r#"{"a.b": 1, "a": {"b": 1}}"#]), ["Twice(\"a.b\")"]);
        assert!(faults(&[r#"{"a": 1}"#, r#"{"a": 1}"#]).is_empty());
    }

    #[test]
    fn records_keep_within_the_limits() {
        assert!(faults(&[r#"{"a": {"b": {"c": 1}}}"#]).is_empty());
        assert_eq!(faults(&[r#"{"a": {"b": {"c": {}}}}"#]), ["Depth"]);
        let sixth = r#"{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}"#;
        assert_eq!(faults(&[sixth]), ["Columns"]);
        let sparse: Vec<String> = (0..8).map(|row| format!("{{\"{}\": 1}}", row % 5)).collect();
        let sparse: Vec<&str> = sparse.iter().map(String::as_str).collect();
        // The sixth record of five columns leaves 24 cells empty.
        assert_eq!(faults(&sparse)[0], "Empty");
        assert_eq!(faults(&sparse).len(), 3);
    }

    #[test]
    fn what_is_no_object_is_no_record() {
        assert_eq!(faults(&["[1]", "1", "{]"]), ["NoObject(\"a", "NoObject(\"a", "Syntax(Error(\"key"]);
    }

    #[test]
    fn lists_are_named_with_their_first_record() {
        let mut records = Records::new(0, &LIMITS);
        assert!(add(&mut records, &[r#"{"a": 1}"#, r#"{"a": [1], "b": []}"#, r#"{"b": [{}]}"#]).is_empty());
        let lists = records.lists();
        let found = lists.iter().map(|list| (list.column.as_str(), list.first, list.count, list.is_mixed));
        assert_eq!(found.collect::<Vec<_>>(), [("a", 2, 1, true), ("b", 2, 2, false)]);
        assert_eq!(records.finish().names(), ["a"]);
    }
}
