//! A mail relay that behaves as it is told, on loopback.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::Outcome;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Takes,
    /// Accepts the connection and says nothing.
    Stalls,
    /// 451 after the letter.
    Later,
    /// 550 to each reader.
    Never,
}

struct Inner {
    mood: Mutex<Mood>,
    done: AtomicBool,
    connections: AtomicUsize,
    refused: AtomicUsize,
    /// Readers of the letters that were taken.
    taken: Mutex<Vec<String>>,
}

pub struct Relay {
    pub port: u16,
    inner: Arc<Inner>,
}

impl Relay {
    /// # Errors
    /// When no port is free.
    pub fn start(mood: Mood) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let inner = Arc::new(Inner {
            mood: Mutex::new(mood),
            done: AtomicBool::new(false),
            connections: AtomicUsize::new(0),
            refused: AtomicUsize::new(0),
            taken: Mutex::new(Vec::new()),
        });
        let kept = inner.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if kept.done.load(Ordering::Relaxed) {
                    break;
                }
                kept.connections.fetch_add(1, Ordering::Relaxed);
                let kept = kept.clone();
                thread::spawn(move || drop(talk(&stream, &kept)));
            }
        });
        Ok(Self { port, inner })
    }

    pub fn become_(&self, mood: Mood) {
        *held(&self.inner.mood) = mood;
    }

    pub fn connections(&self) -> usize {
        self.inner.connections.load(Ordering::Relaxed)
    }

    /// Letters that it did not take.
    pub fn refused(&self) -> usize {
        self.inner.refused.load(Ordering::Relaxed)
    }

    pub fn taken(&self) -> Vec<String> {
        held(&self.inner.taken).clone()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.inner.done.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn talk(stream: &TcpStream, inner: &Inner) -> std::io::Result<()> {
    let mood = || *held(&inner.mood);
    let mut reader = BufReader::new(stream);
    let mut out = stream;
    let speaks = || {
        while mood() == Mood::Stalls && !inner.done.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(100));
        }
        !inner.done.load(Ordering::Relaxed)
    };
    if !speaks() {
        return Ok(());
    }
    out.write_all(b"220 relay ESMTP\r\n")?;
    let mut reader_of_it = String::new();
    loop {
        let mut line = String::new();
        // On a connection that was opened before it stalled, too.
        if reader.read_line(&mut line)? == 0 || !speaks() {
            return Ok(());
        }
        let command = line.trim_end().to_ascii_uppercase();
        let said: &[u8] = if command.starts_with("EHLO") {
            b"250-relay\r\n250 8BITMIME\r\n"
        } else if command.starts_with("RCPT") {
            line.trim_end().clone_into(&mut reader_of_it);
            if mood() == Mood::Never {
                inner.refused.fetch_add(1, Ordering::Relaxed);
                b"550 5.1.1 nobody of that name\r\n"
            } else {
                b"250 ok\r\n"
            }
        } else if command == "DATA" {
            out.write_all(b"354 go on\r\n")?;
            loop {
                line.clear();
                if reader.read_line(&mut line)? == 0 {
                    return Ok(());
                }
                if line.trim_end() == "." {
                    break;
                }
            }
            if mood() == Mood::Later {
                inner.refused.fetch_add(1, Ordering::Relaxed);
                b"451 4.3.0 later, please\r\n"
            } else {
                held(&inner.taken).push(std::mem::take(&mut reader_of_it));
                b"250 taken\r\n"
            }
        } else if command == "QUIT" {
            out.write_all(b"221 bye\r\n")?;
            return Ok(());
        } else {
            b"250 ok\r\n"
        };
        out.write_all(said)?;
    }
}
