//! Published data: what bilan computes from them against what their publishers,
//! or a computation of its own outside the project, made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use bilan::assess::{Achievement, Assessment, Impossible, IndicatorPeriod, IndicatorResult};
use bilan::diag::{Code, Findings};
use bilan::model::{Decimal, IndicatorId, Language, Period, TargetValue};
use bilan::pipeline::{self, Options};
use rust_decimal::RoundingStrategy;
use rust_decimal::dec;

use crate::shared::{project, shared};

const UNHCR: &str = "data/06_unhcr_iati_results/results_2022-2024.csv";
const STANDARDS: &str = "data/03_gc_service_standards";

/// The figures of a test project, with the findings on the way to them.
fn compute(name: &str) -> (pipeline::Computed, Findings) {
    let mut findings = Findings::new();
    let folder = project(name);
    let computed = pipeline::compute(folder.path(), &Options::default(), &mut findings);
    let computed = computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    (computed, findings)
}

/// The figures of an indicator in the reporting period.
fn reported<'a>(assessment: &'a Assessment, id: &str) -> &'a IndicatorPeriod {
    let result = assessment.indicator(&IndicatorId::new(id)).expect("the indicator is there");
    &result.periods[&assessment.reporting]
}

/// Rows of 2022 and 2023 count if the framework of 2024 has their indicator with
/// the same measure and direction: 386 of 9,235 do not. One row of 2022 repeats
/// the value of another with the same indicator, operation, country and
/// population group.
#[test]
fn unhcr_every_row_is_used_or_accounted_for() {
    if shared(UNHCR).is_none() {
        return;
    }
    let (computed, findings) = compute("unhcr");
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.duplicate), (8_849, 8_848, 1));
    assert_eq!(counts.missing_in_all() + counts.superseded + counts.outside + counts.unusable, 0);
    assert_eq!(computed.sources[0].rows, 9_235);

    let of = |code| findings.iter().filter(move |finding| finding.code == code);
    let lines: Vec<_> = of(Code::DuplicateKey).map(|finding| finding.place.row).collect();
    assert_eq!(lines, [Some(1_575), Some(1_575)], "an actual value and a baseline");
    // The rows of 2024 begin at 4,423. A target contradicts `ascending` where it
    // lies on the other side of the baseline in force.
    let against = of(Code::TargetAgainstDirection);
    let (now, before): (Vec<_>, Vec<_>) = against.partition(|finding| finding.place.row >= Some(4_423));
    assert_eq!((now.len(), before.len()), (1_026, 283));
    assert_eq!(findings.errors(), 0);
    // The screens, counted by a script of its own over the same rows: percentages above 100, values of
    // three digits and more that are those of the year before, and values about 1,000 times others.
    let count = |code| of(code).count();
    let screens = [Code::ImpossiblePercentage, Code::CopiedValue, Code::UnitJump].map(count);
    assert_eq!(screens, [15, 31, 6]);
    let others = [Code::MixedPercentScale, Code::ReportedTwice, Code::ActualEqualsTarget].map(count);
    assert_eq!(others, [0, 0, 0]);
    assert_eq!(findings.warnings(), 1_026 + 283 + 2 + 15 + 31 + 6);
}

/// The areas are the titles of results in 2024, in the order of their numbers.
#[test]
fn unhcr_has_the_framework_of_the_reporting_year() {
    if shared(UNHCR).is_none() {
        return;
    }
    let (computed, _) = compute("unhcr");
    let assessment = &computed.assessment;
    let areas: Vec<(&str, &str, usize)> = assessment
        .areas
        .iter()
        .map(|area| {
            let title = area.area.title.get(Language::English).expect("it has a title");
            (area.area.id.as_str(), title, assessment.indicators_of(&area.area.id).count())
        })
        .collect();
    let expected = [
        ("I1", "Attaining favorable protection environments (Protect)", 2),
        ("I2", "Realizing rights in safe environments (Respond)", 3),
        ("I3", "Empowering communities and achieving gender equality (Empower)", 4),
        ("I4", "Securing solutions (Solve)", 5),
        ("O1", "Access to territory, registration and documentation", 5),
        ("O2", "Status determination", 4),
        ("O3", "Protection policy and law", 3),
        ("O4", "Gender-based violence", 4),
        ("O5", "Child protection", 4),
        ("O6", "Safety and access to justice", 1),
        ("O7", "Community engagement and women's empowerment", 6),
        ("O8", "Well-being and basic needs", 5),
        ("O9", "Sustainable housing and settlements", 3),
        ("O10", "Healthy Lives", 4),
        ("O11", "Education", 3),
        ("O12", "Clean water, sanitation and hygiene", 3),
        ("O13", "Self-reliance, economic inclusion and livelihoods", 3),
        ("O14", "Voluntary repatriation and sustainable reintegration", 2),
        ("O15", "Resettlement and complementary pathways", 2),
        ("O16", "Local integration and other local solutions", 4),
    ];
    assert_eq!(areas, expected);
}

/// Each row of 2024 is an indicator and a unit of its own; 1,886 have no target.
#[test]
fn unhcr_has_one_figure_per_row_of_the_reporting_year() {
    if shared(UNHCR).is_none() {
        return;
    }
    let (computed, _) = compute("unhcr");
    let assessment = &computed.assessment;
    let of_year = |result: &IndicatorResult| result.periods[&assessment.reporting].units.clone();
    let units: Vec<_> = assessment.indicators.iter().flat_map(of_year).collect();
    let codes: BTreeSet<_> = units.iter().map(|(code, _)| code).collect();
    assert_eq!((units.len(), codes.len()), (4_814, 275));
    assert_eq!(units.iter().filter(|(_, unit)| unit.target.is_some()).count(), 2_928);
    assert_eq!(units.iter().filter(|(_, unit)| unit.target.is_none()).count(), 1_886);
    assert_eq!(units.iter().filter(|(_, unit)| unit.actual.present().is_none()).count(), 0);
    assert_eq!(units.iter().filter(|(_, unit)| unit.baseline.is_none()).count(), 0);
}

/// Counts: the sums of actual values over all units, and of baselines and
/// targets over the units with a target.
#[test]
fn unhcr_counts_add_up() {
    if shared(UNHCR).is_none() {
        return;
    }
    let (computed, _) = compute("unhcr");
    let sums = |id| {
        let figures = reported(&computed.assessment, id);
        let corporate = &figures.corporate;
        let targets = figures.unit_share.map_or(0, |share| share.with_target);
        let actual = corporate.actual.present().expect("all units reported");
        (
            figures.units.len(),
            targets,
            actual,
            corporate.baseline,
            corporate.target.and_then(TargetValue::point),
            corporate.achievement,
        )
    };
    let against = Achievement::NotComputable(Impossible::TargetAgainstDirection);
    let part = dec!(57981) / dec!(96273);
    let part = Achievement::Computed { ratio: part, note: None };
    let none = Achievement::NoTarget;
    assert_eq!(sums("I4.1"), (61, 61, dec!(184956), Some(dec!(139799)), Some(dec!(0)), against));
    assert_eq!(sums("I4.3b"), (57, 57, dec!(6473265), Some(dec!(2750722)), Some(dec!(0)), against));
    assert_eq!(sums("O15.1"), (66, 66, dec!(198760), Some(dec!(140779)), Some(dec!(237052)), part));
    assert_eq!(sums("O8.1.1"), (109, 0, dec!(4810908), None, None, none));
    assert_eq!(sums("O7.3.1"), (114, 0, dec!(17398670), None, None, none));
}

/// Units that met their target: the value is at least as good as the target,
/// and the target is not on the wrong side of the baseline. Of the units with a
/// target, those on the wrong side count neither as met nor as unmet.
#[test]
fn unhcr_percentages_count_the_units_that_met_their_target() {
    if shared(UNHCR).is_none() {
        return;
    }
    let (computed, _) = compute("unhcr");
    let share = |id| {
        let figures = reported(&computed.assessment, id);
        let share = figures.unit_share.expect("its units have targets");
        assert_eq!(figures.corporate.achievement.ratio(), share.share(), "{id}");
        assert_eq!(figures.corporate.actual.present(), None, "{id}: percentages cannot be added up");
        (share.met, share.computed, share.with_target)
    };
    assert_eq!(share("O1.1"), (29, 29 + 12 + 9, 53));
    assert_eq!(share("O7.2"), (28, 28 + 35 + 6, 85));
    assert_eq!(share("O9.1"), (15, 15 + 47 + 2, 74));
    assert_eq!(share("O12.1"), (14, 14 + 21 + 4, 48));
    assert_eq!(share("O13.2"), (17, 17 + 35 + 2, 63));
    // Days and levels, where less is better.
    assert_eq!(share("O2.1"), (13, 13 + 14 + 5, 43));
    assert_eq!(share("O3.1"), (42, 42 + 21 + 5, 75));
    // All targets of an impact are 0; they bind where the baseline is 0 too.
    assert_eq!(share("I1.1"), (9, 9, 66));
}

#[test]
fn unhcr_makes_a_report() {
    if shared(UNHCR).is_none() {
        return;
    }
    let folder = project("unhcr");
    let mut findings = Findings::new();
    let built = pipeline::build(folder.path(), &Options::default(), &mut findings, &mut |_| {});
    let built = built.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    let names: Vec<&str> = built.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["unhcr-2024.en.pdf", "results.json", "trace.json", "build.json"]);
    assert!(built.files[0].bytes.starts_with(b"%PDF-"));
    assert!(built.files[0].pages > Some(20), "a chapter for each of 20 areas");
}

/// A row that the publisher computed.
struct Published {
    row: u32,
    period: Period,
    id: IndicatorId,
    performance: Option<Decimal>,
    target_met: Option<bool>,
}

fn published() -> Option<Vec<Published>> {
    let text = fs::read_to_string(shared(STANDARDS)?.join("expected_performance.csv")).expect("readable");
    let mut rows = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [row, year, service, standard, performance, met] = cells[..] else { panic!("{line}") };
        let (from, to) = year.split_once('-').expect("two years");
        rows.push(Published {
            row: row.parse().expect("a number"),
            period: Period::parse(&format!("{from}-04-01/{to}-03-31")).expect("a fiscal year"),
            id: IndicatorId::new(format!("{service}/{standard}")),
            performance: (!performance.is_empty()).then(|| performance.parse().expect("a number")),
            target_met: (met == "Y" || met == "N").then_some(met == "Y"),
        });
    }
    Some(rows)
}

/// The figures of the standards by id and fiscal year.
fn standards(assessment: &Assessment) -> BTreeMap<(&IndicatorId, Period), &IndicatorPeriod> {
    let periods = |result: &'_ IndicatorResult| result.periods.keys().copied().collect::<Vec<_>>();
    assessment
        .indicators
        .iter()
        .flat_map(|result| {
            periods(result)
                .into_iter()
                .map(|period| ((&result.indicator.id, period), &result.periods[&period]))
        })
        .collect()
}

/// Performance is published with four decimals.
///
/// Three quotients lie exactly between two such numbers. The publisher rounded
/// them down, as binary fractions do, and bilan rounds them up.
#[test]
fn service_standards_agree_with_the_published_performance() {
    let Some(published) = published() else { return };
    let (computed, findings) = compute("service-standards");
    // 54 rows of the file have one volume without the other, so that their standards have no row left.
    let of = |code| findings.iter().filter(|finding| finding.code == code).count();
    assert_eq!((of(Code::CellEmpty), of(Code::IndicatorWithoutData), findings.iter().count()), (54, 54, 108));
    let figures = standards(&computed.assessment);
    let mut halves = BTreeSet::new();
    let mut only_here = 0;
    let mut compared = 0;
    for row in &published {
        let actual = figures[&(&row.id, row.period)].corporate.actual.present();
        match (row.performance, actual) {
            (Some(performance), Some(actual)) => {
                compared += 1;
                let rounded = actual.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
                if actual - performance == dec!(0.00005) {
                    halves.insert(row.row);
                } else {
                    assert_eq!(rounded, performance, "row {}", row.row);
                }
            }
            // The publisher leaves out rows where nothing met the standard.
            (None, Some(actual)) => {
                assert_eq!(actual, Decimal::ZERO, "row {}", row.row);
                only_here += 1;
            }
            (None, None) => {}
            (Some(performance), None) => panic!("row {}: {performance} and no value", row.row),
        }
    }
    assert_eq!((published.len(), compared, only_here), (2_325, 1_779, 22));
    assert_eq!(halves, BTreeSet::from([269, 767, 2_206]));
}

/// The publisher says yes where the rounded performance reaches the target;
/// bilan says met where the exact one does.
///
/// Six performances reach their target only by rounding. Six targets are 0, of
/// which bilan says that something beyond them cannot be compared.
#[test]
fn service_standards_agree_with_the_published_targets_met() {
    let Some(published) = published() else { return };
    let (computed, _) = compute("service-standards");
    let figures = standards(&computed.assessment);
    let (mut compared, mut by_rounding, mut targets_of_zero) = (0, BTreeSet::new(), BTreeSet::new());
    for row in &published {
        let Some(published_met) = row.target_met else { continue };
        compared += 1;
        let standard = &figures[&(&row.id, row.period)].corporate;
        let (actual, target) = (
            standard.actual.present().expect("a value"),
            standard.target.and_then(TargetValue::point).expect("a target"),
        );
        let rounded = row.performance.expect("published with its performance");
        assert_eq!(rounded >= target, published_met, "row {}", row.row);
        let met = standard.achievement.is_met();
        if standard.achievement == Achievement::NotComputable(Impossible::ZeroTarget) {
            targets_of_zero.insert(row.row);
        } else if (actual >= target) == published_met {
            assert_eq!(met, published_met, "row {}", row.row);
        } else {
            assert!(published_met && !met, "row {}", row.row);
            by_rounding.insert(row.row);
        }
    }
    assert_eq!(compared, 1_754);
    assert_eq!(by_rounding, BTreeSet::from([620, 694, 1_374, 1_375, 1_389, 1_651]));
    assert_eq!(targets_of_zero, BTreeSet::from([212, 847, 854, 1_443, 1_444, 1_613]));
}
