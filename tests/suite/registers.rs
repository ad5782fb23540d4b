//! What is kept as lists: programmes, evidence, lessons, recommendations, mandates, gaps, roles, costs.

use std::fs;

use bilan::assess::Measurement;
use bilan::chart::Drawer;
use bilan::compose::{Background, compose};
use bilan::diag::Findings;
use bilan::document::{Block, Document, Fact, FactKind, Inline, Section, Subject};
use bilan::model::{FollowUp, Language, RecommendationStatus};
use bilan::narrate::narrate;
use bilan::pipeline::{self, Computed, Options};
use bilan::quote::Quoter;
use rust_decimal::dec;

use crate::project::Project;

const INDICATORS: &str = "id,area,title\n1.1,1,People trained\n1.2,1,Safe workplaces\n";
const ACTUALS: &str = "indicator,period,unit_code,value\n1.1,2025,ETH,30\n1.1,2025,KEN,50\n1.2,2025,,7\n";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS)
}

/// Adds the section `next` to the narrative of a project.
fn write_next(project: &Project, text: &str) {
    let folder = project.path().join("narrative/en");
    fs::create_dir_all(&folder).expect("writable");
    let front = "+++\nid = \"next\"\ntitle = \"A section\"\nplace = \"after\"\n+++\n";
    fs::write(folder.join("next.md"), format!("{front}{text}\n")).expect("writable");
}

/// The document of the English edition; findings fail the test.
#[track_caller]
fn document(computed: &Computed) -> Document {
    let mut findings = Findings::new();
    let languages = [Language::English];
    let narratives = narrate(&computed.manifest, &computed.assessment, &languages, &mut findings);
    let narratives = narratives.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let quoter = Quoter::new(&computed.assessment, Language::English);
    let drawer = Drawer { quoter, measure: &|text, _, _, size| text.chars().map(|_| size / 2.0).sum() };
    let narrative = &narratives[&Language::English];
    let background = Background { sources: &computed.sources, quality: &computed.quality };
    let document = compose(&computed.manifest, drawer, narrative, background, &mut findings);
    assert_eq!(findings.iter().map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new());
    document
}

/// The section with an id, wherever it stands.
fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Section> {
    sections.iter().find_map(
        |section| {
            if section.id == id { Some(section) } else { find(&section.sections, id) }
        },
    )
}

#[track_caller]
fn section<'a>(document: &'a Document, id: &str) -> &'a Section {
    find(&document.sections, id).unwrap_or_else(|| panic!("there is no section `{id}`"))
}

/// The words of the blocks of a section, one line for each paragraph, item and row.
fn lines(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => lines.push(plain(inlines)),
            Block::Numbered(paragraph) => lines.push(plain(&paragraph.inlines)),
            Block::List { items, .. } => {
                lines.extend(items.iter().flat_map(|item| self::lines(&item.blocks)));
            }
            Block::Callout { title, blocks } => {
                lines.push(format!("[{title}]"));
                lines.extend(self::lines(blocks));
            }
            Block::Table(table) => {
                let cells = |row: &bilan::document::Row| {
                    row.cells.iter().map(|cell| plain(&cell.inlines)).collect::<Vec<_>>().join(" | ")
                };
                lines.extend(table.rows().iter().map(cells));
                lines.extend(table.notes().iter().map(|note| plain(note)));
            }
            Block::Quote { blocks } => lines.extend(self::lines(blocks)),
            Block::Cards { .. } | Block::Figure(_) => {}
        }
    }
    lines
}

fn plain(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Text { text } | Inline::Figure { text, .. } | Inline::Reference { text, .. } => text.clone(),
        Inline::Strong { inlines }
        | Inline::Emphasis { inlines }
        | Inline::Claim { inlines, .. }
        | Inline::Link { inlines, .. }
        | Inline::Change { inlines, .. } => plain(inlines),
        Inline::Rating { mark, .. } => mark.label.clone(),
        Inline::Footnote { .. } | Inline::Mark { .. } => String::new(),
        Inline::Break => " / ".to_owned(),
    });
    words.collect()
}

#[test]
fn a_project_without_registers_prints_nothing_of_them() {
    let computed = project().compute();
    let document = document(&computed);
    let ids: Vec<&str> = document.sections.iter().map(|section| section.id.as_str()).collect();
    let expected = [
        "at-a-glance",
        "section-how-to-read",
        "chapter-1",
        "coverage",
        "annex-indicators",
        "annex-definitions",
        "annex-quality",
    ];
    assert_eq!(ids, expected);
    assert!(section(&document, "chapter-1").sections.is_empty());
    assert!(section(&document, "coverage").sections.is_empty());
    let grid = bilan::model::Grid::of(computed.manifest.report.period);
    let results = bilan::assess::results_json("small", grid, &computed.sources, &computed.assessment);
    let results: serde_json::Value = serde_json::from_str(&results).expect("valid JSON");
    let keys: Vec<&str> = results.as_object().expect("an object").keys().map(String::as_str).collect();
    assert!(!keys.contains(&"recommendations") && !keys.contains(&"measurement"), "{keys:?}");
}

#[test]
fn a_programme_stands_with_the_figures_of_its_country() {
    let project = project()
        .with("targets", "indicator,period,unit_code,value\n1.1,2025,ETH,40\n")
        .with(
            "programmes",
            "code,unit_code,title,start,end\nE,ETH,Skills,2022,2026-12-31\nK,KEN,Credit,,\nG,GHA,Rules,,\n",
        )
        .with(
            "programme_results",
            "programme,indicator,contribution\nE,1.1,Trains teachers\nE,1.2,Sets up committees\nK,1.1,\n",
        );
    let document = document(&project.compute());
    let rows = &lines(&section(&document, "programmes").blocks)[1..];
    let expected = [
        "ETH: Skills (2022–2026)",
        // Achievement: 30 of 40.
        "1.1 People trained | Trains teachers | 40 | 30 | 75.0% | largely met",
        "1.2 Safe workplaces | Sets up committees | – | – | – | –",
        "KEN: Credit",
        "1.1 People trained | – | – | 50 | – | no target",
        "GHA: Rules",
        "– | – | – | – | – | –",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn evidence_and_lessons_close_the_chapter_of_their_area() {
    let project = project()
        .with(
            "evidence",
            "id,area,indicator,type,title,reference,strength,date\n\
             E1,1,,audit,Audit of data,EC/1,strong,2025-11-21\n\
             E2,,1.2,testimony,Interviews,https://example.org/e2,limited,\n",
        )
        .with(
            "lessons",
            "id,area,indicator,kind,text,use\n\
             L1,1,,,Fees lapse.,Budget them.\n\
             L2,,1.2,good_practice,Open days help.,\n",
        );
    let document = document(&project.compute());
    let chapter = section(&document, "chapter-1");
    let learning = chapter.sections.last().expect("a section on evidence and lessons");
    assert_eq!(learning.title, "Evidence and lessons");
    let expected = [
        "Audit of data | audit | EC/1 | ●●● strong",
        "Interviews | testimony | https://example.org/e2 | ●○○ limited",
        "[Lessons]",
        "Fees lapse. / What follows: Budget them.",
        "Good practice: Open days help.",
    ];
    assert_eq!(lines(&learning.blocks), expected);
    let register = lines(&section(&document, "annex-evidence").blocks);
    let expected = [
        "1 One area",
        "E1 Audit of data (audit) | whole area | EC/1 | 21 Nov 2025 | ●●● strong",
        "E2 Interviews (testimony) | 1.2 | https://example.org/e2 | – | ●○○ limited",
    ];
    assert_eq!(register[..3], expected);
}

/// Four recommendations of which one is overdue on 31 January 2026, the date of the report.
const RECOMMENDATIONS: &str = "\
    id,source,text,response,status,due,done_on,owner,action\n\
    R1,EC/7,Keep documents.,accepted,open,2026-01-30,,Offices,\n\
    R2,,Ask about quality.,partly_accepted,in_progress,2026-01-31,,,A form is tried.\n\
    R3,,Measure more.,accepted,implemented,2025-06-30,2025-07-15,Team,Meters were bought.\n\
    R4,,Merge councils.,not_accepted,open,2025-01-01,,,\n";

#[test]
fn recommendations_are_counted_by_status_on_the_date_of_the_report() {
    let computed = project().with("recommendations", RECOMMENDATIONS).compute();
    let groups = [
        (FollowUp::All, 4),
        (FollowUp::Status(RecommendationStatus::Open), 2),
        (FollowUp::Status(RecommendationStatus::InProgress), 1),
        (FollowUp::Status(RecommendationStatus::Implemented), 1),
        (FollowUp::Status(RecommendationStatus::Closed), 0),
        (FollowUp::Overdue, 1),
    ];
    for (group, expected) in groups {
        assert_eq!(computed.assessment.follow_up(group), expected, "{group:?}");
    }
    let document = document(&computed);
    let chapter = section(&document, "recommendations");
    let expected = [
        "Recommendations: 4. Open: 2; in progress: 1; implemented: 1; closed: 0. Overdue on 31 January 2026: 1.",
        "A recommendation is overdue if it was to be carried out before 31 January 2026 and is neither \
         implemented nor closed. What was not accepted is not to be carried out and cannot be overdue.",
        "R1 Keep documents. (EC/7) | Owner: Offices | 30 Jan 2026 | accepted / open; overdue",
        "R2 Ask about quality. | A form is tried. | 31 Jan 2026 | partly accepted / in progress",
        "R3 Measure more. | Meters were bought. / Owner: Team | 30 Jun 2025 | accepted / implemented, 15 Jul 2025",
        "R4 Merge councils. | – | 1 Jan 2025 | not accepted / open",
    ];
    assert_eq!(lines(&chapter.blocks), expected);
}

#[test]
fn a_printed_count_of_recommendations_keeps_its_identity() {
    let document = document(&project().with("recommendations", RECOMMENDATIONS).compute());
    let Some(Block::Paragraph { inlines }) = section(&document, "recommendations").blocks.first() else {
        panic!("the chapter begins with the counts")
    };
    let overdue = Fact::new(Subject::Recommendations(FollowUp::Overdue), FactKind::Count, None);
    let printed = inlines.iter().find_map(|inline| match inline {
        Inline::Figure { text, fact, .. } if *fact == overdue => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(printed, Some("1"));
}

#[test]
fn a_register_that_the_narrative_places_stands_there_and_nowhere_else() {
    let project = project()
        .with("recommendations", RECOMMENDATIONS)
        .with("lessons", "id,area,text\nL1,1,Fees lapse.\n")
        .with("roles", "actor,role,order\nDonors,Finance,2\nCouncil,Approves,1\n");
    write_next(
        &project,
        "See {{ ref(\"roles\") }}.\n\n{{ table(\"roles\") }}\n\n\
             {{ table(\"recommendations\") }}\n\n{{ table(\"lessons\", \"1\") }}",
    );
    let document = document(&project.compute());
    assert!(find(&document.sections, "roles").is_none());
    assert!(find(&document.sections, "recommendations").is_none());
    assert!(section(&document, "chapter-1").sections.is_empty());
    let placed = lines(&section(&document, "section-next").blocks);
    assert_eq!(placed[..3], ["See Table 4.", "Council | Approves", "Donors | Finance"]);
    assert!(placed.iter().any(|line| line.starts_with("Recommendations: 4.")), "{placed:?}");
    assert_eq!(placed.last().map(String::as_str), Some("Fees lapse. | –"));
}

#[test]
fn roles_stand_in_their_declared_order() {
    let roles = "actor,role,order\nOthers,Watch,\nDonors,Finance,2\nCouncil,Approves,1\n";
    let document = document(&project().with("roles", roles).compute());
    let rows = lines(&section(&document, "roles").blocks);
    assert_eq!(rows, ["Council | Approves", "Donors | Finance", "Others | Watch"]);
}

#[test]
fn a_gap_stands_beside_the_coverage_with_its_owner_and_date() {
    let actuals = "indicator,period,unit_code,value,missing_reason\n\
                   1.1,2025,ETH,30,\n1.1,2025,KEN,,not_collected\n1.2,2025,,7,\n";
    let gaps = "indicator,unit_code,reason,owner,due,action\n\
                1.1,KEN,Nobody counted.,Office,2026-06-30,Count.\n";
    let project = Project::new(INDICATORS, actuals)
        .with("units", "code,title\nETH,Ethiopia\nKEN,Kenya\n")
        .with("gaps", gaps);
    let document = document(&project.compute());
    let coverage = section(&document, "coverage");
    let gaps = coverage.sections.last().expect("the register stands in the chapter");
    assert_eq!(gaps.title, "Data-gap register");
    let expected =
        ["1.1 People trained, Kenya, 2025 | Nobody counted. | Count. / Owner: Office | 30 Jun 2026"];
    assert_eq!(lines(&gaps.blocks), expected);
}

#[test]
fn steps_are_data_and_no_gap() {
    let indicators = "id,area,title,method\n1.1,1,Law,milestone\n1.2,1,People,\n";
    let (_, found) = Project::new(indicators, "indicator,period,value\n1.2,2025,\n")
        .with("steps", "indicator,title,due,done_on\n1.1,Draft,2025-06-30,2025-05-02\n")
        .with("gaps", "indicator,reason\n1.2,Nobody counted.\n")
        .compute_lowering(None);
    assert_eq!(found, []);
}

#[test]
fn a_mandate_leads_to_the_section_that_answers_it() {
    let project = project().with(
        "mandates",
        "symbol,paragraph,text,answered_by\n\
             EC.1/Dec.2,3,Requests a report on skills,area:1\n\
             EC.1/Dec.2,,Requests proposals,next\n\
             EC.1/Dec.4,7,Requests all years,annex-indicators\n",
    );
    write_next(&project, "Proposals.");
    let document = document(&project.compute());
    let annex = section(&document, "annex-mandates");
    let expected = [
        "EC.1/Dec.2, para. 3 | Requests a report on skills | 1 One area",
        "EC.1/Dec.2 | Requests proposals | 2 A section",
        "EC.1/Dec.4, para. 7 | Requests all years | Annex A: All indicators and years",
    ];
    assert_eq!(lines(&annex.blocks), expected);
    let Some(Block::Table(table)) = annex.blocks.first() else { panic!("the annex is a table") };
    let targets: Vec<&str> = table
        .rows()
        .iter()
        .filter_map(|row| match row.cells.last()?.inlines.first()? {
            Inline::Reference { target, .. } => Some(target.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(targets, ["chapter-1", "section-next", "annex-indicators"]);
}

#[test]
fn the_cost_of_measurement_is_added_up_over_what_is_recorded_and_compared_with_expenditure() {
    let indicators = "id,area,title,measurement_cost\n1.1,1,A,200\n1.2,1,B,600.50\n1.3,1,C,\n";
    let computed = Project::new(indicators, "indicator,period,value\n1.1,2025,1\n1.2,2025,2\n1.3,2025,3\n")
        .with(
            "resources",
            "area,period,source,expenditure,currency\n1,2025,assessed,60000,EUR\n1,2025,voluntary,20050,EUR\n",
        )
        .compute();
    // 800.50 of 80,050.
    let expected = Measurement { indicators: 2, cost: Some(dec!(800.50)), share: Some(dec!(0.01)) };
    assert_eq!(computed.assessment.measurement(), Some(expected));
    let document = document(&computed);
    let lines = lines(&section(&document, "annex-measurement").blocks);
    let summary = "What it costs to measure is recorded for 2 of 3 indicators; together it comes to 801\u{a0}euros. \
                   That is 1.00% of the operating expenditure in 2025.";
    assert!(lines[0].starts_with(summary), "{}", lines[0]);
    // 600.50 and 200 of 800.50.
    let rows = ["1.2 B | 601 | 75.0% | 1 | no target", "1.1 A | 200 | 25.0% | 1 | no target"];
    assert_eq!(lines[1..3], rows);
}

#[test]
fn without_expenditure_the_cost_of_measurement_is_no_share_of_anything() {
    let indicators = "id,area,title,measurement_cost\n1.1,1,A,0\n";
    let computed = Project::new(indicators, "indicator,period,value\n1.1,2025,1\n").compute();
    let expected = Measurement { indicators: 1, cost: Some(dec!(0)), share: None };
    assert_eq!(computed.assessment.measurement(), Some(expected));
    assert_eq!(computed.assessment.cost_share(&computed.assessment.indicators[0]), None);
}

#[test]
fn the_registers_of_the_example_have_the_figures_that_were_counted_apart_from_it() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    let mut findings = Findings::new();
    let computed = pipeline::compute(&example, &Options::default(), &mut findings);
    let computed = computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    assert_eq!(findings.iter().map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new());
    let assessment = &computed.assessment;
    let status = |status| assessment.follow_up(FollowUp::Status(status));
    let counts = RecommendationStatus::ALL.iter().map(|it| status(*it)).collect::<Vec<_>>();
    assert_eq!(counts, [2, 3, 2, 1]);
    assert_eq!(assessment.follow_up(FollowUp::Overdue), 1);
    let measurement = assessment.measurement().expect("the example records it");
    assert_eq!((measurement.indicators, measurement.cost), (47, Some(dec!(1693000))));
    // 1,693,000 of 234,109,000.
    assert_eq!(measurement.share.map(|share| share.round_dp(6)), Some(dec!(0.007232)));
}
