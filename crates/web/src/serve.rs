use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::ConnectInfo,
    response::Response,
};
use http::Request;
use http_body_util::BodyExt as _;
use hyper::{
    body::{Body as _, Frame, Incoming, SizeHint},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
};
use tower::Service;

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
/// One connection, however much goes over it.
const CONNECTION: Duration = Duration::from_secs(20 * 60);
/// Open connections at once; more wait in the system's queue. Ten thousand that say nothing must not keep a reader waiting.
const CONNECTIONS: usize = 16_384;
/// After a stop, a request that is on its way on an open connection may still come in: nobody else hears it.
const ON_ITS_WAY: Duration = Duration::from_millis(200);
/// After a stop, how long begun requests may take.
const GRACE: Duration = Duration::from_secs(20);

/// What is sent of a body that nobody reads is read on for so long and so far, and thrown away: whoever still sends when her connection
/// is closed gets a broken line in the place of the answer that says why.
const LINGER: Duration = Duration::from_secs(10);
const LINGER_BYTES: usize = 32 * 1024 * 1024;

/// A request's body; the rest of it is read to its end when it is dropped before.
struct Rest(Option<Incoming>);

impl hyper::body::Body for Rest {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let Some(body) = self.0.as_mut() else { return Poll::Ready(None) };
        let seen = Pin::new(body).poll_frame(context);
        if matches!(seen, Poll::Ready(None | Some(Err(_)))) {
            self.0 = None;
        }
        seen
    }
    fn is_end_stream(&self) -> bool {
        self.0.as_ref().is_none_or(Incoming::is_end_stream)
    }
    fn size_hint(&self) -> SizeHint {
        self.0.as_ref().map_or_else(|| SizeHint::with_exact(0), Incoming::size_hint)
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        let Some(body) = self.0.take().filter(|body| !body.is_end_stream()) else { return };
        tokio::spawn(tokio::time::timeout(LINGER, async move {
            let (mut body, mut seen) = (body, 0);
            while let Some(Ok(frame)) = body.frame().await {
                seen += frame.data_ref().map_or(0, Bytes::len);
                if seen > LINGER_BYTES {
                    break;
                }
            }
        }));
    }
}

/// Answers on `listener` until `stop`, then finishes what was begun.
///
/// # Errors
/// When the listener itself fails for good.
pub async fn serve<S>(listener: TcpListener, service: S, stop: Stop) -> io::Result<()>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(64 * 1024);
    let take = |stream: TcpStream, peer: SocketAddr, seat: OwnedSemaphorePermit| {
        let _ = stream.set_nodelay(true);
        let service = service.clone();
        let answer = service_fn(move |request: Request<Incoming>| {
            let mut service = service.clone();
            async move {
                let mut request = request.map(|body| Body::new(Rest(Some(body))));
                request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer));
                match tokio::time::timeout(REQUEST, service.call(request)).await {
                    Ok(answer) => answer,
                    Err(_) => {
                        let mut late = Response::new(Body::empty());
                        *late.status_mut() = http::StatusCode::REQUEST_TIMEOUT;
                        Ok(late)
                    }
                }
            }
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            // A reader who goes away is no error of ours; one who never ends has had her time.
            let _ = tokio::time::timeout(CONNECTION, connection).await;
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
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
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
