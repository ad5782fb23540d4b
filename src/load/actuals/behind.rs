//! The rows behind figures, read again when they are asked for.

use std::sync::Arc;

use super::super::source::caught;
use super::super::table::{Tables, read_finding};
use super::remote::{self, Stopped};
use super::trace::{self, RowQuery, TracedRow};
use super::{Context, Framework, TracedRows, fetched};
use crate::diag::{Findings, Reported};
use crate::manifest::TableName;
use crate::model::Grid;

/// Lists the rows behind each of some figures, read again.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(in crate::load) fn rows_of(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    grid: Grid,
    queries: &[RowQuery<'_>],
    findings: &mut Findings,
) -> Result<Vec<Vec<TracedRow>>, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin, traced: false };
    let Some(remote) = table.remote.clone() else {
        return caught(|| trace::trace(table, &context, queries))
            .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)));
    };
    match remote::rows_of(&table, &remote, &context, queries) {
        Err(Stopped::Unknown(what)) => {
            let (table, origin) = fetched(table, &remote, what, findings)?;
            let context = Context { origin: &origin, ..context };
            caught(|| trace::trace(table, &context, queries))
                .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
        }
        Err(Stopped::Fault(fault)) => Err(findings.fatal(remote.finding(&fault))),
        Err(Stopped::Answer(error)) => Err(findings.fatal(read_finding(TableName::Actuals, &origin, &error))),
        Ok(rows) => Ok(rows),
    }
}

/// Lists the rows behind the figures of all indicators, read again in one pass.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(in crate::load) fn all_rows(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    grid: Grid,
    findings: &mut Findings,
) -> Result<TracedRows, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin, traced: false };
    caught(|| trace::trace_all(table, &context))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}
