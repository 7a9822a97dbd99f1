//! One temporary PostgreSQL for a run of the tests.

use std::{
    env, fs,
    io::Write,
    net::{Ipv4Addr, SocketAddr, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Outcome, machine, shell};

/// What tests read.
pub const VARIABLE: &str = "NASIJ_TEST_POSTGRES";

/// Runs the server, waits for the pipe to close (however its other end dies), stops the server and removes the folder.
/// `$0` is the folder; the rest is the server's command line.
const KEEPER: &str = r#"
trap '' INT TERM HUP
"$@" </dev/null >"$0/log" 2>&1 &
server=$!
read -r _ || true
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$0"
"#;

pub struct Cluster {
    /// `None` for a server that was there before us.
    keeper: Option<Child>,
    pub url: String,
    /// Where its data lies, of one that was started here.
    data: Option<PathBuf>,
}

impl Cluster {
    /// Starts a cluster, or takes the one that the environment names.
    ///
    /// # Errors
    /// When PostgreSQL is not there or does not come up within a minute.
    pub fn start() -> Outcome<Self> {
        if let Ok(url) = env::var(VARIABLE) {
            println!("PostgreSQL: the one that {VARIABLE} names");
            return Ok(Self { keeper: None, url, data: None });
        }
        // Nothing here outlives the run: durability would only slow it.
        Self::with(&["fsync=off", "synchronous_commit=off", "full_page_writes=off"])
    }

    /// One whose commits lie on the disk, for benches.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn durable() -> Outcome<Self> {
        Self::with(&["fsync=on"])
    }

    fn with(more: &[&str]) -> Outcome<Self> {
        let bin = machine::postgres_bin().ok_or("PostgreSQL's programs are not there")?;
        let folder = tempfile::Builder::new().prefix("nasij-postgres-").tempdir()?.keep();
        let owner = if machine::is_root() { Some(unprivileged()?) } else { None };
        if let Some((uid, gid)) = owner {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid))?;
        }
        let lies = folder.join("data");
        let data = lies.to_string_lossy();
        let socket = folder.to_string_lossy();
        let initdb = bin.join("initdb");
        let made = shell::output(
            as_owner(owner, &initdb)
                .args(["--pgdata", &data, "--username", "nasij", "--auth", "trust", "--encoding", "UTF8"])
                .args(["--locale", "C.UTF-8", "--no-sync"])
                .current_dir(&folder),
        );
        if let Err(why) = made {
            drop(fs::remove_dir_all(&folder));
            return Err(why);
        }
        let port = shell::free_port()?;
        let mut keeper = as_owner(owner, Path::new("/bin/sh"));
        keeper.args(["-c", KEEPER, &socket]).arg(bin.join("postgres"));
        keeper.args(["-D", &data, "-k", &socket, "-p", &port.to_string()]);
        let settings = ["listen_addresses=127.0.0.1", "max_connections=200", "shared_buffers=64MB"];
        keeper.args(settings.iter().chain(more).flat_map(|setting| ["-c", setting]));
        let keeper = keeper
            .current_dir(&folder)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let url = format!("postgres://nasij@127.0.0.1:{port}/postgres");
        let cluster = Self { keeper: Some(keeper), url, data: Some(lies.clone()) };
        cluster.wait(&bin.join("pg_isready"), port, &folder)?;
        Ok(cluster)
    }

    /// Makes a database of its own in it; its address.
    ///
    /// # Errors
    /// When it is there already.
    pub fn database(&self, name: &str) -> Outcome<String> {
        self.tell(&self.url, &format!("CREATE DATABASE {name}"))?;
        let (server, _) = self.url.rsplit_once('/').ok_or("the cluster's address names no database")?;
        Ok(format!("{server}/{name}"))
    }

    /// Tells a database something; what it answers, without a frame.
    ///
    /// # Errors
    /// What it refuses.
    pub fn tell(&self, url: &str, sql: &str) -> Outcome<String> {
        let bin = machine::postgres_bin().ok_or("PostgreSQL's programs are not there")?;
        let mut psql = Command::new(bin.join("psql"));
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", url]);
        shell::output(psql.args(["--command", sql]).stdin(Stdio::null()))
    }

    /// How large a database of it is.
    ///
    /// # Errors
    /// When it is not there.
    pub fn bytes(&self, name: &str) -> Outcome<u64> {
        Ok(self.tell(&self.url, &format!("SELECT pg_database_size('{name}')"))?.trim().parse()?)
    }

    /// The process from which all its others come.
    ///
    /// # Errors
    /// Of one that was not started here.
    pub fn process(&self) -> Outcome<u32> {
        let data = self.data.as_ref().ok_or("this PostgreSQL was not started here")?;
        let said = fs::read_to_string(data.join("postmaster.pid"))?;
        Ok(said.lines().next().unwrap_or_default().trim().parse()?)
    }

    fn wait(&self, ready: &Path, port: u16, folder: &Path) -> Outcome<()> {
        let begun = Instant::now();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let port = port.to_string();
        while begun.elapsed() < Duration::from_secs(60) {
            let mut asked = Command::new(ready);
            asked.args(["-q", "-h", "127.0.0.1", "-p", &port]).stdin(Stdio::null());
            if TcpStream::connect(address).is_ok() && asked.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not come up within a minute: {log}").into())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            if let Some(mut pipe) = keeper.stdin.take() {
                drop(pipe.write_all(b"\n"));
            }
            drop(keeper.wait());
        }
    }
}

/// PostgreSQL refuses to run as root: its own user, or nobody.
///
/// # Errors
/// When the machine has neither.
pub fn unprivileged() -> Outcome<(u32, u32)> {
    let id = |flag: &str, name: &str| shell::answer("id", &[flag, name])?.parse::<u32>().ok();
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| Some((id("-u", name)?, id("-g", name)?)))
        .ok_or_else(|| "there is no user postgres or nobody to run PostgreSQL as".into())
}

/// A command that runs as this user, when one is given.
pub fn as_owner(owner: Option<(u32, u32)>, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    if let Some((uid, gid)) = owner {
        command.uid(uid).gid(gid);
    }
    command
}
