//! A small SMTP server on loopback that answers as it is told.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use parking_lot::Mutex;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What it says to each command; the rest is "250 OK".
#[derive(Clone, Copy, Default)]
pub struct Answers {
    pub greeting: Option<&'static str>,
    pub extensions: &'static [&'static str],
    pub auth: Option<&'static str>,
    pub rcpt: Option<&'static str>,
    pub done: Option<&'static str>,
    /// Hangs up after each letter.
    pub hang_up: bool,
}

#[derive(Default)]
pub struct Seen {
    pub connections: AtomicUsize,
    /// Commands, without NOOP.
    pub commands: Mutex<Vec<String>>,
    pub letters: Mutex<Vec<String>>,
}

impl Seen {
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// The server's port, and what it has seen. It ends with the test.
pub async fn start(answers: Answers) -> (u16, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(Seen::default());
    let kept = seen.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            kept.connections.fetch_add(1, Ordering::SeqCst);
            let kept = kept.clone();
            tokio::spawn(async move {
                let _ = talk(stream, answers, &kept).await;
            });
        }
    });
    (port, seen)
}

async fn talk(stream: TcpStream, answers: Answers, seen: &Seen) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    say(&mut stream, answers.greeting.unwrap_or("220 fake ESMTP")).await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        if verb != "NOOP" {
            seen.commands.lock().push(command);
        }
        match verb.as_str() {
            "EHLO" => {
                for extension in answers.extensions {
                    say(&mut stream, &format!("250-{extension}")).await?;
                }
                say(&mut stream, "250 8BITMIME").await?;
            }
            "AUTH" => say(&mut stream, answers.auth.unwrap_or("235 welcome")).await?,
            "RCPT" => say(&mut stream, answers.rcpt.unwrap_or("250 OK")).await?,
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                let mut letter = String::new();
                loop {
                    line.clear();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                }
                seen.letters.lock().push(letter);
                say(&mut stream, answers.done.unwrap_or("250 taken")).await?;
                if answers.hang_up {
                    return Ok(());
                }
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "250 OK").await?,
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await
}
