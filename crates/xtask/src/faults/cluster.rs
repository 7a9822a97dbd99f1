//! A PostgreSQL that can be killed and started again on the same folder and port.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    Outcome, machine,
    postgres::{as_owner, unprivileged},
    shell,
};

pub struct Cluster {
    bin: PathBuf,
    folder: TempDir,
    owner: Option<(u32, u32)>,
    pub port: u16,
    running: Option<Child>,
}

impl Cluster {
    /// # Errors
    /// When PostgreSQL is not there or does not come up.
    pub fn start() -> Outcome<Self> {
        let bin = machine::postgres_bin().ok_or("PostgreSQL's programs are not there")?;
        let folder = tempfile::Builder::new().prefix("nasij-faults-postgres-").tempdir()?;
        let owner = if machine::is_root() { Some(unprivileged()?) } else { None };
        if let Some((uid, gid)) = owner {
            std::os::unix::fs::chown(folder.path(), Some(uid), Some(gid))?;
        }
        let mut initdb = as_owner(owner, &bin.join("initdb"));
        initdb.arg("--pgdata").arg(folder.path().join("data"));
        initdb.args(["--username", "nasij", "--auth", "trust", "--encoding", "UTF8"]);
        shell::output(initdb.args(["--locale", "C.UTF-8", "--no-sync"]).current_dir(folder.path()))?;
        let mut cluster = Self { bin, folder, owner, port: shell::free_port()?, running: None };
        cluster.raise()?;
        Ok(cluster)
    }

    /// Through this port: the cluster's own, or a proxy's.
    pub fn url(&self, port: u16) -> String {
        format!("postgres://nasij@127.0.0.1:{port}/postgres?sslmode=disable")
    }

    /// With commits that lie on the disk: a kill takes what does not.
    ///
    /// # Errors
    /// When it does not come up within a minute.
    pub fn raise(&mut self) -> Outcome<()> {
        let mut server = as_owner(self.owner, &self.bin.join("postgres"));
        let log = fs::OpenOptions::new().create(true).append(true).open(self.folder.path().join("log"))?;
        server.arg("-D").arg(self.folder.path().join("data")).arg("-k").arg(self.folder.path());
        server.args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=on"]);
        server.current_dir(self.folder.path()).stdout(Stdio::null()).stderr(log);
        self.running = Some(server.spawn()?);
        let begun = Instant::now();
        let port = self.port.to_string();
        while begun.elapsed() < Duration::from_secs(60) {
            let mut asked = Command::new(self.bin.join("pg_isready"));
            asked.args(["-q", "-h", "127.0.0.1", "-p", &port]).stdin(Stdio::null());
            if asked.status()?.success() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not come up within a minute: {log}").into())
    }

    /// What an SQL sentence answers, rows as lines.
    ///
    /// # Errors
    /// When it is refused.
    pub fn sql(&self, sentence: &str) -> Outcome<String> {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "nasij", "-d", "postgres"]);
        shell::output(psql.args(["-v", "ON_ERROR_STOP=1", "-qtAc", sentence]).stdin(Stdio::null()))
    }

    /// kill -9 of the postmaster and all that it started.
    ///
    /// # Errors
    /// When they cannot be killed.
    pub fn kill(&mut self) -> Outcome<()> {
        let Some(mut server) = self.running.take() else { return Ok(()) };
        let children = children(server.id());
        server.kill()?;
        for child in children {
            // One that has ended meanwhile is what was wanted.
            drop(Command::new("kill").args(["-9", &child]).stderr(Stdio::null()).status());
        }
        server.wait()?;
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.running.take() {
            // Fast shutdown.
            drop(Command::new("kill").args(["-INT", &server.id().to_string()]).status());
            drop(server.wait());
        }
    }
}

fn children(parent: u32) -> Vec<String> {
    let path = format!("/proc/{parent}/task/{parent}/children");
    let list = fs::read_to_string(Path::new(&path)).unwrap_or_default();
    list.split_whitespace().map(str::to_owned).collect()
}
