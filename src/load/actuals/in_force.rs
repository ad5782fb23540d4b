//! Sets aside the rows of indicators that are not in force in the period of the row.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    DataFrame, DataType, IntoLazy, JoinArgs, JoinType, NamedFrom, PolarsError, Series, SortMultipleOptions,
    col,
};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::{as_text, texts};
use super::{Framework, RowCounts};
use crate::diag::{About, Code, Finding, Findings, Place};
use crate::model::{Grid, InForce, Period};

/// The indicators and periods of rows that are not in force; none where all are.
pub(super) struct Outside(Option<DataFrame>);

/// Says of which indicators and periods rows are left out, and counts them.
///
/// `census` says how many rows belong to each indicator and period of the report, and the first of them.
pub(super) fn outside(
    census: &DataFrame,
    origin: &Origin,
    (framework, grid): (&Framework<'_>, Grid),
    findings: &mut Findings,
    counts: &mut RowCounts,
) -> Result<Outside, PolarsError> {
    let bounded: BTreeMap<&str, InForce> = framework
        .indicators
        .iter()
        .map(|indicator| (indicator.row.id.as_str(), indicator.row.in_force))
        .filter(|(_, in_force)| *in_force != InForce::default())
        .collect();
    if bounded.is_empty() {
        return Ok(Outside(None));
    }
    let used = census
        .clone()
        .lazy()
        .group_by([col("indicator"), col("cell")])
        .agg([col("rows").sum(), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let (ids, cells) = (texts(&used, "indicator")?, used.column("cell")?.i32()?);
    let counted = used.column("rows")?.cast(&DataType::UInt64)?;
    let mut outside: (Vec<String>, Vec<i32>) = (Vec::new(), Vec::new());
    let found = ids.iter().zip(cells.iter()).zip(row_numbers(&used)?).zip(counted.u64()?.iter());
    for (((id, cell), row), count) in found {
        let (Some(id), Some(cell), Some(count)) = (id, cell, count) else { continue };
        let Some(in_force) = bounded.get(id) else { continue };
        let Some(period) = grid.step(cell).filter(|period| !in_force.holds(*period)) else {
            continue;
        };
        outside.0.push(id.to_owned());
        outside.1.push(cell);
        counts.outside_framework += count;
        findings.report(finding(count, (id, *in_force), period, origin.place(row, "indicator")));
    }
    if outside.0.is_empty() {
        return Ok(Outside(None));
    }
    let outside = DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), outside.0).into(),
        Series::new("cell".into(), outside.1).into(),
    ])?;
    Ok(Outside(Some(outside)))
}

impl Outside {
    /// The rows of indicators that belong to the framework of their period.
    pub(super) fn without(&self, frame: DataFrame) -> Result<DataFrame, PolarsError> {
        let Some(outside) = &self.0 else { return Ok(frame) };
        let keys = [as_text("indicator"), col("cell")];
        let outside = outside.clone().lazy();
        frame.lazy().join(outside, keys.clone(), keys, JoinArgs::new(JoinType::Anti)).collect()
    }
}

/// The periods that have rows of indicators in force, as steps, and the reporting period itself.
pub(super) fn steps(
    census: &DataFrame,
    framework: &Framework<'_>,
    grid: Grid,
) -> Result<Vec<i32>, PolarsError> {
    let in_force: BTreeMap<&str, InForce> = framework
        .indicators
        .iter()
        .map(|indicator| (indicator.row.id.as_str(), indicator.row.in_force))
        .collect();
    let (ids, cells) = (texts(census, "indicator")?, census.column("cell")?.i32()?);
    let mut steps = BTreeSet::from([0]);
    for (id, cell) in ids.iter().zip(cells.iter()) {
        let (Some(id), Some(cell)) = (id, cell) else { continue };
        let bounds = in_force.get(id).zip(grid.step(cell));
        steps.extend(bounds.filter(|(bounds, period)| bounds.holds(*period)).map(|_| cell));
    }
    Ok(steps.into_iter().collect())
}

fn finding(count: u64, (id, in_force): (&str, InForce), period: Period, place: Place) -> Finding {
    let left_out = match count {
        1 => format!("the row of `{id}` for {period} is left out"),
        _ => format!("{count} rows of `{id}` for {period} are left out, of which this is the first"),
    };
    let message = format!("{left_out}: the indicator is in force {}", span(in_force));
    let help = "report them under the indicator of that time, or correct `from` and `until`";
    Finding::new(Code::OutsideFramework, place, message)
        .help(help)
        .about(About::indicator(id).period(&period))
}

fn span(in_force: InForce) -> String {
    match (in_force.from(), in_force.until()) {
        (Some(from), Some(until)) => format!("from {from} until {until}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "always".to_owned(),
    }
}
