//! The same numbers under two names: unit codes that are written in two ways, projects that are one.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    DataFrame, Expr, IntoLazy, JoinArgs, JoinType, PolarsError, UniqueKeepStrategy, col, lit,
};

use super::super::codes::texts;
use super::super::pass::collect;
use super::{Reporter, Suspect, digits, in_file_order};
use crate::diag::Code;

/// How many digits two projects must share before it is no chance that all their numbers are the same.
const TELLING: usize = 5;

/// The numbers of a row, and when they are from.
const CONTENT: [&str; 6] = ["indicator", "start", "end", "value", "numerator", "denominator"];

/// Reports what is there twice.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    units(rows, reporter)?;
    projects(rows, reporter)
}

/// The rows whose numbers other rows share, where they share the given columns too.
fn shared(rows: &DataFrame, filter: Expr, with: Option<&str>) -> Result<DataFrame, PolarsError> {
    let keys: Vec<Expr> = CONTENT.into_iter().chain(with).map(col).collect();
    let rows = collect(rows.clone().lazy().filter(filter), rows)?.lazy();
    let several = rows.clone().group_by(keys.clone()).agg([polars::prelude::len().alias("several")]);
    let several = several.filter(col("several").gt(lit(1)));
    let join = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Semi) };
    in_file_order(rows.join(several, keys.clone(), keys, join))
}

/// Units whose codes differ only in case, spaces or punctuation, with the same numbers.
fn units(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let unique = rows.select(["unit_code"])?.lazy().unique(None, UniqueKeepStrategy::Any).collect()?;
    let written = texts(&unique, "unit_code")?;
    let codes: BTreeSet<&str> = written.iter().flatten().collect();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for code in codes {
        names.entry(bare(code)).or_default().push(code);
    }
    let several = names.into_values().filter(|codes| codes.len() > 1).flatten();
    let filter = several.map(|code| col("unit_code").eq(lit(code))).reduce(Expr::or);
    let Some(filter) = filter else { return Ok(()) };
    let suspects = reporter.suspects(&shared(rows, filter, Some("project"))?)?;
    let mut first: BTreeMap<_, &Suspect> = BTreeMap::new();
    for suspect in &suspects {
        let name = bare(suspect.unit.as_deref().unwrap_or_default());
        let own = suspect.own;
        let key = (&suspect.indicator, own, &suspect.project, suspect.written(), name);
        let other = *first.entry(key).or_insert(suspect);
        if other.unit != suspect.unit {
            let message = format!(
                "the value of {} is also reported by the unit `{}`",
                suspect.of(),
                other.unit.as_deref().unwrap_or_default()
            );
            let help = "write the code of the unit in one way, and report each value once";
            reporter.report_beside(Code::ReportedTwice, suspect, message, (other.row, "the other row", help));
        }
    }
    Ok(())
}

/// A code without case, spaces and punctuation.
fn bare(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Projects of one unit all of whose numbers of a period are the same.
fn projects(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    if rows.column("project")?.null_count() == rows.height() {
        return Ok(());
    }
    let mut contents: BTreeMap<_, Vec<&Suspect>> = BTreeMap::new();
    let suspects = reporter.suspects(&alike(rows)?)?;
    for suspect in &suspects {
        contents.entry((&suspect.unit, suspect.cell, &suspect.project)).or_default().push(suspect);
    }
    let mut first: BTreeMap<_, &Suspect> = BTreeMap::new();
    let mut twice = Vec::new();
    for ((unit, cell, _), numbers) in contents {
        let shared: usize = numbers.iter().map(|suspect| digits(suspect.telling())).sum();
        let mut content: Vec<_> =
            numbers.iter().map(|row| (&row.indicator, row.own, row.written())).collect();
        content.sort();
        let other = *first.entry((unit, cell, content)).or_insert(numbers[0]);
        if other.project != numbers[0].project && shared >= TELLING {
            twice.push((numbers[0], other));
        }
    }
    twice.sort_by_key(|(suspect, _)| suspect.row);
    for (suspect, other) in twice {
        let name = |suspect: &Suspect| suspect.project.clone().unwrap_or_default();
        let message = format!(
            "all numbers of the project `{}` for {} are those of the project `{}`, such as {}",
            name(suspect),
            suspect.cell,
            name(other),
            suspect.of()
        );
        let help = "remove the rows of one of them, or waive the finding if both are right";
        reporter.report_beside(Code::ReportedTwice, suspect, message, (other.row, "the other row", help));
    }
    Ok(())
}

/// The rows of projects whose numbers have the same count and sums as those of another of their unit.
fn alike(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let project = ["unit_code", "cell", "project"];
    let numbers = ["value", "numerator", "denominator"];
    let with_numbers =
        rows.clone().lazy().filter(col("project").is_not_null().and(col("number").neq(lit(0.0))));
    let print = numbers.map(|column| col(column).sum().alias(format!("{column}_sum")));
    let prints = with_numbers
        .clone()
        .group_by(project.map(col))
        .agg(print.into_iter().chain([polars::prelude::len().alias("rows")]).collect::<Vec<Expr>>());
    let prints = collect(prints, rows)?.lazy();
    let print = ["unit_code", "cell", "rows", "value_sum", "numerator_sum", "denominator_sum"].map(col);
    let several = prints.clone().group_by(print.clone()).agg([polars::prelude::len().alias("several")]);
    let several = several.filter(col("several").gt(lit(1)));
    let semi = || JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Semi) };
    let prints = prints.join(several, print.clone(), print, semi());
    let prints = prints.collect()?;
    if prints.height() == 0 {
        return Ok(rows.head(Some(0)));
    }
    in_file_order(with_numbers.join(prints.lazy(), project.map(col), project.map(col), semi()))
}
