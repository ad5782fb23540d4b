//! The examples as wholes: editions that agree, their files, and what other programs read in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use bilan::diag::{Findings, Level};
use bilan::document::{Block, Document, Inline, Section};
use bilan::manifest::Format;
use bilan::model::Language;
use bilan::pipeline::{self, Options};
use tempfile::TempDir;

use crate::shared::pass_over;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The files of the implementation update in all languages, made once.
static UPDATE: LazyLock<TempDir> = LazyLock::new(|| built("governing-body", &[]));

fn built(name: &str, arguments: &[&str]) -> TempDir {
    let output = tempfile::tempdir().expect("a temporary folder");
    let run = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .arg("build")
        .arg(example(name))
        .args(arguments)
        .arg("--output")
        .arg(output.path())
        .output()
        .expect("the program was built for this test");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    output
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the output")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

fn documents(name: &str, options: &Options) -> BTreeMap<Language, Document> {
    let mut findings = Findings::new();
    let documents = pipeline::documents(&example(name), options, &mut findings);
    let errors: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(errors, [""; 0]);
    documents.expect("there was no error")
}

/// One identity is one figure: whatever is printed under it, anywhere and in any edition, is the same value.
#[test]
fn a_figure_has_one_value_wherever_it_is_printed() {
    let mut values: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (language, document) in documents("annual-report", &Options::default()) {
        for printed in document.printed() {
            let place = format!("{language} {:?} {:?}", printed.section, printed.block);
            let (id, exact) = (printed.fact.to_string(), printed.exact.to_string());
            let (first, at) = values.entry(id.clone()).or_insert_with(|| (exact.clone(), place.clone()));
            assert_eq!(*first, exact, "{id}: {at} and {place}");
        }
    }
    assert!(values.len() > 1500, "{}", values.len());
    assert_eq!(values["2.1@2025#actual"].0, "171834");
}

/// What must be the same in every edition: sections, numbers of paragraphs, tables, figures, notes.
fn outline(sections: &[Section], depth: usize, lines: &mut Vec<String>) {
    for section in sections {
        lines.push(format!("{} {}", "#".repeat(depth), section.id));
        blocks(&section.blocks, lines);
        outline(&section.sections, depth + 1, lines);
    }
}

fn blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => lines.push(format!("text, {} notes", notes(inlines))),
            Block::Numbered(paragraph) => lines.push(format!(
                "{} {}{}, {} notes",
                paragraph.number,
                paragraph.id,
                if paragraph.is_action { ", action" } else { "" },
                notes(&paragraph.inlines)
            )),
            Block::List { items, .. } => {
                for item in items {
                    lines.push("item".to_owned());
                    self::blocks(&item.blocks, lines);
                }
            }
            Block::Quote { blocks } | Block::Callout { blocks, .. } => self::blocks(blocks, lines),
            Block::Cards { cards } => lines.push(format!("{} cards", cards.len())),
            Block::Table(table) => {
                lines.push(format!(
                    "table {}, {} rows, {} notes",
                    table.id(),
                    table.rows().len(),
                    table.notes().len()
                ));
            }
            Block::Figure(figure) => lines.push(format!("figure {}", figure.id)),
        }
    }
}

fn notes(inlines: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Footnote { .. } => 1,
        Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
            notes(inlines)
        }
        _ => 0,
    };
    inlines.iter().map(of).sum()
}

#[test]
fn all_editions_have_the_same_paragraphs_tables_figures_and_notes() {
    for (name, options) in [
        ("governing-body", Options::default()),
        ("annual-report", Options::default()),
        ("annual-report", Options { section: Some("2".to_owned()), ..Options::default() }),
    ] {
        let documents = documents(name, &options);
        assert_eq!(documents.keys().count(), 6);
        let outlines = documents.values().map(|document| {
            let mut lines = Vec::new();
            outline(&document.sections, 1, &mut lines);
            (document.language, lines)
        });
        let outlines: Vec<_> = outlines.collect();
        let (_, english) = &outlines[0];
        for (language, lines) in &outlines[1..] {
            let differing = english.iter().zip(lines).find(|(one, other)| one != other);
            assert_eq!(differing, None, "{name} in {language}");
            assert_eq!(english.len(), lines.len(), "{name} in {language}");
        }
    }
}

#[test]
fn the_update_has_what_a_document_for_two_organs_needs() {
    let documents = documents("governing-body", &Options::default());
    let english = &documents[&Language::English];
    let masthead = english.masthead.as_ref().expect("a document of a governing body");
    assert_eq!(masthead.symbol, "IOISE/EC.31/4-IOISE/PBC.21/7");
    assert_eq!(masthead.distribution.as_deref(), Some("Distr.: General"));
    assert_eq!(masthead.original.as_deref(), Some("Original: English"));
    let organs: Vec<_> =
        masthead.organs.iter().map(|organ| (organ.meeting.as_deref(), organ.item.as_deref())).collect();
    assert_eq!(
        organs,
        [
            (Some("Geneva, 22–26 June 2026"), Some("Item 4 of the provisional agenda")),
            (Some("Geneva, 8–10 June 2026"), Some("Item 7 of the provisional agenda")),
        ]
    );
    let mut lines = Vec::new();
    outline(&english.sections, 1, &mut lines);
    let count = |wanted: &str| lines.iter().filter(|line| line.starts_with(wanted)).count();
    let numbered = lines.iter().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    assert!(numbered >= 40, "{numbered} numbered paragraphs");
    assert!(count("table ") >= 5 && count("figure ") >= 4, "{lines:#?}");
    assert_eq!(lines.iter().filter(|line| line.contains(", action")).count(), 1);
    let chinese = documents[&Language::Chinese].masthead.as_ref().expect("the same form");
    assert_eq!(chinese.organs[0].item.as_deref(), Some("临时议程项目4"));
    assert_eq!(chinese.organs[0].meeting.as_deref(), Some("2026年6月22日至26日，日内瓦"));
}

#[test]
fn every_edition_of_the_update_conforms_to_pdf_ua_1_and_pdf_a_3a() {
    let python = std::env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into());
    let ready = Command::new(&python).args(["-c", "import page"]).output();
    if !ready.is_ok_and(|output| output.status.success()) {
        pass_over("the Python package page-validation is not installed");
        return;
    }
    let editions = files(UPDATE.path(), "pdf");
    assert_eq!(editions.len(), 6);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance.py");
    let run = Command::new(&python).arg(script).args(&editions).output().expect("it ran above");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn two_builds_of_word_files_are_the_same_bytes() {
    let again = built("governing-body", &["--format", "docx"]);
    let (first, second) = (files(UPDATE.path(), "docx"), files(again.path(), "docx"));
    assert_eq!((first.len(), second.len()), (6, 6));
    for (one, other) in first.iter().zip(&second) {
        assert!(fs::read(one).expect("readable") == fs::read(other).expect("readable"), "{}", one.display());
    }
}

/// The text of a PDF in the order in which it is read; none where the tool is absent.
fn text_of(pdf: &Path) -> Option<String> {
    let Ok(run) = Command::new("pdftotext").arg(pdf).arg("-").output() else {
        pass_over("pdftotext is not installed");
        return None;
    };
    let text = String::from_utf8(run.stdout).expect("pdftotext writes UTF-8");
    // Marks of direction are for readers who see the lines.
    let text = text.replace(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'), "");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn arabic_is_extracted_in_the_order_of_reading() {
    let pdf = UPDATE.path().join("ioise-ec-31-4.ar.pdf");
    let Some(text) = text_of(&pdf) else { return };
    // The tool sets spaces by the gaps that it sees, which joined letters and changes of direction mislead.
    let spaceless = |text: &str| text.split_whitespace().collect::<String>();
    let text = spaceless(&text);
    for phrase in [
        "سلسلة النتائج",
        "تقرير من المدير العام",
        "التوزيع: عام",
        "البند 4 من جدول الأعمال المؤقت",
        "من 22 إلى 26 حزيران/يونيه 2026",
        "أن يحيطا علما بالمعلومات الواردة في هذه الوثيقة.",
        "80.2%",
    ] {
        assert!(text.contains(&spaceless(phrase)), "«{phrase}» is not in\n{text}");
        // Backwards it must not be there.
        let backwards: String = spaceless(phrase).chars().rev().collect();
        assert!(!text.contains(&backwards), "«{backwards}» is in\n{text}");
    }
}

#[test]
fn another_program_opens_every_word_file_of_the_update() {
    let files = files(UPDATE.path(), "docx");
    let output = tempfile::tempdir().expect("a temporary folder");
    let profile = format!("-env:UserInstallation=file://{}", output.path().join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(output.path())
        .args(&files)
        .output();
    let Ok(run) = run else {
        pass_over("LibreOffice is not installed");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for (language, phrase) in [
        ("en", "take note of the information contained in the present document."),
        ("fr", "prendre note des informations figurant dans le présent document."),
        ("es", "tomar nota de la información que figura en el presente documento."),
        ("ru", "принять к сведению информацию, содержащуюся в настоящем документе."),
        ("zh", "似宜注意到本文件所载的信息。"),
        ("ar", "بالمعلومات الواردة في هذه الوثيقة."),
    ] {
        let pdf = output.path().join(format!("ioise-ec-31-4.{language}.pdf"));
        let Some(text) = text_of(&pdf) else { return };
        assert!(text.contains(phrase), "«{phrase}» is not in\n{text}");
    }
}

#[test]
fn a_section_of_the_annual_report_is_a_document_of_its_own() {
    let options = Options {
        languages: vec![Language::English],
        formats: vec![Format::Pdf],
        section: Some("2".to_owned()),
        ..Options::default()
    };
    let mut documents = documents("annual-report", &options);
    let document = documents.remove(&Language::English).expect("it was asked for");
    assert_eq!(document.id, "annual-report-2025-2");
    assert_eq!(document.title, "Skills and enterprise practice");
    assert_eq!(document.subtitle.as_deref(), Some("Annual Results Report 2025"));
    let mut lines = Vec::new();
    outline(&document.sections, 1, &mut lines);
    assert_eq!(lines[0], "# chapter-2");
    assert!(lines.iter().any(|line| line.starts_with("table table-indicators-2")), "{lines:#?}");
    assert!(lines.last().is_some_and(|line| line.ends_with("par-action, action, 0 notes")), "{lines:#?}");
    // Every chart that it holds is there, and none besides.
    let figures = lines.iter().filter(|line| line.starts_with("figure ")).count();
    assert_eq!(document.charts.len(), figures);
}

#[test]
fn a_section_that_is_not_there_is_answered_with_those_that_are() {
    let mut findings = Findings::new();
    let options = Options { section: Some("forword".to_owned()), ..Options::default() };
    assert!(pipeline::documents(&example("annual-report"), &options, &mut findings).is_err());
    let found = findings.iter().find(|finding| finding.level == Level::Error).expect("an error");
    assert_eq!(found.message, "there is no section `forword`");
    assert_eq!(found.help.as_deref(), Some("did you mean `foreword`?"));
}

#[test]
fn the_update_is_shorter_than_its_house_allows_in_every_language() {
    let mut findings = Findings::new();
    let lengths = pipeline::lengths(&example("governing-body"), &Options::default(), &mut findings);
    let lengths = lengths.expect("there is no error");
    assert_eq!(lengths.limit, Some(8500));
    for (language, count) in &lengths.editions {
        assert!((3000..8500).contains(&count.total), "{language}: {}", count.total);
        assert_eq!(count.sections.len(), 9, "{language}");
    }
}
