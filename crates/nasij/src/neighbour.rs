//! A command beside a running server: on SQLite it returns only when that server has heard of its write.

use std::{io, path::Path, time::Duration};

use serde::{Deserialize, Serialize};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{UnixListener, UnixStream},
    sync::Mutex,
};
use weave::Site;

use crate::failed::{Failed, because};

/// What is asked at the socket: "look what was told", "here is the passphrase", "how do you run".
const LOOK: u8 = b'?';
pub const UNLOCK: u8 = b'u';
pub const FACTS: u8 = b'i';
/// What is answered.
pub const HEARD: &[u8] = b"heard\n";
pub const OPEN: &[u8] = b"open\n";
pub const WRONG: &[u8] = b"wrong\n";

/// How a server runs, for `doctor`.
#[derive(Serialize, Deserialize, Default)]
pub struct Facts {
    /// It waits for its passphrase.
    pub locked: bool,
    pub guard_off: bool,
    pub dumps: bool,
}

impl Facts {
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// How long a command waits for the server to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers on `run/socket`: a command that wrote makes the server read what was told; `doctor` asks how it runs.
pub async fn answer(site: Site, listener: UnixListener, last: Mutex<Option<i64>>) {
    loop {
        let Ok((mut stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let mut byte = [0_u8; 1];
        let asked = tokio::time::timeout(Duration::from_secs(1), stream.read_exact(&mut byte)).await;
        if !matches!(asked, Ok(Ok(_))) {
            continue;
        }
        if byte == [FACTS] {
            let facts = Facts { locked: false, guard_off: site.config.guard_off, dumps: site.config.dumps };
            let _ = stream.write_all(&facts.bytes()).await;
            continue;
        }
        let mut last = last.lock().await;
        let word: &[u8] = match site.look_for_told(&mut last).await {
            Ok(()) => HEARD,
            Err(problem) => {
                tracing::warn!(%problem, "what a command told could not be read");
                b"not heard\n"
            }
        };
        let _ = stream.write_all(word).await;
    }
}

/// Opens the socket, in place of one that a dead process left.
///
/// # Errors
/// When the data folder cannot be written.
pub fn listen(folder: &Path) -> Result<UnixListener, Failed> {
    let path = folder.join("run").join("socket");
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(because(format!("{} cannot be replaced", path.display()), error));
        }
        _ => {}
    }
    UnixListener::bind(&path).map_err(|error| because(format!("{} cannot be opened", path.display()), error))
}

/// Tells a running server, if there is one, to look.
///
/// # Errors
/// When there is one and it does not answer: it may show old pages for up to a second.
pub async fn tell(folder: &Path) -> Result<(), Failed> {
    let path = folder.join("run").join("socket");
    let Ok(mut stream) = UnixStream::connect(&path).await else { return Ok(()) };
    let asked = async {
        stream.write_all(&[LOOK]).await?;
        stream.shutdown().await?;
        let mut word = String::new();
        stream.read_to_string(&mut word).await?;
        io::Result::Ok(word)
    };
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(word)) if word.as_bytes() == HEARD => Ok(()),
        _ => Err("it is done, but the running server did not answer; it hears of it within a second".into()),
    }
}

/// How the running server runs; `None` when there is none.
pub async fn facts(folder: &Path) -> Option<Facts> {
    let asked = async {
        let mut stream = UnixStream::connect(folder.join("run").join("socket")).await?;
        stream.write_all(&[FACTS]).await?;
        stream.shutdown().await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
    serde_json::from_slice(&answer).ok()
}
