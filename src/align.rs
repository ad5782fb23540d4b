//! Which paragraphs and words of a text stood in an earlier one.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The new paragraph continues the old one, as it was or changed.
    Kept {
        /// Index of the old paragraph.
        old: usize,
        /// Index of the new one.
        new: usize,
    },
    /// The old paragraph is gone.
    Gone {
        /// Its index.
        old: usize,
    },
    /// The new paragraph was not there.
    Added {
        /// Its index.
        new: usize,
    },
}

/// The least share of words that two paragraphs have in common if one continues the other.
const ALIKE: f32 = 0.45;

/// Paragraphs of one stretch of changes that are compared each with each; beyond it they are replaced.
const MOST_COMPARED: usize = 400;

/// What became of each paragraph, in the order of the new text.
pub(crate) fn paragraphs(old: &[String], new: &[String]) -> Vec<Fate> {
    pairs(old, new, &|at_old, at_new| alike(&tokens(&old[at_old]), &tokens(&new[at_new])))
}

/// What became of each piece, in the order of the new text; `likeness` says what two of them have in common.
pub(crate) fn pairs(old: &[String], new: &[String], likeness: &dyn Fn(usize, usize) -> f32) -> Vec<Fate> {
    let mut fates = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                fates.extend((0..len).map(|at| Fate::Kept { old: old_index + at, new: new_index + at }));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                fates.extend((old_index..old_index + old_len).map(|old| Fate::Gone { old }));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                fates.extend((new_index..new_index + new_len).map(|new| Fate::Added { new }));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (olds, news) = (old_index..old_index + old_len, new_index..new_index + new_len);
                fates.extend(changed(olds, news, likeness));
            }
        }
    }
    fates
}

/// Pairs the paragraphs of a stretch in which none stayed as it was, in order, by what they have in common.
fn changed(
    olds: std::ops::Range<usize>,
    news: std::ops::Range<usize>,
    likeness: &dyn Fn(usize, usize) -> f32,
) -> Vec<Fate> {
    let mut fates = Vec::new();
    let mut next = olds.start;
    for at in news {
        let reach = olds.end.min(next + MOST_COMPARED);
        let found = (next..reach).find(|old_at| likeness(*old_at, at) >= ALIKE);
        match found {
            Some(found) => {
                fates.extend((next..found).map(|old| Fate::Gone { old }));
                fates.push(Fate::Kept { old: found, new: at });
                next = found + 1;
            }
            None => fates.push(Fate::Added { new: at }),
        }
    }
    fates.extend((next..olds.end).map(|old| Fate::Gone { old }));
    fates
}

/// The share of words that two paragraphs have in common, 0 to 1.
pub(crate) fn alike(old: &[String], new: &[String]) -> f32 {
    similar::get_diff_ratio(&capture_diff_slices(Algorithm::Myers, old, new), old.len(), new.len())
}

/// What became of each word, in reading order: what is gone stands before what came in its place.
///
/// Words that stay between two changes are kept only if they are more than spaces and marks.
pub(crate) fn word_fates(old: &[String], new: &[String]) -> Vec<Fate> {
    let mut runs: Vec<(bool, Vec<Fate>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (_, olds, news) = op.as_tag_tuple();
        let is_equal = matches!(op, DiffOp::Equal { .. });
        let own: Vec<Fate> = if is_equal {
            olds.zip(news).map(|(old, new)| Fate::Kept { old, new }).collect()
        } else {
            olds.map(|old| Fate::Gone { old }).chain(news.map(|new| Fate::Added { new })).collect()
        };
        runs.push((is_equal, own));
    }
    let is_thin = |fate: &Fate| match *fate {
        Fate::Kept { new: at, .. } => !new[at].contains(|c: char| c.is_alphanumeric() || c < ' '),
        Fate::Gone { .. } | Fate::Added { .. } => true,
    };
    let mut fates: Vec<Fate> = Vec::new();
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    let last = runs.len().saturating_sub(1);
    for (index, (is_equal, run)) in runs.into_iter().enumerate() {
        let between = index > 0 && index < last;
        if is_equal && !(between && run.iter().all(is_thin)) {
            fates.append(&mut gone);
            fates.append(&mut added);
            fates.extend(run);
            continue;
        }
        for fate in run {
            match fate {
                Fate::Kept { old, new } => {
                    gone.push(Fate::Gone { old });
                    added.push(Fate::Added { new });
                }
                Fate::Gone { .. } => gone.push(fate),
                Fate::Added { .. } => added.push(fate),
            }
        }
    }
    fates.append(&mut gone);
    fates.append(&mut added);
    fates
}

/// What became of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Word {
    /// It was there.
    Kept,
    /// It is new.
    Added,
}

/// The words of a new paragraph, each with what stood before it and is gone, and what is gone at the end.
pub(crate) struct Words {
    /// For each word of the new paragraph: what is gone before it, and what it is.
    pub(crate) words: Vec<(String, Word)>,
    /// What is gone after the last word.
    pub(crate) tail: String,
}

/// Compares two paragraphs word by word.
pub(crate) fn words(old: &[String], new: &[String]) -> Words {
    let mut words: Vec<(String, Word)> = Vec::new();
    let mut gone = String::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (_, olds, news) = op.as_tag_tuple();
        let is_equal = matches!(op, DiffOp::Equal { .. });
        if !is_equal {
            gone.extend(old[olds].iter().map(String::as_str));
        }
        for _ in news {
            let word = if is_equal { Word::Kept } else { Word::Added };
            words.push((std::mem::take(&mut gone), word));
        }
    }
    Words { words, tail: gone }
}

/// The words of a text, with spaces and marks for themselves; each Chinese character is a word.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let joins = c.is_alphanumeric() && !('\u{2e80}'..='\u{ffdc}').contains(&c);
        match tokens.last_mut() {
            Some(last) if joins && in_word => last.push(c),
            Some(_) | None => tokens.push(c.to_string()),
        }
        in_word = joins;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn paragraphs_are_kept_changed_added_or_gone() {
        let old = texts(&["One.", "The result was 40 per cent of the plan.", "Three.", "Four."]);
        let new =
            texts(&["One.", "The result was 45 per cent of the plan.", "Another thing altogether.", "Four."]);
        let fates = paragraphs(&old, &new);
        assert_eq!(
            fates,
            [
                Fate::Kept { old: 0, new: 0 },
                Fate::Kept { old: 1, new: 1 },
                Fate::Added { new: 2 },
                Fate::Gone { old: 2 },
                Fate::Kept { old: 3, new: 3 },
            ]
        );
    }

    #[test]
    fn words_say_what_is_gone_before_them() {
        let compared = words(&tokens("It was 40 per cent."), &tokens("It was 45 per cent in all."));
        let changes: Vec<(&str, &Word)> =
            compared.words.iter().map(|(gone, word)| (gone.as_str(), word)).collect();
        let added = changes.iter().filter(|(_, word)| **word == Word::Added).count();
        // "45", and " in all" as two spaces and two words.
        assert_eq!(added, 5);
        assert!(changes.contains(&("40", &Word::Added)));
        assert_eq!(compared.tail, "");
        assert_eq!(words(&tokens("a b"), &tokens("a")).tail, " b");
    }

    #[test]
    fn a_chinese_character_is_a_word() {
        assert_eq!(tokens("共32项, ok"), ["共", "32", "项", ",", " ", "ok"]);
    }
}
