//! The wiring of the command line: arguments, output, exit codes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A project file without faults; its only source is there but empty.
const PROJECT: &str = r#"[report]
id = "report"
organisation = "Specimen"
title = "Report"
period = "2025"
languages = ["en"]
date = "2026-03-31"

[sources]
areas = "areas.csv"
"#;

/// A run of the program in a folder of its own.
struct Run {
    folder: TempDir,
    command: Command,
}

/// What a run printed and how it ended.
struct Ended {
    folder: TempDir,
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

impl Run {
    /// A run with the given arguments, separated by spaces.
    fn new(args: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut run = Self { folder, command: Command::new(env!("CARGO_BIN_EXE_bilan")) };
        run.command.args(args.split_whitespace()).env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
        run
    }

    /// Puts a file into the folder.
    fn file(self, path: &str, text: &str) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("writable");
        fs::write(path, text).expect("writable");
        self
    }

    /// Sets a variable of the environment.
    fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs the program.
    fn run(mut self) -> Ended {
        let output = self.command.current_dir(self.folder.path()).output().expect("the program starts");
        Ended::new(self.folder, output)
    }
}

impl Ended {
    fn new(folder: TempDir, output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        Self { folder, stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
    }

    /// Runs the program again in the same folder.
    fn then(self, args: &str) -> Self {
        let next = Run::new(args);
        Run { folder: self.folder, ..next }.run()
    }

    #[track_caller]
    fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, Some(expected), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    fn stdout(self, expected: &str) -> Self {
        assert_eq!(self.stdout, expected);
        self
    }

    #[track_caller]
    fn stderr(self, expected: &str) -> Self {
        assert_eq!(self.stderr, expected);
        self
    }

    #[track_caller]
    fn stderr_has(self, expected: &str) -> Self {
        assert!(self.stderr.contains(expected), "not in:\n{}", self.stderr);
        self
    }
}

/// The names of all that is in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there").flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn an_unknown_command_is_wrong_use() {
    Run::new("bulid").run().code(2).stdout("").stderr_has("a similar subcommand exists: 'build'");
}

#[test]
fn no_command_is_wrong_use_and_help_is_not() {
    Run::new("").run().code(2).stdout("").stderr_has("Usage: bilan");
    let help = Run::new("--help").run().code(0).stderr("");
    assert!(help.stdout.contains("Usage: bilan"), "{}", help.stdout);
}

#[test]
fn an_unknown_language_is_wrong_use_and_lists_those_known() {
    let expected = "error: invalid value 'de' for '--language <LANGUAGE>'\n  \
                    [possible values: en, fr, es, ru, zh, ar]\n\n\
                    For more information, try '--help'.\n";
    Run::new("build --language de").run().code(2).stdout("").stderr(expected);
}

#[test]
fn an_unknown_format_is_wrong_use_and_lists_those_known() {
    let expected = "error: invalid value 'doc' for '--format <FORMAT>'\n  \
                    [possible values: pdf, docx]\n\n  \
                    tip: a similar value exists: 'docx'\n\n\
                    For more information, try '--help'.\n";
    Run::new("build --format pdf,doc").run().code(2).stdout("").stderr(expected);
}

#[test]
fn a_date_that_is_none_is_wrong_use() {
    let expected = "error: `SOURCE_DATE_EPOCH` is not a number of seconds since 1970 (found `today`)\n  |\n  \
                    = help: unset the variable, or set it to a whole number such as 1776211200\n";
    Run::new("check").env("SOURCE_DATE_EPOCH", "today").run().code(2).stdout("").stderr(expected);
}

#[test]
fn a_project_without_a_date_takes_it_from_the_environment() {
    let project = PROJECT.replace("date = \"2026-03-31\"\n", "");
    let run = || Run::new("check").file("bilan.toml", &project).file("areas.csv", "id\n");
    run().run().code(1).stderr_has("`[report]` lacks the key `date`");
    let dated = run().env("SOURCE_DATE_EPOCH", "1776211200").run();
    assert!(!dated.stderr.contains("`date`"), "{}", dated.stderr);
}

#[test]
fn a_folder_without_a_project_is_a_finding() {
    let expected = "\
error[file-unreadable]: cannot read the project file (No such file or directory (os error 2))
 --> here/bilan.toml
  = help: name a folder that holds a `bilan.toml`, or make one with `bilan new`

1 error
";
    Run::new("check here").run().code(1).stdout("").stderr(expected);
}

#[test]
fn an_unknown_key_is_drawn_with_a_suggestion() {
    let project = PROJECT.replace("languages", "langauges");
    let expected = "\
error[missing-key]: `[report]` lacks the key `languages`
 --> bilan.toml:1:1
  |
1 | [report]
  | ^^^^^^^^

error[unknown-key]: unknown key `langauges` in `[report]`
 --> bilan.toml:6:1
  |
6 | langauges = [\"en\"]
  | ^^^^^^^^^
  |
  = help: did you mean `languages`?

2 errors
";
    let run = Run::new("check").file("bilan.toml", &project).file("areas.csv", "id\n");
    run.run().code(1).stdout("").stderr(expected);
}

#[test]
fn several_mistakes_are_named_in_one_run() {
    let project = PROJECT
        .replace("period = \"2025\"", "period = \"next year\"")
        .replace("2026-03-31", "31.3.2026")
        .replace("areas.csv", "aeras.csv");
    let expected = "\
error[invalid-value]: `next year` is not a period
 --> bilan.toml:5:10
  |
5 | period = \"next year\"
  |          ^^^^^^^^^^^
  |
  = help: write a period such as 2025, 2025-Q3, 2025-07, 2024-2025 or 2025-01-01/2025-12-31

error[invalid-value]: expected a date, such as `2026-04-15`
 --> bilan.toml:7:8
  |
7 | date = \"31.3.2026\"
  |        ^^^^^^^^^^^

error[file-unreadable]: cannot read `aeras.csv` (No such file or directory (os error 2))
  --> bilan.toml:10:9
   |
10 | areas = \"aeras.csv\"
   |         ^^^^^^^^^^^
   |
   = help: paths are relative to the project folder

3 errors
";
    Run::new("check").file("bilan.toml", &project).run().code(1).stdout("").stderr(expected);
}

#[test]
fn findings_of_one_code_beyond_twenty_are_counted() {
    let keys: Vec<String> = (0..25).map(|number| format!("unheard-of-{number} = 1\n")).collect();
    let run = Run::new("check")
        .file("bilan.toml", &format!("{}{PROJECT}", keys.concat()))
        .file("areas.csv", "id\n");
    let ended = run.run().code(1).stderr_has(
        "\n\nand 5 more of `unknown-key`\n`bilan check --findings FILE` lists them all\n25 errors\n",
    );
    assert_eq!(ended.stderr.matches("error[unknown-key]").count(), 20);
}

#[test]
fn findings_are_objects_for_programs() {
    let project = PROJECT.replace("languages", "langauges");
    let run = Run::new("check --message-format json").file("bilan.toml", &project).file("areas.csv", "id\n");
    let ended = run.run().code(1).stderr("");
    let lines: Vec<Value> =
        ended.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let expected = serde_json::json!({
        "code": "unknown-key", "level": "error", "message": "unknown key `langauges` in `[report]`",
        "file": "bilan.toml", "line": 6, "column": 1, "row": null, "field": null,
        "help": "did you mean `languages`?", "related": null,
    });
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1], expected);
}

#[test]
fn there_are_no_colours_where_nobody_can_see_them() {
    for value in ["", "1"] {
        let ended = Run::new("check").env("NO_COLOR", value).run().code(1);
        assert!(!ended.stderr.contains('\u{1b}'), "{}", ended.stderr);
    }
}

#[test]
fn an_output_folder_that_cannot_be_made_is_known_before_the_work() {
    let run = Run::new("build --output areas.csv/out").file("bilan.toml", PROJECT).file("areas.csv", "id\n");
    let expected = "error: cannot write into `areas.csv`: it is not a folder\n";
    run.run().code(2).stdout("").stderr(expected);
}

#[test]
fn a_build_that_fails_leaves_no_output_folder() {
    let run = Run::new("build").file("bilan.toml", &PROJECT.replace("title", "titel"));
    let ended = run.run().code(1).stdout("");
    assert_eq!(names(ended.folder.path()), BTreeSet::from(["bilan.toml".to_owned()]));
}

#[test]
fn a_new_project_says_what_to_do_next() {
    let expected = "\
made a report project in mine

  bilan check mine  checks the data and the texts
  bilan build mine  makes the report

next, read mine/bilan.toml and put your own rows into mine/data
";
    let ended = Run::new("new mine").run().code(0).stdout(expected).stderr("");
    let expected = ["bilan.toml", "data", "narrative"].map(ToOwned::to_owned);
    assert_eq!(names(&ended.folder.path().join("mine")), BTreeSet::from(expected));
}

#[test]
fn a_new_project_has_no_findings_and_can_be_built() {
    let checked = Run::new("new mine").run().code(0).then("check mine");
    let built = checked.stderr("").stdout("no findings\n").code(0).then("build mine --quiet");
    let built = built.stderr("").stdout("").code(0);
    assert_ne!(names(&built.folder.path().join("output")), BTreeSet::new());
}

#[test]
fn a_new_project_never_mixes_with_other_files() {
    let expected = "error: cannot make a project in `.`: it already holds a `bilan.toml`\n  |\n  \
                    = help: name a folder that does not exist yet\n";
    Run::new("new .").file("bilan.toml", "").run().code(2).stdout("").stderr(expected);
    let expected = expected.replace("already holds a `bilan.toml`", "is not empty");
    let ended = Run::new("new .").file("letter.txt", "").run().code(2).stdout("").stderr(&expected);
    assert_eq!(names(ended.folder.path()), BTreeSet::from(["letter.txt".to_owned()]));
}

#[test]
fn explain_prints_the_formula_with_its_numbers_and_the_rows() {
    let manifest = "\
[report]
id = \"report\"
organisation = \"Specimen\"
title = \"Report\"
period = \"2025\"
languages = [\"en\"]
date = \"2026-03-31\"

[sources]
areas = \"areas.csv\"
indicators = \"indicators.csv\"
targets = \"targets.csv\"
actuals = \"actuals.csv\"
";
    let expected = "\
People trained, 2025 (1.1@2025)

The actual value is 45 against a target of 60: an achievement of 75.0%, rated “largely met”.

How it was computed
  The actual value is the sum of what the reporting units reported.
      2 of 2 units reported
  actual ÷ target
      45 ÷ 60 = 0.75

What went in
  Target  60  2025
  Actual  45  from 2 rows of data

To know
  - The rating uses the unrounded achievement; rounding is for print only.

Rows of data
  File         Row  Unit  Project  Period  Value  Use
  actuals.csv    2  ETH            2025       40  used
  actuals.csv    3  KEN            2025        5  used
";
    let project = || {
        Run::new("explain p 1.1")
            .file("p/bilan.toml", manifest)
            .file("p/areas.csv", "id,title\n1,One area\n")
            .file("p/indicators.csv", "id,area,title\n1.1,1,People trained\n")
            .file("p/targets.csv", "indicator,period,value\n1.1,2025,60\n")
            .file("p/actuals.csv", "indicator,period,unit_code,value\n1.1,2025,ETH,40\n1.1,2025,KEN,5\n")
    };
    let ended = project().run().code(0).stdout(expected);
    let json = ended.then("explain p 1.1 --json").code(0);
    let parsed: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(parsed["steps"][1]["numbers"], "45 ÷ 60 = 0.75");
    assert_eq!(parsed["rows"][1]["value"], "5");
    assert_eq!(parsed["rows"][1]["fate"], "used");
    json.then("explain p 1.2").code(1).stderr_has("did you mean `1.1`?");
}
