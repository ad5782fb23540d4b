//! XML, element by element: where each begins, its attributes, its text and the
//! language of it. Only what is read is in memory, whatever the size of the file.
//!
//! What the parser lets pass is checked here: document types, which could define
//! entities, how deep elements lie, and elements that are never closed.

use std::io::Read;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::bytes::{Bytes, Refusal};
use crate::diag::Code;
use crate::manifest::Limits;

/// The longest name of an element, in bytes.
const LONGEST_NAME: usize = 256;

/// The most attributes that an element may have.
const MOST_ATTRIBUTES: usize = 256;

/// The attributes that are kept.
const ATTRIBUTES: [&str; 13] = [
    "version",
    "ref",
    "code",
    "vocabulary",
    "type",
    "measure",
    "ascending",
    "aggregation-status",
    "value",
    "year",
    "iso-date",
    "name",
    "xmlns",
];

/// Why a file is read no further.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// The kind of the finding.
    pub(super) code: Code,
    /// The line of the file, from 1.
    pub(super) line: u64,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
}

impl Stop {
    /// A file that is not what it should be.
    pub(super) fn malformed(line: u64, message: impl Into<String>, help: &'static str) -> Self {
        Self { code: Code::SourceFormat, line, message: message.into(), help }
    }

    /// A file that costs more than it may.
    pub(super) fn limit(line: u64, message: impl Into<String>, help: &'static str) -> Self {
        Self { code: Code::LimitExceeded, line, message: message.into(), help }
    }
}

/// What to do about a file that is not XML.
const MEND: &str =
    "export the file anew from the program that made it, and check it with the validator of IATI";

/// An element that was begun.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: String,
    /// The line on which it begins.
    pub(super) line: u64,
    attributes: Vec<(&'static str, String)>,
}

impl Element {
    /// The text of an attribute without spaces around it; none where it is empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// An element that is open.
struct Open {
    /// Where its name begins in the names of all that are open.
    name: usize,
    line: u64,
    language: Option<Rc<str>>,
}

/// A file of XML that is being read.
pub(super) struct Pull<R: Read> {
    reader: Reader<Bytes<R>>,
    buffer: Vec<u8>,
    names: String,
    open: Vec<Open>,
    depth: usize,
    longest: usize,
}

/// What is wanted of what comes next; the rest is only passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Where elements begin and end.
    Borders,
    /// Elements with their attributes.
    Elements,
    /// Elements with their attributes, and texts.
    Texts,
}

/// What comes next.
enum Step {
    Begin(Element),
    End,
    Text(String),
    Done,
}

impl<R: Read> Pull<R> {
    /// Begins to read.
    pub(super) fn new(reader: R, limits: &Limits) -> Self {
        let mut reader = Reader::from_reader(Bytes::new(reader, limits.cell));
        reader.config_mut().expand_empty_elements = true;
        let bound = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
        let (depth, longest) = (bound(limits.depth), bound(limits.cell));
        Self { reader, buffer: Vec::new(), names: String::new(), open: Vec::new(), depth, longest }
    }

    /// The element that holds all others.
    pub(super) fn root(&mut self) -> Result<Element, Stop> {
        loop {
            match self.step(Wanted::Elements)? {
                Step::Begin(element) => return Ok(element),
                Step::Done => {
                    return Err(Stop::malformed(1, "the file holds no element of XML", MEND));
                }
                Step::End | Step::Text(_) => {}
            }
        }
    }

    /// The next element within the one that is open; none at its end.
    ///
    /// Elements of other namespaces, which the standard allows everywhere, are passed over.
    pub(super) fn child(&mut self) -> Result<Option<Element>, Stop> {
        loop {
            match self.step(Wanted::Elements)? {
                Step::Begin(element) if element.attribute("xmlns").is_some() => self.skip()?,
                Step::Begin(element) => return Ok(Some(element)),
                Step::End | Step::Done => return Ok(None),
                Step::Text(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that is open.
    pub(super) fn skip(&mut self) -> Result<(), Stop> {
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside {
            self.step(Wanted::Borders)?;
        }
        Ok(())
    }

    /// The text of the element that is open, up to its end, with that of the elements in it.
    ///
    /// Line ends and other spaces of XML are one space each time, as its editors wrap lines as they like.
    pub(super) fn text(&mut self) -> Result<String, Stop> {
        let outside = self.open.len().saturating_sub(1);
        let mut text = String::new();
        while self.open.len() > outside {
            let Step::Text(more) = self.step(Wanted::Texts)? else { continue };
            text.push_str(&more);
            self.check_length(text.len(), self.reader.get_ref().line())?;
        }
        let words = text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
        Ok(words.collect::<Vec<&str>>().join(" "))
    }

    /// The language of the element that is open, as the file says it.
    pub(super) fn language(&self) -> Option<Rc<str>> {
        self.open.last().and_then(|open| open.language.clone())
    }

    /// Reads what stands after the root: nothing may.
    pub(super) fn finish(&mut self) -> Result<(), Stop> {
        loop {
            match self.step(Wanted::Borders)? {
                Step::Done => return Ok(()),
                Step::Begin(element) => {
                    let message = "a second element stands after the one that holds all others";
                    return Err(Stop::malformed(element.line, message, MEND));
                }
                Step::End | Step::Text(_) => {}
            }
        }
    }

    /// Reads on to the next border of an element, or to its text.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the events of XML are another library's")]
    fn step(&mut self, wanted: Wanted) -> Result<Step, Stop> {
        loop {
            let line = self.reader.get_mut().begin();
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.fault(&error, line)),
            };
            let outside = self.open.is_empty();
            let text = match event {
                Event::Start(start) => {
                    let open = Open { name: self.names.len(), line, language: None };
                    let parent = self.open.last().and_then(|open| open.language.clone());
                    let element = begin(&start, line, wanted != Wanted::Borders)?;
                    self.names.push_str(start.name().as_ref());
                    self.open.push(Open { language: element.language.or(parent), ..open });
                    if self.open.len() > self.depth {
                        let message = format!("elements lie in each other more than {} deep", self.depth);
                        return Err(Stop::limit(
                            line,
                            message,
                            "raise `depth` in `[limits]` if they are meant to",
                        ));
                    }
                    return Ok(Step::Begin(element.element));
                }
                Event::End(_) => {
                    if let Some(closed) = self.open.pop() {
                        self.names.truncate(closed.name);
                    }
                    return Ok(Step::End);
                }
                Event::Eof => {
                    let Some(open) = self.open.last() else { return Ok(Step::Done) };
                    let name = short(&self.names[open.name..]);
                    let message = format!("the file ends, and `<{name}>` is never closed");
                    return Err(Stop::malformed(open.line, message, MEND));
                }
                Event::DocType(kind) => return Err(doctype(line, &kind)),
                Event::Text(text) if outside => {
                    if text.trim().is_empty() {
                        continue;
                    }
                    return Err(Stop::malformed(line, "text stands outside of all elements", MEND));
                }
                Event::CData(_) | Event::GeneralRef(_) if outside => {
                    return Err(Stop::malformed(line, "text stands outside of all elements", MEND));
                }
                Event::Text(text) if wanted == Wanted::Texts => text.xml10_content().into_owned(),
                Event::CData(text) if wanted == Wanted::Texts => text.xml10_content().into_owned(),
                Event::GeneralRef(reference) if wanted == Wanted::Texts => entity(&reference, line)?,
                _ => continue,
            };
            return Ok(Step::Text(text));
        }
    }

    /// Checks that a text is not longer than a cell may be.
    pub(super) fn check_length(&self, length: usize, line: u64) -> Result<(), Stop> {
        if length > self.longest { Err(self.too_long(line)) } else { Ok(()) }
    }

    fn too_long(&self, line: u64) -> Stop {
        let message = format!("a tag, a comment or a text is longer than {} bytes", self.longest);
        Stop::limit(line, message, "raise `cell` in `[limits]` if it is meant to be so long")
    }

    /// What a fault of the parser is called here.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the errors of XML are another library's")]
    fn fault(&self, error: &quick_xml::Error, line: u64) -> Stop {
        use quick_xml::errors::{IllFormedError, SyntaxError};
        match self.reader.get_ref().refusal() {
            Some(Refusal::TooLong) => return self.too_long(line),
            Some(Refusal::Control(byte)) => {
                let name = if byte == 0 {
                    "a NUL byte".to_owned()
                } else {
                    format!("the control character {byte:#04x}")
                };
                let line = self.reader.get_ref().line();
                let help = "export the file anew from the program that made it; XML has no such characters";
                return Stop::malformed(line, format!("the file holds {name}"), help);
            }
            None => {}
        }
        match error {
            quick_xml::Error::Io(error) => Stop {
                code: Code::FileUnreadable,
                line,
                message: format!("the file cannot be read to its end ({error})"),
                help: "see whether the file is whole",
            },
            quick_xml::Error::Encoding(_) => {
                let help = "save it in UTF-8, or say what it is by `encoding`, such as \"windows-1252\"";
                Stop::malformed(self.reader.get_ref().line(), "the file is not in UTF-8", help)
            }
            quick_xml::Error::Syntax(SyntaxError::UnclosedDoctype) => doctype(line, ""),
            quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let begun = self.open.last().map_or(line, |open| open.line);
                let (expected, found) = (short(expected), short(found));
                let message =
                    format!("`</{found}>` stands where `<{expected}>` of line {begun} must be closed");
                Stop::malformed(line, message, MEND)
            }
            quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                Stop::malformed(line, format!("`</{}>` closes nothing", short(found)), MEND)
            }
            other => Stop::malformed(line, format!("this is not XML ({})", short(&other.to_string())), MEND),
        }
    }
}

/// An element with its language, if it says one.
struct Begun {
    element: Element,
    language: Option<Rc<str>>,
}

/// Reads a tag: its name and, where they are `wanted`, the attributes that are kept.
fn begin(start: &BytesStart<'_>, line: u64, wanted: bool) -> Result<Begun, Stop> {
    let name = start.name();
    if name.as_ref().len() > LONGEST_NAME {
        let message = format!("the name of an element is longer than {LONGEST_NAME} bytes");
        return Err(Stop::malformed(line, message, MEND));
    }
    let mut element = Element { name: String::new(), line, attributes: Vec::new() };
    let mut language = None;
    if !wanted {
        return Ok(Begun { element, language });
    }
    name.as_ref().clone_into(&mut element.name);
    // The check of the library for repeated names compares each with all others.
    for (index, attribute) in start.attributes().with_checks(false).enumerate() {
        let unreadable =
            |what: &str| Stop::malformed(line, format!("a tag cannot be read ({})", short(what)), MEND);
        let attribute = attribute.map_err(|error| unreadable(&error.to_string()))?;
        if index == MOST_ATTRIBUTES {
            let message = format!("a tag has more than {MOST_ATTRIBUTES} attributes");
            return Err(Stop::malformed(line, message, MEND));
        }
        let key: &str = attribute.key.as_ref();
        let known = ATTRIBUTES.into_iter().find(|known| *known == key);
        if known.is_none() && key != "xml:lang" {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|error| unreadable(&error.to_string()))?;
        if value.chars().any(is_control) {
            return Err(unreadable("it holds a control character"));
        }
        let repeated = match known {
            None => language.replace(Rc::from(value.trim())).is_some(),
            Some(known) => {
                let repeated = element.attributes.iter().any(|(name, _)| *name == known);
                element.attributes.push((known, value.into_owned()));
                repeated
            }
        };
        if repeated {
            return Err(unreadable(&format!("the attribute `{key}` is given twice")));
        }
    }
    Ok(Begun { element, language })
}

/// Whether a character is a control character that XML 1.0 forbids, also where a number stands for it.
fn is_control(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r')
}

/// The text that a reference stands for.
fn entity(reference: &quick_xml::events::BytesRef<'_>, line: u64) -> Result<String, Stop> {
    let unknown = || {
        let message = format!("`&{};` stands for nothing that XML knows", short(reference));
        Stop::malformed(line, message, "write the character itself, or `&amp;` for an ampersand")
    };
    let character = reference.resolve_char_ref().map_err(|_not_a_character| unknown())?;
    match character {
        Some(character) if is_control(character) => Err(unknown()),
        Some(character) => Ok(character.to_string()),
        None => {
            let known = quick_xml::escape::resolve_predefined_entity(reference);
            known.map(ToOwned::to_owned).ok_or_else(unknown)
        }
    }
}

/// Why a file with a document type is refused.
fn doctype(line: u64, kind: &str) -> Stop {
    if kind.get(..4).is_some_and(|kind| kind.eq_ignore_ascii_case("html")) {
        let help = "download the file itself rather than the page that shows it";
        return Stop::malformed(line, "this is a page of HTML and not IATI XML", help);
    }
    let message = "the file has a DOCTYPE, which could make it read other files or grow without end";
    Stop::malformed(line, message, "remove it: files of IATI have none")
}

/// A text of a file, short enough for a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let end = text.char_indices().nth(LONGEST).map(|(index, _)| index);
    end.map_or_else(|| text.to_owned(), |end| format!("{}…", &text[..end]))
}
