//! Colours, lines and letters of a chart.

use super::Style;
use crate::fonts::SANS;
use crate::render::docx::xml::Xml;

/// Text that is read first, without the sign of a colour.
pub(super) const INK: &str = "1F2933";
/// Text that is read second.
pub(super) const MUTED: &str = "5B6770";
/// The line of an axis.
pub(super) const AXIS: &str = "9AA5AE";
/// Lines that guide the eye.
pub(super) const FAINT: &str = "E1E6EA";
/// The page.
pub(super) const PAPER: &str = "FFFFFF";

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face<'a> {
    colour: &'a str,
    is_bold: bool,
}

/// Names of categories and of the legend.
pub(super) const LABEL: Face<'static> = Face { colour: INK, is_bold: false };
/// Steps and titles of axes.
pub(super) const SMALL: Face<'static> = Face { colour: MUTED, is_bold: false };

/// The size of letters in hundredths of a point; Arabic ones are drawn smaller within it.
const SIZE: &str = "800";
const ARABIC_SIZE: &str = "900";

/// The values within or beside marks of a colour.
pub(super) fn number(colour: &str) -> Face<'_> {
    Face { colour, is_bold: true }
}

/// Writes how the text of an element looks.
pub(super) fn text(xml: &mut Xml, name: &str, face: Face<'_>, style: Style<'_>) {
    xml.element(name, &[], |xml| {
        xml.leaf("a:bodyPr", &[]);
        xml.leaf("a:lstStyle", &[]);
        xml.element("a:p", &[], |xml| {
            paragraph(xml, face, style);
            xml.leaf("a:endParaRPr", &[("lang", style.language)]);
        });
    });
}

/// Writes the text of a title, which lies level.
pub(super) fn title(xml: &mut Xml, words: &str, face: Face<'_>, style: Style<'_>) {
    xml.element("c:rich", &[], |xml| {
        xml.leaf("a:bodyPr", &[("rot", "0"), ("vert", "horz")]);
        xml.leaf("a:lstStyle", &[]);
        xml.element("a:p", &[], |xml| {
            paragraph(xml, face, style);
            xml.element("a:r", &[], |xml| {
                letters(xml, "a:rPr", &[("lang", style.language)], (face, style));
                xml.text("a:t", &[], words);
            });
        });
    });
}

fn paragraph(xml: &mut Xml, face: Face<'_>, style: Style<'_>) {
    let direction = if style.is_rtl { "1" } else { "0" };
    xml.element("a:pPr", &[("rtl", direction)], |xml| letters(xml, "a:defRPr", &[], (face, style)));
}

/// Writes the letters: size, weight, colour, and a family for each script.
fn letters(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], (face, style): (Face<'_>, Style<'_>)) {
    // Arabic brings its own digits, as in the text.
    let (size, latin) = if style.is_rtl { (ARABIC_SIZE, SANS.arabic) } else { (SIZE, SANS.latin) };
    let bold = if face.is_bold { "1" } else { "0" };
    let mut attributes = attributes.to_vec();
    attributes.extend([("sz", size), ("b", bold)]);
    xml.element(name, &attributes, |xml| {
        fill(xml, face.colour);
        xml.leaf("a:latin", &[("typeface", latin)]);
        xml.leaf("a:ea", &[("typeface", SANS.han)]);
        xml.leaf("a:cs", &[("typeface", SANS.arabic)]);
    });
}

/// Fills with a colour.
pub(super) fn fill(xml: &mut Xml, colour: &str) {
    xml.element("a:solidFill", &[], |xml| xml.leaf("a:srgbClr", &[("val", colour)]));
}

/// Fills with nothing.
pub(super) fn no_fill(xml: &mut Xml) {
    xml.leaf("a:noFill", &[]);
}

/// A line of a width in English Metric Units, whole or in dashes.
pub(super) fn line(xml: &mut Xml, width: &str, colour: &str, dash: Option<&str>) {
    xml.element("a:ln", &[("w", width), ("cap", "rnd")], |xml| {
        fill(xml, colour);
        if let Some(dash) = dash {
            xml.leaf("a:prstDash", &[("val", dash)]);
        }
        xml.leaf("a:round", &[]);
    });
}

/// No line.
pub(super) fn no_line(xml: &mut Xml) {
    xml.element("a:ln", &[], no_fill);
}

/// A colour as `DrawingML` writes it: without its sign, in capitals; ink if it is none.
pub(super) fn colour(written: &str) -> String {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    digits.unwrap_or(INK).to_uppercase()
}

/// White or ink, whichever is easier to read on a colour.
pub(super) fn text_on(colour: &str) -> &'static str {
    // The contrasts are 1.05 / (l + 0.05) with white and (l + 0.05) / 0.0703 with ink.
    let ground = luminance(colour) + 0.05;
    if ground * ground <= 1.05 * 0.0703 { PAPER } else { INK }
}

/// The colour itself where it can be read on paper, at 4.5:1; ink where not.
pub(super) fn readable(colour: &str) -> &str {
    if 1.05 / (luminance(colour) + 0.05) >= 4.5 { colour } else { INK }
}

/// The relative luminance with an exponent of 2, as the drawn charts choose.
fn luminance(colour: &str) -> f64 {
    let linear = |range| {
        let channel = colour.get(range).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let share = f64::from(channel.unwrap_or_default()) / 255.0;
        share * share
    };
    0.2126 * linear(0..2) + 0.7152 * linear(2..4) + 0.0722 * linear(4..6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_can_be_read_on_bars_and_on_paper() {
        assert_eq!(["1B7F5C", "C0392B", "F2C14E"].map(text_on), [PAPER, PAPER, INK]);
        assert_eq!(["0B5C7A", "8FB6C4"].map(readable), ["0B5C7A", INK]);
    }

    #[test]
    fn a_colour_that_is_none_is_ink() {
        assert_eq!(["#1b7f5c", "green", "#12345g"].map(colour), ["1B7F5C", INK, INK]);
    }
}
