//! The query that somebody who knows polars writes by hand for the same figures.
//!
//! It takes much for granted that the program finds out: that the columns are
//! there and of these types, that no key occurs twice, that every period lies in
//! the years of the report, and that no code is unknown. It keeps no place of any
//! row, looks for nothing that is hard to believe and carries nothing forward.

use std::path::Path;
use std::sync::Arc;

use polars::prelude::{
    DataFrame, DataType, Expr, Field, LazyCsvReader, LazyFileListReader, LazyFrame, PlRefPath, PolarsResult,
    ScanArgsParquet, Schema, col, len, lit,
};

/// What tells records apart, besides their revision.
const KEY: [&str; 6] = ["indicator", "period", "unit_code", "project", "item", "by_sex"];

/// Columns of numbers that are added exactly.
const NUMBERS: [&str; 4] = ["value", "numerator", "denominator", "weight"];

/// Reads a file and aggregates it by indicator, unit and year.
pub(crate) fn query(path: &Path) -> PolarsResult<DataFrame> {
    let decimal = DataType::Decimal(38, 18);
    let numbers = NUMBERS.map(|number| col(number).cast(decimal.clone()));
    let rows = scan(path)?.with_columns(numbers);
    let latest = col("revision").eq(col("revision").max().over(KEY.map(col))?);
    rows.filter(latest)
        .with_column(col("period").str().head(lit(4)).alias("year"))
        .group_by(["indicator", "unit_code", "year"].map(col))
        .agg(figures())
        .collect()
}

fn scan(path: &Path) -> PolarsResult<LazyFrame> {
    let reference = PlRefPath::try_from_path(path)?;
    if path.extension().is_some_and(|extension| extension == "parquet") {
        return LazyFrame::scan_parquet(reference, ScanArgsParquet::default());
    }
    let texts = KEY.map(|name| Field::new(name.into(), DataType::String));
    // Numbers are read from texts, because as floats they would not be exact.
    let numbers = NUMBERS.map(|name| Field::new(name.into(), DataType::String));
    let revision = [Field::new("revision".into(), DataType::Int64)];
    let schema: Schema = texts.into_iter().chain(numbers).chain(revision).collect();
    LazyCsvReader::new(reference).with_dtype_overwrite(Some(Arc::new(schema))).finish()
}

fn figures() -> Vec<Expr> {
    let whole = || col("by_sex").is_null();
    let given =
        || col("value").is_not_null().or(col("numerator").is_not_null()).or(col("item").is_not_null());
    let mut figures = vec![
        len().alias("rows"),
        given().sum().alias("used"),
        given().not().sum().alias("missing"),
        col("item").n_unique().alias("items"),
        (col("value") * col("weight")).sum().alias("weighted"),
    ];
    let of_wholes = |number: &str| col(number).filter(whole());
    figures.extend(NUMBERS.map(|number| of_wholes(number).sum().alias(format!("{number}_sum"))));
    figures.push(of_wholes("value").min().alias("min"));
    figures.push(of_wholes("value").max().alias("max"));
    figures
}
