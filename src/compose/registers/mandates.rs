//! The concordance of mandates, and the check that each of them is answered.

use crate::compose::annex;
use crate::compose::chapters::fill;
use crate::compose::parts::{cell, row, share, table, words};
use crate::diag::{Code, Finding, Findings};
use crate::document::{Block, Cell, Inline, Role, Section};
use crate::load::Placed;
use crate::model::Mandate;
use crate::quote::Quoter;
use crate::wording::{Label, PaperLabel, PaperPhrase, RegisterLabel, RegisterPhrase, Wording};

/// The id of the annex, which may itself be named as an answer.
const ID: &str = "annex-mandates";
/// What an answer begins with that names the chapter of an area.
const AREA: &str = "area:";
/// What stands between the names of several answers.
const BETWEEN: char = ';';

/// The annex on mandates; what nothing answers is reported.
pub(in crate::compose) fn answers(
    quoter: Quoter<'_>,
    sections: &[Section],
    findings: &mut Findings,
) -> Option<Section> {
    let mut known = Known::of(sections);
    known.0.push((ID.to_owned(), Vec::new()));
    let table = concordance(quoter, &known, findings)?;
    Some(annex::annex(ID, quoter.words.label(RegisterLabel::MandatesTitle), vec![table]))
}

/// The mandates with what answers them; none where the project keeps no mandates.
pub(in crate::compose) fn mandates(
    quoter: Quoter<'_>,
    sections: &[Section],
    findings: &mut Findings,
) -> Option<Block> {
    concordance(quoter, &Known::of(sections), findings)
}

fn concordance(quoter: Quoter<'_>, known: &Known, findings: &mut Findings) -> Option<Block> {
    let label = |label| quoter.words.label(label);
    let columns = vec![
        words(label(RegisterLabel::Mandate)),
        share(label(RegisterLabel::Request), 4),
        share(label(RegisterLabel::AnsweredIn), 3),
    ];
    let rows = quoter.assessment.registers.mandates.iter().map(|placed| {
        let mandate = &placed.row;
        let text = mandate.text.get(quoter.words.language()).unwrap_or_default();
        row(vec![cell(name(quoter, mandate)), cell(text), answer(quoter.words, placed, known, findings)])
    });
    let rows = rows.collect();
    let caption = label(RegisterLabel::MandatesCaption).to_owned();
    table("table-mandates".to_owned(), caption, columns, rows, Vec::new())
}

/// The ids that an answer can lead to, sections with their numbered paragraphs.
struct Known(Vec<(String, Vec<String>)>);

impl Known {
    fn of(sections: &[Section]) -> Self {
        let mut known = Self(Vec::new());
        for section in sections {
            known.add(section);
        }
        known
    }

    /// Adds a section with what stands in it; the paragraphs of all of it are returned.
    fn add(&mut self, section: &Section) -> Vec<String> {
        let place = self.0.len();
        self.0.push((section.id.clone(), Vec::new()));
        let mut paragraphs = Vec::new();
        for block in &section.blocks {
            if let (Block::Numbered(paragraph), Role::Chapter) = (block, section.role) {
                self.0.push((paragraph.id.clone(), Vec::new()));
                paragraphs.push(paragraph.id.clone());
            }
        }
        for section in &section.sections {
            paragraphs.extend(self.add(section));
        }
        self.0[place].1.clone_from(&paragraphs);
        paragraphs
    }

    /// The numbered paragraphs of what has an id; none where nothing has it.
    fn paragraphs(&self, id: &str) -> Option<&[String]> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, paragraphs)| paragraphs.as_slice())
    }

    /// The id in the document of what an answer names.
    fn target(&self, named: &str) -> Option<String> {
        let candidates = match named.strip_prefix(AREA) {
            Some(area) => vec![format!("chapter-{area}")],
            // The project's own sections come first: one of them may have the name of a built-in one.
            None => vec![format!("section-{named}"), format!("{PARAGRAPH}{named}"), named.to_owned()],
        };
        candidates.into_iter().find(|id| self.paragraphs(id).is_some())
    }
}

/// What the ids of paragraphs begin with.
const PARAGRAPH: &str = "par-";

fn name(quoter: Quoter<'_>, mandate: &Mandate) -> String {
    match &mandate.paragraph {
        Some(paragraph) => {
            let places = [("symbol", mandate.symbol.as_str()), ("paragraph", paragraph)];
            quoter.words.phrase(RegisterPhrase::MandateParagraph, &places)
        }
        None => mandate.symbol.clone(),
    }
}

/// Links to what answers a mandate.
fn answer(words: Wording, mandate: &Placed<Mandate>, known: &Known, findings: &mut Findings) -> Cell {
    let Mandate { symbol, paragraph, .. } = &mandate.row;
    let paragraph =
        paragraph.as_ref().map_or_else(String::new, |paragraph| format!(", paragraph {paragraph}"));
    let asked = format!("the mandate `{symbol}`{paragraph}");
    let Some(answers) = &mandate.row.answered_by else {
        let message = format!("nothing in the report answers {asked}");
        let finding = Finding::new(Code::MandateUnanswered, mandate.cell("answered_by"), message);
        let help = "name the section that answers it in `answered_by`, such as `lessons` or `area:2`";
        findings.report(finding.help(help));
        return cell("–");
    };
    let mut inlines = Vec::new();
    for named in answers.split(BETWEEN).map(str::trim).filter(|named| !named.is_empty()) {
        if !inlines.is_empty() {
            inlines.push(Inline::text(words.label(PaperLabel::Comma)));
        }
        if let Some(target) = known.target(named) {
            inlines.extend(place(words, &target, known));
        } else {
            inlines.push(Inline::text(named));
            let message = format!("the section `{named}`, which is to answer {asked}, is not in the report");
            let finding = Finding::new(Code::MandateUnanswered, mandate.cell("answered_by"), message);
            findings.report(suggested(finding, named, known));
        }
    }
    Cell { inlines }
}

/// Names what an answer may have meant.
fn suggested(finding: Finding, named: &str, known: &Known) -> Finding {
    let names: Vec<String> = known.0.iter().map(|(id, _)| written(id)).collect();
    let finding = finding.suggest(named, names.iter().map(String::as_str));
    let help = "name a section of the narrative by its id, a paragraph of a document of a governing body by its name, or the chapter of an area, such as `area:2`";
    if finding.help.is_some() { finding } else { finding.help(help) }
}

/// A paragraph by its number, or a section with the numbers of its paragraphs.
fn place(words: Wording, target: &str, known: &Known) -> Vec<Inline> {
    let reference = |target: &str| Inline::Reference { target: target.to_owned(), text: String::new() };
    let phrase = |phrase, places: &[(&str, Inline)]| fill(words, words.label(phrase), places);
    if target.starts_with(PARAGRAPH) {
        return phrase(PaperPhrase::Paragraph, &[("n", reference(target))]);
    }
    let paragraphs = match known.paragraphs(target).unwrap_or_default() {
        [] => return vec![reference(target)],
        [one] => phrase(PaperPhrase::Paragraph, &[("n", reference(one))]),
        [first, .., last] => {
            phrase(PaperPhrase::ParagraphRange, &[("first", reference(first)), ("last", reference(last))])
        }
    };
    let [open, close] = [Label::Open, Label::Close].map(|label| Inline::text(words.label(label)));
    [vec![reference(target), open], paragraphs, vec![close]].concat()
}

/// What an answer may name, by its id in the document.
fn written(id: &str) -> String {
    if let Some(area) = id.strip_prefix("chapter-") {
        return format!("{AREA}{area}");
    }
    let own = id.strip_prefix("section-").or_else(|| id.strip_prefix(PARAGRAPH));
    own.unwrap_or(id).to_owned()
}
