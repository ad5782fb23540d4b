//! A Spark Connect server with two workers: one for all tests of a run, on a free port of the loopback address.

use std::env;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::shared::pass_over;

/// A server that runs as long as the tests do.
pub(crate) struct Server {
    port: u16,
    /// Where its workers find it.
    driver_port: u16,
    /// It stops when its input is closed, which the end of the tests does.
    #[expect(dead_code, reason = "kept so that its input stays open")]
    process: Child,
    #[expect(dead_code, reason = "kept so that what it writes has a place")]
    folder: TempDir,
}

/// The server, if Spark and Java are on this machine.
pub(crate) fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| home().map(|home| Server::start(&home)));
    if server.is_none() {
        pass_over(
            "Spark is not among the packages that `BILAN_DRIVERS` names, or Java is not on this machine",
        );
    }
    server.as_ref()
}

/// The folder of Spark, as the package of Python has it.
fn home() -> Option<PathBuf> {
    let home = PathBuf::from(env::var_os("BILAN_DRIVERS")?).join("pyspark");
    let java = Command::new("java").arg("-version").output().is_ok_and(|done| done.status.success());
    (java && home.join("bin/spark-submit").is_file()).then_some(home)
}

impl Server {
    fn start(home: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (port, driver_port) = free_ports();
        let settings = [
            "spark.connect.grpc.binding.address=127.0.0.1".to_owned(),
            format!("spark.connect.grpc.binding.port={port}"),
            format!("spark.driver.port={driver_port}"),
            "spark.driver.host=127.0.0.1".to_owned(),
            "spark.driver.bindAddress=127.0.0.1".to_owned(),
            "spark.ui.enabled=false".to_owned(),
            "spark.sql.shuffle.partitions=4".to_owned(),
        ];
        let settings: String = settings.iter().map(|setting| format!(" --conf {setting}")).collect();
        let script = format!(
            "'{}' --class org.apache.spark.sql.connect.service.SparkConnectServer --master 'local-cluster[2,1,1024]'{settings} spark-internal > server.log 2>&1 & server=$!; cat > /dev/null; kill $server; wait $server; rm -rf '{}'",
            home.join("bin/spark-submit").display(),
            folder.path().display()
        );
        let process = Command::new("/bin/sh")
            .current_dir(folder.path())
            .args(["-c", &script])
            .env("SPARK_HOME", home)
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server can be started");
        let begin = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || std::fs::read_to_string(folder.path().join("server.log")).unwrap_or_default();
            assert!(begin.elapsed() < Duration::from_mins(2), "the server does not start:\n{}", log());
            thread::sleep(Duration::from_millis(200));
        }
        Self { port, driver_port, process, folder }
    }

    /// What a project writes in `[databases.…]` to read it, if its driver is there.
    pub(crate) fn settings(&self) -> Option<String> {
        let driver = super::library("spark")?;
        Some(format!("driver = \"{driver}\"\naddress = \"sc://127.0.0.1:{}\"\n", self.port))
    }

    /// Kills the process of one of the workers, as a failing machine would; whether there was one.
    pub(crate) fn kill_a_worker(&self) -> bool {
        let workers = format!("CoarseGrainedExecutorBackend.*@127.0.0.1:{}", self.driver_port);
        let found = Command::new("pgrep").args(["-o", "-f", &workers]).output().expect("pgrep is there");
        let process = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        !process.is_empty()
            && Command::new("kill").args(["-9", &process]).status().is_ok_and(|done| done.success())
    }
}

/// Two ports that nobody listens on.
fn free_ports() -> (u16, u16) {
    let listen = || TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = |listener: &TcpListener| listener.local_addr().expect("it has one").port();
    let (one, other) = (listen(), listen());
    (port(&one), port(&other))
}
