//! `trace.json`: every figure and claim of every edition with each place where it is printed, and where it comes from.
//!
//! The layout is described in `docs/trace.md`. Each figure stands in a line of its
//! own, so that two files can be compared line by line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::annex::labels;
use super::claims::{TracedClaim, claims};
use super::{Grounds, Line, Tracer, is_in_annex};
use crate::document::{Document, Fact, Inline, PlaceKind};
use crate::load::Scaled;
use crate::model::Language;

/// The version of the layout.
const SCHEMA: &str = "bilan-trace/1";

/// The pages on which labels of a document stand.
pub type Pages = BTreeMap<String, usize>;

/// The pages of an edition, where it was typeset.
pub type EditionPages = BTreeMap<Language, Pages>;

/// An edition of which the file tells.
#[derive(Debug)]
pub struct Edition<'a> {
    /// Its language.
    pub language: Language,
    /// What it prints.
    pub document: &'a Document,
    /// What its figures are traced by.
    pub tracer: Tracer<'a>,
    /// Its pages, where it was typeset.
    pub pages: Option<&'a Pages>,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceFile {
    /// The version of the layout.
    pub schema: String,
    /// The id of the report.
    pub report: String,
    /// The files that were read.
    pub sources: Vec<SourceFile>,
    /// By edition, how its sections, paragraphs, tables and charts are called.
    pub editions: BTreeMap<String, BTreeMap<String, String>>,
    /// The claims that the figures support.
    #[serde(default)]
    pub claims: Vec<TracedClaim>,
    /// The figures, by id.
    pub figures: Vec<TracedFigure>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The path as the project writes it.
    pub file: String,
    /// BLAKE3 hash of its bytes, in hexadecimal.
    pub blake3: String,
    /// Rows with data.
    pub rows: u64,
    /// Rows that the condition of its source leaves out.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub left_out: Option<u64>,
    /// The columns whose numbers the project multiplies, with their factors.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub scaled: Vec<Scaled>,
    /// Whether it is a table or query of a database, and no file.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub in_database: bool,
}

/// A figure with where it comes from and where it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracedFigure {
    /// Its id.
    pub id: String,
    /// What stands behind the print.
    pub exact: String,
    /// The lowest state of the values behind it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub state: Option<String>,
    /// The figures that it is made of.
    pub from: Vec<String>,
    /// The rows that it rests on.
    pub sources: Vec<FigureSource>,
    /// Why it rests on no row, where there is none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Reason>,
    /// The files, or the query without any, that have no row for it, the table that the project does not have, or the file that says what it counts otherwise than by rows.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub searched: Vec<String>,
    /// What it is and how it is arrived at, by edition.
    pub lines: BTreeMap<String, LineText>,
    /// Where it is printed.
    pub printed: Vec<Occurrence>,
}

/// Why a figure rests on no row of data, without where one was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is a setting of the project, or of the program where the project has none.
    Setting,
    /// It counts findings of the checks.
    Checks,
    /// Nothing is counted.
    NothingCounted,
    /// It counts what a file says of places and groups, which makes no row.
    OfGroups,
    /// No file of its table, or its query where that reads none, has a row for it.
    NoRow,
    /// The project does not have its table.
    NoTable,
}

/// Rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSource {
    /// The file, or the table where it is made by SQL.
    pub file: String,
    /// The files that a table is made from by SQL.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub made_from: Vec<String>,
    /// The column that is taken.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<String>,
    /// The rows as ranges, `12-18, 40`, as the reader of the format numbers them; `all` where it has no rows,
    /// and `groups` where they stay in a database and have no numbers.
    pub rows: String,
    /// How many rows they are, without the empty ones among all rows of a file.
    pub count: u64,
    /// What the rows of the result of a query are about, row by row, and what groups of rows are.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub keys: Vec<String>,
    /// How many rows each of the groups has.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub counts: Vec<u64>,
}

impl FigureSource {
    /// What stands for the rows of a file whose format has none.
    pub const ALL: &str = "all";

    /// What stands for rows that are told by groups, in which they are alike.
    pub const GROUPS: &str = "groups";
}

/// A line in the language of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineText {
    /// What the figure is about.
    pub subject: String,
    /// Which figure of it: kind, unit, period.
    pub name: String,
    /// The rule in words.
    pub rule: String,
    /// The rule with its numbers.
    pub formula: String,
}

/// A place where a figure is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The edition.
    pub edition: String,
    /// The figure as printed.
    pub text: String,
    /// What it is printed in.
    #[serde(rename = "in")]
    pub place: String,
    /// The id of the section.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub section: Option<String>,
    /// The id of the numbered paragraph, table or chart.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub block: Option<String>,
    /// The page of the PDF, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page: Option<usize>,
}

/// The file of a report in all its editions.
pub fn json(report: &str, editions: &[Edition<'_>]) -> String {
    let mut figures: BTreeMap<Fact, TracedFigure> = BTreeMap::new();
    for edition in editions {
        let code = edition.language.code();
        for (fact, line) in edition.tracer.lines(edition.document) {
            let entry = figures.entry(fact).or_insert_with(|| figure(&line));
            let Line { subject, name, rule, formula, .. } = line;
            entry.lines.insert(code.to_owned(), LineText { subject, name, rule, formula });
        }
        for printed in edition.document.printed() {
            if is_in_annex(printed.section) {
                continue;
            }
            let page = page(edition.pages, printed.place, printed.at, [printed.block, printed.section]);
            if let Some(entry) = figures.get_mut(printed.fact) {
                entry.printed.push(Occurrence {
                    edition: code.to_owned(),
                    text: printed.text.to_owned(),
                    place: PlaceKind::key(printed.place).to_owned(),
                    section: printed.section.map(ToOwned::to_owned),
                    block: printed.block.map(ToOwned::to_owned),
                    page,
                });
            }
        }
    }
    let sources = editions.first().into_iter().flat_map(|edition| edition.tracer.sources);
    let file = |record: &crate::load::SourceRecord| SourceFile {
        file: record.path.clone(),
        blake3: record.blake3.clone(),
        rows: record.rows,
        left_out: Some(record.left_out).filter(|rows| *rows > 0),
        scaled: record.scaled.clone(),
        in_database: record.in_database,
    };
    let names = editions.iter().map(|edition| {
        let labels = labels(edition.document).into_iter().map(|(id, label)| (id.to_owned(), label));
        (edition.language.code().to_owned(), labels.collect())
    });
    let traced = TraceFile {
        schema: SCHEMA.to_owned(),
        report: report.to_owned(),
        sources: sources.map(file).collect(),
        editions: names.collect(),
        claims: claims(editions),
        figures: figures.into_values().collect(),
    };
    written(&traced)
}

/// The page of what is printed: its own, or that on which the first known one of its surroundings begins.
pub(super) fn page(
    pages: Option<&Pages>,
    place: PlaceKind,
    at: usize,
    around: [Option<&str>; 2],
) -> Option<usize> {
    let pages = pages?;
    // What the theme does not draw one by one stands where its block begins.
    let own = place.has_links().then(|| pages.get(&format!("{}{at}", Inline::AT))).flatten();
    let begins = || around.into_iter().flatten().find_map(|id| pages.get(id));
    own.or_else(begins).copied()
}

/// A range of rows as programs read it, in every language alike.
fn span((first, last): (usize, usize)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

/// All ranges of the rows of a file.
fn spans(source: &super::Source) -> String {
    let ranges = source.ranges();
    if ranges.is_empty() {
        return FigureSource::ALL.to_owned();
    }
    ranges.into_iter().map(span).collect::<Vec<_>>().join(", ")
}

/// What a line says in every language.
fn figure(line: &Line) -> TracedFigure {
    let source = |source: &super::Source| {
        let alike = source.alike();
        let (keys, counts) = match &alike {
            Some(alike) => alike.iter().map(|(key, rows)| ((*key).to_owned(), *rows)).unzip(),
            None => (source.keys(), Vec::new()),
        };
        FigureSource {
            file: source.file.clone(),
            made_from: source.made_from().to_vec(),
            column: source.column.clone(),
            rows: alike.map_or_else(|| spans(source), |_| FigureSource::GROUPS.to_owned()),
            count: source.count(),
            keys,
            counts,
        }
    };
    let (reason, searched) = match &line.grounds {
        Grounds::Rows(_) => (None, Vec::new()),
        Grounds::None(lack) => {
            let (reason, searched) = lack.told();
            (Some(reason), searched)
        }
    };
    TracedFigure {
        id: line.fact.to_string(),
        exact: line.exact.to_string(),
        state: line.state.map(|state| state.key().to_owned()),
        from: line.from.iter().map(ToString::to_string).collect(),
        sources: line.sources().iter().map(source).collect(),
        reason,
        searched,
        lines: BTreeMap::new(),
        printed: Vec::new(),
    }
}

/// The file as JSON, a figure to a line.
fn written(file: &TraceFile) -> String {
    let value = |text: serde_json::Result<String>| text.expect("a trace has only keys that are text");
    let head = [
        ("schema", value(serde_json::to_string(&file.schema))),
        ("report", value(serde_json::to_string(&file.report))),
        ("sources", value(serde_json::to_string(&file.sources))),
        ("editions", value(serde_json::to_string(&file.editions))),
    ];
    let mut json = "{\n".to_owned();
    for (key, text) in head {
        json.extend(["\"", key, "\": ", &text, ",\n"]);
    }
    let claims: Vec<String> = file.claims.iter().map(|claim| value(serde_json::to_string(claim))).collect();
    json.extend(["\"claims\": [\n", &claims.join(",\n"), "\n],\n"]);
    let figures: Vec<String> =
        file.figures.iter().map(|figure| value(serde_json::to_string(figure))).collect();
    json.extend(["\"figures\": [\n", &figures.join(",\n"), "\n]\n}\n"]);
    json
}

/// A print without marks of direction, and with plain spaces.
pub(super) fn bare(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let plain = |c: char| if c.is_whitespace() { ' ' } else { c };
    text.chars().filter(|c| !is_mark(*c)).map(plain).collect()
}

impl TraceFile {
    /// Reads the file; none where it is no trace of this version.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|file: &Self| file.schema == SCHEMA)
    }

    /// The figures that a text names: one by its id, or all that are printed as it.
    pub fn find(&self, text: &str) -> Vec<&TracedFigure> {
        let by_id = self.figures.iter().find(|figure| figure.id == text);
        if let Some(figure) = by_id {
            return vec![figure];
        }
        let wanted = bare(text);
        let prints = |figure: &&TracedFigure| figure.printed.iter().any(|place| bare(&place.text) == wanted);
        self.figures.iter().filter(prints).collect()
    }
}
