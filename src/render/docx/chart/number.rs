//! Formats of numbers, in the language of Office.
//!
//! Word takes groups and the decimal sign from the reader's system; other programs from a language that
//! the format may name.

use super::Style;
use crate::document::ChartData;

/// What names French in a format: groups are set apart by spaces, decimals by a comma.
const SPACES_AND_COMMA: &str = "[$-40C]";
/// The languages whose documents print numbers so, whatever the sign of their country is.
const WITH_COMMA: &[&str] = &["es", "fr", "ru"];

/// The sign of negative numbers, as the text prints it; without it programs write a hyphen.
const MINUS: &str = "\"\u{2212}\"";

/// How a value is printed.
pub(super) fn label(data: &ChartData, style: Style<'_>) -> String {
    signed(data, style, usize::from(data.decimals))
}

/// A format with decimals, and where there are values below zero another one for them.
fn signed(data: &ChartData, style: Style<'_>, decimals: usize) -> String {
    let above = format!("{}{}", signs(style), format(data, decimals));
    if has_negative(data) {
        format!("{above};{}{MINUS}{}", signs(style), format(data, decimals))
    } else {
        above
    }
}

fn has_negative(data: &ChartData) -> bool {
    data.series.iter().flat_map(|series| &series.values).any(|value| value.is_some_and(|value| value < 0.0))
}

/// How a value is printed that may be nothing of its kind: 0 is left out.
pub(super) fn part_label(data: &ChartData, style: Style<'_>) -> String {
    let format = format!("{}{}", signs(style), format(data, usize::from(data.decimals)));
    format!("{format};{format};")
}

/// How the axis prints its steps, which may need other decimals than the values.
pub(super) fn axis(data: &ChartData, style: Style<'_>) -> String {
    let signs = signs(style);
    if data.is_share {
        return signed(data, style, 0);
    }
    if has_negative(data) {
        return signed(data, style, usize::from(data.decimals));
    }
    let suffix = literal(&data.suffix);
    format!("{signs}[>=1000]#,##0{suffix};{signs}General{suffix}")
}

/// What says which signs numbers are printed with, where they are not the English ones.
fn signs(style: Style<'_>) -> &'static str {
    let primary = style.language.split('-').next().unwrap_or_default();
    if WITH_COMMA.contains(&primary) { SPACES_AND_COMMA } else { "" }
}

fn format(data: &ChartData, decimals: usize) -> String {
    let point = if decimals == 0 { "" } else { "." };
    let number = format!("#,##0{point}{}", "0".repeat(decimals));
    if data.is_share {
        let before = data.suffix.trim_end_matches('%');
        format!("{}{}%", number.trim_start_matches("#,##"), literal(before))
    } else {
        format!("{number}{}", literal(&data.suffix))
    }
}

/// A text that stands for itself.
fn literal(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\"{}\"", text.replace('"', "")) }
}
