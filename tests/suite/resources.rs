//! Resources: sums by area and source, capital, revisions, shares, and that they touch no result.

use bilan::assess::{Funds, results_json};
use bilan::document::{Block, FactKind};
use bilan::model::{AreaId, FundSource, Grid, Language, MoneyUnit, Period};
use bilan::quote::{Amount, MoneyStyle, Quoter};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use rust_decimal::dec;

use crate::project::Project;

const INDICATORS: &str = "id,area,title\n1.1,1,A\n2.1,2,B\n";
const ACTUALS: &str = "indicator,period,value\n1.1,2025,40\n2.1,2025,90\n";
const TARGETS: &str = "indicator,period,value\n1.1,2025,100\n2.1,2025,100\n";
const AREAS: &str = "id,title\n1,First\n2,Second\n";

fn project(resources: &str) -> Project {
    Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).areas(AREAS).with("resources", resources)
}

const LINES: &str = "\
area,period,source,class,budget,revised_budget,expenditure,currency
1,2025,assessed,,100,90,81,USD
1,2025,voluntary,operating,50,,19,USD
2,2025,voluntary,,200,260,200,USD
2,2025,voluntary,capital,400,,40,USD
";

#[test]
fn t51_sources_of_funds_add_up_beside_achievement() {
    let lines = "area,period,source,budget,expenditure,currency\n1,2025,assessed,32.0,30.5,USD\n1,2025,voluntary,18.0,12.2,USD\n";
    let assessment = project(lines).compute().assessment;
    let money = assessment.resources.sum(Funds::OPERATING, assessment.reporting);
    assert_eq!((money.budget, money.expenditure), (Some(dec!(50.0)), Some(dec!(42.7))));
    assert_eq!(money.utilization(), Some(dec!(0.854)));
    let quoter = Quoter::new(&assessment, Language::English);
    let style = MoneyStyle::new(MoneyUnit::One, Some(1));
    let print = |amount| quoter.money(Funds::OPERATING, assessment.reporting, amount, style).text;
    assert_eq!(print(Amount::Budget), "50.0");
    assert_eq!(print(Amount::Expenditure), "42.7");
    assert_eq!(print(Amount::Utilization), "85.4%");
}

#[test]
fn capital_is_in_no_figure_unless_it_is_asked_for() {
    let assessment = project(LINES).compute().assessment;
    let (resources, period) = (&assessment.resources, assessment.reporting);
    let second = AreaId::new("2");
    assert_eq!(resources.sum(Funds::OPERATING, period).expenditure, Some(dec!(300)));
    assert_eq!(resources.sum(Funds::OPERATING.of(&second), period).budget, Some(dec!(260)));
    assert_eq!(resources.sum(Funds::CAPITAL.of(&second), period).utilization(), Some(dec!(0.1)));
    let both = Funds { area: Some(&second), source: None, class: None };
    assert_eq!(resources.sum(both, period).expenditure, Some(dec!(240)));
}

#[test]
fn original_and_revised_budgets_stand_side_by_side() {
    let assessment = project(LINES).compute().assessment;
    let (resources, period) = (&assessment.resources, assessment.reporting);
    let first = AreaId::new("1");
    let money = resources.sum(Funds::OPERATING.of(&first), period);
    assert_eq!((money.original, money.budget), (Some(dec!(150)), Some(dec!(140))));
    assert!(resources.is_revised(Funds::OPERATING, period));
    assert!(!resources.is_revised(Funds::CAPITAL, period));
    let assessed = resources.sum(Funds::OPERATING.of(&first).from(FundSource::Assessed), period);
    assert_eq!(assessed.utilization(), Some(dec!(0.9)));
}

#[test]
fn t52_printed_shares_of_areas_add_up_and_keep_their_identity() {
    let areas = "id,title\n1,First\n2,Second\n3,Third\n";
    let lines =
        "area,period,source,budget,expenditure\n1,2025,other,9,1\n2,2025,other,9,1\n3,2025,other,9,1\n";
    let project = project(lines).areas(areas);
    let printed = |project: &Project| {
        let assessment = project.compute().assessment;
        let period = assessment.reporting;
        let quoter = Quoter::new(&assessment, Language::English);
        let parts = quoter.parts_by_area(Funds::OPERATING, period);
        let column = quoter.shares(&parts, period, FactKind::ShareOfExpenditure, 0);
        let alone = quoter.share_of(parts[0], period, FactKind::ShareOfExpenditure, Some(0));
        assert_eq!(alone.as_ref(), column.quotes.first());
        assert!(column.quotes[0].fact < column.quotes[1].fact, "each is another figure");
        column.quotes.into_iter().map(|quote| quote.text).collect::<Vec<_>>()
    };
    assert_eq!(printed(&project), ["34%", "33%", "33%"]);
    let rounded = project.with_settings("[resources]\nshares = \"rounded\"\n");
    assert_eq!(printed(&rounded), ["33%", "33%", "33%"]);
}

#[test]
fn a_share_of_a_whole_with_a_missing_part_is_missing() {
    let lines = "area,period,source,budget,expenditure\n1,2025,other,9,1\n2,2025,other,9,\n";
    let assessment = project(lines).compute().assessment;
    let quoter = Quoter::new(&assessment, Language::English);
    let first = AreaId::new("1");
    let funds = Funds::OPERATING.of(&first);
    let share = quoter.share_of(funds, assessment.reporting, FactKind::ShareOfExpenditure, None);
    assert_eq!(share.map(|share| (share.number, share.text)), Some((None, "n/a".to_owned())));
}

#[test]
fn templates_reach_amounts_and_shares_as_the_tables_print_them() {
    let amounts = r#"{{ budget("1") }} {{ budget("1", revised = false) }} {{ expenditure(class = "capital") }} {{ expenditure(class = "all", unit = "thousand", decimals = 2) }} {{ utilization("1", source = "assessed") }}"#;
    // Both classes: 81 + 19 + 200 + 40.
    assert_eq!(project(LINES).narrative(amounts).printed(), "140 150 40 0.34 90.0%");
    let shares = r#"{{ share_of_expenditure("1") }} {{ share_of_expenditure(source = "assessed") }} {{ share_of_budget("1", source = "voluntary") }}"#;
    // 100 of 300; 81 of 300; 50 of 140.
    assert_eq!(project(LINES).narrative(shares).printed(), "33.3% 27.0% 35.7%");
}

/// The captions, header texts and notes of the tables of a report, by id.
fn tables(project: &Project) -> Vec<(String, String, Vec<String>, Vec<String>)> {
    let text = |inlines: &[bilan::document::Inline]| crate::project::plain(inlines);
    let mut found = Vec::new();
    for section in project.document(Language::English).sections {
        for block in &section.blocks {
            if let Block::Table(table) = block {
                let header = table.header().iter().map(|cell| text(&cell.inlines)).collect();
                let notes = table.notes().iter().map(|note| text(note)).collect();
                found.push((table.id().to_owned(), table.caption().to_owned(), header, notes));
            }
        }
    }
    found
}

#[test]
fn what_cannot_be_held_against_the_limit_is_not_said_to_keep_it() {
    let lines = "area,period,source,budget,expenditure\n1,2025,assessed,,1\n2,2025,assessed,100,1\n";
    let project =
        project(lines).with("reallocations", "period,from_area,to_area,amount\n2025,1,2,10\n").with_settings(
            "[resources]\nreallocation-limit = 0.1\n[findings]\nreallocation-mismatch = \"warning\"\n",
        );
    let tables = tables(&project);
    let (.., notes) = tables.iter().find(|(id, ..)| id == "table-reallocations").expect("the report has it");
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].contains("gave more cannot be said, because an original budget is missing"),
        "{notes:?}"
    );
}

#[test]
fn tables_of_money_name_their_unit_and_say_what_does_not_add_up() {
    let lines = "\
area,period,source,budget,revised_budget,expenditure,currency
1,2025,assessed,1400,,1400,USD
2,2025,assessed,1400,1500,1400,USD
";
    let moves = "period,from_area,to_area,amount\n2025,,2,100\n";
    let project = project(lines)
        .with("reallocations", moves)
        .with_settings("[resources]\nunit = \"thousand\"\nreallocation-limit = 0.1\n");
    let tables = tables(&project);
    let find = |id: &str| tables.iter().find(|(found, ..)| found == id).expect("the report has it");
    let (_, caption, header, notes) = find("table-resources");
    assert_eq!(caption, "Budget and expenditure by outcome area, 2025 (thousands of United States dollars)");
    assert_eq!(
        header,
        &[
            "Outcome area",
            "Original budget",
            "Revised budget",
            "Expenditure",
            "Utilization",
            "Share of expenditure",
            "Achievement"
        ]
    );
    assert_eq!(notes, &["The amounts do not add up exactly to the totals because of rounding."]);
    let (.., notes) = find("table-reallocations");
    assert_eq!(notes, &["An area may give up to 10% of its original budget to other areas; none gave more."]);
    assert!(!tables.iter().any(|(id, ..)| id == "table-capital" || id == "table-area-funds"));
}

#[test]
fn an_area_that_gave_more_than_the_limit_is_named_with_its_share() {
    let lines = "\
area,period,source,budget,revised_budget,expenditure
1,2025,assessed,600,480,470
1,2025,voluntary,400,,390
2,2025,assessed,500,620,600
";
    let moves = "period,from_area,to_area,amount\n2025,1,2,70\n2025,1,2,50\n";
    let project =
        project(lines).with("reallocations", moves).with_settings("[resources]\nreallocation-limit = 0.1\n");
    let tables = tables(&project);
    let (.., notes) = tables.iter().find(|(id, ..)| id == "table-reallocations").expect("there are moves");
    assert_eq!(
        notes,
        &[
            "An area may give up to 10% of its original budget to other areas; more was given by First (12.0%)."
        ]
    );
}

#[test]
fn what_an_area_gave_is_what_went_to_other_areas_in_the_period_over_its_budgets_of_both_classes() {
    let lines = "\
area,period,source,class,budget,revised_budget,expenditure
1,2024,assessed,operating,500,,500
1,2025,assessed,operating,100,30,30
1,2025,assessed,capital,300,,10
2,2025,assessed,operating,100,150,100
";
    let moves = "period,from_area,to_area,amount\n2024,1,2,70\n2025,1,2,40\n2025,1,,30\n2025,,2,10\n";
    let (computed, _) =
        project(lines).with("reallocations", moves).compute_lowering(Some("reallocation-mismatch"));
    let (resources, period) = (&computed.assessment.resources, computed.assessment.reporting);
    assert_eq!(resources.given(&AreaId::new("1"), period), Some(dec!(0.1)));
    assert_eq!(resources.given(&AreaId::new("2"), period), None);
    assert_eq!(resources.sum(Funds::OPERATING, period).original, Some(dec!(200)));
}

fn lines() -> impl Strategy<Value = String> {
    let amount = || proptest::option::weighted(0.9, 0_u32..1_000_000);
    proptest::collection::vec((amount(), amount(), amount()), 6).prop_map(|amounts| {
        let text = |amount: Option<u32>| amount.map_or(String::new(), |amount| amount.to_string());
        let keys = [
            "1,2025,assessed",
            "1,2025,voluntary",
            "1,2025,other",
            "2,2025,assessed",
            "2,2025,voluntary",
            "2,2024,other",
        ];
        let row = |(key, (budget, revised, spent)): (&str, (_, _, _))| {
            format!("{key},{},{},{}\n", text(budget), text(revised), text(spent))
        };
        let rows: String = keys.into_iter().zip(amounts).map(row).collect();
        format!("area,period,source,budget,revised_budget,expenditure\n{rows}")
    })
}

/// The results without their resources.
fn results(resources: &str) -> serde_json::Value {
    let computed = project(resources).compute();
    let grid = Grid::of(Period::parse("2025").expect("a literal"));
    let text = results_json("small", grid, &[], &computed.assessment);
    let mut results: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    let all = results.as_object_mut().expect("an object");
    for key in ["resources", "resource_sums", "reallocations"] {
        all.remove(key).expect("the results have it");
    }
    results
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(16))]

    #[test]
    fn no_amount_of_money_changes_an_achievement_a_rating_or_a_roll_up(lines in lines()) {
        let none = "area,period,source\n1,2025,other\n";
        prop_assert_eq!(results(&lines), results(none));
    }
}
