//! A server whose key is locked: it listens, says on every page that it waits, and takes the passphrase at its socket.

use std::{net::TcpListener, path::Path};

use seal::{Keys, Locked, passphrase::Passphrase};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{UnixListener, UnixStream},
};
use web::Stop;
use zeroize::Zeroizing;

use crate::{
    ask,
    failed::{Failed, because},
    memory,
    neighbour::{self, Facts},
    ready, run,
};

const AT_MOST: u64 = 4096;
const TRIES: usize = 3;

/// The key of a server that starts: from the environment or the terminal, else from whoever comes to the socket.
/// `None` when it was asked to stop before.
///
/// # Errors
/// A wrong passphrase in the environment, or three on the terminal.
pub async fn at_start(
    locked: &Locked,
    folder: &Path,
    key_folder: &Path,
    listener: &TcpListener,
) -> Result<Option<Keys>, Failed> {
    if let Some(passphrase) = ask::from_environment() {
        return open(locked, passphrase)
            .await
            .map(Some)
            .map_err(|why| because(format!("{} does not open the server key", ask::VARIABLE), why));
    }
    if ask::can_ask() {
        for _ in 0..TRIES {
            let asked = format!("the server key in {}", key_folder.display());
            let passphrase = tokio::task::spawn_blocking(move || ask::passphrase(&asked))
                .await
                .map_err(|error| because("the terminal cannot be asked", error))??;
            match open(locked, passphrase).await {
                Ok(keys) => return Ok(Some(keys)),
                Err(why) => eprintln!("{why}"),
            }
        }
        return Err("the server key stays locked; start again, or unlock it with `nasij unlock`".into());
    }
    let socket = neighbour::listen(folder)?;
    let shut = weave::shut(&crate::rooms::rooms())?;
    let doors = listener
        .try_clone()
        .and_then(tokio::net::TcpListener::from_std)
        .map_err(|error| because("the listener cannot be shared", error))?;
    let stop = Stop::default();
    let (closing, ended) = (stop.clone(), stop.clone());
    tokio::spawn(async move { web::serve(doors, shut, closing).await });
    ready::answers("locked: waiting for nasij unlock");
    tracing::warn!("the server key is locked: every page says that it waits for `nasij unlock`");
    let keys = tokio::select! {
        keys = wait(locked, &socket) => Some(keys),
        () = run::asked_to_stop() => None,
    };
    ended.now();
    Ok(keys)
}

async fn open(locked: &Locked, passphrase: Passphrase) -> Result<Keys, Failed> {
    let locked = locked.clone();
    tokio::task::spawn_blocking(move || locked.open(&passphrase))
        .await
        .map_err(|error| because("the key cannot be opened", error))?
        .map_err(Failed::from)
}

/// Until somebody brings the right passphrase. One at a time: each try costs a second, and nobody but this user and
/// root reaches the socket.
async fn wait(locked: &Locked, socket: &UnixListener) -> Keys {
    loop {
        let Ok((mut stream, _)) = socket.accept().await else {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            continue;
        };
        let mut asked = Zeroizing::new(Vec::with_capacity(8192));
        let mut limited = (&mut stream).take(AT_MOST);
        let read = limited.read_to_end(&mut asked);
        if !matches!(tokio::time::timeout(std::time::Duration::from_secs(10), read).await, Ok(Ok(_))) {
            continue;
        }
        let facts = Facts { locked: true, dumps: memory::may_be_dumped(), ..Facts::default() }.bytes();
        let (answer, keys): (&[u8], _) = match asked.split_first() {
            Some((&neighbour::UNLOCK, passphrase)) => {
                let passphrase = Passphrase::new(std::str::from_utf8(passphrase).unwrap_or_default());
                match open(locked, passphrase).await {
                    Ok(keys) => (neighbour::OPEN, Some(keys)),
                    Err(_) => (neighbour::WRONG, None),
                }
            }
            Some((&neighbour::FACTS, _)) => (&facts, None),
            // A command that wrote: nothing is kept here that could be old.
            _ => (neighbour::HEARD, None),
        };
        let _ = stream.write_all(answer).await;
        if let Some(keys) = keys {
            return keys;
        }
    }
}

/// `nasij unlock`
///
/// # Errors
/// When no server waits, or the passphrase is wrong.
pub async fn unlock(folder: &Path) -> Result<(), Failed> {
    let path = folder.join("run").join("socket");
    let none =
        || Failed::from(format!("no server runs on {}; start it with `nasij serve`", folder.display()));
    // Asked before the passphrase is: it is typed for a server that wants it.
    match neighbour::facts(folder).await {
        None => return Err(none()),
        Some(facts) if !facts.locked => {
            return Err("the server's key is open already; nothing is to be unlocked".into());
        }
        Some(_) => {}
    }
    let typed = tokio::task::spawn_blocking(|| ask::passphrase("the server key"))
        .await
        .map_err(|error| because("the terminal cannot be asked", error))??;
    let asked = async {
        let mut stream = UnixStream::connect(&path).await?;
        stream.write_all(&[neighbour::UNLOCK]).await?;
        stream.write_all(typed.as_bytes()).await?;
        stream.shutdown().await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        std::io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(std::time::Duration::from_secs(60), asked).await;
    match answer {
        Ok(Ok(answer)) if answer == neighbour::OPEN => {
            eprintln!("Unlocked: the site opens now.");
            Ok(())
        }
        Ok(Ok(answer)) if answer == neighbour::WRONG => {
            Err("that is not the passphrase of the server key; try again".into())
        }
        Ok(Ok(_)) => Err("the server's key is open already; nothing is to be unlocked".into()),
        Ok(Err(error)) => Err(because("the server did not answer", error)),
        Err(_) => Err("the server did not answer within a minute".into()),
    }
}
