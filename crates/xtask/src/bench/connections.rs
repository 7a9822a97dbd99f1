//! `cargo xtask bench connections`: many connections that stay open and ask for nothing.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::{Row, http, median, server::Server, sign};
use crate::Outcome;

#[derive(clap::Args)]
pub struct Options {
    /// Connections
    #[arg(long, default_value_t = 10_000)]
    connections: usize,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

const PAGE: &str = "/ar/";

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo").to_string_lossy().into_owned();
    let start = |how| Server::on(&program, how, &data);
    start("demo")?.stop()?;
    let server = start("serve")?;
    let alone = waits(server.port)?;
    let before = server.resident_megabytes()?;
    let mut open = Vec::with_capacity(options.connections);
    let ask = format!("GET /healthz HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port);
    for number in 0..options.connections {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port))
            .map_err(|error| format!("after {number} connections: {error}; raise `ulimit -n`"))?;
        stream.write_all(ask.as_bytes())?;
        // One read is enough: the answer is short, and what counts is that it was given.
        let seen = stream.read(&mut [0; 1024])?;
        if seen == 0 {
            return Err(format!("the server closed connection {number}").into());
        }
        open.push(stream);
    }
    // Idle is who said nothing for a moment.
    std::thread::sleep(Duration::from_secs(4));
    let full = server.resident_megabytes()?;
    let beside = waits(server.port)?;
    for (number, stream) in open.iter_mut().enumerate() {
        stream.write_all(ask.as_bytes())?;
        if stream.read(&mut [0; 1024])? == 0 {
            return Err(format!("the server closed connection {number}, which was idle").into());
        }
    }
    let awake = server.resident_megabytes()?;
    let open = open.len();
    server.stop()?;
    Ok(vec![
        Row::at_most("resident memory with idle connections", 150.0, full, "MB"),
        Row::only_seen("… once each has asked again", format!("{awake:.0} MB")),
        Row::only_seen("… connections", open.to_string()),
        Row::only_seen("… resident memory before", format!("{before:.0} MB")),
        Row::only_seen("… a page beside them, median", format!("{:.2} ms", median(beside)?)),
        Row::only_seen("… the same before them", format!("{:.2} ms", median(alone)?)),
    ])
}

/// Milliseconds of some pages, each over a connection of its own.
fn waits(port: u16) -> Outcome<Vec<f64>> {
    let mut waits = Vec::new();
    let begun = Instant::now();
    while waits.len() < 200 && begun.elapsed() < Duration::from_secs(10) {
        let asked = Instant::now();
        let answer = http::get(port, PAGE, &[])?;
        if answer.status != 200 {
            return Err(format!("{PAGE} answered {}", answer.status).into());
        }
        waits.push(asked.elapsed().as_secs_f64() * 1e3);
    }
    Ok(waits)
}
