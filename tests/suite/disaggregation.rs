//! Items that are counted once, and totals taken apart.

use bilan::assess::{Breakdown, IndicatorPeriod};
use bilan::diag::{Code, Finding, Findings};
use bilan::model::{IndicatorId, MissingReason, UnitCode, Value};
use bilan::pipeline::{self, Computed, Options};
use rust_decimal::{Decimal, dec};

use crate::project::Project;

const COUNT: &str = "id,area,title,agg_units\n1.1,1,Countries,count_distinct\n";
const SUM: &str = "id,area,title\n1.1,1,People\n";

#[track_caller]
fn figures(computed: &Computed) -> &IndicatorPeriod {
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    &result.periods[&computed.assessment.reporting]
}

/// The parts of a breakdown as they are written, with their values.
fn parts(breakdown: &Breakdown) -> Vec<(String, Option<Decimal>)> {
    breakdown.parts.iter().map(|(category, value)| (category.to_string(), *value)).collect()
}

fn of(name: &str, value: Decimal) -> (String, Option<Decimal>) {
    (name.to_owned(), Some(value))
}

#[test]
fn t27_an_item_that_two_units_name_is_one() {
    let actuals =
        "indicator,period,unit_code,item\n1.1,2025,A,ETH\n1.1,2025,A,KEN\n1.1,2025,B,ETH\n1.1,2025,B,SEN\n";
    let (computed, found) = Project::new(COUNT, actuals).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(3)));
    assert_eq!(figures.units[&UnitCode::new("A")].actual, Value::Present(dec!(2)));
    assert_eq!(figures.units[&UnitCode::new("B")].actual, Value::Present(dec!(2)));
    assert_eq!(found.len(), 0);
}

#[test]
fn t27_an_item_that_two_quarters_name_is_one() {
    let actuals = "indicator,period,item\n1.1,2025-Q1,ETH\n1.1,2025-Q1,KEN\n1.1,2025-Q3,ETH\n1.1,2025,SEN\n1.1,2024,MAR\n";
    let (computed, _) = Project::new(COUNT, actuals).compute_lowering(None);
    assert_eq!(figures(&computed).corporate.actual, Value::Present(dec!(3)));
}

#[test]
fn a_row_without_an_item_is_missing_unless_it_says_that_there_is_none() {
    let actuals = "indicator,period,unit_code,item,value,missing_reason\n1.1,2025,A,ETH,,\n1.1,2025,B,,0,\n1.1,2025,C,,,\n1.1,2025,D,,,not_due\n";
    let (computed, found) = Project::new(COUNT, actuals).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(1)));
    assert_eq!(figures.units[&UnitCode::new("B")].actual, Value::Present(dec!(0)));
    assert_eq!(figures.units[&UnitCode::new("C")].actual, Value::Missing(MissingReason::NotReported));
    assert_eq!((figures.unit_coverage.reporting, figures.unit_coverage.due), (2, 3));
    assert_eq!(found.len(), 0);
}

#[test]
fn the_rows_of_one_record_are_one_record() {
    let actuals =
        "indicator,period,unit_code,project,item\n1.1,2025,A,P1,ETH\n1.1,2025,A,P1,KEN\n1.1,2025,A,P2,\n";
    let (computed, _) = Project::new(COUNT, actuals).compute_lowering(None);
    let records = figures(&computed).corporate.basis.records;
    assert_eq!((records.reporting, records.due), (1, 2));
}

const BY_SEX: &str =
    "indicator,period,unit_code,by_sex,value\n1.1,2025,A,F,40\n1.1,2025,A,M,35\n1.1,2025,A,unknown,5\n";

#[test]
fn t30_parts_that_do_not_add_up_to_their_total_are_an_error() {
    let project = Project::new(SUM, &format!("{BY_SEX}1.1,2025,A,,82\n"));
    let mut findings = Findings::new();
    assert!(pipeline::compute(project.path(), &Options::default(), &mut findings).is_err());
    let found: Vec<&Finding> = findings.iter().collect();
    assert_eq!(found[0].code, Code::DisaggregationMismatch);
    let message = "the breakdown `by_sex` of `1.1` adds up to 80, and its total is 82: a difference of 2 (rows 2, 3 and 4)";
    assert_eq!((found.len(), found[0].message.as_str()), (1, message));
    assert_eq!(found[0].place.row, Some(5));
    let (computed, _) = project.compute_lowering(Some("disaggregation-mismatch"));
    assert_eq!(figures(&computed).corporate.actual, Value::Present(dec!(82)));
}

#[test]
fn t30_without_a_total_the_parts_make_one_and_it_is_flagged() {
    let (computed, found) = Project::new(SUM, BY_SEX).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!((figures.corporate.actual, figures.corporate.basis.derived), (Value::Present(dec!(80)), 1));
    let expected = [of("sex=F", dec!(40)), of("sex=M", dec!(35)), of("sex=unknown", dec!(5))];
    assert_eq!(parts(&figures.breakdowns[0]), expected);
    assert_eq!((found.len(), computed.assessment.counts.used), (0, 3));
}

const TWO: &str = "indicator,period,by_sex,by_age,value\n1.1,2025,F,,45\n1.1,2025,M,,35\n1.1,2025,,15-24,30\n1.1,2025,,25-34,50\n";

#[test]
fn t31_two_breakdowns_are_never_added_to_each_other() {
    let (computed, found) = Project::new(SUM, &format!("{TWO}1.1,2025,,,80\n")).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!((figures.corporate.actual, figures.corporate.basis.derived), (Value::Present(dec!(80)), 0));
    assert_eq!(parts(&figures.breakdowns[0]), [of("age=15-24", dec!(30)), of("age=25-34", dec!(50))]);
    assert_eq!(parts(&figures.breakdowns[1]), [of("sex=F", dec!(45)), of("sex=M", dec!(35))]);
    assert_eq!(found.len(), 0);
    let (computed, _) = Project::new(SUM, TWO).compute_lowering(None);
    assert_eq!(self::figures(&computed).corporate.actual, Value::Present(dec!(80)));
}

#[test]
fn t31_each_breakdown_must_equal_the_total() {
    let (_, found) =
        Project::new(SUM, &format!("{TWO}1.1,2025,,,75\n")).compute_lowering(Some("disaggregation-mismatch"));
    let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the breakdown `by_sex` of `1.1` adds up to 80, and its total is 75: a difference of 5 (rows 2 and 3)",
            "the breakdown `by_age` of `1.1` adds up to 80, and its total is 75: a difference of 5 (rows 4 and 5)",
        ]
    );
}

#[test]
fn breakdowns_that_disagree_without_a_total_leave_none() {
    let actuals = TWO.replace("25-34,50", "25-34,55");
    let (computed, found) = Project::new(SUM, &actuals).compute_lowering(Some("disaggregation-mismatch"));
    assert_eq!(figures(&computed).corporate.actual, Value::Missing(MissingReason::PendingQa));
    let message = "the breakdowns of `1.1` disagree and there is no total: both add up `by_age` to 85 and `by_sex` to 80";
    assert_eq!(found[0].message, message);
}

#[test]
fn a_breakdown_with_a_missing_part_is_compared_with_nothing() {
    let actuals = "indicator,period,unit_code,by_sex,value,missing_reason\n1.1,2025,A,F,40,\n1.1,2025,A,M,,suppressed\n1.1,2025,A,,60,\n1.1,2025,B,F,4,\n1.1,2025,B,M,,suppressed\n";
    let (computed, found) = Project::new(SUM, actuals).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(60)));
    assert_eq!(figures.units[&UnitCode::new("B")].actual, Value::Missing(MissingReason::Suppressed));
    assert_eq!(figures.breakdowns[0].rest, Some(dec!(16)));
    assert_eq!(found.len(), 0);
}

#[test]
fn the_numerators_and_denominators_of_a_breakdown_add_up() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let header = "indicator,period,by_sex,numerator,denominator\n1.1,2025,F,30,40\n1.1,2025,M,10,60\n";
    let (computed, _) = Project::new(indicators, header).compute_lowering(None);
    assert_eq!(figures(&computed).corporate.actual, Value::Present(dec!(40)));
    let wrong = format!("{header}1.1,2025,,40,90\n");
    let (_, found) = Project::new(indicators, &wrong).compute_lowering(Some("disaggregation-mismatch"));
    let message = "the breakdown `by_sex` of `1.1` adds up to 100 in its denominators, and its total is 90: a difference of 10 (rows 2 and 3)";
    assert_eq!((found.len(), found[0].message.as_str()), (1, message));
}

#[test]
fn plain_percentages_are_kept_and_compared_with_nothing() {
    let indicators = "id,area,title,unit\n1.1,1,Share,%\n";
    let actuals = "indicator,period,by_sex,value\n1.1,2025,F,30\n1.1,2025,M,50\n1.1,2025,,44\n";
    let (computed, found) = Project::new(indicators, actuals).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(44)));
    assert_eq!(parts(&figures.breakdowns[0]), [of("sex=F", dec!(30)), of("sex=M", dec!(50))]);
    assert_eq!((figures.breakdowns[0].rest, found.len()), (None, 0));
}

#[test]
fn parts_are_summed_over_units_and_quarters() {
    let actuals = "indicator,period,unit_code,by_sex,value\n1.1,2025-Q1,A,F,1\n1.1,2025-Q1,A,M,2\n1.1,2025-Q2,A,F,3\n1.1,2025-Q2,A,M,4\n1.1,2025-Q1,B,F,10\n1.1,2025-Q1,B,M,20\n1.1,2025-Q2,B,,7\n";
    let (computed, _) = Project::new(SUM, actuals).compute_lowering(None);
    let figures = figures(&computed);
    assert_eq!(figures.corporate.actual, Value::Present(dec!(47)));
    assert_eq!(parts(&figures.breakdowns[0]), [of("sex=F", dec!(14)), of("sex=M", dec!(26))]);
    assert_eq!(figures.breakdowns[0].rest, Some(dec!(7)));
}

#[test]
fn parts_are_printed_in_the_order_of_their_names() {
    let categories = "dimension,value,title\nsex,M,Men\nsex,F,Women\n";
    let (computed, _) = Project::new(SUM, BY_SEX).with("categories", categories).compute_lowering(None);
    let order: Vec<String> =
        parts(&figures(&computed).breakdowns[0]).into_iter().map(|part| part.0).collect();
    assert_eq!(order, ["sex=M", "sex=F", "sex=unknown"]);
}

#[test]
fn a_revision_of_a_part_takes_the_place_of_that_part_only() {
    let actuals =
        "indicator,period,by_sex,value,revision\n1.1,2025,F,40,1\n1.1,2025,M,35,1\n1.1,2025,F,41,2\n";
    let (computed, _) = Project::new(SUM, actuals).compute_lowering(None);
    assert_eq!(figures(&computed).corporate.actual, Value::Present(dec!(76)));
    assert_eq!(computed.assessment.counts.superseded, 1);
}

/// Two rows that overlap.
type Rows = (Option<usize>, Option<usize>);

/// The corporate value of a project, with the rows of what overlaps in it and those that it overlaps with.
fn overlapping(actuals: &str) -> (Value, Vec<Rows>) {
    let (computed, found) = Project::new(SUM, actuals).compute_lowering(Some("duplicate-key"));
    let overlaps = found.iter().filter(|finding| finding.code == Code::DuplicateKey);
    let rows = overlaps
        .map(|finding| (finding.place.row, finding.related.as_ref().and_then(|(place, _)| place.row)))
        .collect();
    (figures(&computed).corporate.actual, rows)
}

const DOUBTFUL: Value = Value::Missing(MissingReason::PendingQa);

#[test]
fn a_total_that_parts_make_is_never_added_to_one_of_a_period_that_overlaps() {
    let header = "indicator,period,by_sex,by_age,value\n";
    let quarter = "1.1,2025-Q1,F,,10\n1.1,2025-Q1,M,,20\n";
    let of_year = overlapping(&format!("{header}1.1,2025,,,100\n{quarter}"));
    assert_eq!(of_year, (DOUBTFUL, vec![(Some(3), Some(2))]));
    let by_age = overlapping(&format!("{header}{quarter}1.1,2025,,15-24,40\n1.1,2025,,25-34,60\n"));
    assert_eq!(by_age, (DOUBTFUL, vec![(Some(4), Some(2))]));
    let of_quarters = overlapping(&format!("{header}1.1,2025,F,,60\n1.1,2025,M,,40\n1.1,2025-Q1,,,25\n"));
    assert_eq!(of_quarters, (DOUBTFUL, vec![(Some(2), Some(4))]));
    // Of parts that overlap each other nothing is said of the totals that they would have made.
    let of_both = overlapping(&format!("{header}{quarter}1.1,2025,F,,60\n1.1,2025,M,,40\n"));
    assert_eq!(of_both.1, [(Some(4), Some(2)), (Some(5), Some(3))]);
    assert_eq!(of_both.0, DOUBTFUL);
}

#[test]
fn parts_that_make_no_total_overlap_with_none() {
    let header = "indicator,period,by_sex,by_age,value\n";
    let year = "1.1,2025,,,100\n";
    let incomplete = overlapping(&format!("{header}{year}1.1,2025-Q1,F,,10\n1.1,2025-Q1,M,,\n"));
    assert_eq!(incomplete, (Value::Present(dec!(100)), Vec::new()));
    let beside = "1.1,2025-Q2,,,5\n1.1,2025-Q1,F,,10\n1.1,2025-Q1,M,,20\n1.1,2025-Q1,,,30\n";
    assert_eq!(overlapping(&format!("{header}{beside}")), (Value::Present(dec!(35)), Vec::new()));
    let formed = "1.1,2025-Q2,,,5\n1.1,2025-Q1,F,,10\n1.1,2025-Q1,M,,20\n";
    assert_eq!(overlapping(&format!("{header}{formed}")), (Value::Present(dec!(35)), Vec::new()));
    // Breakdowns that disagree make no total, and the one of the year stays.
    let disagreeing = "1.1,2025-Q1,F,,10\n1.1,2025-Q1,M,,12\n1.1,2025-Q1,,young,9\n1.1,2025-Q1,,old,8\n";
    let project = Project::new(SUM, &format!("{header}{year}{disagreeing}"));
    let (computed, found) = project.compute_lowering(Some("disaggregation-mismatch"));
    assert_eq!(figures(&computed).corporate.actual, Value::Present(dec!(100)));
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::DisaggregationMismatch]);
}
