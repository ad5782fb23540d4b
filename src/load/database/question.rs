//! What a database is asked: one query that only reads.

use sqlparser::ast::{Query, SetExpr, Statement};
use sqlparser::dialect::{DatabricksDialect, Dialect, GenericDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

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
        parser.parse_object_name(false).is_ok() && parser.peek_token().token == Token::EOF
    })
}

/// Words of queries that write, run programs or change a session, whatever engine knows them.
const REFUSED: [&str; 22] = [
    "ALTER",
    "ANALYZE",
    "ATTACH",
    "CALL",
    "COPY",
    "CREATE",
    "DELETE",
    "DROP",
    "EXECUTE",
    "GRANT",
    "INSERT",
    "INTO",
    "LOAD",
    "LOCK",
    "MERGE",
    "OVERWRITE",
    "PRAGMA",
    "REVOKE",
    "TRANSFORM",
    "TRUNCATE",
    "UPDATE",
    "VACUUM",
];

/// Holds that a query is one `SELECT` in a language that is known, and has none of the words of those that write.
///
/// A column that is called like one of them stands in quotation marks.
fn reads(query: &str) -> Result<(), Fault> {
    let refused = |reason: String| Fault::new(FaultKind::Query, format!("the query {reason}"));
    let dialects: [&dyn Dialect; 4] =
        [&GenericDialect, &PostgreSqlDialect {}, &DatabricksDialect {}, &SQLiteDialect {}];
    let mut error = None;
    for dialect in dialects {
        let statements = match Parser::parse_sql(dialect, query) {
            Ok(statements) => statements,
            Err(parser) => {
                error.get_or_insert(parser);
                continue;
            }
        };
        let [Statement::Query(parsed)] = statements.as_slice() else {
            return Err(refused("is not one `SELECT`".to_owned()));
        };
        let tokens = Tokenizer::new(dialect, query).tokenize().unwrap_or_default();
        let word = tokens.iter().find_map(|token| {
            let Token::Word(word) = token else { return None };
            let is_refused = |refused: &&str| word.value.eq_ignore_ascii_case(refused);
            REFUSED.into_iter().find(is_refused).filter(|_| word.quote_style.is_none())
        });
        // Comments may be commands to an engine that others pass over.
        let has_command = query.contains("/*!");
        return match word {
            Some(word) => {
                Err(refused(format!("has the word `{word}`, and is not one `SELECT` that only reads")))
            }
            None if has_command || !only_reads(parsed) => Err(refused("is not one `SELECT`".to_owned())),
            None => Ok(()),
        };
    }
    let reason = error.map_or_else(String::new, |error| format!(" ({error})"));
    Err(refused(format!("is not one `SELECT`{reason}")))
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
        let lake = "SELECT /*+ REPARTITION(2) */ * FROM parquet.`/lake/actuals`";
        assert_eq!(sent(lake).as_deref(), Some(lake));
        let quoted = "SELECT \"update\" AS period FROM a WHERE note <> 'DROP'";
        assert_eq!(sent(quoted).as_deref(), Some(quoted));
    }

    #[test]
    fn a_query_that_writes_is_not_sent() {
        for query in [
            "DELETE FROM actuals",
            "SELECT 1; DROP TABLE actuals",
            "WITH gone AS (DELETE FROM actuals RETURNING *) SELECT * FROM gone",
            "SELECT * INTO copy FROM actuals",
            "CREATE TABLE a (b int)",
            "WITH c AS (SELECT 1 AS a) FROM c INSERT INTO t SELECT *",
            "SELECT TRANSFORM(a) USING 'sh -c true' AS (b) FROM t",
            "SELECT * FROM (WITH g AS (DELETE FROM t RETURNING *) SELECT * FROM g) AS s",
            "SELECT 1 /*! INTO OUTFILE 'a' */",
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
