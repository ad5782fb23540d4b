//! The rows of data that a figure rests on, with the hashes of their files.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not named is looked for in the table of indicators"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::Tracer;
use super::rows::RowsOf;
use crate::document::{Exact, Fact, FactKind as K, Subject};
use crate::load::{
    Baseline, Extent, OF_QUERY, Placed, SourceRecord, Step, Target, TracedRow, shown_of_query,
};
use crate::manifest::{TableName, TableOrigin};
use crate::model::{
    AreaId, AssumptionState, Decimal, IndicatorId, Period, Published, Reallocation, Recommendation,
    ResourceLine, ResultId, SdgLink, UnitCode,
};

/// Rows of a file, of which there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, or the table where its rows are those of the result of a query.
    pub file: String,
    /// The files that a table is made from by SQL.
    pub made_from: Vec<String>,
    /// The column that is taken.
    pub column: Option<String>,
    held: Held,
}

/// What of a file a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    /// These rows, those of the result of a query with what they are about.
    Rows(BTreeMap<usize, String>),
    /// All of them: where they stand, and how many have data.
    All(Extent, u64),
}

impl Held {
    /// Adds what another figure rests on.
    fn take(&mut self, other: Self) {
        match (self, other) {
            (Self::Rows(rows), Self::Rows(more)) => rows.extend(more),
            (own @ Self::Rows(_), all @ Self::All(..)) => *own = all,
            (Self::All(..), Self::Rows(_) | Self::All(..)) => {}
        }
    }
}

impl Source {
    /// The rows as ranges, as their reader numbers them; none where the format has no rows.
    pub fn ranges(&self) -> Vec<(usize, usize)> {
        let number = |row: u64| usize::try_from(row).unwrap_or(usize::MAX);
        match &self.held {
            Held::Rows(rows) => ranges(rows.keys().copied()),
            Held::All(Extent::Rows(first, last), _) => vec![(number(*first), number(*last))],
            Held::All(Extent::Records | Extent::Empty, _) => Vec::new(),
        }
    }

    /// How many rows they are, without those of a whole file that are empty.
    pub fn count(&self) -> u64 {
        match &self.held {
            Held::Rows(rows) => rows.len() as u64,
            Held::All(_, count) => *count,
        }
    }

    /// Whether the rows are those of the result of a query, which stand in no file.
    pub fn is_of_query(&self) -> bool {
        !self.made_from.is_empty()
    }

    /// What the rows of the result of a query are about, row by row; empty for those of a file.
    pub fn keys(&self) -> Vec<&str> {
        match &self.held {
            Held::Rows(rows) if self.is_of_query() => rows.values().map(String::as_str).collect(),
            Held::Rows(_) | Held::All(..) => Vec::new(),
        }
    }

    /// Adds the rows of another one, if they are of the same file and column.
    pub(super) fn takes(&mut self, other: &Self) -> bool {
        let is_same = self.file == other.file && self.column == other.column;
        if is_same {
            self.held.take(other.held.clone());
        }
        is_same
    }
}

/// What a figure rests on in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grounds {
    /// Rows of data, at least one.
    Rows(Vec<Source>),
    /// No row, for a reason.
    None(Lack),
}

/// Why a figure rests on no row of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// It is a setting of the project, or of the program where the project has none.
    Setting,
    /// It counts findings of the checks.
    Checks,
    /// Nothing is counted.
    NothingCounted,
    /// It counts what this file says of places and groups, which makes no row.
    OfGroups(String),
    /// These files have no row for it.
    NoRow(Vec<String>),
}

impl Lack {
    /// The word in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Checks => "checks",
            Self::NothingCounted => "nothing-counted",
            Self::OfGroups(_) => "of-groups",
            Self::NoRow(_) => "no-row",
        }
    }
}

/// What a figure is taken from: a row, or all rows of a file.
#[derive(Debug)]
pub(super) struct Place {
    file: String,
    column: Option<String>,
    held: Held,
}

impl Place {
    /// The place of a row of actual values.
    pub(super) fn of_value(indicator: &IndicatorId, row: &TracedRow) -> Self {
        let key = || {
            let parts = [Some(indicator.to_string()), row.unit.clone(), row.project.clone()];
            parts.into_iter().flatten().chain([row.period.clone()]).collect::<Vec<_>>().join(", ")
        };
        let key = if row.file.ends_with(OF_QUERY) { key() } else { String::new() };
        Self { file: row.file.clone(), column: None, held: Held::Rows([(row.row, key)].into()) }
    }

    /// All rows of a file; none where it has none.
    pub(super) fn of_file(record: &SourceRecord) -> Option<Self> {
        let held = Held::All(record.extent, record.rows);
        let place = Self { file: record.path.clone(), column: None, held };
        (record.extent != Extent::Empty).then_some(place)
    }
}

/// A column of rows.
pub(super) fn taken<'r, T: Keyed + 'r>(
    rows: impl Iterator<Item = &'r Placed<T>>,
    column: &str,
) -> Vec<Place> {
    let place = |row: &Placed<T>| {
        let key = if row.file().ends_with(OF_QUERY) { row.row.key() } else { String::new() };
        Place {
            file: row.file().to_owned(),
            column: Some(row.column(column).to_owned()),
            held: Held::Rows([(row.number(), key)].into()),
        }
    };
    rows.map(place).collect()
}

/// What a row of a table is about, to find it in the result of a query.
pub(super) trait Keyed {
    /// What tells it from other rows.
    fn key(&self) -> String;
}

/// The key of a row of an indicator, of a unit or of the whole.
fn joined(first: &impl ToString, unit: Option<&UnitCode>, period: Option<Period>) -> String {
    let unit = unit.map(ToString::to_string);
    let parts = [Some(first.to_string()), unit, period.map(|period| period.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

impl Keyed for Target {
    fn key(&self) -> String {
        joined(&self.indicator, self.unit.as_ref(), Some(self.period))
    }
}

impl Keyed for Baseline {
    fn key(&self) -> String {
        joined(&self.indicator, self.unit.as_ref(), self.period)
    }
}

impl Keyed for Step {
    fn key(&self) -> String {
        joined(&self.indicator, self.unit.as_ref(), None)
    }
}

impl Keyed for ResourceLine {
    fn key(&self) -> String {
        joined(&self.area, None, Some(self.period))
    }
}

impl Keyed for Reallocation {
    fn key(&self) -> String {
        let from = self.from.as_ref().map(ToString::to_string).unwrap_or_default();
        joined(&from, None, Some(self.period))
    }
}

impl Keyed for SdgLink {
    fn key(&self) -> String {
        joined(&self.indicator, None, None)
    }
}

impl Keyed for Published {
    fn key(&self) -> String {
        self.figure.clone()
    }
}

impl Keyed for Recommendation {
    fn key(&self) -> String {
        self.id.clone()
    }
}

impl Keyed for AssumptionState {
    fn key(&self) -> String {
        AssumptionState::key(*self).to_owned()
    }
}

impl Keyed for AreaId {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Keyed for IndicatorId {
    fn key(&self) -> String {
        self.to_string()
    }
}

impl Keyed for ResultId {
    fn key(&self) -> String {
        self.to_string()
    }
}

/// Rows as ranges, each with its first and its last row.
fn ranges(rows: impl IntoIterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    ranges
}

/// Rows by file and column, as they are collected.
type Collected = BTreeMap<(String, Option<String>), Held>;

impl Tracer<'_> {
    /// The rows that a figure rests on, with those of the figures that it is made of.
    pub(super) fn grounds(self, fact: &Fact, exact: &Exact) -> Grounds {
        let mut collected = Collected::new();
        self.collect(fact, &mut collected, &mut BTreeSet::new());
        if collected.is_empty() {
            return Grounds::None(self.lack(fact, exact));
        }
        let source = |((file, column), held): ((String, Option<String>), Held)| {
            let is_read = self.sources.iter().any(|record| record.holds(&file));
            Source { made_from: if is_read { Vec::new() } else { self.made_from(&file) }, file, column, held }
        };
        Grounds::Rows(collected.into_iter().map(source).collect())
    }

    fn collect(self, fact: &Fact, collected: &mut Collected, seen: &mut BTreeSet<Fact>) {
        if !seen.insert(fact.clone()) {
            return;
        }
        for Place { file, column, held } in self.own(fact) {
            let entry = collected.entry((file, column));
            entry.or_insert_with(|| Held::Rows(BTreeMap::new())).take(held);
        }
        for part in self.parts(fact) {
            self.collect(&part, collected, seen);
        }
    }

    /// Why a figure rests on no row.
    fn lack(self, fact: &Fact, exact: &Exact) -> Lack {
        match fact.figure {
            K::Floor | K::Cap | K::MinCoverage | K::ReallocationLimit => Lack::Setting,
            K::Rating if fact.subject == Subject::Report && fact.period.is_none() => Lack::Setting,
            K::Findings => Lack::Checks,
            K::Rows if let Some((record, RowsOf::Groups)) = self.rows_of_file(fact) => {
                Lack::OfGroups(record.path.clone())
            }
            K::Count | K::MetCount | K::SecondaryCount | K::ResultCount | K::Rows | K::Restatement
                if *exact == Exact::Number(Decimal::ZERO) =>
            {
                Lack::NothingCounted
            }
            _ => Lack::NoRow(self.files_of(table_of(fact))),
        }
    }

    /// The files that a table is made from.
    fn files_of(self, table: TableName) -> Vec<String> {
        let settings = self.manifest.tables.get(&table).map(|settings| &settings.origin);
        let name = match settings {
            Some(TableOrigin::Columns { source, .. }) => source.as_str(),
            Some(TableOrigin::Sql { query }) => return self.files_in(query),
            None => table.key(),
        };
        let named = self.sources.iter().filter(|record| record.name == name);
        named.map(|record| record.path.clone()).collect()
    }

    /// The files that a table made by SQL reads; none where it is a file.
    fn made_from(self, shown: &str) -> Vec<String> {
        let settings = self.manifest.tables.iter().find(|(name, _)| shown == shown_of_query(**name));
        match settings.map(|(_, settings)| &settings.origin) {
            Some(TableOrigin::Sql { query }) => self.files_in(query),
            Some(TableOrigin::Columns { .. }) | None => Vec::new(),
        }
    }

    fn files_in(self, query: &str) -> Vec<String> {
        let is_name = |word: &&str| !word.is_empty();
        let words: BTreeSet<&str> =
            query.split(|c: char| !c.is_alphanumeric() && c != '_').filter(is_name).collect();
        let named = self.sources.iter().filter(|record| words.contains(record.name.as_str()));
        named.map(|record| record.path.clone()).collect()
    }
}

/// The table that would have a row for a figure.
fn table_of(fact: &Fact) -> TableName {
    match (&fact.subject, fact.figure) {
        (_, K::Restatement) => TableName::Published,
        (Subject::Indicator(_), K::Baseline | K::Start) => TableName::Baselines,
        (Subject::Indicator(_), K::Target) => TableName::Targets,
        (Subject::Indicator(_) | Subject::Part { .. }, _) => TableName::Actuals,
        (Subject::Resources { .. }, _) => TableName::Resources,
        _ => TableName::Indicators,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_a_range() {
        assert_eq!(ranges([2, 3, 4, 12, 14, 15]), [(2, 4), (12, 12), (14, 15)]);
        assert_eq!(ranges([]), []);
    }
}
