//! IATI activities: a copy in XML gives what the CSV files give, and published files are read as they are.
//!
//! Expected values of the published file were read from it with another parser.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bilan::assess::results_json;
use bilan::diag::{Code, Finding, Findings};
use bilan::model::{Grid, IndicatorId, Period};
use bilan::pipeline::{self, Computed, Options};
use rust_decimal::dec;

use crate::project::Project;
use crate::shared::shared;

/// Sums over units, shares, a state with baselines, and parts of totals.
const INDICATORS: &str = "\
id,area,title_en,title_fr,unit,direction
1.1,1,People trained,Personnes formées,,increase
1.2,1,Girls in school,Filles scolarisées,%,increase
1.3,2,Days of waiting,Jours d’attente,,decrease
";
const AREAS: &str = "id,title_en,title_fr,level\n1,Skills,Compétences,outcome\n2,Services,Services,output\n";
const BASELINES: &str =
    "indicator,period,unit_code,value\n1.2,2020,KE,40\n1.2,2020,TZ,31.5\n1.3,2020,KE,60\n1.3,2020,TZ,75\n";
const TARGETS: &str = "\
indicator,period,unit_code,value
1.1,2025,KE,1000
1.1,2025,TZ,400
1.2,2025,KE,80
1.2,2025,TZ,60
1.3,2025,KE,30
1.3,2025,TZ,40
";
const ACTUALS: &str = "\
indicator,project,unit_code,period_start,period_end,value,by_sex,comment_en
1.1,X-KE,KE,2025-01-01,2025-12-31,912.50,,
1.1,X-KE,KE,2025-01-01,2025-12-31,500.25,female,
1.1,X-KE,KE,2025-01-01,2025-12-31,412.25,male,
1.1,X-TZ,TZ,2025-01-01,2025-12-31,0,,
1.2,X-KE,KE,2025-01-01,2025-12-31,71.10,,Counted in May
1.2,X-TZ,TZ,2025-01-01,2025-12-31,,,
1.3,X-KE,KE,2025-01-01,2025-12-31,35,,
1.3,X-TZ,TZ,2025-01-01,2025-12-31,52,,
";

/// The parts of XML that a project reads, by the names of its tables.
const OF_XML: &str = "areas = \"data.xml\"\nindicators = \"data.xml\"\nbaselines = \"data.xml\"\ntargets = \"data.xml\"\n\
    actuals = \"data.xml\"\n";

/// The cells of a table by the names of its columns.
fn records(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = csv.lines().map(|line| line.split(',').map(ToOwned::to_owned).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{value}\"") }
}

/// The same data as one activity per country.
fn xml() -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n".to_owned();
    for unit in ["KE", "TZ"] {
        write!(xml, "<iati-activity xml:lang=\"en\">\n<iati-identifier>X-{unit}</iati-identifier>\n")
            .expect("a text");
        writeln!(xml, "<recipient-country code=\"{unit}\"/>").expect("a text");
        for area in records(AREAS) {
            let kind = if area["level"] == "outcome" { "2" } else { "1" };
            write!(
                xml,
                "<result type=\"{kind}\"><title><narrative>{}</narrative><narrative xml:lang=\"fr\">{}</narrative></title>\n\
                 <reference vocabulary=\"99\" code=\"{}\"/>\n",
                area["title_en"], area["title_fr"], area["id"]
            )
            .expect("a text");
            for indicator in records(INDICATORS).iter().filter(|indicator| indicator["area"] == area["id"]) {
                xml.push_str(&indicator_xml(indicator, unit));
            }
            xml.push_str("</result>\n");
        }
        xml.push_str("</iati-activity>\n");
    }
    xml + "</iati-activities>\n"
}

fn indicator_xml(indicator: &BTreeMap<String, String>, unit: &str) -> String {
    let id = &indicator["id"];
    let own = |row: &&BTreeMap<String, String>| row["indicator"] == *id && row["unit_code"] == unit;
    let measure = if indicator["unit"] == "%" { "2" } else { "1" };
    let ascending = u8::from(indicator["direction"] == "increase");
    let mut xml = format!(
        "<indicator measure=\"{measure}\" ascending=\"{ascending}\"><title><narrative>{}</narrative>\n\
         <narrative xml:lang=\"fr\">{}</narrative></title><reference vocabulary=\"99\" code=\"{id}\"/>\n",
        indicator["title_en"], indicator["title_fr"]
    );
    for baseline in records(BASELINES).iter().filter(own) {
        writeln!(xml, "<baseline year=\"{}\" value=\"{}\"/>", baseline["period"], baseline["value"])
            .expect("a text");
    }
    xml.push_str(
        "<period>\n<period-start iso-date=\"2025-01-01\"/>\n<period-end iso-date=\"2025-12-31\"/>\n",
    );
    for target in records(TARGETS).iter().filter(own) {
        writeln!(xml, "<target value=\"{}\"/>", target["value"]).expect("a text");
    }
    for actual in records(ACTUALS).iter().filter(own) {
        write!(xml, "<actual{}>", attribute("value", &actual["value"])).expect("a text");
        if !actual["by_sex"].is_empty() {
            write!(xml, "<dimension name=\"sex\" value=\"{}\"/>", actual["by_sex"]).expect("a text");
        }
        if !actual["comment_en"].is_empty() {
            write!(xml, "<comment><narrative>{}</narrative></comment>", actual["comment_en"])
                .expect("a text");
        }
        xml.push_str("</actual>\n");
    }
    xml + "</period>\n</indicator>\n"
}

const SETTINGS: &str = "[report]\nid = \"small\"\norganisation = \"Specimen\"\ntitle = \"Small report\"\nperiod = \"2025\"\n\
    languages = [\"en\", \"fr\"]\ndate = \"2026-01-31\"\n\n[sources]\n";

/// A project with the given sources, over a file of XML.
fn with_sources(sources: &str, xml: &str) -> Project {
    let project = Project::new(INDICATORS, ACTUALS).areas(AREAS).with_file("data.xml", xml);
    project.with_file("bilan.toml", &format!("{SETTINGS}{sources}"))
}

/// `results.json` without what names the files.
fn results(computed: &Computed) -> serde_json::Value {
    let period = Period::parse("2025").expect("a literal");
    let text = results_json("small", Grid::of(period), &[], &computed.assessment);
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn a_copy_in_xml_gives_the_same_results_as_the_csv_files() {
    let of_csv = "areas = \"areas.csv\"\nindicators = \"indicators.csv\"\nactuals = \"actuals.csv\"\n";
    let csv = with_sources(of_csv, "").with("baselines", BASELINES).with("targets", TARGETS).compute();
    let copy = with_sources(OF_XML, &xml()).compute();
    let rows: Vec<(&str, u64)> =
        copy.sources.iter().map(|source| (source.name.as_str(), source.rows)).collect();
    assert_eq!(rows, [("actuals", 8), ("areas", 2), ("baselines", 4), ("indicators", 3), ("targets", 6)]);
    assert_eq!(results(&copy), results(&csv));
    let text = results(&copy).to_string();
    assert!(text.contains("912.5") && text.contains("female"), "{text}");
}

/// One file for each country, as offices publish them: the framework that both repeat is there once.
#[test]
fn several_files_give_the_same_results_as_one() {
    let whole = xml();
    let (begin, rest) = whole.split_once("<iati-activity ").expect("activities");
    let (first, second) = rest.split_once("<iati-activity ").expect("two of them");
    let first = format!("{begin}<iati-activity {first}</iati-activities>\n");
    let second = format!("{begin}<iati-activity {second}");
    let sources = OF_XML.replace("data.xml", "offices/*.xml");
    let project =
        with_sources(&sources, "").with_file("offices/ke.xml", &first).with_file("offices/tz.xml", &second);
    let several = project.compute();
    assert_eq!(several.sources.len(), 10);
    assert_eq!(results(&several), results(&with_sources(OF_XML, &whole).compute()));
}

/// What is found in a project.
fn findings(project: &Project) -> Vec<Finding> {
    let mut findings = Findings::new();
    let computed = pipeline::compute(project.path(), &Options::default(), &mut findings);
    drop(computed);
    findings.iter().cloned().collect()
}

/// What is found in a project, by code, line and message.
fn found(project: &Project) -> Vec<(Code, Option<usize>, String)> {
    let shown = |finding: &Finding| (finding.code, finding.place.line, finding.message.clone());
    findings(project).iter().map(shown).collect()
}

#[test]
fn a_file_that_is_compressed_gives_the_same_results() {
    let project = with_sources(&OF_XML.replace("data.xml", "data.xml.zst"), &xml());
    let packed = zstd::stream::encode_all(xml().as_bytes(), 0).expect("memory can be read");
    fs::write(project.path().join("data.xml.zst"), packed).expect("writable");
    assert_eq!(results(&project.compute()), results(&with_sources(OF_XML, &xml()).compute()));
}

#[test]
fn a_value_that_is_no_number_is_found_on_its_line() {
    let text = xml().replace("\"912.50\"", "\"912,50\"");
    let line = text.lines().position(|line| line.contains("912,50")).expect("it is there") + 1;
    let found = findings(&with_sources(OF_XML, &text)).swap_remove(0);
    assert_eq!((found.code, found.place.line), (Code::NumberInvalid, Some(line)));
    assert_eq!(found.message, "`912,50` has the mark `,`, which is not declared");
    let excerpt = found.place.excerpt.expect("the line is drawn");
    assert_eq!(&excerpt.text[excerpt.mark], "912,50");
}

#[test]
fn an_encoding_is_read_as_declared_and_a_wrong_one_is_found() {
    let bytes =
        |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<u8>>();
    let latin = xml().replace('’', "'").replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
    let project = with_sources(OF_XML, "");
    let path = project.path().join("data.xml");
    fs::write(&path, bytes(&latin)).expect("writable");
    let text = results(&project.compute()).to_string();
    assert!(text.contains("Personnes formées"), "{text}");
    let wrong = bytes(&latin.replace("ISO-8859-1", "UTF-8"));
    fs::write(&path, wrong).expect("writable");
    let message = found(&project).into_iter().map(|(code, _, message)| (code, message)).next();
    assert_eq!(message, Some((Code::SourceFormat, "the file is not in UTF-8".to_owned())));
    let wide = xml().replace("UTF-8", "UTF-16");
    let units = std::iter::once(0xFEFF).chain(wide.encode_utf16()).flat_map(u16::to_le_bytes);
    fs::write(&path, units.collect::<Vec<u8>>()).expect("writable");
    assert_eq!(results(&project.compute()), results(&with_sources(OF_XML, &xml()).compute()));
    fs::write(&path, &wide).expect("writable");
    let message = "the file declares the encoding `UTF-16`, which cannot be read";
    assert_eq!(found(&project)[0].2, message);
}

#[test]
fn a_source_that_does_not_say_its_part_is_found() {
    let found = found(&with_sources(&format!("{OF_XML}other = \"data.xml\"\n"), &xml()));
    assert_eq!(found[0].0, Code::MissingKey);
    assert_eq!(found[0].2, "a source of IATI activities lacks the key `part`");
}

#[test]
fn targets_of_groups_are_left_out_aloud_and_kept_when_asked_for() {
    let group =
        "<target value=\"1000\"/>\n<target value=\"9\"><dimension name=\"sex\" value=\"male\"/></target>";
    let text = xml().replace("<target value=\"1000\"/>", group);
    let found = found(&with_sources(OF_XML, &text));
    let (code, line, message) = &found[0];
    assert_eq!((*code, found.len()), (Code::ColumnUnknown, 1));
    let line = line.expect("it has one");
    let expected = format!(
        "1 of the targets are of a place or group, for which the table has no column, and are left out (lines {line})"
    );
    assert_eq!(*message, expected);
    let all = "groups = { path = \"data.xml\", part = \"targets\", disaggregated = true }\n\
        [tables.targets]\nsql = \"SELECT _row, indicator, period_start, period_end, unit_code, value FROM groups WHERE by_sex = 'male'\"\n";
    let sources = OF_XML.replace("targets = \"data.xml\"\n", "");
    let computed = with_sources(&format!("{sources}{all}"), &text).compute();
    let target = &computed.origins.targets[0].row;
    assert_eq!((target.value.present().is_some(), computed.origins.targets.len()), (true, 1));
}

/// A project whose own tables are sound, with a file as further sources of all parts.
fn beside(path: &Path) -> Project {
    let folder = path.parent().expect("a file lies in a folder").display();
    let parts = ["indicators", "baselines", "targets", "actuals", "areas", "units", "programmes"];
    let sources: String = parts
        .iter()
        .map(|part| {
            format!("x-{part} = {{ path = \"{}\", part = \"{part}\", format = \"iati\" }}\n", path.display())
        })
        .collect();
    let settings = SETTINGS.replace("[sources]", &format!("data-folders = [\"{folder}\"]\n\n[sources]"));
    let own = "areas = \"areas.csv\"\nindicators = \"indicators.csv\"\nactuals = \"actuals.csv\"\n";
    Project::new(INDICATORS, ACTUALS)
        .areas(AREAS)
        .with_file("bilan.toml", &format!("{settings}{own}{sources}"))
}

/// The rows of a source as SQL shows them, in the order of the file, by the indicators that a query makes of them.
#[test]
fn the_results_of_the_world_bank_are_read_as_published() {
    let Some(path) = shared("data/07_iati_xml/worldbank-679.xml") else { return };
    let path = path.canonicalize().expect("it is there");
    let computed = beside(&path).compute();
    let rows: Vec<(&str, u64)> = computed
        .sources
        .iter()
        .filter_map(|source| Some((source.name.strip_prefix("x-")?, source.rows)))
        .collect();
    let expected = [
        ("actuals", 75),
        ("areas", 75),
        ("baselines", 75),
        ("indicators", 75),
        ("programmes", 5),
        ("targets", 75),
        ("units", 1),
    ];
    assert_eq!(rows, expected);
}

/// The sources of a report on one activity of the World Bank.
const WORLD_BANK: &str = r#"
[tables.areas]
sql = "SELECT DISTINCT result_type AS id, 'Results of type ' || result_type AS title FROM framework"
[tables.indicators]
sql = "SELECT _row, id, result_type AS area, title_en AS title_en, unit, direction, 'progress' AS method FROM framework WHERE project = '44000-P171054' AND measure <> '5'"
[tables.baselines]
sql = "SELECT _row, indicator, period, value FROM baselines WHERE project = '44000-P171054'"
[tables.targets]
sql = "SELECT _row, indicator, '2025' AS period, REPLACE(value, ',', '') AS value FROM targets WHERE project = '44000-P171054'"
[tables.actuals]
sql = "SELECT _row, indicator, project, '2025' AS period, REPLACE(value, ',', '') AS value FROM actuals WHERE project = '44000-P171054'"
"#;

#[test]
fn an_activity_of_the_world_bank_makes_a_report() {
    let Some(path) = shared("data/07_iati_xml/worldbank-679.xml") else { return };
    let path = path.canonicalize().expect("it is there");
    let folder = path.parent().expect("a file lies in a folder").display();
    let settings = SETTINGS.replace("\"en\", \"fr\"", "\"en\"");
    let settings = settings.replace("[sources]", &format!("data-folders = [\"{folder}\"]\n\n[sources]"));
    let sources: String = ["baselines", "targets", "actuals"]
        .iter()
        .map(|part| format!("{part} = \"{}\"\n", path.display()))
        .collect();
    let framework = format!("framework = {{ path = \"{}\", part = \"indicators\" }}\n", path.display());
    let toml = format!("{settings}{sources}{framework}{WORLD_BANK}");
    let (computed, _) = Project::new("", "").with_file("bilan.toml", &toml).compute_lowering(None);
    let of = |id: &str| {
        let id = IndicatorId::new(format!("44000-P171054.{id}"));
        let result = computed.assessment.indicator(&id).expect("it was reported");
        let (_, figures) = result.periods.iter().next_back().expect("a period");
        figures.corporate.actual.present()
    };
    assert_eq!(of("1.1"), Some(dec!(24)));
    assert_eq!(of("5.1"), Some(dec!(81.40)));
    assert_eq!(of("9.1"), Some(dec!(1832)));
    assert_eq!(of("13.1"), Some(dec!(61199)));
    let results = results(&computed).to_string();
    assert!(results.contains("2370"), "{results}");
}

fn xml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            xml_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            files.push(path);
        }
    }
}

/// The files of the standard name neither version nor activity, which copies do; what stops each is its reason.
#[test]
fn every_file_of_the_standard_is_read_or_refused_with_a_reason() {
    let Some(data) = shared("data/08_iati_standard_2.03") else { return };
    let mut files = vec![data.join("activity-standard-example-annotated.xml")];
    xml_files(&data.join("tests"), &mut files);
    files.sort();
    let own = "areas = \"areas.csv\"\nindicators = \"indicators.csv\"\nactuals = \"actuals.csv\"\n";
    let mut project = Project::new(INDICATORS, ACTUALS).areas(AREAS);
    let mut toml = format!("{SETTINGS}{own}");
    for (index, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).expect("it is in UTF-8");
        let name = format!("standard/{index:03}.xml");
        let text = text
            .replace("version=\"xx\"", "version=\"2.03\"")
            .replace("<iati-identifier></", "<iati-identifier>X</");
        project = project.with_file(&name, &text);
        for part in ["indicators", "baselines", "targets", "actuals"] {
            writeln!(
                toml,
                "x{index}-{part} = {{ path = \"{name}\", part = \"{part}\", disaggregated = true }}"
            )
            .expect("a text");
        }
    }
    let found = found(&project.with_file("bilan.toml", &toml));
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for (code, _, message) in found {
        *reasons.entry(format!("{code}: {message}")).or_default() += 1;
    }
    assert_eq!(files.len(), 548);
    let expected = [
        ("source-format: the dimension `xx` has no value", 1),
        ("source-format: the dimension of `xx` has no name", 1),
        ("source-format: the file does not say its version of IATI", 1),
        ("source-format: this is a file of organisations, which has no results", 9),
    ];
    assert_eq!(reasons, expected.map(|(reason, files)| (reason.to_owned(), files)).into());
}
