//! Numbers that Word counts itself: headings, annexes, paragraphs, lists.
//!
//! Every number of a document is printed already. Here it is asked what Word
//! would count, and where that is something else, the count begins anew at the
//! number printed; a number that no count can give is written as text.

use crate::document::{NumberFormat, NumberStyle, Role, Scheme};

use super::WORD_NAMESPACE;
use super::tongue::Tongue;
use super::xml::Xml;

/// How deep Word can number.
const LEVELS: usize = 9;
/// How far a printed number is looked for among those that a count may give.
const FURTHEST: usize = 999;
/// The indent of each level of a list, in twentieths of a point.
pub(super) const STEP: usize = 425;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Headings,
    Annexes,
    Paragraphs,
    Items,
    Bullets,
}

impl Counted {
    const ALL: [Self; 5] = [Self::Headings, Self::Annexes, Self::Paragraphs, Self::Items, Self::Bullets];

    fn id(self) -> String {
        Self::ALL.iter().position(|counted| *counted == self).map(|at| at.to_string()).unwrap_or_default()
    }
}

/// A count that a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// The number of the count.
    pub(super) number: usize,
    /// The level, from 0.
    pub(super) level: usize,
}

/// How a heading or paragraph gets its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// It has none.
    None,
    /// Word counts.
    Counted(Count),
    /// It is written out.
    Written(String),
}

/// All counts of a document.
pub(super) struct Numbering<'a> {
    scheme: &'a Scheme,
    /// What each count is of, and the level and number that it begins at, where it does not go on.
    counts: Vec<(Counted, Option<(usize, usize)>)>,
    headings: usize,
    paragraphs: usize,
    annexes: usize,
    path: Vec<usize>,
    annex: usize,
    paragraph: usize,
}

impl<'a> Numbering<'a> {
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let counts = Counted::ALL.map(|counted| (counted, None)).into();
        Self {
            scheme,
            counts,
            headings: 1,
            annexes: 2,
            paragraphs: 3,
            path: Vec::new(),
            annex: 0,
            paragraph: 0,
        }
    }

    /// The count of headings, which their styles name.
    pub(super) const HEADINGS: usize = 1;
    /// The count of paragraphs, which their style names.
    pub(super) const PARAGRAPHS: usize = 3;
    /// The count of items that are not numbered.
    const BULLETS: usize = 5;

    /// How many levels of headings carry a number.
    pub(super) fn numbered_headings(&self) -> usize {
        self.scheme.headings.len().min(LEVELS)
    }

    /// A new count from a number on.
    fn from(&mut self, counted: Counted, level: usize, number: usize) -> usize {
        self.counts.push((counted, Some((level, number))));
        self.counts.len()
    }

    /// The number of a heading at a depth from 0.
    pub(super) fn heading(&mut self, depth: usize, role: Role, printed: Option<&str>) -> Mark {
        let Some(printed) = printed else { return Mark::None };
        match role {
            Role::Annex => self.annex(printed),
            Role::Chapter => self.chapter(depth, printed),
        }
    }

    /// Words from the right are written out: `LibreOffice` puts a number that it counts outside the
    /// margin there, as far as the number is wide.
    fn annex(&mut self, printed: &str) -> Mark {
        let scheme = self.scheme;
        if scheme.annex.pattern.contains(is_from_the_right) {
            return Mark::Written(printed.to_owned());
        }
        let Some(number) = search(self.annex + 1, |number| scheme.annex(number) == printed) else {
            return Mark::Written(printed.to_owned());
        };
        if number != self.annex + 1 {
            self.annexes = self.from(Counted::Annexes, 0, number);
        }
        self.annex = number;
        Mark::Counted(Count { number: self.annexes, level: 0 })
    }

    fn chapter(&mut self, depth: usize, printed: &str) -> Mark {
        let scheme = self.scheme;
        let mut path = self.path.clone();
        path.truncate(depth + 1);
        let next = if path.len() == depth + 1 { path.pop().map_or(1, |last| last + 1) } else { 1 };
        let fits = |number| {
            let numbers: Vec<usize> = path.iter().copied().chain([number]).collect();
            scheme.heading(&numbers).as_deref() == Some(printed)
        };
        let is_known =
            scheme.headings.get(depth).is_some_and(|style| style.format != NumberFormat::ArabicOrdinal);
        let found = if path.len() == depth && depth < LEVELS && is_known { search(next, fits) } else { None };
        let Some(number) = found else { return Mark::Written(printed.to_owned()) };
        if number != next {
            self.headings = self.from(Counted::Headings, depth, number);
        }
        path.push(number);
        self.path = path;
        Mark::Counted(Count { number: self.headings, level: depth })
    }

    /// The number of a paragraph of the body.
    pub(super) fn paragraph(&mut self, number: usize, printed: &str) -> Mark {
        if self.scheme.paragraph(number) != printed {
            return Mark::Written(printed.to_owned());
        }
        if number != self.paragraph + 1 {
            self.paragraphs = self.from(Counted::Paragraphs, 0, number);
        }
        self.paragraph = number;
        Mark::Counted(Count { number: self.paragraphs, level: 0 })
    }

    /// The count of a numbered list, which begins anew with each list.
    ///
    /// `depth` is the number of numbered lists around it, `first` its first number as printed.
    pub(super) fn list(&mut self, depth: usize, first: Option<&str>) -> Count {
        let level = depth.min(self.scheme.items.len().max(1) - 1).min(LEVELS - 1);
        let scheme = self.scheme;
        let fits = |number| {
            let style = scheme.items.get(level);
            style.is_some_and(|style| Some(own(style, level, number).as_str()) == first)
        };
        let start = search(1, fits).unwrap_or(1);
        Count { number: self.from(Counted::Items, level, start), level }
    }

    /// The count of a list that is not numbered, at a depth from 0.
    pub(super) fn bullets(depth: usize) -> Count {
        Count { number: Self::BULLETS, level: depth.min(LEVELS - 1) }
    }

    /// The part of the package that defines the counts.
    pub(super) fn write(&self, tongue: Tongue) -> Vec<u8> {
        Xml::part("w:numbering", &[("xmlns:w", WORD_NAMESPACE)], |xml| {
            for counted in Counted::ALL {
                let id = counted.id();
                xml.element("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                    xml.value("w:multiLevelType", "multilevel");
                    for level in 0..LEVELS {
                        self.level(xml, counted, level, tongue);
                    }
                });
            }
            for (index, (counted, start)) in self.counts.iter().enumerate() {
                xml.element("w:num", &[("w:numId", &(index + 1).to_string())], |xml| {
                    xml.value("w:abstractNumId", &counted.id());
                    let Some((level, number)) = start else { return };
                    xml.element("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                        xml.value("w:startOverride", &number.to_string());
                    });
                });
            }
        })
    }

    fn level(&self, xml: &mut Xml, counted: Counted, level: usize, tongue: Tongue) {
        let annex = [self.scheme.annex.clone()];
        let paragraph = [self.scheme.paragraph.clone()];
        let styles: &[NumberStyle] = match counted {
            Counted::Headings => &self.scheme.headings,
            Counted::Annexes => &annex,
            Counted::Paragraphs => &paragraph,
            Counted::Items => &self.scheme.items,
            Counted::Bullets => &[],
        };
        let (format, pattern) = match (styles.get(level), counted) {
            (Some(style), _) => (format(style.format), style.pattern.as_str()),
            (None, Counted::Bullets) => ("bullet", if level.is_multiple_of(2) { "•" } else { "–" }),
            (None, _) => ("none", ""),
        };
        let style = match counted {
            Counted::Headings if level < self.numbered_headings() => Some(format!("Heading{}", level + 1)),
            Counted::Paragraphs if level == 0 => Some("NumberedParagraph".to_owned()),
            Counted::Headings
            | Counted::Annexes
            | Counted::Paragraphs
            | Counted::Items
            | Counted::Bullets => None,
        };
        let suffix = match counted {
            Counted::Headings | Counted::Annexes if runs_in(pattern) || pattern.is_empty() => "nothing",
            Counted::Headings | Counted::Annexes => "space",
            Counted::Paragraphs | Counted::Items | Counted::Bullets => "tab",
        };
        xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
            xml.value("w:start", "1");
            xml.value("w:numFmt", format);
            if let Some(style) = style {
                xml.value("w:pStyle", &style);
            }
            xml.value("w:suff", suffix);
            // Without the mark, the space after a number stands before it in a line from the right.
            let mark = if tongue.is_from_the_right() && suffix == "space" { "\u{200F}" } else { "" };
            xml.value("w:lvlText", &format!("{pattern}{mark}"));
            // Its values are sides of the page, and not of the line.
            xml.value("w:lvlJc", if tongue.is_from_the_right() { "right" } else { "left" });
            xml.element("w:pPr", &[], |xml| indents(xml, counted, level));
            if tongue.is_from_the_right() {
                xml.element("w:rPr", &[], |xml| xml.leaf("w:rtl", &[]));
            }
        });
    }
}

fn indents(xml: &mut Xml, counted: Counted, level: usize) {
    match counted {
        Counted::Headings | Counted::Annexes => {
            xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]);
        }
        Counted::Paragraphs => {
            xml.element("w:tabs", &[], |xml| xml.leaf("w:tab", &[("w:val", "num"), ("w:pos", "567")]));
            xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]);
        }
        Counted::Items | Counted::Bullets => {
            let left = indent(level).to_string();
            xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
        }
    }
}

/// The indent of a level of a list, in twentieths of a point.
pub(super) fn indent(level: usize) -> usize {
    (level + 1) * STEP
}

/// Whether a letter is Hebrew or Arabic.
fn is_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}')
}

/// The first number that fits, the likeliest one before all others.
fn search(likeliest: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    std::iter::once(likeliest).chain(1..=FURTHEST).find(|number| fits(*number))
}

/// A number of a level as printed, with that of the level itself alone.
fn own(style: &NumberStyle, level: usize, number: usize) -> String {
    style.pattern.replace(&format!("%{}", level + 1), &style.format.write(number))
}

/// Whether a number brings its own space before the title.
pub(super) fn runs_in(number: &str) -> bool {
    number.ends_with(['、', '）', '．', '。', '：'])
}

/// The name by which Word knows digits and letters (ECMA-376 part 1, 17.18.59).
///
/// It has none for Arabic ordinals in words, which are written out.
fn format(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::ArabicOrdinal => "none",
        NumberFormat::Decimal => "decimal",
        NumberFormat::UpperRoman => "upperRoman",
        NumberFormat::LowerRoman => "lowerRoman",
        NumberFormat::UpperLatin => "upperLetter",
        NumberFormat::LowerLatin => "lowerLetter",
        NumberFormat::LowerCyrillic => "russianLower",
        NumberFormat::Chinese => "chineseCounting",
        NumberFormat::Arabic => "arabicAbjad",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme() -> Scheme {
        let style = |format, pattern: &str| NumberStyle { format, pattern: pattern.to_owned() };
        Scheme {
            headings: vec![style(NumberFormat::UpperRoman, "%1."), style(NumberFormat::Decimal, "%1.%2")],
            annex: style(NumberFormat::UpperLatin, "Annex %1"),
            paragraph: style(NumberFormat::Decimal, "%1."),
            items: vec![style(NumberFormat::LowerLatin, "(%1)"), style(NumberFormat::LowerRoman, "(%2)")],
        }
    }

    fn counted(number: usize, level: usize) -> Mark {
        Mark::Counted(Count { number, level })
    }

    #[test]
    fn headings_are_counted_as_long_as_the_count_gives_what_is_printed() {
        let scheme = scheme();
        let mut numbering = Numbering::new(&scheme);
        let mut chapter = |depth, printed| numbering.heading(depth, Role::Chapter, printed);
        assert_eq!(chapter(0, None), Mark::None);
        assert_eq!(chapter(0, Some("I.")), counted(1, 0));
        assert_eq!(chapter(1, Some("I.1")), counted(1, 1));
        assert_eq!(chapter(1, Some("I.2")), counted(1, 1));
        assert_eq!(chapter(2, None), Mark::None);
        assert_eq!(chapter(0, Some("II.")), counted(1, 0));
        assert_eq!(chapter(1, Some("II.1")), counted(1, 1));
        // A chapter that stands alone keeps the number that it has in the whole.
        assert_eq!(chapter(0, Some("V.")), counted(6, 0));
        assert_eq!(chapter(1, Some("V.1")), counted(6, 1));
        assert_eq!(chapter(0, Some("Part One")), Mark::Written("Part One".to_owned()));
        assert_eq!(numbering.counts[5], (Counted::Headings, Some((0, 5))));
    }

    #[test]
    fn paragraphs_go_on_through_the_document() {
        let scheme = scheme();
        let mut numbering = Numbering::new(&scheme);
        assert_eq!(numbering.paragraph(1, "1."), counted(3, 0));
        assert_eq!(numbering.paragraph(2, "2."), counted(3, 0));
        assert_eq!(numbering.paragraph(12, "12."), counted(6, 0));
        assert_eq!(numbering.paragraph(13, "13."), counted(6, 0));
        assert_eq!(numbering.paragraph(14, "14 bis"), Mark::Written("14 bis".to_owned()));
        assert_eq!(numbering.heading(0, Role::Annex, Some("Annex A")), counted(2, 0));
        assert_eq!(numbering.heading(0, Role::Annex, Some("Annex C")), counted(7, 0));
    }

    #[test]
    fn each_list_begins_anew() {
        let scheme = scheme();
        let mut numbering = Numbering::new(&scheme);
        assert_eq!(numbering.list(0, Some("(a)")), Count { number: 6, level: 0 });
        assert_eq!(numbering.list(0, Some("(c)")), Count { number: 7, level: 0 });
        assert_eq!(numbering.list(1, Some("(i)")), Count { number: 8, level: 1 });
        assert_eq!(numbering.counts[6].1, Some((0, 3)));
        let part = String::from_utf8(numbering.write(Tongue::new("en"))).expect("UTF-8");
        assert!(part.contains(
            "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"3\"/></w:lvlOverride></w:num>"
        ));
    }

    #[test]
    fn numbers_begin_at_the_margin_where_reading_begins() {
        let scheme = scheme();
        let part = |code| String::from_utf8(Numbering::new(&scheme).write(Tongue::new(code))).expect("UTF-8");
        assert!(part("ar").contains("<w:lvlJc w:val=\"right\"/>"));
        assert!(!part("ar").contains("<w:lvlJc w:val=\"left\"/>"));
        assert!(!part("fr").contains("<w:lvlJc w:val=\"right\"/>"));
    }

    #[test]
    fn annexes_named_from_the_right_are_written_out() {
        let annex = NumberStyle { format: NumberFormat::Decimal, pattern: "المرفق %1".to_owned() };
        let scheme = Scheme { annex, ..scheme() };
        let mark = Numbering::new(&scheme).heading(0, Role::Annex, Some("المرفق 1"));
        assert_eq!(mark, Mark::Written("المرفق 1".to_owned()));
    }
}
