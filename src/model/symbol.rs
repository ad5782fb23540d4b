//! Symbols of documents of governing bodies: `GC.18/CRP.4`, `A/RES/70/1`, `IDB.47/10-PBC.35/10`.
//!
//! A symbol is a chain of parts with slashes between them: the body, often with
//! its session, then a section, the item, and suffixes such as `Add.2`. Two
//! bodies that share a document join their symbols with a hyphen
//! (`documents.md` 5.2).

use std::ops::Range;

/// A symbol in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSymbol {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The symbol as it should be written, where it is written otherwise.
    pub misprint_of: Option<String>,
}

/// The words that mark a document as one that belongs to another or is of a kind of its own.
const SUFFIXES: [&str; 13] =
    ["Add", "Amend", "Corr", "CRP", "Dec", "INF", "L", "NGO", "PV", "Res", "Rev", "SR", "WP"];
/// Most letters of the name of a body or a section.
const LONGEST_NAME: usize = 8;

/// The symbols in a text, in their order.
pub fn symbols(text: &str) -> Vec<CitedSymbol> {
    let mut found = Vec::new();
    // Most texts have none, and can be told at once: each symbol has a slash.
    if !text.contains('/') {
        return found;
    }
    let mut end = 0;
    while let Some(start) = text[end..].find(is_symbol_character).map(|index| end + index) {
        end = text[start..].find(|c| !is_symbol_character(c)).map_or(text.len(), |index| start + index);
        let before = text[..start].chars().next_back();
        let run = text[start..end].trim_end_matches(['.', '/', '-']);
        // A path that goes on is an address, such as that of a page.
        if run.starts_with(['/', '.', '-']) || before.is_some_and(|c| "@#_:\\=".contains(c)) {
            continue;
        }
        read_run(text, start..start + run.len(), &mut found);
    }
    found
}

fn is_symbol_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-')
}

/// Reads a run of characters of symbols: one symbol, several joined ones, or none.
fn read_run(text: &str, range: Range<usize>, found: &mut Vec<CitedSymbol>) {
    let mut start = range.start;
    let mut singles: Vec<(Range<usize>, Option<Single>)> = Vec::new();
    for component in text[range.clone()].split('-') {
        let own = start..start + component.len();
        singles.push((own.clone(), single(component, &text[own.end..])));
        start = own.end + 1;
    }
    let joined: Option<Vec<&Single>> = singles.iter().map(|(_, single)| single.as_ref()).collect();
    match joined {
        Some(all) => {
            let last = all.last().map_or(0, |last| last.beyond);
            let printed: Vec<&str> = all.iter().map(|single| single.printed.as_str()).collect();
            found.push(cited(text, range.start..range.end + last, printed.join("-")));
        }
        None => {
            for (own, single) in singles {
                if let Some(Single { printed, beyond }) = single {
                    found.push(cited(text, own.start..own.end + beyond, printed));
                }
            }
        }
    }
}

fn cited(text: &str, range: Range<usize>, printed: String) -> CitedSymbol {
    let is_right = text[range.clone()] == printed;
    CitedSymbol { range, misprint_of: (!is_right).then_some(printed) }
}

/// A symbol of one body.
struct Single {
    /// As it should be written.
    printed: String,
    /// How many bytes of the text behind belong to it.
    beyond: usize,
}

/// A part of a symbol.
enum Part<'a> {
    /// The name of a body or of a section of its work.
    Name(&'a str),
    /// A body with its session.
    Session { name: &'a str, session: &'a str, is_right: bool },
    /// A year, a session, or a number of its own.
    Number(&'a str),
    /// A suffix with its number.
    Suffix { word: &'static str, written: Option<&'a str>, number: &'a str },
}

/// The symbol of one body, given what stands behind it in the text.
fn single(component: &str, behind: &str) -> Option<Single> {
    let mut parts = component.split('/').map(part).collect::<Option<Vec<_>>>()?;
    if parts.len() < 2 || !matches!(parts[0], Part::Name(_) | Part::Session { .. }) {
        return None;
    }
    let mut beyond = 0;
    if let Some(Part::Name(word)) = parts.last()
        && let Some(suffix) = suffix(word)
        && let Some((number, length)) = number_behind(behind)
    {
        // `GC.18/CRP. 4`: the number went astray.
        parts.pop();
        parts.push(Part::Suffix { word: suffix, written: None, number });
        beyond = length;
    }
    let has_suffix = parts.iter().any(|part| matches!(part, Part::Suffix { .. }));
    let has_number = parts.iter().any(|part| matches!(part, Part::Number(_)));
    let has_session = parts.iter().any(|part| matches!(part, Part::Session { .. }));
    // `GC18/CRP.4` lacks a point; without a suffix it may be anything.
    let unsure = |part: &Part<'_>| matches!(part, Part::Session { is_right: false, .. });
    let ends = matches!(parts.last(), Some(Part::Number(_) | Part::Suffix { .. }));
    let is_chain = has_session || (parts.len() >= 3 && has_number);
    if !ends || !is_chain || (parts.iter().any(unsure) && !has_suffix) {
        return None;
    }
    let mut printed: String = parts.iter().map(Part::printed).collect::<Vec<_>>().join("/");
    if beyond == 0
        && let Some(revision) = revision(behind)
    {
        printed.push_str(revision);
        beyond = revision.len();
    }
    Some(Single { printed, beyond })
}

fn part(text: &str) -> Option<Part<'_>> {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(letters);
    let (point, number) = match rest.strip_prefix('.') {
        Some(number) => (true, number),
        None => (false, rest),
    };
    let is_number = !number.is_empty() && number.len() <= 5 && number.bytes().all(|b| b.is_ascii_digit());
    let is_name = word.len() <= LONGEST_NAME && word.bytes().all(|b| b.is_ascii_uppercase());
    match (word.is_empty(), is_number) {
        (true, true) if !point => Some(Part::Number(number)),
        (false, true) => match suffix(word) {
            Some(known) => Some(Part::Suffix { word: known, written: point.then_some(word), number }),
            None if is_name => Some(Part::Session { name: word, session: number, is_right: point }),
            None => None,
        },
        (false, false) if rest.is_empty() && (is_name || suffix(word).is_some()) => Some(Part::Name(word)),
        _ => None,
    }
}

/// The suffix that a word is, however it is written.
fn suffix(word: &str) -> Option<&'static str> {
    SUFFIXES.into_iter().find(|suffix| suffix.eq_ignore_ascii_case(word))
}

/// A number that a space or a wrong mark separates from its suffix, and how far it reaches.
fn number_behind(behind: &str) -> Option<(&str, usize)> {
    let rest = behind.strip_prefix(['.', ',']).unwrap_or(behind);
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    // A long number is a year that the sentence goes on with.
    (1..=2).contains(&length).then(|| (&rest[..length], behind.len() - rest.len() + length))
}

/// A mark of revision in parentheses, as some houses set it behind a symbol.
fn revision(behind: &str) -> Option<&str> {
    let inside = behind.strip_prefix('(')?;
    let end = inside.find(')')?;
    let (word, number) = inside[..end].split_once('.')?;
    let is_revision = ["Add", "Corr", "Rev"].contains(&word) && number.bytes().all(|b| b.is_ascii_digit());
    is_revision.then(|| &behind[..end + 2])
}

impl Part<'_> {
    /// The part as it should be written.
    fn printed(&self) -> String {
        match self {
            Self::Name(name) => (*name).to_owned(),
            Self::Number(number) => (*number).to_owned(),
            Self::Session { name, session, .. } => format!("{name}.{session}"),
            Self::Suffix { word, written, number } => {
                // Some houses write all suffixes in capitals.
                let capitals = written.filter(|written| written.bytes().all(|b| b.is_ascii_uppercase()));
                format!("{}.{number}", capitals.unwrap_or(word))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The symbols of a text as they stand there, each with its right form where it has another.
    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        symbols(text).into_iter().map(|cited| (&text[cited.range], cited.misprint_of)).collect()
    }

    #[test]
    fn every_symbol_of_the_specimens_is_recognised() {
        let known = [
            "GB.294/8/1",
            "GB.294/PFA/8/3",
            "GB.274/PFA/9/1",
            "GB.295/TC/1",
            "GB.295/PFA/18",
            "IDB.45/8/Add.2",
            "IDB.45/8/Add.2/Corr.1",
            "IDB.47/10-PBC.35/10",
            "GC.17/Res.1",
            "GC.18/CRP.4",
            "GC.18/Dec.14",
            "A/RES/70/1",
            "A/RES/74/4",
            "DGB/2019/11",
            "AI/2020/01",
            "IDB.51/1/Add.1/Rev.1",
            "GB.303/PFA/2",
            "GB.304/PFA/2(Rev.)",
            "GB.338/PFA/1",
            "A/C.5/74/L.4",
            "IOISE/EC.21/4-IOISE/CL.12/7",
            "EC.20/Dec.3",
        ];
        for symbol in known {
            assert_eq!(found(symbol), [(symbol, None)]);
            assert_eq!(found(&format!("见文件{symbol}。")), [(symbol, None)]);
            assert_eq!(found(&format!("as {symbol}, and ({symbol}).")), [(symbol, None), (symbol, None)]);
        }
    }

    #[test]
    fn misprints_are_named_with_the_right_form() {
        let right = [
            ("GC.18/CRP4", "GC.18/CRP.4"),
            ("GC18/CRP.4", "GC.18/CRP.4"),
            ("GC.18/CRP. 4", "GC.18/CRP.4"),
            ("GC.18/CRP 4", "GC.18/CRP.4"),
            ("GC.18/CRP,4", "GC.18/CRP.4"),
            ("GC.18/crp.4", "GC.18/CRP.4"),
            ("IDB.45/8/Add2/Corr.1", "IDB.45/8/Add.2/Corr.1"),
            ("IDB.47/10-PBC.35/10/Add2", "IDB.47/10-PBC.35/10/Add.2"),
        ];
        for (misprint, symbol) in right {
            assert_eq!(found(misprint), [(misprint, Some(symbol.to_owned()))]);
        }
        assert_eq!(found("GC.17/RES.1"), [("GC.17/RES.1", None)]);
    }

    #[test]
    fn what_only_looks_like_a_symbol_is_none() {
        let others = [
            "HIV/AIDS",
            "24/7",
            "and/or",
            "km/h",
            "PM10/2",
            "SDG4/5",
            "2018/19",
            "1.1/2",
            "N/A",
            "https://undocs.org/A/RES/70/1",
            "data/GC.18/1",
            "GC.18",
            "GC.18/",
            "www.GC.18/2/x",
        ];
        for text in others {
            assert_eq!(found(text), [], "{text}");
        }
        // A hyphen also joins words to a symbol.
        assert_eq!(found("GC.18/CRP.4-related"), [("GC.18/CRP.4", None)]);
        assert_eq!(found("in GB.294/8 2005 and"), [("GB.294/8", None)]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched(text in "(?s).*", parts in "[A-Z.0-9/a-d-, (]{0,30}") {
            for text in [text, parts] {
                let mut end = 0;
                for cited in symbols(&text) {
                    prop_assert!(cited.range.start >= end && !text[cited.range.clone()].is_empty());
                    end = cited.range.end;
                }
            }
        }
    }
}
