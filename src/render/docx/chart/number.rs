//! Formats of numbers, in the language of Office: groups and the decimal sign are those of the reader.

use crate::document::ChartData;

/// How a value is printed.
pub(super) fn label(data: &ChartData) -> String {
    format(data, usize::from(data.decimals))
}

/// How a value is printed that may be nothing of its kind: 0 is left out.
pub(super) fn part_label(data: &ChartData) -> String {
    let format = label(data);
    format!("{format};{format};")
}

/// How the axis prints its steps, which may need other decimals than the values.
pub(super) fn axis(data: &ChartData) -> String {
    if data.is_share {
        return format(data, 0);
    }
    let suffix = literal(&data.suffix);
    format!("[>=1000]#,##0{suffix};General{suffix}")
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
