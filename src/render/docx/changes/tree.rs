//! XML as a tree that keeps every byte of what is not changed.

use quick_xml::Reader;
use quick_xml::events::Event;

/// A node of XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// An element with its content.
    Element(Element),
    /// Anything else, as it is written: text, comments, declarations.
    Raw(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The name.
    pub(super) name: String,
    /// The attributes as they are written, with the space before them.
    pub(super) attributes: String,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An element without attributes.
    pub(super) fn new(name: &str, children: Vec<Node>) -> Self {
        Self { name: name.to_owned(), attributes: String::new(), children }
    }

    /// The same element with attributes, given as they are written.
    #[must_use]
    pub(super) fn with(self, attributes: &str) -> Self {
        Self { attributes: format!(" {attributes}"), ..self }
    }

    /// The first element of a name directly in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|node| match node {
            Node::Element(element) if element.name == name => Some(element),
            Node::Element(_) | Node::Raw(_) => None,
        })
    }

    /// The text that it holds, with the references of XML resolved.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.children {
            match node {
                Node::Element(element) => text.push_str(&element.text()),
                Node::Raw(raw) => {
                    text.push_str(&quick_xml::escape::unescape(raw).map_or_else(|_| raw.clone(), Into::into));
                }
            }
        }
        text
    }
}

/// Reads XML.
///
/// # Errors
/// Text that is not well-formed XML, or that declares a document type.
pub(super) fn read(xml: &str) -> Result<Vec<Node>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut done: Vec<Node> = Vec::new();
    loop {
        let before = position(&reader);
        let event = reader.read_event()?;
        let raw = xml.get(before..position(&reader)).unwrap_or_default();
        let node = match event {
            Event::Eof => break,
            Event::Start(_) => {
                open.push(element(raw));
                continue;
            }
            Event::Empty(_) => Node::Element(element(raw)),
            Event::End(_) => match open.pop() {
                Some(element) => Node::Element(element),
                None => continue,
            },
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => Node::Raw(raw.to_owned()),
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => done.push(node),
        }
    }
    Ok(done)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An element from its tag as it is written.
fn element(tag: &str) -> Element {
    let inside = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    Element {
        name: inside[..end].to_owned(),
        attributes: inside[end..].trim_end().to_owned(),
        children: Vec::new(),
    }
}

/// Writes XML.
pub(super) fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Raw(raw) => out.push_str(raw),
            Node::Element(element) => {
                out.extend(["<", &element.name, &element.attributes]);
                if element.children.is_empty() {
                    out.push_str("/>");
                } else {
                    out.push('>');
                    write(&element.children, out);
                    out.extend(["</", &element.name, ">"]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<?xml version=\"1.0\"?><a b=\"1\"><c/>x &amp; y<d e='2'>z</d></a>";
        let mut out = String::new();
        let nodes = read(xml).expect("well-formed");
        write(&nodes, &mut out);
        assert_eq!(out, xml);
        let Node::Element(root) = &nodes[1] else { panic!("the root") };
        assert_eq!(root.text(), "x & yz");
        assert_eq!(root.child("d").map(Element::text).as_deref(), Some("z"));
        assert!(read("<a><b></a>").is_err());
    }
}
