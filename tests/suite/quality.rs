//! Screens, waivers, value states, and the annex on data quality that lists them.

use std::fs;

use bilan::diag::{Code, Findings, Screen};
use bilan::document::{Block, Cell, Row};
use bilan::model::{AreaId, IndicatorId, Language, Period, State, UnitCode};
use bilan::pipeline::{self, Built, Computed, Options};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use serde_json::Value;

use crate::project::{Project, REPORT, plain};

const INDICATORS: &str =
    "id,area,title,unit,kind\n1.1,1,Jobs kept,jobs,cumulative\n1.2,1,People trained,people,flow\n";

/// Adds settings to `[report]`, and text to the end of the project file.
fn with_settings(project: Project, report: &str, more: &str) -> Project {
    let path = project.path().join("bilan.toml");
    let text = fs::read_to_string(&path).expect("the project has one");
    let text = text.replacen("[report]\n", &format!("[report]\n{report}"), 1);
    fs::write(path, format!("{text}\n{more}")).expect("a temporary folder can be written");
    project
}

fn compute(project: &Project) -> (Option<Computed>, Findings) {
    let mut findings = Findings::new();
    let computed = pipeline::compute(project.path(), &Options::default(), &mut findings).ok();
    (computed, findings)
}

fn build(project: &Project) -> (Option<Built>, Findings) {
    let mut findings = Findings::new();
    let built = pipeline::build(project.path(), &Options::default(), &mut findings, &mut |_| {}).ok();
    (built, findings)
}

fn codes(findings: &Findings) -> Vec<(Code, Option<usize>)> {
    findings.iter().map(|finding| (finding.code, finding.place.row)).collect()
}

fn year(text: &str) -> Period {
    Period::parse(text).expect("a literal of the test")
}

/// The text of all tables and paragraphs of the annex on data quality, from the composed document.
fn annex(project: &Project) -> String {
    let (built, findings) = build(project);
    let built = built.unwrap_or_else(|| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("report.pdf");
    fs::write(&path, &built.files[0].bytes).expect("a temporary folder can be written");
    let text = std::process::Command::new("pdftotext")
        .args(["-layout".as_ref(), path.as_os_str(), "-".as_ref()])
        .output();
    let Ok(text) = text else {
        crate::shared::pass_over("pdftotext is not installed");
        return String::new();
    };
    let text = String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    text.rsplit_once("Every reported value passed")
        .map(|(_, annex)| annex.to_owned())
        .expect("the annex is there")
}

#[test]
fn t26_a_running_total_that_falls_is_an_error() {
    let rows = "indicator,period,unit_code,value\n1.1,2024,ETH,100\n1.1,2025,ETH,90\n1.1,2024,KEN,90\n1.1,2025,KEN,100\n";
    let (computed, findings) = compute(&Project::new(INDICATORS, rows));
    assert!(computed.is_none());
    assert_eq!(codes(&findings), [(Code::CumulativeFell, Some(3))]);
    let about =
        findings.iter().next().and_then(|finding| finding.about.clone()).expect("it is about a figure");
    let about = [about.indicator, about.unit, about.period].map(Option::unwrap_or_default);
    assert_eq!(about, ["1.1", "ETH", "2025"]);
}

/// The sum of the units falls from 150 to 80; no record does.
#[test]
fn a_total_of_units_may_fall_where_a_unit_is_missing() {
    let rows = "indicator,period,unit_code,value,missing_reason\n1.1,2024,ETH,100,\n1.1,2024,KEN,50,\n1.1,2025,ETH,,not_reported\n1.1,2025,KEN,80,\n";
    let (_, findings) = compute(&Project::new(INDICATORS, rows));
    let fallen = findings.iter().filter(|finding| finding.code == Code::CumulativeFell).count();
    assert_eq!(fallen, 0);
}

const COPIED: &str = "indicator,period,unit_code,value\n1.2,2024,ETH,1284\n1.2,2025,ETH,1284\n1.2,2024,KEN,940\n1.2,2025,KEN,940\n1.1,2025,ETH,3\n";

#[test]
fn what_is_waived_stands_in_the_annex_with_its_reason_and_what_is_not_as_open() {
    let waiver =
        "[[waivers]]\ncode = \"copied-value\"\nunit = \"ETH\"\nreason = \"Confirmed on 3 March 2026\"\n";
    let project = with_settings(Project::new(INDICATORS, COPIED), "", waiver);
    let (computed, findings) = compute(&project);
    let quality = computed.expect("only warnings").quality;
    assert_eq!((quality.open_of(Screen::CopiedValue), quality.waived_of(Screen::CopiedValue)), (1, 1));
    assert_eq!(codes(&findings), [(Code::CopiedValue, Some(5))]);
    let annex = annex(&project);
    if annex.is_empty() {
        return;
    }
    assert!(annex.contains("Values equal to those of the year before 1 1"), "{annex}");
    assert!(annex.contains("Values equal to those of the year before (used as reported) 1.2 People trained (people) 1 KEN 2025"), "{annex}");
    assert!(annex.contains("Confirmed on 3 March 2026"), "{annex}");
}

#[test]
fn a_check_that_the_project_does_not_list_is_counted_in_the_annex() {
    let allowed = "[findings]\ncopied-value = \"allow\"\n";
    let project = with_settings(Project::new(INDICATORS, COPIED), "", allowed);
    let annex = annex(&project);
    assert!(annex.is_empty() || annex.contains("Values equal to those of the year before 0 0 2"), "{annex}");
}

const STATES: &str = "\
indicator,period,unit_code,value,qa_status,checked_by,checked_on
1.2,2024,ETH,10,audited,C. Diop,2025-04-01
1.2,2025,ETH,12,verified,A. Mensah,2026-02-10
1.2,2025,KEN,9,checked,B. Otieno,2026-02-12
1.2,2025,SEN,8,,,
1.2,2025,TZA,,draft,,
1.1,2025,,3,audited,C. Diop,2026-03-01
1.1,2025,ETH,3,draft,,
";

#[test]
fn the_state_of_a_figure_is_the_lowest_of_the_rows_behind_it() {
    let computed = Project::new(INDICATORS, STATES).compute();
    let assessment = &computed.assessment;
    let states = assessment.states.as_ref().expect("the column is there");
    let of = |id: &str, period: &str, unit: Option<&str>| {
        states.of(&IndicatorId::new(id), year(period), unit.map(UnitCode::new).as_ref())
    };
    assert_eq!(of("1.2", "2024", None), Some(State::Audited));
    assert_eq!(of("1.2", "2025", None), Some(State::Draft), "an empty state is a draft");
    assert_eq!(of("1.2", "2025", Some("KEN")), Some(State::Checked));
    assert_eq!(of("1.2", "2025", Some("TZA")), None, "a row without a value has no state");
    assert_eq!(
        of("1.1", "2025", None),
        Some(State::Audited),
        "the corporate row takes the place of the units"
    );
    assert_eq!(states.of_area(&AreaId::new("1"), year("2025"), assessment), Some(State::Draft));
}

#[test]
fn without_the_column_there_are_no_states() {
    assert!(Project::new(INDICATORS, COPIED).compute().assessment.states.is_none());
}

#[test]
fn a_report_with_values_below_the_required_state_is_refused() {
    let project = with_settings(Project::new(INDICATORS, STATES), "required-state = \"verified\"\n", "");
    let (built, findings) = build(&project);
    assert!(built.is_none());
    assert_eq!(codes(&findings), [(Code::StateTooLow, Some(8)), (Code::StateTooLow, Some(5))]);
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    let expected = [
        "`1.1` for 2025 rests on 1 value below `verified` (1 draft)",
        "`1.2` for 2025 rests on 2 values below `verified` (1 draft, 1 checked)",
    ];
    assert_eq!(messages, expected);
    let (computed, _) = compute(&project);
    assert!(computed.is_some(), "figures can be looked into all the same");
}

#[test]
fn a_report_whose_values_reach_the_required_state_is_made() {
    let rows = STATES
        .replace(",checked,", ",verified,")
        .replace("SEN,8,,", "SEN,8,verified,")
        .replace("3,draft", "3,verified");
    let project = with_settings(Project::new(INDICATORS, &rows), "required-state = \"verified\"\n", "");
    let annex = annex(&project);
    assert!(annex.is_empty() || annex.contains("All figures of this report reach it."), "{annex}");
}

#[test]
fn a_watermark_marks_every_page_and_a_list_none() {
    let mark = "Draft: contains unverified values";
    for (below, marked) in [("watermark", true), ("list", false)] {
        let settings = format!("required-state = \"verified\"\nbelow-state = \"{below}\"\n");
        let project = with_settings(Project::new(INDICATORS, STATES), &settings, "");
        let (built, findings) = build(&project);
        let built = built.unwrap_or_else(|| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
        let path = project.path().join("report.pdf");
        fs::write(&path, &built.files[0].bytes).expect("writable");
        let Ok(text) = std::process::Command::new("pdftotext")
            .args(["-raw".as_ref(), path.as_os_str(), "-".as_ref()])
            .output()
        else {
            crate::shared::pass_over("pdftotext is not installed");
            return;
        };
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
        assert_eq!(Some(pages.len()), built.files[0].pages);
        // The words run across the page, so that each letter is a line of its own.
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        let found = pages.iter().filter(|page| letters(page).contains(&letters(mark))).count();
        assert_eq!(found, if marked { pages.len() } else { 0 }, "{below}");
        let list = letters("2025 draft 1 1 1 0 A. Mensah, 10 February 2026; B. Otieno, 12 February 2026");
        let whole = letters(&text);
        assert!(whole.contains(&list), "{whole}");
    }
}

#[test]
fn states_stand_in_the_results() {
    let (built, _) = build(&Project::new(INDICATORS, STATES));
    let files = built.expect("no state is required").files;
    let file = files.iter().find(|file| file.name == "results.json");
    let results: Value = serde_json::from_slice(&file.expect("results.json").bytes).expect("valid JSON");
    let state = |id: &str, unit: Value| {
        let indicators = results["indicators"].as_array().expect("a list").iter();
        let mut entries = indicators
            .filter(|entry| entry["id"] == id && entry["unit_code"] == unit && entry["period"] == "2025");
        entries.next().expect("the figure is there")["state"].clone()
    };
    assert_eq!(state("1.2", Value::Null), "draft");
    assert_eq!(state("1.2", "KEN".into()), "checked");
    assert_eq!(state("1.1", Value::Null), "audited");
    assert_eq!(results["areas"][0]["state"], "audited", "2024");
    assert_eq!(results["areas"][1]["state"], "draft", "2025");
}

/// Rows of two years in which screens find much: equal values, jumps, percentages above 100.
fn strange_rows() -> impl Strategy<Value = String> {
    let value = proptest::sample::select(vec!["0.4", "12", "250", "250.5", "99999", "-7", ""]);
    proptest::collection::vec(value, 4..32).prop_map(|values| {
        let row = |(index, value): (usize, &&str)| {
            let (indicator, unit) = (["1.1", "1.2"][index % 2], ["ETH", "eth", "KEN"][index % 3]);
            format!("{indicator},{},{unit},P{},{value}\n", 2024 + index / 3 % 2, index / 6)
        };
        let rows: String = values.iter().enumerate().map(row).collect();
        format!("indicator,period,unit_code,project,value\n{rows}")
    })
}

fn results(rows: &str, levels: &str) -> String {
    let indicators = "id,area,title,unit,agg_units,max\n1.1,1,Reports on time,%,none,\n1.2,1,People trained,people,,1000\n";
    let computed = with_settings(Project::new(indicators, rows), "", levels).compute();
    let grid = bilan::model::Grid::of(year("2025"));
    bilan::assess::results_json("small", grid, &[], &computed.assessment)
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 32, ..Default::default() })]

    #[test]
    fn screens_change_no_figure(rows in strange_rows()) {
        let level = |level: &str| {
            let lines = Screen::ALL.iter().map(|screen| format!("{} = \"{level}\"\n", screen.code()));
            format!("[findings]\n{}", lines.collect::<String>())
        };
        let waivers = Screen::ALL.iter().map(|screen| format!("[[waivers]]\ncode = \"{}\"\nreason = \"x\"\n", screen.code()));
        let shown = results(&rows, &level("warning"));
        prop_assert_eq!(&shown, &results(&rows, &level("allow")));
        prop_assert_eq!(&shown, &results(&rows, &waivers.collect::<String>()));
    }
}

#[test]
fn the_table_of_gaps_has_only_gaps_each_with_its_reason() {
    let indicators = "id,area,title,method,direction,kind\n\
        1.1,1,Zero where lower is better,inverse_ratio,,stock\n1.2,1,Without target,ratio,,flow\n\
        1.3,1,Without baseline,progress,,stock\n1.4,1,Not due yet,ratio,,flow\n1.5,1,Not reported,ratio,,flow\n\
        1.6,1,Fell below its baseline,progress,increase,stock\n1.7,1,Unplanned,ratio,,flow\n";
    let actuals = "indicator,period,value,missing_reason\n1.1,2025,0,\n1.2,2025,5,\n1.3,2025,5,\n\
        1.4,2025,,not_due\n1.5,2025,,\n1.6,2025,28,\n1.7,2025,3,\n";
    let targets = "indicator,period,value\n1.1,2025,20\n1.3,2025,10\n1.4,2025,10\n1.5,2025,10\n1.6,2025,30\n1.7,2025,0\n";
    let project = Project::new(indicators, actuals)
        .with("targets", targets)
        .with("baselines", "indicator,period,value\n1.6,2020,30\n");
    let reasons = |language| {
        let sections = project.document(language).sections;
        let coverage = sections.iter().find(|section| section.id == "coverage").expect("every report has it");
        let gaps = coverage.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.id() == "table-gaps" => Some(table.rows()),
            _ => None,
        });
        let text = |cell: &Cell| plain(&cell.inlines);
        let rows = gaps.expect("there are gaps").iter();
        rows.map(|row| text(&row.cells[0]) + ": " + &text(&row.cells[2])).collect::<Vec<_>>()
    };
    let expected = [
        "1.2 Without target: no target was set",
        "1.3 Without baseline: the method needs a baseline and none was given",
        "1.5 Not reported: not reported",
        "1.7 Unplanned: the target is zero: an unplanned result",
    ];
    assert_eq!(reasons(Language::English), expected);
    let chinese = reasons(Language::Chinese);
    assert!(chinese[0].ends_with("未设定目标值"), "{chinese:?}");
    assert!(chinese[1].ends_with("缺少计算方法所需的基线值"), "{chinese:?}");
}

/// A file of activities with a target for women beside that of all, and a table of which half are drafts.
#[test]
fn rows_that_a_source_leaves_out_are_printed_by_file_and_reason() {
    let sources = "[sources.actuals]\npath = \"actuals.csv\"\nwhere = \"status = 'final'\"\n\n\
        [sources.baselines]\npath = \"iati.xml\"\n\n[sources.targets]\npath = \"iati.xml\"\n\n\
        [tables.actuals]\nsource = \"actuals\"\n\
        columns = { indicator = \"indicator\", period = \"period\", value = \"value\" }\n";
    let actuals = "indicator,period,value,status\n1.1,2025,20,final\n1.1,2025,90,draft\n1.2,2025,40,\n";
    let women = "<dimension name=\"sex\" value=\"female\"/>";
    let xml = format!(
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>X</iati-identifier><result><indicator>\
         <reference vocabulary=\"99\" code=\"1.1\"/><baseline year=\"2020\" value=\"10\">{women}</baseline>\
         <period><period-start iso-date=\"2025-01-01\"/><period-end iso-date=\"2025-12-31\"/><target value=\"30\"/>\
         <target value=\"15\">{women}</target><target value=\"16\"><location ref=\"L1\"/></target></period>\
         </indicator></result></iati-activity></iati-activities>"
    );
    let project = Project::new(INDICATORS, actuals)
        .with_file("bilan.toml", &format!("{REPORT}\n{sources}"))
        .with_file("iati.xml", &xml);
    let rows = |language| {
        let sections = project.document(language).sections;
        let annex =
            sections.iter().find(|section| section.id == "annex-quality").expect("every report has it");
        let sources =
            annex.sections.iter().find(|section| section.id == "annex-sources").expect("it has files");
        let left_out = sources.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.id() == "table-left-out" => Some(table.rows()),
            _ => None,
        });
        let text =
            |row: &Row| row.cells.iter().map(|cell| plain(&cell.inlines)).collect::<Vec<_>>().join(" | ");
        left_out.map(|rows| rows.iter().map(text).collect::<Vec<_>>())
    };
    let expected = [
        "actuals.csv | They do not meet the condition that is set for the source | 2",
        "iati.xml | Targets or baselines of a place or group | 1",
        "iati.xml | Targets or baselines of a place or group | 2",
    ];
    assert_eq!(rows(Language::English), Some(expected.map(ToOwned::to_owned).to_vec()));
    let spanish = rows(Language::Spanish).expect("the same rows");
    assert_eq!(spanish[0], "actuals.csv | No cumplen la condición fijada para la fuente | 2");
    // Several sources of one file are told apart in the identities of their counts.
    let printed = project.document(Language::English);
    let counts: Vec<String> = printed
        .printed()
        .into_iter()
        .map(|printed| printed.fact.to_string())
        .filter(|fact| fact.contains("of-groups"))
        .collect();
    assert_eq!(counts.len(), 2);
    assert_ne!(counts[0], counts[1]);
}

#[test]
fn a_report_whose_sources_leave_nothing_out_says_nothing_of_it() {
    let project = Project::new(INDICATORS, "indicator,period,value\n1.1,2025,20\n");
    let printed = format!("{:?}", project.document(Language::English).sections);
    assert!(printed.contains("table-sources") && !printed.contains("table-left-out"));
}

#[test]
fn a_day_of_checking_without_who_checked_is_said() {
    let rows = "indicator,period,value,qa_status,checked_by,checked_on\n1.1,2025,3,checked,,2026-01-05\n\
                1.2,2025,4,checked,A. Keita,2026-01-05\n";
    let (_, found) = Project::new(INDICATORS, rows).compute_lowering(Some("cell-empty"));
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((finding.code, finding.place.row), (Code::CellEmpty, Some(2)));
    assert_eq!(finding.place.field.as_deref(), Some("checked_by"));
}

#[test]
fn projects_are_compared_also_where_there_are_no_units() {
    let project = Project::new(
        "id,area,title\n1.1,1,People\n",
        "indicator,period,project,value\n1.1,2025,P1,70123\n1.1,2025,P2,70123\n",
    );
    let (_, found) = project.compute_lowering(None);
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::ReportedTwice]);
}
