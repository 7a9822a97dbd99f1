//! Load by wrk, from the other core.

use std::io::Write as _;

use super::server::Server;
use crate::{Outcome, shell};

const CORE: &str = "1";

/// What one round saw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    pub a_second: f64,
    /// Of the server, over the round.
    pub processor_seconds: f64,
}

/// Asks one path over 64 connections for so many seconds.
///
/// # Errors
/// When any answer is not 200, or wrk is not there.
pub fn round(server: &Server, path: &str, seconds: u32) -> Outcome<Round> {
    let url = format!("http://127.0.0.1:{}{path}", server.port);
    let before = server.processor_seconds()?;
    let duration = format!("{seconds}s");
    let mut wrk = shell::command("taskset", &["-c", CORE, "wrk", "-t", "1", "-c", "64", "-d", &duration])?;
    wrk.args(["-H", "Accept-Encoding: gzip", "-H", &format!("Host: localhost:{}", server.port), &url]);
    let said = shell::output(&mut wrk)?;
    let processor_seconds = server.processor_seconds()? - before;
    Ok(Round { a_second: requests_a_second(&said)?, processor_seconds })
}

/// What wrk sends, written in Lua, and over how many connections.
pub struct Script<'a> {
    pub lua: &'a str,
    pub path: &'a str,
    pub connections: usize,
}

/// As [`round`], with requests that a script makes; `mark` is the script's first argument: no two rounds send the same.
///
/// # Errors
/// When any answer is neither 2xx nor 3xx, or wrk is not there.
pub fn scripted(server: &Server, script: &Script<'_>, mark: &str, seconds: u32) -> Outcome<Round> {
    let mut file = tempfile::Builder::new().suffix(".lua").tempfile()?;
    file.write_all(script.lua.as_bytes())?;
    let name = file.path().to_string_lossy().into_owned();
    let url = format!("http://127.0.0.1:{}{}", server.port, script.path);
    let (connections, duration) = (script.connections.to_string(), format!("{seconds}s"));
    let before = server.processor_seconds()?;
    let mut wrk =
        shell::command("taskset", &["-c", CORE, "wrk", "-t", "1", "-c", &connections, "-d", &duration])?;
    wrk.args(["-s", &name, "-H", &format!("Host: localhost:{}", server.port), &url, "--", mark]);
    let said = shell::output(&mut wrk)?;
    let processor_seconds = server.processor_seconds()? - before;
    Ok(Round { a_second: requests_a_second(&said)?, processor_seconds })
}

/// Moves this process, with all threads it starts from now on, to the load's core.
///
/// # Errors
/// When it may not.
pub fn stand_with_it() -> Outcome<()> {
    let own = std::process::id().to_string();
    shell::output(&mut shell::command("taskset", &["-a", "-c", "-p", CORE, &own])?)?;
    Ok(())
}

fn requests_a_second(said: &str) -> Outcome<f64> {
    if let Some(line) = said.lines().find(|line| line.contains("Non-2xx") || line.contains("Socket errors")) {
        return Err(format!("wrk: {}", line.trim()).into());
    }
    let line =
        said.lines().find_map(|line| line.strip_prefix("Requests/sec:")).ok_or("wrk said no Requests/sec")?;
    Ok(line.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrk_is_understood() {
        assert!(
            (requests_a_second("Requests/sec:  123.45\nTransfer/sec: 1MB").unwrap() - 123.45).abs() < 1e-9
        );
        assert!(requests_a_second("  Non-2xx or 3xx responses: 5\nRequests/sec:  1").is_err());
        assert!(requests_a_second("").is_err());
    }
}
