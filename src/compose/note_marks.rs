//! Where the marks of footnotes stand: before or after punctuation, however they were typed.

use super::walk;
use crate::document::{Document, Inline};
use crate::model::Language;
use crate::profile::NoteMark;

/// What ends a sentence or a part of one, in all scripts.
const PUNCTUATION: &str = ".,;:!?…。，、；：！？．،؛؟";
/// What ends a quotation.
const CLOSING: &str = "”’»\"'」』";
/// Spaces that stand before a mark of punctuation in French.
const THIN: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
/// Abbreviations of more than a letter whose point is theirs.
const ABBREVIATIONS: [&str; 4] = ["etc", "гг", "др", "пр"];

/// Puts the marks of a document where its house and language have them.
pub(super) fn place(document: &mut Document, rule: NoteMark, language: Language) {
    walk::blocks_mut(document, &mut |blocks| {
        walk::lines_mut(blocks, &mut |inlines| in_line(inlines, rule, language));
    });
}

fn in_line(inlines: &mut Vec<Inline>, rule: NoteMark, language: Language) {
    for inline in inlines.iter_mut() {
        if let Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Claim { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Footnote { inlines } = inline
        {
            in_line(inlines, rule, language);
        }
    }
    hoist(inlines);
    let mut index = 0;
    while index < inlines.len() {
        let marks = inlines[index..].iter().take_while(|inline| is_note(inline)).count();
        if marks > 0 {
            match rule {
                NoteMark::After => after(inlines, index, marks),
                NoteMark::Before => before(inlines, index, marks, language),
            }
        }
        index += marks + 1;
    }
}

fn is_note(inline: &Inline) -> bool {
    matches!(inline, Inline::Footnote { .. })
}

/// Takes marks out of the emphasis that they end.
fn hoist(inlines: &mut Vec<Inline>) {
    let mut index = 0;
    while index < inlines.len() {
        index += 1;
        if let Inline::Strong { inlines: inner }
        | Inline::Emphasis { inlines: inner }
        | Inline::Link { inlines: inner, .. } = &mut inlines[index - 1]
        {
            let last = inner.iter().rposition(|inline| !is_note(inline)).map_or(0, |last| last + 1);
            let marks = inner.split_off(last);
            inlines.splice(index..index, marks);
        }
    }
}

/// Moves the punctuation behind marks before them.
fn after(inlines: &mut Vec<Inline>, start: usize, marks: usize) {
    let Some(Inline::Text { text }) = inlines.get_mut(start + marks) else { return };
    let moved = text.find(|c| !PUNCTUATION.contains(c) && !CLOSING.contains(c)).unwrap_or(text.len());
    let last = text[..moved].chars().next_back();
    // A point before a letter is a part of what follows, such as a decimal or an apostrophe.
    let is_part = last.is_some_and(|last| last.is_ascii() || last == '’')
        && text[moved..].starts_with(char::is_alphanumeric);
    if moved == 0 || is_part {
        return;
    }
    let punctuation: String = text.drain(..moved).collect();
    if text.is_empty() {
        inlines.remove(start + marks);
    }
    match start.checked_sub(1).and_then(|index| inlines.get_mut(index)) {
        Some(Inline::Text { text }) => text.push_str(&punctuation),
        _ => inlines.insert(start, Inline::text(punctuation)),
    }
}

/// Moves the punctuation before marks behind them.
fn before(inlines: &mut Vec<Inline>, start: usize, marks: usize, language: Language) {
    let follows = match inlines.get(start + marks) {
        Some(Inline::Text { text }) => text.trim_start().chars().next(),
        _ => None,
    };
    let Some(index) = start.checked_sub(1) else { return };
    let text = match &mut inlines[index] {
        Inline::Text { text } => text,
        Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Claim { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Change { inlines, .. } => {
            let Some(Inline::Text { text }) = inlines.last_mut() else { return };
            text
        }
        Inline::Figure { .. }
        | Inline::Rating { .. }
        | Inline::Reference { .. }
        | Inline::Footnote { .. }
        | Inline::Mark { .. }
        | Inline::Break => return,
    };
    let kept = text.len() - moving(text, follows, language);
    // A mark has something before it to which it belongs.
    if kept == text.len() || (kept == 0 && index == 0) {
        return;
    }
    let punctuation = text.split_off(kept);
    if let Some(Inline::Text { text }) = inlines.get_mut(start + marks) {
        text.insert_str(0, &punctuation);
    } else {
        inlines.insert(start + marks, Inline::text(punctuation));
    }
    inlines.retain(|inline| *inline != Inline::text(""));
}

/// How many bytes at the end of a text move behind a mark.
fn moving(text: &str, follows: Option<char>, language: Language) -> usize {
    let punctuation = text.trim_end_matches(|c| PUNCTUATION.contains(c));
    let mut marks = text[punctuation.len()..].chars();
    let (first, single) = (marks.next(), marks.next().is_none());
    let moves = match (first, single) {
        (None, _) => false,
        (Some('.'), true) => !is_abbreviated(punctuation, follows),
        (Some(',' | ';' | ':' | '،' | '؛'), true) => true,
        // Russian and Spanish keep the mark behind what a question or an exclamation ends with.
        (Some(_), _) => !matches!(language, Language::Russian | Language::Spanish),
    };
    if moves { text.len() - punctuation.trim_end_matches(THIN).len() } else { 0 }
}

/// Whether a point after a text belongs to an abbreviation.
fn is_abbreviated(text: &str, follows: Option<char>) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    follows.is_some_and(char::is_lowercase)
        || word.chars().count() == 1
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with marks as `¹`; stars are around what is emphasised.
    fn read(text: &str) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for (index, part) in text.split('*').enumerate() {
            let mut own = Vec::new();
            for piece in part.split_inclusive('¹') {
                let words = piece.trim_end_matches('¹');
                if !words.is_empty() {
                    own.push(Inline::text(words));
                }
                if piece.ends_with('¹') {
                    own.push(Inline::Footnote { inlines: vec![Inline::text("Note.")] });
                }
            }
            if index % 2 == 1 {
                inlines.push(Inline::Emphasis { inlines: own });
            } else {
                inlines.extend(own);
            }
        }
        inlines
    }

    fn written(inlines: &[Inline]) -> String {
        let text = |inline: &Inline| {
            if is_note(inline) {
                return "¹".to_owned();
            }
            match (inline.printed(), inline) {
                (Some(text), _) => text.to_owned(),
                (None, Inline::Emphasis { inlines }) => format!("*{}*", written(inlines)),
                (None, _) => panic!("{inline:?}"),
            }
        };
        inlines.iter().map(text).collect()
    }

    #[track_caller]
    fn placed(language: Language, rule: NoteMark, typed: &str, printed: &str) {
        let mut inlines = read(typed);
        in_line(&mut inlines, rule, language);
        assert_eq!(written(&inlines), printed, "{language}: {typed}");
        in_line(&mut inlines, rule, language);
        assert_eq!(written(&inlines), printed, "{language}, again: {typed}");
    }

    #[test]
    fn english_and_chinese_marks_follow_the_punctuation() {
        let english = |typed, printed| placed(Language::English, NoteMark::After, typed, printed);
        english("as decided¹.", "as decided.¹");
        english("as decided.¹", "as decided.¹");
        english("as decided¹, and", "as decided,¹ and");
        english("as decided¹¹; and", "as decided;¹¹ and");
        english("“as decided¹.” Then", "“as decided.”¹ Then");
        english("*as decided¹*. Then", "*as decided*.¹ Then");
        english("the Council¹’s plan", "the Council¹’s plan");
        english("(as decided¹) and", "(as decided¹) and");
        english("word¹ and", "word¹ and");
        english("version¹.5", "version¹.5");
        let chinese = |typed, printed| placed(Language::Chinese, NoteMark::After, typed, printed);
        chinese("已经决定¹。委员会", "已经决定。¹委员会");
        chinese("已经决定¹，委员会", "已经决定，¹委员会");
        chinese("“已经决定¹。”委员会", "“已经决定。”¹委员会");
        chinese("甲¹、乙", "甲、¹乙");
    }

    #[test]
    fn french_spanish_russian_and_arabic_marks_stand_before_it() {
        let french = |typed, printed| placed(Language::French, NoteMark::Before, typed, printed);
        french("comme décidé.¹", "comme décidé¹.");
        french("comme décidé¹.", "comme décidé¹.");
        french("comme décidé\u{202f};¹ ensuite", "comme décidé¹\u{202f}; ensuite");
        french("est-ce décidé\u{202f}?¹", "est-ce décidé¹\u{202f}?");
        french("«\u{a0}décidé\u{a0}».¹", "«\u{a0}décidé\u{a0}»¹.");
        french("«\u{a0}Tout est décidé.\u{a0}»¹", "«\u{a0}Tout est décidé.\u{a0}»¹");
        french("les fonds, etc.¹", "les fonds, etc.¹");
        french("les fonds, p.¹ suivante", "les fonds, p.¹ suivante");
        french("*comme décidé.*¹ Ensuite", "*comme décidé*¹. Ensuite");
        french("fin.¹¹ Ensuite", "fin¹¹. Ensuite");
        let spanish = |typed, printed| placed(Language::Spanish, NoteMark::Before, typed, printed);
        spanish("según lo decidido,¹ y", "según lo decidido¹, y");
        spanish("¿qué se decidió?¹", "¿qué se decidió?¹");
        spanish("art.¹ siguiente", "art.¹ siguiente");
        let russian = |typed, printed| placed(Language::Russian, NoteMark::Before, typed, printed);
        russian("как решено.¹", "как решено¹.");
        russian("как решено:¹ затем", "как решено¹: затем");
        russian("что решено?¹ Затем", "что решено?¹ Затем");
        russian("в 2025 г.¹", "в 2025 г.¹");
        russian("как решено…¹", "как решено…¹");
        let arabic = |typed, printed| placed(Language::Arabic, NoteMark::Before, typed, printed);
        arabic("كما تقرر.¹", "كما تقرر¹.");
        arabic("كما تقرر،¹ ثم", "كما تقرر¹، ثم");
        arabic("هل تقرر؟¹", "هل تقرر¹؟");
    }

    #[test]
    fn a_mark_keeps_something_to_belong_to() {
        placed(Language::French, NoteMark::Before, ".¹", ".¹");
        placed(Language::French, NoteMark::Before, "¹ texte", "¹ texte");
    }
}
