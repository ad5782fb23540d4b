//! Databases that are not connected to: the answers that were kept give the same report, and no others are used.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, DictionaryArray, Int8Array, Int64Array, NullArray, RecordBatch, StringArray};
use arrow_ipc::writer::StreamWriter;
use bilan::diag::{Code, Findings};
use bilan::document::Block;
use bilan::manifest::Asking;
use bilan::model::Language;
use bilan::pipeline::{self, Options};
use bilan::reading::FileMark;
use serde_json::Value;
use tempfile::TempDir;
use time::macros::date;

use crate::capped;
use crate::copies::generated;
use crate::engines::{self, change, postgresql, sqlite, there};
use crate::project::{Project, plain};
use crate::shared::pass_over;

/// The folder of the answers in a project.
const KEPT: &str = "kept/copy";

/// A project that reads a data set from a file of SQLite and keeps the answers; the file.
fn in_sqlite() -> Option<(TempDir, PathBuf, PathBuf)> {
    let driver = engines::library("sqlite")?;
    let (folder, data) = generated(3_000, false, &["csv"]);
    let database = sqlite::copy(&data);
    let settings =
        format!("driver = \"{driver}\"\naddress = \"{}\"\nkeep = \"{KEPT}\"\n", database.display());
    let project = engines::project(&data, "sqlite", &settings);
    Some((folder, project, database))
}

/// The same in a database of PostgreSQL of that name.
fn in_postgresql(name: &str) -> Option<(TempDir, PathBuf)> {
    let server = postgresql::server()?;
    let settings = format!("{}keep = \"{KEPT}\"\n", server.settings(name)?);
    let (folder, data) = generated(3_000, false, &["csv"]);
    server.copy(name, &data);
    let project = engines::project(&data, "postgresql", &settings);
    Some((folder, project))
}

/// Takes a file of a database away, as a laptop on the way has none.
fn gone(database: &Path) {
    fs::rename(database, database.with_extension("gone")).expect("the file is of this test");
}

fn bilan(project: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.current_dir(project).args(arguments).env("NO_COLOR", "1").env_remove("SOURCE_DATE_EPOCH");
    command.output().expect("the program was built for this test")
}

/// What a run printed that must have ended well.
#[track_caller]
fn well(project: &Path, arguments: &[&str]) -> String {
    let run = bilan(project, arguments);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8([run.stderr, run.stdout].concat()).expect("UTF-8")
}

/// Holds that a run has errors, and that what it prints has a text.
#[track_caller]
fn fails(project: &Path, arguments: &[&str], expected: &str) {
    let run = bilan(project, arguments);
    let printed = String::from_utf8([run.stderr, run.stdout].concat()).expect("UTF-8");
    assert_eq!(run.status.code(), Some(1), "{printed}");
    assert!(printed.contains(expected), "{printed}");
}

/// The files below a folder, by their paths in it; none where there is no folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inside, bytes)| (name.join(inside), bytes)));
        } else {
            found.insert(name, fs::read(path).expect("readable"));
        }
    }
    found
}

/// The list of the answers that are kept.
fn list(project: &Path) -> Value {
    let text = fs::read(project.join(KEPT).join("answers.json")).expect("it was kept");
    serde_json::from_slice(&text).expect("valid JSON")
}

#[test]
fn kept_answers_give_the_same_report() {
    let Some((_folder, project, database)) = in_sqlite() else { return };
    let said = well(&project, &["build", "-o", "live", "--format", "pdf"]);
    assert!(said.contains("copy:actuals: 3000 rows, "), "{said}");
    assert!(said.contains(&format!("copy: {} answers kept in {KEPT}", answers(&project))), "{said}");
    gone(&database);
    let said = well(&project, &["build", "--offline", "-o", "offline", "--format", "pdf"]);
    let asked_on = list(&project)["asked_on"].as_str().expect("a text").to_owned();
    let line = format!("copy: not connected to; this is what it answered on {asked_on}");
    assert!(said.contains(&line) && said.contains(" bytes kept\n"), "{said}");
    let (live, offline) = (files(&project.join("live")), files(&project.join("offline")));
    let results = Path::new("results.json");
    assert_eq!(live[results], offline[results]);
    assert_eq!(live.keys().collect::<Vec<_>>(), offline.keys().collect::<Vec<_>>());
    // The record has all that the first one has, and the answers.
    let inputs = |files: &BTreeMap<PathBuf, Vec<u8>>| -> BTreeMap<String, Value> {
        let record: Value = serde_json::from_slice(&files[Path::new("build.json")]).expect("valid JSON");
        let inputs = record["inputs"].as_array().expect("a list").iter();
        inputs.map(|it| (it["file"].as_str().expect("a text").to_owned(), it.clone())).collect()
    };
    let (live, mut offline) = (inputs(&live), inputs(&offline));
    let kept: BTreeMap<String, Value> = offline.extract_if(.., |file, _| file.starts_with(KEPT)).collect();
    assert_eq!(live, offline);
    assert_eq!(kept.len(), files(&project.join(KEPT)).len());
    // The record says how it was made.
    for verify in [&["verify", "offline"][..], &["verify", "offline", "--offline"]] {
        let said = well(&project, verify);
        assert!(said.contains("\nverified: "), "{said}");
    }
    // Each of the answers is an input.
    let (name, _) = kept.iter().find(|(name, _)| name.ends_with(".arrows")).expect("an answer");
    let bytes = fs::read(project.join(name)).expect("it was kept");
    fs::write(project.join(name), &bytes[..bytes.len() - 1]).expect("writable");
    fails(&project, &["verify", "offline", "--offline"], &format!("changed  input {name}"));
}

/// How many answers are kept.
fn answers(project: &Path) -> usize {
    list(project)["answers"].as_array().expect("a list").len()
}

/// What is known of a project without the database, or with it: figures, sources, findings and what was read.
#[track_caller]
fn known(project: &Path, asking: Asking) -> (String, Vec<String>, BTreeMap<String, FileMark>) {
    let options = Options { asking, ..Options::default() };
    let mut findings = Findings::new();
    let computed = pipeline::compute(project, &options, &mut findings);
    let Ok(computed) = computed else { panic!("{:#?}", findings.iter().collect::<Vec<_>>()) };
    let grid = bilan::model::Grid::of(computed.manifest.report.period);
    let results = bilan::assess::results_json("it", grid, &computed.sources, &computed.assessment);
    let findings = findings.iter().map(|finding| format!("{finding:?}")).collect();
    let mut read = computed.manifest.reading.files();
    read.retain(|file, _| !file.starts_with(KEPT) && file != "bilan.toml");
    for kept in computed.kept {
        kept.place().expect("it can be kept");
    }
    (results, findings, read)
}

/// Holds that a table that stays in its database is put together of what was kept as it was there.
#[track_caller]
fn same_without(project: &Path, leave: impl FnOnce()) {
    change(project, "[sources]", "[limits]\nfetched = 0\n\n[sources]");
    let live = known(project, Asking::Keeping { on: date!(2026 - 04 - 01) });
    assert!(answers(project) > 10, "{:#}", list(project));
    leave();
    assert_eq!(known(project, Asking::Offline), live);
}

#[test]
fn a_table_that_stayed_in_sqlite_is_put_together_of_what_was_kept() {
    let Some((_folder, project, database)) = in_sqlite() else { return };
    same_without(&project, || gone(&database));
    let said = well(&project, &["check", "--offline"]);
    assert!(said.contains(" bytes kept of 3000, which were put together there\n"), "{said}");
}

#[test]
fn the_rows_behind_figures_are_counted_in_what_was_kept() {
    let Some((_folder, project, database)) = in_sqlite() else { return };
    there(&project);
    let said = well(&project, &["build", "-o", "live", "--format", "docx"]);
    assert!(said.contains(" of 3000, which were put together there\n"), "{said}");
    gone(&database);
    well(&project, &["build", "--offline", "-o", "offline", "--format", "docx"]);
    let (live, offline) = (files(&project.join("live")), files(&project.join("offline")));
    for file in ["results.json", "trace.json"] {
        assert_eq!(live[Path::new(file)], offline[Path::new(file)], "{file}");
    }
    let traced = String::from_utf8(live[Path::new("trace.json")].clone()).expect("UTF-8");
    assert!(traced.contains("\"rows\":\"groups\""), "{traced}");
    let said = well(&project, &["trace", "live", "overall#rows:used"]);
    assert!(said.contains(" rows, which stay in their database\n"), "{said}");
    assert!(
        said.contains("copy:actuals: of a database; `bilan verify` says whether it is as it was\n"),
        "{said}"
    );
    // The rows themselves were never fetched.
    fails(&project, &["explain", ".", "1.01", "--offline"], "error[answer-missing]");
    // Beside none, all rows of another draft would be gone.
    let data = project.parent().expect("it lies among the data").join("data/actuals.csv");
    let rows = fs::read_to_string(&data).expect("readable");
    let rows: Vec<&str> = rows.lines().filter(|row| !row.starts_with("1.01,2025-S2,AWB,P0000022,")).collect();
    fs::write(&data, rows.join("\n")).expect("writable");
    let compare = ["diff", "../csv", ".", "--offline", "--json"];
    fails(&project, &compare, "error[answer-missing]");
    let json: Value = serde_json::from_slice(&bilan(&project, &compare).stdout).expect("valid JSON");
    let changes = json["figures"].as_array().expect("a list");
    assert!(changes.iter().any(|it| it["id"] == "1.01@2025#actual"), "{json:#}");
    let listed: Vec<&Value> = changes.iter().filter(|it| it.get("rows").is_some()).collect();
    assert!(listed.is_empty(), "{listed:#?}");
}

#[test]
fn a_table_that_stayed_in_postgresql_is_put_together_of_what_was_kept() {
    let Some((_folder, project)) = in_postgresql("kept_there") else { return };
    // Nobody listens on the first port of all, and the secret is gone.
    same_without(&project, || {
        let port = postgresql::server().expect("it runs").port;
        change(&project, &format!(":{port}/"), ":1/");
        change(&project, "/secret\"", "/nothing\"");
        change(&project, "driver = \"", "driver = \"/nowhere");
    });
    fails(&project, &["check"], "error[secret-missing]");
}

#[test]
fn no_secret_and_no_address_is_kept() {
    let Some((_folder, project)) = in_postgresql("kept_secrets") else { return };
    well(&project, &["build", "--format", "pdf"]);
    let port = postgresql::server().expect("it runs").port.to_string();
    let kept = files(&project.join(KEPT));
    assert!(kept.len() > 2, "{:?}", kept.keys());
    for (path, bytes) in &kept {
        let text = String::from_utf8_lossy(bytes);
        for hidden in [postgresql::PASSWORD, "sword%3Afish%407", "127.0.0.1", "owner"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {}", path.display());
        }
    }
    let list = list(&project);
    assert!(!list.to_string().contains(&format!(":{port}")), "{list:#}");
    assert!(!list["driver"].as_str().expect("a text").contains('/'), "{list:#}");
}

#[test]
fn only_a_build_keeps_and_one_that_fails_leaves_the_earlier_answers() {
    let Some((_folder, project, _)) = in_sqlite() else { return };
    well(&project, &["check"]);
    well(&project, &["explain", "overall"]);
    assert_eq!(files(&project.join("kept")), BTreeMap::new());
    assert!(!project.join("kept").exists());
    // Nothing is left of a first build that fails.
    change(&project, "table = \"targets\"", "table = \"gone\"");
    fails(&project, &["build"], "error[query-failed]");
    assert!(!project.join("kept").exists());
    change(&project, "table = \"gone\"", "table = \"targets\"");
    well(&project, &["build", "--format", "pdf"]);
    let kept = files(&project.join(KEPT));
    let names: Vec<String> = kept.keys().map(|path| path.display().to_string()).collect();
    assert!(names.iter().all(|name| name == "answers.json" || name.ends_with(".arrows")), "{names:?}");
    // The last table that is asked for is not there, when the others have answered.
    change(&project, "table = \"units\"", "table = \"gone\"");
    fails(&project, &["build"], "error[query-failed]");
    assert_eq!(files(&project.join(KEPT)), kept);
    // All has answered, and the report cannot be made.
    change(&project, "table = \"gone\"", "table = \"units\"");
    fs::create_dir_all(project.join("narrative/en")).expect("writable");
    fs::write(project.join("narrative/en/a.md"), "---\nid: a\ntitle: A\n---\n{{ nothing }}\n")
        .expect("writable");
    assert_eq!(bilan(&project, &["build"]).status.code(), Some(1));
    assert_eq!(files(&project.join(KEPT)), kept);
    // Nor can it be written.
    fs::remove_dir_all(project.join("narrative")).expect("it was made");
    fs::create_dir_all(project.join("taken/results.json")).expect("writable");
    assert_eq!(bilan(&project, &["build", "--format", "pdf", "-o", "taken"]).status.code(), Some(2));
    assert_eq!(files(&project.join(KEPT)), kept);
    well(&project, &["check", "--offline"]);
}

#[test]
fn answers_are_replaced_and_what_a_killed_run_left_is_removed() {
    let Some((_folder, project, _)) = in_sqlite() else { return };
    well(&project, &["build", "--format", "pdf"]);
    let before = files(&project.join(KEPT));
    let left = project.join(KEPT).join(".bilan-killed");
    fs::create_dir(&left).expect("writable");
    fs::write(left.join("lock"), "").expect("writable");
    fs::write(left.join("1"), "half of an answer").expect("writable");
    let actuals = "table = \"actuals\"";
    change(&project, actuals, "query = \"SELECT * FROM actuals WHERE period <> '2019'\"");
    well(&project, &["build", "--format", "pdf"]);
    let after = files(&project.join(KEPT));
    assert!(!left.exists());
    assert_eq!(after.len(), before.len());
    assert_ne!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    // A run that goes on holds its lock, and keeps what it has.
    fs::create_dir(&left).expect("writable");
    let lock = fs::File::create(left.join("lock")).expect("writable");
    lock.lock().expect("it can be locked");
    well(&project, &["build", "--format", "pdf"]);
    assert!(left.exists());
}

#[test]
fn an_answer_that_is_not_kept_or_no_longer_what_it_was_is_said() {
    let Some((_folder, project, database)) = in_sqlite() else { return };
    let nothing =
        format!("error[answer-missing]: no answers of the database `copy` are kept in `{KEPT}` yet");
    fails(&project, &["check", "--offline"], &nothing);
    well(&project, &["build", "--format", "pdf"]);
    gone(&database);
    well(&project, &["check", "--offline"]);
    let file = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    change(&project, "table = \"actuals\"", "query = \"SELECT * FROM actuals WHERE period <> '2019'\"");
    let line = "query = \"SELECT * FROM actuals WHERE period";
    fails(&project, &["check", "--offline"], "error[answer-missing]: one of the answers");
    fails(&project, &["check", "--offline"], line);
    fs::write(project.join("bilan.toml"), &file).expect("writable");
    change(&project, &format!("keep = \"{KEPT}\"\n"), "");
    fails(
        &project,
        &["check", "--offline"],
        "error[keep-missing]: the answers of the database `copy` are not kept",
    );
    fs::write(project.join("bilan.toml"), &file).expect("writable");
    // Each file of an answer, changed, cut and gone.
    let names: Vec<PathBuf> = files(&project.join(KEPT)).into_keys().collect();
    for name in names.iter().filter(|name| !name.ends_with("answers.json")) {
        let path = project.join(KEPT).join(name);
        let whole = fs::read(&path).expect("readable");
        let mut changed = whole.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        let expected = format!("error[answer-damaged]: `{KEPT}/{}` is damaged (", name.display());
        for bytes in [&changed, &whole[..whole.len() - 8]] {
            fs::write(&path, bytes).expect("writable");
            fails(&project, &["check", "--offline"], &expected);
        }
        fs::remove_file(&path).expect("it is there");
        fails(&project, &["check", "--offline"], &expected);
        fs::write(&path, whole).expect("writable");
    }
    well(&project, &["check", "--offline"]);
}

/// What the annex on data quality says of databases in an edition.
#[track_caller]
fn notes(project: &Path, language: Language) -> Vec<String> {
    let options = Options { languages: vec![language], asking: Asking::Offline, ..Options::default() };
    let mut findings = Findings::new();
    let documents = pipeline::documents(project, &options, &mut findings);
    let Ok(documents) = documents else { panic!("{:#?}", findings.iter().collect::<Vec<_>>()) };
    let sections = &documents[&language].sections;
    let annex = sections.iter().find(|section| section.id == "annex-quality").expect("every report has it");
    let sources = annex.sections.iter().find(|section| section.id == "annex-sources").expect("it has files");
    let text = |block: &Block| match block {
        Block::Paragraph { inlines } => Some(plain(inlines).replace('\u{a0}', " ")),
        _ => None,
    };
    sources.blocks.iter().filter_map(text).collect()
}

#[test]
fn the_report_says_from_when_its_data_are_in_every_language() {
    let Some((_folder, project, _)) = in_sqlite() else { return };
    let keep = |on| known(&project, Asking::Keeping { on });
    change(&project, "languages = [\"en\"]", "languages = [\"en\", \"fr\", \"es\", \"ru\", \"zh\", \"ar\"]");
    // The report is of 31 January 2026.
    keep(date!(2026 - 01 - 28));
    for (language, expected) in [
        (
            Language::English,
            "The database “copy” was not consulted for this report. Its data are those that it provided on 28 January 2026, 3 days before the date of the report.",
        ),
        (
            Language::French,
            "La base de données « copy » n’a pas été consultée pour l’établissement du présent rapport. Les données qui en proviennent sont celles qu’elle a fournies le 28 janvier 2026, soit 3 jours avant la date du rapport.",
        ),
        (
            Language::Spanish,
            "La base de datos “copy” no se consultó para elaborar el presente informe. Los datos que proceden de ella son los que proporcionó el 28 de enero de 2026, 3 días antes de la fecha del informe.",
        ),
        (
            Language::Russian,
            "Настоящий доклад подготовлен без обращения к базе данных «copy»: использованы данные, полученные из нее 28 января 2026 года, за 3 дня до даты доклада.",
        ),
        (
            Language::Chinese,
            "编写本报告时未查询数据库“copy”，所用数据为该数据库于2026年1月28日提供的数据，比报告日期早3天。",
        ),
        (
            Language::Arabic,
            "لم يجر الاتصال بقاعدة البيانات «\u{2066}copy\u{2069}» عند إعداد هذا التقرير. والبيانات المأخوذة منها هي التي قدمتها في 28 كانون الثاني/يناير 2026، أي قبل 3 أيام من تاريخ التقرير.",
        ),
    ] {
        assert_eq!(notes(&project, language), [expected]);
    }
    // Numbers whose nouns have forms of their own.
    for (on, language, expected) in [
        (date!(2026 - 01 - 30), Language::English, "30 January 2026, 1 day before the date of the report."),
        (date!(2026 - 01 - 31), Language::English, "31 January 2026, the date of the report."),
        (date!(2026 - 02 - 02), Language::English, "2 February 2026, 2 days after the date of the report."),
        (date!(2026 - 01 - 10), Language::Russian, "10 января 2026 года, за 21 день до даты доклада."),
        (date!(2026 - 02 - 11), Language::Russian, "11 февраля 2026 года, через 11 дней после даты доклада."),
        (date!(2026 - 01 - 31), Language::Russian, "31 января 2026 года, в день, которым датирован доклад."),
        (date!(2026 - 01 - 30), Language::Arabic, "، أي قبل يوم واحد من تاريخ التقرير."),
        (date!(2026 - 01 - 29), Language::Arabic, "، أي قبل يومين من تاريخ التقرير."),
        (date!(2026 - 02 - 11), Language::Arabic, "، أي بعد 11 يوما من تاريخ التقرير."),
        (date!(2025 - 10 - 23), Language::Arabic, "، أي قبل 100 يوم من تاريخ التقرير."),
        (date!(2026 - 01 - 31), Language::Chinese, "于2026年1月31日（即报告日期）提供的数据。"),
        (
            date!(2026 - 02 - 01),
            Language::French,
            "le 1er février 2026, soit 1 jour après la date du rapport.",
        ),
    ] {
        keep(on);
        let notes = notes(&project, language);
        assert!(notes.len() == 1 && notes[0].ends_with(expected), "{notes:?}");
    }
    // Where the database is asked, nothing is said of it.
    let options = Options::default();
    let documents = pipeline::documents(&project, &options, &mut Findings::new()).expect("it is sound");
    let json = serde_json::to_string(&documents[&Language::English]).expect("it can be printed");
    assert!(!json.contains("was not consulted"));
}

#[test]
fn answers_that_cannot_be_kept_stop_the_build() {
    if !cfg!(unix) {
        return pass_over("there are no links to folders that are not there");
    }
    let Some((_folder, project, _)) = in_sqlite() else { return };
    let link = |to: &Path| Command::new("ln").arg("-s").arg(to).arg(project.join("kept")).status();
    assert!(link(Path::new("nowhere")).expect("it can be run").success());
    fails(&project, &["build"], &format!("error[answers-unkept]: the answers cannot be kept in `{KEPT}` ("));
    assert!(!project.join("output").exists());
    // Nor does a link lead out of the project.
    fs::remove_file(project.join("kept")).expect("it was made");
    let outside = tempfile::tempdir().expect("a temporary folder");
    assert!(link(outside.path()).expect("it can be run").success());
    fails(&project, &["build"], &format!("error[path-outside]: `{KEPT}` leads out of the project"));
    assert_eq!(files(outside.path()), BTreeMap::new());
}

/// A small project whose actual values are an answer of a database that nobody has.
fn small(answer: &[u8], rows: u64) -> Project {
    let project = Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n",
        "indicator,period,value\n1.1,2025,120\n",
    );
    let toml = fs::read_to_string(project.path().join("bilan.toml")).expect("it was made");
    let database = "[databases.copy]\ndriver = \"specimen\"\nkeep = \"kept/copy\"\n\n[sources]";
    let toml = toml.replace("[sources]", database);
    let toml = toml.replace("\"actuals.csv\"", "{ database = \"copy\", table = \"actuals\" }");
    fs::write(project.path().join("bilan.toml"), toml).expect("writable");
    kept(&project, answer, rows);
    project
}

/// Puts an answer in the place of the one that a small project has, with all that the list says of it.
fn kept(project: &Project, answer: &[u8], rows: u64) {
    let digest = |bytes: &[u8]| FileMark::of(bytes).blake3;
    let list = serde_json::json!({
        "schema": "bilan-answers/1",
        "database": "copy",
        "driver": "specimen",
        "asked_on": "2026-01-01",
        "answers": [{
            "query": digest(b"SELECT * FROM actuals"),
            "blake3": digest(answer),
            "rows": rows,
            "bytes": answer.len(),
        }],
    });
    let folder = project.path().join(KEPT);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("writable");
    fs::write(folder.join("answers.json"), list.to_string()).expect("writable");
    fs::write(folder.join(format!("{}.arrows", digest(answer))), answer).expect("writable");
}

/// Some rows as an answer.
fn stream(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let rows = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, cells)| (name, cells, true)),
    );
    let rows = rows.expect("columns of one length");
    let mut writer = StreamWriter::try_new(Vec::new(), &rows.schema()).expect("memory");
    writer.write(&rows).expect("memory");
    writer.into_inner().expect("memory")
}

#[test]
fn answers_that_contradict_themselves_are_refused() {
    let texts = |texts: [&str; 2]| -> ArrayRef { Arc::new(StringArray::from(texts.to_vec())) };
    let answer = stream(vec![
        ("indicator", texts(["1.1", "1.1"])),
        ("period", texts(["2025", "2024"])),
        ("value", Arc::new(Int64Array::from(vec![120, 110]))),
    ]);
    let project = small(&answer, 2);
    let compute = || {
        let options = Options { asking: Asking::Offline, ..Options::default() };
        let mut findings = Findings::new();
        let computed = pipeline::compute(project.path(), &options, &mut findings);
        (computed.is_ok(), findings.iter().map(|finding| finding.code).collect::<Vec<Code>>())
    };
    assert_eq!(compute(), (true, Vec::new()));
    // Another number of rows than the list says.
    for rows in [1, 3] {
        kept(&project, &answer, rows);
        assert_eq!(compute(), (false, vec![Code::AnswerDamaged]));
    }
    // Whatever byte is another one: what can be read is data, and all else is damaged. Numbers of four and of
    // eight bytes become as large as they can be.
    for at in 0..answer.len() {
        let mut changed = answer.clone();
        changed[at] = if at % 4 == 3 { 0x7F } else { answer[at] ^ 1 };
        kept(&project, &changed, 2);
        let (is_sound, codes) = compute();
        assert!(is_sound || !codes.is_empty(), "byte {at}");
    }
    for end in (0..answer.len()).step_by(8) {
        kept(&project, &answer[..end], 2);
        let (is_sound, codes) = compute();
        // The mark of the end may be missing: all rows are there.
        assert!(is_sound == (end + 8 >= answer.len()), "up to {end}: {codes:?}");
    }
}

#[test]
fn an_answer_that_says_it_has_any_number_of_rows_costs_little() {
    let rows = 2_000_000_000;
    let answer = stream(vec![("value", Arc::new(NullArray::new(rows)))]);
    assert!(answer.len() < 1_000, "{}", answer.len());
    let project = small(&answer, rows as u64);
    let finds = |file: &str, reason: &str| {
        let expected = format!("error[answer-damaged]: `{KEPT}/{file}` is damaged ({reason})");
        capped::check(project.path(), capped::HOSTILE, &["--offline"]).finds(&expected);
    };
    let file = format!("{}.arrows", FileMark::of(&answer).blake3);
    finds(&file, "it has more rows than it can have");
    // A list of any length.
    let list = fs::File::create(project.path().join(KEPT).join("answers.json")).expect("writable");
    list.set_len(1 << 40).expect("it has holes");
    finds("answers.json", "it is no list of answers");
}

#[test]
fn one_text_that_stands_for_many_cells_is_refused() {
    let keys = Int8Array::from(vec![0; 100_000]);
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["1".repeat(20_000)]));
    let cells = DictionaryArray::try_new(keys, texts).expect("keys within the texts");
    let answer = stream(vec![("value", Arc::new(cells))]);
    let project = small(&answer, 100_000);
    let checked = capped::check(project.path(), capped::HOSTILE, &["--offline"]);
    let file = format!("{KEPT}/{}.arrows", FileMark::of(&answer).blake3);
    let reason = "a column has a type that no answer has that was kept";
    checked.finds(&format!("error[answer-damaged]: `{file}` is damaged ({reason})"));
}

#[test]
fn no_report_is_written_where_answers_are_kept() {
    let Some((_folder, project, _)) = in_sqlite() else { return };
    fs::create_dir(project.join("kept")).expect("writable");
    std::os::unix::fs::symlink("kept", project.join("link")).expect("a link can be made");
    for folder in [KEPT, "kept", "kept/copy/en", "link/copy"] {
        let built = bilan(&project, &["build", "-o", folder]);
        assert_eq!(built.status.code(), Some(2), "{folder}");
        let told = String::from_utf8(built.stderr).expect("UTF-8");
        let expected =
            format!("cannot write the report into `{folder}`: the answers of a database are kept in");
        assert!(told.contains(&expected), "{told}");
    }
    assert_eq!(fs::read_dir(project.join("kept")).expect("it was made").count(), 0);
}

#[test]
fn folders_of_answers_are_apart_wherever_links_lead() {
    let project = Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n",
        "indicator,period,value\n1.1,2025,120\n",
    );
    fs::create_dir(project.path().join("kept")).expect("writable");
    std::os::unix::fs::symlink("kept", project.path().join("link")).expect("a link can be made");
    let toml = fs::read_to_string(project.path().join("bilan.toml")).expect("it was made");
    let database =
        |name: &str, keep: &str| format!("[databases.{name}]\ndriver = \"x\"\nkeep = \"{keep}\"\n\n");
    let databases = database("first", "kept/one") + &database("second", "link/one/two");
    fs::write(project.path().join("bilan.toml"), databases + &toml).expect("writable");
    fails(project.path(), &["check"], "the answers of another database are kept in `link/one/two`, too");
}

#[test]
fn a_project_without_databases_is_the_same_offline() {
    let project = Project::new(
        "id,area,title,unit,direction\n1.1,1,Trained,people,increase\n",
        "indicator,period,value\n1.1,2025,120\n",
    );
    well(project.path(), &["build", "-o", "live", "--format", "pdf"]);
    well(project.path(), &["build", "-o", "offline", "--format", "pdf", "--offline"]);
    assert_eq!(files(&project.path().join("live")), files(&project.path().join("offline")));
    well(project.path(), &["verify", "live", "--offline"]);
}

#[test]
fn a_build_that_is_killed_leaves_the_earlier_answers() {
    let Some((_folder, project)) = in_postgresql("kept_killed") else { return };
    well(&project, &["build", "--format", "pdf"]);
    let before = files(&project.join(KEPT));
    let file = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    let slow = "query = \"SELECT u.* FROM units AS u, (SELECT pg_sleep(60)) AS pause\"";
    change(&project, "table = \"units\"", slow);
    let mut build = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .current_dir(&project)
        .arg("build")
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built for this test");
    // The tables before it have answered.
    let begin = Instant::now();
    while files(&project.join(KEPT)).len() < before.len() + 5 {
        assert!(begin.elapsed() < Duration::from_mins(1), "nothing is written");
        thread::sleep(Duration::from_millis(50));
    }
    build.kill().expect("it runs");
    build.wait().expect("it was ended");
    let after = files(&project.join(KEPT));
    let (left, kept): (BTreeMap<_, _>, _) =
        after.into_iter().partition(|(path, _)| path.to_string_lossy().starts_with(".bilan-"));
    assert_eq!(kept, before);
    assert!(left.len() > 4, "{:?}", left.keys());
    fs::write(project.join("bilan.toml"), file).expect("writable");
    well(&project, &["check", "--offline"]);
    well(&project, &["build", "--format", "pdf"]);
    assert!(files(&project.join(KEPT)).keys().all(|path| !path.to_string_lossy().starts_with(".bilan-")));
}
