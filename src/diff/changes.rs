//! Changes in words: causes, places and numbers, for the terminal and for the list in a document.

use rust_decimal::Decimal;

use super::Which;
use super::cause::{Cause, CauseKind, Mover};
use super::figures::{FigureChange, Standing};
use super::passages::Place;
use super::text::Renumbered;
use crate::wording::{DiffLabel as D, DiffPhrase as P, Label, PaperPhrase, Wording};

/// The word for a kind of cause.
pub fn cause(kind: CauseKind, words: Wording) -> &'static str {
    words.label(match kind {
        CauseKind::Data => D::CauseData,
        CauseKind::Baseline => D::CauseBaseline,
        CauseKind::Target => D::CauseTarget,
        CauseKind::Method => D::CauseMethod,
        CauseKind::Framework => D::CauseFramework,
        CauseKind::Rounding => D::CauseRounding,
        CauseKind::Words => D::CauseWords,
        CauseKind::Unknown => D::CauseUnknown,
    })
}

fn details(it: &Cause, words: Wording) -> String {
    let details: Vec<String> = it.details.iter().map(|detail| words.isolated(detail.clone())).collect();
    details.join(words.label(Label::Semicolon))
}

/// Causes with what exactly is another.
pub fn causes(causes: &[Cause], words: Wording) -> String {
    let (open, close) = (words.label(Label::Open), words.label(Label::Close));
    let one = |it: &Cause| {
        let kind = cause(it.kind, words);
        if it.details.is_empty() {
            return kind.to_owned();
        }
        format!("{kind}{open}{}{close}", details(it, words))
    };
    causes.iter().map(one).collect::<Vec<_>>().join(words.label(Label::Semicolon))
}

/// What moved a figure; none where nothing is named.
pub fn movers(movers: &[Mover], words: Wording) -> Option<String> {
    let shown = |value: &Option<String>| value.as_deref().map_or_else(|| "–".to_owned(), short);
    let one = |it: &Mover| {
        let change = format!("{} {} → {}", it.id, shown(&it.old), shown(&it.new));
        words.isolated(if it.old == it.new { it.id.clone() } else { change })
    };
    let list: Vec<String> = movers.iter().map(one).collect();
    let list = list.join(words.label(Label::Semicolon));
    (!movers.is_empty()).then(|| words.phrase(P::MovedBy, &[("list", &list)]))
}

/// A place: a numbered paragraph, a table or chart, or a section with the place in it.
pub fn place(place: &Place, words: Wording) -> String {
    let section = place.section.as_deref().unwrap_or_default();
    match (place.paragraph, &place.block, place.nth) {
        (_, Some(block), _) if !block.is_empty() => block.clone(),
        (Some(number), _, _) => words.phrase(PaperPhrase::Paragraph, &[("n", &number.to_string())]),
        (None, _, Some(nth)) => {
            words.phrase(P::ParagraphOf, &[("section", section), ("n", &nth.to_string())])
        }
        (None, _, None) => section.to_owned(),
    }
}

/// Places, each named once; beyond the most, how many more there are.
pub fn places(all: &[Place], most: usize, words: Wording) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for it in all {
        let name = place(it, words);
        if !name.is_empty() && !named.contains(&name) {
            named.push(name);
        }
    }
    if named.len() > most {
        let more = (named.len() - most).to_string();
        named.truncate(most);
        named.push(words.phrase(P::Others, &[("n", &more)]));
    }
    named
}

/// The pages of a figure, with those before where they are others; none where none are known.
pub fn pages(change: &FigureChange, words: Wording) -> Option<String> {
    let language = words.language();
    let list = |side: &Option<Standing>| {
        let pages = side.as_ref().map(|side| side.pages(language)).unwrap_or_default();
        pages.iter().map(ToString::to_string).collect::<Vec<_>>().join(words.label(Label::Enumeration))
    };
    let (before, now) = (list(&change.old), list(&change.new));
    match (before.is_empty(), now.is_empty()) {
        (true, true) => None,
        (false, true) => Some(words.phrase(P::OnPages, &[("list", &before)])),
        (false, false) if before != now => {
            Some(words.phrase(P::OnPagesBefore, &[("list", &now), ("before", &before)]))
        }
        (_, false) => Some(words.phrase(P::OnPages, &[("list", &now)])),
    }
}

/// That no pages are known of a draft.
pub fn without_pages(which: Which, words: Wording) -> String {
    let draft = match which {
        Which::Old => D::Before,
        Which::New => D::Now,
    };
    words.phrase(P::NoPages, &[("draft", words.label(draft))])
}

/// What has another number now.
pub fn renumbered(run: &Renumbered, words: Wording) -> String {
    let bare = |label: &str| label.trim_end_matches(['.', '、', '．']).to_owned();
    let (old, old_last) = (bare(&run.old.0), bare(&run.old.1));
    let (new, new_last) = (bare(&run.new.0), bare(&run.new.1));
    if run.count == 1 {
        return words.phrase(P::NumberIsNow, &[("old", &old), ("new", &new)]);
    }
    let places = [("old", old.as_str()), ("old_last", &old_last), ("new", &new), ("new_last", &new_last)];
    words.phrase(P::NumbersAreNow, &places)
}

/// A number with at most six decimals; anything else as it is.
pub fn short(text: &str) -> String {
    text.parse::<Decimal>()
        .map_or_else(|_| text.to_owned(), |number| number.round_dp(6).normalize().to_string())
}
