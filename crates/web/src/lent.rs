//! A connection while hyper has it: what was asked over it and is still answered, and the socket, which comes back.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::body::{Body, Bytes};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Frame, Incoming, SizeHint};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// What is sent of a body that nobody reads is read on for so long and so far, and thrown away: whoever still sends when her connection
/// is closed gets a broken line in the place of the answer that says why.
const LINGER: Duration = Duration::from_secs(10);
const LINGER_BYTES: usize = 32 * 1024 * 1024;

/// What is known of a connection while hyper has it. Also held by all that a request or its answer still needs: when nobody else does,
/// and nothing waits to be sent, it is idle.
#[derive(Default)]
pub struct Held {
    pub asked: AtomicU64,
    /// The network takes no more for now.
    pub waits: AtomicBool,
}

pub type Busy = Arc<Held>;

/// A request's body; the rest of it is read to its end when it is dropped before.
pub struct Received(Option<Incoming>, Busy);

impl Received {
    pub fn new(body: Incoming, busy: Busy) -> Self {
        Self(Some(body), busy)
    }
}

impl hyper::body::Body for Received {
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

impl Drop for Received {
    fn drop(&mut self) {
        let Some(body) = self.0.take().filter(|body| !body.is_end_stream()) else { return };
        let busy = Arc::clone(&self.1);
        tokio::spawn(tokio::time::timeout(LINGER, async move {
            let (mut body, mut seen, _busy) = (body, 0, busy);
            while let Some(Ok(frame)) = body.frame().await {
                seen += frame.data_ref().map_or(0, Bytes::len);
                if seen > LINGER_BYTES {
                    break;
                }
            }
        }));
    }
}

/// An answer's body, which keeps its connection busy until it was read.
pub struct Answer(Body, #[expect(dead_code, reason = "held, and let go with the body")] Busy);

impl Answer {
    pub fn new(body: Body, busy: Busy) -> Self {
        Self(body, busy)
    }
}

impl hyper::body::Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.0).poll_frame(context)
    }
    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }
    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// An open connection as hyper has it for a while: it neither ends it, nor loses what was read of a next request.
pub struct Lent {
    pub begun: Bytes,
    pub stream: TcpStream,
    pub held: Busy,
}

impl Lent {
    fn wrote<T>(&self, sent: Poll<T>) -> Poll<T> {
        self.held.waits.store(sent.is_pending(), Relaxed);
        sent
    }
}

impl AsyncRead for Lent {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.begun.is_empty() {
            return Pin::new(&mut self.stream).poll_read(context, into);
        }
        let some = self.begun.len().min(into.remaining());
        into.put_slice(&self.begun.split_to(some));
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Lent {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(sent)
    }
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        all: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.stream).poll_write_vectored(context, all);
        self.wrote(sent)
    }
    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }
    /// All was sent; whether it ends is said by whoever lent it.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
