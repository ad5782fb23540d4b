//! The published results of UNHCR over a change of its framework: 2016 to 2021, and 2022 to 2024.
//!
//! Expected values come from a script that reads the workbooks and the CSV file
//! of the publisher apart from this program: it makes the same keys of
//! indicator, operation, population group, goal and year, counts rows, adds up
//! and applies the publisher's rule with fractions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use bilan::assess::{Assessment, IndicatorResult, Rating};
use bilan::chart::{Drawer, Drawn};
use bilan::diag::{Code, Findings};
use bilan::model::{IndicatorId, Language, Period, TargetValue};
use bilan::pipeline::{self, Computed, Options};
use bilan::quote::Quoter;
use rust_decimal::{Decimal, dec};
use tempfile::TempDir;

use crate::copies::results_of;
use crate::engines::postgresql;
use crate::shared::{pass_over, project, shared};

const DATA: &str = "data/06_unhcr_iati_results";

/// The figures of the project, with the codes of what was found on the way, computed once.
fn computed() -> Option<&'static (Computed, Vec<Code>)> {
    static COMPUTED: OnceLock<Option<(Computed, Vec<Code>)>> = OnceLock::new();
    COMPUTED.get_or_init(compute).as_ref()
}

fn compute() -> Option<(Computed, Vec<Code>)> {
    let folder = in_files()?;
    Some(of_project(folder.path()))
}

fn of_project(folder: &Path) -> (Computed, Vec<Code>) {
    let mut findings = Findings::new();
    let computed = pipeline::compute(folder, &Options::default(), &mut findings);
    let computed = computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    (computed, findings.iter().map(|finding| finding.code).collect())
}

/// The project, with the rows of the workbooks.
fn in_files() -> Option<TempDir> {
    let data = shared(DATA)?;
    let folder = project("unhcr-2016-2024");
    let python = std::env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into());
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xlsx_rows.py");
    let workbooks = (2016..=2021).map(|year| data.join(format!("unhcr_{year}/iati_result.xlsx")));
    let run =
        Command::new(python).arg(script).arg(folder.path().join("earlier.csv")).args(workbooks).output();
    let Ok(run) = run else {
        pass_over("Python is not installed");
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(folder)
}

/// The query that makes the actual values is sent to the database, which has the files as they are.
#[test]
fn rows_that_are_put_together_in_postgresql_give_the_same_results() {
    let Some((computed, codes)) = computed() else { return };
    let (Some(server), Some(folder)) = (postgresql::server(), in_files()) else { return };
    let Some(settings) = server.settings("published") else { return };
    server.run("postgres", "create database published");
    let published = shared(DATA).expect("it is there").join("results_2022-2024.csv");
    for (table, file) in [("earlier", folder.path().join("earlier.csv")), ("published", published)] {
        server.copy_file("published", table, &file);
    }
    let toml = folder.path().join("bilan.toml");
    let text = fs::read_to_string(&toml).expect("readable");
    let (before, actuals) = text.split_once("[tables.actuals]\nsql = ").expect("a query");
    let mut parts = actuals.splitn(3, "\"\"\"");
    let (_, query, after) =
        (parts.next(), parts.next().expect("a query"), parts.next().expect("more tables"));
    let source = format!("pushed = {{ database = \"copy\", query = \"\"\"{query}\"\"\" }}");
    let before = before.replacen(
        "[sources]\n",
        &format!("[databases.copy]\n{settings}\n[limits]\nfetched = 0\n\n[sources]\n{source}\n"),
        1,
    );
    fs::write(&toml, format!("{before}[tables.actuals]\nsource = \"pushed\"{after}")).expect("writable");
    let (there, mut found) = of_project(folder.path());
    assert_eq!(results_of(&there), results_of(computed));
    let mut codes = codes.clone();
    codes.sort();
    found.sort();
    assert_eq!(found, codes);
    let stayed = there.manifest.reading.stayed();
    assert_eq!(stayed.len(), 1, "{stayed:?}");
}

/// The indicator of the earlier framework with the given area and title.
#[track_caller]
fn earlier<'a>(assessment: &'a Assessment, area: &str, title: &str) -> &'a IndicatorResult {
    let titled = |it: &&IndicatorResult| it.indicator.title.get(Language::English) == Some(title);
    let of_area = |it: &&IndicatorResult| {
        let found = assessment.area(&it.indicator.area).expect("every indicator has an area");
        found.area.title.get(Language::English) == Some(area)
    };
    assessment.not_in_force.indicators.iter().filter(titled).find(of_area).expect("it was reported")
}

#[track_caller]
fn later<'a>(assessment: &'a Assessment, id: &str) -> &'a IndicatorResult {
    assessment.indicator(&IndicatorId::new(id)).expect("it is in force")
}

fn actuals(result: &IndicatorResult) -> Vec<(String, Decimal)> {
    let value = |(period, figures): (&Period, &bilan::assess::IndicatorPeriod)| {
        Some((period.to_string(), figures.corporate.actual.present()?))
    };
    result.periods.iter().filter_map(value).collect()
}

/// 26,811 rows of 2016 to 2021 and 8,849 of the framework of 2024; 24 repeat the
/// key of another, 4 of them with the same value.
#[test]
fn every_row_of_both_frameworks_is_used_or_accounted_for() {
    let Some((computed, codes)) = computed() else { return };
    let counts = &computed.assessment.counts;
    let found = (counts.read, counts.used, counts.missing_in_all(), counts.duplicate);
    assert_eq!(found, (35_660, 35_103, 533, 24));
    assert_eq!(counts.superseded + counts.outside + counts.outside_framework + counts.unusable, 0);
    let of = |code| codes.iter().filter(|found| **found == code).count();
    assert_eq!(of(Code::DuplicateKey), 24 + 23);
    // Percentages above 100; the other screens are heuristics, and are tried on data made for them.
    assert_eq!(of(Code::ImpossiblePercentage), 58);
    let screens = [
        Code::MixedPercentScale,
        Code::CopiedValue,
        Code::UnitJump,
        Code::ActualEqualsTarget,
        Code::ReportedTwice,
    ];
    let screens = screens.map(of);
    assert_eq!(47 + 58 + screens.iter().sum::<usize>(), codes.len());
}

#[test]
fn the_framework_breaks_between_2021_and_2022() {
    let Some((computed, _)) = computed() else { return };
    let assessment = &computed.assessment;
    assert_eq!((assessment.areas.len(), assessment.indicators.len()), (20, 70));
    assert_eq!(assessment.not_in_force.indicators.len(), 751);
    let reporting = |year| {
        let period = Period::year(year).expect("a year");
        let reports =
            |it: &&IndicatorResult| it.periods.get(&period).is_some_and(|figures| !figures.units.is_empty());
        let of_year: Vec<_> = assessment.all_indicators().filter(reports).collect();
        let areas: std::collections::BTreeSet<_> = of_year.iter().map(|it| &it.indicator.area).collect();
        (of_year.len(), areas.len())
    };
    let found: Vec<_> = (2016..=2024).map(reporting).collect();
    let expected =
        [(607, 41), (562, 42), (503, 41), (492, 40), (500, 44), (537, 43), (45, 19), (43, 18), (70, 20)];
    assert_eq!(found, expected);
}

/// Sums of the values that were reported, in each year.
#[test]
fn counts_of_both_frameworks_add_up() {
    let Some((computed, _)) = computed() else { return };
    let assessment = &computed.assessment;
    let sums = |result| actuals(result).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    let forms = earlier(assessment, "Resettlement", "# of Resettlement Registration Forms (RRFs) submitted");
    let expected = [dec!(52454), dec!(13439), dec!(14290), dec!(12588), dec!(5601), dec!(9768)];
    assert_eq!(sums(forms), expected);
    let pupils = earlier(assessment, "Education", "# of children enrolled in primary education");
    let expected = [983_332, 1_914_545, 1_657_955, 1_476_716, 1_718_955, 1_930_757].map(Decimal::from);
    assert_eq!(sums(pupils), expected);
    let assessments = earlier(assessment, "Child protection", "# of best interests assessments conducted");
    assert_eq!(sums(assessments), [55_679, 73_599, 62_790, 56_091, 45_975, 54_057].map(Decimal::from));
    assert_eq!(sums(later(assessment, "O15.1")), [92_079, 119_542, 198_760].map(Decimal::from));
}

/// The publisher's rule: the deviation from the target in per cent, turned round
/// where less is better, is green from -1, orange from -15 and else red. It
/// speaks of targets other than 0.
#[test]
fn the_rule_of_the_publisher_rates_every_value_with_a_target() {
    let Some((computed, _)) = computed() else { return };
    let assessment = &computed.assessment;
    let mut found: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for result in assessment.all_indicators() {
        for (period, figures) in &result.periods {
            for unit in figures.units.values().filter(|unit| unit.target_period.is_none()) {
                if unit.target != Some(TargetValue::Point(Decimal::ZERO))
                    && matches!(unit.rating, Rating::Band(_))
                {
                    *found.entry((period.to_string(), unit.rating.key(&assessment.scale))).or_default() += 1;
                }
            }
        }
    }
    let expected = [
        ("2016", 1_761, 663, 2_441),
        ("2017", 1_451, 676, 2_322),
        ("2018", 1_301, 631, 1_980),
        ("2019", 1_109, 634, 2_113),
        ("2020", 1_312, 687, 2_283),
        ("2021", 1_548, 647, 2_343),
        ("2022", 520, 208, 410),
        ("2023", 566, 227, 551),
        ("2024", 794, 317, 833),
    ];
    let bands = |(year, green, orange, red): (&str, usize, usize, usize)| {
        [("green", green), ("orange", orange), ("red", red)]
            .map(|(band, count)| ((year.to_owned(), band), count))
    };
    assert_eq!(found, expected.into_iter().flat_map(bands).collect());
}

fn trend(assessment: &Assessment, id: &str) -> Drawn {
    let measure = |text: &str, _: &str, _, size: f64| text.chars().map(|_| size / 2.0).sum();
    let drawer = Drawer { quoter: Quoter::new(assessment, Language::English), measure: &measure };
    drawer.trend(&IndicatorId::new(id)).expect("it has a course")
}

#[test]
fn the_trend_of_a_count_is_broken_in_2022_and_its_change_begins_anew() {
    let Some((computed, _)) = computed() else { return };
    let assessment = &computed.assessment;
    let persons = later(assessment, "O15.1");
    let change = |year| persons.periods[&Period::year(year).expect("a year")].corporate.change;
    assert_eq!((change(2022), change(2023), change(2024)), (None, Some(dec!(27463)), Some(dec!(79218))));
    let drawn = trend(assessment, "O15.1");
    assert_eq!(drawn.svg.matches("\nframework changed\n").count(), 1);
    let order: Vec<usize> = ["2016: actual 52,454", "2021: actual 9,768", "From 2022", "2022: actual 92,079"]
        .map(|part| drawn.alt.find(part).expect(part))
        .into();
    assert!(order.is_sorted(), "{}", drawn.alt);
}

/// A percentage is not added up: the course is the share of units that met their target.
#[test]
fn the_trend_of_a_percentage_is_the_share_of_units_over_both_frameworks() {
    let Some((computed, _)) = computed() else { return };
    let assessment = &computed.assessment;
    let before = earlier(
        assessment,
        "Registration and profiling",
        "% of persons of concern registered on an individual basis",
    );
    let share = |figures: &bilan::assess::IndicatorPeriod| {
        let share = figures.unit_share.expect("its units have targets");
        (share.met, share.computed, share.with_target)
    };
    let met: Vec<_> =
        before.periods.values().chain(later(assessment, "O1.1").periods.values()).map(share).collect();
    let expected = [
        (13, 18, 18),
        (15, 18, 18),
        (10, 14, 14),
        (12, 14, 14),
        (12, 20, 20),
        (12, 20, 20),
        (20, 42, 42),
        (27, 45, 45),
        (31, 52, 53),
    ];
    assert_eq!(met, expected);
    let drawn = trend(assessment, "O1.1");
    assert!(
        drawn.alt.contains("2016: actual 72.2%") && drawn.alt.contains("2024: actual 59.6%"),
        "{}",
        drawn.alt
    );
    assert_eq!(drawn.svg.matches("\nframework changed\n").count(), 1);
}
