//! Running other programs.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::Mutex,
    thread,
};

use crate::Outcome;

/// The root of the repository: two above this crate.
///
/// # Errors
/// When the crate lies elsewhere.
pub fn root() -> Outcome<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_owned).ok_or_else(|| "xtask lies in no workspace".into())
}

/// Where cargo builds, whatever set it.
///
/// # Errors
/// When cargo cannot read the workspace.
pub fn target() -> Outcome<PathBuf> {
    let metadata = cargo_metadata::MetadataCommand::new().current_dir(root()?).no_deps().exec()?;
    Ok(metadata.target_directory.into_std_path_buf())
}

/// A command in the root of the repository.
///
/// # Errors
/// When there is no root.
pub fn command(program: &str, arguments: &[&str]) -> Outcome<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?).args(arguments).stdin(Stdio::null());
    Ok(command)
}

/// The cargo that runs us.
///
/// # Errors
/// When there is no root.
pub fn cargo(arguments: &[&str]) -> Outcome<Command> {
    command(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// The first program of this name on the path.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// What a command writes to its standard output, trimmed; `None` when it fails or is not there.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command to its end and takes its standard output.
///
/// # Errors
/// When it cannot start, or fails: with what it said on standard error.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|why| format!("{command:?}: {why}"))?;
    if !output.status.success() {
        return Err(format!(
            "{command:?}: {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        )
        .into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, passes on line by line what it says, and returns all of it, both streams together.
///
/// # Errors
/// When it cannot start.
pub fn watched(command: &mut Command) -> Outcome<(ExitStatus, String)> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| format!("{command:?}: {why}"))?;
    let said = Mutex::new(String::new());
    thread::scope(|scope| {
        let streams = [
            child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
            child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        ];
        for stream in streams.into_iter().flatten() {
            scope.spawn(|| pass_on(stream, &said));
        }
    });
    let status = child.wait()?;
    Ok((status, said.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)))
}

fn pass_on(stream: impl Read, said: &Mutex<String>) {
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    while stream.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line).into_owned();
        // A closed terminal is no reason to stop the tests.
        drop(std::io::stdout().write_all(text.as_bytes()));
        said.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push_str(&text);
        line.clear();
    }
}

/// A loopback port that nobody listens on at this moment.
///
/// # Errors
/// When the system gives none.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
