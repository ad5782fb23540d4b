//! Reads TOML key by key, so that every fault is found in one run and each
//! points at its line.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Finding, Findings, Place, Reported};

/// A text of TOML and the file it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TomlText<'a> {
    /// The file, as the project names it.
    pub(crate) file: &'a str,
    /// The whole text of the file.
    pub(crate) source: &'a str,
    /// Where in the file the TOML begins, in bytes.
    pub(crate) offset: usize,
}

impl TomlText<'_> {
    /// The place of a range of the TOML.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        Place::span(self.file, self.source, range.start + self.offset..range.end + self.offset)
    }
}

/// A table of TOML that is read key by key.
///
/// Keys that nobody asked for are reported by [`Keys::finish`].
pub(crate) struct Keys<'a, 'i> {
    text: TomlText<'a>,
    name: String,
    span: Range<usize>,
    table: &'a DeTable<'i>,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// A value of TOML with its place.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a, 'i> {
    text: TomlText<'a>,
    value: &'a Spanned<DeValue<'i>>,
}

/// Parses TOML.
///
/// # Errors
/// Text that is not TOML, with the first fault of every line reported.
pub(crate) fn parse<'i>(
    text: TomlText<'_>,
    toml: &'i str,
    code: Code,
    findings: &mut Findings,
) -> Result<Spanned<DeTable<'i>>, Reported> {
    let (table, mut errors) = DeTable::parse_recoverable(toml);
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let (mut reported, mut line) = (None, None);
    for error in errors {
        let place = error.span().map_or_else(|| Place::file(text.file), |span| text.place(span));
        if line.is_some() && line == place.line {
            continue;
        }
        line = place.line;
        let message = format!("this is not valid TOML: {}", error.message());
        reported = Some(findings.fatal(Finding::new(code, place, message)));
    }
    reported.map_or(Ok(table), Err)
}

impl<'a, 'i> Keys<'a, 'i> {
    /// The keys of a whole document.
    pub(crate) fn root(text: TomlText<'a>, table: &'a Spanned<DeTable<'i>>) -> Self {
        Self { text, name: String::new(), span: 0..0, table: table.get_ref(), asked: RefCell::default() }
    }

    /// The entry of a key, if it is there.
    pub(crate) fn get(&self, key: &'static str) -> Option<Entry<'a, 'i>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key).map(|value| Entry { text: self.text, value })
    }

    /// The entry of a key that must be there.
    pub(crate) fn require(&self, key: &'static str, findings: &mut Findings) -> Option<Entry<'a, 'i>> {
        let entry = self.get(key);
        if entry.is_none() {
            let message = if self.name.is_empty() {
                format!("`{}` lacks the key `{key}`", self.text.file)
            } else {
                format!("`[{}]` lacks the key `{key}`", self.name)
            };
            findings.report(Finding::new(Code::MissingKey, self.place(), message));
        }
        entry
    }

    /// The table under a key, if it is there.
    pub(crate) fn table(&self, key: &'static str, findings: &mut Findings) -> Option<Keys<'a, 'i>> {
        self.get(key)?.table(key, findings)
    }

    /// The word of a key that must be one of several.
    pub(crate) fn word<T: Copy>(
        &self,
        key: &'static str,
        known: &[T],
        word: impl Fn(T) -> &'static str,
        findings: &mut Findings,
    ) -> Option<T> {
        let entry = self.get(key)?;
        let text = entry.text(findings)?;
        let found = known.iter().copied().find(|known| word(*known) == text);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|known| word(*known)).collect();
            let message = format!("`{key}` cannot be `{text}`");
            let finding = Finding::new(Code::InvalidValue, entry.place(), message);
            let finding = finding.suggest(&text, words.iter().copied());
            let help = format!("use {}", quoted(words));
            findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
        }
        found
    }

    /// All keys with their entries, for tables whose keys the user chooses.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, Place, Entry<'a, 'i>)> + use<'a, 'i> {
        let text = self.text;
        self.table
            .iter()
            .map(move |(key, value)| (key.get_ref().as_ref(), text.place(key.span()), Entry { text, value }))
    }

    /// The place of the table's heading.
    pub(crate) fn place(&self) -> Place {
        if self.name.is_empty() {
            let first_line = self.text.source.lines().next().unwrap_or_default();
            return Place::span(self.text.file, self.text.source, 0..first_line.len());
        }
        self.text.place(self.span.clone())
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(self, findings: &mut Findings) {
        let asked = self.asked.into_inner();
        for (key, _) in self.table {
            if !asked.contains(key.get_ref().as_ref()) {
                let place = self.text.place(key.span());
                let within =
                    if self.name.is_empty() { String::new() } else { format!(" in `[{}]`", self.name) };
                let message = format!("unknown key `{}`{within}", key.get_ref());
                let finding = Finding::new(Code::UnknownKey, place, message);
                let fallback = format!("known here: {}", quoted(asked.iter().copied()));
                let finding = finding.suggest(key.get_ref(), asked.iter().copied());
                let finding = if finding.help.is_some() { finding } else { finding.help(fallback) };
                findings.report(finding);
            }
        }
    }
}

/// What a value is, in words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table of keys",
    }
}

/// Words in backticks, separated by commas.
pub(crate) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the values of TOML are another library's")]
impl<'a, 'i> Entry<'a, 'i> {
    /// The place of the value.
    pub(crate) fn place(&self) -> Place {
        self.text.place(self.value.span())
    }

    /// Reports that the value is not what is wanted.
    pub(crate) fn wrong(&self, wanted: &str, findings: &mut Findings) {
        let message = format!("expected {wanted}");
        findings.report(Finding::new(Code::InvalidValue, self.place(), message));
    }

    fn found(&self, wanted: &str, findings: &mut Findings) {
        let message = format!("expected {wanted}, found {}", kind(self.value.get_ref()));
        findings.report(Finding::new(Code::InvalidValue, self.place(), message));
    }

    /// Where the value is written in the file, in bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        let span = self.value.span();
        span.start + self.text.offset..span.end + self.text.offset
    }

    /// The value as text, if it is one; nothing is reported otherwise.
    pub(crate) fn as_str(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// Text that is not empty.
    pub(crate) fn text(&self, findings: &mut Findings) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.wrong("a text that is not empty", findings);
                None
            }
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.found("a text", findings);
                None
            }
        }
    }

    /// A list of texts.
    pub(crate) fn texts(&self, findings: &mut Findings) -> Option<Vec<(String, Place)>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.found("a list of texts", findings);
            return None;
        };
        let entries = array.iter().map(|value| Entry { text: self.text, value });
        entries.map(|entry| Some((entry.text(findings)?, entry.place()))).collect()
    }

    /// A text or a list of texts, with the spaces that they are written with; nothing is reported otherwise.
    pub(crate) fn strs(&self) -> Option<Vec<&'a str>> {
        match self.value.get_ref() {
            DeValue::Array(values) => values.iter().map(|value| value.get_ref().as_str()).collect(),
            value => Some(vec![value.as_str()?]),
        }
    }

    /// A list of tables.
    pub(crate) fn tables(&self, name: &str, findings: &mut Findings) -> Option<Vec<Keys<'a, 'i>>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.found("a list of tables", findings);
            return None;
        };
        let entries = array.iter().map(|value| Entry { text: self.text, value });
        entries.map(|entry| entry.table(name, findings)).collect()
    }

    /// A number, exactly as written.
    pub(crate) fn decimal(&self, findings: &mut Findings) -> Option<Decimal> {
        let number = match self.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.found("a number", findings);
        }
        number
    }

    /// A whole number from 0, or a list of such; nothing is reported where it is none.
    pub(crate) fn wholes(&self) -> Option<Vec<u64>> {
        let whole = |value: &DeValue<'_>| match value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        match self.value.get_ref() {
            DeValue::Array(values) => values.iter().map(|value| whole(value.get_ref())).collect(),
            value => Some(vec![whole(value)?]),
        }
    }

    /// True or false.
    pub(crate) fn boolean(&self, findings: &mut Findings) -> Option<bool> {
        let value = self.value.get_ref().as_bool();
        if value.is_none() {
            self.found("`true` or `false`", findings);
        }
        value
    }

    /// A table.
    pub(crate) fn table(&self, name: &str, findings: &mut Findings) -> Option<Keys<'a, 'i>> {
        let Some(table) = self.value.get_ref().as_table() else {
            self.found("a table of keys", findings);
            return None;
        };
        Some(Keys {
            text: self.text,
            name: name.to_owned(),
            span: self.value.span(),
            table,
            asked: RefCell::default(),
        })
    }

    /// Whether the value is a table.
    pub(crate) fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }
}
