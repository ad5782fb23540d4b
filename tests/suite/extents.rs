//! Which rows figures rest on: as the reader of each format numbers them, and only those that are counted.

use std::fs;

use bilan::diag::Findings;
use bilan::pipeline::{self, Options};
use bilan::trace::{FigureSource, Reason, TraceFile, TracedFigure, annex_alone};

use crate::project::{Project, REPORT};
use crate::sheets::workbook;
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

/// The annex of the English edition, with all that is in it.
#[track_caller]
fn annex(project: &Project) -> String {
    let mut findings = Findings::new();
    let documents = pipeline::traced_documents(project.path(), &Options::default(), &mut findings);
    let documents = documents.unwrap_or_else(|_| panic!("{:#?}", findings.iter().collect::<Vec<_>>()));
    format!("{:?}", documents.values().next().and_then(annex_alone).expect("an annex").sections)
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
    assert_eq!((none.reason, none.sources.len()), (Some(Reason::NothingCounted), 0));
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
    assert_eq!((groups.exact.as_str(), groups.reason), ("1", Some(Reason::OfGroups)));
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

/// Two of three rows without a value lack it for one reason, and one row repeats another.
#[test]
fn counts_of_what_became_of_rows_rest_on_those_rows() {
    let actuals = "\
indicator,period,unit_code,project,value,missing_reason,revision
1.1,2025,A,P,5,,1
1.1,2025,A,P,6,,2
1.1,2024,A,P,,suppressed,
1.1,2025,B,P,,not_collected,
1.1,2025,C,P,,suppressed,
1.1,2025,D,P,7,,
1.1,2025,D,P,7,,
1.1,2031,D,P,7,,
";
    let settings = "\n[findings]\nduplicate-key = \"warning\"\n";
    let trace = trace(Project::new(INDICATORS, actuals).with_settings(settings).path());
    for (detail, exact, rows) in [
        ("suppressed", "2", "4, 6"),
        ("not_collected", "1", "5"),
        ("missing", "3", "4-6"),
        ("superseded", "1", "2"),
        ("duplicate", "1", "8"),
        ("used", "2", "3, 7"),
        ("outside", "1", "2-9"),
        ("read", "8", "2-9"),
    ] {
        let counted = figure(&trace, &format!("overall#rows:{detail}"));
        assert_eq!((counted.exact.as_str(), counted.sources[0].rows.as_str()), (exact, rows), "{detail}");
    }
}

#[test]
fn counts_over_several_files_name_all_of_them_that_have_rows() {
    let project = Project::new(INDICATORS, "")
        .with_file("one.csv", "indicator,period,value\n1.1,2024,5\n")
        .with_file("two.csv", "indicator,period,value\n")
        .with_file("three.csv", "indicator,period,value\n1.1,2025,6\n1.1,2023,\n");
    let sources = r#"actuals = ["one.csv", "two.csv", "three.csv"]"#;
    let sources = format!("{REPORT}{sources}\n");
    let trace = trace(project.with_file("bilan.toml", &sources).path());
    let read = figure(&trace, "overall#rows:read");
    assert_eq!(all(read), [("one.csv", "2", 1), ("three.csv", "2-3", 2)]);
    assert_eq!(read.exact, "3");
    assert_eq!(all(figure(&trace, "overall#rows:missing")), [("three.csv", "3", 1)]);
}

/// The areas stand in row 2 of a sheet, the values in rows 4 and 5 of another.
#[test]
fn sheets_of_a_workbook_have_rows_of_their_own() {
    let book =
        "# S1\nid,title\n1,One area\n# S2\nOffices\n\nindicator,period,value\n1.1,2025,5\n1.1,2024,4\n";
    let sources = REPORT.replace("\"areas.csv\"", "{ path = \"b.xlsx\", sheet = \"S1\" }");
    let sources = format!("{sources}actuals = {{ path = \"b.xlsx\", sheet = \"S2\", header = 3 }}\n");
    let project = Project::new(INDICATORS, "").with_file("bilan.toml", &sources);
    let project = project.narrative("People {{ actual(\"1.1\") }}.");
    fs::write(project.path().join("b.xlsx"), workbook(book)).expect("the folder is of this test");
    let trace = trace(project.path());
    assert_eq!(of_file(&trace, "b.xlsx:areas"), [("b.xlsx#S1", "2", 1)]);
    assert_eq!(of_file(&trace, "b.xlsx:actuals"), [("b.xlsx#S2", "4-5", 2)]);
    assert_eq!(all(figure(&trace, "overall#rows:read")), [("b.xlsx#S2", "4-5", 2)]);
    let annex = annex(&project);
    assert!(
        annex.contains("b.xlsx#S2, rows 4\\u{2060}–\\u{2060}5") && !annex.contains("b.xlsx, "),
        "{annex}"
    );
}

/// Of four rows one is of an indicator that is not known, and one lies outside of the periods.
#[test]
fn rows_of_a_query_are_counted_over_all_of_its_rows() {
    let raw = "indicator,period,value,note\n1.1,2025,2,\n1.1,2024,3,\n1.9,2025,4,\n1.1,2031,4,\n";
    let counted = |sql: &str| {
        let settings = format!(
            "raw = \"raw.csv\"\n[tables.actuals]\nsql = \"{sql}\"\n[findings]\nreference-unknown = \"warning\"\n"
        );
        let project = Project::new(INDICATORS, "").with_file("bilan.toml", &format!("{REPORT}{settings}"));
        let trace = trace(project.with_file("raw.csv", raw).path());
        ["read", "unusable", "outside"].map(|detail| {
            let counted = figure(&trace, &format!("overall#rows:{detail}"));
            let [source] = counted.sources.as_slice() else { panic!("{counted:?}") };
            assert_eq!(source.keys, Vec::<String>::new());
            let place = format!("{} {} ({})", source.file, source.rows, source.made_from.join(", "));
            (counted.exact.clone(), place, source.count)
        })
    };
    let numbers =
        |place: &str, count| ["4", "1", "1"].map(|exact| (exact.to_owned(), place.to_owned(), count));
    assert_eq!(counted("SELECT * FROM raw"), numbers("raw.csv 2-5 ()", 4));
    let grouped = "SELECT indicator, period, MAX(value) AS value FROM raw GROUP BY indicator, period";
    assert_eq!(counted(grouped), numbers("actuals (SQL) 2-5 (raw.csv)", 4));
}

const SUMS: &str = "SELECT indicator, period, SUM(CAST(value AS INT)) AS value FROM parts WHERE note <> 'areas' \
                    GROUP BY indicator, period";

/// A word of a query that is the name of another source reads no row of it.
#[test]
fn a_query_is_made_from_the_sources_that_it_reads() {
    let settings = format!("parts = \"parts.csv\"\n\n[tables.targets]\nsql = \"{SUMS}\"\n");
    let project = project(&settings)
        .with_file("parts.csv", "indicator,period,value,note\n1.1,2025,2,x\n1.1,2025,3,x\n");
    let trace = trace(project.path());
    let target = figure(&trace, "1.1@2025#target");
    assert_eq!((target.exact.as_str(), target.sources[0].file.as_str()), ("5", "targets (SQL)"));
    assert_eq!(target.sources[0].made_from, ["parts.csv"]);
    assert_eq!(target.sources[0].keys, ["1.1, 2025"]);
}

/// The result of a query that reads no file is one all the same, and a file may be called like one.
#[test]
fn rows_are_those_of_a_query_by_the_query_and_not_by_their_name() {
    let sql = "SELECT '1.1' AS indicator, '2025' AS period, '9' AS value";
    let settings = format!("other = \"notes (SQL)\"\n\n[tables.targets]\nsql = \"{sql}\"\n");
    let project = project(&settings).with_file("notes (SQL)", "a\n1\n");
    let trace = trace(project.path());
    let target = figure(&trace, "1.1@2025#target");
    assert_eq!(
        (target.sources[0].keys.as_slice(), target.sources[0].made_from.len()),
        (&["1.1, 2025".to_owned()][..], 0)
    );
    assert_eq!(of_file(&trace, "notes (SQL)"), [("notes (SQL)", "2", 1)]);
    assert!(figure(&trace, "overall#rows:notes (SQL)").sources[0].keys.is_empty());
}

/// Women and men of one value, who are told apart by nothing else.
#[test]
fn parts_of_a_total_are_told_apart_by_what_they_are_parts_of() {
    let sql =
        "SELECT indicator, period, by_sex, MAX(value) AS value FROM raw GROUP BY indicator, period, by_sex";
    let sources = format!("{REPORT}raw = \"raw.csv\"\n[tables.actuals]\nsql = \"{sql}\"\n");
    let raw = "indicator,period,by_sex,value\n1.1,2025,F,4\n1.1,2025,M,4\n";
    let project = Project::new(INDICATORS, "").with_file("bilan.toml", &sources).with_file("raw.csv", raw);
    let trace = trace(project.path());
    let mut keys = figure(&trace, "1.1@2025#actual").sources[0].keys.clone();
    keys.sort_unstable();
    assert_eq!(keys, ["1.1, 2025, by_sex=F, 4", "1.1, 2025, by_sex=M, 4"]);
}

/// A query that reads no file is what was searched.
#[test]
fn where_no_file_is_read_the_query_is_what_has_no_row() {
    let sql = "SELECT '1.1' AS indicator, '2024' AS period, '9' AS value";
    let project = project(&format!("\n[tables.targets]\nsql = \"{sql}\"\n"));
    let project = project.narrative("People {{ target(\"1.1\") }}.");
    let target = figure(&trace(project.path()), "1.1@2025#target").clone();
    assert_eq!(
        (target.reason, target.searched.as_slice()),
        (Some(Reason::NoRow), &["targets (SQL)".to_owned()][..])
    );
    let annex = annex(&project);
    assert!(annex.contains("targets (SQL): no row for it"), "{annex}");
}

/// Without a table there is no file that lacks the row.
#[test]
fn what_was_looked_for_is_said_also_where_there_is_no_table() {
    let target = |project: Project| {
        let built = bilan(&project, &["build", ".", "--format", "docx", "--output", "out"]);
        assert!(built.status.success(), "{}", said(&built));
        let told = said(&bilan(&project, &["trace", "out", "1.1@2025#target"]));
        let found = figure(&trace(project.path()), "1.1@2025#target").clone();
        (found.reason, found.searched, told)
    };
    let (reason, searched, told) = target(project(""));
    assert_eq!((reason, searched.as_slice()), (Some(Reason::NoTable), &["targets".to_owned()][..]));
    assert!(told.contains("\n  the project has no table `targets`\n"), "{told}");
    let (reason, searched, told) = target(project("").with("targets", "indicator,period,value\n"));
    assert_eq!((reason, searched.as_slice()), (Some(Reason::NoRow), &["targets.csv".to_owned()][..]));
    assert!(told.contains("\n  no row for it in targets.csv\n"), "{told}");
}
