//! Cells and areas by their names in a sheet, such as `C17` and `B3:H40`.

use std::ops::RangeInclusive;

/// The columns of a sheet at most, beyond which a name is no column.
const COLUMNS: u32 = 1 << 20;

/// The rows of a sheet at most.
const ROWS: u32 = 1 << 30;

/// A cell by its row and column, each from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// The row.
    pub(super) row: u32,
    /// The column.
    pub(super) column: u32,
}

impl At {
    /// The cell of a name such as `C17`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match corner(name)? {
            (Some(column), Some(row)) => Some(Self { row, column }),
            _ => None,
        }
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    /// The rows.
    pub(super) rows: RangeInclusive<u32>,
    /// The columns.
    pub(super) columns: RangeInclusive<u32>,
}

impl Area {
    /// The whole sheet.
    pub(super) fn whole() -> Self {
        Self { rows: 1..=u32::MAX, columns: 1..=u32::MAX }
    }

    /// The area of a name such as `B3:H40`, or of whole columns such as `B:H`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let (first, last) = name.split_once(':').unwrap_or((name, name));
        let ((Some(left), top), (Some(right), bottom)) = (corner(first)?, corner(last)?) else { return None };
        let rows = match (top, bottom) {
            (Some(top), Some(bottom)) => top..=bottom,
            (Some(top), None) => top..=u32::MAX,
            (None, None) => 1..=u32::MAX,
            (None, Some(_)) => return None,
        };
        let sound = left <= right && rows.start() <= rows.end();
        sound.then_some(Self { rows, columns: left..=right })
    }
}

/// Column and row of a name, of which one may be missing.
fn corner(name: &str) -> Option<(Option<u32>, Option<u32>)> {
    let name = name.trim();
    let end = name.find(|mark: char| !mark.is_ascii_alphabetic()).unwrap_or(name.len());
    let (letters, digits) = name.split_at(end);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        (column <= COLUMNS).then_some(column)
    })?;
    let row = match digits {
        "" => None,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(digits.parse().ok().filter(|row| (1..=ROWS).contains(row))?)
        }
        _ => return None,
    };
    Some(((column > 0).then_some(column), row))
}

/// The letters of a column, which counts from 1.
pub(super) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        letters.push(char::from(b'A' + u8::try_from((column - 1) % 26).expect("less than 26")));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        for (name, row, column) in
            [("A1", 1, 1), ("z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384)]
        {
            let at = At { row, column };
            assert_eq!(At::parse(name), Some(at));
            assert_eq!(at.to_string(), name.to_uppercase());
        }
        for name in ["", "A", "1", "A0", "A1B", "ZZZZZZZZ1", "A99999999999", "Ä1"] {
            assert_eq!(At::parse(name), None, "{name}");
        }
    }

    #[test]
    fn areas_are_cells_or_columns() {
        let area = |name| Area::parse(name).map(|area| (area.rows, area.columns));
        assert_eq!(area("B3:H40"), Some((3..=40, 2..=8)));
        assert_eq!(area("b:H"), Some((1..=u32::MAX, 2..=8)));
        assert_eq!(area("B3:H"), Some((3..=u32::MAX, 2..=8)));
        for name in ["H40:B3", "3:40", "B3:", "B3:H40:J50", "Data!B3"] {
            assert_eq!(area(name), None, "{name}");
        }
    }
}
