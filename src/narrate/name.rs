//! Names of paragraphs: `{#name}` at the end of a paragraph, by which others refer to its number.

use std::ops::Range;

/// The name of the paragraph by which the organ is asked to act, and the function that places it.
pub(super) const ACTION: &str = "action";

/// The name of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ParagraphName(String);

/// A name as a template gives it.
#[derive(Debug, Clone)]
pub(super) struct NameMark {
    /// What stands between `{#` and `}`.
    pub(super) text: String,
    /// Where the mark stands in the file, in bytes.
    pub(super) range: Range<usize>,
}

impl ParagraphName {
    /// A name of small Latin letters, digits and hyphens that begins with a letter; it may not be taken.
    pub fn new(text: &str) -> Option<Self> {
        let is_letter = |c: char| c.is_ascii_lowercase();
        let is_sound = text.starts_with(is_letter)
            && text.chars().all(|c| is_letter(c) || c.is_ascii_digit() || c == '-')
            && text != ACTION;
        is_sound.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the paragraph in the document.
    pub fn id(&self) -> String {
        paragraph_id(&self.0)
    }
}

/// The id in the document of a paragraph with a name.
pub(super) fn paragraph_id(name: &str) -> String {
    format!("par-{name}")
}

/// How long a mark is that begins a text, in bytes; none if a comment begins there.
///
/// Comments of templates begin with `{#`, too: they end with `#}`, and a space
/// or a line end follows where they begin.
pub(super) fn mark(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("{#")?;
    let end = inside.find(['}', '\n'])?;
    let is_comment = inside.starts_with(|c: char| c.is_whitespace() || c == '-' || c == '#')
        || inside[..end].ends_with('#')
        || !inside[end..].starts_with('}');
    (!is_comment).then_some(end + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_comment() {
        assert_eq!(mark("{#use-of-funds} and more"), Some(15));
        assert_eq!(mark("{#Use of funds}"), Some(15));
        assert_eq!(mark("{# a note #}"), None);
        assert_eq!(mark("{#note#}"), None);
        assert_eq!(mark("{#-note-#}"), None);
        assert_eq!(mark("{#\nnote } #}"), None);
        assert_eq!(mark("{#note\n#}"), None);
        assert_eq!(mark("{#}"), Some(3));
        assert_eq!(mark("{#"), None);
    }

    #[test]
    fn names_are_plain_words() {
        for sound in ["a", "use-of-funds", "step2"] {
            assert_eq!(ParagraphName::new(sound).map(|name| name.id()), Some(format!("par-{sound}")));
        }
        for other in ["", "2", "-a", "Use", "use of funds", "é", "action"] {
            assert_eq!(ParagraphName::new(other), None, "{other}");
        }
    }
}
