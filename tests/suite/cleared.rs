//! Figures that were cleared: what moves them, what does not, and how they are let go.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

use crate::project::Project;

/// Two areas: 120 of 100 and 33 of 60 against 60 % in the first, 30 of 50 in the second.
fn project() -> Project {
    Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n1.2,1,In work,%,increase\n\
         2.1,2,Plants,plants,increase\n",
        "indicator,period,value,numerator,denominator\n1.1,2025,120,,\n1.2,2025,,33,60\n2.1,2025,30,,\n",
    )
    .areas("id,title\n1,Skills\n2,Energy\n")
    .with("targets", "indicator,period,value\n1.1,2025,100\n1.2,2025,60\n2.1,2025,50\n")
}

fn run(command: &str, project: &Project, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bilan"));
    program.args(["--message-format", "json", command]).arg(project.path()).args(arguments);
    program.output().expect("the program was built for this test")
}

#[track_caller]
fn done(command: &str, project: &Project, arguments: &[&str]) {
    let run = run(command, project, arguments);
    let text = [run.stdout, run.stderr].concat();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&text));
}

/// The frozen figures that moved, with the messages.
fn moved(project: &Project) -> BTreeMap<String, String> {
    let run = run("check", project, &[]);
    let lines = String::from_utf8(run.stdout).expect("UTF-8");
    let mut moved = BTreeMap::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).expect("an object on every line");
        assert_eq!(line["code"], "frozen-figure-moved", "{line}");
        let message = line["message"].as_str().expect("a text").to_owned();
        let id = message.split('`').nth(1).expect("it names the figure").to_owned();
        moved.insert(id, message);
    }
    assert_eq!(run.status.code(), Some(i32::from(!moved.is_empty())));
    moved
}

fn frozen(project: &Project) -> String {
    fs::read_to_string(project.path().join("frozen.toml")).expect("it was written")
}

fn rewrite(project: &Project, file: &str, from: &str, to: &str) {
    let path = project.path().join(file);
    let text = fs::read_to_string(&path).expect("the project has it");
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replace(from, to)).expect("writable");
}

const PATTERNS: [&str; 4] = ["*#actual", "*#target", "*#achievement", "*#rating"];

#[test]
fn one_value_moves_exactly_the_figures_that_rest_on_it() {
    let project = project();
    let act = ["--by", "Governing Council", "--authority", "GC.21/Dec.3", "--on", "2026-04-15"];
    done("freeze", &project, &[&PATTERNS[..], &act[..]].concat());
    assert!(moved(&project).is_empty());
    rewrite(&project, "actuals.csv", "2.1,2025,30", "2.1,2025,40");
    let moved = moved(&project);
    // 40 of 50 are 80 %: the figure, its area of one indicator, and half of the overall mean with 95.8 %.
    let ids: Vec<&str> = moved.keys().map(String::as_str).collect();
    assert_eq!(
        ids,
        [
            "2.1@2025#achievement",
            "2.1@2025#actual",
            "2.1@2025#rating",
            "area:2@2025#achievement",
            "area:2@2025#rating",
            "overall@2025#achievement",
        ]
    );
    assert_eq!(
        moved["2.1@2025#achievement"],
        "the frozen figure `2.1@2025#achievement` moved from 60.0% (in full 0.6) to 80.0% (in full 0.8): \
         `2.1@2025#actual` changed from 30 to 40 (files that changed since: `actuals.csv`)"
    );
    assert_eq!(
        moved["2.1@2025#actual"],
        "the frozen figure `2.1@2025#actual` moved from 30 to 40: files that changed since: `actuals.csv`"
    );
    assert_eq!(
        moved["area:2@2025#rating"],
        "the frozen figure `area:2@2025#rating` moved from partly met (in full partly-met) to largely met \
         (in full largely-met): `2.1@2025#actual` changed from 30 to 40 (files that changed since: `actuals.csv`)"
    );
}

#[test]
fn the_cause_is_a_target_or_a_setting_where_it_is_one() {
    let cleared = project();
    done("freeze", &cleared, &["overall@2025#achievement", "2.1"]);
    rewrite(&cleared, "targets.csv", "2.1,2025,50", "2.1,2025,60");
    let target = moved(&cleared);
    assert_eq!(
        target["2.1@2025#achievement"],
        "the frozen figure `2.1@2025#achievement` moved from 60.0% (in full 0.6) to 50.0% (in full 0.5): \
         `2.1@2025#target` changed from 50 to 60 (files that changed since: `targets.csv`)"
    );
    let cleared = project();
    done("freeze", &cleared, &["overall@2025#achievement"]);
    let manifest = fs::read_to_string(cleared.path().join("bilan.toml")).expect("it is there");
    fs::write(cleared.path().join("bilan.toml"), manifest + "\n[method]\ncap = 1.2\n").expect("writable");
    // 120 % counts in full: (1.2 + 0.91667) / 2 = 1.05833, with 0.6 the mean is 0.82917.
    assert_eq!(
        moved(&cleared)["overall@2025#achievement"],
        "the frozen figure `overall@2025#achievement` moved from 77.9% (in full 0.7791666666666666666666666667) \
         to 82.9% (in full 0.8291666666666666666666666667): the setting `cap` changed from 1 to 1.2"
    );
}

#[test]
fn a_thawed_figure_may_move_and_its_reason_is_kept() {
    let project = project();
    done("freeze", &project, &["*#actual", "--by", "Governing Council", "--on", "2026-04-15"]);
    rewrite(&project, "actuals.csv", "2.1,2025,30", "2.1,2025,40");
    assert_eq!(moved(&project).len(), 1);
    for wrong in [&["2.1@2025#actual"][..], &["2.1@2025#actual", "--reason", " "]] {
        assert_eq!(run("thaw", &project, wrong).status.code(), Some(2), "{wrong:?}");
        assert_eq!(moved(&project).len(), 1);
    }
    done("thaw", &project, &["2.1", "--reason", "Late data of \"two\" plants", "--on", "2026-04-20"]);
    assert!(moved(&project).is_empty());
    let text = frozen(&project);
    let record = "[[thawed]]\nfigure = \"2.1@2025#actual\"\nprinted = \"30\"\nvalue = \"30\"\n\
                  by = \"Governing Council\"\non = \"2026-04-15\"\n\
                  reason = \"Late data of \\\"two\\\" plants\"\nthawed-on = \"2026-04-20\"\n";
    assert!(text.ends_with(record), "{text}");
    // The others stay frozen, and the new figure can be cleared in its turn.
    done("freeze", &project, &["--by", "Bureau"]);
    assert!(frozen(&project).contains("\"2.1@2025#actual\" = { printed = \"40\", value = \"40\" }"));
    rewrite(&project, "actuals.csv", "1.1,2025,120", "1.1,2025,130");
    assert!(moved(&project).contains_key("1.1@2025#actual"));
}

#[test]
fn freezing_again_adds_only_what_is_new() {
    let project = project();
    done("freeze", &project, &["2.1@2025#actual", "--by", "Bureau"]);
    let first = frozen(&project);
    done("freeze", &project, &["2.1@2025#actual", "--by", "Council"]);
    assert_eq!(frozen(&project), first);
    done("freeze", &project, &["2.1", "--by", "Council"]);
    let both = frozen(&project);
    assert!(both.starts_with(&first), "{both}");
    assert_eq!(both.matches("\"2.1@2025#actual\" = { printed").count(), 1);
}

#[test]
fn a_pattern_that_names_nothing_is_answered_and_freezes_nothing() {
    let project = project();
    for (command, more) in [("freeze", &["9.9", "2.1"][..]), ("thaw", &["2.1", "--reason", "x"])] {
        let run = run(command, &project, more);
        assert_eq!(run.status.code(), Some(1), "{command}");
        assert!(!project.path().join("frozen.toml").exists(), "{command}");
    }
}

#[test]
fn an_edition_made_alone_is_held_to_the_same_figures() {
    let project = project();
    done("freeze", &project, &[]);
    let output = tempfile::tempdir().expect("a temporary folder");
    let arguments = ["--format", "docx", "--output", output.path().to_str().expect("UTF-8")];
    done("build", &project, &arguments);
    rewrite(&project, "actuals.csv", "2.1,2025,30", "2.1,2025,31");
    assert_eq!(run("build", &project, &arguments).status.code(), Some(1));
}

#[test]
fn a_cleared_figure_is_printed_as_it_was_cleared() {
    let project = project().narrative("{{ achievement(\"1.2\", decimals = 2) }} of the target.");
    done("freeze", &project, &["*#achievement", "1.1@2025#actual"]);
    assert!(moved(&project).is_empty());
    // 33 of 60 against 60 % are 0.91666…, of which tables print one decimal all the while.
    rewrite(&project, "narrative/en/a.md", "decimals = 2", "decimals = 0");
    let printed_otherwise = moved(&project);
    assert_eq!(printed_otherwise.len(), 1);
    let message = &printed_otherwise["1.2@2025#achievement"];
    assert!(message.contains("was cleared as 91.67% (in full 0.91666"), "{message}");
    assert!(
        message.ends_with(
            ") and is printed as 92%: its value is the same, its decimals, its unit or its words are others"
        ),
        "{message}"
    );
}
