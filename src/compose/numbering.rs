//! Numbers sections, tables and figures in reading order, and fills in references.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Document, Inline, Role, Row, Section, Table};
use crate::model::Language;
use crate::wording::{Phrase, Wording};

/// Numbers a document.
pub(super) fn number(document: &mut Document, words: Wording, findings: &mut Findings) {
    number_sections(&mut document.sections, words);
    let mut numbers = Numbers { words, tables: 0, figures: 0, names: BTreeMap::new() };
    for section in &mut document.sections {
        numbers.section(section);
    }
    let mut references =
        References { names: numbers.names, edition: document.language, place: String::new(), findings };
    for section in &mut document.sections {
        references.section(section);
    }
}

/// Chapters count from 1, annexes from A; the sections of a numbered chapter carry its number.
fn number_sections(sections: &mut [Section], words: Wording) {
    let (mut chapters, mut annexes) = (0, 0);
    for section in sections.iter_mut().filter(|section| section.number.is_some()) {
        match section.role {
            Role::Chapter => {
                chapters += 1;
                section.number = Some(chapter_number(chapters, words.language()));
                number_below(&mut section.sections, &[chapters], words.language());
            }
            Role::Annex => {
                annexes += 1;
                let letter = annex_number(annexes, words.language());
                section.number = Some(words.phrase(Phrase::AnnexNumber, &[("n", &letter)]));
            }
        }
    }
}

fn number_below(sections: &mut [Section], above: &[usize], language: Language) {
    for (index, section) in sections.iter_mut().enumerate() {
        let mut path = above.to_vec();
        path.push(index + 1);
        section.number = section_number(&path, language);
        number_below(&mut section.sections, &path, language);
    }
}

fn chapter_number(number: usize, language: Language) -> String {
    match language {
        Language::English => number.to_string(),
        Language::Chinese => format!("{}、", chinese_numeral(number)),
    }
}

/// English numbers two levels ("2.1"); Chinese the second in brackets and the third with a point.
fn section_number(path: &[usize], language: Language) -> Option<String> {
    match (language, path) {
        (Language::English, [chapter, section]) => Some(format!("{chapter}.{section}")),
        (Language::Chinese, [_, section]) => Some(format!("（{}）", chinese_numeral(*section))),
        (Language::Chinese, [_, _, section]) => Some(format!("{section}.")),
        (Language::English | Language::Chinese, _) => None,
    }
}

fn annex_number(number: usize, language: Language) -> String {
    match language {
        Language::English => {
            let letter = u8::try_from(number - 1).ok().filter(|index| *index < 26);
            letter.map_or_else(|| number.to_string(), |index| char::from(b'A' + index).to_string())
        }
        Language::Chinese => chinese_numeral(number),
    }
}

/// A section as a reference names it.
fn section_name(section: &Section, words: Wording) -> String {
    let Some(number) = &section.number else { return section.title.clone() };
    let phrase = match section.role {
        Role::Chapter => Phrase::SectionName,
        Role::Annex => Phrase::AnnexName,
    };
    words.phrase(phrase, &[("number", number), ("title", &section.title)])
}

/// A number up to 99 in Chinese numerals; larger ones in digits.
fn chinese_numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// Counts tables and figures, and keeps what each is called.
struct Numbers {
    words: Wording,
    tables: usize,
    figures: usize,
    names: BTreeMap<String, String>,
}

impl Numbers {
    fn section(&mut self, section: &mut Section) {
        self.names.insert(section.id.clone(), section_name(section, self.words));
        for block in &mut section.blocks {
            self.block(block);
        }
        for section in &mut section.sections {
            self.section(section);
        }
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Table(table) => {
                self.tables += 1;
                let name = self.words.phrase(Phrase::TableNumber, &[("n", &self.tables.to_string())]);
                self.names.insert(table.id().to_owned(), name.clone());
                table.set_number(name);
            }
            Block::Figure(figure) => {
                self.figures += 1;
                figure.number = self.words.phrase(Phrase::FigureNumber, &[("n", &self.figures.to_string())]);
                self.names.insert(figure.id.clone(), figure.number.clone());
            }
            Block::Quote { blocks } | Block::Callout { blocks, .. } => {
                for block in blocks {
                    self.block(block);
                }
            }
            Block::List { items, .. } => {
                for block in items.iter_mut().flat_map(|item| &mut item.blocks) {
                    self.block(block);
                }
            }
            Block::Paragraph { .. } | Block::Cards { .. } => {}
        }
    }
}

/// Gives references their words.
struct References<'a> {
    names: BTreeMap<String, String>,
    edition: &'static str,
    /// The title of the section that is read.
    place: String,
    findings: &'a mut Findings,
}

impl References<'_> {
    fn section(&mut self, section: &mut Section) {
        self.place.clone_from(&section.title);
        self.blocks(&mut section.blocks);
        for section in &mut section.sections {
            self.section(section);
        }
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => self.inlines(inlines),
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(&mut item.blocks);
                    }
                }
                Block::Quote { blocks } | Block::Callout { blocks, .. } => self.blocks(blocks),
                Block::Table(table) => self.table(table),
                Block::Cards { .. } | Block::Figure(_) => {}
            }
        }
    }

    fn table(&mut self, table: &mut Table) {
        let rows: &mut [Row] = table.rows_mut();
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            self.inlines(&mut cell.inlines);
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Reference { target, text } => match self.names.get(target) {
                    Some(name) => text.clone_from(name),
                    None => self.unresolved(target),
                },
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Link { inlines, .. }
                | Inline::Footnote { inlines } => self.inlines(inlines),
                Inline::Text { .. } | Inline::Figure { .. } | Inline::Rating { .. } | Inline::Break => {}
            }
        }
    }

    fn unresolved(&mut self, target: &str) {
        let message = format!("the text refers to {}, which is not in the report", named(target));
        let help = "place the chart or table with `chart(…)` or `table(…)`, or remove the reference";
        let place = Place::file(format!("edition {}, section «{}»", self.edition, self.place));
        let finding = Finding::new(Code::FigureUnknown, place, message);
        self.findings.report(finding.help(help));
    }
}

/// A chart or table as templates name it, by its id in the document.
pub(super) fn named(id: &str) -> String {
    let (what, rest) = match (id.strip_prefix("figure-"), id.strip_prefix("table-")) {
        (Some(rest), _) => ("chart", rest),
        (None, Some(rest)) => ("table", rest),
        (None, None) => return format!("`{id}`"),
    };
    // The name of this table has a hyphen of its own.
    match rest.split_once('-').filter(|_| rest != "sdg-targets") {
        Some((kind, of)) => format!("the {what} `{kind}` of `{of}`"),
        None => format!("the {what} `{rest}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_numbered_as_each_language_does() {
        let chinese = [1, 10, 11, 20, 21, 99].map(|number| chapter_number(number, Language::Chinese));
        assert_eq!(chinese, ["一、", "十、", "十一、", "二十、", "二十一、", "九十九、"]);
        assert_eq!(section_number(&[2, 3], Language::English).as_deref(), Some("2.3"));
        assert_eq!(section_number(&[2, 3], Language::Chinese).as_deref(), Some("（三）"));
        assert_eq!(annex_number(3, Language::English), "C");
    }
}
