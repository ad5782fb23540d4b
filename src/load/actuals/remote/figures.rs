//! What the figures are made of, put together in an engine by the expressions by which rows in memory are.

use polars::prelude::{Expr, PolarsError, col, lit, when};

use super::super::super::plan::{Column, Item, List, Plan, Step, Type};
use super::super::carry;
use super::super::group::{self, AT_LAST, Given, LEAF, has_value, not_carried, not_due};
use super::super::pass::Shape;
use super::records::{counts, plain, state};
use super::rows::{over, where_true};

/// How the rows of records become leaves, and leaves units.
pub(super) struct Figures<'a> {
    pub(super) shape: &'a Shape,
    /// The rows of all records, told apart.
    pub(super) rows: Plan,
    /// Whether there are indicators of whose values the latest counts.
    pub(super) latest: bool,
}

impl Figures<'_> {
    pub(super) fn given(&self, carried: bool) -> Given {
        Given {
            pairs: self.shape.has("numerator"),
            weights: self.shape.has("weight"),
            carried,
            latest: self.latest,
            quotients: false,
        }
    }

    /// The rows of totals, or those of parts.
    fn of(&self, totals: bool) -> Plan {
        let kept = if totals { col("total") } else { col("total").not() };
        plain(self.rows.clone()).then(Step::Keep(kept))
    }

    /// What was reported for totals by each unit, of indicators of which nothing is carried forward.
    pub(super) fn units(&self) -> Result<Plan, PolarsError> {
        let given = self.given(false);
        let leaves = leaves(self.of(true).then(Step::Keep(col("max_age").is_null())), &LEAF, given)?;
        let leaves = leaves.then(Step::With(not_carried().to_vec()));
        over_units(leaves, &["indicator", "cell", "unit_code"], given)
    }

    /// The same of indicators whose values are carried forward over so many periods at most.
    pub(super) fn carried(&self, steps: &[i32], most: u32) -> Result<Plan, PolarsError> {
        let given = self.given(true);
        let leaves = leaves(self.of(true).then(Step::Keep(col("max_age").is_not_null())), &LEAF, given)?;
        let filled = carried_forward(leaves, steps, most)?;
        over_units(filled, &["indicator", "cell", "unit_code"], given)
    }

    /// What was reported for parts of totals; they are never carried forward.
    pub(super) fn parts(&self) -> Result<Plan, PolarsError> {
        let (given, dimensions) = (self.given(false), self.shape.dimensions());
        let key = [&LEAF[..], &dimensions].concat();
        let leaves = leaves(self.of(false), &key, given)?;
        let leaves = leaves
            .then(Step::With(not_carried().into_iter().chain([group::of_unit()]).collect::<Vec<Expr>>()));
        over_units(leaves, &[&["indicator", "cell", group::OF_UNIT], &dimensions[..]].concat(), given)
    }

    /// The records of running totals that have a value in a period and none in the next one.
    ///
    /// `carries` says that values are carried forward, which then are values, too.
    pub(super) fn lost(&self, carries: Option<(&[i32], u32)>) -> Result<Plan, PolarsError> {
        let given = self.given(carries.is_some());
        let kept = if carries.is_some() { col("max_age").is_not_null() } else { col("max_age").is_null() };
        let rows = self.of(true).then(Step::Keep(col("running").and(kept)));
        let leaves = leaves(rows, &LEAF, given)?;
        let leaves = match carries {
            Some((steps, most)) => carried_forward(leaves, steps, most)?,
            None => leaves,
        };
        let ages = List {
            columns: vec![Column::new("later", Type::Whole)],
            rows: vec![vec![Item::Whole(0)], vec![Item::Whole(1)]],
        };
        let keys = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let values = leaves.then(Step::Keep(has_value())).then(Step::Beside(ages, Vec::new()));
        let shifted = values.then(Step::With(vec![
            (col("cell") + col("later")).alias("cell"),
            col("later").eq(lit(0)).alias("now"),
        ]));
        let records = shifted.then(Step::Group(
            keys(&LEAF),
            vec![col("now").max(), col("value").count().alias("count"), col("value").sum().alias("value")],
        ));
        let gone = records.then(Step::Keep(col("now").not().and(col("cell").lt_eq(lit(0)))));
        let gone =
            gone.then(Step::With(vec![where_true(col("count").gt(lit(0)), col("value")).alias("value")]));
        Ok(gone.then(Step::Group(
            keys(&["indicator", "cell", "unit_code"]),
            vec![
                polars::prelude::len().alias("records"),
                col("value").count().alias("count"),
                col("value").sum().alias("value"),
            ],
        )))
    }

    /// How many rows with a value are in each state, by unit.
    pub(super) fn states(&self) -> Plan {
        let rows = plain(self.rows.clone()).then(Step::Keep(has_value()));
        let keys = ["indicator", "cell", "unit_code", "state"].map(ToOwned::to_owned);
        let rows = rows.then(Step::With(vec![state()]));
        rows.then(Step::Group(keys.to_vec(), vec![polars::prelude::len().alias("rows")]))
    }

    /// Who checked rows with a value, and when.
    pub(super) fn checks(&self) -> Plan {
        let checked = col("checked_by").is_not_null();
        let rows = plain(self.rows.clone()).then(Step::Keep(has_value().and(checked)));
        let keys = ["indicator", "cell", "checked_by", "checked_on"].map(ToOwned::to_owned);
        rows.then(Step::Group(keys.to_vec(), vec![polars::prelude::len().alias("rows")]))
    }
}

/// The rows of records in one period of the report, put together over time.
fn leaves(rows: Plan, key: &[&str], given: Given) -> Result<Plan, PolarsError> {
    let rows = if given.latest { with_at_last(rows, key, has_value())? } else { rows };
    let is_key = |expr: &Expr| key.iter().any(|name| *expr == col(*name).first());
    let aggregates = group::aggregates(key, given).into_iter().filter(|expr| !is_key(expr));
    let keys = key.iter().map(|name| (*name).to_owned()).collect();
    let grouped = rows.then(Step::Group(keys, aggregates.chain(sums()).collect()));
    let kept = group::of_leaves(key);
    let made: Vec<Expr> = ["reason", "value", "numerator", "denominator", "weight"]
        .into_iter()
        .map(|name| group::of_leaf(name, given).alias(name))
        .collect();
    let kept = kept.into_iter().map(ToOwned::to_owned).chain(counts());
    Ok(grouped.then(Step::With(made)).then(Step::Only(kept.collect())))
}

/// What is made of the leaves of a unit, or of what else the keys are.
fn over_units(leaves: Plan, keys: &[&str], given: Given) -> Result<Plan, PolarsError> {
    let with_value = col("value").is_not_null();
    let leaves = if given.latest { with_at_last(leaves, keys, with_value)? } else { leaves };
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    let aggregates = group::of_units(given).into_iter().chain(sums());
    Ok(leaves.then(Step::Group(keys, aggregates.collect())))
}

/// What is counted besides, added up.
fn sums() -> impl Iterator<Item = Expr> {
    counts().into_iter().map(|name| col(name).sum())
}

/// Beside each row whether it has a value that ends on the last day of its group that has one.
fn with_at_last(rows: Plan, keys: &[&str], with_value: Expr) -> Result<Plan, PolarsError> {
    let last = over(where_true(with_value.clone(), col("end")).max(), keys)?;
    let rows = rows.then(Step::With(vec![last.alias("last_end")]));
    let at_last = with_value.and(col("end").eq(col("last_end"))).fill_null(lit(false));
    Ok(rows.then(Step::With(vec![at_last.alias(AT_LAST)])))
}

/// Leaves with the values that stand in for missing ones, as [`carry::carry_forward`] makes them.
fn carried_forward(leaves: Plan, steps: &[i32], most: u32) -> Result<Plan, PolarsError> {
    let oldest = steps.iter().min().map_or(0, |step| step.unsigned_abs());
    let ages = List {
        columns: vec![Column::new("age", Type::Whole)],
        rows: (0..=oldest.min(most)).map(|age| vec![Item::Whole(i64::from(age))]).collect(),
    };
    let stopped = not_due(&col("reason")).or(col("rows_present").gt(lit(0)).and(has_value().not()));
    let own = || col("age").eq(lit(0));
    let in_report = steps.iter().map(|step| col("cell").eq(lit(*step))).reduce(Expr::or);
    let stands_in =
        has_value().and(col("age").lt_eq(col("max_age"))).and(in_report.unwrap_or_else(|| lit(false)));
    let zeroed = ["rows", "rows_present", "derived", "reason"]
        .map(ToOwned::to_owned)
        .into_iter()
        .chain(counts())
        .map(|name| when(own()).then(col(name.as_str())).otherwise(lit(0)).alias(name.as_str()));
    let together = leaves
        .then(Step::With(vec![stopped.alias("stopped"), col("cell").alias("from")]))
        .then(Step::Beside(ages, Vec::new()))
        .then(Step::With(vec![(col("cell") + col("age")).alias("cell")]))
        .then(Step::Keep(own().or(stands_in)))
        .then(Step::With(zeroed.chain([own().and(col("stopped")).alias("stopped")]).collect()));
    let least = over(where_true(has_value(), col("age")).min(), &LEAF)?;
    let youngest = has_value().and(col("age").eq(col("least_age"))).fill_null(lit(false));
    let together = together
        .then(Step::With(vec![least.alias("least_age")]))
        .then(Step::With(vec![youngest.alias(carry::YOUNGEST)]));
    let is_key = |expr: &Expr| LEAF.iter().any(|name| *expr == col(*name).first());
    let aggregates = carry::aggregates().into_iter().filter(|expr| !is_key(expr));
    let keys = LEAF.map(ToOwned::to_owned).to_vec();
    let filled = together.then(Step::Group(keys, aggregates.chain(sums()).collect()));
    let nothing = ["value", "numerator", "denominator", "weight"]
        .map(|column| where_true(col("stopped").not(), col(column)).alias(column));
    Ok(filled.then(Step::With(nothing.to_vec())))
}
