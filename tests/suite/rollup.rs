//! The edges of a roll-up: floors below zero, coverage at its minimum, judgements that are missing.

use bilan::assess::{Achievement, Entry, Impossible, Rating, RollUp, RollUpSettings, rate, roll_up};
use bilan::model::{Decimal, MissingReason, Scale};
use rust_decimal::dec;

const SETTINGS: RollUpSettings =
    RollUpSettings { cap: dec!(1.2), floor: dec!(-0.5), min_coverage: dec!(0.5) };
const NO_DATA: Achievement = Achievement::NoData(MissingReason::NotReported);

fn computed(ratio: Decimal) -> Achievement {
    Achievement::Computed { ratio, note: None }
}

fn entry(weight: Decimal, achievement: Achievement) -> Entry {
    Entry { weight, achievement, rating: rate(achievement, &Scale::rbm5()), judged: false }
}

fn judged(achievement: Achievement) -> Entry {
    Entry { judged: true, ..entry(dec!(1), achievement) }
}

fn rolled(entries: &[Entry]) -> RollUp {
    roll_up(entries, SETTINGS, &Scale::rbm5())
}

fn band(key: &str) -> Rating {
    Rating::Band(Scale::rbm5().find(key).expect("the key of a band"))
}

#[test]
fn the_floor_and_the_cap_hold_a_share_from_both_sides() {
    // (−0.5 + 3 × 1.2) / 4.
    let area = rolled(&[entry(dec!(1), computed(dec!(-2))), entry(dec!(3), computed(dec!(2)))]);
    assert_eq!(area.achievement, Some(dec!(0.775)));
}

#[test]
fn bounds_take_failures_at_the_floor_successes_at_the_cap_and_the_unknown_at_either() {
    let failed = Achievement::NotComputable(Impossible::FlatTarget);
    let met = Achievement::NotComputable(Impossible::ZeroActual);
    let area = rolled(&[
        entry(dec!(1), computed(dec!(0.8))),
        entry(dec!(2), failed),
        entry(dec!(3), met),
        entry(dec!(4), NO_DATA),
    ]);
    // (0.8 + 3 × 1.2 − 0.5 × (2 + 4)) / 10 and (0.8 + 1.2 × (3 + 4) − 0.5 × 2) / 10.
    assert_eq!(area.bounds, Some((dec!(0.14), dec!(0.82))));
    assert_eq!(area.coverage, Some(dec!(0.1)));
}

#[test]
fn a_coverage_at_the_minimum_is_enough_and_a_missing_value_bars_nothing_from_being_met() {
    let half = rolled(&[entry(dec!(1), computed(dec!(1))), entry(dec!(1), NO_DATA)]);
    assert_eq!(half.coverage, Some(dec!(0.5)));
    assert_eq!((half.rating, half.all_met), (band("met"), true));
}

#[test]
fn an_entry_below_its_target_lowers_no_rating_but_met() {
    let area = rolled(&[entry(dec!(1), computed(dec!(0.6))), entry(dec!(1), computed(dec!(0.5)))]);
    assert_eq!(area.rating, band("partly-met"));
}

#[test]
fn a_judgement_that_is_missing_is_assessable_and_one_that_is_not_due_is_not() {
    let best = Scale::rbm5().best();
    let entries = [
        entry(dec!(1), computed(dec!(1))),
        entry(dec!(1), NO_DATA),
        judged(Achievement::Qualitative(best)),
        judged(NO_DATA),
        judged(Achievement::NotDue),
    ];
    let area = rolled(&entries);
    assert_eq!((area.computed, area.due, area.coverage), (1, 2, Some(dec!(0.5))));
    assert_eq!((area.assessed, area.assessable), (2, 4));
}
