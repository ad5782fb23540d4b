//! The head and the closing lines of a document of a governing body, in the words of its house.

use crate::document::{Block, Inline, Masthead, Organ, SummaryField};
use crate::manifest::{Paper, PaperOrgan, Purpose, Report, Request};
use crate::model::Localised;
use crate::profile::Words;
use crate::wording::Wording;

use super::parts::paragraph;

/// The id of the paragraph by which an organ is asked to act.
pub(super) const ACTION: &str = "par-action";

/// The head of a document; none where the house draws a cover instead.
pub(super) fn masthead(
    paper: &Paper,
    report: &Report,
    words: Wording,
    summary: Vec<Block>,
    asks: bool,
) -> Option<Masthead> {
    let language = words.language();
    let house = paper.profile.words(language);
    let own =
        |text: &Option<Localised>| text.as_ref().and_then(|text| text.get(language)).map(ToOwned::to_owned);
    Some(Masthead {
        form: paper.profile.masthead?,
        symbol: paper.symbol.clone(),
        distribution: paper
            .distribution
            .map(|distribution| house.get(&format!("distribution.{}", distribution.key())).to_owned()),
        original: paper
            .original
            .map(|original| house.fill("original", &[("language", words.language_name(original))])),
        organs: paper.organs.iter().map(|organ| self::organ(organ, words, house)).collect(),
        purpose: Some(house.get(&format!("purpose.{}", paper.purpose.key())).to_owned()),
        submitted_by: own(&paper.submitted_by).or_else(|| Some(house.get("submitted-by").to_owned())),
        summary: fields(paper, words, house, summary),
        paper_note: Some(house.get("paper-note").to_owned()),
        closing: closing(paper, report, words, house, asks),
    })
}

/// The sentence by which the organ is asked to act.
pub(super) fn request(paper: &Paper, words: Wording) -> String {
    match &paper.request {
        Request::Formula(formula) => {
            paper.profile.words(words.language()).formula(paper.actor.key(), formula.key())
        }
        // The project file gives it in every language of the project.
        Request::Own(text) => text.get(words.language()).unwrap_or_default().to_owned(),
    }
}

fn organ(organ: &PaperOrgan, words: Wording, house: &Words) -> Organ {
    let language = words.language();
    let text = |text: &Localised| text.get(language).map(ToOwned::to_owned);
    let place = organ.place.as_ref().and_then(text);
    let days = organ.days.map(|(from, to)| words.days(from, to));
    let item = organ.item.as_ref().map(|item| {
        let key = if organ.is_provisional { "item-provisional" } else { "item" };
        house.fill(key, &[("n", item)])
    });
    let meeting = match (place, days) {
        (Some(place), Some(days)) => Some(house.fill("meeting", &[("place", &place), ("days", &days)])),
        (place, days) => place.or(days),
    };
    Organ {
        name: text(&organ.name).unwrap_or_default(),
        session: organ.session.as_ref().and_then(text),
        meeting,
        item,
    }
}

/// The abstract, or the fields of a boxed summary, whichever there is.
fn fields(paper: &Paper, words: Wording, house: &Words, summary: Vec<Block>) -> Vec<SummaryField> {
    let mut fields = Vec::new();
    if !summary.is_empty() {
        fields.push(SummaryField { label: None, blocks: summary });
    }
    for (key, text) in &paper.summary {
        if let Some(text) = text.get(words.language()) {
            let label = house.get(&format!("summary.{}", key.key())).to_owned();
            fields.push(SummaryField { label: Some(label), blocks: vec![paragraph(text)] });
        }
    }
    fields
}

/// Place and date, and the paragraph that asks for something.
fn closing(paper: &Paper, report: &Report, words: Wording, house: &Words, asks: bool) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    if let Some(place) = paper.place.as_ref().and_then(|place| place.get(words.language())) {
        let date = words.date(report.date);
        lines.push(vec![Inline::text(house.fill("closing", &[("place", place), ("date", &date)]))]);
    }
    let point = house.get(&format!("point.{}", paper.purpose.key()));
    if let (true, Some((before, after))) =
        (asks && paper.purpose != Purpose::Information, point.split_once("{n}"))
    {
        let reference = Inline::Reference { target: ACTION.to_owned(), text: String::new() };
        lines.push(vec![Inline::Strong {
            inlines: vec![Inline::text(before), reference, Inline::text(after)],
        }]);
    }
    lines
}
