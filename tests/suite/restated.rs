//! Figures that were published before, against today's: agreement, differences and what they are made of.

use bilan::diag::Findings;
use bilan::document::{Block, Section, Table};
use bilan::model::Language;
use bilan::pipeline::{self, Options};

use crate::project::{Project, plain};
use crate::trace::{figure, trace};

const HEAD: &str = "figure,indicator,period,value,document,date,cause,reason\n";

/// One indicator whose target of 200 became 160 on 1 November 2025, and another one in per cent.
fn project(published: &str) -> Project {
    Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n1.2,1,In work,%,increase\n",
        "indicator,period,value,numerator,denominator\n1.1,2025,150,,\n1.2,2025,,45,60\n1.2,2024,,1243500,1500000\n",
    )
    .with(
        "targets",
        "indicator,period,value,version,valid_from,reason\n1.1,2025,200,1,,\n\
         1.1,2025,160,2,2025-11-01,Two centres closed\n1.2,2025,60,,,\n",
    )
    .with("published", &format!("{HEAD}{published}"))
}

fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Table> {
    let here = |block: &'a Block| match block {
        Block::Table(table) if table.id() == id => Some(table),
        _ => None,
    };
    sections
        .iter()
        .find_map(|section| section.blocks.iter().find_map(here).or_else(|| find(&section.sections, id)))
}

/// The rows of the table of restated figures, cell by cell; none where there is no such table.
fn restated(project: &Project) -> Vec<Vec<String>> {
    let document = project.document(Language::English);
    let Some(table) = find(&document.sections, "table-restatement") else { return Vec::new() };
    let cells = |row: &bilan::document::Row| row.cells.iter().map(|cell| plain(&cell.inlines)).collect();
    table.rows().iter().map(cells).collect()
}

/// What `check` finds, as code and message.
fn found(project: &Project) -> Vec<String> {
    let mut findings = Findings::new();
    let _ = pipeline::documents(project.path(), &Options::default(), &mut findings);
    findings.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

#[test]
fn t53_a_published_figure_agrees_if_todays_rounds_to_it() {
    // 150 today; 45 of 60 are 75 %; 1,243,500 of 1,500,000 are 82.9 %.
    let agreeing = "actual,1.1,2025,150,A/1,,,\nactual,1.2,2025,75%,A/1,,,\nactual,1.2,2025,75.00%,A/2,,,\n\
                    actual,1.2,2024,83%,A/1,,,\nactual,1.2,2024,82.9%,A/2,,,\n\
                    achievement,1.1,2025,93.8%,A/1,,,\nachievement,1.1,2025,94%,A/2,,,\n\
                    rating,1.1,2025,largely-met,A/1,,,\nchange,1.1,2025,n/a,A/1,,,\n";
    let project = project(agreeing);
    assert_eq!(found(&project), [""; 0]);
    assert!(restated(&project).is_empty());
}

#[test]
fn a_figure_agrees_only_as_far_as_it_was_printed() {
    let differing = "actual,1.2,2024,82%,A/1,,,\nactual,1.2,2024,82.91%,A/2,,,\nachievement,1.1,2025,93.7%,A/1,,,\n\
                     rating,1.1,2025,partly-met,A/1,,,\nchange,1.1,2025,5,A/1,,,\nactual,1.1,2025,n/a,A/1,,,\n";
    let project = project(differing);
    assert_eq!(
        found(&project),
        [
            "restated-without-reason: `1.2@2024#actual` was published as 82% in A/1 and is 83% today",
            "restated-without-reason: `1.2@2024#actual` was published as 82.91% in A/2 and is 82.90% today",
            "restated-without-reason: `1.1@2025#achievement` was published as 93.7% in A/1 and is 93.8% today",
            "restated-without-reason: `1.1@2025#rating` was published as partly met in A/1 and is largely met today",
            "restated-without-reason: `1.1@2025#change` was published as 5 in A/1 and is n/a today",
            "restated-without-reason: `1.1@2025#actual` was published as n/a in A/1 and is 150 today",
        ]
    );
}

#[test]
fn an_achievement_is_taken_apart_into_data_and_target() {
    // Published: 140 of 200 are 70 %. Today's 150 of 200 are 75 %, and of 160 they are 93.75 %.
    let project = project(
        "actual,1.1,2025,140,A/1,2025-09-30,data,Late lists\n\
         achievement,1.1,2025,70.0%,A/1,2025-09-30,,Target lowered\n",
    );
    assert_eq!(found(&project), [""; 0]);
    assert_eq!(
        restated(&project),
        [
            [
                "Actual: 1.1 Trained (people), 2025 A/1, 30 September 2025",
                "140",
                "150",
                "+10",
                "data, as declared: +10 Late lists",
            ],
            [
                "Achievement: 1.1 Trained (people), 2025 A/1, 30 September 2025",
                "70.0%",
                "93.8%",
                "+23.8",
                "data: +5.0 target: +18.8 Target lowered",
            ],
        ]
    );
}

#[test]
fn what_cannot_be_computed_is_left_to_what_was_declared() {
    // Without the value of then only the target is known: 150 of 200 to 150 of 160 are 18.75 points.
    let known = project("achievement,1.1,2025,70.0%,A/1,2025-09-30,data,Late lists\n");
    assert_eq!(restated(&known)[0][4], "target: +18.8 data, as declared: +5.0 Late lists");
    // Published after the target was lowered, nothing is known of the difference.
    let later = project("achievement,1.1,2025,70.0%,A/1,2025-12-01,,Not known\n");
    assert_eq!(restated(&later)[0][4], "not explained: +23.8 Not known");
    // A word has no difference.
    let word = project("rating,1.1,2025,not-met,A/1,,error,Misprinted\n");
    assert_eq!(restated(&word)[0][3..], ["–", "error in the publication, as declared Misprinted"]);
}

#[test]
fn a_published_figure_of_the_whole_report_is_traced_to_its_line() {
    let trace =
        trace(project("actual,1.1,2025,150,A/1,,,\nachievement,,2025,90%,A/1,,data,Late reports\n").path());
    let published = figure(&trace, "overall@2025#restatement:published:achievement:A/1");
    let rows: Vec<&str> = published.sources.iter().map(|source| source.rows.as_str()).collect();
    assert_eq!((rows, published.lines["en"].rule.as_str()), (vec!["3"], "as entered in the data"));
    let difference = figure(&trace, "overall@2025#restatement:difference:achievement:A/1");
    assert_eq!(difference.from[0], "overall@2025#achievement");
}

#[test]
fn a_restatement_is_placed_where_the_text_asks_for_it() {
    let published = "actual,1.1,2025,140,A/1,,data,Late lists\n";
    let annex = project(published).document(Language::English);
    assert!(annex.sections.iter().any(|section| section.id == "annex-restatement"));
    let placed = project(published).narrative("{{ table(\"restatement\") }}").document(Language::English);
    assert!(!placed.sections.iter().any(|section| section.id == "annex-restatement"));
    assert!(find(&placed.sections, "table-restatement").is_some());
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let faults = project(
        "actual,9.9,2025,1,A/1,,,\nactual,1.1,2025,140%,A/1,,,x\nrating,1.1,2025,3,A/1,,,x\n\
         actual,1.1,2025,met,A/2,,,x\nactual,1.1,2025,150,A/3,,,\nactual,1.1,2025,150,A/3,,,\n",
    );
    // Rows that repeat another stop the run before figures are computed.
    assert_eq!(found(&faults), ["duplicate-key: `1.1@2025#actual` as published in A/3 is given twice"]);
    let faults = project(
        "actual,9.9,2025,1,A/1,,,\nactual,1.1,2025,140%,A/1,,,x\nrating,1.1,2025,3,A/1,,,x\n\
         actual,1.1,2025,met,A/2,,,x\n",
    );
    assert_eq!(
        found(&faults),
        [
            "reference-unknown: there is no figure `9.9@2025#actual` to compare with",
            "value-contradicted: `1.1@2025#actual` is no percentage",
            "value-contradicted: the value of `1.1@2025#rating` is a word, such as `largely-met`, and no number",
            "value-contradicted: the value of `1.1@2025#actual` is a number, and not `met`",
        ]
    );
}

#[test]
fn a_reason_answers_for_the_value_that_it_was_given_for() {
    let head = "figure,indicator,period,value,restated_as,document,reason\n";
    let of = |row: &str| {
        let project = project("");
        std::fs::write(project.path().join("published.csv"), format!("{head}{row}")).expect("writable");
        found(&project)
    };
    // Published as 140 and restated as 150, which it is today; or as 145, which it was for a while.
    assert_eq!(of("actual,1.1,2025,140,150,A/1,Late lists\n"), [""; 0]);
    assert_eq!(of("achievement,1.1,2025,70%,94%,A/1,Late lists\n"), [""; 0]);
    assert_eq!(
        of("actual,1.1,2025,140,145,A/1,Late lists\n"),
        [
            "restated-without-reason: `1.1@2025#actual` was published as 140 in A/1 and restated as 145, and is 150 today"
        ]
    );
    assert_eq!(
        of("rating,1.1,2025,not-met,partly-met,A/1,Late lists\n"),
        [
            "restated-without-reason: `1.1@2025#rating` was published as not met in A/1 and restated as partly met, and is largely met today"
        ]
    );
    // Without a reason the value alone explains nothing.
    assert_eq!(
        of("actual,1.1,2025,140,150,A/1,\n"),
        ["restated-without-reason: `1.1@2025#actual` was published as 140 in A/1 and is 150 today"]
    );
    assert_eq!(
        of("actual,1.1,2025,140,largely-met,A/1,Late lists\n")[0],
        "value-contradicted: the value of `1.1@2025#actual` is a number, and not `largely-met`"
    );
}

#[test]
fn a_reason_where_nothing_differs_is_reported() {
    assert_eq!(
        found(&project("actual,1.1,2025,150,A/1,,data,Late lists\n")),
        [
            "restated-without-reason: `1.1@2025#actual` is what was published in A/1, 150: `reason` explains nothing"
        ]
    );
}
