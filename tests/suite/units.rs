//! Units together: aggregates that are compared, shares, means, rankings, and what is left out of them.

use bilan::assess::robustness::Published;
use bilan::assess::{Achievement, Impossible, IndicatorPeriod};
use bilan::model::{Direction, IndicatorId, MissingReason, Period, TargetValue, UnitCode};
use bilan::pipeline::Computed;
use rust_decimal::{Decimal, dec};

use crate::project::Project;
use crate::trace::{figure, trace};

#[track_caller]
fn figures(computed: &Computed) -> &IndicatorPeriod {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&computed.assessment.reporting]
}

/// An indicator with the given further columns, and rows of code and value or of code and target.
fn project(columns: &str, settings: &str, actuals: &[&str], targets: &[&str]) -> Project {
    let rows = |rows: &[&str]| rows.iter().flat_map(|row| ["1.1,2025,", row, "\n"]).collect::<String>();
    let indicators = format!("id,area,title,{columns}\n1.1,1,People,{settings}\n");
    let actuals = format!("indicator,period,unit_code,value,missing_reason\n{}", rows(actuals));
    Project::new(&indicators, &actuals)
        .with("targets", &format!("indicator,period,unit_code,value\n{}", rows(targets)))
}

const BASELINES: &str = "indicator,period,unit_code,value\n1.1,2020,A,10\n1.1,2020,B,20\n1.1,2020,D,0\n";

#[test]
fn progress_is_compared_over_units_with_a_value_a_target_and_a_baseline() {
    let actuals = ["A,20,", "B,40,", "C,100,", "D,,"];
    let targets = ["A,30", "B,40", "C,50", "D,100"];
    let of = |method| {
        project("agg_time,agg_units,method", method, &actuals, &targets)
            .with("baselines", BASELINES)
            .compute()
    };
    let computed = of("sum,sum,progress");
    let corporate = &figures(&computed).corporate;
    // (60 − 30) / (70 − 30).
    assert_eq!(corporate.achievement.ratio(), Some(dec!(0.75)));
    assert_eq!(corporate.target, Some(TargetValue::Point(dec!(220))));
    let matched = figures(&computed).matched.expect("not every unit has all three");
    assert_eq!((matched.baseline, matched.units), (Some(dec!(30)), 2));
    // A ratio has no use for baselines: 160 of 120.
    let computed = of("sum,sum,ratio");
    let matched = figures(&computed).matched.expect("not every unit has both");
    assert_eq!((matched.baseline, matched.actual, matched.target), (None, dec!(160), dec!(120)));
}

#[test]
fn a_comparison_over_some_of_the_units_is_told_from_one_over_all() {
    let matched = |actuals: &[&str], targets: &[&str]| {
        let computed = project("agg_time,agg_units", "sum,sum", actuals, targets).compute();
        figures(&computed).matched.map(|matched| matched.units)
    };
    assert_eq!(matched(&["A,20,", "B,40,"], &["A,30", "B,40"]), None);
    assert_eq!(matched(&["A,20,", "B,40,"], &["A,30"]), Some(1));
    assert_eq!(matched(&["A,20,"], &["A,30", "B,40"]), Some(1));
}

#[test]
fn a_unit_with_a_target_of_a_later_year_has_no_part_in_the_share_that_met_theirs() {
    let computed = Project::new(
        "id,area,title,kind,achievement\n1.1,1,Offices,stock,share\n",
        "indicator,period,unit_code,value\n1.1,2025,A,50\n1.1,2025,B,90\n",
    )
    .with("targets", "indicator,period,unit_code,value\n1.1,2025,A,50\n1.1,2030,B,80\n")
    .compute();
    let share = figures(&computed).unit_share.expect("a unit has a target");
    assert_eq!((share.met, share.computed, share.with_target), (1, 1, 1));
}

/// The corporate target of 2030 has no part in a comparison with the targets of the units.
#[test]
fn targets_of_the_units_for_the_year_go_before_a_later_corporate_one() {
    let of = |targets: &str| {
        let actuals = "indicator,period,unit_code,value\n1.1,2025,A,20\n1.1,2025,B,40\n";
        let computed = Project::new("id,area,title,kind,agg_units\n1.1,1,People,stock,sum\n", actuals)
            .with("targets", &format!("indicator,period,unit_code,value\n1.1,2030,,100\n{targets}"))
            .with("baselines", "indicator,period,value\n1.1,2020,0\n")
            .compute();
        let corporate = &figures(&computed).corporate;
        (corporate.target, corporate.target_period, corporate.schedule.map(|schedule| schedule.expected))
    };
    let point = |value| Some(TargetValue::Point(value));
    assert_eq!(of("1.1,2025,A,30\n1.1,2025,B,40\n"), (point(dec!(70)), None, None));
    // Half of the ten years from 0 to 100 are gone.
    assert_eq!(of(""), (point(dec!(100)), Period::year(2030), Some(dec!(50))));
}

#[test]
fn the_mean_of_units_is_taken_over_those_that_were_computed() {
    let actuals = ["A,10,", "B,60,", "C,,"];
    let computed = project("achievement", "mean", &actuals, &["A,40", "B,60", "C,50"]).compute();
    assert_eq!(figures(&computed).corporate.achievement.ratio(), Some(dec!(0.625)));
}

#[test]
fn where_no_unit_is_computed_the_reason_is_that_of_all_of_them() {
    let of = |actuals: &[&str], targets: &[&str]| {
        let computed = project("agg_units,achievement", "none,mean", actuals, targets).compute();
        figures(&computed).corporate.achievement
    };
    let targets = ["A,10", "B,10"];
    assert_eq!(of(&["A,,not_due", "B,,not_due"], &targets), Achievement::NotDue);
    let one_due = of(&["A,,not_due", "B,,not_collected"], &targets);
    assert!(matches!(one_due, Achievement::NoData(_)), "{one_due:?}");
    assert_eq!(of(&["A,,not_collected"], &["A,10"]), Achievement::NoData(MissingReason::NotCollected));
    // Unplanned results of two units, and a third without a value.
    let unplanned = of(&["A,5,", "B,6,", "C,,"], &["A,0", "B,0", "C,3"]);
    assert_eq!(unplanned, Achievement::NotComputable(Impossible::NotMatched));
}

#[test]
fn units_are_ranked_from_the_best_to_the_worst_and_ties_by_code() {
    let codes = |computed: &Computed, direction| {
        let ranking = figures(computed).ranking(direction);
        ranking.into_iter().map(|(code, _)| code.as_str().to_owned()).collect::<Vec<_>>()
    };
    let actuals = ["C,5,", "A,5,", "B,3,"];
    let values = project("agg_units", "sum", &actuals, &[]).compute();
    assert_eq!(codes(&values, Direction::Increase), ["A", "C", "B"]);
    assert_eq!(codes(&values, Direction::Decrease), ["B", "A", "C"]);
    // 5 of 10, 5 of 5 and 3 of 4: by achievement whatever the direction.
    let targeted = project("agg_units", "sum", &actuals, &["A,10", "B,4", "C,5"]).compute();
    assert_eq!(codes(&targeted, Direction::Increase), ["C", "B", "A"]);
    assert_eq!(codes(&targeted, Direction::Decrease), ["C", "B", "A"]);
    let alone = project("agg_units", "sum", &["A,5,"], &[]).compute();
    assert_eq!(codes(&alone, Direction::Increase), [""; 0]);
}

#[test]
fn the_corporate_level_is_no_peer_of_the_units() {
    let actuals = ["A,2,", "B,6,", ",100,"];
    let computed = project("method,agg_units", "distance,none", &actuals, &["A,5", "B,5"]).compute();
    let of = |code| figures(&computed).units[&UnitCode::new(code)].achievement;
    assert_eq!((of("A"), of("B")), (Achievement::Distance(dec!(-1.5)), Achievement::Distance(dec!(0.5))));
}

#[test]
fn values_that_stand_for_themselves_bar_only_what_has_a_target() {
    let of = |targets: &[&str]| {
        let computed = project("agg_units", "none", &["A,2,", "B,6,"], targets).compute();
        figures(&computed).corporate.achievement
    };
    let apart = Achievement::NotComputable(Impossible::NotAggregated);
    assert_eq!(of(&[]), Achievement::NoTarget);
    assert_eq!(of(&[",10"]), apart);
    assert_eq!(of(&["A,4", "B,6"]), apart);
}

#[test]
fn what_is_compared_over_some_of_the_units_has_no_outlook_of_its_own() {
    let of = |actuals: &[&str]| {
        let computed = project("kind,direction,agg_units", "stock,increase,sum", actuals, &["A,30", "B,40"])
            .with(
                "baselines",
                "indicator,period,unit_code,value\n1.1,2020,,30\n1.1,2020,A,10\n1.1,2020,B,20\n",
            )
            .compute();
        let rows = &computed.assessment.robustness.rows;
        rows[0].ratings.keys().copied().collect::<Vec<_>>()
    };
    assert!(of(&["A,20,", "B,40,"]).contains(&Published::Schedule));
    let some = of(&["A,20,", "B,40,", "C,7,"]);
    assert!(some.contains(&Published::ProgressRbm5) && !some.contains(&Published::Schedule), "{some:?}");
}

#[test]
fn the_better_direction_is_the_declared_one_or_else_that_from_baseline_to_target() {
    let of = |direction: &str| {
        let (computed, _) = project("kind,direction", &format!("stock,{direction}"), &[",30,"], &[",20"])
            .with("baselines", "indicator,period,value\n1.1,2020,40\n")
            .compute_lowering(Some("target-against-direction"));
        let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
        result.direction(computed.assessment.reporting)
    };
    assert_eq!(of(""), Direction::Decrease);
    assert_eq!(of("increase"), Direction::Increase);
}

#[test]
fn steps_have_a_schedule_only_while_some_but_not_all_of_them_were_due() {
    let expected = |first: &str, second: &str| {
        let steps =
            format!("indicator,title,weight,due,done_on\n1.1,Draft,0.4,{first},\n1.1,Vote,0.6,{second},\n");
        let computed =
            Project::new("id,area,title,method\n1.1,1,Law,milestone\n", "indicator,period,value\n")
                .with("steps", &steps)
                .compute();
        figures(&computed).corporate.schedule.map(|schedule| (schedule.expected, schedule.ratio()))
    };
    assert_eq!(expected("2026-01-01", "2026-06-30"), None);
    assert_eq!(expected("2025-12-31", "2026-01-01"), Some((dec!(0.4), Some(Decimal::ZERO))));
    assert_eq!(expected("2025-06-30", "2025-12-31"), None);
}

/// A has reached half of what is due this year, and B nine tenths of what is due in 2030.
const LATER: &str = "indicator,period,unit_code,value\n1.1,2025,A,100\n1.1,2030,B,100\n";

fn with_a_later_target(achievement: &str) -> Computed {
    let indicators =
        format!("id,area,title,kind,agg_units,achievement\n1.1,1,Offices,stock,sum,{achievement}\n");
    Project::new(&indicators, "indicator,period,unit_code,value\n1.1,2025,A,50\n1.1,2025,B,90\n")
        .with("targets", LATER)
        .compute()
}

#[test]
fn a_unit_whose_target_is_not_due_yet_has_no_part_in_the_mean() {
    let computed = with_a_later_target("mean");
    // Not (50% + 90%) / 2.
    assert_eq!(figures(&computed).corporate.achievement.ratio(), Some(dec!(0.5)));
    assert_eq!(figures(&computed).units[&UnitCode::new("B")].achievement.ratio(), Some(dec!(0.9)));
}

#[test]
fn a_unit_whose_target_is_not_due_yet_has_no_part_in_the_comparison_of_aggregates() {
    let computed = with_a_later_target("aggregate");
    // Not 140 of 200; the actual value of the table is that of both units.
    assert_eq!(figures(&computed).corporate.achievement.ratio(), Some(dec!(0.5)));
    assert_eq!(figures(&computed).corporate.target, Some(TargetValue::Point(dec!(100))));
    let matched = figures(&computed).matched.expect("B is left out");
    assert_eq!((matched.actual, matched.target, matched.units), (dec!(50), dec!(100), 1));
}

#[test]
fn a_baseline_that_the_units_make_is_traced_to_theirs_beside_one_of_the_whole() {
    let indicators = "id,area,title,method,kind,agg_units\n1.1,1,Score,progress,stock,mean\n";
    let project =
        Project::new(indicators, "indicator,period,unit_code,value\n1.1,2025,A,20\n1.1,2025,B,30\n")
            .with("baselines", "indicator,unit_code,value\n1.1,,5\n1.1,A,10\n1.1,B,20\n")
            .with("targets", "indicator,period,unit_code,value\n1.1,2025,A,30\n1.1,2025,B,40\n");
    let corporate = figures(&project.compute()).corporate.clone();
    assert_eq!((corporate.baseline, corporate.achievement.ratio()), (Some(dec!(15)), Some(dec!(0.5))));
    let trace = trace(project.path());
    let baseline = figure(&trace, "1.1@2025#baseline");
    assert_eq!(baseline.from, ["1.1@2025/A#baseline", "1.1@2025/B#baseline"]);
    let rows: Vec<&str> = baseline.sources.iter().map(|source| source.rows.as_str()).collect();
    assert_eq!(rows, ["3-4"]);
}
