//! Properties that hold for any data.

use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};

use bilan::assess::results_json;
use bilan::model::{Grid, IndicatorId, Period, Value};
use rust_decimal::Decimal;

use crate::project::Project;

const INDICATORS: &str = "id,area,title\n1.1,1,People\n";
const HEADER: &str = "indicator,period,unit_code,project,value\n";

/// Rows of different keys, some without a value.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let value = proptest::option::weighted(0.9, (-1_000_000_000_i64..1_000_000_000, 0_u32..6));
    proptest::collection::vec(value, 1..40).prop_map(|values| {
        let row = |(index, value): (usize, Option<(i64, u32)>)| {
            let (unit, quarter) = (index % 7, index % 4 + 1);
            let value =
                value.map_or(String::new(), |(digits, scale)| Decimal::new(digits, scale).to_string());
            format!("1.1,2025-Q{quarter},U{unit},P{index},{value}\n")
        };
        values.into_iter().enumerate().map(row).collect()
    })
}

const WAYS: &str = "id,area,title,kind,agg_time,agg_units,max_age
1.1,1,So far,stock,,,2
1.2,1,Satisfied,stock,weighted_mean,weighted_mean,
1.3,1,Countries,flow,,count_distinct,
1.4,1,People,flow,,,
";
const WAYS_HEADER: &str = "indicator,period,unit_code,project,value,weight,item,by_sex\n";

/// Rows to carry forward, to weigh, to count and to add up, some of them without a value.
fn rows_of_all_ways() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(proptest::option::weighted(0.7, 0_i64..1000), 8..40).prop_map(|values| {
        let row = |(index, value): (usize, Option<i64>)| {
            let (n, value) = (index / 4, value.map_or(String::new(), |value| value.to_string()));
            match index % 4 {
                0 => format!("1.1,{},U{},P{},{value},,,\n", 2023 + n % 3, n / 3 % 2, n / 6),
                1 => format!("1.2,2025-Q{},U{},,{value},{},,\n", n % 4 + 1, n / 4, n + 1),
                2 => format!("1.3,2025,U{},,,,I{},\n", n % 3, n * 7 % 5),
                _ => format!("1.4,2025,U{},,{value},,,{}\n", n / 2, ["F", "M"][n % 2]),
            }
        };
        values.into_iter().enumerate().map(row).collect()
    })
}

fn results(rows: &[String]) -> String {
    results_of(INDICATORS, HEADER, rows)
}

fn results_of(indicators: &str, header: &str, rows: &[String]) -> String {
    let computed = Project::new(indicators, &format!("{header}{}", rows.concat())).compute();
    let period = Period::parse("2025").expect("a literal");
    // Without the sources, whose hash changes with the order of rows.
    results_json("small", Grid::of(period), &[], &computed.assessment)
}

fn actual(rows: &[String]) -> Value {
    let computed = Project::new(INDICATORS, &format!("{HEADER}{}", rows.concat())).compute();
    let indicator = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    indicator.periods[&computed.assessment.reporting].corporate.actual
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, ..Default::default() })]

    #[test]
    fn the_order_of_rows_changes_no_figure(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        prop_assert_eq!(results(&rows), results(&shuffled));
    }

    #[test]
    fn the_order_of_rows_changes_no_figure_however_they_are_put_together(
        (rows, shuffled) in rows_of_all_ways().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        prop_assert_eq!(results_of(WAYS, WAYS_HEADER, &rows), results_of(WAYS, WAYS_HEADER, &shuffled));
    }

    #[test]
    fn a_sum_is_exact(rows in rows()) {
        let values = rows.iter().filter_map(|row| row.trim().rsplit(',').next()?.parse::<Decimal>().ok());
        let sum: Decimal = values.clone().sum();
        let expected = (values.count() > 0).then_some(sum);
        prop_assert_eq!(actual(&rows).present(), expected);
    }

    #[test]
    fn a_missing_value_more_changes_no_sum(rows in rows()) {
        let mut more = rows.clone();
        more.push("1.1,2025,U0,new,\n".to_owned());
        prop_assert_eq!(actual(&rows).present(), actual(&more).present());
    }
}
