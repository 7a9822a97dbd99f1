//! A command beside a running server: on SQLite it returns only when that server has heard of its write.

use std::{io, path::Path, time::Duration};

use mail::Trouble;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{UnixListener, UnixStream},
    sync::Mutex,
};
use weave::Site;

use crate::failed::{Failed, because};

/// What is asked at the socket: "look what was told", "here is the passphrase", "how do you run", "does the mail server let you in".
const LOOK: u8 = b'?';
pub const UNLOCK: u8 = b'u';
pub const FACTS: u8 = b'i';
const MAIL: u8 = b'm';
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
    #[serde(default)]
    pub version: String,
    /// What the server measured; none while it waits for its passphrase.
    #[serde(default)]
    pub measured: Option<console::findings::Measured>,
}

/// What came of a look at the mail server.
#[derive(Serialize, Deserialize)]
pub struct Looked {
    trouble: Option<String>,
}

impl Looked {
    /// `None`: it answers and lets us in.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.as_deref().map(|code| Trouble::from_code(code).unwrap_or(Trouble::HungUp))
    }
}

impl Facts {
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// How long a command waits for the server to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// A mail server is given twenty seconds to take a connection.
const MAIL_PATIENCE: Duration = Duration::from_secs(25);

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
            let measured = console::measure(&site).await.inspect_err(
                |problem| tracing::warn!(%problem, "doctor asked, and nothing could be measured"),
            );
            let facts = Facts {
                locked: false,
                guard_off: site.config.guard_off,
                dumps: site.config.dumps,
                version: String::from(env!("CARGO_PKG_VERSION")),
                measured: measured.ok(),
            };
            let _ = stream.write_all(&facts.bytes()).await;
            continue;
        }
        if byte == [MAIL] {
            // Beside the others: a mail server may take long to say nothing.
            let mail = site.mail.clone();
            tokio::spawn(async move {
                let looked =
                    Looked { trouble: mail.check().await.err().map(|trouble| trouble.code().to_owned()) };
                let _ = stream.write_all(&serde_json::to_vec(&looked).unwrap_or_default()).await;
            });
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
    asked(folder, FACTS, PATIENCE).await
}

/// Whether the running server's mail server lets it in; `None` when there is no server, or no answer.
pub async fn mail(folder: &Path) -> Option<Looked> {
    asked(folder, MAIL, MAIL_PATIENCE).await
}

async fn asked<T: DeserializeOwned>(folder: &Path, what: u8, patience: Duration) -> Option<T> {
    let asked = async {
        let mut stream = UnixStream::connect(folder.join("run").join("socket")).await?;
        stream.write_all(&[what]).await?;
        stream.shutdown().await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(patience, asked).await.ok()?.ok()?;
    serde_json::from_slice(&answer).ok()
}
