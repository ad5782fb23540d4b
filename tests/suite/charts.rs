//! Charts as data, for formats that draw them themselves, and charts that are read from the right.

use bilan::chart::{Drawer, Drawn};
use bilan::diag::Findings;
use bilan::document::{ChartData, ChartKind, Series};
use bilan::fonts::FontLibrary;
use bilan::model::{AreaId, IndicatorId, Language};
use bilan::quote::Quoter;
use bilan::render::render;

use crate::project::Project;

/// What a drawer draws of a project.
#[track_caller]
fn drawn<T>(project: &Project, language: Language, draw: impl FnOnce(&Drawer<'_>) -> T) -> T {
    let computed = project.compute();
    let measure = |text: &str, _: &str, _: bool, size: f64| text.chars().map(|_| 0.5 * size).sum::<f64>();
    draw(&Drawer { quoter: Quoter::new(&computed.assessment, language), measure: &measure })
}

#[track_caller]
fn trend(project: &Project) -> Drawn {
    drawn(project, Language::English, |drawer| drawer.trend(&IndicatorId::new("1.1")))
        .expect("it has a course")
}

#[track_caller]
fn bullet(project: &Project, language: Language) -> Drawn {
    drawn(project, language, |drawer| drawer.bullet(&AreaId::new("1"))).expect("it has achievements")
}

/// Names, colours and values of series.
type Lines<'a> = Vec<(&'a str, &'a str, Vec<Option<f64>>)>;

fn lines(data: &ChartData) -> Lines<'_> {
    let line = |series: &'_ Series| series.values.clone();
    data.series.iter().map(|series| (series.name.as_str(), series.colour.as_str(), line(series))).collect()
}

const YEARS: &str = "indicator,period,value\n1.1,2022,12.5\n1.1,2023,14\n1.1,2025,19.25\n";

#[test]
fn the_data_of_a_trend_are_actuals_targets_and_the_baseline_with_gaps_left_open() {
    // Another indicator has a value of the year that this one lacks.
    let actuals = format!("{YEARS}1.2,2024,7\n");
    let project =
        Project::new("id,area,title,unit,decimals\n1.1,1,Trained,people,1\n1.2,1,Sites,,0\n", &actuals)
            .with("baselines", "indicator,period,value\n1.1,2020,10\n")
            .with("targets", "indicator,period,value\n1.1,2024,18\n1.1,2025,20\n");
    let data = trend(&project).data.expect("numbers");
    assert_eq!((data.kind, data.is_share, data.decimals), (ChartKind::Lines, false, 1));
    assert_eq!((data.unit.as_deref(), data.suffix.as_str()), (Some("people"), ""));
    assert_eq!(data.categories, ["2020", "2022", "2023", "2024", "2025"]);
    let expected: Lines<'_> = vec![
        ("Actual", "#0b5c7a", vec![None, Some(12.5), Some(14.0), None, Some(19.25)]),
        ("Target", "#4a525a", vec![None, None, None, Some(18.0), Some(20.0)]),
        ("Baseline", "#8fb6c4", vec![Some(10.0), None, None, None, None]),
    ];
    assert_eq!(lines(&data), expected);
}

#[test]
fn a_target_that_is_a_range_is_two_series_and_its_middle_none() {
    let project = Project::new("id,area,title,unit\n1.1,1,Share,%\n", YEARS)
        .with("baselines", "indicator,value\n1.1,20\n")
        .with("targets", "indicator,period,low,high\n1.1,2025,45,95\n");
    let data = trend(&project).data.expect("numbers");
    assert_eq!((data.unit, data.suffix.as_str(), data.is_share), (None, "%", false));
    let names: Vec<&str> = data.series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names, ["Actual", "Target (≥)", "Target (≤)", "Baseline"]);
    let ends = |index: usize| data.series[index].values.iter().copied().flatten().collect::<Vec<f64>>();
    assert_eq!((ends(1), ends(2)), (vec![45.0; 3], vec![95.0; 3]));
}

#[test]
fn a_change_of_the_framework_is_an_empty_place_on_the_axis() {
    let indicators = "id,area,title,unit,agg_time,from,until\n\
        1.0,1,Trained,people,sum,,2023\n1.1,1,Certified,people,sum,2024,\n";
    let actuals = "indicator,period,value\n1.0,2022,10\n1.0,2023,20\n1.1,2024,12\n1.1,2025,15\n";
    let crosswalk = "from,to,period,relation,comparable,note\n1.0,1.1,2024,redefined,no,\n";
    let project = Project::new(indicators, actuals).with("crosswalk", crosswalk);
    let data = trend(&project).data.expect("numbers");
    assert_eq!(data.categories, ["2022", "2023", "//", "2024", "2025"]);
    assert_eq!(data.series[0].values, [Some(10.0), Some(20.0), None, Some(12.0), Some(15.0)]);
}

#[test]
fn words_and_chains_have_no_data_of_their_own() {
    let indicators = "id,area,title,method\n1.1,1,Law in force,binary\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2024,no\n1.1,2025,yes\n");
    assert_eq!(trend(&project).data, None);
}

/// Half of a target, more than twice another, and no value of a third.
fn achievements() -> Project {
    let indicators = "id,area,title\n1.1,1,Farms\n1.2,1,Jobs\n1.3,1,Schools\n";
    Project::new(indicators, "indicator,period,value\n1.1,2025,50\n1.2,2025,225\n")
        .with("targets", "indicator,period,value\n1.1,2025,100\n1.2,2025,100\n1.3,2025,100\n")
}

#[test]
fn the_data_of_achievements_are_shares_with_the_rating_in_words_and_colour() {
    let data = bullet(&achievements(), Language::English).data.expect("shares");
    assert_eq!((data.kind, data.is_share, data.decimals), (ChartKind::Bars, true, 1));
    assert_eq!(data.categories, ["1.1 Farms\n■ partly met", "1.2 Jobs\n▲ met", "1.3 Schools\n– no data"]);
    let expected: Lines<'_> = vec![("Achievement", "#0b5c7a", vec![Some(0.5), Some(2.25), None])];
    assert_eq!(lines(&data), expected);
    assert_eq!(data.series[0].colours[..2], ["#8a6100", "#0b6e4f"]);
    let french = bullet(&achievements(), Language::French).data.expect("shares");
    assert_eq!(french.suffix, "\u{a0}%");
}

#[test]
fn an_achievement_that_is_printed_by_the_edge_below_it_has_no_data() {
    let project = Project::new("id,area,title\n1.1,1,Farms\n", "indicator,period,value\n1.1,2025,999999\n")
        .with("targets", "indicator,period,value\n1.1,2025,1000000\n");
    let drawn = bullet(&project, Language::English);
    assert!(drawn.svg.contains("&lt; 100%"), "{}", drawn.svg);
    assert_eq!(drawn.data, None);
}

#[test]
fn the_data_of_the_overview_are_counts_by_area_with_a_series_for_each_rating() {
    let project = achievements().areas("id,title\n1,One area\n");
    let data = drawn(&project, Language::English, |drawer| drawer.overview().and_then(|drawn| drawn.data));
    let data = data.expect("counts");
    assert_eq!((data.kind, data.unit.as_deref()), (ChartKind::StackedBars, Some("Indicators")));
    assert_eq!(data.categories, ["One area"]);
    let named: Vec<(&str, Option<f64>)> =
        data.series.iter().map(|series| (series.name.as_str(), series.values[0])).collect();
    let expected = [
        ("▲ met", Some(1.0)),
        ("● largely met", Some(0.0)),
        ("■ partly met", Some(1.0)),
        ("◆ not met", Some(0.0)),
        ("▼ regressed", Some(0.0)),
        ("– no data", Some(1.0)),
    ];
    assert_eq!(named, expected);
}

/// Texts of a drawing with their attributes.
fn texts(svg: &str) -> Vec<(&str, &str)> {
    let texts = svg.split("</text>").filter_map(|part| part.split_once("<text"));
    texts.filter_map(|(_, text)| text.split_once('>')).map(|(head, text)| (head, text.trim())).collect()
}

fn attribute<'a>(head: &'a str, name: &str) -> &'a str {
    let (_, value) = head.split_once(&format!(" {name}=\"")).expect("it is written");
    value.split('"').next().expect("in quotes")
}

fn arabic() -> Project {
    let indicators = "id,area,title,unit\n1.1,1,المؤسسات (ISO 14001) في الريف,مؤسسة\n";
    Project::new(indicators, YEARS)
        .with("baselines", "indicator,period,value\n1.1,2020,10\n")
        .with("targets", "indicator,period,value\n1.1,2024,18\n1.1,2025,20\n")
        .areas("id,title\n1,الصناعة\n")
        .in_language("ar")
}

#[test]
fn an_arabic_chart_begins_at_the_right_in_runs_of_one_script() {
    let svg = bullet(&arabic(), Language::Arabic).svg;
    let texts = texts(&svg);
    let place = |printed: &str| {
        let (head, _) = texts.iter().find(|(_, text)| *text == printed).expect("it is printed");
        let x: i32 = attribute(head, "x").parse().expect("a number");
        (x, attribute(head, "text-anchor"), attribute(head, "font-family"))
    };
    // Numbers and Latin words run from their left end, Arabic ends where it is placed; 1.1 comes first.
    assert_eq!(place("المؤسسات"), (4536 - 20 * 8, "end", "Amiri, Noto Sans"));
    assert_eq!(place("1.1"), (4536 - 12 * 8 - 24, "start", "Noto Sans, Noto Sans SC"));
    // The axis begins 204 points from the right, and 50 per cent lie to the left of it.
    assert_eq!(place("0%").0, 4536 - 2040);
    assert!(place("50%").0 < place("0%").0);
    assert!(!svg.contains(|letter: char| ('\u{2066}'..='\u{2069}').contains(&letter)));
}

#[test]
fn an_arabic_edition_with_charts_conforms() {
    let document = arabic().document(Language::Arabic);
    assert_eq!(document.charts.len(), 3);
    let fonts = FontLibrary::new(&[], false).expect("the embedded fonts");
    let mut findings = Findings::new();
    // PDF/A-3a and PDF/UA-1, which refuse characters without a glyph.
    let rendered = render(&document, "annual", &fonts, &mut findings);
    assert!(rendered.is_ok(), "{:#?}", findings.iter().collect::<Vec<_>>());
}
