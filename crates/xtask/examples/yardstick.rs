//! The yardstick of `cargo xtask bench pages`: the barest axum server, handing out one file's bytes from memory.
//!
//! `yardstick FILE PORT` serves the file, already compressed by gzip, at every address of 127.0.0.1:PORT, on one thread.

use std::error::Error;

use axum::{
    Router,
    body::Bytes,
    http::header::{CONTENT_ENCODING, CONTENT_TYPE},
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, port] = arguments.as_slice() else { return Err("usage: yardstick FILE PORT".into()) };
    let page = Bytes::from(std::fs::read(file)?);
    let port: u16 = port.parse()?;
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_ENCODING, "gzip")];
    let app = Router::new().fallback(move || {
        let page = page.clone();
        async move { (headers, page) }
    });
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async move {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        Ok(axum::serve(listener, app).await?)
    })
}
