use std::time::Duration;

use basis::Problem;
use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::Mechanism,
        client::{AsyncSmtpConnection, TlsParameters},
    },
};
use parking_lot::Mutex;
use tokio::{
    net::TcpStream,
    sync::Semaphore,
    time::{Instant, timeout},
};

use crate::{
    relay::{Cover, Relay},
    trouble::{Lost, Trouble},
};

/// Connections at a time.
const MOST: usize = 4;
/// Relays hang up on the idle after a few minutes; we do so first.
const IDLE: Duration = Duration::from_secs(60);
const CONNECT: Duration = Duration::from_secs(20);
/// For one whole letter: relays may look at it for long before they answer.
const SEND: Duration = Duration::from_secs(120);
const CHECK: Duration = Duration::from_secs(5);

/// A few connections to one relay, used again while they are fresh.
pub(crate) struct Pool {
    relay: Relay,
    places: Semaphore,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Pool {
    pub(crate) fn new(relay: Relay) -> Self {
        Self { relay, places: Semaphore::new(MOST), idle: Mutex::new(Vec::new()) }
    }

    /// Whether the relay greets us, agrees on TLS and lets us sign in. No letter is sent; the connection is kept for the next.
    pub(crate) async fn check(&self) -> Result<(), Lost> {
        let connection = self.fresh_or_new().await?;
        self.idle.lock().push((connection, Instant::now()));
        Ok(())
    }

    pub(crate) async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Lost> {
        let _place =
            self.places.acquire().await.map_err(|_| later(Trouble::HungUp, "mail has been stopped"))?;
        let mut connection = self.fresh_or_new().await?;
        // A connection that failed, or whose letter was abandoned half-way, is dropped and never used again.
        match timeout(SEND, connection.send(envelope, message)).await {
            Ok(Ok(_)) => {
                self.idle.lock().push((connection, Instant::now()));
                Ok(())
            }
            Ok(Err(error)) => Err(refused(&error)),
            Err(_) => Err(later(Trouble::Silent, "the mail relay did not take a letter in time")),
        }
    }

    async fn fresh_or_new(&self) -> Result<AsyncSmtpConnection, Lost> {
        match self.fresh().await {
            Some(connection) => Ok(connection),
            None => timeout(CONNECT, self.connect())
                .await
                .map_err(|_| later(Trouble::Silent, "the mail relay did not answer in time"))?,
        }
    }

    /// A connection that was used a moment ago and still answers.
    async fn fresh(&self) -> Option<AsyncSmtpConnection> {
        loop {
            let (mut connection, used) = self.idle.lock().pop()?;
            if used.elapsed() < IDLE && timeout(CHECK, connection.test_connected()).await == Ok(true) {
                return Some(connection);
            }
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Lost> {
        let Relay { host, port, cover, .. } = &self.relay;
        if *cover == Cover::Tls {
            let connection = self.connect_tls().await.map_err(unusable)?;
            return self.sign_in(connection).await.map_err(unusable);
        }
        let stream = TcpStream::connect((host.as_str(), *port)).await.map_err(|error| {
            later(Trouble::Unreachable, &format!("the mail relay cannot be reached: {error}"))
        })?;
        // lettre ends a letter with a write of its own, which would wait until the first is acknowledged.
        stream.set_nodelay(true).map_err(|error| later(Trouble::HungUp, &error.to_string()))?;
        let connection = self.greet(stream).await.map_err(unusable)?;
        self.sign_in(connection).await.map_err(unusable)
    }

    async fn connect_tls(&self) -> Result<AsyncSmtpConnection, Error> {
        let Relay { host, port, hello, .. } = &self.relay;
        let tls = TlsParameters::new(host.clone())?;
        AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(CONNECT), hello, Some(tls), None)
            .await
    }

    async fn greet(&self, stream: TcpStream) -> Result<AsyncSmtpConnection, Error> {
        let Relay { host, cover, hello, .. } = &self.relay;
        let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), hello).await?;
        if *cover == Cover::StartTls {
            connection.starttls(TlsParameters::new(host.clone())?, hello).await?;
        }
        Ok(connection)
    }

    async fn sign_in(&self, mut connection: AsyncSmtpConnection) -> Result<AsyncSmtpConnection, Error> {
        if let Some(credentials) = &self.relay.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}

fn unusable(error: Error) -> Lost {
    later(Trouble::of(&error, true), &format!("the mail relay cannot be used: {}", told(&error)))
}

fn later(trouble: Trouble, why: &str) -> Lost {
    Lost { trouble, problem: Problem::unavailable(why.to_owned()) }
}

/// A 5xx answer is about this letter, unless it is about our password; the rest passes.
fn refused(error: &Error) -> Lost {
    let why = format!("the mail relay did not take a letter: {}", told(error));
    let ours = error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    // "Client" errors are letters that this relay cannot carry, such as an address in Arabic.
    if (error.is_permanent() && !ours) || error.is_client() {
        Lost { trouble: Trouble::Refused, problem: Problem::failed(why) }
    } else {
        later(Trouble::of(error, ours), &why)
    }
}

/// The error without the server's words, which often repeat the address.
fn told(error: &Error) -> String {
    let kind = if let Some(code) = error.status() {
        return format!("it answered {}", u16::from(code));
    } else if error.is_tls() {
        "no TLS could be agreed on"
    } else if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_client() {
        "it lacks what is needed (STARTTLS, a way to sign in, or addresses beyond ASCII)"
    } else if error.is_response() {
        "it hung up, or answered in no known form"
    } else {
        "no connection"
    };
    kind.to_owned()
}
