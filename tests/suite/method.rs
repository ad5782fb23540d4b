//! The worked examples of the method: inputs and expected values as literals.
//!
//! T19 stands beside the code that prints achievements, in `src/wording/number.rs`.

use bilan::assess::{
    Achievement, Entry, Impossible, Inputs, Note, Rating, RollUp, RollUpSettings, Unrated, achieve, rate,
    roll_up, schedule,
};
use bilan::model::{Decimal, Direction, IndicatorId, Method, MissingReason, Scale, TargetValue, Value};
use rust_decimal::dec;
use time::macros::date;

use crate::project::Project;

const MISSING: Value = Value::Missing(MissingReason::NotReported);

/// Inputs of which nothing is known but the method.
fn unknown(method: Method) -> Inputs {
    let target = Value::Missing(MissingReason::NotReported);
    Inputs {
        method,
        direction: None,
        baseline: MISSING,
        actual: MISSING,
        target,
        tolerance: None,
        peers: None,
    }
}

/// A target that is one value.
fn point(target: Decimal) -> Value<TargetValue> {
    Value::Present(TargetValue::Point(target))
}

/// A target that is a range.
fn between(low: Decimal, high: Decimal) -> Value<TargetValue> {
    Value::Present(TargetValue::Range { low, high })
}

fn ratio(actual: Value, target: Decimal) -> Achievement {
    achieve(Inputs { actual, target: point(target), ..unknown(Method::Ratio) })
}

fn ceiling(target: Decimal, actual: Decimal) -> Achievement {
    let (actual, direction) = (Value::Present(actual), Some(Direction::Decrease));
    achieve(Inputs { direction, actual, target: point(target), ..unknown(Method::Ceiling) })
}

fn progress(baseline: Decimal, target: Decimal, actual: Decimal) -> Achievement {
    directed(None, baseline, target, actual)
}

fn directed(
    direction: Option<Direction>,
    baseline: Decimal,
    target: Decimal,
    actual: Decimal,
) -> Achievement {
    let (baseline, actual) = (Value::Present(baseline), Value::Present(actual));
    achieve(Inputs { direction, baseline, actual, target: point(target), ..unknown(Method::Progress) })
}

#[track_caller]
fn is(achievement: Achievement, expected: Decimal) {
    assert_eq!(achievement.ratio(), Some(expected), "{achievement:?}");
}

/// Equal to as many decimals as the published value has.
#[track_caller]
fn is_about(achievement: Achievement, published: Decimal) {
    let ratio = achievement.ratio().map(|ratio| ratio.round_dp(published.scale()));
    assert_eq!(ratio, Some(published), "{achievement:?}");
}

/// A band of the default scale.
fn band(key: &str) -> Rating {
    Rating::Band(Scale::rbm5().find(key).expect("the key of a band"))
}

fn rated(achievement: Achievement) -> Rating {
    rate(achievement, &Scale::rbm5())
}

#[test]
fn t1_ratio_of_actual_to_target() {
    is(ratio(Value::Present(dec!(45)), dec!(60)), dec!(0.75));
}

#[test]
fn t2_over_achievement_is_kept_and_only_capped_in_a_roll_up() {
    let achievement = ratio(Value::Present(dec!(84)), dec!(60));
    is(achievement, dec!(1.4));
    assert_eq!(rolled(&[(dec!(1), achievement)], dec!(1)).achievement, Some(dec!(1)));
    assert_eq!(rolled(&[(dec!(1), achievement)], dec!(1.2)).achievement, Some(dec!(1.2)));
}

#[test]
fn t3_zero_is_data() {
    is(ratio(Value::Present(dec!(0)), dec!(60)), dec!(0));
}

#[test]
fn t4_missing_is_not_zero() {
    assert_eq!(ratio(MISSING, dec!(60)), Achievement::NoData(MissingReason::NotReported));
}

#[test]
fn t5_a_target_of_zero_is_not_due_or_unplanned() {
    let unplanned = ratio(Value::Present(dec!(3)), dec!(0));
    assert_eq!(unplanned, Achievement::NotComputable(Impossible::ZeroTarget));
    assert_eq!(ratio(Value::Present(dec!(0)), dec!(0)), Achievement::NotDue);
}

#[test]
fn t6_progress_from_a_baseline_differs_from_the_ratio() {
    is_about(progress(dec!(15), dec!(50), dec!(53)), dec!(1.085714));
    is(ratio(Value::Present(dec!(53)), dec!(50)), dec!(1.06));
}

#[test]
fn t7_progress_downwards() {
    is(progress(dec!(40), dec!(20), dec!(30)), dec!(0.5));
}

#[test]
fn t8_progress_beyond_a_decreasing_target() {
    is(progress(dec!(40), dec!(20), dec!(15)), dec!(1.25));
}

#[test]
fn t9_a_step_back_is_negative_and_counts_as_zero_in_a_roll_up() {
    let achievement = progress(dec!(40), dec!(20), dec!(45));
    is(achievement, dec!(-0.25));
    assert_eq!(rolled(&[(dec!(1), achievement)], dec!(1)).achievement, Some(dec!(0)));
    assert_eq!(rated(achievement), band("regressed"));
}

#[test]
fn t10_progress_to_the_next_and_to_the_final_target() {
    is_about(progress(dec!(2505), dec!(15000), dec!(12980)), dec!(0.838335));
    is_about(progress(dec!(2505), dec!(25000), dec!(12980)), dec!(0.465659));
}

#[test]
fn t11_a_target_equal_to_the_baseline() {
    let increase = Some(Direction::Increase);
    let kept = directed(increase, dec!(30), dec!(30), dec!(30));
    assert_eq!(kept, Achievement::Computed { ratio: dec!(1), note: Some(Note::FlatTarget) });
    let missed = directed(increase, dec!(30), dec!(30), dec!(28));
    assert_eq!(missed, Achievement::NotComputable(Impossible::FlatTarget));
    assert_eq!(rated(missed), band("regressed"));
    is(directed(increase, dec!(30), dec!(30), dec!(31)), dec!(1));
}

#[test]
fn t12_progress_to_zero() {
    is(progress(dec!(12), dec!(0), dec!(3)), dec!(0.75));
    // From a baseline of 0 it equals the ratio.
    is(progress(dec!(0), dec!(60), dec!(45)), dec!(0.75));
}

#[test]
fn t13_a_ceiling_to_keep_below() {
    is(ceiling(dec!(20), dec!(30)), dec!(0.5));
    is(ceiling(dec!(20), dec!(20)), dec!(1));
    is(ceiling(dec!(20), dec!(10)), dec!(1.5));
    is(ceiling(dec!(20), dec!(45)), dec!(-0.25));
}

#[test]
fn a_ceiling_of_zero_is_kept_or_exceeded() {
    is(ceiling(dec!(0), dec!(0)), dec!(1));
    let exceeded = ceiling(dec!(0), dec!(2));
    assert_eq!(exceeded, Achievement::NotComputable(Impossible::ZeroCeiling));
    assert_eq!(rated(exceeded), band("not-met"));
}

#[test]
fn negative_values_are_for_progress_only() {
    let negative = ratio(Value::Present(dec!(-1)), dec!(10));
    assert_eq!(negative, Achievement::NotComputable(Impossible::NegativeValue));
    let of = |method, actual, target| {
        achieve(Inputs { actual: Value::Present(actual), target: point(target), ..unknown(method) })
    };
    for method in [Method::Ratio, Method::Ceiling, Method::InverseRatio] {
        for (actual, target) in [(dec!(-1), dec!(10)), (dec!(1), dec!(-10)), (dec!(-1), dec!(-10))] {
            let found = of(method, actual, target);
            assert_eq!(found, Achievement::NotComputable(Impossible::NegativeValue), "{method:?}");
        }
    }
    is(progress(dec!(-4), dec!(4), dec!(2)), dec!(0.75));
}

#[test]
fn a_target_against_the_declared_direction_is_never_computed() {
    let against = directed(Some(Direction::Increase), dec!(40), dec!(20), dec!(30));
    assert_eq!(against, Achievement::NotComputable(Impossible::TargetAgainstDirection));
}

#[test]
fn t18_an_interim_year_against_the_schedule() {
    let (start, end, now) = (date!(2020 - 12 - 31), date!(2025 - 12 - 31), date!(2023 - 12 - 31));
    let found = schedule((dec!(20), start), (dec!(80), end), (dec!(50), now)).expect("the target is later");
    assert_eq!(found.expected, dec!(56));
    assert_eq!(found.ratio().map(|ratio| ratio.round_dp(4)), Some(dec!(0.8333)));
    is(progress(dec!(20), dec!(80), dec!(50)), dec!(0.5));
}

#[test]
fn time_is_counted_in_days_unless_all_three_fall_on_one_day_of_the_year() {
    let expected = |start, end, now| {
        schedule((dec!(0), start), (dec!(914), end), (dec!(100), now)).map(|found| found.expected)
    };
    let (start, end) = (date!(2020 - 06 - 30), date!(2022 - 12 - 31));
    assert_eq!(expected(start, end, date!(2021 - 06 - 30)), Some(dec!(365)));
    assert_eq!(expected(start, end, date!(2021 - 12 - 31)), Some(dec!(549)));
    assert_eq!(expected(start, end, start), Some(dec!(0)));
    assert_eq!(expected(start, end, date!(2020 - 06 - 29)), None);
    assert_eq!(expected(end, start, end), None);
}

#[test]
fn t14_a_value_is_maintained_within_its_tolerance_and_counts_less_beyond_it() {
    let maintain = |actual| {
        let tolerance = Some(dec!(2));
        let inputs =
            Inputs { actual: Value::Present(actual), target: point(dec!(95)), ..unknown(Method::Maintain) };
        achieve(Inputs { tolerance, ..inputs })
    };
    is(maintain(dec!(96.5)), dec!(1));
    is(maintain(dec!(92)), dec!(0.5));
    is(maintain(dec!(90)), dec!(0));
    is(maintain(dec!(98)), dec!(0.5));
    let inputs =
        Inputs { actual: Value::Present(dec!(95)), target: point(dec!(95)), ..unknown(Method::Maintain) };
    assert_eq!(achieve(inputs), Achievement::NotComputable(Impossible::NoTolerance));
}

fn range(baseline: Value, actual: Decimal, tolerance: Option<Decimal>) -> Achievement {
    let target = between(dec!(45), dec!(55));
    achieve(Inputs { baseline, actual: Value::Present(actual), target, tolerance, ..unknown(Method::Range) })
}

#[test]
fn t15_a_range_is_approached_from_the_baseline() {
    let from_30 = |actual| range(Value::Present(dec!(30)), actual, None);
    is_about(from_30(dec!(40)), dec!(0.666666666666667));
    is_about(from_30(dec!(60)), dec!(0.666666666666667));
    is(from_30(dec!(50)), dec!(1));
    is_about(from_30(dec!(75)), dec!(-0.333333333333333));
}

#[test]
fn a_range_that_was_held_and_is_left_is_no_share_unless_a_tolerance_says_how_far() {
    let from_50 = |actual, tolerance| range(Value::Present(dec!(50)), actual, tolerance);
    is(from_50(dec!(45), None), dec!(1));
    let lost = from_50(dec!(60), None);
    assert_eq!(lost, Achievement::NotComputable(Impossible::RangeLost));
    assert_eq!(rated(lost), band("regressed"));
    is(from_50(dec!(60), Some(dec!(20))), dec!(0.75));
    assert_eq!(range(MISSING, dec!(50), None), Achievement::NoBaseline);
    is(range(MISSING, dec!(35), Some(dec!(20))), dec!(0.5));
}

#[test]
fn t16_positions_of_an_ordinal_scale_are_a_way_to_go() {
    // none 0, draft 1, adopted 2, enforced 3.
    let inputs =
        Inputs { baseline: Value::Present(dec!(0)), target: point(dec!(3)), ..unknown(Method::Ordinal) };
    is_about(achieve(Inputs { actual: Value::Present(dec!(2)), ..inputs }), dec!(0.666666666666667));
}

#[test]
fn yes_or_no_is_all_or_nothing() {
    let binary = |actual, target| {
        achieve(Inputs { actual: Value::Present(actual), target: point(target), ..unknown(Method::Binary) })
    };
    is(binary(dec!(1), dec!(1)), dec!(1));
    is(binary(dec!(0), dec!(1)), dec!(0));
    is(binary(dec!(0), dec!(0)), dec!(1));
    is(binary(dec!(1), dec!(0)), dec!(0));
}

#[test]
fn a_threshold_is_met_or_not_by_the_direction_or_the_range() {
    let threshold = |direction, actual, target| {
        achieve(Inputs { direction, actual: Value::Present(actual), target, ..unknown(Method::Threshold) })
    };
    let (up, down) = (Some(Direction::Increase), Some(Direction::Decrease));
    is(threshold(up, dec!(80), point(dec!(80))), dec!(1));
    is(threshold(up, dec!(79.9), point(dec!(80))), dec!(0));
    is(threshold(down, dec!(5), point(dec!(5))), dec!(1));
    is(threshold(down, dec!(5.1), point(dec!(5))), dec!(0));
    is(threshold(None, dec!(55), between(dec!(45), dec!(55))), dec!(1));
    is(threshold(None, dec!(44), between(dec!(45), dec!(55))), dec!(0));
    let inputs =
        Inputs { actual: Value::Present(dec!(7)), target: point(dec!(5)), ..unknown(Method::Threshold) };
    let falling = Inputs { baseline: Value::Present(dec!(9)), ..inputs };
    is(achieve(falling), dec!(0));
    // What is declared goes before what the baseline suggests.
    is(achieve(Inputs { direction: up, ..falling }), dec!(1));
    is(threshold(None, dec!(45), between(dec!(45), dec!(55))), dec!(1));
}

#[test]
fn the_inverse_ratio_divides_the_target_by_the_actual_value() {
    let inverse = |actual, target| {
        achieve(Inputs {
            actual: Value::Present(actual),
            target: point(target),
            ..unknown(Method::InverseRatio)
        })
    };
    is(inverse(dec!(40), dec!(30)), dec!(0.75));
    is(inverse(dec!(20), dec!(30)), dec!(1.5));
    is(inverse(dec!(0), dec!(0)), dec!(1));
    is(inverse(dec!(3), dec!(0)), dec!(0));
    let nothing_left = inverse(dec!(0), dec!(30));
    assert_eq!(nothing_left, Achievement::NotComputable(Impossible::ZeroActual));
    assert_eq!(rated(nothing_left), band("met"));
    assert!(nothing_left.is_met());
    let area = rolled(&[(dec!(1), computed(dec!(0.5))), (dec!(1), nothing_left)], dec!(1));
    assert_eq!(area.bounds, Some((dec!(0.75), dec!(0.75))));
    assert_eq!((area.met, area.computed, area.due), (1, 1, 2));
}

#[test]
fn the_distance_to_peers_is_counted_in_their_standard_deviations() {
    let inputs =
        Inputs { actual: Value::Present(dec!(7)), target: point(dec!(4)), ..unknown(Method::Distance) };
    let distance = achieve(Inputs { peers: Some(dec!(2)), ..inputs });
    assert_eq!(distance, Achievement::Distance(dec!(1.5)));
    assert_eq!(rated(distance), Rating::Unrated(Unrated::Compared));
    assert_eq!(achieve(inputs), Achievement::NotComputable(Impossible::NoPeers));
    let alike = achieve(Inputs { peers: Some(dec!(0)), ..inputs });
    assert_eq!(alike, Achievement::NotComputable(Impossible::NoPeers));
}

#[test]
fn t36_a_judgement_is_assessed_and_has_no_part_in_the_mean() {
    let best = Scale::rbm5().find("met").expect("a band");
    let one = dec!(1);
    let entries = [(one, Achievement::Qualitative(best)), (one, computed(one)), (one, computed(one))];
    let area = rolled(&entries, one);
    assert_eq!((area.achievement, area.coverage), (Some(one), Some(one)));
    assert_eq!((area.assessed, area.assessable, area.computed), (3, 3, 2));
    assert_eq!(area.met, 3);
}

fn rolled(entries: &[(Decimal, Achievement)], cap: Decimal) -> RollUp {
    let entries: Vec<Entry> = entries
        .iter()
        .map(|(weight, achievement)| Entry {
            weight: *weight,
            achievement: *achievement,
            rating: rated(*achievement),
            judged: matches!(achievement, Achievement::Qualitative(_)),
        })
        .collect();
    let settings = RollUpSettings { cap, floor: dec!(0), min_coverage: dec!(0.5) };
    roll_up(&entries, settings, &Scale::rbm5())
}

fn computed(ratio: Decimal) -> Achievement {
    Achievement::Computed { ratio, note: None }
}

const NO_DATA: Achievement = Achievement::NoData(MissingReason::NotReported);
/// No cap at all, for the examples that state the uncapped mean.
const UNCAPPED: Decimal = dec!(1000);

#[test]
fn t33_a_weighted_roll_up_with_coverage_and_bounds() {
    let entries = [
        (dec!(2), computed(dec!(1.20))),
        (dec!(1), computed(dec!(0.80))),
        (dec!(1), computed(dec!(0.50))),
        (dec!(1), NO_DATA),
    ];
    let capped = rolled(&entries, dec!(1));
    assert_eq!(capped.achievement, Some(dec!(0.825)));
    assert_eq!(capped.coverage, Some(dec!(0.8)));
    assert_eq!(capped.bounds, Some((dec!(0.66), dec!(0.86))));
    assert_eq!(rolled(&entries, UNCAPPED).achievement, Some(dec!(0.925)));
}

#[test]
fn t34_too_little_coverage_gives_no_headline() {
    let thin = rolled(&[(dec!(1), computed(dec!(1))), (dec!(1), NO_DATA), (dec!(1), NO_DATA)], dec!(1));
    assert_eq!(thin.coverage.map(|coverage| coverage.round_dp(4)), Some(dec!(0.3333)));
    assert_eq!(thin.rating, Rating::Unrated(Unrated::InsufficientData));
    assert_eq!(thin.headline(), None);
    assert_eq!(thin.achievement, Some(dec!(1)));
}

#[test]
fn t35_the_cap_decides_how_much_over_achievement_counts() {
    let entries = [dec!(1.5), dec!(0.8), dec!(0.6)].map(|ratio| (dec!(1), computed(ratio)));
    let mean = |cap| rolled(&entries, cap).achievement.map(|mean| mean.round_dp(4));
    assert_eq!(mean(dec!(1.2)), Some(dec!(0.8667)));
    assert_eq!(mean(dec!(1)), Some(dec!(0.8)));
    assert_eq!(mean(UNCAPPED), Some(dec!(0.9667)));
}

#[test]
fn an_area_is_met_only_if_every_computed_indicator_is() {
    let entries = [(dec!(1), computed(dec!(1.2))), (dec!(1), computed(dec!(0.9)))];
    let area = rolled(&entries, dec!(1.2));
    assert_eq!(area.achievement, Some(dec!(1.05)));
    assert_eq!(area.rating, band("largely-met"));
}

#[test]
fn what_is_not_due_counts_neither_as_computed_nor_as_missing() {
    let not_applicable = Achievement::NoData(MissingReason::NotApplicable);
    let entries = [(dec!(1), computed(dec!(0.9))), (dec!(5), Achievement::NotDue), (dec!(3), not_applicable)];
    let area = rolled(&entries, dec!(1));
    assert_eq!((area.achievement, area.coverage), (Some(dec!(0.9)), Some(dec!(1))));
    assert_eq!(rolled(&[(dec!(1), Achievement::NotDue)], dec!(1)).rating, Rating::Unrated(Unrated::NotDue));
}

#[test]
fn an_actual_or_a_target_that_is_not_due_makes_the_achievement_not_due() {
    let not_due = Inputs { actual: Value::Missing(MissingReason::NotDue), ..unknown(Method::Ratio) };
    assert_eq!(achieve(Inputs { target: point(dec!(4)), ..not_due }), Achievement::NotDue);
    let later = Inputs { target: Value::Missing(MissingReason::NotDue), ..unknown(Method::Ratio) };
    assert_eq!(achieve(Inputs { actual: Value::Present(dec!(3)), ..later }), Achievement::NotDue);
}

#[test]
fn a_share_beyond_a_thousand_million_is_too_large_on_either_side() {
    let too_large = Achievement::NotComputable(Impossible::Overflow);
    is(progress(dec!(0), dec!(1), dec!(1_000_000_000)), dec!(1_000_000_000));
    assert_eq!(progress(dec!(0), dec!(1), dec!(1_000_000_001)), too_large);
    assert_eq!(progress(dec!(0), dec!(1), dec!(-1_000_000_001)), too_large);
}

#[test]
fn progress_without_a_baseline_is_not_computed() {
    let actual = Value::Present(dec!(3));
    let inputs = Inputs { actual, target: point(dec!(4)), ..unknown(Method::Progress) };
    assert_eq!(achieve(inputs), Achievement::NoBaseline);
}

#[test]
fn a_failure_that_is_no_share_bars_an_area_from_being_met() {
    let failed = Achievement::NotComputable(Impossible::FlatTarget);
    let area = rolled(&[(dec!(1), computed(dec!(1))), (dec!(1), failed)], dec!(1));
    assert_eq!(area.rating, band("largely-met"));
    assert_eq!(area.bounds, Some((dec!(0.5), dec!(0.5))));
    assert_eq!((area.computed, area.due), (1, 2));
}

#[test]
fn a_scale_of_the_project_rates_every_indicator_in_its_words() {
    let indicators = "id,area,title,thresholds\n1.1,1,People,\n1.2,1,Firms,40;60\n";
    let actuals = "indicator,period,value\n1.1,2025,50\n1.2,2025,50\n";
    let targets = "indicator,period,value\n1.1,2025,100\n1.2,2025,100\n";
    let project = Project::new(indicators, actuals).with("targets", targets).with_settings(
        r#"
[method]
scale = "house"

[scales.house]
bands = [
  { key = "strong", label = { en = "strong" }, above = 90 },
  { key = "fair", from = 30, to = 90 },
  { key = "weak", below = 30 },
]
"#,
    );
    let computed = project.compute();
    let result = |id| computed.assessment.indicator(&IndicatorId::new(id)).expect("the project has it");
    let rating = |id| {
        let result = result(id);
        result.periods[&computed.assessment.reporting].corporate.rating.key(&result.scale).to_owned()
    };
    assert_eq!(rating("1.1"), "fair");
    assert_eq!(rating("1.2"), "fair");
    assert_eq!(result("1.2").scale.edges().map(|edge| edge.at).collect::<Vec<_>>(), [dec!(0.4), dec!(0.6)]);
    let band = |value| result("1.2").scale.band(result("1.2").scale.rate(value)).name.key().to_owned();
    assert_eq!([dec!(0.39), dec!(0.6), dec!(0.61)].map(band), ["weak", "fair", "strong"]);
}
