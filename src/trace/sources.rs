//! The rows of data that a figure rests on, with the hashes of their files.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not named is looked for in the table of indicators"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::Tracer;
use super::file::Reason;
use super::keys::{self, Keyed};
use super::rows::RowsOf;
use crate::document::{Exact, Fact, FactKind as K, Subject};
use crate::load::{Alike, Extent, Placed, QueryRecord, SourceRecord, Traced};
use crate::manifest::{TableName, TableOrigin};
use crate::model::{Decimal, IndicatorId, Method};

/// Rows of a file, of which there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, or the table where its rows are those of the result of a query.
    pub file: String,
    /// The files that a query reads, where the rows are those of its result, which stand in no file.
    query: Option<Vec<String>>,
    /// The column that is taken.
    pub column: Option<String>,
    held: Held,
}

/// What of a file a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Held {
    /// These rows, those of the result of a query with what they are about.
    Rows(BTreeMap<usize, String>),
    /// Groups of rows that are alike, by their numbers.
    Alike(BTreeMap<usize, Group>),
    /// All of them.
    All(Whole),
}

/// Rows that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    /// What they are about.
    key: String,
    /// The same without their unit.
    of_all_units: String,
    rows: u64,
}

/// All rows of a file as a source of the project reads it, which may be one of several lists or parts, or of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole {
    /// The name of the source, or that of the result.
    source: String,
    /// Where they stand.
    extent: Extent,
    /// How many have data.
    count: u64,
}

impl Held {
    /// Whether another one says nothing beside this one.
    fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All(own), Self::All(other)) => own == other,
            (Self::All(own), Self::Rows(rows)) => match own.extent {
                Extent::Rows(first, last) => rows.keys().all(|row| (first..=last).contains(&(*row as u64))),
                Extent::Records => true,
                Extent::Empty => false,
            },
            (Self::All(_), Self::Alike(_)) => true,
            (Self::Rows(_) | Self::Alike(_), _) => false,
        }
    }
}

/// Adds what another figure rests on to what of a file others rest on.
fn put(all: &mut Vec<Held>, more: Held) {
    if all.iter().any(|own| own.covers(&more)) {
        return;
    }
    all.retain(|own| !more.covers(own));
    for own in all.iter_mut() {
        match (own, &more) {
            (Held::Rows(own), Held::Rows(rows)) => return own.extend(rows.clone()),
            (Held::Alike(own), Held::Alike(groups)) => return own.extend(groups.clone()),
            _ => {}
        }
    }
    all.push(more);
}

impl Source {
    /// The rows as ranges, as their reader numbers them; none where the format has no rows.
    pub fn ranges(&self) -> Vec<(usize, usize)> {
        let number = |row: u64| usize::try_from(row).unwrap_or(usize::MAX);
        match &self.held {
            Held::Rows(rows) => ranges(rows.keys().copied()),
            Held::All(Whole { extent: Extent::Rows(first, last), .. }) => {
                vec![(number(*first), number(*last))]
            }
            Held::Alike(_) | Held::All(Whole { extent: Extent::Records | Extent::Empty, .. }) => Vec::new(),
        }
    }

    /// How many rows they are, without those of a whole file that are empty.
    pub fn count(&self) -> u64 {
        match &self.held {
            Held::Rows(rows) => rows.len() as u64,
            Held::Alike(groups) => groups.values().map(|group| group.rows).sum(),
            Held::All(whole) => whole.count,
        }
    }

    /// The files that the query reads of whose result the rows are.
    pub fn made_from(&self) -> &[String] {
        self.query.as_deref().unwrap_or_default()
    }

    /// What the rows of the result of a query are about, row by row; empty for all rows, and for those of a file.
    pub fn keys(&self) -> Vec<String> {
        match &self.held {
            Held::Rows(rows) if self.query.is_some() => keys::numbered(rows.values()),
            Held::Rows(_) | Held::Alike(_) | Held::All(_) => Vec::new(),
        }
    }

    /// What the rows are about that are traced in groups, with how many there are of each; none otherwise.
    pub fn alike(&self) -> Option<Vec<(&str, u64)>> {
        let Held::Alike(groups) = &self.held else { return None };
        let mut alike: Vec<(&str, u64)> = Vec::new();
        for Group { key, rows, .. } in groups.values() {
            match alike.last_mut() {
                // Groups of one unit and period follow each other.
                Some((known, count)) if known == key => *count += rows,
                _ => alike.push((key, *rows)),
            }
        }
        Some(alike)
    }

    /// The same without units, for readers to whom these would be too many.
    pub fn alike_in_all_units(&self) -> BTreeMap<&str, u64> {
        let mut alike = BTreeMap::new();
        if let Held::Alike(groups) = &self.held {
            for Group { of_all_units, rows, .. } in groups.values() {
                *alike.entry(of_all_units.as_str()).or_default() += rows;
            }
        }
        alike
    }

    /// Whether another one has rows of the same file and column.
    fn is_beside(&self, other: &Self) -> bool {
        self.file == other.file && self.column == other.column
    }

    /// Other rows of the same file and column.
    fn with(&self, held: Held) -> Self {
        let Self { file, query, column, .. } = self;
        Self { file: file.clone(), query: query.clone(), column: column.clone(), held }
    }
}

/// Adds rows to those of the same files and columns.
pub(super) fn merge(sources: &mut Vec<Source>, more: &[Source]) {
    for source in more {
        let place = sources.iter().position(|own| own.is_beside(source)).unwrap_or(sources.len());
        let beside = sources.extract_if(.., |own| own.is_beside(source));
        let mut held: Vec<Held> = beside.map(|own| own.held).collect();
        put(&mut held, source.held.clone());
        sources.splice(place..place, held.into_iter().map(|held| source.with(held)));
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
    /// These files, or the query that reads none, have no row for it.
    NoRow(Vec<String>),
    /// The project has no such table.
    NoTable(TableName),
}

impl Lack {
    /// The reason alone, and where a row was looked for or what says what is counted.
    pub(super) fn told(&self) -> (Reason, Vec<String>) {
        match self {
            Self::Setting => (Reason::Setting, Vec::new()),
            Self::Checks => (Reason::Checks, Vec::new()),
            Self::NothingCounted => (Reason::NothingCounted, Vec::new()),
            Self::OfGroups(file) => (Reason::OfGroups, vec![file.clone()]),
            Self::NoRow(files) => (Reason::NoRow, files.clone()),
            Self::NoTable(table) => (Reason::NoTable, vec![table.key().to_owned()]),
        }
    }
}

/// What a figure is taken from: a row, or all rows of a file or of the result of a query.
#[derive(Debug)]
pub(super) struct Place {
    file: String,
    column: Option<String>,
    held: Held,
}

impl Place {
    /// All rows of a file; none where it has none.
    pub(super) fn of_file(record: &SourceRecord) -> Option<Self> {
        let SourceRecord { name, shown, extent, rows, .. } = record;
        let held = Held::All(Whole { source: name.clone(), extent: *extent, count: *rows });
        let place = Self { file: shown.clone(), column: None, held };
        (*extent != Extent::Empty).then_some(place)
    }

    /// All rows of the result of a query; none where it has none.
    pub(super) fn of_result(query: &QueryRecord, count: u64) -> Option<Self> {
        // The first row of a result is numbered as if a header stood above it.
        let extent = Extent::Rows(2, count.saturating_add(1));
        let held = Held::All(Whole { source: query.shown.clone(), extent, count });
        (count > 0).then(|| Self { file: query.shown.clone(), column: None, held })
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
type Collected = BTreeMap<(String, Option<String>), Vec<Held>>;

impl Tracer<'_> {
    /// The query of whose result the rows are that are traced so; none where they are those of a file.
    fn query(&self, shown: &str) -> Option<&QueryRecord> {
        self.origins.queries.iter().find(|query| query.shown == shown)
    }

    /// A row, with what it is about where it is one of the result of a query.
    fn place(self, (file, row): (&str, usize), column: Option<&str>, key: impl FnOnce() -> String) -> Place {
        let key = if self.query(file).is_some() { key() } else { String::new() };
        let column = column.map(ToOwned::to_owned);
        Place { file: file.to_owned(), column, held: Held::Rows([(row, key)].into()) }
    }

    /// The place of a row of actual values.
    pub(super) fn row_of(self, indicator: &IndicatorId, row: &Traced) -> Option<Place> {
        match row {
            Traced::Row(row) => {
                Some(self.place((&row.file, row.row?), None, || keys::of_value(indicator, row)))
            }
            Traced::Alike(group) => {
                let key = keys::of_alike(indicator, group);
                let of_all_units = keys::of_alike(indicator, &Alike { unit: None, ..group.clone() });
                let held =
                    Held::Alike([(group.number, Group { key, of_all_units, rows: group.rows })].into());
                Some(Place { file: group.file.clone(), column: None, held })
            }
        }
    }

    /// A column of rows.
    pub(super) fn taken<'r, T: Keyed + 'r>(
        self,
        rows: impl IntoIterator<Item = &'r Placed<T>>,
        column: &str,
    ) -> Vec<Place> {
        let place = |row: &Placed<T>| {
            self.place((row.file(), row.number()), Some(row.column(column)), || row.row.key())
        };
        rows.into_iter().map(place).collect()
    }

    /// The rows that a figure rests on, with those of the figures that it is made of.
    pub(super) fn grounds(self, fact: &Fact, exact: &Exact) -> Grounds {
        let mut collected = Collected::new();
        self.collect(fact, &mut collected, &mut BTreeSet::new());
        if collected.is_empty() {
            return Grounds::None(self.lack(fact, exact));
        }
        let mut sources = Vec::new();
        for ((file, column), all) in collected {
            let query = self.query(&file).map(|query| query.files.clone());
            let source =
                |held| Source { file: file.clone(), query: query.clone(), column: column.clone(), held };
            sources.extend(all.into_iter().map(source));
        }
        Grounds::Rows(sources)
    }

    fn collect(self, fact: &Fact, collected: &mut Collected, seen: &mut BTreeSet<Fact>) {
        if !seen.insert(fact.clone()) {
            return;
        }
        for Place { file, column, held } in self.own(fact) {
            put(collected.entry((file, column)).or_default(), held);
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
                Lack::OfGroups(record.shown.clone())
            }
            K::Count | K::MetCount | K::SecondaryCount | K::ResultCount | K::Rows | K::Restatement
                if *exact == Exact::Number(Decimal::ZERO) =>
            {
                Lack::NothingCounted
            }
            _ => self.searched(table_of(fact, self.is_by_steps(fact))),
        }
    }

    /// Whether the values of the indicator of a figure are weights of steps.
    fn is_by_steps(self, fact: &Fact) -> bool {
        let Subject::Indicator(id) = &fact.subject else { return false };
        let result = self.quoter.assessment.indicator(id);
        result.is_some_and(|result| result.indicator.method == Some(Method::Milestone))
    }

    /// Where the row of a figure was looked for: the files of its table, which the project may not have.
    fn searched(self, table: TableName) -> Lack {
        let query = self.origins.queries.iter().find(|query| query.table == table);
        let named = match self.manifest.tables.get(&table).map(|settings| &settings.origin) {
            Some(TableOrigin::Columns { source, .. }) => source.as_str(),
            Some(TableOrigin::Sql { .. }) | None => table.key(),
        };
        let of_table = || self.sources.iter().filter(|record| record.name == named);
        let files = match query {
            // Where no file is read, the query itself is all that there is.
            Some(query) if query.files.is_empty() => vec![query.shown.clone()],
            Some(query) => query.files.clone(),
            None => of_table().map(|record| record.shown.clone()).collect(),
        };
        if files.is_empty() { Lack::NoTable(table) } else { Lack::NoRow(files) }
    }
}

/// The table that would have a row for a figure.
///
/// `by_steps` says that values are weights of steps.
fn table_of(fact: &Fact, by_steps: bool) -> TableName {
    match (&fact.subject, fact.figure) {
        (_, K::Restatement) => TableName::Published,
        (Subject::Indicator(_), K::Lag | K::Cost | K::CostShare) => TableName::Indicators,
        (Subject::Indicator(_), K::Weight) => TableName::Steps,
        (Subject::Indicator(_), _) if by_steps => TableName::Steps,
        (Subject::Indicator(_), K::Baseline | K::Start) => TableName::Baselines,
        (Subject::Indicator(_), K::Target | K::OriginalTarget | K::Due) => TableName::Targets,
        (Subject::Area(_), K::Weight | K::MinCoverage) => TableName::Areas,
        (Subject::Result(_), _) | (Subject::Report, K::ResultCount) => TableName::Results,
        (Subject::Goal { .. }, _) => TableName::Sdg,
        (Subject::Actors { .. } | Subject::Measurement, _) => TableName::Indicators,
        (Subject::Assumptions(_), _) => TableName::Assumptions,
        (Subject::Recommendations(_), _) => TableName::Recommendations,
        (Subject::Reallocation(_), _) | (Subject::Resources { .. }, K::ShareGiven) => {
            TableName::Reallocations
        }
        (Subject::Resources { .. }, _) => TableName::Resources,
        // What is rolled up rests on values in the end.
        (Subject::Indicator(_) | Subject::Part { .. } | Subject::Area(_) | Subject::Report, _) => {
            TableName::Actuals
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AreaId, AssumptionState};

    #[test]
    fn every_figure_is_looked_for_in_the_table_that_would_have_it() {
        let area = || Subject::Area(AreaId::new("2"));
        let indicator = || Subject::Indicator(IndicatorId::new("1.1"));
        for (subject, figure, table) in [
            (area(), K::Weight, TableName::Areas),
            (area(), K::Achievement, TableName::Actuals),
            (Subject::Report, K::ResultCount, TableName::Results),
            (Subject::Report, K::Achievement, TableName::Actuals),
            (Subject::Goal { goal: Some(9), area: None }, K::Count, TableName::Sdg),
            (Subject::Assumptions(AssumptionState::Broken), K::Count, TableName::Assumptions),
            (Subject::Reallocation(1), K::Amount, TableName::Reallocations),
            (Subject::Measurement, K::Cost, TableName::Indicators),
            (indicator(), K::Lag, TableName::Indicators),
            (indicator(), K::Due, TableName::Targets),
            (indicator(), K::Start, TableName::Baselines),
            (indicator(), K::Actual, TableName::Actuals),
        ] {
            let fact = Fact::new(subject, figure, None);
            assert_eq!(table_of(&fact, false), table, "{fact}");
        }
        let by_steps = |figure| table_of(&Fact::new(indicator(), figure, None), true);
        assert_eq!(
            [K::Actual, K::Target, K::Lag].map(by_steps),
            [TableName::Steps, TableName::Steps, TableName::Indicators]
        );
    }

    fn source(held: Held) -> Source {
        Source { file: "a.json".to_owned(), query: None, column: None, held }
    }

    fn all(source: &str, extent: Extent, count: u64) -> Held {
        Held::All(Whole { source: source.to_owned(), extent, count })
    }

    fn rows(rows: impl IntoIterator<Item = usize>) -> Held {
        Held::Rows(rows.into_iter().map(|row| (row, String::new())).collect())
    }

    /// Two lists of a file, each numbered from its first record, and rows within them and beyond.
    #[test]
    fn nothing_is_lost_where_several_sources_read_a_file() {
        let (areas, values) = (all("areas", Extent::Rows(1, 3), 3), all("actuals", Extent::Rows(1, 5), 4));
        let mut sources = vec![source(rows([2, 9]))];
        let more = [areas.clone(), values.clone(), areas.clone(), rows([3]), rows([11])];
        merge(&mut sources, &more.map(source));
        let merged: Vec<_> = sources.iter().map(|source| (source.ranges(), source.count())).collect();
        assert_eq!(merged, [(vec![(2, 2), (9, 9), (11, 11)], 3), (vec![(1, 3)], 3), (vec![(1, 5)], 4)]);
        let mut sources = vec![source(rows([2, 3]))];
        merge(&mut sources, &[source(values.clone()), source(rows([1]))]);
        assert_eq!(sources, [source(values)]);
    }

    #[test]
    fn parts_of_activities_are_counted_each_by_itself() {
        let parts = [all("targets", Extent::Records, 7), all("actuals", Extent::Records, 2)];
        let mut sources = Vec::new();
        merge(&mut sources, &parts.map(source));
        assert_eq!(sources.iter().map(Source::count).collect::<Vec<_>>(), [7, 2]);
    }

    #[test]
    fn rows_that_follow_each_other_are_a_range() {
        assert_eq!(ranges([2, 3, 4, 12, 14, 15]), [(2, 4), (12, 12), (14, 15)]);
        assert_eq!(ranges([]), []);
    }
}
