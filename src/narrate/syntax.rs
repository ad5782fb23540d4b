//! What a template marks off from its text: tags, calls of functions, and their arguments.

use std::ops::Range;

use super::functions::{FUNCTIONS, Function};
use super::name;

/// The text of a literal in quotes.
pub(super) fn literal(text: &str) -> Option<&str> {
    let text = text.trim();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains(quote)).then_some(inner)
}

/// What a template marks off from its text.
#[derive(Default)]
pub(super) struct Tags {
    /// The insides of `{{ … }}` and `{% … %}`.
    pub(super) code: Vec<Range<usize>>,
    /// The names of paragraphs, `{#…}`.
    pub(super) names: Vec<Range<usize>>,
    /// The comments, `{# … #}`, with their marks.
    pub(super) comments: Vec<Range<usize>>,
}

pub(super) fn tags(template: &str) -> Tags {
    let mut tags = Tags::default();
    let mut position = 0;
    while let Some(found) = template[position..].find(['{']).map(|index| position + index) {
        let close = match template.as_bytes().get(found + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => {
                if let Some(length) = name::mark(&template[found..]) {
                    position = found + length;
                    tags.names.push(found..position);
                    continue;
                }
                "#}"
            }
            _ => {
                position = found + 1;
                continue;
            }
        };
        let start = found + 2;
        let Some(end) = template[start..].find(close).map(|index| start + index) else { break };
        position = end + close.len();
        match template[start..end].trim_matches(['-', ' ', '\n', '\t']) {
            // What stands between `raw` and `endraw` is text.
            "raw" if close == "%}" => {
                position = template[position..].find("endraw").map_or(position, |i| position + i);
            }
            _ if close != "#}" => tags.code.push(start..end),
            _ => tags.comments.push(found..position),
        }
    }
    tags
}

/// A call of a function in a tag, with the ranges of its arguments there.
pub(super) struct Call {
    pub(super) name: String,
    /// Where the name begins in the tag.
    pub(super) start: usize,
    /// The leading arguments that have no name.
    pub(super) positional: Vec<Range<usize>>,
    /// The values of the others.
    pub(super) named: Vec<(String, Range<usize>)>,
}

impl Call {
    /// The function, if there is one of that name.
    pub(super) fn function(&self) -> Option<&'static Function> {
        FUNCTIONS.iter().find(|function| function.name == self.name)
    }
}

/// The calls in a tag, in the order in which they begin; also those within arguments.
pub(super) fn calls(tag: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut quote = None;
    let mut word = 0;
    for (index, character) in tag.char_indices() {
        match (quote, character) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '(') if index > word => {
                let name = tag[word..index].to_owned();
                let mut call = Call { name, start: word, positional: Vec::new(), named: Vec::new() };
                read_arguments(tag, index + 1, &mut call);
                calls.push(call);
            }
            (None, _) => {}
        }
        if !(character.is_alphanumeric() || character == '_') {
            word = index + character.len_utf8();
        }
    }
    calls
}

/// Reads the arguments that begin at a position.
fn read_arguments(tag: &str, start: usize, call: &mut Call) {
    let (mut depth, mut quote, mut begin) = (0_usize, None, start);
    for (offset, character) in tag[start..].char_indices() {
        let index = start + offset;
        match (quote, character) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '(' | '[') => depth += 1,
            (None, ')') if depth == 0 => {
                read_argument(tag, begin..index, call);
                break;
            }
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                read_argument(tag, begin..index, call);
                begin = index + 1;
            }
            (None, _) => {}
        }
    }
}

fn read_argument(tag: &str, range: Range<usize>, call: &mut Call) {
    let argument = &tag[range.clone()];
    let trimmed = |range: Range<usize>| {
        let text = &tag[range.clone()];
        let lead = text.len() - text.trim_start().len();
        range.start + lead..range.start + lead + text.trim().len()
    };
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let name = argument.trim_start().split(|c| !is_word(c)).next().unwrap_or_default();
    let after = argument.trim_start()[name.len()..].trim_start();
    if after.starts_with('=') && !after.starts_with("==") {
        let value = range.end - after.len() + 1;
        call.named.push((name.to_owned(), trimmed(value..range.end)));
    } else if call.named.is_empty() && !argument.trim().is_empty() {
        call.positional.push(trimmed(range));
    }
}

/// Where the literal texts of an argument stand, without their quotation marks; those within calls are none of its own.
pub(super) fn texts(code: &str, argument: &Range<usize>) -> Vec<Range<usize>> {
    let (mut depth, mut open) = (0_usize, None);
    let mut texts = Vec::new();
    for (offset, character) in code[argument.clone()].char_indices() {
        let index = argument.start + offset;
        match (open, character) {
            (Some((quote, start)), c) if c == quote => {
                if depth == 0 {
                    texts.push(start..index);
                }
                open = None;
            }
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => open = Some((character, index + 1)),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
    }
    texts
}

/// A text or a number that is written in a tag outside of the arguments of every call, and would be printed as it
/// is or make another number of a figure.
pub(super) fn typed(code: &str) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    for (index, character) in code.char_indices() {
        match (open, character) {
            (Some((quote, start)), c) if c == quote => {
                if depth == 0 {
                    return Some(start..index + 1);
                }
                open = None;
            }
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => open = Some((character, index)),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            (None, c) if depth == 0 && c.is_ascii_digit() && !is_of_name(before) => {
                let rest = &code[index..];
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(rest.len());
                return Some(index..index + length);
            }
            (None, _) => {}
        }
        before = character;
    }
    None
}

/// Whether a digit behind a character belongs to a name.
fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_into_a_tag_is_told_from_arguments() {
        let found = |code: &str| typed(code).map(|range| code[range].to_owned());
        for code in [
            " actual(\"2.1\", decimals = 1) ",
            " units_met(\"2.1\") | plural(one = \"country\", other = \"countries\") ",
            " report.period ",
            " names[0] ",
            " value1 ",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
        assert_eq!(found(" \"171,999\" ").as_deref(), Some("\"171,999\""));
        assert_eq!(found(" 171999 ").as_deref(), Some("171999"));
        assert_eq!(found(" actual(\"2.1\") | number * 1000 ").as_deref(), Some("1000"));
    }
}
