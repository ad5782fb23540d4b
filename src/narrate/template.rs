//! Runs a template: positional arguments, ids checked beforehand, errors with their place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use super::claims::{self, AT, CLAIM, HOLDS};
use super::desk::Desk;
use super::functions::{FUNCTIONS, IdKind, register};
use super::name::{ACTION, NameMark, ParagraphName};
use super::section::{Position, Source};
use super::shield;
use super::slots::{Slot, Slots};
use super::syntax::{Call, calls, literal, tags, typed};
use crate::assess::{Achievement, Assessment, Measured};
use crate::diag::{Code, Finding, Findings, Place};
use crate::manifest::Manifest;
use crate::model::{AreaId, IndicatorId, Language, UnitCode};
use crate::wording::Wording;

/// The name under which a template is known to the engine; it decides that output is escaped.
const NAME: &str = "section.md";

/// A template that was run.
pub(super) struct Rendered {
    /// The Markdown, its printed parts shielded.
    pub(super) markdown: String,
    /// What the functions printed.
    pub(super) slots: Arc<Slots>,
}

/// What all templates of an edition run on.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    pub(super) manifest: &'a Manifest,
    pub(super) assessment: &'a Arc<Assessment>,
    pub(super) language: Language,
    /// The names of its paragraphs.
    pub(super) paragraphs: &'a BTreeSet<String>,
}

/// The names that a template gives to paragraphs.
pub(super) fn paragraph_names(source: &Source) -> Vec<String> {
    let template = &source.text[source.body..];
    let tags = tags(template);
    let names = tags.names.iter().map(|range| &template[range.start + 2..range.end - 1]);
    let names = names.filter_map(ParagraphName::new).map(|name| name.as_str().to_owned());
    let asks = tags.code.iter().any(|tag| calls(&template[tag.clone()]).iter().any(|c| c.name == ACTION));
    names.chain(asks.then(|| ACTION.to_owned())).collect()
}

/// Runs the template of a section.
pub(super) fn render(edition: Edition<'_>, source: &Source, findings: &mut Findings) -> Option<Rendered> {
    let Edition { manifest, assessment, language, paragraphs: _ } = edition;
    let scanned = Scanned::new(&source.text[source.body..]);
    let knows = check_ids(&scanned, source, edition, findings);
    if !check_typed(source, findings) || !knows {
        return None;
    }
    let slots = Arc::new(Slots::default());
    // They come first, so that the marks in the scanned text are their places.
    for range in &scanned.names {
        let text = source.text[source.body..][range.start + 2..range.end - 1].to_owned();
        let range = source.body + range.start..source.body + range.end;
        slots.keep(Slot::Name(NameMark { text, range }));
    }
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".md"]);
    tera.set_escape_fn(shield::escape);
    // The engine keeps functions for as long as it likes, so they own what they read.
    let words = Wording::new(language).in_house(manifest.report.house);
    let desk = Desk::new(assessment, words, Arc::clone(&slots));
    register(&mut tera, &desk);
    let mut context = context(manifest, language, source);
    context.insert("methods", &methods(assessment));
    let run = tera.add_raw_template(NAME, &scanned.text).and_then(|()| tera.render(NAME, &context));
    claims::report(&slots, source, findings);
    match run {
        Ok(markdown) => Some(Rendered { markdown, slots }),
        Err(error) => {
            findings.report(error_finding(&error, &scanned, source));
            None
        }
    }
}

/// The methods that made an achievement of the reporting period, by their keys.
fn methods(assessment: &Assessment) -> BTreeSet<&'static str> {
    let figures = assessment.indicators.iter().filter_map(|result| result.periods.get(&assessment.reporting));
    let answered = |measured: &&Measured| {
        let judged = matches!(measured.achievement, Achievement::Qualitative(_) | Achievement::Distance(_));
        measured.target.is_some() || judged
    };
    let levels = figures.flat_map(|figures| {
        // Where the units have the targets, the methods are theirs.
        let corporate = Some(&figures.corporate).filter(answered);
        let units = corporate.is_none().then(|| figures.units.values().filter(answered));
        corporate.into_iter().chain(units.into_iter().flatten())
    });
    levels.map(|measured| measured.method.key()).collect()
}

fn context(manifest: &Manifest, language: Language, source: &Source) -> Context {
    let report = &manifest.report;
    let words = Wording::new(language).in_house(report.house);
    let mut context = Context::new();
    let values = BTreeMap::from([
        ("period", words.period_short(report.period)),
        ("organisation", report.organisation.get(language).unwrap_or_default().to_owned()),
        ("title", report.title.get(language).unwrap_or_default().to_owned()),
    ]);
    context.insert("report", &values);
    let method = &manifest.method;
    let shares = [("cap", method.cap), ("floor", method.floor), ("min_coverage", method.min_coverage)];
    context.insert("method", &BTreeMap::from(shares.map(|(name, share)| (name, words.exact_percent(share)))));
    if let Position::Area(area) = &source.position {
        context.insert("area", area.as_str());
    }
    context
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the errors of the engine are another library's")]
fn error_finding(error: &tera::Error, scanned: &Scanned, source: &Source) -> Finding {
    if let ErrorKind::SyntaxError(report) = error.kind()
        && let Some((name, range)) = unknown_call(source, scanned.original(report.span().range.start))
    {
        let place = Place::span(source.file.clone(), &source.text, range);
        let message = format!("there is no function `{name}`");
        let known = FUNCTIONS.iter().map(|function| function.name);
        return Finding::new(Code::TemplateInvalid, place, message).suggest(&name, known);
    }
    let (message, range) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), Some(report.span().range.clone()))
        }
        other => (other.to_string(), None),
    };
    let place = match range {
        Some(range) => scanned.place(source, range),
        None => Place::file(source.file.clone()),
    };
    let finding = Finding::new(Code::TemplateInvalid, place, tidy(&message));
    if message.starts_with("Unexpected end of input") {
        return finding
            .help("close every tag, and every `if` and `for` with `{% endif %}` and `{% endfor %}`");
    }
    finding
}

/// The first line of a message of the engine, as messages are written here.
fn tidy(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let line = line.replace(". Available fields: ", "; known are: ");
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The name and place in the file of a function that is not there, by where its first argument begins.
///
/// Only the functions of this folder take arguments without a name; for all
/// others the engine complains about the argument.
fn unknown_call(source: &Source, argument: usize) -> Option<(String, Range<usize>)> {
    let template = &source.text[source.body..];
    tags(template).code.into_iter().find_map(|tag| {
        let calls = calls(&template[tag.clone()]);
        let call = calls.into_iter().find(|call| {
            let first = call.positional.first().map(|first| tag.start + first.start);
            first == Some(argument) && !FUNCTIONS.iter().any(|function| function.name == call.name)
        })?;
        let start = source.body + tag.start + call.start;
        Some((call.name.clone(), start..start + call.name.len()))
    })
}

/// A template whose positional arguments were given their names, with slots for the names of paragraphs.
struct Scanned {
    text: String,
    /// What was changed, in order.
    edits: Vec<Edit>,
    /// Where the names of paragraphs stand in the original template, in bytes.
    names: Vec<Range<usize>>,
    /// The ids written as literals.
    ids: Vec<LiteralId>,
}

/// A change of a template.
struct Edit {
    /// Where it stands in the new text, in bytes.
    start: usize,
    /// Its length there.
    length: usize,
    /// The length of what it replaces.
    replaced: usize,
}

/// An id that a template writes as a literal.
struct LiteralId {
    function: &'static str,
    kind: IdKind,
    id: String,
    /// Its place in the original template, in bytes.
    range: Range<usize>,
}

impl Scanned {
    fn new(template: &str) -> Self {
        let mut arguments = BTreeMap::new();
        let mut ids = Vec::new();
        let tags = tags(template);
        for tag in tags.code {
            for call in calls(&template[tag.clone()]) {
                read_call(template, tag.start, &call, &mut arguments, &mut ids);
            }
        }
        let arguments = arguments.into_iter().map(|(offset, words)| (offset..offset, words));
        let names =
            tags.names.iter().cloned().enumerate().map(|(index, range)| (range, shield::token(index)));
        let mut changes: Vec<(Range<usize>, String)> = arguments.chain(names).collect();
        changes.sort_by_key(|(range, _)| range.start);
        let text = String::with_capacity(template.len());
        let mut scanned = Self { text, edits: Vec::new(), names: tags.names, ids };
        let mut copied = 0;
        for (range, new) in changes {
            scanned.text.push_str(&template[copied..range.start]);
            let start = scanned.text.len();
            scanned.edits.push(Edit { start, length: new.len(), replaced: range.len() });
            scanned.text.push_str(&new);
            copied = range.end;
        }
        scanned.text.push_str(&template[copied..]);
        scanned
    }

    /// The place in the file of a range of the new text.
    fn place(&self, source: &Source, range: Range<usize>) -> Place {
        let [start, end] = [range.start, range.end].map(|offset| source.body + self.original(offset));
        Place::span(source.file.clone(), &source.text, start..end)
    }

    /// Where in the original template an offset of the new text is.
    fn original(&self, offset: usize) -> usize {
        let before = self.edits.iter().filter(|edit| edit.start < offset);
        before.fold(offset, |original, edit| {
            let within = edit.length.min(offset - edit.start);
            // Behind a change all that it replaced lies before; inside it a part at most.
            let behind = if within == edit.length { edit.replaced } else { within.min(edit.replaced) };
            original - within + behind
        })
    }
}

/// Finds the names that the arguments of a call lack, and its id if it is a literal.
fn read_call(
    template: &str,
    offset: usize,
    call: &Call,
    names: &mut BTreeMap<usize, String>,
    ids: &mut Vec<LiteralId>,
) {
    let Some(function) = FUNCTIONS.iter().find(|function| function.name == call.name) else { return };
    let first = call.positional.first().or(call.named.first().map(|(_, value)| value));
    if matches!(function.name, CLAIM | HOLDS) && first.is_some() {
        // Claims are reported where they stand, which the engine does not tell them.
        let at = offset + call.start;
        names.insert(at + call.name.len() + 1, format!("{AT} = {at}, "));
    }
    let mut literals: Vec<Option<&str>> = Vec::new();
    for (name, argument) in function.positional.iter().zip(&call.positional) {
        names.entry(offset + argument.start).or_default().extend([*name, " = "]);
        literals.push(literal(&template[offset + argument.start..offset + argument.end]));
    }
    let Some(index) = function.positional.iter().position(|name| *name == "id") else { return };
    let (Some(Some(id)), Some(argument)) = (literals.get(index), call.positional.get(index)) else { return };
    let kind = match function.id {
        IdKind::ByFirst(kind_of) => literals.first().copied().flatten().map_or(IdKind::Any, kind_of),
        kind @ (IdKind::Indicator | IdKind::Area | IdKind::Unit | IdKind::Paragraph | IdKind::Any) => kind,
    };
    let range = offset + argument.start..offset + argument.end;
    ids.push(LiteralId { function: function.name, kind, id: (*id).to_owned(), range });
}

/// Reports what is typed into tags and would be printed unseen by every check of the text; whether there is none.
fn check_typed(source: &Source, findings: &mut Findings) -> bool {
    let template = &source.text[source.body..];
    let mut sound = true;
    for tag in tags(template).code {
        let code = &template[tag.clone()];
        let is_set = code.trim_start_matches(['-', ' ', '\n', '\t']).starts_with("set ");
        if !is_set && !template[..tag.start].ends_with("{{") {
            continue;
        }
        let forms = calls(code).into_iter().filter(|call| call.name == "plural").flat_map(|call| call.named);
        let form = forms.map(|(_, form)| form).find(|form| code[form.clone()].contains(char::is_numeric));
        let Some(range) = typed(code).or(form) else { continue };
        sound = false;
        let start = source.body + tag.start;
        let place = Place::span(source.file.clone(), &source.text, start + range.start..start + range.end);
        let message = format!("`{}` is typed into a tag, where no check reads it", &code[range]);
        let finding = Finding::new(Code::TemplateInvalid, place, message);
        findings.report(finding.help("write it into the text, or print a figure by its function"));
    }
    sound
}

/// Reports every literal id that does not exist; whether all do.
fn check_ids(scanned: &Scanned, source: &Source, edition: Edition<'_>, findings: &mut Findings) -> bool {
    let assessment = edition.assessment;
    let mut sound = true;
    for literal in &scanned.ids {
        let id = literal.id.as_str();
        let (what, exists, known): (&str, bool, Vec<&str>) = match literal.kind {
            IdKind::Indicator => (
                "indicator",
                assessment.indicator(&IndicatorId::new(id)).is_some(),
                assessment.indicators.iter().map(|indicator| indicator.indicator.id.as_str()).collect(),
            ),
            IdKind::Area => (
                "area",
                assessment.area(&AreaId::new(id)).is_some(),
                assessment.areas.iter().map(|area| area.area.id.as_str()).collect(),
            ),
            IdKind::Unit => (
                "unit",
                assessment.units.contains_key(&UnitCode::new(id)),
                assessment.units.keys().map(UnitCode::as_str).collect(),
            ),
            IdKind::Paragraph => (
                "paragraph",
                edition.paragraphs.contains(id),
                edition.paragraphs.iter().map(String::as_str).collect(),
            ),
            IdKind::Any | IdKind::ByFirst(_) => continue,
        };
        if !exists {
            sound = false;
            let range = source.body + literal.range.start..source.body + literal.range.end;
            let place = Place::span(source.file.clone(), &source.text, range);
            let message = format!("`{}` asks for the {what} `{id}`, which does not exist", literal.function);
            let (code, help) = match literal.kind {
                IdKind::Paragraph => {
                    let help = "name a paragraph by ending it with `{#…}`, or refer to one that has a name";
                    (Code::ParagraphUnknown, help.to_owned())
                }
                IdKind::Indicator | IdKind::Area | IdKind::Unit | IdKind::Any | IdKind::ByFirst(_) => {
                    (Code::FigureUnknown, format!("use an id of the table `{what}s`"))
                }
            };
            let finding = Finding::new(code, place, message).suggest(id, known);
            findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_arguments_get_their_names() {
        let named = |template: &str| Scanned::new(template).text;
        assert_eq!(named(r#"{{ actual("2.1") }}"#), r#"{{ actual(id = "2.1") }}"#);
        assert_eq!(named(r#"{{ chart("trend", "2.1") }}"#), r#"{{ chart(kind = "trend", id = "2.1") }}"#);
        let nested = r#"{{ actual("2.3", unit = best_unit("2.3") | key) }}"#;
        assert_eq!(named(nested), r#"{{ actual(id = "2.3", unit = best_unit(id = "2.3") | key) }}"#);
        assert_eq!(named(r#"{{ count(rating = "met") }} f("x")"#), r#"{{ count(rating = "met") }} f("x")"#);
        assert_eq!(named("{% if area_rating(area) %}"), "{% if area_rating(id = area) %}");
        let within = r#"{{ chart(title("1.1"), "1.1") }}"#;
        assert_eq!(named(within), r#"{{ chart(kind = title(id = "1.1"), id = "1.1") }}"#);
        let raw = r#"{% raw %}{{ actual("9.9") }}{% endraw %}"#;
        assert_eq!(named(raw), raw);
    }

    #[test]
    fn names_of_paragraphs_become_slots_and_places_stay_true() {
        let template = "A. {#a}\n\n{# a comment #}B {{ actual(\"1.1\") }}. {#a-very-long-name}\n\nC {{ x }}";
        let scanned = Scanned::new(template);
        let names: Vec<&str> = scanned.names.iter().map(|range| &template[range.clone()]).collect();
        assert_eq!(names, ["{#a}", "{#a-very-long-name}"]);
        let slots = [0, 1].map(shield::token);
        let call = "{# a comment #}B {{ actual(id = \"1.1\") }}";
        assert_eq!(scanned.text, format!("A. {}\n\n{call}. {}\n\nC {{{{ x }}}}", slots[0], slots[1]));
        for word in ["comment", "actual", "\"1.1\"", "C {{", "x }}"] {
            let [old, new] = [template, scanned.text.as_str()].map(|text| text.find(word).expect("in both"));
            assert_eq!(scanned.original(new), old, "{word}");
        }
        let raw = "{% raw %}{#a}{% endraw %}";
        assert_eq!(Scanned::new(raw).text, raw);
    }

    #[test]
    fn literal_ids_are_found_with_their_kind() {
        let scanned = Scanned::new(r#"{{ actual("2.1") }} {{ chart("bullet", "3") }}"#);
        let ids: Vec<&str> = scanned.ids.iter().map(|literal| literal.id.as_str()).collect();
        assert_eq!(ids, ["2.1", "3"]);
        assert_eq!(scanned.ids[0].range, 10..15);
        assert!(matches!(scanned.ids[1].kind, IdKind::Area));
    }
}
