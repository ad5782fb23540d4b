//! The Canadian Indicator Framework: what bilan says of each line against what its publisher says.

mod config;
mod project;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use bilan::assess::outlook::{Band, Figures, History, Outlook, Point, Refusal, Start, Verdict, outlook};
use bilan::diag::{Code, Findings};
use bilan::model::{Decimal, Direction, OutlookMethod, Period};
use bilan::pipeline::{self, Computed, Options};
use rust_decimal::dec;

use crate::shared::shared;

const DATA: &str = "data/04_canada_cif";

/// A line as the publisher judged it.
#[derive(Debug)]
struct Published {
    line: String,
    base: Option<(Decimal, i32)>,
    current: Option<(Decimal, i32)>,
    direction: Direction,
    progress: Option<Decimal>,
    score: Option<Decimal>,
    status: String,
    target: Option<Decimal>,
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut within) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => within = !within,
            ',' if !within => cells.push(std::mem::take(&mut cell)),
            '\r' => {}
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

fn published(data: &Path) -> Vec<Published> {
    let text = fs::read_to_string(data.join("expected_progress_flat.csv")).expect("readable");
    let number = |text: &String| {
        let plain = || text.parse().or_else(|_| Decimal::from_scientific(text));
        (!text.is_empty()).then(|| plain().unwrap_or_else(|_| panic!("{text} is no number")))
    };
    let year = |text: &String| text.strip_suffix(".0").and_then(|year| year.parse().ok());
    let rows = text.lines().skip(1).map(cells);
    rows.map(|cells| Published {
        line: cells[1].clone(),
        base: number(&cells[4]).zip(year(&cells[5])),
        current: number(&cells[6]).zip(year(&cells[7])),
        direction: if cells[8] == "1" { Direction::Increase } else { Direction::Decrease },
        progress: number(&cells[10]),
        score: number(&cells[11]),
        status: cells[13].clone(),
        target: number(&cells[14]),
    })
    .collect()
}

/// Whether a published name, parts of which may be cut short, is that of a line.
fn is_named(published: &str, line: &str) -> bool {
    let same = |(published, line): (&str, &str)| match published.strip_suffix("...") {
        Some(beginning) => line.starts_with(beginning),
        None => published == line,
    };
    published.split(" / ").count() == line.split(" / ").count()
        && published.split(" / ").zip(line.split(" / ")).all(same)
}

/// The figures of the project, computed once for all tests.
fn computed(data: &Path) -> &'static (Computed, Findings) {
    static COMPUTED: OnceLock<Mutex<Option<&'static (Computed, Findings)>>> = OnceLock::new();
    let mut computed = COMPUTED.get_or_init(Mutex::default).lock().expect("no test fails within");
    computed.get_or_insert_with(|| {
        let folder = project::make(data, &config::lines(data));
        let mut findings = Findings::new();
        let computed = pipeline::compute(folder.path(), &Options::default(), &mut findings);
        let computed = computed.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
        Box::leak(Box::new((computed, findings)))
    })
}

/// The outlooks of the lines with a file, each with what was published of it.
fn judged(data: &Path) -> Vec<(Published, &'static Outlook)> {
    let outlooks = &computed(data).0.assessment.outlooks;
    let mut lines = Vec::new();
    for line in published(data) {
        let found = outlooks.iter().find(|(id, _)| is_named(&line.line, id.as_str()));
        match found {
            Some((_, outlook)) => lines.push((line, outlook)),
            None => assert!(line.line.starts_with("16-5-1 "), "{} is not there", line.line),
        }
    }
    lines
}

#[track_caller]
fn agree(found: Decimal, published: Decimal, line: &str) {
    assert!((found - published).abs() < dec!(0.000000001), "{line}: {found} is not {published}");
}

/// The figures of an outlook; none where there is no outlook.
fn figures(outlook: &Outlook) -> Option<Figures> {
    outlook.verdict.as_ref().ok()?.figures
}

/// The status as the publisher writes it.
fn status(verdict: &Result<Verdict, Refusal>) -> &'static str {
    match verdict.as_ref().map(|verdict| verdict.band) {
        Ok(Band::Achieved) => "target_achieved",
        Ok(Band::OnTrack) => "substantial_progress",
        Ok(Band::AccelerationNeeded) => "moderate_progress",
        Ok(Band::Limited) => "limited_progress",
        Ok(Band::Deteriorating) => "deterioration",
        Ok(band) => panic!("{} is no band of Statistics Canada", band.key()),
        // One value alone, or none, is what the publisher calls not available.
        Err(Refusal::InsufficientHistory | Refusal::NoData) => "not_available",
        Err(refusal) => panic!("refused because of {}", refusal.key()),
    }
}

/// The data file of 16.5.1 is not among those that were published; the other 131 lines have theirs.
#[test]
fn canada_every_file_is_read_and_every_line_found() {
    let Some(data) = shared(DATA) else { return };
    let (computed, findings) = computed(&data);
    let files: Vec<_> = computed.sources.iter().filter(|source| source.name != "lines").collect();
    assert_eq!(files.len(), 85);
    assert_eq!(files.iter().map(|file| file.rows).sum::<u64>(), 212_565);
    assert_eq!(computed.assessment.areas.len(), 17);
    assert_eq!(judged(&data).len(), 131);
    assert_eq!(computed.assessment.outlooks.len(), 131);
    assert_eq!(findings.errors(), 0);
    let of_line = |message: &str| message.split('`').nth(1).map(ToOwned::to_owned);
    let against = findings.iter().filter(|finding| finding.code == Code::TargetAgainstDirection);
    let against: BTreeSet<_> = against.filter_map(|finding| of_line(&finding.message)).collect();
    assert_eq!(against, AGAINST.map(ToOwned::to_owned).into());
}

/// The headline rows, the base year and the latest year, among 212,565 rows.
#[test]
fn canada_baselines_and_latest_values_are_the_published_ones() {
    let Some(data) = shared(DATA) else { return };
    let mut compared = 0;
    for (line, outlook) in judged(&data) {
        let start = outlook.baseline.map(|start| (start.value, start.period));
        let latest = outlook.latest.map(|latest| (latest.value, latest.period));
        let dated = |(value, year): (Decimal, i32)| (value, Period::year(year).expect("a year"));
        assert_eq!(start, line.base.map(dated).map(|(value, year)| (value, Some(year))), "{}", line.line);
        assert_eq!(latest, line.current.map(dated), "{}", line.line);
        compared += usize::from(latest.is_some());
    }
    // 13.3.1 has no value for shelters.
    assert_eq!(compared, 130);
}

/// Lines whose target lies on the wrong side of their baseline.
const AGAINST: [&str; 4] = ["14-2-1 / Percentage", "15-5-1", "3-13-1", "9-7-1"];

/// Growth seen over growth needed is what is published for 35 lines.
///
/// The other four differ in sign alone: their target lies on the wrong side of
/// the baseline, so that the growth needed points away from the better
/// direction. The publisher counts it by its size, and so does bilan.
#[test]
fn canada_growth_towards_a_target_is_the_published_progress() {
    let Some(data) = shared(DATA) else { return };
    let (mut plain, mut by_size) = (0, BTreeSet::new());
    for (line, outlook) in judged(&data) {
        let (Some(progress), Some(_)) = (line.progress, line.target) else { continue };
        let Some(Figures::Growth { observed, required, ratio, .. }) = figures(outlook) else {
            panic!("{}: {outlook:?}", line.line)
        };
        agree(ratio, progress, &line.line);
        let quotient = observed / required;
        if (quotient - progress).abs() < dec!(0.000000001) {
            plain += 1;
        } else {
            agree(-quotient, progress, &line.line);
            by_size.insert(line.line);
        }
    }
    assert_eq!(plain, 35);
    assert_eq!(by_size, AGAINST.map(ToOwned::to_owned).into());
}

#[test]
fn canada_growth_without_a_target_is_the_published_progress() {
    let Some(data) = shared(DATA) else { return };
    let mut compared = 0;
    for (line, outlook) in judged(&data) {
        let (Some(progress), None) = (line.progress, line.target) else { continue };
        let Some(Figures::Trend { directed, .. }) = figures(outlook) else {
            panic!("{}: {outlook:?}", line.line)
        };
        agree(directed, progress, &line.line);
        compared += 1;
    }
    // 16.5.1 has no file; the values that were published of it give its growth all the same.
    let (line, outlook) = without_a_file(&data);
    let Some(Figures::Trend { directed, .. }) = figures(&outlook) else { panic!("{outlook:?}") };
    agree(directed, line.progress.expect("published"), &line.line);
    assert_eq!(compared + 1, 86);
}

fn without_a_file(data: &Path) -> (Published, Outlook) {
    let line = published(data).into_iter().find(|line| line.line.starts_with("16-5-1 "));
    let line = line.expect("it is among the published ones");
    let point = |(value, year)| Point { value, period: Period::year(year).expect("a year") };
    let [base, current] = [line.base, line.current].map(|dated| dated.map(point).expect("published"));
    let history = History {
        direction: Some(line.direction),
        natural_limit: None,
        baseline: Some(Start { value: base.value, period: Some(base.period) }),
        values: &[base, current],
        target: None,
        milestone: None,
    };
    let outlook = outlook(OutlookMethod::CagrTrend, &history);
    (line, outlook)
}

#[test]
fn canada_statuses_and_scores_are_the_published_ones() {
    let Some(data) = shared(DATA) else { return };
    let (mut with_target, mut without, mut scores) = (0, 0, 0);
    for (line, outlook) in judged(&data) {
        assert_eq!(status(&outlook.verdict), line.status, "{}", line.line);
        let score = match figures(outlook) {
            Some(Figures::Growth { score, .. }) => Some(score),
            Some(Figures::Trend { score, .. }) => score,
            Some(Figures::Schedule { .. } | Figures::Linear { .. }) | None => None,
        };
        if let (Some(score), Some(published)) = (score, line.score) {
            agree(score, published, &line.line);
            scores += 1;
        }
        let judged = usize::from(line.progress.is_some());
        if line.target.is_some() { with_target += judged } else { without += judged }
    }
    assert_eq!((with_target, without, scores), (39, 85, 124));
    let (line, outlook) = without_a_file(&data);
    assert_eq!(status(&outlook.verdict), line.status);
}
