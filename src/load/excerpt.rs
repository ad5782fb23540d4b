//! Finds the line of a CSV file that a row of data stands on, to draw it in a finding.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

use crate::diag::{Excerpt, Place};

/// The longest line that is drawn, in characters; cells further right are cut off.
const LONGEST: usize = 160;

/// Adds to the place of a cell the line that it stands on, if the file still has it.
pub(super) fn draw(place: Place, path: &Path, columns: &[String]) -> Place {
    let found = place.row.and_then(|row| record(path, row));
    let Some((line, text)) = found else { return place };
    let cell = place
        .field
        .as_ref()
        .and_then(|field| columns.iter().position(|column| column == field))
        .and_then(|index| split_record(&text).into_iter().nth(index));
    let mark = cell.map_or(0..0, |(_, range)| range);
    place.with_excerpt(line, shorten(text, mark))
}

fn shorten(text: String, mark: Range<usize>) -> Excerpt {
    let limit = text.char_indices().nth(LONGEST).map_or(text.len(), |(index, _)| index);
    if limit == text.len() || mark.end > limit {
        return Excerpt { text, mark };
    }
    Excerpt { text: format!("{}…", &text[..limit]), mark }
}

/// The first line of a row and its number in the file; the header is row 1.
///
/// Cells in quotes may hold line ends, so rows are not lines.
fn record(path: &Path, row: usize) -> Option<(usize, String)> {
    let mut reader = BufReader::new(File::open(path).ok()?);
    let (mut current, mut number, mut quoted) = (1, 0, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        number += 1;
        if reader.read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        if current == row && !quoted {
            let text = String::from_utf8_lossy(&line);
            return Some((number, text.trim_end_matches(['\r', '\n']).to_owned()));
        }
        quoted ^= line.split(|byte| *byte == b'"').count() % 2 == 0;
        if !quoted {
            current += 1;
        }
    }
}

/// The cells of a line of CSV with their ranges in it.
pub(super) fn split_record(line: &str) -> Vec<(String, Range<usize>)> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (index, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                cells.push((unquote(&line[start..index]), start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    cells.push((unquote(&line[start..]), start..line.len()));
    cells
}

fn unquote(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_quotes_keep_their_commas() {
        let cells = split_record("a,\"b, \"\"c\"\"\",");
        let expected = [("a".into(), 0..1), ("b, \"c\"".into(), 2..12), (String::new(), 13..13)];
        assert_eq!(cells, expected);
    }
}
