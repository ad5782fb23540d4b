//! Aggregates over the rows around a row, in the language of an engine.

use polars::prelude::{AggExpr, Expr, FunctionExpr};

use super::Type;
use super::sql::{Scope, Term, Unknown, counted, join, unknown};

impl Scope<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not known has no words")]
    pub(super) fn over(&self, function: &Expr, by: &[Expr], order: Option<&Expr>) -> Result<Term, Unknown> {
        let by = by.iter().map(|key| Ok(self.term(key)?.text));
        let by = join(by.collect::<Result<Vec<String>, Unknown>>()?);
        let order = order.map(|order| self.order(order)).transpose()?.unwrap_or_default();
        let window = format!("OVER (PARTITION BY {by}{order})");
        if let Expr::Function { input, function: FunctionExpr::Shift } = function {
            let [it, by] = input.as_slice() else { return unknown("a shift", input) };
            let (term, by) = (self.term(it)?, self.term(by)?);
            if by.text != "1" {
                return unknown("a shift", input);
            }
            // Engines have types for what has no row before it, too.
            return Ok(Term::new(format!("LAG({}) {window}", term.text), term.kind));
        }
        let windowed = |name: &str, of: &str| format!("{name}({of}) {window}");
        if matches!(function, Expr::Len) {
            return Ok(Term::new(windowed("COUNT", "*"), Type::Whole));
        }
        let Expr::Agg(aggregate) = function else { return unknown("a window", function) };
        let (name, input) = match aggregate {
            AggExpr::Count { input, include_nulls: false } => ("COUNT", input),
            AggExpr::Sum(input) => ("SUM", input),
            AggExpr::Min { input, .. } => ("MIN", input),
            AggExpr::Max { input, .. } => ("MAX", input),
            _ => return unknown("a window", function),
        };
        let term = self.term(input)?;
        Ok(match (name, term.kind) {
            ("COUNT", _) => Term::new(windowed(name, &term.text), Type::Whole),
            ("MAX" | "MIN", Type::Flag) => {
                Term::new(format!("({} = 1)", windowed(name, &counted(&term.text))), Type::Flag)
            }
            // Of one record the sums of so few numbers fit.
            ("SUM", Type::Number | Type::Whole) => {
                Term::new(format!("CAST({} AS BIGINT)", windowed(name, &term.text)), term.kind)
            }
            ("SUM", _) => return unknown("a window", function),
            (_, kind) => Term::new(windowed(name, &term.text), kind),
        })
    }

    /// In which order a window goes over rows: one number after the other.
    fn order(&self, order: &Expr) -> Result<String, Unknown> {
        Ok(format!(" ORDER BY {}", self.term(order)?.text))
    }
}
