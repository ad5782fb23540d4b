//! Ratings under other published methods: values as literals, worked out apart from the program.

use bilan::assess::robustness::{Panel, PanelRow, Published};
use bilan::diag::Findings;
use bilan::model::Tone;
use bilan::pipeline::{self, Options};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

use crate::project::Project;

const INDICATORS: &str = "id,area,title,kind,direction\n1.1,1,Women,stock,increase\n1.2,1,Waiting,stock,decrease\n\
    1.3,1,Trained,flow,increase\n1.4,1,Unknown,stock,increase\n";
const BASELINES: &str = "indicator,period,value\n1.1,2020,24\n1.2,2020,40\n1.4,2020,10\n";
const TARGETS: &str = "indicator,period,value\n1.1,2025,30\n1.2,2025,20\n1.3,2025,60\n1.4,2025,20\n";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,28.9\n1.2,2025,30\n1.3,2025,45\n1.4,2025,\n";

fn project(indicators: &str) -> Project {
    Project::new(indicators, ACTUALS).with("baselines", BASELINES).with("targets", TARGETS)
}

fn panel() -> Panel {
    project(INDICATORS).compute().assessment.robustness.clone()
}

#[track_caller]
fn row<'a>(panel: &'a Panel, id: &str) -> &'a PanelRow {
    panel.rows.iter().find(|row| row.indicator.as_str() == id).expect("it has a rating")
}

/// Method, band and number to four decimals.
fn ratings(row: &PanelRow) -> Vec<(Published, &'static str, Option<Decimal>)> {
    let rounded = |number: Option<Decimal>| number.map(|number| number.round_dp(4).normalize());
    row.ratings.iter().map(|(method, rating)| (*method, rating.band, rounded(rating.number))).collect()
}

/// 4.9 of 6 points of the way are fair; 28.9 of 30 is good to whoever divides by the target.
#[test]
fn an_increase_is_rated_by_ratio_way_growth_and_schedule() {
    let panel = panel();
    let row = row(&panel, "1.1");
    let expected = [
        (Published::RatioRsr, "high", Some(dec!(0.9633))),
        (Published::RatioTola15, "on", Some(dec!(0.9633))),
        (Published::RatioGfLegacy, "a2", Some(dec!(0.9633))),
        (Published::RatioUndp2014, "amber", Some(dec!(0.9633))),
        (Published::ProgressRbm5, "largely-met", Some(dec!(0.8167))),
        (Published::CagrRatio, "acceleration-needed", Some(dec!(0.8295))),
        (Published::Schedule, "delayed", Some(dec!(0.8167))),
    ];
    assert_eq!(ratings(row), expected);
    assert_eq!(row.own, Tone::Fair);
    let flips: Vec<_> = row.flips().collect();
    assert_eq!(flips, [Published::RatioRsr, Published::RatioTola15, Published::RatioGfLegacy]);
}

/// From 40 to 30 on the way to 20: 30/20 would be 150 % to a plain ratio, which therefore does not apply.
#[test]
fn a_decrease_is_never_rated_by_a_plain_ratio() {
    let panel = panel();
    let row = row(&panel, "1.2");
    let expected = [
        (Published::ProgressRbm5, "partly-met", Some(dec!(0.5))),
        (Published::CeilingRbm5, "partly-met", Some(dec!(0.5))),
        (Published::CagrRatio, "limited", Some(dec!(0.4319))),
        (Published::Schedule, "off-track", Some(dec!(0.5))),
    ];
    assert_eq!(ratings(row), expected);
    let flips: Vec<_> = row.flips().collect();
    assert_eq!(flips, [Published::CagrRatio, Published::Schedule]);
}

#[test]
fn without_a_baseline_only_ratios_apply_and_without_a_value_nothing_does() {
    let panel = panel();
    let expected = [
        (Published::RatioRsr, "medium", Some(dec!(0.75))),
        (Published::RatioTola15, "under", Some(dec!(0.75))),
        (Published::RatioGfLegacy, "b1", Some(dec!(0.75))),
        (Published::RatioUndp2014, "amber", Some(dec!(0.75))),
    ];
    assert_eq!(ratings(row(&panel, "1.3")), expected);
    assert!(panel.rows.iter().all(|row| row.indicator.as_str() != "1.4"));
}

/// No target lies ahead, so that the linear method has nothing to carry on to.
#[test]
fn only_methods_that_apply_to_an_indicator_are_compared() {
    let expected = [
        Published::RatioRsr,
        Published::RatioTola15,
        Published::RatioGfLegacy,
        Published::RatioUndp2014,
        Published::ProgressRbm5,
        Published::CeilingRbm5,
        Published::CagrRatio,
        Published::Schedule,
    ];
    assert_eq!(panel().methods, expected);
}

#[test]
fn a_rating_by_own_thresholds_may_flip_under_the_default_bands() {
    let indicators = "id,area,title,kind,direction,thresholds\n1.1,1,Women,stock,increase,0;20;50;80\n";
    let computed = Project::new(indicators, "indicator,period,value\n1.1,2025,28.9\n")
        .with("baselines", "indicator,period,value\n1.1,2020,24\n")
        .with("targets", "indicator,period,value\n1.1,2025,30\n")
        .compute();
    let row = row(&computed.assessment.robustness, "1.1");
    assert_eq!(row.own, Tone::Good);
    assert!(row.flips().any(|method| method == Published::ProgressRbm5));
    assert!(!row.is_robust());
}

#[test]
fn results_have_the_ratings_under_every_method() {
    let project = project(INDICATORS);
    let mut findings = Findings::new();
    let built = pipeline::build(project.path(), &Options::default(), &mut findings, &mut |_| {});
    let built = built.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let results = built.files.iter().find(|file| file.name == "results.json").expect("it is built");
    let results: Value = serde_json::from_slice(&results.bytes).expect("valid JSON");
    let first = &results["robustness"][1];
    assert_eq!((&first["id"], &first["tone"]), (&json!("1.2"), &json!("fair")));
    let progress = json!({"method": "progress_rbm5", "number": 0.5, "band": "partly-met", "tone": "fair", "flips": false});
    assert_eq!(first["methods"][0], progress);
    assert_eq!(first["methods"][2]["flips"], true);
}
