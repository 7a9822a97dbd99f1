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
        let mut server = Self { child: command.spawn()?, port, ready: Duration::ZERO };
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

    /// Processor time so far, of all threads.
    ///
    /// # Errors
    /// Where there is no /proc.
    pub fn processor_seconds(&self) -> Outcome<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        ticks(&stat)
            .map(|ticks| ticks / TICKS_A_SECOND)
            .ok_or_else(|| "/proc/PID/stat has another shape".into())
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

/// User and system time of a line of /proc/PID/stat; the name in brackets may hold spaces.
fn ticks(stat: &str) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    Some(fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_whatever_the_name() {
        let stat = "42 (a b) c) S 1 42 42 0 -1 4194304 500 0 0 0 120 30 0 0 20 0 3 0 99";
        assert_eq!(ticks(stat), Some(150.0));
        assert_eq!(ticks("42"), None);
    }
}
