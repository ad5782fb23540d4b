//! Draws findings for people: message, place, the line with its mark, what to do.

use std::collections::BTreeMap;
use std::path::Path;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level as Heading, Message, Origin, Renderer, Snippet,
    normalize_untrusted_str as clean,
};
use bilan::diag::{Code, Excerpt, Finding, Findings, Level, Place, SHOWN};

/// Whether the drawing has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pen {
    /// Colours of the terminal.
    Coloured,
    /// No colours.
    Plain,
}

impl Pen {
    fn draw(self, group: Group<'_>) -> String {
        let renderer = match self {
            Self::Coloured => Renderer::styled(),
            Self::Plain => Renderer::plain(),
        };
        renderer.render(&[group])
    }
}

/// Draws the first findings of each code with a summary below; nothing if there are none.
///
/// `list` is the file that has them all, if one is written.
pub(super) fn findings(findings: &Findings, list: Option<&Path>, pen: Pen) -> String {
    let mut text = String::new();
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in findings.iter() {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            text.push_str(&self::finding(finding, pen));
            text.push_str("\n\n");
        }
    }
    if text.is_empty() {
        return text;
    }
    text.push_str(&left_out(&findings.counts(), list));
    text.push_str(&summary(findings));
    text.push('\n');
    text
}

/// Draws a failure that is not a finding.
pub(super) fn failure(message: &str, help: Option<&str>, pen: Pen) -> String {
    let title = Heading::ERROR.primary_title(clean(message));
    let help = help.map(|help| Heading::HELP.message(clean(help)));
    let mut text = with_margin(&pen.draw(Group::with_title(title).elements(help)));
    text.push('\n');
    text
}

fn finding(finding: &Finding, pen: Pen) -> String {
    let heading = match finding.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
    };
    let title = heading.primary_title(clean(&finding.message)).id(finding.code.key());
    let mut group = Group::with_title(title).element(place(&finding.place));
    if let Some((other, label)) = &finding.related {
        group = group.element(related(other, label));
    }
    let help = finding.help.as_ref().map(|help| Heading::HELP.message(clean(help)));
    let text = pen.draw(group.elements(help));
    let related = finding.related.as_ref().map(|(place, _)| place);
    let drawn = [Some(&finding.place), related].into_iter().flatten().any(|place| place.excerpt.is_some());
    if drawn { text } else { with_margin(&text) }
}

/// Indents all but the title, as the renderer does only where there are line numbers.
fn with_margin(text: &str) -> String {
    text.replace('\n', "\n ")
}

fn place(place: &Place) -> Element<'_> {
    match &place.excerpt {
        Some(excerpt) => snippet(place, excerpt, AnnotationKind::Primary, cell(place)).into(),
        None => origin(place).into(),
    }
}

fn origin(place: &Place) -> Origin<'_> {
    let origin = match cell(place) {
        Some(cell) => Origin::path(clean(&format!("{}, {cell}", place.file))),
        None => Origin::path(clean(&place.file)),
    };
    match (place.line, place.column) {
        (Some(line), Some(column)) => origin.line(line).char_column(column),
        (Some(line), None) => origin.line(line),
        (None, _) => origin,
    }
}

/// The other place: drawn if its line is known, otherwise named in a note.
fn related<'a>(place: &'a Place, label: &'a str) -> Element<'a> {
    match &place.excerpt {
        Some(excerpt) => {
            let label = match cell(place) {
                Some(cell) => format!("{label} ({cell})"),
                None => label.to_owned(),
            };
            snippet(place, excerpt, AnnotationKind::Context, Some(label)).into()
        }
        None => note(place, label).into(),
    }
}

fn note<'a>(place: &Place, label: &str) -> Message<'a> {
    let line = place.line.map_or_else(String::new, |line| format!(":{line}"));
    let cell = cell(place).map_or_else(String::new, |cell| format!(", {cell}"));
    Heading::NOTE.message(clean(&format!("{label}: {}{line}{cell}", place.file)))
}

fn snippet<'a>(
    place: &'a Place,
    excerpt: &'a Excerpt,
    kind: AnnotationKind,
    label: Option<String>,
) -> Snippet<'a, Annotation<'a>> {
    let mark = kind.span(excerpt.mark.clone()).label(label);
    Snippet::source(&excerpt.text)
        .line_start(place.line.unwrap_or(1))
        .path(clean(&place.file))
        .annotation(mark)
}

/// The place in a table of data, as a spreadsheet shows it.
fn cell(place: &Place) -> Option<String> {
    let row = place.row.map(|row| format!("row {row}")).or_else(|| place.key.clone());
    let field = place.field.as_ref().map(|field| format!("column `{field}`"));
    let parts: Vec<String> = row.into_iter().chain(field).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How many findings of each code are not drawn, and where they are.
fn left_out(counts: &BTreeMap<Code, usize>, list: Option<&Path>) -> String {
    let more = counts.iter().filter(|(_, count)| **count > SHOWN);
    let mut text: String =
        more.map(|(code, count)| format!("and {} more of `{code}`\n", count - SHOWN)).collect();
    if !text.is_empty() {
        let place = match list {
            Some(list) => format!("all are listed in `{}`\n", list.display()),
            None => "`bilan check --findings FILE` lists them all\n".to_owned(),
        };
        text.push_str(&place);
    }
    text
}

fn summary(findings: &Findings) -> String {
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let errors = counted(findings.errors(), "error");
    let warnings = counted(findings.warnings(), "warning");
    let summary = [errors, warnings].into_iter().flatten().collect::<Vec<_>>().join(", ");
    summary + &super::passed_over(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, mark: std::ops::Range<usize>) -> Place {
        Place::cell("a.csv", 14, "value").with_excerpt(15, Excerpt { text: text.to_owned(), mark })
    }

    #[track_caller]
    fn check(finding: &Finding, expected: &str) {
        assert_eq!(self::finding(finding, Pen::Plain), expected);
    }

    #[test]
    fn an_empty_cell_at_the_end_of_a_line_is_marked() {
        let expected = "\
error[cell-empty]: `value` is empty
  --> a.csv:15:10
   |
15 | 1.1,2025,
   |          ^ row 14, column `value`";
        check(&Finding::new(Code::CellEmpty, cell("1.1,2025,", 9..9), "`value` is empty"), expected);
    }

    #[test]
    fn a_cell_without_its_line_is_named() {
        let expected = "\
warning[period-outside]: no such period
 --> a.csv, row 3, column `period`
  = help: look again";
        let place = Place::cell("a.csv", 3, "period");
        check(&Finding::new(Code::PeriodOutside, place, "no such period").help("look again"), expected);
    }

    #[test]
    fn another_place_is_drawn_or_noted() {
        let twice = |other| {
            Finding::new(Code::DuplicateKey, cell("1.1,7", 4..5), "two values").related(other, "first here")
        };
        let drawn = "\
error[duplicate-key]: two values
  --> a.csv:15:5
   |
15 | 1.1,7
   |     ^ row 14, column `value`
   |
  ::: b.toml:2:1
   |
 2 | x = 8
   | - first here";
        check(&twice(Place::span("b.toml", "\nx = 8\n", 1..2)), drawn);
        let noted = "\
error[duplicate-key]: two values
  --> a.csv:15:5
   |
15 | 1.1,7
   |     ^ row 14, column `value`
   |
   = note: first here: b.csv, row 2";
        check(&twice(Place::row("b.csv", 2)), noted);
    }

    #[test]
    fn any_text_of_a_line_can_be_drawn() {
        for (text, mark) in [("", 0..0), ("ä", 0..2), ("ab", 2..2), ("\tab\r", 1..2)] {
            let text = finding(&Finding::new(Code::CellEmpty, cell(text, mark), "wrong"), Pen::Plain);
            assert!(text.contains("row 14, column `value`"), "{text}");
        }
    }

    #[test]
    fn escape_sequences_of_a_project_do_not_reach_the_terminal() {
        for place in [cell("\u{1b}[2J", 0..4), Place::file("\u{1b}[2J"), Place::span("\u{1b}[2J", "a", 0..1)]
        {
            let finding = Finding::new(Code::CellEmpty, place, "\u{1b}[2J is wrong");
            assert!(!self::finding(&finding, Pen::Plain).contains('\u{1b}'));
        }
    }

    #[test]
    fn the_summary_counts_what_is_there() {
        let mut all = Findings::new();
        let allowed = [(Code::PathOutside, bilan::diag::LevelSetting::Allow)];
        all.set_levels(allowed.into());
        for (code, file) in [
            (Code::CellEmpty, "a"),
            (Code::CellEmpty, "b"),
            (Code::PeriodOutside, "a"),
            (Code::PathOutside, "a"),
        ] {
            all.report(Finding::new(code, Place::file(file), "wrong"));
        }
        assert_eq!(summary(&all), "2 errors, 1 warning; 1 allowed by the project");
    }
}
