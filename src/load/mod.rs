//! Reads the data of a project and aggregates the actual values.
//!
//! Input: a checked [`Manifest`]. Output: [`Loaded`], typed rows that each know
//! their place, and one [`Parts`] per indicator, period and unit. No frame and
//! no column name leaves this folder. Whether ids match and titles are complete
//! is for `check` to say; nothing is computed here that a method of achievement
//! would need to know.
//!
//! Invariant for the next stage: every row that was read is either used or
//! counted in [`RowCounts`] with a finding that says why it is not.

mod actuals;
mod cell;
mod chain;
mod columns;
mod crosswalk;
mod database;
mod framework;
mod origins;
mod plan;
mod query;
mod registers;
mod resources;
mod series;
mod source;
mod staying;
mod steps;
mod table;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::manifest::{Manifest, TableName};
use crate::model::{
    Area, Decimal, FrameworkChange, Grid, Indicator, IndicatorId, Localised, Period, Reallocation,
    ResourceLine, TargetValue, UnitCode, Value,
};

pub use actuals::{
    Actuals, Alike, Carried, Cell, Cells, Check, LevelGap, Lost, NoValue, Parts, Quotient, Rationales,
    RowCounts, RowQuery, States, Traced, TracedRow, TracedRows, UnitStates,
};
pub use chain::LoadedChain;
pub use database::{KeepError, Keeping};
pub use origins::Origins;
pub use query::QueryRecord;
pub use registers::Registers;
pub use source::hash;

use cell::Spot;
use database::Keeper;

/// A row with its place in the data.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// The row.
    pub row: T,
    spot: Spot,
}

impl<T> Placed<T> {
    /// The place of a cell of the row, with its line.
    pub fn cell(&self, column: &str) -> Place {
        self.spot.cell(column)
    }

    /// The file of the row, or the table where it is made by SQL.
    pub fn file(&self) -> &str {
        self.spot.file()
    }

    /// The name that a column of the table has in the file.
    pub fn column<'c>(&'c self, column: &'c str) -> &'c str {
        self.spot.column(column)
    }

    /// The number of the row: the header is row 1, as in a spreadsheet.
    pub fn number(&self) -> usize {
        self.spot.row()
    }
}

/// A data file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// The name that the project gives it.
    pub name: String,
    /// The path as the project writes it.
    pub path: String,
    /// The file as its rows are traced: its path, with the sheet of a workbook.
    pub shown: String,
    /// BLAKE3 hash of its bytes, in hexadecimal.
    pub blake3: String,
    /// Rows with data.
    pub rows: u64,
    /// Where they stand.
    pub extent: Extent,
    /// Rows that the condition of its source leaves out.
    pub left_out: u64,
    /// Targets or baselines of a place or group, for which their table has no column; they are not among the rows.
    pub of_groups: u64,
    /// The columns whose numbers the project multiplies, with their factors.
    pub scaled: Vec<Scaled>,
    /// Whether it is a table or query of a database, and no file.
    pub in_database: bool,
}

/// Where the rows of a file stand, by the numbers that its reader gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// It has none.
    Empty,
    /// From the first to the last; those between them that are empty are not counted.
    Rows(u64, u64),
    /// They have no numbers: its format has records within records, or they stay in a database.
    Records,
}

impl SourceRecord {
    /// Whether rows of a file as they are traced are those of this one, of which they may name a sheet.
    pub fn holds(&self, file: &str) -> bool {
        is_within(file, &self.path)
    }

    /// What tells its counts from those of the others: its path, and its name where several sources read the file.
    pub fn identity(&self, all: &[Self]) -> String {
        let is_shared = all.iter().filter(|other| other.path == self.path).count() > 1;
        if is_shared { format!("{}:{}", self.path, self.name) } else { self.path.clone() }
    }
}

/// Whether the name of a file, which may have that of a sheet behind it, is a path.
pub fn is_within(file: &str, path: &str) -> bool {
    file.strip_prefix(path).is_some_and(|sheet| sheet.is_empty() || sheet.starts_with('#'))
}

/// What the numbers of a column are multiplied by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scaled {
    /// The column.
    pub column: String,
    /// The factor.
    pub factor: Decimal,
}

/// A baseline.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit it belongs to; none at the corporate level.
    pub unit: Option<UnitCode>,
    /// When it was measured, if the data say so.
    pub period: Option<Period>,
    /// The value.
    pub value: Value,
}

/// A target, in one of its versions.
#[derive(Debug, Clone)]
pub struct Target {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit it belongs to; none at the corporate level.
    pub unit: Option<UnitCode>,
    /// The period it is set for.
    pub period: Period,
    /// The value or range.
    pub value: Value<TargetValue>,
    /// Whether it is a milestone on the way to a later target, and not a target of its period.
    pub milestone: bool,
    /// The version; a target without one is version 1.
    pub version: u32,
    /// From when it is in force.
    pub valid_from: Option<time::Date>,
    /// The document by which it was set.
    pub authority: Option<String>,
    /// Why it was revised.
    pub reason: Option<Localised>,
}

/// A step of an indicator whose achievement is the weight of the steps that are done.
#[derive(Debug, Clone)]
pub struct Step {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit it belongs to; none at the corporate level.
    pub unit: Option<UnitCode>,
    /// What is to be done.
    pub title: Localised,
    /// Its weight.
    pub weight: Decimal,
    /// When it is to be done.
    pub due: Option<time::Date>,
    /// When it was done.
    pub done_on: Option<time::Date>,
}

/// The name of a dimension of totals, or of a value of it.
#[derive(Debug, Clone)]
pub struct CategoryName {
    /// The dimension.
    pub dimension: String,
    /// The value; none where the dimension itself is named.
    pub value: Option<String>,
    /// The name.
    pub title: Localised,
}

/// The data of a project.
#[derive(Debug)]
pub struct Loaded {
    /// The grid of periods that the report compares.
    pub grid: Grid,
    /// The areas.
    pub areas: Vec<Placed<Area>>,
    /// The indicators.
    pub indicators: Vec<Placed<Indicator>>,
    /// How indicators of earlier frameworks go on in later ones.
    pub crosswalk: Vec<Placed<FrameworkChange>>,
    /// The names of the reporting units.
    pub units: BTreeMap<UnitCode, Placed<Localised>>,
    /// The names of the parts of totals.
    pub categories: Vec<Placed<CategoryName>>,
    /// The baselines.
    pub baselines: Vec<Placed<Baseline>>,
    /// The targets.
    pub targets: Vec<Placed<Target>>,
    /// The steps of indicators that count them.
    pub steps: Vec<Placed<Step>>,
    /// The resources.
    pub resources: Vec<Placed<ResourceLine>>,
    /// The currency of the resources.
    pub currency: Option<String>,
    /// The results chain.
    pub chain: LoadedChain,
    /// The moves of budgets between areas; none where the project has no such table.
    pub reallocations: Option<Vec<Placed<Reallocation>>>,
    /// Programmes, evidence, lessons and whatever else is kept as a list.
    pub registers: Registers,
    /// The actual values, aggregated.
    pub actuals: Actuals,
    /// The files that were read.
    pub sources: Vec<SourceRecord>,
    /// The queries that make tables of them.
    pub queries: Vec<QueryRecord>,
    /// What databases answered, where it is to be kept.
    pub kept: Vec<Keeping>,
}

/// Lists the rows of data behind each of some figures, as written, with what became of each.
///
/// Of a table that stays in its database no more is fetched than these rows and those that they are judged by.
///
/// # Errors
/// A source or table that cannot be used.
pub fn trace(
    manifest: &Manifest,
    queries: &[RowQuery<'_>],
    findings: &mut Findings,
) -> Result<Vec<Vec<TracedRow>>, Reported> {
    let sources = source::open(manifest, staying::source(manifest), findings);
    findings.check()?;
    let tables = table::Tables::new(manifest, &sources);
    let described = describe(&tables, manifest, findings)?;
    actuals::rows_of(
        &tables,
        &described.framework(manifest),
        Grid::of(manifest.report.period),
        queries,
        findings,
    )
}

/// Lists the rows of actual values behind the figures of all indicators.
///
/// `known` are the files as they were when the figures were computed: no rows are behind figures of another time.
///
/// # Errors
/// A source or table that cannot be used.
pub fn trace_all(
    manifest: &Manifest,
    known: &[SourceRecord],
    findings: &mut Findings,
) -> Result<TracedRows, Reported> {
    let sources = source::open(manifest, None, findings);
    findings.check()?;
    let stayed: BTreeSet<String> = manifest.reading.stayed();
    for record in sources.all.iter().flat_map(|source| &source.records) {
        let before = known.iter().find(|it| (&it.name, &it.shown) == (&record.name, &record.shown));
        // The hash of a table that stayed in its database is that of its answers.
        let before = before.filter(|before| !stayed.contains(&before.shown));
        if before.is_some_and(|before| before.blake3 != record.blake3) {
            let message = format!("`{}` was changed while the report was made", record.shown);
            let finding = Finding::new(Code::FileUnreadable, Place::file(record.shown.clone()), message);
            findings.report(finding.help("run the program again"));
        }
    }
    findings.check()?;
    let tables = table::Tables::new(manifest, &sources);
    let described = describe(&tables, manifest, findings)?;
    let grid = Grid::of(manifest.report.period);
    actuals::all_rows(&tables, &described.framework(manifest), grid, findings)
}

/// Reads all tables of a project.
///
/// `traced` asks for the rows behind the figures, too, where they stay in a database:
/// what they are is then of the same time as the figures.
///
/// # Errors
/// A source or table that cannot be used; every finding is reported.
pub fn load(manifest: &Manifest, traced: bool, findings: &mut Findings) -> Result<Loaded, Reported> {
    let mut attempt = Attempt::of(manifest, traced, findings);
    if attempt.is_cut {
        // What was read before may be of another time than what would be read now.
        attempt = Attempt::of(manifest, traced, findings);
    }
    findings.take_in(attempt.found);
    let kept = attempt.keeper.finish();
    attempt.loaded.map(|loaded| Loaded { kept, ..loaded })
}

/// One reading of all tables.
struct Attempt {
    loaded: Result<Loaded, Reported>,
    found: Findings,
    /// Has what databases answered.
    keeper: Keeper,
    /// Whether it failed because the connection to a database was cut.
    is_cut: bool,
}

impl Attempt {
    fn of(manifest: &Manifest, traced: bool, findings: &Findings) -> Self {
        let mut found = findings.apart();
        let keeper = Keeper::of(manifest.asking);
        let staying = staying::source(manifest);
        let mut sources = source::open_and_keep(manifest, staying, &keeper, &mut found);
        let loaded = found.check().and_then(|()| tables((manifest, traced), &mut sources, &mut found));
        let is_cut = loaded.is_err() && source::are_cut(&sources);
        Self { loaded, found, keeper, is_cut }
    }
}

/// Reads the tables that are made of sources.
fn tables(
    (manifest, traced): (&Manifest, bool),
    sources: &mut source::Sources,
    findings: &mut Findings,
) -> Result<Loaded, Reported> {
    let grid = Grid::of(manifest.report.period);
    let tables = table::Tables::new(manifest, sources);
    let described = describe(&tables, manifest, findings)?;
    let words = &described.words;
    let units = tables.read_optional(TableName::Units, findings)?;
    let codes = units.as_ref().map(|table| table.texts("code").into_iter().map(ToOwned::to_owned).collect());
    let units = units.map(|table| framework::units(&table, findings)).unwrap_or_default();
    let categories = tables.read_optional(TableName::Categories, findings)?;
    let categories = categories.map(|table| framework::categories(&table, findings)).unwrap_or_default();
    let baselines = tables.read_optional(TableName::Baselines, findings)?;
    let baselines = baselines.map(|table| series::baselines(&table, words, findings)).unwrap_or_default();
    let targets = tables.read_optional(TableName::Targets, findings)?;
    let targets = targets
        .map(|table| series::targets(&table, &described.indicators, words, grid, findings))
        .unwrap_or_default();
    let steps = tables.read_optional(TableName::Steps, findings)?;
    let steps = steps.map(|table| steps::steps(&table, findings)).unwrap_or_default();
    let resources = tables.read_optional(TableName::Resources, findings)?;
    let resources = resources.map(|table| resources::resources(&table, grid, findings)).unwrap_or_default();
    let reallocations = tables.read_optional(TableName::Reallocations, findings)?;
    let reallocations = reallocations.map(|table| resources::reallocations(&table, grid, findings));
    let chain = chain::chain(&tables, findings)?;
    let registers = registers::read(&tables, manifest, findings)?;
    let changes = tables.read_optional(TableName::Crosswalk, findings)?;
    let changes = changes.map(|table| crosswalk::crosswalk(&table, grid, findings)).unwrap_or_default();
    let framework = actuals::Framework { units: codes.as_ref(), ..described.framework(manifest) };
    let actuals = actuals::aggregate(&tables, &framework, (grid, traced), findings)?;
    findings.check()?;
    source::answered(sources, &manifest.reading);
    let Described { areas, indicators, .. } = described;
    Ok(Loaded {
        grid,
        areas,
        indicators,
        crosswalk: changes,
        units,
        categories,
        baselines,
        targets,
        steps,
        currency: resources.1,
        resources: resources.0,
        chain,
        reallocations,
        registers,
        actuals,
        queries: query::records(manifest, &sources.all),
        kept: Vec::new(),
        sources: sources.all.drain(..).flat_map(|source| source.records).collect(),
    })
}

impl Loaded {
    /// The rows behind the figures, where they stay in a database and were asked for.
    pub fn take_traced(&mut self) -> Option<TracedRows> {
        self.actuals.traced.take()
    }
}

/// The areas and indicators, and the words by which their values are given.
struct Described {
    areas: Vec<Placed<Area>>,
    indicators: Vec<Placed<Indicator>>,
    /// The ids in the table of indicators, also of rows that cannot be used.
    ids: BTreeSet<String>,
    words: words::IndicatorWords,
}

impl Described {
    /// What the rows of actual values refer to.
    fn framework<'a>(&'a self, manifest: &'a Manifest) -> actuals::Framework<'a> {
        actuals::Framework {
            indicators: &self.indicators,
            ids: self.ids.iter().map(String::as_str).collect(),
            units: None,
            words: &self.words,
            languages: &manifest.report.languages,
        }
    }
}

/// Reads the areas and indicators.
fn describe(
    tables: &table::Tables<'_>,
    manifest: &Manifest,
    findings: &mut Findings,
) -> Result<Described, Reported> {
    let areas = framework::areas(&tables.read(TableName::Areas, findings)?, findings);
    let ordinals = tables.read_optional(TableName::Ordinals, findings)?;
    let ordinals = ordinals.map(|table| words::ordinals(&table, findings)).unwrap_or_default();
    let vocabulary = words::Vocabulary { ordinals, scale: &manifest.method.scale };
    let table = tables.read(TableName::Indicators, findings)?;
    let mut indicators = framework::indicators(&table, &vocabulary, findings);
    crosswalk::within_areas(&mut indicators, &areas);
    let words = words::of_indicators(&indicators);
    let ids = table.texts("id").into_iter().map(ToOwned::to_owned).collect();
    Ok(Described { areas, indicators, ids, words })
}
