//! How an installation is: figures, the log, doctor.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{Folder, Server, begin, nasij, post, text};

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn ask(port: u16, request: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(mut stream) => {
                write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
                let mut answer = Vec::new();
                stream.read_to_end(&mut answer).unwrap();
                return text(&answer);
            }
            Err(_) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(50)),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn figures_are_given_out_on_their_own_listener_alone() {
    let folder = Folder::new("figures");
    begin(folder.path());
    let port = free_port();
    let config = folder.path().join("nasij.toml");
    std::fs::write(&config, format!("metrics = \"127.0.0.1:{port}\"\n")).unwrap();
    let server = Server::start_with(folder.path(), "serve", &["--config", config.to_str().unwrap()], &[]);
    assert!(server.get("/ar/").starts_with("HTTP/1.1 200"));
    let seen = ask(port, "GET /metrics");
    assert!(seen.starts_with("HTTP/1.1 200") && seen.contains("text/plain; version=0.0.4"), "{seen}");
    assert!(seen.contains("nasij_requests_total{route=\"page\",method=\"read\",status=\"2xx\"} "), "{seen}");
    assert!(
        seen.contains("nasij_signatures_counted 0\n") && seen.contains("nasij_sessions_open 0\n"),
        "{seen}"
    );
    for secret in ["oases", "amina", "الواحات"] {
        assert!(!seen.contains(secret), "{secret}: {seen}");
    }
    assert!(ask(port, "GET /ar/").starts_with("HTTP/1.1 404"), "no page on that listener");
    assert!(ask(port, "POST /metrics").starts_with("HTTP/1.1 405"));
    assert!(server.get("/metrics").starts_with("HTTP/1.1 404"), "no figure on the public one");
    drop(server);
    let wrong = nasij(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--metrics", "everywhere"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("--metrics everywhere"), "{}", text(&wrong.stderr));
}

#[test]
fn a_line_for_each_request_names_its_route_and_nobody() {
    let folder = Folder::new("lines");
    begin(folder.path());
    let log = folder.path().join("log");
    for (format, filter) in [("json", None), ("text", Some("debug"))] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nasij"));
        command.args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--trusted-proxy",
            "127.0.0.1",
            "--log",
            format,
            "--data",
        ]);
        command.arg(folder.path()).env_remove("NASIJ_LOG").stderr(std::fs::File::create(&log).unwrap());
        filter.map(|filter| command.env("NASIJ_LOG", filter));
        let child = command.stdout(Stdio::null()).spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        let port = loop {
            let said = std::fs::read_to_string(&log).unwrap();
            let port = said.split("listening on 127.0.0.1:").nth(1).and_then(|rest| {
                let (port, _) = rest.split_once(|c: char| !c.is_ascii_digit())?;
                port.parse::<u16>().ok()
            });
            match port {
                Some(port) => break port,
                None => assert!(Instant::now() < deadline, "{said}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        let server = Server(child, port);
        for path in [
            "/ar/news/Zoubeida-Log",
            "/ar/b/zoubeida-log/",
            "/fr/search?q=Zoubeida-Log",
            "/sign-in/link/zoubeida-token-0123456789",
            "/desk/?next=zoubeida.log@example.org",
            "/api/v1/bodies/zoubeida-id",
            "/zoubeida.log@example.org",
            "/ar/",
            "/ar/",
        ] {
            server.get(path);
        }
        post(port, "/sign-in", "email=zoubeida.log%40example.org&password=Zoubeida-Log-secret");
        post(port, "/fr/contact", "name=Zoubeida-Log&text=bonjour&email=zoubeida.log%40example.org");
        ask(port, "ZOUBEIDA /ar/");
        drop(server);
        let log = std::fs::read_to_string(&log).unwrap();
        for secret in ["oubeida", "OUBEIDA", "203.0.113.77", "127.0.0.1:"] {
            let found: Vec<&str> = log
                .lines()
                .filter(|line| line.contains(secret) && !line.contains("listening on"))
                .take(3)
                .collect();
            assert!(found.is_empty(), "{format}, {secret}: {found:#?}");
        }
        let routes = if format == "json" {
            let lines: Vec<Value> = log
                .lines()
                .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")))
                .collect();
            let requests: Vec<&Value> = lines.iter().filter(|line| line["target"] == "request").collect();
            assert_eq!(requests.len(), 12, "one line each: {log}");
            assert!(requests.iter().all(|line| line["micros"].is_u64() && line["level"] == "INFO"), "{log}");
            let link = requests.iter().find(|line| line["route"] == "/sign-in/link/{token}").unwrap();
            assert_eq!((&link["method"], link["status"].as_u64().is_some()), (&Value::from("GET"), true));
            assert!(requests.iter().any(|line| line["method"] == "other"), "{log}");
            requests.iter().filter(|line| line["route"] == "/{lang}/").count()
        } else {
            assert!(log.contains("INFO request: ") || log.contains("request: method="), "{log}");
            log.lines().filter(|line| line.contains("route=\"/{lang}/\"")).count()
        };
        assert!(routes >= 2, "a page that was kept has its line too: {log}");
    }
}

fn doctor(folder: &std::path::Path, more: &[&str]) -> (Option<i32>, Vec<Value>) {
    let seen = nasij(folder, &[&["doctor", "--format", "json"], more].concat());
    let findings: Value =
        serde_json::from_slice(&seen.stdout).unwrap_or_else(|_| panic!("{}", text(&seen.stderr)));
    (seen.status.code(), findings.as_array().unwrap().clone())
}

fn finding(findings: &[Value], check: &str) -> (String, String) {
    let found = findings.iter().find(|finding| finding["check"] == check);
    let field = |name: &str| found.and_then(|found| found[name].as_str()).unwrap_or("none").to_owned();
    (field("state"), field("says"))
}

/// Greets, takes EHLO, and knows nothing else.
fn small_relay(greeting: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = write!(stream, "{greeting}\r\n");
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            while let Some(Ok(_)) = lines.next() {
                let _ = write!(stream, "250 relay\r\n");
            }
        }
    });
    port
}

#[test]
fn doctor_says_how_it_is_with_and_without_a_server() {
    let folder = Folder::new("how");
    begin(folder.path());
    let (_, alone) = doctor(folder.path(), &[]);
    assert!(["fine", "note", "wrong"].contains(&finding(&alone, "disk").0.as_str()), "{alone:?}");
    assert_eq!(finding(&alone, "jobs").0, "fine", "{alone:?}");
    assert_eq!(finding(&alone, "mail").0, "none", "no server, nothing to say of its letters");
    assert_eq!(finding(&alone, "name").0, "none", "localhost needs no name");
    assert!(finding(&alone, "server").1.contains("no server runs"), "{alone:?}");

    let (_, named) = doctor(folder.path(), &["--url", "https://nasij.invalid"]);
    let (state, says) = finding(&named, "name");
    assert!(["wrong", "note"].contains(&state.as_str()) && says.contains("nasij.invalid"), "{says}");

    let relay = small_relay("220 relay");
    let way = format!("smtp://127.0.0.1:{relay}");
    assert_eq!(finding(&doctor(folder.path(), &["--smtp", &way]).1, "mail-server").0, "fine");
    let (code, nowhere) = doctor(folder.path(), &["--smtp", "smtp://127.0.0.1:9"]);
    assert_eq!((code, finding(&nowhere, "mail-server").0), (Some(1), "wrong".into()), "{nowhere:?}");

    let server = Server::start_with(folder.path(), "serve", &[], &[]);
    let (_, kept) = doctor(folder.path(), &[]);
    assert_eq!(finding(&kept, "mail").0, "note", "kept in memory, on localhost: {kept:?}");
    assert_eq!(finding(&kept, "version").0, "fine", "{kept:?}");
    // Twelve browsers, one address, no proxy named: a proxy stands in front that nobody told of.
    for browser in 0..12 {
        ask(
            server.1,
            &format!("GET /desk/?{browser} HTTP/1.1\r\nUser-Agent: Browser/{browser}\r\nX-Ignored: x"),
        );
    }
    let (code, seen) = doctor(folder.path(), &[]);
    let (state, says) = finding(&seen, "visitors");
    assert_eq!((code, state.as_str()), (Some(1), "wrong"), "{seen:?}");
    assert!(says.contains("--trusted-proxy"), "{says}");
    drop(server);

    let way = format!("smtp://127.0.0.1:{}", small_relay("421 busy amina@example.org"));
    let proxied = ["--trusted-proxy", "127.0.0.1", "--smtp", &way];
    let server = Server::start_with(folder.path(), "serve", &proxied, &[]);
    for browser in 0..25 {
        ask(
            server.1,
            &format!("GET /desk/?{browser} HTTP/1.1\r\nUser-Agent: Browser/{browser}\r\nX-Ignored: x"),
        );
    }
    let (_, seen) = doctor(folder.path(), &[]);
    let (state, says) = finding(&seen, "visitors");
    assert_eq!(state, "wrong", "the proxy says nothing: {seen:?}");
    assert!(says.contains("X-Forwarded-For"), "{says}");
    let (state, says) = finding(&seen, "mail-server");
    assert_eq!((state.as_str(), says.contains("no letters at the moment")), ("wrong", true), "{says}");
    assert!(!format!("{seen:?}").contains("amina@example.org"), "nothing of what the server said");
}
