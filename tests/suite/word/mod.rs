//! Word files: what Word requires of them, what they hold, and how another program reads them.

mod package;
mod sample;
mod schema;

use std::fs;
use std::path::Path;
use std::process::Command;

use bilan::diag::Findings;
use bilan::document::{Document, MastheadForm};
use bilan::fonts::FontLibrary;
use bilan::render;

use crate::shared::pass_over;
use package::Package;
use schema::Node;

/// A document as a Word file.
fn written(document: &Document) -> Vec<u8> {
    let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
    let mut findings = Findings::new();
    let rendered = render::word(document, &fonts, &mut findings);
    assert_eq!(findings.iter().map(|finding| &finding.message).collect::<Vec<_>>(), [""; 0]);
    let rendered = rendered.expect("nothing was found");
    assert_eq!(rendered.pages, None);
    rendered.bytes
}

/// The text of a paragraph, with fields as they are printed.
fn text(paragraph: &Node) -> String {
    paragraph.named_all("w:t").into_iter().map(|run| run.text.as_str()).collect()
}

/// The text of every paragraph of a Word file.
pub(crate) fn paragraphs(file: &[u8]) -> Vec<String> {
    Package::open(file).document().named_all("w:p").into_iter().map(text).collect()
}

/// The paragraph that holds a text.
#[track_caller]
fn paragraph<'p>(package: &'p Package, part: &str, wanted: &str) -> &'p Node {
    let paragraphs = package.part(part).named_all("w:p");
    let of_contents =
        |paragraph: &Node| property(paragraph, "w:pStyle").is_some_and(|style| style.starts_with("TOC"));
    let found =
        paragraphs.into_iter().find(|paragraph| text(paragraph).contains(wanted) && !of_contents(paragraph));
    found.unwrap_or_else(|| panic!("no paragraph of {part} holds «{wanted}»"))
}

/// The value of a property of a paragraph.
fn property<'p>(paragraph: &'p Node, name: &str) -> Option<&'p str> {
    let found = paragraph.child("w:pPr")?.named_all(name);
    found.first().and_then(|property| property.get("w:val"))
}

/// The instructions of the fields in an element.
fn instructions(node: &Node) -> Vec<&str> {
    node.named_all("w:instrText").into_iter().map(|field| field.text.trim()).collect()
}

#[test]
fn files_of_every_kind_of_block_are_as_word_requires() {
    let forms = [
        None,
        Some(MastheadForm::UnitedNations),
        Some(MastheadForm::OfficePaper),
        Some(MastheadForm::OfficeSummary),
        Some(MastheadForm::Board),
    ];
    for language in ["en", "zh", "ar"] {
        for form in forms {
            let package = Package::open(&written(&sample::document(language, form)));
            assert_eq!(package.faults(), [""; 0], "{language} {form:?}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::document("en", Some(MastheadForm::UnitedNations));
    assert_eq!(written(&document), written(&document));
}

#[test]
fn numbers_are_counted_by_word() {
    let package = Package::open(&written(&sample::document("en", Some(MastheadForm::UnitedNations))));
    let numbering = package.part("word/numbering.xml");
    let patterns = numbering.named_all("w:lvlText");
    let patterns: Vec<_> = patterns.into_iter().map(|pattern| pattern.need("w:val")).collect();
    assert!(["%1.", "%1.%2", "Annex %1", "(%1)", "(%2)"].iter().all(|wanted| patterns.contains(wanted)));
    let formats = numbering.named_all("w:numFmt");
    let formats: Vec<_> = formats.into_iter().map(|format| format.need("w:val")).collect();
    assert!(["upperRoman", "lowerLetter", "lowerRoman"].iter().all(|wanted| formats.contains(wanted)));
    let find = |wanted| paragraph(&package, "word/document.xml", wanted);
    // A heading and a paragraph are counted by their styles; an annex and a list by counts of their own.
    assert_eq!(property(find("Results of the year"), "w:pStyle"), Some("Heading1"));
    assert_eq!(property(find("Results of the year"), "w:numId"), None);
    assert_eq!(property(find("Opening words"), "w:numId"), Some("0"));
    assert_eq!(property(find("Definitions"), "w:numId"), Some("2"));
    assert_eq!(property(find("The first paragraph"), "w:pStyle"), Some("NumberedParagraph"));
    let (first, second) = (find("first of the one list"), find("first of the other list"));
    assert_ne!(property(first, "w:numId"), property(second, "w:numId"));
    assert_eq!(property(first, "w:numId"), property(find("second of the one list"), "w:numId"));
    assert_eq!(property(find("inner item"), "w:ilvl"), Some("1"));
}

#[test]
fn references_and_contents_are_fields_that_carry_their_text() {
    let package = Package::open(&written(&sample::document("en", Some(MastheadForm::UnitedNations))));
    let quoted = paragraph(&package, "word/document.xml", "as said in paragraph 2");
    assert!(text(quoted).contains("see section I, Results of the year and the chart"));
    assert_eq!(
        instructions(quoted),
        [
            "REF _par_2 \\r \\h \\* MERGEFORMAT",
            "REF _results \\r \\h \\* MERGEFORMAT",
            "REF _results \\h \\* MERGEFORMAT"
        ]
    );
    // Words without a number to be counted only lead there.
    let links = quoted.named_all("w:hyperlink");
    assert_eq!(links.iter().filter_map(|link| link.get("w:anchor")).collect::<Vec<_>>(), ["_figure_line"]);
    // A short paper has no contents; a report always has.
    assert!(package.document().named_all("w:sdt").is_empty());
    let report = Package::open(&written(&sample::document("en", None)));
    let contents = report.document().named_all("w:sdt");
    assert_eq!(instructions(contents[0]), ["TOC \\o \"1-2\" \\h \\z \\u"]);
    assert!(text(contents[0]).contains("I. Results of the year"));
    let caption = paragraph(&package, "word/document.xml", "A line that rises");
    assert_eq!(instructions(caption), ["SEQ Figure \\* ARABIC \\r 3"]);
    let settings = package.part("word/settings.xml");
    // A line that ends where a new one is forced is not drawn out to the margin.
    assert_eq!(settings.named_all("w:doNotExpandShiftReturn").len(), 1);
    assert!(settings.child("w:updateFields").is_none());
}

#[test]
fn notes_tables_and_charts_are_what_word_means_by_them() {
    let package = Package::open(&written(&sample::document("en", None)));
    assert_eq!(text(paragraph(&package, "word/footnotes.xml", "A note")), " A note with a link.");
    let tables = package.document().named_all("w:tbl");
    let data = tables.into_iter().find(|table| !table.children[0].named_all("w:tblStyle").is_empty());
    let data = data.expect("a table of data");
    assert_eq!(data.named_all("w:tblHeader").len(), 1);
    // All rows but the first of a group stay whole.
    assert_eq!(data.named_all("w:cantSplit").len(), 3);
    assert_eq!(data.named_all("w:tblCaption")[0].need("w:val"), "Values by area");
    let borders = data.named_all("w:tcBorders").into_iter().flat_map(|borders| &borders.children);
    assert!(borders.into_iter().all(|border| matches!(border.name.as_str(), "w:top" | "w:bottom")));
    let picture = package.document().named_all("wp:docPr");
    assert_eq!(picture[0].need("descr"), "The line rises from 1 to 2.");
    let core = package.part("docProps/core.xml");
    assert_eq!(core.child("dcterms:created").map(|date| date.text.as_str()), Some("2025-03-01T00:00:00Z"));
    assert_eq!(core.child("dc:language").map(|language| language.text.as_str()), Some("en-GB"));
}

#[test]
fn an_edition_from_right_to_left_says_so_everywhere() {
    let package = Package::open(&written(&sample::document("ar", Some(MastheadForm::UnitedNations))));
    let document = package.document();
    let of_text =
        document.named_all("w:p").into_iter().filter(|paragraph| paragraph.child("w:pPr").is_some());
    assert!(of_text.into_iter().all(|paragraph| !paragraph.named_all("w:bidi").is_empty()));
    let tables = document.named_all("w:tblPr");
    assert!(tables.iter().all(|table| table.child("w:bidiVisual").is_some()));
    assert!(document.named_all("w:sectPr")[0].child("w:bidi").is_some());
    for run in document.named_all("w:r") {
        let is_arabic = text(run).chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
        let marked = !run.named_all("w:rtl").is_empty();
        assert!(marked || !is_arabic, "{}", text(run));
        assert!(!(marked && text(run).contains(|c: char| c.is_ascii_alphanumeric())), "{}", text(run));
    }
    let styles = package.part("word/styles.xml");
    assert_eq!(styles.named_all("w:lang")[0].need("w:bidi"), "ar-SA");
    // Lines that are narrowed stand in uneven distances.
    let narrowed = |spacing: &&Node| {
        spacing.get("w:line").is_some_and(|line| line.parse::<usize>().expect("a number") < 240)
    };
    assert!(!styles.named_all("w:spacing").iter().any(narrowed));
}

/// What `LibreOffice` makes of a Word file, as text; none where a tool is absent.
fn read_elsewhere(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("paper.docx"), bytes).expect("a temporary folder can be written");
    let profile = format!("-env:UserInstallation=file://{}", path("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder.path(), &path("paper.docx")])
        .output();
    let Ok(run) = run else {
        pass_over("LibreOffice is not installed");
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    text_of(&path("paper.pdf"))
}

fn text_of(pdf: &Path) -> Option<String> {
    let Ok(run) = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output() else {
        pass_over("pdftotext is not installed");
        return None;
    };
    Some(String::from_utf8(run.stdout).expect("pdftotext writes UTF-8"))
}

#[test]
fn another_program_reads_the_numbers_that_the_document_prints() {
    let document = sample::document("en", Some(MastheadForm::UnitedNations));
    let Some(text) = read_elsewhere(&written(&document)) else { return };
    for expected in [
        "IOISE/EC.21/4",
        "Distr.: General",
        "I. Results of the year",
        "1.      The first paragraph",
        "3. The Council may wish to act.",
        "(a)",
        "(i)",
        "Annex A Definitions",
        "as said in paragraph 2",
        "Figure 3",
        "A note with a link.",
        "Point for decision: paragraph 3.",
    ] {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&text).contains(&squeezed(expected)), "«{expected}» is not in\n{text}");
    }
}

#[test]
fn the_example_is_as_word_requires_in_every_edition() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    let run = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .args(["build".as_ref(), example.as_os_str(), "--format=docx".as_ref(), "--output".as_ref()])
        .arg(folder.path())
        .output()
        .expect("the program was built for this test");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut editions = 0;
    for entry in fs::read_dir(folder.path()).expect("the output") {
        let path = entry.expect("readable").path();
        assert!(path.extension().is_none_or(|extension| extension != "pdf"), "{}", path.display());
        if path.extension().is_some_and(|extension| extension == "docx") {
            let bytes = fs::read(&path).expect("readable");
            assert_eq!(Package::open(&bytes).faults(), [""; 0], "{}", path.display());
            editions += 1;
        }
    }
    assert!(editions >= 2);
}

#[test]
fn a_section_of_a_draft_says_below_its_heading_how_far_it_has_come() {
    let mut document = sample::document("en", Some(MastheadForm::UnitedNations));
    document.sections[1].status = Some("Drafted".to_owned());
    let package = Package::open(&written(&document));
    assert_eq!(package.faults(), [""; 0]);
    let found = paragraph(&package, "word/document.xml", "Drafted");
    assert_eq!(property(found, "w:pStyle"), Some("Status"));
    let all = package.part("word/document.xml").named_all("w:p");
    let place = all.iter().position(|each| std::ptr::eq(*each, found)).expect("it is one of them");
    assert!(text(all[place - 1]).ends_with("Results of the year"));
}

#[test]
fn the_mark_of_a_note_in_arabic_does_not_run_on_after_a_number() {
    let package = Package::open(&written(&sample::document("ar", Some(MastheadForm::UnitedNations))));
    let runs = package.part("word/document.xml").named_all("w:r");
    let place = runs.iter().position(|run| run.child("w:footnoteReference").is_some()).expect("a note");
    assert!(!runs[place].named_all("w:rtl").is_empty());
    let before: String = runs[place - 1].named_all("w:t").iter().map(|run| run.text.as_str()).collect();
    assert_eq!(before, "\u{200F}");
}
