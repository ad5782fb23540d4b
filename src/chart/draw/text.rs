//! Text: runs of one script, and lines of a given width.

use super::Style;
use super::Weight;
use super::palette::Rgb;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// Font size in points.
    pub(super) size: f64,
    /// Regular or bold.
    pub(super) weight: Weight,
    /// Colour of the letters.
    pub(super) colour: Rgb,
}

impl Face {
    /// A face in regular weight.
    pub(super) const fn regular(size: f64, colour: Rgb) -> Face {
        Face { size, weight: Weight::Regular, colour }
    }

    /// A face in bold weight.
    pub(super) const fn bold(size: f64, colour: Rgb) -> Face {
        Face { size, weight: Weight::Bold, colour }
    }

    /// Returns the distance between two lines.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.26
    }

    /// Returns how far the baseline lies below the middle of the figures.
    pub(super) fn drop(self) -> f64 {
        // Half the cap height of Noto Sans (0.714 em).
        self.size * 0.357
    }
}

/// A script that needs its own font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin, Greek, Cyrillic, digits and ordinary punctuation.
    Latin,
    /// Chinese, and the symbols that only Chinese fonts carry.
    Han,
    /// Arabic.
    Arabic,
}

/// Splits a text into runs of one script.
///
/// Spaces, dashes and curly quotes belong to every script; they stay with the
/// run before them, so that Chinese quotes keep their Chinese width.
pub(super) fn runs(text: &str) -> Vec<(Script, &str)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut current = None;
    for (at, letter) in text.char_indices() {
        let script = script(letter, current);
        if let (Some(old), Some(new)) = (current, script)
            && old != new
        {
            runs.push((old, &text[start..at]));
            start = at;
        }
        current = script.or(current);
    }
    if start < text.len() {
        runs.push((current.unwrap_or(Script::Latin), &text[start..]));
    }
    runs
}

/// Returns the script of a letter, or nothing for one that follows its neighbours.
fn script(letter: char, before: Option<Script>) -> Option<Script> {
    let within_arabic = before == Some(Script::Arabic);
    match letter {
        '\u{2010}'..='\u{2027}' | '\u{B7}' => None,
        _ if letter.is_whitespace() => None,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FEFC}' => Some(Script::Arabic),
        _ if within_arabic && letter.is_ascii() && !letter.is_ascii_alphabetic() => None,
        // The minus sign is in every font and belongs to its number.
        '\u{2212}' => Some(Script::Latin),
        '\u{2190}'..='\u{2BFF}' => Some(Script::Han),
        _ if is_ideographic(letter) => Some(Script::Han),
        _ => Some(Script::Latin),
    }
}

fn is_ideographic(letter: char) -> bool {
    matches!(
        letter,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

/// Breaks a text into lines of at most `width` points.
///
/// Latin breaks at spaces and after hyphens, Chinese between characters except
/// where punctuation must not begin or end a line. What does not fit into
/// `most` lines is cut with an ellipsis.
pub(super) fn wrap(style: &Style<'_>, text: &str, face: Face, width: f64, most: usize) -> Vec<String> {
    let fits = |line: &str| style.width(line.trim_end(), face) <= width;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text.trim()) {
        if !line.is_empty() && !fits(&format!("{line}{piece}")) {
            lines.push(std::mem::take(&mut line));
        }
        for part in split_long(piece, fits) {
            if !line.is_empty() && !fits(&format!("{line}{part}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(&part);
        }
    }
    lines.push(line);
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    shorten(lines, most, fits)
}

/// Breaks a text like [`wrap`], and then makes the lines as even as they get.
pub(super) fn wrap_evenly(style: &Style<'_>, text: &str, face: Face, width: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(style, text, face, width, most);
    let count = wrap(style, text, face, width, usize::MAX).len();
    let least = longest_piece(style, text, face);
    let longest = |lines: &[String]| lines.iter().map(|line| style.width(line, face)).fold(0.0, f64::max);
    let mut needed = longest(&lines);
    let mut narrower = width - face.size / 4.0;
    while count > 1 && count <= most && narrower >= least {
        // Where all lines fit into a width, they break at it as they did.
        if needed > narrower {
            let even = wrap(style, text, face, narrower, usize::MAX);
            if even.len() > count {
                break;
            }
            needed = longest(&even);
            lines = even;
        }
        narrower -= face.size / 4.0;
    }
    lines
}

/// Returns the width of the longest part of a text that is not broken.
pub(super) fn longest_piece(style: &Style<'_>, text: &str, face: Face) -> f64 {
    let widths = pieces(text).into_iter().map(|piece| style.width(piece.trim_end(), face));
    widths.fold(0.0, f64::max)
}

/// Keeps `most` lines and ends the last one with an ellipsis if any are lost.
fn shorten(mut lines: Vec<String>, most: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && !fits(&format!("{}…", last.trim_end())) {
            last.pop();
        }
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}

/// Splits a text where a line may end; spaces stay with the piece before them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, letter)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(letter);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    const NO_START: &str = "，。、；：！？）》」』】〕〉”’…％%,.;:!?)]}»—·";
    const NO_END: &str = "（《「『【〔〈“‘([{«";
    if after.is_whitespace() || NO_START.contains(after) || NO_END.contains(before) {
        return false;
    }
    // A number stays with its counter: 2015年.
    before.is_whitespace()
        || is_ideographic(before)
        || (is_ideographic(after) && !before.is_ascii_digit())
        || ("-/–".contains(before) && after.is_alphabetic())
}

/// Cuts a piece that is wider than a line into parts that are not.
fn split_long(piece: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    if fits(piece) {
        return vec![piece.to_owned()];
    }
    let mut parts = Vec::new();
    let mut part = String::new();
    for letter in piece.chars() {
        if !part.is_empty() && !letter.is_whitespace() && !fits(&format!("{part}{letter}")) {
            parts.push(std::mem::take(&mut part));
        }
        part.push(letter);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Fonts};
    use super::*;

    const FACE: Face = Face::regular(10.0, Rgb(0, 0, 0));

    type Wrap = fn(&Style<'_>, &str, Face, f64, usize) -> Vec<String>;

    fn wrapped(text: &str, width: f64, most: usize) -> Vec<String> {
        wrapped_by(wrap, text, width, most)
    }

    /// Wraps with letters half an em and Chinese characters a whole em wide.
    fn wrapped_by(wrap: Wrap, text: &str, width: f64, most: usize) -> Vec<String> {
        let measure = |text: &str, size: f64, _: Weight| {
            let em = |letter| {
                if is_ideographic(letter) { size } else { size / 2.0 }
            };
            text.chars().map(em).sum()
        };
        let style = Style {
            fonts: Fonts { latin: "L", han: "H", arabic: "A" },
            direction: Direction::Ltr,
            measure: &measure,
        };
        wrap(&style, text, FACE, width, most)
    }

    #[test]
    fn latin_breaks_at_spaces_and_after_hyphens() {
        assert_eq!(wrapped("people with safe water", 55.0, 3), ["people with", "safe water"]);
        assert_eq!(wrapped("low-income country", 35.0, 9), ["low-", "income", "country"]);
    }

    #[test]
    fn minus_signs_and_ranges_stay_with_their_numbers() {
        assert_eq!(wrapped("change of -5 in 2019-20", 40.0, 9), ["change", "of -5 in", "2019-20"]);
    }

    #[test]
    fn chinese_breaks_between_characters() {
        assert_eq!(wrapped("获得安全饮用水", 40.0, 3), ["获得安全", "饮用水"]);
    }

    #[test]
    fn closing_punctuation_does_not_begin_a_line() {
        assert_eq!(wrapped("获得安全，饮水", 40.0, 3), ["获得安", "全，饮水"]);
    }

    #[test]
    fn opening_punctuation_does_not_end_a_line() {
        assert_eq!(wrapped("饮用水（农村）", 40.0, 3), ["饮用水", "（农村）"]);
    }

    #[test]
    fn latin_words_within_chinese_stay_whole() {
        assert_eq!(wrapped("实施GRADE项目", 40.0, 3), ["实施", "GRADE项", "目"]);
    }

    #[test]
    fn numbers_stay_with_their_counters() {
        assert_eq!(wrapped("基线（2015年）", 50.0, 3), ["基线", "（2015年）"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(wrapped("Industrialisation", 40.0, 3), ["Industri", "alisatio", "n"]);
    }

    #[test]
    fn lines_beyond_the_limit_end_in_an_ellipsis() {
        assert_eq!(wrapped("one two three four", 35.0, 2), ["one two", "three…"]);
    }

    #[test]
    fn even_lines_leave_no_single_word_behind() {
        let evenly = |text, width, most| wrapped_by(wrap_evenly, text, width, most);
        assert_eq!(evenly("people using safe water", 90.0, 3), ["people using", "safe water"]);
        assert_eq!(evenly("2015年基线值", 55.0, 3), ["2015年", "基线值"]);
        assert_eq!(evenly("one two three four", 35.0, 2), ["one two", "three…"]);
        assert_eq!(evenly("one two", 90.0, 2), ["one two"]);
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(wrapped("", 40.0, 2), [""]);
    }

    #[test]
    fn runs_change_with_the_script_and_keep_spaces_before_the_change() {
        assert_eq!(
            runs("增长 12.5% 的GDP"),
            [(Script::Han, "增长 "), (Script::Latin, "12.5% "), (Script::Han, "的"), (Script::Latin, "GDP"),]
        );
    }

    #[test]
    fn quotes_and_dashes_follow_the_script_before_them() {
        assert_eq!(runs("“绿色”——GDP"), [(Script::Han, "“绿色”——"), (Script::Latin, "GDP")]);
        assert_eq!(runs("2019–20"), [(Script::Latin, "2019–20")]);
    }

    #[test]
    fn symbols_use_the_chinese_font_and_minus_the_latin_one() {
        assert_eq!(runs("▲ −5"), [(Script::Han, "▲ "), (Script::Latin, "−5")]);
    }

    #[test]
    fn digits_within_arabic_stay_in_its_run() {
        assert_eq!(runs("بنسبة 45%"), [(Script::Arabic, "بنسبة 45%")]);
    }
}
