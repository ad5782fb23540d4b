//! What a build leaves behind that is stopped, finds no room, or is not alone.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::project::Project;

/// A project of one indicator with a value.
fn project(value: u32) -> Project {
    let actuals = format!("indicator,period,value\n1.1,2025,{value}\n");
    Project::new("id,area,title\n1.1,1,People\n", &actuals).narrative("Text.")
}

/// A build, by a shell that does something before.
fn build(before: &str, project: &Project, output: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{before}exec \"$0\" \"$@\"")).arg(env!("CARGO_BIN_EXE_bilan"));
    command.arg("build").arg(project.path()).arg("--output").arg(output);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[track_caller]
fn sound(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The files of an output folder, without what waits for its turn.
fn files(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(output).expect("it is there").flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let name = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    files.map(|entry| (name(&entry), fs::read(entry.path()).expect("readable"))).collect()
}

/// The folders for two outputs, and the files of both builds.
fn built(one: &Project, other: &Project) -> [BTreeMap<String, Vec<u8>>; 2] {
    [one, other].map(|project| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        sound(&build("", project, folder.path()).output().expect("the shell starts"));
        files(folder.path())
    })
}

#[test]
fn a_build_that_is_killed_leaves_whole_files() {
    let (first, second) = (project(40), project(50));
    let [old, new] = built(&first, &second);
    assert_ne!(old["results.json"], new["results.json"]);
    let output = tempfile::tempdir().expect("a temporary folder");
    sound(&build("", &first, output.path()).output().expect("the shell starts"));
    let start = Instant::now();
    sound(&build("", &second, output.path()).output().expect("the shell starts"));
    let whole = start.elapsed();
    for step in 1..=12 {
        for (name, bytes) in &old {
            fs::write(output.path().join(name), bytes).expect("writable");
        }
        let mut child = build("", &second, output.path()).spawn().expect("the shell starts");
        thread::sleep(whole * step / 12);
        child.kill().ok();
        child.wait().expect("it can be waited for");
        for (name, bytes) in files(output.path()) {
            let known = [old.get(&name), new.get(&name)].contains(&Some(&bytes));
            assert!(
                known,
                "`{name}` is neither the old nor the new file after {step} of 12 parts of the time"
            );
        }
    }
    sound(&build("", &second, output.path()).output().expect("the shell starts"));
    assert_eq!(files(output.path()), new);
}

/// No file may be longer than a few kilobytes, as on a disk that is full.
#[test]
fn a_build_without_room_names_the_file_and_leaves_the_old_ones() {
    let (first, second) = (project(40), project(50));
    let output = tempfile::tempdir().expect("a temporary folder");
    sound(&build("", &first, output.path()).output().expect("the shell starts"));
    let old = files(output.path());
    let full =
        build("trap '' XFSZ; ulimit -f 8; ", &second, output.path()).output().expect("the shell starts");
    let stderr = String::from_utf8_lossy(&full.stderr);
    assert_eq!(full.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("cannot write `") && stderr.contains("small.en.pdf`"), "{stderr}");
    assert_eq!(files(output.path()), old);
    let waiting = fs::read_dir(output.path()).expect("it is there").flatten().count();
    assert_eq!(waiting, old.len(), "nothing waits for its turn");
}

#[test]
fn builds_at_the_same_time_leave_the_files_of_one_of_them() {
    let project = project(40);
    let [alone, _] = built(&project, &project);
    let output = tempfile::tempdir().expect("a temporary folder");
    let mut children: Vec<_> =
        (0..3).map(|_| build("", &project, output.path()).spawn().expect("the shell starts")).collect();
    let deadline = Instant::now() + Duration::from_mins(2);
    while children.iter_mut().any(|child| child.try_wait().expect("it can be waited for").is_none()) {
        assert!(Instant::now() < deadline, "the builds wait for each other");
        thread::sleep(Duration::from_millis(20));
    }
    for child in children {
        sound(&child.wait_with_output().expect("it has ended"));
    }
    assert_eq!(files(output.path()), alone);
}
