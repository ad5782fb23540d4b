//! Data that lie in databases: the same figures as from files, and a clear finding for whatever goes wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use bilan::diag::{Findings, Level};
use bilan::pipeline::{self, Options};
use serde_json::Value;
use tempfile::TempDir;

use crate::copies::{generated, results, results_of};
use crate::engines::{self, change, postgresql, spark, sqlite, there};
use crate::there::grouped;

/// A data set with its project of files, and one that reads it from a database of SQLite.
fn in_sqlite(rows: u64) -> Option<(TempDir, PathBuf, PathBuf)> {
    let driver = engines::library("sqlite")?;
    let (folder, data) = generated(rows, false, &["csv"]);
    let database = sqlite::copy(&data);
    let settings = format!("driver = \"{driver}\"\naddress = \"{}\"\n", database.display());
    let project = engines::project(&data, "sqlite", &settings);
    Some((folder, data, project))
}

/// A data set with its project of files, and one that reads it from a database of PostgreSQL of that name.
fn in_postgresql(rows: u64, name: &str) -> Option<(TempDir, PathBuf, PathBuf)> {
    let server = postgresql::server()?;
    let settings = server.settings(name)?;
    let (folder, data) = generated(rows, false, &["csv"]);
    server.copy(name, &data);
    let project = engines::project(&data, "postgresql", &settings);
    Some((folder, data, project))
}

/// Holds that results are those of the files of a data set of 3,000 rows.
#[track_caller]
fn same(found: &Value, data: &Path) {
    let of_files = results(&data.join("csv"));
    assert_eq!(found["rows"], of_files["rows"]);
    assert_eq!(found["rows"]["read"], 3_000);
    let keys = |results: &Value| results.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(found), keys(&of_files));
    let other: Vec<String> = keys(found).into_iter().filter(|key| found[key] != of_files[key]).collect();
    assert!(other.is_empty(), "these differ: {other:?}");
}

/// The findings of a project, each as its code and its message.
fn findings(project: &Path) -> Vec<(String, String)> {
    let mut findings = Findings::new();
    let _ = pipeline::compute(project, &Options::default(), &mut findings);
    let text = |finding: &bilan::diag::Finding| (finding.code.to_string(), finding.message.clone());
    findings.iter().map(text).collect()
}

#[test]
fn a_copy_in_sqlite_gives_the_same_results() {
    let Some((_folder, data, project)) = in_sqlite(3_000) else { return };
    same(&results(&project), &data);
}

#[test]
fn a_copy_in_postgresql_gives_the_same_results() {
    let Some((_folder, data, project)) = in_postgresql(3_000, "same") else { return };
    same(&results(&project), &data);
}

/// The results of a project whose actual values are put together in the database, which they must be.
#[track_caller]
fn put_together_there(project: &Path) -> Value {
    let mut findings = Findings::new();
    let computed = pipeline::compute(project, &Options::default(), &mut findings);
    let Ok(computed) = computed else { panic!("{:#?}", findings.iter().collect::<Vec<_>>()) };
    let transfers = computed.manifest.reading.transfers();
    let stayed = transfers.iter().find(|transfer| transfer.of.is_some()).expect("a table that stayed");
    assert_eq!(stayed.reason, None);
    results_of(&computed)
}

#[test]
fn rows_that_are_put_together_in_sqlite_give_the_same_results() {
    let Some((_folder, data, project)) = in_sqlite(3_000) else { return };
    there(&project);
    same(&put_together_there(&project), &data);
}

#[test]
fn rows_that_are_put_together_in_postgresql_give_the_same_results() {
    let Some((_folder, data, project)) = in_postgresql(3_000, "there") else { return };
    there(&project);
    same(&put_together_there(&project), &data);
}

#[test]
fn rows_that_are_put_together_in_spark_give_the_same_results() {
    let all = |table: &str| format!("SELECT * FROM {table}");
    let Some((_folder, data, project)) = in_spark(all) else { return };
    there(&project);
    same(&put_together_there(&project), &data);
    assert_eq!(grouped(&project), grouped(&data.join("csv")));
}

/// The example with its actual values in a database of PostgreSQL of that name, where they stay.
pub(crate) fn example_in_postgresql(name: &str) -> Option<(TempDir, PathBuf)> {
    let server = postgresql::server()?;
    let settings = server.settings(name)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let actuals = root.join("data/specimen/actuals.csv");
    let text = fs::read_to_string(&actuals).expect("readable");
    let header = text.lines().next().expect("a header");
    let kind = |name: &str| match name {
        "period_start" | "period_end" | "checked_on" => "date",
        "numerator" | "denominator" | "weight" => "numeric",
        "revision" => "integer",
        _ => "text",
    };
    let columns: Vec<String> = header.split(',').map(|name| format!("\"{name}\" {}", kind(name))).collect();
    server.run("postgres", &format!("create database {name}"));
    let copied = format!("\\copy actuals from '{}' with (format csv, header true)\n", actuals.display());
    server.run(name, &format!("create table actuals ({});\n{copied}", columns.join(", ")));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("examples/annual-report");
    copy(&root.join("examples/annual-report"), &project);
    let toml = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    let toml = toml.replace("\"../../data", &format!("\"{}/data", root.display()));
    fs::write(project.join("bilan.toml"), toml).expect("writable");
    let in_file = format!("actuals = \"{}\"", actuals.display());
    change(&project, &in_file, "actuals = { database = \"results\", table = \"actuals\" }");
    change(&project, "[sources]", &format!("[databases.results]\n{settings}\n[sources]"));
    there(&project);
    Some((folder, project))
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("writable");
        }
    }
}

#[test]
fn the_example_gives_the_same_results_from_postgresql() {
    let Some((_folder, project)) = example_in_postgresql("example") else { return };
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/annual-report");
    let (found, expected) = (put_together_there(&project), results(&example));
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&found[key], value, "{key}");
    }
}

/// A data set whose actual values lie in a lake that Spark reads, and whose framework lies beside the project.
///
/// `query` makes the query of the actual values from the table of all of them.
fn in_spark(query: impl Fn(&str) -> String) -> Option<(TempDir, PathBuf, PathBuf)> {
    let settings = spark::server().and_then(spark::Server::settings)?;
    let (folder, data) = generated(3_000, false, &["csv", "parquet"]);
    let table = format!("parquet.`{}`", data.join("data/actuals.parquet").display());
    let project = data.join("lake");
    fs::create_dir_all(&project).expect("writable");
    fs::copy(data.join("csv/bilan.toml"), project.join("bilan.toml")).expect("writable");
    let source = format!("{{ database = \"lake\", query = \"{}\" }}", query(&table));
    change(&project, "{ path = \"../data/actuals.csv\" }", &source);
    change(&project, "[sources]", &format!("[databases.lake]\n{settings}\n[sources]"));
    Some((folder, data, project))
}

#[test]
fn a_copy_in_spark_gives_the_same_results() {
    let all = |table: &str| format!("SELECT * FROM {table}");
    let Some((_folder, data, project)) = in_spark(all) else { return };
    same(&results(&project), &data);
}

/// The results of a project while a worker of Spark is killed, before `least` has passed.
#[track_caller]
fn while_a_worker_dies(least: Duration, results: impl FnOnce() -> Value) -> Value {
    let begin = Instant::now();
    thread::scope(|scope| {
        let killed = scope.spawn(|| {
            thread::sleep(Duration::from_secs(4));
            spark::server().expect("it runs").kill_a_worker()
        });
        let results = results();
        assert!(begin.elapsed() > least, "the query was over before: {:?}", begin.elapsed());
        assert!(killed.join().expect("it ends"), "there was no worker");
        results
    })
}

/// A query of a table of which each row takes some milliseconds, on both workers.
fn slow(milliseconds: u64) -> impl Fn(&str) -> String {
    move |table| {
        format!(
            "SELECT * FROM (SELECT /*+ REPARTITION(2) */ * FROM {table}) WHERE COALESCE(reflect('java.lang.Thread', 'sleep', {milliseconds}L), '') <> 'never'"
        )
    }
}

#[test]
fn a_worker_of_spark_that_dies_changes_nothing() {
    let Some((_folder, data, project)) = in_spark(slow(6)) else { return };
    same(&while_a_worker_dies(Duration::from_secs(6), || results(&project)), &data);
}

#[test]
fn a_worker_of_spark_that_dies_while_rows_are_put_together_changes_nothing() {
    let Some((_folder, data, project)) = in_spark(slow(1)) else { return };
    there(&project);
    same(&while_a_worker_dies(Duration::from_secs(10), || put_together_there(&project)), &data);
}

#[test]
fn what_goes_wrong_in_spark_is_said() {
    let gone = |table: &str| format!("SELECT * FROM gone WHERE EXISTS (SELECT 1 FROM {table})");
    let Some((_folder, _, project)) = in_spark(gone) else { return };
    let found = findings(&project);
    let [(code, message)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(code, "query-failed");
    assert!(message.contains("TABLE_OR_VIEW_NOT_FOUND"), "{message}");
    let address = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    let address = address.lines().find(|line| line.starts_with("address")).expect("an address").to_owned();
    change(&project, &address, "address = \"sc://127.0.0.1:1\"");
    let found = findings(&project);
    let [(code, message)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(code, "database-unreachable", "{message}");
}

#[test]
fn what_goes_wrong_is_said_and_no_secret_with_it() {
    let Some((_folder, data, project)) = in_postgresql(3_000, "faults") else { return };
    let file = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    let port = postgresql::server().expect("it runs").port;
    let table = "actuals = { database = \"copy\", table = \"actuals\" }";
    let query = |query: &str| format!("actuals = {{ database = \"copy\", query = \"{query}\" }}");
    let found_in_files = findings(&data.join("csv"));
    let cases = [
        // Nobody listens on the first port of all.
        (
            format!(":{port}/"),
            ":1/".to_owned(),
            "database-unreachable",
            "the database `copy` does not answer",
        ),
        ("owner:".to_owned(), "nobody:".to_owned(), "database-refused", "does not let the user in"),
        ("driver = \"".to_owned(), "driver = \"/nowhere".to_owned(), "driver-missing", "cannot be loaded"),
        (table.to_owned(), query("SELECT * FROM gone"), "query-failed", "relation \"gone\" does not exist"),
        (
            table.to_owned(),
            query("SELECT gone FROM actuals"),
            "query-failed",
            "column \"gone\" does not exist",
        ),
        (
            table.to_owned(),
            query("SELECT period FROM actuals"),
            "column-missing",
            "has no column `indicator`",
        ),
        (table.to_owned(), query("DELETE FROM actuals"), "query-failed", "is not one `SELECT`"),
        (
            table.to_owned(),
            query("SELECT nextval('numbers') AS value"),
            "query-failed",
            "read-only transaction",
        ),
    ];
    postgresql::server().expect("it runs").run("faults", "create sequence numbers");
    for (from, to, code, message) in cases {
        change(&project, &from, &to);
        let found = findings(&project);
        let [(found, said), ..] = found.as_slice() else { panic!("{to}: nothing found") };
        assert_eq!(found, code, "{said}");
        assert!(said.contains(message), "{said}");
        assert!(!said.contains(postgresql::PASSWORD) && !said.contains("sword%3Afish%407"), "{said}");
        fs::write(project.join("bilan.toml"), &file).expect("writable");
    }
    assert_eq!(findings(&project), found_in_files);
}

#[test]
fn a_query_that_does_not_end_is_ended() {
    let Some((_folder, _, project)) = in_postgresql(100, "endless") else { return };
    change(&project, "[databases.copy]\n", "[databases.copy]\ntime_limit = 1\n");
    let endless = "query = \"SELECT a.*, pg_sleep(60)::text AS item FROM actuals AS a\"";
    change(&project, "table = \"actuals\"", endless);
    let begin = Instant::now();
    let found = findings(&project);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    let [(code, message)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(code, "query-too-long");
    assert!(message.contains("longer than 1 seconds"), "{message}");
    // It is ended in the database, too.
    let running = "do $$ begin if (select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()) > 0 then raise exception 'it runs'; end if; end $$";
    postgresql::server().expect("it runs").run("endless", running);
}

#[test]
fn a_new_user_names_the_driver_and_keeps_the_password_in_the_environment() {
    let Some((_folder, _, project)) = in_postgresql(3_000, "beginner") else { return };
    let Some(drivers) = engines::drivers("postgresql") else { return };
    let text = fs::read_to_string(project.join("bilan.toml")).expect("readable");
    let line = |text: &str| -> String {
        match text.split_once(" = ") {
            Some(("driver", _)) => "driver = \"postgresql\"\n".to_owned(),
            Some(("secrets", _)) => "secrets = { password = { env = \"RESULTS_PASSWORD\" } }\n".to_owned(),
            _ => format!("{text}\n"),
        }
    };
    let text: String = text.lines().map(line).collect();
    fs::write(project.join("bilan.toml"), text).expect("writable");
    let check = |password: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        command.arg("check").arg(&project).env("ADBC_DRIVER_PATH", &drivers).env_remove("RESULTS_PASSWORD");
        password.map(|password| command.env("RESULTS_PASSWORD", password));
        let done = command.output().expect("it runs");
        String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
    };
    let found = check(Some(postgresql::PASSWORD));
    assert!(!found.contains("error"), "{found}");
    assert!(found.contains("copy:actuals: 3000 rows, "), "{found}");
    // The secret is in nothing that comes out.
    let output = project.join("output");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.arg("build").arg(&project).arg("-o").arg(&output).env("ADBC_DRIVER_PATH", &drivers);
    let done = command.env("RESULTS_PASSWORD", postgresql::PASSWORD).output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let is_in = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.contains(postgresql::PASSWORD) || text.contains("sword%3Afish%407")
    };
    assert!(!is_in(&done.stdout) && !is_in(&done.stderr));
    for entry in fs::read_dir(&output).expect("it was made") {
        let path = entry.expect("readable").path();
        assert!(!is_in(&fs::read(&path).expect("readable")), "{}", path.display());
    }
    let found = check(Some("another"));
    assert!(found.contains("error[database-refused]") && !found.contains("another"), "{found}");
    let found = check(None);
    assert!(found.contains("error[secret-missing]"), "{found}");
    assert!(found.contains("the variable `RESULTS_PASSWORD` is not set"), "{found}");
}

#[test]
fn a_fault_leaves_the_last_report_as_it_was() {
    let Some((_folder, data, project)) = in_sqlite(3_000) else { return };
    let output = data.join("output");
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        let done = command.arg("build").arg(&project).arg("-o").arg(&output).output().expect("it runs");
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let files = || -> Vec<(PathBuf, Vec<u8>)> {
        let mut paths: Vec<PathBuf> = fs::read_dir(&output)
            .expect("it is there")
            .map(|entry| entry.expect("readable").path())
            .collect();
        paths.sort();
        paths.into_iter().map(|path| (path.clone(), fs::read(path).expect("readable"))).collect()
    };
    let (code, errors) = build();
    assert_eq!(code, Some(0), "{errors}");
    let before = files();
    assert!(before.iter().any(|(path, _)| path.ends_with("generated.en.pdf")));
    // The table that was there last year has another name now.
    change(&project, "table = \"actuals\"", "table = \"actual_values\"");
    let (code, errors) = build();
    assert_eq!(code, Some(1));
    assert!(
        errors.contains("error[query-failed]") && errors.contains("no such table: actual_values"),
        "{errors}"
    );
    let after: Vec<_> = files().into_iter().filter(|(path, _)| !path.ends_with("findings.csv")).collect();
    assert_eq!(after, before);
    // A database that is not there is not made by looking for it.
    change(&project, "copy.sqlite", "gone.sqlite");
    assert_eq!(build().0, Some(1));
    assert!(!data.join("data/gone.sqlite").exists());
}

#[test]
fn a_connection_that_is_cut_between_two_tables_is_opened_again() {
    let Some((_folder, data, project)) = in_postgresql(3_000, "cut") else { return };
    let slow = "query = \"SELECT t.* FROM targets AS t, (SELECT pg_sleep(3)) AS pause\"";
    change(&project, "table = \"targets\"", slow);
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(3)%' and pid <> pg_backend_pid()";
    let begin = Instant::now();
    let results = thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(1_500));
            postgresql::server().expect("it runs").run("cut", cut);
        });
        results(&project)
    });
    // Once until it was cut, and once to the end.
    assert!(begin.elapsed() > Duration::from_secs(4), "it was not cut: {:?}", begin.elapsed());
    same(&results, &data);
    // Where it is cut each time, the end is told.
    change(
        &project,
        slow,
        "query = \"SELECT t.*, pg_terminate_backend(pg_backend_pid()) AS cut FROM targets AS t\"",
    );
    let found = findings(&project);
    let [(code, message)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(code, "database-unreachable", "{message}");
}

#[test]
fn a_connection_that_is_cut_while_rows_are_put_together_is_opened_again() {
    let Some((_folder, data, project)) = in_postgresql(3_000, "cut_there") else { return };
    there(&project);
    // Each question takes a while.
    change(
        &project,
        "table = \"actuals\"",
        "query = \"SELECT a.* FROM actuals AS a, (SELECT pg_sleep(0.7)) AS pause\"",
    );
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity where query like '%WITH s0 %' and state = 'active' and pid <> pg_backend_pid()";
    let results = thread::scope(|scope| {
        let cutting = scope.spawn(|| {
            let server = postgresql::server().expect("it runs");
            let cut = || {
                thread::sleep(Duration::from_millis(50));
                server.says("cut_there", cut).contains('t')
            };
            (0..100).any(|_| cut())
        });
        let results = results(&project);
        assert!(cutting.join().expect("it ends"), "there was nothing to cut");
        results
    });
    same(&results, &data);
}

#[test]
fn a_column_whose_type_has_changed_since_last_year_is_named() {
    let Some((_folder, _, project)) = in_postgresql(3_000, "changed") else { return };
    postgresql::server()
        .expect("it runs")
        .run("changed", "alter table actuals alter column value type text using value || ' people'");
    let mut found = Findings::new();
    assert!(pipeline::compute(&project, &Options::default(), &mut found).is_err());
    let first = found.iter().find(|finding| finding.level == Level::Error).expect("an error");
    assert_eq!(first.code.to_string(), "number-invalid");
    assert!(first.message.contains(" people` is not a number"), "{}", first.message);
    assert_eq!(first.place.file, "copy:actuals");
    assert_eq!(first.place.field.as_deref(), Some("value"));
}
