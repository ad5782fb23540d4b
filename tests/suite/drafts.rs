//! Drafts compared: which figures changed and why, where they stand, and what changed in the text.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use bilan::diag::Findings;
use bilan::diff::drafts::{self, Draft};
use bilan::diff::{self, Differences, SpanKind, TextKind};
use bilan::document::Document;
use bilan::model::Language;
use bilan::pipeline::{self, Options};
use bilan::wording::Wording;
use serde_json::Value;

use crate::project::Project;

/// The tables and texts of a project; a test changes one of them.
#[derive(Clone)]
struct Parts {
    areas: &'static str,
    indicators: String,
    actuals: String,
    targets: String,
    baselines: String,
    settings: &'static str,
    narrative: String,
}

fn parts() -> Parts {
    Parts {
        areas: "id,title\n1,One area\n",
        indicators: "\
id,area,title,method,decimals,weight
1.1,1,People trained,progress,0,1
1.2,1,Firms advised,ratio,0,1
"
        .to_owned(),
        actuals: "indicator,period,value\n1.1,2025,40\n1.2,2025,18\n".to_owned(),
        targets: "indicator,period,value,version,valid_from,authority\n1.1,2025,50,1,,\n1.2,2025,20,1,,\n"
            .to_owned(),
        baselines: "indicator,period,value\n1.1,2024,10\n".to_owned(),
        settings: "",
        narrative: "Training was hard to reach in the mountains.\n\n\
            {{ actual(\"1.1\") }} people were trained and {{ actual(\"1.2\") }} firms advised.\n\n\
            The courses will go on in the coming year, with fewer teachers."
            .to_owned(),
    }
}

impl Parts {
    fn project(&self) -> Project {
        Project::new(&self.indicators, &self.actuals)
            .areas(self.areas)
            .with("targets", &self.targets)
            .with("baselines", &self.baselines)
            .with_settings(self.settings)
            .narrative(&self.narrative)
    }
}

fn draft(project: &Path) -> Draft {
    let mut findings = Findings::new();
    let draft = drafts::draft(project, &Options::default(), &mut findings);
    draft.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()))
}

/// What a change of a project comes to.
fn changed(change: impl FnOnce(&mut Parts)) -> Differences {
    let mut new = parts();
    change(&mut new);
    drafts::compare(
        &draft(parts().project().path()),
        &draft(new.project().path()),
        None,
        &mut Findings::new(),
    )
    .0
}

/// A build as a draft: its results with the pages of its trace.
fn built(parts: &Parts) -> (String, String) {
    let mut findings = Findings::new();
    let built = pipeline::build(parts.project().path(), &Options::default(), &mut findings, &mut |_| {});
    let built = built.expect("no error");
    let text = |name: &str| {
        let file = built.files.iter().find(|file| file.name == name).expect("it is always made");
        String::from_utf8(file.bytes.clone()).expect("text")
    };
    (text("results.json"), text("trace.json"))
}

#[test]
fn the_pages_of_a_build_are_named_and_those_of_another_one_are_not() {
    let mut later = parts();
    later.actuals = later.actuals.replace("1.1,2025,40", "1.1,2025,42");
    let ((old, old_trace), (new, new_trace)) = (built(&parts()), built(&later));
    let draft = |results: &str| Draft::of_results(results).expect("results of a build");
    let compared = |old: &Draft, new: &Draft| {
        let (differences, words) = drafts::compare(old, new, None, &mut Findings::new());
        let moved =
            differences.figures.iter().find(|it| it.id == "1.1@2025#actual").expect("it moved").clone();
        (differences.without_pages, diff::pages(&moved, words), moved)
    };
    let (without, pages, moved) =
        compared(&draft(&old).on_pages(&old_trace), &draft(&new).on_pages(&new_trace));
    assert_eq!(without, []);
    let sides = [&moved.old, &moved.new].map(|side| side.as_ref().expect("both have it").pages["en"].clone());
    // The cover is the first page.
    assert!(sides.iter().all(|pages| pages.first().is_some_and(|page| *page > 1)), "{sides:?}");
    let list = sides[1].iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    assert_eq!(pages, Some(format!("pages {list}")));
    // The trace of another build knows nothing of a figure with another value.
    let (_, pages, moved) = compared(&draft(&old), &draft(&new).on_pages(&old_trace));
    assert_eq!((pages, moved.new.expect("it is there").pages.len()), (None, 0));
    let (without, ..) = compared(&draft(&old), &draft(&new).on_pages(&new_trace));
    assert_eq!(without, [diff::Which::Old]);
}

/// The figures that changed: id, how, in full before and now, and why.
fn figures(differences: &Differences) -> Vec<String> {
    let words = Wording::new(Language::English);
    let line = |it: &diff::FigureChange| {
        let exact =
            |side: &Option<diff::Standing>| side.as_ref().map_or("–".to_owned(), |side| side.exact.clone());
        let why = [Some(diff::causes(&it.causes, words)), diff::movers(&it.movers, words)];
        let why: Vec<String> = why.into_iter().flatten().collect();
        format!("{} {:?} {} → {}: {}", it.id, it.nature, exact(&it.old), exact(&it.new), why.join("; "))
    };
    differences.figures.iter().map(line).collect()
}

/// The changes of the English text: what became of each passage, and its words with marks.
fn texts(differences: &Differences) -> Vec<String> {
    let spans = |it: &diff::TextChange| -> String {
        let span = |span: &diff::Span| match span.kind {
            SpanKind::Same => span.text.clone(),
            SpanKind::Added => format!("{{+{}+}}", span.text),
            SpanKind::Removed => format!("[-{}-]", span.text),
            SpanKind::Figure => format!("[{} → {}]", span.old.as_deref().unwrap_or_default(), span.text),
        };
        it.spans.iter().map(span).collect()
    };
    // The rows of the table of sources have other hashes.
    let own = differences.texts[&Language::English].changes.iter().filter(|it| !spans(it).contains(".csv"));
    own.map(|it| format!("{:?}: {}", it.kind, spans(it))).collect()
}

/// The places of a figure in the new draft.
fn places(differences: &Differences, id: &str) -> Vec<String> {
    let found = differences.figures.iter().find(|it| it.id == id).expect("it changed");
    let new = found.new.as_ref().expect("it is there");
    diff::places(new.places(Language::English), 20, Wording::new(Language::English))
}

#[test]
fn equal_projects_have_no_difference() {
    let differences = changed(|_| {});
    assert!(differences.is_empty(), "{differences:#?}");
    assert_eq!(differences.counts.equal, differences.counts.new);
    assert!(differences.counts.new > 0);
}

#[test]
fn the_order_of_rows_is_no_difference() {
    let differences = changed(|it| {
        it.actuals = "indicator,period,value\n1.2,2025,18\n1.1,2025,40\n".to_owned();
        it.targets =
            "indicator,period,value,version,valid_from,authority\n1.2,2025,20,1,,\n1.1,2025,50,1,,\n"
                .to_owned();
    });
    assert_eq!(figures(&differences), [""; 0]);
    assert_eq!(texts(&differences), [""; 0]);
}

#[test]
fn a_change_of_data_moves_the_figures_that_rest_on_it() {
    let differences = changed(|it| it.actuals = it.actuals.replace("1.1,2025,40", "1.1,2025,42"));
    assert_eq!(
        figures(&differences),
        [
            "1.1@2025#achievement Value 0.75 → 0.8: data (actual 40 → 42)",
            "1.1@2025#actual Value 40 → 42: data (actual 40 → 42)",
            "area:1@2025#achievement Value 0.825 → 0.85: data (actual 40 → 42); moved by 1.1 0.75 → 0.8",
            "area:1@2025#bound-low Value 0.825 → 0.85: data (actual 40 → 42); moved by 1.1 0.75 → 0.8",
            "overall@2025#achievement Value 0.825 → 0.85: data (actual 40 → 42); moved by 1.1 0.75 → 0.8",
        ]
    );
    assert_eq!(places(&differences, "1.1@2025#actual"), ["A, paragraph 2", "Table 3", "Table 4"]);
    let rows = |id: &str| {
        let found = differences.figures.iter().find(|it| it.id == id).expect("it changed");
        found.rows.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(rows("1.1@2025#actual"), ["actuals.csv, row 2 (2025): 40 → 42"]);
    assert_eq!(rows("1.1@2025#achievement"), [""; 0]);
    assert_eq!(texts(&differences), [""; 0]);
}

#[test]
fn the_rows_behind_every_figure_that_moved_are_named() {
    let with = |value: &str| {
        let mut it = parts();
        for number in 1..=45 {
            writeln!(it.indicators, "2.{number},1,Indicator {number},ratio,0,1")
                .expect("a text takes every line");
            writeln!(it.actuals, "2.{number},2025,{value}").expect("a text takes every line");
            writeln!(it.targets, "2.{number},2025,10,1,,").expect("a text takes every line");
        }
        it.project()
    };
    let (old, new) = (with("5"), with("6"));
    let differences = drafts::compare(&draft(old.path()), &draft(new.path()), None, &mut Findings::new()).0;
    let actuals = differences.figures.iter().filter(|it| it.id.ends_with("#actual"));
    let rows: Vec<usize> = actuals.map(|it| it.rows.len()).collect();
    assert_eq!(rows, [1; 45]);
}

#[test]
fn results_without_printed_figures_are_those_of_another_build_and_an_empty_list_is_none() {
    let read = |figures: &str| {
        let head = r#""schema": "bilan-results/1", "report": { "period": "2025" }, "sources": []"#;
        Draft::of_results(&format!("{{ {head}, \"indicators\": []{figures} }}")).map(drop)
    };
    assert!(read(r#", "figures": []"#).is_ok());
    let error = read("").expect_err("it lacks them").to_string();
    assert_eq!(error, "it does not hold the figures that the report prints");
    let error = read(r#", "figures": [{ "id": "2.1", "exact": "1", "printed": {} }]"#).expect_err("no id");
    assert_eq!(error.to_string(), "`2.1` among its figures is no id of a figure");
    // Results are written with the list, also where a report prints no figure.
    let computed = parts().project().compute();
    let grid = bilan::model::Grid::of(computed.manifest.report.period);
    let with = |figures| bilan::assess::results_json_with("small", grid, &[], &computed.assessment, figures);
    assert!(Draft::of_results(&with(Some(&[]))).is_ok());
    assert!(Draft::of_results(&with(None)).is_err());
}

#[test]
fn a_change_of_a_target_is_its_own_cause() {
    let differences = changed(|it| it.targets = it.targets.replace("1.2,2025,20", "1.2,2025,24"));
    assert_eq!(
        figures(&differences),
        [
            "1.2@2025#achievement Value 0.9 → 0.75: target (target 20 → 24)",
            "1.2@2025#other-rating:ratio_gf_legacy Value good → fair: target (target 20 → 24)",
            "1.2@2025#other-rating:ratio_rsr Value good → fair: target (target 20 → 24)",
            "1.2@2025#other-rating:ratio_tola15 Value good → poor: target (target 20 → 24)",
            "1.2@2025#target Value 20 → 24: target (target 20 → 24)",
            "area:1@2025#achievement Value 0.825 → 0.75: target (target 20 → 24); moved by 1.2 0.9 → 0.75",
            "area:1@2025#bound-low Value 0.825 → 0.75: target (target 20 → 24); moved by 1.2 0.9 → 0.75",
            "overall@2025#achievement Value 0.825 → 0.75: target (target 20 → 24); moved by 1.2 0.9 → 0.75",
        ]
    );
}

#[test]
fn a_new_version_of_a_target_says_from_when_and_by_whom() {
    let differences = changed(|it| it.targets.push_str("1.2,2025,24,2,2025-06-01,GB.1/2\n"));
    let lines = figures(&differences);
    let why = "target (new version from 2025-06-01, GB.1/2; target 20 → 24)";
    assert_eq!(lines[0], format!("1.2@2025#achievement Value 0.9 → 0.75: {why}"));
    // The note below the table prints what the target was before.
    assert_eq!(lines[1], format!("1.2@2025#original-achievement New – → 0.9: {why}"));
    assert_eq!(lines[2], format!("1.2@2025#original-target New – → 20: {why}"));
    assert_eq!(lines[6], format!("1.2@2025#target Value 20 → 24: {why}"));
    assert_eq!(lines[9], "overall#rows:targets.csv Value 2 → 3: data (targets.csv)");
    assert_eq!(lines.len(), 11);
}

#[test]
fn a_change_of_a_baseline_moves_only_what_uses_it() {
    let differences = changed(|it| it.baselines = it.baselines.replace("1.1,2024,10", "1.1,2024,0"));
    assert_eq!(
        figures(&differences),
        [
            "1.1@2025#achievement Value 0.75 → 0.8: baseline (baseline 10 → 0)",
            "1.1@2025#baseline Value 10 → 0: baseline (baseline 10 → 0)",
            "1.1@2025#other-rating:cagr_ratio Gone fair → –: baseline (baseline 10 → 0)",
            "area:1@2025#achievement Value 0.825 → 0.85: baseline (baseline 10 → 0); moved by 1.1 0.75 → 0.8",
            "area:1@2025#bound-low Value 0.825 → 0.85: baseline (baseline 10 → 0); moved by 1.1 0.75 → 0.8",
            "overall@2025#achievement Value 0.825 → 0.85: baseline (baseline 10 → 0); moved by 1.1 0.75 → 0.8",
        ]
    );
}

#[test]
fn a_change_of_a_method_names_the_setting() {
    let differences = changed(|it| it.indicators = it.indicators.replace("progress", "ratio"));
    assert_eq!(
        figures(&differences),
        [
            "1.1@2025#achievement Value 0.75 → 0.8: method (direction – → increase; method progress → ratio)",
            "area:1@2025#achievement Value 0.825 → 0.85: method (direction – → increase; method progress → ratio); moved by 1.1 0.75 → 0.8",
            "area:1@2025#bound-low Value 0.825 → 0.85: method (direction – → increase; method progress → ratio); moved by 1.1 0.75 → 0.8",
            "overall@2025#achievement Value 0.825 → 0.85: method (direction – → increase; method progress → ratio); moved by 1.1 0.75 → 0.8",
        ]
    );
}

#[test]
fn a_change_of_a_weight_moves_the_roll_up_only() {
    let differences = changed(|it| it.indicators = it.indicators.replace("ratio,0,1", "ratio,0,3"));
    assert_eq!(
        figures(&differences),
        [
            "area:1@2025#achievement Value 0.825 → 0.8625: method (weight of 1.2 1 → 3); moved by 1.2",
            "area:1@2025#bound-low Value 0.825 → 0.8625: method (weight of 1.2 1 → 3); moved by 1.2",
            "overall@2025#achievement Value 0.825 → 0.8625: method (weight of 1.2 1 → 3); moved by 1.2",
        ]
    );
}

#[test]
fn a_change_of_the_cap_moves_what_is_rolled_up() {
    let differences = changed(|it| it.settings = "\n[method]\ncap = 0.8\n");
    assert_eq!(
        figures(&differences),
        [
            "area:1@2025#achievement Value 0.825 → 0.775: method (cap 1 → 0.8); moved by 1.2",
            "area:1@2025#bound-low Value 0.825 → 0.775: method (cap 1 → 0.8); moved by 1.2",
            "overall#cap Value 1 → 0.8: method (cap 1 → 0.8)",
            "overall@2025#achievement Value 0.825 → 0.775: method (cap 1 → 0.8); moved by 1.2",
        ]
    );
}

#[test]
fn decimals_change_the_print_only() {
    let differences = changed(|it| it.indicators = it.indicators.replace("ratio,0,1", "ratio,1,1"));
    assert_eq!(
        figures(&differences),
        ["1.2@2025#actual PrintOnly 18 → 18: rounding", "1.2@2025#target PrintOnly 20 → 20: rounding",]
    );
    let counts = differences.counts;
    assert_eq!((counts.changed, counts.print_only), (0, 2));
}

#[test]
fn a_value_that_rounds_to_the_same_print_is_said_so() {
    let differences = changed(|it| it.actuals = it.actuals.replace("1.2,2025,18", "1.2,2025,18.001"));
    assert_eq!(
        figures(&differences),
        [
            "1.2@2025#achievement ValueOnly 0.9 → 0.90005: data (actual 18 → 18.001)",
            "1.2@2025#actual ValueOnly 18 → 18.001: data (actual 18 → 18.001)",
            "area:1@2025#achievement ValueOnly 0.825 → 0.825025: data (actual 18 → 18.001); moved by 1.2 0.9 → 0.90005",
            "area:1@2025#bound-low ValueOnly 0.825 → 0.825025: data (actual 18 → 18.001); moved by 1.2 0.9 → 0.90005",
            "overall@2025#achievement ValueOnly 0.825 → 0.825025: data (actual 18 → 18.001); moved by 1.2 0.9 → 0.90005",
        ]
    );
}

#[test]
fn a_new_indicator_is_a_change_of_the_framework() {
    let differences = changed(|it| {
        it.indicators.push_str("1.3,1,Studies,ratio,0,1\n");
        it.actuals.push_str("1.3,2025,4\n");
        it.targets.push_str("1.3,2025,4,1,,\n");
    });
    let framework: Vec<_> = differences.framework.iter().map(|it| (it.id.as_str(), it.fate)).collect();
    assert_eq!(framework, [("1.3", diff::Fate::New)]);
    let lines = figures(&differences);
    let has = |line: &str| assert!(lines.iter().any(|it| it == line), "{line} is not in {lines:#?}");
    has("1.3@2025#achievement New – → 1: framework");
    has("1.3@2025#actual New – → 4: framework");
    has("area:1@2025#count:all Value 2 → 3: framework (1.3); moved by 1.3 – → 1");
    has("overall#rows:actuals.csv Value 2 → 3: data (actuals.csv)");
    has("overall@2025#met-count Value 0 → 1: framework (1.3); moved by 1.3 – → 1");
    // The counts of rows behind the figures are printed as well.
    has("1.3@2025#rows:observed New – → 1: framework");
    has("area:1@2025#count:met New – → 1: framework (1.3); moved by 1.3 – → 1");
    assert_eq!(lines.len(), 29);
}

#[test]
fn a_title_is_a_change_of_text_and_of_no_figure() {
    let differences = changed(|it| it.indicators = it.indicators.replace("Firms advised", "Firms visited"));
    assert_eq!(figures(&differences), [""; 0]);
    assert_eq!(
        texts(&differences),
        [
            "Changed: 1.2 Firms [-advised-]{+visited+} | – | 20 | 18 | 90.0% | largely met",
            "Changed: 1.2 Firms [-advised-]{+visited+}",
            "Changed: 1.2 Firms [-advised-]{+visited+} | – | actual ÷ target; counted in each period",
            "Changed: 1.2 Firms [-advised-]{+visited+}",
        ]
    );
}

#[test]
fn sentences_are_compared_word_by_word_and_figures_as_figures() {
    let differences = changed(|it| {
        it.actuals = it.actuals.replace("1.1,2025,40", "1.1,2025,42");
        it.narrative = it.narrative.replace("people were trained", "persons were trained");
    });
    assert_eq!(
        texts(&differences),
        ["Changed: [40 → 42] [-people-]{+persons+} were trained and 18 firms advised.",]
    );
}

#[test]
fn a_paragraph_that_stands_elsewhere_was_moved() {
    let differences = changed(|it| {
        it.narrative = "The courses will go on in the coming year, with fewer teachers.\n\n\
            Training was hard to reach in the mountains.\n\n\
            {{ actual(\"1.1\") }} people were trained and {{ actual(\"1.2\") }} firms advised.\n\n\
            A new sentence."
            .to_owned();
    });
    let kinds: Vec<TextKind> =
        differences.texts[&Language::English].changes.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [TextKind::Moved, TextKind::Added]);
}

#[test]
fn a_figure_that_the_text_takes_up_is_no_change_of_it() {
    let differences = changed(|it| it.narrative.push_str(" In all {{ change(\"1.1\") }}."));
    assert_eq!(figures(&differences), [""; 0]);
}

/// Runs the program in a folder.
fn bilan(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.arg("diff").args(args).current_dir(folder).env_remove("SOURCE_DATE_EPOCH").env_remove("COLUMNS");
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (status.code().expect("it ended by itself"), text(stdout), text(stderr))
}

/// Runs git in a folder.
fn git(folder: &Path, args: &[&str]) {
    let identity =
        ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(identity).args(args);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    let output = command.output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn exit_codes_are_those_of_diff() {
    let (old, mut new) = (parts().project(), parts());
    let name = |project: &Project| project.path().to_str().expect("a path in Unicode").to_owned();
    let same = parts().project();
    let (code, stdout, stderr) = bilan(old.path(), &[".", &name(&same)]);
    assert_eq!((code, stdout.as_str(), stderr.as_str()), (0, "no differences\n", ""));
    new.actuals = new.actuals.replace("1.1,2025,40", "1.1,2025,42");
    let changed = new.project();
    let (code, stdout, _) = bilan(old.path(), &[".", &name(&changed)]);
    assert_eq!(code, 1);
    let shown = "  1.1@2025#actual              40  →     42      +2  (40 → 42)
      1.1 People trained, Actual, 2025
      data (actual 40 → 42)
      actuals.csv, row 2 (2025): 40 → 42
      A, paragraph 2; Table 3; Table 4
  area:1@2025#achievement   82.5%  →  85.0%  +0.025  (0.825 → 0.85)
      1 One area, Achievement, 2025
      data (actual 40 → 42); moved by 1.1 0.75 → 0.8
      Key results at a glance, paragraph 4; Table 1; 1 One area, paragraph 1
";
    assert!(stdout.contains(shown), "{stdout}");
    assert!(!stdout.contains('\u{1b}'), "{stdout}");
    new.actuals = "indicator,period,value\n9.9,2025,1\n".to_owned();
    let (code, stdout, stderr) = bilan(old.path(), &[".", &name(&new.project())]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("9.9"), "{stderr}");
    let (code, _, stderr) = bilan(old.path(), &["nowhere", "."]);
    assert_eq!(code, 2);
    assert!(stderr.contains("cannot compare `nowhere`: there is no such folder or file"), "{stderr}");
}

#[test]
fn results_of_a_build_compare_like_the_project() {
    let (old, mut new) = (parts().project(), parts());
    new.targets = new.targets.replace("1.2,2025,20", "1.2,2025,24");
    let new = new.project();
    let build = |project: &Project| {
        let mut findings = Findings::new();
        let options = Options { formats: vec![bilan::manifest::Format::Docx], ..Options::default() };
        let built =
            pipeline::build(project.path(), &options, &mut findings, &mut |_| {}).expect("it has no errors");
        let results =
            built.files.iter().find(|file| file.name == "results.json").expect("every build has one");
        fs::write(project.path().join("results.json"), &results.bytes).expect("writable");
    };
    build(&old);
    build(&new);
    let file = |project: &Project| project.path().join("results.json").display().to_string();
    let json = |args: &[&str]| -> Value {
        let (code, stdout, stderr) = bilan(old.path(), &[args, &["--json"]].concat());
        assert_eq!((code, stderr.as_str()), (1, ""));
        serde_json::from_str(&stdout).expect("it is JSON")
    };
    let of_files = json(&[&file(&old), &file(&new)]);
    let of_projects = json(&[".", new.path().to_str().expect("a path in Unicode")]);
    assert_eq!(of_files["schema"], "bilan-diff/1");
    assert_eq!(of_files["counts"], of_projects["counts"]);
    let causes = |found: &Value| -> Vec<Value> {
        let figures = found["figures"].as_array().expect("a list").iter();
        figures
            .map(|it| serde_json::json!([it["id"], it["old"]["exact"], it["new"]["printed"], it["causes"]]))
            .collect()
    };
    assert_eq!(causes(&of_files), causes(&of_projects));
    assert_eq!(causes(&of_files).len(), 8);
    assert_eq!(of_files["figures"][4]["new"]["printed"]["en"], serde_json::json!(["24"]));
    assert_eq!(of_files["texts"], serde_json::json!({}));
    fs::write(old.path().join("results.json"), "{}").expect("writable");
    let (code, _, stderr) = bilan(old.path(), &["results.json", "."]);
    assert_eq!(code, 2);
    assert!(stderr.contains("it is not the `results.json` of a build"), "{stderr}");
}

#[test]
fn revisions_of_git_come_with_data_beside_the_project() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let made = parts().project();
    let copy = |from: &str, to: &str| {
        let to = root.join(to);
        fs::create_dir_all(to.parent().expect("it lies in the repository")).expect("writable");
        fs::copy(made.path().join(from), to).expect("writable");
    };
    for table in ["areas", "indicators", "actuals", "targets", "baselines"] {
        copy(&format!("{table}.csv"), &format!("data/{table}.csv"));
    }
    copy("narrative/en/a.md", "reports/small/narrative/en/a.md");
    let manifest = fs::read_to_string(made.path().join("bilan.toml")).expect("it is there");
    let manifest =
        ["areas", "indicators", "actuals", "targets", "baselines"].iter().fold(manifest, |text, table| {
            text.replace(&format!("\"{table}.csv"), &format!("\"../../data/{table}.csv"))
        });
    let manifest = manifest.replace("[sources]", "data-folders = [\"../../data\"]\n\n[sources]");
    fs::write(root.join("reports/small/bilan.toml"), manifest).expect("writable");
    git(root, &["init", "--quiet"]);
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "-m", "first"]);
    let actuals = root.join("data/actuals.csv");
    let text = fs::read_to_string(&actuals).expect("it is there").replace("1.1,2025,40", "1.1,2025,42");
    fs::write(&actuals, text).expect("writable");
    git(root, &["commit", "--quiet", "--all", "-m", "second"]);
    let project = root.join("reports/small");
    let ids = |args: &[&str], expected: i32| -> Vec<String> {
        let (code, stdout, stderr) = bilan(&project, &[args, &["--json"]].concat());
        assert_eq!((code, stderr.as_str()), (expected, ""));
        let found: Value = serde_json::from_str(&stdout).expect("it is JSON");
        let figures = found["figures"].as_array().expect("a list").iter();
        figures.map(|it| it["id"].as_str().expect("a text").to_owned()).collect()
    };
    let moved = [
        "1.1@2025#achievement",
        "1.1@2025#actual",
        "area:1@2025#achievement",
        "area:1@2025#bound-low",
        "overall@2025#achievement",
    ];
    assert_eq!(ids(&["HEAD~1", "."], 1), moved);
    assert_eq!(ids(&["HEAD~1", "HEAD"], 1), moved);
    assert_eq!(ids(&["HEAD", "."], 0), [""; 0]);
    let (code, _, stderr) = bilan(&project, &["HEAD~7", "."]);
    assert_eq!(code, 2);
    assert!(stderr.contains(
        "cannot compare `HEAD~7`: there is no such folder or file, and git knows no such revision"
    ));
    let status = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["status", "--porcelain"])
        .output()
        .expect("git is there");
    assert_eq!(String::from_utf8_lossy(&status.stdout), "");
}

#[test]
fn the_marked_pdf_shows_old_and_new_and_conforms() {
    let mut new = parts();
    new.actuals = new.actuals.replace("1.1,2025,40", "1.1,2025,42");
    new.narrative = new.narrative.replace("people were trained", "persons were trained");
    let (old, new) = (draft(parts().project().path()), draft(new.project().path()));
    let (differences, words) = drafts::compare(&old, &new, Some(Language::English), &mut Findings::new());
    let mut findings = Findings::new();
    let rendered = drafts::marked(&old, &new, &differences, words, &mut findings);
    let rendered = rendered.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    // Typst refuses what would not be PDF/A-3a and PDF/UA-1.
    assert!(rendered.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(findings.iter().count(), 0);
}

/// The kinds of changes that a document marks, outside the list of them.
fn marks(document: &Document) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if fields.get("kind").is_some_and(|kind| kind == "change") {
                    let text = fields["inlines"][0]["text"].as_str().unwrap_or_default();
                    found.push(format!("{} {text}", fields["change"].as_str().expect("a word")));
                }
                fields.values().for_each(|value| collect(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let (_, own) = document.sections.split_last().expect("the last section is the list");
    let mut found = Vec::new();
    collect(&serde_json::to_value(own).expect("documents are JSON"), &mut found);
    collect(&serde_json::to_value(&document.masthead).expect("documents are JSON"), &mut found);
    found
}

#[test]
fn marks_stand_where_the_words_changed() {
    let mut changed = parts();
    changed.actuals = changed.actuals.replace("1.1,2025,40", "1.1,2025,42");
    changed.narrative = changed.narrative.replace("people were trained", "persons were trained");
    changed.narrative = changed.narrative.replace("Training was hard to reach in the mountains.\n\n", "");
    let (old, new) = (parts().project(), changed.project());
    let (before, now) = (old.document(Language::English), new.document(Language::English));
    let (differences, words) =
        drafts::compare(&draft(old.path()), &draft(new.path()), None, &mut Findings::new());
    let marks = marks(&diff::marked(&before, &now, &differences, words));
    let has = |mark: &str| assert!(marks.iter().any(|it| it == mark), "{mark} is not in {marks:#?}");
    has("deleted Training was hard to reach in the mountains.");
    has("deleted 40");
    has("restated 42");
    has("deleted people");
    has("inserted persons");
    // The same in the tables, and nothing is marked twice.
    assert_eq!(marks.iter().filter(|it| *it == "restated 42").count(), 3);
    assert_eq!(marks.iter().filter(|it| it.contains("persons")).count(), 1);
}

#[test]
fn marking_a_draft_against_itself_marks_nothing() {
    for example in ["examples/annual-report", "examples/governing-body"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(example);
        let draft = draft(&root);
        let mut findings = Findings::new();
        let documents =
            pipeline::documents(&root, &Options::default(), &mut findings).expect("it has no errors");
        for (language, document) in &documents {
            let (differences, words) = drafts::compare(&draft, &draft, Some(*language), &mut Findings::new());
            assert!(differences.is_empty());
            assert_eq!(
                marks(&diff::marked(document, document, &differences, words)),
                [""; 0],
                "{example} {language}"
            );
        }
    }
}
