//! What an auditor does by hand: from a printed figure to the lines of the files, which must say it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bilan::model::Decimal;
use bilan::trace::Reason;
use rust_decimal::dec;

use crate::project::Project;
use crate::trace::{TRACE, bilan, figure, rows, said, trace};

/// The lines of a file of the specimen.
fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/specimen").join(file);
    fs::read_to_string(path).expect("the specimen").lines().map(ToOwned::to_owned).collect()
}

/// The first cells of the line of a row.
fn cells(lines: &[String], row: usize, count: usize) -> String {
    lines[row - 1].split(',').take(count).collect::<Vec<_>>().join(",")
}

fn formula(id: &str) -> &'static str {
    &figure(&TRACE, id).lines["en"].formula
}

fn rule(id: &str) -> &'static str {
    &figure(&TRACE, id).lines["en"].rule
}

/// The targets come through a query that leaves out proposals: their rows are lines of the file all the same.
#[test]
fn a_row_of_a_table_made_by_a_query_is_the_line_of_the_file() {
    let targets = lines("targets.csv");
    let armenia = figure(&TRACE, "3.5@2025/ARM#target");
    assert_eq!(armenia.sources.len(), 1);
    assert_eq!(armenia.sources[0].file, "../../data/specimen/targets.csv");
    assert_eq!(armenia.sources[0].column.as_deref(), Some("value"));
    assert_eq!(armenia.sources[0].rows, "455");
    assert_eq!(cells(&targets, 455, 4), "3.5,2025,ARM,9.2");
    assert_eq!(rows(figure(&TRACE, "2.1@2024#target"), "targets.csv"), [153]);
    assert_eq!(cells(&targets, 153, 4), "2.1,2024,,150000");
    let mut checked = 0;
    for figure in TRACE.figures.iter().filter(|figure| figure.id.ends_with("#target")) {
        let Some((indicator, spot)) = figure.id.trim_end_matches("#target").split_once('@') else { continue };
        let Some((period, unit)) = spot.split_once('/') else { continue };
        for row in rows(figure, "targets.csv") {
            assert_eq!(cells(&targets, row, 3), format!("{indicator},{period},{unit}"), "{}", figure.id);
            checked += 1;
        }
    }
    assert!(checked >= 10, "{checked}");
}

/// Counted with `awk -F, '$1 == "3.5" && $2 == "2025" { n++; s += $4 }'` in `targets.csv`: 25 targets, 330.1 together.
///
/// All but MAR and ZMB have a value: 23 units, whose baselines are 549.8 and whose targets 304.9 together.
#[test]
fn a_target_and_a_baseline_over_units_name_their_rule_and_the_rows_of_the_units() {
    assert_eq!(rule("3.5@2025#target"), "mean over the reporting units");
    assert_eq!(formula("3.5@2025#target"), "330.1 ÷ 25 = 13.204");
    let every_fifth: Vec<usize> = (455..=575).step_by(5).collect();
    assert_eq!(rows(figure(&TRACE, "3.5@2025#target"), "targets.csv"), every_fifth);
    assert_eq!(formula("3.5@2025#baseline"), "549.8 ÷ 23 ≈ 23.904348");
    let baselines: Vec<usize> = (35..=48).chain(50..=58).collect();
    assert_eq!(rows(figure(&TRACE, "3.5@2025#baseline"), "baselines.csv"), baselines);
    assert_eq!(formula("2.3@2024#target"), "395 + … + 490 = 8,900 (25 terms)");
    let achievement = figure(&TRACE, "3.5@2025#achievement");
    assert_eq!(achievement.from, ["3.5@2025#matched-actual", "3.5@2025#matched-target", "3.5@2025#baseline"]);
    assert_eq!(
        formula("3.5@2025#achievement"),
        "(14.93913 − 23.904348) ÷ (13.256522 − 23.904348) ≈ 0.841976"
    );
    assert_eq!(rows(achievement, "baselines.csv"), baselines);
    // MAR and ZMB have a target and no value.
    let compared = rows(achievement, "targets.csv");
    assert_eq!(compared.len(), 23);
    assert_eq!(every_fifth.iter().filter(|row| !compared.contains(row)).collect::<Vec<_>>(), [&525, &575]);
    assert_eq!(rows(achievement, "actuals.csv").len(), 23);
}

/// Of the two half-years of each unit the second counts: 25 rows, which add up; MDG has the last quarter of 2024.
#[test]
fn rows_are_those_whose_value_enters_and_the_rule_names_the_step_over_time() {
    let actuals = lines("actuals.csv");
    let value =
        |row: &usize| actuals[row - 1].split(',').nth(5).and_then(|cell| cell.parse::<Decimal>().ok());
    let jobs = figure(&TRACE, "1.2@2025#actual");
    let used = rows(jobs, "actuals.csv");
    assert_eq!(used.len(), 25);
    assert_eq!(&used[..3], [137, 148, 158]);
    assert_eq!(cells(&actuals, 137, 6), "1.2,2025-07-01,2025-12-31,ARM,,11524");
    assert_eq!(used.iter().map(value).sum::<Option<Decimal>>(), Some(dec!(223472)));
    let latest = "Of what was reported for parts of the period the latest counts.";
    assert!(rule("1.2@2025#actual").ends_with(latest), "{}", rule("1.2@2025#actual"));
    assert_eq!(
        formula("1.2@2025#actual"),
        "11,524 + … + 11,747 = 223,472 (25 terms); earlier values within the period, which do not count: 24"
    );
    assert!(rule("4.1@2025#actual").ends_with("What was reported for parts of the period is added up."));
    let carried = figure(&TRACE, "4.5@2025#actual");
    let used = rows(carried, "actuals.csv");
    assert_eq!((used.len(), used.contains(&15575)), (25, true));
    assert_eq!(cells(&actuals, 15575, 6), "4.5,2024-10-01,2024-12-31,MDG,,6");
    assert_eq!(used.iter().map(value).sum::<Option<Decimal>>(), Some(dec!(351)));
    assert!(formula("4.5@2025#actual").ends_with("; of it carried forward from 2024: 6"));
}

/// `published.csv`: line 3 is 153,412 of 2.1 in 2024, line 5 its achievement of 102.3%.
#[test]
fn a_published_figure_is_the_line_of_the_register() {
    let published = figure(&TRACE, "2.1@2024#restatement:published:actual:IOISE/PBC.20/3");
    assert_eq!(published.sources.len(), 1);
    assert_eq!((published.sources[0].file.as_str(), published.sources[0].rows.as_str()), PUBLISHED);
    let difference = figure(&TRACE, "2.1@2024#restatement:difference:achievement:IOISE/PBC.20/3");
    assert_eq!(rows(difference, "published.csv"), [5]);
    assert_eq!(difference.from[0], "2.1@2024#achievement");
    assert_eq!(difference.lines["en"].formula, "102.8 − 102.3 = 0.5");
    let compared = figure(&TRACE, "overall#restatement:compared");
    assert_eq!(rows(compared, "published.csv"), (2..=13).collect::<Vec<_>>());
}

/// What is counted by what became of it rests on as many rows as are counted, 237 of them without a report.
#[test]
fn numbers_of_rows_rest_on_as_many_rows() {
    let mut checked = 0;
    let details = ["used", "missing", "superseded", "duplicate", "not_reported", "not_collected"];
    for counted in TRACE.figures.iter().filter(|it| it.id.starts_with("overall#rows:")) {
        let detail = counted.id.trim_start_matches("overall#rows:");
        if details.contains(&detail) {
            assert_eq!(rows(counted, "actuals.csv").len().to_string(), counted.exact, "{detail}");
            checked += 1;
        }
    }
    assert_eq!((checked, figure(&TRACE, "overall#rows:not_reported").exact.as_str()), (5, "237"));
}

const PUBLISHED: (&str, &str) = ("../../data/specimen/published.csv", "3");

/// Every figure has rows of a file that has them, or says why it has none.
#[test]
fn no_figure_names_a_file_that_does_not_hold_it() {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for figure in &TRACE.figures {
        for source in &figure.sources {
            let is_read = TRACE.sources.iter().any(|file| file.file == source.file);
            assert!(is_read, "{}: no file {}", figure.id, source.file);
            let name = source.file.rsplit('/').next().expect("a name");
            let lines = files.entry(name).or_insert_with(|| lines(name));
            let own = rows(figure, &source.file);
            let of_file = figure.sources.iter().filter(|other| other.file == source.file);
            let counted: u64 = of_file.map(|source| source.count).sum();
            assert_eq!(own.len() as u64, counted, "{}: {}", figure.id, source.rows);
            assert!(own.iter().all(|row| (2..=lines.len()).contains(row)), "{}: {}", figure.id, source.rows);
            let header: Vec<&str> = lines[0].split(',').collect();
            let is_there = source.column.as_deref().is_none_or(|column| header.contains(&column));
            assert!(is_there, "{}: {name} has no column {:?}", figure.id, source.column);
        }
        assert_eq!(figure.sources.is_empty(), figure.reason.is_some(), "{}", figure.id);
    }
}

/// A figure of an indicator rests on lines of that indicator, and one of a unit on lines of that unit.
#[test]
fn every_row_of_a_figure_is_about_what_the_figure_is_about() {
    let files = ["actuals.csv", "targets.csv", "baselines.csv"].map(|file| (file, lines(file)));
    let (mut checked, mut of_units) = (0, 0);
    for figure in TRACE.figures.iter().filter(|figure| !figure.id.contains("#restatement")) {
        let Some((about, _)) = figure.id.split_once('#') else { continue };
        let (subject, spot) = about.split_once('@').unwrap_or((about, ""));
        let indicator = subject.split('[').next().unwrap_or(subject);
        if indicator.contains(':') || indicator == "overall" || indicator == "measurement" {
            continue;
        }
        let unit = spot.split_once('/').map(|(_, unit)| unit);
        for (file, lines) in &files {
            let column = |name: &str| lines[0].split(',').position(|column| column == name);
            let place = column("unit_code").expect("it has units");
            for row in rows(figure, file) {
                let cells: Vec<&str> = lines[row - 1].split(',').collect();
                assert_eq!(cells[0], indicator, "{}: {file}, row {row}", figure.id);
                // The first and the last unit of a ranking are such among all.
                if let Some(unit) = unit.filter(|_| !figure.id.contains("#unit")) {
                    assert_eq!(cells[place], unit, "{}: {file}, row {row}", figure.id);
                    of_units += 1;
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 100_000 && of_units > 300, "{checked}, {of_units}");
}

/// A figure has no rows for a reason that can be seen: it is a setting, a count, or the file has no such line.
#[test]
fn a_figure_without_rows_says_why_and_is_right() {
    let settings = ["floor", "cap", "min-coverage", "reallocation-limit", "rating"];
    let mut reasons = BTreeSet::new();
    for figure in &TRACE.figures {
        let Some(reason) = figure.reason else { continue };
        reasons.insert(reason);
        let (about, kind) = figure.id.split_once('#').expect("a figure has a kind");
        let kind = kind.split(':').next().unwrap_or(kind);
        let is_right = match reason {
            Reason::Setting => about == "overall" && settings.contains(&kind),
            Reason::Checks => kind == "findings",
            Reason::NothingCounted => figure.exact == "0" && figure.searched.is_empty(),
            Reason::NoRow => figure.exact == "missing" && has_no_line(about, &figure.searched),
            Reason::OfGroups | Reason::NoTable => false,
        };
        assert!(is_right, "{}: {reason:?} for {}", figure.id, figure.exact);
    }
    let expected = [Reason::Setting, Reason::Checks, Reason::NothingCounted, Reason::NoRow];
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), expected);
}

/// Whether the one file that was searched has no line of an indicator, of its unit in the year where it has one.
fn has_no_line(about: &str, searched: &[String]) -> bool {
    let [file] = searched else { return false };
    let (indicator, spot) = about.split_once('@').unwrap_or((about, ""));
    let (year, unit) = spot.split_once('/').unwrap_or((spot, ""));
    let lines = lines(file.rsplit('/').next().expect("a name"));
    let place = |name: &str| lines[0].split(',').position(|column| column == name);
    let (period, units) = (place("period"), place("unit_code"));
    lines.iter().skip(1).all(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let is_year = period.is_none_or(|at| file.ends_with("baselines.csv") || cells[at] == year);
        cells[0] != indicator || !is_year || units.is_some_and(|at| cells[at] != unit)
    })
}

/// 7.7: baseline 1.1, target 1.50 to 2.50, actual 1.38. 7.9: from 24 to 52 by 2025.
#[test]
fn formulas_of_ranges_and_schedules_are_written_out() {
    assert_eq!(formula("7.7@2025#achievement"), "1 − (1.5 − 1.38) ÷ (1.5 − 1.1) = 0.7");
    assert_eq!(figure(&TRACE, "7.7@2025#target").lines["fr"].formula, "1,5-2,5");
    assert_eq!(formula("7.9@2025#share-of-due"), "(57.271557 − 24) ÷ (52 − 24) ≈ 1.188270");
    assert_eq!(formula("7.6@2023#achievement"), "0 = 1? → 0");
}

#[test]
fn what_is_cut_is_not_said_to_be_equal() {
    assert_eq!(formula("resources:*,*,operating@2025#utilization"), "234,109,000 ÷ 262,990,000 ≈ 0.890182");
    assert_eq!(formula("1.1@2025#share-met"), "16 ÷ 23 ≈ 0.695652");
    let (mut cut, mut whole) = (0, 0);
    for figure in &TRACE.figures {
        let Ok(exact) = figure.exact.parse::<Decimal>() else { continue };
        let formula = figure.lines["en"].formula.as_str();
        if exact.normalize().scale() > 6 {
            assert!(formula.contains('≈'), "{}: {formula}", figure.id);
            cut += 1;
        } else if !formula.contains(['÷', '×', '−', '+']) {
            // A number that stands there as it is has the sign only where it is cut.
            assert!(!formula.contains('≈'), "{}: {formula}", figure.id);
            whole += 1;
        }
    }
    assert!(cut > 100 && whole > 1_000, "{cut}, {whole}");
}

/// `sdg.csv` shows 4.5 and 4.7 under goal 9 and counts them elsewhere; `assumptions.csv`: A1 and A3 are at risk.
#[test]
fn numbers_name_what_they_count_in_reading_order() {
    assert_eq!(formula("actors:micro,*@2025#met-count"), "1.2, 2.1, 2.4, 2.6, 4.3, 4.5");
    assert_eq!(formula("goal:9,4@2025#secondary-count"), "4.5, 4.7");
    let at_risk = figure(&TRACE, "assumptions:at_risk@2025#count");
    assert_eq!(rows(at_risk, "assumptions.csv"), [2, 4]);
    assert_eq!(rows(figure(&TRACE, "assumptions:broken@2025#count"), "assumptions.csv"), [3]);
}

/// Rows that a query puts together stand in no file: they are found in its result, by what they are about.
#[test]
fn a_row_of_a_result_is_called_so_and_says_what_it_is_about() {
    let indicators = "id,area,title,method\n1.1,1,People trained,ratio\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2025,53\n")
        .with("parts", "indicator,period,value\n1.1,2025,20\n1.1,2025,30\n")
        .with_settings(
            "\n[tables.targets]\nsql = \"SELECT indicator, period, SUM(CAST(value AS INT)) AS value FROM parts \
             GROUP BY indicator, period\"\n",
        );
    let built = bilan(&project, &["build", ".", "--format", "docx", "--output", "out"]);
    assert!(built.status.success(), "{}", said(&built));
    let file = trace(project.path());
    let target = figure(&file, "1.1@2025#target");
    assert_eq!(target.exact, "50");
    assert_eq!(target.sources[0].file, "targets (SQL)");
    assert_eq!(target.sources[0].made_from, ["parts.csv"]);
    assert_eq!(target.sources[0].rows, "2");
    assert_eq!(target.sources[0].keys, ["1.1, 2025"]);
    let text = said(&bilan(&project, &["trace", "out", "1.1@2025#target"]));
    for part in ["targets (SQL), column value, row 2 of the result of the query", "about 1.1, 2025"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let actual = said(&bilan(&project, &["trace", "out", "1.1@2025#actual"]));
    assert!(actual.contains("actuals.csv, row 2\n"), "{actual}");
}
