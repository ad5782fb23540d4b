//! Parts of XML, element by element: without document types, without entities of their own, and
//! nested no deeper than the limits allow.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refused;
use crate::manifest::Limits;

/// A part that is being read.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    name: String,
    depth: u64,
    limits: Limits,
}

/// What comes next in a part.
pub(super) enum Node<'a> {
    /// An element begins; one without content ends right after it.
    Start(Element<'a>),
    /// The innermost element ends, and so many are still open.
    End(u64),
    /// Text of the innermost element, which can come in several pieces.
    Text(Cow<'a, str>),
    /// Something that means nothing here, such as a comment.
    Other,
    /// The part ends.
    Done,
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix of its namespace.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Explicit1_0).ok().map(Cow::into_owned)
    }

    /// An attribute, by its name with its prefix.
    pub(super) fn exactly(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| attribute.key.into_inner() == name)?;
        found.normalized_value(XmlVersion::Explicit1_0).ok().map(Cow::into_owned)
    }

    /// An attribute that is a whole number.
    pub(super) fn whole(&self, name: &str) -> Option<u64> {
        self.attribute(name)?.parse().ok()
    }
}

impl<R: BufRead> Xml<R> {
    /// A part with its name in the archive.
    pub(super) fn new(reader: R, name: &str, limits: &Limits) -> Self {
        let mut reader = Reader::from_reader(reader);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), name: name.to_owned(), depth: 0, limits: *limits }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> u64 {
        self.depth
    }

    /// What comes next.
    ///
    /// # Errors
    /// The part is not well-formed, declares a document type, or goes beyond a limit.
    pub(super) fn next(&mut self) -> Result<Node<'_>, Refused> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(|error| refused(&self.name, &error))? {
            Event::Start(element) | Event::Empty(element) => {
                self.depth += 1;
                if self.depth > self.limits.depth {
                    let message = format!(
                        "`{}` has more than {} elements within each other",
                        self.name, self.limits.depth
                    );
                    return Err(Refused::limit(message, "depth"));
                }
                Node::Start(Element(element))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End(self.depth)
            }
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Node::Text(resolve(&self.name, &reference)?),
            Event::DocType(_) => {
                let message = format!("`{}` declares a document type, which no workbook has", self.name);
                return Err(Refused::format(message));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Node::Other,
            Event::Eof if self.depth > 0 => {
                return Err(Refused::format(format!("`{}` ends before its last element", self.name)));
            }
            Event::Eof => Node::Done,
        })
    }

    /// Passes over what is left of the innermost element.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), Refused> {
        let outer = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Node::End(depth) if depth == outer => return Ok(()),
                Node::Done => return Ok(()),
                Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
            }
        }
    }

    /// Refuses a text that is longer than a cell may be.
    ///
    /// # Errors
    /// It is longer.
    pub(super) fn short_enough(&self, text: &str) -> Result<(), Refused> {
        if text.len() as u64 > self.limits.cell {
            return Err(Refused::limit(format!("a text is longer than {} bytes", self.limits.cell), "cell"));
        }
        Ok(())
    }

    /// Adds the text that is left of the innermost element, with that of the elements in it, to a text.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn text(&mut self, into: &mut String) -> Result<(), Refused> {
        let outer = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Node::Text(text) => {
                    into.push_str(&text);
                    self.short_enough(into)?;
                }
                Node::End(depth) if depth == outer => return Ok(()),
                Node::Done => return Ok(()),
                Node::Start(_) | Node::End(_) | Node::Other => {}
            }
        }
    }
}

/// The character that a reference stands for; a part has no entities of its own.
fn resolve(part: &str, reference: &BytesRef<'_>) -> Result<Cow<'static, str>, Refused> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character.to_string().into());
    }
    let known = resolve_predefined_entity(reference);
    known.map(Cow::Borrowed).ok_or_else(|| {
        Refused::format(format!("`{part}` has an entity `&{};` that XML does not know", &**reference))
    })
}

fn refused(part: &str, error: &quick_xml::Error) -> Refused {
    if let quick_xml::Error::Io(error) = error {
        return Refused::of_io(error);
    }
    Refused::format(format!("`{part}` is not well-formed ({error})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<String, String> {
        let mut xml = Xml::new(text.as_bytes(), "a.xml", &Limits { depth: 4, ..Limits::default() });
        let mut out = String::new();
        loop {
            match xml.next().map_err(|refused| refused.to_string())? {
                Node::Start(element) => {
                    out.push_str(&format!(
                        "<{}{}>",
                        element.name(),
                        element.attribute("b").unwrap_or_default()
                    ));
                }
                Node::End(_) => out.push_str("</>"),
                Node::Text(text) => out.push_str(&text),
                Node::Other => {}
                Node::Done => return Ok(out),
            }
        }
    }

    #[test]
    fn elements_and_texts_come_without_prefixes_and_references() {
        let text = "<x:a b='1 &amp; 2'>T&#xe9;&lt;<!-- no --><![CDATA[<c>]]><d/></x:a>";
        assert_eq!(all(text).expect("well-formed"), "<a1 & 2>Té<<c><d></></>");
    }

    #[test]
    fn what_could_be_used_for_an_attack_is_refused() {
        for (text, why) in [
            (
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "`a.xml` declares a document type, which no workbook has",
            ),
            ("<a>&b;</a>", "`a.xml` has an entity `&b;` that XML does not know"),
            ("<a><a><a><a><a/></a></a></a></a>", "`a.xml` has more than 4 elements within each other"),
            ("<a><b>", "`a.xml` ends before its last element"),
        ] {
            assert_eq!(all(text), Err(why.to_owned()));
        }
        assert!(all("<a></b>").expect_err("ill-formed").starts_with("`a.xml` is not well-formed"));
    }
}
