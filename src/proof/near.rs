//! Which figure words stand near, and whether a condition asks about it.

use std::ops::Range;

use super::pattern::Token;
use crate::assess::Assessment;
use crate::model::{AreaId, IndicatorId, Language};
use crate::narrate::{Asked, FigureCall, Manuscript, Passage, PassageKind};

/// What a figure is about, as far as a call says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// An indicator.
    Indicator(IndicatorId),
    /// An area.
    Area(AreaId),
    /// The report as a whole.
    Report,
}

/// What the words of an edition can be about.
pub(super) struct Edition<'a> {
    pub(super) language: Language,
    pub(super) assessment: &'a Assessment,
    /// The indicators with their titles in small letters.
    titles: Vec<(&'a IndicatorId, String)>,
}

impl<'a> Edition<'a> {
    /// The edition of a language.
    pub(super) fn new(language: Language, assessment: &'a Assessment) -> Self {
        let titles = assessment.indicators.iter().filter_map(|result| {
            let title = result.indicator.title.get(language)?;
            (!title.is_empty()).then(|| (&result.indicator.id, title.to_lowercase()))
        });
        Self { language, assessment, titles: titles.collect() }
    }

    /// The indicator whose title stands in a passage.
    fn named(&self, passage: &Passage) -> Option<Subject> {
        let text = passage.text.to_lowercase();
        let titled = self.titles.iter().find(|(_, title)| text.contains(title));
        titled.map(|(id, _)| Subject::Indicator((*id).clone()))
    }
}

/// The subject of a call, if it has one.
pub(super) fn subject(call: &FigureCall, assessment: &Assessment) -> Option<Subject> {
    let indicator = |id: &str| {
        let id = IndicatorId::new(id);
        assessment.indicator(&id).map(|_| Subject::Indicator(id))
    };
    let area = |id: &str| {
        let id = AreaId::new(id);
        assessment.area(&id).map(|_| Subject::Area(id))
    };
    if let Some(id) = call.argument("area") {
        return area(id);
    }
    match (call.function.as_str(), call.argument("id")) {
        ("chart" | "table" | "ref", Some(id)) => match call.argument("kind") {
            Some("trend" | "units" | "steps" | "breakdown") => indicator(id),
            Some(_) | None => None,
        },
        ("unit_title" | "action", _) => None,
        (
            "count" | "budget" | "expenditure" | "utilization" | "share_of_budget" | "share_of_expenditure",
            Some(id),
        ) => area(id),
        (name, Some(id)) if name.starts_with("area_") => area(id),
        (_, Some(id)) => indicator(id),
        ("count" | "claim" | "holds", None) => Some(Subject::Report),
        (name, None) if name.starts_with("overall_") => Some(Subject::Report),
        (_, None) => None,
    }
}

/// The sentence of a token, as a range of tokens.
pub(super) fn sentence(tokens: &[Token], at: usize) -> Range<usize> {
    let start = tokens[..at].iter().rposition(Token::ends_sentence).map_or(0, |end| end + 1);
    let length = tokens[at..].iter().position(Token::ends_sentence);
    start..length.map_or(tokens.len(), |length| at + length)
}

/// What the figure nearest to some words is about: first in their sentence, then in the passage, and
/// otherwise the indicator that the passage names.
pub(super) fn nearest(
    passage: &Passage,
    tokens: &[Token],
    words: &Range<usize>,
    edition: &Edition<'_>,
) -> Option<Subject> {
    let (start, end) = (tokens[words.start].range.start, tokens[words.end - 1].range.end);
    let within = sentence(tokens, words.start);
    let from = tokens.get(within.start).map_or(0, |token| token.range.start);
    let to = tokens.get(within.end).map_or(passage.text.len(), |token| token.range.start);
    let printed = passage.calls.iter().filter_map(|call| {
        let at = call.at?;
        let distance = if at < start { start - at } else { at.saturating_sub(end) };
        Some(((!(from..=to).contains(&at), distance), subject(call, edition.assessment)?))
    });
    let called = printed.min_by_key(|(distance, _)| *distance).map(|(_, subject)| subject);
    called.or_else(|| edition.named(passage))
}

/// What the text below a passage of a file is about: that of its first figure, up to the next heading.
pub(super) fn below(manuscript: &Manuscript, from: usize, assessment: &Assessment) -> Option<Subject> {
    let rest = manuscript.passages.get(from..)?.iter();
    let text = rest.take_while(|passage| passage.kind != PassageKind::Heading);
    let printed = text.flat_map(|passage| passage.calls.iter().filter(|call| call.at.is_some()));
    printed.into_iter().find_map(|call| subject(call, assessment))
}

/// Whether a branch of a condition that asks about the subject holds a place of the file, and says enough of it.
pub(super) fn is_asked(
    manuscript: &Manuscript,
    at: usize,
    (about, settles): (&Subject, &dyn Fn(&Asked) -> bool),
    assessment: &Assessment,
) -> bool {
    let around = manuscript.branches.iter().filter(|branch| branch.inside.contains(&at));
    let asked = around.flat_map(|branch| &branch.asks).filter(|asked| settles(asked));
    asked.into_iter().any(|asked| match (subject(&asked.call, assessment), about) {
        (Some(asked), about) if asked == *about => true,
        // How many indicators are in what state says something of the whole and of each area.
        (Some(Subject::Report), Subject::Area(_)) | (Some(Subject::Area(_)), Subject::Report) => true,
        (Some(_) | None, _) => false,
    })
}
