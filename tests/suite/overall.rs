//! The overall figure: weights, coverage, bounds, rating, and what it leaves alone.

use bilan::assess::{OverallPeriod, Rating, RollUp, Unrated};
use bilan::diag::Findings;
use bilan::document::Block;
use bilan::model::{AreaId, Language, Scale};
use bilan::pipeline::{self, Options};
use rust_decimal::{Decimal, dec};

use crate::project::{Project, plain};

/// Three areas of weights 2, 1, 1 with ratios of 0.9; 0.8 and 0.4; 1.0 and two without data.
const AREAS: &str = "id,title,weight\n1,First,2\n2,Second,1\n3,Third,1\n";
const INDICATORS: &str = "id,area,title\n1.1,1,A\n2.1,2,B\n2.2,2,C\n3.1,3,D\n3.2,3,E\n3.3,3,F\n";
const ACTUALS: &str =
    "indicator,period,value\n1.1,2025,90\n2.1,2025,80\n2.2,2025,40\n3.1,2025,100\n3.2,2025,\n3.3,2025,\n";
const TARGETS: &str = "indicator,period,value\n1.1,2025,100\n2.1,2025,100\n2.2,2025,100\n3.1,2025,100\n3.2,2025,100\n3.3,2025,100\n";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).areas(AREAS)
}

#[track_caller]
fn overall(project: &Project) -> OverallPeriod {
    let assessment = project.compute().assessment;
    assessment.overall.periods[&assessment.reporting].clone()
}

#[track_caller]
fn area(project: &Project, id: &str) -> RollUp {
    let assessment = project.compute().assessment;
    assessment.area(&AreaId::new(id)).expect("the project has it").periods[&assessment.reporting].clone()
}

fn band(key: &str) -> Rating {
    Rating::Band(Scale::rbm5().find(key).expect("the default scale has it"))
}

fn rounded(share: Option<Decimal>) -> Option<Decimal> {
    share.map(|share| share.round_dp(4))
}

#[test]
fn the_overall_figure_is_the_weighted_mean_of_the_areas_with_a_headline() {
    // Area 3 has a coverage of 1/3 and no headline: (2 × 0.9 + 1 × 0.6) / 3.
    let overall = overall(&project());
    assert_eq!(overall.roll_up.achievement, Some(dec!(0.8)));
    assert_eq!(overall.roll_up.coverage, Some(dec!(0.75)));
    assert_eq!((overall.areas_computed, overall.areas_due), (2, 3));
    // Area 3 lies between 1/3 and 1: (1.8 + 0.6 + 1/3) / 4 and (1.8 + 0.6 + 1) / 4.
    let (low, high) = overall.roll_up.bounds.expect("something was due");
    assert_eq!((low.round_dp(6), high), (dec!(0.683333), dec!(0.85)));
    assert_eq!(overall.roll_up.rating, band("largely-met"));
}

#[test]
fn the_distribution_counts_every_indicator_once() {
    let overall = overall(&project()).roll_up;
    let count = |rating| overall.counts.get(&rating).copied();
    assert_eq!(count(band("met")), Some(1));
    assert_eq!(count(band("largely-met")), Some(2));
    assert_eq!(count(band("not-met")), Some(1));
    assert_eq!(count(Rating::Unrated(Unrated::NoData)), Some(2));
    assert_eq!((overall.computed, overall.due, overall.entries()), (4, 6, 6));
}

#[test]
fn over_all_indicators_the_weights_of_areas_and_indicators_are_multiplied() {
    // (2 × 0.9 + 0.8 + 0.4 + 1.0) / 5 of a weight of 7 that was due.
    let overall = overall(&project().with_settings("[method]\noverall = \"indicators\"\n")).roll_up;
    assert_eq!(overall.achievement, Some(dec!(0.8)));
    assert_eq!(rounded(overall.coverage), Some(dec!(0.7143)));
    let bounds = overall.bounds.map(|(low, high)| (low.round_dp(4), high.round_dp(4)));
    assert_eq!(bounds, Some((dec!(0.5714), dec!(0.8571))));
    // With a weight of 3 for 2.2: (2 × 0.9 + 0.8 + 3 × 0.4 + 1.0) / 7.
    let weighted = "id,area,title,weight\n1.1,1,A,1\n2.1,2,B,1\n2.2,2,C,3\n3.1,3,D,1\n3.2,3,E,1\n3.3,3,F,1\n";
    let weighted = Project::new(weighted, ACTUALS).with("targets", TARGETS).areas(AREAS);
    let weighted = weighted.with_settings("[method]\noverall = \"indicators\"\n");
    let achievement = self::overall(&weighted).roll_up.achievement;
    assert_eq!(rounded(achievement), Some(dec!(0.6857)));
}

#[test]
fn an_area_in_which_nothing_was_due_is_not_due_itself() {
    let actuals = "indicator,period,value,missing_reason\n1.1,2025,90,\n2.1,2025,80,\n2.2,2025,40,\n\
        3.1,2025,,not_due\n3.2,2025,,not_due\n3.3,2025,,not_due\n";
    let overall = overall(&Project::new(INDICATORS, actuals).with("targets", TARGETS).areas(AREAS));
    assert_eq!((overall.areas_computed, overall.areas_due), (2, 2));
    assert_eq!((overall.roll_up.achievement, overall.roll_up.coverage), (Some(dec!(0.8)), Some(dec!(1))));
}

#[test]
fn too_little_coverage_gives_no_overall_figure() {
    let demanding = overall(&project().with_settings("[method]\nmin-coverage = 0.8\n"));
    assert_eq!(demanding.roll_up.rating, Rating::Unrated(Unrated::InsufficientData));
    assert_eq!(demanding.roll_up.headline(), None);
}

#[test]
fn the_whole_is_met_only_if_every_computed_indicator_is() {
    let met = "indicator,period,value\n1.1,2025,150\n2.1,2025,100\n2.2,2025,100\n3.1,2025,100\n3.2,2025,100\n3.3,2025,100\n";
    let all = Project::new(INDICATORS, met).with("targets", TARGETS).areas(AREAS);
    assert_eq!(overall(&all).roll_up.rating, band("met"));
    // With a cap of 1.5 the first area lifts the mean to 1.24, and 2.2 is still not met.
    let one_short = met.replace("2.2,2025,100", "2.2,2025,90");
    let one_short = Project::new(INDICATORS, &one_short).with("targets", TARGETS).areas(AREAS);
    let lifted = overall(&one_short.with_settings("[method]\ncap = 1.5\n")).roll_up;
    assert_eq!(lifted.achievement, Some(dec!(1.2375)));
    assert_eq!(lifted.rating, band("largely-met"));
}

#[test]
fn an_area_of_weight_0_has_no_part_in_the_mean() {
    let weights = AREAS.replace("2,Second,1", "2,Second,0");
    let without = Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).areas(&weights);
    // Only area 1 has both a weight and a headline: 0.9 of a weight of 2 in 3.
    let overall = overall(&without).roll_up;
    assert_eq!((overall.achievement, rounded(overall.coverage)), (Some(dec!(0.9)), Some(dec!(0.6667))));
}

#[test]
fn templates_reach_the_overall_figure() {
    let text = "{{ overall_achievement() }} {{ overall_rating() }} {{ overall_coverage() }} {{ overall_low() }} {{ overall_high(decimals = 0) }}";
    assert_eq!(project().narrative(text).printed(), "80.0% largely met 75.0% 68.3% 85%");
}

#[test]
fn t33_an_area_of_four_indicators_from_rows_to_figures() {
    let indicators = "id,area,title,weight\n1.1,1,A,2\n1.2,1,B,1\n1.3,1,C,1\n1.4,1,D,1\n";
    let actuals = "indicator,period,value\n1.1,2025,120\n1.2,2025,80\n1.3,2025,50\n1.4,2025,\n";
    let targets = "indicator,period,value\n1.1,2025,100\n1.2,2025,100\n1.3,2025,100\n1.4,2025,100\n";
    let project = Project::new(indicators, actuals).with("targets", targets);
    let capped = area(&project, "1");
    assert_eq!((capped.achievement, capped.coverage), (Some(dec!(0.825)), Some(dec!(0.8))));
    assert_eq!(capped.bounds, Some((dec!(0.66), dec!(0.86))));
    let uncapped = area(&project.with_settings("[method]\ncap = 10\n"), "1");
    assert_eq!(uncapped.achievement, Some(dec!(0.925)));
}

#[test]
fn t37_areas_that_weigh_nothing_together_stop_the_report() {
    let project = project().areas("id,title,weight\n1,First,0\n2,Second,0\n3,Third,0\n");
    let mut findings = Findings::new();
    assert!(pipeline::compute(project.path(), &Options::default(), &mut findings).is_err());
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.key()).collect();
    assert_eq!(codes, ["weight-invalid"]);
}

/// The paragraphs of the box over the key results.
fn headline(project: &Project) -> Vec<String> {
    let sections = project.document(Language::English).sections;
    let at_a_glance =
        sections.iter().find(|section| section.id == "at-a-glance").expect("every report has it");
    let Some(Block::Callout { blocks, .. }) = at_a_glance.blocks.first() else { panic!("no box") };
    let text = |block: &Block| match block {
        Block::Paragraph { inlines } => plain(inlines),
        other => panic!("not a paragraph: {other:?}"),
    };
    blocks.iter().map(text).collect()
}

#[test]
fn the_box_says_what_the_overall_figure_is_made_of() {
    assert_eq!(
        headline(&project()),
        [
            "80.0%  largely met",
            "Weighted mean of the achievements of 2 of the 3 areas in which results were due; it covers 75% of their weight.",
            "If everything missing were at 0% or at 100%, it would lie between 68.3% and 85.0%.",
            "Ratings of the 6 indicators: 1 met, 2 largely met, 1 not met, 2 no data.",
        ]
    );
}

#[test]
fn t36_what_is_judged_is_counted_apart_from_what_is_computed() {
    let indicators = "id,area,title,method\n1.1,1,A,qualitative\n1.2,1,B,\n1.3,1,C,\n";
    let actuals = "indicator,period,value,comment\n1.1,2025,met,All partners confirm it.\n1.2,2025,100,\n1.3,2025,100,\n";
    let targets = "indicator,period,value\n1.2,2025,100\n1.3,2025,100\n";
    let project = Project::new(indicators, actuals).with("targets", targets);
    let whole = overall(&project).roll_up;
    assert_eq!((whole.achievement, whole.coverage), (Some(dec!(1)), Some(dec!(1))));
    assert_eq!((whole.assessed, whole.assessable, whole.computed, whole.due), (3, 3, 2, 2));
    let printed = headline(&project);
    assert_eq!(
        printed.last().map(String::as_str),
        Some("Ratings of the 3 indicators: 3 met. 3 of 3 were assessed, 2 of them by a figure.")
    );
}

#[test]
fn an_area_of_weight_0_is_not_counted_among_the_areas_of_the_mean() {
    let weights = AREAS.replace("2,Second,1", "2,Second,0");
    let without = Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).areas(&weights);
    let overall = overall(&without);
    assert_eq!((overall.areas_computed, overall.areas_due), (1, 2));
    // Its indicators are rated all the same.
    assert_eq!(overall.roll_up.entries(), 6);
}
