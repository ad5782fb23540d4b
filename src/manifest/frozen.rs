//! The figures that may no longer move: `frozen.toml`, written by `bilan freeze` and `bilan thaw`.
//!
//! The file stands beside the project file, so that it is reviewed and kept
//! with it. It has one table for each act of clearance and one line for each
//! figure; what was thawed stays in it with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::ErrorKind;
use std::path::Path;

use time::Date;

use super::keys::{Keys, TomlText, parse};
use super::read::read_date;
use crate::diag::{Code, Finding, Findings, Place};
use crate::reading::Reading;

/// The name of the file.
pub const FROZEN: &str = "frozen.toml";

/// What stands at the head of the file.
const HEAD: &str = "\
# Figures that were cleared and may no longer move.
# `bilan freeze` and `bilan thaw` write this file anew; comments are not kept.
";

/// The figures that may no longer move, and those that may again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frozen {
    /// What was cleared, act by act.
    pub clearances: Vec<Clearance>,
    /// The figures that were thawed, in order.
    pub thawed: Vec<ThawedFigure>,
}

/// An act by which figures were cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clearance {
    /// Who cleared them, and under what authority.
    pub act: Act,
    /// The version of the program that computed them.
    pub program: Option<String>,
    /// The figures by their ids.
    pub figures: BTreeMap<String, FrozenFigure>,
    /// What the figures were computed from: the values of other figures by their ids.
    pub behind: BTreeMap<String, String>,
    /// The settings by which they were computed.
    pub settings: BTreeMap<String, String>,
    /// The hashes of the sources, by their paths.
    pub sources: BTreeMap<String, String>,
}

/// Who cleared figures, when and under what authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Act {
    /// Who.
    pub by: Option<String>,
    /// The symbol of the document.
    pub authority: Option<String>,
    /// When.
    pub on: Option<Date>,
}

/// A figure as it was cleared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFigure {
    /// As printed in the first edition.
    pub printed: String,
    /// With all its digits; a word where words stand for values.
    pub value: String,
    /// Where the file says so; none before it was written.
    pub place: Option<Place>,
}

/// A figure that was frozen once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThawedFigure {
    /// Its id.
    pub figure: String,
    /// As it was printed.
    pub printed: String,
    /// As it was, with all its digits.
    pub value: String,
    /// By which act it had been cleared.
    pub act: Act,
    /// Why it was thawed.
    pub reason: String,
    /// When, if that was said.
    pub thawed_on: Option<Date>,
}

impl Frozen {
    /// Whether nothing was ever frozen.
    pub fn is_empty(&self) -> bool {
        self.clearances.is_empty() && self.thawed.is_empty()
    }

    /// The frozen figures with their ids and the act by which each was cleared.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &FrozenFigure, &Clearance)> {
        let of = |act| move |(id, figure)| (String::as_str(id), figure, act);
        self.clearances.iter().flat_map(move |act| act.figures.iter().map(of(act)))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for clearance in &self.clearances {
            text.push_str("\n[[clearances]]\n");
            push_act(&mut text, &clearance.act);
            push(&mut text, "program", clearance.program.as_deref());
            text.push_str("\n[clearances.figures]\n");
            for (id, FrozenFigure { printed, value, .. }) in &clearance.figures {
                let (id, printed, value) = (quote(id), quote(printed), quote(value));
                let _ = writeln!(text, "{id} = {{ printed = {printed}, value = {value} }}");
            }
            push_table(&mut text, "behind", &clearance.behind);
            push_table(&mut text, "settings", &clearance.settings);
            push_table(&mut text, "sources", &clearance.sources);
        }
        for thawed in &self.thawed {
            text.push_str("\n[[thawed]]\n");
            push(&mut text, "figure", Some(&thawed.figure));
            push(&mut text, "printed", Some(&thawed.printed));
            push(&mut text, "value", Some(&thawed.value));
            push_act(&mut text, &thawed.act);
            push(&mut text, "reason", Some(&thawed.reason));
            push(&mut text, "thawed-on", thawed.thawed_on.map(|day| day.to_string()).as_deref());
        }
        text
    }
}

fn push_act(text: &mut String, act: &Act) {
    push(text, "by", act.by.as_deref());
    push(text, "authority", act.authority.as_deref());
    push(text, "on", act.on.map(|day| day.to_string()).as_deref());
}

fn push(text: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(text, "{key} = {}", quote(value));
    }
}

fn push_table(text: &mut String, name: &str, entries: &BTreeMap<String, String>) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n[clearances.{name}]");
    for (key, value) in entries {
        let _ = writeln!(text, "{} = {}", quote(key), quote(value));
    }
}

/// A text as TOML writes it between quotation marks.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Reads the file of a project; nothing is frozen where there is none.
pub(super) fn read(root: &Path, reading: &Reading, findings: &mut Findings) -> Frozen {
    let source = match reading.text(FROZEN, &root.join(FROZEN)) {
        Ok(source) => source,
        Err(error) if error.kind() == ErrorKind::NotFound => return Frozen::default(),
        Err(error) => {
            let message = format!("cannot read the file of frozen figures ({error})");
            let finding = Finding::new(Code::FileUnreadable, Place::file(FROZEN), message);
            findings.report(finding.help("put it back as it was, or make it readable"));
            return Frozen::default();
        }
    };
    let text = TomlText { file: FROZEN, source: &source, offset: 0 };
    let Ok(table) = parse(text, &source, Code::ManifestSyntax, findings) else { return Frozen::default() };
    let keys = Keys::root(text, &table);
    let tables = |key, name: &str, findings: &mut Findings| {
        keys.get(key).and_then(|entry| entry.tables(name, findings)).unwrap_or_default()
    };
    let mut known = BTreeSet::new();
    let clearances = tables("clearances", "[clearances]", findings);
    let clearances = clearances.into_iter().map(|keys| clearance(keys, &mut known, findings)).collect();
    let thawed = tables("thawed", "[thawed]", findings);
    let thawed = thawed.into_iter().filter_map(|keys| thawed_figure(keys, findings)).collect();
    keys.finish(findings);
    Frozen { clearances, thawed }
}

fn clearance(keys: Keys<'_, '_>, known: &mut BTreeSet<String>, findings: &mut Findings) -> Clearance {
    let act = act(&keys, findings);
    let program = keys.get("program").and_then(|entry| entry.text(findings));
    let mut figures = BTreeMap::new();
    let table = keys.require("figures", findings).and_then(|entry| entry.table("figures", findings));
    for (id, place, entry) in table.iter().flat_map(Keys::entries) {
        let Some(keys) = entry.table(id, findings) else { continue };
        let printed = keys.require("printed", findings).and_then(|entry| entry.text(findings));
        let value = keys.require("value", findings).and_then(|entry| entry.text(findings));
        keys.finish(findings);
        if !known.insert(id.to_owned()) {
            let message = format!("the figure `{id}` is frozen twice");
            let finding = Finding::new(Code::DuplicateKey, place, message);
            findings.report(finding.help("remove it from one of the clearances"));
        } else if let (Some(printed), Some(value)) = (printed, value) {
            figures.insert(id.to_owned(), FrozenFigure { printed, value, place: Some(place) });
        }
    }
    let texts = |key, findings: &mut Findings| {
        let table = keys.table(key, findings);
        let entries = table.iter().flat_map(Keys::entries);
        entries.filter_map(|(key, _, entry)| Some((key.to_owned(), entry.text(findings)?))).collect()
    };
    let behind = texts("behind", findings);
    let settings = texts("settings", findings);
    let sources = texts("sources", findings);
    keys.finish(findings);
    Clearance { act, program, figures, behind, settings, sources }
}

fn act(keys: &Keys<'_, '_>, findings: &mut Findings) -> Act {
    let text = |key, findings: &mut Findings| keys.get(key).and_then(|entry| entry.text(findings));
    Act {
        by: text("by", findings),
        authority: text("authority", findings),
        on: keys.get("on").and_then(|entry| read_date(entry, findings)),
    }
}

fn thawed_figure(keys: Keys<'_, '_>, findings: &mut Findings) -> Option<ThawedFigure> {
    let text =
        |key, findings: &mut Findings| keys.require(key, findings).and_then(|entry| entry.text(findings));
    let (figure, printed) = (text("figure", findings), text("printed", findings));
    let (value, reason) = (text("value", findings), text("reason", findings));
    let act = act(&keys, findings);
    let thawed_on = keys.get("thawed-on").and_then(|entry| read_date(entry, findings));
    keys.finish(findings);
    Some(ThawedFigure { figure: figure?, printed: printed?, value: value?, act, reason: reason?, thawed_on })
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_file_reads_as_it_was_written() {
        let act = Act {
            by: Some("The \"Council\"".to_owned()),
            authority: Some("GC.21/Dec.3".to_owned()),
            on: Some(date!(2026 - 04 - 15)),
        };
        let figure = FrozenFigure { printed: "171,834".to_owned(), value: "171834".to_owned(), place: None };
        let texts = |key: &str, value: &str| BTreeMap::from([(key.to_owned(), value.to_owned())]);
        let clearance = Clearance {
            act: act.clone(),
            program: Some("bilan 0.1.0".to_owned()),
            figures: BTreeMap::from([("2.1@2025/A\\B#actual".to_owned(), figure)]),
            behind: texts("2.1@2025#target", "175000"),
            settings: texts("cap", "1"),
            sources: texts("data/actuals.csv", "00ff"),
        };
        let thawed = ThawedFigure {
            figure: "2.2@2025#actual".to_owned(),
            printed: "1".to_owned(),
            value: "1".to_owned(),
            act,
            reason: "Late data\nfrom two offices".to_owned(),
            thawed_on: None,
        };
        let frozen = Frozen { clearances: vec![clearance], thawed: vec![thawed] };
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join(FROZEN), frozen.text()).expect("writable");
        let mut findings = Findings::new();
        let mut read = read(folder.path(), &Reading::default(), &mut findings);
        assert_eq!(findings.iter().count(), 0);
        let place = |figure: &mut FrozenFigure| figure.place.take().and_then(|place| place.line);
        let lines: Vec<_> =
            read.clearances.iter_mut().flat_map(|act| act.figures.values_mut()).map(place).collect();
        assert_eq!(lines, [Some(11)]);
        assert_eq!(read, frozen);
    }
}
