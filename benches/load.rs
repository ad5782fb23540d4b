//! The load stage beside the query that somebody writes by hand for the same figures.
//!
//! Both are run in turn, so that what else the machine does weighs on both alike;
//! the ratio of each size is the median of the ratios of its pairs.

mod by_hand;
mod cache;
mod generate;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bilan::diag::Findings;
use bilan::load::{self, Loaded};
use bilan::manifest;
use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use generate::DataSet;

/// Rows of the data sets.
const SIZES: [u64; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// Times of one pair of runs.
#[derive(Debug, Clone, Copy)]
struct Pair {
    bilan: Duration,
    by_hand: Duration,
}

/// The time of one of a pair.
type Side = fn(Pair) -> Duration;

/// What is compared: a project, and the file of its actual values.
struct Compared {
    project: PathBuf,
    file: PathBuf,
    pairs: Vec<Pair>,
}

impl Compared {
    fn new(format: &str, rows: u64) -> Self {
        let set = DataSet { rows, seed: 1, plain: false };
        let data = set.within(&cache::folder(), &[format]).expect("the folder of data can be written");
        let file = data.join("data").join(format!("actuals.{format}"));
        let compared = Self { project: data.join(format), file, pairs: Vec::new() };
        compared.agree(rows);
        compared
    }

    /// Holds that both sides read all rows and come to the same numbers of them.
    fn agree(&self, rows: u64) {
        let counts = loaded(&self.project).actuals.counts;
        assert_eq!(counts.read, rows);
        let by_hand = by_hand::query(&self.file).expect("the query can be run");
        let sum = |column: &str| {
            let column = by_hand.column(column).expect("the query has it").as_materialized_series();
            column.sum::<u64>().expect("a number")
        };
        assert_eq!((sum("used"), sum("missing")), (counts.used, counts.missing_in_all()));
    }

    /// Runs both, one after the other.
    fn pair(&mut self) -> Pair {
        let start = Instant::now();
        black_box(loaded(&self.project));
        let bilan = start.elapsed();
        let start = Instant::now();
        black_box(by_hand::query(&self.file).expect("the query can be run"));
        let pair = Pair { bilan, by_hand: start.elapsed() };
        self.pairs.push(pair);
        pair
    }

    /// The line of the table: the medians of both times and of their ratios.
    fn line(&self, format: &str, rows: u64) -> String {
        let median = |of: &dyn Fn(&Pair) -> f64| {
            let mut all: Vec<f64> = self.pairs.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
        };
        format!(
            "| {format} | {rows} | {} | {:.1} | {:.1} | {:.2} |",
            self.pairs.len(),
            median(&|pair| pair.bilan.as_secs_f64()) * 1e3,
            median(&|pair| pair.by_hand.as_secs_f64()) * 1e3,
            median(&|pair| pair.bilan.as_secs_f64() / pair.by_hand.as_secs_f64()),
        )
    }
}

/// Runs the load stage.
fn loaded(project: &Path) -> Loaded {
    let mut findings = Findings::new();
    let manifest = manifest::read(project, None, &mut findings).expect("the project file has no faults");
    load::load(&manifest, false, &mut findings).expect("the data have no faults")
}

#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut lines = Vec::new();
    for format in ["csv", "parquet"] {
        let mut group = criterion.benchmark_group(format!("load/{format}"));
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        for rows in SIZES {
            // Made where it is measured, and not for a size that the filter of the command leaves out.
            let mut compared: Option<Compared> = None;
            let sides: [(&str, Side); 2] = [("bilan", |pair| pair.bilan), ("by hand", |pair| pair.by_hand)];
            group.throughput(Throughput::Elements(rows));
            for (name, side) in sides {
                group.bench_function(BenchmarkId::new(name, rows), |bencher| {
                    let compared = compared.get_or_insert_with(|| Compared::new(format, rows));
                    bencher.iter_custom(|times| (0..times).map(|_| side(compared.pair())).sum());
                });
            }
            lines.extend(compared.map(|compared| compared.line(format, rows)));
        }
        group.finish();
    }
    criterion.final_summary();
    println!("| format | rows | pairs | bilan (ms) | by hand (ms) | ratio |\n|---|---:|---:|---:|---:|---:|");
    println!("{}", lines.join("\n"));
}
