//! Weighted means, values carried forward, running totals that fall, levels that differ.

use bilan::assess::{Achievement, IndicatorPeriod, results_json};
use bilan::compose::notes;
use bilan::diag::{Code, Finding};
use bilan::model::{Grid, IndicatorId, Language, Period, TargetValue, UnitCode, Value};
use bilan::pipeline::Computed;
use bilan::quote::{Quoter, Spot};
use rust_decimal::{Decimal, dec};

use crate::project::{Project, plain};

fn period(text: &str) -> Period {
    Period::parse(text).expect("a literal")
}

#[track_caller]
fn figures<'a>(computed: &'a Computed, year: &str) -> &'a IndicatorPeriod {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&period(year)]
}

fn codes(found: &[Finding]) -> Vec<Code> {
    found.iter().map(|finding| finding.code).collect()
}

const WEIGHTED: &str = "id,area,title,unit,agg_units\n1.1,1,Satisfied,%,weighted_mean\n";

#[test]
fn t22_a_weighted_mean_counts_each_value_by_its_weight() {
    let actuals = "indicator,period,unit_code,value,weight\n1.1,2025,A,60,200\n1.1,2025,B,90,100\n";
    let (computed, found) = Project::new(WEIGHTED, actuals).compute_lowering(None);
    assert_eq!(figures(&computed, "2025").corporate.actual, Value::Present(dec!(70)));
    assert_eq!(codes(&found), []);
}

#[test]
fn a_weighted_mean_over_time_counts_each_period_by_its_weight() {
    let indicators = "id,area,title,unit,agg_time,agg_units\n1.1,1,Satisfied,%,weighted_mean,weighted_mean\n";
    let actuals = "indicator,period,unit_code,value,weight\n1.1,2025-S1,A,50,300\n1.1,2025-S2,A,90,100\n1.1,2025-S1,B,80,600\n";
    let (computed, _) = Project::new(indicators, actuals).compute_lowering(None);
    let figures = figures(&computed, "2025");
    // A is (50 × 300 + 90 × 100) ÷ 400 = 60, and both are (60 × 400 + 80 × 600) ÷ 1,000 = 72.
    assert_eq!(figures.units[&UnitCode::new("A")].actual, Value::Present(dec!(60)));
    assert_eq!(figures.corporate.actual, Value::Present(dec!(72)));
}

#[test]
fn a_record_weighs_as_its_latest_value_or_as_the_mean_of_its_weights() {
    let actuals = "indicator,period,unit_code,value,weight\n1.1,2025-S1,A,10,100\n1.1,2025-S2,A,40,300\n1.1,2025-S2,B,80,100\n";
    let corporate = |way: &str| {
        let indicators =
            format!("id,area,title,unit,agg_time,agg_units\n1.1,1,Satisfied,%,{way},weighted_mean\n");
        let (computed, _) = Project::new(&indicators, actuals).compute_lowering(None);
        figures(&computed, "2025").corporate.actual.present()
    };
    // (40 × 300 + 80 × 100) ÷ 400, and (25 × 200 + 80 × 100) ÷ 300.
    assert_eq!(corporate("latest"), Some(dec!(50)));
    assert_eq!(corporate("mean").map(|mean| mean.round_dp(4)), Some(dec!(43.3333)));
}

#[test]
fn a_value_without_a_weight_waits_for_a_check_and_never_weighs_one() {
    let actuals =
        "indicator,period,unit_code,value,weight\n1.1,2025,A,60,200\n1.1,2025,B,90,100\n1.1,2025,C,10,\n";
    let (computed, found) = Project::new(WEIGHTED, actuals).compute_lowering(Some("weight-missing"));
    let figures = figures(&computed, "2025");
    assert_eq!(figures.corporate.actual, Value::Present(dec!(70)));
    assert_eq!((figures.unit_coverage.reporting, figures.unit_coverage.due), (2, 3));
    assert_eq!(codes(&found), [Code::WeightMissing]);
    assert_eq!(found[0].place.row, Some(4));
}

#[test]
fn the_targets_of_a_weighted_mean_have_the_weights_of_the_values() {
    let actuals = "indicator,period,unit_code,value,weight\n1.1,2025,A,60,200\n1.1,2025,B,90,100\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,80\n1.1,2025,B,50\n";
    let (computed, _) = Project::new(WEIGHTED, actuals).with("targets", targets).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    // (80 × 200 + 50 × 100) ÷ 300 = 70, which the actual value reaches.
    assert_eq!(
        (corporate.target, corporate.achievement.ratio()),
        (Some(TargetValue::Point(dec!(70))), Some(dec!(1)))
    );
}

const RUNNING: &str = "id,area,title,kind,max_age\n1.1,1,People so far,cumulative,";
const T25: &str =
    "indicator,period,project,value\n1.1,2024,P1,100\n1.1,2025,P1,\n1.1,2024,P2,50\n1.1,2025,P2,80\n";

#[test]
fn t25_a_missing_project_is_carried_forward_and_flagged() {
    let (computed, found) = Project::new(&format!("{RUNNING}1\n"), T25).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(corporate.actual, Value::Present(dec!(180)));
    let carried = corporate.basis.carried.as_ref().expect("P1 did not report");
    assert_eq!((carried.records, carried.sum, carried.oldest), (1, Some(dec!(100)), period("2024")));
    assert_eq!((corporate.basis.records.reporting, corporate.basis.records.due), (1, 2));
    assert_eq!(corporate.basis.latest_available(), None);
    assert_eq!(codes(&found), []);
}

#[test]
fn t25_strictly_the_fall_is_said_to_come_from_the_missing_project() {
    let (computed, found) = Project::new(&format!("{RUNNING}\n"), T25).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(corporate.actual, Value::Present(dec!(80)));
    assert_eq!((corporate.basis.records.reporting, corporate.basis.records.due), (1, 2));
    let fall = corporate.basis.fall.as_ref().expect("it fell from 150");
    assert_eq!((fall.records, fall.units.len()), (1, 0));
    assert_eq!(codes(&found), [Code::FallByMissingUnit]);
}

#[test]
fn a_fall_names_the_units_whose_rows_are_missing() {
    let actuals = "indicator,period,unit_code,value\n1.1,2024,A,100\n1.1,2024,B,50\n1.1,2025,B,80\n";
    let (computed, found) = Project::new(&format!("{RUNNING}\n"), actuals).compute_lowering(None);
    let fall = figures(&computed, "2025").corporate.basis.fall.clone().expect("A is missing");
    assert_eq!(fall.units, [UnitCode::new("A")]);
    let message = "the running total `1.1` falls from 150 to 80 in 2025 because 1 record that had a value has none, in the unit `A`";
    assert_eq!(found[0].message, message);
}

#[test]
fn a_fall_that_is_larger_than_what_is_missing_is_another_matter() {
    let actuals = "indicator,period,unit_code,value\n1.1,2024,A,10\n1.1,2024,B,50\n1.1,2025,B,30\n";
    let (computed, found) =
        Project::new(&format!("{RUNNING}\n"), actuals).compute_lowering(Some("cumulative-fell"));
    assert_eq!(figures(&computed, "2025").corporate.basis.fall, None);
    assert_eq!(codes(&found), [Code::CumulativeFell]);
}

#[test]
fn a_value_is_carried_forward_no_longer_than_its_age_allows() {
    let actuals = "indicator,period,unit_code,value\n1.1,2022,A,7\n1.1,2023,B,4\n1.1,2025,C,1\n";
    let at = |age: &str| {
        let indicators = format!("id,area,title,kind,max_age\n1.1,1,Offices,stock,{age}\n");
        let (computed, _) = Project::new(&indicators, actuals).compute_lowering(None);
        figures(&computed, "2025").corporate.actual.present()
    };
    assert_eq!(at(""), Some(dec!(1)));
    assert_eq!(at("1"), Some(dec!(1)));
    assert_eq!(at("2"), Some(dec!(5)));
    assert_eq!(at("3"), Some(dec!(12)));
}

#[test]
fn what_is_not_due_or_not_applicable_is_not_carried_forward() {
    let indicators = "id,area,title,kind,max_age\n1.1,1,Offices,stock,2\n";
    let actuals = "indicator,period,unit_code,value,missing_reason\n1.1,2024,A,7,\n1.1,2025,A,,not_applicable\n1.1,2024,B,4,\n1.1,2025,B,,not_due\n1.1,2024,C,2,\n1.1,2025,C,,not_collected\n";
    let (computed, _) = Project::new(indicators, actuals).compute_lowering(None);
    let figures = figures(&computed, "2025");
    assert_eq!(figures.corporate.actual, Value::Present(dec!(2)));
    assert_eq!((figures.unit_coverage.reporting, figures.unit_coverage.due), (0, 1));
    assert_eq!(figures.corporate.basis.latest_available(), Some(period("2024")));
}

#[test]
fn the_latest_available_value_stands_in_where_nobody_reported() {
    let indicators = "id,area,title,kind,max_age\n1.1,1,Offices,stock,3\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2023,A,5\n1.1,2024,A,7\n";
    let project = Project::new(indicators, actuals).with("targets", "indicator,period,value\n1.1,2025,10\n");
    let (computed, _) = project.compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(corporate.achievement, Achievement::Computed { ratio: dec!(0.7), note: None });
    assert_eq!((corporate.basis.latest_available(), corporate.observations), (Some(period("2024")), 0));
    let grid = Grid::of(period("2025"));
    let results: serde_json::Value =
        serde_json::from_str(&results_json("small", grid, &[], &computed.assessment)).expect("valid JSON");
    let entries = results["indicators"].as_array().expect("a list");
    let basis = |year: &str| {
        let entry = entries.iter().find(|it| it["period"] == year && it["unit_code"].is_null());
        entry.expect("the period is there")["basis"].clone()
    };
    let expected = serde_json::json!({
        "records": { "reporting": 0, "due": 1 },
        "carried": { "records": 1, "sum": 7, "oldest": "2024", "latest_available": true },
    });
    assert_eq!(basis("2025"), expected);
    assert_eq!(basis("2024"), serde_json::Value::Null);
}

#[test]
fn the_same_values_are_carried_whatever_the_order_of_rows() {
    let rows = ["1.1,2023,A,5\n", "1.1,2024,A,7\n", "1.1,2025,B,1\n", "1.1,2024,B,3\n"];
    let indicators = "id,area,title,kind,max_age\n1.1,1,Offices,stock,3\n";
    let value = |rows: &[&str]| -> Option<Decimal> {
        let project =
            Project::new(indicators, &format!("indicator,period,unit_code,value\n{}", rows.concat()));
        figures(&project.compute_lowering(None).0, "2025").corporate.actual.present()
    };
    let backwards: Vec<&str> = rows.into_iter().rev().collect();
    assert_eq!((value(&rows), value(&backwards)), (Some(dec!(8)), Some(dec!(8))));
}

#[test]
fn t24_the_increment_of_a_running_total_is_what_it_grew_by() {
    let indicators = "id,area,title,kind\n1.1,1,People so far,cumulative\n";
    let actuals = "indicator,period,value\n1.1,2024-Q4,5\n1.1,2025-Q1,10\n1.1,2025-Q2,25\n1.1,2025-Q3,25\n1.1,2025-Q4,40\n";
    let (computed, _) = Project::new(indicators, actuals).compute_lowering(None);
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    let increment = |year: &str| result.increment(&result.periods[&period(year)].corporate);
    assert_eq!((increment("2025"), increment("2024")), (Some(dec!(35)), None));
}

#[test]
fn a_flow_has_no_increment() {
    let actuals = "indicator,period,value\n1.1,2024,15\n1.1,2025,40\n";
    let (computed, _) = Project::new("id,area,title\n1.1,1,People\n", actuals).compute_lowering(None);
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!((corporate.change, result.increment(corporate)), (Some(dec!(25)), None));
}

const SUM: &str = "id,area,title\n1.1,1,People\n";

#[test]
fn t32_the_corporate_target_is_kept_and_its_gap_to_the_units_is_shown() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,55\n1.1,2025,B,55\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,60\n1.1,2025,,110\n";
    let (computed, found) = Project::new(SUM, actuals).with("targets", targets).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(
        (corporate.target, corporate.achievement.ratio()),
        (Some(TargetValue::Point(dec!(110))), Some(dec!(1)))
    );
    let gap = corporate.basis.target_gap.expect("40 and 60 are not 110");
    assert_eq!((gap.units, gap.difference()), (dec!(100), Some(dec!(-10))));
    assert_eq!(codes(&found), [Code::TargetsDiffer]);
}

#[test]
fn t32_the_corporate_value_is_kept_and_its_gap_to_the_units_is_shown() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,60\n1.1,2025,,110\n";
    let (computed, found) = Project::new(SUM, actuals).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(corporate.actual, Value::Present(dec!(110)));
    let gap = corporate.basis.gap.expect("40 and 60 are not 110");
    assert_eq!((gap.units, gap.difference()), (dec!(100), Some(dec!(-10))));
    assert_eq!(codes(&found), [Code::CorporateDiffers]);
    assert_eq!(found[0].place.row, Some(4));
}

#[test]
fn levels_that_agree_as_finely_as_they_are_written_do_not_differ() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let actuals = "indicator,period,unit_code,value,numerator,denominator\n1.1,2025,,41.2,,\n1.1,2025,A,,45,60\n1.1,2025,B,,20,100\n1.1,2025,C,,5,10\n";
    let (computed, found) = Project::new(indicators, actuals).compute_lowering(None);
    assert_eq!(figures(&computed, "2025").corporate.basis.gap, None);
    assert_eq!(codes(&found), []);
}

/// A reports every year, B every other year, and C begins in 2025.
const STOCK: &str = "id,area,title,kind,agg_units,max_age\n1.1,1,Offices,stock,sum,";
const UNEVEN: &str = "indicator,period,unit_code,value\n1.1,2023,B,20\n1.1,2024,A,10\n1.1,2024,B,30\n1.1,2025,A,12\n1.1,2025,C,5\n";

#[test]
fn a_change_between_different_units_says_so() {
    let (computed, _) = Project::new(&format!("{STOCK}\n"), UNEVEN).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    assert_eq!(corporate.change, Some(dec!(-23)));
    let unlike = corporate.basis.unlike.as_ref().expect("B is gone and C has joined");
    assert_eq!((unlike.before, unlike.now, unlike.period), (2, 2, period("2024")));
    assert_eq!((&*unlike.gone, &*unlike.joined), (&[UnitCode::new("B")][..], &[UnitCode::new("C")][..]));
}

#[test]
fn a_value_carried_forward_keeps_its_unit_in_the_change() {
    let (computed, _) = Project::new(&format!("{STOCK}1\n"), UNEVEN).compute_lowering(None);
    let corporate = &figures(&computed, "2025").corporate;
    // 12 + 30 of B from 2024 + 5, on 40.
    assert_eq!((corporate.actual, corporate.change), (Value::Present(dec!(47)), Some(dec!(7))));
    let unlike = corporate.basis.unlike.as_ref().expect("C has joined");
    assert_eq!((unlike.before, unlike.now), (2, 3));
    assert_eq!((unlike.gone.len(), &*unlike.joined), (0, &[UnitCode::new("C")][..]));
    // A value that is too old to be carried on leaves the change of the year after.
    let later = format!("{UNEVEN}1.1,2026,A,13\n1.1,2026,C,6\n");
    let later = Project::new(&format!("{STOCK}1\n"), &later).with_period("2026").compute();
    let corporate = &figures(&later, "2026").corporate;
    assert_eq!(corporate.change, Some(dec!(-28)));
    let unlike = corporate.basis.unlike.as_ref().expect("B is gone");
    assert_eq!((&*unlike.gone, unlike.joined.len()), (&[UnitCode::new("B")][..], 0));
}

#[test]
fn a_change_between_the_same_units_and_a_change_of_flows_need_no_note() {
    let same = "indicator,period,unit_code,value\n1.1,2024,A,10\n1.1,2025,A,12\n";
    let (computed, _) = Project::new(&format!("{STOCK}\n"), same).compute_lowering(None);
    assert_eq!(figures(&computed, "2025").corporate.basis.unlike, None);
    let flow = "id,area,title,agg_units\n1.1,1,People,sum\n";
    let (computed, _) = Project::new(flow, UNEVEN).compute_lowering(None);
    assert_eq!(figures(&computed, "2025").corporate.basis.unlike, None);
}

#[test]
fn a_running_total_that_lost_a_record_says_so_where_it_does_not_fall() {
    let actuals = "indicator,period,project,value\n1.1,2024,P1,10\n1.1,2024,P2,50\n1.1,2025,P2,80\n";
    let (computed, found) = Project::new(&format!("{RUNNING}\n"), actuals).compute_lowering(None);
    let basis = &figures(&computed, "2025").corporate.basis;
    assert_eq!((basis.fall.as_ref(), codes(&found)), (None, vec![]));
    let unlike = basis.unlike.as_ref().expect("P1 is missing");
    assert_eq!((unlike.before, unlike.now, unlike.gone.len()), (2, 1, 0));
}

#[test]
fn the_note_on_a_change_names_the_units_that_are_gone_and_new() {
    let (computed, _) = Project::new(&format!("{STOCK}\n"), UNEVEN).compute_lowering(None);
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    let notes = |language| {
        let quoter = Quoter::new(&computed.assessment, language);
        let notes = notes(quoter, Spot { result, period: period("2025"), unit: None });
        notes.iter().map(|note| plain(note)).collect::<Vec<_>>()
    };
    let english = "1.1: the change on 2024 is between different records: 2 with a value then, 2 now; none any more from B; new from C.";
    assert_eq!(notes(Language::English), [english]);
    let chinese = "1.1：与2024年相比，所依据的记录不同：当时2条，现为2条；已无数值：B；新增：C。";
    assert_eq!(notes(Language::Chinese), [chinese]);
}
