//! Shapes the rows of a source before tables use them: wide columns become rows, constants are added, rows
//! are left out, numbers are multiplied.
//!
//! All of it is part of the one lazy plan of the source. What is counted, how many rows a condition leaves
//! out, is one more query over the columns of the condition.

use std::collections::BTreeSet;
use std::sync::Arc;

use polars::prelude::{
    AllowedOptimizations, Column, DataFrame, DataType, Expr, Field, IdxCa, IdxSize, IntoColumn, LazyFrame,
    PlSmallStr, PolarsError, Schema, SchemaExt, SortMultipleOptions, StringChunked, StringChunkedBuilder,
    UInt64Chunked, col, len, lit,
};
use polars::sql::sql_expr;

use super::rows::{self, MOST_COLUMNS, ROW};
use super::{Opening, Part, caught, first_line};
use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Scaled;
use crate::load::query::file_function;
use crate::load::table::{text, with_columns};
use crate::manifest::{Condition, Constant, Source, Wide};
use crate::model::{Decimal, NotANumber, NumberForm};

/// How the rows of a file were shaped, to say where in it a cell stands.
#[derive(Debug, Default)]
pub(in crate::load) struct Reshaped {
    /// The columns that became rows.
    wide: Option<Long>,
    /// The columns that the project added.
    added: Vec<String>,
    /// The columns whose numbers were multiplied, with their factors.
    pub(in crate::load) scaled: Vec<Scaled>,
}

/// A table whose wide columns became rows.
#[derive(Debug, Clone)]
pub(super) struct Long {
    /// The column that holds their names.
    names: String,
    /// The column that holds their cells.
    values: String,
    /// The columns, in the order of the file.
    columns: Arc<[String]>,
}

impl Long {
    /// How many rows are made of each.
    pub(super) fn count(&self) -> u64 {
        self.columns.len() as u64
    }
}

impl Reshaped {
    /// How the rows of a file of a source were shaped.
    pub(super) fn of(source: &Source, wide: Option<Long>) -> Self {
        let shape = &source.shape;
        let scaled =
            shape.scale.iter().map(|(column, scale)| Scaled { column: column.clone(), factor: scale.number });
        Self { wide, added: shape.constants.keys().cloned().collect(), scaled: scaled.collect() }
    }

    /// The column of the file that a cell was read from; none where the project made it.
    ///
    /// `index` says the wide column of the row, from 1.
    pub(super) fn column<'c>(&'c self, index: usize, column: &'c str) -> Option<&'c str> {
        if self.added.iter().any(|added| added == column) {
            return None;
        }
        let is_wide = self.wide.as_ref().is_some_and(|wide| column == wide.names || column == wide.values);
        Some(if is_wide { self.wide_column(index).unwrap_or(column) } else { column })
    }

    /// A column that became rows, from 1.
    pub(super) fn wide_column(&self, index: usize) -> Option<&str> {
        let columns = &self.wide.as_ref()?.columns;
        columns.get(index.checked_sub(1)?).map(String::as_str)
    }
}

/// Turns the wide columns of a file into rows.
///
/// `used` are the patterns that took a column of any file.
pub(super) fn long(
    part: Part,
    opening: &Opening<'_>,
    used: &mut BTreeSet<usize>,
    findings: &mut Findings,
) -> Option<(Part, Option<Long>)> {
    let Some(wide) = &opening.source.shape.wide else { return Some((part, None)) };
    let mut columns = Vec::new();
    for column in &part.columns {
        let takes = wide.columns.iter().enumerate().filter(|(_, columns)| columns.hold(column));
        let patterns: Vec<usize> = takes.map(|(index, _)| index).collect();
        if !patterns.is_empty() {
            used.extend(patterns);
            columns.push(column.clone());
        }
    }
    let kept: Vec<String> = part.columns.iter().filter(|column| !columns.contains(column)).cloned().collect();
    if columns.is_empty() {
        let message = format!("`{}` has no column of `[wide]`", opening.file.shown);
        let finding = Finding::new(Code::ColumnMissing, wide.place.clone(), message);
        findings.report(with_columns(finding, &wide.columns[0].written, &part.columns));
        return None;
    }
    if columns.len() > MOST_COLUMNS {
        let message = format!("{} columns are to become rows", columns.len());
        let finding = Finding::new(Code::LimitExceeded, opening.place(), message);
        findings.report(finding.help(format!("name at most {MOST_COLUMNS} of them under `wide`")));
        return None;
    }
    if let Some(taken) =
        [&wide.names, &wide.values].into_iter().find(|name| kept.contains(name) || *name == ROW)
    {
        findings.report(taken_finding(&opening.file.shown, taken, wide.place.clone()));
        return None;
    }
    let long = Long {
        names: wide.names.clone(),
        values: wide.values.clone(),
        columns: columns.into_iter().collect(),
    };
    let frame = unpivoted(part.frame, &kept, &long);
    let columns = kept.into_iter().chain([wide.names.clone(), wide.values.clone()]).collect();
    Some((Part { frame, columns, ..part }, Some(long)))
}

/// Reports the patterns of wide columns that took none in any file.
pub(super) fn unused(wide: Option<&Wide>, name: &str, used: &BTreeSet<usize>, findings: &mut Findings) {
    let unused = wide.into_iter().flat_map(|wide| wide.columns.iter().enumerate());
    for (_, pattern) in unused.filter(|(index, _)| !used.contains(index)) {
        let message = format!("no column of `{name}` is called `{}`", pattern.written);
        let finding = Finding::new(Code::ColumnMissing, pattern.place.clone(), message);
        findings.report(finding.help("`*` stands for any characters and `?` for one; correct or remove it"));
    }
}

/// The rows with one for each wide column, from the first to the last; their cells are texts.
fn unpivoted(frame: LazyFrame, kept: &[String], long: &Long) -> LazyFrame {
    let needed = std::iter::once(ROW).chain(kept.iter().map(String::as_str)).map(col);
    let needed = needed.chain(long.columns.iter().map(|column| col(column.as_str()).cast(DataType::String)));
    let frame = frame.select(needed.collect::<Vec<Expr>>());
    let (names, values) = (long.names.clone(), long.values.clone());
    let kept: Vec<PlSmallStr> =
        std::iter::once(ROW).chain(kept.iter().map(String::as_str)).map(PlSmallStr::from_str).collect();
    let schema = {
        let kept = kept.clone();
        move |schema: &Schema| {
            let mut long: Schema = kept.iter().filter_map(|name| schema.get_field(name)).collect();
            long.with_column(names.as_str().into(), DataType::String);
            long.with_column(values.as_str().into(), DataType::String);
            Ok(Arc::new(long))
        }
    };
    let long = long.clone();
    let each = move |frame: DataFrame| rows_of_columns(&frame, &kept, &long);
    frame.map(each, AllowedOptimizations::STREAMING, Some(Arc::new(schema)), Some("wide to long"))
}

fn rows_of_columns(frame: &DataFrame, kept: &[PlSmallStr], long: &Long) -> Result<DataFrame, PolarsError> {
    let (height, count) = (frame.height(), long.columns.len());
    let rows: IdxCa =
        (0..IdxSize::MAX).take(height).flat_map(|row| std::iter::repeat_n(Some(row), count)).collect();
    let mut made = frame.select(kept.iter().cloned())?.take(&rows)?;
    let numbers = made.column(ROW)?.u64()?.iter().zip((1..=count).cycle());
    let numbers: UInt64Chunked =
        numbers.map(|(row, column)| row.map(|row| rows::of_column(row, column))).collect();
    made.with_column(numbers.with_name(ROW.into()).into_column())?;
    let mut names = StringChunkedBuilder::new(long.names.as_str().into(), height * count);
    let mut values = StringChunkedBuilder::new(long.values.as_str().into(), height * count);
    let columns = long.columns.iter().map(|column| frame.column(column)?.str());
    let columns: Vec<&StringChunked> = columns.collect::<Result<_, PolarsError>>()?;
    let mut cells: Vec<_> = columns.into_iter().map(StringChunked::iter).collect();
    for _ in 0..height {
        for (name, cells) in long.columns.iter().zip(&mut cells) {
            names.append_value(name);
            values.append_option(cells.next().flatten());
        }
    }
    made.with_column(names.finish().into_column())?;
    made.with_column(values.finish().into_column())?;
    Ok(made)
}

/// The rows of a source after the union of its files.
pub(super) struct Shaped {
    pub(super) frame: LazyFrame,
    pub(super) columns: Vec<String>,
    /// How many rows of each file were left out, by its place among all files.
    pub(super) left_out: Vec<(usize, u64)>,
}

/// Shapes the rows of a source; none where its settings do not fit its columns, which is reported.
pub(super) fn shape(
    (name, source): (&str, &Source),
    frame: LazyFrame,
    mut columns: Vec<String>,
    findings: &mut Findings,
) -> Option<Shaped> {
    let shape = &source.shape;
    let mut sound = true;
    for (column, Constant { place, .. }) in &shape.constants {
        if columns.contains(column) || column == ROW {
            findings.report(taken_finding(name, column, place.clone()));
            sound = false;
        }
    }
    columns.extend(
        shape.constants.keys().filter(|column| !columns.contains(column)).cloned().collect::<Vec<_>>(),
    );
    for (column, scale) in shape.scale.iter().filter(|(column, _)| !columns.contains(column)) {
        findings.report(unknown_column(name, column, &columns, Code::ColumnMissing, scale.place.clone()));
        sound = false;
    }
    let constants =
        shape.constants.iter().map(|(column, constant)| lit(constant.text.as_str()).alias(column.as_str()));
    let mut frame = frame.with_columns(constants.collect::<Vec<Expr>>());
    let mut left_out = Vec::new();
    if let Some(condition) = &shape.condition {
        let kept = sound.then(|| keep((name, &columns), &frame, condition));
        match kept? {
            Ok((filtered, counted)) => {
                report_left_out(name, condition, &counted, findings);
                left_out = counted.into_iter().map(|(file, _, left_out)| (file, left_out)).collect();
                frame = filtered;
            }
            Err(finding) => {
                findings.report(*finding);
                sound = false;
            }
        }
    }
    let scaled = shape.scale.iter().map(|(column, scale)| times(column, scale.number, &source.numbers));
    let frame = frame.with_columns(scaled.collect::<Vec<Expr>>());
    sound.then_some(Shaped { frame, columns, left_out })
}

/// Rows of a file, by its place among all, and how many of them were left out.
type Counted = Vec<(usize, u64, u64)>;

/// The rows for which a condition holds, and how many it leaves out of each file.
fn keep(
    (name, columns): (&str, &[String]),
    frame: &LazyFrame,
    condition: &Condition,
) -> Result<(LazyFrame, Counted), Box<Finding>> {
    let Condition { sql, place } = condition;
    let invalid = |reason: &str| {
        let message = format!("the condition of `{name}` cannot be used ({reason})");
        let help = "write a condition of SQL over the columns, such as status = 'final'; columns of text \
                    are compared with texts";
        Box::new(Finding::new(Code::SqlInvalid, place.clone(), message).help(help))
    };
    if let Some(function) = file_function(sql) {
        return Err(invalid(&format!("it reads a file by `{function}`")));
    }
    let holds = sql_expr(sql).map_err(|error| invalid(first_line(&error.to_string())))?;
    for expr in &holds {
        if let Expr::Column(column) = expr
            && !columns.iter().any(|known| known == column.as_str())
        {
            return Err(Box::new(unknown_column(name, column, columns, Code::SqlInvalid, place.clone())));
        }
    }
    let counted = caught(|| {
        let asked = frame.clone().select([holds.clone().alias("holds")]).collect_schema()?;
        if asked.get("holds") != Some(&DataType::Boolean) {
            return Err(PolarsError::SQLInterface("it is neither true nor false".into()));
        }
        let kept = holds.clone().fill_null(lit(false)).cast(DataType::UInt64).sum();
        let counted = frame
            .clone()
            .group_by([rows::files().alias("file")])
            .agg([len().cast(DataType::UInt64).alias("rows"), kept.alias("kept")])
            .sort(["file"], SortMultipleOptions::default())
            .collect()?;
        let number = |column: &str| Ok::<_, PolarsError>(counted.column(column)?.u64()?.clone());
        let (files, rows, kept) = (number("file")?, number("rows")?, number("kept")?);
        let numbers = files.iter().zip(rows.iter()).zip(kept.iter());
        Ok(numbers
            .filter_map(|((file, rows), kept)| {
                let file = usize::try_from(file?).ok()?;
                Some((file, rows?, rows? - kept?))
            })
            .collect())
    });
    let counted: Counted = counted.map_err(|error: PolarsError| invalid(first_line(&error.to_string())))?;
    Ok((frame.clone().filter(holds), counted))
}

/// Says how many rows a condition leaves out, if it leaves out any.
fn report_left_out(name: &str, condition: &Condition, counted: &Counted, findings: &mut Findings) {
    let (rows, left_out) =
        counted.iter().fold((0, 0), |(rows, left_out), (_, more, out)| (rows + more, left_out + out));
    if left_out == 0 {
        return;
    }
    let message = match rows {
        1 => format!("the condition of `{name}` leaves out its only row"),
        _ if left_out == rows => format!("the condition of `{name}` leaves out all of its {rows} rows"),
        _ => format!("the condition of `{name}` leaves out {left_out} of its {rows} rows"),
    };
    let help = "correct `where`, or say that this is meant by rows-left-out = \"allow\" in `[findings]`";
    findings.report(Finding::new(Code::RowsLeftOut, condition.place.clone(), message).help(help));
}

fn unknown_column(name: &str, column: &str, columns: &[String], code: Code, place: Place) -> Finding {
    let message = format!("`{name}` has no column `{column}`");
    with_columns(Finding::new(code, place, message), column, columns)
}

fn taken_finding(name: &str, column: &str, place: Place) -> Finding {
    let message = format!("`{name}` has a column `{column}` already");
    Finding::new(Code::InvalidValue, place, message).help("choose another name")
}

/// The numbers of a column times a factor, as texts; a text that is no number stays as it is.
fn times(column: &str, factor: Decimal, form: &NumberForm) -> Expr {
    let form = form.clone();
    let each = move |cells: Column| {
        let texts = cells.str()?.iter().map(|text| text.map(|text| multiplied(text, factor, &form)));
        let texts: StringChunked = texts.collect();
        Ok(texts.with_name(cells.name().clone()).into_column())
    };
    text(column).map(each, |_, field| Ok(Field::new(field.name().clone(), DataType::String)))
}

/// What stands between a number and the factor by which it could not be multiplied.
const TIMES: &str = " × ";

/// A number times a factor, exactly; what cannot be kept becomes a text that is no number.
fn multiplied(text: &str, factor: Decimal, form: &NumberForm) -> String {
    let product = match form.parse(text) {
        Ok(number) => product(number, factor),
        // A number all the same, which would be read as it was, rounded.
        Err(NotANumber::TooManyDigits) => None,
        Err(_) => return text.to_owned(),
    };
    product.map_or_else(|| format!("{text}{TIMES}{factor}"), |product| form.write(product))
}

/// The number and the factor of a product that could not be kept, by the text that stands for it.
pub(in crate::load) fn unkept_product<'t>(text: &'t str, form: &NumberForm) -> Option<(&'t str, Decimal)> {
    let (number, factor) = text.rsplit_once(TIMES)?;
    let is_number = matches!(form.parse(number), Ok(_) | Err(NotANumber::TooManyDigits));
    Some((number, factor.parse().ok()?)).filter(|_| is_number)
}

fn product(number: Decimal, factor: Decimal) -> Option<Decimal> {
    let (number, factor) = (number.normalize(), factor.normalize());
    let mut mantissa = number.mantissa().checked_mul(factor.mantissa())?;
    let mut scale = number.scale() + factor.scale();
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_multiply_exactly_or_not_at_all() {
        let plain = NumberForm::default();
        let of = |text: &str, factor: &str| {
            multiplied(text, factor.parse().expect("a literal of this test"), &plain)
        };
        assert_eq!(of("0.85", "100"), "85");
        assert_eq!(of("0.1", "3"), "0.3");
        assert_eq!(of("1250", "0.001"), "1.25");
        assert_eq!(of("-7e2", "0.5"), "-350");
        assert_eq!(of("0", "100"), "0");
        assert_eq!(of("n/a", "100"), "n/a");
        // 29 decimals are more than can be kept.
        assert_eq!(of("0.0000000000000000000000000001", "0.1"), "0.0000000000000000000000000001 × 0.1");
        assert_eq!(of("79228162514264337593543950335", "10"), "79228162514264337593543950335 × 10");
        let long = "0.85000000000000000000000000000012345";
        assert_eq!(of(long, "100"), format!("{long} × 100"));
        assert_eq!(unkept_product(&of(long, "100"), &plain), Some((long, Decimal::from(100))));
        assert_eq!(unkept_product("3 × x", &plain), None);
    }

    #[test]
    fn a_product_is_written_as_the_source_writes_numbers() {
        let form = NumberForm::new(',', &['.']).expect("marks of numbers");
        assert_eq!(multiplied("1.234,5", Decimal::from(10), &form), "12345");
        assert_eq!(multiplied("0,125", Decimal::from(10), &form), "1,25");
    }
}
