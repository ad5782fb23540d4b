//! The same numbers under two names: unit codes that are written in two ways, projects that are one.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, PolarsError, UniqueKeepStrategy, col,
    lit,
};

use super::super::codes::texts;
use super::super::pass::collect;
use super::{Reporter, Suspect, digits, having, in_file_order};
use crate::diag::Code;

/// How many digits two projects must share before it is no chance that all their numbers are the same.
const TELLING: usize = 5;

/// The numbers of a row, and when they are from.
const CONTENT: [&str; 6] = ["indicator", "start", "end", "value", "numerator", "denominator"];

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
pub(super) fn units(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
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
pub(in crate::load::actuals) fn projects(
    rows: &DataFrame,
    reporter: &mut Reporter<'_, '_>,
) -> Result<(), PolarsError> {
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

/// What makes the numbers of a project in a period.
pub(super) const PROJECT: [&str; 3] = ["unit_code", "cell", "project"];

const SUMS: [&str; 3] = ["value_sum", "numerator_sum", "denominator_sum"];

/// The count and the sums of the numbers of each project.
pub(super) fn prints(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let sums = ["value", "numerator", "denominator"].iter().zip(SUMS);
    let sums = sums.map(|(column, sum)| col(*column).sum().alias(sum));
    let count = polars::prelude::len().cast(DataType::UInt64).alias("rows");
    let prints =
        with_numbers(rows).group_by(PROJECT.map(col)).agg(sums.chain([count]).collect::<Vec<Expr>>());
    collect(prints, rows)
}

/// The projects with the same count and sums as another of their unit, by the prints of parts of the rows.
pub(super) fn of_parts(prints: DataFrame) -> Result<DataFrame, PolarsError> {
    let sums = SUMS.iter().chain(&["rows"]).map(|column| col(*column).sum());
    let prints = prints.lazy().group_by(PROJECT.map(col)).agg(sums.collect::<Vec<Expr>>());
    alike_prints(prints.collect()?)
}

fn with_numbers(rows: &DataFrame) -> LazyFrame {
    rows.clone().lazy().filter(col("project").is_not_null().and(col("number").neq(lit(0.0))))
}

fn alike_prints(prints: DataFrame) -> Result<DataFrame, PolarsError> {
    let print = ["unit_code", "cell", "rows"].into_iter().chain(SUMS).map(col).collect::<Vec<Expr>>();
    let prints = prints.lazy();
    let several = prints.clone().group_by(print.clone()).agg([polars::prelude::len().alias("several")]);
    let several = several.filter(col("several").gt(lit(1)));
    let semi = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Semi) };
    prints.join(several, print.clone(), print, semi).collect()
}

/// The rows of projects whose numbers have the same count and sums as those of another of their unit.
fn alike(rows: &DataFrame) -> Result<DataFrame, PolarsError> {
    let prints = alike_prints(prints(rows)?)?;
    if prints.height() == 0 {
        return Ok(rows.head(Some(0)));
    }
    in_file_order(having(with_numbers(rows), prints.lazy(), &PROJECT))
}
