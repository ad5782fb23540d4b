//! Words that the glossary says not to use, and terms that a translation lost.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Finding, Findings, Place};
use crate::load::Placed;
use crate::model::{Language, Term};
use crate::narrate::{Manuscript, Narrative, Passage};
use crate::vocabulary::Vocabulary;

/// Marks of quotation: what opens, and what closes.
const MARKS: [(char, char); 8] =
    [('“', '”'), ('„', '“'), ('«', '»'), ('‹', '›'), ('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉')];
/// The mark that opens and closes alike.
const STRAIGHT: char = '"';
/// What a quotation of Markdown begins with.
const BLOCK_QUOTE: char = '>';

/// The terms that the sections of an edition use, by the ids of these.
pub(super) type UsesBySection<'a> = BTreeMap<&'a str, Uses<'a>>;

/// Reports the words of an edition that go against the glossary, and returns the terms that it uses.
pub(super) fn uses<'a>(
    language: Language,
    glossary: &[Placed<Term>],
    narrative: &'a Narrative,
    findings: &mut Findings,
) -> UsesBySection<'a> {
    if glossary.is_empty() {
        return BTreeMap::new();
    }
    let vocabulary = Vocabulary::new(language, glossary.iter().map(|term| &term.row));
    let edition = Edition { language, glossary, vocabulary };
    edition.definitions(findings);
    let own = narrative.manuscripts.iter().filter(|manuscript| !manuscript.is_built_in);
    own.map(|manuscript| (manuscript.id.as_str(), edition.manuscript(manuscript, findings))).collect()
}

/// Reports the terms that the original uses and a translation of the section does not.
pub(super) fn compare(
    original: Language,
    glossary: &[Placed<Term>],
    editions: &BTreeMap<Language, UsesBySection<'_>>,
    findings: &mut Findings,
) {
    let Some(first) = editions.get(&original) else { return };
    for (language, uses) in editions.iter().filter(|(language, _)| **language != original) {
        for (id, translated) in uses {
            if let Some(first) = first.get(id) {
                untranslated(glossary, (original, first), (*language, translated), findings);
            }
        }
    }
}

/// The glossary in one language.
struct Edition<'a> {
    language: Language,
    glossary: &'a [Placed<Term>],
    vocabulary: Vocabulary,
}

/// The terms that a section uses.
pub(super) struct Uses<'a> {
    manuscript: &'a Manuscript,
    /// Where each term is used first: the index of the passage, and where in it; claims have no index.
    terms: BTreeMap<usize, (Option<usize>, Range<usize>)>,
    /// The terms in whose place the section has a variant, which is reported where it stands.
    replaced: Vec<usize>,
}

impl Edition<'_> {
    /// Looks through a file; what stands in quotation marks are words of others.
    fn manuscript<'m>(&self, manuscript: &'m Manuscript, findings: &mut Findings) -> Uses<'m> {
        let mut uses = Uses { manuscript, terms: BTreeMap::new(), replaced: Vec::new() };
        let title = &manuscript.text[manuscript.title.clone()];
        for found in self.vocabulary.find(title).iter().filter(|found| !found.is_preferred) {
            let start = manuscript.title.start;
            let range = start + found.range.start..start + found.range.end;
            let place = Place::span(manuscript.file.clone(), &manuscript.text, range);
            self.avoid(found.term, &title[found.range.clone()], place, findings);
        }
        for (index, passage) in manuscript.passages.iter().enumerate() {
            self.passage(manuscript, (Some(index), passage), &mut uses, findings);
        }
        for passage in &manuscript.claimed {
            self.passage(manuscript, (None, passage), &mut uses, findings);
        }
        uses
    }

    /// Looks through a passage; the words of a claim have no index.
    fn passage(
        &self,
        manuscript: &Manuscript,
        (index, passage): (Option<usize>, &Passage),
        uses: &mut Uses<'_>,
        findings: &mut Findings,
    ) {
        let found = self.vocabulary.find(&passage.text);
        if found.is_empty() {
            return;
        }
        let is_foreign = is_block_quote(manuscript, passage.in_file(0..1).start);
        let quoted = quotations(&passage.text);
        for found in found {
            if found.is_preferred {
                uses.terms.entry(found.term).or_insert((index, found.range));
                continue;
            }
            uses.replaced.push(found.term);
            let is_quoted =
                |quoted: &Range<usize>| quoted.start <= found.range.start && found.range.end <= quoted.end;
            if !is_foreign && !quoted.iter().any(is_quoted) {
                let place = manuscript.place(passage, found.range.clone());
                self.avoid(found.term, &passage.text[found.range], place, findings);
            }
        }
    }

    /// Looks through the definitions of the glossary itself.
    fn definitions(&self, findings: &mut Findings) {
        for term in self.glossary {
            let Some(text) = term.row.definition.get(self.language) else { continue };
            for found in self.vocabulary.find(text).into_iter().filter(|found| !found.is_preferred) {
                let place = term.cell(&format!("definition_{}", self.language));
                self.avoid(found.term, &text[found.range], place, findings);
            }
        }
    }

    fn avoid(&self, index: usize, written: &str, place: Place, findings: &mut Findings) {
        let term = &self.glossary[index];
        let preferred = term.row.term.get(self.language).unwrap_or(&term.row.id);
        let message = format!("the glossary says not to use `{}`", written.replace('\n', " "));
        let finding = Finding::new(Code::TermAvoided, place, message);
        findings.report(finding.help(format!("write `{preferred}`")));
    }
}

/// Reports the terms that a section of the original uses and its translation does not at all.
fn untranslated(
    glossary: &[Placed<Term>],
    original: (Language, &Uses<'_>),
    translated: (Language, &Uses<'_>),
    findings: &mut Findings,
) {
    let ((first, from), (language, into)) = (original, translated);
    for (index, (passage, range)) in &from.terms {
        if into.terms.contains_key(index) || into.replaced.contains(index) {
            continue;
        }
        let term = &glossary[*index].row;
        let [own, theirs] = [language, first].map(|language| term.term.get(language).unwrap_or(&term.id));
        let message = format!("the section nowhere says `{own}`, and its original says `{theirs}`");
        let place = counterpart(from.manuscript, into.manuscript, *passage);
        let mut finding = Finding::new(Code::TermUntranslated, place, message);
        if let Some(passage) = passage.map(|passage| &from.manuscript.passages[passage]) {
            finding = finding.related(from.manuscript.place(passage, range.clone()), "here");
        }
        let help = "use the term of the glossary, or add the form that the text has to its forms";
        findings.report(finding.help(help));
    }
}

/// The passage of a translation that belongs to one of the original, or else the title of the translation.
fn counterpart(original: &Manuscript, translation: &Manuscript, index: Option<usize>) -> Place {
    let kinds = |manuscript: &'_ Manuscript| -> Vec<_> {
        manuscript.passages.iter().map(|passage| passage.kind).collect()
    };
    let paired = index
        .and_then(|index| translation.passages.get(index))
        .filter(|_| kinds(original) == kinds(translation));
    match paired {
        Some(passage) => {
            let end = passage.text.find(char::is_whitespace).unwrap_or(passage.text.len());
            translation.place(passage, 0..end)
        }
        None => Place::span(translation.file.clone(), &translation.text, translation.title.clone()),
    }
}

/// Whether what begins at an offset of a file stands in a quotation that is set apart.
fn is_block_quote(manuscript: &Manuscript, offset: usize) -> bool {
    let before = &manuscript.text[..offset];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    before[line..].trim_start().starts_with(BLOCK_QUOTE)
}

/// What stands in quotation marks, in bytes of the text.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quoted = Vec::new();
    for (index, c) in text.char_indices() {
        if let Some(place) = open.iter().rposition(|(_, closes)| *closes == c) {
            quoted.push(open[place].0..index);
            open.truncate(place);
        } else if let Some((_, closes)) = MARKS.iter().find(|(opens, _)| *opens == c) {
            open.push((index, *closes));
        } else if c == STRAIGHT {
            open.push((index, STRAIGHT));
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_in_the_marks_of_every_language() {
        let inside = |text: &str| -> Vec<String> {
            quotations(text).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(inside("a “b «c» d” e"), ["«c", "“b «c» d"]);
        assert_eq!(inside("《报告》和「话」"), ["《报告", "「话"]);
        assert_eq!(inside("a \"b\" c „d“"), ["\"b", "„d"]);
        assert_eq!(inside("a ” b “ c"), Vec::<String>::new());
    }
}
