//! The example report as a whole: its figures, its bytes, its conformance.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bilan::model::Language;
use serde_json::Value;
use tempfile::TempDir;

use crate::project::Project;
use crate::shared::pass_over;
use crate::word;

/// The figures of the example for 2025, worked out apart from this program by a
/// script that reads the same files: actual value and achievement in per cent as
/// printed, and the rating. A dash stands for no value.
const EXPECTED: [(&str, &str, &str, &str); 48] = [
    ("1.1", "-", "69.6", "partly-met"),
    ("1.2", "223,472", "106.4", "met"),
    ("1.3", "28.9", "81.7", "largely-met"),
    ("1.4", "-", "-", "no-data"),
    ("1.5", "30.4", "−8.6", "regressed"),
    ("2.1", "171,834", "107.4", "met"),
    ("2.2", "68.4", "91.1", "largely-met"),
    ("2.3", "8,742", "92.0", "largely-met"),
    ("2.4", "46.2", "117.1", "met"),
    ("2.5", "2,049", "68.3", "partly-met"),
    ("2.6", "25,938", "108.1", "met"),
    ("2.7", "7.2", "78.7", "largely-met"),
    ("3.1", "64", "64.0", "partly-met"),
    ("3.2", "431", "105.2", "met"),
    ("3.3", "33.6", "70.9", "partly-met"),
    ("3.4", "284", "109.2", "met"),
    ("3.5", "14.9", "84.2", "largely-met"),
    ("3.6", "61.5", "76.9", "largely-met"),
    ("4.1", "806.4", "103.4", "met"),
    ("4.2", "3,519", "83.8", "largely-met"),
    ("4.3", "655.2", "102.4", "met"),
    ("4.4", "13.1", "34.4", "not-met"),
    ("4.5", "351", "103.2", "met"),
    ("4.6", "28.1", "46.9", "not-met"),
    ("4.7", "1,020.6", "88.7", "largely-met"),
    ("5.1", "83", "106.5", "met"),
    ("5.2", "43.5", "70.4", "partly-met"),
    ("5.3", "74.3", "82.7", "largely-met"),
    ("5.4", "41", "43.2", "not-met"),
    ("5.5", "-", "-", "no-data"),
    ("5.7", "-", "58.3", "partly-met"),
    ("5.8", "-", "-", "largely-met"),
    ("6.1", "88.1", "121.9", "met"),
    ("6.2", "66.0", "66.3", "partly-met"),
    ("6.3", "87.1", "105.3", "met"),
    ("6.4", "76.5", "80.4", "largely-met"),
    ("6.5", "171", "57.5", "partly-met"),
    ("6.6", "85", "85.0", "largely-met"),
    ("6.7", "14.6", "82.2", "partly-met"),
    ("7.1", "46.5", "107.2", "met"),
    ("7.2", "118", "104.2", "met"),
    ("7.3", "-", "-", "not-due"),
    ("7.4", "14.3", "105.8", "met"),
    ("7.5", "15.9", "30.0", "not-met"),
    ("7.6", "1", "100.0", "met"),
    ("7.7", "1.38", "70.0", "partly-met"),
    ("7.8", "10.2", "54.8", "partly-met"),
    ("7.9", "57.3", "59.4", "partly-met"),
];

/// Achievement, coverage and bounds of each area in per cent, from the same script.
const AREAS: [(&str, f64, f64, f64, f64); 7] = [
    ("1", 70.2, 83.3, 58.5, 75.2),
    ("2", 90.4, 100.0, 90.4, 90.4),
    ("3", 80.0, 100.0, 80.0, 80.0),
    ("4", 82.0, 100.0, 82.0, 82.0),
    ("5", 70.9, 83.3, 59.1, 75.8),
    ("6", 79.7, 100.0, 79.7, 79.7),
    ("7", 76.8, 100.0, 76.8, 76.8),
];

/// The same of the whole, with the areas weighted 1, 2, 2, 2, 1, 1 and 1.
const OVERALL: (f64, f64, f64, f64) = (80.2, 100.0, 77.9, 81.2);

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn bilan(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.args(arguments).envs(environment.iter().copied());
    command.output().expect("the program was built for this test")
}

#[track_caller]
fn build(project: &Path, output: &Path, environment: &[(&str, &str)]) {
    let (project, output) = (project.to_str().expect("UTF-8"), output.to_str().expect("UTF-8"));
    let run = bilan(&["build", project, "--output", output], environment);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The example with its data, copied into a folder of its own.
pub(crate) fn copy_of_example() -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder");
    for part in ["examples/annual-report", "data/specimen"] {
        copy_tree(&repository().join(part), &copy.path().join(part));
    }
    copy
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder can be written");
    for entry in fs::read_dir(from).expect("a folder of the repository") {
        let entry = entry.expect("an entry of it");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a temporary folder can be written");
        }
    }
}

fn results(output: &Path) -> Value {
    let text = fs::read_to_string(output.join("results.json")).expect("the build writes it");
    serde_json::from_str(&text).expect("valid JSON")
}

/// The entry of a list whose fields have the given values.
fn find<'a>(list: &'a Value, fields: &[(&str, Value)]) -> &'a Value {
    let has = |entry: &&Value| fields.iter().all(|(name, value)| entry[*name] == *value);
    list.as_array().expect("a list").iter().find(has).expect("the entry is there")
}

/// A share in per cent with one decimal, as the expected values are written.
fn per_cent(share: &Value) -> String {
    share.as_f64().map_or("-".to_owned(), |share| format!("{:.1}", share * 100.0).replace('-', "\u{2212}"))
}

#[test]
fn the_example_has_the_figures_that_were_worked_out_apart_from_it() {
    let output = tempfile::tempdir().expect("a temporary folder");
    build(&repository().join("examples/annual-report"), output.path(), &[]);
    let results = results(output.path());
    for (id, actual, achievement, rating) in EXPECTED {
        let key = [("id", id.into()), ("period", "2025".into()), ("unit_code", Value::Null)];
        let entry = find(&results["indicators"], &key);
        assert_eq!(per_cent(&entry["achievement"]), achievement, "{id}");
        assert_eq!(entry["rating"], rating, "{id}");
        let digits: String = actual.chars().filter(|c| *c != ',').collect();
        if let Ok(expected) = digits.parse::<f64>() {
            let found = entry["actual"].as_f64().expect("a value");
            let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            assert_eq!(format!("{found:.decimals$}"), format!("{expected:.decimals$}"), "{id}");
        }
    }
    for (id, achievement, coverage, low, high) in AREAS {
        let entry = find(&results["areas"], &[("id", id.into()), ("period", "2025".into())]);
        let shares = [&entry["achievement"], &entry["coverage"], &entry["bounds"][0], &entry["bounds"][1]];
        let expected = [achievement, coverage, low, high].map(|share| format!("{share:.1}"));
        assert_eq!(shares.map(per_cent), expected, "area {id}");
    }
    let entry = find(&results["overall"], &[("period", "2025".into())]);
    let shares = [&entry["achievement"], &entry["coverage"], &entry["bounds"][0], &entry["bounds"][1]];
    let (achievement, coverage, low, high) = OVERALL;
    let expected = [achievement, coverage, low, high].map(|share| format!("{share:.1}"));
    assert_eq!(shares.map(per_cent), expected, "overall");
}

/// Two strange rows are in the data of the example, and its project answers for both.
#[test]
fn the_example_has_no_finding_that_is_not_explained() {
    let run = bilan(&["check", repository().join("examples/annual-report").to_str().expect("UTF-8")], &[]);
    assert!(run.status.success());
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    assert_eq!(String::from_utf8_lossy(&run.stdout), "no findings; 2 waived by the project\n");
}

#[test]
fn the_rows_of_the_example_are_all_accounted_for() {
    let output = tempfile::tempdir().expect("a temporary folder");
    build(&repository().join("examples/annual-report"), output.path(), &[]);
    let rows = &results(output.path())["rows"];
    let counts = ["read", "used", "missing", "superseded", "duplicate", "outside", "unusable"];
    let counts = counts.map(|name| rows[name].as_u64().expect("a count"));
    assert_eq!(counts, [20_352, 19_371, 580, 401, 0, 0, 0]);
}

/// The text of a page is broken into lines at will, so that spaces do not count.
#[test]
fn the_example_says_what_its_figures_rest_on() {
    let output = tempfile::tempdir().expect("a temporary folder");
    build(&repository().join("examples/annual-report"), output.path(), &[]);
    let said = [
        ("en", "4.5: 6 of it carried forward from 2024; 24 of 25 records reported."),
        ("en", "2.6: where no total was reported, it is formed from the breakdown (records: 1)."),
        ("en", "Not broken down 2,513 9.7%"),
        ("en", "more than the 340 planned; 83 of them followed in the year itself"),
        ("en", "6.6: steps with a weight of 85 out of 100 are done; 95 was due by now."),
        ("en", "7.9: the milestone for 2025 is 52.0%; 118.8% of the way to it was made."),
        ("en", "5.8: Nine laws took up a main proposal of a platform;"),
        ("en", "1.10 1.50–2.50 1.38 70.0% ■ partly met"),
        ("en", "Paraguay went back to “no policy”"),
        ("zh", "5.8：九部法律采纳了平台的主要建议；"),
        ("zh", "1.10 1.50至2.50 1.38 70.0% ■ 部分达到"),
        ("zh", "4.5：其中6沿用2024年数据；应报记录25条，已报24条。"),
        ("zh", "2.6：有1条记录未报总数，总数由分类数据相加得出。"),
        ("zh", "女性11,36143.8%"),
        ("zh", "超过340项的计划数；其中83项为当年新增"),
    ];
    let spaceless = |text: &str| text.split_whitespace().collect::<String>();
    for language in ["en", "zh"] {
        let pdf = output.path().join(format!("annual-report-2025.{language}.pdf"));
        let Ok(text) =
            Command::new("pdftotext").args(["-layout", pdf.to_str().expect("UTF-8"), "-"]).output()
        else {
            pass_over("pdftotext is not installed");
            return;
        };
        let text = spaceless(&String::from_utf8_lossy(&text.stdout));
        for (_, sentence) in said.iter().filter(|(of, _)| *of == language) {
            assert!(text.contains(&spaceless(sentence)), "{sentence}");
        }
    }
}

#[test]
fn two_builds_in_other_places_times_and_threads_are_the_same_bytes() {
    let (first, second) = (copy_of_example(), copy_of_example());
    let (one, two) = (first.path().join("out"), second.path().join("elsewhere/deeper"));
    let project = "examples/annual-report";
    build(&first.path().join(project), &one, &[("TZ", "Pacific/Auckland"), ("POLARS_MAX_THREADS", "1")]);
    let environment = [("TZ", "America/Lima"), ("POLARS_MAX_THREADS", "4"), ("LANG", "zh_CN.UTF-8")];
    build(&second.path().join(project), &two, &environment);
    let mut names: Vec<String> =
        Language::ALL.iter().map(|language| format!("annual-report-2025.{language}.pdf")).collect();
    names.extend(["results.json", "build.json"].map(str::to_owned));
    for name in &names {
        let read = |folder: &Path| fs::read(folder.join(name)).expect("the build writes it");
        assert!(read(&one) == read(&two), "{name} differs");
    }
}

#[test]
fn every_edition_conforms_to_pdf_ua_1_and_pdf_a_3a() {
    let python = std::env::var_os("BILAN_PYTHON").unwrap_or_else(|| "python3".into());
    let ready = Command::new(&python).args(["-c", "import page"]).output();
    if !ready.is_ok_and(|output| output.status.success()) {
        pass_over("the Python package page-validation is not installed");
        return;
    }
    let output = tempfile::tempdir().expect("a temporary folder");
    build(&repository().join("examples/annual-report"), output.path(), &[]);
    let editions =
        Language::ALL.map(|language| output.path().join(format!("annual-report-2025.{language}.pdf")));
    let script = repository().join("tests/conformance.py");
    let run = Command::new(&python).arg(script).args(&editions).output().expect("it ran above");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn the_starter_project_builds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("new");
    let run = bilan(&["new", project.to_str().expect("UTF-8")], &[]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    build(&project, &folder.path().join("out"), &[]);
}

#[test]
fn a_failed_build_leaves_the_last_good_one_untouched() {
    let indicators = "id,area,title\n1.1,1,People\n";
    let project = Project::new(indicators, "indicator,period,value\n1.1,2025,40\n");
    let output = project.path().join("out");
    build(project.path(), &output, &[]);
    let before = fs::read(output.join("small.en.pdf")).expect("the build writes it");
    fs::write(project.path().join("actuals.csv"), "indicator,period,value\n1.1,2025,forty\n")
        .expect("writable");
    let (folder, target) = (project.path().to_str().expect("UTF-8"), output.to_str().expect("UTF-8"));
    let run = bilan(&["build", folder, "--output", target], &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(fs::read(output.join("small.en.pdf")).expect("still there") == before);
    // The report, its results, its trace and its record.
    assert_eq!(fs::read_dir(&output).expect("the output folder").count(), 4);
}

/// Titles that mean something to templates, Markdown, typst, HTML or spreadsheets.
const MARKUP: [&str; 6] = [
    "*Not* #read(\"/etc/passwd\") {{ actual(id=1) }} <b>$x$</b> [a](b)",
    "{% include \"/etc/passwd\" %}{# none #} #sys.inputs @ref <label>",
    "= Heading\\ _x_ `raw` ~a~ ---dash--- $ 1 + 1 $",
    "<script>alert(1)</script> &amp; &lt; &#x41; ]]> <!-- -->",
    "=cmd|' /C calc'!A0 +1 @SUM(1)",
    "# 1 [[x]] ![a](b.png) | c | d //e /*f*/ \\u{41} \\n #\"s\"",
];

#[test]
fn data_that_looks_like_markup_is_printed_as_it_is() {
    let title = |title: &str| title.replace('"', "\"\"");
    let rows = (1..).zip(MARKUP).map(|(id, text)| format!("1.{id},1,\"{}\"\n", title(text)));
    let actuals = (1..=MARKUP.len()).map(|id| format!("1.{id},2025,40\n")).collect::<String>();
    let project = Project::new(
        &format!("id,area,title\n{}", rows.collect::<String>()),
        &format!("indicator,period,value\n{actuals}"),
    );
    fs::create_dir_all(project.path().join("narrative/en")).expect("writable");
    let said: String = (1..=MARKUP.len())
        .map(|id| format!("The title is {{{{ title(\"1.{id}\") }}}}, no more.\n\n"))
        .collect();
    let narrative = format!("+++\nid = \"a\"\ntitle = \"A\"\n+++\n{said}");
    fs::write(project.path().join("narrative/en/a.md"), narrative).expect("writable");
    let output = project.path().join("out");
    let formats = ["--format", "pdf", "--format", "docx"];
    let (from, to) = (project.path().to_str().expect("UTF-8"), output.to_str().expect("UTF-8"));
    let run = bilan(&[&["build", from, "--output", to][..], &formats].concat(), &[]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = MARKUP.map(|text| words(&format!("The title is {text}, no more.")));
    let word = fs::read(output.join("small.en.docx")).expect("the build writes it");
    let paragraphs: Vec<String> = word::paragraphs(&word).iter().map(|text| words(text)).collect();
    for printed in &printed {
        assert!(paragraphs.contains(printed), "`{printed}` is not in {paragraphs:#?}");
    }
    let pdf = output.join("small.en.pdf");
    let Ok(text) = Command::new("pdftotext").args(["-layout", pdf.to_str().expect("UTF-8"), "-"]).output()
    else {
        pass_over("pdftotext is not installed");
        return;
    };
    let text = words(&String::from_utf8_lossy(&text.stdout));
    for printed in &printed {
        assert!(text.contains(printed), "`{printed}` is not in {text}");
    }
}
