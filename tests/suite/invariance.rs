//! What must not move a figure: order, files, units of measure, missing values.

use std::fmt::Write;

use bilan::assess::{Assessment, results_json};
use bilan::model::{AreaId, Grid, IndicatorId, Period, TargetValue};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;

use crate::project::Project;

/// A flow added over quarters and units, a stock with baselines at the units, and a ratio of sums.
const INDICATORS: &str = "\
id,area,title,unit,kind,method
1.1,1,People,,flow,ratio
1.2,1,Coverage,,stock,progress
1.3,1,Share,%,flow,
";

const ACTUALS: &str = "indicator,period,unit_code,project,value,numerator,denominator\n";
const TARGETS: &str = "indicator,period,unit_code,value\n";
const BASELINES: &str = "indicator,period,unit_code,value\n";

/// The rows of three tables, each with its line end.
#[derive(Debug, Clone)]
struct Tables {
    actuals: Vec<String>,
    targets: Vec<String>,
    baselines: Vec<String>,
}

/// What one unit reports, in thousandths; none is missing.
#[derive(Debug, Clone)]
struct Unit {
    quarters: Vec<Option<i64>>,
    baseline: i64,
    way: i64,
    gone: Option<i64>,
    share: Option<(i64, i64)>,
    target: i64,
}

fn unit() -> impl Strategy<Value = Unit> {
    let number = || 1_i64..5_000_000;
    let quarters = proptest::collection::vec(proptest::option::weighted(0.9, number()), 4);
    let share = proptest::option::weighted(0.9, (1_i64..900, 900_i64..2_000));
    (quarters, number(), number(), proptest::option::weighted(0.9, number()), share, number()).prop_map(
        |(quarters, baseline, way, gone, share, target)| Unit {
            quarters,
            baseline,
            way,
            gone,
            share,
            target,
        },
    )
}

fn units() -> impl Strategy<Value = Vec<Unit>> {
    proptest::collection::vec(unit(), 1..8)
}

fn text(thousandths: i64, scale: i64) -> String {
    Decimal::new(thousandths * scale, 3).normalize().to_string()
}

fn optional(thousandths: Option<i64>, scale: i64) -> String {
    thousandths.map_or_else(String::new, |number| text(number, scale))
}

/// The rows of the units, every count and state multiplied by a whole number.
fn tables(units: &[Unit], scale: i64) -> Tables {
    let mut tables = Tables { actuals: Vec::new(), targets: Vec::new(), baselines: Vec::new() };
    for (index, unit) in units.iter().enumerate() {
        for (quarter, value) in unit.quarters.iter().enumerate() {
            let value = optional(*value, scale);
            tables.actuals.push(format!("1.1,2025-Q{},U{index},P{quarter},{value},,\n", quarter + 1));
        }
        let now = optional(unit.gone.map(|gone| unit.baseline + gone), scale);
        tables.actuals.push(format!("1.2,2025,U{index},,{now},,\n"));
        let (part, whole) = match unit.share {
            Some((part, whole)) => (part.to_string(), whole.to_string()),
            None => (String::new(), String::new()),
        };
        tables.actuals.push(format!("1.3,2025,U{index},,,{part},{whole}\n"));
        tables.targets.push(format!("1.1,2025,U{index},{}\n", text(unit.target, scale)));
        tables.targets.push(format!("1.2,2025,U{index},{}\n", text(unit.baseline + unit.way, scale)));
        tables.baselines.push(format!("1.2,2024,U{index},{}\n", text(unit.baseline, scale)));
    }
    tables.targets.push("1.3,2025,,60\n".to_owned());
    tables
}

fn project(tables: &Tables) -> Project {
    Project::new(INDICATORS, &format!("{ACTUALS}{}", tables.actuals.concat()))
        .with("targets", &format!("{TARGETS}{}", tables.targets.concat()))
        .with("baselines", &format!("{BASELINES}{}", tables.baselines.concat()))
}

fn assessed(project: &Project) -> std::sync::Arc<Assessment> {
    project.compute().assessment
}

/// All results, without the sources, whose names and hashes tell files apart.
fn results(assessment: &Assessment) -> String {
    let period = Period::parse("2025").expect("a literal");
    results_json("small", Grid::of(period), &[], assessment)
}

fn achievement(assessment: &Assessment, id: &str) -> Option<Decimal> {
    let result = assessment.indicator(&IndicatorId::new(id)).expect("the project has it");
    result.periods[&assessment.reporting].corporate.achievement.ratio()
}

fn of_area(assessment: &Assessment) -> (Option<Decimal>, Option<Decimal>) {
    let area = assessment.area(&AreaId::new("1")).expect("the project has it");
    let roll_up = &area.periods[&assessment.reporting];
    (roll_up.achievement, roll_up.coverage)
}

fn shuffled() -> impl Strategy<Value = (Tables, Tables)> {
    units().prop_map(|units| tables(&units, 1)).prop_flat_map(|tables| {
        let Tables { actuals, targets, baselines } = tables.clone();
        let parts =
            (Just(actuals).prop_shuffle(), Just(targets).prop_shuffle(), Just(baselines).prop_shuffle());
        let other = parts.prop_map(|(actuals, targets, baselines)| Tables { actuals, targets, baselines });
        (Just(tables), other)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_in_any_table_changes_nothing((given, other) in shuffled()) {
        prop_assert_eq!(results(&assessed(&project(&given))), results(&assessed(&project(&other))));
    }

    #[test]
    fn splitting_the_actual_values_into_files_changes_nothing(units in units(), parts in 2_usize..5) {
        let tables = tables(&units, 1);
        let whole = results(&assessed(&project(&tables)));
        let mut split = Project::new(INDICATORS, ACTUALS)
            .with("targets", &format!("{TARGETS}{}", tables.targets.concat()))
            .with("baselines", &format!("{BASELINES}{}", tables.baselines.concat()));
        let mut query = String::new();
        for part in 0..parts {
            let rows: String =
                tables.actuals.iter().skip(part).step_by(parts).map(String::as_str).collect();
            split = split.with(&format!("part{part}"), &format!("{ACTUALS}{rows}"));
            let union = if part == 0 { "" } else { " UNION ALL " };
            write!(query, "{union}SELECT * FROM part{part}").expect("a string takes all that is written");
        }
        let split = split.with_settings(&format!("\n[tables.actuals]\nsql = \"{query}\"\n"));
        prop_assert_eq!(whole, results(&assessed(&split)));
    }

    #[test]
    fn a_larger_unit_of_measure_scales_values_and_leaves_achievements(units in units(), scale in 2_i64..1_000) {
        let (one, many) = (assessed(&project(&tables(&units, 1))), assessed(&project(&tables(&units, scale))));
        for id in ["1.1", "1.2", "1.3"] {
            let ratios = [&one, &many].map(|it| achievement(it, id).map(|ratio| ratio.round_dp(20)));
            prop_assert_eq!(ratios[0], ratios[1], "{}", id);
        }
        let corporate = |it: &Assessment| {
            let result = it.indicator(&IndicatorId::new("1.1")).expect("the project has it");
            let measured = result.periods[&it.reporting].corporate.clone();
            (measured.actual.present(), measured.target.and_then(TargetValue::point))
        };
        let scaled = |value: Option<Decimal>| value.map(|value| value * Decimal::from(scale));
        let (actual, target) = corporate(&one);
        prop_assert_eq!((scaled(actual), scaled(target)), corporate(&many));
    }

    #[test]
    fn a_unit_that_reports_nothing_changes_no_achievement(units in units()) {
        let given = tables(&units, 1);
        let mut more = given.clone();
        let silent = "1.1,2025,silent,,,,\n1.2,2025,silent,,,,\n1.3,2025,silent,,,,\n";
        more.actuals.push(silent.to_owned());
        more.targets.push("1.1,2025,silent,700\n1.2,2025,silent,700\n".to_owned());
        more.baselines.push("1.2,2024,silent,70\n".to_owned());
        let (before, after) = (assessed(&project(&given)), assessed(&project(&more)));
        for id in ["1.1", "1.2", "1.3"] {
            prop_assert_eq!(achievement(&before, id), achievement(&after, id), "{}", id);
            let due = |it: &Assessment| {
                let result = it.indicator(&IndicatorId::new(id)).expect("the project has it");
                let coverage = result.periods[&it.reporting].unit_coverage;
                (coverage.reporting, coverage.due)
            };
            let (reporting, asked) = due(&before);
            prop_assert_eq!(due(&after), (reporting, asked + 1), "{}", id);
        }
        prop_assert_eq!(of_area(&before), of_area(&after));
    }

    #[test]
    fn an_indicator_without_data_lowers_the_coverage_of_its_area_and_nothing_else(units in units()) {
        let given = tables(&units, 1);
        let before = of_area(&assessed(&project(&given)));
        let more = format!("{INDICATORS}1.4,1,Not reported,,flow,ratio\n");
        let actuals = format!("{ACTUALS}{}1.4,2025,,,,,\n", given.actuals.concat());
        let project = Project::new(&more, &actuals)
            .with("targets", &format!("{TARGETS}{}1.4,2025,,10\n", given.targets.concat()))
            .with("baselines", &format!("{BASELINES}{}", given.baselines.concat()));
        let after = of_area(&assessed(&project));
        prop_assert_eq!(before.0, after.0);
        prop_assert!(after.1 < before.1 || before.1 == Some(Decimal::ZERO), "{:?} {:?}", before, after);
    }
}
