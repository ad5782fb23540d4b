//! Running text: inlines as runs, each with its letters, direction and language.

use super::package::Relation;
use super::script::{Stretch, stretches};
use super::tongue::LABELS;
use super::xml::Xml;
use super::{Writer, fields, figures, footnotes, styles};
use crate::document::{ChangeKind, Inline, RatingMark};

/// A letter without width, at which no line breaks.
pub(super) const JOINER: char = '\u{2060}';

/// How a run looks, beside what its paragraph says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Format<'f> {
    /// The style of its letters.
    pub(super) style: Option<&'f str>,
    /// Strong importance.
    pub(super) strong: bool,
    /// Emphasis.
    pub(super) emphasis: bool,
    /// How it changed since an earlier draft.
    pub(super) change: Option<ChangeKind>,
    /// The colour, `#rrggbb`.
    pub(super) colour: Option<&'f str>,
    /// Whether it is part of a link, within which no other one can stand.
    pub(super) linked: bool,
}

/// Writes a line of text.
pub(super) fn inlines(writer: &mut Writer<'_>, inlines: &[Inline], format: Format<'_>) {
    for inline in inlines {
        match inline {
            Inline::Text { text: words } => text(writer, words, format),
            Inline::Figure { text: words, fact, at, .. } => {
                figures::traced(writer, fact, *at, format, |writer, format| text(writer, words, format));
            }
            Inline::Strong { inlines: inner } => {
                self::inlines(writer, inner, Format { strong: true, ..format });
            }
            Inline::Emphasis { inlines: inner } => {
                self::inlines(writer, inner, Format { emphasis: true, ..format });
            }
            Inline::Claim { inlines: inner, .. } => self::inlines(writer, inner, format),
            Inline::Rating { mark, fact, at, .. } => {
                figures::traced(writer, fact, *at, format, |writer, format| rating(writer, mark, format));
            }
            Inline::Link { href, inlines: inner } => {
                let id = writer.relations().add(Relation::Hyperlink, href);
                writer.out.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                self::inlines(writer, inner, Format { style: Some("Hyperlink"), linked: true, ..format });
                writer.out.close("w:hyperlink");
            }
            Inline::Reference { target, text } if target.starts_with(Inline::AT) => {
                figures::place(writer, target, text, format);
            }
            Inline::Reference { target, text } => fields::reference(writer, target, text, format),
            Inline::Footnote { inlines: note } => footnotes::footnote(writer, note),
            Inline::Mark { text: letter } => {
                text(writer, letter, Format { style: Some("FootnoteReference"), ..format });
            }
            Inline::Change { change, inlines: inner } => {
                self::inlines(writer, inner, Format { change: Some(*change), ..format });
            }
            Inline::Break => writer.out.element("w:r", &[], |xml| xml.leaf("w:br", &[])),
        }
    }
}

/// Writes a rating: the symbol in its colour, then the words.
pub(super) fn rating(writer: &mut Writer<'_>, mark: &RatingMark, format: Format<'_>) {
    text(writer, &mark.symbol, Format { colour: Some(&mark.colour), ..format });
    text(writer, &format!("\u{A0}{}", mark.label), format);
}

/// Writes a text as one run for each direction.
pub(super) fn text(writer: &mut Writer<'_>, text: &str, format: Format<'_>) {
    let text = if writer.in_cell && writer.house.tongue.is_chinese() { &parted(text) } else { text };
    for Stretch { text, from_the_right } in stretches(text, writer.house.tongue.is_from_the_right()) {
        for (piece, raised) in ordinals(&text, writer.house.tongue.is_french()) {
            writer.out.open("w:r", &[]);
            properties(writer, format, (from_the_right, raised), piece);
            words(&mut writer.out, piece);
            writer.out.close("w:r");
        }
    }
}

/// A text taken apart at the endings of ordinals, which French raises: the first of a month.
fn ordinals(text: &str, is_french: bool) -> Vec<(&str, bool)> {
    let (mut pieces, mut rest, mut from) = (Vec::new(), text, 0);
    while let Some(at) = rest[from..].find("1er").filter(|_| is_french).map(|at| from + at) {
        let (number, end) = (at + 1, at + 3);
        let is_alone =
            !rest[..at].ends_with(char::is_alphanumeric) && !rest[end..].starts_with(char::is_alphanumeric);
        if is_alone {
            pieces.extend([(&rest[..number], false), (&rest[number..end], true)]);
            (rest, from) = (&rest[end..], 0);
        } else {
            from = end;
        }
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// A Chinese text with places to break behind its marks: some programs take a list such as 2.1、2.2、2.3
/// for one word, and then break it within a number.
fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        parted.push(letter);
        let is_mark = matches!(letter, '、' | '，' | '；' | '：');
        if is_mark && letters.peek().is_some_and(char::is_ascii_alphanumeric) {
            parted.push('\u{200B}');
        }
    }
    parted
}

/// Writes a tab.
pub(super) fn tab(writer: &mut Writer<'_>) {
    writer.out.element("w:r", &[], |xml| xml.leaf("w:tab", &[]));
}

/// The text of a run; tabs and ends of lines are elements of their own.
fn words(xml: &mut Xml, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            xml.leaf("w:br", &[]);
        }
        for (index, part) in line.split('\t').enumerate() {
            if index > 0 {
                xml.leaf("w:tab", &[]);
            }
            let mut texts = unbroken(part).into_iter();
            xml.text("w:t", &[("xml:space", "preserve")], &texts.next().unwrap_or_default());
            for text in texts {
                xml.leaf("w:noBreakHyphen", &[]);
                xml.text("w:t", &[("xml:space", "preserve")], &text);
            }
        }
    }
}

/// The parts of a line between the hyphens of ranges of years, which stay in one line; a joiner follows dashes.
fn unbroken(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let is_year = |place: &[char]| place.len() == 4 && place.iter().all(char::is_ascii_digit);
    let mut parts = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let part = parts.last_mut().expect("one part from the beginning");
        let before = at.checked_sub(4).map_or(&[][..], |from| &letters[from..at]);
        let years = is_year(before) && letters.get(at + 1..at + 5).is_some_and(is_year);
        match letter {
            '-' if years => parts.push(String::new()),
            '–' | '—' if years => part.extend([*letter, JOINER]),
            _ => part.push(*letter),
        }
    }
    parts
}

/// Whether a text has signs that Chinese and Latin fonts share, and draw in different widths.
fn is_ambiguous(text: &str) -> bool {
    text.contains(['“', '”', '‘', '’', '—', '…', '·', '×'])
}

fn properties(
    writer: &mut Writer<'_>,
    format: Format<'_>,
    (from_the_right, raised): (bool, bool),
    text: &str,
) {
    let tongue = writer.house.tongue;
    let hint = tongue.is_chinese() && is_ambiguous(text);
    // Chinese has no italics: emphasis changes the face.
    let other_face = format.emphasis && tongue.is_chinese();
    let Format { style, strong, emphasis, change, colour, linked: _ } = format;
    let strong = strong || change == Some(ChangeKind::Restated);
    if !(style.is_some()
        || strong
        || change.is_some()
        || emphasis
        || colour.is_some()
        || from_the_right
        || raised
        || hint)
    {
        return;
    }
    writer.out.element("w:rPr", &[], |xml| {
        if let Some(style) = style {
            xml.value("w:rStyle", style);
        }
        if other_face {
            styles::fonts(xml, LABELS);
        } else if hint {
            xml.leaf("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        if strong {
            xml.leaf("w:b", &[]);
            xml.leaf("w:bCs", &[]);
        }
        if emphasis && !other_face {
            xml.leaf("w:i", &[]);
            xml.leaf("w:iCs", &[]);
        }
        if change == Some(ChangeKind::Deleted) {
            xml.leaf("w:strike", &[]);
        }
        if let Some(colour) = colour {
            xml.value("w:color", &hex(colour));
        }
        if matches!(change, Some(ChangeKind::Inserted | ChangeKind::Moved | ChangeKind::Restated)) {
            xml.value("w:u", "single");
        }
        if raised {
            xml.value("w:vertAlign", "superscript");
        }
        if from_the_right {
            xml.leaf("w:rtl", &[]);
            xml.leaf("w:cs", &[]);
            xml.leaf("w:lang", &[("w:bidi", tongue.arabic)]);
        }
    });
}

/// A colour as Word writes it.
pub(super) fn hex(colour: &str) -> String {
    colour.trim_start_matches('#').to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::{ordinals, parted, unbroken};

    #[test]
    fn ranges_of_years_stay_in_one_line() {
        assert_eq!(unbroken("plan 2026-2027, A-1"), ["plan 2026", "2027, A-1"]);
        assert_eq!(unbroken("2021–2025"), ["2021–\u{2060}2025"]);
        assert_eq!(unbroken("2026-04-15"), ["2026-04-15"]);
    }

    #[test]
    fn the_ending_of_a_french_ordinal_is_raised() {
        assert_eq!(ordinals("du 1er mai", true), [("du 1", false), ("er", true), (" mai", false)]);
        assert_eq!(ordinals("A1er, 21er", true), [("A1er, 21er", false)]);
        assert_eq!(ordinals("1er mai", false), [("1er mai", false)]);
    }

    #[test]
    fn chinese_lists_of_numbers_have_places_to_break() {
        assert_eq!(parted("计数：2.1、2.2"), "计数：\u{200B}2.1、\u{200B}2.2");
        assert_eq!(parted("覆盖率、2025年，指标"), "覆盖率、\u{200B}2025年，指标");
    }
}
