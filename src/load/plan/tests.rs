//! Plans as queries, word for word.

use polars::prelude::{NULL, SortOptions, WindowMapping, col, lit, when};

use super::*;

/// A plan over a table with a text, a flag and a number.
fn plan() -> Plan {
    let columns = [("unit", Type::Text), ("known", Type::Flag), ("value", Type::Number)];
    let columns = columns.map(|(name, kind)| Column::new(name, kind)).to_vec();
    Plan { of: "SELECT * FROM t".to_owned(), columns, steps: Vec::new() }
}

/// What an expression is in the language of an engine.
fn written(expr: Expr, dialect: Dialect) -> Result<String, Unknown> {
    let (query, _) = sql(&plan().then(Step::With(vec![expr.alias("made")])), dialect)?;
    let (_, step) = query.split_once("\"value\", ").expect("the columns before it");
    let (made, _) = step.split_once(" AS \"made\"").expect("its name");
    Ok(made.to_owned())
}

#[test]
fn expressions_are_written_in_the_language_of_the_engine() {
    let in_postgresql = |expr| written(expr, Dialect::PostgreSql).expect("it has words");
    let cases = [
        // Numbers are whole in units of the last place that is kept.
        (col("value").gt(lit(2)), "(\"value\" > 2000000)"),
        (col("known").and(col("unit").is_null()), "(\"known\" AND (\"unit\" IS NULL))"),
        (col("unit").eq(lit("a'b")), "(\"unit\" = CAST('a''b' AS TEXT) COLLATE \"C\")"),
        (
            when(col("known")).then(col("value")).otherwise(lit(NULL)),
            "CASE WHEN \"known\" THEN \"value\" ELSE NULL END",
        ),
        (col("known").cast(polars::prelude::DataType::UInt32), "CASE WHEN \"known\" THEN 1 ELSE 0 END"),
        (col("value").fill_null(lit(1)), "COALESCE(\"value\", 1000000)"),
    ];
    for (expr, expected) in cases {
        assert_eq!(in_postgresql(expr), expected);
    }
    let over = col("value").max().over([col("unit")]).expect("a window");
    assert_eq!(in_postgresql(over), "MAX(\"value\") OVER (PARTITION BY \"unit\")");
    let order = Some((vec![col("value")], SortOptions::default()));
    let before = col("value").shift(lit(1));
    let before = before.over_with_options(Some(vec![col("unit")]), order, WindowMapping::default());
    assert_eq!(
        in_postgresql(before.expect("a window")),
        "LAG(\"value\") OVER (PARTITION BY \"unit\" ORDER BY \"value\")"
    );
}

#[test]
fn sums_of_the_answer_have_all_their_digits_and_those_within_it_stay_numbers() {
    let group = |plan: Plan, name: &str| {
        plan.then(Step::Group(vec!["unit".to_owned()], vec![col("value").sum().alias(name)]))
    };
    let (query, columns) = sql(&group(plan(), "value"), Dialect::Spark).expect("it has words");
    assert!(
        query.contains(
            "SELECT `unit`, CAST(COALESCE(SUM(CAST(`value` AS DECIMAL(38, 0))), 0) AS STRING) AS `value` FROM s0 GROUP BY `unit`"
        ),
        "{query}"
    );
    assert_eq!(columns[1], Column::new("value", Type::Sum));
    let (query, _) = sql(&group(group(plan(), "value"), "value"), Dialect::PostgreSql).expect("it has words");
    assert!(
        query.contains("s1 AS (SELECT \"unit\", CAST(COALESCE(SUM(\"value\"), 0) AS BIGINT) AS \"value\""),
        "{query}"
    );
}

#[test]
fn a_list_stands_in_the_query() {
    let list = List {
        columns: vec![Column::new("unit", Type::Text), Column::new("rank", Type::Whole)],
        rows: vec![vec![Item::Text("A\\'B".to_owned()), Item::Whole(1)], vec![Item::None, Item::None]],
    };
    let (query, columns) =
        sql(&plan().then(Step::Beside(list, vec!["unit"])), Dialect::Spark).expect("it has words");
    let expected = "SELECT t.`unit`, t.`known`, t.`value`, l.`rank` FROM s0 AS t INNER JOIN (SELECT col1 AS `unit`, col2 AS `rank` FROM (VALUES ('A\\\\\\'B', CAST(1 AS BIGINT)), (CAST(NULL AS STRING), CAST(NULL AS BIGINT))) AS v) AS l ON t.`unit` = l.`unit`";
    assert!(query.contains(expected), "{query}");
    assert_eq!(columns.last(), Some(&Column::new("rank", Type::Whole)));
}

#[test]
fn what_an_engine_has_no_words_for_is_told_before_it_is_asked() {
    let mean = plan().then(Step::Group(vec!["unit".to_owned()], vec![col("value").mean()]));
    assert!(sql(&mean, Dialect::PostgreSql).is_err());
    let absent = plan().then(Step::Keep(col("gone").is_null()));
    assert_eq!(sql(&absent, Dialect::Sqlite), Err(Unknown("no column `gone`".to_owned())));
    let mixed = when(col("known")).then(col("unit")).otherwise(col("value"));
    assert!(written(mixed, Dialect::PostgreSql).is_err());
}

#[test]
fn the_language_of_an_engine_follows_from_its_driver() {
    let of = Dialect::of_driver;
    assert_eq!(of("postgresql"), Some(Dialect::PostgreSql));
    assert_eq!(of("/opt/sqlite/libadbc_driver_spark.so"), Some(Dialect::Spark));
    assert_eq!(of("adbc_driver_sqlite"), Some(Dialect::Sqlite));
    assert_eq!(of("snowflake"), None);
}
