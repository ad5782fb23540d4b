//! What regular inflection leaves of a word.
//!
//! The rules are few, so that a writer can foresee them; forms that they do not
//! reach are declared with the term.
//!
//! - English: the plural in -s, -es and -ies.
//! - French: the plural in -s and -x, and -aux for -al.
//! - Spanish: the plural in -s, -es and -ces, with its change of accents.
//! - Russian: the endings of nouns and adjectives, if at least four letters stay.
//! - Arabic: the article and the letters و ف ب ل ك that are written together
//!   with a word, the pronouns at its end, and the endings ة ت ات ا. Vowel signs
//!   and the forms of alef make no difference. Broken plurals are declared.
//! - Chinese has no inflection.

use crate::model::Language;

/// The endings of Russian nouns and adjectives, the longest first.
const RUSSIAN: &[&str] = &[
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иям", "ием", "ией", "ая", "яя",
    "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ую", "юю", "ых", "их", "ым", "им", "ом", "ем", "ах",
    "ях", "ам", "ям", "ов", "ев", "ью", "ия", "ии", "ию", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
];
/// The letters that a Russian word keeps at least.
const RUSSIAN_ROOT: usize = 4;
/// The letters that a word keeps at least where a plural is taken away.
const ROOT: usize = 3;
/// The letters that an Arabic word keeps at least where a letter before it is taken away.
const ARABIC_ROOT: usize = 3;
/// The Arabic pronouns that are written together with a word, the longest first.
const PRONOUNS: &[&str] = &["هما", "ها", "هم", "هن", "كم", "نا", "ه"];
/// The Arabic endings of gender, plural and case that a word may have instead of none.
const ENDINGS: &[&str] = &["ات", "ة", "ت", "ا"];
/// The Arabic article.
const ARTICLE: &str = "ال";

/// The stem of a word of a pattern.
pub(super) fn of_pattern(language: Language, word: &str) -> String {
    match language {
        Language::Arabic => {
            let word = arabic(word);
            base(without(&word, ARTICLE).unwrap_or(&word)).to_owned()
        }
        Language::English | Language::French | Language::Spanish | Language::Russian | Language::Chinese => {
            inflected(language, word)
        }
    }
}

/// Calls for every stem that a word of a text may have: one, but in Arabic.
pub(super) fn each(language: Language, word: &str, call: &mut dyn FnMut(&str)) {
    if language != Language::Arabic {
        call(&inflected(language, word));
        return;
    }
    let word = arabic(word);
    let joined = |word: &'_ str, letters: &[char]| -> Option<usize> {
        let first = word.chars().next().filter(|first| letters.contains(first))?;
        (word.chars().count() > ARABIC_ROOT).then_some(first.len_utf8())
    };
    // A conjunction, then a preposition, then the article: each may be there or be a part of the word.
    let mut starts = vec![0];
    for letters in [&['و', 'ف'][..], &['ب', 'ل', 'ك']] {
        let more: Vec<usize> =
            starts.iter().filter_map(|at| Some(at + joined(&word[*at..], letters)?)).collect();
        starts.extend(more);
    }
    let mut known: Vec<&str> = Vec::new();
    for at in starts {
        let rest = &word[at..];
        // The article loses its first letter after ل.
        let articles = [Some(rest), without(rest, ARTICLE), without(rest, "لل")];
        for stem in articles.into_iter().flatten().map(base) {
            if !known.contains(&stem) {
                known.push(stem);
                call(stem);
            }
        }
    }
}

/// A word without what stands before it, if enough of it stays.
fn without<'a>(word: &'a str, before: &str) -> Option<&'a str> {
    word.strip_prefix(before).filter(|rest| rest.chars().count() >= ARABIC_ROOT)
}

/// An Arabic word without a pronoun and an ending, as far as enough of it stays.
fn base(word: &str) -> &str {
    let shorter = |word: &'_ str, endings: &[&str]| {
        let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
        stem.filter(|stem| stem.chars().count() >= ARABIC_ROOT).map_or(word.len(), str::len)
    };
    let word = &word[..shorter(word, PRONOUNS)];
    &word[..shorter(word, ENDINGS)]
}

fn inflected(language: Language, word: &str) -> String {
    let word = word.to_lowercase();
    match language {
        Language::English => english(word),
        Language::French => french(word),
        Language::Spanish => spanish(&word),
        Language::Russian => russian(&word),
        Language::Chinese | Language::Arabic => word,
    }
}

fn english(word: String) -> String {
    let keeps = |ending: usize| word.chars().count() >= ROOT + ending;
    if let Some(stem) = word.strip_suffix("ies").filter(|_| keeps(2)) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "shes", "ches", "xes", "zes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return word[..word.len() - 2].to_owned();
    }
    let is_singular = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('s') {
        Some(stem) if keeps(1) && !is_singular => stem.to_owned(),
        Some(_) | None => word,
    }
}

fn french(word: String) -> String {
    let keeps = |ending: usize| word.chars().count() >= ROOT + ending;
    if !word.ends_with("eaux")
        && let Some(stem) = word.strip_suffix("aux").filter(|_| keeps(2))
    {
        return format!("{stem}al");
    }
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if keeps(1) => stem.to_owned(),
        Some(_) | None => word,
    }
}

/// The same for the singular and the plural, although not a word: `luz` and `luces` become `luc`.
fn spanish(word: &str) -> String {
    let plain = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    let mut word: String = word.chars().map(plain).collect();
    for ending in ['s', 'e'] {
        if word.ends_with(ending) && word.chars().count() > ROOT {
            word.pop();
        }
    }
    if word.ends_with('z') {
        word.pop();
        word.push('c');
    }
    word
}

fn russian(word: &str) -> String {
    let word = word.replace('ё', "е");
    let letters = word.chars().count();
    let keeps = |ending: &&&str| letters >= RUSSIAN_ROOT + ending.chars().count();
    let ending = RUSSIAN.iter().filter(keeps).find(|ending| word.ends_with(**ending));
    match ending {
        Some(ending) => word[..word.len() - ending.len()].to_owned(),
        None => word,
    }
}

/// An Arabic word without vowel signs and lengthening, with one form of alef.
fn arabic(word: &str) -> String {
    let letter = |c: char| match c {
        '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        other => Some(other),
    };
    word.to_lowercase().chars().filter_map(letter).collect()
}
