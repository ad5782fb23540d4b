//! Numbers sections, paragraphs, lists, tables and figures in reading order, and fills in references.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings, Place};
use crate::document::{Block, Document, Inline, ListItem, Role, Scheme, Section};
use crate::wording::{Phrase, Wording};

/// Numbers a document.
pub(super) fn number(document: &mut Document, words: Wording, findings: &mut Findings) {
    number_sections(&mut document.sections, &document.numbering);
    if document.masthead.is_some() {
        name_lone_annex(&mut document.sections, &document.numbering);
    }
    let scheme = &document.numbering;
    let mut numbers = Numbers { words, scheme, paragraphs: 0, tables: 0, figures: 0, names: BTreeMap::new() };
    let fields = document.masthead.iter_mut().flat_map(|masthead| &mut masthead.summary);
    fields.for_each(|field| numbers.blocks(&mut field.blocks, &[]));
    for section in &mut document.sections {
        numbers.section(section);
    }
    let mut references =
        References { names: numbers.names, edition: document.language, place: String::new(), findings };
    if let Some(masthead) = &mut document.masthead {
        references.place.clone_from(&document.title);
        masthead.summary.iter_mut().for_each(|field| references.blocks(&mut field.blocks));
        masthead.closing.iter_mut().for_each(|line| references.inlines(line));
    }
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

/// The only annex of a document of a governing body carries no number.
fn name_lone_annex(sections: &mut [Section], scheme: &Scheme) {
    let mut annexes: Vec<&mut Section> = sections
        .iter_mut()
        .filter(|section| section.role == Role::Annex && section.number.is_some())
        .collect();
    if let [annex] = &mut annexes[..] {
        annex.number = Some(scheme.annex.pattern.replace("%1", "").trim().to_owned());
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

/// Counts paragraphs, tables and figures, and keeps what each is called.
struct Numbers<'a> {
    words: Wording,
    scheme: &'a Scheme,
    paragraphs: usize,
    tables: usize,
    figures: usize,
    names: BTreeMap<String, String>,
}

impl Numbers<'_> {
    fn section(&mut self, section: &mut Section) {
        self.names.insert(section.id.clone(), section_name(section, self.words));
        self.blocks(&mut section.blocks, &[]);
        for section in &mut section.sections {
            self.section(section);
        }
    }

    /// Numbers blocks; `above` are the numbers of the items that hold them.
    fn blocks(&mut self, blocks: &mut [Block], above: &[usize]) {
        for block in blocks {
            self.block(block, above);
        }
    }

    fn block(&mut self, block: &mut Block, above: &[usize]) {
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
            Block::Quote { blocks } | Block::Callout { blocks, .. } => self.blocks(blocks, above),
            Block::List { ordered: true, items } => self.items(items, above),
            Block::List { ordered: false, items } => {
                for item in items {
                    self.blocks(&mut item.blocks, above);
                }
            }
            Block::Numbered(paragraph) => {
                self.paragraphs += 1;
                paragraph.number = self.paragraphs;
                paragraph.marker = self.scheme.paragraph(paragraph.number);
                // A reference prints the number without what stands around it before the text.
                let name = self.scheme.paragraph.format.write(paragraph.number);
                self.names.insert(paragraph.id.clone(), name);
            }
            Block::Paragraph { .. } | Block::Cards { .. } => {}
        }
    }

    fn items(&mut self, items: &mut [ListItem], above: &[usize]) {
        for (item, number) in items.iter_mut().zip(1..) {
            let path = [above, &[number]].concat();
            // Below the levels of the scheme plain numbers go on.
            item.marker = self.scheme.item(&path).or_else(|| Some(format!("{number}.")));
            self.blocks(&mut item.blocks, &path);
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
                Block::Table(table) => {
                    table.cells_mut().for_each(|cell| self.inlines(&mut cell.inlines));
                    table.notes_mut().iter_mut().for_each(|note| self.inlines(note));
                }
                Block::Figure(figure) => figure.notes.iter_mut().for_each(|note| self.inlines(note)),
                Block::Cards { .. } => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                // A reference to a printed figure has its words already.
                Inline::Reference { target, .. } if target.starts_with(Inline::AT) => {}
                Inline::Reference { target, text } => match self.names.get(target) {
                    Some(name) => text.clone_from(name),
                    None => self.unresolved(target),
                },
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Claim { inlines, .. }
                | Inline::Change { inlines, .. }
                | Inline::Link { inlines, .. }
                | Inline::Footnote { inlines } => self.inlines(inlines),
                Inline::Text { .. }
                | Inline::Figure { .. }
                | Inline::Rating { .. }
                | Inline::Mark { .. }
                | Inline::Break => {}
            }
        }
    }

    fn unresolved(&mut self, target: &str) {
        if let Some(name) = target.strip_prefix("par-") {
            let message = format!("the text refers to the paragraph `{name}`, which carries no number");
            let help = "only paragraphs in the body of a document of a governing body carry numbers";
            self.report(Code::ParagraphUnknown, message, help);
            return;
        }
        let message = format!("the text refers to {}, which is not in the report", named(target));
        let help = "place the chart or table with `chart(…)` or `table(…)`, or remove the reference";
        self.report(Code::FigureUnknown, message, help);
    }

    fn report(&mut self, code: Code, message: String, help: &str) {
        let place = Place::file(format!("edition {}, section «{}»", self.edition, self.place));
        self.findings.report(Finding::new(code, place, message).help(help));
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
