//! The worked examples of outlooks (`method.md` 4.8): values as literals, worked out apart from the program.

use bilan::assess::outlook::{Band, Figures, History, Outlook, Point, Refusal, Start, outlook};
use bilan::model::{Decimal, Direction, OutlookMethod, Period, Tone};
use rust_decimal::dec;

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn point((year_of, value): (i32, Decimal)) -> Point {
    Point { value, period: year(year_of) }
}

/// Values by year, the first of them the baseline, and the target.
struct Case<'a> {
    direction: Option<Direction>,
    values: &'a [(i32, Decimal)],
    target: Option<(i32, Decimal)>,
    natural_limit: Option<Decimal>,
}

const UP: Option<Direction> = Some(Direction::Increase);
const DOWN: Option<Direction> = Some(Direction::Decrease);

fn judge(method: OutlookMethod, case: &Case<'_>) -> Outlook {
    let values: Vec<Point> = case.values.iter().copied().map(point).collect();
    let history = History {
        direction: case.direction,
        natural_limit: case.natural_limit,
        baseline: values.first().map(|first| Start { value: first.value, period: Some(first.period) }),
        values: &values,
        target: case.target.map(point),
        milestone: None,
    };
    outlook(method, &history)
}

fn towards(
    method: OutlookMethod,
    direction: Option<Direction>,
    values: &[(i32, Decimal)],
    target: (i32, Decimal),
) -> Outlook {
    judge(method, &Case { direction, values, target: Some(target), natural_limit: None })
}

fn without_target(method: OutlookMethod, values: &[(i32, Decimal)], limit: Option<Decimal>) -> Outlook {
    judge(method, &Case { direction: UP, values, target: None, natural_limit: limit })
}

#[track_caller]
fn band(outlook: &Outlook) -> Band {
    outlook.verdict.as_ref().expect("an outlook").band
}

#[track_caller]
fn refusal(outlook: &Outlook) -> Refusal {
    *outlook.verdict.as_ref().expect_err("a refusal")
}

#[track_caller]
fn figures(outlook: &Outlook) -> Figures {
    outlook.verdict.as_ref().expect("an outlook").figures.expect("its numbers")
}

/// Two numbers that agree to the decimals that the second is written with.
#[track_caller]
fn about(found: Decimal, expected: Decimal) {
    assert_eq!(found.round_dp(expected.scale()), expected, "{found}");
}

/// Growth seen and needed, R and score.
#[track_caller]
fn growth(outlook: &Outlook) -> [Decimal; 4] {
    let Figures::Growth { observed, required, ratio, score } = figures(outlook) else {
        panic!("{outlook:?}")
    };
    [observed, required, ratio, score]
}

#[track_caller]
fn schedule(outlook: &Outlook) -> (Decimal, Decimal) {
    let Figures::Schedule { expected, ratio } = figures(outlook) else { panic!("{outlook:?}") };
    (expected, ratio)
}

#[test]
fn t18_an_interim_year_is_compared_with_the_straight_line() {
    let values = [(2020, dec!(20)), (2023, dec!(50))];
    let found = towards(OutlookMethod::Schedule, UP, &values, (2025, dec!(80)));
    let (expected, ratio) = schedule(&found);
    assert_eq!(expected, dec!(56));
    about(ratio, dec!(0.8333));
    assert_eq!(band(&found), Band::Delayed);
}

#[test]
fn t41_growth_below_the_growth_needed_must_accelerate() {
    let values = [(2015, dec!(50)), (2020, dec!(60))];
    let found = towards(OutlookMethod::CagrRatio, UP, &values, (2030, dec!(100)));
    let [observed, required, ratio, score] = growth(&found);
    about(observed, dec!(0.037137));
    about(required, dec!(0.047294));
    about(ratio, dec!(0.785241));
    about(score, dec!(1.3232));
    assert_eq!(band(&found), Band::AccelerationNeeded);
}

#[test]
fn t42_half_of_the_decline_needed_is_limited() {
    let values = [(2015, dec!(40)), (2021, dec!(30))];
    let found = towards(OutlookMethod::CagrRatio, DOWN, &values, (2030, dec!(10)));
    let [observed, required, ratio, score] = growth(&found);
    about(observed, dec!(-0.046816));
    about(required, dec!(-0.088278));
    about(ratio, dec!(0.530324));
    about(score, dec!(-0.2903));
    assert_eq!(band(&found), Band::Limited);
}

#[test]
fn t43_a_target_that_is_reached_is_achieved_whatever_the_growth() {
    // 3.4.1 of the Canadian framework, where the growth needed is small.
    let values = [(2015, dec!(8.1)), (2024, dec!(6.8))];
    for method in [OutlookMethod::CagrRatio, OutlookMethod::Schedule, OutlookMethod::Linear5] {
        let found = towards(method, DOWN, &values, (2025, dec!(8)));
        assert_eq!(band(&found), Band::Achieved, "{method:?}");
    }
    // The target lies behind the baseline, and the value between them is good enough.
    let found =
        towards(OutlookMethod::CagrRatio, UP, &[(2015, dec!(60)), (2020, dec!(55))], (2030, dec!(50)));
    assert_eq!(band(&found), Band::Achieved);
    // From zero there is no growth, and the target is reached all the same.
    let found = towards(OutlookMethod::CagrRatio, UP, &[(2015, dec!(0)), (2020, dec!(55))], (2030, dec!(50)));
    assert_eq!((band(&found), found.verdict.expect("one").figures), (Band::Achieved, None));
}

#[test]
fn t44_growth_from_zero_is_refused_and_the_schedule_speaks() {
    let values = [(2015, dec!(0)), (2020, dec!(10))];
    let found = towards(OutlookMethod::CagrRatio, UP, &values, (2030, dec!(100)));
    assert_eq!(refusal(&found), Refusal::ZeroBase);
    let found = towards(OutlookMethod::Schedule, UP, &values, (2030, dec!(100)));
    let (expected, ratio) = schedule(&found);
    about(expected, dec!(33.33));
    about(ratio, dec!(0.300000));
    assert_eq!(band(&found), Band::OffTrack);
}

#[test]
fn t45_growth_without_a_target_depends_on_whose_bands_are_used() {
    let values = [(2015, dec!(40)), (2021, dec!(42))];
    let found = without_target(OutlookMethod::CagrTrend, &values, None);
    let Figures::Trend { observed, room, score, .. } = figures(&found) else { panic!("{found:?}") };
    about(observed, dec!(0.008165));
    about(score.expect("bands of Statistics Canada have scores"), dec!(0.7912));
    assert_eq!(room, dec!(1));
    assert_eq!(band(&found), Band::AccelerationNeeded);
    let found = without_target(OutlookMethod::CagrTrendEurostat, &values, None);
    assert_eq!(band(&found), Band::ModerateProgress);
}

#[test]
fn t46_a_natural_limit_lowers_the_edges() {
    let grown = |to: Decimal| {
        without_target(OutlookMethod::CagrTrend, &[(2015, dec!(90)), (2016, to)], Some(dec!(100)))
    };
    let Figures::Trend { room, .. } = figures(&grown(dec!(90.6))) else { panic!("a trend") };
    about(room, dec!(0.373622));
    about(room * dec!(1.5), dec!(0.5604));
    about(room * dec!(0.5), dec!(0.1868));
    // Growth of 0.561 %, 0.560 %, 0.187 % and 0.186 % in a year.
    assert_eq!(band(&grown(dec!(90.5049))), Band::OnTrack);
    assert_eq!(band(&grown(dec!(90.5040))), Band::AccelerationNeeded);
    assert_eq!(band(&grown(dec!(90.1683))), Band::AccelerationNeeded);
    assert_eq!(band(&grown(dec!(90.1674))), Band::Limited);
}

#[test]
fn t47_the_mean_of_five_changes_is_carried_on_to_the_target() {
    let values = [
        (2018, dec!(50)),
        (2019, dec!(52)),
        (2020, dec!(54)),
        (2021, dec!(55)),
        (2022, dec!(57)),
        (2023, dec!(60)),
    ];
    let found = towards(OutlookMethod::Linear5, UP, &values, (2030, dec!(75)));
    let Figures::Linear { change, projected, shortfall, acceleration } = figures(&found) else {
        panic!("{found:?}")
    };
    assert_eq!((change, projected), (dec!(2), dec!(74)));
    about(shortfall, dec!(0.0667));
    about(acceleration.expect("the values change"), dec!(1.0714));
    assert_eq!(band(&found), Band::SmallShortfall);
}

#[test]
fn t48_one_value_is_no_history() {
    let values = [(2020, dec!(60))];
    for method in [OutlookMethod::CagrRatio, OutlookMethod::Schedule, OutlookMethod::Linear5] {
        let found = towards(method, UP, &values, (2030, dec!(100)));
        assert_eq!(refusal(&found), Refusal::InsufficientHistory, "{method:?}");
    }
    let found = without_target(OutlookMethod::CagrTrend, &values, None);
    assert_eq!(refusal(&found), Refusal::InsufficientHistory);
}

#[test]
fn t49_growth_across_zero_is_refused_and_the_straight_lines_speak() {
    let values = [
        (2018, dec!(-4)),
        (2019, dec!(-3)),
        (2020, dec!(-2)),
        (2021, dec!(-1)),
        (2022, dec!(1)),
        (2023, dec!(2)),
    ];
    let of = |method| towards(method, UP, &values, (2028, dec!(10)));
    assert_eq!(refusal(&of(OutlookMethod::CagrRatio)), Refusal::SignChange);
    // (2 + 4) / 5 a year; 2 + 5 · 1.2 = 8, and 2 of 8 will be missing.
    assert_eq!(band(&of(OutlookMethod::Linear5)), Band::LargeShortfall);
    // −4 + 14 / 2 = 3 by 2023, and 6 of 7 are done.
    let (expected, ratio) = schedule(&of(OutlookMethod::Schedule));
    assert_eq!(expected, dec!(3));
    about(ratio, dec!(0.857143));
}

#[test]
fn t50_growth_passes_over_years_without_a_value_and_counts_them() {
    let ends = [(2015, dec!(50)), (2020, dec!(60))];
    let found = towards(OutlookMethod::CagrRatio, UP, &ends, (2030, dec!(100)));
    assert_eq!(found.verdict.expect("an outlook").gap, 4);
    let some = [(2015, dec!(50)), (2016, dec!(1)), (2019, dec!(99)), (2020, dec!(60))];
    let found = towards(OutlookMethod::CagrRatio, UP, &some, (2030, dec!(100)));
    about(growth(&found)[2], dec!(0.785241));
    assert_eq!(found.verdict.expect("an outlook").gap, 2);
}

/// Each band of a method begins at its edge.
#[test]
fn the_bands_of_the_schedule_begin_at_their_edges() {
    let of = |value| {
        band(&towards(OutlookMethod::Schedule, UP, &[(2020, dec!(0)), (2025, value)], (2030, dec!(200))))
    };
    assert_eq!(of(dec!(95)), Band::OnTrack);
    assert_eq!(of(dec!(94.9)), Band::Delayed);
    assert_eq!(of(dec!(60)), Band::Delayed);
    assert_eq!(of(dec!(59.9)), Band::OffTrack);
    assert_eq!(of(dec!(0)), Band::OffTrack);
    assert_eq!(of(dec!(-0.1)), Band::Reversing);
}

#[test]
fn the_bands_of_the_linear_method_begin_at_their_edges() {
    // From 0 in 2018 to the value of 2023, and on to 100 in 2028: the projection is twice the value.
    let of = |value: Decimal| {
        let step = value / dec!(5);
        let values: Vec<_> = (0..6).map(|year| (2018 + year, step * Decimal::from(year))).collect();
        band(&towards(OutlookMethod::Linear5, UP, &values, (2028, dec!(100))))
    };
    // (100 − 2v) / (100 − v): 0.05 at 48.717…, 0.2 at 44.44…
    assert_eq!(of(dec!(48.72)), Band::OnTrack);
    assert_eq!(of(dec!(48.71)), Band::SmallShortfall);
    assert_eq!(of(dec!(44.45)), Band::SmallShortfall);
    assert_eq!(of(dec!(44.44)), Band::LargeShortfall);
    assert_eq!(of(dec!(0)), Band::LargeShortfall);
    assert_eq!(of(dec!(-5)), Band::WrongDirection);
}

#[test]
fn the_bands_of_eurostat_begin_at_their_edges() {
    let of =
        |to| band(&without_target(OutlookMethod::CagrTrendEurostat, &[(2020, dec!(1000)), (2021, to)], None));
    assert_eq!(of(dec!(1010)), Band::SignificantProgress);
    assert_eq!(of(dec!(1009)), Band::ModerateProgress);
    assert_eq!(of(dec!(1001)), Band::ModerateProgress);
    assert_eq!(of(dec!(1000.9)), Band::NoChange);
    assert_eq!(of(dec!(999)), Band::NoChange);
    assert_eq!(of(dec!(998.9)), Band::ModerateDecline);
    assert_eq!(of(dec!(990)), Band::ModerateDecline);
    assert_eq!(of(dec!(989.9)), Band::SignificantDecline);
}

#[test]
fn a_milestone_takes_the_place_of_the_straight_line() {
    let values =
        [Point { value: dec!(20), period: year(2020) }, Point { value: dec!(32), period: year(2023) }];
    let history = History {
        direction: None,
        natural_limit: None,
        baseline: Some(Start { value: dec!(20), period: Some(year(2020)) }),
        values: &values,
        target: Some(point((2025, dec!(80)))),
        milestone: Some(dec!(36)),
    };
    let found = outlook(OutlookMethod::Schedule, &history);
    assert_eq!(schedule(&found), (dec!(36), dec!(0.75)));
    let on_the_line = outlook(OutlookMethod::Schedule, &History { milestone: None, ..history });
    about(schedule(&on_the_line).1, dec!(0.3333));
}

#[test]
fn what_cannot_be_judged_is_refused_with_its_reason() {
    let values = [(2015, dec!(50)), (2020, dec!(60))];
    let up = |method, target| refusal(&towards(method, UP, &values, target));
    assert_eq!(up(OutlookMethod::Schedule, (2020, dec!(70))), Refusal::TargetDue);
    assert_eq!(up(OutlookMethod::CagrRatio, (2019, dec!(70))), Refusal::TargetDue);
    let without = |method| refusal(&without_target(method, &values, None));
    assert_eq!(without(OutlookMethod::Schedule), Refusal::NoTarget);
    assert_eq!(without(OutlookMethod::CagrRatio), Refusal::NoTarget);
    assert_eq!(without(OutlookMethod::Linear5), Refusal::NoTarget);
    let down = |method, target| refusal(&towards(method, DOWN, &values, target));
    assert_eq!(down(OutlookMethod::CagrRatio, (2030, dec!(0))), Refusal::ZeroTarget);
    assert_eq!(down(OutlookMethod::CagrRatio, (2030, dec!(50))), Refusal::FlatTarget);
    assert_eq!(down(OutlookMethod::Schedule, (2030, dec!(55))), Refusal::TargetAgainstDirection);
    assert_eq!(down(OutlookMethod::Linear5, (2030, dec!(30))), Refusal::InsufficientHistory);
    let limit = |first, second| [(2015, first), (2020, second)];
    let at_limit = limit(dec!(100), dec!(100));
    assert_eq!(
        refusal(&without_target(OutlookMethod::CagrTrend, &at_limit, Some(dec!(100)))),
        Refusal::AtLimit
    );
    let to_zero = limit(dec!(5), dec!(0));
    assert_eq!(refusal(&without_target(OutlookMethod::CagrTrend, &to_zero, None)), Refusal::ZeroValue);
    let undirected = judge(
        OutlookMethod::CagrTrend,
        &Case { direction: None, values: &values, target: None, natural_limit: None },
    );
    assert_eq!(refusal(&undirected), Refusal::NoDirection);
}

#[test]
fn a_baseline_counts_only_with_its_date_and_a_schedule_only_with_a_baseline() {
    let values: Vec<Point> = [(2015, dec!(50)), (2020, dec!(60))].map(point).to_vec();
    let history = History {
        direction: None,
        natural_limit: None,
        baseline: Some(Start { value: dec!(50), period: None }),
        values: &values,
        target: Some(point((2030, dec!(100)))),
        milestone: None,
    };
    let of = |method, baseline| outlook(method, &History { baseline, ..history });
    for method in [OutlookMethod::Schedule, OutlookMethod::CagrRatio] {
        assert_eq!(refusal(&of(method, history.baseline)), Refusal::UndatedBaseline);
    }
    assert_eq!(refusal(&of(OutlookMethod::Schedule, None)), Refusal::NoBaseline);
    // Growth needs two values; the first will do.
    about(growth(&of(OutlookMethod::CagrRatio, None))[2], dec!(0.785241));
}

#[test]
fn years_are_counted_between_periods_that_end_on_one_day_of_the_year() {
    let period = |text| Period::parse(text).expect("a period");
    let ratio = |baseline, latest, target| {
        let values = [Point { value: dec!(60), period: period(latest) }];
        let history = History {
            direction: None,
            natural_limit: None,
            baseline: Some(Start { value: dec!(50), period: Some(period(baseline)) }),
            values: &values,
            target: Some(Point { value: dec!(100), period: period(target) }),
            milestone: None,
        };
        outlook(OutlookMethod::CagrRatio, &history)
    };
    // The last days of February are not the same day in every year, the first of March are.
    let found = ratio("2015-02", "2020-02", "2030-02");
    about(growth(&found)[2], dec!(0.785241));
    assert_eq!(refusal(&ratio("2015", "2020-Q3", "2030")), Refusal::UnevenYears);
}

#[test]
fn negative_values_of_one_sign_grow_too() {
    // From −50 to −40: 1.25 times less, towards −20.
    let found =
        towards(OutlookMethod::CagrRatio, UP, &[(2015, dec!(-50)), (2020, dec!(-40))], (2030, dec!(-20)));
    let [observed, required, ratio, _] = growth(&found);
    about(observed, dec!(-0.043648));
    about(required, dec!(-0.059258));
    about(ratio, dec!(0.736571));
}

#[test]
fn the_tone_of_a_band_follows_its_rank() {
    let tones = |bands: &[Band]| bands.iter().map(|band| band.tone()).collect::<Vec<_>>();
    let schedule = [Band::Achieved, Band::OnTrack, Band::Delayed, Band::OffTrack, Band::Reversing];
    assert_eq!(tones(&schedule), [Tone::Good, Tone::Good, Tone::Fair, Tone::Poor, Tone::Poor]);
}

#[test]
fn the_bands_and_scores_of_growth_towards_a_target_begin_at_their_edges() {
    // 1.44 in two years needs 20 % a year; 19, 12 and 0 % were seen.
    let of = |value| {
        let found =
            towards(OutlookMethod::CagrRatio, UP, &[(2020, dec!(100)), (2021, value)], (2022, dec!(144)));
        (band(&found), growth(&found)[3])
    };
    assert_eq!(of(dec!(119)), (Band::OnTrack, dec!(2.500055)));
    assert_eq!(of(dec!(112)), (Band::AccelerationNeeded, dec!(0.00004)));
    assert_eq!(of(dec!(100)), (Band::Limited, dec!(-2.5)));
    assert_eq!(of(dec!(99)).0, Band::Deteriorating);
    // R is −2.5: the score would be −12.9.
    assert_eq!(of(dec!(50)), (Band::Deteriorating, dec!(-5)));
}

#[test]
fn the_bands_and_scores_of_growth_without_a_target_begin_at_their_edges() {
    let of = |value| {
        let found = without_target(OutlookMethod::CagrTrend, &[(2020, dec!(1000)), (2021, value)], None);
        let Figures::Trend { score, .. } = figures(&found) else { panic!("{found:?}") };
        (band(&found), score.expect("the publisher gives one"))
    };
    assert_eq!(of(dec!(1015)), (Band::OnTrack, dec!(2.5)));
    assert_eq!(of(dec!(1005)), (Band::AccelerationNeeded, dec!(0)));
    assert_eq!(of(dec!(1000)), (Band::Limited, dec!(-2.5)));
    assert_eq!(of(dec!(999)), (Band::Deteriorating, dec!(-2.625)));
    assert_eq!(of(dec!(1050)), (Band::OnTrack, dec!(5)));
    assert_eq!(of(dec!(900)), (Band::Deteriorating, dec!(-5)));
}

#[test]
fn a_natural_limit_leaves_alone_what_is_negative_and_what_is_to_decrease() {
    let room = |direction, values: &[(i32, Decimal)]| {
        let case = Case { direction, values, target: None, natural_limit: Some(dec!(100)) };
        let found = judge(OutlookMethod::CagrTrend, &case);
        let Figures::Trend { room, .. } = figures(&found) else { panic!("{found:?}") };
        room
    };
    assert_eq!(room(UP, &[(2020, dec!(-50)), (2021, dec!(-49))]), dec!(1));
    assert_eq!(room(DOWN, &[(2020, dec!(90)), (2021, dec!(89))]), dec!(1));
}

#[test]
fn growth_from_above_zero_to_below_it_is_refused_too() {
    let values = [(2020, dec!(2)), (2025, dec!(-4))];
    let found = towards(OutlookMethod::CagrRatio, DOWN, &values, (2030, dec!(-10)));
    assert_eq!(refusal(&found), Refusal::SignChange);
}

#[test]
fn the_linear_method_needs_every_one_of_six_years_and_one_year_ahead() {
    let values: Vec<_> = (0..6).map(|year| (2020 + year, dec!(10) * Decimal::from(year))).collect();
    let of = |values: &[(i32, Decimal)]| towards(OutlookMethod::Linear5, UP, values, (2026, dec!(60)));
    // Another 10 in the one year that is left.
    assert_eq!(band(&of(&values)), Band::OnTrack);
    for missing in 0..5 {
        let mut values = values.clone();
        values.remove(missing);
        assert_eq!(refusal(&of(&values)), Refusal::InsufficientHistory, "{missing}");
    }
}

#[test]
fn a_shortfall_of_a_twentieth_and_of_a_fifth_is_small() {
    let of = |first: Decimal, change: Decimal| {
        let values: Vec<_> = (0..6).map(|year| (2018 + year, first + change * Decimal::from(year))).collect();
        band(&towards(OutlookMethod::Linear5, UP, &values, (2028, dec!(100))))
    };
    // From 50 to 97.5 and to 90, of 50 that are missing.
    assert_eq!(of(dec!(2.5), dec!(9.5)), Band::SmallShortfall);
    assert_eq!(of(dec!(10), dec!(8)), Band::SmallShortfall);
    assert_eq!(of(dec!(10.5), dec!(7.9)), Band::LargeShortfall);
}

#[test]
fn a_schedule_towards_a_milestone_or_a_target_on_the_wrong_side_is_refused() {
    let values = [(2020, dec!(20)), (2023, dec!(10))].map(point);
    let of = |milestone, target| {
        let history = History {
            direction: UP,
            natural_limit: None,
            baseline: Some(Start { value: dec!(20), period: Some(year(2020)) }),
            values: &values,
            target: Some(point((2025, target))),
            milestone: Some(milestone),
        };
        refusal(&outlook(OutlookMethod::Schedule, &history))
    };
    assert_eq!(of(dec!(15), dec!(80)), Refusal::TargetAgainstDirection);
    assert_eq!(of(dec!(20), dec!(80)), Refusal::FlatTarget);
    assert_eq!(of(dec!(30), dec!(15)), Refusal::TargetAgainstDirection);
    assert_eq!(of(dec!(30), dec!(20)), Refusal::FlatTarget);
}

#[test]
fn a_value_on_the_target_has_reached_it_in_either_direction() {
    let of = |direction, from| {
        band(&towards(
            OutlookMethod::Schedule,
            direction,
            &[(2020, from), (2023, dec!(30))],
            (2030, dec!(30)),
        ))
    };
    assert_eq!((of(UP, dec!(10)), of(DOWN, dec!(50))), (Band::Achieved, Band::Achieved));
}
