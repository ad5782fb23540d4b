//! Methods that need more than numbers: from the words, ranges, steps and milestones of the tables to the figure.

use bilan::assess::{Achievement, IndicatorPeriod, Measured, Reference};
use bilan::diag::Code;
use bilan::model::{IndicatorId, Language, TargetValue, UnitCode, Value};
use bilan::pipeline::Computed;
use bilan::quote::{Quoter, Spot};
use rust_decimal::{Decimal, dec};

use crate::project::Project;

const POLICY: &str = "\
scale,key,position,title_en,title_zh
policy,none,0,no policy,无政策
policy,draft,1,draft,草案
policy,adopted,2,adopted,已通过
policy,enforced,3,enforced,已执行
";

#[track_caller]
fn reported(computed: &Computed) -> &IndicatorPeriod {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&computed.assessment.reporting]
}

#[track_caller]
fn corporate(computed: &Computed) -> &Measured {
    &reported(computed).corporate
}

fn achieved(computed: &Computed, decimals: u32) -> Option<Decimal> {
    corporate(computed).achievement.ratio().map(|ratio| ratio.round_dp(decimals))
}

/// Baseline, target and actual value as printed.
fn printed(computed: &Computed, language: Language) -> [String; 3] {
    let quoter = Quoter::new(&computed.assessment, language);
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    let spot: Spot<'_> = quoter.now(result);
    [quoter.baseline(spot, None), quoter.target(spot, None), quoter.actual(spot, None)]
        .map(|quote| quote.text)
}

#[test]
fn t16_an_ordinal_indicator_is_given_and_printed_in_words() {
    let indicators = "id,area,title,ordinal\n1.1,1,Policy,policy\n";
    let computed = Project::new(indicators, "indicator,period,value\n1.1,2025,adopted\n")
        .with("ordinals", POLICY)
        .with("baselines", "indicator,value\n1.1,none\n")
        .with("targets", "indicator,period,value\n1.1,2025,enforced\n")
        .compute();
    assert_eq!(achieved(&computed, 15), Some(dec!(0.666666666666667)));
    assert_eq!(printed(&computed, Language::English), ["no policy", "enforced", "adopted"]);
    assert_eq!(printed(&computed, Language::Chinese), ["无政策", "已执行", "已通过"]);
}

#[test]
fn words_of_units_are_not_added_up_and_the_share_that_met_their_target_can_be_given() {
    let indicators = "id,area,title,ordinal,achievement\n1.1,1,Policy,policy,share\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,adopted\n1.1,2025,B,draft\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,adopted\n1.1,2025,B,adopted\n";
    let baselines = "indicator,unit_code,value\n1.1,A,none\n1.1,B,none\n";
    let project = Project::new(indicators, actuals).with("ordinals", POLICY).with("targets", targets);
    let computed = project.with("baselines", baselines).compute();
    assert_eq!(corporate(&computed).actual.present(), None);
    assert_eq!(achieved(&computed, 2), Some(dec!(0.5)));
    let unit = &reported(&computed).units[&UnitCode::new("B")];
    assert_eq!(unit.achievement.ratio(), Some(dec!(0.5)));
}

#[test]
fn yes_and_no_are_words() {
    let indicators = "id,area,title,method\n1.1,1,Law in force,binary\n";
    let computed = Project::new(indicators, "indicator,period,value\n1.1,2025,no\n")
        .with("targets", "indicator,period,value\n1.1,2025,yes\n")
        .compute();
    assert_eq!(achieved(&computed, 2), Some(dec!(0)));
    assert_eq!(printed(&computed, Language::English), ["n/a", "yes", "no"]);
    assert_eq!(printed(&computed, Language::Chinese), ["暂缺", "是", "否"]);
}

#[test]
fn a_judgement_has_a_rating_and_a_reason_and_no_share() {
    let indicators = "id,area,title,method\n1.1,1,Partnership,qualitative\n";
    let actuals = "indicator,period,value,comment\n1.1,2025,largely-met,Two of three partners confirm it.\n";
    let computed = Project::new(indicators, actuals).compute();
    let measured = corporate(&computed);
    let scale = &computed.assessment.scale;
    assert_eq!(measured.achievement, Achievement::Qualitative(scale.find("largely-met").expect("a band")));
    assert_eq!(measured.rating.key(scale), "largely-met");
    let reason = measured.rationale.as_ref().and_then(|reason| reason.get(Language::English));
    assert_eq!(reason, Some("Two of three partners confirm it."));
    let area = &computed.assessment.areas[0].periods[&computed.assessment.reporting];
    assert_eq!((area.assessed, area.assessable, area.due), (1, 1, 0));
}

#[test]
fn a_range_is_read_from_low_to_high_and_chooses_its_method() {
    let indicators = "id,area,title\n1.1,1,Share\n";
    let actuals = "indicator,period,value\n1.1,2025,40\n";
    let targets = "indicator,period,low,high\n1.1,2025,45,55\n";
    let project = || Project::new(indicators, actuals).with("targets", targets);
    let with_baseline = project().with("baselines", "indicator,value\n1.1,30\n").compute();
    assert_eq!(achieved(&with_baseline, 15), Some(dec!(0.666666666666667)));
    assert_eq!(printed(&with_baseline, Language::English), ["30", "45–55", "40"]);
    assert_eq!(printed(&with_baseline, Language::Chinese), ["30", "45至55", "40"]);
    assert_eq!(achieved(&project().compute(), 2), Some(dec!(0)));
    let range = TargetValue::Range { low: dec!(45), high: dec!(55) };
    assert_eq!(corporate(&with_baseline).target, Some(range));
}

#[test]
fn t17_steps_that_are_done_count_by_their_weight() {
    let indicators = "id,area,title,method\n1.1,1,Law,milestone\n";
    let steps = "\
indicator,title,weight,due,done_on
1.1,Draft,0.2,2024-06-30,2024-05-02
1.1,Hearing,0.3,2025-06-30,2025-12-31
1.1,Adoption,0.5,2026-06-30,2026-01-01
";
    let computed = Project::new(indicators, "indicator,period,value\n").with("steps", steps).compute();
    assert_eq!(achieved(&computed, 2), Some(dec!(0.5)));
    let measured = corporate(&computed);
    assert_eq!(measured.actual, Value::Present(dec!(0.5)));
    assert_eq!(measured.target, Some(TargetValue::Point(dec!(1))));
    let schedule = measured.schedule.expect("two steps were due");
    assert_eq!((schedule.expected, schedule.ratio()), (dec!(0.5), Some(dec!(1))));
}

const INTERIM: &str = "\
indicator,period,value,milestone
1.1,2024,40,yes
1.1,2025,50,yes
1.1,2027,65,yes
1.1,2030,80,
";

fn interim(settings: &str, actual: &str) -> Computed {
    let indicators = "id,area,title,kind\n1.1,1,Coverage,stock\n";
    Project::new(indicators, &format!("indicator,period,value\n{actual}\n"))
        .with("targets", INTERIM)
        .with("baselines", "indicator,period,value\n1.1,2020,20\n")
        .with_settings(settings)
        .compute()
}

#[test]
fn a_milestone_of_the_period_is_the_schedule_and_the_later_target_the_achievement() {
    let computed = interim("", "1.1,2025,44");
    let measured = corporate(&computed);
    assert_eq!(measured.target, Some(TargetValue::Point(dec!(80))));
    assert_eq!(measured.achievement.ratio(), Some(dec!(0.4)));
    let schedule = measured.schedule.expect("a milestone is set");
    assert_eq!((schedule.expected, schedule.ratio()), (dec!(50), Some(dec!(0.8))));
    assert!(matches!(schedule.reference, Reference::Milestone(_)));
}

#[test]
fn opsys_takes_the_first_milestone_from_the_period_on() {
    let indicators = "id,area,title,kind\n1.1,1,Coverage,stock\n";
    let project = || {
        Project::new(indicators, "indicator,period,value\n1.1,2025,47\n")
            .with(
                "targets",
                "indicator,period,value,milestone\n1.1,2027,65,yes\n1.1,2028,70,yes\n1.1,2030,80,no\n",
            )
            .with("baselines", "indicator,period,value\n1.1,2020,20\n")
    };
    let opsys = project().with_settings("\n[method]\nmilestones = \"opsys\"\n").compute();
    let schedule = corporate(&opsys).schedule.expect("the milestone of 2027");
    assert_eq!((schedule.expected, schedule.ratio()), (dec!(65), Some(dec!(0.6))));
    // Without it the straight line to the target of 2030 stands for the year: 20 + 60 × 5 / 10.
    let line = project().compute();
    let schedule = corporate(&line).schedule.expect("a later target");
    assert_eq!((schedule.expected, schedule.ratio()), (dec!(50), Some(dec!(0.9))));
    assert_eq!(schedule.reference, Reference::Line);
}

#[test]
fn peers_are_the_units_of_the_indicator() {
    let indicators = "id,area,title,method,agg_units\n1.1,1,Score,distance,none\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,2\n1.1,2025,B,4\n1.1,2025,C,4\n1.1,2025,D,4\n\
        1.1,2025,E,5\n1.1,2025,F,5\n1.1,2025,G,7\n1.1,2025,H,9\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,5\n1.1,2025,H,5\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    // The eight values have the mean 5 and the standard deviation 2.
    let of = |code| reported(&computed).units[&UnitCode::new(code)].achievement;
    assert_eq!(of("A"), Achievement::Distance(dec!(-1.5)));
    assert_eq!(of("H"), Achievement::Distance(dec!(2)));
    assert_eq!(of("B"), Achievement::NoTarget);
    // Two are enough: 2 and 6 have the mean 4 and the standard deviation 2.
    let two = Project::new(indicators, "indicator,period,unit_code,value\n1.1,2025,A,2\n1.1,2025,H,6\n");
    let two = two.with("targets", targets).compute();
    let of = |code| reported(&two).units[&UnitCode::new(code)].achievement;
    assert_eq!((of("A"), of("H")), (Achievement::Distance(dec!(-1.5)), Achievement::Distance(dec!(0.5))));
}

#[test]
fn what_a_running_total_is_to_reach_in_a_year_it_is_to_reach_by_its_last_half_or_quarter() {
    let of = |kind: &str, period: &str, target: &str| {
        let indicators = format!("id,area,title,kind\n1.1,1,People so far,{kind}\n");
        let (computed, found) =
            Project::new(&indicators, &format!("indicator,period,value\n1.1,{period},50\n"))
                .with("targets", &format!("indicator,period,value\n1.1,{target},200\n"))
                .with_period(period)
                .compute_lowering(None);
        let left_out = found.iter().filter(|finding| finding.code == Code::PeriodOutside).count();
        let measured = corporate(&computed);
        (measured.target_period.map(|period| period.to_string()), measured.achievement.ratio(), left_out)
    };
    let later = |period: &str| Some(period.to_owned());
    assert_eq!(of("cumulative", "2025-S2", "2025"), (None, Some(dec!(0.25)), 0));
    assert_eq!(of("cumulative", "2025-Q4", "2025"), (None, Some(dec!(0.25)), 0));
    assert_eq!(of("cumulative", "2025-Q2", "2025-S1"), (None, Some(dec!(0.25)), 0));
    assert_eq!(of("cumulative", "2025-12", "2024-2025"), (None, Some(dec!(0.25)), 0));
    // In the first half, the target of the year lies ahead.
    assert_eq!(of("cumulative", "2025-S1", "2025"), (later("2025-S2"), Some(dec!(0.25)), 0));
    // What is counted afresh in each half is not to reach in one what it is to reach in both.
    assert_eq!(of("flow", "2025-S2", "2025"), (None, None, 1));
    // A target that ends elsewhere than a period of the report is left out.
    assert_eq!(of("cumulative", "2025-S2", "2025-Q3"), (None, None, 1));
}

#[test]
fn a_target_of_the_year_and_one_of_its_last_half_are_the_same_target_given_twice() {
    let indicators = "id,area,title,kind\n1.1,1,People so far,cumulative\n";
    let (_, found) = Project::new(indicators, "indicator,period,value\n1.1,2025-S2,50\n")
        .with("targets", "indicator,period,value\n1.1,2025,200\n1.1,2025-S2,200\n")
        .with_period("2025-S2")
        .compute_lowering(Some("duplicate-key"));
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::DuplicateKey]);
}
