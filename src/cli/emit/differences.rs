//! Draws the differences of two drafts for people: text in columns, marks as of word diffs.

use bilan::diff::{
    self, Differences, EditionChanges, Fate, FigureChange, FrameworkChange, Nature, SpanKind, Standing,
    TextChange,
};
use bilan::wording::{DiffLabel as D, DiffPhrase as P, Wording};

use super::explanation::{columns, wide};

/// Places that are named of a figure.
const MOST_PLACES: usize = 8;

/// Rows of data that are named of a figure.
const MOST_ROWS: usize = 5;

/// How it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    /// The columns of the terminal.
    pub(super) width: usize,
    /// Whether words are coloured.
    pub(super) coloured: bool,
}

/// The differences as text.
pub(super) fn text(differences: &Differences, words: Wording, sheet: Sheet) -> String {
    if differences.is_empty() {
        return format!("{}\n", words.label(D::NoDifferences));
    }
    let mut out = sheet.wrapped(&diff::counts(differences, words), "");
    let mut part = |heading: &str, lines: String| {
        if !lines.is_empty() {
            out.extend(["\n", heading, "\n", &lines]);
        }
    };
    let of = |print_only: bool| -> Vec<&FigureChange> {
        let all = differences.figures.iter();
        all.filter(|it| (it.nature == Nature::PrintOnly) == print_only).collect()
    };
    part(words.label(D::Figures), figures(&of(false), words, sheet));
    part(words.label(D::PrintOnly), figures(&of(true), words, sheet));
    if !differences.figures.is_empty() {
        let without = differences.without_pages.iter().map(|which| diff::without_pages(*which, words));
        part(words.label(D::Place), without.map(|line| sheet.wrapped(&line, "  ")).collect());
    }
    let changes = differences.framework.iter().map(|it| sheet.wrapped(&framework(it, words), "  "));
    part(words.label(D::Framework), changes.collect());
    for (language, edition) in &differences.texts {
        let heading = format!("{} [{language}]", words.label(D::Texts));
        part(&heading, texts(edition, words, sheet));
    }
    let editions = [(D::Gone, &differences.editions_gone), (D::New, &differences.editions_new)];
    for (fate, languages) in editions.into_iter().filter(|(_, languages)| !languages.is_empty()) {
        let list: Vec<String> = languages.iter().map(ToString::to_string).collect();
        part(words.label(fate), format!("  {}\n", list.join(", ")));
    }
    out
}

/// A line for each figure, and below it what it is, why it changed and where it stands.
fn figures(figures: &[&FigureChange], words: Wording, sheet: Sheet) -> String {
    let heads = figures.iter().map(|it| head(it, words)).collect::<Vec<_>>();
    let mut out = String::new();
    for (line, it) in columns(&heads, &[1, 3, 4]).iter().zip(figures) {
        out.extend(["  ", line.trim_end(), "\n"]);
        out.push_str(&sheet.wrapped(&it.title, "      "));
        let why = [Some(diff::causes(&it.causes, words)), diff::movers(&it.movers, words)];
        let why: Vec<String> = why.into_iter().flatten().collect();
        out.push_str(&sheet.wrapped(&why.join("; "), "      "));
        for row in it.rows.iter().take(MOST_ROWS) {
            out.push_str(&sheet.wrapped(&row.to_string(), "      "));
        }
        if let Some(more) = it.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
            out.push_str(&sheet.wrapped(&words.phrase(P::Others, &[("n", &more.to_string())]), "      "));
        }
        let stands = it.new.as_ref().or(it.old.as_ref()).map(|side| side.places(words.language()));
        let places = diff::places(stands.unwrap_or_default(), MOST_PLACES, words);
        if !places.is_empty() {
            out.push_str(&sheet.wrapped(&places.join("; "), "      "));
        }
        if let Some(pages) = diff::pages(it, words) {
            out.push_str(&sheet.wrapped(&pages, "      "));
        }
    }
    out
}

/// Id, print before, arrow, print now, difference, and the values in full.
fn head(it: &FigureChange, words: Wording) -> Vec<String> {
    let language = words.language();
    let print = |side: &Option<Standing>| side.as_ref().map_or("–", |side| side.print(language)).to_owned();
    let exact = |side: &Option<Standing>| side.as_ref().map_or("–", |side| side.exact.as_str()).to_owned();
    let signed = |text: &String| {
        let text = diff::short(text);
        if text.starts_with('-') { text } else { format!("+{text}") }
    };
    let note = match it.nature {
        Nature::ValueOnly => words.label(D::SamePrint),
        Nature::New => words.label(D::New),
        Nature::Gone => words.label(D::Gone),
        Nature::Value | Nature::PrintOnly => "",
    };
    let full = match (&it.old, &it.new) {
        (Some(old), Some(new)) if old.exact == new.exact => old.exact.clone(),
        (_, _) => format!("{} → {}", exact(&it.old), exact(&it.new)),
    };
    vec![
        it.id.clone(),
        print(&it.old),
        "→".to_owned(),
        print(&it.new),
        it.difference.as_ref().map(signed).unwrap_or_default(),
        format!("({full})"),
        note.to_owned(),
    ]
}

fn framework(it: &FrameworkChange, words: Wording) -> String {
    let from = it.from.as_deref().unwrap_or_default();
    let (fate, from) = match it.fate {
        Fate::New => (D::New, None),
        Fate::Gone => (D::Gone, None),
        Fate::Moved => (D::Moved, Some(words.phrase(P::FromArea, &[("area", from)]))),
        Fate::Renumbered => (D::Renumbered, Some(words.phrase(P::FromId, &[("id", from)]))),
    };
    let from = from.map(|from| format!(", {from}")).unwrap_or_default();
    format!("{} {}: {}{from}", it.id, it.title, words.label(fate))
}

fn texts(edition: &EditionChanges, words: Wording, sheet: Sheet) -> String {
    let renumbered = edition.renumbered.iter().map(|run| sheet.wrapped(&diff::renumbered(run, words), "  "));
    let changes = edition.changes.iter().map(|it| {
        let place = it.new.as_ref().or(it.old.as_ref()).map(|place| diff::place(place, words));
        let head = format!("  {} – {}\n", place.unwrap_or_default(), diff::fate(it.kind, words));
        head + &sheet.wrapped(&spans(it, sheet), "      ")
    });
    renumbered.chain(changes).collect()
}

/// The words of a passage with marks: `[-gone-]`, `{+new+}`, and figures `[old → new]`.
fn spans(it: &TextChange, sheet: Sheet) -> String {
    let one = |(index, span): (usize, &diff::Span)| match span.kind {
        SpanKind::Same => diff::beside(&span.text, index == 0),
        SpanKind::Added => sheet.coloured(32, &format!("{{+{}+}}", span.text)),
        SpanKind::Removed => sheet.coloured(31, &format!("[-{}-]", span.text)),
        SpanKind::Figure => format!("[{} → {}]", span.old.as_deref().unwrap_or_default(), span.text),
    };
    it.spans.iter().enumerate().map(one).collect()
}

impl Sheet {
    fn coloured(self, colour: u8, text: &str) -> String {
        if self.coloured { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A text in lines that fit, each after an indent.
    fn wrapped(self, text: &str, indent: &str) -> String {
        let mut out = String::new();
        let mut line = String::new();
        for word in text.split(' ') {
            let room = self.width.saturating_sub(wide(indent));
            if !line.is_empty() && wide(&line) + 1 + wide(word) > room {
                out.extend([indent, &line, "\n"]);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.extend([indent, &line, "\n"]);
        out
    }
}
