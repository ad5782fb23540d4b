//! The numbers of the rows, as their source writes them.

use polars::prelude::{
    Column, DataFrame, DataType, Expr, Field, IntoColumn, IntoLazy, PolarsError, SortMultipleOptions,
    StringChunked, col, len,
};

use super::super::cell::number_finding;
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers, text};
use super::{NUMBERS, SCALE, decimal, text_name};
use crate::diag::{Code, Finding, Findings, Place};
use crate::model::{NotANumber, NumberForm};

/// The number of each row; none where the text is no number of the form.
///
/// Plain numbers are read all at once, and only the texts that this cannot read one by one.
pub(super) fn number(column: &str, form: &NumberForm) -> Expr {
    let form = form.clone();
    text(column)
        .map(move |texts| read(&texts, &form), |_, field| Ok(Field::new(field.name().clone(), decimal())))
}

fn read(texts: &Column, form: &NumberForm) -> Result<Column, PolarsError> {
    let is_plain = *form == NumberForm::default();
    if is_plain {
        let numbers = texts.cast(&decimal())?;
        if numbers.null_count() == texts.null_count() {
            return Ok(numbers);
        }
    }
    let plain = |text: &str| match form.parse(text) {
        Ok(number) => Some(number.to_string()),
        // Digits beyond those that are kept are rounded off, which is said.
        Err(NotANumber::TooManyDigits) if is_plain => Some(text.to_owned()),
        Err(_) => None,
    };
    let read: StringChunked = texts.str()?.iter().map(|text| text.and_then(plain)).collect();
    read.with_name(texts.name().clone()).into_column().cast(&decimal())
}

/// The finding on a text that is no number of the form of its table.
pub(super) fn finding(origin: &Origin, place: Place, text: &str) -> Finding {
    // A number that could be read is one that is too large to be added to others.
    let fault = origin.numbers.parse(text).err().unwrap_or(NotANumber::OutOfRange);
    number_finding(place, text, fault, &origin.numbers)
}

/// Reports numbers with more decimals than are kept, once for each column.
pub(super) fn report_rounded(
    frame: &DataFrame,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    for column in NUMBERS {
        if frame.column(&text_name(column))?.null_count() == frame.height() {
            continue;
        }
        let rounded = frame
            .clone()
            .lazy()
            .filter(col(column).is_not_null().and(is_finer(&text_name(column), &origin.numbers)))
            .select([len().cast(DataType::UInt64).alias("rows"), col(ROW).min()])
            .sort([ROW], SortMultipleOptions::default())
            .collect()?;
        let count = rounded.column("rows")?.u64()?.get(0).unwrap_or_default();
        let Some(first) = row_numbers(&rounded)?.first().copied().filter(|_| count > 0) else { continue };
        let message = match count {
            1 => format!("the number has more than {SCALE} decimals, and further ones are rounded off"),
            _ => format!(
                "{count} numbers have more than {SCALE} decimals, of which this is the first, and further ones are rounded off"
            ),
        };
        let finding = Finding::new(Code::NumberRounded, origin.place(first, column), message);
        findings.report(finding.help("write fewer decimals, or use a smaller unit"));
    }
    Ok(())
}

/// Whether the text of a number has more decimals than are kept.
pub(super) fn is_finer(column: &str, form: &NumberForm) -> Expr {
    let form = form.clone();
    let is_finer = move |text: &str| {
        // The shortest of them has a mark and a digit more than decimals that are kept, or an exponent.
        let may_be = text.len() > SCALE + 1 || text.contains(['e', 'E']);
        may_be
            && match form.parse(text) {
                Ok(number) => number.normalize().scale() as usize > SCALE,
                Err(fault) => fault == NotANumber::TooManyDigits,
            }
    };
    col(column).map(
        move |texts: Column| {
            let finer = texts.str()?.iter().map(|text| text.is_some_and(&is_finer));
            let finer: polars::prelude::BooleanChunked = finer.collect();
            Ok(finer.with_name(texts.name().clone()).into_column())
        },
        |_, field| Ok(Field::new(field.name().clone(), DataType::Boolean)),
    )
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;
    use proptest::prelude::{prop_assert_eq, prop_assume, proptest};

    use super::*;

    /// A number as it is read; none where it is none.
    fn read_one(text: &str, form: &NumberForm) -> Option<String> {
        let frame = df!("value" => [text]).expect("one column");
        let read = frame.lazy().select([number("value", form)]).collect().expect("numbers are read");
        let texts = read.column("value").and_then(|column| column.cast(&DataType::String)).expect("a number");
        texts.str().expect("a text").get(0).map(ToOwned::to_owned)
    }

    #[test]
    fn numbers_are_read_by_their_form() {
        let plain = NumberForm::default();
        let comma = NumberForm::new(',', &['.']).expect("marks of numbers");
        let eighteen = |text: &str| Some(text.to_owned());
        assert_eq!(read_one("1250.5", &plain), eighteen("1250.500000000000000000"));
        assert_eq!(read_one("1.250,5", &comma), eighteen("1250.500000000000000000"));
        assert_eq!(read_one("1.250", &comma), eighteen("1250.000000000000000000"));
        assert_eq!(read_one("\u{2212}٣", &plain), eighteen("-3.000000000000000000"));
        for (text, form) in [("1,5", &plain), ("1250.5", &comma), ("NaN", &plain), ("1e999", &plain)] {
            assert_eq!(read_one(text, form), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_numbers_are_read_at_once_as_they_are_one_by_one(text in "[+-]{0,2}[0-9 _]{0,6}[.,]?[0-9]{0,6}([eE][+-]?[0-9]{0,2})?") {
            let form = NumberForm::default();
            // Digits beyond those that are kept are rounded off, which is a finding of its own.
            prop_assume!(form.parse(&text) != Err(NotANumber::TooManyDigits));
            let one_by_one = form.parse(&text).ok().and_then(|number| read_one(&number.to_string(), &form));
            prop_assert_eq!(read_one(&text, &form), one_by_one, "{}", text);
        }
    }
}
