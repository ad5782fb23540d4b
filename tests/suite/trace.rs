//! Traces: every printed figure has a line, its rows are those of the data, and the text leads to the annex.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use bilan::diag::Findings;
use bilan::document::{Document, PlaceKind};
use bilan::manifest::{DocumentKind, Format};
use bilan::model::{Decimal, Language};
use bilan::pipeline::{self, Options};
use bilan::trace::{ANNEX, TraceFile, TracedFigure};

use crate::project::Project;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn documents(name: &str, options: &Options) -> BTreeMap<Language, Document> {
    let mut findings = Findings::new();
    pipeline::traced_documents(&example(name), options, &mut findings).expect("the example has no error")
}

/// The documents of the example, as they are built.
static DOCUMENTS: LazyLock<BTreeMap<Language, Document>> =
    LazyLock::new(|| documents("annual-report", &Options::default()));

/// The trace of all editions of the example, of which none is typeset.
pub(crate) static TRACE: LazyLock<TraceFile> = LazyLock::new(|| trace(&example("annual-report")));

/// The trace of a project, made with the Word files, which take no time.
pub(crate) fn trace(project: &Path) -> TraceFile {
    let options = Options { formats: vec![Format::Docx], ..Options::default() };
    let mut findings = Findings::new();
    let built = pipeline::build(project, &options, &mut findings, &mut |_| {}).expect("no error");
    let file = built.files.iter().find(|file| file.name == "trace.json").expect("it is always made");
    TraceFile::read(std::str::from_utf8(&file.bytes).expect("text")).expect("the layout of this version")
}

#[track_caller]
pub(crate) fn figure<'a>(trace: &'a TraceFile, id: &str) -> &'a TracedFigure {
    trace.figures.iter().find(|figure| figure.id == id).unwrap_or_else(|| panic!("no figure {id}"))
}

/// The rows of a figure in a file.
pub(crate) fn rows(figure: &TracedFigure, file: &str) -> Vec<usize> {
    let own = figure.sources.iter().filter(|source| source.file.ends_with(file));
    own.flat_map(|source| spread(&source.rows)).collect()
}

fn spread(ranges: &str) -> Vec<usize> {
    let number = |text: &str| text.parse::<usize>().expect("a row");
    let range = |range: &str| match range.split_once('-') {
        Some((first, last)) => number(first)..=number(last),
        None => number(range)..=number(range),
    };
    ranges.split(", ").filter(|range| !range.is_empty()).flat_map(range).collect()
}

#[test]
fn every_printed_figure_has_a_line_in_every_edition() {
    for (language, document) in &*DOCUMENTS {
        let code = language.code();
        for printed in document.printed() {
            if printed.section == Some(ANNEX) {
                continue;
            }
            let id = printed.fact.to_string();
            let figure = figure(&TRACE, &id);
            let line = figure.lines.get(code).unwrap_or_else(|| panic!("{id} in {code}"));
            for text in [&line.subject, &line.name, &line.rule, &line.formula] {
                assert!(!text.is_empty(), "{id} in {code}: {line:?}");
            }
            assert_ne!(figure.sources.is_empty(), figure.reason.is_none(), "{id} comes from nowhere");
            assert_eq!(figure.exact, printed.exact.to_string(), "{id}");
        }
    }
}

#[test]
fn every_place_of_a_document_is_listed() {
    let kinds: BTreeSet<PlaceKind> =
        DOCUMENTS.values().flat_map(Document::printed).map(|printed| printed.place).collect();
    for kind in [
        PlaceKind::Text,
        PlaceKind::Cell,
        PlaceKind::Note,
        PlaceKind::Card,
        PlaceKind::Chart,
        PlaceKind::Alternative,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let listed: usize = TRACE.figures.iter().map(|figure| figure.printed.len()).sum();
    let printed = DOCUMENTS.values().flat_map(Document::printed);
    assert_eq!(listed, printed.filter(|printed| printed.section != Some(ANNEX)).count());
}

#[test]
fn all_editions_print_the_same_figures() {
    let ids = |document: &Document| -> BTreeSet<String> {
        document.printed().iter().map(|printed| printed.fact.to_string()).collect()
    };
    let english = ids(&DOCUMENTS[&Language::English]);
    assert_eq!(DOCUMENTS.len(), 6);
    for (language, document) in &*DOCUMENTS {
        let own = ids(document);
        let differing: Vec<&String> = english.symmetric_difference(&own).collect();
        // A drawing has room for a label in one language and not in another; the alternative has it always.
        assert_eq!(differing, Vec::<&String>::new(), "{language}");
    }
}

#[test]
fn every_figure_of_the_text_leads_to_its_line_and_back() {
    for (language, document) in &*DOCUMENTS {
        let printed = document.printed();
        let in_annex: BTreeSet<usize> =
            printed.iter().filter(|it| it.section == Some(ANNEX)).map(|it| it.at).collect();
        let mut count = 0;
        for figure in printed.iter().filter(|it| it.place.is_read() && it.section != Some(ANNEX)) {
            let line = document.lines.get(&figure.fact.to_string());
            assert!(line.is_some_and(|line| in_annex.contains(line)), "{language}: {}", figure.fact);
            count += 1;
        }
        assert!(count > 400, "{language}: {count}");
        let numbers: BTreeSet<usize> = printed.iter().map(|it| it.at).collect();
        assert_eq!(numbers.len(), printed.len(), "every figure has a number of its own");
    }
}

#[test]
fn a_governing_body_paper_has_the_annex_only_where_it_asks_for_it() {
    let options = Options {
        kind: Some(DocumentKind::GoverningBody),
        section: Some("2".to_owned()),
        languages: vec![Language::English],
        ..Options::default()
    };
    let paper = documents("annual-report", &options);
    let english = &paper[&Language::English];
    assert!(english.sections.iter().all(|section| section.id != ANNEX));
    assert!(english.lines.is_empty());
    let asked = project().with_settings("\n[trace]\nannex = false\n");
    let mut findings = Findings::new();
    let documents = pipeline::traced_documents(asked.path(), &Options::default(), &mut findings);
    let documents = documents.expect("no error");
    assert!(documents.values().all(|document| document.lines.is_empty()));
}

/// Counted in the file with `awk -F, '$1 == "4.3" && $4 == "VNM" && $2 ~ /^2025/ { print NR, $6 }'`.
#[test]
fn the_rows_of_a_unit_are_those_of_the_file() {
    let saved = figure(&TRACE, "4.3@2025/VNM#actual");
    assert_eq!(saved.exact, "17.29");
    assert_eq!(rows(saved, "actuals.csv"), [14791, 14792, 14799, 14800, 14803, 14804]);
    assert_eq!(saved.state.as_deref(), Some("verified"));
}

/// Register rows: line 29 of `indicators.csv` is indicator 5.1; line 11 of `resources.csv` area 1, voluntary, 2025.
#[test]
fn figures_of_registers_name_their_row_and_column() {
    let lag = figure(&TRACE, "5.1#lag");
    assert_eq!((lag.sources[0].column.as_deref(), lag.sources[0].rows.as_str()), (Some("lag_years"), "29"));
    let spent = figure(&TRACE, "resources:1,voluntary,operating@2025#expenditure");
    assert_eq!(
        (spent.sources[0].column.as_deref(), spent.sources[0].rows.as_str()),
        (Some("expenditure"), "11")
    );
    assert_eq!(spent.exact, "2835900");
}

#[test]
fn formulas_are_written_with_their_numbers() {
    let line = |id: &str| &figure(&TRACE, id).lines["en"];
    assert_eq!(line("1.2@2025#change").formula, "223,472 − 172,369 = 51,103");
    assert_eq!(line("4.7@2024#achievement").formula, "893.1 ÷ 1,000 = 0.8931");
    assert_eq!(line("4.4@2025#rating").formula, "0% ≤ 34.375% < 50%");
    assert_eq!(line("goal:16,*@2025#count").formula, "3.5, 3.6, 5.1, 5.2, 5.5, 5.8");
    assert_eq!(
        line("resources:1,voluntary,operating@2025#utilization").formula,
        "2,835,900 ÷ 3,290,000 ≈ 0.861976"
    );
}

#[test]
fn a_value_that_is_a_word_is_printed_by_its_title() {
    let none = &figure(&TRACE, "5.7@2025/PRY#actual").lines;
    assert_eq!((none["en"].formula.as_str(), none["zh"].formula.as_str()), ("no policy", "无政策"));
    assert_eq!(figure(&TRACE, "1.4@2025#outlook").exact, "delayed");
}

#[test]
fn a_figure_is_named_as_each_language_puts_a_place_beside_a_thing() {
    let names = |id: &str| ["en", "zh"].map(|code| figure(&TRACE, id).lines[code].name.clone());
    assert_eq!(names("5.7@2025/PRY#actual"), ["Actual, Paraguay, 2025", "实际值（巴拉圭，2025年）"]);
    assert_eq!(names("5.7@2024#actual"), ["Actual, 2024", "实际值（2024年）"]);
}

#[test]
fn an_arabic_equation_runs_from_the_left_beside_its_words() {
    let formula = &figure(&TRACE, "1.3@2025#actual").lines["ar"].formula;
    assert!(formula.starts_with("\u{2066}13,525 ÷ 46,800 × 100 ≈ 28.899573\u{2069} ("), "{formula}");
}

/// The tables print them in millions, and say so above.
#[test]
fn the_annex_has_amounts_in_full() {
    let document = &DOCUMENTS[&Language::English];
    let printed = document.printed();
    let lines = printed.iter().filter(|it| it.section == Some(ANNEX));
    let amounts: Vec<(&str, String)> = lines
        .filter(|it| it.fact.to_string().ends_with("#expenditure"))
        .map(|it| (it.text, it.exact.to_string()))
        .collect();
    assert!(!amounts.is_empty());
    for (text, exact) in amounts {
        assert_eq!(text.replace(',', ""), exact);
    }
}

/// What is a quotient, a line or a difference has the numbers that stand in the data.
#[test]
fn formulas_of_values_have_the_numbers_of_the_data() {
    for (id, formula) in [
        ("1.3@2025#actual", "13,525 ÷ 46,800 × 100 ≈ 28.899573 (25 of 25 units reported)"),
        ("2.7@2025#actual", "1,785.9713 ÷ 248 ≈ 7.201497 (25 of 25 units reported)"),
        ("3.5@2025#matched-actual", "343.6 ÷ 23 ≈ 14.939130"),
        ("3.5@2025#matched-target", "304.9 ÷ 23 ≈ 13.256522"),
        ("1.5@2025#expected", "31 + (45 − 31) × 5 ÷ 10 = 38"),
        ("1.1@2025#cost-share", "6,000 ÷ 1,693,000 ≈ 0.003544"),
        ("2.6[sex=M]@2025#share", "12,064 ÷ 25,938 ≈ 0.465109"),
        ("overall@2025#coverage", "10 ÷ 10 = 1"),
    ] {
        assert_eq!(figure(&TRACE, id).lines["en"].formula, formula, "{id}");
    }
}

/// Where values are added up over units and time, the values in the traced rows make the figure.
#[test]
fn the_values_in_the_traced_rows_add_up_to_the_figure() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/specimen");
    let values: Vec<Option<Decimal>> = fs::read_to_string(data.join("actuals.csv"))
        .expect("the specimen")
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            // Where a total was formed from its parts, those by age are the same people as those by sex.
            let is_counted = cells[11].is_empty();
            if is_counted { cells[5].parse().ok() } else { Some(Decimal::ZERO) }
        })
        .collect();
    let mut checked = 0;
    // The flows of the specimen: `agg_time` and `agg_units` are `sum`.
    for indicator in ["2.1", "2.3", "2.5", "2.6", "3.1", "3.4", "4.1", "4.3", "4.7"] {
        let own = TRACE.figures.iter().filter(|figure| {
            figure.id.starts_with(&format!("{indicator}@")) && figure.id.ends_with("#actual")
        });
        for figure in own.filter(|figure| figure.exact != "missing") {
            let rows = rows(figure, "actuals.csv");
            let sum: Option<Decimal> = rows.iter().map(|row| values[row - 1]).sum();
            assert_eq!(
                sum.map(|sum| sum.normalize().to_string()),
                Some(figure.exact.clone()),
                "{}",
                figure.id
            );
            checked += 1;
        }
    }
    assert!(checked >= 30, "{checked}");
}

const INDICATORS: &str = "id,area,title,method\n1.1,1,People trained,progress\n";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,53\n";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS)
        .with("targets", "indicator,period,value\n1.1,2025,50\n")
        .with("baselines", "indicator,period,value\n1.1,2024,15\n")
}

pub(crate) fn bilan(project: &Project, arguments: &[&str]) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .current_dir(project.path())
        .env("NO_COLOR", "1")
        .args(arguments)
        .output();
    program.expect("the program was built for this test")
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_program_tells_where_a_figure_stands_and_notices_that_its_source_changed() {
    let project = project();
    let built = bilan(&project, &["build", ".", "--format", "docx", "-o", "out"]);
    assert!(built.status.success(), "{}", said(&built));
    let traced = bilan(&project, &["trace", "out", "1.1@2025#achievement"]);
    let text = said(&traced);
    assert!(traced.status.success(), "{text}");
    for part in [
        "1.1@2025#achievement = 1.0857142857142857142857142857",
        "(53 − 15) ÷ (50 − 15) ≈ 1.085714",
        "from 1.1@2025#actual, 1.1@2025#target, 1.1@2025#baseline",
        "as it was when the report was made",
        "en 108.6%",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    // The same figure by its print, from the file itself.
    let by_print = said(&bilan(&project, &["trace", "out/trace.json", "108.6%"]));
    assert!(by_print.contains("1.1@2025#achievement"), "{by_print}");
    let unknown = bilan(&project, &["trace", "out", "1.1@2025#achievment"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("did you mean `1.1@2025#achievement`"), "{}", said(&unknown));
    let indicator = said(&bilan(&project, &["trace", "out", "1.1"]));
    assert!(indicator.contains("did you mean `1.1@2025#actual`"), "{indicator}");
    let data = project.path().join("actuals.csv");
    fs::write(&data, ACTUALS.replace("53", "54")).expect("the folder is of this test");
    let changed = bilan(&project, &["trace", "out", "1.1@2025#achievement"]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(said(&changed).contains("actuals.csv: CHANGED"), "{}", said(&changed));
}

#[test]
fn every_claim_is_listed_with_the_figures_that_it_rests_on() {
    assert!(TRACE.claims.len() > 20, "{}", TRACE.claims.len());
    for claim in &TRACE.claims {
        let editions: BTreeSet<&str> = claim.printed.iter().map(|place| place.edition.as_str()).collect();
        assert_eq!(editions.len(), 6, "{}", claim.id);
        assert!(!claim.rests_on.is_empty(), "{}", claim.id);
        for support in &claim.rests_on {
            let exact =
                support.exact.as_deref().unwrap_or_else(|| panic!("{}: {}", claim.id, support.figure));
            let printed = TRACE.figures.iter().find(|figure| figure.id == support.figure);
            assert!(printed.is_none_or(|figure| figure.exact == exact), "{}: {}", claim.id, support.figure);
        }
    }
}

#[test]
fn the_program_answers_about_claims() {
    let project = project();
    let claim = r#"Training {{ claim("exceeded", "1.1", text = "exceeded its target") }}."#;
    let text = format!("+++\nid = \"claims\"\ntitle = \"Claims\"\n+++\n{claim}\n");
    fs::create_dir_all(project.path().join("narrative/en")).expect("a folder can be made");
    fs::write(project.path().join("narrative/en/claims.md"), text).expect("the text can be written");
    let built = bilan(&project, &["build", ".", "--format", "docx", "--output", "out"]);
    assert!(built.status.success(), "{}", said(&built));
    for asked in ["exceeded its target", "exceeded, 1.1", "claim(exceeded, 1.1)"] {
        let output = said(&bilan(&project, &["trace", "out", asked]));
        for part in ["claim(exceeded, 1.1)", "1.1@2025#actual = ", "1.1@2025#target = ", "text, Claims"] {
            assert!(output.contains(part), "{asked}: {part} in\n{output}");
        }
    }
    let figure = said(&bilan(&project, &["trace", "out", "1.1@2025#target"]));
    assert!(figure.contains("Claims that rest on it\n  claim(exceeded, 1.1)"), "{figure}");
}

#[test]
fn an_explanation_takes_the_id_of_a_figure() {
    let project = project();
    let explained = said(&bilan(&project, &["explain", ".", "1.1@2025#achievement"]));
    assert!(explained.contains("(53 − 15) ÷ (50 − 15)"), "{explained}");
    let unknown = said(&bilan(&project, &["explain", ".", "1.1@2025#achievment"]));
    assert!(unknown.contains("did you mean `achievement`?"), "{unknown}");
}

#[test]
fn two_traces_of_one_project_are_the_same_bytes() {
    let project = project();
    let make = |folder: &str| {
        let built = bilan(&project, &["build", ".", "--format", "docx", "--output", folder]);
        assert!(built.status.success(), "{}", said(&built));
        fs::read(project.path().join(folder).join("trace.json")).expect("it is made")
    };
    assert_eq!(make("one"), make("two"));
}
