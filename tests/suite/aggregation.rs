//! From rows to figures: aggregation over time and units, revisions, missing values.

use bilan::assess::{Achievement, Assessment, Funds, IndicatorPeriod, Rating};
use bilan::model::{FundSource, IndicatorId, MissingReason, Scale, TargetValue, UnitCode, Value};
use rust_decimal::{Decimal, dec};

use crate::project::Project;

const SUM: &str = "id,area,title,agg_time,agg_units\n1.1,1,People,sum,sum\n";

#[track_caller]
fn figures(assessment: &Assessment) -> &IndicatorPeriod {
    let result = assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&assessment.reporting]
}

#[track_caller]
fn actual(indicators: &str, actuals: &str) -> Option<Decimal> {
    let computed = Project::new(indicators, actuals).compute();
    figures(&computed.assessment).corporate.actual.present()
}

fn band(key: &str) -> Rating {
    Rating::Band(Scale::rbm5().find(key).expect("the key of a band"))
}

#[test]
fn t20_a_sum_over_units_says_how_many_of_them_it_covers() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,35\n1.1,2025,C,\n";
    let computed = Project::new(SUM, actuals).compute();
    let figures = figures(&computed.assessment);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(75)));
    assert_eq!((figures.unit_coverage.reporting, figures.unit_coverage.due), (2, 3));
    assert_eq!(figures.units[&UnitCode::new("C")].actual, Value::Missing(MissingReason::NotReported));
}

#[test]
fn t21_a_ratio_of_sums_is_not_the_mean_of_ratios() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let actuals = "indicator,period,unit_code,numerator,denominator\n1.1,2025,A,45,60\n1.1,2025,B,20,100\n1.1,2025,C,5,10\n";
    let share = actual(indicators, actuals).map(|share| share.round_dp(4));
    assert_eq!(share, Some(dec!(41.1765)));
}

#[test]
fn t23_the_quarters_of_a_flow_add_up() {
    let actuals = "indicator,period,value\n1.1,2025-Q1,10\n1.1,2025-Q2,15\n1.1,2025-Q3,0\n1.1,2025-Q4,15\n";
    assert_eq!(actual(SUM, actuals), Some(dec!(40)));
}

#[test]
fn t24_the_quarters_of_a_running_total_do_not() {
    let indicators = "id,area,title,kind\n1.1,1,People so far,cumulative\n";
    let actuals = "indicator,period,value\n1.1,2025-Q4,40\n1.1,2025-Q1,10\n1.1,2025-Q2,25\n1.1,2025-Q3,25\n";
    assert_eq!(actual(indicators, actuals), Some(dec!(40)));
}

#[test]
fn t28_the_largest_and_the_latest_of_a_period() {
    let actuals = "indicator,period,value\n1.1,2025-Q1,3\n1.1,2025-Q2,7\n1.1,2025-Q3,5\n";
    let indicators = |way: &str| format!("id,area,title,agg_time\n1.1,1,People,{way}\n");
    assert_eq!(actual(&indicators("max"), actuals), Some(dec!(7)));
    assert_eq!(actual(&indicators("latest"), actuals), Some(dec!(5)));
    assert_eq!(actual(&indicators("min"), actuals), Some(dec!(3)));
    assert_eq!(actual(&indicators("mean"), actuals), Some(dec!(5)));
}

#[test]
fn t29_a_mean_leaves_out_what_is_missing() {
    let indicators = "id,area,title,agg_units\n1.1,1,Days,mean\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,60\n1.1,2025,B,\n1.1,2025,C,80\n";
    assert_eq!(actual(indicators, actuals), Some(dec!(70)));
}

#[test]
fn the_latest_revision_counts_and_the_others_are_counted() {
    let actuals = "indicator,period,unit_code,value,revision\n1.1,2025,A,999,1\n1.1,2025,A,40,3\n1.1,2025,A,998,2\n1.1,2025,B,2,1\n";
    let computed = Project::new(SUM, actuals).compute();
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Present(dec!(42)));
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.superseded), (4, 2, 2));
}

#[test]
fn a_revision_may_take_a_value_back() {
    let actuals = "indicator,period,value,missing_reason,revision\n1.1,2025,40,,1\n1.1,2025,,pending_qa,2\n";
    let computed = Project::new(SUM, actuals).compute();
    let corporate = &figures(&computed.assessment).corporate;
    assert_eq!(corporate.achievement, Achievement::NoData(MissingReason::PendingQa));
}

#[test]
fn many_small_decimals_add_up_exactly() {
    let rows: Vec<String> = (0..1000).map(|unit| format!("1.1,2025,U{unit},0.1")).collect();
    let actuals = format!("indicator,period,unit_code,value\n{}\n", rows.join("\n"));
    assert_eq!(actual(SUM, &actuals), Some(dec!(100)));
}

#[test]
fn a_single_value_needs_no_aggregation() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    assert_eq!(actual(indicators, "indicator,period,value\n1.1,2025,53\n"), Some(dec!(53)));
}

#[test]
fn targets_of_the_units_are_compared_over_the_units_that_have_both() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,30\n1.1,2025,B,60\n1.1,2025,C,500\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,50\n1.1,2025,D,70\n";
    let computed = Project::new(SUM, actuals).with("targets", targets).compute();
    let figures = figures(&computed.assessment);
    assert_eq!(figures.corporate.achievement.ratio(), Some(dec!(1)));
    let matched = figures.matched.expect("not every unit has both");
    assert_eq!((matched.actual, matched.target, matched.units), (dec!(90), dec!(90), 2));
    let share = figures.unit_share.expect("units have targets");
    assert_eq!((share.met, share.computed, share.with_target), (1, 2, 3));
    assert_eq!(share.share(), Some(dec!(0.5)));
}

#[test]
fn the_mean_of_unit_achievements_is_taken_only_where_it_is_declared() {
    let indicators = "id,area,title,achievement\n1.1,1,People,mean\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,10\n1.1,2025,B,60\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,60\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    assert_eq!(figures(&computed.assessment).corporate.achievement.ratio(), Some(dec!(0.625)));
}

#[test]
fn the_target_in_force_counts_and_the_original_stands_beside_it() {
    let actuals = "indicator,period,value\n1.1,2025,90\n";
    let targets = "indicator,period,value,version,valid_from,authority\n1.1,2025,120,1,2024-01-01,GB/1\n1.1,2025,100,2,2025-06-30,GB/2\n1.1,2025,10,3,2026-02-01,GB/3\n";
    let computed = Project::new(SUM, actuals).with("targets", targets).compute();
    let corporate = &figures(&computed.assessment).corporate;
    assert_eq!(corporate.target, Some(TargetValue::Point(dec!(100))));
    assert_eq!(corporate.achievement.ratio(), Some(dec!(0.9)));
    let revised = corporate.revised.as_ref().expect("it was revised");
    assert_eq!(
        (revised.original, revised.achievement.ratio()),
        (TargetValue::Point(dec!(120)), Some(dec!(0.75)))
    );
    assert_eq!(revised.authority.as_deref(), Some("GB/2"));
}

#[test]
fn a_year_without_a_target_is_measured_against_the_next_one_and_the_schedule() {
    let indicators = "id,area,title,kind\n1.1,1,Share of offices,stock\n";
    let actuals = "indicator,period,value\n1.1,2025,50\n";
    let targets = "indicator,period,value\n1.1,2027,80\n";
    let baselines = "indicator,period,value\n1.1,2022,20\n";
    let project = Project::new(indicators, actuals).with("targets", targets).with("baselines", baselines);
    let computed = project.compute();
    let corporate = &figures(&computed.assessment).corporate;
    assert_eq!(corporate.achievement.ratio(), Some(dec!(0.5)));
    let schedule = corporate.schedule.expect("the target is later");
    assert_eq!(schedule.expected, dec!(56));
    assert_eq!(schedule.ratio().map(|ratio| ratio.round_dp(4)), Some(dec!(0.8333)));
}

#[test]
fn a_missing_value_lowers_coverage_and_never_an_achievement() {
    let indicators = "id,area,title\n1.1,1,People\n1.2,1,Others\n";
    let targets = "indicator,period,value\n1.1,2025,50\n1.2,2025,50\n";
    let with_gap = "indicator,period,value,missing_reason\n1.1,2025,40,\n1.2,2025,,not_collected\n";
    let computed = Project::new(indicators, with_gap).with("targets", targets).compute();
    let assessment = &computed.assessment;
    let area = &assessment.areas[0].periods[&assessment.reporting];
    assert_eq!((area.achievement, area.coverage), (Some(dec!(0.8)), Some(dec!(0.5))));
    assert_eq!(area.bounds, Some((dec!(0.4), dec!(0.9))));
    assert_eq!(area.rating, band("largely-met"));
}

#[test]
fn rows_that_repeat_a_key_differently_leave_it_without_a_value() {
    let project =
        Project::new(SUM, "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,A,41\n1.1,2025,B,7\n");
    let manifest = std::fs::read_to_string(project.path().join("bilan.toml")).expect("written above");
    let lowered = format!("{manifest}\n[findings]\nduplicate-key = \"warning\"\n");
    std::fs::write(project.path().join("bilan.toml"), lowered).expect("a temporary folder can be written");
    let computed = project.compute();
    let figures = figures(&computed.assessment);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(7)));
    assert_eq!(figures.units[&UnitCode::new("A")].actual, Value::Missing(MissingReason::PendingQa));
    assert_eq!(computed.assessment.counts.duplicate, 1);
}

#[test]
fn the_latest_baseline_before_a_period_counts() {
    let indicators = "id,area,title,kind\n1.1,1,Offices,stock\n";
    let actuals = "indicator,period,value\n1.1,2025,30\n";
    let targets = "indicator,period,value\n1.1,2025,40\n";
    let baselines = "indicator,period,value\n1.1,2020,10\n1.1,2024,20\n1.1,2025,39\n";
    let project = Project::new(indicators, actuals).with("targets", targets).with("baselines", baselines);
    let computed = project.compute();
    let corporate = &figures(&computed.assessment).corporate;
    assert_eq!((corporate.baseline, corporate.achievement.ratio()), (Some(dec!(20)), Some(dec!(0.5))));
}

/// The figures of a project whose findings of one code are lowered to warnings.
#[track_caller]
fn lowered(project: &Project, code: &str) -> bilan::pipeline::Computed {
    let path = project.path().join("bilan.toml");
    let manifest = std::fs::read_to_string(&path).expect("written above");
    std::fs::write(&path, format!("{manifest}\n[findings]\n{code} = \"warning\"\n")).expect("writable");
    project.compute()
}

#[test]
fn one_period_written_in_two_ways_is_one_key() {
    let actuals = "indicator,period,value\n1.1,2025,40\n1.1,2025-01-01/2025-12-31,40\n";
    let computed = lowered(&Project::new(SUM, actuals), "duplicate-key");
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Present(dec!(40)));
    assert_eq!(computed.assessment.counts.duplicate, 1);
}

#[test]
fn a_year_and_its_quarters_are_never_added() {
    let actuals = "indicator,period,value\n1.1,2025,100\n1.1,2025-Q1,25\n1.1,2025-Q2,75\n";
    let computed = lowered(&Project::new(SUM, actuals), "duplicate-key");
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Missing(MissingReason::PendingQa));
}

#[test]
fn numerators_and_denominators_stay_together() {
    let indicators = |way: &str| format!("id,area,title,unit,agg_time\n1.1,1,Share,%,{way}\n");
    let actuals = "indicator,period,numerator,denominator\n1.1,2025-Q1,1,2\n1.1,2025-Q2,9,100\n";
    assert_eq!(actual(&indicators("latest"), actuals), Some(dec!(9)));
    assert_eq!(
        actual(&indicators("ratio_of_sums"), actuals).map(|share| share.round_dp(4)),
        Some(dec!(9.8039))
    );
    assert_eq!(actual(&indicators("max"), actuals), None);
}

#[test]
fn values_beside_ratios_are_not_put_together() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let actuals =
        "indicator,period,unit_code,value,numerator,denominator\n1.1,2025,A,,45,60\n1.1,2025,B,20,,\n";
    let computed = Project::new(indicators, actuals).compute();
    assert_eq!(figures(&computed.assessment).corporate.actual.present(), None);
}

#[test]
fn the_latest_of_values_and_ratios_is_the_later_one() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let header = "indicator,period,value,numerator,denominator\n";
    let ratio_first = format!("{header}1.1,2025-Q1,,45,60\n1.1,2025-Q2,20,,\n");
    assert_eq!(actual(indicators, &ratio_first), Some(dec!(20)));
    let value_first = format!("{header}1.1,2025-Q1,20,,\n1.1,2025-Q2,,45,60\n");
    assert_eq!(actual(indicators, &value_first), Some(dec!(75)));
    // Of all of them, neither is the whole.
    let sums = "id,area,title,unit,agg_time\n1.1,1,Share,%,ratio_of_sums\n";
    assert_eq!(actual(sums, &ratio_first), None);
}

#[test]
fn rows_after_the_reporting_period_enter_no_figure_and_are_counted() {
    let actuals = "indicator,period,value\n1.1,2025,40\n1.1,2026,50\n";
    let computed = Project::new(SUM, actuals).compute();
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.outside), (2, 1, 1));
}

#[test]
fn a_flow_is_not_measured_against_the_target_of_a_later_year() {
    let actuals = "indicator,period,value\n1.1,2025,40\n";
    let targets = "indicator,period,value\n1.1,2028,80\n";
    let computed = Project::new(SUM, actuals).with("targets", targets).compute();
    assert_eq!(figures(&computed.assessment).corporate.achievement, Achievement::NoTarget);
}

#[test]
fn targets_of_the_units_for_this_year_go_before_a_later_corporate_one() {
    let indicators = "id,area,title,kind\n1.1,1,Offices,stock\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,30\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,50\n1.1,2030,,1000\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    let corporate = &figures(&computed.assessment).corporate;
    assert_eq!(corporate.achievement.ratio(), Some(dec!(0.6)));
    assert_eq!((corporate.target, corporate.target_period), (Some(TargetValue::Point(dec!(50))), None));
}

#[test]
fn the_change_of_a_unit_is_its_own() {
    let actuals =
        "indicator,period,unit_code,value\n1.1,2024,A,10\n1.1,2024,B,10\n1.1,2025,A,40\n1.1,2025,B,25\n";
    let computed = Project::new(SUM, actuals).compute();
    let figures = figures(&computed.assessment);
    assert_eq!(figures.corporate.change, Some(dec!(45)));
    assert_eq!(figures.units[&UnitCode::new("A")].change, Some(dec!(30)));
}

#[test]
fn a_total_with_a_missing_part_is_missing() {
    let resources = "area,period,source,budget,expenditure\n1,2025,assessed,10,8\n1,2025,voluntary,,5\n";
    let computed =
        Project::new(SUM, "indicator,period,value\n1.1,2025,40\n").with("resources", resources).compute();
    let assessment = &computed.assessment;
    let money = assessment.resources.sum(Funds::OPERATING, assessment.reporting);
    assert_eq!((money.budget, money.expenditure, money.utilization()), (None, Some(dec!(13)), None));
    let assessed =
        assessment.resources.sum(Funds::OPERATING.from(FundSource::Assessed), assessment.reporting);
    assert_eq!(assessed.utilization(), Some(dec!(0.8)));
}

#[test]
fn rows_of_a_query_without_a_row_number_are_kept() {
    let project = Project::new(SUM, "indicator,period,unit_code,value\n1.1,2025,A,40\n");
    let path = project.path().join("bilan.toml");
    let manifest = std::fs::read_to_string(&path).expect("written above");
    let sql = "SELECT indicator, period, unit_code, value, _row FROM actuals UNION ALL SELECT indicator, period, 'B' AS unit_code, value, NULL AS _row FROM actuals";
    std::fs::write(&path, format!("{manifest}\n[tables.actuals]\nsql = \"{sql}\"\n")).expect("writable");
    let computed = project.compute();
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Present(dec!(80)));
    assert_eq!(computed.assessment.counts.used, 2);
}

#[test]
fn a_row_without_a_value_counts_nothing_twice() {
    let actuals = "indicator,period,value,missing_reason\n1.1,2025,,\n1.1,2025-Q1,10,\n1.1,2025-Q2,15,\n1.1,2025-S2,,not_due\n";
    let (computed, found) = Project::new(SUM, actuals).compute_lowering(None);
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Present(dec!(25)));
    assert_eq!(found, []);
}

#[test]
fn each_of_two_rows_that_overlap_is_named() {
    let actuals = "indicator,period,unit_code,value\n1.1,2025-Q2,A,2\n1.1,2025,A,100\n1.1,2025-Q1,A,1\n\
                   1.1,2025-Q3,A,3\n1.1,2025-Q3,B,3\n";
    let (_, found) = Project::new(SUM, actuals).compute_lowering(Some("duplicate-key"));
    let rows: Vec<_> =
        found.iter().map(|it| (it.place.row, it.related.as_ref().and_then(|(place, _)| place.row))).collect();
    // The year overlaps each of its quarters, whatever stands between them.
    assert_eq!(rows, [(Some(3), Some(2)), (Some(4), Some(3)), (Some(5), Some(3))]);
}

#[test]
fn which_of_two_rows_counts_that_say_the_same_is_no_matter_of_their_order() {
    let header = "indicator,period,unit_code,value,missing_reason,qa_status\n";
    let figures_of = |first: &str, second: &str| {
        let actuals = format!("{header}{first}{second}1.1,2025,B,1,,audited\n");
        let (computed, _) = Project::new(SUM, &actuals).compute_lowering(Some("duplicate-key"));
        let figures = figures(&computed.assessment);
        let unit = UnitCode::new("A");
        let states = computed.assessment.states.as_ref().expect("the column is there");
        let state = states.of(&IndicatorId::new("1.1"), computed.assessment.reporting, Some(&unit));
        (figures.units[&unit].actual, state, figures.unit_coverage.due)
    };
    let (not_due, unsaid) = ("1.1,2025,A,,not_due,\n", "1.1,2025,A,,not_collected,\n");
    let least_explained = (Value::Missing(MissingReason::NotCollected), None, 2);
    assert_eq!(figures_of(not_due, unsaid), least_explained);
    assert_eq!(figures_of(unsaid, not_due), least_explained);
    let (draft, audited) = ("1.1,2025,A,5,,draft\n", "1.1,2025,A,5,,audited\n");
    let least_checked = (Value::Present(dec!(5)), Some(bilan::model::State::Draft), 2);
    assert_eq!(figures_of(draft, audited), least_checked);
    assert_eq!(figures_of(audited, draft), least_checked);
}

#[test]
fn what_is_wrong_with_a_superseded_row_is_no_fault_of_the_data() {
    let indicators = "id,area,title,unit,agg_units\n1.1,1,Satisfied,%,weighted_mean\n";
    let actuals = "indicator,period,unit_code,value,weight,revision,item\n1.1,2025,A,60,,1,X\n1.1,2025,A,70,10,2,\n\
                   1.1,2025,B,80,10,1,\n";
    let (computed, found) = Project::new(indicators, actuals).compute_lowering(None);
    assert_eq!(found, []);
    assert_eq!(figures(&computed.assessment).corporate.actual, Value::Present(dec!(75)));
    assert_eq!(computed.assessment.counts.superseded, 1);
}
