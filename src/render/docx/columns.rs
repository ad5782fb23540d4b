//! Weighs the widths of columns against each other.
//!
//! Word lays a table out as its widths say, so the lines that each cell will
//! take are counted here: room passes between columns for as long as that makes
//! the table shorter.

use std::collections::BTreeMap;

/// What no line breaks, and the space behind it, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its width.
    pub(super) width: usize,
    /// The width of the space behind it, which a line that ends there does not take.
    pub(super) space: usize,
}

/// A column with what its cells hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    /// The cells from the head downwards, each as its lines, each line as its pieces.
    pub(super) cells: Vec<Vec<Vec<Piece>>>,
    /// The room around the text of a cell.
    pub(super) around: usize,
    /// What its longest word needs.
    pub(super) least: usize,
    /// Whether it holds words and numbers, which are read worse in two lines than sentences are.
    pub(super) is_brief: bool,
}

impl Column {
    /// How many lines each cell takes at a width.
    fn lines(&self, width: usize) -> Vec<usize> {
        let room = width.saturating_sub(self.around);
        self.cells.iter().map(|cell| cell.iter().map(|line| broken(line, room)).sum()).collect()
    }
}

/// How many lines a line takes in so much room.
fn broken(pieces: &[Piece], room: usize) -> usize {
    let (mut count, mut filled) = (1, 0);
    for Piece { width, space } in pieces {
        if filled + width > room && filled > 0 {
            (count, filled) = (count + 1, 0);
        }
        filled += width + space;
    }
    count
}

/// What may pass from one column to another at once, in fiftieths of a line: a little room often gains
/// nothing before there is more of it.
const STEPS: [usize; 6] = [1, 2, 5, 8, 12, 16];

/// The widths of columns that make a table lowest, found from these by passing room between two at a time.
pub(super) fn weighed(columns: &[Column], mut widths: Vec<usize>) -> Vec<usize> {
    let total: usize = widths.iter().sum();
    let mut known = Known { columns, lines: vec![BTreeMap::new(); columns.len()] };
    let mut lowest = known.height(&widths);
    let steps = STEPS.map(|part| total * part / 50);
    while let Some((height, better)) = known.step(&widths, &steps).filter(|(height, _)| *height < lowest) {
        (lowest, widths) = (height, better);
    }
    widths
}

/// The lines of columns at the widths that were tried.
struct Known<'c> {
    columns: &'c [Column],
    lines: Vec<BTreeMap<usize, Vec<usize>>>,
}

impl Known<'_> {
    /// The best widths with one of these parts of the line passed from one column to another; of several
    /// as good, those with the least.
    fn step(&mut self, widths: &[usize], steps: &[usize]) -> Option<(usize, Vec<usize>)> {
        let all = || 0..widths.len();
        let pairs = || all().flat_map(|from| all().filter(move |to| *to != from).map(move |to| (from, to)));
        let mut best: Option<(usize, Vec<usize>)> = None;
        for (step, (from, to)) in steps.iter().flat_map(|step| pairs().map(move |pair| (step, pair))) {
            if widths[from] < self.columns[from].least + step {
                continue;
            }
            let mut tried = widths.to_vec();
            tried[from] -= step;
            tried[to] += step;
            let height = self.height(&tried);
            if best.as_ref().is_none_or(|(lowest, _)| height < *lowest) {
                best = Some((height, tried));
            }
        }
        best
    }

    /// How high the table is, in twentieths of a line. Each line counts a little also where another
    /// cell of the row has more, so that no column is narrow for another's sake.
    fn height(&mut self, widths: &[usize]) -> usize {
        for ((column, lines), width) in self.columns.iter().zip(&mut self.lines).zip(widths) {
            lines.entry(*width).or_insert_with(|| column.lines(*width));
        }
        let columns: Vec<(&[usize], usize)> = self
            .lines
            .iter()
            .zip(widths)
            .zip(self.columns)
            .map(|((lines, width), column)| (lines[width].as_slice(), if column.is_brief { 10 } else { 2 }))
            .collect();
        let rows = columns.first().map_or(0, |(lines, _)| lines.len());
        let row = |row: usize| {
            let lines = || columns.iter().map(|(lines, weight)| (lines[row], weight));
            let most = lines().map(|(lines, _)| lines).max().unwrap_or_default();
            20 * most + lines().map(|(lines, weight)| lines.saturating_sub(1) * weight).sum::<usize>()
        };
        (0..rows).map(row).sum()
    }
}

/// The pieces of a line: words, parts of words after hyphens, and Chinese characters with the marks
/// that belong to them. The second of each says whether a space follows.
pub(super) fn pieces(line: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let end = at + letter.len_utf8();
        if matches!(letter, ' ' | '\u{2002}') {
            found.push((&line[start..at], true));
            start = end;
        } else if next.is_none_or(|next| may_break(letter, next)) {
            found.push((&line[start..end], false));
            start = end;
        }
    }
    found
}

/// Whether a line may break between two characters without a space.
fn may_break(letter: char, next: char) -> bool {
    let is_wide = |letter: char| letter >= '\u{2E80}';
    let closes = |letter: char| "、，。；：！？）》〉」』】”’%％ ".contains(letter);
    let opens = |letter: char| "（《〈「『【“‘".contains(letter);
    match letter {
        '-' => next.is_alphabetic(),
        _ if closes(next) || opens(letter) => false,
        _ => is_wide(letter) || is_wide(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column whose cells are lines of words of these widths, with spaces of 10.
    fn column(least: usize, cells: &[&[usize]]) -> Column {
        let piece = |width: &usize| Piece { width: *width, space: 10 };
        let cells = cells.iter().map(|cell| vec![cell.iter().map(piece).collect()]).collect();
        Column { cells, around: 0, least, is_brief: false }
    }

    #[test]
    fn room_goes_where_rows_become_lower() {
        // Names of many words beside sentences of few: at 800 and 200 each name takes four lines.
        let sentence = column(100, &[&[100, 100], &[100, 100]]);
        let names = column(100, &[&[100, 100, 100, 100], &[100, 100, 100, 100]]);
        let widths = weighed(&[sentence, names], vec![800, 200]);
        assert_eq!(widths.iter().sum::<usize>(), 1000);
        assert!(widths[1] >= 430, "{widths:?}");
        assert!(widths[0] >= 210, "{widths:?}");
    }

    #[test]
    fn a_column_keeps_what_its_longest_word_needs() {
        let word = column(500, &[&[500]]);
        let text = column(100, &[&[100; 20]]);
        assert_eq!(weighed(&[word, text], vec![520, 480]), [520, 480]);
    }

    #[test]
    fn a_table_that_cannot_become_lower_keeps_its_widths() {
        let numbers = column(50, &[&[50], &[50]]);
        assert_eq!(weighed(&[numbers.clone(), numbers], vec![700, 300]), [700, 300]);
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_between_chinese_characters() {
        assert_eq!(pieces("a bc-de 4-5"), [("a", true), ("bc-", false), ("de", true), ("4-5", false)]);
        assert_eq!(
            pieces("计（甲）：2.1、2.2"),
            [("计", false), ("（甲）：", false), ("2.1、", false), ("2.2", false)]
        );
    }
}
