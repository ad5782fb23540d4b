//! The rows of a table in an engine, read as those of a file are.

use std::collections::BTreeSet;

use polars::prelude::{DataType, Expr, NULL, PolarsError, col, len, lit, when};

use super::super::super::cell::YEAR;
use super::super::super::database::Remote;
use super::super::super::plan::{Column, Dialect, Plan, Step, Type, Unknown};
use super::super::super::table::Origin;
use super::super::codes::is_one_of;
use super::super::pass::{NUMBERS, Shape};
use super::super::states;
use crate::model::{MissingReason, State};

/// Columns of texts, besides the dimensions.
const TEXTS: [&str; 7] =
    ["unit_code", "project", "missing_reason", "item", "as_of", "checked_by", "checked_on"];

/// How many digits a decimal has at most, which makes no difference to how it is read.
const MOST_DIGITS: usize = 38;

/// How many bytes of a name every engine keeps.
const LONGEST_NAME: usize = 60;

/// How the columns of a table are read in an engine.
pub(super) struct Reader<'a> {
    remote: &'a Remote,
    shape: &'a Shape,
    origin: &'a Origin,
    dialect: Dialect,
}

impl<'a> Reader<'a> {
    pub(super) fn new(remote: &'a Remote, shape: &'a Shape, origin: &'a Origin) -> Self {
        Self { remote, shape, origin, dialect: remote.dialect }
    }

    /// The rows with typed columns, and whether each may break a rule.
    ///
    /// `kept` are columns of the table that come with them as they are.
    pub(super) fn rows(&self, kept: &[String]) -> Result<Plan, Unknown> {
        let dialect = self.dialect;
        let mut columns = Vec::new();
        let mut terms = Vec::new();
        let mut add = |name: String, kind: Type, text: String| {
            terms.push(format!("{text} AS {}", dialect.name(&name)));
            columns.push(Column::new(name, kind));
        };
        add("indicator".to_owned(), Type::Text, self.key("indicator")?);
        add("period".to_owned(), Type::Text, self.period()?);
        let dimensions = self.shape.dimensions();
        let lower: BTreeSet<String> = dimensions.iter().map(|name| name.to_lowercase()).collect();
        // Engines cut names, or do not tell `a` from `A`.
        if lower.len() < dimensions.len() || dimensions.iter().any(|name| name.len() > LONGEST_NAME) {
            return Err(Unknown("columns of groups have names that it does not tell apart".to_owned()));
        }
        for name in TEXTS.into_iter().chain([states::COLUMN]).chain(dimensions) {
            add(name.to_owned(), Type::Text, self.key(name)?);
        }
        for name in NUMBERS.into_iter().chain(["revision"]) {
            let (units, odd) = if name == "revision" { self.whole()? } else { self.number(name)? };
            add(name.to_owned(), Type::Number, units);
            add(format!("{name}_odd"), Type::Flag, odd);
        }
        for (name, place) in kept.iter().zip(0_usize..) {
            let source = self.origin.names.get(name).unwrap_or(name);
            add(kept_name(place), Type::Text, dialect.name(source));
        }
        let of = format!("SELECT {} FROM ({}) AS t", terms.join(", "), self.remote.query);
        let plan = Plan { of, columns, steps: Vec::new() };
        Ok(plan.then(Step::With(vec![Self::suspect().alias("suspect")])))
    }

    /// The name and type of a column in the source.
    fn source(&self, column: &str) -> Result<Option<(&str, &DataType)>, Unknown> {
        if !self.shape.has(column) {
            return Ok(None);
        }
        let name = self.origin.names.get(column).map_or(column, String::as_str);
        let found = self.remote.columns.iter().find(|(known, _)| known == name);
        found.map(|(name, dtype)| Some((name.as_str(), dtype))).ok_or_else(|| Unknown(name.to_owned()))
    }

    fn key(&self, column: &str) -> Result<String, Unknown> {
        let Some((name, dtype)) = self.source(column)? else {
            return Ok(self.dialect.no_text());
        };
        let text = self.dialect.key(name, dtype);
        text.ok_or_else(|| Unknown(format!("the column `{name}` holds neither texts nor whole numbers")))
    }

    /// The period as it is written, or as its two ends are.
    fn period(&self) -> Result<String, Unknown> {
        let has_span = self.shape.has("period_start") && self.shape.has("period_end");
        match (self.shape.has("period"), has_span) {
            (true | false, false) => self.key("period"),
            (has_period, true) => {
                let (start, end) = (self.key("period_start")?, self.key("period_end")?);
                let span = format!(
                    "CASE WHEN LENGTH({start}) = {YEAR} THEN {start} || ' to ' || {end} ELSE {start} || '/' || {end} END"
                );
                Ok(if has_period { format!("COALESCE({}, {span})", self.key("period")?) } else { span })
            }
        }
    }

    fn number(&self, column: &str) -> Result<(String, String), Unknown> {
        let Some((name, dtype)) = self.source(column)? else {
            return Ok(("CAST(NULL AS BIGINT)".to_owned(), "FALSE".to_owned()));
        };
        let is_decimal = self.remote.decimals.contains(name);
        let dtype = if is_decimal { &DataType::Decimal(MOST_DIGITS, 0) } else { dtype };
        let number = self.dialect.number(name, dtype);
        let number = number.ok_or_else(|| Unknown(format!("the column `{name}` holds no numbers")))?;
        Ok((number.units, number.odd))
    }

    /// The revision, which is written without a point.
    fn whole(&self) -> Result<(String, String), Unknown> {
        let (units, odd) = self.number("revision")?;
        let Some((name, dtype)) = self.source("revision")? else { return Ok((units, odd)) };
        Ok((units, format!("({odd} OR {})", self.dialect.has_more_than_digits(name, dtype))))
    }

    /// Whether a row may break one of the rules by which rows are set aside, whatever its indicator.
    ///
    /// Whether it does is said where it is fetched; a row that keeps all rules may be told, too.
    fn suspect() -> Expr {
        let there = |column: &str| col(column).is_not_null();
        let none = |column: &str| col(column).is_null();
        let known = |column: &str, keys: &mut dyn Iterator<Item = &'static str>| {
            is_one_of(col(column), keys).fill_null(lit(false))
        };
        let reasons = &mut MissingReason::ALL.iter().map(|it| it.key());
        let states = &mut State::ALL.iter().map(|it| it.key());
        let odd = NUMBERS.into_iter().chain(["revision"]).map(|name| col(format!("{name}_odd")));
        let whole = |column: &str| (col(column) % lit(1)).eq(lit(0));
        let rules = [
            none("indicator"),
            none("period"),
            there("missing_reason").and(known("missing_reason", reasons).not()),
            there("missing_reason").and(there("value").or(there("numerator")).or(there("item"))),
            there(states::COLUMN).and(known(states::COLUMN, states).not()),
            there("numerator").and(none("denominator")),
            there("denominator").and(none("numerator")),
            col("weight").lt(lit(0)),
            col("revision").lt(lit(0)),
            whole("revision").not(),
        ];
        let rules = odd.chain(rules).map(|rule| rule.fill_null(lit(false)));
        rules.reduce(Expr::or).unwrap_or_else(|| lit(false))
    }
}

/// What a column of the table is called that comes with the rows as it is.
pub(super) fn kept_name(place: usize) -> String {
    format!("kept_{place}")
}

/// How many rows each indicator and period has.
pub(super) fn census(rows: Plan) -> Plan {
    let keys = ["indicator", "period"].map(ToOwned::to_owned).to_vec();
    rows.then(Step::Group(keys, vec![len().alias("rows")]))
}

/// The different texts of a column.
pub(super) fn texts(rows: Plan, column: &str) -> Plan {
    rows.then(Step::Group(vec![column.to_owned()], vec![len().alias("rows")]))
}

/// A condition of several of which one must hold, each of them false where it cannot be said.
pub(super) fn any(conditions: impl IntoIterator<Item = Expr>) -> Expr {
    let conditions = conditions.into_iter().map(|condition| condition.fill_null(lit(false)));
    let mut conditions: Vec<Expr> = conditions.collect();
    // By halves, so that however many there are, no engine has to go deep.
    while conditions.len() > 1 {
        let pairs = conditions.chunks(2).map(|pair| pair.iter().cloned().reduce(Expr::or));
        conditions = pairs.flatten().collect();
    }
    conditions.pop().unwrap_or_else(|| lit(false))
}

/// A column over the rows that have the same keys.
pub(super) fn over(expr: Expr, keys: &[&str]) -> Result<Expr, PolarsError> {
    expr.over(keys.iter().map(|key| col(*key)).collect::<Vec<Expr>>())
}

/// What a column holds where a condition is true.
pub(super) fn where_true(condition: Expr, column: Expr) -> Expr {
    when(condition).then(column).otherwise(lit(NULL))
}
