//! Makes the tables of a report from sources: by naming columns, by SQL, or by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, DataType, Expr, LazyFrame, PolarsError, col, lit};
use polars::sql::{SQLContext, extract_table_identifiers};

use super::Scaled;
use super::actuals::{DIMENSION, MOST_DIMENSIONS};
use super::cell::TextTable;
use super::columns::{HOLD_VALUES, Need, TELL_APART, belongs, columns_of};
use super::database::Remote;
use super::query::{self, file_function, shown_of_query};
use super::source::{FileRow, Files, OpenSource, ROW, RowFile, Sources, caught, first_line, numbered};
use crate::diag::{Code, Finding, Findings, Level, Place, Reported, nearest};
use crate::manifest::{Manifest, SourceColumn, TableName, TableOrigin, TableSettings, quoted};
use crate::model::{NumberForm, PeriodForms};

/// A table that has not been read yet: all its columns are text.
#[derive(Clone)]
pub(super) struct LazyTable {
    /// Its rows.
    pub(super) frame: LazyFrame,
    /// The names of its columns.
    pub(super) columns: Vec<String>,
    /// How many rows it has; none where a query makes them.
    pub(super) rows: Option<u64>,
    /// How many rows may be held in memory at once.
    pub(super) held: u64,
    /// Where its rows are, if they stay in a database and none of them is here.
    pub(super) remote: Option<Arc<Remote>>,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// Where the table as a whole is, and the number of the row that names its columns.
    place: Place,
    header: usize,
    /// Where the project gives a column its name; elsewhere it is named in the header.
    named: BTreeMap<String, Place>,
}

/// Where a table comes from, to name the place of a row.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The file, or the table where it is made by SQL.
    pub(super) shown: String,
    /// The files that the numbers of its rows refer to; none where they are those of the result of a query.
    pub(super) files: Option<Arc<Files>>,
    /// The name that each column of the table has in its source, where it is one of it.
    pub(super) names: BTreeMap<String, String>,
    /// Whether a query makes it, which may take a column from any others.
    pub(super) by_query: bool,
    /// How its numbers are written.
    pub(super) numbers: NumberForm,
    /// How its periods are written.
    pub(super) periods: PeriodForms,
}

impl Origin {
    /// The place of a cell, with its line drawn where the file is known.
    ///
    /// Where the table has no such column, it is the place of the row.
    pub(super) fn place(&self, row: usize, field: &str) -> Place {
        if row == UNNUMBERED {
            return Place::file(self.shown.clone());
        }
        let named = self.names.get(field).map(String::as_str);
        let Some(files) = &self.files else {
            return Place::cell(self.shown.clone(), Self::number(row), field);
        };
        files.place(row, named).unwrap_or_else(|| Place::file(self.shown.clone()))
    }

    /// The file of a row, or the table where it is made by SQL.
    pub(super) fn file(&self, row: usize) -> &str {
        self.of_files(row).map_or(&self.shown, |file| &file.shown)
    }

    /// The name that a column of the table has in the file of a row.
    pub(super) fn column<'c>(&'c self, row: usize, column: &'c str) -> &'c str {
        let named = self.names.get(column).map_or(column, String::as_str);
        self.of_files(row).and_then(|file| file.column(row, named)).unwrap_or(named)
    }

    /// By what the project multiplied the numbers of a row, by column of the file.
    ///
    /// Of a table made by SQL these are all columns, because it may have taken any of them.
    pub(super) fn scaled(&self, row: usize, columns: &[&str]) -> Vec<Scaled> {
        let taken = |column: &str| {
            self.by_query
                || columns.iter().any(|taken| self.names.get(*taken).is_some_and(|name| name == column))
        };
        let scaled = self.of_files(row).into_iter().flat_map(|file| &file.reshaped.scaled);
        scaled.filter(|scaled| taken(&scaled.column)).cloned().collect()
    }

    /// The number of a row in its file; none where rows are told apart by what they are about.
    pub(super) fn numbered(&self, row: usize) -> Option<usize> {
        let is_named = self.of_files(row).is_some_and(|file| file.keys.is_some());
        (!is_named).then(|| Self::number(row))
    }

    fn of_files(&self, row: usize) -> Option<&RowFile> {
        self.files.as_ref().filter(|_| row != UNNUMBERED)?.file(row)
    }

    /// The number of a row in its file; the header is row 1.
    pub(super) fn number(row: usize) -> usize {
        FileRow::of(row).row
    }
}

/// The tables of a project.
pub(super) struct Tables<'a> {
    manifest: &'a Manifest,
    sources: &'a Sources,
}

impl<'a> Tables<'a> {
    /// The tables that a project makes from its sources.
    pub(super) fn new(manifest: &'a Manifest, sources: &'a Sources) -> Self {
        Self { manifest, sources }
    }

    /// Reads a table that must be there.
    pub(super) fn read(&self, name: TableName, findings: &mut Findings) -> Result<TextTable, Reported> {
        let table = self.require(name, findings)?;
        collect(name, table, findings)
    }

    /// Reads a table if the project has it.
    pub(super) fn read_optional(
        &self,
        name: TableName,
        findings: &mut Findings,
    ) -> Result<Option<TextTable>, Reported> {
        let table = self.open(name, findings)?;
        table.map(|table| collect(name, table, findings)).transpose()
    }

    /// Opens a table that must be there.
    pub(super) fn require(&self, name: TableName, findings: &mut Findings) -> Result<LazyTable, Reported> {
        self.open(name, findings)?.ok_or_else(|| {
            let message = format!("the report needs a table `{}`", name.key());
            let help = format!(
                "name a source `{0}` under `[sources]`, or say under `[tables.{0}]` how to make it",
                name.key()
            );
            let place = Place::file(crate::manifest::FILE);
            findings.fatal(Finding::new(Code::TableMissing, place, message).help(help))
        })
    }

    /// Opens a table if the project has it.
    fn open(&self, name: TableName, findings: &mut Findings) -> Result<Option<LazyTable>, Reported> {
        let table = match self.manifest.tables.get(&name) {
            Some(settings) => match &settings.origin {
                TableOrigin::Columns { source, columns } => self
                    .source(source)
                    .map(|source| self.of_columns(source, columns, settings, findings))
                    .transpose()?,
                TableOrigin::Sql { query } => Some(self.by_query(name, query, settings, findings)?),
            },
            None => self.named(name).map(|source| self.by_name(source)),
        };
        let Some(table) = table else { return Ok(None) };
        check_columns(name, &table, findings)?;
        let origin = table.origin.clone();
        let table = one_form(name, table, findings)?;
        let table = with_plain_numbers(name, table);
        table.map(Some).map_err(|error| findings.fatal(read_finding(name, &origin, &error)))
    }

    fn source(&self, name: &str) -> Option<&'a OpenSource> {
        self.sources.all.iter().find(|source| source.name == name)
    }

    /// The source that is a table by its name alone.
    ///
    /// One that lacks a column of an optional table, and from which another
    /// table is made, only happens to be called like it.
    fn named(&self, name: TableName) -> Option<&'a OpenSource> {
        let source = self.source(name.key())?;
        let lacks = || !missing_columns(name, &source.columns).is_empty();
        let by_chance = name.is_optional() && lacks() && self.is_used(name.key());
        (!by_chance).then_some(source)
    }

    /// Whether a table is made from a source, by naming its columns or by SQL.
    fn is_used(&self, source: &str) -> bool {
        self.manifest.tables.values().any(|settings| match &settings.origin {
            TableOrigin::Columns { source: named, .. } => named == source,
            // A query that cannot be parsed has a finding of its own.
            TableOrigin::Sql { query } => extract_table_identifiers(query, false, true)
                .is_ok_and(|sources| sources.iter().any(|named| named == source)),
        })
    }

    fn by_query(
        &self,
        name: TableName,
        query: &str,
        settings: &TableSettings,
        findings: &mut Findings,
    ) -> Result<LazyTable, Reported> {
        if let Some(function) = file_function(query) {
            let message = format!("the query of `{}` reads a file by `{function}`", name.key());
            let help = "name the file under `[sources]` and query it by that name";
            let finding = Finding::new(Code::PathOutside, settings.place.clone(), message);
            return Err(findings.fatal(finding.help(help)));
        }
        let mut context = SQLContext::new();
        for source in &self.sources.all {
            context.register(&source.name, source.frame.clone());
        }
        let made = context.execute(query).and_then(|mut frame| {
            let schema = frame.collect_schema()?;
            Ok((frame, schema))
        });
        let (frame, schema) = made.map_err(|error| {
            // The engine lists the columns of a source with the one that numbers its rows.
            let reason = first_line(&error.to_string()).replace(&format!("\"{ROW}\", "), "");
            let message = format!("the query of `{}` cannot be run ({reason})", name.key());
            let known = self
                .sources
                .all
                .iter()
                .map(|source| format!("`{}` ({})", source.name, source.columns.join(", ")));
            let help = format!("the sources are {}", known.collect::<Vec<_>>().join("; "));
            findings.fatal(Finding::new(Code::SqlInvalid, settings.place.clone(), message).help(help))
        })?;
        let place = settings.place.clone();
        let columns: Vec<String> =
            schema.iter_names().map(ToString::to_string).filter(|name| name != ROW).collect();
        let kept = query::kept(query, &self.sources.all);
        let own_files = || Some(Arc::clone(&self.sources.files));
        // A query that keeps no rows apart has its own: those of its result.
        let (frame, files, names) = match (schema.contains(ROW), kept) {
            (true, kept) => (frame, own_files(), kept.map(|kept| kept.names).unwrap_or_default()),
            (false, Some(kept)) => (kept.frame, own_files(), kept.names),
            (false, None) => {
                (frame.with_row_index(ROW, Some(2)).with_column(numbered(0)), None, BTreeMap::new())
            }
        };
        let shown = shown_of_query(name);
        let (numbers, periods) = self.forms_of_query(name, query, settings, findings)?;
        let origin = Origin { shown, files, names, by_query: true, numbers, periods };
        let named = columns.iter().map(|column| (column.clone(), place.clone())).collect();
        let held = self.manifest.limits.held;
        Ok(LazyTable { frame, columns, rows: None, held, remote: None, origin, place, header: 1, named })
    }

    /// How the sources of a query write numbers and periods.
    ///
    /// Numbers are as the sources write them that say so, periods as all of them do, or else as the report does.
    fn forms_of_query(
        &self,
        name: TableName,
        query: &str,
        settings: &TableSettings,
        findings: &mut Findings,
    ) -> Result<(NumberForm, PeriodForms), Reported> {
        let named = extract_table_identifiers(query, false, true).unwrap_or_default();
        let used: Vec<&OpenSource> =
            self.sources.all.iter().filter(|source| named.contains(&source.name)).collect();
        let declared: Vec<&&OpenSource> =
            used.iter().filter(|source| source.numbers != NumberForm::default()).collect();
        let numbers = declared.first().map(|source| source.numbers.clone()).unwrap_or_default();
        if let Some(other) = declared.iter().find(|source| source.numbers != numbers) {
            let message = format!(
                "the query of `{}` reads `{}` and `{}`, which write numbers in different ways",
                name.key(),
                declared[0].name,
                other.name
            );
            let finding = Finding::new(Code::SqlInvalid, settings.place.clone(), message);
            let help = "let the query read sources that write numbers alike";
            return Err(findings.fatal(finding.help(help)));
        }
        let mut periods = used.iter().map(|source| source.periods);
        let first = periods.next().filter(|first| periods.all(|other| other == *first));
        Ok((numbers, first.unwrap_or(self.manifest.report.period_forms)))
    }

    fn by_name(&self, source: &OpenSource) -> LazyTable {
        let names = source.columns.iter().map(|column| (column.clone(), column.clone())).collect();
        let files = Some(Arc::clone(&self.sources.files));
        let (shown, numbers) = (source.shown().to_owned(), source.numbers.clone());
        let (by_query, periods) = (false, source.periods);
        let origin = Origin { shown, files, names, by_query, numbers, periods };
        let mut header = Place { row: None, ..origin.place(source.header(), "") };
        if let Some(excerpt) = &mut header.excerpt {
            excerpt.mark = 0..excerpt.text.len();
        }
        LazyTable {
            frame: source.frame.clone(),
            columns: source.columns.clone(),
            held: self.manifest.limits.held,
            remote: source.remote.clone(),
            rows: Some(source.rows),
            place: header,
            header: source.header(),
            named: BTreeMap::new(),
            origin,
        }
    }

    fn of_columns(
        &self,
        source: &OpenSource,
        columns: &BTreeMap<String, SourceColumn>,
        settings: &TableSettings,
        findings: &mut Findings,
    ) -> Result<LazyTable, Reported> {
        let mut table = self.by_name(source);
        if columns.is_empty() {
            return Ok(table);
        }
        let mut reported = None;
        for column in columns.values().filter(|column| !source.columns.contains(&column.name)) {
            let message = format!("`{}` has no column `{}`", source.shown(), column.name);
            let finding = Finding::new(Code::ColumnMissing, column.name_place.clone(), message);
            reported = Some(findings.fatal(with_columns(finding, &column.name, &source.columns)));
        }
        if let Some(reported) = reported {
            return Err(reported);
        }
        let selected = columns.iter().map(|(name, column)| col(column.name.as_str()).alias(name.as_str()));
        table.frame = table.frame.select(std::iter::once(col(ROW)).chain(selected).collect::<Vec<Expr>>());
        table.columns = columns.keys().cloned().collect();
        table.origin.names =
            columns.iter().map(|(name, column)| (name.clone(), column.name.clone())).collect();
        table.named = columns.iter().map(|(name, column)| (name.clone(), column.key_place.clone())).collect();
        table.place = settings.place.clone();
        Ok(table)
    }
}

/// The table, unless numbers of a type stand in it beside texts of another form: their text 1.234 might mean 1234.
fn one_form(name: TableName, mut table: LazyTable, findings: &mut Findings) -> Result<LazyTable, Reported> {
    if table.origin.numbers == NumberForm::default() {
        return Ok(table);
    }
    let schema = caught(|| table.frame.collect_schema());
    let schema = schema.map_err(|error| findings.fatal(read_finding(name, &table.origin, &error)))?;
    let is_number = |column: &str, dtype: &DataType| {
        let has_point = dtype.is_float() || dtype.is_decimal();
        let declared = columns_of(name).iter().any(|(declared, need)| belongs(column, declared, *need));
        has_point && declared && column != "period" && !stays_a_number(name, column)
    };
    match schema.iter().find(|(column, dtype)| is_number(column, dtype)) {
        None => Ok(table),
        Some((column, _)) => {
            let message = format!(
                "the column `{column}` has numbers of its own, which cannot be told from texts in another form"
            );
            let help =
                "remove `decimal`, `thousands` and the like from the source, or give it a column of texts";
            Err(findings.fatal(Finding::new(Code::InvalidValue, table.place.clone(), message).help(help)))
        }
    }
}

/// Whether a column of numbers is read as such, and not as text.
fn stays_a_number(table: TableName, column: &str) -> bool {
    table == TableName::Actuals && matches!(column, "value" | "numerator" | "denominator" | "weight")
}

/// The table with the shortest texts of its floating-point numbers: a code or a year is `7`, and not `7.0`.
///
/// The numbers of actual values stay what they are, because they are read as numbers.
pub(super) fn with_plain_numbers(name: TableName, mut table: LazyTable) -> Result<LazyTable, PolarsError> {
    let schema = caught(|| table.frame.collect_schema())?;
    let floats = schema.iter().filter(|(column, dtype)| dtype.is_float() && !stays_a_number(name, column));
    let texts = floats.map(|(name, _)| {
        let text = col(name.as_str()).cast(DataType::String);
        text.str().replace(lit(r"\.0$"), lit(""), false).alias(name.as_str())
    });
    let texts: Vec<Expr> = texts.collect();
    if !texts.is_empty() {
        table.frame = table.frame.with_columns(texts);
    }
    Ok(table)
}

fn collect(name: TableName, table: LazyTable, findings: &mut Findings) -> Result<TextTable, Reported> {
    let (rows, columns) = caught(|| collect_text(table.frame, &table.columns))
        .map_err(|error| findings.fatal(read_finding(name, &table.origin, &error)))?;
    Ok(TextTable { rows, columns, origin: Arc::new(table.origin) })
}

/// The finding that a table cannot be read.
pub(super) fn read_finding(name: TableName, origin: &Origin, error: &PolarsError) -> Finding {
    let message = format!("cannot read the table `{}` ({})", name.key(), first_line(&error.to_string()));
    Finding::new(Code::SourceFormat, Place::file(&origin.shown), message)
}

/// Checks that a table has the columns it needs and no others.
fn check_columns(name: TableName, table: &LazyTable, findings: &mut Findings) -> Result<(), Reported> {
    let declared = columns_of(name);
    let mut reported = None;
    for column in missing_columns(name, &table.columns) {
        let message = format!("the table `{}` has no column `{column}`", name.key());
        let finding = Finding::new(Code::ColumnMissing, table.place.clone(), message);
        reported = Some(findings.fatal(with_columns(finding, column, &table.columns)));
    }
    let dimensions = table.columns.iter().filter(|column| column.starts_with(DIMENSION)).count();
    if name == TableName::Actuals && dimensions > MOST_DIMENSIONS {
        let message = format!(
            "the table `actuals` has {dimensions} columns `{DIMENSION}…`, more than {MOST_DIMENSIONS}"
        );
        let finding = Finding::new(Code::LimitExceeded, table.place.clone(), message);
        reported = Some(
            findings.fatal(finding.help("name under `[tables.actuals]` the columns that the report uses")),
        );
    }
    for column in &table.columns {
        let known = declared.iter().any(|(declared, need)| belongs(column, declared, *need));
        let period = matches!(column.as_str(), "period_start" | "period_end");
        let dimension = name == TableName::Actuals && column.starts_with(DIMENSION);
        if !known && !period && !dimension {
            let message = format!("the table `{}` has no use for the column `{column}`", name.key());
            let place = table.named.get(column).cloned();
            let place = place.unwrap_or_else(|| table.origin.place(table.header, column));
            let finding =
                Finding::new(Code::ColumnUnknown, Place { row: None, field: None, ..place }, message);
            let finding = finding.suggest(column, declared.iter().map(|(name, _)| *name));
            let fallback = format!("known here: {}", quoted(declared.iter().map(|(name, _)| *name)));
            let finding = if finding.help.is_some() { finding } else { finding.help(fallback) };
            let meant = nearest(column, declared.iter().map(|(name, _)| *name)).into_iter().next();
            let is_absent = |name: &&str| !table.columns.iter().any(|column| column == name);
            match meant.filter(is_absent) {
                // Without it rows of several units or periods look like repetitions of one.
                Some(name) if TELL_APART.contains(&name) => {
                    findings.report_cause(finding, &table.origin.shown, Code::DuplicateKey);
                }
                // What was reported would be printed as not reported.
                Some(name) if HOLD_VALUES.contains(&name) => {
                    findings.report(Finding { level: Level::Error, ..finding });
                }
                Some(_) | None => findings.report(finding),
            }
        }
    }
    reported.map_or(Ok(()), Err)
}

/// The columns that a table needs and that are not there.
fn missing_columns(name: TableName, columns: &[String]) -> Vec<&'static str> {
    let has = |column: &str, need| columns.iter().any(|name| belongs(name, column, need));
    let has_period = ["period_start", "period_end"].iter().all(|column| has(column, Need::Required));
    columns_of(name)
        .iter()
        .filter(|(_, need)| matches!(need, Need::Required | Need::RequiredText))
        .filter(|(column, need)| !(has(column, *need) || (*column == "period" && has_period)))
        .map(|(column, _)| *column)
        .collect()
}

/// Adds the nearest of the columns that are there, or else all of them.
pub(super) fn with_columns(finding: Finding, wanted: &str, columns: &[String]) -> Finding {
    let finding = finding.suggest(wanted, columns.iter().map(String::as_str));
    let fallback = format!("known here: {}", quoted(columns.iter().map(String::as_str)));
    if finding.help.is_some() { finding } else { finding.help(fallback) }
}

/// Row numbers, and the text of each column; empty and blank cells are none.
type Text = (Vec<usize>, BTreeMap<String, Vec<Option<String>>>);

fn collect_text(frame: LazyFrame, columns: &[String]) -> Result<Text, PolarsError> {
    let trimmed = columns.iter().map(|column| text(column));
    let frame = frame.select(std::iter::once(col(ROW)).chain(trimmed).collect::<Vec<Expr>>()).collect()?;
    let rows = row_numbers(&frame)?;
    let mut texts = BTreeMap::new();
    for column in columns {
        let cells = frame.column(column)?.str()?.iter();
        texts.insert(column.clone(), cells.map(|cell| cell.map(ToOwned::to_owned)).collect());
    }
    Ok((rows, texts))
}

/// What stands for the number of a row that a query gave none.
pub(super) const UNNUMBERED: usize = 0;
/// The row numbers of a frame, one for each row.
pub(super) fn row_numbers(frame: &DataFrame) -> Result<Vec<usize>, PolarsError> {
    let numbers = frame.column(ROW)?.cast(&DataType::UInt64)?;
    let number = |row: Option<u64>| row.and_then(|row| usize::try_from(row).ok()).unwrap_or(UNNUMBERED);
    Ok(numbers.u64()?.iter().map(number).collect())
}

/// A column as text without space around it; a blank cell is none.
pub(super) fn text(column: &str) -> Expr {
    let trimmed = col(column).cast(DataType::String).str().strip_chars(lit(polars::prelude::NULL));
    polars::prelude::when(trimmed.clone().eq(lit("")))
        .then(lit(polars::prelude::NULL))
        .otherwise(trimmed)
        .cast(DataType::String)
        .alias(column)
}
