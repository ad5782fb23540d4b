//! Frameworks that change: what is in force, what continues what, and where values break.

use std::fs;

use bilan::assess::{Assessment, IndicatorResult};
use bilan::chart::{Drawer, Drawn};
use bilan::diag::{Code, Findings};
use bilan::model::{AreaId, Decimal, IndicatorId, Language, Period};
use bilan::pipeline::{self, Options};
use bilan::quote::Quoter;
use rust_decimal::dec;

use crate::project::Project;

/// 1.1 gave way to 1.2, which goes on in 1.3; all are counted in people.
const INDICATORS: &str = "id,area,title,unit,agg_time,from,until\n\
    1.1,1,Trained,people,sum,,2022\n\
    1.2,1,Certified,people,sum,2023,2023\n\
    1.3,1,Certified people,people,sum,2024,\n";
const ACTUALS: &str = "indicator,period,unit_code,value\n\
    1.1,2021,A,10\n1.1,2022,A,20\n1.2,2023,A,12\n1.3,2024,A,15\n1.3,2025,A,19\n";
const CROSSWALK: &str = "from,to,period,relation,comparable,note\n\
    1.1,1.2,2023,redefined,no,\n1.2,1.3,2024,same,,\n";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS).with("crosswalk", CROSSWALK)
}

#[track_caller]
fn indicator<'a>(assessment: &'a Assessment, id: &str) -> &'a IndicatorResult {
    assessment.indicator(&IndicatorId::new(id)).expect("the project has it")
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn trend(assessment: &Assessment, id: &str, language: Language) -> Drawn {
    let measure = |text: &str, _: &str, _, size: f64| text.chars().map(|_| size / 2.0).sum();
    let drawer = Drawer { quoter: Quoter::new(assessment, language), measure: &measure };
    drawer.trend(&IndicatorId::new(id)).expect("it has a course")
}

/// The numbers of the lines of actual values.
fn lines(drawn: &Drawn) -> usize {
    drawn.svg.matches("<polyline fill=\"none\" opacity=\"1\" stroke=\"#0B5C7A\"").count()
}

#[test]
fn only_what_is_in_force_is_reported_on() {
    let computed = project().compute();
    let assessment = &computed.assessment;
    let reported: Vec<&str> = assessment.indicators.iter().map(|it| it.indicator.id.as_str()).collect();
    assert_eq!(reported, ["1.3"]);
    let years = |id| indicator(assessment, id).periods.keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(years("1.1"), ["2021", "2022"]);
    assert_eq!(years("1.2"), ["2023"]);
    assert_eq!(years("1.3"), ["2024", "2025"]);
}

/// 1.1 met its target of 2021 and 1.2 missed that of 2023; neither counts in 2025.
#[test]
fn an_indicator_counts_in_the_roll_ups_of_its_own_periods_only() {
    let targets = "indicator,period,value\n1.1,2021,10\n1.2,2023,24\n1.3,2025,20\n1.1,2025,99\n";
    let computed = project().with("targets", targets).compute();
    let area = computed.assessment.area(&AreaId::new("1")).expect("the area is there");
    let roll_up = |of| &area.periods[&year(of)];
    assert_eq!(roll_up(2021).achievement, Some(dec!(1)));
    assert_eq!(roll_up(2021).rating.key(&computed.assessment.scale), "met");
    assert_eq!(roll_up(2023).achievement, Some(dec!(0.5)));
    assert_eq!((roll_up(2025).achievement, roll_up(2025).entries()), (Some(dec!(0.95)), 1));
    assert_eq!((roll_up(2021).entries(), roll_up(2022).entries()), (1, 1));
}

#[test]
fn rows_outside_the_framework_are_left_out_and_counted() {
    let actuals = format!("{ACTUALS}1.1,2023,A,30\n1.1,2023,B,5\n1.3,2022,A,8\n");
    let mut findings = Findings::new();
    let project = Project::new(INDICATORS, &actuals).with("crosswalk", CROSSWALK);
    let computed = pipeline::compute(project.path(), &Options::default(), &mut findings);
    let computed = computed.expect("a warning stops nothing");
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.outside_framework), (8, 5, 3));
    assert!(!indicator(&computed.assessment, "1.1").periods.contains_key(&year(2023)));
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "2 rows of `1.1` for 2023 are left out, of which this is the first: the indicator is in force until 2022",
            "the row of `1.3` for 2022 is left out: the indicator is in force from 2024",
        ]
    );
    assert!(findings.iter().all(|finding| finding.code == Code::OutsideFramework));
}

#[test]
fn an_indicator_is_in_force_no_longer_than_its_area() {
    let indicators = "id,area,title\n1.1,1,People\n2.1,2,Firms\n";
    let actuals = "indicator,period,value\n1.1,2025,1\n2.1,2021,4\n2.1,2022,5\n";
    let project = Project::new(indicators, actuals);
    fs::write(project.path().join("areas.csv"), "id,title,until\n1,One area,\n2,Former area,2021\n")
        .expect("writable");
    let computed = project.compute();
    let assessment = &computed.assessment;
    let areas: Vec<&str> = assessment.areas.iter().map(|area| area.area.id.as_str()).collect();
    assert_eq!(areas, ["1"]);
    assert_eq!(assessment.counts.outside_framework, 1);
    let earlier = &assessment.not_in_force.areas[0];
    assert_eq!(earlier.periods.keys().copied().collect::<Vec<_>>(), [year(2021)]);
}

#[test]
fn an_area_whose_indicators_all_ended_has_no_chapter_and_takes_no_section() {
    let indicators = "id,area,title,until\n1.1,1,People,\n2.1,2,Firms,2022\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2025,1\n2.1,2022,5\n");
    fs::write(project.path().join("areas.csv"), "id,title\n1,One area\n2,Former area\n").expect("writable");
    let computed = project.compute();
    assert_eq!(computed.assessment.areas.len(), 1);
    let folder = project.path().join("narrative/en");
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join("two.md"), "+++\nid = \"two\"\ntitle = \"Two\"\narea = \"2\"\n+++\nText.\n")
        .expect("writable");
    let mut findings = Findings::new();
    let checked = pipeline::check(project.path(), &Options::default(), &mut findings, &mut |_| {});
    assert!(checked.is_err());
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["the area `2` is not in force in 2025 and has no chapter"]);
}

#[test]
fn the_change_on_the_year_before_goes_over_what_can_be_compared_and_over_nothing_else() {
    let computed = project().compute();
    let change = |id, of| {
        let figures = &indicator(&computed.assessment, id).periods[&year(of)];
        (figures.corporate.change, figures.units.values().map(|unit| unit.change).collect::<Vec<_>>())
    };
    let both = |value: Option<Decimal>| (value, vec![value]);
    assert_eq!(change("1.1", 2022), both(Some(dec!(10))));
    assert_eq!(change("1.2", 2023), both(None), "redefined");
    assert_eq!(change("1.3", 2024), both(Some(dec!(3))), "15 of 1.3 after 12 of 1.2");
    assert_eq!(change("1.3", 2025), both(Some(dec!(4))));
}

#[test]
fn an_indicator_redefined_under_its_id_has_no_change_over_the_break() {
    let actuals = "indicator,period,value\n1.1,2023,40\n1.1,2024,12\n1.1,2025,15\n";
    let project = Project::new("id,area,title\n1.1,1,People\n", actuals)
        .with("crosswalk", "from,to,period,relation\n1.1,1.1,2024,redefined\n");
    let computed = project.compute();
    let result = indicator(&computed.assessment, "1.1");
    assert_eq!(result.periods[&year(2024)].corporate.change, None);
    assert_eq!(result.periods[&year(2025)].corporate.change, Some(dec!(3)));
    let drawn = trend(&computed.assessment, "1.1", Language::English);
    assert_eq!(drawn.svg.matches("\nframework changed\n").count(), 1);
    assert_eq!(drawn.notes, ["Until 2023 the values are those of the earlier definition."]);
}

#[test]
fn the_trend_shows_earlier_values_and_breaks_the_line_only_where_they_cannot_be_compared() {
    let computed = project().compute();
    let drawn = trend(&computed.assessment, "1.3", Language::English);
    for text in ["2021", "2022", "2023", "2024", "2025", "framework changed"] {
        assert!(drawn.svg.contains(&format!("\n{text}\n")), "{text}");
    }
    assert_eq!((lines(&drawn), drawn.svg.matches("framework changed").count()), (2, 1));
    let notes = [
        "Until 2022 the values are those of indicator 1.1, Trained.",
        "Until 2023 the values are those of indicator 1.2, Certified.",
    ];
    assert_eq!(drawn.notes, notes);
    assert_eq!(
        drawn.alt,
        "Line chart of “Certified people” (people). Until 2022 the values are those of indicator 1.1, Trained. \
         Until 2023 the values are those of indicator 1.2, Certified. 2021: actual 10. 2022: actual 20. \
         From 2023 the framework changed: earlier and later values cannot be compared, and the line is broken. \
         2023: actual 12. 2024: actual 15. 2025: actual 19."
    );
    let chinese = trend(&computed.assessment, "1.3", Language::Chinese);
    assert!(chinese.svg.contains("\n框架调整\n") && chinese.alt.contains("自2023起框架调整"));
}

#[test]
fn values_in_another_unit_do_not_share_an_axis() {
    let indicators = INDICATORS.replace("Trained,people", "Trained,courses");
    let computed = Project::new(&indicators, ACTUALS).with("crosswalk", CROSSWALK).compute();
    let drawn = trend(&computed.assessment, "1.3", Language::English);
    assert!(!drawn.svg.contains("\n2022\n") && drawn.svg.contains("\n2023\n"));
    assert!(!drawn.svg.contains("framework changed"));
    assert_eq!(drawn.notes, ["Until 2023 the values are those of indicator 1.2, Certified."]);
}

#[test]
fn several_that_become_one_are_no_course_of_it() {
    let indicators = "id,area,title,from,until\n1.1,1,Men,,2023\n1.2,1,Women,,2023\n1.3,1,People,2024,\n";
    let actuals = "indicator,period,value\n1.1,2023,4\n1.2,2023,5\n1.3,2024,9\n1.3,2025,11\n";
    let crosswalk = "from,to,period,relation\n1.1,1.3,2024,merged\n1.2,1.3,2024,merged\n";
    let computed = Project::new(indicators, actuals).with("crosswalk", crosswalk).compute();
    let assessment = &computed.assessment;
    let people = indicator(assessment, "1.3");
    assert_eq!(assessment.course(people).len(), 1);
    let ancestors = assessment.ancestors(people);
    let ids: Vec<&str> = ancestors.iter().map(|(_, earlier)| earlier.indicator.id.as_str()).collect();
    assert_eq!(ids, ["1.1", "1.2"]);
}

/// The text of the report as a reader's program reads it.
fn printed(project: &Project) -> Option<String> {
    let mut findings = Findings::new();
    let built = pipeline::build(project.path(), &Options::default(), &mut findings, &mut |_| {});
    let built = built.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let pdf = project.path().join("small.pdf");
    fs::write(&pdf, &built.files[0].bytes).expect("writable");
    let text = std::process::Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output();
    let Ok(text) = text else {
        crate::shared::pass_over("pdftotext is not installed");
        return None;
    };
    Some(String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_annexes_print_the_crosswalk_and_the_earlier_values_with_a_mark() {
    let Some(text) = printed(&project()) else { return };
    assert!(text.contains("Changes in the framework"), "{text}");
    for row in ["2023 1.1 Trained (people) 1.2 Certified (people) redefined no", "continued yes"] {
        assert!(text.contains(row), "{row}: {text}");
    }
    for part in ["1.1 Trained (people) †", "† 1.2 belongs to the earlier framework and is continued by 1.3"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_project_without_a_crosswalk_prints_nothing_of_it() {
    let project = Project::new("id,area,title\n1.1,1,People\n", "indicator,period,value\n1.1,2025,40\n");
    let Some(text) = printed(&project) else { return };
    for word in ["framework changed", "Changes in the framework", "†", "not in force"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn the_results_hold_the_crosswalk_and_what_is_no_longer_in_force() {
    let mut findings = Findings::new();
    let project = project();
    let built =
        pipeline::build(project.path(), &Options::default(), &mut findings, &mut |_| {}).expect("no errors");
    let results: serde_json::Value = serde_json::from_slice(&built.files[1].bytes).expect("JSON");
    let first = serde_json::json!(
        {"from": "1.1", "to": "1.2", "period": "2023", "relation": "redefined", "comparable": false}
    );
    assert_eq!(results["crosswalk"][0], first);
    let earlier = |entry: &&serde_json::Value| entry["id"] == "1.1" && entry["unit_code"].is_null();
    let entries = results["indicators"].as_array().expect("a list").iter().filter(earlier);
    let actuals: Vec<_> = entries.map(|entry| entry["actual"].as_i64()).collect();
    assert_eq!(actuals, [Some(10), Some(20)]);
}
