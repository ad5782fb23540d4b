//! The workbook of a chart: names in the first column, a column for each series.

use rust_xlsxwriter::{ColNum, DocProperties, ExcelDateTime, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::{Style, directed, number};
use crate::document::ChartData;

/// The name of the sheet; the addresses of cells begin with it in every language.
const SHEET: &str = "Sheet1";
/// The row of the names of series, counted as Excel does.
pub(super) const FIRST: usize = 1;
/// Width of the column of names, and of the others, in characters.
const WIDTHS: (u32, u32) = (44, 16);

/// The bytes of the workbook: the same data give the same, whatever the clock says.
pub(super) fn workbook(data: &ChartData, style: Style<'_>) -> Vec<u8> {
    write(data, style).expect("a table of a few hundred cells has nothing that a workbook cannot hold")
}

fn write(data: &ChartData, style: Style<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let (plain, wrapped) = (Format::new(), Format::new().set_text_wrap());
    let number = Format::new().set_num_format(number::label(data, style));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?.set_right_to_left(style.is_rtl);
    sheet.set_column_width(0, WIDTHS.0)?;
    for (index, name) in data.categories.iter().enumerate() {
        let format = if name.contains('\n') { &wrapped } else { &plain };
        text(sheet, (row(index + 1), 0), &directed(name, style.is_rtl), format)?;
    }
    for (index, series) in data.series.iter().enumerate() {
        let column = column(index);
        sheet.set_column_width(column, WIDTHS.1)?;
        text(sheet, (0, column), &directed(&series.name, style.is_rtl), &plain)?;
        for (index, value) in series.values.iter().enumerate() {
            if let Some(value) = value {
                sheet.write_number_with_format(row(index + 1), column, *value, &number)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// Writes a text as such, whatever it begins with.
fn text(sheet: &mut Worksheet, at: (RowNum, ColNum), text: &str, format: &Format) -> Result<(), XlsxError> {
    // A cell holds 32,767 characters; no name of an indicator is a hundredth of that.
    let short: String = text.chars().take(30_000).collect();
    sheet.write_string_with_format(at.0, at.1, short, format).map(|_| ())
}

/// The address of a cell of a series, by its row as Excel counts.
pub(super) fn cell(row: usize, series: usize) -> String {
    format!("{SHEET}!${}${row}", letters(series + 1))
}

/// The addresses of the names of categories.
pub(super) fn categories(data: &ChartData) -> String {
    format!("{SHEET}!$A$2:$A${}", data.categories.len() + 1)
}

/// The addresses of the values of a series.
pub(super) fn values(data: &ChartData, series: usize) -> String {
    let column = letters(series + 1);
    format!("{SHEET}!${column}$2:${column}${}", data.categories.len() + 1)
}

/// The letters of a column, counted from 0.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            return letters.into_iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

fn row(index: usize) -> RowNum {
    RowNum::try_from(index).unwrap_or(RowNum::MAX)
}

fn column(series: usize) -> ColNum {
    ColNum::try_from(series + 1).unwrap_or(ColNum::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_names_them() {
        assert_eq!(
            [0, 1, 25, 26, 51, 52, 701, 702].map(letters),
            ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
