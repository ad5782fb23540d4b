//! The glossary: the terms that a document uses, in the order of its language.

use std::collections::HashSet;

use super::breakdown::capitalised;
use super::parts::{cell, paragraph, row, share};
use super::{annex, parts, walk};
use crate::document::{Block, Section};
use crate::narrate::TableKey;
use crate::quote::Quoter;
use crate::vocabulary::Vocabulary;
use crate::wording::GlossaryText;

/// The id of the annex, which may itself be named as an answer.
const ID: &str = "annex-glossary";

/// The annex with the terms; none where the document uses none of the glossary.
pub(super) fn annex(quoter: Quoter<'_>, sections: &[Section]) -> Option<Section> {
    let label = |label| quoter.words.label(label);
    let table = table(quoter, sections)?;
    let blocks = vec![paragraph(label(GlossaryText::Introduction)), table];
    Some(annex::annex(ID, label(GlossaryText::Title), blocks))
}

/// The terms that the document uses, with their meanings.
pub(super) fn table(quoter: Quoter<'_>, sections: &[Section]) -> Option<Block> {
    let (words_of, language) = (quoter.words, quoter.words.language());
    let glossary = &quoter.assessment.registers.glossary;
    if glossary.is_empty() {
        return None;
    }
    let vocabulary = Vocabulary::new(language, glossary.iter().map(|term| &term.row));
    let mut search = Search { vocabulary, used: vec![false; glossary.len()], seen: HashSet::new() };
    for section in sections {
        search.section(section);
    }
    let used = glossary.iter().zip(&search.used).filter(|(_, used)| **used);
    let mut terms: Vec<(&str, &str)> = used
        .filter_map(|(term, _)| Some((term.row.term.get(language)?, term.row.definition.get(language)?)))
        .collect();
    words_of.sort(&mut terms, |(term, _)| term);
    let label = |label| words_of.label(label);
    let columns = vec![share(label(GlossaryText::Term), 2), share(label(GlossaryText::Meaning), 5)];
    let rows =
        terms.into_iter().map(|(term, meaning)| row(vec![cell(capitalised(term)), cell(meaning)])).collect();
    parts::table(TableKey::Glossary.id(), label(GlossaryText::Caption).to_owned(), columns, rows, Vec::new())
}

/// Looks for terms in a document.
struct Search<'a> {
    vocabulary: Vocabulary,
    used: Vec<bool>,
    /// The texts that were looked through: the cells of tables repeat each other.
    seen: HashSet<&'a str>,
}

impl<'a> Search<'a> {
    fn section(&mut self, section: &'a Section) {
        self.text(&section.title);
        for block in &section.blocks {
            if let Block::Table(table) = block {
                self.text(table.caption());
            }
        }
        walk::lines(&section.blocks, &mut |line| walk::texts(line, &mut |text| self.text(text)));
        section.sections.iter().for_each(|section| self.section(section));
    }

    fn text(&mut self, text: &'a str) {
        if !self.seen.insert(text) || self.used.iter().all(|used| *used) {
            return;
        }
        for found in self.vocabulary.find(text).into_iter().filter(|found| found.is_preferred) {
            self.used[found.term] = true;
        }
    }
}
