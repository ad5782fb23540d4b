//! Which rows make a figure: the latest, the weighted, the carried, the repeated, and what stands in for none.

use bilan::assess::IndicatorPeriod;
use bilan::diag::{Code, Finding};
use bilan::model::{Decimal, IndicatorId, MissingReason, Period, TargetValue, UnitCode, Value};
use bilan::pipeline::Computed;
use rust_decimal::dec;

use crate::project::Project;

#[track_caller]
fn figures(computed: &Computed) -> &IndicatorPeriod {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&computed.assessment.reporting]
}

/// An indicator with the given further columns, and its rows.
fn project(columns: &str, settings: &str, header: &str, rows: &[&str]) -> Project {
    let indicators = format!("id,area,title,{columns}\n1.1,1,People,{settings}\n");
    Project::new(&indicators, &table(header, rows))
}

fn table(header: &str, rows: &[&str]) -> String {
    let rows: String = rows.iter().flat_map(|row| ["1.1,", row, "\n"]).collect();
    format!("indicator,{header}\n{rows}")
}

#[track_caller]
fn actual(columns: &str, settings: &str, header: &str, rows: &[&str]) -> Option<Decimal> {
    figures(&project(columns, settings, header, rows).compute()).corporate.actual.present()
}

fn codes(found: &[Finding]) -> Vec<Code> {
    found.iter().map(|finding| finding.code).collect()
}

fn year(text: &str) -> Period {
    Period::parse(text).expect("a literal")
}

#[test]
fn units_make_their_smallest_largest_or_latest_value() {
    let of = |settings| {
        let rows = ["2025-Q3,A,3", "2025-Q2,B,7"];
        actual("kind,agg_units", settings, "period,unit_code,value", &rows)
    };
    assert_eq!(of("stock,min"), Some(dec!(3)));
    assert_eq!(of("stock,max"), Some(dec!(7)));
    assert_eq!(of("stock,latest"), Some(dec!(3)));
}

#[test]
fn of_two_latest_values_of_one_day_the_larger_counts() {
    let rows = ["2025,A,P1,5", "2025,A,P2,9"];
    let found = actual("kind,agg_units", "stock,latest", "period,unit_code,project,value", &rows);
    assert_eq!(found, Some(dec!(9)));
}

#[test]
fn a_missing_quarter_is_neither_the_latest_nor_part_of_a_mean() {
    let of = |way: &str| {
        let rows = ["2025-Q1,60", "2025-Q2,80", "2025-Q3,"];
        actual("kind,agg_time", &format!("stock,{way}"), "period,value", &rows)
    };
    assert_eq!(of("latest"), Some(dec!(80)));
    assert_eq!(of("mean"), Some(dec!(70)));
}

#[test]
fn a_weight_without_a_value_weighs_nothing() {
    let header = "period,unit_code,value,weight";
    let over_units = ["2025,A,60,200", "2025,B,90,100", "2025,C,,50"];
    assert_eq!(actual("unit,agg_units", "%,weighted_mean", header, &over_units), Some(dec!(70)));
    let over_time = ["2025-Q1,A,60,200", "2025-Q2,A,,100", "2025-Q3,A,90,100"];
    let found = actual("unit,agg_time,agg_units", "%,weighted_mean,weighted_mean", header, &over_time);
    assert_eq!(found, Some(dec!(70)));
}

#[test]
fn the_latest_value_has_its_own_weight_and_not_the_largest() {
    // (60 × 200 + 90 × 100) / 300.
    let rows = ["2025-Q1,A,60,300", "2025-Q4,A,60,200", "2025-Q4,B,90,100"];
    let settings = "%,stock,latest,weighted_mean";
    let found = actual("unit,kind,agg_time,agg_units", settings, "period,unit_code,value,weight", &rows);
    assert_eq!(found, Some(dec!(70)));
}

#[test]
fn a_single_value_or_pair_is_itself_whatever_the_way_of_adding() {
    assert_eq!(actual("agg_time,agg_units", "none,none", "period,value", &["2025,40"]), Some(dec!(40)));
    let pair = actual("unit,agg_units", "%,min", "period,unit_code,numerator,denominator", &["2025,A,45,60"]);
    assert_eq!(pair, Some(dec!(75)));
}

#[test]
fn a_single_value_of_a_part_of_the_year_needs_no_way_of_adding() {
    assert_eq!(actual("agg_time,agg_units", "none,none", "period,value", &["2025-Q4,40"]), Some(dec!(40)));
    let two = ["2025-Q3,30", "2025-Q4,40"];
    assert_eq!(actual("agg_time,agg_units", "none,none", "period,value", &two), None);
}

#[test]
fn a_missing_value_has_the_least_explained_of_its_reasons() {
    let of = |rows: &[&str]| {
        let found = project("agg_units", "sum", "period,unit_code,value,missing_reason", rows).compute();
        figures(&found).corporate.actual
    };
    let not_reported = Value::Missing(MissingReason::NotReported);
    assert_eq!(of(&["2025-Q1,A,,not_due", "2025-Q2,A,,"]), not_reported);
    assert_eq!(of(&["2025,A,,not_due", "2025,B,,"]), not_reported);
}

#[test]
fn a_corporate_value_of_a_year_before_gives_way_to_units_that_reported() {
    let of = |rows: &[&str]| {
        let found = project("kind,max_age", "stock,3", "period,unit_code,value", rows).compute();
        let corporate = figures(&found).corporate.clone();
        (corporate.actual, corporate.basis.gap.is_some())
    };
    assert_eq!(of(&["2024,,100", "2025,A,30"]), (Value::Present(dec!(30)), false));
    assert_eq!(of(&["2024,,100", "2024,A,30"]), (Value::Present(dec!(100)), false));
    assert_eq!(of(&["2025,,100", "2024,A,30"]), (Value::Present(dec!(100)), false));
    assert_eq!(of(&["2025,,100", "2025,A,30"]), (Value::Present(dec!(100)), true));
}

#[test]
fn values_carried_forward_name_their_oldest_and_newest_year() {
    let of = |rows: &[&str]| {
        let found = project("kind,max_age", "stock,3", "period,unit_code,project,value", rows).compute();
        let carried = figures(&found).corporate.basis.carried.clone().expect("no value is of this year");
        (carried.records, carried.oldest, carried.newest)
    };
    let expected = (2, year("2022"), year("2023"));
    assert_eq!(of(&["2022,A,,7", "2023,B,,4"]), expected);
    assert_eq!(of(&["2022,A,P1,7", "2023,A,P2,4"]), expected);
}

#[test]
fn ratios_carried_forward_have_no_sum() {
    let header = "period,unit_code,numerator,denominator";
    let found = project("unit,kind,max_age", "%,stock,2", header, &["2024,A,45,60"]).compute();
    let corporate = &figures(&found).corporate;
    let carried = corporate.basis.carried.as_ref().expect("nothing is of this year");
    assert_eq!((corporate.actual, carried.sum), (Value::Present(dec!(75)), None));
}

#[test]
fn values_that_make_none_are_not_replaced_by_an_earlier_one() {
    let rows = ["2024,A,7", "2025-Q1,A,5", "2025-Q3,A,6"];
    let header = "period,unit_code,value";
    assert_eq!(actual("kind,agg_time,max_age", "stock,none,2", header, &rows), None);
}

#[test]
fn nothing_is_carried_into_a_year_in_which_nothing_was_due() {
    let rows = ["2024,A,7,", "2025,A,,not_due"];
    let header = "period,unit_code,value,missing_reason";
    let found = project("kind,max_age", "stock,2", header, &rows).compute();
    let corporate = &figures(&found).corporate;
    assert_eq!(corporate.actual, Value::Missing(MissingReason::NotDue));
    assert_eq!(corporate.basis.carried, None);
}

/// A row of 2024, which could stand in for that of 2025, comes before or after it.
#[test]
fn a_finding_points_at_the_row_of_its_own_year_wherever_it_stands() {
    let of = |rows: &[&str]| {
        let project = project("kind,max_age", "stock,3", "period,unit_code,value", rows);
        let (_, found) = project.compute_lowering(None);
        assert_eq!(codes(&found), [Code::CorporateDiffers]);
        found[0].place.row
    };
    assert_eq!(of(&["2025,,100", "2024,,90", "2025,A,30"]), Some(2));
    assert_eq!(of(&["2024,,90", "2025,,100", "2025,A,30"]), Some(3));
}

#[test]
fn levels_are_compared_as_finely_as_the_value_is_written_or_printed() {
    let gap = |corporate: &str, decimals: &str| {
        let rows = [format!("2025,,{corporate},,"), "2025,A,,45,60".into(), "2025,B,,25,110".into()];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let header = "period,unit_code,value,numerator,denominator";
        let found = project("unit,decimals", &format!("%,{decimals}"), header, &rows).compute();
        figures(&found).corporate.basis.gap.is_some()
    };
    // 70 of 170 are 41.1764… per cent.
    assert!(!gap("41.2", "0"));
    assert!(!gap("41", "0"));
    assert!(gap("41", "1"));
    assert!(!gap("41.2", "1"));
}

#[test]
fn values_and_targets_that_are_not_added_up_have_no_gap() {
    let rows = ["2025,,5", "2025,A,4"];
    let apart = project("kind,agg_units", "stock,none", "period,unit_code,value", &rows).compute();
    assert_eq!(figures(&apart).corporate.basis.gap, None);
    let share = project("unit,agg_units", "%,weighted_mean", "period,unit_code,value", &["2025,,50"])
        .with("targets", &table("period,unit_code,value", &["2025,,50", "2025,A,40", "2025,B,60"]))
        .compute();
    assert_eq!(figures(&share).corporate.basis.target_gap, None);
}

#[test]
fn a_running_total_falls_by_what_is_missing_or_not_at_all() {
    let fall = |rows: &[&str]| {
        let project = project("kind,direction", "cumulative,increase", "period,unit_code,value", rows);
        let (computed, _) = project.compute_lowering(Some("cumulative-fell"));
        figures(&computed).corporate.basis.fall.clone().map(|fall| fall.records)
    };
    assert_eq!(fall(&["2024,A,100", "2024,B,50", "2025,B,50"]), Some(1));
    assert_eq!(fall(&["2024,A,100", "2024,B,50", "2025,B,200"]), None);
    // The corporate level reported both totals itself: no unit explains its fall.
    assert_eq!(fall(&["2024,,150", "2024,A,100", "2024,B,50", "2025,,120", "2025,B,50"]), None);
}

#[test]
fn a_total_left_out_with_a_reason_is_not_formed_from_its_parts() {
    let rows = ["2025,F,40,", "2025,M,35,", "2025,,,suppressed"];
    let found = project("agg_units", "sum", "period,by_sex,value,missing_reason", &rows).compute();
    assert_eq!(figures(&found).corporate.actual, Value::Missing(MissingReason::Suppressed));
}

#[test]
fn breakdowns_of_a_ratio_agree_in_numerators_and_denominators_or_make_no_total() {
    let of = |last: &str| {
        let rows = ["2025,F,,30,40", "2025,M,,10,60", "2025,,young,20,50", last];
        let header = "period,by_sex,by_age,numerator,denominator";
        let found = project("unit", "%", header, &rows).compute_lowering(Some("disaggregation-mismatch"));
        (figures(&found.0).corporate.actual, codes(&found.1))
    };
    let pending = (Value::Missing(MissingReason::PendingQa), vec![Code::DisaggregationMismatch]);
    assert_eq!(of("2025,,old,20,50"), (Value::Present(dec!(40)), vec![]));
    assert_eq!(of("2025,,old,21,50"), pending);
    assert_eq!(of("2025,,old,20,40"), pending);
}

#[test]
fn items_of_a_part_of_the_total_belong_to_the_total() {
    let rows = ["2025,A,F,P1", "2025,A,M,P2", "2025,A,M,P3"];
    let header = "period,unit_code,by_sex,item";
    let of = |way: &str| actual("agg_time,agg_units", way, header, &rows);
    assert_eq!(of("count_distinct,count_distinct"), Some(dec!(3)));
}

#[test]
fn the_items_of_the_corporate_level_are_not_among_those_of_the_units() {
    let rows = ["2025,,ETH", "2025,A,KEN"];
    let found =
        project("agg_time,agg_units", "count_distinct,count_distinct", "period,unit_code,item", &rows);
    assert_eq!(figures(&found.compute()).corporate.basis.gap, None);
}

#[test]
fn the_latest_baseline_within_the_period_counts_where_none_lies_before_it() {
    let found = project("kind", "stock", "period,value", &["2025,30"])
        .with("baselines", &table("period,value", &["2025-Q1,10", "2025-Q2,20"]))
        .compute();
    assert_eq!(figures(&found).corporate.baseline, Some(dec!(20)));
}

#[test]
fn a_repeated_baseline_or_target_keeps_its_value_only_if_it_is_the_same() {
    let of = |baseline: &str, target: &str| {
        let (computed, _) = project("kind", "stock", "period,value", &["2025,30"])
            .with("baselines", &table("period,value", &["2020,10", baseline]))
            .with("targets", &table("period,value", &["2025,50", target]))
            .compute_lowering(Some("duplicate-key"));
        let corporate = &figures(&computed).corporate;
        (corporate.baseline, corporate.target)
    };
    let fifty = Some(TargetValue::Point(dec!(50)));
    assert_eq!(of("2020,10", "2025,50"), (Some(dec!(10)), fifty));
    assert_eq!(of("2020,11", "2025,50"), (None, fifty));
    assert_eq!(of("2020,10", "2025,51"), (Some(dec!(10)), None));
}

#[test]
fn a_revision_is_in_force_from_its_own_day_to_the_end_of_the_period() {
    let header = "period,unit_code,value,version,valid_from";
    let of = |day: &str| {
        let revised = format!("2025,,100,2,{day}");
        let found = project("agg_units", "sum", "period,value", &["2025,90"])
            .with("targets", &table(header, &["2025,,120,1,", &revised]))
            .compute();
        figures(&found).corporate.target.and_then(TargetValue::point)
    };
    assert_eq!(of("2025-12-31"), Some(dec!(100)));
    assert_eq!(of("2026-01-01"), Some(dec!(120)));
    let later = project("agg_units", "sum", "period,unit_code,value", &["2025,A,90"])
        .with("targets", &table(header, &["2025,A,100,1,2026-01-01"]))
        .compute();
    assert_eq!(figures(&later).unit_share, None);
    assert_eq!(figures(&later).units[&UnitCode::new("A")].target, None);
}
