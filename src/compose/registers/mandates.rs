//! The concordance of mandates, and the check that each of them is answered.

use std::collections::BTreeSet;

use crate::compose::annex;
use crate::compose::parts::{cell, row, share, table, words};
use crate::diag::{Code, Finding, Findings};
use crate::document::{Cell, Inline, Section};
use crate::load::Placed;
use crate::model::Mandate;
use crate::quote::Quoter;
use crate::wording::{RegisterLabel, RegisterPhrase};

/// The id of the annex, which may itself be named as an answer.
const ID: &str = "annex-mandates";
/// What an answer begins with that names the chapter of an area.
const AREA: &str = "area:";

/// The annex on mandates; what nothing answers is reported.
pub(in crate::compose) fn answers(
    quoter: Quoter<'_>,
    sections: &[Section],
    findings: &mut Findings,
) -> Option<Section> {
    let mandates = &quoter.assessment.registers.mandates;
    if mandates.is_empty() {
        return None;
    }
    let mut known = BTreeSet::from([ID]);
    collect(sections, &mut known);
    let label = |label| quoter.words.label(label);
    let columns = vec![
        words(label(RegisterLabel::Mandate)),
        share(label(RegisterLabel::Request), 4),
        share(label(RegisterLabel::AnsweredIn), 3),
    ];
    let rows = mandates.iter().map(|placed| {
        let mandate = &placed.row;
        let text = mandate.text.get(quoter.words.language()).unwrap_or_default();
        row(vec![cell(name(quoter, mandate)), cell(text), answer(placed, &known, findings)])
    });
    let rows = rows.collect();
    let caption = label(RegisterLabel::MandatesCaption).to_owned();
    let table = table("table-mandates".to_owned(), caption, columns, rows, Vec::new());
    Some(annex::annex(ID, label(RegisterLabel::MandatesTitle), table.into_iter().collect()))
}

fn collect<'a>(sections: &'a [Section], ids: &mut BTreeSet<&'a str>) {
    for section in sections {
        ids.insert(&section.id);
        collect(&section.sections, ids);
    }
}

fn name(quoter: Quoter<'_>, mandate: &Mandate) -> String {
    match &mandate.paragraph {
        Some(paragraph) => {
            let places = [("symbol", mandate.symbol.as_str()), ("paragraph", paragraph)];
            quoter.words.phrase(RegisterPhrase::MandateParagraph, &places)
        }
        None => mandate.symbol.clone(),
    }
}

/// A link to the section that answers a mandate.
fn answer(mandate: &Placed<Mandate>, known: &BTreeSet<&str>, findings: &mut Findings) -> Cell {
    let Mandate { symbol, paragraph, .. } = &mandate.row;
    let paragraph =
        paragraph.as_ref().map_or_else(String::new, |paragraph| format!(", paragraph {paragraph}"));
    let asked = format!("the mandate `{symbol}`{paragraph}");
    let Some(named) = &mandate.row.answered_by else {
        let message = format!("nothing in the report answers {asked}");
        let finding = Finding::new(Code::MandateUnanswered, mandate.cell("answered_by"), message);
        let help = "name the section that answers it in `answered_by`, such as `lessons` or `area:2`";
        findings.report(finding.help(help));
        return cell("–");
    };
    if let Some(target) = target(named, known) {
        return Inline::Reference { target, text: String::new() }.into();
    }
    let message = format!("the section `{named}`, which is to answer {asked}, is not in the report");
    let finding = Finding::new(Code::MandateUnanswered, mandate.cell("answered_by"), message);
    let names: Vec<String> = known.iter().map(|id| written(id)).collect();
    let finding = finding.suggest(named, names.iter().map(String::as_str));
    let help = "name a section of the narrative by its id, or the chapter of an area, such as `area:2`";
    findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
    cell(named)
}

/// The id in the document of what an answer names.
fn target(named: &str, known: &BTreeSet<&str>) -> Option<String> {
    let candidates = match named.strip_prefix(AREA) {
        Some(area) => vec![format!("chapter-{area}")],
        // The project's own sections come first: one of them may have the name of a built-in one.
        None => vec![format!("section-{named}"), named.to_owned()],
    };
    candidates.into_iter().find(|id| known.contains(id.as_str()))
}

/// A section as an answer names it, by its id in the document.
fn written(id: &str) -> String {
    match (id.strip_prefix("chapter-"), id.strip_prefix("section-")) {
        (Some(area), _) => format!("{AREA}{area}"),
        (None, Some(section)) => section.to_owned(),
        (None, None) => id.to_owned(),
    }
}
