//! Data that are odd and not forbidden: what is there is not called missing, and no size of number stops a report.

use bilan::assess::{Achievement, Funds, Impossible, Measured};
use bilan::diag::{Code, Finding};
use bilan::model::{AreaId, Direction, IndicatorId, Language};
use bilan::pipeline::Computed;
use rust_decimal::{Decimal, dec};

use crate::project::Project;

#[track_caller]
fn corporate(computed: &Computed) -> &Measured {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&computed.assessment.reporting].corporate
}

#[test]
fn a_threshold_over_units_takes_its_direction_from_their_baselines() {
    let indicators = "id,area,title,method\n1.1,1,Delay,threshold\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,10\n1.1,2025,B,10\n";
    let computed = Project::new(indicators, actuals)
        .with("targets", "indicator,period,unit_code,value\n1.1,2025,A,20\n1.1,2025,B,20\n")
        .with("baselines", "indicator,unit_code,value\n1.1,A,40\n1.1,B,40\n")
        .compute();
    assert_eq!(corporate(&computed).achievement.ratio(), Some(dec!(1)));
}

#[test]
fn words_of_a_single_unit_are_compared_from_its_baseline() {
    let indicators = "id,area,title,ordinal\n1.1,1,Policy,policy\n";
    let computed = Project::new(indicators, "indicator,period,unit_code,value\n1.1,2025,A,draft\n")
        .with(
            "ordinals",
            "scale,key,position,title\npolicy,none,0,None\npolicy,draft,1,Draft\npolicy,law,2,Law\n",
        )
        .with("targets", "indicator,period,unit_code,value\n1.1,2025,A,law\n")
        .with("baselines", "indicator,unit_code,value\n1.1,A,none\n")
        .compute();
    assert_eq!(corporate(&computed).achievement.ratio(), Some(dec!(0.5)));
}

#[test]
fn judgements_of_several_units_are_not_called_missing() {
    let indicators = "id,area,title,method\n1.1,1,Partnership,qualitative\n";
    let actuals = "indicator,period,unit_code,value,comment\n1.1,2025,A,met,Good.\n1.1,2025,B,not-met,Bad.\n";
    let computed = Project::new(indicators, actuals).compute();
    let not_aggregated = Achievement::NotComputable(Impossible::NotAggregated);
    assert_eq!(corporate(&computed).achievement, not_aggregated);
}

#[test]
fn a_method_with_one_direction_needs_no_other_word_for_it() {
    for (method, direction) in [
        ("inverse_ratio", Direction::Decrease),
        ("ceiling", Direction::Decrease),
        ("ratio", Direction::Increase),
    ] {
        let indicators = format!("id,area,title,method\n1.1,1,Delay,{method}\n");
        let project = Project::new(&indicators, "indicator,period,value\n1.1,2025,4\n");
        let computed = project.with("targets", "indicator,period,value\n1.1,2025,5\n").compute();
        let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
        assert_eq!(result.direction(computed.assessment.reporting), direction, "{method}");
    }
}

fn utilization(budget: &str, expenditure: &str) -> Option<Decimal> {
    let resources =
        format!("area,period,source,budget,expenditure\n1,2025,assessed,{budget},{expenditure}\n");
    let project = Project::new("id,area,title\n1.1,1,A\n", "indicator,period,value\n1.1,2025,1\n");
    let project = project.with("resources", &resources);
    project.document(Language::English);
    let computed = project.compute();
    let area = AreaId::new("1");
    let period = computed.assessment.reporting;
    computed.assessment.resources.sum(Funds::OPERATING.of(&area), period).utilization()
}

#[test]
fn only_a_budget_above_zero_has_a_rate_of_utilization_that_can_be_printed() {
    assert_eq!(utilization("4", "3"), Some(dec!(0.75)));
    assert_eq!(utilization("-5", "7"), None);
    assert_eq!(utilization("0", "7"), None);
    assert_eq!(utilization("1", "7000000000000000000000000000"), None);
}

#[test]
fn growth_too_large_for_a_percentage_is_no_outlook() {
    let indicators = "id,area,title,kind,direction,outlook\n1.1,1,A,stock,increase,cagr_trend\n";
    let actuals = "indicator,period,value\n1.1,2024,0.00000001\n1.1,2025,70000000000000000000\n";
    let project = Project::new(indicators, actuals);
    project.document(Language::English);
    let computed = project.compute();
    assert!(corporate(&computed).actual.present().is_some());
}

/// Two areas with budgets and moves of budgets near the largest number there is, 7.9e28.
fn money(limit: &str, moves: &str) -> Vec<Finding> {
    let resources = "area,period,source,budget,expenditure\n1,2025,assessed,79000000000000000000000000000,1\n2,2025,assessed,1,1\n";
    let project =
        Project::new("id,area,title\n1.1,1,A\n2.1,2,B\n", "indicator,period,value\n1.1,2025,1\n2.1,2025,1\n")
            .areas("id,title\n1,First\n2,Second\n")
            .with("resources", resources)
            .with("reallocations", &format!("period,from_area,to_area,amount\n{moves}"))
            .with_settings(&format!("[resources]\nreallocation-limit = {limit}\n"));
    let (_, found) = project.compute_lowering(Some("reallocation-mismatch"));
    found.into_iter().filter(|finding| finding.code == Code::ReallocationLimit).collect()
}

#[test]
fn amounts_near_the_largest_number_are_held_against_the_limit_or_said_not_to_be() {
    let half = "2025,1,2,40000000000000000000000000000\n";
    assert_eq!(money("1", half).len(), 0);
    let found = money("0.5", half);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("gives 40000000000000000000000000000 of"), "{}", found[0].message);
    // Two halves and a little more have no sum.
    let found = money("1", &format!("2025,2,1,1\n{half}{half}"));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("cannot be held against the share of 1"), "{}", found[0].message);
    assert_eq!(found[0].place.row, Some(4));
}

/// As many of something as no framework has, and as a faulty file may well have.
const MANY: usize = 4_000;

#[test]
fn as_many_judged_indicators_as_there_are_rows_are_read() {
    let (mut indicators, mut actuals) =
        ("id,area,title,method\n".to_owned(), "indicator,period,value,comment\n".to_owned());
    for number in 0..MANY {
        indicators.push_str(&format!("1.{number},1,Partnership,qualitative\n"));
        actuals.push_str(&format!("1.{number},2025,met,Good.\n"));
    }
    let computed = Project::new(&indicators, &actuals).compute();
    assert_eq!(computed.assessment.indicators.len(), MANY);
}

#[test]
fn as_many_units_as_there_are_rows_may_be_written_in_two_ways() {
    let mut actuals = "indicator,period,unit_code,value\n".to_owned();
    for number in 0..MANY {
        let value = 70_001 + number;
        actuals.push_str(&format!("1.1,2025,u{number},{value}\n1.1,2025,U{number},{value}\n"));
    }
    let project = Project::new("id,area,title\n1.1,1,People\n", &actuals);
    let (_, found) = project.compute_lowering(None);
    let twice = found.iter().filter(|finding| finding.code == Code::ReportedTwice);
    assert_eq!(twice.count(), MANY);
}

#[test]
fn a_file_may_have_as_many_columns_as_the_limit_allows() {
    let columns: String = (0..MANY).map(|number| format!(",note_{number}")).collect();
    let actuals = format!("indicator,period,value{columns}\n1.1,2025,7{}\n", ",".repeat(MANY));
    let (computed, _) = Project::new("id,area,title\n1.1,1,People\n", &actuals).compute_lowering(None);
    assert_eq!(corporate(&computed).actual.present(), Some(dec!(7)));
}
