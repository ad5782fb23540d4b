//! Whole commands at large sizes: `bilan check` beside a bare program that only runs the query by hand.
//!
//! ```text
//! cargo bench --bench whole -- [FORMAT...] [MILLIONS...] [--pairs N]
//! ```
//!
//! Each is a process of its own under GNU `time`, in turn, so that what else the
//! machine does weighs on both alike.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod by_hand;
mod cache;
mod generate;

use std::env;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use generate::DataSet;

/// The word by which the program is started as the bare one.
const BARE: &str = "by-hand";

/// What is to be measured.
struct Plan {
    formats: Vec<String>,
    millions: Vec<f64>,
    pairs: usize,
}

impl Plan {
    /// What the arguments ask for.
    ///
    /// # Panics
    /// An argument that is no size, format or option.
    fn of(args: impl Iterator<Item = String>) -> Self {
        let mut plan = Self { formats: Vec::new(), millions: Vec::new(), pairs: 3 };
        let mut args = args.filter(|arg| arg != "--bench");
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "csv" | "parquet" => plan.formats.push(arg),
                "--pairs" => {
                    let pairs = args.next().and_then(|pairs| pairs.parse().ok());
                    plan.pairs = pairs.expect("a number of pairs");
                }
                _ => plan.millions.push(arg.parse().expect("a format, or a number of million rows")),
            }
        }
        if plan.formats.is_empty() {
            plan.formats = ["csv", "parquet"].map(str::to_owned).to_vec();
        }
        if plan.millions.is_empty() {
            plan.millions = vec![1.0, 5.0, 10.0, 20.0, 50.0];
        }
        plan
    }
}

/// What a process cost.
#[derive(Debug, Clone, Copy)]
struct Cost {
    seconds: f64,
    /// The largest resident set, in mebibytes.
    memory: f64,
}

/// Runs a program and measures it.
///
/// # Panics
/// A program that fails, or GNU `time` that is not there.
fn measure(program: &Path, args: &[&OsStr]) -> Cost {
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%e %M"]).arg(program).args(args).stdout(Stdio::null());
    let output = command.output().expect("GNU time is at `/usr/bin/time`");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} failed:\n{said}", program.display());
    let last = said.lines().next_back().and_then(|line| line.split_once(' ')).expect("what it cost");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    Cost { seconds: number(last.0), memory: number(last.1) / 1024.0 }
}

/// The median of some numbers.
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Measures one size of one format, and gives the line of the table.
fn line(format: &str, millions: f64, pairs: usize) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are small and positive"
    )]
    let rows = (millions * 1e6).round() as u64;
    let set = DataSet { rows, seed: 1, plain: false };
    let data = set.within(&cache::folder(), &[format]).expect("the folder of data can be written");
    let (project, file) = (data.join(format), data.join("data").join(format!("actuals.{format}")));
    let bare = env::current_exe().expect("the path of this program");
    let mut costs = Vec::new();
    for _ in 0..pairs {
        let bilan = Path::new(env!("CARGO_BIN_EXE_bilan"));
        let bilan = measure(bilan, &["check".as_ref(), project.as_os_str()]);
        costs.push((bilan, measure(&bare, &[BARE.as_ref(), file.as_os_str()])));
    }
    let of = |part: &dyn Fn(&(Cost, Cost)) -> f64| median(costs.iter().map(part));
    format!(
        "| {format} | {millions} | {pairs} | {:.2} | {:.2} | {:.2} | {:.0} | {:.0} |",
        of(&|(bilan, _)| bilan.seconds),
        of(&|(_, bare)| bare.seconds),
        of(&|(bilan, bare)| bilan.seconds / bare.seconds),
        of(&|(bilan, _)| bilan.memory),
        of(&|(_, bare)| bare.memory),
    )
}

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [first, file] = args.as_slice()
        && first == BARE
    {
        let figures = by_hand::query(Path::new(file)).map_err(io::Error::other)?;
        println!("{}", figures.height());
        return Ok(());
    }
    let plan = Plan::of(args.into_iter());
    println!(
        "| format | million rows | pairs | `bilan check` (s) | by hand (s) | ratio | `bilan check` (MiB) | by hand (MiB) |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for format in &plan.formats {
        for millions in &plan.millions {
            println!("{}", line(format, *millions, plan.pairs));
            io::stdout().flush()?;
        }
    }
    Ok(())
}
