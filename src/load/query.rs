//! Keeps the numbers of rows through a query, where each of its rows is one row of a source.
//!
//! The query is planned once more over empty stand-ins of the sources. Where nothing in the
//! plan puts rows together or repeats them, the column that numbers the rows is added to each
//! choice of columns, and the source takes the place of its stand-in. The rest of the plan is
//! that of the query, so that what it selects cannot change.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, DslPlan, Expr, IntoLazy, LazyFrame, PlSmallStr, col};
use polars::sql::{SQLContext, extract_table_identifiers};

use super::source::{OpenSource, ROW};
use crate::manifest::{Manifest, TableName, TableOrigin, TableSettings};

/// How a table is called whose rows are those of the result of a query.
pub(super) fn shown_of_query(name: TableName) -> String {
    format!("{} (SQL)", name.key())
}

/// The function by which a query would read a file that is no source, if it has one.
pub(super) fn file_function(query: &str) -> Option<&'static str> {
    let query = query.to_lowercase();
    ["read_csv", "read_parquet", "read_ipc", "read_json", "read_ndjson"]
        .into_iter()
        .find(|function| query.split(function).skip(1).any(|rest| rest.trim_start().starts_with('(')))
}

/// A query that makes a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryRecord {
    /// The table.
    pub table: TableName,
    /// How its rows are traced where they are those of the result, and stand in no file.
    pub shown: String,
    /// The sources that it reads, by their names.
    pub sources: Vec<String>,
    /// The files of these, as their rows are traced.
    pub files: Vec<String>,
}

/// The queries of a project.
pub(super) fn records(manifest: &Manifest, sources: &[OpenSource]) -> Vec<QueryRecord> {
    let record = |(table, settings): (&TableName, &TableSettings)| {
        let TableOrigin::Sql { query } = &settings.origin else { return None };
        // A query that cannot be parsed has a finding of its own.
        let named = extract_table_identifiers(query, false, true).unwrap_or_default();
        let read = || sources.iter().filter(|source| named.contains(&source.name));
        let files = read().flat_map(|source| &source.records).map(|record| record.shown.clone());
        Some(QueryRecord {
            table: *table,
            shown: shown_of_query(*table),
            sources: read().map(|source| source.name.clone()).collect(),
            files: files.collect(),
        })
    };
    manifest.tables.iter().filter_map(record).collect()
}

/// A query that keeps the rows of a source apart.
pub(super) struct Kept {
    /// The query with the numbers of the rows.
    pub(super) frame: LazyFrame,
    /// The columns that are taken as they are, with their names in the source.
    pub(super) names: BTreeMap<String, String>,
}

/// A query with the numbers of its rows; none where it groups, joins or repeats rows.
pub(super) fn kept(query: &str, sources: &[OpenSource]) -> Option<Kept> {
    // A query within the query could read rows that are none of the result.
    let named = extract_table_identifiers(query, false, false).ok()?;
    let [named] = named.as_slice() else { return None };
    let source = sources.iter().find(|source| source.name == *named)?;
    let schema = source.frame.clone().collect_schema().ok()?;
    let columns = schema.iter_names().filter(|name| *name != ROW).map(ToString::to_string);
    let names = columns.map(|name| (name.clone(), name)).collect();
    let stand_in = DataFrame::empty_with_schema(&schema).lazy();
    let mut context = SQLContext::new();
    context.register(named, stand_in.clone());
    let planned = context.execute(query).ok()?;
    let base = Base { stand_in: &stand_in.logical_plan, source: &source.frame.logical_plan, names };
    let (plan, names) = base.under(&planned.logical_plan)?;
    Some(Kept { frame: LazyFrame::from(plan), names })
}

/// The names that columns have in the source.
type Names = BTreeMap<String, String>;

/// A source and what stands for it in a plan.
struct Base<'a> {
    stand_in: &'a DslPlan,
    source: &'a DslPlan,
    names: Names,
}

impl Base<'_> {
    /// A plan over the source, with its rows numbered; none where rows do not stay what they are.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not known to keep rows does not keep them")]
    fn under(&self, plan: &DslPlan) -> Option<(DslPlan, Names)> {
        match plan {
            DslPlan::DataFrameScan { df, .. } => {
                let DslPlan::DataFrameScan { df: own, .. } = self.stand_in else { return None };
                Arc::ptr_eq(df, own).then(|| (self.source.clone(), self.names.clone()))
            }
            // A plan whose columns were looked up already.
            DslPlan::IR { dsl, .. } => self.under(dsl),
            DslPlan::Filter { input, predicate } => {
                let (input, names) = self.input(input)?;
                Some((DslPlan::Filter { input, predicate: predicate.clone() }, names))
            }
            DslPlan::Sort { input, by_column, slice, sort_options } => {
                let (input, names) = self.input(input)?;
                let (by_column, sort_options) = (by_column.clone(), sort_options.clone());
                Some((DslPlan::Sort { input, by_column, slice: *slice, sort_options }, names))
            }
            DslPlan::Slice { input, offset, len } => {
                let (input, names) = self.input(input)?;
                Some((DslPlan::Slice { input, offset: *offset, len: *len }, names))
            }
            DslPlan::HStack { input, exprs, options } => {
                let (input, mut names) = self.input(input)?;
                let taken = taken(exprs, &names);
                names.retain(|name, _| !exprs.iter().any(|expr| written(expr).is_none_or(|it| it == name)));
                names.extend(taken);
                Some((DslPlan::HStack { input, exprs: exprs.clone(), options: *options }, names))
            }
            DslPlan::Select { expr, input, options } => {
                // Only beside a column as it is there are as many rows as before.
                expr.iter().find_map(as_it_is)?;
                let (input, names) = self.input(input)?;
                let names = taken(expr, &names);
                let is_numbered = expr.iter().any(|expr| written(expr).is_some_and(|name| name == ROW));
                let number = (!is_numbered).then(|| col(ROW));
                let expr = expr.iter().cloned().chain(number).collect();
                Some((DslPlan::Select { expr, input, options: *options }, names))
            }
            _ => None,
        }
    }

    fn input(&self, plan: &DslPlan) -> Option<(Arc<DslPlan>, Names)> {
        self.under(plan).map(|(plan, names)| (Arc::new(plan), names))
    }
}

/// The columns that are taken as they are, by their new names.
fn taken(exprs: &[Expr], names: &Names) -> Names {
    let own = exprs.iter().filter_map(as_it_is);
    own.filter_map(|(name, of)| Some((name.to_string(), names.get(of.as_str())?.clone()))).collect()
}

/// The new and the old name of a column that an expression takes as it is.
fn as_it_is(expr: &Expr) -> Option<(&PlSmallStr, &PlSmallStr)> {
    let (new, inner) =
        if let Expr::Alias(inner, name) = expr { (Some(name), inner.as_ref()) } else { (None, expr) };
    let Expr::Column(old) = inner else { return None };
    Some((new.unwrap_or(old), old))
}

/// The name of what an expression makes, where it says so itself.
fn written(expr: &Expr) -> Option<&PlSmallStr> {
    if let Expr::Alias(_, name) | Expr::Column(name) = expr { Some(name) } else { None }
}
