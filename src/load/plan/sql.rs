//! A plan as a query of a database.

use std::fmt::Write as _;

use polars::prelude::{
    AggExpr, AnyValue, BooleanFunction, DataType, DataTypeExpr, Expr, FunctionExpr, LiteralValue, Operator,
};

use super::dialect::{Dialect, UNITS};
use super::{Column, Item, List, Plan, Step, Type};

/// The column that says where a row stands in the order of its group.
const IN_ORDER: &str = "in_order";

/// What an engine has no words for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Unknown(pub(in crate::load) String);

pub(super) fn unknown<T>(what: &str, of: &impl std::fmt::Debug) -> Result<T, Unknown> {
    Err(Unknown(format!("{what}: {of:?}")))
}

/// A plan as one query, and the columns of its answer.
pub(in crate::load) fn sql(plan: &Plan, dialect: Dialect) -> Result<(String, Vec<Column>), Unknown> {
    let kept = dialect.kept();
    let mut query = format!("WITH s0 AS{kept} ({})", plan.of);
    let mut columns = plan.columns.clone();
    for (step, number) in plan.steps.iter().zip(1_usize..) {
        // What is put together once more stays a number.
        let is_last = !plan.steps[number..].iter().any(|step| matches!(step, Step::Group(..)));
        let scope = Scope { dialect, columns: &columns, is_last };
        let (made, next) = scope.step(step, &format!("s{}", number - 1))?;
        write!(query, ", s{number} AS{kept} ({made})").map_err(|_| Unknown("memory".to_owned()))?;
        columns = next;
    }
    let names: Vec<String> = columns.iter().map(|column| dialect.name(&column.name)).collect();
    write!(query, " SELECT {} FROM s{}", names.join(", "), plan.steps.len())
        .map_err(|_| Unknown("memory".to_owned()))?;
    Ok((query, columns))
}

/// The columns that an expression may name.
pub(super) struct Scope<'a> {
    pub(super) dialect: Dialect,
    columns: &'a [Column],
    /// Whether sums are those of the answer.
    is_last: bool,
}

/// A part of a query, with what it holds.
pub(super) struct Term {
    pub(super) text: String,
    pub(super) kind: Type,
    /// Whether it is nothing, which is of any type.
    is_none: bool,
}

impl Term {
    pub(super) fn new(text: String, kind: Type) -> Self {
        Self { text, kind, is_none: false }
    }
}

impl Scope<'_> {
    fn step(&self, step: &Step, from: &str) -> Result<(String, Vec<Column>), Unknown> {
        match step {
            Step::With(exprs) => {
                let made = self.named(exprs)?;
                let is_made = |name: &str| made.iter().any(|(column, _)| column.name == name);
                let kept: Vec<&Column> = self.columns.iter().filter(|it| !is_made(&it.name)).collect();
                let terms = kept.iter().map(|column| self.dialect.name(&column.name));
                let terms = terms.chain(made.iter().map(|(column, text)| self.alias(text, &column.name)));
                let query = format!("SELECT {} FROM {from}", join(terms));
                let columns = kept.into_iter().cloned().chain(made.into_iter().map(|(column, _)| column));
                Ok((query, columns.collect()))
            }
            Step::InOrder { of, by } => {
                let (of, by) = (of.iter().map(|key| self.dialect.name(key)), by.iter());
                let by = join(by.map(|column| self.dialect.name(column)));
                let number = format!("ROW_NUMBER() OVER (PARTITION BY {} ORDER BY {by})", join(of));
                let query = format!("SELECT *, {} FROM {from}", self.alias(&number, IN_ORDER));
                // An engine that finds no use for the number would not sort.
                let query = format!("SELECT * FROM ({query}) AS o WHERE {} > 0", self.dialect.name(IN_ORDER));
                let number = Column::new(IN_ORDER, Type::Whole);
                let kept = self.columns.iter().filter(|column| column.name != IN_ORDER).cloned();
                Ok((query, kept.chain([number]).collect()))
            }
            Step::Keep(condition) => {
                let condition = self.flag(condition)?;
                Ok((format!("SELECT * FROM {from} WHERE {condition}"), self.columns.to_vec()))
            }
            Step::Beside(list, keys) => Ok(self.beside(list, keys, from)),
            Step::Group(keys, aggregates) => {
                let made = self.named(aggregates)?;
                let names: Vec<String> = keys.iter().map(|key| self.dialect.name(key)).collect();
                let terms = made.iter().map(|(column, text)| self.alias(text, &column.name));
                let query = format!(
                    "SELECT {} FROM {from} GROUP BY {}",
                    join(names.iter().cloned().chain(terms)),
                    join(names.iter().cloned())
                );
                let kept = keys.iter().map(|key| self.column(key).cloned());
                let columns: Vec<Column> = kept.collect::<Result<_, Unknown>>()?;
                Ok((query, columns.into_iter().chain(made.into_iter().map(|(column, _)| column)).collect()))
            }
            Step::Only(names) => {
                let columns: Vec<Column> =
                    names.iter().map(|name| self.column(name).cloned()).collect::<Result<_, Unknown>>()?;
                let names = names.iter().map(|name| self.dialect.name(name));
                Ok((format!("SELECT {} FROM {from}", join(names)), columns))
            }
        }
    }

    fn beside(&self, list: &List, keys: &[&str], from: &str) -> (String, Vec<Column>) {
        let dialect = self.dialect;
        let names = |named: &dyn Fn(usize, &Column) -> String| {
            join(list.columns.iter().zip(1_usize..).map(|(column, place)| named(place, column)))
        };
        let rows = list.rows.iter().map(|row| {
            let cells = row.iter().zip(&list.columns).map(|(item, column)| self.item(item, column.kind));
            format!("({})", join(cells))
        });
        let rows: Vec<String> = rows.collect();
        // A list without rows has no names.
        let list_query = if rows.is_empty() {
            let none = names(&|_, column| self.alias(&self.item(&Item::None, column.kind), &column.name));
            format!("SELECT {none} WHERE 1 = 0")
        } else {
            let name = dialect.value_name();
            let named = names(&|place, column| self.alias(&format!("{name}{place}"), &column.name));
            format!("SELECT {named} FROM (VALUES {}) AS v", join(rows))
        };
        let own = self.columns.iter().map(|column| format!("t.{}", dialect.name(&column.name)));
        let more: Vec<&Column> =
            list.columns.iter().filter(|column| !keys.contains(&column.name.as_str())).collect();
        let terms = own.chain(more.iter().map(|column| format!("l.{}", dialect.name(&column.name))));
        let on: Vec<String> = keys.iter().map(|key| format!("t.{0} = l.{0}", dialect.name(key))).collect();
        let joined = if on.is_empty() {
            format!("{from} AS t CROSS JOIN ({list_query}) AS l")
        } else {
            format!("{from} AS t INNER JOIN ({list_query}) AS l ON {}", on.join(" AND "))
        };
        let query = format!("SELECT {} FROM {joined}", join(terms));
        (query, self.columns.iter().chain(more).cloned().collect())
    }

    fn item(&self, item: &Item, kind: Type) -> String {
        let dialect = self.dialect;
        match item {
            Item::None => format!("CAST(NULL AS {})", self.type_name(kind)),
            Item::Flag(flag) => (if *flag { "TRUE" } else { "FALSE" }).to_owned(),
            Item::Whole(number) => format!("CAST({number} AS BIGINT)"),
            Item::Text(text) => match dialect {
                Dialect::PostgreSql => format!("CAST({} AS TEXT) COLLATE \"C\"", dialect.text(text)),
                Dialect::Spark | Dialect::Sqlite => dialect.text(text),
            },
        }
    }

    fn type_name(&self, kind: Type) -> &'static str {
        match kind {
            Type::Flag => "BOOLEAN",
            Type::Whole | Type::Number => "BIGINT",
            Type::Sum | Type::Text => self.dialect.text_type(),
            Type::Float => self.dialect.float_type(),
        }
    }

    fn alias(&self, text: &str, name: &str) -> String {
        format!("{text} AS {}", self.dialect.name(name))
    }

    fn column(&self, name: &str) -> Result<&Column, Unknown> {
        let found = self.columns.iter().find(|column| column.name == name);
        found.ok_or_else(|| Unknown(format!("no column `{name}`")))
    }

    fn named(&self, exprs: &[Expr]) -> Result<Vec<(Column, String)>, Unknown> {
        let named = exprs.iter().map(|expr| {
            let name = name_of(expr)?;
            let term = self.term(expr)?;
            // An engine wants a type for nothing, too.
            let text = if term.is_none { self.item(&Item::None, term.kind) } else { term.text };
            Ok((Column::new(name, term.kind), text))
        });
        named.collect()
    }

    fn flag(&self, expr: &Expr) -> Result<String, Unknown> {
        let term = self.term(expr)?;
        if term.kind == Type::Flag || term.is_none { Ok(term.text) } else { unknown("no condition", expr) }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not known has no words")]
    pub(super) fn term(&self, expr: &Expr) -> Result<Term, Unknown> {
        match expr {
            Expr::Alias(inner, _) => self.term(inner),
            Expr::Column(name) => {
                let column = self.column(name)?;
                Ok(Term::new(self.dialect.name(name), column.kind))
            }
            Expr::Literal(literal) => self.literal(literal),
            Expr::Len => Ok(Term::new("COUNT(*)".to_owned(), Type::Whole)),
            Expr::BinaryExpr { left, op, right } => self.binary(left, *op, right),
            Expr::Cast { expr, dtype: DataTypeExpr::Literal(dtype), .. } => self.cast(expr, dtype),
            Expr::Agg(aggregate) => self.aggregate(aggregate),
            Expr::Ternary { predicate, truthy, falsy } => self.ternary(predicate, truthy, falsy),
            Expr::Function { input, function } => self.function(input, function),
            Expr::Over { function, partition_by, order_by, .. } => {
                let order = order_by.as_ref().map(|(order, _)| order.as_ref());
                self.over(function, partition_by, order)
            }
            other => unknown("an expression", other),
        }
    }

    fn literal(&self, literal: &LiteralValue) -> Result<Term, Unknown> {
        let text = |text: &str| Term::new(self.item(&Item::Text(text.to_owned()), Type::Text), Type::Text);
        let float = |number: f64| {
            let written = format!("CAST('{number:?}' AS {})", self.dialect.float_type());
            Term::new(written, Type::Float)
        };
        let is_list = matches!(literal, LiteralValue::Series(_) | LiteralValue::Range(_));
        let value = literal.to_any_value().filter(|_| !is_list);
        let Some(value) = value else { return unknown("a literal", literal) };
        if value.is_null() {
            return Ok(Term { text: "NULL".to_owned(), kind: Type::Whole, is_none: true });
        }
        if let AnyValue::Boolean(flag) = value {
            return Ok(Term::new(self.item(&Item::Flag(flag), Type::Flag), Type::Flag));
        }
        if let Some(it) = value.get_str() {
            return Ok(text(it));
        }
        if let AnyValue::Float64(number) = value {
            return Ok(float(number));
        }
        let whole = |number: i128| Term::new(number.to_string(), Type::Whole);
        value.extract::<i128>().map_or_else(|| unknown("a literal", literal), |number| Ok(whole(number)))
    }

    fn cast(&self, expr: &Expr, dtype: &DataType) -> Result<Term, Unknown> {
        let term = self.term(expr)?;
        let known = [
            (dtype.is_decimal(), Type::Number),
            (dtype.is_float(), Type::Float),
            (dtype.is_bool(), Type::Flag),
            (dtype.is_string(), Type::Text),
            (dtype.is_integer(), Type::Whole),
        ];
        let kind = known.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind);
        let Some(kind) = kind else { return unknown("a type", dtype) };
        if term.is_none {
            return Ok(Term { text: self.item(&Item::None, kind), kind, is_none: false });
        }
        let float = self.dialect.float_type();
        let text = match (term.kind, kind) {
            (from, to) if from == to => term.text,
            (Type::Flag, Type::Whole) => counted(&term.text),
            (Type::Whole, Type::Number) => format!("({} * {UNITS})", term.text),
            (Type::Number, Type::Float) => format!("(CAST({} AS {float}) / {UNITS})", term.text),
            (Type::Whole, Type::Float) => format!("CAST({} AS {float})", term.text),
            _ => return unknown("a cast", expr),
        };
        Ok(Term::new(text, kind))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not known has no words")]
    fn aggregate(&self, aggregate: &AggExpr) -> Result<Term, Unknown> {
        match aggregate {
            AggExpr::Count { input, include_nulls: false } => {
                let term = self.term(input)?;
                Ok(Term::new(format!("COUNT({})", term.text), Type::Whole))
            }
            AggExpr::Sum(input) => self.sum(input),
            AggExpr::Min { input, .. } | AggExpr::First(input) => {
                let term = self.term(input)?;
                Ok(match term.kind {
                    Type::Flag => Term::new(format!("(MIN({}) = 1)", counted(&term.text)), Type::Flag),
                    kind => Term { text: format!("MIN({})", term.text), kind, is_none: term.is_none },
                })
            }
            AggExpr::Max { input, .. } => {
                let term = self.term(input)?;
                Ok(match term.kind {
                    Type::Flag => Term::new(any(&term.text), Type::Flag),
                    kind => Term { text: format!("MAX({})", term.text), kind, is_none: term.is_none },
                })
            }
            _ => unknown("an aggregate", &Expr::Agg(aggregate.clone())),
        }
    }

    /// A sum; of numbers within a further step it stays a number, in an answer it is a text.
    fn sum(&self, input: &Expr) -> Result<Term, Unknown> {
        let term = self.term(input)?;
        match term.kind {
            _ if term.is_none => Ok(Term::new("CAST(0 AS BIGINT)".to_owned(), Type::Whole)),
            Type::Flag => Ok(Term::new(whole_sum(&counted(&term.text)), Type::Whole)),
            Type::Whole => Ok(Term::new(whole_sum(&term.text), Type::Whole)),
            Type::Number if self.is_last => Ok(Term::new(self.dialect.sum_of_numbers(&term.text), Type::Sum)),
            Type::Number => Ok(Term::new(whole_sum(&term.text), Type::Number)),
            Type::Sum | Type::Float | Type::Text => unknown("a sum", input),
        }
    }

    fn ternary(&self, predicate: &Expr, truthy: &Expr, falsy: &Expr) -> Result<Term, Unknown> {
        let (predicate, truthy, falsy) = (self.flag(predicate)?, self.term(truthy)?, self.term(falsy)?);
        let (kind, is_none) = match (truthy.is_none, falsy.is_none) {
            (true, _) => (falsy.kind, falsy.is_none),
            (false, true) => (truthy.kind, false),
            (false, false) if truthy.kind == falsy.kind => (truthy.kind, false),
            (false, false) => {
                return Err(Unknown(format!("two types in `{}` and `{}`", truthy.text, falsy.text)));
            }
        };
        let text = format!("CASE WHEN {predicate} THEN {} ELSE {} END", truthy.text, falsy.text);
        Ok(Term { text, kind, is_none })
    }

    fn function(&self, input: &[Expr], function: &FunctionExpr) -> Result<Term, Unknown> {
        match (function, input) {
            (FunctionExpr::Boolean(BooleanFunction::IsNull), [it]) => {
                Ok(Term::new(format!("({} IS NULL)", self.term(it)?.text), Type::Flag))
            }
            (FunctionExpr::Boolean(BooleanFunction::IsNotNull), [it]) => {
                Ok(Term::new(format!("({} IS NOT NULL)", self.term(it)?.text), Type::Flag))
            }
            (FunctionExpr::Boolean(BooleanFunction::Not), [it]) => {
                Ok(Term::new(format!("(NOT {})", self.flag(it)?), Type::Flag))
            }
            (FunctionExpr::Boolean(BooleanFunction::Any { ignore_nulls: true }), [it]) => {
                Ok(Term::new(any(&self.flag(it)?), Type::Flag))
            }
            (FunctionExpr::Boolean(BooleanFunction::IsIn { nulls_equal: false }), [it, of]) => {
                self.is_in(it, of)
            }
            (FunctionExpr::Abs, [it]) => {
                let term = self.term(it)?;
                Ok(Term::new(format!("ABS({})", term.text), term.kind))
            }
            (FunctionExpr::FillNull, [it, other]) => {
                let (term, other) = self.of_one_type(self.term(it)?, self.term(other)?)?;
                Ok(Term::new(format!("COALESCE({}, {})", term.text, other.text), term.kind))
            }
            (FunctionExpr::NullCount | FunctionExpr::Shift, _) => unknown("a function", function),
            (other, _) => unknown("a function", other),
        }
    }

    fn is_in(&self, it: &Expr, of: &Expr) -> Result<Term, Unknown> {
        let it = self.term(it)?;
        // A list is written as the aggregate that makes one of a column.
        let of = if let Expr::Agg(AggExpr::Implode { input, .. }) = of { input.as_ref() } else { of };
        let Expr::Literal(LiteralValue::Series(list)) = of else { return unknown("a list", of) };
        let items = list.iter().map(|value| match (value.get_str(), value.extract::<i128>()) {
            (Some(text), _) => Ok(self.item(&Item::Text(text.to_owned()), Type::Text)),
            (None, Some(number)) => Ok(number.to_string()),
            (None, None) => unknown("an item", &value),
        });
        let items: Vec<String> = items.collect::<Result<_, Unknown>>()?;
        let text =
            if items.is_empty() { "FALSE".to_owned() } else { format!("({} IN ({}))", it.text, join(items)) };
        Ok(Term::new(text, Type::Flag))
    }

    fn of_one_type(&self, one: Term, other: Term) -> Result<(Term, Term), Unknown> {
        let float = self.dialect.float_type();
        let to = |term: Term, kind: Type| -> Result<Term, Unknown> {
            let text = match (term.kind, kind) {
                _ if term.is_none => term.text,
                (Type::Whole, Type::Number) => match term.text.parse::<i64>() {
                    Ok(number) => (number * UNITS).to_string(),
                    Err(_) => format!("({} * {UNITS})", term.text),
                },
                (Type::Number, Type::Float) => format!("(CAST({} AS {float}) / {UNITS})", term.text),
                (Type::Whole, Type::Float) => format!("CAST({} AS {float})", term.text),
                _ => return Err(Unknown(format!("two types: `{}`", term.text))),
            };
            Ok(Term { text, kind, is_none: term.is_none })
        };
        Ok(match (one.kind, other.kind) {
            (a, b) if a == b || one.is_none || other.is_none => (one, other),
            (Type::Whole, b @ (Type::Number | Type::Float)) | (Type::Number, b @ Type::Float) => {
                (to(one, b)?, other)
            }
            (a @ (Type::Number | Type::Float), Type::Whole) | (a @ Type::Float, Type::Number) => {
                let other = to(other, a)?;
                (one, other)
            }
            _ => return Err(Unknown(format!("two types: `{}` and `{}`", one.text, other.text))),
        })
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not known has no words")]
    fn binary(&self, left: &Expr, op: Operator, right: &Expr) -> Result<Term, Unknown> {
        let (left, right) = (self.term(left)?, self.term(right)?);
        if op == Operator::Multiply && (left.kind, right.kind) == (Type::Number, Type::Number) {
            // The second of them is a whole number.
            let whole = self.dialect.quotient(&right.text, UNITS);
            let text = format!("({} * {whole})", left.text);
            return Ok(Term::new(text, Type::Number));
        }
        if op == Operator::Multiply && (left.kind, right.kind) == (Type::Number, Type::Whole) {
            return Ok(Term::new(format!("({} * {})", left.text, right.text), Type::Number));
        }
        let (left, right) = self.of_one_type(left, right)?;
        let kind = if left.is_none { right.kind } else { left.kind };
        let compared = |sign: &str| Term::new(format!("({} {sign} {})", left.text, right.text), Type::Flag);
        Ok(match op {
            Operator::And | Operator::LogicalAnd => compared("AND"),
            Operator::Or | Operator::LogicalOr => compared("OR"),
            Operator::Eq => compared("="),
            Operator::NotEq => compared("<>"),
            Operator::Lt => compared("<"),
            Operator::LtEq => compared("<="),
            Operator::Gt => compared(">"),
            Operator::GtEq => compared(">="),
            Operator::EqValidity => {
                let (a, b) = (&left.text, &right.text);
                let text = format!("COALESCE({a} = {b}, {a} IS NULL AND {b} IS NULL)");
                Term::new(text, Type::Flag)
            }
            Operator::Plus => Term::new(format!("({} + {})", left.text, right.text), kind),
            Operator::Minus => Term::new(format!("({} - {})", left.text, right.text), kind),
            Operator::Multiply if kind == Type::Whole || kind == Type::Float => {
                Term::new(format!("({} * {})", left.text, right.text), kind)
            }
            Operator::TrueDivide | Operator::RustDivide if kind == Type::Float => {
                Term::new(format!("({} / NULLIF({}, 0))", left.text, right.text), kind)
            }
            Operator::Modulus if matches!(kind, Type::Whole | Type::Number) => {
                Term::new(format!("({} % {})", left.text, right.text), kind)
            }
            other => return unknown("an operator", &other),
        })
    }
}

/// The name that an expression gives its column.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is not known has no name")]
fn name_of(expr: &Expr) -> Result<String, Unknown> {
    match expr {
        Expr::Alias(_, name) | Expr::Column(name) => Ok(name.to_string()),
        Expr::BinaryExpr { left, .. } => name_of(left),
        Expr::Cast { expr, .. } => name_of(expr),
        Expr::Ternary { truthy, .. } => name_of(truthy),
        Expr::Function { input, .. } => input.first().map_or_else(|| unknown("a name", expr), name_of),
        Expr::Over { function, .. } => name_of(function),
        Expr::Agg(
            AggExpr::Sum(input)
            | AggExpr::First(input)
            | AggExpr::Min { input, .. }
            | AggExpr::Max { input, .. }
            | AggExpr::Count { input, .. },
        ) => name_of(input),
        other => unknown("a name", other),
    }
}

pub(super) fn join(terms: impl IntoIterator<Item = String>) -> String {
    terms.into_iter().collect::<Vec<String>>().join(", ")
}

/// A condition as a number that can be counted.
pub(super) fn counted(flag: &str) -> String {
    format!("CASE WHEN {flag} THEN 1 ELSE 0 END")
}

/// Whether a condition holds for any row of a group.
fn any(flag: &str) -> String {
    format!("(MAX({}) = 1)", counted(flag))
}

fn whole_sum(text: &str) -> String {
    format!("CAST(COALESCE(SUM({text}), 0) AS BIGINT)")
}
