//! The installation in numbers, as Prometheus reads them, on a listener of its own. Labels are words of the code (`&'static str`): no name, no
//! address, no slug and no id can become one.

use std::{convert::Infallible, fmt::Write as _};

use axum::{body::Body, extract::Request, response::Response};
use basis::{Result, Spreading};
use futures_util::future::BoxFuture;
use http::{HeaderValue, Method, StatusCode, header};
use jobs::Queue;
use tower::Service;

use crate::{Site, machine};

type Labels = Vec<(&'static str, &'static str)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Counter,
    Gauge,
    Histogram,
}

/// One number of the installation, or several that differ by a label.
#[derive(Debug, Clone)]
pub struct Figure {
    name: &'static str,
    help: &'static str,
    kind: Kind,
    values: Vec<(Labels, f64)>,
    spreads: Vec<(Labels, Spreading)>,
}

impl Figure {
    fn new(kind: Kind, name: &'static str, help: &'static str) -> Self {
        Self { name, help, kind, values: Vec::new(), spreads: Vec::new() }
    }
    /// What only grows. The name ends in `_total`.
    pub fn counter(name: &'static str, help: &'static str) -> Self {
        Self::new(Kind::Counter, name, help)
    }
    /// What goes up and down.
    pub fn gauge(name: &'static str, help: &'static str) -> Self {
        Self::new(Kind::Gauge, name, help)
    }
    #[must_use]
    pub fn is(self, value: f64) -> Self {
        self.with(&[], value)
    }
    /// A whole number; digits beyond the fifteenth are lost.
    #[must_use]
    pub fn count(self, value: impl TryInto<u64>) -> Self {
        self.with(&[], whole(value))
    }
    #[must_use]
    pub fn with(mut self, labels: &[(&'static str, &'static str)], value: f64) -> Self {
        self.values.push((labels.to_vec(), value));
        self
    }

    fn write(&self, out: &mut String) {
        let Self { name, help, .. } = self;
        let kind = match self.kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram => "histogram",
        };
        let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
        for (labels, value) in &self.values {
            let _ = writeln!(out, "{name}{} {value}", braced(labels, None));
        }
        for (labels, spread) in &self.spreads {
            for (seconds, count) in &spread.at_most {
                let _ = writeln!(out, "{name}_bucket{} {count}", braced(labels, Some(&seconds.to_string())));
            }
            let _ = writeln!(out, "{name}_bucket{} {}", braced(labels, Some("+Inf")), spread.count);
            let _ = writeln!(out, "{name}_sum{} {}", braced(labels, None), spread.sum);
            let _ = writeln!(out, "{name}_count{} {}", braced(labels, None), spread.count);
        }
    }
}

fn whole(value: impl TryInto<u64>) -> f64 {
    value.try_into().unwrap_or(0) as f64
}

fn braced(labels: &Labels, at_most: Option<&str>) -> String {
    let pairs = labels.iter().copied().chain(at_most.map(|at_most| ("le", at_most)));
    let all = pairs.map(|(name, value)| format!("{name}=\"{value}\"")).collect::<Vec<_>>().join(",");
    if all.is_empty() { all } else { format!("{{{all}}}") }
}

/// The requests of this process.
fn requests(site: &Site) -> Vec<Figure> {
    let mut total = Figure::counter("nasij_requests_total", "Requests by kind of route, method and status.");
    let mut took =
        Figure::new(Kind::Histogram, "nasij_request_duration_seconds", "From a request to its answer.");
    for asked in site.requests.read() {
        let of = [("route", asked.route), ("method", asked.method)];
        for (status, count) in asked.statuses.iter().filter(|(_, count)| *count > 0) {
            let [route, method] = of;
            total = total.with(&[route, method, ("status", status)], whole(*count));
        }
        let read = asked.took.read();
        if read.count > 0 {
            took.spreads.push((of.to_vec(), read));
        }
    }
    let [reads, writes, halls] = site.guard.refused();
    let refused = Figure::counter("nasij_refused_total", "Requests turned away for their rate.")
        .with(&[("what", "page")], whole(reads))
        .with(&[("what", "write")], whole(writes))
        .with(&[("what", "hall")], whole(halls));
    let (hits, misses) = site.cache.asked();
    let (pages, bytes) = site.cache.size();
    vec![
        total,
        took,
        refused,
        Figure::counter("nasij_page_cache_total", "Pages that may be kept: found ready, or made.")
            .with(&[("found", "ready")], whole(hits))
            .with(&[("found", "made")], whole(misses)),
        Figure::gauge("nasij_page_cache_pages", "Pages kept ready.").count(pages as u64),
        Figure::gauge("nasij_page_cache_bytes", "Bytes of pages kept ready.").count(bytes as u64),
    ]
}

/// The process, its disk, its database and its letters, without asking the database.
fn process(site: &Site) -> Vec<Figure> {
    let uptime = site.began.elapsed();
    let mut figures = vec![
        Figure::gauge("nasij_build_info", "The version that runs.")
            .with(&[("version", env!("CARGO_PKG_VERSION"))], 1.0),
        Figure::gauge("nasij_uptime_seconds", "Since this process began.").is(uptime.as_secs_f64().round()),
    ];
    if let Some(bytes) = machine::memory() {
        figures.push(
            Figure::gauge("process_resident_memory_bytes", "Memory that this process holds.").count(bytes),
        );
    }
    if let Some(disk) = site.config.folder.as_deref().and_then(machine::disk) {
        figures.push(
            Figure::gauge("nasij_disk_free_bytes", "Room left on the disk of the data folder.")
                .count(disk.free),
        );
        figures
            .push(Figure::gauge("nasij_disk_size_bytes", "The disk of the data folder.").count(disk.whole));
    }
    let db = site.db.figures();
    figures.extend([
        Figure::gauge("nasij_database_connections", "Open connections for reading; on PostgreSQL all.")
            .with(&[("state", "used")], whole(db.connections.saturating_sub(db.idle)))
            .with(&[("state", "idle")], whole(db.idle)),
        Figure::counter("nasij_writer_batches_total", "Commits.").count(db.batches),
        Figure::counter("nasij_writer_writes_total", "Writes within those commits.").count(db.writes),
        Figure::gauge("nasij_writer_waiting", "Writes that wait for the writer.").count(db.waiting),
    ]);
    let mut commits = Figure::new(
        Kind::Histogram,
        "nasij_writer_commit_seconds",
        "From a commit's first statement to its end.",
    );
    commits.spreads.push((Vec::new(), db.commits));
    figures.push(commits);
    let mail = site.mail.figures();
    figures.push(
        Figure::counter("nasij_letters_total", "Letters of this process, and how they ended.")
            .with(&[("end", "sent")], whole(mail.sent))
            .with(&[("end", "refused")], whole(mail.refused))
            .with(&[("end", "put-off")], whole(mail.put_off)),
    );
    figures
}

/// What the database knows.
async fn asked(site: &Site) -> Result<Vec<Figure>> {
    let now = site.clock.now();
    let bytes = site.db.size().await?;
    let mut conn = site.db.read().await?;
    let standing = jobs::standing(&mut conn, now, now).await?;
    let mut waiting = Figure::gauge("nasij_jobs_waiting", "Jobs that are due and have not begun.");
    let mut running = Figure::gauge("nasij_jobs_running", "Jobs that run.");
    let mut failed = Figure::gauge("nasij_jobs_failed", "Jobs given up, until someone looks after them.");
    let mut oldest =
        Figure::gauge("nasij_jobs_oldest_seconds", "How long the oldest waiting job has waited.");
    for queue in Queue::ALL {
        let of = [("queue", queue.code())];
        let here = || standing.iter().filter(|one| one.queue == queue.code());
        let since = here().filter_map(|one| one.oldest).min();
        waiting = waiting.with(&of, whole(here().map(|one| one.waiting).sum::<i64>()));
        running = running.with(&of, whole(here().map(|one| one.running).sum::<i64>()));
        failed = failed.with(&of, whole(here().map(|one| one.failed).sum::<i64>()));
        oldest = oldest.with(&of, since.map_or(0.0, |since| now.since(since).as_secs_f64().round()));
    }
    let letters = || standing.iter().filter(|one| site.letter_kinds().contains(&one.kind.as_str()));
    let mut figures = vec![
        Figure::gauge("nasij_database_bytes", "The database on its disk.").count(bytes),
        waiting,
        running,
        failed,
        oldest,
        Figure::gauge("nasij_letters_waiting", "Jobs of letters that are due and have not left.")
            .count(letters().map(|one| one.waiting).sum::<i64>()),
        Figure::gauge("nasij_letters_failed", "Jobs of letters given up, until someone looks after them.")
            .count(letters().map(|one| one.failed).sum::<i64>()),
    ];
    for room in &site.rooms {
        figures.extend(room.figures(site, &mut conn).await?);
    }
    Ok(figures)
}

/// All figures as text.
pub async fn text(site: &Site) -> String {
    let mut figures = process(site);
    figures.extend(requests(site));
    let up = match asked(site).await {
        Ok(asked) => {
            figures.extend(asked);
            1.0
        }
        Err(problem) => {
            tracing::warn!(%problem, "the figures of the database could not be read");
            0.0
        }
    };
    figures
        .push(Figure::gauge("nasij_database_up", "Whether the database answered for these figures.").is(up));
    let mut out = String::new();
    figures.iter().for_each(|figure| figure.write(&mut out));
    out
}

/// Answers `GET /metrics` and nothing else; for a listener of its own.
#[derive(Clone)]
pub struct Figures(pub Site);

impl Service<Request> for Figures {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, std::result::Result<Response, Infallible>>;

    fn poll_ready(
        &mut self,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::result::Result<(), Infallible>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let site = self.0.clone();
        Box::pin(async move {
            let mut response = Response::new(Body::empty());
            if request.uri().path() != "/metrics" {
                *response.status_mut() = StatusCode::NOT_FOUND;
            } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
                *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
            } else {
                *response.body_mut() = Body::from(text(&site).await);
                let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            Ok(response)
        })
    }
}

#[cfg(test)]
mod tests {
    use basis::Spread;

    use super::*;

    #[test]
    fn figures_are_written_as_prometheus_reads_them() {
        let mut out = String::new();
        Figure::gauge("a", "One.").count(3_i64).write(&mut out);
        Figure::counter("b_total", "Two.").with(&[("x", "y"), ("z", "w")], 0.5).write(&mut out);
        let spread = Spread::default();
        spread.note(std::time::Duration::from_millis(7));
        let mut took = Figure::new(Kind::Histogram, "c", "Three.");
        took.spreads.push((vec![("x", "y")], spread.read()));
        took.write(&mut out);
        assert!(out.starts_with("# HELP a One.\n# TYPE a gauge\na 3\n# HELP b_total Two.\n"), "{out}");
        assert!(out.contains("b_total{x=\"y\",z=\"w\"} 0.5\n"), "{out}");
        assert!(out.contains("c_bucket{x=\"y\",le=\"0.005\"} 0\nc_bucket{x=\"y\",le=\"0.01\"} 1\n"), "{out}");
        assert!(
            out.ends_with("c_bucket{x=\"y\",le=\"+Inf\"} 1\nc_sum{x=\"y\"} 0.007\nc_count{x=\"y\"} 1\n"),
            "{out}"
        );
        assert_eq!(whole(-1_i64), 0.0);
    }
}
