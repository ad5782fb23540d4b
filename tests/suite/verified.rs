//! The record of a build and its proof: what was read, what came out, and whether it still does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bilan::fonts::FontLibrary;
use serde_json::Value;
use tempfile::TempDir;

use crate::project::Project;
use crate::shared::pass_over;

fn project() -> Project {
    Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n",
        "indicator,period,value\n1.1,2025,120\n",
    )
    .with("targets", "indicator,period,value\n1.1,2025,100\n")
    .narrative("{{ actual(\"1.1\") }} people were trained.")
}

fn bilan(arguments: &[&str], paths: &[(&str, &Path)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.args(arguments).env("NO_COLOR", "1");
    for (option, path) in paths {
        if !option.is_empty() {
            command.arg(option);
        }
        command.arg(path);
    }
    command.output().expect("the program was built for this test")
}

/// The files of a build, in a folder of their own.
#[track_caller]
fn built(project: &Path, arguments: &[&str]) -> TempDir {
    let output = tempfile::tempdir().expect("a temporary folder");
    let run = bilan(&[&["build"], arguments].concat(), &[("", project), ("--output", output.path())]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    output
}

/// What `verify` prints, and whether all is the same.
fn verified(output: &Path, project: &Path, more: &[(&str, &Path)]) -> (String, Option<i32>) {
    let run = bilan(&["verify"], &[&[("", output), ("--project", project)], more].concat());
    (String::from_utf8([run.stderr, run.stdout].concat()).expect("UTF-8"), run.status.code())
}

fn inputs(output: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(output.join("build.json")).expect("the build writes it");
    let record: Value = serde_json::from_str(&text).expect("valid JSON");
    let files = record["inputs"].as_array().expect("a list").iter();
    files.map(|entry| entry["file"].as_str().expect("a text").to_owned()).collect()
}

fn append(path: &Path, bytes: &[u8]) {
    let before = fs::read(path).expect("the file is there");
    fs::write(path, [&before, bytes].concat()).expect("writable");
}

#[test]
fn a_report_finds_the_project_that_holds_it() {
    let project = project();
    let inside = project.path().join("out");
    assert!(bilan(&["build"], &[("", project.path()), ("--output", &inside)]).status.success());
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let verify = |folder: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        let run =
            command.current_dir(elsewhere.path()).env("NO_COLOR", "1").arg("verify").arg(folder).output();
        let run = run.expect("the program was built for this test");
        (run.status.success(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    assert!(verify(&inside).0);
    fs::rename(&inside, elsewhere.path().join("out")).expect("the folder is of this test");
    let (holds, said) = verify(Path::new("out"));
    assert!(!holds && said.contains("--project"), "{said}");
}

#[test]
fn a_fresh_build_is_verified_and_every_change_is_named() {
    let project = project();
    let output = built(project.path(), &["--format", "pdf,docx"]);
    let verify = || verified(output.path(), project.path(), &[]);
    assert_eq!(
        verify(),
        (
            "same     small.en.pdf\nsame     small.en.docx\nsame     results.json\nsame     trace.json\n\
             verified: 4 of 4 files and 6 of 6 inputs are the same\n"
                .to_owned(),
            Some(0)
        )
    );
    // One byte of an output.
    let word = output.path().join("small.en.docx");
    let whole = fs::read(&word).expect("it was built");
    let results = output.path().join("results.json");
    let text = fs::read_to_string(&results).expect("it was built");
    fs::write(&results, text.replacen("\"id\": \"small\"", "\"id\": \"smell\"", 1)).expect("writable");
    assert_eq!(
        verify(),
        (
            "same     small.en.pdf\nsame     small.en.docx\n\
             changed  results.json: not the file that was built, first at line 4\n\
             same     trace.json\nnot verified: 3 of 4 files and 6 of 6 inputs are the same\n"
                .to_owned(),
            Some(1)
        )
    );
    fs::write(&results, text).expect("writable");
    fs::remove_file(&word).expect("it is there");
    assert!(verify().0.contains("\nmissing  small.en.docx\n"));
    fs::write(&word, whole).expect("writable");
    // One byte of an input, which changes no value but the hash that the report prints.
    append(&project.path().join("narrative/en/a.md"), b"\n");
    assert_eq!(
        verify(),
        (
            "changed  input narrative/en/a.md\nsame     small.en.pdf\nsame     small.en.docx\n\
             same     results.json\nsame     trace.json\nnot verified: 4 of 4 files and 5 of 6 inputs are the same\n"
                .to_owned(),
            Some(1)
        )
    );
    append(&project.path().join("narrative/en/a.md"), b"Another line.\n");
    let (printed, _) = verify();
    assert!(printed.contains("differs  small.en.pdf: the project now gives another file, first at byte "));
    assert!(printed.contains(
        "differs  small.en.docx: the project now gives another file, first at part word/document.xml\n"
    ));
}

#[test]
fn a_file_that_the_record_does_not_name_is_noticed() {
    let project = project();
    let output = built(project.path(), &["--format", "docx"]);
    fs::write(output.path().join("small.fr.docx"), "of an earlier build").expect("writable");
    fs::write(output.path().join(".directory"), "of the desktop").expect("writable");
    fs::create_dir(output.path().join("notes")).expect("writable");
    fs::write(output.path().join("notes/mine.txt"), "of no build").expect("writable");
    assert_eq!(
        verified(output.path(), project.path(), &[]),
        (
            "same     small.en.docx\nsame     results.json\nsame     trace.json\n\
             new      small.fr.docx: no file of the build\n\
             not verified: 3 of 4 files and 6 of 6 inputs are the same\n"
                .to_owned(),
            Some(1)
        )
    );
}

#[test]
fn a_record_that_names_files_elsewhere_is_refused() {
    let project = project();
    let output = built(project.path(), &["--format", "docx"]);
    let record = output.path().join("build.json");
    let text = fs::read_to_string(&record).expect("the build writes it");
    fs::write(&record, text.replace("\"results.json\"", "\"../results.json\"")).expect("writable");
    let (printed, code) = verified(output.path(), project.path(), &[]);
    assert_eq!(code, Some(2));
    let said = "it names the file `../results.json`, which does not lie in its folder";
    assert!(printed.contains(said), "{printed}");
}

#[test]
fn a_project_that_cannot_be_built_any_more_says_what_changed_all_the_same() {
    let project = project();
    let output = built(project.path(), &["--format", "docx"]);
    append(&project.path().join("actuals.csv"), b"9.9,2025,1\n");
    let (printed, code) = verified(output.path(), project.path(), &[]);
    assert_eq!(code, Some(1));
    assert!(printed.contains("error[reference-unknown]"), "{printed}");
    assert!(
        printed.ends_with(
            "changed  input actuals.csv\nbuilt    small.en.docx: the file that was built\n\
             built    results.json: the file that was built\n\
             built    trace.json: the file that was built\n\
             the project has errors and was not built again\n\
             not verified: 0 of 3 files and 5 of 6 inputs are the same\n"
        ),
        "{printed}"
    );
}

#[test]
fn two_builds_in_other_places_have_the_same_record() {
    let (one, other) = (project(), project());
    let (first, second) =
        (built(one.path(), &["--format", "docx"]), built(other.path(), &["--format", "docx"]));
    let record = |folder: &TempDir| fs::read_to_string(folder.path().join("build.json")).expect("written");
    assert_eq!(record(&first), record(&second));
    let places = [one.path(), other.path(), first.path()];
    assert!(places.iter().all(|place| !record(&first).contains(place.to_str().expect("UTF-8"))));
}

#[test]
fn earlier_drafts_are_inputs() {
    let project = project();
    let drafts = built(project.path(), &["--format", "docx"]);
    append(&project.path().join("narrative/en/a.md"), b"Another line.\n");
    let earlier = drafts.path().join("small.en.docx");
    let earlier_text = earlier.to_str().expect("UTF-8");
    let output = built(project.path(), &["--format", "docx", "--track-changes-from", earlier_text]);
    assert!(inputs(output.path()).contains("earlier/small.en.docx"));
    let with = verified(output.path(), project.path(), &[("--track-changes-from", &earlier)]);
    assert_eq!(with.1, Some(0), "{}", with.0);
    let (printed, code) = verified(output.path(), project.path(), &[]);
    assert_eq!(code, Some(1));
    assert!(printed.starts_with("missing  input earlier/small.en.docx\n"), "{printed}");
}

#[test]
fn a_folder_without_a_record_cannot_be_verified() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(verified(folder.path(), project().path(), &[]).1, Some(2));
    fs::write(folder.path().join("build.json"), "{}").expect("writable");
    let (printed, code) = verified(folder.path(), project().path(), &[]);
    assert_eq!(code, Some(2));
    assert!(printed.contains("it is not a record of a build"), "{printed}");
}

/// Everything that the program opens in the folder of a project is in the record, and nothing else.
///
/// Seen from outside, with `strace`: no promise of the program is believed.
#[test]
fn nothing_is_read_that_is_not_listed() {
    let project = project()
        .with_settings(
            "\n[theme]\nfonts = [\"fonts\"]\n\n[document]\nsymbol = \"A/1\"\nprofile = \"house.toml\"\n",
        )
        .with_file("house.toml", include_str!("../../templates/profiles/un.toml"))
        .with_file("frozen.toml", "[[clearances]]\n[clearances.figures]\n")
        .with_file("narrative/fr/never.md", "not an edition of the project")
        .with_file("notes.txt", "not of the report");
    fs::create_dir_all(project.path().join("fonts")).expect("writable");
    fs::write(project.path().join("fonts/house.ttf"), FontLibrary::embedded()[0]).expect("writable");
    let probe = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        pass_over("`strace` is not installed or may not look at programs");
        return;
    }
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let output = tempfile::tempdir().expect("a temporary folder");
    let run = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=open,openat,openat2", "-o"])
        .arg(log.path())
        .arg(env!("CARGO_BIN_EXE_bilan"))
        .args(["build", "--format", "docx,pdf", "--output"])
        .args([output.path(), project.path()])
        .output()
        .expect("it ran before");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let root = project.path().canonicalize().expect("it is there");
    let log = String::from_utf8_lossy(&fs::read(log.path()).expect("written")).into_owned();
    let opened = |line: &str| {
        let path = PathBuf::from(line.split('"').nth(1)?);
        let is_read = !line.contains(") = -1") && path.is_file();
        let path = path.canonicalize().ok()?;
        let name = path.strip_prefix(&root).ok().map(|path| path.display().to_string())?;
        is_read.then_some(name)
    };
    let read: BTreeSet<String> = log.lines().filter_map(opened).collect();
    assert_eq!(read, inputs(output.path()));
    assert!(read.contains("fonts/house.ttf") && read.contains("house.toml") && read.contains("frozen.toml"));
    assert!(!read.contains("notes.txt") && !read.contains("narrative/fr/never.md"));
}
