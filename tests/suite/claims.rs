//! What claims hold over small projects whose figures are worked out by hand.

use bilan::assess::IndicatorResult;
use bilan::claim::{About, Among, Bound, Claim, Exactness, Kind, Measure, Run, Scope, Since, Station, Truth};
use bilan::model::{IndicatorId, Language, Period, UnitCode};
use bilan::pipeline::Computed;
use bilan::quote::Quoter;
use rust_decimal::dec;

use crate::project::Project;

/// 1.1 doubles nearly; 1.2 is better when lower and meets its target in 2024 and 2025; 1.3 lacks 2024;
/// 1.4 is met to the last decimal that is printed, and not beyond it.
const INDICATORS: &str = "id,area,title,kind,direction,method,decimals\n\
    1.1,1,Jobs,flow,increase,ratio,0\n\
    1.2,1,Days to recruit,stock,decrease,ceiling,0\n\
    1.3,1,Access,stock,increase,ratio,0\n\
    1.4,1,Share,stock,increase,ratio,1\n";
const ACTUALS: &str = "indicator,period,value,missing_reason\n\
    1.1,2023,40,\n1.1,2024,60,\n1.1,2025,78,\n\
    1.2,2023,30,\n1.2,2024,20,\n1.2,2025,18,\n\
    1.3,2023,10,\n1.3,2024,,not_collected\n1.3,2025,12,\n\
    1.4,2023,49.94,\n1.4,2024,49.96,\n1.4,2025,49.96,\n";
const TARGETS: &str = "indicator,period,value\n\
    1.1,2023,50\n1.1,2024,60\n1.1,2025,70\n\
    1.2,2023,25\n1.2,2024,20\n1.2,2025,20\n\
    1.3,2025,10\n1.4,2023,50\n1.4,2024,50\n1.4,2025,50\n";

fn computed() -> Computed {
    Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).compute()
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn result<'a>(computed: &'a Computed, id: &str) -> &'a IndicatorResult {
    computed.assessment.indicator(&IndicatorId::new(id)).expect("it is there")
}

/// A claim about an indicator in 2025.
fn claim<'a>(computed: &'a Computed, kind: Kind, id: &str) -> Claim<'a> {
    let about = About::Indicator(result(computed, id), None);
    Claim::new(kind, Station { about, period: computed.assessment.reporting })
}

#[track_caller]
fn told<'a>(computed: &'a Computed, claim: &Claim<'a>) -> (Truth, String) {
    let outcome = claim.judge(Quoter::new(&computed.assessment, Language::English));
    (outcome.truth, outcome.said)
}

#[track_caller]
fn judged<'a>(computed: &'a Computed, claim: &Claim<'a>) -> Truth {
    told(computed, claim).0
}

/// 78 over 40 is 1.95: less than two, and between 1.8 and 2.
#[test]
fn t57_forty_to_seventy_eight_is_nearly_doubled_and_not_doubled() {
    let computed = computed();
    let mut doubled = claim(&computed, Kind::Doubled, "1.1");
    doubled.since = Since::Period(year(2023));
    let said = "`1.1` is 78 in 2025, and was 40 in 2023, a factor of 1.95".to_owned();
    assert_eq!(told(&computed, &doubled), (Truth::Fails, said));
    doubled.exactness = Exactness::Nearly;
    assert_eq!(judged(&computed, &doubled), Truth::Holds);
    // 78 over 60 is 1.3.
    doubled.since = Since::Previous;
    assert_eq!(judged(&computed, &doubled), Truth::Fails);
    doubled.kind = Kind::Multiplied;
    doubled.exactness = Exactness::Exact;
    doubled.factor = Some(dec!(1.3));
    assert_eq!(judged(&computed, &doubled), Truth::Holds);
    doubled.factor = Some(dec!(1.31));
    assert_eq!(judged(&computed, &doubled), Truth::Fails);
}

/// Exactly the target is met and not exceeded; lower is better for 1.2.
#[test]
fn exceeded_is_strictly_better_than_the_target_in_the_direction_of_the_indicator() {
    let computed = computed();
    for (id, period, met, exceeded) in [
        ("1.1", 2024, Truth::Holds, Truth::Fails),
        ("1.1", 2025, Truth::Holds, Truth::Holds),
        ("1.2", 2024, Truth::Holds, Truth::Fails),
        ("1.2", 2025, Truth::Holds, Truth::Holds),
        ("1.2", 2023, Truth::Fails, Truth::Fails),
    ] {
        for (kind, expected) in [(Kind::Met, met), (Kind::Exceeded, exceeded)] {
            let mut claim = claim(&computed, kind, id);
            claim.station.period = year(period);
            assert_eq!(judged(&computed, &claim), expected, "{kind:?} {id} {period}");
        }
    }
}

/// Over A and B 90 stand against 90, and 590 against 160 over all; in 2024 A has 9 against 10, and B no target.
#[test]
fn targets_of_the_units_are_compared_over_the_units_that_have_both() {
    let indicators = "id,area,title,kind,direction,method,agg_units\n1.1,1,Jobs,flow,increase,ratio,sum\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2024,A,9\n1.1,2024,B,20\n\
        1.1,2025,A,30\n1.1,2025,B,60\n1.1,2025,C,500\n";
    let targets = "indicator,period,unit_code,value\n1.1,2024,A,10\n\
        1.1,2025,A,40\n1.1,2025,B,50\n1.1,2025,D,70\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    let said = |kind, period| {
        let mut claim = claim(&computed, kind, "1.1");
        claim.station.period = year(period);
        claim.bound = Some(Bound::Target);
        told(&computed, &claim)
    };
    let told = "`1.1` in 2024 is 9, the target 10".to_owned();
    assert_eq!(said(Kind::Exceeded, 2024), (Truth::Fails, told));
    let told = "`1.1` in 2025 is 90, the target 90".to_owned();
    assert_eq!(said(Kind::Exceeded, 2025), (Truth::Fails, told));
    let told = "`1.1` is 9 in 2024, and the target 10".to_owned();
    assert_eq!(said(Kind::Above, 2024), (Truth::Fails, told));
    assert_eq!(said(Kind::AtLeast, 2025).0, Truth::Holds);
    assert_eq!(said(Kind::Above, 2025).0, Truth::Fails);
    let (truth, told) = said(Kind::Met, 2024);
    assert_eq!(truth, Truth::Fails);
    assert!(told.ends_with("9 against a target of 10"), "{told}");
}

/// A base year that only A has: 30 against 20, while all have 530.
#[test]
fn changes_since_the_baseline_are_of_the_units_that_have_one() {
    let indicators = "id,area,title,kind,direction,method,agg_units\n\
        1.1,1,Days,flow,decrease,progress,sum\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,30\n1.1,2025,B,500\n";
    let targets = "indicator,period,unit_code,value\n1.1,2025,A,20\n1.1,2025,B,400\n";
    let baselines = "indicator,period,unit_code,value\n1.1,2020,A,40\n";
    let project = Project::new(indicators, actuals).with("targets", targets).with("baselines", baselines);
    let computed = project.compute();
    let mut fell = claim(&computed, Kind::Fell, "1.1");
    fell.since = Since::Baseline;
    let said = "`1.1` is 30 in 2025, and the baseline is 40".to_owned();
    assert_eq!(told(&computed, &fell), (Truth::Holds, said));
    fell.kind = Kind::Below;
    fell.bound = Some(Bound::Baseline);
    assert_eq!(judged(&computed, &fell), Truth::Holds);
}

/// 49.96 is printed as 50.0, and is no 50: the finding prints as many decimals as tell the two apart.
#[test]
fn claims_are_judged_on_unrounded_values() {
    let computed = computed();
    let (truth, said) = told(&computed, &claim(&computed, Kind::Exceeded, "1.4"));
    assert_eq!(truth, Truth::Fails);
    assert!(said.contains("49.96"), "{said}");
    let mut above = claim(&computed, Kind::AtLeast, "1.4");
    above.bound = Some(Bound::Number(dec!(50)));
    assert_eq!(judged(&computed, &above), Truth::Fails);
    above.bound = Some(Bound::Number(dec!(49.96)));
    assert_eq!(judged(&computed, &above), Truth::Holds);
    // 49.94 and 49.96, and the same number twice.
    assert_eq!(judged(&computed, &claim(&computed, Kind::Unchanged, "1.4")), Truth::Holds);
    let mut before = claim(&computed, Kind::Rose, "1.4");
    before.station.period = year(2024);
    assert_eq!(judged(&computed, &before), Truth::Holds);
}

#[test]
fn a_missing_value_supports_nothing_and_is_named_with_its_reason() {
    let computed = computed();
    let missing = "the value of `1.3` in 2024 is missing (`not_collected`)".to_owned();
    for kind in [Kind::Rose, Kind::Fell, Kind::Improved, Kind::Worsened, Kind::Doubled] {
        assert_eq!(
            told(&computed, &claim(&computed, kind, "1.3")),
            (Truth::Open, missing.clone()),
            "{kind:?}"
        );
    }
    // The highest of the years may be the one that is not known.
    let mut highest = claim(&computed, Kind::Highest, "1.3");
    assert_eq!(told(&computed, &highest), (Truth::Open, missing));
    highest.scope = Scope::Reporting;
    assert_eq!(judged(&computed, &highest), Truth::Holds);
}

#[test]
fn runs_count_periods_in_a_row_and_the_one_before_them() {
    let computed = computed();
    let run = |kind, id, run| {
        let mut claim = claim(&computed, kind, id);
        claim.run = run;
        judged(&computed, &claim)
    };
    let times = |times, exactly| Run::Times { times, exactly };
    // Met in 2024 and 2025, and not in 2023.
    assert_eq!(run(Kind::Met, "1.2", times(2, false)), Truth::Holds);
    assert_eq!(run(Kind::Met, "1.2", times(2, true)), Truth::Holds);
    assert_eq!(run(Kind::Met, "1.2", times(1, true)), Truth::Fails);
    assert_eq!(run(Kind::Met, "1.2", times(3, false)), Truth::Fails);
    // Four periods are claimed, and three are known.
    assert_eq!(run(Kind::Met, "1.2", times(4, false)), Truth::Open);
    assert_eq!(run(Kind::Met, "1.2", Run::From(year(2024))), Truth::Holds);
    assert_eq!(run(Kind::Met, "1.2", Run::From(year(2023))), Truth::Fails);
    assert_eq!(run(Kind::Fell, "1.2", Run::Always), Truth::Holds);
    assert_eq!(run(Kind::Rose, "1.4", Run::Always), Truth::Fails);
    assert_eq!(run(Kind::Exceeded, "1.2", Run::First), Truth::Holds);
    assert_eq!(run(Kind::Met, "1.2", Run::First), Truth::Fails);
}

/// The report knows of 2025 alone; nothing says that 1.1 begins there, and 1.2 comes into force with it.
#[test]
fn nothing_is_a_first_where_nothing_is_known_from_before() {
    let indicators = "id,area,title,kind,direction,method,from\n\
        1.1,1,Jobs,flow,increase,ratio,\n1.2,1,Days,flow,increase,ratio,2025\n";
    let actuals = "indicator,period,value\n1.1,2025,9\n1.2,2025,9\n";
    let targets = "indicator,period,value\n1.1,2025,8\n1.2,2025,8\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    let run = |id, run| {
        let mut claim = claim(&computed, Kind::Met, id);
        claim.run = run;
        told(&computed, &claim)
    };
    let open = "nothing is known from before 2025".to_owned();
    assert_eq!(run("1.1", Run::First), (Truth::Open, open));
    assert_eq!(run("1.2", Run::First).0, Truth::Holds);
    let once = Run::Times { times: 1, exactly: true };
    let open = "nothing is known of the period before 2025".to_owned();
    assert_eq!(run("1.1", once), (Truth::Open, open));
    assert_eq!(run("1.2", once).0, Truth::Holds);
}

/// Of three units A has 5, B and C have 3; D has not reported.
#[test]
fn superlatives_and_counts_treat_ties_and_gaps() {
    let indicators = "id,area,title,kind,direction,method,agg_units\n1.1,1,Jobs,flow,increase,ratio,sum\n";
    let actuals = "indicator,period,unit_code,value,missing_reason\n\
        1.1,2025,A,5,\n1.1,2025,B,3,\n1.1,2025,C,3,\n1.1,2025,D,,not_reported\n";
    let targets =
        "indicator,period,unit_code,value\n1.1,2025,A,4\n1.1,2025,B,3\n1.1,2025,C,4\n1.1,2025,D,4\n";
    let computed = Project::new(indicators, actuals).with("targets", targets).compute();
    let at = |kind, unit: &str| {
        let result = result(&computed, "1.1");
        let code = UnitCode::new(unit);
        let units = &result.periods[&year(2025)].units;
        let (code, _) = units.get_key_value(&code).expect("it is there");
        let mut claim =
            Claim::new(kind, Station { about: About::Indicator(result, Some(code)), period: year(2025) });
        claim.among = Among::Units;
        claim.scope = Scope::Reporting;
        claim
    };
    assert_eq!(judged(&computed, &at(Kind::Highest, "A")), Truth::Holds);
    assert_eq!(judged(&computed, &at(Kind::Lowest, "B")), Truth::Fails);
    let mut shared = at(Kind::Lowest, "B");
    shared.rank.tie = true;
    assert_eq!(judged(&computed, &shared), Truth::Holds);
    let mut known = at(Kind::Highest, "A");
    known.scope = Scope::Due;
    assert_eq!(judged(&computed, &known), Truth::Open);
    let mut of = claim(&computed, Kind::All, "1.1");
    of.among = Among::Units;
    let (truth, said) = told(&computed, &of);
    assert_eq!(truth, Truth::Fails);
    assert_eq!(
        said,
        "2 of 4 pass `met` and 1 are unknown: `1.1` at `C` is partly met in 2025: 3 against a target of 4"
            .replace("partly", "largely")
    );
    // Two of four met: the third would make a majority.
    of.kind = Kind::Most;
    assert_eq!(judged(&computed, &of), Truth::Open);
    of.scope = Scope::Reporting;
    assert_eq!(judged(&computed, &of), Truth::Holds);
    of.kind = Kind::Some;
    of.least = 3;
    assert_eq!(judged(&computed, &of), Truth::Fails);
    of.kind = Kind::None;
    of.did = Kind::Missed;
    assert_eq!(judged(&computed, &of), Truth::Fails);
}

#[test]
fn achievements_are_compared_in_percent() {
    let computed = computed();
    // 78 over 70 is 111.4 %, 12 over 10 is 120 %.
    let mut above = claim(&computed, Kind::Above, "1.1");
    above.measure = Measure::Achievement;
    above.bound = Some(Bound::Number(dec!(111)));
    assert_eq!(judged(&computed, &above), Truth::Holds);
    let about = About::Indicator(result(&computed, "1.3"), None);
    above.bound = Some(Bound::Other(Station { about, period: year(2025) }));
    assert_eq!(judged(&computed, &above), Truth::Fails);
}

/// Words are text, figures among them stay figures, and conditions are answered.
#[test]
fn templates_print_claims_and_ask_for_them() {
    let text = "{{ claim(\"exceeded\", \"1.1\", text = \"went beyond \" ~ target(\"1.1\")) }}\
        {% if holds(\"met\", \"1.2\", times = 2) %}, twice{% endif %}\
        {% if holds(\"rose\", \"1.3\") %}, rose{% endif %}.";
    let printed = Project::new(INDICATORS, ACTUALS).with("targets", TARGETS).narrative(text).printed();
    assert!(printed.contains("went beyond 70, twice."), "{printed}");
}

/// What narratives say of one call in a project with two areas, and units of measure for 1.1 and 1.2 only.
fn refusals(calls: &[&str]) -> Vec<String> {
    let indicators = "id,area,title,unit,kind,direction,method,agg_units\n\
        1.1,1,Jobs,people,flow,increase,ratio,sum\n1.2,1,Share,%,stock,increase,ratio,\n\
        1.3,1,Women,people,flow,increase,ratio,\n2.1,2,Share,%,stock,increase,ratio,\n";
    let actuals = "indicator,period,unit_code,value\n1.1,2025,A,40\n1.1,2025,B,60\n\
        1.2,2025,,50\n1.3,2025,,45\n2.1,2025,,70\n";
    let project = Project::new(indicators, actuals).areas("id,title\n1,One\n2,Two\n");
    let computed = project.compute();
    let told = |call: &&str| {
        let text = format!("{{% if holds({call}) %}}x{{% endif %}}");
        let project = Project::new(indicators, actuals).areas("id,title\n1,One\n2,Two\n").narrative(&text);
        let own = project.compute();
        let mut findings = bilan::diag::Findings::new();
        // Findings that stop the run are what is asked for.
        let _ =
            bilan::narrate::narrate(&own.manifest, &computed.assessment, &[Language::English], &mut findings);
        findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>().join("; ")
    };
    calls.iter().map(told).collect()
}

/// People stand beside per cent, a total beside its parts, a group beside another one.
#[test]
fn claims_that_compare_what_is_not_alike_are_refused_with_what_to_write() {
    for (call, said) in [
        ("\"highest\", \"1.1\", among = \"area\"", "with `of = \"achievement\"`"),
        ("\"highest\", \"1.1\", among = \"report\"", "with `of = \"achievement\"`"),
        ("\"best\", \"1.1\", among = \"1.1,1.3\"", "with `of = \"achievement\"`"),
        ("\"highest\", \"1.1\", among = \"units\"", "say with `unit` which unit"),
        ("\"highest\", \"1.1\", among = \"areas\"", "write `area` in the place of the id"),
        ("\"highest\", area = \"1\", among = \"report\"", "write `among = \"areas\"`"),
        ("\"highest\", among = \"areas\"", "write `among = \"periods\"`"),
        ("\"highest\", \"1.1\", unit = \"A\", among = \"area\"", "leave `unit` out"),
        ("\"all\", among = \"areas\"", "areas are not counted"),
        ("\"all\", \"1.1\", among = \"periods\"", "ask the kind itself with `times`"),
        ("\"all\", \"1.1\", unit = \"A\"", "leave `unit` out"),
        ("\"all\", area = \"1\", among = \"report\"", "leave the id of the indicator or area out"),
        ("\"all\", among = \"level\"", "write `area` for the indicators of an area"),
        ("\"all\", area = \"1\", among = \"units\"", "only an indicator has units"),
        ("\"all\", area = \"1\", did = \"above\", than = 50", "different units of measure"),
        ("\"above\", \"1.1\", than_id = \"1.2\"", "different units of measure"),
        ("\"above\", \"1.1\", than_area = \"1\"", "different units of measure"),
        ("\"above\", \"1.1\", of = \"achievement\", than = \"target\"", "only the value of an indicator"),
    ] {
        let told = refusals(&[call]).concat();
        assert!(told.contains(said), "{call}: {told}");
    }
    let alike = [
        "\"highest\", \"1.1\", among = \"1.1,1.3\"",
        "\"highest\", \"1.2\", among = \"1.2,2.1\"",
        "\"highest\", \"1.1\", unit = \"A\", among = \"units\"",
        "\"best\", \"1.1\", of = \"achievement\", among = \"report\"",
        "\"best\", area = \"1\", among = \"areas\"",
        "\"above\", \"1.1\", than_id = \"1.3\"",
        "\"above\", \"1.1\", of = \"achievement\", than_area = \"1\"",
        "\"all\", \"1.1\", did = \"above\", than = 50",
        "\"all\", area = \"1\"",
        "\"all\", among = \"1.1,2.1\"",
    ];
    assert_eq!(refusals(&alike), [""; 10]);
}

#[test]
fn arguments_that_would_be_ignored_are_refused() {
    for (call, said) in [
        ("\"on-track\", \"1.1\", period = \"2025\"", "`on-track` does not take `period`"),
        ("\"off-track\", \"1.1\", of = \"achievement\"", "`off-track` does not take `of`"),
        ("\"met\", \"1.1\", of = \"achievement\"", "`met` does not take `of`"),
        ("\"exceeded\", \"1.1\", of = \"value\"", "`exceeded` does not take `of`"),
        ("\"rated\", \"1.1\", rating = \"met\", of = \"value\"", "`rated` does not take `of`"),
        ("\"all\", \"1.1\", of = \"value\"", "`all` does not take `of`"),
        ("\"met\", area = \"1\", unit = \"A\"", "`unit` stands beside its id"),
        ("\"met\", unit = \"A\"", "`unit` stands beside its id"),
        ("\"met\", \"1.1\", exactly = true", "give both"),
        ("\"above\", \"1.1\", than = 5, than_id = \"1.3\"", "not both"),
        ("\"above\", \"1.1\", than_area = \"1\", than_unit = \"A\"", "give `than_id` with `than_unit`"),
    ] {
        let told = refusals(&[call]).concat();
        assert!(told.contains(said), "{call}: {told}");
    }
}
