//! Sources as field offices send them: wide tables, shares for percentages, commas for points, their own years.

use bilan::assess::{Assessment, results_json};
use bilan::diag::{Code, Finding, Findings, Level};
use bilan::model::{Decimal, Grid, IndicatorId, MissingReason, Period, TargetValue, UnitCode, Value};
use bilan::pipeline::{self, Computed, Options};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use rust_decimal::dec;

use crate::project::{Project, REPORT};

const INDICATORS: &str = "id,area,title,kind\n1.1,1,People,stock\n1.2,1,Schools,stock\n";

/// A project with two indicators and the given sources.
fn project(sources: &str, files: &[(&str, &str)]) -> Project {
    let project = Project::new(INDICATORS, "").with_file("bilan.toml", &format!("{REPORT}{sources}"));
    files.iter().fold(project, |project, (name, text)| project.with_file(name, text))
}

fn found(project: &Project) -> Vec<Finding> {
    let mut findings = Findings::new();
    let _ = pipeline::compute(project.path(), &Options::default(), &mut findings);
    findings.iter().cloned().collect()
}

/// The messages of a code, with their places.
fn messages(found: &[Finding], code: Code) -> Vec<String> {
    let of_code = found.iter().filter(|finding| finding.code == code);
    of_code.map(|finding| format!("{}: {}", at(finding), finding.message)).collect()
}

fn at(finding: &Finding) -> String {
    let place = &finding.place;
    let row = place.row.map(|row| format!(" row {row}")).unwrap_or_default();
    let field = place.field.as_ref().map(|field| format!(" `{field}`")).unwrap_or_default();
    format!("{}{row}{field}", place.file)
}

/// What a unit reported, or all of them together where none is named.
#[track_caller]
fn actual(computed: &Computed, id: &str, period: &str, unit: Option<&str>) -> Value {
    let result = computed.assessment.indicator(&IndicatorId::new(id)).expect("the project has it");
    let period = Period::parse(period).expect("a literal of this test");
    let Some(figures) = result.periods.get(&period) else {
        return Value::Missing(MissingReason::NotReported);
    };
    match unit {
        None => figures.corporate.actual,
        Some(unit) => figures.units[&UnitCode::new(unit)].actual,
    }
}

fn number(number: Decimal) -> Value {
    Value::Present(number)
}

const WIDE: &str =
    "[sources.actuals]\npath = \"actuals.csv\"\n\n[sources.actuals.wide]\ncolumns = [\"20*\"]\n";

#[test]
fn wide_years_become_rows_and_an_empty_cell_is_a_missing_value() {
    let csv = "indicator,2024,2025\n1.1,10,20\n1.2,,40\n";
    let computed = project(WIDE, &[("actuals.csv", csv)]).compute();
    assert_eq!(actual(&computed, "1.1", "2024", None), number(dec!(10)));
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(20)));
    assert_eq!(actual(&computed, "1.2", "2025", None), number(dec!(40)));
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.missing_in_all()), (4, 3, 1));
    assert_eq!(computed.sources[0].rows, 2);
}

#[test]
fn a_finding_on_a_wide_cell_names_the_column_of_the_file() {
    let csv = "indicator,2024,2025\n1.1,10,many\n1.2,30,40\n";
    let found = found(&project(WIDE, &[("actuals.csv", csv)]));
    assert_eq!(messages(&found, Code::NumberInvalid), ["actuals.csv row 2 `2025`: `many` is not a number"]);
    let excerpt = found[0].place.excerpt.as_ref().expect("the file is text");
    assert_eq!(&excerpt.text[excerpt.mark.clone()], "many");
    // The names of columns are periods, too.
    let csv = "indicator,2024,20xx\n1.1,10,20\n";
    let found = self::found(&project(WIDE, &[("actuals.csv", csv)]));
    assert_eq!(messages(&found, Code::PeriodInvalid), ["actuals.csv row 2 `20xx`: `20xx` is not a period"]);
}

#[test]
fn wide_columns_are_named_as_the_project_wants() {
    let sources = r#"
[sources.field]
path = "field.csv"
fiscal-year-starts = "01"

[sources.field.wide]
columns = ["FY????", "latest"]
names = "year"
values = "people"

[tables.actuals]
source = "field"
columns = { indicator = "code", period = "year", value = "people" }

[findings]
period-invalid = "warning"
"#;
    let csv = "code,FY2024,FY2025,latest\n1.1,1,2,3\n";
    let project = project(sources, &[("field.csv", csv)]);
    assert_eq!(
        messages(&found(&project), Code::PeriodInvalid),
        ["field.csv row 2 `latest`: `latest` is not a period"]
    );
    let computed = project.compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(2)));
    assert_eq!(computed.assessment.counts.unusable, 1);
}

#[test]
fn a_file_without_a_year_gives_no_rows_for_it() {
    let sources = WIDE.replace("\"actuals.csv\"", "[\"a.csv\", \"b.csv\"]");
    let files = [("a.csv", "indicator,2024\n1.1,10\n"), ("b.csv", "indicator,2024,2025\n1.2,30,40\n")];
    let computed = project(&sources, &files).compute();
    let counts = &computed.assessment.counts;
    assert_eq!((counts.read, counts.used, counts.missing_in_all()), (3, 3, 0));
    let files = [("a.csv", "indicator,year\n1.1,10\n"), ("b.csv", "indicator,2024,2025\n1.2,30,40\n")];
    let found = found(&project(&sources, &files));
    assert_eq!(messages(&found, Code::ColumnMissing), ["bilan.toml: `a.csv` has no column of `[wide]`"]);
}

#[test]
fn wide_columns_that_are_not_there_or_in_the_way_are_found() {
    let sources = WIDE.replace("[\"20*\"]", "[\"20*\", \"FY*\"]");
    let csv = "indicator,2024,2025\n1.1,10,20\n";
    let found = found(&project(&sources, &[("actuals.csv", csv)]));
    assert_eq!(messages(&found, Code::ColumnMissing), ["bilan.toml: no column of `actuals` is called `FY*`"]);
    let csv = "indicator,period,2024,2025\n1.1,2025,10,20\n";
    let found = self::found(&project(WIDE, &[("actuals.csv", csv)]));
    assert_eq!(
        messages(&found, Code::InvalidValue),
        ["bilan.toml: `actuals.csv` has a column `period` already"]
    );
}

const FIELD: &str = "[sources.actuals]\npath = \"actuals.csv\"\n";

#[test]
fn a_condition_keeps_rows_and_says_how_many_it_leaves_out() {
    let sources = format!(
        "{FIELD}where = \"status = 'final'\"\n\n[tables.actuals]\nsource = \"actuals\"\n\
                           columns = {{ indicator = \"indicator\", period = \"period\", value = \"value\" }}\n"
    );
    // A row without a status is not final.
    let csv = "indicator,period,value,status\n1.1,2025,20,final\n1.1,2025,90,draft\n1.2,2025,40,\n";
    let project = project(&sources, &[("actuals.csv", csv)]);
    assert_eq!(
        messages(&found(&project), Code::RowsLeftOut),
        ["bilan.toml: the condition of `actuals` leaves out 2 of its 3 rows"]
    );
    let computed = project.compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(20)));
    assert_eq!(computed.assessment.counts.read, 1);
    assert_eq!((computed.sources[0].rows, computed.sources[0].left_out), (3, 2));
    let json = results_json("small", Grid::of(year()), &computed.sources, &computed.assessment);
    assert!(json.contains("\"rows\": 3,\n      \"left_out\": 2"), "{json}");
}

fn year() -> Period {
    Period::parse("2025").expect("a literal")
}

#[test]
fn a_condition_that_cannot_be_used_is_found_before_anything_is_read() {
    let csv = "indicator,period,value,status\n1.1,2025,20,final\n";
    for (condition, message) in [
        ("statsu = 'final'", "`actuals` has no column `statsu`"),
        ("_row > 5", "`actuals` has no column `_row`"),
        ("status", "the condition of `actuals` cannot be used (it is neither true nor false)"),
        ("status = ", "the condition of `actuals` cannot be used"),
        ("status = 'final'; DROP TABLE actuals", "the condition of `actuals` cannot be used"),
        ("value > 5", "the condition of `actuals` cannot be used"),
        ("status IN (SELECT a FROM read_csv('/etc/passwd'))", "the condition of `actuals` cannot be used"),
    ] {
        let found = found(&project(&format!("{FIELD}where = \"{condition}\"\n"), &[("actuals.csv", csv)]));
        let messages = messages(&found, Code::SqlInvalid);
        assert!(messages.len() == 1 && messages[0].contains(message), "{condition}: {messages:?}");
    }
}

#[test]
fn a_row_that_no_condition_left_out_is_not_spoken_of() {
    let sources = format!("{FIELD}where = \"value <> ''\"\n");
    let project = project(&sources, &[("actuals.csv", "indicator,period,value\n1.1,2025,20\n")]);
    assert_eq!(messages(&found(&project), Code::RowsLeftOut), Vec::<String>::new());
    let sources = sources.replace("<> ''", "= 'none'");
    let project = self::project(&sources, &[("actuals.csv", "indicator,period,value\n1.1,2025,20\n")]);
    assert_eq!(
        messages(&found(&project), Code::RowsLeftOut),
        ["bilan.toml: the condition of `actuals` leaves out its only row"]
    );
}

#[test]
fn a_condition_that_no_row_meets_leaves_no_rows_however_many_there_were() {
    let sources = format!("{FIELD}where = \"value = 'none'\"\n");
    // So many that they are read piece by piece, and none of the pieces has a row.
    let csv = format!("indicator,period,value\n{}", "1.1,2025,20\n".repeat(400_000));
    let found = found(&project(&sources, &[("actuals.csv", &csv)]));
    let errors: Vec<&Finding> = found.iter().filter(|it| it.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(
        messages(&found, Code::RowsLeftOut),
        ["bilan.toml: the condition of `actuals` leaves out all of its 400000 rows"]
    );
}

#[test]
fn a_condition_can_compare_numbers() {
    let sources = format!("{FIELD}where = \"TRY_CAST(value AS DOUBLE) > 5\"\n");
    let csv = "indicator,period,value\n1.1,2025,20\n1.2,2025,3\n1.2,2025,n/a\n";
    let computed = project(&sources, &[("actuals.csv", csv)]).compute();
    assert_eq!((computed.assessment.counts.read, computed.sources[0].left_out), (1, 2));
}

#[test]
fn a_condition_counts_the_rows_of_each_file_and_of_wide_columns() {
    let sources = WIDE.replace("\"actuals.csv\"", "[\"a.csv\", \"b.csv\"]\nwhere = \"period >= '2025'\"");
    let files = [("a.csv", "indicator,2024,2025\n1.1,10,20\n"), ("b.csv", "indicator,2025\n1.2,40\n")];
    let computed = project(&sources, &files).compute();
    let left_out: Vec<u64> = computed.sources.iter().map(|source| source.left_out).collect();
    assert_eq!(left_out, [1, 0, 0, 0]);
    assert_eq!(computed.assessment.counts.read, 2);
}

#[test]
fn constants_are_columns_of_one_text() {
    let sources = format!("{FIELD}\n[sources.actuals.constants]\nunit_code = \"ETH\"\nperiod = 2025\n");
    let csv = "indicator,value\n1.1,20\n1.2,x\n";
    let faulty = project(&sources, &[("actuals.csv", csv)]);
    assert_eq!(
        messages(&found(&faulty), Code::NumberInvalid),
        ["actuals.csv row 3 `value`: `x` is not a number"]
    );
    let computed = project(&sources, &[("actuals.csv", "indicator,value\n1.1,20\n")]).compute();
    assert_eq!(actual(&computed, "1.1", "2025", Some("ETH")), number(dec!(20)));
    let csv = "indicator,period,value\n1.1,2025,20\n";
    let found = found(&project(&sources, &[("actuals.csv", csv)]));
    assert_eq!(messages(&found, Code::InvalidValue), ["bilan.toml: `actuals` has a column `period` already"]);
    let found =
        self::found(&project(&format!("{sources}_row = 5\n"), &[("actuals.csv", "indicator,value\n")]));
    assert_eq!(messages(&found, Code::InvalidValue), ["bilan.toml: `actuals` has a column `_row` already"]);
}

#[test]
fn factors_multiply_exactly_and_are_named_in_the_explanation() {
    let sources = format!("{FIELD}\n[sources.actuals.scale]\nvalue = 100\nweight = \"0.001\"\n");
    let csv = "indicator,period,value,weight\n1.1,2025,0.857,2500\n1.2,2025,n/a,\n";
    let lowered = format!("{sources}\n[findings]\nnumber-invalid = \"warning\"\n");
    let project = project(&lowered, &[("actuals.csv", csv)]);
    assert_eq!(
        messages(&found(&project), Code::NumberInvalid),
        ["actuals.csv row 3 `value`: `n/a` says that there is no number"]
    );
    let computed = project.compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(85.7)));
    let mut findings = Findings::new();
    let explained = pipeline::explain(project.path(), &Options::default(), "1.1", &mut findings);
    let explained = explained.expect("no error");
    let rows: Vec<(String, String)> =
        explained.explanation.rows.iter().map(|row| (row.written(), row.factors())).collect();
    assert_eq!(rows, [("85.7".to_owned(), "value × 100".to_owned())]);
    let json = results_json("small", Grid::of(year()), &computed.sources, &computed.assessment);
    assert!(json.contains("\"column\": \"value\",\n          \"factor\": \"100\""), "{json}");
}

#[test]
fn a_factor_of_a_column_that_is_not_there_is_found() {
    let sources = format!("{FIELD}\n[sources.actuals.scale]\nvalu = 100\n");
    let found = found(&project(&sources, &[("actuals.csv", "indicator,period,value\n1.1,2025,20\n")]));
    assert_eq!(messages(&found, Code::ColumnMissing), ["bilan.toml: `actuals` has no column `valu`"]);
    assert_eq!(found[0].help.as_deref(), Some("did you mean `value`?"));
}

#[test]
fn numbers_are_read_as_their_source_declares_and_never_guessed() {
    let sources = format!(
        "targets = \"targets.csv\"\n\n{FIELD}delimiter = \";\"\ndecimal = \",\"\nthousands = [\".\", \" \"]\n"
    );
    let csv = "indicator;period;value\n1.1;2025;1.250,5\n1.2;2025;12 345,25\n";
    // The other source is plain, so that a comma in it is an error.
    let targets = "indicator,period,value\n1.1,2025,1250.5\n1.2,2025,\"12,5\"\n";
    let files = [("actuals.csv", csv), ("targets.csv", targets)];
    let found = found(&project(&sources, &files));
    assert_eq!(
        messages(&found, Code::NumberInvalid),
        ["targets.csv row 3 `value`: `12,5` has the mark `,`, which is not declared"]
    );
    let files = [files[0], ("targets.csv", "indicator,period,value\n1.1,2025,1250.5\n")];
    let computed = project(&sources, &files).compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(1250.5)));
    assert_eq!(actual(&computed, "1.2", "2025", None), number(dec!(12345.25)));
    let csv = "indicator;period;value\n1.1;2025;1250.5\n1.2;2025;1.25\n";
    let found = self::found(&project(&sources, &[("actuals.csv", csv), files[1]]));
    assert_eq!(
        messages(&found, Code::NumberInvalid),
        [
            "actuals.csv row 2 `value`: `1250.5` has marks for thousands in the wrong places",
            "actuals.csv row 3 `value`: `1.25` has marks for thousands in the wrong places",
        ]
    );
    let help = found[0].help.as_deref().unwrap_or_default();
    assert!(help.starts_with("write a number such as 1.250,5, or"), "{help}");
}

#[test]
fn a_form_of_numbers_is_refused_where_a_file_has_numbers_of_its_own() {
    // With points for thousands, 1.234 of JSON would be read as 1234.
    let sources = "\n[sources.actuals]\npath = \"actuals.json\"\ndecimal = \",\"\nthousands = \".\"\n";
    let json = r#"[{"indicator": "1.1", "period": "2025", "value": 1.234}]"#;
    let found = found(&project(sources, &[("actuals.json", json)]));
    let message = "this format has numbers of its own, which cannot be told from texts in another form";
    assert!(
        found.iter().any(|found| found.code == Code::InvalidValue && found.message == message),
        "{found:?}"
    );
}

#[test]
fn numbers_with_a_type_are_read_as_such_or_refused_and_never_in_the_form_of_texts() {
    let form = "decimal = \",\"\nthousands = \".\"\n";
    let cast = "SELECT indicator, period, CAST(REPLACE(value, ',', '.') AS DOUBLE) AS value FROM field";
    let sources =
        format!("\n[sources.field]\npath = \"field.csv\"\n{form}\n[tables.actuals]\nsql = \"{cast}\"\n");
    let files = [("field.csv", "indicator,period,value\n1.1,2025,\"1,234\"\n")];
    let computed = project(&sources, &files).compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(1.234)));
    // Targets are read as texts, and 1.234 would be 1234 among them.
    let own = "\n[sources.actuals]\npath = \"field.csv\"\ndecimal = \",\"\n";
    let sources = format!("{own}{}", sources.replace("[tables.actuals]", "[tables.targets]"));
    let found = found(&project(&sources, &files));
    let message =
        "the column `value` has numbers of its own, which cannot be told from texts in another form";
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((finding.code, finding.message.as_str()), (Code::InvalidValue, message));
}

#[test]
fn more_dimensions_than_can_be_told_apart_are_refused() {
    let names: Vec<String> = (1..=65).map(|number| format!("by_{number}")).collect();
    let table = |names: &[String]| {
        let csv =
            format!("indicator,period,value,{}\n1.1,2025,1{}\n", names.join(","), ",".repeat(names.len()));
        messages(
            &found(&project("actuals = \"actuals.csv\"\n", &[("actuals.csv", &csv)])),
            Code::LimitExceeded,
        )
    };
    assert_eq!(table(&names[..64]), Vec::<String>::new());
    assert_eq!(table(&names), ["actuals.csv: the table `actuals` has 65 columns `by_…`, more than 64"]);
}

#[test]
fn digits_of_other_scripts_and_declared_signs_are_read() {
    let sources = format!("{FIELD}brackets = true\npercent = \"points\"\n");
    let csv = "indicator,period,value\n1.1,2025,١٢٫٥\n1.2,2025,(3 %)\n";
    let computed = project(&sources, &[("actuals.csv", csv)]).compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(12.5)));
    assert_eq!(actual(&computed, "1.2", "2025", None), number(dec!(-3)));
    let computed = project(FIELD, &[("actuals.csv", "indicator,period,value\n1.1,2025,１２\n")]).compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(12)));
}

#[test]
fn what_is_no_finite_number_is_named_row_by_row() {
    let words = ["NaN", "inf", "-Infinity", "1e999", "n/a", "0x10", "1_000", "1e30", "100000000000000000000"];
    let rows: Vec<String> =
        words.iter().enumerate().map(|(index, word)| format!("1.1,2025,P{index},{word}\n")).collect();
    let rows = rows.concat();
    let csv = format!("indicator,period,project,value\n{rows}");
    let found = found(&project(FIELD, &[("actuals.csv", &csv)]));
    let rows: Vec<Option<usize>> =
        found.iter().filter(|it| it.code == Code::NumberInvalid).map(|it| it.place.row).collect();
    assert_eq!(rows, (2..=10).map(Some).collect::<Vec<_>>(), "{found:#?}");
}

#[test]
fn decimals_that_are_rounded_off_are_said() {
    let csv = "indicator,period,project,value\n1.1,2025,A,0.1234567890123456789\n\
               1.1,2025,B,1.5e-20\n1.1,2025,C,0.100000000000000000000\n1.2,2025,A,0.123456789012345678\n\
               1.2,2025,B,0.33333333333333333333333333333333333333\n";
    let project = project(FIELD, &[("actuals.csv", csv)]);
    assert_eq!(
        messages(&found(&project), Code::NumberRounded),
        ["actuals.csv row 2 `value`: 3 numbers have more than 18 decimals, of which this is the first, and \
         further ones are rounded off"]
    );
}

#[test]
fn periods_are_read_as_their_source_declares() {
    let sources = format!("targets = \"targets.csv\"\n\n{FIELD}fiscal-year-starts = \"07\"\n");
    let report = REPORT.replace("period = \"2025\"", "period = \"FY2025\"\nfiscal-year-starts = \"07\"");
    let files = [
        ("actuals.csv", "indicator,period,value\n1.1,2024/25,20\n1.2,Q1 FY2025,3\n1.2,2024-10/2024-12,5\n"),
        ("targets.csv", "indicator,period_start,period_end,value\n1.1,July 2024,June 2025,25\n"),
    ];
    let project = project(&sources, &files).with_file("bilan.toml", &format!("{report}{sources}"));
    let computed = project.compute();
    let reporting = "2024-07-01/2025-06-30";
    assert_eq!(actual(&computed, "1.1", reporting, None), number(dec!(20)));
    // The latest of two quarters of the fiscal year.
    assert_eq!(actual(&computed, "1.2", reporting, None), number(dec!(5)));
    let result = computed.assessment.indicator(&IndicatorId::new("1.1")).expect("the project has it");
    let target = result.periods[&computed.assessment.reporting].corporate.target;
    assert_eq!(target.and_then(TargetValue::point), Some(dec!(25)));
}

#[test]
fn two_years_in_two_columns_are_never_one_fiscal_year() {
    let report = REPORT.replace("period = \"2025\"", "period = \"2024-2025\"\nfiscal-year-starts = \"07\"");
    let report = report.replace("\"2024-2025\"", "\"2024 to 2025\"");
    let csv = "indicator,period_start,period_end,value\n1.1,2024,2025,20\n";
    let project =
        project(FIELD, &[("actuals.csv", csv)]).with_file("bilan.toml", &format!("{report}{FIELD}"));
    assert_eq!(actual(&project.compute(), "1.1", "2024-2025", None), number(dec!(20)));
}

const BY_SQL: &str = "\n[tables.actuals]\nsql = \"SELECT _row, indicator, period, value FROM field\"\n";

#[test]
fn a_query_keeps_the_place_of_each_row_of_a_shaped_source() {
    let sources = WIDE.replace("sources.actuals", "sources.field") + BY_SQL;
    let csv = "indicator,2024,2025\n1.1,10,20\n1.2,30,many\n";
    let found = found(&project(&sources, &[("actuals.csv", csv)]));
    assert_eq!(messages(&found, Code::NumberInvalid), ["actuals.csv row 3 `2025`: `many` is not a number"]);
    // Also where the query does not ask for it, in any order and under other names.
    for query in [
        "SELECT indicator, period, value FROM field",
        "SELECT indicator, period, value FROM field WHERE indicator = '1.2' ORDER BY period DESC",
        "SELECT f.indicator, period, value FROM (SELECT * FROM field) AS f LIMIT 10",
    ] {
        let sources = sources.replace("SELECT _row, indicator, period, value FROM field", query);
        let found = self::found(&project(&sources, &[("actuals.csv", csv)]));
        let places = messages(&found, Code::NumberInvalid);
        assert_eq!(places, ["actuals.csv row 3 `2025`: `many` is not a number"], "{query}");
    }
}

/// A row of the result that is made of several, or that a row of another table is put beside, is none of a file.
#[test]
fn rows_of_a_query_that_puts_rows_together_are_those_of_its_result() {
    let sources = WIDE.replace("sources.actuals", "sources.field") + BY_SQL;
    let csv = "indicator,2025\n1.2,many\n";
    for query in [
        "SELECT indicator, period, MAX(value) AS value FROM field GROUP BY indicator, period",
        "SELECT DISTINCT indicator, period, value FROM field",
        "SELECT MAX(indicator) AS indicator, MAX(period) AS period, MAX(value) AS value FROM field",
        "SELECT a.indicator, a.period, b.value FROM field AS a JOIN field AS b ON a.indicator = b.indicator",
    ] {
        let sources = sources.replace("SELECT _row, indicator, period, value FROM field", query);
        let found = found(&project(&sources, &[("actuals.csv", csv)]));
        let places = messages(&found, Code::NumberInvalid);
        assert_eq!(places, ["actuals (SQL) row 2 `value`: `many` is not a number"], "{query}");
    }
}

#[test]
fn a_query_takes_the_forms_of_its_sources() {
    let sources = "[sources.field]\npath = \"field.csv\"\ndelimiter = \";\"\ndecimal = \",\"\n\n\
                   [sources.field.scale]\nvalue = 10\n"
        .to_owned()
        + BY_SQL;
    let csv = "indicator;period;value\n1.1;2025;1,25\n";
    let computed = project(&sources, &[("field.csv", csv)]).compute();
    assert_eq!(actual(&computed, "1.1", "2025", None), number(dec!(12.5)));
    let two =
        "[sources.other]\npath = \"other.csv\"\ndelimiter = \";\"\nthousands = \".\"\ndecimal = \",\"\n";
    let union = sources
        .replace("FROM field", "FROM field UNION ALL SELECT _row, indicator, period, value FROM other");
    let files = [("field.csv", csv), ("other.csv", "indicator;period;value\n1.2;2025;1.250\n")];
    let found = found(&project(&format!("{two}\n{union}"), &files));
    assert_eq!(
        messages(&found, Code::SqlInvalid),
        [
            "bilan.toml: the query of `actuals` reads `field` and `other`, which write numbers in different ways"
        ]
    );
}

#[test]
fn a_unit_that_is_not_in_the_table_of_units_is_named_once() {
    let sources = format!("units = \"units.csv\"\n\n{FIELD}");
    let units = ("units.csv", "code,title\nETH,Ethiopia\nKEN,Kenya\n");
    let csv =
        "indicator,period,unit_code,value\n1.1,2025,ETH,1\n1.1,2025,KNE,2\n1.2,2025,KNE,3\n1.2,2025,,4\n";
    let project = project(&sources, &[("actuals.csv", csv), units]);
    let found = found(&project);
    assert_eq!(
        messages(&found, Code::ReferenceUnknown),
        [
            "actuals.csv row 3 `unit_code`: there is no unit `KNE` (2 rows name it, of which this is the first)"
        ]
    );
    assert_eq!(found[0].help.as_deref(), Some("did you mean `KEN`?"));
}

/// Values by indicator and year; none where a cell is empty.
fn values() -> impl Strategy<Value = Vec<[Option<i32>; 3]>> {
    proptest::collection::vec(proptest::array::uniform3(proptest::option::of(-10_000..10_000_i32)), 1..8)
}

fn results(assessment: &Assessment) -> String {
    results_json("small", Grid::of(year()), &[], assessment)
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(16))]
    #[test]
    fn a_wide_table_and_its_long_copy_give_the_same_results(values in values()) {
        let years = ["2023", "2024", "2025"];
        let mut wide = "indicator,unit_code,2023,2024,2025\n".to_owned();
        let mut long = "indicator,unit_code,period,value\n".to_owned();
        for (unit, cells) in values.iter().enumerate() {
            let cells = cells.map(|cell| cell.map(|cell| cell.to_string()).unwrap_or_default());
            wide.extend(["1.1,U", &unit.to_string(), ",", &cells.join(","), "\n"]);
            for (year, cell) in years.iter().zip(&cells) {
                long.extend(["1.1,U", &unit.to_string(), ",", year, ",", cell, "\n"]);
            }
        }
        let wide = project(WIDE, &[("actuals.csv", &wide)]).compute();
        let long = project(FIELD, &[("actuals.csv", &long)]).compute();
        prop_assert_eq!(results(&wide.assessment), results(&long.assessment));
    }
}

#[test]
fn a_number_too_long_to_be_multiplied_is_no_number_that_was_not() {
    let sources = format!("{FIELD}\n[sources.actuals.scale]\nvalue = 100\n");
    let csv = "indicator,period,value\n1.1,2025,0.85000000000000000000000000000012345\n1.2,2025,0.5\n";
    let found = found(&project(&sources, &[("actuals.csv", csv)]));
    assert_eq!(
        messages(&found, Code::NumberInvalid),
        [
            "actuals.csv row 2 `value`: `0.85000000000000000000000000000012345` × 100 has more digits than can be kept exactly"
        ]
    );
}
