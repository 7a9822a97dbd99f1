//! A server under measurement: pinned to one core, watched through /proc.

use std::{
    fs,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::http;
use crate::{Outcome, shell};

/// The server's core; the load comes from the other.
pub const CORE: &str = "0";
/// Linux counts processor time in these, on every machine that Rust knows.
const TICKS_A_SECOND: f64 = 100.0;

pub struct Server {
    child: Child,
    /// The first process of its database, where that is a server too: what its processes do is counted with it.
    database: Option<u32>,
    pub port: u16,
    /// From the start of the process to the first 200 of `/healthz`.
    pub ready: Duration,
}

impl Server {
    /// Starts a program on core 0 and waits until `/healthz` answers 200.
    ///
    /// # Errors
    /// When it ends before that, or takes over a minute.
    pub fn start(program: &Path, arguments: impl FnOnce(u16) -> Vec<String>) -> Outcome<Self> {
        let port = shell::free_port()?;
        let mut command = Command::new("taskset");
        command.args(["-c", CORE]).arg(program).args(arguments(port));
        command.env("NASIJ_GUARD", "off").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let mut server = Self { child: command.spawn()?, database: None, port, ready: Duration::ZERO };
        loop {
            if http::get(port, "/healthz", &[]).is_ok_and(|answer| answer.status == 200) {
                server.ready = begun.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                return Err(format!("{command:?} ended before it was ready: {status}").into());
            }
            if begun.elapsed() > Duration::from_secs(60) {
                return Err(format!("{command:?} was not ready within a minute").into());
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// `demo` or `serve` on a data folder.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn on(program: &Path, how: &str, data: &str) -> Outcome<Self> {
        Self::start(program, |port| {
            [how, "--data", data, "--listen", &format!("127.0.0.1:{port}")].map(str::to_owned).to_vec()
        })
    }

    /// Counts what its database's processes do with it; `first` is the one from which they come.
    pub fn with_database(mut self, first: u32) -> Self {
        self.database = Some(first);
        self
    }

    /// Processor time so far, of all threads, and of its database's processes where it is told of them.
    ///
    /// # Errors
    /// Where there is no /proc.
    pub fn processor_seconds(&self) -> Outcome<f64> {
        let mut spent = Spent::of(self.child.id())?.own;
        if let Some(first) = self.database {
            let all = Spent::of(first)?;
            // Those that ended are in the first one's account.
            spent += all.own + all.of_ended;
            for folder in fs::read_dir("/proc")? {
                let process = folder?.file_name().to_string_lossy().parse();
                // It may end while it is looked at.
                let of_it = process.ok().and_then(|process| Spent::of(process).ok());
                spent += of_it.filter(|of_it| of_it.parent == first).map_or(0.0, |of_it| of_it.own);
            }
        }
        Ok(spent / TICKS_A_SECOND)
    }

    /// Resident memory in MB (of 1,000,000 bytes).
    ///
    /// # Errors
    /// Where there is no /proc.
    pub fn resident_megabytes(&self) -> Outcome<f64> {
        resident_of(self.child.id())
    }

    /// Asks it to end, as a service manager would, and waits.
    ///
    /// # Errors
    /// When it does not end well within 15 seconds.
    pub fn stop(mut self) -> Outcome<()> {
        shell::output(Command::new("kill").args(["-TERM", &self.child.id().to_string()]))?;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(15) {
            if let Some(status) = self.child.try_wait()? {
                let well = status.success() || status.signal() == Some(15);
                return if well { Ok(()) } else { Err(format!("it ended with {status}").into()) };
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err("it did not end within 15 s of SIGTERM".into())
    }
}

/// Resident memory of a process, in MB.
///
/// # Errors
/// When it has ended, or there is no /proc.
pub fn resident_of(process: u32) -> Outcome<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS in /proc")?;
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes * 1024.0 / 1e6)
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What a line of /proc/PID/stat says.
#[derive(Debug, PartialEq)]
struct Spent {
    parent: u32,
    /// User and system time, in ticks.
    own: f64,
    /// The same of processes it started that have ended.
    of_ended: f64,
}

impl Spent {
    fn of(process: u32) -> Outcome<Self> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
        Self::read(&stat).ok_or_else(|| "/proc/PID/stat has another shape".into())
    }

    /// The name in brackets may hold spaces.
    fn read(stat: &str) -> Option<Self> {
        let (_, rest) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
        let parent = fields.get(1)?.parse().ok()?;
        Some(Self { parent, own: ticks(11)? + ticks(12)?, of_ended: ticks(13)? + ticks(14)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_whatever_the_name() {
        let stat = "42 (a b) c) S 1 42 42 0 -1 4194304 500 0 0 0 120 30 7 2 20 0 3 0 99";
        assert_eq!(Spent::read(stat), Some(Spent { parent: 1, own: 150.0, of_ended: 9.0 }));
        assert_eq!(Spent::read("42"), None);
    }
}
