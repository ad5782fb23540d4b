//! A server of PostgreSQL: one for all tests of a run, on a free port of the loopback address.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Column, Kind, columns, files};
use crate::shared::pass_over;

/// The password of the owner of the server; it must be in no output.
pub(crate) const PASSWORD: &str = "sword:fish@7";

/// A server that runs as long as the tests do.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) port: u16,
    programs: PathBuf,
    /// It stops when its input is closed, which the end of the tests does, and takes its folder with it.
    #[expect(dead_code, reason = "kept so that its input stays open")]
    process: Child,
    folder: TempDir,
}

/// The server, if PostgreSQL is on this machine.
pub(crate) fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| programs().map(Server::start));
    if server.is_none() {
        pass_over("PostgreSQL is not on this machine");
    }
    server.as_ref()
}

/// The folder of the programs of the newest PostgreSQL.
fn programs() -> Option<PathBuf> {
    let versions =
        fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|version| version.path().join("bin"));
    versions.filter(|programs| programs.join("initdb").is_file()).max()
}

/// A command as the user that a server may run as: never the administrator.
fn command(program: &Path) -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !is_root {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

#[track_caller]
fn run(command: &mut Command) {
    let done = command.output().expect("it can be run");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The statements that make a table of a file.
fn filling(table: &str, file: &Path, kind: fn(&Column) -> Kind) -> String {
    let columns = columns(file).into_iter().map(|column| {
        let kind = match kind(&column) {
            Kind::Text => "text",
            Kind::Number => "numeric",
            Kind::Whole => "integer",
        };
        format!("\"{}\" {kind}", column.name)
    });
    let columns: Vec<String> = columns.collect();
    let made = format!("create table {table} ({});", columns.join(", "));
    format!("{made}\n\\copy {table} from '{}' with (format csv, header true)\n", file.display())
}

impl Server {
    fn start(programs: PathBuf) -> Self {
        let folder =
            tempfile::Builder::new().prefix("bilan-pg").tempdir_in("/tmp").expect("a temporary folder");
        fs::write(folder.path().join("password"), PASSWORD).expect("writable");
        // Where the tests run as the administrator, the files are those of the user of the server.
        let _ = Command::new("chown").args(["-R", "postgres"]).arg(folder.path()).output();
        let data = folder.path().join("data");
        run(command(&programs.join("initdb"))
            .current_dir("/")
            .args(["--auth=scram-sha-256", "--username=owner", "--encoding=UTF8", "--locale=C.UTF-8", "-D"])
            .arg(&data)
            .arg(format!("--pwfile={}", folder.path().join("password").display())));
        // Outside of every project, and readable to whoever runs the tests.
        fs::write(folder.path().join("secret"), format!("{PASSWORD}\n")).expect("writable");
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let script = format!(
            "'{1}' -D '{2}' -p {port} -k '{0}' -c listen_addresses=127.0.0.1 -c fsync=off & server=$!; cat > /dev/null; kill -INT $server; wait $server; rm -rf '{0}'",
            folder.path().display(),
            programs.join("postgres").display(),
            data.display(),
        );
        let process = command(Path::new("/bin/sh"))
            .current_dir("/")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server can be started");
        let server = Self { port, programs, process, folder };
        let begin = Instant::now();
        while !server
            .psql("postgres")
            .args(["-c", "select 1"])
            .output()
            .is_ok_and(|done| done.status.success())
        {
            assert!(begin.elapsed() < Duration::from_mins(1), "the server does not start");
            thread::sleep(Duration::from_millis(100));
        }
        server
    }

    fn psql(&self, database: &str) -> Command {
        let mut command = Command::new(self.programs.join("psql"));
        command.env("PGPASSWORD", PASSWORD).args([
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            "127.0.0.1",
            "-U",
            "owner",
        ]);
        command.args(["-p", &self.port.to_string(), "-d", database]);
        command
    }

    /// Runs statements in a database.
    #[track_caller]
    pub(crate) fn run(&self, database: &str, statements: &str) {
        let mut process =
            self.psql(database).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("psql");
        process.stdin.take().expect("its input").write_all(statements.as_bytes()).expect("it reads");
        let done = process.wait_with_output().expect("it ends");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// What a query answers in a database, as it is printed.
    pub(crate) fn says(&self, database: &str, query: &str) -> String {
        let done = self.psql(database).args(["-t", "-c", query]).output().expect("psql");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    /// A database of that name with the tables of a data set.
    pub(crate) fn copy(&self, database: &str, data: &Path) {
        self.fill(database, data, |column| column.kind);
    }

    /// The same with texts in all columns, as they stand in the files.
    pub(crate) fn copy_as_texts(&self, database: &str, data: &Path) {
        self.fill(database, data, |_| Kind::Text);
    }

    fn fill(&self, database: &str, data: &Path, kind: fn(&Column) -> Kind) {
        self.run("postgres", &format!("create database {database}"));
        let mut statements = String::new();
        for (table, file) in files(data) {
            statements += &filling(table, &file, kind);
        }
        self.run(database, &statements);
    }

    /// A table of a database with the texts of a file.
    pub(crate) fn copy_file(&self, database: &str, table: &str, file: &Path) {
        self.run(database, &filling(table, file, |_| Kind::Text));
    }

    /// What a project writes in `[databases.…]` to read a database of it, if its driver is there.
    pub(crate) fn settings(&self, database: &str) -> Option<String> {
        let (driver, secret) = (super::library("postgresql")?, self.folder.path().join("secret"));
        Some(format!(
            "driver = \"{driver}\"\naddress = \"postgresql://owner:{{password}}@127.0.0.1:{}/{database}\"\nsecrets = {{ password = {{ file = \"{}\" }} }}\n",
            self.port,
            secret.display()
        ))
    }
}
