//! Numbers sections, tables and figures in reading order, and fills in references.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Document, Inline, Role, Row, Scheme, Section, Table};
use crate::wording::{Phrase, Wording};

/// Numbers a document.
pub(super) fn number(document: &mut Document, words: Wording, findings: &mut Findings) {
    number_sections(&mut document.sections, &document.numbering);
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

/// Chapters and annexes count apart; the sections of a numbered chapter carry its number.
fn number_sections(sections: &mut [Section], scheme: &Scheme) {
    let (mut chapters, mut annexes) = (0, 0);
    for section in sections.iter_mut().filter(|section| section.number.is_some()) {
        match section.role {
            Role::Chapter => {
                chapters += 1;
                section.number = scheme.heading(&[chapters]);
                number_below(&mut section.sections, &[chapters], scheme);
            }
            Role::Annex => {
                annexes += 1;
                section.number = Some(scheme.annex(annexes));
            }
        }
    }
}

fn number_below(sections: &mut [Section], above: &[usize], scheme: &Scheme) {
    for (index, section) in sections.iter_mut().enumerate() {
        let mut path = above.to_vec();
        path.push(index + 1);
        section.number = scheme.heading(&path);
        number_below(&mut section.sections, &path, scheme);
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
            Block::Numbered(paragraph) => {
                self.names.insert(paragraph.id.clone(), paragraph.marker.clone());
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
                Block::Numbered(paragraph) => self.inlines(&mut paragraph.inlines),
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
