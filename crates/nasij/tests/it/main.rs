//! The command line, as a person types it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod backup_folder;
mod backups;
mod damage;
mod keys;
mod owner;
mod trail;
mod watch;

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("nasij-cli-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn nasij(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nasij")).args(args).arg("--data").arg(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn begin(folder: &Path) -> String {
    let done = nasij(
        folder,
        &[
            "init",
            "--name",
            "ائتلاف الواحات",
            "--url",
            "http://localhost:8080",
            "--language",
            "ar",
            "--admin",
            "amina@example.org",
            "--slug",
            "oases",
        ],
    );
    assert!(done.status.success(), "{}", text(&done.stderr));
    text(&done.stdout).trim().rsplit(' ').next().unwrap().to_owned()
}

/// A running server, killed at the end.
struct Server(Child, u16);

impl Server {
    fn start(folder: &Path, command: &str) -> Self {
        Self::start_with(folder, command, &[], &[])
    }

    fn start_with(folder: &Path, command: &str, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nasij"))
            .args([command, "--listen", "127.0.0.1:0"])
            .args(more)
            .arg("--data")
            .arg(folder)
            .env("NASIJ_LOG", "warn,nasij=info")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut port = None;
        if command == "demo" {
            let mut line = String::new();
            BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
            port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        } else {
            let mut lines = BufReader::new(child.stderr.as_mut().unwrap());
            for _ in 0..50 {
                let mut line = String::new();
                if lines.read_line(&mut line).unwrap() == 0 {
                    break;
                }
                if let Some(rest) = line.split("listening on ").nth(1) {
                    port = rest.trim().rsplit(':').next().and_then(|port| port.parse().ok());
                    break;
                }
            }
        }
        Self(child, port.expect("the server says where it listens"))
    }

    fn get(&self, path: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            match TcpStream::connect(("127.0.0.1", self.1)) {
                Ok(mut stream) => {
                    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .unwrap();
                    let mut answer = Vec::new();
                    stream.read_to_end(&mut answer).unwrap();
                    return text(&answer);
                }
                Err(_) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(50)),
                Err(error) => panic!("{error}"),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn wrong_usage_is_two_and_what_fails_is_one_with_a_sentence() {
    let folder = Folder::new("usage");
    assert_eq!(nasij(folder.path(), &["no-such-command"]).status.code(), Some(2));
    assert_eq!(nasij(folder.path(), &["init"]).status.code(), Some(2));
    let none = nasij(folder.path(), &["serve"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("nasij init") && none.stdout.is_empty(), "{}", text(&none.stderr));
    let wrong =
        nasij(folder.path(), &["init", "--name", "x", "--url", "nowhere", "--admin", "a@example.org"]);
    assert_eq!(wrong.status.code(), Some(1));
    let help = Command::new(env!("CARGO_BIN_EXE_nasij")).arg("--help").output().unwrap();
    for command in ["demo", "init", "serve", "import", "body", "account"] {
        assert!(text(&help.stdout).contains(command), "{command}");
    }
}

#[test]
fn an_installation_begins_once_and_lists_its_bodies() {
    let folder = Folder::new("init");
    let link = begin(folder.path());
    assert!(link.starts_with("http://localhost:8080/sign-in/link/"), "{link}");
    let again = nasij(
        folder.path(),
        &["init", "--name", "x", "--url", "http://localhost", "--admin", "a@example.org", "--slug", "x"],
    );
    assert_eq!(again.status.code(), Some(1));
    let list = nasij(folder.path(), &["body", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(list[0]["slug"], "oases");
    assert_eq!(list[0]["names"]["ar"], "ائتلاف الواحات");
    let link = nasij(folder.path(), &["account", "link", "amina@example.org"]);
    assert!(text(&link.stdout).contains("/sign-in/link/"), "{}", text(&link.stderr));
    assert!(link.stderr.is_empty(), "nothing stands behind it: {}", text(&link.stderr));
    assert_eq!(nasij(folder.path(), &["account", "link", "nobody@example.org"]).status.code(), Some(1));
    let reset = nasij(folder.path(), &["account", "link", "amina@example.org", "--reset"]);
    assert!(text(&reset.stdout).contains("/sign-in/link/"), "{}", text(&reset.stderr));
    let nobody = nasij(folder.path(), &["account", "link", "nobody@example.org", "--reset"]);
    assert_eq!(nobody.status.code(), Some(1));
    let mode = |path: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(folder.path().join(path)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode("keys/server.key"), mode("")), (0o600, 0o700));
    let whole = std::fs::read(folder.path().join("nasij.db")).unwrap();
    assert!(!text(&whole).contains("amina@example.org"), "no address is in clear");
}

#[test]
fn a_page_of_an_old_site_becomes_the_charter_and_a_running_server_shows_it_at_once() {
    let folder = Folder::new("import");
    begin(folder.path());
    let page = folder.path().join("old.txt");
    let old = "ميثاق ائتلاف الواحات\r\nتكبير الخط تصغير الخط\r\n\r\nالرؤية: ماء نقي لكل بيت\r\nالأهداف :\r\n١- حفظ العيون .\r\n٢- صون السواقي\r\n\r\nاترك تعليقا\r\n";
    std::fs::write(&page, old).unwrap();
    let page = page.to_str().unwrap();
    let dry =
        nasij(folder.path(), &["import", "page", page, "--body", "oases", "--as", "charter", "--dry-run"]);
    let dry: serde_json::Value = serde_json::from_slice(&dry.stdout).unwrap();
    assert_eq!(
        (
            dry["language"].as_str(),
            dry["articles"][1]["kind"].as_str(),
            dry["articles"][2]["number"].as_i64()
        ),
        (Some("ar"), Some("goal"), Some(2))
    );
    let server = Server::start(folder.path(), "serve");
    assert!(server.get("/ar/charter").starts_with("HTTP/1.1 404"));
    let home = server.get("/ar/");
    assert!(home.starts_with("HTTP/1.1 200") && !home.contains("/ar/charter"), "{home}");
    let done = nasij(folder.path(), &["import", "page", page, "--body", "oases", "--as", "charter"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(text(&done.stderr).contains("left out: اترك تعليقا"), "{}", text(&done.stderr));
    assert!(server.get("/ar/charter").contains("حفظ العيون"));
    assert!(server.get("/ar/").contains("/ar/charter"), "the menu is fresh before the command returns");
    let second = nasij(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(1), "one server for a data folder");
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("huge", vec![b'a'; 50 << 20]),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let refused = nasij(
            folder.path(),
            &["import", "page", path.to_str().unwrap(), "--body", "oases", "--as", "charter"],
        );
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert_eq!(text(&refused.stderr).trim().lines().count(), 1, "{name}: {}", text(&refused.stderr));
    }
    let nowhere = nasij(folder.path(), &["import", "page", page, "--body", "nowhere", "--as", "charter"]);
    assert_eq!(nowhere.status.code(), Some(1));
}

#[test]
fn the_demo_says_where_it_is_and_keeps_its_data() {
    let folder = Folder::new("demo");
    let first = Server::start(folder.path(), "demo");
    assert!(first.get("/ar/").contains("/ar/news/"));
    drop(first);
    let second = Server::start(folder.path(), "demo");
    assert!(second.get("/ar/charter").starts_with("HTTP/1.1 200"));
    drop(second);
    let served = Server::start(folder.path(), "serve");
    assert!(served.get("/fr/").starts_with("HTTP/1.1 200"));
}

/// Posts a form as a browser on one of our pages does, through a proxy that says who asks.
fn post(port: u16, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: 203.0.113.77\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    text(&answer)
}

#[test]
fn logs_hold_no_name_no_address_and_no_network_address() {
    let folder = Folder::new("logs");
    std::fs::create_dir_all(folder.path()).unwrap();
    let log = folder.path().join("log");
    let mut child = Command::new(env!("CARGO_BIN_EXE_nasij"))
        .args(["demo", "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1", "--data"])
        .arg(folder.path().join("data"))
        .env("NASIJ_LOG", "debug")
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let port: u16 = line.trim().rsplit(':').next().unwrap().parse().unwrap();
    let server = Server(child, port);
    let page = server.get("/ar/news/sanat-al-manabi");
    let action = page.split("action=\"/ar/comments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let comment =
        post(port, &format!("/ar/comments/{action}"), "name=Zoubeida-Log&text=bonjour+Zoubeida-Log");
    assert!(comment.starts_with("HTTP/1.1 303"), "{comment}");
    let contact = post(
        port,
        "/fr/contact",
        "name=Zoubeida-Log&text=bonjour+a+vous&address=zoubeida.log%40example.org&email=zoubeida.log%40example.org",
    );
    assert!(contact.starts_with("HTTP/1.1 "), "{contact}");
    post(port, "/sign-in", "email=zoubeida.log%40example.org&password=Zoubeida-Log-secret");
    post(port, &format!("/ar/comments/{action}"), "name=&text=Zoubeida-Log");
    post(port, "/ar/nowhere", "name=Zoubeida-Log");
    server.get("/ar/search?q=Zoubeida-Log");
    drop(server);
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("listening on"), "the log is there");
    for secret in ["Zoubeida", "zoubeida", "203.0.113.77", "amana@maghreb", "henna-loom"] {
        let found: Vec<&str> = log.lines().filter(|line| line.contains(secret)).take(3).collect();
        assert!(found.is_empty(), "{secret}: {found:#?}");
    }
}
