//! Files of JSON: a list of records, or one record on each line.
//!
//! A record is a row. What lies in an object within it is a column of its own,
//! `a.b`. Nothing is converted: numbers keep their text, also those that no
//! binary number can hold. A list has no place in a table; its column is left
//! out, which is said.

mod list;
mod record;

use std::io::{BufRead, Read};

use self::list::Trouble;
use self::record::{Fault, Records};
use super::lines::Lines;
use super::{Opening, Part, ROW, first_line, plain};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::{SourceFormat, quoted};

/// Opens a file of records.
pub(super) fn open(opening: &Opening<'_>, format: SourceFormat, findings: &mut Findings) -> Option<Part> {
    let plain = plain::plain(opening, findings)?;
    let begin = plain::begin(plain.path(), 64).map_err(|error| findings.report(opening.unreadable(&error)));
    if let Some(message) = foreign(&begin.ok()?) {
        let help = "save it as JSON, or correct `format` of the source";
        findings.report(opening.malformed(message).help(help));
        return None;
    }
    let reader = plain.reader().map_err(|error| findings.report(opening.unreadable(&error))).ok()?;
    let mut reading = Reading {
        opening,
        lines: None,
        records: Records::new(opening.number, opening.limits),
        rows: 0,
        sound: true,
        findings,
    };
    if format == SourceFormat::Ndjson {
        reading.lines = Some(Lines::of_records(plain.path().to_owned()));
        reading.lines(reader);
    } else {
        reading.list(reader);
    }
    reading.report_lists();
    let Reading { lines, records, rows, sound, findings, .. } = reading;
    let cells = records.finish();
    let (columns, extent) = (cells.names(), cells.extent());
    if columns.iter().any(|column| column == ROW) {
        let message = format!("the key `{ROW}` stands for the numbers of rows and cannot be used");
        findings.report(Finding::new(Code::SourceHeader, opening.place(), message).help("rename the key"));
        return None;
    }
    if !sound {
        return None;
    }
    let frame = cells.finish();
    let frame =
        frame.map_err(|error| findings.report(opening.malformed(first_line(&error.to_string())))).ok()?;
    // The text must be there as long as somebody may draw a line of it.
    let lines = lines.map(|lines| lines.keeping(plain));
    Some(Part { frame, columns, rows, extent, lines, within: None })
}

/// What a file is, where it is no text of JSON.
fn foreign(begin: &[u8]) -> Option<String> {
    let likeness = plain::looks_like(begin).filter(|likeness| !likeness.ends_with("JSON"))?;
    Some(format!("this is not a JSON file ({likeness})"))
}

/// The records of a file while they are read.
struct Reading<'a, 'f> {
    opening: &'a Opening<'a>,
    /// How a line with a record is drawn; none where records are no lines.
    lines: Option<Lines>,
    records: Records<'a>,
    rows: u64,
    sound: bool,
    findings: &'f mut Findings,
}

impl Reading<'_, '_> {
    /// Reads one record on each line; a line that is none does not keep the next ones from being read.
    fn lines(&mut self, mut reader: impl BufRead) {
        let longest = self.opening.limits.cell;
        let (mut line, mut number) = (Vec::new(), 0);
        loop {
            line.clear();
            number += 1;
            let read = reader.by_ref().take(longest + 2).read_until(b'\n', &mut line);
            match read {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) => return self.refuse(self.opening.unreadable(&error)),
            }
            let end = line.trim_ascii_end().len();
            if end as u64 > longest {
                return self.refuse(too_long(self.place(number, None), longest));
            }
            match std::str::from_utf8(&line[..end]) {
                Err(_) => {
                    let place = self.place(number, None);
                    let finding = Finding::new(Code::SourceFormat, place, "the line is not in UTF-8");
                    return self.refuse(finding.help(UTF_8_HELP));
                }
                Ok(record) if record.trim_ascii_start().is_empty() => {}
                Ok(record) => {
                    if !self.add(number, record) {
                        return;
                    }
                }
            }
        }
    }

    /// Reads the list that the project names.
    fn list(&mut self, reader: impl Read) {
        let (path, longest) = (&self.opening.source.records, self.opening.limits.cell);
        let mut number = 0;
        let read = list::records(reader, path, longest, &mut |record| {
            number += 1;
            self.add(number, record)
        });
        if let Err(trouble) = read
            && let Some(finding) = self.trouble(trouble, number + 1)
        {
            self.refuse(finding);
        }
    }

    /// Adds a record; whether the next ones are wanted.
    fn add(&mut self, number: u64, record: &str) -> bool {
        match self.records.add(number, record) {
            Ok(()) => {
                self.rows += 1;
                true
            }
            Err(fault) => {
                let finding = self.fault(number, record, &fault);
                self.refuse(finding);
                !fault.is_final()
            }
        }
    }

    fn refuse(&mut self, finding: Finding) {
        self.sound = false;
        self.findings.report(finding);
    }

    /// The place of a record.
    fn place(&self, number: u64, field: Option<&str>) -> Place {
        let row = usize::try_from(number).unwrap_or(usize::MAX);
        let place =
            Place { field: field.map(ToOwned::to_owned), ..Place::row(self.opening.file.shown.clone(), row) };
        match &self.lines {
            Some(lines) => lines.draw(place),
            None => place,
        }
    }

    /// What is wrong with a record.
    fn fault(&self, number: u64, record: &str, fault: &Fault) -> Finding {
        let limits = self.opening.limits;
        match fault {
            Fault::Syntax(error) => {
                let mut place = self.place(number, None);
                if let Some(excerpt) = &mut place.excerpt {
                    let at = excerpt.text.floor_char_boundary(error.column().saturating_sub(1));
                    excerpt.mark = at..at;
                    place.column = Some(error.column());
                    place.row = None;
                }
                Finding::new(Code::SourceFormat, place, not_json(error)).help(SYNTAX_HELP)
            }
            Fault::NoObject(found) => {
                let finding = Finding::new(
                    Code::SourceFormat,
                    self.place(number, None),
                    format!("the record is {found} and not an object"),
                );
                if number == 1 && record.trim_ascii_start().starts_with('[') && self.lines.is_some() {
                    finding.help("say `format = \"json\"` if the file is one list of records")
                } else {
                    finding.help(
                        "write every record as an object, such as {\"indicator\": \"1.1\", \"value\": 5}",
                    )
                }
            }
            Fault::Twice(key) => {
                let message = format!("the record has `{key}` twice");
                Finding::new(Code::ValueContradicted, self.place(number, Some(key)), message)
                    .help("remove one of the two")
            }
            Fault::Depth => {
                let message = format!(
                    "the objects of the record lie more than {} deep within each other",
                    limits.depth
                );
                Finding::new(Code::LimitExceeded, self.place(number, None), message)
                    .help("raise `depth` in `[limits]` if they are meant to")
            }
            Fault::Columns => {
                let message = format!("the records have more than {} different keys", limits.columns);
                Finding::new(Code::LimitExceeded, self.place(number, None), message)
                    .help("raise `columns` in `[limits]` if they are meant to")
            }
            Fault::Empty => {
                let message = format!(
                    "the records have so different keys that more than {} cells are empty",
                    limits.cells
                );
                Finding::new(Code::LimitExceeded, self.place(number, None), message)
                    .help("raise `cells` in `[limits]` if they are meant to")
            }
        }
    }

    /// Why the list cannot be read, unless it was said before; `next` is the number of the record that it fails at.
    fn trouble(&self, trouble: Trouble, next: u64) -> Option<Finding> {
        let path = &self.opening.source.records;
        Some(match trouble {
            Trouble::Stopped => return None,
            Trouble::Io(error) => self.opening.unreadable(&error),
            Trouble::TooLong => too_long(self.place(next, None), self.opening.limits.cell),
            Trouble::Syntax(error) => {
                let mut place = self.opening.place();
                (place.line, place.column) = (Some(error.line()), Some(error.column()));
                let is_utf_8 = !error.to_string().starts_with("invalid unicode code point");
                let help = if is_utf_8 { SYNTAX_HELP } else { UTF_8_HELP };
                Finding::new(Code::SourceFormat, place, not_json(&error)).help(help)
            }
            Trouble::MoreValues => self
                .opening
                .malformed("the file holds several values of JSON one after the other")
                .help("say `format = \"ndjson\"` if each line is a record"),
            Trouble::Twice(key) => self
                .opening
                .malformed(format!("the file has the key `{key}` twice"))
                .help("remove one of the two"),
            Trouble::NoList { at, found, keys } if at < path.len() && found == "an object" => {
                let within =
                    if at == 0 { "the file".to_owned() } else { format!("`{}`", path[..at].join(".")) };
                let finding = self.opening.malformed(format!("{within} has no key `{}`", path[at]));
                let finding = finding.suggest(&path[at], keys.iter().map(String::as_str));
                let known = format!("known there: {}", quoted(keys.iter().map(String::as_str)));
                if finding.help.is_some() { finding } else { finding.help(known) }
            }
            Trouble::NoList { at: 0, found, keys } => {
                let finding =
                    self.opening.malformed(format!("the file holds {found} and not a list of records"));
                match keys.first() {
                    Some(key) => {
                        finding.help(format!("name the key that holds the list: `records = \"{key}\"`"))
                    }
                    None => finding.help("write the records as a list: [{…}, {…}]"),
                }
            }
            Trouble::NoList { at, found, .. } => {
                let message = format!("`{}` is {found} and not a list of records", path[..at].join("."));
                self.opening.malformed(message).help("correct `records` of the source")
            }
        })
    }

    /// Names the columns in which records have lists.
    fn report_lists(&mut self) {
        for lists in self.records.lists() {
            let place = self.place(lists.first, Some(&lists.column));
            let column = &lists.column;
            let rows = match lists.count {
                1 => String::new(),
                count => format!(" ({count} records have one, of which this is the first)"),
            };
            let finding = if lists.is_mixed {
                let message = format!("`{column}` is a list here and a plain value in other records{rows}");
                Finding::new(Code::SourceFormat, place, message)
                    .help("write one value, or a key for each of them")
            } else {
                let message = format!("the column `{column}` holds lists and is left out{rows}");
                Finding::new(Code::ColumnLeftOut, place, message)
                    .help("write one value, or a key for each of them, if the report needs the column")
            };
            self.sound &= !lists.is_mixed;
            self.findings.report(finding);
        }
    }
}

const SYNTAX_HELP: &str = "write the file anew with the program that made it, or correct it there";

const UTF_8_HELP: &str =
    "save it in UTF-8, or say what it is by `encoding`, such as \"gbk\" or \"windows-1252\"";

fn too_long(place: Place, longest: u64) -> Finding {
    let message = format!("the record is longer than {longest} bytes");
    let help = "raise `cell` in `[limits]` if the record is meant to be so long";
    Finding::new(Code::LimitExceeded, place, message).help(help)
}

/// What the parser says, without the place, which the finding has.
fn not_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    format!("this is not JSON ({reason})")
}
