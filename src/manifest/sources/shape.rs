//! How the rows of a source are shaped before tables use them, and how it writes numbers.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::keys::{Entry, Keys};
use crate::model::{Decimal, Grouping, NumberForm, PercentSign};

/// What is done to the rows of a source, in the order of the fields.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// The columns that become rows.
    pub wide: Option<Wide>,
    /// Columns that have one text in all rows.
    pub constants: BTreeMap<String, Constant>,
    /// Which rows are kept.
    pub condition: Option<Condition>,
    /// What the numbers of columns are multiplied by.
    pub scale: BTreeMap<String, Factor>,
}

impl Shape {
    /// Whether rows stay what they are.
    pub fn is_plain(&self) -> bool {
        let Self { wide, constants, condition, scale } = self;
        wide.is_none() && constants.is_empty() && condition.is_none() && scale.is_empty()
    }
}

/// Columns of which each becomes a row, such as those of years.
#[derive(Debug, Clone)]
pub struct Wide {
    /// Which columns they are.
    pub columns: Vec<WideColumns>,
    /// The column that gets their names.
    pub names: String,
    /// The column that gets their cells.
    pub values: String,
    /// Where the project says so.
    pub place: Place,
}

/// A column by its name, or several by a pattern.
#[derive(Debug, Clone)]
pub struct WideColumns {
    /// As the project writes it.
    pub written: String,
    /// Where it stands.
    pub place: Place,
}

/// The text that a column has in all rows.
#[derive(Debug, Clone)]
pub struct Constant {
    /// The text.
    pub text: String,
    /// Where the project names the column.
    pub place: Place,
}

/// Which rows of a source are kept.
#[derive(Debug, Clone)]
pub struct Condition {
    /// A condition of SQL over the columns.
    pub sql: String,
    /// Where the project says so.
    pub place: Place,
}

/// What the numbers of a column are multiplied by.
#[derive(Debug, Clone)]
pub struct Factor {
    /// The number, which is not 0.
    pub number: Decimal,
    /// Where the project names the column.
    pub place: Place,
}

impl WideColumns {
    /// Whether a column is one of them.
    pub fn hold(&self, column: &str) -> bool {
        self.written == column || matches(&self.written, column)
    }
}

/// Whether a name fits a pattern, in which `*` stands for any characters and `?` for one.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut read) = (0, 0);
    // The last star, and how much of the name it and what stands before it have taken.
    let mut star: Option<(usize, usize)> = None;
    while read < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(mark) if *mark == '?' || *mark == name[read] => (at, read) = (at + 1, read + 1),
            _ => match &mut star {
                Some((index, taken)) => {
                    *taken += 1;
                    (at, read) = (*index + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|mark| *mark == '*')
}

/// Reads what is done to the rows of a source.
pub(super) fn read(keys: &Keys<'_, '_>, findings: &mut Findings) -> Shape {
    let wide = keys.table("wide", findings).and_then(|table| {
        let wide = read_wide(&table, findings);
        table.finish(findings);
        wide
    });
    let constants = keys.table("constants", findings).map(|table| {
        let read = |(name, place, entry): (&str, Place, Entry<'_, '_>)| {
            Some((name.to_owned(), Constant { text: constant(&entry, findings)?, place }))
        };
        table.entries().filter_map(read).collect()
    });
    let condition = keys.get("where").and_then(|entry| {
        let sql = entry.text(findings)?;
        Some(Condition { sql, place: entry.place() })
    });
    let scale = keys.table("scale", findings).map(|table| {
        let read = |(name, place, entry): (&str, Place, Entry<'_, '_>)| {
            Some((name.to_owned(), Factor { number: factor(&entry, findings)?, place }))
        };
        table.entries().filter_map(read).collect()
    });
    Shape { wide, constants: constants.unwrap_or_default(), condition, scale: scale.unwrap_or_default() }
}

fn read_wide(keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<Wide> {
    let entry = keys.require("columns", findings);
    let mut name = |key, usual: &str| {
        let given = keys.get(key).and_then(|entry| entry.text(findings));
        given.unwrap_or_else(|| usual.to_owned())
    };
    let (names, values) = (name("names", "period"), name("values", "value"));
    let entry = entry?;
    let written = match entry.as_str() {
        Some(_) => vec![(entry.text(findings)?, entry.place())],
        None => entry.texts(findings)?,
    };
    if written.is_empty() {
        entry.wrong("at least one column", findings);
        return None;
    }
    if names == values {
        let message = format!("`{names}` cannot hold the names of columns and their cells");
        findings.report(Finding::new(Code::InvalidValue, keys.place(), message));
        return None;
    }
    let columns = written.into_iter().map(|(written, place)| WideColumns { written, place }).collect();
    Some(Wide { columns, names, values, place: keys.place() })
}

/// A text, or a whole number such as a year.
fn constant(entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<String> {
    match entry.wholes().as_deref() {
        Some([number]) => Some(number.to_string()),
        _ => entry.text(findings),
    }
}

/// A number, or a text with one.
fn factor(entry: &Entry<'_, '_>, findings: &mut Findings) -> Option<Decimal> {
    let factor = match entry.as_str() {
        Some(text) => NumberForm::default().parse(text).ok(),
        None => entry.decimal(findings),
    };
    let sound = factor.filter(|factor| !factor.is_zero());
    if sound.is_none() && (factor.is_some() || entry.as_str().is_some()) {
        entry.wrong("a number other than 0, such as 100 or \"0.001\"", findings);
    }
    sound
}

/// Reads how a source writes its numbers.
pub(super) fn numbers(keys: &Keys<'_, '_>, findings: &mut Findings) -> NumberForm {
    let decimal = keys.get("decimal").and_then(|entry| {
        let mark = entry.as_str().and_then(only);
        if mark.is_none() {
            entry.wrong("one mark, such as `,`", findings);
        }
        mark
    });
    let thousands = keys.get("thousands");
    let marks = thousands.map(|entry| {
        let marks: Option<Vec<char>> = entry.strs().and_then(|marks| marks.into_iter().map(only).collect());
        if marks.is_none() {
            entry.wrong("one mark, such as `.`, or a list of them", findings);
        }
        marks.unwrap_or_default()
    });
    let made = NumberForm::new(decimal.unwrap_or('.'), &marks.unwrap_or_default());
    let form = made.unwrap_or_else(|fault| {
        let entry = thousands.or_else(|| keys.get("decimal"));
        let place = entry.map_or_else(|| keys.place(), |entry| entry.place());
        let finding = Finding::new(Code::InvalidValue, place, fault.to_string());
        findings.report(finding.help("declare both marks, such as decimal = \",\" and thousands = \".\""));
        NumberForm::default()
    });
    let groups = [Grouping::Threes, Grouping::Indian];
    let grouping = keys.word("grouping", &groups, grouping_key, findings).unwrap_or_default();
    let signs = [PercentSign::Points, PercentSign::Share];
    let percent = keys.word("percent", &signs, percent_key, findings).unwrap_or_default();
    let brackets = keys.get("brackets").and_then(|entry| entry.boolean(findings)).unwrap_or_default();
    let form = form.grouped(grouping).with_percent(percent);
    if brackets { form.with_brackets() } else { form }
}

/// The only character of a text.
fn only(text: &str) -> Option<char> {
    let mut marks = text.chars();
    marks.next().filter(|_| marks.next().is_none())
}

fn grouping_key(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Threes => "threes",
        Grouping::Indian => "indian",
    }
}

fn percent_key(percent: PercentSign) -> &'static str {
    match percent {
        PercentSign::Refused => "refused",
        PercentSign::Points => "points",
        PercentSign::Share => "share",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_columns_that_it_describes() {
        for (pattern, column, fits) in [
            ("20*", "2025", true),
            ("20*", "1920", false),
            ("FY*", "FY2023", true),
            ("*[YR20??]", "2023 [YR2023]", true),
            ("20??", "20254", false),
            ("**5", "2025", true),
            ("2*5*", "2025", true),
            ("2*4?", "2024", false),
            ("*", "", true),
            ("产量*", "产量2025", true),
        ] {
            assert_eq!(matches(pattern, column), fits, "{pattern} {column}");
        }
    }
}
