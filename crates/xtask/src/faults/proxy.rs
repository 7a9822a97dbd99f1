//! A line to PostgreSQL that can be made slow, cut, or dumb.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::Outcome;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Whole,
    /// So many milliseconds each way.
    Slow(u64),
    /// Every connection ends, and new ones are closed at once.
    Cut,
    /// Connections stay and new ones are accepted; nothing passes.
    Dumb,
}

struct Inner {
    state: Mutex<State>,
    done: AtomicBool,
}

impl Inner {
    fn state(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub struct Proxy {
    pub port: u16,
    inner: Arc<Inner>,
}

impl Proxy {
    /// # Errors
    /// When no port is free.
    pub fn before(target: u16) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let inner = Arc::new(Inner { state: Mutex::new(State::Whole), done: AtomicBool::new(false) });
        let kept = inner.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if kept.done.load(Ordering::Relaxed) {
                    break;
                }
                if kept.state() == State::Cut {
                    drop(client.shutdown(Shutdown::Both));
                    continue;
                }
                let Ok(server) = TcpStream::connect(("127.0.0.1", target)) else { continue };
                for (from, to) in [(&client, &server), (&server, &client)] {
                    let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else { continue };
                    let kept = kept.clone();
                    thread::spawn(move || pass(from, to, &kept));
                }
            }
        });
        Ok(Self { port, inner })
    }

    pub fn set(&self, state: State) {
        *self.inner.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.inner.done.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, inner: &Inner) {
    drop((from.set_nodelay(true), to.set_nodelay(true)));
    drop(from.set_read_timeout(Some(Duration::from_millis(50))));
    let mut piece = vec![0; 65_536];
    // A line that was dumb once has lost what went over it: it stays dumb until its ends let go.
    let mut dumb = false;
    while !inner.done.load(Ordering::Relaxed) && inner.state() != State::Cut {
        dumb |= inner.state() == State::Dumb;
        match from.read(&mut piece) {
            Ok(0) => break,
            Ok(_) if dumb => {}
            Ok(length) => {
                if let State::Slow(wait) = inner.state() {
                    thread::sleep(Duration::from_millis(wait));
                }
                let Some(piece) = piece.get(..length) else { break };
                if to.write_all(piece).is_err() {
                    break;
                }
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
    }
    drop((from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both)));
}
