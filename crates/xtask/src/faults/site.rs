//! Real servers on copies of one sample coalition.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{Outcome, bench::http, demo, shell};

/// Not in a log, whatever happens.
pub const NAME: &str = "Zahra-Unsaid";
pub const MAIL_HOST: &str = "unsaid.example.org";
pub const TEXT: &str = "unsaid-words";

/// The sample coalition, filled once, and a key to its API.
pub struct House {
    pub program: PathBuf,
    folder: TempDir,
    pub token: String,
}

impl House {
    /// # Errors
    /// When the demo does not come up.
    pub fn fill(program: &Path) -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("nasij-faults-").tempdir()?;
        let data = folder.path().join("demo");
        let place = Place { data: data.clone(), database: None };
        Site::start(program, &place, &Way { demo: true, ..Way::default() })?.end()?;
        let token = token(program, &place)?;
        Ok(Self { program: program.to_owned(), folder, token })
    }

    /// A data folder of its own, on SQLite.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn copy(&self, name: &str) -> Outcome<Place> {
        self.copy_to(&self.folder.path().join(name))
    }

    /// # Errors
    /// As [`House::copy`].
    pub fn copy_to(&self, data: &Path) -> Outcome<Place> {
        let from = self.folder.path().join("demo");
        shell::output(Command::new("cp").arg("-r").arg(from).arg(data))?;
        Ok(Place { data: data.to_owned(), database: None })
    }

    /// Somewhere to put things.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A server on a copy.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn serve(&self, place: &Place, way: &Way) -> Outcome<Site> {
        Site::start(&self.program, place, way)
    }

    /// The sample coalition again, in this PostgreSQL; and the key to its API.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn fill_database(&self, url: &str, name: &str) -> Outcome<(Place, String)> {
        let place = Place { data: self.scratch(name), database: Some(url.to_owned()) };
        Site::start(&self.program, &place, &Way { demo: true, ..Way::default() })?.end()?;
        let token = token(&self.program, &place)?;
        Ok((place, token))
    }

    /// Another key to the API, of this place.
    ///
    /// # Errors
    /// When none is printed.
    pub fn token_at(&self, place: &Place) -> Outcome<String> {
        token(&self.program, place)
    }

    /// What a command prints; it may run beside a server.
    ///
    /// # Errors
    /// When it fails: with what it said.
    pub fn says(&self, place: &Place, arguments: &[&str]) -> Outcome<String> {
        shell::output(&mut place.command(&self.program, arguments))
    }
}

fn token(program: &Path, place: &Place) -> Outcome<String> {
    let address = demo::account("secretariat")?.0;
    let arguments = ["token", "create", "--account", &address, "--name", "faults"];
    let said = shell::output(&mut place.command(program, &arguments))?;
    said.split_whitespace().last().map(str::to_owned).ok_or_else(|| "no token was printed".into())
}

/// A data folder and its database.
#[derive(Clone)]
pub struct Place {
    pub data: PathBuf,
    pub database: Option<String>,
}

impl Place {
    pub fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).arg("--data").arg(&self.data).stdin(Stdio::null());
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        command
    }
}

/// How a server is started.
#[derive(Default, Clone)]
pub struct Way {
    pub demo: bool,
    /// With rate limits and proof of work.
    pub guarded: bool,
    pub arguments: Vec<String>,
    pub environment: Vec<(&'static str, String)>,
    /// So soon it must be there; a minute and a half where nothing is said.
    pub patience: Option<Duration>,
}

pub struct Site {
    child: Child,
    pub port: u16,
    pub ready: Duration,
    log: PathBuf,
}

impl Site {
    fn start(program: &Path, place: &Place, way: &Way) -> Outcome<Self> {
        let port = shell::free_port()?;
        let listen = format!("127.0.0.1:{port}");
        let what = if way.demo { "demo" } else { "serve" };
        // A stored address of the site would not be this port's.
        let url = format!("http://localhost:{port}");
        let mut command = place.command(program, &[what, "--listen", &listen, "--url", &url]);
        command.args(&way.arguments).envs(way.environment.iter().map(|(name, value)| (name, value)));
        command.env("NO_COLOR", "1").env_remove("NASIJ_GUARD");
        if !way.guarded {
            command.env("NASIJ_GUARD", "off");
        }
        // Beside the folder: a full disk must not hide what is said of it. The demo prints its passwords, on purpose.
        let name = format!("nasij-faults-{}-{port}.log", std::process::id());
        let log = std::env::temp_dir().join(name);
        let err = OpenOptions::new().create(true).append(true).open(&log)?;
        let out = if way.demo { Stdio::null() } else { err.try_clone()?.into() };
        let begun = Instant::now();
        let mut site = Self {
            child: command.stdout(out).stderr(Stdio::from(err)).spawn()?,
            port,
            ready: Duration::ZERO,
            log,
        };
        let patience = way.patience.unwrap_or(Duration::from_secs(90));
        loop {
            if http::get(port, "/healthz", &[]).is_ok_and(|answer| answer.status == 200) {
                site.ready = begun.elapsed();
                return Ok(site);
            }
            if let Some(status) = site.child.try_wait()? {
                return Err(format!("it ended with {status}: {}", site.said().trim()).into());
            }
            if begun.elapsed() > patience {
                return Err(format!("it was not ready after {patience:?}: {}", site.said().trim()).into());
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    pub fn lives(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }

    /// kill -9, and waits until it is gone.
    ///
    /// # Errors
    /// When it had ended by itself.
    pub fn kill(mut self) -> Outcome<String> {
        if let Some(status) = self.child.try_wait()? {
            return Err(format!("it had ended before it was killed: {status}: {}", self.said()).into());
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(self.said())
    }

    /// SIGTERM.
    ///
    /// # Errors
    /// When it cannot be sent.
    pub fn ask_to_end(&self) -> Outcome<()> {
        shell::output(Command::new("kill").args(["-TERM", &self.child.id().to_string()])).map(|_| ())
    }

    /// Waits for its end; what it wrote, and how it ended.
    ///
    /// # Errors
    /// When it does not end in time.
    pub fn wait(mut self, at_most: Duration) -> Outcome<(ExitStatus, String)> {
        let begun = Instant::now();
        while begun.elapsed() < at_most {
            if let Some(status) = self.child.try_wait()? {
                return Ok((status, self.said()));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Err(format!("it did not end within {at_most:?} of SIGTERM: {}", self.said()).into())
    }

    /// Ends it as a service manager would; what it wrote.
    ///
    /// # Errors
    /// When it does not end well in time.
    pub fn end(self) -> Outcome<String> {
        self.ask_to_end()?;
        let (status, said) = self.wait(Duration::from_secs(40))?;
        if status.success() || status.signal() == Some(15) {
            Ok(said)
        } else {
            Err(format!("it ended with {status}: {said}").into())
        }
    }

    /// MB of 1,000,000 bytes: now (`VmRSS`), or the most since the last [`Site::forget_peak`] (`VmHWM`).
    ///
    /// # Errors
    /// Where there is no /proc.
    pub fn megabytes(&self, what: &str) -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(what)?.strip_prefix(':'))
            .ok_or("no such line in /proc")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? * 1024.0 / 1e6)
    }

    /// # Errors
    /// Where there is no /proc.
    pub fn forget_peak(&self) -> Outcome<()> {
        use std::io::Write as _;
        let mut file = File::options().write(true).open(format!("/proc/{}/clear_refs", self.child.id()))?;
        Ok(file.write_all(b"5")?)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        drop(fs::remove_file(&self.log));
    }
}

/// Lines of a log that hold what it must not: secrets, and panics.
pub fn leaks(log: &str, tokens: &[&str]) -> Outcome<(Vec<String>, Vec<String>)> {
    let mut secrets: Vec<String> = demo::secrets()?;
    secrets.extend([NAME, MAIL_HOST, TEXT].map(str::to_owned));
    secrets.extend(tokens.iter().map(|&token| token.to_owned()));
    let told = log.lines().filter(|line| secrets.iter().any(|secret| line.contains(secret.as_str())));
    let panics = log.lines().filter(|line| line.contains("panicked"));
    Ok((told.map(str::to_owned).collect(), panics.map(str::to_owned).collect()))
}

/// The JSON of an answer of the API.
///
/// # Errors
/// When it is not 200, or no JSON.
pub fn api(port: u16, token: &str, path: &str) -> Outcome<Value> {
    let bearer = format!("Bearer {token}");
    let answer = http::get(port, path, &[("authorization", &bearer)])?;
    if answer.status != 200 {
        return Err(format!("{path} answered {}: {}", answer.status, answer.text()?).into());
    }
    Ok(serde_json::from_slice(&answer.body)?)
}

/// All items of a list, part by part.
///
/// # Errors
/// As [`api`].
pub fn api_list(port: u16, token: &str, path: &str) -> Outcome<Vec<Value>> {
    let mut all = Vec::new();
    let mut next: Option<String> = None;
    loop {
        let sign = if path.contains('?') { '&' } else { '?' };
        let after = next.as_ref().map(|next| format!("&after={next}")).unwrap_or_default();
        let mut part = api(port, token, &format!("{path}{sign}limit=500{after}"))?;
        if let Some(items) = part.get_mut("items").and_then(Value::as_array_mut) {
            all.append(items);
        }
        match part.get("next").and_then(Value::as_str) {
            Some(cursor) => next = Some(cursor.to_owned()),
            None => return Ok(all),
        }
    }
}
