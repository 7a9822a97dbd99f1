use std::{convert::Infallible, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{body::Body, extract::ConnectInfo, response::Response};
use http::Request;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
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
/// After a stop, how long begun requests may take.
const GRACE: Duration = Duration::from_secs(20);

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
        let _ = stream.set_nodelay(true);
        let service = service.clone();
        let answer = service_fn(move |request: Request<Incoming>| {
            let mut service = service.clone();
            async move {
                let mut request = request.map(Body::new);
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
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}
