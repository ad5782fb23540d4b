//! Finds the characters that cannot be printed, before typesetting.
//!
//! The typesetter would name such a character too, but not the place in the
//! report where it stands. Only texts that are drawn are looked at: addresses
//! of links, ids and the text alternatives of figures need no font.

use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{
    Block, Card, Cell, Document, Figure, Inline, Masthead, Organ, RatingMark, Section, SummaryField, Table,
};
use crate::fonts::{FontLibrary, is_forbidden, is_invisible};

/// How many characters a finding names.
const NAMED: usize = 10;

/// Reports the characters of a document that cannot be printed, once for each place.
pub fn check_glyphs(document: &Document, fonts: &FontLibrary, findings: &mut Findings) {
    let mut walk = Walk { document, fonts, place: "cover".to_owned(), missing: Vec::new() };
    walk.document();
    for (place, missing) in walk.missing {
        let place = Place::file(format!("edition {}, {place}", document.language));
        findings.report(finding(place, &missing));
    }
}

fn finding(place: Place, missing: &[char]) -> Finding {
    let named: Vec<String> = missing.iter().take(NAMED).map(|letter| name(*letter)).collect();
    let more = match missing.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (noun, pronoun) = if missing.len() == 1 { ("character", "it") } else { ("characters", "them") };
    let message = format!("cannot print the {noun} {}{more}", named.join(", "));
    let help = if missing.iter().all(|letter| is_forbidden(*letter) || is_invisible(*letter)) {
        format!("remove {pronoun}")
    } else {
        format!("replace {pronoun}, or name a folder with a font for {pronoun} under `[theme] fonts`")
    };
    Finding::new(Code::GlyphMissing, place, message).help(help)
}

/// Names a character, by its number alone if it would do harm where it is shown.
fn name(letter: char) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    if is_forbidden(letter) || is_invisible(letter) { number } else { format!("`{letter}` ({number})") }
}

/// A walk through all texts of a document in the order in which they are read.
struct Walk<'a> {
    document: &'a Document,
    fonts: &'a FontLibrary,
    /// Where the walk is.
    place: String,
    /// What was missing so far, by place, in the order in which it was found.
    missing: Vec<(String, Vec<char>)>,
}

impl<'a> Walk<'a> {
    fn document(&mut self) {
        let Document { title, subtitle, organisation, period, date, notice, .. } = self.document;
        for text in [title, organisation, period, date].into_iter().chain(subtitle).chain(notice) {
            self.text(text);
        }
        if let Some(masthead) = &self.document.masthead {
            self.masthead(masthead);
        }
        self.within("words of the theme".to_owned(), |walk| {
            walk.document.labels.values().for_each(|label| walk.text(label));
        });
        self.sections(&self.document.sections);
    }

    fn masthead(&mut self, masthead: &'a Masthead) {
        let Masthead { form: _, symbol, distribution, original, organs, purpose, .. } = masthead;
        let Masthead { submitted_by, summary, paper_note, closing, .. } = masthead;
        self.within("masthead".to_owned(), |walk| {
            let texts = [distribution, original, purpose, submitted_by, paper_note];
            std::iter::once(symbol).chain(texts.into_iter().flatten()).for_each(|text| walk.text(text));
            for Organ { name, session, meeting, item } in organs {
                let texts = [session, meeting, item].into_iter().flatten();
                std::iter::once(name).chain(texts).for_each(|text| walk.text(text));
            }
            for SummaryField { label, blocks } in summary {
                if let Some(label) = label {
                    walk.text(label);
                }
                walk.blocks(blocks);
            }
            walk.lines(closing);
        });
    }

    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.within(format!("section «{}»", section.title), |walk| {
                section.number.iter().for_each(|number| walk.text(number));
                walk.text(&section.title);
                walk.blocks(&section.blocks);
            });
            self.sections(&section.sections);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => self.inlines(inlines),
                Block::Numbered(paragraph) => {
                    self.text(&paragraph.marker);
                    self.inlines(&paragraph.inlines);
                }
                Block::List { ordered: _, items } => {
                    for item in items {
                        item.marker.iter().for_each(|marker| self.text(marker));
                        self.blocks(&item.blocks);
                    }
                }
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Callout { title, blocks } => {
                    self.text(title);
                    self.blocks(blocks);
                }
                Block::Cards { cards } => cards.iter().for_each(|card| self.card(card)),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
            }
        }
    }

    fn card(&mut self, card: &'a Card) {
        self.text(&card.title);
        self.inlines(&card.value);
        self.rating(&card.rating);
        self.lines(&card.lines);
    }

    fn table(&mut self, table: &'a Table) {
        self.within(format!("table «{}»", table.caption()), |walk| {
            walk.text(table.caption());
            walk.cells(table.header());
            table.rows().iter().for_each(|row| walk.cells(&row.cells));
            walk.lines(table.notes());
        });
    }

    fn cells(&mut self, cells: &'a [Cell]) {
        for cell in cells {
            self.inlines(&cell.inlines);
        }
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.within(format!("figure `{}`", figure.id), |walk| {
            walk.text(&figure.number);
            walk.text(&figure.caption);
            let chart = walk.document.charts.get(&figure.path);
            chart.into_iter().flat_map(|svg| svg_texts(svg)).for_each(|text| walk.label(text));
            walk.lines(&figure.notes);
        });
    }

    fn lines(&mut self, lines: &'a [Vec<Inline>]) {
        for line in lines {
            self.inlines(line);
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text }
                | Inline::Figure { text, .. }
                | Inline::Mark { text }
                | Inline::Reference { target: _, text } => self.text(text),
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Claim { inlines, .. }
                | Inline::Change { inlines, .. }
                | Inline::Link { href: _, inlines }
                | Inline::Footnote { inlines } => self.inlines(inlines),
                Inline::Rating { mark, .. } => self.rating(mark),
                Inline::Break => {}
            }
        }
    }

    fn rating(&mut self, mark: &RatingMark) {
        self.text(&mark.symbol);
        self.text(&mark.label);
    }

    fn text(&mut self, text: &str) {
        self.missing(self.fonts.missing(text));
    }

    /// Looks at a text of a chart.
    fn label(&mut self, text: &str) {
        self.text(text);
        self.missing(text.chars().filter(|letter| is_lost_in_charts(*letter)));
    }

    fn missing(&mut self, letters: impl IntoIterator<Item = char>) {
        for letter in letters {
            let here = self.missing.iter().position(|(place, _)| *place == self.place);
            let here = here.unwrap_or_else(|| {
                self.missing.push((self.place.clone(), Vec::new()));
                self.missing.len() - 1
            });
            let (_, found) = &mut self.missing[here];
            if !found.contains(&letter) {
                found.push(letter);
            }
        }
    }

    fn within(&mut self, place: String, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.place, place);
        walk(self);
        self.place = outer;
    }
}

/// The texts that a chart prints, as they are written in it: what XML escapes is ASCII, which every font has.
fn svg_texts(svg: &str) -> impl Iterator<Item = &str> {
    let elements = svg.split("</text>").filter_map(|part| part.split_once("<text"));
    elements.filter_map(|(_, element)| element.split_once('>')).map(|(_, text)| text)
}

/// Whether a character is invisible in running text, and in a chart makes the PDF fail.
///
/// The typesetter embeds a chart with a glyph for each of these, or as text
/// that no glyph stands for, and PDF/A allows neither.
fn is_lost_in_charts(letter: char) -> bool {
    matches!(
        letter,
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200D}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{E0020}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::papers::{ENGLISH, paper};
    use super::super::tests::{CHART, figure, report, text};
    use super::*;
    use crate::document::{ListItem, MastheadForm};

    /// Checks what is found in a report, one line for each finding.
    #[track_caller]
    fn check(document: &Document, expected: &[&str]) {
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let mut findings = Findings::new();
        check_glyphs(document, &fonts, &mut findings);
        let found = findings.iter().map(|finding| format!("{}: {}", finding.place.file, finding.message));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_the_fonts_have_passes_in_any_script() {
        check(&report(vec![text("Été, Жизнь, 中文，鸞 عمل ≥ ▲ 1\u{202f}234 \u{2066}x\u{2069}")]), &[]);
    }

    #[test]
    fn a_character_is_named_once_for_each_place() {
        let table = Table::new("t".to_owned(), "Rows \u{1F600}".to_owned(), Vec::new(), Vec::new());
        let table = table.expect("no row is ragged").with_note(vec![Inline::text("\u{0E01}\u{1F600}")]);
        let mut report = report(vec![
            text("\u{1F600} \u{1F600}"),
            Block::Table(table),
            Block::Quote { blocks: vec![text("\u{0E02}")] },
        ]);
        report.notice = Some("\u{E000}".to_owned());
        check(
            &report,
            &[
                "edition en, cover: cannot print the character U+E000",
                "edition en, section «Results»: cannot print the characters `\u{1F600}` (U+1F600), `\u{0E02}` (U+0E02)",
                "edition en, table «Rows \u{1F600}»: cannot print the characters `\u{1F600}` (U+1F600), `\u{0E01}` (U+0E01)",
            ],
        );
    }

    #[test]
    fn a_masthead_is_looked_at_and_so_are_the_numbers_of_lists() {
        let mut paper = paper(MastheadForm::Board, &ENGLISH);
        check(&paper, &[]);
        let masthead = paper.masthead.as_mut().expect("a paper has one");
        masthead.organs[1].item = Some("\u{0E01}".to_owned());
        masthead.closing.push(vec![Inline::text("\u{0E02}")]);
        let item = ListItem { marker: Some("\u{0E03}".to_owned()), blocks: Vec::new() };
        paper.sections[0].blocks.push(Block::List { ordered: true, items: vec![item] });
        check(
            &paper,
            &[
                "edition en, masthead: cannot print the characters `\u{0E01}` (U+0E01), `\u{0E02}` (U+0E02)",
                "edition en, section «Introduction»: cannot print the character `\u{0E03}` (U+0E03)",
            ],
        );
    }

    #[test]
    fn the_labels_of_a_chart_are_looked_at_and_its_text_alternative_is_not() {
        let mut report = report(vec![figure("\u{1F600}")]);
        check(&report, &[]);
        let chart = CHART.replace("Label", "A &lt; \u{1F601}");
        report.charts.insert("charts/one.svg".to_owned(), chart);
        check(&report, &["edition en, figure `fig-1`: cannot print the character `\u{1F601}` (U+1F601)"]);
    }

    #[test]
    fn a_joiner_passes_in_text_and_not_in_a_chart() {
        let mut report = report(vec![text("a\u{200D}b"), figure("")]);
        check(&report, &[]);
        report.charts.insert("charts/one.svg".to_owned(), CHART.replace("Label", "a\u{200D}b"));
        check(&report, &["edition en, figure `fig-1`: cannot print the character U+200D"]);
    }

    #[test]
    fn a_long_list_of_characters_is_cut() {
        let thai: String = ('\u{0E01}'..='\u{0E0E}').collect();
        let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
        let mut findings = Findings::new();
        check_glyphs(&report(vec![text(&thai)]), &fonts, &mut findings);
        let message = findings.iter().map(|finding| finding.message.as_str()).next();
        assert!(message.is_some_and(|message| message.ends_with("(U+0E0A) and 4 more")), "{message:?}");
    }
}
