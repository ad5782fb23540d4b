//! How wide the columns of a table are.
//!
//! Word lays tables out as their widths say: columns without a share take what
//! their text needs, the others divide what is left, and no word is broken
//! where there is room for it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Writer;
use super::columns::{self, Column, Piece};
use super::tongue::LABELS;
use crate::document::{Cell, Inline, RowKind, Table};

/// Room beyond that at the sides of a cell.
const ROOM: usize = 40;
/// How much wider another font may be that stands in for ours.
const SLACK: f64 = 1.06;
/// What is left of a need without the slack and the room beyond the sides, of a hundred.
const TIGHT: usize = 93;
/// How much larger Arabic is set.
const ARABIC: f64 = 1.2;

/// What the text of a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Need {
    /// For its longest word.
    word: usize,
    /// For its longest line.
    line: usize,
    /// Its share of what the columns without one leave.
    share: usize,
}

impl Need {
    /// What a column needs with so much room around its text.
    fn within(self, room: usize) -> Self {
        Self { word: self.word + room, line: self.line + room, share: self.share }
    }
}

/// The widths of the columns of a table in letters of the given size, with so much room at the sides of
/// each cell, in twentieths of a point.
pub(super) fn widths(writer: &Writer<'_>, table: &Table, size: f64, sides: usize) -> Vec<usize> {
    let total = writer.width.saturating_sub(writer.indent);
    let known = RefCell::new(BTreeMap::new());
    let measure = |text: &str, bold| {
        let measure = || measured(writer, text, bold, size);
        *known.borrow_mut().entry((text.to_owned(), bold)).or_insert_with(measure)
    };
    let around = sides + ROOM;
    let needs: Vec<Need> =
        (0..table.columns().len()).map(|index| need(table, index, total, &measure).within(around)).collect();
    let columns: Vec<Column> = needs
        .iter()
        .enumerate()
        .map(|(index, need)| {
            let cells = cells(table, index, &measure);
            Column { cells, around, least: need.word, is_brief: need.share == 0 }
        })
        .collect();
    columns::weighed(&columns, shared_out(&needs, total))
}

/// What the cells of a column hold, the head first.
fn cells(table: &Table, index: usize, measure: &dyn Fn(&str, bool) -> usize) -> Vec<Vec<Vec<Piece>>> {
    let rows = table.rows().iter().filter(|row| matches!(row.kind, RowKind::Data | RowKind::Total));
    let body = rows.filter_map(|row| Some((row.cells.get(index)?, row.kind == RowKind::Total)));
    let head = table.header().get(index).map(|cell| (cell, true));
    let pieces = |line: &str, bold| {
        let space = measure("n n", bold).saturating_sub(measure("nn", bold));
        let pieces = columns::pieces(line).into_iter();
        let piece =
            |(word, spaced)| Piece { width: measure(word, bold), space: if spaced { space } else { 0 } };
        pieces.map(piece).collect()
    };
    let lines = |(cell, bold): (&Cell, bool)| {
        plain(&cell.inlines).split('\n').map(|line| pieces(line, bold)).collect()
    };
    head.into_iter().chain(body).map(lines).collect()
}

/// The width of a text in letters of the given size, in twentieths of a point.
fn measured(writer: &Writer<'_>, text: &str, bold: bool, size: f64) -> usize {
    let tongue = writer.house.tongue;
    let scale = if tongue.is_from_the_right() { ARABIC } else { 1.0 };
    let family = tongue.families(LABELS).latin;
    let width = writer.fonts.measure(text, family, bold, size * scale * 20.0 * SLACK);
    // Written out, because a width is a position and no figure: no cast can go wrong.
    format!("{width:.0}").parse().unwrap_or(writer.width)
}

/// The width of a line of bold letters of a style, in twentieths of a point.
pub(super) fn line(writer: &Writer<'_>, text: &str, style: &str) -> usize {
    let halves = u16::try_from(writer.house.size(style)).map_or(0.0, f64::from);
    measured(writer, text, true, halves / 2.0)
}

/// How much narrower lines may be without another one, so that the last is not a word or two and no
/// line ends within a range of years.
pub(super) fn spare(writer: &Writer<'_>, text: &str, style: &str) -> usize {
    let words: Vec<usize> = text.split(' ').map(|word| line(writer, word, style)).collect();
    let space = line(writer, "n n", style) - line(writer, "nn", style);
    let lines = |room: usize| {
        let (mut count, mut filled) = (1, 0);
        for word in &words {
            let wider = if filled == 0 { *word } else { filled + space + word };
            (count, filled) = if wider > room && filled > 0 { (count + 1, *word) } else { (count, wider) };
        }
        count
    };
    let most = lines(writer.width);
    let longest = words.iter().copied().max().unwrap_or_default();
    let steps = (0..writer.width.saturating_sub(longest)).step_by(20);
    if most == 1 {
        0
    } else {
        steps.take_while(|less| lines(writer.width - less) == most).last().unwrap_or_default()
    }
}

fn need(table: &Table, index: usize, total: usize, measure: &dyn Fn(&str, bool) -> usize) -> Need {
    // A Chinese text has no spaces; some of its characters stay together.
    let words = |text: &str, bold| {
        let word = |word: &str| {
            let pieces = columns::pieces(word);
            let widest = pieces.iter().map(|(piece, _)| measure(piece, bold)).max();
            let together =
                if pieces.len() > 1 { measure("\u{6c49}\u{6c49}\u{6c49}\u{6c49}", bold) } else { 0 };
            widest.unwrap_or_default().max(together).min(measure(word, bold))
        };
        text.split([' ', '\n', '\u{2002}']).map(word).max()
    };
    let head = table.header().get(index).map(|cell| plain(&cell.inlines)).unwrap_or_default();
    let head = words(&head, true).unwrap_or_default().min(total / 5);
    let (mut word, mut line) = (head, head);
    for row in table.rows().iter().filter(|row| matches!(row.kind, RowKind::Data | RowKind::Total)) {
        let Some(cell) = row.cells.get(index) else { continue };
        let (text, bold) = (plain(&cell.inlines), row.kind == RowKind::Total);
        word = word.max(words(&text, bold).unwrap_or_default().min(total / 4));
        let longest = text.split('\n').map(|line| measure(line, bold)).max();
        line = line.max(longest.unwrap_or_default().min(total / 3));
    }
    let share = table.columns().get(index).map_or(0, |column| usize::from(column.width));
    Need { word, line, share }
}

/// Divides a line among columns.
fn shared_out(needs: &[Need], total: usize) -> Vec<usize> {
    let free = || needs.iter().filter(|need| need.share == 0);
    let (least, most): (usize, usize) =
        (free().map(|need| need.word).sum(), free().map(|need| need.line).sum());
    let shares: usize = needs.iter().map(|need| need.share).sum();
    if needs.iter().map(|need| need.word).sum::<usize>() > total {
        return broken(needs, total);
    }
    // Columns with a share keep what their longest words need, and three tenths of the line if their
    // lines are as long as that.
    let sharing = || needs.iter().filter(|need| need.share > 0);
    let (words, lines): (usize, usize) =
        (sharing().map(|need| need.word).sum(), sharing().map(|need| need.line).sum());
    let kept = words.max(lines.min(total * 3 / 10));
    let room = total.saturating_sub(kept);
    let own = |need: &Need| {
        if most <= room || most == least {
            need.line
        } else {
            need.word + (need.line - need.word) * room.saturating_sub(least) / (most - least)
        }
    };
    let left = total.saturating_sub(free().map(own).sum()).max(kept.min(total / 5));
    let asked: Vec<usize> = needs
        .iter()
        .map(|need| if need.share == 0 { own(need) } else { left * need.share / shares })
        .collect();
    // All of the line is used, and no more.
    let wide = asked.iter().sum::<usize>().max(1);
    let mut widths: Vec<usize> = asked.into_iter().map(|width| width * total / wide).collect();
    // What a column lacks for its longest word comes from those that have more than that.
    let lacks = |widths: &[usize]| -> usize {
        needs.iter().zip(widths).map(|(need, width)| need.word.saturating_sub(*width)).sum()
    };
    let spare: usize = needs.iter().zip(&widths).map(|(need, width)| width.saturating_sub(need.word)).sum();
    let missing = lacks(&widths).min(spare);
    if missing > 0 {
        let all = lacks(&widths);
        for (need, width) in needs.iter().zip(&mut widths) {
            if *width < need.word {
                *width += (need.word - *width) * missing / all;
            } else {
                *width -= (*width - need.word) * missing / spare;
            }
        }
    }
    widths
}

/// Divides a line that has no room for the longest words with all that may be wanted around them: words
/// get what they need in our own font, and if that is too much, the widest columns are cut to one width.
fn broken(needs: &[Need], total: usize) -> Vec<usize> {
    let words: Vec<usize> = needs.iter().map(|need| need.word * TIGHT / 100).collect();
    let wide: usize = words.iter().sum();
    if wide <= total {
        return words.iter().map(|word| word + (total - wide) / words.len()).collect();
    }
    let (mut left, mut columns) = (total, needs.len());
    let mut sorted = words.clone();
    sorted.sort_unstable();
    for word in sorted {
        if word * columns > left {
            break;
        }
        (left, columns) = (left - word, columns - 1);
    }
    let most = left / columns.max(1);
    words.into_iter().map(|word| word.min(most)).collect()
}

/// The text of inlines, as far as it takes room.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text { text }
        | Inline::Figure { text, .. }
        | Inline::Mark { text }
        | Inline::Reference { text, .. } => text.clone(),
        Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Claim { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Change { inlines, .. } => plain(inlines),
        Inline::Rating { mark, .. } => format!("{}\u{A0}{}", mark.symbol, mark.label),
        Inline::Footnote { .. } => String::new(),
        Inline::Break => "\n".to_owned(),
    };
    inlines.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(needs: &[(usize, usize, usize)], expected: &[usize]) {
        let needs: Vec<Need> = needs
            .iter()
            .map(|(word, line, share)| Need { word: *word, line: *line, share: *share })
            .collect();
        assert_eq!(shared_out(&needs, 1000), expected);
    }

    #[test]
    fn columns_take_what_they_need_and_the_others_share_the_rest() {
        check(&[(100, 300, 1), (80, 120, 0), (60, 80, 0)], &[800, 120, 80]);
        check(&[(100, 300, 2), (100, 300, 1), (60, 100, 0)], &[600, 300, 100]);
        // A short text keeps no more of the line than it needs.
        check(&[(50, 60, 1), (300, 450, 0), (300, 490, 0)], &[60, 450, 490]);
        // Without a share, all of the line is used in proportion.
        check(&[(50, 100, 0), (50, 300, 0)], &[250, 750]);
    }

    #[test]
    fn lines_break_before_words_do() {
        // 700 are left of the line: 300 more than the longest words need, of the 1100 that the lines would.
        check(&[(100, 300, 1), (200, 700, 0), (200, 800, 0)], &[301, 336, 363]);
        // Words that lack only what is wanted around them get the rest between them: 372 and 604 of 1000.
        check(&[(400, 600, 1), (650, 650, 0)], &[384, 616]);
        // Where there is no room for the words, the longest are broken: 186 are taken by the short one.
        check(&[(200, 400, 1), (700, 700, 0), (800, 900, 0)], &[186, 407, 407]);
        // A word wider than its share takes room from a column that has more than it needs.
        check(&[(100, 300, 3), (400, 400, 1)], &[600, 400]);
    }
}
