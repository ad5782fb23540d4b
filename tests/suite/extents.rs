//! Which rows figures rest on: as the reader of each format numbers them, and only those that are counted.

use bilan::trace::{FigureSource, TraceFile, TracedFigure};

use crate::project::Project;
use crate::trace::{bilan, figure, said, trace};

const INDICATORS: &str = "id,area,title\n1.1,1,People trained\n";

fn project(sources: &str) -> Project {
    Project::new(INDICATORS, "indicator,period,value\n1.1,2025,5\n").with_settings(sources)
}

/// File, rows and how many they are.
fn all(figure: &TracedFigure) -> Vec<(&str, &str, u64)> {
    let own = figure.sources.iter();
    own.map(|source| (source.file.as_str(), source.rows.as_str(), source.count)).collect()
}

#[track_caller]
fn of_file<'t>(trace: &'t TraceFile, file: &str) -> Vec<(&'t str, &'t str, u64)> {
    all(figure(trace, &format!("overall#rows:{file}")))
}

/// Two titles, a header of two rows, an empty row, two rows of data, an empty one, and two that are no data.
#[test]
fn rows_of_a_text_begin_below_its_header_and_end_above_its_footer() {
    let text = "Results\n\nid,\ncode,note\n\n1,a\n\n2,b\n\nSource: offices\n";
    let project = project("other = { path = \"other.csv\", header = [3, 4], footer = 2 }\n");
    let trace = trace(project.with_file("other.csv", text).path());
    assert_eq!(of_file(&trace, "other.csv"), [("other.csv", "6-8", 2)]);
    assert_eq!(figure(&trace, "overall#rows:other.csv").exact, "2");
    assert_eq!(of_file(&trace, "actuals.csv"), [("actuals.csv", "2", 1)]);
}

#[test]
fn records_of_json_are_numbered_from_the_first_and_those_of_lines_by_the_lines() {
    let sources = "list = \"list.json\"\nlines = \"lines.ndjson\"\nnone = \"none.json\"\n";
    let project = project(sources)
        .with_file("list.json", "[{\"a\": 1},\n{\"a\": 2}, {\"a\": 3}]")
        .with_file("lines.ndjson", "\n{\"a\": 1}\n\n{\"a\": 2}\n")
        .with_file("none.json", "[]");
    let trace = trace(project.path());
    assert_eq!(of_file(&trace, "list.json"), [("list.json", "1-3", 3)]);
    assert_eq!(of_file(&trace, "lines.ndjson"), [("lines.ndjson", "2-4", 2)]);
    let none = figure(&trace, "overall#rows:none.json");
    assert_eq!((none.reason.as_deref(), none.sources.len()), (Some("nothing-counted"), 0));
}

const ACTIVITIES: &str = "<iati-activities version=\"2.03\">
<iati-activity><iati-identifier>X</iati-identifier><recipient-country code=\"KE\"/>
<result type=\"2\"><title><narrative>R</narrative></title><indicator measure=\"1\">
<title><narrative>I</narrative></title><reference vocabulary=\"99\" code=\"1.1\"/>
<period><period-start iso-date=\"2025-01-01\"/><period-end iso-date=\"2025-12-31\"/>
<target value=\"1\"/><target value=\"9\"><dimension name=\"sex\" value=\"male\"/></target>
</period></indicator></result></iati-activity>
</iati-activities>
";

/// One element makes a row and one does not, for which the table has no column.
#[test]
fn activities_have_records_and_no_rows_and_say_what_makes_none() {
    let sources = "goals = { path = \"iati.xml\", part = \"targets\", format = \"iati\" }\n";
    let project = project(sources).with_file("iati.xml", ACTIVITIES);
    let built = bilan(&project, &["build", ".", "--format", "docx", "--output", "out"]);
    assert!(built.status.success(), "{}", said(&built));
    let trace = trace(project.path());
    assert_eq!(of_file(&trace, "iati.xml"), [("iati.xml", FigureSource::ALL, 1)]);
    let groups = figure(&trace, "overall#rows:iati.xml:of-groups");
    assert_eq!((groups.exact.as_str(), groups.reason.as_deref()), ("1", Some("of-groups")));
    assert_eq!((groups.sources.len(), groups.searched.as_slice()), (0, &["iati.xml".to_owned()][..]));
    let told = |figure: &str| said(&bilan(&project, &["trace", "out", figure]));
    let (rows, groups) = (told("overall#rows:iati.xml"), told("overall#rows:iati.xml:of-groups"));
    assert!(rows.contains("\n  iati.xml, its only record\n"), "{rows}");
    assert!(groups.contains("iati.xml, where they are of a place or group"), "{groups}");
}

/// What a condition leaves out is counted over all rows of its file, and of no other that is called alike.
#[test]
fn rows_that_are_left_out_rest_on_their_file() {
    let sources = "other = { path = \"actuals.csv.csv\", where = \"a = '1'\" }\n";
    let project = project(sources).with_file("actuals.csv.csv", "a\n1\n2\n2\n");
    let trace = trace(project.path());
    let left_out = figure(&trace, "overall#rows:actuals.csv.csv:left-out");
    assert_eq!((left_out.exact.as_str(), all(left_out)), ("2", vec![("actuals.csv.csv", "2-4", 3)]));
}
