//! Explanations: the formula with its numbers, and the rows with what became of each.

use bilan::diag::Findings;
use bilan::explain::Explanation;
use bilan::load::TracedRow;
use bilan::model::{Language, MissingReason, RowFate};
use bilan::pipeline::{self, Options};

use crate::project::Project;

#[track_caller]
fn explained(project: &Project, figure: &str) -> Explanation {
    let mut findings = Findings::new();
    let explained = pipeline::explain(project.path(), &Options::default(), figure, &mut findings);
    explained.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>())).explanation
}

/// The row, what is written there and what became of it.
fn rows(explained: &Explanation) -> Vec<(usize, String, RowFate)> {
    explained.rows.iter().map(|row| (row.row.expect("a row of a file"), row.written(), row.fate)).collect()
}

fn row(row: usize, written: &str, fate: RowFate) -> (usize, String, RowFate) {
    (row, written.to_owned(), fate)
}

/// The formulas with their numbers.
fn numbers(explained: &Explanation) -> Vec<&str> {
    explained.steps.iter().map(|step| step.numbers.as_str()).collect()
}

const INDICATORS: &str = "id,area,title,method\n1.1,1,People trained,progress\n";
const TARGETS: &str = "indicator,period,value\n1.1,2025,50\n";
const BASELINES: &str = "indicator,period,value\n1.1,2024,15\n";

fn project(actuals: &str) -> Project {
    Project::new(INDICATORS, actuals).with("targets", TARGETS).with("baselines", BASELINES)
}

#[test]
fn the_formula_is_written_with_the_numbers_in_it() {
    let explained = explained(&project("indicator,period,value\n1.1,2025,53\n"), "1.1");
    assert_eq!(explained.figure, "1.1@2025");
    assert_eq!(explained.title, "People trained, 2025");
    assert_eq!(
        explained.answer,
        "The actual value is 53 against a target of 50: an achievement of 108.6%, rated “met”."
    );
    assert_eq!(numbers(&explained), ["(53 − 15) ÷ (50 − 15) ≈ 1.085714"]);
    let inputs: Vec<(&str, &str)> =
        explained.inputs.iter().map(|input| (input.name.as_str(), input.printed.as_str())).collect();
    assert_eq!(inputs, [("Baseline", "15"), ("Target", "50"), ("Actual", "53")]);
    assert_eq!(rows(&explained), [row(2, "53", RowFate::Used)]);
}

#[test]
fn every_row_of_the_figure_is_listed_with_what_became_of_it() {
    let actuals = "\
indicator,period,unit_code,project,value,missing_reason,revision
1.1,2025-Q1,A,P,10,,1
1.1,2025-Q1,A,P,12,,2
1.1,2025-Q2,A,P,11,,
1.1,2025-Q2,A,P,11,,
1.1,2025,B,,,suppressed,
1.1,2024,A,P,99,,
1.2,2025,A,P,7,,
";
    let indicators = "id,area,title,method\n1.1,1,People trained,progress\n1.2,1,Other,\n";
    let project = Project::new(indicators, actuals)
        .with("targets", TARGETS)
        .with("baselines", BASELINES)
        .with_settings("\n[findings]\nduplicate-key = \"warning\"\n");
    let expected = [
        row(2, "10", RowFate::Superseded),
        row(3, "12", RowFate::Used),
        row(4, "11", RowFate::Used),
        row(5, "11", RowFate::Duplicate),
        row(6, "", RowFate::Missing(MissingReason::Suppressed)),
    ];
    assert_eq!(rows(&explained(&project, "1.1")), expected);
    assert_eq!(rows(&explained(&project, "1.1@2025/B")), expected[4..]);
    assert_eq!(rows(&explained(&project, "1.1@2024")), [row(7, "99", RowFate::Used)]);
    let steps = explained(&project, "1.1");
    assert_eq!(
        numbers(&steps),
        ["2 rows for parts of the period", "1 of 2 units reported", "(23 − 15) ÷ (50 − 15) ≈ 0.228571"]
    );
}

#[test]
fn what_the_corporate_level_reports_sets_the_units_aside() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025,,40\n1.1,2025,A,15\n1.1,2025,B,20\n";
    let project = project(actuals);
    let expected = [
        row(2, "40", RowFate::Used),
        row(3, "15", RowFate::BesideCorporate),
        row(4, "20", RowFate::BesideCorporate),
    ];
    assert_eq!(rows(&explained(&project, "1.1")), expected);
    assert_eq!(rows(&explained(&project, "1.1@2025/A")), [row(3, "15", RowFate::Used)]);
}

#[test]
fn values_carried_forward_are_listed_with_the_row_that_they_come_from() {
    let indicators = "id,area,title,kind,max_age\n1.1,1,Registered,stock,2\n";
    let actuals = "\
indicator,period,project,value
1.1,2023,P1,90
1.1,2024,P1,100
1.1,2024,P2,50
1.1,2025,P2,80
";
    let explained = explained(&Project::new(indicators, actuals), "1.1");
    assert_eq!(rows(&explained), [row(3, "100", RowFate::Carried), row(5, "80", RowFate::Used)]);
    assert!(explained.answer.contains("180"), "{}", explained.answer);
}

#[test]
fn parts_of_a_total_are_told_from_the_total() {
    let actuals = "indicator,period,by_sex,value\n1.1,2025,,75\n1.1,2025,F,40\n1.1,2025,M,35\n";
    let expected = [row(2, "75", RowFate::Used), row(3, "40", RowFate::Part), row(4, "35", RowFate::Part)];
    assert_eq!(rows(&explained(&project(actuals), "1.1")), expected);
}

#[test]
fn steps_are_listed_with_their_weights_and_dates() {
    let indicators = "id,area,title,method\n1.1,1,Law,milestone\n";
    let steps = "indicator,title,weight,due,done_on\n1.1,Draft,0.2,2024-06-30,2024-05-02\n\
        1.1,Adoption,0.8,2026-06-30,2026-01-01\n";
    let project = Project::new(indicators, "indicator,period,value\n").with("steps", steps);
    let explained = explained(&project, "1.1");
    assert_eq!(numbers(&explained)[0], "0.2 ÷ 1 = 0.2");
    let steps: Vec<(&str, &str, Option<&str>)> = explained
        .inputs
        .iter()
        .skip_while(|input| input.name != "Draft")
        .map(|input| (input.name.as_str(), input.printed.as_str(), input.origin.as_deref()))
        .collect();
    let expected = [
        ("Draft", "0.2", Some("done on 2 May 2024")),
        ("Adoption", "0.8", Some("not done, due on 30 June 2026")),
    ];
    assert_eq!(steps, expected);
}

#[test]
fn a_fiscal_year_and_its_unit_are_told_apart() {
    let year = "2024-04-01/2025-03-31";
    let project = Project::new(
        "id,area,title\n1/1,1,People\n",
        &format!("indicator,period,unit_code,value\n1/1,{year},ETH,7\n"),
    )
    .with_period(year);
    for figure in ["1/1/ETH", "1/1@2024-04-01/2025-03-31/ETH"] {
        let explained = explained(&project, figure);
        assert_eq!(explained.figure, "1/1@2024-04-01/2025-03-31/ETH");
        assert_eq!(rows(&explained), [row(2, "7", RowFate::Used)]);
    }
    assert_eq!(explained(&project, "1/1").figure, "1/1@2024-04-01/2025-03-31");
    assert_eq!(explained(&project, "1/1@2024-04-01/2025-03-31").figure, "1/1@2024-04-01/2025-03-31");
}

#[test]
fn a_missing_value_is_explained_by_its_reason() {
    let actuals = "indicator,period,value,missing_reason\n1.1,2025,,not_collected\n";
    let explained = explained(&project(actuals), "1.1");
    assert_eq!(
        explained.answer,
        "There is no actual value (not collected), so that there is no achievement; it is never counted as zero."
    );
    assert_eq!(numbers(&explained), [""; 0]);
}

#[test]
fn an_area_and_the_whole_are_explained_by_their_members() {
    let indicators = "id,area,title,weight\n1.1,1,People,2\n1.2,1,Firms,1\n1.3,1,Jobs,1\n1.4,1,Laws,1\n";
    let actuals = "indicator,period,value\n1.1,2025,120\n1.2,2025,80\n1.3,2025,50\n1.4,2025,\n";
    let targets = "indicator,period,value\n1.1,2025,100\n1.2,2025,100\n1.3,2025,100\n1.4,2025,100\n";
    let project = Project::new(indicators, actuals).with("targets", targets);
    let area = explained(&project, "area:1");
    assert_eq!(numbers(&area), ["3.3 ÷ 4 = 0.825"]);
    let members: Vec<(&str, &str, Option<&str>)> = area
        .members
        .iter()
        .map(|member| (member.id.as_str(), member.achievement.as_str(), member.counted.as_deref()))
        .collect();
    let expected = [
        ("1.1", "120.0%", Some("100.0%")),
        ("1.2", "80.0%", Some("80.0%")),
        ("1.3", "50.0%", Some("50.0%")),
        ("1.4", "n/a", None),
    ];
    assert_eq!(members, expected);
    let printed: Vec<&str> = area.inputs.iter().map(|input| input.printed.as_str()).collect();
    assert_eq!(printed, ["80.0%", "66.0%", "86.0%"]);
    let whole = explained(&project, "overall");
    assert_eq!(numbers(&whole), ["= 0.825"]);
    assert_eq!(whole.members.len(), 1);
}

#[test]
fn a_figure_that_is_not_there_is_answered_with_the_nearest() {
    let project = project("indicator,period,unit_code,value\n1.1,2025,ETH,53\n");
    let help = |figure: &str| {
        let mut findings = Findings::new();
        let refused = pipeline::explain(project.path(), &Options::default(), figure, &mut findings);
        assert!(refused.is_err(), "{figure}");
        let finding = findings.iter().next().expect("an error was reported");
        (finding.message.clone(), finding.help.clone().unwrap_or_default())
    };
    let said = |message: &str, help: &str| (message.to_owned(), help.to_owned());
    assert_eq!(help("1.11"), said("there is no figure `1.11`", "did you mean `1.1`?"));
    assert_eq!(help("area:3"), said("there is no figure `area:3`", "did you mean `area:1`?"));
    assert_eq!(help("1.1@2023"), said("there is no period with figures `2023`", "did you mean `2025`?"));
    assert_eq!(help("1.1@2025/ETHX"), said("there is no unit of this figure `ETHX`", "did you mean `ETH`?"));
}

/// The rows that are said to have a value of the period are as many as the assessment counted.
#[test]
fn the_rows_of_every_figure_of_the_example_are_all_found_again() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    let mut findings = Findings::new();
    let computed = pipeline::compute(&folder, &Options::default(), &mut findings).expect("it has no errors");
    let mut seen = 0;
    for id in [
        "1.1", "1.2", "2.1", "2.4", "2.6", "2.7", "4.5", "5.4", "5.8", "6.7", "7.2", "7.6", "7.7", "7.8",
        "7.9",
    ] {
        let options = Options { languages: vec![Language::Chinese], ..Options::default() };
        let explained =
            pipeline::explain(&folder, &options, id, &mut findings).expect("a figure").explanation;
        let has_value = |row: &&TracedRow| matches!(row.fate, RowFate::Used | RowFate::Earlier);
        let used = explained.rows.iter().filter(has_value).count();
        let id = bilan::model::IndicatorId::new(id);
        let result = computed.assessment.indicator(&id).expect("the example has it");
        let measured = &result.periods[&computed.assessment.reporting].corporate;
        assert_eq!(used as u64, measured.observations, "{id}");
        seen += used;
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn a_part_is_told_from_its_total_however_the_period_is_written() {
    let actuals =
        "indicator,period,by_sex,value\n1.1,2025-01-01/2025-12-31,,75\n1.1,2025,F,40\n1.1,2025,M,35\n";
    let expected = [row(2, "75", RowFate::Used), row(3, "40", RowFate::Part), row(4, "35", RowFate::Part)];
    assert_eq!(rows(&explained(&project(actuals), "1.1")), expected);
}
