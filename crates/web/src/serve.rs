use std::{
    convert::Infallible,
    future::poll_fn,
    io,
    net::SocketAddr,
    sync::{Arc, atomic::Ordering::Relaxed},
    task::Poll,
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::ConnectInfo,
    response::Response,
};
use http::Request;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::Instant,
};
use tower::Service;

use crate::lent::{Answer, Busy, Lent, Received};

/// How a server is asked to stop: [`Stop::now`] on any clone.
#[derive(Debug, Clone)]
pub struct Stop(watch::Sender<bool>);

impl Default for Stop {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Stop {
    pub fn now(&self) {
        self.0.send_replace(true);
    }
    /// Returns once someone asked to stop.
    pub async fn asked(&self) {
        let mut seen = self.0.subscribe();
        let _ = seen.wait_for(|stop| *stop).await;
    }
}

/// Headers must arrive within this time: a slow sender holds a connection, never for long.
const HEADERS: Duration = Duration::from_secs(10);
/// A whole request and its answer. An upload over a slow line needs minutes.
const REQUEST: Duration = Duration::from_secs(300);
/// On a connection that was asked on before, how long the next request may be waited for.
const QUIET: Duration = Duration::from_secs(75);
/// After a look or two at this distance a connection on which nobody asks anything rests: of those that come all at once few are awake together.
const REST: Duration = Duration::from_millis(if cfg!(test) { 20 } else { 100 });
/// One connection, however much goes over it.
const CONNECTION: Duration = Duration::from_secs(20 * 60);
/// Open connections at once; more wait in the system's queue. Ten thousand that say nothing must not keep a reader waiting.
const CONNECTIONS: u16 = 16_384;
/// After a stop, a request that is on its way on an open connection may still come in: nobody else hears it.
const ON_ITS_WAY: Duration = Duration::from_millis(200);
/// After a stop, how long begun requests may take.
const GRACE: Duration = Duration::from_secs(20);

/// What all connections of a listener share.
#[derive(Clone)]
struct Lines<S> {
    http: http1::Builder,
    service: S,
    /// Set once whoever still says nothing is not waited for.
    closing: Stop,
}

impl<S> Lines<S>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    /// Answers on one connection until its end. Nothing of HTTP is kept for one on which nobody asks anything: ten thousand of them cost
    /// what their sockets cost.
    async fn hold(self, mut stream: TcpStream, peer: SocketAddr) {
        let _ = stream.set_nodelay(true);
        let until = Instant::now() + CONNECTION;
        let (mut begun, mut patience) = (Bytes::new(), HEADERS);
        loop {
            if begun.is_empty() {
                let mut first = [0];
                tokio::select! {
                    biased;
                    // Looked at, not only told of: the first word of a new socket is that it can be written to.
                    seen = stream.peek(&mut first) => if !matches!(seen, Ok(1)) { return },
                    () = tokio::time::sleep_until(until.min(Instant::now() + patience)) => return,
                    () = self.closing.asked() => return,
                }
            }
            // On the heap for as long as somebody asks.
            let asked = Box::pin(self.answer(stream, begun, peer, until)).await;
            let Some(rested) = asked else { return };
            (stream, begun) = rested;
            patience = QUIET;
        }
    }

    /// Answers until the connection has said nothing for a while, and gives it back with what was read of a next request; nothing once it
    /// has ended.
    async fn answer(
        &self,
        stream: TcpStream,
        begun: Bytes,
        peer: SocketAddr,
        until: Instant,
    ) -> Option<(TcpStream, Bytes)> {
        let held = Busy::default();
        let service = service_fn(|request: Request<Incoming>| {
            held.asked.fetch_add(1, Relaxed);
            let (mut service, busy) = (self.service.clone(), Arc::clone(&held));
            async move {
                let mut request = request.map(|body| Body::new(Received::new(body, Arc::clone(&busy))));
                request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer));
                let answer = match tokio::time::timeout(REQUEST, service.call(request)).await {
                    Ok(Ok(answer)) => answer,
                    Ok(Err(never)) => match never {},
                    Err(_) => {
                        let mut late = Response::new(Body::empty());
                        *late.status_mut() = http::StatusCode::REQUEST_TIMEOUT;
                        late
                    }
                };
                Ok::<_, Infallible>(answer.map(|body| Answer::new(body, busy)))
            }
        });
        let lent = Lent { begun, stream, held: Arc::clone(&held) };
        let mut connection = self.http.serve_connection(TokioIo::new(lent), service);
        let (mut seen, mut ending) = (0, false);
        let rested = loop {
            tokio::select! {
                biased;
                // A reader who goes away is no error of ours.
                ended = &mut connection => {
                    ended.ok()?;
                    break false;
                }
                () = tokio::time::sleep(REST) => {
                    if Instant::now() >= until {
                        return None;
                    }
                    let asked = held.asked.load(Relaxed);
                    // Here and with hyper; nobody else has anything of a request.
                    let idle = Arc::strong_count(&held) == 2 && !held.waits.load(Relaxed);
                    let quiet = idle && asked > 0 && asked == seen;
                    seen = asked;
                    if quiet && !ending {
                        Pin::new(&mut connection).graceful_shutdown();
                        // Idle, it is at its end now. Should hyper have something to do all the same, it ends with that.
                        match poll_fn(|context| Poll::Ready(Pin::new(&mut connection).poll(context))).await {
                            Poll::Ready(ended) => {
                                ended.ok()?;
                                break true;
                            }
                            Poll::Pending => ending = true,
                        }
                    }
                }
                () = self.closing.asked(), if !ending => {
                    ending = true;
                    Pin::new(&mut connection).graceful_shutdown();
                }
            }
        };
        let parts = connection.into_parts();
        let mut stream = parts.io.into_inner().stream;
        if rested {
            // Empty, it would still hold the eight kilobytes it was read into.
            let begun = if parts.read_buf.is_empty() { Bytes::new() } else { parts.read_buf };
            return Some((stream, begun));
        }
        let _ = stream.shutdown().await;
        None
    }
}

/// Answers on `listener` until `stop`, then finishes what was begun.
///
/// # Errors
/// When the listener itself fails for good.
pub async fn serve<S>(listener: TcpListener, service: S, stop: Stop) -> io::Result<()>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    let closing = Stop::default();
    let room = Arc::new(Semaphore::new(CONNECTIONS.into()));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(64 * 1024);
    let lines = Lines { http, service, closing: closing.clone() };
    let take = |stream: TcpStream, peer: SocketAddr, seat: OwnedSemaphorePermit| {
        let held = lines.clone().hold(stream, peer);
        tokio::spawn(async move {
            held.await;
            drop(seat);
        });
    };
    loop {
        let Ok(seat) = Arc::clone(&room).acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Too many open files and the like pass; the listener stays.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = stop.asked() => break,
        };
        take(stream, peer, seat);
    }
    // Whom the system has connected meanwhile is answered here; who comes later finds nobody, and asks another process.
    for _ in 0..CONNECTIONS {
        let Ok(seat) = Arc::clone(&room).try_acquire_owned() else { break };
        match tokio::time::timeout(Duration::from_millis(1), listener.accept()).await {
            Ok(Ok((stream, peer))) => take(stream, peer, seat),
            _ => break,
        }
    }
    drop(listener);
    tokio::time::sleep(ON_ITS_WAY).await;
    closing.now();
    let _ = tokio::time::timeout(GRACE, room.acquire_many(CONNECTIONS.into())).await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt as _;
    use tower::service_fn;

    use super::*;

    /// The answer stands before her body was read, and she still sends: she reads it, and may ask again on the same line.
    #[tokio::test]
    async fn who_sends_too_much_still_reads_the_answer() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let refuse = service_fn(async |_: Request<Body>| {
            let mut answer = Response::new(Body::from("too large"));
            *answer.status_mut() = http::StatusCode::PAYLOAD_TOO_LARGE;
            Ok::<_, Infallible>(answer)
        });
        let stop = Stop::default();
        let serving = tokio::spawn(serve(listener, refuse, stop.clone()));
        for length in [10, 2 << 20, 20 << 20] {
            let mut line = TcpStream::connect(address).await.unwrap();
            for _ in 0..2 {
                let head = format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n");
                line.write_all(head.as_bytes()).await.unwrap();
                line.write_all(&vec![b'a'; length]).await.unwrap();
                let mut seen = Vec::new();
                while !seen.ends_with(b"too large") {
                    let mut part = [0; 4096];
                    let read = line.read(&mut part).await.unwrap();
                    assert!(
                        read > 0,
                        "{length}: the line was closed after {:?}",
                        String::from_utf8_lossy(&seen)
                    );
                    seen.extend_from_slice(part.get(..read).unwrap());
                }
                assert!(seen.starts_with(b"HTTP/1.1 413"));
            }
        }
        // Who waits to be told to go on is answered without sending anything.
        let mut line = TcpStream::connect(address).await.unwrap();
        let head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\nexpect: 100-continue\r\n\r\n";
        line.write_all(head.as_bytes()).await.unwrap();
        let mut part = [0; 4096];
        let read = line.read(&mut part).await.unwrap();
        assert!(part.get(..read).unwrap().starts_with(b"HTTP/1.1 413"));
        drop(line);
        stop.now();
        serving.await.unwrap().unwrap();
    }

    /// Whoever pauses between requests, in the middle of one, or in the middle of an answer notices nothing of a connection that rests.
    #[tokio::test]
    async fn a_pause_is_not_noticed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // More than what lies between the two of them takes.
        const LARGE: usize = 24 << 20;
        let slowly = service_fn(async |request: Request<Body>| {
            if request.uri().path() == "/large" {
                return Ok(Response::new(Body::from(vec![b'x'; LARGE])));
            }
            if request.uri().path() == "/slow" {
                let parts = futures_util::stream::unfold(0, async |part| {
                    tokio::time::sleep(REST * 4).await;
                    (part < 3).then(|| (Ok::<_, Infallible>(Bytes::from_static(b"part ")), part + 1))
                });
                return Ok::<_, Infallible>(Response::new(Body::from_stream(parts)));
            }
            tokio::time::sleep(REST * 4).await;
            Ok(Response::new(Body::from("whole")))
        });
        let stop = Stop::default();
        let serving = tokio::spawn(serve(listener, slowly, stop.clone()));
        let mut line = TcpStream::connect(address).await.unwrap();
        let ask = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n");
        let next = ask("/next");
        for _ in 0..3 {
            line.write_all(ask("/").as_bytes()).await.unwrap();
            until(&mut line, b"whole").await;
            tokio::time::sleep(REST * 5).await;
            // A head in pieces, the first of them together with the answer before.
            for piece in [next.get(..9), next.get(9..20), next.get(20..)] {
                line.write_all(piece.unwrap().as_bytes()).await.unwrap();
                tokio::time::sleep(REST * 5).await;
            }
            until(&mut line, b"whole").await;
            // Two at once.
            line.write_all(ask("/").repeat(2).as_bytes()).await.unwrap();
            until(&mut line, b"whole").await;
            until(&mut line, b"whole").await;
        }
        line.write_all(ask("/slow").as_bytes()).await.unwrap();
        until(&mut line, b"part ").await;
        until(&mut line, b"part ").await;
        until(&mut line, b"part ").await;
        // What she reads slowly is all there, and the connection goes on.
        for end in ["", "connection: close\r\n"] {
            line.write_all(format!("GET /large HTTP/1.1\r\nhost: x\r\n{end}\r\n").as_bytes()).await.unwrap();
            tokio::time::sleep(REST * 10).await;
            until(&mut line, b"\r\n\r\n").await;
            let mut whole = vec![0; LARGE];
            for part in whole.chunks_mut(LARGE / 8) {
                tokio::time::sleep(REST * 5).await;
                line.read_exact(part).await.unwrap();
            }
        }
        assert_eq!(line.read(&mut [0; 1]).await.unwrap(), 0);
        // Who asked for the end of the connection gets it.
        let mut line = TcpStream::connect(address).await.unwrap();
        line.write_all(b"GET / HTTP/1.0\r\n\r\n").await.unwrap();
        until(&mut line, b"whole").await;
        assert_eq!(line.read(&mut [0; 1]).await.unwrap(), 0);
        stop.now();
        serving.await.unwrap().unwrap();
    }

    /// Reads on to `end`, a byte at a time: what follows stays.
    async fn until(line: &mut TcpStream, end: &[u8]) {
        let mut seen = Vec::new();
        while !seen.ends_with(end) {
            match tokio::time::timeout(Duration::from_secs(20), line.read_u8()).await {
                Ok(Ok(byte)) => seen.push(byte),
                other => panic!("{other:?} after {:?}", String::from_utf8_lossy(&seen)),
            }
        }
    }

    /// A client that alternates between two processes connects, and the one it connected to is asked to stop.
    #[tokio::test]
    async fn who_is_connected_is_answered_after_the_stop_and_who_comes_later_is_not_taken() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let answer =
            service_fn(async |_: Request<Body>| Ok::<_, Infallible>(Response::new(Body::from("here"))));
        let stop = Stop::default();
        // In the system's queue, before anybody accepts.
        let mut queued = TcpStream::connect(address).await.unwrap();
        let serving = tokio::spawn(serve(listener, answer, stop.clone()));
        let mut taken = TcpStream::connect(address).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
        stop.now();
        tokio::time::sleep(Duration::from_millis(50)).await;
        for line in [&mut queued, &mut taken] {
            line.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        }
        for line in [&mut queued, &mut taken] {
            let mut seen = Vec::new();
            line.read_to_end(&mut seen).await.unwrap();
            assert!(
                seen.starts_with(b"HTTP/1.1 200") && seen.ends_with(b"here"),
                "{}",
                String::from_utf8_lossy(&seen)
            );
        }
        assert!(TcpStream::connect(address).await.is_err());
        serving.await.unwrap().unwrap();
    }
}
