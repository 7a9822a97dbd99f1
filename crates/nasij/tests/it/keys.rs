//! A keyholder's commands, the lock of the server's key, and `doctor`.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

use crate::{Folder, Server, begin, nasij, text};

const PASSPHRASE: &str = "a palm beside the old well";

/// A command without a data folder, as a keyholder has it.
fn alone(passphrase: Option<&str>, args: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nasij"));
    command.args(args).env_remove("NASIJ_DATA").env_remove("NASIJ_PASSPHRASE");
    if let Some(passphrase) = passphrase {
        command.env("NASIJ_PASSPHRASE", passphrase);
    }
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that fails early reads nothing.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../seal/tests/vectors.json")).unwrap()
}

#[test]
fn a_keyholder_opens_what_was_handed_to_her_on_her_own_machine() {
    let (all, folder) = (vectors(), Folder::new("open"));
    std::fs::create_dir_all(folder.path()).unwrap();
    let file = folder.path().join("handed.json");
    std::fs::write(&file, all["handed"].to_string()).unwrap();
    let (file, typed) = (file.to_str().unwrap(), all["identity"]["typed"].as_str());
    let opened = alone(typed, &["keys", "open", file], b"");
    assert!(opened.status.success(), "{}", text(&opened.stderr));
    let lines: Vec<Value> =
        text(&opened.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 5);
    for line in &lines {
        assert_eq!(line["fields"], all["opened"][line["id"].as_str().unwrap()]);
        assert_eq!(line["plain"]["source"], "يوم مفتوح");
    }
    let sheet = alone(typed, &["keys", "open", file, "--format", "csv"], b"");
    let sheet = text(&sheet.stdout);
    assert!(sheet.starts_with("\u{feff}id,at,الاسم,المكان,language,source\r\n"), "{sheet}");
    assert!(sheet.contains(",'=1+1,") && sheet.contains("\"القيروان، \"\"حي النخيل\"\"\""), "{sheet}");

    // From a recovery sheet, without a passphrase, through a pipe.
    let paper = folder.path().join("paper");
    std::fs::write(&paper, all["sheet"]["private"].as_str().unwrap()).unwrap();
    let mut bare = all["handed"].clone();
    bare["identity"] = Value::Null;
    let bare = bare.to_string();
    let by_sheet =
        alone(None, &["keys", "open", "-", "--identity", paper.to_str().unwrap()], bare.as_bytes());
    assert_eq!(text(&by_sheet.stdout).lines().count(), 5, "{}", text(&by_sheet.stderr));

    // What does not open says so in one sentence, and prints nothing that is wrong.
    let mut changed = all["handed"].clone();
    changed["records"][0]["id"] = "01K0RE00000000000000000009".into();
    let part = alone(typed, &["keys", "open", "-"], changed.to_string().as_bytes());
    assert_eq!((part.status.code(), text(&part.stdout).lines().count()), (Some(1), 4));
    assert!(text(&part.stderr).contains("1 of 5 records"), "{}", text(&part.stderr));
    for (passphrase, args, stdin, says) in [
        (Some("wrong wrong wrong"), vec!["keys", "open", "-"], all["handed"].to_string(), "passphrase"),
        (typed, vec!["keys", "open", "-"], bare, "--identity"),
        (typed, vec!["keys", "open", "-"], "{}".into(), "no file of handed-out records"),
        (typed, vec!["keys", "open", "/nowhere/at/all"], String::new(), "cannot be read"),
    ] {
        let refused = alone(passphrase, &args, stdin.as_bytes());
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0), "{args:?}");
        assert_eq!(text(&refused.stderr).lines().count(), 1, "{}", text(&refused.stderr));
        assert!(text(&refused.stderr).contains(says), "{}", text(&refused.stderr));
    }
    // The wrong keyholder: her own wrapped identity as a file.
    let hers = folder.path().join("hers");
    std::fs::write(&hers, all["stranger"]["wrapped"].as_str().unwrap()).unwrap();
    let other = alone(
        all["stranger"]["typed"].as_str(),
        &["keys", "open", file, "--identity", hers.to_str().unwrap()],
        b"",
    );
    assert!(text(&other.stderr).contains("sealed to other keyholders"), "{}", text(&other.stderr));
}

#[test]
fn an_identity_is_made_without_a_data_folder() {
    let made = alone(Some(PASSPHRASE), &["keys", "create"], b"");
    assert!(made.status.success(), "{}", text(&made.stderr));
    let out = text(&made.stdout);
    let [public, wrapped] = out.lines().collect::<Vec<_>>()[..] else { panic!("{out}") };
    assert!(public.starts_with("age1") && wrapped.len() > 200, "{out}");
    assert!(!text(&made.stderr).contains(PASSPHRASE));
    let sheet = alone(None, &["keys", "create", "--sheet"], b"");
    let out = text(&sheet.stdout);
    assert!(out.lines().next().unwrap().starts_with("age1") && out.contains("AGE-SECRET-KEY-1"), "{out}");
    for weak in ["short", "aaaaaaaaaaaaaaaaaaaa"] {
        let refused = alone(Some(weak), &["keys", "create"], b"");
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
        assert_eq!(text(&refused.stderr).lines().count(), 1, "{}", text(&refused.stderr));
    }
}

fn with_passphrase(folder: &Path, passphrase: Option<&str>, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nasij"));
    command.args(args).arg("--data").arg(folder).stdin(Stdio::null()).env_remove("NASIJ_PASSPHRASE");
    if let Some(passphrase) = passphrase {
        command.env("NASIJ_PASSPHRASE", passphrase);
    }
    command.output().unwrap()
}

fn doctor(folder: &Path) -> (Option<i32>, Value) {
    let seen = nasij(folder, &["doctor", "--format", "json"]);
    (
        seen.status.code(),
        serde_json::from_slice(&seen.stdout).unwrap_or_else(|_| panic!("{}", text(&seen.stderr))),
    )
}

fn says<'a>(findings: &'a Value, check: &str) -> &'a str {
    let found = findings.as_array().unwrap().iter().find(|finding| finding["check"] == check);
    found.and_then(|finding| finding["says"].as_str()).unwrap_or_default()
}

#[test]
fn a_locked_server_waits_and_is_unlocked_over_its_socket() {
    let folder = Folder::new("locked");
    begin(folder.path());
    let (code, findings) = doctor(folder.path());
    assert_eq!(code, Some(0), "{findings}");
    assert!(says(&findings, "key").contains("in clear"), "{findings}");
    assert!(says(&findings, "keyholders").contains("no body has a key"), "{findings}");
    let locked = with_passphrase(folder.path(), Some(PASSPHRASE), &["keys", "lock"]);
    assert!(locked.status.success(), "{}", text(&locked.stderr));
    assert!(!folder.path().join("keys/server.key").exists());
    let (code, findings) = doctor(folder.path());
    assert_eq!(code, Some(0), "doctor needs no passphrase: {findings}");
    assert!(says(&findings, "key").contains("locked by a passphrase"), "{findings}");

    let none = with_passphrase(folder.path(), Some(PASSPHRASE), &["unlock"]);
    assert!(text(&none.stderr).contains("no server runs"), "{}", text(&none.stderr));
    let link = ["account", "link", "amina@example.org"];
    assert_eq!(with_passphrase(folder.path(), None, &link).status.code(), Some(1));
    assert_eq!(
        with_passphrase(folder.path(), Some("another palm, another well"), &link).status.code(),
        Some(1)
    );
    let asked = with_passphrase(folder.path(), Some(PASSPHRASE), &link);
    assert!(asked.status.success(), "{}", text(&asked.stderr));

    let server = Server::start(folder.path(), "serve");
    assert!(server.get("/healthz").starts_with("HTTP/1.1 503"));
    let shut = server.get("/ar/");
    assert!(shut.starts_with("HTTP/1.1 503") && shut.contains("<html lang=\"ar\" dir=\"rtl\""), "{shut}");
    assert!(says(&doctor(folder.path()).1, "server").contains("waits"));
    let wrong = with_passphrase(folder.path(), Some("another palm, another well"), &["unlock"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(server.get("/healthz").starts_with("HTTP/1.1 503"));
    let right = with_passphrase(folder.path(), Some(PASSPHRASE), &["unlock"]);
    assert!(right.status.success() && right.stdout.is_empty(), "{}", text(&right.stderr));
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !server.get("/healthz").starts_with("HTTP/1.1 200") {
        assert!(std::time::Instant::now() < deadline, "the site opens");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(server.get("/ar/").starts_with("HTTP/1.1 200"));
    let again = with_passphrase(folder.path(), Some(PASSPHRASE), &["unlock"]);
    assert!(text(&again.stderr).contains("open already"), "{}", text(&again.stderr));
    let (code, findings) = doctor(folder.path());
    assert_eq!(code, Some(0), "{findings}");
    assert!(says(&findings, "memory").contains("no core dump"), "{findings}");
    drop(server);

    let undone = with_passphrase(folder.path(), Some(PASSPHRASE), &["keys", "lock", "--undo"]);
    assert!(undone.status.success(), "{}", text(&undone.stderr));
    assert!(
        folder.path().join("keys/server.key").exists() && !folder.path().join("keys/server.key.age").exists()
    );
}

#[test]
fn a_passphrase_in_the_environment_opens_at_start_and_a_credential_needs_none() {
    let folder = Folder::new("credential");
    begin(folder.path());
    let given = folder.path().join("given");
    std::fs::create_dir_all(&given).unwrap();
    std::fs::rename(folder.path().join("keys/server.key"), given.join("server.key")).unwrap();
    let list = ["account", "link", "amina@example.org"];
    let lost = with_passphrase(folder.path(), None, &list);
    assert!(text(&lost.stderr).contains("missing"), "{}", text(&lost.stderr));
    let by_credential = Command::new(env!("CARGO_BIN_EXE_nasij"))
        .args(["doctor", "--format", "json", "--data"])
        .arg(folder.path())
        .env("CREDENTIALS_DIRECTORY", &given)
        .output()
        .unwrap();
    let findings: Value = serde_json::from_slice(&by_credential.stdout).unwrap();
    assert!(says(&findings, "key").contains("systemd"), "{findings}");

    let keys = given.to_str().unwrap();
    let locked = with_passphrase(folder.path(), Some(PASSPHRASE), &["keys", "lock", "--keys", keys]);
    assert!(locked.status.success(), "{}", text(&locked.stderr));
    let mut wrong = Command::new(env!("CARGO_BIN_EXE_nasij"));
    wrong.args(["serve", "--listen", "127.0.0.1:0", "--keys", keys, "--data"]).arg(folder.path());
    let wrong = wrong.env("NASIJ_PASSPHRASE", "another palm, another well").output().unwrap();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("NASIJ_PASSPHRASE"), "{}", text(&wrong.stderr));
}

#[test]
fn doctor_finds_what_others_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("doctor");
    begin(folder.path());
    let key = folder.path().join("keys/server.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let seen = nasij(folder.path(), &["doctor"]);
    assert_eq!(seen.status.code(), Some(1));
    let out = text(&seen.stdout);
    assert!(
        out.contains("WRONG files") && out.contains("chmod go-rwx") && out.contains("thief")
            || out.contains("takes the whole disk"),
        "{out}"
    );
    assert!(text(&seen.stderr).contains("one thing needs mending"), "{}", text(&seen.stderr));
}
