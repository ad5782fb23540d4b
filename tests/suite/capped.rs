//! Runs of the program that may use only so much memory and time.
//!
//! What is capped is the memory that a process can write to (`ulimit -d`):
//! heap and stacks, but neither the program itself nor files that are mapped.
//! Address space (`ulimit -v`) would say little, because the allocator reserves
//! much of it that it never touches. The program checks a small project within
//! [`SMALL`]. Only Linux holds to the cap; elsewhere runs are limited in time only.

use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::project::Project;
use crate::shared;

/// Mebibytes that suffice for a small project with its fonts, and for little more.
const SMALL: u64 = 320;

/// What a run may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caps {
    /// Mebibytes of memory that it can write to.
    pub(crate) memory: u64,
    /// Seconds of the clock.
    pub(crate) seconds: u64,
}

/// What hostile input may cost: a small project, and as much time as a loaded machine may need for it.
pub(crate) const HOSTILE: Caps = Caps { memory: SMALL, seconds: 60 };

/// What a workbook may cost: it may have as many texts and cells as `[limits]` allows unless set.
pub(crate) const WORKBOOK: Caps = Caps { memory: SMALL + 512, seconds: 60 };

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// The exit code; none where a signal ended it, as when it found no more memory.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it reported.
    pub(crate) stderr: String,
}

impl Ended {
    /// Asserts that the run ended by itself, with or without findings that stop a report.
    #[track_caller]
    pub(crate) fn soundly(self) -> Self {
        assert!(matches!(self.code, Some(0 | 1)) && !self.stderr.contains("panicked"), "{self}");
        self
    }

    /// Asserts that the run ended by itself with findings, and that these begin with a text.
    #[track_caller]
    pub(crate) fn finds(self, expected: &str) {
        let ended = self.soundly();
        assert_eq!(ended.code, Some(1), "{ended}");
        assert!(ended.stderr.starts_with(expected), "it does not begin with `{expected}`:\n{ended}");
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit code {:?}\nstdout:\n{}\nstderr:\n{}", self.code, self.stdout, self.stderr)
    }
}

/// Runs `bilan check` on a project within caps; fails where it takes longer or ends by other than itself.
#[track_caller]
pub(crate) fn check(project: &Path, caps: Caps, args: &[&str]) -> Ended {
    let mut all = vec!["check".as_ref(), project.as_os_str()];
    all.extend(args.iter().map(OsStr::new));
    run(caps, env!("CARGO_BIN_EXE_bilan"), &all).soundly()
}

/// Runs a program within caps; fails where it takes longer.
#[track_caller]
fn run(caps: Caps, program: &str, args: &[&OsStr]) -> Ended {
    within(caps, program, args).unwrap_or_else(|ended| panic!("not within {} s: {ended}", caps.seconds))
}

/// How a run ended, or what it had said when its time was over.
fn within(caps: Caps, program: &str, args: &[&OsStr]) -> Result<Ended, Ended> {
    let mut command = capped(caps.memory, program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // The number of threads decides how many stacks and pools of memory there are.
    command.env("POLARS_MAX_THREADS", "2").env("RAYON_NUM_THREADS", "2");
    for set in ["NO_COLOR", "RUST_BACKTRACE", "SOURCE_DATE_EPOCH"] {
        command.env_remove(set);
    }
    let mut child = command.spawn().expect("the program starts");
    let stdout = gather(child.stdout.take());
    let stderr = gather(child.stderr.take());
    let status = wait(&mut child, Duration::from_secs(caps.seconds));
    let text = |gathered: thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&gathered.join().expect("reading does not panic")).into_owned()
    };
    let ended = |code| Ended { code, stdout: text(stdout), stderr: text(stderr) };
    match status {
        Some(status) => Ok(ended(status.code())),
        None => Err(ended(None)),
    }
}

/// The command of a program that may write to so many mebibytes.
fn capped(memory: u64, program: &str) -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new(program);
    }
    let mut command = Command::new("sh");
    // The shell becomes the program, so that the process that is waited for is the one that is capped.
    command.args(["-c", r#"ulimit -d "$0" && exec "$@""#, &(memory * 1024).to_string(), program]);
    command
}

/// Reads what a child prints, so that it never waits for a full pipe.
fn gather(from: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut from) = from {
            from.read_to_end(&mut bytes).expect("a pipe can be read");
        }
        bytes
    })
}

/// How a child ended; none where its time was over and it was ended.
fn wait(child: &mut Child, time: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status);
        }
        if start.elapsed() > time {
            child.kill().expect("a child that runs can be ended");
            child.wait().expect("a child can be waited for");
            return None;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_small_project_is_checked_within_the_caps_of_hostile_input() {
    let project = Project::new("id,area,title\n1.1,1,People\n", "indicator,period,value\n1.1,2025,5\n");
    let ended = check(project.path(), HOSTILE, &[]);
    assert_eq!(ended.code, Some(0), "{ended}");
}

#[test]
fn a_fault_of_a_small_project_is_found_within_the_caps_of_hostile_input() {
    let project = Project::new("id,area,title\n1.1,1,People\n", "indicator,period,value\n1.1,2025\n");
    check(project.path(), HOSTILE, &[]).finds("error[row-ragged]");
}

#[test]
fn memory_beyond_the_cap_is_not_given() {
    if !cfg!(target_os = "linux") {
        return shared::pass_over("memory is capped on Linux only");
    }
    let hungry = "x=0123456789abcdef; while [ ${#x} -lt 200000000 ]; do x=$x$x; done";
    let hungry: [&OsStr; 2] = ["-c".as_ref(), hungry.as_ref()];
    let ended = run(Caps { memory: 64, seconds: 20 }, "sh", &hungry);
    assert_ne!(ended.code, Some(0), "{ended}");
}

#[test]
fn a_run_that_does_not_end_is_ended() {
    if !cfg!(unix) {
        return shared::pass_over("there is no `sh`");
    }
    let endless: [&OsStr; 2] = ["-c".as_ref(), "echo begun; exec sleep 60".as_ref()];
    let start = Instant::now();
    let ended = within(Caps { memory: SMALL, seconds: 1 }, "sh", &endless);
    assert_eq!(ended.expect_err("it sleeps").stdout, "begun\n");
    assert!(start.elapsed() < Duration::from_secs(30));
}
