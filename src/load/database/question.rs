//! What a database is asked: one query that only reads.

use sqlparser::ast::{Query, SetExpr, Statement};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;

use super::{Fault, FaultKind};
use crate::manifest::Asked;

/// The query for all of a table, or of the result of a query.
///
/// A project may come from somebody else: what would change the database is not sent to it.
pub(super) fn of(asked: &Asked) -> Result<String, Fault> {
    match asked {
        Asked::Table(table) => is_name(table).then(|| format!("SELECT * FROM {table}")).ok_or_else(|| {
            let message = format!("`{table}` is not the name of a table, such as `results.actuals`");
            Fault::new(FaultKind::Query, message)
        }),
        Asked::Query(query) => {
            let query = query.trim().trim_end_matches(';').trim_end();
            reads(query)?;
            Ok(query.to_owned())
        }
    }
}

/// Whether a text is the name of a table and nothing more.
fn is_name(text: &str) -> bool {
    let parsed = Parser::new(&GenericDialect).try_with_sql(text);
    parsed.is_ok_and(|mut parser| {
        parser.parse_object_name(false).is_ok()
            && parser.peek_token().token == sqlparser::tokenizer::Token::EOF
    })
}

/// Holds that a query is one that only reads.
fn reads(query: &str) -> Result<(), Fault> {
    let refused = |reason: &str| Fault::new(FaultKind::Query, format!("the query {reason}"));
    let parsed = Parser::parse_sql(&GenericDialect, query);
    // Words that only one engine knows are for it to judge, as long as the query begins as one that reads.
    let Ok(statements) = parsed else {
        let begin = query.split_whitespace().next().unwrap_or_default().to_uppercase();
        let begins = matches!(begin.as_str(), "SELECT" | "WITH");
        let is_one = !query.contains(';');
        return if begins && is_one { Ok(()) } else { Err(refused("is not one `SELECT`")) };
    };
    match statements.as_slice() {
        [Statement::Query(query)] if only_reads(query) => Ok(()),
        _ => Err(refused("is not one `SELECT`")),
    }
}

/// Whether neither a query nor any that it is made of changes anything.
fn only_reads(query: &Query) -> bool {
    let parts = query.with.iter().flat_map(|with| &with.cte_tables);
    parts.map(|part| part.query.as_ref()).all(only_reads) && reads_only(&query.body)
}

fn reads_only(body: &SetExpr) -> bool {
    match body {
        SetExpr::Select(select) => select.into.is_none(),
        SetExpr::Query(query) => only_reads(query),
        SetExpr::SetOperation { left, right, .. } => reads_only(left) && reads_only(right),
        SetExpr::Values(_) | SetExpr::Table(_) => true,
        SetExpr::Insert(_) | SetExpr::Update(_) | SetExpr::Delete(_) | SetExpr::Merge(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(query: &str) -> Option<String> {
        of(&Asked::Query(query.to_owned())).ok()
    }

    #[test]
    fn a_query_that_reads_is_sent_as_it_is() {
        assert_eq!(sent(" SELECT a FROM b; ").as_deref(), Some("SELECT a FROM b"));
        let with = "WITH c AS (SELECT 1 AS a UNION ALL SELECT 2) SELECT * FROM c";
        assert_eq!(sent(with).as_deref(), Some(with));
    }

    #[test]
    fn a_query_that_writes_is_not_sent() {
        for query in [
            "DELETE FROM actuals",
            "SELECT 1; DROP TABLE actuals",
            "WITH gone AS (DELETE FROM actuals RETURNING *) SELECT * FROM gone",
            "SELECT * INTO copy FROM actuals",
            "CREATE TABLE a (b int)",
            "",
        ] {
            assert_eq!(sent(query), None, "{query}");
        }
    }

    #[test]
    fn a_table_is_a_name() {
        let sent = |table: &str| of(&Asked::Table(table.to_owned())).ok();
        assert_eq!(sent("results.actuals").as_deref(), Some("SELECT * FROM results.actuals"));
        assert_eq!(sent("\"Actual values\"").as_deref(), Some("SELECT * FROM \"Actual values\""));
        assert_eq!(sent("actuals; DROP TABLE actuals"), None);
        assert_eq!(sent("actuals WHERE 1 = 1"), None);
    }
}
