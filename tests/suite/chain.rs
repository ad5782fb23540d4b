//! The results framework as data: what is read, how it is counted, and what is printed.

use std::fs;

use bilan::chart::Drawer;
use bilan::compose;
use bilan::diag::Findings;
use bilan::document::Document;
use bilan::model::{Language, SdgRole};
use bilan::narrate;
use bilan::quote::{Group, Quoter};
use serde_json::Value;

use crate::project::Project;

const INDICATORS: &str = "id,area,title,result,responsibility,contributors,actor_level,stage,who,what,change_type,\
attribution,lag_years,external_factors,owner,frequency,limitations,framework_applied,tags
1.1,1,People trained,P1,full,,micro,reached,Workers,They finished a course,practice,,,,Training Division,quarterly,Counts twice,retrofit,youth
1.2,1,Firms changed,O1,shared,chambers,micro,practice,Firms,They keep better books,practice,no comparison group,1.5,prices,,,,design,
1.3,1,Rules adopted,O1,shared,ministries,macro,practice,Ministries,Rules are adopted,policy,,,,,,,,
1.4,1,Costs,,,,,,,,,,,,,,,,
";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,120\n1.2,2025,50\n1.3,2025,2\n1.4,2025,7\n";
const TARGETS: &str = "indicator,period,value\n1.1,2025,100\n1.2,2025,100\n1.3,2025,2\n";
const RESULTS: &str = "id,level,area,title,parents
P1,output,1,Courses are held,O1
I1,impact,,Industry is inclusive,
O1,outcome,1,Enterprises change,I1
";
const ASSUMPTIONS: &str = "id,result,area,text,status,note
A2,,1,Prices are stable.,broken,They doubled.
A1,P1,,Employers release staff.,held,
A10,I1,,Trade stays open.,at_risk,
";
const SDG: &str = "indicator,target,primary,contribution
1.2,9.10,no,
1.2,9.3,no,credit
1.2,8.2,yes,productivity
1.1,4.4,yes,skills
1.3,9.b,yes,
1.3,9.2,no,
";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS)
        .with("targets", TARGETS)
        .with("results", RESULTS)
        .with("assumptions", ASSUMPTIONS)
        .with("sdg", SDG)
}

/// The document of a project in English.
#[track_caller]
fn document(project: &Project) -> Document {
    let computed = project.compute();
    let mut findings = Findings::new();
    let languages = [Language::English];
    let narratives = narrate::narrate(&computed.manifest, &computed.assessment, &languages, &mut findings)
        .expect("no errors");
    let measure =
        |text: &str, _: &str, _, size| size * 0.5 * f64::from(u32::try_from(text.len()).expect("short"));
    let drawer = Drawer { quoter: Quoter::new(&computed.assessment, Language::English), measure: &measure };
    let narrative = &narratives[&Language::English];
    let background = compose::Background { sources: &computed.sources, quality: &computed.quality };
    let document = compose::compose(&computed.manifest, drawer, narrative, background, &mut findings);
    assert_eq!(findings.iter().collect::<Vec<_>>(), Vec::<&bilan::diag::Finding>::new());
    document
}

/// What holds text in a document, in reading order.
const TEXTS: [&str; 14] = [
    "title", "caption", "text", "mark", "label", "header", "inlines", "blocks", "items", "cells", "rows",
    "notes", "sections", "lines",
];

/// The texts of a part of the document, one after the other: titles in square
/// brackets, bars after cells and paragraphs, strokes for line breaks.
fn texts(value: &Value) -> String {
    let fields = match value {
        Value::Array(values) => return values.iter().map(texts).collect(),
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return String::new(),
    };
    if value["kind"] == "break" {
        return " / ".to_owned();
    }
    let mut all = String::new();
    for (name, part) in TEXTS.iter().filter_map(|name| Some((*name, fields.get(*name)?))) {
        match (name, part) {
            ("title" | "caption", Value::String(text)) => all.extend(["[", text, "]"]),
            (_, Value::String(text)) => all.push_str(text),
            (_, part) => all.push_str(&texts(part)),
        }
        match name {
            "cells" => all.push('\n'),
            "inlines" => all.push('|'),
            _ => {}
        }
    }
    all
}

/// The table with an id, its rows as lines and its cells with bars after them.
#[track_caller]
fn table(document: &Document, id: &str) -> String {
    let value = serde_json::to_value(document).expect("a document is data");
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        if value["id"] == id && value.get("header").is_some() {
            return texts(&value["rows"]);
        }
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => open.extend(fields.values()),
            _ => {}
        }
    }
    panic!("there is no table `{id}`");
}

fn whole(document: &Document) -> String {
    texts(&serde_json::to_value(document).expect("a document is data"))
}

#[test]
fn results_stand_from_impact_to_output_with_their_indicators() {
    let document = document(&project());
    assert_eq!(
        table(&document, "table-results"),
        "I1 Industry is inclusive|\n\
         no indicator|–|–|–|\n\
         O1 Enterprises change (leads to I1)|\n\
         1.2 Firms changed|Outcome|50.0%|partly met|\n\
         1.3 Rules adopted|Outcome|100.0%|met|\n\
         P1 Courses are held (leads to O1)|\n\
         1.1 People trained|Output|120.0%|met|\n"
    );
}

#[test]
fn the_diagram_has_a_box_for_each_result_and_says_so_in_words() {
    let computed = project().compute();
    let quoter = Quoter::new(&computed.assessment, Language::English);
    let drawn = Drawer { quoter, measure: &|_, _, _, size| size }.chain().expect("a chain");
    assert_eq!(drawn.caption, "The results chain, 2025");
    assert_eq!(
        drawn.alt,
        "Diagram of the results chain, from outputs to impact. Impact I1 Industry is inclusive. \
         Outcome O1 Enterprises change, leading to I1. Output P1 Courses are held, leading to O1."
    );
    assert!(drawn.svg.contains("Indicators met: 1 of 2"));
    // A line under each of three levels, and two arrows.
    assert_eq!(drawn.svg.matches("<polyline").count(), 5);
}

#[test]
fn a_chain_too_large_for_a_diagram_stands_in_the_table() {
    let rows: Vec<String> = (1..=26).map(|n| format!("P{n},output,Course {n}")).collect();
    let project = Project::new("id,area,title\n1.1,1,People\n", "indicator,period,value\n1.1,2025,1\n")
        .with("results", &format!("id,level,title\n{}\n", rows.join("\n")));
    fs::create_dir_all(project.path().join("narrative/en")).expect("writable");
    let text = "+++\nid = \"a\"\ntitle = \"A\"\n+++\nThe chain follows.\n\n{{ chart(\"chain\") }}\n";
    fs::write(project.path().join("narrative/en/a.md"), text).expect("writable");
    let document = document(&project);
    assert!(document.charts.keys().all(|path| !path.contains("chain")), "{:?}", document.charts.keys());
    assert!(table(&document, "table-results").contains("P26 Course 26"));
}

#[test]
fn assumptions_stand_with_their_state_in_words_where_they_belong() {
    let document = document(&project());
    let text = whole(&document);
    assert!(text.contains(
        "[Context and assumptions]● Held: |Employers release staff.|○ Did not hold: |Prices are stable. They doubled.|"
    ), "{text}");
    // That of the impact, which has no area, stands in the chapter on the framework.
    assert!(text.contains("[Context and assumptions]◐ At risk: |Trade stays open.|"), "{text}");
    assert!(text.contains("1 held, 1 at risk, 1 did not hold."), "{text}");
}

#[test]
fn who_and_what_changed_says_delivered_or_contributed() {
    assert_eq!(
        table(&document(&project()), "table-changes-1"),
        "1.1 People trained|Workers / (micro)|They finished a course / (business practices)|reached|Delivered|\n\
         1.2 Firms changed|Firms / (micro)|They keep better books / (business practices)|practice|Contributed to, with chambers|\n\
         1.3 Rules adopted|Ministries / (macro)|Rules are adopted / (policies and standards)|practice|Contributed to, with ministries|\n"
    );
    let text = whole(&document(&project()));
    assert!(
        text.contains(
            "1.2: attribution: no comparison group; time lag in years: 1.5; external factors: prices."
        ),
        "{text}"
    );
}

#[test]
fn actors_are_counted_by_level_and_stage() {
    let document = document(&project());
    assert_eq!(
        table(&document, "table-actors"),
        "people and firms (micro)|1 of 1|–|–|0 of 1|–|1 of 2|\n\
         institutions (meso)|–|–|–|–|–|–|\n\
         policy makers (macro)|–|–|–|1 of 1|–|1 of 1|\n\
         Total|1 of 1|–|–|1 of 2|–|2 of 3|\n"
    );
    assert!(whole(&document).contains("Indicators without an actor level or a stage are left out: 1."));
}

#[test]
fn an_indicator_is_counted_once_under_its_primary_target() {
    let computed = project().compute();
    let chain = &computed.assessment.chain;
    let order: Vec<String> =
        chain.sdg.iter().map(|link| format!("{} {}", link.target, link.indicator)).collect();
    assert_eq!(order, ["4.4 1.1", "8.2 1.2", "9.2 1.3", "9.3 1.2", "9.10 1.2", "9.b 1.3"]);
    assert_eq!(chain.sdg.iter().filter(|link| link.role == SdgRole::Primary).count(), 3);
    let quoter = Quoter::new(&computed.assessment, Language::English);
    assert_eq!(quoter.tally(Group::Goal(None, None)).all.text, "3");
    // 1.2 has two secondary targets under Goal 9 and is one indicator; 1.3 is counted there already.
    assert_eq!(quoter.secondary(9, None).text, "1");
    let document = document(&project());
    assert_eq!(table(&document, "table-sdg"), "1 One area|1|1|1 (1)|3|\nTotal|1|1|1 (1)|3|\n");
    assert_eq!(
        table(&document, "table-sdg-targets"),
        "Goal 4: Quality education|\n\
         ● 4.4|1.1 People trained|skills|120.0%|met|\n\
         Goal 8: Decent work and economic growth|\n\
         ● 8.2|1.2 Firms changed|productivity|50.0%|partly met|\n\
         Goal 9: Industry, innovation and infrastructure|\n\
         ○ 9.2|1.3 Rules adopted|–|–|counted under 9.b|\n\
         ○ 9.3|1.2 Firms changed|credit|–|counted under 8.2|\n\
         ○ 9.10|1.2 Firms changed|–|–|counted under 8.2|\n\
         ● 9.b|1.3 Rules adopted|–|100.0%|met|\n"
    );
}

#[test]
fn the_annex_tells_how_an_indicator_is_measured() {
    let document = document(&project());
    let annex = table(&document, "table-definitions-1");
    assert!(annex.starts_with(
        "1.1 People trained|– / Frequency: |quarterly / Limitations: |Counts twice|\
         actual ÷ target; counted in each period; full responsibility; people and firms (micro) \
         / Owner: |Training Division / Framework applied: |◇ later, to projects already running / Tags: |youth|\n"
    ), "{annex}");
    assert!(whole(&document).contains("◇ The framework was applied to projects that were already running"));
}

#[test]
fn what_the_narrative_places_is_not_printed_again() {
    let project = project();
    fs::create_dir_all(project.path().join("narrative/en")).expect("writable");
    let text = "+++\nid = \"a\"\ntitle = \"A\"\n+++\nSee {{ ref(\"chain\") }} and {{ ref(\"sdg\") }}.\n\n\
                {{ chart(\"chain\") }}\n\n{{ table(\"results\") }}\n\n{{ table(\"actors\") }}\n\n\
                {{ table(\"sdg\") }}\n\n{{ table(\"sdg-targets\") }}\n";
    fs::write(project.path().join("narrative/en/a.md"), text).expect("writable");
    let text = whole(&document(&project));
    for caption in
        ["The results chain", "Results and their indicators", "Indicators by actor", "Targets of the Sust"]
    {
        assert_eq!(text.matches(caption).count(), 1, "{caption}");
    }
    assert!(!text.contains("[Contribution to the Sustainable Development Goals]"), "{text}");
}

#[test]
fn a_project_without_the_tables_prints_nothing_of_them() {
    let indicators = "id,area,title,responsibility,actor_level\n1.1,1,People trained,shared,micro\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2025,120\n");
    let document = document(&project);
    let ids: Vec<&str> = document.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "at-a-glance",
            "section-how-to-read",
            "chapter-1",
            "coverage",
            "annex-indicators",
            "annex-definitions",
            "annex-quality"
        ]
    );
    assert_eq!(
        table(&document, "table-definitions-1"),
        "1.1 People trained|–|counted in each period; shared responsibility; people and firms (micro)|\n"
    );
    let text = whole(&document);
    for word in ["Results framework", "assumption", "Goal ", "Contributed", "What changed"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}
