//! What the figures rest on of rows that stay in their database: groups that an engine counts.

use std::collections::BTreeSet;

use polars::prelude::{DataFrame, DataType, Expr, PolarsError, col, len, lit, when};

use super::super::super::database::Remote;
use super::super::super::plan::{Column, Item, List, Plan, Step, Type};
use super::super::alike::{Groups, Kind, MOST_CARRIED, Place};
use super::super::codes::texts;
use super::super::group::not_due;
use super::super::ways::is;
use super::answers::{Stopped, ask};
use super::records::{PERIOD, RECORD, plain};
use super::rows::{over, where_true};
use crate::model::{Aggregation, MissingReason, RowFate};

/// What became of a row as a number: of those without a value it is this one and the rank of the reason.
const MISSING: i64 = 10;
const USED: i64 = 0;
const EARLIER: i64 = 1;
const PART: i64 = 2;

/// What the groups of a table are made of.
pub(super) struct Traces<'a> {
    pub(super) remote: &'a Remote,
    /// The rows that count, of all revisions.
    pub(super) counting: Plan,
    /// The rows of all records, told apart.
    pub(super) told_apart: Plan,
    /// The rows that can be read, of indicators that are not in force in their period; none where all are.
    pub(super) outside: Option<Plan>,
    /// The periods of the report that have rows, as steps.
    pub(super) steps: BTreeSet<i32>,
    /// Over how many periods values are carried at most; none where none are.
    pub(super) carries: Option<u32>,
}

impl Traces<'_> {
    /// Adds the rows that were not fetched to the groups of those that were.
    pub(super) fn of(&self, fetched: Groups) -> Result<Groups, Stopped> {
        let mut groups = fetched;
        let rows = fates(plain(self.told_apart.clone()))?;
        let stays = rows.clone().then(Step::Keep(col("max_age").is_null()));
        let keys = ["indicator", "unit_code", "period", "fate", "total"];
        let stays = stays.then(Step::Group(keys.map(ToOwned::to_owned).to_vec(), vec![len().alias("rows")]));
        add(&ask(self.remote, &stays)?, &mut groups)?;
        if self.carries.is_some() {
            let rows = rows.then(Step::Keep(col("max_age").is_not_null()));
            add(&ask(self.remote, &self.carried(rows)?)?, &mut groups)?;
        }
        // What is left at a place was replaced by a later revision.
        let known = groups.by_place();
        for (place, rows) in placed(&ask(self.remote, &places(self.counting.clone()))?)? {
            let known = known.get(&place).copied().unwrap_or_default();
            let rest = rows.checked_sub(known).ok_or_else(|| {
                let (indicator, _, period) = &place;
                let message = format!("of {indicator}, {period}, there were {rows} rows, and then {known}");
                PolarsError::ComputeError(message.into())
            })?;
            groups.add(Kind::aside(place, RowFate::Superseded), rest);
        }
        if let Some(outside) = &self.outside {
            for (place, rows) in placed(&ask(self.remote, &places(outside.clone()))?)? {
                groups.add(Kind::aside(place, RowFate::NotInForce), rows);
            }
        }
        Ok(groups)
    }

    /// Over how many periods values may be carried, of those that have rows.
    pub(super) fn oldest(&self) -> Result<u32, Stopped> {
        let oldest = self.steps.iter().min().map_or(0, |step| step.unsigned_abs());
        let oldest = oldest.min(self.carries.unwrap_or_default());
        if oldest > MOST_CARRIED {
            return Err(Stopped::Unknown(format!("values are carried forward over {oldest} periods")));
        }
        Ok(oldest)
    }

    /// Rows of indicators whose values are carried forward, with the periods into which they are.
    fn carried(&self, rows: Plan) -> Result<Plan, Stopped> {
        let oldest = self.oldest()?;
        let ages = List {
            columns: vec![Column::new("age", Type::Whole)],
            rows: (0..=oldest).map(|age| vec![Item::Whole(i64::from(age))]).collect(),
        };
        let names = |names: &[&[&str]]| names.concat().into_iter().map(ToOwned::to_owned).collect::<Vec<_>>();
        let own = || col("age").eq(lit(0));
        let has_value = || col("fate").lt(lit(MISSING));
        let stands_in = || col("total").and(has_value());
        let answers = has_value().or(not_due(&(col("fate") - lit(MISSING))));
        let steps = self.steps.iter().map(|step| col("into").eq(lit(*step))).reduce(Expr::or);
        let in_report = steps.unwrap_or_else(|| lit(false));
        let alike = ["cell", "period", "fate", "total", "max_age"];
        let records = rows
            .then(Step::Group(names(&[&RECORD, &alike]), vec![len().alias("rows")]))
            .then(Step::Beside(ages, Vec::new()))
            .then(Step::With(vec![(col("cell") + col("age")).alias("into"), answers.alias("answers")]))
            .then(Step::Keep(own().or(stands_in().and(col("age").lt_eq(col("max_age"))).and(in_report))));
        let place = [&RECORD[..], &["into"]].concat();
        let older = || own().not().and(stands_in());
        let records = records.then(Step::With(vec![
            over(where_true(older(), col("age")).min(), &place)?.alias("nearest"),
            over(own().and(col("answers")).max(), &place)?.alias("answered"),
        ]));
        let carried = older()
            .and(col("age").eq(col("nearest")))
            .and(col("answered").not())
            .and(col("fate").neq(lit(EARLIER)));
        let bit = (1..=oldest).fold(lit(0_i64), |otherwise, age| {
            when(col("age").eq(lit(age))).then(lit(1_i64 << age)).otherwise(otherwise)
        });
        let bit = when(carried).then(bit).otherwise(lit(0_i64));
        let rows = where_true(own(), col("rows"));
        let records = records
            .then(Step::With(vec![bit.alias("bit"), rows.alias("rows")]))
            .then(Step::Group(names(&[&RECORD, &alike]), vec![col("bit").sum(), col("rows").max()]));
        let keys = names(&[&["indicator", "unit_code", "period", "fate", "total", "bit"]]);
        Ok(records.then(Step::Group(keys, vec![col("rows").sum()])))
    }
}

/// Rows of the latest revisions with what became of each (`fate`).
fn fates(rows: Plan) -> Result<Plan, PolarsError> {
    let place = [&RECORD[..], &["cell"]].concat();
    let rows = rows.then(Step::With(vec![
        over(where_true(col("has"), col("end")).max(), &place)?.alias("last_end"),
        over(col("total").and(col("has")).max(), &PERIOD)?.alias("whole"),
    ]));
    let earlier = is(Aggregation::Latest).and(col("end").lt(col("last_end")));
    let part = col("total").not().and(col("whole"));
    let of_value = when(part).then(lit(PART)).otherwise(lit(USED));
    let of_value = when(earlier).then(lit(EARLIER)).otherwise(of_value);
    let missing = col("reason").cast(DataType::Int64) + lit(MISSING);
    Ok(rows.then(Step::With(vec![when(col("has")).then(of_value).otherwise(missing).alias("fate")])))
}

/// How many rows each indicator, unit and period has.
fn places(rows: Plan) -> Plan {
    let keys = ["indicator", "unit_code", "period"].map(ToOwned::to_owned);
    rows.then(Step::Group(keys.to_vec(), vec![len().alias("rows")]))
}

/// The places of a frame, with how many rows each has.
fn placed(frame: &DataFrame) -> Result<Vec<(Place, u64)>, PolarsError> {
    let (ids, units, periods) =
        (texts(frame, "indicator")?, texts(frame, "unit_code")?, texts(frame, "period")?);
    let rows = frame.column("rows")?.i64()?;
    let places = ids.iter().zip(units.iter()).zip(periods.iter()).zip(rows.iter());
    let placed = places.map(|(((id, unit), period), rows)| {
        let rows = rows.and_then(|rows| u64::try_from(rows).ok());
        Some(((id?.to_owned(), unit.map(ToOwned::to_owned), period?.to_owned()), rows?))
    });
    placed.collect::<Option<_>>().ok_or_else(|| uncounted("indicator, period or count"))
}

/// Adds the groups of an answer.
fn add(frame: &DataFrame, groups: &mut Groups) -> Result<(), PolarsError> {
    let (fates, totals) = (frame.column("fate")?.i64()?, frame.column("total")?.bool()?);
    let bits = frame.column("bit").ok().map(|bits| bits.i64()).transpose()?;
    for (((indicator, unit, period), rows), index) in placed(frame)?.into_iter().zip(0..) {
        let fate = fates.get(index).and_then(fate).ok_or_else(|| uncounted("fate"))?;
        let is_part = !totals.get(index).ok_or_else(|| uncounted("total"))?;
        let into = bits.map(|bits| bits.get(index).and_then(|bits| u64::try_from(bits).ok()));
        let into = into.unwrap_or(Some(0)).ok_or_else(|| uncounted("period"))?;
        groups.add(Kind { indicator, unit, period, fate, is_part, into }, rows);
    }
    Ok(())
}

fn fate(number: i64) -> Option<RowFate> {
    match number {
        USED => Some(RowFate::Used),
        EARLIER => Some(RowFate::Earlier),
        PART => Some(RowFate::Part),
        number => {
            let rank = usize::try_from(number.checked_sub(MISSING)?).ok()?;
            MissingReason::ALL.get(rank).copied().map(RowFate::Missing)
        }
    }
}

fn uncounted(what: &str) -> PolarsError {
    PolarsError::NoData(format!("a group has no {what}").into())
}
