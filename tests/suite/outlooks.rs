//! From a project to its outlooks: settings, which target and which value count, and where they are printed.

use bilan::assess::Outlook;
use bilan::assess::outlook::{Band, Figures, Refusal};
use bilan::diag::Findings;
use bilan::model::{IndicatorId, OutlookMethod, Period};
use bilan::pipeline::{self, Computed, Options};
use rust_decimal::dec;
use serde_json::{Value, json};

use crate::project::Project;

const INDICATORS: &str = "id,area,title,kind,direction,outlook,natural_limit\n\
    1.1,1,Enrolment,stock,increase,,\n\
    1.2,1,Emissions,stock,decrease,cagr_ratio,\n\
    1.3,1,Access,stock,increase,cagr_trend,100\n\
    1.4,1,Jobs,flow,increase,,\n";
const ACTUALS: &str = "indicator,period,value\n\
    1.1,2023,50\n1.1,2024,53\n1.1,2026,60\n\
    1.2,2021,30\n\
    1.3,2024,90.6\n\
    1.4,2025,100\n";
const BASELINES: &str = "indicator,period,value\n1.1,2020,20\n1.2,2015,40\n1.3,2023,90\n";
const TARGETS: &str = "indicator,period,value\n1.1,2024,54\n1.1,2028,80\n1.2,2030,10\n1.4,2025,120\n";

fn project() -> Project {
    Project::new(INDICATORS, ACTUALS).with("baselines", BASELINES).with("targets", TARGETS)
}

#[track_caller]
fn outlook<'a>(computed: &'a Computed, id: &str) -> &'a Outlook {
    &computed.assessment.outlooks[&IndicatorId::new(id)]
}

/// The latest value of 1.1 within the report is that of 2024, for which a milestone of 54 is set.
#[test]
fn the_latest_value_is_judged_by_the_milestone_of_its_year_on_the_way_to_the_last_target() {
    let computed = project().compute();
    let found = outlook(&computed, "1.1");
    let year = |year| Period::year(year).expect("a year");
    assert_eq!(found.latest.map(|latest| (latest.value, latest.period)), Some((dec!(53), year(2024))));
    assert_eq!(found.target.map(|target| (target.value, target.period)), Some((dec!(80), year(2028))));
    assert_eq!(found.expected, Some(dec!(54)));
    let verdict = found.verdict.as_ref().expect("an outlook");
    // 33 of 34.
    assert_eq!(verdict.band, Band::OnTrack);
    let Some(Figures::Schedule { ratio, .. }) = verdict.figures else { panic!("{verdict:?}") };
    assert_eq!(ratio.round_dp(4), dec!(0.9706));
}

#[test]
fn each_indicator_may_have_a_method_of_its_own() {
    let computed = project().compute();
    let of = |id| outlook(&computed, id);
    assert_eq!(of("1.1").method, OutlookMethod::Schedule);
    assert_eq!(of("1.2").method, OutlookMethod::CagrRatio);
    assert_eq!(of("1.2").verdict.as_ref().expect("an outlook").band, Band::Limited);
    let trend = of("1.3").verdict.as_ref().expect("an outlook");
    assert_eq!(trend.band, Band::OnTrack);
    let Some(Figures::Trend { room, .. }) = trend.figures else { panic!("{trend:?}") };
    assert_eq!(room.round_dp(6), dec!(0.373622));
    assert_eq!(of("1.4").verdict, Err(Refusal::TargetDue));
}

#[test]
fn the_report_may_have_another_usual_method() {
    let computed = project().with_settings("[method]\noutlook = \"cagr_ratio\"\n").compute();
    let found = outlook(&computed, "1.1");
    assert_eq!(found.method, OutlookMethod::CagrRatio);
    // (53/20)^(1/4) − 1 = 27.59 % a year against (80/20)^(1/8) − 1 = 18.92 %.
    let Some(Figures::Growth { ratio, .. }) = found.verdict.as_ref().expect("an outlook").figures else {
        panic!("{found:?}")
    };
    assert_eq!(ratio.round_dp(3), dec!(1.458));
}

#[test]
fn results_have_every_outlook_with_its_numbers_or_its_reason() {
    let project = project();
    let mut findings = Findings::new();
    let built = pipeline::build(project.path(), &Options::default(), &mut findings, &mut |_| {});
    let built = built.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let results = built.files.iter().find(|file| file.name == "results.json").expect("it is built");
    let results: Value = serde_json::from_slice(&results.bytes).expect("valid JSON");
    let of = |id: &str| {
        let outlooks = results["outlooks"].as_array().expect("a list");
        outlooks.iter().find(|outlook| outlook["id"] == id).expect("it is there").clone()
    };
    let schedule = of("1.1");
    assert_eq!(schedule["outlook"], "on-track");
    assert_eq!(schedule["tone"], "good");
    assert_eq!(schedule["refused"], Value::Null);
    assert_eq!(schedule["latest"], json!({"value": 53, "period": "2024"}));
    assert_eq!(schedule["target"], json!({"value": 80, "period": "2028"}));
    assert_eq!(schedule["expected"], json!(54));
    let due = of("1.4");
    assert_eq!((&due["outlook"], &due["refused"]), (&Value::Null, &json!("target_due")));
}

/// Where the template meets another band than the test expects, it asks for a number that is not there.
#[test]
fn a_template_can_print_an_outlook_and_ask_for_its_key() {
    let text = "+++\nid = \"ahead\"\ntitle = \"Ahead\"\n+++\n\
        {{ outlook(\"1.1\") }}\
        {% if outlook(\"1.2\") | key != \"limited\" %}{{ outlook(\"1.2\") | number }}{% endif %}\
        {% if outlook(\"1.4\") is present %}{{ outlook(\"1.4\") | number }}{% endif %}\n\n{{ table(\"outlook\") }}\n";
    let project = project().with_file("narrative/en/ahead.md", text);
    let mut findings = Findings::new();
    let checked = pipeline::check(project.path(), &Options::default(), &mut findings, &mut |_| {});
    assert!(checked.is_ok(), "{:#?}", findings.iter().collect::<Vec<_>>());
}

#[test]
fn a_range_and_a_method_without_a_way_have_no_outlook() {
    let indicators = "id,area,title,kind,method,tolerance\n\
        1.1,1,Within,stock,,\n1.2,1,Kept,stock,maintain,2\n1.3,1,Kept now,stock,maintain,2\n\
        1.4,1,Within now,stock,,\n";
    let actuals = "indicator,period,value\n1.1,2025,40\n1.2,2025,95\n1.3,2025,95\n1.4,2025,40\n";
    let targets =
        "indicator,period,value,low,high\n1.1,2028,,45,55\n1.2,2028,95,,\n1.3,2025,95,,\n1.4,2025,,45,55\n";
    let computed = Project::new(indicators, actuals)
        .with("baselines", "indicator,period,value\n1.1,2020,30\n1.2,2020,90\n1.3,2020,90\n")
        .with("targets", targets)
        .compute();
    assert_eq!(outlook(&computed, "1.1").verdict, Err(Refusal::RangeTarget));
    assert_eq!(outlook(&computed, "1.2").verdict, Err(Refusal::NoWay));
    assert_eq!(outlook(&computed, "1.3").verdict, Err(Refusal::TargetDue));
    assert_eq!(outlook(&computed, "1.4").verdict, Err(Refusal::TargetDue));
}

#[test]
fn a_milestone_goes_before_a_target_of_the_same_year() {
    let targets = "indicator,period,value,milestone\n1.1,2024,54,no\n1.1,2024,64,yes\n1.1,2028,80,no\n";
    let computed =
        Project::new(INDICATORS, ACTUALS).with("baselines", BASELINES).with("targets", targets).compute();
    let found = outlook(&computed, "1.1");
    assert_eq!(found.expected, Some(dec!(64)));
    // 33 of 44.
    let Some(Figures::Schedule { ratio, .. }) = found.verdict.as_ref().expect("an outlook").figures else {
        panic!("{found:?}")
    };
    assert_eq!(ratio, dec!(0.75));
}

/// Before 2023 something else was counted: five changes in a row are not five changes of one thing.
#[test]
fn values_before_a_break_are_not_carried_on() {
    let actuals = "indicator,period,value\n1.1,2020,50\n1.1,2021,52\n1.1,2022,54\n1.1,2023,55\n1.1,2024,57\n1.1,2025,60\n";
    let project = || {
        Project::new("id,area,title,kind,direction,outlook\n1.1,1,Share,stock,increase,linear5\n", actuals)
            .with("targets", "indicator,period,value\n1.1,2032,75\n")
    };
    let whole = project().compute();
    assert_eq!(outlook(&whole, "1.1").verdict.as_ref().expect("an outlook").band, Band::SmallShortfall);
    let redefined = "from,to,period,relation,comparable\n1.1,1.1,2023,redefined,no\n";
    let broken = project().with("crosswalk", redefined).compute();
    assert_eq!(outlook(&broken, "1.1").verdict, Err(Refusal::InsufficientHistory));
    let comparable = "from,to,period,relation,comparable\n1.1,1.1,2023,redefined,yes\n";
    let carried = project().with("crosswalk", comparable).compute();
    assert_eq!(outlook(&carried, "1.1").verdict, outlook(&whole, "1.1").verdict);
}

/// Of two breaks the later one counts, from its own year on; a break of the reporting year leaves one value.
#[test]
fn a_series_begins_in_the_year_of_its_last_break() {
    let actuals = "indicator,period,value\n1.1,2021,50\n1.1,2022,52\n1.1,2023,55\n1.1,2024,57\n1.1,2025,60\n";
    let of = |breaks: &str| {
        Project::new("id,area,title,kind,direction,outlook\n1.1,1,Share,stock,increase,cagr_trend\n", actuals)
            .with("crosswalk", &format!("from,to,period,relation,comparable\n{breaks}"))
            .compute()
    };
    let start = |computed: &Computed| outlook(computed, "1.1").baseline.map(|start| start.value);
    let twice = of("1.1,1.1,2022,redefined,no\n1.1,1.1,2024,redefined,no\n");
    assert_eq!(start(&twice), Some(dec!(57)));
    let now = of("1.1,1.1,2025,redefined,no\n");
    assert_eq!(outlook(&now, "1.1").verdict, Err(Refusal::InsufficientHistory));
}

/// What breaks another series, and what comes after the report, cut nothing off.
#[test]
fn a_series_is_cut_only_by_a_break_of_its_own_within_the_report() {
    let actuals = "indicator,period,value\n1.1,2021,50\n1.1,2022,52\n1.1,2023,55\n1.1,2024,57\n1.1,2025,60\n\
        1.2,2021,5\n1.2,2025,4\n";
    let indicators = "id,area,title,kind,direction,outlook\n\
        1.1,1,Share,stock,increase,cagr_trend\n1.2,1,Part,stock,increase,\n";
    let start = |change: &str| {
        let crosswalk = format!("from,to,period,relation,comparable\n{change}\n");
        let computed = Project::new(indicators, actuals).with("crosswalk", &crosswalk).compute();
        outlook(&computed, "1.1").baseline.map(|start| start.value)
    };
    assert_eq!(start("1.1,1.1,2024,redefined,no"), Some(dec!(57)));
    assert_eq!(start("1.2,1.2,2024,redefined,no"), Some(dec!(50)));
    assert_eq!(start("1.1,1.1,2027,redefined,no"), Some(dec!(50)));
}
