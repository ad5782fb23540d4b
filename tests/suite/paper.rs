//! Documents of governing bodies: numbered paragraphs, action, notes, citations, mandates, words.

use bilan::compose::words;
use bilan::document::{Block, Document, Inline, NumberedParagraph, Section, Table};
use bilan::model::Language;
use bilan::wording::Wording;

use crate::project::{Project, plain};

const INDICATORS: &str = "id,area,title\n1.1,1,People trained\n";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,120\n";

/// A project that makes a document in two languages, its settings ending with those of sources.
fn project(document: &str) -> Project {
    let manifest = format!(
        r#"[report]
id = "paper"
kind = "governing-body"
organisation = "Specimen"
title = "Use of funds"
period = "2025"
languages = ["en", "fr"]
date = "2026-03-31"

[document]
symbol = "EC.21/4"
{document}
[sources]
areas = "areas.csv"
indicators = "indicators.csv"
actuals = "actuals.csv"
"#
    );
    Project::new(INDICATORS, ACTUALS).with_file("bilan.toml", &manifest)
}

fn with_section(project: Project, language: Language, front: &str, text: &str) -> Project {
    let id = front.split('"').nth(1).expect("it begins with the id");
    let name = format!("narrative/{language}/{id}.md");
    project.with_file(&name, &format!("+++\n{front}\n+++\n{text}\n"))
}

/// The same section in both languages.
fn in_both(project: Project, front: &str, text: &str) -> Project {
    let project = with_section(project, Language::English, front, text);
    with_section(project, Language::French, front, text)
}

/// The numbered paragraphs of sections with those below.
fn paragraphs(sections: &[Section]) -> Vec<&NumberedParagraph> {
    let mut all = Vec::new();
    for section in sections {
        all.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Numbered(paragraph) => Some(paragraph),
            _ => None,
        }));
        all.extend(paragraphs(&section.sections));
    }
    all
}

/// The numbered paragraphs as printed, with their ids.
fn printed(document: &Document) -> Vec<(String, String)> {
    let all = paragraphs(&document.sections).into_iter();
    all.map(|paragraph| (paragraph.id.clone(), format!("{} {}", paragraph.marker, plain(&paragraph.inlines))))
        .collect()
}

fn table<'a>(sections: &'a [Section], id: &str) -> &'a Table {
    fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Table> {
        sections.iter().find_map(|section| {
            let own = section.blocks.iter().find_map(|block| match block {
                Block::Table(table) if table.id() == id => Some(table),
                _ => None,
            });
            own.or_else(|| find(&section.sections, id))
        })
    }
    find(sections, id).unwrap_or_else(|| panic!("there is no table `{id}`"))
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    table.rows().iter().map(|row| row.cells.iter().map(|cell| plain(&cell.inlines)).collect()).collect()
}

const BODY: &str = r#"
The Organization trained {{ actual("1.1") }} people. {#training}

- a bullet

> A quotation.

## Costs

What was spent is in paragraph {{ ref("paragraph", "spending") }}.

: Costs

| Year | Cost |
|---|---|
| 2025 | 3 |

Spending kept to the budget. {#spending}
"#;

fn decision() -> Project {
    let settings = "purpose = \"decision\"\naction = \"decision\"\nprofile = \"office\"\n\
        actor = \"governing-body\"\nplace = { en = \"Geneva\", fr = \"Genève\" }\n";
    let action = "See paragraph {{ ref(\"paragraph\", \"action\") }}.";
    let project = in_both(project(settings), "id = \"a\"\ntitle = \"A\"\norder = 1", BODY);
    let end = format!("{action}\n\n{{{{ action() }}}}");
    let project = in_both(project, "id = \"b\"\ntitle = \"B\"\norder = 2", &end);
    let annex = "An annex to paragraph {{ ref(\"paragraph\", \"training\") }}.";
    let project = in_both(project, "id = \"c\"\ntitle = \"C\"\nplace = \"annex\"", annex);
    in_both(project, "id = \"d\"\ntitle = \"D\"\nplace = \"summary\"\nstatus = \"reviewed\"", action)
}

#[test]
fn paragraphs_of_the_body_are_numbered_through_the_document() {
    let document = decision().document(Language::English);
    let found = printed(&document);
    let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let expected = [
        ("par-training", "1. The Organization trained 120 people."),
        ("par-2", "2. What was spent is in paragraph 3."),
        ("par-spending", "3. Spending kept to the budget."),
        ("par-4", "4. See paragraph 5."),
    ];
    assert_eq!(found[..4], expected);
    let [(id, formula)] = found[4..] else { panic!("{found:?}") };
    assert!(id == "par-action" && formula.starts_with("5. The Governing Body may wish to"), "{formula}");
    let actions: Vec<usize> = paragraphs(&document.sections)
        .into_iter()
        .filter(|paragraph| paragraph.is_action)
        .map(|paragraph| paragraph.number)
        .collect();
    assert_eq!(actions, [5]);
}

#[test]
fn the_abstract_and_annexes_carry_no_numbers_and_refer_to_those_of_the_body() {
    let document = decision().document(Language::English);
    let annex = document.sections.last().expect("an annex");
    let [Block::Paragraph { inlines }] = &annex.blocks[..] else { panic!("{annex:?}") };
    assert_eq!(plain(inlines), "An annex to paragraph 1.");
    let masthead = document.masthead.expect("a document has a head");
    let [Block::Paragraph { inlines }] = &masthead.summary[0].blocks[..] else { panic!("{masthead:?}") };
    assert_eq!(plain(inlines), "See paragraph 5.");
    let closing: Vec<String> = masthead.closing.iter().map(|line| plain(line)).collect();
    assert_eq!(closing, ["Geneva, 31 March 2026", "Point for decision: paragraph 5."]);
}

#[test]
fn the_same_paragraph_has_the_same_number_in_every_edition() {
    let project = decision();
    let ids = |language| -> Vec<(String, usize)> {
        let document = project.document(language);
        let all = paragraphs(&document.sections).into_iter();
        all.map(|paragraph| (paragraph.id.clone(), paragraph.number)).collect()
    };
    assert_eq!(ids(Language::English), ids(Language::French));
}

/// The markers of lists in reading order; those of bullets are dots.
fn markers(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        let Block::List { items, .. } = block else { continue };
        for item in items {
            all.push(item.marker.clone().unwrap_or_else(|| "•".to_owned()));
            markers(&item.blocks, all);
        }
    }
}

#[test]
fn items_of_lists_are_marked_as_the_house_and_the_language_do() {
    let text = "1. one\n   1. first\n   2. second\n      1. deep\n   - bullet\n     1. below\n2. two\n";
    let of = |project: Project, language| {
        let mut all = Vec::new();
        for section in &project.document(language).sections {
            markers(&section.blocks, &mut all);
        }
        all.join(" ")
    };
    let paper = |language| {
        let project = in_both(project("profile = \"un\"\n"), "id = \"a\"\ntitle = \"A\"", text);
        of(project, language)
    };
    assert_eq!(paper(Language::English), "(a) (i) (ii) 1. • (i) (b)");
    assert_eq!(paper(Language::French), "a) i) ii) 1. • i) b)");
    assert_eq!(
        of(Project::new(INDICATORS, ACTUALS).narrative(text), Language::English),
        "1. (a) (b) 1. • (a) 2."
    );
}

#[test]
fn notes_stand_as_the_edition_has_them_and_those_of_tables_below_them() {
    let text = "As decided[^1].\n\n: Costs\n\n| Year | Cost |\n|---|---|\n| 2025[^2] | 3[^1] |\n| 2026 | 4[^2] |\n\n[^1]: See GC.18/CRP.4.\n[^2]: Estimate.\n";
    let project = in_both(project(""), "id = \"a\"\ntitle = \"A\"", text);
    let note = || Inline::Footnote { inlines: vec![Inline::text("See GC.18/CRP.4.")] };
    let first = |document: &Document| paragraphs(&document.sections)[0].inlines.clone();
    let english = project.document(Language::English);
    assert_eq!(first(&english), [Inline::text("As decided."), note()]);
    let french = project.document(Language::French);
    assert_eq!(first(&french), [Inline::text("As decided"), note(), Inline::text(".")]);
    let table = table(&english.sections, "table-a-1");
    assert_eq!(rows(table), [["2025a", "3b"], ["2026", "4a"]]);
    let notes: Vec<String> = table.notes().iter().map(|note| plain(note)).collect();
    assert_eq!(notes, ["a Estimate.", "b See GC.18/CRP.4."]);
}

#[test]
fn the_documents_that_a_text_cites_are_listed_with_the_paragraphs() {
    let text = "See GB.294/10 and GB.294/9.\n\n- also GB.294/10 again\n\nIn A/RES/70/1[^1].\n\n{{ table(\"documents\") }}\n\n[^1]: See GB.294/10.\n";
    let paper = in_both(project(""), "id = \"a\"\ntitle = \"A\"", text);
    let document = paper.document(Language::English);
    let cited = table(&document.sections, "table-documents");
    assert_eq!(rows(cited), [["A/RES/70/1", "2"], ["GB.294/9", "1"], ["GB.294/10", "1, 2"]]);
    assert_eq!(plain(&cited.header()[1].inlines), "Paragraphs");
    // An annex has no numbers: then each place says what it is.
    let front = "id = \"b\"\ntitle = \"B\"\nplace = \"annex\"";
    let document = in_both(paper, front, "Follows GB.294/9.").document(Language::English);
    let cited = table(&document.sections, "table-documents");
    assert_eq!(rows(cited)[1], ["GB.294/9", "paragraph 1, Annex: B"]);
    assert_eq!(plain(&cited.header()[1].inlines), "Cited in");
    // Without numbered paragraphs the section is named.
    let report = Project::new(INDICATORS, ACTUALS).narrative(text).document(Language::English);
    let cited = table(&report.sections, "table-documents");
    assert_eq!(rows(cited)[0], ["A/RES/70/1", "A"]);
    assert_eq!(plain(&cited.header()[1].inlines), "Cited in");
}

const MANDATES: &str = "symbol,paragraph,text,answered_by\n\
    EC.1/Dec.2,3,Asks about training,training\n\
    EC.1/Dec.2,4,Asks about all,a; b\n\
    EC.1/Dec.2,5,Asks about an annex,c\n";

#[test]
fn mandates_are_answered_by_paragraphs_and_sections_with_theirs() {
    let answers = |annex| {
        [
            ["EC.1/Dec.2, para. 3", "Asks about training", "paragraph 1"],
            ["EC.1/Dec.2, para. 4", "Asks about all", "A (paragraphs 1–3), B (paragraphs 4–5)"],
            ["EC.1/Dec.2, para. 5", "Asks about an annex", annex],
        ]
    };
    let annexed = decision().with("mandates", MANDATES).document(Language::English);
    assert_eq!(annexed.sections.last().map(|section| section.id.as_str()), Some("annex-mandates"));
    assert_eq!(rows(table(&annexed.sections, "table-mandates")), answers("Annex I: C"));
    // Where the text places the table, there is no annex of it.
    let front = "id = \"e\"\ntitle = \"E\"\norder = 3";
    let placed = in_both(decision(), front, "{{ table(\"mandates\") }}");
    let placed = placed.with("mandates", MANDATES).document(Language::English);
    assert_eq!(rows(table(&placed.sections, "table-mandates")), answers("Annex: C"));
    assert!(placed.sections.iter().all(|section| section.id != "annex-mandates"));
}

#[test]
fn words_are_counted_by_section_without_tables_and_annexes() {
    let text = "One two[^1] three.\n\n- four\n\n## Five\n\n: A table of six\n\n| Year | Cost |\n|---|---|\n| 2025 | 3 |\n\n[^1]: A note.\n";
    let project = in_both(project(""), "id = \"a\"\ntitle = \"First title\"", text);
    let front = "id = \"b\"\ntitle = \"B\"\nplace = \"annex\"";
    let project = in_both(project, front, "Not counted.");
    let project = in_both(project, "id = \"c\"\ntitle = \"C\"\nplace = \"summary\"", "In brief.");
    let document = project.document(Language::English);
    let count = words(&document, Wording::new(Language::English));
    // Title 2, text 3, note 2, item 1, heading 1.
    assert_eq!(count.sections.iter().map(|section| section.words).collect::<Vec<_>>(), [9]);
    assert_eq!((count.summary, count.total, count.tables, count.annexes), (2, 11, 8, 3));
    assert_eq!(
        (count.sections[0].id.as_str(), count.sections[0].title.as_str()),
        ("section-a", "First title")
    );
}

#[test]
fn an_annual_report_prints_the_same_text_without_numbers() {
    let text = "Trained. {#training}\n\n{{ action() }}\n\nAt the end.";
    let project = Project::new(INDICATORS, ACTUALS).narrative(text);
    let front = "id = \"b\"\ntitle = \"Method\"\nplace = \"annex\"";
    let document = with_section(project, Language::English, front, "How.").document(Language::English);
    let section = document.sections.iter().find(|section| section.id == "section-a").expect("it is there");
    let texts = section.blocks.iter().map(|block| match block {
        Block::Paragraph { inlines } => plain(inlines),
        other => panic!("{other:?}"),
    });
    assert_eq!(texts.collect::<Vec<_>>(), ["Trained.", "At the end."]);
    let annex = document.sections.iter().find(|section| section.id == "section-b").expect("it is there");
    assert_eq!(annex.number.as_deref(), Some("Annex A"));
}

/// The labels that a theme prints, and the status of each section.
fn drawn(document: &Document) -> (Vec<Option<&str>>, Vec<Option<&str>>) {
    let labels = ["watermark", "tables", "figures"];
    let statuses = document.sections.iter().map(|section| section.status.as_deref()).collect();
    (labels.map(|label| document.labels.get(label).map(String::as_str)).to_vec(), statuses)
}

#[test]
fn a_document_with_a_text_that_is_not_cleared_is_a_draft_and_says_how_far_each_has_come() {
    let of = |first: &str| {
        let first = format!("id = \"a\"\ntitle = \"A\"\norder = 1\nstatus = \"{first}\"");
        let project = in_both(project(""), &first, "Text.\n\n## Below\n\nMore.");
        let project = in_both(project, "id = \"b\"\ntitle = \"B\"\norder = 2\nstatus = \"cleared\"", "Text.");
        in_both(project, "id = \"c\"\ntitle = \"C\"\norder = 3", "Text.")
    };
    let project = of("drafted");
    let english = project.document(Language::English);
    let labels = vec![Some("Draft"), Some("Tables"), Some("Figures")];
    assert_eq!(drawn(&english), (labels, vec![Some("Drafted"), Some("Cleared"), None]));
    assert_eq!(english.sections[0].sections[0].status, None);
    let french = project.document(Language::French);
    let labels = vec![Some("Projet"), Some("Tableaux"), Some("Figures")];
    assert_eq!(drawn(&french), (labels, vec![Some("Rédigé"), Some("Approuvé"), None]));
    let last = of("cleared").document(Language::English);
    assert_eq!(drawn(&last), (vec![None, Some("Tables"), Some("Figures")], vec![None; 3]));
    // The abstract is a text of the document, too.
    assert_eq!(drawn(&decision().document(Language::English)).0[0], Some("Draft"));
}

#[test]
fn an_annual_report_is_marked_by_its_data_only() {
    let front = "id = \"b\"\ntitle = \"Method\"\nstatus = \"drafted\"";
    let project = with_section(Project::new(INDICATORS, ACTUALS), Language::English, front, "How.");
    let document = project.document(Language::English);
    assert_eq!(document.labels.get("watermark"), None);
    assert!(document.sections.iter().all(|section| section.status.is_none()));
}
