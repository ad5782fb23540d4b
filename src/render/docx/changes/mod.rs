//! Tracked changes: a Word file that shows what changed since an earlier draft.
//!
//! Both drafts are read as Word files, so that the earlier one may also have
//! been worked on by an editor. Paragraphs are compared with paragraphs, and
//! within those that changed words with words; what is new is marked as
//! inserted, and what is gone is put back as deleted, so that rejecting all
//! changes gives the text of the earlier draft.

mod tree;

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use self::tree::{Element, Node};
use super::package::zipped;
use super::runs::JOINER;
use crate::align::{self, Fate, Word, Words};

/// The part that holds the text.
const DOCUMENT: &str = "word/document.xml";
/// The part that holds the notes.
const NOTES: &str = "word/footnotes.xml";
/// Ids of changes begin here, beyond those of bookmarks.
const FIRST_ID: usize = 900_000;
/// The largest part that is read, in bytes: a file that unpacks to more is no draft.
const LARGEST_PART: u64 = 200_000_000;

/// Who made the changes, and when, as they are marked.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Reviser<'a> {
    /// The name.
    pub(in crate::render) name: &'a str,
    /// The time, ISO 8601.
    pub(in crate::render) time: &'a str,
}

/// An earlier draft that cannot be read.
#[derive(Debug, thiserror::Error)]
pub(in crate::render) enum Unreadable {
    /// It is no ZIP file.
    #[error("it is not a Word file")]
    NotWord(#[from] ZipError),
    /// A part cannot be unpacked.
    #[error("a part of it cannot be unpacked")]
    Packed(#[from] std::io::Error),
    /// A part is not XML.
    #[error("its text is not well-formed XML")]
    Xml(#[from] quick_xml::Error),
    /// A part is far too large.
    #[error("a part of it is larger than {LARGEST_PART} bytes")]
    TooLarge,
}

/// A new draft with its changes since an earlier one marked; both are Word files.
///
/// # Errors
/// An earlier draft that cannot be read.
pub(in crate::render) fn track(
    draft: &[u8],
    earlier: &[u8],
    reviser: Reviser<'_>,
) -> Result<Vec<u8>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(earlier))?;
    let mut marker = Marker { reviser, next: FIRST_ID };
    let mut parts = unpacked(draft)?;
    for name in [DOCUMENT, NOTES] {
        let Some((_, bytes)) = parts.iter_mut().find(|(path, _)| path == name) else { continue };
        let old = match part(&mut archive, name)? {
            Some(xml) => texts(&tree::read(&xml)?),
            None => Vec::new(),
        };
        let mut nodes = tree::read(&String::from_utf8_lossy(bytes))?;
        marker.mark(&mut nodes, &old);
        let mut out = String::new();
        tree::write(&nodes, &mut out);
        *bytes = out.into_bytes();
    }
    Ok(zipped(parts.iter()))
}

/// The first part that two packages do not have in common; none where one of them cannot be taken apart.
pub(in crate::render) fn first_difference(one: &[u8], other: &[u8]) -> Option<String> {
    let (one, other) = (unpacked(one).ok()?, unpacked(other).ok()?);
    let differs = |at: &usize| one.get(*at) != other.get(*at);
    let at = (0..one.len().max(other.len())).find(differs)?;
    one.get(at).or_else(|| other.get(at)).map(|(name, _)| name.clone())
}

/// The parts of a package in their order.
fn unpacked(package: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(package))?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut bytes = Vec::new();
        let name = file.name()?.into_owned();
        file.read_to_end(&mut bytes)?;
        parts.push((name, bytes));
    }
    Ok(parts)
}

/// A part of a package as text; none where the package has no such part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Unreadable> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) if name != DOCUMENT => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut text = String::new();
    let read = file.take(LARGEST_PART + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST_PART { Err(Unreadable::TooLarge) } else { Ok(Some(text)) }
}

/// The texts of all paragraphs, in order.
fn texts(nodes: &[Node]) -> Vec<String> {
    let mut texts = Vec::new();
    each_paragraph(nodes, &mut |paragraph| texts.push(paragraph_tokens(paragraph).concat()));
    texts
}

fn each_paragraph(nodes: &[Node], visit: &mut dyn FnMut(&Element)) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if element.name == "w:p" {
            visit(element);
        } else {
            each_paragraph(&element.children, visit);
        }
    }
}

/// Whether an element holds runs, as a paragraph does.
fn holds_runs(name: &str) -> bool {
    matches!(name, "w:p" | "w:hyperlink" | "w:ins" | "w:smartTag" | "w:sdt" | "w:sdtContent" | "w:fldSimple")
}

/// The words of a paragraph as it stands, without what an earlier reviser deleted.
fn paragraph_tokens(paragraph: &Element) -> Vec<String> {
    let mut tokens = Vec::new();
    for node in &paragraph.children {
        let Node::Element(element) = node else { continue };
        if element.name == "w:r" {
            for piece in &element.children {
                if let Node::Element(piece) = piece
                    && let Some(text) = piece_text(piece)
                {
                    tokens.extend(align::tokens(&text));
                }
            }
        } else if holds_runs(&element.name) {
            tokens.extend(paragraph_tokens(element));
        }
    }
    tokens
}

/// The text of a piece of a run; none where it is no text.
fn piece_text(piece: &Element) -> Option<String> {
    match piece.name.as_str() {
        // What only keeps a line together is no part of the text.
        "w:t" => Some(piece.text().replace(JOINER, "")),
        "w:noBreakHyphen" => Some("-".to_owned()),
        "w:tab" => Some("\t".to_owned()),
        "w:br" | "w:cr" => Some("\n".to_owned()),
        _ => None,
    }
}

/// Marks changes, each with an id of its own.
struct Marker<'a> {
    reviser: Reviser<'a>,
    next: usize,
}

impl Marker<'_> {
    fn mark(&mut self, nodes: &mut Vec<Node>, old: &[String]) {
        let new = texts(nodes);
        let fates = align::paragraphs(old, &new);
        let mut plan = Plan::new(old, &fates, new.len());
        self.nodes(nodes, &mut plan);
    }

    /// Walks through the paragraphs in order and marks each by its place in the plan.
    fn nodes(&mut self, nodes: &mut Vec<Node>, plan: &mut Plan<'_>) {
        let mut at = 0;
        while at < nodes.len() {
            let Some(Node::Element(element)) = nodes.get_mut(at) else {
                at += 1;
                continue;
            };
            if element.name == "w:p" {
                let step = plan.next();
                self.paragraph(element, step.old);
                let gone: Vec<Node> =
                    step.gone_before.iter().map(|text| Node::Element(self.gone(text))).collect();
                let after: Vec<Node> =
                    step.gone_after.iter().map(|text| Node::Element(self.gone(text))).collect();
                let (before, behind) = (gone.len(), after.len());
                nodes.splice((at + 1)..=at, after);
                nodes.splice(at..at, gone);
                at += before + behind + 1;
            } else {
                self.nodes(&mut element.children, plan);
                at += 1;
            }
        }
    }

    /// Marks a paragraph that continues an old one, or none.
    fn paragraph(&mut self, paragraph: &mut Element, old: Option<&str>) {
        let new = paragraph_tokens(paragraph);
        let old_words = old.map(align::tokens).unwrap_or_default();
        if old.is_none() {
            self.mark_end(paragraph, "w:ins");
        } else if old_words == new {
            return;
        }
        let Words { words, tail } = align::words(&old_words, &new);
        let mut words = words.into_iter();
        self.runs(paragraph, &mut words);
        if !tail.is_empty() {
            let run = self.deleted(&tail, None);
            paragraph.children.push(Node::Element(run));
        }
    }

    fn runs(&mut self, container: &mut Element, words: &mut std::vec::IntoIter<(String, Word)>) {
        let children = std::mem::take(&mut container.children);
        for node in children {
            match node {
                Node::Element(element) if element.name == "w:r" => {
                    self.run(element, words, &mut container.children);
                }
                Node::Element(mut element) if holds_runs(&element.name) => {
                    self.runs(&mut element, words);
                    container.children.push(Node::Element(element));
                }
                other @ (Node::Element(_) | Node::Raw(_)) => container.children.push(other),
            }
        }
    }

    /// Cuts a run where words were added or are gone.
    fn run(&mut self, run: Element, words: &mut std::vec::IntoIter<(String, Word)>, out: &mut Vec<Node>) {
        let look = run.child("w:rPr").cloned();
        let attributes = run.attributes.clone();
        let mut open: Option<(Word, Vec<Node>)> = None;
        let close = |open: &mut Option<(Word, Vec<Node>)>, out: &mut Vec<Node>, marker: &mut Self| {
            let Some((word, pieces)) = open.take() else { return };
            let mut children: Vec<Node> = look.clone().map(Node::Element).into_iter().collect();
            children.extend(joined(pieces));
            let run = Element { name: "w:r".to_owned(), attributes: attributes.clone(), children };
            out.push(Node::Element(match word {
                Word::Kept => run,
                Word::Added => marker.change("w:ins", run),
            }));
        };
        for piece in run.children {
            let Node::Element(element) = piece else { continue };
            if element.name == "w:rPr" {
                continue;
            }
            let Some(text) = piece_text(&element) else {
                // A field, a note or a picture goes with the words before it.
                open.get_or_insert((Word::Kept, Vec::new())).1.push(Node::Element(element));
                continue;
            };
            for token in align::tokens(&text) {
                let (gone, word) = words.next().unwrap_or((String::new(), Word::Kept));
                if !gone.is_empty() {
                    close(&mut open, out, self);
                    out.push(Node::Element(self.deleted(&gone, look.as_ref())));
                }
                if open.as_ref().is_some_and(|(kind, _)| *kind != word) {
                    close(&mut open, out, self);
                }
                let piece = if element.name == "w:t" { text_element("w:t", &token) } else { element.clone() };
                open.get_or_insert((word, Vec::new())).1.push(Node::Element(piece));
            }
        }
        close(&mut open, out, self);
    }

    /// Marks the end of a paragraph as new, or as gone.
    fn mark_end(&mut self, paragraph: &mut Element, kind: &str) {
        let mark = self.mark_element(kind);
        let has_properties =
            matches!(paragraph.children.first(), Some(Node::Element(first)) if first.name == "w:pPr");
        if !has_properties {
            paragraph.children.insert(0, Node::Element(Element::new("w:pPr", Vec::new())));
        }
        let Some(Node::Element(properties)) = paragraph.children.first_mut() else { return };
        let of_mark = properties.children.iter_mut().find_map(|node| match node {
            Node::Element(element) if element.name == "w:rPr" => Some(element),
            Node::Element(_) | Node::Raw(_) => None,
        });
        if let Some(look) = of_mark {
            look.children.insert(0, Node::Element(mark));
            return;
        }
        // The properties of the mark stand last but for those of a section.
        let look = Node::Element(Element::new("w:rPr", vec![Node::Element(mark)]));
        let last = |node: &Node| matches!(node, Node::Element(element) if matches!(element.name.as_str(), "w:sectPr" | "w:pPrChange"));
        let at = properties.children.iter().position(last).unwrap_or(properties.children.len());
        properties.children.insert(at, look);
    }

    /// A paragraph of the earlier draft that is gone.
    fn gone(&mut self, text: &str) -> Element {
        let run = self.deleted(text, None);
        let mut paragraph = Element::new("w:p", vec![Node::Element(run)]);
        self.mark_end(&mut paragraph, "w:del");
        paragraph
    }

    /// A run of words that are gone.
    fn deleted(&mut self, text: &str, look: Option<&Element>) -> Element {
        let mut children: Vec<Node> = look.cloned().map(Node::Element).into_iter().collect();
        children.push(Node::Element(text_element("w:delText", &text.replace(['\t', '\n'], " "))));
        let run = Element::new("w:r", children);
        self.change("w:del", run)
    }

    fn change(&mut self, kind: &str, run: Element) -> Element {
        let mark = self.mark_element(kind);
        Element { children: vec![Node::Element(run)], ..mark }
    }

    fn mark_element(&mut self, kind: &str) -> Element {
        self.next += 1;
        let name = quick_xml::escape::escape(self.reviser.name);
        let attributes =
            format!("w:id=\"{}\" w:author=\"{name}\" w:date=\"{}\"", self.next, self.reviser.time);
        Element::new(kind, Vec::new()).with(&attributes)
    }
}

/// Pieces of text that stand one after the other, joined again.
fn joined(pieces: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Node::Element(element) if element.name == "w:t" => text.push_str(&element.text()),
            other @ (Node::Element(_) | Node::Raw(_)) => {
                if !text.is_empty() {
                    out.push(Node::Element(text_element("w:t", &std::mem::take(&mut text))));
                }
                out.push(other);
            }
        }
    }
    if !text.is_empty() {
        out.push(Node::Element(text_element("w:t", &text)));
    }
    out
}

fn text_element(name: &str, text: &str) -> Element {
    let raw = Node::Raw(quick_xml::escape::escape(text).into_owned());
    Element::new(name, vec![raw]).with("xml:space=\"preserve\"")
}

/// What is to be done with each paragraph, in the order of the new text.
struct Plan<'a> {
    steps: std::vec::IntoIter<PlanStep<'a>>,
}

/// What is to be done with a paragraph.
#[derive(Debug, Clone, Default)]
struct PlanStep<'a> {
    /// Paragraphs before it that are gone.
    gone_before: Vec<&'a str>,
    /// The paragraph that it continues.
    old: Option<&'a str>,
    /// Paragraphs after the last one that are gone.
    gone_after: Vec<&'a str>,
}

impl<'a> Plan<'a> {
    fn new(old: &'a [String], fates: &[Fate], new: usize) -> Self {
        let mut steps: Vec<PlanStep<'a>> = Vec::with_capacity(new);
        let mut gone = Vec::new();
        for fate in fates {
            match fate {
                // An empty paragraph that is gone leaves nothing to be seen.
                Fate::Gone { old: at } if old[*at].trim().is_empty() => {}
                Fate::Gone { old: at } => gone.push(old[*at].as_str()),
                Fate::Kept { old: at, .. } => {
                    let gone_before = std::mem::take(&mut gone);
                    steps.push(PlanStep { gone_before, old: Some(&old[*at]), gone_after: Vec::new() });
                }
                Fate::Added { .. } => {
                    let gone_before = std::mem::take(&mut gone);
                    steps.push(PlanStep { gone_before, old: None, gone_after: Vec::new() });
                }
            }
        }
        if let Some(last) = steps.last_mut() {
            last.gone_after = gone;
        }
        Self { steps: steps.into_iter() }
    }

    fn next(&mut self) -> PlanStep<'a> {
        self.steps.next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
