//! Editions that agree, glossaries of what they use, and translations that follow their originals.

use std::fs;
use std::path::Path;

use bilan::diag::{Code, Findings};
use bilan::document::{Block, Section};
use bilan::model::Language;
use bilan::pipeline::{self, Options};
use bilan::write;

use crate::project::{Project, plain};

const INDICATORS: &str = "id,area,title\n1.1,1,People trained\n1.2,1,Graduates in work\n";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,120\n1.2,2025,53\n1.1,2024,100\n1.1,2023,90\n1.2,2024,50\n1.2,2023,49\n";

const FRONT: &str = "+++\nid = \"overview\"\ntitle = \"The year\"\n+++\n";

/// A section with one of everything; every line is a block, and `|` stands for the end of a line.
const BLOCKS: [&str; 9] = [
    "{{ actual(\"1.1\") }} people were trained ({{ ref(\"trend\", \"1.1\") }}), {{ actual(\"1.2\") }} work.",
    "As before.[^1]",
    "- one|- two {{ change(\"1.1\") }}",
    "> Said.",
    "{{ chart(\"trend\", \"1.1\") }}",
    "## Details",
    "| A | B ||---|---|| {{ actual(\"1.1\") }} | b || c | d |",
    "{{ table(\"areas\") }}",
    "Last, {{ rating(\"1.1\") }}.",
];
const NOTE: &str = "\n\n[^1]: In {{ report.period }}, {{ units_due(\"1.1\") }}.\n";

fn written(blocks: &[String]) -> String {
    // A table keeps its bars: its rows are told apart by two of them.
    let lines = |block: &String| {
        if block.starts_with('|') { block.replace("||", "|\n|") } else { block.replace('|', "\n") }
    };
    let note = if blocks.iter().any(|block| block.contains("[^1]")) { NOTE } else { "" };
    format!("{FRONT}{}{note}", blocks.iter().map(lines).collect::<Vec<_>>().join("\n\n"))
}

/// What is found in a project whose French section has these blocks.
fn found(french: &[String]) -> Vec<(Code, String)> {
    let english: Vec<String> = BLOCKS.map(ToOwned::to_owned).to_vec();
    let project = Project::new(INDICATORS, ACTUALS);
    let path = project.path().join("bilan.toml");
    let manifest = fs::read_to_string(&path).expect("the project has one");
    let manifest = manifest.replace("languages = [\"en\"]", "languages = [\"en\", \"fr\"]");
    let project = project
        .with_file("bilan.toml", &manifest)
        .with_file("narrative/en/overview.md", &written(&english))
        .with_file("narrative/fr/overview.md", &written(french));
    check(project.path())
}

fn check(folder: &Path) -> Vec<(Code, String)> {
    let mut findings = Findings::new();
    pipeline::check(folder, &Options::default(), &mut findings, &mut |_| {}).ok();
    findings.iter().map(|finding| (finding.code, finding.message.clone())).collect()
}

#[test]
fn editions_of_the_same_blocks_agree() {
    let same: Vec<String> = BLOCKS.map(ToOwned::to_owned).to_vec();
    assert_eq!(found(&same), []);
    // Words are free, and so is their order in a paragraph.
    let mut other = same;
    other[0] =
        "{{ actual(\"1.2\") }} travaillent, {{ actual(\"1.1\") }} formées : {{ ref(\"trend\", \"1.1\") }}."
            .to_owned();
    assert_eq!(found(&other), []);
}

#[test]
fn whatever_one_edition_lacks_is_found() {
    let take = |index: usize, from: &str, to: &str| {
        let mut blocks: Vec<String> = BLOCKS.map(ToOwned::to_owned).to_vec();
        assert!(blocks[index].contains(from), "{from}");
        blocks[index] = blocks[index].replace(from, to);
        blocks.retain(|block| !block.is_empty());
        blocks
    };
    let cases: &[(&str, usize, &str, &str)] = &[
        ("without `1.2@2025#actual`", 0, ", {{ actual(\"1.2\") }} work", ""),
        ("without `figure-trend-1.1`", 0, " ({{ ref(\"trend\", \"1.1\") }})", ""),
        ("number of footnotes is 0", 1, "[^1]", ""),
        ("number of paragraphs is 1", 1, BLOCKS[1], ""),
        ("number of items of lists is 1", 2, "- one|", ""),
        ("without `1.1@2025#change`", 2, " {{ change(\"1.1\") }}", ""),
        ("number of paragraphs of quotations is 0", 3, BLOCKS[3], ""),
        ("number of headings is 0", 5, BLOCKS[5], ""),
        ("has 1 rows and 2 columns in `fr`", 6, "|| c | d |", "|"),
        ("without `1.1@2025#actual`", 6, "{{ actual(\"1.1\") }}", "5"),
        ("number of tables is 0", 6, BLOCKS[6], ""),
        ("without `table-areas`", 7, BLOCKS[7], ""),
        ("`table-areas` in the place of `figure-trend-1.1`", 4, BLOCKS[4], BLOCKS[7]),
        ("without `1.1@2025#rating`", 8, ", {{ rating(\"1.1\") }}", ""),
        ("1.2@2025#actual` in the place of `1.1@2025#rating", 8, "rating(\"1.1\")", "actual(\"1.2\")"),
    ];
    for (expected, index, from, to) in cases {
        let found = found(&take(*index, from, to));
        let differ = found.iter().filter(|(code, _)| *code == Code::EditionsDiffer);
        let messages: Vec<&str> = differ.map(|(_, message)| message.as_str()).collect();
        assert!(messages.iter().any(|message| message.contains(expected)), "{expected}: {messages:?}");
    }
}

#[test]
fn a_document_says_once_that_its_paragraphs_differ() {
    let manifest = "[report]\nid = \"paper\"\nkind = \"governing-body\"\norganisation = \"S\"\ntitle = \"T\"\n\
        period = \"2025\"\nlanguages = [\"en\", \"fr\"]\ndate = \"2026-03-31\"\n\n[document]\nsymbol = \"EC.21/4\"\n\n\
        [sources]\nareas = \"areas.csv\"\nindicators = \"indicators.csv\"\nactuals = \"actuals.csv\"\n\n\
        [findings]\nparagraphs-differ = \"warning\"\n";
    let project = Project::new(INDICATORS, ACTUALS)
        .with_file("bilan.toml", manifest)
        .with_file("narrative/en/overview.md", &format!("{FRONT}One.\n\nTwo.\n"))
        .with_file("narrative/fr/overview.md", &format!("{FRONT}Un et deux.\n"));
    let codes: Vec<Code> = check(project.path()).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [Code::ParagraphsDiffer]);
}

/// The section with a table, and the first cells of its rows.
fn find<'a>(sections: &'a [Section], id: &str) -> Option<(&'a Section, Vec<String>)> {
    sections.iter().find_map(|section| {
        let own = section.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.id() == id => {
                let first = table.rows().iter().map(|row| plain(&row.cells[0].inlines));
                Some((section, first.collect()))
            }
            _ => None,
        });
        own.or_else(|| find(&section.sections, id))
    })
}

#[test]
fn a_glossary_lists_the_terms_that_the_edition_uses_in_its_order() {
    let glossary = "id,term_en,forms_en,definition_en\nz,zone,,Where.\no,outcome,,What.\nt,target,aim,Why.\nu,unused,,No.\n";
    let of = |text: &str| {
        let project = Project::new(INDICATORS, ACTUALS)
            .with("glossary", glossary)
            .with_file("narrative/en/overview.md", &format!("{FRONT}{text}\n"));
        project.document(Language::English)
    };
    let document = of("Zones, aims and their outcomes.");
    let (section, terms) = find(&document.sections, "table-glossary").expect("the annex");
    assert_eq!(
        (section.id.as_str(), terms),
        ("annex-glossary", ["Outcome", "Target", "Zone"].map(str::to_owned).to_vec())
    );
    let document = of("Zones.\n\n{{ table(\"glossary\") }}");
    let (section, _) = find(&document.sections, "table-glossary").expect("the table");
    assert_eq!(section.id, "section-overview");
}

#[test]
fn a_translation_is_confirmed_until_its_original_changes() {
    let manifest = "[report]\nid = \"r\"\norganisation = \"S\"\ntitle = \"T\"\nperiod = \"2025\"\n\
        languages = [\"en\", \"fr\"]\ndate = \"2026-03-31\"\n\n[sources]\nareas = \"areas.csv\"\n\
        indicators = \"indicators.csv\"\nactuals = \"actuals.csv\"\n";
    let french =
        "\u{feff}+++\r\nid = \"overview\"\r\ntitle = \"L’année\" # so\r\norder = 1\r\n+++\r\nUn.\r\n";
    let project = Project::new(INDICATORS, ACTUALS)
        .with_file("bilan.toml", manifest)
        .with_file("narrative/en/overview.md", &format!("{FRONT}One.\n"))
        .with_file("narrative/fr/overview.md", french);
    let confirm = || {
        let mut findings = Findings::new();
        let files = pipeline::confirm(project.path(), &Options::default(), None, &mut findings);
        let files = files.expect("nothing is wrong");
        write::write(project.path(), &files).expect("writable");
        files.len()
    };
    let outdated =
        || check(project.path()).iter().filter(|(code, _)| *code == Code::TranslationOutdated).count();
    assert_eq!((outdated(), confirm(), confirm(), outdated()), (0, 1, 0, 0));
    let text = fs::read_to_string(project.path().join("narrative/fr/overview.md")).expect("readable");
    let (before, rest) = text.split_once("translates = \"").expect("it was confirmed");
    assert_eq!(format!("{before}{}", &rest[16 + "\"\r\n".len()..]), french);
    fs::write(project.path().join("narrative/en/overview.md"), format!("{FRONT}One and two.\n"))
        .expect("writable");
    assert_eq!((outdated(), confirm(), outdated()), (1, 1, 0));
}
