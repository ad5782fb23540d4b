//! What a trend shows of indicators that are more than numbers with one target.

use bilan::chart::{Drawer, Drawn};
use bilan::model::{IndicatorId, Language};
use bilan::quote::Quoter;

use crate::project::Project;

#[track_caller]
fn trend(project: &Project) -> Drawn {
    let computed = project.compute();
    let measure = |text: &str, _: &str, _: bool, size: f64| text.chars().map(|_| 0.5 * size).sum::<f64>();
    let drawer = Drawer { quoter: Quoter::new(&computed.assessment, Language::English), measure: &measure };
    drawer.trend(&IndicatorId::new("1.1")).expect("two values are a trend")
}

/// The texts of a drawing, in the order in which they were set.
fn texts(drawn: &Drawn) -> Vec<&str> {
    let texts = drawn.svg.split("</text>").filter_map(|part| part.split_once("<text"));
    texts.filter_map(|(_, text)| text.split_once('>')).map(|(_, text)| text.trim()).collect()
}

#[test]
fn the_axis_of_words_has_words() {
    let indicators = "id,area,title,method\n1.1,1,Law in force,binary\n";
    let drawn = trend(&Project::new(indicators, "indicator,period,value\n1.1,2024,no\n1.1,2025,yes\n"));
    // The last value is not said again beside the word at its axis.
    assert_eq!(texts(&drawn), ["no", "yes", "2024", "2025", "Actual"]);
    assert_eq!(drawn.alt, "Line chart of “Law in force”. 2024: actual no. 2025: actual yes.");
}

#[test]
fn the_axis_of_judgements_has_every_band() {
    let indicators = "id,area,title,method\n1.1,1,Partnership,qualitative\n";
    let actuals = "indicator,period,value,comment\n1.1,2024,not-met,None.\n1.1,2025,met,All.\n";
    let drawn = trend(&Project::new(indicators, actuals));
    assert_eq!(texts(&drawn)[..5], ["regressed", "not met", "partly met", "largely met", "met"]);
}

#[test]
fn a_range_is_drawn_within_the_axis_and_named_by_its_ends() {
    let indicators = "id,area,title\n1.1,1,Share\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2024,30\n1.1,2025,40\n")
        .with("baselines", "indicator,value\n1.1,20\n")
        .with("targets", "indicator,period,low,high\n1.1,2024,45,95\n1.1,2025,45,95\n");
    let drawn = trend(&project);
    assert_eq!(texts(&drawn)[..3], ["0", "50", "100"]);
    assert!(texts(&drawn).contains(&"45–95"));
    assert!(drawn.alt.ends_with("2025: actual 40, target 45–95."), "{}", drawn.alt);
}

#[test]
fn milestones_stand_in_the_place_of_a_later_target() {
    let indicators = "id,area,title,kind\n1.1,1,Share,stock\n";
    let targets = "indicator,period,value,milestone\n1.1,2024,30,yes\n1.1,2025,36,yes\n1.1,2030,80,\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2024,28\n1.1,2025,40\n")
        .with("baselines", "indicator,value\n1.1,20\n")
        .with("targets", targets);
    let drawn = trend(&project);
    assert!(texts(&drawn).contains(&"Milestone"));
    assert!(!texts(&drawn).contains(&"80"));
    assert!(
        drawn.alt.ends_with("2024: actual 28, milestone 30. 2025: actual 40, milestone 36."),
        "{}",
        drawn.alt
    );
}
