//! Renders a document: from the resolved tree to the bytes of a file.
//!
//! Input: a [`Document`], the name of a theme and the fonts. Output:
//! [`Rendered`]. There are two formats, PDF in the `typst` folder and Word in the
//! `docx` folder. A renderer lays out what it is given: it
//! computes, rounds and words nothing, and it reads and writes no file.
//!
//! What a caller can rely on: the same document, theme and fonts give the same
//! bytes, and a document that is rendered without an error has no character
//! that came out as an empty box.

mod docx;
mod glyphs;
#[cfg(test)]
mod papers;
mod typst;

pub use glyphs::check_glyphs;
pub use typst::built_in_texts;

use std::collections::BTreeMap;

use self::docx::changes::{self, Reviser};
use crate::diag::{Code, Finding, Findings, Place, Reported};
use crate::document::{DateParts, Document};
use crate::fonts::FontLibrary;

/// A rendered document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its number of pages, where the format fixes them.
    pub pages: Option<usize>,
    /// The page, from 1, of each label that stands in it: sections, blocks, printed figures.
    pub labels: BTreeMap<String, usize>,
}

/// A chart as a picture of points.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Picture {
    /// The picture.
    png: Vec<u8>,
    /// Its width, in points of the picture.
    width: usize,
    /// Its height, in points of the picture.
    height: usize,
}

/// Renders a document as a PDF that conforms to PDF/A-3a and PDF/UA-1.
///
/// # Errors
/// The theme cannot typeset the document, or the result would not conform; all
/// reasons are reported.
pub fn render(
    document: &Document,
    theme: &str,
    fonts: &FontLibrary,
    findings: &mut Findings,
) -> Result<Rendered, Reported> {
    typst::typeset(document, theme, fonts, findings)
}

/// The first part in which two Word files differ; none where one of them is no Word file.
pub fn first_part_that_differs(one: &[u8], other: &[u8]) -> Option<String> {
    changes::first_difference(one, other)
}

/// Renders a document as a Word file.
///
/// # Errors
/// A chart that cannot be drawn; all reasons are reported.
pub fn word(document: &Document, fonts: &FontLibrary, findings: &mut Findings) -> Result<Rendered, Reported> {
    let pictures = typst::pictures(&docx::placed(document), fonts, findings)?;
    Ok(Rendered { bytes: docx::word(document, fonts, pictures), pages: None, labels: BTreeMap::new() })
}

/// An earlier draft of a document.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The file, as the user names it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The Word file of a document with its changes since an earlier draft marked, as the organisation made them.
///
/// # Errors
/// An earlier draft that is no Word file.
pub fn track_changes(
    rendered: &Rendered,
    document: &Document,
    earlier: &Earlier,
    findings: &mut Findings,
) -> Result<Rendered, Reported> {
    let DateParts { year, month, day } = document.date_parts;
    let time = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let reviser = Reviser { name: &document.organisation, time: &time };
    match changes::track(&rendered.bytes, &earlier.bytes, reviser) {
        Ok(bytes) => Ok(Rendered { bytes, pages: None, labels: BTreeMap::new() }),
        Err(error) => {
            let message = format!("the earlier draft cannot be read: {error}");
            let finding = Finding::new(Code::FileUnreadable, Place::file(earlier.name.clone()), message);
            Err(findings.fatal(finding.help("name a Word file, or a folder with one for each edition")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Level;
    use crate::document::{
        Align, Block, Cell, Column, Figure, Inline, NumberFormat, NumberStyle, Role, Row, RowKind, Scheme,
        Section, Table,
    };

    pub(super) const CHART: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\">\
        <text x=\"1\" y=\"20\" font-family=\"Noto Sans\" font-size=\"9\">Label</text></svg>";

    /// A report of one section with the given blocks, and one chart.
    pub(super) fn report(blocks: Vec<Block>) -> Document {
        let section = |id: &str, title: &str, blocks| Section {
            id: id.to_owned(),
            role: Role::Chapter,
            number: None,
            title: title.to_owned(),
            title_figures: Vec::new(),
            status: None,
            blocks,
            sections: Vec::new(),
        };
        Document {
            language: "en",
            labels: [("contents", "Contents".to_owned())].into(),
            id: "report".to_owned(),
            title: "Report".to_owned(),
            subtitle: None,
            organisation: "Organisation".to_owned(),
            period: "2024".to_owned(),
            date: "1 March 2025".to_owned(),
            date_parts: DateParts { year: 2025, month: 3, day: 1 },
            notice: None,
            masthead: None,
            numbering: numbering(),
            sections: vec![section("results", "Results", blocks)],
            lines: [].into(),
            charts: [("charts/one.svg".to_owned(), CHART.to_owned())].into(),
        }
    }

    fn numbering() -> Scheme {
        let style =
            |pattern: &str| NumberStyle { format: NumberFormat::Decimal, pattern: pattern.to_owned() };
        Scheme {
            headings: vec![style("%1")],
            annex: style("Annex %1"),
            paragraph: style("%1."),
            items: vec![style("%1.")],
        }
    }

    pub(super) fn text(text: &str) -> Block {
        Block::Paragraph { inlines: vec![Inline::text(text)] }
    }

    pub(super) fn figure(alt: &str) -> Block {
        Block::Figure(Figure {
            id: "fig-1".to_owned(),
            number: "Figure 1".to_owned(),
            caption: "Trend".to_owned(),
            alt: alt.to_owned(),
            path: "charts/one.svg".to_owned(),
            width: 100,
            shown: Vec::new(),
            told: Vec::new(),
            data: None,
            notes: Vec::new(),
        })
    }

    fn table() -> Block {
        let column = |title| (Column { align: Align::Start, width: 0 }, Cell::text(title));
        let row = Row { kind: RowKind::Data, cells: vec![Cell::text("a"), Cell::text("1")] };
        let columns = vec![column("Name"), column("Value")];
        Block::Table(
            Table::new("t".to_owned(), "Rows".to_owned(), columns, vec![row]).expect("two cells each"),
        )
    }

    /// Level, place and message of each finding.
    type Found = Vec<(Level, String, String)>;

    /// Renders a report and returns the result with what was found.
    fn rendered(document: &Document) -> (Result<Rendered, Reported>, Found) {
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let mut findings = Findings::new();
        let result = render(document, "annual", &fonts, &mut findings);
        let found = findings.iter().map(|finding| {
            let line = finding.place.line.map_or(String::new(), |line| format!(":{line}"));
            (finding.level, format!("{}{line}", finding.place.file), finding.message.clone())
        });
        (result, found.collect())
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let report = report(vec![text("Text"), figure("A line that rises"), table()]);
        let (first, found) = rendered(&report);
        assert_eq!(found, []);
        let first = first.expect("nothing was found");
        assert!(first.bytes.starts_with(b"%PDF-1.7"));
        // The cover, the contents and the one chapter.
        assert_eq!(first.pages, Some(3));
        assert_eq!(rendered(&report), (Ok(first), Vec::new()));
    }

    #[test]
    fn contents_do_not_end_on_a_page_of_a_few_entries() {
        // Two of these chapters open on a page.
        let contents = |chapters: usize| {
            let mut report = report(vec![text("Text")]);
            let one = report.sections.remove(0);
            let chapter = |number: usize| Section { id: format!("c{number}"), ..one.clone() };
            report.sections = (0..chapters).map(chapter).collect();
            let pages = rendered(&report).0.expect("nothing was found").pages.expect("a PDF has pages");
            pages - 1 - chapters.div_ceil(2)
        };
        assert_eq!([20, 30, 36].map(contents), [1, 1, 2]);
    }

    #[test]
    fn text_is_never_read_as_code() {
        let (result, found) = rendered(&report(vec![
            text("#read(\"/etc/passwd\") {{ x }} $a$ *b* _c_ @d <e> \\ `f` = g // h /* i #import \"j.typ\""),
            text("= Heading\n\n- item"),
        ]));
        assert_eq!(found, []);
        assert_eq!(result.map(|rendered| rendered.pages), Ok(Some(3)));
    }

    #[test]
    fn a_character_without_a_glyph_is_an_error_and_not_an_empty_box() {
        let (result, found) = rendered(&report(vec![text("a \u{1F600}")]));
        assert!(result.is_err());
        let errors =
            found.iter().map(|(level, _, message)| (*level, message.contains("could not be displayed")));
        assert_eq!(errors.collect::<Vec<_>>(), [(Level::Error, true)]);
    }

    #[test]
    fn a_chart_that_is_not_svg_is_named() {
        let mut report = report(vec![figure("A line")]);
        report.charts.insert("charts/one.svg".to_owned(), "<svg".to_owned());
        let (result, found) = rendered(&report);
        assert!(result.is_err());
        assert_eq!(
            found.iter().map(|(_, place, _)| place.as_str()).collect::<Vec<_>>(),
            ["charts/one.svg:1"]
        );
    }

    #[test]
    fn an_error_of_the_theme_has_its_place_in_the_theme() {
        let report = report(vec![Block::Paragraph {
            inlines: vec![Inline::Reference { target: "nowhere".to_owned(), text: "there".to_owned() }],
        }]);
        let (result, found) = rendered(&report);
        assert!(result.is_err());
        let message = "label `<nowhere>` does not exist in the document";
        let blocks = include_str!("../../templates/themes/common/blocks.typ");
        let links = |line: &str| line.contains("link(label(item.target), item.text)");
        let line = blocks.lines().position(links).expect("the theme links references") + 1;
        let place = format!("themes/common/blocks.typ:{line}");
        assert_eq!(found, [(Level::Error, place, message.to_owned())]);
    }

    #[test]
    fn a_theme_that_is_not_there_is_an_error() {
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let mut findings = Findings::new();
        assert!(render(&report(Vec::new()), "nosuch", &fonts, &mut findings).is_err());
    }
}
