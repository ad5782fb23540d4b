//! The text of an edition as its authors wrote it, for checks that read as an editor reads.
//!
//! What is printed has lost its places; here every word keeps its place in the
//! file, and every call of a function stands between the words that it was
//! written between. All branches of a condition are there, also those that are
//! not printed this year.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::branches::{Branch, branches};
use super::claims::{CLAIM, CLAIM_WORDS};
use super::declared::Declared;
use super::section::{Position, Source};
use super::syntax::{Call, calls, literal, tags, texts};
use crate::diag::Place;

/// What stands for a printed figure among the words of a passage.
pub const PRINTED: char = '\u{FFFC}';

/// What covers the tags of a template while its Markdown is read; it is as long as what it covers.
const COVER: char = '\u{1A}';

/// A file of the narrative.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// The file, as the project names it.
    pub file: String,
    /// The whole text of the file.
    pub text: String,
    /// Where the template begins in it, in bytes.
    pub body: usize,
    /// Where the title is written in it, in bytes, within its quotation marks.
    pub title: Range<usize>,
    /// The id of the section, the same in every language.
    pub id: String,
    /// Where in the report it stands.
    pub position: Position,
    /// Whether it comes with the program and not from the project.
    pub is_built_in: bool,
    /// The numbers that its front matter declares.
    pub literals: Vec<Declared>,
    /// The passages, in the order of the file.
    pub passages: Vec<Passage>,
    /// The words of claims, each with the calls of the passage that it stands in.
    pub claimed: Vec<Passage>,
    /// The same words as each claim prints them together.
    pub claims: Vec<ClaimWords>,
    /// The branches of its conditions, inner ones first.
    pub branches: Vec<Branch>,
    /// The sentences whose causal verbs are declared to be right.
    pub causal: Vec<Declared>,
    /// The words that assert something and are declared to need no check.
    pub unchecked: Vec<Declared>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph, also one in a list or a quotation.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A footnote.
    Footnote,
}

/// A paragraph, heading, cell or footnote of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its words; each printed figure is a [`PRINTED`], and conditions are left out.
    pub text: String,
    /// The calls of functions, printed or in conditions, in order.
    pub calls: Vec<FigureCall>,
    /// Where pieces of the text stand in the file: their place in the text, and in the file, in bytes.
    pieces: Vec<(usize, Range<usize>)>,
}

/// The words that a claim prints, with the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimWords {
    /// The call.
    pub call: FigureCall,
    /// Its words; what is no literal text among them is a [`PRINTED`].
    pub text: String,
}

/// A call of a function of templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureCall {
    /// The name of the function.
    pub function: String,
    /// The arguments by name; none for one that is no literal. The first positional ones have the names
    /// that the function gives them.
    pub arguments: BTreeMap<String, Option<String>>,
    /// Where in the text of the passage its [`PRINTED`] stands; none for a call in a condition.
    pub at: Option<usize>,
    /// Where the tag that it stands in is written in the file, in bytes.
    pub tag: Range<usize>,
}

impl FigureCall {
    /// An argument, if it is a literal text, or a number, `true` or `false`.
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.get(name)?.as_deref()
    }
}

impl Passage {
    /// Where a range of its text stands in the file; it may not reach over a tag.
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let begins = |offset: usize| {
            let found = self.pieces.iter().rev().find(|(start, _)| *start <= offset);
            found.map_or(0, |(start, file)| (file.start + (offset - start)).min(file.end))
        };
        // The end is that of the last character, so that the next piece is not taken for it.
        let last = range.end.saturating_sub(1).max(range.start);
        let end = if range.end > range.start { begins(last) + 1 } else { begins(range.start) };
        begins(range.start)..end
    }
}

impl Manuscript {
    /// The title of the section; no template runs in it.
    pub fn title_passage(&self) -> Passage {
        Passage {
            kind: PassageKind::Heading,
            text: self.text[self.title.clone()].to_owned(),
            calls: Vec::new(),
            pieces: vec![(0, self.title.clone())],
        }
    }

    /// The place of a range of a passage.
    pub fn place(&self, passage: &Passage, range: Range<usize>) -> Place {
        Place::span(self.file.clone(), &self.text, passage.in_file(range))
    }
}

/// The manuscript of a section.
pub(super) fn read(source: &Source) -> Manuscript {
    let template = &source.text[source.body..];
    let tags = tags(template);
    let mut covered = template.to_owned();
    let all = tags.code.iter().map(|inside| inside.start - 2..inside.end + 2);
    let hidden: Vec<Range<usize>> = all.chain(tags.names.iter().cloned()).chain(tags.comments).collect();
    for range in &hidden {
        covered.replace_range(range.clone(), &String::from(COVER).repeat(range.len()));
    }
    let mut reader = Reader {
        source,
        template,
        tags: &tags.code,
        passages: Vec::new(),
        claimed: Vec::new(),
        claims: Vec::new(),
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    reader.read(&covered, Parser::new_ext(&covered, options).into_offset_iter());
    Manuscript {
        file: source.file.clone(),
        text: source.text.clone(),
        body: source.body,
        title: within_marks(&source.text, source.title_range.clone()),
        id: source.id.clone(),
        position: source.position.clone(),
        is_built_in: source.is_built_in,
        literals: source.literals.clone(),
        passages: reader.passages,
        claimed: reader.claimed,
        claims: reader.claims,
        branches: branches(&source.text, source.body),
        causal: source.causal.clone(),
        unchecked: source.unchecked.clone(),
    }
}

/// A value of TOML without the marks around it.
fn within_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let value = &text[range.clone()];
    let inside = value.trim_matches(['"', '\'']);
    let start = range.start + (value.len() - value.trim_start_matches(['"', '\'']).len());
    start..start + inside.len()
}

struct Reader<'a> {
    source: &'a Source,
    template: &'a str,
    /// The insides of the tags, in order.
    tags: &'a [Range<usize>],
    passages: Vec<Passage>,
    claimed: Vec<Passage>,
    claims: Vec<ClaimWords>,
}

impl Reader<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the events of the parser are another library's")]
    fn read<'m>(&mut self, covered: &str, events: impl Iterator<Item = (Event<'m>, Range<usize>)>) {
        let mut open: Option<Passage> = None;
        let mut in_note = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => in_note = true,
                Event::End(TagEnd::FootnoteDefinition) => in_note = false,
                Event::Start(Tag::Heading { .. }) => self.open(&mut open, PassageKind::Heading),
                Event::Start(Tag::TableCell) => self.open(&mut open, PassageKind::Cell),
                Event::Start(Tag::Paragraph | Tag::Item) => {
                    let kind = if in_note { PassageKind::Footnote } else { PassageKind::Paragraph };
                    self.open(&mut open, kind);
                }
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                    self.close(open.take());
                }
                Event::Text(_) | Event::Code(_) => {
                    let passage = open.get_or_insert_with(|| empty(PassageKind::Paragraph));
                    self.add(passage, covered, range);
                }
                Event::SoftBreak | Event::HardBreak => {
                    if let Some(passage) = &mut open {
                        let at = self.source.body + range.start;
                        passage.pieces.push((passage.text.len(), at..at + 1));
                        passage.text.push('\n');
                    }
                }
                _ => {}
            }
        }
        self.close(open);
    }

    fn open(&mut self, open: &mut Option<Passage>, kind: PassageKind) {
        // An item holds its text itself, or paragraphs.
        let before = open.replace(empty(kind));
        self.close(before);
    }

    fn close(&mut self, passage: Option<Passage>) {
        let Some(passage) = passage.filter(is_told) else { return };
        let written = |inside: &Range<usize>| self.in_file(inside.start - 2..inside.end + 2);
        let is_here = |inside: &&Range<usize>| passage.calls.iter().any(|call| call.tag == written(inside));
        let claimed: Vec<Passage> =
            self.tags.iter().filter(is_here).flat_map(|inside| self.claimed_in(inside, &passage)).collect();
        let claims: Vec<ClaimWords> =
            self.tags.iter().filter(is_here).flat_map(|inside| self.claims_in(inside)).collect();
        self.claimed.extend(claimed);
        self.claims.extend(claims);
        self.passages.push(passage);
    }

    /// The claims in a tag.
    fn claims_in(&self, inside: &Range<usize>) -> Vec<ClaimWords> {
        let code = &self.template[inside.clone()];
        let tag = self.in_file(inside.start - 2..inside.end + 2);
        let all = calls(code);
        let claims = all.iter().filter(|call| call.name == CLAIM).filter_map(|call| {
            let (_, argument) = call.named.iter().find(|(name, _)| name == CLAIM_WORDS)?;
            let call = figure_call(code, call, &tag, None);
            Some(ClaimWords { call, text: printed_words(code, argument) })
        });
        claims.collect()
    }

    /// The words of the claims in a tag.
    fn claimed_in(&self, inside: &Range<usize>, passage: &Passage) -> Vec<Passage> {
        let code = &self.template[inside.clone()];
        let mut claimed = Vec::new();
        for call in calls(code).iter().filter(|call| call.name == CLAIM) {
            let argument = call.named.iter().find(|(name, _)| name == CLAIM_WORDS);
            for words in argument.map(|(_, argument)| texts(code, argument)).unwrap_or_default() {
                let place = self.in_file(inside.start + words.start..inside.start + words.end);
                let own = figure_calls(code, &place, None).into_iter();
                let others = passage.calls.iter().filter(|call| call.function != CLAIM).cloned();
                claimed.push(Passage {
                    kind: passage.kind,
                    text: code[words].to_owned(),
                    calls: own.chain(others).collect(),
                    pieces: vec![(0, place)],
                });
            }
        }
        claimed
    }

    /// Adds words and the calls between them.
    fn add(&self, passage: &mut Passage, covered: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &covered[at..range.end];
            let words = rest.find(COVER).unwrap_or(rest.len());
            if words > 0 {
                passage.pieces.push((passage.text.len(), self.in_file(at..at + words)));
                passage.text.push_str(&rest[..words]);
                at += words;
                continue;
            }
            let length = rest.find(|c| c != COVER).unwrap_or(rest.len());
            // Tags may follow each other without a word between them.
            for inside in self.tags.iter().filter(|tag| (at..at + length).contains(&tag.start)) {
                self.tag(passage, inside);
            }
            at += length;
        }
    }

    fn tag(&self, passage: &mut Passage, inside: &Range<usize>) {
        let tag = inside.start - 2..inside.end + 2;
        let is_printed = self.template[tag.clone()].starts_with("{{");
        let at = is_printed.then_some(passage.text.len());
        if is_printed {
            passage.pieces.push((passage.text.len(), self.in_file(tag.clone())));
            passage.text.push(PRINTED);
        }
        passage.calls.extend(figure_calls(&self.template[inside.clone()], &self.in_file(tag), at));
    }

    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.source.body + range.start..self.source.body + range.end
    }
}

/// The calls in a tag.
pub(super) fn figure_calls(code: &str, tag: &Range<usize>, at: Option<usize>) -> Vec<FigureCall> {
    let calls = calls(code);
    calls.iter().map(|call| figure_call(code, call, tag, at)).collect()
}

fn figure_call(code: &str, call: &Call, tag: &Range<usize>, at: Option<usize>) -> FigureCall {
    FigureCall { function: call.name.clone(), arguments: arguments(code, call), at, tag: tag.clone() }
}

/// The literal texts of an argument, with a mark for what stands between them.
fn printed_words(code: &str, argument: &Range<usize>) -> String {
    let is_joint = |between: &str| between.chars().all(|c| c.is_whitespace() || "~\"'`".contains(c));
    let (mut words, mut at) = (String::new(), argument.start);
    for text in texts(code, argument) {
        if !is_joint(&code[at..text.start]) {
            words.push(PRINTED);
        }
        words.push_str(&code[text.clone()]);
        at = text.end + 1;
    }
    if !is_joint(code.get(at..argument.end).unwrap_or_default()) {
        words.push(PRINTED);
    }
    words
}

/// The arguments of a call, by name.
fn arguments(code: &str, call: &Call) -> BTreeMap<String, Option<String>> {
    let text = |range: &Range<usize>| {
        let written = code[range.clone()].trim();
        let is_number = !written.is_empty() && written.chars().all(|c| c.is_ascii_digit() || c == '.');
        let bare = Some(written).filter(|it| is_number || ["true", "false"].contains(it));
        literal(written).or(bare).map(ToOwned::to_owned)
    };
    let positional = call.function().map_or(&[][..], |function| function.positional);
    let leading = positional.iter().zip(&call.positional);
    let leading = leading.map(|(name, range)| ((*name).to_owned(), text(range)));
    let named = call.named.iter().map(|(name, range)| (name.clone(), text(range)));
    leading.chain(named).collect()
}

fn empty(kind: PassageKind) -> Passage {
    Passage { kind, text: String::new(), calls: Vec::new(), pieces: Vec::new() }
}

fn is_told(passage: &Passage) -> bool {
    !passage.text.trim().is_empty() || !passage.calls.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Findings;
    use crate::narrate::section::parse_file;

    fn manuscript(body: &str) -> Manuscript {
        let text = format!("+++\nid = \"a\"\ntitle = \"A 9\"\n+++\n{body}");
        let mut findings = Findings::new();
        read(&parse_file("a.md".to_owned(), text, &mut findings).expect("a section"))
    }

    #[test]
    fn words_keep_their_places_and_calls_stand_between_them() {
        let read = manuscript(
            "About **1.2 million** people, {{ actual(\"2.1\", period = \"2024\") }} of\nthem women[^1].\n\n\
             ## Part 3\n\n- one {% if rating(\"1.2\") | key == \"met\" %}half{% endif %}\n- ten {#ten}\n\n\
             {# not 7 #}\n\n| A | B |\n|---|---|\n| 4 | {{ x }} |\n\n[^1]: In 5 [places](http://x.org/8).\n",
        );
        let texts: Vec<(PassageKind, &str)> =
            read.passages.iter().map(|passage| (passage.kind, passage.text.as_str())).collect();
        let expected = [
            (PassageKind::Paragraph, "About 1.2 million people, \u{FFFC} of\nthem women."),
            (PassageKind::Heading, "Part 3"),
            (PassageKind::Paragraph, "one half"),
            (PassageKind::Paragraph, "ten "),
            (PassageKind::Cell, "A"),
            (PassageKind::Cell, "B"),
            (PassageKind::Cell, "4"),
            (PassageKind::Cell, "\u{FFFC}"),
            (PassageKind::Footnote, "In 5 places."),
        ];
        assert_eq!(texts, expected);
        let first = &read.passages[0];
        let call = &first.calls[0];
        assert_eq!((call.function.as_str(), call.argument("id")), ("actual", Some("2.1")));
        assert_eq!(call.argument("period"), Some("2024"));
        assert_eq!(call.at, first.text.find(PRINTED));
        assert_eq!(&read.text[call.tag.clone()], "{{ actual(\"2.1\", period = \"2024\") }}");
        for word in ["1.2 million", "of", "women"] {
            let start = first.text.find(word).expect("it is there");
            assert_eq!(&read.text[first.in_file(start..start + word.len())], word);
        }
        let condition = &read.passages[2].calls[0];
        assert_eq!((condition.function.as_str(), condition.at), ("rating", None));
    }

    #[test]
    fn the_words_of_claims_keep_their_places_too() {
        let read = manuscript(
            "It {{ claim(\"exceeded\", \"2.1\", text = \"passed \" ~ target(\"2.1\") ~ ' at last') }}.",
        );
        let words: Vec<&str> = read.claimed.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(words, ["passed ", " at last"]);
        assert_eq!(read.claims[0].text, "passed \u{FFFC} at last");
        assert_eq!(read.title_passage().in_file(2..3), read.title.start + 2..read.title.start + 3);
        assert_eq!(&read.text[read.claimed[1].in_file(1..3)], "at");
        assert_eq!(read.claimed[0].calls[0].argument("id"), Some("2.1"));
    }
}
