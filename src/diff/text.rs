//! The text of two drafts of an edition: which paragraphs are new, gone, changed or moved.

use std::collections::BTreeMap;

use serde::Serialize;

use super::passages::{Part, Passage, Place, Token};
use crate::align::{self, Fate};

/// What changed in the text of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct EditionChanges {
    /// The passages that changed, in the order of the new draft.
    pub changes: Vec<TextChange>,
    /// What has another number and the same text.
    pub renumbered: Vec<Renumbered>,
    /// Passages whose words are the same.
    pub equal: usize,
}

/// A passage that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// What became of it.
    pub kind: TextKind,
    /// Where it stood.
    pub old: Option<Place>,
    /// Where it stands.
    pub new: Option<Place>,
    /// Its words, with what became of them.
    pub spans: Vec<Span>,
}

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Some of its words are others.
    Changed,
    /// It stands elsewhere, with the same words.
    Moved,
}

/// Some words of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// What became of them.
    pub kind: SpanKind,
    /// The words; of a figure, its print now.
    pub text: String,
    /// The print before, of a figure that is printed otherwise now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanKind {
    /// They are the same.
    Same,
    /// They are new.
    Added,
    /// They are gone.
    Removed,
    /// A figure that is printed otherwise.
    Figure,
}

/// Passages that have another number: one, or several in sequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renumbered {
    /// What they are.
    pub part: Part,
    /// The first and the last of the old numbers.
    pub old: (String, String),
    /// The first and the last of the new numbers.
    pub new: (String, String),
    /// How many they are.
    pub count: usize,
}

/// What became of each passage of two drafts, in the order of the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// It stayed, perhaps with other words.
    Kept { old: usize, new: usize },
    /// It stands elsewhere.
    Moved { old: usize, new: usize },
    /// It is new.
    Added { new: usize },
    /// It is gone.
    Gone { old: usize },
}

/// Follows the passages of an old draft into a new one.
pub(super) fn follow(old: &[Passage], new: &[Passage]) -> Vec<Passed> {
    let keys = |passages: &[Passage]| passages.iter().map(Passage::key).collect::<Vec<_>>();
    let (old_keys, new_keys) = (keys(old), keys(new));
    let likeness = |at_old: usize, at_new: usize| {
        let (before, now) = (&old[at_old], &new[at_new]);
        if before.place.part == now.place.part { align::alike(&before.words(), &now.words()) } else { 0.0 }
    };
    let fates = align::pairs(&old_keys, &new_keys, &likeness);
    // What is gone here and new there with the same words was moved.
    let mut gone: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for fate in fates.iter().rev() {
        if let Fate::Gone { old: at } = *fate
            && old[at].has_words()
        {
            gone.entry(&old_keys[at]).or_default().push(at);
        }
    }
    let mut moved = Vec::new();
    let mut passed = Vec::new();
    for fate in fates {
        passed.push(match fate {
            Fate::Kept { old, new } => Passed::Kept { old, new },
            Fate::Gone { old } => Passed::Gone { old },
            Fate::Added { new: at } => match gone.get_mut(new_keys[at].as_str()).and_then(Vec::pop) {
                Some(old) => {
                    moved.push(old);
                    Passed::Moved { old, new: at }
                }
                None => Passed::Added { new: at },
            },
        });
    }
    passed.retain(|it| !matches!(it, Passed::Gone { old } if moved.contains(old)));
    passed
}

/// What changed in the text of an edition.
pub(super) fn compare(old: &[Passage], new: &[Passage]) -> EditionChanges {
    let mut edition = EditionChanges::default();
    let place = |passage: &Passage| Some(passage.place.clone());
    for passed in follow(old, new) {
        let (kind, was, is) = match passed {
            Passed::Kept { old: at_old, new: at_new } => {
                let (was, is) = (&old[at_old], &new[at_new]);
                edition.renumber(was, is);
                if was.key() == is.key() {
                    edition.equal += 1;
                    continue;
                }
                (TextKind::Changed, Some(was), Some(is))
            }
            Passed::Moved { old: at_old, new: at_new } => {
                (TextKind::Moved, Some(&old[at_old]), Some(&new[at_new]))
            }
            Passed::Added { new: at } => (TextKind::Added, None, Some(&new[at])),
            Passed::Gone { old: at } => (TextKind::Removed, Some(&old[at]), None),
        };
        // A row of figures that is new says what its figures say.
        if !was.into_iter().chain(is).any(Passage::has_words) {
            continue;
        }
        let tokens = |passage: Option<&'_ Passage>| passage.map(|it| it.tokens.clone()).unwrap_or_default();
        let spans = spans(&tokens(was), &tokens(is));
        edition.changes.push(TextChange { kind, old: was.and_then(place), new: is.and_then(place), spans });
    }
    edition
}

impl EditionChanges {
    /// Says that a passage has another number, together with its neighbours.
    fn renumber(&mut self, was: &Passage, is: &Passage) {
        let (Some(old), Some(new)) = (&was.label, &is.label) else { return };
        if old == new {
            return;
        }
        let part = is.place.part;
        let number = |label: &str| {
            let digits = label.trim_end_matches(|c: char| !c.is_ascii_digit());
            let start = digits.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
            Some((digits[..start].to_owned(), digits[start..].parse::<usize>().ok()?))
        };
        let follows = |last: &str, next: &str| {
            number(last).zip(number(next)).is_some_and(|((a, last), (b, next))| a == b && next == last + 1)
        };
        if let Some(run) = self.renumbered.iter_mut().rev().find(|run| run.part == part)
            && follows(&run.old.1, old)
            && follows(&run.new.1, new)
        {
            (run.old.1, run.new.1) = (old.clone(), new.clone());
            run.count += 1;
            return;
        }
        let (old, new) = ((old.clone(), old.clone()), (new.clone(), new.clone()));
        self.renumbered.push(Renumbered { part, old, new, count: 1 });
    }
}

/// The words of a passage with what became of them.
fn spans(old: &[Token], new: &[Token]) -> Vec<Span> {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
    let mut spans: Vec<Span> = Vec::new();
    let mut push = |kind: SpanKind, text: &str, old: Option<&str>| match spans.last_mut() {
        Some(last) if last.kind == kind && kind != SpanKind::Figure => last.text.push_str(text),
        Some(_) | None => {
            spans.push(Span { kind, text: text.to_owned(), old: old.map(ToOwned::to_owned) });
        }
    };
    for fate in align::word_fates(&keys(old), &keys(new)) {
        match fate {
            Fate::Kept { old: before, new: now } => {
                let (before, now) = (&old[before], &new[now]);
                if now.figure().is_some() && before.text != now.text {
                    push(SpanKind::Figure, &now.text, Some(&before.text));
                } else {
                    push(SpanKind::Same, &now.text, None);
                }
            }
            Fate::Gone { old: at } => push(SpanKind::Removed, &old[at].text, None),
            Fate::Added { new: at } => push(SpanKind::Added, &new[at].text, None),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::passages;

    fn numbered(texts: &[&str]) -> Vec<Passage> {
        let passage = |(number, text): (usize, &&str)| Passage {
            place: Place {
                section: None,
                block: None,
                paragraph: Some(number),
                nth: None,
                part: Part::Paragraph,
            },
            label: Some(format!("{number}.")),
            tokens: passages::plain(text).collect(),
        };
        (1..).zip(texts).map(passage).collect()
    }

    #[test]
    fn paragraphs_after_a_new_one_are_renumbered_and_not_changed() {
        let old = numbered(&["First of all.", "Second of these.", "Third of them."]);
        let new =
            numbered(&["First of all.", "Something else came up.", "Second of these.", "Third of them."]);
        let edition = compare(&old, &new);
        assert_eq!(edition.equal, 3);
        let kinds: Vec<_> = edition.changes.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [TextKind::Added]);
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        let run =
            Renumbered { part: Part::Paragraph, old: pair("2.", "3."), new: pair("3.", "4."), count: 2 };
        assert_eq!(edition.renumbered, [run]);
    }

    #[test]
    fn what_stands_elsewhere_with_the_same_words_was_moved() {
        let old = numbered(&["First of all.", "Second of these.", "Third of them."]);
        let new = numbered(&["Second of these.", "Third of them.", "First of all."]);
        let edition = compare(&old, &new);
        let kinds: Vec<_> = edition.changes.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [TextKind::Moved]);
        assert_eq!(edition.changes[0].old.as_ref().and_then(|place| place.paragraph), Some(1));
        assert_eq!(edition.changes[0].new.as_ref().and_then(|place| place.paragraph), Some(3));
    }
}
